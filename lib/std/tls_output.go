package std

import (
	"errors"

	"pystm/lang/vm/obj"
	"pystm/lib/poll"
)

// To crypto/tls a write that has not got everything out has broken the connection.
// So the link takes all, and who writes is told to come again: then the rest goes out,
// and what it was made of counts as written, as with OpenSSL.

// Write implements net.Conn.
func (l *tlsLink) Write(p []byte) (int, error) {
	l.mu.Lock()
	later := len(l.out) > 0
	if later {
		l.out = append(l.out, p...)
	}
	l.mu.Unlock()
	if later {
		return len(p), nil
	}
	n, err := l.send(p)
	if _, again := err.(tlsError); !again {
		return n, err
	}
	l.mu.Lock()
	l.out = append(l.out, p[n:]...)
	l.mu.Unlock()
	return len(p), nil
}

// send hands bytes to the system until all are taken or it fails.
func (l *tlsLink) send(p []byte) (done int, err error) {
	for done < len(p) && err == nil {
		var n int
		n, err = l.transfer(tlsWriting, poll.Out, func(fd int) (int, error) { return sysSend(fd, p[done:], 0) })
		done += max(n, 0)
	}
	return done, err
}

// flush sends what is left over.
func (l *tlsLink) flush() error {
	for {
		l.mu.Lock()
		rest := l.out
		l.mu.Unlock()
		if len(rest) == 0 {
			return nil
		}
		n, err := l.send(rest)
		l.mu.Lock()
		l.out = l.out[n:]
		l.mu.Unlock()
		if err != nil {
			return err
		}
	}
}

// output writes by a function when nothing is left over, and fails if something is afterwards.
func (c *tlsConn) output(write func() error) error {
	if err := c.link.flush(); err != nil {
		return err
	}
	if err := write(); err != nil {
		return err
	}
	return c.link.flush()
}

// write encrypts and sends data; how much has been sent. After an error that tells
// to come again it expects the same data.
func (c *tlsConn) write(data []byte) (int, error) {
	if c.owed > len(data) {
		return 0, errors.New("[SSL: BAD_LENGTH] bad length")
	}
	err := c.output(func() error {
		if c.owed > 0 {
			return nil
		}
		n, err := c.conn.Write(data)
		c.owed = n
		return err
	})
	if err != nil {
		return 0, err
	}
	n := c.owed
	c.owed = 0
	return n, nil
}

func tlsWrite(t *Thread, args []Value) (Value, error) {
	c, err := tlsOver(t, args)
	if err != nil {
		return 0, err
	}
	data, err := bytesArg(t, args[2])
	if err != nil {
		return 0, err
	}
	n := 0
	write := func() (err error) {
		n, err = c.write(data)
		return err
	}
	return c.operate(t, args, tlsWriting, true, write, func(t *Thread, err error) (Value, error) {
		if err != nil {
			return 0, tlsFail(t, err, "The write")
		}
		return obj.SmallInt(int64(n)), nil
	})
}
