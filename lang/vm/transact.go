package vm

import (
	"errors"
	"time"
	"unsafe"

	"pystm/runtime/stm"
)

// How a thread's Python code is cut into transactions.
//
// The bottom loop (runBottom) is where transactions end and are run again.
// Everything above it that finds the transaction doomed returns errAborted, as
// an error like any other, until the bottom loop has it: it rolls back and goes
// on from the restored frames. Natives may do what they like on the way; the
// doomed transaction's effects are undone afterwards.
//
// A native that must wait says so by Await: the bottom loop ends the
// transaction, waits without a segment, and calls the native again with the same
// arguments in a new transaction. Where Go frames are in between (t.pins > 0) a
// new transaction can begin only if it can never be aborted: Blocking does that
// in place. The same goes for nested code that runs for longer than a few
// transactions would.
//
// What cannot be undone calls Irrevocable first.

var (
	errAborted = errors.New("transaction aborted")
	errWaiting = errors.New("waiting outside of transactions")
)

// pendingCall is a native's call that waits to be made again.
type pendingCall struct {
	fn       NativeFunc
	args     unsafe.Pointer // on the stack
	n        int
	deadline time.Time // zero: none
	until    func(deadline time.Time)
	cancel   func() // if the call is not made again after until; may be nil
	outside  *outside
}

// runNested runs the frame at t.fp for a Go caller.
func (t *Thread) runNested() error {
	if t.aborting {
		return errAborted
	}
	t.pins++
	err := t.loop()
	t.unpin()
	return err
}

func (t *Thread) unpin() {
	t.pins--
	if t.pins == 0 && t.held && t.block.depth == 0 {
		t.hold(false)
	}
}

// hold keeps the transaction from ending at break points, or lets it.
func (t *Thread) hold(on bool) {
	t.held = on
	if on {
		t.stm.SetAtomic(1)
	} else {
		t.stm.SetAtomic(0)
	}
}

// runBottom runs the frame at t.fp, with which the thread's Python code begins.
// What it did is committed when it returns, or cannot be undone any more.
func (t *Thread) runBottom() error {
	t.pins = 0
	t.endTransaction()
	for {
		err := t.runOn()
		if err == nil || err == errRaised {
			if t.leaveBottom() {
				t.pins = 1
				return err
			}
		}
	}
}

// runOn runs on until the bottom frame is left (nil or errRaised), or until
// something happened after which it is to be called again.
func (t *Thread) runOn() error {
	var err error
	switch {
	case t.wait.fn != nil:
		err = t.callAgain()
	case t.fp == nil:
		err = t.runStart()
	default:
		err = t.loop()
	}
	switch err {
	case errAborted:
		t.restart()
	case errWaiting:
		t.waitOutside()
	}
	return err
}

// callAgain makes the call that waited.
func (t *Thread) callAgain() error {
	w := t.wait
	t.wait = pendingCall{} // signals are handled as if nobody waited
	err := t.interrupted()
	if err == nil {
		err = t.runSignals()
	}
	if err != nil && err != errAborted {
		if w.cancel != nil {
			w.cancel()
		}
		return t.throw(err)
	}
	if err != nil {
		return err
	}
	switch {
	case w.outside == nil:
		t.wait = w
	case !w.outside.done:
		t.wait = w
		return errWaiting
	}
	v, err := w.fn(t, unsafe.Slice((*Value)(w.args), w.n))
	switch err {
	case nil:
		t.wait = pendingCall{}
		t.sp = unsafe.Add(t.fp, frameLoaded(t.fp).numRegs*wordSize)
		*regB(t.fp, instr(t.fp)) = v
		return t.loop()
	case errAborted, errWaiting:
		return err
	}
	return t.throw(err)
}

// throw raises err in the frame at t.fp and runs on.
func (t *Thread) throw(err error) error {
	t.wait = pendingCall{}
	if !t.unwind(err) {
		return t.left(errRaised)
	}
	return t.loop()
}

// loop is run, with the outcome of a transaction that a trace function, called
// while an exception was unwinding, found doomed.
func (t *Thread) loop() error { return t.left(t.run()) }

func (t *Thread) left(err error) error {
	if err == errRaised && t.aborting {
		return errAborted
	}
	return err
}

// waitOutside ends the transaction and waits for what the pending call wants,
// whose arguments may lie above the frame that makes the call.
func (t *Thread) waitOutside() {
	if end := unsafe.Add(t.wait.args, t.wait.n*wordSize); uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
	if t.wait.until == nil && t.wait.outside == nil {
		t.endTransaction()
		return
	}
	if t.wait.outside != nil {
		t.workOutside()
		return
	}
	if !t.detach() {
		t.restart()
		return
	}
	t.wait.until(t.wait.deadline)
	t.attach()
}

// leaveBottom ends the last transaction of the bottom loop; false: it was
// aborted, and the loop is to go on from the restored state. Then the thread
// is where natives are, in a transaction that cannot be aborted.
func (t *Thread) leaveBottom() bool {
	if !t.Private() {
		return true
	}
	if !t.detach() {
		t.restart()
		return false
	}
	t.pins = 1
	t.attach()
	t.pins = 0
	return true
}

// endTransaction makes a break in the bottom loop.
func (t *Thread) endTransaction() {
	if !t.Private() && t.VM.running.Load() == 0 {
		return
	}
	t.giveWay()
	t.takeLocks()
	t.countDown()
	ok := t.stm.Break()
	t.setSegment()
	if !ok {
		t.restart()
		return
	}
	t.drain()
	if !t.letOutputWait() {
		t.restart()
	}
}

// detach ends the transaction and gives the segment back; false: it is doomed.
func (t *Thread) detach() bool { return t.leave(t.stm.Detach) }

// leave ends the transaction by end, which keeps the segment or gives it back.
func (t *Thread) leave(end func() bool) bool {
	t.takeLocks()
	t.countDown()
	t.block.depth = 0
	if t.held {
		t.hold(false)
	}
	if !end() {
		return false
	}
	t.children = t.children[:0]
	t.drain()
	return true
}

// attach takes a segment and begins a transaction: with Go frames on the stack
// (t.pins > 0), one that cannot be aborted.
func (t *Thread) attach() {
	t.attaching.Store(true)
	err := t.stm.Attach()
	t.attaching.Store(false)
	if err != nil {
		t.VM.fatal("no memory for a segment: " + err.Error())
	}
	t.setSegment()
	if t.pins > 0 && t.Private() {
		t.makeCertain()
	}
}

// makeCertain has a transaction that has just begun never be aborted.
func (t *Thread) makeCertain() {
	for !t.stm.Inevitable() && !t.stm.BecomeInevitable() {
		t.stm.Restart()
	}
	t.setSegment()
}

// setSegment makes the thread work on the segment that the runtime gave it.
func (t *Thread) setSegment() {
	if s := t.stm.Segment(); s != t.Segment || t.methods == nil {
		t.Segment = s
		t.current.Store(s)
		t.methods = t.VM.methods.of(s)
	}
	if t.mustStop() {
		t.Segment.Interrupt() // it may have come while this thread was elsewhere
	}
	if !t.Private() {
		t.ticks = soloTicks
	}
	if t.tracing {
		t.pollNext()
	}
	if t.VM.Options.GCStress {
		t.Signal.Or(stm.SignalInterrupt)
	}
}

const soloTicks = 1 << 60

// count has the loop count break points until the segment's budget is used up.
func (t *Thread) count() {
	t.given = int(t.stm.Segment().Budget)
	t.ticks = t.given
	if t.tracing {
		t.pollNext()
	}
}

// pollNext has the next break point of the loop call poll.
func (t *Thread) pollNext() {
	t.given -= t.ticks
	t.ticks = 0
}

// pollWithin has one of so many next break points call poll.
func (t *Thread) pollWithin(n int) {
	if t.ticks > n {
		t.given -= t.ticks - n
		t.ticks = n
	}
}

// countDown tells the segment how much of its budget is used up.
func (t *Thread) countDown() {
	if t.Private() {
		t.Budget -= int32(t.given - t.ticks)
		t.given = t.ticks
	}
}

// restart rolls the transaction back and begins it again.
func (t *Thread) restart() {
	if t.held {
		t.hold(false)
	}
	t.again()
	t.aborting = false
	t.setSegment()
	if t.reaching {
		t.reaching = false
		t.makeCertain()
	}
	if !t.Private() {
		t.beginUnits() // on segment 0, for which nothing is saved
	}
	for _, c := range t.undone {
		c.discard()
	}
	t.undone = t.undone[:0]
}

// abort notes that the transaction is doomed.
func (t *Thread) abort() error {
	t.aborting = true
	return errAborted
}

// Blocking gives the segment back, runs wait, which may take its time, and
// takes a segment again. It is a safepoint: Values in Go variables are stale
// afterwards. The transaction before ends with this, the one after it cannot be
// aborted.
func (t *Thread) Blocking(wait func()) error {
	if err := t.Irrevocable(); err != nil {
		return err
	}
	return t.detached(wait)
}

// detached is Blocking in a transaction that cannot be aborted.
func (t *Thread) detached(wait func()) error {
	if t.block.depth > 0 {
		t.yieldIO(func() { t.Segment.Aside(wait) })
		return nil
	}
	pins := t.pins
	t.pins = max(pins, 1)
	if !t.detach() {
		t.pins = pins
		return t.abort()
	}
	t.yieldIO(func() {
		wait()
		t.attach()
	})
	t.pins = pins
	return nil
}

// Break ends the transaction inside of a native that cannot be run again; the
// next one cannot be aborted.
func (t *Thread) Break() error {
	if t.block.depth > 0 {
		return t.RuntimeError("this cannot be done inside of an atomic block")
	}
	if !t.Private() {
		return nil
	}
	return t.Blocking(func() {})
}

// Irrevocable makes the transaction one that cannot be aborted, before an
// effect that cannot be undone. It is a safepoint.
func (t *Thread) Irrevocable() error {
	if !t.Private() {
		return nil
	}
	if t.aborting {
		return errAborted
	}
	if !t.stm.Inevitable() {
		if t.unnests() || !t.stm.BecomeInevitable() {
			return t.abort()
		}
		t.unnested = false
	}
	return t.emit()
}

// Settle commits what the thread has done so far, before an effect that others may see at once: they must see what came
// before it, too. It is Irrevocable for a transaction that begins with the effect. Nothing is committed if others could not
// reach what has changed, nor in an atomic block, nor in the middle of what EnterIO is for, where nobody else may come in.
func (t *Thread) Settle() error {
	if err := t.Irrevocable(); err != nil || !t.Private() || t.block.depth > 0 || t.ioDepth > 0 || t.stm.Quiet() {
		return err
	}
	return t.renew()
}

// renew ends a transaction that cannot be aborted and begins another such one. Unlike Break it keeps the segment, unless
// it is another thread's turn, and with it what collections have found in it to be due (runtime/gc/due.go).
func (t *Thread) renew() error {
	pins, ok := t.pins, false
	t.pins = max(pins, 1)
	t.yieldIO(func() {
		if ok = t.leave(t.stm.Break); ok {
			t.setSegment()
			t.makeCertain()
		}
	})
	t.pins = pins
	if !ok {
		return t.abort()
	}
	return nil
}

// poll is the slow path of a safepoint: t.sp is above everything in use.
func (t *Thread) poll() error {
	if t.aborting {
		return errAborted
	}
	if t.tracing && nextInstr(t.fp) == frameLoaded(t.fp).instrs {
		t.instrumentFrame(t.fp)
	}
	t.beforePoll()
	if t.VM.Options.GCStress && !t.stress() {
		return t.abort()
	}
	left := t.Segment.Poll()
	if left&stm.SignalAbort != 0 {
		return t.abort()
	}
	if seg := t.stm.Segment(); seg != t.Segment || t.ticks < 0 {
		t.setSegment()
		t.count()
		if t.pins > 0 && t.Private() && !t.saved.valid {
			t.makeCertain()
		}
	}
	if t.hurried && t.held {
		t.pollWithin(hurry)
	}
	t.drain()
	if !t.letOutputWait() {
		return t.abort()
	}
	more := false
	if !t.putsOffDue() {
		var err error
		if more, err = t.runDue(dueAtOnce); err != nil {
			return err
		}
	}
	if more || t.VM.Options.GCStress {
		t.Signal.Or(stm.SignalInterrupt)
	}
	if t.mustStop() { // who had the segment meanwhile may have taken the signal
		left |= stm.SignalInterrupt
	}
	if left&(stm.SignalInterrupt|stm.SignalOOM) != 0 && t.enters() {
		t.Signal.Or(left & (stm.SignalInterrupt | stm.SignalOOM))
		return nil
	}
	if left&stm.SignalInterrupt != 0 {
		if err := t.interrupted(); err != nil {
			return err
		}
		if err := t.runSignals(); err != nil {
			return err
		}
	}
	if left&stm.SignalOOM != 0 {
		return t.MemoryError()
	}
	if t.pins > 0 && t.block.depth == 0 && t.extended > maxExtensions {
		t.extended = 0
		return t.Break()
	}
	return nil
}

// maxExtensions is how often a transaction that should end goes on because a
// lock is held that was not really taken, or because natives are on the stack.
const maxExtensions = 8

// maxForStreams is how often a transaction that should end goes on because streams are open that it has to itself.
const maxForStreams = 2

// hurry is within how many break points that is looked at again if others wait for the end of the transaction: for what was
// released in it, say. A critical section is over by then, as a rule.
const hurry = 200

// endSignals are those for which the runtime ends a transaction.
const endSignals = stm.SignalMinor | stm.SignalCommitSoon

// beforePoll decides whether the transaction may end at this poll.
func (t *Thread) beforePoll() {
	if !t.Private() {
		t.ticks = soloTicks
		if t.tracing {
			t.pollNext()
		}
		return
	}
	t.countDown()
	hold := t.pins > 0 || t.elides() || t.ownStreams > 0 || t.block.depth > 0
	only := t.pins == 0 && t.block.depth == 0 // elided locks
	if hold && only && t.Signal.Load()&stm.SignalCommitSoon != 0 {
		t.hurried = true
	}
	due := t.Budget <= 0 || t.Signal.Load()&endSignals != 0 || t.hurried && only
	if due && hold {
		t.extended++
		t.block.long = true
		if t.extended > maxForStreams {
			t.ownStreams = 0
		}
		if only && (t.extended > maxExtensions || t.ownStreams == 0 && !t.elides()) {
			t.takeLocks()
			hold = false
		}
	}
	if hold != t.held {
		t.hold(hold)
	}
}
