package builtin

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A memoryview of one dimension over a bytes or bytearray object. Its layout is
// in package obj.
//
// While a view of it lives and is not released, a bytearray cannot be resized.
// So it knows its views: its field ByteArrayExports heads a chain of weak
// references. That a view is dead shows after a collection; only when a resize
// finds views that may live is one made for that.

// Word of a weak reference that links the chain, after target, callback and hash.
const exportNext = 4

// addExport enters a new view into the chain of its bytearray.
func addExport(t *vm.Thread, view Value) {
	base := t.Field(view, obj.ViewObject)
	if !t.IsKind(base, obj.KindByteArray) {
		return
	}
	head := t.Slot(base, obj.ByteArrayExports)
	for head.IsRef() && t.Field(head, 1) == obj.Unbound {
		head = t.Field(head, exportNext)
	}
	weak := t.NewFields(obj.KindWeakRef, obj.ShapeWeakRef, view, obj.Unbound, obj.Unbound, head)
	t.SetSlot(base, obj.ByteArrayExports, weak)
}

// hasExports reports whether a bytearray has views that may live.
func hasExports(t *vm.Thread, v Value) bool {
	for w := t.Slot(v, obj.ByteArrayExports); w.IsRef(); w = t.Field(w, exportNext) {
		if view := t.Field(w, 1); view != obj.Unbound && t.Field(view, obj.ViewObject) != obj.Unbound {
			return true
		}
	}
	t.SetSlot(v, obj.ByteArrayExports, obj.Unbound)
	return false
}

// checkExports is an error if a bytearray has living views.
func checkExports(t *vm.Thread, v *Value) error {
	if !hasExports(t, *v) {
		return nil
	}
	if err := t.Collect(); err != nil {
		return err
	}
	if hasExports(t, *v) {
		return t.Raise(t.VM.Exc.BufferError, "Existing exports of data: object cannot be re-sized")
	}
	return nil
}

func memoryViewSpec() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "memoryview", Shape: obj.ShapeMemoryView, Kind: obj.KindFields, Body: 1 + obj.ViewFields, Final: true,
		Doc: "A view of the bytes of an object, without a copy.",
		New: newMemoryView, NewSig: "cls, object",
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v Value) (Value, error) {
				state := "memory"
				if t.Field(v, obj.ViewObject) == obj.Unbound {
					state = "released memory"
				}
				return t.NewStr("<" + state + " at 0x" + hexNumber(t.ID(v)) + ">")
			},
			Hash: viewHash,
			Len: func(t *vm.Thread, v Value) (int, error) {
				if err := checkView(t, v); err != nil {
					return 0, err
				}
				return viewField(t, v, obj.ViewLen), nil
			},
			GetItem: viewGetItem,
			SetItem: viewSetItem,
			DelItem: func(t *vm.Thread, v, key Value) error { return t.TypeError("cannot delete memory") },
			Compare: viewCompare,
			Enter: func(t *vm.Thread, v Value) (Value, error) {
				return v, checkView(t, v)
			},
			Exit: func(t *vm.Thread, v, typ, exc, tb Value) (Value, error) {
				t.SetField(v, obj.ViewObject, obj.Unbound)
				return obj.NoneValue, nil
			},
		},
		Methods: []vm.Native{
			{Name: "cast", Sig: "self, /, format, shape=None", Fn: viewCast, Doc: "A view of the same memory as items of another format."},
			{Name: "hex", Sig: "self, /, sep=None, bytes_per_sep=1", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				if err := checkView(t, args[0]); err != nil {
					return 0, err
				}
				return hexOf(t, func() []byte { return viewBytes(t, args[0]) }, args[1], args[2])
			}, Doc: "The bytes as hexadecimal digits."},
			{Name: "release", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				t.SetField(args[0], obj.ViewObject, obj.Unbound)
				return obj.NoneValue, nil
			}, Doc: "Let go of the memory."},
			{Name: "tobytes", Sig: "self, /, order=None", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				if err := checkView(t, args[0]); err != nil {
					return 0, err
				}
				return t.NewBytes(viewText(viewBytes(t, args[0])))
			}, Doc: "A copy of the bytes."},
			{Name: "tolist", Sig: "self, /", Fn: viewToList, Doc: "The items as a list."},
			{Name: "toreadonly", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				if err := checkView(t, args[0]); err != nil {
					return 0, err
				}
				z := copyView(t, args[0])
				t.Init(z, obj.ViewReadonly, obj.TrueValue)
				return z, nil
			}, Doc: "A view that cannot be written to."},
		},
		Getters: viewGetters(),
	}
}

func hexNumber(n uint64) string {
	var b []byte
	for ; n > 0 || b == nil; n >>= 4 {
		b = append(b, "0123456789abcdef"[n&15])
	}
	slices.Reverse(b)
	return string(b)
}

func viewGetters() []vm.Getter {
	get := func(name, doc string, f func(t *vm.Thread, v Value) (Value, error)) vm.Getter {
		return vm.Getter{Name: name, Doc: doc, Get: func(t *vm.Thread, v Value) (Value, error) {
			if err := checkView(t, v); err != nil {
				return 0, err
			}
			return f(t, v)
		}}
	}
	constant := func(name, doc string, x Value) vm.Getter {
		return get(name, doc, func(*vm.Thread, Value) (Value, error) { return x, nil })
	}
	contiguous := func(t *vm.Thread, v Value) (Value, error) {
		return obj.Bool(t.Field(v, obj.ViewStep) == t.Field(v, obj.ViewItemSize) || viewField(t, v, obj.ViewLen) <= 1), nil
	}
	return []vm.Getter{
		get("obj", "The object whose memory is shown.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewObject), nil }),
		get("nbytes", "The number of bytes that tobytes gives.", func(t *vm.Thread, v Value) (Value, error) {
			return obj.SmallInt(int64(viewField(t, v, obj.ViewLen) * viewField(t, v, obj.ViewItemSize))), nil
		}),
		get("readonly", "Whether the memory cannot be written to.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewReadonly), nil }),
		get("format", "The format of an item, as in module struct.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewFormat), nil }),
		get("itemsize", "The bytes of an item.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewItemSize), nil }),
		constant("ndim", "The number of dimensions.", obj.SmallInt(1)),
		get("shape", "The items along each dimension.", func(t *vm.Thread, v Value) (Value, error) { return t.NewTuple(t.Field(v, obj.ViewLen)) }),
		get("strides", "The bytes from item to item along each dimension.", func(t *vm.Thread, v Value) (Value, error) { return t.NewTuple(t.Field(v, obj.ViewStep)) }),
		get("suboffsets", "Empty.", func(t *vm.Thread, v Value) (Value, error) { return t.VM.EmptyTuple(), nil }),
		get("contiguous", "Whether the items lie in a row.", contiguous),
		get("c_contiguous", "Whether the items lie in a row.", contiguous),
		get("f_contiguous", "Whether the items lie in a row.", contiguous),
	}
}

func viewField(t *vm.Thread, v Value, i int) int { return int(t.Field(v, i).Int()) }

// checkView is an error if a view was released.
func checkView(t *vm.Thread, v Value) error {
	if t.Field(v, obj.ViewObject) == obj.Unbound {
		return t.ValueError("operation forbidden on released memoryview object")
	}
	return nil
}

func newMemoryView(t *vm.Thread, args []Value) (Value, error) {
	x := args[1]
	if t.IsExact(x, obj.KindFields, obj.ShapeMemoryView) {
		if err := checkView(t, x); err != nil {
			return 0, err
		}
		return copyView(t, x), nil
	}
	data, ok := t.BufferView(x)
	if !ok {
		return 0, t.TypeError("memoryview: a bytes-like object is required, not '%s'", t.TypeName(x))
	}
	format, size := 'B', 1
	if t.IsKind(x, obj.KindByteArray) && !t.IsInstance(x, obj.ShapeByteArray) {
		// An array: the letter of its items' type follows what a bytearray has.
		format = rune(t.Slot(x, obj.ByteArrayBody).Int())
		if size = formatSizes[byte(format)]; size == 0 {
			format, size = 'w', 4 // characters
		}
	}
	width := obj.SmallInt(int64(size))
	z := t.NewFields(obj.KindFields, obj.ShapeMemoryView, x, obj.SmallInt(0), obj.SmallInt(int64(len(data)/size)),
		width, width, t.Char(format), obj.Bool(!t.IsKind(x, obj.KindByteArray)))
	addExport(t, z)
	return z, nil
}

func copyView(t *vm.Thread, v Value) Value {
	var f [obj.ViewFields]Value
	for i := range f {
		f[i] = t.Field(v, 1+i)
	}
	z := t.NewFields(obj.KindFields, obj.ShapeMemoryView, f[:]...)
	addExport(t, z)
	return z
}

// viewBytes are the bytes that a view shows, in a row, until the next safepoint.
func viewBytes(t *vm.Thread, v Value) []byte {
	if b, ok := t.BufferView(v); ok {
		return b
	}
	data, _ := t.BufferView(t.Field(v, obj.ViewObject))
	size := viewField(t, v, obj.ViewItemSize)
	var out []byte
	for i := range viewField(t, v, obj.ViewLen) {
		at := viewField(t, v, obj.ViewOffset) + i*viewField(t, v, obj.ViewStep)
		if at < 0 || at+size > len(data) {
			break
		}
		out = append(out, data[at:at+size]...)
	}
	return out
}

// itemAt is where item i of a view lies in its object.
func itemAt(t *vm.Thread, v Value, i int) (int, error) {
	n := viewField(t, v, obj.ViewLen)
	if i < 0 {
		i += n
	}
	size := viewField(t, v, obj.ViewItemSize)
	at := viewField(t, v, obj.ViewOffset) + i*viewField(t, v, obj.ViewStep)
	data, _ := t.BufferView(t.Field(v, obj.ViewObject))
	if i < 0 || i >= n || at+size > len(data) {
		return 0, t.IndexError("index out of bounds on dimension 1")
	}
	return at, nil
}

// formatCode is the code of a view's format, without a byte order mark.
func formatCode(t *vm.Thread, v Value) byte {
	f := strings.TrimPrefix(t.StrView(t.Field(v, obj.ViewFormat)), "@")
	return f[0]
}

// formatSizes are the formats that views may have, in native sizes.
var formatSizes = map[byte]int{
	'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'f': 4, 'd': 8,
}

// readItem is the value of an item of that format.
func readItem(t *vm.Thread, code byte, b []byte) (Value, error) {
	order := binary.NativeEndian
	switch code {
	case 'c':
		return t.NewBytes(viewText(b))
	case '?':
		return obj.Bool(b[0] != 0), nil
	case 'b':
		return obj.SmallInt(int64(int8(b[0]))), nil
	case 'B':
		return obj.SmallInt(int64(b[0])), nil
	case 'h':
		return obj.SmallInt(int64(int16(order.Uint16(b)))), nil
	case 'H':
		return obj.SmallInt(int64(order.Uint16(b))), nil
	case 'i':
		return obj.SmallInt(int64(int32(order.Uint32(b)))), nil
	case 'I':
		return obj.SmallInt(int64(order.Uint32(b))), nil
	case 'l', 'q', 'n':
		return t.NewInt(int64(order.Uint64(b))), nil
	case 'f':
		return t.NewFloat(float64(math.Float32frombits(order.Uint32(b)))), nil
	case 'd':
		return t.NewFloat(math.Float64frombits(order.Uint64(b))), nil
	}
	return t.NewUint(order.Uint64(b)), nil
}

// writeItem makes the bytes of an item of that format.
func writeItem(t *vm.Thread, code byte, x Value) ([]byte, error) {
	order := binary.NativeEndian
	switch code {
	case 'c':
		b, ok := t.BufferView(x)
		if !ok {
			return nil, t.TypeError("memoryview: invalid type for format 'c'")
		}
		if len(b) != 1 {
			return nil, t.ValueError("memoryview: invalid value for format 'c'")
		}
		return slices.Clone(b), nil
	case '?':
		b, err := t.Truth(x)
		if b {
			return []byte{1}, err
		}
		return []byte{0}, err
	case 'f', 'd':
		f, err := t.ToFloat(x)
		if err != nil {
			return nil, t.TypeError("memoryview: invalid type for format '%c'", code)
		}
		if code == 'f' {
			return order.AppendUint32(nil, math.Float32bits(float32(f))), nil
		}
		return order.AppendUint64(nil, math.Float64bits(f)), nil
	}
	i, err := t.ToIndex(x)
	if err != nil {
		return nil, t.TypeError("memoryview: invalid type for format '%c'", code)
	}
	size := formatSizes[code]
	signed := code >= 'a'
	bits := t.IntBitLen(i)
	neg := t.IntSign(i) < 0
	fits := !neg && bits <= 8*size
	if signed {
		n, ok := t.Int64(i)
		fits = ok && n<<(64-8*size)>>(64-8*size) == n
	}
	if !fits {
		return nil, t.ValueError("memoryview: invalid value for format '%c'", code)
	}
	n, ok := t.Int64(i)
	u := uint64(n)
	if !ok {
		u = t.BigOf(i).Uint64()
	}
	return order.AppendUint64(nil, u)[:size], nil
}

func viewGetItem(t *vm.Thread, v, key Value) (Value, error) {
	if err := checkView(t, v); err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if t.IsKind(key, obj.KindSlice) {
		first, step, n, err := sliceOf(t, key, viewField(t, v, obj.ViewLen))
		if err != nil {
			return 0, err
		}
		z := copyView(t, *kv)
		stride := viewField(t, z, obj.ViewStep)
		t.Init(z, obj.ViewOffset, obj.SmallInt(int64(viewField(t, z, obj.ViewOffset)+first*stride)))
		t.Init(z, obj.ViewLen, obj.SmallInt(int64(n)))
		t.Init(z, obj.ViewStep, obj.SmallInt(int64(step*stride)))
		return z, nil
	}
	i, err := viewIndex(t, key)
	if err != nil {
		return 0, err
	}
	at, err := itemAt(t, *kv, i)
	if err != nil {
		return 0, err
	}
	data, _ := t.BufferView(t.Field(*kv, obj.ViewObject))
	return readItem(t, formatCode(t, *kv), data[at:at+viewField(t, *kv, obj.ViewItemSize)])
}

func viewIndex(t *vm.Thread, key Value) (int, error) {
	if u := t.Unwrap(key); t.IsKind(u, obj.KindTuple) {
		if n := t.TupleLen(u); n == 1 {
			key = t.TupleItem(u, 0)
		} else {
			return 0, t.TypeError("cannot index 1-dimension view with %d-element tuple", n)
		}
	}
	f, err := t.LookupSpecial(key, t.VM.Names.Index)
	if err != nil {
		return 0, err
	}
	if f == obj.Unbound {
		return 0, t.TypeError("memoryview: invalid slice key")
	}
	return t.ToInt(key)
}

func viewSetItem(t *vm.Thread, v, key, x Value) error {
	if err := checkView(t, v); err != nil {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	kv, kx := t.Keep(v), t.Keep(x)
	if t.Field(v, obj.ViewReadonly) == obj.TrueValue {
		return t.TypeError("cannot modify read-only memory")
	}
	size := viewField(t, v, obj.ViewItemSize)
	if t.IsKind(key, obj.KindSlice) {
		first, step, n, err := sliceOf(t, key, viewField(t, v, obj.ViewLen))
		if err != nil {
			return err
		}
		from, ok := t.BufferView(*kx)
		if !ok {
			return t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(*kx))
		}
		if len(from) != n*size {
			return t.ValueError("memoryview assignment: lvalue and rvalue have different structures")
		}
		from = slices.Clone(from)
		stride := viewField(t, *kv, obj.ViewStep)
		base := t.Field(*kv, obj.ViewObject)
		for i := range n {
			at := viewField(t, *kv, obj.ViewOffset) + (first+i*step)*stride
			if at+size > t.ByteArrayLength(base) {
				break
			}
			copy(t.ByteArrayWritable(base, at, at+size), from[i*size:])
		}
		return nil
	}
	i, err := viewIndex(t, key)
	if err != nil {
		return err
	}
	b, err := writeItem(t, formatCode(t, *kv), *kx)
	if err != nil {
		return err
	}
	at, err := itemAt(t, *kv, i)
	if err != nil {
		return err
	}
	copy(t.ByteArrayWritable(t.Field(*kv, obj.ViewObject), at, at+size), b)
	return nil
}

func viewToList(t *vm.Thread, args []Value) (Value, error) {
	if err := checkView(t, args[0]); err != nil {
		return 0, err
	}
	data, code, size := viewBytes(t, args[0]), formatCode(t, args[0]), viewField(t, args[0], obj.ViewItemSize)
	l, err := t.NewList(len(data) / size)
	if err != nil {
		return 0, err
	}
	for i, out := 0, t.ListFresh(l); i < len(out); i++ {
		if out[i], err = readItem(t, code, data[i*size:][:size]); err != nil {
			return 0, err
		}
	}
	return l, nil
}

func viewHash(t *vm.Thread, v Value) (int64, error) {
	if err := checkView(t, v); err != nil {
		return 0, err
	}
	if t.Field(v, obj.ViewReadonly) != obj.TrueValue {
		return 0, t.ValueError("cannot hash writable memoryview object")
	}
	return int64(obj.HashString(viewText(viewBytes(t, v)))), nil
}

func viewCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if op != vm.OpEq && op != vm.OpNe {
		return obj.NotImplemented, nil
	}
	equal := a == b
	if t.Field(a, obj.ViewObject) != obj.Unbound && !equal {
		var y []byte
		code := byte('B')
		if t.IsExact(b, obj.KindFields, obj.ShapeMemoryView) {
			if t.Field(b, obj.ViewObject) == obj.Unbound {
				return obj.Bool(op == vm.OpNe), nil
			}
			y, code = viewBytes(t, b), formatCode(t, b)
		} else {
			var ok bool
			if y, ok = t.BufferView(b); !ok {
				return obj.NotImplemented, nil
			}
		}
		x := viewBytes(t, a)
		var err error
		if equal, err = sameItems(t, formatCode(t, a), x, code, y); err != nil {
			return 0, err
		}
	}
	return obj.Bool(equal == (op == vm.OpEq)), nil
}

// sameItems compares the items of two arrays of bytes by value.
func sameItems(t *vm.Thread, p byte, x []byte, q byte, y []byte) (bool, error) {
	if p == q && p != 'f' && p != 'd' {
		return string(x) == string(y), nil
	}
	m, n := formatSizes[p], formatSizes[q]
	if len(x)/m != len(y)/n {
		return false, nil
	}
	for i := range len(x) / m {
		a, err := readItem(t, p, x[i*m:][:m])
		if err != nil {
			return false, err
		}
		b, err := readItem(t, q, y[i*n:][:n])
		if err != nil {
			return false, err
		}
		if equal, _ := t.Space.Equal(a, b); !equal || a == b && math.IsNaN(floatOf(t, a)) {
			return false, nil
		}
	}
	return true, nil
}

func viewCast(t *vm.Thread, args []Value) (Value, error) {
	v := args[0]
	if err := checkView(t, v); err != nil {
		return 0, err
	}
	f := t.Unwrap(args[1])
	if !t.IsKind(f, obj.KindStr) {
		return 0, t.TypeError("cast() argument 'format' must be str, not %s", t.TypeName(args[1]))
	}
	if given(args[2]) {
		return 0, t.NotImplementedError("memoryview.cast to several dimensions")
	}
	code := strings.TrimPrefix(t.StrView(f), "@")
	size := 0
	if len(code) == 1 {
		size = formatSizes[code[0]]
	}
	if size == 0 {
		return 0, t.ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	old := viewField(t, v, obj.ViewItemSize)
	if t.Field(v, obj.ViewStep) != t.Field(v, obj.ViewItemSize) {
		return 0, t.TypeError("memoryview: casts are restricted to C-contiguous views")
	}
	if old != 1 && size != 1 || !strings.ContainsRune("cbB", rune(formatCode(t, v))) && !strings.Contains("cbB", code) {
		return 0, t.TypeError("memoryview: cannot cast between two non-byte formats")
	}
	n := viewField(t, v, obj.ViewLen) * old
	if n%size != 0 {
		return 0, t.TypeError("memoryview: length is not a multiple of itemsize")
	}
	z := copyView(t, v)
	t.Init(z, obj.ViewFormat, f)
	t.Init(z, obj.ViewItemSize, obj.SmallInt(int64(size)))
	t.Init(z, obj.ViewStep, obj.SmallInt(int64(size)))
	t.Init(z, obj.ViewLen, obj.SmallInt(int64(n/size)))
	return z, nil
}
