package decimal

import (
	"math/big"
	"strconv"
	"strings"
)

// ParseShort reads a number of up to 38 digits and no exponent.
func ParseShort(s string) (x Short, ok bool) {
	i := 0
	if s != "" && (s[0] == '-' || s[0] == '+') {
		x.Neg = s[0] == '-'
		i = 1
	}
	word := int64(len(tens) - 1) // digits that fit one
	var first, last uint64
	digits, point := int64(0), len(s)
	for ; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 {
			if s[i] != '.' || point < len(s) {
				return x, false
			}
			point = i + 1
			continue
		}
		if digits == word {
			first, last = last, 0
		}
		last = 10*last + uint64(d)
		digits++
	}
	if digits == 0 || digits > 2*word {
		return x, false
	}
	x.Exp = int64(point - len(s))
	x.coef, _ = wide{0, first}.times(tens[max(0, digits-word)])
	x.coef, _ = x.coef.plus(wide{0, last})
	return x, true
}

// Parse reads a number, without rounding it.
func (c *Context) Parse(s string) (Number, bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if s == "" {
		return NaN(), false
	}
	if s[0] > '9' {
		return c.parseSpecial(strings.ToLower(s), neg)
	}
	s, expText, hasExp := cutExponent(s)
	exp := int64(0)
	if hasExp {
		var ok bool
		if exp, ok = parseExponent(expText); !ok {
			return NaN(), false
		}
	}
	whole, frac, _ := strings.Cut(s, ".")
	if whole == "" && frac == "" || !allDigits(whole) || !allDigits(frac) {
		return NaN(), false
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
		return NaN()
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
		return NaN(), false
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

// AppendDigits appends the coefficient.
func (x Number) AppendDigits(b []byte) []byte {
	if x.large != nil {
		return x.large.Append(b, 10)
	}
	return x.coef.append(b)
}

// append appends the digits.
func (w wide) append(b []byte) []byte {
	if w.hi == 0 {
		return strconv.AppendUint(b, w.lo, 10)
	}
	last := len(tens) - 1
	q, rest := w.by(tens[last])
	b = q.append(b)
	return strconv.AppendUint(appendZeros(b, int64(last)-smallDigits(rest)), rest, 10)
}

func appendZeros(b []byte, n int64) []byte {
	const zeros = "00000000000000000000000000000000"
	for n > int64(len(zeros)) {
		b = append(b, zeros...)
		n -= int64(len(zeros))
	}
	return append(b, zeros[:n]...)
}

// appendSpecial appends the text of what is not finite, without a sign.
func (x Number) appendSpecial(b []byte) []byte {
	switch x.Kind {
	case Infinite:
		return append(b, "Infinity"...)
	case Signaling:
		b = append(b, 's')
	}
	b = append(b, "NaN"...)
	if x.noCoef() {
		return b
	}
	return x.AppendDigits(b)
}

// Text is the number in scientific notation where it is long, by engineers' exponents if eng.
func (x Number) Text(eng, capitals bool) string { return string(x.AppendText(nil, eng, capitals)) }

// AppendText appends the text.
func (x Number) AppendText(b []byte, eng, capitals bool) []byte {
	if x.Neg {
		b = append(b, '-')
	}
	if x.Special() {
		return x.appendSpecial(b)
	}
	var buffer [40]byte
	digits := x.AppendDigits(buffer[:0])
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
		b = append(appendZeros(append(b, "0."...), -point), digits...)
	case point >= n:
		b = appendZeros(append(b, digits...), point-n)
	default:
		b = append(append(append(b, digits[:point]...), '.'), digits[point:]...)
	}
	if left != point {
		b = appendExponent(b, left-point, capitals)
	}
	return b
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
