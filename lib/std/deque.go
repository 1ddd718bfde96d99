package std

import (
	"math/bits"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A deque is a ring in an Array whose capacity is a power of two. Its words are
// guarded one by one, so that work at one end touches little of the other.
const (
	dequeBuf    = 1 // Array, unbound while nothing was ever stored
	dequeHead   = 2 // index of the first item in the Array
	dequeMaxlen = 3 // small int or None
	dequeLen    = 4
	dequeState  = 5 // counts the changes that iterators must notice
	dequeBody   = 6
)

var dequeType = &vm.TypeSpec{Name: "deque", Module: "collections", Kind: obj.KindFields, Body: dequeBody, Slotted: true, Weak: true,
	Doc: "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.",
	New: dequeNew, NewSig: "cls, /, *args, **kwargs", NewEmpty: true, Init: dequeInit, InitSig: "self, iterable=(), maxlen=None",
	Slots: vm.Slots{
		Repr: dequeRepr, Unhashable: true, Iter: dequeIter, WalkFrom: dequeWalkFrom, Walk: dequeWalk, WalkMany: dequeWalkMany, Rest: dequeRest, Reversed: dequeReversed,
		Len:     func(t *Thread, v Value) (int, error) { return dequeSize(t, v), nil },
		GetItem: dequeGetItem, SetItem: dequeSetItem, DelItem: dequeDelItem, Contains: dequeContains,
		Binary: dequeBinary, Binops: []vm.BinaryOp{vm.OpAdd, vm.OpMul},
		InPlace: dequeInPlace, Inops: []vm.BinaryOp{vm.OpAdd, vm.OpMul},
		Compare: dequeCompare,
	},
	Methods: []vm.Native{classGetItem(),
		{Name: "append", Sig: "self, x, /", Fn: dequeAppend, Doc: "Add an element to the right side of the deque."},
		{Name: "appendleft", Sig: "self, x, /", Fn: dequeAppendleft, Doc: "Add an element to the left side of the deque."},
		{Name: "clear", Sig: "self, /", Fn: dequeClear, Doc: "Remove all elements from the deque."},
		{Name: "copy", Sig: "self, /", Fn: dequeCopy, Doc: "Return a shallow copy of a deque."},
		{Name: "__copy__", Sig: "self, /", Fn: dequeCopy, Doc: "Return a shallow copy of a deque."},
		{Name: "count", Sig: "self, value, /", Fn: dequeCount, Doc: "D.count(value) -- return number of occurrences of value"},
		{Name: "extend", Sig: "self, iterable, /", Fn: dequeExtend, Doc: "Extend the right side of the deque with elements from the iterable"},
		{Name: "extendleft", Sig: "self, iterable, /", Fn: dequeExtendleft, Doc: "Extend the left side of the deque with elements from the iterable"},
		{Name: "index", Sig: "self, value, start=0, stop=9223372036854775807, /", Fn: dequeIndex, Doc: "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present."},
		{Name: "insert", Sig: "self, index, object, /", Fn: dequeInsert, Doc: "D.insert(index, object) -- insert object before index"},
		{Name: "pop", Sig: "self, /", Fn: dequePop, Doc: "Remove and return the rightmost element."},
		{Name: "popleft", Sig: "self, /", Fn: dequePopleft, Doc: "Remove and return the leftmost element."},
		{Name: "remove", Sig: "self, value, /", Fn: dequeRemove, Doc: "D.remove(value) -- remove first occurrence of value."},
		{Name: "reverse", Sig: "self, /", Fn: dequeReverse, Doc: "D.reverse() -- reverse *IN PLACE*"},
		{Name: "rotate", Sig: "self, n=1, /", Fn: dequeRotate, Doc: "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left."},
		{Name: "__reduce__", Sig: "self, /", Fn: dequeReduce, Doc: "Return state information for pickling."},
	},
	Getters: []vm.Getter{{Name: "maxlen", Get: func(t *Thread, v Value) (Value, error) { return t.Slot(v, dequeMaxlen), nil }, Doc: "maximum size of a deque or None if unbounded"}},
}

func dequeNew(t *Thread, args []Value) (Value, error) {
	zero := obj.SmallInt(0)
	return newObject(t, args[0], unbound, zero, none, zero, zero)
}

func dequeInit(t *Thread, args []Value) (Value, error) {
	if given(args[2]) {
		if !t.IsInstance(args[2], obj.ShapeInt) {
			return 0, t.TypeError("an integer is required")
		}
		n, err := t.ToInt(args[2])
		if err != nil {
			return 0, err
		}
		if n < 0 {
			return 0, t.ValueError("maxlen must be non-negative")
		}
		t.SetSlot(args[0], dequeMaxlen, t.NewInt(int64(n)))
	} else {
		t.SetSlot(args[0], dequeMaxlen, none)
	}
	if dequeSize(t, args[0]) > 0 {
		dequeReset(t, args[0])
	}
	if args[1] == unbound {
		return none, nil
	}
	return dequeExtend(t, args[:2])
}

func dequeSize(t *Thread, d Value) int { return int(t.Slot(d, dequeLen).Int()) }

// dequeResize sets the length and counts the change. Both words lie in one granule, so that one barrier does.
func dequeResize(t *Thread, d Value, n int) {
	t.SetSlot(d, dequeLen, obj.SmallInt(int64(n)))
	t.Init(d, dequeState, obj.SmallInt(dequeChanges(t, d).Int()+1))
}

// dequeChanges is the count of changes, of a deque whose length was looked at.
func dequeChanges(t *Thread, d Value) Value { return Value(t.Word(d.Ref(), dequeState)) }

func dequeReset(t *Thread, d Value) {
	t.SetSlot(d, dequeBuf, unbound)
	t.SetSlot(d, dequeHead, obj.SmallInt(0))
	dequeResize(t, d, 0)
}

// ring is where the items of a deque stand, good until Python code runs.
type ring struct {
	buf  Value
	head int
	mask int
}

func dequeRing(t *Thread, d Value) ring {
	buf := t.Slot(d, dequeBuf)
	if buf == unbound {
		return ring{}
	}
	return ring{buf, int(t.Slot(d, dequeHead).Int()), ringCap(t, buf) - 1}
}

// ringCap is the capacity of a ring: the greatest power of two below the size
// of its Array, which may have been rounded up.
func ringCap(t *Thread, buf Value) int {
	n := uint(t.Size(buf.Ref())/8) - 1
	return 1 << (bits.Len(n) - 1)
}

func (r ring) get(t *Thread, i int) Value    { return t.Slot(r.buf, 1+(r.head+i)&r.mask) }
func (r ring) set(t *Thread, i int, x Value) { t.SetSlot(r.buf, 1+(r.head+i)&r.mask, x) }

// dequeRoom makes room for some more items than the n there are and returns the ring.
func dequeRoom(t *Thread, d Value, n, more int) (ring, error) {
	r := dequeRing(t, d)
	if r.buf != unbound && n+more <= r.mask+1 {
		return r, nil
	}
	buf, err := t.NewArray(max(8, 2*n, 1<<bits.Len(uint(n+more-1))))
	if err != nil {
		return r, err
	}
	for i := range n {
		t.SetSlot(buf, 1+i, r.get(t, i))
	}
	t.SetSlot(d, dequeBuf, buf)
	t.SetSlot(d, dequeHead, obj.SmallInt(0))
	return ring{buf, 0, ringCap(t, buf) - 1}, nil
}

// dequePush adds an item at the right or left end; what a bounded deque cannot
// hold falls off the other.
func dequePush(t *Thread, d, x Value, left bool) error {
	n := dequeSize(t, d)
	if limit := t.Slot(d, dequeMaxlen); limit != none && int64(n) >= limit.Int() {
		if limit.Int() == 0 {
			return nil
		}
		dequeTake(t, d, !left)
		n--
	}
	r, err := dequeRoom(t, d, n, 1)
	if err != nil {
		return err
	}
	if left {
		r.head = (r.head - 1) & r.mask
		t.SetSlot(d, dequeHead, obj.SmallInt(int64(r.head)))
		r.set(t, 0, x)
	} else {
		r.set(t, n, x)
	}
	dequeResize(t, d, n+1)
	return nil
}

// dequeTake removes the item at one end; the deque is not empty.
func dequeTake(t *Thread, d Value, left bool) Value {
	r, n := dequeRing(t, d), dequeSize(t, d)
	i := n - 1
	if left {
		i = 0
	}
	x := r.get(t, i)
	r.set(t, i, unbound)
	if left {
		t.SetSlot(d, dequeHead, obj.SmallInt(int64((r.head+1)&r.mask)))
	}
	dequeResize(t, d, n-1)
	return x
}

func dequeAppend(t *Thread, args []Value) (Value, error) {
	return none, dequePush(t, args[0], args[1], false)
}

func dequeAppendleft(t *Thread, args []Value) (Value, error) {
	return none, dequePush(t, args[0], args[1], true)
}

func dequePop(t *Thread, args []Value) (Value, error) {
	if dequeSize(t, args[0]) == 0 {
		return 0, t.IndexError("pop from an empty deque")
	}
	return dequeTake(t, args[0], false), nil
}

func dequePopleft(t *Thread, args []Value) (Value, error) {
	if dequeSize(t, args[0]) == 0 {
		return 0, t.IndexError("pop from an empty deque")
	}
	return dequeTake(t, args[0], true), nil
}

func dequeClear(t *Thread, args []Value) (Value, error) {
	dequeReset(t, args[0])
	return none, nil
}

func dequeExtend(t *Thread, args []Value) (Value, error) {
	return none, dequeExtendAt(t, &args[0], args[1], false)
}

func dequeExtendleft(t *Thread, args []Value) (Value, error) {
	return none, dequeExtendAt(t, &args[0], args[1], true)
}

// dequeExtendAt pushes all items at one end; d is rooted.
func dequeExtendAt(t *Thread, d *Value, items Value, left bool) error {
	if *d == items || isPlainDeque(t, items) {
		var err error
		if items, err = dequeItems(t, items); err != nil {
			return err
		}
	}
	if !left && t.IsExact(items, obj.KindList, obj.ShapeList) {
		return dequePushAll(t, *d, t.ListView(items))
	}
	if !left && t.IsExact(items, obj.KindTuple, obj.ShapeTuple) {
		return dequePushAll(t, *d, t.TupleView(items))
	}
	take := func(t *Thread, d *Value, x Value) bool { return dequePush(t, *d, x, left) == nil }
	return t.ForEachTaken(items, take, d, func(_ int, x Value) error { return dequePush(t, *d, x, left) })
}

// dequePushAll adds items at the right end.
func dequePushAll(t *Thread, d Value, xs []Value) error {
	n := dequeSize(t, d)
	if limit := t.Slot(d, dequeMaxlen); limit != none {
		most := int(limit.Int())
		xs = xs[max(0, len(xs)-most):]
		for ; n+len(xs) > most; n-- {
			dequeTake(t, d, true)
		}
	}
	if len(xs) == 0 {
		return nil
	}
	r, err := dequeRoom(t, d, n, len(xs))
	if err != nil {
		return err
	}
	for i, x := range xs {
		r.set(t, n+i, x)
	}
	dequeResize(t, d, n+len(xs))
	return nil
}

// dequeRest appends all items to a list.
func dequeRest(t *Thread, d, l Value) (bool, error) {
	r, n := dequeRing(t, d), dequeSize(t, d)
	out, err := t.ListGrow(l, n)
	for i := range out {
		out[i] = r.get(t, i)
	}
	return true, err
}

// dequeItems copies the items into a new tuple.
func dequeItems(t *Thread, d Value) (Value, error) {
	n := dequeSize(t, d)
	v, err := t.NewTupleN(n)
	if err != nil {
		return 0, err
	}
	r := dequeRing(t, d)
	out := t.TupleView(v)
	for i := range out {
		out[i] = r.get(t, i)
	}
	return v, nil
}

func dequeCopy(t *Thread, args []Value) (Value, error) {
	if limit := t.Slot(args[0], dequeMaxlen); limit != none {
		return t.Call(t.TypeOf(args[0]), args[0], limit)
	}
	return t.Call(t.TypeOf(args[0]), args[0])
}

// dequeFind looks for a value in items [from, to); changed makes the error of
// comparisons that change the deque.
func dequeFind(t *Thread, d, x Value, from, to int, changed func(*Thread) error) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	dq, value := t.Keep(d), t.Keep(x)
	state := t.Slot(d, dequeState)
	for i := from; i < to && i < dequeSize(t, *dq); i++ {
		same, err := t.Equal(dequeRing(t, *dq).get(t, i), *value)
		if err != nil {
			return -1, err
		}
		if t.Slot(*dq, dequeState) != state {
			return -1, changed(t)
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

func dequeCount(t *Thread, args []Value) (Value, error) {
	n := int64(0)
	for i := 0; ; n++ {
		j, err := dequeFind(t, args[0], args[1], i, dequeSize(t, args[0]), dequeChanged)
		if err != nil {
			return 0, err
		}
		if j < 0 {
			return obj.SmallInt(n), nil
		}
		i = j + 1
	}
}

func dequeContains(t *Thread, d, x Value) (bool, error) {
	i, err := dequeFind(t, d, x, 0, dequeSize(t, d), dequeChanged)
	return i >= 0, err
}

// clampIndex converts an optional index as slices do.
func clampIndex(t *Thread, v Value, byDefault, n int) (int, error) {
	if v == unbound {
		return byDefault, nil
	}
	i, err := sliceBound(t, v)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	return min(i, n), nil
}

func dequeIndex(t *Thread, args []Value) (Value, error) {
	n := dequeSize(t, args[0])
	from, err := clampIndex(t, args[2], 0, n)
	if err != nil {
		return 0, err
	}
	to, err := clampIndex(t, args[3], n, n)
	if err != nil {
		return 0, err
	}
	i, err := dequeFind(t, args[0], args[1], from, to, dequeChanged)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		text, err := t.ReprText(args[1])
		if err != nil {
			return 0, err
		}
		return 0, t.ValueError("%s is not in deque", text)
	}
	return obj.SmallInt(int64(i)), nil
}

func dequeInsert(t *Thread, args []Value) (Value, error) {
	d := args[0]
	n := dequeSize(t, d)
	if limit := t.Slot(d, dequeMaxlen); limit != none && int64(n) >= limit.Int() {
		return 0, t.IndexError("deque already at its maximum size")
	}
	i, err := clampIndex(t, args[1], 0, n)
	if err != nil {
		return 0, err
	}
	left := i < n/2
	if err := dequePush(t, d, none, left); err != nil {
		return 0, err
	}
	r := dequeRing(t, d)
	if left {
		for j := 0; j < i; j++ {
			r.set(t, j, r.get(t, j+1))
		}
	} else {
		for j := n; j > i; j-- {
			r.set(t, j, r.get(t, j-1))
		}
	}
	r.set(t, i, args[2])
	return none, nil
}

// dequeDelete removes item i, which exists.
func dequeDelete(t *Thread, d Value, i int) {
	r, n := dequeRing(t, d), dequeSize(t, d)
	left := i < n/2
	if left {
		for ; i > 0; i-- {
			r.set(t, i, r.get(t, i-1))
		}
	} else {
		for ; i < n-1; i++ {
			r.set(t, i, r.get(t, i+1))
		}
	}
	dequeTake(t, d, left)
}

func dequeRemove(t *Thread, args []Value) (Value, error) {
	i, err := dequeFind(t, args[0], args[1], 0, dequeSize(t, args[0]), func(t *Thread) error {
		return t.IndexError("deque mutated during iteration")
	})
	if err != nil {
		return 0, err
	}
	if i < 0 {
		text, err := t.ReprText(args[1])
		if err != nil {
			return 0, err
		}
		return 0, t.ValueError("%s is not in deque", text)
	}
	dequeDelete(t, args[0], i)
	return none, nil
}

func dequeReverse(t *Thread, args []Value) (Value, error) {
	r := dequeRing(t, args[0])
	for i, j := 0, dequeSize(t, args[0])-1; i < j; i, j = i+1, j-1 {
		x, y := r.get(t, i), r.get(t, j)
		r.set(t, i, y)
		r.set(t, j, x)
	}
	return none, nil
}

func dequeRotate(t *Thread, args []Value) (Value, error) {
	d, n := args[0], 1
	if args[1] != unbound {
		var err error
		if n, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	size := dequeSize(t, d)
	if size < 2 {
		return none, nil
	}
	n = ((n % size) + size) % size
	left := n > size/2
	if left {
		n = size - n
	}
	r := dequeRing(t, d).rotated(t, size, n, left)
	t.SetSlot(d, dequeHead, obj.SmallInt(int64(r.head)))
	dequeResize(t, d, size)
	return none, nil
}

// rotated takes n of size items from one end to the other. Of a ring that is full only
// the head moves.
func (r ring) rotated(t *Thread, size, n int, left bool) ring {
	full := size > r.mask
	for range n {
		switch {
		case full && left:
			r.head++
		case full:
			r.head--
		case left:
			x := r.get(t, 0)
			r.set(t, 0, unbound)
			r.head++
			r.set(t, size-1, x)
		default:
			x := r.get(t, size-1)
			r.set(t, size-1, unbound)
			r.head--
			r.set(t, 0, x)
		}
	}
	r.head &= r.mask
	return r
}

// dequeAt converts an index of an existing item.
func dequeAt(t *Thread, d, key Value, message string) (int, error) {
	if !key.IsInt() {
		if m, err := t.LookupSpecial(key, t.VM.Names.Index); err != nil || m == unbound {
			if err == nil {
				err = t.TypeError("sequence index must be integer, not '%s'", t.TypeName(key))
			}
			return 0, err
		}
	}
	i, err := t.ToInt(key)
	if err != nil {
		if t.Matches(err, t.VM.Exc.OverflowError) {
			t.Caught(err)
			return 0, t.IndexError("cannot fit '%s' into an index-sized integer", t.TypeName(key))
		}
		return 0, err
	}
	n := dequeSize(t, d)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("%s", message)
	}
	return i, nil
}

func dequeGetItem(t *Thread, d, key Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	dq := t.Keep(d)
	i, err := dequeAt(t, d, key, "deque index out of range")
	if err != nil {
		return 0, err
	}
	return dequeRing(t, *dq).get(t, i), nil
}

func dequeSetItem(t *Thread, d, key, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	dq, value := t.Keep(d), t.Keep(x)
	i, err := dequeAt(t, d, key, "deque index out of range")
	if err != nil {
		return err
	}
	dequeRing(t, *dq).set(t, i, *value)
	return nil
}

func dequeDelItem(t *Thread, d, key Value) error {
	m := t.Mark()
	defer t.Release(m)
	dq := t.Keep(d)
	i, err := dequeAt(t, d, key, "deque index out of range")
	if err != nil {
		return err
	}
	dequeDelete(t, *dq, i)
	return nil
}

func dequeRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	d := t.Keep(v)
	if !t.ReprEnter(d) {
		return t.NewStr("[...]")
	}
	defer t.ReprLeave()
	list, err := t.ListOf(v)
	if err != nil {
		return 0, err
	}
	items, err := t.ReprText(list)
	if err != nil {
		return 0, err
	}
	if limit := t.Slot(*d, dequeMaxlen); limit != none {
		n, err := t.ReprText(limit)
		if err != nil {
			return 0, err
		}
		items += ", maxlen=" + n
	}
	return t.NewStr(t.ClassName(t.TypeOf(*d)) + "(" + items + ")")
}

func dequeReduce(t *Thread, args []Value) (Value, error) {
	d := args[0]
	first := t.VM.EmptyTuple()
	if limit := t.Slot(d, dequeMaxlen); limit != none {
		var err error
		if first, err = tuple(t, t.VM.EmptyTuple(), limit); err != nil {
			return 0, err
		}
	}
	m := t.Mark()
	defer t.Release(m)
	initArgs := t.Keep(first)
	s, err := t.CallMethod(d, "__getstate__")
	if err != nil {
		return 0, err
	}
	state := t.Keep(s)
	it, err := t.Iter(args[0])
	if err != nil {
		return 0, err
	}
	return tuple(t, t.TypeOf(args[0]), *initArgs, *state, it)
}
