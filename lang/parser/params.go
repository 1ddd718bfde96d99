package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// parameters parses the parameters of a function or a lambda up to but not
// including the closing token: the parenthesis of a def, which lets parameters
// have annotations, or the colon of a lambda.
func (p *parser) parameters(closing lexer.TokenType) *ast.Arguments {
	a := &ast.Arguments{}
	if p.at(closing) {
		return a
	}
	l := parameterList{Arguments: a, closing: closing, start: p.mark()}
	for {
		p.parameter(&l)
		if !p.accept(opComma) || p.at(closing) {
			break
		}
	}
	if !p.at(closing) {
		p.badParameters(&l)
	}
	return a
}

// A parameterList is a function's parameters while they are parsed.
type parameterList struct {
	*ast.Arguments
	closing   lexer.TokenType
	start     mark
	slash     bool
	star      bool // * or *args has been seen
	bareStar  bool // the last was a bare *, a name must follow
	doubleEnd bool // **kwargs has been seen, nothing may follow
}

// parameter parses one parameter, or one of the separators / and *.
func (p *parser) parameter(l *parameterList) {
	if l.doubleEnd {
		p.badParameters(l)
	}
	switch p.tok.Type {
	case tokName:
		p.namedParameter(l)
	case opSlash:
		if l.slash || l.star || len(l.Args) == 0 {
			p.badParameters(l)
		}
		l.slash = true
		l.Posonlyargs, l.Args = l.Args, nil
		p.next()
	case opStar:
		if l.star {
			p.badParameters(l)
		}
		l.star = true
		p.next()
		if p.at(tokName) {
			l.Vararg = p.param(l.closing, true)
		} else {
			l.bareStar = true
			if !p.at(opComma) || p.peek().Type == l.closing || p.peek().Type == opDoubleStar {
				p.badParameters(l)
			}
		}
	case opDoubleStar:
		if l.bareStar {
			p.badParameters(l)
		}
		l.doubleEnd = true
		p.next()
		if !p.at(tokName) {
			p.badParameters(l)
		}
		l.Kwarg = p.param(l.closing, false)
	default:
		p.badParameters(l)
	}
	if !p.at(opComma) && !p.at(l.closing) {
		p.badParameters(l)
	}
}

func (p *parser) namedParameter(l *parameterList) {
	arg := p.param(l.closing, false)
	var value ast.Expr
	if p.accept(opAssign) {
		if p.at(opComma) || p.at(l.closing) {
			p.badParameters(l)
		}
		value = p.expression()
	}
	switch {
	case l.star:
		l.bareStar = false
		l.Kwonlyargs = append(l.Kwonlyargs, arg)
		l.KwDefaults = append(l.KwDefaults, value)
		return
	case value != nil:
		l.Defaults = append(l.Defaults, value)
	case len(l.Defaults) > 0:
		p.badParameters(l)
	}
	l.Args = append(l.Args, arg)
}

// param parses a name with its annotation, which of *args may be starred.
func (p *parser) param(closing lexer.TokenType, star bool) *ast.Arg {
	start := p.pos()
	a := p.args.take()
	a.Arg = p.identifier()
	if closing == opRParen && p.accept(opColon) {
		if star {
			a.Annotation = p.starExpression()
		} else {
			a.Annotation = p.expression()
		}
	}
	a.Span = p.from(start)
	return a
}

// badParameters fails because the current token cannot stand where it does in
// a list of parameters. It reads the list again for the mistakes CPython has
// words for, in CPython's order.
func (p *parser) badParameters(l *parameterList) {
	if !p.hints() {
		p.fail()
	}
	r := paramReader{p, l.closing}
	for _, mistake := range [...]func(){
		r.afterDefault, r.parenthesized, r.leadingSlash, r.secondSlash, r.slashAfterStar, r.slashStar,
	} {
		p.reset(l.start)
		p.attempt(mistake)
	}
	p.reset(l.start)
	p.attempt(r.tail)
	p.fail()
}

// A paramReader reads parameters for badParameters: its methods for a mistake
// fail if they find it, the others report whether they consumed what they are
// named for, and leave the parser in place if not.
type paramReader struct {
	*parser
	closing lexer.TokenType
}

func (r paramReader) ends() bool { return r.at(opComma) || r.at(r.closing) }

// one reads a parameter with or without default, as asked for, and the comma.
func (r paramReader) one(plain, withDefault bool) bool {
	if !r.at(tokName) {
		return false
	}
	m := r.mark()
	ok := r.attempt(func() {
		r.param(r.closing, false)
		switch {
		case withDefault && r.at(opAssign):
			equals := r.tok
			r.next()
			if r.at(opComma) || r.at(opRParen) {
				r.failSpan(tokenSpan(equals), "expected default value expression")
			}
			r.expression()
		case !plain:
			r.fail()
		}
		if !r.ends() {
			r.fail()
		}
		r.accept(opComma)
	})
	if !ok {
		r.reset(m)
	}
	return ok
}

func (r paramReader) noDefault() bool   { return r.one(true, false) }
func (r paramReader) withDefault() bool { return r.one(false, true) }
func (r paramReader) any() bool         { return r.one(true, true) }

func many(read func() bool) (n int) {
	for read() {
		n++
	}
	return n
}

// slash reads parameters and the / behind them.
func (r paramReader) slash() bool {
	m := r.mark()
	n := many(r.noDefault) + many(r.withDefault)
	if n > 0 && r.at(opSlash) {
		r.next()
		if r.ends() {
			r.accept(opComma)
			return true
		}
	}
	r.reset(m)
	return false
}

func (r paramReader) afterDefault() {
	many(r.noDefault)
	m := r.mark()
	n := many(r.withDefault)
	if n > 0 && r.at(opSlash) {
		r.next()
		r.accept(opComma)
	} else if r.reset(m); !r.slash() && many(r.withDefault) == 0 {
		return
	}
	start := r.pos()
	m = r.mark()
	if r.noDefault() {
		r.reset(m)
		r.param(r.closing, false)
		r.failSpan(r.from(start), "non-default argument follows default argument")
	}
}

func (r paramReader) parenthesized() {
	many(r.noDefault)
	if !r.at(opLParen) {
		return
	}
	start := r.pos()
	what := "Function"
	if r.closing == opColon {
		what = "Lambda expression"
	}
	r.nest++
	r.next()
	n := 0
	inner := paramReader{r.parser, opRParen}
	for r.at(tokName) {
		if r.closing == opColon {
			r.next()
		} else {
			inner.param(opRParen, false)
		}
		n++
		if !r.accept(opComma) {
			break
		}
	}
	r.nest--
	if n > 0 && r.at(opRParen) {
		end := endOf(r.tok)
		r.failSpan(ast.Span{Start: start, End: end}, what+" parameters cannot be parenthesized")
	}
}

func (r paramReader) leadingSlash() {
	if r.at(opSlash) && r.peek().Type == opComma {
		r.failHere("at least one argument must precede /")
	}
}

func (r paramReader) secondSlash() {
	if !r.slash() {
		return
	}
	many(r.any)
	if r.at(opSlash) {
		r.failHere("/ may appear only once")
	}
}

func (r paramReader) slashAfterStar() {
	r.slash()
	many(r.any)
	if !r.at(opStar) {
		return
	}
	r.next()
	if !r.accept(opComma) && !r.noDefault() {
		return
	}
	many(r.any)
	if r.at(opSlash) {
		r.failHere("/ must be ahead of *")
	}
}

func (r paramReader) slashStar() {
	if many(r.any) > 0 && r.at(opSlash) {
		r.next()
		if r.at(opStar) {
			r.failHere("expected comma between / and *")
		}
	}
}

// tail looks for mistakes after * and **.
func (r paramReader) tail() {
	r.slash()
	many(r.any)
	star := r.tok
	if r.at(opStar) {
		r.next()
		r.afterStar(star)
	}
	if r.at(opDoubleStar) {
		r.next()
		r.afterDoubleStar()
	}
}

func (r paramReader) afterStar(star *lexer.Token) {
	next := r.peek().Type
	if r.at(r.closing) || r.at(opComma) && (next == r.closing || next == opDoubleStar) {
		const msg = "named arguments must follow bare *"
		if r.closing == opRParen {
			r.failSpan(tokenSpan(star), msg)
		}
		r.accept(opComma)
		r.failHere(msg)
	}
	if r.at(tokName) {
		if r.param(r.closing, true); r.at(opAssign) {
			r.failHere("var-positional argument cannot have default value")
		}
	} else if !r.at(opComma) {
		return
	}
	if !r.ends() {
		return
	}
	r.accept(opComma)
	many(r.any)
	if r.at(opStar) {
		second := r.tok
		r.next()
		if r.at(opComma) || r.noDefault() {
			r.failSpan(tokenSpan(second), "* argument may appear only once")
		}
	}
}

func (r paramReader) afterDoubleStar() {
	if !r.at(tokName) {
		return
	}
	r.param(r.closing, false)
	if r.at(opAssign) {
		r.failHere("var-keyword argument cannot have default value")
	}
	if !r.accept(opComma) {
		return
	}
	const msg = "arguments cannot follow var-keyword argument"
	switch r.tok.Type {
	case tokName:
		start := r.pos()
		r.param(r.closing, false)
		r.failSpan(r.from(start), msg)
	case opStar, opDoubleStar, opSlash:
		r.failHere(msg)
	}
}
