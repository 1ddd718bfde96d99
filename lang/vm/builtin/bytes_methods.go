package builtin

import (
	"bytes"
	"encoding/hex"
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// bytesMethods are the methods that bytes and bytearray share. What they make
// is of the receiver's kind.
func bytesMethods() []vm.Native {
	return []vm.Native{
		{Name: "capitalize", Sig: "self, /", Fn: bytesMapper(func(b []byte) {
			for i := range b {
				if i == 0 {
					b[i] = asciiUpper(b[i])
				} else {
					b[i] = asciiLower(b[i])
				}
			}
		}), Doc: "The first letter in upper case, the rest in lower case."},
		{Name: "center", Sig: "self, width, fillchar=b' ', /", Fn: bytesJustify("center", '^'), Doc: "The bytes in the middle of so many."},
		{Name: "count", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: bytesCount, Doc: "The number of occurrences of sub that do not overlap."},
		{Name: "decode", Sig: "self, /, encoding='utf-8', errors='strict'", Fn: func(t *vm.Thread, args []Value) (Value, error) {
			return decodeBytes(t, mustBuffer(t, args[0]), args[1], args[2], "decode")
		}, Doc: "The text that the bytes are in an encoding."},
		{Name: "endswith", Sig: "self, suffix, start=None, end=None, /", Counts: vm.CountsFormat, Fn: bytesAffix("endswith", bytes.HasSuffix), Doc: "Whether the bytes end with the suffix, or one of a tuple of them."},
		{Name: "expandtabs", Sig: "self, /, tabsize=8", Fn: bytesExpandTabs, Doc: "The bytes with tabs replaced by spaces."},
		{Name: "find", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: bytesFind(bytes.Index, ""), Doc: "Where sub first occurs, -1 if nowhere."},
		{Name: "fromhex", Sig: "cls, string, /", Kind: vm.ClassMethod, Fn: bytesFromHex, Doc: "The bytes of hexadecimal digits, two to a byte."},
		{Name: "hex", Sig: "self, /, sep=None, bytes_per_sep=1", Fn: bytesHex, Doc: "The bytes as hexadecimal digits."},
		{Name: "index", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: bytesFind(bytes.Index, "subsection not found"), Doc: "Where sub first occurs; ValueError if nowhere."},
		{Name: "isalnum", Sig: "self, /", Fn: bytesTest(false, func(c byte) bool { return isASCIILetter(c) || c >= '0' && c <= '9' }), Doc: "Whether all bytes, at least one, are ASCII letters or digits."},
		{Name: "isalpha", Sig: "self, /", Fn: bytesTest(false, isASCIILetter), Doc: "Whether all bytes, at least one, are ASCII letters."},
		{Name: "isascii", Sig: "self, /", Fn: bytesTest(true, func(c byte) bool { return c < 0x80 }), Doc: "Whether all bytes are ASCII."},
		{Name: "isdigit", Sig: "self, /", Fn: bytesTest(false, func(c byte) bool { return c >= '0' && c <= '9' }), Doc: "Whether all bytes, at least one, are digits."},
		{Name: "islower", Sig: "self, /", Fn: bytesCase(asciiUpper), Doc: "Whether there are letters and all are in lower case."},
		{Name: "isspace", Sig: "self, /", Fn: bytesTest(false, isByteSpace), Doc: "Whether all bytes, at least one, are white space."},
		{Name: "istitle", Sig: "self, /", Fn: bytesIsTitle, Doc: "Whether each word starts in upper case and goes on in lower case."},
		{Name: "isupper", Sig: "self, /", Fn: bytesCase(asciiLower), Doc: "Whether there are letters and all are in upper case."},
		{Name: "join", Sig: "self, iterable_of_bytes, /", Fn: bytesJoin, Doc: "The bytes-like objects of the iterable with the bytes between them."},
		{Name: "ljust", Sig: "self, width, fillchar=b' ', /", Fn: bytesJustify("ljust", '<'), Doc: "The bytes at the left of so many."},
		{Name: "lower", Sig: "self, /", Fn: bytesMapper(func(b []byte) {
			for i := range b {
				b[i] = asciiLower(b[i])
			}
		}), Doc: "The bytes with ASCII letters in lower case."},
		{Name: "lstrip", Sig: "self, bytes=None, /", Fn: bytesStrip(obj.StripLeft), Doc: "The bytes without white space, or these bytes, at the start."},
		{Name: "maketrans", Sig: "frm, to, /", Kind: vm.StaticMethod, Fn: bytesMakeTrans, Doc: "A table for translate that maps bytes to those at the same place."},
		{Name: "partition", Sig: "self, sep, /", Fn: bytesPartition(bytes.Index, false), Doc: "Before, separator and after of the first occurrence."},
		{Name: "removeprefix", Sig: "self, prefix, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
			p, err := bytesLike(t, args[1])
			if err != nil {
				return 0, err
			}
			return makeLike(t, args[0], viewText(bytes.TrimPrefix(mustBuffer(t, args[0]), p)))
		}, Doc: "The bytes without the prefix, if they have it."},
		{Name: "removesuffix", Sig: "self, suffix, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
			p, err := bytesLike(t, args[1])
			if err != nil {
				return 0, err
			}
			return makeLike(t, args[0], viewText(bytes.TrimSuffix(mustBuffer(t, args[0]), p)))
		}, Doc: "The bytes without the suffix, if they have it."},
		{Name: "replace", Sig: "self, old, new, count=-1, /", Fn: bytesReplace, Doc: "The bytes with occurrences of old, all or the first count, replaced by new."},
		{Name: "rfind", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: bytesFind(bytes.LastIndex, ""), Doc: "Where sub last occurs, -1 if nowhere."},
		{Name: "rindex", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: bytesFind(bytes.LastIndex, "subsection not found"), Doc: "Where sub last occurs; ValueError if nowhere."},
		{Name: "rjust", Sig: "self, width, fillchar=b' ', /", Fn: bytesJustify("rjust", '>'), Doc: "The bytes at the right of so many."},
		{Name: "rpartition", Sig: "self, sep, /", Fn: bytesPartition(bytes.LastIndex, true), Doc: "Before, separator and after of the last occurrence."},
		{Name: "rsplit", Sig: "self, /, sep=None, maxsplit=-1", Fn: bytesSplit(true), Doc: "As split, but counting splits from the end."},
		{Name: "rstrip", Sig: "self, bytes=None, /", Fn: bytesStrip(obj.StripRight), Doc: "The bytes without white space, or these bytes, at the end."},
		{Name: "split", Sig: "self, /, sep=None, maxsplit=-1", Fn: bytesSplit(false), Doc: "The parts between separators, by default runs of white space."},
		{Name: "splitlines", Sig: "self, /, keepends=False", Fn: bytesSplitLines, Doc: "The lines, without their ends unless keepends."},
		{Name: "startswith", Sig: "self, prefix, start=None, end=None, /", Counts: vm.CountsFormat, Fn: bytesAffix("startswith", bytes.HasPrefix), Doc: "Whether the bytes start with the prefix, or one of a tuple of them."},
		{Name: "strip", Sig: "self, bytes=None, /", Fn: bytesStrip(obj.StripBoth), Doc: "The bytes without white space, or these bytes, at the ends."},
		{Name: "swapcase", Sig: "self, /", Fn: bytesMapper(func(b []byte) {
			for i, c := range b {
				if isASCIILetter(c) {
					b[i] = c ^ 0x20
				}
			}
		}), Doc: "Upper case turned into lower case and the reverse."},
		{Name: "title", Sig: "self, /", Fn: bytesMapper(func(b []byte) {
			inWord := false
			for i, c := range b {
				if inWord {
					b[i] = asciiLower(c)
				} else {
					b[i] = asciiUpper(c)
				}
				inWord = isASCIILetter(c)
			}
		}), Doc: "Each word with its first letter in upper case and the rest in lower case."},
		{Name: "translate", Sig: "self, table, /, delete=b''", Fn: bytesTranslate, Doc: "Each byte replaced by that of the table, those to delete left out."},
		{Name: "upper", Sig: "self, /", Fn: bytesMapper(func(b []byte) {
			for i := range b {
				b[i] = asciiUpper(b[i])
			}
		}), Doc: "The bytes with ASCII letters in upper case."},
		{Name: "zfill", Sig: "self, width, /", Fn: bytesZfill, Doc: "The bytes with zeros before them, after their sign, up to the width."},
	}
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isByteSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// bytesMapper makes a method that changes a copy of the receiver.
func bytesMapper(change func(b []byte)) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		b := slices.Clone(mustBuffer(t, args[0]))
		change(b)
		return makeLike(t, args[0], viewText(b))
	}
}

func bytesTest(empty bool, is func(c byte) bool) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		data := mustBuffer(t, args[0])
		for _, c := range data {
			if !is(c) {
				return obj.FalseValue, nil
			}
		}
		return obj.Bool(empty || len(data) > 0), nil
	}
}

// bytesCase makes a test for letters of one case; other turns them to the other.
func bytesCase(other func(byte) byte) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		found := false
		for _, c := range mustBuffer(t, args[0]) {
			if isASCIILetter(c) {
				if other(c) == c {
					return obj.FalseValue, nil
				}
				found = true
			}
		}
		return obj.Bool(found), nil
	}
}

func bytesIsTitle(t *vm.Thread, args []Value) (Value, error) {
	found, inWord := false, false
	for _, c := range mustBuffer(t, args[0]) {
		if isASCIILetter(c) {
			if (asciiUpper(c) == c) == inWord {
				return obj.FalseValue, nil
			}
			found, inWord = true, true
		} else {
			inWord = false
		}
	}
	return obj.Bool(found), nil
}

// subArg is an argument that is a byte as an int or a bytes-like object.
func subArg(t *vm.Thread, v Value) ([]byte, error) {
	if b, ok := t.BufferView(v); ok {
		return b, nil
	}
	f, err := t.LookupSpecial(v, t.VM.Names.Index)
	if err != nil {
		return nil, err
	}
	if f == obj.Unbound {
		return nil, t.TypeError("argument should be integer or bytes-like object, not '%s'", t.TypeName(v))
	}
	c, err := byteValue(t, v, "byte must be in range(0, 256)")
	return []byte{c}, err
}

// bytesPart is the receiver between optional arguments 2 and 3, and where that
// starts; false if start lies beyond end.
func bytesPart(t *vm.Thread, args []Value) (part []byte, at int, ok bool, err error) {
	from, to, err := rangeArgs(t, args[2], args[3], t.BufferLength(args[0]))
	if err != nil || from > to {
		return nil, 0, false, err
	}
	return t.BufferPart(args[0], from, to), from, true, nil
}

func bytesFind(find func(s, sub []byte) int, missing string) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		part, at, ok, err := bytesPart(t, args)
		if err != nil {
			return 0, err
		}
		sub, err := subArg(t, args[1])
		if err != nil {
			return 0, err
		}
		i := -1
		if ok {
			i = find(part, sub)
		}
		if i < 0 {
			if missing != "" {
				return 0, t.ValueError("%s", missing)
			}
			return obj.SmallInt(-1), nil
		}
		return obj.SmallInt(int64(at + i)), nil
	}
}

func bytesCount(t *vm.Thread, args []Value) (Value, error) {
	part, _, ok, err := bytesPart(t, args)
	if err != nil {
		return 0, err
	}
	sub, err := subArg(t, args[1])
	if !ok || err != nil {
		return obj.SmallInt(0), err
	}
	if len(sub) == 0 {
		return obj.SmallInt(int64(len(part) + 1)), nil
	}
	return obj.SmallInt(int64(bytes.Count(part, sub))), nil
}

func bytesAffix(name string, has func(s, affix []byte) bool) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		part, _, ok, err := bytesPart(t, args)
		if err != nil {
			return 0, err
		}
		if b, isBytes := t.BufferView(args[1]); isBytes {
			return obj.Bool(ok && has(part, b)), nil
		}
		x := t.Unwrap(args[1])
		if !t.IsKind(x, obj.KindTuple) {
			return 0, t.TypeError("%s first arg must be bytes or a tuple of bytes, not %s", name, t.TypeName(args[1]))
		}
		for _, item := range t.TupleView(x) {
			b, err := bytesLike(t, item)
			if err != nil {
				return 0, err
			}
			if ok && has(part, b) {
				return obj.TrueValue, nil
			}
		}
		return obj.FalseValue, nil
	}
}

// fillByte is an optional fill character.
func fillByte(t *vm.Thread, v Value, name string) (byte, error) {
	if !isGiven(v) {
		return ' ', nil
	}
	b, ok := t.BufferView(v)
	if !ok || len(b) != 1 || !t.IsInstance(v, obj.ShapeBytes) && !t.IsInstance(v, obj.ShapeByteArray) {
		return 0, t.TypeError("%s() argument 2 must be a byte string of length 1, not %s", name, t.TypeName(v))
	}
	return b[0], nil
}

func bytesJustify(name string, align byte) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		width, err := sizeArg(t, args[1])
		if err != nil {
			return 0, err
		}
		fill, err := fillByte(t, args[2], name)
		if err != nil {
			return 0, err
		}
		data := mustBuffer(t, args[0])
		pad := max(width-len(data), 0)
		if pad > maxWidth {
			return 0, obj.ErrNoMemory
		}
		left, right := pad, 0
		switch align {
		case '<':
			left, right = 0, pad
		case '^':
			left = pad/2 + pad&width&1
			right = pad - left
		}
		b := append(make([]byte, 0, len(data)+pad), bytes.Repeat([]byte{fill}, left)...)
		b = append(b, data...)
		b = append(b, bytes.Repeat([]byte{fill}, right)...)
		return makeLike(t, args[0], viewText(b))
	}
}

func bytesZfill(t *vm.Thread, args []Value) (Value, error) {
	width, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	data := mustBuffer(t, args[0])
	pad := width - len(data)
	if pad > maxWidth {
		return 0, obj.ErrNoMemory
	}
	var b []byte
	if pad > 0 && len(data) > 0 && (data[0] == '+' || data[0] == '-') {
		b = append(b, data[0])
		data = data[1:]
	}
	b = appendFill(b, '0', pad)
	return makeLike(t, args[0], viewText(append(b, data...)))
}

func bytesExpandTabs(t *vm.Thread, args []Value) (Value, error) {
	size := 8
	if isGiven(args[1]) {
		var err error
		if size, err = sizeArg(t, args[1]); err != nil {
			return 0, err
		}
	}
	// Every byte counts as a column: as one character of Latin-1.
	data := mustBuffer(t, args[0])
	out := make([]byte, 0, len(data)+32)
	col := 0
	for _, c := range data {
		switch c {
		case '\t':
			if size > 0 {
				n := size - col%size
				out = appendFill(out, ' ', n)
				col += n
			}
		case '\n', '\r':
			out = append(out, c)
			col = 0
		default:
			out = append(out, c)
			col++
		}
	}
	return makeLike(t, args[0], viewText(out))
}

func bytesFromHex(t *vm.Thread, args []Value) (Value, error) {
	s := t.Unwrap(args[1])
	if !t.IsKind(s, obj.KindStr) {
		return 0, t.TypeError("fromhex() argument must be str, not %s", t.TypeName(args[1]))
	}
	text := t.StrView(s)
	out := make([]byte, 0, len(text)/2)
	for i := 0; i < len(text); {
		if isByteSpace(text[i]) {
			i++
			continue
		}
		bad := i
		if i+1 < len(text) {
			var b [1]byte
			if _, err := hex.Decode(b[:], []byte(text[i:i+2])); err == nil {
				out = append(out, b[0])
				i += 2
				continue
			}
		}
		if strings.IndexByte("0123456789abcdefABCDEF", text[i]) >= 0 {
			bad++
		}
		return 0, t.ValueError("non-hexadecimal number found in fromhex() arg at position %d", obj.CountChars(text[:bad]))
	}
	return classOfBytes(t, args[0], out)
}

// classOfBytes makes an object of bytes, bytearray or a subclass.
func classOfBytes(t *vm.Thread, class Value, data []byte) (Value, error) {
	if class == t.VM.Class(obj.ShapeByteArray) {
		return t.NewByteArray(viewText(data))
	}
	v, err := t.NewBytes(viewText(data))
	if err != nil || class == t.VM.Class(obj.ShapeBytes) {
		return v, err
	}
	return t.Call(class, v)
}

func bytesHex(t *vm.Thread, args []Value) (Value, error) {
	return hexOf(t, func() []byte { return mustBuffer(t, args[0]) }, args[1], args[2])
}

// hexOf is the hexadecimal form of bytes, with optional separators.
func hexOf(t *vm.Thread, data func() []byte, sepArg, perArg Value) (Value, error) {
	per := 1
	if isGiven(perArg) {
		var err error
		if per, err = sizeArg(t, perArg); err != nil {
			return 0, err
		}
	}
	sep := byte(0)
	if !isGiven(sepArg) {
		per = 0
	} else {
		var text string
		if s := t.Unwrap(sepArg); t.IsKind(s, obj.KindStr) {
			text = t.StrView(s)
		} else if b, ok := t.BufferView(sepArg); ok {
			text = viewText(b)
		} else {
			return 0, noLength(t, sepArg)
		}
		if obj.CountChars(text) != 1 {
			return 0, t.ValueError("sep must be length 1.")
		}
		if text[0] >= 0x80 {
			return 0, t.ValueError("sep must be ASCII.")
		}
		sep = text[0]
	}
	b := data()
	if per == 0 {
		v, out, err := t.NewStrBuf(2*len(b), 2*len(b))
		if err == nil {
			hex.Encode(out, b)
		}
		return v, err
	}
	out := make([]byte, 0, 3*len(b))
	for i, c := range b {
		at := len(b) - i // bytes left
		if per < 0 {
			at = -i
		}
		if i > 0 && at%per == 0 {
			out = append(out, sep)
		}
		out = hex.AppendEncode(out, []byte{c})
	}
	return t.NewStrN(viewText(out), len(out))
}

func bytesMakeTrans(t *vm.Thread, args []Value) (Value, error) {
	from, err := bytesLike(t, args[0])
	if err != nil {
		return 0, err
	}
	to, err := bytesLike(t, args[1])
	if err != nil {
		return 0, err
	}
	if len(from) != len(to) {
		return 0, t.ValueError("maketrans arguments must have same length")
	}
	v, table, err := t.NewBytesBuf(256)
	if err != nil {
		return 0, err
	}
	for i := range table {
		table[i] = byte(i)
	}
	for i, c := range from {
		table[c] = to[i]
	}
	return v, nil
}

func bytesTranslate(t *vm.Thread, args []Value) (Value, error) {
	var table, del []byte
	var err error
	if args[1] != obj.NoneValue {
		if table, err = bytesLike(t, args[1]); err != nil {
			return 0, err
		}
		if len(table) != 256 {
			return 0, t.ValueError("translation table must be 256 characters long")
		}
	}
	if isGiven(args[2]) {
		if del, err = bytesLike(t, args[2]); err != nil {
			return 0, err
		}
	}
	var gone [256]bool
	for _, c := range del {
		gone[c] = true
	}
	data := mustBuffer(t, args[0])
	out := make([]byte, 0, len(data))
	for _, c := range data {
		if gone[c] {
			continue
		}
		if table != nil {
			c = table[c]
		}
		out = append(out, c)
	}
	return makeLike(t, args[0], viewText(out))
}

func bytesReplace(t *vm.Thread, args []Value) (Value, error) {
	n := -1
	if isGiven(args[3]) {
		var err error
		if n, err = sizeArg(t, args[3]); err != nil {
			return 0, err
		}
	}
	old, err := bytesLike(t, args[1])
	if err != nil {
		return 0, err
	}
	with, err := bytesLike(t, args[2])
	if err != nil {
		return 0, err
	}
	data := mustBuffer(t, args[0])
	if len(old) > 0 {
		return makeLike(t, args[0], viewText(bytes.Replace(data, old, with, n)))
	}
	// An empty one is before every byte and at the end.
	var out []byte
	for _, c := range data {
		if n != 0 {
			out = append(out, with...)
			n--
		}
		out = append(out, c)
	}
	if n != 0 {
		out = append(out, with...)
	}
	return makeLike(t, args[0], viewText(out))
}

func bytesStrip(ends int) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		set := []byte(" \t\n\v\f\r")
		if given(args[1]) {
			var err error
			if set, err = bytesLike(t, args[1]); err != nil {
				return 0, err
			}
		}
		data := mustBuffer(t, args[0])
		n := len(data)
		for ends&obj.StripLeft != 0 && len(data) > 0 && bytes.IndexByte(set, data[0]) >= 0 {
			data = data[1:]
		}
		for ends&obj.StripRight != 0 && len(data) > 0 && bytes.IndexByte(set, data[len(data)-1]) >= 0 {
			data = data[:len(data)-1]
		}
		if len(data) == n && t.IsKind(args[0], obj.KindBytes) {
			return args[0], nil
		}
		return makeLike(t, args[0], viewText(data))
	}
}

// noLength says that a separator has no length.
func noLength(t *vm.Thread, v Value) error {
	if _, err := t.Len(v); err != nil {
		return err
	}
	return t.TypeError("sep must be str or bytes.")
}
