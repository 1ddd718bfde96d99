package stm

import (
	"time"

	"pystm/runtime/gc"
)

// begin starts a transaction on the thread's segment, or solo running. The
// caller holds mu; the segment is not running.
func (t *Thread) begin() {
	t.backOff()
	t.beginAt(t.rt.now())
}

// beginAt is begin at a time that is known, for a thread that has nothing to wait for.
func (t *Thread) beginAt(now time.Duration) {
	rt, s := t.rt, t.seg
	for rt.stopper != nil {
		rt.wait(t, 0)
		now = rt.now()
	}
	if s.number == 0 {
		s.run()
		if len(rt.threads) > 1 {
			s.Signal.Or(SignalPause)
		}
		return
	}
	if t.ticket == 0 {
		rt.tickets++
		t.ticket = rt.tickets + serialTicket
	}
	if s.ReadVersion++; s.ReadVersion == 0 {
		s.ReadVersion = 1
		s.mark.cleared++
	}
	if s.PrepareMarkers(s.ReadVersion) {
		s.mark.cleared++
	}
	s.mark.version = s.ReadVersion
	if s.tooPrivate() {
		s.reshareAll()
	}
	s.Signal.And(^uint32(SignalAbort | SignalPause | SignalCommitSoon | SignalOOM | SignalChaos))
	if rt.opts.Chaos.Abort > 0 || t.watch.at != 0 {
		s.Signal.Or(SignalChaos)
	}
	s.open, s.doomed, s.rolledBack, s.observed, s.missedBy, s.metApart = true, false, false, false, 0, 0
	s.run()
	s.begun, s.waited, s.length, s.ceased = now, 0, rt.lengthKind(), rt.ceased
	s.pressing = t.retries >= seniorAfter
	s.losing = t.length().aborts > losingFrom*1024*memory
	s.sole = len(rt.queue) == 0 && len(rt.free) == len(rt.segments)-1
	s.lone = s.sole && now-rt.holderSince > loneAfter
	s.Budget, t.overrun, t.endSoon = t.length().limit, 0, false
	t.client.Save()
	if t.watch.at != 0 {
		t.watcher.Watch(t.watch.at, false)
	}
}

// run and halt enter and leave the state running. The world may have gone on
// before a segment runs.
func (s *Segment) run() {
	if s.number != 0 {
		s.follow()
	}
	s.running = true
	s.rt.running++
}

func (s *Segment) halt() {
	if s.running {
		s.running = false
		s.rt.running--
		if s.rt.stopper != nil {
			s.rt.lastHalt = s
		}
		if s.number != 0 {
			s.follow()
		}
		s.rt.changed()
	}
}

// end ends the transaction and leaves mu held, either way. False means that it
// was rolled back and begun again.
func (t *Thread) end() bool {
	rt, s := t.rt, t.seg
	if s.number == 0 {
		s.Minor()
		rt.lock()
		s.halt()
		return true
	}
	s.closing = rt.now()
	if put := s.putOff(); put != nil && s.Signal.Load()&SignalAbort == 0 {
		put.Prepare(s)
	}
	s.collectForCommit()
	rt.probe(pointCollected, s, nil, 0)
	rt.lock()
	s.halt()
	rt.probe(pointHalted, s, nil, 0)
	if !s.commit() {
		t.fail()
		return false
	}
	return true
}

// fail deals with a transaction that cannot go on: it is rolled back and begun
// again, at once or when the client says so. The caller holds mu; the segment
// is not running.
func (t *Thread) fail() {
	if !t.rt.opts.Unwind {
		t.restart()
		return
	}
	s := t.seg
	s.doomed = true
	s.Signal.Or(SignalAbort)
	for _, r := range s.direct {
		s.pull(r) // what the client has made so far moved there
	}
	// It does not wait for who is stopping the world: that one may wait for a
	// thread which waits for this one's locks.
	s.halt()
	s.run()
}

// Restart rolls back the running transaction and begins it again, with
// Options.Unwind.
func (t *Thread) Restart() {
	t.rt.lock()
	defer t.rt.unlock()
	t.restart()
}

// restart rolls the transaction back, if nobody has done so, and begins it
// again. The caller holds mu.
func (t *Thread) restart() {
	s := t.seg
	s.halt()
	if !s.rolledBack {
		s.rollback()
	}
	if (len(t.rt.queue) > 0 || t.rt.mustYield(t)) && t.rt.serial != t {
		// It would wait for the winner: others may do something meanwhile. (But
		// those with a segment may wait for the holder of the serial token.)
		t.release()
		t.reacquire()
	}
	t.begin()
}

// next ends the transaction and begins another one.
func (t *Thread) next() bool {
	ok := t.end()
	defer t.rt.unlock()
	switch {
	case !ok:
	case t.handOver():
		t.begin()
	default:
		t.beginAt(t.seg.ended)
	}
	return ok
}

// pass begins a transaction some time after another has ended.
func (t *Thread) pass() {
	t.handOver()
	t.begin()
}

// handOver gives the segment to others who wait for one if the thread has had it for
// its turn, and gets one again; the result is whether it did.
func (t *Thread) handOver() bool {
	rt := t.rt
	if !rt.mustYield(t) && !rt.soloPays() && rt.opts.Chaos.Abort == 0 {
		return false
	}
	t.release()
	t.reacquire()
	return true
}

// reacquire is acquire for a thread that has had a segment: all exist.
func (t *Thread) reacquire() {
	if err := t.acquire(); err != nil {
		panic("stm: segments vanished: " + err.Error())
	}
}

// Break is a break point the client wants: it ends the transaction and begins
// another, so that all the thread refers to is old and committed. False means
// that it was rolled back instead, as after Poll.
func (t *Thread) Break() bool {
	if s := t.seg; s.number == 0 {
		s.Minor()
		if s.Signal.Load()&SignalPause != 0 {
			t.leaveSolo()
		}
		return true
	}
	return t.next()
}

// Pause ends the transaction and keeps the segment, for something short that
// does not touch the heap, such as a system call that does not wait. Resume or
// Release must follow soon: others who want a segment are kept waiting. False
// means that the transaction was rolled back instead, as for Detach.
func (t *Thread) Pause() bool {
	t.seg.Observe()
	ok := t.end()
	t.rt.unlock()
	return ok
}

// Resume begins a transaction after Pause. Others who wait for a segment get
// this one first if the thread has had it for a while: a hand-over costs more
// than what most threads do between two system calls.
func (t *Thread) Resume() {
	t.rt.lock()
	t.pass()
	segments := t.rt.segments
	t.rt.unlock()
	t.spread(segments)
}

// Release gives the segment back after Pause; Attach is to follow.
func (t *Thread) Release() {
	t.rt.lock()
	defer t.rt.unlock()
	t.outside = t.rt.now()
	t.release()
}

// leaveSolo goes on in a private segment if there are other threads now.
func (t *Thread) leaveSolo() *Segment {
	rt, s := t.rt, t.seg
	s.Signal.And(^uint32(SignalPause))
	s.Minor()
	rt.lock()
	defer rt.unlock()
	if len(rt.threads) == 1 && !rt.opts.Transactional {
		return s
	}
	if rt.grow() != nil {
		return s // no memory for segments: the others wait
	}
	s.halt()
	t.release()
	t.reacquire()
	t.begin()
	return t.seg
}

// collectForCommit empties the nursery into segment 0, where nobody can reach
// the new objects yet.
func (s *Segment) collectForCommit() {
	s.own = s.Taken(s.own)
	s.To = s.rt.Heap.Base
	s.View.Minor()
	s.To = s.Base
	s.direct = s.Taken(s.direct)
	for _, r := range append(s.FreshLarge(nil), s.own...) {
		s.rt.solo.PopulateNew(r.From, uintptr(r.To-r.From))
		copyBytes(s.rt.Heap.Base, s.Base, r)
	}
	s.sortLog()
	if !s.sole {
		s.record.fill(s) // others need it, most likely; not with mu held
	}
}

// collectInside empties the nursery in the middle of a transaction.
func (s *Segment) collectInside() {
	s.View.Minor()
	first := len(s.own)
	s.own = s.Taken(s.own)
	for _, r := range s.own[first:] {
		s.rt.Heap.SetFresh(r, true)
	}
}

// rollback undoes the transaction. The caller holds mu; the segment is not
// running, and nothing in it is used before the next begin.
func (s *Segment) rollback() {
	rt, t := s.rt, s.thread
	s.undo()
	s.findConflict()
	s.forgetLog()
	s.forgetNew()
	s.Discard()
	t.client.Restore()
	for i := len(s.onAbort) - 1; i >= 0; i-- {
		s.onAbort[i]()
	}
	s.onAbort, s.onCommit = s.onAbort[:0], s.onCommit[:0]
	s.requeue()
	if t.willing && !s.doomed {
		rt.spend(SpentBehind, s.begun) // that is what it meant to do
		s.finish()
	} else {
		lost := rt.spend(SpentLost, s.begun)
		t.shorten(lost)
		t.retries++
		s.finish()
		rt.events[EventAbort]++
		t.watchFor(&t.conflicted)
		t.recordAbort(s, lost, t.tellConflict(true, lost))
	}
	t.willing = false
	rt.retire()
	s.rolledBack = true
	rt.probe(pointRolledBack, s, nil, 0)
}

// undo copies back what the transaction has written to. The caller holds mu.
func (s *Segment) undo() {
	for i := range s.log {
		e := &s.log[i]
		copyBytes(s.Base, s.rt.Heap.Base, gc.Range{From: e.from, To: e.to})
	}
	for _, r := range s.rt.redos[:s.seen-s.rt.retired] {
		r.write(s, false)
	}
}

// forgetLog forgets what the transaction has written to.
func (s *Segment) forgetLog() {
	s.unlock()
	s.log, s.writes = s.log[:0], s.writes[:0]
	s.newRecord()
	s.forgetPlain()
	s.forgetAdjusted()
	s.apart = s.apart[:0]
}

// forgetNew forgets which cells the transaction's new objects are in.
func (s *Segment) forgetNew() {
	for _, r := range s.own {
		s.rt.Heap.SetFresh(r, false)
	}
	s.own, s.direct = s.own[:0], s.direct[:0]
}

// finish notes that the transaction has ended, either way.
func (s *Segment) finish() {
	s.open, s.doomed, s.past = false, false, false
	if d := s.deferred(); d != nil {
		d.Drop()
	}
	s.Signal.And(^uint32(SignalAbort))
	s.thread.ended++
	s.thread.unbind()
	if s.thread.inevitable {
		s.rt.inevitable, s.thread.inevitable = nil, false
	}
	s.rt.changed()
}

// EnterAtomic begins an atomic block: until the matching LeaveAtomic the
// transaction does not end at break points.
func (t *Thread) EnterAtomic() { t.atomic++ }

// LeaveAtomic ends an atomic block. If someone has asked for an end of the
// transaction inside, it comes at the next break point.
func (t *Thread) LeaveAtomic() { t.SetAtomic(t.atomic - 1) }

// Atomic returns how many atomic blocks are open. A client saves it with its
// state and restores it by SetAtomic.
func (t *Thread) Atomic() int { return t.atomic }

// SetAtomic sets the number of open atomic blocks.
func (t *Thread) SetAtomic(n int) {
	t.atomic = n
	if n == 0 && t.endSoon {
		t.endSoon = false
		t.seg.Signal.Or(SignalCommitSoon)
	}
}
