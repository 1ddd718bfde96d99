package std

import (
	"time"

	"pystm/lib/poll"
)

// answer is sendall and recv with a timeout for each, in one step between two
// transactions: the server of pystm.wsgi sends an answer and waits for the next
// request. So there is one transaction where there were two, and when it ends
// nothing of the request is alive any more.
func (n *network) answer(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	size, _, err := sizeAndFlags(t, args[2], unbound, "answer")
	if err != nil {
		return 0, err
	}
	var times [2]int64
	for i := range times {
		if times[i], err = timeoutArg(t, args[3+i]); err != nil {
			return 0, err
		}
	}
	w, r := n.receive(t, args[0], size, 0, false)
	recv := w.do
	begin := func(events uint32, ns int64) {
		w.events, w.nowait, w.deadline = events, ns == 0, time.Time{}
		if ns > 0 {
			w.deadline = time.Now().Add(time.Duration(ns))
		}
	}
	begin(poll.Out, times[0])
	w.do = func(fd int) error {
		for len(data) > 0 {
			k, err := sysSend(fd, data, 0)
			if err != nil {
				return err
			}
			if data = data[k:]; len(data) == 0 {
				begin(poll.In, times[1])
			}
		}
		return recv(fd)
	}
	if len(data) == 0 {
		begin(poll.In, times[1])
	}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if err := w.fail(t); err != nil {
			return 0, err
		}
		return newBytes(t, r.data)
	}, nil)
}
