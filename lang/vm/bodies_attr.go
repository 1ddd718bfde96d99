package vm

import "pystm/lang/vm/obj"

// PassGetAttr passes getattr(args[0], name) on to what computes the attribute, if that is a Python function; args[2] is
// what counts if there is no such attribute, or Unbound.
func (t *Thread) PassGetAttr(args []Value, name Value) (v Value, ok bool, err error) {
	o, fallback := args[0], args[2]
	f, xs, n := t.attrFunction(o, name)
	if f == obj.Unbound || !t.PassesOn(args) {
		return 0, false, nil
	}
	if fallback == obj.Unbound {
		v, err = t.passFunction(f, xs[:n])
		return v, true, err
	}
	return t.PassBody(args, BodyGetAttr, append([]Value{f, fallback}, xs[:n]...)...)
}

// attrFunction is the Python function that computes o.name, and what it is called with: a getter, or
// __getattr__ where there is no attribute. Unbound if it is not known so easily.
func (t *Thread) attrFunction(o, name Value) (f Value, args [2]Value, n int) {
	class := t.TypeOf(o)
	if !o.IsRef() || t.Kind(o) == obj.KindType || t.Kind(o) == obj.KindModule ||
		t.classLookup(class, t.VM.Names.GetAttribute) != t.r.objectGetAttribute {
		return obj.Unbound, args, 0
	}
	attr, hook := t.classLookup(class, name), t.classLookup(class, t.VM.Names.GetAttr)
	switch {
	case hook == obj.Unbound:
		return t.getterFunction(attr), [2]Value{o}, 1
	case attr == obj.Unbound && t.IsKind(hook, obj.KindFunction) && t.ownAttr(o, name) == obj.Unbound:
		return hook, [2]Value{o, name}, 2
	}
	return obj.Unbound, args, 0
}
