package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// Expressions, from the loosest to the tightest. The operators are parsed by
// precedence climbing over the strengths in tokenTable.

// starExpressions parses a list of expressions, starred ones among them, as
// stands after return or = : a tuple if there is a comma.
func (p *parser) starExpressions() ast.Expr {
	start := p.pos()
	e := p.starExpression()
	if !p.at(opComma) {
		return e
	}
	base := len(p.exprs)
	p.exprs = append(p.exprs, e)
	for p.accept(opComma) && p.startsStarExpression() {
		p.exprs = append(p.exprs, p.starExpression())
	}
	return &ast.Tuple{Span: p.from(start), Elts: p.takeExprs(base)}
}

// startsExpression reports whether the current token can begin an expression.
func (p *parser) startsExpression() bool {
	switch p.tok.Type {
	case opLParen, opLBracket, opMinus, opPlus:
		return true
	}
	return row(p.tok.Type).starts
}

func (p *parser) startsStarExpression() bool { return p.at(opStar) || p.startsExpression() }

func (p *parser) starExpression() ast.Expr {
	if p.at(opStar) {
		return p.starred()
	}
	return p.expression()
}

// starred parses * and its operand.
func (p *parser) starred() ast.Expr {
	start := p.pos()
	p.next()
	e := p.binary(precBitOr)
	return &ast.Starred{Span: p.from(start), Value: e}
}

// starNamed parses an element of a list, set or tuple display.
func (p *parser) starNamed() ast.Expr {
	if p.at(opStar) {
		return p.starred()
	}
	return p.named()
}

// named parses an expression that may be an assignment expression.
func (p *parser) named() ast.Expr {
	first := p.tok
	if first.Type == tokName && p.peek().Type == opWalrus {
		return p.walrus()
	}
	m := p.mark()
	e := p.expression()
	if p.at(opWalrus) || p.at(opAssign) {
		p.notNamed(m, e)
	}
	return e
}

// walrus parses name := value.
func (p *parser) walrus() ast.Expr {
	start := p.pos()
	target := p.name(ast.Store)
	p.next()
	value := p.expression()
	return &ast.NamedExpr{Span: p.from(start), Target: target, Value: value}
}

// expression parses a disjunction, a conditional expression or a lambda.
func (p *parser) expression() ast.Expr {
	p.down()
	defer p.up()
	if p.at(kwLambda) {
		return p.lambda()
	}
	first := p.tok
	e := p.binary(precOr)
	switch {
	case p.at(kwIf):
		return p.conditional(startOf(first), e)
	case row(p.tok.Type).starts:
		p.juxtaposed(first, e)
	}
	return e
}

// binary parses operators at least as strong as min.
func (p *parser) binary(min uint8) ast.Expr {
	start := p.pos()
	left := p.unary(min)
	for n := 1; ; n++ {
		r := row(p.tok.Type)
		if r.prec < min || r.prec == precNone {
			return left
		}
		p.tall(n)
		switch r.prec {
		case precOr, precAnd:
			left = p.boolOp(start, left, r)
		case precCompare:
			if p.at(kwNot) && p.peek().Type != kwIn {
				return left
			}
			left = p.compare(start, left)
		default:
			p.next()
			right := p.binary(r.prec + 1)
			left = &ast.BinOp{Span: p.from(start), Left: left, Op: r.op, Right: right}
		}
	}
}

func (p *parser) boolOp(start ast.Pos, left ast.Expr, r *tokenRow) ast.Expr {
	base := len(p.exprs)
	p.exprs = append(p.exprs, left)
	for t := p.tok.Type; p.accept(t); {
		p.exprs = append(p.exprs, p.binary(r.prec+1))
	}
	return &ast.BoolOp{Span: p.from(start), Op: r.op, Values: p.takeExprs(base)}
}

// compare parses a whole chain of comparisons.
func (p *parser) compare(start ast.Pos, left ast.Expr) ast.Expr {
	base, opBase := len(p.exprs), len(p.ops)
	for {
		op := p.compareOp()
		if op == 0 {
			break
		}
		p.ops = append(p.ops, op)
		p.exprs = append(p.exprs, p.binary(precBitOr))
	}
	return &ast.Compare{
		Span: p.from(start), Left: left,
		Ops: takeList(&p.ops, opBase), Comparators: p.takeExprs(base),
	}
}

// compareOp consumes a comparison operator and returns 0 if there is none.
func (p *parser) compareOp() ast.Op {
	t := p.tok
	r := row(t.Type)
	if r.prec != precCompare {
		return 0
	}
	switch t.Type {
	case kwIs:
		p.next()
		if p.accept(kwNot) {
			return ast.OpIsNot
		}
		return ast.OpIs
	case kwNot:
		if p.peek().Type != kwIn {
			return 0
		}
		p.next()
	case opNotEqual:
		if t.Value == "<>" {
			p.fail()
		}
	}
	p.next()
	return r.op
}

// conditional parses the rest of body if test else orelse.
func (p *parser) conditional(start ast.Pos, body ast.Expr) ast.Expr {
	p.next()
	test := p.binary(precOr)
	if !p.at(kwElse) {
		p.withoutElse(start, body)
	}
	p.next()
	orelse := p.expression()
	return &ast.IfExp{Span: p.from(start), Test: test, Body: body, Orelse: orelse}
}

func (p *parser) lambda() *ast.Lambda {
	start := p.pos()
	p.next()
	args := p.parameters(opColon)
	p.expect(opColon)
	body := p.expression()
	return &ast.Lambda{Span: p.from(start), Args: args, Body: body}
}

var unaryOps = [256]ast.Op{opMinus: ast.OpUSub, opPlus: ast.OpUAdd, opTilde: ast.OpInvert}

// unary parses prefix operators and, below them, powers.
func (p *parser) unary(min uint8) ast.Expr {
	start := p.pos()
	op := unaryOps[uint8(p.tok.Type)]
	if p.at(kwNot) && min <= precNot {
		op = ast.OpNot
	}
	if op == 0 {
		return p.power()
	}
	p.down()
	p.next()
	var e ast.Expr
	if op == ast.OpNot {
		e = p.binary(precNot)
	} else {
		e = p.unary(precUnary)
	}
	p.up()
	return &ast.UnaryOp{Span: p.from(start), Op: op, Operand: e}
}

// power parses a primary, with await and ** and its right side, which binds
// less tightly than what stands on the left.
func (p *parser) power() ast.Expr {
	start := p.pos()
	var left ast.Expr
	if p.at(kwAwait) {
		p.next()
		e := p.primary()
		left = &ast.Await{Span: p.from(start), Value: e}
	} else {
		left = p.primary()
	}
	if !p.at(opDoubleStar) {
		return left
	}
	p.down()
	p.next()
	right := p.unary(precUnary)
	p.up()
	return &ast.BinOp{Span: p.from(start), Left: left, Op: ast.OpPow, Right: right}
}

// primary parses an atom and the calls, subscripts and attributes behind it.
func (p *parser) primary() ast.Expr {
	start := p.pos()
	e := p.atom()
	for n := 1; ; n++ {
		switch p.tok.Type {
		case opDot:
			p.next()
			if !p.at(tokName) {
				p.fail()
			}
			attr := p.identifier()
			a := p.attributes.take()
			*a = ast.Attribute{Span: p.from(start), Value: e, Attr: attr}
			e = a
		case opLParen:
			c := p.calls.take()
			c.Func = e
			c.Args, c.Keywords = p.arguments(false)
			c.Span = p.from(start)
			e = c
		case opLBracket:
			p.open()
			index := p.subscript()
			p.close(opRBracket)
			e = &ast.Subscript{Span: p.from(start), Value: e, Slice: index}
		default:
			return e
		}
		p.tall(n)
	}
}

// open consumes an opening bracket, close its partner.
func (p *parser) open() {
	p.nest++
	p.next()
}

func (p *parser) close(t lexer.TokenType) {
	if !p.at(t) {
		p.fail()
	}
	p.nest--
	p.next()
}

// subscript parses what stands between the brackets.
func (p *parser) subscript() ast.Expr {
	start := p.pos()
	e := p.subscriptItem()
	if _, star := e.(*ast.Starred); !star && !p.at(opComma) {
		return e
	}
	base := len(p.exprs)
	p.exprs = append(p.exprs, e)
	for p.accept(opComma) && !p.at(opRBracket) {
		p.exprs = append(p.exprs, p.subscriptItem())
	}
	return &ast.Tuple{Span: p.from(start), Elts: p.takeExprs(base)}
}

// subscriptItem parses a slice, a starred or a named expression.
func (p *parser) subscriptItem() ast.Expr {
	if p.at(opStar) {
		return p.starred()
	}
	start := p.pos()
	var lower ast.Expr
	if !p.at(opColon) {
		lower = p.named()
		if !p.at(opColon) {
			return lower
		}
		if _, walrus := lower.(*ast.NamedExpr); walrus && lower.Bounds().Start == start {
			p.fail()
		}
	}
	p.next()
	s := &ast.Slice{Lower: lower, Upper: p.sliceBound()}
	if p.accept(opColon) {
		s.Step = p.sliceBound()
	}
	s.Span = p.from(start)
	return s
}

func (p *parser) sliceBound() ast.Expr {
	if p.at(opColon) || p.at(opComma) || p.at(opRBracket) {
		return nil
	}
	return p.expression()
}

// yield parses a yield expression.
func (p *parser) yield() ast.Expr {
	start := p.pos()
	p.next()
	if p.accept(kwFrom) {
		e := p.expression()
		return &ast.YieldFrom{Span: p.from(start), Value: e}
	}
	var value ast.Expr
	if p.startsStarExpression() {
		value = p.starExpressions()
	}
	return &ast.Yield{Span: p.from(start), Value: value}
}

// yieldOrStar parses the right side of an assignment.
func (p *parser) yieldOrStar() ast.Expr {
	if p.at(kwYield) {
		return p.yield()
	}
	return p.starExpressions()
}

// name parses an identifier as a variable.
func (p *parser) name(ctx ast.Context) ast.Expr {
	n := p.names.take()
	n.Span.Start = p.pos()
	n.Id = p.identifier()
	n.Span.End = p.end
	n.Ctx = ctx
	return n
}

// identifier parses an identifier and returns its normal form.
func (p *parser) identifier() string {
	if !p.at(tokName) {
		p.fail()
	}
	s := p.tok.Value
	p.next()
	return normalize(s)
}
