package vm

import (
	"time"

	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
)

// Atomic blocks: code that lies within one transaction.
//
// Inside of one there are no break points, and what waits does not end the
// transaction either: a sleep sleeps, other effects make it irrevocable and keep
// the segment, and a wait for another thread is a retry.
//
// A retry undoes the transaction and runs it again when a commit has changed
// something that it had read. This makes sense only if the transaction begins
// with the block: else it would undo what the others wait for. So if it does
// not, the retry is one at once, in which the block begins a new transaction.
//
// An or_else is run by its first alternative; if that one retries, the
// transaction is run again with the next one, and counts as having read what
// it had read until then. Go keeps the choices made, which the transaction's
// abort does not undo; any other abort forgets them.

// atomicBlock is a thread's state that belongs to atomic blocks.
type atomicBlock struct {
	depth int  // blocks the thread is in
	whole bool // the transaction began with the outermost one
	fresh bool // the next outermost one is to begin a transaction
	eager int  // so many of the next ones are, too
	long  bool // the transaction should have ended inside of a block
	last  bool // the block was run again after the last other thread had ended
	retry retryKind
	until time.Time     // zero: the retries wait for ever
	over  bool          // the time for retries is over
	stuck bool          // all threads wait
	slept time.Duration // sleeps of this block that were over before it was run again
	used  time.Duration // of that, by the sleeps that were called again
	nap   time.Duration // to sleep before it is run again

	choices []int         // alternatives that the or_elses of the transaction take, in their order
	orElses int           // so many or_elses were begun
	open    []alternative // those that run, outermost first
}

type alternative struct{ number, choice, count int }

// retryKind says what a restart is for.
type retryKind uint8

const (
	retryNone  retryKind = iota // a conflict
	retryFresh                  // the block is to begin the transaction
	retryWait                   // something is to change
	retryNext                   // another alternative is to be taken
	retryNap                    // time is to pass
)

// begin is called as a transaction begins.
func (b *atomicBlock) begin() {
	b.depth, b.whole, b.long, b.orElses, b.open, b.used = 0, false, false, 0, b.open[:0], 0
}

// leave is called as the outermost block is left.
func (b *atomicBlock) leave() {
	b.until, b.over, b.stuck, b.last, b.slept, b.choices = time.Time{}, false, false, false, 0, b.choices[:0]
}

// IsAtomic reports whether the thread is in an atomic block.
func (t *Thread) IsAtomic() bool { return t.block.depth > 0 }

// EnterAtomic begins an atomic block. args and fn are those of the native that
// does so: the transaction may end before, and then it is called again.
func (t *Thread) EnterAtomic(args []Value, fn NativeFunc) (Value, error) {
	b := &t.block
	if b.depth == 0 {
		if err := t.stopped(); err != nil {
			return 0, err
		}
		if t.wait.fn == nil && (b.fresh || b.eager > 0 || t.beginsFresh()) {
			if t.canRepeat(args) {
				t.repeatFresh(args, fn, time.Time{})
				return 0, errWaiting
			}
			if b.fresh || b.eager > 0 {
				b.fresh, b.eager = false, 0
				if err := t.Break(); err != nil {
					return 0, err
				}
			}
		}
		b.whole, b.fresh = t.wait.fn != nil, false
		t.sections++
	}
	b.depth++
	t.hold(true)
	return obj.NoneValue, nil
}

// beginsFresh reports whether an atomic block should not be a part of the
// running transaction, if it can be helped.
func (t *Thread) beginsFresh() bool {
	if !t.Private() {
		return t.VM.running.Load() > 0 // that can end now
	}
	return !t.elides() && (t.isLong() || t.stm.Inevitable() && t.worked() > 0)
}

// repeatFresh has a native called again as a new transaction begins.
func (t *Thread) repeatFresh(args []Value, fn NativeFunc, deadline time.Time) {
	t.wait = pendingCall{fn: fn, args: argsPointer(args), n: len(args), deadline: deadline}
}

// LeaveAtomic ends an atomic block.
func (t *Thread) LeaveAtomic() error {
	b := &t.block
	if b.depth == 0 {
		return t.RuntimeError("leaving an atomic block that was not entered")
	}
	b.depth--
	if b.depth > 0 {
		return nil
	}
	long := b.long || b.whole || t.worked() > longBefore || t.contended()
	b.leave()
	if b.eager > 0 {
		b.eager--
	}
	if t.pins == 0 && !t.elides() || !t.Private() {
		t.hold(false)
	}
	if long && t.Private() {
		t.CommitSoon()
	}
	return nil
}

// CommitSoon asks for the end of the transaction at the next break point.
func (t *Thread) CommitSoon() { t.Segment.Signal.Or(stm.SignalCommitSoon) }

// Retry undoes the transaction and has it run again when something that it has
// read was changed by others, or when the deadline is over (zero: never). Nil:
// it is.
func (t *Thread) Retry(deadline time.Time) error {
	b := &t.block
	switch {
	case b.depth == 0:
		return t.RuntimeError("retry outside of an atomic block")
	case t.aborting:
		return errAborted
	}
	if t.Private() && t.anotherAlternative() {
		return t.retryBy(retryNext)
	}
	return t.retryOutright(deadline)
}

// retryOutright is Retry that takes no other alternative.
func (t *Thread) retryOutright(deadline time.Time) error {
	b := &t.block
	alone := t.alone() // the other may end any time
	switch {
	case b.over:
		return nil
	case b.stuck:
		return t.stuckError()
	case t.Private() && alone && !b.last && !t.stm.Inevitable() && t.saved.valid:
		// Whoever ended just now may have made the change: the transaction began before.
		b.last = true
		return t.retryBy(retryFresh)
	case !t.Private() || alone:
		if !deadline.IsZero() {
			t.Segment.Aside(func() { t.SleepUntil(deadline) })
			return nil
		}
		return t.stuckError()
	case t.stm.Inevitable() || !t.saved.valid:
		return t.RuntimeError("an atomic block that cannot be undone waits for a change: it did input or output, or was called by a builtin")
	}
	if b.until.IsZero() {
		b.until = deadline
	}
	return t.retryBy(retryWait)
}

// stuckError is raised by a block that nobody is going to make go on. (Threads that
// have just ended count as others for a moment.)
func (t *Thread) stuckError() error {
	if t.Private() && !t.alone() {
		return t.RuntimeError("an atomic block waits for a change, and so do all other threads")
	}
	return t.RuntimeError("an atomic block waits for a change, and there is no other thread")
}

// AwaitChange is Retry for blocks that have changed nothing so far and look
// again if the result is true: where the transaction cannot be undone they are
// cut in two. False: the time is over. With outright, no other alternative is
// taken instead.
func (t *Thread) AwaitChange(deadline time.Time, outright bool) (again bool, err error) {
	b := &t.block
	if b.depth != 1 || !t.Private() || t.alone() || t.CanRetry() {
		if outright && b.depth > 0 {
			return false, t.retryOutright(deadline)
		}
		return false, t.Retry(deadline)
	}
	w := t.stm.Watch()
	if w == nil {
		return false, t.abort()
	}
	b.depth, b.until = 0, deadline
	err = t.Blocking(func() { t.awaitChange(w) })
	t.stm.Unwatch(w)
	again, stuck := !b.over, b.stuck
	b.leave()
	b.depth = 1
	t.hold(true)
	switch {
	case err != nil:
		return false, err
	case stuck:
		return false, t.stuckError()
	}
	return again, t.interrupted()
}

// retryBy aborts the transaction.
func (t *Thread) retryBy(kind retryKind) error {
	if !t.block.whole {
		kind = retryFresh
	}
	t.block.retry = kind
	return t.abort()
}

// alone reports whether this is the only thread.
func (t *Thread) alone() bool { return t == t.VM.main && t.VM.running.Load() == 0 }

// WaitInside is Retry for what waits for other threads; where the time is over
// it sleeps until the deadline, as the caller will look at the clock.
func (t *Thread) WaitInside(deadline time.Time) error {
	if t.block.over {
		t.Segment.Aside(func() { t.SleepUntil(deadline) })
		return nil
	}
	return t.Retry(deadline)
}

// BeginOrElse begins a choice between alternatives and returns the one to take.
func (t *Thread) BeginOrElse(count int) int {
	b := &t.block
	n := b.orElses
	b.orElses++
	choice := 0
	if n < len(b.choices) {
		choice = b.choices[n]
	}
	b.open = append(b.open, alternative{n, choice, count})
	return choice
}

// EndOrElse ends the innermost choice.
func (t *Thread) EndOrElse() {
	if open := &t.block.open; len(*open) > 0 && !t.aborting {
		*open = (*open)[:len(*open)-1]
	}
}

// anotherAlternative chooses the next alternative of the innermost choice that
// has one left.
func (t *Thread) anotherAlternative() bool {
	b := &t.block
	if t.stm.Inevitable() || !t.saved.valid {
		return false
	}
	for i := len(b.open) - 1; i >= 0; i-- {
		if a := b.open[i]; a.choice+1 < a.count {
			for len(b.choices) <= a.number {
				b.choices = append(b.choices, 0)
			}
			b.choices = b.choices[:a.number+1]
			b.choices[a.number]++
			return true
		}
	}
	return false
}

// again rolls the transaction back and begins it again as a retry asks for.
func (t *Thread) again() {
	b := &t.block
	kind := b.retry
	b.retry = retryNone
	switch kind {
	case retryNone:
		b.choices = b.choices[:0]
		cut := t.cutBefore()
		b.fresh = b.depth > 0 && !b.whole && cut == 0
		t.stm.Restart()
		t.cut = cut
	case retryFresh:
		// The block that retried need not be the first of the transaction.
		b.eager = eagerBlocks
		b.choices = b.choices[:0]
		t.stm.GiveUp()
		t.stm.Restart()
	case retryNext:
		w := t.stm.Watch()
		t.stm.Restart()
		if w == nil || !t.stm.Reread(w) {
			b.choices = b.choices[:0]
		}
	case retryNap:
		t.stm.GiveUp()
		t.stm.Abandon()
		begin := time.Now()
		t.SleepUntil(begin.Add(b.nap))
		b.slept += max(b.nap, time.Since(begin)) // all of it: who was interrupted is told otherwise
		t.attach()
	case retryWait:
		b.choices = b.choices[:0]
		w := t.stm.Watch()
		if w == nil {
			t.stm.Restart()
			return
		}
		t.stm.Abandon()
		t.awaitChange(w)
		t.stm.Unwatch(w)
		t.attach()
	}
}

// eagerBlocks is how many atomic blocks begin a transaction after one retried
// in the middle of one: more than a transaction holds, as a rule, so that what
// was done before that block is committed when it is tried again.
const eagerBlocks = 200

// How long a retry waits before it looks whether everybody waits, and how often
// it must have found so.
const (
	stuckAfter = 50 * time.Millisecond
	stuckTimes = 4
)

// idleFor is from what time on one who waits is idle: nobody need wait for what it
// may do, but that everybody waits is no error for it.
const idleFor = 10 * 365 * 24 * time.Hour

// awaitChange waits until something has changed, the time is over, or there is
// nobody left to change anything.
func (t *Thread) awaitChange(w *stm.Watch) {
	vm, b := t.VM, &t.block
	if b.until.IsZero() || time.Until(b.until) > idleFor {
		vm.stuck.Add(1)
		defer vm.stuck.Add(-1)
	}
	for times := 0; ; {
		look := time.Now().Add(stuckAfter)
		if !b.until.IsZero() && b.until.Before(look) {
			look = b.until
		}
		if t.waitFor(w.Changed, look) || t.mustStop() {
			return
		}
		switch {
		case b.until.IsZero():
			if !vm.allStuck() {
				times = 0
			} else if times++; times == stuckTimes {
				b.stuck = true
				return
			}
		case !time.Now().Before(b.until):
			b.over = true
			return
		}
	}
}

// mustStop reports whether an exception waits to be raised in the thread.
func (t *Thread) mustStop() bool {
	return t.stop.Load() || t == t.VM.main && (t.VM.Interrupted.Load() || t.VM.signalsPending())
}

// Stop has a thread raise SystemExit at its next safepoint; the transaction it
// is in is undone, if it is an atomic block's. Nothing happens to a thread that
// has ended.
func (vm *VM) Stop(ident int64) {
	x, ok := vm.threads.Load(ident)
	if !ok {
		return
	}
	t := x.(*Thread)
	t.stop.Store(true)
	if s := t.current.Load(); s != nil {
		s.Interrupt()
	}
	select {
	case t.interrupt <- struct{}{}:
	default:
	}
}

// stopped raises SystemExit if the thread is to stop.
func (t *Thread) stopped() error {
	if !t.stop.Load() {
		return nil
	}
	if t.block.depth > 0 && t.Private() && !t.stm.Inevitable() && t.saved.valid {
		return t.abort()
	}
	t.stop.Store(false)
	t.Segment.OnAbort(func() { t.stop.Store(true) })
	return t.RaiseArgs(t.VM.Exc.SystemExit)
}

// CanRetry reports whether Retry would undo the transaction and wait.
func (t *Thread) CanRetry() bool {
	return t.block.depth > 0 && t.Private() && !t.alone() && !t.stm.Inevitable() && t.saved.valid
}
