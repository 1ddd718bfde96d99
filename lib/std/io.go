package std

import (
	"io"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _io. The layers are those of Python: FileIO is a descriptor
// (io_raw.go), the Buffered classes hold bytes on the way (io_buffered.go), and
// TextIOWrapper decodes and encodes (io_text.go). What a layer over a descriptor
// holds is in Go, reached by a handle kept in its object; it talks to the one below
// directly. Over other objects a layer holds it in its own object (io_bufferedheap.go,
// io_textheap.go), and talks to the one below through its Python methods.
//
// StringIO and BytesIO (io_memory.go) keep all they have in the heap.

const bufferSize = 8192

func ioModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_io",
		Doc:   "The streams of module io that are written in Go.",
		Types: []*vm.TypeSpec{fileIOType, bufferedReaderType, bufferedWriterType, bufferedRandomType, textIOType, stringIOType, bytesIOType},
		Funcs: []vm.Native{{Name: "open", Sig: "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", Fn: needsDescriptor(openEither), Doc: "Open file and return a stream.  Raise OSError upon failure."}},
		Attrs: func(t *Thread) (map[string]Value, error) {
			bases, err := tuple(t, t.VM.Exc.OSError, t.VM.Exc.ValueError)
			if err != nil {
				return nil, err
			}
			d := t.NewDict()
			if err := t.StrSet(d, t.VM.Names.Module, t.Intern("io")); err != nil {
				return nil, err
			}
			unsupported, err := t.Call(t.VM.Class(obj.ShapeType), t.Intern("UnsupportedOperation"), bases, d)
			return map[string]Value{
				"UnsupportedOperation": unsupported,
				"BlockingIOError":      t.VM.Exc.BlockingIOError,
				"DEFAULT_BUFFER_SIZE":  obj.SmallInt(bufferSize),
			}, err
		},
	}
}

// unsupported raises io.UnsupportedOperation.
func unsupported(t *Thread, message string) error {
	mod, err := t.ImportModule("_io")
	if err != nil {
		return err
	}
	class, err := t.GetAttrS(mod, "UnsupportedOperation")
	if err != nil {
		return err
	}
	return t.Raise(class, "%s", message)
}

// sizeArg converts the size of a read: unbound, None and negative mean all.
func sizeArg(t *Thread, v Value) (int, error) {
	if !given(v) {
		return -1, nil
	}
	if !v.IsInt() {
		m, err := t.LookupSpecial(v, t.VM.Names.Index)
		if err != nil {
			return 0, err
		}
		if m == unbound {
			return 0, t.TypeError("argument should be integer or None, not '%s'", t.TypeName(v))
		}
	}
	n, err := t.ToInt(v)
	return max(n, -1), err
}

func seekArgs(t *Thread, pos, whence Value) (int64, int, error) {
	p, err := t.ToInt(pos)
	if err != nil || whence == unbound {
		return int64(p), io.SeekStart, err
	}
	w, err := t.ToInt(whence)
	if err == nil && (w < 0 || w > 2) {
		err = t.ValueError("invalid whence (%d, should be 0, 1 or 2)", w)
	}
	return int64(p), w, err
}

// isClosed asks a stream of any class.
func isClosed(t *Thread, v Value) (bool, error) {
	if exactly(t, v, "BytesIO") {
		return t.Field(v, memClosed) == obj.TrueValue, nil
	}
	if exactly(t, v, "BufferedReader") {
		if raw := fileBelow(t, v); raw != unbound {
			return rawOf(t, raw).fd < 0, nil
		}
	}
	c, err := t.GetAttrS(v, "closed")
	if err != nil {
		return false, err
	}
	return t.Truth(c)
}

// checkedSelf is __enter__ and __iter__ of streams.
func checkedSelf(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	s := t.Keep(v)
	closed, err := isClosed(t, v)
	if err == nil && closed {
		err = t.ValueError("I/O operation on closed file.")
	}
	return *s, err
}

func closeOnExit(t *Thread, v, _, _, _ Value) (Value, error) {
	_, err := t.CallMethod(v, "close")
	return none, err
}

// nextLine is __next__ by way of readline.
func nextLine(t *Thread, v Value) (Value, error) {
	line, err := t.CallMethod(v, "readline")
	if err != nil {
		return 0, err
	}
	n, err := t.Len(line)
	if err != nil || n == 0 {
		return unbound, err
	}
	return line, nil
}

// lineMethods are the methods every stream has by way of read, readline and
// write.
func lineMethods() []vm.Native {
	return []vm.Native{
		{Name: "readline", Sig: "self, size=-1, /", Fn: rawReadline, Doc: "Read and return a line from the stream."},
		{Name: "readlines", Sig: "self, hint=-1, /", Fn: readlines, Doc: "Return a list of lines from the stream."},
		{Name: "writelines", Sig: "self, lines, /", Fn: writelines, Doc: "Write a list of lines to stream."},
	}
}

// rawReadline reads byte by byte: for unbuffered streams only.
func rawReadline(t *Thread, args []Value) (Value, error) {
	limit, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	var line []byte
	for limit < 0 || len(line) < limit {
		b, err := t.CallMethod(args[0], "read", obj.SmallInt(1))
		if err != nil {
			return 0, err
		}
		data, _ := bytesLike(t, b)
		line = append(line, data...)
		if len(data) == 0 || data[0] == '\n' {
			break
		}
	}
	return newBytes(t, line)
}

func readlines(t *Thread, args []Value) (Value, error) {
	hint, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	l, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	lines, total := t.Keep(l), 0
	err = t.ForEach(args[0], func(x Value) error {
		if err := t.ListAppend(*lines, x); err != nil {
			return err
		}
		if hint > 0 {
			n, err := t.Len(x)
			if err != nil {
				return err
			}
			if total += n; total >= hint {
				return vm.ErrStop
			}
		}
		return nil
	})
	return *lines, err
}

func writelines(t *Thread, args []Value) (Value, error) {
	if _, err := checkedSelf(t, args[0]); err != nil {
		return 0, err
	}
	return none, t.ForEach(args[1], func(x Value) error {
		_, err := t.CallMethod(args[0], "write", x)
		return err
	})
}

// bytesArg is the bytes of an argument that must be bytes-like, copied.
func bytesArg(t *Thread, v Value) ([]byte, error) {
	b, err := bytesView(t, v)
	return append([]byte(nil), b...), err
}

// bytesView is bytesArg without a copy: good until Python code runs.
func bytesView(t *Thread, v Value) ([]byte, error) {
	b, ok := bytesLike(t, v)
	if !ok {
		return nil, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	return b, nil
}

// readInto fills a writable bytes-like object by a read function.
func readInto(t *Thread, v Value, read func(p []byte) (int, error)) (Value, error) {
	size, ok := t.WritableLength(v)
	if !ok {
		return 0, t.TypeError("readinto() argument must be read-write bytes-like object, not %s", t.TypeName(v))
	}
	m := t.Mark()
	defer t.Release(m)
	target := t.Keep(v)
	buf := scratch(size)
	defer giveReadBuffer(buf)
	n, err := read(buf)
	if err != nil {
		return 0, err
	}
	if !storeBytes(t, *target, buf[:n]) {
		return 0, t.TypeError("readinto() argument must be read-write bytes-like object, not %s", t.TypeName(*target))
	}
	return obj.SmallInt(int64(n)), nil
}
