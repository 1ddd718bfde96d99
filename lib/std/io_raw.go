package std

import (
	"errors"
	"io"
	"os"
	"strconv"
	"syscall"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// A rawFile is an open descriptor: what a FileIO's handle stands for.
type rawFile struct {
	fd                 int // -1 once closed
	readable, writable bool
	appending, created bool
	closefd            bool
	seekable           int8       // 0 unknown, 1 yes, -1 no
	kind               int8       // 0 unknown, 1 regular file, -1 something else
	console            vm.Console // of a standard descriptor, if there is one
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
		got := false
		wait := func() { got = t.WaitFor(ready, time.Time{}) }
		if t.VM.Running() == 0 {
			wait()
		} else if err := t.Blocking(wait); err != nil {
			return err
		}
		if got {
			break
		}
		if err := t.RunSignals(); err != nil {
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
		if r.regular() {
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
		var st unix.Stat_t
		r.kind = -1
		if unix.Fstat(r.fd, &st) == nil && st.Mode&unix.S_IFMT == unix.S_IFREG {
			r.kind = 1
		}
	}
	return r.kind > 0
}

func (r *rawFile) seek(pos int64, whence int) (int64, error) {
	if r.fd < 0 {
		return 0, errClosed
	}
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

func (r *rawFile) close() error {
	fd := r.fd
	r.fd = -1
	if fd < 0 || !r.closefd {
		return nil
	}
	return closeDescriptor(fd)
}

// Abandon closes a file that nobody can reach any more.
func (r *rawFile) Abandon() { _ = r.close() }

// readAll appends all that is left to data.
func (r *rawFile) readAll(t *Thread, data []byte) ([]byte, error) {
	if size := r.size(); size > 0 {
		if pos, err := r.seek(0, io.SeekCurrent); err == nil && size > pos && size-pos < 1<<31 {
			data = append(make([]byte, 0, int64(len(data))+size-pos+1), data...)
		}
	}
	for {
		if cap(data)-len(data) < 512 && len(data) > 0 || cap(data) == len(data) {
			data = append(make([]byte, 0, 2*cap(data)+8192), data...)
		}
		n, err := r.read(t, data[len(data):cap(data)])
		if err != nil {
			return data, err
		}
		if n == 0 {
			return data, nil
		}
		data = data[:len(data)+n]
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

const (
	fileHandle = 1 // the handle of a rawFile
	fileName   = 2
	fileBody   = 3
)

var fileIOType = stream(&vm.TypeSpec{Name: "FileIO", Module: "_io", Kind: obj.KindFields, Body: fileBody, HasDict: true,
	Doc: "Open a file.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs", Init: fileIOInit, InitSig: "self, file, mode='r', closefd=True, opener=None",
	Slots: vm.Slots{Repr: fileIORepr, Iter: checkedSelf, Next: nextLine, Enter: checkedSelf, Exit: closeOnExit},
	Methods: append([]vm.Native{
		{Name: "read", Sig: "self, size=-1, /", Fn: fileIORead, Doc: "Read at most size bytes, returned as bytes."},
		{Name: "readall", Sig: "self, /", Fn: fileIOReadall, Doc: "Read all data from the file, returned as bytes."},
		{Name: "readinto", Sig: "self, buffer, /", Fn: fileIOReadinto, Doc: "Same as RawIOBase.readinto()."},
		{Name: "write", Sig: "self, b, /", Fn: fileIOWrite, Doc: "Write buffer b to file, return number of bytes written."},
		{Name: "seek", Sig: "self, pos, whence=0, /", Fn: fileIOSeek, Doc: "Move to new file position and return the file position."},
		{Name: "tell", Sig: "self, /", Fn: fileIOTell, Doc: "Current file position."},
		{Name: "truncate", Sig: "self, size=None, /", Fn: fileIOTruncate, Doc: "Truncate the file to at most size bytes and return the truncated size."},
		{Name: "close", Sig: "self, /", Fn: fileIOClose, Doc: "Close the file."},
		{Name: "flush", Sig: "self, /", Fn: fileIOFlush},
		{Name: "fileno", Sig: "self, /", Fn: fileIOFileno, Doc: "Return the underlying file descriptor (an integer)."},
		{Name: "isatty", Sig: "self, /", Fn: fileIOIsatty, Doc: "True if the file is connected to a TTY device."},
		{Name: "readable", Sig: "self, /", Fn: fileIOIs(func(r *rawFile) bool { return r.readable }), Doc: "True if file was opened in a read mode."},
		{Name: "writable", Sig: "self, /", Fn: fileIOIs(func(r *rawFile) bool { return r.writable }), Doc: "True if file was opened in a write mode."},
		{Name: "seekable", Sig: "self, /", Fn: fileIOIs((*rawFile).canSeek), Doc: "True if file supports random-access."},
	}, lineMethods()...),
	Getters: []vm.Getter{
		{Name: "closed", Get: fileIOClosed, Doc: "True if the file is closed"},
		{Name: "closefd", Get: func(t *Thread, v Value) (Value, error) { return obj.Bool(rawOf(t, v).closefd), nil }},
		{Name: "mode", Get: func(t *Thread, v Value) (Value, error) { return t.NewStr(rawOf(t, v).mode()) }},
		{Name: "_blksize", Get: func(t *Thread, v Value) (Value, error) { return t.NewInt(rawOf(t, v).blockSize()), nil }},
		{Name: "name", Get: fileIOName,
			Set: func(t *Thread, v, x Value) error { t.SetField(v, fileName, x); return nil }},
	}}, questions...)

func fileIOName(t *Thread, v Value) (Value, error) {
	if name := t.Field(v, fileName); name != unbound {
		return name, nil
	}
	return 0, t.AttributeError(v, t.Intern("name"), "'%s' object has no attribute 'name'", t.TypeName(v))
}

// blockSize is how much is best written at once.
func (r *rawFile) blockSize() int64 {
	var st unix.Stat_t
	if unix.Fstat(r.fd, &st) != nil || st.Blksize <= 1 {
		return bufferSize
	}
	return int64(st.Blksize)
}

// rawOf is the descriptor of a FileIO; one that was never initialised is closed.
func rawOf(t *Thread, v Value) *rawFile {
	if h := t.Field(v, fileHandle); h != unbound {
		return t.Handle(h).(*rawFile)
	}
	return &rawFile{fd: -1, closefd: true}
}

func fileIONew(t *Thread, args []Value) (Value, error) { return newObject(t, args[0]) }

func fileIOInit(t *Thread, args []Value) (Value, error) {
	mode := "r"
	if args[2] != unbound {
		var err error
		if mode, err = t.Text(args[2]); err != nil {
			return 0, err
		}
	}
	m, ok := parseMode(mode)
	if !ok || m.text {
		return 0, t.ValueError("invalid mode: %s", mode)
	}
	if !m.one() {
		return 0, t.ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
	}
	closefd := true
	if args[3] != unbound {
		var err error
		if closefd, err = t.Truth(args[3]); err != nil {
			return 0, err
		}
	}
	raw, err := openRaw(t, &args[1], m, closefd, args[4])
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], fileName, args[1])
	return none, attach(t, args[0], fileHandle, raw)
}

// openRaw opens a path, or takes an open descriptor.
func openRaw(t *Thread, file *Value, m fileMode, closefd bool, opener Value) (*rawFile, error) {
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
		return raw, nil
	}
	path, err := pathText(t, *file)
	if err != nil {
		return nil, err
	}
	if !closefd {
		return nil, t.ValueError("Cannot use closefd=False with file name")
	}
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
	} else if raw.fd, err = quick(func() (int, error) { return unix.Open(path, m.flags(), 0o666) }); err != nil {
		return nil, osError(t, err, *file)
	}
	var st unix.Stat_t
	if err = unix.Fstat(raw.fd, &st); err == nil && st.Mode&unix.S_IFMT == unix.S_IFDIR {
		err = unix.EISDIR
	}
	if err != nil {
		raw.close()
		if err == unix.EBADF { // what the opener gave, not the file
			return nil, osError(t, err)
		}
		return nil, osError(t, err, *file)
	}
	if m.append {
		unix.Seek(raw.fd, 0, io.SeekEnd)
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

func fileIORepr(t *Thread, v Value) (Value, error) {
	r := rawOf(t, v)
	if r.fd < 0 {
		return t.NewStr("<_io.FileIO [closed]>")
	}
	closefd := "False"
	if r.closefd {
		closefd = "True"
	}
	name := t.Field(v, fileName)
	if name == unbound {
		return t.NewStr("<_io.FileIO fd=" + strconv.Itoa(r.fd) + " mode='" + r.mode() + "' closefd=" + closefd + ">")
	}
	text, err := t.ReprText(name)
	if err != nil {
		return 0, err
	}
	return t.NewStr("<_io.FileIO name=" + text + " mode='" + r.mode() + "' closefd=" + closefd + ">")
}

// openFor is the descriptor of a FileIO that is open in the right mode.
func openFor(t *Thread, v Value, reading, writing bool) (*rawFile, error) {
	r := rawOf(t, v)
	switch {
	case r.fd < 0:
		return nil, t.ValueError("I/O operation on closed file")
	case reading && !r.readable:
		return nil, unsupported(t, "File not open for reading")
	case writing && !r.writable:
		return nil, unsupported(t, "File not open for writing")
	}
	return r, nil
}

func fileIORead(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return fileIOReadall(t, args)
	}
	r, err := openFor(t, args[0], true, false)
	if err != nil {
		return 0, err
	}
	buf, err := t.NewBuffer(n)
	if err != nil {
		return 0, err
	}
	k, err := r.read(t, buf)
	if errors.Is(err, unix.EAGAIN) {
		return none, nil
	}
	if err != nil {
		return 0, ioError(t, err)
	}
	return newBytes(t, buf[:k])
}

func fileIOReadall(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], true, false)
	if err != nil {
		return 0, err
	}
	data, err := r.readAll(t, nil)
	if errors.Is(err, unix.EAGAIN) {
		if len(data) == 0 {
			return none, nil
		}
		err = nil
	}
	if err != nil {
		return 0, ioError(t, err)
	}
	return newBytes(t, data)
}

func fileIOReadinto(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], true, false)
	if err != nil {
		return 0, err
	}
	v, err := readInto(t, args[1], func(p []byte) (int, error) {
		n, err := r.read(t, p)
		if errors.Is(err, unix.EAGAIN) {
			return 0, unix.EAGAIN
		}
		return n, ioError(t, err)
	})
	if err == unix.EAGAIN {
		return none, nil
	}
	return v, err
}

func fileIOWrite(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], false, true)
	if err != nil {
		return 0, err
	}
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	n, err := r.write(t, data)
	if errors.Is(err, unix.EAGAIN) {
		return none, nil
	}
	return obj.SmallInt(int64(n)), ioError(t, err)
}

func fileIOSeek(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], false, false)
	if err != nil {
		return 0, err
	}
	pos, whence, err := seekArgs(t, args[1], args[2])
	if err != nil {
		return 0, err
	}
	n, err := r.seek(pos, whence)
	return t.NewInt(n), ioError(t, err)
}

func fileIOTell(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], false, false)
	if err != nil {
		return 0, err
	}
	n, err := r.seek(0, io.SeekCurrent)
	return t.NewInt(n), ioError(t, err)
}

func fileIOTruncate(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], false, true)
	if err != nil {
		return 0, err
	}
	size, err := r.seek(0, io.SeekCurrent)
	if err != nil {
		return 0, ioError(t, err)
	}
	if given(args[1]) {
		n, err := t.ToInt(args[1])
		if err != nil {
			return 0, err
		}
		size = int64(n)
	}
	return t.NewInt(size), ioError(t, unix.Ftruncate(r.fd, size))
}

func fileIOClose(t *Thread, args []Value) (Value, error) {
	if rawOf(t, args[0]).fd < 0 {
		return none, nil
	}
	_, flushed := t.CallMethod(args[0], "flush") // a subclass may have something to do
	if err := rawOf(t, args[0]).close(); err != nil {
		return none, ioError(t, err)
	}
	return none, flushed
}

func fileIOFlush(t *Thread, args []Value) (Value, error) {
	_, err := openFor(t, args[0], false, false)
	return none, err
}

func fileIOFileno(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], false, false)
	if err != nil {
		return 0, err
	}
	return obj.SmallInt(int64(r.fd)), nil
}

func fileIOIsatty(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], false, false)
	if err != nil {
		return 0, err
	}
	return obj.Bool(isTerminal(r.fd)), nil
}

func isTerminal(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil
}

func fileIOIs(ask func(*rawFile) bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		r, err := openFor(t, args[0], false, false)
		if err != nil {
			return 0, err
		}
		return obj.Bool(ask(r)), nil
	}
}

func fileIOClosed(t *Thread, v Value) (Value, error) { return obj.Bool(rawOf(t, v).fd < 0), nil }
