// Package parser turns Python 3.11 source text into the tree of package ast.
//
// # How it is built
//
// The frame is a participle parser: definition is its lexer, lexer.PeekingLexer
// holds the tokens, and session.root, registered for the type ast.Mod, is its
// one production. All that root calls are methods of parser, written by hand,
// that switch on the type of the next token. Nothing is left of grammars made
// of struct tags, for speed. On CPython's own sources, with CPython's compile()
// as the measure, a grammar all in tags took 12.8 times as long, with the
// expressions by hand 3.3 times, with only rare statements in tags 0.46 times;
// all by hand it is 0.3 times, although compile() generates code as well.
// Every tag costs reflection, and to build a grammar of tags takes 4 to 14 ms
// at each start. This one takes 0.05 ms.
//
// Participle reads all tokens before it parses, at 64 bytes each. A feed hands
// it a source in pieces instead, and the parser goes from piece to piece.
//
// # Errors
//
// A production that cannot go on panics with a *failure, and nothing else does;
// anything but a failure that panics is a fault of this package, and is
// panicked again. The lexer never fails: it returns a token that says so, and
// the parser fails when it gets there. A wrong program is parsed twice to find
// words for what is wrong, see pass.go.
//
// Which error of several is reported, its words and its place are those of
// CPython 3.11. It is the first, except that a lexical error further down (an
// unterminated string, an unmatched bracket) takes precedence over a wrong
// order of tokens, which it may have caused.
package parser

import (
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// A Mode says what a source is, as the third argument of Python's compile().
type Mode int

const (
	Exec   Mode = iota // a file: *ast.Module
	Eval               // one expression: *ast.Expression
	Single             // one interactive statement: *ast.Interactive
	// Prompt is Single for input read by lines: a block is complete only with
	// an empty line behind it, and to enter nothing is no error.
	Prompt
)

// Parse parses the bytes of a file. An encoding declaration in it is obeyed.
// The error is a *SyntaxError. As in CPython its columns count bytes if the
// lexer did not find the error and the file does not declare its encoding.
func Parse(filename string, src []byte, mode Mode) (ast.Mod, error) {
	tree, _, err := ParseWarned(filename, src, mode)
	return tree, err
}

// A Warning is about something that is legal and means what it means by chance:
// a DeprecationWarning, or a SyntaxWarning.
type Warning struct {
	Msg    string
	Line   int // of the literal
	Col    int // in bytes, from 0
	Syntax bool
}

// ParseWarned is Parse, and gives the warnings as well.
func ParseWarned(filename string, src []byte, mode Mode) (ast.Mod, []Warning, error) {
	text, declared, err := decode(filename, src)
	if err != nil {
		return nil, nil, err
	}
	return parseText(filename, text, mode, !declared)
}

// ParseString parses source that has been decoded already; an encoding
// declaration in it is a comment. The error is a *SyntaxError.
func ParseString(filename, src string, mode Mode) (ast.Mod, error) {
	tree, _, err := ParseStringWarned(filename, src, mode)
	return tree, err
}

// ParseStringWarned is ParseString, and gives the warnings as well.
func ParseStringWarned(filename, src string, mode Mode) (ast.Mod, []Warning, error) {
	if err := checkNUL(filename, src); err != nil {
		return nil, nil, err
	}
	return parseText(filename, src, mode, false)
}

func parseText(filename, src string, mode Mode, bytes bool) (ast.Mod, []Warning, error) {
	text := normalizeNewlines(src)
	if mode == Prompt && IsBlank(text) {
		return &ast.Interactive{}, nil, nil
	}
	s := sessions.Get().(*session)
	s.feed = &feed{lexState: newLexer(text), spare: &s.spare}
	s.mode, s.unended = mode, 0
	if mode != Exec && len(text) > len(src) {
		s.unended = strings.Count(text, "\n")
	}
	var tree ast.Mod
	fail := catch(func() { tree = s.parse() })
	if fail != nil {
		fail = s.feed.choose(fail)
	} else {
		s.spare.put(s.first, nil)
	}
	warnings := s.feed.warnings
	s.feed, s.first = nil, nil
	s.spare.list = s.spare.list[:min(len(s.spare.list), maxSpare)]
	sessions.Put(s)
	if fail != nil {
		e := fail.publish(filename, text, bytes)
		if mode != Exec && len(text) > len(src) && fail.line == strings.Count(text, "\n") {
			// Only programs get the newline they lack.
			if fail.generic && fail.col >= len(e.Text)-1 {
				e.Col, e.EndCol = 0, 0 // CPython is at the end of everything
			}
			e.Text = strings.TrimSuffix(e.Text, "\n")
		}
		if mode != Exec && src == "" {
			e.Line, e.EndLine = 0, 0
		}
		return nil, nil, e
	}
	return tree, warnings, nil
}

// A session is a participle parser with what its production needs to know
// besides the tokens. Sessions are kept for later use, since to build the
// parser takes longer than to parse an expression.
type session struct {
	*participle.Parser[ast.Mod]
	mode    Mode
	unended int // the last line of the source if that has no end, or 0
	feed    *feed
	first   *piece
	spare   pieces
}

// maxSpare is how many pieces a session keeps. They hold on to the sources
// they were last used for until the collector empties the pool.
const maxSpare = 64

var sessions = sync.Pool{New: func() any {
	s := &session{}
	s.Parser = participle.MustBuild[ast.Mod](
		participle.Lexer(definition{}), participle.UseLookahead(0), participle.ParseTypeWith(s.root))
	return s
}}

func (s *session) parse() ast.Mod {
	s.first = s.feed.piece()
	tree, err := s.ParseFromLexer(s.first.lex)
	if err != nil {
		panic(err) // the root returns none, and leaves no token
	}
	return *tree
}

// catch runs a parse and returns the failure that ended it, if any.
func catch(parse func()) (fail *failure) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *failure:
			fail = r
		default:
			panic(r)
		}
	}()
	parse()
	return nil
}

// root is the production of the whole source. lex is participle's copy of the
// first piece's list.
func (s *session) root(lex *lexer.PeekingLexer) (ast.Mod, error) {
	first := *s.first
	first.lex = lex
	p := newParser(&first)
	var tree ast.Mod
	switch s.mode {
	case Exec:
		for !p.tok.EOF() {
			p.twice(p.statement)
			s.spare.between(&first, p.piece)
			p.far = nil
		}
		tree = &ast.Module{Body: p.takeStmts(0)}
	case Eval:
		var e ast.Expr
		p.twice(func() { e = p.evaluation() })
		tree = &ast.Expression{Body: e}
	default:
		p.prompt(s.mode == Prompt, s.unended)
		tree = &ast.Interactive{Body: p.takeStmts(0)}
	}
	s.spare.put(first.next, nil)
	return tree, nil
}

// prompt parses one line of simple statements, or one statement with a block.
// byLines says that the latter is complete only with an empty line behind it.
func (p *parser) prompt(byLines bool, unended int) {
	if p.tok.EOF() {
		p.fail()
	}
	p.twice(p.statement)
	compound := isCompound(p.stmts[0])
	switch {
	case !p.tok.EOF() && !compound:
		p.failSpan(ast.Span{Start: p.end, End: p.end},
			msgSeveral)
	case !p.tok.EOF() || compound && unended > 0 && p.endless(byLines, int(p.end.Line) == unended):
		p.fail()
	}
}

// endless reports whether a compound statement lacks the end that the last line
// has not: behind a colon, where an indented block would end with the text; or if
// a comment follows that block.
func (p *parser) endless(byLines, onLastLine bool) bool {
	if p.inline {
		return onLastLine
	}
	return byLines || !onLastLine
}

// isCompound reports whether a statement has a block.
func isCompound(s ast.Stmt) bool {
	switch s.(type) {
	case *ast.FunctionDef, *ast.AsyncFunctionDef, *ast.ClassDef, *ast.For, *ast.AsyncFor, *ast.While, *ast.If,
		*ast.With, *ast.AsyncWith, *ast.Match, *ast.Try, *ast.TryStar:
		return true
	}
	return false
}

// evaluation parses the whole source of eval().
func (p *parser) evaluation() ast.Expr {
	start := p.pos()
	e := p.expression()
	if p.at(opComma) {
		base := len(p.exprs)
		p.exprs = append(p.exprs, e)
		for p.accept(opComma) && p.startsExpression() {
			p.exprs = append(p.exprs, p.expression())
		}
		e = &ast.Tuple{Span: p.from(start), Elts: p.takeExprs(base)}
	}
	p.accept(tokNewline)
	if !p.tok.EOF() {
		p.fail()
	}
	return e
}
