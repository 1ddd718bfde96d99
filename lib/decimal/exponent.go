package decimal

// Operations on exponents, and neighbours of numbers.

// Quantize is x with the exponent of y.
func (c *Context) Quantize(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	switch {
	case x.Kind == Infinite && y.Kind == Infinite:
		return x
	case x.Kind == Infinite || y.Kind == Infinite:
		return c.invalid(InvalidOperation)
	case y.Exp > c.Emax || y.Exp < c.etiny():
		return c.invalid(InvalidOperation)
	case x.noCoef():
		return c.Fix(Small(x.Neg, 0, y.Exp))
	case x.Adjusted() > c.Emax || x.Adjusted()-y.Exp+1 > c.Prec:
		return c.invalid(InvalidOperation)
	}
	r, exact := c.rescaled(x, y.Exp)
	if r.IsNaN() {
		return r
	}
	if r.Digits() > c.Prec || r.Adjusted() > c.Emax {
		return c.invalid(InvalidOperation)
	}
	if y.Exp > x.Exp {
		c.Status |= Rounded
		if !exact {
			c.Status |= Inexact
		}
	}
	if !r.noCoef() && r.Adjusted() < c.Emin {
		c.Status |= Subnormal
	}
	return c.Fix(r)
}

// rescaled is a finite number with another exponent.
func (c *Context) rescaled(x Number, exp int64) (Number, bool) {
	if x.Exp >= exp {
		return c.padded(x, exp), true
	}
	return x.drop(exp-x.Exp, c.Rounding)
}

// Integral rounds to an integer; exactly: it tells whether it had to round.
func (c *Context) Integral(x Number, exactly bool) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	if x.Kind == Infinite || x.Exp >= 0 {
		return x
	}
	if x.noCoef() {
		return Small(x.Neg, 0, 0)
	}
	r, exact := x.drop(-x.Exp, c.Rounding)
	if exactly {
		c.Status |= Rounded
		if !exact {
			c.Status |= Inexact
		}
	}
	return r
}

// Reduce takes trailing zeros away.
func (c *Context) Reduce(x Number) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	x = c.Fix(x)
	if x.Special() {
		return x
	}
	if x.noCoef() {
		return Small(x.Neg, 0, 0)
	}
	if c.Clamp {
		return x.stripped(c.etop())
	}
	return x.stripped(c.Emax)
}

// ScaleB is x * 10**y.
func (c *Context) ScaleB(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	n, ok := digitsArg(y, 2*(c.Emax+c.Prec))
	switch {
	case !ok:
		return c.invalid(InvalidOperation)
	case x.Kind == Infinite:
		return x
	}
	x.Exp += n
	return c.Fix(x)
}

// LogB is the exponent of the first digit.
func (c *Context) LogB(x Number) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	switch {
	case x.Kind == Infinite:
		return Infinity(false)
	case x.noCoef():
		c.Status |= DivisionByZero
		return Infinity(true)
	}
	return c.Fix(integer(x.Adjusted()))
}

// Plus is +x, Minus -x and Abs the absolute value, rounded.
func (c *Context) Plus(x Number) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	if x.IsZero() && c.Rounding != Floor {
		x.Neg = false
	}
	return c.Fix(x)
}

// Minus is -x.
func (c *Context) Minus(x Number) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	if x.IsZero() {
		return c.Fix(x.WithSign(c.Rounding == Floor && !x.Neg))
	}
	return c.Fix(x.Negated())
}

// Abs is the absolute value.
func (c *Context) Abs(x Number) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	if x.Neg {
		return c.Minus(x)
	}
	return c.Plus(x)
}

// neighbour is the next number below, or above.
func (c *Context) neighbour(x Number, below bool) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	if x.Kind == Infinite {
		if x.Neg == below {
			return x
		}
		return c.largest(x.Neg)
	}
	w := *c
	w.Status = 0
	w.Rounding = Ceiling
	if below {
		w.Rounding = Floor
	}
	r := w.Fix(x)
	if r.Kind == Infinite || r.Kind == Finite && r.Compare(x) != 0 {
		return r
	}
	r = w.Add(x, Small(below, 1, w.etiny()-1))
	c.Status |= w.Status & NoMemory
	return r
}

// NextMinus is the next number below.
func (c *Context) NextMinus(x Number) Number { return c.neighbour(x, true) }

// NextPlus is the next number above.
func (c *Context) NextPlus(x Number) Number { return c.neighbour(x, false) }

// NextToward is the next number in the direction of y.
func (c *Context) NextToward(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	d := x.Compare(y)
	if d == 0 {
		return x.WithSign(y.Neg)
	}
	r := c.neighbour(x, d > 0)
	switch {
	case r.IsNaN():
	case r.Kind == Infinite:
		c.Status |= Overflow | Inexact | Rounded
	case r.Adjusted() < c.Emin:
		c.Status |= Underflow | Subnormal | Inexact | Rounded
		if r.noCoef() {
			c.Status |= Clamped
		}
	}
	return r
}

// Class names what kind of number x is.
func (c *Context) Class(x Number) string {
	switch x.Kind {
	case Signaling:
		return "sNaN"
	case Quiet:
		return "NaN"
	}
	name := "Normal"
	switch {
	case x.Kind == Infinite:
		name = "Infinity"
	case x.noCoef():
		name = "Zero"
	case x.Adjusted() < c.Emin:
		name = "Subnormal"
	}
	if x.Neg {
		return "-" + name
	}
	return "+" + name
}

// IsSubnormal reports whether x is too small for all digits of the precision.
func (c *Context) IsSubnormal(x Number) bool {
	return x.Kind == Finite && !x.noCoef() && x.Adjusted() < c.Emin
}
