package std

import (
	"sync"
	"time"

	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// Accepting connections. A listening socket may be another process's, too, who is faster: the connection
// of which the system told is gone, and the call waits for the next one. The call cannot be told not to wait:
// O_NONBLOCK would be the other process's as well. So it is made by a goroutine, and the thread leaves it alone if it
// does not return soon. What it gets then belongs to who asks next.

// acceptSoon is how long a thread waits for a call that is to return at once.
const acceptSoon = time.Millisecond

// acceptor makes the calls of a socket that waits, one at a time.
type acceptor struct {
	mu   sync.Mutex
	call *acceptCall // not over, or over and its result not taken; guarded by mu
}

type acceptCall struct {
	over chan struct{} // closed when done, or when the socket is closed
	done bool          // guarded by the acceptor's mu, as what follows is
	conn int
	from sockaddr
	err  error
}

// accept takes a connection; EAGAIN if there is none.
func (a *acceptor) accept(fd int) (int, sockaddr, error) {
	if nonblocking(fd) {
		return sysAccept(fd)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.call == nil {
		if !ready(fd, unix.POLLIN, 0) {
			return -1, nil, unix.EAGAIN
		}
		if err := a.begin(fd); err != nil {
			return -1, nil, err
		}
	}
	c := a.call
	if c == nil || !c.done {
		return -1, nil, unix.EAGAIN
	}
	a.call = nil
	return c.conn, c.from, c.err
}

// begin makes a call, and waits for it if it does not take long. mu is held, but not meanwhile.
func (a *acceptor) begin(fd int) error {
	// The socket may be closed, and its number be another one's, before the call is made.
	own, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return err
	}
	c := &acceptCall{over: make(chan struct{})}
	a.call = c
	a.mu.Unlock()
	defer a.mu.Lock()
	go a.run(c, own)
	soon := time.NewTimer(acceptSoon)
	defer soon.Stop()
	select {
	case <-c.over:
	case <-soon.C:
	}
	return nil
}

func (a *acceptor) run(c *acceptCall, fd int) {
	var from sockaddr
	conn, err := quick(func() (conn int, err error) {
		conn, from, err = sysAccept(fd)
		return conn, err
	})
	unix.Close(fd)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.call != c {
		unix.Close(conn) // or nothing, if it has failed
		return
	}
	c.done, c.conn, c.from, c.err = true, conn, from, err
	close(c.over)
}

// running is the end of the call that is being made; nil: there is none.
func (a *acceptor) running() <-chan struct{} {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.call == nil {
		return nil
	}
	return a.call.over
}

// stop forgets the call of a socket that is closed: who waits for it looks again.
func (a *acceptor) stop() {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch c := a.call; {
	case c == nil:
	case !c.done:
		close(c.over)
	case c.err == nil:
		unix.Close(c.conn)
	}
	a.call = nil
}

// acceptWork is a sockWork that waits for the running call if there is one.
type acceptWork struct{ *sockWork }

// Wait waits for the call, or for a connection.
func (w acceptWork) Wait(t *Thread) {
	if over := w.sock.accepts.running(); over != nil {
		t.WaitForPeer(over, w.deadline)
		return
	}
	w.sockWork.Wait(t)
}

func (n *network) sockAccept(t *Thread, args []Value) (Value, error) {
	conn := -1
	var from sockaddr
	s := sockOf(t, args[0])
	w := n.work(t, args[0], poll.In, 0, func(fd int) (err error) {
		conn, from, err = s.accepts.accept(fd)
		return err
	})
	return t.Outside(args, acceptWork{w}, func(t *Thread, _ []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		addr, err := addressValue(t, from)
		if err != nil {
			unix.Close(conn)
			return 0, err
		}
		return tuple(t, obj.SmallInt(int64(conn)), addr)
	}, func() {
		if w.err == nil && conn >= 0 {
			unix.Close(conn)
		}
	})
}
