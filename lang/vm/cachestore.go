package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// The inline caches of stores to attributes.

// stepStoreAttr is o.name = x, by the caches or by a lookup that fills them.
func (t *Thread) stepStoreAttr(fp unsafe.Pointer, ins code.Instr) error {
	ld, pc, o, x := frameLoaded(fp), nextInstr(fp), *regA(fp, ins), *regB(fp, ins)
	name := ld.names[ins.C()]
	if o.IsRef() {
		c := t.findCache((*attrCache)(cacheAt(ld, pc)), t.ShapeID(o))
		if c == nil {
			if !t.crowded(ld, pc) {
				t.fillStore(ld, pc, o, name)
			} else {
				c = t.crowdStore(o, name)
			}
		}
		if c != nil {
			switch c.mode {
			case cacheExt:
				t.SetField(Value(t.Word(o.Ref(), int(c.next))), int(c.index), x)
				return nil
			case cacheDict:
				d := t.Field(o, t.Shapes.Get(c.shape).Ext())
				if v, ok := t.EntryIs(d, int(c.index), name); ok && v != obj.Unbound {
					t.DictSetValue(d, int(c.index), x)
					return nil
				}
				return t.StrSet(d, name, x)
			case cacheSlotted:
				t.SetSlot(o, int(c.index), x)
				return nil
			case cacheProperty:
				return t.invokeDrop(c.value, o, x)
			case cacheLocal:
				if d := t.LocalDict(o); d != obj.Unbound {
					return t.StrSet(d, name, x)
				}
			case cacheAdjust:
				if t.Logs() && t.storeLate(fp, ld, pc, o.Ref()+gc.Ref(c.slot)*wordSize, c.shape, x) {
					t.adjusted(c.shape)
				} else {
					t.storeApart(c, o, x)
				}
				return nil
			default:
				if t.Logs() {
					t.countsIn(ld, pc, o)
				}
				t.SetField(o, int(c.slot), x)
				if c.next != 0 {
					t.setShape(o, c.next)
				}
				return nil
			}
		}
	}
	class := t.TypeOf(o)
	slot := t.classLookup(class, t.VM.Names.SetAttr)
	if t.IsKind(slot, obj.KindFunction) {
		return t.invokeDrop(slot, o, name, x)
	}
	if slot == t.r.objectSetAttr {
		if set := t.setterFunction(t.classLookup(class, name)); set != obj.Unbound {
			return t.invokeDrop(set, o, x)
		}
	}
	return t.SetAttr(o, name, x)
}

// fillStore gives an instruction the entry for o.name = x, if there can be one.
func (t *Thread) fillStore(ld *Loaded, pc unsafe.Pointer, o, name Value) {
	if c, ok := t.storeEntry(o, name); ok {
		t.addCache(ld, pc, c)
	}
}

// storeEntry is the cache entry for o.name = x; false: none could repeat what is done.
func (t *Thread) storeEntry(o, name Value) (c attrCache, ok bool) {
	sh := t.Shapes.Get(t.ShapeID(o))
	class := obj.FromRef(sh.Class)
	if t.Kind(o) == obj.KindModule || t.Kind(o) == obj.KindType {
		return c, false
	}
	c = attrCache{shape: sh.ID, class: class, version: t.Field(class, TypeVersion)}
	slotted := t.info(o).slotted()
	if f := t.classLookup(class, t.VM.Names.SetAttr); f != t.r.objectSetAttr || slotted && sh.Dict {
		c.mode = cacheLocal
		return c, t.isLocalAttr(sh, t.VM.Names.SetAttr, f, name)
	}
	if attr := t.classLookup(class, name); attr != obj.Unbound && t.isDataDescriptor(attr) {
		if t.IsExact(attr, obj.KindFields, obj.ShapeMember) && t.IsSubclass(class, t.Field(attr, memberClass)) {
			c.setWord(int(t.Field(attr, memberIndex).Int()), slotted)
			return c, true
		}
		set := t.setterFunction(attr)
		c.mode, c.value = cacheProperty, set
		return c, set != obj.Unbound && t.settled(set)
	}
	if sh.Body != 0 && sh.Dict {
		i := t.StrFind(t.Field(o, sh.Ext()), name)
		c.mode, c.index = cacheDict, uint32(max(i, 0))
		return c, true
	}
	if sh.Body == 0 || t.classFlags(class)&typeHasDict == 0 {
		return c, false
	}
	i := sh.Find(name)
	if slotted {
		c.setWord(sh.Body+1+i, true)
		return c, i >= 0 && i < sh.Inline
	}
	if i < 0 {
		next := t.Shapes.With(sh, name)
		if next == nil {
			return c, false
		}
		i, c.next = len(sh.Keys), next.ID
	}
	if i >= sh.Inline {
		known := c.next == 0
		c.mode, c.index, c.next = cacheExt, uint32(1+i-sh.Inline), uint32(sh.Ext())
		return c, known
	}
	c.slot = uint32(sh.Body + 1 + i)
	if c.next == 0 && sh.Counts(i, c.version) {
		c.mode = cacheAdjust
	}
	return c, true
}
