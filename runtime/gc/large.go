package gc

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

// largeObject describes an object beyond the largest size class. It takes a
// run of whole blocks in the upper region and never moves.
type largeObject struct {
	ref   Ref
	bytes uintptr // of the object, whole granules
	run   int     // blocks taken
	index int     // in largeTable.all

	young   bool // no minor collection has seen it yet; owned by its view
	reached bool // a minor collection found a reference to a young one
	marked  atomic.Bool
	fresh   bool // made by an open transaction
}

// largeTable holds the large objects and the free blocks of their region.
type largeTable struct {
	max     int            // number of blocks
	byBlock []largeObject  // by first block; outside of the Go heap
	all     []*largeObject // in no order
	count   int
	used    []bool       // block is taken
	memory  []uint8      // what a free block holds: one of the following
	low     int          // no block below is free
	top     int          // no block from here on was ever taken
	reach   atomic.Int64 // top, for who does not hold mu
}

const (
	memoryZero   = iota // zeros, or nothing
	memoryDirty         // anything
	memoryLately        // anything, and it was in use since the last major collection
)

func (t *largeTable) init(a *arena) (err error) {
	t.max = largeSize >> a.shrink / blockSize
	if t.byBlock, err = table[largeObject](a, t.max); err != nil {
		return err
	}
	if t.used, err = table[bool](a, t.max); err != nil {
		return err
	}
	t.memory, err = table[uint8](a, t.max)
	return err
}

// at returns the descriptor of a large object; its ref is 0 if there is none.
func (t *largeTable) at(ref Ref) *largeObject { return &t.byBlock[(ref-LargeBase)>>blockShift] }

// take finds a run of free blocks, first fit; -1 if there is none.
func (t *largeTable) take(blocks int) int {
	for t.low < t.max && t.used[t.low] {
		t.low++
	}
	for from := t.low; from+blocks <= t.max; {
		n := from
		for n < from+blocks && n < t.top && !t.used[n] {
			n++
		}
		if n == from+blocks || n >= t.top {
			for i := from; i < from+blocks; i++ {
				t.used[i] = true
			}
			t.top = max(t.top, from+blocks)
			t.reach.Store(int64(t.top))
			return from
		}
		for from = n + 1; from < t.top && t.used[from]; from++ {
		}
	}
	return -1
}

// AllocLarge makes an object of any size, zeroed but for its header; false
// means the heap's bound does not allow it. It does not collect.
func (v *View) AllocLarge(kind uint8, layout uint32, bytes uintptr) (Ref, bool) {
	if bytes <= MaxSmall {
		return v.Alloc(kind, layout, bytes), true
	}
	if bytes <= v.heap.opts.Moving {
		return v.allocMoving(kind, layout, bytes, true)
	}
	return v.allocLarge(kind, layout, bytes, v.heap.opts.MaxHeap)
}

// stillFrom is the size from which an object that is likely to survive starts at its
// place in old space, in bytes, where stores are to memory that is not private.
const stillFrom = 256 << 10

// AllocLasting is AllocLarge for an object that is filled by and by and likely to
// survive: to move it copies what is not used yet, too.
func (v *View) AllocLasting(kind uint8, layout uint32, bytes uintptr) (Ref, bool) {
	if v.OnRun != nil || bytes <= stillFrom {
		return v.AllocLarge(kind, layout, bytes)
	}
	return v.allocLarge(kind, layout, bytes, v.heap.opts.MaxHeap)
}

// Fits reports whether the heap's bound allows an object of so many bytes at all.
func (v *View) Fits(bytes int64) bool {
	bound := v.heap.opts.MaxHeap
	return bound <= 0 || bytes <= bound
}

// allocMoving makes an object beyond the largest size class in the nursery, zeroed but
// for its header, or not. It has its size with it while it is there.
func (v *View) allocMoving(kind uint8, layout uint32, bytes uintptr, zeroed bool) (Ref, bool) {
	bytes = (bytes + Granule - 1) &^ (Granule - 1)
	bound := v.heap.opts.MaxHeap
	if bound > 0 && v.heap.inUse.Load()+int64(v.Used()+bytes) > bound {
		v.raise(SignalMajor)
		return 0, false
	}
	ref, sized := v.Next, bytes
	if bytes > maxSized {
		ref, sized = ref+Granule, 0
	}
	if next := ref + bytes; next > v.Limit && !v.extend(next-v.Limit, zeroed) {
		return v.allocLarge(kind, layout, bytes, bound)
	}
	if v.Limit > uintptr(v.soft) {
		v.raise(SignalMinor)
	}
	if sized == 0 {
		v.SetWord(Ref(ref), -1, uint64(bytes))
	}
	v.Next = ref + bytes
	*(*uint64)(v.Ptr(Ref(ref))) = MakeHeader(kind, layout, sized)
	return Ref(ref), true
}

// youngBytes is the size of a young object that has not moved.
func (v *View) youngBytes(ref Ref, header uint64) uintptr {
	if bytes := headerBytes(header); bytes != 0 {
		return bytes
	}
	return uintptr(v.Word(ref, -1))
}

// largeCell takes a place in old space for an object of the nursery that moves.
func (v *View) largeCell(bytes uintptr) Ref {
	l := v.heap.newLarge(bytes, 0)
	if l == nil {
		panic("gc: old space is used up")
	}
	v.heap.populateLarge(l)
	switch {
	case v.OnRun == nil:
	case v.To == v.Base:
		v.addFresh(l)
	default:
		v.taken = append(v.taken, Range{l.ref, l.ref + Ref(l.bytes)})
	}
	return l.ref
}

// populateLarge gives an object memory that is about to be filled, in one call instead of
// a fault for each page, unless its blocks have some.
func (h *Heap) populateLarge(l *largeObject) {
	if first := int((l.ref - LargeBase) >> blockShift); h.large.memory[first] == memoryZero {
		populate(unsafe.Add(h.Base, uintptr(l.ref)), l.bytes)
	}
}

// reserveLarge takes a place for an object of the nursery before it moves
// there, if it survives.
func (v *View) reserveLarge(bytes uintptr) Ref {
	l := v.heap.newLarge(bytes, 0)
	if l == nil {
		panic("gc: old space is used up")
	}
	if v.OnRun != nil {
		v.addFresh(l)
	}
	l.young = true
	v.youngLarge = append(v.youngLarge, l)
	return l.ref
}

// addFresh makes l one of the large objects of the open transaction.
func (v *View) addFresh(l *largeObject) {
	l.fresh = true
	v.freshLarge = append(v.freshLarge, l)
	v.OnRun(l.ref, l.ref+Ref(l.run)<<blockShift)
}

// AllocNeeded is AllocOld for what the client cannot do without: it may pass
// the heap's bound, which the next collections tell. False means that the
// address space is used up.
func (v *View) AllocNeeded(kind uint8, layout uint32, bytes uintptr) (Ref, bool) {
	if bytes <= MaxSmall {
		return v.AllocOld(kind, layout, bytes)
	}
	return v.allocLarge(kind, layout, bytes, 0)
}

func (v *View) allocLarge(kind uint8, layout uint32, bytes uintptr, bound int64) (Ref, bool) {
	l := v.takeLarge(bytes, bound)
	if l == nil {
		return 0, false
	}
	v.heap.clearLarge(v, l)
	fill(unsafe.Slice((*uint8)(unsafe.Add(v.Written, l.ref>>4)), l.bytes/Granule), v.WriteVersion)
	v.TouchWritten(l.ref, l.ref+Ref(l.bytes))
	*(*uint64)(v.Ptr(l.ref)) = MakeHeader(kind, layout, 0)
	return l.ref, true
}

// AllocData is AllocLarge for an object without references, whose words the
// caller sets before it does anything else, and which never changes then: a
// very large one contains whatever was there.
func (v *View) AllocData(kind uint8, layout uint32, bytes uintptr) (Ref, bool) {
	if bytes <= MaxSmall {
		return v.Alloc(kind, layout, bytes), true
	}
	if bytes <= v.heap.opts.Moving {
		return v.allocMoving(kind, layout, bytes, false)
	}
	l := v.takeLarge(bytes, v.heap.opts.MaxHeap)
	if l == nil {
		return 0, false
	}
	*(*uint64)(v.Ptr(l.ref)) = MakeHeader(kind, layout, 0)
	return l.ref, true
}

// largeWeight: a byte in a large object spends so much less of the budget than
// one in the nursery, as it is not copied if it survives.
const largeWeight = 2

// takeLarge takes blocks for a young large object: it dies at the next minor
// collection, or is traced whole there. So stores to it need no barrier until
// then, which AllocLarge has its bytes in `written` say.
func (v *View) takeLarge(bytes uintptr, bound int64) *largeObject {
	l := v.heap.newLarge(bytes, bound)
	if l == nil {
		v.heap.exhausted.Store(true)
		v.raise(SignalMajor)
		return nil
	}
	if v.OnRun != nil {
		v.addFresh(l)
	}
	l.young = true
	v.youngLarge = append(v.youngLarge, l)
	v.largeBytes += uintptr(l.run) << blockShift
	if v.Used()+v.largeBytes/largeWeight > v.heap.opts.Nursery {
		v.raise(SignalMinor)
	}
	return l
}

// fill sets all bytes of b.
func fill(b []uint8, x uint8) {
	b[0] = x
	for n := 1; n < len(b); n *= 2 {
		copy(b[n:], b[:n])
	}
}

// clearLarge zeroes those blocks of a new large object that held another.
func (h *Heap) clearLarge(v *View, l *largeObject) {
	first := int((l.ref - LargeBase) >> blockShift)
	for n := first; n < first+l.run; n++ {
		if h.large.memory[n] != memoryZero {
			h.large.memory[n] = memoryZero
			clear(unsafe.Slice((*byte)(v.Ptr(LargeBase+Ref(n)<<blockShift)), blockSize))
		}
	}
}

// newLarge takes the blocks and the descriptor of a large object, if the heap
// stays within a bound (0: none) with it.
func (h *Heap) newLarge(bytes uintptr, bound int64) *largeObject {
	if bytes > largeSize {
		return nil
	}
	bytes = (bytes + Granule - 1) &^ (Granule - 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	if bound > 0 && h.inUse.Load()+int64(bytes) > bound {
		return nil
	}
	t := &h.large
	run := int((bytes + blockSize - 1) >> blockShift)
	first := t.take(run)
	if first < 0 {
		return nil
	}
	l := &t.byBlock[first]
	*l = largeObject{ref: LargeBase + Ref(first)<<blockShift, bytes: bytes, run: run, index: len(t.all)}
	t.all = append(t.all, l)
	t.count++
	h.inUse.Add(int64(bytes))
	return l
}

// freeLarge gives the blocks of a dead large object back. The caller holds mu
// or has stopped the world.
func (h *Heap) freeLarge(l *largeObject) {
	t := &h.large
	last := t.all[len(t.all)-1]
	t.all[l.index], last.index = last, l.index
	t.all = t.all[:len(t.all)-1]
	t.count--
	first := int((l.ref - LargeBase) >> blockShift)
	if h.opts.Poison {
		fillPoison(unsafe.Add(h.Base, uintptr(l.ref)), l.bytes)
	}
	for n := first; n < first+l.run; n++ {
		t.used[n] = false
		t.memory[n] = memoryLately
	}
	t.low = min(t.low, first)
	h.inUse.Add(-int64(l.bytes))
	*l = largeObject{}
}

// punchLarge gives the memory of free blocks back to the system, but for so many bytes,
// and for so many more of those that were in use since the last time: what is made and
// dropped all the time is of sizes that do not fit into what is kept of older ones.
func (h *Heap) punchLarge(keep, lately int64) {
	t := &h.large
	for n := 0; n < t.top; n++ {
		switch {
		case t.used[n] || t.memory[n] == memoryZero:
			continue
		case t.memory[n] == memoryLately && lately > 0:
			t.memory[n] = memoryDirty
			lately -= blockSize
			continue
		case keep > 0:
			t.memory[n] = memoryDirty
			keep -= blockSize
			continue
		}
		from := n
		for n < t.top && !t.used[n] && (t.memory[n] == memoryDirty || t.memory[n] == memoryLately && lately <= 0) {
			t.memory[n] = memoryZero
			n++
		}
		h.giveBack(LargeBase+Ref(from)<<blockShift, n-from)
		n--
	}
}

// giveBack returns the memory of blocks to the system.
func (h *Heap) giveBack(from Ref, blocks int) {
	bytes := uintptr(blocks) << blockShift
	h.arena.punch(from, bytes)
	if h.Freed != nil {
		h.Freed(Range{from, from + Ref(bytes)})
	}
}

// AllocOld makes an object that never moves, zeroed but for its header, of
// any size; false means the heap's bound does not allow it. It is traced at
// the next minor collection like an object that was written to, a large one if
// it is reachable by then.
func (v *View) AllocOld(kind uint8, layout uint32, bytes uintptr) (Ref, bool) {
	if bytes > MaxSmall {
		return v.allocLarge(kind, layout, bytes, v.heap.opts.MaxHeap)
	}
	bytes = (bytes + Granule - 1) &^ (Granule - 1)
	ref := v.ownCell(bytes)
	p := v.Ptr(ref)
	clear(unsafe.Slice((*byte)(p), bytes))
	*(*uint64)(p) = MakeHeader(kind, layout, bytes)
	v.remembered = append(v.remembered, ref)
	v.SetWritten(ref)
	return ref, true
}

// poisonWord is what freed memory is filled with: as a reference it faults.
const poisonWord = 0x7db7_db7d_b7db_7db8

func fillPoison(p unsafe.Pointer, bytes uintptr) {
	words := unsafe.Slice((*uint64)(p), bytes/8)
	for i := range words {
		words[i] = poisonWord
	}
}

// checkPoison panics if words that were filled with poison are not as they were: somebody
// has stored to a dead object.
func checkPoison(words []uint64) {
	for i := range words {
		if words[i] != poisonWord {
			panic(fmt.Sprintf("gc: store of %#x to a dead object at %p", words[i], &words[i]))
		}
	}
}
