package vm

import (
	"math/bits"
	"time"

	"pystm/lang/vm/obj"
)

// Signals of the system. Python code runs for them in the main thread, at
// safepoints only. A SIGINT that nobody has a handler for raises
// KeyboardInterrupt; for the others the hook is called with the number.

const sigInt = 2

// roomAfter is how long a signal waits for the main thread to get a segment
// before another thread must give its own up.
const roomAfter = 100 * time.Millisecond

// RaiseSignal has the main thread handle a signal at its next safepoint. Any
// goroutine may call it.
func (vm *VM) RaiseSignal(n int) {
	if n == sigInt && vm.handled.Load()&(1<<sigInt) == 0 {
		if vm.interruptTold.Load() {
			return
		}
		vm.Interrupted.Store(true)
	} else {
		vm.pending.Or(1 << n)
	}
	if s := vm.main.current.Load(); s != nil {
		s.Interrupt()
	}
	select {
	case vm.main.interrupt <- struct{}{}:
	default:
	}
	time.AfterFunc(roomAfter, func() {
		if vm.main.attaching.Load() {
			vm.RT.MakeRoom()
		}
	})
}

// Interrupt is what Ctrl-C does.
func (vm *VM) Interrupt() { vm.RaiseSignal(sigInt) }

// SignalSelf is a signal that the program sends itself: if this is the main thread
// it is handled at once.
func (t *Thread) SignalSelf(n int) error {
	t.VM.RaiseSignal(n)
	if err := t.interrupted(); err != nil {
		return err
	}
	return t.runSignals()
}

// HandleSignal says whether the hook handles a signal.
func (vm *VM) HandleSignal(n int, on bool) {
	if on {
		vm.handled.Or(1 << n)
	} else {
		vm.handled.And(^uint64(1 << n))
	}
}

// HandlesSignal reports whether the hook handles a signal.
func (vm *VM) HandlesSignal(n int) bool { return vm.handled.Load()&(1<<n) != 0 }

// SetSignalHook sets the function that is called with the number of a signal;
// args[i] is it, in a native's window.
func (t *Thread) SetSignalHook(args []Value, i int) error {
	// What belongs to no thread must be old.
	if err := t.Break(); err != nil {
		return err
	}
	if !t.Private() {
		t.Minor()
	}
	t.VM.roots.signalHook = args[i]
	return nil
}

// IsMain reports whether this is the main thread.
func (t *Thread) IsMain() bool { return t == t.VM.main }

// Signals has a token when a signal has come while the main thread waited.
func (vm *VM) Signals() <-chan struct{} { return vm.main.interrupt }

// RunSignals does what the signals ask for that came while the main thread
// waited: it raises KeyboardInterrupt, or calls handlers.
func (t *Thread) RunSignals() error {
	if err := t.interrupted(); err != nil {
		return err
	}
	return t.runSignals()
}

// runSignals calls the hook for the signals that have come. An abort brings
// them back.
func (t *Thread) runSignals() error {
	if t != t.VM.main {
		return nil
	}
	for {
		pending := t.VM.pending.Load()
		if pending == 0 || t.putsOff() {
			return nil
		}
		n := bits.TrailingZeros64(pending)
		t.VM.pending.And(^uint64(1 << n))
		t.Segment.OnAbort(func() { t.VM.pending.Or(1 << n) })
		if hook := t.VM.roots.signalHook; hook != obj.Unbound {
			if _, err := t.Call(hook, obj.SmallInt(int64(n))); err != nil {
				if t.VM.pending.Load() != 0 {
					t.Segment.Interrupt()
				}
				return err
			}
		}
	}
}
