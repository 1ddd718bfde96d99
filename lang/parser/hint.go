package parser

import (
	"fmt"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// What the author of a wrong program probably meant. The functions here are
// asked in the second pass when something stands where no correct program has
// it. They look further and either fail with a hint, or return, or fail
// plainly.

// maxBeside bounds how many expressions in a row juxtaposed looks at.
const maxBeside = 20

// juxtaposed is asked when an expression stands right behind e, which begins
// at m. What looks like a name before a string is more likely a wrong prefix of
// the string.
func (p *parser) juxtaposed(m mark, e ast.Expr) {
	if p.plain || p.beside == maxBeside {
		return
	}
	p.beside++
	defer func() { p.beside-- }()
	_, isName := e.(*ast.Name)
	isName = isName && m.tok.Type == tokName
	behind := p.mark()
	var b ast.Expr
	if !isPrint(m.tok) && !isSoft(m.tok) && !(isName && p.at(tokString)) && p.quietly(func() { b = p.expression() }) {
		if p.nest > 0 {
			p.failRange(e.Bounds(), b.Bounds(), "invalid syntax. Perhaps you forgot a comma?")
		}
		if complete := !p.at(kwIf); complete && !isPrint(behind.tok) {
			p.reset(behind)
			return
		}
		p.reset(behind)
	}
	if isName && !p.at(opLParen) && p.attempt(func() { p.starExpressions() }) {
		p.reset(behind)
	}
}

// isPrint reports whether a token is the name of one of the functions that
// were statements in Python 2.
func isPrint(t *lexer.Token) bool {
	return t.Type == tokName && (t.Value == "print" || t.Value == "exec")
}

// printStatement is asked when an expression that begins at m has been read.
// If it begins like a statement of Python 2, it is taken for that even if it is
// correct.
func (p *parser) printStatement(m mark) {
	if p.plain || !isPrint(m.tok) {
		return
	}
	behind := p.mark()
	p.reset(m)
	name := p.name(ast.Load)
	var b ast.Expr
	if !p.at(opLParen) && p.attempt(func() { b = p.starExpressions() }) {
		p.failRange(name.Bounds(), b.Bounds(), fmt.Sprintf(
			"Missing parentheses in call to '%s'. Did you mean %s(...)?", m.tok.Value, m.tok.Value))
	}
	p.reset(behind)
}

// isSoft reports whether an expression's first token could be a soft keyword,
// of a statement gone wrong. CPython compares only as many letters as there
// are.
func isSoft(t *lexer.Token) bool {
	return t.Type == tokName &&
		(t.Value == "_" || strings.HasPrefix("match", t.Value) || strings.HasPrefix("case", t.Value))
}

// withoutElse is asked when body if test lacks its else.
func (p *parser) withoutElse(body, test ast.Expr) {
	if p.hints() && !p.at(opColon) {
		p.failRange(body.Bounds(), test.Bounds(), "expected 'else' after 'if' expression")
	}
	p.fail()
}

const meantComparison = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"

// notNamed is asked when := or = stands behind e, which begins at m and might
// have been an assignment expression.
func (p *parser) notNamed(m mark, e ast.Expr) {
	if p.plain {
		return
	}
	op := p.mark()
	if p.at(opWalrus) {
		if p.attempt(func() { p.next(); p.expression() }) {
			p.failSpan(e.Bounds(), "cannot use assignment expressions with "+exprName(e))
		}
		return
	}
	_, isName := e.(*ast.Name)
	isName = isName && m.tok.Type == tokName
	if !isBitOr(e, startOf(m.tok)) || isSelfEvident(m.tok, e) {
		return
	}
	var value ast.Expr
	if p.attempt(func() { p.next(); value = p.binary(precBitOr) }) && !p.at(opAssign) && !p.at(opWalrus) {
		if isName {
			p.failRange(e.Bounds(), value.Bounds(), meantComparison)
		}
		p.failSpan(e.Bounds(), "cannot assign to "+exprName(e)+" here. Maybe you meant '==' instead of '='?")
	}
	p.reset(op)
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
	if p.hints() && p.attempt(func() { p.next(); p.expression(); p.close(opRParen) }) {
		p.failSpan(tokenSpan(stars), "cannot use double starred expression here")
	}
	p.fail()
}

// ifComprehension fails with msg about s if a comprehension's clauses can be
// parsed, else plainly at the first.
func (p *parser) ifComprehension(s ast.Span, msg string) {
	if p.hints() && p.attempt(func() { p.comprehensions() }) {
		p.failSpan(s, msg)
	}
	p.fail()
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

// dictKey parses a key other than the first. CPython asks for its colon by
// name already in the first pass.
func (p *parser) dictKey() ast.Expr {
	var key ast.Expr
	if p.second {
		m := p.mark()
		if p.quietly(func() { key = p.expression() }) {
			if !p.at(opColon) {
				p.withoutColon(key)
			}
			p.reset(m)
		}
	}
	key = p.expression()
	if !p.at(opColon) {
		p.withoutColon(key)
	}
	return key
}

func (p *parser) withoutColon(key ast.Expr) {
	s := key.Bounds()
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
		p.next()
		p.binary(precBitOr)
		p.failFrom(startOf(star), "cannot use a starred expression in a dictionary value")
	}
}
