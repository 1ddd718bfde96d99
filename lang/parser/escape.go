package parser

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pystm/lang/parser/ast"
)

// bytesValue returns what a bytes literal stands for.
func (p *parser) bytesValue(l literal) []byte {
	s := l.body
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			p.failHere("bytes can only contain ASCII literal characters")
		}
	}
	if l.raw || strings.IndexByte(s, '\\') < 0 {
		return []byte(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			out = append(out, s[i])
			i++
			continue
		}
		c, n := simpleEscape(s[i:])
		if n == 0 && s[i+1] == 'x' {
			if c, n = hexEscape(s[i:], 2); n < 4 {
				p.failHere(fmt.Sprintf(`(value error) invalid \x escape at position %d`, i))
			}
		}
		if n == 0 {
			p.noEscape(s[i+1:])
			c, n = '\\', 1
		}
		p.checkOctal(c, s[i:i+n])
		if c != nothing {
			out = append(out, byte(c))
		}
		i += n
	}
	return out
}

// strValue returns what a str literal, or a piece of an f-string, stands for.
func (p *parser) strValue(s string, raw bool) string {
	if raw || strings.IndexByte(s, '\\') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			out = append(out, s[i])
			i++
			continue
		}
		c, n := simpleEscape(s[i:])
		if n == 0 {
			c, n = p.unicodeEscape(s, i)
		} else if p.checkOctal(c, s[i:i+n]); i == len(s)-1 {
			p.noEscape("{") // of the field that follows
		}
		if c != nothing {
			out = appendRune(out, c)
		}
		i += n
	}
	return string(out)
}

// noEscape warns of a backslash before rest which stands for itself.
func (p *parser) noEscape(rest string) {
	if c, _ := utf8.DecodeRuneInString(rest); c < utf8.RuneSelf {
		p.warnEscape(fmt.Sprintf("invalid escape sequence '\\%c'", c))
	}
}

// checkOctal warns of an octal escape that is too large for a byte.
func (p *parser) checkOctal(c rune, escape string) {
	if c > 0xFF {
		p.warnEscape(fmt.Sprintf("invalid octal escape sequence '%s'", escape))
	}
}

// warnEscape warns of an escape, if it is the first one of its literal.
func (p *parser) warnEscape(msg string) {
	if f := p.feed; f.warned.before(p.literal) {
		f.warned = p.literal
		f.warnings = append(f.warnings, Warning{Msg: msg, Line: int(p.literal.start.Line), Col: int(p.literal.start.Col)})
	}
}

// A place is that of a literal, or of a piece of an f-string: there is one
// warning at most for each.
type place struct {
	start ast.Pos
	piece int
}

func (a place) before(b place) bool {
	if a.start != b.start {
		return a.start.Line < b.start.Line || a.start.Line == b.start.Line && a.start.Col < b.start.Col
	}
	return a.piece < b.piece
}

// nothing is what an escaped newline stands for.
const nothing rune = -1

var escapes = [256]rune{
	'\n': nothing, '\\': '\\', '\'': '\'', '"': '"',
	'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// simpleEscape reads one of the escapes that str and bytes have in common and
// returns its value and length; a length of 0 means that it is none of them.
func simpleEscape(s string) (rune, int) {
	if len(s) == 1 {
		return '\\', 1 // at the end of a piece of an f-string
	}
	if c := escapes[s[1]]; c != 0 {
		return c, 2
	}
	n, c := 1, rune(0)
	for n < 4 && n < len(s) && '0' <= s[n] && s[n] <= '7' {
		c = c<<3 | rune(s[n]-'0')
		n++
	}
	if n == 1 {
		return 0, 0
	}
	return c, n
}

// hexEscape reads up to max hexadecimal digits behind a backslash and a
// letter, and returns the length of the whole.
func hexEscape(s string, max int) (c rune, n int) {
	var v uint32
	for n = 2; n < 2+max && n < len(s) && class[s[n]]&classHex != 0; n++ {
		d := s[n]
		if d > '9' {
			d = d | 0x20 - 'a' + '0' + 10
		}
		v = v<<4 | uint32(d-'0')
	}
	return rune(min(v, utf8.MaxRune+1)), n
}

// unicodeEscape reads one of the escapes of str alone, at offset i of s.
func (p *parser) unicodeEscape(s string, i int) (rune, int) {
	max, name := 0, ""
	switch s[i+1] {
	case 'x':
		max, name = 2, `\xXX`
	case 'u':
		max, name = 4, `\uXXXX`
	case 'U':
		max, name = 8, `\UXXXXXXXX`
	case 'N':
		return p.namedEscape(s, i)
	default:
		p.noEscape(s[i+1:])
		return '\\', 1
	}
	c, n := hexEscape(s[i:], max)
	if n < 2+max {
		p.badEscape(s, i, n, "truncated "+name+" escape")
	}
	if c > utf8.MaxRune {
		p.badEscape(s, i, n, "illegal Unicode character")
	}
	return c, n
}

// namedEscape reads \N{name}.
func (p *parser) namedEscape(s string, i int) (rune, int) {
	const malformed = `malformed \N character escape`
	rest := s[i+2:]
	if rest == "" || rest[0] != '{' {
		p.badEscape(s, i, 2, malformed)
	}
	end := strings.IndexByte(rest, '}')
	if end < 0 {
		p.badEscape(s, i, 2+len(rest), malformed)
	}
	if end == 1 {
		p.badEscape(s, i, 3, malformed)
	}
	c, ok := RuneNamed(rest[1:end])
	if !ok {
		p.badEscape(s, i, 3+end, "unknown Unicode character name")
	}
	return c, 3 + end
}

// badEscape fails because of n bytes at offset i. CPython counts positions in
// a form of the text in which characters beyond ASCII are written as \U
// escapes, and a backslash before such a character as \u005c.
func (p *parser) badEscape(s string, i, n int, msg string) {
	from := escapedLen(s[:i])
	p.failHere(fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
		from, from+escapedLen(s[i:i+n])-1, msg))
}

func escapedLen(s string) int {
	n := len(s)
	for i, r := range s {
		if r >= utf8.RuneSelf {
			n += len(`\U00000000`) - utf8.RuneLen(r)
			if i > 0 && s[i-1] == '\\' {
				n += len(`u005c`)
			}
		}
	}
	return n
}

// appendRune appends a code point in UTF-8, a surrogate by the same pattern.
func appendRune(b []byte, r rune) []byte {
	if 0xD800 <= r && r < 0xE000 {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}
