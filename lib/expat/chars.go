package expat

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// The classes of bytes.
const (
	isFirst = 1 << iota // a name may begin with it
	isName              // a name may have it
	isSpace
	isStop // text ends there, or has to be looked at
	isHigh // part of a character beyond ASCII
	isBad  // no XML
	isQuoted
)

var classes = classTable()

func classTable() (c [256]uint8) {
	for i := range c {
		b := byte(i)
		switch {
		case b >= 0x80:
			c[i] = isHigh | isStop | isQuoted
		case b|0x20 >= 'a' && b|0x20 <= 'z', b == '_', b == ':':
			c[i] = isFirst | isName
		case b >= '0' && b <= '9', b == '-', b == '.':
			c[i] = isName
		case b == ' ', b == '\t':
			c[i] = isSpace
		case b == '\n', b == '\r':
			c[i] = isSpace | isStop | isQuoted
		case b < 0x20:
			c[i] = isBad | isStop | isQuoted
		}
	}
	c['<'] |= isStop | isQuoted
	c['&'] |= isStop | isQuoted
	c[']'] |= isStop
	c['\t'] |= isQuoted
	c['"'] |= isQuoted
	c['\''] |= isQuoted
	return c
}

func space(b byte) bool { return classes[b]&isSpace != 0 }

// token is what a scan has found, or why it has found nothing.
type token int8

const (
	tokNone        token = iota // there is no input
	tokInvalid                  // next is where
	tokPartial                  // the input ends in it
	tokPartialChar              // the input ends in a character
	tokText
	tokNewline
	tokTrailingCR
	tokTrailingBracket
	tokStart
	tokEmpty
	tokEnd
	tokEntity
	tokChar
	tokCDATA
	tokCDATAEnd
	tokPI
	tokComment
	tokXMLDecl

	tokSpace
	tokLiteral
	tokDeclOpen
	tokDeclClose
	tokName
	tokNmtoken
	tokPound
	tokOr
	tokComma
	tokPercent
	tokOpenParen
	tokCloseParen // and what follows it
	tokOpenBracket
	tokCloseBracket
	tokNameRepeated // and what follows it
	tokSectionOpen
	tokSectionClose
	tokParameter
	tokInstance
	tokOK
)

// character is the length of the character at i, which is beyond ASCII.
func character(b []byte, i int) (r rune, n int, tok token) {
	c := b[i]
	switch {
	case c < 0xc2 || c > 0xf4:
		return 0, 0, tokInvalid
	case c < 0xe0:
		n = 2
	case c < 0xf0:
		n = 3
	default:
		n = 4
	}
	if len(b)-i < n {
		return 0, 0, tokPartialChar
	}
	r, size := utf8.DecodeRune(b[i:])
	if size != n || r == 0xfffe || r == 0xffff {
		return 0, 0, tokInvalid
	}
	return r, n, tokOK
}

// name scans a name from i on; the token is tokOK if something stands behind it.
func scanName(b []byte, i int) (end int, tok token) {
	if end, tok = nameStart(b, i); tok != tokOK {
		return end, tok
	}
	return nameEnd(b, end)
}

// nameStart scans a character that a name may begin with.
func nameStart(b []byte, i int) (end int, tok token) {
	if i >= len(b) {
		return i, tokPartial
	}
	c := classes[b[i]]
	if c&isFirst != 0 {
		return i + 1, tokOK
	}
	if c&isHigh != 0 {
		r, n, tok := character(b, i)
		if tok == tokOK && !unicode.Is(nameFirst, r) {
			tok = tokInvalid
		}
		return i + n, tok
	}
	return i, tokInvalid
}

// nameEnd scans characters that a name may have.
func nameEnd(b []byte, i int) (end int, tok token) {
	for i < len(b) {
		c := classes[b[i]]
		if c&isName != 0 {
			i++
			continue
		}
		if c&isHigh == 0 {
			return i, tokOK
		}
		r, n, tok := character(b, i)
		if tok != tokOK {
			return i, tok
		}
		if !unicode.Is(nameFirst, r) && !unicode.Is(nameRest, r) {
			return i, tokInvalid
		}
		i += n
	}
	return i, tokPartial
}

// badColon is where a name is none with regard to namespaces; -1 if it is one.
func badColon(b []byte, from, end int) int {
	colon := bytes.IndexByte(b[from:end], ':')
	if colon < 0 {
		return -1
	}
	if colon == 0 {
		return from
	}
	after := from + colon + 1
	if after == end {
		return end
	}
	if b[after] == ':' {
		return after
	}
	if _, tok := nameStart(b, after); tok != tokOK {
		return after
	}
	if second := bytes.IndexByte(b[after:end], ':'); second >= 0 {
		return after + second
	}
	return -1
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && space(b[i]) {
		i++
	}
	return i
}

// valid scans text from i up to a byte, whatever else is in it.
func valid(b []byte, i int, stop byte) (end int, tok token) {
	for i < len(b) {
		c := b[i]
		if c == stop {
			return i, tokOK
		}
		switch k := classes[c]; {
		case k&isBad != 0:
			return i, tokInvalid
		case k&isHigh != 0:
			_, n, tok := character(b, i)
			if tok != tokOK {
				return i, tok
			}
			i += n
		default:
			i++
		}
	}
	return i, tokPartial
}

// Place is where something is: characters and bytes from the start of the document.
type Place struct {
	Line, Column int // Line from 1 on
	Index        int
}

// advance counts what is in b.
func (at *Place) advance(b []byte, e encoding) {
	at.Index += e.size(b)
	for {
		i := bytes.IndexAny(b, "\r\n")
		if i < 0 {
			break
		}
		if b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n' {
			i++
		}
		b = b[i+1:]
		at.Line++
		at.Column = 0
	}
	at.Column += utf8.RuneCount(b)
}
