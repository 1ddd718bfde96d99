package std

import (
	"os"
	"runtime"
	"syscall"
	"time"
	"unsafe"

	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// Some signals end a process by default, but Go's runtime catches them for programs that may ask for them, and does
// nothing else about them. As long as the program has no handler for one the system does what it does.

// endings are these signals, from 35 on those of real time. SIGPROF, which the runtime needs itself, is none of them.
const endings = vm.Signals(1<<(unix.SIGUSR1-1) | 1<<(unix.SIGUSR2-1) | 1<<(unix.SIGALRM-1) | 1<<(unix.SIGVTALRM-1) |
	1<<(unix.SIGXCPU-1) | 1<<(unix.SIGIO-1) | 1<<(unix.SIGPWR-1) | (1<<maxSignal-1)&^(1<<34-1))

// harmless are the signals that do not end a process by default, and those that Python ignores.
const harmless = vm.Signals(1<<(unix.SIGCHLD-1) | 1<<(unix.SIGCONT-1) | 1<<(unix.SIGURG-1) | 1<<(unix.SIGWINCH-1) | 1<<(unix.SIGSTOP-1) |
	1<<(unix.SIGTSTP-1) | 1<<(unix.SIGTTIN-1) | 1<<(unix.SIGTTOU-1) | 1<<(unix.SIGPIPE-1) | 1<<(unix.SIGXFSZ-1))

// sendDefault sends this process a signal about which the system is to do what it does. If that is the end it
// comes before this returns.
func sendDefault(sig unix.Signal) error {
	switch {
	case harmless.Has(int(sig)):
		return unix.Kill(os.Getpid(), sig)
	case sig == unix.SIGTERM || sig == unix.SIGHUP: // who has changed the terminal ends the process after all
		return deliver(sig)
	}
	dieOf(sig)
	return nil
}

// deliver sends this process a signal and waits for it to come.
func deliver(sig unix.Signal) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	set := unix.Sigset_t{Val: [16]uint64{uint64(vm.SignalSet(int(sig)))}}
	if err := unix.PthreadSigmask(unix.SIG_UNBLOCK, &set, nil); err != nil {
		return err
	}
	err := unix.Kill(os.Getpid(), sig)
	time.Sleep(time.Second) // it comes at once, to some thread
	return err
}

// dieOf ends the process by a signal whose handler is Go's, which would end it in
// another way.
func dieOf(sig unix.Signal) {
	setAction(sig, &action{}, nil)
	deliver(sig)
	os.Exit(128 + int(sig))
}

// action is a struct sigaction of the kernel.
type action [4]uint64

func setAction(sig syscall.Signal, set, before *action) {
	unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(set)), uintptr(unsafe.Pointer(before)), 8, 0, 0)
}

// SignalDefaults has the system do what it does by default about signals. Those are blocked that were when the
// program was started.
func SignalDefaults(machine *vm.VM) {
	var set unix.Sigset_t
	if unix.PthreadSigmask(unix.SIG_BLOCK, nil, &set) == nil {
		machine.BlockSignals(vm.Signals(set.Val[0]))
	}
	for set := endings; set != 0; set &^= vm.SignalSet(set.First()) {
		byDefault(syscall.Signal(set.First()))
	}
}

// byDefault has the system do what it does about a signal that ends the process.
func byDefault(sig syscall.Signal) {
	if endings.Has(int(sig)) {
		setAction(sig, &action{}, nil)
	}
}

// byRuntime has the runtime catch such a signal, which believes that it does already. It catches all in the same way,
// and SIGURG always.
func byRuntime(sig syscall.Signal) {
	if endings.Has(int(sig)) {
		var caught action
		setAction(unix.SIGURG, nil, &caught)
		setAction(sig, &caught, nil)
	}
}
