package std

import (
	"strings"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// StringIO: the data are a str, the pieces strs. Positions count characters; beside them the place in bytes is known (memOffset),
// so that reading on takes no search.
var stringIOType = &vm.TypeSpec{Name: "StringIO", Module: "_io", Kind: obj.KindFields, Body: memBody, HasDict: true, Weak: true,
	Doc: "Text I/O implementation using an in-memory buffer.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs", NewEmpty: true, Told: true, Init: stringIOInit, InitSig: "self, initial_value='', newline='\\n'",
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
	end, err := memEnd(t, pos, n)
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
	setMemInt(t, v, memPos, end)
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
