package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func collectionsModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_collections",
		Doc:   "High performance data structures.",
		Types: []*vm.TypeSpec{dequeType, dequeIterType, dequeRevIterType, defaultdictType, vm.TupleGetterSpec()},
		Attrs: orderedAttrs,
		Funcs: []vm.Native{
			{Name: "_count_elements", Sig: "mapping, iterable, /", Fn: countElements, Doc: "Count elements in the iterable, updating the mapping"},
		},
	}
}

// countElements tallies into a mapping: quickly if it is a dict whose own
// methods of lookup and storing nobody has replaced.
func countElements(t *Thread, args []Value) (Value, error) {
	if t.RunsPython(args[1]) {
		if v, ok, err := t.PassBody(args, vm.BodyCount, args[0], args[1]); ok {
			return v, err
		}
	}
	plain := t.IsKind(args[0], obj.KindDict)
	if plain {
		for _, name := range [...]string{"__getitem__", "__setitem__", "get"} {
			if !t.SameMethod(args[0], t.VM.Class(obj.ShapeDict), t.Intern(name)) && name != "__getitem__" {
				plain = false
			}
		}
	}
	m := t.Mark()
	defer t.Release(m)
	key := t.Keep(unbound)
	one, zero := obj.SmallInt(1), obj.SmallInt(0)
	return none, t.ForEach(args[1], func(x Value) error {
		*key = x
		var n Value
		var err error
		if plain {
			if n, err = t.DictGet(args[0], x); n == unbound {
				n = zero
			}
		} else {
			n, err = t.CallMethod(args[0], "get", x, zero)
		}
		if err != nil {
			return err
		}
		if n, err = t.Binary(opAdd, n, one); err != nil {
			return err
		}
		if plain {
			return t.DictSet(args[0], *key, n)
		}
		return t.SetItem(args[0], *key, n)
	})
}

// A defaultdict is a dict with one word more: the default factory, or unbound
// for None.
const defaultFactory = obj.DictBody

var defaultdictType = &vm.TypeSpec{Name: "defaultdict", Module: "collections", BaseShape: obj.ShapeDict, Kind: obj.KindDict, Body: obj.DictBody + 1,
	Doc:  "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.",
	Init: defaultdictInit, InitSig: "self, /, *args, **kwargs",
	Slots: vm.Slots{Repr: defaultdictRepr, Binary: defaultdictOr, Binops: []vm.BinaryOp{vm.OpOr}},
	Methods: []vm.Native{classGetItem(),
		{Name: "__missing__", Sig: "self, key, /", Fn: defaultdictMissing, Doc: "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n"},
		{Name: "copy", Sig: "self, /", Fn: defaultdictCopy, Doc: "D.copy() -> a shallow copy of D."},
		{Name: "__copy__", Sig: "self, /", Fn: defaultdictCopy, Doc: "D.copy() -> a shallow copy of D."},
		{Name: "__reduce__", Sig: "self, /", Fn: defaultdictReduce, Doc: "Return state information for pickling."},
	},
	Getters: []vm.Getter{{Name: "default_factory", Doc: "Factory for default value called by __missing__().",
		Get: func(t *Thread, v Value) (Value, error) { return orNone(t.Slot(v, defaultFactory)), nil },
		Set: func(t *Thread, v, x Value) error { t.SetSlot(v, defaultFactory, x); return nil }}}}

func defaultdictInit(t *Thread, args []Value) (Value, error) {
	rest := args[1]
	if t.TupleLen(rest) > 0 {
		f := t.TupleItem(rest, 0)
		if f != none && !callable(t, f) {
			return 0, t.TypeError("first argument must be callable or None")
		}
		t.SetSlot(args[0], defaultFactory, f)
		if t.TupleLen(rest) == 1 && args[2] == unbound {
			return none, nil
		}
		var err error
		if rest, err = t.NewTuple(append([]Value{}, t.TupleView(rest)[1:]...)...); err != nil {
			return 0, err
		}
	}
	if t.TupleLen(rest) == 0 && args[2] == unbound {
		return none, nil
	}
	args[1] = rest
	update, err := t.GetAttrS(t.VM.Class(obj.ShapeDict), "__init__")
	if err != nil {
		return 0, err
	}
	all, err := t.NewTuple(append([]Value{args[0]}, t.TupleView(args[1])...)...)
	if err != nil {
		return 0, err
	}
	return callEx(t, update, all, args[2])
}

func defaultdictMissing(t *Thread, args []Value) (Value, error) {
	f := t.Slot(args[0], defaultFactory)
	if !given(f) {
		return 0, t.KeyError(args[1])
	}
	x, err := t.Call(f)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	value := t.Keep(x)
	err = t.SetItem(args[0], args[1], x)
	return *value, err
}

func defaultdictRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	d := t.Keep(v)
	factory := "None"
	if f := t.Slot(v, defaultFactory); given(f) {
		if !t.ReprEnter(d) {
			factory = "..."
		} else {
			defer t.ReprLeave()
			var err error
			if factory, err = t.ReprText(f); err != nil {
				return 0, err
			}
		}
	}
	plain, err := t.DictCopy(*d)
	if err != nil {
		return 0, err
	}
	items, err := t.ReprText(plain)
	if err != nil {
		return 0, err
	}
	return t.NewStr(t.ClassName(t.TypeOf(*d)) + "(" + factory + ", " + items + ")")
}

func defaultdictCopy(t *Thread, args []Value) (Value, error) {
	return t.Call(t.TypeOf(args[0]), orNone(t.Slot(args[0], defaultFactory)), args[0])
}

func defaultdictReduce(t *Thread, args []Value) (Value, error) {
	d := args[0]
	first := t.VM.EmptyTuple()
	if f := t.Slot(d, defaultFactory); given(f) {
		var err error
		if first, err = tuple(t, f); err != nil {
			return 0, err
		}
	}
	m := t.Mark()
	defer t.Release(m)
	factory := t.Keep(first)
	items, err := t.CallMethod(d, "items")
	if err != nil {
		return 0, err
	}
	if items, err = t.Iter(items); err != nil {
		return 0, err
	}
	return tuple(t, t.TypeOf(args[0]), *factory, none, none, items)
}

func defaultdictOr(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if op != vm.OpOr || !t.IsKind(a, obj.KindDict) || !t.IsKind(b, obj.KindDict) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	x, y := t.Keep(a), t.Keep(b)
	own := x
	if !isNative(t, a, "collections", "defaultdict") {
		own = y
	}
	r, err := t.Call(t.TypeOf(*own), orNone(t.Slot(*own, defaultFactory)), *x)
	if err != nil {
		return 0, err
	}
	result := t.Keep(r)
	_, err = t.CallMethod(r, "update", *y)
	return *result, err
}
