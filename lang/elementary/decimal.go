package elementary

import (
	"strconv"
	"strings"
)

// decimalDigits is how many digits of a decimal number can matter: halfway
// between two floats is a number of at most 768.
const decimalDigits = 770

// farExponent is beyond what texts have digits for, and does not overflow when
// they are counted against it.
const farExponent = 1 << 40

// ParseDecimal converts a decimal number as strconv.ParseFloat does, without
// an error if it is out of range. Package strconv takes 800 digits for all of a
// long integer, and the first five digits for all of a long exponent.
func ParseDecimal(text string) (float64, error) {
	if len(text) > decimalDigits {
		text = shortDecimal(text)
	}
	f, err := strconv.ParseFloat(text, 64)
	if e, ok := err.(*strconv.NumError); ok && e.Err == strconv.ErrRange {
		err = nil
	}
	return f, err
}

// shortDecimal is a number that rounds as text does: text without leading zeros,
// and with a one for all digits behind those that can matter.
func shortDecimal(text string) string {
	sign := ""
	if text[0] == '-' || text[0] == '+' {
		sign, text = text[:1], text[1:]
	}
	mantissa, exponent := text, 0
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], parseExponent(text[i+1:])
	}
	whole, part, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+part, "0")
	exponent -= len(part)
	if n := len(digits) - decimalDigits; n > 0 {
		rest := strings.TrimRight(digits[decimalDigits:], "0")
		digits = digits[:decimalDigits]
		exponent += n
		if rest != "" {
			digits += "1"
			exponent--
		}
	}
	if digits == "" {
		digits = "0"
	}
	// strconv reads five digits of an exponent, and the number has fewer digits than four.
	exponent = min(max(exponent, -9999), 9999)
	return sign + digits + "e" + strconv.Itoa(exponent)
}

func parseExponent(text string) int {
	e, err := strconv.Atoi(text)
	if err != nil { // too long for an int
		e = farExponent
		if text[0] == '-' {
			e = -farExponent
		}
	}
	return min(max(e, -farExponent), farExponent)
}
