package decimal

import (
	"math/big"
	"math/bits"
)

// Coefficients of two words: those of usual precisions, whose quotients and roundings make no big.Ints
// on the way.

const wordsAre64 = bits.UintSize == 64

// wide is a number of 128 bits.
type wide struct{ hi, lo uint64 }

// wideTens are the powers of ten in 128 bits.
var wideTens = func() (t [39]wide) {
	t[0].lo = 1
	for i := 1; i < len(t); i++ {
		t[i], _ = t[i-1].times(10)
	}
	return t
}()

// wideOf is a coefficient of two words.
func wideOf(x *big.Int) (wide, bool) {
	if w := x.Bits(); wordsAre64 && len(w) == 2 {
		return wide{uint64(w[1]), uint64(w[0])}, true
	}
	return wide{}, false
}

// number is a finite number with the coefficient w.
func (w wide) number(neg bool, exp int64) Number {
	if w.hi == 0 {
		return Small(neg, w.lo, exp)
	}
	return Number{Neg: neg, Exp: exp, big: new(big.Int).SetBits([]big.Word{big.Word(w.lo), big.Word(w.hi)})}
}

// times is w * y, if that has 128 bits.
func (w wide) times(y uint64) (wide, bool) {
	over, hi := bits.Mul64(w.hi, y)
	carry, lo := bits.Mul64(w.lo, y)
	hi, c := bits.Add64(hi, carry, 0)
	return wide{hi, lo}, over == 0 && c == 0
}

// by is w / y and what is left.
func (w wide) by(y uint64) (wide, uint64) {
	lo, rest := bits.Div64(w.hi%y, w.lo, y)
	return wide{w.hi / y, lo}, rest
}

// next is w + 1, which is no power of 2**128 as long as w is a quotient.
func (w wide) next() wide {
	lo, carry := bits.Add64(w.lo, 1, 0)
	return wide{w.hi + carry, lo}
}

// wideQuotient is x * 10**shift / y, made inexact where there is a rest (see sticky); ok is false if the
// dividend is too large.
func wideQuotient(x, y uint64, shift int64) (q wide, exact, ok bool) {
	if !wordsAre64 || shift < 0 || shift >= int64(len(wideTens)) {
		return wide{}, false, false
	}
	dividend, ok := wideTens[shift].times(x)
	if !ok {
		return wide{}, false, false
	}
	q, rest := dividend.by(y)
	if rest == 0 {
		return q, true, true
	}
	if _, last := q.by(5); last == 0 {
		q = q.next()
	}
	return q, false, true
}

// drop is Number.drop of a coefficient w, for less than 20 digits.
func (w wide) drop(neg bool, exp, n int64, r Rounding) (Number, bool) {
	q, rest := w.by(tens[n])
	if rest == 0 {
		return q.number(neg, exp+n), true
	}
	if _, last := q.by(10); r.away(neg, compare(rest, tens[n]/2), last) {
		q = q.next()
	}
	return q.number(neg, exp+n), false
}
