package expat

import "bytes"

// decl is a declaration that is parsed. If it is not complete, nothing has happened: it is
// parsed again with more input, and what was wrong with its beginning was told already.
type decl struct {
	p       *Parser
	b       []byte
	i       int
	from    int    // of the token
	at      int    // of the token, as events tell it
	quiet   bool   // the declaration has a handler
	handled bool   // the token was told
	inner   []text // what was parsed when parameter entities in the declaration began
	// What can be undone.
	events int
	values int
	flags  Flags
}

// text is what was being parsed when an entity began.
type text struct {
	b []byte
	i int
}

// stopped is why a declaration is not parsed any further.
type stopped struct {
	code Code // 0 if it is not complete
	at   int
}

func (stopped) Error() string { return "declaration is wrong or not complete" }

const errWait = true

// begin begins with the declaration at i, whose first token is that up to next.
func (p *Parser) begin(b []byte, i int) *decl {
	d := &decl{p: p, b: b, i: i, events: len(p.Events), values: len(p.values), flags: p.Flags}
	_, next, _ := p.scanProlog(b, i)
	d.from, d.i = i, next
	d.place()
	return d
}

func (d *decl) place() {
	if d.p.depth > 0 {
		d.at = d.p.outerAt
	} else if len(d.inner) == 0 {
		d.at = d.from
	}
}

// stop ends a declaration: it waits for more input, or is wrong.
func (d *decl) stop(wait bool, code Code, at int) error {
	if wait && d.p.depth == 0 && len(d.inner) == 0 && !d.p.final {
		return stopped{}
	}
	return stopped{code, at}
}

// fail is an error at the token.
func (d *decl) fail(code Code) error { return d.stop(false, code, d.at) }

// failAt is an error some bytes behind where the token begins.
func (d *decl) failAt(code Code, n int) error {
	if len(d.inner) == 0 {
		return d.stop(false, code, d.from+n)
	}
	return d.fail(code)
}

// text is the token.
func (d *decl) text() []byte { return d.b[d.from:d.i] }

// literal is the token without its quotes.
func (d *decl) literal() []byte { return d.b[d.from+1 : d.i-1] }

// told hands the token to the handler for the rest, if the declaration has none.
func (d *decl) told() {
	if text := d.text(); !d.quiet && !d.handled && len(text) > 0 {
		d.p.other(text, d.at)
	}
	d.handled = false
}

// next is the next token that is no space.
func (d *decl) next() (token, error) {
	for {
		d.told()
		tok, next, open := d.p.scanProlog(d.b, d.i)
		d.from = d.i
		d.place()
		if n := len(d.inner); tok == tokNone && n > 0 {
			d.b, d.i = d.inner[n-1].b, d.inner[n-1].i
			d.inner = d.inner[:n-1]
			d.p.Entities.pop()
			d.from = d.i
			continue
		}
		if open {
			if err, ok := d.stop(errWait, ErrSyntax, 0).(stopped); ok && err.code == 0 {
				return 0, err
			}
		}
		switch tok {
		case tokNone:
			if d.p.torn() {
				return 0, d.fail(ErrUnclosedToken)
			}
			if d.p.kind == externalParameter || d.p.depth > 0 {
				return 0, d.stop(errWait, ErrIncompletePE, d.at)
			}
			return 0, d.stop(errWait, ErrNoElements, d.at)
		case tokInvalid:
			return 0, d.failAt(ErrInvalidToken, next-d.from)
		case tokPartial, tokPartialChar:
			return 0, d.stop(errWait, partialError(tok), d.at)
		}
		d.i = next
		switch {
		case tok == tokSpace:
		case tok == tokParameter && d.p.kind == externalParameter:
			if err := d.enter(); err != nil {
				return 0, err
			}
		case tok == tokParameter:
			return 0, d.fail(ErrParamEntityRef)
		default:
			return tok, nil
		}
	}
}

// enter puts a parameter entity in for a reference inside of the declaration.
func (d *decl) enter() error {
	p := d.p
	name := d.b[d.from+1 : d.i-1]
	p.HasParameterRefs = true
	e, ok := p.DTD.Entity(name, true)
	marked := append([]byte{parameterMark}, name...)
	switch {
	case !ok || e.Text == nil:
		p.ignore()
		return nil
	case p.isOpen(marked):
		return d.fail(ErrRecursiveEntityRef)
	case !p.account(len(e.Text)):
		return d.fail(ErrAmplification)
	}
	p.Entities.push(marked, 0, 0)
	d.inner = append(d.inner, text{d.b, d.i})
	d.b, d.i = e.Text, 0
	d.from = 0
	return nil
}

// want is the next token, which has to be a certain one.
func (d *decl) want(tok token) error {
	got, err := d.next()
	if err == nil && got != tok {
		err = d.fail(ErrSyntax)
	}
	return err
}

// end consumes the declaration, or gives it up.
func (d *decl) end(err error) bool {
	p := d.p
	s, isStopped := err.(stopped)
	for range d.inner {
		p.Entities.pop()
	}
	switch {
	case err == nil:
		d.told()
		return p.consume(d.i)
	case !isStopped:
		p.failure = err
		return false
	case s.code == 0:
		p.Events, p.values, p.Flags = p.Events[:d.events], p.values[:d.values], d.flags
		return false
	}
	return p.fail(s.code, s.at)
}

// declared parses the declaration at i.
func (p *Parser) declared(b []byte, i int) bool {
	d := p.begin(b, i)
	name := string(d.text()[len("<!"):])
	if p.mode == modeProlog {
		if name != "DOCTYPE" || p.doctypeSeen {
			return d.end(d.fail(ErrSyntax))
		}
		return p.doctype(d)
	}
	switch name {
	case "ENTITY":
		return d.end(d.entity())
	case "ATTLIST":
		return d.end(d.attributes())
	case "ELEMENT":
		return d.end(d.element())
	case "NOTATION":
		return d.end(d.notation())
	}
	return d.end(d.fail(ErrSyntax))
}

// externalID parses SYSTEM and PUBLIC with what follows them. word is the token; a notation needs no
// system identifier.
func (d *decl) externalID(word []byte, notation bool) (system, public []byte, after token, err error) {
	switch string(word) {
	case "SYSTEM":
	case "PUBLIC":
		if err := d.want(tokLiteral); err != nil {
			return nil, nil, 0, err
		}
		id, bad := publicID(d.literal())
		if bad >= 0 {
			return nil, nil, 0, d.failAt(ErrPublicID, 1+bad)
		}
		public = bytes.Clone(id)
		if public == nil {
			public = []byte{}
		}
	default:
		return nil, nil, 0, d.fail(ErrSyntax)
	}
	after, err = d.next()
	if err != nil {
		return nil, nil, 0, err
	}
	if after != tokLiteral {
		if !notation || public == nil {
			err = d.fail(ErrSyntax)
		}
		return nil, public, after, err
	}
	return bytes.Clone(d.literal()), public, after, nil
}
