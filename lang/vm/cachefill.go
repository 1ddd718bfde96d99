package vm

import (
	"strings"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
)

// What a lookup of an attribute has found is made into entries of inline caches here.

// fillAttr gives an instruction the cache entry for o.name, if the lookup is one that a cache
// can repeat.
func (t *Thread) fillAttr(ld *Loaded, pc unsafe.Pointer, o, name Value) {
	c, ok := t.attrEntry(o, name)
	if !ok {
		return
	}
	if c.mode == cacheAdjust {
		sh := t.Shapes.Get(c.shape)
		t.fillAdjust(ld, pc, &c, sh, int(c.slot)-sh.Body-1)
	}
	t.addCache(ld, pc, c)
}

// attrEntry is the cache entry for o.name; false: none could repeat the lookup. One for a number that is adjusted is not complete.
func (t *Thread) attrEntry(o, name Value) (c attrCache, ok bool) {
	if t.Kind(o) == obj.KindType {
		return t.classEntry(o, name)
	}
	sh := t.Shapes.Get(t.ShapeID(o))
	class := obj.FromRef(sh.Class)
	c = attrCache{shape: sh.ID, class: class, version: t.Field(class, TypeVersion), name: name}
	slotted := t.info(o).slotted()
	if f := t.classLookup(class, t.VM.Names.GetAttribute); f != t.r.objectGetAttribute || slotted && sh.Dict {
		c.mode = cacheLocal
		return c, t.isLocalAttr(sh, t.VM.Names.GetAttribute, f, name)
	}
	attr := t.classLookup(class, name)
	if attr == obj.Unbound {
		ok = t.ownEntry(&c, o, sh, slotted)
		return c, ok
	}
	data := t.isDataDescriptor(attr)
	if t.ownGetter(attr) != obj.Unbound && (data || t.ownAttr(o, name) == obj.Unbound) {
		// Data descriptor or not, it counts where the object has no such attribute.
		hook := t.classLookup(class, t.VM.Names.GetAttr)
		c.mode, c.value, c.hooked = cacheGetter, attr, hook != obj.Unbound
		return c, t.canHook(hook) && t.Kind(o) != obj.KindModule && (sh.Body == 0 || !sh.Dict && sh.Find(name) < 0) && t.settled(attr)
	}
	if data {
		ok = t.dataEntry(&c, o, attr, slotted)
		return c, ok
	}
	if t.Kind(o) != obj.KindModule && (sh.Body == 0 || !sh.Dict && sh.Find(name) < 0) {
		ok = t.cacheClassValue(&c, class, name, attr)
		return c, ok
	}
	if t.ownEntry(&c, o, sh, slotted) {
		return c, true
	}
	if !sh.Dict || t.Kind(o) == obj.KindModule || !t.cacheClassValue(&c, class, name, attr) {
		return c, false
	}
	c.mode, c.then = cacheUnlessOwn, c.mode
	return c, true
}

// dataEntry makes c the entry for what a data descriptor written in Go, or a property, gives.
func (t *Thread) dataEntry(c *attrCache, o, attr Value, slotted bool) bool {
	switch {
	case t.IsExact(attr, obj.KindFields, obj.ShapeMember):
		c.setWord(int(t.Field(attr, memberIndex).Int()), slotted)
		return t.IsSubclass(c.class, t.Field(attr, memberClass))
	case t.IsExact(attr, obj.KindFields, obj.ShapeTupleGetter):
		c.mode, c.index = cacheItem, uint32(t.Field(attr, tupleGetIndex).Int())
		return t.IsKind(t.Unwrap(o), obj.KindTuple)
	case t.IsExact(attr, obj.KindFields, obj.ShapeGetSet):
		if t.getsetOf(attr).Name == "__class__" && t.Field(attr, getsetClass) == t.VM.Class(obj.ShapeObject) {
			c.mode, c.value = cacheValue, c.class
			return true
		}
		c.mode, c.value = cacheNative, attr
		return t.IsSubclass(c.class, t.Field(attr, getsetClass)) && t.classLookup(c.class, t.VM.Names.GetAttr) == obj.Unbound && t.settled(attr)
	}
	get, hook := t.getterFunction(attr), t.classLookup(c.class, t.VM.Names.GetAttr)
	c.mode, c.value, c.hooked = cacheProperty, get, hook != obj.Unbound
	return get != obj.Unbound && t.settled(get) && t.canHook(hook)
}

// ownEntry makes c the entry for an attribute that the object has itself; false: it has not.
func (t *Thread) ownEntry(c *attrCache, o Value, sh *obj.Shape, slotted bool) bool {
	if t.Kind(o) == obj.KindModule {
		i := t.StrFind(t.Field(o, obj.ModuleDict), c.name)
		c.mode, c.index = cacheModule, uint32(i)
		return i >= 0
	}
	if sh.Body == 0 {
		return false
	}
	if sh.Dict {
		i := t.StrFind(t.Field(o, sh.Ext()), c.name)
		if i >= 0 {
			c.mode, c.index = cacheDict, uint32(i)
		}
		return i >= 0
	}
	i := sh.Find(c.name)
	switch {
	case i < 0:
		return false
	case slotted:
		c.setWord(sh.Body+1+i, true)
		return i < sh.Inline
	case i < sh.Inline:
		if c.slot = uint32(sh.Body + 1 + i); sh.Counted(i) {
			c.mode = cacheAdjust
		}
	default:
		c.mode, c.index, c.next = cacheExt, uint32(1+i-sh.Inline), uint32(sh.Ext())
	}
	return true
}

// setWord makes c an entry for a word of the object.
func (c *attrCache) setWord(i int, slotted bool) {
	if slotted {
		c.mode, c.index = cacheSlotted, uint32(i)
	} else {
		c.slot = uint32(i)
	}
}

// settled reports whether a cache may name a value. One that is still young may
// move: if that is met often a minor collection is due.
func (t *Thread) settled(v Value) bool {
	if !v.IsRef() || !t.Young(v.Ref()) {
		return true
	}
	if t.unsettled++; t.unsettled%1024 == 0 {
		t.Signal.Or(stm.SignalMinor)
	}
	return false
}

// cacheClassValue makes c an entry for a class attribute that is used as it is,
// or bound without running Python code.
func (t *Thread) cacheClassValue(c *attrCache, class, name, attr Value) bool {
	if attr == obj.Unbound {
		return false
	}
	if t.isData(name, attr) {
		return t.cacheClassData(c, class, name)
	}
	switch {
	case !attr.IsRef() || t.isPlainValue(attr):
		c.mode = cacheValue
	case t.bindsPlainly(attr):
		c.mode = cacheBind
	case t.isObject(attr):
		c.mode = cacheObject
	default:
		return false
	}
	c.value = attr
	return t.settled(attr)
}

// bindsPlainly reports whether an attribute found on a class is one that bind
// makes something of without running Python code.
func (t *Thread) bindsPlainly(v Value) bool {
	switch t.baseShape(v) {
	case obj.ShapeFunction, obj.ShapeMethodDesc, obj.ShapeSlotDesc, obj.ShapeClassMethodDesc:
		return true
	case obj.ShapeStaticMethod:
		return t.Field(v, wrapFunc) != obj.Unbound
	case obj.ShapeClassMethod:
		f := t.Field(v, wrapFunc)
		return t.IsKind(f, obj.KindFunction) || t.IsKind(f, obj.KindNative)
	}
	return false
}

// cacheClassData makes c an entry for data in the dict of a class or of a base.
func (t *Thread) cacheClassData(c *attrCache, class, name Value) bool {
	for _, k := range t.mro(class) {
		d := t.Field(k, TypeDict)
		if i := t.StrFind(d, name); i >= 0 {
			c.mode, c.value, c.index, c.name = cacheData, d, uint32(i), name
			return t.settled(d)
		}
	}
	return false
}

// isData reports whether a class attribute is one that may be replaced by
// another such without a new version of the class: it means nothing to the
// interpreter, by its name or by its class.
func (t *Thread) isData(name, v Value) bool {
	if strings.HasPrefix(t.StrView(name), "__") {
		return false
	}
	if !v.IsRef() {
		return v != obj.Unbound
	}
	switch uint32(t.Word(v.Ref(), 0) >> 32) {
	case obj.ShapeInt, obj.ShapeFloat, obj.ShapeStr, obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeSet, obj.ShapeFrozenSet, obj.ShapeBytes:
		return true
	}
	return false
}

// isPlainValue reports whether an attribute found on a class is what an access
// through an instance gives, whatever happens to other classes.
func (t *Thread) isPlainValue(v Value) bool {
	switch uint32(t.Word(v.Ref(), 0) >> 32) {
	case obj.ShapeInt, obj.ShapeFloat, obj.ShapeStr, obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeSet, obj.ShapeFrozenSet, obj.ShapeBytes, obj.ShapeNative, obj.ShapeInC, obj.ShapeType:
		return true
	}
	return false
}

// isObject reports whether an attribute found on a class is an object that is no descriptor. It stays one as long
// as its class gets no __get__, which whoever uses it has to ask.
func (t *Thread) isObject(v Value) bool {
	return v.IsRef() && t.classLookup(t.TypeOf(v), t.VM.Names.Get) == obj.Unbound
}

// classEntry is the entry for an attribute of a class object.
func (t *Thread) classEntry(class, name Value) (c attrCache, ok bool) {
	meta, shape := t.TypeOf(class), t.ShapeID(class)
	if getattribute := t.VM.Names.GetAttribute; t.classLookup(meta, getattribute) != t.classLookup(t.VM.Class(obj.ShapeType), getattribute) {
		return c, false
	}
	attr := t.classLookup(meta, name)
	if attr != obj.Unbound && t.isDataDescriptor(attr) {
		// As every class of the metaclass has it (C.__name__).
		c = attrCache{shape: shape, mode: cacheNative, class: meta, version: t.Field(meta, TypeVersion), value: attr, name: name}
		return c, t.IsExact(attr, obj.KindFields, obj.ShapeGetSet) && t.IsSubclass(meta, t.Field(attr, getsetClass)) &&
			t.classLookup(meta, t.VM.Names.GetAttr) == obj.Unbound && t.settled(attr)
	}
	v := t.classLookup(class, name)
	if v == obj.Unbound {
		return c, false
	}
	c = attrCache{shape: shape, mode: cacheClass, class: class, version: t.Field(class, TypeVersion), value: v, name: name}
	switch {
	case t.isData(name, v):
		if !t.cacheClassData(&c, class, name) {
			return c, false
		}
	case !v.IsRef() || t.isPlainValue(v) || t.IsKind(v, obj.KindFunction):
	case t.bindsPlainly(v):
		c.mode = cacheBind
	case t.isObject(v):
		c.mode = cacheObject
	default:
		return c, false
	}
	if shape != obj.ShapeType {
		// Attributes of the metaclass come first if they are data descriptors.
		ruling := t.Field(meta, TypeVersion).Int()
		c.mode, c.then, c.next = cacheOfClass, c.mode, uint32(ruling)
		if ruling != int64(c.next) {
			return c, false
		}
	}
	return c, t.settled(v)
}
