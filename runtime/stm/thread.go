package stm

import (
	"slices"
	"time"

	"pystm/runtime/gc"
	"pystm/runtime/stmlog"
)

// Client is what the runtime needs of whoever runs a thread.
type Client interface {
	// Roots shows the thread's roots; with minor false, those of the saved
	// state, too.
	gc.Roots
	// Save notes the thread's state: a transaction begins. All references in
	// it are to old objects.
	Save()
	// Restore goes back to the state saved last. It may be called on another
	// goroutine while the thread is inside of a poll.
	Restore()
	// Position names the place in the client's program, for conflict reports.
	Position() Place
}

// Thread is a thread of the client's: a goroutine that takes a segment to run
// transactions on, and gives it back when it blocks.
type Thread struct {
	rt       *Runtime
	client   Client
	deferrer Deferrer      // the client, if it is one
	seg      *Segment      // nil while detached
	wakeup   chan struct{} // one token at most

	// Guarded by Runtime.mu.
	ticket     uint64   // age of the transaction, 0 if none was drawn
	retries    int      // aborts since the last commit
	spared     int32    // see Spared
	rebased    int32    // see Rebased
	conflicted Conflict // the last one the thread has lost, until it is told
	willing    bool     // it gives its transaction up of its own accord
	bound      *Watch   // what the transaction depends on, beside its markers
	inevitable bool     // read by the thread itself without mu
	ended      uint64   // transactions committed or aborted
	after      *Thread  // do not begin before after.ended is not afterEnded
	afterEnded uint64
	lastAbort  Conflict
	watch      watch
	watcher    Watcher
	marker     Marker
	number     uint64 // in the log
	series     series
	outside    time.Duration // since when it has no segment
	forLock    time.Duration // of that, what it has waited for locks
	ran        time.Duration // see Ran: up to when it got its segment
	// Where and when its transaction became inevitable.
	certainAt    Place
	certainSince time.Duration

	// Owned by the thread.
	atomic   int // nesting of atomic blocks
	lengths  [lengthKinds]length
	overrun  int32   // work units beyond limit that the running transaction was given
	unit     float64 // nanoseconds a work unit takes
	chaos    uint64
	since    time.Duration // when it got its segment
	looked   time.Duration // see spread
	lookedAt int           // index of the segment that it looked at last
	endSoon  bool          // the transaction is to end when the atomic block does
}

// NewThread makes a thread. It is detached. All references its client shows
// must be to old, committed objects: whoever starts a thread calls Break
// before handing anything over.
func (rt *Runtime) NewThread(client Client) *Thread {
	t := &Thread{rt: rt, client: client, wakeup: make(chan struct{}, 1)}
	for i := range t.lengths {
		t.lengths[i].limit = rt.opts.Work
	}
	t.deferrer, _ = client.(Deferrer)
	rt.lock()
	defer rt.unlock()
	for _, s := range rt.segments {
		if s.open && s.length == lengthSole {
			s.Signal.Or(SignalCommitSoon)
		}
	}
	rt.threads[t] = true
	rt.made++
	t.number, t.outside = rt.made, rt.now()
	t.watcher, _ = client.(Watcher)
	t.marker, _ = client.(Marker)
	t.chaos = uint64(rt.opts.Chaos.Seed) + 1 + uint64(len(rt.threads))*0x9e3779b97f4a7c15
	if rt.solo.thread != nil {
		rt.solo.Signal.Or(SignalPause)
	}
	return t
}

// NewMainThread makes the thread that runs on segment 0 from the start.
func (rt *Runtime) NewMainThread(client Client) *Thread {
	t := rt.NewThread(client)
	rt.lock()
	defer rt.unlock()
	t.hold(&rt.solo)
	rt.soloSince, t.outside = rt.now(), 0
	rt.solo.run()
	if rt.opts.Transactional {
		rt.solo.Signal.Or(SignalPause)
	}
	return t
}

// Close ends a thread, which is detached.
func (t *Thread) Close() {
	t.rt.lock()
	defer t.rt.unlock()
	delete(t.rt.threads, t)
	if len(t.rt.threads) == 1 {
		t.rt.alone = t.rt.now()
	}
	t.dropSerial()
	if log := t.rt.opts.Log; log != nil {
		t.tellSeries()
		log.Put(stmlog.ThreadEnd, t.number, t.rt.stamp(t.rt.now()))
	}
}

// OnCommit is Segment.OnCommit of the thread's segment.
func (t *Thread) OnCommit(f func()) { t.seg.OnCommit(f) }

// OnAbort is Segment.OnAbort of the thread's segment.
func (t *Thread) OnAbort(f func()) { t.seg.OnAbort(f) }

// Segment returns the segment the thread runs on. It changes at polls and
// when the thread attaches.
func (t *Thread) Segment() *Segment { return t.seg }

// InTransaction reports whether a transaction of the thread has begun that has not ended. The caller holds
// up the world, or is the thread.
func (t *Thread) InTransaction() bool { return t.seg != nil && t.seg.open }

// Client returns what runs the thread.
func (t *Thread) Client() Client { return t.client }

// Attach takes a segment, waiting for one if need be, and begins a
// transaction.
func (t *Thread) Attach() error {
	rt := t.rt
	rt.lock()
	t.recordOutside()
	err := t.acquire()
	if err == nil {
		t.begin()
	}
	segments := rt.segments
	rt.unlock()
	if err == nil {
		t.spread(segments)
	}
	return err
}

// acquire gives t a segment.
func (t *Thread) acquire() error {
	rt := t.rt
	if rt.mayBeSolo(t) {
		rt.enterSolo()
		t.hold(&rt.solo)
		rt.soloSince = rt.now()
		return nil
	}
	if err := rt.grow(); err != nil {
		return err
	}
	if len(rt.queue) == 0 && rt.mayTake() {
		t.hold(rt.takeFree(t))
		return nil
	}
	what, why := SpentQueued, stmlog.WhySegment
	if rt.pace.turns && len(rt.free) > 0 {
		what, why = SpentTurns, stmlog.WhyTurn
	}
	rt.queue = append(rt.queue, t)
	defer t.waited(what, why, rt.now())
	for t.seg == nil {
		rt.unlock()
		t.sleep(0)
		rt.lock()
	}
	return nil
}

// hold makes s the segment of t.
func (t *Thread) hold(s *Segment) {
	t.seg, s.thread, s.Roots = s, t, t.client
	t.since = t.rt.now()
	rt := t.rt
	if s == &rt.solo {
		rt.soloFrom = processTime()
	}
	if due := rt.due[t]; due != nil {
		s.ResumeDue(due)
		delete(rt.due, t)
	}
	if rt.lastHolder != t {
		rt.lastHolder, rt.holderSince = t, t.since
	}
}

// release gives the thread's segment to the first in the queue.
func (t *Thread) release() {
	rt, s := t.rt, t.seg
	t.ran = t.Ran()
	t.recordSolo()
	if due := s.LeaveDue(); due != nil {
		rt.due[t] = due
	}
	t.seg, s.thread, s.Roots = nil, nil, gc.NoRoots{}
	s.where.Store(0)
	if s != &rt.solo {
		rt.free = append(rt.free, s)
	}
	rt.handOut()
}

// handOut gives free segments to waiting threads in their order.
func (rt *Runtime) handOut() {
	for len(rt.queue) > 0 && rt.mayTake() {
		t := rt.queue[0]
		rt.queue = slices.Delete(rt.queue, 0, 1)
		t.hold(rt.takeFree(t))
		t.wake()
	}
}

// takeFree takes a free segment: the one used last, or any in chaos mode.
func (rt *Runtime) takeFree(t *Thread) *Segment {
	i := len(rt.free) - 1
	if rt.opts.Chaos.Abort > 0 {
		i = int(t.random() % uint64(len(rt.free)))
	}
	s := rt.free[i]
	rt.free = slices.Delete(rt.free, i, i+1)
	return s
}

// grow makes sure that private segments exist.
func (rt *Runtime) grow() error {
	for len(rt.segments) < rt.opts.Segments {
		if err := rt.newSegment(); err != nil {
			if len(rt.segments) > 0 {
				rt.opts.Segments = len(rt.segments)
				return nil
			}
			return err
		}
	}
	return nil
}

// soonTaken is how many blocks of old space are taken, about, until a thread that is about to start has a segment.
const soonTaken = 16

// Prepare has the segments be ready for a thread that is about to start: what of memory they need comes meanwhile, by another
// processor perhaps. Any goroutine may call it.
func (rt *Runtime) Prepare() {
	rt.lock()
	err := rt.grow()
	segments := rt.segments
	rt.unlock()
	if err != nil {
		return // who needs one tells
	}
	for _, s := range segments {
		s.PopulateTables(soonTaken)
	}
}

// mayBeSolo reports whether t may run on segment 0.
func (rt *Runtime) mayBeSolo(t *Thread) bool {
	return rt.soloPays() && rt.threads[t] && len(rt.free) == len(rt.segments) && rt.solo.thread == nil
}

// soloPays reports whether there is one thread, and has been for a while: to give up the views' copies of
// pages and to make them again costs as much as some milliseconds in transactions, which a program that
// starts threads one after the other would pay for each.
func (rt *Runtime) soloPays() bool {
	return len(rt.threads) == 1 && !rt.opts.Transactional &&
		(rt.alone == 0 || rt.opts.sched != nil || rt.now()-rt.alone > soloAfter)
}

const soloAfter = 5 * time.Millisecond

// Idle reports whether no thread has a segment or wants one.
func (rt *Runtime) Idle() bool {
	rt.lock()
	defer rt.unlock()
	return rt.solo.thread == nil && len(rt.free) == len(rt.segments) && len(rt.queue) == 0
}

// enterSolo prepares for a thread on segment 0. From now on it changes without
// private copies being told, so they go.
func (rt *Runtime) enterSolo() {
	for _, s := range rt.segments {
		s.reshareAll()
		s.applied = rt.freshBase + uint64(len(rt.fresh))
	}
	rt.cutFresh()
}

// Detach ends the transaction and gives the segment back, before something
// that may block. False means that the transaction was rolled back instead:
// the thread still has a segment, a new transaction has begun, and the client
// goes on from the restored state.
func (t *Thread) Detach() bool {
	t.seg.Observe() // it is going to wait, perhaps
	ok := t.end()
	defer t.rt.unlock()
	if !ok {
		return false
	}
	t.outside = t.rt.now()
	t.release()
	return true
}

// sleep waits for wake, or for the time given if not 0; false means that the
// time is over. Runtime.mu is not held.
func (t *Thread) sleep(timeout time.Duration) bool {
	if t.rt.opts.sched != nil {
		return t.rt.opts.sched.sleep(t, timeout != 0)
	}
	if timeout == 0 {
		<-t.wakeup
		return true
	}
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case <-t.wakeup:
		return true
	case <-timer.C:
		return false
	}
}

func (t *Thread) wake() {
	if t.rt.opts.sched != nil {
		t.rt.opts.sched.wake(t)
		return
	}
	select {
	case t.wakeup <- struct{}{}:
	default:
	}
}

// wait gives mu up until any state has changed, or for the time given; false
// means that the time is over.
func (rt *Runtime) wait(t *Thread, timeout time.Duration) bool {
	counted := 0 // of running: who waits for a lock in the middle of a transaction
	if t.seg != nil && t.seg.running {
		counted = 1
	}
	if rt.spins > 0 && rt.opts.sched == nil && rt.running-counted+rt.spinning < rt.processors {
		begin, seen := rt.now(), rt.changes.Load()
		rt.spinning += 1 - counted
		rt.unlock()
		rt.spin(seen, begin, timeout)
		rt.lock()
		rt.spinning -= 1 - counted
		if rt.changes.Load() != seen {
			return true
		}
		if timeout > 0 {
			if timeout -= rt.now() - begin; timeout <= 0 {
				return false
			}
		}
	}
	if !slices.Contains(rt.sleepers, t) {
		rt.sleepers = append(rt.sleepers, t)
	}
	rt.unlock()
	ok := t.sleep(timeout)
	rt.lock()
	return ok
}

// Crowded reports whether no processor is free for other goroutines while the
// caller, which is between two transactions, goes on.
func (rt *Runtime) Crowded() bool {
	rt.lock()
	defer rt.unlock()
	return rt.running+rt.spinning+1 >= rt.processors
}

// spin looks for a change until one has happened since seen, the timeout (0 for
// none) is over, or it is time to go to sleep.
func (rt *Runtime) spin(seen uint64, begin, timeout time.Duration) {
	limit := spinTime
	if timeout > 0 {
		limit = min(limit, timeout)
	}
	for n := 1; rt.changes.Load() == seen; n++ {
		if n%spinsAtATime == 0 && rt.now()-begin >= limit {
			return
		}
	}
}

// spinTime is how long a thread that waits looks for a change before it goes to
// sleep, if nobody else needs its processor. Waking up takes 20 to 110 µs as a
// rule, and 3 ms where the system puts it behind the one who wakes it; most waits
// are shorter. Yielding to the Go scheduler in between was tried and cost 50 µs a
// stop: it wakes up idle processors.
const (
	spinTime     = 200 * time.Microsecond
	spinsAtATime = 256 // between looks at the clock
)

// lock takes mu. It is held for a few µs only, except in major collections, so
// it is worth while to try for a little before the Go runtime puts the
// goroutine to sleep.
func (rt *Runtime) lock() {
	for n := rt.spins; n > 0; n-- {
		if rt.mu.TryLock() {
			return
		}
	}
	rt.mu.Lock()
}

// unlock gives mu back. Who runs is told only now of what was committed: he would
// wait for mu otherwise. Who must be doomed should learn that soon, if much of what it does is lost. But each interruption costs
// some hundred ns, so the more threads there are the more commits of others are put off for one: it should be about once in a transaction.
func (rt *Runtime) unlock() {
	if rt.news {
		rt.news = false
		behind := uint64(max(len(rt.segments)-len(rt.free)-2, 0))
		for _, s := range rt.segments {
			next := s.seen + behind
			if !s.losing {
				next++
			}
			if s.running && s.open && !s.past && next < rt.lastRedo() {
				s.Signal.Or(SignalPause)
			}
		}
	}
	rt.mu.Unlock()
}

// defaultSpins is how often a thread tries to get mu before it goes to sleep, if
// there is more than one processor: some 50 µs.
const defaultSpins = 60_000

// changed wakes all who wait for a change of state.
func (rt *Runtime) changed() {
	rt.changes.Add(1)
	for _, t := range rt.sleepers {
		t.wake()
	}
	rt.sleepers = rt.sleepers[:0]
}

// scheduler takes the place of sleeping and waking in deterministic tests.
type scheduler interface {
	sleep(t *Thread, timeout bool) bool
	wake(t *Thread)
}
