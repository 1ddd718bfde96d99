package builtin

import (
	"math"
	"slices"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Sorting. While a list is being sorted it is empty, so that Python code called
// by key or __lt__ does no harm; what it puts there is lost, and an error.
//
// Small ints and unboxed floats that are sorted by themselves are sorted as words.
// Else an array is sorted of the places that keys and items have in their lists, which stay where
// the collector finds them: Python code may run in comparisons. Keys that are all numbers, all text or tuples
// of these are compared by their heads.

func listSort(t *vm.Thread, args []Value) (Value, error) {
	reverse, err := reverseArg(t, args[2])
	if err != nil {
		return 0, err
	}
	return obj.NoneValue, sortList(t, &args[0], args[1], reverse)
}

// sortList sorts the list *l, which is rooted, by a key function or None.
func sortList(t *vm.Thread, l *Value, key Value, reverse bool) error {
	m := t.Mark()
	defer t.Release(m)
	kf := t.Keep(orNone(key))
	if *kf == obj.NoneValue {
		if sorted, err := sortPlain(t, l, l, reverse); sorted || err != nil {
			return err
		}
	}
	fresh, err := takeItems(t, *l)
	if err != nil {
		return err
	}
	items := t.Keep(fresh)
	keys := items
	if *kf != obj.NoneValue {
		if keys, err = sortKeys(t, items, kf); err != nil {
			keys = nil
		}
	}
	if keys != nil {
		err = sortItems(t, items, keys, reverse)
	}
	return putSorted(t, *l, *items, err)
}

// takeItems makes a list of the items of another, which is empty then.
func takeItems(t *vm.Thread, l Value) (Value, error) {
	items, err := t.NewList(0)
	if err == nil {
		t.ListAssign(items, l)
	}
	return items, err
}

// sortKeys makes a kept list of the keys of items.
func sortKeys(t *vm.Thread, items, f *Value) (*Value, error) {
	n := t.ListLen(*items)
	l, err := t.NewList(0)
	if err != nil {
		return nil, err
	}
	if err := t.ListReserve(l, n); err != nil {
		return nil, err
	}
	keys := t.Keep(l)
	for i := range n {
		k, err := t.Call(*f, t.ListGet(*items, i))
		if err != nil {
			return nil, err
		}
		if err := t.ListAppend(*keys, k); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// sortItems orders a list that nobody else sees by the keys, which may be the
// same list.
func sortItems(t *vm.Thread, items, keys *Value, reverse bool) error {
	if sorted, err := sortPlain(t, items, keys, reverse); sorted || err != nil {
		return err
	}
	return sortIndexed(t, items, keys, reverse)
}

// sortPlain is sortItems for keys of one kind that is compared in Go; no Python
// code runs. false: they are not.
func sortPlain(t *vm.Thread, items, keys *Value, reverse bool) (bool, error) {
	view := t.ListView(*keys)
	if len(view) < 2 {
		return true, nil
	}
	kind := sortKind(t, view)
	switch {
	case kind == sortAny:
		return false, nil
	case kind <= sortShort && kind != sortNumbers && *keys == *items:
		return true, t.ListReorder(*items, func(xs []Value) { sortSmallInts(xs, reverse) })
	case kind == sortFloats && *keys == *items && unboxedFloats(view):
		return true, t.ListReorder(*items, func(xs []Value) { sortUnboxedFloats(xs, reverse) })
	case kind == sortStrs && textsInOrder(t, view, reverse):
		return true, nil
	}
	var few [minRun]headed
	order := newOrder(few[:], len(view), reverse)
	orderByKind(t, order, kind, func(at uint32) Value { return view[at] })
	return true, reorder(t, *items, order, reverse)
}

// textsInOrder reports whether texts need no sorting, which tells before any head is made.
func textsInOrder(t *vm.Thread, keys []Value, reverse bool) bool {
	last := t.StrView(keys[0])
	for _, k := range keys[1:] {
		x := t.StrView(k)
		if x < last && !reverse || x > last && reverse {
			return false
		}
		last = x
	}
	return true
}

type keyKind uint8

const (
	sortAny     keyKind = iota
	sortInts            // small ones
	sortNumbers         // ints that are floats of the same value, and floats
	sortShort           // ints that are among them
	sortFloats          // none of them NaN
	sortStrs
)

// with is the kind of keys of two kinds.
func (k keyKind) with(other keyKind) keyKind {
	low, high := min(k, other), max(k, other)
	switch {
	case low == high, low == sortNumbers && high <= sortFloats, low == sortInts && high == sortShort:
		return low
	case low == sortShort && high == sortFloats:
		return sortNumbers
	}
	return sortAny
}

func sortKindOf(t *vm.Thread, v Value) keyKind {
	switch {
	case v.IsInt():
		const exact = 1 << 53
		if n := v.Int(); -exact <= n && n <= exact {
			return sortShort
		}
		return sortInts
	case v.IsFloat():
		return sortFloats
	case v.IsRef() && t.Kind(v) == obj.KindStr:
		return sortStrs
	case v.IsRef() && t.Kind(v) == obj.KindFloat:
		if f, _ := t.FloatOf(v); f == f {
			return sortFloats
		}
	}
	return sortAny
}

// sortKind is the kind that all keys have.
func sortKind(t *vm.Thread, keys []Value) keyKind {
	kind := sortKindOf(t, keys[0])
	for _, k := range keys[1:] {
		if kind = kind.with(sortKindOf(t, k)); kind == sortAny {
			return sortAny
		}
	}
	return kind
}

// sortSmallInts sorts by the words themselves: equal ints are one word, so
// stability is no question.
func sortSmallInts(xs []Value, reverse bool) {
	slices.Sort(unsafe.Slice((*int64)(unsafe.Pointer(unsafe.SliceData(xs))), len(xs)))
	if reverse {
		slices.Reverse(xs)
	}
}

// unboxedFloats reports whether all floats are in their words, and none is -0.0, which is equal to another.
func unboxedFloats(xs []Value) bool {
	for _, x := range xs {
		if !x.IsFloat() || x.Float() == 0 && math.Signbit(x.Float()) {
			return false
		}
	}
	return true
}

// sortUnboxedFloats sorts by ints that are in the order of the floats. Stability is no question, as with small ints.
func sortUnboxedFloats(xs []Value, reverse bool) {
	const allButSign = 1<<63 - 1
	for i, x := range xs {
		bits := int64(math.Float64bits(x.Float()))
		xs[i] = Value(bits ^ bits>>63&allButSign)
	}
	sortSmallInts(xs, reverse)
	for i, x := range xs {
		bits := int64(x)
		xs[i], _ = obj.UnboxedFloat(math.Float64frombits(uint64(bits ^ bits>>63&allButSign)))
	}
}

// sortIndexed sorts by comparisons that may run Python code.
func sortIndexed(t *vm.Thread, items, keys *Value, reverse bool) error {
	var few [minRun]headed
	order := newOrder(few[:], t.ListLen(*items), reverse)
	if err := orderRows(t, keys, order, 0); err != nil {
		return err
	}
	return reorder(t, *items, order, reverse)
}

// minRun is the length below which runs are lengthened by insertion.
const minRun = 24

// sortRun is a[from:to], in order.
type sortRun struct{ from, to int }

// mergeSort sorts a, stably, by merging the runs that are in it: n comparisons
// if it is in order already, or in reverse. An error of less ends it with a in
// some order.
func mergeSort[T any](a []T, less func(x, y T) (bool, error)) error {
	if len(a) <= minRun {
		_, err := nextRun(a, 0, less)
		return err
	}
	tmp := make([]T, len(a)/2+1)
	return mergeAll(len(a),
		func(from int) (int, error) { return nextRun(a, from, less) },
		func(from, mid, to int) error { return mergeRuns(a[from:to], mid-from, tmp, less) })
}

// mergeAll finds the runs of n items, by the end of the one that begins at from, and merges those beside each other, up to an error.
func mergeAll(n int, nextRun func(from int) (int, error), mergeRuns func(from, mid, to int) error) error {
	var stack []sortRun
	merge := func(i int) error { // runs i and i+1
		x, y := stack[i], stack[i+1]
		stack[i].to = y.to
		stack = append(stack[:i+1], stack[i+2:]...)
		return mergeRuns(x.from, x.to, y.to)
	}
	size := func(i int) int { return stack[i].to - stack[i].from }
	for from := 0; from < n; {
		to, err := nextRun(from)
		if err != nil {
			return err
		}
		stack = append(stack, sortRun{from, to})
		from = to
		// Each run is longer than the two after it together, so that the stack
		// stays short and merges are balanced.
		for n := len(stack); n > 1; n = len(stack) {
			i := n - 2
			switch {
			case i > 0 && size(i-1) <= size(i)+size(i+1), i > 1 && size(i-2) <= size(i-1)+size(i):
				if size(i-1) < size(i+1) {
					i--
				}
			case size(i) > size(i+1):
				i = -1
			}
			if i < 0 {
				break
			}
			if err := merge(i); err != nil {
				return err
			}
		}
	}
	for len(stack) > 1 {
		if err := merge(len(stack) - 2); err != nil {
			return err
		}
	}
	return nil
}

// nextRun finds the run that starts at from, makes it ascend, and lengthens it
// if it is short.
func nextRun[T any](a []T, from int, less func(x, y T) (bool, error)) (int, error) {
	to := from + 1
	if to >= len(a) {
		return len(a), nil
	}
	down, err := less(a[to], a[to-1])
	if err != nil {
		return 0, err
	}
	for to++; to < len(a); to++ {
		l, err := less(a[to], a[to-1])
		if err != nil {
			return 0, err
		}
		if l != down {
			break
		}
	}
	if down {
		slices.Reverse(a[from:to])
	}
	for end := min(from+minRun, len(a)); to < end; to++ {
		x := a[to]
		at, err := search(a[from:to], func(y T) (bool, error) { return less(x, y) })
		if err != nil {
			return 0, err
		}
		copy(a[from+at+1:to+1], a[from+at:to])
		a[from+at] = x
	}
	return to, nil
}

// search is the first index whose item is beyond what is sought.
func search[T any](a []T, beyond func(x T) (bool, error)) (int, error) {
	lo, hi := 0, len(a)
	for lo < hi {
		mid := (lo + hi) / 2
		b, err := beyond(a[mid])
		if err != nil {
			return 0, err
		}
		if b {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo, nil
}

// mergeRuns merges a[:mid] and a[mid:]. An error leaves all items in a.
func mergeRuns[T any](a []T, mid int, tmp []T, less func(x, y T) (bool, error)) error {
	first, last := a[mid], a[mid-1]
	// What of the left is not above the first of the right stays, and so does
	// what of the right is not below the last of the left.
	skip, err := search(a[:mid], func(x T) (bool, error) { return less(first, x) })
	if err != nil {
		return err
	}
	if skip == mid {
		return nil
	}
	keep, err := search(a[mid:], func(y T) (bool, error) {
		l, err := less(y, last)
		return !l, err
	})
	if err != nil {
		return err
	}
	a, mid = a[skip:mid+keep], mid-skip
	if mid <= len(a)-mid {
		return mergeLow(a, mid, tmp, less)
	}
	return mergeHigh(a, mid, tmp, less)
}

// mergeLow merges forward, the left run set aside.
func mergeLow[T any](a []T, mid int, tmp []T, less func(x, y T) (bool, error)) error {
	left := tmp[:copy(tmp, a[:mid])]
	i, j, k := 0, mid, 0
	for i < len(left) && j < len(a) {
		l, err := less(a[j], left[i])
		if err != nil {
			copy(a[k:], left[i:])
			return err
		}
		if l {
			a[k] = a[j]
			j++
		} else {
			a[k] = left[i]
			i++
		}
		k++
	}
	copy(a[k:], left[i:])
	return nil
}

// mergeHigh merges backward, the right run set aside.
func mergeHigh[T any](a []T, mid int, tmp []T, less func(x, y T) (bool, error)) error {
	right := tmp[:copy(tmp, a[mid:])]
	i, j, k := mid-1, len(right)-1, len(a)-1
	for i >= 0 && j >= 0 {
		l, err := less(right[j], a[i])
		if err != nil {
			copy(a[i+1:], right[:j+1])
			return err
		}
		if l {
			a[k] = a[i]
			i--
		} else {
			a[k] = right[j]
			j--
		}
		k--
	}
	copy(a[i+1:], right[:j+1])
	return nil
}
