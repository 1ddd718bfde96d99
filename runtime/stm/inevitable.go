package stm

// BecomeInevitable makes the running transaction one that is never aborted,
// before something that cannot be undone. There is one at most; the others
// wait for their turn. It is a safepoint. False means that the transaction
// was rolled back instead, as after Poll.
//
// Nothing has to be checked: a transaction that is not doomed has read only
// what is committed, and from now on it is older than all others.
func (t *Thread) BecomeInevitable() bool {
	rt, s := t.rt, t.seg
	if s.number == 0 {
		return true
	}
	rt.lock()
	defer rt.mu.Unlock()
	if rt.inevitable == t {
		return true
	}
	s.halt()
	for !s.doomed && !s.rolledBack && (rt.inevitable != nil || rt.stopper != nil) {
		rt.wait(t, 0)
	}
	if s.doomed || s.rolledBack {
		t.fail()
		return false
	}
	rt.inevitable = t
	rt.events[EventInevitable]++
	s.run()
	return true
}

// Inevitable reports whether the running transaction cannot be aborted.
func (t *Thread) Inevitable() bool {
	if t.seg.number == 0 {
		return true
	}
	t.rt.lock()
	defer t.rt.mu.Unlock()
	return t.rt.inevitable == t
}
