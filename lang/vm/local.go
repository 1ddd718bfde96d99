package vm

import "pystm/lang/vm/obj"

// Attributes that an object has in each thread anew: _thread._local. They are
// in a dict per object and thread; the thread's dicts are in one dict, by the
// object's number, and go when the thread ends.

// LocalDict is this thread's dict of attributes for the number of a local
// object, Unbound if it has none yet.
func (t *Thread) LocalDict(number Value) (Value, error) {
	if t.r.locals == obj.Unbound {
		return obj.Unbound, nil
	}
	v, err := t.DictGet(t.r.locals, number)
	return v, err
}

// SetLocalDict sets it.
func (t *Thread) SetLocalDict(number, d Value) error {
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

// OverridesInit reports whether a class has an __init__ of its own.
func (t *Thread) OverridesInit(class Value) bool {
	return t.classLookup(class, t.VM.Names.Init) != t.r.objectInit
}
