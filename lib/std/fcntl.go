package std

import (
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module fcntl: flags and locks of open files.

var fcntlConstants = map[string]int64{
	"F_DUPFD": unix.F_DUPFD, "F_DUPFD_CLOEXEC": unix.F_DUPFD_CLOEXEC, "F_GETFD": unix.F_GETFD, "F_SETFD": unix.F_SETFD, "F_GETFL": unix.F_GETFL,
	"F_SETFL": unix.F_SETFL, "F_GETLK": unix.F_GETLK, "F_SETLK": unix.F_SETLK, "F_SETLKW": unix.F_SETLKW, "F_GETLK64": unix.F_GETLK,
	"F_SETLK64": unix.F_SETLK, "F_SETLKW64": unix.F_SETLKW, "F_OFD_GETLK": unix.F_OFD_GETLK, "F_OFD_SETLK": unix.F_OFD_SETLK,
	"F_OFD_SETLKW": unix.F_OFD_SETLKW, "F_GETOWN": unix.F_GETOWN, "F_SETOWN": unix.F_SETOWN, "F_GETSIG": unix.F_GETSIG, "F_SETSIG": unix.F_SETSIG,
	"F_GETLEASE": unix.F_GETLEASE, "F_SETLEASE": unix.F_SETLEASE, "F_NOTIFY": unix.F_NOTIFY, "F_GETPIPE_SZ": unix.F_GETPIPE_SZ,
	"F_SETPIPE_SZ": unix.F_SETPIPE_SZ, "F_RDLCK": unix.F_RDLCK, "F_WRLCK": unix.F_WRLCK, "F_UNLCK": unix.F_UNLCK, "F_EXLCK": unix.F_EXLCK,
	"F_SHLCK": unix.F_SHLCK, "F_ADD_SEALS": unix.F_ADD_SEALS, "F_GET_SEALS": unix.F_GET_SEALS, "F_SEAL_SEAL": unix.F_SEAL_SEAL,
	"F_SEAL_SHRINK": unix.F_SEAL_SHRINK, "F_SEAL_GROW": unix.F_SEAL_GROW, "F_SEAL_WRITE": unix.F_SEAL_WRITE, "FD_CLOEXEC": unix.FD_CLOEXEC,
	"DN_ACCESS": 1, "DN_MODIFY": 2, "DN_CREATE": 4, "DN_DELETE": 8, "DN_RENAME": 16, "DN_ATTRIB": 32, "DN_MULTISHOT": 1 << 31,
	"LOCK_SH": unix.LOCK_SH, "LOCK_EX": unix.LOCK_EX, "LOCK_NB": unix.LOCK_NB, "LOCK_UN": unix.LOCK_UN, "LOCK_MAND": 32, "LOCK_READ": 64,
	"LOCK_WRITE": 128, "LOCK_RW": 192, "FASYNC": unix.O_ASYNC,
}

func fcntlModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name: "fcntl",
		Doc:  "This module performs file control and I/O control on file descriptors.",
		Funcs: []vm.Native{
			{Name: "fcntl", Sig: "fd, cmd, arg=0, /", Fn: fcntlCall(unix.SYS_FCNTL), Doc: "Perform the operation `cmd` on file descriptor fd."},
			{Name: "ioctl", Sig: "fd, request, arg=0, mutate_flag=True, /", Fn: fcntlCall(unix.SYS_IOCTL), Doc: "Perform the operation request on file descriptor fd."},
			{Name: "flock", Sig: "fd, operation, /", Fn: fcntlFlock, Doc: "Perform the lock operation `operation` on file descriptor `fd`."},
			{Name: "lockf", Sig: "fd, cmd, len=0, start=0, whence=0, /", Fn: fcntlLockf, Doc: "A wrapper around the fcntl() locking calls."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			for name, v := range fcntlConstants {
				a.int(name, v)
			}
			return a.vals, a.err
		},
	}
}

// fcntlCall is fcntl or ioctl: with a number, or with a buffer that is changed.
func fcntlCall(number uintptr) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		fd, err := fdOf(t, args[0])
		if err != nil {
			return 0, err
		}
		cmd, err := t.ToInt(args[1])
		if err != nil {
			return 0, err
		}
		arg, data := 0, []byte(nil)
		if args[2] != unbound {
			if b, ok := bytesLike(t, args[2]); ok {
				if len(b) > 1024 {
					return 0, t.ValueError("fcntl string arg too long")
				}
				data = append(make([]byte, 0, 1024), b...)
			} else if arg, err = t.ToInt(args[2]); err != nil {
				return 0, err
			}
		}
		c := &syscallWork{do: func() (int, error) {
			p := uintptr(arg)
			if data != nil {
				p = uintptr(unsafe.Pointer(unsafe.SliceData(data[:1])))
			}
			r, _, e := unix.Syscall(number, uintptr(fd), uintptr(cmd), p)
			if e != 0 {
				return 0, e
			}
			return int(r), nil
		}}
		return t.Outside(args, c, func(t *Thread, args []Value) (Value, error) {
			switch {
			case c.err != nil:
				return 0, osError(t, c.err)
			case data == nil:
				return obj.SmallInt(int64(c.n)), nil
			case number == unix.SYS_IOCTL && storeBytes(t, args[2], data):
				return obj.SmallInt(int64(c.n)), nil
			}
			return newBytes(t, data)
		}, nil)
	}
}

// slowCall makes a call that may wait for somebody else's lock.
func slowCall(t *Thread, args []Value, do func() error) (Value, error) {
	var err error
	w := &asyncWork{run: func() {
		_, err = quick(func() (int, error) { return 0, do() })
	}}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if err != nil {
			return 0, osError(t, err)
		}
		return none, nil
	}, nil)
}

func fcntlFlock(t *Thread, args []Value) (Value, error) {
	fd, err := fdOf(t, args[0])
	if err != nil {
		return 0, err
	}
	how, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	return slowCall(t, args, func() error { return unix.Flock(fd, how) })
}

func fcntlLockf(t *Thread, args []Value) (Value, error) {
	fd, err := fdOf(t, args[0])
	if err != nil {
		return 0, err
	}
	var v [4]int
	for i := range v {
		if args[1+i] != unbound {
			if v[i], err = t.ToInt(args[1+i]); err != nil {
				return 0, err
			}
		}
	}
	lock := unix.Flock_t{Len: int64(v[1]), Start: int64(v[2]), Whence: int16(v[3])}
	switch {
	case v[0] == unix.LOCK_UN:
		lock.Type = unix.F_UNLCK
	case v[0]&unix.LOCK_SH != 0:
		lock.Type = unix.F_RDLCK
	case v[0]&unix.LOCK_EX != 0:
		lock.Type = unix.F_WRLCK
	default:
		return 0, t.ValueError("unrecognized lockf argument")
	}
	cmd := unix.F_SETLKW
	if v[0]&unix.LOCK_NB != 0 {
		cmd = unix.F_SETLK
	}
	return slowCall(t, args, func() error { return unix.FcntlFlock(uintptr(fd), cmd, &lock) })
}
