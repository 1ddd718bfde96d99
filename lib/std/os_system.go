package std

import (
	"bytes"
	"math"
	"strconv"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// System calls of module os that few programs make: owners, priorities, devices,
// attributes of files, descriptors of other kinds.

func systemFuncs() []vm.Native {
	return []vm.Native{
		{Name: "mkfifo", Sig: "path, mode, dir_fd, /", Fn: pathCall(osMkfifo)},
		{Name: "mknod", Sig: "path, mode, device, dir_fd, /", Fn: pathCall(osMknod)},
		{Name: "chown", Sig: "path, uid, gid, follow, dir_fd, /", Fn: withIDs(pathCall(osChown), "", "uid", "gid")},
		{Name: "chroot", Sig: "path, dir_fd, /", Fn: pathCall(func(_ int, path string, _ []int) error { return unix.Chroot(path) })},
		{Name: "fchown", Sig: "fd, uid, gid", Fn: withIDs(numbersNone(func(n []int) error { return unix.Fchown(n[0], n[1], n[2]) }), "", "uid", "gid")},
		{Name: "fdatasync", Sig: "fd", Fn: numbersNone(func(n []int) error { return unix.Fdatasync(n[0]) })},
		{Name: "posix_fallocate", Sig: "fd, offset, length, /", Fn: numbersNone(func(n []int) error { return unix.Fallocate(n[0], 0, int64(n[1]), int64(n[2])) })},
		{Name: "posix_fadvise", Sig: "fd, offset, length, advice, /", Fn: numbersNone(func(n []int) error { return unix.Fadvise(n[0], int64(n[1]), int64(n[2]), n[3]) })},
		{Name: "setpriority", Sig: "which, who, priority", Fn: numbersNone(func(n []int) error { return unix.Setpriority(n[0], n[1], n[2]) })},
		{Name: "getpriority", Sig: "which, who", Fn: numbers(getPriority)},
		{Name: "seteuid", Sig: "euid, /", Fn: withIDs(numbersNone(func(n []int) error { return unix.Setreuid(-1, n[0]) }), "uid")},
		{Name: "setegid", Sig: "egid, /", Fn: withIDs(numbersNone(func(n []int) error { return unix.Setregid(-1, n[0]) }), "gid")},
		{Name: "setreuid", Sig: "ruid, euid, /", Fn: withIDs(numbersNone(func(n []int) error { return unix.Setreuid(n[0], n[1]) }), "uid", "uid")},
		{Name: "setregid", Sig: "rgid, egid, /", Fn: withIDs(numbersNone(func(n []int) error { return unix.Setregid(n[0], n[1]) }), "gid", "gid")},
		{Name: "setresuid", Sig: "ruid, euid, suid, /", Fn: withIDs(numbersNone(func(n []int) error { return unix.Setresuid(n[0], n[1], n[2]) }), "uid", "uid", "uid")},
		{Name: "setresgid", Sig: "rgid, egid, sgid, /", Fn: withIDs(numbersNone(func(n []int) error { return unix.Setresgid(n[0], n[1], n[2]) }), "gid", "gid", "gid")},
		{Name: "getresuid", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { r, e, s := unix.Getresuid(); return intTuple(t, r, e, s) }},
		{Name: "getresgid", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { r, e, s := unix.Getresgid(); return intTuple(t, r, e, s) }},
		{Name: "sched_get_priority_max", Sig: "policy", Fn: numbers(rawCall(unix.SYS_SCHED_GET_PRIORITY_MAX))},
		{Name: "sched_get_priority_min", Sig: "policy", Fn: numbers(rawCall(unix.SYS_SCHED_GET_PRIORITY_MIN))},
		{Name: "sched_getscheduler", Sig: "pid, /", Fn: numbers(rawCall(unix.SYS_SCHED_GETSCHEDULER))},
		{Name: "sched_getparam", Sig: "pid, /", Fn: osSchedGetparam},
		{Name: "sched_setparam", Sig: "pid, param, /", Fn: osSchedSetparam},
		{Name: "sched_setscheduler", Sig: "pid, policy, param, /", Fn: osSchedSetscheduler},
		{Name: "sched_rr_get_interval", Sig: "pid, /", Fn: osSchedRRInterval},
		{Name: "_getaffinity", Sig: "pid, /", Fn: getAffinity},
		{Name: "_setaffinity", Sig: "pid, cpus, /", Fn: setAffinity},
		{Name: "_statvfs", Sig: "path, /", Fn: osStatvfs},
		{Name: "_filesystem", Sig: "path, /", Fn: osFilesystem},
		{Name: "_pwritev2", Sig: "fd, buffer, offset, flags, /", Fn: osPwrite},
		{Name: "pidfd_open", Sig: "pid, flags, /", Fn: numbers(func(n []int) (int, error) { return unix.PidfdOpen(n[0], n[1]) })},
		{Name: "eventfd", Sig: "initval, flags, /", Fn: numbers(func(n []int) (int, error) { return unix.Eventfd(uint(n[0]), n[1]) })},
		{Name: "memfd_create", Sig: "name, flags, /", Fn: osMemfdCreate},
		{Name: "tcgetpgrp", Sig: "fd, /", Fn: numbers(func(n []int) (int, error) { return unix.IoctlGetInt(n[0], unix.TIOCGPGRP) })},
		{Name: "tcsetpgrp", Sig: "fd, pgid, /", Fn: numbersNone(func(n []int) error { return unix.IoctlSetPointerInt(n[0], unix.TIOCSPGRP, n[1]) })},
		{Name: "_openpty", Sig: "", Fn: osOpenpty},
		{Name: "setgroups", Sig: "groups, /", Fn: osSetgroups},
		{Name: "_getxattr", Sig: "path, name, follow, /", Fn: osGetxattr},
		{Name: "_setxattr", Sig: "path, name, value, flags, follow, /", Fn: osSetxattr},
		{Name: "_removexattr", Sig: "path, name, follow, /", Fn: osRemovexattr},
		{Name: "_listxattr", Sig: "path, follow, /", Fn: osListxattr},
		{Name: "_copy_file_range", Sig: "in_fd, out_fd, count, in_offset, out_offset, /", Fn: osCopyFileRange},
	}
}

// systemConstants are the numbers that go with them.
var systemConstants = map[string]int64{
	"PRIO_PROCESS": unix.PRIO_PROCESS, "PRIO_PGRP": unix.PRIO_PGRP, "PRIO_USER": unix.PRIO_USER,
	"SCHED_OTHER": unix.SCHED_NORMAL, "SCHED_FIFO": unix.SCHED_FIFO, "SCHED_RR": unix.SCHED_RR, "SCHED_BATCH": unix.SCHED_BATCH,
	"SCHED_IDLE": unix.SCHED_IDLE, "SCHED_RESET_ON_FORK": unix.SCHED_RESET_ON_FORK,
	"EFD_CLOEXEC": unix.EFD_CLOEXEC, "EFD_NONBLOCK": unix.EFD_NONBLOCK, "EFD_SEMAPHORE": unix.EFD_SEMAPHORE,
	"MFD_CLOEXEC": unix.MFD_CLOEXEC, "MFD_ALLOW_SEALING": unix.MFD_ALLOW_SEALING, "MFD_HUGETLB": unix.MFD_HUGETLB,
	"MFD_HUGE_SHIFT": unix.MFD_HUGE_SHIFT, "MFD_HUGE_MASK": unix.MFD_HUGE_MASK, "MFD_HUGE_64KB": unix.MFD_HUGE_64KB,
	"MFD_HUGE_512KB": unix.MFD_HUGE_512KB, "MFD_HUGE_1MB": unix.MFD_HUGE_1MB, "MFD_HUGE_2MB": unix.MFD_HUGE_2MB,
	"MFD_HUGE_8MB": unix.MFD_HUGE_8MB, "MFD_HUGE_16MB": unix.MFD_HUGE_16MB, "MFD_HUGE_32MB": unix.MFD_HUGE_32MB,
	"MFD_HUGE_256MB": unix.MFD_HUGE_256MB, "MFD_HUGE_512MB": unix.MFD_HUGE_512MB, "MFD_HUGE_1GB": unix.MFD_HUGE_1GB,
	"MFD_HUGE_2GB": unix.MFD_HUGE_2GB, "MFD_HUGE_16GB": unix.MFD_HUGE_16GB,
	"XATTR_CREATE": unix.XATTR_CREATE, "XATTR_REPLACE": unix.XATTR_REPLACE, "XATTR_SIZE_MAX": 1 << 16,
	"POSIX_FADV_NORMAL": unix.FADV_NORMAL, "POSIX_FADV_RANDOM": unix.FADV_RANDOM, "POSIX_FADV_SEQUENTIAL": unix.FADV_SEQUENTIAL,
	"POSIX_FADV_WILLNEED": unix.FADV_WILLNEED, "POSIX_FADV_DONTNEED": unix.FADV_DONTNEED, "POSIX_FADV_NOREUSE": unix.FADV_NOREUSE,
	"ST_RDONLY": unix.ST_RDONLY, "ST_NOSUID": unix.ST_NOSUID, "ST_NODEV": unix.ST_NODEV, "ST_NOEXEC": unix.ST_NOEXEC,
	"ST_SYNCHRONOUS": unix.ST_SYNCHRONOUS, "ST_MANDLOCK": unix.ST_MANDLOCK, "ST_NOATIME": unix.ST_NOATIME,
	"ST_NODIRATIME": unix.ST_NODIRATIME, "ST_RELATIME": unix.ST_RELATIME, "ST_APPEND": 256, "ST_WRITE": 128,
	"SEEK_DATA": unix.SEEK_DATA, "SEEK_HOLE": unix.SEEK_HOLE, "GRND_NONBLOCK": unix.GRND_NONBLOCK, "GRND_RANDOM": unix.GRND_RANDOM,
	"P_PID": unix.P_PID, "P_PGID": unix.P_PGID, "P_ALL": unix.P_ALL, "P_PIDFD": unix.P_PIDFD,
	"WEXITED": unix.WEXITED, "WSTOPPED": unix.WSTOPPED, "WNOWAIT": unix.WNOWAIT,
	"F_LOCK": 1, "F_TLOCK": 2, "F_ULOCK": 0, "F_TEST": 3, "NGROUPS_MAX": 65536, "TMP_MAX": 238328, "O_FSYNC": unix.O_SYNC,
	"RWF_HIPRI": unix.RWF_HIPRI, "RWF_DSYNC": unix.RWF_DSYNC, "RWF_SYNC": unix.RWF_SYNC, "RWF_NOWAIT": unix.RWF_NOWAIT,
	"RWF_APPEND":    unix.RWF_APPEND,
	"SPLICE_F_MOVE": unix.SPLICE_F_MOVE, "SPLICE_F_NONBLOCK": unix.SPLICE_F_NONBLOCK, "SPLICE_F_MORE": unix.SPLICE_F_MORE,
	"POSIX_SPAWN_OPEN": spawnOpen, "POSIX_SPAWN_CLOSE": spawnClose, "POSIX_SPAWN_DUP2": spawnDup2,
	"CLD_EXITED": 1, "CLD_KILLED": 2, "CLD_DUMPED": 3, "CLD_TRAPPED": 4, "CLD_STOPPED": 5, "CLD_CONTINUED": 6,
	"RTLD_LAZY": 1, "RTLD_NOW": 2, "RTLD_NOLOAD": 4, "RTLD_DEEPBIND": 8, "RTLD_GLOBAL": 256, "RTLD_LOCAL": 0, "RTLD_NODELETE": 4096,
}

// numbersNone is a call with numbers that gives none.
func numbersNone(call func(n []int) error) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		n, err := intArgs(t, args)
		if err != nil {
			return 0, err
		}
		if err := call(n); err != nil {
			return 0, osError(t, err)
		}
		return none, nil
	}
}

// withIDs has a function complain about arguments that are no numbers of users or
// groups; kinds says what each must be, "" being anything.
func withIDs(fn vm.NativeFunc, kinds ...string) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		for i, kind := range kinds {
			if kind == "" {
				continue
			}
			if !t.IsInstance(args[i], obj.ShapeInt) {
				return 0, t.TypeError("%s should be integer, not %s", kind, t.TypeName(args[i]))
			}
			n, err := t.ToInt(args[i])
			switch {
			case err != nil:
				return 0, err
			case n < -1:
				return 0, t.Raise(t.VM.Exc.OverflowError, "%s is less than minimum", kind)
			case n > math.MaxUint32:
				return 0, t.Raise(t.VM.Exc.OverflowError, "%s is greater than maximum", kind)
			}
		}
		return fn(t, args)
	}
}

// numbers is a call with numbers that gives one.
func numbers(call func(n []int) (int, error)) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		n, err := intArgs(t, args)
		if err != nil {
			return 0, err
		}
		r, err := call(n)
		if err != nil {
			return 0, osError(t, err)
		}
		return t.NewInt(int64(r)), nil
	}
}

func rawCall(number uintptr) func(n []int) (int, error) {
	return func(n []int) (int, error) {
		r, _, errno := unix.Syscall(number, uintptr(n[0]), 0, 0)
		if errno != 0 {
			return 0, errno
		}
		return int(r), nil
	}
}

func intTuple(t *Thread, n ...int) (Value, error) {
	items := make([]Value, len(n))
	for i, x := range n {
		items[i] = t.NewInt(int64(x))
	}
	return t.NewTuple(items...)
}

// getPriority is the nice value: the system call counts down from 20.
func getPriority(n []int) (int, error) {
	p, err := unix.Getpriority(n[0], n[1])
	return 20 - p, err
}

// getAffinity makes a list of the processors that a process may run on.
func getAffinity(t *Thread, args []Value) (Value, error) {
	pid, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	var set unix.CPUSet
	if err := unix.SchedGetaffinity(pid, &set); err != nil {
		return 0, osError(t, err)
	}
	out, err := t.NewList(0)
	for i := 0; i < len(set)*64 && err == nil; i++ {
		if set.IsSet(i) {
			err = t.ListAppend(out, obj.SmallInt(int64(i)))
		}
	}
	return out, err
}

func setAffinity(t *Thread, args []Value) (Value, error) {
	pid, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	if !t.IsKind(args[1], obj.KindTuple) {
		return 0, t.TypeError("processors must be a tuple")
	}
	cpus, err := intItems(t, args[1])
	if err != nil {
		return 0, err
	}
	var set unix.CPUSet
	for _, n := range cpus {
		set.Set(n)
	}
	if err := unix.SchedSetaffinity(pid, &set); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

// statfs asks about the file system that a file, by its path or a descriptor, is in.
func statfs(t *Thread, v Value) (st unix.Statfs_t, err error) {
	path, fd, err := pathOrFd(t, v)
	if err != nil {
		return st, err
	}
	if fd != byPath {
		err = unix.Fstatfs(fd, &st)
	} else {
		err = unix.Statfs(path, &st)
	}
	if err != nil {
		return st, osError(t, err, v)
	}
	return st, nil
}

// osStatvfs is what statvfs_result is made of, f_fsid last.
func osStatvfs(t *Thread, args []Value) (Value, error) {
	st, err := statfs(t, args[0])
	if err != nil {
		return 0, err
	}
	const validFlags = 0x20 // the kernel's mark that f_flags is filled in
	fsid := int(uint32(st.Fsid.Val[0])) | int(uint32(st.Fsid.Val[1]))<<32
	return intTuple(t, int(st.Bsize), int(st.Frsize), int(st.Blocks), int(st.Bfree), int(st.Bavail), int(st.Files), int(st.Ffree),
		int(st.Ffree), int(st.Flags)&^validFlags, int(st.Namelen), fsid)
}

// osFilesystem is the number of the kind of file system that a file is in.
func osFilesystem(t *Thread, args []Value) (Value, error) {
	st, err := statfs(t, args[0])
	if err != nil {
		return 0, err
	}
	return t.NewInt(int64(uint32(st.Type))), nil
}

func osMemfdCreate(t *Thread, args []Value) (Value, error) {
	flags, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	name, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	fd, err := unix.MemfdCreate(name, flags)
	if err != nil {
		return 0, osError(t, err)
	}
	return obj.SmallInt(int64(fd)), nil
}

// osOpenpty opens a pair of pseudo terminals: (master, slave).
func osOpenpty(t *Thread, _ []Value) (Value, error) {
	master, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		return 0, osError(t, err)
	}
	slave := -1
	if err = unix.IoctlSetPointerInt(master, unix.TIOCSPTLCK, 0); err == nil {
		r, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(master), unix.TIOCGPTPEER, unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC)
		if slave = int(r); errno != 0 {
			err = errno
		}
	}
	if err != nil {
		unix.Close(master)
		return 0, osError(t, err)
	}
	return intTuple(t, master, slave)
}

func osSetgroups(t *Thread, args []Value) (Value, error) {
	list, err := t.TupleOf(args[0])
	if err != nil {
		return 0, err
	}
	groups, err := intItems(t, list)
	if err != nil {
		return 0, err
	}
	if err := unix.Setgroups(groups); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

// attribute takes the arguments path, name and at i follow_symlinks; a path may be
// a descriptor.
func attribute(t *Thread, args []Value, i int) (path, name string, follow bool, err error) {
	if follow, err = t.Truth(args[i]); err != nil {
		return
	}
	fd := -1
	if path, fd, err = pathOrFd(t, args[0]); err != nil {
		return
	}
	if fd != byPath {
		path, follow = "/proc/self/fd/"+strconv.Itoa(fd), true
	}
	if i > 1 {
		name, err = pathText(t, args[1])
	}
	return
}

func osGetxattr(t *Thread, args []Value) (Value, error) {
	path, name, follow, err := attribute(t, args, 2)
	if err != nil {
		return 0, err
	}
	get := unix.Lgetxattr
	if follow {
		get = unix.Getxattr
	}
	buf := make([]byte, 1<<16)
	n, err := get(path, name, buf)
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return newBytes(t, buf[:n])
}

func osSetxattr(t *Thread, args []Value) (Value, error) {
	flags, err := t.ToInt(args[3])
	if err != nil {
		return 0, err
	}
	path, name, follow, err := attribute(t, args, 4)
	if err != nil {
		return 0, err
	}
	value, ok := bytesLike(t, args[2])
	if !ok {
		return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(args[2]))
	}
	set := unix.Lsetxattr
	if follow {
		set = unix.Setxattr
	}
	if err := set(path, name, value, flags); err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

func osRemovexattr(t *Thread, args []Value) (Value, error) {
	path, name, follow, err := attribute(t, args, 2)
	if err != nil {
		return 0, err
	}
	remove := unix.Lremovexattr
	if follow {
		remove = unix.Removexattr
	}
	if err := remove(path, name); err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

func osListxattr(t *Thread, args []Value) (Value, error) {
	path, _, follow, err := attribute(t, args, 1)
	if err != nil {
		return 0, err
	}
	list := unix.Llistxattr
	if follow {
		list = unix.Listxattr
	}
	buf := make([]byte, 1<<16)
	n, err := list(path, buf)
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	out, err := t.NewList(0)
	for _, name := range bytes.Split(buf[:n], []byte{0}) {
		if len(name) == 0 || err != nil {
			continue
		}
		var s Value
		if s, err = t.NewStr(obj.FileName(string(name))); err == nil {
			err = t.ListAppend(out, s)
		}
	}
	return out, err
}

// osCopyFileRange copies within the kernel; an offset that is None is the file's
// own, which advances.
func osCopyFileRange(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args[:3])
	if err != nil {
		return 0, err
	}
	var at [2]*int64
	for i := range at {
		if given(args[3+i]) {
			x, err := t.ToInt(args[3+i])
			if err != nil {
				return 0, err
			}
			offset := int64(x)
			at[i] = &offset
		}
	}
	c, err := unix.CopyFileRange(n[0], at[0], n[1], at[1], n[2], 0)
	if err != nil {
		return 0, osError(t, err)
	}
	return t.NewInt(int64(c)), nil
}
