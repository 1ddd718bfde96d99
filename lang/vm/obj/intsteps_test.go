package obj

import (
	"math/big"
	"math/rand"
	"sync/atomic"
	"testing"
	"time"
)

// limbsNumber is a number of so many limbs, many of them zeros or full of ones:
// what carries run through.
func limbsNumber(rng *rand.Rand, limbs int) *big.Int {
	words := make([]big.Word, limbs)
	kind := rng.Intn(3)
	for i := range words {
		switch {
		case kind == 0:
			words[i] = ^big.Word(0)
		case kind == 1 || rng.Intn(100) > 0:
			words[i] = big.Word(rng.Uint64())
		}
	}
	z := new(big.Int).SetBits(words)
	if rng.Intn(2) == 0 {
		z.Neg(z)
	}
	return z
}

func TestProductInSteps(t *testing.T) {
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewSource(seed))
	lengths := []int{0, 1, 100, stepLimbs - 1, stepLimbs, stepLimbs + 1, 2*stepLimbs + 1, 3*stepLimbs + 5, 5 * stepLimbs}
	for range 30 {
		x := limbsNumber(rng, lengths[rng.Intn(len(lengths))])
		y := limbsNumber(rng, lengths[rng.Intn(len(lengths))])
		if got := (product{}).mul(x, y); got.Cmp(new(big.Int).Mul(x, y)) != 0 {
			t.Fatalf("%d limbs times %d differ", len(x.Bits()), len(y.Bits()))
		}
	}
	x := limbsNumber(rng, 2*stepLimbs+3)
	want := new(big.Int).Mul(x, x)
	if got := (product{}).mul(x, x); got.Cmp(want) != 0 {
		t.Error("a square differs")
	}
	if got := (product{}).pow(x, 3); got.Cmp(want.Mul(want, x)) != 0 {
		t.Error("a cube differs")
	}
}

func TestProductGivesUp(t *testing.T) {
	s := newTestSpace(t)
	s.GiveUp = new(atomic.Bool)
	time.AfterFunc(100*time.Millisecond, func() { s.GiveUp.Store(true) })
	start := time.Now()
	if _, err := s.intPow(SmallInt(3), SmallInt(1<<31)); err != ErrInterrupted {
		t.Errorf("3 ** 2**31 gave %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("gave up after %v", took)
	}
}

func BenchmarkProduct(b *testing.B) {
	x := limbsNumber(rand.New(rand.NewSource(1)), 20*stepLimbs)
	y := limbsNumber(rand.New(rand.NewSource(2)), 20*stepLimbs)
	b.Run("steps", func(b *testing.B) {
		for b.Loop() {
			(product{}).mul(x, y)
		}
	})
	b.Run("once", func(b *testing.B) {
		for b.Loop() {
			new(big.Int).Mul(x, y)
		}
	})
}
