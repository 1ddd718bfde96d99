package std

import (
	"errors"
	"io"
	"strconv"

	"golang.org/x/sys/unix"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// FileIO, as io.open makes it: a file without a buffer. The file itself is a rawFile outside of the heap (io_raw.go).
const (
	fileHandle = 1 // the handle of a rawFile
	fileName   = 2
	fileAt     = 3 // int: the place where the next read begins, if that is in the heap (io_fileheap.go), or unbound
	fileBody   = 4
)

var fileIOType = stream(&vm.TypeSpec{Name: "FileIO", Module: "_io", Kind: obj.KindFields, Body: fileBody, HasDict: true,
	Doc: "Open a file.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs", Told: true, Init: fileIOInit, InitSig: "self, file, mode='r', closefd=True, opener=None",
	Slots: vm.Slots{Repr: fileIORepr, Iter: checkedSelf, Next: nextLine, Enter: checkedSelf, Exit: closeOnExit},
	Methods: onDescriptors(append([]vm.Native{
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
	}, lineMethods()...)),
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
	raw, err := openRaw(t, &args[1], m, closefd, args[4], false)
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], fileName, args[1])
	t.SetField(args[0], fileAt, unbound)
	return none, attach(t, args[0], fileHandle, raw)
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
	if err := t.Room(n); err != nil {
		return 0, err
	}
	buf := scratch(n)
	defer giveReadBuffer(buf)
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
	v, err := newBytes(t, data)
	giveReadBuffer(data)
	return v, err
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
	if rawOf(t, args[0]).owner.Load() == t {
		t.OwnStreams(-1)
	}
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
	if t.Field(args[0], fileAt) != unbound {
		if _, err := irrevocable(onDescriptor(fileIOFlush))(t, args); err != nil {
			return 0, err
		}
	}
	r.seen.Store(true)
	return obj.SmallInt(int64(r.fd)), nil
}

func fileIOIsatty(t *Thread, args []Value) (Value, error) {
	r, err := openFor(t, args[0], false, false)
	if err != nil {
		return 0, err
	}
	return obj.Bool(isTerminal(r.fd)), nil
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
