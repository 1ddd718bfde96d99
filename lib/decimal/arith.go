package decimal

import "math/big"

// Add is x + y.
func (c *Context) Add(x, y Number) Number {
	if x.Special() || y.Special() {
		if r, ok := c.nans(x, y); ok {
			return r
		}
		if x.Kind == Infinite {
			if y.Kind == Infinite && x.Neg != y.Neg {
				return c.invalid(InvalidOperation)
			}
			return x
		}
		return y
	}
	return c.Fix(c.sum(x, y))
}

// Sub is x - y.
func (c *Context) Sub(x, y Number) Number {
	if !y.IsNaN() {
		y = y.Negated()
	}
	return c.Add(x, y)
}

// sum is x + y, with as many digits as rounding needs.
func (c *Context) sum(x, y Number) Number {
	exp := min(x.Exp, y.Exp)
	// The sign of a sum that is zero.
	zero := x.Neg && y.Neg || x.Neg != y.Neg && c.Rounding == Floor
	switch {
	case x.noCoef() && y.noCoef():
		return Small(zero, 0, exp)
	case x.noCoef():
		return c.padded(y, max(exp, y.Exp-c.Prec-1))
	case y.noCoef():
		return c.padded(x, max(exp, x.Exp-c.Prec-1))
	}
	if x.Exp < y.Exp {
		x, y = y, x
	}
	if x.large == nil && y.large == nil {
		if r, ok := c.sumShort(x.Short, y.Short); ok {
			return Number{Short: r}
		}
	}
	if x.Exp != y.Exp {
		// What is too small to matter but for rounding counts as one unit.
		if limit := x.Exp + min(-1, x.Digits()-c.Prec-2); y.Adjusted() < limit {
			y = Small(y.Neg, 1, limit)
		}
		if x = c.padded(x, y.Exp); x.IsNaN() {
			return x
		}
	}
	a, b := x.Coef(), y.Coef()
	if x.Neg == y.Neg {
		return Make(x.Neg, new(big.Int).Add(a, b), x.Exp)
	}
	z := new(big.Int).Sub(a, b)
	if z.Sign() == 0 {
		return Small(zero, 0, x.Exp)
	}
	neg := x.Neg != (z.Sign() < 0)
	return Make(neg, z.Abs(z), x.Exp)
}

// padded is a finite number with a lower exponent.
func (c *Context) padded(x Number, exp int64) Number {
	n := x.Exp - exp
	if !x.noCoef() && n > maxDigits {
		c.Status |= NoMemory
		return NaN()
	}
	x = x.shifted(n)
	x.Exp = exp
	return x
}

// Multiply is x * y.
func (c *Context) Multiply(x, y Number) Number {
	if x.Special() || y.Special() {
		if r, ok := c.nans(x, y); ok {
			return r
		}
		if x.IsZero() || y.IsZero() {
			return c.invalid(InvalidOperation)
		}
		return Infinity(x.Neg != y.Neg)
	}
	if x.large == nil && y.large == nil {
		if r, ok := c.MultiplyShort(x.Short, y.Short); ok {
			return Number{Short: r}
		}
	}
	return c.Fix(c.Product(x, y))
}

// Product is x * y, exactly.
func (c *Context) Product(x, y Number) Number {
	neg, exp := x.Neg != y.Neg, x.Exp+y.Exp
	if x.large == nil && y.large == nil {
		p := x.coef.product(y.coef)
		if w, ok := p.wide(); ok {
			return Number{Short: Short{Neg: neg, Exp: exp, coef: w}}
		}
	}
	return Make(neg, c.mul(x.Coef(), y.Coef()), exp)
}

// FMA is x*y + z, rounded once.
func (c *Context) FMA(x, y, z Number) Number {
	switch {
	case x.Kind == Signaling || y.Kind == Signaling:
		r, _ := c.nans(x, y)
		return r
	case x.Kind == Quiet:
		return c.Add(x, z)
	case y.Kind == Quiet:
		return c.Add(y, z)
	case x.Special() || y.Special():
		if x.IsZero() || y.IsZero() {
			return c.invalid(InvalidOperation)
		}
		return c.Add(Infinity(x.Neg != y.Neg), z)
	case z.Special():
		return c.Add(x, z)
	}
	return c.Fix(c.sum(c.Product(x, y), z))
}

// Quo is x / y.
func (c *Context) Quo(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	neg := x.Neg != y.Neg
	switch {
	case x.Kind == Infinite && y.Kind == Infinite:
		return c.invalid(InvalidOperation)
	case x.Kind == Infinite:
		return Infinity(neg)
	case y.Kind == Infinite:
		c.Status |= Clamped
		return Small(neg, 0, c.etiny())
	case y.noCoef() && x.noCoef():
		return c.invalid(DivisionUndefined)
	case y.noCoef():
		c.Status |= DivisionByZero
		return Infinity(neg)
	case x.noCoef():
		return c.Fix(Small(neg, 0, x.Exp-y.Exp))
	}
	return c.Fix(c.quotient(x, y))
}

// quotient is x / y with as many digits as rounding needs.
func (c *Context) quotient(x, y Number) Number {
	neg, ideal := x.Neg != y.Neg, x.Exp-y.Exp
	shift := y.Digits() - x.Digits() + c.Prec + 1
	if shift > maxDigits {
		return c.exactQuotient(x, y)
	}
	if x.large == nil && y.large == nil {
		if r, ok := c.quotientShort(x.Short, y.Short); ok {
			return Number{Short: r}
		}
	}
	a, b := x.Coef(), y.Coef()
	if shift >= 0 {
		a = new(big.Int).Mul(a, pow10(shift))
	} else {
		b = new(big.Int).Mul(b, pow10(-shift))
	}
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 {
		return Make(neg, sticky(q), ideal-shift)
	}
	return Make(neg, q, ideal-shift).stripped(ideal)
}

// sticky makes sure that a coefficient of which some digits are to be dropped, and behind which
// there is more, is no half and nothing exact.
func sticky(q *big.Int) *big.Int {
	rest := uint64(0)
	for _, w := range q.Bits() {
		rest += uint64(w) % 5 // as 2**64 % 5 is 1
	}
	if rest%5 == 0 {
		q.Add(q, one)
	}
	return q
}

// exactQuotient is x / y where the precision is no bound: it has to end by itself.
func (c *Context) exactQuotient(x, y Number) Number {
	a, b := x.Coef(), y.Coef()
	g := new(big.Int).GCD(nil, nil, a, b)
	a, b = new(big.Int).Quo(a, g), new(big.Int).Quo(b, g)
	twos := int64(b.TrailingZeroBits())
	b.Rsh(b, uint(twos))
	fives := int64(0)
	for five, r := big.NewInt(5), new(big.Int); !c.stopped(); fives++ {
		q, _ := new(big.Int).QuoRem(b, five, r)
		if r.Sign() != 0 {
			break
		}
		b = q
	}
	if !b.IsUint64() || b.Uint64() != 1 {
		c.Status |= NoMemory
		return NaN()
	}
	shift := max(twos, fives)
	a.Mul(a, new(big.Int).Exp(big.NewInt(5), big.NewInt(shift-fives), nil))
	a.Lsh(a, uint(shift-twos))
	return Make(x.Neg != y.Neg, a, x.Exp-y.Exp-shift).stripped(x.Exp - y.Exp)
}

// divide is the integer quotient and the remainder of finite x and y, or of y infinite;
// the remainder is not rounded. False: the quotient has too many digits.
func (c *Context) divide(x, y Number) (q, r Number, ok bool) {
	neg := x.Neg != y.Neg
	ideal := x.Exp
	if y.Kind != Infinite {
		ideal = min(x.Exp, y.Exp)
	}
	diff := x.Adjusted() - y.Adjusted()
	if x.noCoef() || y.Kind == Infinite || diff <= -2 {
		if x.noCoef() {
			return Small(neg, 0, 0), Small(x.Neg, 0, ideal), true
		}
		// Padding beyond the precision would be taken away again.
		return Small(neg, 0, 0), c.padded(x, max(ideal, min(x.Exp, x.Adjusted()-c.Prec))), true
	}
	if diff > c.Prec {
		return q, r, false
	}
	if x.large == nil && y.large == nil {
		if q, r, ok := c.divideShort(x.Short, y.Short); ok {
			return Number{Short: q}, Number{Short: r}, true
		}
	}
	a, b := x.Coef(), y.Coef()
	if n := x.Exp - y.Exp; !c.room(max(n, -n)) {
		return NaN(), NaN(), true
	} else if n > 0 {
		a = new(big.Int).Mul(a, pow10(n))
	} else if n < 0 {
		b = new(big.Int).Mul(b, pow10(-n))
	}
	m, rest := new(big.Int).QuoRem(a, b, new(big.Int))
	if bigDigits(m) > c.Prec && m.Sign() != 0 {
		return q, r, false
	}
	return Make(neg, m, 0), Make(x.Neg, rest, ideal), true
}

// DivMod is x // y and x % y.
func (c *Context) DivMod(x, y Number) (q, r Number) {
	if r, ok := c.nans(x, y); ok {
		return r, r
	}
	neg := x.Neg != y.Neg
	switch {
	case x.Kind == Infinite && y.Kind == Infinite:
		q = c.invalid(InvalidOperation)
		return q, q
	case x.Kind == Infinite:
		return Infinity(neg), c.invalid(InvalidOperation)
	case y.IsZero() && x.noCoef():
		q = c.invalid(DivisionUndefined)
		return q, q
	case y.IsZero():
		c.Status |= DivisionByZero | InvalidOperation
		return Infinity(neg), NaN()
	}
	q, r, ok := c.divide(x, y)
	if !ok {
		q = c.invalid(DivisionImpossible)
		return q, q
	}
	if y.Kind != Infinite {
		q = c.Fix(q)
	}
	return q, c.Fix(r)
}

// QuoInt is x // y.
func (c *Context) QuoInt(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	neg := x.Neg != y.Neg
	switch {
	case x.Kind == Infinite && y.Kind == Infinite:
		return c.invalid(InvalidOperation)
	case x.Kind == Infinite:
		return Infinity(neg)
	case y.IsZero() && x.noCoef():
		return c.invalid(DivisionUndefined)
	case y.IsZero():
		c.Status |= DivisionByZero
		return Infinity(neg)
	}
	q, _, ok := c.divide(x, y)
	switch {
	case !ok:
		return c.invalid(DivisionImpossible)
	case y.Kind == Infinite:
		return q
	}
	return c.Fix(q)
}

// remainder tells what x % y is where that needs no division.
func (c *Context) remainder(x, y Number) (Number, bool) {
	if r, ok := c.nans(x, y); ok {
		return r, true
	}
	switch {
	case x.Kind == Infinite:
		return c.invalid(InvalidOperation), true
	case y.IsZero() && x.noCoef():
		return c.invalid(DivisionUndefined), true
	case y.IsZero():
		return c.invalid(InvalidOperation), true
	case y.Kind == Infinite:
		return c.Fix(x), true
	}
	return Number{}, false
}

// Rem is x % y, which has the sign of x.
func (c *Context) Rem(x, y Number) Number {
	if r, ok := c.remainder(x, y); ok {
		return r
	}
	_, r, ok := c.divide(x, y)
	if !ok {
		return c.invalid(DivisionImpossible)
	}
	return c.Fix(r)
}

// RemNear is x - y * n, where n is the integer nearest to x / y.
func (c *Context) RemNear(x, y Number) Number {
	if r, ok := c.remainder(x, y); ok {
		return r
	}
	ideal := min(x.Exp, y.Exp)
	if x.noCoef() {
		return c.Fix(Small(x.Neg, 0, ideal))
	}
	diff := x.Adjusted() - y.Adjusted()
	if diff >= c.Prec+1 {
		return c.invalid(DivisionImpossible)
	}
	if diff <= -2 {
		return c.Fix(c.padded(x, max(ideal, min(x.Exp, x.Adjusted()-c.Prec))))
	}
	a, b := c.padded(x, ideal), c.padded(y, ideal)
	if a.IsNaN() || b.IsNaN() {
		return NaN()
	}
	unit := b.Coef()
	q, r := new(big.Int).QuoRem(a.Coef(), unit, new(big.Int))
	neg := x.Neg
	twice := new(big.Int).Lsh(r, 1).Cmp(unit)
	if twice > 0 || twice == 0 && q.Bit(0) != 0 {
		r.Sub(unit, r)
		q.Add(q, one)
		neg = !neg
	}
	if q.Sign() != 0 && bigDigits(q) > c.Prec {
		return c.invalid(DivisionImpossible)
	}
	return c.Fix(Make(neg, r, ideal))
}
