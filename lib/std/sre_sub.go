package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/re"
)

// Replacing matches.

func (s *sre) sub(t *Thread, args []Value) (Value, error) {
	if v, ok, err := passSub(t, args, false); ok {
		return v, err
	}
	v, _, err := s.replace(t, args)
	return v, err
}

func (s *sre) subn(t *Thread, args []Value) (Value, error) {
	if v, ok, err := passSub(t, args, true); ok {
		return v, err
	}
	v, n, err := s.replace(t, args)
	if err != nil {
		return 0, err
	}
	return t.NewPair(v, obj.SmallInt(int64(n))), nil
}

// passSub passes sub with a function in Python on to its body.
func passSub(t *Thread, args []Value, counted bool) (v Value, ok bool, err error) {
	if !t.CallsPython(args[1]) || !t.IsExact(args[2], obj.KindStr, obj.ShapeStr) && !t.IsExact(args[2], obj.KindBytes, obj.ShapeBytes) {
		return 0, false, nil
	}
	limit := 0
	if args[3] != unbound {
		if limit, err = sliceBound(t, args[3]); err != nil {
			return 0, true, err
		}
	}
	return t.PassBody(args, vm.BodySub, args[0], args[1], args[2], obj.SmallInt(int64(limit)), obj.Bool(counted))
}

// replacing is one call of sub.
type replacing struct {
	*search
	repl  *Value
	call  bool   // repl is to be called
	wrong bool   // repl is of the other type of string
	bad   *Value // the first result that is no text: an error at the end
	badAt int    // its number among the pieces
	out   []byte
	items int // pieces in out, as an error counts them
	n     int
}

// replace is sub of a pattern, the replacement, the string and the count.
func (s *sre) replace(t *Thread, args []Value) (Value, int, error) {
	m := t.Mark()
	defer t.Release(m)
	limit := 0
	if args[3] != unbound {
		var err error
		if limit, err = sliceBound(t, args[3]); err != nil {
			return 0, 0, err
		}
	}
	f, err := s.open(t, args[0], args[2])
	if err != nil {
		return 0, 0, err
	}
	defer s.close(f)
	r := &replacing{search: f, repl: t.Keep(args[1])}
	if err := r.prepare(); err != nil {
		return 0, 0, err
	}
	last := 0
	for limit == 0 || r.n < limit {
		ok, err := f.next()
		if err != nil {
			return 0, 0, err
		}
		if !ok {
			break
		}
		r.append(f.Text[last:f.Slots[0]])
		last = f.Slots[1]
		// The replacement may run Python code, which moves the text.
		f.passed()
		if err := r.replacement(s); err != nil {
			return 0, 0, err
		}
		r.n++
	}
	if r.bad != nil {
		r.items = r.badAt
		return 0, 0, r.badItem(*r.bad)
	}
	if r.n == 0 && !f.bytes {
		return t.Unwrap(*f.subject), 0, nil
	}
	r.append(f.Text[last:f.End])
	var v Value
	if f.bytes {
		v, err = newBytes(t, r.out)
	} else {
		v, err = t.NewStr(string(r.out))
	}
	return v, r.n, err
}

func (r *replacing) append(text string) {
	if text != "" {
		r.items++
		r.out = append(r.out, text...)
	}
}

// prepare finds out what the replacement is.
func (r *replacing) prepare() error {
	t := r.t
	if callable(t, *r.repl) {
		r.call = true
		return nil
	}
	text, bytes, ok := subjectText(t, *r.repl)
	if !ok {
		return t.TypeError("decoding to str: need a bytes-like object, %s found", t.TypeName(*r.repl))
	}
	r.wrong = bytes != r.bytes
	if strings.IndexByte(text, '\\') < 0 {
		r.parts = []re.Part{{Text: strings.Clone(text), Group: -1}}
		return nil
	}
	var err error
	if r.parts, err = re.ParseTemplate(text, r.Prog); err != nil {
		return reError(t, err, *r.repl)
	}
	return nil
}

// replacement appends what stands for the match in Slots.
func (r *replacing) replacement(s *sre) error {
	if r.call {
		return r.called(s)
	}
	if r.wrong {
		return r.badItem(*r.repl)
	}
	for _, p := range r.parts {
		if p.Group < 0 {
			r.out = append(r.out, p.Text...)
		} else if from, to := r.Slots[2*p.Group], r.Slots[2*p.Group+1]; to >= 0 {
			r.out = append(r.out, r.Text[from:to]...)
		}
	}
	r.items++
	return nil
}

// called appends what a function makes of the match.
func (r *replacing) called(s *sre) error {
	t := r.t
	match, err := s.newMatch(r.search)
	if err != nil {
		return err
	}
	v, err := t.Call(*r.repl, match)
	if err != nil {
		return err
	}
	if v != none {
		text, bytes, ok := subjectText(t, v)
		if !ok || bytes != r.bytes {
			if r.bad == nil {
				r.bad, r.badAt = t.Keep(v), r.items
			}
			text = ""
		}
		r.items++
		r.out = append(r.out, text...)
	}
	return r.look()
}

// badItem is the error that joining the pieces would raise.
func (r *replacing) badItem(v Value) error {
	if r.bytes {
		return r.t.TypeError("sequence item %d: expected a bytes-like object, %s found", r.items, r.t.TypeName(v))
	}
	return r.t.TypeError("sequence item %d: expected str instance, %s found", r.items, r.t.TypeName(v))
}
