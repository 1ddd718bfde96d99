package parser

import "pystm/lang/parser/ast"

// arguments parses the arguments of a call with their parentheses. A class
// definition's are the same, except that a generator expression needs
// parentheses of its own.
func (p *parser) arguments(class bool) ([]ast.Expr, []*ast.Keyword) {
	start := p.pos()
	p.open()
	if p.at(opRParen) {
		p.close(opRParen)
		return nil, nil
	}
	l := argumentList{class: class, first: p.pos(), base: len(p.exprs), keywords: len(p.keywords)}
	for {
		p.argument(&l, start)
		l.last = p.end
		if !p.accept(opComma) || p.at(opRParen) {
			break
		}
	}
	p.close(opRParen)
	args, keywords := p.takeExprs(l.base), []*ast.Keyword(nil)
	if len(p.keywords) > l.keywords {
		keywords = takeList(&p.keywords, l.keywords)
	}
	return args, keywords
}

// An argumentList is a call's arguments while they are parsed.
type argumentList struct {
	class          bool
	first, last    ast.Pos
	base, keywords int // where its positionals and keywords begin on the stacks
	n              int
	unpacked       bool // there was a **mapping
	trial          bool // only the extent of the arguments matters
}

// argument parses one argument; open is the position of the parenthesis.
func (p *parser) argument(l *argumentList, open ast.Pos) {
	start := p.pos()
	l.n++
	switch {
	case p.at(opStar):
		if l.unpacked {
			p.failSpan(ast.Span{Start: l.first, End: l.last}, "iterable argument unpacking follows keyword argument unpacking")
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
		p.keywordArgument(start)
	default:
		p.positional(l, open)
	}
}

// keywordArgument parses name=value.
func (p *parser) keywordArgument(start ast.Pos) {
	arg := p.identifier()
	p.next()
	equals := p.end
	e := p.expression()
	if p.atFor() {
		p.keywordWithFor(ast.Span{Start: start, End: equals})
	}
	p.keywords = append(p.keywords, &ast.Keyword{Span: p.from(start), Arg: arg, Value: e})
}

// positional parses a plain argument, or a generator expression that may do
// without parentheses of its own because it is alone.
func (p *parser) positional(l *argumentList, open ast.Pos) {
	first := p.tok
	var e ast.Expr
	if p.at(tokName) && p.peek().Type == opWalrus {
		e = p.walrus()
	} else {
		e = p.expression()
		if p.at(opAssign) || p.at(opWalrus) {
			p.notKeyword(first, e)
		}
	}
	if clause := p.tok; p.atFor() {
		g := p.comprehensions()
		if l.n > 1 || !p.at(opRParen) {
			p.unparenthesized(l, startOf(first))
		}
		if l.class {
			p.failAt(clause)
		}
		end := endOf(p.tok)
		e = &ast.GeneratorExp{Span: ast.Span{Start: open, End: end}, Elt: e, Generators: g}
	}
	if len(p.keywords) > l.keywords {
		p.positionalAfterKeyword(l)
	}
	p.exprs = append(p.exprs, e)
}
