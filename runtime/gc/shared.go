package gc

import "unsafe"

// Shared allocates objects in old space that hold no references and never
// change: all views may see them as soon as they are made, whatever becomes of
// the transaction that wanted them. They are written to segment 0; Preexisting
// tells the caller the place, who has to bring views with a copy of the page up
// to date. The owner serializes calls.
type Shared struct{ view View }

// NewShared makes an allocator of shared objects.
func (h *Heap) NewShared() *Shared {
	s := &Shared{}
	v := &s.view
	v.heap, v.Base, v.To, v.Roots = h, h.Base, h.Base, NoRoots{}
	v.Written = unsafe.Add(h.Base, WrittenBase)
	h.mu.Lock()
	h.views = append(h.views, v)
	h.mu.Unlock()
	return s
}

// AllocAny makes an object of any size, zeroed but for its header, that may hold
// references and change once all views can see it: the world is stopped until
// then. It may pass the heap's bound, which the next collections tell. False
// means that the address space is used up.
func (s *Shared) AllocAny(kind uint8, layout uint32, bytes uintptr) (Ref, bool) {
	if bytes <= MaxSmall {
		return s.Alloc(kind, layout, bytes), true
	}
	v := &s.view
	l := v.heap.newLarge(bytes, 0)
	if l == nil {
		return 0, false
	}
	v.heap.clearLarge(v, l)
	*(*uint64)(v.Ptr(l.ref)) = MakeHeader(kind, layout, 0)
	return l.ref, true
}

// Alloc makes an object of at most MaxSmall bytes, zeroed but for its header.
func (s *Shared) Alloc(kind uint8, layout uint32, bytes uintptr) Ref {
	v := &s.view
	bytes = (bytes + Granule - 1) &^ (Granule - 1)
	ref := v.allocCell(bytes)
	p := v.Ptr(ref)
	clear(unsafe.Slice((*byte)(p), bytes))
	*(*uint64)(p) = MakeHeader(kind, layout, bytes)
	return ref
}
