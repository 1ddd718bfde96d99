package vm

import (
	"pystm/lang/vm/obj"
)

// Structural pattern matching (PEP 634).

func (t *Thread) matchSequence(v Value) bool {
	if !v.IsRef() {
		return false
	}
	switch t.info(v).Spec.Shape {
	case obj.ShapeList, obj.ShapeTuple, obj.ShapeRange, obj.ShapeMemoryView:
		return true
	case obj.ShapeStr, obj.ShapeBytes, obj.ShapeByteArray, obj.ShapeDict:
		return false
	}
	return t.registered(v, "Sequence")
}

func (t *Thread) matchMapping(v Value) bool {
	if !v.IsRef() {
		return false
	}
	switch t.info(v).Spec.Shape {
	case obj.ShapeDict, obj.ShapeMappingProxy:
		return true
	case obj.ShapeList, obj.ShapeTuple, obj.ShapeStr:
		return false
	}
	return t.registered(v, "Mapping")
}

// registered asks the ABC of collections.abc, if that module was imported:
// else no class can have been derived from or registered with it.
func (t *Thread) registered(v Value, abc string) bool {
	for _, module := range []string{"collections.abc", "_collections_abc"} {
		mod := t.StrGet(t.VM.roots.modules, t.Intern(module))
		if !t.IsKind(mod, obj.KindModule) {
			continue
		}
		class := t.StrGet(t.Field(mod, obj.ModuleDict), t.Intern(abc))
		if class == obj.Unbound {
			continue
		}
		ok, err := t.IsInstanceOf(v, class)
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
