package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Inline caches. An instruction that owns one has a pointer in Loaded.caches
// to an immutable entry, replaced as a whole: all threads share them, and no
// transaction covers them. So an entry holds only facts that stay true for
// what it names: a shape id and a class version, drawn from a counter that
// never repeats, together fix what an attribute lookup finds. A version seen
// only in a transaction that was undone never comes back.
//
// Values in entries are objects of old space, which do not move; while the
// class has that version its dict keeps them alive. A shape belongs to one class, which
// lives while an object has it; but all classes have one shape: what an entry for a
// class holds may be gone, and is not looked at before it is known to be for that class.

// attrCache is the entry of LoadAttr, StoreAttr, LoadMethod, LoadSpecial and LoadSuper: one
// cache line, as code that is no loop finds few of them in the nearest cache.
type attrCache struct {
	shape   uint32
	slot    uint32 // word of an inline attribute, 0 for the other modes
	index   uint32 // slot in the ext array, entry of a dict, word of a slotted object; cacheAdjust: whether and how to adjust
	next    uint32 // StoreAttr that adds: the shape afterwards; cacheExt: word of the ext array; cacheAdjust: keptApart if it is; cacheOfClass: version of the metaclass
	mode    cacheMode
	then    cacheMode // cacheUnlessOwn, cacheOfClass
	hooked  bool      // cacheProperty, cacheGetter: the class has a __getattr__
	class   Value
	version Value
	value   Value      // what the lookup finds on the class
	name    Value      // LoadSuper: __class__
	other   *attrCache // entry for another shape, see maxShapes
}

type cacheMode uint8

const (
	cacheInline     cacheMode = iota
	cacheExt                  // slot in the ext array
	cacheDict                 // entry of the instance's dict (dict mode)
	cacheModule               // entry of the module's dict
	cacheValue                // class attribute that needs no binding
	cacheBind                 // class attribute that is bound to the object or to its class
	cacheClass                // attribute of that very class object
	cacheData                 // entry of a class's dict: data that changes without the class's version
	cacheProperty             // value is the function to call with the object
	cacheMethod               // LoadMethod, LoadSpecial, LoadSuper: value is a function to call with self first
	cacheDictMethod           // the same if the instance's dict has no such name
	cacheGetter               // value is an object whose class has a __get__ in Python
	cacheNative               // value is a descriptor whose getter is written in Go
	cacheUnlessOwn            // as the mode in then if the instance's dict has no such name
	cacheObject               // class attribute of a class that has no __get__, as far as is known
	cacheOfClass              // as the mode in then for that very class object, if its metaclass, which is not type, has the version in next
	cacheItem                 // index into the tuple that the object wraps
	cacheLocal                // in the running thread's dict of a thread-local object
	cacheSlotted              // word of an object whose words are guarded each by itself
	cacheAdjust               // as cacheInline, but a number that is adjusted (adjust.go), or kept apart (apart.go)
)

// callCache is the entry of a Call that makes objects of a class, or is an isinstance().
type callCache struct {
	tests          bool // it is an isinstance()
	yes            bool // which is true
	kind           uint8
	shape          uint32  // of the object that is made, or of the first argument
	class, version Value   // of that
	init           Value   // __init__, a Python function
	maker          *native // __new__, if that is not object's
	bytes          uintptr // size of the object
	tested         Value   // the version of the second argument, a class whose class is type
	other          *callCache
}

func cacheIndex(ld *Loaded, pc unsafe.Pointer) uintptr {
	return (uintptr(pc)-uintptr(ld.instrs))/wordSize - 1
}

func (t *Thread) setCache(ld *Loaded, pc unsafe.Pointer, c unsafe.Pointer) {
	ld.caches[cacheIndex(ld, pc)] = c
}

// stepLoadAttr is o.name, by the caches or by a lookup that fills them.
func (t *Thread) stepLoadAttr(fp unsafe.Pointer, ins code.Instr) error {
	ld, pc, o := frameLoaded(fp), nextInstr(fp), *regB(fp, ins)
	name := ld.names[ins.C()]
	if o.IsRef() {
		if c := (*attrCache)(cacheAt(ld, pc)); c != nil && c.mode == cacheAdjust && t.adjustAttr(fp, ins, ld, pc, o) {
			return nil
		}
		shape := t.ShapeID(o)
		for c := t.findCache((*attrCache)(cacheAt(ld, pc)), shape); c != nil; c = t.findCache(c.other, shape) {
			if done, err := t.loadBy(fp, ins.A(), c, o); done {
				return err
			}
		}
		if !t.crowded(ld, pc) {
			t.fillAttr(ld, pc, o, name)
		} else if c := t.crowdAttr(o, name); c != nil {
			if done, err := t.loadBy(fp, ins.A(), c, o); done {
				return err
			}
		}
	}
	return t.getAttrInto(fp, ins.A(), o, name)
}

// loadBy stores an attribute in a register of the frame at fp as a cache entry says, or pushes the frame of
// what computes it; false: the entry does not know.
func (t *Thread) loadBy(fp unsafe.Pointer, dst uint16, c *attrCache, o Value) (bool, error) {
	if c.mode == cacheProperty || c.mode == cacheGetter || c.mode == cacheNative {
		return true, t.getCached(fp, dst, c, o)
	}
	v := t.cachedAttr(c, o)
	if v == obj.Unbound {
		return false, nil
	}
	*word(fp, int(dst)) = v
	return true, nil
}

// getAttrInto stores o.name in a register of the frame at fp, or pushes the
// frame of a property's getter or of __getattr__.
func (t *Thread) getAttrInto(fp unsafe.Pointer, dst uint16, o, name Value) error {
	class := t.TypeOf(o)
	if find := t.classLookup(class, t.VM.Names.GetAttribute); t.IsKind(find, obj.KindFunction) {
		if hook := t.classLookup(class, t.VM.Names.GetAttr); t.canHook(hook) {
			return t.invokeGetter(fp, dst, hook != obj.Unbound, find, o, name)
		}
	} else if find == t.r.objectGetAttribute && !t.IsKind(o, obj.KindModule) {
		hook := t.classLookup(class, t.VM.Names.GetAttr)
		attr := t.classLookup(class, name)
		if attr == obj.Unbound {
			if t.IsKind(hook, obj.KindFunction) && t.ownAttr(o, name) == obj.Unbound {
				return t.invokeInto(fp, dst, hook, o, name)
			}
		} else if t.canHook(hook) {
			hooked := hook != obj.Unbound
			if get := t.getterFunction(attr); get != obj.Unbound {
				return t.invokeGetter(fp, dst, hooked, get, o)
			}
			if get := t.ownGetter(attr); get != obj.Unbound && (t.isDataDescriptor(attr) || t.ownAttr(o, name) == obj.Unbound) {
				return t.invokeGetter(fp, dst, hooked, get, attr, o, class)
			}
		}
	}
	v, err := t.GetAttr(o, name)
	if err == nil {
		*word(fp, int(dst)) = v
	}
	return err
}

// getCached calls what computes an attribute as a cache entry says.
func (t *Thread) getCached(fp unsafe.Pointer, dst uint16, c *attrCache, o Value) error {
	switch c.mode {
	case cacheProperty:
		return t.invokeGetter(fp, dst, c.hooked, c.value, o)
	case cacheNative:
		v, err := t.getsetOf(c.value).Get(t, o)
		if err == nil {
			*word(fp, int(dst)) = v
		}
		return err
	}
	if get := t.ownGetter(c.value); get != obj.Unbound {
		return t.invokeGetter(fp, dst, c.hooked, get, c.value, o, c.class)
	}
	return t.getAttrInto(fp, dst, o, c.name)
}

// getterFunction is the getter of a property, if it is a Python function.
func (t *Thread) getterFunction(attr Value) Value {
	if attr.IsRef() && t.baseShape(attr) == obj.ShapeProperty {
		if get := t.Field(attr, propGet); t.IsKind(get, obj.KindFunction) {
			return get
		}
	}
	return obj.Unbound
}

// setterFunction is the setter of a property, if it is a Python function.
func (t *Thread) setterFunction(attr Value) Value {
	if attr.IsRef() && t.baseShape(attr) == obj.ShapeProperty {
		if set := t.Field(attr, propSet); t.IsKind(set, obj.KindFunction) {
			return set
		}
	}
	return obj.Unbound
}

// ownGetter is __get__ of an attribute's class, if it is a Python function.
func (t *Thread) ownGetter(attr Value) Value {
	if attr.IsRef() && t.baseShape(attr) >= obj.NumFixedShapes {
		if get := t.classLookup(t.TypeOf(attr), t.VM.Names.Get); t.IsKind(get, obj.KindFunction) {
			return get
		}
	}
	return obj.Unbound
}

// canHook reports whether a class's __getattr__, if it has one, is such that an
// instruction can turn to it when a getter has failed.
func (t *Thread) canHook(hook Value) bool {
	return hook == obj.Unbound || t.IsKind(hook, obj.KindFunction)
}

// stageGetter in the link of a getter's frame says that the class of the object
// has a __getattr__, which is asked after an AttributeError.
const stageGetter = 1

// invokeGetter is invokeInto for what computes an attribute.
func (t *Thread) invokeGetter(fp unsafe.Pointer, dst uint16, hooked bool, f, self Value, args ...Value) error {
	link := makeLink(actStore, dst)
	if hooked {
		link |= stageGetter << linkFlags
	}
	entered, v, err := t.invoke(link, f, self, args...)
	if err == nil && !entered {
		*word(fp, int(dst)) = v
	}
	return err
}

// attributeFailed deals with an AttributeError that ended a call by the instruction of the frame at fp. If that was for an
// attribute the error is told which, and after that of a getter __getattr__ is asked; false: there is none that could be.
func (t *Thread) attributeFailed(fp unsafe.Pointer, exc Value, link uint64) (bool, error) {
	ins := instr(fp)
	getter := linkStage(link) == stageGetter
	if op := ins.Op(); !getter && op != code.OpLoadAttr && op != code.OpLoadMethod {
		return false, nil
	}
	o, name := *regB(fp, ins), frameLoaded(fp).names[ins.C()]
	hook := t.classLookup(t.TypeOf(o), t.VM.Names.GetAttr)
	if !getter || !t.IsKind(hook, obj.KindFunction) {
		t.completeAttributeError(exc, o, name)
		return false, nil
	}
	t.r.raised = 0
	return true, t.invokeInto(fp, uint16(link>>linkDst), hook, o, name)
}

// cachedAttr finds an attribute as a cache entry says, or Unbound.
func (t *Thread) cachedAttr(c *attrCache, o Value) Value { return t.cachedBy(c.mode, c, o) }

func (t *Thread) cachedBy(mode cacheMode, c *attrCache, o Value) Value {
	switch mode {
	case cacheAdjust:
		t.look(o, c.next == keptApart)
		fallthrough
	case cacheInline:
		return Value(t.Word(o.Ref(), int(c.slot)))
	case cacheSlotted:
		return t.Slot(o, int(c.index))
	case cacheExt:
		return t.Field(Value(t.Word(o.Ref(), int(c.next))), int(c.index))
	case cacheDict:
		return t.entryOr(t.Field(o, t.Shapes.Get(c.shape).Ext()), int(c.index), c.name)
	case cacheUnlessOwn:
		if t.StrFind(t.Field(o, t.Shapes.Get(c.shape).Ext()), c.name) < 0 {
			return t.cachedBy(c.then, c, o)
		}
	case cacheOfClass:
		if t.ofMetaclass(c, o) {
			return t.cachedBy(c.then, c, o)
		}
	case cacheObject:
		if (c.shape != obj.ShapeType || o == c.class) && t.isObject(c.value) {
			return c.value
		}
	case cacheModule:
		v, _ := t.EntryIs(t.Field(o, obj.ModuleDict), int(c.index), c.name)
		return v
	case cacheValue:
		return c.value
	case cacheBind:
		if c.ofClass() {
			if o != c.class {
				return obj.Unbound
			}
			o = obj.Unbound
		}
		if !t.bindsPlainly(c.value) {
			return obj.Unbound
		}
		if v, err := t.bind(c.value, o, c.class); err == nil {
			return v
		}
	case cacheLocal:
		if d := t.LocalDict(o); d != obj.Unbound {
			return t.StrGet(d, c.name)
		}
	case cacheItem:
		if u := t.Unwrap(o); int(c.index) < t.TupleLen(u) {
			return t.TupleItem(u, int(c.index))
		}
	case cacheClass:
		if o == c.class {
			return c.value
		}
	case cacheData:
		if c.shape != obj.ShapeType || o == c.class {
			v, _ := t.EntryIs(c.value, int(c.index), c.name)
			return v
		}
	}
	return obj.Unbound
}

// stepLoadMethod prepares a call window for o.name(…).
func (t *Thread) stepLoadMethod(fp unsafe.Pointer, ins code.Instr) error {
	ld, pc, o := frameLoaded(fp), nextInstr(fp), *regB(fp, ins)
	name := ld.names[ins.C()]
	w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
	shape := t.shapeOf(o)
	for c := t.findCache((*attrCache)(cacheAt(ld, pc)), shape); c != nil; c = t.findCache(c.other, shape) {
		switch {
		case c.mode == cacheMethod:
			w[0], w[1] = c.value, o
			return nil
		case c.mode == cacheDictMethod:
			if t.StrFind(t.Field(o, t.Shapes.Get(c.shape).Ext()), name) < 0 {
				w[0], w[1] = c.value, o
				return nil
			}
		case c.mode == cacheProperty || c.mode == cacheGetter || c.mode == cacheNative:
			w[1] = obj.Unbound
			return t.getCached(fp, ins.A()+code.CallSlot, c, o)
		case c.shape == obj.ShapeType && o != c.class:
			// Its class may be gone, and then so is its value.
		case t.bindsClass(c, o) && t.baseShape(c.value) == obj.ShapeClassMethod && t.bindsPlainly(c.value):
			w[0], w[1] = t.Field(c.value, wrapFunc), c.class
			return nil
		default:
			if v := t.cachedAttr(c, o); v != obj.Unbound {
				w[0], w[1] = v, obj.Unbound
				return nil
			}
		}
	}
	sh := t.Shapes.Get(shape)
	class := obj.FromRef(sh.Class)
	if t.classLookup(class, t.VM.Names.GetAttribute) == t.r.objectGetAttribute {
		f := t.classLookup(class, name)
		if (t.isPlainMethod(f) || t.bindsSelf(f)) && t.ownAttr(o, name) == obj.Unbound {
			w[0], w[1] = f, o
			if !(o.IsRef() && t.Kind(o) == obj.KindModule) && !t.crowded(ld, pc) && t.settled(f) {
				c := attrCache{shape: sh.ID, class: class, version: t.Field(class, TypeVersion), mode: cacheMethod, value: f}
				if sh.Dict {
					c.mode = cacheDictMethod
				}
				t.addCache(ld, pc, c)
			}
			return nil
		}
	}
	if o.IsRef() && !t.crowded(ld, pc) {
		t.fillAttr(ld, pc, o, name)
	}
	w[1] = obj.Unbound
	return t.getAttrInto(fp, ins.A()+code.CallSlot, o, name)
}

// bindsClass reports whether an entry is for what is bound to the class.
func (t *Thread) bindsClass(c *attrCache, o Value) bool {
	return c.mode == cacheBind || c.mode == cacheOfClass && c.then == cacheBind && t.ofMetaclass(c, o)
}

// ofMetaclass reports whether an entry of mode cacheOfClass is for the class object o, whose metaclass has not changed.
func (t *Thread) ofMetaclass(c *attrCache, o Value) bool {
	return o == c.class && uint32(t.Field(t.TypeOf(o), TypeVersion).Int()) == c.next
}

// entryOr is the value of a name in a dict, Unbound if it is not there: that of
// entry i, if the name has that one.
func (t *Thread) entryOr(d Value, i int, name Value) Value {
	if v, ok := t.EntryIs(d, i, name); ok {
		return v
	}
	return t.StrGet(d, name)
}
