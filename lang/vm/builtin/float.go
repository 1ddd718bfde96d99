package builtin

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func floatSpec() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "float", Shape: obj.ShapeFloat, Kind: obj.KindFloat, Wraps: true,
		Doc: "A floating-point number, from a number or its text.",
		New: newFloat, NewSig: "cls, x=0, /", Told: true,
		Slots: vm.Slots{
			Repr:   floatRepr,
			Format: func(t *vm.Thread, v Value, spec string) (Value, error) { return formatFloat(t, v, spec) },
			Hash:   numberHash,
			Bool: func(t *vm.Thread, v Value) (bool, error) {
				return floatOf(t, v) != 0, nil
			},
			Binary:  floatBinary,
			Binops:  arithmetic,
			PowMod:  floatPowMod,
			Compare: floatCompare,
			Neg:     func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(-floatOf(t, v)), nil },
			Pos:     func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(floatOf(t, v)), nil },
			Abs:     func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(math.Abs(floatOf(t, v))), nil },
			Int:     func(t *vm.Thread, v Value) (Value, error) { return integral(t, floatOf(t, v)) },
			Float:   func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(floatOf(t, v)), nil },
		},
		Methods: []vm.Native{
			{Name: "as_integer_ratio", Sig: "self, /", Fn: floatRatio, Doc: "The pair of ints, in lowest terms, whose ratio is the float."},
			{Name: "conjugate", Sig: "self, /", Fn: floatSelf, Doc: "The float itself."},
			{Name: "hex", Sig: "self, /", Fn: floatHex, Doc: "The float as a hexadecimal number."},
			{Name: "fromhex", Sig: "cls, string, /", Kind: vm.ClassMethod, Fn: floatFromHex, Doc: "The float of a hexadecimal number."},
			{Name: "is_integer", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				f := floatOf(t, args[0])
				return obj.Bool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
			}, Doc: "Whether the float is integral."},
			{Name: "__ceil__", Sig: "self, /", Fn: rounder(math.Ceil), Doc: "The least int that is not less."},
			{Name: "__floor__", Sig: "self, /", Fn: rounder(math.Floor), Doc: "The greatest int that is not greater."},
			{Name: "__trunc__", Sig: "self, /", Fn: rounder(math.Trunc), Doc: "The integral part."},
			{Name: "__round__", Sig: "self, ndigits=None, /", Fn: floatRound, Doc: "Rounded, half to even: to an int, or to so many digits after the point."},
			{Name: "__getnewargs__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				return t.NewTuple(t.NewFloat(floatOf(t, args[0])))
			}},
			{Name: "__getformat__", Sig: "cls, typestr, /", Kind: vm.ClassMethod, Fn: floatGetFormat, Doc: "How 'double' or 'float' is represented."},
		},
		Getters: []vm.Getter{
			{Name: "real", Get: func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(floatOf(t, v)), nil }, Doc: "The float itself."},
			{Name: "imag", Get: func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(0), nil }, Doc: "Zero."},
		},
	}
}

// floatOf is the number of a float or of an object of a subclass.
func floatOf(t *vm.Thread, v Value) float64 {
	f, _ := t.FloatOf(t.Unwrap(v))
	return f
}

func newFloat(t *vm.Thread, args []Value) (Value, error) {
	if !isGiven(args[1]) {
		return t.NewObject(args[0], t.NewFloat(0))
	}
	f, err := toFloat(t, args[1])
	if err != nil {
		return 0, err
	}
	return t.NewObject(args[0], t.NewFloat(f))
}

// toFloat is float(x).
func toFloat(t *vm.Thread, x Value) (float64, error) {
	if f, ok := t.FloatOf(x); ok {
		return f, nil
	}
	if t.IsInstance(x, obj.ShapeStr) {
		return parseFloat(t, x, t.StrView(t.Unwrap(x)))
	}
	m := t.Mark()
	defer t.Release(m)
	kx := t.Keep(x)
	if t.IsKind(x, obj.KindSub) || !t.IsInstance(x, obj.ShapeInt) {
		f, err := t.LookupSpecial(x, t.VM.Names.Float)
		if err != nil {
			return 0, err
		}
		if f != obj.Unbound {
			return floatResult(t, *kx, f)
		}
		i, err := t.LookupSpecial(*kx, t.VM.Names.Index)
		if err != nil {
			return 0, err
		}
		if f == obj.Unbound && i == obj.Unbound {
			if text, ok := numberText(t, *kx); ok {
				return parseFloat(t, *kx, text)
			}
			return 0, t.TypeError("float() argument must be a string or a real number, not '%s'", t.TypeName(*kx))
		}
	}
	f, err := t.ToFloat(*kx)
	return f, failure(t, err)
}

// floatResult is what x.__float__ gives.
func floatResult(t *vm.Thread, x, method Value) (float64, error) {
	m := t.Mark()
	defer t.Release(m)
	kx := t.Keep(x)
	r, err := t.Call(method)
	if err != nil {
		return 0, err
	}
	return t.FloatResult(*kx, r)
}

func parseFloat(t *vm.Thread, x Value, text string) (float64, error) {
	f, err := obj.ParseFloat(text)
	if err != nil {
		return 0, literalError(t, x, "could not convert string to float: %s")
	}
	return f, nil
}

func floatRepr(t *vm.Thread, v Value) (Value, error) {
	var buf [32]byte
	return t.NewStrBytes(obj.AppendFloat(buf[:0], floatOf(t, v), true))
}

// realOf is the float nearest to a float, int or bool; ok is false for anything else.
func realOf(t *vm.Thread, v Value) (f float64, ok bool, err error) {
	if f, ok := t.FloatOf(v); ok {
		return f, true, nil
	}
	v = t.Unwrap(v)
	if f, ok := t.FloatOf(v); ok {
		return f, true, nil
	}
	if i, ok := t.AsInt(v); ok {
		f, err := t.IntFloat(i)
		return f, true, failure(t, err)
	}
	return 0, false, nil
}

func floatBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	x, ok, err := realOf(t, a)
	if !ok || err != nil {
		return obj.NotImplemented, err
	}
	y, ok, err := realOf(t, b)
	if !ok || err != nil {
		return obj.NotImplemented, err
	}
	switch op {
	case vm.OpDivmod:
		q, r, err := obj.FloatDivmod(x, y)
		if err != nil {
			return 0, failure(t, err)
		}
		return t.NewPair(t.NewFloat(q), t.NewFloat(r)), nil
	case vm.OpMatMul, vm.OpLShift, vm.OpRShift, vm.OpAnd, vm.OpOr, vm.OpXor:
		return obj.NotImplemented, nil
	case vm.OpPow:
		if x < 0 && y != math.Trunc(y) && !math.IsNaN(y) && !math.IsInf(y, 0) && !math.IsInf(x, 0) {
			z, err := obj.ComplexPow(complex(x, 0), complex(y, 0))
			return result(t, t.NewComplex(z), err)
		}
	}
	f, err := obj.FloatBinary(obj.BinaryOp(op), x, y)
	if err != nil {
		return 0, failure(t, err)
	}
	return t.NewFloat(f), nil
}

func floatCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	x, ok := t.FloatOf(t.Unwrap(a))
	if !ok {
		return obj.NotImplemented, nil
	}
	b = t.Unwrap(b)
	y, ok := t.FloatOf(b)
	if !ok {
		i, ok := t.AsInt(b)
		if !ok {
			return obj.NotImplemented, nil
		}
		if math.IsNaN(x) {
			return obj.Bool(op == vm.OpNe), nil
		}
		return ordered(op, -t.IntFloatCmp(i, x)), nil
	}
	switch {
	case x < y:
		return ordered(op, -1), nil
	case x > y:
		return ordered(op, 1), nil
	case x == y:
		return ordered(op, 0), nil
	}
	return obj.Bool(op == vm.OpNe), nil
}

// integral is the int of an integral part.
func integral(t *vm.Thread, f float64) (Value, error) {
	v, err := t.IntFromFloat(f)
	return result(t, v, err)
}

func rounder(round func(float64) float64) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) { return integral(t, round(floatOf(t, args[0]))) }
}

func floatSelf(t *vm.Thread, args []Value) (Value, error) { return args[0], nil }

// oddMantissa is f as m * 2**e, m being odd, or 0 and 0.
func oddMantissa(f float64) (m int64, e int) {
	if f == 0 {
		return 0, 0
	}
	frac, exp := math.Frexp(f)
	m = int64(math.Ldexp(frac, 53))
	zeros := bits.TrailingZeros64(uint64(m))
	return m >> zeros, exp - 53 + zeros
}

// shifted is m << n for an m of a float's bits.
func shifted(t *vm.Thread, m int64, n int) (Value, error) {
	if bits.Len64(uint64(max(m, -m)))+n < 63 {
		return t.NewInt(m << n), nil
	}
	return t.NewBig(new(big.Int).Lsh(big.NewInt(m), uint(n)))
}

func floatRatio(t *vm.Thread, args []Value) (Value, error) {
	f := floatOf(t, args[0])
	switch {
	case math.IsInf(f, 0):
		return 0, t.OverflowError("cannot convert Infinity to integer ratio")
	case math.IsNaN(f):
		return 0, t.ValueError("cannot convert NaN to integer ratio")
	}
	m, e := oddMantissa(f)
	n, err := shifted(t, m, max(e, 0))
	if err != nil {
		return 0, err
	}
	d, err := shifted(t, 1, max(-e, 0))
	if err != nil {
		return 0, err
	}
	return t.NewPair(n, d), nil
}

func floatRound(t *vm.Thread, args []Value) (Value, error) {
	if !given(args[1]) {
		return integral(t, math.RoundToEven(floatOf(t, args[0])))
	}
	n, err := clampedIndex(t, args[1])
	if err != nil {
		return 0, err
	}
	f := floatOf(t, args[0])
	r := roundDigits(f, n)
	if math.IsInf(r, 0) && !math.IsInf(f, 0) {
		return 0, t.OverflowError("rounded value too large to represent")
	}
	return t.NewFloat(r), nil
}

// roundDigits rounds to n digits after the point, exactly, half to even.
func roundDigits(f float64, n int) float64 {
	switch {
	case n > 323 || f == 0 || math.IsInf(f, 0) || math.IsNaN(f):
		return f
	case n < -308:
		return math.Copysign(0, f)
	case n >= 0:
		r, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		return r
	}
	x, _ := new(big.Float).SetFloat64(math.Abs(f)).Int(nil)
	exact := new(big.Float).SetInt(x).Cmp(new(big.Float).SetFloat64(math.Abs(f))) == 0
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	q, r := new(big.Int).QuoRem(x, unit, new(big.Int))
	c := r.Lsh(r, 1).Cmp(unit)
	if c > 0 || c == 0 && (!exact || q.Bit(0) == 1) {
		q.Add(q, big.NewInt(1))
	}
	g, _ := new(big.Float).SetInt(q.Mul(q, unit)).Float64()
	return math.Copysign(g, f)
}

func floatHex(t *vm.Thread, args []Value) (Value, error) {
	f := floatOf(t, args[0])
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return floatRepr(t, args[0])
	case f == 0:
		if math.Signbit(f) {
			return t.NewStr("-0x0.0p+0")
		}
		return t.NewStr("0x0.0p+0")
	}
	bits := math.Float64bits(f)
	lead, e := "1", int(bits>>52&0x7FF)-1023
	if e == -1023 {
		lead, e = "0", -1022
	}
	digits := strconv.FormatUint(bits&(1<<52-1)|1<<52, 16)[1:]
	sign, esign := "", "+"
	if f < 0 {
		sign = "-"
	}
	if e < 0 {
		esign = ""
	}
	return t.NewStr(sign + "0x" + lead + "." + digits + "p" + esign + strconv.Itoa(e))
}

func floatFromHex(t *vm.Thread, args []Value) (Value, error) {
	x := t.Unwrap(args[1])
	if !t.IsKind(x, obj.KindStr) {
		return 0, t.TypeError("bad argument type for built-in operation")
	}
	f, ok := parseHexFloat(strings.Clone(t.StrView(x)))
	switch {
	case !ok:
		return 0, t.ValueError("invalid hexadecimal floating-point string")
	case math.IsInf(f, 0) && !strings.Contains(strings.ToLower(t.StrView(x)), "inf"):
		return 0, t.OverflowError("hexadecimal value too large to represent as a float")
	}
	v := t.NewFloat(f)
	if args[0] == t.VM.Class(obj.ShapeFloat) {
		return v, nil
	}
	return t.Call(args[0], v)
}

// parseHexFloat reads what float.hex writes; the prefix and the exponent may
// be missing.
func parseHexFloat(text string) (float64, bool) {
	text = strings.ToLower(obj.StripSpace(text, obj.StripBoth))
	sign := ""
	if text != "" && (text[0] == '-' || text[0] == '+') {
		sign, text = text[:1], text[1:]
	}
	switch text {
	case "inf", "infinity", "nan":
		f, _ := strconv.ParseFloat(sign+text, 64)
		if text == "nan" {
			f = math.NaN()
		}
		return f, true
	}
	text = strings.TrimPrefix(text, "0x")
	mantissa, exponent, found := strings.Cut(text, "p")
	if !found {
		exponent = "0"
	}
	for i := 0; i < len(exponent); i++ {
		if c := exponent[i]; (c < '0' || c > '9') && !(i == 0 && len(exponent) > 1 && (c == '-' || c == '+')) {
			return 0, false
		}
	}
	digits := strings.Replace(mantissa, ".", "", 1)
	if digits == "" || strings.Trim(digits, "0123456789abcdef") != "" || exponent == "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(sign+"0x"+mantissa+"p"+exponent, 64)
	return f, err == nil || math.IsInf(f, 0) || f == 0
}

func floatGetFormat(t *vm.Thread, args []Value) (Value, error) {
	text, err := t.Text(args[1])
	if err != nil {
		return 0, err
	}
	if text != "double" && text != "float" {
		return 0, t.ValueError("__getformat__() argument 1 must be 'double' or 'float'")
	}
	return t.NewStr("IEEE, little-endian")
}
