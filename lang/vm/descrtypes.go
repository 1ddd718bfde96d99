package vm

import (
	"pystm/lang/vm/obj"
)

// The classes of descriptors: property, staticmethod, classmethod, super, and
// the native getset and member descriptors.

func descriptorSpecs() []*TypeSpec {
	return []*TypeSpec{propertySpec, staticMethodSpec, classMethodSpec, superSpec, getsetSpec, memberSpec}
}

const propWords = 7 // header, fget, fset, fdel, doc, name, propGetterDoc

var propertySpec = &TypeSpec{
	Name: "property", Shape: obj.ShapeProperty, Kind: obj.KindFields, Body: propWords,
	New: func(t *Thread, a []Value) (Value, error) {
		v, err := t.AllocObject(a[0])
		if err != nil {
			return 0, err
		}
		for i := propGet; i <= propDoc; i++ {
			t.Init(v, i, obj.NoneValue)
		}
		return v, nil
	},
	Told: true, InitSig: "self, fget=None, fset=None, fdel=None, doc=None",
	Init: func(t *Thread, a []Value) (Value, error) {
		for i, x := range a[1:] {
			if x == obj.Unbound {
				x = obj.NoneValue
			}
			t.SetField(a[0], propGet+i, x)
		}
		t.SetField(a[0], propGetterDoc, obj.FalseValue)
		get := t.Field(a[0], propGet)
		if given := a[4] != obj.Unbound && a[4] != obj.NoneValue; given || get == obj.NoneValue {
			return obj.NoneValue, nil
		}
		doc, err := t.LookupAttr(get, t.VM.Names.Doc)
		if err != nil || doc == obj.Unbound {
			return obj.NoneValue, err
		}
		t.SetField(a[0], propGetterDoc, obj.TrueValue)
		if t.info(a[0]).Exact {
			t.SetField(a[0], propDoc, doc)
			return obj.NoneValue, nil
		}
		return obj.NoneValue, t.SetAttr(a[0], t.VM.Names.Doc, doc)
	},
	Slots: Slots{
		Get: func(t *Thread, self, o, class Value) (Value, error) {
			if o == obj.Unbound {
				return self, nil
			}
			return t.propertyGet(self, o)
		},
		Set: func(t *Thread, self, o, x Value) error { return t.propertySet(self, o, x) },
	},
	Methods: []Native{
		{Name: "getter", Sig: "self, fget, /", Fn: propertyCopy(propGet)},
		{Name: "setter", Sig: "self, fset, /", Fn: propertyCopy(propSet)},
		{Name: "deleter", Sig: "self, fdel, /", Fn: propertyCopy(propDel)},
		{Name: "__set_name__", Sig: "self, /, *args", Fn: func(t *Thread, a []Value) (Value, error) {
			if n := t.TupleLen(a[1]); n != 2 {
				return 0, t.TypeError("__set_name__() takes 2 positional arguments but %d were given", n)
			}
			t.SetField(a[0], propName, t.TupleItem(a[1], 1))
			return obj.NoneValue, nil
		}},
	},
	Getters: []Getter{
		fieldGetter("fget", propGet), fieldGetter("fset", propSet), fieldGetter("fdel", propDel),
		{Name: "__doc__", Get: fieldGetter("", propDoc).Get, Set: func(t *Thread, p, x Value) error { return t.setOr(p, propDoc, x, obj.NoneValue) }},
		{Name: "__isabstractmethod__", Get: func(t *Thread, p Value) (Value, error) {
			for i := propGet; i <= propDel; i++ {
				if ok, err := t.isAbstract(t.Field(p, i)); ok || err != nil {
					return obj.TrueValue, err
				}
			}
			return obj.FalseValue, nil
		}},
	},
}

func (t *Thread) isAbstract(f Value) (bool, error) {
	if f == obj.NoneValue {
		return false, nil
	}
	v, err := t.LookupAttr(f, t.VM.Names.AbstractMethod)
	if err != nil || v == obj.Unbound {
		return false, err
	}
	return t.Truth(v)
}

// propertyCopy makes p.getter(f) and its kin: a property with one function replaced.
func propertyCopy(i int) NativeFunc {
	return func(t *Thread, a []Value) (Value, error) {
		m := t.Mark()
		defer t.Release(m)
		args := []Value{t.Field(a[0], propGet), t.Field(a[0], propSet), t.Field(a[0], propDel), t.Field(a[0], propDoc)}
		args[i-propGet] = a[1]
		if t.Field(a[0], propGetterDoc) == obj.TrueValue && args[0] != obj.NoneValue {
			args[3] = obj.NoneValue
		}
		p, err := t.Call(t.TypeOf(a[0]), args...)
		if err != nil {
			return 0, err
		}
		if t.IsInstance(p, obj.ShapeProperty) {
			t.SetField(p, propName, t.Field(a[0], propName))
		}
		return p, nil
	}
}

// wrapperSpec describes staticmethod and classmethod.
func wrapperSpec(name string, shape uint32, get func(t *Thread, self, o, class Value) (Value, error)) *TypeSpec {
	return &TypeSpec{
		Name: name, Shape: shape, Kind: obj.KindFields, Body: 2, HasDict: true,
		New: func(t *Thread, a []Value) (Value, error) {
			v, err := t.AllocObject(a[0])
			if err == nil {
				t.Init(v, wrapFunc, obj.NoneValue)
			}
			return v, err
		},
		InitSig: "self, function, /",
		Init: func(t *Thread, a []Value) (Value, error) {
			t.SetField(a[0], wrapFunc, a[1])
			n := t.VM.Names
			for _, name := range []Value{n.Module, n.Name, n.Qualname, n.Doc, n.Annotations} {
				v, err := t.LookupAttr(t.Field(a[0], wrapFunc), name)
				if err != nil {
					return 0, err
				}
				if v != obj.Unbound {
					if _, err := t.setOwnAttr(a[0], name, v); err != nil {
						return 0, err
					}
				}
			}
			return obj.NoneValue, nil
		},
		Slots: Slots{
			Get: get,
			Repr: func(t *Thread, v Value) (Value, error) {
				f, err := t.ReprText(t.Field(v, wrapFunc))
				if err != nil {
					return 0, err
				}
				return t.newStrf("<%s(%s)>", name, f)
			},
		},
		Getters: []Getter{
			dictGetter,
			fieldGetter("__func__", wrapFunc), fieldGetter("__wrapped__", wrapFunc),
			{Name: "__isabstractmethod__", Get: func(t *Thread, v Value) (Value, error) {
				ok, err := t.isAbstract(t.Field(v, wrapFunc))
				return obj.Bool(ok), err
			}},
		},
	}
}

var staticMethodSpec = func() *TypeSpec {
	s := wrapperSpec("staticmethod", obj.ShapeStaticMethod, func(t *Thread, self, o, class Value) (Value, error) {
		return t.Field(self, wrapFunc), nil
	})
	s.Slots.Call = func(t *Thread, a []Value) (Value, error) {
		items := append([]Value{}, t.TupleView(a[1])...)
		f := t.Field(a[0], wrapFunc)
		if a[2] == obj.Unbound {
			return t.Call(f, items...)
		}
		return t.callDict(f, items, a[2])
	}
	return s
}()

var classMethodSpec = wrapperSpec("classmethod", obj.ShapeClassMethod, func(t *Thread, self, o, class Value) (Value, error) {
	if class == obj.Unbound || class == obj.NoneValue {
		class = t.TypeOf(o)
	}
	return t.bindClassMethod(t.Field(self, wrapFunc), class)
})

// Words of a super object.
const (
	superThis   = 1 // the class to look after
	superObject = 2 // the object or class, or None
	superType   = 3 // the class whose MRO is searched
	superWords  = 4
)

var superSpec = &TypeSpec{
	Name: "super", Shape: obj.ShapeSuper, Kind: obj.KindFields, Body: superWords,
	New: func(t *Thread, a []Value) (Value, error) {
		v, err := t.AllocObject(a[0])
		if err == nil {
			t.Init(v, superThis, obj.NoneValue)
			t.Init(v, superObject, obj.NoneValue)
			t.Init(v, superType, obj.NoneValue)
		}
		return v, err
	},
	InitSig: "self, type=, object_or_type=None, /",
	Init:    superInit,
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			if st := t.Field(v, superType); st != obj.NoneValue {
				return t.newStrf("<super: <class '%s'>, <%s object>>", t.ClassName(t.Field(v, superThis)), t.ClassName(st))
			}
			return t.newStrf("<super: <class '%s'>, NULL>", t.ClassName(t.Field(v, superThis)))
		},
		GetAttr: superGetAttr,
		Get: func(t *Thread, self, o, class Value) (Value, error) {
			if o == obj.Unbound || t.Field(self, superObject) != obj.NoneValue {
				return self, nil
			}
			return t.Call(t.TypeOf(self), t.Field(self, superThis), o)
		},
	},
	Getters: []Getter{fieldGetter("__thisclass__", superThis), fieldGetter("__self__", superObject), fieldGetter("__self_class__", superType)},
}

func superInit(t *Thread, a []Value) (Value, error) {
	this, o := a[1], a[2]
	if this == obj.Unbound {
		var err error
		if this, o, err = t.superOfFrame(); err != nil {
			return 0, err
		}
	} else if !t.IsKind(this, obj.KindType) {
		return 0, t.TypeError("super() argument 1 must be a type, not %s", t.TypeName(this))
	}
	t.SetField(a[0], superThis, this)
	if o == obj.Unbound || o == obj.NoneValue {
		return obj.NoneValue, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ko := t.Keep(o)
	st, err := t.superCheck(this, o)
	if err != nil {
		return 0, err
	}
	t.SetField(a[0], superObject, *ko)
	t.SetField(a[0], superType, st)
	return obj.NoneValue, nil
}

// superCheck is the class whose MRO super(this, o) searches.
func (t *Thread) superCheck(this, o Value) (Value, error) {
	if t.IsKind(o, obj.KindType) && t.IsSubclass(o, this) {
		return o, nil
	}
	c := t.TypeOf(o)
	if t.IsSubclass(c, this) {
		return c, nil
	}
	c, err := t.LookupAttr(o, t.VM.Names.Class)
	if err != nil {
		return 0, err
	}
	if t.IsKind(c, obj.KindType) && t.IsSubclass(c, this) {
		return c, nil
	}
	return 0, t.TypeError("super(type, obj): obj must be an instance or subtype of type")
}

// superOfFrame finds __class__ and the first argument of the running function.
func (t *Thread) superOfFrame() (Value, Value, error) {
	fp := t.fp
	if fp == nil {
		return 0, 0, t.RuntimeError("super(): no current frame")
	}
	ld := frameLoaded(fp)
	c := ld.Code
	if c.ArgCount == 0 {
		return 0, 0, t.RuntimeError("super(): no arguments")
	}
	self := *word(fp, 0)
	if t.IsKind(self, obj.KindCell) && len(c.CellRegs) > 0 {
		for _, r := range c.CellRegs {
			if r == 0 {
				self = t.Field(self, obj.CellValue)
				break
			}
		}
	}
	if self == obj.Unbound {
		return 0, 0, t.RuntimeError("super(): arg[0] deleted")
	}
	for i, n := range c.FreeVars {
		if n != "__class__" {
			continue
		}
		cell := *word(fp, int(c.FreeReg)+i)
		if !t.IsKind(cell, obj.KindCell) {
			return 0, 0, t.RuntimeError("super(): bad __class__ cell")
		}
		this := t.Field(cell, obj.CellValue)
		if this == obj.Unbound {
			return 0, 0, t.RuntimeError("super(): empty __class__ cell")
		}
		if !t.IsKind(this, obj.KindType) {
			return 0, 0, t.RuntimeError("super(): __class__ is not a type (%s)", t.TypeName(this))
		}
		return this, self, nil
	}
	return 0, 0, t.RuntimeError("super(): __class__ cell not found")
}

func superGetAttr(t *Thread, v, name Value) (Value, error) {
	st := t.Field(v, superType)
	if st != obj.NoneValue && name != t.VM.Names.Class {
		if f := t.superFind(t.Field(v, superThis), st, name); f != obj.Unbound {
			o := t.Field(v, superObject)
			if o == st {
				o = obj.Unbound
			}
			return t.bind(f, o, st)
		}
	}
	return t.objectGetAttr(v, t.TypeOf(v), name)
}

// superFind looks name up in the MRO of st after the class this.
func (t *Thread) superFind(this, st, name Value) Value {
	after := false
	for _, c := range t.mro(st) {
		if after {
			if f := t.StrGet(t.Field(c, TypeDict), name); f != obj.Unbound {
				return f
			}
		}
		after = after || c == this
	}
	return obj.Unbound
}

var getsetSpec = &TypeSpec{
	Name: "getset_descriptor", Shape: obj.ShapeGetSet, Kind: obj.KindFields, Body: 4, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			return t.newStrf("<attribute '%s' of '%s' objects>", t.StrView(t.Field(v, getsetName)), t.ClassName(t.Field(v, getsetClass)))
		},
		Get: func(t *Thread, self, o, class Value) (Value, error) { return t.bind(self, o, class) },
		Set: func(t *Thread, self, o, x Value) error { return t.getsetSet(self, o, x) },
	},
	Getters: []Getter{fieldGetter("__name__", getsetName), fieldGetter("__objclass__", getsetClass), {Name: "__qualname__", Get: func(t *Thread, v Value) (Value, error) {
		return t.newStrf("%s.%s", t.ClassName(t.Field(v, getsetClass)), t.StrView(t.Field(v, getsetName)))
	}}, {Name: "__doc__", Get: func(t *Thread, v Value) (Value, error) { return obj.NoneValue, nil }}},
}

var memberSpec = &TypeSpec{
	Name: "member_descriptor", Shape: obj.ShapeMember, Kind: obj.KindFields, Body: 4, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			return t.newStrf("<member '%s' of '%s' objects>", t.StrView(t.Field(v, memberName)), t.ClassName(t.Field(v, memberClass)))
		},
		Get: func(t *Thread, self, o, class Value) (Value, error) { return t.bind(self, o, class) },
		Set: func(t *Thread, self, o, x Value) error { return t.memberSet(self, o, x) },
	},
	Getters: []Getter{fieldGetter("__name__", memberName), fieldGetter("__objclass__", memberClass), {Name: "__doc__", Get: func(t *Thread, v Value) (Value, error) { return obj.NoneValue, nil }}},
}
