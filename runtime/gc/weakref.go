package gc

import "unsafe"

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

// NextDeadWeak takes a weak object whose target has died from the queues; 0 if
// there is none.
func (v *View) NextDeadWeak() Ref {
	return v.next(&v.deadWeak, &v.heap.deadWeak)
}
