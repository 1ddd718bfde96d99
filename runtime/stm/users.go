package stm

import (
	"sync/atomic"

	"pystm/runtime/gc"
)

// users is what is known about who changes what: for the objects of which a
// client asks it (Segment.Sole), which thread asked. It is a guess, kept without
// locks: objects that share a place are taken for one, and what is known is
// forgotten at a major collection, which also forgets objects that have died.
type users [1 << 14]atomic.Uint32

// severalUsers stands for more than one thread.
const severalUsers = ^uint32(0)

// Sole reports whether the running thread is, as far as is known, the only one
// that changes an old object, and notes that it does. Code that can change an
// object in a cheap way or in one that conflicts less may choose by it.
func (s *Segment) Sole(ref gc.Ref) bool {
	if s.number == 0 {
		return true
	}
	place := &s.rt.users[uint64(ref>>4)*0x9E3779B97F4A7C15>>50]
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

// forgetUsers is for when objects have died.
func (rt *Runtime) forgetUsers() {
	for i := range rt.users {
		rt.users[i].Store(0)
	}
}
