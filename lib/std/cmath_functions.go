package std

import (
	"math"
	"math/cmplx"

	el "pystm/lang/elementary"
)

// Elementary functions of complex numbers, from those of floats. Arguments that
// are infinite or no numbers are left to package math/cmplx, which has the
// values that C's Annex G asks for.

const (
	cLarge    = math.MaxFloat64 / 4       // sums of two are finite
	cSmallest = 0x1p-1022                 // the smallest normal number
	cLogLarge = 708.3964185322641         // exp of it is finite
	cScale    = 53                        // what brings tiny numbers into the normal range
	cRootTiny = 1.4916681462400413e-154   // the root of cSmallest
	cRootHuge = 6.7039039649712985e+153   // the root of cLarge
	ln2       = 0.69314718055994530941723 // log 2
)

// finiteOr applies ours to finite numbers, other to the rest.
func finiteOr(ours, other func(complex128) complex128) func(complex128) complex128 {
	return func(z complex128) complex128 {
		if isFinite(real(z)) && isFinite(imag(z)) {
			return ours(z)
		}
		return other(z)
	}
}

// turned is f seen along the other axis: how sin comes from sinh, and so on.
func turned(f func(complex128) complex128) func(complex128) complex128 {
	return func(z complex128) complex128 {
		r := f(complex(-imag(z), real(z)))
		return complex(imag(r), -real(r))
	}
}

// beyond moves an x whose exponential is too large towards zero by one, and gives
// the factor that makes up for it.
func beyond(x float64) (moved, factor float64) {
	if math.Abs(x) > cLogLarge {
		return x - math.Copysign(1, x), math.E
	}
	return x, 1
}

func cExp(z complex128) complex128 {
	x, factor := real(z), 1.0
	if x > cLogLarge {
		x, factor = beyond(x)
	}
	l := el.Exp(x)
	return complex(l*el.Cos(imag(z))*factor, l*el.Sin(imag(z))*factor)
}

func cCosh(z complex128) complex128 {
	x, factor := beyond(real(z))
	return complex(el.Cos(imag(z))*el.Cosh(x)*factor, el.Sin(imag(z))*el.Sinh(x)*factor)
}

func cSinh(z complex128) complex128 {
	x, factor := beyond(real(z))
	return complex(el.Cos(imag(z))*el.Sinh(x)*factor, el.Sin(imag(z))*el.Cosh(x)*factor)
}

func cCos(z complex128) complex128 { return cCosh(complex(-imag(z), real(z))) }

func cTanh(z complex128) complex128 {
	x, y := real(z), imag(z)
	if math.Abs(x) > cLogLarge {
		return complex(math.Copysign(1, x), 4*el.Sin(y)*el.Cos(y)*el.Exp(-2*math.Abs(x)))
	}
	tx, ty, cx := el.Tanh(x), el.Tan(y), 1/el.Cosh(x)
	both := tx * ty
	below := 1 + float64(both*both)
	return complex(tx*(1+float64(ty*ty))/below, ((ty/below)*cx)*cx)
}

func cSqrt(z complex128) complex128 {
	x, y := real(z), imag(z)
	if x == 0 && y == 0 {
		return complex(0, y)
	}
	ax, ay := math.Abs(x), math.Abs(y)
	var s float64
	if ax < cSmallest && ay < cSmallest {
		ax = math.Ldexp(ax, cScale)
		s = math.Ldexp(math.Sqrt(ax+el.Hypot(ax, math.Ldexp(ay, cScale))), -(cScale+1)/2)
	} else {
		ax /= 8
		s = 2 * math.Sqrt(ax+el.Hypot(ax, ay/8))
	}
	d := ay / (2 * s)
	if x >= 0 {
		return complex(s, math.Copysign(d, y))
	}
	return complex(d, math.Copysign(s, y))
}

func cLog(z complex128) complex128 {
	ax, ay := math.Abs(real(z)), math.Abs(imag(z))
	var l float64
	switch h := el.Hypot(ax, ay); {
	case ax > cLarge || ay > cLarge:
		l = el.Log(el.Hypot(ax/2, ay/2)) + ln2
	case ax < cSmallest && ay < cSmallest:
		l = el.Log(el.Hypot(math.Ldexp(ax, cScale), math.Ldexp(ay, cScale))) - cScale*ln2
	case 0.71 <= h && h <= 1.73:
		great, little := max(ax, ay), min(ax, ay)
		l = el.Log1p(float64((great-1)*(great+1))+float64(little*little)) / 2
	default:
		l = el.Log(h)
	}
	return complex(l, el.Atan2(imag(z), real(z)))
}

// logOfHuge is the logarithm of 2|z| where |z| may be too large for a float.
func logOfHuge(x, y float64) float64 { return el.Log(el.Hypot(x/2, y/2)) + 2*ln2 }

func huge(x, y float64) bool { return math.Abs(x) > cLarge || math.Abs(y) > cLarge }

func cAcos(z complex128) complex128 {
	x, y := real(z), imag(z)
	if huge(x, y) {
		return complex(el.Atan2(math.Abs(y), x), math.Copysign(logOfHuge(x, y), -y))
	}
	a, b := cSqrt(complex(1-x, -y)), cSqrt(complex(1+x, y))
	return complex(2*el.Atan2(real(a), real(b)), el.Asinh(float64(real(b)*imag(a))-float64(imag(b)*real(a))))
}

func cAcosh(z complex128) complex128 {
	x, y := real(z), imag(z)
	if huge(x, y) {
		return complex(logOfHuge(x, y), el.Atan2(y, x))
	}
	a, b := cSqrt(complex(x-1, y)), cSqrt(complex(x+1, y))
	return complex(el.Asinh(float64(real(a)*real(b))+float64(imag(a)*imag(b))), 2*el.Atan2(imag(a), real(b)))
}

func cAsinh(z complex128) complex128 {
	x, y := real(z), imag(z)
	if huge(x, y) {
		return complex(math.Copysign(logOfHuge(x, y), x), el.Atan2(y, math.Abs(x)))
	}
	a, b := cSqrt(complex(1+y, -x)), cSqrt(complex(1-y, x))
	return complex(el.Asinh(float64(real(a)*imag(b))-float64(real(b)*imag(a))),
		el.Atan2(y, float64(real(a)*real(b))-float64(imag(a)*imag(b))))
}

func cAtanh(z complex128) complex128 {
	x, y := real(z), imag(z)
	if math.Signbit(x) {
		return -cAtanh(-z)
	}
	ay := math.Abs(y)
	switch {
	case x > cRootHuge || ay > cRootHuge:
		h := el.Hypot(x/2, y/2)
		return complex(x/4/h/h, -math.Copysign(math.Pi/2, -y))
	case x == 1 && ay < cRootTiny:
		if ay == 0 {
			return cmplx.NaN() // a domain error
		}
		return complex(-el.Log(math.Sqrt(ay)/math.Sqrt(el.Hypot(ay, 2))), math.Copysign(el.Atan2(2, -ay)/2, y))
	}
	gap := 1 - x
	return complex(el.Log1p(4*x/(float64(gap*gap)+float64(ay*ay)))/4,
		-el.Atan2(-2*y, float64(gap*(1+x))-float64(ay*ay))/2)
}
