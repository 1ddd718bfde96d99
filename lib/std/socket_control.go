package std

import (
	"encoding/binary"
	"os"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// Making and ending connections, and options.

func (n *network) controlMethods() []vm.Native {
	return []vm.Native{
		{Name: "_accept", Sig: "self, /", Fn: n.sockAccept, Doc: "Wait for an incoming connection; the result is its descriptor and the address of the client."},
		{Name: "bind", Sig: "self, address, /", Fn: n.sockBind, Doc: "Bind the socket to a local address."},
		{Name: "connect", Sig: "self, address, /", Fn: n.sockConnect(false), Doc: "Connect the socket to a remote address."},
		{Name: "connect_ex", Sig: "self, address, /", Fn: n.sockConnect(true), Doc: "This is like connect(address), but returns an error code instead of raising an exception when an error occurs."},
		{Name: "listen", Sig: "self, backlog=128, /", Fn: n.sockListen, Doc: "Enable a server to accept connections."},
		{Name: "getsockname", Sig: "self, /", Fn: n.sockName(sysGetsockname), Doc: "Return the address of the local endpoint."},
		{Name: "getpeername", Sig: "self, /", Fn: n.sockName(sysGetpeername), Doc: "Return the address of the remote endpoint."},
		{Name: "shutdown", Sig: "self, how, /", Fn: n.sockShutdown, Doc: "Shut down the reading side, the writing side of the socket, or both ends."},
		{Name: "getsockopt", Sig: "self, level, option, buffersize=0, /", Fn: n.sockGetOption, Doc: "Get a socket option."},
		{Name: "setsockopt", Sig: "self, level, option, value, optlen=None, /", Fn: n.sockSetOption, Doc: "Set a socket option."},
	}
}

// atOnce makes an operation that does not wait.
func (n *network) atOnce(t *Thread, v Value, do func(s *socket, fd int) error) *sockWork {
	s := sockOf(t, v)
	return &sockWork{net: n, sock: s, nowait: true, do: func(fd int) error { return do(s, fd) }}
}

func (n *network) sockBind(t *Thread, args []Value) (Value, error) {
	return n.withAddress(t, args, args[1], "bind", func(t *Thread, args []Value, a sockaddr) (Value, error) {
		w := n.atOnce(t, args[0], func(_ *socket, fd int) error { return sysBind(fd, a) })
		return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) { return none, w.fail(t) }, nil)
	})
}

func (n *network) sockListen(t *Thread, args []Value) (Value, error) {
	backlog := 128
	if args[1] != unbound {
		var err error
		if backlog, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	w := n.atOnce(t, args[0], func(_ *socket, fd int) error {
		return unix.Listen(fd, max(backlog, 0))
	})
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) { return none, w.fail(t) }, nil)
}

// sockConnect connects; code says that errors are results.
func (n *network) sockConnect(code bool) vm.NativeFunc {
	name := "connect"
	if code {
		name = "connect_ex"
	}
	return func(t *Thread, args []Value) (Value, error) {
		return n.withAddress(t, args, args[1], name, func(t *Thread, args []Value, a sockaddr) (Value, error) {
			w := n.connect(t, args[0], a)
			return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
				if no, ok := w.err.(unix.Errno); ok && code {
					return obj.SmallInt(int64(no)), nil
				}
				if code && w.err == os.ErrDeadlineExceeded {
					return obj.SmallInt(int64(unix.EAGAIN)), nil
				}
				if err := w.fail(t); err != nil || !code {
					return none, err
				}
				return obj.SmallInt(0), nil
			}, nil)
		})
	}
}

// connect makes the operation. The descriptor does not wait by itself while it
// goes on, whatever the mode of the socket is.
func (n *network) connect(t *Thread, v Value, a sockaddr) *sockWork {
	waits := t.Field(v, sockTimeout).Int() == noTimeout
	begun := false
	var w *sockWork
	w = n.work(t, v, poll.Out, 0, func(fd int) error {
		if begun {
			return connected(fd)
		}
		told := waits && nonblocking(fd)
		if waits && !told {
			unix.SetNonblock(fd, true)
			defer unix.SetNonblock(fd, false)
		}
		err := sysConnect(fd, a)
		switch {
		case told:
			return err
		case w.nowait && err == unix.EAGAIN:
			return err
		case err == unix.EAGAIN: // a Unix socket whose queue is full, of which nobody tells
			time.Sleep(shortWait)
		case err == unix.EINPROGRESS && !w.nowait, err == unix.EINTR:
			begun = true
			return unix.EAGAIN
		}
		return err
	})
	return w
}

// connected is how the connection went: EAGAIN if that is not known yet.
func connected(fd int) error {
	if !ready(fd, unix.POLLOUT, 0) {
		return unix.EAGAIN
	}
	e, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err == nil && e != 0 && unix.Errno(e) != unix.EISCONN {
		err = unix.Errno(e)
	}
	return err
}

// sockName asks for an address of the socket: nothing that an abort would have
// to undo.
func (n *network) sockName(ask func(fd int) (sockaddr, error)) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		s := sockOf(t, args[0])
		fd, ok := s.enter()
		if !ok {
			return 0, osError(t, unix.EBADF)
		}
		a, err := ask(fd)
		s.leave()
		if err != nil {
			return 0, osError(t, err)
		}
		return addressValue(t, a)
	}
}

func (n *network) sockShutdown(t *Thread, args []Value) (Value, error) {
	how, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	w := n.atOnce(t, args[0], func(_ *socket, fd int) error { return unix.Shutdown(fd, how) })
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) { return none, w.fail(t) }, nil)
}

func (n *network) sockGetOption(t *Thread, args []Value) (Value, error) {
	v, err := intArgs(t, args[1:3])
	if err != nil {
		return 0, err
	}
	size := 0
	if args[3] != unbound {
		if size, err = t.ToInt(args[3]); err != nil {
			return 0, err
		}
	}
	if size < 0 || size > 1024 {
		return 0, t.Raise(t.VM.Exc.OSError, "getsockopt buflen out of range")
	}
	number, text := 0, ""
	w := n.atOnce(t, args[0], func(_ *socket, fd int) (err error) {
		if size == 0 {
			number, err = unix.GetsockoptInt(fd, v[0], v[1])
		} else {
			text, err = optionBytes(fd, v[0], v[1], size)
		}
		return err
	})
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if err := w.fail(t); err != nil || size == 0 {
			return obj.SmallInt(int64(number)), err
		}
		return t.NewBytes(text)
	}, nil)
}

func (n *network) sockSetOption(t *Thread, args []Value) (Value, error) {
	v, err := intArgs(t, args[1:3])
	if err != nil {
		return 0, err
	}
	var value []byte
	length := -1
	switch {
	case args[4] != unbound:
		if args[3] != none {
			return 0, t.TypeError("setsockopt() argument 3 must be None, not %s", t.TypeName(args[3]))
		}
		if length, err = t.ToInt(args[4]); err != nil {
			return 0, err
		}
	case t.IsInstance(args[3], obj.ShapeInt):
		i, err := t.ToInt(args[3])
		if err != nil {
			return 0, err
		}
		if int(int32(i)) != i {
			return 0, t.OverflowError("signed integer is greater than maximum")
		}
		value = binary.NativeEndian.AppendUint32(nil, uint32(i))
	default:
		if value, err = bytesArg(t, args[3]); err != nil {
			return 0, err
		}
	}
	w := n.atOnce(t, args[0], func(_ *socket, fd int) error { return setOption(fd, v[0], v[1], value, length) })
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) { return none, w.fail(t) }, nil)
}
