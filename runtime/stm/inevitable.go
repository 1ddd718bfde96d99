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
	if s.number == 0 || t.inevitable {
		return true
	}
	rt.lock()
	defer rt.mu.Unlock()
	s.halt()
	for !s.doomed && !s.rolledBack && (rt.inevitable != nil || rt.stopper != nil) {
		if o := rt.inevitable; o != nil {
			o.seg.Signal.Or(SignalCommitSoon)
		}
		rt.wait(t, 0)
	}
	if s.doomed || s.rolledBack {
		t.fail()
		return false
	}
	rt.inevitable, t.inevitable = t, true
	rt.events[EventInevitable]++
	s.run()
	return true
}

// Inevitable reports whether the running transaction cannot be aborted.
func (t *Thread) Inevitable() bool { return t.inevitable || t.seg.number == 0 }
