package builtin

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// clampedIndex is the number of an object with __index__, clamped to what
// fits a slice bound.
func clampedIndex(t *vm.Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	i, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	if i.IsInt() {
		return int(i.Int()), nil
	}
	if t.IntSign(i) < 0 {
		return math.MinInt, nil
	}
	return math.MaxInt, nil
}

// sliceBound is a start, stop or step of a slice.
func sliceBound(t *vm.Thread, v Value, missing int) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	if v == obj.NoneValue {
		return missing, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	f, err := t.LookupSpecial(v, t.VM.Names.Index)
	if err != nil {
		return 0, err
	}
	if f == obj.Unbound {
		return 0, t.TypeError("slice indices must be integers or None or have an __index__ method")
	}
	return clampedIndex(t, *kv)
}

// sliceParts are the numbers of a slice, not yet fitted to a length. It may
// run Python code: ask for the length afterwards.
func sliceParts(t *vm.Thread, slice Value) (start, stop, step int, err error) {
	m := t.Mark()
	defer t.Release(m)
	s := t.Keep(slice)
	if step, err = sliceBound(t, t.Field(*s, obj.SliceStep), 1); err != nil {
		return
	}
	if step == 0 {
		return 0, 0, 0, t.ValueError("slice step cannot be zero")
	}
	step = max(step, -math.MaxInt)
	first, last := 0, math.MaxInt
	if step < 0 {
		first, last = math.MaxInt, math.MinInt
	}
	if start, err = sliceBound(t, t.Field(*s, obj.SliceStart), first); err != nil {
		return
	}
	stop, err = sliceBound(t, t.Field(*s, obj.SliceStop), last)
	return
}

// fitSlice fits the parts of a slice to a length: the first index and the
// number of items.
func fitSlice(start, stop, step, n int) (first, end, count int) {
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	fit := func(i int) int {
		if i < 0 {
			if i += n; i < 0 {
				return low
			}
			return i
		}
		return min(i, high)
	}
	start, stop = fit(start), fit(stop)
	switch {
	case step > 0 && start < stop:
		count = (stop-start-1)/step + 1
	case step < 0 && stop < start:
		count = (start-stop-1)/-step + 1
	}
	return start, stop, count
}

// sliceOf fits a slice to a length that Python code cannot change.
func sliceOf(t *vm.Thread, slice Value, n int) (first, step, count int, err error) {
	start, stop, step, err := sliceParts(t, slice)
	if err != nil {
		return 0, 0, 0, err
	}
	first, _, count = fitSlice(start, stop, step, n)
	return first, step, count, nil
}

func sliceType() *vm.TypeSpec {
	field := func(name string, word int) vm.Getter {
		return vm.Getter{Name: name, Member: true, Get: func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, word), nil }}
	}
	return &vm.TypeSpec{
		Name: "slice", Shape: obj.ShapeSlice, Kind: obj.KindSlice, Body: 4, Final: true,
		Doc: "slice(stop)\nslice(start, stop[, step])\n\nThe index of an extended subscript such as a[0:10:2].",
		New: newSlice, NewSig: "cls, /, *args",
		Slots: vm.Slots{
			Unhashable: true,
			Repr: func(t *vm.Thread, v Value) (Value, error) {
				return fieldsRepr(t, v, "slice(", obj.SliceStart, obj.SliceStop, obj.SliceStep)
			},
			Compare: compareSlices,
		},
		Methods: []vm.Native{
			{Name: "indices", Sig: "self, length, /", Fn: sliceIndices,
				Doc: "The start, stop and step that the slice has for a sequence of this length."},
			{Name: "__reduce__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				return reduceTo(t, args[0], t.Field(args[0], obj.SliceStart), t.Field(args[0], obj.SliceStop), t.Field(args[0], obj.SliceStep))
			}},
		},
		Getters: []vm.Getter{field("start", obj.SliceStart), field("stop", obj.SliceStop), field("step", obj.SliceStep)},
	}
}

func newSlice(t *vm.Thread, args []Value) (Value, error) {
	given := t.TupleView(args[1])
	parts := [3]Value{obj.NoneValue, obj.NoneValue, obj.NoneValue}
	switch n := len(given); n {
	case 1:
		parts[1] = given[0]
	case 2, 3:
		copy(parts[:], given)
	case 0:
		return 0, t.TypeError("slice expected at least 1 argument, got 0")
	default:
		return 0, t.TypeError("slice expected at most 3 arguments, got %d", n)
	}
	return t.NewFields(obj.KindSlice, obj.ShapeSlice, parts[:]...), nil
}

// fieldsRepr is the repr of fields of an object between open and ")".
func fieldsRepr(t *vm.Thread, v Value, open string, words ...int) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	buf := []byte(open)
	for i, w := range words {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		text, err := t.ReprText(t.Field(*kv, w))
		if err != nil {
			return 0, err
		}
		buf = append(buf, text...)
	}
	return t.NewStr(string(append(buf, ')')))
}

// reduceTo is what __reduce__ returns: the class of v and its arguments.
func reduceTo(t *vm.Thread, v Value, args ...Value) (Value, error) {
	tuple, err := t.NewTuple(args...)
	if err != nil {
		return 0, err
	}
	return t.NewPair(t.TypeOf(v), tuple), nil
}

// compareSlices compares slices as tuples of their parts.
func compareSlices(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !t.IsKind(b, obj.KindSlice) {
		return obj.NotImplemented, nil
	}
	parts := func(v Value) (Value, error) {
		return t.NewTuple(t.Field(v, obj.SliceStart), t.Field(v, obj.SliceStop), t.Field(v, obj.SliceStep))
	}
	x, err := parts(a)
	if err != nil {
		return 0, err
	}
	y, err := parts(b)
	if err != nil {
		return 0, err
	}
	return seqCompare(t, op, x, y)
}

// sliceIndices is slice.indices, exact for ints of any size.
func sliceIndices(t *vm.Thread, args []Value) (Value, error) {
	length, err := t.ToIndex(args[1])
	if err != nil {
		return 0, err
	}
	if t.IntSign(length) < 0 {
		return 0, t.ValueError("length should not be negative")
	}
	args[1] = length
	return exactSlice(t, &args[0], &args[1])
}

// exactSlice is the tuple of start, stop and step of a slice fitted to a
// length, an exact int. Both are rooted.
func exactSlice(t *vm.Thread, slice, length *Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	var parts [3]*Value
	for i, w := range []int{obj.SliceStep, obj.SliceStart, obj.SliceStop} {
		v := t.Field(*slice, w)
		if v != obj.NoneValue {
			f, err := t.LookupSpecial(v, t.VM.Names.Index)
			if err != nil {
				return 0, err
			}
			if f == obj.Unbound {
				return 0, t.TypeError("slice indices must be integers or None or have an __index__ method")
			}
			if v, err = t.ToIndex(t.Field(*slice, w)); err != nil {
				return 0, err
			}
		}
		parts[i] = t.Keep(v)
	}
	return fitExactSlice(t, *parts[1], *parts[2], *parts[0], *length)
}

// fitExactSlice fits the parts of a slice, exact ints or None, to a length. It
// runs no Python code.
func fitExactSlice(t *vm.Thread, start, stop, step, n Value) (Value, error) {
	if step == obj.NoneValue {
		step = obj.SmallInt(1)
	}
	if t.IntSign(step) == 0 {
		return 0, t.ValueError("slice step cannot be zero")
	}
	var err error
	low, high := obj.SmallInt(0), n
	first, last := low, high
	if t.IntSign(step) < 0 {
		low = obj.SmallInt(-1)
		if high, err = t.IntBinary(obj.OpSub, n, obj.SmallInt(1)); err != nil {
			return 0, err
		}
		first, last = high, low
	}
	fit := func(v, missing Value) (Value, error) {
		if v == obj.NoneValue {
			return missing, nil
		}
		if t.IntSign(v) < 0 {
			v, err := t.IntBinary(obj.OpAdd, v, n)
			if err == nil && t.IntCmp(v, low) < 0 {
				v = low
			}
			return v, err
		}
		if t.IntCmp(v, high) > 0 {
			return high, nil
		}
		return v, nil
	}
	if start, err = fit(start, first); err != nil {
		return 0, err
	}
	if stop, err = fit(stop, last); err != nil {
		return 0, err
	}
	return t.NewTuple(start, stop, step)
}
