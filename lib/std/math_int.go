package std

import (
	"math"
	"math/big"
	"math/bits"

	"pystm/lang/vm/obj"
)

// The functions of module math on ints and on sequences of numbers.

func mathFactorial(t *Thread, args []Value) (Value, error) {
	v, err := t.ToIndex(args[0])
	if err != nil {
		return 0, err
	}
	if v.IsInt() && uint64(v.Int()) <= 20 {
		z := int64(1)
		for i := v.Int(); i > 1; i-- {
			z *= i
		}
		return t.NewInt(z), nil
	}
	n := bigOf(t, v)
	if n.Sign() < 0 {
		return 0, t.ValueError("factorial() not defined for negative values")
	}
	if !n.IsInt64() {
		return 0, t.OverflowError("factorial() argument should not exceed %d", int64(math.MaxInt64))
	}
	return newFalling(t, n, n.Int64())
}

// twoIndexes converts n and k of comb and perm and checks their signs.
func twoIndexes(t *Thread, args []Value) (n, k *big.Int, err error) {
	a, err := t.ToIndex(args[0])
	if err != nil {
		return nil, nil, err
	}
	n = bigOf(t, a)
	b, err := t.ToIndex(args[1])
	if err != nil {
		return nil, nil, err
	}
	k = bigOf(t, b)
	if n.Sign() < 0 {
		return nil, nil, t.ValueError("n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, nil, t.ValueError("k must be a non-negative integer")
	}
	return n, k, nil
}

// newFalling is n * (n-1) * … of k factors.
func newFalling(t *Thread, n *big.Int, k int64) (Value, error) {
	z, err := t.FallingFactorial(n, k)
	if err != nil {
		return 0, err
	}
	return t.NewBig(z)
}

func mathPerm(t *Thread, args []Value) (Value, error) {
	if args[1] == obj.Unbound || args[1] == obj.NoneValue {
		return mathFactorial(t, args)
	}
	if z, ok := smallFalling(args[0], args[1]); ok {
		return t.NewInt(z), nil
	}
	n, k, err := twoIndexes(t, args)
	if err != nil {
		return 0, err
	}
	if k.Cmp(n) > 0 {
		return obj.SmallInt(0), nil
	}
	if !k.IsInt64() {
		return 0, t.OverflowError("k must not exceed %d", int64(math.MaxInt64))
	}
	return newFalling(t, n, k.Int64())
}

// smallFalling is n * (n-1) * … of k factors, if it and both are small.
func smallFalling(n, k Value) (int64, bool) {
	if !n.IsInt() || !k.IsInt() || k.Int() < 0 || k.Int() > n.Int() {
		return 0, false
	}
	z := uint64(1)
	for i := range k.Int() {
		hi, lo := bits.Mul64(z, uint64(n.Int()-i))
		if hi != 0 || lo > math.MaxInt64 {
			return 0, false
		}
		z = lo
	}
	return int64(z), true
}

// smallChoices is how many ways there are to choose k of n, if that and both are small.
func smallChoices(n, k Value) (int64, bool) {
	if !n.IsInt() || !k.IsInt() || k.Int() < 0 || k.Int() > n.Int() {
		return 0, false
	}
	few := min(k.Int(), n.Int()-k.Int())
	z := uint64(1)
	for i := int64(1); i <= few; i++ {
		hi, lo := bits.Mul64(z, uint64(n.Int()-few+i))
		if hi != 0 || lo > math.MaxInt64 {
			return 0, false
		}
		z = lo / uint64(i)
	}
	return int64(z), true
}

// manyFactors is from how many on comb is one division.
const manyFactors = 40

func mathComb(t *Thread, args []Value) (Value, error) {
	if z, ok := smallChoices(args[0], args[1]); ok {
		return t.NewInt(z), nil
	}
	n, k, err := twoIndexes(t, args)
	if err != nil {
		return 0, err
	}
	if k.Cmp(n) > 0 {
		return obj.SmallInt(0), nil
	}
	if rest := new(big.Int).Sub(n, k); rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return 0, t.OverflowError("min(n - k, k) must not exceed %d", int64(math.MaxInt64))
	}
	if n.IsInt64() && k.Int64() < manyFactors {
		return t.NewBig(new(big.Int).Binomial(n.Int64(), k.Int64()))
	}
	num, err := t.FallingFactorial(n, k.Int64())
	if err != nil {
		return 0, err
	}
	den, err := t.FallingFactorial(k, k.Int64())
	if err != nil {
		return 0, err
	}
	return t.NewBig(num.Quo(num, den))
}

func mathIsqrt(t *Thread, args []Value) (Value, error) {
	v, err := t.ToIndex(args[0])
	if err != nil {
		return 0, err
	}
	if v.IsInt() && v.Int() >= 0 {
		return t.NewInt(smallRoot(v.Int())), nil
	}
	n := bigOf(t, v)
	if n.Sign() < 0 {
		return 0, t.ValueError("isqrt() argument must be nonnegative")
	}
	if w := n.Bits(); bits.UintSize == 64 && len(w) == 2 && w[1] < wideRootLimit {
		return t.NewUint(wideRoot(uint64(w[1]), uint64(w[0]))), nil
	}
	return t.NewBig(new(big.Int).Sqrt(n))
}

const wideRootLimit = 1 << 62

// wideRoot is the integer part of the square root of hi * 2^64 + lo, 0 < hi < wideRootLimit.
func wideRoot(hi, lo uint64) uint64 {
	// With the first bit at the top a float's root has 50 good bits, and one step of Newton's method makes them 64.
	shift := (bits.LeadingZeros64(hi) - 2) &^ 1
	hi, lo = hi<<shift|lo>>(64-shift), lo<<shift
	r := uint64(math.Sqrt(float64(hi)) * (1 << 32))
	q, _ := bits.Div64(hi, lo, r)
	r = r/2 + q/2
	for {
		if h, l := bits.Mul64(r, r); h < hi || h == hi && l <= lo {
			break
		}
		r--
	}
	for {
		if h, l := bits.Mul64(r+1, r+1); h > hi || h == hi && l > lo {
			return r >> (shift / 2)
		}
		r++
	}
}

// smallRoot is the integer part of the square root of a small int.
func smallRoot(n int64) int64 {
	r := int64(math.Sqrt(float64(n)))
	for r*r > n {
		r--
	}
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// foldInts combines the ints of a tuple, two at a time.
func foldInts(t *Thread, args Value, start int64, combine func(acc, x *big.Int)) (Value, error) {
	acc := big.NewInt(start)
	m := t.Mark()
	defer t.Release(m)
	all := t.Keep(args)
	for i := range t.TupleLen(*all) {
		v, err := t.ToIndex(t.TupleItem(*all, i))
		if err != nil {
			return 0, err
		}
		combine(acc, bigOf(t, v))
	}
	return t.NewBig(acc)
}

func mathGcd(t *Thread, args []Value) (Value, error) {
	if items := tupleItems(t, args[0]); len(items) == 2 && items[0].IsInt() && items[1].IsInt() {
		return t.NewInt(gcd64(abs64(items[0].Int()), abs64(items[1].Int()))), nil
	}
	return foldInts(t, args[0], 0, func(acc, x *big.Int) { acc.GCD(nil, nil, acc, new(big.Int).Abs(x)) })
}

func mathLcm(t *Thread, args []Value) (Value, error) {
	if items := tupleItems(t, args[0]); len(items) == 2 && items[0].IsInt() && items[1].IsInt() && items[0].Int() != 0 {
		a, b := abs64(items[0].Int()), abs64(items[1].Int())
		if hi, lo := bits.Mul64(uint64(a/gcd64(a, b)), uint64(b)); hi == 0 && lo <= math.MaxInt64 {
			return t.NewInt(int64(lo)), nil
		}
	}
	return foldInts(t, args[0], 1, func(acc, x *big.Int) {
		if acc.Sign() == 0 || x.Sign() == 0 {
			acc.SetInt64(0)
			return
		}
		x = new(big.Int).Abs(x)
		g := new(big.Int).GCD(nil, nil, acc, x)
		acc.Mul(acc, x.Quo(x, g))
	})
}

func gcd64(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func abs64(i int64) int64 {
	if i < 0 {
		return -i
	}
	return i
}

// mathFsum adds floats without loss: partials are numbers of which no two
// overlap in bits (Shewchuk 1996).
func mathFsum(t *Thread, args []Value) (Value, error) {
	var partials []float64
	special, infs := 0.0, 0.0
	err := t.ForEach(args[0], func(v Value) error {
		x, err := t.ToFloat(v)
		if err != nil {
			return err
		}
		given := x
		kept := partials[:0]
		for _, y := range partials {
			if math.Abs(x) < math.Abs(y) {
				x, y = y, x
			}
			hi := x + y
			if lo := y - (hi - x); lo != 0 {
				kept = append(kept, lo)
			}
			x = hi
		}
		if !isFinite(x) {
			if isFinite(given) {
				return t.OverflowError("intermediate overflow in fsum")
			}
			if math.IsInf(given, 0) {
				infs += given
			}
			special += given
			partials = partials[:0]
			return nil
		}
		if x != 0 {
			kept = append(kept, x)
		}
		partials = kept
		return nil
	})
	if err != nil {
		return 0, err
	}
	if special != 0 {
		if infs != infs {
			return 0, t.ValueError("-inf + inf in fsum")
		}
		return t.NewFloat(special), nil
	}
	return t.NewFloat(sumPartials(partials)), nil
}

// sumPartials adds partials of growing size with one correct rounding.
func sumPartials(p []float64) float64 {
	n := len(p)
	if n == 0 {
		return 0
	}
	n--
	hi, lo := p[n], 0.0
	for n > 0 && lo == 0 {
		x := hi
		n--
		y := p[n]
		hi = x + y
		lo = y - (hi - x)
	}
	// Half-even rounding across the rest: a tie is broken by what follows.
	if n > 0 && (lo < 0 && p[n-1] < 0 || lo > 0 && p[n-1] > 0) {
		y := lo * 2
		x := hi + y
		if y == x-hi {
			hi = x
		}
	}
	return hi
}

// vectorNorm is the square root of the sum of squares, scaled so that nothing
// overflows, with squares and sum in double-double.
func vectorNorm(xs []float64) float64 {
	biggest, nan := 0.0, false
	for _, x := range xs {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
		nan = nan || x != x
		biggest = max(biggest, math.Abs(x))
	}
	if nan {
		return math.NaN()
	}
	if biggest == 0 || len(xs) == 1 {
		return biggest
	}
	_, e := math.Frexp(biggest)
	sum, rest := 0.0, 0.0
	for _, x := range xs {
		x = math.Ldexp(x, -e)
		sq := x * x
		rest += math.FMA(x, x, -sq)
		s := sum + sq
		if sum >= sq {
			rest += sq - (s - sum)
		} else {
			rest += sum - (s - sq)
		}
		sum = s
	}
	h := math.Sqrt(sum + rest)
	// One Newton step with the exact residual.
	res := math.FMA(-h, h, sum) + rest
	h += res / (2 * h)
	return math.Ldexp(h, e)
}

func mathHypot(t *Thread, args []Value) (Value, error) {
	xs, err := floatsOf(t, args[0])
	if err != nil {
		return 0, err
	}
	return t.NewFloat(vectorNorm(xs)), nil
}

// floatsOf converts all items of a tuple.
func floatsOf(t *Thread, v Value) ([]float64, error) {
	m := t.Mark()
	defer t.Release(m)
	all := t.Keep(v)
	xs := make([]float64, t.TupleLen(v))
	for i := range xs {
		var err error
		if xs[i], err = t.ToFloat(t.TupleItem(*all, i)); err != nil {
			return nil, err
		}
	}
	return xs, nil
}

func mathDist(t *Thread, args []Value) (Value, error) {
	for i := range args {
		if !t.IsInstance(args[i], obj.ShapeTuple) {
			tup, err := t.TupleOf(args[i])
			if err != nil {
				return 0, err
			}
			args[i] = tup
		} else {
			args[i] = t.Unwrap(args[i])
		}
	}
	if t.TupleLen(args[0]) != t.TupleLen(args[1]) {
		return 0, t.ValueError("both points must have the same number of dimensions")
	}
	p, err := floatsOf(t, args[0])
	if err != nil {
		return 0, err
	}
	q, err := floatsOf(t, args[1])
	if err != nil {
		return 0, err
	}
	for i := range p {
		p[i] -= q[i]
	}
	return t.NewFloat(vectorNorm(p)), nil
}

func mathProd(t *Thread, args []Value) (Value, error) {
	if args[1] == obj.Unbound {
		args[1] = obj.SmallInt(1)
	}
	err := t.ForEachTaken(args[0], takeFactor, &args[1], func(_ int, x Value) error {
		if takeFactor(t, &args[1], x) {
			return nil
		}
		r, err := t.Binary(opMul, args[1], x)
		args[1] = r
		return err
	})
	return args[1], err
}

// takeFactor multiplies the product so far by x if both are floats.
func takeFactor(t *Thread, product *Value, x Value) bool {
	if !product.IsFloat() || !x.IsFloat() {
		return false
	}
	*product = t.NewFloat(product.Float() * x.Float())
	return true
}
