package vm

import (
	"pystm/lang/vm/obj"
)

// Structural pattern matching (PEP 634).

func (t *Thread) matchSequence(v Value) bool { return t.collection(v, "Sequence", "Mapping") }

func (t *Thread) matchMapping(v Value) bool { return t.collection(v, "Mapping", "Sequence") }

// collection reports whether the class of v counts as what the ABC is for. Of a
// class that is both, the first class in its MRO that is one of them decides.
func (t *Thread) collection(v Value, abc, other string) bool {
	if !v.IsRef() {
		return false
	}
	if known := t.knownCollection(t.TypeOf(v)); known != "" {
		return known == abc
	}
	m := t.Mark()
	defer t.Release(m)
	class := t.Keep(t.TypeOf(v))
	if !t.derived(*class, abc) {
		return false
	}
	if !t.derived(*class, other) {
		return true
	}
	for i := range len(t.mro(*class)) {
		is := t.derived(t.mro(*class)[i], abc)
		if is != t.derived(t.mro(*class)[i], other) {
			return is
		}
	}
	return true
}

// knownCollection is the ABC that a class is of by its builtin base, "" if that
// does not say: "None" stands for no ABC. Classes before it in the MRO that
// cannot derive from an ABC have no say.
func (t *Thread) knownCollection(class Value) string {
	for _, c := range t.mro(class) {
		if t.TypeOf(c) != t.VM.Class(obj.ShapeType) {
			return ""
		}
		if !t.IsStaticClass(c) {
			continue
		}
		switch t.infoOf(c).Spec.Shape {
		case obj.ShapeList, obj.ShapeTuple, obj.ShapeRange, obj.ShapeMemoryView:
			return "Sequence"
		case obj.ShapeDict, obj.ShapeMappingProxy:
			return "Mapping"
		case obj.ShapeStr, obj.ShapeBytes, obj.ShapeByteArray:
			return "None"
		default:
			return ""
		}
	}
	return ""
}

// derived asks an ABC of collections.abc whether a class is a subclass of it, if
// that module was imported: else no class can have been derived from or
// registered with it.
func (t *Thread) derived(class Value, abc string) bool {
	if known := t.knownCollection(class); known != "" {
		return known == abc
	}
	for _, module := range []string{"collections.abc", "_collections_abc"} {
		mod := t.StrGet(t.VM.roots.modules, t.Intern(module))
		if !t.IsKind(mod, obj.KindModule) {
			continue
		}
		of := t.StrGet(t.Field(mod, obj.ModuleDict), t.Intern(abc))
		if of == obj.Unbound {
			continue
		}
		ok, err := t.IsSubclassOf(class, of)
		if err != nil {
			t.r.raised = 0
			return false
		}
		return ok
	}
	return false
}

// matchKeys is the tuple of the values of keys in a mapping, or None.
func (t *Thread) matchKeys(subject, keys *Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	n := t.TupleLen(*keys)
	out, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	ko := t.Keep(out)
	seen := t.Keep(t.NewDict())
	missing := t.Keep(t.NewFields(obj.KindInstance, obj.ShapeObject, 0))
	var get *Value
	if !t.IsExact(*subject, obj.KindDict, obj.ShapeDict) {
		f, err := t.GetAttrS(*subject, "get")
		if err != nil {
			return 0, err
		}
		get = t.Keep(f)
	}
	for i := range n {
		if dup, err := t.DictGet(*seen, t.TupleItem(*keys, i)); err != nil {
			return 0, err
		} else if dup != obj.Unbound {
			r, err := t.ReprText(t.TupleItem(*keys, i))
			if err != nil {
				return 0, err
			}
			return 0, t.ValueError("mapping pattern checks duplicate key (%s)", r)
		}
		if err := t.DictSet(*seen, t.TupleItem(*keys, i), obj.TrueValue); err != nil {
			return 0, err
		}
		var v Value
		if get == nil {
			v, err = t.DictGet(*subject, t.TupleItem(*keys, i))
		} else if v, err = t.Call(*get, t.TupleItem(*keys, i), *missing); v == *missing {
			v = obj.Unbound
		}
		if err != nil {
			return 0, err
		}
		if v == obj.Unbound {
			return obj.NoneValue, nil
		}
		if err := t.ListAppend(*ko, v); err != nil {
			return 0, err
		}
	}
	return t.ListToTuple(*ko)
}

// matchClass is the tuple of the attributes that a class pattern binds, or
// None: pattern is the class and the tuple of keyword names.
func (t *Thread) matchClass(subject *Value, pattern *[2]Value, npos int) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	if !t.IsKind(pattern[0], obj.KindType) {
		return 0, t.TypeError("called match pattern must be a type")
	}
	class := pattern[0]
	ok, err := t.IsInstanceOf(*subject, class)
	if err != nil {
		return 0, err
	}
	if !ok {
		return obj.NoneValue, nil
	}
	out, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	ko := t.Keep(out)
	seen := map[Value]bool{}
	attr := func(name Value) (bool, error) {
		name = *t.Keep(t.InternValue(name))
		if seen[name] {
			return false, t.TypeError("%s() got multiple sub-patterns for attribute '%s'", t.ClassName(class), t.StrView(name))
		}
		seen[name] = true
		v, err := t.LookupAttr(*subject, name)
		if err != nil || v == obj.Unbound {
			return false, err
		}
		return true, t.ListAppend(*ko, v)
	}
	if npos > 0 {
		args, err := t.LookupAttr(class, t.VM.Names.MatchArgs)
		if err != nil {
			return 0, err
		}
		switch {
		case args == obj.Unbound && t.matchesSelf(class):
			if npos > 1 {
				return 0, t.TypeError("%s() accepts 1 positional sub-pattern (%d given)", t.ClassName(class), npos)
			}
			if err := t.ListAppend(*ko, *subject); err != nil {
				return 0, err
			}
		default:
			n := 0
			if args != obj.Unbound {
				if !t.IsKind(args, obj.KindTuple) {
					return 0, t.TypeError("%s.__match_args__ must be a tuple (got %s)", t.ClassName(class), t.TypeName(args))
				}
				n = t.TupleLen(args)
			}
			if n < npos {
				return 0, t.TypeError("%s() accepts %d positional sub-pattern%s (%d given)", t.ClassName(class), n, plural(n), npos)
			}
			ka := t.Keep(args)
			for i := range npos {
				name := t.TupleItem(*ka, i)
				if !t.IsKind(name, obj.KindStr) {
					return 0, t.TypeError("__match_args__ elements must be strings (got %s)", t.TypeName(name))
				}
				if ok, err := attr(name); !ok || err != nil {
					return obj.NoneValue, err
				}
			}
		}
	}
	for i := range t.TupleLen(pattern[1]) {
		if ok, err := attr(t.TupleItem(pattern[1], i)); !ok || err != nil {
			return obj.NoneValue, err
		}
	}
	return t.ListToTuple(*ko)
}

// matchesSelf reports whether a positional pattern of the class binds the
// subject itself, as for the simple builtin types.
func (t *Thread) matchesSelf(class Value) bool {
	switch t.infoOf(class).Spec.Shape {
	case obj.ShapeInt, obj.ShapeBool, obj.ShapeFloat, obj.ShapeStr, obj.ShapeBytes, obj.ShapeByteArray, obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeSet, obj.ShapeFrozenSet:
		return true
	}
	return false
}

// dictWithout is dict(d) less the keys of a tuple.
func (t *Thread) dictWithout(d, keys *Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	out := t.Keep(t.NewDict())
	if err := t.dictUpdate(out, d); err != nil {
		return 0, err
	}
	for i := range t.TupleLen(*keys) {
		if _, err := t.DictDel(*out, t.TupleItem(*keys, i)); err != nil {
			return 0, err
		}
	}
	return *out, nil
}
