package obj

import (
	"math"

	"pystm/lang/elementary"
)

// Float arithmetic where it differs from Go's.

var (
	errFloatZero   = &Error{ZeroDivisionError, "float division by zero"}
	errFloatFloor  = &Error{ZeroDivisionError, "float floor division by zero"}
	errFloatMod    = &Error{ZeroDivisionError, "float modulo"}
	errFloatDivmod = &Error{ZeroDivisionError, "float divmod()"}
	errZeroPower   = &Error{ZeroDivisionError, "0.0 cannot be raised to a negative power"}
	ErrPowRange    = &Error{OverflowError, "Numerical result out of range"}
)

// ErrNegativePower says that the power of a negative float to a fraction was
// asked for: a complex number.
var ErrNegativePower = &Error{ValueError, "negative number cannot be raised to a fractional power"}

// FloatBinary computes x op y; op is an arithmetic operator but OpPow,
// OpMatMul and OpDivmod.
func FloatBinary(op BinaryOp, x, y float64) (float64, error) {
	switch op {
	case OpAdd:
		return x + y, nil
	case OpSub:
		return x - y, nil
	case OpMul:
		return x * y, nil
	case OpTrueDiv:
		if y == 0 {
			return 0, errFloatZero
		}
		return x / y, nil
	case OpFloorDiv:
		if y == 0 {
			return 0, errFloatFloor
		}
		q, _ := floatDivmod(x, y)
		return q, nil
	case OpMod:
		if y == 0 {
			return 0, errFloatMod
		}
		_, r := floatDivmod(x, y)
		return r, nil
	}
	return FloatPow(x, y)
}

// FloatDivmod is the floor quotient and the remainder, which has y's sign.
func FloatDivmod(x, y float64) (q, r float64, err error) {
	if y == 0 {
		return 0, 0, errFloatDivmod
	}
	q, r = floatDivmod(x, y)
	return q, r, nil
}

func floatDivmod(x, y float64) (q, r float64) {
	r = fmod(x, y)
	q = (x - r) / y
	if r == 0 {
		r = math.Copysign(0, y)
	} else if (r < 0) != (y < 0) {
		r += y
		q--
	}
	if q == 0 {
		return math.Copysign(0, x/y), r
	}
	if f := math.Floor(q); q-f > 0.5 {
		q = f + 1
	} else {
		q = f
	}
	return q, r
}

// fmod is math.Mod, but quick where the quotient is small.
func fmod(x, y float64) float64 {
	ax, ay := math.Abs(x), math.Abs(y)
	if ax < ay {
		return x
	}
	if ax < 1<<53 && ay >= 1 && ax == math.Trunc(ax) && ay == math.Trunc(ay) {
		return math.Copysign(float64(int64(ax)%int64(ay)), x)
	}
	return math.Mod(x, y)
}

// FloatPow is x ** y.
func FloatPow(x, y float64) (float64, error) {
	switch {
	case y == 0 || x == 1:
		return 1, nil
	case math.IsNaN(x) || math.IsNaN(y):
		return math.NaN(), nil
	case math.IsInf(y, 0):
		switch ax := math.Abs(x); {
		case ax == 1:
			return 1, nil
		case (y > 0) == (ax > 1):
			return math.Inf(1), nil
		}
		return 0, nil
	case math.IsInf(x, 0):
		odd := isOddFloat(y)
		switch {
		case y > 0 && odd:
			return x, nil
		case y > 0:
			return math.Inf(1), nil
		case odd:
			return math.Copysign(0, x), nil
		}
		return 0, nil
	case x == 0:
		if y < 0 {
			return 0, errZeroPower
		}
		if isOddFloat(y) {
			return x, nil
		}
		return 0, nil
	}
	neg := false
	if x < 0 {
		if y != math.Trunc(y) {
			return 0, ErrNegativePower
		}
		neg = isOddFloat(y)
		x = -x
		if x == 1 {
			return float64(1 - 2*b2i(neg)), nil
		}
	}
	r := elementary.Pow(x, y)
	if math.IsInf(r, 0) {
		return 0, ErrPowRange
	}
	if neg {
		r = -r
	}
	return r, nil
}

func isOddFloat(y float64) bool { return math.Mod(math.Abs(y), 2) == 1 }
