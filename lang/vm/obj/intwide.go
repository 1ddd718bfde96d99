package obj

import (
	"math/big"
	"math/bits"
	"strconv"
)

// Arithmetic on ints of up to two limbs, without package math/big: what
// programs mostly have that compute modulo a power of two, or with ids, times
// and hashes.

// wide is an int of up to 128 bits: sign and magnitude.
type wide struct {
	lo, hi uint64
	neg    bool
}

// wideOf is the exact int v, if it is no longer.
func (s *Space) wideOf(v Value) (wide, bool) {
	if v.IsInt() {
		i := v.Int()
		return wide{lo: uint64(max(i, -i)), neg: i < 0}, true
	}
	w := s.Word(v.Ref(), IntLen)
	switch w >> 1 {
	case 1:
		return wide{s.Word(v.Ref(), IntLimbs), 0, w&1 != 0}, true
	case 2:
		return wide{s.Word(v.Ref(), IntLimbs), s.Word(v.Ref(), IntLimbs+1), w&1 != 0}, true
	}
	return wide{}, false
}

// quickLimbs bounds what QuickBinary computes with, in limbs of both operands.
const quickLimbs = 32

// QuickBinary is a op b for exact ints, if it takes no longer than to ask what else is
// to be done: no error, and no operation whose result is much longer or no int.
func (s *Space) QuickBinary(op BinaryOp, a, b Value) (Value, bool) {
	switch op {
	case OpAdd, OpSub, OpMul, OpAnd, OpOr, OpXor, OpFloorDiv, OpMod:
	case OpLShift, OpRShift:
		if !b.IsInt() || uint64(b.Int()) > 64*quickLimbs {
			return 0, false
		}
	default:
		return 0, false
	}
	if s.intWords(a)+s.intWords(b) > quickLimbs {
		return 0, false
	}
	v, err := s.IntBinary(op, a, b)
	return v, err == nil
}

// sum is a + b, or a - b if less, for ints of so few limbs that package math/big would only take longer.
func (s *Space) sum(a, b Value, less bool) (Value, error) {
	v, dst, err := s.newInt(max(s.intWords(a), s.intWords(b)) + 1)
	if err != nil {
		return 0, err
	}
	var ra, rb [1]big.Word
	x, xneg := s.limbsIn(a, &ra)
	y, yneg := s.limbsIn(b, &rb)
	yneg = yneg != less
	if compareLimbs(x, y) < 0 {
		x, y, xneg, yneg = y, x, yneg, xneg
	}
	dst = dst[:len(x)]
	var c, z uint64
	for i := range x {
		w := uint64(0)
		if i < len(y) {
			w = uint64(y[i])
		}
		if xneg == yneg {
			z, c = bits.Add64(uint64(x[i]), w, c)
		} else {
			z, c = bits.Sub64(uint64(x[i]), w, c)
		}
		dst[i] = big.Word(z)
	}
	if c != 0 {
		dst = append(dst, 1)
	}
	return s.settleLimbs(v, dst, xneg), nil
}

// limbsIn is limbs of any exact int; room is for those of a small one.
func (s *Space) limbsIn(v Value, room *[1]big.Word) ([]big.Word, bool) {
	if !v.IsInt() {
		return s.limbs(v)
	}
	i := v.Int()
	room[0] = big.Word(max(i, -i))
	return room[:b2i(i != 0)], i < 0
}

// wideBinary is a op b, if the operands and the result are no longer.
func (s *Space) wideBinary(op BinaryOp, a, b Value) (Value, bool) {
	x, ok := s.wideOf(a)
	if !ok {
		return 0, false
	}
	y, ok := s.wideOf(b)
	if !ok {
		return 0, false
	}
	switch op {
	case OpAdd:
		x, ok = x.plus(y)
	case OpSub:
		y.neg = !y.neg
		x, ok = x.plus(y)
	case OpMul:
		x, ok = x.times(y)
	case OpFloorDiv, OpMod:
		x, ok = x.dividedBy(y, op == OpMod)
	case OpLShift:
		x, ok = x.left(y)
	case OpRShift:
		x, ok = x.right(y)
	case OpAnd:
		x.lo, x.hi, ok = x.lo&y.lo, x.hi&y.hi, !x.neg && !y.neg
	case OpOr:
		x.lo, x.hi, ok = x.lo|y.lo, x.hi|y.hi, !x.neg && !y.neg
	case OpXor:
		x.lo, x.hi, ok = x.lo^y.lo, x.hi^y.hi, !x.neg && !y.neg
	default:
		return 0, false
	}
	if !ok {
		return 0, false
	}
	return s.newLimbs(x.lo, x.hi, x.neg), true
}

func (x wide) plus(y wide) (wide, bool) {
	if x.neg == y.neg {
		lo, c := bits.Add64(x.lo, y.lo, 0)
		hi, c := bits.Add64(x.hi, y.hi, c)
		return wide{lo, hi, x.neg}, c == 0
	}
	if x.hi < y.hi || x.hi == y.hi && x.lo < y.lo {
		x, y = y, x
	}
	lo, c := bits.Sub64(x.lo, y.lo, 0)
	hi, _ := bits.Sub64(x.hi, y.hi, c)
	return wide{lo, hi, x.neg && lo|hi != 0}, true
}

func (x wide) times(y wide) (wide, bool) {
	if x.hi == 0 {
		x, y = y, wide{x.lo, 0, x.neg}
	}
	if y.hi != 0 {
		return wide{}, false
	}
	over, upper := bits.Mul64(x.hi, y.lo)
	hi, lo := bits.Mul64(x.lo, y.lo)
	hi, c := bits.Add64(hi, upper, 0)
	return wide{lo, hi, x.neg != y.neg && lo|hi != 0}, over|c == 0
}

// dividedBy is the quotient or the remainder by a positive number of one limb
// of one that is not negative.
func (x wide) dividedBy(y wide, remainder bool) (wide, bool) {
	if x.neg || y.neg || y.hi != 0 || y.lo == 0 {
		return wide{}, false
	}
	q, r := bits.Div64(x.hi%y.lo, x.lo, y.lo)
	if remainder {
		return wide{lo: r}, true
	}
	return wide{lo: q, hi: x.hi / y.lo}, true
}

// power is x ** e for e > 0, where the result has no more than 128 bits.
func (x wide) power(e int64) (z wide) {
	z = x
	for i := bits.Len64(uint64(e)) - 2; i >= 0; i-- {
		z, _ = z.times(z)
		if e>>i&1 != 0 {
			z, _ = z.times(x)
		}
	}
	return z
}

// appendDecimal appends the digits of x.
func (x wide) appendDecimal(b []byte) []byte {
	const most = 1e19 // the most that a limb has of powers of ten
	if x.neg {
		b = append(b, '-')
	}
	var low [2]uint64 // the last 19 digits first
	n := 0
	for x.hi != 0 {
		var rest uint64
		x.hi, rest = x.hi/most, x.hi%most
		x.lo, low[n] = bits.Div64(rest, x.lo, most)
		n++
	}
	b = strconv.AppendUint(b, x.lo, 10)
	for n--; n >= 0; n-- {
		at := len(b)
		b = append(b, "0000000000000000000"...)
		for i := len(b) - 1; low[n] != 0 && i >= at; i-- {
			b[i] = '0' + byte(low[n]%10)
			low[n] /= 10
		}
	}
	return b
}

func (x wide) bitLen() int {
	if x.hi != 0 {
		return 64 + bits.Len64(x.hi)
	}
	return bits.Len64(x.lo)
}

func (x wide) left(y wide) (wide, bool) {
	n := y.lo
	if y.neg || y.hi != 0 || n > 128 || x.bitLen()+int(n) > 128 {
		return wide{}, false
	}
	if n >= 64 {
		return wide{0, x.lo << (n - 64), x.neg}, true
	}
	return wide{x.lo << n, x.hi<<n | x.lo>>(64-n), x.neg}, true
}

// right shifts a number that is not negative.
func (x wide) right(y wide) (wide, bool) {
	n := y.lo
	if x.neg || y.neg || y.hi != 0 {
		return wide{}, false
	}
	if n >= 64 {
		return wide{lo: x.hi >> (n - 64)}, true
	}
	return wide{lo: x.lo>>n | x.hi<<(64-n), hi: x.hi >> n}, true
}
