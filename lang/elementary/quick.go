package elementary

import "math"

// quickSin is the sine of x and so many steps of sinTable, rounded from about 64 good bits; false where these
// do not tell which float is the nearest, or x is large.
func quickSin(x float64, shift int64) (y float64, ok bool) {
	if math.Abs(x) > 1<<20 {
		return 0, false
	}
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
	const doubt = 0x1p-62
	far := math.Abs(top.hi) * doubt
	y = top.hi + (low + far)
	return sign * y, y == top.hi+(low-far)
}
