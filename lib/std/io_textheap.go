package std

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Text over what is no file: an io.BytesIO, a stream written in Python. What was read
// ahead and what is to be written is in the TextIOWrapper itself, which an abort takes
// back as all of the heap. Its handle stands for what never changes; a method
// loads a copy of that, and stores what it changes before Python code runs.

// The fields of a TextIOWrapper.
const (
	textBuffer  = 1 + iota // the stream of bytes, None once detached
	textHandle             // the handle of a textFile
	textMode               // what .mode shows, or unbound
	textAhead              // bytes that were read, or unbound
	textRest               // how many of them, the last ones, are not consumed yet
	textFlags              // bits, and behind them the kinds of newlines that were read
	textOut                // bytearray: what was written, for a stream that is asked by its methods; or unbound
	textIn                 // int: the state of a textFile for what was read, or unbound
	textWritten            // int: that for what was written
	textBody
)

const (
	textEOF = 1 << iota
	textRecoded
	textBOM
	textIterating
	textSeen
)

// loaded is a copy with what the object keeps.
func (f *textFile) loaded(t *Thread, v Value) *textFile {
	g := &textFile{textSettings: f.textSettings}
	g.load(t, v)
	return g
}

// load looks at what the object keeps: ahead is a view, good until Python code runs.
func (f *textFile) load(t *Thread, v Value) {
	if !f.inHeap {
		return
	}
	flags := t.Field(v, textFlags).Int()
	f.eof, f.recoded, f.bomWritten, f.iterating = flags&textEOF != 0, flags&textRecoded != 0, flags&textBOM != 0, flags&textIterating != 0
	f.seen = uint8(flags / textSeen)
	if f.multi != nil {
		f.in, f.out = stateIn(t, t.Field(v, textIn)), stateIn(t, t.Field(v, textWritten))
	}
	f.ahead, f.kept = nil, false
	if data := t.Field(v, textAhead); data != unbound {
		all := keptBytes(t, data)
		f.ahead, f.kept = all[len(all)-int(t.Field(v, textRest).Int()):], true
	}
}

// keptLine reads a line that is whole in what the object keeps, and needs neither be decoded nor translated; unbound: it is
// to be read in the usual way. The flag is set.
func keptLine(t *Thread, v Value, flag int64) (Value, error) {
	h, ahead, buffer := t.Field(v, textHandle), t.Field(v, textAhead), t.Field(v, textBuffer)
	if h == unbound || ahead == unbound || !exactly(t, buffer, "BufferedReader") || fileBelow(t, buffer) == unbound {
		return unbound, nil
	}
	f := t.FixedHandle(h).(*textFile)
	flags := t.Field(v, textFlags).Int()
	if closed, err := isClosed(t, buffer); closed || err != nil || !f.inHeap || flags&textRecoded == 0 && f.codec.Name != "utf-8" {
		return unbound, err
	}
	all, rest := keptBytes(t, ahead), t.Field(v, textRest).Int()
	p := all[len(all)-int(rest):]
	n := f.newlines.lineEnd(p, false)
	if n == 0 || n == len(p) || !utf8.Valid(p[:n]) {
		return unbound, nil
	}
	if f.newlines.universal {
		if bytes.IndexByte(p[:n], '\r') >= 0 {
			return unbound, nil
		}
		flag |= seenLF * textSeen
	}
	line, err := t.NewStr(unsafe.String(unsafe.SliceData(p), n))
	if err != nil {
		return 0, err
	}
	t.SetField(v, textRest, obj.SmallInt(rest-int64(n)))
	if flags&flag != flag {
		t.SetField(v, textFlags, obj.SmallInt(flags|flag))
	}
	return line, nil
}

// save stores what has changed.
func (f *textFile) save(t *Thread, v Value) error {
	if !f.inHeap {
		return nil
	}
	switch {
	case len(f.ahead) == 0:
		f.kept = false
		t.SetField(v, textAhead, unbound)
	case !f.kept:
		data, err := newBytes(t, f.ahead)
		if err != nil {
			return err
		}
		t.SetField(v, textAhead, data)
	}
	t.SetField(v, textRest, obj.SmallInt(int64(len(f.ahead))))
	f.saveFlags(t, v)
	return nil
}

func (f *textFile) saveFlags(t *Thread, v Value) {
	if !f.inHeap {
		return
	}
	flags := b2i(f.eof)*textEOF + b2i(f.recoded)*textRecoded + b2i(f.bomWritten)*textBOM + b2i(f.iterating)*textIterating + int64(f.seen)*textSeen
	t.SetField(v, textFlags, obj.SmallInt(flags))
	if f.multi != nil {
		t.SetField(v, textIn, newState(t, f.in))
		t.SetField(v, textWritten, newState(t, f.out))
	}
}

// ownSettings prepares a change of the settings, which others may see at the same time.
func (f *textFile) ownSettings() {
	if f.inHeap {
		settings := *f.textSettings
		f.textSettings = &settings
	}
}

// settle has the object use settings that have changed.
func (f *textFile) settle(t *Thread, v Value) error {
	if !f.inHeap {
		return nil
	}
	if err := f.save(t, v); err != nil {
		return err
	}
	return attach(t, v, textHandle, &textFile{textSettings: f.textSettings})
}

// passOn writes what is held back to a stream that is asked by its methods.
func (f *textFile) passOn(t *Thread, o *Value) error {
	out := t.Field(*o, textOut)
	if out == unbound {
		return nil
	}
	data, err := newBytes(t, t.ByteArrayView(out))
	if err != nil {
		return err
	}
	t.SetField(*o, textOut, unbound)
	_, err = t.CallMethod(t.Field(*o, textBuffer), "write", data)
	f.load(t, *o)
	return err
}

// writeObject is write to a stream that is asked by its methods.
func (f *textFile) writeObject(t *Thread, args []Value) (Value, error) {
	s := t.Unwrap(args[1])
	chars := obj.SmallInt(int64(t.StrChars(s)))
	text := t.StrView(s)
	if f.newlines.write != "" || !t.StrASCII(s) || !f.asciiLike() {
		data, err := f.encode(t, s)
		if err != nil {
			return 0, err
		}
		text = string(data)
	}
	if len(f.ahead) > 0 || f.bomWritten || f.eof {
		f.forget()
		if err := f.save(t, args[0]); err != nil {
			return 0, err
		}
	}
	flush := f.throughput || f.lineFlush && strings.ContainsAny(text, "\r\n")
	held, err := holdText(t, args[0], text)
	if err == nil && (flush || held >= bufferSize) {
		err = f.passOn(t, &args[0])
	}
	if err == nil && flush && f.lineFlush {
		_, err = t.CallMethod(t.Field(args[0], textBuffer), "flush")
	}
	return chars, err
}

// holdText adds to what is to be written, and tells how much that is.
func holdText(t *Thread, v Value, data string) (int, error) {
	out := t.Field(v, textOut)
	if out == unbound {
		made, err := t.NewByteArray(data)
		if err == nil {
			t.SetField(v, textOut, made)
		}
		return len(data), err
	}
	n := t.ByteArrayLength(out)
	return n + len(data), t.ByteArraySplice(out, n, n, data)
}

// guardText has the methods of TextIOWrapper make transactions irrevocable where
// it keeps something beside the heap.
func guardText(s *vm.TypeSpec) *vm.TypeSpec {
	either := func(fn, over vm.NativeFunc, beside func(t *Thread, args []Value) bool) vm.NativeFunc {
		return func(t *Thread, args []Value) (Value, error) {
			if beside(t, args) {
				return over(t, args)
			}
			return fn(t, args)
		}
	}
	self := func(t *Thread, args []Value) bool { return textBeside(t, args[0]) }
	reads := func(fn vm.NativeFunc) vm.NativeFunc {
		return func(t *Thread, args []Value) (Value, error) {
			if self(t, args) && textGoesIntoHeap(t, args[0]) {
				if err := textIntoHeap(t, &args[0]); err != nil {
					return 0, err
				}
			}
			return fn(t, args)
		}
	}
	for i := range s.Methods {
		switch m := &s.Methods[i]; m.Name {
		case "write", "flush": // they ask for what they need themselves
		case "fileno", "isatty", "seekable", "readable", "writable":
			m.Fn = observing(m.Fn)
		case "close":
			m.Fn = either(closesFile(m.Fn, func(t *Thread, v Value) Value { return t.Field(v, textBuffer) }), irrevocableMethod(m.Fn), self)
		default:
			m.Fn = reads(either(m.Fn, irrevocableMethod(m.Fn), self))
		}
	}
	s.Init = either(s.Init, irrevocable(s.Init), func(t *Thread, args []Value) bool { return nativeBuffer(t, args[1]) != nil || textBeside(t, args[0]) })
	next := s.Slots.Next
	beside := inIO(next)
	s.Slots.Next = func(t *Thread, v Value) (Value, error) {
		if !textBeside(t, v) {
			return next(t, v)
		}
		if !textGoesIntoHeap(t, v) {
			return beside(t, v)
		}
		m := t.Mark()
		defer t.Release(m)
		o := t.Keep(v)
		if err := textIntoHeap(t, o); err != nil {
			return 0, err
		}
		if textBeside(t, *o) {
			return beside(t, *o)
		}
		return next(t, *o)
	}
	return s
}

// textBeside reports whether a TextIOWrapper keeps what it has read beside the heap.
func textBeside(t *Thread, v Value) bool {
	h := t.Field(v, textHandle)
	return h != unbound && !t.FixedHandle(h).(*textFile).inHeap
}
