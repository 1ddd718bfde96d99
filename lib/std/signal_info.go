package std

import (
	"os"
	"strconv"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What a signal tells beside its number. The system tells that to Go's runtime only, so who has sent a signal is
// known where that is the program itself, and of a child that has changed.

var siginfoType = structType("signal", "struct_siginfo", "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\n"+
	"This object may be accessed either as a tuple of\n(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\n"+
	"or via the attributes si_signo, si_code, and so on.", 7,
	"si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band")

// fromKernel is the code of a signal that no process has sent.
const fromKernel = 128

// newSiginfo is a struct_siginfo of a signal.
func newSiginfo(t *Thread, n int, own bool) (Value, error) {
	info := childInfo{signo: int32(n)}
	switch {
	case own:
		info.pid, info.uid = int32(os.Getpid()), uint32(os.Getuid())
	case n == int(unix.SIGALRM) || n == int(unix.SIGVTALRM) || n == int(unix.SIGPROF):
		info.code = fromKernel
	case n == int(unix.SIGCHLD):
		var child childInfo
		_, err := quick(func() (int, error) {
			const any = unix.WEXITED | unix.WSTOPPED | unix.WCONTINUED | unix.WNOHANG | unix.WNOWAIT
			return 0, unix.Waitid(unix.P_ALL, 0, (*unix.Siginfo)(unsafe.Pointer(&child)), any, nil)
		})
		if err == nil && child.pid != 0 {
			info = child
		}
	}
	band := int64(info.pid) | int64(info.uid)<<32 // it lies in the same place
	return newStruct(t, siginfoType, 7, append(ints(int64(n), int64(info.code), int64(info.errno), int64(info.pid), int64(info.uid),
		int64(info.status)), t.NewInt(band))...)
}

// signalWaitInfo waits for a signal of a set that is held back, as many seconds as it may: a struct_siginfo, or None.
func signalWaitInfo(t *Thread, args []Value) (Value, error) {
	set, err := signalsOf(t, args[0])
	if err != nil {
		return 0, err
	}
	deadline, again := t.Deadline()
	if !again && args[1] != none {
		seconds, err := timeSpan(t, args[1])
		if err != nil {
			return 0, err
		}
		if seconds < 0 {
			return 0, t.ValueError("timeout must be non-negative")
		}
		deadline = deadlineIn(seconds)
	}
	n, own, changed := t.TakeSignal(set)
	switch {
	case n != 0:
		return newSiginfo(t, n, own)
	case !deadline.IsZero() && !time.Now().Before(deadline):
		t.Segment.Observe()
		return none, nil
	}
	return t.Await(args, signalWaitInfo, deadline, func(deadline time.Time) { t.WaitFor(changed, deadline) }, nil)
}

// signalSend sends a signal to the process that a descriptor is of.
func signalSend(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	fd, sig, flags := n[0], n[1], n[2]
	if pid := processOf(fd); pid == os.Getpid() && flags == 0 && !t.VM.OwnsFile(fd) {
		return osKill(t, ints(int64(pid), int64(sig)))
	}
	if t.VM.OwnsFile(fd) {
		return 0, osError(t, unix.EBADF)
	}
	if err := unix.PidfdSendSignal(fd, unix.Signal(sig), nil, flags); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

// processOf is the number of the process that a descriptor is of: what pidfd_open gives, or a folder in /proc; 0 if it
// is none.
func processOf(fd int) int {
	number := strconv.Itoa(fd)
	name, err := os.Readlink("/proc/self/fd/" + number)
	if err != nil {
		return 0
	}
	if folder, ok := strings.CutPrefix(name, "/proc/"); ok {
		pid, _ := strconv.Atoi(folder)
		return pid
	}
	info, _ := os.ReadFile("/proc/self/fdinfo/" + number)
	_, rest, found := strings.Cut(string(info), "Pid:\t")
	line, _, _ := strings.Cut(rest, "\n")
	pid, _ := strconv.Atoi(line)
	if !found {
		return 0
	}
	return pid
}
