package expat

import "bytes"

// rawAttribute is an attribute as it stands in a tag.
type rawAttribute struct {
	name, nameEnd, value, valueEnd int
	plain                          bool // the value needs no work
}

// scanContent scans a token of content, which begins at i.
func (p *Parser) scanContent(b []byte, i int) (token, int) {
	if i >= len(b) {
		return tokNone, i
	}
	switch b[i] {
	case '<':
		return p.scanMarkup(b, i)
	case '&':
		return p.scanReference(b, i)
	case '\n':
		return tokNewline, i + 1
	case '\r':
		if i+1 == len(b) {
			return tokTrailingCR, i + 1
		}
		if b[i+1] == '\n' {
			i++
		}
		return tokNewline, i + 1
	case ']':
		if tok, next := scanBracket(b, i); tok != tokOK {
			return tok, next
		}
		return scanText(b, i+1)
	}
	if classes[b[i]]&(isBad|isHigh) != 0 {
		if classes[b[i]]&isBad != 0 {
			return tokInvalid, i
		}
		_, n, tok := character(b, i)
		if tok != tokOK {
			return tok, i
		}
		i += n
	}
	return scanText(b, i)
}

// scanBracket looks at a ']': what CDATA sections end with is wrong elsewhere.
func scanBracket(b []byte, i int) (token, int) {
	if i+1 == len(b) {
		return tokTrailingBracket, i + 1
	}
	if b[i+1] != ']' {
		return tokOK, i
	}
	if i+2 == len(b) {
		return tokTrailingBracket, i + 1
	}
	if b[i+2] == '>' {
		return tokInvalid, i + 2
	}
	return tokOK, i
}

// scanText scans the rest of a piece of text.
func scanText(b []byte, i int) (token, int) {
	for i < len(b) {
		c := classes[b[i]]
		if c&isStop == 0 {
			i++
			continue
		}
		if c&isHigh != 0 {
			_, n, tok := character(b, i)
			if tok != tokOK {
				break
			}
			i += n
			continue
		}
		if b[i] != ']' {
			break
		}
		switch tok, next := scanBracket(b, i); tok {
		case tokOK:
			i++
			continue
		case tokInvalid:
			return tok, next
		}
		break
	}
	return tokText, i
}

// scanMarkup scans what begins with '<'.
func (p *Parser) scanMarkup(b []byte, i int) (token, int) {
	if i+1 == len(b) {
		return tokPartial, i
	}
	switch b[i+1] {
	case '/':
		return scanEndTag(b, i)
	case '!':
		if i+2 == len(b) {
			return tokPartial, i
		}
		switch b[i+2] {
		case '-':
			return scanComment(b, i+2)
		case '[':
			return scanMark(b, i+3, "CDATA[", tokCDATA)
		}
		return tokInvalid, i + 2
	case '?':
		return p.scanInstruction(b, i)
	}
	return p.scanTag(b, i)
}

// scanMark scans a text that must stand at i.
func scanMark(b []byte, i int, mark string, found token) (token, int) {
	if len(b)-i < len(mark) {
		return tokPartial, i
	}
	for j := range len(mark) {
		if b[i+j] != mark[j] {
			return tokInvalid, i + j
		}
	}
	return found, i + len(mark)
}

// scanComment scans a comment from its first '-' on.
func scanComment(b []byte, i int) (token, int) {
	if i+1 == len(b) {
		return tokPartial, i
	}
	if b[i+1] != '-' {
		return tokInvalid, i + 1
	}
	for i += 2; ; i++ {
		end, tok := valid(b, i, '-')
		if tok != tokOK {
			return tok, end
		}
		i = end
		if i+1 == len(b) {
			return tokPartial, i
		}
		if b[i+1] != '-' {
			continue
		}
		if i+2 == len(b) {
			return tokPartial, i
		}
		if b[i+2] != '>' {
			return tokInvalid, i + 2
		}
		return tokComment, i + 3
	}
}

// scanInstruction scans a processing instruction or declaration.
func (p *Parser) scanInstruction(b []byte, i int) (token, int) {
	from := i + 2
	end, tok := scanName(b, from)
	if tok != tokOK {
		return tok, end
	}
	if p.namespaces {
		if colon := bytes.IndexByte(b[from:end], ':'); colon >= 0 {
			return tokInvalid, from + colon
		}
	}
	found := tokPI
	if end-from == 3 && bytes.EqualFold(b[from:end], []byte("xml")) {
		if string(b[from:end]) != "xml" {
			return tokInvalid, end
		}
		found = tokXMLDecl
	}
	i = end
	if !space(b[i]) {
		if b[i] != '?' {
			return tokInvalid, i
		}
		if i+1 == len(b) {
			return tokPartial, i
		}
		if b[i+1] != '>' {
			return tokInvalid, i + 1
		}
		return found, i + 2
	}
	for ; ; i++ {
		end, tok := valid(b, i, '?')
		if tok != tokOK {
			return tok, end
		}
		i = end
		if i+1 == len(b) {
			return tokPartial, i
		}
		if b[i+1] == '>' {
			return found, i + 2
		}
	}
}

func scanEndTag(b []byte, i int) (token, int) {
	end, tok := scanName(b, i+2)
	if tok != tokOK {
		return tok, end
	}
	end = skipSpace(b, end)
	if end == len(b) {
		return tokPartial, end
	}
	if b[end] != '>' {
		return tokInvalid, end
	}
	return tokEnd, end + 1
}

// scanReference scans a reference to an entity or a character.
func (p *Parser) scanReference(b []byte, i int) (token, int) {
	if i+1 < len(b) && b[i+1] == '#' {
		return scanCharReference(b, i+2)
	}
	end, tok := scanName(b, i+1)
	if tok != tokOK {
		return tok, end
	}
	if p.namespaces {
		if colon := bytes.IndexByte(b[i+1:end], ':'); colon >= 0 {
			return tokInvalid, i + 1 + colon
		}
	}
	if b[end] != ';' {
		return tokInvalid, end
	}
	return tokEntity, end + 1
}

func scanCharReference(b []byte, i int) (token, int) {
	hex := i < len(b) && b[i] == 'x'
	if hex {
		i++
	}
	for from := i; i < len(b); i++ {
		c := b[i]
		if c >= '0' && c <= '9' || hex && c|0x20 >= 'a' && c|0x20 <= 'f' {
			continue
		}
		if c == ';' && i > from {
			return tokChar, i + 1
		}
		return tokInvalid, i
	}
	return tokPartial, i
}

// scanTag scans a start tag, and notes its attributes.
func (p *Parser) scanTag(b []byte, i int) (token, int) {
	p.attributes = p.attributes[:0]
	end, tok := p.tagName(b, i+1)
	if tok != tokOK {
		return tok, end
	}
	for {
		i = skipSpace(b, end)
		if i == len(b) {
			return tokPartial, i
		}
		switch {
		case b[i] == '>':
			return tokStart, i + 1
		case b[i] == '/':
			if i+1 == len(b) {
				return tokPartial, i
			}
			if b[i+1] != '>' {
				return tokInvalid, i + 1
			}
			return tokEmpty, i + 2
		case i == end:
			return tokInvalid, i
		}
		if end, tok = p.scanAttribute(b, i); tok != tokOK {
			return tok, end
		}
	}
}

func (p *Parser) tagName(b []byte, i int) (int, token) {
	end, tok := scanName(b, i)
	if p.namespaces && (tok == tokOK || tok == tokPartial) {
		if bad := badColon(b, i, end); bad >= 0 && bad < len(b) {
			return bad, tokInvalid
		}
	}
	return end, tok
}

// scanAttribute scans an attribute from its name on.
func (p *Parser) scanAttribute(b []byte, i int) (int, token) {
	a := rawAttribute{name: i, plain: true}
	end, tok := p.tagName(b, i)
	if tok != tokOK {
		return end, tok
	}
	a.nameEnd = end
	i = skipSpace(b, end)
	if i == len(b) {
		return i, tokPartial
	}
	if b[i] != '=' {
		return i, tokInvalid
	}
	i = skipSpace(b, i+1)
	if i == len(b) {
		return i, tokPartial
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return i, tokInvalid
	}
	i++
	a.value = i
	for ; ; i++ {
		for i < len(b) && classes[b[i]]&isQuoted == 0 {
			i++
		}
		if i == len(b) {
			return i, tokPartial
		}
		switch c := b[i]; {
		case c == quote:
			a.valueEnd = i
			p.attributes = append(p.attributes, a)
			return i + 1, tokOK
		case c == '&':
			a.plain = false
			tok, next := p.scanReference(b, i)
			if tok < tokText {
				return next, tok
			}
			i = next - 1
		case c == '<', classes[c]&isBad != 0:
			return i, tokInvalid
		case classes[c]&isHigh != 0:
			_, n, tok := character(b, i)
			if tok != tokOK {
				return i, tok
			}
			i += n - 1
		case space(c):
			a.plain = false
		}
	}
}

// scanCDATA scans a token of a CDATA section.
func scanCDATA(b []byte, i int) (token, int) {
	if i >= len(b) {
		return tokNone, i
	}
	from := i
	switch b[i] {
	case ']':
		if i+1 == len(b) || b[i+1] == ']' && i+2 == len(b) {
			return tokPartial, i
		}
		if b[i+1] == ']' && b[i+2] == '>' {
			return tokCDATAEnd, i + 3
		}
		i++
	case '\r':
		if i+1 == len(b) {
			return tokPartial, i
		}
		if b[i+1] == '\n' {
			i++
		}
		return tokNewline, i + 1
	case '\n':
		return tokNewline, i + 1
	}
	for i < len(b) {
		switch c := classes[b[i]]; {
		case c&isHigh != 0:
			_, n, tok := character(b, i)
			if tok != tokOK {
				if i > from {
					return tokText, i
				}
				return tok, i
			}
			i += n
		case c&isBad != 0:
			if i > from {
				return tokText, i
			}
			return tokInvalid, i
		case b[i] == ']', c&isStop != 0 && b[i] != '<' && b[i] != '&':
			return tokText, i
		default:
			i++
		}
	}
	return tokText, i
}
