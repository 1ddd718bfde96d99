package std

import (
	"math"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// Module select. A wait looks at the descriptors, and if none is ready has the
// poller tell when one may be. An epoll object is one of the system's, whose
// descriptor is waited for like any other.

func (n *network) selectModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "select",
		Doc:   "This module supports asynchronous I/O on multiple file descriptors.",
		Types: []*vm.TypeSpec{n.pollType(), n.epollType()},
		Funcs: []vm.Native{
			{Name: "select", Sig: "rlist, wlist, xlist, timeout=None, /", Fn: n.selectSelect, Doc: "Wait until one or more file descriptors are ready for some kind of I/O."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			for name, v := range map[string]int64{
				"POLLIN": unix.POLLIN, "POLLPRI": unix.POLLPRI, "POLLOUT": unix.POLLOUT, "POLLERR": unix.POLLERR, "POLLHUP": unix.POLLHUP,
				"POLLNVAL": unix.POLLNVAL, "POLLRDNORM": pollRdnorm, "POLLRDBAND": pollRdband, "POLLWRNORM": pollWrnorm,
				"POLLWRBAND": pollWrband, "POLLMSG": 0x400, "POLLRDHUP": unix.POLLRDHUP, "PIPE_BUF": 4096,
				"EPOLLIN": unix.EPOLLIN, "EPOLLOUT": unix.EPOLLOUT, "EPOLLPRI": unix.EPOLLPRI, "EPOLLERR": unix.EPOLLERR, "EPOLLHUP": unix.EPOLLHUP,
				"EPOLLET": 1 << 31, "EPOLLONESHOT": unix.EPOLLONESHOT, "EPOLLRDHUP": unix.EPOLLRDHUP, "EPOLLRDNORM": unix.EPOLLRDNORM,
				"EPOLLRDBAND": unix.EPOLLRDBAND, "EPOLLWRNORM": unix.EPOLLWRNORM, "EPOLLWRBAND": unix.EPOLLWRBAND, "EPOLLMSG": unix.EPOLLMSG,
				"EPOLLEXCLUSIVE": unix.EPOLLEXCLUSIVE, "EPOLL_CLOEXEC": unix.EPOLL_CLOEXEC,
			} {
				a.int(name, v)
			}
			a.set("error", t.VM.Exc.OSError, nil)
			return a.vals, a.err
		},
	}
}

// Events that package unix does not name.
const (
	pollRdnorm = 0x40
	pollRdband = 0x80
	pollWrnorm = 0x100
	pollWrband = 0x200
)

// pollWork waits until one of some descriptors is ready.
type pollWork struct {
	net      *network
	fds      []unix.PollFd
	ready    func(fd unix.PollFd) bool // what counts; nil: everything
	deadline time.Time                 // zero: none
	vain     int                       // waits that were for nothing

	found bool
	err   error
}

// Do looks which are ready.
func (w *pollWork) Do() bool {
	k, err := quick(func() (int, error) { return unix.Poll(w.fds, 0) })
	if w.err = err; err != nil {
		return true
	}
	if k > 0 {
		for _, f := range w.fds {
			if f.Revents != 0 && (w.ready == nil || w.ready(f)) {
				w.found = true
				return true
			}
		}
	}
	return !w.deadline.IsZero() && !time.Now().Before(w.deadline)
}

// Wait waits until one may be ready.
func (w *pollWork) Wait(t *Thread) {
	group := poll.NewGroup(&w.net.Poller)
	defer group.Leave()
	for _, f := range w.fds {
		if !group.Enter(int(f.Fd), pollEvents(f.Events)) {
			w.vain = max(w.vain, 1)
		}
	}
	if w.vain > 1 {
		// There is an event that nobody asked about, and it does not go away.
		pause := time.Now().Add(min(time.Millisecond<<w.vain, 20*time.Millisecond))
		if w.deadline.IsZero() || pause.Before(w.deadline) {
			t.WaitFor(nil, pause)
			return
		}
	}
	if t.WaitFor(group.Ready, w.deadline) {
		w.vain++
	}
}

// pollEvents are the events of epoll for those of poll.
func pollEvents(e int16) uint32 {
	events := uint32(0)
	if e&(unix.POLLIN|pollRdnorm|pollRdband|unix.POLLRDHUP) != 0 {
		events |= uint32(e) & (unix.EPOLLIN | unix.EPOLLRDNORM | unix.EPOLLRDBAND | unix.EPOLLRDHUP)
	}
	if e&(unix.POLLOUT|pollWrnorm|pollWrband) != 0 {
		events |= poll.Out
	}
	if e&unix.POLLPRI != 0 {
		events |= poll.Pri
	}
	return events
}

// fdOf is the descriptor of an int, or of an object with fileno().
func fdOf(t *Thread, v Value) (int, error) {
	fd := 0
	var err error
	if t.IsInstance(v, obj.ShapeInt) {
		fd, err = t.ToInt(v)
	} else {
		m := t.Mark()
		defer t.Release(m)
		k := t.Keep(v)
		f, e := t.LookupAttr(*k, t.Intern("fileno"))
		if e != nil {
			return 0, e
		}
		if f == unbound {
			return 0, t.TypeError("argument must be an int, or have a fileno() method.")
		}
		r, e := t.Call(f)
		if e != nil {
			return 0, e
		}
		if !t.IsInstance(r, obj.ShapeInt) {
			return 0, t.TypeError("fileno() returned a non-integer")
		}
		fd, err = t.ToInt(r)
	}
	if err != nil {
		return 0, err
	}
	if t.VM.OwnsFile(fd) {
		return 0, osError(t, unix.EBADF)
	}
	if fd < 0 {
		return 0, t.ValueError("file descriptor cannot be a negative integer (%d)", fd)
	}
	return fd, nil
}

// waitDeadline converts a timeout in seconds, None or if allowed a negative
// number for ever.
func waitDeadline(t *Thread, v Value, unit float64, negative bool, kind string) (time.Time, error) {
	if !given(v) {
		return time.Time{}, nil
	}
	s, err := t.ToFloat(v)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) {
			t.Caught(err)
			return time.Time{}, t.TypeError("timeout must be %s or None", kind)
		}
		return time.Time{}, err
	}
	s *= unit
	switch {
	case s != s:
		return time.Time{}, t.ValueError("Invalid value NaN (not a number)")
	case s < 0 && negative:
		return time.Time{}, nil
	case s < 0:
		return time.Time{}, t.ValueError("timeout must be non-negative")
	case s > math.MaxInt32*1e3:
		return time.Time{}, t.OverflowError("timestamp too large to convert to C _PyTime_t")
	}
	return deadlineIn(s), nil
}

func (n *network) selectSelect(t *Thread, args []Value) (Value, error) {
	deadline, err := waitDeadline(t, args[3], 1, false, "a float")
	if err != nil {
		return 0, err
	}
	w := &pollWork{net: n, deadline: deadline, ready: func(f unix.PollFd) bool { return selected(f) != 0 }}
	place := map[int]int{} // of a descriptor in w.fds
	var fds [3][]int
	for i, events := range []int16{unix.POLLIN, unix.POLLOUT, unix.POLLPRI} {
		list, err := t.ListOf(args[i])
		if err != nil {
			if t.Matches(err, t.VM.Exc.TypeError) {
				t.Caught(err)
				return 0, t.TypeError("arguments 1-3 must be sequences")
			}
			return 0, err
		}
		args[i] = list
		for j := 0; j < t.ListLen(args[i]); j++ {
			fd, err := fdOf(t, t.ListGet(args[i], j))
			if err != nil {
				return 0, err
			}
			if fd >= 1024 {
				return 0, t.ValueError("filedescriptor out of range in select()")
			}
			fds[i] = append(fds[i], fd)
			at, ok := place[fd]
			if !ok {
				at = len(w.fds)
				place[fd] = at
				w.fds = append(w.fds, unix.PollFd{Fd: int32(fd)})
			}
			w.fds[at].Events |= events
		}
	}
	return t.Look(args, w, func(t *Thread, args []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		m := t.Mark()
		defer t.Release(m)
		var out [3]*Value
		for i := range out {
			list, err := t.NewList(0)
			if err != nil {
				return 0, err
			}
			out[i] = t.Keep(list)
			for j, fd := range fds[i] {
				f := w.fds[place[fd]]
				if f.Revents&unix.POLLNVAL != 0 {
					return 0, osError(t, unix.EBADF)
				}
				if selected(f)&(1<<i) != 0 {
					if err := t.ListAppend(*out[i], t.ListGet(args[i], j)); err != nil {
						return 0, err
					}
				}
			}
		}
		return tuple(t, *out[0], *out[1], *out[2])
	})
}

// selected is in which of the three sets of select() a descriptor is, as bits.
// One that is not open counts, to be told.
func selected(f unix.PollFd) int {
	if f.Revents&unix.POLLNVAL != 0 {
		return 8
	}
	set := 0
	if f.Events&unix.POLLIN != 0 && f.Revents&(unix.POLLIN|unix.POLLHUP|unix.POLLERR) != 0 {
		set |= 1
	}
	if f.Events&unix.POLLOUT != 0 && f.Revents&(unix.POLLOUT|unix.POLLERR) != 0 {
		set |= 2
	}
	if f.Events&unix.POLLPRI != 0 && f.Revents&unix.POLLPRI != 0 {
		set |= 4
	}
	return set
}

// The word of a poll object: a dict of descriptors and their events.
const (
	pollDict = 1
	pollBody = 2
)

func (n *network) pollType() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "poll", Module: "select", Kind: obj.KindFields, Body: pollBody,
		New: func(t *Thread, args []Value) (Value, error) {
			m := t.Mark()
			defer t.Release(m)
			d := t.Keep(t.NewDict())
			return newObject(t, args[0], *d)
		}, NewSig: "cls, /", Tells: "()",
		Methods: []vm.Native{
			{Name: "register", Sig: "self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /", Fn: pollRegister(false), Doc: "Register a file descriptor with the polling object."},
			{Name: "modify", Sig: "self, fd, eventmask, /", Fn: pollRegister(true), Doc: "Modify an already registered file descriptor."},
			{Name: "unregister", Sig: "self, fd, /", Fn: pollUnregister, Doc: "Remove a file descriptor being tracked by the polling object."},
			{Name: "poll", Sig: "self, timeout=None, /", Fn: n.pollPoll, Doc: "Polls the set of registered file descriptors."},
		}}
}

func pollRegister(known bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		fd, err := fdOf(t, args[1])
		if err != nil {
			return 0, err
		}
		events := unix.POLLIN | unix.POLLPRI | unix.POLLOUT
		if args[2] != unbound {
			if events, err = t.ToInt(args[2]); err != nil {
				return 0, err
			}
			if events < 0 || events > math.MaxUint16 {
				if events < 0 {
					return 0, t.ValueError("value must be positive")
				}
				return 0, t.OverflowError("Python int too large for C unsigned short")
			}
		}
		d := t.Field(args[0], pollDict)
		if known {
			if v, err := t.DictGet(d, obj.SmallInt(int64(fd))); err != nil || v == unbound {
				if err == nil {
					err = osError(t, unix.ENOENT)
				}
				return 0, err
			}
		}
		return none, t.DictSet(d, obj.SmallInt(int64(fd)), obj.SmallInt(int64(events)))
	}
}

func pollUnregister(t *Thread, args []Value) (Value, error) {
	fd, err := fdOf(t, args[1])
	if err != nil {
		return 0, err
	}
	key := obj.SmallInt(int64(fd))
	v, err := t.DictDel(t.Field(args[0], pollDict), key)
	if err == nil && !v {
		err = t.RaiseArgs(t.VM.Exc.KeyError, key)
	}
	return none, err
}

func (n *network) pollPoll(t *Thread, args []Value) (Value, error) {
	deadline, err := waitDeadline(t, args[1], 1e-3, true, "an integer")
	if err != nil {
		return 0, err
	}
	w := &pollWork{net: n, deadline: deadline}
	d := t.Field(args[0], pollDict)
	for i := t.DictNext(d, 0); i >= 0; i = t.DictNext(d, i+1) {
		w.fds = append(w.fds, unix.PollFd{Fd: int32(t.DictKey(d, i).Int()), Events: int16(t.DictValue(d, i).Int())})
	}
	return t.Look(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		var found [][2]int64
		if w.found {
			for _, f := range w.fds {
				if f.Revents != 0 {
					found = append(found, [2]int64{int64(f.Fd), int64(uint16(f.Revents))})
				}
			}
		}
		return pairs(t, found)
	})
}

// pairs makes a list of pairs of ints.
func pairs(t *Thread, items [][2]int64) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	list, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	out := t.Keep(list)
	for _, p := range items {
		v, err := tuple(t, ints(p[0], p[1])...)
		if err == nil {
			err = t.ListAppend(*out, v)
		}
		if err != nil {
			return 0, err
		}
	}
	return *out, nil
}
