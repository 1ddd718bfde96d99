package gc

import (
	"slices"
	"time"
	"unsafe"
)

// A minor collection empties the nursery of one view. It copies what is
// reachable from the thread's roots and from remembered old objects into
// cells of old space, leaving the new place in the old header, and traces the
// copies in turn from a stack. Words of old objects are read and updated
// through the view's own base (a remembered object has been made private for
// writing by the barrier); survivors are written through View.To.

// collection is the state of a minor collection.
type collection struct {
	visit    func(start unsafe.Pointer, words int) // View.evacuateRange, made once
	grey     []Ref                                 // survivors and young large objects not traced yet; bit 0: through Base
	weaks    []Ref                                 // weak objects seen, in old space; bit 0: to be accessed through Base, not To
	survived int64
}

func (c *collection) init(v *View) { c.visit = v.evacuateRange }

// Minor empties the nursery. Call it at safepoints only.
func (v *View) Minor() {
	h, c := v.heap, &v.collection
	used := v.Used()
	// Collections that end short transactions are over sooner than the clock is read.
	var begin time.Time
	if used > untimed {
		begin = time.Now()
	}
	v.Signal.And(^uint32(SignalMinor))
	c.survived = 0
	if v.OnRun != nil && v.To == v.Base {
		v.announceRuns()
	}

	if used > 0 || len(v.youngLarge)+len(v.finalizers) > 0 { // else there are no young objects
		v.evacuateAll()
	}
	if v.OnRun == nil {
		v.Publish()
	}
	v.remembered, v.slots, c.grey = trim(v.remembered), trim(v.slots), trim(c.grey)
	clear(v.shadows)
	v.bumpWriteVersion()
	v.resetNursery()

	// Views count for themselves: they would be waiting for each other's cache lines.
	v.minors.Add(1)
	v.allocated.Add(int64(used))
	v.survived.Add(c.survived)
	if used > untimed {
		took := time.Since(begin)
		h.mu.Lock()
		h.stats.MinorTime += took
		h.stats.MaxMinor = max(h.stats.MaxMinor, took)
		h.mu.Unlock()
	}
	h.checkGrowth(v)
}

// untimed is up to how many bytes in the nursery a collection counts for
// nothing in the times of Stats.
const untimed = 32 << 10

// trim empties a list, and drops the memory of one that has grown long.
func trim(list []Ref) []Ref {
	if cap(list) > 1<<16 {
		return nil
	}
	return list[:0]
}

// checkGrowth asks for a major collection when one is due.
func (h *Heap) checkGrowth(v *View) {
	inUse := h.inUse.Load()
	if inUse > h.threshold.Load() || h.opts.MaxHeap > 0 && inUse > max(h.opts.MaxHeap, h.full) {
		v.raise(SignalMajor)
	}
}

// evacuateRange updates the words of a range that refer to young objects.
func (v *View) evacuateRange(start unsafe.Pointer, words int) {
	for i := range words {
		p := (*uint64)(unsafe.Add(start, i*8))
		w := *p
		if w&7 == 0 {
			if w>>NurseryShift == 1 {
				*p = uint64(v.evacuate(Ref(w)))
			} else if w >= LargeBase {
				v.reachLarge(Ref(w))
			}
		}
	}
}

// evacuate moves a young object unless it has moved already.
func (v *View) evacuate(ref Ref) Ref {
	from := unsafe.Add(v.Base, uintptr(ref))
	header := *(*uint64)(from)
	if header&flagForwarded != 0 {
		return Ref(header >> sizeShift)
	}
	bytes, base := v.youngBytes(ref, header), v.To
	var to Ref
	switch {
	case header&flagShadow != 0:
		// The cell was reserved for writing through Base.
		to = v.shadows[ref] | 1
		header &^= flagShadow
		base = v.Base
		if bytes > MaxSmall {
			v.heap.large.at(to &^ 1).reached = true
		}
	case bytes > MaxSmall:
		// The view has no copies of these pages and shows what is written to segment 0: a
		// copy of each costs a page fault.
		to, base = v.largeCell(bytes), v.heap.Base
	default:
		to = v.allocCell(bytes)
	}
	if bytes > MaxSmall {
		header &^= sizeMask
	}
	c := &v.collection
	c.survived += int64(bytes)
	p := unsafe.Add(base, to&^1)
	copyWords(p, from, bytes)
	*(*uint64)(p) = header
	*(*uint64)(from) = uint64(to&^1)<<sizeShift | flagForwarded
	k := &v.heap.kinds[uint8(header)]
	if k.refs(header) || k.Weak {
		c.grey = append(c.grey, to)
	}
	return to &^ 1
}

// copyWords copies an object; the usual small ones without a call.
func copyWords(to, from unsafe.Pointer, bytes uintptr) {
	if bytes > 64 {
		copy(unsafe.Slice((*byte)(to), bytes), unsafe.Slice((*byte)(from), bytes))
		return
	}
	for i := uintptr(0); i < bytes; i += 16 {
		*(*[2]uint64)(unsafe.Add(to, i)) = *(*[2]uint64)(unsafe.Add(from, i))
	}
}

// reachLarge notes that a young large object is reachable.
func (v *View) reachLarge(ref Ref) {
	if l := v.heap.large.at(ref); l.young && !l.reached {
		l.reached = true
		v.collection.grey = append(v.collection.grey, ref|1)
	}
}

// drain traces objects until none is left to trace.
func (v *View) drain() {
	c := &v.collection
	for len(c.grey) > 0 {
		ref := c.grey[len(c.grey)-1]
		c.grey = c.grey[:len(c.grey)-1]
		switch {
		case ref&1 != 0:
			v.scan(v.Base, ref&^1)
		case ref >= LargeBase:
			v.scan(v.heap.Base, ref)
		default:
			v.scan(v.To, ref)
		}
	}
}

// evacuateAll moves the young objects that are reachable, and ends the others.
func (v *View) evacuateAll() {
	v.heap.roots.Roots(true, v.collection.visit)
	v.Roots.Roots(true, v.collection.visit)
	v.reachFinalizers()
	for _, ref := range v.remembered {
		v.scan(v.Base, ref)
	}
	for _, entry := range v.slots {
		p := unsafe.Add(v.Base, uintptr(entry&^(Granule-1)))
		if entry&1 != 0 {
			v.evacuateRange(p, 1)
		}
		if entry&2 != 0 {
			v.evacuateRange(unsafe.Add(p, 8), 1)
		}
	}
	v.drain()
	v.clearWeaks()
	v.resurrect()
	v.clearWeaks()
	v.sweepYoungLarge()
}

// scan traces an object of old space.
func (v *View) scan(base unsafe.Pointer, ref Ref) {
	p := unsafe.Add(base, uintptr(ref))
	header := *(*uint64)(p)
	k := &v.heap.kinds[uint8(header)]
	if k.Weak {
		entry := ref
		if base == v.Base {
			entry |= 1
		}
		v.collection.weaks = append(v.collection.weaks, entry)
	}
	if !k.refs(header) {
		return
	}
	end := k.EndRef
	if end < 0 {
		bytes := headerBytes(header)
		if bytes == 0 {
			bytes = v.heap.large.at(ref).bytes
		}
		end = int(bytes / 8)
	}
	v.evacuateRange(unsafe.Add(p, k.FirstRef*8), end-k.FirstRef)
}

// sweepYoungLarge frees the young large objects nobody refers to; the others
// are not young any more.
func (v *View) sweepYoungLarge() {
	if len(v.youngLarge) == 0 {
		return
	}
	h := v.heap
	h.mu.Lock()
	for _, l := range v.youngLarge {
		h.stats.Allocated += int64(l.bytes)
		if l.reached {
			l.young, l.reached = false, false
			v.collection.survived += int64(l.bytes)
		} else {
			v.dropFresh(l)
			h.freeLarge(l)
		}
	}
	h.mu.Unlock()
	v.forgetYoungLarge()
}

func (v *View) forgetYoungLarge() { v.youngLarge, v.largeBytes = v.youngLarge[:0], 0 }

// dropFresh takes a large object that dies off the list of the transaction's.
func (v *View) dropFresh(l *largeObject) {
	if i := slices.Index(v.freshLarge, l); i >= 0 {
		v.freshLarge = slices.Delete(v.freshLarge, i, i+1)
	}
}

// bumpWriteVersion makes every `written` byte stale.
func (v *View) bumpWriteVersion() {
	if v.WriteVersion++; v.WriteVersion == NoWriteVersion {
		v.WriteVersion = 1
	}
	v.heap.prepare(v.Base, WrittenBase, &v.writtenWhole, v.touched, v.WriteVersion)
}

// Identity returns a number that belongs to the object for as long as it
// lives: its place in old space, which a young object gets reserved now.
func (v *View) Identity(ref Ref) uint64 {
	if !v.Young(ref) {
		return uint64(ref)
	}
	if to, ok := v.shadows[ref]; ok {
		return uint64(to)
	}
	header := (*uint64)(v.Ptr(ref))
	var to Ref
	if bytes := v.youngBytes(ref, *header); bytes > MaxSmall {
		to = v.reserveLarge(bytes)
	} else {
		to = v.ownCell(bytes)
	}
	*header |= flagShadow
	v.shadows[ref] = to
	return uint64(to)
}
