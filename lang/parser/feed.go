package parser

import "github.com/alecthomas/participle/v2/lexer"

// pieceSize is the least number of tokens in a piece, unless it is the last.
// Pieces of one statement each cost 15 % more time.
const pieceSize = 500

// A feed is a lexer that cuts its tokens into pieces, each ended by an EOF:
// between two statements of the outermost level, where the productions need
// not look ahead. The EOF of a piece that is not the last has the text and the
// place of the token behind it.
type feed struct {
	*lexState
	held  lexer.Token // the first token of the next piece
	holds bool

	n         int  // tokens in the piece so far
	depth     int  // of blocks
	ends      bool // the last token ended a line or a block
	decorator bool // the current line begins with @
}

// more reports whether there is another piece, and begins it.
func (f *feed) more() bool {
	f.n = 0
	return f.holds
}

func (f *feed) Next() (lexer.Token, error) {
	if f.holds && f.n == 0 {
		f.holds = false
		f.note(f.held.Type)
		return f.held, nil
	}
	t, _ := f.lexState.Next()
	if f.ends && f.depth == 0 && f.n >= pieceSize && !f.decorator && beginsStatement(t.Type) {
		f.held, f.holds = t, true
		t.Type = lexer.EOF
		return t, nil
	}
	f.note(t.Type)
	return t, nil
}

func (f *feed) note(t lexer.TokenType) {
	f.n++
	switch t {
	case tokIndent:
		f.depth++
	case tokDedent:
		f.depth--
	case tokNewline:
	default:
		if f.ends || f.n == 1 {
			f.decorator = t == opAt
		}
	}
	f.ends = t == tokNewline || t == tokDedent
}

// beginsStatement reports whether a token at the begin of a line can be the
// first of a statement; those that go on with one, or are not right there,
// cannot.
func beginsStatement(t lexer.TokenType) bool {
	switch t {
	case tokIndent, tokDedent, tokError, lexer.EOF, kwElif, kwElse, kwExcept, kwFinally:
		return false
	}
	return true
}

// choose decides between the failure of the parser and those the lexer has met
// or will meet further down.
func (f *feed) choose(fail *failure) *failure {
	if fail.lexical && fail.msg == "" {
		incomplete := f.err.incomplete && !fail.hinted
		fail = f.err
		fail.incomplete = incomplete
		return fail
	}
	fail.incomplete = fail.seen.Offset >= len(f.src) && !fail.hinted
	if fail.lexical || fail.final {
		return fail
	}
	for !f.done {
		f.lexState.Next()
	}
	switch {
	case f.err == nil:
	case !f.err.late:
		f.err.incomplete = false
		return f.err
	case len(f.brackets) > 0 && fail.seen.Line > f.brackets[len(f.brackets)-1].line:
		f.unclosed()
		f.err.incomplete = fail.incomplete
		return f.err
	}
	return fail
}
