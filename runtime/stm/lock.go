package stm

import (
	"sync/atomic"
	"unsafe"

	"pystm/runtime/gc"
)

// Transactions need no locks (contention.go). But who takes one of many things that
// are as good as each other, as the next item of a queue, wants to know which of them
// others are about to take. So a store may announce itself: its granule is *locked* until the
// transaction has ended. Whoever does not ask writes there all the same, and commits if he is first.

// lockBytes is the size of the lock table: a byte a granule, the number of the
// segment that has locked it, or 0.
const lockBytes = gc.SpaceSize / gc.Granule

// TryWriteSlot is WriteSlot, and locks the granule; if it is locked by another
// transaction it does nothing, and the result is false.
func (s *Segment) TryWriteSlot(ref, off gc.Ref) bool {
	if s.number == 0 || ref>>YoungShift == 1 || s.Heap().Fresh(ref) {
		s.WriteSlot(ref, off)
		return true
	}
	off &^= gc.Granule - 1
	if owner := s.tryLock(off); owner != s.number {
		return false
	}
	s.ReadSlot(off)
	s.logRange(entry{ref | entryLocked, off, off + gc.Granule})
	s.SetWritten(off)
	s.RememberSlots(ref, off)
	return true
}

// LockedByOther reports whether another transaction has locked the granule at off,
// at this moment.
func (s *Segment) LockedByOther(off gc.Ref) bool {
	if s.number == 0 {
		return false
	}
	word, shift := s.rt.lockWord(off)
	owner := uint8(atomic.LoadUint32(word) >> shift)
	return owner != 0 && owner != s.number
}

// lockWord returns the word with a granule's lock byte, and the byte's place.
func (rt *Runtime) lockWord(off gc.Ref) (word *uint32, shift uint) {
	n := off >> 4
	return (*uint32)(unsafe.Add(rt.locks, n&^3)), uint(n&3) * 8
}

// tryLock takes the lock of a granule if it is free, and returns who has it now.
func (s *Segment) tryLock(off gc.Ref) (owner uint8) {
	word, shift := s.rt.lockWord(off)
	for {
		old := atomic.LoadUint32(word)
		if owner := uint8(old >> shift); owner != 0 {
			return owner
		}
		if atomic.CompareAndSwapUint32(word, old, old|uint32(s.number)<<shift) {
			return s.number
		}
	}
}

// unlock gives back the locks that the transaction, which has ended, has got.
func (s *Segment) unlock() {
	for i := range s.log {
		e := &s.log[i]
		if e.object&entryLocked == 0 {
			continue
		}
		for off := e.from; off < e.to; off += gc.Granule {
			word, shift := s.rt.lockWord(off)
			atomic.AndUint32(word, ^(uint32(0xff) << shift))
		}
	}
}
