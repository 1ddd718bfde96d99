package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// maxDepth bounds the height of the tree, and with it the recursion of the
// parser and of all that walk trees. CPython has the same bound.
const maxDepth = 2990

// A parser is the state of the productions: the token looked at, and scratch
// space. One exists for each stream of tokens participle hands over.
type parser struct {
	lex *lexer.PeekingLexer
	tok *lexer.Token // not yet consumed
	end ast.Pos      // of the last token consumed, line structure apart

	nest  int  // open brackets
	depth int  // of recursion, counted in nodes
	plain bool // give no hints, the expression is only tried
	key   int  // the value of nest while a dict's key is parsed, else 0

	hinting bool // an error is known, its cause is looked for

	// far is the furthest token seen by an attempt that was taken back.
	far    lexer.Checkpoint
	farTok *lexer.Token

	field *field // of the f-string whose expression is being parsed, or nil

	scratch
	nodes
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

func newParser(lex *lexer.PeekingLexer) *parser {
	p := &parser{lex: lex, tok: lex.Peek()}
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
	if p.tok = p.lex.Peek(); p.tok.Type == tokError {
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
	if t.Type == tokString {
		for i := range len(t.Value) {
			if t.Value[i] == '\n' {
				line++
				col = len(t.Value) - i - 1
			}
		}
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
func (p *parser) peek() *lexer.Token {
	if p.tok.EOF() {
		return p.tok
	}
	c := p.lex.RawCursor() + 1
	return &p.lex.Range(c, c+1)[0]
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
	lex lexer.Checkpoint
	tok *lexer.Token
	end ast.Pos
}

func (p *parser) mark() mark { return mark{p.lex.MakeCheckpoint(), p.tok, p.end} }

func (p *parser) reset(m mark) {
	if cp := p.lex.MakeCheckpoint(); cp.Cursor() > p.far.Cursor() {
		p.far, p.farTok = cp, p.tok
	}
	p.lex.LoadCheckpoint(m.lex)
	p.tok, p.end = m.tok, m.end
}

// The following run a production that may fail, and report whether it met no
// error. If it did, the parser is where it was. They serve to find the words
// for an error; on the way of a correct program there is only the attempt at a
// function's annotation.

// attempt holds back plain syntax errors; those with words of their own pass.
func (p *parser) attempt(production func()) bool {
	defer p.hint()()
	return p.try(production, func(f *failure) bool { return f.generic })
}

// quietly looks for no hints and holds back all errors but the lexer's.
func (p *parser) quietly(production func()) bool {
	defer p.hint()()
	return p.silently(production)
}

// silently is quietly for what is not done because of an error.
func (p *parser) silently(production func()) bool {
	plain := p.plain
	p.plain = true
	ok := p.try(production, func(f *failure) bool { return !f.lexical && f.kind != kindRecursion })
	p.plain = plain
	return ok
}

// hint notes that an error is known and looked into, until the function is
// called that it returns.
func (p *parser) hint() func() {
	outer := p.hinting
	p.hinting = true
	return func() { p.hinting = outer }
}

func (p *parser) try(production func(), holdBack func(*failure) bool) (ok bool) {
	m := p.mark()
	nest, depth, plain, key, field := p.nest, p.depth, p.plain, p.key, p.field
	s := p.scratch
	defer func() {
		if ok {
			return
		}
		r := recover()
		if f, isFailure := r.(*failure); !isFailure || !holdBack(f) {
			panic(r)
		}
		p.nest, p.depth, p.plain, p.key, p.field = nest, depth, plain, key, field
		p.scratch = s
		p.reset(m)
	}()
	production()
	return true
}
