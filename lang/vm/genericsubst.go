package vm

import "pystm/lang/vm/obj"

// Type variables in parameterized generics, and unpacking: list[T][int],
// *tuple[int, str].

// starredAlias is the alias v with a star.
func (t *Thread) starredAlias(v Value) Value {
	return t.NewFields(obj.KindFields, obj.ShapeGenericAlias, t.Field(v, aliasOrigin), t.Field(v, aliasArgs), obj.Unbound, obj.TrueValue)
}

// aliasIter is what *alias unpacks: one alias with a star.
func aliasIter(t *Thread, v Value) (Value, error) { return t.Iter(t.tuple(t.starredAlias(v))) }

func aliasReduce(t *Thread, a []Value) (Value, error) {
	call := t.tuple(t.Field(a[0], aliasOrigin), t.Field(a[0], aliasArgs))
	if t.Field(a[0], aliasStarred) != obj.TrueValue {
		return t.NewPair(t.TypeOf(a[0]), call), nil
	}
	plain, err := t.newGenericAlias(t.Field(a[0], aliasOrigin), t.Field(a[0], aliasArgs))
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kp := t.Keep(plain)
	mod, err := t.ImportModule("copyreg")
	if err != nil {
		return 0, err
	}
	star, err := t.GetAttrS(mod, "_starred")
	if err != nil {
		return 0, err
	}
	return t.NewPair(star, t.tuple(*kp)), nil
}

// aliasGetItem substitutes type variables: list[T][int].
func aliasGetItem(t *Thread, v, key Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kk := t.Keep(v), t.Keep(key)
	params, err := t.aliasParameters(v)
	if err != nil {
		return 0, err
	}
	args, err := t.substituted(kv, t.Keep(t.Field(*kv, aliasArgs)), t.Keep(params), kk)
	if err != nil {
		return 0, err
	}
	z, err := t.newGenericAlias(t.Field(*kv, aliasOrigin), args)
	if err == nil && t.Field(*kv, aliasStarred) == obj.TrueValue {
		z = t.starredAlias(z)
	}
	return z, err
}

// unionGetItem substitutes type variables: (T | list[T])[int].
func unionGetItem(t *Thread, v, key Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kk := t.Keep(v), t.Keep(key)
	params, err := t.typeVariables(t.Field(v, unionArgs))
	if err != nil {
		return 0, err
	}
	args, err := t.substituted(kv, t.Keep(t.Field(*kv, unionArgs)), t.Keep(params), kk)
	if err != nil {
		return 0, err
	}
	ka := t.Keep(args)
	z := t.Keep(t.TupleItem(args, 0))
	for i := 1; i < t.TupleLen(*ka); i++ {
		if *z, err = t.Binary(OpOr, *z, t.TupleItem(*ka, i)); err != nil {
			return 0, err
		}
	}
	return *z, nil
}

// substituted is the tuple args with the type variables kp replaced by what kv is
// subscribed with.
func (t *Thread) substituted(kv, args, kp, kk *Value) (Value, error) {
	if t.TupleLen(*kp) == 0 {
		r, err := t.ReprText(*kv)
		if err != nil {
			return 0, err
		}
		return 0, t.TypeError("%s is not a generic class", r)
	}
	if err := t.unpackTypeArgs(kk); err != nil {
		return 0, err
	}
	for i := range t.TupleLen(*kp) {
		prepare, err := t.LookupAttr(t.TupleItem(*kp, i), t.Intern("__typing_prepare_subst__"))
		if err != nil {
			return 0, err
		}
		if prepare == obj.Unbound || prepare == obj.NoneValue {
			continue
		}
		if !t.IsKind(*kk, obj.KindTuple) {
			*kk = t.tuple(*kk)
		}
		if *kk, err = t.Call(prepare, *kv, *kk); err != nil {
			return 0, err
		}
	}
	if !t.IsKind(*kk, obj.KindTuple) {
		*kk = t.tuple(*kk)
	}
	if err := t.countTypeArgs(*kv, t.TupleLen(*kk), t.TupleLen(*kp)); err != nil {
		return 0, err
	}
	return t.substituteAll(*args, kp, kk)
}

// countTypeArgs is an error if an alias gets another number of arguments.
func (t *Thread) countTypeArgs(alias Value, got, want int) error {
	if got == want {
		return nil
	}
	which := "many"
	if got < want {
		which = "few"
	}
	r, err := t.ReprText(alias)
	if err != nil {
		return err
	}
	return t.TypeError("Too %s arguments for %s; actual %d, expected %d", which, r, got, want)
}

// unpackTypeArgs replaces the unpacked tuples among arguments by their items.
func (t *Thread) unpackTypeArgs(key *Value) error {
	if !t.IsKind(*key, obj.KindTuple) {
		*key = t.tuple(*key)
	}
	m := t.Mark()
	defer t.Release(m)
	out, err := t.NewList(0)
	if err != nil {
		return err
	}
	ko := t.Keep(out)
	for i := range t.TupleLen(*key) {
		item := t.TupleItem(*key, i)
		inner := Value(obj.Unbound)
		if item.IsRef() && !t.IsKind(item, obj.KindType) {
			if inner, err = t.LookupAttr(item, t.Intern("__typing_unpacked_tuple_args__")); err != nil {
				return err
			}
		}
		if t.IsKind(inner, obj.KindTuple) {
			if n := t.TupleLen(inner); n == 0 || t.TupleItem(inner, n-1) != obj.Ellipsis {
				if err := t.extend(ko, inner); err != nil {
					return err
				}
				continue
			}
		}
		if err := t.ListAppend(*ko, t.TupleItem(*key, i)); err != nil {
			return err
		}
	}
	*key, err = t.ListToTuple(*ko)
	return err
}

// substituteAll replaces the type variables params in the arguments of an alias.
func (t *Thread) substituteAll(args Value, params, with *Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ka, kx := t.Keep(args), t.Keep(obj.Unbound)
	out, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	ko := t.Keep(out)
	for i := range t.TupleLen(args) {
		*kx = t.TupleItem(*ka, i)
		unpack := false
		if kx.IsRef() && !t.IsKind(*kx, obj.KindType) {
			flag, err := t.LookupAttr(*kx, t.Intern("__typing_is_unpacked_typevartuple__"))
			if err == nil && flag != obj.Unbound {
				unpack, err = t.Truth(flag)
			}
			if err != nil {
				return 0, err
			}
			if *kx, err = t.substitute(kx, params, with); err != nil {
				return 0, err
			}
		}
		if unpack && t.IsKind(*kx, obj.KindTuple) {
			err = t.extend(ko, *kx)
		} else {
			err = t.ListAppend(*ko, *kx)
		}
		if err != nil {
			return 0, err
		}
	}
	return t.ListToTuple(*ko)
}

// substitute replaces type variables in one argument of an alias.
func (t *Thread) substitute(arg, params, with *Value) (Value, error) {
	index := func(x Value) int {
		for i := range t.TupleLen(*params) {
			if t.TupleItem(*params, i) == x {
				return i
			}
		}
		return -1
	}
	subst, err := t.LookupAttr(*arg, t.Intern("__typing_subst__"))
	if err != nil {
		return 0, err
	}
	if i := index(*arg); i >= 0 && subst != obj.Unbound {
		return t.Call(subst, t.TupleItem(*with, i))
	}
	sub, err := t.LookupAttr(*arg, t.Intern("__parameters__"))
	if err != nil || !t.IsKind(sub, obj.KindTuple) || t.TupleLen(sub) == 0 {
		return *arg, err
	}
	var items []Value
	for _, p := range t.TupleView(sub) {
		i := index(p)
		if i < 0 {
			items = append(items, p)
			continue
		}
		x := t.TupleItem(*with, i)
		if t.classLookup(t.TypeOf(p), t.VM.Names.Iter) != obj.Unbound && t.IsKind(x, obj.KindTuple) {
			items = append(items, t.TupleView(x)...) // of a TypeVarTuple
		} else {
			items = append(items, x)
		}
	}
	return t.GetItem(*arg, t.tuple(items...))
}
