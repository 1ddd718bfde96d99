package vm

import (
	"runtime"
	"time"
)

// Work is something done outside of transactions because it reaches the world:
// a system call that cannot be undone, and may have to wait.
type Work interface {
	// Do does the work, if it need not wait; true: it is done, well or badly.
	Do() bool
	// Wait returns when Do may get further, or when the thread is interrupted.
	Wait(t *Thread)
}

// outside is a work and whether it is done: an abort does not undo that.
type outside struct {
	work Work
	done bool
}

// try does the work if possible.
func (o *outside) try() bool {
	if !o.done {
		o.done = o.work.Do()
	}
	return o.done
}

// Outside ends the transaction, does the work, and goes on in a new one with a
// call of then, which gets the arguments of the running native and whose result
// is the native's. What the native did before is committed first, so the work is
// done exactly once; then may run several times. This is where CPython lets
// other threads run. cancel, which may be nil, is called if an exception is
// raised instead of calling then.
func (t *Thread) Outside(args []Value, w Work, then NativeFunc, cancel func()) (Value, error) {
	o := &outside{work: w}
	alone := !t.Private() || t.block.depth > 0 && t.stm.Inevitable()
	if alone && !t.aborting {
		// There is nothing to commit before the work, or it must not be: it need not end if nobody waits.
		if err := t.emit(); err != nil {
			return 0, err
		}
		if o.try() {
			return then(t, args)
		}
	}
	if t.block.depth == 0 && t.canRepeat(args) {
		t.wait = pendingCall{fn: then, args: argsPointer(args), n: len(args), cancel: cancel, outside: o}
		return 0, errWaiting
	}
	if err := t.Settle(); err != nil {
		return 0, err
	}
	for !o.try() {
		err := t.Blocking(func() { o.work.Wait(t) })
		if err == nil {
			if err = t.interrupted(); err == nil {
				err = t.runSignals()
			}
		}
		if err != nil {
			if cancel != nil {
				cancel()
			}
			return 0, err
		}
	}
	return then(t, args)
}

// wayEvery is how long a thread may run until others that could run get to ask for
// its segment.
const wayEvery = 100 * time.Microsecond

// Look is Outside for a work that finds out something and changes nothing, as whether
// a descriptor is ready. If there is an answer at once the transaction goes on with it, as with the time
// of a clock: should it be aborted, it asks again.
func (t *Thread) Look(args []Value, w Work, then NativeFunc) (Value, error) {
	if t.Revocable() {
		t.Segment.Observe()
		if w.Do() {
			return then(t, args)
		}
	}
	return t.Outside(args, w, then, nil)
}

// Revocable reports whether the thread is in a transaction that can be aborted, and all effects that it or others have put
// off have happened.
func (t *Thread) Revocable() bool {
	return t.Private() && !t.stm.Inevitable() && len(t.outbox) == 0 && t.VM.output.undone.Load() == 0
}

// giveWay lets other goroutines run, at a break between transactions: threads for
// which something has come meanwhile enter the queue for segments. Where there are
// as many busy threads as processors they would get to do so every 10 ms only, when
// Go's scheduler looks after them. Where a processor is free its thread has been
// woken already; to yield would move this thread there, away from its caches.
func (t *Thread) giveWay() {
	now := time.Now()
	if now.Sub(t.gaveWay) < wayEvery {
		return
	}
	t.gaveWay = now
	if !t.VM.RT.Crowded() {
		return
	}
	for _, look := range t.VM.looks {
		look()
	}
	runtime.Gosched()
}

// workOutside ends the transaction and does the work of the pending call. The
// segment is kept meanwhile if neither the work nor output has to wait.
func (t *Thread) workOutside() {
	end, keep := t.stm.Pause, true
	if len(t.outbox) > 0 || t.VM.output.undone.Load() > 0 {
		end, keep = t.stm.Detach, false
	}
	if !t.leave(end) {
		t.restart()
		return
	}
	if !keep {
		t.happen()
	}
	o := t.wait.outside
	done := o.try()
	t.giveWay()
	if keep && done {
		t.stm.Resume()
		t.setSegment()
		return
	}
	if keep {
		t.stm.Release()
	}
	for !done {
		o.work.Wait(t)
		done = t.mustStop() || o.try()
	}
	t.attach()
}
