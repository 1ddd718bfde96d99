package cjk

// iso2022 is an encoding by ISO 2022: of the sets that it has, one at a time is in the
// place G0, which bytes mean, another one perhaps in G1, which they mean after shift
// out, or in G2, for a single character after ESC N. An escape sequence puts a set
// there: a kind and place, and the letter of the set.
//
// RFC 1468 is ISO-2022-JP, RFC 2237 its variant 1, RFC 1554 variant 2, JIS X 0213
// variants 3 and 2004, RFC 1557 ISO-2022-KR.
type iso2022 struct {
	sets   []*set // in the order in which they are tried
	single bool   // there is a G2
	shifts bool   // there is a G1
	prefix bool   // ESC & @ may stand before what announces JIS X 0208 of 1990
}

// The encodings.
var (
	iso2022KR     = &iso2022{sets: []*set{&ksx1001Right}, shifts: true}
	iso2022JP     = &iso2022{sets: []*set{&jisx0208, &jisRoman, &jisx0208Old}, prefix: true}
	iso2022JP1    = &iso2022{sets: []*set{&jisx0208, &jisx0212, &jisRoman, &jisx0208Old}, prefix: true}
	iso2022JP2    = &iso2022{sets: []*set{&jisx0208, &jisx0212, &ksx1001, &gb2312Set, &jisRoman, &jisx0208Old, &latin1Set, &greekSet}, single: true, prefix: true}
	iso2022JP2004 = &iso2022{sets: []*set{&jisx0208, &jisx0213Plane1, &jisx0213Plane2}, prefix: true}
	iso2022JP3    = &iso2022{sets: []*set{&jisx0208, &jisx0213Plane1Old, &jisx0213Plane2Old}, prefix: true}
	iso2022JPExt  = &iso2022{sets: []*set{&jisx0208, &jisx0212, &jisRoman, &jisKatakana, &jisx0208Old}, prefix: true}
)

// What the bytes of the state are: the names of the sets in three places, and flags.
const (
	g0    = 0
	g1    = 1
	g2    = 2
	flags = 4

	shifted  = 1 // G1 is meant
	escaping = 2 // in an escape sequence that announces no set: it is text
)

const (
	escape   = 0x1B
	shiftIn  = 0x0F
	shiftOut = 0x0E

	longestEscape = 16
)

// Start has ASCII everywhere; an encoder uses no G2.
func (*iso2022) Start(decoding bool) State {
	st := State{g0: asciiName, g1: asciiName}
	if decoding {
		st[g2] = asciiName
	}
	return st
}

// Restart leaves what was announced in the other places.
func (*iso2022) Restart(st *State) {
	st[g0] = asciiName
	st[flags] &^= shifted
}

// Finish goes back to ASCII.
func (*iso2022) Finish(st *State, out []byte) []byte {
	return announce(st, unshift(st, out), g0, asciiName)
}

// named finds the set of a name.
func (c *iso2022) named(name byte) *set {
	for _, s := range c.sets {
		if s.name() == name {
			return s
		}
	}
	return nil
}

// Decode makes text of bytes.
func (c *iso2022) Decode(st *State, in, out []byte) ([]byte, int, Fault) {
	for i := 0; i < len(in); {
		n, fault := 1, Done
		switch b := in[i]; {
		case st[flags]&escaping != 0:
			if out = append(out, latin(b)...); endsEscape(b) {
				st[flags] &^= escaping
			}
		case b == escape:
			out, n, fault = c.escape(st, in[i:], out)
		case b == shiftIn && c.shifts:
			st[flags] &^= shifted
		case b == shiftOut && c.shifts:
			st[flags] |= shifted
		case b < ' ':
			if out = append(out, b); b == '\n' {
				st[flags] &^= shifted
			}
		case b >= 0x80:
			fault = 1
		default:
			out, n, fault = c.char(st, in[i:], out)
		}
		if fault != Done {
			return out, i, fault
		}
		i += n
	}
	return out, len(in), Done
}

// latin is the character of a byte as ISO 8859-1 has it.
func latin(c byte) string { return string(rune(c)) }

// char decodes a character of the set in use.
func (c *iso2022) char(st *State, in, out []byte) ([]byte, int, Fault) {
	name := st[g0]
	if st[flags]&shifted != 0 {
		name = st[g1]
	}
	if name == asciiName {
		return append(out, in[0]), 1, Done
	}
	s := c.named(name)
	switch {
	case s == nil || !s.wide && s.narrow == nil: // by a state that was made up, or a set for G2
		return out, 0, 1
	case !s.wide:
		r := s.narrow(in[0])
		if r == 0 {
			return out, 0, 1
		}
		return append(out, string(r)...), 1, Done
	case len(in) < 2:
		return out, 0, Incomplete
	}
	t := s.table()
	if r := s.decode(t, in[0], in[1]); r != 0 && in[1] < 0x80 {
		return t.append(out, r), 2, Done
	}
	return out, 0, 2
}

// escape decodes what begins with ESC.
func (c *iso2022) escape(st *State, in, out []byte) ([]byte, int, Fault) {
	if len(in) < 2 {
		return out, 0, Incomplete
	}
	switch b := in[1]; {
	case b == '(' || b == ')' || b == '$' || b == '.' || b == '&':
		n, fault := c.announced(st, in)
		return out, n, fault
	case b == 'N' && c.single:
		if len(in) < 3 {
			return out, 0, Incomplete
		}
		text := afterSingle(st[g2], in[2])
		if text == "" {
			return out, 0, 3
		}
		return append(out, text...), 3, Done
	}
	st[flags] |= escaping
	return append(out, escape), 1, Done
}

// endsEscape tells the last byte of an escape sequence.
func endsEscape(c byte) bool { return c >= '@' && c <= 'Z' }

// announced follows an escape sequence that puts a set in a place.
func (c *iso2022) announced(st *State, in []byte) (int, Fault) {
	n := 0
	for i := 1; n == 0; i++ {
		switch {
		case i >= longestEscape:
			return 0, 1
		case i >= len(in):
			return 0, Incomplete
		case endsEscape(in[i]):
			n = i + 1
		case c.prefix && in[i] == '&' && i+1 < len(in) && in[i+1] == '@':
			i += 2
		}
	}
	place, name, ok := c.designation(string(in[1:n]))
	if !ok || name != asciiName && c.named(name) == nil {
		return 0, Fault(n)
	}
	st[place] = name
	return n, Done
}

// designation reads an escape sequence without the ESC: a place, and the name of a set.
func (c *iso2022) designation(seq string) (place int, name byte, ok bool) {
	last := seq[len(seq)-1]
	switch kind := seq[:len(seq)-1]; {
	case kind == "(":
		return g0, last, true
	case kind == ")":
		return g1, last, true
	case kind == "." && c.single:
		return g2, last, true
	case kind == "$", kind == "$(":
		return g0, last | wideName, true
	case kind == "$)":
		return g1, last | wideName, true
	case c.prefix && len(seq) == 5 && seq[2:] == "\x1b$B":
		return g0, 'B' | wideName, true
	}
	return 0, 0, false
}

// afterSingle is the character of a byte in the set in G2, "" for none.
func afterSingle(name, c byte) string {
	switch {
	case name == greek:
		return fromGreek(c ^ 0x80)
	case c >= 0x80:
		return ""
	case name == latin1:
		return latin(c | 0x80)
	case name == asciiName:
		return latin(c)
	}
	return ""
}

// fromGreek is the character of a byte in ISO 8859-7, of 1987.
func fromGreek(c byte) string {
	switch {
	case c == 0xA1:
		return "‘"
	case c == 0xA2:
		return "’"
	case c == 0xAF:
		return "―"
	case c == 0xA4, c == 0xA5, c == 0xAA, c == 0xAE, c == 0xD2, c == 0xFF:
		return ""
	case c < 0xB4, c == 0xB7, c == 0xBB, c == 0xBD:
		return latin(c)
	}
	return string(rune(c) + 0x2D0)
}

// Encode makes bytes of text.
func (c *iso2022) Encode(st *State, text string, last bool, out []byte) ([]byte, int, Fault) {
	for i := 0; i < len(text); {
		if b := text[i]; b < 0x80 {
			out = append(unshift(st, announce(st, out, g0, asciiName)), b)
			i++
			continue
		}
		s, code, n, fault := c.find(text[i:], last)
		if fault != Done {
			return out, i, fault
		}
		if s.right {
			if out = announce(st, out, g1, s.name()); st[flags]&shifted == 0 {
				st[flags] |= shifted
				out = append(out, shiftOut)
			}
		} else {
			out = announce(st, unshift(st, out), g0, s.name())
		}
		if s.wide {
			out = append(out, byte(code>>8))
		}
		out = append(out, byte(code))
		i += n
	}
	return out, len(text), Done
}

// find finds the set and the code of the first character of text. As in CPython,
// one that could begin a pair waits for the next, though they are never encoded as one.
func (c *iso2022) find(text string, last bool) (*set, uint16, int, Fault) {
	r, n := nextChar(text)
	if !last && n == len(text) {
		for _, s := range c.sets {
			if s.wide && s.table().begins[r] {
				return nil, 0, 0, Incomplete
			}
		}
	}
	for _, s := range c.sets {
		if code, ok := s.code(r); ok {
			return s, code, n, Done
		}
	}
	return nil, 0, 0, 1
}

// unshift goes back to G0.
func unshift(st *State, out []byte) []byte {
	if st[flags]&shifted != 0 {
		st[flags] &^= shifted
		out = append(out, shiftIn)
	}
	return out
}

// announce puts a set in a place, if it is not there.
func announce(st *State, out []byte, place int, name byte) []byte {
	if st[place] == name {
		return out
	}
	st[place] = name
	out = append(out, escape)
	if name&wideName != 0 {
		if out = append(out, '$'); name == 'B'|wideName && place == g0 {
			return append(out, 'B') // as it was before there were others
		}
	}
	return append(out, "()"[place], name&^wideName)
}
