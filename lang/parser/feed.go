package parser

import "github.com/alecthomas/participle/v2/lexer"

// pieceSize is the number of tokens in a piece, not counting the EOF.
const pieceSize = 127

// A piece is a part of the tokens of a source, in a list of participle's. Its
// last token is an EOF, which stands for the end of the source only in the last
// piece.
//
// lexer.Upgrade, which makes such lists, grows them as it goes and leaves as
// much again as garbage. So all pieces have the same size and are used again:
// the tokens of a list are overwritten in their place. To parse the 40 largest
// modules of the standard library, 2.9 MB, allocates 78 MB with new pieces,
// 132 MB in one piece each, and 23 MB this way.
type piece struct {
	lex    *lexer.PeekingLexer
	tokens []lexer.Token // the ones lex holds
	feed   *feed
	n      lexer.RawCursor // tokens in use, not counting the EOF
	last   bool
	next   *piece // or nil if not yet read
}

// A feed makes pieces of the tokens of a source.
type feed struct {
	lexState
	spare  *pieces
	warned place // of the last warning: the parser may come to a literal twice
}

func (f *feed) piece() *piece {
	pc := f.spare.take()
	pc.feed, pc.n, pc.last, pc.next = f, 0, false, nil
	for pc.n < pieceSize && !pc.last {
		t, _ := f.lexState.Next()
		pc.tokens[pc.n] = t
		if pc.last = t.EOF(); !pc.last {
			pc.n++
		}
	}
	if !pc.last {
		pc.tokens[pc.n] = lexer.EOFToken(lexer.Position{})
	}
	pc.lex.LoadCheckpoint(lexer.Checkpoint{})
	return pc
}

// following returns the piece behind this one, which is not the last.
func (pc *piece) following() *piece {
	if pc.next == nil {
		pc.next = pc.feed.piece()
	}
	return pc.next
}

// pieces are those that nobody uses at the moment.
type pieces struct{ list []*piece }

func (s *pieces) take() *piece {
	if n := len(s.list); n > 0 {
		pc := s.list[n-1]
		s.list = s.list[:n-1]
		return pc
	}
	lex, err := lexer.Upgrade(&blanks{})
	if err != nil {
		panic(err) // blanks have no errors
	}
	return &piece{lex: lex, tokens: lex.Range(0, pieceSize+1)}
}

// put takes back a piece and those behind it up to but not including end.
func (s *pieces) put(pc, end *piece) {
	for pc != end {
		next := pc.next
		s.list = append(s.list, pc)
		pc = next
	}
}

// between takes back the pieces between two of a source, which are not needed
// again.
func (s *pieces) between(first, current *piece) {
	if current != first {
		s.put(first.next, current)
		first.next = current
	}
}

// blanks is a lexer of as many tokens as a piece has.
type blanks struct{ n int }

func (b *blanks) Next() (lexer.Token, error) {
	if b.n++; b.n <= pieceSize {
		return lexer.Token{Type: tokOther}, nil
	}
	return lexer.EOFToken(lexer.Position{}), nil
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
