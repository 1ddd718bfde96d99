package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// maxDepth bounds the height of the tree, and with it the recursion of the
// parser and of all that walk trees. CPython has the same bound.
const maxDepth = 2990

// A parser is the state of the productions: the token looked at, and scratch
// space.
type parser struct {
	stream
	end     ast.Pos // of the last token consumed, line structure apart
	literal place   // of the string token whose value is being found

	nest  int // open brackets
	depth int // of recursion, counted in nodes

	second   bool // this is the second pass, which looks for the cause of an error
	plain    bool // give no hints all the same
	inline   bool // the last block stood behind its colon
	attempts int  // made in the second pass
	beside   int  // nesting of juxtaposed

	scratch
	nodes
}

// A stream is where tokens come from: the source, or a field of an f-string.
type stream struct {
	*piece
	tok   *lexer.Token // not yet consumed, in this piece
	far   *lexer.Token // the furthest one looked at, if it is beyond tok
	field *field       // nil for the source
}

// scratch holds the elements of lists under construction, innermost last. A
// production notes the length at its start, pushes, and takes what is above.
type scratch struct {
	exprs    []ast.Expr
	stmts    []ast.Stmt
	patterns []ast.Pattern
	keywords []*ast.Keyword
	dictKeys []ast.Expr
	ops      []ast.Op
}

func newStream(first *piece, f *field) stream {
	return stream{piece: first, tok: first.lex.Peek(), field: f}
}

func newParser(first *piece) *parser {
	p := &parser{stream: newStream(first, nil)}
	if p.at(tokError) {
		p.failLexical()
	}
	return p
}

// next consumes the current token.
func (p *parser) next() {
	t := p.tok
	switch {
	case t.Type > tokString:
		p.end = ast.Pos{Line: uint32(t.Pos.Line), Col: uint32(t.Pos.Column + len(t.Value))}
	case t.Type >= tokName:
		p.end = endOf(t)
	}
	p.lex.Next()
	if p.tok = p.lex.Peek(); p.tok.Type <= tokError {
		p.special()
	}
}

// special goes on after a token that is an error or ends a piece.
func (p *parser) special() {
	if p.tok.EOF() && !p.last {
		p.piece = p.following()
		p.lex.LoadCheckpoint(lexer.Checkpoint{}) // an attempt may have been here
		p.tok = p.lex.Peek()
	}
	if p.at(tokError) {
		p.failLexical()
	}
}

// startOf returns the position of a token's first byte.
func startOf(t *lexer.Token) ast.Pos {
	return ast.Pos{Line: uint32(t.Pos.Line), Col: uint32(t.Pos.Column)}
}

// endOf returns the position behind a token's last byte. Strings alone can
// have more than one line.
func endOf(t *lexer.Token) ast.Pos {
	line, col := t.Pos.Line, t.Pos.Column+len(t.Value)
	if t.Type == tokString && strings.IndexByte(t.Value, '\n') >= 0 {
		line += strings.Count(t.Value, "\n")
		col = len(t.Value) - strings.LastIndexByte(t.Value, '\n') - 1
	}
	return ast.Pos{Line: uint32(line), Col: uint32(col)}
}

func tokenSpan(t *lexer.Token) ast.Span { return ast.Span{Start: startOf(t), End: endOf(t)} }

func (p *parser) pos() ast.Pos { return startOf(p.tok) }

// from returns the span from a position to the last token consumed.
func (p *parser) from(start ast.Pos) ast.Span { return ast.Span{Start: start, End: p.end} }

func (p *parser) at(t lexer.TokenType) bool { return p.tok.Type == t }

// accept consumes a token of the given type if it comes next.
func (p *parser) accept(t lexer.TokenType) bool {
	if p.tok.Type != t {
		return false
	}
	p.next()
	return true
}

// expect consumes a token of the given type; anything else is a plain syntax
// error.
func (p *parser) expect(t lexer.TokenType) {
	if p.tok.Type != t {
		p.fail()
	}
	p.next()
}

// require is expect for the tokens CPython asks for by name.
func (p *parser) require(t lexer.TokenType) {
	if p.tok.Type != t {
		p.failHere("expected '" + row(t).text + "'")
	}
	p.next()
}

// peek returns the token after the current one.
func (p *parser) peek() *lexer.Token { return p.ahead(1) }

// ahead returns the token n places from the current one.
func (p *parser) ahead(n lexer.RawCursor) *lexer.Token {
	at, i := p.piece, p.lex.RawCursor()+n
	for i >= at.n && !at.last {
		i -= at.n
		at = at.following()
	}
	i = min(i, at.n)
	return &at.lex.Range(i, i+1)[0]
}

// down enters one level of nesting, up leaves it.
func (p *parser) down() {
	if p.depth++; p.depth > maxDepth {
		p.failDepth()
	}
}

func (p *parser) up() { p.depth-- }

// tall is down for a chain of n nodes each of which holds the next: one that
// recursion does not bound because a loop builds it.
func (p *parser) tall(n int) {
	if p.depth+n > maxDepth {
		p.failDepth()
	}
}

// A mark is a place in the tokens to come back to.
type mark struct {
	stream
	at  lexer.Checkpoint
	end ast.Pos
}

func (p *parser) mark() mark { return mark{p.stream, p.lex.MakeCheckpoint(), p.end} }

func (p *parser) reset(m mark) {
	if p.field == m.field {
		p.lookedAt(p.tok)
		m.far = p.far
	}
	m.lex.LoadCheckpoint(m.at)
	p.stream, p.end = m.stream, m.end
}

// lookedAt notes that a production has seen a token without consuming it.
func (p *parser) lookedAt(t *lexer.Token) {
	if t.Type == tokError {
		p.failLexical()
	}
	if p.far == nil || t.Pos.Offset > p.far.Pos.Offset {
		p.far = t
	}
}

// furthest returns the furthest token looked at.
func (p *parser) furthest() *lexer.Token {
	if p.far != nil && p.far.Pos.Offset > p.tok.Pos.Offset {
		return p.far
	}
	return p.tok
}
