package vm

import (
	"slices"

	"pystm/lang/vm/obj"
)

// What a class knows of those derived from it, and what these must be told.

func (t *Thread) addSubclass(base, cls Value) error {
	subs := t.Field(base, TypeSubclasses)
	if !subs.IsRef() {
		l, err := t.NewList(0)
		if err != nil {
			return err
		}
		t.SetField(base, TypeSubclasses, l)
		subs = l
	}
	// Not each time: who asks for the length is in the way of others who append.
	if t.Field(cls, TypeVersion).Int()%lookAtSubclasses == 0 {
		if err := t.dropDeadSubclasses(base, &subs); err != nil {
			return err
		}
	}
	return t.ListAppend(subs, t.newWeak(cls))
}

// lookAtSubclasses is how many classes are made, about, until the subclasses of a base are looked at.
const lookAtSubclasses = 1024

// dropDeadSubclasses replaces the list of a class's subclasses by one of those
// that live, if few do. It runs no Python code.
func (t *Thread) dropDeadSubclasses(base Value, subs *Value) error {
	dead := 0
	for _, w := range t.ListView(*subs) {
		dead += b2i(t.weakTarget(w) == obj.Unbound)
	}
	if dead < 16 || dead < t.ListLen(*subs)/2 {
		return nil
	}
	live, err := t.NewList(0)
	if err != nil {
		return err
	}
	for _, w := range t.ListView(*subs) {
		if t.weakTarget(w) == obj.Unbound {
			continue
		}
		if err := t.ListAppend(live, w); err != nil {
			return err
		}
	}
	t.SetField(base, TypeSubclasses, live)
	*subs = live
	return nil
}

// dropSubclass takes a class off the list of a base's subclasses.
func (t *Thread) dropSubclass(base, cls Value) {
	subs := t.Field(base, TypeSubclasses)
	if !subs.IsRef() {
		return
	}
	for i, w := range t.ListView(subs) {
		if t.weakTarget(w) == cls {
			t.ListPop(subs, i)
			return
		}
	}
}

// updateFlags keeps the flags of a class that depend on its attributes.
func (t *Thread) updateFlags(cls, name Value) {
	if name == t.VM.Names.Del {
		flags := t.classFlags(cls) &^ typeHasDel
		if t.classSearch(cls, name) != obj.Unbound {
			flags |= typeHasDel
		}
		t.SetField(cls, TypeFlags, obj.SmallInt(flags))
	}
}

// announceClass calls __set_name__ of the attributes and __init_subclass__ of
// the parent.
func (t *Thread) announceClass(cls, kw Value) error {
	m := t.Mark()
	defer t.Release(m)
	kkw := t.Keep(kw)
	items, err := t.NewList(0)
	if err != nil {
		return err
	}
	d := t.Field(cls, TypeDict)
	for i := t.DictNext(d, 0); i >= 0; i = t.DictNext(d, i+1) {
		v := t.DictValue(d, i)
		if v.IsRef() && !t.IsKind(v, obj.KindFunction) && t.classLookup(t.TypeOf(v), t.VM.Names.SetName) != obj.Unbound {
			if err := t.ListExtend(items, []Value{t.DictKey(d, i), v}); err != nil {
				return err
			}
		}
	}
	kl := t.Keep(items)
	for i := 0; i < t.ListLen(*kl); i += 2 {
		v := t.ListGet(*kl, i+1)
		f := t.classLookup(t.TypeOf(v), t.VM.Names.SetName)
		if _, err := t.callSpecial(f, v, cls, t.ListGet(*kl, i)); err != nil {
			cause := t.Caught(err)
			kc := t.Keep(cause)
			key, rerr := t.ReprText(t.ListGet(*kl, i))
			if rerr != nil {
				return rerr
			}
			err = t.RuntimeError("Error calling __set_name__ on '%s' instance %s in '%s'", t.TypeName(t.ListGet(*kl, i+1)), key, t.ClassName(cls))
			t.SetField(t.r.raised, obj.ExcCause, *kc)
			t.SetField(t.r.raised, obj.ExcContext, *kc)
			t.SetField(t.r.raised, obj.ExcSuppress, obj.TrueValue)
			return err
		}
	}
	if !slices.Contains(t.mro(cls), cls) {
		return t.TypeError("super(type, obj): obj must be an instance or subtype of type")
	}
	f := obj.Value(obj.Unbound)
	for _, c := range t.mro(cls)[1:] {
		if f = t.StrGet(t.Field(c, TypeDict), t.VM.Names.InitSubclass); f != obj.Unbound {
			break
		}
	}
	if f == obj.Unbound {
		return nil
	}
	b, err := t.bind(f, obj.Unbound, cls)
	if err != nil {
		return err
	}
	if *kkw == obj.Unbound {
		_, err = t.Call(b)
	} else {
		_, err = t.callDict(b, nil, *kkw)
	}
	return err
}

// abstractError is the error for instantiating a class with abstract methods.
func (t *Thread) abstractError(cls Value) error {
	names, err := t.GetAttr(cls, t.VM.Names.Abstracts)
	if err != nil {
		return err
	}
	l, err := t.ListOf(names)
	if err != nil {
		return err
	}
	text, many := t.sortedNames(l)
	return t.TypeError("Can't instantiate abstract class %s with abstract method%s %s", t.ClassName(cls), many, text)
}
