package expat

import "bytes"

// attributes parses the declaration of an element's attributes.
func (d *decl) attributes() error {
	p := d.p
	d.quiet = p.has(AttlistDecl) && !p.Ignores
	if err := d.want(tokName); err != nil {
		return err
	}
	element := bytes.Clone(d.text())
	var found []DeclaredAttribute
	for {
		tok, err := d.next()
		if err != nil {
			return err
		}
		if tok == tokDeclClose {
			break
		}
		if tok != tokName {
			return d.fail(ErrSyntax)
		}
		a, err := d.attribute(element)
		if err != nil {
			return err
		}
		found = append(found, a)
	}
	if p.Ignores {
		return nil
	}
	for _, a := range found {
		p.HasAttributes = true
		if err := p.DTD.DeclareAttribute(element, a); err != nil {
			return err
		}
	}
	return nil
}

// attribute parses a definition from the attribute's name on.
func (d *decl) attribute(element []byte) (a DeclaredAttribute, err error) {
	p := d.p
	a.Name = bytes.Clone(d.text())
	kind, err := d.attributeType()
	if err != nil {
		return a, err
	}
	a.CDATA = string(kind) == "CDATA"
	e := Event{Kind: AttlistDecl, Name: element, Attribute: a.Name, Type: kind}
	tok, err := d.next()
	if err != nil {
		return a, err
	}
	if tok == tokPound {
		switch string(d.text()) {
		case "#IMPLIED":
		case "#REQUIRED":
			e.Flag = 1
		case "#FIXED":
			e.Flag = 1
			if tok, err = d.next(); err == nil && tok != tokLiteral {
				err = d.fail(ErrSyntax)
			}
			if err != nil {
				return a, err
			}
		default:
			return a, d.fail(ErrSyntax)
		}
	} else if tok != tokLiteral {
		return a, d.fail(ErrSyntax)
	}
	if tok == tokLiteral && !p.Ignores {
		value, code, wrongAt := p.normalized(d.literal(), a.CDATA)
		if code != 0 && wrongAt == nowhere {
			return a, d.fail(code)
		}
		if code != 0 {
			return a, d.failAt(code, 1+wrongAt)
		}
		a.Default = append(make([]byte, 0, len(value)), value...)
	}
	if e.At, e.Value = d.at, a.Default; p.has(AttlistDecl) && !p.Ignores {
		p.emit(e)
	}
	return a, nil
}

// attributeType parses the type of an attribute.
func (d *decl) attributeType() ([]byte, error) {
	tok, err := d.next()
	if err != nil {
		return nil, err
	}
	if tok == tokOpenParen {
		return d.enumeration([]byte("("), true)
	}
	switch word := string(d.text()); word {
	case "CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS":
		return []byte(word), nil
	case "NOTATION":
		if err := d.want(tokOpenParen); err != nil {
			return nil, err
		}
		return d.enumeration([]byte("NOTATION("), false)
	}
	return nil, d.fail(ErrSyntax)
}

// enumeration parses the values that an attribute may have.
func (d *decl) enumeration(out []byte, any bool) ([]byte, error) {
	for {
		tok, err := d.next()
		if err != nil {
			return nil, err
		}
		if tok != tokName && (tok != tokNmtoken || !any) {
			return nil, d.fail(ErrSyntax)
		}
		out = append(out, d.text()...)
		if tok, err = d.next(); err != nil {
			return nil, err
		}
		switch {
		case tok == tokOr:
			out = append(out, '|')
		case tok == tokCloseParen && d.i-d.from == 1:
			return append(out, ')'), nil
		default:
			return nil, d.fail(ErrSyntax)
		}
	}
}
