package elementary

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

var functions = map[string]func(float64) float64{
	"exp": Exp, "exp2": Exp2, "expm1": Expm1, "log": Log, "log2": Log2, "log10": Log10, "log1p": Log1p, "sin": Sin, "cos": Cos, "tan": Tan,
	"asin": Asin, "acos": Acos, "atan": Atan, "sinh": Sinh, "cosh": Cosh, "tanh": Tanh, "asinh": Asinh, "acosh": Acosh, "atanh": Atanh,
}

// testdata/values.txt has what the GNU C library computes: function, argument,
// result, second argument.
func TestAgainstC(t *testing.T) {
	f, err := os.Open("testdata/values.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, off := 0, 0
	for s := bufio.NewScanner(f); s.Scan(); {
		p := strings.Fields(s.Text())
		n := make([]float64, len(p))
		for i := 1; i < len(p); i++ {
			if n[i], err = strconv.ParseFloat(p[i], 64); err != nil {
				t.Fatal(err)
			}
		}
		var got float64
		switch fn := functions[p[0]]; {
		case p[0] == "pow":
			got = Pow(n[1], n[3])
		case p[0] == "atan2":
			got = Atan2(n[1], n[3])
		case fn != nil:
			got = fn(n[1])
		default:
			continue // the C library's cube root is not that exact
		}
		rows++
		if got != n[2] {
			off++
			if ulp := math.Nextafter(math.Abs(n[2]), math.Inf(1)) - math.Abs(n[2]); math.Abs(got-n[2]) > ulp {
				t.Errorf("%s: got %v", s.Text(), got)
			}
		}
	}
	if rows < 500 || off > rows/100 {
		t.Errorf("%d of %d results are off by one unit", off, rows)
	}
}

func TestExactResults(t *testing.T) {
	for k := -1074; k < 1024; k++ {
		if x := math.Ldexp(1, k); Log2(x) != float64(k) || Exp2(float64(k)) != x || Pow(2, float64(k)) != x {
			t.Fatalf("2^%d: log2 %v, exp2 %v, pow %v", k, Log2(x), Exp2(float64(k)), Pow(2, float64(k)))
		}
	}
	for k := range 23 {
		x, _ := strconv.ParseFloat("1e"+strconv.Itoa(k), 64)
		if Log10(x) != float64(k) || Pow(10, float64(k)) != x {
			t.Errorf("1e%d: log10 %v, pow %v", k, Log10(x), Pow(10, float64(k)))
		}
	}
	for i := range 1000 {
		if c := float64(i); Cbrt(c*c*c) != c {
			t.Errorf("cbrt of %v³: %v", c, Cbrt(c*c*c))
		}
	}
}

func TestSpecialArguments(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for name, fn := range functions {
		for _, x := range []float64{0, math.Copysign(0, -1), 1, -1, inf, -inf, nan, 1e308, -1e308, 1e-300, 710, -746} {
			got, want := fn(x), map[string]func(float64) float64{"exp": math.Exp, "log": math.Log, "sin": math.Sin, "atan": math.Atan, "tanh": math.Tanh, "asin": math.Asin, "acosh": math.Acosh, "sinh": math.Sinh}[name]
			if want == nil {
				continue
			}
			w := want(x)
			if (got != got) != (w != w) || got == got && math.Abs(got-w) > 1e-15*math.Abs(w) && got != w || math.Signbit(got) != math.Signbit(w) && w == w {
				t.Errorf("%s(%v) = %v, want about %v", name, x, got, w)
			}
		}
	}
}

func BenchmarkExp(b *testing.B) {
	for i := range b.N {
		Exp(float64(i%100) * 0.37)
	}
}

func BenchmarkSin(b *testing.B) {
	for i := range b.N {
		Sin(float64(i%100) * 0.37)
	}
}

func BenchmarkPow(b *testing.B) {
	for i := range b.N {
		Pow(float64(i%100+1)*0.37, 1.7)
	}
}
