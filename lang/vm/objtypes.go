package vm

import (
	"slices"
	"strings"

	"pystm/lang/vm/obj"
)

// The classes object and type, and those of the singletons.

var noneSpec = &TypeSpec{Name: "NoneType", Shape: obj.ShapeNoneType, Kind: obj.KindFields, Final: true, Hidden: true,
	NewSig: "cls, /, *args, **kwargs", New: singletonNew("NoneType", obj.NoneValue),
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) { return t.Intern("None"), nil },
		Bool: func(t *Thread, v Value) (bool, error) { return false, nil },
	}}

var notImplementedSpec = &TypeSpec{Name: "NotImplementedType", Shape: obj.ShapeNotImplementedType, Kind: obj.KindFields, Final: true, Hidden: true,
	NewSig: "cls, /, *args, **kwargs", New: singletonNew("NotImplementedType", obj.NotImplemented),
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) { return t.Intern("NotImplemented"), nil },
		Bool: func(t *Thread, v Value) (bool, error) {
			return true, t.Warn(t.VM.Exc.DeprecationWarning, "NotImplemented should not be used in a boolean context")
		},
	},
	Methods: []Native{{Name: "__reduce__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.Intern("NotImplemented"), nil }}}}

var ellipsisSpec = &TypeSpec{Name: "ellipsis", Shape: obj.ShapeEllipsisType, Kind: obj.KindFields, Final: true, Hidden: true,
	NewSig: "cls, /, *args, **kwargs", New: singletonNew("EllipsisType", obj.Ellipsis),
	Slots:   Slots{Repr: func(t *Thread, v Value) (Value, error) { return t.Intern("Ellipsis"), nil }},
	Methods: []Native{{Name: "__reduce__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.Intern("Ellipsis"), nil }}}}

// singletonNew is the __new__ of a class that has the one object v.
func singletonNew(name string, v Value) NativeFunc {
	return func(t *Thread, a []Value) (Value, error) {
		if t.TupleLen(a[1]) > 0 || a[2] != obj.Unbound {
			return 0, t.TypeError("%s takes no arguments", name)
		}
		return v, nil
	}
}

var objectSpec = &TypeSpec{
	Name: "object", Shape: obj.ShapeObject, Kind: obj.KindInstance, Body: obj.InstanceBody,
	Doc:  "The base class of the class hierarchy.",
	New:  objectNew,
	Init: objectInit,
	Slots: Slots{
		Repr:    objectRepr,
		Str:     func(t *Thread, v Value) (Value, error) { return t.Repr(v) },
		Hash:    func(t *Thread, v Value) (int64, error) { return t.identityHash(v), nil },
		Compare: objectCompare, WholeOperands: true,
		Format:  objectFormat,
		GetAttr: func(t *Thread, v, name Value) (Value, error) { return t.objectGetAttr(v, t.TypeOf(v), name) },
		SetAttr: func(t *Thread, v, name, x Value) error {
			if t.IsKind(v, obj.KindType) {
				what := "__setattr__"
				if x == obj.Unbound {
					what = "__delattr__"
				}
				return t.TypeError("can't apply this %s to type object", what)
			}
			return t.objectSetAttr(v, t.TypeOf(v), name, x)
		},
	},
	Methods: []Native{
		{Name: "__dir__", Sig: "self, /", Fn: objectDir},
		{Name: "__sizeof__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			if a[0].IsRef() {
				return t.NewInt(int64(t.Size(a[0].Ref()))), nil
			}
			return obj.SmallInt(8), nil
		}},
		{Name: "__reduce__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.reduceEx(a[0], obj.SmallInt(0)) }},
		{Name: "__reduce_ex__", Sig: "self, protocol, /", Fn: objectReduceEx},
		{Name: "__getstate__", Sig: "self, /", Fn: objectGetState},
		{Name: "__init_subclass__", Sig: "cls, /", Kind: ClassMethod, Fn: func(t *Thread, a []Value) (Value, error) { return obj.NoneValue, nil }},
		{Name: "__subclasshook__", Sig: "cls, subclass, /", Kind: ClassMethod, Fn: func(t *Thread, a []Value) (Value, error) { return obj.NotImplemented, nil }},
	},
	Getters: []Getter{{Name: "__class__", Get: func(t *Thread, self Value) (Value, error) { return t.TypeOf(self), nil }, Set: setClass}},
}

// objectNew is object.__new__.
func objectNew(t *Thread, a []Value) (Value, error) {
	cls := a[0]
	if !t.IsKind(cls, obj.KindType) {
		return 0, t.TypeError("object.__new__(X): X is not a type object (%s)", t.TypeName(cls))
	}
	n := t.VM.Names
	if extra := t.TupleLen(a[1]) > 0 || a[2] != obj.Unbound; extra {
		if t.classLookup(cls, n.New) != t.r.objectNew {
			return 0, t.TypeError("object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if t.classLookup(cls, n.Init) == t.r.objectInit {
			return 0, t.TypeError("%s() takes no arguments", t.ClassName(cls))
		}
	}
	if t.classFlags(cls)&typeAbstract != 0 {
		return 0, t.abstractError(cls)
	}
	info := t.infoOf(cls)
	if info.Spec.Shape != obj.ShapeObject {
		return 0, t.TypeError("object.__new__(%s) is not safe, use %s.__new__()", t.ClassName(cls), info.Spec.Name)
	}
	return t.AllocObject(cls)
}

// objectInit is object.__init__.
func objectInit(t *Thread, a []Value) (Value, error) {
	if t.TupleLen(a[1]) > 0 || a[2] != obj.Unbound {
		cls, n := t.TypeOf(a[0]), t.VM.Names
		if t.classLookup(cls, n.Init) != t.r.objectInit {
			return 0, t.TypeError("object.__init__() takes exactly one argument (the instance to initialize)")
		}
		if t.classLookup(cls, n.New) == t.r.objectNew {
			return 0, t.TypeError("%s.__init__() takes exactly one argument (the instance to initialize)", t.ClassName(cls))
		}
	}
	return obj.NoneValue, nil
}

func objectRepr(t *Thread, v Value) (Value, error) {
	cls := t.TypeOf(v)
	name := t.qualifiedName(cls)
	return t.newStrf("<%s object at %#x>", name, t.ID(v))
}

// qualifiedName is module.qualname of a class; builtins have no module part.
func (t *Thread) qualifiedName(cls Value) string {
	q := strings.Clone(t.StrView(t.Field(cls, TypeQualname)))
	mod := t.classModule(cls)
	if t.IsKind(mod, obj.KindStr) && t.StrView(mod) != "builtins" {
		return t.StrView(mod) + "." + q
	}
	return q
}

func (t *Thread) classModule(cls Value) Value {
	v := t.StrGet(t.Field(cls, TypeDict), t.VM.Names.Module)
	switch {
	case t.IsStaticClass(cls) && !t.IsKind(v, obj.KindStr): // unset, or how its objects get theirs
		return t.Intern("builtins")
	case v == obj.Unbound:
		return obj.NoneValue
	}
	return v
}

func objectCompare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	switch op {
	case OpEq:
		if a == b {
			return obj.TrueValue, nil
		}
	case OpNe:
		// the inverse of __eq__
		f := t.classLookup(t.TypeOf(a), t.VM.Names.Eq)
		r, err := t.callSpecial(f, a, b)
		if err != nil || r == obj.NotImplemented {
			return r, err
		}
		ok, err := t.Truth(r)
		return obj.Bool(!ok), err
	}
	return obj.NotImplemented, nil
}

func objectFormat(t *Thread, v Value, spec string) (Value, error) {
	if spec != "" {
		return 0, t.TypeError("unsupported format string passed to %s.__format__", t.TypeName(v))
	}
	s, err := t.StrOf(v)
	return t.Unwrap(s), err
}

// setClass is o.__class__ = cls.
func setClass(t *Thread, o, cls Value) error {
	if cls == obj.Unbound {
		return t.TypeError("can't delete __class__ attribute")
	}
	if !t.IsKind(cls, obj.KindType) {
		return t.TypeError("__class__ must be set to a class, not '%s' object", t.TypeName(cls))
	}
	old := t.TypeOf(o)
	if o.IsRef() && t.Kind(o) == obj.KindModule {
		sh := t.infoOf(cls).Shape()
		t.setShape(o, sh.ID)
		t.descriptorsChanged(t.descriptorMethods(old), t.descriptorMethods(cls))
		return nil
	}
	if t.classFlags(old)&typeHeap == 0 || t.classFlags(cls)&typeHeap == 0 {
		return t.TypeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	to := t.infoOf(cls)
	if !t.sameForm(old, cls) {
		return t.TypeError("__class__ assignment: '%s' object layout differs from '%s'", t.ClassName(cls), t.ClassName(old))
	}
	t.descriptorsChanged(t.descriptorMethods(old), t.descriptorMethods(cls))
	if t.classFlags(cls)&typeHasDict == 0 {
		t.setShape(o, to.Shape().ID)
		return nil
	}
	// The objects may have room for different numbers of inline attributes: a
	// dict serves both.
	if _, err := t.InstanceDict(o); err != nil {
		return err
	}
	t.setShape(o, t.Shapes.DictMode(to.Shape()).ID)
	return nil
}

// objectDir is object.__dir__: the names of the instance and its classes.
func objectDir(t *Thread, a []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	names := t.Keep(t.NewDict())
	d, err := t.LookupAttr(a[0], t.VM.Names.Dict)
	if err != nil {
		return 0, err
	}
	if t.IsKind(d, obj.KindDict) {
		kd := t.Keep(d)
		if err := t.eachItem(kd, func(k, _ Value) error { return t.DictSet(*names, k, obj.NoneValue) }); err != nil {
			return 0, err
		}
	}
	if err := t.classDir(names, t.TypeOf(a[0])); err != nil {
		return 0, err
	}
	return t.ListOf(*names)
}

// classDir adds the names of a class and its bases.
func (t *Thread) classDir(names *Value, cls Value) error {
	for _, c := range slices.Clone(t.mro(cls)) {
		kd := t.Keep(t.Field(c, TypeDict))
		if err := t.eachItem(kd, func(k, _ Value) error { return t.DictSet(*names, k, obj.NoneValue) }); err != nil {
			return err
		}
	}
	return nil
}
