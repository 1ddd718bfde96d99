package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Iterators over sequences: Fields objects of the sequence and the next place
// in it, a small int. At the end the sequence becomes unbound.

const (
	iterSeq   = 1
	iterIndex = 2
)

// newIter makes an iterator that starts at place i.
func newIter(t *vm.Thread, shape uint32, seq Value, i int) Value {
	return t.NewFields(obj.KindFields, shape, seq, obj.SmallInt(int64(i)))
}

func iterSelf(t *vm.Thread, v Value) (Value, error) { return v, nil }

// iterEnd notes that an iterator is used up.
func iterEnd(t *vm.Thread, it Value) (Value, error) {
	t.SetField(it, iterSeq, obj.Unbound)
	return obj.Unbound, nil
}

// iterType describes an iterator class; length is the items left, for __length_hint__.
func iterType(name string, shape uint32, next func(t *vm.Thread, it Value) (Value, error), left func(t *vm.Thread, seq Value, i int) int) *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: name, Shape: shape, Kind: obj.KindFields, Body: 3, NoNew: true, Final: true, Hidden: true,
		Slots: vm.Slots{Iter: iterSelf, Next: next, Quiet: shape != obj.ShapeSeqIter},
		Methods: []vm.Native{
			{Name: "__length_hint__", Sig: "self, /", Doc: "An estimate of the number of items left.",
				Fn: func(t *vm.Thread, args []Value) (Value, error) {
					seq := t.Field(args[0], iterSeq)
					if seq == obj.Unbound {
						return obj.SmallInt(0), nil
					}
					n := left(t, seq, int(t.Field(args[0], iterIndex).Int()))
					return obj.SmallInt(int64(max(0, n))), nil
				}},
			{Name: "__reduce__", Sig: "self, /", Fn: reduceIter, Doc: "How to make a copy."},
			{Name: "__setstate__", Sig: "self, state, /", Fn: setIterState(left), Doc: "Go to a place in the sequence."},
		},
	}
}

// takesRest adds the way to take all items that are left.
func takesRest(spec *vm.TypeSpec, rest func(t *vm.Thread, it, l Value) (bool, error)) *vm.TypeSpec {
	spec.Slots.Rest = rest
	return spec
}

// reduceIter is (iter, (sequence,), place).
func reduceIter(t *vm.Thread, args []Value) (Value, error) {
	name := "iter"
	if id := t.ShapeID(args[0]); id == obj.ShapeListRevIter {
		name = "reversed"
	}
	f := t.StrGet(t.VM.Builtins(), t.Intern(name))
	seq := t.Field(args[0], iterSeq)
	if seq == obj.Unbound {
		empty, err := t.NewTuple(t.VM.EmptyTuple())
		if err != nil {
			return 0, err
		}
		return t.NewPair(f, empty), nil
	}
	one, err := t.NewTuple(seq)
	if err != nil {
		return 0, err
	}
	at := t.Field(args[0], iterIndex)
	if t.ShapeID(args[0]) == obj.ShapeStrIter {
		at = obj.SmallInt(int64(t.StrChars(seq) - strLeft(t, seq, int(at.Int()))))
	}
	return t.NewTuple(f, one, at)
}

// setIterState makes the method that sends an iterator to a place, which is one in characters if it goes through a str.
func setIterState(left func(t *vm.Thread, seq Value, i int) int) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		i, err := t.ToInt(args[1])
		if err != nil {
			return 0, err
		}
		seq := t.Field(args[0], iterSeq)
		if seq == obj.Unbound {
			return obj.NoneValue, nil
		}
		switch t.ShapeID(args[0]) {
		case obj.ShapeSeqIter:
			i = min(max(i, 0), obj.MaxSmall)
		case obj.ShapeListRevIter:
			i = min(max(i, -1), t.ListLen(seq)-1)
		case obj.ShapeStrIter:
			i = t.StrOffset(seq, min(max(i, 0), t.StrChars(seq)))
		default:
			i = min(max(i, 0), left(t, seq, 0))
		}
		t.SetField(args[0], iterIndex, obj.SmallInt(int64(i)))
		return obj.NoneValue, nil
	}
}

func lenLeft(t *vm.Thread, seq Value, i int) int { return seqLen(t, seq) - i }

func listIterNext(t *vm.Thread, it Value) (Value, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return seq, nil
	}
	i := t.Field(it, iterIndex).Int()
	x := t.ListGet(seq, int(i))
	if x == obj.Unbound {
		return iterEnd(t, it)
	}
	t.SetField(it, iterIndex, obj.SmallInt(i+1))
	return x, nil
}

// listIterRest gives a list what an iterator over another has left.
func listIterRest(t *vm.Thread, it, l Value) (bool, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return true, nil
	}
	if seq == l {
		return false, nil
	}
	xs := t.ListView(seq)
	xs = xs[min(int(t.Field(it, iterIndex).Int()), len(xs)):]
	if err := t.ListExtend(l, xs); err != nil {
		return true, err
	}
	_, err := iterEnd(t, it)
	return true, err
}

// listRevIterRest is listIterRest from the end on.
func listRevIterRest(t *vm.Thread, it, l Value) (bool, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return true, nil
	}
	xs := t.ListView(seq)
	n := int(t.Field(it, iterIndex).Int()) + 1
	if seq == l || n > len(xs) {
		return false, nil
	}
	to, err := t.ListGrow(l, n)
	if err != nil {
		return true, err
	}
	for i := range to {
		to[i] = xs[n-1-i]
	}
	t.SetField(it, iterIndex, obj.SmallInt(-1))
	_, err = iterEnd(t, it)
	return true, err
}

func listRevIterNext(t *vm.Thread, it Value) (Value, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return seq, nil
	}
	i := t.Field(it, iterIndex).Int()
	if i >= 0 {
		if x := t.ListGet(seq, int(i)); x != obj.Unbound {
			t.SetField(it, iterIndex, obj.SmallInt(i-1))
			return x, nil
		}
	}
	t.SetField(it, iterIndex, obj.SmallInt(-1))
	return iterEnd(t, it)
}

func tupleIterNext(t *vm.Thread, it Value) (Value, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return seq, nil
	}
	i := t.Field(it, iterIndex).Int()
	if int(i) >= t.TupleLen(seq) {
		return iterEnd(t, it)
	}
	t.SetField(it, iterIndex, obj.SmallInt(i+1))
	return t.TupleItem(seq, int(i)), nil
}

// tupleIterRest gives a list what an iterator over a tuple has left.
func tupleIterRest(t *vm.Thread, it, l Value) (bool, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return true, nil
	}
	xs := t.TupleView(seq)
	xs = xs[min(int(t.Field(it, iterIndex).Int()), len(xs)):]
	if err := t.ListExtend(l, xs); err != nil {
		return true, err
	}
	_, err := iterEnd(t, it)
	return true, err
}

// newStrIter iterates over an exact str; its place is one in bytes.
func newStrIter(t *vm.Thread, v Value) Value {
	if t.StrASCII(v) {
		return newIter(t, obj.ShapeStrASCIIIter, v, 0)
	}
	return newIter(t, obj.ShapeStrIter, v, 0)
}

// walkOn is the Next of an iterator over a container with that Walk.
func walkOn(t *vm.Thread, it Value, walk func(t *vm.Thread, v, at Value) (x, next Value, err error)) (Value, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return seq, nil
	}
	x, next, err := walk(t, seq, t.Field(it, iterIndex))
	if x == obj.Unbound {
		t.SetField(it, iterSeq, obj.Unbound)
		return x, err
	}
	t.SetField(it, iterIndex, next)
	return x, err
}

func strIterNext(t *vm.Thread, it Value) (Value, error)   { return walkOn(t, it, walkStr) }
func bytesIterNext(t *vm.Thread, it Value) (Value, error) { return walkOn(t, it, walkBytes) }

// walkStr is the Walk of a str; places are in bytes.
func walkStr(t *vm.Thread, v, at Value) (x, next Value, err error) {
	text, i := t.StrView(v), at.Int()
	if int(i) >= len(text) {
		return obj.Unbound, at, nil
	}
	if c := text[i]; c < 0x80 {
		return t.VM.Char(c), obj.SmallInt(i + 1), nil
	}
	r, width := obj.DecodeChar(text[i:])
	next = obj.SmallInt(i + int64(width))
	if r < 0x100 {
		return t.VM.Char(byte(r)), next, nil
	}
	x, err = t.NewStrN(text[i:int(i)+width], 1)
	return x, next, err
}

func strLeft(t *vm.Thread, seq Value, i int) int {
	n, text := 0, t.StrView(seq)
	for _, c := range []byte(text[min(i, len(text)):]) {
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// walkBytes is the Walk of a bytes object.
func walkBytes(t *vm.Thread, v, at Value) (x, next Value, err error) {
	data, i := t.BytesView(v), at.Int()
	if int(i) >= len(data) {
		return obj.Unbound, at, nil
	}
	return obj.SmallInt(int64(data[i])), obj.SmallInt(i + 1), nil
}

// walkManyBytes is the WalkMany of a bytes object.
func walkManyBytes(t *vm.Thread, v, at Value, to []Value) (n int, next Value) {
	data, i := t.BytesView(v), int(at.Int())
	return walkData(data[min(i, len(data)):min(i+len(to), len(data))], at, to)
}

// walkData goes through the next bytes.
func walkData[T string | []byte](data T, at Value, to []Value) (n int, next Value) {
	for i := range len(data) {
		to[i] = obj.SmallInt(int64(data[i]))
	}
	return len(data), obj.SmallInt(at.Int() + int64(len(data)))
}

// seqIterNext is the iterator over objects of a class that has __getitem__ alone.
func seqIterNext(t *vm.Thread, it Value) (Value, error) {
	seq := t.Field(it, iterSeq)
	if seq == obj.Unbound {
		return seq, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ki := t.Keep(it)
	i := t.Field(it, iterIndex)
	if i.Int() == obj.MaxSmall {
		return 0, t.OverflowError("iter index too large")
	}
	x, err := t.GetItem(seq, i)
	if err != nil {
		if t.Matches(err, t.VM.Exc.IndexError) || t.Matches(err, t.VM.Exc.StopIteration) {
			t.Caught(err)
			return iterEnd(t, *ki)
		}
		return 0, err
	}
	t.SetField(*ki, iterIndex, obj.SmallInt(i.Int()+1))
	return x, nil
}

func seqIteratorTypes() []*vm.TypeSpec {
	return []*vm.TypeSpec{
		takesRest(iterType("list_iterator", obj.ShapeListIter, listIterNext, lenLeft), listIterRest),
		takesRest(iterType("list_reverseiterator", obj.ShapeListRevIter, listRevIterNext, func(t *vm.Thread, seq Value, i int) int {
			if i >= seqLen(t, seq) {
				return 0
			}
			return i + 1
		}), listRevIterRest),
		takesRest(iterType("tuple_iterator", obj.ShapeTupleIter, tupleIterNext, lenLeft), tupleIterRest),
		iterType("str_iterator", obj.ShapeStrIter, strIterNext, strLeft),
		iterType("str_ascii_iterator", obj.ShapeStrASCIIIter, strIterNext, strLeft),
		iterType("bytes_iterator", obj.ShapeBytesIter, bytesIterNext, func(t *vm.Thread, seq Value, i int) int {
			return len(t.BytesView(seq)) - i
		}),
		iterType("iterator", obj.ShapeSeqIter, seqIterNext, func(t *vm.Thread, seq Value, i int) int {
			return t.LengthHint(seq) - i
		}),
		{Name: "memory_iterator", Shape: obj.ShapeMemoryIter, Kind: obj.KindFields, Body: 3, NoNew: true, Final: true, Hidden: true,
			Slots: vm.Slots{Iter: iterSelf, Next: seqIterNext}},
	}
}
