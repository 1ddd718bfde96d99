package expat

import "bytes"

// Model is what an element may have.
type Model struct {
	Type, Quant int
	Name        []byte
	Parts       []*Model
}

// The types of models, and how often they may occur.
const (
	ModelEmpty = 1 + iota
	ModelAny
	ModelMixed
	ModelName
	ModelChoice
	ModelSeq

	QuantNone = 0
	QuantOpt  = 1
	QuantRep  = 2
	QuantPlus = 3
)

// repeated is a token without the sign behind it that says how often.
func repeatedToken(text []byte) ([]byte, int) {
	switch n := len(text) - 1; text[n] {
	case '?':
		return text[:n], QuantOpt
	case '*':
		return text[:n], QuantRep
	case '+':
		return text[:n], QuantPlus
	}
	return text, QuantNone
}

// element parses the declaration of an element.
func (d *decl) element() error {
	p := d.p
	d.quiet = p.has(ElementDecl)
	if err := d.want(tokName); err != nil {
		return err
	}
	e := Event{Kind: ElementDecl, Name: bytes.Clone(d.text())}
	tok, err := d.next()
	if err != nil {
		return err
	}
	switch text := string(d.text()); {
	case tok == tokName && text == "EMPTY":
		e.Model = &Model{Type: ModelEmpty}
	case tok == tokName && text == "ANY":
		e.Model = &Model{Type: ModelAny}
	case tok == tokOpenParen:
		if e.Model, err = d.model(); err != nil {
			return err
		}
	default:
		return d.fail(ErrSyntax)
	}
	if e.At = d.at; d.quiet {
		p.emit(e)
	}
	return d.want(tokDeclClose)
}

// model parses a model from its first parenthesis on.
func (d *decl) model() (*Model, error) {
	tok, err := d.next()
	if err != nil {
		return nil, err
	}
	if tok == tokPound {
		if string(d.text()) != "#PCDATA" {
			return nil, d.fail(ErrSyntax)
		}
		return d.mixed()
	}
	open := []*Model{{}}
	for {
		switch top := open[len(open)-1]; tok {
		case tokOpenParen:
			open = append(open, &Model{})
		case tokName, tokNameRepeated:
			name, quant := repeatedToken(d.text())
			top.Parts = append(top.Parts, &Model{Type: ModelName, Quant: quant, Name: bytes.Clone(name)})
			var done bool
			if open, done, err = d.modelRest(open); err != nil || done {
				return open[0], err
			}
		default:
			return nil, d.fail(ErrSyntax)
		}
		if tok, err = d.next(); err != nil {
			return nil, err
		}
	}
}

// modelRest parses what follows a part of a model: the ends of groups, and a sign that another
// part follows.
func (d *decl) modelRest(open []*Model) (rest []*Model, done bool, err error) {
	for {
		tok, err := d.next()
		if err != nil {
			return open, false, err
		}
		top := open[len(open)-1]
		kind := 0
		switch tok {
		case tokCloseParen:
			if _, top.Quant = repeatedToken(d.text()); top.Type == 0 {
				top.Type = ModelSeq
			}
			if len(open) == 1 {
				return open, true, nil
			}
			open = open[:len(open)-1]
			outer := open[len(open)-1]
			outer.Parts = append(outer.Parts, top)
			continue
		case tokComma:
			kind = ModelSeq
		case tokOr:
			kind = ModelChoice
		}
		if kind == 0 || top.Type != 0 && top.Type != kind {
			return open, false, d.fail(ErrSyntax)
		}
		top.Type = kind
		return open, false, nil
	}
}

// mixed parses a model of text and elements.
func (d *decl) mixed() (*Model, error) {
	m := &Model{Type: ModelMixed}
	for {
		tok, err := d.next()
		if err != nil {
			return nil, err
		}
		switch {
		case tok == tokCloseParen:
			_, m.Quant = repeatedToken(d.text())
			if m.Quant == QuantRep || m.Quant == QuantNone && len(m.Parts) == 0 {
				return m, nil
			}
			return nil, d.fail(ErrSyntax)
		case tok != tokOr:
			return nil, d.fail(ErrSyntax)
		}
		if err := d.want(tokName); err != nil {
			return nil, err
		}
		m.Parts = append(m.Parts, &Model{Type: ModelName, Name: bytes.Clone(d.text())})
	}
}
