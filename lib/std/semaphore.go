package std

import (
	"math"
	"sync"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Named semaphores that processes share, as POSIX has them: a file of a page's
// beginning in /dev/shm with the layout of the C library's, so that its programs
// can use them, too. A word holds the value in its lower half and in its upper
// one how many wait; who waits sleeps on the value (futex). A process that is
// killed while it waits leaves the number too high, which costs others a system
// call for each post and nothing else.

// semMax is the largest value.
const semMax = math.MaxInt32

const (
	semBytes  = 32 // of the file
	semWaiter = 1 << 32
)

// The futex operations that work between processes.
const (
	futexWait = 0
	futexWake = 1
)

// semaphore is one that this process has mapped. Its pages go when it is
// abandoned and no goroutine waits for it any more.
type semaphore struct {
	mu   sync.Mutex
	data []byte
	uses int // guarded by mu: the object, and goroutines that wait
	word *atomic.Uint64
}

const semPrefix = "sem." // of its file's name

// openSemaphore opens a semaphore that is there, or makes one.
func openSemaphore(name string, create bool, value int) (*semaphore, error) {
	path, err := shmPath(name, semPrefix)
	if err != nil {
		return nil, err
	}
	flags := unix.O_RDWR | unix.O_NOFOLLOW | unix.O_CLOEXEC
	if create {
		flags |= unix.O_CREAT | unix.O_EXCL
	}
	fd, err := quick(func() (int, error) { return unix.Open(path, flags, 0o600) })
	if err != nil {
		return nil, err
	}
	defer unix.Close(fd)
	s, err := mapSemaphore(fd, create)
	switch {
	case err == nil && create:
		s.word.Store(uint64(value))
	case err != nil && create:
		unix.Unlink(path)
	}
	return s, err
}

func mapSemaphore(fd int, create bool) (*semaphore, error) {
	if create {
		if err := unix.Ftruncate(fd, semBytes); err != nil {
			return nil, err
		}
	}
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return nil, err
	}
	if st.Size < semBytes {
		return nil, unix.EINVAL
	}
	data, err := unix.Mmap(fd, 0, semBytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		return nil, err
	}
	return &semaphore{data: data, uses: 1, word: (*atomic.Uint64)(unsafe.Pointer(&data[0]))}, nil
}

// unlinkSemaphore takes a semaphore's name away.
func unlinkSemaphore(name string) error {
	path, err := shmPath(name, semPrefix)
	if err != nil {
		return err
	}
	return unix.Unlink(path)
}

// Abandon gives the memory back.
func (s *semaphore) Abandon() { s.use(-1) }

func (s *semaphore) use(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.uses += n; s.uses == 0 {
		unix.Munmap(s.data)
	}
}

func (s *semaphore) address() int { return int(uintptr(unsafe.Pointer(s.word))) }

func (s *semaphore) value() int { return int(uint32(s.word.Load())) }

// try takes one of the value if there is one.
func (s *semaphore) try() bool {
	for {
		old := s.word.Load()
		if uint32(old) == 0 {
			return false
		}
		if s.word.CompareAndSwap(old, old-1) {
			return true
		}
	}
}

// post adds one to the value.
func (s *semaphore) post() error {
	for {
		old := s.word.Load()
		if uint32(old) >= semMax {
			return unix.EOVERFLOW
		}
		if s.word.CompareAndSwap(old, old+1) {
			s.wake(1)
			return nil
		}
	}
}

// wake wakes some of those who wait, if any.
func (s *semaphore) wake(n int) {
	if s.word.Load() >= semWaiter {
		s.futex(futexWake, n)
	}
}

func (s *semaphore) futex(op, n int) {
	// The lower half comes first in memory on all machines that the heap is made for.
	unix.Syscall6(unix.SYS_FUTEX, uintptr(unsafe.Pointer(s.word)), uintptr(op), uintptr(n), 0, 0, 0)
}

// semWait is a goroutine that waits until a semaphore's value is not zero. It
// takes nothing of it.
type semWait struct {
	sem  *semaphore
	over chan struct{} // closed at the end
	left atomic.Bool   // nobody wants to know any more
}

func (s *semaphore) wait() *semWait {
	w := &semWait{sem: s, over: make(chan struct{})}
	s.use(1)
	go w.run()
	return w
}

func (w *semWait) run() {
	s := w.sem
	s.word.Add(semWaiter)
	for !w.left.Load() && s.value() == 0 {
		s.futex(futexWait, 0)
	}
	s.word.Add(^uint64(semWaiter - 1))
	close(w.over)
	if w.left.Load() {
		s.wake(1)
	}
	s.use(-1)
}

// leave ends the wait. A post wakes one who waits: who was woken and takes
// nothing wakes another.
func (w *semWait) leave() {
	w.left.Store(true)
	w.sem.wake(math.MaxInt32)
}
