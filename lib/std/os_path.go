package std

import (
	"math"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _os: files and folders by their paths.

// folderArg is the open folder that a path is below, or the current one.
func folderArg(t *Thread, v Value) (int, error) {
	if !given(v) {
		return unix.AT_FDCWD, nil
	}
	return t.ToInt(v)
}

// pathCall is a system call on a path: the arguments are the path, numbers, and
// the folder.
func pathCall(call func(folder int, path string, n []int) error) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		last := len(args) - 1
		folder, err := folderArg(t, args[last])
		if err != nil {
			return 0, err
		}
		n, err := intArgs(t, args[1:last])
		if err != nil {
			return 0, err
		}
		path, err := pathText(t, args[0])
		if err != nil {
			return 0, err
		}
		if err := call(folder, path, n); err != nil {
			return 0, osError(t, err, args[0])
		}
		return none, nil
	}
}

// pathsCall is a system call on two paths: the arguments are the paths, numbers,
// and the folder of each path.
func pathsCall(call func(folder int, path string, folder2 int, path2 string, n []int) error) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		last := len(args) - 1
		folder, err := folderArg(t, args[last-1])
		if err != nil {
			return 0, err
		}
		folder2, err := folderArg(t, args[last])
		if err != nil {
			return 0, err
		}
		n, err := intArgs(t, args[2:last-1])
		if err != nil {
			return 0, err
		}
		path, err := pathText(t, args[0])
		if err != nil {
			return 0, err
		}
		path2, err := pathText(t, args[1])
		if err != nil {
			return 0, err
		}
		if err := call(folder, path, folder2, path2, n); err != nil {
			return 0, osError(t, err, args[0], args[1])
		}
		return none, nil
	}
}

// linkFlags has a call look at a symbolic link itself unless links are followed.
func linkFlags(follow int) int {
	if follow != 0 {
		return 0
	}
	return unix.AT_SYMLINK_NOFOLLOW
}

func osMkdir(folder int, path string, n []int) error {
	return unix.Mkdirat(folder, path, uint32(n[0]))
}

func osRmdir(folder int, path string, _ []int) error {
	return unix.Unlinkat(folder, path, unix.AT_REMOVEDIR)
}

func osUnlink(folder int, path string, _ []int) error {
	return unix.Unlinkat(folder, path, 0)
}

func osRename(folder int, path string, folder2 int, path2 string, _ []int) error {
	return unix.Renameat(folder, path, folder2, path2)
}

func osLink(folder int, path string, folder2 int, path2 string, n []int) error {
	flags := 0
	if n[0] != 0 {
		flags = unix.AT_SYMLINK_FOLLOW
	}
	return unix.Linkat(folder, path, folder2, path2, flags)
}

func osSymlink(_ int, path string, folder int, path2 string, _ []int) error {
	return unix.Symlinkat(path, folder, path2)
}

func osChmod(folder int, path string, n []int) error {
	return unix.Fchmodat(folder, path, uint32(n[0]), linkFlags(n[1]))
}

func osChown(folder int, path string, n []int) error {
	return unix.Fchownat(folder, path, n[0], n[1], linkFlags(n[2]))
}

func osMkfifo(folder int, path string, n []int) error {
	return unix.Mkfifoat(folder, path, uint32(n[0]))
}

func osMknod(folder int, path string, n []int) error {
	return unix.Mknodat(folder, path, uint32(n[0]), n[1])
}

// nowNanos stands for the present among times in ns.
const nowNanos = math.MinInt

// fileTime is a time of a file, given in ns.
func fileTime(nanos int) unix.Timespec {
	if nanos == nowNanos {
		return unix.Timespec{Nsec: unix.UTIME_NOW}
	}
	return unix.NsecToTimespec(int64(nanos))
}

func osUtime(folder int, path string, n []int) error {
	return unix.UtimesNanoAt(folder, path, []unix.Timespec{fileTime(n[0]), fileTime(n[1])}, linkFlags(n[2]))
}

func osFutime(n []int) error {
	times := [2]unix.Timespec{fileTime(n[1]), fileTime(n[2])}
	if _, _, errno := unix.Syscall6(unix.SYS_UTIMENSAT, uintptr(n[0]), 0, uintptr(unsafe.Pointer(&times)), 0, 0, 0); errno != 0 {
		return errno
	}
	return nil
}

// likePath makes the name of a file a str, or bytes if the path was.
func likePath(t *Thread, path Value, name string) (Value, error) {
	if t.IsInstance(path, obj.ShapeBytes) {
		return t.NewBytes(name)
	}
	return t.NewStr(obj.FileName(name))
}

func osReadlink(t *Thread, args []Value) (Value, error) {
	folder, err := folderArg(t, args[1])
	if err != nil {
		return 0, err
	}
	p, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	buf := make([]byte, unix.PathMax)
	n, err := unix.Readlinkat(folder, p, buf)
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return likePath(t, args[0], string(buf[:n]))
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
	if fd != byPath {
		err = unix.Ftruncate(fd, int64(n))
	} else {
		err = unix.Truncate(p, int64(n))
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}

func osAccess(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args[1:4])
	if err != nil {
		return 0, err
	}
	folder, err := folderArg(t, args[4])
	if err != nil {
		return 0, err
	}
	p, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	flags := linkFlags(n[2])
	if n[1] != 0 {
		flags |= unix.AT_EACCESS
	}
	return obj.Bool(unix.Faccessat(folder, p, uint32(n[0]), flags) == nil), nil
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
	if fd != byPath {
		err = unix.Fchdir(fd)
	} else {
		err = unix.Chdir(p)
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}
