package expat

import "bytes"

// scanProlog scans a token outside of elements. It is open if more input could make
// another one of it.
func (p *Parser) scanProlog(b []byte, i int) (tok token, next int, open bool) {
	if i >= len(b) {
		return tokNone, i, false
	}
	at := func(found token, next int) (token, int, bool) { return found, next, next == len(b) }
	switch c := b[i]; c {
	case '"', '\'':
		return scanLiteral(b, i)
	case '<':
		tok, next = p.scanDeclared(b, i)
		return tok, next, false
	case ' ', '\t', '\r', '\n':
		return at(tokSpace, skipSpace(b, i))
	case '%':
		tok, next = p.scanPercent(b, i)
		return tok, next, false
	case ',':
		return tokComma, i + 1, false
	case '|':
		return tokOr, i + 1, false
	case '(':
		return tokOpenParen, i + 1, false
	case '[':
		return tokOpenBracket, i + 1, false
	case '>':
		return tokDeclClose, i + 1, false
	case ']':
		if rest := b[i+1:]; len(rest) < 2 && (len(rest) == 0 || rest[0] == ']') {
			return tokCloseBracket, i + 1, true
		}
		if b[i+1] == ']' && b[i+2] == '>' {
			return tokSectionClose, i + 3, false
		}
		return tokCloseBracket, i + 1, false
	case ')':
		return scanCloseParen(b, i)
	case '#':
		return scanPound(b, i)
	}
	return p.scanWord(b, i)
}

func scanLiteral(b []byte, i int) (token, int, bool) {
	end, tok := valid(b, i+1, b[i])
	if tok != tokOK {
		return tok, end, false
	}
	end++
	if end == len(b) {
		return tokLiteral, end, true
	}
	if !space(b[end]) && bytes.IndexByte([]byte(">%["), b[end]) < 0 {
		return tokInvalid, end, false
	}
	return tokLiteral, end, false
}

// scanDeclared scans what begins with '<'.
func (p *Parser) scanDeclared(b []byte, i int) (token, int) {
	if i+1 == len(b) {
		return tokPartial, i
	}
	switch b[i+1] {
	case '?':
		return p.scanInstruction(b, i)
	case '!':
		if i+2 == len(b) {
			return tokPartial, i
		}
		switch b[i+2] {
		case '-':
			return scanComment(b, i+2)
		case '[':
			return tokSectionOpen, i + 3
		}
		return p.scanDeclName(b, i+2)
	}
	if classes[b[i+1]]&(isFirst|isHigh) != 0 {
		return tokInstance, i
	}
	return tokInvalid, i + 1
}

func (p *Parser) scanDeclName(b []byte, i int) (token, int) {
	for from := i; i < len(b); i++ {
		switch c := b[i]; {
		case classes[c]&isFirst != 0 && (c != ':' || !p.namespaces):
		case i > from && space(c):
			return tokDeclOpen, i
		case i > from && c == '%':
			if i+1 == len(b) {
				return tokPartial, i
			}
			if space(b[i+1]) || b[i+1] == '%' {
				return tokInvalid, i
			}
			return tokDeclOpen, i
		default:
			return tokInvalid, i
		}
	}
	return tokPartial, i
}

func (p *Parser) scanPercent(b []byte, i int) (token, int) {
	if i+1 == len(b) {
		return tokPartial, i
	}
	if space(b[i+1]) || b[i+1] == '%' {
		return tokPercent, i + 1
	}
	end, tok := scanName(b, i+1)
	if tok != tokOK {
		return tok, end
	}
	if b[end] != ';' {
		return tokInvalid, end
	}
	return tokParameter, end + 1
}

func scanCloseParen(b []byte, i int) (token, int, bool) {
	if i+1 == len(b) {
		return tokCloseParen, i + 1, true
	}
	switch c := b[i+1]; {
	case c == '*' || c == '+' || c == '?':
		return tokCloseParen, i + 2, false
	case space(c) || bytes.IndexByte([]byte(">,|)"), c) >= 0:
		return tokCloseParen, i + 1, false
	}
	return tokInvalid, i + 1, false
}

func scanPound(b []byte, i int) (token, int, bool) {
	end, tok := scanName(b, i+1)
	switch {
	case tok == tokPartial && end > i+1:
		return tokPound, end, true
	case tok != tokOK:
		return tok, end, false
	case space(b[end]) || bytes.IndexByte([]byte(")>%|"), b[end]) >= 0:
		return tokPound, end, false
	}
	return tokInvalid, end, false
}

// scanWord scans a name or what could be part of one.
func (p *Parser) scanWord(b []byte, i int) (token, int, bool) {
	found := tokName
	if _, tok := nameStart(b, i); tok != tokOK {
		if tok == tokPartialChar {
			return tok, i, false
		}
		found = tokNmtoken
	}
	end, tok := nameEnd(b, i)
	if end == i && tok != tokOK || tok == tokInvalid || tok == tokPartialChar {
		return tok, end, false
	}
	if end == i {
		return tokInvalid, i, false
	}
	if p.namespaces && found == tokName {
		if badColon(b, i, end) >= 0 {
			found = tokNmtoken
		}
	}
	if tok == tokPartial {
		return found, end, true
	}
	switch c := b[end]; {
	case space(c) || bytes.IndexByte([]byte(">),|[%"), c) >= 0:
		return found, end, false
	case (c == '+' || c == '*' || c == '?') && found == tokName:
		return tokNameRepeated, end + 1, false
	}
	return tokInvalid, end, false
}
