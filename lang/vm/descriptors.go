package vm

import (
	"pystm/lang/vm/obj"
)

// Descriptors: what an attribute that was found on a class does with the object.
// Functions, natives and the classes below do so here, others by their __get__ and __set__.

// The native descriptor classes are KindFields objects of reserved shapes.
const (
	propGet, propSet, propDel, propDoc, propName = 1, 2, 3, 4, 5 // property
	propGetterDoc                                = 6             // bool: the doc is the getter's
	wrapFunc                                     = 1             // staticmethod, classmethod
	memberIndex, memberName, memberClass         = 1, 2, 3       // member_descriptor: word of the object
	getsetIndex, getsetName, getsetClass         = 1, 2, 3       // getset_descriptor: index into the spec's Getters
)

// isDataDescriptor reports whether v, found on a class, overrides instance
// attributes.
func (t *Thread) isDataDescriptor(v Value) bool {
	if !v.IsRef() {
		return false
	}
	switch t.baseShape(v) {
	case obj.ShapeProperty, obj.ShapeMember, obj.ShapeGetSet, obj.ShapeTupleGetter:
		return true
	case obj.ShapeFunction, obj.ShapeInC, obj.ShapeNative, obj.ShapeMethodDesc, obj.ShapeSlotDesc, obj.ShapeStaticMethod, obj.ShapeClassMethod,
		obj.ShapeStr, obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeType:
		return false
	}
	class := t.TypeOf(v)
	return t.classLookup(class, t.VM.Names.Set) != 0 || t.classLookup(class, t.VM.Names.Delete) != 0
}

// descriptorMethods are those of the methods that make an object a descriptor which its class has.
type descriptorMethods struct{ get, set bool }

func (t *Thread) descriptorMethods(class Value) descriptorMethods {
	has := func(name Value) bool { return t.classLookup(class, name) != obj.Unbound }
	return descriptorMethods{has(t.VM.Names.Get), has(t.VM.Names.Set) || has(t.VM.Names.Delete)}
}

// descriptorsChanged gives all classes new versions if objects that may be attributes of any of
// them have become descriptors or ceased to be: lookups were repeated by what they were.
func (t *Thread) descriptorsChanged(before, after descriptorMethods) {
	if before != after {
		t.classChanged(t.VM.Class(obj.ShapeObject))
	}
}

// readsData reports whether v, found on a class, is a data descriptor that says
// itself what reading the attribute gives.
func (t *Thread) readsData(v Value) bool {
	if !t.isDataDescriptor(v) {
		return false
	}
	switch t.baseShape(v) {
	case obj.ShapeProperty, obj.ShapeMember, obj.ShapeGetSet, obj.ShapeTupleGetter:
		return true
	}
	return t.classLookup(t.TypeOf(v), t.VM.Names.Get) != obj.Unbound
}

// baseShape is the base shape id of the class of the object v refers to,
// whatever attributes the object has of its own.
func (t *Thread) baseShape(v Value) uint32 {
	id := t.ShapeID(v)
	if id < obj.NumFixedShapes {
		return id
	}
	return t.Shapes.Get(id).Root().ID
}

// bind applies the descriptor protocol to an attribute found on a class: o is
// the instance, or Unbound when the class itself was asked.
func (t *Thread) bind(attr, o, class Value) (Value, error) {
	if !attr.IsRef() {
		return attr, nil
	}
	switch t.baseShape(attr) {
	case obj.ShapeFunction:
		if o == obj.Unbound {
			return attr, nil
		}
		return t.NewMethod(attr, o), nil
	case obj.ShapeMethodDesc:
		if o == obj.Unbound {
			return attr, nil
		}
		return t.NewFields(obj.KindMethod, obj.ShapeNative, attr, o), nil
	case obj.ShapeSlotDesc:
		if o == obj.Unbound {
			return attr, nil
		}
		return t.NewFields(obj.KindMethod, obj.ShapeMethodWrap, attr, o), nil
	case obj.ShapeStr, obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeNative, obj.ShapeInC, obj.ShapeType:
		return attr, nil
	case obj.ShapeStaticMethod:
		return t.Field(attr, wrapFunc), nil
	case obj.ShapeClassMethod:
		return t.bindClassMethod(t.Field(attr, wrapFunc), class)
	case obj.ShapeClassMethodDesc:
		return t.NewFields(obj.KindMethod, obj.ShapeNative, attr, class), nil
	case obj.ShapeProperty:
		if o == obj.Unbound {
			return attr, nil
		}
		return t.propertyGet(attr, o)
	case obj.ShapeMember:
		if o == obj.Unbound {
			return attr, nil
		}
		return t.memberGet(attr, o)
	case obj.ShapeGetSet:
		if o == obj.Unbound {
			return attr, nil
		}
		return t.getsetGet(attr, o)
	case obj.ShapeTupleGetter:
		if o == obj.Unbound {
			return attr, nil
		}
		return t.tupleGet(attr, o)
	}
	get := t.classLookup(t.TypeOf(attr), t.VM.Names.Get)
	if get == obj.Unbound {
		return attr, nil
	}
	if o == obj.Unbound {
		o = obj.NoneValue
	}
	return t.callSpecial(get, attr, o, class)
}

// bindClassMethod binds what a classmethod wraps to the class.
func (t *Thread) bindClassMethod(fn, class Value) (Value, error) {
	if t.IsKind(fn, obj.KindFunction) || t.IsKind(fn, obj.KindNative) {
		return t.NewMethod(fn, class), nil
	}
	if fn.IsRef() && t.classLookup(t.TypeOf(fn), t.VM.Names.Get) != obj.Unbound {
		return t.bind(fn, class, class)
	}
	return t.NewMethod(fn, class), nil
}

// descriptorSet stores through a data descriptor; false if attr is none.
func (t *Thread) descriptorSet(attr, o, x Value) (bool, error) {
	switch t.baseShape(attr) {
	case obj.ShapeFunction, obj.ShapeStr, obj.ShapeTuple, obj.ShapeMethodDesc, obj.ShapeSlotDesc:
		return false, nil
	case obj.ShapeProperty:
		return true, t.propertySet(attr, o, x)
	case obj.ShapeMember:
		return true, t.memberSet(attr, o, x)
	case obj.ShapeGetSet:
		return true, t.getsetSet(attr, o, x)
	}
	name := t.VM.Names.Set
	other := t.VM.Names.Delete
	if x == obj.Unbound {
		name, other = other, name
	}
	class := t.TypeOf(attr)
	f := t.classLookup(class, name)
	if f == obj.Unbound {
		if t.classLookup(class, other) == obj.Unbound {
			return false, nil
		}
		return true, t.Raise(t.VM.Exc.AttributeError, "%s", t.StrView(name))
	}
	var err error
	if x == obj.Unbound {
		_, err = t.callSpecial(f, attr, o)
	} else {
		_, err = t.callSpecial(f, attr, o, x)
	}
	return true, err
}

// propertyGet calls a property's getter.
func (t *Thread) propertyGet(prop, o Value) (Value, error) {
	get := t.Field(prop, propGet)
	if get == obj.NoneValue {
		return 0, t.propertyError(prop, o, "getter")
	}
	return t.Call(get, o)
}

func (t *Thread) propertySet(prop, o, x Value) error {
	i, what := propSet, "setter"
	if x == obj.Unbound {
		i, what = propDel, "deleter"
	}
	f := t.Field(prop, i)
	if f == obj.NoneValue {
		return t.propertyError(prop, o, what)
	}
	var err error
	if x == obj.Unbound {
		_, err = t.Call(f, o)
	} else {
		_, err = t.Call(f, o, x)
	}
	return err
}

func (t *Thread) propertyError(prop, o Value, what string) error {
	owner := t.Field(t.TypeOf(o), TypeQualname)
	name := t.Field(prop, propName)
	if name.IsRef() {
		r, err := t.ReprText(name)
		if err != nil {
			return err
		}
		return t.Raise(t.VM.Exc.AttributeError, "property %s of '%s' object has no %s", r, t.StrView(owner), what)
	}
	return t.Raise(t.VM.Exc.AttributeError, "property of '%s' object has no %s", t.StrView(owner), what)
}

// memberGet reads a __slots__ attribute.
func (t *Thread) memberGet(m, o Value) (Value, error) {
	if err := t.checkMember(m, o); err != nil {
		return 0, err
	}
	v := t.Slot(o, int(t.Field(m, memberIndex).Int()))
	if v == obj.Unbound {
		name := t.Field(m, memberName)
		return 0, t.AttributeError(o, name, "'%s' object has no attribute '%s'", t.TypeName(o), t.StrView(name))
	}
	return v, nil
}

func (t *Thread) memberSet(m, o, x Value) error {
	if err := t.checkMember(m, o); err != nil {
		return err
	}
	i := int(t.Field(m, memberIndex).Int())
	if x == obj.Unbound && t.Slot(o, i) == obj.Unbound {
		return t.Raise(t.VM.Exc.AttributeError, "%s", t.StrView(t.Field(m, memberName)))
	}
	t.setAttrWord(o, t.Shapes.Get(t.ShapeID(o)), i, x)
	return nil
}

func (t *Thread) checkMember(m, o Value) error {
	owner := t.Field(m, memberClass)
	if !t.IsSubclass(t.TypeOf(o), owner) {
		return t.TypeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", t.StrView(t.Field(m, memberName)), t.ClassName(owner), t.TypeName(o))
	}
	return nil
}

// getsetGet computes an attribute by its Getter.
func (t *Thread) getsetGet(d, o Value) (Value, error) {
	g, err := t.getter(d, o)
	if err != nil {
		return 0, err
	}
	return g.Get(t, o)
}

func (t *Thread) getsetSet(d, o, x Value) error {
	g, err := t.getter(d, o)
	if err != nil {
		return err
	}
	if g.Set == nil {
		if g.Member {
			return t.Raise(t.VM.Exc.AttributeError, "readonly attribute")
		}
		name, class := t.Field(d, getsetName), t.Field(d, getsetClass)
		return t.AttributeError(o, name, "attribute '%s' of '%s' objects is not writable", t.StrView(name), t.fullClassName(class))
	}
	return g.Set(t, o, x)
}

func (t *Thread) getter(d, o Value) (*Getter, error) {
	class := t.Field(d, getsetClass)
	if !t.IsSubclass(t.TypeOf(o), class) {
		return nil, t.TypeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", t.StrView(t.Field(d, getsetName)), t.ClassName(class), t.TypeName(o))
	}
	return t.getsetOf(d), nil
}

// getsetOf is the getter of a descriptor.
func (t *Thread) getsetOf(d Value) *Getter {
	switch i := t.Field(d, getsetIndex).Int(); i {
	case getsetDict:
		return &dictGetter
	case getsetWeakref:
		return &weakrefGetter
	default:
		return &t.infoOf(t.Field(d, getsetClass)).Spec.Getters[i]
	}
}

// isNativeSlot reports whether a class attribute is a special method written in Go.
func (t *Thread) isNativeSlot(v Value) bool {
	return v.IsRef() && uint32(t.Word(v.Ref(), 0)>>32) == obj.ShapeSlotDesc
}

// bindsSelf is isPlainMethod of other callables, as the wrappers of functools.lru_cache.
func (t *Thread) bindsSelf(f Value) bool {
	info, exact := t.exact(f)
	return exact && info.Slots.Binds
}

// isPlainMethod reports whether binding f is the same as passing self first.
func (t *Thread) isPlainMethod(f Value) bool {
	if !f.IsRef() {
		return false
	}
	id := t.baseShape(f)
	return id == obj.ShapeFunction || id == obj.ShapeSlotDesc || id == obj.ShapeMethodDesc
}
