package vm

import (
	"slices"

	"pystm/lang/vm/obj"
)

// How objects are taken apart, to be copied or pickled, and put together again.

// objectReduceEx is object.__reduce_ex__: a __reduce__ of the class's own goes first.
func objectReduceEx(t *Thread, a []Value) (Value, error) {
	name := t.VM.Names.Reduce
	class := t.TypeOf(a[0])
	f := t.classLookup(class, name)
	if f != t.classLookup(t.VM.Class(obj.ShapeObject), name) {
		return t.callSpecial(f, a[0])
	}
	if a[1].IsInt() && a[1].Int() >= 2 && t.reducesPlainly(class) {
		return t.reducePlain(a[0])
	}
	return t.reduceEx(a[0], a[1])
}

// reduceEx is the generic reduction, in module copyreg.
func (t *Thread) reduceEx(v, protocol Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kp := t.Keep(v), t.Keep(protocol)
	f, err := t.ofCopyreg("_reduce_object")
	if err != nil {
		return 0, err
	}
	return t.Call(f, *kv, *kp)
}

func (t *Thread) ofCopyreg(name string) (Value, error) {
	mod, err := t.ImportModule("copyreg")
	if err != nil {
		return 0, err
	}
	return t.GetAttrS(mod, name)
}

// reducesPlainly reports whether an object of a class is made anew by its __new__
// with no arguments: a class written in Python whose only native base is object.
func (t *Thread) reducesPlainly(class Value) bool {
	info := t.infoOf(class)
	if info.Exact || info.Spec.Shape != obj.ShapeObject {
		return false
	}
	n := t.VM.Names
	return t.classLookup(class, n.GetNewArgsEx) == obj.Unbound && t.classLookup(class, n.GetNewArgs) == obj.Unbound
}

// PlainState is the state of an object, None if it has none, which is made anew by
// the __new__ of its class with no arguments. False: something of the class's or the
// object's own has a say in how it is reduced.
func (t *Thread) PlainState(v Value) (state Value, plain bool, err error) {
	if !t.plainInstance(v) {
		return 0, false, nil
	}
	state, err = objectGetState(t, []Value{v})
	return state, err == nil, err
}

// PlainAttrs is the names of the attributes of an object that PlainState has one of,
// where that would be a new dict; some may be Unbound.
func (t *Thread) PlainAttrs(v Value) (names []Value, plain bool) {
	if !t.plainInstance(v) || t.hasSlots(t.TypeOf(v)) {
		return nil, false
	}
	sh := t.Shapes.Get(t.ShapeID(v))
	return sh.Keys, sh.Body != 0 && !sh.Dict
}

// PlainAttr is the attribute that PlainAttrs gave name i of, Unbound if there is none.
func (t *Thread) PlainAttr(v Value, names []Value, i int) Value {
	switch sh := t.Shapes.Get(t.ShapeID(v)); {
	case names[i] == obj.Unbound:
		return obj.Unbound
	case i < len(sh.Keys) && sh.Keys[i] == names[i]:
		return t.attrSlot(v, sh, i)
	}
	return t.ownAttr(v, names[i])
}

// PlainNew is class.__new__(class) where that is object's. False: it is another's.
func (t *Thread) PlainNew(class Value) (v Value, plain bool, err error) {
	if t.classLookup(class, t.VM.Names.New) != t.r.objectNew || t.classFlags(class)&typeAbstract != 0 || t.infoOf(class).Spec.Shape != obj.ShapeObject {
		return 0, false, nil
	}
	v, err = t.AllocObject(class)
	return v, err == nil, err
}

// plainInstance reports whether nothing of the object's own or of its class has a say in
// how it is reduced.
func (t *Thread) plainInstance(v Value) bool {
	if !v.IsRef() || t.Kind(v) != obj.KindInstance {
		return false
	}
	class, object, n := t.TypeOf(v), t.VM.Class(obj.ShapeObject), t.VM.Names
	if t.classLookup(class, n.GetAttribute) != t.r.objectGetAttribute || t.classLookup(class, n.Class) != t.r.objectClass || !t.reducesPlainly(class) {
		return false
	}
	for _, name := range [...]Value{n.ReduceEx, n.Reduce, n.GetState} {
		if t.classLookup(class, name) != t.classLookup(object, name) || t.ownAttr(v, name) != obj.Unbound {
			return false
		}
	}
	return true
}

// reducePlain is (copyreg.__newobj__, (class,), state, None, None).
func (t *Thread) reducePlain(v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	name := t.VM.Names.GetState
	f := t.classLookup(t.TypeOf(v), name)
	var state Value
	var err error
	if f == t.classLookup(t.VM.Class(obj.ShapeObject), name) {
		state, err = objectGetState(t, []Value{v})
	} else {
		state, err = t.callSpecial(f, v)
	}
	if err != nil {
		return 0, err
	}
	ks := t.Keep(state)
	made, err := t.ofCopyreg("__newobj__")
	if err != nil {
		return 0, err
	}
	km := t.Keep(made)
	args, err := t.NewTuple(t.TypeOf(*kv))
	if err != nil {
		return 0, err
	}
	return t.NewTuple(*km, args, *ks, obj.NoneValue, obj.NoneValue)
}

// objectGetState is object.__getstate__: __dict__ or one like it, or None; with slots a
// pair of that and a dict of what they hold.
func objectGetState(t *Thread, a []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(a[0])
	attrs, err := t.attrsState(a[0])
	if err != nil {
		return 0, err
	}
	state := t.Keep(attrs)
	if !t.hasSlots(t.TypeOf(*kv)) {
		return *state, nil
	}
	slots := t.Keep(t.NewDict())
	for _, c := range slices.Clone(t.mro(t.TypeOf(*kv))) {
		cd := t.Field(c, TypeDict)
		for i := t.DictNext(cd, 0); i >= 0; i = t.DictNext(cd, i+1) {
			mem := t.DictValue(cd, i)
			if t.IsExact(mem, obj.KindFields, obj.ShapeMember) {
				if x := t.Field(*kv, int(t.Field(mem, memberIndex).Int())); x != obj.Unbound {
					if err := t.StrSet(*slots, t.DictKey(cd, i), x); err != nil {
						return 0, err
					}
				}
			}
		}
	}
	if t.DictLen(*slots) > 0 {
		return t.NewPair(*state, *slots), nil
	}
	return *state, nil
}

// hasSlots is false only if objects of a class have no slots.
func (t *Thread) hasSlots(class Value) bool {
	info := t.infoOf(class)
	body := info.Spec.Body
	if info.Spec.Wraps {
		body = obj.SubBody
	}
	return info.Exact || info.body() != body
}

// attrsState is an object's __dict__, None if that is empty. Where nobody has asked for
// it, it is not made, but one like it.
func (t *Thread) attrsState(v Value) (d Value, err error) {
	if sh := t.Shapes.Get(t.shapeOf(v)); sh.Body != 0 && !sh.Dict && v.IsRef() && t.Kind(v) != obj.KindModule {
		d, err = t.attrsDict(v, sh)
	} else {
		d, err = t.InstanceDict(v)
	}
	if err == nil && (d == obj.Unbound || t.DictLen(d) == 0) {
		d = obj.NoneValue
	}
	return d, err
}

// plainAttrs reports whether v has a __dict__ of the usual kind.
func (t *Thread) plainAttrs(v Value) bool {
	if !v.IsRef() || t.Kind(v) == obj.KindModule || t.Kind(v) == obj.KindType {
		return false
	}
	sh := t.Shapes.Get(t.ShapeID(v))
	class := obj.FromRef(sh.Class)
	return sh.Body != 0 && t.classFlags(class)&typeHasDict != 0 &&
		t.classLookup(class, t.VM.Names.GetAttribute) == t.r.objectGetAttribute &&
		t.IsExact(t.classLookup(class, t.VM.Names.Dict), obj.KindFields, obj.ShapeGetSet)
}

// UpdateAttrs is v.__dict__.update(d) for a dict whose keys are all str: the
// object gets attributes, and no dict if it has none. False: it is to be done so.
func (t *Thread) UpdateAttrs(v, d Value) (bool, error) {
	if !t.IsExact(d, obj.KindDict, obj.ShapeDict) || !t.plainAttrs(v) {
		return false, nil
	}
	for i, k, _ := t.DictAt(d, 0); i >= 0; i, k, _ = t.DictAt(d, i+1) {
		if !t.IsExact(k, obj.KindStr, obj.ShapeStr) {
			return false, nil
		}
	}
	for i, k, x := t.DictAt(d, 0); i >= 0; i, k, x = t.DictAt(d, i+1) {
		if _, err := t.setOwnAttr(v, t.InternValue(k), x); err != nil {
			return true, err
		}
	}
	return true, nil
}

// OwnAttr is an attribute of an object itself, Unbound if it has none of that name.
// False: its __dict__ is to be asked.
func (t *Thread) OwnAttr(v, name Value) (Value, bool) {
	if !t.plainAttrs(v) || !t.IsExact(name, obj.KindStr, obj.ShapeStr) {
		return obj.Unbound, false
	}
	return t.ownAttr(v, t.InternValue(name)), true
}
