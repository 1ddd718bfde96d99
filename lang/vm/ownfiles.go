package vm

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The interpreter has descriptors of its own: the heap, what Go waits with. To
// the program they are not open, or it could close or change them by number.

// ownLinks are how the descriptors that Go keeps open look in /proc/self/fd.
var ownLinks = []string{"anon_inode:[eventpoll]", "anon_inode:[eventfd]", "/sys/fs/cgroup/", "/memfd:pystm"}

// noteOwnFiles notes the descriptors that are the interpreter's when it starts.
func (vm *VM) noteOwnFiles() {
	time.AfterFunc(time.Hour, func() {}).Stop() // Go makes its own with the first timer
	const folder = "/proc/self/fd"
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		link, _ := os.Readlink(filepath.Join(folder, e.Name()))
		for _, own := range ownLinks {
			if fd, err := strconv.Atoi(e.Name()); err == nil && strings.HasPrefix(link, own) {
				vm.NoteOwnFile(fd)
			}
		}
	}
}

// NoteOwnFile notes a descriptor that the interpreter has opened for itself.
func (vm *VM) NoteOwnFile(fd int) { vm.ownFiles.Store(fd, true) }

// OwnsFile reports whether a descriptor is the interpreter's.
func (vm *VM) OwnsFile(fd int) bool {
	_, own := vm.ownFiles.Load(fd)
	return own
}
