package std

import (
	"encoding/binary"
	"math/big"
	"strings"

	"pystm/lang/vm/obj"
	"pystm/lib/cjk"
)

// Text in the encodings of package cjk. No character of theirs has the end of a line
// among its bytes, so lines are looked for in the bytes as where an encoding has ASCII
// as a part. Of ISO 2022 a line depends on those before: the state goes with the
// position, which tell gives as CPython does, in the bits above the 64 of the place.
// (HZ, which joins lines, is decoded as a whole like others.)

// multibyteText is the encoding of package cjk that a CodecInfo is about, or nil.
func multibyteText(t *Thread, info Value) (*cjk.Codec, error) {
	v := info
	for _, name := range [...]string{"incrementaldecoder", "codec"} {
		var err error
		if v, err = t.LookupAttr(v, t.Intern(name)); err != nil || v == unbound {
			return nil, err
		}
	}
	if !isNative(t, v, "_multibytecodec", "MultibyteCodec") {
		return nil, nil
	}
	c := codecOf(t, v)
	if c.Name == "hz" {
		c = nil
	}
	return c, nil
}

// linewise reports whether lines can be found in bytes.
func (f *textFile) linewise() bool { return f.multi != nil || f.asciiLike() }

// multibyte reports whether what was read ahead is in such an encoding.
func (f *textFile) multibyte() bool { return f.multi != nil && !f.recoded }

// reading is the state to decode from.
func (f *textFile) reading() cjk.State {
	if f.in == (cjk.State{}) {
		return f.multi.Start(true)
	}
	return f.in
}

// decodeMulti decodes bytes of the stream.
func (f *textFile) decodeMulti(t *Thread, p []byte) ([]byte, error) {
	m := t.Mark()
	defer t.Release(m)
	c := newConversion(t, f.multi, f.reading(), f.errors)
	c.out = make([]byte, 0, len(p)+len(p)/2+16)
	for at := 0; ; {
		var err error
		if at, err = c.decode(p, at); err == nil && at < len(p) {
			fault := cjk.Incomplete
			if len(f.ahead) > 0 { // more has followed, but none that would do
				fault = 1
			}
			at, err = c.cannotDecode(p, at, fault)
		}
		if err != nil || at == len(p) {
			f.in = c.state
			return c.out, err
		}
	}
}

// encodeMulti encodes text behind what was written before. Where that was not by this
// object, an encoder announces ASCII, as CPython's does.
func (f *textFile) encodeMulti(t *Thread, text string) ([]byte, error) {
	m := t.Mark()
	defer t.Release(m)
	if f.out == (cjk.State{}) && !f.bomWritten {
		f.out = f.multi.Start(false)
	}
	c := newConversion(t, f.multi, f.out, f.errors)
	if c.custom != nil {
		text = strings.Clone(text)
	}
	_, err := c.encode(text, true)
	f.out, f.bomWritten = c.state, true
	return c.out, err
}

// scanMulti is scan: it decodes the characters that it counts.
func (f *textFile) scanMulti(p []byte, n int) (size, chars int) {
	st := f.reading()
	var out [16]byte
	for chars < n && size < len(p) {
		w, made := 0, 0
		for k := 1; w == 0; k++ {
			if size+k > len(p) {
				if !f.eof {
					return size, chars
				}
				w, made = k-1, 1 // what is incomplete is an error, as a rule a character
				break
			}
			next := st
			text, used, fault := f.multi.Decode(&next, p[size:size+k], out[:0])
			switch {
			case fault > 0:
				w, made = used+int(fault), 1
			case fault == cjk.Done:
				w, made, st = k, obj.CountChars(string(text)), next
			}
		}
		if w = f.endWidth(p, size, w); w == 0 {
			break
		}
		size += w
		chars += made
	}
	return size, chars
}

// cookieShift is where the state is in a position: newlines that are translated have a
// bit there, too.
func (f *textFile) cookieShift() uint {
	if f.newlines.universal {
		return 65
	}
	return 64
}

// cookie is a place in the stream, with the state that reading goes on in.
func (f *textFile) cookie(t *Thread, place int64) (Value, error) {
	if !f.multibyte() {
		return t.NewInt(place), nil
	}
	st := f.reading()
	if st == f.multi.Start(true) && len(f.ahead) == 0 {
		st = cjk.State{}
	}
	n := new(big.Int).SetUint64(binary.LittleEndian.Uint64(st[:]))
	return t.NewBig(n.Lsh(n, f.cookieShift()).Or(n, big.NewInt(place)))
}

// takeCookie takes the state off a position, which becomes the place.
func (f *textFile) takeCookie(t *Thread, pos *Value) (st cjk.State) {
	if f.multi == nil || !t.IsInstance(*pos, obj.ShapeInt) {
		return st
	}
	n := bigOf(t, *pos)
	if n.Sign() < 0 || n.BitLen() <= 64 {
		return st
	}
	state := new(big.Int).Rsh(n, f.cookieShift())
	binary.LittleEndian.PutUint64(st[:], new(big.Int).And(state, new(big.Int).SetUint64(1<<64-1)).Uint64())
	*pos = t.NewUint(new(big.Int).And(n, new(big.Int).SetUint64(1<<64-1)).Uint64())
	return st
}
