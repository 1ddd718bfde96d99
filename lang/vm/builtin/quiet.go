package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Quiet iterators: those over builtin sequences, which run no Python code. Natives that go through one themselves see its
// items many at a time, and take them all at once: a step of an iterator costs several times what most do with an item.

// isQuiet reports whether it is one of the usual iterators that run no Python
// code: nothing moves meanwhile.
func isQuiet(t *vm.Thread, it Value) bool {
	switch t.ShapeID(it) {
	case obj.ShapeListIter, obj.ShapeTupleIter, obj.ShapeRangeIter, obj.ShapeStrASCIIIter:
		return true
	}
	return false
}

// goesThrough reports whether a quiet iterator goes through the list l.
func goesThrough(t *vm.Thread, it, l Value) bool { return t.Field(it, iterSeq) == l }

// quietNext is the next item of a quiet iterator, Unbound at the end.
func quietNext(t *vm.Thread, it Value) (x Value) {
	switch t.ShapeID(it) {
	case obj.ShapeListIter:
		x, _ = listIterNext(t, it)
	case obj.ShapeTupleIter:
		x, _ = tupleIterNext(t, it)
	case obj.ShapeRangeIter:
		x, _ = rangeIteratorNext(t, it)
	default:
		x, _ = strIterNext(t, it)
	}
	return x
}

// nextItem is t.Next, with fewer steps for a quiet iterator.
func nextItem(t *vm.Thread, it Value) (Value, error) {
	if isQuiet(t, it) && !t.VM.Interrupted.Load() {
		return quietNext(t, it), nil
	}
	return t.Next(it)
}

// manyAhead is how many items are looked at between two looks at signals, fewAhead how many of a sequence that has to make them.
const (
	manyAhead = 1 << 10
	fewAhead  = 32
)

// ahead is the next items of a quiet iterator, where they stand or in buf, none of them taken yet. There are none at its
// end.
func ahead(t *vm.Thread, it Value, buf *[fewAhead]Value) []Value {
	if t.ShapeID(it) == obj.ShapeRangeIter {
		return rangeAhead(t, it, buf)
	}
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return nil
	}
	i := int(t.Field(it, iterIndex).Int())
	switch t.Kind(seq) {
	case obj.KindList:
		return t.ListPart(seq, i, manyAhead)
	case obj.KindTuple:
		xs := t.TupleView(seq)
		return xs[min(i, len(xs)):min(i+manyAhead, len(xs))]
	}
	text := t.StrView(seq)
	text = text[min(i, len(text)):min(i+fewAhead, len(text))]
	for i := range len(text) {
		buf[i] = t.VM.Char(text[i])
	}
	return buf[:len(text)]
}

// rangeAhead is ahead for an iterator over a range of small ints.
func rangeAhead(t *vm.Thread, it Value, buf *[fewAhead]Value) []Value {
	x, step := t.Field(it, rangeIterNext), t.Field(it, rangeIterStep)
	n := int(min(t.Field(it, rangeIterLeft).Int(), fewAhead))
	if !x.IsInt() || !obj.FitsSmall(step.Int()*fewAhead) || !obj.FitsSmall(x.Int()+step.Int()*fewAhead) {
		return nil
	}
	for i := range n {
		buf[i] = obj.SmallInt(x.Int() + int64(i)*step.Int())
	}
	return buf[:n]
}

// skipAhead takes n items that a quiet iterator had ahead.
func skipAhead(t *vm.Thread, it Value, n int) {
	if n == 0 {
		return
	}
	if t.ShapeID(it) == obj.ShapeRangeIter {
		x, step, left := t.Field(it, rangeIterNext).Int(), t.Field(it, rangeIterStep).Int(), t.Field(it, rangeIterLeft).Int()
		t.SetField(it, rangeIterNext, obj.SmallInt(x+step*int64(n)))
		t.SetField(it, rangeIterLeft, obj.SmallInt(left-int64(n)))
		return
	}
	t.SetField(it, iterIndex, obj.SmallInt(t.Field(it, iterIndex).Int()+int64(n)))
}

// takeQuiet appends what is left of an iterator to a list; no Python code runs. many appends what there is ahead, and
// says how much; where that is nothing, next is the next item. False: the thread has something else to do first
// (Ctrl-C, a collection), and who goes on item by item does it.
func takeQuiet(t *vm.Thread, v, l Value, many func(t *vm.Thread, v, l Value) (int, error), next func(t *vm.Thread, v Value) (Value, error)) (bool, error) {
	for t.Signal.Load() == 0 {
		if n, err := many(t, v, l); err != nil {
			return true, err
		} else if n > 0 {
			continue
		}
		x, err := next(t, v)
		if err != nil || x == obj.Unbound {
			return true, err
		}
		if err := t.ListAppend(l, x); err != nil {
			return true, err
		}
	}
	return false, nil
}
