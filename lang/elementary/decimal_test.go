package elementary

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// Long numbers with values near 1, near the largest and the smallest float, and
// halfway between two floats.
func TestParseDecimal(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n := 1 + rnd.IntN(2500)
		digits := make([]byte, n)
		for i := range digits {
			digits[i] = '0' + byte(rnd.IntN(10))
		}
		text := strings.Repeat("0", rnd.IntN(40)) + string(digits) + strings.Repeat("0", rnd.IntN(2)*rnd.IntN(1500))
		point := rnd.IntN(len(text) + 1)
		value := []int{0, 308, -310, -323, 20}[rnd.IntN(5)]
		text = text[:point] + "." + text[point:] + "e" + strconv.Itoa(value-point)
		checkDecimal(t, text)
	}
	for range 300 {
		x := math.Float64frombits(rnd.Uint64N(0x7fe0000000000000))
		y := math.Nextafter(x, math.Inf(1))
		half := new(big.Float).SetPrec(2000).Quo(new(big.Float).SetPrec(2000).Add(big.NewFloat(x), big.NewFloat(y)), big.NewFloat(2))
		mantissa, exponent, _ := strings.Cut(half.Text('e', 1100), "e")
		for _, end := range []string{"", "1", strings.Repeat("0", 200) + "1"} {
			checkDecimal(t, mantissa+end+"e"+exponent)
		}
		checkDecimal(t, mantissa[:1]+mantissa[2:]+"e"+strconv.Itoa(toInt(exponent)-len(mantissa)+2))
	}
	for _, n := range []int{1, 799, 800, 801, 9999, 99999, 100001, 1000001} {
		for _, text := range []string{"1" + strings.Repeat("0", n) + "e-" + strconv.Itoa(n), "-0." + strings.Repeat("0", n-1) + "1e+" + strconv.Itoa(n)} {
			if f, err := ParseDecimal(text); err != nil || math.Abs(f) != 1 {
				t.Errorf("1 with %d zeros: %v %v", n, f, err)
			}
		}
	}
	for _, e := range []string{"99999999999999999999", "1000000000000000", "5000000"} {
		if f, err := ParseDecimal(strings.Repeat("3", 900) + "e" + e); err != nil || !math.IsInf(f, 1) {
			t.Errorf("e%s: %v %v", e, f, err)
		}
		if f, err := ParseDecimal(strings.Repeat("3", 900) + "e-" + e); err != nil || f != 0 {
			t.Errorf("e-%s: %v %v", e, f, err)
		}
	}
}

func toInt(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func checkDecimal(t *testing.T, text string) {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("no number: %s", text)
	}
	want, _ := r.Float64()
	if f, err := ParseDecimal(text); err != nil || f != want {
		t.Errorf("%s: %v instead of %v (%v)", text, f, want, err)
	}
}
