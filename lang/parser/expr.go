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
		if !p.more(func() { e = p.starExpression() }) {
			break
		}
		p.exprs = append(p.exprs, e)
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
	if p.second && (p.at(opWalrus) || p.at(opAssign)) {
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
	if p.second {
		return p.expressionAgain()
	}
	start := p.pos()
	e := p.binary(precOr)
	if p.at(kwIf) {
		return p.conditional(start, e)
	}
	return e
}

// expressionAgain is expression in the second pass.
func (p *parser) expressionAgain() ast.Expr {
	m, start := p.mark(), p.pos()
	e := p.binary(precOr)
	if p.startsExpression() {
		p.juxtaposed(m, e)
	}
	if p.at(kwIf) {
		e = p.conditional(start, e)
	}
	p.printStatement(m)
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
		e := p.operation(start, left, r)
		if e == nil {
			return left
		}
		left = e
	}
}

// operation parses an operator and its right side, or a whole chain of those
// that chain. It returns nil if the operator is none after all.
func (p *parser) operation(start ast.Pos, left ast.Expr, r *tokenRow) ast.Expr {
	switch r.prec {
	case precOr, precAnd:
		return p.boolOp(start, left, r)
	case precCompare:
		return p.compare(start, left)
	}
	var right ast.Expr
	if !p.more(func() { p.next(); right = p.binary(r.prec + 1) }) {
		return nil
	}
	return &ast.BinOp{Span: p.from(start), Left: left, Op: r.op, Right: right}
}

func (p *parser) boolOp(start ast.Pos, left ast.Expr, r *tokenRow) ast.Expr {
	base := len(p.exprs)
	p.exprs = append(p.exprs, left)
	for t := p.tok.Type; p.at(t); {
		if !p.more(func() { p.next(); p.exprs = append(p.exprs, p.binary(r.prec+1)) }) {
			break
		}
	}
	if len(p.exprs) == base+1 {
		p.exprs = p.exprs[:base]
		return nil
	}
	return &ast.BoolOp{Span: p.from(start), Op: r.op, Values: p.takeExprs(base)}
}

// compare parses a chain of comparisons.
func (p *parser) compare(start ast.Pos, left ast.Expr) ast.Expr {
	base, opBase := len(p.exprs), len(p.ops)
	for p.atComparison() {
		if !p.more(func() {
			p.ops = append(p.ops, p.comparison())
			p.exprs = append(p.exprs, p.binary(precBitOr))
		}) {
			break
		}
	}
	if len(p.ops) == opBase {
		return nil
	}
	return &ast.Compare{
		Span: p.from(start), Left: left,
		Ops: takeList(&p.ops, opBase), Comparators: p.takeExprs(base),
	}
}

// atComparison reports whether a comparison operator comes next.
func (p *parser) atComparison() bool {
	if p.at(kwNot) {
		in := p.peek()
		p.lookedAt(in)
		return in.Type == kwIn
	}
	return row(p.tok.Type).prec == precCompare
}

// comparison consumes a comparison operator.
func (p *parser) comparison() ast.Op {
	t := p.tok
	switch t.Type {
	case kwIs:
		p.next()
		if p.accept(kwNot) {
			return ast.OpIsNot
		}
		return ast.OpIs
	case kwNot:
		p.next()
	case opNotEqual:
		if t.Value == "<>" {
			p.fail()
		}
	}
	p.next()
	return row(t.Type).op
}

// conditional parses the rest of body if test else orelse.
func (p *parser) conditional(start ast.Pos, body ast.Expr) ast.Expr {
	var test, orelse ast.Expr
	if p.more(func() {
		p.next()
		test = p.binary(precOr)
		if !p.at(kwElse) {
			p.withoutElse(body, test)
		}
		p.next()
		orelse = p.expression()
	}) {
		return &ast.IfExp{Span: p.from(start), Test: test, Body: body, Orelse: orelse}
	}
	return body
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
	var right ast.Expr
	p.down()
	ok := p.more(func() { p.next(); right = p.unary(precUnary) })
	p.up()
	if !ok {
		return left
	}
	return &ast.BinOp{Span: p.from(start), Left: left, Op: ast.OpPow, Right: right}
}

// primary parses an atom and the calls, subscripts and attributes behind it.
func (p *parser) primary() ast.Expr {
	start := p.pos()
	e := p.atom()
	for n := 1; ; n++ {
		t := p.tok.Type
		if t != opDot && t != opLParen && t != opLBracket {
			return e
		}
		if !p.second {
			e = p.trailer(start, e)
		} else if !p.attempt(func() { e = p.trailer(start, e) }) {
			return e
		}
		p.tall(n)
	}
}

// trailer parses one of the things behind an atom.
func (p *parser) trailer(start ast.Pos, e ast.Expr) ast.Expr {
	switch p.tok.Type {
	case opDot:
		p.next()
		attr := p.identifier()
		a := p.attributes.take()
		*a = ast.Attribute{Span: p.from(start), Value: e, Attr: attr}
		return a
	case opLParen:
		c := p.calls.take()
		c.Func = e
		c.Args, c.Keywords = p.arguments(false)
		c.Span = p.from(start)
		return c
	}
	p.open()
	index := p.subscript()
	p.close(opRBracket)
	return &ast.Subscript{Span: p.from(start), Value: e, Slice: index}
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
