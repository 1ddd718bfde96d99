package vm

import (
	"slices"
	"strings"
	"unsafe"

	"pystm/lang/vm/obj"
)

// Class statements and type(name, bases, namespace).

// buildClass is builtins.__build_class__(func, name, *bases, metaclass, **kw).
func buildClass(t *Thread, a []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	if !t.IsKind(a[0], obj.KindFunction) {
		return 0, t.TypeError("__build_class__: func must be a function")
	}
	if !t.IsKind(a[1], obj.KindStr) {
		return 0, t.TypeError("__build_class__: name is not a string")
	}
	n := t.VM.Names
	kw := a[3]
	if kw == obj.Unbound {
		kw = t.NewDict()
	}
	kkw := t.Keep(kw)
	bases, err := t.resolveBases(a[2])
	if err != nil {
		return 0, err
	}
	kbases := t.Keep(bases)
	meta := t.StrGet(*kkw, n.Metaclass)
	if meta != obj.Unbound {
		t.StrDel(*kkw, n.Metaclass)
	} else if t.TupleLen(bases) > 0 {
		meta = t.TypeOf(t.TupleItem(bases, 0))
	} else {
		meta = t.VM.Class(obj.ShapeType)
	}
	if t.IsKind(meta, obj.KindType) {
		if meta, err = t.bestMeta(meta, t.TupleView(bases)); err != nil {
			return 0, err
		}
	}
	kmeta := t.Keep(meta)
	ns, err := t.prepareNamespace(*kmeta, a[1], *kbases, *kkw)
	if err != nil {
		return 0, err
	}
	kns := t.Keep(ns)
	cell, err := t.callBody(a[0], ns)
	if err != nil {
		return 0, err
	}
	kcell := t.Keep(cell)
	if *kbases != a[2] {
		if err := t.SetItem(*kns, n.OrigBases, a[2]); err != nil {
			return 0, err
		}
	}
	cls, err := t.callDict(*kmeta, []Value{a[1], *kbases, *kns}, *kkw)
	if err != nil {
		return 0, err
	}
	if t.IsKind(*kcell, obj.KindCell) && t.IsKind(cls, obj.KindType) {
		switch c := t.Field(*kcell, obj.CellValue); c {
		case cls:
		case obj.Unbound:
			return 0, t.RuntimeError("__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", t.StrView(a[1]), t.reprForError(cls))
		default:
			return 0, t.TypeError("__class__ set to %s defining '%s' as %s", t.reprForError(c), t.StrView(a[1]), t.reprForError(cls))
		}
	}
	return cls, nil
}

// resolveBases replaces bases that are no classes by their __mro_entries__.
func (t *Thread) resolveBases(bases Value) (Value, error) {
	plain := true
	for _, b := range t.TupleView(bases) {
		plain = plain && t.IsKind(b, obj.KindType)
	}
	if plain {
		return bases, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kb := t.Keep(bases)
	out, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	ko := t.Keep(out)
	replaced := false
	for i := range t.TupleLen(*kb) {
		b := t.TupleItem(*kb, i)
		if !t.IsKind(b, obj.KindType) {
			f, err := t.LookupAttr(b, t.VM.Names.MroEntries)
			if err != nil {
				return 0, err
			}
			if f != obj.Unbound {
				r, err := t.Call(f, *kb)
				if err != nil {
					return 0, err
				}
				if !t.IsKind(r, obj.KindTuple) {
					return 0, t.TypeError("__mro_entries__ must return a tuple")
				}
				if err := t.ListExtend(*ko, t.TupleView(r)); err != nil {
					return 0, err
				}
				replaced = true
				continue
			}
			b = t.TupleItem(*kb, i)
		}
		if err := t.ListAppend(*ko, b); err != nil {
			return 0, err
		}
	}
	if !replaced {
		return *kb, nil
	}
	return t.ListToTuple(*ko)
}

// bestMeta is the most derived of a metaclass and those of the bases.
func (t *Thread) bestMeta(meta Value, bases []Value) (Value, error) {
	for _, b := range bases {
		m := t.TypeOf(b)
		switch {
		case t.IsSubclass(meta, m):
		case t.IsSubclass(m, meta):
			meta = m
		default:
			return 0, t.TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}

// prepareNamespace is metaclass.__prepare__(name, bases, **kw), or a new dict.
func (t *Thread) prepareNamespace(meta, name, bases, kw Value) (Value, error) {
	if meta == t.VM.Class(obj.ShapeType) {
		return t.NewDict(), nil
	}
	m := t.Mark()
	defer t.Release(m)
	km, kn, kb, kk := t.Keep(meta), t.Keep(name), t.Keep(bases), t.Keep(kw)
	f, err := t.LookupAttr(meta, t.VM.Names.Prepare)
	if err != nil {
		return 0, err
	}
	if f == obj.Unbound {
		return t.NewDict(), nil
	}
	ns, err := t.callDict(f, []Value{*kn, *kb}, *kk)
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(ns, obj.ShapeDict) && t.classLookup(t.TypeOf(ns), t.VM.Names.GetItem) == obj.Unbound {
		if t.IsKind(*km, obj.KindType) {
			return 0, t.TypeError("%s.__prepare__() must return a mapping, not %s", t.ClassName(*km), t.TypeName(ns))
		}
		return 0, t.TypeError("<metaclass>.__prepare__() must return a mapping, not %s", t.TypeName(ns))
	}
	return ns, nil
}

// callBody runs a function of module or class code in a namespace.
func (t *Thread) callBody(f, space Value) (Value, error) {
	base := t.push(f, 0)
	kept := t.Keep(space)
	fp, sp := t.fp, unsafe.Add(base, -headerBytes)
	entered, v, err := t.enterFunction(base, 0, obj.Unbound, makeLink(actExit, 0), t.fp)
	if entered {
		*word(base, hdrSpace) = *kept
		if fp == nil && t.pins == 1 {
			err = t.runBottom()
		} else {
			err = t.runNested()
		}
		if err == nil {
			v, t.result = t.result, 0
		}
	}
	t.keep = unsafe.Add(unsafe.Pointer(kept), wordSize)
	t.fp, t.sp = fp, sp
	return v, err
}

// typeNew is type.__new__(meta, name, bases, namespace, **kw).
func typeNew(t *Thread, a []Value) (Value, error) {
	if n := t.TupleLen(a[1]); n != 3 {
		return 0, t.TypeError("type.__new__() takes exactly 3 arguments (%d given)", n)
	}
	args := t.TupleView(a[1])
	meta, name, bases, ns := a[0], args[0], args[1], args[2]
	if !t.IsInstance(name, obj.ShapeStr) {
		return 0, t.TypeError("type.__new__() argument 1 must be str, not %s", t.TypeName(name))
	}
	if !t.IsInstance(bases, obj.ShapeTuple) {
		return 0, t.TypeError("type.__new__() argument 2 must be tuple, not %s", t.TypeName(bases))
	}
	if !t.IsInstance(ns, obj.ShapeDict) {
		return 0, t.TypeError("type.__new__() argument 3 must be dict, not %s", t.TypeName(ns))
	}
	if err := t.checkTypeName(t.Unwrap(name)); err != nil {
		return 0, err
	}
	if doc := t.StrGet(t.Unwrap(ns), t.VM.Names.Doc); t.IsKind(doc, obj.KindStr) {
		if err := t.checkEncodable(doc); err != nil {
			return 0, err
		}
	}
	bases = t.Unwrap(bases)
	for _, b := range t.TupleView(bases) {
		if !t.IsKind(b, obj.KindType) && t.classLookup(t.TypeOf(b), t.VM.Names.MroEntries) != obj.Unbound {
			return 0, t.TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
		}
	}
	best, err := t.bestMeta(meta, t.TupleView(bases))
	if err != nil {
		return 0, err
	}
	for _, b := range t.TupleView(bases) {
		if !t.IsKind(b, obj.KindType) {
			return 0, t.TypeError("bases must be types")
		}
	}
	if best != meta {
		newFn := t.classLookup(best, t.VM.Names.New)
		if newFn != t.classLookup(t.VM.Class(obj.ShapeType), t.VM.Names.New) {
			return t.callSpecialStatic(newFn, best, name, bases, ns)
		}
		meta = best
	}
	cls, err := t.makeClass(meta, t.Unwrap(name), bases, ns)
	if err != nil {
		return 0, err
	}
	if err := t.announceClass(cls, a[2]); err != nil {
		return 0, err
	}
	return cls, nil
}

// callSpecialStatic calls a __new__, which is a static method.
func (t *Thread) callSpecialStatic(f Value, args ...Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kept := make([]*Value, len(args))
	for i, x := range args {
		kept[i] = t.Keep(x)
	}
	g, err := t.bind(f, obj.Unbound, args[0])
	if err != nil {
		return 0, err
	}
	for i := range args {
		args[i] = *kept[i]
	}
	return t.Call(g, args...)
}

// makeClass makes a class object. No Python code runs but mro().
func (t *Thread) makeClass(meta, name, bases, ns Value) (Value, error) {
	if t.TupleLen(bases) == 0 {
		bases = t.tuple(t.VM.Class(obj.ShapeObject))
	}
	l, err := t.chooseLayout(t.TupleView(bases))
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kname, kbases := t.Keep(name), t.Keep(bases)
	dict, err := t.DictCopy(t.dictBody(ns))
	if err != nil {
		return 0, err
	}
	kdict := t.Keep(dict)
	slots, hasSlots, err := t.classSlots(dict, *kname, &l)
	if err != nil {
		return 0, err
	}
	for _, name := range slots {
		t.Keep(name)
	}
	cls, info, err := t.allocClass(meta, *kname, l, len(slots), *kdict)
	if err != nil {
		return 0, err
	}
	t.SetField(cls, TypeBases, *kbases)
	t.SetField(cls, TypeDict, *kdict)
	t.SetField(cls, TypeName, *kname)
	flags := int64(typeHeap)
	if l.weak {
		flags |= typeWeak
	}
	if l.dict || !hasSlots {
		flags |= typeHasDict
	}
	t.SetField(cls, TypeFlags, obj.SmallInt(flags))
	if err := t.takeClassCell(cls, *kdict); err != nil {
		return 0, err
	}
	if err := t.setClassMRO(cls, meta); err != nil {
		return 0, err
	}
	if err := t.fillClassDict(cls, *kdict, *kname, slots, info); err != nil {
		return 0, err
	}
	if err := t.addDictDescriptors(cls, *kdict); err != nil {
		return 0, err
	}
	for _, b := range t.TupleView(*kbases) {
		if err := t.addSubclass(b, cls); err != nil {
			return 0, err
		}
	}
	t.updateFlags(cls, t.VM.Names.Del)
	return cls, nil
}

// dictBody is the dict inside of a namespace of class dict or a subclass.
func (t *Thread) dictBody(ns Value) Value { return ns }

// allocClass allocates a class object and its base shape.
func (t *Thread) allocClass(meta, name Value, l layout, slots int, dict Value) (Value, *TypeInfo, error) {
	minfo := t.infoOf(meta)
	words := TypeBody
	if !minfo.Exact {
		words = minfo.Shape().Words()
	}
	ref, ok := t.AllocOld(obj.KindType, minfo.Shape().ID, uintptr(words)*wordSize)
	if !ok {
		return 0, nil, obj.ErrNoMemory
	}
	cls := obj.FromRef(ref)
	spec := l.info.Spec
	info := &TypeInfo{Ref: ref, Name: t.StrView(name), Spec: spec, Kind: spec.Kind, Slots: &spec.Slots,
		Solid: l.info.Solid, ExcFields: l.info.ExcFields, ExcKind: l.info.ExcKind}
	if slots > 0 {
		info.Solid = ref
	}
	info.Name = string(append([]byte{}, info.Name...))
	if spec.Wraps {
		info.Kind = obj.KindSub
	}
	attrs := t.attributesOf(t.StrGet(dict, t.VM.Names.Init), l.info.attrs())
	info.likely.Store(&attrs)
	inline := max(l.info.Shape().Inline, len(attrs), 2)
	if spec.Kind == obj.KindType || spec.Kind == obj.KindModule || !l.dict {
		inline = 0
	}
	info.shape.Store(t.Shapes.NewRoot(0, ref, info, l.body+slots, min(inline, maxInline)))
	t.SetField(cls, TypeShape, obj.SmallInt(int64(info.Shape().ID)))
	t.SetField(cls, TypeVersion, t.VM.nextVersion())
	return cls, info, nil
}

// classSlots reads __slots__: the mangled names of the member slots to make.
func (t *Thread) classSlots(dict, class Value, l *layout) ([]Value, bool, error) {
	v := t.StrGet(dict, t.VM.Names.Slots)
	if v == obj.Unbound {
		l.dict, l.weak = true, l.weak || !l.sized()
		return nil, false, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kd, kc := t.Keep(dict), t.Keep(class)
	if t.IsInstance(v, obj.ShapeStr) {
		v = t.tuple(v)
	}
	list, err := t.ListOf(v)
	if err != nil {
		return nil, true, err
	}
	if t.ListLen(list) > 0 && l.sized() {
		return nil, true, t.TypeError("nonempty __slots__ not supported for subtype of '%s'", t.ClassName(obj.FromRef(l.info.Ref)))
	}
	var names []Value
	for _, n := range t.ListView(list) {
		n = t.Unwrap(n)
		if !t.IsKind(n, obj.KindStr) {
			return nil, true, t.TypeError("__slots__ items must be strings, not '%s'", t.TypeName(n))
		}
		name := t.InternValue(n)
		if text := t.StrView(name); !obj.IsIdentifier(text) {
			return nil, true, t.TypeError("__slots__ must be identifiers")
		}
		switch name {
		case t.VM.Names.Dict:
			if l.dict {
				return nil, true, t.TypeError("__dict__ slot disallowed: we already got one")
			}
			l.dict = true
			continue
		case t.VM.Names.Weakref:
			if l.weak {
				return nil, true, t.TypeError("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
			}
			l.weak = true
			continue
		}
		name = t.mangled(*kc, name)
		if t.StrGet(*kd, name) != obj.Unbound && name != t.VM.Names.Qualname && name != t.VM.Names.ClassCell {
			return nil, true, t.ValueError("'%s' in __slots__ conflicts with class variable", t.StrView(name))
		}
		names = append(names, name)
	}
	// In the order of their names: classes with the same slots have the same form.
	slices.SortStableFunc(names, func(a, b Value) int { return strings.Compare(t.StrView(a), t.StrView(b)) })
	return names, true, nil
}

// mangled is a private name as the class of that name has it.
func (t *Thread) mangled(class, name Value) Value {
	text, owner := t.StrView(name), strings.TrimLeft(t.StrView(class), "_")
	if !strings.HasPrefix(text, "__") || strings.HasSuffix(text, "__") || strings.Contains(text, ".") || owner == "" {
		return name
	}
	return t.InternName("_" + owner + text)
}

// setClassMRO computes the MRO, by the metaclass's mro() if it has its own.
func (t *Thread) setClassMRO(cls, meta Value) error {
	if f := t.classLookup(meta, t.VM.Names.Mro); meta != t.VM.Class(obj.ShapeType) && t.IsKind(f, obj.KindFunction) {
		// The class must be usable by super().mro() meanwhile.
		if t.Field(cls, TypeMRO) == obj.Unbound {
			if mro, err := t.makeMRO(cls, t.TupleView(t.Field(cls, TypeBases))); err == nil {
				t.SetField(cls, TypeMRO, t.tuple(mro...))
			}
		}
		m := t.Mark()
		defer t.Release(m)
		old := t.Keep(t.Field(cls, TypeMRO))
		r, err := t.Call(f, cls)
		if err != nil {
			return err
		}
		tup, err := t.TupleOf(r)
		if err != nil {
			return err
		}
		if err := t.checkMRO(cls, t.TupleView(tup)); err != nil {
			return err
		}
		if t.Field(cls, TypeMRO) != *old {
			return nil // mro() has assigned __bases__
		}
		t.SetField(cls, TypeMRO, tup)
		return nil
	}
	mro, err := t.makeMRO(cls, t.TupleView(t.Field(cls, TypeBases)))
	if err != nil {
		return err
	}
	t.SetField(cls, TypeMRO, t.tuple(mro...))
	return nil
}

// checkMRO checks what a metaclass's mro() has returned: the methods of every
// class in it must be able to work on the objects.
func (t *Thread) checkMRO(cls Value, mro []Value) error {
	if len(mro) == 0 {
		return t.TypeError("type MRO must not be empty")
	}
	solid := t.infoOf(cls).solid()
	for _, c := range mro {
		if !t.IsKind(c, obj.KindType) {
			return t.TypeError("mro() returned a non-class ('%s')", t.TypeName(c))
		}
		if c != cls && !t.IsSubclass(solid, t.infoOf(c).solid()) {
			return t.TypeError("mro() returned base with unsuitable layout ('%s')", t.ClassName(c))
		}
	}
	return nil
}
