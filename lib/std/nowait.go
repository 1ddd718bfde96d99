package std

import (
	"errors"

	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// Reading and writing without waiting, also where the descriptor waits. A pipe may
// be another process's, too, who is faster: that there is something to be read need
// not be true any more when it is read, and this thread would wait with its segment in hand,
// for ever perhaps, as for the others of this process. So the system is told in the call
// itself not to wait, whatever the descriptor stands for: to ask it for that first would cost
// as much as the call. What cannot be told that is asked first. Files can, but do only what takes no
// disk then; the rest is done as usual.

// passes reports whether others may take what is in a descriptor: it is a pipe or a socket.
func passes(fd int) bool { return isStream(kindOf(fd)) }

func isStream(kind uint32) bool { return kind == unix.S_IFIFO || kind == unix.S_IFSOCK }

// kindOf is what a descriptor stands for, as S_IFREG; 0 if it is not open.
func kindOf(fd int) uint32 {
	var st unix.Stat_t
	if unix.Fstat(fd, &st) != nil {
		return 0
	}
	return st.Mode & unix.S_IFMT
}

// unable reports whether an error says that a call cannot be told not to wait.
func unable(err error) bool {
	return errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL)
}

// readNow reads what is there; EAGAIN if that is nothing.
func readNow(fd int, p []byte) (int, error) {
	n, err := unix.Preadv2(fd, [][]byte{p}, -1, unix.RWF_NOWAIT)
	switch {
	case err == nil && (n == 0 || n == len(p)) || err != nil && !errors.Is(err, unix.EAGAIN) && !unable(err):
		return n, err
	case err == nil:
		if kindOf(fd) == unix.S_IFREG {
			n += max(0, ignoreError(unix.Read(fd, p[n:])))
		}
		return n, nil
	}
	switch kind := kindOf(fd); {
	case kind == unix.S_IFREG:
	case errors.Is(err, unix.EAGAIN) || !readable(fd, 0):
		return -1, unix.EAGAIN
	}
	return unix.Read(fd, p)
}

// ignoreError is for what follows something that was done: an error comes again.
func ignoreError(n int, _ error) int { return n }

// writeNow writes what is taken at once; EAGAIN if that is nothing. A pipe takes pieces
// of up to pipeAtOnce as a whole.
func writeNow(fd int, p []byte) (int, error) {
	n, err := writeTold(fd, p)
	if err == nil || !errors.Is(err, unix.EAGAIN) && !unable(err) {
		return n, err
	}
	switch kind := kindOf(fd); {
	case kind == unix.S_IFREG:
		return unix.Write(fd, p)
	case errors.Is(err, unix.EAGAIN) || !vm.Writable(fd, 0) && writes(fd):
		return -1, unix.EAGAIN
	}
	return unix.Write(fd, p[:min(len(p), pipeAtOnce)])
}

// writeTold writes what is taken at once, if the system can be told not to wait.
func writeTold(fd int, p []byte) (int, error) {
	return unix.Pwritev2(fd, [][]byte{p}, -1, unix.RWF_NOWAIT)
}
