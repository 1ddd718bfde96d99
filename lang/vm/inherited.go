package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Objects of classes derived from a builtin one, whose special method is that of the builtin: what its
// Slots do for an object of the class itself is done without a call.

// inherited is the Slots of the builtin class whose special method f, found on the class of v, is; nil if it is
// none of a class that v is of.
func (t *Thread) inherited(v, f Value) *Slots {
	if !t.isNativeSlot(f) {
		return nil
	}
	owner := t.Field(f, nativeSelf)
	info := t.infoOf(owner)
	if info.Spec != t.info(v).Spec && !t.IsSubclass(t.TypeOf(v), owner) {
		return nil
	}
	return info.Slots
}

// stepInherited is the LoadItem v[key] by such a method; false if the class of v has another. What a dict
// misses is asked for in the loop.
func (t *Thread) stepInherited(fp unsafe.Pointer, ins code.Instr, v, key Value) (bool, error) {
	if !v.IsRef() || t.IsKind(v, obj.KindType) {
		return false, nil
	}
	info, exact := t.exact(v)
	slots := info.Slots
	if !exact {
		slots = t.inherited(v, t.classLookup(t.TypeOf(v), t.VM.Names.GetItem))
	}
	if slots == nil || slots.GetItem == nil {
		return false, nil
	}
	if t.IsKind(v, obj.KindDict) {
		if i, _, ok := t.quickEntry(v, key); ok && i >= 0 {
			*regA(fp, ins) = t.DictValue(v, i)
			return true, nil
		} else if f := t.classLookup(t.TypeOf(v), t.VM.Names.Missing); ok && t.IsKind(f, obj.KindFunction) {
			return true, t.invokeInto(fp, ins.A(), f, v, key)
		}
	}
	x, err := slots.GetItem(t, t.Unwrap(v), key)
	if err == nil {
		*regA(fp, ins) = x
	}
	return true, err
}
