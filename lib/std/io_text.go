package std

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// The fields of a TextIOWrapper.
const (
	textBuffer = 1 // the stream of bytes, None once detached
	textHandle = 2 // the handle of a textFile
	textMode   = 3 // what .mode shows, or unbound
	textBody   = 4
)

// textFile turns bytes into text and back. Where an encoding has ASCII as a
// part, lines are looked for in the bytes and decoded one by one, so that the
// position in the file is always known. Of the others the whole rest is decoded
// at once and goes on as UTF-8.
type textFile struct {
	codec       *obj.Codec
	encoding    string // as given by the user
	errors      string
	newlines    newlines
	lineFlush   bool
	throughput  bool   // write_through
	ahead       []byte // read, not yet consumed
	eof         bool   // ahead is the rest of the stream
	recoded     bool   // ahead is UTF-8 whatever the codec
	out         []byte // written, for a Python stream
	bomWritten  bool
	unreadable  bool // the stream of bytes says so
	unwritable  bool
	iterating   bool // next() reads ahead as it likes: there is no position
	chunkSize   int  // how much is read at once
	closedState bool
}

var textIOType = stream(&vm.TypeSpec{Name: "TextIOWrapper", Module: "_io", Kind: obj.KindFields, Body: textBody, HasDict: true,
	Doc: "Character and line based layer over a BufferedIOBase object, buffer.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs",
	Init: textInit, InitSig: "self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False",
	Slots: vm.Slots{Repr: textRepr, Iter: checkedSelf, Next: textNext, Enter: checkedSelf, Exit: closeOnExit},
	Methods: []vm.Native{
		{Name: "read", Sig: "self, size=-1, /", Fn: textRead},
		{Name: "readline", Sig: "self, size=-1, /", Fn: textReadline},
		{Name: "readlines", Sig: "self, hint=-1, /", Fn: readlines},
		{Name: "write", Sig: "self, text, /", Fn: textWrite},
		{Name: "writelines", Sig: "self, lines, /", Fn: writelines},
		{Name: "flush", Sig: "self, /", Fn: textFlush},
		{Name: "close", Sig: "self, /", Fn: textClose},
		{Name: "detach", Sig: "self, /", Fn: textDetach},
		{Name: "seek", Sig: "self, cookie, whence=0, /", Fn: textSeek},
		{Name: "tell", Sig: "self, /", Fn: textTell},
		{Name: "truncate", Sig: "self, pos=None, /", Fn: textTruncate},
		{Name: "reconfigure", Sig: "self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", Fn: textReconfigure},
		{Name: "fileno", Sig: "self, /", Fn: textAsk("fileno")},
		{Name: "isatty", Sig: "self, /", Fn: textAsk("isatty")},
		{Name: "seekable", Sig: "self, /", Fn: textAsk("seekable")},
		{Name: "readable", Sig: "self, /", Fn: textAsk("readable")},
		{Name: "writable", Sig: "self, /", Fn: textAsk("writable")},
	},
	Getters: []vm.Getter{
		{Name: "buffer", Get: fieldGetter(textBuffer)},
		{Name: "encoding", Get: func(t *Thread, v Value) (Value, error) {
			return textString(t, v, func(f *textFile) string { return f.encoding })
		}},
		{Name: "errors", Get: func(t *Thread, v Value) (Value, error) {
			return textString(t, v, func(f *textFile) string { return f.errors })
		}},
		{Name: "line_buffering", Get: func(t *Thread, v Value) (Value, error) {
			return textBool(t, v, func(f *textFile) bool { return f.lineFlush })
		}},
		{Name: "write_through", Get: func(t *Thread, v Value) (Value, error) {
			return textBool(t, v, func(f *textFile) bool { return f.throughput })
		}},
		{Name: "newlines", Get: func(t *Thread, v Value) (Value, error) {
			f, err := textOf(t, v)
			if err != nil {
				return 0, err
			}
			return f.newlines.shown(t)
		}},
		{Name: "_CHUNK_SIZE", Get: textChunkGet, Set: textChunkSet},
		{Name: "closed", Get: textClosed},
		{Name: "name", Get: func(t *Thread, v Value) (Value, error) { return t.GetAttrS(t.Field(v, textBuffer), "name") }},
		{Name: "mode", Get: textModeGet, Set: func(t *Thread, v, x Value) error { t.SetField(v, textMode, x); return nil }},
	}}, append(questions, "write", "flush")...)

func textString(t *Thread, v Value, get func(*textFile) string) (Value, error) {
	f, err := textSide(t, v)
	if err != nil {
		return 0, err
	}
	return t.NewStr(get(f))
}

func textBool(t *Thread, v Value, get func(*textFile) bool) (Value, error) {
	f, err := textSide(t, v)
	if err != nil {
		return 0, err
	}
	return obj.Bool(get(f)), nil
}

func textModeGet(t *Thread, v Value) (Value, error) {
	if m := t.Field(v, textMode); m != unbound {
		return m, nil
	}
	return 0, t.AttributeError(v, t.Intern("mode"), "'%s' object has no attribute 'mode'", t.TypeName(v))
}

func textChunkGet(t *Thread, v Value) (Value, error) {
	f, err := textOf(t, v)
	if err != nil {
		return 0, err
	}
	return t.NewInt(int64(f.chunkSize)), nil
}

func textChunkSet(t *Thread, v, x Value) error {
	f, err := textOf(t, v)
	if err != nil {
		return err
	}
	if x == unbound {
		return t.AttributeError(v, t.Intern("_CHUNK_SIZE"), "cannot delete attribute")
	}
	n, err := t.ToInt(x)
	if err != nil {
		return err
	}
	if n <= 0 {
		return t.ValueError("a strictly positive integer is required")
	}
	f.chunkSize = n
	return nil
}

// textSide is the Go side of a TextIOWrapper.
func textSide(t *Thread, v Value) (*textFile, error) {
	h := t.Field(v, textHandle)
	if h == unbound {
		return nil, t.ValueError("I/O operation on uninitialized object")
	}
	return t.Handle(h).(*textFile), nil
}

// textOf is the Go side of a TextIOWrapper that still has its buffer.
func textOf(t *Thread, v Value) (*textFile, error) {
	f, err := textSide(t, v)
	if err == nil && t.Field(v, textBuffer) == none {
		err = t.ValueError("underlying buffer has been detached")
	}
	return f, err
}

// nativeBuffer is the Go side of the stream below, if it is of this package.
func nativeBuffer(t *Thread, v Value) *buffered {
	buf := t.Field(v, textBuffer)
	s := specOf(t, buf)
	if s == nil || s.Module != "_io" || !strings.HasPrefix(s.Name, "Buffered") || t.ShapeOf(s) != t.Shapes.Get(t.ShapeID(buf)).Root().ID {
		return nil
	}
	return bufferedOf(t, buf)
}

// openText is the Go side of an open TextIOWrapper, and of its buffer.
func openText(t *Thread, v Value) (*textFile, *buffered, error) {
	f, err := textOf(t, v)
	if err != nil {
		return nil, nil, err
	}
	b := nativeBuffer(t, v)
	if b != nil {
		if b.closed || b.native != nil && b.native.fd < 0 {
			return nil, nil, t.ValueError("I/O operation on closed file.")
		}
		return f, b, nil
	}
	closed, err := isClosed(t, t.Field(v, textBuffer))
	if err == nil && closed {
		err = t.ValueError("I/O operation on closed file.")
	}
	return f, nil, err
}

func textInit(t *Thread, args []Value) (Value, error) {
	t.SetField(args[0], textHandle, unbound) // while it fails there is no stream
	f := &textFile{errors: "strict"}
	var err error
	if f.encoding, f.codec, err = encodingArg(t, args[2]); err != nil {
		return 0, err
	}
	if given(args[3]) {
		if f.errors, err = t.Text(args[3]); err != nil {
			return 0, t.TypeError("TextIOWrapper() argument 'errors' must be str or None, not %s", t.TypeName(args[3]))
		}
	}
	if f.newlines, err = parseNewline(t, args[4]); err != nil {
		return 0, err
	}
	for i, flag := range [...]*bool{&f.lineFlush, &f.throughput} {
		if given(args[5+i]) {
			if *flag, err = t.Truth(args[5+i]); err != nil {
				return 0, err
			}
		}
	}
	if f.codec.Encode != nil && withoutBOM(f.codec) != f.codec {
		if f.bomWritten, err = hasBegun(t, args[1]); err != nil {
			return 0, err
		}
	}
	t.SetField(args[0], textBuffer, args[1])
	if nativeBuffer(t, args[0]) == nil { // the others know by themselves
		for name, not := range map[string]*bool{"readable": &f.unreadable, "writable": &f.unwritable} {
			v, err := t.CallMethod(args[1], name)
			if err != nil {
				return 0, err
			}
			can, err := t.Truth(v)
			if err != nil {
				return 0, err
			}
			*not = !can
		}
	}
	return none, attachText(t, args[0], args[1], f)
}

// hasBegun reports whether a stream of bytes is known to be past its start.
func hasBegun(t *Thread, buffer Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(buffer)
	for _, method := range [...]string{"seekable", "tell"} {
		v, err := t.CallMethod(*k, method)
		if err != nil {
			return false, err
		}
		if ok, err := t.Truth(v); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// encodingArg finds the codec of an encoding argument: UTF-8 by default.
func encodingArg(t *Thread, v Value) (string, *obj.Codec, error) {
	name := "utf-8"
	if given(v) {
		var err error
		if name, err = t.Text(v); err != nil {
			return "", nil, t.TypeError("TextIOWrapper() argument 'encoding' must be str or None, not %s", t.TypeName(v))
		}
		if strings.IndexByte(name, 0) >= 0 {
			return "", nil, t.ValueError("embedded null character")
		}
		name = strings.Clone(name)
		if name == "locale" {
			name = "utf-8"
		}
	} else {
		name = "UTF-8"
	}
	if c := obj.FindCodec(name); c != nil {
		return name, c, nil
	}
	return name, &obj.Codec{Name: name}, checkTextEncoding(t, name)
}

// checkTextEncoding raises a LookupError if module codecs does not know an
// encoding, or as one that is not of text.
func checkTextEncoding(t *Thread, name string) error {
	codecs, err := t.ImportModule("codecs")
	if err != nil {
		return err
	}
	s, err := t.NewStr(name)
	if err != nil {
		return err
	}
	info, err := t.CallMethod(codecs, "lookup", s)
	if err != nil {
		return err
	}
	isText, err := t.LookupAttr(info, t.Intern("_is_text_encoding"))
	if err != nil || isText == unbound {
		return err
	}
	if ok, err := t.Truth(isText); ok || err != nil {
		return err
	}
	return t.Raise(t.VM.Exc.LookupError, "'%s' is not a text encoding; use codecs.open() to handle arbitrary codecs", name)
}

func attachText(t *Thread, v, buffer Value, f *textFile) error {
	f.chunkSize = bufferSize
	t.SetField(v, textBuffer, buffer)
	return attach(t, v, textHandle, f)
}

// asciiLike reports whether bytes below 0x80 always are these characters, as far
// as is known.
func (f *textFile) asciiLike() bool {
	return f.recoded || f.codec.Decode != nil && !strings.HasPrefix(f.codec.Name, "utf-16") && !strings.HasPrefix(f.codec.Name, "utf-32") && !strings.HasSuffix(f.codec.Name, "sig") && !strings.HasSuffix(f.codec.Name, "escape")
}

// more reads ahead; it notes the end of the stream.
func (f *textFile) more(t *Thread, o *Value, b *buffered) error {
	chunk, err := f.chunk(t, o, b, f.chunkSize)
	if err != nil {
		return err
	}
	if len(chunk) == 0 {
		f.eof = true
		return nil
	}
	if len(f.ahead) == 0 {
		f.ahead = append(make([]byte, 0, len(chunk)), chunk...)
		return nil
	}
	f.ahead = append(f.ahead, chunk...)
	return nil
}

// chunk reads some bytes of the stream below, all of them if n is negative.
func (f *textFile) chunk(t *Thread, o *Value, b *buffered, n int) ([]byte, error) {
	m := t.Mark()
	defer t.Release(m)
	if b != nil {
		if !b.readable {
			return nil, unsupported(t, "not readable")
		}
		buf := t.Keep(t.Field(*o, textBuffer))
		if n < 0 {
			data, err := b.readN(t, buf, -1)
			if err == unix.EAGAIN {
				err = nil
			}
			return data, err
		}
		return b.readSome(t, buf, n)
	}
	if f.unreadable {
		return nil, unsupported(t, "not readable")
	}
	if err := f.passOn(t, o); err != nil {
		return nil, err
	}
	stream := t.Keep(t.Field(*o, textBuffer))
	var v Value
	var err error
	if n < 0 {
		v, err = t.CallMethod(*stream, "read")
	} else {
		name := "read1"
		if has, err := t.LookupAttr(*stream, t.Intern(name)); err != nil {
			return nil, err
		} else if has == unbound {
			name = "read"
		}
		v, err = t.CallMethod(*stream, name, obj.SmallInt(int64(n)))
	}
	if err != nil {
		if t.Matches(err, t.VM.Exc.AttributeError) {
			t.Caught(err)
			return nil, unsupported(t, "not readable")
		}
		return nil, err
	}
	data, ok := bytesLike(t, v)
	if !ok {
		return nil, t.TypeError("underlying %s() should have returned a bytes-like object, not '%s'", "read", t.TypeName(v))
	}
	return append([]byte(nil), data...), nil
}

// recode decodes the whole rest of a stream whose encoding has no ASCII.
func (f *textFile) recode(t *Thread, o *Value, b *buffered) error {
	rest, err := f.chunk(t, o, b, -1)
	if err != nil {
		return err
	}
	text, err := decode(t, f.codec, f.errors, append(f.ahead, rest...))
	if err != nil {
		return err
	}
	f.ahead, f.eof, f.recoded = []byte(text), true, true
	return nil
}

// decode makes a str of bytes of the stream, which end at a character's end.
func (f *textFile) decode(t *Thread, p []byte) (Value, error) {
	if !f.recoded && (f.codec.Name != "utf-8" || !utf8.Valid(p)) {
		text, err := decode(t, f.codec, f.errors, p)
		if err != nil {
			return 0, err
		}
		p = []byte(text)
	}
	f.newlines.note(p)
	return t.NewStr(string(f.newlines.read(p)))
}

// line reads a line; its bytes are good until the next read.
func (f *textFile) line(t *Thread, o *Value, b *buffered) ([]byte, error) {
	if !f.asciiLike() {
		if err := f.recode(t, o, b); err != nil {
			return nil, err
		}
	}
	for {
		n := f.newlines.lineEnd(f.ahead, f.eof)
		if n == 0 && f.eof {
			n = len(f.ahead)
			f.eof = false
		} else if n == 0 {
			if err := f.more(t, o, b); err != nil {
				return nil, err
			}
			continue
		}
		line := f.ahead[:n]
		f.ahead = f.ahead[n:]
		return line, nil
	}
}

func textNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	f, b, err := openText(t, v)
	if err != nil {
		return 0, err
	}
	line, err := f.line(t, o, b)
	f.iterating = err == nil && len(line) > 0
	if !f.iterating {
		return unbound, err
	}
	return f.decode(t, line)
}

func textReadline(t *Thread, args []Value) (Value, error) {
	if args[1] == none {
		return 0, t.TypeError("'NoneType' object cannot be interpreted as an integer")
	}
	limit, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	f, b, err := openText(t, args[0])
	if err != nil {
		return 0, err
	}
	line, err := f.line(t, &args[0], b)
	if err != nil {
		return 0, err
	}
	if limit >= 0 && limit < len(line) {
		k := charsLen(f, line, limit)
		f.ahead = append(append([]byte(nil), line[k:]...), f.ahead...)
		line = line[:k]
	}
	return f.decode(t, line)
}

// charsLen is how many bytes the first n characters take.
func charsLen(f *textFile, p []byte, n int) int {
	if f.codec.Name != "utf-8" && !f.recoded {
		return min(n, len(p))
	}
	i := 0
	for ; n > 0 && i < len(p); n-- {
		_, w := utf8.DecodeRune(p[i:])
		i += w
	}
	return i
}

func textRead(t *Thread, args []Value) (Value, error) {
	n, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	f, b, err := openText(t, args[0])
	if err != nil {
		return 0, err
	}
	if !f.asciiLike() {
		if err := f.recode(t, &args[0], b); err != nil {
			return 0, err
		}
	}
	if n < 0 {
		rest, err := f.chunk(t, &args[0], b, -1)
		if err != nil {
			return 0, err
		}
		if len(f.ahead) > 0 {
			rest = append(append([]byte(nil), f.ahead...), rest...)
		}
		f.ahead, f.eof = nil, false
		return f.decode(t, rest)
	}
	return f.readChars(t, &args[0], b, n)
}

// readChars reads n characters, fewer at the end.
func (f *textFile) readChars(t *Thread, o *Value, b *buffered, n int) (Value, error) {
	for {
		k, chars := f.scan(n)
		if chars == n || f.eof {
			if f.eof && chars < n {
				k = len(f.ahead)
				f.eof = false
			}
			p := f.ahead[:k]
			f.ahead = f.ahead[k:]
			return f.decode(t, p)
		}
		if err := f.more(t, o, b); err != nil {
			return 0, err
		}
	}
}

// scan finds how many bytes up to n characters take, \r\n being one where it is
// read as one. What may be the beginning of a longer character is left alone.
func (f *textFile) scan(n int) (size, chars int) {
	utf := f.codec.Name == "utf-8" || f.recoded
	p := f.ahead
	for chars < n && size < len(p) {
		w := 1
		if utf && p[size] >= utf8.RuneSelf {
			if !f.eof && !utf8.FullRune(p[size:]) {
				break
			}
			_, w = utf8.DecodeRune(p[size:])
		}
		if p[size] == '\r' && f.newlines.translate {
			if size+1 == len(p) && !f.eof {
				break
			}
			if size+1 < len(p) && p[size+1] == '\n' {
				w = 2
			}
		}
		size += w
		chars++
	}
	return size, chars
}

// passOn writes what is held back to a stream that is a Python object.
func (f *textFile) passOn(t *Thread, o *Value) error {
	if len(f.out) == 0 {
		return nil
	}
	data, err := newBytes(t, f.out)
	if err != nil {
		return err
	}
	f.out = f.out[:0]
	_, err = t.CallMethod(t.Field(*o, textBuffer), "write", data)
	return err
}

// encode makes the bytes of a str; the view is good until Python code runs.
func (f *textFile) encode(t *Thread, v Value) ([]byte, error) {
	text := t.StrView(v)
	if f.newlines.write != "" && strings.IndexByte(text, '\n') >= 0 {
		text = strings.ReplaceAll(text, "\n", f.newlines.write)
	}
	if t.StrASCII(v) && f.asciiLike() || f.codec.Name == "utf-8" && utf8.ValidString(text) {
		return []byte(text), nil
	}
	codec := f.codec
	if f.bomWritten {
		codec = withoutBOM(codec)
	}
	f.bomWritten = true
	return encode(t, codec, f.errors, text)
}

// withoutBOM is the encoding that goes on after a byte order mark.
func withoutBOM(c *obj.Codec) *obj.Codec {
	switch c.Name {
	case "utf-16", "utf-32":
		return obj.FindCodec(c.Name + "-le")
	case "utf-8-sig":
		return obj.FindCodec("utf-8")
	}
	return c
}

func textWrite(t *Thread, args []Value) (Value, error) {
	s := t.Unwrap(args[1])
	if !t.IsKind(s, obj.KindStr) {
		return 0, t.TypeError("write() argument must be str, not %s", t.TypeName(args[1]))
	}
	f, b, err := openText(t, args[0])
	if err != nil {
		return 0, err
	}
	if f.unwritable || b != nil && !b.writable {
		return 0, unsupported(t, "not writable")
	}
	if err := b.late(t); err != nil {
		return 0, err
	}
	if b.defersWrite(t, len(t.StrView(s))) && f.asciiLike() {
		return textWriteLater(t, f, b, s)
	}
	if err := t.EnterIO(); err != nil {
		return 0, err
	}
	defer t.LeaveIO()
	s = t.Unwrap(args[1])
	chars := obj.SmallInt(int64(t.StrChars(s)))
	data, err := f.encode(t, s)
	if err != nil {
		return 0, err
	}
	f.ahead, f.eof = nil, false
	flush := f.flushes(data)
	if b == nil {
		f.out = append(f.out, data...)
		if flush || len(f.out) >= bufferSize {
			err = f.passOn(t, &args[0])
		}
		if err == nil && flush && f.lineFlush {
			_, err = t.CallMethod(t.Field(args[0], textBuffer), "flush")
		}
		return chars, err
	}
	m := t.Mark()
	defer t.Release(m)
	buf := t.Keep(t.Field(args[0], textBuffer))
	if err := b.write(t, buf, data); err != nil {
		return 0, err
	}
	if flush {
		err = b.flush(t, buf)
	}
	return chars, err
}

// flushes reports whether what was just written is passed on at once.
func (f *textFile) flushes(data []byte) bool {
	return f.throughput || f.lineFlush && bytes.ContainsAny(data, "\r\n")
}

func textFlush(t *Thread, args []Value) (Value, error) {
	f, b, err := openText(t, args[0])
	if err != nil {
		return 0, err
	}
	if b.defers(t) && nativeFlush(t, t.Field(args[0], textBuffer)) {
		return none, flushLater(t, b)
	}
	if err := t.EnterIO(); err != nil {
		return 0, err
	}
	defer t.LeaveIO()
	if b == nil {
		if err := f.passOn(t, &args[0]); err != nil {
			return 0, err
		}
	}
	_, err = t.CallMethod(t.Field(args[0], textBuffer), "flush")
	return none, err
}

func textClose(t *Thread, args []Value) (Value, error) {
	f, err := textOf(t, args[0])
	if err != nil {
		return 0, err
	}
	closed, err := isClosed(t, t.Field(args[0], textBuffer))
	if err != nil || closed {
		return none, err
	}
	m := t.Mark()
	defer t.Release(m)
	var failed *Value
	if _, err := t.CallMethod(args[0], "flush"); err != nil {
		failed = t.Keep(t.Caught(err))
	}
	f.ahead = nil
	return none, closeBelow(t, &args[0], textBuffer, failed)
}

func textClosed(t *Thread, v Value) (Value, error) {
	buf := t.Field(v, textBuffer)
	if buf == unbound || buf == none {
		_, err := textOf(t, v)
		return 0, err
	}
	return t.GetAttrS(buf, "closed")
}

func textDetach(t *Thread, args []Value) (Value, error) {
	if _, err := textFlush(t, args[:1]); err != nil {
		return 0, err
	}
	buf := t.Field(args[0], textBuffer)
	t.SetField(args[0], textBuffer, none)
	return buf, nil
}

// textAsk passes a question on to the stream below, which says so if it is closed.
func textAsk(method string) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if _, err := textOf(t, args[0]); err != nil {
			return 0, err
		}
		return t.CallMethod(t.Field(args[0], textBuffer), method)
	}
}

func textReconfigure(t *Thread, args []Value) (Value, error) {
	f, _, err := openText(t, args[0])
	if err != nil {
		return 0, err
	}
	if (given(args[1]) || args[3] != unbound) && len(f.ahead) > 0 {
		return 0, unsupported(t, "It is not possible to set the encoding or newline of stream after the first read")
	}
	if _, err := textFlush(t, args[:1]); err != nil {
		return 0, err
	}
	if given(args[1]) {
		if f.encoding, f.codec, err = encodingArg(t, args[1]); err != nil {
			return 0, err
		}
		if !given(args[2]) {
			f.errors = "strict"
		}
		if f.codec.Encode != nil && withoutBOM(f.codec) != f.codec {
			if f.bomWritten, err = hasBegun(t, t.Field(args[0], textBuffer)); err != nil {
				return 0, err
			}
		}
	}
	if given(args[2]) {
		name, err := t.Text(args[2])
		if err != nil {
			return 0, err
		}
		f.errors = strings.Clone(name)
	}
	if args[3] != unbound {
		if f.newlines, err = parseNewline(t, args[3]); err != nil {
			return 0, err
		}
	}
	for i, flag := range [...]*bool{&f.lineFlush, &f.throughput} {
		if given(args[4+i]) {
			if *flag, err = t.Truth(args[4+i]); err != nil {
				return 0, err
			}
		}
	}
	return none, nil
}

func textRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	text := "<_io.TextIOWrapper"
	for _, name := range [...]string{"name", "mode"} {
		x, err := t.GetAttrS(*o, name)
		if err != nil {
			t.Caught(err)
			continue
		}
		s, err := t.ReprText(x)
		if err != nil {
			return 0, err
		}
		text += " " + name + "=" + s
	}
	f, err := textSide(t, *o)
	if err != nil {
		return 0, err
	}
	return t.NewStr(text + " encoding='" + f.encoding + "'>")
}
