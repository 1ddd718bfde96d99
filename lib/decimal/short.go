package decimal

import (
	"math"
	"math/big"
	"math/bits"
)

// Short is a number whose coefficient has no more than 128 bits, as nearly all have: it is so small
// that Go keeps it in registers. The operations on short numbers do what is usual, and tell
// by false if an operand is special, an exponent may come out of bounds or the result is not short.
// The context's status is as before then, and the operation on Numbers is to be used.
type Short struct {
	Kind Kind
	Neg  bool
	Exp  int64
	coef wide
}

// Small makes a finite number.
func Small(neg bool, coef uint64, exp int64) Number { return Number{Short: Wide(neg, 0, coef, exp)} }

// Wide makes a finite number with a coefficient of two words.
func Wide(neg bool, hi, lo uint64, exp int64) Short {
	return Short{Neg: neg, Exp: exp, coef: wide{hi, lo}}
}

// ShortOf is the number that an integer is.
func ShortOf(n *big.Int) (x Short, ok bool) {
	x.Neg = n.Sign() < 0
	x.coef, ok = wideOf(n)
	return x, ok
}

// Words is the coefficient.
func (x Short) Words() (hi, lo uint64) { return x.coef.hi, x.coef.lo }

// AddShort is x + y.
func (c *Context) AddShort(x, y Short) (Short, bool) {
	if x.Kind|y.Kind != Finite {
		return x, false
	}
	if r, ok := c.sumShort(x, y); ok {
		return c.fixShort(r)
	}
	if x.Exp < y.Exp {
		x, y = y, x
	}
	n := x.Exp - y.Exp
	if n >= int64(len(wideTens)) {
		return x, false
	}
	p := x.coef.product(wideTens[n]) // of more than 128 bits, unless the signs are the same
	if x.Neg == y.Neg {
		p.add(y.coef)
	} else {
		p.subtract(y.coef)
	}
	x.Exp = y.Exp
	return c.fixQuad(&p, x)
}

// SubShort is x - y.
func (c *Context) SubShort(x, y Short) (Short, bool) {
	y.Neg = !y.Neg
	return c.AddShort(x, y)
}

// SignedShort is x or -x, by the sign asked for, which zeros have only where rounding is downward.
func (c *Context) SignedShort(x Short, neg bool) (Short, bool) {
	if x.Kind != Finite {
		return x, false
	}
	x.Neg = neg && (c.Rounding == Floor || !x.coef.isZero())
	return c.fixShort(x)
}

// sumShort is the sum of finite numbers, exactly.
func (c *Context) sumShort(x, y Short) (Short, bool) {
	if x.Exp < y.Exp {
		x, y = y, x
	}
	a := x.coef
	if n := x.Exp - y.Exp; n != 0 {
		var ok bool
		if a, ok = a.shifted(n); !ok {
			return y, false
		}
	}
	if x.Neg == y.Neg {
		sum, ok := a.plus(y.coef)
		y.coef = sum
		return y, ok
	}
	switch a.compare(y.coef) {
	case 1:
		y.coef, y.Neg = a.minus(y.coef), x.Neg
	case -1:
		y.coef = y.coef.minus(a)
	default:
		y.coef, y.Neg = wide{}, c.Rounding == Floor
	}
	return y, true
}

// MultiplyShort is x * y.
func (c *Context) MultiplyShort(x, y Short) (Short, bool) {
	if x.Kind|y.Kind != Finite {
		return x, false
	}
	x.Neg = x.Neg != y.Neg
	x.Exp += y.Exp
	if x.coef.hi|y.coef.hi == 0 {
		x.coef.hi, x.coef.lo = bits.Mul64(x.coef.lo, y.coef.lo)
		return c.fixShort(x)
	}
	p := x.coef.product(y.coef)
	return c.fixQuad(&p, x)
}

// QuoShort is x / y.
func (c *Context) QuoShort(x, y Short) (Short, bool) {
	if x.Kind|y.Kind != Finite || x.coef.isZero() || y.coef.isZero() {
		return x, false
	}
	r, ok := c.quotientShort(x, y)
	if !ok {
		return x, false
	}
	return c.fixShort(r)
}

// quotientShort is the quotient of finite numbers that are no zeros, with as many digits as rounding needs.
func (c *Context) quotientShort(x, y Short) (Short, bool) {
	ideal := x.Exp - y.Exp
	x.Neg = x.Neg != y.Neg
	if x.coef.hi|y.coef.hi == 0 {
		if q, n, ok := shortQuotient(x.coef.lo, y.coef.lo); ok {
			x.coef, x.Exp = wide{0, q}, ideal-n
			return x, true
		}
	}
	shift := y.coef.digits() - x.coef.digits() + c.Prec + 1
	q, exact, ok := wideQuotient(x.coef, y.coef, shift)
	if !ok {
		return x, false
	}
	x.coef, x.Exp = q, ideal-shift
	if exact {
		return x.stripped(ideal), true
	}
	x.coef = q.sticky()
	return x, true
}

// QuoIntShort is x // y.
func (c *Context) QuoIntShort(x, y Short) (Short, bool) {
	q, _, ok := c.divideShort(x, y)
	if !ok {
		return x, false
	}
	return c.fixShort(q)
}

// RemShort is x % y, which has the sign of x.
func (c *Context) RemShort(x, y Short) (Short, bool) {
	_, r, ok := c.divideShort(x, y)
	if !ok {
		return x, false
	}
	return c.fixShort(r)
}

// DivModShort is x // y and x % y.
func (c *Context) DivModShort(x, y Short) (q, r Short, ok bool) {
	if q, r, ok = c.divideShort(x, y); !ok {
		return q, r, false
	}
	if q, ok = c.fixShort(q); !ok { // which has no digits to drop
		return q, r, false
	}
	r, ok = c.fixShort(r)
	return q, r, ok
}

// divideShort is the integer quotient and the remainder, which is not rounded.
func (c *Context) divideShort(x, y Short) (q, r Short, ok bool) {
	if x.Kind|y.Kind != Finite || y.coef.isZero() {
		return q, r, false
	}
	ideal := min(x.Exp, y.Exp)
	a, ok1 := x.coef.shifted(x.Exp - ideal)
	b, ok2 := y.coef.shifted(y.Exp - ideal)
	if !ok1 || !ok2 {
		return q, r, false
	}
	q.Neg, r.Neg, r.Exp = x.Neg != y.Neg, x.Neg, ideal
	q.coef, r.coef = a.divide(b)
	return q, r, q.coef.digits() <= c.Prec
}

// QuantizeShort is x with another exponent.
func (c *Context) QuantizeShort(x Short, exp int64) (Short, bool) {
	q, exact, ok := x.coef, true, true
	if x.Kind != Finite || exp > c.etop() {
		return x, false
	} else if n := exp - x.Exp; n > 0 {
		q, exact = q.drop(n, x.Neg, c.Rounding)
	} else if q, ok = q.shifted(-n); !ok {
		return x, false
	}
	if n := q.digits() - c.Prec; n > 0 || exp+n < c.etiny() {
		return x, false
	}
	if exp > x.Exp && !x.coef.isZero() {
		c.Status |= Rounded
	}
	if !exact {
		c.Status |= Inexact
	}
	x.coef, x.Exp = q, exp
	return x, true
}

// fixShort is Fix of a finite number.
func (c *Context) fixShort(x Short) (Short, bool) {
	n := x.coef.digits() - c.Prec
	if !c.inside(x.Exp, n) {
		return x, false
	}
	if n <= 0 {
		return x, true
	}
	q, exact := x.coef.drop(n, x.Neg, c.Rounding)
	return c.shortened(x, q, n, exact)
}

// fixQuad is Fix of a finite number with the coefficient p.
func (c *Context) fixQuad(p *quad, x Short) (Short, bool) {
	if w, ok := p.wide(); ok {
		x.coef = w
		return c.fixShort(x)
	}
	n := p.digits() - c.Prec
	if n <= 0 || !c.inside(x.Exp, n) {
		return x, false
	}
	q, exact, ok := p.drop(n, x.Neg, c.Rounding)
	if !ok {
		return x, false
	}
	return c.shortened(x, q, n, exact)
}

// inside reports whether a number with n digits too many has an exponent that is in no way near the bounds.
func (c *Context) inside(exp, n int64) bool {
	return exp+n >= c.etiny() && exp+max(n, 0) <= c.etop()
}

// shortened is x without its last n digits, which left q, if rounding made no digit more.
func (c *Context) shortened(x Short, q wide, n int64, exact bool) (Short, bool) {
	if q.digits() != c.Prec {
		return x, false
	}
	c.Status |= Rounded
	if !exact {
		c.Status |= Inexact
	}
	x.coef, x.Exp = q, x.Exp+n
	return x, true
}

// stripped is a finite number that is no zero without trailing zeros, whose exponent is not more than limit.
func (x Short) stripped(limit int64) Short {
	for n := int64(16); n > 0; n /= 2 {
		for x.Exp+n <= limit && x.coef.lo&(1<<n-1) == 0 {
			q, rest := x.coef.by(tens[n])
			if rest != 0 {
				break
			}
			x.coef, x.Exp = q, x.Exp+n
		}
	}
	return x
}

// CompareShort is negative, zero or positive for x below, equal to and above y, which are finite.
func (x Short) CompareShort(y Short) int {
	switch {
	case x.coef.isZero() && y.coef.isZero():
		return 0
	case x.coef.isZero():
		return signed(-1, y.Neg)
	case y.coef.isZero() || x.Neg != y.Neg:
		return signed(1, x.Neg)
	case x.Exp == y.Exp:
		return signed(x.coef.compare(y.coef), x.Neg)
	case x.Exp > y.Exp:
		return signed(x.coef.compareShifted(x.Exp-y.Exp, y.coef), x.Neg)
	}
	return signed(-y.coef.compareShifted(y.Exp-x.Exp, x.coef), x.Neg)
}

// Int is x without its fraction.
func (x Short) Int() (int64, bool) {
	if x.Kind != Finite || x.Exp > 0 {
		return 0, false
	}
	q := x.coef
	if x.Exp < 0 {
		q, _ = q.drop(-x.Exp, x.Neg, Down)
	}
	if q.hi != 0 || q.lo > math.MaxInt64 {
		return 0, false
	}
	if x.Neg {
		return -int64(q.lo), true
	}
	return int64(q.lo), true
}

// Float is the float nearest to x, where one rounding of exact floats gives it.
func (x Short) Float() (float64, bool) {
	const exact = 1 << 53 // and 10**19 has 45 bits but for twos
	last := int64(len(tens) - 1)
	if x.Kind != Finite || x.coef.hi != 0 || x.coef.lo > exact || x.Exp < -last || x.Exp > last {
		return 0, false
	}
	f := float64(x.coef.lo)
	if x.Exp < 0 {
		f /= float64(tens[-x.Exp])
	} else {
		f *= float64(tens[x.Exp])
	}
	if x.Neg {
		f = -f
	}
	return f, true
}
