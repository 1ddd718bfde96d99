package builtin

import (
	"slices"
	"strconv"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Iterators that work on other iterators: enumerate, zip, reversed.

// newFields makes an object of a class whose words from 1 on are values. It
// runs no Python code.
func newFields(t *vm.Thread, class Value, fields ...Value) (Value, error) {
	v, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	for i, x := range fields {
		t.Init(v, 1+i, x)
	}
	return v, nil
}

// iterAll makes a tuple of iterators over the iterables, which lie in a tuple.
func iterAll(t *vm.Thread, iterables Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	from := t.Keep(iterables)
	n := t.TupleLen(iterables)
	kept := make([]*Value, n)
	for i := range kept {
		it, err := t.Iter(t.TupleItem(*from, i))
		if err != nil {
			return 0, err
		}
		kept[i] = t.Keep(it)
	}
	return keptTuple(t, kept)
}

// keptTuple makes a tuple of kept values.
func keptTuple(t *vm.Thread, kept []*Value) (Value, error) {
	v, err := t.NewTupleN(len(kept))
	if err != nil {
		return 0, err
	}
	for i, k := range kept {
		t.Init(v, obj.TupleItems+i, *k)
	}
	return v, nil
}

// enumerate: iterator, count.

func enumerateType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "enumerate", Shape: obj.ShapeEnumerate, Kind: obj.KindFields, Body: 3,
		Doc: "Pairs of a count, from start on, and an item of the iterable.",
		New: newEnumerate, NewSig: "cls, /, *args, **kwargs", Tells: "(iterable, start=0)",
		Slots: vm.Slots{Iter: iterSelf, Next: enumerateNext, Rest: enumerateRest, NextPair: enumerateNextPair},
		Methods: []vm.Native{classGetItem,
			{Name: "__reduce__", Sig: "self, /", Doc: "How to make a copy.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				return reduceTo(t, args[0], t.Field(args[0], 1), t.Field(args[0], 2))
			}}},
	}
}

// enumerateArgs reads (iterable, start=0), with the messages of enumerate alone.
func enumerateArgs(t *vm.Thread, pos, kw Value) (iterable, start Value, err error) {
	given := [2]Value{}
	n, nkw := t.TupleLen(pos), 0
	if kw != obj.Unbound {
		nkw = t.DictLen(kw)
	}
	switch {
	case n+nkw > 2:
		return 0, 0, t.TypeError("enumerate() takes at most 2 arguments (%d given)", n+nkw)
	case n+nkw == 0:
		return 0, 0, t.TypeError("enumerate() missing required argument 'iterable'")
	}
	copy(given[:], t.TupleView(pos))
	for i, name := range [...]string{"iterable", "start"} {
		if kw == obj.Unbound {
			break
		}
		if v := t.StrGet(kw, t.Intern(name)); v != obj.Unbound && i >= n && (i == 0 || given[0] != obj.Unbound) {
			given[i] = v
			nkw--
		}
	}
	if nkw > 0 {
		return 0, 0, t.TypeError("'%s' is an invalid keyword argument for enumerate()", t.StrView(t.Unwrap(t.DictKey(kw, t.DictNext(kw, 0)))))
	}
	if given[1] == obj.Unbound {
		given[1] = obj.SmallInt(0)
	}
	return given[0], given[1], nil
}

func newEnumerate(t *vm.Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	iterable, start, err := enumerateArgs(t, args[1], args[2])
	if err != nil {
		return 0, err
	}
	ki, kn := t.Keep(iterable), t.Keep(start)
	if *kn, err = t.ToIndex(start); err != nil {
		return 0, err
	}
	it, err := t.Iter(*ki)
	if err != nil {
		return 0, err
	}
	return newFields(t, args[0], it, *kn)
}

// enumeratesQuietly reports whether the next item is had without running Python code.
func enumeratesQuietly(t *vm.Thread, v Value) bool {
	n := t.Field(v, 2)
	return isQuiet(t, t.Field(v, 1)) && n.IsInt() && n.Int() < obj.MaxSmall-obj.MaxLen
}

func enumerateNextPair(t *vm.Thread, v Value) (n, x Value, ok bool) {
	if !enumeratesQuietly(t, v) {
		return 0, 0, false
	}
	n, x = enumerateQuietPair(t, v)
	return n, x, true
}

// enumerateQuietPair is the next number and item where enumeratesQuietly.
func enumerateQuietPair(t *vm.Thread, v Value) (n, x Value) {
	if x = quietNext(t, t.Field(v, 1)); x == obj.Unbound {
		return x, x
	}
	n = t.Field(v, 2)
	t.SetField(v, 2, obj.SmallInt(n.Int()+1))
	return n, x
}

func enumerateQuietNext(t *vm.Thread, v Value) (Value, error) {
	n, x := enumerateQuietPair(t, v)
	if x == obj.Unbound {
		return x, nil
	}
	return t.NewPair(n, x), nil
}

// enumerateMany appends the pairs for the items ahead to a list.
func enumerateMany(t *vm.Thread, v, l Value) (int, error) {
	var buf [fewAhead]Value
	it := t.Field(v, 1)
	xs := ahead(t, it, &buf)
	to, err := t.ListGrow(l, len(xs))
	if err != nil {
		return 0, err
	}
	n := t.Field(v, 2).Int()
	for i := range to {
		to[i] = t.NewPair(obj.SmallInt(n+int64(i)), xs[i])
	}
	skipAhead(t, it, len(xs))
	t.SetField(v, 2, obj.SmallInt(n+int64(len(xs))))
	return len(xs), nil
}

func enumerateRest(t *vm.Thread, v, l Value) (bool, error) {
	if !enumeratesQuietly(t, v) || goesThrough(t, t.Field(v, 1), l) {
		return false, nil
	}
	return takeQuiet(t, v, l, enumerateMany, enumerateQuietNext)
}

func enumerateNext(t *vm.Thread, v Value) (Value, error) {
	if enumeratesQuietly(t, v) {
		return enumerateQuietNext(t, v)
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	x, err := t.Next(t.Field(v, 1))
	if err != nil || x == obj.Unbound {
		return x, err
	}
	n := t.Field(*kv, 2)
	var next Value
	if n.IsInt() {
		next = t.NewInt(n.Int() + 1)
	} else if next, err = t.IntBinary(obj.OpAdd, n, obj.SmallInt(1)); err != nil {
		return 0, err
	}
	t.SetField(*kv, 2, next)
	return t.NewPair(n, x), nil
}

// zip: tuple of iterators, strict.

func zipType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "zip", Shape: obj.ShapeZip, Kind: obj.KindFields, Body: 3,
		Doc: "Tuples of the first items of all the iterables, then the second, and so on,\nup to the end of the shortest; with strict, they must be of one length.",
		New: newZip, NewSig: "cls, /, *iterables, strict=False",
		Slots: vm.Slots{Iter: iterSelf, Next: zipNext, Rest: zipRest, NextPair: zipNextPair},
		Methods: []vm.Native{
			{Name: "__reduce__", Sig: "self, /", Fn: reduceZip, Doc: "How to make a copy."},
			{Name: "__setstate__", Sig: "self, state, /", Doc: "Say whether the iterables must be of one length.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				strict, err := t.Truth(args[1])
				t.SetField(args[0], 2, obj.Bool(strict))
				return obj.NoneValue, err
			}}},
	}
}

func newZip(t *vm.Thread, args []Value) (Value, error) {
	strict := false
	if args[2] != obj.Unbound {
		var err error
		if strict, err = t.Truth(args[2]); err != nil {
			return 0, err
		}
	}
	iters, err := iterAll(t, args[1])
	if err != nil {
		return 0, err
	}
	return newFields(t, args[0], iters, obj.Bool(strict))
}

func reduceZip(t *vm.Thread, args []Value) (Value, error) {
	iters := t.Field(args[0], 1)
	if t.Field(args[0], 2) == obj.TrueValue {
		return t.NewTuple(t.TypeOf(args[0]), iters, obj.TrueValue)
	}
	return t.NewPair(t.TypeOf(args[0]), iters), nil
}

// zipsQuietly reports whether the next tuple is had without running Python code.
func zipsQuietly(t *vm.Thread, v Value) bool {
	if t.Field(v, 2) == obj.TrueValue {
		return false
	}
	its := t.TupleView(t.Field(v, 1))
	for _, it := range its {
		if !isQuiet(t, it) {
			return false
		}
	}
	return len(its) > 0
}

func zipNextPair(t *vm.Thread, v Value) (x, y Value, ok bool) {
	if !zipsQuietly(t, v) {
		return 0, 0, false
	}
	its := t.TupleView(t.Field(v, 1))
	if len(its) != 2 {
		return 0, 0, false
	}
	if x = quietNext(t, its[0]); x != obj.Unbound {
		if y = quietNext(t, its[1]); y != obj.Unbound {
			return x, y, true
		}
	}
	return obj.Unbound, obj.Unbound, true
}

// pairsOf is how to take pairs of an iterator without making them, if there is a way.
func pairsOf(t *vm.Thread, v Value) func(t *vm.Thread, v Value) (x, y Value, ok bool) {
	switch {
	case t.IsExact(v, obj.KindFields, obj.ShapeZip):
		return zipNextPair
	case t.IsExact(v, obj.KindFields, obj.ShapeEnumerate):
		return enumerateNextPair
	}
	return nil
}

// zipQuietNext is zipNext where zipsQuietly.
func zipQuietNext(t *vm.Thread, v Value) (Value, error) {
	its := t.TupleView(t.Field(v, 1))
	to, err := t.NewTupleN(len(its))
	if err != nil {
		return 0, err
	}
	for i, it := range its {
		x := quietNext(t, it)
		if x == obj.Unbound {
			return x, nil
		}
		t.Init(to, obj.TupleItems+i, x)
	}
	return to, nil
}

func zipRest(t *vm.Thread, v, l Value) (bool, error) {
	if !zipsQuietly(t, v) {
		return false, nil
	}
	for _, it := range t.TupleView(t.Field(v, 1)) {
		if goesThrough(t, it, l) {
			return false, nil
		}
	}
	return takeQuiet(t, v, l, zipMany, zipQuietNext)
}

// fewZipped is of how many iterators a zip takes many items at a time.
const fewZipped = 3

// zipMany appends the tuples of what all iterators have ahead to a list: none if they are many, or one is there twice.
func zipMany(t *vm.Thread, v, l Value) (int, error) {
	its := t.TupleView(t.Field(v, 1))
	if len(its) > fewZipped {
		return 0, nil
	}
	var bufs [fewZipped][fewAhead]Value
	var columns [fewZipped][]Value
	n := manyAhead
	for i, it := range its {
		if slices.Contains(its[:i], it) {
			return 0, nil
		}
		columns[i] = ahead(t, it, &bufs[i])
		n = min(n, len(columns[i]))
	}
	to, err := t.ListGrow(l, n)
	if err != nil {
		return 0, err
	}
	for i := range to {
		if len(its) == 2 {
			to[i] = t.NewPair(columns[0][i], columns[1][i])
			continue
		}
		var row [fewZipped]Value
		for j := range its {
			row[j] = columns[j][i]
		}
		if to[i], err = t.NewTuple(row[:len(its)]...); err != nil {
			return 0, err
		}
	}
	for _, it := range its {
		skipAhead(t, it, n)
	}
	return n, nil
}

func zipNext(t *vm.Thread, v Value) (Value, error) {
	if zipsQuietly(t, v) {
		return zipQuietNext(t, v)
	}
	return zipNextOf(t, v)
}

// zipNextOf is zipNext for iterators of any kind.
func zipNextOf(t *vm.Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	iters := t.Keep(t.Field(v, 1))
	n := t.TupleLen(*iters)
	if n == 0 {
		return obj.Unbound, nil
	}
	var few [4]*Value
	kept := few[:0]
	for i := range n {
		x, err := t.Next(t.TupleItem(*iters, i))
		if err != nil {
			return 0, err
		}
		if x == obj.Unbound {
			if t.Field(*kv, 2) == obj.TrueValue {
				return 0, zipLengths(t, *iters, i)
			}
			return x, nil
		}
		kept = append(kept, t.Keep(x))
	}
	return keptTuple(t, kept)
}

// zipLengths is the error when the iterator number i of a strict zip has ended;
// nil if all have.
func zipLengths(t *vm.Thread, iters Value, i int) error {
	span := func(i int) string {
		if i == 1 {
			return "argument 1"
		}
		return "arguments 1-" + strconv.Itoa(i)
	}
	if i > 0 {
		return t.ValueError("zip() argument %d is shorter than %s", i+1, span(i))
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(iters)
	for i := 1; i < t.TupleLen(*k); i++ {
		x, err := t.Next(t.TupleItem(*k, i))
		if err != nil {
			return err
		}
		if x != obj.Unbound {
			return t.ValueError("zip() argument %d is longer than %s", i+1, span(i))
		}
	}
	return nil
}

// reversed: sequence, next index; over objects with __len__ and __getitem__.

func reversedType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "reversed", Shape: obj.ShapeReversed, Kind: obj.KindFields, Body: 3,
		Doc: "The items of a sequence, from the last to the first.",
		New: newReversed, NewSig: "cls, sequence, /", Told: true,
		Slots: vm.Slots{Iter: iterSelf, Next: reversedNext},
		Methods: []vm.Native{
			{Name: "__length_hint__", Sig: "self, /", Fn: reversedHint, Doc: "The number of items left."},
			{Name: "__reduce__", Sig: "self, /", Fn: reduceReversed, Doc: "How to make a copy."},
			{Name: "__setstate__", Sig: "self, state, /", Fn: setReversedState, Doc: "Go to a place in the sequence."},
		},
	}
}

func newReversed(t *vm.Thread, args []Value) (Value, error) {
	if it, err := t.Reversed(args[1]); it != obj.Unbound || err != nil {
		return it, err
	}
	f, err := t.LookupSpecial(args[1], t.VM.Names.Reversed)
	if err != nil {
		return 0, err
	}
	if f != obj.Unbound && f != obj.NoneValue {
		return t.Call(f)
	}
	get, err := t.LookupSpecial(args[1], t.VM.Names.GetItem)
	if err != nil {
		return 0, err
	}
	if f == obj.NoneValue || get == obj.Unbound || t.IsKind(args[1], obj.KindDict) || t.IsInstance(args[1], obj.ShapeMappingProxy) {
		return 0, t.TypeError("'%s' object is not reversible", t.TypeName(args[1]))
	}
	n, err := t.Len(args[1])
	if err != nil {
		return 0, err
	}
	return newFields(t, args[0], args[1], obj.SmallInt(int64(n-1)))
}

func reversedNext(t *vm.Thread, v Value) (Value, error) {
	seq, i := t.Field(v, iterSeq), t.Field(v, iterIndex)
	if seq == obj.Unbound {
		return seq, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if i.Int() >= 0 {
		x, err := t.GetItem(seq, i)
		if err == nil {
			t.SetField(*kv, iterIndex, obj.SmallInt(i.Int()-1))
			return x, nil
		}
		if !t.Matches(err, t.VM.Exc.IndexError) && !t.Matches(err, t.VM.Exc.StopIteration) {
			return 0, err
		}
		t.Caught(err)
	}
	t.SetField(*kv, iterIndex, obj.SmallInt(-1))
	return iterEnd(t, *kv)
}

func reversedHint(t *vm.Thread, args []Value) (Value, error) {
	seq := t.Field(args[0], iterSeq)
	if seq == obj.Unbound {
		return obj.SmallInt(0), nil
	}
	n, err := t.Len(seq)
	if err != nil {
		return 0, err
	}
	left := t.Field(args[0], iterIndex).Int() + 1
	if left > int64(n) {
		left = 0
	}
	return obj.SmallInt(left), nil
}

func reduceReversed(t *vm.Thread, args []Value) (Value, error) {
	seq := t.Field(args[0], iterSeq)
	if seq == obj.Unbound {
		return reduceTo(t, args[0], t.VM.EmptyTuple())
	}
	one, err := t.NewTuple(seq)
	if err != nil {
		return 0, err
	}
	return t.NewTuple(t.TypeOf(args[0]), one, t.Field(args[0], iterIndex))
}

func setReversedState(t *vm.Thread, args []Value) (Value, error) {
	i, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	seq := t.Field(args[0], iterSeq)
	if seq == obj.Unbound {
		return obj.NoneValue, nil
	}
	n, err := t.Len(seq)
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], iterIndex, obj.SmallInt(int64(min(max(-1, i), n-1))))
	return obj.NoneValue, nil
}
