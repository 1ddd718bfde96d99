package std

import (
	"math"
	"time"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// The epoll objects of module select. Their descriptor is held like a socket's.

func (n *network) epollType() *vm.TypeSpec {
	fail := func(t *Thread, v Value) error {
		if t.Field(v, sockHandle) == unbound {
			return t.ValueError("I/O operation on closed epoll object")
		}
		return nil
	}
	control := func(op int) vm.NativeFunc {
		return func(t *Thread, args []Value) (Value, error) {
			if err := fail(t, args[0]); err != nil {
				return 0, err
			}
			fd, err := fdOf(t, args[1])
			if err != nil {
				return 0, err
			}
			events := unix.EPOLLIN | unix.EPOLLPRI | unix.EPOLLOUT
			if len(args) > 2 && args[2] != unbound {
				if events, err = t.ToInt(args[2]); err != nil {
					return 0, err
				}
			}
			w := n.atOnce(t, args[0], func(s *socket, set int) error {
				if events&takingEvents != 0 {
					s.takes.Store(true)
				}
				return unix.EpollCtl(set, op, fd, &unix.EpollEvent{Events: uint32(events), Fd: int32(fd)})
			})
			return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
				if op == unix.EPOLL_CTL_DEL && w.err == unix.EBADF {
					w.err = nil // closed, so it is not in the set
				}
				return none, w.fail(t)
			}, nil)
		}
	}
	return &vm.TypeSpec{Name: "epoll", Module: "select", Kind: obj.KindFields, Body: sockBody,
		Doc: "Returns an epolling object.",
		New: needsDescriptor(n.epollNew), NewSig: "cls, sizehint=-1, flags=0",
		Slots: vm.Slots{
			Enter: func(t *Thread, v Value) (Value, error) { return v, fail(t, v) },
		},
		Getters: []vm.Getter{{Name: "closed", Get: func(t *Thread, v Value) (Value, error) {
			return obj.Bool(t.Field(v, sockHandle) == unbound), nil
		}}},
		Methods: []vm.Native{
			{Name: "register", Sig: "self, fd, eventmask=7", Fn: control(unix.EPOLL_CTL_ADD), Doc: "Registers a new fd or raises an OSError if the fd is already registered."},
			{Name: "modify", Sig: "self, fd, eventmask", Fn: control(unix.EPOLL_CTL_MOD), Doc: "Modify event mask for a registered file descriptor."},
			{Name: "unregister", Sig: "self, fd", Fn: control(unix.EPOLL_CTL_DEL), Doc: "Remove a registered file descriptor from the epoll object."},
			{Name: "poll", Sig: "self, timeout=None, maxevents=-1", Fn: n.epollPoll, Doc: "Wait for events on the epoll file descriptor."},
			{Name: "close", Sig: "self, /", Fn: n.sockClose, Doc: "Close the epoll control file descriptor."},
			{Name: "__exit__", Sig: "self, typ=None, value=None, traceback=None, /", Fn: n.sockClose},
			{Name: "fileno", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				if err := fail(t, args[0]); err != nil {
					return 0, err
				}
				return sockFileno(t, args)
			}, Doc: "Return the epoll control file descriptor."},
			{Name: "fromfd", Sig: "cls, fd, /", Kind: vm.ClassMethod, Fn: n.epollFromFd, Doc: "Create an epoll object from a given control fd."},
		}}
}

func (n *network) epollNew(t *Thread, args []Value) (Value, error) {
	for i, low := range []int{-1, 0} {
		if args[1+i] == unbound {
			continue
		}
		v, err := t.ToInt(args[1+i])
		if err != nil {
			return 0, err
		}
		switch {
		case i == 0 && (v < low || v == 0):
			return 0, t.ValueError("sizehint must be positive or -1")
		case i == 1 && v&^unix.EPOLL_CLOEXEC != 0:
			return 0, t.Raise(t.VM.Exc.OSError, "invalid flags")
		}
	}
	c := &syscallWork{do: func() (int, error) { return unix.EpollCreate1(unix.EPOLL_CLOEXEC) }}
	return t.Outside(args, c, func(t *Thread, args []Value) (Value, error) {
		if c.err != nil {
			return 0, osError(t, c.err)
		}
		return epollObject(t, args[0], c.n)
	}, c.closeResult)
}

// takingEvents are the flags with which an event that has been told is not told again.
const takingEvents = unix.EPOLLET | unix.EPOLLONESHOT

func epollObject(t *Thread, class Value, fd int) (Value, error) {
	o, err := socketNew(t, []Value{class})
	if err == nil {
		adopt(t, o, fd, 0, 0, 0, noTimeout)
	}
	return o, err
}

func (n *network) epollFromFd(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	o, err := epollObject(t, args[0], fd)
	if err == nil {
		sockOf(t, o).takes.Store(true) // it may
	}
	return o, err
}

func (n *network) epollPoll(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], sockHandle) == unbound {
		return 0, t.ValueError("I/O operation on closed epoll object")
	}
	atOnce := args[1] == obj.SmallInt(0) // as loops of asyncio ask that have something to do
	var deadline time.Time
	var err error
	if !atOnce {
		if deadline, err = waitDeadline(t, args[1], 1, true, "an integer"); err != nil {
			return 0, err
		}
	}
	most := -1
	if args[2] != unbound {
		if most, err = t.ToInt(args[2]); err != nil {
			return 0, err
		}
	}
	switch {
	case most == -1:
		most = 1023 // FD_SETSIZE-1
	case most < 1:
		return 0, t.ValueError("maxevents must be greater than 0, got %d", most)
	case most > math.MaxUint16:
		most = math.MaxUint16
	}
	var events []unix.EpollEvent
	w := n.work(t, args[0], poll.In, 0, func(set int) error {
		k, err := epollNow(set, events[:0], most)
		if err == nil && len(k) == 0 && !atOnce && (deadline.IsZero() || time.Now().Before(deadline)) {
			return unix.EAGAIN
		}
		events = k
		return err
	})
	w.deadline = deadline
	then := func(t *Thread, _ []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		if len(events) == 0 {
			return t.NewList(0)
		}
		found := make([][2]int64, len(events))
		for i, e := range events {
			found[i] = [2]int64{int64(e.Fd), int64(e.Events)}
		}
		return pairs(t, found)
	}
	if w.sock.takes.Load() {
		return t.Outside(args, w, then, nil)
	}
	return t.Look(args, w, then)
}

// epollNow appends the events that there are, at most as many, to a list. It does not wait, so Go's
// scheduler need not know.
func epollNow(set int, events []unix.EpollEvent, most int) ([]unix.EpollEvent, error) {
	var few [16]unix.EpollEvent
	buf := few[:]
	if most > len(buf) {
		buf = make([]unix.EpollEvent, most)
	}
	k, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_PWAIT, uintptr(set), uintptr(unsafe.Pointer(&buf[0])), uintptr(most), 0, 0, 0)
	if errno != 0 {
		return nil, errno
	}
	return append(events, buf[:k]...), nil
}
