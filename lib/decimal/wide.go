package decimal

import (
	"math/big"
	"math/bits"
)

// wide is a number of 128 bits: a coefficient of up to 38 digits, as those of usual precisions are.
type wide struct{ hi, lo uint64 }

// wideTens are the powers of ten in 128 bits.
var wideTens = func() (t [39]wide) {
	t[0].lo = 1
	for i := 1; i < len(t); i++ {
		t[i], _ = t[i-1].times(10)
	}
	return t
}()

// wideOf is the absolute value of x if it has 128 bits.
func wideOf(x *big.Int) (wide, bool) {
	w := x.Bits()
	switch len(w) {
	case 0:
		return wide{}, true
	case 1:
		return wide{0, uint64(w[0])}, true
	case 2:
		return wide{uint64(w[1]), uint64(w[0])}, true
	}
	return wide{}, false
}

func (w wide) big() *big.Int {
	if w.hi == 0 {
		return new(big.Int).SetUint64(w.lo)
	}
	return new(big.Int).SetBits([]big.Word{big.Word(w.lo), big.Word(w.hi)})
}

func (w wide) isZero() bool { return w.hi|w.lo == 0 }

func (w wide) compare(v wide) int {
	if w.hi != v.hi {
		return compare(w.hi, v.hi)
	}
	return compare(w.lo, v.lo)
}

// plus is w + v, if that has 128 bits.
func (w wide) plus(v wide) (wide, bool) {
	lo, carry := bits.Add64(w.lo, v.lo, 0)
	hi, carry := bits.Add64(w.hi, v.hi, carry)
	return wide{hi, lo}, carry == 0
}

// minus is w - v, which is not negative.
func (w wide) minus(v wide) wide {
	lo, borrow := bits.Sub64(w.lo, v.lo, 0)
	return wide{w.hi - v.hi - borrow, lo}
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
	if w.hi == 0 {
		return wide{0, w.lo / y}, w.lo % y
	}
	lo, rest := bits.Div64(w.hi%y, w.lo, y)
	return wide{w.hi / y, lo}, rest
}

// shifted is w with n zeros appended, if that has 128 bits.
func (w wide) shifted(n int64) (wide, bool) {
	switch {
	case n < int64(len(tens)):
		return w.times(tens[n])
	case n >= int64(len(wideTens)) || w.hi != 0:
		return wide{}, false
	}
	return wideTens[n].times(w.lo)
}

// digits counts the digits, one for zero.
func (w wide) digits() int64 {
	if w.hi == 0 {
		return smallDigits(w.lo)
	}
	n := int64(bits.Len64(w.hi)+64) * 1233 >> 12 // log10(2)
	if n < int64(len(wideTens)) && w.compare(wideTens[n]) >= 0 {
		n++
	}
	return n
}

// zeros reports whether the last n digits are zeros.
func (w wide) zeros(n int64) bool {
	for step := int64(len(tens) - 1); n > step; n -= step {
		q, rest := w.by(tens[step])
		if rest != 0 {
			return false
		}
		w = q
	}
	_, rest := w.by(tens[n])
	return rest == 0
}

// drop takes the last n > 0 digits away and rounds; exact if they were zeros.
func (w wide) drop(n int64, neg bool, r Rounding) (q wide, exact bool) {
	if n >= int64(len(wideTens)) { // less than half of 10**n
		if exact = w.isZero(); !exact && r.away(neg, -1, 0) {
			q.lo = 1
		}
		return q, exact
	}
	more := false // what was dropped before the last step was no zero
	if step := int64(len(tens) - 1); n > step {
		q, rest := w.by(tens[step])
		w, more, n = q, rest != 0, n-step
	}
	q, rest := w.by(tens[n])
	return q.rounded(rest, n, more, neg, r)
}

// rounded rounds w where n digits, rest, and perhaps more behind them were taken away.
func (w wide) rounded(rest uint64, n int64, more, neg bool, r Rounding) (wide, bool) {
	if rest == 0 && !more {
		return w, true
	}
	half := compare(rest, tens[n]/2)
	if half == 0 && more {
		half = 1
	}
	_, last := w.by(10)
	if r.away(neg, half, last) {
		w, _ = w.plus(wide{0, 1})
	}
	return w, false
}

// sticky makes sure that a quotient of which some digits are to be dropped, and behind which there
// is more, is no half and nothing exact.
func (w wide) sticky() wide {
	if _, last := w.by(5); last == 0 {
		w, _ = w.plus(wide{0, 1})
	}
	return w
}
