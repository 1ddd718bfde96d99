package std

import (
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// What arrays do as sequences: items, slices, operators, comparisons.

func arrayRepr(t *Thread, v Value) (Value, error) {
	letter := arrayLetterOf(t, v)
	name := t.ClassName(t.TypeOf(v))
	if arrayLen(t, v) == 0 {
		return t.NewStr(name + "('" + string(rune(letter)) + "')")
	}
	if letter == 'u' {
		text, err := arrayText(t, v)
		if err != nil {
			return 0, err
		}
		return t.NewStr(name + "('u', " + string(obj.AppendRepr(nil, text)) + ")")
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	b := []byte(name + "('" + string(rune(letter)) + "', [")
	for i := range arrayLen(t, v) {
		if i > 0 {
			b = append(b, ", "...)
		}
		text, err := t.ReprText(arrayItem(t, *k, i))
		if err != nil {
			return 0, err
		}
		b = append(b, text...)
	}
	return t.NewStr(string(b) + "])")
}

// arraySlice is start, step and number of the items of a slice.
func arraySlice(t *Thread, v *Value, key Value) (start, step, n int, err error) {
	parts, err := t.CallMethod(key, "indices", obj.SmallInt(int64(arrayLen(t, *v))))
	if err != nil {
		return 0, 0, 0, err
	}
	p := func(i int) int { return int(t.TupleItem(parts, i).Int()) }
	start, stop, step := p(0), p(1), p(2)
	switch {
	case step > 0 && stop > start:
		n = (stop - start + step - 1) / step
	case step < 0 && stop < start:
		n = (start - stop - step - 1) / -step
	}
	return start, step, n, nil
}

// arrayAt is the place that an index means.
func arrayAt(t *Thread, v *Value, key Value, what string) (int, error) {
	if !key.IsInt() && !t.IsInstance(key, obj.ShapeInt) {
		if f, err := special(t, key, "__index__"); err != nil || f == unbound {
			if err == nil {
				err = t.TypeError("array indices must be integers")
			}
			return 0, err
		}
	}
	m := t.Mark()
	defer t.Release(m)
	kk := t.Keep(key)
	i, err := t.ToInt(key)
	if err != nil && t.Matches(err, t.VM.Exc.OverflowError) {
		t.Caught(err)
		return 0, t.IndexError("cannot fit '%s' into an index-sized integer", t.TypeName(*kk))
	}
	if err != nil {
		return 0, err
	}
	n := arrayLen(t, *v)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("array %sindex out of range", what)
	}
	return i, nil
}

func arrayGetItem(t *Thread, v, key Value) (Value, error) {
	if key.IsInt() {
		if i := key.Int(); i >= 0 && i < int64(arrayLen(t, v)) {
			return arrayItem(t, v, int(i)), nil
		}
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	if !t.IsInstance(key, obj.ShapeSlice) {
		i, err := arrayAt(t, k, key, "")
		if err != nil {
			return 0, err
		}
		return arrayItem(t, *k, i), nil
	}
	start, step, n, err := arraySlice(t, k, key)
	if err != nil {
		return 0, err
	}
	return plainArray(t, *k, string(arrayPick(t, *k, start, step, n)))
}

// arrayPick is the bytes of n items from start on.
func arrayPick(t *Thread, v Value, start, step, n int) []byte {
	size := arraySize(t, v)
	if step == 1 {
		return t.ByteArrayRange(v, start*size, (start+n)*size)
	}
	if n == 0 {
		return nil
	}
	last := start + (n-1)*step
	low := min(start, last)
	part := t.ByteArrayRange(v, low*size, (max(start, last)+1)*size)
	out := make([]byte, 0, n*size)
	for i := range n {
		at := (start + i*step - low) * size
		out = append(out, part[at:at+size]...)
	}
	return out
}

func arraySetItem(t *Thread, v, key, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	k, kx := t.Keep(v), t.Keep(x)
	if !key.IsInt() && t.IsInstance(key, obj.ShapeSlice) {
		return arraySetSlice(t, k, key, kx)
	}
	i, err := arrayAt(t, k, key, "assignment ")
	if err != nil {
		return err
	}
	size := arraySize(t, *k)
	if *kx == unbound {
		return arrayResize(t, *k, i*size, (i+1)*size, "")
	}
	var item [8]byte
	b, err := appendItem(t, item[:0], arrayLetterOf(t, *k), *kx)
	if err != nil {
		return err
	}
	if i < arrayLen(t, *k) {
		copy(t.ByteArrayWritable(*k, i*size, (i+1)*size), b)
	}
	return nil
}

func arraySetSlice(t *Thread, v *Value, key Value, x *Value) error {
	var data string
	start, step, n, err := arraySlice(t, v, key)
	if err != nil {
		return err
	}
	size := arraySize(t, *v)
	if *x != unbound {
		if !isArray(t, *x) {
			return t.TypeError("can only assign array (not \"%s\") to array slice", t.TypeName(*x))
		}
		if arrayLetterOf(t, *x) != arrayLetterOf(t, *v) {
			return t.TypeError("bad argument type for built-in operation")
		}
		data = string(t.ByteArrayView(*x))
	}
	if step == 1 {
		return arrayResize(t, *v, start*size, (start+n)*size, data)
	}
	if *x == unbound {
		return arrayDeleteStep(t, *v, start, step, n)
	}
	if len(data) != n*size {
		return t.ValueError("attempt to assign array of size %d to extended slice of size %d", len(data)/size, n)
	}
	b := t.ByteArrayWritable(*v, 0, t.ByteArrayLength(*v))
	for i := range n {
		copy(b[(start+i*step)*size:], data[i*size:(i+1)*size])
	}
	return nil
}

func arrayDeleteStep(t *Thread, v Value, start, step, n int) error {
	size, count := arraySize(t, v), arrayLen(t, v)
	gone := make([]bool, count)
	for i := range n {
		gone[start+i*step] = true
	}
	all := t.ByteArrayView(v)
	out := make([]byte, 0, len(all))
	for i := range count {
		if !gone[i] {
			out = append(out, all[i*size:(i+1)*size]...)
		}
	}
	return arrayResize(t, v, 0, len(all), string(out))
}

func arrayBinary(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if op == opMul {
		if !isArray(t, a) {
			a, b = b, a
		}
		data, ok, err := arrayRepeat(t, a, b)
		if err == nil && !ok {
			err = t.TypeError("can't multiply sequence by non-int of type '%s'", t.TypeName(b))
		}
		if err != nil {
			return 0, err
		}
		return plainArray(t, data.v, data.text)
	}
	if op != vm.OpAdd || !isArray(t, a) {
		return obj.NotImplemented, nil
	}
	if !isArray(t, b) {
		return 0, t.TypeError("can only append array (not \"%s\") to array", t.TypeName(b))
	}
	if arrayLetterOf(t, a) != arrayLetterOf(t, b) {
		return 0, t.TypeError("bad argument type for built-in operation")
	}
	return plainArray(t, a, string(t.ByteArrayView(a))+string(t.ByteArrayView(b)))
}

// repeated is the bytes of an array, so many times.
type repeated struct {
	v    Value
	text string
}

func arrayRepeat(t *Thread, v, times Value) (repeated, bool, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	if !t.IsInstance(times, obj.ShapeInt) {
		if f, err := special(t, times, "__index__"); err != nil || f == unbound {
			return repeated{}, false, err
		}
	}
	n, err := t.ToInt(times)
	if err != nil {
		return repeated{}, false, err
	}
	b := t.ByteArrayView(*k)
	if n = max(n, 0); len(b) > 0 && n > (1<<32)/len(b) {
		return repeated{}, false, t.MemoryError()
	}
	return repeated{*k, strings.Repeat(string(b), n)}, true, nil
}

func arrayInPlace(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(a)
	if op == opMul {
		r, ok, err := arrayRepeat(t, a, b)
		if err == nil && !ok {
			err = t.TypeError("can't multiply sequence by non-int of type '%s'", t.TypeName(b))
		}
		if err != nil {
			return 0, err
		}
		return *k, arrayResize(t, r.v, 0, t.ByteArrayLength(r.v), r.text)
	}
	if !isArray(t, b) {
		return 0, t.TypeError("can only extend array with array (not \"%s\")", t.TypeName(b))
	}
	err := arrayExtend(t, k, b, true)
	return *k, err
}

func arrayCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !isArray(t, a) || !isArray(t, b) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	for i := 0; i < min(arrayLen(t, *ka), arrayLen(t, *kb)); i++ {
		r, err := t.Compare(vm.OpEq, arrayItem(t, *ka, i), arrayItem(t, *kb, i))
		if err != nil {
			return 0, err
		}
		if r != obj.TrueValue {
			if op == vm.OpEq || op == vm.OpNe {
				return obj.Bool(op == vm.OpNe), nil
			}
			return t.Compare(op, arrayItem(t, *ka, i), arrayItem(t, *kb, i))
		}
	}
	return t.Compare(op, obj.SmallInt(int64(arrayLen(t, *ka))), obj.SmallInt(int64(arrayLen(t, *kb))))
}

// arrayIter: array (unbound at the end), index.
var arrayIterType = &vm.TypeSpec{Name: "arrayiterator", Module: "array", Kind: obj.KindFields, Body: 3, NoNew: true, Hidden: true,
	Slots:   vm.Slots{Iter: self, Next: arrayIterNext, Quiet: true},
	Methods: []vm.Native{reduceMethod(arrayIterReduce), setStateMethod(arrayIterSetState)}}

func arrayIterNext(t *Thread, it Value) (Value, error) {
	a, at := t.Field(it, 1), t.Field(it, 2)
	if a == unbound {
		return unbound, nil
	}
	x, next, err := arrayWalk(t, a, at)
	if x == unbound {
		t.SetField(it, 1, unbound)
		return unbound, err
	}
	t.SetField(it, 2, next)
	return x, err
}

// arrayWalk is the item at a place, and the next place.
func arrayWalk(t *Thread, a, at Value) (x, next Value, err error) {
	letter := arrayLetterOf(t, a)
	i, shift := int(at.Int()), arrayItemShift(letter)
	if (i+1)<<shift > t.ByteArrayLength(a) {
		return unbound, at, nil
	}
	return itemValue(t, letter, t.ByteArrayItem(a, i<<shift, 1<<shift)), obj.SmallInt(int64(i + 1)), nil
}

// arrayWalkMany stores items from a place on.
func arrayWalkMany(t *Thread, a, at Value, to []Value) (n int, next Value) {
	letter := arrayLetterOf(t, a)
	i, shift := int(at.Int()), arrayItemShift(letter)
	if n = min(len(to), t.ByteArrayLength(a)>>shift-i); n <= 0 {
		return 0, at
	}
	data := t.ByteArrayRange(a, i<<shift, (i+n)<<shift)
	for k := range to[:n] {
		to[k] = itemValue(t, letter, data[k<<shift:])
	}
	return n, obj.SmallInt(int64(i + n))
}

// arrayRest appends all items to a list.
func arrayRest(t *Thread, v, l Value) (bool, error) {
	letter := arrayLetterOf(t, v)
	data, size := t.ByteArrayView(v), arrayItemSize(letter)
	to, err := t.ListGrow(l, len(data)/size)
	for i := range to {
		to[i] = itemValue(t, letter, data[i*size:])
	}
	return true, err
}

func arrayIter(t *Thread, v Value) (Value, error) {
	return t.NewFields(obj.KindFields, t.ShapeOf(arrayIterType), v, obj.SmallInt(0)), nil
}

// numbersOf is a view of the items of a list or tuple, if they are small ints and floats only.
func numbersOf(t *Thread, v Value) ([]Value, bool) {
	var items []Value
	switch {
	case t.IsExact(v, obj.KindList, obj.ShapeList):
		items = t.ListView(v)
	case t.IsExact(v, obj.KindTuple, obj.ShapeTuple):
		items = t.TupleView(v)
	default:
		return nil, false
	}
	return items, !slices.ContainsFunc(items, func(x Value) bool { return !x.IsInt() && !x.IsFloat() })
}

// arrayExtendNumbers appends numbers, those before the first that does not fit where one does not.
func arrayExtendNumbers(t *Thread, v Value, items []Value) error {
	letter := arrayLetterOf(t, v)
	data := make([]byte, 0, len(items)*arrayItemSize(letter))
	var failed error
	for _, x := range items {
		more, err := appendItem(t, data, letter, x)
		if err != nil {
			failed = err
			break
		}
		data = more
	}
	n := t.ByteArrayLength(v)
	if err := arrayResize(t, v, n, n, string(data)); err != nil {
		return err
	}
	return failed
}
