// Package decimal is the General Decimal Arithmetic Specification (Cowlishaw): numbers
// of a coefficient and an exponent of ten, and contexts that bound both. It knows no
// interpreter. Conditions are bits that an operation adds to its context's status.
package decimal

import (
	"math/big"
	"math/bits"
	"sync"
)

// Kind tells finite numbers from the others.
type Kind uint8

// The kinds.
const (
	Finite Kind = iota
	Infinite
	Quiet
	Signaling
)

// Number is a decimal number, which operations never change: (-1)**Neg * coefficient *
// 10**Exp. The coefficient, of NaNs the payload, is large where that is not nil, which
// it is if there are more than 128 bits.
type Number struct {
	Short
	large *big.Int
}

// Make makes a finite number; coef belongs to it from then on.
func Make(neg bool, coef *big.Int, exp int64) Number {
	if w, ok := wideOf(coef); ok {
		return Number{Short: Short{Neg: neg, Exp: exp, coef: w}}
	}
	return Number{Short: Short{Neg: neg, Exp: exp}, large: coef}
}

// Infinity is an infinite number.
func Infinity(neg bool) Number { return Number{Short: Short{Kind: Infinite, Neg: neg}} }

// NaN is a quiet one: the result of an invalid operation.
func NaN() Number { return Number{Short: Short{Kind: Quiet}} }

// As is the number as one of another kind.
func (x Number) As(k Kind) Number {
	x.Kind = k
	return x
}

// Coef is the coefficient, not to be changed.
func (x Number) Coef() *big.Int {
	if x.large != nil {
		return x.large
	}
	return x.coef.big()
}

// IsShort reports whether the number is short.
func (x *Number) IsShort() bool { return x.large == nil }

// IsZero reports whether the number is a zero.
func (x Number) IsZero() bool { return x.Kind == Finite && x.noCoef() }

func (x Number) noCoef() bool { return x.large == nil && x.coef.isZero() }

// IsNaN reports whether the number is a NaN.
func (x Number) IsNaN() bool { return x.Kind >= Quiet }

// Special reports whether the number is infinite or a NaN.
func (x Number) Special() bool { return x.Kind != Finite }

// Digits counts the digits of the coefficient, one for zero.
func (x Number) Digits() int64 {
	if x.large != nil {
		return bigDigits(x.large)
	}
	return x.coef.digits()
}

// Adjusted is the exponent of the first digit.
func (x Number) Adjusted() int64 { return x.Exp + x.Digits() - 1 }

// Negated is the number with the other sign.
func (x Number) Negated() Number {
	x.Neg = !x.Neg
	return x
}

// WithSign is the number with a sign.
func (x Number) WithSign(neg bool) Number {
	x.Neg = neg
	return x
}

// IsInteger reports whether a number has no fraction.
func (x Number) IsInteger() bool {
	if x.Special() {
		return false
	}
	if x.Exp >= 0 || x.noCoef() {
		return true
	}
	if -x.Exp >= x.Digits() {
		return false
	}
	return x.zeros(-x.Exp)
}

// zeros reports whether the last n digits of a coefficient are zeros.
func (x Number) zeros(n int64) bool {
	if x.large == nil {
		return n < int64(len(wideTens)) && x.coef.zeros(n)
	}
	return int64(x.large.TrailingZeroBits()) >= n && new(big.Int).Rem(x.large, pow10(n)).Sign() == 0
}

// odd reports whether an integer is odd.
func (x Number) odd() bool {
	if x.Exp > 0 || x.noCoef() {
		return false
	}
	if x.Exp == 0 {
		return x.Coef().Bit(0) != 0
	}
	return new(big.Int).Quo(x.Coef(), pow10(-x.Exp)).Bit(0) != 0
}

// tens are the powers of ten in 64 bits.
var tens = func() (t [20]uint64) {
	t[0] = 1
	for i := 1; i < len(t); i++ {
		t[i] = 10 * t[i-1]
	}
	return t
}()

// tableOfTens is how many powers of ten are computed once: those that usual precisions need.
const tableOfTens = 512

var bigTens = sync.OnceValue(func() *[tableOfTens]*big.Int {
	t := [tableOfTens]*big.Int{one}
	for i := 1; i < len(t); i++ {
		t[i] = new(big.Int).Mul(t[i-1], big.NewInt(10))
	}
	return &t
})

var one = big.NewInt(1)

// pow10 is 10**n, not to be changed.
func pow10(n int64) *big.Int {
	if n < tableOfTens {
		return bigTens()[n]
	}
	p := new(big.Int).Exp(big.NewInt(5), big.NewInt(n), nil)
	return p.Lsh(p, uint(n))
}

func smallDigits(x uint64) int64 {
	n := bits.Len64(x) * 1233 >> 12 // log10(2)
	if n < len(tens) && x >= tens[n] {
		n++
	}
	return int64(max(n, 1))
}

func bigDigits(x *big.Int) int64 {
	l := int64(x.BitLen())
	low := (l-1)*30102999566398119/100000000000000000 + 1 // digits at least, as 10**(low-1) <= 2**(l-1)
	if l > 1<<8 {
		low = int64(float64(l-1)*0.30102999566398119) + 1
	}
	high := int64(float64(l)*0.30102999566398120) + 1
	if low == high {
		return low
	}
	if x.CmpAbs(pow10(low)) >= 0 {
		return low + 1
	}
	return low
}

// shifted is a coefficient with n zeros appended.
func (x Number) shifted(n int64) Number {
	if n == 0 || x.noCoef() {
		return x
	}
	if x.large == nil {
		if w, ok := x.coef.shifted(n); ok {
			x.coef = w
			return x
		}
	}
	return Make(x.Neg, new(big.Int).Mul(x.Coef(), pow10(n)), x.Exp).As(x.Kind)
}

// lastDigits is the coefficient without all but its last n digits.
func (x Number) lastDigits(n int64) Number {
	if x.Digits() <= n {
		return x
	}
	return Make(x.Neg, new(big.Int).Rem(x.Coef(), pow10(n)), x.Exp).As(x.Kind)
}

// stripped is a finite number without trailing zeros, whose exponent is not more than limit.
func (x Number) stripped(limit int64) Number {
	if x.noCoef() {
		return x
	}
	for x.large != nil && x.Exp < limit {
		n := min(int64(x.large.TrailingZeroBits()), limit-x.Exp)
		for n > 0 && !x.zeros(n) {
			n /= 2
		}
		if n == 0 {
			return x
		}
		x = Make(x.Neg, new(big.Int).Quo(x.large, pow10(n)), x.Exp+n)
	}
	if x.large == nil {
		x.Short = x.Short.stripped(limit)
	}
	return x
}
