package gc

// An object with a finalizer is kept when it becomes unreachable: once, with
// all it refers to, and it waits in a queue until the client takes it and runs
// its finalizer. Whether it dies afterwards is decided anew like for any
// object. Objects found unreachable together are queued with the latest
// registered first: outer objects are usually made after what they hold.

// manyFinalizers is for how many young objects with a finalizer a minor collection is due: all
// that are dead survive it and wait for the client, and a transaction cannot end before.
const manyFinalizers = 4096

// SetFinalizer registers an object; its finalizer runs once.
func (v *View) SetFinalizer(ref Ref) {
	if v.Young(ref) || ref >= LargeBase && v.heap.large.at(ref).young {
		v.finalizers = append(v.finalizers, ref)
		if len(v.finalizers)%manyFinalizers == 0 {
			v.raise(SignalMinor)
		}
		return
	}
	v.pending.finalizers = append(v.pending.finalizers, ref)
	if v.OnRun == nil {
		v.Publish()
	}
}

// Finalizers reports whether there may be objects with a finalizer that has not
// run.
func (v *View) Finalizers() bool {
	h := v.heap
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(v.finalizers)+len(v.pending.finalizers)+len(v.pending.finalizable)+len(v.finalizable.refs)+len(h.finalizers)+len(h.finalizable.refs) > 0
}

// NextFinalizable takes an object whose finalizer is to run from the queues; 0
// if there is none.
func (v *View) NextFinalizable() Ref {
	return v.next(&v.finalizable, &v.heap.finalizable)
}

// reachFinalizers keeps young large objects with a finalizer: major
// collections decide whether they are dead.
func (v *View) reachFinalizers() {
	for _, ref := range v.finalizers {
		if !v.Young(ref) {
			v.reachLarge(ref)
		}
	}
}

// resurrect queues the young objects with a finalizer that a minor collection
// did not reach, and traces what they refer to.
func (v *View) resurrect() {
	if len(v.finalizers) == 0 {
		return
	}
	var alive, dead []Ref
	for i := len(v.finalizers) - 1; i >= 0; i-- {
		ref := v.finalizers[i]
		if !v.Young(ref) {
			alive = append(alive, ref)
		} else if header := v.Header(ref); header&flagForwarded != 0 {
			alive = append(alive, Ref(header>>sizeShift))
		} else if !v.heap.kinds[uint8(header)].done(v.Ptr(ref)) {
			dead = append(dead, ref)
		}
	}
	for i, ref := range dead {
		dead[i] = v.evacuate(ref)
	}
	v.drain()
	v.finalizers = v.finalizers[:0]
	for i := len(alive) - 1; i >= 0; i-- {
		v.pending.finalizers = append(v.pending.finalizers, alive[i])
	}
	v.pending.finalizable = append(v.pending.finalizable, dead...)
}

// pending is what a view's minor collections found out and the rest of the
// heap does not know yet. A transaction that is aborted has seen no deaths.
type pending struct {
	finalizers  []Ref // now old objects with a finalizer
	finalizable []Ref
	deadWeak    []Ref
}

// Publish makes known to the heap what stayed pending. In a transaction: it
// is committed.
func (v *View) Publish() {
	h, p := v.heap, &v.pending
	if len(p.finalizers)+len(p.finalizable)+len(p.deadWeak)+len(v.freshLarge) == 0 {
		return
	}
	h.mu.Lock()
	h.finalizers = append(h.finalizers, p.finalizers...)
	h.mu.Unlock()
	v.finalizable.add(p.finalizable...)
	v.deadWeak.add(p.deadWeak...)
	for _, l := range v.freshLarge {
		l.fresh = false
	}
	v.freshLarge = v.freshLarge[:0]
	p.clear()
}

func (p *pending) clear() {
	p.finalizers, p.finalizable, p.deadWeak = p.finalizers[:0], p.finalizable[:0], p.deadWeak[:0]
}

// Discard forgets everything the view has allocated since Publish: its
// transaction is aborted. The ranges are the cells Taken has told of since.
func (v *View) Discard() {
	h := v.heap
	v.untake()
	h.mu.Lock()
	for _, l := range v.freshLarge {
		h.freeLarge(l)
	}
	h.mu.Unlock()
	v.freshLarge = v.freshLarge[:0]
	v.forgetYoungLarge()
	v.finalizers = v.finalizers[:0]
	v.remembered, v.slots = v.remembered[:0], v.slots[:0]
	v.pending.clear()
	clear(v.shadows)
	v.bumpWriteVersion()
	v.resetNursery()
}

// FreshLarge appends to list the large objects of the open transaction.
func (v *View) FreshLarge(list []Range) []Range {
	for _, l := range v.freshLarge {
		list = append(list, Range{l.ref, l.ref + Ref(l.bytes)})
	}
	return list
}
