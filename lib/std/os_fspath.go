package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Paths as text; the file system is not asked, so that threads may do so at the same time.

var pathWords = []vm.Native{
	{Name: "fspath", Sig: "path", Fn: osFspath, Doc: "The path as str or bytes."},
	{Name: "normpath", Sig: "path", Fn: osNormpath, Doc: "Without double slashes, `.`, and `name/..`."},
}

// fspath is os.fspath(v).
func fspath(t *Thread, v Value) (Value, error) {
	if isText(t, v) {
		return v, nil
	}
	m, err := special(t, v, "__fspath__")
	if err != nil {
		return 0, err
	}
	if m == unbound {
		return 0, t.TypeError("expected str, bytes or os.PathLike object, not %s", t.TypeName(v))
	}
	name := t.TypeName(v)
	if v, err = t.Call(m); err != nil {
		return 0, err
	}
	if !isText(t, v) {
		return 0, t.TypeError("expected %s.__fspath__() to return str or bytes, not %s", name, t.TypeName(v))
	}
	return v, nil
}

func isText(t *Thread, v Value) bool {
	return t.IsInstance(v, obj.ShapeStr) || t.IsInstance(v, obj.ShapeBytes)
}

func osFspath(t *Thread, args []Value) (Value, error) { return fspath(t, args[0]) }

// osNormpath is os.path.normpath().
func osNormpath(t *Thread, args []Value) (Value, error) {
	v, err := fspath(t, args[0])
	if err != nil {
		return 0, err
	}
	if v = t.Unwrap(v); t.IsKind(v, obj.KindBytes) {
		return t.NewBytes(normalPath(t.BytesView(v)))
	}
	return t.NewStr(normalPath(t.StrView(v)))
}

// normalPath is a path without double slashes, `.`, and `name/..`.
func normalPath(path string) string {
	rest := strings.TrimLeft(path, "/")
	slashes := len(path) - len(rest)
	if slashes > 2 { // exactly two may mean something of their own
		slashes = 1
	}
	out := append(make([]byte, 0, len(path)+1), "//"[:slashes]...)
	depth := 0 // parts in out that a `..` takes away
	for part := range strings.SplitSeq(rest, "/") {
		switch {
		case part == "" || part == ".":
			continue
		case part == ".." && depth > 0:
			depth--
			out = out[:max(slashes, strings.LastIndexByte(string(out), '/'))]
			continue
		case part == ".." && slashes > 0:
			continue
		case part != "..":
			depth++
		}
		if len(out) > slashes {
			out = append(out, '/')
		}
		out = append(out, part...)
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}
