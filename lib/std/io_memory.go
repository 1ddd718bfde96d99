package std

import (
	"bytes"
	"strings"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// StringIO and BytesIO. What is written at the end gathers in a list of pieces;
// whatever else is asked for joins it with the rest to one str or bytes.
const (
	memData    = 1 // str or bytes
	memPieces  = 2 // list of what follows it, or unbound
	memPos     = 3 // position: characters or bytes
	memOffset  = 4 // position in bytes of the text, StringIO only
	memTotal   = 5 // length of data and pieces together
	memClosed  = 6
	memNewline = 7 // StringIO: handle-free newline argument: None or str
	memSeen    = 8 // StringIO: ends of lines that were written, as bits
	memBody    = 9
)

func memInt(t *Thread, v Value, field int) int { return int(t.Field(v, field).Int()) }

func setMemInt(t *Thread, v Value, field, n int) { t.SetField(v, field, obj.SmallInt(int64(n))) }

// memOpen checks that a stream in memory is not closed.
func memOpen(t *Thread, v Value) error {
	if t.Field(v, memClosed) == obj.TrueValue {
		if t.IsKind(t.Field(v, memData), obj.KindStr) {
			return t.ValueError("I/O operation on closed file")
		}
		return t.ValueError("I/O operation on closed file.")
	}
	if t.Field(v, memData) == unbound {
		return t.ValueError("I/O operation on uninitialized object")
	}
	return nil
}

func memClose(t *Thread, args []Value) (Value, error) {
	t.SetField(args[0], memClosed, obj.TrueValue)
	t.SetField(args[0], memPieces, unbound)
	return none, nil
}

func memClosedGet(t *Thread, v Value) (Value, error) {
	return obj.Bool(t.Field(v, memClosed) == obj.TrueValue), nil
}

func memYes(answer Value) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) { return answer, memOpen(t, args[0]) }
}

// memMethods are those StringIO and BytesIO have in common.
func memMethods() []vm.Native {
	return []vm.Native{
		{Name: "readlines", Sig: "self, hint=-1, /", Fn: readlines},
		{Name: "writelines", Sig: "self, lines, /", Fn: writelines},
		{Name: "close", Sig: "self, /", Fn: memClose},
		{Name: "flush", Sig: "self, /", Fn: memYes(none)},
		{Name: "tell", Sig: "self, /", Fn: memTell},
		{Name: "readable", Sig: "self, /", Fn: memYes(obj.TrueValue)},
		{Name: "writable", Sig: "self, /", Fn: memYes(obj.TrueValue)},
		{Name: "seekable", Sig: "self, /", Fn: memYes(obj.TrueValue)},
		{Name: "isatty", Sig: "self, /", Fn: memYes(obj.FalseValue)},
		{Name: "__getstate__", Sig: "self, /", Fn: memState},
		{Name: "fileno", Sig: "self, /", Fn: refuse("fileno")},
		{Name: "detach", Sig: "self, /", Fn: refuse("detach")},
	}
}

// memAppend adds a piece to a stream that is not empty.
func memAppend(t *Thread, v, piece Value) error {
	pieces := t.Field(v, memPieces)
	if pieces == unbound {
		var err error
		if pieces, err = t.NewList(0); err != nil {
			return err
		}
		t.SetField(v, memPieces, pieces)
	}
	return t.ListAppend(pieces, piece)
}

func memTell(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	return t.Field(args[0], memPos), nil
}

var stringIOType = &vm.TypeSpec{Name: "StringIO", Module: "_io", Kind: obj.KindFields, Body: memBody, HasDict: true, Weak: true,
	Doc: "Text I/O implementation using an in-memory buffer.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs", NewEmpty: true, Init: stringIOInit, InitSig: "self, initial_value='', newline='\\n'",
	Slots: vm.Slots{Iter: checkedSelf, Next: stringIONext, Enter: checkedSelf, Exit: closeOnExit},
	Methods: append([]vm.Native{
		{Name: "read", Sig: "self, size=-1, /", Fn: stringIORead, Doc: "Read at most size characters, returned as a string."},
		{Name: "readline", Sig: "self, size=-1, /", Fn: stringIOReadline, Doc: "Read until newline or EOF."},
		{Name: "write", Sig: "self, s, /", Fn: stringIOWrite, Doc: "Write string to file."},
		{Name: "getvalue", Sig: "self, /", Fn: stringIOGetvalue, Doc: "Retrieve the entire contents of the object."},
		{Name: "seek", Sig: "self, pos, whence=0, /", Fn: stringIOSeek, Doc: "Change stream position."},
		{Name: "truncate", Sig: "self, pos=None, /", Fn: stringIOTruncate, Doc: "Truncate size to pos."},
		{Name: "__setstate__", Sig: "self, state, /", Fn: memSetState(true)},
	}, memMethods()...),
	Getters: []vm.Getter{
		{Name: "closed", Get: memClosedGet},
		{Name: "line_buffering", Get: func(*Thread, Value) (Value, error) { return obj.FalseValue, nil }},
		{Name: "newlines", Get: stringIONewlinesGet},
		{Name: "encoding", Get: func(*Thread, Value) (Value, error) { return none, nil }},
		{Name: "errors", Get: func(*Thread, Value) (Value, error) { return none, nil }},
	}}

func stringIOInit(t *Thread, args []Value) (Value, error) {
	nl := t.Intern("\n")
	if args[2] != unbound {
		parsed, err := parseNewline(t, args[2])
		if err != nil {
			return 0, err
		}
		nl = parsed.arg
	}
	if given(args[1]) && !t.IsInstance(args[1], obj.ShapeStr) {
		return 0, t.TypeError("initial_value must be str or None, not %s", t.TypeName(args[1]))
	}
	v := args[0]
	t.SetField(v, memData, t.VM.EmptyStr())
	t.SetField(v, memPieces, unbound)
	for _, f := range [...]int{memPos, memOffset, memTotal, memSeen} {
		setMemInt(t, v, f, 0)
	}
	t.SetField(v, memClosed, obj.FalseValue)
	t.SetField(v, memNewline, nl)
	if given(args[1]) {
		if _, err := stringIOWrite(t, args[:2]); err != nil {
			return 0, err
		}
		setMemInt(t, v, memPos, 0)
		setMemInt(t, v, memOffset, 0)
	}
	return none, nil
}

// stringIONewlines is the treatment of newlines, from the argument kept.
func stringIONewlines(t *Thread, v Value) newlines {
	if arg := t.Field(v, memNewline); arg != none {
		nl, _ := newlinesOf(t.StrView(arg))
		return nl
	}
	return newlines{arg: none, universal: true, translate: true, end: "\n"}
}

func stringIONewlinesGet(t *Thread, v Value) (Value, error) {
	if err := memOpen(t, v); err != nil {
		return 0, err
	}
	nl := newlines{seen: uint8(memInt(t, v, memSeen))}
	return nl.shown(t)
}

// memState is what pickles keep of a stream in memory: its content, for a
// StringIO the treatment of newlines, the position, the attributes.
func memState(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if err := memOpen(t, v); err != nil {
		return 0, err
	}
	attrs, err := t.GetAttrS(v, "__dict__")
	if err != nil {
		return 0, err
	}
	if v = args[0]; t.DictLen(attrs) == 0 {
		attrs = none
	}
	if t.IsKind(t.Field(v, memData), obj.KindStr) {
		text, err := stringIOText(t, v)
		if err != nil {
			return 0, err
		}
		return tuple(t, text, t.Field(v, memNewline), t.Field(v, memPos), attrs)
	}
	data, err := bytesIOGetvalue(t, args[:1])
	if err != nil {
		return 0, err
	}
	return tuple(t, data, t.Field(args[0], memPos), attrs)
}

// memSetState is the other way round, for text or for bytes.
func memSetState(text bool) vm.NativeFunc {
	name, size, kind := "BytesIO", 3, uint8(obj.KindBytes)
	if text {
		name, size, kind = "StringIO", 4, obj.KindStr
	}
	return func(t *Thread, args []Value) (Value, error) {
		state := t.Unwrap(args[1])
		if !t.IsKind(state, obj.KindTuple) || t.TupleLen(state) != size {
			return 0, t.TypeError("%s.__setstate__ argument should be %d-tuple, got %s", name, size, t.TypeName(args[1]))
		}
		data, pos, attrs := t.TupleItem(state, 0), t.TupleItem(state, size-2), t.TupleItem(state, size-1)
		if !t.IsKind(data, kind) {
			return 0, t.TypeError("first item of state should be %s, not %s", map[bool]string{true: "str", false: "bytes"}[text], t.TypeName(data))
		}
		if !pos.IsInt() {
			return 0, t.TypeError("position in state must be an integer, got %s", t.TypeName(pos))
		}
		if pos.Int() < 0 {
			return 0, t.ValueError("position value cannot be negative")
		}
		v := args[0]
		if text {
			nl, err := parseNewline(t, t.TupleItem(state, 1))
			if err != nil {
				return 0, err
			}
			t.SetField(v, memNewline, nl.arg)
			setMemInt(t, v, memTotal, t.StrChars(data))
			setMemInt(t, v, memOffset, obj.ByteOffset(t.StrView(data), int(pos.Int())))
			setMemInt(t, v, memSeen, 0)
		} else {
			b, _ := bytesLike(t, data)
			setMemInt(t, v, memTotal, len(b))
			setMemInt(t, v, memOffset, 0)
		}
		t.SetField(v, memData, data)
		t.SetField(v, memPieces, unbound)
		t.SetField(v, memPos, pos)
		t.SetField(v, memClosed, obj.FalseValue)
		if attrs == none {
			return none, nil
		}
		m := t.Mark()
		defer t.Release(m)
		ka := t.Keep(attrs)
		own, err := t.GetAttrS(v, "__dict__")
		if err != nil {
			return 0, err
		}
		_, err = t.CallMethod(own, "update", *ka)
		return none, err
	}
}

// stringIOText joins the pieces and is the whole text.
func stringIOText(t *Thread, v Value) (Value, error) {
	data := t.Field(v, memData)
	pieces := t.Field(v, memPieces)
	if pieces == unbound {
		return data, nil
	}
	all := append([]Value{data}, t.ListView(pieces)...)
	joined, err := t.StrJoin(t.VM.EmptyStr(), all)
	if err != nil {
		return 0, err
	}
	t.SetField(v, memData, joined)
	t.SetField(v, memPieces, unbound)
	return joined, nil
}

func stringIOWrite(t *Thread, args []Value) (Value, error) {
	v, s := args[0], t.Unwrap(args[1])
	if !t.IsKind(s, obj.KindStr) {
		return 0, t.TypeError("string argument expected, got '%s'", t.TypeName(args[1]))
	}
	if err := memOpen(t, v); err != nil {
		return 0, err
	}
	written := obj.SmallInt(int64(t.StrChars(s)))
	nl := stringIONewlines(t, v)
	text := t.StrView(s)
	changed := text
	if nl.universal && strings.ContainsAny(text, "\r\n") {
		nl.seen = uint8(memInt(t, v, memSeen))
		nl.note([]byte(text))
		setMemInt(t, v, memSeen, int(nl.seen))
	}
	if nl.translate {
		changed = string(nl.read([]byte(text)))
	}
	if nl.write != "" {
		changed = strings.ReplaceAll(changed, "\n", nl.write)
	}
	if changed != text {
		var err error
		if s, err = t.NewStr(changed); err != nil {
			return 0, err
		}
	}
	n := t.StrChars(s)
	if n == 0 {
		return written, nil
	}
	pos, total := memInt(t, v, memPos), memInt(t, v, memTotal)
	if pos == total {
		return written, stringIOAppend(t, v, s, pos+n)
	}
	return written, stringIOReplace(t, v, s, pos, n)
}

// stringIOAppend adds a piece at the end; end is the position after it.
func stringIOAppend(t *Thread, v, s Value, end int) error {
	if memInt(t, v, memTotal) == 0 {
		t.SetField(v, memData, s)
	} else if err := memAppend(t, v, s); err != nil {
		return err
	}
	setMemInt(t, v, memPos, end)
	setMemInt(t, v, memOffset, memInt(t, v, memOffset)+len(t.StrView(s)))
	setMemInt(t, v, memTotal, end)
	return nil
}

// stringIOReplace writes n characters over what stands at pos, after NULs if
// that is beyond the end.
func stringIOReplace(t *Thread, v, s Value, pos, n int) error {
	data, err := stringIOText(t, v)
	if err != nil {
		return err
	}
	text := t.StrView(data)
	if total := memInt(t, v, memTotal); pos > total {
		text += strings.Repeat("\x00", pos-total)
	}
	from := obj.ByteOffset(text, pos)
	to := from + obj.ByteOffset(text[from:], n)
	made, err := t.NewStr(text[:from] + t.StrView(s) + text[to:])
	if err != nil {
		return err
	}
	t.SetField(v, memData, made)
	setMemInt(t, v, memPos, pos+n)
	setMemInt(t, v, memOffset, from+len(t.StrView(s)))
	setMemInt(t, v, memTotal, t.StrChars(made))
	return nil
}

// stringIORest is the text from the position on.
func stringIORest(t *Thread, v Value) (string, bool, error) {
	data, err := stringIOText(t, v)
	if err != nil {
		return "", false, err
	}
	text := t.StrView(data)
	return text[min(memInt(t, v, memOffset), len(text)):], t.StrASCII(data), nil
}

// stringIOTake makes a str of the next n bytes and moves past them.
func stringIOTake(t *Thread, v Value, rest string, ascii bool) (Value, error) {
	s := t.Field(v, memData)
	if len(rest) != len(t.StrView(s)) {
		var err error
		if s, err = t.Piece(rest, ascii); err != nil {
			return 0, err
		}
	}
	setMemInt(t, v, memPos, memInt(t, v, memPos)+t.StrChars(s))
	setMemInt(t, v, memOffset, memInt(t, v, memOffset)+len(rest))
	return s, nil
}

func stringIORead(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	rest, ascii, err := stringIORest(t, args[0])
	if err != nil {
		return 0, err
	}
	if n >= 0 {
		rest = rest[:obj.ByteOffset(rest, n)]
	}
	return stringIOTake(t, args[0], rest, ascii)
}

func stringIOLine(t *Thread, v Value, limit int) (Value, error) {
	rest, ascii, err := stringIORest(t, v)
	if err != nil {
		return 0, err
	}
	n := 0
	if arg := t.Field(v, memNewline); arg != none && t.StrView(arg) == "\n" {
		n = strings.IndexByte(rest, '\n') + 1
	} else {
		nl := stringIONewlines(t, v)
		n = nl.lineEnd(unsafe.Slice(unsafe.StringData(rest), len(rest)), true)
	}
	if n == 0 {
		n = len(rest)
	}
	if limit >= 0 {
		n = min(n, obj.ByteOffset(rest, limit))
	}
	return stringIOTake(t, v, rest[:n], ascii)
}

func stringIOReadline(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	return stringIOLine(t, args[0], n)
}

func stringIONext(t *Thread, v Value) (Value, error) {
	if err := memOpen(t, v); err != nil {
		return 0, err
	}
	line, err := stringIOLine(t, v, -1)
	if err != nil || t.StrChars(line) == 0 {
		return unbound, err
	}
	return line, nil
}

func stringIOGetvalue(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	return stringIOText(t, args[0])
}

func stringIOSeek(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if err := memOpen(t, v); err != nil {
		return 0, err
	}
	pos, whence, err := seekArgs(t, args[1], args[2])
	if err != nil {
		return 0, err
	}
	v = args[0]
	p := int(pos)
	switch {
	case whence == 0 && p < 0:
		return 0, t.ValueError("Negative seek position %d", p)
	case whence != 0 && p != 0:
		return 0, t.Raise(t.VM.Exc.OSError, "Can't do nonzero cur-relative seeks")
	case whence == 1:
		return t.Field(v, memPos), nil
	case whence == 2:
		p = memInt(t, v, memTotal)
	}
	data, err := stringIOText(t, v)
	if err != nil {
		return 0, err
	}
	setMemInt(t, v, memPos, p)
	setMemInt(t, v, memOffset, obj.ByteOffset(t.StrView(data), p))
	return t.NewInt(int64(p)), nil
}

func stringIOTruncate(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if err := memOpen(t, v); err != nil {
		return 0, err
	}
	size := memInt(t, v, memPos)
	if given(args[1]) {
		n, err := t.ToInt(args[1])
		if err != nil {
			return 0, err
		}
		if n < 0 {
			return 0, t.ValueError("Negative size value %d", n)
		}
		size = n
	}
	v = args[0]
	data, err := stringIOText(t, v)
	if err != nil {
		return 0, err
	}
	if size < memInt(t, v, memTotal) {
		cut, err := t.Substr(data, 0, size)
		if err != nil {
			return 0, err
		}
		t.SetField(v, memData, cut)
		setMemInt(t, v, memTotal, size)
		setMemInt(t, v, memOffset, obj.ByteOffset(t.StrView(cut), memInt(t, v, memPos)))
	}
	return t.NewInt(int64(size)), nil
}

var bytesIOType = &vm.TypeSpec{Name: "BytesIO", Module: "_io", Kind: obj.KindFields, Body: memBody, HasDict: true, Weak: true,
	Doc: "Buffered I/O implementation using an in-memory bytes buffer.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs", NewEmpty: true, Init: bytesIOInit, InitSig: "self, initial_bytes=b''",
	Slots: vm.Slots{Iter: checkedSelf, Next: bytesIONext, Enter: checkedSelf, Exit: closeOnExit},
	Methods: append([]vm.Native{
		{Name: "read", Sig: "self, size=-1, /", Fn: bytesIORead},
		{Name: "read1", Sig: "self, size=-1, /", Fn: bytesIORead},
		{Name: "readinto", Sig: "self, buffer, /", Fn: bytesIOReadinto},
		{Name: "readline", Sig: "self, size=-1, /", Fn: bytesIOReadline},
		{Name: "write", Sig: "self, b, /", Fn: bytesIOWrite},
		{Name: "getvalue", Sig: "self, /", Fn: bytesIOGetvalue, Doc: "Retrieve the entire contents of the BytesIO object."},
		{Name: "getbuffer", Sig: "self, /", Fn: bytesIOGetbuffer, Doc: "Get a read-only view over the contents of the BytesIO object."},
		{Name: "seek", Sig: "self, pos, whence=0, /", Fn: bytesIOSeek},
		{Name: "truncate", Sig: "self, size=None, /", Fn: bytesIOTruncate},
		{Name: "__setstate__", Sig: "self, state, /", Fn: memSetState(false)},
	}, memMethods()...),
	Getters: []vm.Getter{{Name: "closed", Get: memClosedGet}}}

func bytesIOInit(t *Thread, args []Value) (Value, error) {
	v := args[0]
	var initial []byte
	if given(args[1]) {
		var err error
		if initial, err = bytesArg(t, args[1]); err != nil {
			return 0, err
		}
	}
	data := args[1]
	if !t.IsExact(data, obj.KindBytes, obj.ShapeBytes) {
		var err error
		if data, err = newBytes(t, initial); err != nil {
			return 0, err
		}
	}
	t.SetField(v, memData, data)
	t.SetField(v, memPieces, unbound)
	for _, f := range [...]int{memPos, memOffset} {
		setMemInt(t, v, f, 0)
	}
	setMemInt(t, v, memTotal, len(initial))
	t.SetField(v, memClosed, obj.FalseValue)
	return none, nil
}

// bytesIOData joins the pieces and is all bytes: a view.
func bytesIOData(t *Thread, v Value) ([]byte, error) {
	pieces := t.Field(v, memPieces)
	if pieces == unbound {
		b, _ := bytesLike(t, t.Field(v, memData))
		return b, nil
	}
	if err := t.Room(memInt(t, v, memTotal)); err != nil {
		return nil, err
	}
	first, _ := bytesLike(t, t.Field(v, memData))
	all := append(make([]byte, 0, memInt(t, v, memTotal)), first...)
	for _, p := range t.ListView(pieces) {
		b, _ := bytesLike(t, p)
		all = append(all, b...)
	}
	return bytesIOSet(t, v, all)
}

func bytesIOSet(t *Thread, v Value, all []byte) ([]byte, error) {
	joined, err := newBytes(t, all)
	if err != nil {
		return nil, err
	}
	t.SetField(v, memData, joined)
	t.SetField(v, memPieces, unbound)
	setMemInt(t, v, memTotal, len(all))
	b, _ := bytesLike(t, joined)
	return b, nil
}

func bytesIOWrite(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	data, ok := bytesLike(t, args[1])
	if !ok {
		return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(args[1]))
	}
	v, n := args[0], len(data)
	written := obj.SmallInt(int64(n))
	if n == 0 {
		return written, nil
	}
	pos, total := memInt(t, v, memPos), memInt(t, v, memTotal)
	if pos == total {
		piece := args[1]
		if !t.IsExact(piece, obj.KindBytes, obj.ShapeBytes) {
			var err error
			if piece, err = newBytes(t, data); err != nil {
				return 0, err
			}
		}
		if total == 0 {
			t.SetField(v, memData, piece)
		} else if err := memAppend(t, v, piece); err != nil {
			return 0, err
		}
		setMemInt(t, v, memTotal, pos+n)
	} else {
		old, err := bytesIOData(t, v)
		if err != nil {
			return 0, err
		}
		all := append([]byte(nil), old...)
		if end := pos + n; end > len(all) {
			if err := t.Room(end); err != nil {
				return 0, err
			}
			all = append(all, make([]byte, end-len(all))...)
		}
		copy(all[pos:], data)
		if _, err := bytesIOSet(t, v, all); err != nil {
			return 0, err
		}
	}
	setMemInt(t, v, memPos, pos+n)
	return written, nil
}

// bytesIORest is the bytes from the position on: a view.
func bytesIORest(t *Thread, v Value) ([]byte, error) {
	if err := memOpen(t, v); err != nil {
		return nil, err
	}
	data, err := bytesIOData(t, v)
	if err != nil {
		return nil, err
	}
	return data[min(memInt(t, v, memPos), len(data)):], nil
}

// bytesIOTake makes bytes of a piece at the position and moves past it.
func bytesIOTake(t *Thread, v Value, p []byte) (Value, error) {
	setMemInt(t, v, memPos, memInt(t, v, memPos)+len(p))
	if len(p) == memInt(t, v, memTotal) {
		return t.Field(v, memData), nil
	}
	return newBytes(t, p)
}

func bytesIORead(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	rest, err := bytesIORest(t, args[0])
	if err != nil {
		return 0, err
	}
	if n >= 0 {
		rest = rest[:min(n, len(rest))]
	}
	return bytesIOTake(t, args[0], rest)
}

func bytesIOReadinto(t *Thread, args []Value) (Value, error) {
	return readInto(t, args[1], func(p []byte) (int, error) {
		rest, err := bytesIORest(t, args[0])
		if err != nil {
			return 0, err
		}
		n := copy(p, rest)
		setMemInt(t, args[0], memPos, memInt(t, args[0], memPos)+n)
		return n, nil
	})
}

func bytesIOLine(t *Thread, v Value, limit int) (Value, error) {
	rest, err := bytesIORest(t, v)
	if err != nil {
		return 0, err
	}
	n := bytes.IndexByte(rest, '\n') + 1
	if n == 0 {
		n = len(rest)
	}
	if limit >= 0 {
		n = min(n, limit)
	}
	return bytesIOTake(t, v, rest[:n])
}

func bytesIOReadline(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	return bytesIOLine(t, args[0], n)
}

func bytesIONext(t *Thread, v Value) (Value, error) {
	line, err := bytesIOLine(t, v, -1)
	if err != nil {
		return 0, err
	}
	if b, _ := bytesLike(t, line); len(b) == 0 {
		return unbound, nil
	}
	return line, nil
}

func bytesIOGetvalue(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	if _, err := bytesIOData(t, args[0]); err != nil {
		return 0, err
	}
	return t.Field(args[0], memData), nil
}

func bytesIOGetbuffer(t *Thread, args []Value) (Value, error) {
	v, err := bytesIOGetvalue(t, args)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	data := t.Keep(v)
	view, err := t.GetItem(t.VM.Builtins(), t.Intern("memoryview"))
	if err != nil {
		return 0, err
	}
	return t.Call(view, *data)
}

func bytesIOSeek(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	pos, whence, err := seekArgs(t, args[1], args[2])
	if err != nil {
		return 0, err
	}
	p := int(pos)
	switch whence {
	case 0:
		if p < 0 {
			return 0, t.ValueError("negative seek value %d", p)
		}
	case 1:
		p += memInt(t, args[0], memPos)
	case 2:
		p += memInt(t, args[0], memTotal)
	}
	setMemInt(t, args[0], memPos, max(p, 0))
	return t.Field(args[0], memPos), nil
}

func bytesIOTruncate(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	size := memInt(t, args[0], memPos)
	if given(args[1]) {
		n, err := t.ToInt(args[1])
		if err != nil {
			return 0, err
		}
		if n < 0 {
			return 0, t.ValueError("negative size value %d", n)
		}
		size = n
	}
	if size < memInt(t, args[0], memTotal) {
		data, err := bytesIOData(t, args[0])
		if err != nil {
			return 0, err
		}
		if _, err := bytesIOSet(t, args[0], append([]byte(nil), data[:size]...)); err != nil {
			return 0, err
		}
	}
	return t.NewInt(int64(size)), nil
}
