package expat

import (
	"bytes"
	"unicode/utf8"
)

// source is the text that is parsed: that of the innermost entity, or the input. at is
// where events in it are.
func (p *Parser) source() (b []byte, i, at int) {
	if p.depth == 0 {
		return p.Input, p.At, p.At
	}
	if p.text == nil {
		name, _, _ := p.Entities.top()
		e, _ := p.DTD.Entity(entityName(name))
		p.text = e.Text
	}
	return p.text, p.entityAt, p.outerAt
}

// consume goes on behind a token.
func (p *Parser) consume(next int) bool {
	if p.depth == 0 {
		p.At = next
		return true
	}
	n := next - p.entityAt
	p.entityAt = next
	return p.account(n)
}

// What entities may make of a document: so many times as much, or so much.
const (
	growth = 100
	grown  = 8 << 20
)

// account counts bytes that an entity has given.
func (p *Parser) account(n int) bool {
	p.indirect += int64(n)
	if sum := p.direct + p.indirect; sum >= grown && sum > growth*p.direct {
		return p.fail(ErrAmplification, p.At)
	}
	return true
}

// Parameter entities stand on the stack with a mark before their names, and those that are
// open in the parser that has made this one, too.
const (
	parameterMark = '%'
	outerMark     = '&'
)

func entityName(marked []byte) (name []byte, parameter bool) {
	if marked[0] == parameterMark {
		return marked[1:], true
	}
	return marked, false
}

// isOpen reports whether an entity is being parsed.
func (p *Parser) isOpen(marked []byte) bool {
	return p.Entities.find(func(text []byte, _, _ int) bool {
		return bytes.Equal(text, marked) || text[0] == outerMark && bytes.Equal(text[1:], marked)
	})
}

// enter begins with the text of an entity, to which the token at i refers.
func (p *Parser) enter(marked []byte, i, next int) bool {
	if !p.consume(next) {
		return false
	}
	if p.depth == 0 {
		p.outerAt = i
	}
	p.Entities.push(marked, p.entityAt, p.base)
	p.depth++
	p.base, p.entityAt, p.text = p.levels, 0, nil
	return true
}

// leave ends with the text of an entity.
func (p *Parser) leave() bool {
	if p.levels != p.base {
		return p.fail(ErrAsyncEntity, p.At)
	}
	_, p.entityAt, p.base = p.Entities.top()
	p.Entities.pop()
	p.depth--
	p.text = nil
	return true
}

// ends is what happens where content ends.
func (p *Parser) ends(at int) bool {
	switch {
	case p.depth > 0:
		return p.leave()
	case !p.final:
		return false
	case p.torn():
		return p.fail(ErrUnclosedToken, at)
	case p.kind == document:
		return p.fail(ErrNoElements, at)
	case p.levels != 0:
		return p.fail(ErrAsyncEntity, at)
	}
	p.mode = modeDone
	return false
}

// content parses a token of what is in elements.
func (p *Parser) content() bool {
	b, i, at := p.source()
	tok, next := p.scanContent(b, i)
	more := p.depth == 0 && !p.final
	switch tok {
	case tokNone:
		return p.ends(at)
	case tokInvalid:
		return p.fail(ErrInvalidToken, next)
	case tokPartial, tokPartialChar:
		return !more && p.fail(partialError(tok), at)
	case tokTrailingCR, tokTrailingBracket:
		if more {
			return false
		}
		if p.characters(b[i:next], at); p.depth == 0 && p.kind == document {
			return p.fail(ErrNoElements, at)
		}
	case tokText, tokNewline:
		p.characters(b[i:next], at)
	case tokStart, tokEmpty:
		if !p.startTag(b, i, next, at, tok == tokEmpty) {
			return false
		}
	case tokEnd:
		if !p.endTag(b, i, next, at) {
			return false
		}
	case tokEntity:
		return p.reference(b, i, next, at)
	case tokChar:
		r := charReference(b[i:next])
		if r < 0 {
			return p.fail(ErrBadCharRef, at)
		}
		from := len(p.values)
		p.values = utf8.AppendRune(p.values, r)
		p.tell(Event{Kind: CharacterData, At: at, Value: p.values[from:]}, b[i:next])
	case tokCDATA:
		p.tell(Event{Kind: StartCdataSection, At: at}, b[i:next])
		p.mode = modeCDATA
	case tokPI:
		p.instruction(b[i:next], at)
	case tokComment:
		p.comment(b[i:next], at)
	case tokXMLDecl:
		return p.fail(ErrMisplacedXMLPI, at)
	}
	return p.consume(next)
}

func partialError(tok token) Code {
	if tok == tokPartialChar {
		return ErrPartialChar
	}
	return ErrUnclosedToken
}

// piece is how much text is told at once, where it had another encoding.
const piece = 1024

// characters tells of a piece of text.
func (p *Parser) characters(text []byte, at int) {
	if text[0] == '\r' {
		p.tell(Event{Kind: CharacterData, At: at, Value: []byte("\n")}, text)
		return
	}
	if p.encoding != encodingUTF8 && p.depth == 0 {
		for len(text) > piece {
			n := piece
			for !utf8.RuneStart(text[n]) {
				n--
			}
			p.tell(Event{Kind: CharacterData, At: at, Value: text[:n]}, text[:n])
			text, at = text[n:], at+n
		}
	}
	p.tell(Event{Kind: CharacterData, At: at, Value: text}, text)
}

// cdata parses a token of a CDATA section.
func (p *Parser) cdata() bool {
	b, i, at := p.source()
	tok, next := scanCDATA(b, i)
	switch tok {
	case tokInvalid:
		return p.fail(ErrInvalidToken, next)
	case tokNone, tokPartial, tokPartialChar:
		switch {
		case p.depth == 0 && !p.final:
			return false
		case tok == tokPartialChar:
			return p.fail(ErrPartialChar, at)
		}
		return p.fail(ErrUnclosedCDATASection, at)
	case tokCDATAEnd:
		p.tell(Event{Kind: EndCdataSection, At: at}, b[i:next])
		p.mode = modeContent
	default:
		p.characters(b[i:next], at)
	}
	return p.consume(next)
}

// epilog parses a token of what follows the document's element.
func (p *Parser) epilog() bool {
	b, i, at := p.source()
	tok, next, open := p.scanProlog(b, i)
	if open && tok != tokSpace && !p.final {
		return false
	}
	switch tok {
	case tokNone:
		if p.torn() {
			return p.fail(ErrUnclosedToken, at)
		}
		if p.final {
			p.mode = modeDone
		}
		return false
	case tokSpace:
		p.other(b[i:next], at)
	case tokPI:
		p.instruction(b[i:next], at)
	case tokComment:
		p.comment(b[i:next], at)
	case tokInvalid:
		return p.fail(ErrInvalidToken, next)
	case tokPartial, tokPartialChar:
		return p.final && p.fail(partialError(tok), at)
	default:
		return p.fail(ErrJunkAfterDocElement, at)
	}
	return p.consume(next)
}

// instruction tells of a processing instruction.
func (p *Parser) instruction(text []byte, at int) {
	if !p.has(ProcessingInstruction) {
		p.other(text, at)
		return
	}
	end, _ := scanName(text, 2)
	data := text[skipSpace(text, end) : len(text)-2]
	p.emit(Event{Kind: ProcessingInstruction, At: at, Name: text[2:end], Value: newlines(data)})
}

func (p *Parser) comment(text []byte, at int) {
	p.tell(Event{Kind: Comment, At: at, Value: newlines(text[len("<!--") : len(text)-len("-->")])}, text)
}

// newlines makes a newline of each end of a line.
func newlines(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// predefined is what the entities stand for that need no declaration; 0 for others.
func predefined(name []byte) byte {
	switch string(name) {
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	return 0
}

// reference parses a reference to an entity in content.
func (p *Parser) reference(b []byte, i, next, at int) bool {
	name := b[i+1 : next-1]
	if c := predefined(name); c != 0 {
		from := len(p.values)
		p.values = append(p.values, c)
		p.tell(Event{Kind: CharacterData, At: at, Value: p.values[from:]}, b[i:next])
		return p.consume(next)
	}
	e, code, skipped := p.lookUp(name)
	switch {
	case code != 0:
		return p.fail(code, at)
	case skipped:
		p.tell(Event{Kind: SkippedEntity, At: at, Name: name}, b[i:next])
	case p.isOpen(name):
		return p.fail(ErrRecursiveEntityRef, at)
	case e.Notation != nil:
		return p.fail(ErrBinaryEntityRef, at)
	case e.Text != nil && p.noExpansion:
		p.tell(Event{Kind: SkippedEntity, At: at, Name: name}, b[i:next])
	case e.Text != nil:
		return p.enter(name, i, next)
	default:
		p.tell(Event{Kind: ExternalEntityRef, At: at, Name: p.context(name), System: e.System, Public: e.Public,
			Refused: ErrExternalEntityHandling}, b[i:next])
	}
	return p.consume(next)
}

// lookUp finds an entity, or what is wrong with it; skipped if nobody can know it.
func (p *Parser) lookUp(name []byte) (e Entity, code Code, skipped bool) {
	e, ok := p.DTD.Entity(name, false)
	if !p.HasParameterRefs || p.Standalone {
		if !ok {
			return e, ErrUndefinedEntity, false
		}
		if !e.Internal {
			return e, ErrEntityDeclaredInPE, false
		}
	}
	return e, 0, !ok
}

// charReference is the character that is referred to, or -1.
func charReference(b []byte) rune {
	digits, base := b[2:len(b)-1], rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	r := rune(0)
	for _, c := range digits {
		d := rune(c - '0')
		if c > '9' {
			d = rune(c|0x20) - 'a' + 10
		}
		if r = r*base + d; r > 0x10ffff {
			return -1
		}
	}
	if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r >= 0xd800 && r < 0xe000 || r == 0xfffe || r == 0xffff {
		return -1
	}
	return r
}
