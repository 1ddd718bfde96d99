package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// How the iterators of itertools are copied and pickled: __reduce__ gives a call
// that makes the iterator anew, and a state for __setstate__ if it has begun.

// copied gives each type the methods for copies that are listed here.
func copied(types []*vm.TypeSpec) []*vm.TypeSpec {
	reduce := map[string]vm.NativeFunc{
		"count": countReduce, "cycle": cycleReduce, "repeat": repeatReduce, "chain": chainReduce,
		"compress": reduceFields(nil, 1, 2), "filterfalse": reduceFields(nil, filterFunc, filterIt), "starmap": reduceFields(nil, filterFunc, filterIt),
		"dropwhile": reduceFields(field(filterDone), filterFunc, filterIt), "takewhile": reduceFields(field(filterDone), filterFunc, filterIt),
		"islice": isliceReduce, "accumulate": accumulateReduce, "zip_longest": zipLongestReduce, "groupby": groupbyReduce,
		"product": productReduce, "permutations": permutationsReduce, "combinations": comboReduce, "combinations_with_replacement": comboReduce,
	}
	set := map[string]vm.NativeFunc{
		"cycle": cycleSetState, "chain": chainSetState, "dropwhile": filterSetState, "takewhile": filterSetState, "islice": isliceSetState,
		"accumulate": setStateField(accTotal), "zip_longest": setStateField(zipFill), "groupby": groupbySetState,
		"product": productSetState, "permutations": permutationsSetState, "combinations": comboSetState, "combinations_with_replacement": comboSetState,
	}
	for _, spec := range types {
		if f := reduce[spec.Name]; f != nil {
			spec.Methods = append(spec.Methods, reduceMethod(f))
		}
		if f := set[spec.Name]; f != nil {
			spec.Methods = append(spec.Methods, setStateMethod(f))
		}
	}
	return types
}

func reduceMethod(f vm.NativeFunc) vm.Native {
	return vm.Native{Name: "__reduce__", Sig: "self, /", Fn: f, Doc: "Return state information for pickling."}
}

func setStateMethod(f vm.NativeFunc) vm.Native {
	return vm.Native{Name: "__setstate__", Sig: "self, state, /", Fn: f, Doc: "Set state information for unpickling."}
}

// reduced is (type of v, args) or, if there is a state, (type of v, args, state).
func reduced(t *Thread, v Value, args []Value, state Value) (Value, error) {
	call, err := tuple(t, args...)
	if err != nil {
		return 0, err
	}
	if state == unbound {
		return tuple(t, t.TypeOf(v), call)
	}
	return tuple(t, t.TypeOf(v), call, state)
}

func field(i int) func(t *Thread, v Value) Value {
	return func(t *Thread, v Value) Value { return t.Field(v, i) }
}

// reduceFields makes the arguments of the fields.
func reduceFields(state func(t *Thread, v Value) Value, fields ...int) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		var items []Value
		for _, i := range fields {
			items = append(items, t.Field(args[0], i))
		}
		s := unbound
		if state != nil {
			s = state(t, args[0])
		}
		return reduced(t, args[0], items, s)
	}
}

func setStateField(i int) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		t.SetField(args[0], i, args[1])
		return none, nil
	}
}

func countReduce(t *Thread, args []Value) (Value, error) {
	n, step := t.Field(args[0], countValue), t.Field(args[0], countStep)
	if step == obj.SmallInt(1) {
		return reduced(t, args[0], []Value{n}, unbound)
	}
	return reduced(t, args[0], []Value{n, step}, unbound)
}

// emptyIter is iter(()).
func emptyIter(t *Thread) (Value, error) { return t.Iter(t.VM.EmptyTuple()) }

// cycleReduce: the state is the list of what was seen, and whether the source
// has ended, so that nothing more is added to the list.
func cycleReduce(t *Thread, args []Value) (Value, error) {
	it, over := t.Field(args[0], cycleIt), 0
	if it == unbound {
		var err error
		if it, err = t.Iter(t.Field(args[0], cycleSaved)); err != nil {
			return 0, err
		}
		m := t.Mark()
		defer t.Release(m)
		ki := t.Keep(it)
		if _, err := t.CallMethod(it, "__setstate__", t.Field(args[0], cyclePos)); err != nil {
			return 0, err
		}
		it, over = *ki, 1
	}
	saved, err := t.ListCopy(t.Field(args[0], cycleSaved))
	if err != nil {
		return 0, err
	}
	state, err := tuple(t, saved, obj.SmallInt(int64(over)))
	if err != nil {
		return 0, err
	}
	return reduced(t, args[0], []Value{it}, state)
}

func cycleSetState(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindTuple) {
		return 0, t.TypeError("state is not a tuple")
	}
	if t.TupleLen(args[1]) != 2 || !t.IsKind(t.TupleItem(args[1], 0), obj.KindList) {
		return 0, t.TypeError("cycle state is a list and an int")
	}
	over, err := t.ToInt(t.TupleItem(args[1], 1))
	if err != nil {
		return 0, err
	}
	saved, err := t.ListCopy(t.TupleItem(args[1], 0))
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], cycleSaved, saved)
	if over == 0 || t.Field(args[0], cycleIt) == unbound {
		return none, nil
	}
	// What is left of the source is the end of the list.
	left, err := t.ListOf(t.Field(args[0], cycleIt))
	if err != nil {
		return 0, err
	}
	saved = t.Field(args[0], cycleSaved)
	n := t.ListLen(saved)
	t.SetField(args[0], cycleIt, unbound)
	if n > 0 {
		t.SetField(args[0], cyclePos, obj.SmallInt(int64((n-t.ListLen(left)%n)%n)))
	}
	return none, nil
}

func repeatReduce(t *Thread, args []Value) (Value, error) {
	item, left := t.Field(args[0], repeatItem), t.Field(args[0], repeatLeft)
	if left == none {
		return reduced(t, args[0], []Value{item}, unbound)
	}
	return reduced(t, args[0], []Value{item, left}, unbound)
}

func chainReduce(t *Thread, args []Value) (Value, error) {
	sources, active := t.Field(args[0], chainSources), t.Field(args[0], chainActive)
	if sources == unbound {
		return reduced(t, args[0], nil, unbound)
	}
	state := []Value{sources}
	if active != unbound {
		state = append(state, active)
	}
	s, err := tuple(t, state...)
	if err != nil {
		return 0, err
	}
	return reduced(t, args[0], nil, s)
}

func chainSetState(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindTuple) {
		return 0, t.TypeError("state is not a tuple")
	}
	n := t.TupleLen(args[1])
	if n < 1 || n > 2 {
		return 0, t.TypeError("function takes at least 1 and at most 2 arguments (%d given)", n)
	}
	for i := range n {
		if !t.IsIterator(t.TupleItem(args[1], i)) {
			return 0, t.TypeError("Arguments must be iterators.")
		}
	}
	t.SetField(args[0], chainSources, t.TupleItem(args[1], 0))
	if n == 2 {
		t.SetField(args[0], chainActive, t.TupleItem(args[1], 1))
	}
	return none, nil
}

func filterSetState(t *Thread, args []Value) (Value, error) {
	ok, err := t.Truth(args[1])
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], filterDone, obj.Bool(ok))
	return none, nil
}

func isliceReduce(t *Thread, args []Value) (Value, error) {
	s := args[0]
	if t.Field(s, isliceIt) == unbound {
		it, err := emptyIter(t)
		if err != nil {
			return 0, err
		}
		return reduced(t, args[0], []Value{it, obj.SmallInt(0)}, obj.SmallInt(0))
	}
	return reduced(t, s, []Value{t.Field(s, isliceIt), t.Field(s, isliceNextIdx), t.Field(s, isliceStop), t.Field(s, isliceStep)}, t.Field(s, isliceCount))
}

func isliceSetState(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], isliceCount, t.NewInt(int64(n)))
	return none, nil
}

// accumulateReduce: a total of None says that there is none, so an iterator
// whose total is None is told in another way.
func accumulateReduce(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	mod, err := t.ImportModule("itertools")
	if err != nil {
		return 0, err
	}
	km := t.Keep(mod)
	it, f, total := t.Field(args[0], accIt), t.Field(args[0], accFunc), t.Field(args[0], accTotal)
	first := t.Field(args[0], accInitial)
	if first == unbound && total != none {
		return reduced(t, args[0], []Value{it, f}, orNone(total))
	}
	if first == unbound {
		first = none
	}
	one, err := tuple(t, first)
	if err != nil {
		return 0, err
	}
	again, err := t.CallMethod(mod, "chain", one, it)
	if err != nil || t.Field(args[0], accInitial) != unbound {
		return reduced(t, args[0], []Value{again, t.Field(args[0], accFunc)}, none)
	}
	if again, err = t.Call(t.TypeOf(args[0]), again, t.Field(args[0], accFunc)); err != nil {
		return 0, err
	}
	call, err := tuple(t, again, obj.SmallInt(1), none)
	if err != nil {
		return 0, err
	}
	ka := t.Keep(call)
	islice, err := t.GetAttrS(*km, "islice")
	if err != nil {
		return 0, err
	}
	return tuple(t, islice, *ka)
}

func zipLongestReduce(t *Thread, args []Value) (Value, error) {
	n := int(t.Field(args[0], zipCount).Int())
	items := make([]Value, n)
	for i := range items {
		if items[i] = t.Slot(t.Field(args[0], zipIts), 1+i); items[i] == unbound {
			items[i] = t.VM.EmptyTuple()
		}
	}
	return reduced(t, args[0], items, t.Field(args[0], zipFill))
}

func groupbyReduce(t *Thread, args []Value) (Value, error) {
	g := args[0]
	it, f := t.Field(g, groupIt), t.Field(g, groupKeyFunc)
	value, target, key := t.Field(g, groupCurValue), t.Field(g, groupTarget), t.Field(g, groupCurKey)
	if value == unbound || target == unbound || key == unbound {
		return reduced(t, g, []Value{it, f}, unbound)
	}
	state, err := tuple(t, value, target, key)
	if err != nil {
		return 0, err
	}
	return reduced(t, g, []Value{it, f}, state)
}

func groupbySetState(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindTuple) {
		return 0, t.TypeError("state is not a tuple")
	}
	if t.TupleLen(args[1]) != 3 {
		return 0, t.TypeError("function takes exactly 3 arguments (%d given)", t.TupleLen(args[1]))
	}
	for i, word := range [...]int{groupCurValue, groupTarget, groupCurKey} {
		t.SetField(args[0], word, t.TupleItem(args[1], i))
	}
	return none, nil
}

func grouperNew(t *Thread, args []Value) (Value, error) {
	if !isNative(t, args[1], "itertools", "groupby") {
		return 0, t.TypeError("_grouper() argument 1 must be itertools.groupby, not %s", t.TypeName(args[1]))
	}
	v, err := newObject(t, args[0], args[1], args[2])
	if err == nil {
		t.SetField(args[1], groupCurrent, v)
	}
	return v, err
}

func grouperReduce(t *Thread, args []Value) (Value, error) {
	parent := t.Field(args[0], 1)
	if t.Field(parent, groupCurrent) != args[0] {
		iter := t.StrGet(t.VM.Builtins(), t.Intern("iter"))
		call, err := tuple(t, t.VM.EmptyTuple())
		if err != nil {
			return 0, err
		}
		return tuple(t, iter, call)
	}
	return reduced(t, args[0], []Value{parent, t.Field(args[0], 2)}, unbound)
}

// indexTuple is the tuple of n small ints of an Array.
func indexTuple(t *Thread, indices Value, n int) (Value, error) {
	return tuple(t, t.Values(indices, 1, n)...)
}

// readIndices makes an Array of n numbers of a tuple, each brought into the range
// that at gives for it.
func readIndices(t *Thread, v Value, n int, bounds func(i int) (low, high int)) (Value, error) {
	if !t.IsKind(v, obj.KindTuple) || t.TupleLen(v) != n {
		return 0, t.ValueError("invalid arguments")
	}
	at := make([]int, n)
	for i := range at {
		x := t.TupleItem(v, i)
		if !x.IsInt() {
			return 0, t.TypeError("an integer is required")
		}
		low, high := bounds(i)
		at[i] = max(low, min(high, int(x.Int())))
	}
	return newIndices(t, n, func(i int) int { return at[i] })
}

func productReduce(t *Thread, args []Value) (Value, error) {
	pools, indices := t.Field(args[0], comboPool), t.Field(args[0], comboIndices)
	switch indices {
	case unbound:
		return reduced(t, args[0], []Value{t.VM.EmptyTuple()}, unbound)
	case none:
		return tuple(t, t.TypeOf(args[0]), pools)
	}
	state, err := indexTuple(t, indices, t.TupleLen(pools))
	if err != nil {
		return 0, err
	}
	return tuple(t, t.TypeOf(args[0]), pools, state)
}

func productSetState(t *Thread, args []Value) (Value, error) {
	pools := t.Field(args[0], comboPool)
	for i := range t.TupleLen(pools) {
		if t.TupleLen(t.TupleItem(pools, i)) == 0 {
			t.SetField(args[0], comboIndices, unbound)
			return none, nil
		}
	}
	indices, err := readIndices(t, args[1], t.TupleLen(pools), func(i int) (int, int) { return 0, t.TupleLen(t.TupleItem(pools, i)) - 1 })
	if err == nil {
		t.SetField(args[0], comboIndices, indices)
	}
	return none, err
}

func permutationsReduce(t *Thread, args []Value) (Value, error) {
	p := args[0]
	pool, indices, r := t.Field(p, comboPool), t.Field(p, comboIndices), t.Field(p, comboR)
	if indices == unbound {
		return reduced(t, p, []Value{t.VM.EmptyTuple(), r}, unbound)
	}
	k := int(r.Int())
	if index(t, t.Field(p, comboExtra), k) == 0 {
		return reduced(t, p, []Value{pool, r}, unbound)
	}
	is, err := indexTuple(t, indices, t.TupleLen(pool))
	if err != nil {
		return 0, err
	}
	cycles, err := indexTuple(t, t.Field(p, comboExtra), k)
	if err != nil {
		return 0, err
	}
	state, err := tuple(t, is, cycles)
	if err != nil {
		return 0, err
	}
	return reduced(t, p, []Value{pool, r}, state)
}

func permutationsSetState(t *Thread, args []Value) (Value, error) {
	p, n := args[0], t.TupleLen(t.Field(args[0], comboPool))
	if !t.IsKind(args[1], obj.KindTuple) || t.TupleLen(args[1]) != 2 || t.Field(p, comboIndices) == unbound {
		return 0, t.ValueError("invalid arguments")
	}
	r := int(t.Field(p, comboR).Int())
	indices, err := readIndices(t, t.TupleItem(args[1], 0), n, func(int) (int, int) { return 0, n - 1 })
	if err != nil {
		return 0, err
	}
	given, err := readIndices(t, t.TupleItem(args[1], 1), r, func(i int) (int, int) { return 1, n - i })
	if err != nil {
		return 0, err
	}
	cycles, err := newIndices(t, r+1, func(i int) int {
		if i == r {
			return 1
		}
		return index(t, given, i)
	})
	if err != nil {
		return 0, err
	}
	t.SetField(p, comboIndices, indices)
	t.SetField(p, comboExtra, cycles)
	return none, nil
}

func comboReduce(t *Thread, args []Value) (Value, error) {
	c := args[0]
	pool, indices, r := t.Field(c, comboPool), t.Field(c, comboIndices), t.Field(c, comboR)
	switch {
	case t.Field(c, comboExtra) == none:
		return reduced(t, c, []Value{pool, r}, unbound)
	case indices == unbound:
		return reduced(t, c, []Value{t.VM.EmptyTuple(), r}, unbound)
	}
	state, err := indexTuple(t, indices, int(r.Int()))
	if err != nil {
		return 0, err
	}
	return reduced(t, c, []Value{pool, r}, state)
}

func comboSetState(t *Thread, args []Value) (Value, error) {
	c := args[0]
	n, r := t.TupleLen(t.Field(c, comboPool)), int(t.Field(c, comboR).Int())
	indices, err := readIndices(t, args[1], r, func(i int) (int, int) {
		if isNative(t, c, "itertools", "combinations") {
			return 0, i + n - r
		}
		return 0, n - 1
	})
	if err != nil {
		return 0, err
	}
	if n == 0 && r > 0 {
		indices = unbound
	}
	t.SetField(c, comboIndices, indices)
	t.SetField(c, comboExtra, obj.TrueValue)
	return none, nil
}

// teeReduce: the state is a list of the items that another iterator of the tee
// has drawn already, and what comes after them.
func teeReduce(t *Thread, args []Value) (Value, error) {
	drawn, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	link := t.Field(args[0], teeLink)
	for ; t.Slot(link, linkNext) != unbound; link = t.Slot(link, linkNext) {
		if err := t.ListAppend(drawn, t.Slot(link, linkItem)); err != nil {
			return 0, err
		}
	}
	state, err := tuple(t, drawn, t.Slot(link, linkSource))
	if err != nil {
		return 0, err
	}
	return reduced(t, args[0], []Value{t.VM.EmptyTuple()}, state)
}

func teeSetState(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindTuple) || t.TupleLen(args[1]) != 2 || !t.IsKind(t.TupleItem(args[1], 0), obj.KindList) || !t.IsIterator(t.TupleItem(args[1], 1)) {
		return 0, t.TypeError("state is not a list and an iterator")
	}
	drawn, source := t.TupleItem(args[1], 0), t.TupleItem(args[1], 1)
	link, err := newLink(t, source)
	if err != nil {
		return 0, err
	}
	for i := t.ListLen(drawn) - 1; i >= 0; i-- {
		prev, err := newLink(t, source)
		if err != nil {
			return 0, err
		}
		t.Init(prev, linkItem, t.ListGet(drawn, i))
		t.Init(prev, linkNext, link)
		link = prev
	}
	t.SetField(args[0], teeLink, link)
	return none, nil
}
