package std

import (
	"os"
	"syscall"

	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _os: files and folders by their paths.

func osMkdir(t *Thread, args []Value) (Value, error) {
	p, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	mode := 0o777
	if args[1] != unbound {
		if mode, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	if err := unix.Mkdir(p, uint32(mode)); err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

// likePath makes the name of a file a str, or bytes if the path was.
func likePath(t *Thread, path Value, name string) (Value, error) {
	if t.IsInstance(path, obj.ShapeBytes) {
		return t.NewBytes(name)
	}
	text, err := decode(t, obj.FindCodec("utf-8"), "surrogateescape", []byte(name))
	if err != nil {
		return 0, err
	}
	return t.NewStr(text)
}

func osReadlink(t *Thread, args []Value) (Value, error) {
	p, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	buf := make([]byte, unix.PathMax)
	n, err := unix.Readlink(p, buf)
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return likePath(t, args[0], string(buf[:n]))
}

func osChmod(t *Thread, args []Value) (Value, error) {
	p, fd, err := pathOrFd(t, args[0])
	if err != nil {
		return 0, err
	}
	mode, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	if fd >= 0 {
		err = unix.Fchmod(fd, uint32(mode))
	} else {
		err = unix.Chmod(p, uint32(mode))
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

func osTruncate(t *Thread, args []Value) (Value, error) {
	p, fd, err := pathOrFd(t, args[0])
	if err != nil {
		return 0, err
	}
	n, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	if fd >= 0 {
		err = unix.Ftruncate(fd, int64(n))
	} else {
		err = unix.Truncate(p, int64(n))
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

func osUtime(t *Thread, args []Value) (Value, error) {
	p, fd, err := pathOrFd(t, args[0])
	if err != nil {
		return 0, err
	}
	n, err := intArgs(t, args[1:3])
	if err != nil {
		return 0, err
	}
	flags := 0
	if args[3] != unbound {
		follow, err := t.Truth(args[3])
		if err != nil {
			return 0, err
		}
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
	}
	ts := []unix.Timespec{unix.NsecToTimespec(int64(n[0])), unix.NsecToTimespec(int64(n[1]))}
	if fd >= 0 {
		tv := []unix.Timeval{unix.NsecToTimeval(int64(n[0])), unix.NsecToTimeval(int64(n[1]))}
		err = unix.Futimes(fd, tv)
	} else {
		err = unix.UtimesNanoAt(unix.AT_FDCWD, p, ts, flags)
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

func osAccess(t *Thread, args []Value) (Value, error) {
	p, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	mode, err := t.ToInt(args[1])
	return obj.Bool(err == nil && unix.Access(p, uint32(mode)) == nil), err
}

func osUmask(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	return obj.SmallInt(int64(unix.Umask(n))), nil
}

func osGetcwd(t *Thread, _ []Value) (Value, error) {
	p, err := unix.Getwd()
	if err != nil {
		return 0, osError(t, err)
	}
	return likePath(t, none, p)
}

func osChdir(t *Thread, args []Value) (Value, error) {
	p, fd, err := pathOrFd(t, args[0])
	if err != nil {
		return 0, err
	}
	if fd >= 0 {
		err = unix.Fchdir(fd)
	} else {
		err = unix.Chdir(p)
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

func osStat(t *Thread, args []Value) (Value, error) {
	p, fd, err := pathOrFd(t, args[0])
	if err != nil {
		return 0, err
	}
	follow := true
	if args[1] != unbound {
		if follow, err = t.Truth(args[1]); err != nil {
			return 0, err
		}
	}
	var st unix.Stat_t
	switch {
	case fd >= 0:
		err = unix.Fstat(fd, &st)
	case follow:
		err = unix.Stat(p, &st)
	default:
		err = unix.Lstat(p, &st)
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	fields := []int64{int64(st.Mode), int64(st.Ino), int64(st.Dev), int64(st.Nlink), int64(st.Uid), int64(st.Gid), st.Size,
		st.Atim.Nano(), st.Mtim.Nano(), st.Ctim.Nano(), int64(st.Blksize), st.Blocks, int64(st.Rdev)}
	out := make([]Value, len(fields))
	for i, f := range fields {
		out[i] = t.NewInt(f)
	}
	return tuple(t, out...)
}

// dirEntries reads a directory.
func dirEntries(t *Thread, path Value) ([]os.DirEntry, error) {
	p, fd, err := pathOrFd(t, path)
	if err != nil {
		return nil, err
	}
	var f *os.File
	if fd >= 0 {
		// The descriptor stays the caller's, and its position is put back.
		own, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
		if err != nil {
			return nil, osError(t, err, path)
		}
		unix.Seek(own, 0, 0)
		f = os.NewFile(uintptr(own), ".")
	} else if f, err = os.Open(p); err != nil {
		return nil, osError(t, err, path)
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return nil, osError(t, err, path)
	}
	return entries, nil
}

func osListdir(t *Thread, args []Value) (Value, error) {
	entries, err := dirEntries(t, args[0])
	if err != nil {
		return 0, err
	}
	l, err := t.NewList(0)
	for _, e := range entries {
		var name Value
		if err == nil {
			name, err = likePath(t, args[0], e.Name())
		}
		if err == nil {
			err = t.ListAppend(l, name)
		}
	}
	return l, err
}

// direntType is the DT_ constant of a kind of file.
func direntType(m os.FileMode) int64 {
	switch m & os.ModeType {
	case 0:
		return unix.DT_REG
	case os.ModeDir:
		return unix.DT_DIR
	case os.ModeSymlink:
		return unix.DT_LNK
	case os.ModeNamedPipe:
		return unix.DT_FIFO
	case os.ModeSocket:
		return unix.DT_SOCK
	case os.ModeDevice:
		return unix.DT_BLK
	case os.ModeDevice | os.ModeCharDevice:
		return unix.DT_CHR
	}
	return unix.DT_UNKNOWN
}

func osScandir(t *Thread, args []Value) (Value, error) {
	entries, err := dirEntries(t, args[0])
	if err != nil {
		return 0, err
	}
	l, err := t.NewList(0)
	for _, e := range entries {
		if err != nil {
			break
		}
		inode := int64(0)
		if info, err := e.Info(); err == nil {
			if st, ok := info.Sys().(*syscall.Stat_t); ok {
				inode = int64(st.Ino)
			}
		}
		var name, row Value
		if name, err = likePath(t, args[0], e.Name()); err == nil {
			if row, err = tuple(t, name, obj.SmallInt(direntType(e.Type())), t.NewInt(inode)); err == nil {
				err = t.ListAppend(l, row)
			}
		}
	}
	return l, err
}
