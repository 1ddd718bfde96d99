package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Objects of classes derived from a builtin one, whose special method is that of the builtin: what its
// Slots do for an object of the class itself is done without a call.

// inherits reports whether f, found on a class with this TypeInfo, is the builtin's own special method.
func (t *Thread) inherits(info *TypeInfo, f Value) bool {
	return t.isNativeSlot(f) && t.infoOf(t.Field(f, nativeSelf)).Spec == info.Spec
}

// stepInherited is the LoadItem v[key] by such a method; false if the class of v has another. What a dict
// misses is asked for in the loop.
func (t *Thread) stepInherited(fp unsafe.Pointer, ins code.Instr, v, key Value) (bool, error) {
	if !v.IsRef() || t.IsKind(v, obj.KindType) {
		return false, nil
	}
	info, exact := t.exact(v)
	if exact || info.Slots.GetItem == nil || !t.inherits(info, t.classLookup(t.TypeOf(v), t.VM.Names.GetItem)) {
		return false, nil
	}
	if info.Kind == obj.KindDict {
		if i, _, ok := t.quickEntry(v, key); ok && i >= 0 {
			*regA(fp, ins) = t.DictValue(v, i)
			return true, nil
		} else if f := t.classLookup(t.TypeOf(v), t.VM.Names.Missing); ok && t.IsKind(f, obj.KindFunction) {
			return true, t.invokeInto(fp, ins.A(), f, v, key)
		}
	}
	x, err := info.Slots.GetItem(t, t.Unwrap(v), key)
	if err == nil {
		*regA(fp, ins) = x
	}
	return true, err
}
