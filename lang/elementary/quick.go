package elementary

import "math"

// Functions from about 64 good bits: they say false where these do not tell which float is the nearest. Others, of
// more bits, are for the one case of some hundred, and for large numbers.

const quickLimit = 1 << 20

// quick is the float nearest to a sum, if that is the same wherever in its doubt the sum is.
func quick(hi, lo float64) (y float64, ok bool) {
	far := math.Abs(hi) * 0x1p-61
	y = hi + (lo + far)
	return y, y == hi+(lo-far)
}

// quickSin is the sine of x and so many steps of sinTable.
func quickSin(x float64, shift int64) (y float64, ok bool) {
	if math.Abs(x) > quickLimit {
		return 0, false
	}
	s := turned(x, shift)
	return quick(s.hi, s.lo)
}

// quickTan is the tangent of x.
func quickTan(x float64) (y float64, ok bool) {
	if math.Abs(x) > quickLimit {
		return 0, false
	}
	s, c := turned(x, 0), turned(x, sinSteps)
	q := s.hi / c.hi
	return quick(q, (math.FMA(-q, c.hi, s.hi)+s.lo-q*c.lo)/c.hi)
}

// quickAtan2 is the angle of the point (x, y), given a float near to it.
func quickAtan2(y, x dd, near float64) (angle float64, ok bool) {
	s, c := turned(near, 0), turned(near, sinSteps)
	yc, xs := prod(y.hi, c.hi), prod(x.hi, s.hi)
	cross := (yc.hi - xs.hi) + (yc.lo - xs.lo + (y.lo*c.hi + y.hi*c.lo) - (x.lo*s.hi + x.hi*s.lo))
	return quick(near, cross/(x.hi*c.hi+y.hi*s.hi))
}

// turned is the sine of x, |x| <= quickLimit, and so many steps of sinTable, with about 64 good bits.
func turned(x float64, shift int64) dd {
	// The rest of x beside a multiple of the step: the first product is exact.
	n := math.RoundToEven(x * (2 * sinSteps / math.Pi))
	h := math.FMA(-n, halfPi.hi/sinSteps, x)
	p := prod(n, halfPi.lo/sinSteps)
	r := sum(h, -p.hi)
	r.lo -= p.lo + n*(halfPiRest/sinSteps)

	k := (int64(n) + shift) & (4*sinSteps - 1)
	sign := 1.0
	if k >= 2*sinSteps {
		k, sign = k-2*sinSteps, -1
	}
	var s, c dd
	if table := sinTable(); k <= sinSteps {
		s, c = table[k][0], table[k][1]
	} else { // beyond a quarter
		s, c = table[2*sinSteps-k][0], table[2*sinSteps-k][1].neg()
	}

	// sin(t+r) = sin t + cos t * sin r + sin t * (cos r - 1), of which only cos t * r needs more than a float.
	sq := r.hi * r.hi
	sinRest := r.lo - r.hi*sq*(1.0/6-sq*(1.0/120-sq*(1.0/5040-sq*(1.0/362880))))
	cosRest := sq*sq*(1.0/24-sq*(1.0/720-sq*(1.0/40320))) - r.hi*r.lo - 0.5*sq
	first := prod(c.hi, r.hi)
	top := sum(s.hi, first.hi)
	low := top.lo + (first.lo + s.lo + c.lo*r.hi + (c.hi*sinRest + s.hi*cosRest))
	top = quickSum(top.hi, low)
	return dd{sign * top.hi, sign * top.lo}
}
