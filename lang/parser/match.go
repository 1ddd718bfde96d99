package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// The match statement and its patterns.

// atMatch tells a match statement from a statement that begins with a variable
// of that name. The statement has an expression behind the word; where this
// could be the rest of an expression, it is the statement if the line ends in a
// colon.
func (p *parser) atMatch() bool {
	next := p.peek().Type
	switch {
	case next == opLParen || next == opLBracket || next == opStar || next == opMinus || next == opPlus || next == kwNot:
	case row(next).starts:
		return true
	default:
		return false
	}
	var last lexer.TokenType
	for i := lexer.RawCursor(1); ; i++ {
		switch t := p.ahead(i).Type; t {
		case tokNewline:
			return last == opColon
		case lexer.EOF, tokError:
			return false
		default:
			last = t
		}
	}
}

func (p *parser) match() ast.Stmt {
	keyword := p.tok
	p.next()
	n := &ast.Match{Subject: p.subject()}
	p.header()
	p.expect(tokNewline)
	if !p.at(tokIndent) {
		p.noBlock("'match' statement", keyword.Pos.Line)
	}
	p.next()
	for {
		n.Cases = append(n.Cases, p.caseBlock())
		if p.at(tokDedent) {
			break
		}
	}
	p.next()
	n.Span = p.from(startOf(keyword))
	return n
}

// subject parses what is matched: an expression or a tuple without
// parentheses.
func (p *parser) subject() ast.Expr {
	start := p.pos()
	e := p.starNamed()
	if _, starred := e.(*ast.Starred); !p.at(opComma) {
		if starred {
			p.fail()
		}
		return e
	}
	base := len(p.exprs)
	p.exprs = append(p.exprs, e)
	for p.accept(opComma) && p.startsStarExpression() {
		p.exprs = append(p.exprs, p.starNamed())
	}
	return &ast.Tuple{Span: p.from(start), Elts: p.takeExprs(base)}
}

func (p *parser) caseBlock() *ast.MatchCase {
	keyword := p.tok
	if !p.at(tokName) || keyword.Value != "case" {
		p.fail()
	}
	p.next()
	c := &ast.MatchCase{Pattern: p.openPattern()}
	if p.accept(kwIf) {
		c.Guard = p.named()
	}
	p.header()
	c.Body = p.suite(keyword)
	return c
}

// openPattern parses the pattern of a case: a sequence may go without
// brackets.
func (p *parser) openPattern() ast.Pattern {
	start := p.pos()
	first := p.maybeStarPattern()
	if !p.at(opComma) {
		if _, star := first.(*ast.MatchStar); star {
			p.fail()
		}
		return first
	}
	base := len(p.patterns)
	p.patterns = append(p.patterns, first)
	for p.accept(opComma) && !p.at(opColon) && !p.at(kwIf) {
		p.patterns = append(p.patterns, p.maybeStarPattern())
	}
	list := takeList(&p.patterns, base)
	return &ast.MatchSequence{Span: p.from(start), Patterns: list}
}

func (p *parser) maybeStarPattern() ast.Pattern {
	if !p.at(opStar) {
		return p.pattern()
	}
	start := p.pos()
	p.next()
	name := p.captureName()
	return &ast.MatchStar{Span: p.from(start), Name: name}
}

// captureName parses a name to be bound; "" is the wildcard.
func (p *parser) captureName() string {
	if name := p.identifier(); name != "_" {
		return name
	}
	return ""
}

// pattern parses alternatives and the name they are bound to.
func (p *parser) pattern() ast.Pattern {
	p.down()
	defer p.up()
	start := p.pos()
	pat := p.orPattern()
	if !p.accept(kwAs) {
		return pat
	}
	target := p.tok
	var name string
	switch {
	case !p.at(tokName):
		var e ast.Expr
		if p.hints() && p.attempt(func() { e = p.expression() }) {
			p.failSpan(e.Bounds(), "invalid pattern target")
		}
		p.fail()
	case target.Value == "_":
		p.failHere("cannot use '_' as a target")
	default:
		name = p.identifier()
		if p.at(opDot) || p.at(opLParen) {
			p.fail()
		}
	}
	return &ast.MatchAs{Span: p.from(start), Pattern: pat, Name: name}
}

func (p *parser) orPattern() ast.Pattern {
	start := p.pos()
	pat := p.closedPattern()
	if !p.at(opVBar) {
		return pat
	}
	base := len(p.patterns)
	p.patterns = append(p.patterns, pat)
	for p.accept(opVBar) {
		p.patterns = append(p.patterns, p.closedPattern())
	}
	list := takeList(&p.patterns, base)
	return &ast.MatchOr{Span: p.from(start), Patterns: list}
}

func (p *parser) closedPattern() ast.Pattern {
	t := p.tok
	switch t.Type {
	case kwNone, kwTrue, kwFalse:
		p.next()
		values := map[lexer.TokenType]any{kwTrue: true, kwFalse: false}
		return &ast.MatchSingleton{Span: tokenSpan(t), Value: values[t.Type]}
	case tokString:
		e := p.strings()
		return &ast.MatchValue{Span: e.Bounds(), Value: e}
	case tokNumber, opMinus:
		e := p.patternNumber()
		return &ast.MatchValue{Span: e.Bounds(), Value: e}
	case tokName:
		return p.namePattern()
	case opLParen:
		return p.groupPattern()
	case opLBracket:
		start := p.pos()
		p.open()
		list, _ := p.patternList(opRBracket)
		p.close(opRBracket)
		return &ast.MatchSequence{Span: p.from(start), Patterns: list}
	case opLBrace:
		return p.mappingPattern()
	}
	p.fail()
	return nil
}

// patternNumber parses a number with sign, or the sum or difference of a real
// and an imaginary one.
func (p *parser) patternNumber() ast.Expr {
	start := p.pos()
	real := p.signedNumber()
	if !p.at(opPlus) && !p.at(opMinus) {
		return real
	}
	op := row(p.tok.Type).op
	if isImaginary(real) {
		p.failSpan(real.Bounds(), "real number required in complex literal")
	}
	p.next()
	if !p.at(tokNumber) {
		p.fail()
	}
	imag := p.atom()
	if !isImaginary(imag) {
		p.failSpan(imag.Bounds(), "imaginary number required in complex literal")
	}
	return &ast.BinOp{Span: p.from(start), Left: real, Op: op, Right: imag}
}

func (p *parser) signedNumber() ast.Expr {
	start := p.pos()
	if !p.accept(opMinus) {
		return p.atom()
	}
	if !p.at(tokNumber) {
		p.fail()
	}
	e := p.atom()
	return &ast.UnaryOp{Span: p.from(start), Op: ast.OpUSub, Operand: e}
}

func isImaginary(e ast.Expr) bool {
	if u, ok := e.(*ast.UnaryOp); ok {
		e = u.Operand
	}
	c, ok := e.(*ast.Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(complex128)
	return ok
}

// namePattern parses a capture, the wildcard, a dotted value or a class.
func (p *parser) namePattern() ast.Pattern {
	start, t := p.pos(), p.tok
	if next := p.peek().Type; next != opDot && next != opLParen {
		name := p.captureName()
		return &ast.MatchAs{Span: tokenSpan(t), Name: name}
	}
	e := p.name(ast.Load)
	for p.accept(opDot) {
		attr := p.identifier()
		e = &ast.Attribute{Span: p.from(start), Value: e, Attr: attr}
	}
	if !p.at(opLParen) {
		return &ast.MatchValue{Span: p.from(start), Value: e}
	}
	return p.classPattern(start, e)
}

func (p *parser) classPattern(start ast.Pos, cls ast.Expr) ast.Pattern {
	p.open()
	c := &ast.MatchClass{Cls: cls}
	base, keywords := len(p.patterns), 0
	for !p.at(opRParen) {
		if p.at(tokName) && p.peek().Type == opAssign {
			if keywords == 0 {
				c.Patterns = takeList(&p.patterns, base)
			}
			keywords++
			c.KwdAttrs = append(c.KwdAttrs, p.identifier())
			p.next()
			p.patterns = append(p.patterns, p.pattern())
		} else {
			pat := p.pattern()
			if keywords > 0 {
				p.positionalPattern(pat)
			}
			p.patterns = append(p.patterns, pat)
		}
		if !p.accept(opComma) {
			break
		}
	}
	p.close(opRParen)
	rest := takeList(&p.patterns, base)
	if keywords > 0 {
		c.KwdPatterns = rest
	} else {
		c.Patterns = rest
	}
	c.Span = p.from(start)
	return c
}

// positionalPattern fails because pat follows a keyword pattern.
func (p *parser) positionalPattern(pat ast.Pattern) {
	first, last := pat, pat
	p.attempt(func() {
		for p.accept(opComma) && !p.at(opRParen) && !(p.at(tokName) && p.peek().Type == opAssign) {
			last = p.pattern()
		}
	})
	p.failRange(first.Bounds(), last.Bounds(), "positional patterns follow keyword patterns")
}

// groupPattern parses ( ): a group if it holds one pattern without a comma.
func (p *parser) groupPattern() ast.Pattern {
	start := p.pos()
	p.open()
	list, comma := p.patternList(opRParen)
	if len(list) == 1 && !comma {
		if _, star := list[0].(*ast.MatchStar); star {
			p.fail()
		}
	}
	p.close(opRParen)
	if len(list) == 1 && !comma {
		return list[0]
	}
	return &ast.MatchSequence{Span: p.from(start), Patterns: list}
}

// patternList parses patterns up to a closing bracket and reports whether
// there was a comma.
func (p *parser) patternList(closing lexer.TokenType) (list []ast.Pattern, comma bool) {
	base := len(p.patterns)
	for !p.at(closing) {
		p.patterns = append(p.patterns, p.maybeStarPattern())
		if !p.accept(opComma) {
			break
		}
		comma = true
	}
	return takeList(&p.patterns, base), comma
}

func (p *parser) mappingPattern() ast.Pattern {
	start := p.pos()
	p.open()
	m := &ast.MatchMapping{}
	base, keys := len(p.patterns), len(p.exprs)
	for !p.at(opRBrace) {
		if p.accept(opDoubleStar) {
			if p.tok.Value == "_" {
				p.fail()
			}
			m.Rest = p.identifier()
			p.accept(opComma)
			break
		}
		p.exprs = append(p.exprs, p.mappingKey())
		p.expect(opColon)
		p.patterns = append(p.patterns, p.pattern())
		if !p.accept(opComma) {
			break
		}
	}
	p.close(opRBrace)
	m.Span, m.Keys, m.Patterns = p.from(start), p.takeExprs(keys), takeList(&p.patterns, base)
	return m
}

// mappingKey parses a literal or a dotted name.
func (p *parser) mappingKey() ast.Expr {
	switch p.tok.Type {
	case tokString:
		return p.strings()
	case tokNumber, opMinus:
		return p.patternNumber()
	case kwNone, kwTrue, kwFalse:
		return p.atom()
	}
	start := p.pos()
	e := p.name(ast.Load)
	if !p.at(opDot) {
		p.fail()
	}
	for p.accept(opDot) {
		attr := p.identifier()
		e = &ast.Attribute{Span: p.from(start), Value: e, Attr: attr}
	}
	return e
}
