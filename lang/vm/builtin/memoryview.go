package builtin

import (
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A memoryview over a bytes or bytearray object, or memory outside of the heap. Its layout is
// in package obj.

func memoryViewSpec() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "memoryview", Shape: obj.ShapeMemoryView, Kind: obj.KindFields, Body: 1 + obj.ViewFields, Final: true,
		Doc: "A view of the bytes of an object, without a copy.",
		New: newMemoryView, NewSig: "cls, object", Told: true,
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v Value) (Value, error) {
				state := "memory"
				if t.Field(v, obj.ViewObject) == obj.Unbound {
					state = "released memory"
				}
				return t.NewStr("<" + state + " at 0x" + hexNumber(t.ID(v)) + ">")
			},
			Hash: viewHash,
			Iter: viewIter,
			Len: func(t *vm.Thread, v Value) (int, error) {
				if err := checkView(t, v); err != nil {
					return 0, err
				}
				return viewField(t, v, obj.ViewLen), nil // 1 if there is no dimension
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
				if err := checkMemory(t, &args[0]); err != nil {
					return 0, err
				}
				return hexOf(t, func() []byte { return viewBytes(t, args[0]) }, args[1], args[2])
			}, Doc: "The bytes as hexadecimal digits."},
			{Name: "release", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				t.SetField(args[0], obj.ViewObject, obj.Unbound)
				return obj.NoneValue, nil
			}, Doc: "Let go of the memory."},
			{Name: "tobytes", Sig: "self, /, order=None", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				if err := checkMemory(t, &args[0]); err != nil {
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
	layout := func(f func(d viewLayout) bool) func(t *vm.Thread, v Value) (Value, error) {
		return func(t *vm.Thread, v Value) (Value, error) { return obj.Bool(f(layoutOf(t, v))), nil }
	}
	return []vm.Getter{
		get("obj", "The object whose memory is shown.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewObject), nil }),
		get("nbytes", "The number of bytes that tobytes gives.", func(t *vm.Thread, v Value) (Value, error) {
			return obj.SmallInt(int64(viewField(t, v, obj.ViewLen) * viewField(t, v, obj.ViewBlock))), nil
		}),
		get("readonly", "Whether the memory cannot be written to.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewReadonly), nil }),
		get("format", "The format of an item, as in module struct.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewFormat), nil }),
		get("itemsize", "The bytes of an item.", func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, obj.ViewItemSize), nil }),
		get("ndim", "The number of dimensions.", func(t *vm.Thread, v Value) (Value, error) { return obj.SmallInt(int64(viewDims(t, v))), nil }),
		get("shape", "The items along each dimension.", func(t *vm.Thread, v Value) (Value, error) { return intTuple(t, layoutOf(t, v).shape) }),
		get("strides", "The bytes from item to item along each dimension.", func(t *vm.Thread, v Value) (Value, error) { return intTuple(t, layoutOf(t, v).strides) }),
		get("suboffsets", "Empty.", func(t *vm.Thread, v Value) (Value, error) { return t.VM.EmptyTuple(), nil }),
		get("contiguous", "Whether the items lie in a row.", layout(func(d viewLayout) bool { return d.inRow() || d.reversed().inRow() })),
		get("c_contiguous", "Whether the items lie in a row, the last index changing first.", layout(viewLayout.inRow)),
		get("f_contiguous", "Whether the items lie in a row, the first index changing first.", layout(func(d viewLayout) bool { return d.reversed().inRow() })),
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
	if u := t.Unwrap(x); t.IsExact(u, obj.KindFields, obj.ShapeMemoryView) {
		x = u // a PickleBuffer shows what its view does
	}
	if t.IsExact(x, obj.KindFields, obj.ShapeMemoryView) {
		if err := checkView(t, x); err != nil {
			return 0, err
		}
		return copyView(t, x), nil
	}
	mapping := t.IsKind(x, obj.KindMapping)
	if mapping && t.BufferLength(x) == 0 {
		return 0, t.ValueError("mmap closed or invalid")
	}
	if !t.HasBuffer(x) {
		return 0, t.TypeError("memoryview: a bytes-like object is required, not '%s'", t.TypeName(x))
	}
	format, size := bufferFormat(t, x)
	writable := t.IsKind(x, obj.KindByteArray) || mapping && t.Field(x, obj.MappingReadonly) == obj.FalseValue
	width := obj.SmallInt(int64(size))
	z := t.NewFields(obj.KindFields, obj.ShapeMemoryView, x, obj.SmallInt(0), obj.SmallInt(int64(t.BufferLength(x)/size)),
		width, width, t.Char(format), obj.Bool(!writable), width, t.VM.EmptyTuple())
	t.AddExport(z)
	return z, nil
}

// bufferFormat is the format and the size of the items of an object with a buffer.
func bufferFormat(t *vm.Thread, x Value) (format rune, size int) {
	if !t.IsKind(x, obj.KindByteArray) || t.IsInstance(x, obj.ShapeByteArray) {
		return 'B', 1
	}
	// An array: the letter of its items' type follows what a bytearray has.
	format = rune(t.Slot(x, obj.ByteArrayBody).Int())
	if size = formatSizes[byte(format)]; size == 0 {
		return 'w', 4 // characters
	}
	return format, size
}

func copyView(t *vm.Thread, v Value) Value {
	var f [obj.ViewFields]Value
	for i := range f {
		f[i] = t.Field(v, 1+i)
	}
	z := t.NewFields(obj.KindFields, obj.ShapeMemoryView, f[:]...)
	t.AddExport(z)
	return z
}

// viewIter is the iterator of a view of one dimension.
func viewIter(t *vm.Thread, v Value) (Value, error) {
	if err := checkView(t, v); err != nil {
		return 0, err
	}
	switch viewDims(t, v) {
	case 0:
		return 0, t.TypeError("invalid indexing of 0-dim memory")
	case 1:
		return t.NewFields(obj.KindFields, obj.ShapeMemoryIter, v, obj.SmallInt(0)), nil
	}
	return 0, t.NotImplementedError("multi-dimensional sub-views are not implemented")
}

func viewHash(t *vm.Thread, v Value) (int64, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	if err := checkMemory(t, k); err != nil {
		return 0, err
	}
	if t.Field(*k, obj.ViewReadonly) != obj.TrueValue {
		return 0, t.ValueError("cannot hash writable memoryview object")
	}
	return int64(obj.HashString(viewText(viewBytes(t, *k)))), nil
}

func viewCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if op != vm.OpEq && op != vm.OpNe {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	for _, k := range []*Value{ka, kb} {
		if err := reachView(t, k); err != nil {
			return 0, err
		}
	}
	a, b = *ka, *kb
	equal := a == b
	if t.Field(a, obj.ViewObject) != obj.Unbound {
		equal = false
		if !t.IsExact(b, obj.KindFields, obj.ShapeMemoryView) {
			if _, ok := t.BufferView(b); !ok {
				return obj.NotImplemented, nil
			}
			var err error
			if b, err = newMemoryView(t, []Value{obj.Unbound, b}); err != nil {
				return 0, err
			}
		}
		if t.Field(b, obj.ViewObject) == obj.Unbound {
			return obj.Bool(op == vm.OpNe), nil
		}
		if slices.Equal(layoutOf(t, a).shape, layoutOf(t, b).shape) {
			var err error
			if equal, err = sameItems(t, formatCode(t, a), viewBytes(t, a), formatCode(t, b), viewBytes(t, b)); err != nil {
				return 0, err
			}
		}
	}
	return obj.Bool(equal == (op == vm.OpEq)), nil
}
