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
	return b != nil && b.native != nil && t.Private()
}

// late raises the error that a deferred write met, once.
func (b *buffered) late(t *Thread) error {
	if b == nil {
		return nil
	}
	if err := b.failed.Swap(nil); err != nil {
		return ioError(t, *err)
	}
	return nil
}

// writeLater writes once the transaction has committed.
func (b *buffered) writeLater(t *Thread, p []byte, flush bool) {
	t.Defer(func() {
		err := b.writeNative(p)
		if err == nil && flush {
			err = b.flushNative()
		}
		if err != nil {
			b.failed.Store(&err)
		}
	})
}

// writeNative is write for a stream over a descriptor, without a thread.
func (b *buffered) writeNative(p []byte) error {
	if b.closed || b.native == nil || b.native.fd < 0 {
		return nil
	}
	if n := len(b.ahead); n > 0 {
		b.ahead = nil
		if _, err := b.native.seek(int64(-n), io.SeekCurrent); err != nil {
			return err
		}
	}
	if len(b.out)+len(p) > b.size && len(b.out) > 0 {
		if err := b.flushNative(); err != nil {
			return err
		}
	}
	b.out = append(b.out, p...)
	if len(b.out) >= b.size {
		return b.flushNative()
	}
	return nil
}

// flushNative is flush for a stream over a descriptor, without a thread.
func (b *buffered) flushNative() error {
	for len(b.out) > 0 && b.native != nil && b.native.fd >= 0 {
		n, err := b.native.put(b.out)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return err
		}
		b.out = b.out[:copy(b.out, b.out[n:])]
	}
	return nil
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
