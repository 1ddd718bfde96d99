package stm

import (
	"time"

	"pystm/runtime/gc"
)

// commitWait bounds how long a commit waits for an older transaction that has
// read what it wrote, and a restart for the transaction that won.
const commitWait = 20 * time.Millisecond

// patience is how long a loser waits before the winner is asked to end: less
// would make threads that work on the same objects take turns too often.
const patience = 20 * time.Microsecond

// commit makes the transaction's effects the committed state. The caller
// holds mu; the segment is not running and its nursery is empty. False means
// that the transaction is doomed.
func (s *Segment) commit() bool {
	rt, t := s.rt, s.thread
	s.ending = s.closing
	for {
		switch {
		case s.doomed || s.rolledBack:
			return false
		case s.past && !s.fitsPast():
			s.leavePast()
			return false
		case s.doomStale():
			return false
		case s.quiet() || !rt.mustAsk(s):
			s.publish()
			return true
		}
		stopped := rt.stop(s, false)
		s.record.filled = false // mu was not held: a collection may have cleared weak references
		if !stopped {
			continue
		}
		if s.doomStale() {
			rt.resume()
			return false
		}
		senior := s.settle()
		ended := uint64(0)
		if senior == nil {
			s.publish()
		} else {
			ended = senior.ended
		}
		rt.resume()
		if senior == nil {
			return true
		}
		begin := rt.now()
		rt.probe(pointBehind, s, senior, 0)
		if !t.awaitEnd(senior, ended, commitWait) && rt.inevitable != t {
			rt.events[EventCommitTimeout]++
			rt.probe(pointTimeout, s, senior, 0)
			t.waitFor(senior)
			t.conflicted.Kind = ConflictLength
			return false
		}
		if !s.doomed && !s.rolledBack {
			t.tellConflict(false, rt.now()-begin)
		}
		s.ending = rt.now()
	}
}

// quiet reports whether the transaction changes nothing that others can reach.
func (s *Segment) quiet() bool { return len(s.log) == 0 && s.putOff() == nil }

// Quiet reports whether the running transaction has changed nothing so far that others can reach.
func (t *Thread) Quiet() bool { return t.seg.quiet() }

// mustAsk reports whether s may not commit before others stand still: it has put
// something off, one of them must not be doomed, or they lag behind too far.
func (rt *Runtime) mustAsk(s *Segment) bool {
	if rt.words > backlog || s.putOff() != nil {
		return true
	}
	for _, o := range rt.segments {
		if o != s && o.open && !o.doomed && (o.pressing || o.thread == rt.inevitable || o.thread == rt.serial) && rt.senior(o.thread, s.thread) {
			return true
		}
	}
	return false
}

// settle looks for transactions that have read what s wrote or is going to. It
// returns the thread of one that goes before s, which then is asked to end soon;
// if there is none it dooms them all and returns nil. The world is stopped.
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
		at := o.hasRead(s.record.pieces)
		if at == 0 && put != nil {
			at = put.Clash(o, o.deferred())
		}
		switch {
		case at == 0:
		case rt.senior(o.thread, s.thread):
			o.Signal.Or(SignalCommitSoon)
			rt.conflict(s, o, at)
			if put != nil {
				put.Unstage(rt)
			}
			return o.thread
		default:
			victims, places = append(victims, o), append(places, at)
		}
	}
	for i, o := range victims {
		rt.conflict(o, s, places[i])
		rt.probe(pointConflict, o, s.thread, places[i])
		o.doom()
	}
	return nil
}

// publish is the point of no return: the transaction's effects become the
// committed state. What was put off is carried out: the world is stopped.
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
		s.hand()
		put := s.putOff()
		if put != nil {
			put.Carry(rt)
		}
		rt.notifyWatches(s, put != nil)
	}
	if s.past {
		rt.events[EventPast]++
		rt.probe(pointPast, s, nil, 0)
	}
	if len(s.adjusted) > 0 {
		rt.events[EventAdjusted]++
		s.markAdjusted()
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
	s.ended = rt.now()
	paid := priceOfQuiet
	if !quiet {
		paid = s.ended - s.closing
	}
	work := t.length().limit + t.overrun - s.Budget
	t.lengthen(s.ending-s.begun, paid, work)
	rt.measure(s.ending, work)
	t.recordCommit(s, s.ended)
	if t.watch.commits++; t.watch.commits >= watchCommits {
		t.watch = watch{}
	}
	s.forgetLog()
	t.ticket, t.retries, t.after = 0, 0, nil
	t.dropSerial()
	rt.commits++
	rt.events[EventCommit]++
	s.finish()
	rt.retire()
	rt.probe(pointCommitted, s, nil, 0)
}

// Committing is the number of the commit whose OnCommit functions are being called.
func (rt *Runtime) Committing() uint64 { return rt.commits + 1 }

// pushAll is push, and brings what others have adjusted up to date.
func (s *Segment) pushAll() {
	if !s.rt.counting.Load() {
		s.push()
		return
	}
	segments := s.rt.segments
	for _, o := range segments {
		if o != s && o.open && !o.doomed {
			o.spare(s.apart)
			o.unadjust()
			o.record.filled = o.record.filled && len(o.adjusted) == 0
		}
	}
	s.push()
	for _, o := range segments {
		if o != s && o.open && !o.doomed {
			o.rebase(&written{thread: s.thread, log: s.log, writes: s.writes, places: s.places.list})
		}
	}
}

// hand hands what s has written to the others: at once if all stand still.
func (s *Segment) hand() {
	rt := s.rt
	still := len(rt.redos) == 0
	for _, o := range rt.segments {
		still = still && (o == s || !o.open || !o.running && (o.doomed || o.hasRead(s.record.pieces) == 0))
	}
	if !still {
		rt.add(s)
		if !s.past {
			s.seen++
		}
	}
	for _, o := range rt.segments {
		switch {
		case o == s || !o.open || still:
		case o.running:
			rt.news = true
		default:
			o.follow()
		}
	}
	if still {
		s.pushAll()
	}
}
