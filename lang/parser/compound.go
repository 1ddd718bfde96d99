package parser

import (
	"fmt"

	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// Statements with blocks.

// statement parses one statement, or the several of one line, and pushes them.
func (p *parser) statement() {
	p.down()
	switch p.tok.Type {
	case kwIf:
		p.stmts = append(p.stmts, p.ifStmt())
	case kwFor:
		p.stmts = append(p.stmts, p.forStmt(p.pos(), false))
	case kwWhile:
		p.stmts = append(p.stmts, p.while())
	case kwTry:
		p.stmts = append(p.stmts, p.tryStmt())
	case kwWith:
		p.stmts = append(p.stmts, p.with(p.pos(), false))
	case kwDef:
		p.stmts = append(p.stmts, p.function(p.pos(), false, nil))
	case kwClass:
		p.stmts = append(p.stmts, p.class(nil))
	case opAt:
		p.stmts = append(p.stmts, p.decorated())
	case kwAsync:
		p.stmts = append(p.stmts, p.async(nil))
	case tokName:
		if p.tok.Value != "match" || !p.atMatch() || !p.more(func() { p.stmts = append(p.stmts, p.match()) }) {
			p.line()
		}
	default:
		p.line()
	}
	p.up()
}

// block parses what follows a header: a colon has been consumed. what and line
// name the header for the error that there is no block.
func (p *parser) block(what string, line int) []ast.Stmt {
	base := len(p.stmts)
	if !p.at(tokNewline) {
		p.line()
		p.inline = true
		return p.takeStmts(base)
	}
	p.next()
	if !p.at(tokIndent) {
		p.noBlock(what, line)
	}
	p.next()
	for {
		p.statement()
		if p.at(tokDedent) {
			break
		}
	}
	p.next()
	p.inline = false
	return p.takeStmts(base)
}

func (p *parser) noBlock(what string, line int) {
	f := p.tokenFailure(p.tok, fmt.Sprintf("expected an indented block after %s on line %d", what, line))
	f.kind = kindIndent
	p.throw(f)
}

// header parses the colon at the end of a header. CPython has words for its
// lack only if the line ends there.
func (p *parser) header() {
	if p.at(tokNewline) {
		p.require(opColon)
	}
	p.expect(opColon)
}

// suite parses the colon and the block of a statement begun by a keyword.
func (p *parser) suite(keyword *lexer.Token) []ast.Stmt {
	return p.block("'"+keyword.Value+"' statement", keyword.Pos.Line)
}

func (p *parser) ifStmt() ast.Stmt {
	root := p.ifClause()
	last := root
	n := 1
	for ; p.at(kwElif); n++ {
		p.tall(n)
		clause := p.ifClause()
		last.Orelse = []ast.Stmt{clause}
		last = clause
	}
	last.Orelse = p.elseBlock()
	// Each clause reaches to the end of the whole.
	for clause := root; ; {
		clause.Span.End = p.end
		if clause == last {
			return root
		}
		clause = clause.Orelse[0].(*ast.If)
	}
}

// ifClause parses if or elif with its block.
func (p *parser) ifClause() *ast.If {
	keyword := p.tok
	p.next()
	n := &ast.If{Test: p.named()}
	p.header()
	n.Body = p.suite(keyword)
	n.Span.Start = startOf(keyword)
	return n
}

func (p *parser) elseBlock() []ast.Stmt {
	if !p.at(kwElse) {
		return nil
	}
	keyword := p.tok
	p.next()
	p.require(opColon)
	return p.suite(keyword)
}

func (p *parser) while() ast.Stmt {
	keyword := p.tok
	p.next()
	n := &ast.While{Test: p.named()}
	p.header()
	n.Body = p.suite(keyword)
	n.Orelse = p.elseBlock()
	n.Span = p.from(startOf(keyword))
	return n
}

func (p *parser) forStmt(start ast.Pos, async bool) ast.Stmt {
	keyword := p.tok
	p.next()
	target := p.forTarget()
	p.expect(kwIn)
	iter := p.starExpressions()
	p.header()
	body := p.suite(keyword)
	orelse := p.elseBlock()
	if async {
		return &ast.AsyncFor{Span: p.from(start), Target: target, Iter: iter, Body: body, Orelse: orelse}
	}
	return &ast.For{Span: p.from(start), Target: target, Iter: iter, Body: body, Orelse: orelse}
}

func (p *parser) tryStmt() ast.Stmt {
	start, keyword := p.pos(), p.tok
	p.next()
	p.require(opColon)
	t := ast.Try{Body: p.suite(keyword)}
	star := false
	for p.at(kwExcept) {
		isStar := p.peek().Type == opStar
		if len(t.Handlers) > 0 && isStar != star {
			p.mixedHandlers(isStar)
		}
		star = isStar
		t.Handlers = append(t.Handlers, p.handler(star))
	}
	if len(t.Handlers) > 0 {
		t.Orelse = p.elseBlock()
	} else if !p.at(kwFinally) {
		p.failHere("expected 'except' or 'finally' block")
	}
	if p.at(kwFinally) {
		keyword := p.tok
		p.next()
		p.require(opColon)
		t.Finalbody = p.suite(keyword)
	}
	t.Span = p.from(start)
	if star {
		return (*ast.TryStar)(&t)
	}
	return &t
}

// mixedHandlers fails because the next except clause is of the other kind than
// those before.
func (p *parser) mixedHandlers(star bool) {
	clause := tokenSpan(p.tok)
	p.lookedAt(p.peek())
	if star {
		clause.End = endOf(p.peek())
	}
	if p.hints() && p.attempt(func() { p.handler(star) }) {
		p.failSpan(clause, "cannot have both 'except' and 'except*' on the same 'try'")
	}
	p.fail()
}

// handler parses one except clause.
func (p *parser) handler(star bool) *ast.ExceptHandler {
	keyword := p.tok
	what := "'except' statement"
	p.next()
	if star {
		what = "'except*' statement"
		p.next()
		if p.at(tokNewline) || p.at(opColon) {
			p.failHere("expected one or more exception types")
		}
	}
	h := &ast.ExceptHandler{}
	if star || p.startsExpression() {
		h.Type = p.expression()
		if p.at(opComma) {
			p.manyTypes(h.Type)
		}
		if p.accept(kwAs) {
			h.Name = p.identifier()
		}
	}
	p.header()
	h.Body = p.block(what, keyword.Pos.Line)
	h.Span = p.from(startOf(keyword))
	return h
}

// manyTypes fails because a comma follows the type of an except clause.
func (p *parser) manyTypes(first ast.Expr) {
	if p.hints() && p.attempt(func() {
		p.expect(opComma)
		p.expression()
		for p.accept(opComma) && p.startsExpression() {
			p.expression()
		}
		if p.accept(kwAs) {
			p.identifier()
		}
		if !p.at(opColon) {
			p.fail()
		}
	}) {
		p.failFrom(first.Bounds().Start, "multiple exception types must be parenthesized")
	}
	p.fail()
}

func (p *parser) with(start ast.Pos, async bool) ast.Stmt {
	keyword := p.tok
	p.next()
	var items []*ast.WithItem
	if !p.at(opLParen) || !p.itemsInParens() || !p.more(func() {
		p.open()
		items = p.withItems()
		p.close(opRParen)
		p.header()
	}) {
		items = p.withItems()
		p.header()
	}
	body := p.suite(keyword)
	if async {
		return &ast.AsyncWith{Span: p.from(start), Items: items, Body: body}
	}
	return &ast.With{Span: p.from(start), Items: items, Body: body}
}

func (p *parser) withItems() (items []*ast.WithItem) {
	for {
		items = append(items, p.withItem())
		if !p.accept(opComma) || p.at(opRParen) {
			return items
		}
	}
}

func (p *parser) withItem() *ast.WithItem {
	i := &ast.WithItem{ContextExpr: p.expression()}
	if p.accept(kwAs) {
		i.OptionalVars = p.asTarget()
	}
	return i
}

// itemsInParens tells the parentheses of `with (a as b, c):` from those of an
// expression. They are the statement's own if there is an `as` in them, or if a
// colon or the line's end follows them and what they hold is a list of items:
// neither empty, nor with anything that needs parentheses to be an expression.
func (p *parser) itemsInParens() bool {
	depth, lambdas := 0, 0
	items := false
	for i := lexer.RawCursor(0); ; i++ {
		t := p.ahead(i).Type
		switch t {
		case lexer.EOF, tokError, tokNewline:
			return false
		case opLParen, opLBracket, opLBrace:
			depth++
		case opRParen, opRBracket, opRBrace:
			depth--
		}
		next := p.ahead(i + 1).Type
		if depth == 0 {
			return items || next == opColon || next == tokNewline
		}
		if depth != 1 {
			continue
		}
		switch t {
		case kwLambda:
			lambdas++
		case opColon:
			lambdas--
		case kwAs:
			items = true
		case kwFor, opWalrus:
			return false
		case opComma, opLParen:
			if lambdas == 0 && (next == opStar || next == kwYield || t == opLParen && next == opRParen) {
				return false
			}
		}
	}
}

func (p *parser) function(start ast.Pos, async bool, decorators []ast.Expr) ast.Stmt {
	keyword := p.tok
	p.next()
	f := ast.FunctionDef{Name: p.identifier(), DecoratorList: decorators}
	p.nest++
	p.require(opLParen)
	f.Args = p.parameters(opRParen)
	p.close(opRParen)
	if p.at(opArrow) {
		// CPython takes an annotation that is wrong as absent.
		p.attempt(func() { p.next(); f.Returns = p.expression() })
	}
	p.require(opColon)
	f.Body = p.block("function definition", keyword.Pos.Line)
	f.Span = p.from(start)
	if async {
		return (*ast.AsyncFunctionDef)(&f)
	}
	return &f
}

func (p *parser) class(decorators []ast.Expr) ast.Stmt {
	start, keyword := p.pos(), p.tok
	p.next()
	c := &ast.ClassDef{Name: p.identifier(), DecoratorList: decorators}
	if p.at(opLParen) {
		c.Bases, c.Keywords = p.arguments(true)
	}
	p.header()
	c.Body = p.block("class definition", keyword.Pos.Line)
	c.Span = p.from(start)
	return c
}

// decorated parses decorators and the definition they belong to.
func (p *parser) decorated() ast.Stmt {
	base := len(p.exprs)
	for p.accept(opAt) {
		p.exprs = append(p.exprs, p.named())
		p.expect(tokNewline)
	}
	decorators := p.takeExprs(base)
	switch p.tok.Type {
	case kwDef:
		return p.function(p.pos(), false, decorators)
	case kwClass:
		return p.class(decorators)
	case kwAsync:
		return p.async(decorators)
	}
	p.fail()
	return nil
}

// async parses a statement that begins with async.
func (p *parser) async(decorators []ast.Expr) ast.Stmt {
	start := p.pos()
	p.next()
	switch {
	case p.at(kwDef):
		return p.function(start, true, decorators)
	case p.at(kwFor) && decorators == nil:
		return p.forStmt(start, true)
	case p.at(kwWith) && decorators == nil:
		return p.with(start, true)
	}
	p.fail()
	return nil
}
