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
	for p.startsAtom() {
		p.exprs = append(p.exprs, p.primary())
		if !p.accept(opComma) {
			break
		}
	}
	targets := p.takeExprs(base)
	if len(targets) == 0 || invalidAmong(targets, deleting) != nil || !p.at(opSemi) && !p.at(tokNewline) {
		var e ast.Expr
		if p.reset(m); p.hints() && p.attempt(func() { e = p.starExpressions() }) {
			p.failTarget(invalidTarget(e, deleting), deleting)
		}
		p.fail()
	}
	for _, e := range targets {
		setContext(e, ast.Del)
	}
	return &ast.Delete{Span: p.from(start), Targets: targets}
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
	m := p.mark()
	if !p.second {
		return p.assignment(m, p.yieldOrStar())
	}
	var s ast.Stmt
	if p.attempt(func() { s = p.assignment(m, p.yieldOrStar()) }) {
		if _, bare := s.(*ast.ExprStmt); !bare {
			return s
		}
	}
	p.badAssignment(m)
	e := p.yieldOrStar()
	return &ast.ExprStmt{Span: e.Bounds(), Value: e}
}

// assignment parses what may follow the expression e, with which the statement
// begins, at m.
func (p *parser) assignment(m mark, e ast.Expr) ast.Stmt {
	start := startOf(m.tok)
	switch {
	case p.at(opAssign):
		return p.assign(start, e)
	case isAugAssign(p.tok.Type):
		return p.augAssign(start, e)
	case p.at(opColon):
		return p.annAssign(start, e)
	}
	s := p.exprStmts.take()
	s.Span, s.Value = p.from(start), e
	return s
}

// assign parses the rest of e = ... = value.
func (p *parser) assign(start ast.Pos, e ast.Expr) ast.Stmt {
	base := len(p.exprs)
	for p.at(opAssign) {
		if invalidTarget(e, assigning) != nil {
			p.fail()
		}
		setContext(e, ast.Store)
		p.exprs = append(p.exprs, e)
		p.next()
		e = p.yieldOrStar()
	}
	a := p.assigns.take()
	a.Targets, a.Value = p.takeExprs(base), e
	a.Span = p.from(start)
	return a
}

// isSingleTarget reports whether e can be the target of += or an annotation.
func isSingleTarget(e ast.Expr) bool {
	switch e.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		return true
	}
	return false
}

// augAssign parses the rest of e += value.
func (p *parser) augAssign(start ast.Pos, e ast.Expr) ast.Stmt {
	if !isSingleTarget(e) {
		p.fail()
	}
	setContext(e, ast.Store)
	op := row(p.tok.Type).op
	p.next()
	value := p.yieldOrStar()
	return &ast.AugAssign{Span: p.from(start), Target: e, Op: op, Value: value}
}

// annAssign parses the rest of e: annotation = value.
func (p *parser) annAssign(start ast.Pos, e ast.Expr) ast.Stmt {
	if !isSingleTarget(e) {
		p.fail()
	}
	setContext(e, ast.Store)
	p.next()
	_, isName := e.(*ast.Name)
	a := &ast.AnnAssign{Target: e, Annotation: p.expression()}
	a.Simple = isName && e.Bounds().Start == start
	if p.accept(opAssign) {
		a.Value = p.yieldOrStar()
	}
	a.Span = p.from(start)
	return a
}
