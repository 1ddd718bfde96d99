package vm

import (
	"pystm/lang/vm/obj"
)

// Attribute access: object.__getattribute__ and its kin. What is found on a class is
// bound in descriptors.go, an instance's own attributes are in ownattr.go, and the
// inline caches over both in cache.go.

// LookupAttr is o.name, or Unbound if there is no such attribute.
func (t *Thread) LookupAttr(o, name Value) (Value, error) {
	if v, known := t.QuickAttr(o, name); known {
		return v, nil
	}
	v, err := t.GetAttr(o, name)
	if err != nil && t.Matches(err, t.VM.Exc.AttributeError) {
		t.r.raised = 0
		return obj.Unbound, nil
	}
	return v, err
}

// QuickAttr is LookupAttr where it is plain what an object has of a name and takes no call: its own attribute,
// something of its class that is no descriptor, a method, or nothing.
func (t *Thread) QuickAttr(o, name Value) (v Value, known bool) {
	class := t.TypeOf(o)
	for t.IsKind(o, obj.KindMethod) && t.classLookup(class, name) == obj.Unbound {
		o = t.Field(o, obj.MethodFunc)
		class = t.TypeOf(o)
	}
	if t.IsKind(o, obj.KindType) {
		return t.quickClassAttr(o, class, name)
	}
	if t.classLookup(class, t.VM.Names.GetAttribute) != t.r.objectGetAttribute {
		return 0, false
	}
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && t.readsData(attr) {
		return 0, false
	}
	if v := t.ownAttr(o, name); v != obj.Unbound {
		return v, true
	}
	if attr != obj.Unbound {
		return t.quickBind(attr, o, class)
	}
	return obj.Unbound, t.classLookup(class, t.VM.Names.GetAttr) == obj.Unbound && !t.IsKind(o, obj.KindModule)
}

// quickClassAttr is QuickAttr of a class.
func (t *Thread) quickClassAttr(o, meta, name Value) (v Value, known bool) {
	n := t.VM.Names
	if t.classLookup(meta, n.GetAttribute) != t.classLookup(t.VM.Class(obj.ShapeType), n.GetAttribute) ||
		t.classLookup(meta, name) != obj.Unbound || t.classLookup(meta, n.GetAttr) != obj.Unbound {
		return 0, false
	}
	v = t.classLookup(o, name)
	if v == obj.Unbound || t.IsKind(v, obj.KindFunction) {
		return v, true
	}
	return v, t.isObject(v) || !v.IsRef()
}

// quickBind is what an attribute of a class, no data descriptor, gives of an instance if that takes no call.
func (t *Thread) quickBind(attr, o, class Value) (v Value, known bool) {
	if t.isPlainMethod(attr) {
		v, err := t.bind(attr, o, class) // a method object
		return v, err == nil
	}
	return attr, t.isObject(attr) || !attr.IsRef()
}

// GetAttrS is GetAttr for a Go string.
func (t *Thread) GetAttrS(o Value, name string) (Value, error) { return t.GetAttr(o, t.Intern(name)) }

// GetAttr is o.name. The name is interned.
func (t *Thread) GetAttr(o, name Value) (Value, error) {
	class := t.TypeOf(o)
	n := t.VM.Names
	getattribute := t.classLookup(class, n.GetAttribute)
	m := t.Mark()
	kept := t.Keep(o)
	var v Value
	var err error
	if t.isNativeSlot(getattribute) {
		v, err = t.defaultGetAttr(o, class, getattribute, name)
	} else {
		v, err = t.callSpecial(getattribute, o, name)
	}
	if err != nil && t.Matches(err, t.VM.Exc.AttributeError) {
		v, err = t.getAttrFallback(*kept, name, err)
		if err == errRaised && t.Matches(err, t.VM.Exc.AttributeError) {
			t.completeAttributeError(t.r.raised, *kept, name)
		}
	}
	t.Release(m)
	return v, err
}

// getAttrFallback asks __getattr__ after the ordinary way failed with err.
func (t *Thread) getAttrFallback(o, name Value, err error) (Value, error) {
	hook := t.classLookup(t.TypeOf(o), t.VM.Names.GetAttr)
	if hook == obj.Unbound {
		return 0, err
	}
	t.r.raised = 0
	f, err := t.bind(hook, o, t.TypeOf(o))
	if err != nil {
		return 0, err
	}
	return t.Call(f, name)
}

// defaultGetAttr runs a __getattribute__ that is written in Go, without a call.
func (t *Thread) defaultGetAttr(o, class, slot, name Value) (Value, error) {
	if slot == t.r.objectGetAttribute {
		return t.objectGetAttr(o, class, name)
	}
	if t.Kind(o) == obj.KindType {
		return t.typeGetAttr(o, name)
	}
	if info, exact := t.exact(o); exact && info.Slots.GetAttr != nil {
		return info.Slots.GetAttr(t, o, name)
	}
	return t.Call(slot, o, name)
}

// objectGetAttr is object.__getattribute__.
func (t *Thread) objectGetAttr(o, class, name Value) (Value, error) {
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && t.readsData(attr) {
		return t.bind(attr, o, class)
	}
	if v := t.ownAttr(o, name); v != obj.Unbound {
		return v, nil
	}
	if attr != obj.Unbound {
		return t.bind(attr, o, class)
	}
	if o.IsRef() && t.Kind(o) == obj.KindModule {
		if f := t.StrGet(t.Field(o, obj.ModuleDict), t.VM.Names.GetAttr); f != obj.Unbound {
			return t.Call(f, name)
		}
	}
	return 0, t.noAttribute(o, class, name)
}

func (t *Thread) noAttribute(o, class, name Value) error {
	if t.IsKind(o, obj.KindModule) {
		return t.noModuleAttribute(o, name)
	}
	msg := "'" + t.classNameView(class) + "' object has no attribute '" + t.StrView(name) + "'"
	return t.tellAttribute(o, name, t.raiseText(t.VM.Exc.AttributeError, msg))
}

// typeGetAttr is type.__getattribute__.
func (t *Thread) typeGetAttr(class, name Value) (Value, error) {
	meta := t.TypeOf(class)
	attr := t.classLookup(meta, name)
	if attr != obj.Unbound && t.readsData(attr) {
		return t.bind(attr, class, meta)
	}
	if v := t.classLookup(class, name); v != obj.Unbound {
		return t.bind(v, obj.Unbound, class)
	}
	if attr != obj.Unbound {
		return t.bind(attr, class, meta)
	}
	return 0, t.AttributeError(class, name, "type object '%s' has no attribute '%s'", t.ClassName(class), t.StrView(name))
}

// SetAttr is o.name = x, or del o.name if x is Unbound. The name is interned.
func (t *Thread) SetAttr(o, name, x Value) error {
	class := t.TypeOf(o)
	slotName := t.VM.Names.SetAttr
	if x == obj.Unbound {
		slotName = t.VM.Names.DelAttr
	}
	slot := t.classLookup(class, slotName)
	if slot == t.r.objectSetAttr || slot == t.r.objectDelAttr {
		return t.objectSetAttr(o, class, name, x)
	}
	if t.isNativeSlot(slot) && t.IsKind(o, obj.KindType) {
		return t.typeSetAttr(o, name, x)
	}
	var err error
	if x == obj.Unbound {
		_, err = t.callSpecial(slot, o, name)
	} else {
		_, err = t.callSpecial(slot, o, name, x)
	}
	return err
}

// DelAttr is del o.name.
func (t *Thread) DelAttr(o, name Value) error { return t.SetAttr(o, name, obj.Unbound) }

// objectSetAttr is object.__setattr__ and __delattr__ (x Unbound).
func (t *Thread) objectSetAttr(o, class, name, x Value) error {
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && attr.IsRef() {
		if done, err := t.descriptorSet(attr, o, x); done {
			return err
		}
	}
	if x == obj.Unbound {
		ok, err := t.delOwnAttr(o, name)
		if ok || err != nil {
			return err
		}
	} else if ok, err := t.setOwnAttr(o, name, x); ok || err != nil {
		return err
	}
	if attr != obj.Unbound && t.classFlags(class)&typeHasDict == 0 {
		return t.AttributeError(o, name, "'%s' object attribute '%s' is read-only", t.ClassName(class), t.StrView(name))
	}
	return t.AttributeError(o, name, "'%s' object has no attribute '%s'", t.fullClassName(class), t.StrView(name))
}

// typeSetAttr is type.__setattr__ and __delattr__ (x Unbound).
func (t *Thread) typeSetAttr(class, name, x Value) error {
	if t.classFlags(class)&typeHeap == 0 {
		return t.TypeError("cannot set '%s' attribute of immutable type '%s'", t.StrView(name), t.ClassName(class))
	}
	if attr := t.classLookup(t.TypeOf(class), name); attr.IsRef() {
		if done, err := t.descriptorSet(attr, class, x); done {
			return err
		}
	}
	d := t.Field(class, TypeDict)
	if t.isData(name, x) {
		if i := t.StrFind(d, name); i >= 0 && t.isData(name, t.DictValue(d, i)) {
			t.DictSetValue(d, i, x)
			return nil
		}
	}
	n := t.VM.Names
	descriptor := name == n.Get || name == n.Set || name == n.Delete
	var before descriptorMethods
	if descriptor {
		before = t.descriptorMethods(class)
	}
	if x == obj.Unbound {
		if !t.StrDel(d, name) {
			return t.AttributeError(class, name, "type object '%s' has no attribute '%s'", t.ClassName(class), t.StrView(name))
		}
	} else if err := t.StrSet(d, name, x); err != nil {
		return err
	}
	t.updateFlags(class, name)
	if name == n.Init {
		t.widen(t.infoOf(class), x)
	}
	t.classChanged(class)
	if descriptor {
		t.descriptorsChanged(before, t.descriptorMethods(class))
	}
	return nil
}

// LookupSpecial finds a special method on the class of o, bound; Unbound if it
// has none. Instance attributes do not count.
func (t *Thread) LookupSpecial(o, name Value) (Value, error) {
	class := t.TypeOf(o)
	f := t.classLookup(class, name)
	if f == obj.Unbound {
		return f, nil
	}
	return t.bind(f, o, class)
}

// callSpecial calls a special method found on the class, with self first.
func (t *Thread) callSpecial(f, o Value, args ...Value) (Value, error) {
	if t.isPlainMethod(f) {
		return t.callWith(f, o, args)
	}
	m := t.Mark()
	var kept [3]*Value
	for i, a := range args {
		kept[i] = t.Keep(a)
	}
	b, err := t.bind(f, o, t.TypeOf(o))
	if err == nil {
		for i := range args {
			args[i] = *kept[i]
		}
		b, err = t.Call(b, args...)
	}
	t.Release(m)
	return b, err
}
