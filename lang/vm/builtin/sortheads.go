package builtin

import (
	"encoding/binary"
	"math"
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Sorting by heads. The head of a key is a number of 64 bits: all that matters of a small int or a float, eight bytes of a
// text. Keys of one kind are put in the order of their heads, which needs neither memory of theirs nor a call for a
// comparison; texts whose heads are equal are sorted by the bytes that follow. Rows (tuples or lists) are sorted by their first items,
// those in which these are equal by their second items, and so on.

// headed is a key's head and its place in the list.
type headed struct {
	head uint64
	at   uint32
}

// newOrder is the places of n keys, with no heads; few is used if it has room.
func newOrder(few []headed, n int, reverse bool) []headed {
	order := few
	if n > len(few) {
		order = make([]headed, n)
	}
	order = order[:n]
	for i := range order {
		order[i].at = uint32(i)
	}
	if reverse { // and once more at the end, so that equal ones keep their order
		slices.Reverse(order)
	}
	return order
}

// reorder puts the items of a list in an order.
func reorder(t *vm.Thread, items Value, order []headed, reverse bool) error {
	if reverse {
		slices.Reverse(order)
	}
	return t.ListReorder(items, func(xs []Value) {
		var few [minRun]Value
		old := append(few[:0], xs...)
		for i, h := range order {
			xs[i] = old[h.at]
		}
	})
}

// numberHead is the head of a number.
func numberHead(t *vm.Thread, kind keyKind, key Value) uint64 {
	const sign = 1 << 63
	if kind == sortInts || kind == sortShort {
		return uint64(key) ^ sign
	}
	f := 0.0
	if key.IsInt() {
		f = float64(key.Int())
	} else {
		f, _ = t.FloatOf(key)
	}
	bits := math.Float64bits(f + 0) // -0.0 is equal to 0.0
	if bits&sign != 0 {
		return ^bits
	}
	return bits | sign
}

// textHead is the first eight bytes of a text, as a number in their order.
func textHead(text string) uint64 {
	if len(text) >= 8 {
		return binary.BigEndian.Uint64([]byte(text[:8]))
	}
	head := uint64(0)
	for i := range len(text) {
		head |= uint64(text[i]) << (56 - 8*i)
	}
	return head
}

// orderByKind puts keys in order that are all of a kind, which is not sortAny.
func orderByKind(t *vm.Thread, order []headed, kind keyKind, key func(at uint32) Value) {
	if kind == sortStrs {
		orderTexts(t, order, 0, key)
		return
	}
	for i := range order {
		order[i].head = numberHead(t, kind, key(order[i].at))
	}
	sortHeads(order)
}

// orderTexts puts texts in order that have the same bytes before from.
func orderTexts(t *vm.Thread, order []headed, from int, key func(at uint32) Value) {
	for i := range order {
		order[i].head = textHead(t.StrView(key(order[i].at))[from:])
	}
	sortHeads(order)
	for tied, rest := nextTie(order, sameHead); tied != nil; tied, rest = nextTie(rest, sameHead) {
		orderTied(t, tied, from+8, key)
	}
}

// orderTied puts texts in order that have the same bytes before end, where zeros stand for those that a text does not have. Who
// ends before that is less the shorter it is, and less than those that go on.
func orderTied(t *vm.Thread, tied []headed, end int, key func(at uint32) Value) {
	for i := range tied {
		tied[i].head = uint64(min(len(t.StrView(key(tied[i].at))), end))
	}
	sortHeads(tied)
	for len(tied) > 0 && tied[0].head < uint64(end) {
		tied = tied[1:]
	}
	if len(tied) < 2 {
		return
	}
	first := t.StrView(key(tied[0].at))
	common, longest := len(first), len(first)
	for _, h := range tied[1:] {
		x := t.StrView(key(h.at))
		common, longest = end+commonPrefix(x[end:], first[end:common]), max(longest, len(x))
	}
	if common < longest {
		orderTexts(t, tied, common, key)
	}
}

// commonPrefix is the length of what two texts begin with.
func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

func sameHead(a, b headed) bool { return a.head == b.head }

// nextTie is what is tied first, nil if nothing is, and what follows.
func nextTie(order []headed, same func(a, b headed) bool) (tied, rest []headed) {
	for i := 1; i < len(order); i++ {
		if same(order[i-1], order[i]) {
			from := i - 1
			for i++; i < len(order) && same(order[from], order[i]); {
				i++
			}
			return order[from:i], order[i:]
		}
	}
	return nil, nil
}

// Rows are compared as a whole if they are few, or equal in so many items.
const (
	fewRows    = 8
	mostColumn = 8
)

// orderRows puts tuples or lists in order that are equal in the items before a column, and keys of other kinds.
func orderRows(t *vm.Thread, keys *Value, order []headed, column int) error {
	if len(order) < fewRows || column > mostColumn {
		return orderCompared(t, keys, order)
	}
	row := rowKind(t, t.ListGet(*keys, int(order[0].at)))
	kind := columnKind(t, *keys, order, row, column)
	if kind == sortAny {
		return orderCompared(t, keys, order)
	}
	item := func(at uint32) Value { return rowItems(t, row, t.ListGet(*keys, int(at)))[column] }
	orderByKind(t, order, kind, item)
	same := func(a, b headed) bool {
		return a.head == b.head && (kind != sortStrs || t.StrView(item(a.at)) == t.StrView(item(b.at)))
	}
	var ties [][]headed // found before Python code runs, which may change the rows
	for tied, rest := nextTie(order, same); tied != nil; tied, rest = nextTie(rest, same) {
		ties = append(ties, tied)
	}
	for _, tied := range ties {
		if err := orderRows(t, keys, tied, column+1); err != nil {
			return err
		}
	}
	return nil
}

// rowKind is the kind of a row, 0 if a key is none.
func rowKind(t *vm.Thread, key Value) uint8 {
	switch {
	case t.IsExact(key, obj.KindTuple, obj.ShapeTuple):
		return obj.KindTuple
	case t.IsExact(key, obj.KindList, obj.ShapeList):
		return obj.KindList
	}
	return 0
}

// rowItems is what is in a row.
func rowItems(t *vm.Thread, kind uint8, row Value) []Value {
	if kind == obj.KindTuple {
		return t.TupleView(row)
	}
	return t.ListView(row)
}

// columnKind is the kind that the items of a column have in all rows, which are to be of one kind themselves.
func columnKind(t *vm.Thread, keys Value, order []headed, row uint8, column int) keyKind {
	if row == 0 {
		return sortAny
	}
	var kind keyKind
	for i, h := range order {
		key := t.ListGet(keys, int(h.at))
		if rowKind(t, key) != row {
			return sortAny
		}
		items := rowItems(t, row, key)
		if len(items) <= column {
			return sortAny
		}
		if k := sortKindOf(t, items[column]); i == 0 {
			kind = k
		} else {
			kind = kind.with(k)
		}
		if kind == sortAny {
			return sortAny
		}
	}
	return kind
}

// orderCompared puts keys in order by comparisons that may run Python code.
func orderCompared(t *vm.Thread, keys *Value, order []headed) error {
	var few [minRun]uint32
	places := few[:0]
	for _, h := range order {
		places = append(places, h.at)
	}
	err := mergeSort(places, func(i, j uint32) (bool, error) {
		a, b := t.ListGet(*keys, int(i)), t.ListGet(*keys, int(j))
		if c, known := t.Space.Compare(a, b); known {
			return c < 0, nil
		}
		return t.CompareBool(vm.OpLt, a, b)
	})
	for i, at := range places {
		order[i].at = at
	}
	return err
}

// sortHeads sorts by the heads, stably, as mergeSort does.
func sortHeads(a []headed) {
	if len(a) <= minRun {
		nextHeads(a, 0)
		return
	}
	tmp := make([]headed, len(a))
	mergeAll(len(a),
		func(from int) (int, error) { return nextHeads(a, from), nil },
		func(from, mid, to int) error { mergeHeads(a[from:to], mid-from, tmp); return nil })
}

// nextHeads is nextRun.
func nextHeads(a []headed, from int) int {
	to := from + 1
	if to >= len(a) {
		return len(a)
	}
	down := a[to].head < a[to-1].head
	for to++; to < len(a) && a[to].head < a[to-1].head == down; {
		to++
	}
	if down {
		slices.Reverse(a[from:to])
	}
	for end := min(from+minRun, len(a)); to < end; to++ {
		x, at := a[to], to
		for ; at > from && x.head < a[at-1].head; at-- {
			a[at] = a[at-1]
		}
		a[at] = x
	}
	return to
}

// mergeHeads merges a[:mid] and a[mid:]; which is next decides no jump.
func mergeHeads(a []headed, mid int, tmp []headed) {
	first := a[mid].head
	skip, _ := search(a[:mid], func(x headed) (bool, error) { return first < x.head, nil })
	left := tmp[:copy(tmp, a[skip:mid])]
	i, j, k := 0, mid, skip
	for i < len(left) && j < len(a) {
		x, y := left[i], a[j]
		right := 0
		if y.head < x.head {
			right = 1
		}
		if y.head < x.head {
			x.head = y.head
		}
		if right != 0 {
			x.at = y.at
		}
		a[k] = x
		i, j, k = i+1-right, j+right, k+1
	}
	copy(a[k:], left[i:])
}
