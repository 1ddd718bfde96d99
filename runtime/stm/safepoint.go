package stm

import (
	"slices"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stmlog"
)

// poll does what the signals ask for, one thing at a time: what is left makes
// the next break point poll again.
func (t *Thread) poll() uint32 {
	s := t.seg
	if t.watch.at != 0 {
		t.look()
	}
	t.injectAbort()
	signal := s.Signal.Load()
	ok := true
	switch {
	case signal&SignalAbort != 0:
		if !t.rt.opts.Unwind {
			t.Restart()
		}
		return SignalAbort
	case signal&SignalMajor != 0:
		ok = t.collectDue()
	case t.atomic == 0 && (signal&(SignalMinor|SignalCommitSoon) != 0 || s.Budget <= 0):
		ok = t.next()
	case signal&SignalMinor != 0:
		s.collectInside()
	case signal&SignalPause != 0:
		ok = t.park()
	}
	s = t.seg
	if t.atomic != 0 {
		// It ends when the atomic block does.
		if s.Signal.Load()&SignalCommitSoon != 0 {
			s.Signal.And(^uint32(SignalCommitSoon))
			t.endSoon = true
		}
		if s.Budget <= 0 {
			t.overrun += t.length().limit
			s.Budget, t.endSoon = t.length().limit, true
		}
	}
	result := s.takeSignals()
	if !ok {
		result |= SignalAbort
	}
	return result
}

// park applies what others have committed, and waits while the world is stopped.
// False means that the transaction was
// rolled back and begun again.
func (t *Thread) park() bool {
	rt, s := t.rt, t.seg
	rt.lock()
	defer rt.unlock()
	if rt.stopper != nil {
		s.halt()
		defer t.waited(SpentParked, stmlog.WhyStopped, rt.now())
	}
	for rt.stopper != nil && !s.doomed && !s.rolledBack {
		rt.wait(t, 0)
	}
	if !s.rolledBack {
		s.follow()
	}
	if s.doomed || s.rolledBack {
		t.fail()
		return false
	}
	s.Signal.And(^uint32(SignalPause))
	if !s.running {
		s.run()
	}
	return true
}

// stop stops the world for s, which is not running. False means that s was
// doomed while it waited; then the world is not stopped. The caller holds mu. Threads that compute aside are waited for if
// objects are going to move. When the world stands still segment 0 is up to date:
// who is doomed, and so has not applied all records, was waited for.
func (rt *Runtime) stop(s *Segment, moving bool) bool {
	for rt.stopper != nil {
		if s.doomed || s.rolledBack {
			return false
		}
		rt.wait(s.thread, 0)
	}
	s.leavePast()
	if s.doomed || s.rolledBack {
		return false
	}
	rt.stopper, rt.lastHalt = s, nil
	begin := rt.now()
	for _, o := range rt.segments {
		o.leavePast()
		if o.running {
			o.Signal.Or(SignalPause)
		}
	}
	for (rt.running > 0 || moving && rt.aside > 0 || len(rt.redos) > 0) && !s.doomed {
		rt.wait(s.thread, 0)
		rt.probe(pointStopping, s, nil, 0)
	}
	rt.stopped = rt.now()
	rt.spent[SpentStopping] += rt.stopped - begin
	if s.doomed {
		rt.resume()
		return false
	}
	rt.events[EventStop]++
	rt.recordLongStop(s, rt.stopped-begin)
	return true
}

// resume lets the world go on.
func (rt *Runtime) resume() {
	rt.spend(SpentStopped, rt.stopped)
	rt.stopper = nil
	rt.changed()
}

// collectDue runs a major collection that SignalMajor asks for; results are those
// of collect. While a thread computes aside, which may take long, it is put off if
// the heap can wait.
func (t *Thread) collectDue() bool {
	rt := t.rt
	rt.lock()
	later := rt.aside > 0 && rt.Heap.Postpone()
	if later {
		rt.unaskMajor()
	}
	rt.unlock()
	return later || t.collect(nil, true)
}

// unaskMajor takes back what asks for a major collection.
func (rt *Runtime) unaskMajor() {
	rt.solo.Signal.And(^uint32(SignalMajor))
	for _, s := range rt.segments {
		s.Signal.And(^uint32(SignalMajor))
	}
}

// collect runs a major collection at a safepoint of the thread, which may be on
// another segment afterwards. If it was due another thread may have run one
// meanwhile. False means that its transaction was rolled back and begun again.
func (t *Thread) collect(found *[]gc.Ref, due bool) bool {
	rt, s := t.rt, t.seg
	ended := t.atomic == 0
	if ended {
		ok := t.end()
		defer rt.unlock()
		if !ok {
			return false
		}
		if !due && !rt.soloPays() { // not afterwards: what is found is for this thread
			t.handOver()
			s = t.seg
		}
	} else {
		rt.lock()
		defer rt.unlock()
	}
	s.halt()
	if !rt.stop(s, true) {
		t.fail()
		return false
	}
	if begin := rt.now(); !due || s.Signal.Load()&SignalMajor != 0 {
		rt.major(found)
		rt.recordCollect(s, begin)
	}
	if found != nil {
		*found = slices.DeleteFunc(*found, func(ref gc.Ref) bool { o := rt.newIn(ref); return o != nil && o != s })
	}
	oom := s.Signal.Load() & SignalOOM
	if !due {
		s.ClaimDue()
	}
	rt.resume()
	if ended {
		if due {
			t.handOver()
		}
		t.begin()
		t.seg.Signal.Or(oom)
		return true
	}
	s.run()
	return true
}

// major collects with the world stopped. Transactions that are open keep
// what they can reach: new objects are copied to segment 0, which no
// committed object refers to them from, and what they have written is taken
// for roots.
func (rt *Runtime) major(found *[]gc.Ref) {
	also := rt.otherRoots()
	var keep []gc.Range
	for _, s := range rt.segments {
		if s.open && s.doomed && !rt.opts.Unwind {
			s.rollback()
		}
		// After this no freed cell is in the list of new objects any more.
		s.catchUp()
		if !s.open {
			if s.tooPrivate() {
				s.reshareAll()
			}
			continue
		}
		s.collectInside()
		s.forgetPlain() // a fresh object may die, and its memory be another's
		for _, r := range append(s.FreshLarge(nil), s.own...) {
			copyBytes(rt.Heap.Base, s.Base, r)
		}
		keep = append(append(keep, s.own...), s.direct...)
		also = append(also, openRoots{s})
	}
	rt.cutFresh()
	rt.Heap.Markers = min(len(rt.segments)-len(rt.free), rt.processors)
	rt.Heap.Shared = len(rt.threads) > 1
	rt.Heap.CollectWeaks(found, keep, also...)
	rt.unaskMajor() // the minor ones above may have asked, too
	rt.hints.age()
	rt.events[EventMajor]++
	rt.probe(pointMajor, nil, nil, 0)
}

// newIn returns the segment in whose open transaction an object is new; nil if there is none. The world is stopped.
func (rt *Runtime) newIn(ref gc.Ref) *Segment {
	in := func(r gc.Range) bool { return r.From <= ref && ref < r.To }
	large := ref >= gc.LargeBase
	fresh := !large && rt.Heap.Fresh(ref)
	for _, s := range rt.segments {
		if s.open && (fresh && slices.ContainsFunc(s.own, in) || slices.ContainsFunc(s.direct, in) || large && slices.ContainsFunc(s.FreshLarge(nil), in)) {
			return s
		}
	}
	return nil
}

// otherRoots returns the roots of the threads that have no segment.
func (rt *Runtime) otherRoots() []gc.Roots {
	var list []gc.Roots
	for t := range rt.threads {
		if t.seg == nil {
			list = append(list, t.client)
		}
	}
	for _, due := range rt.due {
		list = append(list, dueRoots(due))
	}
	return list
}

// dueRoots shows the objects whose finalizers a thread has to run.
type dueRoots []gc.Ref

func (d dueRoots) Roots(minor bool, visit gc.Visit) {
	visit(unsafe.Pointer(unsafe.SliceData(d)), len(d))
}

// openRoots shows what an open transaction has written to old objects, and
// these: their places are written to once more when it ends; and what it has
// taken from the heap's queues.
type openRoots struct{ s *Segment }

func (l openRoots) Roots(minor bool, visit gc.Visit) {
	for _, list := range [][]gc.Ref{l.s.finalizable, l.s.deadWeak} {
		visit(unsafe.Pointer(unsafe.SliceData(list)), len(list))
	}
	for i := range l.s.log {
		e := &l.s.log[i]
		ref := uint64(e.ref())
		visit(unsafe.Pointer(&ref), 1)
		if e.object&entryWhole != 0 {
			l.s.VisitObject(e.ref(), visit)
			continue
		}
		for off := e.from; off < e.to; off += gc.Granule {
			l.s.VisitGranule(e.ref(), off, visit)
		}
	}
}
