package parser

import "pystm/lang/parser/ast"

// badAssignment is asked in the second pass when a statement that begins at m
// is neither an expression nor an assignment.
func (p *parser) badAssignment(m mark) {
	if p.plain {
		return
	}
	for _, mistake := range [...]func(){
		p.annotatedDisplay, p.annotatedTuple, p.annotatedExpression, p.assignedExpression, p.augmentedExpression,
	} {
		p.reset(m)
		p.attempt(mistake)
	}
	p.reset(m)
}

// annotation reads a colon and an expression.
func (p *parser) annotation() {
	p.expect(opColon)
	p.expression()
}

// annotatedDisplay looks for an annotation of a list or a tuple in
// parentheses.
func (p *parser) annotatedDisplay() {
	if !p.at(opLParen) && !p.at(opLBracket) {
		return
	}
	e := p.atom()
	switch e.(type) {
	case *ast.List, *ast.Tuple:
		p.annotation()
		p.failSpan(e.Bounds(), "only single target (not "+exprName(e)+") can be annotated")
	}
}

// annotatedTuple looks for an annotation of a tuple without parentheses. On
// the way it comes upon expressions with a = that might be meant as ==.
func (p *parser) annotatedTuple() {
	first := p.starNamed()
	p.expect(opComma)
	for p.startsStarExpression() && p.attempt(func() { p.starNamed() }) {
		for p.accept(opComma) && p.startsStarExpression() && p.attempt(func() { p.starNamed() }) {
		}
	}
	p.annotation()
	p.failSpan(first.Bounds(), "only single target (not tuple) can be annotated")
}

func (p *parser) annotatedExpression() {
	e := p.expression()
	p.annotation()
	p.failSpan(e.Bounds(), "illegal target for annotation")
}

// assignedExpression looks for a left side that is no target.
func (p *parser) assignedExpression() {
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
}

func (p *parser) augmentedExpression() {
	e := p.starExpressions()
	if !isAugAssign(p.tok.Type) {
		return
	}
	p.next()
	p.yieldOrStar()
	p.failSpan(e.Bounds(), "'"+exprName(e)+"' is an illegal expression for augmented assignment")
}
