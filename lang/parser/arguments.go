package parser

import "pystm/lang/parser/ast"

// arguments parses the arguments of a call with their parentheses. A class
// definition's are the same, except that a generator expression needs
// parentheses of its own.
func (p *parser) arguments(class bool) (args []ast.Expr, keywords []*ast.Keyword) {
	open := p.pos()
	p.open()
	if p.at(opRParen) {
		p.close(opRParen)
		return nil, nil
	}
	m := p.mark()
	l := argumentList{open: open, class: class, base: len(p.exprs), keywords: len(p.keywords)}
	if !p.more(func() { p.argumentList(&l) }) {
		p.badArguments(m)
	}
	p.close(opRParen)
	args = p.takeExprs(l.base)
	if len(p.keywords) > l.keywords {
		keywords = takeList(&p.keywords, l.keywords)
	}
	return args, keywords
}

// An argumentList is a call's arguments while they are parsed.
type argumentList struct {
	open           ast.Pos // of the parenthesis
	class          bool
	base, keywords int // where its positionals and keywords begin on the stacks
	n              int
	unpacked       bool // there was a **mapping
}

// argumentList parses arguments up to but not including the parenthesis.
func (p *parser) argumentList(l *argumentList) {
	for {
		p.argument(l)
		if !p.accept(opComma) || p.at(opRParen) {
			break
		}
	}
	if !p.at(opRParen) {
		p.fail()
	}
}

func (p *parser) argument(l *argumentList) {
	start := p.pos()
	l.n++
	switch {
	case p.at(opStar):
		if l.unpacked {
			p.fail()
		}
		p.next()
		e := p.expression()
		p.exprs = append(p.exprs, &ast.Starred{Span: p.from(start), Value: e})
	case p.at(opDoubleStar):
		l.unpacked = true
		p.next()
		e := p.expression()
		p.keywords = append(p.keywords, &ast.Keyword{Span: p.from(start), Value: e})
	case p.at(tokName) && p.peek().Type == opAssign:
		arg := p.identifier()
		p.next()
		e := p.expression()
		p.keywords = append(p.keywords, &ast.Keyword{Span: p.from(start), Arg: arg, Value: e})
	default:
		p.positional(l)
	}
}

// positional parses a plain argument, or a generator expression that may do
// without parentheses of its own because it is alone.
func (p *parser) positional(l *argumentList) {
	if len(p.keywords) > l.keywords {
		if p.at(tokName) {
			p.lookedAt(p.peek())
		}
		p.fail()
	}
	e := p.argumentValue()
	if p.at(opAssign) {
		p.fail()
	}
	if l.n == 1 && !l.class && p.atFor() {
		g := p.comprehensions()
		if !p.at(opRParen) {
			p.fail()
		}
		e = &ast.GeneratorExp{Span: ast.Span{Start: l.open, End: endOf(p.tok)}, Elt: e, Generators: g}
	}
	p.exprs = append(p.exprs, e)
}

// argumentValue parses an expression or an assignment expression.
func (p *parser) argumentValue() ast.Expr {
	if p.at(tokName) && p.peek().Type == opWalrus {
		return p.walrus()
	}
	return p.expression()
}
