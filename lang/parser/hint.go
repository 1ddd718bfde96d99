package parser

import (
	"fmt"

	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// What the author of a wrong expression probably meant.
//
// CPython parses a wrong program twice, the second time with additional rules
// that match common mistakes. Here a production that meets a token no
// continuation allows asks one of the functions below, which looks further and
// either fails with a hint, or returns so that the caller fails plainly. They
// cost a correct program nothing.

// juxtaposed is asked when an expression stands right behind e, whose first
// token is given.
func (p *parser) juxtaposed(first *lexer.Token, e ast.Expr) {
	if p.plain || p.key != 0 && p.key == p.nest {
		return
	}
	m := p.mark()
	behind := p.tok.Type
	var b ast.Expr
	switch n, isName := e.(*ast.Name); {
	case isName && first.Type == tokName && (n.Id == "print" || n.Id == "exec"):
		if p.attempt(func() { b = p.starExpressions() }) {
			p.failRange(e.Bounds(), b.Bounds(), fmt.Sprintf(
				"Missing parentheses in call to '%s'. Did you mean %s(...)?", n.Id, n.Id))
		}
		return
	case isName && first.Type == tokName && behind == tokString:
		return // more likely a wrong prefix of the string
	case first.Type == tokName && (first.Value == "match" || first.Value == "case" || first.Value == "_"):
		return
	}
	if p.quietly(func() { b = p.expression() }) {
		if p.nest > 0 {
			p.failRange(e.Bounds(), b.Bounds(), "invalid syntax. Perhaps you forgot a comma?")
		}
		p.reset(m)
	}
}

// withoutElse is asked when a conditional expression lacks its else.
func (p *parser) withoutElse(start ast.Pos, body ast.Expr) {
	if p.key != 0 && p.key == p.nest {
		p.notKey(body)
	}
	if !p.plain && !p.at(opColon) {
		p.failSpan(p.from(start), "expected 'else' after 'if' expression")
	}
	p.fail()
}

const meantComparison = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"

// notNamed is asked when := or = stands behind e, which begins at m and might
// have been an assignment expression.
func (p *parser) notNamed(m mark, e ast.Expr) {
	if p.plain || p.key != 0 && p.key == p.nest {
		return
	}
	op, opMark, first := p.tok, p.mark(), m.tok
	if op.Type == opWalrus {
		if p.attempt(func() { p.next(); p.expression() }) {
			p.failSpan(e.Bounds(), "cannot use assignment expressions with "+exprName(e))
		}
		p.failAt(op)
	}
	var value ast.Expr
	if !isBitOr(e, startOf(first)) || !p.attempt(func() { p.next(); value = p.binary(precBitOr) }) {
		return
	}
	if !p.at(opAssign) && !p.at(opWalrus) {
		if _, isName := e.(*ast.Name); isName && first.Type == tokName {
			p.failRange(e.Bounds(), value.Bounds(), meantComparison)
		}
		if !isSelfEvident(first, e) {
			p.failSpan(e.Bounds(), "cannot assign to "+exprName(e)+" here. Maybe you meant '==' instead of '='?")
		}
	}
	p.reset(opMark)
}

// isBitOr reports whether an expression that begins at start needs no
// parentheses as an operand of |.
func isBitOr(e ast.Expr, start ast.Pos) bool {
	if e.Bounds().Start != start {
		return true // it has parentheses
	}
	switch e := e.(type) {
	case *ast.BoolOp, *ast.Compare, *ast.IfExp, *ast.Lambda, *ast.NamedExpr:
		return false
	case *ast.UnaryOp:
		return e.Op != ast.OpNot
	}
	return true
}

// isSelfEvident reports whether an expression begins with something that
// cannot be meant as the left side of a comparison.
func isSelfEvident(first *lexer.Token, e ast.Expr) bool {
	switch first.Type {
	case kwTrue, kwFalse, kwNone:
		return true
	}
	for e.Bounds().Start == startOf(first) {
		switch n := e.(type) {
		case *ast.List, *ast.Tuple, *ast.GeneratorExp:
			return true
		case *ast.Attribute:
			e = n.Value
		case *ast.Subscript:
			e = n.Value
		case *ast.Call:
			e = n.Func
		case *ast.BinOp:
			e = n.Left
		default:
			return false
		}
	}
	return false
}

// doubleStarred is asked at a ** that begins a parenthesized expression.
func (p *parser) doubleStarred() {
	stars := p.tok
	if !p.plain && p.attempt(func() { p.next(); p.expression(); p.close(opRParen) }) {
		p.failSpan(tokenSpan(stars), "cannot use double starred expression here")
	}
	p.failAt(stars)
}

// ifComprehension fails with msg about s if a comprehension's clauses can be
// parsed, else plainly at the first.
func (p *parser) ifComprehension(s ast.Span, msg string) {
	clause := p.tok
	if !p.plain && p.attempt(func() { p.comprehensions() }) {
		p.failSpan(s, msg)
	}
	p.failAt(clause)
}

// notUnpacked is asked when e is the element of a comprehension.
func (p *parser) notUnpacked(e ast.Expr) {
	if s, ok := e.(*ast.Starred); ok {
		p.ifComprehension(s.Span, "iterable unpacking cannot be used in comprehension")
	}
}

// notDictUnpacked is asked when a ** comes first in a dict comprehension.
func (p *parser) notDictUnpacked(stars *lexer.Token) {
	p.ifComprehension(tokenSpan(stars), "dict unpacking cannot be used in dict comprehension")
}

// bareTarget is asked when a comprehension's clause follows the elements
// pushed since base.
func (p *parser) bareTarget(base int, closing lexer.TokenType) {
	if closing == opRParen {
		p.fail()
	}
	elts := p.exprs[base:]
	s := ast.Span{Start: elts[0].Bounds().Start, End: elts[len(elts)-1].Bounds().End}
	if len(elts) == 1 {
		s.End = p.end // with the comma
	}
	p.ifComprehension(s, "did you forget parentheses around the comprehension target?")
}

// dictKey parses a key other than the first.
func (p *parser) dictKey() ast.Expr {
	outer := p.key
	p.key = p.nest
	key := p.expression()
	p.key = outer
	if !p.at(opColon) {
		p.notKey(key)
	}
	return key
}

func (p *parser) notKey(e ast.Expr) {
	s := e.Bounds()
	f := spanFailure(s, "':' expected after dictionary key")
	f.col, f.endCol = int(s.End.Col)-1, noEnd
	p.throw(f)
}

// dictColon parses the colon between key and value.
func (p *parser) dictColon() {
	colon := p.tok
	p.expect(opColon)
	switch {
	case p.at(opRBrace) || p.at(opComma):
		p.failSpan(tokenSpan(colon), "expression expected after dictionary key and ':'")
	case p.at(opStar):
		star := p.tok
		if p.quietly(func() { p.next(); p.binary(precBitOr) }) {
			p.failSpan(p.from(startOf(star)), "cannot use a starred expression in a dictionary value")
		}
	}
}

// notKeyword is asked when = or := stands behind an argument.
func (p *parser) notKeyword(first *lexer.Token, e ast.Expr) {
	if p.plain || p.at(opWalrus) {
		return
	}
	equals := tokenSpan(p.tok)
	if c, ok := e.(*ast.Constant); ok {
		switch first.Type {
		case kwTrue, kwFalse, kwNone:
			p.failRange(c.Span, equals, "cannot assign to "+first.Value)
		}
	}
	p.failRange(e.Bounds(), equals, `expression cannot contain assignment, perhaps you meant "=="?`)
}

// keywordWithFor is asked when a comprehension's clause follows name=value.
func (p *parser) keywordWithFor(nameAndEquals ast.Span) {
	p.ifComprehension(nameAndEquals, meantComparison)
}

// unparenthesized is asked when an argument from start is a generator
// expression but not the only argument.
func (p *parser) unparenthesized(l *argumentList, start ast.Pos) {
	if p.plain || l.trial || l.n == 1 && !p.at(opComma) {
		p.fail()
	}
	s := p.from(start)
	if l.n == 1 {
		p.attempt(func() {
			p.next()
			if !p.at(opRParen) {
				p.remainingArguments(l)
			}
		})
	}
	p.failSpan(s, "Generator expression must be parenthesized")
}

// remainingArguments parses arguments in any order.
func (p *parser) remainingArguments(l *argumentList) {
	for {
		rest := argumentList{base: len(p.exprs), keywords: len(p.keywords), n: l.n, trial: true}
		p.argument(&rest, p.pos())
		if !p.accept(opComma) || p.at(opRParen) {
			return
		}
	}
}

// positionalAfterKeyword fails because of the argument just parsed.
func (p *parser) positionalAfterKeyword(l *argumentList) {
	if p.plain {
		p.fail()
	}
	p.attempt(func() {
		if p.accept(opComma) && !p.at(opRParen) {
			p.remainingArguments(l)
		}
	})
	if l.unpacked {
		p.failHere("positional argument follows keyword argument unpacking")
	}
	p.failHere("positional argument follows keyword argument")
}
