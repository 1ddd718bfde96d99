package bzip2

import (
	"bytes"
	"compress/bzip2"
	"io"
	"math/bits"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// samples are data of all kinds that matter to the format.
func samples() map[string][]byte {
	r := rand.New(rand.NewSource(1))
	random := make([]byte, 900_001)
	r.Read(random)
	return map[string][]byte{
		"empty":    nil,
		"byte":     {0},
		"random":   random,
		"few":      few(r, 300_000),
		"equal":    bytes.Repeat([]byte{7}, 3_000_000),
		"periodic": bytes.Repeat([]byte("abcabd"), 200_000),
		"words":    []byte(strings.Repeat("the quick brown fox jumps over the lazy dog, ", 5000)),
		"runs":     runs(r, 200_000),
		"all":      slices.Concat(random[:1000], bytes.Repeat([]byte{255}, 259), random[:500]),
	}
}

func few(r *rand.Rand, n int) []byte {
	data := make([]byte, n)
	for i := range data {
		data[i] = "ab"[r.Intn(2)]
	}
	return data
}

func runs(r *rand.Rand, n int) []byte {
	var data []byte
	for len(data) < n {
		data = append(data, bytes.Repeat([]byte{byte(r.Intn(3))}, 1+r.Intn(1<<r.Intn(10)))...)
	}
	return data
}

// pieces decompresses one stream that comes in pieces, as a program would: what a step
// did not use comes again.
func pieces(data []byte, piece, limit int) (out, rest []byte, err error) {
	var d Decoder
	var kept, earlier []byte
	for !d.Done() {
		n := min(piece, len(data))
		given := n > 0
		kept = append(bytes.Clone(kept), data[:n]...)
		data = data[n:]
		for more := true; more; {
			if d.Complete() {
				d.Earlier = earlier
			}
			if kept, more, err = d.Step(kept, limit); err != nil {
				return out, kept, err
			}
		}
		out = append(out, d.Out...)
		if !given && len(d.Out) == 0 {
			break
		}
		state := d.Suspend()
		if !d.Split() {
			earlier = nil
		}
		earlier = append(earlier, d.Column...)
		d = Decoder{DecoderState: state, Choices: d.Choices, Block: d.Block}
	}
	return out, append(kept, data...), nil
}

func TestRoundTrip(t *testing.T) {
	for name, data := range samples() {
		for _, level := range []int{1, 2, 9} {
			packed := Compress(data, level)
			if got, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(packed))); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s at level %d: another decoder: %d bytes of %d, %v", name, level, len(got), len(data), err)
			}
			if got, err := Decompress(packed); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s at level %d: %d bytes of %d, %v", name, level, len(got), len(data), err)
			}
		}
	}
}

func TestPieces(t *testing.T) {
	for name, data := range samples() {
		packed := append(Compress(data, 1), "rest"...)
		for _, c := range [][2]int{{4096, -1}, {1 << 20, 50_000}, {5000, 7000}} {
			got, rest, err := pieces(packed, c[0], c[1])
			if err != nil || !bytes.Equal(got, data) || string(rest) != "rest" {
				t.Errorf("%s in %v: %d bytes of %d, rest %d: %v", name, c, len(got), len(data), len(rest), err)
			}
		}
	}
	for _, c := range [][2]int{{1, -1}, {1, 1}, {3, 0}} {
		data := samples()["all"]
		got, _, err := pieces(Compress(data, 9), c[0], c[1])
		if c[1] != 0 && (err != nil || !bytes.Equal(got, data)) {
			t.Errorf("in %v: %d bytes of %d: %v", c, len(got), len(data), err)
		}
	}
}

func TestCollectInPieces(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	data := runs(r, 400_000)
	var s EncoderState
	s.Start(1)
	var block, out []byte
	for in := data; len(in) > 0; {
		n := min(1+r.Intn(3000), len(in))
		piece := in[:n]
		in = in[n:]
		for len(piece) > 0 {
			if block, piece = s.Collect(block, piece); s.Full() {
				out = s.Pack(out, block)
				block = nil
			}
		}
	}
	out = s.Finish(s.Pack(out, s.Rest(block)))
	if !bytes.Equal(out, Compress(data, 1)) {
		t.Error("pieces are compressed in another way than the whole")
	}
}

// The order is that of all rotations, sorted without any idea.
func TestPermute(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 3000 {
		block := make([]byte, 1+r.Intn(20))
		for i := range block {
			block[i] = byte(r.Intn(1 + r.Intn(3)))
		}
		block = bytes.Repeat(block, 1+r.Intn(3))
		var rotations [][]byte
		for i := range block {
			rotations = append(rotations, slices.Concat(block[i:], block[:i]))
		}
		slices.SortFunc(rotations, bytes.Compare)
		column, origin := permute(block)
		for i, p := range rotations {
			if p[len(p)-1] != column[i] {
				t.Fatalf("%v: column %v", block, column)
			}
		}
		if !bytes.Equal(rotations[origin], block) {
			t.Fatalf("%v: origin %d", block, origin)
		}
	}
}

// randomized is a stream of one block as versions before 0.9.5 wrote it, if that was
// slow to sort.
func randomized(data []byte) []byte {
	var s EncoderState
	s.Start(1)
	block, _ := s.Collect(nil, data)
	block = s.Rest(block)
	derandomize(block) // flips bits that are not flipped, too
	sum := bits.Reverse32(s.sum)
	w := s.writer(nil)
	w.text(blockMark)
	w.put(32, sum)
	column, origin := permute(block)
	w.put(25, 1<<24|uint32(origin))
	writeColumn(w, column)
	s.spare, s.spareBits, s.streamSum = uint8(w.bits), uint8(w.n), addBlock(0, sum)
	return s.Finish(w.out)
}

func TestRandomized(t *testing.T) {
	data := samples()["words"][:90_000]
	if got, err := Decompress(randomized(data)); err != nil || !bytes.Equal(got, data) {
		t.Errorf("%d bytes of %d, %v", len(got), len(data), err)
	}
}

// Frequencies of Fibonacci's numbers make codes that are too long.
func TestLongCodes(t *testing.T) {
	frequencies := make([]int32, 28)
	a, b := int32(1), int32(1)
	for i := range frequencies {
		frequencies[i] = a
		a, b = b, a+b
	}
	lengths := make([]uint8, len(frequencies))
	lengthsFor(lengths, frequencies)
	sum := 0
	for _, n := range lengths {
		if n < 1 || n > madeLength {
			t.Fatalf("lengths %v", lengths)
		}
		sum += 1 << (madeLength - n)
	}
	if sum != 1<<madeLength {
		t.Errorf("lengths %v leave codes over", lengths)
	}
	var h huffman
	h.set(lengths)
	codes := codesOf(lengths)
	for symbol, n := range lengths {
		s, length, ok := h.long(codes[symbol] << (maxLength - n))
		if !ok || s != uint16(symbol) || length != uint(n) {
			t.Errorf("symbol %d is decoded as %d", symbol, s)
		}
	}
}

// TestBroken decompresses data in which bytes were changed, or whose end is missing.
func TestBroken(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	text := samples()["words"]
	for i := range 2000 {
		packed := Compress(text[:r.Intn(2000)], 1+i%9)
		if i%4 == 0 {
			packed = packed[:r.Intn(len(packed))]
			if _, err := Decompress(packed); err == nil {
				t.Fatal("no error where the end is missing")
			}
			continue
		}
		for range 1 + r.Intn(3) {
			packed[4+r.Intn(len(packed)-4)] ^= byte(1 + r.Intn(255))
		}
		Decompress(packed)
		pieces(packed, 1+r.Intn(300), r.Intn(3)*50-1)
	}
}

// FuzzDecompress: no data makes the decoder panic or run forever, and pieces give
// what the whole does.
func FuzzDecompress(f *testing.F) {
	for name, data := range samples() {
		if name != "random" {
			f.Add(Compress(data[:min(len(data), 300)], 1), uint8(len(name)), int16(len(data)))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, piece uint8, limit int16) {
		if len(data) > 2000 {
			return
		}
		all, rest, err := pieces(data, len(data)+1, -1)
		if limit >= 0 {
			limit = max(limit, int16(min(1+len(all)/100, 30000)))
		}
		got, rest2, err2 := pieces(data, 1+int(piece), int(max(limit, -1)))
		if (err == nil) != (err2 == nil) || err == nil && (!bytes.Equal(all, got) || !bytes.Equal(rest, rest2)) {
			t.Errorf("%d bytes and %d left (%v), in pieces %d and %d (%v)", len(all), len(rest), err, len(got), len(rest2), err2)
		}
	})
}

func BenchmarkDecompress(b *testing.B) {
	packed := Compress(text(4<<20), 9)
	b.SetBytes(4 << 20)
	for b.Loop() {
		Decompress(packed)
	}
}

func BenchmarkCompress(b *testing.B) {
	data := text(4 << 20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Compress(data, 9)
	}
}

// text is words by chance, the shorter the more often.
func text(n int) []byte {
	r := rand.New(rand.NewSource(5))
	var words []string
	for range 3000 {
		w := make([]byte, 1+r.Intn(8))
		for i := range w {
			w[i] = "etaoinshrdlucmfwypvbgkqjxz"[int(26*r.Float64()*r.Float64())]
		}
		words = append(words, string(w))
	}
	var data []byte
	for len(data) < n {
		data = append(data, words[int(3000*r.Float64()*r.Float64()*r.Float64())]...)
		data = append(data, ' ')
	}
	return data[:n]
}
