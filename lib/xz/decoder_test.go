package xz

import (
	"bytes"
	"testing"
)

// unpack decompresses one stream that comes in pieces, as a program would: what a step
// did not use comes again, and each call has a decoder of its own.
func unpack(d *Decoder, data []byte, piece, limit int) (out, rest []byte, err error) {
	var kept []byte
	for !d.Done() {
		n := min(piece, len(data))
		kept = append(bytes.Clone(kept), data[:n]...)
		data = data[n:]
		for more := true; more; {
			if kept, more, err = d.Step(kept, limit); err != nil {
				return out, kept, err
			}
		}
		out = append(out, d.Out...)
		if n == 0 && len(d.Out) == 0 && !d.Done() {
			break
		}
		d = again(d)
	}
	return out, append(kept, data...), nil
}

// again is a decoder that goes on, from copies of what it needs.
func again(d *Decoder) *Decoder {
	from, to, others, ready := d.Suspend()
	var pieces [][]byte
	pieces = append(pieces, d.window.Pieces[from:to]...)
	for _, p := range others {
		pieces = append(pieces, bytes.Clone(p))
	}
	state := d.DecoderState
	clear(state.lzma.literal[literalProbs<<(state.lzma.lc+state.lzma.lp):])
	next := &Decoder{DecoderState: state}
	next.Resume(pieces, bytes.Clone(ready))
	return next
}

func decoder(t testing.TB, format Format, filters ...Filter) *Decoder {
	chain, _ := NewChain(filters...)
	d, err := NewDecoder(format, chain, 0)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
