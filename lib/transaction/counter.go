package transaction

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A counter is a sum spread over lanes: additions by different threads do not
// conflict.
const (
	counterLanes = 1
	counterBody  = 2
)

var counterType = &vm.TypeSpec{Name: "counter", Kind: obj.KindFields, Body: counterBody, Slotted: true,
	Doc: "counter(value=0)\n\nA number that threads add to without conflicts; who reads it conflicts with them.",
	New: counterNew, NewSig: "cls, value=0, /",
	Slots: vm.Slots{
		Int: counterInt,
		InPlace: func(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
			return counterInPlace(t, op, a, b)
		},
		Inops: []vm.BinaryOp{vm.OpAdd, vm.OpSub},
		Bool: func(t *Thread, v Value) (bool, error) {
			sum, err := counterSum(t, v)
			if err != nil {
				return false, err
			}
			return t.Truth(sum)
		},
	},
	Methods: []vm.Native{
		{Name: "add", Sig: "self, n=1, /", Fn: counterAdd, Doc: "Add a number."},
		{Name: "sub", Sig: "self, n=1, /", Fn: counterSub, Doc: "Subtract a number."},
	},
	Getters: []vm.Getter{{Name: "value", Get: counterSum, Doc: "the number; the transaction that reads it conflicts with all that add"}},
}

func counterNew(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	first := obj.SmallInt(0)
	if args[1] != unbound {
		if err := counterNumber(t, args[1]); err != nil {
			return 0, err
		}
		first = args[1]
	}
	lanes, err := newLanes(t, obj.SmallInt(0))
	if err != nil {
		return 0, err
	}
	t.Init(lanes, laneAt(0), first)
	k := t.Keep(lanes)
	v, err := t.AllocObject(args[0])
	if err != nil {
		return 0, err
	}
	t.Init(v, counterLanes, *k)
	return v, nil
}

// counterNumber checks that v is a number whose sums are independent of the
// order, more or less.
func counterNumber(t *Thread, v Value) error {
	if isNumber(t, v) {
		return nil
	}
	return t.TypeError("a counter counts ints or floats, not '%s'", t.TypeName(v))
}

func isNumber(t *Thread, v Value) bool {
	return t.IsInstance(v, obj.ShapeInt) || t.IsInstance(v, obj.ShapeFloat)
}

func counterChange(t *Thread, op vm.BinaryOp, args []Value) error {
	n := obj.SmallInt(1)
	if args[1] != unbound {
		if err := counterNumber(t, args[1]); err != nil {
			return err
		}
		n = t.Unwrap(args[1])
	}
	lanes := t.Slot(args[0], counterLanes)
	at := ownLane(t)
	old := t.Slot(lanes, at)
	if old.IsInt() && n.IsInt() { // no call, no overflow of 64 bits
		d := n.Int()
		if op == vm.OpSub {
			d = -d
		}
		t.SetSlot(lanes, at, t.NewInt(old.Int()+d))
		return nil
	}
	sum, err := t.Binary(op, old, n)
	if err != nil {
		return err
	}
	t.SetSlot(t.Slot(args[0], counterLanes), at, sum)
	return nil
}

func counterAdd(t *Thread, args []Value) (Value, error) {
	return none, counterChange(t, vm.OpAdd, args)
}

func counterSub(t *Thread, args []Value) (Value, error) {
	return none, counterChange(t, vm.OpSub, args)
}

func counterInPlace(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	keep := t.Keep(a)
	if !isNumber(t, b) {
		return obj.NotImplemented, nil
	}
	err := counterChange(t, op, []Value{a, b})
	return *keep, err
}

func counterSum(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	lanes := t.Keep(t.Slot(v, counterLanes))
	sum := t.Keep(obj.SmallInt(0))
	for i := range laneCount(t) {
		s, err := t.Binary(vm.OpAdd, *sum, t.Slot(*lanes, laneAt(i)))
		if err != nil {
			return 0, err
		}
		*sum = s
	}
	return *sum, nil
}

func counterInt(t *Thread, v Value) (Value, error) {
	sum, err := counterSum(t, v)
	if err != nil || !t.IsInstance(sum, obj.ShapeFloat) {
		return sum, err
	}
	return t.Call(t.VM.Class(obj.ShapeInt), sum)
}
