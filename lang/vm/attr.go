package vm

import (
	"pystm/lang/vm/obj"
)

// Attribute access: object.__getattribute__ and its kin, descriptors, and the
// storage of instance attributes (package obj's shapes). The inline caches over
// these are in cache.go.

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
	case obj.ShapeFunction, obj.ShapeNative, obj.ShapeMethodDesc, obj.ShapeSlotDesc, obj.ShapeStaticMethod, obj.ShapeClassMethod,
		obj.ShapeStr, obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeType:
		return false
	}
	class := t.TypeOf(v)
	return t.classLookup(class, t.VM.Names.Set) != 0 || t.classLookup(class, t.VM.Names.Delete) != 0
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
	case obj.ShapeStr, obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeNative, obj.ShapeType:
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

// ownAttr is an attribute of the object itself (not of its class): Unbound if
// it has none of that name.
func (t *Thread) ownAttr(o, name Value) Value {
	if !o.IsRef() {
		return obj.Unbound
	}
	sh := t.Shapes.Get(t.ShapeID(o))
	if sh.Body == 0 {
		return obj.Unbound
	}
	switch {
	case sh.Dict:
		return t.StrGet(t.Field(o, sh.Ext()), name)
	case t.Kind(o) == obj.KindModule:
		return t.StrGet(t.Field(o, obj.ModuleDict), name)
	}
	i := sh.Find(name)
	if i < 0 {
		return obj.Unbound
	}
	return t.attrSlot(o, sh, i)
}

// attrSlot is attribute number i of an object of shape sh.
func (t *Thread) attrSlot(o Value, sh *obj.Shape, i int) Value {
	if i < sh.Inline {
		if t.ReadBarrier(sh.Class); sh.Counted(i) {
			t.look(o, sh.Apart(i))
		}
		return t.Slot(o, sh.Body+1+i)
	}
	return t.Field(t.Slot(o, sh.Ext()), 1+i-sh.Inline)
}

// slotted reports whether the words of objects of a class are guarded each by
// itself: then so are their attributes.
func (info *TypeInfo) slotted() bool {
	switch info.Kind {
	case obj.KindList, obj.KindDict, obj.KindSet, obj.KindByteArray:
		return true
	}
	return info.Spec.Slotted
}

// setAttrWord stores a word that holds an attribute of an object, or leads to it.
func (t *Thread) setAttrWord(o Value, sh *obj.Shape, i int, x Value) {
	if sh.Info.(*TypeInfo).slotted() {
		t.SetSlot(o, i, x)
	} else {
		t.SetField(o, i, x)
	}
}

// setOwnAttr stores an attribute of the object itself; it says false if objects
// of this class cannot have any.
func (t *Thread) setOwnAttr(o, name, x Value) (bool, error) {
	if !o.IsRef() {
		return false, nil
	}
	if t.Kind(o) == obj.KindModule {
		return true, t.StrSet(t.Field(o, obj.ModuleDict), name, x)
	}
	sh := t.Shapes.Get(t.ShapeID(o))
	if sh.Body == 0 || t.classFlags(obj.FromRef(sh.Class))&typeHasDict == 0 && !sh.Dict {
		return false, nil
	}
	if sh.Dict {
		return true, t.StrSet(t.Field(o, sh.Ext()), name, x)
	}
	i := sh.Find(name)
	if i < 0 {
		next := t.Shapes.With(sh, name)
		if next == nil {
			if err := t.toDictMode(o, sh); err != nil {
				return true, err
			}
			return t.setOwnAttr(o, name, x)
		}
		return true, t.addAttr(o, sh, next, x)
	}
	t.setAttrSlot(o, sh, i, x)
	return true, nil
}

// setAttrSlot stores attribute number i of an object of shape sh.
func (t *Thread) setAttrSlot(o Value, sh *obj.Shape, i int, x Value) {
	if i < sh.Inline {
		t.setAttrWord(o, sh, sh.Body+1+i, x)
	} else {
		t.SetField(t.Slot(o, sh.Ext()), 1+i-sh.Inline, x)
	}
}

// addAttr moves an object to the shape that has one attribute more, and stores it.
func (t *Thread) addAttr(o Value, sh, next *obj.Shape, x Value) error {
	i := len(sh.Keys)
	if i < sh.Inline {
		t.setAttrWord(o, sh, sh.Body+1+i, x)
	} else {
		ext, n := t.Slot(o, sh.Ext()), i-sh.Inline
		if !ext.IsRef() || 1+n >= t.arrayWords(ext) {
			grown, err := t.NewArray(max(4, 2*n))
			if err != nil {
				return err
			}
			if ext.IsRef() {
				t.ReadBarrier(ext.Ref())
				copy(t.Values(grown, 1, n), t.Values(ext, 1, n))
			}
			t.setAttrWord(o, sh, sh.Ext(), grown)
			ext = grown
		}
		t.SetField(ext, 1+n, x)
	}
	t.setShape(o, next.ID)
	return nil
}

func (t *Thread) arrayWords(v Value) int { return int(t.Size(v.Ref()) / wordSize) }

// setShape stores a shape id into an object's header, which is in the granule
// of the object whole as well as of its first slot.
func (t *Thread) setShape(o Value, id uint32) {
	if t.info(o).slotted() {
		t.WriteSlot(o.Ref(), o.Ref())
	} else {
		t.WriteBarrier(o.Ref())
	}
	h := t.Word(o.Ref(), 0)
	t.SetWord(o.Ref(), 0, h&(1<<32-1)|uint64(id)<<32)
}

// attrsDict is a dict of the attributes of an object that is not in dict mode.
func (t *Thread) attrsDict(o Value, sh *obj.Shape) (Value, error) {
	d := t.NewDict()
	for i, k := range sh.Keys {
		if v := t.attrSlot(o, sh, i); v != obj.Unbound {
			if err := t.StrSet(d, k, v); err != nil {
				return 0, err
			}
		}
	}
	return d, nil
}

// toDictMode moves an object's attributes into a dict.
func (t *Thread) toDictMode(o Value, sh *obj.Shape) error {
	d, err := t.attrsDict(o, sh)
	if err != nil {
		return err
	}
	for i := range sh.Inline {
		t.setAttrWord(o, sh, sh.Body+1+i, obj.Unbound)
	}
	t.setAttrWord(o, sh, sh.Ext(), d)
	t.setShape(o, t.Shapes.DictMode(sh).ID)
	return nil
}

// InstanceDict is the __dict__ of an object, which from then on holds its
// attributes: Unbound if it has none.
func (t *Thread) InstanceDict(o Value) (Value, error) {
	if !o.IsRef() {
		return obj.Unbound, nil
	}
	if t.Kind(o) == obj.KindModule {
		return t.Field(o, obj.ModuleDict), nil
	}
	sh := t.Shapes.Get(t.ShapeID(o))
	if sh.Body == 0 || t.classFlags(obj.FromRef(sh.Class))&typeHasDict == 0 {
		return obj.Unbound, nil
	}
	if !sh.Dict {
		if err := t.toDictMode(o, sh); err != nil {
			return 0, err
		}
	}
	return t.Field(o, sh.Ext()), nil
}

// SetInstanceDict replaces the __dict__ of an object.
func (t *Thread) SetInstanceDict(o, d Value) error {
	if _, err := t.InstanceDict(o); err != nil {
		return err
	}
	sh := t.Shapes.Get(t.ShapeID(o))
	t.setAttrWord(o, sh, sh.Ext(), d)
	return nil
}

// delOwnAttr removes an attribute of the object itself; false if it has none.
func (t *Thread) delOwnAttr(o, name Value) (bool, error) {
	if t.ownAttr(o, name) == obj.Unbound {
		return false, nil
	}
	if sh := t.Shapes.Get(t.ShapeID(o)); !sh.Dict && t.Kind(o) != obj.KindModule {
		i := sh.Find(name)
		if less := t.Shapes.Without(sh, i); less != nil {
			t.setAttrSlot(o, sh, i, obj.Unbound)
			t.setShape(o, less.ID)
			return true, nil
		}
	}
	d, err := t.InstanceDict(o)
	if err != nil || d == obj.Unbound {
		return false, err
	}
	return t.StrDel(d, name), nil
}

// LookupAttr is o.name, or Unbound if there is no such attribute.
func (t *Thread) LookupAttr(o, name Value) (Value, error) {
	if v, known := t.quickAttr(o, name); known {
		return v, nil
	}
	v, err := t.GetAttr(o, name)
	if err != nil && t.Matches(err, t.VM.Exc.AttributeError) {
		t.r.raised = 0
		return obj.Unbound, nil
	}
	return v, err
}

// quickAttr is LookupAttr where it is plain what an object has of a name: its own
// attribute, nothing, or a method; of a class, nothing.
func (t *Thread) quickAttr(o, name Value) (v Value, known bool) {
	class, n := t.TypeOf(o), t.VM.Names
	if class == t.VM.Class(obj.ShapeType) {
		return obj.Unbound, t.classLookup(o, name) == obj.Unbound && t.classLookup(class, name) == obj.Unbound
	}
	if t.classLookup(class, n.GetAttribute) != t.r.objectGetAttribute {
		return 0, false
	}
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && t.readsData(attr) {
		return 0, false
	}
	if v := t.ownAttr(o, name); v != obj.Unbound {
		return v, true
	}
	if attr != obj.Unbound {
		if !t.isPlainMethod(attr) {
			return 0, false
		}
		v, err := t.bind(attr, o, class) // a method object
		return v, err == nil
	}
	return obj.Unbound, t.classLookup(class, n.GetAttr) == obj.Unbound && !t.IsKind(o, obj.KindModule)
}

// GetAttrS is GetAttr for a Go string.
func (t *Thread) GetAttrS(o Value, name string) (Value, error) { return t.GetAttr(o, t.Intern(name)) }

// GetAttr is o.name. The name is interned.
func (t *Thread) GetAttr(o, name Value) (Value, error) {
	class := t.TypeOf(o)
	n := t.VM.Names
	getattribute := t.classLookup(class, n.GetAttribute)
	m := t.Mark()
	kept := t.Keep(o)
	var v Value
	var err error
	if t.isNativeSlot(getattribute) {
		v, err = t.defaultGetAttr(o, class, getattribute, name)
	} else {
		v, err = t.callSpecial(getattribute, o, name)
	}
	if err != nil && t.Matches(err, t.VM.Exc.AttributeError) {
		v, err = t.getAttrFallback(*kept, name, err)
	}
	t.Release(m)
	return v, err
}

// getAttrFallback asks __getattr__ after the ordinary way failed with err.
func (t *Thread) getAttrFallback(o, name Value, err error) (Value, error) {
	hook := t.classLookup(t.TypeOf(o), t.VM.Names.GetAttr)
	if hook == obj.Unbound {
		return 0, err
	}
	t.r.raised = 0
	f, err := t.bind(hook, o, t.TypeOf(o))
	if err != nil {
		return 0, err
	}
	return t.Call(f, name)
}

// defaultGetAttr runs a __getattribute__ that is written in Go, without a call.
func (t *Thread) defaultGetAttr(o, class, slot, name Value) (Value, error) {
	if slot == t.r.objectGetAttribute {
		return t.objectGetAttr(o, class, name)
	}
	if t.Kind(o) == obj.KindType {
		return t.typeGetAttr(o, name)
	}
	return t.Call(slot, o, name)
}

// objectGetAttr is object.__getattribute__.
func (t *Thread) objectGetAttr(o, class, name Value) (Value, error) {
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && t.readsData(attr) {
		return t.bind(attr, o, class)
	}
	if v := t.ownAttr(o, name); v != obj.Unbound {
		return v, nil
	}
	if attr != obj.Unbound {
		return t.bind(attr, o, class)
	}
	if o.IsRef() && t.Kind(o) == obj.KindModule {
		if f := t.StrGet(t.Field(o, obj.ModuleDict), t.VM.Names.GetAttr); f != obj.Unbound {
			return t.Call(f, name)
		}
	}
	return 0, t.noAttribute(o, class, name)
}

func (t *Thread) noAttribute(o, class, name Value) error {
	if t.IsKind(o, obj.KindModule) {
		return t.noModuleAttribute(o, name)
	}
	return t.AttributeError(o, name, "'%s' object has no attribute '%s'", t.fullClassName(class), t.StrView(name))
}

// typeGetAttr is type.__getattribute__.
func (t *Thread) typeGetAttr(class, name Value) (Value, error) {
	meta := t.TypeOf(class)
	attr := t.classLookup(meta, name)
	if attr != obj.Unbound && t.readsData(attr) {
		return t.bind(attr, class, meta)
	}
	if v := t.classLookup(class, name); v != obj.Unbound {
		return t.bind(v, obj.Unbound, class)
	}
	if attr != obj.Unbound {
		return t.bind(attr, class, meta)
	}
	return 0, t.AttributeError(class, name, "type object '%s' has no attribute '%s'", t.ClassName(class), t.StrView(name))
}

// SetAttr is o.name = x, or del o.name if x is Unbound. The name is interned.
func (t *Thread) SetAttr(o, name, x Value) error {
	class := t.TypeOf(o)
	slotName := t.VM.Names.SetAttr
	if x == obj.Unbound {
		slotName = t.VM.Names.DelAttr
	}
	slot := t.classLookup(class, slotName)
	if slot == t.r.objectSetAttr || slot == t.r.objectDelAttr {
		return t.objectSetAttr(o, class, name, x)
	}
	if t.isNativeSlot(slot) && t.IsKind(o, obj.KindType) {
		return t.typeSetAttr(o, name, x)
	}
	var err error
	if x == obj.Unbound {
		_, err = t.callSpecial(slot, o, name)
	} else {
		_, err = t.callSpecial(slot, o, name, x)
	}
	return err
}

// DelAttr is del o.name.
func (t *Thread) DelAttr(o, name Value) error { return t.SetAttr(o, name, obj.Unbound) }

// objectSetAttr is object.__setattr__ and __delattr__ (x Unbound).
func (t *Thread) objectSetAttr(o, class, name, x Value) error {
	attr := t.classLookup(class, name)
	if attr != obj.Unbound && attr.IsRef() {
		if done, err := t.descriptorSet(attr, o, x); done {
			return err
		}
	}
	if x == obj.Unbound {
		ok, err := t.delOwnAttr(o, name)
		if ok || err != nil {
			return err
		}
	} else if ok, err := t.setOwnAttr(o, name, x); ok || err != nil {
		return err
	}
	if attr != obj.Unbound && t.classFlags(class)&typeHasDict == 0 {
		return t.AttributeError(o, name, "'%s' object attribute '%s' is read-only", t.ClassName(class), t.StrView(name))
	}
	return t.AttributeError(o, name, "'%s' object has no attribute '%s'", t.fullClassName(class), t.StrView(name))
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

// typeSetAttr is type.__setattr__ and __delattr__ (x Unbound).
func (t *Thread) typeSetAttr(class, name, x Value) error {
	if t.classFlags(class)&typeHeap == 0 {
		return t.TypeError("cannot set '%s' attribute of immutable type '%s'", t.StrView(name), t.ClassName(class))
	}
	if attr := t.classLookup(t.TypeOf(class), name); attr.IsRef() {
		if done, err := t.descriptorSet(attr, class, x); done {
			return err
		}
	}
	d := t.Field(class, TypeDict)
	if t.isData(name, x) {
		if i := t.StrFind(d, name); i >= 0 && t.isData(name, t.DictValue(d, i)) {
			t.DictSetValue(d, i, x)
			return nil
		}
	}
	if x == obj.Unbound {
		if !t.StrDel(d, name) {
			return t.AttributeError(class, name, "type object '%s' has no attribute '%s'", t.ClassName(class), t.StrView(name))
		}
	} else if err := t.StrSet(d, name, x); err != nil {
		return err
	}
	t.updateFlags(class, name)
	t.classChanged(class)
	return nil
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

// LookupSpecial finds a special method on the class of o, bound; Unbound if it
// has none. Instance attributes do not count.
func (t *Thread) LookupSpecial(o, name Value) (Value, error) {
	class := t.TypeOf(o)
	f := t.classLookup(class, name)
	if f == obj.Unbound {
		return f, nil
	}
	return t.bind(f, o, class)
}

// callSpecial calls a special method found on the class, with self first.
func (t *Thread) callSpecial(f, o Value, args ...Value) (Value, error) {
	if t.isPlainMethod(f) {
		return t.callWith(f, o, args)
	}
	m := t.Mark()
	var kept [3]*Value
	for i, a := range args {
		kept[i] = t.Keep(a)
	}
	b, err := t.bind(f, o, t.TypeOf(o))
	if err == nil {
		for i := range args {
			args[i] = *kept[i]
		}
		b, err = t.Call(b, args...)
	}
	t.Release(m)
	return b, err
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
