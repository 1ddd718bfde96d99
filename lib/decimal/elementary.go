package decimal

import "math/big"

// exp, ln, log10 and powers. Results are computed with some digits more than are
// asked for, and with more of them again while what was found could be rounded to either side.

// approximation computes a number to digits digits at least: an integer and the power of ten it is
// multiplied by; its error is less than two of its units.
type approximation func(digits int64) (*big.Int, int64)

// nearest rounds what is approximated to the precision of the context, half to even.
func (c *Context) nearest(f approximation) Number {
	w := *c
	w.Rounding = HalfEven
	var x Number
	for extra := int64(4); ; extra *= 2 {
		if !c.room(c.Prec + extra) {
			return NaN()
		}
		m, exp := f(c.Prec + extra)
		if c.stopped() {
			return NaN()
		}
		x = Make(m.Sign() < 0, new(big.Int).Abs(m), exp)
		n := x.Digits() - c.Prec
		if n > 1 && decided(x, n) {
			break
		}
	}
	// What is a power of ten but for the fourth digit behind the precision is that one, also
	// where a little less is subnormal.
	full := w
	full.Prec += 3
	full.Emin, full.Emax, full.Clamp = 4*MinEmin, 4*MaxEmax, false
	if r := full.Fix(x); r.Adjusted() > x.Adjusted() {
		c.Status |= Inexact | Rounded
		return c.took(&w, w.Fix(c.padded(Small(r.Neg, 1, r.Adjusted()), r.Adjusted()+1-c.Prec)))
	}
	return c.inexact(&w, x)
}

// decided reports whether x, with an error of two units, is rounded to the same when n digits are dropped.
func decided(x Number, n int64) bool {
	rest := new(big.Int).Rem(x.Coef(), pow10(n))
	half := new(big.Int).Rsh(pow10(n), 1)
	away := new(big.Int).Sub(rest, half)
	return away.CmpAbs(big.NewInt(2)) > 0
}

// inexact rounds by w a number that is known not to be exact.
func (c *Context) inexact(w *Context, x Number) Number {
	x = Make(x.Neg, sticky(new(big.Int).Set(x.Coef())), x.Exp)
	r := w.Fix(x)
	c.Status |= w.Status
	return r
}

// extreme is a number too large or too small for every context.
func (c *Context) extreme(neg, small bool) Number {
	if small {
		return c.Fix(Small(neg, 1, 4*MinEmin))
	}
	return c.Fix(Small(neg, 1, 4*MaxEmax))
}

// Exp is e**x.
func (c *Context) Exp(x Number) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	switch adj := x.Adjusted(); {
	case x.Kind == Infinite && x.Neg:
		return Small(false, 0, 0)
	case x.Kind == Infinite:
		return x
	case x.noCoef():
		return Small(false, 1, 0)
	case adj > 19:
		w := c.halfEven()
		return c.took(w, w.extreme(false, x.Neg))
	case x.WithSign(false).Compare(Small(false, 9, -c.Prec-4)) <= 0: // libmpdec's bound, which shows where 1 is subnormal
		c.Status |= Inexact | Rounded
		return c.padded(Small(false, 1, 0), 1-c.Prec)
	}
	return c.nearest(func(digits int64) (*big.Int, int64) { return c.expOf(digits, x.Adjusted(), x) })
}

func (c *Context) halfEven() *Context {
	w := *c
	w.Rounding = HalfEven
	return &w
}

func (c *Context) took(w *Context, x Number) Number {
	c.Status |= w.Status
	return x
}

// expOf is e**x for an x whose first digit is that of 10**adj.
func (c *Context) expOf(digits, adj int64, x Number) (*big.Int, int64) {
	f := fixed{c, bitsOf(digits+max(adj, 0)+4) + 8}
	return f.expDecimal(digits, f.numberAt(x))
}

// numberAt is number, for a number that may have far more places than matter.
func (f fixed) numberAt(x Number) *big.Int {
	if places := int64(f.bits)/3 + 4; -x.Exp > places {
		x, _ = x.drop(-x.Exp-places, Down)
	}
	return f.number(x)
}

// expDecimal is e**x to so many digits.
func (f fixed) expDecimal(digits int64, x *big.Int) (*big.Int, int64) {
	tens, r := new(big.Int).DivMod(x, f.ln10(), new(big.Int))
	m := f.c.mul(f.exp(r), pow10(digits))
	if !tens.IsInt64() || tens.Int64() > 4*MaxEmax || tens.Int64() < 4*MinEmin {
		tens.SetInt64(int64(tens.Sign()) * 4 * MaxEmax)
	}
	return m.Rsh(m, f.bits), tens.Int64() - digits
}

// lnOf is the logarithm of a finite positive number.
func (f fixed) lnOf(x Number) *big.Int {
	exp := x.Adjusted()
	m := x // 1 <= m < 10
	m.Exp -= exp
	if lead := f.numberAt(m); lead.Cmp(new(big.Int).Mul(f.one(), big.NewInt(3))) >= 0 {
		m.Exp--
		exp++
	}
	wide := fixed{f.c, f.bits + 72}
	y := wide.ln(wide.numberAt(m))
	if exp != 0 {
		y.Add(y, new(big.Int).Mul(wide.ln10(), big.NewInt(exp)))
	}
	return y.Rsh(y, 72)
}

// isOne reports whether a finite number is 1, perhaps with zeros behind.
func (x Number) isOne() bool { return x.Compare(Small(false, 1, 0)) == 0 }

// Ln is the natural logarithm.
func (c *Context) Ln(x Number) Number {
	if r, ok := c.logarithm(x); ok {
		return r
	}
	if x.isOne() {
		return Small(false, 0, 0)
	}
	return c.nearest(func(digits int64) (*big.Int, int64) {
		places := digits + c.nearOne(x)
		f := fixed{c, bitsOf(places) + 8}
		m := f.c.mul(f.lnOf(x), pow10(places))
		return shiftRound(m, f.bits), -places
	})
}

// shiftRound is m / 2**n, rounded.
func shiftRound(m *big.Int, n uint) *big.Int {
	half := new(big.Int).Lsh(one, n-1)
	return half.Rsh(half.Add(half, m), n)
}

// nearOne is how many digits the logarithm of x has fewer since x is near 1.
func (c *Context) nearOne(x Number) int64 {
	if adj := x.Adjusted(); adj != 0 && adj != -1 {
		return 1
	}
	w := c.working(MaxPrec)
	if d := w.sum(x, Small(true, 1, 0)); d.Kind == Finite {
		return max(1, 1-d.Adjusted())
	}
	return 1
}

// logarithm tells the logarithm of what is no positive number.
func (c *Context) logarithm(x Number) (Number, bool) {
	if r, ok := c.nans(x); ok {
		return r, true
	}
	switch {
	case x.IsZero():
		return Infinity(true), true
	case x.Neg:
		return c.invalid(InvalidOperation), true
	case x.Kind == Infinite:
		return x, true
	}
	return Number{}, false
}

// Log10 is the logarithm to base ten.
func (c *Context) Log10(x Number) Number {
	if r, ok := c.logarithm(x); ok {
		return r
	}
	if adj := x.Adjusted(); x.stripped(adj).Exp == adj && x.Compare(Small(false, 1, adj)) == 0 {
		return c.Fix(integer(adj))
	}
	return c.nearest(func(digits int64) (*big.Int, int64) {
		places := digits + c.nearOne(x) + 1
		f := fixed{c, bitsOf(places) + 72}
		m := f.c.mul(f.lnOf(x), pow10(places))
		return m.Quo(m, f.ln10()), -places
	})
}

// integer is a number of 64 bits.
func integer(n int64) Number {
	if n < 0 {
		return Small(true, uint64(-n), 0)
	}
	return Small(false, uint64(n), 0)
}

// Sqrt is the square root.
func (c *Context) Sqrt(x Number) Number {
	if r, ok := c.nans(x); ok {
		return r
	}
	switch {
	case x.IsZero():
		return c.Fix(Small(x.Neg, 0, x.Exp>>1))
	case x.Neg:
		return c.invalid(InvalidOperation)
	case x.Kind == Infinite:
		return x
	}
	e, digits := x.Exp>>1, x.Digits()
	half := (digits + 1) >> 1
	if x.Exp&1 != 0 {
		x, half = x.shifted(1), digits>>1+1
	}
	w := c.halfEven()
	more := c.Prec + 1 - half
	if more > maxDigits {
		// Only an exact root can be told.
		if n := new(big.Int).Sqrt(x.Coef()); c.mul(n, n).Cmp(x.Coef()) == 0 {
			return c.took(w, w.Fix(Make(false, n, e)))
		}
		c.Status |= NoMemory
		return NaN()
	}
	a, exact := x.Coef(), true
	if more >= 0 {
		a = c.mul(a, pow10(2*more))
	} else {
		rest := new(big.Int)
		a, rest = new(big.Int).QuoRem(a, pow10(-2*more), rest)
		exact = rest.Sign() == 0
	}
	n := new(big.Int).Sqrt(a)
	if exact && c.mul(n, n).Cmp(a) == 0 {
		if more >= 0 {
			n.Quo(n, pow10(more))
		} else {
			n.Mul(n, pow10(-more))
		}
		return c.took(w, w.Fix(Make(false, n, e)))
	}
	return c.took(w, w.Fix(Make(false, sticky(n), e-more)))
}
