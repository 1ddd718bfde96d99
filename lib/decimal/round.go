package decimal

import "math/big"

// Rounding is a way to round.
type Rounding uint8

// The ways, in libmpdec's order.
const (
	Up Rounding = iota
	Down
	Ceiling
	Floor
	HalfUp
	HalfDown
	HalfEven
	ZeroFiveUp
)

// away reports whether a coefficient is rounded away from zero: half is -1 where less than half
// of a unit was dropped, 0 for the half, 1 for more. last is the last digit that is kept.
func (r Rounding) away(neg bool, half int, last uint64) bool {
	switch r {
	case Up:
		return true
	case Down:
		return false
	case Ceiling:
		return !neg
	case Floor:
		return neg
	case HalfUp:
		return half >= 0
	case HalfDown:
		return half > 0
	case ZeroFiveUp:
		return last == 0 || last == 5
	}
	return half > 0 || half == 0 && last&1 != 0
}

// drop drops the last n digits of a finite number; exact if they were zeros.
func (x Number) drop(n int64, r Rounding) (y Number, exact bool) {
	if n <= 0 {
		return x, true
	}
	if x.noCoef() {
		return Small(x.Neg, 0, x.Exp+n), true
	}
	if x.large == nil {
		x.coef, exact = x.coef.drop(n, x.Neg, r)
		x.Exp += n
		return x, exact
	}
	if n > x.Digits()+1 {
		y = Small(x.Neg, 0, x.Exp+n)
		if r.away(x.Neg, -1, 0) {
			y.coef.lo = 1
		}
		return y, false
	}
	unit := pow10(n)
	q, rest := new(big.Int).QuoRem(x.large, unit, new(big.Int))
	if rest.Sign() == 0 {
		return Make(x.Neg, q, x.Exp+n), true
	}
	half := rest.Lsh(rest, 1).Cmp(unit)
	last := uint64(0) // few roundings ask for it
	if half == 0 || r == ZeroFiveUp {
		last = new(big.Int).Rem(q, pow10(1)).Uint64()
	}
	if r.away(x.Neg, half, last) {
		q.Add(q, one)
	}
	return Make(x.Neg, q, x.Exp+n), false
}

func compare[T int64 | uint64](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// Fix rounds a number to the context.
func (c *Context) Fix(x Number) Number {
	switch {
	case x.Kind == Infinite:
		return x
	case x.Kind != Finite:
		return c.fixNaN(x)
	case x.noCoef():
		return c.fixZero(x)
	}
	etiny, etop := c.etiny(), c.etop()
	digits := x.Digits()
	least := digits + x.Exp - c.Prec
	if least > etop {
		c.Status |= Overflow | Inexact | Rounded
		return c.overflown(x.Neg)
	}
	subnormal := least < etiny
	least = max(least, etiny)
	if subnormal {
		c.Status |= Subnormal
	}
	if x.Exp >= least {
		if c.Clamp && x.Exp > etop {
			c.Status |= Clamped
			if !c.room(x.Exp - etop) {
				return NaN()
			}
			n := x.Exp - etop
			x = x.shifted(n)
			x.Exp -= n
		}
		return x
	}
	y, exact := x.drop(least-x.Exp, c.Rounding)
	c.Status |= Rounded
	if y.Digits() > c.Prec {
		y, _ = y.drop(1, Down)
	}
	if y.Exp > etop {
		c.Status |= Overflow | Inexact
		return c.overflown(x.Neg)
	}
	if !exact {
		c.Status |= Inexact
		if subnormal {
			c.Status |= Underflow
		}
	}
	if y.noCoef() {
		c.Status |= Clamped
	}
	return y
}

func (c *Context) fixZero(x Number) Number {
	high := c.Emax
	if c.Clamp {
		high = c.etop()
	}
	exp := min(max(x.Exp, c.etiny()), high)
	if exp != x.Exp {
		c.Status |= Clamped
	}
	return Small(x.Neg, 0, exp)
}

// overflown is the result of an overflow: an infinity or the largest number.
func (c *Context) overflown(neg bool) Number {
	switch c.Rounding {
	case Down, ZeroFiveUp:
	case Ceiling:
		if !neg {
			return Infinity(neg)
		}
	case Floor:
		if neg {
			return Infinity(neg)
		}
	default:
		return Infinity(neg)
	}
	return c.largest(neg)
}

// largest is the largest finite number of the context.
func (c *Context) largest(neg bool) Number {
	if !c.room(c.Prec) {
		return NaN()
	}
	return Make(neg, nines(c.Prec), c.etop())
}

func nines(n int64) *big.Int { return new(big.Int).Sub(pow10(n), one) }
