package std

import (
	"errors"
	"golang.org/x/sys/unix"
	"io"
	"os"
	"sync/atomic"
	"syscall"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A rawFile is an open descriptor: what a FileIO's handle stands for.
type rawFile struct {
	fd                 int // -1 once closed
	readable, writable bool
	appending, created bool
	closefd            bool
	seekable           int8                      // 0 unknown, 1 yes, -1 no
	kind               int8                      // 0 unknown, 1 regular file, -1 something else
	atStart            bool                      // it is a regular file that was opened here, and not been read, written or moved in since
	whole              int64                     // its size then, in bytes
	file               vm.FileID                 // what it is; zero: not known
	onClose            func()                    // nil: nothing to be done
	hidden             bool                      // it is a regular file for reading only that open() was given the path of
	seen               atomic.Bool               // all the same somebody else may know the descriptor, or read from it
	console            vm.Console                // of a standard descriptor, if there is one
	closed             atomic.Bool               // nobody else needs to
	owner              atomic.Pointer[vm.Thread] // whose running transaction has opened it, if it is an own file (io_own.go)
}

var errClosed = errors.New("I/O operation on closed file")

// blocking runs a system call that may wait. If there are other threads they go
// on meanwhile; then it is a safepoint.
func blocking(t *Thread, call func() (int, error)) (n int, err error) {
	again := func() {
		for {
			if n, err = call(); !errors.Is(err, unix.EINTR) {
				return
			}
		}
	}
	if t.VM.Running() == 0 {
		again()
	} else if e := t.Blocking(again); e != nil {
		return 0, e
	}
	return n, err
}

// awaitInput has the main thread wait until a descriptor can be read, so that
// signals end the wait.
func awaitInput(t *Thread, fd int) error {
	if !t.IsMain() || readable(fd, 0) || nonblocking(fd) {
		return nil
	}
	return awaitReady(t, func(ms int) bool { return readable(fd, ms) })
}

// awaitReady waits until a descriptor is ready, which a function reports within a
// time; -1: for ever. Signals end the wait of the main thread: what they ask for is
// done, then it goes on. Other threads go on meanwhile; it is a safepoint.
func awaitReady(t *Thread, is func(ms int) bool) error {
	for !is(0) {
		if !t.IsMain() {
			_, err := blocking(t, func() (int, error) { is(-1); return 0, nil })
			if err != nil {
				return err
			}
			continue
		}
		ready := make(chan struct{}, 1)
		go func() {
			is(-1)
			ready <- struct{}{}
		}()
		if got, err := awaitSignal(t, ready); got || err != nil {
			return err
		}
	}
	return nil
}

// readable reports whether a read would not wait, within a time; -1: for ever. It fails at once where only writes are allowed.
func readable(fd, ms int) bool {
	if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err == nil && flags&unix.O_ACCMODE == unix.O_WRONLY {
		return true
	}
	return ready(fd, unix.POLLIN, ms)
}

// ready reports whether a descriptor is ready for what is to be done, or never will be, within so many ms; -1: for ever. A
// signal that comes meanwhile, as the Go runtime's own do, says nothing about it. Poll
// says of a number below 0 that nothing is to be done, but a call with it fails at once.
func ready(fd int, events int16, ms int) bool {
	if int32(fd) < 0 {
		return true
	}
	n, err := quick(func() (int, error) { return unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: events}}, ms) })
	return err != nil || n != 0
}

// quick runs a system call that does not wait.
func quick(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}

// read reads at most len(p) bytes; 0 is the end.
func (r *rawFile) read(t *Thread, p []byte) (int, error) {
	for {
		fd := r.fd
		if fd < 0 {
			return 0, errClosed
		}
		r.atStart = false
		if r.regular() {
			if _, err := t.PassWritten(r.file); err != nil {
				return 0, err
			}
			return quick(func() (int, error) { return unix.Read(fd, p) })
		}
		if err := awaitInput(t, fd); err != nil {
			return 0, err
		}
		if t.IsMain() && passes(fd) {
			n, err := quick(func() (int, error) { return readNow(fd, p) })
			if errors.Is(err, unix.EAGAIN) && !nonblocking(fd) {
				continue // somebody else was faster
			}
			return n, err
		}
		n, err := blocking(t, func() (int, error) { return unix.Read(fd, p) })
		if r.console != nil {
			r.console.Echoed()
		}
		return n, err
	}
}

func (r *rawFile) write(t *Thread, p []byte) (int, error) {
	if r.fd < 0 {
		return 0, errClosed
	}
	r.atStart = false
	if len(p) == 0 || r.regular() || r.console != nil {
		return quick(func() (int, error) { return r.put(p) })
	}
	return r.writeWaiting(t, p)
}

// soonWritable is how many ms the only thread waits for a reader before signals count.
const soonWritable = 20

// writeWaiting writes what a descriptor takes without waiting, a piece at a time, and
// waits in between: the reader may be another thread, and signals count.
func (r *rawFile) writeWaiting(t *Thread, p []byte) (done int, err error) {
	for {
		fd := r.fd
		if fd < 0 {
			return done, unix.EBADF
		}
		n, err := quick(func() (int, error) { return writeNow(fd, p[done:]) })
		if done += max(n, 0); !errors.Is(err, unix.EAGAIN) {
			if err != nil || done == len(p) {
				return done, err
			}
			continue
		}
		if nonblocking(fd) {
			break
		}
		// A reader that is at work takes more soon, which nobody else is kept waiting by.
		if t.VM.Running() == 0 && vm.Writable(fd, soonWritable) {
			continue
		}
		if err := awaitReady(t, func(ms int) bool { return vm.Writable(fd, ms) }); err != nil {
			return done, err
		}
	}
	if done == 0 {
		return 0, unix.EAGAIN
	}
	return done, nil
}

// writes reports whether a descriptor is open for writing: if not it never gets ready, and writes fail.
func writes(fd int) bool {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	return err == nil && flags&unix.O_ACCMODE != unix.O_RDONLY
}

// put is write without a thread.
func (r *rawFile) put(p []byte) (int, error) {
	if r.console != nil {
		return r.console.Write(r.fd, p)
	}
	return unix.Write(r.fd, p)
}

// putNow is put that does not wait: EAGAIN.
func (r *rawFile) putNow(p []byte) (int, error) {
	switch {
	case r.regular():
		return r.put(p)
	case r.console == nil:
		return writeNow(r.fd, p)
	case !vm.Writable(r.fd, 0):
		return 0, unix.EAGAIN
	}
	return r.put(p[:min(len(p), pipeAtOnce)])
}

// toConsole has the standard descriptors go through the terminal's keeper.
func (r *rawFile) toConsole(t *Thread) {
	if r.fd <= 2 {
		r.console = t.VM.Options.Console
	}
}

// regular reports whether it is a file in which nobody waits.
func (r *rawFile) regular() bool {
	if r.kind == 0 {
		r.kind = -1
		if kindOf(r.fd) == unix.S_IFREG {
			r.kind = 1
		}
	}
	return r.kind > 0
}

func (r *rawFile) seek(pos int64, whence int) (int64, error) {
	if r.fd < 0 {
		return 0, errClosed
	}
	r.atStart = false
	return unix.Seek(r.fd, pos, whence)
}

func (r *rawFile) canSeek() bool {
	if r.seekable == 0 {
		r.seekable = 1
		if _, err := r.seek(0, io.SeekCurrent); err != nil {
			r.seekable = -1
		}
	}
	return r.seekable > 0
}

// close closes the descriptor, once: a file that a transaction has opened and dropped may be closed for its
// abort and for its death at the same time (io_own.go).
func (r *rawFile) close() error {
	fd := r.fd
	r.fd = -1
	if fd >= 0 && r.onClose != nil {
		r.onClose()
	}
	if fd < 0 || !r.closefd || r.closed.Swap(true) {
		return nil
	}
	return closeDescriptor(fd)
}

// Abandon closes a file that nobody can reach any more.
func (r *rawFile) Abandon() { _ = r.close() }

// readAll appends all that is left to data. A file that is read from its begin and gives the bytes that it had, and
// less than is asked for, is at its end. The memory may be given back by giveReadBuffer; data is the caller's no more.
func (r *rawFile) readAll(t *Thread, data []byte) ([]byte, error) {
	begin, whole := len(data), 0
	if r.atStart && r.whole < 1<<31 {
		whole = int(r.whole)
	}
	if whole > 0 {
		data = append(readBuffer(begin+whole+1), data...) // one more, to see the end
	} else if size := r.size(); size > 0 {
		if pos, err := r.seek(0, io.SeekCurrent); err == nil && size > pos && size-pos < 1<<31 {
			data = append(readBuffer(begin+int(size-pos)+1), data...)
		}
	}
	for {
		if cap(data)-len(data) < 512 && len(data) > 0 || cap(data) == len(data) {
			small := data
			data = append(readBuffer(2*cap(data)+8192), data...)
			giveReadBuffer(small)
		}
		n, err := r.read(t, data[len(data):cap(data)])
		if err != nil {
			return data, err
		}
		if n == 0 {
			return data, nil
		}
		data = data[:len(data)+n]
		if len(data)-begin == whole && len(data) < cap(data) {
			return data, nil
		}
	}
}

func (r *rawFile) size() int64 {
	var st unix.Stat_t
	if unix.Fstat(r.fd, &st) != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return -1
	}
	return st.Size
}

// fileMode is what a mode string of open() asks for.
type fileMode struct {
	read, write, append, create, update bool
	binary, text                        bool
}

// parseMode reads a mode string; ok is false if a letter is unknown or double.
func parseMode(mode string) (m fileMode, ok bool) {
	seen := map[rune]bool{}
	for _, c := range mode {
		if seen[c] {
			return m, false
		}
		seen[c] = true
		switch c {
		case 'r':
			m.read = true
		case 'w':
			m.write = true
		case 'a':
			m.append = true
		case 'x':
			m.create = true
		case '+':
			m.update = true
		case 'b':
			m.binary = true
		case 't':
			m.text = true
		default:
			return m, false
		}
	}
	return m, true
}

// one reports whether exactly one of r, w, a, x was given.
func (m fileMode) one() bool {
	return b2i(m.read)+b2i(m.write)+b2i(m.append)+b2i(m.create) == 1
}

func (m fileMode) flags() int {
	f := unix.O_CLOEXEC
	switch {
	case m.update:
		f |= unix.O_RDWR
	case m.read:
		f |= unix.O_RDONLY
	default:
		f |= unix.O_WRONLY
	}
	switch {
	case m.write:
		f |= unix.O_CREAT | unix.O_TRUNC
	case m.append:
		f |= unix.O_CREAT | unix.O_APPEND
	case m.create:
		f |= unix.O_CREAT | unix.O_EXCL
	}
	return f
}

// String is the mode as FileIO.mode shows it.
func (r *rawFile) mode() string {
	plus := func(base string) string {
		if r.readable {
			return base + "+"
		}
		return base
	}
	switch {
	case r.created:
		return plus("xb")
	case r.appending:
		return plus("ab")
	case r.readable && r.writable:
		return "rb+"
	case r.readable:
		return "rb"
	}
	return "wb"
}

// blockSize is how much is best written at once.
func (r *rawFile) blockSize() int64 {
	var st unix.Stat_t
	if unix.Fstat(r.fd, &st) != nil || st.Blksize <= 1 {
		return bufferSize
	}
	return int64(st.Blksize)
}

// openRaw opens a path, or takes an open descriptor. A file that cannot be the transaction's own, as it should, is not opened.
func openRaw(t *Thread, file *Value, m fileMode, closefd bool, opener Value, own bool) (*rawFile, error) {
	raw := &rawFile{closefd: closefd, readable: m.read || m.update, writable: !m.read || m.update, appending: m.append, created: m.create}
	if t.IsInstance(*file, obj.ShapeInt) {
		fd, err := t.ToInt(*file)
		if err != nil {
			return nil, err
		}
		if fd < 0 {
			return nil, t.ValueError("negative file descriptor")
		}
		if t.VM.OwnsFile(fd) {
			return nil, osError(t, unix.EBADF)
		}
		raw.fd = fd
		raw.toConsole(t)
		var st unix.Stat_t
		if err := unix.Fstat(fd, &st); err != nil {
			return nil, osError(t, err)
		}
		if st.Mode&unix.S_IFMT == unix.S_IFDIR {
			return nil, osError(t, unix.EISDIR, *file)
		}
		raw.file = fileID(&st)
		return raw, nil
	}
	path, err := pathText(t, *file)
	if err != nil {
		return nil, err
	}
	if !closefd {
		return nil, t.ValueError("Cannot use closefd=False with file name")
	}
	var st unix.Stat_t
	if given(opener) {
		r, err := t.Call(opener, *file, obj.SmallInt(int64(m.flags())))
		if err != nil {
			return nil, err
		}
		if raw.fd, err = t.ToInt(r); err != nil {
			return nil, err
		}
		if raw.fd < 0 {
			return nil, t.ValueError("opener returned %d", raw.fd)
		}
	} else if own {
		if st, err = raw.openOwn(t, path, m.flags()); err != nil {
			return nil, err
		}
	} else if raw.fd, st, err = openPath(t, unix.AT_FDCWD, path, m.flags(), 0o666); err != nil {
		return nil, openError(t, err, *file)
	}
	if st.Mode&unix.S_IFMT != unix.S_IFREG {
		err = unix.Fstat(raw.fd, &st)
	}
	if err == nil && st.Mode&unix.S_IFMT == unix.S_IFDIR {
		err = unix.EISDIR
	}
	if err != nil {
		raw.close()
		if err == unix.EBADF { // what the opener gave, not the file
			return nil, osError(t, err)
		}
		return nil, osError(t, err, *file)
	}
	raw.file = fileID(&st)
	raw.kind = -1
	if st.Mode&unix.S_IFMT == unix.S_IFREG {
		raw.kind = 1
	}
	raw.hidden = raw.kind > 0 && !raw.writable && !given(opener)
	if m.append {
		unix.Seek(raw.fd, 0, io.SeekEnd)
	} else if raw.kind > 0 && !given(opener) {
		raw.atStart = true
		if !m.write {
			raw.whole = st.Size
		}
	}
	return raw, nil
}

// ioError turns a Go error of a file into a Python exception.
func ioError(t *Thread, err error) error {
	var errno syscall.Errno
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errClosed):
		return t.ValueError("I/O operation on closed file")
	case errors.As(err, &errno), errors.Is(err, os.ErrClosed):
		return osError(t, err, unbound)
	}
	return err
}

func isTerminal(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil
}
