package std

import (
	"context"
	"crypto/tls"
	"net"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// The handshake over a socket. crypto/tls cannot begin one again that has failed, as for want of input: so it runs in a goroutine,
// and goes on only while somebody asks for it. Where it would have to wait longer than who asks, it is parked and
// tells what for; the next one who asks lets it go on. So nothing is taken from the socket that the program does not know of: who waits
// until the descriptor can be read would wait for ever for what was read already.

// tlsHandshaking is the state of a handshake.
type tlsHandshaking struct {
	mu     sync.Mutex // guards all below
	news   sync.Cond
	begun  bool
	parked bool
	done   bool
	left   bool  // nobody will ask any more
	nowait bool  // who asks does not wait
	result error // if it is done, or what it is parked for
}

// over reports whether there is nothing left to do.
func (h *tlsHandshaking) over() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.done
}

// goesOn reports whether it has begun and is not done.
func (h *tlsHandshaking) goesOn() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.begun && !h.done
}

// shake goes on with the handshake of a connection until it is done, the deadline (zero: none) or that it would have to wait at all.
func (l *tlsLink) shake(conn *tls.Conn, deadline time.Time, nowait bool) error {
	h := &l.shaking
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.done:
		return h.result
	case h.begun && !h.parked: // another thread is at it, with a deadline of its own
		if nowait {
			return errTLSWait
		}
	default:
		h.nowait = nowait
		l.begin(tlsReading, deadline)
		l.begin(tlsWriting, deadline)
	}
	switch {
	case !h.begun:
		h.begun = true
		h.news.L = &h.mu
		go func() {
			err := conn.HandshakeContext(context.Background())
			h.mu.Lock()
			defer h.mu.Unlock()
			h.done, h.result = true, err
			h.news.Broadcast()
		}()
	case h.parked:
		h.parked = false
		h.news.Broadcast()
	}
	for !h.done && !h.parked {
		h.news.Wait()
	}
	return h.result
}

// park has a handshake that cannot go on wait until somebody asks for it again; false if it is none. An error ends it.
func (h *tlsHandshaking) park(way int, why error) (bool, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.begun || h.done {
		return false, nil
	}
	if h.nowait && why == errTLSTimeout {
		why = errTLSWait
		if way == tlsWriting {
			why = errTLSWaitWrite
		}
	}
	h.parked, h.result = true, why
	h.news.Broadcast()
	for h.parked && !h.left {
		h.news.Wait()
	}
	if h.left {
		return true, net.ErrClosed
	}
	return true, nil
}

// leave ends a handshake that nobody goes on with.
func (h *tlsHandshaking) leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.left = true
	if h.begun {
		h.news.Broadcast()
	}
}

// tlsHandshake is _tls.handshake.
func tlsHandshake(t *Thread, args []Value) (Value, error) {
	c, err := tlsOver(t, args)
	if err != nil {
		return 0, err
	}
	deadline, nowait := tlsUntil(t, args[0])
	w := &asyncWork{run: func() { err = c.link.shake(c.conn, deadline, nowait) }}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if err != nil {
			return 0, tlsFail(t, err, "The handshake")
		}
		return none, nil
	}, c.link.giveUpShaking)
}

func (l *tlsLink) giveUpShaking() {
	l.giveUp(tlsReading)
	l.giveUp(tlsWriting)
}

// tlsUntil is when an operation of a socket object is to end; for one that does not wait that is long ago: what need not wait is done.
func tlsUntil(t *Thread, sock Value) (deadline time.Time, nowait bool) {
	switch ns := t.Field(sock, sockTimeout).Int(); {
	case ns == 0:
		return time.Unix(1, 0), true
	case ns > 0:
		return time.Now().Add(time.Duration(ns)), false
	}
	return time.Time{}, false
}

// transfer makes a system call, waiting if it must.
func (l *tlsLink) transfer(way int, events uint32, call func(fd int) (int, error)) (int, error) {
	for {
		l.mu.Lock()
		deadline, stop := l.until[way], l.stop[way]
		l.mu.Unlock()
		fd, ok := l.sock.enter()
		if !ok {
			return 0, unix.EBADF
		}
		n, err := quick(func() (int, error) { return call(fd) })
		if err == unix.EAGAIN {
			err = l.wait(fd, events, deadline, stop)
			l.sock.leave()
			if err == nil {
				continue
			}
			if _, again := err.(tlsError); again {
				if parked, ended := l.shaking.park(way, err); ended != nil {
					return 0, ended
				} else if parked {
					continue
				}
			}
			return n, err
		}
		l.sock.leave()
		return n, err
	}
}
