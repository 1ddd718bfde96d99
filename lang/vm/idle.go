package vm

import "time"

// Collections of programs that wait.
//
// A file or socket that a program has dropped is closed when a collection finds it,
// and a program whose threads all wait allocates nothing that would bring one about:
// perhaps one of them waits for the end of what that socket sends. So a collection
// runs soon after the last thread has begun to wait, if files were opened since the
// last such one: other collections may have come before a file was dropped.

// idleTime is how long a thread waits before it looks whether all do, for the first
// time; then it looks after twice as long each time.
const idleTime = 100 * time.Millisecond

// idleShare bounds what such collections cost: the time between two of them is this
// many times what the last one has taken.
const idleShare = 20

// WaitForPeer is WaitFor of works that wait for what is at the other end of a
// descriptor. It may run finalizers.
func (t *Thread) WaitForPeer(token <-chan struct{}, deadline time.Time) bool {
	for pause := idleTime; ; pause *= 2 {
		soon := time.Now().Add(pause)
		if t.VM.handles.fresh.Load() == 0 || !deadline.IsZero() && deadline.Before(soon) {
			return t.waitFor(token, deadline)
		}
		if t.waitFor(token, soon) {
			return true
		}
		// The clock does not tell why the wait has ended: an interrupt may have come
		// when the time was nearly over.
		if t.mustStop() || time.Now().Before(soon) {
			return false
		}
		if t.VM.handles.fresh.Load() > 0 && t.stm.Segment() == nil && t.VM.RT.Idle() {
			t.collectIdle()
		}
	}
}

// waitForLock is waitFor of threads that wait for a lock. When all threads wait without end it is perhaps for what a
// finalizer is going to do: a pool of threads that was dropped tells its threads to end. So the last one that
// begins to wait looks whether that is so, once, and the main thread from time to time, as threads may end, too.
func (t *Thread) waitForLock(token <-chan struct{}, deadline time.Time) bool {
	if !deadline.IsZero() {
		return t.waitFor(token, deadline)
	}
	t.VM.stuck.Add(1)
	defer t.VM.stuck.Add(-1)
	if t != t.VM.main && !t.VM.allStuck() {
		return t.waitUntil(token, deadline)
	}
	for pause := idleTime; ; pause *= 2 {
		soon := time.Now().Add(pause)
		if next := time.Unix(0, t.VM.idleNext.Load()); next.After(soon) {
			soon = next
		}
		switch {
		case t.waitUntil(token, soon):
			return true
		case t.mustStop() || time.Now().Before(soon):
			return false
		case t.VM.allStuck() && t.VM.RT.Idle() && t.collectIdle():
			t.VM.lookForDeadlock()
		}
		if t != t.VM.main {
			return t.waitUntil(token, deadline)
		}
	}
}

// allStuck reports whether all threads wait without end.
func (vm *VM) allStuck() bool { return vm.stuck.Load() > vm.running.Load() }

// idlePatience is how long signals are put off for the finalizers that an idle collection runs: one
// that never ends must not make the program deaf.
const idlePatience = time.Second

// putsOff reports whether a signal that has come is for later; then the next break point asks again.
func (t *Thread) putsOff() bool {
	if t.idleUntil.IsZero() || !time.Now().Before(t.idleUntil) {
		return false
	}
	t.Segment.Interrupt()
	return true
}

// collectIdle collects, unless the last such collection was a moment ago, and runs the finalizers of what it has found. Signals that come meanwhile are for
// the code that waits: in a finalizer what a handler raises would be lost.
func (t *Thread) collectIdle() bool {
	begin := time.Now()
	if begin.UnixNano() < t.VM.idleNext.Load() {
		return false
	}
	pins, waiting := t.pins, t.wait
	t.pins = max(pins, 1)  // nobody can abort the transaction
	t.wait = pendingCall{} // what finalizers call has not waited before
	t.idleUntil = begin.Add(idlePatience)
	defer func() { t.idleUntil = time.Time{} }()
	t.attach()
	t.hold(true)
	t.VM.handles.fresh.Store(0)
	t.Segment.CollectWeaks(nil)
	t.hold(false)
	_ = t.runQueues()
	t.detach()
	t.pins, t.wait = pins, waiting
	t.VM.idleNext.Store(time.Now().Add(idleShare * time.Since(begin)).UnixNano())
	return true
}
