package decimal

import (
	"math/big"
	"strconv"
	"strings"
)

// Parse reads a number, without rounding it.
func (c *Context) Parse(s string) (Number, bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if s == "" {
		return nan(), false
	}
	if s[0] > '9' {
		return c.parseSpecial(strings.ToLower(s), neg)
	}
	s, expText, hasExp := cutExponent(s)
	exp := int64(0)
	if hasExp {
		var ok bool
		if exp, ok = parseExponent(expText); !ok {
			return nan(), false
		}
	}
	whole, frac, _ := strings.Cut(s, ".")
	if whole == "" && frac == "" || !allDigits(whole) || !allDigits(frac) {
		return nan(), false
	}
	exp -= int64(len(frac))
	return c.ofDigits(neg, whole+frac, exp), true
}

func (c *Context) ofDigits(neg bool, digits string, exp int64) Number {
	digits = strings.TrimLeft(digits, "0")
	if len(digits) < len(tens) {
		n, _ := strconv.ParseUint("0"+digits, 10, 64)
		return Small(neg, n, exp)
	}
	if !c.room(int64(len(digits))) {
		return nan()
	}
	return Make(neg, c.parseDigits(digits), exp)
}

func (c *Context) parseSpecial(s string, neg bool) (Number, bool) {
	if s == "inf" || s == "infinity" {
		return Infinity(neg), true
	}
	kind := Quiet
	if s[0] == 's' {
		kind, s = Signaling, s[1:]
	}
	payload, ok := strings.CutPrefix(s, "nan")
	if !ok || !allDigits(payload) {
		return nan(), false
	}
	return c.ofDigits(neg, payload, 0).As(kind), true
}

func cutExponent(s string) (string, string, bool) {
	if i := strings.LastIndexAny(s, "eE"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// parseExponent reads an exponent; too large ones stay so.
func parseExponent(s string) (int64, bool) {
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 || digits == "" || !allDigits(digits) {
		return 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n > 4*MaxEmax {
		n = 4 * MaxEmax
	}
	if s[0] == '-' {
		n = -n
	}
	return n, true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// parseDigits reads a coefficient, long ones by halves.
func (c *Context) parseDigits(s string) *big.Int {
	if len(s) < 2000 || c.stopped() {
		n, _ := new(big.Int).SetString("0"+s[:min(len(s), 2000)], 10)
		return n
	}
	h := len(s) / 2
	n := c.mul(c.parseDigits(s[:len(s)-h]), pow10(int64(h)))
	return n.Add(n, c.parseDigits(s[len(s)-h:]))
}

// digits is the coefficient as text.
func (x Number) digits() string {
	if x.large != nil {
		return x.large.String()
	}
	return string(x.coef.append(make([]byte, 0, 40)))
}

// append appends the digits.
func (w wide) append(b []byte) []byte {
	if w.hi == 0 {
		return strconv.AppendUint(b, w.lo, 10)
	}
	last := len(tens) - 1
	q, rest := w.by(tens[last])
	b = q.append(b)
	b = append(b, zeros[:last-int(smallDigits(rest))]...)
	return strconv.AppendUint(b, rest, 10)
}

const zeros = "0000000000000000000"

// special is the text of what is not finite, without a sign.
func (x Number) special() string {
	if x.Kind == Infinite {
		return "Infinity"
	}
	s := "NaN"
	if x.Kind == Signaling {
		s = "sNaN"
	}
	if !x.noCoef() {
		s += x.digits()
	}
	return s
}

// Text is the number in scientific notation where it is long, by engineers' exponents if eng.
func (x Number) Text(eng, capitals bool) string {
	var b []byte
	if x.Neg {
		b = append(b, '-')
	}
	if x.Special() {
		return string(append(b, x.special()...))
	}
	digits := x.digits()
	n := int64(len(digits))
	left := x.Exp + n // digits before the point
	point := int64(1)
	switch {
	case x.Exp <= 0 && left > -6:
		point = left
	case !eng:
	case x.noCoef():
		point = mod3(left+1) - 1
	default:
		point = mod3(left-1) + 1
	}
	switch {
	case point <= 0:
		b = append(b, "0."...)
		b = append(append(b, strings.Repeat("0", int(-point))...), digits...)
	case point >= n:
		b = append(append(b, digits...), strings.Repeat("0", int(point-n))...)
	default:
		b = append(append(append(b, digits[:point]...), '.'), digits[point:]...)
	}
	if left != point {
		b = appendExponent(b, left-point, capitals)
	}
	return string(b)
}

func appendExponent(b []byte, exp int64, capitals bool) []byte {
	if capitals {
		b = append(b, 'E')
	} else {
		b = append(b, 'e')
	}
	if exp >= 0 {
		b = append(b, '+')
	}
	return strconv.AppendInt(b, exp, 10)
}

func mod3(n int64) int64 { return ((n % 3) + 3) % 3 }
