package stm

import (
	"slices"
	"time"

	"pystm/runtime/gc"
)

// commitWait bounds how long a commit waits for an older transaction that has
// read what it wrote, and a restart for the transaction that won.
const commitWait = 20 * time.Millisecond

// patience is how long a loser waits before the winner is asked to end: less
// would make threads that work on the same objects take turns too often.
const patience = 200 * time.Microsecond

// commit makes the transaction's effects the committed state. The caller
// holds mu; the segment is not running and its nursery is empty. False means
// that the transaction is doomed.
func (s *Segment) commit() bool {
	rt, t := s.rt, s.thread
	s.committing, s.ending = true, time.Now()
	defer func() { s.committing, s.committed = false, false }()
	for {
		switch {
		case s.committed:
			return true
		case s.doomed || s.rolledBack:
			return false
		case s.quiet():
			s.publish()
			return true
		}
		if !rt.stop(s, false) {
			continue
		}
		older := s.settle()
		ended := uint64(0)
		if older == nil {
			s.publish()
		} else {
			ended = older.ended
		}
		rt.commitWaiting(s)
		rt.resume()
		if older == nil {
			return true
		}
		begin := time.Now()
		rt.probe(pointBehind, s, older.seg, 0)
		if !t.awaitEnd(older, ended, commitWait) && rt.inevitable != t {
			rt.events[EventCommitTimeout]++
			rt.probe(pointTimeout, s, older.seg, 0)
			t.waitFor(older)
			t.conflicted.Kind = ConflictLength
			return false
		}
		if !s.doomed && !s.rolledBack {
			t.tellConflict(false, time.Since(begin))
		}
		s.ending = time.Now()
	}
}

// commitWaiting commits the other transactions that wait for a stop, in the
// order of their age. The world is stopped.
func (rt *Runtime) commitWaiting(stopper *Segment) {
	var list []*Segment
	for _, s := range rt.segments {
		if s != stopper && s.committing && !s.committed {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *Segment) int {
		if rt.older(a.thread, b.thread) {
			return -1
		}
		return 1
	})
	for _, s := range list {
		if !s.doomed && !s.rolledBack && !s.quiet() && s.settle() == nil {
			s.publish()
			s.committed = true
			rt.events[EventGroupCommit]++
		}
	}
}

// quiet reports whether the transaction changes nothing that others can reach.
func (s *Segment) quiet() bool { return len(s.log) == 0 && s.putOff() == nil }

// settle looks for transactions that have read what s wrote. It returns the
// thread of one that is older, which then is asked to end soon; if there is
// none it dooms them all and returns nil. The world is stopped.
func (s *Segment) settle() *Thread {
	rt := s.rt
	var victims []*Segment
	var places []gc.Ref
	put := s.putOff()
	if put != nil {
		put.Stage(rt)
	}
	for _, o := range rt.segments {
		if o == s || !o.open || o.doomed {
			continue
		}
		at := s.readBy(o)
		if at == 0 && put != nil {
			at = put.Clash(o, o.deferred())
		}
		if at == 0 {
			continue
		}
		if rt.older(o.thread, s.thread) {
			o.Signal.Or(SignalCommitSoon)
			rt.conflict(ConflictWriteRead, s, s, o, at)
			if put != nil {
				put.Unstage(rt)
			}
			return o.thread
		}
		victims, places = append(victims, o), append(places, at)
	}
	for i, o := range victims {
		rt.conflict(ConflictWriteRead, s, o, s, places[i])
		o.doom()
		o.thread.waitFor(s.thread)
	}
	return nil
}

// publish is the point of no return: the transaction's effects become the
// committed state. If it is not quiet the world is stopped.
func (s *Segment) publish() {
	rt := s.rt
	// What was written through the view itself is there already.
	s.catchUp()
	rt.fresh = append(s.FreshLarge(rt.fresh), s.own...)
	s.applied = rt.freshBase + uint64(len(rt.fresh))
	rt.fresh = append(rt.fresh, s.direct...)
	quiet := s.quiet()
	if quiet {
		rt.events[EventQuietCommit]++
	} else {
		s.push()
		s.unlockSheets()
		if put := s.putOff(); put != nil {
			put.Carry(rt)
		}
	}
	rt.trimFresh()
	s.forgetNew()
	s.Publish()
	for _, f := range s.onCommit {
		f()
	}
	clear(s.onCommit)
	clear(s.onAbort)
	s.onCommit, s.onAbort = s.onCommit[:0], s.onAbort[:0]
	s.forgetTaken()
	t := s.thread
	now := time.Now()
	paid := priceOfQuiet
	if !quiet {
		paid = now.Sub(s.ending)
	}
	t.lengthen(s.ending.Sub(s.begun), paid, s.Budget <= 0)
	t.recordCommit(s, now)
	t.watch = watch{}
	s.answer()
	s.forgetLog()
	t.ticket, t.retries, t.after = 0, 0, nil
	t.dropSerial()
	rt.commits++
	rt.events[EventCommit]++
	s.finish()
	rt.probe(pointCommitted, s, nil, 0)
}
