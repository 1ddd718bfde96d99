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

// fdWork is a call on a descriptor that waits until that is ready. The call itself
// does not wait: it says EAGAIN.
type fdWork struct {
	net    *network
	fd     int
	events uint32
	do     func() (int, error)
	n      int
	err    error
}

// Do makes the call.
func (w *fdWork) Do() bool {
	w.n, w.err = quick(w.do)
	return w.err != errUnfinished && (!errors.Is(w.err, unix.EAGAIN) || nonblocking(w.fd))
}

// errUnfinished says that a call has to be made again when the descriptor is ready.
var errUnfinished = errors.New("unfinished")

// whole makes piece, which does not wait and tells how much it has done, until n bytes are done or it comes to an end.
func whole(n int, piece func(done int) (int, error)) func() (int, error) { return rest(0, n, piece) }

// rest is whole where some are done.
func rest(done, n int, piece func(done int) (int, error)) func() (int, error) {
	return func() (int, error) {
		for done < n {
			k, err := piece(done)
			switch {
			case errors.Is(err, unix.EAGAIN) && done > 0:
				return done, errUnfinished
			case err != nil && (done == 0 || errors.Is(err, unix.EINTR)):
				return done, err
			case err != nil || k == 0:
				return done, nil
			}
			done += k
		}
		return done, nil
	}
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
	if err := t.Room(v[1]); err != nil {
		return 0, err
	}
	buf := scratch(v[1])
	w := &fdWork{net: n, fd: v[0], events: poll.In, do: func() (int, error) { return readNow(v[0], buf) }}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		data, err := newBytes(t, buf[:w.n])
		t.Segment.OnCommit(func() { giveReadBuffer(buf) })
		return data, err
	}, nil)
}

// osReadv reads into the memoryviews of a tuple, one after the other; a third argument, if not None, is the place in the file
// to read from, -1 where it is, a fourth one flags.
func (n *network) osReadv(t *Thread, args []Value) (Value, error) {
	at := args[2] != none
	v, err := intArgs(t, append([]Value{args[0], args[3]}, args[2:2+b2i(at)]...))
	if err != nil {
		return 0, err
	}
	size := 0
	for i := range t.TupleLen(args[1]) {
		k, ok := t.WritableLength(t.TupleItem(args[1], i))
		if !ok {
			return 0, t.Raise(t.VM.Exc.BufferError, "Object is not writable.")
		}
		size += k
	}
	if err := t.Room(size); err != nil {
		return 0, err
	}
	fd, flags, buf := v[0], v[1], scratch(size)
	w := &fdWork{net: n, fd: fd, events: poll.In}
	w.do = func() (int, error) { return readNow(fd, buf) }
	if at && (v[2] != -1 || flags != 0) {
		w.do = func() (int, error) { return unix.Preadv2(fd, [][]byte{buf}, int64(v[2]), flags) }
	}
	return t.Outside(args, w, func(t *Thread, args []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		err := scatter(t, &args[1], buf[:w.n])
		t.Segment.OnCommit(func() { giveReadBuffer(buf) })
		return obj.SmallInt(int64(w.n)), err
	}, nil)
}

// scatter stores data to the memoryviews of a tuple.
func scatter(t *Thread, views *Value, data []byte) error {
	for i := 0; len(data) > 0; i++ {
		if err := t.ReachMemory(t.TupleItem(*views, i)); err != nil {
			return err
		}
		view := t.TupleItem(*views, i)
		k, _ := t.WritableLength(view)
		k = min(k, len(data))
		storeBytes(t, view, data[:k])
		data = data[k:]
	}
	return nil
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
	raw := &rawFile{fd: fd, console: console}
	w := &fdWork{net: n, fd: fd, events: poll.Out, do: func() (int, error) { return raw.put(data) }}
	if len(data) > 0 && console == nil {
		w.do = func() (int, error) {
			k := 0
			if !n.untold.Load() || !raw.regular() {
				var err error
				if k, err = writeTold(fd, data); err == nil && k == len(data) {
					return k, nil
				}
				if k = max(k, 0); unable(err) {
					n.untold.Store(true)
				}
			}
			switch {
			case raw.regular(), k == 0 && nonblocking(fd):
				more, err := raw.put(data[k:])
				if k > 0 {
					more, err = max(more, 0), nil
				}
				return k + more, err
			case nonblocking(fd):
				return k, nil
			}
			w.do = rest(k, len(data), func(done int) (int, error) { return writeNow(fd, data[done:]) })
			return w.do()
		}
	}
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
	c := &syscallWork{do: func() (int, error) { n.Wake(fd); return 0, closeDescriptor(fd) }}
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
	w := &fdWork{net: n, fd: v[0], events: poll.Out, do: whole(v[2], func(done int) (int, error) {
		if !vm.Writable(v[0], 0) && writes(v[0]) {
			return 0, unix.EAGAIN
		}
		return unix.Sendfile(v[0], v[1], offset, min(v[2]-done, pipeAtOnce))
	})}
	if v[2] <= 0 || nonblocking(v[0]) {
		w.do = func() (int, error) { return unix.Sendfile(v[0], v[1], offset, v[2]) }
	}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		return obj.SmallInt(int64(w.n)), nil
	}, nil)
}
