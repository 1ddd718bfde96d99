package std

import (
	"bytes"
	"errors"
	"strings"

	"pystm/lang/vm/obj"
	"pystm/lib/cjk"
)

// conversion is a call that encodes or decodes by an encoding of package cjk. The
// error handlers that need no Python code are asked here; of the others
// multibytecodec_handler.go does.
type conversion struct {
	t      *Thread
	codec  *cjk.Codec
	state  cjk.State
	errors string
	out    []byte
	custom *customHandler // nil if no error handler may run Python code
}

// newConversion begins one. What it keeps is the caller's to release.
func newConversion(t *Thread, codec *cjk.Codec, state cjk.State, errors string) *conversion {
	c := &conversion{t: t, codec: codec, state: state, errors: errors}
	if t.HandlerRuns(errors) {
		c.custom = &customHandler{handler: t.Keep(unbound), exc: t.Keep(unbound)}
	}
	return c
}

// text is what an argument is to be encoded; what is no str is made one.
func (c *conversion) text(v Value) (string, error) {
	if !c.t.IsInstance(v, obj.ShapeStr) {
		s, err := c.t.StrOf(v)
		if err != nil {
			return "", err
		}
		v = s
	}
	text := c.t.StrView(c.t.Unwrap(v))
	if c.custom != nil {
		text = strings.Clone(text)
	}
	c.out = make([]byte, 0, len(text)+16)
	return text, nil
}

// bytes is what an argument is to be decoded, behind what was left of the last one.
func (c *conversion) bytes(v Value, before []byte) ([]byte, error) {
	in, err := bytesView(c.t, v)
	if err != nil {
		return nil, err
	}
	switch {
	case len(before) > 0:
		in = append(bytes.Clone(before), in...)
	case c.custom != nil:
		in = bytes.Clone(in)
	}
	c.out = make([]byte, 0, len(in)+len(in)/2+16)
	return in, nil
}

// The reasons of errors.
const (
	illegalBytes    = "illegal multibyte sequence"
	incompleteBytes = "incomplete multibyte sequence"
)

// encode encodes text; where it is not the last, a character may be left.
func (c *conversion) encode(text string, last bool) (rest string, err error) {
	at, counted, chars := 0, 0, 0 // chars are those before the byte counted
	for at < len(text) {
		out, n, fault := c.codec.Encode(&c.state, text[at:], last, c.out)
		c.out = out
		if at += n; fault == cjk.Done || fault == cjk.Incomplete {
			break
		}
		chars += obj.CountChars(text[counted:at])
		end := at
		for range fault {
			_, w := obj.DecodeChar(text[end:])
			end += w
		}
		next, err := c.cannotEncode(text, at, end, chars, chars+int(fault))
		if err != nil {
			return "", err
		}
		if at = end; next != chars+int(fault) {
			at = obj.ByteOffset(text, next)
		}
		counted, chars = at, next
	}
	return text[at:], nil
}

// cannotEncode has the error handler replace the characters from start to end, which
// are the bytes from at to stop. It gives the character to go on with.
func (c *conversion) cannotEncode(text string, at, stop, start, end int) (next int, err error) {
	e := obj.CodecError{Encoding: c.codec.Name, Text: text, Start: start, End: end, Reason: illegalBytes}
	switch c.errors {
	case "strict":
		return 0, c.t.CodecFailure(&e)
	case "ignore":
		return end, nil
	case "replace":
		// Where the encoding has no question mark in reach, that of ASCII must do.
		if c.put("?") != nil {
			c.out = append(c.out, '?')
		}
		return end, nil
	}
	var r obj.Replacement
	if c.custom != nil {
		r, err = c.ask(&e)
	} else {
		// The handler sees no more than it needs, as it would look for the place.
		part := e
		part.Text, part.Start, part.End = text[at:stop], 0, end-start
		if r, err = obj.Handler(c.errors)(&part); errors.Is(err, &part) {
			e.Start += part.Start
			err = &e
		}
		r.Next += start
	}
	if err != nil {
		return 0, c.t.CodecFailure(err)
	}
	if r.IsBytes {
		c.out = append(c.out, r.Bytes...)
	} else if failure := c.put(r.Text); failure != nil {
		return 0, c.t.CodecFailure(failure)
	}
	return r.Next, nil
}

// put encodes what stands for what has no code.
func (c *conversion) put(text string) *obj.CodecError {
	out, n, fault := c.codec.Encode(&c.state, text, true, c.out)
	c.out = out
	if fault == cjk.Done {
		return nil
	}
	start := obj.CountChars(text[:n])
	return &obj.CodecError{Encoding: c.codec.Name, Text: text, Start: start, End: start + int(fault), Reason: illegalBytes}
}

// decode decodes bytes from a place on, up to the end or what needs more.
func (c *conversion) decode(in []byte, at int) (int, error) {
	for at < len(in) {
		out, n, fault := c.codec.Decode(&c.state, in[at:], c.out)
		c.out = out
		if at += n; fault == cjk.Done || fault == cjk.Incomplete {
			break
		}
		next, err := c.cannotDecode(in, at, fault)
		if err != nil {
			return at, err
		}
		at = next
	}
	return at, nil
}

// cannotDecode has the error handler replace bytes that are no character. It gives
// the place to go on at.
func (c *conversion) cannotDecode(in []byte, at int, fault cjk.Fault) (next int, err error) {
	e := obj.CodecError{Encoding: c.codec.Name, Decoding: true, Bytes: in, Start: at, End: at + int(fault), Reason: illegalBytes}
	if fault == cjk.Incomplete {
		e.End, e.Reason = len(in), incompleteBytes
	}
	switch c.errors {
	case "replace":
		c.out = append(c.out, "\uFFFD"...)
		return e.End, nil
	case "ignore":
		return e.End, nil
	}
	var r obj.Replacement
	if c.custom != nil {
		r, err = c.ask(&e)
	} else {
		r, err = obj.Handler(c.errors)(&e)
	}
	if err != nil {
		return 0, c.t.CodecFailure(err)
	}
	c.out = append(c.out, r.Text...)
	return r.Next, nil
}
