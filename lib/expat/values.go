package expat

import (
	"bytes"
	"unicode/utf8"
)

// normalized is an attribute's value with all references resolved, and spaces as its type wants them.
func (p *Parser) normalized(text []byte, cdata bool) (value []byte, code Code, wrongAt int) {
	v := normalizer{p: p, cdata: cdata, out: p.values, from: len(p.values)}
	code, wrongAt = v.add(text, false)
	if n := len(v.out); !cdata && n > v.from && v.out[n-1] == ' ' {
		v.out = v.out[:n-1]
	}
	p.values = v.out
	return v.out[v.from:len(v.out):len(v.out)], code, wrongAt
}

// nowhere is the place of an error that is told at the start of the token.
const nowhere = -1

type normalizer struct {
	p     *Parser
	cdata bool
	out   []byte
	from  int
}

func (v *normalizer) space() {
	if n := len(v.out); v.cdata || n > v.from && v.out[n-1] != ' ' {
		v.out = append(v.out, ' ')
	}
}

// add adds a text, which may be that of an entity.
func (v *normalizer) add(b []byte, inner bool) (Code, int) {
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c == '&':
			tok, next := v.p.scanReference(b, i)
			switch tok {
			case tokChar:
				r := charReference(b[i:next])
				if r < 0 {
					return ErrBadCharRef, i
				}
				if r == ' ' && !v.cdata {
					v.space()
				} else {
					v.out = utf8.AppendRune(v.out, r)
				}
			case tokEntity:
				if code := v.entity(b[i+1 : next-1]); code == ErrUndefinedEntity || code == ErrEntityDeclaredInPE {
					return code, nowhere
				} else if code != 0 {
					return code, i
				}
			default:
				return ErrInvalidToken, next
			}
			i = next
		case space(c):
			if c == '\r' && i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
			v.space()
			i++
		case c == '<' && inner, classes[c]&isBad != 0:
			return ErrInvalidToken, i
		case classes[c]&isHigh != 0:
			_, n, tok := character(b, i)
			if tok != tokOK {
				return ErrInvalidToken, i
			}
			v.out = append(v.out, b[i:i+n]...)
			i += n
		default:
			v.out = append(v.out, c)
			i++
		}
	}
	return 0, 0
}

// entity adds what an entity stands for.
func (v *normalizer) entity(name []byte) Code {
	if c := predefined(name); c != 0 {
		v.out = append(v.out, c)
		return 0
	}
	p := v.p
	e, code, skipped := p.lookUp(name)
	switch {
	case code != 0:
		return code
	case skipped:
		return 0
	case p.isOpen(name):
		return ErrRecursiveEntityRef
	case e.Notation != nil:
		return ErrBinaryEntityRef
	case e.Text == nil:
		return ErrAttributeExternalEntityRef
	}
	if !p.account(len(e.Text)) {
		return ErrAmplification
	}
	p.Entities.push(name, 0, 0)
	code, _ = v.add(e.Text, true)
	p.Entities.pop()
	return code
}

// entityValue is the text of an entity: characters and parameter entities are put in for
// references, others stay.
func (p *Parser) entityValue(b, out []byte, parameters bool) (value []byte, code Code, wrongAt int) {
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c == '&':
			tok, next := p.scanReference(b, i)
			if tok < tokText {
				return out, ErrInvalidToken, next
			}
			if tok == tokEntity {
				out = append(out, b[i:next]...)
			} else if r := charReference(b[i:next]); r >= 0 {
				out = utf8.AppendRune(out, r)
			} else {
				return out, ErrBadCharRef, i
			}
			i = next
		case c == '%':
			more, next, code := p.parameterInValue(b, i, out, parameters)
			if code != 0 {
				return out, code, i
			}
			out, i = more, next
		case c == '\r':
			if i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
			out = append(out, '\n')
			i++
		case classes[c]&isBad != 0:
			return out, ErrInvalidToken, i
		case classes[c]&isHigh != 0:
			_, n, tok := character(b, i)
			if tok != tokOK {
				return out, ErrInvalidToken, i
			}
			out = append(out, b[i:i+n]...)
			i += n
		default:
			out = append(out, c)
			i++
		}
	}
	return out, 0, 0
}

// parameterInValue puts the text of a parameter entity into that of another one.
func (p *Parser) parameterInValue(b []byte, i int, out []byte, allowed bool) ([]byte, int, Code) {
	end, tok := scanName(b, i+1)
	if tok != tokOK || b[end] != ';' {
		return nil, 0, ErrInvalidToken
	}
	if !allowed {
		return nil, 0, ErrParamEntityRef
	}
	name := b[i+1 : end]
	e, ok := p.DTD.Entity(name, true)
	if !ok {
		p.Ignores = !p.Standalone
		return out, end + 1, 0
	}
	marked := append([]byte{parameterMark}, name...)
	switch {
	case p.isOpen(marked):
		return nil, 0, ErrRecursiveEntityRef
	case e.Text == nil:
		p.Ignores = !p.Standalone
		return out, end + 1, 0
	case !p.account(len(e.Text)):
		return nil, 0, ErrAmplification
	}
	p.Entities.push(marked, 0, 0)
	value, code, _ := p.entityValue(e.Text, out, true)
	p.Entities.pop()
	return value, end + 1, code
}

// publicID checks a public identifier, and makes single spaces of those in it; bad is where it is
// wrong, or -1.
func publicID(b []byte) (id []byte, bad int) {
	for i, c := range b {
		if !(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || bytes.IndexByte([]byte("-'()+,./:=?;!*#@$_% \r\n"), c) >= 0) {
			return nil, i
		}
	}
	return bytes.Join(bytes.FieldsFunc(b, func(r rune) bool { return r == ' ' || r == '\r' || r == '\n' }), []byte(" ")), -1
}
