package vm

import (
	"bytes"
	"errors"
	"strings"

	"pystm/lang/parser"
	"pystm/lang/vm/obj"
)

// Text encodings as programs see them: the codecs of package obj first, then
// what module codecs knows: encodings and error handlers of the program.

// ErrorHandler is the error handler of that name. A handler that the program
// registered is looked for when it is needed only. It runs Python code: what is
// converted must be a copy then, see HandlerRuns.
func (t *Thread) ErrorHandler(name string) obj.ErrorHandler {
	if h := obj.Handler(name); h != nil {
		return h
	}
	return func(e *obj.CodecError) (obj.Replacement, error) { return t.askHandler(name, e) }
}

// HandlerRuns reports whether an error handler may run Python code.
func (t *Thread) HandlerRuns(name string) bool { return obj.Handler(name) == nil }

// askHandler calls an error handler of module codecs.
func (t *Thread) askHandler(name string, e *obj.CodecError) (obj.Replacement, error) {
	m := t.Mark()
	defer t.Release(m)
	var r obj.Replacement
	mod, err := t.ImportModule("codecs")
	if err != nil {
		return r, err
	}
	s, err := t.NewStr(name)
	if err != nil {
		return r, err
	}
	h, err := t.CallMethod(mod, "lookup_error", s)
	if err != nil {
		return r, err
	}
	kh := t.Keep(h)
	exc, err := t.codecException(e, obj.Unbound)
	if err != nil {
		return r, err
	}
	ke := t.Keep(exc)
	answer, err := t.Call(*kh, exc)
	if err != nil {
		return r, err
	}
	ka := t.Keep(answer)
	var in []byte
	if e.Decoding {
		// The handler may have put other bytes in the exception.
		object, err := t.GetAttrS(*ke, "object")
		if err != nil {
			return r, err
		}
		if !t.IsInstance(object, obj.ShapeBytes) {
			return r, t.TypeError("object attribute must be bytes")
		}
		if b, _ := t.BufferView(t.Unwrap(object)); !bytes.Equal(b, e.Bytes) {
			in = append([]byte{}, b...)
			e.Bytes = in
		}
	}
	r, err = t.replacement(*ka, e)
	r.In = in
	return r, err
}

// replacement reads the answer of an error handler.
func (t *Thread) replacement(answer Value, e *obj.CodecError) (obj.Replacement, error) {
	var r obj.Replacement
	bad := func() error {
		if e.Decoding {
			return t.TypeError("decoding error handler must return (str, int) tuple")
		}
		return t.TypeError("encoding error handler must return (str/bytes, int) tuple")
	}
	if !t.IsKind(answer, obj.KindTuple) || t.TupleLen(answer) != 2 || !t.IsInstance(t.TupleItem(answer, 1), obj.ShapeInt) {
		return r, bad()
	}
	text := t.Unwrap(t.TupleItem(answer, 0))
	switch {
	case t.IsKind(text, obj.KindStr):
		r.Text = strings.Clone(t.StrView(text))
	case t.IsKind(text, obj.KindBytes) && !e.Decoding:
		b, _ := t.BufferView(text)
		r.Bytes, r.IsBytes = append([]byte(nil), b...), true
	default:
		return r, bad()
	}
	next, err := t.ToInt(t.TupleItem(answer, 1))
	if err != nil {
		return r, err
	}
	size := len(e.Bytes)
	if !e.Decoding {
		size = obj.CountChars(e.Text)
	}
	if r.Next = next; next < 0 {
		r.Next += size
	}
	if r.Next < 0 || r.Next > size {
		return r, t.IndexError("position %d from error handler out of bounds", next)
	}
	return r, nil
}

// codecException makes the exception for an error; source is what was to be
// converted, Unbound to make it anew.
func (t *Thread) codecException(e *obj.CodecError, source Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(source)
	name, err := t.NewStr(e.Encoding)
	if err != nil {
		return 0, err
	}
	reason, err := t.NewStr(e.Reason)
	if err != nil {
		return 0, err
	}
	class := t.VM.Exc.UnicodeEncodeError
	if e.Decoding {
		class = t.VM.Exc.UnicodeDecodeError
	}
	if source == obj.Unbound {
		if e.Decoding {
			*ks, err = t.NewBytes(string(e.Bytes))
		} else {
			*ks, err = t.NewStr(e.Text)
		}
		if err != nil {
			return 0, err
		}
	}
	return t.Call(class, name, *ks, obj.SmallInt(int64(e.Start)), obj.SmallInt(int64(e.End)), reason)
}

// CodecFailure raises what stopped a codec. An error that is none of a codec's
// is passed on.
func (t *Thread) CodecFailure(err error) error {
	var e *obj.CodecError
	if !errors.As(err, &e) {
		return err
	}
	exc, err := t.codecException(e, obj.Unbound)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// CodecByName converts by an encoding of module codecs: encode says which way.
func (t *Thread) CodecByName(v Value, name, handler string, encode bool) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	name, handler = strings.Clone(name), strings.Clone(handler)
	mod, err := t.ImportModule("codecs")
	if err != nil {
		return 0, err
	}
	enc, err := t.NewStr(name)
	if err != nil {
		return 0, err
	}
	errs, err := t.NewStr(handler)
	if err != nil {
		return 0, err
	}
	if encode {
		return t.CallMethod(mod, "_encode_text", *kv, enc, errs)
	}
	return t.CallMethod(mod, "_decode_text", *kv, enc, errs)
}

// CharNamed finds a character by its Unicode name or an alias.
func CharNamed(name string) (rune, bool) { return parser.RuneNamed(name) }

// CharName is the Unicode name of a character, "" if it has none.
func CharName(r rune) string { return parser.RuneName(r) }
