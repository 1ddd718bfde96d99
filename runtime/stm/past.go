package stm

import (
	"unsafe"

	"pystm/runtime/gc"
)

// Who has read what another has committed since need not be aborted: he may have
// come before the other. So a transaction that meets such a record (redo.go)
// stays where it is: it applies no more records, sees the state from before that
// one, and is said to be in the *past*. It commits there if nobody could tell the
// difference. (Diegues and Romano, Time-Warp, PPoPP 2014. Most conflicts on trees and
// skip lists are of one direction only: skiplist runs 1.35 times as fast with two
// threads as with one, 1.15 to 1.26 without this.)
//
// Let r be the first record that s has not applied. s comes just before r if
//
//   - no transaction that has committed since r, or that runs now, has read what
//     s has written. Their markers tell: versions only grow, so a marker that is
//     not less than the version its segment had at r was made by one of them.
//     Write implies read, so nobody has written there either.
//   - s has read nothing that was written in the past by a record not applied.
//     Otherwise: r; c, which has read what r wrote over, and so has gone before
//     it; and s, which has seen r, and goes before c. A circle.
//
// With that none can form. Of the records not applied s goes before, those made
// in the present lead only to later ones; one made in the past leads to what it
// has gone before itself, which comes later than all it has seen; and what s has
// seen comes earlier.
//
// s comes before r in an order of commits that is not that of time. So nobody may
// learn the time of s: a transaction commits in the present if it has effects
// beside the heap, has put something off, has adjusted a number, cannot be aborted, has seen anything
// that is not in the heap (Observe), has taken what others have left in the heap's
// queues, or is going to wait (Pause, Detach): he who changes what it waits for looks
// for waiters once, when he commits.
//
// Others who stop the world abort those who are in the past: the world stands
// still at one state.

// mark tells up to which transaction a segment's markers have been made.
type mark struct {
	cleared uint32 // how often all markers were, or versions began anew
	version uint8  // Segment.ReadVersion
}

// noteMarks notes the marks of all segments in a record.
func (r *redo) noteMarks(rt *Runtime) {
	r.marks = r.marks[:0]
	for _, s := range rt.segments {
		r.marks = append(r.marks, s.mark)
	}
}

// Observe notes that the running transaction has seen something that is not in
// the heap, as a clock.
func (s *Segment) Observe() { s.observed = true }

// mayStay reports whether s, which has read what a record has written at a place, may
// leave it unread. Who has written there, too, could not commit.
func (s *Segment) mayStay(r *redo, at gc.Ref) bool {
	return !r.past && s.written(at) != s.WriteVersion && s.rt.stopper == nil && s.unseen()
}

// unseen reports whether nobody can learn when s commits.
func (s *Segment) unseen() bool {
	return !s.observed && !s.thread.inevitable && len(s.onCommit)+len(s.onAbort)+len(s.adjusted) == 0 && s.putOff() == nil
}

// stay is the beginning of the past.
func (s *Segment) stay() {
	s.past = true
	s.Signal.Or(SignalCommitSoon) // the sooner the less has been committed meanwhile
}

// leavePast aborts s if it is in the past.
func (s *Segment) leavePast() {
	if s.past && s.open && !s.doomed {
		r := s.rt.redos[s.seen-s.rt.retired]
		s.rt.missed(s, &r.written, s.hasRead(r.pieces))
		s.doom()
	}
}

// fitsPast reports whether s, which is in the past, may commit there.
func (s *Segment) fitsPast() bool {
	rt := s.rt
	if !s.unseen() || !s.quiet() && rt.mustAsk(s) {
		return false
	}
	missed := rt.redos[s.seen-rt.retired:]
	for _, r := range missed {
		if r.past && s.hasRead(r.pieces) != 0 {
			return false
		}
	}
	if len(s.log) == 0 {
		return true
	}
	marks := missed[0].marks
	for i, o := range rt.segments {
		// What one made since r has read its markers tell, too; but it is rare.
		if o != s && (i >= len(marks) || o.mark.cleared != marks[i].cleared || o.hasReadSince(marks[i].version, s.log, s.ceased == rt.ceased)) {
			return false
		}
	}
	return true
}

// hasReadSince reports whether a transaction of the segment, from a version on,
// has read what was written according to a log, or may have: the markers were
// cleared meanwhile. apart: who has read words that are kept apart has marked that.
func (s *Segment) hasReadSince(version uint8, log []entry, apart bool) bool {
	last := s.ReadVersion - version
	for i := range log {
		e := &log[i]
		from := e.from
		if !apart && e.object&entryWhole != 0 {
			from = e.ref() // whatever was read of it
		}
		for off := from; off < e.markedTo(); off += wordSize {
			if *(*uint8)(unsafe.Add(s.Base, off>>4+off>>3&1*gc.SecondBase))-version <= last || gc.Clears(off)-version-1 < last {
				return true
			}
		}
	}
	return false
}
