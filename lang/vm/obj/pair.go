package obj

import (
	"math"
	"sync"
)

// pair is the unevaluated sum of two floats, |lo| at most half a unit in the
// last place of hi: about 106 bits.
type pair struct{ hi, lo float64 }

// twoSum is the exact sum.
func twoSum(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

// quickSum is the exact sum if |a| >= |b|.
func quickSum(a, b float64) pair {
	s := a + b
	return pair{s, b - (s - a)}
}

// twoMul is the exact product, but for underflow.
func twoMul(a, b float64) pair {
	p := a * b
	return pair{p, math.FMA(a, b, -p)}
}

func (a pair) plus(b pair) pair {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	u := quickSum(s.hi, s.lo+t.hi)
	return quickSum(u.hi, u.lo+t.lo)
}

func (a pair) mul(b pair) pair {
	p := twoMul(a.hi, b.hi)
	return quickSum(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

func (a pair) times(b float64) pair {
	p := twoMul(a.hi, b)
	return quickSum(p.hi, math.FMA(a.lo, b, p.lo))
}

func (a pair) over(b pair) pair {
	q := a.hi / b.hi
	r := a.plus(b.times(-q))
	q2 := r.hi / b.hi
	r = r.plus(b.times(-q2))
	return quickSum(q, q2).plus(pair{r.hi / b.hi, 0})
}

// Exponential and logarithm, accurate to about 2^-70: the float nearest to the
// result is right in all but very few cases, as it is with the C library that
// programs were tried against, and not with package math. Programs print all
// digits of such numbers.
//
//	exp(p) = 2^(k/64) * exp(r)      |r| < ln(2)/128, series
//	log(z) = log(1/c) + log1p(zc-1) c near 1/z from a table, series

const (
	expSteps = 64  // table entries of the exponential in a factor of 2
	logSteps = 128 // table entries of the logarithm in [1, 2)
	logFirst = 90  // the first and the last entry used: [sqrt(1/2), sqrt(2)]
	logLast  = 182
)

type pairTables struct {
	ln2  pair
	exp2 [expSteps]pair // 2^(i/64)
	inv  [logLast + 1]float64
	log  [logLast + 1]pair // -log(inv[i])
}

var tables = sync.OnceValue(func() *pairTables {
	t := new(pairTables)
	t.ln2 = logSeries(2)
	for i := range t.exp2 {
		t.exp2[i] = expSeries(t.ln2.times(float64(i) / expSteps))
	}
	for i := logFirst; i <= logLast; i++ {
		// Few bits, so that products with it are nearly exact.
		t.inv[i] = math.Round(1024*logSteps/float64(i)) / 1024
		l := logSeries(t.inv[i])
		t.log[i] = pair{-l.hi, -l.lo}
	}
	return t
})

// expSeries is exp(x) by its series alone.
func expSeries(x pair) pair {
	sum, term := pair{1, 0}, pair{1, 0}
	for n := 1.0; math.Abs(term.hi) > 1e-34; n++ {
		term = term.mul(x).over(pair{n, 0})
		sum = sum.plus(term)
	}
	return sum
}

// logSeries is log(x) = 2 artanh((x-1)/(x+1)) by its series alone.
func logSeries(x float64) pair {
	q := pair{x - 1, 0}.over(pair{x + 1, 0})
	sum, power := q, q
	for n := 3.0; math.Abs(power.hi) > 1e-34; n += 2 {
		power = power.mul(q).mul(q)
		sum = sum.plus(power.over(pair{n, 0}))
	}
	return pair{2 * sum.hi, 2 * sum.lo}
}

// Exp is e**x.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x) || x > 710:
		return x * math.Inf(1)
	case x < -746:
		return 0
	}
	return expPair(pair{x, 0})
}

// Log is the natural logarithm of a number > 0, or NaN of NaN.
func Log(x float64) float64 {
	if math.IsNaN(x) {
		return x
	}
	if math.IsInf(x, 1) || x == 1 {
		return x - 1 + b2f(x != 1)*x
	}
	return logPair(x).hi
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func expPair(p pair) float64 {
	t := tables()
	k := math.RoundToEven(p.hi * (expSteps / math.Ln2))
	r := p.plus(twoMul(-k/expSteps, t.ln2.hi)).plus(pair{-k / expSteps * t.ln2.lo, 0})
	x := r.hi
	tail := x * x * x * (1.0/6 + x*(1.0/24+x*(1.0/120+x*(1.0/720+x*(1.0/5040)))))
	sq := r.mul(r)
	q := r.plus(pair{sq.hi / 2, sq.lo / 2}).plus(pair{tail, 0})
	n := int(k)
	base := t.exp2[n&(expSteps-1)]
	v := base.plus(base.mul(q))
	e := n >> 6
	if e > -1022 {
		// In two steps: 2^1024 is no float, though the product may be one.
		half := e / 2
		return v.hi * math.Ldexp(1, half) * math.Ldexp(1, e-half)
	}
	// Subnormal: round once, where its last bit is.
	grid := math.Ldexp(1, -1022-e)
	s := twoSum(grid, v.hi)
	return math.Ldexp(quickSum(s.hi, s.lo+v.lo).hi-grid, e)
}

func logPair(x float64) pair {
	t := tables()
	z, e := math.Frexp(x)
	if z < math.Sqrt2/2 {
		z *= 2
		e--
	}
	i := int(z*logSteps + 0.5)
	c := t.inv[i]
	p := twoMul(z, c)
	r := quickSum(p.hi-1, p.lo)
	sq := r.mul(r)
	cube := sq.mul(r)
	w := r.hi
	tail := w * w * w * w * (-1.0/4 + w*(1.0/5+w*(-1.0/6+w*(1.0/7+w*(-1.0/8+w*(1.0/9-w/10))))))
	third := cube.mul(pair{1.0 / 3, 1.850371707708594e-17})
	l := third.plus(pair{tail, 0})
	l = pair{-sq.hi / 2, -sq.lo / 2}.plus(l)
	l = r.plus(l)
	if i != logSteps {
		l = t.log[i].plus(l)
	}
	if e != 0 {
		n := float64(e)
		l = twoMul(n, t.ln2.hi).plus(pair{n * t.ln2.lo, 0}).plus(l)
	}
	return l
}
