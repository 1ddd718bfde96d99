package std

import (
	"math"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// Module _socket: sockets of the system. What can be undone of a socket object
// (its timeout) is in the heap; system calls are made outside of transactions
// (vm.Outside), by whichever threads want to.

// network is what the modules that wait for descriptors share.
type network struct {
	poll.Poller
	timeout atomic.Int64 // of new sockets, in ns; noTimeout: none
	untold  atomic.Bool  // a file could not be told not to wait, in os.write: files are not told any more
	pool    sync.Pool    // *[]byte, to receive into
}

// noTimeout is the timeout of a socket that waits for ever.
const noTimeout = -1

func newNetwork() *network {
	n := &network{}
	n.timeout.Store(noTimeout)
	return n
}

// The words of a socket object.
const (
	sockHandle  = 1 // handle of a *socket, or unbound
	sockFamily  = 2
	sockType    = 3
	sockProto   = 4
	sockTimeout = 5 // small int: ns, or noTimeout
	sockBody    = 6
)

// socket is a descriptor that is closed once nobody uses it any more.
type socket struct {
	mu      sync.Mutex
	fd      int
	users   int
	gone    bool // closed or detached
	closing bool // to be closed by the last user
	accepts acceptor
	takes   atomic.Bool // an epoll set: to ask it may take events from it
}

// enter begins to use the descriptor; false: it is closed.
func (s *socket) enter() (int, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone {
		return -1, false
	}
	s.users++
	return s.fd, true
}

func (s *socket) open() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.gone
}

func (s *socket) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users--
	if s.closing && s.users == 0 {
		s.closing = false
		unix.Close(s.fd)
	}
}

// disown leaves the descriptor to others.
func (s *socket) disown() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gone = true
	s.accepts.stop()
}

// Abandon closes the descriptor when nobody can reach the socket any more.
func (s *socket) Abandon() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.gone {
		s.gone = true
		s.accepts.stop()
		unix.Close(s.fd)
	}
}

// close closes the descriptor, or has its last user do so.
func (s *socket) close(n *network) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone {
		return nil
	}
	s.gone = true
	s.accepts.stop()
	if s.users > 0 {
		s.closing = true
		n.Wake(s.fd)
		return nil
	}
	return closeDescriptor(s.fd)
}

func (n *network) socketModule() *vm.ModuleSpec {
	class := n.socketType()
	m := &vm.ModuleSpec{
		Name:  "_socket",
		Look:  n.Look,
		Doc:   "Implementation module for socket operations.",
		Types: []*vm.TypeSpec{class},
		Funcs: append([]vm.Native{
			{Name: "socketpair", Sig: "family=AF_UNIX, type=SOCK_STREAM, proto=0, /", Fn: needsDescriptor(n.socketpair(class)), Doc: "Create a pair of connected sockets."},
			{Name: "close", Sig: "fd, /", Fn: n.closeFd, Doc: "Close an integer socket file descriptor."},
			{Name: "dup", Sig: "fd, /", Fn: needsDescriptor(irrevocable(osDup)), Doc: "Duplicate an integer socket file descriptor."},
			{Name: "getdefaulttimeout", Sig: "", Fn: n.getDefault, Doc: "Return the default timeout in seconds of new socket objects, or None."},
			{Name: "setdefaulttimeout", Sig: "timeout, /", Fn: n.setDefault, Doc: "Set the default timeout in seconds of new socket objects, or None."},
		}, append(n.lookupFuncs(), addressFuncs()...)...),
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			for name, v := range socketNumbers() {
				a.int(name, v)
			}
			for _, name := range []string{"gaierror", "herror"} {
				v, err := newErrorClass(t, "socket", name, t.VM.Exc.OSError)
				a.set(name, v, err)
			}
			a.set("error", t.VM.Exc.OSError, nil)
			a.set("timeout", t.VM.Exc.TimeoutError, nil)
			a.set("has_ipv6", obj.TrueValue, nil)
			v, err := t.SpecClass(class)
			a.set("SocketType", v, err)
			return a.vals, a.err
		},
	}
	return m
}

func (n *network) socketType() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "socket", Module: "_socket", Kind: obj.KindFields, Body: sockBody,
		Doc: "A socket object represents one endpoint of a network connection.",
		New: socketNew, NewSig: "cls, /, *args, **kwargs",
		Init: needsDescriptor(n.socketInit), InitSig: "self, family=-1, type=-1, proto=-1, fileno=None",
		Slots: vm.Slots{Repr: socketRepr},
		Getters: []vm.Getter{
			{Name: "family", Get: fieldGetter(sockFamily), Doc: "the socket family"},
			{Name: "type", Get: fieldGetter(sockType), Doc: "the socket type"},
			{Name: "proto", Get: fieldGetter(sockProto), Doc: "the socket protocol"},
			{Name: "timeout", Get: getTimeout, Doc: "the socket timeout"},
		},
		Methods: append(append([]vm.Native{
			{Name: "close", Sig: "self, /", Fn: n.sockClose, Doc: "Close the socket.  It cannot be used after this call."},
			{Name: "detach", Sig: "self, /", Fn: n.sockDetach, Doc: "Close the socket object without closing the underlying file descriptor."},
			{Name: "fileno", Sig: "self, /", Fn: sockFileno, Doc: "Return the integer file descriptor of the socket."},
			{Name: "settimeout", Sig: "self, timeout, /", Fn: sockSetTimeout, Doc: "Set a timeout on socket operations."},
			{Name: "gettimeout", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return getTimeout(t, args[0]) }, Doc: "Returns the timeout in seconds (float) associated with socket operations."},
			{Name: "setblocking", Sig: "self, flag, /", Fn: sockSetBlocking, Doc: "Set the socket to blocking (flag is true) or non-blocking (false)."},
			{Name: "getblocking", Sig: "self, /", Fn: sockGetBlocking, Doc: "Returns True if socket is in blocking mode, or False if it is in non-blocking mode."},
		}, n.transferMethods()...), n.controlMethods()...)}
}

func socketNew(t *Thread, args []Value) (Value, error) {
	return newObject(t, args[0], unbound, obj.SmallInt(-1), obj.SmallInt(-1), obj.SmallInt(-1), obj.SmallInt(noTimeout))
}

// adopt makes fd the descriptor of a socket object. An abort undoes that.
func adopt(t *Thread, o Value, fd, family, kind, proto int, timeout int64) error {
	s := &socket{fd: fd}
	t.Segment.OnAbort(s.disown)
	h, err := t.NewHandle(s)
	if err != nil {
		return err
	}
	t.SetField(o, sockHandle, h)
	t.SetField(o, sockFamily, obj.SmallInt(int64(family)))
	t.SetField(o, sockType, obj.SmallInt(int64(kind)))
	t.SetField(o, sockProto, obj.SmallInt(int64(proto)))
	t.SetField(o, sockTimeout, obj.SmallInt(timeout))
	return nil
}

func (n *network) socketInit(t *Thread, args []Value) (Value, error) {
	var v [3]int
	for i := range v {
		v[i] = -1
		if args[1+i] != unbound {
			var err error
			if v[i], err = t.ToInt(args[1+i]); err != nil {
				return 0, err
			}
		}
	}
	family, kind, proto := v[0], v[1], v[2]
	if given(args[4]) {
		return n.fromDescriptor(t, args, family, kind, proto)
	}
	if family == -1 {
		family = unix.AF_INET
	}
	if kind == -1 {
		kind = unix.SOCK_STREAM
	}
	proto = max(proto, 0)
	timeout := n.timeout.Load()
	c := &syscallWork{do: func() (int, error) {
		fd, err := unix.Socket(family, kind|unix.SOCK_CLOEXEC, proto)
		if err == nil && (timeout >= 0 || kind&unix.SOCK_NONBLOCK != 0) {
			unix.SetNonblock(fd, true)
		}
		return fd, err
	}}
	return t.Outside(args, c, func(t *Thread, args []Value) (Value, error) {
		if c.err != nil {
			return 0, osError(t, c.err)
		}
		if kind&unix.SOCK_NONBLOCK != 0 {
			timeout = 0
		}
		return none, adopt(t, args[0], c.n, family, kind&^(unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC), proto, timeout)
	}, c.closeResult)
}

// fromDescriptor makes a socket of an open descriptor; what was not said about
// it is asked of the system.
func (n *network) fromDescriptor(t *Thread, args []Value, family, kind, proto int) (Value, error) {
	if t.IsInstance(args[4], obj.ShapeFloat) {
		return 0, t.TypeError("integer argument expected, got float")
	}
	fd, err := t.ToInt(args[4])
	if err != nil {
		return 0, err
	}
	if fd < 0 {
		return 0, t.ValueError("negative file descriptor")
	}
	for _, q := range []struct {
		value  *int
		option int
	}{{&family, unix.SO_DOMAIN}, {&kind, unix.SO_TYPE}, {&proto, unix.SO_PROTOCOL}} {
		if *q.value == -1 {
			if *q.value, err = unix.GetsockoptInt(fd, unix.SOL_SOCKET, q.option); err != nil {
				return 0, osError(t, err)
			}
		}
	}
	timeout := n.timeout.Load()
	if timeout >= 0 {
		t.Defer(func() { unix.SetNonblock(fd, true) })
	}
	return none, adopt(t, args[0], fd, family, kind&^(unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC), proto, timeout)
}

// socketpair makes two connected sockets of the plain class.
func (n *network) socketpair(class *vm.TypeSpec) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		v := [3]int{unix.AF_UNIX, unix.SOCK_STREAM, 0}
		for i := range v {
			if given(args[i]) {
				var err error
				if v[i], err = t.ToInt(args[i]); err != nil {
					return 0, err
				}
			}
		}
		var fds [2]int
		c := &syscallWork{do: func() (int, error) {
			var err error
			fds, err = unix.Socketpair(v[0], v[1]|unix.SOCK_CLOEXEC, v[2])
			return 0, err
		}}
		timeout := n.timeout.Load()
		return t.Outside(args, c, func(t *Thread, args []Value) (Value, error) {
			if c.err != nil {
				return 0, osError(t, c.err)
			}
			cls, err := t.SpecClass(class)
			if err != nil {
				return 0, err
			}
			m := t.Mark()
			defer t.Release(m)
			k := t.Keep(cls)
			var out [2]*Value
			for i, fd := range fds {
				o, err := socketNew(t, []Value{*k})
				if err != nil {
					return 0, err
				}
				if err := adopt(t, o, fd, v[0], v[1], v[2], timeout); err != nil {
					return 0, err
				}
				if timeout >= 0 {
					t.Defer(func() { unix.SetNonblock(fd, true) })
				}
				out[i] = t.Keep(o)
			}
			return tuple(t, *out[0], *out[1])
		}, nil)
	}
}

// sockOf is the descriptor of a socket object; one that is closed has none.
func sockOf(t *Thread, v Value) *socket {
	if h := t.Field(v, sockHandle); h != unbound {
		return t.Handle(h).(*socket)
	}
	return &socket{fd: -1, gone: true}
}

func (n *network) sockClose(t *Thread, args []Value) (Value, error) {
	h := t.Field(args[0], sockHandle)
	if h == unbound {
		return none, nil
	}
	s := sockOf(t, args[0])
	t.SetField(args[0], sockHandle, unbound)
	c := &syscallWork{do: func() (int, error) { return 0, s.close(n) }}
	return t.Outside(args, c, func(t *Thread, _ []Value) (Value, error) {
		if c.err != nil && c.err != unix.ECONNRESET {
			return 0, osError(t, c.err)
		}
		return none, nil
	}, nil)
}

func (n *network) sockDetach(t *Thread, args []Value) (Value, error) {
	h := t.Field(args[0], sockHandle)
	if h == unbound {
		return obj.SmallInt(-1), nil
	}
	s := sockOf(t, args[0])
	t.SetField(args[0], sockHandle, unbound)
	t.Defer(func() {
		s.disown()
		n.Wake(s.fd)
	})
	return obj.SmallInt(int64(s.fd)), nil
}

func sockFileno(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], sockHandle) == unbound {
		return obj.SmallInt(-1), nil
	}
	return obj.SmallInt(int64(sockOf(t, args[0]).fd)), nil
}

func (n *network) closeFd(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	c := &syscallWork{do: func() (int, error) { n.Wake(fd); return 0, closeDescriptor(fd) }}
	return t.Outside(args, c, func(t *Thread, _ []Value) (Value, error) {
		if c.err != nil && c.err != unix.ECONNRESET {
			return 0, osError(t, c.err)
		}
		return none, nil
	}, nil)
}

func socketRepr(t *Thread, v Value) (Value, error) {
	fd := int64(-1)
	if t.Field(v, sockHandle) != unbound {
		fd = int64(sockOf(t, v).fd)
	}
	num := func(word int) string { return strconv.FormatInt(t.Field(v, word).Int(), 10) }
	return t.NewStr("<socket object, fd=" + strconv.FormatInt(fd, 10) + ", family=" + num(sockFamily) + ", type=" + num(sockType) + ", proto=" + num(sockProto) + ">")
}

// Timeouts.

func seconds(t *Thread, ns int64) Value {
	if ns < 0 {
		return none
	}
	return t.NewFloat(float64(ns) / 1e9)
}

// timeoutArg converts a timeout in seconds, or None.
func timeoutArg(t *Thread, v Value) (int64, error) {
	if v == none {
		return noTimeout, nil
	}
	if !t.IsInstance(v, obj.ShapeFloat) {
		n, err := t.ToIndex(v)
		if err != nil {
			return 0, err
		}
		v = n
	}
	s, err := t.ToFloat(v)
	switch {
	case err != nil:
		return 0, err
	case s != s:
		return 0, t.ValueError("Invalid value NaN (not a number)")
	case s < 0:
		return 0, t.ValueError("Timeout value out of range")
	case s >= math.MaxInt32:
		return 0, t.OverflowError("timeout doesn't fit into C timeval")
	}
	return int64(math.Ceil(s * 1e9)), nil
}

func (n *network) getDefault(t *Thread, _ []Value) (Value, error) {
	return seconds(t, n.timeout.Load()), nil
}

func (n *network) setDefault(t *Thread, args []Value) (Value, error) {
	ns, err := timeoutArg(t, args[0])
	if err == nil {
		err = t.Irrevocable()
	}
	if err == nil {
		n.timeout.Store(ns)
	}
	return none, err
}

func getTimeout(t *Thread, v Value) (Value, error) {
	return seconds(t, t.Field(v, sockTimeout).Int()), nil
}

func setTimeout(t *Thread, v Value, ns int64) {
	was := t.Field(v, sockTimeout).Int()
	t.SetField(v, sockTimeout, obj.SmallInt(ns))
	if was >= 0 && ns >= 0 || was == ns {
		return // as far as the system is concerned
	}
	s := sockOf(t, v)
	t.Defer(func() {
		if fd, ok := s.enter(); ok {
			unix.SetNonblock(fd, ns >= 0)
			s.leave()
		}
	})
}

func sockSetTimeout(t *Thread, args []Value) (Value, error) {
	ns, err := timeoutArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if t.Field(args[0], sockHandle) == unbound {
		return 0, osError(t, unix.EBADF)
	}
	setTimeout(t, args[0], ns)
	return none, nil
}

func sockSetBlocking(t *Thread, args []Value) (Value, error) {
	on, err := t.Truth(args[1])
	if err != nil {
		return 0, err
	}
	if t.Field(args[0], sockHandle) == unbound {
		return 0, osError(t, unix.EBADF)
	}
	ns := int64(0)
	if on {
		ns = noTimeout
	}
	setTimeout(t, args[0], ns)
	return none, nil
}

func sockGetBlocking(t *Thread, args []Value) (Value, error) {
	return obj.Bool(t.Field(args[0], sockTimeout).Int() != 0), nil
}

// syscallWork is a system call that does not wait.
type syscallWork struct {
	do  func() (int, error)
	n   int
	err error
}

// Do makes the call.
func (c *syscallWork) Do() bool {
	c.n, c.err = quick(c.do)
	return true
}

// Wait is never called.
func (c *syscallWork) Wait(*Thread) {}

// closeResult closes the descriptor that nobody is going to know of.
func (c *syscallWork) closeResult() {
	if c.err == nil {
		unix.Close(c.n)
	}
}

// timeoutError is what an operation of a socket ends with whose time is over.
func timeoutError(t *Thread) error { return t.Raise(t.VM.Exc.TimeoutError, "timed out") }

// sockWork is an operation on a socket that may have to wait.
type sockWork struct {
	net      *network
	sock     *socket
	do       func(fd int) error // EAGAIN: it must wait
	events   uint32
	nowait   bool
	deadline time.Time // zero: none
	err      error
}

// work makes the operation do, for a socket object with its timeout.
func (n *network) work(t *Thread, v Value, events uint32, flags int, do func(fd int) error) *sockWork {
	w := &sockWork{net: n, sock: sockOf(t, v), events: events, do: do}
	switch ns := t.Field(v, sockTimeout).Int(); {
	case ns == 0 || flags&unix.MSG_DONTWAIT != 0:
		w.nowait = true
	case ns > 0:
		w.deadline = time.Now().Add(time.Duration(ns))
	}
	return w
}

// Do tries the operation.
func (w *sockWork) Do() bool {
	fd, ok := w.sock.enter()
	if !ok {
		w.err = unix.EBADF
		return true
	}
	defer w.sock.leave()
	for {
		w.err = w.do(fd)
		switch {
		case w.err == unix.EINTR:
			continue
		case w.err != unix.EAGAIN || w.nowait || w.deadline.IsZero() && nonblocking(fd):
			// The last: a socket object that waits, of a descriptor that others have told not to.
			return true
		case !w.deadline.IsZero() && !time.Now().Before(w.deadline):
			w.err = os.ErrDeadlineExceeded
			return true
		}
		return false
	}
}

// Wait waits for the descriptor to be ready.
func (w *sockWork) Wait(t *Thread) {
	fd, ok := w.sock.enter()
	if !ok {
		return
	}
	defer w.sock.leave()
	if waiter, err := w.net.Enter(fd, w.events); err == nil {
		if w.sock.open() {
			t.WaitForPeer(waiter.Ready, w.deadline)
		}
		w.net.Leave(waiter)
		return
	}
	t.WaitFor(nil, time.Now().Add(shortWait)) // no descriptor left for the epoll set
}

// shortWait is how long to wait where the system does not tell of an event.
const shortWait = time.Millisecond

// fail raises the error of an operation, if there is one.
func (w *sockWork) fail(t *Thread) error {
	switch w.err {
	case nil:
		return nil
	case os.ErrDeadlineExceeded:
		return timeoutError(t)
	}
	return osError(t, w.err)
}
