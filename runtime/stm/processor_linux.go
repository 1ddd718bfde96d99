package stm

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// whereabouts returns which processor the goroutine runs on, and the system's number
// of its thread in the low 32 bits; neither holds for long. 0: the system does not tell.
func whereabouts() uint64 {
	var processor uint32
	if _, _, errno := unix.RawSyscall(unix.SYS_GETCPU, uintptr(unsafe.Pointer(&processor)), 0, 0); errno != 0 {
		return 0
	}
	return uint64(processor)<<32 | uint64(unix.Gettid())
}

// moveFrom moves a thread of the process away from a processor, if it is there and
// may run elsewhere. Afterwards it may run on all that the caller may.
func moveFrom(processor, thread int) {
	if unix.Tgkill(unix.Getpid(), thread, 0) != nil {
		return // it has ended: the number may be another process's
	}
	var all, others unix.CPUSet
	if unix.SchedGetaffinity(0, &all) != nil {
		return
	}
	others = all
	others.Clear(processor)
	if others.Count() > 0 && unix.SchedSetaffinity(thread, &others) == nil {
		unix.SchedSetaffinity(thread, &all)
	}
}
