package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func tupleType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "tuple", Shape: obj.ShapeTuple, Kind: obj.KindTuple, Wraps: true,
		Doc: "An immutable sequence. Without an argument it is empty, else it has the items of the iterable.",
		New: newTuple, NewSig: "cls, iterable=(), /", Told: true,
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v Value) (Value, error) {
				v = t.Unwrap(v)
				if t.TupleLen(v) == 0 {
					return t.NewStr("()")
				}
				return seqRepr(t, v, "(", ")")
			},
			Hash: func(t *vm.Thread, v Value) (int64, error) { return tupleHash(t, t.Unwrap(v)) },
			Len:  func(t *vm.Thread, v Value) (int, error) { return t.TupleLen(t.Unwrap(v)), nil },
			Iter: func(t *vm.Thread, v Value) (Value, error) {
				return newIter(t, obj.ShapeTupleIter, t.Unwrap(v), 0), nil
			},
			GetItem: func(t *vm.Thread, v, key Value) (Value, error) { return tupleGetItem(t, t.Unwrap(v), key) },
			Contains: func(t *vm.Thread, v, x Value) (bool, error) {
				i, err := seqFind(t, t.Unwrap(v), x, 0, obj.MaxLen)
				return i >= 0, err
			},
			Binary: tupleBinary,
			Binops: []vm.BinaryOp{vm.OpAdd, vm.OpMul},
			Compare: func(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
				a, b = t.Unwrap(a), t.Unwrap(b)
				if !t.IsKind(b, obj.KindTuple) {
					return obj.NotImplemented, nil
				}
				return seqCompare(t, op, a, b)
			},
		},
		Methods: []vm.Native{
			{Name: "count", Sig: "self, value, /", Fn: seqCountMethod, Doc: "The number of items equal to the value."},
			{Name: "index", Sig: "self, value, start=0, stop=9223372036854775807, /", Fn: tupleIndex, Doc: "The first index of the value; ValueError if there is none."},
			{Name: "__getnewargs__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				return t.NewTuple(t.Unwrap(args[0]))
			}},
			classGetItem,
		},
	}
}

func newTuple(t *vm.Thread, args []Value) (Value, error) {
	if args[1] == obj.Unbound {
		return t.NewObject(args[0], t.VM.EmptyTuple())
	}
	v, err := t.TupleOf(args[1])
	if err != nil {
		return 0, err
	}
	return t.NewObject(args[0], v)
}

func tupleHash(t *vm.Thread, v Value) (int64, error) {
	if h, ok := t.Space.Hash(v); ok {
		return h, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	sum := obj.NewTupleHash()
	n := t.TupleLen(v)
	for i := range n {
		h, err := t.Hash(t.TupleItem(*kv, i))
		if err != nil {
			return 0, err
		}
		sum.Add(h)
	}
	return sum.Sum(n), nil
}

func tupleGetItem(t *vm.Thread, v, key Value) (Value, error) {
	if key.IsInt() {
		i, n := int(key.Int()), t.TupleLen(v)
		if i < 0 {
			i += n
		}
		if i >= 0 && i < n {
			return t.TupleItem(v, i), nil
		}
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	n := t.TupleLen(v)
	if t.IsKind(key, obj.KindSlice) {
		start, step, count, err := sliceOf(t, key, n)
		if err != nil {
			return 0, err
		}
		if step == 1 && count == n {
			return *kv, nil
		}
		to, err := t.NewTupleN(count)
		if err != nil {
			return 0, err
		}
		for i := range count {
			t.Init(to, obj.TupleItems+i, t.TupleItem(*kv, start+i*step))
		}
		return to, nil
	}
	i, err := indexArg(t, key, "tuple")
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("tuple index out of range")
	}
	return t.TupleItem(*kv, i), nil
}

func tupleBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	x, y := t.Unwrap(a), t.Unwrap(b)
	if op == vm.OpMul {
		if !t.IsKind(x, obj.KindTuple) {
			a, b, x = b, a, y
		}
		return tupleRepeat(t, a, x, b)
	}
	if op != vm.OpAdd || !t.IsKind(x, obj.KindTuple) || !t.IsKind(y, obj.KindTuple) {
		return obj.NotImplemented, nil
	}
	n, k := t.TupleLen(x), t.TupleLen(y)
	if k == 0 && a == x {
		return a, nil
	}
	if n == 0 && b == y {
		return b, nil
	}
	v, err := t.NewTupleN(n + k)
	if err != nil || n+k == 0 {
		return v, err
	}
	to := t.TupleView(v)
	copy(to, t.TupleView(x))
	copy(to[n:], t.TupleView(y))
	return v, nil
}

// tupleRepeat is a * times, x being the exact tuple of a.
func tupleRepeat(t *vm.Thread, a, x, times Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ka, kx := t.Keep(a), t.Keep(x)
	k, ok, err := seqRepeats(t, times)
	if err != nil || !ok {
		return obj.NotImplemented, err
	}
	if k == 1 && *ka == *kx {
		return *ka, nil
	}
	n, err := repeatLen(t.TupleLen(*kx), k)
	if err != nil {
		return 0, err
	}
	v, err := t.NewTupleN(n)
	if err != nil || n == 0 {
		return v, err
	}
	to := t.TupleView(v)
	obj.Repeat(to, copy(to, t.TupleView(*kx)))
	return v, nil
}

func tupleIndex(t *vm.Thread, args []Value) (Value, error) {
	i, err := seqIndex(t, args)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		return 0, t.ValueError("tuple.index(x): x not in tuple")
	}
	return obj.SmallInt(int64(i)), nil
}
