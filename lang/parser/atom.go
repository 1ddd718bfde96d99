package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// Atoms: names, literals, displays and what stands in parentheses.

func (p *parser) atom() ast.Expr {
	switch p.tok.Type {
	case tokName:
		return p.name(ast.Load)
	case tokNumber:
		return p.number()
	case tokString:
		return p.strings()
	case opLParen:
		return p.parenthesized()
	case opLBracket:
		return p.list()
	case opLBrace:
		return p.braces()
	case kwNone:
		return p.keyword(nil)
	case kwTrue:
		return p.keyword(true)
	case kwFalse:
		return p.keyword(false)
	case opEllipsis:
		return p.keyword(ast.Ellipsis{})
	}
	p.fail()
	return nil
}

func (p *parser) constant(s ast.Span, value any) ast.Expr {
	c := p.constants.take()
	c.Span, c.Value = s, value
	return c
}

// keyword parses a constant that is a single token.
func (p *parser) keyword(value any) ast.Expr {
	t := p.tok
	p.next()
	return p.constant(tokenSpan(t), value)
}

// parenthesized parses ( ) with a tuple, a generator expression, a yield or
// any expression in it.
func (p *parser) parenthesized() ast.Expr {
	start := p.pos()
	p.open()
	switch p.tok.Type {
	case opRParen:
		p.close(opRParen)
		return &ast.Tuple{Span: p.from(start)}
	case kwYield:
		e := p.yield()
		p.close(opRParen)
		return e
	case opDoubleStar:
		p.doubleStarred()
	}
	e := p.firstElement()
	switch {
	case p.atFor():
		p.notUnpacked(e)
		g := p.comprehensions()
		p.close(opRParen)
		return &ast.GeneratorExp{Span: p.from(start), Elt: e, Generators: g}
	case p.at(opComma):
		elts := p.elements(e, opRParen)
		p.close(opRParen)
		return &ast.Tuple{Span: p.from(start), Elts: elts}
	}
	if s, ok := e.(*ast.Starred); ok && p.at(opRParen) {
		p.failSpan(s.Span, "cannot use starred expression here")
	}
	p.close(opRParen)
	return e
}

// firstElement parses the first element of a display. It might have been meant
// for a comprehension, where CPython reads more behind a * than elsewhere.
func (p *parser) firstElement() ast.Expr {
	m := p.mark()
	e := p.starNamed()
	if p.second && m.tok.Type == opStar && p.startsExpression() {
		p.reset(m)
		p.next()
		p.expression()
	}
	return e
}

// elements parses the rest of a display whose first element is e, up to but
// not including the closing bracket.
func (p *parser) elements(e ast.Expr, closing lexer.TokenType) []ast.Expr {
	base := len(p.exprs)
	p.exprs = append(p.exprs, e)
	for p.accept(opComma) && !p.at(closing) {
		if p.second && p.atFor() {
			p.bareTarget(base, closing)
		}
		p.exprs = append(p.exprs, p.starNamed())
	}
	if p.second && p.atFor() {
		p.bareTarget(base, closing)
	}
	return p.takeExprs(base)
}

func (p *parser) list() ast.Expr {
	start := p.pos()
	p.open()
	if p.at(opRBracket) {
		p.close(opRBracket)
		return &ast.List{Span: p.from(start)}
	}
	e := p.firstElement()
	if p.atFor() {
		p.notUnpacked(e)
		g := p.comprehensions()
		p.close(opRBracket)
		return &ast.ListComp{Span: p.from(start), Elt: e, Generators: g}
	}
	elts := p.elements(e, opRBracket)
	p.close(opRBracket)
	return &ast.List{Span: p.from(start), Elts: elts}
}

// braces parses a dict, a set, or a comprehension of either.
func (p *parser) braces() ast.Expr {
	// CPython gives hints in here even where it does not otherwise.
	defer func(plain bool) { p.plain = plain }(p.plain)
	p.plain = false
	start := p.pos()
	p.open()
	if p.at(opRBrace) || p.at(opDoubleStar) {
		return p.dict(start, nil)
	}
	e := p.firstElement()
	switch _, starred := e.(*ast.Starred); {
	case p.at(opColon) && !starred && !p.isWalrus(e):
		return p.dict(start, e)
	case p.atFor():
		p.notUnpacked(e)
		g := p.comprehensions()
		p.close(opRBrace)
		return &ast.SetComp{Span: p.from(start), Elt: e, Generators: g}
	}
	elts := p.elements(e, opRBrace)
	p.close(opRBrace)
	return &ast.Set{Span: p.from(start), Elts: elts}
}

// dict parses the rest of a dict or a dict comprehension; the first key has
// been parsed unless it is nil.
func (p *parser) dict(start ast.Pos, key ast.Expr) ast.Expr {
	keys, values := len(p.dictKeys), len(p.exprs)
	for n := 0; !p.at(opRBrace); n++ {
		if p.at(opDoubleStar) {
			unpack := p.tok
			p.next()
			p.dictKeys = append(p.dictKeys, nil)
			p.exprs = append(p.exprs, p.binary(precBitOr))
			if p.atFor() && n == 0 {
				p.notDictUnpacked(unpack)
			}
		} else {
			if n > 0 {
				key = p.dictKey()
			}
			p.dictColon()
			value := p.expression()
			if n == 0 && p.atFor() {
				g := p.comprehensions()
				p.close(opRBrace)
				return &ast.DictComp{Span: p.from(start), Key: key, Value: value, Generators: g}
			}
			p.dictKeys = append(p.dictKeys, key)
			p.exprs = append(p.exprs, value)
		}
		if !p.accept(opComma) {
			break
		}
	}
	p.close(opRBrace)
	return &ast.Dict{Span: p.from(start), Keys: takeList(&p.dictKeys, keys), Values: p.takeExprs(values)}
}

// isWalrus reports whether e, just parsed, is an assignment expression that no
// parentheses surround.
func (p *parser) isWalrus(e ast.Expr) bool {
	n, ok := e.(*ast.NamedExpr)
	return ok && n.End == p.end
}

// atFor reports whether a comprehension's clause begins here.
func (p *parser) atFor() bool {
	if !p.at(kwAsync) {
		return p.at(kwFor)
	}
	p.lookedAt(p.peek())
	return p.peek().Type == kwFor
}

// comprehensions parses the clauses of a comprehension.
func (p *parser) comprehensions() []*ast.Comprehension {
	var list []*ast.Comprehension
	for p.atFor() {
		c := &ast.Comprehension{IsAsync: p.accept(kwAsync)}
		p.next()
		c.Target = p.forTarget()
		p.expect(kwIn)
		c.Iter = p.binary(precOr)
		base := len(p.exprs)
		for p.accept(kwIf) {
			p.exprs = append(p.exprs, p.binary(precOr))
		}
		c.Ifs = p.takeExprs(base)
		list = append(list, c)
	}
	return list
}
