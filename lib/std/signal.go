package std

import (
	"os"
	"os/signal"
	"syscall"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// maxSignal bounds the numbers of signals.
const maxSignal = 64

// signalModule is what module signal (in Python) needs of the system. Signals
// come in by a goroutine that belongs to the module.
func signalModule() *vm.ModuleSpec {
	incoming := make(chan os.Signal, 16)
	started := false
	listen := func(t *Thread, args []Value) (Value, error) {
		n, err := t.ToInt(args[0])
		if err != nil {
			return 0, err
		}
		how, err := t.ToInt(args[1])
		if err != nil {
			return 0, err
		}
		if !started {
			started = true
			machine := t.VM
			go func() {
				for s := range incoming {
					if n, ok := s.(syscall.Signal); ok && (n != unix.SIGQUIT || machine.HandlesSignal(int(n))) {
						machine.RaiseSignal(int(n))
					}
				}
			}()
		}
		sig := syscall.Signal(n)
		t.VM.HandleSignal(n, how == 2)
		if sig == unix.SIGINT && how != 1 && signal.Ignored(sig) {
			signal.Notify(incoming, sig)
		}
		switch {
		case how == 1:
			signal.Ignore(sig)
		case how == 2 && sig != unix.SIGINT:
			signal.Notify(incoming, sig)
		case sig == unix.SIGINT && how == 0:
			t.VM.HandleSignal(n, true) // the hook ends the process
		case sig != unix.SIGINT:
			signal.Reset(sig)
		}
		if sig == unix.SIGQUIT && how == 0 {
			WatchQuit(t.VM)
		}
		return none, nil
	}
	return &vm.ModuleSpec{
		Name: "_signal",
		Doc:  "Signals of the system.",
		Funcs: []vm.Native{
			{Name: "hook", Sig: "function, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, t.SetSignalHook(args, 0) }},
			{Name: "listen", Sig: "number, how, /", Fn: irrevocable(listen)},
			{Name: "ignored", Sig: "number, /", Fn: func(t *Thread, args []Value) (Value, error) {
				n, err := t.ToInt(args[0])
				return obj.Bool(signal.Ignored(syscall.Signal(n))), err
			}},
			{Name: "is_main", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return obj.Bool(t.IsMain()), nil }},
			{Name: "pause", Sig: "", Fn: signalPause},
			{Name: "alarm", Sig: "seconds, /", Fn: irrevocable(signalAlarm)},
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
			if !machine.HandlesSignal(int(unix.SIGQUIT)) {
				dieOf(unix.SIGQUIT)
			}
		}
	}()
}

// signalPause waits until a signal has come.
func signalPause(t *Thread, args []Value) (Value, error) {
	if _, again := t.Deadline(); again {
		return none, nil
	}
	return t.Await(args, signalPause, deadlineIn(1e6), t.SleepUntil, nil)
}

func signalAlarm(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	left, err := unix.Setitimer(unix.ITIMER_REAL, unix.Itimerval{Value: unix.Timeval{Sec: int64(n)}})
	if err != nil {
		return 0, osError(t, err)
	}
	seconds := left.Value.Sec
	if left.Value.Usec > 0 {
		seconds++
	}
	return t.NewInt(seconds), nil
}
