package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _posixshmem: shared memory that has a name.

func posixshmemModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_posixshmem", Doc: "POSIX shared memory module",
		Funcs: []vm.Native{
			{Name: "shm_open", Sig: "path, flags, mode=511", Fn: irrevocable(shmOpen), Doc: "Open a shared memory object.  Returns a file descriptor (integer)."},
			{Name: "shm_unlink", Sig: "path", Fn: irrevocable(shmUnlink), Doc: "Remove a shared memory object (similar to unlink())."},
		}}
}

// nameMax is how long the name of a file may be.
const nameMax = 255

// shmPath is the file that stands for a name: one slash may be at its beginning,
// and no other.
func shmPath(name, prefix string) (string, error) {
	base := strings.TrimLeft(name, "/")
	switch {
	case base == "" || strings.ContainsAny(base, "/\x00") || base == "." || base == "..":
		return "", unix.EINVAL
	case len(prefix+base) > nameMax:
		return "", unix.ENAMETOOLONG
	}
	return "/dev/shm/" + prefix + base, nil
}

func shmOpen(t *Thread, args []Value) (Value, error) {
	name, err := t.StrText(args[0])
	if err != nil {
		return 0, err
	}
	n := []int{0, 0o777}
	for i := range n {
		if args[1+i] != unbound {
			if n[i], err = t.ToInt(args[1+i]); err != nil {
				return 0, err
			}
		}
	}
	path, err := shmPath(name, "")
	fd := -1
	if err == nil {
		fd, err = quick(func() (int, error) { return unix.Open(path, n[0]|unix.O_NOFOLLOW|unix.O_CLOEXEC, uint32(n[1])) })
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return obj.SmallInt(int64(fd)), nil
}

func shmUnlink(t *Thread, args []Value) (Value, error) {
	name, err := t.StrText(args[0])
	if err != nil {
		return 0, err
	}
	path, err := shmPath(name, "")
	if err == nil {
		err = unix.Unlink(path)
	}
	if err != nil {
		return 0, osError(t, err, args[0])
	}
	return none, nil
}
