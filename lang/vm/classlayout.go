package vm

import (
	"maps"

	"pystm/lang/vm/obj"
)

// The form of the objects of a class that a class statement makes.

// layout is what a class inherits of the form of its objects.
type layout struct {
	info *TypeInfo // of the base that decides it
	body int
	dict bool // has objects with attributes
	weak bool // has objects that can be referred to weakly
}

// sized reports whether CPython's objects of that form vary in size: they have
// no room for slots or a list of weak references.
func (l *layout) sized() bool {
	switch l.info.Spec.Shape {
	case obj.ShapeInt, obj.ShapeTuple, obj.ShapeBytes, obj.ShapeType:
		return true
	}
	return false
}

// chooseLayout finds the base whose objects' form the class extends: the one
// whose form builds on those of all the others.
func (t *Thread) chooseLayout(bases []Value) (layout, error) {
	var l layout
	for _, b := range bases {
		if t.classFlags(b)&typeFinal != 0 {
			return l, t.TypeError("type '%s' is not an acceptable base type", t.fullClassName(b))
		}
		info := t.infoOf(b)
		l.dict = l.dict || t.classFlags(b)&typeHasDict != 0
		l.weak = l.weak || t.classFlags(b)&typeWeak != 0 || t.weakNatively(b)
		switch {
		case l.info != nil && t.IsSubclass(l.info.solid(), info.solid()):
			continue
		case l.info != nil && !t.IsSubclass(info.solid(), l.info.solid()):
			return l, t.TypeError("multiple bases have instance lay-out conflict")
		}
		l.info, l.body = info, info.body()
	}
	return l, nil
}

// solid is the class that gives objects of a class their form.
func (info *TypeInfo) solid() Value { return obj.FromRef(info.Solid) }

// body is the words of an object of the class before its ext word.
func (info *TypeInfo) body() int {
	switch {
	case !info.Exact:
		return info.Shape().Body
	case info.Spec.Wraps:
		return obj.SubBody
	}
	return info.Spec.Body
}

// solidSpec is the class that gives objects of a native class their form.
func solidSpec(s *TypeSpec) *TypeSpec {
	for s.Base != nil && s.Kind == s.Base.Kind && s.Body == s.Base.Body && (s.Kind != obj.KindException || len(s.Getters) == 0) {
		s = s.Base
	}
	return s
}

// sameForm reports whether objects of two classes have the same form, so that
// an object can pass from one to the other.
func (t *Thread) sameForm(a, b Value) bool {
	ia, ib := t.infoOf(a), t.infoOf(b)
	if ia.Spec != ib.Spec || ia.body() != ib.body() || t.classFlags(a)&typeHasDict != t.classFlags(b)&typeHasDict {
		return false
	}
	if ia.Solid == ib.Solid {
		return true
	}
	slots := func(c Value) map[Value]Value {
		m := map[Value]Value{}
		for _, k := range t.mro(c) {
			d := t.Field(k, TypeDict)
			for i := t.DictNext(d, 0); i >= 0; i = t.DictNext(d, i+1) {
				if v := t.DictValue(d, i); t.IsExact(v, obj.KindFields, obj.ShapeMember) {
					m[t.Field(v, memberIndex)] = t.Field(v, memberName)
				}
			}
		}
		return m
	}
	return maps.Equal(slots(a), slots(b))
}
