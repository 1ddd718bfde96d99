package decimal

import "math/bits"

// quad is a number of 256 bits, least word first: products of coefficients, and dividends.
type quad [4]uint64

// product is w * v.
func (w wide) product(v wide) (p quad) {
	var c uint64
	p[1], p[0] = bits.Mul64(w.lo, v.lo)
	if w.hi|v.hi == 0 {
		return p
	}
	p[3], p[2] = bits.Mul64(w.hi, v.hi)
	for _, m := range [...]wide{{w.hi, v.lo}, {w.lo, v.hi}} {
		hi, lo := bits.Mul64(m.hi, m.lo)
		p[1], c = bits.Add64(p[1], lo, 0)
		p[2], c = bits.Add64(p[2], hi, c)
		p[3] += c
	}
	return p
}

// wide is the number if it has 128 bits.
func (p *quad) wide() (wide, bool) { return wide{p[1], p[0]}, p[2]|p[3] == 0 }

// by divides the number by y; what is left is the result.
func (p *quad) by(y uint64) (rest uint64) {
	for i := len(p) - 1; i >= 0; i-- {
		if rest|p[i] != 0 {
			p[i], rest = bits.Div64(rest, p[i], y)
		}
	}
	return rest
}

// quadTens are the powers of ten in 256 bits.
var quadTens = func() (t [78]quad) {
	t[0][0] = 1
	for i := 1; i < len(t); i++ {
		t[i], _ = t[i-1].times(10)
	}
	return t
}()

// times is p * y, if that has 256 bits.
func (p *quad) times(y uint64) (z quad, ok bool) {
	var carry, c uint64
	for i, w := range p {
		hi, lo := bits.Mul64(w, y)
		z[i], c = bits.Add64(lo, carry, 0)
		carry = hi + c
	}
	return z, carry == 0
}

// add adds v, and subtract subtracts v, which is not larger.
func (p *quad) add(v wide) {
	var c uint64
	p[0], c = bits.Add64(p[0], v.lo, 0)
	p[1], c = bits.Add64(p[1], v.hi, c)
	p[2], c = bits.Add64(p[2], 0, c)
	p[3] += c
}

func (p *quad) subtract(v wide) {
	var b uint64
	p[0], b = bits.Sub64(p[0], v.lo, 0)
	p[1], b = bits.Sub64(p[1], v.hi, b)
	p[2], b = bits.Sub64(p[2], 0, b)
	p[3] -= b
}

func (p *quad) less(v *quad) bool {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] != v[i] {
			return p[i] < v[i]
		}
	}
	return false
}

// digits counts the digits, one for zero.
func (p *quad) digits() int64 {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] != 0 {
			n := int64(64*i+bits.Len64(p[i])) * 1233 >> 12 // log10(2)
			if n < int64(len(quadTens)) && !p.less(&quadTens[n]) {
				n++
			}
			return n
		}
	}
	return 1
}

// drop takes the last n > 0 digits away and rounds, if the result has 128 bits.
func (p quad) drop(n int64, neg bool, r Rounding) (q wide, exact, ok bool) {
	more := false
	for step := int64(len(tens) - 1); n > step; n -= step {
		if p.by(tens[step]) != 0 {
			more = true
		}
	}
	rest := p.by(tens[n])
	if q, ok = p.wide(); !ok {
		return q, false, false
	}
	q, exact = q.rounded(rest, n, more, neg, r)
	return q, exact, true
}

// over is p / y, if that has 128 bits; exact if nothing is left.
func (p *quad) over(y wide) (q wide, exact, ok bool) {
	if y.hi == 0 {
		rest := p.by(y.lo)
		q, ok = p.wide()
		return q, rest == 0, ok
	}
	high := wide{p[3], p[2]}
	if high.compare(y) >= 0 {
		return q, false, false
	}
	// Knuth's algorithm D: the divisor's first bit has to be a one.
	s := uint(bits.LeadingZeros64(y.hi))
	y = y.left(s, 0)
	high, low := high.left(s, p[1]), wide{p[1], p[0]}.left(s, 0)
	q.hi, high = high.digit(low.hi, y)
	q.lo, high = high.digit(low.lo, y)
	return q, high.isZero(), true
}

// left shifts w to the left by s < 64 bits, those of next come in.
func (w wide) left(s uint, next uint64) wide {
	return wide{w.hi<<s | w.lo>>(64-s), w.lo<<s | next>>(64-s)}
}

// digit is a word of a quotient, (w, next) / y, and what is left: w is less than y, whose first bit is a one.
func (w wide) digit(next uint64, y wide) (q uint64, rest wide) {
	if w.hi >= y.hi {
		q = ^uint64(0)
	} else {
		q, _ = bits.Div64(w.hi, w.lo, y.hi)
	}
	// q is at most two too large.
	hi, lo := bits.Mul64(q, y.lo)
	top, mid := bits.Mul64(q, y.hi)
	mid, c := bits.Add64(mid, hi, 0)
	top += c
	low, b := bits.Sub64(next, lo, 0)
	mid, b = bits.Sub64(w.lo, mid, b)
	top, _ = bits.Sub64(w.hi, top, b)
	for int64(top) < 0 {
		q--
		low, c = bits.Add64(low, y.lo, 0)
		mid, c = bits.Add64(mid, y.hi, c)
		top += c
	}
	return q, wide{mid, low}
}

// divide is w / y and what is left.
func (w wide) divide(y wide) (q, rest wide) {
	if y.hi == 0 {
		q, rest.lo = w.by(y.lo)
		return q, rest
	}
	// A quotient of one word: its divisor's first bit has to be a one.
	s := uint(bits.LeadingZeros64(y.hi))
	high, low := wide{0, w.hi >> (64 - s)}, w.left(s, 0)
	q.lo, rest = wide{high.lo, low.hi}.digit(low.lo, y.left(s, 0))
	return q, wide{rest.hi >> s, rest.lo>>s | rest.hi<<(64-s)}
}
