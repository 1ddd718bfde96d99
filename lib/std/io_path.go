package std

import (
	"errors"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// Opening files. To open a FIFO means to wait for the other end, which may be another thread of this
// process, and to open a terminal line may mean to wait for it; nothing else waits.

// openPath opens a file below a folder. st is what it was just before, 0 if it is new.
func openPath(t *Thread, folder int, path string, flags int, perm uint32) (fd int, st unix.Stat_t, err error) {
	open := func() (int, error) { return unix.Openat(folder, path, flags, perm) }
	if unix.Fstatat(folder, path, &st, 0) != nil {
		st = unix.Stat_t{}
	} else if err := written(t, &st, func() error { return unix.Fstatat(folder, path, &st, 0) }); err != nil {
		return -1, st, err
	}
	switch kind := st.Mode & unix.S_IFMT; {
	case kind != unix.S_IFIFO && kind != unix.S_IFCHR || flags&unix.O_NONBLOCK != 0:
		fd, err = quick(open)
	case t.IsMain():
		fd, err = openInterruptibly(t, open)
	default:
		fd, err = blocking(t, open)
	}
	return fd, st, err
}

// openInterruptibly has the main thread wait for the other end so that signals count. If what they ask for raises an
// exception nobody wants the descriptor any more; the system goes on waiting, as Go restarts system calls that signals interrupt.
func openInterruptibly(t *Thread, open func() (int, error)) (int, error) {
	var fd int
	var failed error
	var over atomic.Bool // for one of the two: it has come to its end first
	ready := make(chan struct{}, 1)
	go func() {
		if fd, failed = quick(open); over.Swap(true) && failed == nil {
			_ = closeDescriptor(fd)
		}
		ready <- struct{}{}
	}()
	for {
		got, err := awaitSignal(t, ready)
		if got {
			return fd, failed
		}
		if err != nil {
			if over.Swap(true) && failed == nil {
				_ = closeDescriptor(fd)
			}
			return -1, err
		}
	}
}

// awaitSignal has the main thread wait until it is told that something is ready, or a signal has come: what that asks
// for is done. Other threads go on meanwhile; it is a safepoint.
func awaitSignal(t *Thread, ready <-chan struct{}) (got bool, err error) {
	wait := func() { got = t.WaitFor(ready, time.Time{}) }
	if t.VM.Running() == 0 {
		wait()
	} else if err := t.Blocking(wait); err != nil {
		return false, err
	}
	if got {
		return true, nil
	}
	return false, t.RunSignals()
}

// openError is what it raises that a file cannot be opened: an errno, or the exception that came meanwhile.
func openError(t *Thread, err error, path Value) error {
	var errno unix.Errno
	if errors.As(err, &errno) {
		return osError(t, errno, path)
	}
	return err
}
