package vm

import "pystm/lang/vm/obj"

// Exception groups.

func groupSpec(spec *TypeSpec) {
	spec.New, spec.NewSig = groupNew, "cls, /, *args, **kwargs"
	spec.Slots.Str = groupStr
	spec.Slots.Repr = exceptionRepr
	spec.Methods = []Native{
		{Name: "split", Sig: "self, matcher_value, /", Fn: groupSplit, Counts: CountsUnpack},
		{Name: "subgroup", Sig: "self, matcher_value, /", Fn: groupSubgroup, Counts: CountsUnpack},
		{Name: "derive", Sig: "self, excs, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return t.Call(t.VM.Exc.BaseExceptionGroup, t.excField(a[0], 0), a[1])
		}},
		ClassGetItem,
	}
}

func exceptionGroupSpec(made map[string]*TypeSpec) *TypeSpec {
	return &TypeSpec{Name: "ExceptionGroup", Kind: obj.KindException, Body: obj.ExcBody, HasDict: true, Base: made["BaseExceptionGroup"], Inherit: true}
}

func groupNew(t *Thread, a []Value) (Value, error) {
	cls, args := a[0], a[1]
	if t.TupleLen(args) != 2 {
		return 0, t.TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", t.TupleLen(args))
	}
	msg, excs := t.TupleItem(args, 0), t.TupleItem(args, 1)
	if !t.IsInstance(msg, obj.ShapeStr) {
		return 0, t.TypeError("BaseExceptionGroup.__new__() argument 1 must be str, not %s", t.TypeName(msg))
	}
	if t.classLookup(t.TypeOf(excs), t.VM.Names.GetItem) == obj.Unbound || t.IsInstance(excs, obj.ShapeDict) {
		return 0, t.TypeError("second argument (exceptions) must be a sequence")
	}
	m := t.Mark()
	defer t.Release(m)
	tup, err := t.TupleOf(excs)
	if err != nil {
		return 0, err
	}
	kt := t.Keep(tup)
	if t.TupleLen(tup) == 0 {
		return 0, t.ValueError("second argument (exceptions) must be a non-empty sequence")
	}
	plain := true
	for i, e := range t.TupleView(tup) {
		if !t.IsException(e) {
			return 0, t.ValueError("Item %d of second argument (exceptions) is not an exception", i)
		}
		plain = plain && t.IsSubclass(t.TypeOf(e), t.VM.Exc.Exception)
	}
	e := t.VM.Exc
	if cls == e.BaseExceptionGroup && plain {
		cls = e.ExceptionGroup
	} else if !plain && t.IsSubclass(cls, e.Exception) {
		if cls == e.ExceptionGroup {
			return 0, t.TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
		}
		return 0, t.TypeError("Cannot nest BaseExceptions in '%s'", t.ClassName(cls))
	}
	exc, err := t.allocException(cls, a[1])
	if err != nil {
		return 0, err
	}
	t.setExcField(exc, 1, *kt)
	return exc, nil
}

func groupStr(t *Thread, v Value) (Value, error) {
	msg, err := t.StrText(t.excField(v, 0))
	if err != nil {
		return 0, err
	}
	n := t.TupleLen(t.excField(v, 1))
	return t.newStrf("%s (%d sub-exception%s)", msg, n, plural(n))
}

// groupMatcher turns the argument of split and subgroup into a predicate.
func (t *Thread) groupMatcher(m *Value) (func(e Value) (bool, error), error) {
	ok := t.isExceptionClass(*m)
	if t.IsKind(*m, obj.KindTuple) {
		ok = true
		for _, c := range t.TupleView(*m) {
			ok = ok && t.isExceptionClass(c)
		}
	}
	if ok {
		return func(e Value) (bool, error) { return t.excMatch(e, *m) }, nil
	}
	if !t.callable(*m) || t.IsKind(*m, obj.KindType) {
		return nil, t.TypeError("expected a function, exception type or tuple of exception types")
	}
	return func(e Value) (bool, error) {
		r, err := t.Call(*m, e)
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}, nil
}

func groupSplit(t *Thread, a []Value) (Value, error) {
	match, err := t.groupMatcher(&a[1])
	if err != nil {
		return 0, err
	}
	yes, no, err := t.splitGroup(a[0], match)
	if err != nil {
		return 0, err
	}
	return t.NewPair(yes, no), nil
}

func groupSubgroup(t *Thread, a []Value) (Value, error) {
	match, err := t.groupMatcher(&a[1])
	if err != nil {
		return 0, err
	}
	yes, _, err := t.splitGroup(a[0], match)
	return yes, err
}

// splitGroup parts an exception (group) into what matches and what does not;
// None for an empty part.
func (t *Thread) splitGroup(e Value, match func(e Value) (bool, error)) (yes, no Value, err error) {
	m := t.Mark()
	defer t.Release(m)
	ke := t.Keep(e)
	ok, err := match(e)
	if err != nil {
		return 0, 0, err
	}
	if ok {
		return *ke, obj.NoneValue, nil
	}
	if !t.IsSubclass(t.TypeOf(*ke), t.VM.Exc.BaseExceptionGroup) {
		return obj.NoneValue, *ke, nil
	}
	ky, kn := t.Keep(0), t.Keep(0)
	if *ky, err = t.NewList(0); err != nil {
		return 0, 0, err
	}
	if *kn, err = t.NewList(0); err != nil {
		return 0, 0, err
	}
	for i := range t.TupleLen(t.excField(*ke, 1)) {
		y, n, err := t.splitGroup(t.TupleItem(t.excField(*ke, 1), i), match)
		if err != nil {
			return 0, 0, err
		}
		if y != obj.NoneValue {
			if err := t.ListAppend(*ky, y); err != nil {
				return 0, 0, err
			}
		}
		if n != obj.NoneValue {
			if err := t.ListAppend(*kn, n); err != nil {
				return 0, 0, err
			}
		}
	}
	if *ky, err = t.deriveGroup(ke, *ky); err != nil {
		return 0, 0, err
	}
	if *kn, err = t.deriveGroup(ke, *kn); err != nil {
		return 0, 0, err
	}
	return *ky, *kn, nil
}

// deriveGroup makes a group like *e of these exceptions; None for none.
func (t *Thread) deriveGroup(e *Value, list Value) (Value, error) {
	if t.ListLen(list) == 0 {
		return obj.NoneValue, nil
	}
	g, err := t.CallMethod(*e, "derive", list)
	if err != nil {
		return 0, err
	}
	if !t.IsException(g) || !t.IsSubclass(t.TypeOf(g), t.VM.Exc.BaseExceptionGroup) {
		return 0, t.TypeError("derive must return an instance of BaseExceptionGroup")
	}
	for _, f := range []int{obj.ExcTraceback, obj.ExcContext, obj.ExcCause, obj.ExcSuppress} {
		t.SetField(g, f, t.Field(*e, f))
	}
	m := t.Mark()
	defer t.Release(m)
	kg := t.Keep(g)
	notes, err := t.LookupAttr(*e, t.VM.Names.Notes)
	if err != nil {
		return 0, err
	}
	if t.IsKind(notes, obj.KindList) {
		c, err := t.ListCopy(notes)
		if err != nil {
			return 0, err
		}
		if err := t.SetAttr(*kg, t.VM.Names.Notes, c); err != nil {
			return 0, err
		}
	}
	return *kg, nil
}
