package std

import (
	"bytes"
	"errors"
	"io"
	"sync/atomic"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// buffered holds the bytes between a raw stream and its user: those read ahead
// or those not yet written, never both. The raw stream's position is that of
// the user plus what is read ahead, minus what is to be written. Only one
// thread at a time works on it: what it does to a descriptor cannot be undone, so a
// transaction that comes here is inevitable. Over a Python object it is what a native
// has loaded of the object itself (io_bufferedheap.go).
type buffered struct {
	native             *rawFile // nil: the raw stream is a Python object
	readable, writable bool
	closed             bool
	size               int
	ahead              []byte // read, not yet consumed
	out                []byte // written, not yet passed on
	*bufferedFile
}

// bufferedFile is what a buffered over a descriptor has besides.
type bufferedFile struct {
	store     []byte                // what ahead is a part of
	filled    int                   // how much of it was read last, up to where the descriptor stands; 0: elsewhere
	at        int64                 // where the descriptor stands, -1: not known. What others do to it is not noticed, as in CPython
	failed    atomic.Pointer[error] // of a deferred write; see io_deferred.go
	owner     *Thread               // who is at work on the raw stream; see claim
	unclaimed chan struct{}         // closed when there is no owner any more; nil: nobody waits for it
}

// newBuffered is a buffered over a descriptor.
func newBuffered(raw *rawFile, size int, reads, writes bool) *buffered {
	return &buffered{native: raw, readable: reads, writable: writes, size: size, bufferedFile: &bufferedFile{at: -1}}
}

// busy reports whether a thread is at work on the descriptor.
func (b *buffered) busy() bool { return b.native != nil && b.owner != nil }

// pyRaw is a raw stream by its Python methods.
type pyRaw struct{ o *Value }

func (r pyRaw) stream(t *Thread) Value { return t.Field(*r.o, bufRaw) }

func (r pyRaw) read(t *Thread, p []byte) (int, error) {
	data, err := r.readUpTo(t, len(p))
	return copy(p, data), err
}

// readUpTo reads at most size bytes; they are a view, good until Python code runs.
func (r pyRaw) readUpTo(t *Thread, size int) ([]byte, error) {
	m := t.Mark()
	defer t.Release(m)
	ba, err := t.Call(t.VM.Class(obj.ShapeByteArray), obj.SmallInt(int64(size)))
	if err != nil {
		return nil, err
	}
	buf := t.Keep(ba)
	n, err := t.CallMethod(r.stream(t), "readinto", ba)
	if err != nil {
		return nil, err
	}
	if n == none {
		return nil, unix.EAGAIN
	}
	k, err := t.ToInt(n)
	if err != nil {
		cause := t.Keep(t.Caught(err))
		return nil, raiseFrom(t, t.Raise(t.VM.Exc.OSError, "raw readinto() failed"), *cause)
	}
	if k < 0 || k > size {
		return nil, t.Raise(t.VM.Exc.OSError, "raw readinto() returned invalid length %d (should have been between 0 and %d)", k, size)
	}
	data, _ := bytesLike(t, *buf)
	return data[:min(k, len(data))], nil
}

func (r pyRaw) write(t *Thread, p []byte) (int, error) {
	b, err := newBytes(t, p)
	if err != nil {
		return 0, err
	}
	n, err := t.CallMethod(r.stream(t), "write", b)
	if err != nil {
		return 0, err
	}
	if n == none {
		return 0, unix.EAGAIN
	}
	k, err := t.ToInt(n)
	if err == nil && (k < 0 || k > len(p)) {
		err = t.Raise(t.VM.Exc.OSError, "raw write() returned invalid length %d (should have been between 0 and %d)", k, len(p))
	}
	return k, err
}

// read fills p as far as one read of the raw stream does. A stream that does not
// block and has nothing now gives EAGAIN, which is no exception yet.
func (b *buffered) read(t *Thread, o *Value, p []byte) (int, error) {
	if b.native == nil {
		if raw := fileBelow(t, *o); raw != unbound {
			return readFile(t, raw, p)
		}
		return pyRaw{o}.read(t, p)
	}
	n, err := b.native.read(t, p)
	b.filled = 0
	if errors.Is(err, unix.EAGAIN) {
		return 0, unix.EAGAIN
	}
	if b.at >= 0 {
		b.at += int64(max(n, 0))
	}
	return n, ioError(t, err)
}

func (b *buffered) rawSeek(t *Thread, o *Value, pos int64, whence int) (int64, error) {
	if b.native != nil {
		n, err := b.native.seek(pos, whence)
		if b.at = -1; err == nil {
			b.at = n
		}
		return n, ioError(t, err)
	}
	if raw := fileBelow(t, *o); raw != unbound {
		if n, ok, err := seekFile(t, raw, pos, whence); ok {
			return n, err
		}
	}
	v, err := t.CallMethod(t.Field(*o, bufRaw), "seek", t.NewInt(pos), obj.SmallInt(int64(whence)))
	if err != nil {
		return 0, err
	}
	n, err := t.ToInt(v)
	if err == nil && n < 0 {
		err = t.Raise(t.VM.Exc.OSError, "Raw stream returned invalid position %d", n)
	}
	return int64(n), err
}

// rawWrite has the raw stream take what it wants of p; EAGAIN as for read.
func (b *buffered) rawWrite(t *Thread, o *Value, p []byte) (int, error) {
	var n int
	var err error
	if b.native != nil {
		n, err = b.native.write(t, p)
		n, b.filled, b.at = max(n, 0), 0, -1 // a file to append to has moved
	} else if n, err = (pyRaw{o}).write(t, p); err != nil {
		n = 0
	}
	if errors.Is(err, unix.EAGAIN) {
		return 0, unix.EAGAIN
	}
	return n, ioError(t, err)
}

// drain passes on what was written, as much as the raw stream takes.
func (b *buffered) drain(t *Thread, o *Value) error {
	for len(b.out) > 0 {
		n, err := b.rawWrite(t, o, b.out)
		if e := b.passed(t, o, n); err == nil {
			err = e
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// claim has this thread alone work on the raw stream, until unclaim: while it waits
// for that other threads use their files, but not this one.
// Over a Python object its lock does that.
func (b *buffered) claim(t *Thread, o *Value) error {
	if b.native == nil {
		return nil
	}
	if err := b.await(t, o); err != nil {
		return err
	}
	b.owner = t
	t.HoldBack(1)
	return nil
}

// await waits until nobody is at work on the raw stream.
func (b *buffered) await(t *Thread, o *Value) error {
	if !b.isOwn(t) {
		if err := t.Irrevocable(); err != nil { // what it has written before goes first
			return err
		}
	}
	for b.owner != nil {
		if b.owner == t {
			return reentrant(t, *o)
		}
		if b.unclaimed == nil {
			b.unclaimed = make(chan struct{})
		}
		free := b.unclaimed
		if err := t.Blocking(func() { t.WaitFor(free, time.Time{}) }); err != nil {
			return err
		}
		if err := t.RunSignals(); err != nil {
			return err
		}
	}
	return nil
}

// reentrant is the error of who uses a stream in a method of its raw stream.
func reentrant(t *Thread, v Value) error {
	s, err := t.Repr(v)
	if err != nil {
		return err
	}
	return t.RuntimeError("reentrant call inside %s", t.StrView(s))
}

func (b *buffered) unclaim() {
	if b.native == nil {
		return
	}
	b.owner.HoldBack(-1)
	b.owner = nil
	if b.unclaimed != nil {
		close(b.unclaimed)
		b.unclaimed = nil
	}
}

// gone reports whether the stream is closed.
func (b *buffered) gone() bool { return b.closed || b.native != nil && b.native.fd < 0 }

// blocked is the error of a write that took only so many bytes.
func blocked(t *Thread, taken int) error {
	return t.RaiseArgs(t.VM.Exc.BlockingIOError, obj.SmallInt(int64(unix.EAGAIN)), t.Intern("write could not complete without blocking"), obj.SmallInt(int64(taken)))
}

// flush passes on all that was written.
func (b *buffered) flush(t *Thread, o *Value) error {
	if len(b.out) == 0 && !b.busy() {
		return nil
	}
	if err := b.claim(t, o); err != nil {
		return err
	}
	defer b.unclaim()
	return b.empty(t, o)
}

// empty is flush for the owner.
func (b *buffered) empty(t *Thread, o *Value) error {
	err := b.drain(t, o)
	if err == unix.EAGAIN {
		return blocked(t, 0)
	}
	return err
}

// Flush passes on what was written when the interpreter ends; there is nobody
// left to tell of an error.
func (b *buffered) Flush(t *Thread) {
	if b.native != nil && !b.closed && !b.busy() {
		b.flush(t, nil)
	}
}

// Abandon closes a stream that nobody can reach any more, its raw stream with it.
func (b *buffered) Abandon() {
	if b.native != nil && !b.closed {
		for fd, done, _ := b.flushNative(); !done; fd, done, _ = b.flushNative() {
			vm.Writable(fd, -1)
		}
		b.closed = true
		b.native.Abandon()
	}
}

// fill reads ahead once; false at the end of the stream, or before one that has
// nothing now, with EAGAIN. It is for the owner.
func (b *buffered) fill(t *Thread, o *Value) (bool, error) {
	if err := b.empty(t, o); err != nil {
		return false, err
	}
	if b.native == nil {
		return b.fillObject(t, o)
	}
	if len(b.store) < b.size {
		store, err := t.NewBuffer(b.size)
		if err != nil {
			return false, err
		}
		b.store = store
	}
	// Text may still look at what came before: start in a fresh place.
	n, err := b.read(t, o, b.store)
	b.ahead = b.store[:max(n, 0)]
	b.filled = len(b.ahead)
	return n > 0, err
}

// take consumes n of the bytes read ahead.
func (b *buffered) take(t *Thread, o *Value, n int) []byte {
	p := b.ahead[:n]
	b.ahead = b.ahead[n:]
	b.keepAhead(t, o)
	return p
}

// forget drops what was read ahead.
func (b *buffered) forget(t *Thread, o *Value) {
	b.ahead = nil
	if b.native != nil {
		b.filled = 0
	}
	b.keepAhead(t, o)
}

// someBytes is what was read before a stream had nothing more: EAGAIN counts
// only if there is nothing else to tell.
func someBytes(data []byte, err error) ([]byte, error) {
	if err == unix.EAGAIN && len(data) > 0 {
		err = nil
	}
	return data, err
}

// readN reads n bytes, or all if n is negative; fewer at the end. They are the caller's, who may
// give them back (giveReadBuffer).
func (b *buffered) readN(t *Thread, o *Value, n int) ([]byte, error) {
	if n >= 0 && n <= len(b.ahead) && !b.busy() {
		return append([]byte(nil), b.take(t, o, n)...), nil
	}
	if err := b.claim(t, o); err != nil {
		return nil, err
	}
	defer b.unclaim()
	k := len(b.ahead)
	if n >= 0 {
		k = min(k, n)
	}
	data := append([]byte(nil), b.take(t, o, k)...)
	if n < 0 && b.native != nil {
		if err := b.empty(t, o); err != nil {
			return nil, err
		}
		b.filled, b.at = 0, -1
		data, err := b.native.readAll(t, data)
		if errors.Is(err, unix.EAGAIN) {
			return someBytes(data, unix.EAGAIN)
		}
		return data, ioError(t, err)
	}
	if n < 0 {
		if raw := fileBelow(t, *o); raw != unbound {
			return readFileRest(t, raw, data)
		}
	}
	for n < 0 || len(data) < n {
		if rest := n - len(data); n >= 0 && rest >= b.size {
			if err := b.empty(t, o); err != nil {
				return nil, err
			}
			if err := t.Room(n); err != nil {
				return nil, err
			}
			if cap(data) < n {
				data = append(readBuffer(n), data...)
			}
			k, err := b.read(t, o, data[len(data):n])
			if err != nil || k == 0 {
				return someBytes(data, err)
			}
			data = data[:len(data)+k]
			continue
		}
		ok, err := b.fill(t, o)
		if err != nil {
			return someBytes(data, err)
		}
		if !ok {
			break
		}
		k := len(b.ahead)
		if n >= 0 {
			k = min(k, n-len(data))
		}
		data = append(data, b.take(t, o, k)...)
	}
	return data, nil
}

// readLine reads to the end of a line, at most limit bytes if that is not negative.
func (b *buffered) readLine(t *Thread, o *Value, limit int) ([]byte, error) {
	if k := bytes.IndexByte(b.ahead, '\n') + 1; k > 0 && !b.busy() {
		if limit >= 0 {
			k = min(k, limit)
		}
		return append([]byte(nil), b.take(t, o, k)...), nil
	}
	if err := b.claim(t, o); err != nil {
		return nil, err
	}
	defer b.unclaim()
	var line []byte
	for limit < 0 || len(line) < limit {
		if len(b.ahead) == 0 {
			ok, err := b.fill(t, o)
			if err != nil && err != unix.EAGAIN {
				return nil, err
			}
			if !ok {
				break
			}
		}
		k := bytes.IndexByte(b.ahead, '\n') + 1
		found := k > 0
		if !found {
			k = len(b.ahead)
		}
		if limit >= 0 && k > limit-len(line) {
			k, found = limit-len(line), true
		}
		line = append(line, b.take(t, o, k)...)
		if found {
			break
		}
	}
	return line, nil
}

// dropAhead gives back what was read ahead, so that the raw stream stands where
// the user does.
func (b *buffered) dropAhead(t *Thread, o *Value) error {
	n := len(b.ahead)
	if n == 0 {
		return nil
	}
	b.forget(t, o)
	_, err := b.rawSeek(t, o, int64(-n), io.SeekCurrent)
	return err
}

// write takes bytes to be written. If the raw stream would block and there is no
// room for the rest, an error says how many of them were taken.
func (b *buffered) write(t *Thread, o *Value, p []byte) error {
	if len(b.ahead) == 0 && len(b.out)+len(p) <= b.size && !b.busy() {
		return b.hold(t, o, p)
	}
	if err := b.claim(t, o); err != nil {
		return err
	}
	defer b.unclaim()
	if b.gone() { // who had it before may have closed it
		return t.ValueError("write to closed file")
	}
	err, taken := b.dropAhead(t, o), 0
	if err != nil {
		return err
	}
	if len(b.out)+len(p) > b.size {
		err = b.drain(t, o)
		for err == nil && len(p)-taken > b.size {
			var n int
			n, err = b.rawWrite(t, o, p[taken:])
			taken += n
		}
		if err != nil && err != unix.EAGAIN {
			return err
		}
	}
	n := min(len(p)-taken, b.size-len(b.out))
	if err := b.hold(t, o, p[taken:taken+n]); err != nil {
		return err
	}
	if taken += n; taken < len(p) {
		return blocked(t, taken)
	}
	return nil
}

func (b *buffered) tell(t *Thread, o *Value) (int64, error) {
	pos, err := b.rawSeek(t, o, 0, io.SeekCurrent)
	return pos - int64(len(b.ahead)) + int64(len(b.out)), err
}

func (b *buffered) seek(t *Thread, o *Value, pos int64, whence int) (int64, error) {
	if err := b.claim(t, o); err != nil {
		return 0, err
	}
	defer b.unclaim()
	if err := b.empty(t, o); err != nil {
		return 0, err
	}
	switch {
	case whence == io.SeekEnd:
	case b.native != nil:
		if at, ok, err := b.seekStore(t, o, pos, whence); ok || err != nil {
			return at, err
		}
	default:
		if at, ok, err := b.seekInside(t, o, pos, whence); ok || err != nil {
			return at, err
		}
		b.ahead = loadBuffered(t, *o).ahead // Python code has run
	}
	if whence == io.SeekCurrent {
		pos -= int64(len(b.ahead))
	}
	at, err := b.rawSeek(t, o, pos, whence)
	if err == nil {
		b.forget(t, o)
	}
	return at, err
}

// seekStore is seek to a place within what was read last of a descriptor, consumed or not, which is left where it is:
// false if that is elsewhere.
func (b *buffered) seekStore(t *Thread, o *Value, pos int64, whence int) (int64, bool, error) {
	if b.filled == 0 {
		return 0, false, nil
	}
	if b.at < 0 {
		if _, err := b.rawSeek(t, o, 0, io.SeekCurrent); err != nil {
			return 0, false, err
		}
	}
	if whence == io.SeekCurrent {
		pos += b.at - int64(len(b.ahead))
	}
	begin := b.at - int64(b.filled)
	if pos < begin || pos > b.at {
		return 0, false, nil
	}
	b.ahead = b.store[pos-begin : b.filled]
	return pos, true, nil
}
