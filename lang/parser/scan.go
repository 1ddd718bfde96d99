package parser

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/alecthomas/participle/v2/lexer"
)

// This file scans the tokens with an inside: names, numbers, strings. The
// source ends in a newline, which is part of none of them, so the loops need
// no test for its end.

// name scans an identifier, a keyword, or a string by its prefix.
func (x *lexState) name() lexer.Token {
	src, start := x.src, x.pos
	i, all := start, byte(0)
	for class[src[i]]&classPart != 0 {
		all |= src[i]
		i++
	}
	text := src[start:i]
	if (src[i] == '"' || src[i] == '\'') && isStringPrefix(text) {
		return x.str(i)
	}
	if all < 0x80 {
		return x.plain(nameType(text), start, i)
	}
	if at, r := invalidInIdentifier(text); at >= 0 {
		x.pos = start + at
		x.badCharacter(r)
		return x.errorToken()
	}
	return x.plain(tokName, start, i)
}

func (x *lexState) badCharacter(r rune) {
	if unicode.IsPrint(r) {
		x.fail(kindSyntax, fmt.Sprintf("invalid character '%c' (U+%04X)", r, r), x.pos)
	} else {
		x.fail(kindSyntax, fmt.Sprintf("invalid non-printable character U+%04X", r), x.pos)
	}
}

// isStringPrefix reports whether letters before a quote belong to the literal:
// r, u, b, f, or r with b or f in either order, in either case.
func isStringPrefix(s string) bool {
	switch len(s) {
	case 1:
		return strings.IndexByte("rubf", s[0]|0x20) >= 0
	case 2:
		a, b := s[0]|0x20, s[1]|0x20
		return a == 'r' && (b == 'b' || b == 'f') || b == 'r' && (a == 'b' || a == 'f')
	}
	return false
}

// invalidInIdentifier returns the offset of the first character that cannot
// stand where it does in an identifier, or -1.
func invalidInIdentifier(s string) (int, rune) {
	for i, r := range s {
		if !isIdentifierPart(r) || i == 0 && !isIdentifierStart(r) {
			return i, r
		}
	}
	return -1, 0
}

// str scans a string literal whose first quote is at offset i; a prefix begins
// at x.pos.
func (x *lexState) str(i int) lexer.Token {
	src, start := x.src, x.pos
	quote := src[i]
	startLine, startCol := x.line, start-x.lineStart
	i++
	triple := false
	if src[i] == quote {
		if i++; src[i] != quote { // empty
			return x.plain(tokString, start, i)
		}
		i++
		triple = true
	}
	for i < len(src) {
		switch c := src[i]; {
		case c == '\n':
			if !triple {
				return x.unterminated("unterminated string literal", i, startLine, startCol)
			}
			x.line++
			x.lineStart = i + 1
		case c == '\\':
			if i++; src[i] == '\n' {
				x.line++
				x.lineStart = i + 1
			}
		case c == quote && (!triple || src[i+1] == quote && src[i+2] == quote):
			if i++; triple {
				i += 2
			}
			tok := x.plain(tokString, start, i)
			tok.Pos.Line, tok.Pos.Column = startLine, startCol
			return tok
		}
		i++
	}
	x.line--
	msg := "unterminated string literal"
	if triple {
		msg = "unterminated triple-quoted string literal"
	}
	tok := x.unterminated(msg, i, startLine, startCol)
	x.err.incomplete = true
	return tok
}

func (x *lexState) unterminated(msg string, end, line, col int) lexer.Token {
	x.err = &failure{
		kind: kindSyntax, msg: fmt.Sprintf("%s (detected at line %d)", msg, x.line),
		line: line, col: col, endLine: line, endCol: col, lexical: true,
	}
	x.pos = end
	return x.errorToken()
}

// number scans a numeric literal. Its value is found later, by parseNumber,
// which may count on the form being right.
func (x *lexState) number() lexer.Token {
	src, start := x.src, x.pos
	i := start
	if src[i] == '0' {
		switch src[i+1] | 0x20 {
		case 'x':
			return x.radix(classHex, 16, "hexadecimal")
		case 'o':
			return x.radix(classDigit, 8, "octal")
		case 'b':
			return x.radix(classDigit, 2, "binary")
		}
	}
	var ok bool
	zeros := start // offset of the first digit that is not zero
	if src[i] != '.' {
		if i, ok = x.digits(i); !ok {
			return x.errorToken()
		}
		for src[zeros] == '0' || src[zeros] == '_' {
			zeros++
		}
	}
	integer := true
	if src[i] == '.' {
		integer = false
		if i++; class[src[i]]&classDigit != 0 {
			if i, ok = x.digits(i); !ok {
				return x.errorToken()
			}
		}
	}
	if src[i] == 'e' || src[i] == 'E' {
		j := i + 1
		if src[j] == '+' || src[j] == '-' {
			if j++; class[src[j]]&classDigit == 0 {
				return x.badNumber(j-1, "decimal")
			}
		}
		if class[src[j]]&classDigit != 0 {
			integer = false
			if i, ok = x.digits(j); !ok {
				return x.errorToken()
			}
		}
	}
	kind := "decimal"
	if src[i] == 'j' || src[i] == 'J' {
		integer = false
		kind = "imaginary"
		i++
	}
	if integer && src[start] == '0' && zeros < i {
		x.fail(kindSyntax, "leading zeros in decimal integer literals are not permitted; "+
			"use an 0o prefix for octal integers", start)
		x.err.endCol = zeros - x.lineStart
		return x.errorToken()
	}
	return x.endNumber(i, kind)
}

// digits scans decimal digits with single underscores between them.
func (x *lexState) digits(i int) (end int, ok bool) {
	for {
		for class[x.src[i]]&classDigit != 0 {
			i++
		}
		if x.src[i] != '_' {
			return i, true
		}
		if i++; class[x.src[i]]&classDigit == 0 {
			x.badNumber(i-1, "decimal")
			return i, false
		}
	}
}

// radix scans what follows 0x, 0o or 0b.
func (x *lexState) radix(digit uint8, base byte, kind string) lexer.Token {
	i := x.pos + 2
	for {
		if x.src[i] == '_' {
			i++
		}
		n := i
		for class[x.src[i]]&digit != 0 {
			if base < 10 && x.src[i] >= '0'+base {
				x.fail(kindSyntax, fmt.Sprintf("invalid digit '%c' in %s literal", x.src[i], kind), i)
				return x.errorToken()
			}
			i++
		}
		if i == n {
			return x.badNumber(i-1, kind)
		}
		if x.src[i] != '_' {
			return x.endNumber(i, kind)
		}
	}
}

func (x *lexState) badNumber(at int, kind string) lexer.Token {
	x.fail(kindSyntax, "invalid "+kind+" literal", at)
	return x.errorToken()
}

// endNumber ends a number at offset i. A letter may follow only if it begins
// one of the keywords that can stand behind a number.
func (x *lexState) endNumber(i int, kind string) lexer.Token {
	if rest := x.src[i:]; class[rest[0]]&classPart != 0 {
		if !keywordAfterNumber(rest) {
			return x.badNumber(i-1, kind)
		}
		x.warnings = append(x.warnings, Warning{Msg: "invalid " + kind + " literal", Line: x.line, Col: i - 1 - x.lineStart, Syntax: true})
	}
	return x.plain(tokNumber, x.pos, i)
}

func keywordAfterNumber(s string) bool {
	if s[0] == 'i' {
		return s[1] == 'f' || s[1] == 'n' || s[1] == 's'
	}
	n := 0
	for class[s[n]]&classPart != 0 {
		n++
	}
	switch s[:n] {
	case "and", "else", "for", "or", "not":
		return true
	}
	return false
}
