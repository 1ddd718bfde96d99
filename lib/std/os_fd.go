package std

import (
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _os: descriptors.

func osOpen(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args[1:3])
	if err != nil {
		return 0, err
	}
	folder, err := folderArg(t, args[3])
	if err != nil {
		return 0, err
	}
	p, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	fd, _, err := openPath(t, folder, p, n[0], uint32(n[1]))
	if err != nil {
		return 0, openError(t, err, args[0])
	}
	return obj.SmallInt(int64(fd)), nil
}

func osLseek(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	pos, err := unix.Seek(n[0], int64(n[1]), n[2])
	if err != nil {
		return 0, osError(t, err)
	}
	return t.NewInt(pos), nil
}

// osPread reads at a place in a file.
func osPread(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	if n[1] < 0 {
		return 0, osError(t, unix.EINVAL)
	}
	buf, err := t.NewBuffer(n[1])
	if err != nil {
		return 0, err
	}
	k, err := blocking(t, func() (int, error) { return unix.Pread(n[0], buf, int64(n[2])) })
	if err != nil {
		return 0, osError(t, err)
	}
	return newBytes(t, buf[:k])
}

// osPwrite writes at a place in a file; a fourth argument is flags.
func osPwrite(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	n, err := intArgs(t, append([]Value{args[0]}, args[2:]...))
	if err != nil {
		return 0, err
	}
	k, err := blocking(t, func() (int, error) {
		if len(n) > 2 && n[2] != 0 {
			return unix.Pwritev2(n[0], [][]byte{data}, int64(n[1]), n[2])
		}
		return unix.Pwrite(n[0], data, int64(n[1]))
	})
	if err != nil {
		return 0, osError(t, err)
	}
	return obj.SmallInt(int64(k)), nil
}

func osIsatty(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[0])
	return obj.Bool(isTerminal(fd)), err
}

func osFtruncate(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	if err := unix.Ftruncate(n[0], int64(n[1])); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osDup(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	n, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return 0, osError(t, err)
	}
	return obj.SmallInt(int64(n)), nil
}

func osDup2(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args[:2])
	if err != nil {
		return 0, err
	}
	flags := 0
	if args[2] != unbound {
		inheritable, err := t.Truth(args[2])
		if err != nil {
			return 0, err
		}
		if !inheritable {
			flags = unix.O_CLOEXEC
		}
	}
	if n[0] != n[1] {
		if err := unix.Dup3(n[0], n[1], flags); err != nil {
			return 0, osError(t, err)
		}
	}
	return obj.SmallInt(int64(n[1])), nil
}

func osPipe(t *Thread, _ []Value) (Value, error) { return newPipe(t, unix.O_CLOEXEC) }

func osPipe2(t *Thread, args []Value) (Value, error) {
	flags, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	return newPipe(t, flags)
}

func newPipe(t *Thread, flags int) (Value, error) {
	var p [2]int
	if err := unix.Pipe2(p[:], flags); err != nil {
		return 0, osError(t, err)
	}
	return tuple(t, ints(int64(p[0]), int64(p[1]))...)
}

// fdFlag reads or changes one flag of a descriptor.
func fdFlag(t *Thread, fd Value, get, set, flag int, change func(old bool) bool) (bool, error) {
	n, err := t.ToInt(fd)
	if err != nil {
		return false, err
	}
	flags, err := unix.FcntlInt(uintptr(n), get, 0)
	if err != nil {
		return false, osError(t, err)
	}
	old := flags&flag != 0
	if change == nil || change(old) == old {
		return old, nil
	}
	if _, err := unix.FcntlInt(uintptr(n), set, flags^flag); err != nil {
		return old, osError(t, err)
	}
	return !old, nil
}

func osGetInheritable(t *Thread, args []Value) (Value, error) {
	on, err := fdFlag(t, args[0], unix.F_GETFD, unix.F_SETFD, unix.FD_CLOEXEC, nil)
	return obj.Bool(!on), err
}

func osSetInheritable(t *Thread, args []Value) (Value, error) {
	want, err := t.Truth(args[1])
	if err == nil {
		_, err = fdFlag(t, args[0], unix.F_GETFD, unix.F_SETFD, unix.FD_CLOEXEC, func(bool) bool { return !want })
	}
	return none, err
}

func osGetBlocking(t *Thread, args []Value) (Value, error) {
	on, err := fdFlag(t, args[0], unix.F_GETFL, unix.F_SETFL, unix.O_NONBLOCK, nil)
	return obj.Bool(!on), err
}

func osSetBlocking(t *Thread, args []Value) (Value, error) {
	want, err := t.Truth(args[1])
	if err == nil {
		_, err = fdFlag(t, args[0], unix.F_GETFL, unix.F_SETFL, unix.O_NONBLOCK, func(bool) bool { return !want })
	}
	return none, err
}
