package decimal

import (
	"math"
	"math/big"
)

// fixed computes with multiples of 2**-bits: transcendental functions of moderate
// arguments, with errors of some units of the last place.
type fixed struct {
	c    *Context
	bits uint
}

// one is 1.
func (f fixed) one() *big.Int { return new(big.Int).Lsh(one, f.bits) }

func (f fixed) mul(x, y *big.Int) *big.Int {
	z := f.c.mul(x, y)
	return z.Rsh(z, f.bits)
}

// ratio is a number a / b.
func (f fixed) ratio(a, b *big.Int) *big.Int {
	z := new(big.Int).Lsh(a, f.bits)
	return z.Quo(z, b)
}

// number is a decimal number, whose exponent is moderate.
func (f fixed) number(x Number) *big.Int {
	a := x.Coef()
	if x.Exp >= 0 {
		a = new(big.Int).Mul(a, pow10(x.Exp))
		a.Lsh(a, f.bits)
	} else {
		a = f.ratio(a, pow10(-x.Exp))
	}
	if x.Neg {
		return a.Neg(a)
	}
	return a
}

// artanh is the area tangent of 1 / n.
func (f fixed) artanh(n int64) *big.Int {
	term := new(big.Int).Quo(f.one(), big.NewInt(n))
	sum := new(big.Int).Set(term)
	square, k, t := big.NewInt(n*n), new(big.Int), new(big.Int)
	for i := int64(3); term.Sign() != 0 && !f.c.stopped(); i += 2 {
		term.Quo(term, square)
		sum.Add(sum, t.Quo(term, k.SetInt64(i)))
	}
	return sum
}

// ln10 is the logarithm of ten.
func (f fixed) ln10() *big.Int {
	wide := fixed{f.c, f.bits + 32}
	sum := new(big.Int)
	for _, m := range [...]struct{ factor, n int64 }{{46, 31}, {34, 49}, {20, 161}} {
		sum.Add(sum, new(big.Int).Mul(big.NewInt(m.factor), wide.artanh(m.n)))
	}
	return sum.Rsh(sum, 32)
}

// exp is e**x for an x between -4 and 4: x is halved, the series is summed, and the
// sum squared as often.
func (f fixed) exp(x *big.Int) *big.Int {
	halvings := uint(math.Sqrt(float64(f.bits))) + 2
	wide := fixed{f.c, f.bits + 2*halvings + 8}
	x = new(big.Int).Lsh(x, halvings+8) // shifted to wide's places, then halved
	sum, term, n := wide.one(), wide.one(), new(big.Int)
	for i := int64(1); term.Sign() != 0 && !f.c.stopped(); i++ {
		term = wide.mul(term, x)
		// Rounding down goes on for ever with negative terms.
		if term.Quo(term, n.SetInt64(i)); term.IsInt64() && term.Int64() == -1 {
			break
		}
		sum.Add(sum, term)
	}
	for range halvings {
		sum = wide.mul(sum, sum)
	}
	return sum.Rsh(sum, 2*halvings+8)
}

// ln is the logarithm of an x between 1/8 and 8, by Halley's method: each step has
// three times as many places as the one before.
func (f fixed) ln(x *big.Int) *big.Int {
	start, _ := new(big.Float).SetMantExp(new(big.Float).SetPrec(64).SetInt(x), -int(f.bits)).Float64()
	y, _ := new(big.Float).SetMantExp(big.NewFloat(math.Log(start)), 64).Int(nil)
	at, good := uint(64), uint(45)
	for good < f.bits && !f.c.stopped() {
		good = min(3*good-8, f.bits)
		g := fixed{f.c, good + 8}
		y = shift(y, int(g.bits)-int(at))
		at = g.bits
		e, v := g.exp(y), shift(x, int(g.bits)-int(f.bits))
		step := g.ratio(new(big.Int).Sub(v, e), new(big.Int).Add(v, e))
		y.Add(y, step.Lsh(step, 1))
	}
	return shift(y, int(f.bits)-int(at))
}

func shift(x *big.Int, n int) *big.Int {
	if n >= 0 {
		return new(big.Int).Lsh(x, uint(n))
	}
	return new(big.Int).Rsh(x, uint(-n))
}

// bitsOf is how many bits so many digits take.
func bitsOf(digits int64) uint { return uint(float64(digits)*3.3219280948873626) + 1 }
