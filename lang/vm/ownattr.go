package vm

import (
	"pystm/lang/vm/obj"
)

// The attributes that an object has itself: in the words that its shape (package obj) gives
// them, in its array of further ones, or in a dict once there are too many or somebody
// has asked for __dict__.

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

// GetOwnAttr is an attribute of the object itself, Unbound if it has none of that name, which is interned. No Python code runs.
func (t *Thread) GetOwnAttr(o, name Value) Value { return t.ownAttr(o, name) }

// SetOwnAttr stores an attribute of the object itself, without asking its class. No Python code runs.
func (t *Thread) SetOwnAttr(o, name, x Value) error {
	ok, err := t.setOwnAttr(o, name, x)
	if err == nil && !ok {
		return t.AttributeError(o, name, "'%s' object has no attribute '%s'", t.TypeName(o), t.StrView(name))
	}
	return err
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
		sh.Info.(*TypeInfo).countFull(i, !ext.IsRef())
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
