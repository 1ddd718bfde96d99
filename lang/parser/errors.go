package parser

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// A SyntaxError tells what is wrong with a source, in the words and at the
// place CPython 3.11 would use.
type SyntaxError struct {
	// Kind is the exception to raise: "SyntaxError", "IndentationError" or
	// "TabError"; and for the few faults that CPython reports otherwise,
	// "ValueError" (a NUL byte in the source) or "RecursionError" (nested too
	// deeply).
	Kind     string
	Msg      string
	Filename string

	// The place as attributes of CPython's exception (lineno, offset,
	// end_lineno, end_offset): columns count characters from 1, and EndCol is
	// 0 or -1 where CPython says so to mean unknown.
	Line, Col       int
	EndLine, EndCol int

	// Text is the source line the columns refer to. For an error inside an
	// f-string's field that is the field in parentheses.
	Text string

	// Incomplete says that the source may become valid if lines are added.
	Incomplete bool
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.Filename, e.Line, e.Col, e.Kind, e.Msg)
}

// ErrIncomplete matches, by errors.Is, a SyntaxError that more input could
// mend.
var ErrIncomplete = errors.New("incomplete input")

// ErrSeveral matches the SyntaxError of several statements where one may stand.
var ErrSeveral = errors.New(msgSeveral)

const msgSeveral = "multiple statements found while compiling a single statement"

func (e *SyntaxError) Is(target error) bool {
	return target == ErrIncomplete && e.Incomplete || target == ErrSeveral && e.Msg == msgSeveral
}

const (
	kindSyntax    = "SyntaxError"
	kindIndent    = "IndentationError"
	kindTab       = "TabError"
	kindValue     = "ValueError"
	kindRecursion = "RecursionError"
)

// Ends of a failure that are not a column.
const (
	noEnd      = -1 // shown as 0
	unknownEnd = -2 // shown as -1
)

// A failure is a SyntaxError in the making: columns are in bytes from 0, and
// the text is still to be found. It is what the productions panic with, the
// only such value; anything else that panics is a fault of this package.
type failure struct {
	kind, msg  string
	line, col  int
	endLine    int
	endCol     int    // or noEnd, unknownEnd
	generic    bool   // plain "invalid syntax"
	lexical    bool   // found by the lexer
	late       bool   // lexical, and found only when the parser asks for the token
	hinted     bool   // found in the second pass
	fatal      bool   // ends all attempts
	final      bool   // not to be overridden by a lexical failure further down
	text       string // text that replaces the source line
	incomplete bool   // more input could mend it
	whole      bool   // lexical, but the text is shown with its end

	seen lexer.Position // of the furthest token the parser has seen
}

func spanFailure(s ast.Span, msg string) *failure {
	return &failure{
		kind: kindSyntax, msg: msg,
		line: int(s.Start.Line), col: int(s.Start.Col),
		endLine: int(s.End.Line), endCol: int(s.End.Col),
	}
}

// publish turns a failure into the error of the package's interface.
func (f *failure) publish(filename, src string, bytes bool) *SyntaxError {
	column := column
	if bytes && !f.lexical && f.text == "" {
		column = func(_ string, offset int) int { return offset + 1 }
	}
	text := f.text
	if text == "" {
		text = sourceLine(src, f.line)
	}
	if f.lexical && !f.whole || f.endLine != f.line {
		text = strings.TrimSuffix(text, "\n")
	}
	if f.endLine != f.line {
		// CPython measures the end in the first line, too.
		f.col, f.endCol = min(f.col, len(text)), min(f.endCol, len(text))
	}
	e := &SyntaxError{
		Kind: f.kind, Msg: f.msg, Filename: filename,
		Line: f.line, Col: column(text, f.col),
		EndLine: f.endLine, EndCol: f.endCol + 1,
		Text: text, Incomplete: f.incomplete,
	}
	if f.endCol >= 0 {
		e.EndCol = column(text, f.endCol)
	}
	return e
}

// sourceLine returns line n, from 1, with its newline.
func sourceLine(src string, n int) string {
	for ; n > 1; n-- {
		i := strings.IndexByte(src, '\n')
		if i < 0 {
			return ""
		}
		src = src[i+1:]
	}
	if i := strings.IndexByte(src, '\n'); i >= 0 {
		src = src[:i+1]
	}
	return src
}

// column converts a byte offset to a character's number, from 1. Offsets may
// lie beyond the line, as those of a missing line's tokens do.
func column(line string, offset int) int {
	if offset < 0 {
		return offset + 1
	}
	beyond := max(0, offset-len(line))
	return utf8.RuneCountInString(line[:offset-beyond]) + beyond + 1
}
