package std

import (
	"bytes"
	"math"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// BytesIO: the data are bytes, the pieces too; but once something was written in the
// middle, or is shown by getbuffer(), the data are a bytearray that is nobody else's, and
// there are no pieces.
var bytesIOType = &vm.TypeSpec{Name: "BytesIO", Module: "_io", Kind: obj.KindFields, Body: memBody, HasDict: true, Weak: true,
	Doc: "Buffered I/O implementation using an in-memory bytes buffer.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs", NewEmpty: true, Told: true, Init: bytesIOInit, InitSig: "self, initial_bytes=b''",
	Slots: vm.Slots{Iter: checkedSelf, Next: bytesIONext, Enter: checkedSelf, Exit: closeOnExit},
	Methods: append([]vm.Native{
		{Name: "read", Sig: "self, size=-1, /", Fn: bytesIORead},
		{Name: "read1", Sig: "self, size=-1, /", Fn: bytesIORead},
		{Name: "readinto", Sig: "self, buffer, /", Fn: bytesIOReadinto},
		{Name: "readline", Sig: "self, size=-1, /", Fn: bytesIOReadline},
		{Name: "write", Sig: "self, b, /", Fn: bytesIOWrite},
		{Name: "getvalue", Sig: "self, /", Fn: bytesIOGetvalue, Doc: "Retrieve the entire contents of the BytesIO object."},
		{Name: "getbuffer", Sig: "self, /", Fn: bytesIOGetbuffer, Doc: "Get a read-write view over the contents of the BytesIO object."},
		{Name: "seek", Sig: "self, pos, whence=0, /", Fn: bytesIOSeek},
		{Name: "truncate", Sig: "self, size=None, /", Fn: bytesIOTruncate},
		{Name: "__setstate__", Sig: "self, state, /", Fn: memSetState(false)},
	}, memMethods()...),
	Getters: []vm.Getter{{Name: "closed", Get: memClosedGet}}}

func bytesIOInit(t *Thread, args []Value) (Value, error) {
	if err := bytesIOUnseen(t, args); err != nil {
		return 0, err
	}
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

// bytesIOArray makes the data a bytearray, if they are none, and returns it.
func bytesIOArray(t *Thread, v Value) (Value, error) {
	if data := t.Field(v, memData); t.IsKind(data, obj.KindByteArray) {
		return data, nil
	}
	all, err := bytesIOData(t, v)
	if err != nil {
		return 0, err
	}
	array, err := t.NewByteArray(unsafe.String(unsafe.SliceData(all), len(all)))
	if err == nil {
		t.SetField(v, memData, array)
	}
	return array, err
}

// bytesIOUnseen is a BufferError if a view shows the data of args[0]. Objects may move, and
// args with them.
func bytesIOUnseen(t *Thread, args []Value) error {
	data := t.Field(args[0], memData)
	if !t.IsKind(data, obj.KindByteArray) {
		return nil
	}
	return t.CheckArgExports(args, data, "Existing exports of data: object cannot be re-sized")
}

func bytesIOWrite(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	if err := bytesIOUnseen(t, args); err != nil {
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
	if pos == total && !t.IsKind(t.Field(v, memData), obj.KindByteArray) {
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
		end, err := memEnd(t, pos, n)
		if err != nil {
			return 0, err
		}
		array, err := bytesIOArray(t, v)
		if err == nil && pos > total {
			err = t.ByteArraySplice(array, total, total, string(make([]byte, pos-total)))
			total = pos
		}
		if err == nil {
			err = t.ByteArraySplice(array, pos, min(end, total), unsafe.String(unsafe.SliceData(data), n))
		}
		if err != nil {
			return 0, err
		}
		setMemInt(t, v, memTotal, max(end, total))
	}
	setMemInt(t, v, memPos, pos+n)
	return written, nil
}

// bytesIORest is n bytes from the position on, all if n is negative: a view.
func bytesIORest(t *Thread, v Value, n int) ([]byte, error) {
	if err := memOpen(t, v); err != nil {
		return nil, err
	}
	if t.Field(v, memPieces) != unbound {
		if _, err := bytesIOData(t, v); err != nil {
			return nil, err
		}
	}
	total := memInt(t, v, memTotal)
	from := min(memInt(t, v, memPos), total)
	if n < 0 || n > total-from {
		n = total - from
	}
	return t.BufferPart(t.Field(v, memData), from, from+n), nil
}

// bytesIOTake makes bytes of a piece at the position and moves past it.
func bytesIOTake(t *Thread, v Value, p []byte) (Value, error) {
	setMemInt(t, v, memPos, memInt(t, v, memPos)+len(p))
	if data := t.Field(v, memData); len(p) == memInt(t, v, memTotal) && t.IsKind(data, obj.KindBytes) {
		return data, nil
	}
	return newBytes(t, p)
}

func bytesIORead(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	rest, err := bytesIORest(t, args[0], n)
	if err != nil {
		return 0, err
	}
	return bytesIOTake(t, args[0], rest)
}

func bytesIOReadinto(t *Thread, args []Value) (Value, error) {
	return readInto(t, args[1], func(p []byte) (int, error) {
		rest, err := bytesIORest(t, args[0], len(p))
		if err != nil {
			return 0, err
		}
		n := copy(p, rest)
		setMemInt(t, args[0], memPos, memInt(t, args[0], memPos)+n)
		return n, nil
	})
}

func bytesIOLine(t *Thread, v Value, limit int) (Value, error) {
	for look := firstLook; ; look *= 4 {
		most := look
		if limit >= 0 {
			most = min(look, limit)
		}
		rest, err := bytesIORest(t, v, most)
		if err != nil {
			return 0, err
		}
		if n := bytes.IndexByte(rest, '\n') + 1; n > 0 {
			return bytesIOTake(t, v, rest[:n])
		}
		if len(rest) < look {
			return bytesIOTake(t, v, rest)
		}
	}
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
	all, err := bytesIOData(t, args[0])
	if err != nil {
		return 0, err
	}
	data := t.Field(args[0], memData)
	if !t.IsKind(data, obj.KindByteArray) {
		return data, nil
	}
	seen := t.Slot(data, obj.ByteArrayExports).IsRef()
	value, err := newBytes(t, all)
	if err == nil && !seen {
		t.SetField(args[0], memData, value) // it may be asked for again
	}
	return value, err
}

func bytesIOGetbuffer(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	v, err := bytesIOArray(t, args[0])
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
	case 1, 2:
		from := memInt(t, args[0], memPos)
		if whence == 2 {
			from = memInt(t, args[0], memTotal)
		}
		if p > math.MaxInt-from {
			return 0, t.Raise(t.VM.Exc.OverflowError, "new position too large")
		}
		p += from
	}
	setMemInt(t, args[0], memPos, max(p, 0))
	return t.Field(args[0], memPos), nil
}

func bytesIOTruncate(t *Thread, args []Value) (Value, error) {
	if err := memOpen(t, args[0]); err != nil {
		return 0, err
	}
	if err := bytesIOUnseen(t, args); err != nil {
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
	total := memInt(t, args[0], memTotal)
	if data := t.Field(args[0], memData); size < total && t.IsKind(data, obj.KindByteArray) {
		if err := t.ByteArraySplice(data, size, total, ""); err != nil {
			return 0, err
		}
		setMemInt(t, args[0], memTotal, size)
	} else if size < total {
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
