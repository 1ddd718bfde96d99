package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// max(), min(), sorted() and sum().

func builtinMax(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return extreme(t, args, vm.OpGt, "max", vm.BodyMax)
}

func builtinMin(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return extreme(t, args, vm.OpLt, "min", vm.BodyMin)
}

// extremeArgs are the arguments of the body of min() or max(), whose own are args.
func extremeArgs(items Value, args []Value) []Value {
	xs := []Value{items, obj.NoneValue}
	if given(args[1]) {
		xs[1] = args[1]
	}
	if args[2] != obj.Unbound {
		xs = append(xs, args[2])
	}
	return xs
}

// extreme finds the first item that no other beats by op.
func extreme(t *vm.Thread, args []vm.Value, op vm.CompareOp, name string, body vm.Body) (vm.Value, error) {
	n := t.TupleLen(args[0])
	if n == 0 {
		return 0, t.TypeError("%s expected at least 1 argument, got 0", name)
	}
	items := args[0]
	if n == 1 {
		items = t.TupleItem(items, 0)
	} else if args[2] != obj.Unbound {
		return 0, t.TypeError("Cannot specify a default for %s() with multiple positional arguments", name)
	}
	if v, ok, err := goThrough(t, args, items, body, extremeArgs(items, args)...); ok {
		return v, err
	}
	if !given(args[1]) {
		if best := extremePlain(t, items, op); best != obj.Unbound {
			return best, nil
		}
	}
	m := t.Mark()
	defer t.Release(m)
	best, item, itemKey := t.Keep(obj.Unbound), t.Keep(obj.Unbound), t.Keep(obj.Unbound)
	bestKey, take := best, takeLess
	if op == vm.OpGt {
		take = takeGreater
	}
	withKey := given(args[1])
	if withKey {
		bestKey, take = t.Keep(obj.Unbound), takeNone
	}
	err := t.TakeSome(args, body, items, take, best, func(_ int, x vm.Value) error {
		*item = x
		key := x
		if withKey {
			var err error
			if key, err = t.Call(args[1], x); err != nil {
				return err
			}
		}
		if *best == obj.Unbound {
			*best, *bestKey = *item, key
			return nil
		}
		if key.IsInt() && bestKey.IsInt() {
			if op == vm.OpGt && key.Int() > bestKey.Int() || op == vm.OpLt && key.Int() < bestKey.Int() {
				*best, *bestKey = *item, key
			}
			return nil
		}
		*itemKey = key
		better, err := t.CompareBool(op, key, *bestKey)
		if better {
			*best, *bestKey = *item, *itemKey
		}
		return err
	})
	if err == vm.ErrDue {
		key := obj.NoneValue
		if withKey {
			key = args[1]
		}
		return t.PassRest(body, t.TupleItem(args[0], 0), key, obj.NoneValue, *best, *bestKey)
	}
	if err != nil {
		return 0, err
	}
	if *best == obj.Unbound {
		if args[2] != obj.Unbound {
			return args[2], nil
		}
		return 0, t.ValueError("%s() arg is an empty sequence", name)
	}
	return *best, nil
}

// extremePlain is extreme for a list or tuple of items that are compared without Python code, else Unbound.
func extremePlain(t *vm.Thread, seq vm.Value, op vm.CompareOp) vm.Value {
	if !t.IsExact(seq, obj.KindList, obj.ShapeList) && !t.IsExact(seq, obj.KindTuple, obj.ShapeTuple) {
		return obj.Unbound
	}
	best := vm.Value(obj.Unbound)
	for i, x := range seqView(t, seq) {
		if i == 0 {
			best = x
			continue
		}
		switch c, known := t.Space.Compare(x, best); {
		case !known:
			return obj.Unbound
		case c < 0 == (op == vm.OpLt) && c != 0:
			best = x
		}
	}
	return best
}

// takeLess takes what min() compares without a call, takeGreater what max() does.
func takeLess(t *vm.Thread, best *vm.Value, x vm.Value) bool {
	less := x.IsInt() && best.IsInt() && x.Int() < best.Int() || x.IsFloat() && best.IsFloat() && x.Float() < best.Float()
	return takeBetter(best, x, less)
}

func takeGreater(t *vm.Thread, best *vm.Value, x vm.Value) bool {
	greater := x.IsInt() && best.IsInt() && x.Int() > best.Int() || x.IsFloat() && best.IsFloat() && x.Float() > best.Float()
	return takeBetter(best, x, greater)
}

func takeBetter(best *vm.Value, x vm.Value, better bool) bool {
	if better {
		*best = x
	}
	return x.IsInt() && best.IsInt() || x.IsFloat() && best.IsFloat()
}

func takeNone(*vm.Thread, *vm.Value, vm.Value) bool { return false }

func builtinSorted(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[1] == obj.Unbound {
		args[1] = obj.NoneValue
	}
	if args[2] == obj.Unbound {
		args[2] = obj.FalseValue
	}
	if v, ok, err := goThrough(t, args, args[0], vm.BodySorted, args[0], args[1], args[2]); ok {
		return v, err
	}
	made, err := t.ListSome(args, vm.BodySorted, args[0])
	if err == vm.ErrDue {
		return t.PassRest(vm.BodySorted, args[0], args[1], args[2], made)
	}
	if err != nil {
		return 0, err
	}
	if given(args[1]) && t.CallsPython(args[1]) || !given(args[1]) && comparesInPython(t, made) {
		if v, ok, err := t.PassBody(args, vm.BodySorted, t.VM.EmptyTuple(), args[1], args[2], made); ok {
			return v, err
		}
	}
	return sortMade(t, made, args[1], args[2])
}

// sortMade sorts a list that nobody else has; key and reverse may be unbound.
func sortMade(t *vm.Thread, made, key, reverse vm.Value) (vm.Value, error) {
	m := t.Mark()
	defer t.Release(m)
	k, r, list := t.Keep(key), t.Keep(reverse), t.Keep(made)
	backwards, err := reverseArg(t, *r)
	if err != nil {
		return 0, err
	}
	keys := list
	if given(*k) {
		if keys, err = sortKeys(t, list, k); err != nil {
			return 0, err
		}
	}
	err = sortItems(t, list, keys, backwards)
	return *list, err
}

func builtinSum(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[1] == obj.Unbound {
		args[1] = obj.SmallInt(0)
	}
	for _, c := range [...]struct {
		shape uint32
		what  string
	}{{obj.ShapeStr, "strings [use ''.join(seq) instead]"}, {obj.ShapeBytes, "bytes [use b''.join(seq) instead]"}, {obj.ShapeByteArray, "bytearray [use b''.join(seq) instead]"}} {
		if t.IsInstance(args[1], c.shape) {
			return 0, t.TypeError("sum() can't sum %s", c.what)
		}
	}
	if v, ok, err := goThrough(t, args, args[0], vm.BodySum, args[0], args[1]); ok {
		return v, err
	}
	if sum, ok := sumPlain(t, args[0], args[1]); ok {
		return sum, nil
	}
	err := t.TakeSome(args, vm.BodySum, args[0], takeSummand, &args[1], func(_ int, x vm.Value) error {
		if takeSummand(t, &args[1], x) {
			return nil
		}
		r, err := t.Binary(vm.OpAdd, args[1], x)
		args[1] = r
		return err
	})
	if err == vm.ErrDue {
		return t.PassRest(vm.BodySum, args[0], args[1])
	}
	return args[1], err
}

// takeSummand adds x to the sum so far if both are small ints or floats.
func takeSummand(t *vm.Thread, sum *vm.Value, x vm.Value) bool {
	if n, ok := smallNumber(x); ok && sum.IsInt() {
		*sum = t.NewInt(sum.Int() + n)
		return true
	}
	if sum.IsFloat() && x.IsFloat() {
		*sum = t.NewFloat(sum.Float() + x.Float())
		return true
	}
	return false
}

// smallNumber is the number of a small int or a truth value.
func smallNumber(v vm.Value) (n int64, ok bool) {
	switch {
	case v.IsInt():
		return v.Int(), true
	case v == obj.TrueValue:
		return 1, true
	}
	return 0, v == obj.FalseValue
}

// sumPlain is sum for a list or tuple of small ints, truth values or floats whose
// sum is a small int or a float; else ok is false.
func sumPlain(t *vm.Thread, seq, start vm.Value) (sum vm.Value, ok bool) {
	if !t.IsExact(seq, obj.KindList, obj.ShapeList) && !t.IsExact(seq, obj.KindTuple, obj.ShapeTuple) {
		return 0, false
	}
	xs := seqView(t, seq)
	if start.IsInt() {
		i := start.Int()
		for len(xs) > 0 && obj.FitsSmall(i) {
			n, ok := smallNumber(xs[0])
			if !ok {
				break
			}
			i += n
			xs = xs[1:]
		}
		if !obj.FitsSmall(i) {
			return 0, false
		}
		if len(xs) == 0 {
			return obj.SmallInt(i), true
		}
		start, _ = obj.UnboxedFloat(float64(i))
	}
	if !start.IsFloat() {
		return 0, false
	}
	f := start.Float()
	for _, x := range xs {
		if !x.IsFloat() {
			return 0, false
		}
		f += x.Float()
	}
	return t.NewFloat(f), true
}
