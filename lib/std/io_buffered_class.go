package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// The classes BufferedReader, BufferedWriter and BufferedRandom: what Python sees of
// the buffer in io_buffered.go.

// bufferedClass describes one of the three classes.
func bufferedClass(name, doc string, reads, writes bool) *vm.TypeSpec {
	s := &vm.TypeSpec{Name: name, Module: "_io", Kind: obj.KindFields, Body: bufBody, HasDict: true, Doc: doc,
		New: fileIONew, NewSig: "cls, /, *args, **kwargs",
		Told: true,
		Init: func(t *Thread, args []Value) (Value, error) { return bufferedInit(t, args, reads, writes) }, InitSig: "self, raw, buffer_size=8192",
		Slots: vm.Slots{Repr: streamRepr, Iter: checkedSelf, Next: bufferedNext, Enter: checkedSelf, Exit: closeOnExit},
		Methods: []vm.Native{
			{Name: "readlines", Sig: "self, hint=-1, /", Fn: readlines},
			{Name: "writelines", Sig: "self, lines, /", Fn: writelines},
			{Name: "seek", Sig: "self, target, whence=0, /", Fn: bufferedSeek},
			{Name: "tell", Sig: "self, /", Fn: bufferedTell},
			{Name: "truncate", Sig: "self, pos=None, /", Fn: bufferedTruncate},
			{Name: "flush", Sig: "self, /", Fn: bufferedFlush},
			{Name: "close", Sig: "self, /", Fn: bufferedClose},
			{Name: "detach", Sig: "self, /", Fn: bufferedDetach},
			{Name: "fileno", Sig: "self, /", Fn: bufferedAsk("fileno")},
			{Name: "isatty", Sig: "self, /", Fn: bufferedAsk("isatty")},
			{Name: "seekable", Sig: "self, /", Fn: bufferedAsk("seekable")},
			{Name: "readable", Sig: "self, /", Fn: bufferedCan(reads, "readable")},
			{Name: "writable", Sig: "self, /", Fn: bufferedCan(writes, "writable")},
		},
		Getters: []vm.Getter{
			{Name: "raw", Get: fieldGetter(bufRaw)},
			{Name: "closed", Get: bufferedClosed},
			{Name: "name", Get: func(t *Thread, v Value) (Value, error) { return t.GetAttrS(orNone(t.Field(v, bufRaw)), "name") }},
			{Name: "mode", Get: func(t *Thread, v Value) (Value, error) { return t.GetAttrS(orNone(t.Field(v, bufRaw)), "mode") }},
		}}
	readers := []vm.Native{
		{Name: "read", Sig: "self, size=-1, /", Fn: bufferedRead},
		{Name: "read1", Sig: "self, size=-1, /", Fn: bufferedRead1},
		{Name: "readinto", Sig: "self, buffer, /", Fn: bufferedReadinto(false)},
		{Name: "readinto1", Sig: "self, buffer, /", Fn: bufferedReadinto(true)},
		{Name: "peek", Sig: "self, size=0, /", Fn: bufferedPeek},
		{Name: "readline", Sig: "self, size=-1, /", Fn: bufferedReadline},
	}
	writers := []vm.Native{{Name: "write", Sig: "self, buffer, /", Fn: bufferedWrite}}
	for _, m := range readers {
		if !reads {
			m.Fn = refuse(m.Name)
		}
		s.Methods = append(s.Methods, m)
	}
	for _, m := range writers {
		if !writes {
			m.Fn = refuse(m.Name)
		}
		s.Methods = append(s.Methods, m)
	}
	guardBuffered(s)
	return s
}

var (
	bufferedReaderType = bufferedClass("BufferedReader", "Create a new buffered reader using the given readable raw IO object.", true, false)
	bufferedWriterType = bufferedClass("BufferedWriter", "A buffer for a writeable sequential RawIO object.", false, true)
	bufferedRandomType = bufferedClass("BufferedRandom", "A buffered interface to random access streams.", true, true)
)

// refuse is an operation a stream does not have.
func refuse(name string) vm.NativeFunc {
	return func(t *Thread, _ []Value) (Value, error) { return 0, unsupported(t, name) }
}

func bufferedInit(t *Thread, args []Value, reads, writes bool) (Value, error) {
	t.SetField(args[0], bufHandle, unbound) // while it fails there is no stream
	t.SetField(args[0], bufSize, unbound)
	size := bufferSize
	if args[2] != unbound {
		var err error
		if size, err = t.ToInt(args[2]); err != nil {
			return 0, err
		}
		if size <= 0 {
			return 0, t.ValueError("buffer size must be strictly positive")
		}
		if size == math.MaxInt {
			return 0, t.Raise(t.VM.Exc.OverflowError, "buffer size is too large")
		}
	}
	for _, c := range [...]struct {
		want          bool
		name, message string
	}{{reads, "readable", "File or stream is not readable."}, {writes, "writable", "File or stream is not writable."}, {reads && writes, "seekable", "File or stream is not seekable."}} {
		if !c.want {
			continue
		}
		r, err := t.CallMethod(args[1], c.name)
		if err != nil {
			return 0, err
		}
		ok, err := t.Truth(r)
		if err != nil {
			return 0, err
		}
		if !ok {
			return 0, unsupported(t, c.message)
		}
	}
	if !exactly(t, args[1], "FileIO") {
		initObject(t, args[0], args[1], size, reads, writes)
		return none, nil
	}
	return none, attachBuffered(t, args[0], args[1], newBuffered(rawOf(t, args[1]), size, reads, writes))
}

// exactly reports whether a stream is of a class of this package, not of one derived from
// it: that may have methods of its own, by which it is asked.
func exactly(t *Thread, v Value, class string) bool {
	if !v.IsRef() {
		return false
	}
	info := t.Shapes.Get(t.ShapeID(v)).Info.(*vm.TypeInfo)
	return info.Exact && info.Spec.Name == class && info.Spec.Module == "_io"
}

func attachBuffered(t *Thread, v, raw Value, b *buffered) error {
	t.SetField(v, bufRaw, raw)
	if err := attach(t, v, bufHandle, b); err != nil {
		return err
	}
	b.becomeKnown(t)
	return nil
}

// bufferedOf is what a Buffered object holds, nil if it has never been initialized.
func bufferedOf(t *Thread, v Value) *buffered {
	if h := t.Field(v, bufHandle); h != unbound {
		return t.Handle(h).(*buffered)
	}
	if t.Field(v, bufSize) != unbound {
		return loadBuffered(t, v)
	}
	return nil
}

// openBuffered is what an open Buffered object holds.
func openBuffered(t *Thread, v Value, message string) (*buffered, error) {
	b := bufferedOf(t, v)
	switch {
	case b == nil:
		return nil, t.ValueError("I/O operation on uninitialized object")
	case t.Field(v, bufRaw) == none:
		return nil, t.ValueError("raw stream has been detached")
	case b.gone():
		return nil, t.ValueError("%s", message)
	}
	return b, nil
}

func bufferedNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	b, err := openBuffered(t, v, "readline of closed file")
	if err != nil {
		return 0, err
	}
	line, err := b.readLine(t, o, -1)
	if err != nil || len(line) == 0 {
		return unbound, err
	}
	return newBytes(t, line)
}

func bufferedRead(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if n < 0 && given(args[1]) {
		if k, err := t.ToInt(args[1]); err != nil || k < -1 {
			return 0, t.ValueError("read length must be non-negative or -1")
		}
	}
	b, err := openBuffered(t, args[0], "read of closed file")
	if err != nil {
		return 0, err
	}
	data, err := b.readN(t, &args[0], n)
	if err == unix.EAGAIN {
		return none, nil
	}
	if err != nil {
		return 0, err
	}
	v, err := newBytes(t, data)
	giveReadBuffer(data)
	return v, err
}

// readSome reads what one read of the raw stream gives, or what is there.
func (b *buffered) readSome(t *Thread, o *Value, n int) ([]byte, error) {
	if n != 0 {
		if err := b.look(t, o); err != nil {
			return nil, err
		}
	}
	if n < 0 {
		n = b.size
	}
	return b.take(t, o, min(n, len(b.ahead))), nil
}

// look reads ahead once if there is nothing.
func (b *buffered) look(t *Thread, o *Value) error {
	if len(b.ahead) > 0 && !b.busy() {
		return nil
	}
	if err := b.claim(t, o); err != nil {
		return err
	}
	defer b.unclaim()
	if len(b.ahead) == 0 {
		if _, err := b.fill(t, o); err != nil && err != unix.EAGAIN {
			return err
		}
	}
	return nil
}

func bufferedRead1(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	b, err := openBuffered(t, args[0], "read of closed file")
	if err != nil {
		return 0, err
	}
	if n < 0 {
		n = b.size
	}
	if len(b.ahead) > 0 && !b.busy() {
		return newBytes(t, b.take(t, &args[0], min(n, len(b.ahead))))
	}
	if err := t.Room(n); err != nil {
		return 0, err
	}
	buf := scratch(n)
	k, err := b.readPast(t, &args[0], buf)
	if err != nil {
		return 0, err
	}
	data, err := newBytes(t, buf[:k])
	t.Segment.OnCommit(func() { giveReadBuffer(buf) })
	return data, err
}

// readPast fills p with what is there, or what one read of the raw stream gives, past the buffer.
func (b *buffered) readPast(t *Thread, o *Value, p []byte) (int, error) {
	if err := b.claim(t, o); err != nil {
		return 0, err
	}
	defer b.unclaim()
	if k := len(b.ahead); k > 0 || len(p) == 0 { // by who had the stream before
		return copy(p, b.take(t, o, min(k, len(p)))), nil
	}
	if err := b.empty(t, o); err != nil {
		return 0, err
	}
	b.forget(t, o)
	k, err := b.read(t, o, p)
	if err == unix.EAGAIN {
		err = nil
	}
	return k, err
}

// bufferedReadinto makes readinto, or readinto1 which reads once from the raw
// stream if nothing was read ahead.
func bufferedReadinto(once bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		b, err := openBuffered(t, args[0], "readinto of closed file")
		if err != nil {
			return 0, err
		}
		v, err := readInto(t, args[1], func(p []byte) (int, error) {
			if once {
				return b.readOnce(t, &args[0], p)
			}
			return b.readFull(t, &args[0], p)
		})
		if err == unix.EAGAIN {
			return none, nil
		}
		return v, err
	}
}

// readFull fills p, as far as the stream has so much.
func (b *buffered) readFull(t *Thread, o *Value, p []byte) (int, error) {
	if len(p) <= len(b.ahead) && !b.busy() {
		return copy(p, b.take(t, o, len(p))), nil
	}
	if err := b.claim(t, o); err != nil {
		return 0, err
	}
	defer b.unclaim()
	n := copy(p, b.take(t, o, min(len(p), len(b.ahead))))
	for n < len(p) {
		var k int
		err := b.empty(t, o)
		if err == nil && len(p)-n >= b.size {
			k, err = b.read(t, o, p[n:])
		} else if err == nil {
			if _, err = b.fill(t, o); err == nil {
				k = copy(p[n:], b.take(t, o, min(len(p)-n, len(b.ahead))))
			}
		}
		if err == unix.EAGAIN && n > 0 {
			err = nil
		}
		if err != nil || k == 0 {
			return n, err
		}
		n += k
	}
	return n, nil
}

// readOnce fills p with what was read ahead, and what one read gives if that was
// nothing or if p is large.
func (b *buffered) readOnce(t *Thread, o *Value, p []byte) (int, error) {
	if err := b.claim(t, o); err != nil {
		return 0, err
	}
	defer b.unclaim()
	n := copy(p, b.take(t, o, min(len(p), len(b.ahead))))
	switch rest := p[n:]; {
	case len(rest) > b.size:
		k, err := b.read(t, o, rest)
		if err == unix.EAGAIN && n > 0 {
			err = nil
		}
		return n + k, err
	case n == 0 && len(rest) > 0:
		_, err := b.fill(t, o)
		return copy(p, b.take(t, o, min(len(p), len(b.ahead)))), err
	}
	return n, nil
}

func bufferedPeek(t *Thread, args []Value) (Value, error) {
	b, err := openBuffered(t, args[0], "peek of closed file")
	if err != nil {
		return 0, err
	}
	if err := b.look(t, &args[0]); err != nil {
		return 0, err
	}
	return newBytes(t, b.ahead)
}

func bufferedReadline(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	b, err := openBuffered(t, args[0], "readline of closed file")
	if err != nil {
		return 0, err
	}
	line, err := b.readLine(t, &args[0], n)
	if err != nil {
		return 0, err
	}
	return newBytes(t, line)
}

func bufferedWrite(t *Thread, args []Value) (Value, error) {
	if t.IsInstance(args[1], obj.ShapeStr) {
		return 0, t.TypeError("a bytes-like object is required, not 'str'")
	}
	b, err := openBuffered(t, args[0], "write to closed file")
	if err != nil {
		return 0, err
	}
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if err := b.late(t); err != nil {
		return 0, err
	}
	if b.defersWrite(t, len(data)) {
		b.writeLater(t, data, false)
		return obj.SmallInt(int64(len(data))), nil
	}
	if b.native == nil {
		return obj.SmallInt(int64(len(data))), b.write(t, &args[0], data)
	}
	if err := t.EnterIO(); err != nil {
		return 0, err
	}
	defer t.LeaveIO()
	return obj.SmallInt(int64(len(data))), b.write(t, &args[0], data)
}

func bufferedSeek(t *Thread, args []Value) (Value, error) {
	b, err := openBuffered(t, args[0], "seek of closed file")
	if err != nil {
		return 0, err
	}
	pos, whence, err := seekArgs(t, args[1], args[2])
	if err != nil {
		return 0, err
	}
	n, err := b.seek(t, &args[0], pos, whence)
	return t.NewInt(n), err
}

func bufferedTell(t *Thread, args []Value) (Value, error) {
	b, err := openBuffered(t, args[0], "I/O operation on closed file")
	if err != nil {
		return 0, err
	}
	n, err := b.tell(t, &args[0])
	return t.NewInt(n), err
}

func bufferedTruncate(t *Thread, args []Value) (Value, error) {
	b, err := openBuffered(t, args[0], "truncate of closed file")
	if err != nil {
		return 0, err
	}
	if !b.writable {
		return 0, unsupported(t, "truncate")
	}
	if err := b.rewind(t, &args[0]); err != nil {
		return 0, err
	}
	if !given(args[1]) {
		pos, err := b.tell(t, &args[0])
		if err != nil {
			return 0, err
		}
		args[1] = t.NewInt(pos)
	}
	return t.CallMethod(t.Field(args[0], bufRaw), "truncate", args[1])
}

func bufferedFlush(t *Thread, args []Value) (Value, error) {
	b, err := openBuffered(t, args[0], "I/O operation on closed file.")
	if err != nil {
		return 0, err
	}
	if b.defers(t) && !b.readable {
		return none, flushLater(t, b)
	}
	if b.native != nil && !isOwn(t, args[0]) {
		if err := t.EnterIO(); err != nil {
			return 0, err
		}
		defer t.LeaveIO()
	}
	if len(b.out) == 0 && !b.busy() && (!b.writable || len(b.ahead) == 0 && (b.native == nil || b.filled == 0)) {
		return none, nil
	}
	return none, b.rewind(t, &args[0])
}

// rewind is flush that also forgets what was read, if the stream is to be written to: so the raw stream stands where the
// user does.
func (b *buffered) rewind(t *Thread, o *Value) error {
	if err := b.claim(t, o); err != nil {
		return err
	}
	defer b.unclaim()
	if err := b.empty(t, o); err != nil || !b.writable {
		return err
	}
	if err := b.dropAhead(t, o); err != nil {
		return err
	}
	b.forget(t, o)
	return nil
}

func bufferedClose(t *Thread, args []Value) (Value, error) {
	b := bufferedOf(t, args[0])
	if b == nil {
		return 0, t.ValueError("I/O operation on uninitialized object")
	}
	if t.Field(args[0], bufRaw) == none {
		return none, nil
	}
	if b.native == nil {
		return closeObject()(t, args)
	}
	if err := b.await(t, &args[0]); err != nil || b.gone() {
		return none, err
	}
	m := t.Mark()
	defer t.Release(m)
	var failed *Value
	_, err := t.CallMethod(args[0], "flush")
	if err == nil { // in a transaction the method only notes what is to be done
		err = b.flush(t, &args[0])
	}
	if err != nil {
		failed = t.Keep(t.Caught(err))
	}
	if err := b.claim(t, &args[0]); err != nil {
		return 0, err
	}
	defer b.unclaim()
	b.ahead, b.out = nil, nil
	err = closeBelow(t, &args[0], bufRaw, failed)
	b.closed = true
	return none, err
}

// closeBelow closes the stream that a layer is over, also after an exception, if
// there was one before, which is the context then of what else goes wrong.
func closeBelow(t *Thread, o *Value, field int, before *Value) error {
	_, err := t.CallMethod(t.Field(*o, field), "close")
	switch {
	case before == nil:
		return err
	case err == nil:
		return t.RaiseValue(*before)
	}
	exc := t.Caught(err)
	t.SetField(exc, obj.ExcContext, *before)
	return t.RaiseValue(exc)
}

// raiseFrom gives an exception that was raised a cause.
func raiseFrom(t *Thread, err error, cause Value) error {
	exc := t.Caught(err)
	t.SetField(exc, obj.ExcContext, cause)
	t.SetField(exc, obj.ExcCause, cause)
	return t.RaiseValue(exc)
}

func bufferedDetach(t *Thread, args []Value) (Value, error) {
	b, err := openBuffered(t, args[0], "I/O operation on closed file.")
	if err != nil {
		return 0, err
	}
	if err := b.flush(t, &args[0]); err != nil {
		return 0, err
	}
	raw := t.Field(args[0], bufRaw)
	t.SetField(args[0], bufRaw, none)
	b.native = nil
	return raw, nil
}

// bufferedAsk passes a question on to the raw stream.
func bufferedAsk(method string) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if _, err := openBuffered(t, args[0], "I/O operation on closed file"); err != nil {
			return 0, err
		}
		return t.CallMethod(t.Field(args[0], bufRaw), method)
	}
}

func bufferedCan(can bool, method string) vm.NativeFunc {
	if can {
		return bufferedAsk(method)
	}
	return func(t *Thread, args []Value) (Value, error) {
		_, err := openBuffered(t, args[0], "I/O operation on closed file.")
		return obj.FalseValue, err
	}
}

func bufferedClosed(t *Thread, v Value) (Value, error) {
	b := bufferedOf(t, v)
	if b == nil {
		return obj.TrueValue, nil
	}
	if b.native != nil {
		return obj.Bool(b.native.fd < 0), nil
	}
	raw := t.Field(v, bufRaw)
	if raw == none {
		return 0, t.ValueError("raw stream has been detached")
	}
	return t.GetAttrS(raw, "closed")
}

// streamRepr shows a stream's class and name.
func streamRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	text := "<" + qualifiedName(t, t.TypeOf(v))
	if name, err := t.GetAttrS(v, "name"); err == nil {
		s, err := t.ReprText(name)
		if err != nil {
			return 0, err
		}
		text += " name=" + s
	} else {
		t.Caught(err)
	}
	_ = o
	return t.NewStr(text + ">")
}
