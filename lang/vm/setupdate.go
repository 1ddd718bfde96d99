package vm

import "pystm/lang/vm/obj"

// SetUpdate adds the items of an iterable to the set *v, which is rooted.
func (t *Thread) SetUpdate(v *Value, other Value) error {
	if all, err := t.setAddAll(*v, other); all || err != nil {
		return err
	}
	if !t.IsKind(other, obj.KindSet) {
		return t.ForEachTaken(other, takeKey, v, func(_ int, x Value) error { return t.SetAddKey(*v, x) })
	}
	m := t.Mark()
	defer t.Release(m)
	from := t.Keep(other)
	for i := t.SetNext(*from, 0); i >= 0; i = t.SetNext(*from, i+1) {
		if err := t.SetAddHash(*v, t.SetKey(*from, i), t.SetHash(*from, i)); err != nil {
			return err
		}
	}
	return nil
}

// setAddAll is SetUpdate as far as no Python code runs; false if something may be
// left to add. What was added may be added again.
func (t *Thread) setAddAll(v, other Value) (all bool, err error) {
	if !other.IsRef() {
		return false, nil
	}
	if t.Kind(other) == obj.KindSet {
		return t.setAddSet(v, other)
	}
	var xs []Value
	switch uint32(t.Word(other.Ref(), 0) >> 32) {
	case obj.ShapeList:
		xs = t.ListView(other)
	case obj.ShapeTuple:
		xs = t.TupleView(other)
	case obj.ShapeDict:
		if t.PutsOff(v) {
			return false, nil
		}
		if all, err = t.SetAddKeys(v, other); all || err != nil {
			return all, err
		}
		return false, t.SetReserve(v, t.DictLen(other))
	case obj.ShapeRange:
		return t.setAddRange(v, other)
	case obj.ShapeStr:
		return t.setAddChars(v, other)
	default:
		return false, nil
	}
	n, err := t.SetAddAll(v, xs)
	return n == len(xs), err
}

// setAddSet is setAddAll for another set.
func (t *Thread) setAddSet(v, other Value) (all bool, err error) {
	if other == v {
		return true, nil
	}
	if !t.PutsOff(v) {
		if t.SetLen(v) == 0 {
			return true, t.SetCopyInto(v, other)
		}
		if err := t.SetReserve(v, t.SetLen(other)); err != nil {
			return false, err
		}
	}
	return t.SetMerge(v, other)
}

// setAddRange is setAddAll for a short range.
func (t *Thread) setAddRange(v, r Value) (bool, error) {
	start, step, n, ok := t.shortRange(r)
	if !ok {
		return false, nil
	}
	return t.SetAddEach(v, n, func(i int) Value { return obj.SmallInt(start + int64(i)*step) })
}

// setAddChars is setAddAll for a short text.
func (t *Thread) setAddChars(v, text Value) (bool, error) {
	if !t.StrASCII(text) || t.StrChars(text) > shortSequence {
		return false, nil
	}
	chars := t.StrView(text)
	return t.SetAddEach(v, len(chars), func(i int) Value { return t.VM.roots.chars[chars[i]] })
}
