package std

import (
	"errors"

	"golang.org/x/sys/unix"

	"pystm/lang/vm/obj"
)

// Files that only the running transaction knows of.
//
// To open a regular file for reading, to read it and to close it changes nothing that others can see, but for what
// Go keeps of the file; and as long as the transaction that has opened it goes on nobody else can reach that. Until then the file
// is the transaction's own: its methods neither make the transaction irrevocable nor keep others out of their files
// (effects.go). An abort closes the descriptor and drops what Go keeps, with the handle, which is new. With the commit it becomes
// a file like all others.
//
// What Go keeps may be in the middle of a change wherever Python code runs, which may end the transaction. So a
// stream is no own file where a method of it could run any: where it has got attributes of its own, or decodes by module codecs.

// errNotOwn says that a file is to be opened in the other way.
var errNotOwn = errors.New("not a file of the transaction's own")

// openEither is open().
func openEither(t *Thread, args []Value) (Value, error) {
	if opensOwn(t, args) {
		v, err := openWith(t, args, true)
		if !errors.Is(err, errNotOwn) {
			return v, err
		}
	}
	return irrevocable(openShared)(t, args)
}

func openShared(t *Thread, args []Value) (Value, error) { return openWith(t, args, false) }

// opensOwn reports whether what open() is asked for may be such a file: arguments that say how to read it, and run no Python code.
func opensOwn(t *Thread, args []Value) bool {
	if !t.Revocable() || !t.IsKind(args[0], obj.KindStr) || args[2] != unbound && !args[2].IsInt() {
		return false
	}
	if args[1] != unbound {
		if !t.IsKind(args[1], obj.KindStr) {
			return false
		}
		switch t.StrView(args[1]) {
		case "r", "rb", "rt", "br", "tr":
		default:
			return false
		}
	}
	for i := 3; i <= 5; i++ {
		if given(args[i]) && !t.IsKind(args[i], obj.KindStr) {
			return false
		}
	}
	if given(args[3]) {
		if c := obj.FindCodec(t.StrView(args[3])); c == nil || c.Decode == nil {
			return false
		}
	}
	return !(given(args[4]) && t.HandlerRuns(t.StrView(args[4]))) && (args[6] == unbound || args[6] == obj.TrueValue) && !given(args[7])
}

// openOwn opens a file that is to be the transaction's own.
func (r *rawFile) openOwn(t *Thread, path string, flags int) (st unix.Stat_t, err error) {
	if unix.Stat(path, &st) != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return st, errNotOwn
	}
	if t.VM.Unwritten.Holds(fileID(&st)) {
		return st, errNotOwn
	}
	t.Segment.Observe()
	if r.fd, err = quick(func() (int, error) { return unix.Open(path, flags, 0) }); err != nil {
		r.fd = -1
		return st, errNotOwn
	}
	r.owner.Store(t)
	t.OwnStreams(1)
	t.Segment.OnCommit(func() { r.owner.Store(nil) })
	t.Segment.OnAbort(func() { _ = r.close() })
	return st, nil
}

// isOwn reports whether a stream is over a file that is the running transaction's own, and its methods run no Python code.
func isOwn(t *Thread, v Value) bool {
	if !t.Revocable() { // what was written, to the same file perhaps, goes first
		return false
	}
	if exactly(t, v, "TextIOWrapper") {
		h := t.Field(v, textHandle)
		if h == unbound || !unadorned(t, v) {
			return false
		}
		f := t.FixedHandle(h).(*textFile)
		if f.raw == nil || f.raw.owner.Load() != t || f.inHeap || f.codec.Decode == nil || t.HandlerRuns(f.errors) {
			return false
		}
		v = t.Field(v, textBuffer)
	}
	if exactly(t, v, "BufferedReader") {
		h := t.Field(v, bufHandle)
		if h == unbound || !unadorned(t, v) {
			return false
		}
		if !t.FixedHandle(h).(*buffered).isOwn(t) {
			return false
		}
		v = t.Field(v, bufRaw)
	}
	return exactly(t, v, "FileIO") && unadorned(t, v) && rawOf(t, v).owner.Load() == t
}

// isOwn is the part of isOwn that concerns the file.
func (b *buffered) isOwn(t *Thread) bool {
	return t.Revocable() && b.native != nil && b.native.owner.Load() == t
}

// unadorned reports whether an object has no attributes of its own.
func unadorned(t *Thread, v Value) bool {
	sh := t.Shapes.Get(t.ShapeID(v))
	return !sh.Dict && len(sh.Keys) == 0
}
