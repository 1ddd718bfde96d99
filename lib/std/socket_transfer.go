package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/poll"
)

// Sending and receiving. What is sent is copied before the transaction ends;
// what was received gets into the heap in the next one, again if that is aborted.

func (n *network) transferMethods() []vm.Native {
	return []vm.Native{
		{Name: "recv", Sig: "self, bufsize, flags=0, /", Fn: n.sockRecv, Doc: "Receive up to buffersize bytes from the socket."},
		{Name: "recvfrom", Sig: "self, bufsize, flags=0, /", Fn: n.sockRecvfrom, Doc: "Like recv(buffersize, flags) but also return the sender's address info."},
		{Name: "recv_into", Sig: "self, buffer, nbytes=0, flags=0", Fn: n.sockRecvInto, Doc: "A version of recv() that stores its data into a buffer."},
		{Name: "recvfrom_into", Sig: "self, buffer, nbytes=0, flags=0", Fn: n.sockRecvfromInto, Doc: "Like recv_into() but also return the sender's address info."},
		{Name: "send", Sig: "self, data, flags=0, /", Fn: n.sockSend, Doc: "Send a data string to the socket; the result is the number of bytes sent."},
		{Name: "sendall", Sig: "self, data, flags=0, /", Fn: n.sockSendall, Doc: "Send a data string to the socket, all of it."},
		{Name: "_answer", Sig: "self, data, bufsize, sending, receiving, /", Fn: n.answer, Doc: "Send all of data and then receive up to bufsize bytes, with a timeout for each."},
		{Name: "sendto", Sig: "self, data, *args", Fn: n.sockSendto, Doc: "Like send(data, flags) but allows specifying the destination address."},
		{Name: "sendmsg", Sig: "self, buffers, ancdata=(), flags=0, address=None, /", Fn: n.sockSendmsg, Doc: "Send normal and ancillary data to the socket."},
		{Name: "recvmsg", Sig: "self, bufsize, ancbufsize=0, flags=0, /", Fn: n.sockRecvmsg, Doc: "Receive normal data and ancillary data."},
		{Name: "recvmsg_into", Sig: "self, buffers, ancbufsize=0, flags=0, /", Fn: n.sockRecvmsgInto, Doc: "Receive normal data and ancillary data into buffers."},
	}
}

// flagsArg is an optional argument of flags.
func flagsArg(t *Thread, v Value) (int, error) {
	if v == unbound {
		return 0, nil
	}
	return t.ToInt(v)
}

// reception is what a receiving operation has got.
type reception struct {
	data []byte
	buf  *[]byte // of the pool, if data is a part of it
	from sockaddr
}

// copiedAtMost is how many bytes are copied rather than a buffer of the pool kept until they are in the heap for good.
const copiedAtMost = 2 << 10

// stored gives back what was received when that is in the heap for good.
func (r *reception) stored(t *Thread, n *network) {
	if r.buf != nil {
		t.Segment.OnCommit(func() { n.pool.Put(r.buf) })
	}
}

// receive makes the operation that receives up to size bytes.
func (n *network) receive(t *Thread, v Value, size, flags int, from bool) (*sockWork, *reception) {
	r := &reception{}
	return n.work(t, v, poll.In, flags, func(fd int) error {
		buf := n.buffer(size)
		var k int
		var err error
		if from {
			k, r.from, err = sysRecvfrom(fd, (*buf)[:size], flags)
		} else {
			k, err = sysRecv(fd, (*buf)[:size], flags)
		}
		if k = min(k, size); err == nil && k > copiedAtMost {
			r.data, r.buf = (*buf)[:k], buf
			return nil
		}
		if err == nil {
			r.data = append([]byte(nil), (*buf)[:k]...)
		}
		n.pool.Put(buf)
		return err
	}), r
}

// buffer is one of at least n bytes, to be given back to the pool.
func (n *network) buffer(size int) *[]byte {
	if b, ok := n.pool.Get().(*[]byte); ok && len(*b) >= size {
		return b
	}
	b := make([]byte, max(size, 1<<16))
	return &b
}

// sizeAndFlags are the arguments of recv and its like.
func sizeAndFlags(t *Thread, size, flags Value, name string) (int, int, error) {
	k, err := t.ToInt(size)
	if err != nil {
		return 0, 0, err
	}
	if k < 0 {
		return 0, 0, t.ValueError("negative buffersize in %s", name)
	}
	f, err := flagsArg(t, flags)
	if err == nil {
		err = t.Room(k)
	}
	return k, f, err
}

func (n *network) sockRecv(t *Thread, args []Value) (Value, error) {
	size, flags, err := sizeAndFlags(t, args[1], args[2], "recv")
	if err != nil {
		return 0, err
	}
	w, r := n.receive(t, args[0], size, flags, false)
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		data, err := newBytes(t, r.data)
		r.stored(t, n)
		return data, err
	}, nil)
}

func (n *network) sockRecvfrom(t *Thread, args []Value) (Value, error) {
	size, flags, err := sizeAndFlags(t, args[1], args[2], "recvfrom")
	if err != nil {
		return 0, err
	}
	w, r := n.receive(t, args[0], size, flags, true)
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
		addr, err := addressValue(t, r.from)
		if err != nil {
			return 0, err
		}
		return tuple(t, *k, addr)
	}, nil)
}

// intoArgs are the arguments of recv_into and its like: how much fits in.
func intoArgs(t *Thread, args []Value, name string) (size, flags int, err error) {
	if err := t.ReachMemory(args[1]); err != nil {
		return 0, 0, err
	}
	room, ok := t.WritableLength(args[1])
	if !ok {
		return 0, 0, t.TypeError("%s() argument 1 must be read-write bytes-like object, not %s", name, t.TypeName(args[1]))
	}
	if args[2] != unbound {
		if size, err = t.ToInt(args[2]); err != nil {
			return 0, 0, err
		}
	}
	switch {
	case size < 0:
		return 0, 0, t.ValueError("negative buffersize in %s", name)
	case size > room:
		return 0, 0, t.ValueError("buffer too small for requested bytes")
	case size == 0:
		size = room
	}
	flags, err = flagsArg(t, args[3])
	return size, flags, err
}

func (n *network) sockRecvInto(t *Thread, args []Value) (Value, error) {
	size, flags, err := intoArgs(t, args, "recv_into")
	if err != nil {
		return 0, err
	}
	w, r := n.receive(t, args[0], size, flags, false)
	return t.Outside(args, w, func(t *Thread, args []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		k, err := storeReceived(t, &args[1], r.data, "recv_into")
		r.stored(t, n)
		return k, err
	}, nil)
}

func storeReceived(t *Thread, target *Value, data []byte, name string) (Value, error) {
	if err := t.ReachMemory(*target); err != nil {
		return 0, err
	}
	if !storeBytes(t, *target, data) {
		return 0, t.TypeError("%s() argument 1 must be read-write bytes-like object, not %s", name, t.TypeName(*target))
	}
	return obj.SmallInt(int64(len(data))), nil
}

func (n *network) sockRecvfromInto(t *Thread, args []Value) (Value, error) {
	size, flags, err := intoArgs(t, args, "recvfrom_into")
	if err != nil {
		return 0, err
	}
	w, r := n.receive(t, args[0], size, flags, true)
	return t.Outside(args, w, func(t *Thread, args []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		k, err := storeReceived(t, &args[1], r.data, "recvfrom_into")
		if err != nil {
			return 0, err
		}
		addr, err := addressValue(t, r.from)
		if err != nil {
			return 0, err
		}
		return tuple(t, k, addr)
	}, nil)
}

func (n *network) sockSend(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	flags, err := flagsArg(t, args[2])
	if err != nil {
		return 0, err
	}
	sent := 0
	w := n.work(t, args[0], poll.Out, flags, func(fd int) (err error) {
		sent, err = sysSend(fd, data, flags)
		return err
	})
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		return obj.SmallInt(int64(sent)), w.fail(t)
	}, nil)
}

func (n *network) sockSendall(t *Thread, args []Value) (Value, error) {
	given, err := bytesView(t, args[1])
	if err != nil {
		return 0, err
	}
	buf := n.buffer(len(given))
	data := (*buf)[:copy(*buf, given)]
	flags, err := flagsArg(t, args[2])
	if err != nil {
		return 0, err
	}
	w := n.work(t, args[0], poll.Out, flags, func(fd int) error {
		for {
			k, err := sysSend(fd, data, flags)
			if err != nil {
				return err
			}
			if data = data[k:]; len(data) == 0 {
				n.pool.Put(buf)
				return nil
			}
		}
	})
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) { return none, w.fail(t) }, nil)
}

func (n *network) sockSendto(t *Thread, args []Value) (Value, error) {
	data, ok := bytesLike(t, args[1])
	if !ok {
		return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(args[1]))
	}
	data = append([]byte(nil), data...)
	rest := tupleItems(t, args[2])
	flags := 0
	switch len(rest) {
	case 1:
	case 2:
		f, err := t.ToInt(rest[0])
		if err != nil {
			return 0, err
		}
		flags = f
	default:
		return 0, t.TypeError("sendto() takes 2 or 3 arguments (%d given)", len(rest)+1)
	}
	rest = tupleItems(t, args[2])
	return n.withAddress(t, args, rest[len(rest)-1], "sendto", func(t *Thread, args []Value, to sockaddr) (Value, error) {
		sent := 0
		w := n.work(t, args[0], poll.Out, flags, func(fd int) (err error) {
			sent, err = sysSendto(fd, data, flags, to)
			return err
		})
		return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
			return obj.SmallInt(int64(sent)), w.fail(t)
		}, nil)
	})
}
