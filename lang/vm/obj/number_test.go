package obj

import (
	"cmp"
	"math"
	"math/big"
	"math/rand"
	"testing"
	"time"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

func newTestSpace(t testing.TB) *Space {
	rt, err := stm.New(stm.Options{Heap: gc.Options{Kinds: Kinds()}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	return &Space{Segment: rt.Solo(), Shapes: NewShapeTable(), Interns: NewInternTable()}
}

// randomInt has any size up to some hundred bits, and often one near a limit.
func randomInt(rng *rand.Rand) *big.Int {
	z := new(big.Int)
	switch rng.Intn(4) {
	case 0:
		z.SetInt64(rng.Int63n(200) - 100)
	case 1:
		z.Lsh(big.NewInt(1), uint(rng.Intn(200)))
		z.Add(z, big.NewInt(rng.Int63n(5)-2))
	default:
		z.Rand(rng, new(big.Int).Lsh(big.NewInt(1), uint(1+rng.Intn(400))))
	}
	if rng.Intn(2) == 0 {
		z.Neg(z)
	}
	return z
}

// model computes a op b by math/big's own floor arithmetic.
func model(op BinaryOp, a, b *big.Int) *big.Int {
	z := new(big.Int)
	switch op {
	case OpAdd:
		return z.Add(a, b)
	case OpSub:
		return z.Sub(a, b)
	case OpMul:
		return z.Mul(a, b)
	case OpAnd:
		return z.And(a, b)
	case OpOr:
		return z.Or(a, b)
	case OpXor:
		return z.Xor(a, b)
	case OpLShift:
		return z.Lsh(a, uint(b.Int64()))
	case OpRShift:
		return z.Rsh(a, uint(b.Int64()))
	case OpPow:
		return z.Exp(a, b, nil)
	}
	// Floor division from the Euclidean one.
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	if b.Sign() < 0 && r.Sign() != 0 {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	if op == OpMod {
		return r
	}
	return q
}

func TestIntBinary(t *testing.T) {
	s := newTestSpace(t)
	rng := rand.New(rand.NewSource(1))
	ops := []BinaryOp{OpAdd, OpSub, OpMul, OpFloorDiv, OpMod, OpPow, OpLShift, OpRShift, OpAnd, OpOr, OpXor}
	for range 60000 {
		op := ops[rng.Intn(len(ops))]
		a, b := randomInt(rng), randomInt(rng)
		switch op {
		case OpLShift, OpRShift:
			b.SetInt64(rng.Int63n(300))
		case OpPow:
			b.SetInt64(rng.Int63n(12))
		case OpFloorDiv, OpMod:
			if b.Sign() == 0 {
				continue
			}
		}
		va, err := s.NewBig(a)
		if err != nil {
			t.Fatal(err)
		}
		vb, _ := s.NewBig(b)
		got, err := s.IntBinary(op, va, vb)
		if err != nil {
			t.Fatalf("%d: %v op %v: %v", op, a, b, err)
		}
		want := model(op, a, b)
		if s.BigOf(got).Cmp(want) != 0 {
			t.Fatalf("%d: %v op %v = %v, want %v", op, a, b, s.BigOf(got), want)
		}
		if small := want.IsInt64() && FitsSmall(want.Int64()); small != got.IsInt() {
			t.Fatalf("%v: small int %v, want %v", want, got.IsInt(), small)
		}
		if s.BigOf(va).Cmp(a) != 0 || s.BigOf(vb).Cmp(b) != 0 {
			t.Fatalf("%d: an operand changed", op)
		}
		if c := cmp.Compare(s.IntCmp(va, vb), 0); c != a.Cmp(b) {
			t.Fatalf("IntCmp(%v, %v) = %d", a, b, c)
		}
	}
}

func TestIntTrueDiv(t *testing.T) {
	s := newTestSpace(t)
	rng := rand.New(rand.NewSource(2))
	for range 20000 {
		a, b := randomInt(rng), randomInt(rng)
		if b.Sign() == 0 {
			continue
		}
		va, _ := s.NewBig(a)
		vb, _ := s.NewBig(b)
		got, err := s.IntBinary(OpTrueDiv, va, vb)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := new(big.Rat).SetFrac(a, b).Float64()
		if f, _ := s.FloatOf(got); f != want {
			t.Fatalf("%v / %v = %v, want %v", a, b, f, want)
		}
	}
}

func TestIntErrors(t *testing.T) {
	s := newTestSpace(t)
	huge, _ := s.NewBig(new(big.Int).Lsh(big.NewInt(1), 100))
	for _, c := range []struct {
		op   BinaryOp
		a, b Value
		want string
	}{
		{OpFloorDiv, SmallInt(1), SmallInt(0), "integer division or modulo by zero"},
		{OpMod, huge, SmallInt(0), "integer modulo by zero"},
		{OpTrueDiv, huge, SmallInt(0), "division by zero"},
		{OpLShift, SmallInt(1), SmallInt(-1), "negative shift count"},
		{OpLShift, SmallInt(1), huge, "too many digits in integer"},
		{OpLShift, SmallInt(1), SmallInt(1 << 50), ErrNoMemory.Error()},
		{OpPow, SmallInt(3), huge, ErrNoMemory.Error()},
		{OpPow, SmallInt(0), SmallInt(-1), "0.0 cannot be raised to a negative power"},
	} {
		if _, err := s.IntBinary(c.op, c.a, c.b); err == nil || err.Error() != c.want {
			t.Errorf("op %d: error %v, want %s", c.op, err, c.want)
		}
	}
}

func TestIntFloatCmp(t *testing.T) {
	s := newTestSpace(t)
	rng := rand.New(rand.NewSource(3))
	for range 20000 {
		a := randomInt(rng)
		f, _ := new(big.Float).SetInt(randomInt(rng)).Float64()
		if rng.Intn(2) == 0 {
			f, _ = new(big.Float).SetInt(a).Float64()
		}
		if rng.Intn(3) == 0 {
			f += 0.5
		}
		v, _ := s.NewBig(a)
		if got, want := s.IntFloatCmp(v, f), new(big.Float).SetInt(a).Cmp(big.NewFloat(f)); got != want {
			t.Fatalf("%v <=> %v is %d, want %d", a, f, got, want)
		}
	}
	if v := SmallInt(5); s.IntFloatCmp(v, math.Inf(1)) >= 0 || s.IntFloatCmp(v, math.Inf(-1)) <= 0 {
		t.Error("infinities compare wrongly")
	}
}

func FuzzParseInt(f *testing.F) {
	for _, text := range []string{"0", "-1_000", " 0x1F ", "0b_1", "٣", "1__0", "", "+", "99999999999999999999", "0o17", "00", "zz"} {
		f.Add(text, 10)
		f.Add(text, 0)
	}
	s := newTestSpace(f)
	f.Fuzz(func(t *testing.T, text string, base int) {
		if base != 0 && (base < 2 || base > 36) {
			return
		}
		v, err := s.ParseInt(text, base, MaxStrDigits)
		if err != nil {
			return
		}
		if base == 0 {
			base = 10
		}
		again, err := s.ParseInt(string(s.AppendInt(nil, v, base)), base, 0)
		if err != nil || !s.IntEqual(v, again) {
			t.Fatalf("%q reads as %v, that as %v (%v)", text, s.BigOf(v), s.BigOf(again), err)
		}
	})
}

func FuzzParseFloat(f *testing.F) {
	for _, text := range []string{"0", "-1_0.5e1_0", " inf ", "-nan", "1e400", ".5", "5.", "1e", "٣.٥", "0x1p3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, err := ParseFloat(text)
		if err != nil {
			return
		}
		again, err := ParseFloat(string(AppendFloat(nil, x, true)))
		if err != nil || math.Float64bits(x) != math.Float64bits(again) && !math.IsNaN(x) {
			t.Fatalf("%q reads as %v, that as %v (%v)", text, x, again, err)
		}
	})
}

func BenchmarkBigAdd(b *testing.B) {
	s := newTestSpace(b)
	x, _ := s.NewBig(new(big.Int).Lsh(big.NewInt(12345), 1000))
	b.ReportAllocs()
	for i := range b.N {
		if i%10000 == 0 {
			s.Minor()
			x, _ = s.NewBig(new(big.Int).Lsh(big.NewInt(12345), 1000))
		}
		s.IntBinary(OpAdd, x, SmallInt(7))
	}
}

func BenchmarkBigDivmod(b *testing.B) {
	s := newTestSpace(b)
	b.ReportAllocs()
	var x, y Value
	for i := range b.N {
		if i%10000 == 0 {
			s.Minor()
			x, _ = s.NewBig(new(big.Int).Lsh(big.NewInt(12345), 1000))
			y, _ = s.NewBig(new(big.Int).Lsh(big.NewInt(777), 300))
		}
		s.IntDivmod(x, y)
	}
}

// Ints of two limbs as text, as powers, and by what QuickBinary does.
func TestWide(t *testing.T) {
	s := newTestSpace(t)
	seed := time.Now().UnixNano()
	rng := rand.New(rand.NewSource(seed))
	edge := func() *big.Int {
		z := new(big.Int).Exp(big.NewInt([]int64{2, 10}[rng.Intn(2)]), big.NewInt(rng.Int63n(45)), nil)
		return z.Add(z, big.NewInt(rng.Int63n(3)-1))
	}
	for range 50_000 {
		a := randomInt(rng)
		if rng.Intn(2) == 0 {
			a = edge()
			if rng.Intn(2) == 0 {
				a.Neg(a)
			}
		}
		v, err := s.NewBig(a)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(s.AppendInt([]byte("x"), v, 10)); got != "x"+a.String() {
			t.Fatalf("seed %d: %v is written %s", seed, a, got)
		}
		if e := rng.Int63n(64) + 1; int64(a.BitLen())*e < 300 {
			p, err := s.IntBinary(OpPow, v, SmallInt(e))
			if want := new(big.Int).Exp(a, big.NewInt(e), nil); err != nil || s.BigOf(p).Cmp(want) != 0 {
				t.Fatalf("seed %d: %v ** %d is %v (%v)", seed, a, e, s.BigOf(p), err)
			}
		}
		b := randomInt(rng)
		w, _ := s.NewBig(b)
		op := BinaryOp(rng.Intn(int(OpXor) + 1))
		if op == OpPow || op == OpMatMul || op == OpLShift && b.BitLen() > 20 {
			continue
		}
		if got, ok := s.QuickBinary(op, v, w); ok {
			want, err := s.IntBinary(op, v, w)
			if err != nil || !s.IntEqual(got, want) {
				t.Fatalf("seed %d: op %d of %v and %v is %v, not %v (%v)", seed, op, a, b, s.BigOf(got), s.BigOf(want), err)
			}
		}
	}
}
