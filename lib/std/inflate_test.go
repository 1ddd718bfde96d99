package std

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"math/rand"
	"testing"
)

// inflateAll decompresses data that comes in pieces, as a program would: input
// that a step did not use comes again, the state moves through plain memory.
func inflateAll(data []byte, w wrapper, piece, limit int) ([]byte, error) {
	var state inflateState
	state.wrap = w
	var out, kept []byte
	for len(data) > 0 || len(kept) > 0 {
		n := min(piece, len(data))
		z := &inflater{inflateState: state}
		in := append(bytes.Clone(kept), data[:n]...)
		data = data[n:]
		rest, err := z.run(in, limit)
		if err != nil {
			return out, err
		}
		out = append(out, z.out...)
		state, kept = z.inflateState, rest
		if z.phase == inflateDone || n == 0 && len(z.out) == 0 {
			break
		}
	}
	return out, nil
}

func sample(r *rand.Rand) []byte {
	data := make([]byte, r.Intn(70000))
	for i := range data {
		if i > 300 && r.Intn(3) > 0 {
			data[i] = data[i-1-r.Intn(300)]
		} else {
			data[i] = byte(r.Intn(1 + r.Intn(256)))
		}
	}
	return data
}

func TestInflate(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 60 {
		data := sample(r)
		var b bytes.Buffer
		w, _ := zlib.NewWriterLevel(&b, i%10)
		w.Write(data)
		w.Close()
		if got, err := inflateAll(b.Bytes(), wrapZlib, 1+r.Intn(5000), r.Intn(2)*1000); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("level %d: %d bytes, want %d: %v", i%10, len(got), len(data), err)
		}
		b.Reset()
		g := gzip.NewWriter(&b)
		g.Name = "name"
		g.Write(data)
		g.Close()
		if got, err := inflateAll(b.Bytes(), wrapAuto, 1+r.Intn(5000), 0); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("gzip: %d bytes, want %d: %v", len(got), len(data), err)
		}
	}
}

// FuzzInflate: no data makes the decoder panic or run forever.
func FuzzInflate(f *testing.F) {
	r := rand.New(rand.NewSource(2))
	for i := range 10 {
		var b bytes.Buffer
		w, _ := zlib.NewWriterLevel(&b, i)
		data := sample(r)
		w.Write(data[:min(len(data), 400)])
		w.Close()
		f.Add(b.Bytes(), uint8(i), uint16(100*i))
	}
	f.Fuzz(func(t *testing.T, data []byte, w uint8, limit uint16) {
		inflateAll(data, wrapper(w%4), 1+int(limit)%700, int(limit))
	})
}

// TestInflateBroken decompresses data in which bytes were changed.
func TestInflateBroken(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for i := range 2000 {
		var b bytes.Buffer
		w, _ := zlib.NewWriterLevel(&b, i%10)
		data := sample(r)
		w.Write(data[:min(len(data), 2000)])
		w.Close()
		bad := b.Bytes()
		for range 1 + r.Intn(5) {
			bad[2+r.Intn(len(bad)-2)] = byte(r.Intn(256))
		}
		inflateAll(bad[2:], wrapRaw, 1+r.Intn(300), r.Intn(2)*50)
		inflateAll(bad, wrapZlib, len(bad), 0)
	}
}
