package parser

import (
	"fmt"

	"pystm/lang/parser/ast"
)

// Targets are parsed as expressions, then checked and given their context:
// what stands left of = is known to be a target only when the = comes.

// A purpose says what a target is for; the rules differ a little.
type purpose uint8

const (
	assigning purpose = iota // =, with ... as
	looping                  // for
	deleting                 // del
)

// invalidTarget returns the first part of an expression that cannot be a
// target, or nil.
func invalidTarget(e ast.Expr, why purpose) ast.Expr {
	switch e := e.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		return nil
	case *ast.List:
		return invalidAmong(e.Elts, why)
	case *ast.Tuple:
		return invalidAmong(e.Elts, why)
	case *ast.Starred:
		if why != deleting {
			return invalidTarget(e.Value, why)
		}
	case *ast.Compare:
		// Parsed as an expression, `for x in y` has the target x in it.
		if why == looping {
			if e.Ops[0] == ast.OpIn {
				return invalidTarget(e.Left, why)
			}
			return nil
		}
	}
	return e
}

func invalidAmong(list []ast.Expr, why purpose) ast.Expr {
	for _, e := range list {
		if bad := invalidTarget(e, why); bad != nil {
			return bad
		}
	}
	return nil
}

// setContext marks a valid target as such.
func setContext(e ast.Expr, ctx ast.Context) {
	switch e := e.(type) {
	case *ast.Name:
		e.Ctx = ctx
	case *ast.Attribute:
		e.Ctx = ctx
	case *ast.Subscript:
		e.Ctx = ctx
	case *ast.Starred:
		e.Ctx = ctx
		setContext(e.Value, ctx)
	case *ast.List:
		e.Ctx = ctx
		for _, e := range e.Elts {
			setContext(e, ctx)
		}
	case *ast.Tuple:
		e.Ctx = ctx
		for _, e := range e.Elts {
			setContext(e, ctx)
		}
	}
}

// failTarget fails if there is an invalid part.
func (p *parser) failTarget(bad ast.Expr, why purpose) {
	if bad == nil {
		return
	}
	verb := "assign to"
	if why == deleting {
		verb = "delete"
	}
	p.failSpan(bad.Bounds(), fmt.Sprintf("cannot %s %s", verb, exprName(bad)))
}

// target parses a target, possibly starred, without checking it. It returns
// nil if there can be none.
func (p *parser) target() ast.Expr {
	start := p.pos()
	if p.accept(opStar) {
		if !p.startsAtom() {
			return nil
		}
		e := p.primary()
		return &ast.Starred{Span: p.from(start), Value: e}
	}
	if !p.startsAtom() {
		return nil
	}
	return p.primary()
}

// startsAtom reports whether the current token can begin an atom.
func (p *parser) startsAtom() bool {
	switch p.tok.Type {
	case tokName, tokNumber, tokString, opLParen, opLBracket, opLBrace, kwNone, kwTrue, kwFalse, opEllipsis:
		return true
	}
	return false
}

// targets parses a list of targets, without checking it, and returns nil if
// something else is among them.
func (p *parser) targets() ast.Expr {
	start := p.pos()
	e := p.target()
	if !p.at(opComma) {
		return e
	}
	base := len(p.exprs)
	for e != nil {
		p.exprs = append(p.exprs, e)
		if !p.accept(opComma) || p.at(kwIn) {
			break
		}
		e = p.target()
	}
	if e == nil {
		return nil
	}
	return &ast.Tuple{Span: p.from(start), Elts: p.takeExprs(base)}
}

// forTarget parses the targets of a loop, up to but not including the in.
func (p *parser) forTarget() ast.Expr {
	m := p.mark()
	e := p.targets()
	if e == nil || !p.at(kwIn) || invalidTarget(e, assigning) != nil {
		if p.reset(m); p.hints() && p.attempt(func() { e = p.starExpressions() }) {
			p.failTarget(invalidTarget(e, looping), looping)
		}
		p.fail()
	}
	setContext(e, ast.Store)
	return e
}

// asTarget parses the target of a with item.
func (p *parser) asTarget() ast.Expr {
	m := p.mark()
	e := p.target()
	if e == nil || !p.endsItem() && !p.at(tokNewline) || invalidTarget(e, assigning) != nil {
		if p.reset(m); p.hints() && p.attempt(func() { e = p.expression() }) && p.endsItem() {
			p.failTarget(invalidTarget(e, assigning), assigning)
		}
		p.fail()
	}
	setContext(e, ast.Store)
	return e
}

// endsItem reports whether a with item can end here.
func (p *parser) endsItem() bool { return p.at(opComma) || p.at(opColon) || p.at(opRParen) }

// exprName names the kind of an expression as CPython's messages do.
func exprName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Attribute:
		return "attribute"
	case *ast.Subscript:
		return "subscript"
	case *ast.Starred:
		return "starred"
	case *ast.Name:
		return "name"
	case *ast.List:
		return "list"
	case *ast.Tuple:
		return "tuple"
	case *ast.Lambda:
		return "lambda"
	case *ast.Call:
		return "function call"
	case *ast.BoolOp, *ast.BinOp, *ast.UnaryOp:
		return "expression"
	case *ast.GeneratorExp:
		return "generator expression"
	case *ast.Yield, *ast.YieldFrom:
		return "yield expression"
	case *ast.Await:
		return "await expression"
	case *ast.ListComp:
		return "list comprehension"
	case *ast.SetComp:
		return "set comprehension"
	case *ast.DictComp:
		return "dict comprehension"
	case *ast.Dict:
		return "dict literal"
	case *ast.Set:
		return "set display"
	case *ast.JoinedStr, *ast.FormattedValue:
		return "f-string expression"
	case *ast.Compare:
		return "comparison"
	case *ast.IfExp:
		return "conditional expression"
	case *ast.NamedExpr:
		return "named expression"
	case *ast.Constant:
		switch v := e.Value.(type) {
		case nil:
			return "None"
		case bool:
			if v {
				return "True"
			}
			return "False"
		case ast.Ellipsis:
			return "ellipsis"
		}
		return "literal"
	}
	return "expression"
}
