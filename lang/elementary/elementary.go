// Package elementary has the elementary functions of floats, nearly always
// rounded correctly: results have about 100 good bits before they are rounded
// to 53. Those of package math are off by one in the last place for one
// argument in ten or so, which shows in every printed digit; good C libraries
// are not. A function costs 0.03 to 0.3 µs.
//
// Where a result is infinite, zero, not a number, or nearly so, it is that of
// package math.
package elementary

import "math"

// plain reports whether r is a result that needs no better one.
func plain(r float64) bool {
	a := math.Abs(r)
	return !(a > 1e-290 && a < 1e300)
}

// Exp is e^x.
func Exp(x float64) float64 {
	if !(math.Abs(x) < 700) || x == 0 {
		r := math.Exp(x)
		if r == 0 || x == 0 || r-r != 0 && !(x < 709.79) {
			return r
		}
	}
	m, k := exp(dd{x, 0})
	return m.ldexp(k)
}

// Exp2 is 2^x.
func Exp2(x float64) float64 {
	r := math.Exp2(x)
	if plain(r) || x == math.Trunc(x) {
		return r
	}
	m, k := exp(ln2.mulF(x))
	return m.ldexp(k)
}

// Expm1 is e^x - 1.
func Expm1(x float64) float64 { return math.Expm1(x) }

// Log is the natural logarithm.
func Log(x float64) float64 {
	if !(x > 0 && x <= math.MaxFloat64) {
		return math.Log(x)
	}
	return log(dd{x, 0}).float()
}

// Log2 is the logarithm to the base 2.
func Log2(x float64) float64 {
	r := math.Log2(x)
	if r-r != 0 || x == 1 || r == math.Trunc(r) && math.Exp2(r) == x {
		return r
	}
	return log(dd{x, 0}).mul(invLn2).float()
}

// Log10 is the logarithm to the base 10: from the natural one of the mantissa,
// as in Sun's library, whose last places programs know.
func Log10(x float64) float64 {
	const twoHi, twoLo = 3.01029995663611771306e-01, 3.69423907715893078616e-13 // log10(2)
	r := math.Log10(x)
	if r-r != 0 || x == 1 {
		return r
	}
	if x < 0x1p-1022 {
		return log(dd{x, 0}).mul(invLn10).float()
	}
	m, e := math.Frexp(x)
	if e--; e >= 0 {
		m *= 2
	} else {
		e++
	}
	y := float64(e)
	return y*twoLo + invLn10.hi*Log(m) + y*twoHi
}

// Log1p is log(1 + x).
func Log1p(x float64) float64 { return math.Log1p(x) }

// Pow is x^y.
func Pow(x, y float64) float64 {
	if x > 0 && x != 1 && y != 0 && x <= math.MaxFloat64 {
		switch y {
		case 1:
			return x
		case 2:
			return x * x
		case -1:
			return 1 / x
		case 0.5:
			return math.Sqrt(x)
		}
		if l := log(dd{x, 0}).mulF(y); math.Abs(l.hi) < 700 {
			m, k := exp(l)
			return m.ldexp(k)
		}
	}
	r := math.Pow(x, y)
	if r-r != 0 || r == 0 || x == 1 || x == -1 || y == 0 || y == 1 || x == 0 {
		return r
	}
	m, k := exp(log(dd{math.Abs(x), 0}).mulF(y))
	p := m.ldexp(k)
	if r < 0 {
		return -p
	}
	return p
}

// Cbrt is the cube root.
func Cbrt(x float64) float64 {
	r := math.Cbrt(x)
	if plain(r) || plain(x) {
		return r
	}
	y := dd{r, 0}
	sq := y.mul(y)
	return y.sub(sq.mul(y).addF(-x).div(sq.mulF(3))).float()
}

// Hypot is the length of (x, y).
func Hypot(x, y float64) float64 {
	if math.IsInf(x, 0) || math.IsInf(y, 0) {
		return math.Inf(1)
	}
	x, y = math.Abs(x), math.Abs(y)
	if x < y {
		x, y = y, x
	}
	if y == 0 || math.IsNaN(x) || math.IsNaN(y) {
		return x + y
	}
	_, e := math.Frexp(x)
	scale := math.Ldexp(1, min(-e, 1000))
	x *= scale
	y *= scale
	a, b := prod(x, x), prod(y, y)
	s := a.add(b)
	r := math.Sqrt(s.hi)
	// One step of Newton's method with the part that the sum lost.
	sq := prod(r, r)
	r += ((s.hi - sq.hi) - sq.lo + s.lo) / (2 * r)
	return r / scale
}

// Sin is the sine.
func Sin(x float64) float64 {
	if math.Abs(x) > 1<<30 || math.Abs(x) < 1e-8 || x != x {
		return math.Sin(x)
	}
	if y, ok := quickSin(x, 0); ok {
		return y
	}
	s, _ := sincosFloat(x)
	return s.float()
}

// Cos is the cosine.
func Cos(x float64) float64 {
	if math.Abs(x) > 1<<30 || math.Abs(x) < 1e-9 || x != x {
		return math.Cos(x)
	}
	if y, ok := quickSin(x, sinSteps); ok {
		return y
	}
	_, c := sincosFloat(x)
	return c.float()
}

// Tan is the tangent.
func Tan(x float64) float64 {
	if math.Abs(x) > 1<<30 || math.Abs(x) < 1e-8 || x != x {
		return math.Tan(x)
	}
	if y, ok := quickTan(x); ok {
		return y
	}
	s, c := sincosFloat(x)
	return s.div(c).float()
}

// Asin is the arc sine.
func Asin(x float64) float64 {
	if !(math.Abs(x) < 1) || math.Abs(x) < 1e-8 {
		return math.Asin(x)
	}
	return atan2(dd{x, 0}, cathetus(x), math.Asin(x))
}

// Acos is the arc cosine.
func Acos(x float64) float64 {
	if !(math.Abs(x) < 1) {
		return math.Acos(x)
	}
	return atan2(cathetus(x), dd{x, 0}, math.Acos(x))
}

// cathetus is sqrt(1 - x²).
func cathetus(x float64) dd { return sum(1, -x).mul(sum(1, x)).sqrt() }

// Atan is the arc tangent.
func Atan(x float64) float64 {
	r := math.Atan(x)
	if math.Abs(x) < 1e-8 || math.Abs(x) > 1e17 || x != x {
		return r
	}
	return atan2(dd{x, 0}, dd{1, 0}, r)
}

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	r := math.Atan2(y, x)
	if a := math.Max(math.Abs(x), math.Abs(y)); a > 0 && a < 1e-290 {
		return Atan2(math.Ldexp(y, 200), math.Ldexp(x, 200))
	}
	if plain(x) || plain(y) || plain(y/x) || math.Abs(y/x) < 1e-8 && x > 0 {
		return r
	}
	// Scaled, so that products neither overflow nor lose bits.
	_, e := math.Frexp(math.Max(math.Abs(x), math.Abs(y)))
	return atan2(dd{math.Ldexp(y, -e), 0}, dd{math.Ldexp(x, -e), 0}, r)
}

// The hyperbolic functions and their inverses follow from the others by the
// formulas of Sun's library.

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	if a < 0x1p-28 || a > 711 || x != x {
		return math.Sinh(x)
	}
	if a > 709 {
		r := Exp(a / 2)
		return math.Copysign(0.5*r*r, x)
	}
	h, t := math.Copysign(0.5, x), math.Expm1(a)
	if a < 1 {
		return h * (2*t - t*t/(t+1))
	}
	return h * (t + t/(t+1))
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	if a > 711 || x != x {
		return math.Cosh(x)
	}
	if a > 709 {
		r := Exp(a / 2)
		return 0.5 * r * r
	}
	if a < 0.5*math.Ln2 {
		t := math.Expm1(a)
		w := 1 + t
		return 1 + t*t/(w+w)
	}
	t := Exp(a)
	return 0.5*t + 0.5/t
}

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	var z float64
	switch {
	case a > 22 || a < 0x1p-55 || x != x:
		return math.Tanh(x)
	case a >= 1:
		z = 1 - 2/(math.Expm1(2*a)+2)
	default:
		t := math.Expm1(-2 * a)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

// Asinh is the inverse hyperbolic sine.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	var r float64
	switch {
	case a < 0x1p-28 || x-x != 0:
		return x
	case a > 0x1p28:
		r = Log(a) + math.Ln2
	case a > 2:
		r = Log(2*a + 1/(math.Sqrt(a*a+1)+a))
	default:
		r = math.Log1p(a + a*a/(1+math.Sqrt(1+a*a)))
	}
	return math.Copysign(r, x)
}

// Acosh is the inverse hyperbolic cosine.
func Acosh(x float64) float64 {
	switch {
	case !(x > 1) || x-x != 0:
		return math.Acosh(x)
	case x > 0x1p28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(2*x - 1/(x+math.Sqrt(x*x-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(2*t+t*t))
}

// Atanh is the inverse hyperbolic tangent.
func Atanh(x float64) float64 { return math.Atanh(x) }
