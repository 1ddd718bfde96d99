package std

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"

	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Reading text.

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
		return f.save(t, *o)
	}
	if len(f.ahead) == 0 {
		f.ahead = append(make([]byte, 0, len(chunk)), chunk...)
	} else {
		f.ahead = append(f.ahead, chunk...)
	}
	f.kept = false
	return f.save(t, *o)
}

// chunk reads some bytes of the stream below, all of them if n is negative. They are good until the
// next read, and until Python code runs.
func (f *textFile) chunk(t *Thread, o *Value, b *buffered, n int) ([]byte, error) {
	if b == nil {
		return f.objectChunk(t, o, n)
	}
	if !b.readable {
		return nil, unsupported(t, "not readable")
	}
	m := t.Mark()
	defer t.Release(m)
	buf := t.Keep(t.Field(*o, textBuffer))
	if n >= 0 {
		return b.readSome(t, buf, n)
	}
	data, err := b.readN(t, buf, -1)
	if err == unix.EAGAIN {
		err = nil
	}
	return data, err
}

// objectChunk is chunk for a stream that is asked by its methods.
func (f *textFile) objectChunk(t *Thread, o *Value, n int) ([]byte, error) {
	if f.unreadable {
		return nil, unsupported(t, "not readable")
	}
	if err := f.passOn(t, o); err != nil {
		return nil, err
	}
	m := t.Mark()
	defer t.Release(m)
	stream := t.Keep(t.Field(*o, textBuffer))
	var v Value
	var err error
	name := "read"
	if n < 0 {
		v, err = t.CallMethod(*stream, name)
	} else {
		name = "read1"
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
		return nil, t.TypeError("underlying %s() should have returned a bytes-like object, not '%s'", name, t.TypeName(v))
	}
	f.load(t, *o) // others may have read meanwhile
	return data, nil
}

// recode decodes the whole rest of a stream whose encoding has no ASCII.
func (f *textFile) recode(t *Thread, o *Value, b *buffered) error {
	rest, err := f.chunk(t, o, b, -1)
	if err != nil {
		return err
	}
	text, err := decode(t, f.codec, f.errors, append(bytes.Clone(f.ahead), rest...))
	if err != nil {
		return err
	}
	f.ahead, f.kept, f.eof, f.recoded = []byte(text), false, true, true
	return f.save(t, *o)
}

// take consumes n of the bytes read ahead.
func (f *textFile) take(n int) []byte {
	p := f.ahead[:n]
	f.ahead = f.ahead[n:]
	return p
}

// forget drops what was read ahead.
func (f *textFile) forget() { f.ahead, f.kept, f.eof = nil, false, false }

// decode makes a str of bytes of the stream, which end at a character's end.
func (f *textFile) decode(t *Thread, o *Value, p []byte) (Value, error) {
	if !f.recoded && (f.codec.Name != "utf-8" || !utf8.Valid(p)) {
		if f.inHeap && t.HandlerRuns(f.errors) {
			p = bytes.Clone(p)
		}
		if f.multi != nil {
			text, err := f.decodeMulti(t, p)
			if err != nil {
				return 0, err
			}
			p = text
		} else {
			text, err := decode(t, f.codec, f.errors, p)
			if err != nil {
				return 0, err
			}
			p = []byte(text)
		}
	}
	if f.newlines.universal {
		nl := newlines{universal: true, seen: f.seen}
		nl.note(p)
		f.seen = nl.seen
	}
	f.saveFlags(t, *o)
	p = f.newlines.read(p)
	return t.NewStr(unsafe.String(unsafe.SliceData(p), len(p)))
}

// line reads a line; its bytes are good until the next read.
func (f *textFile) line(t *Thread, o *Value, b *buffered) ([]byte, error) {
	if !f.linewise() {
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
		return f.take(n), f.save(t, *o)
	}
}

func textNext(t *Thread, v Value) (Value, error) {
	if line, err := keptLine(t, v, textIterating); line != unbound || err != nil {
		return line, err
	}
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
		f.saveFlags(t, *o)
		return unbound, err
	}
	return f.decode(t, o, line)
}

func textReadline(t *Thread, args []Value) (Value, error) {
	if args[1] == none {
		return 0, t.TypeError("'NoneType' object cannot be interpreted as an integer")
	}
	limit, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if limit < 0 {
		if line, err := keptLine(t, args[0], 0); line != unbound || err != nil {
			return line, err
		}
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
		f.ahead, f.kept = append(bytes.Clone(line[k:]), f.ahead...), false
		line = line[:k]
		if err := f.save(t, args[0]); err != nil {
			return 0, err
		}
	}
	return f.decode(t, &args[0], line)
}

// charsLen is how many bytes the first n characters take.
func charsLen(f *textFile, p []byte, n int) int {
	if f.multibyte() {
		size, _ := f.scanMulti(p, n)
		return size
	}
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
	if !f.linewise() {
		if err := f.recode(t, &args[0], b); err != nil {
			return 0, err
		}
	}
	if n < 0 {
		rest, err := f.chunk(t, &args[0], b, -1)
		if err != nil {
			return 0, err
		}
		if b != nil {
			defer giveReadBuffer(rest)
		}
		if len(f.ahead) > 0 {
			rest = append(bytes.Clone(f.ahead), rest...)
		}
		f.forget()
		if err := f.save(t, args[0]); err != nil {
			return 0, err
		}
		return f.decode(t, &args[0], rest)
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
			p := f.take(k)
			if err := f.save(t, *o); err != nil {
				return 0, err
			}
			return f.decode(t, o, p)
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
	if f.multibyte() {
		return f.scanMulti(p, n)
	}
	for chars < n && size < len(p) {
		w := 1
		if utf && p[size] >= utf8.RuneSelf {
			if !f.eof && !utf8.FullRune(p[size:]) {
				break
			}
			_, w = utf8.DecodeRune(p[size:])
		}
		if w = f.endWidth(p, size, w); w == 0 {
			break
		}
		size += w
		chars++
	}
	return size, chars
}

// endWidth is how wide the character at p[i] is, which is w bytes, with the newline that belongs to it where both are
// one to the reader; 0: that is not known yet.
func (f *textFile) endWidth(p []byte, i, w int) int {
	switch {
	case p[i] != '\r' || !f.newlines.translate:
		return w
	case i+1 == len(p) && !f.eof:
		return 0
	case i+1 < len(p) && p[i+1] == '\n':
		return 2
	}
	return w
}
