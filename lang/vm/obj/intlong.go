package obj

import "math/big"

// Arithmetic of ints so long that other threads should not have to wait for its
// end before they can commit: it is done aside (stm.Segment.Aside).

// asideWork is from how many products of limbs on an operation is done aside:
// some 50 µs.
const asideWork = 100_000

// longMul is a * b.
func (s *Space) longMul(a, b Value) (Value, error) {
	v, dst, err := s.newInt(s.intWords(a) + s.intWords(b))
	if err != nil {
		return 0, err
	}
	p, q, z := s.ViewInt(a, new(big.Int)), s.ViewInt(b, new(big.Int)), new(big.Int)
	z.SetBits(dst)
	s.Aside(func() { z.Mul(p, q) })
	return s.settle(v, z)
}

// longDivmod is the floor quotient and the remainder.
func (s *Space) longDivmod(a, b Value) (Value, Value, error) {
	p, d := s.ViewInt(a, new(big.Int)), s.ViewInt(b, new(big.Int))
	q, r := new(big.Int), new(big.Int)
	s.Aside(func() {
		if q.QuoRem(p, d, r); r.Sign() != 0 && r.Sign() != d.Sign() {
			q.Sub(q, bigOne)
			r.Add(r, d)
		}
	})
	vq, err := s.NewBig(q)
	if err != nil {
		return 0, 0, err
	}
	vr, err := s.NewBig(r)
	return vq, vr, err
}

// longPow is powInto, aside.
func (s *Space) longPow(z, sq, p *big.Int, e int64) (power *big.Int) {
	s.Aside(func() { power = powInto(z, sq, p, e) })
	return power
}

// longPowMod is z = p ** e % m.
func (s *Space) longPowMod(z, p, e, m *big.Int) {
	s.Aside(func() { z.Exp(p, e, m) })
}
