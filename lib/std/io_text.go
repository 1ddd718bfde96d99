package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/cjk"
)

// textFile turns bytes into text and back. Where an encoding has ASCII as a
// part, lines are looked for in the bytes and decoded one by one, so that the
// position in the file is always known. Of the others the whole rest is decoded
// at once and goes on as UTF-8.
type textFile struct {
	*textSettings
	ahead      []byte // read, not yet consumed
	kept       bool   // ahead is a view of what the object keeps
	eof        bool   // ahead is the rest of the stream
	recoded    bool   // ahead is UTF-8 whatever the codec
	bomWritten bool
	in, out    cjk.State // of multi, for what was read and written; none yet if all is 0
	iterating  bool      // next() reads ahead as it likes: there is no position
	seen       uint8     // kinds of newlines that were read
	raw        *rawFile  // what open() has put it over
}

// textSettings is what a textFile does not change by reading and writing.
type textSettings struct {
	codec      *obj.Codec
	multi      *cjk.Codec // of East Asia, else nil
	encoding   string     // as given by the user
	errors     string
	newlines   newlines
	lineFlush  bool
	throughput bool // write_through
	unreadable bool // the stream of bytes says so
	unwritable bool
	chunkSize  int  // how much is read at once
	inHeap     bool // the object keeps the rest of the textFile (io_textheap.go)
}

var textIOType = guardText(&vm.TypeSpec{Name: "TextIOWrapper", Module: "_io", Kind: obj.KindFields, Body: textBody, HasDict: true,
	Doc: "Character and line based layer over a BufferedIOBase object, buffer.",
	New: fileIONew, NewSig: "cls, /, *args, **kwargs",
	Told: true, Init: textInit, InitSig: "self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False",
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
			nl := newlines{seen: f.seen}
			return nl.shown(t)
		}},
		{Name: "_CHUNK_SIZE", Get: textChunkGet, Set: textChunkSet},
		{Name: "closed", Get: textClosed},
		{Name: "name", Get: func(t *Thread, v Value) (Value, error) { return t.GetAttrS(t.Field(v, textBuffer), "name") }},
		{Name: "mode", Get: textModeGet, Set: func(t *Thread, v, x Value) error { t.SetField(v, textMode, x); return nil }},
	}})

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
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
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
	f.ownSettings()
	f.chunkSize = n
	return f.settle(t, *o)
}

// textSide is the Go side of a TextIOWrapper, as far as that is no place where the object keeps
// what it has read.
func textSide(t *Thread, v Value) (*textFile, error) {
	h := t.Field(v, textHandle)
	if h == unbound {
		return nil, t.ValueError("I/O operation on uninitialized object")
	}
	f := t.FixedHandle(h).(*textFile)
	if !f.inHeap {
		t.Segment.Observe()
	}
	return f, nil
}

// textOf is the Go side of a TextIOWrapper that still has its buffer.
func textOf(t *Thread, v Value) (*textFile, error) {
	f, err := textSide(t, v)
	if err == nil && t.Field(v, textBuffer) == none {
		err = t.ValueError("underlying buffer has been detached")
	}
	if err == nil && f.inHeap {
		f = f.loaded(t, v)
	}
	return f, err
}

// nativeBuffer is the Go side of the stream below, if it is of this package and over a descriptor.
func nativeBuffer(t *Thread, buf Value) *buffered {
	for _, class := range [...]string{"BufferedWriter", "BufferedReader", "BufferedRandom"} {
		if exactly(t, buf, class) {
			if b := bufferedOf(t, buf); b != nil && b.native != nil {
				return b
			}
		}
	}
	return nil
}

// nativeBuffer is that of a textFile.
func (f *textFile) nativeBuffer(t *Thread, buf Value) *buffered {
	if f.inHeap {
		return nil
	}
	return nativeBuffer(t, buf)
}

// openText is the Go side of an open TextIOWrapper, and of its buffer if that is over a descriptor.
func openText(t *Thread, v Value) (*textFile, *buffered, error) {
	f, err := textSide(t, v)
	if err != nil {
		return nil, nil, err
	}
	if buf := t.Field(v, textBuffer); buf != none {
		if b := f.nativeBuffer(t, buf); b != nil {
			if b.gone() {
				return nil, nil, t.ValueError("I/O operation on closed file.")
			}
			return f, b, nil
		}
		m := t.Mark()
		defer t.Release(m)
		o := t.Keep(v)
		closed, err := isClosed(t, buf)
		if err == nil && closed {
			err = t.ValueError("I/O operation on closed file.")
		}
		if err != nil {
			return nil, nil, err
		}
		v = *o
	}
	f, err = textOf(t, v)
	return f, nil, err
}

func textInit(t *Thread, args []Value) (Value, error) {
	t.SetField(args[0], textHandle, unbound) // while it fails there is no stream
	f := &textFile{textSettings: &textSettings{errors: "strict"}}
	var err error
	if err = f.setEncoding(t, args[2]); err != nil {
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
	if f.marksStart() {
		if f.bomWritten, err = hasBegun(t, args[1]); err != nil {
			return 0, err
		}
	}
	t.SetField(args[0], textBuffer, args[1])
	if nativeBuffer(t, args[1]) == nil { // the others know by themselves
		f.inHeap = true
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

// marksStart reports whether what is written at the start differs from what follows.
func (f *textFile) marksStart() bool {
	if f.multi != nil {
		return f.multi.Start(false) != cjk.State{}
	}
	return f.codec.Encode != nil && withoutBOM(f.codec) != f.codec
}

// setEncoding finds the codec of an encoding argument: UTF-8 by default.
func (f *textFile) setEncoding(t *Thread, v Value) error {
	name := "utf-8"
	if given(v) {
		var err error
		if name, err = t.Text(v); err != nil {
			return t.TypeError("TextIOWrapper() argument 'encoding' must be str or None, not %s", t.TypeName(v))
		}
		if strings.IndexByte(name, 0) >= 0 {
			return t.ValueError("embedded null character")
		}
		name = strings.Clone(name)
		if name == "locale" {
			name = "utf-8"
		}
	} else {
		name = "UTF-8"
	}
	f.encoding, f.multi, f.in, f.out = name, nil, cjk.State{}, cjk.State{}
	if f.codec = obj.FindCodec(name); f.codec == nil {
		f.codec = &obj.Codec{Name: name}
		return f.lookUp(t)
	}
	return nil
}

// lookUp asks module codecs for the encoding: it raises a LookupError if that is not
// known, or as one that is not of text.
func (f *textFile) lookUp(t *Thread) error {
	m := t.Mark()
	defer t.Release(m)
	codecs, err := t.ImportModule("codecs")
	if err != nil {
		return err
	}
	s, err := t.NewStr(f.encoding)
	if err != nil {
		return err
	}
	info, err := t.CallMethod(codecs, "lookup", s)
	if err != nil {
		return err
	}
	k := t.Keep(info)
	isText, err := t.LookupAttr(info, t.Intern("_is_text_encoding"))
	if err != nil {
		return err
	}
	if isText != unbound {
		if ok, err := t.Truth(isText); err != nil {
			return err
		} else if !ok {
			return t.Raise(t.VM.Exc.LookupError, "'%s' is not a text encoding; use codecs.open() to handle arbitrary codecs", f.encoding)
		}
	}
	f.multi, err = multibyteText(t, *k)
	return err
}

func attachText(t *Thread, v, buffer Value, f *textFile) error {
	f.chunkSize = bufferSize
	t.SetField(v, textBuffer, buffer)
	t.SetField(v, textOut, unbound)
	if f.inHeap {
		return f.settle(t, v)
	}
	return attach(t, v, textHandle, f)
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
	if f, err = textOf(t, args[0]); err == nil {
		f.forget()
		err = f.save(t, args[0])
	}
	if err != nil {
		return 0, err
	}
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
	f.ownSettings()
	if given(args[1]) {
		if err = f.setEncoding(t, args[1]); err != nil {
			return 0, err
		}
		if !given(args[2]) {
			f.errors = "strict"
		}
		if f.marksStart() {
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
		f.seen = 0
	}
	for i, flag := range [...]*bool{&f.lineFlush, &f.throughput} {
		if given(args[4+i]) {
			if *flag, err = t.Truth(args[4+i]); err != nil {
				return 0, err
			}
		}
	}
	return none, f.settle(t, args[0])
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
