package decimal

import "math/bits"

// shortQuotient is x / y as q / 10**n for the smallest n, if there is one and q fits 64 bits.
func shortQuotient(x, y uint64) (q uint64, n int64, ok bool) {
	twos, fives := bits.TrailingZeros64(y), 0
	for y >>= twos; y%5 == 0; y /= 5 {
		fives++
	}
	if x%y != 0 {
		return 0, 0, false
	}
	x /= y
	common := min(twos, bits.TrailingZeros64(x))
	x, twos = x>>common, twos-common
	for ; fives > 0 && x%5 == 0; x /= 5 {
		fives--
	}
	if n = int64(max(twos, fives)); n >= int64(len(tens)) {
		return 0, 0, false
	}
	factor := uint64(1) << (int(n) - twos)
	for range int(n) - fives {
		factor *= 5
	}
	hi, q := bits.Mul64(x, factor)
	return q, n, hi == 0
}

// wideQuotient is x * 10**shift / y, if that has 128 bits.
func wideQuotient(x, y wide, shift int64) (q wide, exact, ok bool) {
	var p quad
	switch {
	case shift < 0 || shift >= int64(len(quadTens)):
		return q, false, false
	case shift < int64(len(wideTens)):
		p = x.product(wideTens[shift])
	case x.hi != 0:
		return q, false, false
	default:
		if p, ok = quadTens[shift].times(x.lo); !ok {
			return q, false, false
		}
	}
	return p.over(y)
}
