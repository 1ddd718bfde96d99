package obj

import (
	"math"
	"math/big"
	"math/bits"
	"sync"
	"unsafe"
)

// Ints.
//
// An int between MinSmall and MaxSmall is always a small int, any other a
// KindInt object: sign and magnitude, the magnitude in 64-bit limbs, least
// significant first, the top one nonzero. So equal ints of different forms do
// not exist.
//
// The arithmetic is math/big's. An operand is viewed in place, as a big.Int
// whose limbs are those in the heap; a result is computed straight into a new
// object that has room for it. So arithmetic on big ints allocates nothing on
// the Go heap but what math/big takes for itself in long divisions.

// BinaryOp numbers the binary operators, in the order of the opcodes.
type BinaryOp uint8

// The binary operators.
const (
	OpAdd BinaryOp = iota
	OpSub
	OpMul
	OpMatMul
	OpTrueDiv
	OpFloorDiv
	OpMod
	OpPow
	OpLShift
	OpRShift
	OpAnd
	OpOr
	OpXor
	OpDivmod
	NumBinary
)

// maxIntBits bounds the size of an int: beyond it the result of a shift or a
// power is not even tried.
const maxIntBits = 1 << 36

// fitsBits reports whether there can be an int of so many bits: what cannot be kept
// is not computed either.
func (s *Space) fitsBits(n int64) bool { return n <= maxIntBits && s.Fits(n/8) }

// ViewInt makes w a view of the exact int v, for reading only, and returns it:
// valid until the next safepoint.
func (s *Space) ViewInt(v Value, w *big.Int) *big.Int {
	if !v.IsInt() {
		limbs, neg := s.limbs(v)
		w.SetBits(limbs)
		if neg {
			w.Neg(w)
		}
		return w
	}
	i := v.Int()
	if i == 0 {
		return w.SetBits(nil)
	}
	// The limb is put into the Python heap, where it costs least.
	limb := (*big.Word)(unsafe.Add(s.Ptr(s.Alloc(KindRaw, 0, 2*wordSize)), wordSize))
	*limb = big.Word(max(i, -i))
	w.SetBits(unsafe.Slice(limb, 1))
	if i < 0 {
		w.Neg(w)
	}
	return w
}

// limbs are the limbs of a KindInt, and whether it is negative; a bool is told as the ints are that it stands for.
func (s *Space) limbs(v Value) ([]big.Word, bool) {
	if !v.IsRef() {
		return boolLimbs(v), false
	}
	p := s.Ptr(v.Ref())
	n := *(*uint64)(unsafe.Add(p, IntLen*wordSize))
	return unsafe.Slice((*big.Word)(unsafe.Add(p, IntLimbs*wordSize)), n>>1), n&1 != 0
}

func boolLimbs(v Value) []big.Word { return []big.Word{big.Word(b2i(v == TrueValue))} }

// BigOf is a copy of the exact int or bool v.
func (s *Space) BigOf(v Value) *big.Int {
	if v, _ = s.AsInt(v); v.IsInt() {
		return big.NewInt(v.Int())
	}
	var w big.Int
	return new(big.Int).Set(s.ViewInt(v, &w))
}

// IsExactInt reports whether v is an int, not a bool, nor of a subclass.
func (s *Space) IsExactInt(v Value) bool { return v.IsInt() || s.IsKind(v, KindInt) }

// AsInt is v as an exact int if it is one or a bool.
func (s *Space) AsInt(v Value) (Value, bool) {
	switch {
	case s.IsExactInt(v):
		return v, true
	case v == TrueValue:
		return SmallInt(1), true
	case v == FalseValue:
		return SmallInt(0), true
	}
	return v, false
}

// NewInt makes an int.
func (s *Space) NewInt(i int64) Value {
	if FitsSmall(i) {
		return SmallInt(i)
	}
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	return s.newLimbs(u, 0, i < 0)
}

// NewUint makes an int.
func (s *Space) NewUint(u uint64) Value {
	if u <= MaxSmall {
		return SmallInt(int64(u))
	}
	return s.newLimbs(u, 0, false)
}

// newLimbs makes the int ±(hi<<64 + lo).
func (s *Space) newLimbs(lo, hi uint64, neg bool) Value {
	if hi == 0 && lo <= 1<<61 {
		i := int64(lo)
		if neg {
			i = -i
		}
		if FitsSmall(i) {
			return SmallInt(i)
		}
	}
	n := 2
	if hi == 0 {
		n = 1
	}
	r := s.Alloc(KindInt, ShapeInt, (IntLimbs+2)*wordSize)
	s.SetWord(r, IntLen, uint64(n)<<1|uint64(b2i(neg)))
	s.SetWord(r, IntLimbs, lo)
	s.SetWord(r, IntLimbs+1, hi)
	return FromRef(r)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// NewBig makes an int equal to z.
func (s *Space) NewBig(z *big.Int) (Value, error) {
	if z.IsInt64() {
		return s.NewInt(z.Int64()), nil
	}
	v, limbs, err := s.newInt(len(z.Bits()))
	if err != nil {
		return 0, err
	}
	copy(limbs[:len(z.Bits())], z.Bits())
	s.SetWord(v.Ref(), IntLen, uint64(len(z.Bits()))<<1|uint64(b2i(z.Sign() < 0)))
	return v, nil
}

// newInt makes an int object with room for n limbs. The slice has length 0:
// a big.Int of those bits computes into the object.
func (s *Space) newInt(n int) (Value, []big.Word, error) {
	n = max(n, 1)
	r, ok := s.AllocData(KindInt, ShapeInt, uintptr(IntLimbs+n)*wordSize)
	if !ok {
		return 0, nil, ErrNoMemory
	}
	return FromRef(r), unsafe.Slice((*big.Word)(unsafe.Add(s.Ptr(r), IntLimbs*wordSize)), n)[:0], nil
}

// settle makes the result z of a computation into the object v, whose limbs
// it was given, a value.
func (s *Space) settle(v Value, z *big.Int) (Value, error) {
	limbs := z.Bits()
	if len(limbs) > 0 && unsafe.Pointer(&limbs[0]) != unsafe.Add(s.Ptr(v.Ref()), IntLimbs*wordSize) {
		return s.NewBig(z)
	}
	return s.settleLimbs(v, limbs, z.Sign() < 0), nil
}

// settleLimbs is settle for limbs that lie in v; the upper ones may be 0.
func (s *Space) settleLimbs(v Value, limbs []big.Word, neg bool) Value {
	for len(limbs) > 0 && limbs[len(limbs)-1] == 0 {
		limbs = limbs[:len(limbs)-1]
	}
	switch {
	case len(limbs) == 0:
		return SmallInt(0)
	case len(limbs) == 1 && limbs[0] <= 1<<61:
		return s.newLimbs(uint64(limbs[0]), 0, neg)
	}
	s.SetWord(v.Ref(), IntLen, uint64(len(limbs))<<1|uint64(b2i(neg)))
	return v
}

// scratch holds big.Ints for intermediate results.
var scratch = sync.Pool{New: func() any { return new(big.Int) }}

// Int64 is the number of an exact int or bool, if it fits.
func (s *Space) Int64(v Value) (int64, bool) {
	if v.IsInt() {
		return v.Int(), true
	}
	limbs, neg := s.limbs(v)
	if len(limbs) > 1 {
		return 0, false
	}
	u := uint64(limbs[0])
	if neg {
		return -int64(u), u <= 1<<63
	}
	return int64(u), u <= math.MaxInt64
}

// IntSign is -1, 0 or 1, of an exact int or bool.
func (s *Space) IntSign(v Value) int {
	if v.IsInt() {
		i := v.Int()
		return b2i(i > 0) - b2i(i < 0)
	}
	if limbs, neg := s.limbs(v); neg {
		return -1
	} else if len(limbs) == 1 {
		return b2i(limbs[0] != 0)
	}
	return 1
}

// IntBitLen is the length of the magnitude in bits.
func (s *Space) IntBitLen(v Value) int {
	if v.IsInt() {
		i := v.Int()
		return bits.Len64(uint64(max(i, -i)))
	}
	limbs, _ := s.limbs(v)
	return (len(limbs)-1)*64 + bits.Len64(uint64(limbs[len(limbs)-1]))
}

func (s *Space) intWords(v Value) int {
	if v.IsInt() {
		return 1
	}
	return int(s.Word(v.Ref(), IntLen) >> 1)
}

// IntCmp compares two exact ints: negative, 0 or positive.
func (s *Space) IntCmp(a, b Value) int {
	if a.IsInt() && b.IsInt() {
		x, y := a.Int(), b.Int()
		return b2i(x > y) - b2i(x < y)
	}
	if a == b {
		return 0
	}
	if d := s.IntSign(a) - s.IntSign(b); d != 0 {
		return d
	}
	// Of one sign; a small int is the nearer to 0.
	c := b2i(!a.IsInt()) - b2i(!b.IsInt())
	if c == 0 {
		x, _ := s.limbs(a)
		y, _ := s.limbs(b)
		c = compareLimbs(x, y)
	}
	return c * s.IntSign(a)
}

// compareLimbs compares two magnitudes.
func compareLimbs(x, y []big.Word) int {
	if len(x) != len(y) {
		return b2i(len(x) > len(y)) - b2i(len(x) < len(y))
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			return b2i(x[i] > y[i]) - b2i(x[i] < y[i])
		}
	}
	return 0
}

// IntEqual reports whether two exact ints are equal.
func (s *Space) IntEqual(a, b Value) bool {
	return a == b || !a.IsInt() && !b.IsInt() && s.IntCmp(a, b) == 0
}

// IntNeg negates an exact int.
func (s *Space) IntNeg(v Value) (Value, error) {
	if v.IsInt() {
		return s.NewInt(-v.Int()), nil
	}
	return s.copySign(v, false)
}

// IntAbs is the absolute value of an exact int.
func (s *Space) IntAbs(v Value) (Value, error) {
	if v.IsInt() {
		return s.NewInt(max(v.Int(), -v.Int())), nil
	}
	if _, neg := s.limbs(v); !neg {
		return v, nil
	}
	return s.copySign(v, true)
}

func (s *Space) copySign(v Value, abs bool) (Value, error) {
	limbs, neg := s.limbs(v)
	z, dst, err := s.newInt(len(limbs))
	if err != nil {
		return 0, err
	}
	neg = !neg && !abs
	if len(limbs) == 1 && limbs[0] == 1<<61 && neg {
		return SmallInt(MinSmall), nil
	}
	copy(dst[:len(limbs)], limbs)
	s.SetWord(z.Ref(), IntLen, uint64(len(limbs))<<1|uint64(b2i(neg)))
	return z, nil
}

// IntInvert is ~v of an exact int.
func (s *Space) IntInvert(v Value) (Value, error) {
	if v.IsInt() {
		return s.NewInt(^v.Int()), nil
	}
	var w big.Int
	z, dst, err := s.newInt(s.intWords(v) + 1)
	if err != nil {
		return 0, err
	}
	var n big.Int
	n.SetBits(dst)
	return s.settle(z, n.Not(s.ViewInt(v, &w)))
}

// IntFloat is the float nearest to an exact int.
func (s *Space) IntFloat(v Value) (float64, error) {
	if v.IsInt() {
		return float64(v.Int()), nil
	}
	var w big.Int
	f, _ := s.ViewInt(v, &w).Float64()
	if math.IsInf(f, 0) {
		return 0, errIntTooLarge
	}
	return f, nil
}

var (
	errIntTooLarge  = &Error{OverflowError, "int too large to convert to float"}
	errDivResult    = &Error{OverflowError, "integer division result too large for a float"}
	errDivByZero    = &Error{ZeroDivisionError, "integer division or modulo by zero"}
	errModByZero    = &Error{ZeroDivisionError, "integer modulo by zero"}
	errTrueDivZero  = &Error{ZeroDivisionError, "division by zero"}
	errNegShift     = &Error{ValueError, "negative shift count"}
	errTooManyDigit = &Error{OverflowError, "too many digits in integer"}
	errPowModZero   = &Error{ValueError, "pow() 3rd argument cannot be 0"}
	errNotInverse   = &Error{ValueError, "base is not invertible for the given modulus"}
)

// IntFromFloat is the integral part of f, towards zero.
func (s *Space) IntFromFloat(f float64) (Value, error) {
	if math.Abs(f) < 1<<62 {
		return s.NewInt(int64(f)), nil
	}
	if math.IsInf(f, 0) {
		return 0, errorf(OverflowError, "cannot convert float infinity to integer")
	}
	if math.IsNaN(f) {
		return 0, errorf(ValueError, "cannot convert float NaN to integer")
	}
	m, e := math.Frexp(f)
	z := scratch.Get().(*big.Int)
	defer scratch.Put(z)
	z.SetInt64(int64(m * (1 << 53)))
	return s.NewBig(z.Lsh(z, uint(e-53)))
}

// IntFloatCmp compares an exact int with a float that is not a NaN, exactly.
func (s *Space) IntFloatCmp(v Value, f float64) int {
	if v.IsInt() {
		if i := v.Int(); i > -1<<53 && i < 1<<53 {
			return b2i(float64(i) > f) - b2i(float64(i) < f)
		}
	}
	if math.IsInf(f, 0) {
		return -b2i(f > 0) + b2i(f < 0)
	}
	t := math.Trunc(f)
	z := scratch.Get().(*big.Int)
	defer scratch.Put(z)
	m, e := math.Frexp(t)
	z.SetInt64(int64(m * (1 << 53)))
	if e >= 53 {
		z.Lsh(z, uint(e-53))
	} else {
		z.SetInt64(int64(t))
	}
	var w big.Int
	if c := s.ViewInt(v, &w).Cmp(z); c != 0 {
		return c
	}
	return b2i(t > f) - b2i(t < f)
}
