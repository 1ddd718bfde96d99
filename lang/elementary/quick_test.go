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

func TestQuickTan(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	ok := 0
	const rounds = 400000
	for range rounds {
		x := r.NormFloat64() * math.Ldexp(1, r.Intn(40)-22)
		if math.Abs(x) < 1e-8 || math.Abs(x) > 1<<30 {
			continue
		}
		s, c := sincosFloat(x)
		if got, sure := quickTan(x); sure {
			ok++
			if want := s.div(c).float(); got != want {
				t.Fatalf("%v: %v, want %v", x, got, want)
			}
		}
	}
	if ok < rounds*9/10 {
		t.Errorf("%d results of %d", ok, rounds)
	}
}

func TestQuickAtan2(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	ok := 0
	const rounds = 400000
	for i := range rounds {
		y, x := dd{r.NormFloat64() * math.Ldexp(1, -r.Intn(24)), 0}, dd{r.NormFloat64() * math.Ldexp(1, -r.Intn(24)), 0}
		near := math.Atan2(y.hi, x.hi)
		if i%3 == 0 { // as asin and acos do
			y = dd{math.Abs(r.Float64()), 0}
			x = cathetus(y.hi)
			if near = math.Asin(y.hi); i%2 == 0 {
				y, x = x, y
				near = math.Acos(x.hi)
			}
		}
		if math.Abs(near) < 1e-8 {
			continue
		}
		if got, sure := quickAtan2(y, x, near); sure {
			ok++
			if want := slowAtan2(y, x, near).float(); got != want {
				t.Fatalf("%v, %v: %v, want %v", y, x, got, want)
			}
		}
	}
	if ok < rounds*9/10 {
		t.Errorf("%d results of %d", ok, rounds)
	}
}
