package obj

import (
	"math"
	"math/big"
	"math/bits"
)

// IntBinary computes a op b for two exact ints; op is any but OpMatMul and
// OpDivmod.
func (s *Space) IntBinary(op BinaryOp, a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		if v, ok, err := s.smallBinary(op, a.Int(), b.Int()); ok {
			return v, err
		}
	}
	if v, ok := s.wideBinary(op, a, b); ok {
		return v, nil
	}
	switch op {
	case OpFloorDiv:
		q, _, err := s.IntDivmod(a, b)
		return q, err
	case OpMod:
		if b == SmallInt(0) {
			return 0, errModByZero
		}
		_, r, err := s.IntDivmod(a, b)
		return r, err
	case OpTrueDiv:
		return s.intTrueDiv(a, b)
	case OpPow:
		return s.intPow(a, b)
	case OpLShift, OpRShift:
		return s.intShift(op, a, b)
	}
	m, n := s.intWords(a), s.intWords(b)
	if m+n <= quickLimbs && (op == OpAdd || op == OpSub) {
		return s.sum(a, b, op == OpSub)
	}
	size := max(m, n) + 1
	if op == OpMul {
		size = m + n
		if m*n > asideWork {
			return s.longMul(a, b)
		}
	}
	v, dst, err := s.newInt(size)
	if err != nil {
		return 0, err
	}
	var x, y big.Int
	var z big.Int
	z.SetBits(dst)
	p, q := s.ViewInt(a, &x), s.ViewInt(b, &y)
	switch op {
	case OpAdd:
		z.Add(p, q)
	case OpSub:
		z.Sub(p, q)
	case OpMul:
		z.Mul(p, q)
	case OpAnd:
		z.And(p, q)
	case OpOr:
		z.Or(p, q)
	case OpXor:
		z.Xor(p, q)
	}
	return s.settle(v, &z)
}

// smallBinary computes a op b for two small ints, where that needs no big.Int.
func (s *Space) smallBinary(op BinaryOp, a, b int64) (Value, bool, error) {
	switch op {
	case OpAdd:
		return s.NewInt(a + b), true, nil
	case OpSub:
		return s.NewInt(a - b), true, nil
	case OpMul:
		hi, lo := bits.Mul64(uint64(max(a, -a)), uint64(max(b, -b)))
		return s.newLimbs(lo, hi, (a < 0) != (b < 0)), true, nil
	case OpFloorDiv:
		if b == 0 {
			return 0, true, errDivByZero
		}
		q := a / b
		if a%b != 0 && (a < 0) != (b < 0) {
			q--
		}
		return s.NewInt(q), true, nil
	case OpMod:
		if b == 0 {
			return 0, true, errModByZero
		}
		r := a % b
		if r != 0 && (r < 0) != (b < 0) {
			r += b
		}
		return SmallInt(r), true, nil
	case OpTrueDiv:
		const exact = 1 << 53
		if b != 0 && a >= -exact && a <= exact && b >= -exact && b <= exact {
			return s.NewFloat(float64(a) / float64(b)), true, nil
		}
	case OpAnd:
		return SmallInt(a & b), true, nil
	case OpOr:
		return SmallInt(a | b), true, nil
	case OpXor:
		return SmallInt(a ^ b), true, nil
	case OpLShift:
		if b >= 0 && b < 64 {
			if v := a << b; v>>b == a {
				return s.NewInt(v), true, nil
			}
		}
	case OpRShift:
		if b >= 0 {
			return SmallInt(a >> min(b, 63)), true, nil
		}
	}
	return 0, false, nil
}

// IntDivmod is the floor quotient and the remainder of two exact ints.
func (s *Space) IntDivmod(a, b Value) (Value, Value, error) {
	if a.IsInt() && b.IsInt() {
		q, _, err := s.smallBinary(OpFloorDiv, a.Int(), b.Int())
		r, _, _ := s.smallBinary(OpMod, a.Int(), b.Int())
		return q, r, err
	}
	if b == SmallInt(0) {
		return 0, 0, errDivByZero
	}
	if m, n := s.intWords(a), s.intWords(b); (m-n)*n > asideWork {
		return s.longDivmod(a, b)
	}
	var x, y big.Int
	p, d := s.ViewInt(a, &x), s.ViewInt(b, &y)
	vq, dq, err := s.newInt(s.intWords(a) - s.intWords(b) + 2)
	if err != nil {
		return 0, 0, err
	}
	vr, dr, err := s.newInt(s.intWords(a) + 1)
	if err != nil {
		return 0, 0, err
	}
	var q, r big.Int
	q.SetBits(dq)
	r.SetBits(dr)
	q.QuoRem(p, d, &r)
	if r.Sign() != 0 && r.Sign() != d.Sign() {
		q.Sub(&q, bigOne)
		r.Add(&r, d)
	}
	if vq, err = s.settle(vq, &q); err != nil {
		return 0, 0, err
	}
	vr, err = s.settle(vr, &r)
	return vq, vr, err
}

// bigOne is never written.
var bigOne = big.NewInt(1)

// intTrueDiv is a / b, correctly rounded.
func (s *Space) intTrueDiv(a, b Value) (Value, error) {
	if b == SmallInt(0) {
		return 0, errTrueDivZero
	}
	if a == SmallInt(0) {
		return s.NewFloat(math.Copysign(0, float64(s.IntSign(b)))), nil
	}
	var x, y big.Int
	p, d := s.ViewInt(a, &x), s.ViewInt(b, &y)
	shift := s.IntBitLen(b) - s.IntBitLen(a)
	if shift < -1025 {
		return 0, errDivResult
	}
	if shift > 1100 {
		return s.NewFloat(math.Copysign(0, float64(p.Sign()*d.Sign()))), nil
	}
	// A quotient of at least 66 bits, with the remainder's existence in its
	// lowest bit, rounds as the exact one does.
	shift += 67
	q, r, t := new(big.Int), new(big.Int), new(big.Int)
	if shift >= 0 {
		t.Lsh(p, uint(shift))
		q.QuoRem(t, d, r)
	} else {
		t.Lsh(d, uint(-shift))
		q.QuoRem(p, t, r)
	}
	if r.Sign() != 0 {
		q.Or(q.Abs(q), bigOne)
	}
	m := new(big.Float).SetInt(q.Abs(q))
	f, _ := m.SetMantExp(m, -shift).Float64()
	if math.IsInf(f, 0) {
		return 0, errDivResult
	}
	if p.Sign() != d.Sign() {
		f = -f
	}
	return s.NewFloat(f), nil
}

// intPow is a ** b; a float for negative b.
func (s *Space) intPow(a, b Value) (Value, error) {
	if s.IntSign(b) < 0 {
		x, err := s.IntFloat(a)
		if err != nil {
			return 0, err
		}
		y, err := s.IntFloat(b)
		if err != nil {
			return 0, err
		}
		f, err := FloatPow(x, y)
		return s.NewFloat(f), err
	}
	if b == SmallInt(0) {
		return SmallInt(1), nil
	}
	if a.IsInt() {
		switch i := a.Int(); {
		case i == 1:
			return SmallInt(1), nil
		case i == 0:
			return a, nil
		case i == -1:
			var w big.Int
			return SmallInt(1 - 2*int64(s.ViewInt(b, &w).Bit(0))), nil
		}
	}
	e, ok := s.Int64(b)
	n := s.IntBitLen(a)
	if !ok || int64(n-1) > maxIntBits/e || !s.fitsBits(int64(n-1)*e) {
		return 0, ErrNoMemory
	}
	if a.IsInt() && int64(n)*e <= 61 {
		x := a.Int()
		p := int64(1)
		for ; e > 0; e-- {
			p *= x
		}
		return SmallInt(p), nil
	}
	if int64(n)*e <= 128 {
		w, _ := s.wideOf(a)
		w = w.power(e)
		return s.newLimbs(w.lo, w.hi, w.neg), nil
	}
	var x big.Int
	p := s.ViewInt(a, &x)
	if p.TrailingZeroBits() == uint(n-1) {
		// A power of two, up to the sign.
		z := scratch.Get().(*big.Int)
		defer scratch.Put(z)
		z.Lsh(z.SetInt64(1), uint(int64(n-1)*e))
		if p.Sign() < 0 && e&1 != 0 {
			z.Neg(z)
		}
		return s.NewBig(z)
	}
	if words := int64(n) * e / 64; words*words > asideWork {
		return s.longPow(p, e)
	}
	z, sq := scratch.Get().(*big.Int), scratch.Get().(*big.Int)
	defer scratch.Put(z)
	defer scratch.Put(sq)
	return s.NewBig(powInto(z, sq, p, e))
}

// powInto is p ** e, e > 0, in z or sq.
func powInto(z, sq, p *big.Int, e int64) *big.Int {
	z.Set(p)
	for i := bits.Len64(uint64(e)) - 2; i >= 0; i-- {
		sq.Mul(z, z)
		if e>>i&1 != 0 {
			z.Mul(sq, p)
		} else {
			z, sq = sq, z
		}
	}
	return z
}

// IntPowMod is pow(a, b, m) for exact ints.
func (s *Space) IntPowMod(a, b, m Value) (Value, error) {
	if m == SmallInt(0) {
		return 0, errPowModZero
	}
	if a.IsInt() && b.IsInt() && m.IsInt() && b.Int() >= 0 && m.Int() > 0 {
		return SmallInt(powMod(a.Int(), b.Int(), m.Int())), nil
	}
	var x, y, w big.Int
	p, e, mod := s.ViewInt(a, &x), s.ViewInt(b, &y), s.ViewInt(m, &w)
	z, abs := new(big.Int), new(big.Int).Abs(mod)
	if abs.Cmp(bigOne) == 0 {
		return SmallInt(0), nil
	}
	if e.Sign() < 0 {
		if z.ModInverse(p, abs) == nil {
			return 0, errNotInverse
		}
		p, e = new(big.Int).Set(z), new(big.Int).Neg(e)
	}
	if words := len(abs.Bits()); words*words*e.BitLen() > asideWork {
		s.longPowMod(z, p, e, abs)
	} else {
		z.Exp(p, e, abs)
	}
	if mod.Sign() < 0 && z.Sign() != 0 {
		z.Add(z, mod)
	}
	return s.NewBig(z)
}

// powMod is a ** b % m for b >= 0 and m > 0.
func powMod(a, b, m int64) int64 {
	mod := uint64(m)
	mul := func(x, y uint64) uint64 {
		hi, lo := bits.Mul64(x, y)
		if hi == 0 {
			return lo % mod
		}
		return bits.Rem64(hi, lo, mod)
	}
	if a %= m; a < 0 {
		a += m
	}
	z := 1 % mod
	for square := uint64(a); ; square = mul(square, square) {
		if b&1 != 0 {
			z = mul(z, square)
		}
		if b >>= 1; b == 0 {
			return int64(z)
		}
	}
}

// intShift is a << b or a >> b.
func (s *Space) intShift(op BinaryOp, a, b Value) (Value, error) {
	if s.IntSign(b) < 0 {
		return 0, errNegShift
	}
	if a == SmallInt(0) {
		return a, nil
	}
	n, ok := s.Int64(b)
	if op == OpLShift {
		if !ok {
			return 0, errTooManyDigit
		}
		if !s.fitsBits(n) {
			return 0, ErrNoMemory
		}
	} else if !ok || n >= int64(s.IntBitLen(a)) {
		return SmallInt(int64(-b2i(s.IntSign(a) < 0))), nil
	}
	size := s.intWords(a) + 2
	if op == OpLShift {
		size += int(n / 64)
	}
	v, dst, err := s.newInt(size)
	if err != nil {
		return 0, err
	}
	var x big.Int
	var z big.Int
	z.SetBits(dst)
	if op == OpLShift {
		z.Lsh(s.ViewInt(a, &x), uint(n))
	} else {
		z.Rsh(s.ViewInt(a, &x), uint(n))
	}
	return s.settle(v, &z)
}
