package obj

import (
	"unsafe"

	"pystm/runtime/gc"
)

// # Tuples
//
// A tuple is immutable once its maker has filled it: reading it needs no barrier.
//
// # Lists
//
//	List   hdr | items     granule 0
//	       len | –         granule 1
//	Items  hdr | capacity  granule 0, immutable
//	       item 0 | item 1 granule 1 …
//
// An empty list may have no items array (unbound). Every slot of the array at
// or beyond the length is unbound: so a[i] needs no look at the length, it is
// out of range exactly if the slot is unbound or beyond the capacity. What
// that costs in barriers, for an index 0 <= i:
//
//	read a[i]     mark granule 0 of the list, load items (unbound: out of
//	              range); load the capacity, no barrier; i >= capacity: out of
//	              range; mark the slot's granule, load it (unbound: out of range)
//	write a[i]=x  the same, then the write barrier of the slot, then the store
//	out of range  mark granule 1 of the list, the length, before raising:
//	              the answer depends on it
//	negative i    mark granule 1, the length, add it, go on as above
//	len, iteration to the end, comparison: mark granule 1
//	append        writes granule 1 and a slot, at once or at the commit: see
//	              pending.go
//
// So a[i] = x conflicts neither with a[j] of another granule nor with append.
// What shrinks a list unbinds the slots it drops, by write barriers, or
// replaces the array; what replaces the array writes granule 0, which every
// reader has marked; replacing it reads (marks) all items that are copied.

// The words of an items array.
const (
	ItemsCap   = 1 // small int: number of slots, never changes
	ItemsFirst = 2 // slot 0
)

// MaxLen bounds the length of a sequence: beyond it there is no memory anyway.
const MaxLen = 1 << 36

// NewTupleN makes a tuple of n items, all unbound: the caller fills them by
// Init(v, TupleItems+i, x) or through TupleView before it does anything else. There is one of no items.
func (s *Space) NewTupleN(n int) (Value, error) {
	if n > MaxLen {
		return 0, ErrNoMemory
	}
	if e := s.Interns.EmptyTuple; n == 0 && e.IsRef() {
		return e, nil
	}
	r, ok := s.AllocLarge(KindTuple, ShapeTuple, uintptr(TupleItems+n)*wordSize)
	if !ok {
		return 0, ErrNoMemory
	}
	s.SetWord(r, TupleLen, uint64(SmallInt(int64(n))))
	return FromRef(r), nil
}

// NewTuple makes a tuple of the items.
func (s *Space) NewTuple(items ...Value) (Value, error) {
	if len(items) == 0 || len(items) > fewItems {
		v, err := s.NewTupleN(len(items))
		if err == nil {
			copy(s.TupleView(v), items)
		}
		return v, err
	}
	r := s.Alloc(KindTuple, ShapeTuple, uintptr(TupleItems+len(items))*wordSize)
	p := s.Ptr(r)
	*(*Value)(unsafe.Add(p, TupleLen*wordSize)) = SmallInt(int64(len(items)))
	for i, x := range items {
		*(*Value)(unsafe.Add(p, (TupleItems+i)*wordSize)) = x
	}
	return FromRef(r), nil
}

// fewItems is a number of items that needs no large object.
const fewItems = 16

// NewPair makes a tuple of two.
func (s *Space) NewPair(a, b Value) Value {
	r := s.Alloc(KindTuple, ShapeTuple, (TupleItems+2)*wordSize)
	s.SetWord(r, TupleLen, uint64(SmallInt(2)))
	s.SetWord(r, TupleItems, uint64(a))
	s.SetWord(r, TupleItems+1, uint64(b))
	return FromRef(r)
}

// TupleLen is the length of an exact tuple.
func (s *Space) TupleLen(v Value) int { return int(Value(s.Word(v.Ref(), TupleLen)).Int()) }

// TupleItem is item i of an exact tuple; i must be in range.
func (s *Space) TupleItem(v Value, i int) Value { return Value(s.Word(v.Ref(), TupleItems+i)) }

// TupleView is the items of an exact tuple, valid until the next safepoint.
func (s *Space) TupleView(v Value) []Value { return s.Values(v, TupleItems, s.TupleLen(v)) }

// markRange marks words [from, from+n) of an object as read.
func (s *Space) markRange(v Value, from, n int) {
	if n <= 0 || !s.Logs() || s.Young(v.Ref()) {
		return
	}
	first, last := s.granules(v, from, n)
	s.ReadRange(first, last+gc.Granule)
}

// markItems marks n items from i on of an items array as read.
func (s *Space) markItems(items Value, i, n int) {
	if n <= 0 || !s.Logs() || s.Young(items.Ref()) {
		return
	}
	first, last := s.granules(items, ItemsFirst+i, n)
	s.ReadItemRange(first, last+gc.Granule)
}

// granules returns the first and the last granule of words [from, from+n) of an object.
func (s *Space) granules(v Value, from, n int) (first, last gc.Ref) {
	first = v.Ref() + gc.Ref(from)*wordSize
	last = first + gc.Ref(n-1)*wordSize
	return first &^ (gc.Granule - 1), last &^ (gc.Granule - 1)
}

// writeItems does the write barriers for n items from i on of an items array.
func (s *Space) writeItems(items Value, i, n int) {
	first := items.Ref() + gc.Ref(ItemsFirst+i)*wordSize
	s.WriteItems(items.Ref(), first, first+gc.Ref(n)*wordSize)
}

// newItems makes an items array with at least n slots.
func (s *Space) newItems(n int) (Value, error) {
	if n > MaxLen {
		return 0, ErrNoMemory
	}
	n = (n + 1) &^ 1 // whole granules
	r, ok := s.allocTable(KindArray, uintptr(ItemsFirst+n)*wordSize)
	return s.itemsArray(r, ok, n)
}

// moreItems is newItems for a list that has grown, and lasts as a rule.
func (s *Space) moreItems(n int) (Value, error) {
	if s.needed || n > MaxLen {
		return s.newItems(n)
	}
	n = (n + 1) &^ 1
	r, ok := s.AllocLasting(KindArray, 0, uintptr(ItemsFirst+n)*wordSize)
	return s.itemsArray(r, ok, n)
}

func (s *Space) itemsArray(r gc.Ref, ok bool, n int) (Value, error) {
	if !ok {
		return 0, ErrNoMemory
	}
	s.SetWord(r, ItemsCap, uint64(SmallInt(int64(n))))
	return FromRef(r), nil
}

// itemsCap is the capacity of an items array, 0 if there is none.
func (s *Space) itemsCap(items Value) int {
	if items == Unbound {
		return 0
	}
	return int(Value(s.Word(items.Ref(), ItemsCap)).Int())
}

// NewList makes a list of n items, all unbound: the caller fills them through
// ListInit or ListFresh before it does anything else.
func (s *Space) NewList(n int) (Value, error) {
	var items Value
	if n > 0 {
		var err error
		if items, err = s.newItems(n); err != nil {
			return 0, err
		}
		s.PopulateNew(items.Ref(), uintptr(n)*wordSize)
	}
	v := FromRef(s.Alloc(KindList, ShapeList, ListBody*wordSize))
	s.Init(v, ListItems, items)
	s.Init(v, ListLen, SmallInt(int64(n)))
	return v, nil
}

// NewListOf makes a list of the items.
func (s *Space) NewListOf(items ...Value) (Value, error) {
	v, err := s.NewList(len(items))
	if err != nil {
		return 0, err
	}
	copy(s.ListFresh(v), items)
	return v, nil
}

// ListInit stores item i of a list just made by NewList.
func (s *Space) ListInit(l Value, i int, x Value) {
	s.Init(Value(s.Word(l.Ref(), ListItems)), ItemsFirst+i, x)
}

// ListFresh is the items of a list just made by NewList, to be filled.
func (s *Space) ListFresh(l Value) []Value {
	n := int(Value(s.Word(l.Ref(), ListLen)).Int())
	if n == 0 {
		return nil
	}
	return s.Values(Value(s.Word(l.Ref(), ListItems)), ItemsFirst, n)
}

// ListLen is the length of a list.
func (s *Space) ListLen(l Value) int {
	if s.Notes.Lists > 0 {
		s.settleItems(l)
	}
	return int(s.Slot(l, ListLen).Int())
}

// item loads item i of an items array.
func (s *Space) item(items Value, i int) Value {
	s.ReadItem(items.Ref() + gc.Ref(ItemsFirst+i)*wordSize)
	return Value(s.Word(items.Ref(), ItemsFirst+i))
}

// setItem stores it.
func (s *Space) setItem(items Value, i int, x Value) {
	s.WriteItem(items.Ref(), items.Ref()+gc.Ref(ItemsFirst+i)*wordSize, uint64(x))
	s.SetWord(items.Ref(), ItemsFirst+i, uint64(x))
}

// ListGet is item i of a list, unbound if i is out of range; i must not be negative.
func (s *Space) ListGet(l Value, i int) Value {
	items := s.Slot(l, ListItems)
	if i < s.itemsCap(items) {
		if x := s.item(items, i); x != Unbound {
			return x
		}
	}
	if s.settleItems(l) {
		return s.ListGet(l, i)
	}
	s.ReadSlot(l.Ref() + ListLen*wordSize)
	return Unbound
}

// ListSet stores item i of a list; false if i is out of range. i must not be negative.
func (s *Space) ListSet(l Value, i int, x Value) bool {
	if s.ListGet(l, i) == Unbound {
		return false
	}
	items := s.Slot(l, ListItems)
	s.setItem(items, i, x)
	return true
}

// Items are the items of a list by their places, without a look at the list: good
// until its length changes or the next safepoint.
type Items struct {
	s     *Space
	array Value
}

// ListItemsOf is a list's items.
func (s *Space) ListItemsOf(l Value) Items {
	s.settleItems(l)
	return Items{s, s.Slot(l, ListItems)}
}

// Get is item i, which must be there.
func (x Items) Get(i int) Value { return x.s.item(x.array, i) }

// Set stores it.
func (x Items) Set(i int, v Value) { x.s.setItem(x.array, i, v) }

// ListView is the items of a list, all marked as read: valid until the next
// safepoint or change of the list. It must not be written to.
func (s *Space) ListView(l Value) []Value {
	n := s.ListLen(l)
	items := s.Slot(l, ListItems)
	if n == 0 {
		return nil
	}
	s.markItems(items, 0, n)
	return s.Values(items, ItemsFirst, n)
}

// ListPart is ListView of up to n items from i on; i must not be beyond the length.
func (s *Space) ListPart(l Value, i, n int) []Value {
	n = min(n, s.ListLen(l)-i)
	if n <= 0 {
		return nil
	}
	items := s.Slot(l, ListItems)
	s.markItems(items, i, n)
	return s.Values(items, ItemsFirst+i, n)
}

// listGrown is the capacity for a list that outgrew its array: amortised
// constant time for append at a fifth of slack on average.
func listGrown(n int) int { return n + n/2 + 4 }

// setItems gives a list new items.
func (s *Space) setItems(l, items Value, n int) {
	s.settleItems(l)
	s.SetSlot(l, ListItems, items)
	s.SetSlot(l, ListLen, SmallInt(int64(n)))
}

// listRoom replaces the items array by one with room for n items, if there is
// not as much; the length stays. It returns the array.
func (s *Space) listRoom(l Value, n int) (Value, error) {
	items := s.Slot(l, ListItems)
	if n <= s.itemsCap(items) {
		return items, nil
	}
	old, alloc := s.ListView(l), s.newItems
	if len(old) > 0 {
		n, alloc = max(n, listGrown(len(old))), s.moreItems
	}
	bigger, err := alloc(n)
	if err != nil {
		return 0, err
	}
	copy(s.Values(bigger, ItemsFirst, len(old)), old)
	s.SetSlot(l, ListItems, bigger)
	return bigger, nil
}

// ListReserve makes room for n items in all.
func (s *Space) ListReserve(l Value, n int) error {
	_, err := s.listRoom(l, n)
	return err
}

// ListAppend appends x.
func (s *Space) ListAppend(l, x Value) error {
	if s.Young(l.Ref()) { // there is nothing put off
		n, items := Value(s.Word(l.Ref(), ListLen)), Value(s.Word(l.Ref(), ListItems))
		if s.Young(items.Ref()) && uint64(n) < s.Word(items.Ref(), ItemsCap) {
			s.SetWord(items.Ref(), ItemsFirst+int(n.Int()), uint64(x))
			s.SetWord(l.Ref(), ListLen, uint64(SmallInt(n.Int()+1))) // it may be 0, not yet an int
			return nil
		}
		return s.appendItem(l, x)
	}
	if s.PutsOff(l) && s.putOffAppend(l, x) {
		return nil
	}
	return s.appendItem(l, x)
}

// appendItem appends at once.
func (s *Space) appendItem(l, x Value) error {
	n := s.ListLen(l)
	items := s.Slot(l, ListItems)
	if n >= s.itemsCap(items) {
		var err error
		if items, err = s.listRoom(l, max(n+1, 4)); err != nil {
			return err
		}
	}
	s.setItem(items, n, x)
	s.WriteSlotValue(l.Ref(), l.Ref()+ListLen*wordSize, intBits)
	s.SetWord(l.Ref(), ListLen, uint64(SmallInt(int64(n+1))))
	return nil
}

// manyAppended is how many values appended at a time are put off at most.
const manyAppended = 1000

// ListExtend appends the values of xs, which may be a view of the list itself.
func (s *Space) ListExtend(l Value, xs []Value) error {
	if len(xs) == 0 {
		return nil
	}
	if s.Young(l.Ref()) && Value(s.Word(l.Ref(), ListItems)) == Unbound { // a new list
		items, err := s.newItems(len(xs))
		if err != nil {
			return err
		}
		copy(s.Values(items, ItemsFirst, len(xs)), xs)
		s.SetWord(l.Ref(), ListItems, uint64(items))
		s.SetWord(l.Ref(), ListLen, uint64(SmallInt(int64(len(xs)))))
		return nil
	}
	if len(xs) <= manyAppended && s.PutsOff(l) && s.putOffAppend(l, xs[0]) {
		for _, x := range xs[1:] {
			s.putOffAppend(l, x)
		}
		return nil
	}
	n := s.ListLen(l)
	items, err := s.listRoom(l, n+len(xs))
	if err != nil {
		return err
	}
	s.writeItems(items, n, len(xs))
	copy(s.Values(items, ItemsFirst+n, len(xs)), xs)
	s.SetSlot(l, ListLen, SmallInt(int64(n+len(xs))))
	return nil
}

// ListGrow appends n items, for the caller to fill at once.
func (s *Space) ListGrow(l Value, n int) ([]Value, error) {
	at := s.ListLen(l)
	items, err := s.listRoom(l, at+n)
	if err != nil || n == 0 {
		return nil, err
	}
	s.writeItems(items, at, n)
	s.SetSlot(l, ListLen, SmallInt(int64(at+n)))
	return s.Values(items, ItemsFirst+at, n), nil
}

// ListInsert inserts x before item i, 0 <= i <= length.
func (s *Space) ListInsert(l Value, i int, x Value) error {
	if i == s.ListLen(l) {
		return s.ListAppend(l, x)
	}
	n := s.ListLen(l)
	items := s.Slot(l, ListItems)
	if n == s.itemsCap(items) {
		return s.listRebuild(l, i, i, []Value{x})
	}
	s.writeItems(items, i, n+1-i)
	tail := s.Values(items, ItemsFirst+i, n+1-i)
	copy(tail[1:], tail)
	tail[0] = x
	s.SetSlot(l, ListLen, SmallInt(int64(n+1)))
	return nil
}

// ListPop removes item i, which must exist, and returns it.
func (s *Space) ListPop(l Value, i int) Value {
	n := s.ListLen(l)
	items := s.Slot(l, ListItems)
	x := s.item(items, i)
	if i < n-1 {
		s.writeItems(items, i, n-i)
		tail := s.Values(items, ItemsFirst+i, n-i)
		copy(tail, tail[1:])
		tail[n-i-1] = Unbound
	} else {
		s.setItem(items, i, Unbound)
	}
	s.SetSlot(l, ListLen, SmallInt(int64(n-1)))
	if c := s.itemsCap(items); c > 64 && n-1 < c/4 {
		s.listShrink(l, n-1)
	}
	return x
}

// listShrink gives a list of n items a smaller array, if there is memory for it.
func (s *Space) listShrink(l Value, n int) {
	old := s.ListView(l)
	items, err := s.newItems(n + n/2)
	if err != nil {
		return
	}
	copy(s.Values(items, ItemsFirst, n), old)
	s.SetSlot(l, ListItems, items)
}

// ListSplice replaces items [i, j) by xs, 0 <= i <= j <= length. xs must not be
// a view of the list itself.
func (s *Space) ListSplice(l Value, i, j int, xs []Value) error {
	n := s.ListLen(l)
	m := n + len(xs) - (j - i)
	if i == j && len(xs) == 0 {
		return nil
	}
	if m == 0 {
		s.setItems(l, Unbound, 0)
		return nil
	}
	items := s.Slot(l, ListItems)
	c := s.itemsCap(items)
	if m > c || c > 64 && m < c/4 {
		return s.listRebuild(l, i, j, xs)
	}
	if m == n { // nothing moves: only the slots replaced are written
		s.writeItems(items, i, j-i)
		copy(s.Values(items, ItemsFirst+i, j-i), xs)
		return nil
	}
	s.writeItems(items, i, max(n, m)-i)
	all := s.Values(items, ItemsFirst, max(n, m))
	copy(all[i+len(xs):m], all[j:n])
	copy(all[i:], xs)
	if m < n {
		clear(all[m:n])
	}
	s.SetSlot(l, ListLen, SmallInt(int64(m)))
	return nil
}

// listRebuild is ListSplice into a new array.
func (s *Space) listRebuild(l Value, i, j int, xs []Value) error {
	old := s.ListView(l)
	m := len(old) + len(xs) - (j - i)
	room := m
	if m > len(old) && len(old) > 0 {
		room = max(m, listGrown(len(old)))
	}
	items, err := s.newItems(room)
	if err != nil {
		return err
	}
	all := s.Values(items, ItemsFirst, m)
	copy(all, old[:i])
	copy(all[i:], xs)
	copy(all[i+len(xs):], old[j:])
	s.setItems(l, items, m)
	return nil
}

// ListSlice makes a list of n items of l from start on, step apart; all must exist.
func (s *Space) ListSlice(l Value, start, step, n int) (Value, error) {
	v, err := s.NewList(n)
	if err != nil || n == 0 {
		s.ListLen(l)
		return v, err
	}
	s.ListLen(l) // an answer about a range depends on the length
	items := s.Slot(l, ListItems)
	to := s.ListFresh(v)
	if step == 1 {
		s.markItems(items, start, n)
		copy(to, s.Values(items, ItemsFirst+start, n))
		return v, nil
	}
	for i := range to {
		to[i] = s.item(items, start+i*step)
	}
	return v, nil
}

// ListDeleteStep removes n items from start on, step apart; step > 0, all must exist.
func (s *Space) ListDeleteStep(l Value, start, step, n int) error {
	if n == 0 {
		return nil
	}
	if step == 1 {
		return s.ListSplice(l, start, start+n, nil)
	}
	old := s.ListView(l)
	items := s.Slot(l, ListItems)
	s.writeItems(items, start, len(old)-start)
	all := s.Values(items, ItemsFirst, len(old))
	to, next, left := start, start, n
	for from := start; from < len(all); from++ {
		if from == next && left > 0 {
			next += step
			left--
			continue
		}
		all[to] = all[from]
		to++
	}
	clear(all[to:])
	s.SetSlot(l, ListLen, SmallInt(int64(to)))
	return nil
}

// ListReverse reverses a list in place.
func (s *Space) ListReverse(l Value) {
	n := s.ListLen(l)
	if n < 2 {
		return
	}
	items := s.Slot(l, ListItems)
	s.writeItems(items, 0, n)
	all := s.Values(items, ItemsFirst, n)
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
}

// ListReorder has f bring the items of a list, which it is not to look at in any
// other way, into another order. An old list gets a new array, as each store into
// the one it has would be dear.
func (s *Space) ListReorder(l Value, f func(xs []Value)) error {
	n := s.ListLen(l)
	if n == 0 {
		return nil
	}
	items := s.Slot(l, ListItems)
	if s.Young(items.Ref()) {
		f(s.Values(items, ItemsFirst, n))
		return nil
	}
	fresh, err := s.newItems(n)
	if err != nil {
		return err
	}
	xs := s.Values(fresh, ItemsFirst, n)
	copy(xs, s.ListView(l))
	f(xs)
	s.setItems(l, fresh, n)
	return nil
}

// ListClear removes all items.
func (s *Space) ListClear(l Value) { s.setItems(l, Unbound, 0) }

// ListAssign gives a list the items of the list from, which is emptied.
func (s *Space) ListAssign(l, from Value) {
	n := s.ListLen(from)
	s.setItems(l, s.Slot(from, ListItems), n)
	s.setItems(from, Unbound, 0)
}

// ListCopy makes a list with the same items.
func (s *Space) ListCopy(l Value) (Value, error) { return s.ListSlice(l, 0, 1, s.ListLen(l)) }

// ListToTuple makes a tuple of a list's items.
func (s *Space) ListToTuple(l Value) (Value, error) {
	v, err := s.NewTupleN(s.ListLen(l))
	if err == nil {
		copy(s.TupleView(v), s.ListView(l))
	}
	return v, err
}

// Repeat fills dst with copies of its first n values, which are set.
func Repeat(dst []Value, n int) {
	for done := n; done < len(dst) && n > 0; done *= 2 {
		copy(dst[done:], dst[:done])
	}
}
