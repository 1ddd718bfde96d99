package vm

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm/obj"
)

// The type type.

var typeSpec = &TypeSpec{
	Name: "type", Shape: obj.ShapeType, Kind: obj.KindType, Body: TypeBody,
	New: typeNew, NewSig: "cls, /, *args, **kwds",
	Init: func(t *Thread, a []Value) (Value, error) {
		if n := t.TupleLen(a[1]); n != 1 && n != 3 {
			return 0, t.TypeError("type.__init__() takes 1 or 3 arguments")
		}
		return obj.NoneValue, nil
	},
	Slots: Slots{
		Repr:    func(t *Thread, v Value) (Value, error) { return t.newStrf("<class '%s'>", t.qualifiedName(v)) },
		Call:    typeCallNative,
		GetAttr: func(t *Thread, v, name Value) (Value, error) { return t.typeGetAttr(v, name) },
		SetAttr: func(t *Thread, v, name, x Value) error { return t.typeSetAttr(v, name, x) },
		Binary:  unionBinary, Binops: []BinaryOp{OpOr},
	},
	Methods: []Native{
		{Name: "mro", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			mro, err := t.makeMRO(a[0], t.TupleView(t.Field(a[0], TypeBases)))
			if err != nil {
				return 0, err
			}
			return t.NewListOf(mro...)
		}},
		{Name: "__subclasses__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.NewListOf(t.subclasses(a[0])...) }},
		{Name: "__prepare__", Sig: "cls, /, *args, **kwds", Kind: ClassMethod, Fn: func(t *Thread, a []Value) (Value, error) { return t.NewDict(), nil }},
		{Name: "__instancecheck__", Sig: "self, instance, /", Fn: func(t *Thread, a []Value) (Value, error) {
			ok, err := t.plainIsInstance(a[1], a[0])
			return obj.Bool(ok), err
		}},
		{Name: "__subclasscheck__", Sig: "self, subclass, /", Fn: func(t *Thread, a []Value) (Value, error) {
			ok, err := t.plainIsSubclass(a[1], a[0])
			return obj.Bool(ok), err
		}},
		{Name: "__dir__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			m := t.Mark()
			defer t.Release(m)
			names := t.Keep(t.NewDict())
			if err := t.classDir(names, a[0]); err != nil {
				return 0, err
			}
			return t.ListOf(*names)
		}},
		{Name: "__sizeof__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return t.NewInt(int64(t.Size(a[0].Ref()))), nil
		}},
	},
	Getters: typeGetters,
}

// typeCallNative is type.__call__ as an attribute: super().__call__(…) of a metaclass.
func typeCallNative(t *Thread, a []Value) (Value, error) {
	cls := a[0]
	if cls == t.VM.Class(obj.ShapeType) && t.TupleLen(a[1]) == 1 && a[2] == obj.Unbound {
		return t.TypeOf(t.TupleItem(a[1], 0)), nil
	}
	m := t.Mark()
	defer t.Release(m)
	items := append([]Value{}, t.TupleView(a[1])...)
	names := Value(obj.Unbound)
	if kw := a[2]; kw != obj.Unbound {
		var keys []Value
		for i := t.DictNext(kw, 0); i >= 0; i = t.DictNext(kw, i+1) {
			keys = append(keys, t.DictKey(kw, i))
			items = append(items, t.DictValue(kw, i))
		}
		names = t.tuple(keys...)
	}
	w := t.push(cls, len(items))
	copy(regs(w, len(items)), items)
	fp, sp := t.fp, t.sp
	entered, v, err := t.instantiate(w, len(items), names, makeLink(actExit, 0), t.fp)
	if entered {
		if err = t.runNested(); err == nil {
			v, t.result = t.result, 0
		}
	}
	t.fp, t.sp = fp, sp
	t.sp = addBytes(w, -headerBytes)
	return v, err
}

func typeAttr(i int) func(t *Thread, self Value) (Value, error) {
	return func(t *Thread, self Value) (Value, error) { return t.Field(self, i), nil }
}

var typeGetters = []Getter{
	{Name: "__name__", Get: typeAttr(TypeName), Set: func(t *Thread, self, x Value) error { return t.setTypeName(self, x, TypeName, "__name__") }},
	{Name: "__qualname__", Get: typeAttr(TypeQualname), Set: func(t *Thread, self, x Value) error { return t.setTypeName(self, x, TypeQualname, "__qualname__") }},
	{Name: "__bases__", Get: typeAttr(TypeBases), Set: setBases},
	{Name: "__mro__", Member: true, Get: typeAttr(TypeMRO)},
	{Name: "__base__", Get: func(t *Thread, self Value) (Value, error) {
		if bases := t.Field(self, TypeBases); t.TupleLen(bases) > 0 {
			return t.bestBase(t.TupleView(bases)), nil
		}
		return obj.NoneValue, nil
	}},
	{Name: "__dict__", Get: func(t *Thread, self Value) (Value, error) {
		return t.NewFields(obj.KindFields, obj.ShapeMappingProxy, t.Field(self, TypeDict)), nil
	}},
	{Name: "__module__", Get: func(t *Thread, self Value) (Value, error) { return t.classModule(self), nil },
		Set: func(t *Thread, self, x Value) error { return t.setTypeDict(self, t.VM.Names.Module, x) }},
	{Name: "__doc__", Get: func(t *Thread, self Value) (Value, error) {
		if self == t.VM.Class(obj.ShapeType) {
			return t.Intern("type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"), nil
		}
		v := t.StrGet(t.Field(self, TypeDict), t.VM.Names.Doc)
		if v == obj.Unbound {
			return obj.NoneValue, nil
		}
		return t.bind(v, obj.Unbound, self)
	}, Set: func(t *Thread, self, x Value) error { return t.setTypeDict(self, t.VM.Names.Doc, x) }},
	{Name: "__abstractmethods__", Get: func(t *Thread, self Value) (Value, error) {
		v := obj.Value(obj.Unbound)
		if self != t.VM.Class(obj.ShapeType) {
			v = t.StrGet(t.Field(self, TypeDict), t.VM.Names.Abstracts)
		}
		if v == obj.Unbound {
			return 0, t.Raise(t.VM.Exc.AttributeError, "__abstractmethods__")
		}
		return v, nil
	}, Set: setAbstractMethods},
	{Name: "__annotations__", Get: func(t *Thread, self Value) (Value, error) {
		d := t.Field(self, TypeDict)
		v := t.StrGet(d, t.VM.Names.Annotations)
		if v == obj.Unbound {
			if t.classFlags(self)&typeHeap == 0 {
				return 0, t.AttributeError(self, t.VM.Names.Annotations, "type object '%s' has no attribute '__annotations__'", t.ClassName(self))
			}
			v = t.NewDict()
			return v, t.StrSet(d, t.VM.Names.Annotations, v)
		}
		return t.bind(v, obj.Unbound, self)
	}, Set: func(t *Thread, self, x Value) error { return t.setTypeDict(self, t.VM.Names.Annotations, x) }},
	{Name: "__basicsize__", Get: func(t *Thread, self Value) (Value, error) {
		info := t.infoOf(self)
		return obj.SmallInt(int64(max(info.Shape().Words(), info.Spec.Body)) * wordSize), nil
	}},
	{Name: "__itemsize__", Get: func(t *Thread, self Value) (Value, error) { return obj.SmallInt(0), nil }},
	{Name: "__dictoffset__", Get: func(t *Thread, self Value) (Value, error) {
		return obj.SmallInt(int64(b2i(t.classFlags(self)&typeHasDict != 0)) * wordSize), nil
	}},
	{Name: "__weakrefoffset__", Get: func(t *Thread, self Value) (Value, error) { return obj.SmallInt(0), nil }},
	{Name: "__flags__", Get: func(t *Thread, self Value) (Value, error) {
		const heap, base, abstract = 1 << 9, 1 << 10, 1 << 20
		f, flags := int64(0), t.classFlags(self)
		if flags&typeHeap != 0 {
			f |= heap
		}
		if flags&typeFinal == 0 {
			f |= base
		}
		if flags&typeAbstract != 0 {
			f |= abstract
		}
		return obj.SmallInt(f), nil
	}},
	{Name: "__text_signature__", Get: typeTextSignature},
}

// bestBase is the base whose objects' form the class extends.
func (t *Thread) bestBase(bases []Value) Value {
	l, err := t.chooseLayout(bases)
	if err != nil || l.info == nil {
		t.r.raised = 0
		return bases[0]
	}
	return obj.FromRef(l.info.Ref)
}

func (t *Thread) setTypeName(cls, x Value, field int, attr string) error {
	if t.classFlags(cls)&typeHeap == 0 {
		return t.TypeError("cannot set '%s' attribute of immutable type '%s'", attr, t.ClassName(cls))
	}
	if x == obj.Unbound {
		return t.TypeError("cannot delete '%s' attribute of immutable type '%s'", attr, t.ClassName(cls))
	}
	if !t.IsInstance(x, obj.ShapeStr) {
		return t.TypeError("can only assign string to %s.%s, not '%s'", t.ClassName(cls), attr, t.TypeName(x))
	}
	if field == TypeName {
		if err := t.checkTypeName(t.Unwrap(x)); err != nil {
			return err
		}
	}
	t.SetField(cls, field, t.Unwrap(x))
	return nil
}

// checkTypeName raises an exception if a str cannot be the name of a class.
func (t *Thread) checkTypeName(name Value) error {
	if strings.IndexByte(t.StrView(name), 0) >= 0 {
		return t.ValueError("type name must not contain null characters")
	}
	return t.checkEncodable(name)
}

// checkEncodable raises an exception if a str has lone surrogates.
func (t *Thread) checkEncodable(s Value) error {
	if utf8.ValidString(t.StrView(s)) {
		return nil
	}
	_, err := t.CallMethod(s, "encode")
	return err
}

func (t *Thread) setTypeDict(cls, name, x Value) error {
	if t.classFlags(cls)&typeHeap == 0 {
		return t.TypeError("cannot set '%s' attribute of immutable type '%s'", t.StrView(name), t.ClassName(cls))
	}
	d := t.Field(cls, TypeDict)
	if x == obj.Unbound {
		if name == t.VM.Names.Doc || name == t.VM.Names.Module {
			return t.TypeError("cannot delete '%s' attribute of immutable type '%s'", t.StrView(name), t.ClassName(cls))
		}
		if !t.StrDel(d, name) {
			return t.AttributeError(cls, name, "%s", t.StrView(name))
		}
	} else if err := t.StrSet(d, name, x); err != nil {
		return err
	}
	t.classChanged(cls)
	return nil
}

func setAbstractMethods(t *Thread, cls, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	kc, kx := t.Keep(cls), t.Keep(x)
	abstract := false
	if x != obj.Unbound {
		var err error
		if abstract, err = t.Truth(x); err != nil {
			return err
		}
	}
	if err := t.setTypeDict(*kc, t.VM.Names.Abstracts, *kx); err != nil {
		return err
	}
	flags := t.classFlags(*kc) &^ typeAbstract
	if abstract {
		flags |= typeAbstract
	}
	t.SetField(*kc, TypeFlags, obj.SmallInt(flags))
	return nil
}

// setBases is cls.__bases__ = tuple.
func setBases(t *Thread, cls, bases Value) error {
	if t.classFlags(cls)&typeHeap == 0 {
		return t.TypeError("cannot set '__bases__' attribute of immutable type '%s'", t.ClassName(cls))
	}
	if bases == obj.Unbound || !t.IsKind(bases, obj.KindTuple) {
		return t.TypeError("can only assign tuple to %s.__bases__, not %s", t.ClassName(cls), t.TypeName(bases))
	}
	if t.TupleLen(bases) == 0 {
		return t.TypeError("can only assign non-empty tuple to %s.__bases__, not ()", t.ClassName(cls))
	}
	for _, b := range t.TupleView(bases) {
		if !t.IsKind(b, obj.KindType) {
			return t.TypeError("%s.__bases__ must be tuple of classes, not '%s'", t.ClassName(cls), t.TypeName(b))
		}
		if t.IsSubclass(b, cls) || t.derives(b, cls) {
			return t.TypeError("a __bases__ item causes an inheritance cycle")
		}
	}
	l, err := t.chooseLayout(t.TupleView(bases))
	if err != nil {
		return err
	}
	old := t.Field(cls, TypeBases)
	if from, to := t.bestBase(t.TupleView(old)), obj.FromRef(l.info.Ref); t.infoOf(from).Solid != l.info.Solid {
		return t.TypeError("__bases__ assignment: '%s' object layout differs from '%s'", t.ClassName(to), t.ClassName(from))
	}
	m := t.Mark()
	defer t.Release(m)
	before := t.descriptorMethods(cls)
	ko, kn, undo := t.Keep(old), t.Keep(bases), t.Keep(t.NewDict())
	t.SetField(cls, TypeBases, bases)
	err = t.refreshMRO(cls, undo)
	// A mro() written in Python may have assigned __bases__ itself meanwhile.
	same := t.Field(cls, TypeBases) == *kn
	if err != nil {
		if same {
			t.SetField(cls, TypeBases, *ko)
		}
		t.restoreMROs(*undo)
		return err
	}
	if same {
		for _, b := range t.TupleView(*ko) {
			t.dropSubclass(b, cls)
		}
		for _, b := range t.TupleView(*kn) {
			if err := t.addSubclass(b, cls); err != nil {
				return err
			}
		}
	}
	t.classChanged(cls)
	t.descriptorsChanged(before, t.descriptorMethods(cls))
	return nil
}

// derives reports whether a class is another or has it among its bases, theirs,
// and so on, whatever its MRO says.
func (t *Thread) derives(class, of Value) bool {
	return class == of || slices.ContainsFunc(t.TupleView(t.Field(class, TypeBases)), func(b Value) bool { return t.derives(b, of) })
}

// refreshMRO recomputes the MRO of a class and its subclasses. undo is a dict
// from class to the pair of its MROs before and after.
func (t *Thread) refreshMRO(cls Value, undo *Value) error {
	m := t.Mark()
	defer t.Release(m)
	old := t.Keep(t.Field(cls, TypeMRO))
	if err := t.setClassMRO(cls, t.TypeOf(cls)); err != nil {
		return err
	}
	if err := t.DictSet(*undo, obj.SmallInt(int64(cls.Ref())), t.tuple(cls, *old, t.Field(cls, TypeMRO))); err != nil {
		return err
	}
	for _, sub := range t.subclasses(cls) {
		if err := t.refreshMRO(sub, undo); err != nil {
			return err
		}
	}
	return nil
}

// restoreMROs takes back what refreshMRO did.
func (t *Thread) restoreMROs(undo Value) {
	for i := t.DictNext(undo, 0); i >= 0; i = t.DictNext(undo, i+1) {
		c := t.TupleView(t.DictValue(undo, i))
		if t.Field(c[0], TypeMRO) == c[2] {
			t.SetField(c[0], TypeMRO, c[1])
			t.classChanged(c[0])
		}
	}
}

// sortedNames joins the strs of a list in order, and says "s" if there are many.
func (t *Thread) sortedNames(l Value) (text, many string) {
	var names []string
	for _, v := range t.ListView(l) {
		if t.IsKind(v, obj.KindStr) {
			names = append(names, strings.Clone(t.StrView(v)))
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", "), plural(len(names))
}

// typeTextSignature tells the parameters of the classes written in Go of which CPython
// tells them.
func typeTextSignature(t *Thread, class Value) (Value, error) {
	info := t.infoOf(class)
	if !info.Exact || !info.Spec.Told && info.Spec.Tells == "" {
		return obj.NoneValue, nil
	}
	if info.Spec.Tells != "" {
		return t.NewStr(info.Spec.Tells)
	}
	sig := info.Spec.NewSig
	if info.Spec.InitSig != "" {
		sig = info.Spec.InitSig
	}
	_, sig, _ = strings.Cut(sig, ", ")
	return t.NewStr("(" + strings.TrimPrefix(sig, "/, ") + ")")
}
