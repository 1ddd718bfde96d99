package vm

import "sync"

// Deferred effects: what a transaction does to the world outside when it
// commits, and not before. Text that is printed goes this way. The effects of
// all threads form one queue in the order of the commits.

// effect is something to be done after the commit, once: it works on Go things
// only, with locks of its own, and cannot fail in a way that the program learns
// of at once.
type effect func()

// output is the queue of committed effects.
type output struct {
	mu    sync.Mutex // guards queue
	queue []effect

	running sync.Mutex // held while effects of the queue run; taken before mu
}

// Defer has an effect happen after the running transaction has committed, at
// once if there is none. Effects happen in the order of the commits, those of
// one transaction in the order of the calls.
func (t *Thread) Defer(e effect) {
	if !t.Private() {
		e()
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
	o := &t.VM.output
	o.mu.Lock()
	o.queue = append(o.queue, t.outbox...)
	o.mu.Unlock()
	clear(t.outbox)
	t.outbox = t.outbox[:0]
}

// add puts an effect into the queue that belongs to no transaction.
func (o *output) add(e effect) {
	o.mu.Lock()
	o.queue = append(o.queue, e)
	o.mu.Unlock()
}

// drain runs the effects of the queue, or leaves that to a thread that is at it.
func (t *Thread) drain() {
	o := &t.VM.output
	o.mu.Lock()
	empty := len(o.queue) == 0
	o.mu.Unlock()
	if empty {
		return
	}
	if t.ioDepth == 0 {
		if !o.running.TryLock() {
			return // whoever holds it looks again
		}
		o.run()
		o.running.Unlock()
		t.drain()
		return
	}
	o.run()
}

// run runs the effects of the queue; running is held.
func (o *output) run() {
	for {
		o.mu.Lock()
		queue := o.queue
		o.queue = nil
		o.mu.Unlock()
		if len(queue) == 0 {
			return
		}
		for _, e := range queue {
			e()
		}
	}
}

// emit has the effects of the running transaction happen now: it cannot be
// aborted any more.
func (t *Thread) emit() {
	t.post()
	if t.ioDepth == 0 {
		t.VM.output.running.Lock()
		defer t.VM.output.running.Unlock()
	}
	t.VM.output.run()
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
