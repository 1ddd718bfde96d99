package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// namespaceType is the class of sys.implementation, which module types names: an
// object whose attributes are its keyword arguments.
var namespaceType = &vm.TypeSpec{Name: "SimpleNamespace", Module: "types", Kind: obj.KindFields, Body: 1, HasDict: true,
	Doc: "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
	New: func(t *Thread, args []Value) (Value, error) { return t.AllocObject(args[0]) }, NewSig: "cls, /, *args, **kwargs", NewEmpty: true,
	Init: namespaceInit, InitSig: "self, /, *args, **kwargs",
	Slots: vm.Slots{Repr: namespaceRepr, Compare: namespaceCompare, Unhashable: true},
	Methods: []vm.Native{
		{Name: "__reduce__", Sig: "self, /", Fn: namespaceReduce, Doc: "Return state information for pickling"},
	}}

func namespaceInit(t *Thread, args []Value) (Value, error) {
	if n := t.TupleLen(args[1]); n > 0 {
		return 0, t.TypeError("no positional arguments expected")
	}
	if args[2] == unbound {
		return none, nil
	}
	if done, err := t.UpdateAttrs(args[0], args[2]); done || err != nil {
		return none, err
	}
	d, err := t.InstanceDict(args[0])
	if err != nil {
		return 0, err
	}
	return none, t.DictUpdateDict(d, args[2], true)
}

func namespaceRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	name := t.TypeName(v)
	if name == "types.SimpleNamespace" {
		name = "namespace"
	}
	if !t.ReprEnter(kv) {
		return t.NewStr(name + "(...)")
	}
	defer t.ReprLeave()
	d, err := t.InstanceDict(*kv)
	if err != nil {
		return 0, err
	}
	dict, text := t.Keep(d), ""
	err = eachItem(t, dict, func(k, x Value) error {
		if !t.IsInstance(k, obj.ShapeStr) || t.StrView(t.Unwrap(k)) == "" { // somebody has put it into __dict__
			return nil
		}
		key := string([]byte(t.StrView(t.Unwrap(k))))
		s, err := t.ReprText(x)
		if text != "" {
			text += ", "
		}
		text += key + "=" + s
		return err
	})
	if err != nil {
		return 0, err
	}
	return t.NewStr(name + "(" + text + ")")
}

// namespaceCompare compares the attributes, as dicts, which are equal or not and have no order.
func namespaceCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !isNamespace(t, a) || !isNamespace(t, b) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kb := t.Keep(b)
	x, err := t.InstanceDict(a)
	if err != nil {
		return 0, err
	}
	kx := t.Keep(x)
	y, err := t.InstanceDict(*kb)
	if err != nil {
		return 0, err
	}
	return t.Compare(op, *kx, y)
}

func namespaceReduce(t *Thread, args []Value) (Value, error) {
	d, err := t.InstanceDict(args[0])
	if err != nil {
		return 0, err
	}
	return t.NewTuple(t.TypeOf(args[0]), t.VM.EmptyTuple(), d)
}

func isNamespace(t *Thread, v Value) bool { return isNative(t, v, "types", "SimpleNamespace") }
