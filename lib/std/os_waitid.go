package std

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// waitid waits for changes of children and tells what a signal would tell.

var waitidType = structType("posix", "waitid_result", "waitid_result: Result from waitid.\n\n"+
	"This object may be accessed either as a tuple of\n"+
	"  (si_pid, si_uid, si_signo, si_status, si_code),\n"+
	"or via the attributes si_pid, si_uid, and so on.\n\nSee os.waitid for more information.", 5,
	"si_pid", "si_uid", "si_signo", "si_status", "si_code")

// childInfo is the system's siginfo_t where it is about a child.
type childInfo struct {
	signo, errno, code, _ int32
	pid                   int32
	uid                   uint32
	status                int32
	_                     [100]byte
}

// waitidWork waits for a child that is chosen in one of the ways that waitid knows.
type waitidWork struct {
	change childChange
	info   childInfo
	err    error
}

// Do asks whether a child has changed.
func (w *waitidWork) Do() bool {
	c := &w.change
	w.info = childInfo{}
	_, w.err = quick(func() (int, error) {
		return 0, unix.Waitid(c.kind, c.id, (*unix.Siginfo)(unsafe.Pointer(&w.info)), c.options|unix.WNOHANG, nil)
	})
	switch {
	case w.err != nil || w.info.pid != 0 || c.options&unix.WNOHANG != 0:
		return true
	case c.kind == unix.P_PIDFD && nonblocking(c.id):
		w.err = unix.EAGAIN
		return true
	}
	return false
}

// Wait waits for a change.
func (w *waitidWork) Wait(t *Thread) { w.change.wait(t) }

func osWaitid(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	w := &waitidWork{change: childChange{kind: n[0], id: n[1], options: n[2]}}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		if w.info.pid == 0 {
			return none, nil
		}
		return newStruct(t, waitidType, 5, ints(int64(w.info.pid), int64(w.info.uid), int64(w.info.signo), int64(w.info.status), int64(w.info.code))...)
	}, nil)
}
