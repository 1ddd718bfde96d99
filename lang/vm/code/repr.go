package code

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Repr writes a constant as Python would read it back.
func Repr(v any) string {
	switch v := v.(type) {
	case NoneType:
		return "None"
	case EllipsisType:
		return "..."
	case bool:
		if v {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		return floatRepr(v, true)
	case complex128:
		return complexRepr(v)
	case string:
		return quote(v, false)
	case Bytes:
		return "b" + quote(string(v), true)
	case Tuple:
		if len(v) == 1 {
			return "(" + Repr(v[0]) + ",)"
		}
		return "(" + reprs(v) + ")"
	case FrozenSet:
		return "frozenset({" + reprs(v) + "})"
	case *Code:
		return "<code " + v.Qualname + ">"
	}
	return "<object>"
}

func reprs(list []any) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = Repr(v)
	}
	return strings.Join(parts, ", ")
}

// floatRepr is the shortest text that reads back as f; an infinity is written
// as a literal too big. whole says that an integral value gets a ".0".
func floatRepr(f float64, whole bool) string {
	switch {
	case math.IsInf(f, 1):
		return "1e309"
	case math.IsInf(f, -1):
		return "-1e309"
	case math.IsNaN(f):
		return "nan"
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	n, _ := strconv.Atoi(exponent)
	if n >= -4 && n < 16 {
		s = strconv.FormatFloat(f, 'f', -1, 64)
		if whole && !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	return fmt.Sprintf("%se%+03d", mantissa, n)
}

func complexRepr(c complex128) string {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return floatRepr(im, false) + "j"
	}
	sign := "+"
	if math.Signbit(im) {
		sign = ""
	}
	return "(" + floatRepr(re, false) + sign + floatRepr(im, false) + "j)"
}

// quote writes text in quotes; raw takes each byte as a character.
func quote(s string, raw bool) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	var b strings.Builder
	b.WriteByte(q)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == q || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < ' ' || c == 0x7F || raw && c >= 0x80:
			fmt.Fprintf(&b, `\x%02x`, c)
		case c < 0x80:
			b.WriteByte(c)
		default:
			i += quoteRune(&b, s[i:])
			continue
		}
		i++
	}
	b.WriteByte(q)
	return b.String()
}

// quoteRune writes the first character of s, which is not ASCII, and returns
// its width. A surrogate is in the ordinary three-byte form.
func quoteRune(b *strings.Builder, s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 {
		r, n = rune(s[0]&0xF)<<12|rune(s[1]&0x3F)<<6|rune(s[2]&0x3F), 3
	}
	switch {
	case r != utf8.RuneError && unicode.IsPrint(r):
		b.WriteRune(r)
	case r < 0x100:
		fmt.Fprintf(b, `\x%02x`, r)
	case r < 0x10000:
		fmt.Fprintf(b, `\u%04x`, r)
	default:
		fmt.Fprintf(b, `\U%08x`, r)
	}
	return n
}
