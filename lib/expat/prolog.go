package expat

import "bytes"

// phase is what is to be done when the program has answered.
type phase uint8

const (
	phaseSubset    phase = 1 + iota // it has read the external subset
	phaseForeign                    // the same, and the document has no document type
	phaseParameter                  // it has read a parameter entity
)

// prolog parses what stands before the document's element: a token, or a whole declaration.
func (p *Parser) prolog() bool {
	b, i, at := p.source()
	tok, next, open := p.scanProlog(b, i)
	more := p.depth == 0 && !p.final
	if more && (open || tok == tokPartial || tok == tokPartialChar) {
		return false
	}
	switch tok {
	case tokNone:
		return p.prologEnds(at)
	case tokInvalid:
		return p.fail(ErrInvalidToken, next)
	case tokPartial, tokPartialChar:
		return p.fail(partialError(tok), at)
	case tokSpace:
		p.other(b[i:next], at)
	case tokPI:
		p.instruction(b[i:next], at)
	case tokComment:
		p.comment(b[i:next], at)
	case tokXMLDecl:
		return p.fail(ErrMisplacedXMLPI, at)
	case tokDeclOpen:
		return p.declared(b, i)
	default:
		if p.mode == modeSubset {
			return p.subset(tok, b, i, next, at)
		}
		switch tok {
		case tokInstance:
			return p.instance(at)
		case tokParameter:
			return p.fail(ErrParamEntityRef, at)
		}
		return p.fail(ErrSyntax, at)
	}
	return p.consume(next)
}

// prologEnds is what happens where there is nothing more.
func (p *Parser) prologEnds(at int) bool {
	switch {
	case p.depth > 0:
		return p.leave()
	case !p.final:
		return false
	case p.torn():
		return p.fail(ErrUnclosedToken, at)
	case p.kind != externalParameter:
		return p.fail(ErrNoElements, at)
	case p.included > 0:
		return p.fail(ErrIncompletePE, at)
	}
	p.mode = modeDone
	return false
}

// instance begins with the document's element.
func (p *Parser) instance(at int) bool {
	p.mode = modeContent
	if p.foreign && !p.doctypeSeen {
		p.foreign = false
		p.hadRefs, p.HasParameterRefs = p.HasParameterRefs, true
		if p.askSubset(Entity{}, at) {
			p.phase = phaseForeign
		}
	}
	return true
}

// askSubset has the program read the external subset.
func (p *Parser) askSubset(e Entity, at int) bool {
	if p.Parameters == ParametersNever || !p.has(ExternalEntityRef) {
		return false
	}
	p.ParameterRead = false
	p.emit(Event{Kind: ExternalEntityRef, At: at, System: e.System, Public: e.Public, Refused: ErrExternalEntityHandling})
	return true
}

// afterAnswer does what had to wait for the program's answer.
func (p *Parser) afterAnswer() bool {
	phase := p.phase
	p.phase = 0
	at := p.EventAt
	switch {
	case !p.ParameterRead && phase == phaseParameter:
		p.ignore()
	case p.ParameterRead:
		p.notStandalone(at)
	case !p.external:
		p.HasParameterRefs = p.hadRefs
	}
	if phase == phaseSubset && p.has(EndDoctypeDecl) {
		p.emit(Event{Kind: EndDoctypeDecl, At: at})
	}
	return true
}

// ignore has the parser ignore declarations, as it has not read some.
func (p *Parser) ignore() { p.Ignores = !p.Standalone }

// notStandalone tells that the document depends on others.
func (p *Parser) notStandalone(at int) {
	if !p.Standalone && p.has(NotStandalone) {
		p.emit(Event{Kind: NotStandalone, At: at, Refused: ErrNotStandalone})
	}
}

// subset parses a token of the document type beside declarations.
func (p *Parser) subset(tok token, b []byte, i, next, at int) bool {
	switch {
	case tok == tokParameter:
		return p.parameter(b, i, next, at)
	case tok == tokCloseBracket && p.kind != externalParameter && p.depth == 0:
		return p.subsetEnds(b, i)
	case tok == tokSectionOpen && p.kind == externalParameter:
		return p.section(b, i)
	case tok == tokSectionClose && p.included > 0:
		p.included--
		p.other(b[i:next], at)
		return p.consume(next)
	}
	return p.fail(ErrSyntax, at)
}

// parameter parses a reference to a parameter entity between declarations.
func (p *Parser) parameter(b []byte, i, next, at int) bool {
	name := b[i+1 : next-1]
	marked := append([]byte{parameterMark}, name...)
	had := p.HasParameterRefs
	p.HasParameterRefs = true
	if p.Parameters == ParametersNever {
		p.ignore()
		p.notStandalone(at)
		p.other(b[i:next], at)
		return p.consume(next)
	}
	e, ok := p.DTD.Entity(name, true)
	checked := p.kind == document && !had
	if p.Standalone {
		checked = p.kind == document && p.depth == 0
	}
	switch {
	case checked && !ok:
		return p.fail(ErrUndefinedEntity, at)
	case checked && !e.Internal:
		return p.fail(ErrEntityDeclaredInPE, at)
	case !ok:
		p.ignore()
		p.tell(Event{Kind: SkippedEntity, At: at, Name: name, Flag: 1}, b[i:next])
		return p.consume(next)
	case p.isOpen(marked):
		return p.fail(ErrRecursiveEntityRef, at)
	case e.Text != nil:
		return p.enter(marked, i, next)
	case p.has(ExternalEntityRef):
		p.ParameterRead = false
		p.phase = phaseParameter
		p.emit(Event{Kind: ExternalEntityRef, At: at, System: e.System, Public: e.Public, Refused: ErrExternalEntityHandling})
	default:
		p.ignore()
		p.other(b[i:next], at)
		p.notStandalone(at)
	}
	return p.consume(next)
}

// section parses the beginning of a conditional section, or skips all of one.
func (p *Parser) section(b []byte, i int) bool {
	d := p.begin(b, i)
	tok, err := d.next()
	if err == nil && tok == tokParameter {
		err = d.fail(ErrSyntax)
	}
	word := string(d.text())
	if err == nil && (tok != tokName || word != "INCLUDE" && word != "IGNORE") {
		err = d.fail(ErrSyntax)
	}
	if err == nil {
		if tok, err = d.next(); err == nil && tok != tokOpenBracket {
			err = d.fail(ErrSyntax)
		}
	}
	if err == nil && word == "IGNORE" {
		err = d.skipSection()
	}
	if err == nil && word == "INCLUDE" {
		p.included++
	}
	return d.end(err)
}

// skipSection skips to the end of a conditional section and those in it.
func (d *decl) skipSection() error {
	depth := 1
	i := d.i
	for ; i < len(d.b); i++ {
		switch rest := d.b[i:]; {
		case bytes.HasPrefix(rest, []byte("<![")):
			depth++
			i += 2
		case bytes.HasPrefix(rest, []byte("]]>")):
			i += 2
			if depth--; depth == 0 {
				d.i = i + 1
				return nil
			}
		}
	}
	return d.stop(errWait, ErrSyntax, d.at)
}
