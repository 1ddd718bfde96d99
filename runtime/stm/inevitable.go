package stm

import (
	"slices"
	"time"

	"pystm/runtime/stmlog"
)

// BecomeInevitable makes the running transaction one that is never aborted,
// before something that cannot be undone. There is one at most; the others
// wait for their turn. It is a safepoint. False means that the transaction
// was rolled back instead, as after Poll.
//
// Nothing has to be checked: a transaction that is neither doomed nor in the past has
// read only what is committed, and from now on it is older than all others. What it has
// adjusted counts as read from now on.
func (t *Thread) BecomeInevitable() bool {
	rt, s := t.rt, t.seg
	if s.number == 0 || t.inevitable {
		return true
	}
	rt.lock()
	defer rt.unlock()
	s.halt()
	s.leavePast()
	s.observed = true
	rt.wanting = append(rt.wanting, t)
	begin, first := rt.now(), rt.inevitable
	var firstAt Place
	if first != nil {
		firstAt = first.certainAt
	}
	for !s.doomed && !s.rolledBack && (rt.inevitable != nil || rt.stopper != nil || rt.oldestWanting() != t) {
		if o := rt.inevitable; o != nil {
			o.seg.Signal.Or(SignalCommitSoon)
		}
		rt.wait(t, 0)
	}
	rt.wanting = slices.DeleteFunc(rt.wanting, func(o *Thread) bool { return o == t })
	rt.changed() // the others look whose turn it is
	if first != nil {
		t.tellInevitable(first, firstAt, begin)
	}
	if s.doomed || s.rolledBack || s.doomStale() {
		t.fail()
		return false
	}
	s.pin()
	rt.inevitable, t.inevitable = t, true
	if rt.places.Load() {
		t.certainSince, t.certainAt = rt.now(), t.client.Position()
	}
	rt.events[EventInevitable]++
	s.run()
	return true
}

// tellInevitable reports that the thread has waited for another, which could
// not be aborted any more, to come to its end.
func (t *Thread) tellInevitable(o *Thread, place Place, begin time.Duration) {
	rt := t.rt
	lost := t.waited(SpentInevitable, stmlog.WhyCertain, begin)
	rt.conflicts++
	c := Conflict{Kind: ConflictInevitable, Loser: t, Winner: o, Lost: lost, number: rt.conflicts,
		LoserAt: t.client.Position(), LoserHow: stmlog.Took, WinnerAt: place, WinnerHow: stmlog.Took}
	rt.tell(c)
}

// oldestWanting returns who is next to become inevitable. Who is doomed gives
// up anyway.
func (rt *Runtime) oldestWanting() (oldest *Thread) {
	for _, t := range rt.wanting {
		if !t.seg.doomed && !t.seg.rolledBack && (oldest == nil || rt.older(t, oldest)) {
			oldest = t
		}
	}
	return oldest
}

// Inevitable reports whether the running transaction cannot be aborted.
func (t *Thread) Inevitable() bool { return t.inevitable || t.seg.number == 0 }
