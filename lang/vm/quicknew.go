package vm

import (
	"unsafe"

	"pystm/lang/vm/obj"
)

// quickNew calls a builtin class with positional arguments where that is said
// in a line; ok is false if it has to be done in full.
func (t *Thread) quickNew(class Value, args []Value) (v Value, ok bool, err error) {
	classes := &t.VM.roots.classes
	switch len(args) {
	case 0:
		switch class {
		case classes[obj.ShapeList]:
			v, err = t.NewList(0)
			return v, true, err
		case classes[obj.ShapeDict]:
			return t.NewDict(), true, nil
		case classes[obj.ShapeSet]:
			return t.NewSet(), true, nil
		}
	case 1:
		switch x := args[0]; class {
		case classes[obj.ShapeRange]:
			return t.quickRange(obj.SmallInt(0), x)
		case classes[obj.ShapeList]:
			v, err = t.ListOf(x)
			return v, true, err
		case classes[obj.ShapeDict]:
			if t.IsExact(x, obj.KindDict, obj.ShapeDict) {
				v, err = t.DictCopy(x)
				return v, true, err
			}
		case classes[obj.ShapeSet]:
			v = t.NewSet()
			ok, err = t.setAddAll(v, x)
			return v, ok || err != nil, err
		case classes[obj.ShapeFrozenSet]:
			if t.IsExact(x, obj.KindSet, obj.ShapeFrozenSet) {
				return x, true, nil
			}
			v = t.NewFrozenSet()
			ok, err = t.setAddAll(v, x)
			return v, ok || err != nil, err
		case classes[obj.ShapeTuple]:
			v, err = t.TupleOf(x)
			return v, true, err
		case classes[obj.ShapeStr]:
			if x.IsInt() {
				var digits [24]byte
				v, err = t.NewStrBytes(t.AppendInt(digits[:0], x, 10))
				return v, true, err
			}
			return x, t.IsExact(x, obj.KindStr, obj.ShapeStr), nil
		case classes[obj.ShapeBool]:
			var yes bool
			yes, err = t.Truth(x)
			return obj.Bool(yes), true, err
		case classes[obj.ShapeInt]:
			v, ok = t.quickInt(x)
			return v, ok, nil
		case classes[obj.ShapeFloat]:
			if x.IsInt() {
				return t.NewFloat(float64(x.Int())), true, nil
			}
			return x, x.IsFloat(), nil
		}
	case 2:
		if class == classes[obj.ShapeRange] {
			return t.quickRange(args[0], args[1])
		}
	}
	return 0, false, nil
}

// quickInt is int(x) of a small int, a float that makes one, and a few decimal digits.
func (t *Thread) quickInt(x Value) (v Value, ok bool) {
	switch {
	case x.IsInt():
		return x, true
	case x.IsFloat():
		f := x.Float()
		if f > -(1<<60) && f < 1<<60 {
			return obj.SmallInt(int64(f)), true
		}
	case t.IsExact(x, obj.KindStr, obj.ShapeStr):
		text := t.StrView(x)
		if text == "" || len(text) > 17 {
			return 0, false
		}
		n := int64(0)
		for i := range len(text) {
			digit := text[i] - '0'
			if digit > 9 {
				return 0, false
			}
			n = 10*n + int64(digit)
		}
		return obj.SmallInt(n), true
	}
	return 0, false
}

// fewNames is for how many names no memory has to be found.
const fewNames = 8

// namedDict is dict(**kw), whose values are by the names of a tuple.
func (t *Thread) namedDict(values []Value, names Value) (Value, error) {
	var few [2 * fewNames]Value
	words := few[:0]
	for i, name := range t.TupleView(names) {
		words = append(words, name, values[i])
	}
	return t.dictOfNames(words)
}

// makeNative calls a builtin class with positional arguments, in the window at base,
// if they are as many as it takes; else ok is false.
func (t *Thread) makeNative(info *TypeInfo, base unsafe.Pointer, nargs int) (v Value, ok bool, err error) {
	nat := info.maker
	if info.init != nil {
		nat = info.init
	}
	sig := nat.signature()
	if nargs+1 < sig.need || !sig.plain && !sig.spread || sig.plain && nargs+1 > sig.pos {
		return 0, false, nil
	}
	m := t.Mark()
	made := t.Keep(*word(base, hdrFunc))
	if info.init != nil {
		if *made, err = info.maker.Fn(t, unsafe.Slice(made, 1)); err != nil {
			t.Release(m)
			return 0, false, err
		}
		t.pins++ // its result is not the call's
	}
	t.insertArg(base, nargs, *made)
	a := t.spreadArgs(sig, base, nargs+1)
	sp := t.sp
	if end := unsafe.Add(base, len(a)*wordSize); uintptr(end) > uintptr(sp) {
		t.sp = end
	}
	v, err = nat.Fn(t, a)
	t.sp = sp
	if info.init != nil {
		t.unpin()
		v = *made
	}
	t.Release(m)
	return v, true, err
}

// quickRange is range(start, stop) of small ints.
func (t *Thread) quickRange(start, stop Value) (Value, bool, error) {
	if !start.IsInt() || !stop.IsInt() {
		return 0, false, nil
	}
	n := max(0, stop.Int()-start.Int())
	if !obj.FitsSmall(n) {
		return 0, false, nil
	}
	return t.NewFields(obj.KindRange, obj.ShapeRange, start, stop, obj.SmallInt(1), obj.SmallInt(n)), true, nil
}
