package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/re"
)

// Finding matches of a Pattern in a string.

// search is the state of one call that looks for matches. Its Values are kept
// by the thread; what it knows of the text is good until Python code runs, and
// look renews it.
type search struct {
	re.Matcher
	t       *Thread
	pattern *Value
	subject *Value // as given
	bytes   bool
	ascii   bool // a character is a byte
	pos     int  // characters, as a Match shows them
	endpos  int
	from    int // bytes, where to look next
	fromPos int // the same in characters
	advance bool
	parts   []re.Part // of a parsed template
}

// open begins to look for matches of a pattern; the caller marks and releases,
// and closes what it got.
func (s *sre) open(t *Thread, pattern, subject Value) (*search, error) {
	f := s.searches.Get().(*search)
	f.t, f.pattern, f.subject = t, t.Keep(pattern), t.Keep(subject)
	f.Prog = s.programOf(t, pattern)
	f.Interrupt = t
	if err := f.begin(pattern); err != nil {
		s.close(f)
		return nil, err
	}
	return f, nil
}

// close makes a search another's.
func (s *sre) close(f *search) {
	f.Reset()
	f.t, f.pattern, f.subject, f.parts = nil, nil, nil, nil
	f.pos, f.from, f.fromPos, f.advance = 0, 0, 0, false
	s.searches.Put(f)
}

func (f *search) begin(pattern Value) error {
	t := f.t
	if err := f.look(); err != nil {
		return err
	}
	if want := t.Field(pattern, patternBytes) == obj.TrueValue; want != f.bytes {
		if want {
			return t.TypeError("cannot use a bytes pattern on a string-like object")
		}
		return t.TypeError("cannot use a string pattern on a bytes-like object")
	}
	f.End, f.endpos = len(f.Text), f.chars()
	return nil
}

// look takes a view of the text.
func (f *search) look() error {
	var ok bool
	if f.Text, f.bytes, ok = subjectText(f.t, *f.subject); !ok {
		return f.t.TypeError("expected string or bytes-like object, got '%s'", f.t.TypeName(*f.subject))
	}
	f.ascii = f.bytes || f.t.StrASCII(f.t.Unwrap(*f.subject))
	f.End = min(f.End, len(f.Text)) // a bytearray may have shrunk
	f.from = min(f.from, f.End)
	return nil
}

// chars is the length of the text in characters.
func (f *search) chars() int {
	if f.ascii {
		return len(f.Text)
	}
	return f.t.StrChars(f.t.Unwrap(*f.subject))
}

// bounds sets the part of the text to look at.
func (f *search) bounds(pos, endpos Value) error {
	n := f.endpos
	if endpos != unbound {
		e, err := sliceBound(f.t, endpos)
		if err != nil {
			return err
		}
		f.endpos = min(max(e, 0), n)
	}
	if pos != unbound {
		p, err := sliceBound(f.t, pos)
		if err != nil {
			return err
		}
		f.pos = min(max(p, 0), n)
	}
	if err := f.look(); err != nil {
		return err
	}
	f.from, f.End = f.pos, f.endpos
	if !f.ascii {
		text := f.t.Unwrap(*f.subject)
		f.from, f.End = f.t.StrOffset(text, f.pos), len(f.Text)
		if f.endpos < n {
			f.End = f.t.StrOffset(text, f.endpos)
		}
	}
	f.fromPos = f.pos
	return nil
}

// next finds the next match.
func (f *search) next() (bool, error) {
	if f.from > f.End || f.pos > f.endpos {
		return false, nil
	}
	ok, err := f.Search(f.from, f.advance)
	if err != nil {
		return false, reError(f.t, err, none)
	}
	return ok, nil
}

// passed goes on behind the match that was just found.
func (f *search) passed() {
	end := f.Slots[1]
	if f.ascii {
		f.fromPos = end
	} else {
		f.fromPos += obj.CountChars(f.Text[f.from:end])
	}
	f.advance = f.Slots[0] == end
	f.from = end
}

// piece is a part of the text as a str or bytes object.
func (f *search) piece(from, to int) (Value, error) {
	if f.bytes {
		return f.t.NewBytes(f.Text[from:to])
	}
	return f.t.Piece(f.Text[from:to], f.ascii)
}

// group is the text of a group, miss if it has not matched.
func (f *search) group(g int, miss Value) (Value, error) {
	from, to := f.Slots[2*g], f.Slots[2*g+1]
	if to < 0 {
		return miss, nil
	}
	return f.piece(from, to)
}

// empty is the text without characters.
func (f *search) empty() (Value, error) { return f.piece(0, 0) }

// findMode says where a match may be.
type findMode uint8

const (
	matchHere findMode = iota
	matchAll
	searchFrom
)

// find makes the methods match, fullmatch and search.
func (s *sre) find(mode findMode) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		m := t.Mark()
		defer t.Release(m)
		f, err := s.open(t, args[0], args[1])
		if err != nil {
			return 0, err
		}
		defer s.close(f)
		if args[2] != unbound || args[3] != unbound {
			if err := f.bounds(args[2], args[3]); err != nil {
				return 0, err
			}
		}
		return s.findOne(f, mode)
	}
}

func (s *sre) findOne(f *search, mode findMode) (Value, error) {
	ok := false
	var err error
	switch {
	case f.pos > f.endpos:
	case mode == searchFrom:
		ok, err = f.next()
	default:
		if ok, err = f.Match(f.from, mode == matchAll); err != nil {
			err = reError(f.t, err, none)
		}
	}
	if !ok {
		return none, err
	}
	return s.newMatch(f)
}

// each calls f with every match.
func (f *search) each(do func() error) error {
	for {
		ok, err := f.next()
		if err != nil || !ok {
			return err
		}
		if err := do(); err != nil {
			return err
		}
		f.passed()
	}
}

func (s *sre) findall(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	f, err := s.open(t, args[0], args[1])
	if err != nil {
		return 0, err
	}
	defer s.close(f)
	if err := f.bounds(args[2], args[3]); err != nil {
		return 0, err
	}
	empty, err := f.empty()
	if err != nil {
		return 0, err
	}
	var found []Value
	err = f.each(func() error {
		v, err := f.found(empty)
		found = append(found, v)
		return err
	})
	if err != nil {
		return 0, err
	}
	return t.NewListOf(found...)
}

// found is what findall shows of a match.
func (f *search) found(empty Value) (Value, error) {
	n := f.Prog.Groups
	if n <= 1 {
		return f.group(n, empty)
	}
	groups := make([]Value, n)
	for i := range groups {
		var err error
		if groups[i], err = f.group(i+1, empty); err != nil {
			return 0, err
		}
	}
	return f.t.NewTuple(groups...)
}

func (s *sre) split(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	f, err := s.open(t, args[0], args[1])
	if err != nil {
		return 0, err
	}
	defer s.close(f)
	limit := 0
	if args[2] != unbound {
		if limit, err = sliceBound(t, args[2]); err != nil {
			return 0, err
		}
		if err := f.look(); err != nil {
			return 0, err
		}
	}
	var parts []Value
	add := func(v Value, err error) error {
		parts = append(parts, v)
		return err
	}
	last, n := 0, 0
	for limit == 0 || n < limit {
		ok, err := f.next()
		if err != nil {
			return 0, err
		}
		if !ok {
			break
		}
		if err := add(f.piece(last, f.Slots[0])); err != nil {
			return 0, err
		}
		for g := 1; g <= f.Prog.Groups; g++ {
			if err := add(f.group(g, none)); err != nil {
				return 0, err
			}
		}
		n++
		last = f.Slots[1]
		f.passed()
	}
	if err := add(f.piece(last, f.End)); err != nil {
		return 0, err
	}
	return t.NewListOf(parts...)
}
