package vm

import (
	"slices"
	"strings"

	"pystm/lang/vm/obj"
)

// Parameterized generics (list[int]) and unions (int | str).

// Words of a GenericAlias object.
const (
	aliasOrigin  = 1
	aliasArgs    = 2 // tuple
	aliasParams  = 3 // tuple of type variables, or Unbound when not yet asked for
	aliasStarred = 4 // bool
	aliasWords   = 5
)

// newGenericAlias is origin[args].
func (t *Thread) newGenericAlias(origin, args Value) (Value, error) {
	if !t.IsKind(args, obj.KindTuple) {
		args = t.tuple(args)
	}
	return t.NewFields(obj.KindFields, obj.ShapeGenericAlias, origin, args, obj.Unbound, obj.FalseValue), nil
}

// genericAliasNew is types.GenericAlias(origin, args), or of a subclass.
func genericAliasNew(t *Thread, a []Value) (Value, error) {
	if t.infoOf(a[0]).Exact {
		return t.newGenericAlias(a[1], a[2])
	}
	v, err := t.AllocObject(a[0])
	if err != nil {
		return 0, err
	}
	args := a[2]
	if !t.IsKind(args, obj.KindTuple) {
		args = t.tuple(args)
	}
	t.Init(v, aliasOrigin, a[1])
	t.Init(v, aliasArgs, args)
	t.Init(v, aliasStarred, obj.FalseValue)
	return v, nil
}

// noteOrigin makes an alias the attribute __orig_class__ of what its class has
// made, if that takes attributes.
func (t *Thread) noteOrigin(made, alias Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	km := t.Keep(made)
	err := t.SetAttr(made, t.Intern("__orig_class__"), alias)
	if err != nil && (t.Matches(err, t.VM.Exc.AttributeError) || t.Matches(err, t.VM.Exc.TypeError)) {
		t.r.raised = 0
		err = nil
	}
	return *km, err
}

// NewGenericAlias is origin[args]: for __class_getitem__ of native classes.
func (t *Thread) NewGenericAlias(origin, args Value) (Value, error) {
	return t.newGenericAlias(origin, args)
}

// ClassGetItem is the method for generic native classes.
var ClassGetItem = Native{Name: "__class_getitem__", Sig: "cls, item, /", Kind: ClassMethod,
	Fn: func(t *Thread, a []Value) (Value, error) { return t.newGenericAlias(a[0], a[1]) }}

var genericAliasSpec = &TypeSpec{
	Name: "GenericAlias", Module: "types", Shape: obj.ShapeGenericAlias, Kind: obj.KindFields, Body: aliasWords, Hidden: true, Weak: true,
	NewSig: "cls, origin, args, /",
	New:    genericAliasNew,
	Slots: Slots{
		Repr: aliasRepr,
		Call: func(t *Thread, a []Value) (Value, error) {
			items := append([]Value{}, t.TupleView(a[1])...)
			origin := t.Field(a[0], aliasOrigin)
			var made Value
			var err error
			if a[2] == obj.Unbound {
				made, err = t.Call(origin, items...)
			} else {
				made, err = t.callDict(origin, items, a[2])
			}
			if err != nil {
				return 0, err
			}
			return t.noteOrigin(made, a[0])
		},
		Hash: func(t *Thread, v Value) (int64, error) {
			h, err := t.Hash(t.Field(v, aliasOrigin))
			if err != nil {
				return 0, err
			}
			g, err := t.Hash(t.Field(v, aliasArgs))
			return h ^ g, err
		},
		Compare: func(t *Thread, op CompareOp, a, b Value) (Value, error) {
			if op != OpEq && op != OpNe || !t.IsInstance(b, obj.ShapeGenericAlias) {
				return obj.NotImplemented, nil
			}
			m := t.Mark()
			defer t.Release(m)
			ka, kb := t.Keep(a), t.Keep(b)
			if t.Field(a, aliasStarred) != t.Field(b, aliasStarred) {
				return obj.Bool(op == OpNe), nil
			}
			eq, err := t.Equal(t.Field(a, aliasOrigin), t.Field(b, aliasOrigin))
			if eq && err == nil {
				eq, err = t.Equal(t.Field(*ka, aliasArgs), t.Field(*kb, aliasArgs))
			}
			return obj.Bool(eq == (op == OpEq)), err
		},
		GetItem: aliasGetItem, Iter: aliasIter,
		Binary: unionBinary, Binops: []BinaryOp{OpOr},
		GetAttr: func(t *Thread, v, name Value) (Value, error) {
			cls := t.TypeOf(v)
			own := slices.Contains(aliasOwn[:], t.StrView(name))
			if d := t.classLookup(cls, name); d != obj.Unbound && (own || !strings.HasPrefix(t.StrView(name), "__")) {
				return t.bind(d, v, cls)
			}
			if own {
				return 0, t.AttributeError(v, name, "'%s' object has no attribute '%s'", t.qualifiedName(cls), t.StrView(name))
			}
			return t.GetAttr(t.Field(v, aliasOrigin), name)
		},
	},
	Methods: []Native{
		{Name: "__mro_entries__", Sig: "self, bases, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.tuple(t.Field(a[0], aliasOrigin)), nil }},
		{Name: "__instancecheck__", Sig: "self, instance, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return 0, t.TypeError("isinstance() argument 2 cannot be a parameterized generic")
		}},
		{Name: "__subclasscheck__", Sig: "self, cls, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return 0, t.TypeError("issubclass() argument 2 cannot be a parameterized generic")
		}},
		{Name: "__reduce__", Sig: "self, /", Fn: aliasReduce},
		{Name: "__dir__", Sig: "self, /", Fn: aliasDir},
	},
	Getters: []Getter{
		fieldGetter("__origin__", aliasOrigin), fieldGetter("__args__", aliasArgs), fieldGetter("__unpacked__", aliasStarred),
		{Name: "__parameters__", Get: func(t *Thread, v Value) (Value, error) { return t.aliasParameters(v) }},
		{Name: "__typing_unpacked_tuple_args__", Get: func(t *Thread, v Value) (Value, error) {
			if t.Field(v, aliasStarred) == obj.TrueValue && t.Field(v, aliasOrigin) == t.VM.Class(obj.ShapeTuple) {
				return t.Field(v, aliasArgs), nil
			}
			return obj.NoneValue, nil
		}},
	},
}

// aliasOwn are the special attributes that are the alias's own, not its origin's.
var aliasOwn = [...]string{"__origin__", "__args__", "__parameters__", "__unpacked__", "__mro_entries__", "__reduce__", "__reduce_ex__",
	"__copy__", "__deepcopy__", "__class__", "__typing_unpacked_tuple_args__"}

// aliasDir has the attributes of the origin and the alias's own.
func aliasDir(t *Thread, a []Value) (Value, error) {
	names, err := t.Call(t.StrGet(t.VM.Builtins(), t.Intern("dir")), t.Field(a[0], aliasOrigin))
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	list := t.Keep(names)
	for _, name := range aliasOwn {
		has, err := t.Contains(*list, t.Intern(name))
		if err == nil && !has {
			err = t.ListAppend(*list, t.Intern(name))
		}
		if err != nil {
			return 0, err
		}
	}
	return *list, nil
}

func aliasRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	origin, err := t.typeText(t.Field(v, aliasOrigin))
	if err != nil {
		return 0, err
	}
	var parts []string
	for i := range t.TupleLen(t.Field(*kv, aliasArgs)) {
		p, err := t.typeText(t.TupleItem(t.Field(*kv, aliasArgs), i))
		if err != nil {
			return 0, err
		}
		parts = append(parts, p)
	}
	if parts == nil {
		parts = []string{"()"}
	}
	star := ""
	if t.Field(*kv, aliasStarred) == obj.TrueValue {
		star = "*"
	}
	return t.newStrf("%s%s[%s]", star, origin, strings.Join(parts, ", "))
}

// typeText shows a type as an annotation would.
func (t *Thread) typeText(v Value) (string, error) {
	switch {
	case v == obj.Ellipsis:
		return "...", nil
	case v == t.VM.Class(obj.ShapeNoneType):
		return "None", nil
	case t.IsKind(v, obj.KindType):
		return t.qualifiedName(v), nil
	}
	return t.ReprText(v)
}

// aliasParameters are the type variables among the arguments, once each.
func (t *Thread) aliasParameters(v Value) (Value, error) {
	if p := t.Field(v, aliasParams); p != obj.Unbound {
		return p, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	p, err := t.typeVariables(t.Field(v, aliasArgs))
	if err == nil {
		t.SetField(*kv, aliasParams, p)
	}
	return p, err
}

// typeVariables are those in a tuple of types, once each.
func (t *Thread) typeVariables(types Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kt := t.Keep(types)
	out, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	ko := t.Keep(out)
	add := func(x Value) error {
		for _, y := range t.ListView(*ko) {
			if y == x {
				return nil
			}
		}
		return t.ListAppend(*ko, x)
	}
	for i := range t.TupleLen(types) {
		arg := t.TupleItem(*kt, i)
		if !arg.IsRef() || t.IsKind(arg, obj.KindType) {
			continue
		}
		ka := t.Keep(arg)
		subst, err := t.LookupAttr(arg, t.Intern("__typing_subst__"))
		if err != nil {
			return 0, err
		}
		if subst != obj.Unbound {
			if err := add(*ka); err != nil {
				return 0, err
			}
			continue
		}
		sub, err := t.LookupAttr(*ka, t.Intern("__parameters__"))
		if err != nil {
			return 0, err
		}
		if t.IsKind(sub, obj.KindTuple) {
			for _, x := range append([]Value{}, t.TupleView(sub)...) {
				if err := add(x); err != nil {
					return 0, err
				}
			}
		}
	}
	return t.ListToTuple(*ko)
}

const unionArgs = 1

var unionSpec = &TypeSpec{
	Name: "UnionType", Module: "types", Shape: obj.ShapeUnion, Kind: obj.KindFields, Body: 2, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			m := t.Mark()
			defer t.Release(m)
			kv := t.Keep(v)
			var parts []string
			for i := range t.TupleLen(t.Field(v, unionArgs)) {
				p, err := t.typeText(t.TupleItem(t.Field(*kv, unionArgs), i))
				if err != nil {
					return 0, err
				}
				parts = append(parts, p)
			}
			return t.NewStr(strings.Join(parts, " | "))
		},
		Binary: unionBinary, Binops: []BinaryOp{OpOr},
		GetItem: unionGetItem,
		Hash: func(t *Thread, v Value) (int64, error) {
			s, err := t.unionSet(v)
			if err != nil {
				return 0, err
			}
			return t.Hash(s)
		},
		Compare: func(t *Thread, op CompareOp, a, b Value) (Value, error) {
			if op != OpEq && op != OpNe || !b.IsRef() || t.ShapeID(b) != obj.ShapeUnion {
				return obj.NotImplemented, nil
			}
			m := t.Mark()
			defer t.Release(m)
			kb := t.Keep(b)
			x, err := t.unionSet(a)
			if err != nil {
				return 0, err
			}
			kx := t.Keep(x)
			y, err := t.unionSet(*kb)
			if err != nil {
				return 0, err
			}
			eq, err := t.Equal(*kx, y)
			return obj.Bool(eq == (op == OpEq)), err
		},
	},
	Methods: []Native{
		{Name: "__instancecheck__", Sig: "self, instance, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return t.unionCheck(a, "isinstance", t.IsInstanceOf)
		}},
		{Name: "__subclasscheck__", Sig: "self, cls, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return t.unionCheck(a, "issubclass", t.IsSubclassOf)
		}},
	},
	Getters: []Getter{fieldGetter("__args__", unionArgs), {Name: "__parameters__", Get: func(t *Thread, v Value) (Value, error) {
		return t.typeVariables(t.Field(v, unionArgs))
	}}},
}

func (t *Thread) unionCheck(a []Value, fn string, check func(v, class Value) (bool, error)) (Value, error) {
	for i := range t.TupleLen(t.Field(a[0], unionArgs)) {
		c := t.TupleItem(t.Field(a[0], unionArgs), i)
		if c.IsRef() && t.ShapeID(c) == obj.ShapeGenericAlias {
			return 0, t.TypeError("%s() argument 2 cannot be a parameterized generic", fn)
		}
		if ok, err := check(a[1], c); ok || err != nil {
			return obj.Bool(ok), err
		}
	}
	return obj.FalseValue, nil
}

// unionSet is the frozenset of the members of a union.
func (t *Thread) unionSet(v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	args, s := t.Keep(t.Field(v, unionArgs)), t.Keep(t.NewFrozenSet())
	for i := range t.TupleLen(*args) {
		if err := t.SetAddKey(*s, t.TupleItem(*args, i)); err != nil {
			return 0, err
		}
	}
	return *s, nil
}

// unionBinary is a | b for classes, aliases, unions and None.
func unionBinary(t *Thread, op BinaryOp, a, b Value) (Value, error) {
	if op != OpOr {
		return obj.NotImplemented, nil
	}
	var items []Value
	for _, v := range []Value{a, b} {
		switch {
		case v == obj.NoneValue:
			items = append(items, t.VM.Class(obj.ShapeNoneType))
		case !v.IsRef():
			return obj.NotImplemented, nil
		case t.ShapeID(v) == obj.ShapeUnion:
			items = append(items, t.TupleView(t.Field(v, unionArgs))...)
		case t.Kind(v) == obj.KindType || t.IsInstance(v, obj.ShapeGenericAlias):
			items = append(items, v)
		default:
			return obj.NotImplemented, nil
		}
	}
	// Comparisons of aliases may run Python code, which moves objects.
	m := t.Mark()
	defer t.Release(m)
	kept := make([]*Value, len(items))
	for i, x := range items {
		kept[i] = t.Keep(x)
	}
	var unique []*Value
	for _, x := range kept {
		seen, err := t.inUnion(unique, x)
		if err != nil {
			return 0, err
		}
		if !seen {
			unique = append(unique, x)
		}
	}
	if len(unique) == 1 {
		return *unique[0], nil
	}
	items = items[:0]
	for _, x := range unique {
		items = append(items, *x)
	}
	return t.NewFields(obj.KindFields, obj.ShapeUnion, t.tuple(items...)), nil
}

// inUnion reports whether one of the members of a union is what x is: the same
// class, or an equal alias.
func (t *Thread) inUnion(members []*Value, x *Value) (bool, error) {
	for _, y := range members {
		if *x == *y {
			return true, nil
		}
		if t.IsInstance(*x, obj.ShapeGenericAlias) && t.IsInstance(*y, obj.ShapeGenericAlias) {
			if same, err := t.Equal(*y, *x); same || err != nil {
				return same, err
			}
		}
	}
	return false, nil
}
