package std

import (
	"math"
	"testing"
)

func TestStructSizes(t *testing.T) {
	for format, want := range map[string]int{
		"": 0, "b": 1, "bi": 8, "<bi": 5, "bq": 16, "=bq": 9, "!l": 4, "l": 8, "bb0q": 8, "10s": 10, "0s": 0, "3x": 3, "2h i": 8, "?e": 4, "5p": 5,
	} {
		l, err := parseStruct(format)
		if err != nil || l.size != want {
			t.Errorf("%q: size %v, %v, want %d", format, l, err, want)
		}
	}
	for _, bad := range []string{"z", "<n", "3", "=P", "b3"} {
		if _, err := parseStruct(bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

// Every binary16 number survives the way to a float and back.
func TestHalfFloat(t *testing.T) {
	for i := range 1 << 16 {
		h := uint16(i)
		f := halfFloat(h)
		if f != f {
			continue
		}
		if got, ok := halfBits(f); !ok || got != h {
			t.Fatalf("%#x -> %v -> %#x", h, f, got)
		}
	}
	if _, ok := halfBits(65520); ok {
		t.Error("65520 is too large")
	}
	if h, ok := halfBits(65519.99); !ok || h != 0x7bff {
		t.Errorf("65519.99: %#x", h)
	}
	if h, _ := halfBits(math.Ldexp(1, -25)); h != 0 {
		t.Errorf("2^-25 rounds to even zero, got %#x", h)
	}
}
