package cjk

// plain is an encoding without a state: a table, and what it has no room for.
type plain struct {
	table func() *table
	// more decodes what begins with a byte that begins several, but is not among the
	// codes of two: a character and its length.
	more func(t *table, in []byte) (rune, int, Fault)
	// other encodes a character that has no code in the table.
	other func(out []byte, r rune) ([]byte, bool)
}

// Start, Finish and Restart have nothing to do without a state.
func (*plain) Start(bool) State                   { return State{} }
func (*plain) Finish(_ *State, out []byte) []byte { return out }
func (*plain) Restart(*State)                     {}

// Decode makes text of bytes.
func (p *plain) Decode(_ *State, in, out []byte) ([]byte, int, Fault) {
	t := p.table()
	for i := 0; i < len(in); {
		c := in[i]
		r := t.first[c]
		if r >= 0 {
			if r < 0x80 {
				out = append(out, byte(r))
			} else {
				out = t.append(out, r)
			}
			i++
			continue
		}
		n, fault := 1, Fault(1)
		switch {
		case r == wrong:
		case i+1 == len(in):
			fault = Incomplete
		default:
			if r = t.chars.find(c, in[i+1]); r != 0 {
				n, fault = 2, Done
			} else if p.more != nil {
				r, n, fault = p.more(t, in[i:])
			}
		}
		if fault != Done {
			return out, i, fault
		}
		out = t.append(out, r)
		i += n
	}
	return out, len(in), Done
}

// Encode makes bytes of text.
func (p *plain) Encode(_ *State, text string, last bool, out []byte) ([]byte, int, Fault) {
	t := p.table()
	for i := 0; i < len(text); {
		if c := text[i]; c == 0 || c < 0x80 && t.ascii {
			out = append(out, c)
			i++
			continue
		}
		code, n, wait := t.together(text[i:], last)
		if wait {
			return out, i, Incomplete
		}
		if n == 0 {
			var r rune
			r, n = nextChar(text[i:])
			if code = t.code(r); code == 0 {
				ok := false
				if p.other != nil {
					out, ok = p.other(out, r)
				}
				if !ok {
					return out, i, 1
				}
				i += n
				continue
			}
		}
		out = t.put(out, code)
		i += n
	}
	return out, len(text), Done
}

// put appends the bytes of a code.
func (t *table) put(out []byte, code uint16) []byte {
	switch {
	case code < 0x100:
		return append(out, byte(code))
	case t.triples && code&0x80 == 0:
		return append(out, triple, byte(code>>8), byte(code)|0x80)
	}
	return append(out, byte(code>>8), byte(code))
}

// threeBytes decodes what begins with triple.
func threeBytes(t *table, in []byte) (rune, int, Fault) {
	if in[0] != triple || !t.triples {
		return 0, 0, 1
	}
	if len(in) < 3 {
		return 0, 0, Incomplete
	}
	if r := t.third.find(in[1], in[2]); r != 0 {
		return r, 3, Done
	}
	return 0, 0, 1
}

// since decodes what an older edition of JIS X 0213 has no code of two bytes for: what
// the later one has there is wrong as a whole.
func since(later func() *table) func(*table, []byte) (rune, int, Fault) {
	return func(t *table, in []byte) (rune, int, Fault) {
		if later().chars.find(in[0], in[1]) != 0 {
			return 0, 0, 2
		}
		return threeBytes(t, in)
	}
}
