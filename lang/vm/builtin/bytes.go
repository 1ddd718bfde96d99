package builtin

import (
	"bytes"
	"math"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// bufferOf is the content of a bytes-like object, for reading until the next
// safepoint.
func bufferOf(t *vm.Thread, v Value) ([]byte, bool) { return t.BufferView(v) }

// bytesLike is the content of an argument that must be bytes-like.
func bytesLike(t *vm.Thread, v Value) ([]byte, error) {
	b, ok := t.BufferView(v)
	if !ok {
		return nil, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	return b, nil
}

func bytesSpec() *vm.TypeSpec {
	sp := &vm.TypeSpec{
		Name: "bytes", Shape: obj.ShapeBytes, Kind: obj.KindBytes, Wraps: true,
		Doc: "An immutable array of bytes: of ints, of a bytes-like object, of an encoded str, or so many zeros.",
		New: newBytes, NewSig: "cls, source=b'', encoding='utf-8', errors='strict'",
		Slots: vm.Slots{
			Repr: bytesRepr,
			Str:  bytesRepr,
			Hash: func(t *vm.Thread, v Value) (int64, error) {
				h, _ := t.Space.Hash(t.Unwrap(v))
				return h, nil
			},
			Len: func(t *vm.Thread, v Value) (int, error) { return t.BytesLength(t.Unwrap(v)), nil },
			Iter: func(t *vm.Thread, v Value) (Value, error) {
				return newIter(t, obj.ShapeBytesIter, t.Unwrap(v), 0), nil
			},
			Walk:     walkBytes,
			WalkMany: walkManyBytes,
			GetItem:  bytesGetItem,
			Contains: bytesContains,
			Binary:   bytesBinary,
			Binops:   []vm.BinaryOp{vm.OpAdd, vm.OpMul, vm.OpMod},
			Compare:  bytesCompare,
		},
	}
	sp.Methods = append(bytesMethods(),
		vm.Native{Name: "__bytes__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) { return args[0], nil }, Doc: "The object as exact bytes."},
		vm.Native{Name: "__getnewargs__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) { return t.NewTuple(args[0]) }},
	)
	return sp
}

func bytesRepr(t *vm.Thread, v Value) (Value, error) {
	b, _ := bufferOf(t, v)
	var small [128]byte
	return t.NewStrBytes(appendBytesRepr(small[:0], b, ""))
}

// makeLike makes a bytes or bytearray object, whichever like is.
func makeLike(t *vm.Thread, like Value, data string) (Value, error) {
	if t.IsKind(like, obj.KindByteArray) {
		return t.NewByteArray(data)
	}
	return t.NewBytes(data)
}

// appendBytesRepr appends the repr of bytes; the bytes of escaped get a
// backslash even where they need none.
func appendBytesRepr(b, data []byte, escaped string) []byte {
	quote := byte('\'')
	if bytes.IndexByte(data, '\'') >= 0 && bytes.IndexByte(data, '"') < 0 {
		quote = '"'
	}
	const hex = "0123456789abcdef"
	b = append(b, 'b', quote)
	for _, c := range data {
		switch {
		case c == quote || c == '\\' || strings.IndexByte(escaped, c) >= 0:
			b = append(b, '\\', c)
		case c == '\t':
			b = append(b, '\\', 't')
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\r':
			b = append(b, '\\', 'r')
		case c < ' ' || c >= 0x7F:
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, quote)
}

func newBytes(t *vm.Thread, args []Value) (Value, error) {
	if n, ok := zeros(args); ok && args[0] == t.VM.Class(obj.ShapeBytes) {
		v, b, err := t.NewBytesBuf(n)
		clear(b)
		return v, err
	}
	if args[0] == t.VM.Class(obj.ShapeBytes) && isGiven(args[1]) && !isGiven(args[2]) && !isGiven(args[3]) {
		if t.IsExact(args[1], obj.KindByteArray, obj.ShapeByteArray) {
			return t.NewBytes(viewText(t.ByteArrayView(args[1])))
		}
		if data, ok := bytesOfItems(t, args[1]); ok {
			return t.NewBytes(viewText(data))
		}
	}
	if args[0] == t.VM.Class(obj.ShapeBytes) && isGiven(args[1]) && !isGiven(args[2]) && !isGiven(args[3]) &&
		!t.IsExact(args[1], obj.KindFields, obj.ShapeMemoryView) {
		// What __bytes__ gives is the result as it is, of a subclass perhaps.
		if r, err := callDunderBytes(t, args[1]); err != nil || r != obj.Unbound {
			return r, err
		}
	}
	if isGiven(args[2]) || isGiven(args[3]) {
		v, err := encodedArg(t, args, "bytes")
		if err != nil {
			return 0, err
		}
		return t.NewObject(args[0], t.Unwrap(v))
	}
	data, err := bytesOfArgs(t, args, "bytes")
	if err != nil {
		return 0, err
	}
	if x := args[1]; args[0] == t.VM.Class(obj.ShapeBytes) && t.IsExact(x, obj.KindBytes, obj.ShapeBytes) {
		return x, nil
	}
	v, err := t.NewBytes(viewText(data))
	if err != nil {
		return 0, err
	}
	return t.NewObject(args[0], v)
}

// encodedArg is the source argument encoded, where encoding or errors are given: an
// exact bytes object.
func encodedArg(t *vm.Thread, args []Value, name string) (Value, error) {
	if _, _, err := codecArgs(t, args[2], args[3], name); err != nil {
		return 0, err
	}
	text := obj.Value(obj.Unbound)
	if isGiven(args[1]) {
		text = t.Unwrap(args[1])
	}
	switch isText := t.IsKind(text, obj.KindStr); {
	case isText && !isGiven(args[2]):
		return 0, t.TypeError("string argument without an encoding")
	case isText:
		return encodeStr(t, text, args[2], args[3], name)
	case isGiven(args[2]):
		return 0, t.TypeError("encoding without a string argument")
	}
	return 0, t.TypeError("errors without a string argument")
}

// zeros is n of bytes(n) and bytearray(n), if it is a small int and not negative.
func zeros(args []Value) (int, bool) {
	if x := args[1]; x.IsInt() && x.Int() >= 0 && !isGiven(args[2]) && !isGiven(args[3]) {
		return int(x.Int()), true
	}
	return 0, false
}

// bytesOfArgs is the content that source, encoding and errors arguments, from
// args[1] on, stand for.
func bytesOfArgs(t *vm.Thread, args []Value, name string) ([]byte, error) {
	if err := t.ReachMemory(args[1]); err != nil {
		return nil, err
	}
	x := args[1]
	if isGiven(args[2]) || isGiven(args[3]) {
		b, err := encodedArg(t, args, name)
		if err != nil {
			return nil, err
		}
		data, _ := t.BufferView(b)
		return data, nil
	}
	if !isGiven(x) {
		return nil, nil
	}
	if data, ok := t.BufferView(x); ok && t.Kind(x) != obj.KindSub {
		return data, nil
	}
	if name == "bytes" {
		data, ok, err := dunderBytes(t, x)
		if ok || err != nil {
			return data, err
		}
	}
	if t.IsInstance(args[1], obj.ShapeStr) {
		return nil, t.TypeError("string argument without an encoding")
	}
	f, err := t.LookupSpecial(args[1], t.VM.Names.Index)
	if err != nil {
		return nil, err
	}
	if f != obj.Unbound {
		n, err := t.ToInt(args[1])
		if err != nil {
			if !t.Matches(err, t.VM.Exc.TypeError) {
				return nil, err
			}
			t.Caught(err)
		} else {
			if n < 0 {
				return nil, t.ValueError("negative count")
			}
			_, b, err := t.NewBytesBuf(n)
			clear(b)
			return b, err
		}
	}
	return bytesOfIterable(t, args[1], name)
}

// callDunderBytes is what an object's __bytes__ gives, Unbound if it has none.
func callDunderBytes(t *vm.Thread, x Value) (Value, error) {
	f, err := t.LookupSpecial(x, t.Intern("__bytes__"))
	if err != nil || f == obj.Unbound {
		return obj.Unbound, err
	}
	r, err := t.Call(f)
	if err == nil && !t.IsInstance(r, obj.ShapeBytes) {
		err = t.TypeError("__bytes__ returned non-bytes (type %s)", t.TypeName(r))
	}
	return r, err
}

// dunderBytes is the content of what an object's __bytes__ gives, if it has that.
func dunderBytes(t *vm.Thread, x Value) ([]byte, bool, error) {
	r, err := callDunderBytes(t, x)
	if err != nil || r == obj.Unbound {
		return nil, false, err
	}
	data, _ := t.BufferView(r)
	return data, true, nil
}

// bytesOfIterable is the content that a bytes-like object or an iterable of
// ints stands for; name is what is made of it.
func bytesOfIterable(t *vm.Thread, x Value, name string) ([]byte, error) {
	if data, ok := t.BufferView(x); ok {
		return data, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kx := t.Keep(x)
	if !isIterable(t, x) {
		return nil, t.TypeError("cannot convert '%s' object to %s", t.TypeName(*kx), name)
	}
	outside := "bytes must be in range(0, 256)"
	if name == "bytearray" {
		outside = byteOutside
	}
	if out, ok := bytesOfItems(t, *kx); ok {
		return out, nil
	}
	return appendBytes(t, nil, *kx, outside)
}

// appendBytes appends the items of an iterable; outside says that one is no byte.
func appendBytes(t *vm.Thread, out []byte, x Value, outside string) ([]byte, error) {
	m := t.Mark()
	defer t.Release(m)
	take := func(_ *vm.Thread, _ *Value, item Value) bool {
		if !item.IsInt() || uint64(item.Int()) > 255 {
			return false
		}
		out = append(out, byte(item.Int()))
		return true
	}
	err := t.ForEachTaken(x, take, t.Keep(x), func(_ int, item Value) error {
		b, err := byteValue(t, item, outside)
		out = append(out, b)
		return err
	})
	return out, err
}

// bytesOfItems is the items of a list or tuple, if all are small ints that fit.
func bytesOfItems(t *vm.Thread, x Value) ([]byte, bool) {
	var items []Value
	switch {
	case t.IsExact(x, obj.KindList, obj.ShapeList):
		items = t.ListView(x)
	case t.IsExact(x, obj.KindTuple, obj.ShapeTuple):
		items = t.TupleView(x)
	default:
		return nil, false
	}
	out := make([]byte, len(items))
	for i, v := range items {
		if !v.IsInt() || uint64(v.Int()) > 255 {
			return nil, false
		}
		out[i] = byte(v.Int())
	}
	return out, true
}

// byteOutside is the message about an item of a bytearray.
const byteOutside = "byte must be in range(0, 256)"

// byteValue is an int argument as a byte.
func byteValue(t *vm.Thread, v Value, outside string) (byte, error) {
	if !v.IsInt() {
		i, err := t.ToIndex(v)
		if err != nil {
			return 0, err
		}
		v = i
	}
	if !v.IsInt() || v.Int() < 0 || v.Int() > 255 {
		return 0, t.ValueError("%s", outside)
	}
	return byte(v.Int()), nil
}

// bytesContent is the content of what bytes() accepts but for counts.
func bytesContent(t *vm.Thread, x Value) ([]byte, error) {
	if data, ok := t.BufferView(x); ok {
		return data, nil
	}
	data, ok, err := dunderBytes(t, x)
	if ok || err != nil {
		return data, err
	}
	if t.IsInstance(x, obj.ShapeStr) || t.IsInstance(x, obj.ShapeInt) {
		return nil, t.TypeError("cannot convert '%s' object to bytes", t.TypeName(x))
	}
	return bytesOfIterable(t, x, "bytes")
}

func bytesGetItem(t *vm.Thread, v, key Value) (Value, error) {
	v = t.Unwrap(v)
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if t.IsKind(key, obj.KindSlice) {
		first, step, n, err := sliceOf(t, key, t.BufferLength(v))
		if err != nil {
			return 0, err
		}
		if step == 1 || n == 0 {
			if n == 0 {
				return makeLike(t, *kv, "")
			}
			if n == t.BufferLength(*kv) && t.IsKind(*kv, obj.KindBytes) {
				return *kv, nil
			}
			return makeLike(t, *kv, viewText(t.BufferPart(*kv, first, first+n)))
		}
		data := mustBuffer(t, *kv)
		out := make([]byte, n)
		for i := range out {
			out[i] = data[first+i*step]
		}
		return makeLike(t, *kv, viewText(out))
	}
	name := "bytes"
	if t.IsKind(v, obj.KindByteArray) {
		name = "bytearray"
	}
	i, err := byteIndex(t, key, name)
	if err != nil {
		return 0, err
	}
	if name == "bytearray" {
		n := t.ByteArrayLength(*kv)
		if i < 0 {
			i += n
		}
		if i >= 0 && i < n {
			return obj.SmallInt(int64(t.ByteArrayGet(*kv, i))), nil
		}
		return 0, t.IndexError("bytearray index out of range")
	}
	data := mustBuffer(t, *kv)
	if i < 0 {
		i += len(data)
	}
	if i < 0 || i >= len(data) {
		return 0, t.IndexError("index out of range")
	}
	return obj.SmallInt(int64(data[i])), nil
}

// byteIndex is an index of bytes or bytearray.
func byteIndex(t *vm.Thread, key Value, name string) (int, error) {
	if key.IsInt() {
		return int(key.Int()), nil
	}
	f, err := t.LookupSpecial(key, t.VM.Names.Index)
	if err != nil {
		return 0, err
	}
	if f == obj.Unbound {
		if name == "bytes" {
			name = "byte"
		}
		return 0, t.TypeError("%s indices must be integers or slices, not %s", name, t.TypeName(key))
	}
	return fittingIndex(t, key)
}

// fittingIndex is the number of an index, which has __index__.
func fittingIndex(t *vm.Thread, key Value) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	kk := t.Keep(key)
	i, err := t.ToInt(key)
	if err != nil && t.Matches(err, t.VM.Exc.OverflowError) {
		t.Caught(err)
		return 0, t.IndexError("cannot fit '%s' into an index-sized integer", t.TypeName(*kk))
	}
	return i, err
}

// mustBuffer is the content of an exact bytes or of a bytearray.
func mustBuffer(t *vm.Thread, v Value) []byte {
	b, _ := t.BufferView(v)
	return b
}

func bytesContains(t *vm.Thread, v, x Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if t.IsInstance(x, obj.ShapeInt) {
		b, err := byteValue(t, plainInt(t, x), "byte must be in range(0, 256)")
		return err == nil && bytes.IndexByte(mustBuffer(t, *kv), b) >= 0, err
	}
	sub, err := bytesLike(t, x)
	return err == nil && bytes.Contains(mustBuffer(t, *kv), sub), err
}

func bytesBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	x, y := t.Unwrap(a), t.Unwrap(b)
	isBytes := func(v Value) bool { return t.IsKind(v, obj.KindBytes) || t.IsKind(v, obj.KindByteArray) }
	switch op {
	case vm.OpAdd:
		if !isBytes(x) {
			return obj.NotImplemented, nil
		}
		p := mustBuffer(t, x)
		q, ok := t.BufferView(y)
		if !ok {
			return 0, t.TypeError("can't concat %s to %s", t.TypeName(b), t.TypeName(a))
		}
		if t.IsKind(x, obj.KindByteArray) {
			return t.NewByteArray(viewText(p) + viewText(q))
		}
		if len(q) == 0 {
			return x, nil
		}
		if len(p) == 0 && t.IsKind(y, obj.KindBytes) {
			return y, nil
		}
		z, out, err := t.NewBytesBuf(len(p) + len(q))
		if err == nil {
			copy(out[copy(out, p):], q)
		}
		return z, err
	case vm.OpMul:
		if isBytes(x) {
			return bytesRepeat(t, x, b)
		}
		return bytesRepeat(t, y, a)
	case vm.OpMod:
		if isBytes(x) {
			return percentFormat(t, x, b)
		}
	}
	return obj.NotImplemented, nil
}

func bytesRepeat(t *vm.Thread, v, n Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	times, ok, err := repeatCount(t, n)
	if !ok || err != nil {
		return obj.NotImplemented, err
	}
	data := mustBuffer(t, *kv)
	if times <= 0 || len(data) == 0 {
		return makeLike(t, *kv, "")
	}
	if times > obj.MaxLen/len(data) {
		if t.IsKind(*kv, obj.KindBytes) && times > math.MaxInt/len(data) {
			return 0, t.OverflowError("repeated bytes are too long")
		}
		return 0, obj.ErrNoMemory
	}
	if t.IsKind(*kv, obj.KindByteArray) {
		z, err := t.NewByteArray("")
		if err != nil {
			return 0, err
		}
		return z, t.ByteArrayRepeat(z, data, times)
	}
	if times == 1 {
		return *kv, nil
	}
	z, out, err := t.NewBytesBuf(len(data) * times)
	if err == nil {
		obj.RepeatBytes(out, viewText(data))
	}
	return z, err
}

func bytesCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !t.IsKind(b, obj.KindBytes) {
		return obj.NotImplemented, nil
	}
	return bufferCompare(t, op, a, b)
}

// bufferCompare compares the bytes of any two buffers.
func bufferCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	y, ok := t.BufferView(b)
	if !ok {
		return obj.NotImplemented, nil
	}
	x, ok := t.BufferView(a)
	if !ok {
		return obj.NotImplemented, nil
	}
	if (op == vm.OpEq || op == vm.OpNe) && len(x) != len(y) {
		return obj.Bool(op == vm.OpNe), nil
	}
	return ordered(op, strings.Compare(viewText(x), viewText(y))), nil
}
