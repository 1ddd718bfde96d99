package vm

import (
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

func refAt(off uintptr) gc.Ref { return gc.Ref(off) }

// Iteration: iter(), next(), the loop state of a for statement, and helpers
// for natives.

// Iter is iter(v).
func (t *Thread) Iter(v Value) (Value, error) {
	info, exact := t.exact(v)
	if exact && info.Slots.Iter != nil {
		return info.Slots.Iter(t, v)
	}
	class := t.TypeOf(v)
	f := t.classLookup(class, t.VM.Names.Iter)
	if f == obj.NoneValue {
		return 0, t.TypeError("'%s' object is not iterable", t.TypeName(v))
	}
	if f == obj.Unbound {
		if t.classLookup(class, t.VM.Names.GetItem) != obj.Unbound {
			return t.NewFields(obj.KindFields, obj.ShapeSeqIter, v, obj.SmallInt(0)), nil
		}
		return 0, t.TypeError("'%s' object is not iterable", t.TypeName(v))
	}
	if slots := t.inherited(v, f); slots != nil && slots.Iter != nil {
		return slots.Iter(t, t.Unwrap(v))
	}
	it, err := t.callSpecial(f, v)
	if err != nil {
		return 0, err
	}
	if !t.IsIterator(it) {
		return 0, t.TypeError("iter() returned non-iterator of type '%s'", t.TypeName(it))
	}
	return it, nil
}

// Reversed is reversed(v) if v is of a builtin class that has a way of its own to
// do it, else Unbound.
func (t *Thread) Reversed(v Value) (Value, error) {
	if info, exact := t.exact(v); exact && info.Slots.Reversed != nil {
		return info.Slots.Reversed(t, v)
	}
	return obj.Unbound, nil
}

// IsIterator reports whether v has __next__.
func (t *Thread) IsIterator(v Value) bool {
	info, exact := t.exact(v)
	if exact {
		return info.Slots.Next != nil
	}
	return t.classLookup(t.TypeOf(v), t.VM.Names.Next) != obj.Unbound
}

// Next is the next item of an iterator, Unbound at its end.
func (t *Thread) Next(it Value) (Value, error) { return t.nextOf(it, t.info(it)) }

// QuietNext is the Next of an iterator's class if that runs no Python code, else nil.
func (t *Thread) QuietNext(it Value) func(t *Thread, it Value) (Value, error) {
	if info, exact := t.exact(it); exact && info.Slots.Quiet {
		return info.Slots.Next
	}
	return nil
}

// nextOf is Next of an iterator whose class has this TypeInfo.
func (t *Thread) nextOf(it Value, info *TypeInfo) (Value, error) {
	if t.Signal.Load() != 0 {
		m := t.Mark()
		kept := t.Keep(it)
		err := t.relieve()
		it = *kept
		t.Release(m)
		if err != nil {
			return 0, err
		}
	}
	if info.Exact && info.Slots.Next != nil {
		v, err := info.Slots.Next(t, it)
		if err != nil {
			return obj.Unbound, t.Ended(err)
		}
		return v, nil
	}
	f := t.classLookup(t.TypeOf(it), t.VM.Names.Next)
	if f == obj.Unbound {
		return 0, t.TypeError("'%s' object is not an iterator", t.TypeName(it))
	}
	v, err := t.callSpecial(f, it)
	if err != nil {
		return obj.Unbound, t.Ended(err)
	}
	return v, nil
}

// Ended is the error of an iterator's Next: none if it is StopIteration, as a function that the iterator calls may
// end it, too.
func (t *Thread) Ended(err error) error {
	if t.Matches(err, t.VM.Exc.StopIteration) {
		t.r.raised = 0
		return nil
	}
	return err
}

// forPrep opens a loop over v: s is its state (see ForIter in dispatch.go).
func (t *Thread) forPrep(s *[3]Value, v Value) error {
	if v.IsRef() {
		switch shape := uint32(t.Word(v.Ref(), 0) >> 32); shape {
		case obj.ShapeRange:
			start, stop, step := t.Field(v, obj.RangeStart), t.Field(v, obj.RangeStop), t.Field(v, obj.RangeStep)
			if start.IsInt() && stop.IsInt() && step.IsInt() && rangeFits(start.Int(), stop.Int(), step.Int()) {
				s[0], s[1], s[2] = start, stop, step
				return nil
			}
		case obj.ShapeList:
			s[0], s[1], s[2] = v, obj.SmallInt(0), obj.LoopList
			return nil
		case obj.ShapeTuple:
			s[0], s[1], s[2] = v, obj.SmallInt(0), obj.LoopTuple
			return nil
		case obj.ShapeStr:
			if t.StrASCII(v) {
				s[0], s[1], s[2] = v, obj.SmallInt(0), obj.LoopStr
				return nil
			}
		case obj.ShapeDict, obj.ShapeDictKeys, obj.ShapeDictValues, obj.ShapeDictItems, obj.ShapeSet, obj.ShapeFrozenSet:
			t.tablePrep(s, v, shape)
			return nil
		}
		if t.Kind(v) == obj.KindDict && t.SameMethod(v, t.VM.Class(obj.ShapeDict), t.VM.Names.Iter) {
			t.tablePrep(s, v, obj.ShapeDict)
			return nil
		}
	}
	if t.walkPrep(s, v) {
		return nil
	}
	it, err := t.Iter(v)
	if err == nil {
		t.iteratorPrep(s, it)
	}
	return err
}

// loopsBare reports whether v is a container that a loop goes through without an
// iterator, so that a comprehension may get it as it is.
func (t *Thread) loopsBare(v Value) bool {
	return t.IsExact(v, obj.KindList, obj.ShapeList) || t.IsExact(v, obj.KindTuple, obj.ShapeTuple) || t.IsExact(v, obj.KindRange, obj.ShapeRange)
}

// rangeFits reports whether counting cannot leave the small ints.
func rangeFits(start, stop, step int64) bool {
	const far = 1 << 60
	return start > -far && start < far && stop > -far && stop < far && step > -far && step < far
}

// ForEach calls f with each item of v. ErrStop from f ends it without error.
func (t *Thread) ForEach(v Value, f func(x Value) error) error {
	m := t.Mark()
	defer t.Release(m)
	state, err := t.openLoop(v)
	if err != nil {
		return err
	}
	for {
		x, err := t.loopNext(state, nestedLink)
		if err != nil || x == obj.Unbound {
			return err
		}
		if err := f(x); err == ErrStop {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// openLoop keeps the state of a loop over v, at its begin.
func (t *Thread) openLoop(v Value) (*[3]Value, error) {
	state := t.keepState()
	return state, t.forPrep(state, v)
}

// keepState keeps a loop state.
func (t *Thread) keepState() *[3]Value {
	var s [3]*Value
	for i := range s {
		s[i] = t.Keep(0)
	}
	return (*[3]Value)(unsafe.Pointer(s[2])) // Keep grows downward: the last is the lowest
}

// loopNext is the next item of a loop state, Unbound at the end.
func (t *Thread) loopNext(s *[3]Value, link uint64) (Value, error) {
	if t.Signal.Load() != 0 {
		if err := t.relieve(); err != nil {
			return 0, err
		}
	}
	mode := s[2]
	if mode.IsInt() {
		cur, stop, step := s[0].Int(), s[1].Int(), mode.Int()
		if step > 0 && cur >= stop || step < 0 && cur <= stop {
			return obj.Unbound, nil
		}
		s[0] = obj.SmallInt(cur + step)
		return obj.SmallInt(cur), nil
	}
	switch mode & obj.LoopKind {
	case obj.LoopList:
		x := t.ListGet(s[0], int(s[1].Int()))
		s[1] += 4
		return x, nil
	case obj.LoopTuple:
		i := int(s[1].Int())
		if i >= t.TupleLen(s[0]) {
			return obj.Unbound, nil
		}
		s[1] += 4
		return t.TupleItem(s[0], i), nil
	case obj.LoopStr:
		i := int(s[1].Int())
		if i >= t.StrChars(s[0]) {
			return obj.Unbound, nil
		}
		s[1] += 4
		return t.VM.roots.chars[t.StrView(s[0])[i]], nil
	case obj.LoopWalk:
		x, next, err := t.loopSlots(mode).Walk(t, s[0], s[1])
		if x != obj.Unbound {
			s[1] = next
		}
		return x, err
	case obj.LoopNative:
		x, err := t.loopSlots(mode).Next(t, s[0])
		if err != nil {
			return obj.Unbound, t.Ended(err)
		}
		return x, nil
	case obj.LoopGeneric:
		if t.IsExact(s[0], obj.KindGenerator, obj.ShapeGenerator) {
			return t.nextYielded(s[0], link)
		}
		return t.Next(s[0])
	}
	key, value, err := t.tableNext(s)
	if err != nil || key == obj.Unbound {
		return obj.Unbound, err
	}
	return t.tableItem(s, key, value), nil
}

// ListOf is list(v).
func (t *Thread) ListOf(v Value) (Value, error) {
	if t.IsExact(v, obj.KindList, obj.ShapeList) {
		return t.ListCopy(v)
	}
	if t.IsExact(v, obj.KindTuple, obj.ShapeTuple) {
		return t.NewListOf(t.TupleView(v)...)
	}
	return t.listBy((*Thread).extend, v)
}

// listBy makes a list to which extend appends the items of v, as far as it comes.
func (t *Thread) listBy(extend func(t *Thread, l *Value, v Value) error, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	l, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	kl := t.Keep(l)
	err = extend(t, kl, *kv)
	return *kl, err
}

// Extend appends the items of v to the list *l, which is kept.
func (t *Thread) Extend(l *Value, v Value) error { return t.extend(l, v) }

// extend appends the items of v to the list *l, which is rooted.
func (t *Thread) extend(l *Value, v Value) error {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if done, err := t.extendKnown(*l, v); done || err != nil {
		return err
	}
	v = *kv
	if info, exact := t.exact(v); exact {
		if n := t.LengthHintFast(v); n > 0 {
			if err := t.ListReserve(*l, t.ListLen(*l)+n); err != nil {
				return err
			}
		}
		if info.Slots.Next != nil && !t.IsKind(v, obj.KindGenerator) {
			it, err := t.Iter(v)
			if err != nil {
				return err
			}
			return t.extendBy(l, it)
		}
		return t.ForEachTaken(v, takeItem, l, func(_ int, x Value) error { return t.ListAppend(*l, x) })
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	ki := t.Keep(it)
	if _, err := t.askLengthHint(*kv); err != nil {
		return err
	}
	return t.extendBy(l, *ki)
}

// extendBy appends the items of an iterator to the list *l, which is rooted.
func (t *Thread) extendBy(l *Value, it Value) error {
	m := t.Mark()
	defer t.Release(m)
	state := t.keepState()
	t.iteratorPrep(state, it)
	for {
		x, err := t.loopNext(state, nestedLink)
		if err != nil || x == obj.Unbound {
			return err
		}
		if err := t.ListAppend(*l, x); err != nil {
			return err
		}
	}
}

// extendKnown is extend for a builtin container whose items are taken all at once;
// false if v is none.
func (t *Thread) extendKnown(l, v Value) (bool, error) {
	if !v.IsRef() {
		return false, nil
	}
	switch uint32(t.Word(v.Ref(), 0) >> 32) {
	case obj.ShapeList:
		return true, t.ListExtend(l, t.ListView(v))
	case obj.ShapeTuple:
		return true, t.ListExtend(l, t.TupleView(v))
	case obj.ShapeDict:
		return true, t.ListExtendDict(l, v, obj.LoopKeys)
	case obj.ShapeDictKeys:
		return true, t.ListExtendDict(l, t.Field(v, viewDict), obj.LoopKeys)
	case obj.ShapeDictValues:
		return true, t.ListExtendDict(l, t.Field(v, viewDict), obj.LoopValues)
	case obj.ShapeDictItems:
		return true, t.ListExtendDict(l, t.Field(v, viewDict), obj.LoopItems)
	case obj.ShapeSet, obj.ShapeFrozenSet:
		return true, t.ListExtendSet(l, v)
	case obj.ShapeRange:
		return t.extendRange(l, v)
	case obj.ShapeBytes, obj.ShapeByteArray:
		data, _ := t.BufferView(v)
		to, err := t.ListGrow(l, len(data))
		for i := range to {
			to[i] = obj.SmallInt(int64(data[i]))
		}
		return true, err
	case obj.ShapeStr:
		if t.StrASCII(v) {
			return true, t.extendChars(l, v)
		}
	}
	if info, exact := t.exact(v); exact && info.Slots.Rest != nil {
		return info.Slots.Rest(t, v, l)
	}
	return false, nil
}

// extendChars appends the characters of ASCII text.
func (t *Thread) extendChars(l, v Value) error {
	var some [64]Value
	for text := t.StrView(v); text != ""; {
		n := min(len(text), len(some))
		for i := range n {
			some[i] = t.VM.roots.chars[text[i]]
		}
		if err := t.ListExtend(l, some[:n]); err != nil {
			return err
		}
		text = text[n:]
	}
	return nil
}

// extendRange appends the items of a short range of small ints.
func (t *Thread) extendRange(l, r Value) (bool, error) {
	start, step, n, ok := t.shortRange(r)
	if !ok {
		return false, nil
	}
	to, err := t.ListGrow(l, n)
	for i := range to {
		to[i] = obj.SmallInt(start)
		start += step
	}
	return true, err
}

// shortSequence is the length up to which items are computed without a look at
// signals.
const shortSequence = 1 << 12

// shortRange is a range of not many small ints.
func (t *Thread) shortRange(r Value) (start, step int64, n int, ok bool) {
	first, stop, by, count := t.Field(r, obj.RangeStart), t.Field(r, obj.RangeStop), t.Field(r, obj.RangeStep), t.Field(r, obj.RangeLen)
	ok = first.IsInt() && stop.IsInt() && by.IsInt() && count.IsInt() && count.Int() <= shortSequence && rangeFits(first.Int(), stop.Int(), by.Int())
	return first.Int(), by.Int(), int(count.Int()), ok
}

// askLengthHint is operator.length_hint(v, 0).
func (t *Thread) askLengthHint(v Value) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if t.classLookup(t.TypeOf(v), t.VM.Names.Len) != obj.Unbound {
		n, err := t.Len(v)
		if err == nil || !t.Matches(err, t.VM.Exc.TypeError) {
			return n, err
		}
		t.r.raised = 0
	}
	f := t.classLookup(t.TypeOf(*kv), t.VM.Names.LengthHint)
	if f == obj.Unbound {
		return 0, nil
	}
	r, err := t.callSpecial(f, *kv)
	switch {
	case err != nil && t.Matches(err, t.VM.Exc.TypeError):
		t.r.raised = 0
		return 0, nil
	case err != nil || r == obj.NotImplemented:
		return 0, err
	case !t.IsInstance(r, obj.ShapeInt):
		return 0, t.TypeError("__length_hint__ must be an integer, not %s", t.TypeName(r))
	}
	n, err := t.ToInt(r)
	if err == nil && n < 0 {
		err = t.ValueError("__length_hint__() should return >= 0")
	}
	return n, err
}

// LengthHintFast is the length of a builtin container, 0 for anything else.
func (t *Thread) LengthHintFast(v Value) int {
	info, exact := t.exact(v)
	if exact && info.Slots.Len != nil {
		if n, err := info.Slots.Len(t, v); err == nil {
			return n
		}
	}
	return 0
}

// LengthHint is operator.length_hint(v, 0), without raising.
func (t *Thread) LengthHint(v Value) int {
	if n := t.LengthHintFast(v); n > 0 {
		return n
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.LengthHint)
	if f == obj.Unbound {
		return 0
	}
	r, err := t.callSpecial(f, v)
	if err != nil {
		t.r.raised = 0
		return 0
	}
	if r.IsInt() && r.Int() >= 0 {
		return int(r.Int())
	}
	return 0
}

// TupleOf is tuple(v).
func (t *Thread) TupleOf(v Value) (Value, error) {
	if t.IsExact(v, obj.KindTuple, obj.ShapeTuple) {
		return v, nil
	}
	l := v
	if !t.IsExact(v, obj.KindList, obj.ShapeList) {
		var err error
		if l, err = t.ListOf(v); err != nil {
			return 0, err
		}
	}
	return t.ListToTuple(l)
}

// unpack stores the n items of v in registers.
func (t *Thread) unpack(dst unsafe.Pointer, v Value, n int) error {
	switch u := t.plainTuple(v, t.VM.Names.Iter); {
	case u != obj.Unbound:
		return t.unpackItems(dst, t.TupleView(u), n)
	case t.IsExact(v, obj.KindList, obj.ShapeList):
		return t.unpackItems(dst, t.ListView(v), n)
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	it, err := t.Iter(v)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) && t.classLookup(t.TypeOf(*kv), t.VM.Names.Iter) == obj.Unbound {
			return t.TypeError("cannot unpack non-iterable %s object", t.TypeName(*kv))
		}
		return err
	}
	ki := t.Keep(it)
	kept := make([]*Value, 0, 8)
	for i := range n {
		x, err := t.Next(*ki)
		if err != nil {
			return err
		}
		if x == obj.Unbound {
			return t.ValueError("not enough values to unpack (expected %d, got %d)", n, i)
		}
		kept = append(kept, t.Keep(x))
	}
	x, err := t.Next(*ki)
	if err != nil {
		return err
	}
	if x != obj.Unbound {
		return t.ValueError("too many values to unpack (expected %d)", n)
	}
	for i, k := range kept {
		*word(dst, i) = *k
	}
	return nil
}

// plainTuple is a tuple, or that in an object of a class derived from tuple whose
// special method of that name is tuple's own; else Unbound.
func (t *Thread) plainTuple(v, name Value) Value {
	u := t.Unwrap(v)
	if !t.IsExact(u, obj.KindTuple, obj.ShapeTuple) || u != v && t.classLookup(t.TypeOf(v), name) != t.classLookup(t.VM.Class(obj.ShapeTuple), name) {
		return obj.Unbound
	}
	return u
}

func (t *Thread) unpackItems(dst unsafe.Pointer, items []Value, n int) error {
	switch {
	case len(items) < n:
		return t.ValueError("not enough values to unpack (expected %d, got %d)", n, len(items))
	case len(items) > n:
		return t.ValueError("too many values to unpack (expected %d)", n)
	}
	copy(regs(dst, n), items)
	return nil
}

// unpackEx stores before items, a list of the middle ones, and after items.
func (t *Thread) unpackEx(dst unsafe.Pointer, v Value, before, after int) error {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	var l Value
	it, err := t.Iter(v)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) && t.classLookup(t.TypeOf(*kv), t.VM.Names.Iter) == obj.Unbound {
			return t.TypeError("cannot unpack non-iterable %s object", t.TypeName(*kv))
		}
		return err
	}
	if l, err = t.ListOf(it); err != nil {
		return err
	}
	n := t.ListLen(l)
	if n < before+after {
		return t.ValueError("not enough values to unpack (expected at least %d, got %d)", before+after, n)
	}
	mid, err := t.ListSlice(l, before, 1, n-before-after)
	if err != nil {
		return err
	}
	items := t.ListView(l)
	r := regs(dst, before+1+after)
	copy(r, items[:before])
	r[before] = mid
	copy(r[before+1:], items[n-after:])
	return nil
}
