package std

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm/obj"
)

// Writing text.

// encode makes the bytes of a str; the view is good until Python code runs.
func (f *textFile) encode(t *Thread, v Value) ([]byte, error) {
	text := t.StrView(v)
	if f.newlines.write != "" && strings.IndexByte(text, '\n') >= 0 {
		text = strings.ReplaceAll(text, "\n", f.newlines.write)
	}
	if t.StrASCII(v) && f.asciiLike() || f.codec.Name == "utf-8" && utf8.ValidString(text) {
		return []byte(text), nil
	}
	if f.multi != nil {
		return f.encodeMulti(t, text)
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
	if b == nil {
		return f.writeObject(t, args)
	}
	if err := t.EnterIO(); err != nil {
		return 0, err
	}
	s = t.Unwrap(args[1])
	chars := obj.SmallInt(int64(t.StrChars(s)))
	if t.StrASCII(s) && f.hold(b, t.StrView(s)) {
		t.LeaveIO()
		return chars, nil
	}
	defer t.LeaveIO()
	data, err := f.encode(t, s)
	if err != nil {
		return 0, err
	}
	f.forget()
	flush := f.flushes(data)
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

// hold writes ASCII text that the buffer over a descriptor has room for and that is not to be passed on yet; else it is false.
func (f *textFile) hold(b *buffered, text string) bool {
	if len(b.ahead) > 0 || len(b.out)+len(text) > b.size || b.busy() || b.gone() || f.throughput || !f.asciiLike() ||
		(f.lineFlush || f.newlines.write != "") && strings.ContainsAny(text, "\r\n") {
		return false
	}
	f.forget()
	b.out = append(b.out, text...)
	return true
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
	if b != nil && !b.writable && nativeFlush(t, t.Field(args[0], textBuffer)) {
		return none, nil
	}
	if b.defers(t) && nativeFlush(t, t.Field(args[0], textBuffer)) {
		return none, flushLater(t, b)
	}
	if b != nil {
		if err := t.EnterIO(); err != nil {
			return 0, err
		}
		defer t.LeaveIO()
	} else if err := f.passOn(t, &args[0]); err != nil {
		return 0, err
	}
	_, err = t.CallMethod(t.Field(args[0], textBuffer), "flush")
	return none, err
}
