package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func isDeque(t *Thread, v Value) bool { return isNative(t, v, "collections", "deque") }

// isPlainDeque reports whether v is a deque of no class derived from that.
func isPlainDeque(t *Thread, v Value) bool { return isDeque(t, v) && t.IsStaticClass(t.TypeOf(v)) }

func dequeBinary(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	switch op {
	case vm.OpAdd:
		if !isDeque(t, a) {
			return obj.NotImplemented, nil
		}
		if !isDeque(t, b) {
			return 0, t.TypeError("can only concatenate deque (not \"%s\") to deque", t.TypeName(b))
		}
	case vm.OpMul:
		if !isDeque(t, a) {
			a, b = b, a
		}
	default:
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	other := t.Keep(b)
	r, err := dequeCopy(t, []Value{a})
	if err != nil {
		return 0, err
	}
	return dequeInPlace(t, op, r, *other)
}

func dequeInPlace(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	d := t.Keep(a)
	if op == vm.OpAdd {
		err := dequeExtendAt(t, d, b, false)
		return *d, err
	}
	if ix, err := t.LookupSpecial(b, t.VM.Names.Index); err != nil || ix == unbound {
		return obj.NotImplemented, err
	}
	n, err := t.ToInt(b)
	if err != nil {
		return 0, err
	}
	if n <= 0 {
		dequeReset(t, *d)
		return *d, nil
	}
	items, err := dequeItems(t, *d)
	if err != nil {
		return 0, err
	}
	size := t.TupleLen(items)
	switch most := t.Slot(*d, dequeMaxlen); {
	case size == 0:
		return *d, nil
	case most.IsInt():
		n = min(n, int(most.Int())/size+2) // what comes before is pushed out
	case n > math.MaxInt/8/size:
		return 0, t.MemoryError()
	}
	if err := t.Room(n * size * 8); err != nil {
		return 0, err
	}
	for range n - 1 {
		for i := range size {
			if err := dequePush(t, *d, t.TupleItem(items, i), false); err != nil {
				return 0, err
			}
		}
	}
	return *d, nil
}

func dequeCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !isDeque(t, b) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	x, y := t.Keep(a), t.Keep(b)
	na, nb := dequeSize(t, a), dequeSize(t, b)
	if na != nb && (op == vm.OpEq || op == vm.OpNe) {
		return obj.Bool(op == vm.OpNe), nil
	}
	for i := 0; i < dequeSize(t, *x) && i < dequeSize(t, *y); i++ {
		same, err := t.Equal(dequeRing(t, *x).get(t, i), dequeRing(t, *y).get(t, i))
		if err != nil {
			return 0, err
		}
		if same {
			continue
		}
		switch op {
		case vm.OpEq, vm.OpNe:
			return obj.Bool(op == vm.OpNe), nil
		}
		return t.Compare(op, dequeRing(t, *x).get(t, i), dequeRing(t, *y).get(t, i))
	}
	return t.Compare(op, obj.SmallInt(int64(dequeSize(t, *x))), obj.SmallInt(int64(dequeSize(t, *y))))
}
