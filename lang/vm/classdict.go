package vm

import "pystm/lang/vm/obj"

// What a new class has in its dict beside what its body has put there.

// takeClassCell fills the cell by which methods name their class.
func (t *Thread) takeClassCell(cls, dict Value) error {
	cell := t.StrGet(dict, t.VM.Names.ClassCell)
	if cell == obj.Unbound {
		return nil
	}
	if !t.IsKind(cell, obj.KindCell) {
		return t.TypeError("type.__new__(): __classcell__ must be a nonlocal cell, not <class '%s'>", t.TypeName(cell))
	}
	t.SetField(cell, obj.CellValue, cls)
	t.StrDel(dict, t.VM.Names.ClassCell)
	return nil
}

// fillClassDict completes the namespace of a new class as type.__new__ does.
func (t *Thread) fillClassDict(cls, dict, name Value, slots []Value, info *TypeInfo) error {
	n := t.VM.Names
	q := t.StrGet(dict, n.Qualname)
	if q != obj.Unbound {
		if !t.IsKind(q, obj.KindStr) {
			return t.TypeError("type __qualname__ must be a str, not %s", t.TypeName(q))
		}
		t.StrDel(dict, n.Qualname)
		t.SetField(cls, TypeQualname, q)
	} else {
		t.SetField(cls, TypeQualname, name)
	}
	if t.StrGet(dict, n.Module) == obj.Unbound {
		if g := t.CurrentGlobals(); g != obj.Unbound {
			if mod := t.StrGet(g, n.Name); mod != obj.Unbound {
				if err := t.StrSet(dict, n.Module, mod); err != nil {
					return err
				}
			}
		}
	}
	if t.StrGet(dict, n.Doc) == obj.Unbound {
		if err := t.StrSet(dict, n.Doc, obj.NoneValue); err != nil {
			return err
		}
	}
	for _, f := range []struct {
		name  Value
		shape uint32
	}{{n.New, obj.ShapeStaticMethod}, {n.InitSubclass, obj.ShapeClassMethod}, {n.ClassGetItem, obj.ShapeClassMethod}} {
		if v := t.StrGet(dict, f.name); t.IsKind(v, obj.KindFunction) {
			if err := t.StrSet(dict, f.name, t.wrapMethod(f.shape, v)); err != nil {
				return err
			}
		}
	}
	if t.StrGet(dict, n.Eq) != obj.Unbound && t.StrGet(dict, n.Hash) == obj.Unbound {
		if err := t.StrSet(dict, n.Hash, obj.NoneValue); err != nil {
			return err
		}
	}
	first := info.Shape().Body - len(slots)
	for i, s := range slots {
		mem := t.NewFields(obj.KindFields, obj.ShapeMember, obj.SmallInt(int64(first+i)), s, cls)
		if err := t.StrSet(dict, s, mem); err != nil {
			return err
		}
	}
	return nil
}

// Numbers of the getset descriptors that every class with attributes has.
const (
	getsetDict    = -1
	getsetWeakref = -2
)

// addDictDescriptors puts __dict__ and __weakref__ into a class whose objects
// are the first in their line to have attributes or to be referred to weakly.
func (t *Thread) addDictDescriptors(cls, dict Value) error {
	spec := t.infoOf(cls).Spec
	if spec.Kind == obj.KindType || spec.Kind == obj.KindModule {
		return nil
	}
	n := t.VM.Names
	for _, d := range []struct {
		name   Value
		number int64
		flag   int64
	}{{n.Dict, getsetDict, typeHasDict}, {n.Weakref, getsetWeakref, typeWeak}} {
		inherited := t.classFlags(cls)&d.flag == 0 || d.flag == typeHasDict && spec.HasDict
		for _, b := range t.TupleView(t.Field(cls, TypeBases)) {
			inherited = inherited || t.classFlags(b)&d.flag != 0 || d.flag == typeWeak && t.weakNatively(b)
		}
		if inherited || t.StrGet(dict, d.name) != obj.Unbound {
			continue
		}
		if err := t.StrSet(dict, d.name, t.NewFields(obj.KindFields, obj.ShapeGetSet, obj.SmallInt(d.number), d.name, cls)); err != nil {
			return err
		}
	}
	return nil
}

// weakNatively reports whether objects of a native class can be referred to weakly.
func (t *Thread) weakNatively(cls Value) bool {
	info := t.infoOf(cls)
	switch info.Kind {
	case obj.KindSet, obj.KindType, obj.KindModule, obj.KindFunction:
		return info.Exact
	}
	return info.Exact && info.Spec != nil && info.Spec.Weak
}

// Weak reports whether objects of a class made by a class statement can be
// referred to weakly; native classes have rules of their own.
func (t *Thread) Weak(cls Value) bool {
	return t.classFlags(cls)&(typeHeap|typeWeak) != typeHeap
}

// wrapMethod makes a staticmethod or classmethod object.
func (t *Thread) wrapMethod(shape uint32, f Value) Value {
	v := obj.FromRef(t.Alloc(obj.KindFields, shape, wrapWords*wordSize))
	t.Init(v, wrapFunc, f)
	return v
}

const wrapWords = 3 // header, function, ext word
