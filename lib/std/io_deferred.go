package std

import (
	"errors"
	"io"

	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Writing inside a transaction: the bytes leave when it commits. This works on
// streams over a descriptor of ours; writes to others make the transaction one
// that cannot be aborted.

// defers reports whether writes to b are to wait for the commit.
func (b *buffered) defers(t *Thread) bool {
	return b != nil && b.native != nil && t.Private() && !b.native.nonblocking()
}

// pipeHolds is how much a pipe holds, as a rule.
const pipeHolds = 1 << 16

// defersWrite is defers for a write of n bytes. One of more than a pipe holds has to
// wait for the reader: it does so at once, where signals and errors reach the caller.
func (b *buffered) defersWrite(t *Thread, n int) bool {
	return b.defers(t) && (n <= pipeHolds || b.native.regular())
}

// nonblocking reports whether writes do not wait: who writes is to be told at once
// how much was taken. It is asked each time, as others may have changed it.
func (r *rawFile) nonblocking() bool {
	return !r.regular() && nonblocking(r.fd)
}

func nonblocking(fd int) bool {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	return err == nil && flags&unix.O_NONBLOCK != 0
}

// late raises the error that a deferred write met, once.
func (b *buffered) late(t *Thread) error {
	if b == nil || b.native == nil {
		return nil
	}
	if err := b.failed.Swap(nil); err != nil {
		return ioError(t, *err)
	}
	return nil
}

// writeLater writes once the transaction has committed.
func (b *buffered) writeLater(t *Thread, p []byte, flush bool) {
	added := false
	t.DeferWrite(b, func() (int, bool) {
		if b.owner != nil {
			return -1, false
		}
		var err error
		if !added {
			added, err = true, b.addNative(p)
		}
		fd, done := 0, true
		if err == nil && (flush || len(b.out) >= b.size) {
			fd, done, err = b.flushNative()
		}
		if err != nil {
			b.failed.Store(&err)
		}
		return fd, done
	})
}

// addNative adds to what is to be written to a descriptor.
func (b *buffered) addNative(p []byte) error {
	if b.closed || b.native == nil || b.native.fd < 0 {
		return nil
	}
	if n := len(b.ahead); n > 0 {
		b.ahead, b.filled, b.at = nil, 0, -1
		if _, err := b.native.seek(int64(-n), io.SeekCurrent); err != nil {
			return err
		}
	}
	b.out = append(b.out, p...)
	return nil
}

// pipeAtOnce is how much a pipe takes without blocking once it takes anything.
const pipeAtOnce = 4096

// flushNative is flush for a stream over a descriptor, without a thread. If the
// descriptor takes no more it is not done.
func (b *buffered) flushNative() (fd int, done bool, err error) {
	rest := b.out
	defer func() { b.out = b.out[:copy(b.out, rest)] }()
	for len(rest) > 0 && b.native != nil && b.native.fd >= 0 {
		b.filled, b.at = 0, -1
		n, err := b.native.putNow(rest)
		if errors.Is(err, unix.EAGAIN) {
			return b.native.fd, false, nil
		}
		if err != nil && !errors.Is(err, unix.EINTR) {
			return 0, true, err
		}
		rest = rest[max(n, 0):]
	}
	return 0, true, nil
}

// flushLater flushes once the transaction has committed.
func flushLater(t *Thread, b *buffered) error {
	if err := b.late(t); err != nil {
		return err
	}
	b.writeLater(t, nil, true)
	return nil
}

// nativeFlush reports whether a buffer's flush is ours, not one of a subclass.
func nativeFlush(t *Thread, buffer Value) bool {
	s := specOf(t, buffer)
	return s != nil && s.Module == "_io" && t.ShapeOf(s) == t.Shapes.Get(t.ShapeID(buffer)).Root().ID
}

// textWriteLater is write in a transaction: s is the str, exact.
func textWriteLater(t *Thread, f *textFile, b *buffered, s Value) (Value, error) {
	chars := obj.SmallInt(int64(t.StrChars(s)))
	data, err := f.encode(t, s)
	if err != nil {
		return 0, err
	}
	b.writeLater(t, data, f.flushes(data))
	return chars, nil
}
