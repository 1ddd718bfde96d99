package obj

import (
	"math"

	"pystm/lang/elementary"
)

// Complex arithmetic where it differs from Go's.

var (
	errComplexZero  = &Error{ZeroDivisionError, "complex division by zero"}
	errComplexPower = &Error{ZeroDivisionError, "0.0 to a negative or complex power"}
	errComplexRange = &Error{OverflowError, "complex exponentiation"}
	errComplexAbs   = &Error{OverflowError, "absolute value too large"}
)

// ComplexBinary computes x op y; op is OpAdd, OpSub, OpMul, OpTrueDiv or OpPow.
func ComplexBinary(op BinaryOp, x, y complex128) (complex128, error) {
	switch op {
	case OpAdd:
		return x + y, nil
	case OpSub:
		return x - y, nil
	case OpMul:
		return complexMul(x, y), nil
	case OpTrueDiv:
		return complexDiv(x, y)
	}
	return ComplexPow(x, y)
}

// complexMul rounds each product; the conversions keep a compiler from fusing
// them with the sums.
func complexMul(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	return complex(float64(a*c)-float64(b*d), float64(a*d)+float64(b*c))
}

// complexDiv scales by the larger part of the divisor, so that its square
// cannot overflow.
func complexDiv(x, y complex128) (complex128, error) {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	ac, ad := math.Abs(c), math.Abs(d)
	switch {
	case ac >= ad:
		if ac == 0 {
			return 0, errComplexZero
		}
		ratio := d / c
		den := c + float64(d*ratio)
		return complex((a+float64(b*ratio))/den, (b-float64(a*ratio))/den), nil
	case ad >= ac:
		ratio := c / d
		den := float64(c*ratio) + d
		return complex((float64(a*ratio)+b)/den, (float64(b*ratio)-a)/den), nil
	}
	return complex(math.NaN(), math.NaN()), nil
}

// ComplexPow is x ** y.
func ComplexPow(x, y complex128) (complex128, error) {
	var z complex128
	n := real(y)
	switch {
	case y == 0:
		z = 1
	case x == 0:
		if imag(y) != 0 || real(y) < 0 {
			return 0, errComplexPower
		}
	case imag(y) == 0 && n == math.Floor(n) && math.Abs(n) <= 100:
		if n > 0 {
			z = complexPower(x, int(n))
			break
		}
		var err error
		if z, err = complexDiv(1, complexPower(x, int(-n))); err != nil {
			return 0, err
		}
	default:
		abs := elementary.Hypot(real(x), imag(x))
		length := cPow(abs, real(y))
		at := elementary.Atan2(imag(x), real(x))
		phase := at * real(y)
		if imag(y) != 0 {
			length /= elementary.Exp(at * imag(y))
			phase += imag(y) * elementary.Log(abs)
		}
		if math.IsInf(phase, 0) {
			return 0, errComplexPower
		}
		z = complex(length*elementary.Cos(phase), length*elementary.Sin(phase))
	}
	if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
		return 0, errComplexRange
	}
	return z, nil
}

// cPow is pow without errors.
func cPow(x, y float64) float64 {
	f, err := FloatPow(x, y)
	if err != nil {
		return math.Pow(x, y)
	}
	return f
}

// complexPower is x**n by repeated multiplication, n > 0.
func complexPower(x complex128, n int) complex128 {
	r := complex128(1)
	for mask := 1; mask > 0 && n >= mask; mask <<= 1 {
		if n&mask != 0 {
			r = complexMul(r, x)
		}
		x = complexMul(x, x)
	}
	return r
}

// ComplexAbs is abs(z).
func ComplexAbs(z complex128) (float64, error) {
	f := elementary.Hypot(real(z), imag(z))
	if math.IsInf(f, 0) && !math.IsInf(real(z), 0) && !math.IsInf(imag(z), 0) {
		return 0, errComplexAbs
	}
	return f, nil
}
