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

// TestBroken changes and cuts streams: that is found out, and never more.
func TestBroken(t *testing.T) {
	data := samples()["mixed"][90_000:130_000]
	r := rand.New(rand.NewSource(2))
	for _, format := range []Format{XZ, Alone} {
		id := uint64(LZMA2)
		if format == Alone {
			id = LZMA1
		}
		packed := pack(t, format, CRC32*uint8(Alone-format), data, 1<<20, preset(id, 6))
		for range 2000 {
			broken := bytes.Clone(packed)
			for range 1 + r.Intn(3) {
				broken[r.Intn(len(broken))] ^= 1 << r.Intn(8)
			}
			broken = broken[:len(broken)-r.Intn(2)*r.Intn(len(broken))]
			d := decoder(t, format)
			out, _, err := unpack(d, broken, 1<<20, -1)
			if format == XZ && err == nil && len(broken) == len(packed) && !bytes.Equal(broken, packed) && !bytes.Equal(out, data) {
				t.Fatalf("%d bytes where there should be an error", len(out))
			}
		}
	}
}

// TestMemory declares a dictionary of 4 GiB, which a limit forbids and which costs
// nothing without one.
func TestMemory(t *testing.T) {
	packed := pack(t, Alone, 0, []byte("spam spam spam"), 100, preset(LZMA1, 0))
	copy(packed[1:], "\xff\xff\xff\xff")
	if out, _, err := unpack(decoder(t, Auto), packed, 100, -1); string(out) != "spam spam spam" || err != nil {
		t.Error(out, err)
	}
	d, _ := NewDecoder(Auto, Chain{}, 1<<30)
	if _, _, err := unpack(d, packed, 100, -1); err != ErrMemLimit {
		t.Error(err)
	}
}

func FuzzDecoder(f *testing.F) {
	data := []byte(strings.Repeat("spam, eggs and ham, ", 20) + "\xe8\x01\x02\x00\x00\xe9\x05\x00\x00\x00")
	f.Add(byte(0), pack(f, XZ, CRC64, data, 1000, Filter{ID: X86}, preset(LZMA2, 6)), uint16(7), int16(100))
	f.Add(byte(1), pack(f, Alone, 0, data, 1000, preset(LZMA1, 0)), uint16(1000), int16(-1))
	f.Add(byte(2), pack(f, Raw, 0, data, 1000, preset(LZMA2, 3)), uint16(50), int16(10))
	f.Add(byte(3), pack(f, Raw, 0, data, 1000, Filter{ID: Delta, Distance: 2}, preset(LZMA1, 3)), uint16(50), int16(10))
	f.Fuzz(func(t *testing.T, kind byte, packed []byte, piece uint16, limit int16) {
		chain, format := Chain{}, Auto
		if kind&3 == 2 {
			chain, _ = NewChain(preset(LZMA2, 3))
		} else if kind&3 == 3 {
			chain, _ = NewChain(Filter{ID: Delta, Distance: 2}, preset(LZMA1, 3))
		}
		if chain.N > 0 {
			format = Raw
		}
		d, err := NewDecoder(format, chain, 0)
		if err != nil {
			t.Fatal(err)
		}
		var kept []byte
		for at, calls := 0, 0; calls < 1000 && !d.Done(); calls++ {
			end := min(at+1+int(piece), len(packed))
			kept = append(bytes.Clone(kept), packed[at:end]...)
			if at = end; limit == 0 {
				limit = 1
			}
			rest, _, err := d.Step(kept, max(int(limit), -1))
			if err != nil || at == len(packed) && len(d.Out) == 0 {
				return
			}
			if limit > 0 && len(d.Out) > int(limit) {
				t.Fatalf("%d bytes where %d may be", len(d.Out), limit)
			}
			kept = rest
			d = again(d)
		}
	})
}
