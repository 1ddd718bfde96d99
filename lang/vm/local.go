package vm

import "pystm/lang/vm/obj"

// Attributes that an object has in each thread anew: _thread._local. They are
// in a dict per object and thread; the thread's dicts are in one dict, by the
// object's number, and go when the thread ends.

// LocalDict is this thread's dict of attributes for a local object, Unbound if
// it has none yet.
func (t *Thread) LocalDict(o Value) Value {
	if t.r.locals == obj.Unbound {
		return obj.Unbound
	}
	v, _ := t.DictGet(t.r.locals, t.Field(o, LocalNumber)) // looking an int up runs nothing
	return v
}

// LocalNumber is the word of a local object that holds its number.
const LocalNumber = 1

// SetLocalDict sets it.
func (t *Thread) SetLocalDict(o, d Value) error {
	number := t.Field(o, LocalNumber)
	if t.r.locals == obj.Unbound {
		m := t.Mark()
		defer t.Release(m)
		k := t.Keep(d)
		t.r.locals = t.NewDict()
		d = *k
	}
	return t.DictSet(t.r.locals, number, d)
}

// GetAttrWith is object.__getattribute__ for an object whose own attributes are
// in dict.
func (t *Thread) GetAttrWith(o, name, dict Value) (Value, error) {
	class := t.TypeOf(o)
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && t.isDataDescriptor(attr) {
		return t.bind(attr, o, class)
	}
	if v := t.StrGet(dict, name); v != obj.Unbound {
		return v, nil
	}
	if attr != obj.Unbound {
		return t.bind(attr, o, class)
	}
	return 0, t.noAttribute(o, class, name)
}

// SetAttrWith is object.__setattr__, or __delattr__ if x is Unbound, for an
// object whose own attributes are in dict.
func (t *Thread) SetAttrWith(o, name, x, dict Value) error {
	class := t.TypeOf(o)
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && attr.IsRef() {
		m := t.Mark()
		defer t.Release(m)
		kd := t.Keep(dict)
		if done, err := t.descriptorSet(attr, o, x); done {
			return err
		}
		dict = *kd
	}
	if x != obj.Unbound {
		return t.StrSet(dict, name, x)
	}
	if t.StrGet(dict, name) == obj.Unbound {
		return t.noAttribute(o, class, name)
	}
	t.StrDel(dict, name)
	return nil
}

// isLocalAttr reports whether objects of a shape keep the attribute name in each
// thread anew: f is what their class has as the special method of that name.
func (t *Thread) isLocalAttr(sh *obj.Shape, special, f, name Value) bool {
	spec := sh.Info.(*TypeInfo).Spec
	if !spec.Local || name == t.VM.Names.Dict {
		return false
	}
	local, err := t.SpecClass(spec)
	if err != nil || t.classLookup(local, special) != f {
		return false
	}
	attr := t.classLookup(obj.FromRef(sh.Class), name)
	return attr == obj.Unbound || !t.isDataDescriptor(attr)
}

// OverridesInit reports whether a class has an __init__ of its own.
func (t *Thread) OverridesInit(class Value) bool {
	return t.classLookup(class, t.VM.Names.Init) != t.r.objectInit
}
