package vm

import (
	"time"

	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
)

// Finalizers and locks.
//
// In CPython an object dies where its last reference goes, so its finalizer, or a callback of a weak reference, may take the
// lock which code elsewhere holds while it allocates. Here it would run at any safepoint, also of a thread that holds this very
// lock and could not go on. So a thread that holds locks leaves what collections have made due to others, or until it has given
// its locks back. A lock that it keeps for long does not count any more, as nothing would be finalized otherwise. The locks it has elided are
// known (lock.go), some of those it has really taken are remembered.

// duePatience is how long a lock puts off what is due.
const duePatience = time.Second

// dueLater is what a thread knows of finalizers it has put off.
type dueLater struct {
	since [maxElided]time.Time // when the lock in threadRoots.taken first did so
	some  bool                 // the thread is to look for them when it gives a lock back
}

// noteHeld remembers a lock that was really taken.
func (t *Thread) noteHeld(lock Value) {
	at := 0 // if there is no room: the others may have been given back by other threads
	for i := range t.r.taken {
		if l := t.r.taken[i]; l == obj.Unbound || l == lock {
			at = i
			break
		}
	}
	t.r.taken[at], t.later.since[at] = lock, time.Time{}
}

// forgetHeld is told of each lock that is given back, whoever has taken it.
func (t *Thread) forgetHeld(lock Value) {
	for i := range t.r.taken {
		if t.r.taken[i] == lock {
			t.r.taken[i] = obj.Unbound
		}
	}
	t.lookForDue()
}

// lookForDue has the thread do what it has put off, at its next safepoint.
func (t *Thread) lookForDue() {
	if t.later.some {
		t.later.some = false
		t.Segment.Signal.Or(stm.SignalInterrupt)
	}
}

// putsOffDue reports whether what is due is for others, or for later.
func (t *Thread) putsOffDue() bool {
	if !t.Segment.HasDue() {
		return false
	}
	t.later.some = t.elides()
	held, now := false, time.Now()
	for i, lock := range t.r.taken {
		if lock == obj.Unbound {
			continue
		}
		if owner, _ := t.LockState(lock); owner != t.identity() {
			t.r.taken[i] = obj.Unbound // given back by another thread
			continue
		}
		since := &t.later.since[i]
		if since.IsZero() {
			*since = now
		}
		if now.Sub(*since) < duePatience {
			t.later.some, held = true, true
		}
	}
	if held {
		t.Segment.ShareDue()
	}
	return t.later.some
}
