package decimal

import (
	"math/big"
	"strings"
)

// Operations on the digits of coefficients: shifting, logic of zeros and ones.

// digitsArg is an operand that counts digits: an integer without an exponent, of
// at most limit.
func digitsArg(y Number, limit int64) (int64, bool) {
	if y.Kind != Finite || y.Exp != 0 || y.large != nil || y.coef.hi != 0 || y.coef.lo > uint64(limit) {
		return 0, false
	}
	return int64(signed(int(y.coef.lo), y.Neg)), true
}

// Shift shifts the digits of x to the left, or to the right.
func (c *Context) Shift(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	n, ok := digitsArg(y, c.Prec)
	switch {
	case !ok:
		return c.invalid(InvalidOperation)
	case x.Kind == Infinite:
		return x
	case n < 0:
		r, _ := x.lastDigits(c.Prec).drop(-n, Down)
		r.Exp = x.Exp
		return r
	case !x.noCoef() && !c.room(n):
		return NaN()
	}
	return x.shifted(n).lastDigits(c.Prec)
}

// Rotate rotates the digits of x, of which there are as many as the precision.
func (c *Context) Rotate(x, y Number) Number {
	if r, ok := c.nans(x, y); ok {
		return r
	}
	n, ok := digitsArg(y, c.Prec)
	switch {
	case !ok:
		return c.invalid(InvalidOperation)
	case x.Kind == Infinite:
		return x
	case n < 0:
		n += c.Prec
	}
	x = x.lastDigits(c.Prec)
	if !x.noCoef() && !c.room(n) {
		return NaN()
	}
	high, _ := x.drop(c.Prec-n, Down)
	low := x.shifted(n).lastDigits(c.Prec)
	return Make(x.Neg, new(big.Int).Add(low.Coef(), high.Coef()), x.Exp)
}

// logical are the digits of a number that has only zeros and ones.
func logical(x Number) (string, bool) {
	if x.Kind != Finite || x.Neg || x.Exp != 0 {
		return "", false
	}
	s := x.Coef().String()
	return s, strings.Trim(s, "01") == ""
}

// bitwise computes digit by digit, to as many digits as the longer operand has and the precision allows.
func (c *Context) bitwise(a, b string, f func(a, b bool) bool) Number {
	n := max(len(a), len(b))
	if int64(n) > c.Prec {
		n = int(c.Prec)
	}
	digits := make([]byte, n)
	at := func(s string, fromEnd int) bool { return fromEnd <= len(s) && s[len(s)-fromEnd] == '1' }
	for i := range digits {
		digits[i] = '0'
		if f(at(a, n-i), at(b, n-i)) {
			digits[i] = '1'
		}
	}
	return Make(false, c.parseDigits(string(digits)), 0)
}

func (c *Context) logic(x, y Number, f func(a, b bool) bool) Number {
	a, ok1 := logical(x)
	b, ok2 := logical(y)
	if !ok1 || !ok2 {
		return c.invalid(InvalidOperation)
	}
	return c.bitwise(a, b, f)
}

// And is the digit-wise and.
func (c *Context) And(x, y Number) Number {
	return c.logic(x, y, func(a, b bool) bool { return a && b })
}

// Or is the digit-wise or.
func (c *Context) Or(x, y Number) Number {
	return c.logic(x, y, func(a, b bool) bool { return a || b })
}

// Xor is the digit-wise exclusive or.
func (c *Context) Xor(x, y Number) Number {
	return c.logic(x, y, func(a, b bool) bool { return a != b })
}

// Not inverts each digit, of which there are as many as the precision.
func (c *Context) Not(x Number) Number {
	a, ok := logical(x)
	if !ok {
		return c.invalid(InvalidOperation)
	}
	if !c.room(c.Prec) {
		return NaN()
	}
	return c.bitwise(a, strings.Repeat("1", int(c.Prec)), func(a, b bool) bool { return a != b })
}
