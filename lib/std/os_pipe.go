package std

import (
	"errors"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// Reading from and writing to descriptors. They may be pipes or terminals: the
// transaction ends, and other threads go on.

// fdWork is a call on a descriptor that waits until that is ready.
type fdWork struct {
	net    *network
	fd     int
	events uint32
	do     func() (int, error)
	n      int
	err    error
}

// Do makes the call, unless it would wait.
func (w *fdWork) Do() bool {
	p := []unix.PollFd{{Fd: int32(w.fd), Events: int16(w.events)}}
	if k, err := unix.Poll(p, 0); err == nil && k == 0 {
		if flags, err := unix.FcntlInt(uintptr(w.fd), unix.F_GETFL, 0); err == nil && flags&unix.O_NONBLOCK == 0 && w.open(flags) {
			return false
		}
	}
	w.n, w.err = quick(w.do)
	return w.err != errUnfinished
}

// errUnfinished says that a call has to be made again when the descriptor is ready.
var errUnfinished = errors.New("unfinished")

// open reports whether the descriptor is open for what is to be done: if not it never gets ready, and the call fails.
func (w *fdWork) open(flags int) bool {
	no := unix.O_WRONLY
	if w.events == poll.Out {
		no = unix.O_RDONLY
	}
	return flags&unix.O_ACCMODE != no
}

// Wait waits for the descriptor.
func (w *fdWork) Wait(t *Thread) {
	waiter, err := w.net.Enter(w.fd, w.events)
	if err != nil {
		t.WaitFor(nil, time.Now().Add(shortWait))
		return
	}
	defer w.net.Leave(waiter)
	t.WaitFor(waiter.Ready, time.Time{})
}

func (n *network) osRead(t *Thread, args []Value) (Value, error) {
	v, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	if v[1] < 0 {
		return 0, osError(t, unix.EINVAL)
	}
	buf, err := t.NewBuffer(v[1])
	if err != nil {
		return 0, err
	}
	w := &fdWork{net: n, fd: v[0], events: poll.In, do: func() (int, error) { return unix.Read(v[0], buf) }}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		return newBytes(t, buf[:w.n])
	}, nil)
}

func (n *network) osWrite(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	console := t.VM.Options.Console
	if fd < 0 || fd > 2 {
		console = nil
	}
	raw, done := &rawFile{fd: fd, console: console}, 0
	w := &fdWork{net: n, fd: fd, events: poll.Out, do: func() (int, error) {
		if len(data) <= pipeAtOnce || console != nil || raw.regular() || nonblocking(fd) {
			return raw.put(data)
		}
		for done < len(data) {
			if done > 0 && !vm.Writable(fd, 0) {
				return done, errUnfinished
			}
			n, err := unix.Write(fd, data[done:min(len(data), done+pipeAtOnce)])
			if err != nil {
				return done, err
			}
			done += n
		}
		return done, nil
	}}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		return obj.SmallInt(int64(w.n)), nil
	}, nil)
}

func (n *network) osClose(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	c := &syscallWork{do: func() (int, error) { n.Wake(fd); return 0, unix.Close(fd) }}
	return t.Outside(args, c, func(t *Thread, _ []Value) (Value, error) {
		if c.err != nil {
			return 0, osError(t, c.err)
		}
		return none, nil
	}, nil)
}

// osSendfile copies from one descriptor to another; the result is how much.
func (n *network) osSendfile(t *Thread, args []Value) (Value, error) {
	v, err := intArgs(t, []Value{args[0], args[1], args[3]})
	if err != nil {
		return 0, err
	}
	var offset *int64
	if args[2] != none {
		o, err := t.ToInt(args[2])
		if err != nil {
			return 0, err
		}
		from := int64(o)
		offset = &from
	}
	w := &fdWork{net: n, fd: v[0], events: poll.Out, do: func() (int, error) { return unix.Sendfile(v[0], v[1], offset, v[2]) }}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		return obj.SmallInt(int64(w.n)), nil
	}, nil)
}
