package obj

import (
	"math"
	"math/rand"
	"testing"
)

func TestSmallInt(t *testing.T) {
	for _, i := range []int64{0, 1, -1, MaxSmall, MinSmall, 1 << 40, -(1 << 40)} {
		v := SmallInt(i)
		if !v.IsInt() || v.IsRef() || v.IsFloat() || v.Int() != i {
			t.Errorf("SmallInt(%d) = %#x, reads back as %d", i, uint64(v), v.Int())
		}
	}
}

func TestUnboxedFloat(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	unboxed := 0
	check := func(f float64, want bool) {
		v, ok := UnboxedFloat(f)
		if ok != want {
			t.Errorf("UnboxedFloat(%g): unboxed %v, want %v", f, ok, want)
		}
		if !ok {
			return
		}
		unboxed++
		if v.IsInt() || v.IsRef() || v&tagMask == tagConst || v.Float() != f || math.Signbit(v.Float()) != math.Signbit(f) {
			t.Errorf("UnboxedFloat(%g) = %#x, reads back as %g", f, uint64(v), v.Float())
		}
	}
	for range 100000 {
		e := rng.Intn(510) - 254
		f := math.Ldexp(0.5+rng.Float64()/2, e)
		check(f, true)
		check(-f, true)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -1, 1e70, -1e-70, 1e-300, 5e-324} {
		check(f, true)
	}
	for _, f := range []float64{math.Inf(1), math.Inf(-1), math.NaN(), 1e300, -1e300, 1e-100, 1e100} {
		check(f, false)
	}
}
