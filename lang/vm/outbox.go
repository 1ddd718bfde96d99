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

// drain runs the effects of the queue. When it returns, all effects that were
// in it have happened.
func (t *Thread) drain() {
	o := &t.VM.output
	o.mu.Lock()
	empty := len(o.queue) == 0
	o.mu.Unlock()
	if empty {
		return
	}
	o.running.Lock()
	defer o.running.Unlock()
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
	t.drain()
}
