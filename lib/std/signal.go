package std

import (
	"math"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// maxSignal bounds the numbers of signals.
const maxSignal = 64

// What module signal says is to be done about a signal.
const (
	signalDefault = iota
	signalIgnored
	signalHooked    // a function is to be called by the hook
	signalInterrupt // SIGINT raises KeyboardInterrupt
)

// incomingSignals are the signals that come in by a goroutine of the module's.
type incomingSignals struct {
	started sync.Once
	list    chan os.Signal
	prof    cpuTimer
}

// notify has a signal come in.
func (in *incomingSignals) notify(machine *vm.VM, sig syscall.Signal) {
	in.started.Do(func() {
		in.list = make(chan os.Signal, 16)
		go func() {
			for s := range in.list {
				if n, ok := s.(syscall.Signal); ok && (n != unix.SIGQUIT || machine.HandlesSignal(int(n))) {
					machine.RaiseSignal(int(n))
				}
			}
		}()
	})
	signal.Notify(in.list, sig)
	byRuntime(sig)
}

// listen sets what is done about a signal.
func (in *incomingSignals) listen(t *Thread, args []Value) (Value, error) {
	n, err := signalNumber(t, args[0])
	if err != nil {
		return 0, err
	}
	how, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	sig := syscall.Signal(n)
	wasIgnored := signal.Ignored(sig)
	t.VM.HandleSignal(n, how == signalHooked || sig == unix.SIGINT && how == signalDefault, how >= signalHooked)
	blocked, _ := t.VM.BlockedSignals()
	switch {
	case how == signalIgnored:
		signal.Ignore(sig)
		t.VM.ForgetSignal(n)
	case sig == unix.SIGINT:
		if wasIgnored {
			in.notify(t.VM, sig) // by default the hook ends the process
		}
	case how == signalHooked || blocked.Has(n):
		in.notify(t.VM, sig)
	default:
		if wasIgnored {
			in.notify(t.VM, sig) // to reset does not undo to ignore
		}
		signal.Reset(sig)
		byDefault(sig)
	}
	if sig == unix.SIGQUIT && how == signalDefault {
		WatchQuit(t.VM)
	}
	return none, nil
}

// block blocks the signals of a list of numbers, and no others.
func (in *incomingSignals) block(t *Thread, args []Value) (Value, error) {
	set, err := signalsOf(t, args[0])
	if err != nil {
		return 0, err
	}
	before, _ := t.VM.BlockedSignals()
	in.hold(t, set&^before)
	released := t.VM.BlockSignals(set)
	for removed := before &^ set; removed != 0; {
		n := removed.First()
		removed &^= vm.SignalSet(n)
		if in.dies(t, n) {
			signal.Reset(syscall.Signal(n))
			byDefault(syscall.Signal(n))
		}
		if !released.Has(n) || signal.Ignored(syscall.Signal(n)) {
			continue
		}
		if in.dies(t, n) {
			if err := sendDefault(unix.Signal(n)); err != nil {
				return 0, osError(t, err)
			}
			continue
		}
		t.VM.RaiseSignal(n)
	}
	return none, t.RunSignals()
}

// hold has signals come in of which the program says nothing, so that they can be held back.
func (in *incomingSignals) hold(t *Thread, set vm.Signals) {
	for ; set != 0; set &^= vm.SignalSet(set.First()) {
		if n := set.First(); in.dies(t, n) {
			in.notify(t.VM, syscall.Signal(n))
		}
	}
}

// dies reports whether the system's default is done about a signal.
func (in *incomingSignals) dies(t *Thread, n int) bool {
	sig := syscall.Signal(n)
	return sig != unix.SIGINT && sig != unix.SIGQUIT && !t.VM.HandlesSignal(n) && !signal.Ignored(sig)
}

// signalNumber is an argument that is the number of a signal.
func signalNumber(t *Thread, v Value) (int, error) {
	n, err := t.ToInt(v)
	if err == nil && (n < 1 || n > maxSignal) {
		err = t.ValueError("signal number out of range")
	}
	return n, err
}

// signalsOf is the set of the numbers in a tuple.
func signalsOf(t *Thread, v Value) (set vm.Signals, err error) {
	if !t.IsExact(v, obj.KindTuple, obj.ShapeTuple) {
		return 0, t.TypeError("signals must be a tuple, not %s", t.TypeName(v))
	}
	for _, number := range t.TupleView(v) {
		if !number.IsInt() || number.Int() < 1 || number.Int() > maxSignal {
			return 0, t.ValueError("signals must be numbers from 1 to %d", maxSignal)
		}
		set |= vm.SignalSet(int(number.Int()))
	}
	return set, nil
}

// signalTuple is the tuple of the numbers of a set.
func signalTuple(t *Thread, set vm.Signals) (Value, error) {
	var list []Value
	for ; set != 0; set &^= vm.SignalSet(set.First()) {
		list = append(list, obj.SmallInt(int64(set.First())))
	}
	return tuple(t, list...)
}

// signalModule is what module signal (in Python) needs of the system.
func signalModule() *vm.ModuleSpec {
	in := &incomingSignals{}
	return &vm.ModuleSpec{
		Name:  "_signal",
		Doc:   "Signals of the system.",
		Types: []*vm.TypeSpec{siginfoType},
		Attrs: func(t *Thread) (map[string]Value, error) {
			blocked, _ := t.VM.BlockedSignals()
			in.hold(t, blocked)
			return nil, nil
		},
		Funcs: []vm.Native{
			{Name: "hook", Sig: "function, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, t.SetSignalHook(args, 0) }},
			{Name: "listen", Sig: "number, how, /", Fn: irrevocable(in.listen)},
			{Name: "ignored", Sig: "number, /", Fn: func(t *Thread, args []Value) (Value, error) {
				n, err := signalNumber(t, args[0])
				return obj.Bool(err == nil && signal.Ignored(syscall.Signal(n))), err
			}},
			{Name: "is_main", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return obj.Bool(t.IsMain()), nil }},
			{Name: "default_int_handler", Sig: "signalnum, frame, /", Doc: "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.", Fn: func(t *Thread, _ []Value) (Value, error) {
				return 0, t.RaiseArgs(t.VM.Exc.KeyboardInterrupt)
			}},
			{Name: "pause", Sig: "", Fn: signalPause},
			{Name: "getitimer", Sig: "which, /", Fn: observing(in.getTimer)},
			{Name: "setitimer", Sig: "which, seconds, interval, /", Fn: irrevocable(in.setTimer)},
			{Name: "wakeup", Sig: "fd, warns, /", Fn: irrevocable(signalWakeup)},
			{Name: "blocked", Sig: "", Fn: observing(func(t *Thread, _ []Value) (Value, error) {
				blocked, _ := t.VM.BlockedSignals()
				return signalTuple(t, blocked)
			})},
			{Name: "held", Sig: "", Fn: observing(func(t *Thread, _ []Value) (Value, error) {
				_, held := t.VM.BlockedSignals()
				return signalTuple(t, held)
			})},
			{Name: "block", Sig: "numbers, /", Fn: irrevocable(in.block)},
			{Name: "wait", Sig: "numbers, /", Fn: signalWait},
			{Name: "waitinfo", Sig: "numbers, timeout, /", Fn: signalWaitInfo},
			{Name: "send", Sig: "fd, number, flags, /", Fn: irrevocable(signalSend)},
		},
	}
}

// WatchQuit has SIGQUIT end the process, as long as the program has no handler for
// it: Go's runtime would write what its goroutines do.
func WatchQuit(machine *vm.VM) {
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, unix.SIGQUIT)
	go func() {
		for range quit {
			blocked, _ := machine.BlockedSignals()
			switch {
			case machine.HandlesSignal(int(unix.SIGQUIT)):
			case blocked.Has(int(unix.SIGQUIT)):
				machine.RaiseSignal(int(unix.SIGQUIT))
			default:
				dieOf(unix.SIGQUIT)
			}
		}
	}()
}

// signalPause waits until a signal has come. That a wait ends says nothing: one that came before may end it.
func signalPause(t *Thread, args []Value) (Value, error) {
	before := t.VM.SignalsRaised()
	var again vm.NativeFunc
	again = func(t *Thread, args []Value) (Value, error) {
		if t.VM.SignalsRaised() != before {
			return none, nil
		}
		return t.Await(args, again, deadlineIn(1e6), t.SleepUntil, nil)
	}
	return t.Await(args, again, deadlineIn(1e6), t.SleepUntil, nil)
}

// signalWait waits for a signal of a set that is held back.
func signalWait(t *Thread, args []Value) (Value, error) {
	set, err := signalsOf(t, args[0])
	if err != nil {
		return 0, err
	}
	n, _, changed := t.TakeSignal(set)
	if n != 0 {
		return obj.SmallInt(int64(n)), nil
	}
	return t.Await(args, signalWait, time.Time{}, func(deadline time.Time) { t.WaitFor(changed, deadline) }, nil)
}

// signalWakeup has the number of each signal that is handled written to a descriptor; a negative one: no more.
func signalWakeup(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	fd, warns := n[0], n[1] != 0
	if fd < 0 {
		t.VM.OnSignal(nil)
		return none, nil
	}
	t.VM.OnSignal(func(n int) int {
		_, err := unix.Write(fd, []byte{byte(n)})
		errno, failed := err.(unix.Errno)
		if !failed || errno == unix.EAGAIN && !warns {
			return 0
		}
		return int(errno)
	})
	return none, nil
}

func (in *incomingSignals) getTimer(t *Thread, args []Value) (Value, error) {
	which, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	if which == int(unix.ITIMER_PROF) {
		return timerTuple(t, in.prof.get(), nil)
	}
	timer, err := unix.Getitimer(unix.ItimerWhich(which))
	return timerTuple(t, timer, err)
}

func (in *incomingSignals) setTimer(t *Thread, args []Value) (Value, error) {
	which, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	var timer unix.Itimerval
	for i, to := range []*unix.Timeval{&timer.Value, &timer.Interval} {
		v := args[1+i]
		if _, ok := t.FloatOf(t.Unwrap(v)); !ok {
			if v, err = t.ToIndex(v); err != nil {
				return 0, err
			}
		}
		seconds, err := t.ToFloat(v)
		if err != nil {
			return 0, err
		}
		if !(math.Abs(seconds) < math.MaxInt64/1e6) {
			return 0, t.OverflowError("timestamp out of range for platform time_t")
		}
		*to = unix.NsecToTimeval(int64(math.Ceil(seconds*1e6)) * 1000)
	}
	if which == int(unix.ITIMER_PROF) {
		left, err := in.prof.set(t.VM, timer)
		return timerTuple(t, left, err)
	}
	left, err := unix.Setitimer(unix.ItimerWhich(which), timer)
	return timerTuple(t, left, err)
}

// timerTuple is when a timer sends its signal, and how often then, in seconds.
func timerTuple(t *Thread, timer unix.Itimerval, err error) (Value, error) {
	if err != nil {
		return 0, osError(t, err)
	}
	m := t.Mark()
	defer t.Release(m)
	value := t.Keep(t.NewFloat(float64(timer.Value.Nano()) / 1e9))
	return tuple(t, *value, t.NewFloat(float64(timer.Interval.Nano())/1e9))
}
