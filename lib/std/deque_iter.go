package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Iterators of a deque: deque, position, state at the start.
var (
	dequeIterType = &vm.TypeSpec{Name: "_deque_iterator", Module: "_collections", Kind: obj.KindFields, Body: 4,
		New: dequeIterNew, NewSig: "cls, deque, index=0, /",
		Slots:   vm.Slots{Iter: self, Next: dequeIterNext, Quiet: true},
		Methods: []vm.Native{{Name: "__length_hint__", Sig: "self, /", Fn: dequeIterHint}, reduceMethod(dequeIterReduce)}}
	dequeRevIterType = &vm.TypeSpec{Name: "_deque_reverse_iterator", Module: "_collections", Kind: obj.KindFields, Body: 4,
		New: dequeIterNew, NewSig: "cls, deque, index=0, /",
		Slots:   vm.Slots{Iter: self, Next: dequeRevIterNext, Quiet: true},
		Methods: []vm.Native{{Name: "__length_hint__", Sig: "self, /", Fn: dequeIterHint}, reduceMethod(dequeIterReduce)}}
)

func dequeIter(t *Thread, v Value) (Value, error) {
	return t.NewFields(obj.KindFields, t.ShapeOf(dequeIterType), v, obj.SmallInt(0), t.Slot(v, dequeState)), nil
}

func dequeReversed(t *Thread, v Value) (Value, error) {
	return t.NewFields(obj.KindFields, t.ShapeOf(dequeRevIterType), v, obj.SmallInt(0), t.Slot(v, dequeState)), nil
}

// dequeIterNew makes an iterator that has given so many items already.
func dequeIterNew(t *Thread, args []Value) (Value, error) {
	if !isDeque(t, args[1]) {
		return 0, t.TypeError("%s() argument 1 must be collections.deque, not %s", qualifiedName(t, args[0]), t.TypeName(args[1]))
	}
	i := 0
	if args[2] != unbound {
		var err error
		if i, err = t.ToInt(args[2]); err != nil {
			return 0, err
		}
	}
	i = max(0, min(i, dequeSize(t, args[1])))
	return newObject(t, args[0], args[1], obj.SmallInt(int64(i)), t.Slot(args[1], dequeState))
}

func dequeIterReduce(t *Thread, args []Value) (Value, error) {
	it := args[0]
	return reduced(t, it, []Value{t.Field(it, 1), t.Field(it, 2)}, unbound)
}

func dequeIterNext(t *Thread, it Value) (Value, error)    { return dequeStep(t, it, false) }
func dequeRevIterNext(t *Thread, it Value) (Value, error) { return dequeStep(t, it, true) }

func dequeChanged(t *Thread) error { return t.RuntimeError("deque mutated during iteration") }

func dequeStep(t *Thread, it Value, reverse bool) (Value, error) {
	d := t.Field(it, 1)
	words := t.Values(it, 1, 3) // read by now
	i, n := int(words[1].Int()), dequeSize(t, d)
	if dequeChanges(t, d) != words[2] { // for ever, also at the end
		t.SetField(it, 2, obj.SmallInt(int64(n)))
		return 0, dequeChanged(t)
	}
	if i >= n {
		return unbound, nil
	}
	t.SetField(it, 2, obj.SmallInt(int64(i+1)))
	if reverse {
		i = n - 1 - i
	}
	return dequeRing(t, d).get(t, i), nil
}

// A loop that needs no iterator notes the place and, from bit walkShift on, what fits of the count of changes.
const (
	walkShift   = 32
	walkChanges = 1<<28 - 1
)

func dequeWalkFrom(t *Thread, d Value) Value {
	dequeSize(t, d) // guards both words
	return obj.SmallInt((dequeChanges(t, d).Int() & walkChanges) << walkShift)
}

func dequeWalk(t *Thread, d, at Value) (x, next Value, err error) {
	i, n := int(at.Int()&(1<<walkShift-1)), dequeSize(t, d)
	if dequeChanges(t, d).Int()&walkChanges != at.Int()>>walkShift {
		return 0, at, dequeChanged(t)
	}
	if i >= n {
		return unbound, at, nil
	}
	return dequeRing(t, d).get(t, i), obj.SmallInt(at.Int() + 1), nil
}

// dequeWalkMany leaves it to dequeWalk to tell of changes.
func dequeWalkMany(t *Thread, d, at Value, to []Value) (n int, next Value) {
	i, size := int(at.Int()&(1<<walkShift-1)), dequeSize(t, d)
	if i >= size || dequeChanges(t, d).Int()&walkChanges != at.Int()>>walkShift {
		return 0, at
	}
	n = min(len(to), size-i)
	r := dequeRing(t, d)
	for k := range to[:n] {
		to[k] = r.get(t, i+k)
	}
	return n, obj.SmallInt(at.Int() + int64(n))
}

func dequeIterHint(t *Thread, args []Value) (Value, error) {
	left := int64(dequeSize(t, t.Field(args[0], 1))) - t.Field(args[0], 2).Int()
	return obj.SmallInt(max(0, left)), nil
}
