package builtin

import (
	"bytes"
	"errors"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Between str and bytes.

// codecArgs are the encoding and errors arguments of a method, as Go strings
// that last only until the next safepoint.
func codecArgs(t *vm.Thread, encoding, errs Value, method string) (enc, handler string, err error) {
	enc, handler = "utf-8", "strict"
	if isGiven(encoding) {
		v := t.Unwrap(encoding)
		if !t.IsKind(v, obj.KindStr) {
			return "", "", t.TypeError("%s() argument 'encoding' must be str, not %s", method, argType(t, encoding))
		}
		enc = t.StrView(v)
	}
	if isGiven(errs) {
		v := t.Unwrap(errs)
		if !t.IsKind(v, obj.KindStr) {
			return "", "", t.TypeError("%s() argument 'errors' must be str, not %s", method, argType(t, errs))
		}
		handler = t.StrView(v)
	}
	if hasNull(enc) || hasNull(handler) {
		return "", "", t.ValueError("embedded null character")
	}
	return enc, handler, nil
}

// hasNull looks for a zero byte in a short text: quicker than a call of what is made
// for long ones.
func hasNull(text string) bool {
	for i := range len(text) {
		if text[i] == 0 {
			return true
		}
	}
	return false
}

// codecFailure raises what stopped a codec; source is what was to be converted.
func codecFailure(t *vm.Thread, err error, source func() (Value, error)) error {
	var e *obj.CodecError
	if !errors.As(err, &e) {
		return failure(t, err)
	}
	name, err := t.NewStr(e.Encoding)
	if err != nil {
		return err
	}
	reason, err := t.NewStr(e.Reason)
	if err != nil {
		return err
	}
	v, err := source()
	if err != nil {
		return err
	}
	class := t.VM.Exc.UnicodeEncodeError
	if e.Decoding {
		class = t.VM.Exc.UnicodeDecodeError
	}
	return t.RaiseArgs(class, name, v, obj.SmallInt(int64(e.Start)), obj.SmallInt(int64(e.End)), reason)
}

func strEncode(t *vm.Thread, args []Value) (Value, error) {
	return encodeStr(t, args[0], args[1], args[2], "encode")
}

// encodeStr is the bytes of an exact str in an encoding.
func encodeStr(t *vm.Thread, v, encoding, errs Value, method string) (Value, error) {
	enc, handler, err := codecArgs(t, encoding, errs, method)
	if err != nil {
		return 0, err
	}
	codec := obj.FindCodec(enc)
	if codec == nil {
		return t.CodecByName(v, enc, handler, true)
	}
	text := t.StrView(v)
	switch codec.Name {
	case "utf-8":
		if t.StrASCII(v) || !obj.HasSurrogates(text) {
			return t.NewBytes(text)
		}
	case "ascii", "latin-1":
		if t.StrASCII(v) {
			return t.NewBytes(text)
		}
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if t.HandlerRuns(handler) {
		text, handler = strings.Clone(text), strings.Clone(handler)
	}
	b, err := codec.Encode(text, t.ErrorHandler(handler))
	v = *kv
	if err != nil {
		return 0, codecFailure(t, err, func() (Value, error) { return v, nil })
	}
	return t.NewBytes(viewText(b))
}

// decodeBytes is the str of bytes in an encoding.
func decodeBytes(t *vm.Thread, data []byte, encoding, errs Value, method string) (Value, error) {
	enc, handler, err := codecArgs(t, encoding, errs, method)
	if err != nil {
		return 0, err
	}
	codec := obj.FindCodec(enc)
	if codec == nil {
		b, err := t.NewBytes(viewText(data))
		if err != nil {
			return 0, err
		}
		return t.CodecByName(b, enc, handler, false)
	}
	switch codec.Name {
	case "utf-8", "ascii", "latin-1":
		if text := viewText(data); obj.IsASCII(text) {
			return t.Piece(text, true)
		}
	}
	if t.HandlerRuns(handler) {
		data, handler = bytes.Clone(data), strings.Clone(handler)
	}
	b, err := codec.Decode(data, t.ErrorHandler(handler))
	if err != nil {
		return 0, codecFailure(t, err, func() (Value, error) { return t.NewBytes(viewText(data)) })
	}
	return t.NewStrBytes(b)
}
