package std

import (
	"bytes"
	"encoding/hex"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _codecs: the text encodings of package obj as functions. The registry
// around them is module codecs, in Python.

// codecFuncs are the encodings that have functions of their own: the name in
// the functions' names and that of the codec.
var codecFuncs = [...]struct{ name, codec string }{
	{"utf_7", "utf-7"}, {"utf_8", "utf-8"}, {"ascii", "ascii"}, {"latin_1", "latin-1"},
	{"utf_16", "utf-16"}, {"utf_16_le", "utf-16-le"}, {"utf_16_be", "utf-16-be"},
	{"utf_32", "utf-32"}, {"utf_32_le", "utf-32-le"}, {"utf_32_be", "utf-32-be"},
	{"unicode_escape", "unicode-escape"}, {"raw_unicode_escape", "raw-unicode-escape"},
}

func codecsModule() *vm.ModuleSpec {
	c := newCharTables()
	m := &vm.ModuleSpec{Name: "_codecs", Doc: "Text encodings.", Types: []*vm.TypeSpec{c.encodingMap}, Funcs: []vm.Native{
		{Name: "known", Sig: "encoding, /", Fn: codecKnown, Doc: "The usual name of an encoding that encode and decode know, or None."},
		{Name: "encode_text", Sig: "encoding, str, errors='strict', /", Fn: func(t *Thread, args []Value) (Value, error) {
			name, err := t.Text(args[0])
			if err != nil {
				return 0, err
			}
			return encodeText(t, strings.Clone(name), args[1], args[2])
		}},
		{Name: "decode_text", Sig: "encoding, data, errors='strict', final=True, /", Fn: func(t *Thread, args []Value) (Value, error) {
			name, err := t.Text(args[0])
			if err != nil {
				return 0, err
			}
			return decodeText(t, strings.Clone(name), args[1], args[2], args[3], true)
		}},
		{Name: "charmap_encode", Sig: "str, errors=None, mapping=None, /", Fn: c.encode},
		{Name: "charmap_decode", Sig: "data, errors=None, mapping=None, /", Fn: c.decode},
		{Name: "escape_encode", Sig: "data, errors=None, /", Fn: escapeEncode},
		{Name: "escape_decode", Sig: "data, errors=None, /", Fn: escapeDecode},
		{Name: "charmap_build", Sig: "map, /", Fn: c.build},
	}}
	for _, f := range codecFuncs {
		// The incremental ones of UTF and escapes leave out what is not complete.
		partial := strings.HasPrefix(f.name, "utf") || strings.HasSuffix(f.name, "escape")
		decode, sig := f.name+"_decode", "data, errors=None, final=False, /"
		if !partial {
			sig = "data, errors=None, /"
		} else if strings.HasSuffix(f.name, "escape") {
			sig = "data, errors=None, final=True, /"
		}
		m.Funcs = append(m.Funcs,
			vm.Native{Name: f.name + "_encode", Sig: "str, errors=None, /", Fn: func(t *Thread, args []Value) (Value, error) {
				return encodeText(t, f.codec, args[0], args[1])
			}},
			vm.Native{Name: decode, Sig: sig, Fn: func(t *Thread, args []Value) (Value, error) {
				final := Value(obj.TrueValue)
				if partial {
					final = args[2]
				}
				return decodeText(t, f.codec, args[0], args[1], final, !partial || strings.HasSuffix(f.name, "escape"))
			}})
	}
	return m
}

func codecKnown(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	if c := obj.FindCodec(name); c != nil {
		return t.NewStr(c.Name)
	}
	return none, nil
}

// errorsName is an argument errors, copied.
func errorsName(t *Thread, v Value) (string, error) {
	if !given(v) {
		return "strict", nil
	}
	s, err := t.Text(v)
	return strings.Clone(s), err
}

// strArg is the exact str of an argument.
func strArg(t *Thread, v Value) (Value, error) {
	u := t.Unwrap(v)
	if !t.IsKind(u, obj.KindStr) {
		return 0, t.TypeError("argument must be str, not %s", t.TypeName(v))
	}
	return u, nil
}

// encodeText gives bytes and the number of characters.
func encodeText(t *Thread, encoding string, v, errs Value) (Value, error) {
	s, err := strArg(t, v)
	if err != nil {
		return 0, err
	}
	handler, err := errorsName(t, errs)
	if err != nil {
		return 0, err
	}
	codec := obj.FindCodec(encoding)
	if codec == nil {
		return 0, t.Raise(t.VM.Exc.LookupError, "unknown encoding: %s", encoding)
	}
	text, n := t.StrView(s), t.StrChars(s)
	if t.HandlerRuns(handler) {
		text = strings.Clone(text)
	}
	b, err := codec.Encode(text, t.ErrorHandler(handler))
	if err != nil {
		return 0, t.CodecFailure(err)
	}
	data, err := newBytes(t, b)
	return t.NewPair(data, obj.SmallInt(int64(n))), err
}

// incomplete are the errors of decoders about bytes that more could follow.
func incomplete(e *obj.CodecError) bool {
	if e.End < len(e.Bytes) {
		return false
	}
	return strings.HasPrefix(e.Reason, "unexpected end of data") || strings.HasPrefix(e.Reason, "truncated") || strings.HasPrefix(e.Reason, "\\ at end")
}

// halfSurrogate are errors of the first two bytes of a surrogate in UTF-8 at the
// end, which surrogatepass may want with the third.
func halfSurrogate(e *obj.CodecError) bool {
	rest := e.Bytes[e.Start:]
	return len(rest) == 2 && rest[0] == 0xED && rest[1] >= 0xA0 && rest[1] <= 0xBF
}

// decodeText gives a str and the number of bytes used: all of them, or if it is
// not final those of complete characters.
func decodeText(t *Thread, encoding string, v, errs, final Value, always bool) (Value, error) {
	data, ok := bytesLike(t, t.Unwrap(v))
	escapes := strings.HasSuffix(encoding, "escape")
	if u := t.Unwrap(v); !ok && escapes && t.IsKind(u, obj.KindStr) {
		data, ok = []byte(t.StrView(u)), true
	}
	if !ok {
		return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	all := always
	if final != unbound {
		m := t.Mark()
		k := t.Keep(v)
		var err error
		all, err = t.Truth(final)
		if view, ok := bytesLike(t, t.Unwrap(*k)); ok {
			data = view
		}
		t.Release(m)
		if err != nil {
			return 0, err
		}
	}
	handler, err := errorsName(t, errs)
	if err != nil {
		return 0, err
	}
	codec := obj.FindCodec(encoding)
	if codec == nil {
		return 0, t.Raise(t.VM.Exc.LookupError, "unknown encoding: %s", encoding)
	}
	if t.HandlerRuns(handler) {
		data = bytes.Clone(data)
	}
	if codec.Name == "unicodeescape" && bytes.IndexByte(data, '\\') >= 0 {
		data = bytes.Clone(data)
		if err := warnEscape(t, data, textEscapes); err != nil {
			return 0, err
		}
	}
	if !all {
		switch codec.Name {
		case "rawunicodeescape":
			data = data[:wholeEscapes(data)]
		case "utf-7":
			data = data[:obj.WholeUTF7(data)]
		}
	}
	used, h := len(data), t.ErrorHandler(handler)
	text, err := codec.Decode(data, func(e *obj.CodecError) (obj.Replacement, error) {
		if !all && (incomplete(e) || codec.Name == "utf-8" && halfSurrogate(e)) {
			used = e.Start
			return obj.Replacement{Next: len(data)}, nil
		}
		return h(e)
	})
	if err != nil {
		return 0, t.CodecFailure(err)
	}
	s, err := t.NewStrBytes(text)
	return t.NewPair(s, obj.SmallInt(int64(used))), err
}

// wholeEscapes is the length of what does not end in a part of an escape, \u1234 or
// \U00012345. Backslashes stand for themselves but for a last one that is not the
// second, fourth and so on in a row.
func wholeEscapes(data []byte) int {
	i := bytes.LastIndexByte(data, '\\')
	if i < 0 {
		return len(data)
	}
	row := 0
	for i-row >= 0 && data[i-row] == '\\' {
		row++
	}
	if row%2 == 0 {
		return len(data)
	}
	digits := map[byte]int{'u': 4, 'U': 8}
	switch rest := data[i+1:]; {
	case len(rest) == 0:
		return i
	case len(rest)-1 < digits[rest[0]] && len(bytes.Trim(rest[1:], hexDigits)) == 0:
		return i
	}
	return len(data)
}

// escapeEncode writes bytes as the literal of a bytes object has them.
func escapeEncode(t *Thread, args []Value) (Value, error) {
	data, ok := bytesLike(t, t.Unwrap(args[0]))
	if !ok || !t.IsInstance(args[0], obj.ShapeBytes) {
		return 0, t.TypeError("escape_encode() argument 1 must be bytes, not %s", t.TypeName(args[0]))
	}
	const hex = "0123456789abcdef"
	var out []byte
	for _, c := range data {
		switch k := strings.IndexByte("\\'\t\n\r", c); {
		case k >= 0:
			out = append(out, '\\', "\\'tnr"[k])
		case c < ' ' || c >= 0x7F:
			out = append(out, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			out = append(out, c)
		}
	}
	n := obj.SmallInt(int64(len(data)))
	b, err := newBytes(t, out)
	return t.NewPair(b, n), err
}

const hexDigits = "0123456789abcdefABCDEF"

// The letters of escapes in literals of bytes and of str; the digits come on top.
const (
	bytesEscapes = "\n\\'\"abfnrtvx"
	textEscapes  = bytesEscapes + "uUN"
)

// warnEscape warns of the first escape that is none, or too large for a byte.
func warnEscape(t *Thread, data []byte, letters string) error {
	for i := bytes.IndexByte(data, '\\'); i >= 0 && i+1 < len(data); {
		rest, n := data[i+1:], 1
		v := 0
		for n = 0; n < min(3, len(rest)) && rest[n] >= '0' && rest[n] <= '7'; n++ {
			v = v<<3 | int(rest[n]-'0')
		}
		switch {
		case v > 0xff:
			return t.Warn(t.VM.Exc.DeprecationWarning, "invalid octal escape sequence '\\%s'", rest[:n])
		case n == 0 && strings.IndexByte(letters, rest[0]) < 0:
			return t.Warn(t.VM.Exc.DeprecationWarning, "invalid escape sequence '\\%c'", rest[0])
		}
		i += 1 + max(n, 1)
		next := bytes.IndexByte(data[i:], '\\')
		if next < 0 {
			return nil
		}
		i += next
	}
	return nil
}

// escapeDecode reads the notation of literals of bytes objects.
func escapeDecode(t *Thread, args []Value) (Value, error) {
	data, err := asciiOrBytes(t, args[0])
	if err != nil {
		return 0, err
	}
	handler, err := errorsName(t, args[1])
	if err != nil {
		return 0, err
	}
	data = bytes.Clone(data)
	if err := warnEscape(t, data, bytesEscapes); err != nil {
		return 0, err
	}
	var out []byte
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c != '\\' {
			out = append(out, c)
			continue
		}
		if i++; i >= len(data) {
			return 0, t.ValueError("Trailing \\ in string")
		}
		c = data[i]
		k := strings.IndexByte("\\'\"abfnrtv", c)
		switch {
		case c == '\n':
		case k >= 0:
			out = append(out, "\\'\"\a\b\f\n\r\t\v"[k])
		case c >= '0' && c <= '7':
			v := 0
			end := min(i+3, len(data))
			for ; i < end && data[i] >= '0' && data[i] <= '7'; i++ {
				v = v<<3 | int(data[i]-'0')
			}
			i--
			out = append(out, byte(v))
		case c == 'x':
			b, err := hex.DecodeString(string(data[i+1 : min(i+3, len(data))]))
			switch {
			case err == nil && len(b) == 1:
				out = append(out, b[0])
				i += 2
			case handler == "replace":
				out = append(out, '?')
			case handler != "ignore":
				return 0, t.ValueError("invalid \\x escape at position %d", i-1)
			}
			if err != nil && i+1 < len(data) && strings.IndexByte(hexDigits, data[i+1]) >= 0 {
				i++
			}
		default:
			out = append(out, '\\', c)
		}
	}
	n := obj.SmallInt(int64(len(data)))
	b, err := newBytes(t, out)
	return t.NewPair(b, n), err
}
