package std

import (
	"math"
	"math/big"

	"pystm/lang/elementary"
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// mathFunc is a function of one float. Its errors follow from its result: a
// NaN made of a number is a domain error, an infinity made of a finite number
// a range error, or a domain error where the function has a pole.
type mathFunc struct {
	name string
	fn   func(float64) float64
	pole bool
	doc  string
}

var mathFuncs = []mathFunc{
	{"acos", elementary.Acos, false, "Return the arc cosine (measured in radians) of x."},
	{"acosh", elementary.Acosh, false, "Return the inverse hyperbolic cosine of x."},
	{"asin", elementary.Asin, false, "Return the arc sine (measured in radians) of x."},
	{"asinh", elementary.Asinh, false, "Return the inverse hyperbolic sine of x."},
	{"atan", elementary.Atan, false, "Return the arc tangent (measured in radians) of x."},
	{"atanh", elementary.Atanh, true, "Return the inverse hyperbolic tangent of x."},
	{"cbrt", elementary.Cbrt, false, "Return the cube root of x."},
	{"cos", elementary.Cos, true, "Return the cosine of x (measured in radians)."},
	{"cosh", elementary.Cosh, false, "Return the hyperbolic cosine of x."},
	{"erf", math.Erf, false, "Error function at x."},
	{"erfc", math.Erfc, false, "Complementary error function at x."},
	{"exp", elementary.Exp, false, "Return e raised to the power of x."},
	{"exp2", elementary.Exp2, false, "Return 2 raised to the power of x."},
	{"expm1", elementary.Expm1, false, "Return exp(x)-1."},
	{"fabs", math.Abs, false, "Return the absolute value of the float x."},
	{"gamma", gamma, false, "Gamma function at x."},
	{"log1p", elementary.Log1p, true, "Return the natural logarithm of 1+x (base e)."},
	{"sin", elementary.Sin, true, "Return the sine of x (measured in radians)."},
	{"sinh", elementary.Sinh, false, "Return the hyperbolic sine of x."},
	{"sqrt", math.Sqrt, true, "Return the square root of x."},
	{"tan", elementary.Tan, true, "Return the tangent of x (measured in radians)."},
	{"tanh", elementary.Tanh, false, "Return the hyperbolic tangent of x."},
}

func mathModule() *vm.ModuleSpec {
	m := &vm.ModuleSpec{
		Name: "math",
		Doc:  "This module provides access to the mathematical functions\ndefined by the C standard.",
		Funcs: []vm.Native{
			{Name: "atan2", Sig: "y, x, /", Fn: mathAtan2, Doc: "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered."},
			{Name: "ceil", Sig: "x, /", Fn: mathCeil, Doc: "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."},
			{Name: "comb", Sig: "n, k, /", Fn: mathComb, Doc: "Number of ways to choose k items from n items without repetition and without order."},
			{Name: "copysign", Sig: "x, y, /", Fn: mathCopysign, Doc: "Return a float with the magnitude (absolute value) of x but the sign of y."},
			{Name: "degrees", Sig: "x, /", Fn: mathDegrees, Doc: "Convert angle x from radians to degrees."},
			{Name: "dist", Sig: "p, q, /", Fn: mathDist, Doc: "Return the Euclidean distance between two points p and q."},
			{Name: "factorial", Sig: "n, /", Fn: mathFactorial, Doc: "Find n!."},
			{Name: "floor", Sig: "x, /", Fn: mathFloor, Doc: "Return the floor of x as an Integral.\n\nThis is the largest integer <= x."},
			{Name: "fmod", Sig: "x, y, /", Fn: mathFmod, Doc: "Return fmod(x, y), according to platform C.\n\nx % y may differ."},
			{Name: "frexp", Sig: "x, /", Fn: mathFrexp, Doc: "Return the mantissa and exponent of x, as pair (m, e)."},
			{Name: "fsum", Sig: "seq, /", Fn: mathFsum, Doc: "Return an accurate floating point sum of values in the iterable seq."},
			{Name: "gcd", Sig: "*integers", Fn: mathGcd, Doc: "Greatest Common Divisor."},
			{Name: "hypot", Sig: "*coordinates", Fn: mathHypot, Doc: "Multidimensional Euclidean distance from the origin to a point."},
			{Name: "isclose", Sig: "a, b, *, rel_tol=1e-09, abs_tol=0.0", Fn: mathIsclose, Doc: "Determine whether two floating point numbers are close in value."},
			{Name: "isfinite", Sig: "x, /", Fn: mathIsfinite, Doc: "Return True if x is neither an infinity nor a NaN, and False otherwise."},
			{Name: "isinf", Sig: "x, /", Fn: mathIsinf, Doc: "Return True if x is a positive or negative infinity, and False otherwise."},
			{Name: "isnan", Sig: "x, /", Fn: mathIsnan, Doc: "Return True if x is a NaN (not a number), and False otherwise."},
			{Name: "isqrt", Sig: "n, /", Fn: mathIsqrt, Doc: "Return the integer part of the square root of the input."},
			{Name: "lcm", Sig: "*integers", Fn: mathLcm, Doc: "Least Common Multiple."},
			{Name: "ldexp", Sig: "x, i, /", Fn: mathLdexp, Doc: "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."},
			{Name: "lgamma", Sig: "x, /", Fn: mathLgamma, Doc: "Natural logarithm of absolute value of Gamma function at x."},
			{Name: "log", Sig: "x, base=math.e, /", Fn: mathLog, Doc: "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x."},
			{Name: "log10", Sig: "x, /", Fn: mathLog10, Doc: "Return the base 10 logarithm of x."},
			{Name: "log2", Sig: "x, /", Fn: mathLog2, Doc: "Return the base 2 logarithm of x."},
			{Name: "modf", Sig: "x, /", Fn: mathModf, Doc: "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats."},
			{Name: "nextafter", Sig: "x, y, /", Fn: mathNextafter, Doc: "Return the next floating-point value after x towards y."},
			{Name: "perm", Sig: "n, k=None, /", Fn: mathPerm, Doc: "Number of ways to choose k items from n items without repetition and with order."},
			{Name: "pow", Sig: "x, y, /", Fn: mathPow, Doc: "Return x**y (x to the power of y)."},
			{Name: "prod", Sig: "iterable, /, *, start=1", Fn: mathProd, Doc: "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1."},
			{Name: "radians", Sig: "x, /", Fn: mathRadians, Doc: "Convert angle x from degrees to radians."},
			{Name: "remainder", Sig: "x, y, /", Fn: mathRemainder, Doc: "Difference between x and the closest integer multiple of y."},
			{Name: "trunc", Sig: "x, /", Fn: mathTrunc, Doc: "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method."},
			{Name: "ulp", Sig: "x, /", Fn: mathUlp, Doc: "Return the value of the least significant bit of the float x."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			return map[string]Value{
				"pi": t.NewFloat(math.Pi), "e": t.NewFloat(math.E), "tau": t.NewFloat(2 * math.Pi),
				"inf": t.NewFloat(math.Inf(1)), "nan": t.NewFloat(math.NaN()),
			}, nil
		},
	}
	for _, f := range mathFuncs {
		m.Funcs = append(m.Funcs, vm.Native{Name: f.name, Sig: "x, /", Doc: f.doc, Fn: func(t *Thread, args []Value) (Value, error) {
			x, err := t.ToFloat(args[0])
			if err != nil {
				return 0, err
			}
			return mathResult(t, f.fn(x), f.pole, x)
		}})
	}
	return m
}

// mathResult checks the result of a function of the numbers in.
func mathResult(t *Thread, r float64, pole bool, in ...float64) (Value, error) {
	if !isFinite(r) {
		allNumbers, allFinite := true, true
		for _, x := range in {
			allNumbers = allNumbers && x == x
			allFinite = allFinite && isFinite(x)
		}
		if r != r && allNumbers || r == r && allFinite && pole {
			return 0, t.ValueError("math domain error")
		}
		if r == r && allFinite {
			return 0, t.OverflowError("math range error")
		}
	}
	return t.NewFloat(r), nil
}

func isFinite(x float64) bool { return x-x == 0 }

// gamma is NaN at zero, too, which calls for the right error.
func gamma(x float64) float64 {
	if x == 0 {
		return math.NaN()
	}
	return elementary.Gamma(x)
}

// floats2 converts two arguments.
func floats2(t *Thread, args []Value) (x, y float64, err error) {
	if x, err = t.ToFloat(args[0]); err == nil {
		y, err = t.ToFloat(args[1])
	}
	return x, y, err
}

func mathAtan2(t *Thread, args []Value) (Value, error) {
	y, x, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	return t.NewFloat(elementary.Atan2(y, x)), nil
}

func mathCopysign(t *Thread, args []Value) (Value, error) {
	x, y, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	return t.NewFloat(math.Copysign(x, y)), nil
}

func mathDegrees(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	return t.NewFloat(x * (180 / math.Pi)), err
}

func mathRadians(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	return t.NewFloat(x * (math.Pi / 180)), err
}

// roundTo turns a number into an int by a special method, or by rounding its
// float value.
func roundTo(t *Thread, v Value, method string, round func(float64) float64) (Value, error) {
	f, ok := t.FloatOf(v)
	if !ok {
		m, err := special(t, v, method)
		if err != nil {
			return 0, err
		}
		if m != obj.Unbound {
			return t.Call(m)
		}
		if f, err = t.ToFloat(v); err != nil {
			return 0, err
		}
	}
	return floatToInt(t, round(f))
}

// floatToInt is the int of a float without fraction.
func floatToInt(t *Thread, f float64) (Value, error) {
	switch {
	case math.Abs(f) < 1<<60:
		return obj.SmallInt(int64(f)), nil
	case f != f:
		return 0, t.ValueError("cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return 0, t.OverflowError("cannot convert float infinity to integer")
	}
	b, _ := new(big.Float).SetFloat64(f).Int(nil)
	return t.NewBig(b)
}

func mathCeil(t *Thread, args []Value) (Value, error) {
	return roundTo(t, args[0], "__ceil__", math.Ceil)
}

func mathFloor(t *Thread, args []Value) (Value, error) {
	return roundTo(t, args[0], "__floor__", math.Floor)
}

func mathTrunc(t *Thread, args []Value) (Value, error) {
	if f, ok := t.FloatOf(args[0]); ok {
		return floatToInt(t, math.Trunc(f))
	}
	m, err := special(t, args[0], "__trunc__")
	if err != nil {
		return 0, err
	}
	if m == obj.Unbound {
		return 0, t.TypeError("type %s doesn't define __trunc__ method", t.TypeName(args[0]))
	}
	return t.Call(m)
}

func mathFmod(t *Thread, args []Value) (Value, error) {
	x, y, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	if math.IsInf(y, 0) && isFinite(x) {
		return t.NewFloat(x), nil
	}
	return mathResult(t, math.Mod(x, y), false, x, y)
}

func mathRemainder(t *Thread, args []Value) (Value, error) {
	x, y, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	r := math.Remainder(x, y)
	if r == 0 {
		r = math.Copysign(r, x)
	}
	return mathResult(t, r, false, x, y)
}

func mathFrexp(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	if err != nil {
		return 0, err
	}
	m, e := x, 0
	if isFinite(x) {
		m, e = math.Frexp(x)
	}
	return tuple(t, t.NewFloat(m), obj.SmallInt(int64(e)))
}

func mathLdexp(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(args[1], obj.ShapeInt) {
		return 0, t.TypeError("Expected an int as second argument to ldexp.")
	}
	n := bigOf(t, args[1])
	e := 1 << 20
	switch {
	case n.IsInt64() && n.Int64() > -1<<20 && n.Int64() < 1<<20:
		e = int(n.Int64())
	case n.Sign() < 0:
		e = -1 << 20
	}
	r := math.Ldexp(x, e)
	if math.IsInf(r, 0) && isFinite(x) {
		return 0, t.OverflowError("math range error")
	}
	return t.NewFloat(r), nil
}

func mathModf(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	if err != nil {
		return 0, err
	}
	whole := math.Trunc(x)
	frac := math.Copysign(x-whole, x)
	if math.IsInf(x, 0) {
		frac = math.Copysign(0, x)
	}
	return tuple(t, t.NewFloat(frac), t.NewFloat(whole))
}

func mathNextafter(t *Thread, args []Value) (Value, error) {
	x, y, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	if x == y {
		return t.NewFloat(y), nil
	}
	return t.NewFloat(math.Nextafter(x, y)), nil
}

func mathUlp(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	if err != nil {
		return 0, err
	}
	x = math.Abs(x)
	if !isFinite(x) {
		return t.NewFloat(x), nil
	}
	if x == math.MaxFloat64 {
		return t.NewFloat(x - math.Nextafter(x, 0)), nil
	}
	return t.NewFloat(math.Nextafter(x, math.Inf(1)) - x), nil
}

func mathIsfinite(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	return obj.Bool(isFinite(x)), err
}

func mathIsinf(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	return obj.Bool(math.IsInf(x, 0)), err
}

func mathIsnan(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	return obj.Bool(x != x), err
}

func mathIsclose(t *Thread, args []Value) (Value, error) {
	a, b, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	rel, abs := 1e-9, 0.0
	if args[2] != obj.Unbound {
		if rel, err = t.ToFloat(args[2]); err != nil {
			return 0, err
		}
	}
	if args[3] != obj.Unbound {
		if abs, err = t.ToFloat(args[3]); err != nil {
			return 0, err
		}
	}
	if rel < 0 || abs < 0 {
		return 0, t.ValueError("tolerances must be non-negative")
	}
	return obj.Bool(isClose(math.Abs(a-b), a == b, math.Abs(a), math.Abs(b), rel, abs)), nil
}

// isClose compares by the distance of two numbers and their magnitudes.
func isClose(diff float64, equal bool, absA, absB, rel, abs float64) bool {
	if equal {
		return true
	}
	if math.IsInf(absA, 0) || math.IsInf(absB, 0) {
		return false
	}
	return diff <= rel*absB || diff <= rel*absA || diff <= abs
}

func mathLgamma(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	if err != nil {
		return 0, err
	}
	if x <= 0 && x == math.Floor(x) && isFinite(x) {
		return 0, t.ValueError("math domain error")
	}
	return mathResult(t, elementary.Lgamma(x), false, x)
}

// logOf takes the logarithm of a number; of an int beyond all floats too.
func logOf(t *Thread, v Value, log func(float64) float64) (float64, error) {
	if t.IsInstance(v, obj.ShapeInt) {
		n := bigOf(t, v)
		if n.Sign() <= 0 {
			return 0, t.ValueError("math domain error")
		}
		if bits := n.BitLen(); bits > 1000 {
			shift := uint(bits - 64)
			f, _ := new(big.Float).SetInt(new(big.Int).Rsh(n, shift)).Float64()
			return log(f) + float64(shift)*log(2), nil
		}
	}
	x, err := t.ToFloat(v)
	if err != nil {
		return 0, err
	}
	if x <= 0 {
		return 0, t.ValueError("math domain error")
	}
	return log(x), nil
}

func mathLog(t *Thread, args []Value) (Value, error) {
	x, err := logOf(t, args[0], elementary.Log)
	if err != nil || args[1] == obj.Unbound {
		return t.NewFloat(x), err
	}
	base, err := logOf(t, args[1], elementary.Log)
	if err != nil {
		return 0, err
	}
	if base == 0 {
		return 0, t.ZeroDivisionError("float division by zero")
	}
	return t.NewFloat(x / base), nil
}

func mathLog10(t *Thread, args []Value) (Value, error) {
	x, err := logOf(t, args[0], elementary.Log10)
	return t.NewFloat(x), err
}

func mathLog2(t *Thread, args []Value) (Value, error) {
	x, err := logOf(t, args[0], elementary.Log2)
	return t.NewFloat(x), err
}

func mathPow(t *Thread, args []Value) (Value, error) {
	x, y, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	r := elementary.Pow(x, y)
	if x == 0 && y < 0 && isFinite(y) {
		return 0, t.ValueError("math domain error")
	}
	return mathResult(t, r, false, x, y)
}
