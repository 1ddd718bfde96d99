package std

import (
	"io"
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Files that are read by transactions.
//
// What a stream over a descriptor has read ahead, and where the descriptor stands, is beside the heap, so that its methods are
// irrevocable: of two threads that read lines of files of their own each took its turn for every line (6 times the time of one).
// But to read a regular file changes nothing, and may be done again, if the place is given in the call (pread). So where a
// transaction comes to a file that is open for reading only, all that moves on with reading goes into the heap, once:
// the place into the FileIO, the rest into the objects above it, as of a stream that is no file (io_bufferedheap.go,
// io_textheap.go). A thread that is alone at work has no transactions, and leaves it beside the heap, which takes less time.
//
// It is a file that open() was given the path of, so that nobody else knows the descriptor. Who asks for it, or calls a method of the
// FileIO itself, gets one that stands at that place (onDescriptor); from then on the object above works on any raw stream, with its lock.
//
// What is written to the file meanwhile is seen at any time, as in CPython, where who writes gives the GIL back; what was put
// off until a commit happens before (vm.Thread.Happened). A close sets the field, so who reads at the same time comes before it or is undone.

// fileBelow is the FileIO below a Buffered object whose place is in the heap, or unbound.
func fileBelow(t *Thread, v Value) Value {
	if t.Field(v, bufFlags).Int()&bufFile == 0 {
		return unbound
	}
	if raw := t.Field(v, bufRaw); raw != none && t.Field(raw, fileAt) != unbound {
		return raw
	}
	return unbound
}

// readFile reads at most len(p) bytes at the place of a FileIO; 0 is the end.
func readFile(t *Thread, raw Value, p []byte) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(raw)
	if err := t.Happened(); err != nil {
		return 0, err
	}
	r := rawOf(t, *k)
	if _, err := t.PassWritten(r.file); err != nil {
		return 0, err
	}
	fd, at := r.fd, t.Field(*k, fileAt).Int()
	if fd < 0 {
		return 0, ioError(t, errClosed)
	}
	n, err := quick(func() (int, error) { return unix.Pread(fd, p, at) })
	if r.fd != fd { // another thread has closed it; the number may be that of another file
		err = errClosed
	}
	if err != nil {
		return 0, ioError(t, err)
	}
	t.SetField(*k, fileAt, obj.SmallInt(at+int64(n)))
	return n, nil
}

// readFileRest appends what is left of a file to data, which is the caller's no more.
func readFileRest(t *Thread, raw Value, data []byte) ([]byte, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(raw)
	left := rawOf(t, raw).size() - t.Field(raw, fileAt).Int()
	for room := int(max(left, 0)) + 1; ; room = max(cap(data), bufferSize) {
		if err := t.Room(len(data) + room); err != nil {
			return nil, err
		}
		if cap(data)-len(data) < room {
			small := data
			data = append(readBuffer(len(small)+room), small...)
			giveReadBuffer(small)
		}
		for cap(data) > len(data) {
			n, err := readFile(t, *k, data[len(data):cap(data)])
			if err != nil || n == 0 {
				return data, err
			}
			data = data[:len(data)+n]
		}
	}
}

// seekFile is seek of a FileIO whose place is in the heap; false where the system has to be asked.
func seekFile(t *Thread, raw Value, pos int64, whence int) (int64, bool, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(raw)
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		pos += t.Field(raw, fileAt).Int()
	case io.SeekEnd:
		if err := t.Happened(); err != nil {
			return 0, true, err
		}
		pos += rawOf(t, *k).size()
	default:
		return 0, false, nil
	}
	switch {
	case rawOf(t, *k).fd < 0:
		return 0, true, ioError(t, errClosed)
	case pos < 0:
		return 0, true, ioError(t, unix.EINVAL)
	case pos > maxPlace:
		return 0, false, nil
	case pos != t.Field(*k, fileAt).Int():
		t.SetField(*k, fileAt, obj.SmallInt(pos))
	}
	return pos, true, nil
}

// maxPlace bounds the places in the heap, in bytes: a small int, also with what may be read there.
const maxPlace = 1 << 50

// closesFile makes close of a stream over a file that is read in the heap irrevocable as a whole: the
// layers let go of what they have read before the file is closed.
func closesFile(fn vm.NativeFunc, buffer func(t *Thread, v Value) Value) vm.NativeFunc {
	whole := irrevocable(fn)
	return func(t *Thread, args []Value) (Value, error) {
		if b := buffer(t, args[0]); exactly(t, b, "BufferedReader") && fileBelow(t, b) != unbound {
			return whole(t, args)
		}
		return fn(t, args)
	}
}

// onDescriptor is a method of FileIO that works on the descriptor.
func onDescriptor(fn vm.NativeFunc) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if at := t.Field(args[0], fileAt); at != unbound {
			r := rawOf(t, args[0])
			r.seen.Store(true)
			t.SetField(args[0], fileAt, unbound)
			if _, err := r.seek(at.Int(), io.SeekStart); err != nil && r.fd >= 0 {
				return 0, ioError(t, err)
			}
		}
		return fn(t, args)
	}
}

// onDescriptors makes methods of FileIO such ones, but for those that ask what never changes.
func onDescriptors(methods []vm.Native) []vm.Native {
	for i := range methods {
		if m := &methods[i]; !slices.Contains(questions, m.Name) {
			m.Fn = onDescriptor(m.Fn)
		}
	}
	return methods
}

// private reports whether only the streams over the file know it, and all they do is read.
func (r *rawFile) private() bool {
	return r != nil && r.hidden && !r.seen.Load() && r.owner.Load() == nil
}

// goesIntoHeap reports whether a Buffered object over a descriptor is to be one of the heap.
func goesIntoHeap(t *Thread, v Value) bool {
	if !t.Private() {
		return false
	}
	b := t.FixedHandle(t.Field(v, bufHandle)).(*buffered)
	return b.native.private() && exactly(t, v, "BufferedReader")
}

// bufferIntoHeap makes it one, unless something is in the way.
func bufferIntoHeap(t *Thread, o *Value) error {
	if err := enterIrrevocable(t); err != nil {
		return err
	}
	defer t.LeaveIO()
	return intoHeap(t, o)
}

// intoHeap is bufferIntoHeap for who cannot be aborted.
func intoHeap(t *Thread, o *Value) error {
	if t.Field(*o, bufHandle) == unbound || !goesIntoHeap(t, *o) { // others came first
		return nil
	}
	raw := t.Field(*o, bufRaw)
	b := bufferedOf(t, *o)
	if !exactly(t, raw, "FileIO") || rawOf(t, raw) != b.native || b.busy() || b.gone() {
		return nil
	}
	at, err := b.native.seek(0, io.SeekCurrent)
	if err != nil {
		return nil
	}
	ahead := unbound
	if len(b.ahead) > 0 {
		if ahead, err = newBytes(t, b.ahead); err != nil {
			return err
		}
	}
	raw = t.Field(*o, bufRaw)
	t.SetField(raw, fileAt, obj.SmallInt(at))
	initObject(t, *o, raw, b.size, true, false)
	t.SetField(*o, bufFlags, obj.SmallInt(bufReadable|bufFile))
	t.SetField(*o, bufAhead, ahead)
	t.SetField(*o, bufRest, obj.SmallInt(int64(len(b.ahead))))
	t.SetField(*o, bufHandle, unbound)
	b.native = nil // when the handle dies the file does not
	return nil
}

// textGoesIntoHeap reports whether a TextIOWrapper that keeps what it has read beside the heap is to keep it there.
func textGoesIntoHeap(t *Thread, v Value) bool {
	if !t.Private() || !exactly(t, v, "TextIOWrapper") {
		return false
	}
	f := t.FixedHandle(t.Field(v, textHandle)).(*textFile)
	return f.raw.private() && f.codec.Decode != nil && f.multi == nil
}

// textIntoHeap makes it do so, unless something is in the way.
func textIntoHeap(t *Thread, o *Value) error {
	if err := enterIrrevocable(t); err != nil {
		return err
	}
	defer t.LeaveIO()
	if !textBeside(t, *o) || !textGoesIntoHeap(t, *o) {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	buffer := t.Keep(t.Field(*o, textBuffer))
	if !exactly(t, *buffer, "BufferedReader") {
		return nil
	}
	if err := intoHeap(t, buffer); err != nil || fileBelow(t, *buffer) == unbound {
		return err
	}
	f := t.FixedHandle(t.Field(*o, textHandle)).(*textFile)
	settings := *f.textSettings
	settings.inHeap, settings.unwritable = true, true
	g := *f
	g.textSettings, g.raw = &settings, nil
	return g.settle(t, *o)
}
