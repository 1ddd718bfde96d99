package gc

import (
	"sync/atomic"
	"unsafe"
)

// Signals that the collector raises in View.Signal. The word belongs to the
// client, who polls it; its other bits are the client's.
const (
	// SignalMinor: the nursery's budget is spent.
	SignalMinor = 1 << iota
	// SignalMajor: old space has grown so much that a major collection is due.
	SignalMajor
	// SignalOOM: the heap is over its bound and a major collection did not help.
	SignalOOM
	// SignalClient is the first bit that is the client's.
	SignalClient
)

// View is a segment as the collector sees it: the thread's base address, its
// nursery, and what has been remembered for its next minor collection. It is
// used by one goroutine at a time, except for Signal.
type View struct {
	// Base is the address of offset 0.
	Base unsafe.Pointer
	// Written is Base + WrittenBase.
	Written unsafe.Pointer
	// Next and Limit bound the part of the nursery that is free and zeroed.
	Next, Limit uintptr
	// Signal is the word to poll at safepoints: nonzero if anything is to be done.
	Signal atomic.Uint32
	// WriteVersion is the value of `written` of granules that need no more
	// barrier. It changes at every minor collection, and is never NoWriteVersion.
	WriteVersion uint8

	// Roots shows the thread's roots.
	Roots Roots
	// To is the base through which survivors are written to old space.
	To unsafe.Pointer
	// OnRun, if set, makes the view transactional: OnRun is told each run of
	// old space before new objects are written there through Base, and what
	// becomes of new objects stays pending until Publish or Discard.
	OnRun func(from, to Ref)

	heap *Heap

	start Ref // of the nursery: moves in poison mode
	soft  Ref // the budget's end
	dirty Ref // memory from here to the region's end is known to be zero
	end   Ref // of the nursery
	// lately is how many bytes were used between collections, the most, and less with each since.
	lately Ref

	runs    [maxClasses]run
	classes []uint8 // those that have a run
	taken   []Range // cells taken from earlier runs, not yet told by Taken

	remembered []Ref // old objects to trace whole
	slots      []Ref // granules to trace: address | 1 first word | 2 second word
	youngLarge []*largeObject
	largeBytes uintptr        // in youngLarge
	freshLarge []*largeObject // made by the open transaction
	shadows    map[Ref]Ref    // young object to its reserved cell
	finalizers []Ref          // young objects with a finalizer
	pending    pending

	// What waits for the client, see due.go. Owner: who runs on the view, or has stopped the world.
	finalizable, deadWeak queue
	finalizing            bool // the thread runs finalizers

	tables atomic.Uint32 // so many blocks of small objects have memory in the tables, up to tablesMost

	markersWhole, secondWhole, writtenWhole wholeTable
	touched                                 []uint8 // by block: written versions may have been stored since they were cleared

	minors, allocated, survived atomic.Int64 // see Stats

	collection collection
}

// NoWriteVersion is a value of `written` that the client may give a meaning: it
// stays over minor collections, or becomes 0.
const NoWriteVersion = 0xff

// clearChunk is how far ahead the nursery is zeroed, in bytes: little enough
// to stay in the first-level cache until it is used.
const clearChunk = 32 << 10

// nurseryKept is how much memory of the nursery is kept for objects of megabytes.
const nurseryKept = 32 << 20

// poisonLap: in poison mode the nursery wanders through its region: what was in use is
// poison, and not used again until the nursery begins anew after so many bytes, when it
// must be poison still. (To make what it has gone past inaccessible took the system, or
// the machine below it, most of the time of gc-stress, and missed stores to the last
// pages; so did new pages for each lap.)
const poisonLap = 16 << 20

// pageMost: no page of the system is larger, in bytes.
const pageMost = 64 << 10

// nurseryStart is where the nursery begins to be used.
const nurseryStart = NurseryBase + 3*skew

// Attach makes v a view of the heap on segment 0 if shared, else on a new
// private segment.
func (h *Heap) Attach(v *View, shared bool, roots Roots) error {
	base := h.Base
	if !shared {
		b, err := h.arena.newView(false)
		if err != nil {
			return err
		}
		base = b
	}
	v.heap, v.Base, v.To, v.Roots = h, base, base, roots
	v.Written = unsafe.Add(base, WrittenBase)
	v.WriteVersion = 1
	var err error
	if v.touched, err = table[uint8](h.arena, SpaceSize>>blockShift); err != nil {
		return err
	}
	v.shadows = map[Ref]Ref{}
	v.collection.init(v)
	v.start, v.end = nurseryStart, NurseryBase+NurserySize>>h.arena.shrink
	v.dirty = v.start
	v.openNursery()
	h.mu.Lock()
	h.views = append(h.views, v)
	h.mu.Unlock()
	return nil
}

// Heap returns the heap v belongs to.
func (v *View) Heap() *Heap { return v.heap }

// openNursery starts allocation at the start of the current part.
func (v *View) openNursery() {
	v.Next, v.Limit = uintptr(v.start), uintptr(v.start)
	v.soft = v.start + Ref(v.heap.opts.Nursery)
	v.extend(0, true)
}

// extend adds the next part of the nursery, at least bytes long: whole chunks that it
// zeroes, or just so much as it is; false means the region is used up.
func (v *View) extend(bytes uintptr, zeroed bool) bool {
	from := Ref(v.Limit)
	to := from + Ref(bytes)
	if zeroed {
		to = from + max(Ref(bytes+clearChunk-1)&^(clearChunk-1), clearChunk)
	}
	if to > v.end {
		return false
	}
	if from < v.dirty {
		dirty := unsafe.Slice((*uint64)(v.Ptr(from)), (min(to, v.dirty)-from)/8)
		if v.heap.opts.Poison {
			checkPoison(dirty)
		}
		if zeroed {
			clear(dirty)
		}
	}
	v.Limit = uintptr(to)
	v.dirty = max(v.dirty, to)
	return true
}

// Alloc makes a small object, at most MaxSmall bytes, zeroed but for its
// header. It neither fails nor collects. (It is a little too much for the
// compiler to inline; code that cannot afford the call does the same with
// Next and Limit and calls Alloc when they meet.)
func (v *View) Alloc(kind uint8, layout uint32, bytes uintptr) Ref {
	bytes = (bytes + Granule - 1) &^ (Granule - 1)
	ref := v.Next
	next := ref + bytes
	if next > v.Limit {
		return v.allocSlow(kind, layout, bytes)
	}
	v.Next = next
	*(*uint64)(unsafe.Add(v.Base, ref)) = uint64(kind) | uint64(bytes)<<(sizeShift-4) | uint64(layout)<<layoutShift
	return Ref(ref)
}

//go:noinline
func (v *View) allocSlow(kind uint8, layout uint32, bytes uintptr) Ref {
	if bytes > MaxSmall {
		panic("gc: Alloc of a large object")
	}
	if !v.extend(bytes-(v.Limit-v.Next), true) {
		// Gigabytes since the last collection: go on in old space.
		v.raise(SignalMinor)
		ref, _ := v.AllocOld(kind, layout, bytes)
		return ref
	}
	if v.Limit > uintptr(v.soft) {
		v.raise(SignalMinor)
	}
	return v.Alloc(kind, layout, bytes)
}

func (v *View) raise(signal uint32) {
	if v.Signal.Load()&signal == 0 {
		v.Signal.Or(signal)
	}
}

// Young reports whether ref is in the nursery.
func (v *View) Young(ref Ref) bool { return ref>>NurseryShift == 1 }

// Used returns the bytes allocated in the nursery since it was emptied.
func (v *View) Used() uintptr { return v.Next - uintptr(v.start) }

// resetNursery empties the nursery and gives memory beyond what was used lately, and
// beyond twice the budget, back to the system.
func (v *View) resetNursery() {
	if v.heap.opts.Poison {
		v.guard()
		return
	}
	used, dirty, keep := Ref(v.Limit)-v.start, v.dirty-v.start, 2*Ref(v.heap.opts.Nursery)
	if used == clearChunk && dirty <= keep+keep/2 {
		// What was not allocated is zero still: a short transaction clears what it has used.
		clear(unsafe.Slice((*byte)(v.Ptr(v.start)), Ref(v.Next)-v.start))
		v.Next = uintptr(v.start)
		return
	}
	v.lately = max(used, v.lately-v.lately/8)
	keep = max(keep, min(v.lately, nurseryKept)&^(pageMost-1))
	if dirty > keep+keep/2 {
		drop(v.Ptr(v.start+keep), uintptr(dirty-keep))
		v.dirty = v.start + keep
	}
	v.openNursery()
}

// guard poisons what was used of the nursery and goes on behind it.
func (v *View) guard() {
	next, lap := Ref(v.Next), Ref(nurseryStart+poisonLap>>v.heap.arena.shrink)
	fillPoison(v.Ptr(v.start), uintptr(next-v.start))
	if next < lap {
		v.start = next
		v.soft = next + Ref(v.heap.opts.Nursery)
		return
	}
	used := max(v.dirty, Ref(v.Limit))
	drop(v.Ptr(lap), uintptr(used-lap))
	v.start, v.dirty = nurseryStart, lap
	v.openNursery()
}

// Ptr returns the address of an object.
func (v *View) Ptr(ref Ref) unsafe.Pointer { return unsafe.Add(v.Base, uintptr(ref)) }

// Word loads word i of an object, without a barrier.
func (v *View) Word(ref Ref, i int) uint64 {
	return *(*uint64)(unsafe.Add(v.Base, uintptr(ref)+uintptr(i)*8))
}

// SetWord stores word i of an object, without a barrier.
func (v *View) SetWord(ref Ref, i int, w uint64) {
	*(*uint64)(unsafe.Add(v.Base, uintptr(ref)+uintptr(i)*8)) = w
}

// Header loads the header of an object.
func (v *View) Header(ref Ref) uint64 { return *(*uint64)(unsafe.Add(v.Base, uintptr(ref))) }

// Kind loads the kind of an object.
func (v *View) Kind(ref Ref) uint8 { return uint8(v.Header(ref)) }

// Layout loads the layout of an object.
func (v *View) Layout(ref Ref) uint32 { return HeaderLayout(v.Header(ref)) }

// Size returns the size of an object in bytes, header included, rounded up to
// whole granules.
func (v *View) Size(ref Ref) uintptr {
	if bytes := headerBytes(v.Header(ref)); bytes != 0 {
		return bytes
	}
	if v.Young(ref) {
		return uintptr(v.Word(ref, -1))
	}
	return v.heap.large.at(ref).bytes
}

// Remember has an old object traced whole at the next minor collection.
func (v *View) Remember(ref Ref) { v.remembered = append(v.remembered, ref) }

// RememberSlots has the granule at off of the old object ref traced at the
// next minor collection, as far as its words may be references.
func (v *View) RememberSlots(ref, off Ref) {
	off &^= Granule - 1
	v.RememberRange(ref, off, off+Granule)
}

// RememberRange is RememberSlots for the granules from that at from up to that before to.
func (v *View) RememberRange(ref, from, to Ref) {
	header := v.Header(ref)
	k := &v.heap.kinds[uint8(header)]
	if !k.refs(header) {
		return
	}
	for off := from; off < to; off += Granule {
		if mask := k.granuleRefs(int(off-ref) / 8); mask != 0 {
			v.slots = append(v.slots, off|Ref(mask))
		}
	}
}

// granuleRefs tells which words of the granule that starts at a word may be
// references: bit 0 the first, bit 1 the second.
func (k *Kind) granuleRefs(word int) (mask uint8) {
	for i := range 2 {
		if word+i >= k.FirstRef && (k.EndRef < 0 || word+i < k.EndRef) {
			mask |= 1 << i
		}
	}
	return mask
}

// VisitGranule shows the words of the granule at off of the old object ref
// that may be references.
func (v *View) VisitGranule(ref, off Ref, visit func(unsafe.Pointer, int)) {
	header := v.Header(ref)
	k := &v.heap.kinds[uint8(header)]
	if !k.refs(header) {
		return
	}
	off &^= Granule - 1
	mask := k.granuleRefs(int(off-ref) / 8)
	for i := range Ref(2) {
		if mask>>i&1 != 0 {
			visit(v.Ptr(off+8*i), 1)
		}
	}
}

// VisitObject shows the words of an object that may be references, a weak one
// among them.
func (v *View) VisitObject(ref Ref, visit func(unsafe.Pointer, int)) {
	header := v.Header(ref)
	k := &v.heap.kinds[uint8(header)]
	if k.Weak {
		visit(v.Ptr(ref+8), 1)
	}
	if !k.refs(header) {
		return
	}
	end := k.EndRef
	if end < 0 {
		end = int(v.Size(ref) / 8)
	}
	visit(v.Ptr(ref+Ref(k.FirstRef)*8), end-k.FirstRef)
}
