package vm

import (
	"sync"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Memory of threads' stacks. That of threads which have ended is kept for those that start, as programs which
// start a thread for each request would map and unmap it each time, and fault its first pages in.

// Sizes of a thread's stack. Only touched pages cost memory.
const (
	stackBytes   = 256 << 20
	stackReserve = 1 << 20 // kept free above the deepest frame, for natives' arguments
	stackFoot    = 16 * wordSize
)

const (
	sparesMax = 8
	// shallow is how much of a stack may have been used if it is kept, in bytes, so that what is kept is
	// not much memory.
	shallow = 64 << 10
)

// stacks keeps the stacks of threads that have ended.
type stacks struct {
	mu     sync.Mutex
	spares []unsafe.Pointer // their lowest addresses
}

// take returns the lowest address of a stack. What the stack holds is undefined but for its foot, which is zero.
func (s *stacks) take() (unsafe.Pointer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.spares); n > 0 {
		lo := s.spares[n-1]
		s.spares = s.spares[:n-1]
		clearStack(lo, uintptr(lo), uintptr(lo)+stackFoot)
		return lo, nil
	}
	mem, err := unix.Mmap(-1, 0, stackBytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
	return unsafe.Pointer(unsafe.SliceData(mem)), err
}

// put gives a stack back of which used bytes have been in use.
func (s *stacks) put(lo unsafe.Pointer, used uintptr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if used <= shallow && len(s.spares) < sparesMax {
		s.spares = append(s.spares, lo)
		return
	}
	_ = unix.Munmap(unsafe.Slice((*byte)(lo), stackBytes)) // of a mapping of ours
}

// clearStack makes the words of [from, to) valid values.
func clearStack(lo unsafe.Pointer, from, to uintptr) {
	clear(regs(unsafe.Add(lo, from-uintptr(lo)), int(to-from)/wordSize))
}
