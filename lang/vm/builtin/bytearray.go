package builtin

import (
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func byteArraySpec() *vm.TypeSpec {
	sp := &vm.TypeSpec{
		Name: "bytearray", Shape: obj.ShapeByteArray, Kind: obj.KindByteArray, Body: obj.ByteArrayBody,
		Doc: "A mutable array of bytes: of ints, of a bytes-like object, of an encoded str, or so many zeros.",
		New: newByteArray, NewSig: "cls, *args, **kwargs", NewEmpty: true,
		Init: initByteArray, InitSig: "self, source=b'', encoding='utf-8', errors='strict'",
		Slots: vm.Slots{
			Unhashable: true,
			Repr:       byteArrayRepr,
			Str:        byteArrayRepr,
			Len:        func(t *vm.Thread, v Value) (int, error) { return t.ByteArrayLength(v), nil },
			Iter: func(t *vm.Thread, v Value) (Value, error) {
				return newIter(t, obj.ShapeByteArrayIter, v, 0), nil
			},
			Walk:     walkByteArray,
			WalkMany: walkManyByteArray,
			GetItem:  bytesGetItem,
			SetItem:  byteArraySetItem,
			DelItem:  func(t *vm.Thread, v, key Value) error { return byteArraySetItem(t, v, key, obj.Unbound) },
			Contains: bytesContains,
			Binary:   bytesBinary,
			Binops:   []vm.BinaryOp{vm.OpAdd, vm.OpMul, vm.OpMod},
			InPlace:  byteArrayInPlace,
			Inops:    []vm.BinaryOp{vm.OpAdd, vm.OpMul},
			Compare:  bufferCompare,
		},
	}
	sp.Methods = append(bytesMethods(), byteArrayMethods...)
	return sp
}

var byteArrayMethods = []vm.Native{
	{Name: "append", Sig: "self, item, /", Fn: byteArrayAppend, Doc: "Add a byte at the end."},
	{Name: "clear", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
		return none(byteArraySplice(t, args[0], 0, t.ByteArrayLength(args[0]), ""))
	}, Doc: "Remove all bytes."},
	{Name: "copy", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
		return t.NewByteArray(viewText(t.ByteArrayView(args[0])))
	}, Doc: "A new bytearray of the same bytes."},
	{Name: "extend", Sig: "self, iterable_of_ints, /", Fn: byteArrayExtend, Doc: "Add the bytes of an iterable at the end."},
	{Name: "insert", Sig: "self, index, item, /", Fn: byteArrayInsert, Doc: "Add a byte before the index."},
	{Name: "pop", Sig: "self, index=-1, /", Fn: byteArrayPop, Doc: "Remove the byte at the index, by default the last, and return it."},
	{Name: "remove", Sig: "self, value, /", Fn: byteArrayRemove, Doc: "Remove the first occurrence of a byte."},
	{Name: "reverse", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
		slices.Reverse(t.ByteArrayWritable(args[0], 0, t.ByteArrayLength(args[0])))
		return obj.NoneValue, nil
	}, Doc: "Reverse the bytes in place."},
	{Name: "__alloc__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
		return obj.SmallInt(int64(t.ByteArrayLength(args[0]) + 1)), nil
	}, Doc: "The number of bytes that memory is there for."},
	{Name: "__sizeof__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
		return obj.SmallInt(int64(56 + t.ByteArrayLength(args[0]) + 1)), nil
	}, Doc: "The size in memory, in bytes."},
}

// none is what a method returns that only has an effect.
func none(err error) (Value, error) { return obj.NoneValue, err }

// exported is the error of a resize while a memoryview shows the bytes.
const exported = "Existing exports of data: object cannot be re-sized"

// byteArraySplice replaces bytes i to j.
func byteArraySplice(t *vm.Thread, v Value, i, j int, data string) error {
	return t.ResizeByteArray(v, i, j, data, exported)
}

// newByteArray makes an empty one, whatever the arguments, which are __init__'s.
func newByteArray(t *vm.Thread, args []Value) (Value, error) {
	v, err := t.AllocObject(args[0])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	buf, err := t.NewRaw(0)
	if err != nil {
		return 0, err
	}
	t.Init(v, obj.ByteArrayBuffer, buf)
	t.Init(v, obj.ByteArrayLen, obj.SmallInt(0))
	t.Init(v, obj.ByteArrayStart, obj.SmallInt(0))
	t.Init(v, obj.ByteArrayExports, obj.SmallInt(0))
	return v, nil
}

func initByteArray(t *vm.Thread, args []Value) (Value, error) {
	if n := t.ByteArrayLength(args[0]); n > 0 {
		if err := t.CheckArgExports(args, args[0], exported); err != nil {
			return 0, err
		}
		if err := t.ByteArraySplice(args[0], 0, n, ""); err != nil {
			return 0, err
		}
	}
	if n, ok := zeros(args); ok && n > 0 {
		return none(t.ZeroByteArray(args[0], n, exported))
	}
	data, err := bytesOfArgs(t, args, "bytearray")
	if err != nil {
		return 0, err
	}
	return none(byteArraySplice(t, args[0], 0, t.ByteArrayLength(args[0]), viewText(data)))
}

func byteArrayRepr(t *vm.Thread, v Value) (Value, error) {
	name := t.TypeName(v)
	b := append([]byte(name), '(')
	b = appendBytesRepr(b, t.ByteArrayView(v), "'")
	return t.NewStrBytes(append(b, ')'))
}

// byteArraySetItem is v[key] = x; Unbound deletes.
func byteArraySetItem(t *vm.Thread, v, key, x Value) error {
	if key.IsInt() && x.IsInt() && uint64(x.Int()) < 256 && uint64(key.Int()) < uint64(t.ByteArrayLength(v)) {
		i := int(key.Int())
		t.ByteArrayWritable(v, i, i+1)[0] = byte(x.Int())
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv, kx := t.Keep(v), t.Keep(x)
	if t.IsKind(key, obj.KindSlice) {
		return byteArraySetSlice(t, kv, key, kx)
	}
	i, err := byteIndex(t, key, "bytearray")
	if err != nil {
		return err
	}
	var c byte
	if *kx != obj.Unbound {
		if c, err = byteValue(t, *kx, byteOutside); err != nil {
			return err
		}
	}
	n := t.ByteArrayLength(*kv)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return t.IndexError("bytearray index out of range")
	}
	if *kx == obj.Unbound {
		return byteArraySplice(t, *kv, i, i+1, "")
	}
	t.ByteArrayWritable(*kv, i, i+1)[0] = c
	return nil
}

func byteArraySetSlice(t *vm.Thread, kv *Value, key Value, kx *Value) error {
	start, stop, step, err := sliceParts(t, key)
	if err != nil {
		return err
	}
	var data []byte
	if *kx != obj.Unbound {
		if t.IsInstance(*kx, obj.ShapeStr) || t.IsInstance(*kx, obj.ShapeInt) {
			return t.TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
		}
		if data, err = bytesOfIterable(t, *kx, "bytearray"); err != nil {
			return err
		}
		data = slices.Clone(data)
	}
	first, end, n := fitSlice(start, stop, step, t.ByteArrayLength(*kv))
	if step == 1 {
		return byteArraySplice(t, *kv, first, max(first, end), viewText(data))
	}
	if len(data) == 0 {
		return byteArrayDelete(t, *kv, first, step, n)
	}
	if len(data) != n {
		return t.ValueError("attempt to assign bytes of size %d to extended slice of size %d", len(data), n)
	}
	if n > 0 {
		b := t.ByteArrayWritable(*kv, 0, t.ByteArrayLength(*kv))
		for i, c := range data {
			b[first+i*step] = c
		}
	}
	return nil
}

// byteArrayDelete removes n bytes at first, first+step, …
func byteArrayDelete(t *vm.Thread, v Value, first, step, n int) error {
	if n == 0 {
		return nil
	}
	if step < 0 {
		first, step = first+(n-1)*step, -step
	}
	data := t.ByteArrayView(v)
	out := make([]byte, 0, len(data))
	for i, c := range data {
		if i < first || (i-first)%step != 0 || (i-first)/step >= n {
			out = append(out, c)
		}
	}
	return byteArraySplice(t, v, 0, len(data), viewText(out))
}

func byteArrayInPlace(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ka := t.Keep(a)
	if op == vm.OpMul {
		times, ok, err := repeatCount(t, b)
		if !ok || err != nil {
			return obj.NotImplemented, err
		}
		data := slices.Clone(t.ByteArrayView(*ka))
		if len(data) > 0 && times > obj.MaxLen/len(data) {
			return 0, obj.ErrNoMemory
		}
		if times != 1 {
			if err := t.CheckExports(ka, exported); err != nil {
				return 0, err
			}
		}
		return *ka, t.ByteArrayRepeat(*ka, data, max(times, 0))
	}
	data, ok := t.BufferView(b)
	if !ok {
		return 0, t.TypeError("can't concat %s to %s", t.TypeName(b), t.TypeName(a))
	}
	n := t.ByteArrayLength(*ka)
	if b == *ka && n > 0 { // CPython asks itself for a buffer, and then may not grow
		return 0, t.Raise(t.VM.Exc.BufferError, "%s", exported)
	}
	return *ka, byteArraySplice(t, *ka, n, n, string(data))
}

func byteArrayAppend(t *vm.Thread, args []Value) (Value, error) {
	c, err := byteValue(t, args[1], byteOutside)
	if err != nil {
		return 0, err
	}
	return none(t.PushByteArray(args[0], uint64(c), 1, exported))
}

func byteArrayExtend(t *vm.Thread, args []Value) (Value, error) {
	data, ok := t.BufferView(args[1])
	if !ok {
		if !isIterable(t, args[1]) {
			return 0, t.TypeError("can't extend bytearray with %s", t.TypeName(args[1]))
		}
		var err error
		if data, err = appendBytes(t, data, args[1], byteOutside); err != nil {
			return 0, err
		}
	}
	n := t.ByteArrayLength(args[0])
	return none(byteArraySplice(t, args[0], n, n, string(data)))
}

func byteArrayInsert(t *vm.Thread, args []Value) (Value, error) {
	i, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	c, err := byteValue(t, args[2], byteOutside)
	if err != nil {
		return 0, err
	}
	n := t.ByteArrayLength(args[0])
	if i < 0 {
		i = max(i+n, 0)
	}
	i = min(i, n)
	return none(byteArraySplice(t, args[0], i, i, string([]byte{c})))
}

func byteArrayPop(t *vm.Thread, args []Value) (Value, error) {
	i := -1
	if isGiven(args[1]) {
		var err error
		if i, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	n := t.ByteArrayLength(args[0])
	if n == 0 {
		return 0, t.IndexError("pop from empty bytearray")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("pop index out of range")
	}
	c := t.ByteArrayGet(args[0], i)
	return obj.SmallInt(int64(c)), byteArraySplice(t, args[0], i, i+1, "")
}

func byteArrayRemove(t *vm.Thread, args []Value) (Value, error) {
	c, err := byteValue(t, args[1], byteOutside)
	if err != nil {
		return 0, err
	}
	i := slices.Index(t.ByteArrayView(args[0]), c)
	if i < 0 {
		return 0, t.ValueError("value not found in bytearray")
	}
	return none(byteArraySplice(t, args[0], i, i+1, ""))
}

// walkByteArray is the Walk of a bytearray.
func walkByteArray(t *vm.Thread, v, at Value) (x, next Value, err error) {
	i := at.Int()
	if int(i) >= t.ByteArrayLength(v) {
		return obj.Unbound, at, nil
	}
	return obj.SmallInt(int64(t.ByteArrayGet(v, int(i)))), obj.SmallInt(i + 1), nil
}

// walkManyByteArray is the WalkMany of a bytearray.
func walkManyByteArray(t *vm.Thread, v, at Value, to []Value) (k int, next Value) {
	i, n := int(at.Int()), t.ByteArrayLength(v)
	if i >= n {
		return 0, at
	}
	return walkData(t.ByteArrayRange(v, i, min(n, i+len(to))), at, to)
}

func byteArrayIterNext(t *vm.Thread, it Value) (Value, error) { return walkOn(t, it, walkByteArray) }
