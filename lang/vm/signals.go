package vm

import (
	"math/bits"
	"sync"
	"sync/atomic"
	"time"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Signals of the system. Python code runs for them in the main thread, at
// safepoints only. A SIGINT that nobody has a handler for raises
// KeyboardInterrupt; for the others the hook is called with the number.
//
// The system delivers a signal to any thread of the process, so which ones are blocked is kept
// here, for all threads alike: one that is blocked is held back until it is not any more, or somebody waits for it.

const sigInt = 2

// Signals is a set of signals, from 1 to 64.
type Signals uint64

// SignalSet is the set of one signal.
func SignalSet(n int) Signals { return 1 << (n - 1) }

// Has reports whether a signal is in a set.
func (s Signals) Has(n int) bool { return s&SignalSet(n) != 0 }

// First is the least signal of a set, which is not empty.
func (s Signals) First() int { return bits.TrailingZeros64(uint64(s)) + 1 }

// atomicSignals is a set that any goroutine may change.
type atomicSignals struct{ set atomic.Uint64 }

func (a *atomicSignals) load() Signals { return Signals(a.set.Load()) }

func (a *atomicSignals) put(n int, in bool) {
	if in {
		a.set.Or(uint64(SignalSet(n)))
	} else {
		a.set.And(^uint64(SignalSet(n)))
	}
}

// signals is what the interpreter knows of them.
type signals struct {
	pending atomicSignals // for the hook
	handled atomicSignals // by the hook
	caught  atomicSignals // by a function, be it the one that raises KeyboardInterrupt
	// arrived is called for each that is not held back, if it is set; the result is an error of the system to be told.
	arrived atomic.Pointer[func(n int) (errno int)]
	errno   atomic.Int32  // of arrived, until the hook is told
	raised  atomic.Uint64 // how many were not held back

	mu      sync.Mutex
	blocked Signals       // guarded by mu
	held    Signals       // have come while they were blocked; guarded by mu
	own     Signals       // of these, those that the program has sent itself; guarded by mu
	changed chan struct{} // closed when one is held; guarded by mu
}

// roomAfter is how long a signal waits for the main thread to get a segment
// before another thread must give its own up.
const roomAfter = 100 * time.Millisecond

// RaiseSignal has the main thread handle a signal at its next safepoint. Any
// goroutine may call it.
func (vm *VM) RaiseSignal(n int) { vm.raise(n, false) }

// raise is RaiseSignal; own says that the program has sent the signal itself.
func (vm *VM) raise(n int, own bool) {
	if vm.signals.hold(n, own) {
		return
	}
	vm.signals.raised.Add(1)
	if arrived := vm.signals.arrived.Load(); arrived != nil && vm.signals.caught.load().Has(n) {
		if errno := (*arrived)(n); errno != 0 {
			vm.signals.errno.Store(int32(errno))
		}
	}
	if n == sigInt && !vm.HandlesSignal(n) {
		if vm.interruptTold.Load() {
			return
		}
		vm.Interrupted.Store(true)
	} else {
		vm.signals.pending.put(n, true)
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

// SignalsRaised is how many signals have come so far that were not held back.
func (vm *VM) SignalsRaised() uint64 { return vm.signals.raised.Load() }

// Interrupt is what Ctrl-C does.
func (vm *VM) Interrupt() { vm.RaiseSignal(sigInt) }

// SignalSelf is a signal that the program sends itself: if this is the main thread
// it is handled at once.
func (t *Thread) SignalSelf(n int) error {
	t.VM.raise(n, true)
	if err := t.interrupted(); err != nil {
		return err
	}
	return t.runSignals()
}

// HandleSignal says whether the hook handles a signal, and whether a function does in the end.
func (vm *VM) HandleSignal(n int, hook, caught bool) {
	vm.signals.handled.put(n, hook)
	vm.signals.caught.put(n, caught)
}

// HandlesSignal reports whether the hook handles a signal.
func (vm *VM) HandlesSignal(n int) bool { return vm.signals.handled.load().Has(n) }

// CatchesSignal reports whether a function is called for a signal.
func (vm *VM) CatchesSignal(n int) bool { return vm.signals.caught.load().Has(n) }

// OnSignal has f called for each signal that a function is going to be called for, by any goroutine; nil: no more. An
// error number that it returns is told to the hook, as a negative number.
func (vm *VM) OnSignal(f func(n int) (errno int)) {
	if f == nil {
		vm.signals.arrived.Store(nil)
		return
	}
	vm.signals.arrived.Store(&f)
}

// hold holds a signal back if it is blocked.
func (s *signals) hold(n int, own bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.blocked.Has(n) {
		return false
	}
	if own && !s.held.Has(n) { // what comes again meanwhile is the same signal
		s.own |= SignalSet(n)
	}
	s.held |= SignalSet(n)
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
	return true
}

// BlockedSignals are those that are blocked, and of these those that have come.
func (vm *VM) BlockedSignals() (blocked, held Signals) {
	s := &vm.signals
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.blocked, s.held
}

// BlockSignals blocks the signals of a set, and no others. Those that were held back and are not blocked any
// more are returned.
func (vm *VM) BlockSignals(set Signals) (released Signals) {
	s := &vm.signals
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocked, released = set, s.held&^set
	s.held &= set
	s.own &= set
	return released
}

// ForgetSignal drops a signal that was held back: from now on it is ignored.
func (vm *VM) ForgetSignal(n int) {
	s := &vm.signals
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held &^= SignalSet(n)
	s.own &^= SignalSet(n)
}

// TakeSignal takes a signal of a set that is held back, and tells whether the program has sent it itself; 0 if there
// is none: something may have changed when the channel is closed. An abort brings it back.
func (t *Thread) TakeSignal(set Signals) (n int, own bool, changed <-chan struct{}) {
	s := &t.VM.signals
	s.mu.Lock()
	defer s.mu.Unlock()
	if found := s.held & set; found != 0 {
		n = found.First()
		own = s.own.Has(n)
		s.held &^= SignalSet(n)
		s.own &^= SignalSet(n)
		t.Segment.OnAbort(func() { t.VM.raise(n, own) })
		return n, own, nil
	}
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return 0, false, s.changed
}

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
		n, ok := t.nextSignal()
		if !ok {
			return nil
		}
		if hook := t.VM.roots.signalHook; hook != obj.Unbound {
			if _, err := t.Call(hook, obj.SmallInt(int64(n))); err != nil {
				if t.VM.signalsPending() {
					t.Segment.Interrupt()
				}
				return err
			}
		}
	}
}

// enters reports whether the frame at t.fp has just entered the context manager of a with statement, which is a native, and is
// not under its handler yet: an exception of somebody else's making would leave a lock locked. It waits for the next safepoint.
func (t *Thread) enters() bool {
	if t.fp == nil {
		return false
	}
	ld, next := frameLoaded(t.fp), framePC(t.fp)+1
	if next < 2 || next >= len(ld.Code.Instrs) {
		return false
	}
	lookup, call := ld.Code.Instrs[next-2], ld.Code.Instrs[next-1]
	return call.Op() == code.OpCallMethod && lookup.Op() == code.OpLoadSpecial && lookup.D() == code.SpecialExit
}

// nextSignal takes what the hook is to be told next: a signal, or a negative error number.
func (t *Thread) nextSignal() (n int, ok bool) {
	s := &t.VM.signals
	if !t.VM.signalsPending() || t.putsOff() {
		return 0, false
	}
	if errno := s.errno.Swap(0); errno != 0 {
		t.Segment.OnAbort(func() { s.errno.Store(errno) })
		return -int(errno), true
	}
	n = s.pending.load().First()
	s.pending.put(n, false)
	t.Segment.OnAbort(func() { s.pending.put(n, true) })
	return n, true
}

// signalsPending reports whether there is something for the hook.
func (vm *VM) signalsPending() bool {
	return vm.signals.pending.load() != 0 || vm.signals.errno.Load() != 0
}
