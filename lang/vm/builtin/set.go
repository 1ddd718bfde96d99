package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// set and frozenset. What works on keys one by one is in setops.go.

func setType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "set", Shape: obj.ShapeSet, Kind: obj.KindSet, Body: obj.SetBody,
		Doc: "set() -> empty\nset(iterable)\n\nA collection without order of different keys.",
		New: newMutable, NewSig: "cls, *args, **kwargs", NewEmpty: true,
		Init: initSet, InitSig: "self, iterable=(), /",
		Slots: func() vm.Slots {
			s := setSlots()
			s.Unhashable = true
			s.InPlace, s.Inops = setInPlace, s.Binops
			return s
		}(),
		Methods: append(setMethods(),
			vm.Native{Name: "add", Sig: "self, object, /", Fn: setAdd, Doc: "Add a key."},
			vm.Native{Name: "clear", Sig: "self, /", Fn: setClear, Doc: "Remove all keys."},
			vm.Native{Name: "difference_update", Sig: "self, /, *others", Fn: updateMethod(setDifferenceUpdate), Doc: "Remove all keys of the others."},
			vm.Native{Name: "discard", Sig: "self, object, /", Fn: setDiscard, Doc: "Remove a key, if it is there."},
			vm.Native{Name: "intersection_update", Sig: "self, /, *others", Fn: setIntersectionMethod, Doc: "Keep only the keys that all others have."},
			vm.Native{Name: "pop", Sig: "self, /", Fn: setPop, Doc: "Remove some key and return it; KeyError if there is none."},
			vm.Native{Name: "remove", Sig: "self, object, /", Fn: setRemove, Doc: "Remove a key; KeyError if it is not there."},
			vm.Native{Name: "symmetric_difference_update", Sig: "self, other, /", Fn: setSymmetricUpdateMethod, Doc: "Keep the keys that are in just one of the two."},
			vm.Native{Name: "update", Sig: "self, /, *others", Fn: setUpdateMethod, Doc: "Add all keys of the others."},
		),
	}
}

func frozenSetType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "frozenset", Shape: obj.ShapeFrozenSet, Kind: obj.KindSet, Body: obj.SetBody,
		Doc: "frozenset() -> empty\nfrozenset(iterable)\n\nAn immutable collection without order of different keys.",
		New: newFrozenSet, NewSig: "cls, iterable=(), /",
		Slots: func() vm.Slots {
			s := setSlots()
			s.Hash = func(t *vm.Thread, v Value) (int64, error) { return t.SetHashAll(v), nil }
			return s
		}(),
		Methods: setMethods(),
	}
}

func setSlots() vm.Slots {
	return vm.Slots{
		Repr:     setRepr,
		Len:      func(t *vm.Thread, v Value) (int, error) { return t.SetLen(v), nil },
		Iter:     setIter,
		Contains: setContains,
		Compare:  setCompare,
		Binary:   setBinary,
		Binops:   setOps,
	}
}

// setMethods are the methods of both classes.
func setMethods() []vm.Native {
	return []vm.Native{
		{Name: "copy", Sig: "self, /", Fn: setCopyMethod, Doc: "A set of the same keys."},
		{Name: "difference", Sig: "self, /, *others", Fn: setDifferenceMethod, Doc: "A set of the keys that none of the others has."},
		{Name: "intersection", Sig: "self, /, *others", Fn: func(t *vm.Thread, args []Value) (Value, error) { return intersectAll(t, args) }, Doc: "A set of the keys that all others have."},
		{Name: "isdisjoint", Sig: "self, other, /", Fn: setIsDisjoint, Doc: "Whether no key is in both."},
		{Name: "issubset", Sig: "self, other, /", Fn: setIsSubset, Doc: "Whether all keys are in the other."},
		{Name: "issuperset", Sig: "self, other, /", Fn: setIsSuperset, Doc: "Whether all keys of the other are in this."},
		{Name: "symmetric_difference", Sig: "self, other, /", Fn: setSymmetricMethod, Doc: "A set of the keys that are in just one of the two."},
		{Name: "union", Sig: "self, /, *others", Fn: setUnionMethod, Doc: "A set of the keys of all."},
		{Name: "__reduce__", Sig: "self, /", Fn: reduceSet, Doc: "How to make a copy."},
		{Name: "__sizeof__", Sig: "self, /", Fn: setSizeof, Doc: "The size of the set in memory, in bytes."},
		classGetItem,
	}
}

func isFrozen(t *vm.Thread, v Value) bool {
	return !t.IsExact(v, obj.KindSet, obj.ShapeSet) && t.IsInstance(v, obj.ShapeFrozenSet)
}

// emptyLike makes an empty set or frozenset, as v is one.
func emptyLike(t *vm.Thread, v Value) Value {
	if isFrozen(t, v) {
		return t.NewFrozenSet()
	}
	return t.NewSet()
}

// copyLike makes an exact set or frozenset of the keys of the set v.
func copyLike(t *vm.Thread, v Value) (Value, error) {
	c := emptyLike(t, v)
	return c, t.SetCopyInto(c, v)
}

// setOf makes a set of the items of an iterable.
func setOf(t *vm.Thread, iterable Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	set := t.Keep(t.NewSet())
	err := setUpdate(t, set, iterable)
	return *set, err
}

func initSet(t *vm.Thread, args []Value) (Value, error) {
	if t.SetSlots(args[0]) > 0 {
		t.SetClear(args[0])
	}
	if args[1] == obj.Unbound {
		return obj.NoneValue, nil
	}
	return obj.NoneValue, setUpdate(t, &args[0], args[1])
}

func newFrozenSet(t *vm.Thread, args []Value) (Value, error) {
	exact := args[0] == t.VM.Class(obj.ShapeFrozenSet)
	if exact && args[1] != obj.Unbound && t.IsExact(args[1], obj.KindSet, obj.ShapeFrozenSet) {
		return args[1], nil
	}
	v, err := t.AllocObject(args[0])
	if err != nil || args[1] == obj.Unbound {
		return v, err
	}
	m := t.Mark()
	defer t.Release(m)
	set := t.Keep(v)
	err = setUpdate(t, set, args[1])
	return *set, err
}

func setRepr(t *vm.Thread, v Value) (Value, error) {
	name := t.TypeName(v)
	if t.SetLen(v) == 0 {
		return t.NewStr(name + "()")
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if !t.ReprEnter(kv) {
		return t.NewStr(name + "(...)")
	}
	defer t.ReprLeave()
	keys := t.Keep(0)
	var err error
	if *keys, err = keyList(t, v); err != nil {
		return 0, err
	}
	buf := []byte("{")
	if !t.IsExact(v, obj.KindSet, obj.ShapeSet) {
		buf = []byte(name + "({")
	}
	for i := 0; ; i++ {
		x := t.ListGet(*keys, i)
		if x == obj.Unbound {
			break
		}
		if i > 0 {
			buf = append(buf, ", "...)
		}
		if buf, err = appendRepr(t, buf, x); err != nil {
			return 0, err
		}
	}
	buf = append(buf, '}')
	if buf[0] != '{' {
		buf = append(buf, ')')
	}
	return t.NewStrBytes(buf)
}

// keyList makes a list of the keys of a set.
func keyList(t *vm.Thread, v Value) (Value, error) {
	l, err := t.NewList(t.SetLen(v))
	if err != nil {
		return 0, err
	}
	n := 0
	for i := t.SetNext(v, 0); i >= 0; i = t.SetNext(v, i+1) {
		t.ListInit(l, n, t.SetKey(v, i))
		n++
	}
	return l, nil
}

func setIter(t *vm.Thread, v Value) (Value, error) {
	n := obj.SmallInt(int64(t.SetLen(v)))
	return t.NewFields(obj.KindFields, obj.ShapeSetIter, v, obj.SmallInt(0), n, n), nil
}

func setIterNext(t *vm.Thread, it Value) (Value, error) {
	key, how := t.SetStep(it)
	if how == obj.StepResized {
		return 0, t.RuntimeError("Set changed size during iteration")
	}
	if how != obj.StepTaken {
		return obj.Unbound, nil
	}
	return key, nil
}

// hashable calls f with key x; if x is an unhashable set, with a frozenset of
// its keys instead.
func hashable(t *vm.Thread, v, x Value, f func(v, x Value) (bool, error)) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kx := t.Keep(v), t.Keep(x)
	ok, err := f(v, x)
	if err == nil || !t.IsKind(*kx, obj.KindSet) || isFrozen(t, *kx) || !t.Matches(err, t.VM.Exc.TypeError) {
		return ok, err
	}
	t.Caught(err)
	frozen := t.NewFrozenSet()
	if err := t.SetCopyInto(frozen, *kx); err != nil {
		return false, err
	}
	return f(*kv, frozen)
}

func setContains(t *vm.Thread, v, x Value) (bool, error) {
	if !t.IsKind(x, obj.KindSet) {
		return t.SetHas(v, x)
	}
	return hashable(t, v, x, t.SetHas)
}

func setAdd(t *vm.Thread, args []Value) (Value, error) {
	return obj.NoneValue, t.SetAddKey(args[0], args[1])
}

func setClear(t *vm.Thread, args []Value) (Value, error) {
	t.SetClear(args[0])
	return obj.NoneValue, nil
}

// discardKey removes x from a set, which may name a frozenset by a set; false if it is not there.
func discardKey(t *vm.Thread, v, x Value) (bool, error) {
	if !t.IsKind(x, obj.KindSet) {
		return t.SetDiscard(v, x)
	}
	return hashable(t, v, x, t.SetDiscard)
}

func setDiscard(t *vm.Thread, args []Value) (Value, error) {
	_, err := discardKey(t, args[0], args[1])
	return obj.NoneValue, err
}

func setRemove(t *vm.Thread, args []Value) (Value, error) {
	ok, err := discardKey(t, args[0], args[1])
	if err == nil && !ok {
		err = t.KeyError(args[1])
	}
	return obj.NoneValue, err
}

func setPop(t *vm.Thread, args []Value) (Value, error) {
	if x := t.SetPop(args[0]); x != obj.Unbound {
		return x, nil
	}
	return 0, keyErrorText(t, "pop from an empty set")
}

func setCopyMethod(t *vm.Thread, args []Value) (Value, error) {
	if t.IsExact(args[0], obj.KindSet, obj.ShapeFrozenSet) {
		return args[0], nil
	}
	return copyLike(t, args[0])
}

func reduceSet(t *vm.Thread, args []Value) (Value, error) {
	l, err := keyList(t, args[0])
	if err != nil {
		return 0, err
	}
	one, err := t.NewTuple(l)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(one)
	state, err := t.CallMethod(args[0], "__getstate__")
	if err != nil {
		return 0, err
	}
	return t.NewTuple(t.TypeOf(args[0]), *kept, state)
}

func setSizeof(t *vm.Thread, args []Value) (Value, error) {
	size := t.Size(args[0].Ref())
	if table := t.SetTableOf(args[0]); table != obj.Unbound {
		size += t.Size(table.Ref())
	}
	return obj.SmallInt(int64(size)), nil
}
