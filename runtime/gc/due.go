package gc

import (
	"slices"
	"sync/atomic"
)

// What waits for the client: objects whose finalizer is to run, and weak objects
// whose target has died.
//
// A view's own minor collections find most of it, and it waits in queues of the
// view's: as under reference counting the thread that has dropped the last
// reference runs what follows. What major collections find is for anybody, and so
// is what waits in a view that its thread gives back.
//
// Two threads that took from one queue would write to each other's objects: of two
// generators, one waiting for the other, each could get one, and the outer one
// cannot be closed while another thread runs the inner one. So who begins to run
// finalizers takes all there is to its own queue, and as long as one of them runs
// or waits, if without a view, what is in that queue is for nobody else (Finalizing).

// queue holds objects that wait for the client, the next one first. Who guards
// it is said where it stands; whoever only asks whether there are any does without.
type queue struct {
	refs []Ref
	size atomic.Int64
}

func (q *queue) add(refs ...Ref) { q.set(append(q.refs, refs...)) }

func (q *queue) set(refs []Ref) {
	q.refs = refs
	q.size.Store(int64(len(refs)))
}

func (q *queue) empty() bool { return q.size.Load() == 0 }

// take takes the first; 0 if there is none.
func (q *queue) take() Ref {
	if len(q.refs) == 0 {
		return 0
	}
	ref := q.refs[0]
	if len(q.refs) == 1 {
		q.set(q.refs[:0])
	} else {
		q.set(q.refs[1:])
	}
	return ref
}

// putBack puts back what take has returned, in that order.
func (q *queue) putBack(refs []Ref) {
	if len(refs) > 0 {
		q.set(slices.Concat(refs, q.refs))
	}
}

// drainTo moves all to the end of another queue.
func (q *queue) drainTo(to *queue) {
	if len(q.refs) > 0 {
		to.add(q.refs...)
		q.set(nil)
	}
}

// next takes the first of the view's own queue, else of the heap's.
func (v *View) next(own, shared *queue) Ref {
	if ref := own.take(); ref != 0 || shared.empty() {
		return ref
	}
	v.heap.mu.Lock()
	defer v.heap.mu.Unlock()
	return shared.take()
}

// Requeue puts back, in the order they were taken, what NextFinalizable and NextDeadWeak have returned.
func (v *View) Requeue(finalizable, deadWeak []Ref) {
	v.finalizable.putBack(finalizable)
	v.deadWeak.putBack(deadWeak)
}

// HasDue reports whether something waits for the client on the view.
func (v *View) HasDue() bool {
	h := v.heap
	return !(v.finalizable.empty() && v.deadWeak.empty() && h.finalizable.empty() && h.deadWeak.empty())
}

// Finalizing tells that the view's thread begins to run finalizers, or that it has ended.
func (v *View) Finalizing(begins bool) {
	v.finalizing = begins
	if h := v.heap; begins && v.finalizable.empty() && !h.finalizable.empty() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.finalizable.drainTo(&v.finalizable)
	}
}

// LeaveDue leaves to others what waits in the view, whose thread gives it back, but for what that has to itself:
// to it that is given, and to the next view that it takes.
func (v *View) LeaveDue() (own []Ref) {
	if v.finalizing && !v.finalizable.empty() {
		own = slices.Clone(v.finalizable.refs)
		v.finalizable.set(nil)
	}
	v.finalizing = false
	v.ShareDue()
	return own
}

// ResumeDue gives the view what LeaveDue has returned.
func (v *View) ResumeDue(own []Ref) {
	v.finalizing = true
	v.finalizable.putBack(own)
}

// ShareDue leaves to others what waits in the view.
func (v *View) ShareDue() {
	if v.finalizable.empty() && v.deadWeak.empty() {
		return
	}
	v.heap.mu.Lock()
	defer v.heap.mu.Unlock()
	v.shareDue()
}

// ClaimDue takes over what is for anybody: the view's thread has asked for the collection that found it, and when
// that is over it is to be done.
func (v *View) ClaimDue() {
	h := v.heap
	h.mu.Lock()
	defer h.mu.Unlock()
	h.finalizable.drainTo(&v.finalizable)
	h.deadWeak.drainTo(&v.deadWeak)
}

// shareDue is ShareDue for who holds mu.
func (v *View) shareDue() {
	if !v.finalizing {
		v.finalizable.drainTo(&v.heap.finalizable)
	}
	v.deadWeak.drainTo(&v.heap.deadWeak)
}
