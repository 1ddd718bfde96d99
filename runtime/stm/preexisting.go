package stm

import (
	"unsafe"

	"pystm/runtime/gc"
)

// Preexisting makes an object as if it had always been there: it is visible to
// all segments at once, and an abort of the caller's transaction does not undo
// it. fill writes its words, which hold no references and never change
// afterwards; bytes is at most gc.MaxSmall. So tables outside of the heap may
// name such objects without regard to transactions.
func (rt *Runtime) Preexisting(kind uint8, layout uint32, bytes uintptr, fill func(p unsafe.Pointer)) gc.Ref {
	rt.lock() // nobody drops copies of pages meanwhile
	defer rt.unlock()
	ref := rt.shared.Alloc(kind, layout, bytes)
	fill(unsafe.Add(rt.Heap.Base, ref))
	rt.changes.Add(0) // the bytes are visible before page maps are looked at
	// A view that copies the page from now on copies these bytes; one that has
	// a copy gets them here. Nobody else writes to this cell.
	r := gc.Range{From: ref, To: ref + gc.Ref(bytes+gc.Granule-1)&^(gc.Granule-1)}
	for _, s := range rt.segments {
		s.pull(r)
	}
	return ref
}
