package gc

// An object with a finalizer is kept when it becomes unreachable: once, with
// all it refers to, and it waits in a queue until the client takes it and runs
// its finalizer. Whether it dies afterwards is decided anew like for any
// object. Objects found unreachable together are queued with the latest
// registered first: outer objects are usually made after what they hold.

// SetFinalizer registers an object; its finalizer runs once.
func (v *View) SetFinalizer(ref Ref) {
	if v.Young(ref) {
		v.finalizers = append(v.finalizers, ref)
		return
	}
	v.heap.mu.Lock()
	v.heap.finalizers = append(v.heap.finalizers, ref)
	v.heap.mu.Unlock()
}

// NextFinalizable takes an object whose finalizer is to run from the queue; 0
// if there is none.
func (h *Heap) NextFinalizable() Ref {
	h.mu.Lock()
	defer h.mu.Unlock()
	return takeFirst(&h.finalizable)
}

// resurrect queues the young objects with a finalizer that a minor collection
// did not reach, and traces what they refer to.
func (v *View) resurrect() {
	if len(v.finalizers) == 0 {
		return
	}
	h := v.heap
	var alive, dead []Ref
	for i := len(v.finalizers) - 1; i >= 0; i-- {
		ref := v.finalizers[i]
		if header := v.Header(ref); header&flagForwarded != 0 {
			alive = append(alive, Ref(header>>sizeShift))
		} else {
			dead = append(dead, ref)
		}
	}
	for i, ref := range dead {
		dead[i] = v.evacuate(ref)
	}
	v.drain()
	v.finalizers = v.finalizers[:0]
	h.mu.Lock()
	for i := len(alive) - 1; i >= 0; i-- {
		h.finalizers = append(h.finalizers, alive[i])
	}
	h.finalizable = append(h.finalizable, dead...)
	h.mu.Unlock()
}
