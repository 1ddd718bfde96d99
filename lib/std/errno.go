package std

import (
	"errors"
	"os"
	"syscall"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// errnoMax is beyond the last error number of Linux.
const errnoMax = 133

func errnoModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name: "errno",
		Doc:  "This module makes available standard errno system symbols.",
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			codes := t.NewDict()
			for i := 1; i < errnoMax; i++ {
				name := unix.ErrnoName(unix.Errno(i))
				switch name {
				case "":
					continue
				case "EFSCORRUPTED":
					name = "EUCLEAN"
				}
				a.int(name, int64(i))
				if err := t.DictSet(codes, obj.SmallInt(int64(i)), t.Intern(name)); err != nil {
					return nil, err
				}
			}
			a.int("EWOULDBLOCK", int64(unix.EWOULDBLOCK))
			a.int("EDEADLOCK", int64(unix.EDEADLOCK))
			a.int("ENOTSUP", int64(unix.ENOTSUP))
			a.int("EOPNOTSUPP", int64(unix.EOPNOTSUPP))
			a.set("errorcode", codes, t.DictSet(codes, obj.SmallInt(int64(unix.EDEADLOCK)), t.Intern("EDEADLOCK")))
			return a.vals, a.err
		},
	}
}

// osErrorClass is the class of OSError for an error number.
func osErrorClass(t *Thread, no syscall.Errno) Value {
	e := t.VM.Exc
	switch no {
	case unix.EAGAIN, unix.EALREADY, unix.EINPROGRESS:
		return e.BlockingIOError
	case unix.EPIPE, unix.ESHUTDOWN:
		return e.BrokenPipeError
	case unix.ECHILD:
		return e.ChildProcessError
	case unix.ECONNABORTED:
		return e.ConnectionAbortedError
	case unix.ECONNREFUSED:
		return e.ConnectionRefusedError
	case unix.ECONNRESET:
		return e.ConnectionResetError
	case unix.EEXIST:
		return e.FileExistsError
	case unix.ENOENT:
		return e.FileNotFoundError
	case unix.EISDIR:
		return e.IsADirectoryError
	case unix.ENOTDIR:
		return e.NotADirectoryError
	case unix.EINTR:
		return e.InterruptedError
	case unix.EACCES, unix.EPERM:
		return e.PermissionError
	case unix.ESRCH:
		return e.ProcessLookupError
	case unix.ETIMEDOUT:
		return e.TimeoutError
	}
	return e.OSError
}

// osError raises the OSError of a failed system call; names are those of the
// files it was about.
func osError(t *Thread, err error, names ...Value) error {
	var no syscall.Errno
	if !errors.As(err, &no) {
		if errors.Is(err, os.ErrClosed) {
			no = unix.EBADF
		} else {
			return t.Raise(t.VM.Exc.OSError, "%s", err.Error())
		}
	}
	text, terr := t.NewStr(strerror(no))
	if terr != nil {
		return terr
	}
	args := []Value{obj.SmallInt(int64(no)), text}
	if len(names) > 0 && names[0] != unbound {
		args = append(args, names[0])
		if len(names) > 1 {
			args = append(args, none, names[1])
		}
	}
	exc, err := t.Call(osErrorClass(t, no), args...)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// strerror is the C library's text for an error number: Go's begin in lower case.
func strerror(no syscall.Errno) string {
	switch no {
	case unix.EDEADLK:
		return "Resource deadlock avoided"
	case unix.EIO:
		return "Input/output error"
	case unix.ENXIO:
		return "No such device or address"
	}
	s := no.Error()
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		s = string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
