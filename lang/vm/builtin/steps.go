package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// sorted, list.sort, min and max with a key that is a Python function, in steps
// (see package vm, callback.go). A state is an Array.

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
	sortKeysAt  = 2 // list of those made so far
	sortKeyFunc = 3
	sortReverse = 4 // bool
	sortTarget  = 5 // list that is sorted in place, or None
)

// beginSort makes the state for the items, a list that nobody else sees.
func beginSort(t *vm.Thread, items, key Value, reverse bool, target Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ki, kf, kt := t.Keep(items), t.Keep(key), t.Keep(target)
	keys, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	if err := t.ListReserve(keys, t.ListLen(*ki)); err != nil {
		return 0, err
	}
	return newState(t, *ki, keys, *kf, obj.Bool(reverse), *kt)
}

// nextKey takes a key and asks for the next; done says that there are all.
func nextKey(t *vm.Thread, state *Value, result Value) (done bool, err error) {
	keys := t.Slot(*state, sortKeysAt)
	if result != obj.Unbound {
		if err := t.ListAppend(keys, result); err != nil {
			return false, err
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

// finishSort orders the items by their keys.
func finishSort(t *vm.Thread, state *Value) (*Value, error) {
	items, keys := t.Keep(t.Slot(*state, sortItemsAt)), t.Keep(t.Slot(*state, sortKeysAt))
	return items, sortItems(t, items, keys, t.Slot(*state, sortReverse) == obj.TrueValue)
}

func sortedSteps() *vm.Steps {
	return &vm.Steps{
		Begin: func(t *vm.Thread, args []Value) (Value, error) {
			if !given(args[1]) || !t.CallsPython(args[1]) || t.RunsPython(args[0]) {
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
			return beginSort(t, items, args[1], reverse, obj.NoneValue)
		},
		Step: func(t *vm.Thread, state *Value, result Value) (Value, error) {
			if done, err := nextKey(t, state, result); !done || err != nil {
				return 0, err
			}
			m := t.Mark()
			defer t.Release(m)
			items, err := finishSort(t, state)
			return *items, err
		},
	}
}

func sortSteps() *vm.Steps {
	return &vm.Steps{
		Begin: func(t *vm.Thread, args []Value) (Value, error) {
			if !given(args[1]) || !t.CallsPython(args[1]) {
				return obj.Unbound, nil
			}
			reverse, err := reverseArg(t, args[2])
			if err != nil {
				return 0, err
			}
			items, err := t.ListCopy(args[0])
			if err != nil {
				return 0, err
			}
			t.ListClear(args[0])
			return beginSort(t, items, args[1], reverse, args[0])
		},
		Step: func(t *vm.Thread, state *Value, result Value) (Value, error) {
			if done, err := nextKey(t, state, result); !done || err != nil {
				return 0, err
			}
			m := t.Mark()
			defer t.Release(m)
			items, err := finishSort(t, state)
			return obj.NoneValue, putSorted(t, t.Slot(*state, sortTarget), *items, err)
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
			if n == 0 || n > 1 && args[2] != obj.Unbound || !given(args[1]) || !t.CallsPython(args[1]) {
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
			return newState(t, args[0])
		},
		Step: func(t *vm.Thread, state *Value, result Value) (Value, error) {
			if result == obj.Unbound {
				return t.AskMethod(t.Slot(*state, 1), t.VM.Names.Len)
			}
			n, err := t.LenResult(result)
			return t.NewInt(int64(n)), err
		},
	}
}
