package vm

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// Deferred effects: what a transaction does to the world outside when it
// commits, and not before. Text that is printed goes this way. The effects of
// all threads form one queue in the order of the commits.
//
// A reader that takes no more must not stop the other threads: who has a segment
// leaves the queue alone then. A thread whose own effects are in it gives its
// segment back as soon as its transaction may end, and waits for the reader.

// effect is something to be done after the commit, once.
type effect struct {
	owner *Thread // who waits for it if it has to wait; nil: nobody
	on    any     // effects on the same thing keep their order; nil: on nothing that has to wait
	do    Effect
}

// Effect works on Go things only, with locks of its own, and cannot fail in a way that
// the program learns of at once. Where it would have to wait it is not done and names
// the descriptor that has to take more, or -1 for another thread; it is called again later.
type Effect func() (fd int, done bool)

// output is the queue of committed effects.
type output struct {
	mu    sync.Mutex // guards queue
	queue []effect
	some  atomic.Bool // queue is not empty: all threads ask at their safepoints

	undone atomic.Int64 // effects that have been put into the queue and not yet happened, but for those in lanes

	running sync.Mutex  // held while effects of the queue run; taken before mu
	lanes   []lane      // what has to wait; guarded by running
	blocked atomic.Bool // what is left in the queue has to wait
}

// lane is effects on one thing, the first of which has to wait for a descriptor.
type lane struct {
	on      any
	effects []effect
	fd      int
}

// advance does what need not wait; false: something is left.
func (l *lane) advance() bool {
	for i, e := range l.effects {
		fd, done := e.do()
		if !done {
			l.effects, l.fd = l.effects[i:], fd
			return false
		}
		e.owner.waiting--
	}
	return true
}

// maxQueued is how many effects may wait behind one that another thread waits
// with before a thread waits for them, too.
const maxQueued = 1000

// Defer has an effect happen after the running transaction has committed, at
// once if there is none. Effects happen in the order of the commits, those of
// one transaction in the order of the calls; but those that do not have to wait go
// before those that do.
func (t *Thread) Defer(f func()) { t.deferEffect(once(f)) }

// once makes an effect of what never waits.
func once(f func()) effect {
	return effect{do: func() (int, bool) {
		f()
		return 0, true
	}}
}

// DeferWrite is Defer for an effect on a thing that may have to wait for a descriptor.
func (t *Thread) DeferWrite(on any, do Effect) { t.deferEffect(effect{owner: t, on: on, do: do}) }

func (t *Thread) deferEffect(e effect) {
	if !t.Private() {
		t.VM.output.put(e)
		t.drain()
		return
	}
	if len(t.outbox) == 0 {
		t.Segment.OnCommit(t.post)
	}
	t.outbox = append(t.outbox, e)
}

// post puts the transaction's effects into the queue, as it commits.
func (t *Thread) post() {
	if len(t.outbox) == 0 {
		return
	}
	t.posted = true
	t.VM.output.put(t.outbox...)
	clear(t.outbox)
	t.outbox = t.outbox[:0]
}

// add puts an effect into the queue that belongs to no transaction.
func (o *output) add(f func()) { o.put(once(f)) }

func (o *output) put(effects ...effect) {
	o.mu.Lock()
	o.queue = append(o.queue, effects...)
	o.undone.Add(int64(len(effects)))
	o.some.Store(true)
	o.mu.Unlock()
}

func (o *output) length() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.queue)
}

// drain runs the effects of the queue, or leaves that to a thread that is at it.
// It waits for readers only if there are effects of this thread's and it has no
// segment, or is the only thread; others may do what EnterIO is for meanwhile, as
// the reader may be one of them.
func (t *Thread) drain() {
	o := &t.VM.output
	for {
		if !o.some.Load() {
			t.posted = false
			return
		}
		mayWait := t.ioDepth == 0 && (!t.Private() || t.posted && t.stm.Segment() == nil)
		if t.ioDepth == 0 && !o.running.TryLock() {
			if !mayWait || o.length() < maxQueued {
				return // whoever holds it looks again
			}
			o.running.Lock()
		}
		fd, left := o.run(t)
		if t.ioDepth == 0 {
			o.running.Unlock()
		}
		if left == leftToOthers && t.Private() {
			t.posted = false
			return
		}
		if left != leftNothing && !(mayWait && t.waitWritable(fd)) {
			return
		}
	}
}

// letOutputWait has the thread wait for who reads its output without a segment,
// if that is necessary and the transaction may end here; false: it is doomed.
func (t *Thread) letOutputWait() bool {
	if !t.posted || !t.VM.output.blocked.Load() || !t.Private() || t.pins > 0 || t.held || t.elides() || t.stm.Atomic() > 0 {
		return true
	}
	if !t.detach() {
		return false
	}
	t.attach()
	return true
}

// What is left in the queue after a run.
const (
	leftNothing = iota
	leftToOthers
	leftToMe
)

// Happened has all effects happen that were put off, by this transaction or others that have committed, before the
// thread looks at what they change: it cannot be aborted any more if there are some. It is a safepoint.
func (t *Thread) Happened() error {
	if !t.Private() || len(t.outbox) == 0 && t.VM.output.undone.Load() == 0 {
		return nil
	}
	return t.Irrevocable()
}

// happen is Happened for who has no segment.
func (t *Thread) happen() {
	o := &t.VM.output
	for o.undone.Load() > 0 || t.posted {
		o.running.Lock()
		fd, left := o.run(t)
		o.running.Unlock()
		if left != leftToMe {
			t.posted = false
			return
		}
		if !t.waitWritable(fd) {
			return // for an interrupt
		}
	}
}

// run runs the effects of the queue; running is held. Those that have to wait are
// left, and what comes after them on the same thing: fd is what t has to wait for, or
// else others.
func (o *output) run(t *Thread) (fd, left int) {
	kept := o.lanes[:0]
	for _, l := range o.lanes {
		if !l.advance() {
			kept = append(kept, l)
		}
	}
	clear(o.lanes[len(kept):])
	o.lanes = kept
	o.mu.Lock()
	queue := o.queue
	o.queue = nil
	o.some.Store(len(o.lanes) > 0)
	o.mu.Unlock()
	for _, e := range queue {
		o.start(e)
		o.undone.Add(-1)
	}
	o.blocked.Store(len(o.lanes) > 0)
	if len(o.lanes) == 0 {
		return 0, leftNothing
	}
	o.some.Store(true)
	if t.waiting == 0 {
		return o.lanes[0].fd, leftToOthers
	}
	mine := func(e effect) bool { return e.owner == t }
	i := slices.IndexFunc(o.lanes, func(l lane) bool { return slices.ContainsFunc(l.effects, mine) })
	return o.lanes[max(i, 0)].fd, leftToMe
}

// start does an effect, or puts it where it has to wait.
func (o *output) start(e effect) {
	i := -1
	if e.on != nil {
		i = slices.IndexFunc(o.lanes, func(l lane) bool { return l.on == e.on })
	}
	if i < 0 {
		fd, done := e.do()
		if done {
			return
		}
		o.lanes, i = append(o.lanes, lane{on: e.on, fd: fd}), len(o.lanes)
	}
	e.owner.waiting++
	o.lanes[i].effects = append(o.lanes[i].effects, e)
}

// pollTime is how often a thread that waits for a reader looks whether it is
// interrupted, in ms.
const pollTime = 50

// waitWritable waits until a descriptor takes more, or for a moment if there is
// none, or in the main thread for an interrupt: then it is false.
func (t *Thread) waitWritable(fd int) bool {
	t.VM.output.blocked.Store(true)
	for {
		if fd < 0 {
			time.Sleep(time.Millisecond)
			return true
		}
		if Writable(fd, pollTime) {
			return true
		}
		if t == t.VM.main && (t.VM.Interrupted.Load() || t.VM.signalsPending()) {
			return false
		}
	}
}

// Writable reports whether a write of some KiB to a descriptor returns at once, be
// it with an error, within so many ms; -1: for ever.
func Writable(fd, ms int) bool {
	if int32(fd) < 0 {
		return true // poll says nothing of it
	}
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
	n, err := unix.Poll(p, ms)
	return n > 0 || err != nil && err != unix.EINTR
}

// emit has the effects of the running transaction happen now: it cannot be
// aborted any more. It waits for who reads this thread's, without the segment.
func (t *Thread) emit() error {
	t.post()
	for {
		if t.ioDepth == 0 {
			t.VM.output.running.Lock()
		}
		fd, left := t.VM.output.run(t)
		if t.ioDepth == 0 {
			t.VM.output.running.Unlock()
		}
		if left != leftToMe || t.heldBack > 0 {
			return nil
		}
		if err := t.detached(func() { t.waitWritable(fd) }); err != nil {
			return err
		}
		if err := t.RunSignals(); err != nil {
			return err
		}
	}
}

// HoldBack adds to how many things this thread is at work on for which effects on
// them wait, its own too: while there are some it does not wait for effects.
func (t *Thread) HoldBack(n int) { t.heldBack += n }

// OwnStreams adds to how many streams are open that the running transaction has to itself: where it should end
// it goes on a little, until they are closed, as it would have to share them afterwards.
func (t *Thread) OwnStreams(n int) { t.ownStreams += n }

// EnterIO makes the transaction one that cannot be aborted and has this thread
// alone work on what Go keeps of files, until LeaveIO. It is a safepoint, and
// may be nested. A thread that waits (Blocking) lets others in meanwhile.
func (t *Thread) EnterIO() error {
	if err := t.Irrevocable(); err != nil {
		return err
	}
	if t.ioDepth == 0 {
		t.VM.output.running.Lock()
	}
	t.ioDepth++
	return nil
}

// LeaveIO ends what EnterIO began.
func (t *Thread) LeaveIO() {
	t.ioDepth--
	if t.ioDepth == 0 {
		t.VM.output.running.Unlock()
		t.drain()
	}
}

// yieldIO lets others do what EnterIO is for while wait runs.
func (t *Thread) yieldIO(wait func()) {
	depth := t.ioDepth
	if depth > 0 {
		t.ioDepth = 0
		t.VM.output.running.Unlock()
	}
	wait()
	if depth > 0 {
		t.VM.output.running.Lock()
		t.ioDepth = depth
	}
}
