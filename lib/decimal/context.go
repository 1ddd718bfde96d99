package decimal

import (
	"math/big"
	"sync/atomic"
)

// Signals are conditions that an operation met, as bits; they are libmpdec's.
type Signals uint32

// The conditions.
const (
	Clamped            Signals = 1 << iota
	ConversionSyntax           // an invalid operation
	DivisionByZero             //
	DivisionImpossible         // an invalid operation
	DivisionUndefined          // an invalid operation
	fpuError                   //
	Inexact                    //
	InvalidContext             // an invalid operation
	InvalidOperation           //
	NoMemory                   // the result has more digits than there is memory for
	FloatOperation             //
	Overflow                   //
	Rounded                    //
	Subnormal                  //
	Underflow                  //

	// Invalid are all conditions that make an operation invalid.
	Invalid = ConversionSyntax | DivisionImpossible | DivisionUndefined | fpuError | InvalidContext | InvalidOperation
)

// The bounds of contexts.
const (
	MaxPrec  = 999999999999999999
	MaxEmax  = 999999999999999999
	MinEmin  = -999999999999999999
	MinEtiny = MinEmin - (MaxPrec - 1)
)

// maxDigits is how long coefficients may become.
const maxDigits = 100_000_000

// Context is how operations round, and what they have met.
type Context struct {
	Prec, Emax, Emin int64
	Rounding         Rounding
	Clamp            bool
	Status           Signals
	// Stop, if not nil, makes long operations end: their results mean nothing then.
	Stop *atomic.Bool
	// Mul, if not nil, is how large coefficients are multiplied.
	Mul func(x, y *big.Int, stop *atomic.Bool) *big.Int
}

func (c *Context) etiny() int64 { return c.Emin - (c.Prec - 1) }
func (c *Context) etop() int64  { return c.Emax - (c.Prec - 1) }

func (c *Context) stopped() bool { return c.Stop != nil && c.Stop.Load() }

// mul multiplies coefficients.
func (c *Context) mul(x, y *big.Int) *big.Int {
	if c.Mul != nil && len(x.Bits())+len(y.Bits()) > 1<<12 {
		return c.Mul(x, y, c.Stop)
	}
	return new(big.Int).Mul(x, y)
}

// invalid is the result of an invalid operation.
func (c *Context) invalid(s Signals) Number {
	c.Status |= s
	return NaN()
}

// room reports whether there is memory for n digits.
func (c *Context) room(n int64) bool {
	if n <= maxDigits {
		return true
	}
	c.Status |= NoMemory
	return false
}

// working is a context for steps on the way to a result.
func (c *Context) working(prec int64) Context {
	return Context{Prec: prec, Emax: MaxEmax, Emin: MinEmin, Rounding: HalfEven, Stop: c.Stop, Mul: c.Mul}
}

// nans is the result of an operation with operands one of which is a NaN.
func (c *Context) nans(xs ...Number) (Number, bool) {
	for _, x := range xs {
		if x.Kind == Signaling {
			c.Status |= InvalidOperation
			return c.fixNaN(x.As(Quiet)), true
		}
	}
	for _, x := range xs {
		if x.Kind == Quiet {
			return c.fixNaN(x), true
		}
	}
	return Number{}, false
}

// CutsNaN reports whether a NaN has a payload that is too long.
func (c *Context) CutsNaN(x Number) bool {
	return x.IsNaN() && !x.noCoef() && c.fixNaN(x).Coef().Cmp(x.Coef()) != 0
}

// fixNaN cuts the payload of a NaN to the precision.
func (c *Context) fixNaN(x Number) Number {
	n := c.Prec
	if c.Clamp {
		n--
	}
	if n == 0 {
		return NaN().As(x.Kind).WithSign(x.Neg)
	}
	return x.lastDigits(n)
}
