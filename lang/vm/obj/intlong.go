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
	steps := product{s.GiveUp}
	s.Aside(func() {
		if max(len(p.Bits()), len(q.Bits())) > stepLimbs {
			z.Set(steps.mul(p, q))
		} else {
			z.Mul(p, q)
		}
	})
	if steps.stopped() {
		return 0, ErrInterrupted
	}
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

// longPow is p ** e, e > 0, aside.
func (s *Space) longPow(p *big.Int, e int64) (Value, error) {
	var power *big.Int
	steps := product{s.GiveUp}
	s.Aside(func() { power = steps.pow(p, e) })
	if steps.stopped() {
		return 0, ErrInterrupted
	}
	return s.NewBig(power)
}

// longPowMod is z = p ** e % m.
func (s *Space) longPowMod(z, p, e, m *big.Int) {
	s.Aside(func() { z.Exp(p, e, m) })
}

// FallingFactorial is n * (n-1) * … of k factors, n >= k >= 0. ErrNoMemory if it
// would be too long.
func (s *Space) FallingFactorial(n *big.Int, k int64) (*big.Int, error) {
	// The greater half of the factors is not below this.
	middle := new(big.Int).Sub(n, big.NewInt(k/2))
	bits := int64(max(middle.BitLen(), 1) - 1)
	if k > maxIntBits || k/2*bits > maxIntBits || !s.fitsBits(k/2*bits) {
		return nil, ErrNoMemory
	}
	var z *big.Int
	steps := product{s.GiveUp}
	f := func() { z = steps.falling(n, k) }
	if k < 100 {
		f()
	} else {
		s.Aside(f)
	}
	if k >= 100 && steps.stopped() {
		return nil, ErrInterrupted
	}
	return z, nil
}
