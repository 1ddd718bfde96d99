package gc

import (
	"sync/atomic"
	"unsafe"
)

// A weak object holds a weak reference in word 1. Collections gather the weak
// objects they trace; once everything reachable is known, those whose target
// is not get 0 there and wait in a queue for the client, who may have a
// callback to run. This comes before finalizers bring objects back, so a weak
// reference never yields an object whose finalizer is about to run. Weak
// objects that die with their target are not queued.

// clearWeaks settles the weak objects a minor collection has traced so far.
func (v *View) clearWeaks() {
	c := &v.collection
	for _, entry := range c.weaks {
		ref, base := entry&^1, v.To
		if entry&1 != 0 {
			base = v.Base
		}
		p := (*uint64)(unsafe.Add(base, uintptr(ref)+8))
		target := *p
		switch {
		case !IsRef(target):
		case Ref(target)>>NurseryShift == 1:
			header := v.Header(Ref(target))
			if header&flagForwarded != 0 {
				*p = header >> sizeShift
			} else {
				*p = 0
				v.pending.deadWeak = append(v.pending.deadWeak, ref)
			}
		case target >= LargeBase:
			if l := v.heap.large.at(Ref(target)); l.young && !l.reached {
				*p = 0
				v.pending.deadWeak = append(v.pending.deadWeak, ref)
			}
		}
	}
	c.weaks = c.weaks[:0]
}

// NextDeadWeak takes a weak object whose target has died from the queue; 0 if
// there is none.
func (h *Heap) NextDeadWeak() Ref {
	return h.next(&h.deadWeak)
}

// RequeueDeadWeak puts back what NextDeadWeak took.
func (h *Heap) RequeueDeadWeak(ref Ref) {
	h.putBack(&h.deadWeak, ref)
}

// queue holds objects that wait for the client. mu guards it, but who only asks
// whether there are any, at every safepoint perhaps, does without.
type queue struct {
	refs []Ref
	size atomic.Int64
}

func (q *queue) add(refs ...Ref) { q.set(append(q.refs, refs...)) }

func (q *queue) set(refs []Ref) {
	q.refs = refs
	q.size.Store(int64(len(refs)))
}

// HasDue reports whether a queue holds something for the client.
func (h *Heap) HasDue() bool { return h.finalizable.size.Load() != 0 || h.deadWeak.size.Load() != 0 }

// next takes the first of a queue; 0 if there is none.
func (h *Heap) next(q *queue) Ref {
	if q.size.Load() == 0 {
		return 0
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch len(q.refs) {
	case 0:
		return 0
	case 1:
		ref := q.refs[0]
		q.set(nil)
		return ref
	}
	ref := q.refs[0]
	q.set(q.refs[1:])
	return ref
}

// putBack puts back what next has taken.
func (h *Heap) putBack(q *queue, ref Ref) {
	h.mu.Lock()
	defer h.mu.Unlock()
	q.set(append([]Ref{ref}, q.refs...))
}
