package cjk

// hz is the encoding HZ (RFC 1843): text in ASCII, in which ~{ and ~} enclose
// characters of GB 2312 by seven bits. ~~ is a tilde, and one at the end of a line joins
// it to the next. The first byte of the state is 1 inside of the braces.
type hz struct{}

const tilde = '~'

// Start is outside of the braces.
func (hz) Start(bool) State { return State{} }

// Restart goes outside of the braces.
func (hz) Restart(st *State) { st[0] = 0 }

// Finish closes the braces.
func (hz) Finish(st *State, out []byte) []byte {
	if st[0] != 0 {
		st[0] = 0
		out = append(out, tilde, '}')
	}
	return out
}

// Decode makes text of bytes.
func (hz) Decode(st *State, in, out []byte) ([]byte, int, Fault) {
	t := gb2312()
	for i := 0; i < len(in); {
		c := in[i]
		switch {
		case c >= 0x80:
			return out, i, 1
		case c != tilde && st[0] == 0:
			out = append(out, c)
			i++
			continue
		case i+1 == len(in):
			return out, i, Incomplete
		}
		c2 := in[i+1]
		switch r := t.chars.find(c|0x80, c2|0x80); {
		case c == tilde && c2 == '}' && st[0] == 1:
			st[0] = 0
		case c == tilde && st[0] != 0:
			return out, i, 1
		case c == tilde && c2 == '{':
			st[0] = 1
		case c == tilde && c2 == tilde:
			out = append(out, tilde)
		case c == tilde && c2 == '\n':
		case c != tilde && r != 0 && c2 < 0x80:
			out = t.append(out, r)
		default:
			return out, i, 1
		}
		i += 2
	}
	return out, len(in), Done
}

// Encode makes bytes of text.
func (h hz) Encode(st *State, text string, _ bool, out []byte) ([]byte, int, Fault) {
	t := gb2312()
	for i := 0; i < len(text); {
		r, n := nextChar(text[i:])
		code := t.code(r)
		switch {
		case r < 0x80:
			if out = append(h.Finish(st, out), byte(r)); r == tilde {
				out = append(out, tilde)
			}
		case code == 0:
			return out, i, 1
		default:
			if st[0] == 0 {
				st[0] = 1
				out = append(out, tilde, '{')
			}
			out = append(out, byte(code>>8)&0x7F, byte(code)&0x7F)
		}
		i += n
	}
	return out, len(text), Done
}
