package parser

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// The limits CPython's tokenizer has.
const (
	maxBrackets = 200
	maxIndents  = 100
)

// definition is the lexer participle knows. It has no rules: lexState is
// written by hand, since a table of regular expressions can neither count
// indentation nor brackets.
type definition struct{}

func (definition) Symbols() map[string]lexer.TokenType {
	symbols := map[string]lexer.TokenType{"EOF": lexer.EOF}
	for t := tokError; t < numTokens; t++ {
		symbols[tokenTable[t].text] = t
	}
	return symbols
}

// Lex takes source text as lexState wants it: UTF-8, lines ended by \n.
func (definition) Lex(_ string, r io.Reader) (lexer.Lexer, error) {
	src, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	x := newLexer(string(src))
	return &x, nil
}

// lexState turns source text into tokens, one for each call of Next. Next
// never returns an error, which would make participle stop before parsing what
// came first; it records the failure in err, returns a tokError, and from then
// on EOF.
//
// A token's position has the line from 1 and the column in bytes from 0. It has
// no file name, which nobody asks for and the collector would have to look at.
// NEWLINE ends a logical line, INDENT and DEDENT come before the first token
// of a line, as in CPython; blank lines and comments leave no trace.
type lexState struct {
	warnings  []Warning
	src       string // ends in \n
	pos       int    // offset of the next byte
	line      int    // its line, from 1
	lineStart int    // offset of column 0 of that line; negative in an f-string's field

	bol      bool // at the begin of a line whose indentation is still to be seen
	midLine  bool // a token of the current logical line has been returned
	pending  int  // INDENTs (positive) or DEDENTs (negative) still to be returned
	indents  []indent
	brackets []bracket

	err  *failure
	done bool // EOF or tokError has been returned
}

// An indent is the width of an indentation with tabs to every eighth column,
// and with tabs as one column: a line must compare alike under both.
type indent struct{ col, alt int }

// A bracket is an opening one that waits for its partner.
type bracket struct {
	char      byte
	line, col int
}

func newLexer(src string) lexState {
	return lexState{src: src, line: 1, bol: true, indents: make([]indent, 1, 8)}
}

func (x *lexState) Next() (lexer.Token, error) {
	if x.done {
		return x.token(lexer.EOF, x.pos), nil
	}
	for {
		if x.bol {
			x.bol = false
			if !x.indentation() {
				return x.errorToken(), nil
			}
		}
		if x.pending != 0 {
			return x.dent(), nil
		}
		tok, again := x.next()
		if !again {
			return tok, nil
		}
	}
}

// dent returns one of the pending INDENTs or DEDENTs.
func (x *lexState) dent() lexer.Token {
	t := tokIndent
	if x.pending > 0 {
		x.pending--
	} else {
		x.pending++
		t = tokDedent
	}
	return x.token(t, x.pos)
}

// next scans one token; again means that it met none but the start of a line.
func (x *lexState) next() (tok lexer.Token, again bool) {
	src := x.src
	i := x.pos
	for i < len(src) && (src[i] == ' ' || src[i] == '\t' || src[i] == '\f') {
		i++
	}
	start := i
	if i < len(src) && src[i] == '#' {
		i += strings.IndexByte(src[i:], '\n')
	}
	x.pos = i
	if i == len(src) {
		return x.end(), false
	}

	c := src[i]
	if class[c]&classStart != 0 {
		return x.name(), false
	}
	switch c {
	case '\n':
		return x.newline(start)
	case '\\':
		if !x.continuation() {
			return x.errorToken(), false
		}
		return tok, true
	case '"', '\'':
		return x.str(i), false
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return x.number(), false
	case '.':
		if class[src[i+1]]&classDigit != 0 {
			return x.number(), false
		}
	}
	return x.operator(c), false
}

// token makes a token of the text from start to x.pos on the current line.
func (x *lexState) token(t lexer.TokenType, start int) lexer.Token {
	pos := lexer.Position{Offset: start, Line: x.line, Column: start - x.lineStart}
	if start == len(x.src) && x.line > 1 {
		// The end of the source is shown as the end of its last line.
		pos.Line--
		pos.Column = start - 1 - strings.LastIndexByte(x.src[:start-1], '\n')
	}
	return lexer.Token{Type: t, Value: x.src[start:x.pos], Pos: pos}
}

// plain makes a token of an ordinary kind, one that starts or goes on with a
// logical line.
func (x *lexState) plain(t lexer.TokenType, start, end int) lexer.Token {
	x.pos = end
	x.midLine = true
	return x.token(t, start)
}

// newline passes the end of a line. If it ends a logical line, the token for
// that begins at start, with the comment.
func (x *lexState) newline(start int) (tok lexer.Token, again bool) {
	again = len(x.brackets) > 0 || !x.midLine
	if !again {
		tok = x.token(tokNewline, start)
		x.midLine = false
	}
	x.pos++
	x.line++
	x.lineStart = x.pos
	x.bol = len(x.brackets) == 0
	return tok, again
}

// end closes all blocks, then ends the stream.
func (x *lexState) end() lexer.Token {
	if len(x.brackets) > 0 {
		x.unclosed()
		return x.errorToken()
	}
	if n := len(x.indents) - 1; n > 0 {
		x.indents = x.indents[:1]
		x.pending = -n
		return x.dent()
	}
	x.done = true
	return x.token(lexer.EOF, x.pos)
}

// continuation passes a backslash and the newline after it.
func (x *lexState) continuation() bool {
	x.pos++
	if x.src[x.pos] != '\n' {
		x.fail(kindSyntax, "unexpected character after line continuation character", x.pos)
		x.err.whole = true
		x.err.endCol, x.err.late = noEnd, true
		return false
	}
	x.pos++
	x.line++
	if x.pos == len(x.src) {
		x.line--
		x.fail(kindSyntax, "unexpected EOF while parsing", x.pos-1)
		x.err.whole = true
		x.err.endCol, x.err.late, x.err.incomplete = unknownEnd, true, true
		return false
	}
	x.lineStart = x.pos
	return true
}

// indentation measures the white space a line begins with and compares it with
// the open blocks, unless the line has nothing else.
func (x *lexState) indentation() bool {
	src := x.src
	col, alt, contCol := 0, 0, 0
	for x.pos < len(src) {
		switch src[x.pos] {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/8 + 1) * 8
			alt++
		case '\f':
			col, alt = 0, 0
		case '\\':
			if contCol == 0 {
				contCol = col
			}
			if !x.continuation() {
				return false
			}
			continue
		case '#', '\n':
			return true
		default:
			if contCol != 0 {
				col, alt = contCol, contCol
			}
			return x.indentTo(col, alt)
		}
		x.pos++
	}
	return true
}

func (x *lexState) indentTo(col, alt int) bool {
	top := x.indents[len(x.indents)-1]
	switch {
	case col == top.col:
		return alt == top.alt || x.tabError()
	case col > top.col:
		if len(x.indents) == maxIndents {
			x.failLine(kindIndent, "too many levels of indentation")
			x.err.col = 0
			return false
		}
		if alt <= top.alt {
			return x.tabError()
		}
		x.indents = append(x.indents, indent{col, alt})
		x.pending++
		return true
	}
	for len(x.indents) > 1 && col < top.col {
		x.indents = x.indents[:len(x.indents)-1]
		top = x.indents[len(x.indents)-1]
		x.pending--
	}
	if col != top.col {
		x.failLine(kindIndent, "unindent does not match any outer indentation level")
		x.err.col++
		x.err.endCol = unknownEnd
		return false
	}
	return alt == top.alt || x.tabError()
}

func (x *lexState) tabError() bool {
	x.failLine(kindTab, "inconsistent use of tabs and spaces in indentation")
	x.err.col = 0
	return false
}

// failLine records a failure of the current line's indentation, which has its
// place at the line's end.
func (x *lexState) failLine(kind, msg string) {
	end := x.pos + strings.IndexByte(x.src[x.pos:], '\n')
	x.fail(kind, msg, end-1)
	x.err.endCol, x.err.late, x.err.whole = noEnd, true, true
}

// fail records a failure at an offset of the current line.
func (x *lexState) fail(kind, msg string, at int) {
	col := at - x.lineStart
	x.err = &failure{kind: kind, msg: msg, line: x.line, col: col, endLine: x.line, endCol: col, lexical: true}
}

func (x *lexState) errorToken() lexer.Token {
	x.done = true
	return x.token(tokError, x.pos)
}

// open and close keep the stack of brackets; they report whether all is well.
func (x *lexState) open(c byte, at int) bool {
	if len(x.brackets) == maxBrackets {
		x.fail(kindSyntax, "too many nested parentheses", at)
		return false
	}
	x.brackets = append(x.brackets, bracket{c, x.line, at - x.lineStart})
	return true
}

func (x *lexState) close(c byte, at int) bool {
	n := len(x.brackets)
	if n == 0 {
		x.fail(kindSyntax, fmt.Sprintf("unmatched '%c'", c), at)
		return false
	}
	b := x.brackets[n-1]
	x.brackets = x.brackets[:n-1]
	switch {
	case b.char == '(' && c == ')', b.char == '[' && c == ']', b.char == '{' && c == '}':
		return true
	case b.line != x.line:
		x.fail(kindSyntax, fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
			c, b.char, b.line), at)
	default:
		x.fail(kindSyntax, fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'",
			c, b.char), at)
	}
	return false
}

// unclosed records that the innermost open bracket was not closed before the
// end of the source.
func (x *lexState) unclosed() {
	b := x.brackets[len(x.brackets)-1]
	x.err = &failure{
		kind: kindSyntax, msg: fmt.Sprintf("'%c' was never closed", b.char),
		line: b.line, col: b.col, endLine: b.line, endCol: noEnd,
		lexical: true, late: true, incomplete: true, whole: strings.Count(x.src[:x.pos], "\n") <= b.line,
	}
}

// operator scans an operator or a bracket; c is its first character.
func (x *lexState) operator(c byte) lexer.Token {
	i := x.pos
	op := &operators[c&0x7F]
	switch c1 := x.src[i+1]; {
	case c1 == '=' && op.assign != 0:
		return x.plain(op.assign, i, i+2)
	case c1 == c && op.double != 0:
		if x.src[i+2] == '=' && op.doubleAssign != 0 {
			return x.plain(op.doubleAssign, i, i+3)
		}
		return x.plain(op.double, i, i+2)
	case c1 == '>' && c == '-':
		return x.plain(opArrow, i, i+2)
	case c1 == '>' && c == '<': // the parser turns it down
		return x.plain(opNotEqual, i, i+2)
	case c1 == '.' && c == '.' && x.src[i+2] == '.':
		return x.plain(opEllipsis, i, i+3)
	}
	switch c {
	case '(', '[', '{':
		if !x.open(c, i) {
			return x.errorToken()
		}
	case ')', ']', '}':
		if !x.close(c, i) {
			return x.errorToken()
		}
	}
	if op.one == tokOther && (c < ' ' || c == 0x7F) {
		x.pos = i + 1
		x.fail(kindSyntax, fmt.Sprintf("invalid non-printable character U+%04X", c), i)
		return x.errorToken()
	}
	return x.plain(op.one, i, i+1)
}
