package compile

import (
	"strconv"
	"strings"

	"pystm/lang/parser/ast"
)

// A constant string % a tuple display becomes an f-string where all its
// conversions are %s, %r and %a, as in CPython.

// maxFormatDigits bounds width and precision.
const maxFormatDigits = 3

// percentFormat is the f-string for format % elts; false: there is none.
func percentFormat(span ast.Span, format string, elts []ast.Expr) (*ast.JoinedStr, bool) {
	out := &ast.JoinedStr{Span: span}
	for format != "" {
		text, rest := percentLiteral(format)
		if text != "" {
			out.Values = append(out.Values, &ast.Constant{Span: span, Value: text})
		}
		if format = rest; format == "" {
			break
		}
		if len(elts) == 0 {
			return nil, false
		}
		if _, ok := elts[0].(*ast.Starred); ok {
			return nil, false
		}
		value, rest, ok := percentValue(format[1:], elts[0])
		if !ok {
			return nil, false
		}
		out.Values = append(out.Values, value)
		format, elts = rest, elts[1:]
	}
	return out, len(elts) == 0
}

// percentLiteral is the text up to the first conversion, and the rest from its % on.
func percentLiteral(format string) (text, rest string) {
	var b strings.Builder
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			b.WriteString(format)
			return b.String(), ""
		}
		b.WriteString(format[:i])
		if i+1 >= len(format) || format[i+1] != '%' {
			return b.String(), format[i:]
		}
		b.WriteByte('%')
		format = format[i+2:]
	}
}

// percentValue is the part of an f-string for the conversion that format begins with, behind its %.
func percentValue(format string, e ast.Expr) (v *ast.FormattedValue, rest string, ok bool) {
	unflagged := strings.TrimLeft(format, "-+ #0")
	left := strings.Contains(format[:len(format)-len(unflagged)], "-")
	width, rest, ok := percentNumber(unflagged)
	if !ok {
		return nil, "", false
	}
	spec := ""
	if width != "" {
		spec = width
		if !left && width != "0" {
			spec = ">" + width
		}
	}
	if strings.HasPrefix(rest, ".") {
		precision, behind, ok := percentNumber(rest[1:])
		if !ok {
			return nil, "", false
		}
		if precision == "" {
			precision = "0"
		}
		spec += "." + precision
		rest = behind
	}
	if rest == "" || !strings.ContainsRune("sra", rune(rest[0])) {
		return nil, "", false
	}
	v = &ast.FormattedValue{Span: e.Bounds(), Value: e, Conversion: int(rest[0])}
	if spec != "" {
		v.FormatSpec = &ast.JoinedStr{Span: v.Span, Values: []ast.Expr{&ast.Constant{Span: v.Span, Value: spec}}}
	}
	return v, rest[1:], true
}

// percentNumber is the number that s begins with, without zeros before it, or "".
func percentNumber(s string) (number, rest string, ok bool) {
	rest = strings.TrimLeft(s, "0123456789")
	digits := s[:len(s)-len(rest)]
	if digits == "" {
		return "", rest, true
	}
	n, err := strconv.Atoi(digits)
	return strconv.Itoa(n), rest, err == nil && len(digits) <= maxFormatDigits
}
