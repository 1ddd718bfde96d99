package vm

import (
	"unsafe"

	"pystm/runtime/stm"
)

// What a transaction's abort must bring back of a thread: its frames, its own
// words, and a few counters. The heap is the runtime's business (package stm).
//
// A transaction begins between two instructions of the bottom loop, where the
// only Go frame is that loop's. Save copies the topmost Python frame. The frames
// below it cannot change before control returns to them, so they are saved only
// then: the topmost saved frame's link has a bit (linkTrap) that sends its
// return through the slow path, which saves the caller and moves the bit down.
// So a transaction costs the same at any depth of recursion.
//
//	| older frames, untouched | saved.lo … saved.hi: copied | newer, dropped by an abort |
//
// All references in what is saved are to old objects, as a nursery is empty when
// a transaction begins.
//
// Natives that call back, or that wait, put Go frames between the loop and what
// runs above; a state with such frames cannot be restored. Thread.pins counts
// them. While it is not 0 no transaction ends, except one that cannot be
// aborted, and is followed by another that cannot (see transact.go).

// saved is the state at the begin of the running transaction.
type saved struct {
	valid         bool
	fp, sp, keep  unsafe.Pointer
	depth, maxDep int
	r             threadRoots
	wait          pendingCall
	lo, hi        uintptr // addresses saved so far, [lo, hi)
	pieces        []piece
	words         []Value // of all pieces, one after the other
}

// piece is a part of the stack that was copied.
type piece struct {
	lo    uintptr
	words int
}

// Save notes the thread's state as a transaction begins. It implements
// stm.Client.
func (t *Thread) Save() {
	s := &t.saved
	t.count()
	t.begun = t.given
	t.counting.begin()
	t.counting.useful += t.stm.Rebased()
	t.beginUnits()
	t.children = t.children[:0]
	s.valid = t.pins == 0
	s.lo, s.pieces, s.words = 0, s.pieces[:0], s.words[:0]
	if !s.valid {
		return
	}
	s.fp, s.sp, s.keep, s.depth, s.maxDep, s.r, s.wait = t.fp, t.sp, t.keep, t.depth, t.maxDep, t.r, t.wait
	s.hi = uintptr(t.sp)
	s.lo = s.hi
	if t.fp != nil {
		t.saveFrame(t.fp)
	}
}

// beginUnits forgets which atomic blocks and critical sections the thread was in: a
// transaction begins, or goes on alone where it was undone.
func (t *Thread) beginUnits() {
	t.section, t.sections, t.cut, t.extended, t.hurried, t.ownStreams = false, 0, 0, 0, false, 0
	t.block.begin()
}

// saveFrame copies the stack from the frame at fp up to what is saved already.
func (t *Thread) saveFrame(fp unsafe.Pointer) {
	s := &t.saved
	lo := uintptr(fp) - headerBytes
	if lo >= s.lo {
		return
	}
	n := int(s.lo-lo) / wordSize
	*word(fp, hdrLink) |= linkTrap
	s.words = append(s.words, regs(unsafe.Add(fp, -headerBytes), n)...)
	s.pieces = append(s.pieces, piece{lo, n})
	s.lo = lo
}

// leaving is called before control goes back from the frame at fp to its
// caller, if its link has the trap.
func (t *Thread) leaving(fp unsafe.Pointer) {
	if prev := framePrev(fp); prev != nil && t.saved.valid {
		t.saveFrame(prev)
	}
}

// Restore goes back to the state saved last. It implements stm.Client.
func (t *Thread) Restore() {
	t.ForgetText()
	t.countLost()
	s := &t.saved
	if !s.valid {
		return // the transaction is a new one in which nothing was done
	}
	words := s.words
	for _, p := range s.pieces {
		copy(regs(unsafe.Add(t.lo, p.lo-uintptr(t.lo)), p.words), words[:p.words])
		words = words[p.words:]
	}
	t.fp, t.sp, t.keep, t.depth, t.maxDep, t.r, t.wait = s.fp, s.sp, s.keep, s.depth, s.maxDep, s.r, s.wait
	t.setTracing()
	// Up to where registers of older frames may reach, words still are what the
	// transaction left there.
	top := t.stackTop()
	if top > s.hi {
		clearStack(t.lo, s.hi, top)
	}
	t.dropAbove(top)
	t.methods.empty()
	t.result, t.yielded = 0, false
	t.inQueues, t.reprs = false, nil
	t.outbox = t.outbox[:0]
	for _, c := range t.children {
		c.r = threadRoots{} // what it was to run does not exist any more
	}
	t.undone, t.children = append(t.undone, t.children...), t.children[:0]
}

// Deferred implements stm.Deferrer.
func (t *Thread) Deferred() stm.Deferred { return &t.Notes }
