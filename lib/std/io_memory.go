package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// StringIO and BytesIO. What is written at the end gathers in a list of pieces;
// whatever else is asked for joins it with the rest to one str or bytes.
const (
	memData    = 1 // str, bytes or bytearray
	memPieces  = 2 // list of what follows it, or unbound
	memPos     = 3 // position: characters or bytes
	memOffset  = 4 // position in bytes of the text, StringIO only
	memTotal   = 5 // length of data and pieces together
	memClosed  = 6
	memNewline = 7 // StringIO: handle-free newline argument: None or str
	memSeen    = 8 // StringIO: ends of lines that were written, as bits
	memBody    = 9
)

// firstLook is how many bytes are looked at first for the end of a line: a bytearray's count as read,
// and where one kind of end is missing, all is looked through for it.
const firstLook = 512

func memInt(t *Thread, v Value, field int) int {
	f := t.Field(v, field)
	if f.IsInt() {
		return int(f.Int())
	}
	n, _ := t.Int64(f)
	return int(n)
}

func setMemInt(t *Thread, v Value, field, n int) { t.SetField(v, field, t.NewInt(int64(n))) }

// memEnd is the position after n bytes or characters more, if there is room for so many.
func memEnd(t *Thread, pos, n int) (int, error) {
	if pos > math.MaxInt-n {
		return 0, t.Raise(t.VM.Exc.OverflowError, "new position too large")
	}
	return pos + n, t.Room(pos + n)
}

// memIsText reports whether a stream in memory that was initialized is a StringIO.
func memIsText(t *Thread, v Value) bool { return t.Field(v, memNewline) != unbound }

// memOpen checks that a stream in memory is not closed.
func memOpen(t *Thread, v Value) error {
	if t.Field(v, memClosed) == obj.TrueValue {
		if memIsText(t, v) {
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
	if err := bytesIOUnseen(t, args); err != nil {
		return 0, err
	}
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
		{Name: "writelines", Sig: "self, lines, /", Fn: memWritelines},
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

// memWritelines is writelines that does not look for the method write at each line, where that can be no other.
func memWritelines(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	class, write := "BytesIO", bytesIOWrite
	if memIsText(t, args[0]) {
		class, write = "StringIO", stringIOWrite
	}
	var window [2]Value
	return none, t.ForEach(args[1], func(line Value) error {
		var err error
		if window = [2]Value{args[0], line}; exactly(t, args[0], class) && unadorned(t, args[0]) {
			_, err = write(t, window[:])
		} else {
			_, err = t.CallMethod(args[0], "write", line)
		}
		return err
	})
}

func memTell(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	return t.Field(args[0], memPos), nil
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
	if memIsText(t, v) {
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
		if err := bytesIOUnseen(t, args); err != nil {
			return 0, err
		}
		state = t.Unwrap(args[1])
		data, pos, attrs = t.TupleItem(state, 0), t.TupleItem(state, size-2), t.TupleItem(state, size-1)
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
