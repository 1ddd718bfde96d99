package decimal

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

func (p *quad) bigInt() *big.Int {
	z := new(big.Int)
	for i := len(p) - 1; i >= 0; i-- {
		z.Add(z.Lsh(z, 64), new(big.Int).SetUint64(p[i]))
	}
	return z
}

// randomWide is a number of few or many bits, or one near a power of two or of ten.
func randomWide(rnd *rand.Rand) wide {
	w := wide{rnd.Uint64(), rnd.Uint64()}
	switch rnd.IntN(4) {
	case 0:
		w = wideTens[rnd.IntN(len(wideTens))]
	case 1:
		w = wide{0, 1}.left(uint(rnd.IntN(64)), 0)
		if rnd.IntN(2) == 0 {
			w.hi, w.lo = w.lo, w.hi
		}
	}
	if rnd.IntN(3) == 0 {
		w = wide{w.hi - 1, w.lo - 1}
	}
	n := uint(rnd.IntN(128))
	if n >= 64 {
		return wide{0, w.hi >> (n - 64)}
	}
	return wide{w.hi >> n, w.lo>>n | w.hi<<(64-n)}
}

// TestWords compares the arithmetic of words with that of big numbers.
func TestWords(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 0))
	same := func(what string, got, want *big.Int, operands ...any) {
		if got.Cmp(want) != 0 {
			t.Errorf("%s of %v: %v, not %v", what, operands, got, want)
		}
	}
	for range 50000 {
		x, y, z := randomWide(rnd), randomWide(rnd), randomWide(rnd)
		p := x.product(y)
		same("product", p.bigInt(), new(big.Int).Mul(x.big(), y.big()), x, y)
		total := p
		total.add(z)
		if p[3] < 1<<63 {
			same("sum", total.bigInt(), new(big.Int).Add(p.bigInt(), z.big()), p, z)
			total.subtract(z)
			same("difference", total.bigInt(), p.bigInt(), p, z)
		}
		if n := int64(len(p.bigInt().String())); p.digits() != n {
			t.Errorf("%v has %d digits, not %d", p.bigInt(), n, p.digits())
		}
		if n := int64(len(x.big().String())); x.digits() != n || string(x.append(nil)) != x.big().String() {
			t.Errorf("%v has %d digits, not %d: %s", x.big(), n, x.digits(), x.append(nil))
		}
		if !z.isZero() {
			want, rest := new(big.Int).QuoRem(p.bigInt(), z.big(), new(big.Int))
			dividend := p
			if q, exact, ok := dividend.over(z); ok {
				same("quotient", q.big(), want, p, z)
				if exact != (rest.Sign() == 0) {
					t.Errorf("%v / %v: exact is wrong", p, z)
				}
			} else if want.BitLen() <= 128 {
				t.Errorf("%v / %v fits", p, z)
			}
			want.QuoRem(x.big(), z.big(), rest)
			q, r := x.divide(z)
			same("integer quotient", q.big(), want, x, z)
			same("remainder", r.big(), rest, x, z)
		}
		n, neg, rounding := int64(1+rnd.IntN(60)), rnd.IntN(2) == 0, Rounding(rnd.IntN(8))
		// A number that is large enough takes the way of big ones.
		scale := pow10(50)
		for _, p := range []quad{p, {x.lo, x.hi}} {
			want, exactly := Make(neg, new(big.Int).Mul(p.bigInt(), scale), 0).drop(n+50, rounding)
			if q, exact, ok := p.drop(n, neg, rounding); ok && (q.big().Cmp(want.Coef()) != 0 || exact != exactly) {
				t.Errorf("%v without %d digits, rounding %d: %v, not %v", p.bigInt(), n, rounding, q.big(), want.Coef())
			}
		}
		q, exact := x.drop(n, neg, rounding)
		want, exactly := Make(neg, new(big.Int).Mul(x.big(), scale), 0).drop(n+50, rounding)
		if q.big().Cmp(want.Coef()) != 0 || exact != exactly {
			t.Errorf("%v without %d digits, rounding %d: %v, not %v", x.big(), n, rounding, q.big(), want.Coef())
		}
	}
}

// TestDigits looks at the borders between numbers of digits.
func TestDigits(t *testing.T) {
	for i := range quadTens {
		p := quadTens[i]
		if n := p.digits(); n != int64(i+1) {
			t.Errorf("10**%d has %d digits", i, n)
		}
		if p.subtract(wide{0, 1}); i > 0 && p.digits() != int64(i) {
			t.Errorf("10**%d - 1 has %d digits", i, p.digits())
		}
		if w, ok := quadTens[i].wide(); ok && w.digits() != int64(i+1) {
			t.Errorf("10**%d has %d digits in two words", i, w.digits())
		}
	}
}
