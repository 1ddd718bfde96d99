package stm

import (
	"sync/atomic"

	"pystm/runtime/gc"
)

// hints is what experience says about objects. It is kept without locks, by hash:
// objects that share a place in the table are taken for one, or the last one is remembered. It is forgotten
// after some major collections, as objects have died. Nothing but speed may depend
// on it.
type hints struct {
	users  [1 << 14]atomic.Uint32 // see Sole: the thread that asked, plus 1
	feuds  [1 << 12]atomic.Uint32 // see Disputed: the granule of the last conflict with such a hash
	majors int                    // collections since all was forgotten; guarded by Runtime.mu
}

// severalUsers stands for more than one thread.
const severalUsers = ^uint32(0)

func hintHash(off gc.Ref) uint64 { return uint64(off>>4) * 0x9E3779B97F4A7C15 }

// Sole reports whether the running thread is, as far as is known, the only one
// that changes an old object, and notes that it does. Code that can change an
// object in a cheap way or in one that conflicts less may choose by it.
func (s *Segment) Sole(ref gc.Ref) bool {
	if s.number == 0 {
		return true
	}
	place := &s.rt.hints.users[hintHash(ref)>>50]
	me := uint32(s.thread.number) + 1
	switch place.Load() {
	case me:
		return true
	case 0:
		place.Store(me)
		return true
	case severalUsers:
	default:
		place.Store(severalUsers)
	}
	return false
}

// Disputed reports whether there were conflicts over an object that is accessed whole, or over a granule, as far as is remembered. Chaos
// makes that all.
func (s *Segment) Disputed(ref gc.Ref) bool {
	return s.rt.opts.Chaos.Abort > 0 || s.rt.hints.feuds[hintHash(ref)>>52].Load() == uint32(ref/gc.Granule)
}

// dispute notes a conflict.
func (h *hints) dispute(at gc.Ref) { h.feuds[hintHash(at)>>52].Store(uint32(at / gc.Granule)) }

// Alone reports whether the transaction has begun while no other thread had a segment: it
// need not mind with whom it may conflict.
func (s *Segment) Alone() bool { return s.sole }

// Share has Sole say no about an object, for everybody, until it is
// forgotten.
func (s *Segment) Share(ref gc.Ref) { s.rt.hints.users[hintHash(ref)>>50].Store(severalUsers) }

// rememberFor is for how many major collections hints are kept.
const rememberFor = 8

// age is for after a major collection.
func (h *hints) age() {
	if h.majors++; h.majors < rememberFor {
		return
	}
	h.majors = 0
	for i := range h.users {
		h.users[i].Store(0)
	}
	for i := range h.feuds {
		h.feuds[i].Store(0)
	}
}
