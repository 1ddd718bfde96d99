package decimal

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Spec is a format specification.
type Spec struct {
	Fill      string
	Align     byte // < > = ^
	Sign      byte // + - blank
	NoNegZero bool
	Width     int
	Precision int  // negative: none
	Type      byte // e E f F g G % n, or 0
	// Point, Separator and Grouping say how the digits before the point are written.
	Point, Separator string
	Grouping         []byte // sizes of groups from the right, the last one again and again; 127 ends them
	zero             bool
}

// ParseSpec reads a format specification.
func ParseSpec(s string) (Spec, bool) {
	f := Spec{Fill: " ", Align: '>', Sign: '-', Precision: -1, Point: "."}
	aligned := false
	if _, n := utf8.DecodeRuneInString(s); n > 0 && len(s) > n && strings.IndexByte("<>=^", s[n]) >= 0 {
		f.Fill, f.Align, s, aligned = s[:n], s[n], s[n+1:], true
	} else if s != "" && strings.IndexByte("<>=^", s[0]) >= 0 {
		f.Align, s, aligned = s[0], s[1:], true
	}
	take := func(set string) byte {
		if s != "" && strings.IndexByte(set, s[0]) >= 0 {
			b := s[0]
			s = s[1:]
			return b
		}
		return 0
	}
	if b := take("+- "); b != 0 {
		f.Sign = b
	}
	f.NoNegZero = take("z") != 0
	if take("0") != 0 {
		if aligned {
			return f, false
		}
		f.Fill, f.Align, f.zero = "0", '=', true
	}
	if strings.HasPrefix(s, "0") {
		return f, false
	}
	var ok bool
	if f.Width, s, ok = takeNumber(s, 0); !ok {
		return f, false
	}
	if take(",") != 0 {
		f.Separator, f.Grouping = ",", []byte{3}
	}
	if take(".") != 0 {
		if s == "" || s[0] < '0' || s[0] > '9' {
			return f, false
		}
		if f.Precision, s, ok = takeNumber(s, 0); !ok {
			return f, false
		}
	}
	f.Type = take("eEfFgG%n")
	return f, s == "" && (f.Type != 'n' || f.Separator == "")
}

// takeNumber reads a number at the start of s.
func takeNumber(s string, none int) (int, string, bool) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 {
		return none, s, true
	}
	n, err := strconv.Atoi(s[:i])
	return n, s[i:], err == nil && n <= maxDigits
}

// AppendFixed appends x with few digits behind the point, if that is all that f asks for.
func (c *Context) AppendFixed(b []byte, x Short, f *Spec) ([]byte, bool) {
	if f.Type != 'f' || f.Precision < 0 || f.Precision > 6 || f.Width > 0 || f.Sign != '-' || f.Separator != "" || f.NoNegZero || f.Point != "." {
		return b, false
	}
	x, ok := c.QuantizeShort(x, -int64(f.Precision))
	if !ok {
		return b, false
	}
	return Number{Short: x}.AppendText(b, false, true), true
}

// Format writes x as a specification says, rounded by the context; capitals is for a missing type.
func (c *Context) Format(x Number, f Spec, capitals bool) string {
	typ := f.Type
	switch {
	case typ == 'n':
		typ = 'g'
	case typ == 0 && capitals:
		typ = 'G'
	case typ == 0:
		typ = 'g'
	}
	percent := ""
	if typ == '%' {
		percent = "%"
	}
	if x.Special() {
		if f.zero {
			f.Fill, f.Align = " ", '>'
		}
		return f.aligned(f.sign(x.Neg), string(x.appendSpecial(nil))+percent)
	}
	fixed := typ == 'f' || typ == 'F' || typ == '%'
	if percent != "" {
		x.Exp += 2
	}
	if x = c.formatRounded(x, f.Precision, typ); x.IsNaN() {
		return ""
	}
	if fixed && x.Exp > 0 {
		if x.noCoef() {
			x.Exp = 0
		} else if x = c.padded(x, 0); x.IsNaN() {
			return ""
		}
	}
	neg := x.Neg && !(f.NoNegZero && x.noCoef())
	digits := string(x.AppendDigits(nil))
	n := int64(len(digits))
	left, point := x.Exp+n, int64(1)
	switch {
	case fixed, (typ == 'g' || typ == 'G') && x.Exp <= 0 && left > -6:
		point = left
	case (typ == 'e' || typ == 'E') && x.noCoef() && f.Precision >= 0:
		point = 1 - int64(f.Precision)
	}
	if !c.room(max(point, -point)) {
		return ""
	}
	whole, frac := digits, ""
	switch {
	case point <= 0:
		whole, frac = "0", strings.Repeat("0", int(-point))+digits
	case point > n:
		whole += strings.Repeat("0", int(point-n))
	default:
		whole, frac = digits[:point], digits[point:]
	}
	if frac != "" {
		frac = f.Point + frac
	}
	if left != point || typ == 'e' || typ == 'E' {
		frac = string(appendExponent([]byte(frac), left-point, typ == 'E' || typ == 'G'))
	}
	frac += percent
	sign := f.sign(neg)
	least := 0
	if f.zero {
		least = f.Width - utf8.RuneCountInString(frac) - len(sign)
	}
	return f.aligned(sign, f.grouped(whole, least)+frac)
}

// formatRounded rounds to what a precision says for a type.
func (c *Context) formatRounded(x Number, precision int, typ byte) Number {
	if precision < 0 {
		return x
	}
	places := int64(precision)
	switch typ {
	case 'f', 'F', '%':
		r, _ := c.rescaled(x, -places)
		return r
	case 'e', 'E':
		places++
	default:
		if places = max(places, 1); x.Digits() <= places {
			return x
		}
	}
	if x.noCoef() {
		return x
	}
	r, _ := c.rescaled(x, x.Adjusted()+1-places)
	if r.Digits() > places {
		r, _ = r.drop(1, Down)
	}
	return r
}

func (f Spec) sign(neg bool) string {
	switch {
	case neg:
		return "-"
	case f.Sign == '-':
		return ""
	}
	return string(f.Sign)
}

// grouped puts separators between groups of digits, with zeros before them up to a width.
func (f Spec) grouped(digits string, least int) string {
	if f.Separator == "" || len(f.Grouping) == 0 || f.Grouping[0] == 0 {
		if n := least - len(digits); n > 0 {
			return strings.Repeat("0", n) + digits
		}
		return digits
	}
	var groups []string
	width, sep := least, utf8.RuneCountInString(f.Separator)
	for i := 0; ; i++ {
		size := len(digits)
		if g := f.Grouping[min(i, len(f.Grouping)-1)]; g == 0 {
			size = int(f.Grouping[max(min(i, len(f.Grouping)-1)-1, 0)])
		} else if g != 127 {
			size = int(g)
		} else {
			size = max(len(digits), width, 1)
		}
		size = min(max(len(digits), width, 1), size)
		k := min(size, len(digits))
		group := digits[len(digits)-k:]
		groups = append(groups, strings.Repeat("0", size-k)+group)
		digits = digits[:len(digits)-k]
		width -= size
		if digits == "" && width <= 0 {
			break
		}
		width -= sep
	}
	var b strings.Builder
	for i := len(groups) - 1; i >= 0; i-- {
		b.WriteString(groups[i])
		if i > 0 {
			b.WriteString(f.Separator)
		}
	}
	return b.String()
}

// aligned fills up to the width.
func (f Spec) aligned(sign, body string) string {
	n := f.Width - len(sign) - utf8.RuneCountInString(body)
	if n <= 0 {
		return sign + body
	}
	fill := func(n int) string { return strings.Repeat(f.Fill, n) }
	switch f.Align {
	case '<':
		return sign + body + fill(n)
	case '=':
		return sign + fill(n) + body
	case '^':
		return fill(n/2) + sign + body + fill(n-n/2)
	}
	return fill(n) + sign + body
}
