package builtin

import (
	"math"
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The dimensions of memoryviews: indexing, slicing, casts.

const maxViewDims = 64

// viewLayout is how the items of a view lie in memory.
type viewLayout struct {
	shape, strides []int
	itemSize       int
}

// viewDims is the number of dimensions.
func viewDims(t *vm.Thread, v Value) int {
	inner := t.Field(v, obj.ViewInner)
	if inner == obj.NoneValue {
		return 0
	}
	return 1 + t.TupleLen(inner)
}

func layoutOf(t *vm.Thread, v Value) viewLayout {
	d := viewLayout{itemSize: viewField(t, v, obj.ViewItemSize)}
	n := viewDims(t, v)
	if n == 0 {
		return d
	}
	d.shape, d.strides = make([]int, n), make([]int, n)
	d.shape[0] = viewField(t, v, obj.ViewLen)
	stride := d.itemSize
	for i := n - 1; i > 0; i-- {
		d.shape[i] = int(t.TupleItem(t.Field(v, obj.ViewInner), i-1).Int())
		d.strides[i] = stride
		stride *= d.shape[i]
	}
	d.strides[0] = viewField(t, v, obj.ViewStep)
	return d
}

// inRow reports whether the items lie in a row, the last index changing first.
func (d viewLayout) inRow() bool {
	if slices.Contains(d.shape, 0) {
		return true
	}
	want := d.itemSize
	for i := len(d.shape) - 1; i >= 0; i-- {
		if d.shape[i] > 1 && d.strides[i] != want {
			return false
		}
		want *= d.shape[i]
	}
	return true
}

// reversed has the dimensions in the opposite order.
func (d viewLayout) reversed() viewLayout {
	d.shape, d.strides = slices.Clone(d.shape), slices.Clone(d.strides)
	slices.Reverse(d.shape)
	slices.Reverse(d.strides)
	return d
}

func intTuple(t *vm.Thread, ns []int) (Value, error) {
	items := make([]Value, len(ns))
	for i, n := range ns {
		items[i] = obj.SmallInt(int64(n))
	}
	return t.NewTuple(items...)
}

// viewPlace is where the item that a key names lies in the view's object, which may be
// looked at then.
func viewPlace(t *vm.Thread, v *Value, key Value) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	dims := viewDims(t, *v)
	if dims == 1 && key.IsInt() {
		x, n := int(key.Int()), viewField(t, *v, obj.ViewLen)
		if x < 0 {
			x += n
		}
		if x < 0 || x >= n {
			return 0, t.IndexError("index out of bounds on dimension 1")
		}
		return reachItem(t, v, viewField(t, *v, obj.ViewOffset)+x*viewField(t, *v, obj.ViewStep))
	}
	u := t.Unwrap(key)
	isTuple := t.IsKind(u, obj.KindTuple)
	if dims == 0 {
		if key == obj.Ellipsis || isTuple && t.TupleLen(u) == 0 {
			return viewField(t, *v, obj.ViewOffset), checkMemory(t, v)
		}
		return 0, t.TypeError("invalid indexing of 0-dim memory")
	}
	indexes := t.Keep(u)
	n := 1
	if isTuple {
		n = t.TupleLen(u)
	}
	index := func(i int) Value {
		if isTuple {
			return t.TupleItem(*indexes, i)
		}
		return *indexes
	}
	slicing := n > 0
	for i := range n {
		f, err := t.LookupSpecial(index(i), t.VM.Names.Index)
		if err != nil {
			return 0, err
		}
		slicing = slicing && t.IsKind(index(i), obj.KindSlice)
		if f == obj.Unbound && !(isTuple && slicing) {
			return 0, t.TypeError("memoryview: invalid slice key")
		}
	}
	switch {
	case slicing && isTuple:
		return 0, t.NotImplementedError("multi-dimensional slicing is not implemented")
	case !isTuple && dims > 1:
		return 0, t.NotImplementedError("multi-dimensional sub-views are not implemented")
	case n < dims:
		return 0, t.NotImplementedError("sub-views are not implemented")
	case n > dims:
		return 0, t.TypeError("cannot index %d-dimension view with %d-element tuple", dims, n)
	}
	at := viewField(t, *v, obj.ViewOffset)
	for i := range n {
		x, err := fittingIndex(t, index(i))
		if err != nil {
			return 0, err
		}
		d := layoutOf(t, *v)
		if x < 0 {
			x += d.shape[i]
		}
		if x < 0 || x >= d.shape[i] {
			return 0, t.IndexError("index out of bounds on dimension %d", i+1)
		}
		at += x * d.strides[i]
	}
	return reachItem(t, v, at)
}

// reachItem sees to it that the item at a place of the view's object may be looked at.
func reachItem(t *vm.Thread, v *Value, at int) (int, error) {
	end := at + viewField(t, *v, obj.ViewItemSize)
	if err := reachBytes(t, v, at, end); err != nil {
		return 0, err
	}
	if end > t.BufferLength(t.Field(*v, obj.ViewObject)) {
		return 0, t.IndexError("index out of bounds on dimension 1")
	}
	return at, nil
}

func viewGetItem(t *vm.Thread, v, key Value) (Value, error) {
	if err := checkView(t, v); err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if t.IsKind(key, obj.KindSlice) && viewDims(t, v) > 0 {
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
	if key == obj.Ellipsis && viewDims(t, v) == 0 {
		return v, nil
	}
	at, err := viewPlace(t, kv, key)
	if err != nil {
		return 0, err
	}
	return readItem(t, formatCode(t, *kv), t.ViewReadable(*kv, at, at+viewField(t, *kv, obj.ViewItemSize)))
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
	if t.IsKind(key, obj.KindSlice) && viewDims(t, v) > 0 {
		if viewDims(t, v) > 1 {
			return t.NotImplementedError("memoryview slice assignments are currently restricted to ndim = 1")
		}
		return viewSetSlice(t, kv, key, kx)
	}
	kk := t.Keep(key)
	if dims := viewDims(t, v); dims > 1 && !t.IsKind(t.Unwrap(key), obj.KindTuple) {
		f, err := t.LookupSpecial(key, t.VM.Names.Index)
		if err == nil && f != obj.Unbound {
			err = t.NotImplementedError("sub-views are not implemented")
		}
		if err != nil {
			return err
		}
	}
	if _, err := viewPlace(t, kv, *kk); err != nil {
		return err
	}
	b, err := writeItem(t, formatCode(t, *kv), *kx)
	if err != nil {
		return err
	}
	at, err := viewPlace(t, kv, *kk) // writeItem may have run Python code
	if err != nil {
		return err
	}
	copy(t.ViewWritable(*kv, at, at+len(b)), b)
	return nil
}

func viewSetSlice(t *vm.Thread, v *Value, key Value, x *Value) error {
	first, step, n, err := sliceOf(t, key, viewField(t, *v, obj.ViewLen))
	if err != nil {
		return err
	}
	for _, k := range []*Value{v, x} {
		if err := reachView(t, k); err != nil {
			return err
		}
	}
	size, dims := viewField(t, *v, obj.ViewItemSize), 1
	var from []byte
	var format rune
	if u := t.Unwrap(*x); t.IsExact(u, obj.KindFields, obj.ShapeMemoryView) {
		if err := checkView(t, u); err != nil {
			return err
		}
		from, format, dims = viewBytes(t, u), rune(formatCode(t, u)), viewDims(t, u)
	} else {
		var ok bool
		if from, ok = t.BufferView(*x); !ok {
			return t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(*x))
		}
		format, _ = bufferFormat(t, *x)
	}
	if len(from) != n*size || format != rune(formatCode(t, *v)) || dims != 1 {
		return t.ValueError("memoryview assignment: lvalue and rvalue have different structures")
	}
	stride := viewField(t, *v, obj.ViewStep)
	start := viewField(t, *v, obj.ViewOffset) + first*stride
	if step*stride == size || n == 1 {
		copy(t.ViewWritable(*v, start, start+len(from)), from)
		return nil
	}
	from = slices.Clone(from)
	for i := range n {
		at := start + i*step*stride
		copy(t.ViewWritable(*v, at, at+size), from[i*size:])
	}
	return nil
}

func viewToList(t *vm.Thread, args []Value) (Value, error) {
	if err := checkMemory(t, &args[0]); err != nil {
		return 0, err
	}
	data, d := viewBytes(t, args[0]), layoutOf(t, args[0])
	if len(d.shape) == 0 {
		return readItem(t, formatCode(t, args[0]), data)
	}
	return nestedList(t, formatCode(t, args[0]), data, d.itemSize, d.shape)
}

// nestedList makes lists of the items in a row of bytes, which no safepoint moves.
func nestedList(t *vm.Thread, code byte, data []byte, itemSize int, shape []int) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	l, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	kl := t.Keep(l)
	if err := t.ListReserve(l, shape[0]); err != nil || shape[0] == 0 {
		return *kl, err
	}
	block := len(data) / shape[0]
	for i := range shape[0] {
		var x Value
		if part := data[i*block:][:block]; len(shape) == 1 {
			x, err = readItem(t, code, part)
		} else {
			x, err = nestedList(t, code, part, itemSize, shape[1:])
		}
		if err != nil {
			return 0, err
		}
		if err := t.ListAppend(*kl, x); err != nil {
			return 0, err
		}
	}
	return *kl, nil
}

// viewShape reads the shape that a cast asks for, None for one dimension.
func viewShape(t *vm.Thread, v Value) ([]int, error) {
	u := t.Unwrap(v)
	var items []Value
	switch {
	case t.IsKind(u, obj.KindTuple):
		items = t.TupleView(u)
	case t.IsKind(u, obj.KindList):
		items = t.ListView(u)
	default:
		return nil, t.TypeError("shape must be a list or a tuple")
	}
	if len(items) > maxViewDims {
		return nil, t.ValueError("memoryview: number of dimensions must not exceed %d", maxViewDims)
	}
	shape, product := make([]int, len(items)), 1
	for i, x := range items {
		if !t.IsInstance(x, obj.ShapeInt) {
			return nil, t.TypeError("memoryview.cast(): elements of shape must be integers")
		}
		n, ok := t.Int64(t.Unwrap(x))
		if !ok || n <= 0 {
			return nil, t.ValueError("memoryview.cast(): elements of shape must be integers > 0")
		}
		if int(n) > math.MaxInt/product {
			return nil, t.ValueError("memoryview.cast(): product(shape) > SSIZE_MAX")
		}
		shape[i] = int(n)
		product *= int(n)
	}
	return shape, nil
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
	d := layoutOf(t, v)
	if !d.inRow() {
		return 0, t.TypeError("memoryview: casts are restricted to C-contiguous views")
	}
	shaped := given(args[2])
	var shape []int
	if shaped {
		var err error
		if shape, err = viewShape(t, args[2]); err != nil {
			return 0, err
		}
		if len(d.shape) != 1 && len(shape) != 1 {
			return 0, t.TypeError("memoryview: cast must be 1D -> ND or ND -> 1D")
		}
	}
	if (shaped || len(d.shape) != 1) && slices.Contains(d.shape, 0) {
		return 0, t.TypeError("memoryview: cannot cast view with zeros in shape or strides")
	}
	code := strings.TrimPrefix(t.StrView(f), "@")
	size := 0
	if len(code) == 1 {
		size = formatSizes[code[0]]
	}
	if size == 0 {
		return 0, t.ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	if !strings.ContainsRune("cbB", rune(formatCode(t, v))) && !strings.Contains("cbB", code) {
		return 0, t.TypeError("memoryview: cannot cast between two non-byte formats")
	}
	n := viewField(t, v, obj.ViewLen) * viewField(t, v, obj.ViewBlock)
	if n%size != 0 {
		return 0, t.TypeError("memoryview: length is not a multiple of itemsize")
	}
	if !shaped {
		shape = []int{n / size}
	}
	total := size
	for _, x := range shape {
		total *= x
	}
	if total != n {
		return 0, t.TypeError("memoryview: product(shape) * itemsize != buffer size")
	}
	return shapedView(t, v, f, size, shape)
}

// shapedView makes a view of the same bytes, which lie in a row, with other items.
func shapedView(t *vm.Thread, v, format Value, size int, shape []int) (Value, error) {
	inner, first, block := Value(obj.NoneValue), 1, size
	if len(shape) > 0 {
		first = shape[0]
		var err error
		if inner, err = intTuple(t, shape[1:]); err != nil {
			return 0, err
		}
	}
	for _, x := range shape[min(1, len(shape)):] {
		block *= x
	}
	z := copyView(t, v)
	t.Init(z, obj.ViewFormat, format)
	t.Init(z, obj.ViewItemSize, obj.SmallInt(int64(size)))
	t.Init(z, obj.ViewBlock, obj.SmallInt(int64(block)))
	t.Init(z, obj.ViewStep, obj.SmallInt(int64(block)))
	t.Init(z, obj.ViewLen, obj.SmallInt(int64(first)))
	t.Init(z, obj.ViewInner, inner)
	return z, nil
}
