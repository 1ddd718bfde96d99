package vm

import (
	"time"
	"unsafe"

	"pystm/lang/vm/code"
)

// Await has the native fn, whose arguments args stand in its call's window,
// called again after until has returned, which may wait; deadline is handed to
// it. Nothing may have been changed yet. A native returns what Await returns.
// When it is called again Deadline tells the deadline. If an interrupt is raised
// instead, cancel is called, which may be nil.
func (t *Thread) Await(args []Value, fn NativeFunc, deadline time.Time, until func(deadline time.Time), cancel func()) (Value, error) {
	if t.block.depth > 0 {
		return t.awaitInside(args, fn, deadline, until)
	}
	p := pendingCall{fn: fn, args: argsPointer(args), n: len(args), deadline: deadline, until: until, cancel: cancel}
	if t.canRepeat(args) {
		t.wait = p
		return 0, errWaiting
	}
	before := t.wait
	err := t.Blocking(func() { until(deadline) })
	if err == nil {
		if err = t.interrupted(); err == nil {
			err = t.runSignals()
		}
		if err != nil && err != errAborted && cancel != nil {
			cancel()
		}
	}
	var v Value
	if err == nil {
		t.wait = pendingCall{fn: fn, deadline: deadline}
		v, err = fn(t, args)
	}
	if err != errAborted {
		t.wait = before
	}
	return v, err
}

// awaitInside is Await in an atomic block, of natives that wait for nothing but
// time.
func (t *Thread) awaitInside(args []Value, fn NativeFunc, deadline time.Time, until func(deadline time.Time)) (Value, error) {
	if t.aborting {
		return 0, errAborted
	}
	if b := &t.block; t.CanRetry() {
		// The time passes before the block, which is run again: no other thread
		// can tell, and the segment is not kept.
		left := time.Until(deadline)
		if had := b.slept - b.used; had < left {
			b.nap = left - had
			return 0, t.retryBy(retryNap)
		}
		b.used += max(left, 0)
		deadline = time.Now()
	} else {
		t.Segment.Aside(func() { until(deadline) })
	}
	if err := t.interrupted(); err != nil {
		return 0, err
	}
	before := t.wait
	t.wait = pendingCall{fn: fn, deadline: deadline}
	v, err := fn(t, args)
	if err != errAborted {
		t.wait = before
	}
	return v, err
}

func argsPointer(args []Value) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(args)) }

// worked returns how many break points the transaction has passed, about.
func (t *Thread) worked() int { return t.begun - int(t.Budget) + t.given - t.ticks }

// canRepeat reports whether the native whose arguments these are is called by
// the bottom loop, which can call it again.
func (t *Thread) canRepeat(args []Value) bool {
	p := uintptr(unsafe.Pointer(unsafe.SliceData(args)))
	if t.pins > 0 || t.fp == nil || p <= uintptr(t.fp) || p >= uintptr(t.hi) {
		return false
	}
	switch instr(t.fp).Op() {
	case code.OpCall, code.OpCallMethod, code.OpCallEx:
		return true
	}
	return false
}

// Deadline is the one given to Await if the running native is called again.
func (t *Thread) Deadline() (time.Time, bool) { return t.wait.deadline, t.wait.fn != nil }

// Awaited says that the running native has what it has waited for: what it calls has not waited.
func (t *Thread) Awaited() { t.wait = pendingCall{} }
