package parser

import "pystm/lang/parser/ast"

// badArguments is asked in the second pass when a list of arguments, which
// begins at m, does not reach its parenthesis.
func (p *parser) badArguments(m mark) {
	if p.hints() {
		for _, mistake := range [...]func(){
			p.starAfterArguments, p.generatorFirst, p.keywordGenerator,
			p.generatorLast, p.generatorAfterComma, p.positionalLast,
		} {
			p.reset(m)
			p.attempt(mistake)
		}
		p.reset(m)
	}
	p.fail()
}

// An extent tells of arguments that have been read.
type extent struct {
	span        ast.Span
	n           int
	positionals int
	last        ast.Pos // start of the last positional
	unpacked    bool    // there was a **mapping

	phase int // what may still come
}

const (
	anyArgument   = iota
	noPlain       // names and *sequences
	onlyByMapping // names and **mappings
)

// readArguments reads as many arguments as are in an order that is allowed,
// and reports whether there are any. A comma behind the last is left.
func (p *parser) readArguments() (x extent, ok bool) {
	x.span.Start = p.pos()
	for {
		m := p.mark()
		if x.n > 0 && !p.accept(opComma) {
			return x, true
		}
		if before := x; !p.attempt(func() { p.readArgument(&x) }) {
			p.reset(m)
			return before, before.n > 0
		}
		x.n++
		x.span.End = p.end
	}
}

func (p *parser) readArgument(x *extent) {
	start := p.pos()
	switch {
	case p.at(opStar):
		if x.phase == onlyByMapping {
			p.fail()
		}
		p.next()
		p.expression()
	case p.at(opDoubleStar):
		x.phase, x.unpacked = onlyByMapping, true
		p.next()
		p.expression()
		return
	case p.at(tokName) && p.peek().Type == opAssign:
		p.keywordGenerator()
		x.phase = max(x.phase, noPlain)
		p.next()
		p.next()
		p.expression()
		return
	default:
		first := p.tok
		if e := p.argumentValue(); p.at(opAssign) {
			p.notKeyword(start, first.Value, e)
		}
		if x.phase != anyArgument {
			p.fail()
		}
	}
	if x.phase == anyArgument {
		x.positionals++
		x.last = start
	}
}

// notKeyword fails because = stands behind an argument that is no name.
func (p *parser) notKeyword(start ast.Pos, first string, e ast.Expr) {
	equals := tokenSpan(p.tok)
	if c, ok := e.(*ast.Constant); ok && c.Start == start {
		switch first {
		case "True", "False", "None":
			p.failRange(c.Span, equals, "cannot assign to "+first)
		}
	}
	p.failRange(e.Bounds(), equals, `expression cannot contain assignment, perhaps you meant "=="?`)
}

// starAfterArguments looks for arguments and a * behind them, which is wrong
// as it stands there either after a ** or without an expression.
func (p *parser) starAfterArguments() {
	if x, ok := p.readArguments(); ok && p.accept(opComma) && p.at(opStar) {
		p.failSpan(x.span, "iterable argument unpacking follows keyword argument unpacking")
	}
}

// generator reads a generator expression without parentheses and returns its
// extent, which ends as its last expression does.
func (p *parser) generator() (s ast.Span, ok bool) {
	ok = p.attempt(func() {
		s.Start = p.expression().Bounds().Start
		s.End = p.generatorEnd()
	})
	return s, ok
}

func (p *parser) generatorEnd() ast.Pos {
	if !p.atFor() {
		p.fail()
	}
	g := p.comprehensions()
	last := g[len(g)-1]
	if n := len(last.Ifs); n > 0 {
		return last.Ifs[n-1].Bounds().End
	}
	return last.Iter.Bounds().End
}

const generatorAlone = "Generator expression must be parenthesized"

func (p *parser) generatorFirst() {
	s, ok := p.generator()
	if !ok || !p.accept(opComma) {
		return
	}
	m := p.mark()
	if _, ok := p.readArguments(); !ok {
		p.reset(m)
		p.generator()
	}
	p.failSpan(s, generatorAlone)
}

func (p *parser) keywordGenerator() {
	if !p.at(tokName) || p.peek().Type != opAssign {
		return
	}
	m := p.mark()
	s := tokenSpan(p.tok)
	p.next()
	s.End = endOf(p.tok)
	p.next()
	if _, ok := p.generator(); ok {
		p.failSpan(s, meantComparison)
	}
	p.reset(m)
}

func (p *parser) generatorLast() {
	x, ok := p.readArguments()
	if !ok || x.positionals <= 1 {
		return
	}
	s := ast.Span{Start: x.last}
	if p.attempt(func() { s.End = p.generatorEnd() }) {
		p.failSpan(s, generatorAlone)
	}
}

func (p *parser) generatorAfterComma() {
	if _, ok := p.readArguments(); !ok || !p.accept(opComma) {
		return
	}
	if s, ok := p.generator(); ok {
		p.failSpan(s, generatorAlone)
	}
}

// positionalLast looks for arguments in the right order with others behind
// them that only may stand before.
func (p *parser) positionalLast() {
	x, ok := p.readArguments()
	if !ok || !p.accept(opComma) {
		return
	}
	if _, ok := p.readArguments(); !ok {
		return
	}
	msg := "positional argument follows keyword argument"
	if x.unpacked {
		msg += " unpacking"
	}
	p.throw(p.tokenFailure(p.furthest(), msg))
}
