package std

import (
	"strings"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

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

// plainNewlines reports whether lines end with \n and nothing is translated, as a rule.
func plainNewlines(t *Thread, v Value) bool {
	arg := t.Field(v, memNewline)
	return arg != none && t.StrView(arg) == "\n"
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

// stringIOTranslated is text with the ends of lines that it is kept with.
func stringIOTranslated(t *Thread, v, s Value) (Value, error) {
	nl := stringIONewlines(t, v)
	text := t.StrView(s)
	if !strings.ContainsAny(text, "\r\n") {
		return s, nil
	}
	if nl.universal {
		nl.seen = uint8(memInt(t, v, memSeen))
		nl.note([]byte(text))
		setMemInt(t, v, memSeen, int(nl.seen))
	}
	changed := text
	if nl.translate {
		changed = string(nl.read([]byte(text)))
	}
	if nl.write != "" {
		changed = strings.ReplaceAll(changed, "\n", nl.write)
	}
	if changed == text {
		return s, nil
	}
	return t.NewStr(changed)
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
	if !plainNewlines(t, v) {
		var err error
		if s, err = stringIOTranslated(t, v, s); err != nil {
			return 0, err
		}
	}
	n := t.StrChars(s)
	if n == 0 {
		return written, nil
	}
	pos, total := memInt(t, v, memPos), memInt(t, v, memTotal)
	if pos == total && !t.IsKind(t.Field(v, memData), obj.KindByteArray) {
		return written, stringIOAppend(t, v, s, pos+n)
	}
	return written, stringIOReplace(t, v, s, pos, n)
}

func stringIORead(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	v := args[0]
	data, err := stringIOData(t, v)
	if err != nil {
		return 0, err
	}
	end := stringIOSize(t, data)
	if pos := memInt(t, v, memPos); n >= 0 && n < memInt(t, v, memTotal)-pos {
		end = stringIOOffset(t, v, data, pos+n)
	}
	return stringIOTake(t, v, data, end)
}

// stringIOLineEnd is where the line at the position ends, in bytes.
func stringIOLineEnd(t *Thread, v, data Value) int {
	nl := newlines{end: "\n"}
	if !plainNewlines(t, v) {
		nl = stringIONewlines(t, v)
	}
	from, size := memInt(t, v, memOffset), stringIOSize(t, data)
	for look := firstLook; ; look *= 4 {
		to := min(from+look, size)
		part := stringIOPart(t, data, from, to)
		n := nl.lineEnd(unsafe.Slice(unsafe.StringData(part), len(part)), to == size)
		if n > 0 {
			return from + n
		}
		if to == size {
			return size
		}
	}
}

func stringIOLine(t *Thread, v Value, limit int) (Value, error) {
	data, err := stringIOData(t, v)
	if err != nil {
		return 0, err
	}
	end := stringIOLineEnd(t, v, data)
	if limit >= 0 && limit < end-memInt(t, v, memOffset) {
		end = min(end, stringIOOffset(t, v, data, memInt(t, v, memPos)+limit))
	}
	return stringIOTake(t, v, data, end)
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
	data, err := stringIOData(t, v)
	if err != nil {
		return 0, err
	}
	setMemInt(t, v, memOffset, stringIOOffset(t, v, data, p))
	setMemInt(t, v, memPos, p)
	return t.NewInt(int64(p)), nil
}

func stringIOTruncate(t *Thread, args []Value) (Value, error) {
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
			return 0, t.ValueError("Negative size value %d", n)
		}
		size = n
	}
	if size < memInt(t, args[0], memTotal) {
		if err := stringIOCut(t, args[0], size); err != nil {
			return 0, err
		}
	}
	return t.NewInt(int64(size)), nil
}
