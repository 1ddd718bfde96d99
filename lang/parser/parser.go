// Package parser turns Python 3.11 source text into the tree of package ast.
//
// # How it is built
//
// The pieces are those of a participle parser: definition is its lexer,
// [lexer.PeekingLexer] the stream of tokens, and the types file, prompt and
// evaluation are the roots of three grammars. The roots parse themselves
// (participle's Parseable), and all productions below are methods of parser,
// written by hand, that switch on the type of the next token. Of a parser made
// of struct tags little remains, for speed: on CPython's own sources a grammar
// all in tags took 12.8 times the time of CPython's compile(), with the
// expressions by hand 3.3 times, with only rare statements in tags 0.46 times;
// by hand it is 0.3 times. Every tag costs reflection, and building a grammar
// of tags costs 4 to 14 ms at each start, while this one takes microseconds.
//
// Participle reads all tokens before it parses, at 64 bytes each. So feed hands
// it a source in pieces that end between two statements of the outermost
// level, and memory stays small.
//
// # Errors
//
// A production that cannot go on panics with a *failure, and nothing else; it
// is recovered in one place, here, or where an attempt is made. The lexer never
// fails: it returns a token that says so, and the parser fails when it gets
// there. Which error of several is reported, its words and its place are those
// of CPython 3.11, see hint.go. The one that stands is the first, except that
// a lexical error further down (an unterminated string, an unmatched bracket)
// takes precedence over a wrong order of tokens, which it may have caused.
package parser

import (
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
// The error is a *SyntaxError.
func Parse(filename string, src []byte, mode Mode) (ast.Mod, error) {
	text, err := decode(filename, src)
	if err != nil {
		return nil, err
	}
	return parseText(filename, text, mode)
}

// ParseString parses source that has been decoded already; an encoding
// declaration in it is a comment. The error is a *SyntaxError.
func ParseString(filename, src string, mode Mode) (ast.Mod, error) {
	if err := checkNUL(filename, src); err != nil {
		return nil, err
	}
	return parseText(filename, src, mode)
}

func parseText(filename, src string, mode Mode) (ast.Mod, error) {
	text := normalizeNewlines(src)
	f := feed{lexState: newLexer(filename, text)}
	var tree ast.Mod
	fail := catch(func() {
		switch mode {
		case Eval:
			tree = &ast.Expression{Body: parseWith(evaluations(), &f).body}
		case Exec:
			tree = &ast.Module{Body: parseFile(&f)}
		case Single:
			tree = &ast.Interactive{Body: parseWith(prompts(), &f).body}
		case Prompt:
			tree = &ast.Interactive{Body: parsePrompt(&f, len(text) > len(src))}
		}
	})
	if fail != nil {
		return nil, f.choose(fail).publish(filename, text)
	}
	return tree, nil
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

// The roots of the grammars.
type (
	file       struct{ body []ast.Stmt } // whole statements, as many as there are tokens
	prompt     struct{ body []ast.Stmt } // one line of simple statements, or one with a block
	evaluation struct{ body ast.Expr }
)

func (f *file) Parse(lex *lexer.PeekingLexer) error {
	p := newParser(lex)
	for !p.tok.EOF() {
		p.twice(p.statement)
	}
	f.body = p.stmts
	return nil
}

func (c *prompt) Parse(lex *lexer.PeekingLexer) error {
	p := newParser(lex)
	if p.tok.EOF() {
		p.fail()
	}
	p.twice(p.statement)
	c.body = p.stmts
	if !p.tok.EOF() {
		if c.compound() {
			p.fail()
		}
		p.failSpan(ast.Span{Start: p.end, End: p.end},
			"multiple statements found while compiling a single statement")
	}
	return nil
}

// compound reports whether the statement is one with a block.
func (c *prompt) compound() bool {
	switch c.body[0].(type) {
	case *ast.FunctionDef, *ast.AsyncFunctionDef, *ast.ClassDef, *ast.For, *ast.AsyncFor, *ast.While, *ast.If,
		*ast.With, *ast.AsyncWith, *ast.Match, *ast.Try, *ast.TryStar:
		return true
	}
	return false
}

func (e *evaluation) Parse(lex *lexer.PeekingLexer) error {
	p := newParser(lex)
	p.twice(func() { e.body = p.evaluation() })
	return nil
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

// The participle parsers, each built when first used.
var (
	files       = sync.OnceValue(build[file])
	prompts     = sync.OnceValue(build[prompt])
	evaluations = sync.OnceValue(build[evaluation])
)

func build[G any]() *participle.Parser[G] {
	return participle.MustBuild[G](participle.Lexer(definition{}), participle.UseLookahead(0))
}

// parseWith parses one piece of the source.
func parseWith[G any](grammar *participle.Parser[G], f *feed) *G {
	lex, err := lexer.Upgrade(f)
	if err != nil {
		panic(err) // a lexState returns none
	}
	root, err := grammar.ParseFromLexer(lex)
	if err != nil {
		panic(err) // the roots return none, and leave no token
	}
	return root
}

func parseFile(f *feed) []ast.Stmt {
	body := parseWith(files(), f).body
	for f.more() {
		body = append(body, parseWith(files(), f).body...)
	}
	return body
}

// parsePrompt parses what has been entered at a prompt; open says that the
// last line was not ended, which leaves a block open.
func parsePrompt(f *feed, open bool) []ast.Stmt {
	if isBlank(f.src) {
		return nil
	}
	c := parseWith(prompts(), f)
	if open && c.compound() {
		panic(&failure{
			kind: kindSyntax, msg: "invalid syntax",
			line: f.line - 1, col: -1, endLine: f.line - 1, endCol: noEnd,
			final: true, seen: lexer.Position{Offset: len(f.src)},
		})
	}
	return c.body
}
