package std

import (
	"errors"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// spliceWork moves bytes between a pipe and another descriptor. A pipe is told in the call not to wait; what cannot
// be told that, as a socket, is asked first.
type spliceWork struct {
	fdWork
	from, to     int
	atFrom, atTo *int64
	count, flags int
	asks         bool // it is not ready, and the call was not made
}

// Do makes the call.
func (w *spliceWork) Do() bool {
	done := w.fdWork.Do()
	return done || w.flags&unix.SPLICE_F_NONBLOCK != 0 && !w.asks
}

func (w *spliceWork) splice() (int, error) {
	if w.asks = w.count > 0 && w.waitsBeyondPipes(); w.asks {
		return 0, unix.EAGAIN
	}
	n, err := unix.Splice(w.from, w.atFrom, w.to, w.atTo, w.count, w.flags|unix.SPLICE_F_NONBLOCK)
	if errors.Is(err, unix.EAGAIN) {
		if w.fd, w.events = w.from, poll.In; readable(w.from, 0) {
			w.fd, w.events = w.to, poll.Out
		}
	}
	return int(n), err
}

// waitsBeyondPipes reports whether the end that is no pipe is not ready, and has that waited for.
func (w *spliceWork) waitsBeyondPipes() bool {
	in, out := kindOf(w.from), kindOf(w.to)
	switch {
	case out == unix.S_IFIFO && in != unix.S_IFIFO && in != 0:
		w.fd, w.events = w.from, poll.In
		return !readable(w.from, 0)
	case in == unix.S_IFIFO && out != unix.S_IFIFO && out != 0:
		w.fd, w.events = w.to, poll.Out
		return !vm.Writable(w.to, 0) && writes(w.to)
	}
	return false
}

// osSplice is splice(src, dst, count, offset_src, offset_dst, flags); the result is how much.
func (n *network) osSplice(t *Thread, args []Value) (Value, error) {
	v, err := intArgs(t, []Value{args[0], args[1], args[2], args[5]})
	if err != nil {
		return 0, err
	}
	w := &spliceWork{fdWork: fdWork{net: n}, from: v[0], to: v[1], count: v[2], flags: v[3]}
	w.do = w.splice
	for i, at := range []**int64{&w.atFrom, &w.atTo} {
		if given(args[3+i]) {
			x, err := t.ToInt(args[3+i])
			if err != nil {
				return 0, err
			}
			offset := int64(x)
			*at = &offset
		}
	}
	if out := kindOf(w.to); out == unix.S_IFSOCK && !nonblocking(w.to) {
		w.count = min(w.count, pipeAtOnce) // the socket may take no more at once, and the call would wait
	}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		return obj.SmallInt(int64(w.n)), nil
	}, nil)
}
