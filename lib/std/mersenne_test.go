package std

import (
	"math/big"
	"testing"
)

// The expected words are those of random.seed(n); random.getrandbits(32).
func TestMersenneTwister(t *testing.T) {
	cases := []struct {
		seed  string
		first uint32
	}{
		{"0", 3626764237}, {"1", 577090037}, {"42", 2746317213}, {"-42", 2746317213},
		{"340282366920938463463374607431768211455", 1009630920},
	}
	for _, c := range cases {
		seed, _ := new(big.Int).SetString(c.seed, 10)
		mt := make([]uint32, mtWords)
		mtSeed(mt, mtKey(seed))
		mtNext(mt)
		if got := mtTemper(mt[0]); got != c.first {
			t.Errorf("seed %s: first word %d, want %d", c.seed, got, c.first)
		}
	}
}
