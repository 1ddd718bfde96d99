package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// structs has the layouts that the functions of the module have met, up to a number.
type structs struct{ known byText[*structLayout] }

const maxStructs = 100

func (s *structs) clear() { s.known.clear() }

// find is the layout of a format.
func (s *structs) find(format string) (*structLayout, error) {
	if l, ok := s.known.find(format); ok {
		return l, nil
	}
	l, err := parseStruct(strings.Clone(format)) // it may be a view
	if err == nil {
		s.known.keep(format, l, maxStructs)
	}
	return l, err
}

// with is a function of the module that works with the layout of its first argument.
func (s *structs) with(f func(t *Thread, l *structLayout, args []Value) (Value, error)) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		l, err := s.layoutOf(t, args[0])
		if err != nil {
			return 0, err
		}
		return f(t, l, args)
	}
}

// layoutOf compiles the format an argument names.
func layoutOf(t *Thread, v Value) (*structLayout, error) { return new(structs).layoutOf(t, v) }

// layoutOf finds the layout of the format an argument names, or compiles it.
func (s *structs) layoutOf(t *Thread, v Value) (*structLayout, error) {
	v = t.Unwrap(v)
	var format string
	if t.IsKind(v, obj.KindStr) {
		format = t.StrView(v)
	} else if b, ok := bytesLike(t, v); ok {
		format = string(b)
	} else {
		return nil, t.TypeError("Struct() argument 1 must be a str or bytes object, not %s", t.TypeName(v))
	}
	l, err := s.find(format)
	if err != nil {
		return nil, structFail(t, "%s", err.Error())
	}
	return l, nil
}
