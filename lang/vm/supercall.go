package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Calls of super().name(…), which make no super object.

// stepLoadSuper prepares a call window for super().name(…).
func (t *Thread) stepLoadSuper(fp unsafe.Pointer, ins code.Instr) error {
	ld, pc, f := frameLoaded(fp), nextInstr(fp), *regB(fp, ins)
	name := ld.names[ins.C()]
	w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
	if f == t.VM.Class(obj.ShapeSuper) && ld.superCell >= 0 {
		this, self := t.Field(*word(fp, ld.superCell), obj.CellValue), *word(fp, 0)
		if self.IsRef() && t.IsKind(this, obj.KindType) && t.Kind(self) != obj.KindType {
			class := t.TypeOf(self)
			if m := t.superFind(this, class, name); t.isPlainMethod(m) && t.IsSubclass(class, this) {
				w[0], w[1] = m, self
				if !t.crowded(ld, pc) && t.settled(m) {
					t.addCache(ld, pc, attrCache{shape: t.ShapeID(self), class: class, version: t.Field(class, TypeVersion), mode: cacheMethod, value: m, name: this})
				}
				return nil
			}
		} else if t.IsKind(self, obj.KindType) && t.IsKind(this, obj.KindType) && t.IsSubclass(self, this) && t.superOfClass(w, this, self, name) {
			return nil
		}
	}
	w[1] = obj.Unbound
	v, err := t.Call(f)
	if err == nil {
		w[0], err = t.GetAttr(v, name)
	}
	return err
}

// superOfClass prepares the call window w for super().name(…) where the method has a class as its first argument, as __new__
// and class methods have; false if what is found has to be bound in another way.
func (t *Thread) superOfClass(w *[2]Value, this, class, name Value) bool {
	m := t.superFind(this, class, name)
	if !m.IsRef() {
		return false
	}
	switch t.baseShape(m) {
	case obj.ShapeNative:
		w[0], w[1] = m, obj.Unbound
	case obj.ShapeStaticMethod:
		w[0], w[1] = t.Field(m, wrapFunc), obj.Unbound
	case obj.ShapeClassMethod:
		w[0], w[1] = t.Field(m, wrapFunc), class
		return t.IsKind(w[0], obj.KindFunction)
	default:
		return false
	}
	return w[0] != obj.Unbound
}
