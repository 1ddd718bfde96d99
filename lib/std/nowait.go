package std

import (
	"errors"

	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// Reading and writing without waiting, also where the descriptor waits. A pipe may
// be another process's, too, who is faster: that there is something to be read need
// not be true any more when it is read, and this thread would wait with its segment in hand,
// for ever perhaps, as for the others of this process. So pipes and sockets are told in the call
// itself not to wait. What the system cannot tell that, it is asked first.

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
	kind := kindOf(fd)
	if isStream(kind) {
		if n, err := unix.Preadv2(fd, [][]byte{p}, -1, unix.RWF_NOWAIT); !unable(err) {
			return n, err
		}
	}
	if kind != unix.S_IFREG && !readable(fd, 0) {
		return -1, unix.EAGAIN
	}
	return unix.Read(fd, p)
}

// writeNow writes what is taken at once; EAGAIN if that is nothing. A pipe takes pieces
// of up to pipeAtOnce as a whole.
func writeNow(fd int, p []byte) (int, error) {
	if passes(fd) {
		if n, err := unix.Pwritev2(fd, [][]byte{p}, -1, unix.RWF_NOWAIT); !unable(err) {
			return n, err
		}
	}
	if !vm.Writable(fd, 0) && writes(fd) {
		return -1, unix.EAGAIN
	}
	return unix.Write(fd, p[:min(len(p), pipeAtOnce)])
}
