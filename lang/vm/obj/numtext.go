package obj

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"pystm/lang/elementary"
)

// Numbers as text.

// AppendInt appends an exact int in a base from 2 to 36, without a prefix.
func (s *Space) AppendInt(b []byte, v Value, base int) []byte {
	if v.IsInt() {
		return strconv.AppendInt(b, v.Int(), base)
	}
	if base == 10 {
		if x, ok := s.wideOf(v); ok {
			return x.appendDecimal(b)
		}
	}
	var w big.Int
	return s.ViewInt(v, &w).Append(b, base)
}

// CheckDigits says whether an exact int has more decimal digits than limit
// allows to convert; 0 is no limit.
func (s *Space) CheckDigits(v Value, limit int) error {
	if v.IsInt() || limit == 0 {
		return nil
	}
	// log10(2) is a little more than 3/10.
	bits := s.IntBitLen(v)
	if bits*3/10 < limit-bits/100-1 {
		return nil
	}
	if float64(bits-1)*math.Log10(2) < float64(limit)-1 {
		return nil
	}
	if float64(bits-1)*math.Log10(2) <= float64(limit)+1 {
		var w big.Int
		digits := len(s.ViewInt(v, &w).Append(nil, 10))
		if w.Sign() < 0 {
			digits--
		}
		if digits <= limit {
			return nil
		}
	}
	return errorf(ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit)
}

// ErrIntSyntax says that text is no int literal of its base. The caller has the
// object to show in the message.
var ErrIntSyntax = &Error{ValueError, "invalid literal for int()"}

// ErrFloatSyntax says that text is no float.
var ErrFloatSyntax = &Error{ValueError, "could not convert string to float"}

// DigitValue is the value of a decimal digit of any script, or -1.
func DigitValue(r rune) int {
	if r < utf8.RuneSelf {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	return decimalValue(r)
}

// decimalValue: the decimal digits of a script are ten in a row, and rows
// that touch are whole too.
func decimalValue(r rune) int {
	if r <= 0xFFFF {
		for _, g := range unicode.Nd.R16 {
			if r < rune(g.Lo) {
				break
			}
			if r <= rune(g.Hi) {
				return int(r-rune(g.Lo)) % 10
			}
		}
		return -1
	}
	for _, g := range unicode.Nd.R32 {
		if r >= rune(g.Lo) && r <= rune(g.Hi) && Assigned(r) {
			return int(r-rune(g.Lo)) % 10
		}
	}
	return -1
}

// plainNumber strips white space off a number's text and turns the digits of
// other scripts, and the spaces within, into ASCII ones. It returns the text
// itself if that has nothing of all this.
func plainNumber(text string) string {
	ascii := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if !ascii {
		b := make([]byte, 0, len(text))
		for i := 0; i < len(text); {
			r, w := DecodeChar(text[i:])
			i += w
			switch d := DigitValue(r); {
			case d >= 0:
				b = append(b, '0'+byte(d))
			case IsSpace(r):
				b = append(b, ' ')
			case r < utf8.RuneSelf:
				b = append(b, byte(r))
			default:
				b = append(b, '?')
			}
		}
		text = string(b)
	}
	for len(text) > 0 && asciiSpace(text[0]) {
		text = text[1:]
	}
	for len(text) > 0 && asciiSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}

func asciiSpace(c byte) bool { return byteClasses[c] == spaceByte }

// ParseInt reads an int literal as int() does. Base is 0 or 2 to 36; limit
// bounds the digits in bases that are not powers of two, 0 is no limit.
func (s *Space) ParseInt(text string, base, limit int) (Value, error) {
	text = plainNumber(text)
	neg := false
	if text != "" && (text[0] == '+' || text[0] == '-') {
		neg = text[0] == '-'
		text = text[1:]
	}
	if len(text) > 2 && text[0] == '0' {
		b := 0
		switch text[1] | 0x20 {
		case 'x':
			b = 16
		case 'o':
			b = 8
		case 'b':
			b = 2
		}
		if b != 0 && (base == 0 || base == b) {
			base, text = b, text[2:]
			if text[0] == '_' {
				text = text[1:]
			}
		}
	}
	if base == 0 {
		// Without a prefix, zeros may not lead.
		if len(text) > 0 && text[0] == '0' && strings.Trim(text, "0_") != "" {
			return 0, ErrIntSyntax
		}
		base = 10
	}
	digits, ok := checkDigits(text, base)
	if !ok {
		return 0, ErrIntSyntax
	}
	if base&(base-1) != 0 && limit > 0 && digits > limit {
		return 0, errorf(ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", limit, digits)
	}
	return s.parseDigits(text, base, digits, neg)
}

// checkDigits counts the digits of a number and says whether they and the
// underscores between them are right.
func checkDigits(text string, base int) (int, bool) {
	n, under := 0, true
	for i := 0; i < len(text); i++ {
		if text[i] == '_' {
			if under {
				return 0, false
			}
			under = true
			continue
		}
		if digitOf(text[i]) >= base {
			return 0, false
		}
		under = false
		n++
	}
	return n, !under
}

// digitOf is the value of a digit of bases to 36, or 99.
func digitOf(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}

func (s *Space) parseDigits(text string, base, digits int, neg bool) (Value, error) {
	if digits <= 18 && base <= 10 || digits <= 11 {
		var i int64
		for k := 0; k < len(text); k++ {
			if text[k] != '_' {
				i = i*int64(base) + int64(digitOf(text[k]))
			}
		}
		if neg {
			i = -i
		}
		return s.NewInt(i), nil
	}
	if digits != len(text) {
		text = strings.ReplaceAll(text, "_", "")
	}
	z := scratch.Get().(*big.Int)
	defer scratch.Put(z)
	z.SetString(text, base)
	if neg {
		z.Neg(z)
	}
	return s.NewBig(z)
}

// AppendFloat appends a float as repr shows it: the shortest digits that read
// back as the same number. With dot, at least one digit follows a point.
func AppendFloat(b []byte, f float64, dot bool) []byte {
	switch {
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	case math.IsNaN(f):
		return append(b, "nan"...)
	}
	if a := math.Abs(f); a < 1e16 && a >= 1e-4 || a == 0 {
		start := len(b)
		b = strconv.AppendFloat(b, f, 'f', -1, 64)
		if !dot {
			return b
		}
		for i := start; i < len(b); i++ {
			if b[i] == '.' {
				return b
			}
		}
		return append(b, '.', '0')
	}
	return strconv.AppendFloat(b, f, 'e', -1, 64)
}

// AppendComplex appends a complex number as repr shows it.
func AppendComplex(b []byte, c complex128) []byte {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return append(AppendFloat(b, im, false), 'j')
	}
	b = append(b, '(')
	b = AppendFloat(b, re, false)
	if !math.Signbit(im) || math.IsNaN(im) {
		b = append(b, '+')
	}
	b = AppendFloat(b, im, false)
	return append(b, 'j', ')')
}

// ParseFloat reads a float as float() does.
func ParseFloat(text string) (float64, error) {
	text = plainNumber(text)
	n := floatPrefix(text)
	if n == 0 || n != len(text) {
		return 0, ErrFloatSyntax
	}
	return readFloat(text), nil
}

// readFloat converts text that floatPrefix accepts.
func readFloat(text string) float64 {
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	f, err := elementary.ParseDecimal(text)
	if err != nil && f == 0 && strings.ContainsAny(text, "nN") {
		if strings.HasPrefix(text, "-") { // a sign is more than package strconv takes
			return math.Copysign(math.NaN(), -1)
		}
		return math.NaN()
	}
	return f // an infinity if out of range
}

// floatPrefix is the length of the float at the start of text, 0 if there is none.
func floatPrefix(text string) int {
	i := 0
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	for _, word := range [...]string{"infinity", "inf", "nan"} {
		if i == len(text) || text[i] < 'A' {
			break
		}
		if len(text)-i >= len(word) && strings.EqualFold(text[i:i+len(word)], word) {
			return i + len(word)
		}
	}
	whole := digitRun(text[i:])
	i += whole
	fraction := 0
	if i < len(text) && text[i] == '.' {
		fraction = digitRun(text[i+1:])
		i += 1 + fraction
	}
	if whole == 0 && fraction == 0 {
		return 0
	}
	if i < len(text) && text[i]|0x20 == 'e' {
		j := i + 1
		if j < len(text) && (text[j] == '+' || text[j] == '-') {
			j++
		}
		if n := digitRun(text[j:]); n > 0 {
			i = j + n
		}
	}
	return i
}

// digitRun is the length of the decimal digits at the start of text, with
// single underscores between them.
func digitRun(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			n = i + 1
		case c == '_' && n == i && i > 0:
		default:
			return n
		}
	}
	return n
}

// ErrComplexSyntax says that text is no complex number.
var ErrComplexSyntax = &Error{ValueError, "complex() arg is a malformed string"}

// ParseComplex reads a complex number as complex() does.
func ParseComplex(text string) (complex128, error) {
	text = plainNumber(text)
	if len(text) > 1 && text[0] == '(' {
		if text[len(text)-1] != ')' {
			return 0, ErrComplexSyntax
		}
		text = strings.Trim(text[1:len(text)-1], " \t\n\v\f\r\x1c\x1d\x1e\x1f")
	}
	// One part, then perhaps a second that must be imaginary.
	re, im := 0.0, 0.0
	first := floatPrefix(text)
	if first > 0 {
		x := readFloat(text[:first])
		rest := text[first:]
		switch {
		case rest == "":
			return complex(x, 0), nil
		case isJ(rest):
			return complex(0, x), nil
		}
		re, text = x, rest
		if text[0] != '+' && text[0] != '-' {
			return 0, ErrComplexSyntax
		}
	}
	n := floatPrefix(text)
	switch {
	case n > 0:
		im = readFloat(text[:n])
	case text != "" && (text[0] == '+' || text[0] == '-'):
		n, im = 1, 1
		if text[0] == '-' {
			im = -1
		}
	default:
		im = 1
	}
	if !isJ(text[n:]) {
		return 0, ErrComplexSyntax
	}
	return complex(re, im), nil
}

// BadUnderscores reports whether text has an underscore that is not between
// two digits.
func BadUnderscores(text string) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	for i := range len(text) {
		if text[i] == '_' && (!digit(i-1) || !digit(i+1)) {
			return true
		}
	}
	return false
}

func isJ(text string) bool { return text == "j" || text == "J" }

// NewStrBytes makes a str of WTF-8 text held in b.
func (s *Space) NewStrBytes(b []byte) (Value, error) {
	return s.NewStr(unsafe.String(unsafe.SliceData(b), len(b)))
}

// MaxStrDigits is the most decimal digits an int may have to be converted from
// or to a str, unless a program changes that.
const MaxStrDigits = 4300
