package builtin

import (
	"bytes"
	"math"
	"strconv"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Format specs of float and complex.

// formatFloat is float.__format__.
func formatFloat(t *vm.Thread, v Value, text string) (Value, error) {
	if text == "" {
		return floatRepr(t, v)
	}
	var sp spec
	if err := parseSpec(t, v, text, &sp); err != nil {
		return 0, err
	}
	switch sp.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return sp.float(t, floatOf(t, v))
	}
	return 0, sp.unknownCode(t, v)
}

func (sp *spec) float(t *vm.Thread, f float64) (Value, error) {
	var small [128]byte
	neg, whole, rest := sp.floatParts(small[:0], f, sp.typ == 0)
	return sp.number(t, neg, "", whole, rest)
}

// floatParts is a float in the form asked for: its sign, the digits before the
// point, and the rest. dot0 asks for a digit after the point.
func (sp *spec) floatParts(b []byte, f float64, dot0 bool) (neg bool, whole, rest []byte) {
	code, prec := byte(sp.typ), sp.prec
	percent := code == '%'
	switch {
	case percent:
		f *= 100
		code = 'f'
	case code == 'n':
		code = 'g'
	case code == 0 && prec < 0:
		code = 'r'
	case code == 0:
		code = 'g'
	}
	if prec < 0 && code != 'r' {
		prec = 6
	}
	b = appendFloatCode(b, math.Abs(f), code, prec, sp.alt, dot0)
	neg = math.Signbit(f) && !math.IsNaN(f)
	if sp.noNegZ && neg {
		neg = !zeroDigits(b)
	}
	if percent {
		b = append(b, '%')
	}
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	if n == 0 {
		n = 3 // inf, nan
	}
	return neg, b[:n], b[n:]
}

// zeroDigits reports whether a formatted number is zero.
func zeroDigits(b []byte) bool {
	for _, c := range b {
		switch {
		case c == 'e' || c == 'E':
			return true
		case c >= '1' && c <= '9' || c == 'n' || c == 'i':
			return false
		}
	}
	return true
}

// appendFloatCode appends f >= 0 as format code e, f, g (or in upper case) or r
// (shortest) has it. alt keeps the point and, with g, trailing zeros; dot0
// asks for a digit after the point where there is no exponent.
func appendFloatCode(b []byte, f float64, code byte, prec int, alt, dot0 bool) []byte {
	start := len(b)
	switch {
	case math.IsInf(f, 0):
		b = append(b, "inf"...)
	case math.IsNaN(f):
		b = append(b, "nan"...)
	default:
		switch code | 0x20 {
		case 'f':
			b = strconv.AppendFloat(b, f, 'f', prec, 64)
			if alt && prec == 0 {
				b = append(b, '.')
			}
		case 'e':
			b = strconv.AppendFloat(b, f, 'e', prec, 64)
			if alt && prec == 0 {
				b = insertPoint(b, start+1)
			}
		default:
			b = appendGeneral(b, f, code, prec, alt, dot0)
		}
	}
	if code >= 'A' && code <= 'Z' {
		upper(b[start:])
	}
	return b
}

func insertPoint(b []byte, at int) []byte {
	b = append(b, 0)
	copy(b[at+1:], b[at:])
	b[at] = '.'
	return b
}

// appendGeneral appends f as code g or r has it: with an exponent if that is
// small or large.
func appendGeneral(b []byte, f float64, code byte, prec int, alt, dot0 bool) []byte {
	var buf [64]byte
	digits := prec - 1
	if code == 'r' {
		digits = -1
	} else if digits < 0 {
		digits, prec = 0, 1
	}
	e := strconv.AppendFloat(buf[:0], f, 'e', digits, 64)
	at := bytes.LastIndexByte(e, 'e')
	exp, _ := strconv.Atoi(viewText(e[at+1:]))
	mantissa := e[:at]
	limit := 16
	if code != 'r' {
		limit = prec
		if dot0 {
			limit--
		}
	}
	trim := code != 'r' && !alt
	if exp < -4 || exp >= limit {
		start := len(b)
		b = append(b, mantissa...)
		if trim {
			b = trimZeros(b, start)
		} else if alt && len(mantissa) == 1 {
			b = append(b, '.')
		}
		return append(b, e[at:]...)
	}
	// Place the point among the digits.
	start := len(b)
	d := append(mantissa[:1:1], bytes.TrimPrefix(mantissa[1:], []byte{'.'})...)
	switch {
	case exp < 0:
		b = append(b, '0', '.')
		b = appendFill(b, '0', -exp-1)
		b = append(b, d...)
	case exp+1 >= len(d):
		b = append(b, d...)
		b = appendFill(b, '0', exp+1-len(d))
		if alt || dot0 {
			b = append(b, '.')
		}
		if dot0 {
			b = append(b, '0')
		}
		return b
	default:
		b = append(b, d[:exp+1]...)
		b = append(b, '.')
		b = append(b, d[exp+1:]...)
	}
	if trim {
		b = trimZeros(b, start)
		if dot0 && bytes.IndexByte(b[start:], '.') < 0 {
			b = append(b, '.', '0')
		}
	}
	return b
}

// trimZeros drops zeros at the end of the fraction, and a bare point.
func trimZeros(b []byte, start int) []byte {
	if bytes.IndexByte(b[start:], '.') < 0 {
		return b
	}
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

// formatComplex is complex.__format__.
func formatComplex(t *vm.Thread, v Value, text string) (Value, error) {
	c := complexOf(t, v)
	if text == "" {
		return t.Repr(t.Unwrap(v))
	}
	var sp spec
	if err := parseSpec(t, v, text, &sp); err != nil {
		return 0, err
	}
	switch sp.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		return 0, sp.unknownCode(t, v)
	}
	switch {
	case sp.fill == '0' && (sp.zero || sp.align == '='):
		return 0, t.ValueError("Zero padding is not allowed in complex format specifier")
	case sp.align == '=':
		return 0, t.ValueError("'=' alignment flag is not allowed in complex format specifier")
	case sp.width > maxWidth:
		return 0, obj.ErrNoMemory
	}
	var small [256]byte
	b := small[:0]
	bare := sp.typ == 0
	onlyImag := bare && real(c) == 0 && !math.Signbit(real(c))
	part := func(f float64, sign byte) {
		neg, whole, rest := sp.floatParts(nil, f, false)
		if neg {
			sign = '-'
		}
		if sign == '+' || sign == ' ' || sign == '-' && neg {
			b = append(b, sign)
		}
		if sp.grouping != 0 && whole[0] <= '9' {
			b = sp.group(b, whole, 0)
		} else {
			b = append(b, whole...)
		}
		b = append(b, rest...)
	}
	if onlyImag {
		part(imag(c), sp.sign)
		b = append(b, 'j')
	} else {
		if bare {
			b = append(b, '(')
		}
		part(real(c), sp.sign)
		part(imag(c), '+')
		b = append(b, 'j')
		if bare {
			b = append(b, ')')
		}
	}
	var out [256]byte
	return t.NewStrBytes(sp.padded(out[:0], viewText(b), len(b), '>'))
}
