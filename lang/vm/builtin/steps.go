package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// sorted, list.sort, min and max with a key or a comparison that is a Python function, in
// steps (see package vm, callback.go). A state is an Array.

// newState makes an Array of values.
func newState(t *vm.Thread, values ...Value) (Value, error) {
	state, err := t.NewArray(len(values))
	if err != nil {
		return 0, err
	}
	for i, v := range values {
		t.Init(state, 1+i, v)
	}
	return state, nil
}

// Words of the state of a sort.
const (
	sortItemsAt = 1 // list
	sortKeysAt  = 2 // list of those made so far, or of the items themselves
	sortKeyFunc = 3 // or None
	sortReverse = 4 // bool
	sortTarget  = 5 // list that is sorted in place, or None
	sortState   = 6 // of an ordering, once there are all keys; else Unbound
	sortOrder   = 7
	sortAside   = 8
)

// beginSort makes the state for the items, a list that nobody else sees.
func beginSort(t *vm.Thread, items, key Value, reverse bool, target Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ki, kf, kt := t.Keep(items), t.Keep(key), t.Keep(target)
	keys := items
	if key != obj.NoneValue {
		var err error
		if keys, err = t.NewList(0); err != nil {
			return 0, err
		}
		if err := t.ListReserve(keys, t.ListLen(*ki)); err != nil {
			return 0, err
		}
	}
	return newState(t, *ki, keys, *kf, obj.Bool(reverse), *kt, obj.Unbound, obj.Unbound, obj.Unbound)
}

// stepSort goes on; done says that it has ended, with the items in order or an error. Else err is that of
// asking for a call.
func stepSort(t *vm.Thread, state *Value, result Value) (done bool, err error) {
	if t.Slot(*state, sortState) != obj.Unbound {
		return compareOn(t, state, result)
	}
	if t.Slot(*state, sortKeyFunc) != obj.NoneValue {
		if done, err := nextKey(t, state, result); !done || err != nil {
			return done, err
		}
	}
	m := t.Mark()
	defer t.Release(m)
	items, keys := t.Keep(t.Slot(*state, sortItemsAt)), t.Keep(t.Slot(*state, sortKeysAt))
	reverse := t.Slot(*state, sortReverse) == obj.TrueValue
	if !comparesInPython(t, *keys) {
		return true, sortItems(t, items, keys, reverse)
	}
	numbers, order, aside, err := newOrdering(t, t.ListLen(*keys), reverse)
	if err != nil {
		return true, err
	}
	t.SetSlot(*state, sortState, numbers)
	t.SetSlot(*state, sortOrder, order)
	t.SetSlot(*state, sortAside, aside)
	o := orderingOf(t, *state)
	if !o.begin() {
		return true, nil
	}
	return compareNext(t, state, o)
}

// nextKey takes a key and asks for the next; done says that there are all, or an error.
func nextKey(t *vm.Thread, state *Value, result Value) (done bool, err error) {
	keys := t.Slot(*state, sortKeysAt)
	if result != obj.Unbound {
		if err := t.ListAppend(keys, result); err != nil {
			return true, err
		}
	}
	items := t.Slot(*state, sortItemsAt)
	i := t.ListLen(keys)
	if i >= t.ListLen(items) {
		return true, nil
	}
	_, err = t.Ask(t.Slot(*state, sortKeyFunc), t.ListGet(items, i))
	return false, err
}

func orderingOf(t *vm.Thread, state Value) ordering {
	return ordering{t: t, state: t.Slot(state, sortState), order: t.Slot(state, sortOrder), aside: t.Slot(state, sortAside),
		n: t.ListLen(t.Slot(state, sortKeysAt))}
}

// compared are the keys of the comparison that an ordering has asked for.
func (o *ordering) compared(state Value) (a, b Value) {
	keys := o.t.Slot(state, sortKeysAt)
	return o.t.ListGet(keys, o.x), o.t.ListGet(keys, o.y)
}

// compareOn takes what a method of a comparison has returned, and does or asks for the next.
func compareOn(t *vm.Thread, state *Value, result Value) (done bool, err error) {
	o := orderingOf(t, *state)
	if !result.IsBool() {
		if result == obj.NotImplemented {
			o.x, o.y = o.get(orderX), o.get(orderY)
			a, b := o.compared(*state)
			if result, err = t.CompareOn(vm.OpLt, o.get(orderStage), a, b, result); err != nil {
				return true, err
			}
		}
		less, err := t.Truth(result)
		if err != nil {
			return true, err
		}
		o, result = orderingOf(t, *state), obj.Bool(less)
	}
	if !o.answer(result == obj.TrueValue) {
		return true, applyOrder(t, state)
	}
	return compareNext(t, state, o)
}

// compareNext does or asks for the comparison that an ordering asks for, and those after it.
func compareNext(t *vm.Thread, state *Value, o ordering) (done bool, err error) {
	for {
		a, b := o.compared(*state)
		stage, v, err := t.AskCompare(vm.OpLt, a, b)
		if stage >= 0 {
			o.set(orderX, o.x)
			o.set(orderY, o.y)
			o.set(orderStage, stage)
			return false, err
		}
		if err != nil {
			return true, err
		}
		less, err := t.Truth(v)
		if err != nil {
			return true, err
		}
		if o = orderingOf(t, *state); !o.answer(less) {
			return true, applyOrder(t, state)
		}
	}
}

// applyOrder brings the items into their order.
func applyOrder(t *vm.Thread, state *Value) error {
	old, err := t.ListCopy(t.Slot(*state, sortItemsAt))
	if err != nil {
		return err
	}
	o := orderingOf(t, *state)
	reverse := t.Slot(*state, sortReverse) == obj.TrueValue
	return t.ListReorder(t.Slot(*state, sortItemsAt), func(xs []Value) {
		old := t.ListFresh(old)
		for i := range xs {
			at := i
			if reverse {
				at = len(xs) - 1 - i
			}
			xs[at] = old[o.at(i)]
		}
	})
}

// comparesInPython reports whether sorting the items by themselves calls Python functions, by
// the first one, and that in a transaction: else mergeSort is faster.
func comparesInPython(t *vm.Thread, items Value) bool {
	if !t.Private() {
		return false
	}
	var first Value
	switch {
	case t.IsExact(items, obj.KindList, obj.ShapeList) && t.ListLen(items) > 1:
		first = t.ListGet(items, 0)
	case t.IsExact(items, obj.KindTuple, obj.ShapeTuple) && t.TupleLen(items) > 1:
		first = t.TupleItem(items, 0)
	default:
		return false
	}
	return t.HasMethod(first, t.VM.Names.Lt)
}

func sortedSteps() *vm.Steps {
	return &vm.Steps{
		Begin: func(t *vm.Thread, args []Value) (Value, error) {
			if !t.Private() || given(args[1]) && (!t.CallsPython(args[1]) || t.RunsPython(args[0])) || !given(args[1]) && !comparesInPython(t, args[0]) {
				return obj.Unbound, nil
			}
			items, err := t.ListOf(args[0])
			if err != nil {
				return 0, err
			}
			args[0] = items // kept there
			reverse, err := reverseArg(t, args[2])
			if err != nil {
				return 0, err
			}
			items = args[0]
			return beginSort(t, items, orNone(args[1]), reverse, obj.NoneValue)
		},
		Step: func(t *vm.Thread, state *Value, result Value) (Value, error) {
			if done, err := stepSort(t, state, result); !done || err != nil {
				return 0, err
			}
			return t.Slot(*state, sortItemsAt), nil
		},
	}
}

func sortSteps() *vm.Steps {
	return &vm.Steps{
		Begin: func(t *vm.Thread, args []Value) (Value, error) {
			if !t.Private() || given(args[1]) && !t.CallsPython(args[1]) || !given(args[1]) && !comparesInPython(t, args[0]) {
				return obj.Unbound, nil
			}
			reverse, err := reverseArg(t, args[2])
			if err != nil {
				return 0, err
			}
			items, err := takeItems(t, args[0])
			if err != nil {
				return 0, err
			}
			return beginSort(t, items, orNone(args[1]), reverse, args[0])
		},
		Step: func(t *vm.Thread, state *Value, result Value) (Value, error) {
			done, err := stepSort(t, state, result)
			if !done {
				return 0, err
			}
			return obj.NoneValue, putSorted(t, t.Slot(*state, sortTarget), t.Slot(*state, sortItemsAt), err)
		},
		Fail: func(t *vm.Thread, state *Value) {
			t.ListAssign(t.Slot(*state, sortTarget), t.Slot(*state, sortItemsAt))
		},
	}
}

// reverseArg reads the argument reverse.
func reverseArg(t *vm.Thread, v Value) (bool, error) {
	if v == obj.Unbound {
		return false, nil
	}
	i, err := t.ToInt(v)
	return i != 0, err
}

// putSorted gives a list its items back; err is how sorting them went.
func putSorted(t *vm.Thread, list, items Value, err error) error {
	touched := t.ListLen(list) > 0 || t.Slot(list, obj.ListItems) != obj.Unbound
	t.ListAssign(list, items)
	if err == nil && touched {
		err = t.ValueError("list modified during sort")
	}
	return err
}

// Words of the state of min and max.
const (
	extremeIter    = 1
	extremeFunc    = 2
	extremeItem    = 3 // whose key is asked for
	extremeBest    = 4
	extremeBestKey = 5
	extremeDefault = 6
)

func extremeSteps(op vm.CompareOp) *vm.Steps {
	return &vm.Steps{
		Begin: func(t *vm.Thread, args []Value) (Value, error) {
			n := t.TupleLen(args[0])
			if !t.Private() || n == 0 || n > 1 && args[2] != obj.Unbound || !given(args[1]) || !t.CallsPython(args[1]) {
				return obj.Unbound, nil
			}
			items := args[0]
			if n == 1 {
				items = t.TupleItem(items, 0)
			}
			if t.RunsPython(items) {
				return obj.Unbound, nil
			}
			it, err := t.Iter(items)
			if err != nil {
				return 0, err
			}
			return newState(t, it, args[1], obj.Unbound, obj.Unbound, obj.Unbound, args[2])
		},
		Step: func(t *vm.Thread, state *Value, result Value) (Value, error) {
			return extremeStep(t, op, state, result)
		},
	}
}

func extremeStep(t *vm.Thread, op vm.CompareOp, state *Value, key Value) (Value, error) {
	if key != obj.Unbound {
		m := t.Mark()
		kk := t.Keep(key)
		better := true
		var err error
		if t.Slot(*state, extremeBest) != obj.Unbound {
			better, err = t.CompareBool(op, key, t.Slot(*state, extremeBestKey))
		}
		if better && err == nil {
			t.SetSlot(*state, extremeBest, t.Slot(*state, extremeItem))
			t.SetSlot(*state, extremeBestKey, *kk)
		}
		t.Release(m)
		if err != nil {
			return 0, err
		}
	}
	x, err := nextItem(t, t.Slot(*state, extremeIter))
	if err != nil {
		return 0, err
	}
	if x != obj.Unbound {
		t.SetSlot(*state, extremeItem, x)
		return t.Ask(t.Slot(*state, extremeFunc), x)
	}
	if best := t.Slot(*state, extremeBest); best != obj.Unbound {
		return best, nil
	}
	if v := t.Slot(*state, extremeDefault); v != obj.Unbound {
		return v, nil
	}
	name := "min"
	if op == vm.OpGt {
		name = "max"
	}
	return 0, t.ValueError("%s() arg is an empty sequence", name)
}

// lenSteps asks a __len__ that is a Python function.
func lenSteps() *vm.Steps {
	return &vm.Steps{
		Begin: func(t *vm.Thread, args []Value) (Value, error) {
			if !t.HasMethod(args[0], t.VM.Names.Len) {
				return obj.Unbound, nil
			}
			return args[0], nil // there is no more to know
		},
		Step: func(t *vm.Thread, state *Value, result Value) (Value, error) {
			if result == obj.Unbound {
				return t.AskMethod(*state, t.VM.Names.Len)
			}
			n, err := t.LenResult(result)
			return t.NewInt(int64(n)), err
		},
	}
}
