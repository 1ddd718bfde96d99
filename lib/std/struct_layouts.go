package std

import (
	"strings"
	"sync"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// structs has the layouts that the functions of the module have met, up to a number.
type structs struct {
	mu    sync.RWMutex
	known map[string]*structLayout // guarded by mu
}

const maxStructs = 100

func (s *structs) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.known)
}

// find is the layout of a format.
func (s *structs) find(format string) (*structLayout, error) {
	s.mu.RLock()
	l := s.known[format]
	s.mu.RUnlock()
	if l != nil {
		return l, nil
	}
	format = strings.Clone(format) // it may be a view
	l, err := parseStruct(format)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil || len(s.known) >= maxStructs {
		s.known = map[string]*structLayout{}
	}
	s.known[format] = l
	return l, nil
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
