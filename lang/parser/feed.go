package parser

import "github.com/alecthomas/participle/v2/lexer"

// pieceSize is the number of tokens in a piece. With the EOF that makes 128,
// which lexer.Upgrade, growing its list by doubling, fills to the last place.
// To parse the 40 largest modules of the standard library, 2.9 MB, allocates
// 78 MB in pieces of this size, and 132 MB and a third more time in one.
const pieceSize = 127

// A feed is a lexer for lexer.Upgrade that ends after pieceSize tokens, and
// goes on when asked again.
type feed struct {
	lexState
	n    lexer.RawCursor // tokens in the piece so far
	last bool            // the tokens are at an end
}

func (f *feed) Next() (lexer.Token, error) {
	if f.n == pieceSize {
		return lexer.EOFToken(lexer.Position{}), nil
	}
	t, _ := f.lexState.Next()
	if t.EOF() {
		f.last = true
	} else {
		f.n++
	}
	return t, nil
}

// A piece is a part of the tokens of a source. Its last token is an EOF, which
// stands for the end of the source only in the last piece.
type piece struct {
	lex  *lexer.PeekingLexer
	feed *feed
	n    lexer.RawCursor // tokens in it without the EOF
	last bool
	next *piece // or nil if not yet read
}

func (f *feed) piece() *piece {
	f.n = 0
	lex, err := lexer.Upgrade(f)
	if err != nil {
		panic(err) // a lexState returns none
	}
	return &piece{lex: lex, feed: f, n: f.n, last: f.last}
}

// following returns the piece behind this one, which is not the last.
func (pc *piece) following() *piece {
	if pc.next == nil {
		pc.next = pc.feed.piece()
	}
	return pc.next
}

// choose decides between the failure of the parser and those the lexer has met
// or will meet further down.
func (f *feed) choose(fail *failure) *failure {
	if fail == f.err {
		fail.incomplete = fail.incomplete && !fail.hinted
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
