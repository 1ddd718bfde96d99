package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Iterators of module itertools. Each is an object whose words are all values;
// the constants beside a type number its fields.

func itertoolsModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name: "itertools",
		Doc:  "Functional tools for creating and using iterators.",
		Types: copied([]*vm.TypeSpec{
			{Name: "count", Told: true, New: countNew, NewSig: "cls, start=0, step=1", Body: 3, Doc: "Return a count object whose .__next__() method returns consecutive values.",
				Slots: vm.Slots{Iter: self, Next: countNext, Repr: countRepr}},
			{Name: "cycle", Told: true, New: cycleNew, NewSig: "cls, iterable, /", Body: 4, Doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
				Slots: vm.Slots{Iter: self, Next: cycleNext}},
			{Name: "repeat", New: repeatNew, NewSig: "cls, object, times=None", Body: 3, Doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
				Slots:   vm.Slots{Iter: self, Next: repeatNext, Quiet: true, Rest: repeatRest, Repr: repeatRepr},
				Methods: []vm.Native{{Name: "__length_hint__", Sig: "self, /", Fn: repeatHint}}},
			{Name: "chain", New: chainNew, NewSig: "cls, /, *iterables", Body: 3, Doc: "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
				Slots: vm.Slots{Iter: self, Next: chainNext, Rest: chainRest},
				Methods: []vm.Native{classGetItem(),
					{Name: "from_iterable", Sig: "cls, iterable, /", Kind: vm.ClassMethod, Fn: chainFromIterable, Doc: "Alternative chain() constructor taking a single iterable argument that evaluates lazily."}}},
			{Name: "compress", Told: true, New: twoIterators, NewSig: "cls, data, selectors", Body: 3, Doc: "Return data elements corresponding to true selector elements.",
				Slots: vm.Slots{Iter: self, Next: compressNext}},
			{Name: "dropwhile", Told: true, New: filterNew, NewSig: "cls, predicate, iterable, /", Body: 4, Doc: "Drop items from the iterable while predicate(item) is true.",
				Slots: vm.Slots{Iter: self, Next: dropwhileNext}},
			{Name: "takewhile", Told: true, New: filterNew, NewSig: "cls, predicate, iterable, /", Body: 4, Doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
				Slots: vm.Slots{Iter: self, Next: takewhileNext}},
			{Name: "filterfalse", Told: true, New: filterNew, NewSig: "cls, function, iterable, /", Body: 4, Doc: "Return those items of iterable for which function(item) is false.",
				Slots: vm.Slots{Iter: self, Next: filterfalseNext}},
			{Name: "starmap", Told: true, New: filterNew, NewSig: "cls, function, iterable, /", Body: 4, Doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
				Slots: vm.Slots{Iter: self, Next: starmapNext}},
			{Name: "islice", New: isliceNew, NewSig: "cls, iterable, /, *args", Body: 6, Doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object",
				Slots: vm.Slots{Iter: self, Next: isliceNext, Rest: isliceRest}},
			{Name: "accumulate", Told: true, New: accumulateNew, NewSig: "cls, iterable, func=None, *, initial=None", Body: 5, Doc: "Return series of accumulated sums (or other binary function results).",
				Slots: vm.Slots{Iter: self, Next: accumulateNext}},
			{Name: "pairwise", Told: true, New: pairwiseNew, NewSig: "cls, iterable, /", Body: 3, Doc: "Return an iterator of overlapping pairs taken from the input iterator.",
				Slots: vm.Slots{Iter: self, Next: pairwiseNext}},
			{Name: "zip_longest", New: zipLongestNew, NewSig: "cls, /, *iterables, **kwargs", Body: 6, Doc: "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object",
				Slots: vm.Slots{Iter: self, Next: zipLongestNext}},
			{Name: "groupby", Told: true, New: groupbyNew, NewSig: "cls, iterable, key=None", Body: 7, Doc: "make an iterator that returns consecutive keys and groups from the iterable",
				Slots: vm.Slots{Iter: self, Next: groupbyNext}},
			grouperType,
			{Name: "product", New: productNew, NewSig: "cls, /, *iterables, repeat=1", Body: 3, Doc: "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested for-loops.",
				Slots: vm.Slots{Iter: self, Next: productNext}},
			{Name: "permutations", Told: true, New: permutationsNew, NewSig: "cls, iterable, r=None", Body: 5, Doc: "Return successive r-length permutations of elements in the iterable.",
				Slots: vm.Slots{Iter: self, Next: permutationsNext}},
			{Name: "combinations", Told: true, New: combinationsNew, NewSig: "cls, iterable, r", Body: 5, Doc: "Return successive r-length combinations of elements in the iterable.",
				Slots: vm.Slots{Iter: self, Next: combinationsNext}},
			{Name: "combinations_with_replacement", Told: true, New: combinationsReplNew, NewSig: "cls, iterable, r", Body: 5, Doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.",
				Slots: vm.Slots{Iter: self, Next: combinationsReplNext}},
			teeType,
		}),
		Funcs: []vm.Native{{Name: "tee", Sig: "iterable, n=2, /", Fn: teeFunc, Doc: "Returns a tuple of n independent iterators."}},
	}
}

const countValue, countStep = 1, 2

// isNumber reports whether v can be counted with.
func isNumber(t *Thread, v Value) (bool, error) {
	if v.IsInt() || v.IsFloat() || t.IsInstance(v, obj.ShapeComplex) {
		return true, nil
	}
	for _, name := range [...]string{"__index__", "__int__", "__float__"} {
		if m, err := special(t, v, name); err != nil || m != unbound {
			return true, err
		}
	}
	return false, nil
}

func countNew(t *Thread, args []Value) (Value, error) {
	for i := 1; i <= 2; i++ {
		if args[i] == unbound {
			args[i] = obj.SmallInt(int64(i - 1))
			continue
		}
		ok, err := isNumber(t, args[i])
		if err != nil {
			return 0, err
		}
		if !ok {
			return 0, t.TypeError("a number is required")
		}
	}
	return newObject(t, args[0], args[1], args[2])
}

func countNext(t *Thread, v Value) (Value, error) {
	cur, step := t.Field(v, countValue), t.Field(v, countStep)
	if cur.IsInt() && step.IsInt() {
		if n := cur.Int() + step.Int(); obj.FitsSmall(n) {
			t.SetField(v, countValue, obj.SmallInt(n))
			return cur, nil
		}
	}
	m := t.Mark()
	defer t.Release(m)
	it, result := t.Keep(v), t.Keep(cur)
	next, err := t.Binary(opAdd, cur, step)
	if err != nil {
		return 0, err
	}
	t.SetField(*it, countValue, next)
	return *result, nil
}

func countRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	it := t.Keep(v)
	text, err := t.ReprText(t.Field(v, countValue))
	if err != nil {
		return 0, err
	}
	if step := t.Field(*it, countStep); step != obj.SmallInt(1) {
		s, err := t.ReprText(step)
		if err != nil {
			return 0, err
		}
		text += ", " + s
	}
	return t.NewStr("count(" + text + ")")
}

const cycleIt, cycleSaved, cyclePos = 1, 2, 3

func cycleNew(t *Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[1])
	if err != nil {
		return 0, err
	}
	args[1] = it
	saved, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], args[1], saved, obj.SmallInt(0))
}

func cycleNext(t *Thread, v Value) (Value, error) {
	it := t.Field(v, cycleIt)
	if it == unbound {
		return cycleAgain(t, v)
	}
	m := t.Mark()
	defer t.Release(m)
	c := t.Keep(v)
	x, err := t.Next(it)
	if err != nil {
		return 0, err
	}
	if x != unbound {
		return x, t.ListAppend(t.Field(*c, cycleSaved), x)
	}
	t.SetField(*c, cycleIt, unbound)
	return cycleAgain(t, *c)
}

// cycleAgain is the next of the items that are saved.
func cycleAgain(t *Thread, c Value) (Value, error) {
	saved, pos := t.Field(c, cycleSaved), int(t.Field(c, cyclePos).Int())
	n := t.ListLen(saved)
	if n == 0 {
		return unbound, nil
	}
	next := pos + 1
	if next >= n {
		next = 0
	}
	t.SetField(c, cyclePos, obj.SmallInt(int64(next)))
	return t.ListGet(saved, pos), nil
}

const repeatItem, repeatLeft = 1, 2 // left: None for ever

func repeatNew(t *Thread, args []Value) (Value, error) {
	left := none
	if args[2] != unbound {
		n, err := t.ToInt(args[2])
		if err != nil {
			return 0, err
		}
		left = t.NewInt(int64(max(n, 0)))
	}
	return newObject(t, args[0], args[1], left)
}

func repeatNext(t *Thread, v Value) (Value, error) {
	if left := t.Field(v, repeatLeft); left != none {
		if left.Int() == 0 {
			return unbound, nil
		}
		t.SetField(v, repeatLeft, obj.SmallInt(left.Int()-1))
	}
	return t.Field(v, repeatItem), nil
}

// repeatRest appends all that is left to a list.
func repeatRest(t *Thread, v, l Value) (bool, error) {
	item, left := t.Field(v, repeatItem), t.Field(v, repeatLeft)
	if !left.IsInt() {
		return false, nil
	}
	for n := left.Int(); n > 0 && t.Signal.Load() == 0; {
		some := min(n, manyRepeats)
		to, err := t.ListGrow(l, int(some))
		if err != nil {
			return true, err
		}
		for i := range to {
			to[i] = item
		}
		n -= some
		t.SetField(v, repeatLeft, obj.SmallInt(n))
	}
	return t.Field(v, repeatLeft) == obj.SmallInt(0), nil
}

// manyRepeats is how many items repeat gives a list between two looks at signals.
const manyRepeats = 1 << 12

func repeatRepr(t *Thread, v Value) (Value, error) {
	left := t.Field(v, repeatLeft)
	text, err := t.ReprText(t.Field(v, repeatItem))
	if err != nil {
		return 0, err
	}
	if left != none {
		n, err := t.ReprText(left)
		if err != nil {
			return 0, err
		}
		text += ", " + n
	}
	return t.NewStr("repeat(" + text + ")")
}

func repeatHint(t *Thread, args []Value) (Value, error) {
	if left := t.Field(args[0], repeatLeft); left != none {
		return left, nil
	}
	return 0, t.TypeError("len() of unsized object")
}

// twoIterators makes an object of the iterators of two arguments.
func twoIterators(t *Thread, args []Value) (Value, error) {
	for i := 1; i <= 2; i++ {
		it, err := t.Iter(args[i])
		if err != nil {
			return 0, err
		}
		args[i] = it
	}
	return newObject(t, args[0], args[1], args[2])
}

func compressNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	c, x := t.Keep(v), t.Keep(unbound)
	for {
		item, err := takeItem(t, t.Field(*c, 1))
		if err != nil || item == unbound {
			return unbound, err
		}
		*x = item
		sel, err := takeItem(t, t.Field(*c, 2))
		if err != nil || sel == unbound {
			return unbound, err
		}
		ok, err := t.Truth(sel)
		if err != nil {
			return 0, err
		}
		if ok {
			return *x, nil
		}
	}
}

const filterFunc, filterIt, filterDone = 1, 2, 3

func filterNew(t *Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[2])
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], args[1], it, obj.FalseValue)
}

// nextAndTest takes the next item and applies the predicate to it.
func nextAndTest(t *Thread, c, x *Value) (bool, error) {
	item, err := takeItem(t, t.Field(*c, filterIt))
	*x = item
	if err != nil || item == unbound {
		return false, err
	}
	verdict, err := t.Call(t.Field(*c, filterFunc), item)
	if err != nil {
		return false, err
	}
	return t.Truth(verdict)
}

func dropwhileNext(t *Thread, v Value) (Value, error) {
	if t.Field(v, filterDone) == obj.TrueValue {
		return t.Next(t.Field(v, filterIt))
	}
	m := t.Mark()
	defer t.Release(m)
	c, x := t.Keep(v), t.Keep(unbound)
	for {
		ok, err := nextAndTest(t, c, x)
		if err != nil || *x == unbound {
			return unbound, err
		}
		if !ok {
			t.SetField(*c, filterDone, obj.TrueValue)
			return *x, nil
		}
	}
}

func takewhileNext(t *Thread, v Value) (Value, error) {
	if t.Field(v, filterDone) == obj.TrueValue {
		return unbound, nil
	}
	m := t.Mark()
	defer t.Release(m)
	c, x := t.Keep(v), t.Keep(unbound)
	ok, err := nextAndTest(t, c, x)
	if err != nil || *x == unbound {
		return unbound, err
	}
	if !ok {
		t.SetField(*c, filterDone, obj.TrueValue)
		return unbound, nil
	}
	return *x, nil
}

func filterfalseNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	c, x := t.Keep(v), t.Keep(unbound)
	if f := t.Field(v, filterFunc); f == none || f == t.VM.Class(obj.ShapeBool) {
		return nextFalse(t, c, x)
	}
	for {
		ok, err := nextAndTest(t, c, x)
		if err != nil {
			return 0, err
		}
		if !ok {
			return *x, nil
		}
	}
}

// nextFalse is the next item that is false itself.
func nextFalse(t *Thread, c, x *Value) (Value, error) {
	for {
		item, err := takeItem(t, t.Field(*c, filterIt))
		if err != nil || item == unbound {
			return unbound, err
		}
		*x = item
		ok, err := t.Truth(item)
		if err != nil {
			return 0, err
		}
		if !ok {
			return *x, nil
		}
	}
}

func starmapNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	c := t.Keep(v)
	item, err := takeItem(t, t.Field(v, filterIt))
	if err != nil || item == unbound {
		return unbound, err
	}
	args, err := t.TupleOf(item)
	if err != nil {
		return 0, err
	}
	return callEx(t, t.Field(*c, filterFunc), args, unbound)
}

const accIt, accFunc, accTotal, accInitial = 1, 2, 3, 4

func accumulateNew(t *Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[1])
	if err != nil {
		return 0, err
	}
	initial := args[3]
	if initial == none {
		initial = unbound
	}
	return newObject(t, args[0], it, orNone(args[2]), unbound, initial)
}

func accumulateNext(t *Thread, v Value) (Value, error) {
	if init := t.Field(v, accInitial); init != unbound {
		t.SetField(v, accInitial, unbound)
		t.SetField(v, accTotal, init)
		return init, nil
	}
	x, quiet, err := quietItem(t, t.Field(v, accIt))
	if quiet && x.IsInt() && t.Field(v, accFunc) == none {
		if total := t.Field(v, accTotal); total.IsInt() {
			total = t.NewInt(total.Int() + x.Int())
			t.SetField(v, accTotal, total)
			return total, nil
		}
	}
	m := t.Mark()
	defer t.Release(m)
	a := t.Keep(v)
	if !quiet {
		x, err = t.Next(t.Field(v, accIt))
	}
	if err != nil || x == unbound {
		return unbound, err
	}
	total := t.Field(*a, accTotal)
	switch f := t.Field(*a, accFunc); {
	case total == unbound:
		total = x
	case f == none:
		total, err = t.Binary(opAdd, total, x)
	default:
		total, err = t.Call(f, total, x)
	}
	if err != nil {
		return 0, err
	}
	t.SetField(*a, accTotal, total)
	return total, nil
}

const pairIt, pairOld = 1, 2

func pairwiseNew(t *Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[1])
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], it, unbound)
}

func pairwiseNext(t *Thread, v Value) (Value, error) {
	it := t.Field(v, pairIt)
	if it == unbound {
		return unbound, nil
	}
	m := t.Mark()
	defer t.Release(m)
	p := t.Keep(v)
	step := func() (Value, error) {
		x, err := takeItem(t, t.Field(*p, pairIt))
		if err != nil || x == unbound {
			t.SetField(*p, pairIt, unbound)
			t.SetField(*p, pairOld, unbound)
			return unbound, err
		}
		return x, nil
	}
	if t.Field(v, pairOld) == unbound {
		x, err := step()
		if err != nil || x == unbound {
			return unbound, err
		}
		t.SetField(*p, pairOld, x)
	}
	x, err := step()
	if err != nil || x == unbound {
		return unbound, err
	}
	old := t.Field(*p, pairOld)
	t.SetField(*p, pairOld, x)
	return t.NewPair(old, x), nil
}
