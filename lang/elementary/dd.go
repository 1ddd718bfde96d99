package elementary

import (
	"math"
	"sync"
)

// dd is an unevaluated sum of two floats, |lo| at most half a unit in the last
// place of hi: about 106 bits (Dekker 1971).
type dd struct{ hi, lo float64 }

func quickSum(a, b float64) dd { // |a| >= |b|
	s := a + b
	return dd{s, b - (s - a)}
}

func sum(a, b float64) dd {
	s := a + b
	v := s - a
	return dd{s, (a - (s - v)) + (b - v)}
}

func prod(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) add(b dd) dd {
	s, t := sum(a.hi, b.hi), sum(a.lo, b.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (a dd) addF(b float64) dd {
	s := sum(a.hi, b)
	return quickSum(s.hi, s.lo+a.lo)
}

func (a dd) neg() dd     { return dd{-a.hi, -a.lo} }
func (a dd) sub(b dd) dd { return a.add(b.neg()) }

func (a dd) mul(b dd) dd {
	p := prod(a.hi, b.hi)
	return quickSum(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

func (a dd) mulF(b float64) dd {
	p := prod(a.hi, b)
	return quickSum(p.hi, math.FMA(a.lo, b, p.lo))
}

// scale multiplies by a power of two.
func (a dd) scale(b float64) dd { return dd{a.hi * b, a.lo * b} }

func (a dd) div(b dd) dd {
	q := a.hi / b.hi
	r := a.sub(b.mulF(q))
	q2 := r.hi / b.hi
	r = r.sub(b.mulF(q2))
	return quickSum(q, q2).addF(r.hi / b.hi)
}

func (a dd) sqrt() dd {
	if a.hi <= 0 {
		return dd{}
	}
	y := math.Sqrt(a.hi)
	r := a.sub(prod(y, y))
	return quickSum(y, r.hi/(2*y))
}

func (a dd) float() float64 { return a.hi + a.lo }

// power2 is 2^k, for |k| < 1022.
func power2(k int) float64 { return math.Float64frombits(uint64(1023+k) << 52) }

// ldexp is the float nearest to a * 2^e, rounded once.
func (a dd) ldexp(e int) float64 {
	f := a.float()
	if e > -1000 && e < 1000 {
		return f * power2(e)
	}
	if _, fe := math.Frexp(f); fe+e > -1000 {
		return math.Ldexp(f, e)
	}
	// A subnormal result: let its last place be that of the sum, by adding a
	// number that pushes the others out.
	big := math.Ldexp(1, -1074+52-e)
	if f < 0 {
		big = -big
	}
	s := sum(big, a.hi)
	return math.Ldexp(s.hi+(s.lo+a.lo)-big, e)
}

var (
	ln2 = dd{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	// invLn2 and invLn10 turn natural logarithms into those of other bases.
	invLn2  = dd{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}
	invLn10 = dd{0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57}
	halfPi  = dd{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54}
)

// What ln2 and halfPi leave of their numbers.
const (
	halfPiRest  = -0x1.f1976b7ed8fbcp-110
	halfPiRest2 = 0x1.4cf98e804177dp-164
)

// inverseFactorials are 1/n!.
var inverseFactorials = sync.OnceValue(func() *[24]dd {
	t := &[24]dd{{1, 0}}
	for n := 1; n < len(t); n++ {
		t[n] = t[n-1].div(dd{float64(n), 0})
	}
	return t
})

// expm1Small is exp(x) - 1 for |x| < 0.35.
func expm1Small(x dd) dd {
	const halvings = 6
	inverse := inverseFactorials()
	r := x.scale(1.0 / (1 << halvings))
	s := inverse[9]
	for n := 8; n > 0; n-- {
		s = s.mul(r).add(inverse[n])
	}
	s = s.mul(r)
	for range halvings { // (1+s)² - 1
		s = s.scale(2).add(s.mul(s))
	}
	return s
}

// Steps of the tables: between two of their arguments a few terms of a series
// are enough, and of these only the first two need more than a float.
const (
	expSteps = 64 // of 2^x in [0, 1)
	sinSteps = 64 // of sine in a quarter circle
)

// powersOf2 are 2^(i/expSteps).
var powersOf2 = sync.OnceValue(func() *[expSteps]dd {
	t := new([expSteps]dd)
	for i := range t {
		t[i] = expm1Small(ln2.mulF(float64(i) / expSteps / 2)).addF(1)
		t[i] = t[i].mul(t[i])
	}
	return t
})

// exp is e^x = m * 2^k, m in [1, 2), with about 70 good bits.
func exp(x dd) (m dd, k int) {
	n := math.RoundToEven(x.hi * (expSteps * (1 / math.Ln2)))
	// n * ln2.hi/expSteps is within a binade of x: the difference is exact.
	p := prod(n/expSteps, ln2.hi)
	r := quickSum(x.hi-p.hi, x.lo-p.lo-n/expSteps*ln2.lo)
	h := r.hi
	tail := h * h * h * (1.0/6 + h*(1.0/24+h*(1.0/120+h*(1.0/720))))
	sq := prod(h, h)
	s := quickSum(h, 0.5*sq.hi)
	s.lo += r.lo + 0.5*sq.lo + h*r.lo + tail
	i := int(n)
	t := powersOf2()[i&(expSteps-1)]
	return t.add(t.mul(quickSum(s.hi, s.lo))), i >> 6
}

// expFloat is e^x where that is neither huge nor tiny.
func expFloat(x dd) dd {
	m, k := exp(x)
	return m.scale(power2(k))
}

// logSteps of the table of logarithms lie between 1 and 2.
const logSteps = 128

// logTable has for each step a number c near the reciprocal of its middle, of so few
// bits that c times a float has two words, and -log(c). Where the mantissa is nearly 1
// c is 1, or 1/2 where it is nearly 2 and counts as nearly 1: there the logarithm is
// that of the rest alone.
var logTable = sync.OnceValue(func() *[logSteps + 1]struct {
	c float64
	l dd
} {
	t := new([logSteps + 1]struct {
		c float64
		l dd
	})
	for i := range t {
		c := math.Round(512/(1+float64(i)/logSteps)) / 512
		t[i].c, t[i].l = c, logByNewton(c).neg()
	}
	return t
})

// logByNewton is the natural logarithm: one step from the float result.
func logByNewton(x float64) dd {
	y := math.Log(x)
	d := expFloat(dd{-y, 0}).mulF(x).addF(-1) // log(1+d), d tiny
	return d.sub(d.mul(d).scale(0.5)).addF(y)
}

// log is the natural logarithm of x > 0, with about 70 good bits.
func log(x dd) dd {
	m, e := math.Frexp(x.hi)
	m, e = 2*m, e-1
	at := &logTable()[int((m-1)*logSteps+0.5)]
	p := prod(m, at.c)
	if x.lo != 0 {
		p.lo += math.Ldexp(x.lo, -e) * at.c
	}
	r := p.hi - 1
	l := at.l
	if at.c == 0.5 { // log(2) is taken off e times ln2
		e, l = e+1, dd{}
	}
	sq := prod(r, r)
	tail := sq.hi * r * (1.0/3 - r*(1.0/4-r*(1.0/5-r*(1.0/6-r*(1.0/7-r*(1.0/8-r*(1.0/9-r*(1.0/10))))))))
	s := quickSum(r, -0.5*sq.hi)
	s = quickSum(s.hi, s.lo+(p.lo-r*p.lo-0.5*sq.lo+tail))
	if l.hi != 0 {
		s = l.add(s)
	}
	if e == 0 {
		return s
	}
	return ln2.mulF(float64(e)).add(s)
}

// reduce takes multiples of pi/2 off x: the rest and their number modulo 4.
// Good for |x| < 2^30.
func reduce(x float64) (dd, int) {
	n := math.RoundToEven(x * (2 / math.Pi))
	if n == 0 {
		return dd{x, 0}, 0
	}
	r := dd{x, 0}.sub(prod(n, halfPi.hi)).sub(prod(n, halfPi.lo)).sub(prod(n, halfPiRest))
	return r.addF(-n * halfPiRest2), int(int64(n) & 3)
}

// sincos is sine and cosine of |x| <= pi/4.
func sincos(x dd) (s, c dd) {
	inverse := inverseFactorials()
	sq := x.mul(x)
	for n := 23; n >= 3; n -= 2 {
		s = s.mul(sq)
		if n&2 == 0 {
			s = s.add(inverse[n])
		} else {
			s = s.sub(inverse[n])
		}
	}
	s = x.add(s.mul(sq).mul(x))
	for n := 22; n >= 2; n -= 2 {
		c = c.mul(sq)
		if n&2 == 0 {
			c = c.add(inverse[n])
		} else {
			c = c.sub(inverse[n])
		}
	}
	return s, c.mul(sq).addF(1)
}

// sinTable are sine and cosine of i steps of pi/2/sinSteps.
var sinTable = sync.OnceValue(func() *[sinSteps + 1][2]dd {
	t := new([sinSteps + 1][2]dd)
	for i := range sinSteps/2 + 1 {
		s, c := sincos(halfPi.mulF(float64(i) / sinSteps))
		t[i], t[sinSteps-i] = [2]dd{s, c}, [2]dd{c, s}
	}
	return t
})

// sincosFloat is sine and cosine of any moderate number, with about 70 good
// bits beside the larger of the two.
func sincosFloat(x float64) (s, c dd) {
	r, q := reduce(x)
	if r.hi < 0 { // -pi/4 .. pi/4 becomes 0 .. pi/2
		r, q = r.add(halfPi).addF(halfPiRest), q+3
	}
	n := math.RoundToEven(r.hi * (sinSteps * 2 / math.Pi))
	if n != 0 {
		r = r.sub(halfPi.mulF(n / sinSteps))
	}
	h := r.hi
	sq := prod(h, h)
	sinR := quickSum(h, r.lo-h*sq.hi*(1.0/6-sq.hi*(1.0/120-sq.hi*(1.0/5040-sq.hi*(1.0/362880)))))
	cosR := quickSum(-0.5*sq.hi, -0.5*sq.lo-h*r.lo+sq.hi*sq.hi*(1.0/24-sq.hi*(1.0/720-sq.hi*(1.0/40320)))) // minus 1
	if n == 0 {
		s, c = sinR, cosR.addF(1)
	} else {
		at := &sinTable()[int(n)]
		s = at[0].add(at[1].mul(sinR).add(at[0].mul(cosR)))
		c = at[1].add(at[1].mul(cosR).sub(at[0].mul(sinR)))
	}
	switch q & 3 {
	case 1:
		return c, s.neg()
	case 2:
		return s.neg(), c.neg()
	case 3:
		return c.neg(), s
	}
	return s, c
}

// atan2 is the angle of the point (x, y), which need not have length 1, given
// a float near to it.
func atan2(y, x dd, near float64) float64 {
	if angle, ok := quickAtan2(y, x, near); ok {
		return angle
	}
	return slowAtan2(y, x, near).float()
}

func slowAtan2(y, x dd, near float64) dd {
	s, c := sincosFloat(near)
	d := y.mul(c).sub(x.mul(s)).div(x.mul(c).add(y.mul(s)))
	return d.sub(d.mul(d).mul(d).div(dd{3, 0})).addF(near)
}
