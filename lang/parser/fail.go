package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// The ways a production gives up. Each panics with a *failure, which is
// recovered by twice, or by an attempt.

// fail reports that the current token cannot stand where it does.
func (p *parser) fail() {
	t := p.furthest()
	f := p.tokenFailure(t, "invalid syntax")
	f.generic = true
	switch t.Type {
	case tokIndent:
		f.kind, f.msg, f.final = kindIndent, "unexpected indent", true
	case tokDedent:
		f.kind, f.msg, f.final = kindIndent, "unexpected unindent", true
	case lexer.EOF:
		f.col, f.endCol = -1, noEnd
	}
	p.throw(f)
}

// failHere reports an error with words of its own at the current token.
func (p *parser) failHere(msg string) { p.throw(p.tokenFailure(p.tok, msg)) }

// failSpan reports an error about a piece of source.
func (p *parser) failSpan(s ast.Span, msg string) { p.throw(spanFailure(s, msg)) }

// failRange is failSpan from the start of one node to the end of another.
func (p *parser) failRange(from, to ast.Span, msg string) {
	p.failSpan(ast.Span{Start: from.Start, End: to.End}, msg)
}

// failFrom is failSpan up to the furthest token looked at, less its last
// character.
func (p *parser) failFrom(start ast.Pos, msg string) {
	end := endOf(p.furthest())
	end.Col--
	p.failSpan(ast.Span{Start: start, End: end}, msg)
}

func (p *parser) failDepth() {
	f := p.tokenFailure(p.tok, "maximum recursion depth exceeded during compilation")
	f.kind, f.fatal, f.final = kindRecursion, true, true
	p.throw(f)
}

// failLexical reports what the lexer found.
func (p *parser) failLexical() { p.throw(p.feed.err) }

func (p *parser) throw(f *failure) {
	f.seen = p.furthest().Pos
	f.hinted = p.second
	if p.field != nil {
		p.field.adorn(f)
		f.seen = p.field.outer
	}
	panic(f)
}

// tokenFailure makes a failure at a token. Those without text stand for the
// place the lexer has reached, which CPython shows as the column before.
func (p *parser) tokenFailure(t *lexer.Token, msg string) *failure {
	switch t.Type {
	case tokIndent, tokDedent, lexer.EOF:
		line, col := t.Pos.Line, t.Pos.Column-1
		return &failure{kind: kindSyntax, msg: msg, line: line, col: col, endLine: line, endCol: unknownEnd}
	}
	return spanFailure(tokenSpan(t), msg)
}
