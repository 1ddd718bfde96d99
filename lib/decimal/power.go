package decimal

import (
	"math/big"
)

// Pow is x**y.
func (c *Context) Pow(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	whole := y.IsInteger()
	neg := x.Neg && whole && y.odd()
	abs := x.WithSign(false)
	switch {
	case x.IsZero() && y.IsZero():
		return c.invalid(InvalidOperation)
	case x.IsZero() && y.Neg:
		return Infinity(neg)
	case x.IsZero():
		return Small(neg, 0, 0)
	case x.Neg && !whole:
		return c.invalid(InvalidOperation)
	case y.Kind == Infinite:
		return c.powInfinite(abs, y)
	case y.noCoef():
		return Small(neg, 1, 0)
	case x.Kind == Infinite && y.Neg:
		return Small(neg, 0, 0)
	case x.Kind == Infinite:
		return Infinity(neg)
	case abs.isOne():
		return c.powOne(abs, y, neg, whole)
	}
	if r, ok := c.powBounds(abs, y, neg, whole); ok {
		return r
	}
	if whole {
		return c.powInt(abs, y, neg)
	}
	return c.powReal(abs, y)
}

func (c *Context) powInfinite(abs, y Number) Number {
	if abs.Kind != Infinite && abs.isOne() {
		c.Status |= Inexact | Rounded
		return c.padded(Small(false, 1, 0), 1-c.Prec)
	}
	if large := abs.Kind == Infinite || abs.Compare(Small(false, 1, 0)) > 0; large == y.Neg {
		return Small(false, 0, 0)
	}
	return Infinity(false)
}

// powOne is a power of 1.000: 1 with as many zeros as fit.
func (c *Context) powOne(abs, y Number, neg, whole bool) Number {
	zeros := c.Prec - 1
	if whole {
		if y.Neg {
			return Small(neg, 1, 0)
		}
		w := c.working(40)
		n := w.Product(y, integer(-abs.Exp))
		if n.Compare(integer(zeros)) > 0 {
			c.Status |= Rounded
		} else {
			n, _ = n.drop(-n.Exp, Down)
			zeros = int64(n.shifted(max(n.Exp, 0)).coef.lo)
		}
	} else {
		c.Status |= Inexact | Rounded
	}
	return c.padded(Small(neg, 1, 0), -zeros)
}

// powBounds tells powers that are out of all bounds, or nothing but 1 when rounded.
func (c *Context) powBounds(abs, y Number, neg, whole bool) (Number, bool) {
	// |log10 x| is between 10**low and 10**high.
	var low, high int64
	switch adj := abs.Adjusted(); {
	case adj > 0:
		low = smallDigits(uint64(adj)) - 1
		high = low + 2
	case adj < -1:
		low = smallDigits(uint64(-1-adj)) - 1
		high = low + 2
	default:
		low = -c.nearOne(abs) - 1
		high = low + 3
	}
	small := (abs.Compare(Small(false, 1, 0)) > 0) == y.Neg
	most := c.Emax
	if small {
		most = -c.etiny()
	}
	if y.Adjusted()+low > smallDigits(uint64(most)) {
		return c.extreme(neg, small), true
	}
	if !whole && y.Adjusted()+high < -c.Prec-guardDigits {
		c.Status |= Inexact | Rounded
		return c.padded(Small(false, 1, 0), 1-c.Prec), true
	}
	return Number{}, false
}

// powInt is a power with a whole exponent: by squaring, with digits for its errors.
func (c *Context) powInt(abs, y Number, neg bool) Number {
	w := c.working(c.Prec + y.Digits() + y.Exp + 2)
	w.Emax, w.Emin = c.Emax, c.Emin
	if y.Neg {
		w.Prec++
		if abs = w.Quo(Small(false, 1, 0), abs); w.Status&NoMemory != 0 {
			c.Status |= NoMemory
			return abs
		}
	}
	n := new(big.Int).Mul(y.Coef(), pow10(max(y.Exp, 0)))
	if y.Exp < 0 {
		n.Quo(n, pow10(-y.Exp))
	}
	r := abs
	for i := n.BitLen() - 2; i >= 0 && !c.stopped() && w.Status&NoMemory == 0; i-- {
		if r = w.Multiply(r, r); n.Bit(i) != 0 {
			r = w.Multiply(r, abs)
		}
		if r.Special() || r.IsZero() && w.Status&Clamped != 0 {
			break
		}
	}
	c.Status |= w.Status
	switch {
	case w.Status&NoMemory != 0:
		return r
	case r.Kind == Infinite:
		return c.extreme(neg, false)
	}
	return c.Fix(r.WithSign(neg))
}

// guardDigits is how many digits more than asked for a power is computed to.
const guardDigits = 23

// powReal is a power with an exponent that is no integer: e**(y*ln(x)).
func (c *Context) powReal(x, y Number) Number {
	digits := c.Prec + guardDigits + 4
	if !c.room(digits) {
		return NaN()
	}
	size := int64(3) // digits of y * ln(x) before the point
	if adj := x.Adjusted(); adj != 0 {
		size += int64(len(big.NewInt(adj).String()))
	}
	size = max(size+y.Adjusted(), 0) + 2
	f := fixed{c, bitsOf(digits+size) + 16}
	wide := fixed{c, f.bits + bitsOf(max(y.Adjusted(), 0)) + 64}
	l := wide.lnOf(x)
	product := c.mul(l, y.Coef())
	if y.Exp >= 0 {
		product.Mul(product, pow10(y.Exp))
	} else {
		product.Quo(product, pow10(-y.Exp))
	}
	if y.Neg {
		product.Neg(product)
	}
	m, exp := f.expDecimal(digits, product.Rsh(product, wide.bits-f.bits))
	if c.stopped() {
		return NaN()
	}
	c.Status |= Inexact | Rounded
	// Where all further digits are zeros or nines the power is exact.
	r := Make(false, m, exp)
	w := c.working(c.Prec + guardDigits)
	w.Emin, w.Emax = 4*MinEmin, 4*MaxEmax
	r = w.Fix(r)
	if r.isOne() {
		return c.Fix(c.padded(Small(false, 1, 0), 1-c.Prec))
	}
	r = c.Fix(r)
	if c.Status&Subnormal != 0 {
		c.Status |= Underflow
	}
	return r
}

// PowMod is x**y % m of integers, exactly.
func (c *Context) PowMod(x, y, m Number) Number {
	if r, ok := c.nans(x, y, m); ok {
		return r
	}
	if !x.IsInteger() || !y.IsInteger() || !m.IsInteger() || y.Neg && !y.noCoef() || m.noCoef() ||
		m.Adjusted() >= c.Prec || x.noCoef() && y.noCoef() {
		return c.invalid(InvalidOperation)
	}
	neg := x.Neg && y.odd()
	mod := m.whole()
	base := new(big.Int).Mul(x.stripped(0).coefModulo(mod), one)
	e := y.stripped(0)
	r := new(big.Int).Exp(base, e.fraction(), mod)
	for i := int64(0); i < e.Exp && !c.stopped(); i++ {
		r.Exp(r, pow10(1), mod)
	}
	return Make(neg, r, 0)
}

// whole is the absolute value of an integer.
func (x Number) whole() *big.Int {
	if x.Exp >= 0 {
		return new(big.Int).Mul(x.Coef(), pow10(x.Exp))
	}
	return new(big.Int).Quo(x.Coef(), pow10(-x.Exp))
}

// fraction is the coefficient of an integer, without a fraction.
func (x Number) fraction() *big.Int {
	if x.Exp >= 0 {
		return x.Coef()
	}
	return new(big.Int).Quo(x.Coef(), pow10(-x.Exp))
}

// coefModulo is the absolute value of an integer modulo m.
func (x Number) coefModulo(m *big.Int) *big.Int {
	r := x.fraction()
	if x.Exp > 0 {
		r = new(big.Int).Mul(r, new(big.Int).Exp(pow10(1), big.NewInt(x.Exp), m))
	}
	return new(big.Int).Rem(r, m)
}
