package std

import (
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/lib/poll"

	"golang.org/x/sys/unix"
)

// Messages with ancillary data, and options as bytes.

// optionBytes is getsockopt into a buffer.
func optionBytes(fd, level, option, size int) (string, error) {
	buf := make([]byte, size)
	n := uint32(size)
	_, _, e := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(option), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)), 0)
	if e != 0 {
		return "", e
	}
	return string(buf[:n]), nil
}

// setOption is setsockopt of some bytes, or if length is not negative of none.
func setOption(fd, level, option int, value []byte, length int) error {
	if length < 0 {
		length = len(value)
	}
	_, _, e := unix.Syscall6(unix.SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(option), uintptr(unsafe.Pointer(unsafe.SliceData(value))), uintptr(length), 0)
	if e != 0 {
		return e
	}
	return nil
}

// buffers copies the bytes-like objects of an iterable one after the other.
func buffers(t *Thread, list Value, name string) ([]byte, error) {
	var data []byte
	err := t.ForEach(list, func(v Value) error {
		b, ok := bytesLike(t, v)
		if !ok {
			return t.TypeError("%s() argument 1 must be an iterable of bytes-like objects; a bytes-like object is required, not '%s'", name, t.TypeName(v))
		}
		data = append(data, b...)
		return nil
	})
	return data, err
}

// controlBytes encodes ancillary data: an iterable of (level, type, data).
func controlBytes(t *Thread, list Value) ([]byte, error) {
	var out []byte
	if list == unbound {
		return nil, nil
	}
	err := t.ForEach(list, func(v Value) error {
		if !t.IsInstance(v, obj.ShapeTuple) || t.TupleLen(t.Unwrap(v)) != 3 {
			return t.TypeError("[sendmsg() ancillary data items] must be sequence of length 3, not %s", t.TypeName(v))
		}
		item := t.Unwrap(v)
		m := t.Mark()
		defer t.Release(m)
		kept := t.Keep(item)
		n, err := intArgs(t, []Value{t.TupleItem(item, 0), t.TupleItem(item, 1)})
		if err != nil {
			return err
		}
		data, err := bytesArg(t, t.TupleItem(*kept, 2))
		if err != nil {
			return err
		}
		msg := make([]byte, unix.CmsgSpace(len(data)))
		h := (*unix.Cmsghdr)(unsafe.Pointer(&msg[0]))
		h.Level, h.Type = int32(n[0]), int32(n[1])
		h.SetLen(unix.CmsgLen(len(data)))
		copy(msg[unix.CmsgLen(0):], data)
		out = append(out, msg...)
		return nil
	})
	return out, err
}

func (n *network) sockSendmsg(t *Thread, args []Value) (Value, error) {
	data, err := buffers(t, args[1], "sendmsg")
	if err != nil {
		return 0, err
	}
	control, err := controlBytes(t, args[2])
	if err != nil {
		return 0, err
	}
	flags, err := flagsArg(t, args[3])
	if err != nil {
		return 0, err
	}
	send := func(t *Thread, args []Value, to sockaddr) (Value, error) {
		sent := 0
		w := n.work(t, args[0], poll.Out, flags, func(fd int) (err error) {
			sent, err = sysSendmsg(fd, data, control, flags, to)
			return err
		})
		return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
			return obj.SmallInt(int64(sent)), w.fail(t)
		}, nil)
	}
	if given(args[4]) {
		return n.withAddress(t, args, args[4], "sendmsg", send)
	}
	return send(t, args, nil)
}

// message is what recvmsg has got.
type message struct {
	data, control []byte
	flags         int
	from          sockaddr
}

func (n *network) receiveMessage(t *Thread, v Value, size, controlSize, flags int) (*sockWork, *message) {
	r := &message{}
	return n.work(t, v, poll.In, flags, func(fd int) error {
		data, control := make([]byte, size), make([]byte, controlSize)
		k, c, f, from, err := sysRecvmsg(fd, data, control, flags)
		if err == nil {
			*r = message{data[:min(k, size)], control[:c], f, from}
		}
		return err
	}), r
}

// rest makes what follows the data in the result of recvmsg.
func (r *message) rest(t *Thread) (control, flags, from Value, err error) {
	m := t.Mark()
	defer t.Release(m)
	list, err := t.NewList(0)
	if err != nil {
		return
	}
	k := t.Keep(list)
	messages, err := unix.ParseSocketControlMessage(r.control)
	if err != nil {
		messages = nil // cut off
	}
	for _, c := range messages {
		b, err := newBytes(t, c.Data)
		if err != nil {
			return 0, 0, 0, err
		}
		item, err := tuple(t, obj.SmallInt(int64(c.Header.Level)), obj.SmallInt(int64(c.Header.Type)), b)
		if err == nil {
			err = t.ListAppend(*k, item)
		}
		if err != nil {
			return 0, 0, 0, err
		}
	}
	from, err = addressValue(t, r.from)
	return *k, obj.SmallInt(int64(r.flags)), from, err
}

func (n *network) sockRecvmsg(t *Thread, args []Value) (Value, error) {
	size, flags, err := sizeAndFlags(t, args[1], args[3], "recvmsg()")
	if err != nil {
		return 0, err
	}
	controlSize, err := flagsArg(t, args[2])
	if err != nil {
		return 0, err
	}
	if controlSize < 0 || controlSize > 1<<20 {
		return 0, t.ValueError("invalid ancillary data buffer length")
	}
	w, r := n.receiveMessage(t, args[0], size, controlSize, flags)
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		m := t.Mark()
		defer t.Release(m)
		data, err := newBytes(t, r.data)
		if err != nil {
			return 0, err
		}
		k := t.Keep(data)
		control, f, from, err := r.rest(t)
		if err != nil {
			return 0, err
		}
		return tuple(t, *k, control, f, from)
	}, nil)
}

func (n *network) sockRecvmsgInto(t *Thread, args []Value) (Value, error) {
	list, err := t.ListOf(args[1])
	if err != nil {
		return 0, err
	}
	args[1] = list
	size := 0
	for i := range t.ListLen(list) {
		n, ok := t.WritableLength(t.ListGet(args[1], i))
		if !ok {
			return 0, t.TypeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
		}
		size += n
	}
	flags, err := flagsArg(t, args[3])
	if err != nil {
		return 0, err
	}
	controlSize, err := flagsArg(t, args[2])
	if err != nil {
		return 0, err
	}
	if controlSize < 0 || controlSize > 1<<20 {
		return 0, t.ValueError("invalid ancillary data buffer length")
	}
	w, r := n.receiveMessage(t, args[0], size, controlSize, flags)
	return t.Outside(args, w, func(t *Thread, args []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		data := r.data
		for i := 0; i < t.ListLen(args[1]) && len(data) > 0; i++ {
			b, ok := t.BufferWritable(t.ListGet(args[1], i), 0, len(data))
			if !ok {
				return 0, t.TypeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
			}
			data = data[copy(b, data):]
		}
		control, f, from, err := r.rest(t)
		if err != nil {
			return 0, err
		}
		return tuple(t, obj.SmallInt(int64(len(r.data))), control, f, from)
	}, nil)
}
