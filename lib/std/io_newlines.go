package std

import (
	"bytes"

	"pystm/lang/vm/obj"
)

// The ends of lines in streams of text.

// newlines says how a stream of text treats the ends of lines.
type newlines struct {
	arg       Value  // the argument as given, for StringIO's state: None or an interned str
	text      string // the same, "" for None
	universal bool   // \r and \r\n end lines too
	translate bool   // and are read as \n
	end       string // otherwise: the end of a line when reading
	write     string // what \n is written as, "" for itself
	seen      uint8  // kinds of ends that were read, as bits of the attribute newlines
}

// The kinds of ends of lines, in the order of the attribute newlines.
const (
	seenCR = 1 << iota
	seenLF
	seenCRLF
)

// note remembers the kinds of ends in text that was read.
func (nl *newlines) note(b []byte) {
	switch {
	case !nl.universal:
		return
	case bytes.IndexByte(b, '\r') < 0: // as a rule
		if bytes.IndexByte(b, '\n') >= 0 {
			nl.seen |= seenLF
		}
		return
	}
	for {
		i := bytes.IndexAny(b, "\r\n")
		switch {
		case i < 0:
			return
		case b[i] == '\n':
			nl.seen |= seenLF
		case i+1 < len(b) && b[i+1] == '\n':
			nl.seen |= seenCRLF
			i++
		default:
			nl.seen |= seenCR
		}
		b = b[i+1:]
	}
}

// shown is the attribute newlines.
func (nl *newlines) shown(t *Thread) (Value, error) {
	var kinds []Value
	for i, end := range [...]string{"\r", "\n", "\r\n"} {
		if nl.seen>>i&1 != 0 {
			kinds = append(kinds, t.Intern(end))
		}
	}
	switch len(kinds) {
	case 0:
		return none, nil
	case 1:
		return kinds[0], nil
	}
	return t.NewTuple(kinds...)
}

func parseNewline(t *Thread, v Value) (newlines, error) {
	if !given(v) {
		return newlines{arg: none, universal: true, translate: true, end: "\n"}, nil
	}
	if !t.IsInstance(v, obj.ShapeStr) {
		return newlines{}, t.TypeError("newline must be str or None, not %s", t.TypeName(v))
	}
	nl, ok := newlinesOf(t.StrView(t.Unwrap(v)))
	if !ok {
		s, err := t.ReprText(v)
		if err != nil {
			return nl, err
		}
		return nl, t.ValueError("illegal newline value: %s", s)
	}
	nl.arg = t.Intern(nl.text)
	return nl, nil
}

// newlinesOf is the treatment of newlines that an argument asks for.
func newlinesOf(text string) (nl newlines, ok bool) {
	switch text {
	case "":
		return newlines{universal: true, end: "\n"}, true
	case "\n":
		return newlines{text: "\n", end: "\n"}, true
	case "\r":
		return newlines{text: "\r", end: "\r", write: "\r"}, true
	case "\r\n":
		return newlines{text: "\r\n", end: "\r\n", write: "\r\n"}, true
	}
	return newlines{}, false
}

// lineEnd is how many bytes the first line of b has, its end included; 0 if b
// may not hold a whole line. last says that nothing follows b.
func (nl *newlines) lineEnd(b []byte, last bool) int {
	if len(nl.end) == 1 && !nl.universal {
		return bytes.IndexByte(b, nl.end[0]) + 1
	}
	if !nl.universal {
		if i := bytes.Index(b, []byte(nl.end)); i >= 0 {
			return i + len(nl.end)
		}
		return 0
	}
	n := bytes.IndexByte(b, '\n')
	r := -1
	if n >= 0 {
		r = bytes.IndexByte(b[:n], '\r')
	} else {
		r = bytes.IndexByte(b, '\r')
	}
	switch {
	case r < 0:
		return n + 1
	case r+1 < len(b):
		if b[r+1] == '\n' {
			return r + 2
		}
		return r + 1
	case last:
		return r + 1
	}
	return 0
}

// read translates the ends of lines of text that was read.
func (nl *newlines) read(b []byte) []byte {
	if !nl.translate || bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	out := b[:0:0]
	for i := 0; i < len(b); i++ {
		if b[i] != '\r' {
			out = append(out, b[i])
			continue
		}
		out = append(out, '\n')
		if i+1 < len(b) && b[i+1] == '\n' {
			i++
		}
	}
	return out
}
