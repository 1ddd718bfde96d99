package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A range holds its bounds and its length, exact ints of any size.

func rangeType() *vm.TypeSpec {
	field := func(name string, word int) vm.Getter {
		return vm.Getter{Name: name, Member: true, Get: func(t *vm.Thread, v Value) (Value, error) { return t.Field(v, word), nil }}
	}
	return &vm.TypeSpec{
		Name: "range", Shape: obj.ShapeRange, Kind: obj.KindRange, Body: 5, Final: true,
		Doc: "range(stop)\nrange(start, stop[, step])\n\nThe numbers from start, or 0, up to but without stop, step or 1 apart.",
		New: newRange, NewSig: "cls, /, *args",
		Slots: vm.Slots{
			Repr:     rangeRepr,
			Hash:     rangeHash,
			Bool:     func(t *vm.Thread, v Value) (bool, error) { return t.Field(v, obj.RangeLen) != obj.SmallInt(0), nil },
			Len:      rangeLen,
			Iter:     rangeIter,
			Reversed: rangeReversed,
			GetItem:  rangeGetItem,
			Contains: rangeContains,
			Compare:  rangeCompare,
		},
		Methods: []vm.Native{
			{Name: "count", Sig: "self, value, /", Fn: rangeCount, Doc: "The number of items equal to the value."},
			{Name: "index", Sig: "self, value, /", Fn: rangeIndex, Doc: "The index of the value; ValueError if it is not there."},
			{Name: "__reduce__", Sig: "self, /", Doc: "How to make a copy.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				start, stop, step, _ := rangeFields(t, args[0])
				return reduceTo(t, args[0], start, stop, step)
			}},
		},
		Getters: []vm.Getter{field("start", obj.RangeStart), field("stop", obj.RangeStop), field("step", obj.RangeStep)},
	}
}

func rangeFields(t *vm.Thread, v Value) (start, stop, step, length Value) {
	return t.Field(v, obj.RangeStart), t.Field(v, obj.RangeStop), t.Field(v, obj.RangeStep), t.Field(v, obj.RangeLen)
}

func newRange(t *vm.Thread, args []Value) (Value, error) {
	n := t.TupleLen(args[1])
	switch {
	case n == 0:
		return 0, t.TypeError("range expected at least 1 argument, got 0")
	case n > 3:
		return 0, t.TypeError("range expected at most 3 arguments, got %d", n)
	}
	m := t.Mark()
	defer t.Release(m)
	parts := [3]*Value{t.Keep(obj.SmallInt(0)), t.Keep(0), t.Keep(obj.SmallInt(1))}
	for i := range n {
		at := i
		if n == 1 {
			at = 1
		}
		x, err := t.ToIndex(t.TupleItem(args[1], i))
		if err != nil {
			return 0, err
		}
		*parts[at] = x
	}
	return makeRange(t, *parts[0], *parts[1], *parts[2])
}

// makeRange makes a range of exact ints.
func makeRange(t *vm.Thread, start, stop, step Value) (Value, error) {
	sign := t.IntSign(step)
	if sign == 0 {
		return 0, t.ValueError("range() arg 3 must not be zero")
	}
	n, err := countSteps(t, start, stop, step, sign)
	if err != nil {
		return 0, err
	}
	return t.NewFields(obj.KindRange, obj.ShapeRange, start, stop, step, n), nil
}

// countSteps is the length of a range.
func countSteps(t *vm.Thread, start, stop, step Value, sign int) (Value, error) {
	if sign < 0 {
		start, stop = stop, start
	}
	if start.IsInt() && stop.IsInt() && step.IsInt() {
		lo, hi, by := start.Int(), stop.Int(), step.Int()
		if by < 0 {
			by = -by
		}
		if lo >= hi {
			return obj.SmallInt(0), nil
		}
		return t.NewInt((hi-lo-1)/by + 1), nil
	}
	if t.IntCmp(start, stop) >= 0 {
		return obj.SmallInt(0), nil
	}
	by, err := t.IntAbs(step)
	if err != nil {
		return 0, err
	}
	n, err := t.IntBinary(obj.OpSub, stop, start)
	if err != nil {
		return 0, err
	}
	if n, err = t.IntBinary(obj.OpSub, n, obj.SmallInt(1)); err != nil {
		return 0, err
	}
	if n, err = t.IntBinary(obj.OpFloorDiv, n, by); err != nil {
		return 0, err
	}
	return t.IntBinary(obj.OpAdd, n, obj.SmallInt(1))
}

func rangeRepr(t *vm.Thread, v Value) (Value, error) {
	if t.Field(v, obj.RangeStep) == obj.SmallInt(1) {
		return fieldsRepr(t, v, "range(", obj.RangeStart, obj.RangeStop)
	}
	return fieldsRepr(t, v, "range(", obj.RangeStart, obj.RangeStop, obj.RangeStep)
}

// rangeKey is what decides equality: length, first item, step, as far as they matter.
func rangeKey(t *vm.Thread, v Value) [3]Value {
	start, _, step, n := rangeFields(t, v)
	switch n {
	case obj.SmallInt(0):
		return [3]Value{n, obj.NoneValue, obj.NoneValue}
	case obj.SmallInt(1):
		return [3]Value{n, start, obj.NoneValue}
	}
	return [3]Value{n, start, step}
}

func rangeHash(t *vm.Thread, v Value) (int64, error) {
	sum := obj.NewTupleHash()
	for _, x := range rangeKey(t, v) {
		h, _ := t.Space.Hash(x)
		sum.Add(h)
	}
	return sum.Sum(3), nil
}

func rangeCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !t.IsKind(b, obj.KindRange) || op != vm.OpEq && op != vm.OpNe {
		return obj.NotImplemented, nil
	}
	x, y := rangeKey(t, a), rangeKey(t, b)
	same := true
	for i := range x {
		eq, _ := t.Space.Equal(x[i], y[i])
		same = same && eq
	}
	return obj.Bool(same == (op == vm.OpEq)), nil
}

func rangeLen(t *vm.Thread, v Value) (int, error) {
	n := t.Field(v, obj.RangeLen)
	if !n.IsInt() {
		if i, ok := t.Int64(n); ok {
			return int(i), nil
		}
		return 0, t.OverflowError("Python int too large to convert to C ssize_t")
	}
	return int(n.Int()), nil
}

// rangeItem is start + i*step.
func rangeItem(t *vm.Thread, start, step, i Value) (Value, error) {
	x, err := t.IntBinary(obj.OpMul, i, step)
	if err != nil {
		return 0, err
	}
	return t.IntBinary(obj.OpAdd, start, x)
}

func rangeGetItem(t *vm.Thread, v, key Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if t.IsKind(key, obj.KindSlice) {
		return rangeSlice(t, kv, key)
	}
	if !key.IsInt() {
		kk := t.Keep(key)
		f, err := t.LookupSpecial(key, t.VM.Names.Index)
		if err != nil {
			return 0, err
		}
		if f == obj.Unbound {
			return 0, t.TypeError("range indices must be integers or slices, not %s", t.TypeName(*kk))
		}
		if key, err = t.ToIndex(*kk); err != nil {
			return 0, err
		}
	}
	start, _, step, n := rangeFields(t, *kv)
	if t.IntSign(key) < 0 {
		var err error
		if key, err = t.IntBinary(obj.OpAdd, key, n); err != nil {
			return 0, err
		}
	}
	if t.IntSign(key) < 0 || t.IntCmp(key, n) >= 0 {
		return 0, t.IndexError("range object index out of range")
	}
	return rangeItem(t, start, step, key)
}

// rangeSlice is a range of the items that a slice picks.
func rangeSlice(t *vm.Thread, v *Value, slice Value) (Value, error) {
	fitted, err := exactSlice(t, t.Keep(slice), t.Keep(t.Field(*v, obj.RangeLen)))
	if err != nil {
		return 0, err
	}
	first, last, by := t.TupleItem(fitted, 0), t.TupleItem(fitted, 1), t.TupleItem(fitted, 2)
	start, _, step, _ := rangeFields(t, *v)
	if by, err = t.IntBinary(obj.OpMul, by, step); err != nil {
		return 0, err
	}
	if first, err = rangeItem(t, start, step, first); err != nil {
		return 0, err
	}
	if last, err = rangeItem(t, start, step, last); err != nil {
		return 0, err
	}
	return makeRange(t, first, last, by)
}

// rangeFind is the index of an exact int in a range, Unbound if it is not there.
func rangeFind(t *vm.Thread, v, x Value) (Value, error) {
	start, stop, step, _ := rangeFields(t, v)
	if t.IntSign(step) < 0 {
		if t.IntCmp(x, start) > 0 || t.IntCmp(x, stop) <= 0 {
			return obj.Unbound, nil
		}
	} else if t.IntCmp(x, start) < 0 || t.IntCmp(x, stop) >= 0 {
		return obj.Unbound, nil
	}
	x, err := t.IntBinary(obj.OpSub, x, start)
	if err != nil {
		return 0, err
	}
	i, rest, err := t.IntDivmod(x, step)
	if err != nil || t.IntSign(rest) != 0 {
		return obj.Unbound, err
	}
	return i, nil
}

// exactInt is the exact int of an int or bool, but not of other subclasses,
// which may have an __eq__ of their own.
func exactInt(t *vm.Thread, v Value) (Value, bool) {
	if v.IsBool() {
		return obj.SmallInt(int64(v>>3) - int64(obj.FalseValue>>3)), true
	}
	return v, t.IsExactInt(v)
}

func rangeContains(t *vm.Thread, v, x Value) (bool, error) {
	if i, ok := exactInt(t, x); ok {
		at, err := rangeFind(t, v, i)
		return at != obj.Unbound, err
	}
	at, err := rangeSearch(t, v, x)
	return at != obj.Unbound, err
}

// rangeSearch goes through a range for an item equal to x: its index, or
// Unbound.
func rangeSearch(t *vm.Thread, v, x Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kx, at := t.Keep(x), obj.Unbound
	i := int64(0)
	err := t.ForEach(v, func(y Value) error {
		eq, err := t.Equal(y, *kx)
		if eq && err == nil {
			at = obj.SmallInt(i)
			return vm.ErrStop
		}
		i++
		return err
	})
	return at, err
}

func rangeCount(t *vm.Thread, args []Value) (Value, error) {
	if i, ok := exactInt(t, args[1]); ok {
		at, err := rangeFind(t, args[0], i)
		if at == obj.Unbound {
			return obj.SmallInt(0), err
		}
		return obj.SmallInt(1), nil
	}
	n := int64(0)
	err := t.ForEach(args[0], func(y Value) error {
		eq, err := t.Equal(y, args[1])
		if eq {
			n++
		}
		return err
	})
	return obj.SmallInt(n), err
}

func rangeIndex(t *vm.Thread, args []Value) (Value, error) {
	var at Value
	var err error
	i, exact := exactInt(t, args[1])
	if exact {
		at, err = rangeFind(t, args[0], i)
	} else {
		at, err = rangeSearch(t, args[0], args[1])
	}
	if err != nil || at != obj.Unbound {
		return at, err
	}
	if !exact {
		return 0, t.ValueError("sequence.index(x): x not in sequence")
	}
	text, err := t.ReprText(args[1])
	if err != nil {
		return 0, err
	}
	return 0, t.ValueError("%s is not in range", text)
}

// A range iterator holds the next item, the step and the number of items left.
const (
	rangeIterNext = 1
	rangeIterStep = 2
	rangeIterLeft = 3
)

func newRangeIter(t *vm.Thread, start, step, n Value) Value {
	shape := obj.ShapeLongRangeIter
	if start.IsInt() && step.IsInt() && n.IsInt() {
		shape = obj.ShapeRangeIter
	}
	return t.NewFields(obj.KindFields, shape, start, step, n)
}

func rangeIter(t *vm.Thread, v Value) (Value, error) {
	start, _, step, n := rangeFields(t, v)
	return newRangeIter(t, start, step, n), nil
}

func rangeReversed(t *vm.Thread, v Value) (Value, error) {
	start, _, step, n := rangeFields(t, v)
	last, err := t.IntBinary(obj.OpSub, n, obj.SmallInt(1))
	if err != nil {
		return 0, err
	}
	if start, err = rangeItem(t, start, step, last); err != nil {
		return 0, err
	}
	if step, err = t.IntNeg(step); err != nil {
		return 0, err
	}
	return newRangeIter(t, start, step, n), nil
}

func rangeIteratorNext(t *vm.Thread, it Value) (Value, error) {
	x, step, left := t.Field(it, rangeIterNext), t.Field(it, rangeIterStep), t.Field(it, rangeIterLeft)
	if left == obj.SmallInt(0) {
		return obj.Unbound, nil
	}
	if x.IsInt() && step.IsInt() && left.IsInt() {
		t.SetField(it, rangeIterNext, t.NewInt(x.Int()+step.Int()))
		t.SetField(it, rangeIterLeft, left-4)
		return x, nil
	}
	next, err := t.IntBinary(obj.OpAdd, x, step)
	if err != nil {
		return 0, err
	}
	if left, err = t.IntBinary(obj.OpSub, left, obj.SmallInt(1)); err != nil {
		return 0, err
	}
	t.SetField(it, rangeIterNext, next)
	t.SetField(it, rangeIterLeft, left)
	return x, nil
}

// reduceRangeIter is (iter, (range of what is left,)).
func reduceRangeIter(t *vm.Thread, args []Value) (Value, error) {
	it := args[0]
	start, step := t.Field(it, rangeIterNext), t.Field(it, rangeIterStep)
	stop, err := rangeItem(t, start, step, t.Field(it, rangeIterLeft))
	if err != nil {
		return 0, err
	}
	r, err := makeRange(t, start, stop, step)
	if err != nil {
		return 0, err
	}
	one, err := t.NewTuple(r)
	if err != nil {
		return 0, err
	}
	return t.NewPair(t.StrGet(t.VM.Builtins(), t.Intern("iter")), one), nil
}

// setRangeIterState leaves out a number of items, as many as there are at most.
func setRangeIterState(t *vm.Thread, args []Value) (Value, error) {
	n, err := t.ToIndex(args[1])
	if err != nil {
		return 0, err
	}
	it := args[0]
	left := t.Field(it, rangeIterLeft)
	switch {
	case t.IntSign(n) < 0:
		return obj.NoneValue, nil
	case t.IntCmp(n, left) > 0:
		n = left
	}
	start, err := rangeItem(t, t.Field(it, rangeIterNext), t.Field(it, rangeIterStep), n)
	if err != nil {
		return 0, err
	}
	if left, err = t.IntBinary(obj.OpSub, left, n); err != nil {
		return 0, err
	}
	t.SetField(it, rangeIterNext, start)
	t.SetField(it, rangeIterLeft, left)
	return obj.NoneValue, nil
}

func rangeIteratorType(name string, shape uint32) *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: name, Shape: shape, Kind: obj.KindFields, Body: 4, NoNew: true, Final: true, Hidden: true,
		Slots: vm.Slots{Iter: iterSelf, Next: rangeIteratorNext, Quiet: true},
		Methods: []vm.Native{
			{Name: "__length_hint__", Sig: "self, /", Doc: "The number of items left.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				return t.Field(args[0], rangeIterLeft), nil
			}},
			{Name: "__reduce__", Sig: "self, /", Fn: reduceRangeIter, Doc: "How to make a copy."},
			{Name: "__setstate__", Sig: "self, state, /", Fn: setRangeIterState, Doc: "Leave out so many items."},
		},
	}
}
