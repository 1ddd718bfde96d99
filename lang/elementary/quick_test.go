package elementary

import (
	"math"
	"math/rand"
	"testing"
)

// Where quickSin has a result it is that of the slower way.
func TestQuickSin(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	ok := 0
	const rounds = 400000
	for i := range rounds {
		x := r.NormFloat64() * math.Ldexp(1, r.Intn(40)-22)
		if i%4 == 0 { // near a multiple of a step
			x = float64(r.Intn(1<<20)-1<<19)*(math.Pi/2/sinSteps) + r.NormFloat64()*math.Ldexp(1, -r.Intn(60))
		}
		if math.Abs(x) < 1e-8 || math.Abs(x) > 1<<30 {
			continue
		}
		s, c := sincosFloat(x)
		for shift, want := range map[int64]float64{0: s.float(), sinSteps: c.float()} {
			got, sure := quickSin(x, shift)
			if sure {
				ok++
				if got != want {
					t.Fatalf("%v, %d: %v, want %v", x, shift, got, want)
				}
			}
		}
	}
	if ok < rounds*2*9/10 {
		t.Errorf("%d results of %d", ok, 2*rounds)
	}
}
