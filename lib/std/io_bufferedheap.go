package std

import (
	"io"
	"slices"
	"time"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Buffered objects over what is no file: an io.BytesIO, a raw stream written in
// Python. What they hold is in the object itself, which an abort takes back as all
// of the heap, so that their methods leave transactions that can be aborted. A
// method loads a buffered of it, and stores what it changes at once.

// The fields of a Buffered object. It is a lock as well (lang/vm/lock.go): whose
// holder works on a raw stream that may wait, or call back.
const (
	bufRaw    = vm.LockBody + iota // the raw stream, None once detached
	bufHandle                      // over a descriptor: the handle of a buffered
	bufSize                        // over others: the size of the buffer
	bufFlags                       // bits
	bufAhead                       // bytes that were read, or unbound
	bufRest                        // how many of them, the last ones, are not consumed yet
	bufOut                         // bytearray: what was written and is not yet passed on; or unbound
	bufFailed                      // the exception with which the last flush failed, while the object is closed
	bufBody
)

const (
	bufReadable = 1 << iota
	bufWritable
	bufClosed
	bufPlain // the raw stream neither waits nor calls back
	bufFile  // it is the FileIO of an open file that has its place in the heap, or had it (io_fileheap.go)
)

// initObject has a Buffered object hold nothing, over a raw stream that is no FileIO.
func initObject(t *Thread, v, raw Value, size int, reads, writes bool) {
	flags := b2i(reads)*bufReadable + b2i(writes)*bufWritable + b2i(exactly(t, raw, "BytesIO"))*bufPlain
	t.SetField(v, bufRaw, raw)
	t.SetField(v, bufFlags, obj.SmallInt(flags))
	t.SetField(v, bufAhead, unbound)
	t.SetField(v, bufRest, obj.SmallInt(0))
	t.SetField(v, bufOut, unbound)
	t.SetField(v, bufFailed, unbound)
	t.SetField(v, bufSize, obj.SmallInt(int64(size)))
}

// loadBuffered is what a Buffered object holds itself: views, good until Python code runs.
func loadBuffered(t *Thread, v Value) *buffered {
	flags := t.Field(v, bufFlags).Int()
	b := &buffered{
		readable: flags&bufReadable != 0, writable: flags&bufWritable != 0, closed: flags&bufClosed != 0,
		size: int(t.Field(v, bufSize).Int()),
	}
	if data := t.Field(v, bufAhead); data != unbound {
		all := keptBytes(t, data)
		b.ahead = all[len(all)-int(t.Field(v, bufRest).Int()):]
	}
	b.loadOut(t, v)
	return b
}

// keptBytes is a view of an object of class bytes itself, to read from until Python code runs.
func keptBytes(t *Thread, v Value) []byte {
	data := t.BytesView(v)
	return unsafe.Slice(unsafe.StringData(data), len(data))
}

func (b *buffered) loadOut(t *Thread, v Value) {
	b.out = nil
	if out := t.Field(v, bufOut); out != unbound {
		b.out = t.ByteArrayView(out)
	}
}

// fillObject is fill for what is kept in the object.
func (b *buffered) fillObject(t *Thread, o *Value) (bool, error) {
	var data []byte
	var err error
	if raw := fileBelow(t, *o); raw != unbound {
		buf, n := scratch(b.size), 0
		defer giveReadBuffer(buf)
		n, err = readFile(t, raw, buf)
		data = buf[:n]
	} else {
		data, err = pyRaw{o}.readUpTo(t, b.size)
	}
	if err != nil {
		return false, err
	}
	kept, err := newBytes(t, data)
	if err != nil {
		return false, err
	}
	t.SetField(*o, bufAhead, kept)
	b.ahead = keptBytes(t, kept)
	b.keepAhead(t, o)
	return len(b.ahead) > 0, nil
}

// keepAhead notes how much is left of what was read ahead.
func (b *buffered) keepAhead(t *Thread, o *Value) {
	if b.native != nil {
		return
	}
	t.SetField(*o, bufRest, obj.SmallInt(int64(len(b.ahead))))
	if len(b.ahead) == 0 {
		t.SetField(*o, bufAhead, unbound)
	}
}

// seekInside is seek to a place within what was read last, consumed or not, if there is
// something left of it: the raw stream stays where it is, which may find it dear to go
// back. False if that is elsewhere.
func (b *buffered) seekInside(t *Thread, o *Value, pos int64, whence int) (int64, bool, error) {
	if b.writable || t.Field(*o, bufAhead) == unbound {
		return 0, false, nil
	}
	raw, err := b.rawSeek(t, o, 0, io.SeekCurrent)
	data := t.Field(*o, bufAhead)
	if err != nil || data == unbound {
		return 0, false, err
	}
	all, rest := int64(t.BytesLength(data)), t.Field(*o, bufRest).Int()
	by := pos
	if whence == io.SeekStart {
		by -= raw - rest
	}
	if by < rest-all || by > rest {
		return 0, false, nil
	}
	t.SetField(*o, bufRest, obj.SmallInt(rest-by))
	return raw - rest + by, true, nil
}

// hold adds to what is to be written.
func (b *buffered) hold(t *Thread, o *Value, p []byte) error {
	if b.native != nil {
		b.out = append(b.out, p...)
		return nil
	}
	out := t.Field(*o, bufOut)
	if out == unbound {
		made, err := t.NewByteArray(string(p))
		if err != nil {
			return err
		}
		t.SetField(*o, bufOut, made)
	} else if n := t.ByteArrayLength(out); n+len(p) > 0 {
		if err := t.ByteArraySplice(out, n, n, string(p)); err != nil {
			return err
		}
	}
	b.loadOut(t, *o)
	return nil
}

// passed notes that the raw stream has taken the first n bytes of what was to be written.
func (b *buffered) passed(t *Thread, o *Value, n int) error {
	if b.native != nil {
		b.out = b.out[:copy(b.out, b.out[n:])]
		return nil
	}
	var err error
	if out := t.Field(*o, bufOut); out != unbound {
		err = t.ByteArraySplice(out, 0, min(n, t.ByteArrayLength(out)), "")
	}
	b.loadOut(t, *o)
	return err
}

// closeObject closes a Buffered object over a raw stream that is no FileIO.
func closeObject() vm.NativeFunc {
	finish := alone(func(t *Thread, args []Value) (Value, error) {
		m := t.Mark()
		defer t.Release(m)
		var failed *Value
		if exc := t.Field(args[0], bufFailed); exc != unbound {
			failed = t.Keep(exc)
		}
		for _, field := range [...]int{bufFailed, bufAhead, bufOut} {
			t.SetField(args[0], field, unbound)
		}
		err := closeBelow(t, &args[0], bufRaw, failed)
		t.SetField(args[0], bufFlags, obj.SmallInt(t.Field(args[0], bufFlags).Int()|bufClosed))
		return none, err
	})
	return func(t *Thread, args []Value) (Value, error) {
		if t.Field(args[0], bufFlags).Int()&bufClosed != 0 {
			return none, nil
		}
		if _, err := t.CallMethod(args[0], "flush"); err != nil {
			exc := t.Caught(err)
			t.SetField(args[0], bufFailed, exc)
		}
		return finish(t, args)
	}
}

// guardBuffered has the methods of a Buffered class take care of each other and of aborts.
func guardBuffered(s *vm.TypeSpec) {
	for i := range s.Methods {
		m := &s.Methods[i]
		switch {
		case slices.Contains(questions, m.Name):
			m.Fn = observing(m.Fn)
		case m.Name == "write" || m.Name == "flush": // over a descriptor they ask for what they need themselves
			m.Fn = either(observing(m.Fn), alone(m.Fn))
		case m.Name == "close":
			m.Fn = either(irrevocableMethod(m.Fn), closesFile(m.Fn, func(_ *Thread, v Value) Value { return v }))
		case m.Name == "writelines": // it calls other methods
			m.Fn = either(irrevocableMethod(m.Fn), m.Fn)
		case m.Name == "readlines":
			m.Fn = readsFile(either(irrevocableMethod(m.Fn), m.Fn))
		default:
			m.Fn = readsFile(either(irrevocableMethod(m.Fn), alone(m.Fn)))
		}
	}
	init := s.Init
	s.Init = func(t *Thread, args []Value) (Value, error) {
		if exactly(t, args[1], "FileIO") || t.Field(args[0], bufHandle) != unbound {
			return irrevocable(init)(t, args)
		}
		return init(t, args)
	}
	over := inIO(bufferedNext)
	s.Slots.Next = func(t *Thread, v Value) (Value, error) {
		if t.Field(v, bufHandle) != unbound && goesIntoHeap(t, v) {
			m := t.Mark()
			defer t.Release(m)
			o := t.Keep(v)
			if err := bufferIntoHeap(t, o); err != nil {
				return 0, err
			}
			v = *o
		}
		switch {
		case t.Field(v, bufHandle) != unbound:
			return over(t, v)
		case !plain(t, v):
			return nextLine(t, v)
		}
		return bufferedNext(t, v)
	}
}

// either is a method that is another one over a descriptor than over other raw streams.
func either(native, other vm.NativeFunc) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if t.Field(args[0], bufHandle) != unbound {
			return native(t, args)
		}
		return other(t, args)
	}
}

// readsFile is a method before which a file that is read by transactions comes into the heap.
func readsFile(fn vm.NativeFunc) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if t.Field(args[0], bufHandle) != unbound && goesIntoHeap(t, args[0]) {
			if err := bufferIntoHeap(t, &args[0]); err != nil {
				return 0, err
			}
		}
		return fn(t, args)
	}
}

// plain reports whether a Buffered object's raw stream neither waits nor calls back, if it has one.
func plain(t *Thread, v Value) bool {
	return t.Field(v, bufSize) == unbound || t.Field(v, bufFlags).Int()&bufPlain != 0 || fileBelow(t, v) != unbound
}

// alone is a method that takes the object's lock, unless there is no need.
func alone(fn vm.NativeFunc) vm.NativeFunc {
	var locked vm.NativeFunc
	locked = func(t *Thread, args []Value) (Value, error) {
		if owner, _ := t.LockState(args[0]); owner == obj.SmallInt(threadIdent(t)) {
			return 0, reentrant(t, args[0])
		}
		if !t.TryLock(args[0], false) {
			return t.Lock(args, locked, false, time.Time{})
		}
		t.Awaited()
		defer func() { t.Unlock(args[0], false) }()
		return fn(t, args)
	}
	return func(t *Thread, args []Value) (Value, error) {
		if plain(t, args[0]) {
			return fn(t, args)
		}
		return locked(t, args)
	}
}
