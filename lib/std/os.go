package std

import (
	"crypto/rand"
	"os"
	"os/signal"
	"os/user"
	"runtime"
	"strings"
	"syscall"
	"time"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _os: system calls, thinly. Module os, in Python, checks arguments.

func (n *network) osModule() *vm.ModuleSpec {
	m := &vm.ModuleSpec{
		Name: "_os",
		Doc:  "System calls for module os.",
		Funcs: []vm.Native{
			{Name: "open", Sig: "path, flags, mode=511, /", Fn: osOpen},
			{Name: "close", Sig: "fd", Fn: n.osClose},
			{Name: "read", Sig: "fd, length, /", Fn: n.osRead},
			{Name: "write", Sig: "fd, data, /", Fn: n.osWrite},
			{Name: "lseek", Sig: "fd, position, how, /", Fn: osLseek},
			{Name: "pread", Sig: "fd, length, offset, /", Fn: osPread},
			{Name: "pwrite", Sig: "fd, buffer, offset, /", Fn: osPwrite},
			{Name: "isatty", Sig: "fd, /", Fn: osIsatty},
			{Name: "fsync", Sig: "fd", Fn: fdCall(unix.Fsync)},
			{Name: "ftruncate", Sig: "fd, length, /", Fn: osFtruncate},
			{Name: "dup", Sig: "fd, /", Fn: osDup},
			{Name: "dup2", Sig: "fd, fd2, inheritable=True", Fn: osDup2},
			{Name: "pipe", Sig: "", Fn: osPipe},
			{Name: "get_inheritable", Sig: "fd, /", Fn: osGetInheritable},
			{Name: "set_inheritable", Sig: "fd, inheritable, /", Fn: osSetInheritable},
			{Name: "get_blocking", Sig: "fd, /", Fn: osGetBlocking},
			{Name: "set_blocking", Sig: "fd, blocking, /", Fn: osSetBlocking},
			{Name: "mkdir", Sig: "path, mode=511", Fn: osMkdir},
			{Name: "rmdir", Sig: "path", Fn: pathCall(unix.Rmdir)},
			{Name: "unlink", Sig: "path", Fn: pathCall(unix.Unlink)},
			{Name: "rename", Sig: "src, dst", Fn: pathsCall(unix.Rename)},
			{Name: "link", Sig: "src, dst", Fn: pathsCall(unix.Link)},
			{Name: "symlink", Sig: "src, dst", Fn: pathsCall(unix.Symlink)},
			{Name: "readlink", Sig: "path", Fn: osReadlink},
			{Name: "chmod", Sig: "path, mode", Fn: osChmod},
			{Name: "truncate", Sig: "path, length", Fn: osTruncate},
			{Name: "utime", Sig: "path, atime_ns, mtime_ns, follow_symlinks=True", Fn: osUtime},
			{Name: "access", Sig: "path, mode", Fn: osAccess},
			{Name: "umask", Sig: "mask, /", Fn: osUmask},
			{Name: "getcwd", Sig: "", Fn: osGetcwd},
			{Name: "chdir", Sig: "path", Fn: osChdir},
			{Name: "stat", Sig: "path, follow_symlinks=True", Fn: osStat},
			{Name: "listdir", Sig: "path", Fn: osListdir},
			{Name: "scandir", Sig: "path", Fn: osScandir},
			{Name: "environ", Sig: "", Fn: osEnviron},
			{Name: "putenv", Sig: "name, value, /", Fn: osPutenv},
			{Name: "unsetenv", Sig: "name, /", Fn: osUnsetenv},
			{Name: "getlogin", Sig: "", Fn: osGetlogin},
			{Name: "getloadavg", Sig: "", Fn: osGetloadavg},
			{Name: "getgroups", Sig: "", Fn: osGetgroups},
			{Name: "getpgid", Sig: "pid", Fn: pidCall(unix.Getpgid)},
			{Name: "getsid", Sig: "pid, /", Fn: pidCall(unix.Getsid)},
			{Name: "uname", Sig: "", Fn: osUname},
			{Name: "times", Sig: "", Fn: osTimes},
			{Name: "cpu_count", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(int64(runtime.NumCPU())), nil }},
			{Name: "sched_yield", Sig: "", Fn: func(*Thread, []Value) (Value, error) { runtime.Gosched(); return none, nil }},
			{Name: "sync", Sig: "", Fn: func(*Thread, []Value) (Value, error) { unix.Sync(); return none, nil }},
			{Name: "nice", Sig: "increment, /", Fn: osNice},
			{Name: "get_terminal_size", Sig: "fd", Fn: osTerminalSize},
			{Name: "urandom", Sig: "size, /", Fn: osUrandom},
			{Name: "strerror", Sig: "code, /", Fn: osStrerror},
			{Name: "kill", Sig: "pid, signal, /", Fn: osKill},
			{Name: "waitpid", Sig: "pid, options, /", Fn: osWaitpid},
			{Name: "_wait4", Sig: "pid, options, /", Fn: osWait4},
			{Name: "system", Sig: "command", Fn: osSystem},
			{Name: "killpg", Sig: "pgid, signal, /", Fn: osKillpg},
			{Name: "setsid", Sig: "", Fn: osSetsid},
			{Name: "setpgid", Sig: "pid, pgrp, /", Fn: osSetpgid},
			{Name: "setuid", Sig: "uid, /", Fn: fdCall(unix.Setuid)},
			{Name: "setgid", Sig: "gid, /", Fn: fdCall(unix.Setgid)},
			{Name: "pipe2", Sig: "flags, /", Fn: osPipe2},
			{Name: "sendfile", Sig: "out_fd, in_fd, offset, count", Fn: n.osSendfile},
			{Name: "execve", Sig: "path, args, env, /", Fn: osExecve},
			{Name: "_exit", Sig: "status", Fn: osExit},
			{Name: "abort", Sig: "", Fn: osAbort},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			n.Made = t.VM.NoteOwnFile
			return osConstants(t)
		},
	}
	m.Funcs = append(m.Funcs, systemFuncs()...)
	guardDescriptors(m.Funcs)
	irrevocables(m.Funcs, "isatty", "get_inheritable", "get_blocking", "readlink", "access", "getcwd", "stat", "listdir", "environ",
		"getlogin", "getloadavg", "getgroups", "getpgid", "getsid", "uname", "times", "waitpid", "_wait4", "system", "read", "write", "close", "sendfile", "cpu_count", "get_terminal_size", "urandom", "strerror")
	for name, f := range map[string]func() int{"getpid": os.Getpid, "getppid": os.Getppid, "getuid": os.Getuid, "geteuid": os.Geteuid, "getgid": os.Getgid, "getegid": os.Getegid, "getpgrp": unix.Getpgrp} {
		m.Funcs = append(m.Funcs, vm.Native{Name: name, Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(int64(f())), nil }})
	}
	return m
}

// guardDescriptors has functions fail as on a descriptor that is not open if they
// are given one of the interpreter's.
func guardDescriptors(funcs []vm.Native) {
	for i := range funcs {
		f := &funcs[i]
		var which []int
		for j, param := range strings.Split(f.Sig, ",") {
			switch strings.TrimSpace(param) {
			case "fd", "fd2", "in_fd", "out_fd":
				which = append(which, j)
			}
		}
		if which == nil {
			continue
		}
		fn := f.Fn
		f.Fn = func(t *Thread, args []Value) (Value, error) {
			for _, j := range which {
				if args[j].IsInt() && t.VM.OwnsFile(int(args[j].Int())) {
					return 0, osError(t, unix.EBADF)
				}
			}
			return fn(t, args)
		}
	}
}

func osConstants(t *Thread) (map[string]Value, error) {
	a := newAttrs(t)
	for name, v := range map[string]int64{
		"O_RDONLY": unix.O_RDONLY, "O_WRONLY": unix.O_WRONLY, "O_RDWR": unix.O_RDWR, "O_APPEND": unix.O_APPEND, "O_CREAT": unix.O_CREAT,
		"O_EXCL": unix.O_EXCL, "O_TRUNC": unix.O_TRUNC, "O_NONBLOCK": unix.O_NONBLOCK, "O_NDELAY": unix.O_NDELAY, "O_SYNC": unix.O_SYNC,
		"O_DSYNC": unix.O_DSYNC, "O_RSYNC": unix.O_RSYNC, "O_NOCTTY": unix.O_NOCTTY, "O_CLOEXEC": unix.O_CLOEXEC, "O_DIRECTORY": unix.O_DIRECTORY,
		"O_NOFOLLOW": unix.O_NOFOLLOW, "O_NOATIME": unix.O_NOATIME, "O_PATH": unix.O_PATH, "O_TMPFILE": unix.O_TMPFILE, "O_ASYNC": unix.O_ASYNC,
		"O_DIRECT": unix.O_DIRECT, "O_LARGEFILE": 0, "O_ACCMODE": unix.O_ACCMODE,
		"F_OK": unix.F_OK, "R_OK": unix.R_OK, "W_OK": unix.W_OK, "X_OK": unix.X_OK,
		"WNOHANG": unix.WNOHANG, "WUNTRACED": unix.WUNTRACED, "WCONTINUED": unix.WCONTINUED,
	} {
		a.int(name, v)
	}
	for name, v := range systemConstants {
		a.int(name, v)
	}
	return a.vals, a.err
}

// intArgs converts arguments to ints.
func intArgs(t *Thread, args []Value) ([]int, error) {
	out := make([]int, len(args))
	for i := range args {
		var err error
		if out[i], err = t.ToInt(args[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fdCall is a system call on a descriptor.
func fdCall(call func(int) error) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		n, err := intArgs(t, args)
		if err != nil {
			return 0, err
		}
		if err := call(n[0]); err != nil {
			return 0, osError(t, err)
		}
		return none, nil
	}
}

func pidCall(call func(int) (int, error)) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		n, err := intArgs(t, args)
		if err != nil {
			return 0, err
		}
		r, err := call(n[0])
		if err != nil {
			return 0, osError(t, err)
		}
		return obj.SmallInt(int64(r)), nil
	}
}

// pathCall is a system call on a path.
func pathCall(call func(string) error) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		p, err := pathText(t, args[0])
		if err != nil {
			return 0, err
		}
		if err := call(p); err != nil {
			return 0, osError(t, err, args[0])
		}
		return none, nil
	}
}

func pathsCall(call func(a, b string) error) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		a, err := pathText(t, args[0])
		if err != nil {
			return 0, err
		}
		b, err := pathText(t, args[1])
		if err != nil {
			return 0, err
		}
		if err := call(a, b); err != nil {
			return 0, osError(t, err, args[0], args[1])
		}
		return none, nil
	}
}

// pathOrFd is a path, or a descriptor.
func pathOrFd(t *Thread, v Value) (path string, fd int, err error) {
	if t.IsInstance(v, obj.ShapeInt) {
		fd, err = t.ToInt(v)
		return "", fd, err
	}
	path, err = pathText(t, v)
	return path, -1, err
}

func osOpen(t *Thread, args []Value) (Value, error) {
	p, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	mode := 0o777
	flags, err := t.ToInt(args[1])
	if err == nil && args[2] != unbound {
		mode, err = t.ToInt(args[2])
	}
	if err != nil {
		return 0, err
	}
	fd, err := blocking(t, func() (int, error) { return unix.Open(p, flags, uint32(mode)) })
	if err != nil {
		return 0, osError(t, err, args[0])
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

func osPwrite(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	fd, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	off, err := t.ToInt(args[2])
	if err != nil {
		return 0, err
	}
	k, err := blocking(t, func() (int, error) { return unix.Pwrite(fd, data, int64(off)) })
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

func osEnviron(t *Thread, _ []Value) (Value, error) {
	d := t.NewDict()
	for _, e := range os.Environ() {
		name, value, ok := strings.Cut(e, "=")
		if !ok {
			continue
		}
		k, err := t.NewBytes(name)
		if err != nil {
			return 0, err
		}
		v, err := t.NewBytes(value)
		if err != nil {
			return 0, err
		}
		if err := t.DictSet(d, k, v); err != nil {
			return 0, err
		}
	}
	return d, nil
}

func osPutenv(t *Thread, args []Value) (Value, error) {
	name, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	value, err := pathText(t, args[1])
	if err != nil {
		return 0, err
	}
	if name == "" || strings.Contains(name, "=") {
		return 0, t.ValueError("illegal environment variable name")
	}
	if err := os.Setenv(name, value); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osUnsetenv(t *Thread, args []Value) (Value, error) {
	name, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	if name == "" || strings.Contains(name, "=") {
		return 0, osError(t, unix.EINVAL)
	}
	os.Unsetenv(name)
	return none, nil
}

func osGetlogin(t *Thread, _ []Value) (Value, error) {
	u, err := user.Current()
	if err != nil {
		return 0, osError(t, unix.ENXIO)
	}
	return t.NewStr(u.Username)
}

func osGetloadavg(t *Thread, _ []Value) (Value, error) {
	var si unix.Sysinfo_t
	if err := unix.Sysinfo(&si); err != nil {
		return 0, t.Raise(t.VM.Exc.OSError, "Load averages are unobtainable")
	}
	load := func(i int) Value { return t.NewFloat(float64(si.Loads[i]) / (1 << 16)) }
	return tuple(t, load(0), load(1), load(2))
}

func osGetgroups(t *Thread, _ []Value) (Value, error) {
	groups, err := unix.Getgroups()
	if err != nil {
		return 0, osError(t, err)
	}
	out := make([]Value, len(groups))
	for i, g := range groups {
		out[i] = obj.SmallInt(int64(g))
	}
	return t.NewListOf(out...)
}

func osUname(t *Thread, _ []Value) (Value, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return 0, osError(t, err)
	}
	out := make([]Value, 0, 5)
	for _, f := range [][65]byte{u.Sysname, u.Nodename, u.Release, u.Version, u.Machine} {
		v, err := t.NewStr(unix.ByteSliceToString(f[:]))
		if err != nil {
			return 0, err
		}
		out = append(out, v)
	}
	return tuple(t, out...)
}

func osTimes(t *Thread, _ []Value) (Value, error) {
	const ticks = 100 // per second, on every Linux
	var tms unix.Tms
	elapsed, err := unix.Times(&tms)
	if err != nil {
		return 0, osError(t, err)
	}
	sec := func(n int64) Value { return t.NewFloat(float64(n) / ticks) }
	return tuple(t, sec(tms.Utime), sec(tms.Stime), sec(tms.Cutime), sec(tms.Cstime), sec(int64(elapsed)))
}

func osNice(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	old, err := unix.Getpriority(unix.PRIO_PROCESS, 0)
	if err != nil {
		return 0, osError(t, err)
	}
	now := 20 - old + n // the system call tells 20 - nice
	if err := unix.Setpriority(unix.PRIO_PROCESS, 0, now); err != nil {
		return 0, osError(t, err)
	}
	return obj.SmallInt(int64(min(max(now, -20), 19))), nil
}

func osTerminalSize(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	ws, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if err != nil {
		return 0, osError(t, err)
	}
	return tuple(t, ints(int64(ws.Col), int64(ws.Row))...)
}

func osUrandom(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, t.ValueError("negative argument not allowed")
	}
	buf, err := t.NewBuffer(n)
	if err != nil {
		return 0, err
	}
	if _, err := rand.Read(buf); err != nil {
		return 0, osError(t, err)
	}
	return newBytes(t, buf)
}

func osStrerror(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	text := strerror(syscall.Errno(n))
	if unix.ErrnoName(unix.Errno(n)) == "" {
		text = "Unknown error " + syscall.Errno(n).Error()[len("errno "):]
		if n == 0 {
			text = "Success"
		}
	}
	return t.NewStr(text)
}

func osKill(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	// What a process sends itself has come when this returns; what the system
	// delivers comes by another thread.
	if sig := unix.Signal(n[1]); n[0] == os.Getpid() && n[1] > 0 && n[1] < maxSignal {
		switch {
		case t.VM.HandlesSignal(n[1]), sig == unix.SIGINT && !signal.Ignored(sig):
			return none, t.SignalSelf(n[1])
		case sig == unix.SIGQUIT && !t.VM.HandlesSignal(n[1]) && !signal.Ignored(sig):
			dieOf(sig)
		}
	}
	if err := unix.Kill(n[0], unix.Signal(n[1])); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osKillpg(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	if err := unix.Kill(-n[0], unix.Signal(n[1])); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osSetsid(t *Thread, _ []Value) (Value, error) {
	if _, err := unix.Setsid(); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osSetpgid(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	if err := unix.Setpgid(n[0], n[1]); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

// osExecve runs another program in this process.
func osExecve(t *Thread, args []Value) (Value, error) {
	path, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	argv, err := texts(t, args[1])
	if err != nil {
		return 0, err
	}
	env, err := texts(t, args[2])
	if err != nil {
		return 0, err
	}
	return 0, osError(t, syscall.Exec(path, argv, env), args[0])
}

// osExit ends the process at once: nothing is flushed or cleaned up.
func osExit(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	t.VM.RT.CloseLog() // it is no part of the program
	os.Exit(n)
	return none, nil
}

func osAbort(*Thread, []Value) (Value, error) {
	dieOf(unix.SIGABRT)
	return none, nil
}

// dieOf ends the process by a signal whose handler is Go's, which would end it in
// another way.
func dieOf(sig unix.Signal) {
	var standard [4]uint64 // a struct sigaction of the kernel
	unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(&standard)), 0, 8, 0, 0)
	unix.Kill(os.Getpid(), sig)
	time.Sleep(time.Second) // it comes at once, to some thread
	os.Exit(128 + int(sig))
}
