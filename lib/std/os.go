package std

import (
	"math"
	"os"
	"runtime"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _os: system calls, thinly. Module os, in Python, checks arguments.

func (n *network) osModule() *vm.ModuleSpec {
	m := &vm.ModuleSpec{
		Name:  "_os",
		Doc:   "System calls for module os.",
		Types: []*vm.TypeSpec{statType, waitidType, schedParamType},
		Funcs: []vm.Native{
			{Name: "open", Sig: "path, flags, mode, dir_fd, /", Fn: osOpen},
			{Name: "close", Sig: "fd", Fn: n.osClose},
			{Name: "read", Sig: "fd, length, /", Fn: n.osRead},
			{Name: "_readv", Sig: "fd, views, offset, flags, /", Fn: n.osReadv},
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
			{Name: "mkdir", Sig: "path, mode, dir_fd, /", Fn: pathCall(osMkdir)},
			{Name: "rmdir", Sig: "path, dir_fd, /", Fn: pathCall(osRmdir)},
			{Name: "unlink", Sig: "path, dir_fd, /", Fn: pathCall(osUnlink)},
			{Name: "rename", Sig: "src, dst, src_dir_fd, dst_dir_fd, /", Fn: pathsCall(osRename)},
			{Name: "link", Sig: "src, dst, follow, src_dir_fd, dst_dir_fd, /", Fn: pathsCall(osLink)},
			{Name: "symlink", Sig: "src, dst, src_dir_fd, dst_dir_fd, /", Fn: pathsCall(osSymlink)},
			{Name: "readlink", Sig: "path, dir_fd, /", Fn: osReadlink},
			{Name: "chmod", Sig: "path, mode, follow, dir_fd, /", Fn: pathCall(osChmod)},
			{Name: "fchmod", Sig: "fd, mode, /", Fn: numbersNone(func(n []int) error { return unix.Fchmod(n[0], uint32(n[1])) })},
			{Name: "truncate", Sig: "path, length", Fn: osTruncate},
			{Name: "utime", Sig: "path, atime_ns, mtime_ns, follow, dir_fd, /", Fn: pathCall(osUtime)},
			{Name: "futime", Sig: "fd, atime_ns, mtime_ns, /", Fn: numbersNone(osFutime)},
			{Name: "access", Sig: "path, mode, effective, follow, dir_fd, /", Fn: osAccess},
			{Name: "umask", Sig: "mask, /", Fn: osUmask},
			{Name: "getcwd", Sig: "", Fn: osGetcwd},
			{Name: "chdir", Sig: "path", Fn: osChdir},
			{Name: "stat", Sig: "path, follow=True, dir_fd=None, /", Fn: osStat},
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
			{Name: "waitid", Sig: "idtype, id, options, /", Fn: osWaitid},
			{Name: "system", Sig: "command", Fn: osSystem},
			{Name: "killpg", Sig: "pgid, signal, /", Fn: osKillpg},
			{Name: "setsid", Sig: "", Fn: osSetsid},
			{Name: "setpgid", Sig: "pid, pgrp, /", Fn: osSetpgid},
			{Name: "setuid", Sig: "uid, /", Fn: withIDs(fdCall(unix.Setuid), "uid")},
			{Name: "setgid", Sig: "gid, /", Fn: withIDs(fdCall(unix.Setgid), "gid")},
			{Name: "pipe2", Sig: "flags, /", Fn: osPipe2},
			{Name: "sendfile", Sig: "out_fd, in_fd, offset, count", Fn: n.osSendfile},
			{Name: "_splice", Sig: "in_fd, out_fd, count, in_offset, out_offset, flags, /", Fn: n.osSplice},
			{Name: "posix_spawn", Sig: spawnSig, Fn: posixSpawn("posix_spawn", func(file string) []string { return []string{file} }), Doc: "Execute the program specified by path in a new process."},
			{Name: "posix_spawnp", Sig: spawnSig, Fn: posixSpawn("posix_spawnp", searchPath), Doc: "Execute the program specified by path in a new process, which is looked for in the PATH."},
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
	guardNamed(m.Funcs, looking, "readlink", "access", "stat", "listdir", "scandir", "_statvfs", "_filesystem", "_getxattr", "_listxattr")
	guardNamed(m.Funcs, afterWriting, "truncate", "utime")
	guardDescriptors(m.Funcs)
	irrevocables(m.Funcs, "isatty", "get_inheritable", "readlink", "access", "getcwd", "stat", "listdir", "scandir", "environ",
		"getlogin", "getloadavg", "getgroups", "getpgid", "getsid", "uname", "times", "waitpid", "_wait4", "waitid", "system", "read", "_readv", "write", "close", "sendfile", "_splice", "posix_spawn", "posix_spawnp", "cpu_count", "get_terminal_size", "urandom", "strerror",
		"getpriority", "getresuid", "getresgid", "sched_get_priority_max", "sched_get_priority_min", "sched_getscheduler", "sched_getparam", "sched_rr_get_interval", "_getaffinity", "_statvfs", "_filesystem", "_getxattr", "_listxattr")
	needDescriptors(m.Funcs, "open", "dup", "dup2", "pipe", "pipe2", "listdir", "scandir", "memfd_create", "_openpty", "pidfd_open", "eventfd")
	guardNamed(m.Funcs, afterDropped, "_exit", "execve")
	for name, f := range map[string]func() int{"getpid": os.Getpid, "getppid": os.Getppid, "getuid": os.Getuid, "geteuid": os.Geteuid, "getgid": os.Getgid, "getegid": os.Getegid, "getpgrp": unix.Getpgrp} {
		m.Funcs = append(m.Funcs, vm.Native{Name: name, Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(int64(f())), nil }})
	}
	m.Funcs = append(m.Funcs, pathWords...)
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
			case "fd", "fd2", "in_fd", "out_fd", "dir_fd", "src_dir_fd", "dst_dir_fd":
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

// intArgs converts a few arguments to ints.
func intArgs(t *Thread, args []Value) ([]int, error) {
	m := t.Mark()
	defer t.Release(m)
	var kept [8]*Value
	for i, v := range args {
		kept[i] = t.Keep(v)
	}
	out := make([]int, len(args))
	for i := range args {
		var err error
		if out[i], err = t.ToInt(*kept[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// intItems converts the items of a tuple to ints.
func intItems(t *Thread, tuple Value) ([]int, error) {
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(tuple)
	out := make([]int, t.TupleLen(tuple))
	for i := range out {
		var err error
		if out[i], err = t.ToInt(t.TupleItem(*kept, i)); err != nil {
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

// byPath stands where a file is not given by a descriptor.
const byPath = math.MinInt32

// pathOrFd is a path, or a descriptor.
func pathOrFd(t *Thread, v Value) (path string, fd int, err error) {
	if t.IsInstance(v, obj.ShapeInt) {
		fd, err = t.ToInt(v)
		return "", fd, err
	}
	path, err = pathText(t, v)
	return path, byPath, err
}
