package builtin

import (
	"math/big"
	"math/bits"
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// failure turns an error of package obj into the exception that it stands for.
func failure(t *vm.Thread, err error) error {
	e, ok := err.(*obj.Error)
	if !ok {
		return err
	}
	exc := t.VM.Exc
	class := [...]Value{
		obj.TypeError:         exc.TypeError,
		obj.ValueError:        exc.ValueError,
		obj.OverflowError:     exc.OverflowError,
		obj.ZeroDivisionError: exc.ZeroDivisionError,
	}[e.Class]
	if e == obj.ErrPowRange {
		msg, err := t.NewStr(e.Msg)
		if err != nil {
			return err
		}
		return t.RaiseArgs(class, obj.SmallInt(34), msg)
	}
	return t.Raise(class, "%s", e.Msg)
}

// result is what a native that computes by package obj returns.
func result(t *vm.Thread, v Value, err error) (Value, error) {
	if err != nil {
		return 0, failure(t, err)
	}
	return v, nil
}

// given reports whether an optional argument is there.
func isGiven(v Value) bool { return v != obj.Unbound }

var arithmetic = []vm.BinaryOp{vm.OpAdd, vm.OpSub, vm.OpMul, vm.OpTrueDiv, vm.OpFloorDiv, vm.OpMod, vm.OpPow, vm.OpDivmod}

var intOperators = append(slices.Clip(arithmetic), vm.OpLShift, vm.OpRShift, vm.OpAnd, vm.OpOr, vm.OpXor)

func intSpec() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "int", Shape: obj.ShapeInt, Kind: obj.KindInt, Wraps: true,
		Doc: "An integer of any size: of a number, towards zero, or of the digits of a str, bytes or bytearray in a base (0: as in Python source).",
		New: newInt, NewSig: "cls, x=0, /, base=10",
		Slots: vm.Slots{
			Repr:   intRepr,
			Format: func(t *vm.Thread, v Value, spec string) (Value, error) { return formatInt(t, v, spec) },
			Hash:   numberHash,
			Bool: func(t *vm.Thread, v Value) (bool, error) {
				i, _ := t.AsInt(t.Unwrap(v))
				return i != obj.SmallInt(0), nil
			},
			Binary:  intBinary,
			Binops:  intOperators,
			PowMod:  intPowMod,
			Compare: intCompare,
			Neg:     intUnary(func(t *vm.Thread, v Value) (Value, error) { return t.IntNeg(v) }),
			Pos:     intUnary(func(t *vm.Thread, v Value) (Value, error) { return v, nil }),
			Abs:     intUnary(func(t *vm.Thread, v Value) (Value, error) { return t.IntAbs(v) }),
			Invert:  intUnary(func(t *vm.Thread, v Value) (Value, error) { return t.IntInvert(v) }),
			Index:   intUnary(func(t *vm.Thread, v Value) (Value, error) { return v, nil }),
			Int:     intUnary(func(t *vm.Thread, v Value) (Value, error) { return v, nil }),
			Float: func(t *vm.Thread, v Value) (Value, error) {
				i, _ := t.AsInt(t.Unwrap(v))
				f, err := t.IntFloat(i)
				return result(t, t.NewFloat(f), err)
			},
		},
		Methods: []vm.Native{
			{Name: "as_integer_ratio", Sig: "self, /", Fn: intRatio, Doc: "The pair of the int and 1."},
			{Name: "bit_count", Sig: "self, /", Fn: intBitCount, Doc: "The number of ones in the binary form of the absolute value."},
			{Name: "bit_length", Sig: "self, /", Fn: intBitLength, Doc: "The number of bits of the absolute value."},
			{Name: "conjugate", Sig: "self, /", Fn: intSelf, Doc: "The int itself."},
			{Name: "from_bytes", Sig: "cls, /, bytes, byteorder='big', *, signed=False", Kind: vm.ClassMethod, Fn: intFromBytes, Doc: "The int that an array of bytes represents."},
			{Name: "to_bytes", Sig: "self, /, length=1, byteorder='big', *, signed=False", Fn: intToBytes, Doc: "The array of so many bytes that represents the int."},
			{Name: "__ceil__", Sig: "self, /", Fn: intSelf, Doc: "The int itself."},
			{Name: "__floor__", Sig: "self, /", Fn: intSelf, Doc: "The int itself."},
			{Name: "__trunc__", Sig: "self, /", Fn: intSelf, Doc: "The int itself."},
			{Name: "__round__", Sig: "self, ndigits=None, /", Fn: intRound, Doc: "Rounded to a multiple of a power of ten, half to even, if ndigits is negative."},
			{Name: "__getnewargs__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				i, _ := t.AsInt(args[0])
				return t.NewTuple(i)
			}},
			{Name: "__sizeof__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				i, _ := t.AsInt(args[0])
				return obj.SmallInt(int64(24 + 4*((t.IntBitLen(i)+29)/30))), nil
			}, Doc: "The size in memory, in bytes."},
		},
		Getters: []vm.Getter{
			{Name: "real", Get: func(t *vm.Thread, v Value) (Value, error) { return plainInt(t, v), nil }, Doc: "The int itself."},
			{Name: "numerator", Get: func(t *vm.Thread, v Value) (Value, error) { return plainInt(t, v), nil }, Doc: "The int itself."},
			{Name: "imag", Get: func(t *vm.Thread, v Value) (Value, error) { return obj.SmallInt(0), nil }, Doc: "Zero."},
			{Name: "denominator", Get: func(t *vm.Thread, v Value) (Value, error) { return obj.SmallInt(1), nil }, Doc: "One."},
		},
	}
}

func boolSpec(base *vm.TypeSpec) *vm.TypeSpec {
	slots := base.Slots
	slots.Repr = func(t *vm.Thread, v Value) (Value, error) {
		if v == obj.TrueValue {
			return t.Intern("True"), nil
		}
		return t.Intern("False"), nil
	}
	slots.Bool = func(t *vm.Thread, v Value) (bool, error) { return v == obj.TrueValue, nil }
	slots.Binary = func(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
		if a.IsBool() && b.IsBool() {
			x, y := a == obj.TrueValue, b == obj.TrueValue
			switch op {
			case vm.OpAnd:
				return obj.Bool(x && y), nil
			case vm.OpOr:
				return obj.Bool(x || y), nil
			case vm.OpXor:
				return obj.Bool(x != y), nil
			}
		}
		return intBinary(t, op, a, b)
	}
	return &vm.TypeSpec{
		Name: "bool", Shape: obj.ShapeBool, Base: base, Final: true,
		Doc:    "True or False: the truth of an object, by default False.",
		New:    newBool,
		NewSig: "cls, x=False, /",
		Slots:  slots,
	}
}

func newBool(t *vm.Thread, args []Value) (Value, error) {
	if args[1] == obj.Unbound {
		return obj.FalseValue, nil
	}
	b, err := t.Truth(args[1])
	return obj.Bool(b), err
}

// plainInt is an int, bool or object of a subclass as an exact int.
func plainInt(t *vm.Thread, v Value) Value {
	i, _ := t.AsInt(t.Unwrap(v))
	return i
}

func intUnary(f func(t *vm.Thread, v Value) (Value, error)) func(t *vm.Thread, v Value) (Value, error) {
	return func(t *vm.Thread, v Value) (Value, error) { return f(t, plainInt(t, v)) }
}

func numberHash(t *vm.Thread, v Value) (int64, error) {
	h, ok := t.Space.Hash(t.Unwrap(v))
	if !ok { // NaN
		return t.IdentityHash(v), nil
	}
	return h, nil
}

// digitLimit is the most digits that may be converted between int and str.
func digitLimit(t *vm.Thread) int { return int(t.VM.MaxDigits.Load()) }

func intRepr(t *vm.Thread, v Value) (Value, error) {
	i := plainInt(t, v)
	if i.IsInt() && i.Int() >= 0 && i.Int() < 10 {
		return t.Char('0' + rune(i.Int())), nil
	}
	if err := t.CheckDigits(i, digitLimit(t)); err != nil {
		return 0, failure(t, err)
	}
	var buf [64]byte
	return t.NewStrBytes(t.AppendInt(buf[:0], i, 10))
}

func intBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	x, ok := t.AsInt(t.Unwrap(a))
	if !ok {
		return obj.NotImplemented, nil
	}
	y, ok := t.AsInt(t.Unwrap(b))
	if !ok || op == vm.OpMatMul {
		return obj.NotImplemented, nil
	}
	if op == vm.OpDivmod {
		q, r, err := t.IntDivmod(x, y)
		if err != nil {
			return 0, failure(t, err)
		}
		return t.NewPair(q, r), nil
	}
	v, err := t.IntBinary(obj.BinaryOp(op), x, y)
	return result(t, v, err)
}

func intCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	x, _ := t.AsInt(t.Unwrap(a))
	y, ok := t.AsInt(t.Unwrap(b))
	if !ok {
		return obj.NotImplemented, nil
	}
	return ordered(op, t.IntCmp(x, y)), nil
}

// ordered is the outcome of a comparison whose operands compare as c: negative,
// 0 or positive.
func ordered(op vm.CompareOp, c int) Value {
	switch op {
	case vm.OpLt:
		return obj.Bool(c < 0)
	case vm.OpLe:
		return obj.Bool(c <= 0)
	case vm.OpEq:
		return obj.Bool(c == 0)
	case vm.OpNe:
		return obj.Bool(c != 0)
	case vm.OpGt:
		return obj.Bool(c > 0)
	}
	return obj.Bool(c >= 0)
}

func newInt(t *vm.Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	var v Value
	var err error
	switch {
	case isGiven(args[2]):
		v, err = intOfText(t, args)
	case isGiven(args[1]):
		v, err = toInt(t, args[1])
	default:
		v = obj.SmallInt(0)
	}
	if err != nil {
		return 0, err
	}
	return t.NewObject(args[0], v)
}

// intOfText is int(x, base).
func intOfText(t *vm.Thread, args []Value) (Value, error) {
	if !isGiven(args[1]) {
		return 0, t.TypeError("int() missing string argument")
	}
	base, err := clampedIndex(t, args[2])
	if err != nil {
		return 0, err
	}
	if base != 0 && (base < 2 || base > 36) {
		return 0, t.ValueError("int() base must be >= 2 and <= 36, or 0")
	}
	x := t.Unwrap(args[1])
	text, ok := numberText(t, x)
	if !ok || !t.IsKind(x, obj.KindStr) && !t.IsKind(x, obj.KindBytes) && !t.IsKind(x, obj.KindByteArray) {
		return 0, t.TypeError("int() can't convert non-string with explicit base")
	}
	return parseInt(t, args[1], text, base)
}

// numberText is the text of a str, bytes, bytearray or memoryview.
func numberText(t *vm.Thread, v Value) (string, bool) {
	v = t.Unwrap(v)
	if t.IsKind(v, obj.KindStr) {
		return t.StrView(v), true
	}
	b, ok := bufferOf(t, v)
	return viewText(b), ok
}

func parseInt(t *vm.Thread, x Value, text string, base int) (Value, error) {
	v, err := t.ParseInt(text, base, digitLimit(t))
	if err != obj.ErrIntSyntax {
		return result(t, v, err)
	}
	return 0, literalError(t, x, "invalid literal for int() with base %d: %s", base)
}

// literalError is a ValueError about a number's text; the format gets the args
// and then the repr of x.
func literalError(t *vm.Thread, x Value, format string, args ...any) error {
	repr, err := t.ReprText(x)
	if err != nil {
		return err
	}
	if t.IsInstance(x, obj.ShapeStr) && len(repr) > 200 {
		repr = repr[:200]
	}
	return t.ValueError(format, append(args, repr)...)
}

// toInt is int(x): an exact int.
func toInt(t *vm.Thread, x Value) (Value, error) {
	if i, ok := t.AsInt(x); ok {
		return i, nil
	}
	if f, ok := t.FloatOf(x); ok {
		v, err := t.IntFromFloat(f)
		return result(t, v, err)
	}
	if t.IsKind(x, obj.KindStr) {
		return parseInt(t, x, t.StrView(x), 10)
	}
	m := t.Mark()
	defer t.Release(m)
	kx := t.Keep(x)
	for _, name := range [...]string{"__int__", "__index__", "__trunc__"} {
		f, err := t.LookupSpecial(*kx, t.Intern(name))
		if err != nil {
			return 0, err
		}
		if f == obj.Unbound {
			continue
		}
		r, err := t.Call(f)
		if err != nil {
			return 0, err
		}
		kr := t.Keep(r)
		if name == "__trunc__" {
			if err := t.Warn(t.VM.Exc.DeprecationWarning, "The delegation of int() to __trunc__ is deprecated."); err != nil {
				return 0, err
			}
			r = *kr
		}
		if t.IsInstance(r, obj.ShapeInt) {
			if name != "__trunc__" && !t.IsExactInt(r) {
				if err := t.WarnSubclass(kr, name, "int", "int"); err != nil {
					return 0, err
				}
			}
			return plainInt(t, *kr), nil
		}
		if name != "__trunc__" {
			return 0, t.TypeError("%s returned non-int (type %s)", name, t.TypeName(r))
		}
		if i, err := t.ToIndex(r); err == nil {
			return i, nil
		}
		return 0, t.TypeError("__trunc__ returned non-Integral (type %s)", t.TypeName(r))
	}
	if text, ok := numberText(t, *kx); ok {
		return parseInt(t, *kx, text, 10)
	}
	return 0, t.TypeError("int() argument must be a string, a bytes-like object or a real number, not '%s'", t.TypeName(*kx))
}

func intSelf(t *vm.Thread, args []Value) (Value, error) { return plainInt(t, args[0]), nil }

func intRatio(t *vm.Thread, args []Value) (Value, error) {
	return t.NewPair(plainInt(t, args[0]), obj.SmallInt(1)), nil
}

func intBitLength(t *vm.Thread, args []Value) (Value, error) {
	return obj.SmallInt(int64(t.IntBitLen(plainInt(t, args[0])))), nil
}

func intBitCount(t *vm.Thread, args []Value) (Value, error) {
	var w big.Int
	n := 0
	for _, limb := range t.ViewInt(plainInt(t, args[0]), &w).Bits() {
		n += bits.OnesCount(uint(limb))
	}
	return obj.SmallInt(int64(n)), nil
}

func intRound(t *vm.Thread, args []Value) (Value, error) {
	if !given(args[1]) {
		return plainInt(t, args[0]), nil
	}
	nd, err := t.ToIndex(args[1])
	if err != nil {
		return 0, err
	}
	v := plainInt(t, args[0])
	if t.IntSign(nd) >= 0 {
		return v, nil
	}
	n, ok := t.Int64(nd)
	if !ok || -n > int64(t.IntBitLen(v))/3+2 {
		return obj.SmallInt(0), nil
	}
	var w big.Int
	x := t.ViewInt(v, &w)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-n), nil)
	q, r := new(big.Int).DivMod(x, unit, new(big.Int)) // r >= 0
	half := r.Lsh(r, 1).Cmp(unit)
	if half > 0 || half == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return t.NewBig(q.Mul(q, unit))
}

// byteOrder reads a byteorder argument.
func littleEndian(t *vm.Thread, v Value) (bool, error) {
	if v == obj.Unbound {
		return false, nil
	}
	x := t.Unwrap(v)
	if !t.IsKind(x, obj.KindStr) {
		return false, t.TypeError("%s argument 'byteorder' must be str, not %s", "from_bytes()", t.TypeName(v))
	}
	switch t.StrView(x) {
	case "little":
		return true, nil
	case "big":
		return false, nil
	}
	return false, t.ValueError("byteorder must be either 'little' or 'big'")
}

func optionalTruth(t *vm.Thread, v Value) (bool, error) {
	if v == obj.Unbound {
		return false, nil
	}
	return t.Truth(v)
}

// optionalFlag is an argument that is an int, used for its truth.
func optionalFlag(t *vm.Thread, v Value) (bool, error) {
	if v == obj.Unbound {
		return false, nil
	}
	i, err := t.ToIndex(v)
	return i != obj.SmallInt(0), err
}

// sizeArg is an argument that is a size or a count.
func sizeArg(t *vm.Thread, v Value) (int, error) {
	i, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	n, ok := t.Int64(i)
	if !ok {
		return 0, t.OverflowError("Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}

func intFromBytes(t *vm.Thread, args []Value) (Value, error) {
	little, err := littleEndian(t, args[2])
	if err != nil {
		return 0, err
	}
	signed, err := optionalTruth(t, args[3])
	if err != nil {
		return 0, err
	}
	data, err := bytesContent(t, args[1])
	if err != nil {
		return 0, err
	}
	if little {
		data = slices.Clone(data)
		slices.Reverse(data)
	}
	z := new(big.Int).SetBytes(data)
	if signed && len(data) > 0 && data[0] >= 0x80 {
		z.Sub(z, new(big.Int).Lsh(big.NewInt(1), uint(8*len(data))))
	}
	v, err := t.NewBig(z)
	if err != nil || args[0] == t.VM.Class(obj.ShapeInt) {
		return v, err
	}
	return t.Call(args[0], v)
}

func intToBytes(t *vm.Thread, args []Value) (Value, error) {
	n := 1
	if isGiven(args[1]) {
		var err error
		if n, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	little, err := littleEndian(t, args[2])
	if err != nil {
		return 0, err
	}
	signed, err := optionalTruth(t, args[3])
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, t.ValueError("length argument must be non-negative")
	}
	v := plainInt(t, args[0])
	neg := t.IntSign(v) < 0
	if neg && !signed {
		return 0, t.OverflowError("can't convert negative int to unsigned")
	}
	var w big.Int
	x := t.ViewInt(v, &w)
	need := x.BitLen()
	if signed {
		need++
		if neg && x.TrailingZeroBits() == uint(need-2) {
			need-- // -2^k needs no more bits than its magnitude
		}
	}
	if need > 8*n && t.IntSign(v) != 0 {
		return 0, t.OverflowError("int too big to convert")
	}
	z, out, err := t.NewBytesBuf(n)
	if err != nil {
		return 0, err
	}
	if neg {
		x = new(big.Int).Add(x, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
	}
	x.FillBytes(out)
	if little {
		slices.Reverse(out)
	}
	return z, nil
}
