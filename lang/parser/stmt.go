package parser

import (
	"pystm/lang/parser/ast"
)

// Statements of one line.

// line parses simple statements up to the end of their line and pushes them.
func (p *parser) line() {
	for {
		p.stmts = append(p.stmts, p.simple())
		if !p.accept(opSemi) {
			break
		}
		if p.at(tokNewline) {
			break
		}
	}
	if !p.at(tokNewline) {
		p.fail()
	}
	p.next()
}

// simple parses one simple statement.
func (p *parser) simple() ast.Stmt {
	start := p.pos()
	switch p.tok.Type {
	case kwReturn:
		p.next()
		var value ast.Expr
		if p.startsStarExpression() {
			value = p.starExpressions()
		}
		return &ast.Return{Span: p.from(start), Value: value}
	case kwPass:
		p.next()
		return &ast.Pass{Span: p.from(start)}
	case kwBreak:
		p.next()
		return &ast.Break{Span: p.from(start)}
	case kwContinue:
		p.next()
		return &ast.Continue{Span: p.from(start)}
	case kwRaise:
		return p.raise()
	case kwAssert:
		return p.assert()
	case kwDel:
		return p.del()
	case kwGlobal:
		names := p.nameList()
		return &ast.Global{Span: p.from(start), Names: names}
	case kwNonlocal:
		names := p.nameList()
		return &ast.Nonlocal{Span: p.from(start), Names: names}
	case kwImport:
		return p.importStmt()
	case kwFrom:
		return p.importFrom()
	}
	return p.exprStmt()
}

func (p *parser) raise() ast.Stmt {
	start := p.pos()
	p.next()
	r := &ast.Raise{}
	if p.startsExpression() {
		r.Exc = p.expression()
		if p.accept(kwFrom) {
			r.Cause = p.expression()
		}
	}
	r.Span = p.from(start)
	return r
}

func (p *parser) assert() ast.Stmt {
	start := p.pos()
	p.next()
	a := &ast.Assert{Test: p.expression()}
	if p.accept(opComma) {
		a.Msg = p.expression()
	}
	a.Span = p.from(start)
	return a
}

func (p *parser) del() ast.Stmt {
	start := p.pos()
	p.next()
	m, base := p.mark(), len(p.exprs)
	for p.startsPrimary() {
		p.exprs = append(p.exprs, p.primary())
		if !p.accept(opComma) {
			break
		}
	}
	targets := p.takeExprs(base)
	if len(targets) == 0 || invalidAmong(targets, deleting) != nil || !p.at(opSemi) && !p.at(tokNewline) {
		unexpected := p.tok
		p.reset(m)
		var e ast.Expr
		if !p.plain && p.attempt(func() { e = p.starExpressions() }) {
			p.failTarget(invalidTarget(e, deleting), deleting)
		}
		p.failAt(unexpected)
	}
	for _, e := range targets {
		setContext(e, ast.Del)
	}
	return &ast.Delete{Span: p.from(start), Targets: targets}
}

// startsPrimary reports whether the current token can begin a target.
func (p *parser) startsPrimary() bool {
	switch p.tok.Type {
	case tokName, tokString, opLParen, opLBracket, opLBrace:
		return true
	}
	return false
}

// nameList parses the keyword and names of global and nonlocal.
func (p *parser) nameList() []string {
	p.next()
	names := []string{p.identifier()}
	for p.accept(opComma) {
		names = append(names, p.identifier())
	}
	return names
}

func (p *parser) importStmt() ast.Stmt {
	start := p.pos()
	p.next()
	var names []*ast.Alias
	for {
		a := &ast.Alias{}
		s := p.pos()
		a.Name = p.dotted()
		if p.accept(kwAs) {
			a.Asname = p.identifier()
		}
		a.Span = p.from(s)
		names = append(names, a)
		if !p.accept(opComma) {
			break
		}
	}
	return &ast.Import{Span: p.from(start), Names: names}
}

// dotted parses names with dots between them.
func (p *parser) dotted() string {
	s := p.identifier()
	for p.accept(opDot) {
		s += "." + p.identifier()
	}
	return s
}

func (p *parser) importFrom() ast.Stmt {
	start := p.pos()
	p.next()
	i := &ast.ImportFrom{}
	for {
		if p.at(opDot) {
			i.Level++
		} else if p.at(opEllipsis) {
			i.Level += 3
		} else {
			break
		}
		p.next()
	}
	if i.Level == 0 || p.at(tokName) {
		i.Module = p.dotted()
	}
	p.expect(kwImport)
	switch {
	case p.at(opStar):
		s := p.pos()
		p.next()
		i.Names = []*ast.Alias{{Span: p.from(s), Name: "*"}}
	case p.at(opLParen):
		p.open()
		i.Names = p.importNames(true)
		p.close(opRParen)
	default:
		i.Names = p.importNames(false)
	}
	i.Span = p.from(start)
	return i
}

func (p *parser) importNames(parens bool) []*ast.Alias {
	var names []*ast.Alias
	for {
		a := &ast.Alias{}
		s := p.pos()
		a.Name = p.identifier()
		if p.accept(kwAs) {
			a.Asname = p.identifier()
		}
		a.Span = p.from(s)
		names = append(names, a)
		if !p.accept(opComma) || parens && p.at(opRParen) {
			return names
		}
		if !parens && p.at(tokNewline) {
			p.failHere("trailing comma not allowed without surrounding parentheses")
		}
	}
}

// exprStmt parses an expression and what makes it an assignment.
func (p *parser) exprStmt() ast.Stmt {
	m, first := p.mark(), p.tok
	e := p.yieldOrStar()
	switch {
	case p.at(opAssign):
		return p.assign(m, e)
	case isAugAssign(p.tok.Type):
		return p.augAssign(startOf(first), e)
	case p.at(opColon):
		return p.annAssign(m, e)
	case p.at(opWalrus):
		p.badAssign(m)
	}
	s := p.exprStmts.take()
	s.Span, s.Value = p.from(startOf(first)), e
	return s
}

// assign parses the rest of e = ... = value; the statement begins at m.
func (p *parser) assign(m mark, e ast.Expr) ast.Stmt {
	base := len(p.exprs)
	for p.at(opAssign) {
		if invalidTarget(e, assigning) != nil {
			p.badAssign(m)
		}
		setContext(e, ast.Store)
		p.exprs = append(p.exprs, e)
		p.next()
		e = p.yieldOrStar()
	}
	a := p.assigns.take()
	a.Targets, a.Value = p.takeExprs(base), e
	a.Span = p.from(startOf(m.tok))
	return a
}

// badAssign fails because one of the left sides is no target. It reads the
// statement again in CPython's order.
func (p *parser) badAssign(m mark) {
	equals := p.tok
	if p.plain {
		p.fail()
	}
	p.reset(m)
	// The left side might be meant as an expression with a == in it.
	p.attempt(func() {
		p.starNamed()
		for p.accept(opComma) && p.startsStarExpression() {
			p.starNamed()
		}
	})
	p.reset(m)
	p.attempt(func() {
		for {
			yields := p.at(kwYield)
			e := p.yieldOrStar()
			if !p.at(opAssign) {
				return
			}
			if yields {
				p.failSpan(e.Bounds(), "assignment to yield expression not possible")
			}
			p.failTarget(invalidTarget(e, assigning), assigning)
			p.next()
		}
	})
	p.failAt(equals)
}

// augAssign parses the rest of e += value.
func (p *parser) augAssign(start ast.Pos, e ast.Expr) ast.Stmt {
	op := p.tok
	switch e.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
	default:
		yields := e.Bounds().Start == start && exprName(e) == "yield expression"
		if !yields && !p.plain && p.attempt(func() { p.next(); p.yieldOrStar() }) {
			p.failSpan(e.Bounds(), "'"+exprName(e)+"' is an illegal expression for augmented assignment")
		}
		p.failAt(op)
	}
	setContext(e, ast.Store)
	p.next()
	value := p.yieldOrStar()
	return &ast.AugAssign{Span: p.from(start), Target: e, Op: row(op.Type).op, Value: value}
}

// annAssign parses the rest of e: annotation = value.
func (p *parser) annAssign(m mark, e ast.Expr) ast.Stmt {
	start := startOf(m.tok)
	simple := false
	switch e.(type) {
	case *ast.Name:
		simple = e.Bounds().Start == start
	case *ast.Attribute, *ast.Subscript:
	default:
		p.badAnnotation(start, e)
	}
	setContext(e, ast.Store)
	p.next()
	a := &ast.AnnAssign{Target: e, Annotation: p.expression(), Simple: simple}
	if p.accept(opAssign) {
		a.Value = p.yieldOrStar()
	}
	a.Span = p.from(start)
	return a
}

// badAnnotation fails because e, before a colon, cannot be annotated.
func (p *parser) badAnnotation(start ast.Pos, e ast.Expr) {
	colon := p.tok
	if p.plain || !p.attempt(func() { p.next(); p.expression() }) {
		p.failAt(colon)
	}
	s := e.Bounds()
	switch n := e.(type) {
	case *ast.List:
		p.failSpan(s, "only single target (not list) can be annotated")
	case *ast.Tuple:
		if len(n.Elts) > 0 && n.Elts[0].Bounds().Start == start {
			s = n.Elts[0].Bounds() // no parentheses
		}
		p.failSpan(s, "only single target (not tuple) can be annotated")
	case *ast.Starred, *ast.Yield, *ast.YieldFrom:
		if s.Start == start {
			p.failAt(colon)
		}
	}
	p.failSpan(s, "illegal target for annotation")
}
