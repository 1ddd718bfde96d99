package std

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// Module _tls: TLS over sockets, by package crypto/tls, for module ssl. A
// connection is a Go thing named by a handle; what it does runs in a goroutine,
// outside of transactions, and waits by the poller.

func (n *network) tlsModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_tls",
		Doc:   "TLS connections for module ssl.",
		Types: []*vm.TypeSpec{tlsHandleType},
		Funcs: append([]vm.Native{
			{Name: "certificate", Sig: "cert, key, /", Fn: tlsCertificate, Doc: "A certificate with its key, of PEM texts."},
			{Name: "count_roots", Sig: "data, /", Fn: tlsCountRoots, Doc: "How many certificates a PEM text or a DER block has."},
			{Name: "config", Sig: "server, certificates, roots, default_roots, verify, check_hostname, minimum, maximum, alpn, /", Fn: tlsConfig, Doc: "The settings of a context."},
			{Name: "wrap", Sig: "sock, config, server, name, /", Fn: n.tlsWrap, Doc: "A connection over a connected socket."},
			{Name: "handshake", Sig: "sock, conn, /", Fn: tlsHandshake, Doc: "Agree with the other side."},
			{Name: "read", Sig: "sock, conn, size, /", Fn: tlsRead, Doc: "Read some bytes; b'' is the end."},
			{Name: "pending", Sig: "conn, /", Fn: tlsPending, Doc: "How many bytes can be read without asking the system."},
			{Name: "write", Sig: "sock, conn, data, /", Fn: tlsWrite, Doc: "Write some bytes, all of them."},
			{Name: "close_write", Sig: "sock, conn, /", Fn: tlsCloseWrite, Doc: "Tell the other side that nothing follows."},
			{Name: "state", Sig: "conn, /", Fn: tlsState, Doc: "What was agreed: (version, cipher, protocol, certificates)."},
			{Name: "describe", Sig: "der, /", Fn: tlsDescribe, Doc: "What is in a certificate."},
		}, tlsMemoryFuncs...),
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			v, err := newErrorClass(t, "_tls", "Error", t.VM.Exc.Exception)
			a.set("Error", v, err)
			return a.vals, a.err
		},
	}
}

// tlsLink is a socket as crypto/tls wants to have it. Reading and writing wait
// until their deadlines, or until somebody gives up.
type tlsLink struct {
	tlsEnd
	net  *network
	sock *socket

	mu    sync.Mutex
	until [2]time.Time     // deadlines of reading and of writing; guarded by mu
	stop  [2]chan struct{} // closed to give up; guarded by mu

	shaking tlsHandshaking
	in      recordBounds // of who reads
	out     []byte       // what the system has not taken yet; guarded by mu
}

const (
	tlsReading = 0
	tlsWriting = 1
)

// tlsError is an error after which one may go on.
type tlsError string

func (e tlsError) Error() string { return string(e) }

// Timeout and Temporary tell crypto/tls that the connection is still good.
func (e tlsError) Timeout() bool   { return true }
func (e tlsError) Temporary() bool { return true }

const (
	errTLSTimeout   = tlsError("timed out")
	errTLSStopped   = tlsError("interrupted")
	errTLSWait      = tlsError("would block")
	errTLSWaitWrite = tlsError("would block in writing")
)

// begin sets the deadline for what follows: zero for none, nowait for what does
// not wait at all.
func (l *tlsLink) begin(way int, deadline time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.until[way] = deadline
	l.stop[way] = make(chan struct{})
}

func (l *tlsLink) giveUp(way int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case <-l.stop[way]:
	default:
		close(l.stop[way])
	}
}

// wait waits for the descriptor.
func (l *tlsLink) wait(fd int, events uint32, deadline time.Time, stop <-chan struct{}) error {
	if !deadline.IsZero() && !time.Now().Before(deadline) {
		return errTLSTimeout
	}
	w, err := l.net.Enter(fd, events)
	if err != nil {
		return err
	}
	defer l.net.Leave(w)
	if !l.sock.open() {
		return unix.EBADF
	}
	var late <-chan time.Time
	if !deadline.IsZero() {
		timer := time.NewTimer(time.Until(deadline))
		defer timer.Stop()
		late = timer.C
	}
	select {
	case <-w.Ready:
		return nil
	case <-late:
		return errTLSTimeout
	case <-stop:
		return errTLSStopped
	}
}

// Read implements net.Conn. It stops where a record ends: who waits for the
// descriptor would not learn of a record that had been read along with the one before.
func (l *tlsLink) Read(p []byte) (int, error) {
	p = p[:min(len(p), l.in.left())]
	n, err := l.transfer(tlsReading, poll.In, func(fd int) (int, error) { return sysRecv(fd, p, 0) })
	if err == nil && n == 0 && len(p) > 0 {
		err = io.EOF
	}
	n = max(n, 0)
	l.in.passed(p[:n])
	return n, err
}

// tlsEnd is what crypto/tls wants of a net.Conn beside reading and writing, of which
// nothing is to be done: descriptors are the socket objects'.
type tlsEnd struct{}

func (tlsEnd) Close() error                     { return nil }
func (tlsEnd) LocalAddr() net.Addr              { return &net.TCPAddr{} }
func (tlsEnd) RemoteAddr() net.Addr             { return &net.TCPAddr{} }
func (tlsEnd) SetDeadline(time.Time) error      { return nil }
func (tlsEnd) SetReadDeadline(time.Time) error  { return nil }
func (tlsEnd) SetWriteDeadline(time.Time) error { return nil }

// tlsConn is a connection.
type tlsConn struct {
	link   *tlsLink
	memory *tlsMemory // instead of link, see tls_memory.go
	conn   *tls.Conn

	reading sync.Mutex // held by who reads
	writing sync.Mutex
	input   tlsInput
	owed    int // bytes that are written once all of link.out is; of who writes
}

// shaking reports whether a handshake goes on.
func (c *tlsConn) shaking() bool {
	if l := c.memory; l != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.begun && !l.done
	}
	return c.link.shaking.goesOn()
}

// tlsHandleType is what connections, settings and certificates are for Python.
var tlsHandleType = &vm.TypeSpec{Name: "Handle", Module: "_tls", Kind: obj.KindFields, Body: 2, NoNew: true, Final: true}

// newTLSHandle makes the Python object for a Go thing.
func newTLSHandle(t *Thread, thing any) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	h, err := t.NewHandle(thing)
	if err != nil {
		return 0, err
	}
	k := t.Keep(h)
	class, err := t.SpecClass(tlsHandleType)
	if err != nil {
		return 0, err
	}
	return newObject(t, class, *k)
}

// tlsThing is the Go thing of an object, nil if it is of another class.
func tlsThing(t *Thread, v Value) any {
	if !isNative(t, v, "_tls", "Handle") {
		return nil
	}
	return t.Handle(t.Field(v, 1))
}

func tlsConnOf(t *Thread, v Value) (*tlsConn, error) {
	if c, ok := tlsThing(t, v).(*tlsConn); ok {
		return c, nil
	}
	return nil, osError(t, unix.EBADF)
}

// tlsOver is the connection over a socket of the first two arguments.
func tlsOver(t *Thread, args []Value) (*tlsConn, error) {
	if c, ok := tlsThing(t, args[1]).(*tlsConn); ok && c.link != nil && isSocket(t, args[0]) {
		return c, nil
	}
	return nil, osError(t, unix.EBADF)
}

func isSocket(t *Thread, v Value) bool { return isNative(t, v, "_socket", "socket") }

// tlsFail raises _tls.Error(kind, text) for an error of crypto/tls, or the
// error of the system call below it.
func tlsFail(t *Thread, err error, doing string) error {
	var no unix.Errno
	switch {
	case errors.Is(err, errTLSTimeout):
		return t.Raise(t.VM.Exc.TimeoutError, "%s operation timed out", doing)
	case errors.As(err, &no):
		return osError(t, no)
	}
	kind, text := tlsKind(err)
	return raiseTLS(t, kind, text)
}

func raiseTLS(t *Thread, kind, text string) error {
	m := t.Mark()
	defer t.Release(m)
	mod, err := t.ImportModule("_tls")
	if err != nil {
		return err
	}
	class, err := t.GetAttrS(mod, "Error")
	if err != nil {
		return err
	}
	k := t.Keep(class)
	s, err := t.NewStr(text)
	if err != nil {
		return err
	}
	exc, err := t.Call(*k, t.Intern(kind), s)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// tlsVerifyText says like OpenSSL what is wrong with a certificate.
func tlsVerifyText(err error) string {
	var unknown x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &host) && net.ParseIP(host.Host) != nil:
		return "IP address mismatch, certificate is not valid for '" + host.Host + "'."
	case errors.As(err, &host):
		return "Hostname mismatch, certificate is not valid for '" + host.Host + "'."
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && time.Now().Before(invalid.Cert.NotBefore):
		return "certificate is not yet valid"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "certificate has expired"
	case errors.As(err, &unknown):
		if c := unknown.Cert; c != nil && c.Subject.String() == c.Issuer.String() {
			return "self-signed certificate"
		}
		return "unable to get local issuer certificate"
	}
	return err.Error()
}

func (n *network) tlsWrap(t *Thread, args []Value) (Value, error) {
	if !isSocket(t, args[0]) {
		return 0, osError(t, unix.EBADF)
	}
	link := &tlsLink{net: n, sock: sockOf(t, args[0])}
	link.begin(tlsReading, time.Time{})
	link.begin(tlsWriting, time.Time{})
	conn, err := tlsSide(t, link, args[1:])
	if err != nil {
		return 0, err
	}
	c := &tlsConn{link: link, conn: conn}
	runtime.SetFinalizer(c, func(c *tlsConn) { c.link.shaking.leave() })
	return newTLSHandle(t, c)
}

// tlsSide is one side of a connection; args are the settings, whether it is the server's, and
// the name of the server or None.
func tlsSide(t *Thread, link net.Conn, args []Value) (*tls.Conn, error) {
	config, ok := tlsThing(t, args[0]).(*tls.Config)
	if !ok {
		return nil, osError(t, unix.EBADF)
	}
	server, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	if server {
		return tls.Server(link, config), nil
	}
	if given(args[2]) {
		name, err := t.Text(args[2])
		if err != nil {
			return nil, err
		}
		config = config.Clone()
		config.ServerName = strings.Clone(name)
	}
	return tls.Client(link, config), nil
}

// operate runs an operation of a connection in a goroutine, after the handshake if it reads or writes data, and goes on with then.
func (c *tlsConn) operate(t *Thread, args []Value, way int, data bool, run func() error, then func(t *Thread, err error) (Value, error)) (Value, error) {
	deadline, nowait := tlsUntil(t, args[0])
	var err error
	lock := &c.reading
	if way == tlsWriting {
		lock = &c.writing
	}
	w := &asyncWork{run: func() {
		lock.Lock()
		defer lock.Unlock()
		if data && !c.link.shaking.over() {
			if err = c.link.shake(c.conn, deadline, nowait); err != nil {
				return
			}
		}
		c.link.begin(way, deadline)
		err = run()
	}}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if nowait && errors.Is(err, errTLSTimeout) {
			err = errTLSWait
			if way == tlsWriting {
				err = errTLSWaitWrite
			}
		}
		return then(t, err)
	}, func() {
		c.link.giveUp(way)
		if !c.link.shaking.over() {
			c.link.giveUpShaking()
		}
	})
}

func tlsRead(t *Thread, args []Value) (Value, error) {
	c, err := tlsOver(t, args)
	if err != nil {
		return 0, err
	}
	size, err := t.ToInt(args[2])
	if err != nil {
		return 0, err
	}
	if size < 0 {
		return 0, t.ValueError("size should not be negative")
	}
	buf, err := t.NewBuffer(min(size, 1<<16))
	if err != nil {
		return 0, err
	}
	n := 0
	read := func() (err error) {
		n, err = c.input.read(c.conn, buf)
		return err
	}
	return c.operate(t, args, tlsReading, true, read, func(t *Thread, err error) (Value, error) {
		if n > 0 || err == nil || err == io.EOF {
			return newBytes(t, buf[:n])
		}
		return 0, tlsFail(t, err, "The read")
	})
}

func tlsCloseWrite(t *Thread, args []Value) (Value, error) {
	c, err := tlsOver(t, args)
	if err != nil {
		return 0, err
	}
	end := func() error { return c.output(c.conn.CloseWrite) }
	return c.operate(t, args, tlsWriting, false, end, func(t *Thread, err error) (Value, error) {
		if err != nil {
			return 0, tlsFail(t, err, "The shutdown")
		}
		return none, nil
	})
}
