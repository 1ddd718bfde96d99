package std

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// openWith opens a file, which may be the transaction's own (io_own.go).
func openWith(t *Thread, args []Value, own bool) (Value, error) {
	mode := "r"
	if args[1] != unbound {
		var err error
		if mode, err = t.Text(args[1]); err != nil {
			return 0, t.TypeError("open() argument 'mode' must be str, not %s", t.TypeName(args[1]))
		}
		mode = string([]byte(mode))
	}
	m, ok := parseMode(mode)
	if !ok {
		return 0, t.ValueError("invalid mode: '%s'", mode)
	}
	buffering := -1
	if args[2] != unbound {
		var err error
		if buffering, err = t.ToInt(args[2]); err != nil {
			return 0, err
		}
	}
	closefd := true
	if args[6] != unbound {
		var err error
		if closefd, err = t.Truth(args[6]); err != nil {
			return 0, err
		}
	}
	switch {
	case m.binary && m.text:
		return 0, t.ValueError("can't have text and binary mode at once")
	case b2i(m.read)+b2i(m.write)+b2i(m.append)+b2i(m.create) > 1:
		return 0, t.ValueError("must have exactly one of create/read/write/append mode")
	case !m.one():
		return 0, t.ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
	case m.binary && given(args[3]):
		return 0, t.ValueError("binary mode doesn't take an encoding argument")
	case m.binary && given(args[4]):
		return 0, t.ValueError("binary mode doesn't take an errors argument")
	case m.binary && given(args[5]):
		return 0, t.ValueError("binary mode doesn't take a newline argument")
	}
	if m.binary && buffering == 1 {
		if err := t.Warn(t.VM.Exc.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"); err != nil {
			return 0, err
		}
	}
	raw, err := openRaw(t, &args[0], m, closefd, args[7], own)
	if err != nil {
		return 0, err
	}
	// What is wrong with the layers above is told only of files that exist.
	file := &textFile{textSettings: &textSettings{errors: "strict"}}
	if !m.binary {
		err = textArgs(t, file, args)
		if buffering == 0 {
			err = t.ValueError("can't have unbuffered text I/O")
		}
	}
	if err != nil {
		raw.close()
		return 0, err
	}
	return wrapFile(t, raw, m, &args[0], buffering, file, mode)
}

// textArgs reads the arguments of open() that concern text.
func textArgs(t *Thread, f *textFile, args []Value) error {
	var err error
	if err = f.setEncoding(t, args[3]); err != nil {
		return err
	}
	if given(args[4]) {
		name, err := t.Text(args[4])
		if err != nil {
			return t.TypeError("open() argument 'errors' must be str or None, not %s", t.TypeName(args[4]))
		}
		f.errors = string([]byte(name))
	}
	f.newlines, err = parseNewline(t, args[5])
	return err
}

// make makes an object of a class of this module.
func makeStream(t *Thread, spec *vm.TypeSpec) (Value, error) {
	class, err := t.SpecClass(spec)
	if err != nil {
		return 0, err
	}
	return t.AllocObject(class)
}

// attach has a field of a stream refer to its Go side.
func attach(t *Thread, v Value, field int, thing any) error {
	h, err := t.NewHandle(thing)
	if err == nil {
		t.SetField(v, field, h)
	}
	return err
}

// wrapFile puts the layers that a mode asks for over a descriptor. Nothing here
// runs Python code.
func wrapFile(t *Thread, raw *rawFile, m fileMode, name *Value, buffering int, f *textFile, mode string) (Value, error) {
	low, err := makeStream(t, fileIOType)
	if err != nil {
		return 0, err
	}
	t.SetField(low, fileName, *name)
	if err := attach(t, low, fileHandle, raw); err != nil {
		return 0, err
	}
	terminal := buffering < 0 && raw.kind <= 0 && isTerminal(raw.fd)
	if buffering == 0 {
		return low, nil
	}
	size := buffering
	if size <= 1 {
		size = bufferSize
	}
	if f != nil && f.throughput {
		size = 0 // what is written to the buffer itself is written at once, too
	}
	spec := bufferedWriterType
	switch {
	case raw.readable && raw.writable:
		if !raw.canSeek() {
			raw.close()
			return 0, unsupported(t, "File or stream is not seekable.")
		}
		spec = bufferedRandomType
	case raw.readable:
		spec = bufferedReaderType
	}
	mid, err := makeStream(t, spec)
	if err != nil {
		return 0, err
	}
	b := newBuffered(raw, size, raw.readable, raw.writable)
	if err := attachBuffered(t, mid, low, b); err != nil || m.binary {
		return mid, err
	}
	top, err := makeStream(t, textIOType)
	if err != nil {
		return 0, err
	}
	f.lineFlush = buffering == 1 || terminal
	if raw.writable && !raw.atStart {
		if pos, err := raw.seek(0, io.SeekCurrent); err == nil && pos > 0 {
			f.bomWritten = true
		}
	}
	f.raw = raw
	if err := attachText(t, top, mid, f); err != nil {
		return 0, err
	}
	shown, err := t.NewStr(mode)
	t.SetField(top, textMode, shown)
	return top, err
}

// FlushFiles writes out what open files still hold, when the interpreter ends.
func FlushFiles(t *Thread) {
	t.VM.EachHandle(func(x any) {
		if b, ok := x.(*buffered); ok && b.writable {
			b.Flush(t)
		}
	})
}

// pathText is the path that an argument names.
func pathText(t *Thread, v Value) (string, error) {
	v, err := fspath(t, v)
	if err != nil {
		return "", err
	}
	v = t.Unwrap(v)
	var path string
	if b, ok := bytesLike(t, v); ok {
		path = string(b)
	} else {
		b, err := encode(t, obj.FindCodec("utf-8"), "surrogateescape", t.StrView(v))
		if err != nil {
			return "", err
		}
		path = string(b)
	}
	for i := range len(path) {
		if path[i] == 0 {
			return "", t.ValueError("embedded null byte")
		}
	}
	return path, nil
}

// decode makes text of bytes that are not in the heap; what a codec cannot decode
// raises UnicodeDecodeError. A codec of module codecs and an error handler that
// the program has registered run Python code.
func decode(t *Thread, c *obj.Codec, errs string, p []byte) (string, error) {
	if c.Decode == nil {
		b, err := newBytes(t, p)
		if err != nil {
			return "", err
		}
		v, err := callCodec(t, "_decode_text", b, c.Name, errs)
		if err != nil {
			return "", err
		}
		return strings.Clone(t.StrView(v)), nil
	}
	text, err := c.Decode(p, t.ErrorHandler(errs))
	return string(text), codecError(t, err)
}

// encode makes bytes of text; the text may be a view of the heap.
func encode(t *Thread, c *obj.Codec, errs, text string) ([]byte, error) {
	if c.Encode == nil {
		s, err := t.NewStr(text)
		if err != nil {
			return nil, err
		}
		v, err := callCodec(t, "_encode_text", s, c.Name, errs)
		if err != nil {
			return nil, err
		}
		b, _ := bytesLike(t, v)
		return bytes.Clone(b), nil
	}
	if t.HandlerRuns(errs) {
		text = strings.Clone(text)
	}
	b, err := c.Encode(text, t.ErrorHandler(errs))
	return b, codecError(t, err)
}

// callCodec encodes or decodes by module codecs.
func callCodec(t *Thread, function string, v Value, encoding, errs string) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	codecs, err := t.ImportModule("codecs")
	if err != nil {
		return 0, err
	}
	name, err := t.NewStr(encoding)
	if err != nil {
		return 0, err
	}
	handler, err := t.NewStr(errs)
	if err != nil {
		return 0, err
	}
	return t.CallMethod(codecs, function, *k, name, handler)
}

// codecError turns a codec's error into a Python exception.
func codecError(t *Thread, err error) error {
	var e *obj.CodecError
	if !errors.As(err, &e) {
		return err
	}
	name, nerr := t.NewStr(e.Encoding)
	if nerr != nil {
		return nerr
	}
	reason, nerr := t.NewStr(e.Reason)
	if nerr != nil {
		return nerr
	}
	class, what := t.VM.Exc.UnicodeEncodeError, unbound
	if e.Decoding {
		class = t.VM.Exc.UnicodeDecodeError
		what, nerr = newBytes(t, e.Bytes)
	} else {
		what, nerr = t.NewStr(e.Text)
	}
	if nerr != nil {
		return nerr
	}
	return t.RaiseArgs(class, name, what, obj.SmallInt(int64(e.Start)), obj.SmallInt(int64(e.End)), reason)
}
