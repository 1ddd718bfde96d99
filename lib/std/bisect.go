package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _bisect: where an item belongs in a sorted sequence.

func bisectModule() *vm.ModuleSpec {
	const sig = "a, x, lo=0, hi=None, *, key=None"
	const rest = "Optional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched."
	return &vm.ModuleSpec{Name: "_bisect", Doc: "Bisection algorithms.",
		Funcs: []vm.Native{
			{Name: "bisect_right", Sig: sig, Fn: bisecting(true), Doc: "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e <= x, and all e in\na[i:] have e > x. " + rest},
			{Name: "bisect_left", Sig: sig, Fn: bisecting(false), Doc: "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e < x, and all e in\na[i:] have e >= x. " + rest},
			{Name: "insort_right", Sig: sig, Fn: insorting(true), Doc: "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x. " + rest},
			{Name: "insort_left", Sig: sig, Fn: insorting(false), Doc: "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x. " + rest},
		}}
}

func bisecting(right bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		at, err := bisect(t, args, &args[1], right)
		return t.NewInt(int64(at)), err
	}
}

func insorting(right bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		m := t.Mark()
		defer t.Release(m)
		x := t.Keep(args[1])
		if given(args[4]) {
			k, err := t.Call(args[4], *x)
			if err != nil {
				return 0, err
			}
			*x = k
		}
		at, err := bisect(t, args, x, right)
		if err != nil {
			return 0, err
		}
		if t.IsExact(args[0], obj.KindList, obj.ShapeList) {
			return none, t.ListInsert(args[0], min(at, t.ListLen(args[0])), args[1])
		}
		place := t.NewInt(int64(at))
		_, err = t.CallMethod(args[0], "insert", place, args[1])
		return none, err
	}
}

// bisect is the place of *x, which is kept, behind the items that are equal or before
// them. args are those of bisect_right.
func bisect(t *Thread, args []Value, x *Value, right bool) (int, error) {
	lo, hi, err := bisectRange(t, args)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	for lo < hi {
		middle := int(uint(lo+hi) / 2)
		item, err := bisectItem(t, args, middle)
		if err != nil {
			return 0, err
		}
		a, b := item, *x
		if right {
			a, b = b, a
		}
		less := false
		if c, known := t.Space.Compare(a, b); known {
			less = c < 0
		} else if less, err = t.CompareBool(vm.OpLt, a, b); err != nil {
			return 0, err
		}
		if less == right {
			hi = middle
		} else {
			lo = middle + 1
		}
	}
	return lo, nil
}

func bisectRange(t *Thread, args []Value) (lo, hi int, err error) {
	if args[2] != unbound {
		if lo, err = t.ToInt(args[2]); err != nil {
			return 0, 0, err
		}
	}
	if lo < 0 {
		return 0, 0, t.ValueError("lo must be non-negative")
	}
	if given(args[3]) {
		hi, err = t.ToInt(args[3])
	} else {
		hi, err = t.Len(args[0])
	}
	return lo, hi, err
}

// bisectItem is the key of an item.
func bisectItem(t *Thread, args []Value, i int) (Value, error) {
	item := unbound
	if t.IsExact(args[0], obj.KindList, obj.ShapeList) {
		if item = t.ListGet(args[0], i); item == unbound {
			return 0, t.IndexError("list index out of range")
		}
	} else {
		place := t.NewInt(int64(i))
		var err error
		if item, err = t.GetItem(args[0], place); err != nil {
			return 0, err
		}
	}
	if given(args[4]) {
		return t.Call(args[4], item)
	}
	return item, nil
}
