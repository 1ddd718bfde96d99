package vm

import "pystm/lang/vm/obj"

// Memory outside of the heap is for transactions that cannot be aborted (obj/mapping.go).
// Natives that know to be at a safepoint, and what is often done to such memory, make the
// transaction one of these by ReachMemory. All others find that there are no
// bytes: they raise whatever they raise then, in a transaction that is doomed
// already, and the next attempt is one that cannot be aborted from its beginning.

// ReachMemory makes the transaction one that cannot be aborted if v is memory outside of
// the heap, or shows some. It is a safepoint then.
func (t *Thread) ReachMemory(v Value) error {
	if !v.IsRef() {
		return nil
	}
	switch t.Kind(v) {
	case obj.KindMapping:
		return t.Irrevocable()
	case obj.KindFields:
		if t.IsExact(v, obj.KindFields, obj.ShapeMemoryView) {
			return t.ReachMemory(t.Field(v, obj.ViewObject))
		}
	}
	return nil
}

// reaches is Space.Reach.
func (t *Thread) reaches() bool {
	if !t.Private() || t.stm.Inevitable() {
		return true
	}
	t.reaching = true
	t.stm.Abort()
	return false
}
