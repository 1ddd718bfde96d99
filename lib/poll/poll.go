// Package poll waits for file descriptors to become ready. A waiting goroutine
// costs neither a processor nor an operating system thread, however many wait:
// one epoll set holds all descriptors, and Go's own network poller watches that
// set. The descriptors stay the caller's, in whatever mode they are.
package poll

import (
	"errors"
	"os"
	"slices"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Events that a waiter may want.
const (
	In  uint32 = unix.EPOLLIN | unix.EPOLLRDHUP
	Out uint32 = unix.EPOLLOUT
	Pri uint32 = unix.EPOLLPRI
)

// always are the events that wake every waiter of a descriptor.
const always = unix.EPOLLERR | unix.EPOLLHUP

// Poller is a set of waiters. The zero value is ready for use.
type Poller struct {
	// Made, if not nil, is told the descriptor of the epoll set when that is made.
	Made    func(set int)
	mu      sync.Mutex
	set     int // descriptor of the epoll set; guarded by mu, once made it stays
	made    bool
	waiters map[int][]*Waiter // by descriptor, in the order they came; guarded by mu
}

// Waiter waits for a descriptor, once.
type Waiter struct {
	// Ready gets a token when the descriptor may be ready or was closed.
	Ready chan struct{}

	fd     int
	events uint32
}

// Enter begins to wait for a descriptor. Leave must be called in the end.
func (p *Poller) Enter(fd int, events uint32) (*Waiter, error) {
	w := &Waiter{Ready: make(chan struct{}, 1), fd: fd, events: events}
	return w, p.enter(w)
}

func (p *Poller) enter(w *Waiter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.make(); err != nil {
		return err
	}
	fd := w.fd
	p.waiters[fd] = append(p.waiters[fd], w)
	err := p.arm(fd)
	if err != nil {
		p.remove(w)
	}
	return err
}

// Leave ends a wait. Somebody else who waits for the same may be next: of
// several that want to read only one is woken at a time.
func (p *Poller) Leave(w *Waiter) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.remove(w)
	if len(p.waiters[w.fd]) > 0 && p.arm(w.fd) != nil {
		p.wakeAll(w.fd)
	}
}

// Wake wakes everybody who waits for a descriptor, which is about to be closed.
func (p *Poller) Wake(fd int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wakeAll(fd)
}

func (p *Poller) wakeAll(fd int) {
	for _, w := range p.waiters[fd] {
		w.wake()
	}
}

func (w *Waiter) wake() {
	select {
	case w.Ready <- struct{}{}:
	default:
	}
}

func (p *Poller) remove(w *Waiter) {
	q := p.waiters[w.fd]
	if i := slices.Index(q, w); i >= 0 {
		q = slices.Delete(q, i, i+1)
	}
	if len(q) == 0 {
		delete(p.waiters, w.fd)
	} else {
		p.waiters[w.fd] = q
	}
}

// arm asks for one report of what the waiters of a descriptor want; if that is
// so already it comes at once.
func (p *Poller) arm(fd int) error {
	e := unix.EpollEvent{Events: unix.EPOLLONESHOT, Fd: int32(fd)}
	for _, w := range p.waiters[fd] {
		e.Events |= w.events
	}
	err := control(p.set, unix.EPOLL_CTL_MOD, fd, &e)
	if errors.Is(err, unix.ENOENT) {
		err = control(p.set, unix.EPOLL_CTL_ADD, fd, &e)
	}
	return err
}

// control and reports are system calls that never wait, so Go's scheduler need not
// know of them: told, it takes the processor away from one that the system has
// preempted meanwhile, and looks at all of them every 20 µs for a while after that.

func control(set, op, fd int, e *unix.EpollEvent) error {
	_, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_CTL, uintptr(set), uintptr(op), uintptr(fd), uintptr(unsafe.Pointer(e)), 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}

func reports(set int, events []unix.EpollEvent) (int, error) {
	n, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_PWAIT, uintptr(set), uintptr(unsafe.Pointer(unsafe.SliceData(events))), uintptr(len(events)), 0, 0, 0)
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// make makes the epoll set and starts who watches it.
func (p *Poller) make() error {
	if p.made {
		return nil
	}
	set, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return err
	}
	if err := unix.SetNonblock(set, true); err != nil {
		unix.Close(set)
		return err
	}
	file := os.NewFile(uintptr(set), "epoll")
	conn, err := file.SyscallConn()
	if err != nil {
		file.Close()
		return err
	}
	p.set, p.made, p.waiters = set, true, map[int][]*Waiter{}
	if p.Made != nil {
		p.Made(set)
	}
	go p.watch(file, conn)
	return nil
}

// watch passes on what the epoll set reports.
func (p *Poller) watch(file *os.File, conn syscall.RawConn) {
	defer file.Close()
	events := make([]unix.EpollEvent, 128)
	for {
		n := 0
		err := conn.Read(func(set uintptr) bool {
			var err error
			if n, err = reports(int(set), events); err != nil {
				n = 0
			}
			return n > 0
		})
		if err != nil {
			return
		}
		p.mu.Lock()
		for _, e := range events[:n] {
			p.report(int(e.Fd), e.Events)
		}
		p.mu.Unlock()
	}
}

// report wakes those whom an event is for: all if something is wrong with the
// descriptor, else the first that wants to read and the first that wants to
// write. They ask for the next report when they leave.
func (p *Poller) report(fd int, events uint32) {
	if events&always != 0 {
		p.wakeAll(fd)
		return
	}
	for _, w := range p.waiters[fd] {
		if w.events&events != 0 {
			events &^= w.events
			w.wake()
		}
	}
}

// Look passes on at once what the set reports: callers that keep all processors
// busy should call it now and then. Go's own poller is asked every 10 ms only
// while there are other goroutines to run.
func (p *Poller) Look() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.waiters) == 0 {
		return
	}
	var events [32]unix.EpollEvent
	n, err := reports(p.set, events[:])
	if err != nil {
		return
	}
	for _, e := range events[:n] {
		p.report(int(e.Fd), e.Events)
	}
}

// Group waits for several descriptors at a time.
type Group struct {
	// Ready gets a token when one of them may be ready.
	Ready chan struct{}

	poller  *Poller
	waiters []*Waiter
}

// NewGroup makes a group without descriptors.
func NewGroup(p *Poller) *Group { return &Group{Ready: make(chan struct{}, 1), poller: p} }

// Enter adds a descriptor. False: it is none that can be waited for.
func (g *Group) Enter(fd int, events uint32) bool {
	w := &Waiter{Ready: g.Ready, fd: fd, events: events}
	if g.poller.enter(w) != nil {
		return false
	}
	g.waiters = append(g.waiters, w)
	return true
}

// Leave ends the wait for all of them.
func (g *Group) Leave() {
	for _, w := range g.waiters {
		g.poller.Leave(w)
	}
}
