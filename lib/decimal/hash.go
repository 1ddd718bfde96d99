package decimal

import (
	"math/big"
	"math/bits"
)

// hashModulus is the prime by which numbers are hashed.
const hashModulus = 1<<61 - 1

// Hash is the hash of a finite number: equal to those of equal integers and fractions.
func (x Number) Hash() int64 {
	coef := reduce(x.coef.hi, x.coef.lo)
	if x.large != nil {
		coef = new(big.Int).Rem(x.large, big.NewInt(hashModulus)).Uint64()
	}
	base, e := uint64(10), x.Exp
	if e < 0 {
		base, e = 2075258708292324556, -e // the inverse of ten
	}
	h := int64(mulMod(coef, powMod(base, uint64(e))))
	if x.Neg {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}

func mulMod(a, b uint64) uint64 { return reduce(bits.Mul64(a, b)) }

// reduce is a number of two words modulo 2**61 - 1.
func reduce(hi, lo uint64) uint64 {
	r := hi>>58 + (hi<<3|lo>>61)&hashModulus + lo&hashModulus
	r = r>>61 + r&hashModulus
	if r >= hashModulus {
		r -= hashModulus
	}
	return r
}

func powMod(base, e uint64) uint64 {
	r := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 != 0 {
			r = mulMod(r, base)
		}
		base = mulMod(base, base)
	}
	return r
}
