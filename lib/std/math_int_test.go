package std

import (
	"math/big"
	"math/rand"
	"testing"
)

func TestWideRoot(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 200000 {
		hi, lo := r.Uint64()>>(2+r.Intn(62)), r.Uint64()
		if hi == 0 {
			hi = 1
		}
		n := new(big.Int).SetUint64(hi)
		n.Or(n.Lsh(n, 64), new(big.Int).SetUint64(lo))
		if i%2 == 0 { // a square, or the number before it
			root := new(big.Int).Sqrt(n)
			n.Mul(root, root).Sub(n, big.NewInt(int64(i/2%2)))
			if len(n.Bits()) < 2 {
				continue
			}
			hi, lo = uint64(n.Bits()[1]), uint64(n.Bits()[0])
		}
		if got, want := wideRoot(hi, lo), new(big.Int).Sqrt(n).Uint64(); got != want {
			t.Fatalf("root of %v: %d, want %d", n, got, want)
		}
	}
	if got := wideRoot(wideRootLimit-1, 1<<64-1); got != 1<<63-1 {
		t.Errorf("greatest: %d", got)
	}
}
