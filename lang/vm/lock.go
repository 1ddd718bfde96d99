package vm

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Locks, as package _thread and its users see them.
//
// The state of a lock is in a heap object: who holds it, and how often. A
// thread that finds it free inside a transaction does not write to it: it notes
// that it holds the lock (the lock is *elided*), and to have read that it is
// free, so whoever really takes it is in conflict. Two threads may hold one lock
// like that at the same time; as each critical section lies within one
// transaction, they are as if one came after the other, and if their data
// conflict one of them is run again. A transaction that has to end while a lock
// is held really takes it then (takeLocks).
//
// Who finds a lock taken waits without a transaction, in a queue of its own
// beside the heap, named by the lock's address: a lock that somebody else can
// hold is old. A waiter enters the queue before the transaction in which it saw
// the lock taken commits, so it does not miss the release: that is a write, and
// commits either before, which is a conflict, or after, and then the waiter is
// woken.

// Words of a lock object.
const (
	LockOwner = 1 // small int: identity of the holder, or unbound
	LockCount = 2 // how often it is held, of an RLock
	LockBody  = 3
)

// maxElided bounds the locks that one thread holds without having taken them.
const maxElided = 4

// elides reports whether the thread holds locks that it has not really taken.
func (t *Thread) elides() bool { return t.r.elided != [maxElided]Value{} }

// elidedSlot is the slot of a lock in t.r.elided, -1 if it is not there.
func (t *Thread) elidedSlot(lock Value) int {
	for i := range t.r.elided {
		if t.r.elided[i] == lock {
			return i
		}
	}
	return -1
}

// takeLocks really takes the locks that are elided: the transaction ends, or
// somebody else's might be in its way for too long.
func (t *Thread) takeLocks() {
	for i := range t.r.elided {
		if l := t.r.elided[i]; l != obj.Unbound {
			t.SetField(l, LockOwner, t.identity())
			t.SetField(l, LockCount, t.r.elidedCount[i])
			t.r.elided[i] = obj.Unbound
			t.noteHeld(l)
			t.noteTaken(l, t.elidedAt[i])
		}
	}
}

// What lies in a critical section is what threads conflict over, as a rule. So a
// transaction that has gone on for a while ends before a lock is taken, that
// an abort does not undo it all, and after it is given back, that others see
// what was done. In break points.
const (
	longBefore = 10_000
	longInside = 2_000
	// longContended counts where much is lost to others.
	longContended = 500
)

// isLong reports whether the transaction should end before a critical section: it has gone on for a while, or was aborted
// in this one.
func (t *Thread) isLong() bool {
	return t.cut > 0 && t.sections+1 >= t.cut || t.worked() > longBefore
}

// cutBefore is the critical section which is to begin a transaction as the running one is going to be run again, 0 for none: the
// last one, if it has adjusted a number before. Such a transaction is not in the past (runtime/stm/past.go), but one that
// only looks at what others count may be.
func (t *Thread) cutBefore() int {
	if !t.counting.here || t.section || t.block.whole {
		return 0
	}
	return t.sections
}

// contended reports whether the transaction should end, for the sake of others, now
// that a critical section is over.
func (t *Thread) contended() bool { return t.Segment.Contended() && t.worked() > longContended }

// identity is the thread's as an owner of locks.
func (t *Thread) identity() Value { return obj.SmallInt(t.Ident) }

// LockState returns who holds a lock as this thread sees it, unbound for
// nobody, and how often.
func (t *Thread) LockState(lock Value) (owner Value, count int64) {
	if i := t.elidedSlot(lock); i >= 0 {
		return t.identity(), t.r.elidedCount[i].Int()
	}
	owner = t.Field(lock, LockOwner)
	if owner == obj.Unbound {
		return owner, 0
	}
	return owner, t.Field(lock, LockCount).Int()
}

// TryLock takes a lock if it is free or, recursive, held by this very thread.
func (t *Thread) TryLock(lock Value, recursive bool) bool {
	owner, count := t.LockState(lock)
	switch {
	case owner == obj.Unbound:
		t.setLock(lock, 1)
	case recursive && owner == t.identity():
		t.setLock(lock, count+1)
	default:
		return false
	}
	return true
}

// setLock makes this thread hold a lock a number of times; 0 for not at all.
func (t *Thread) setLock(lock Value, count int64) {
	n := obj.SmallInt(count)
	i := t.elidedSlot(lock)
	switch {
	case i >= 0 && count == 0:
		t.r.elided[i] = obj.Unbound
		t.lookForDue()
		if t.elides() {
			return
		}
		if t.held && t.pins == 0 && t.block.depth == 0 {
			t.hold(false)
		}
		if t.section || t.worked() > longInside || t.contended() {
			t.Segment.Signal.Or(stm.SignalCommitSoon)
		}
		return
	case i >= 0:
		t.r.elidedCount[i] = n
		return
	case count == 0:
		t.SetField(lock, LockOwner, obj.Unbound)
		t.forgetHeld(lock)
		t.WakeOne(lock)
		return
	}
	if t.Private() && t.Field(lock, LockOwner) == obj.Unbound {
		if i := t.elidedSlot(obj.Unbound); i >= 0 {
			if t.block.depth == 0 && !t.elides() {
				t.sections++
			}
			t.r.elided[i], t.r.elidedCount[i] = lock, n
			if t.VM.RT.KeepsPlaces() {
				t.elidedAt[i] = t.shortPosition()
			}
			t.VM.waits.wakeMore(lock.Ref())
			return
		}
	}
	if count == 1 {
		t.noteHeld(lock)
	}
	t.SetField(lock, LockOwner, t.identity())
	t.SetField(lock, LockCount, n)
	if t.Private() {
		t.noteTaken(lock, t.Position())
	}
}

// Unlock gives a lock back once.
func (t *Thread) Unlock(lock Value, recursive bool) error {
	owner, count := t.LockState(lock)
	if !recursive {
		if owner == obj.Unbound {
			return t.RuntimeError("release unlocked lock")
		}
		t.setLock(lock, 0)
		return nil
	}
	if owner != t.identity() {
		return t.RuntimeError("cannot release un-acquired lock")
	}
	t.setLock(lock, count-1)
	return nil
}

// SetLock makes this thread hold a lock a number of times, whoever held it.
func (t *Thread) SetLock(lock Value, count int64) { t.setLock(lock, count) }

// passLock makes a lock that this thread holds one of a thread that does not run yet, which must be as sparing with finalizers as
// others that hold locks (heldlocks.go).
func (t *Thread) passLock(lock Value, c *Thread) {
	if i := t.elidedSlot(lock); i >= 0 {
		t.r.elided[i] = obj.Unbound
	}
	t.forgetHeld(lock)
	c.noteHeld(lock)
	t.SetField(lock, LockOwner, c.identity())
	t.SetField(lock, LockCount, obj.SmallInt(1))
}

// SetSentinel has this thread hold a lock that was just made until it has ended.
// It is really taken: no transaction of the thread could end otherwise.
func (t *Thread) SetSentinel(lock Value) {
	t.Init(lock, LockOwner, t.identity())
	t.Init(lock, LockCount, obj.SmallInt(1))
	t.r.sentinel = lock
}

// Lock takes a lock, waiting for it until the deadline (zero: for ever). args
// and fn are those of the native that does so, which is called again after a
// wait: see Await. The result is True, or False when the time is over.
func (t *Thread) Lock(args []Value, fn NativeFunc, recursive bool, deadline time.Time) (Value, error) {
	if t.Private() && t.wait.fn == nil && !t.elides() && t.block.depth == 0 && t.isLong() && t.canRepeat(args) {
		t.repeatFresh(args, fn, deadline)
		return 0, errWaiting
	}
	if t.TryLock(args[0], recursive) {
		t.section = t.wait.fn != nil && t.wait.until == nil
		return obj.TrueValue, nil
	}
	if !deadline.IsZero() && !time.Now().Before(deadline) {
		return obj.FalseValue, nil
	}
	if t.block.depth > 0 {
		return t.lockInside(args[0], deadline)
	}
	return t.WaitWoken(args, fn, deadline)
}

// lockInside waits for a lock in an atomic block; False when the time is over.
func (t *Thread) lockInside(lock Value, deadline time.Time) (Value, error) {
	if owner, _ := t.LockState(lock); owner == t.identity() {
		return 0, t.RuntimeError("an atomic block waits for a lock that its thread holds")
	}
	return obj.FalseValue, t.WaitInside(deadline)
}

// WaitWoken has a thread that found a lock taken, or what else args[0] is not ready, wait until
// it is woken or the deadline has come (zero: never); fn is called again then.
func (t *Thread) WaitWoken(args []Value, fn NativeFunc, deadline time.Time) (Value, error) {
	if t.Young(args[0].Ref()) {
		// Made by this thread, in this transaction: nobody else can change it before
		// that is committed, nor can it be in the table yet. The next call finds it old.
		return t.Await(args, fn, deadline, func(d time.Time) {}, nil)
	}
	waits := &t.VM.waits
	w := waits.enter(args[0].Ref())
	t.Segment.OnAbort(func() { waits.leave(w, false) })
	woken, at := false, t.Position()
	return t.Await(args, fn, deadline, func(d time.Time) {
		begin := time.Now()
		if by := waits.releasing(w.lock).Load(); by != nil {
			t.VM.RT.HurryUp(by)
		}
		woken = t.waitLock(w, d)
		waits.leave(w, woken)
		if by := waits.takenBy(w.lock); by.thread != nil && by.thread != t.stm {
			t.stm.TellWait(begin, at, by.thread, by.at)
		}
	}, func() {
		if woken {
			waits.wake(w.lock)
		}
	})
}

// WakeOne has the first thread that waits for a lock, or something else, try again once
// the release or other change is committed.
func (t *Thread) WakeOne(lock Value) {
	ref := lock.Ref()
	if t.Young(ref) {
		return
	}
	w, me := &t.VM.waits, t.stm
	by := w.releasing(ref)
	by.Store(me)
	if w.any(ref) {
		t.Segment.Signal.Or(stm.SignalCommitSoon)
	}
	over := func() { by.CompareAndSwap(me, nil) }
	t.Segment.OnAbort(over)
	t.Segment.OnCommit(func() {
		over()
		w.wake(ref)
	})
}

// waitTable holds the threads that wait for locks.
type waitTable struct {
	mu     sync.Mutex
	queues map[gc.Ref][]*waiter // guarded by mu
	// waiting counts the threads in queues, by the lock's address: who takes a lock
	// that nobody waits for need not share mu with all others. Written under mu.
	waiting [256]atomic.Int32
	// released has, by the lock's address, who has given it back, or changed what else is waited for, in a transaction that
	// is open: who comes to wait asks for its end. It says so before it looks for waiters, who look for it when they are
	// in the queue.
	released [256]atomic.Pointer[stm.Thread]
	taken    map[gc.Ref]taker // guarded by mu
	// See deadlock.go.
	stuck map[*waiter]*Thread // threads that wait without end; guarded by mu
	told  bool                // of a deadlock; guarded by mu
}

func (w *waitTable) count(lock gc.Ref) *atomic.Int32 {
	return &w.waiting[lock/gc.Granule%gc.Ref(len(w.waiting))]
}

func (w *waitTable) releasing(lock gc.Ref) *atomic.Pointer[stm.Thread] {
	return &w.released[lock/gc.Granule%gc.Ref(len(w.released))]
}

// waiter is a thread that waits for a lock.
type waiter struct {
	lock  gc.Ref
	woken chan struct{} // one token at most
}

// taker is who has really taken a lock last, as far as is known, and where: for
// reports. If its transaction was aborted it was nobody.
type taker struct {
	thread *stm.Thread
	at     stm.Place
}

// maxTakers bounds those that are remembered.
const maxTakers = 4096

// noteTaken remembers where the thread has taken a lock, if places are kept.
func (t *Thread) noteTaken(lock Value, at stm.Place) {
	if !t.VM.RT.KeepsPlaces() || t.Young(lock.Ref()) || lock == t.r.sentinel {
		return // the last is for others to wait for the thread's end
	}
	w := &t.VM.waits
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.taken == nil || len(w.taken) >= maxTakers {
		w.taken = map[gc.Ref]taker{}
	}
	w.taken[lock.Ref()] = taker{t.stm, at}
}

// takenBy is who is known to have taken a lock. Locks that are waited for by who
// has taken them, or that nobody is known to have, serve as signals.
func (w *waitTable) takenBy(lock gc.Ref) taker {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.taken[lock]
}

func (w *waitTable) enter(lock gc.Ref) *waiter {
	x := &waiter{lock: lock, woken: make(chan struct{}, 1)}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.queues == nil {
		w.queues = map[gc.Ref][]*waiter{}
	}
	w.queues[lock] = append(w.queues[lock], x)
	w.count(lock).Add(1)
	return x
}

// wake wakes the first waiter of a lock, if there is one, and takes it out.
func (w *waitTable) wake(lock gc.Ref) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if q := w.queues[lock]; len(q) > 0 {
		q[0].woken <- struct{}{}
		delete(w.stuck, q[0])
		w.set(lock, q[1:])
		w.count(lock).Add(-1)
	}
}

// wakeMore wakes a waiter of a lock that was just elided: it may do the same,
// and nobody is going to release the lock in a way that it would see.
func (w *waitTable) wakeMore(lock gc.Ref) {
	if w.count(lock).Load() > 0 {
		w.wake(lock)
	}
}

// any reports whether somebody waits for a lock.
func (w *waitTable) any(lock gc.Ref) bool {
	if w.count(lock).Load() == 0 {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.queues[lock]) > 0
}

// set stores a queue; mu is held.
func (w *waitTable) set(lock gc.Ref, q []*waiter) {
	if len(q) == 0 {
		delete(w.queues, lock)
	} else {
		w.queues[lock] = q
	}
}

// leave ends a wait. Who was woken but does not know it passes it on.
func (w *waitTable) leave(x *waiter, knows bool) {
	w.mu.Lock()
	q := w.queues[x.lock]
	i := slices.Index(q, x)
	if i >= 0 {
		w.set(x.lock, slices.Delete(slices.Clone(q), i, i+1))
		w.count(x.lock).Add(-1)
	}
	w.mu.Unlock()
	if i < 0 && !knows {
		w.wake(x.lock)
	}
}

// waitFor waits for a token, for the deadline (zero: none), or for an
// interrupt; true if it has got the token.
func (t *Thread) waitFor(token <-chan struct{}, deadline time.Time) bool {
	if deadline.IsZero() {
		t.VM.stuck.Add(1)
		defer t.VM.stuck.Add(-1)
	}
	return t.waitUntil(token, deadline)
}

// waitUntil is waitFor of a thread that is counted among those that wait without end, if it does.
func (t *Thread) waitUntil(token <-chan struct{}, deadline time.Time) bool {
	var late <-chan time.Time
	if !deadline.IsZero() {
		timer := time.NewTimer(time.Until(deadline))
		defer timer.Stop()
		late = timer.C
	}
	select {
	case <-token:
		return true
	case <-late:
	case <-t.interrupt:
	}
	return false
}

// SleepUntil waits for a time, or for an interrupt, outside of transactions.
func (t *Thread) SleepUntil(deadline time.Time) { t.waitFor(nil, deadline) }

// WaitFor waits outside of transactions for a token, until the deadline (zero:
// for ever), or in the main thread for an interrupt; true: it has got the token.
func (t *Thread) WaitFor(token <-chan struct{}, deadline time.Time) bool {
	return t.waitFor(token, deadline)
}

// pause waits for a time at most, or until the deadline if that is earlier.
func (t *Thread) pause(deadline time.Time, d time.Duration) {
	end := time.Now().Add(d)
	if !deadline.IsZero() && deadline.Before(end) {
		end = deadline
	}
	t.waitFor(nil, end)
}
