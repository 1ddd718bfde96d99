package parser

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/elementary"
	"pystm/lang/parser/ast"
)

// maxIntDigits is CPython's default limit on decimal literals, whose
// conversion takes quadratic time.
const maxIntDigits = 4300

// number parses a numeric literal.
func (p *parser) number() ast.Expr {
	t := p.tok
	p.next()
	text := strings.ReplaceAll(t.Value, "_", "")
	if n := len(text); n > maxIntDigits && strings.Trim(text, "0123456789") == "" {
		f := spanFailure(tokenSpan(t), fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: "+
			"value has %d digits; use sys.set_int_max_str_digits() to increase the limit - "+
			"Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", maxIntDigits, n))
		f.col, f.endCol = -1, noEnd
		p.throw(f)
	}
	return p.constant(tokenSpan(t), numberValue(text))
}

// numberValue converts a literal that the lexer has found well formed.
func numberValue(s string) any {
	if i, err := strconv.ParseInt(s, 10, 64); err == nil {
		return i
	}
	last := s[len(s)-1]
	isRadix := len(s) > 1 && s[0] == '0' && strings.IndexByte("xXoObB", s[1]) >= 0
	switch {
	case !isRadix && (last == 'j' || last == 'J'):
		return complex(0, floatValue(s[:len(s)-1]))
	case !isRadix && strings.ContainsAny(s, ".eE"):
		return floatValue(s)
	}
	base := 10
	if isRadix {
		base = 0
	}
	if i, err := strconv.ParseInt(s, base, 64); err == nil {
		return i
	}
	i, _ := new(big.Int).SetString(s, base)
	return i
}

// floatValue converts a decimal literal; one too large is infinite.
func floatValue(s string) float64 {
	f, _ := elementary.ParseDecimal(s)
	return f
}

// A literal is a string token taken apart.
type literal struct {
	raw, bytes, format, unicode bool   // prefixes; unicode is a lower-case u
	body                        string // between the quotes
	at                          int    // offset of body in the token
}

func splitLiteral(s string) (l literal) {
	i := 0
	for ; s[i] != '"' && s[i] != '\''; i++ {
		switch s[i] {
		case 'r', 'R':
			l.raw = true
		case 'b', 'B':
			l.bytes = true
		case 'f', 'F':
			l.format = true
		case 'u':
			l.unicode = true
		}
	}
	n := 1
	if len(s) >= i+6 && s[i+1] == s[i] && s[i+2] == s[i] {
		n = 3
	}
	l.at = i + n
	l.body = s[l.at : len(s)-n]
	return l
}

// strings parses adjacent string literals into one constant or f-string.
func (p *parser) strings() ast.Expr {
	first := p.tok
	p.next()
	if !p.at(tokString) {
		if l := splitLiteral(first.Value); !l.format {
			return p.oneString(ast.Span{Start: startOf(first), End: p.end}, l)
		}
	}
	tokens := []*lexer.Token{first}
	for p.at(tokString) {
		tokens = append(tokens, p.tok)
		p.next()
	}
	return p.concatenate(tokens)
}

func (p *parser) oneString(s ast.Span, l literal) ast.Expr {
	c := p.constants.take()
	c.Span = s
	p.literal = place{start: s.Start, piece: 1}
	switch {
	case l.bytes:
		c.Value = ast.Bytes(p.bytesValue(l))
	default:
		c.Value = p.strValue(l.body, l.raw)
		if l.unicode {
			c.Kind = "u"
		}
	}
	return c
}

func (p *parser) concatenate(tokens []*lexer.Token) ast.Expr {
	span := ast.Span{Start: startOf(tokens[0]), End: p.end}
	isBytes := splitLiteral(tokens[0].Value).bytes
	j := joiner{parser: p, span: span, whole: span, unicode: splitLiteral(tokens[0].Value).unicode}
	var data []byte
	formatted := false
	for _, t := range tokens {
		l := splitLiteral(t.Value)
		p.literal = place{start: startOf(t), piece: 1}
		switch {
		case l.bytes != isBytes:
			p.failHere("cannot mix bytes and nonbytes literals")
		case l.bytes:
			data = append(data, p.bytesValue(l)...)
		case l.format:
			formatted = true
			j.token, j.raw = t, l.raw
			j.parse(t.Value[:l.at+len(l.body)], l.at, 0)
		default:
			j.text(p.strValue(l.body, l.raw))
		}
	}
	switch {
	case isBytes:
		return p.constant(span, ast.Bytes(data))
	case !formatted:
		return j.constant()
	}
	return j.joined()
}
