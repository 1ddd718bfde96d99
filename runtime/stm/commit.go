package stm

import (
	"slices"
	"time"
	"unsafe"

	"pystm/runtime/gc"
)

// commitWait bounds how long a commit waits for an older transaction that has
// read what it wrote, and a restart for the transaction that won.
const commitWait = 20 * time.Millisecond

// commit makes the transaction's effects the committed state. The caller
// holds mu; the segment is not running and its nursery is empty. False means
// that the transaction is doomed.
func (s *Segment) commit() bool {
	rt, t := s.rt, s.thread
	s.committing = true
	defer func() { s.committing, s.committed = false, false }()
	for {
		switch {
		case s.committed:
			return true
		case s.doomed || s.rolledBack:
			return false
		case len(s.log) == 0:
			s.publish()
			return true
		}
		if !rt.stop(s) {
			continue
		}
		older := s.settle()
		if older == nil {
			s.publish()
		}
		rt.commitWaiting(s)
		rt.resume()
		if older == nil {
			return true
		}
		if !t.awaitEnd(older, commitWait) && rt.inevitable != t {
			rt.events[EventCommitTimeout]++
			t.waitFor(older)
			return false
		}
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
		if !s.doomed && !s.rolledBack && len(s.log) > 0 && s.settle() == nil {
			s.publish()
			s.committed = true
			rt.events[EventGroupCommit]++
		}
	}
}

// settle looks for transactions that have read what s wrote. It returns the
// thread of one that is older, which then is asked to end soon; if there is
// none it dooms them all and returns nil. The world is stopped.
func (s *Segment) settle() *Thread {
	rt := s.rt
	var victims []*Segment
	var why []*entry
	for _, o := range rt.segments {
		if o == s || !o.open || o.doomed {
			continue
		}
		e := s.readBy(o)
		if e == nil {
			continue
		}
		if rt.older(o.thread, s.thread) {
			o.Signal.Or(SignalCommitSoon)
			rt.conflict(ConflictWriteRead, s, o, e.from, e.position)
			return o.thread
		}
		victims, why = append(victims, o), append(why, e)
	}
	for i, o := range victims {
		rt.conflict(ConflictWriteRead, o, s, why[i].from, why[i].position)
		o.doom()
		o.thread.waitFor(s.thread)
	}
	return nil
}

// readBy returns an entry of the log that o has read a granule of, nil if
// there is none.
func (s *Segment) readBy(o *Segment) *entry {
	for i := range s.log {
		e := &s.log[i]
		for off := e.from; off < e.lockedTo(); off += gc.Granule {
			if *(*uint8)(unsafe.Add(o.Base, off>>4)) == o.ReadVersion {
				return e
			}
		}
	}
	return nil
}

// publish is the point of no return: the transaction's effects become the
// committed state. If it has a log the world is stopped.
func (s *Segment) publish() {
	rt := s.rt
	first := len(rt.fresh)
	rt.fresh = append(s.FreshLarge(rt.fresh), s.own...)
	for _, r := range rt.fresh[first:] {
		copyBytes(rt.Heap.Base, s.Base, r)
	}
	rt.fresh = append(rt.fresh, s.direct...)
	if len(s.log) > 0 {
		for _, o := range rt.segments {
			o.catchUp()
		}
		rt.trimFresh()
		for i := range s.log {
			s.push(&s.log[i])
		}
		s.unlockAll()
	} else {
		rt.events[EventQuietCommit]++
		rt.catchUpIdle()
	}
	s.forgetNew()
	s.Publish()
	for _, f := range s.onCommit {
		f()
	}
	clear(s.onCommit)
	clear(s.onAbort)
	s.onCommit, s.onAbort = s.onCommit[:0], s.onAbort[:0]
	t := s.thread
	t.ticket, t.retries, t.after = 0, 0, nil
	t.dropSerial()
	t.lengthen()
	rt.commits++
	rt.events[EventCommit]++
	s.finish()
}

// push copies what an entry covers to segment 0 and to all copies of its
// pages.
func (s *Segment) push(e *entry) {
	r := gc.Range{From: e.from, To: e.to}
	copyBytes(s.rt.Heap.Base, s.Base, r)
	for _, o := range s.rt.segments {
		if o != s {
			o.pull(r)
		}
	}
}

// freshLimit is how long the list of new objects may get before idle segments
// are brought up to date, so that it can be cut.
const freshLimit = 4096

func (rt *Runtime) catchUpIdle() {
	if len(rt.fresh) < freshLimit {
		return
	}
	for _, s := range rt.segments {
		if s.thread == nil {
			s.catchUp()
		}
	}
	rt.trimFresh()
}
