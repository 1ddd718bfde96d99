package cjk

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// all decodes bytes in pieces, replacing what is none.
func all(c *Codec, in []byte, piece int) (out []byte) {
	st := c.Start(true)
	var left []byte
	for {
		n := min(piece, len(in))
		left, in = append(left, in[:n]...), in[n:]
		for {
			var used int
			var fault Fault
			out, used, fault = c.Decode(&st, left, out)
			if left = left[used:]; fault <= 0 {
				break
			}
			out, left = append(out, "\uFFFD"...), left[fault:]
		}
		if len(in) == 0 {
			break
		}
	}
	if len(left) > 0 {
		out = append(out, "\uFFFD"...)
	}
	return out
}

// FuzzDecode decodes bytes at once and one by one, and what they became there and back.
func FuzzDecode(f *testing.F) {
	r := &random{1}
	for i := range All() {
		for range 20 {
			var data []byte
			for range 1 + r.below(12) {
				data = r.piece(data)
			}
			f.Add(uint8(i), data)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		c := All()[int(which)%len(All())]
		text := all(c, data, len(data))
		if !utf8.Valid(text) {
			t.Fatalf("%s: %q becomes %q", c.Name, data, text)
		}
		if piecewise := all(c, data, 1); !bytes.Equal(text, piecewise) {
			t.Fatalf("%s: %q becomes %q at once, %q byte by byte", c.Name, data, text, piecewise)
		}
		again := all(c, encodeReplacing(c, string(text)), 7)
		if third := all(c, encodeReplacing(c, string(again)), 7); !bytes.Contains(text, []byte{escape}) && !bytes.Equal(again, third) {
			t.Fatalf("%s: %q becomes %q there and back, then %q", c.Name, text, again, third)
		}
	})
}
