package obj

import (
	"math/big"
	"math/bits"
	"sync/atomic"
)

// Products so long that Ctrl-C should not have to wait for their end: they are
// made of products of stepLimbs limbs and less, and looked at in between. Numbers
// of like lengths are halved by Karatsuba's method, which math/big goes on with
// below; a number much longer than the other is cut into pieces.

// stepLimbs is the length of the numbers that are multiplied at once: some 20 ms.
const stepLimbs = 1 << 15

// product multiplies until stop is set; after that its results mean nothing.
// stop may be nil.
type product struct{ stop *atomic.Bool }

func (p product) stopped() bool { return p.stop != nil && p.stop.Load() }

// Product is x * y in new words; what it is when stop has been set means nothing.
func Product(x, y *big.Int, stop *atomic.Bool) *big.Int { return product{stop}.mul(x, y) }

// mul is x * y in new words.
func (p product) mul(x, y *big.Int) *big.Int {
	a, b := x.Bits(), y.Bits()
	if len(a) <= stepLimbs && len(b) <= stepLimbs {
		return new(big.Int).Mul(x, y)
	}
	z := ofLimbs(p.limbs(a, b))
	if x.Sign() != y.Sign() {
		z.Neg(z)
	}
	return z
}

// square reports whether x and y are the same words.
func square(x, y []big.Word) bool { return len(x) == len(y) && len(x) > 0 && &x[0] == &y[0] }

// limbs is x * y, in a slice with a word to spare, so that sums can be made in
// place up to its last one.
func (p product) limbs(x, y []big.Word) []big.Word {
	if len(x) < len(y) {
		x, y = y, x
	}
	n, m := len(x), len(y)
	z := make([]big.Word, n+m, n+m+1)
	switch {
	case m == 0 || p.stopped():
	case n <= stepLimbs && square(x, y):
		w := ofLimbs(x)
		copy(z, new(big.Int).Mul(w, w).Bits())
	case n <= stepLimbs:
		copy(z, new(big.Int).Mul(ofLimbs(x), ofLimbs(y)).Bits())
	case m <= n/2:
		size := max(m, stepLimbs)
		for k := 0; k < n; k += size {
			addAt(z, k, p.limbs(x[k:min(k+size, n)], y))
		}
	default:
		p.halves(z, x, y)
	}
	return z
}

// halves is limbs for x not much longer than y, into z.
func (p product) halves(z, x, y []big.Word) {
	h := (len(x) + 1) / 2
	low, high := p.limbs(x[:h], y[:h]), p.limbs(x[h:], y[h:])
	sx := new(big.Int).Add(ofLimbs(x[:h]), ofLimbs(x[h:])).Bits()
	sy := sx
	if !square(x, y) {
		sy = new(big.Int).Add(ofLimbs(y[:h]), ofLimbs(y[h:])).Bits()
	}
	middle := ofLimbs(p.limbs(sx, sy))
	if p.stopped() {
		return
	}
	middle.Sub(middle, ofLimbs(low))
	middle.Sub(middle, ofLimbs(high))
	copy(z, low)
	copy(z[2*h:], high)
	addAt(z, h, middle.Bits())
}

// ofLimbs is the number with these words, which may begin with zeros.
func ofLimbs(words []big.Word) *big.Int { return new(big.Int).SetBits(words[:len(words):len(words)]) }

// addAt adds x to z from its word k on; the sum fits, and z has a word to spare.
func addAt(z []big.Word, k int, x []big.Word) {
	sum := new(big.Int).SetBits(z[k:])
	sum.Add(sum, ofLimbs(x))
	if words := sum.Bits(); len(words) > 0 && &words[0] != &z[k] {
		copy(z[k:], words)
	}
}

// pow is x ** e for e > 0.
func (p product) pow(x *big.Int, e int64) *big.Int {
	z := x
	for i := bits.Len64(uint64(e)) - 2; i >= 0 && !p.stopped(); i-- {
		if z = p.mul(z, z); e>>i&1 != 0 {
			z = p.mul(z, x)
		}
	}
	return z
}

// falling is n * (n-1) * … of k factors.
func (p product) falling(n *big.Int, k int64) *big.Int {
	switch {
	case p.stopped():
		return bigOne
	case k <= 50 && n.IsInt64():
		return fallingWords(uint64(n.Int64()), k)
	case k <= 1:
		return new(big.Int).Set([]*big.Int{bigOne, n}[k])
	}
	rest := new(big.Int).Sub(n, big.NewInt(k/2))
	return p.mul(p.falling(n, k/2), p.falling(rest, k-k/2))
}

// fallingWords is falling for a small n; as many factors as fit a word are
// multiplied at a time.
func fallingWords(n uint64, k int64) *big.Int {
	z, word, run := big.NewInt(1), new(big.Int), uint64(1)
	for ; k > 0; k-- {
		high, low := bits.Mul64(run, n)
		if high != 0 {
			z.Mul(z, word.SetUint64(run))
			low = n
		}
		run = low
		n--
	}
	return z.Mul(z, word.SetUint64(run))
}
