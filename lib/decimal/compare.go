package decimal

// Compare is negative, zero or positive for x below, equal to and above y, which are no NaNs.
func (x Number) Compare(y Number) int {
	switch {
	case x.Kind == Infinite && y.Kind == Infinite && x.Neg == y.Neg:
		return 0
	case x.Kind == Infinite:
		return signed(1, x.Neg)
	case y.Kind == Infinite:
		return signed(-1, y.Neg)
	case x.large == nil && y.large == nil:
		return x.CompareShort(y.Short)
	case x.noCoef() && y.noCoef():
		return 0
	case x.noCoef():
		return signed(-1, y.Neg)
	case y.noCoef() || x.Neg != y.Neg:
		return signed(1, x.Neg)
	}
	return signed(x.compareAbs(y), x.Neg)
}

func signed(n int, neg bool) int {
	if neg {
		return -n
	}
	return n
}

// compareAbs compares absolute values of finite numbers that are no zeros.
func (x Number) compareAbs(y Number) int {
	if a, b := x.Adjusted(), y.Adjusted(); a != b {
		return compare(a, b)
	}
	if x.Exp > y.Exp {
		x = x.shifted(x.Exp - y.Exp)
	} else {
		y = y.shifted(y.Exp - x.Exp)
	}
	return x.Coef().Cmp(y.Coef())
}

// compareShifted compares w, which is no zero, with n zeros appended, with v.
func (w wide) compareShifted(n int64, v wide) int {
	w, ok := w.shifted(n)
	if !ok {
		return 1
	}
	return w.compare(v)
}

// CompareTotal compares by the order of representations.
func (x Number) CompareTotal(y Number) int {
	if x.Neg != y.Neg {
		return signed(1, x.Neg)
	}
	return signed(x.total(y), x.Neg)
}

func (x Number) total(y Number) int {
	rank := func(k Kind) int64 { // finite and infinite, signaling, quiet
		return [...]int64{0, 0, 2, 1}[k]
	}
	if a, b := rank(x.Kind), rank(y.Kind); a != b {
		return compare(a, b)
	}
	if x.IsNaN() {
		return x.Coef().Cmp(y.Coef())
	}
	if d := x.WithSign(false).Compare(y.WithSign(false)); d != 0 || x.Kind == Infinite {
		return d
	}
	return compare(x.Exp, y.Exp)
}

// CompareNumbers is x.compare(y), a number.
func (c *Context) CompareNumbers(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	return integer(int64(x.Compare(y)))
}

// CompareSignal is CompareNumbers where every NaN is invalid.
func (c *Context) CompareSignal(x, y Number) Number {
	if x.IsNaN() || y.IsNaN() {
		c.Status |= InvalidOperation
	}
	return c.CompareNumbers(x, y)
}

// CompareTotal is x.compare_total(y).
func (c *Context) CompareTotal(x, y Number) Number { return integer(int64(x.CompareTotal(y))) }

// CompareTotalMag is CompareTotal without the signs.
func (c *Context) CompareTotalMag(x, y Number) Number {
	return c.CompareTotal(x.WithSign(false), y.WithSign(false))
}

// extremum is the greater of x and y by sign 1, the lesser by -1; with mag by
// absolute value first.
func (c *Context) extremum(x, y Number, sign int, mag bool) Number {
	switch {
	case x.Kind == Quiet && y.Kind <= Infinite:
		return c.Fix(y)
	case y.Kind == Quiet && x.Kind <= Infinite:
		return c.Fix(x)
	}
	if r, ok := c.nans(x, y); ok {
		return r
	}
	d := 0
	if mag {
		d = x.WithSign(false).Compare(y.WithSign(false))
	}
	if d == 0 {
		d = x.Compare(y)
	}
	if d == 0 {
		d = x.CompareTotal(y)
	}
	if d*sign > 0 {
		return c.Fix(x)
	}
	if d == 0 {
		return c.Fix(x)
	}
	return c.Fix(y)
}

// Max is the greater one.
func (c *Context) Max(x, y Number) Number { return c.extremum(x, y, 1, false) }

// Min is the lesser one.
func (c *Context) Min(x, y Number) Number { return c.extremum(x, y, -1, false) }

// MaxMag is the one with the greater absolute value.
func (c *Context) MaxMag(x, y Number) Number { return c.extremum(x, y, 1, true) }

// MinMag is the one with the lesser absolute value.
func (c *Context) MinMag(x, y Number) Number { return c.extremum(x, y, -1, true) }
