package expat

import "bytes"

// doctype parses a document type up to its subset or its end.
func (p *Parser) doctype(d *decl) bool {
	d.quiet = p.has(StartDoctypeDecl)
	e := Event{Kind: StartDoctypeDecl}
	tok, err := d.doctypeHead(&e)
	if err == nil && tok != tokOpenBracket && tok != tokDeclClose {
		err = d.fail(ErrSyntax)
	}
	if err == nil && e.System != nil {
		err = p.DTD.Declare([]byte("#"), true, Entity{System: e.System, Public: e.Public})
	}
	if err != nil {
		return d.end(err)
	}
	p.doctypeSeen, p.external = true, e.System != nil
	e.At = d.at
	if tok == tokOpenBracket {
		e.Flag, p.mode = 1, modeSubset
	}
	if d.quiet {
		p.emit(e)
	}
	if tok == tokDeclClose {
		p.doctypeEnds(d, false)
	}
	return d.end(nil)
}

// doctypeHead parses the name and the identifiers; the token is that behind them.
func (d *decl) doctypeHead(e *Event) (token, error) {
	p := d.p
	if err := d.want(tokName); err != nil {
		return 0, err
	}
	e.Name = d.text()
	tok, err := d.next()
	if err != nil || tok != tokName {
		return tok, err
	}
	if e.System, e.Public, _, err = d.externalID(d.text(), false); err != nil {
		return 0, err
	}
	p.HasParameterRefs = true
	if p.Parameters == ParametersNever {
		p.notStandalone(d.at)
	}
	return d.next()
}

// subsetEnds parses the end of a document type that has a subset.
func (p *Parser) subsetEnds(b []byte, i int) bool {
	d := p.begin(b, i)
	d.quiet = p.has(StartDoctypeDecl)
	if err := d.want(tokDeclClose); err != nil {
		return d.end(err)
	}
	p.mode = modeProlog
	p.doctypeEnds(d, true)
	return d.end(nil)
}

// doctypeEnds has the external subset read, if there is one.
func (p *Parser) doctypeEnds(d *decl, subset bool) {
	d.quiet = p.has(EndDoctypeDecl) || p.has(StartDoctypeDecl) && !subset
	if p.external || p.foreign {
		p.hadRefs, p.HasParameterRefs = p.HasParameterRefs, true
		e, _ := p.DTD.Entity([]byte("#"), true)
		p.foreign = false
		if p.askSubset(e, d.at) {
			p.phase = phaseSubset
			return
		}
	}
	if p.has(EndDoctypeDecl) {
		p.emit(Event{Kind: EndDoctypeDecl, At: d.at})
	}
}

// name is the next token, a name without a prefix.
func (d *decl) name() ([]byte, error) {
	err := d.want(tokName)
	if err == nil && d.p.namespaces && bytes.IndexByte(d.text(), ':') >= 0 {
		err = d.fail(ErrSyntax)
	}
	return d.text(), err
}

// entity parses the declaration of an entity.
func (d *decl) entity() error {
	p := d.p
	d.quiet = p.has(EntityDecl) && !p.Ignores
	tok, err := d.next()
	if err != nil {
		return err
	}
	ev := Event{Kind: EntityDecl}
	if tok == tokPercent {
		ev.Flag = 1
		if tok, err = d.next(); err != nil {
			return err
		}
	}
	ev.Name = bytes.Clone(d.text())
	if tok != tokName || p.namespaces && bytes.IndexByte(ev.Name, ':') >= 0 {
		return d.fail(ErrSyntax)
	}
	_, known := p.DTD.Entity(ev.Name, ev.Flag == 1)
	ignored := p.Ignores || known || ev.Flag == 0 && predefined(ev.Name) != 0
	if tok, err = d.next(); err != nil {
		return err
	}
	e := Entity{Internal: p.kind == document && p.depth == 0}
	if tok == tokLiteral {
		err = d.entityText(&e, &ev, ignored)
	} else {
		err = d.externalEntity(&e, &ev, ignored)
	}
	if err != nil || ignored {
		return err
	}
	return p.DTD.Declare(ev.Name, ev.Flag == 1, e)
}

// entityText parses the rest of the declaration of an internal entity.
func (d *decl) entityText(e *Entity, ev *Event, ignored bool) error {
	p := d.p
	text := d.literal()
	failed, place := Code(0), 0
	if !ignored || !p.Ignores {
		value, code, wrongAt := p.entityValue(text, make([]byte, 0, len(text)), p.kind == externalParameter || p.depth > 0 || len(d.inner) > 0)
		e.Text, failed, place = value, code, wrongAt
	}
	if ev.At, ev.Value = d.at, e.Text; p.has(EntityDecl) && !ignored {
		p.emit(*ev) // with what is right of the value
	}
	if failed != 0 {
		return d.failAt(failed, 1+place)
	}
	return d.want(tokDeclClose)
}

// externalEntity parses the rest of the declaration of an external entity.
func (d *decl) externalEntity(e *Entity, ev *Event, ignored bool) (err error) {
	p := d.p
	if e.System, e.Public, _, err = d.externalID(d.text(), false); err != nil {
		return err
	}
	ev.System, ev.Public = e.System, e.Public
	tok, err := d.next()
	if err != nil {
		return err
	}
	if tok == tokDeclClose {
		if ev.At = d.at; p.has(EntityDecl) && !ignored {
			p.emit(*ev)
		}
		return nil
	}
	if tok != tokName || string(d.text()) != "NDATA" || ev.Flag == 1 {
		return d.fail(ErrSyntax)
	}
	if ev.Notation, err = d.name(); err != nil {
		return err
	}
	e.Notation = bytes.Clone(ev.Notation)
	if ev.At = d.at; !ignored {
		told := *ev
		if p.has(UnparsedEntityDecl) {
			told.Kind = UnparsedEntityDecl
			d.handled = true
		}
		if p.has(told.Kind) {
			p.emit(told)
		}
	}
	return d.want(tokDeclClose)
}

// notation parses the declaration of a notation.
func (d *decl) notation() error {
	p := d.p
	d.quiet = p.has(NotationDecl)
	e := Event{Kind: NotationDecl}
	name, err := d.name()
	if err != nil {
		return err
	}
	e.Name = bytes.Clone(name)
	if err := d.want(tokName); err != nil {
		return err
	}
	var tok token
	if e.System, e.Public, tok, err = d.externalID(d.text(), true); err != nil {
		return err
	}
	if e.At = d.at; d.quiet {
		p.emit(e)
	}
	if tok == tokDeclClose {
		return nil
	}
	return d.want(tokDeclClose)
}
