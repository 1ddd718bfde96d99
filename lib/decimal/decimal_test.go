package decimal

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// rat is a finite number as a fraction.
func rat(x Number) *big.Rat {
	r := new(big.Rat).SetInt(x.Coef())
	ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(max(x.Exp, -x.Exp)), nil))
	if x.Exp < 0 {
		ten.Inv(ten)
	}
	if r.Mul(r, ten); x.Neg {
		r.Neg(r)
	}
	return r
}

// random makes a number of up to so many digits.
func random(rnd *rand.Rand, digits int) Number {
	coef := new(big.Int)
	for range 1 + rnd.IntN(digits) {
		coef.Add(coef.Mul(coef, big.NewInt(10)), big.NewInt(rnd.Int64N(10)))
	}
	return Make(rnd.IntN(2) == 0, coef, rnd.Int64N(40)-20)
}

func context(prec int64, r Rounding) *Context {
	return &Context{Prec: prec, Emax: 9999, Emin: -9999, Rounding: r}
}

// TestRounding compares results with exact ones: they have no more digits than the
// precision, lie on the side that the rounding says, and no number of as many digits is
// nearer.
func TestRounding(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 0))
	roundings := []Rounding{Up, Down, Ceiling, Floor, HalfUp, HalfDown, HalfEven, ZeroFiveUp}
	ops := []struct {
		name  string
		do    func(c *Context, x, y Number) Number
		exact func(z, x, y *big.Rat) *big.Rat
	}{
		{"+", (*Context).Add, (*big.Rat).Add}, {"-", (*Context).Sub, (*big.Rat).Sub},
		{"*", (*Context).Multiply, (*big.Rat).Mul}, {"/", (*Context).Quo, (*big.Rat).Quo},
	}
	for range 20000 {
		op, rounding, prec := ops[rnd.IntN(len(ops))], roundings[rnd.IntN(len(roundings))], 1+rnd.Int64N(30)
		x, y := random(rnd, 25), random(rnd, 25)
		if op.name == "/" && y.Coef().Sign() == 0 {
			continue
		}
		c := context(prec, rounding)
		got := op.do(c, x, y)
		want := op.exact(new(big.Rat), rat(x), rat(y))
		fail := func(why string) {
			t.Errorf("%s %s %s, %d digits, rounding %d: %s: %s", x.Text(false, true), op.name, y.Text(false, true), prec, rounding, got.Text(false, true), why)
		}
		if int64(len(got.Coef().String())) > prec {
			fail("too many digits")
			continue
		}
		diff := new(big.Rat).Sub(rat(got), want) // got - exact
		if exact := diff.Sign() == 0; exact == (c.Status&Inexact != 0) {
			fail("Inexact is wrong")
		} else if exact {
			continue
		}
		away := diff.Sign() == want.Sign() // from zero
		unit := rat(Small(false, 1, got.Exp))
		if got.Coef().Cmp(new(big.Int).Exp(big.NewInt(10), big.NewInt(prec-1), nil)) == 0 && away {
			unit.Quo(unit, big.NewRat(10, 1)) // below a power of ten numbers are closer
		}
		half := new(big.Rat).Abs(diff)
		half.Quo(half, unit)
		if half.Cmp(big.NewRat(1, 1)) >= 0 {
			fail("off by a unit or more")
		}
		atHalf := half.Cmp(big.NewRat(1, 2))
		switch rounding {
		case Up:
			if !away {
				fail("not up")
			}
		case Down:
			if away {
				fail("not down")
			}
		case Ceiling:
			if diff.Sign() < 0 {
				fail("below")
			}
		case Floor:
			if diff.Sign() > 0 {
				fail("above")
			}
		case HalfUp, HalfDown, HalfEven:
			if atHalf > 0 || atHalf == 0 && (rounding == HalfUp && !away || rounding == HalfDown && away || rounding == HalfEven && got.Coef().Bit(0) != 0) {
				fail("not the nearest")
			}
		case ZeroFiveUp:
			last := new(big.Int).Mod(got.Coef(), big.NewInt(5))
			if away && last.Cmp(big.NewInt(1)) != 0 || !away && last.Sign() == 0 {
				fail("0 and 5 go up, others down")
			}
		}
	}
}

// TestText reads what is written.
func TestText(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 0))
	for range 5000 {
		x := random(rnd, 60)
		for _, eng := range []bool{false, true} {
			c := context(MaxPrec, HalfEven)
			y, ok := c.Parse(x.Text(eng, true))
			if !ok || y.Compare(x) != 0 || !eng && y.CompareTotal(x) != 0 {
				t.Errorf("%v * 10**%d: %q is read as %s", x.Coef(), x.Exp, x.Text(eng, true), y.Text(eng, true))
			}
		}
	}
	for _, bad := range []string{"", ".", "e5", "1e", "1..2", "--1", "nan-1", "1_000", "0x1", "1e+-5", "infinit"} {
		if y, ok := context(9, HalfEven).Parse(bad); ok {
			t.Errorf("%q is read as %s", bad, y.Text(false, true))
		}
	}
}

// TestElementary compares functions with their inverses, at more digits.
func TestElementary(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 0))
	for range 300 {
		x := random(rnd, 20)
		x.Neg = false
		if x.Coef().Sign() == 0 {
			continue
		}
		wide, c := context(60, HalfEven), context(25, HalfEven)
		x = c.Plus(x)
		near := func(what string, got Number) {
			if got = c.Plus(got); got.Compare(x) != 0 {
				t.Errorf("%s of %s: %s", what, x.Text(false, true), got.Text(false, true))
			}
		}
		root := wide.Sqrt(x)
		near("sqrt squared", wide.Multiply(root, root))
		near("exp of ln", wide.Exp(wide.Ln(x)))
		near("10 to the power of log10", wide.Pow(Small(false, 10, 0), wide.Log10(x)))
	}
}
