package vm

import "pystm/lang/vm/obj"

// span is what a slice takes of a sequence: n items from first on, each step apart.
type span struct{ first, step, n int }

// spanOf is the span of v[start:stop:step] for everyday bounds, small ints and None, of a sequence of n items; false: they
// are others.
func spanOf(bounds []Value, n int) (span, bool) {
	s := span{step: 1}
	if b := bounds[2]; b.IsInt() && b != obj.SmallInt(0) {
		s.step = int(b.Int())
	} else if b != obj.NoneValue {
		return s, false
	}
	lo, hi := 0, n // what bounds are cut to
	if s.step < 0 {
		lo, hi = -1, n-1
	}
	first, last := lo, hi
	if s.step < 0 {
		first, last = hi, lo
	}
	if b := bounds[0]; b.IsInt() {
		first = cutBound(int(b.Int()), n, lo, hi)
	} else if b != obj.NoneValue {
		return s, false
	}
	if b := bounds[1]; b.IsInt() {
		last = cutBound(int(b.Int()), n, lo, hi)
	} else if b != obj.NoneValue {
		return s, false
	}
	s.first = first
	switch {
	case s.step == 1:
		s.n = max(last-first, 0)
	case s.step > 0 && last > first:
		s.n = (last-first-1)/s.step + 1
	case s.step < 0 && last < first:
		s.n = (first-last-1)/-s.step + 1
	}
	return s, true
}

// cutBound is a bound of a slice counted from the start and cut to what there is.
func cutBound(i, n, lo, hi int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, lo), hi)
}

// quickSlice is v[start:stop:step] of an exact list, tuple, str or bytes for everyday bounds, without a slice object.
func (t *Thread) quickSlice(v Value, bounds []Value) (Value, bool, error) {
	if !v.IsRef() {
		return 0, false, nil
	}
	shape, n := uint32(t.Word(v.Ref(), 0)>>32), 0
	switch shape {
	case obj.ShapeList:
		n = t.ListLen(v)
	case obj.ShapeTuple:
		n = t.TupleLen(v)
	case obj.ShapeStr:
		n = t.StrChars(v)
	case obj.ShapeBytes:
		n = t.BytesLength(v)
	default:
		return 0, false, nil
	}
	s, ok := spanOf(bounds, n)
	if !ok {
		return 0, false, nil
	}
	whole := s.n == n && s.step == 1
	var x Value
	var err error
	switch {
	case shape == obj.ShapeList:
		x, err = t.ListSlice(v, s.first, s.step, s.n)
	case whole:
		x = v
	case shape == obj.ShapeStr:
		x, err = t.StrStep(v, s.first, s.step, s.n)
	case shape == obj.ShapeTuple:
		x, err = t.tupleSlice(v, s)
	case s.step == 1:
		x, err = t.NewBytes(t.BytesView(v)[s.first:][:s.n])
	default:
		return 0, false, nil
	}
	return x, true, err
}

func (t *Thread) tupleSlice(v Value, s span) (Value, error) {
	x, err := t.NewTupleN(s.n)
	if err == nil {
		items := t.TupleView(v)
		for i, to := 0, t.TupleView(x); i < s.n; i++ {
			to[i] = items[s.first+i*s.step]
		}
	}
	return x, err
}
