package gc

import (
	"math/bits"
	"time"
	"unsafe"
)

// A major collection frees what is unreachable in old space. The world is
// stopped and all nurseries are empty. Its phases: mark from the roots with a
// stack, marks in a bitmap beside the heap; settle weak references and
// finalizers; sweep: the marks of a block tell its free cells, so that
// sweeping a block is counting 64 words, and nothing is left to do lazily.

// Collect runs a major collection. The caller has stopped all threads and
// emptied all nurseries; `also` shows further roots. The cells of `keep` are
// not freed though nothing may refer to them, and neither are large objects of
// open transactions: their views are going to write there once more.
func (h *Heap) Collect(keep []Range, also ...Roots) { h.CollectWeaks(nil, keep, also...) }

// CollectWeaks is Collect, and appends to found, if that is not nil, the weak
// objects whose targets live.
func (h *Heap) CollectWeaks(found *[]Ref, keep []Range, also ...Roots) {
	begin := time.Now()
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, v := range h.views {
		v.flushRuns()
	}
	m := &h.marker
	m.reset(h)
	m.found = found
	clear(h.blocks.marks[:h.blocks.top*wordsPerBlock])

	h.roots.Roots(false, m.visit)
	for _, v := range h.views {
		v.Roots.Roots(false, m.visit)
		m.markRefs(v.pending.finalizers)
		m.markRefs(v.pending.finalizable)
		m.markRefs(v.pending.deadWeak)
		v.shareDue()
		m.markRefs(v.finalizable.refs)
	}
	for _, r := range also {
		r.Roots(false, m.visit)
	}
	m.markRefs(h.deadWeak.refs)
	m.drainTogether()
	m.clearWeaks()
	m.resurrect()
	m.clearWeaks()
	m.keep(keep)
	if h.opts.Marked != nil {
		h.opts.Marked(m.marked)
	}
	h.sweep()
	m.found = nil
	m.grey = trim(m.grey)

	h.setThreshold(h.nextMajor(m.live))
	took := time.Since(begin)
	s := &h.stats
	s.Majors++
	s.MajorTime += took
	s.MaxMajor = max(s.MaxMajor, took)
	s.Live = m.live
	h.checkBound()
}

// nextMajor is at how much in use the next major collection is due. Near the bound
// that is sooner, or an object might find no place for what is dead already.
func (h *Heap) nextMajor(live int64) int64 {
	due := max(h.majorMin(), int64(float64(live)*majorFactor))
	if bound := h.opts.MaxHeap; bound > 0 {
		due = min(due, live+max((bound-live)/2, bound/64))
	}
	return due
}

// Postpone puts a major collection off that is due, until an eighth more than now is
// in use; false if twice as much as it would be due at is in use, and half more than when it
// was put off first, not counting what lasts; or if the heap
// has not much room left. The world need not stand still, but no major collection
// may run.
func (h *Heap) Postpone() bool {
	inUse := h.inUse.Load()
	due, lasting := inUse+inUse/8, h.lasting.Load()
	if h.latest.Load() == 0 {
		h.latest.Store(max(2*h.threshold.Load(), inUse-lasting+inUse/2))
	}
	if bound := h.opts.MaxHeap; bound > 0 && due > bound/2 || inUse-lasting > h.latest.Load() || h.exhausted.Load() {
		return false
	}
	h.threshold.Store(due)
	return true
}

// Lasts says that so many bytes are no garbage yet when the next major collection comes.
func (h *Heap) Lasts(bytes uintptr) { h.lasting.Add(int64(bytes)) }

// setThreshold says when the next major collection is due.
func (h *Heap) setThreshold(inUse int64) {
	h.threshold.Store(inUse)
	h.latest.Store(0)
	h.lasting.Store(0)
	h.exhausted.Store(false)
}

// checkBound raises SignalOOM when the heap is still over its bound. Then it
// may grow by a sixteenth before that is reported again, so that the client
// can handle it.
func (h *Heap) checkBound() {
	limit := h.opts.MaxHeap
	if limit == 0 {
		return
	}
	inUse := h.inUse.Load()
	if inUse <= limit {
		h.full = 0
		return
	}
	h.full = inUse + limit/16
	for _, v := range h.views {
		v.raise(SignalOOM)
	}
}

// clearWeaks settles the weak objects marked so far.
func (m *marker) clearWeaks() {
	for _, ref := range m.weaks {
		p := (*uint64)(unsafe.Add(m.base, uintptr(ref)+8))
		if !IsRef(*p) {
			continue
		}
		if m.marked(Ref(*p)) {
			if m.found != nil {
				*m.found = append(*m.found, ref)
			}
		} else {
			if m.h.Store != nil {
				m.h.Store(ref+8, 0)
			} else {
				*p = 0
			}
			m.h.weakDied(ref)
		}
	}
	m.weaks = m.weaks[:0]
}

// weakDied queues a weak object. One that is new in an open transaction is that one's affair: nobody else has it, and it
// is gone if that is aborted.
func (h *Heap) weakDied(ref Ref) {
	if h.NewIn != nil {
		if v := h.NewIn(ref); v != nil {
			v.pending.deadWeak = append(v.pending.deadWeak, ref)
			return
		}
	}
	h.deadWeak.add(ref)
}

// resurrect queues the unreachable objects that have a finalizer, and marks
// what they refer to. Those that wait already keep nothing from being found: what
// the outer one of a minor collection holds would have to wait for the next.
func (m *marker) resurrect() {
	h := m.h
	alive := h.finalizers[:0]
	var dead []Ref
	for _, ref := range h.finalizers {
		p := unsafe.Add(m.base, uintptr(ref))
		if m.marked(ref) {
			alive = append(alive, ref)
		} else if !h.kinds[*(*uint8)(p)].done(p) {
			dead = append(dead, ref)
		}
	}
	h.finalizers = alive
	m.markRefs(h.finalizable.refs)
	for i := len(dead) - 1; i >= 0; i-- {
		m.mark(dead[i])
		h.finalizable.add(dead[i])
	}
	m.drain()
}

// keep marks the cells of ranges without tracing them, and the large objects
// of open transactions.
func (m *marker) keep(ranges []Range) {
	h := m.h
	for _, r := range ranges {
		if r.From >= LargeBase {
			m.markLarge(h.large.at(r.From))
			continue
		}
		bytes := Ref(h.sc.bytes[h.blocks.class[blockNumber(r.From)]])
		for ref := r.From; ref < r.To; ref += bytes {
			word, mask := bitOf(ref)
			h.blocks.marks[word] |= mask
		}
	}
	for _, v := range h.views {
		for _, l := range v.freshLarge {
			m.markLarge(l)
		}
	}
}

// sweep frees what is not marked and finds the free cells of each block.
func (h *Heap) sweep() {
	t := &h.blocks
	for c := range t.partial {
		t.partial[c] = t.partial[c][:0]
	}
	var inUse, freed int64
	for n := t.top - 1; n >= 0; n-- {
		class := t.class[n]
		if class == 0 {
			continue
		}
		count := 0
		for _, w := range t.marks.block(n) {
			count += bits.OnesCount64(w)
		}
		bytes := h.sc.bytes[class]
		if h.opts.Poison {
			h.poisonDead(n, bytes)
		}
		inUse += int64(count) * int64(bytes)
		switch {
		case count == 0:
			t.class[n] = 0
			t.used--
			t.hasMemory[n] = true
			t.resident++
			freed += blockSize
			t.low = min(t.low, n)
		case count < blockSize/int(bytes):
			t.partial[class] = append(t.partial[class], int32(n))
		}
	}
	h.marker.live += inUse
	t.live, t.marks = t.marks, t.live
	h.inUse.Store(inUse)
	for i := len(h.large.all) - 1; i >= 0; i-- {
		l := h.large.all[i]
		h.inUse.Add(int64(l.bytes))
		if !l.marked.Swap(false) {
			h.freeLarge(l)
		}
	}
	// Memory about to be used again is kept: faulting it in costs more than
	// copying into it. What was in use since the last time most likely is.
	keep, lately := max(h.marker.live/2, h.majorMin()), latelyFactor*h.opts.MajorMin
	h.punchBlocks(max(keep, min(freed, lately)))
	h.punchLarge(keep, lately)
}

// latelyFactor: of what was in use lately so many times MajorMin stay at most.
const latelyFactor = 4

// punchBlocks gives the memory of free blocks back to the system, the highest
// first, but for so many bytes.
func (h *Heap) punchBlocks(keep int64) {
	t := &h.blocks
	for n := t.top - 1; n >= 0 && int64(t.resident)<<blockShift > keep; n-- {
		to := n + 1 // of a run: each call interrupts the other processors
		for ; n >= 0 && t.hasMemory[n] && int64(t.resident)<<blockShift > keep; n-- {
			t.hasMemory[n] = false
			t.resident--
		}
		if n+1 < to {
			h.giveBack(blockRef(n+1), to-n-1)
		}
	}
}

// poisonDead fills the unmarked cells of a block.
func (h *Heap) poisonDead(n int, bytes uintptr) {
	for ref := blockRef(n); ref+Ref(bytes) <= blockRef(n+1); ref += Ref(bytes) {
		if !h.blocks.marks.get(ref) {
			fillPoison(unsafe.Add(h.Base, uintptr(ref)), bytes)
		}
	}
}
