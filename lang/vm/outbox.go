package vm

import (
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// Deferred effects: what a transaction does to the world outside when it
// commits, and not before. Text that is printed goes this way. The effects of
// all threads form one queue in the order of the commits.
//
// A reader that takes no more must not stop the other threads: who has a segment
// leaves the queue alone then. A thread whose own effects are in it gives its
// segment back as soon as its transaction may end, and waits for the reader.

// effect is something to be done after the commit, once: it works on Go things
// only, with locks of its own, and cannot fail in a way that the program learns
// of at once. Where it would have to wait for a descriptor it calls wait; if that
// is nil or false it returns false, and is called again later.
type effect func(wait WaitWritable) bool

// WaitWritable waits until a descriptor takes more; false: it has given up.
type WaitWritable func(fd int) bool

// output is the queue of committed effects.
type output struct {
	mu    sync.Mutex // guards queue
	queue []effect
	some  atomic.Bool // queue is not empty: all threads ask at their safepoints

	running sync.Mutex  // held while effects of the queue run; taken before mu
	blocked atomic.Bool // the first effect of the queue has to wait
}

// maxQueued is how many effects may wait behind one that another thread waits
// with before a thread waits for them, too.
const maxQueued = 1000

// Defer has an effect happen after the running transaction has committed, at
// once if there is none. Effects happen in the order of the commits, those of
// one transaction in the order of the calls.
func (t *Thread) Defer(f func()) { t.DeferWrite(once(f)) }

// once makes an effect of what never waits.
func once(f func()) effect {
	return func(WaitWritable) bool {
		f()
		return true
	}
}

// DeferWrite is Defer for an effect that may have to wait for a descriptor.
func (t *Thread) DeferWrite(e effect) {
	if !t.Private() {
		e(waitWritable)
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
	o := &t.VM.output
	o.mu.Lock()
	o.queue = append(o.queue, t.outbox...)
	o.some.Store(true)
	o.mu.Unlock()
	clear(t.outbox)
	t.outbox = t.outbox[:0]
}

// add puts an effect into the queue that belongs to no transaction.
func (o *output) add(f func()) {
	o.mu.Lock()
	o.queue = append(o.queue, once(f))
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
// segment, or is the only thread.
func (t *Thread) drain() {
	o := &t.VM.output
	if !o.some.Load() {
		t.posted = false
		return
	}
	var wait WaitWritable
	if !t.Private() || t.posted && t.stm.Segment() == nil {
		wait = t.waitWritable
	}
	if t.ioDepth > 0 {
		o.run(wait)
		return
	}
	if !o.running.TryLock() {
		if wait == nil || o.length() < maxQueued {
			return // whoever holds it looks again
		}
		o.running.Lock()
	}
	done := o.run(wait)
	o.running.Unlock()
	if done {
		t.drain()
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

// run runs the effects of the queue; running is held. False: the first of those
// that are left has to wait.
func (o *output) run(wait WaitWritable) bool {
	for {
		o.mu.Lock()
		queue := o.queue
		o.queue = nil
		o.some.Store(false)
		o.mu.Unlock()
		if len(queue) == 0 {
			o.blocked.Store(false)
			return true
		}
		for i, e := range queue {
			if !e(wait) {
				o.mu.Lock()
				o.queue = append(queue[i:len(queue):len(queue)], o.queue...)
				o.some.Store(true)
				o.mu.Unlock()
				o.blocked.Store(true)
				return false
			}
		}
	}
}

// pollTime is how often a thread that waits for a reader looks whether it is
// interrupted, in ms.
const pollTime = 50

// waitWritable waits until a descriptor takes more, or in the main thread for an
// interrupt.
func (t *Thread) waitWritable(fd int) bool {
	t.VM.output.blocked.Store(true)
	for !Writable(fd, pollTime) {
		if t == t.VM.main && (t.VM.Interrupted.Load() || t.VM.signalsPending()) {
			return false
		}
	}
	return true
}

// waitWritable waits until a descriptor takes more.
func waitWritable(fd int) bool {
	for !Writable(fd, -1) {
	}
	return true
}

// Writable reports whether a write of some KiB to a descriptor returns at once, be
// it with an error, within so many ms; -1: for ever.
func Writable(fd, ms int) bool {
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
	n, err := unix.Poll(p, ms)
	return n > 0 || err != nil && err != unix.EINTR
}

// emit has the effects of the running transaction happen now: it cannot be
// aborted any more.
func (t *Thread) emit() {
	t.post()
	if t.ioDepth == 0 {
		t.VM.output.running.Lock()
		defer t.VM.output.running.Unlock()
	}
	t.VM.output.run(waitWritable)
}

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
