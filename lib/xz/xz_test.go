package xz

import (
	"bytes"
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// samples are data of all kinds that matter to the format.
func samples() map[string][]byte {
	r := rand.New(rand.NewSource(1))
	random := make([]byte, 200_001)
	r.Read(random)
	code := bytes.Clone(random)
	for i := 0; i+8 < len(code); i += 8 {
		copy(code[i:], []byte{0xe8, byte(i), byte(i >> 8), 0, 0xff * byte(i>>3&1), 0xeb, 0x48, 1}[:r.Intn(9)])
	}
	var words strings.Builder
	for words.Len() < 400_000 {
		fmt.Fprintf(&words, "the quick brown fox %d jumps over the lazy dog %d, ", r.Intn(1000), r.Intn(10))
	}
	return map[string][]byte{
		"empty":  nil,
		"byte":   {0},
		"random": random,
		"equal":  bytes.Repeat([]byte{7}, 600_000),
		"far":    bytes.Repeat(random[:70_000], 4),
		"code":   code,
		"words":  []byte(words.String()),
		"mixed":  append(append([]byte(words.String()[:100_000]), random...), words.String()[50_000:200_000]...),
	}
}

func pack(t testing.TB, format Format, check uint8, data []byte, piece int, filters ...Filter) []byte {
	chain, _ := NewChain(filters...)
	var s EncoderState
	if err := s.Start(format, check, chain); err != nil {
		t.Fatal(err)
	}
	var buf, out []byte
	for len(data) > 0 {
		n := min(piece, len(data))
		buf = append(buf, s.Add(bytes.Clone(data[:n]), n == len(data))...)
		data = data[n:]
		if s.Full(len(buf)) {
			e := s.Encoder(buf)
			for e.Step() {
			}
			out, buf = append(out, e.Out...), bytes.Clone(e.Rest())
		}
	}
	e := s.Encoder(buf)
	for e.Step() {
	}
	e.Finish()
	return append(out, e.Out...)
}

func preset(id uint64, level uint32) Filter {
	f := Filter{ID: id}
	f.Preset(level)
	return f
}

func TestRoundTrip(t *testing.T) {
	small := preset(LZMA2, 5)
	small.Dict, small.LC, small.LP, small.PB = 1<<16, 1, 3, 0
	old := preset(LZMA1, 3)
	old.Dict = 1 << 16
	for name, data := range samples() {
		for i, c := range []struct {
			format  Format
			check   uint8
			filters []Filter
		}{
			{XZ, CRC64, []Filter{preset(LZMA2, 6)}}, {XZ, SHA256, []Filter{preset(LZMA2, 0)}}, {XZ, NoCheck, []Filter{small}},
			{XZ, CRC32, []Filter{{ID: X86}, {ID: Delta, Distance: 3}, {ID: ARM, Offset: 16}, preset(LZMA2, 2)}},
			{Alone, 0, []Filter{preset(LZMA1, 6)}}, {Alone, 0, []Filter{old}},
			{Raw, 0, []Filter{{ID: IA64}, {ID: SPARC}, {ID: PowerPC}, preset(LZMA1, 1)}}, {Raw, 0, []Filter{{ID: ARMThumb}, small}},
			{XZ, CRC64, []Filter{preset(LZMA2, 3|Extreme)}},
		} {
			packed := pack(t, c.format, c.check, data, 50_000, c.filters...)
			for _, p := range [][2]int{{1 << 30, -1}, {4099, -1}, {8192, 1000}} {
				d := decoder(t, c.format, c.filters...)
				out, rest, err := unpack(d, append(bytes.Clone(packed), "rest"...), p[0], p[1])
				if err != nil || !bytes.Equal(out, data) || string(rest) != "rest" {
					t.Errorf("%s, chain %d, in pieces of %v: %d bytes of %d, rest %.10q, %v", name, i, p, len(out), len(data), rest, err)
				}
			}
		}
	}
}
