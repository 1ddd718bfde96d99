package std

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// TLS over memory, for ssl.SSLObject: what has come is fed, what is to be sent is
// taken, and nothing waits for the other side. crypto/tls does not begin a handshake again
// that has failed, for want of input, too: so it runs in a goroutine, and who asks waits
// until that has ended or wants more. Afterwards a read that finds nothing says so.

// tlsMemory is what crypto/tls has for a socket then.
type tlsMemory struct {
	tlsEnd
	mu      sync.Mutex // guards all below
	news    sync.Cond
	in, out []byte
	ended   bool // nothing follows in
	left    bool // nobody will ask any more
	begun   bool // the handshake
	waits   bool // it does, for input
	done    bool // it is, with result
	result  error
	closed  bool // the end was told to the other side; of who does something
}

func newTLSMemory() *tlsMemory {
	l := &tlsMemory{}
	l.news.L = &l.mu
	return l
}

// Read implements net.Conn.
func (l *tlsMemory) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for len(l.in) == 0 {
		switch {
		case l.ended:
			return 0, io.EOF
		case l.left:
			return 0, net.ErrClosed
		case l.done:
			return 0, errTLSWait
		}
		l.waits = true
		l.news.Broadcast()
		l.news.Wait()
	}
	n := copy(p, l.in)
	l.in = l.in[n:]
	return n, nil
}

// Write implements net.Conn.
func (l *tlsMemory) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = append(l.out, p...)
	return len(p), nil
}

func (l *tlsMemory) feed(data []byte, ended bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(data) > 0 || ended {
		l.in, l.ended, l.waits = append(l.in, data...), ended, false
		l.news.Broadcast()
	}
}

func (l *tlsMemory) take() []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.out
	l.out = nil
	return out
}

// leave ends a handshake that nobody goes on with.
func (l *tlsMemory) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.left = true
	l.news.Broadcast()
}

// shake goes on with the handshake of a connection, as far as what was fed goes.
func (l *tlsMemory) shake(conn *tls.Conn) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.begun {
		l.begun = true
		go func() {
			err := conn.HandshakeContext(context.Background())
			l.mu.Lock()
			defer l.mu.Unlock()
			l.done, l.result = true, err
			l.news.Broadcast()
		}()
	}
	for !l.done && !l.waits {
		l.news.Wait()
	}
	if !l.done {
		return errTLSWait
	}
	return l.result
}

var (
	errTLSClosed = errors.New("TLS/SSL connection has been closed (EOF)")
	errTLSData   = errors.New("[SSL: APPLICATION_DATA_AFTER_CLOSE_NOTIFY] application data after close notify")
)

// end tells the other side that nothing follows, and wants it to say so, too.
// Data that comes meanwhile can still be read.
func (c *tlsConn) end() error {
	if !c.memory.closed {
		if err := c.conn.CloseWrite(); err != nil {
			return err
		}
		c.memory.closed = true
	}
	if len(c.input.rest) > 0 {
		return errTLSData
	}
	record := make([]byte, 1<<14)
	n, err := c.conn.Read(record)
	switch {
	case n > 0:
		c.input.rest = record[:n]
		c.input.pending.Store(int64(n))
		return errTLSData
	case err == io.EOF:
		return nil
	}
	return err
}

// tlsOverMemory is _tls.memory.
func tlsOverMemory(t *Thread, args []Value) (Value, error) {
	l := newTLSMemory()
	conn, err := tlsSide(t, l, args)
	if err != nil {
		return 0, err
	}
	c := &tlsConn{memory: l, conn: conn}
	runtime.SetFinalizer(c, func(c *tlsConn) { c.memory.leave() })
	return newTLSHandle(t, c)
}

// tlsMemoryStep is _tls.memory_step: it feeds, does something, and takes what is to be sent.
func tlsMemoryStep(t *Thread, args []Value) (Value, error) {
	c, err := tlsConnOf(t, args[0])
	if err == nil && c.memory == nil {
		err = osError(t, unix.EBADF)
	}
	if err != nil {
		return 0, err
	}
	what, err := t.Text(args[1])
	if err != nil {
		return 0, err
	}
	fed, err := bytesArg(t, args[2])
	if err != nil {
		return 0, err
	}
	ended, err := t.Truth(args[3])
	if err != nil {
		return 0, err
	}
	step := &memoryStep{c: c, what: strings.Clone(what), fed: fed, ended: ended}
	switch step.what {
	case "read":
		size, err := t.ToInt(args[4])
		if err != nil {
			return 0, err
		}
		if size < 0 {
			return 0, t.ValueError("size should not be negative")
		}
		if step.data, err = t.NewBuffer(min(size, 1<<16)); err != nil {
			return 0, err
		}
	case "write":
		if step.data, err = bytesArg(t, args[4]); err != nil {
			return 0, err
		}
	}
	return t.Outside(args, &asyncWork{run: step.run}, func(t *Thread, _ []Value) (Value, error) { return step.told(t) }, func() {})
}

// memoryStep is one thing that is done with a connection over memory.
type memoryStep struct {
	c     *tlsConn
	what  string // shake, read, write or end
	fed   []byte
	ended bool
	data  []byte // to be written, or room for what is read

	n   int
	out []byte
	err error
}

func (s *memoryStep) run() {
	c := s.c
	c.reading.Lock()
	defer c.reading.Unlock()
	c.memory.feed(s.fed, s.ended)
	s.err = c.memory.shake(c.conn)
	if s.err == nil {
		switch s.what {
		case "read":
			s.n, s.err = c.input.read(c.conn, s.data)
			switch {
			case s.n > 0 || s.err == io.EOF && !c.memory.closed:
				s.err = nil
			case s.err == io.EOF:
				s.err = errTLSClosed
			}
		case "write":
			s.n, s.err = c.conn.Write(s.data)
		case "end":
			s.err = c.end()
		}
	}
	s.out = c.memory.take()
}

// told is (what is to be sent, result, kind of error or None, its text).
func (s *memoryStep) told(t *Thread) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	out, err := newBytes(t, s.out)
	if err != nil {
		return 0, err
	}
	kout := t.Keep(out)
	kind, text := none, none
	if s.err != nil {
		k, words := tlsKind(s.err)
		kind = t.Intern(k)
		if text, err = t.NewStr(words); err != nil {
			return 0, err
		}
	}
	ktext := t.Keep(text)
	v := obj.SmallInt(int64(s.n))
	if s.what == "read" {
		if v, err = newBytes(t, s.data[:s.n]); err != nil {
			return 0, err
		}
	}
	return tuple(t, *kout, v, kind, *ktext)
}

// tlsKind names the kind of an error of crypto/tls that is none of a system call.
func tlsKind(err error) (kind, text string) {
	var alert tls.AlertError
	switch {
	case errors.Is(err, errTLSWait):
		return "want_read", err.Error()
	case errors.Is(err, errTLSWaitWrite):
		return "want_write", err.Error()
	case errors.Is(err, errTLSClosed):
		return "closed", err.Error()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "eof", err.Error()
	case errors.As(err, &alert):
		return "alert", strings.TrimPrefix(alert.Error(), "tls: ")
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return "verify", tlsVerifyText(err)
	}
	return "ssl", err.Error()
}

var tlsMemoryFuncs = []vm.Native{
	{Name: "memory", Sig: "config, server, name, /", Fn: tlsOverMemory, Doc: "A connection over memory."},
	{Name: "memory_step", Sig: "conn, what, fed, ended, arg, /", Fn: tlsMemoryStep, Doc: "Feed a connection and have it shake hands, read, write or end: (what is to be sent, result, kind of error, its text)."},
}
