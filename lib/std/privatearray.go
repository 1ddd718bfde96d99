package std

import "pystm/lang/vm/obj"

// privateArray is a stack of values that nobody but the native that made it knows.
// While its Array is as young as it was made, storing needs no barrier: after a
// collection there is a new one. Large Arrays do not move, so it cannot be told
// whether they are young; they, and those that others had before, are stored to like
// those of lists.
type privateArray struct {
	t     *Thread
	items *Value // kept: the Array
	made  Value  // the Array while it is young; unbound: it is large, or adopted
	n     int
	size  int // words of the Array
}

const (
	privateFirst = 1       // word of the first item
	privateSmall = 8       // words at first
	privateYoung = 1 << 12 // words of an Array that is young at first, and moves
)

func newPrivateArray(t *Thread) privateArray { return privateArray{t: t, items: t.Keep(unbound)} }

func (a *privateArray) push(v Value) error {
	switch {
	case a.n == a.size || a.made != unbound && *a.items != a.made:
		return a.pushSlow(v)
	case a.made != unbound:
		a.t.Init(a.made, privateFirst+a.n, v)
	default:
		a.t.SetSlot(*a.items, privateFirst+a.n, v)
	}
	a.n++
	return nil
}

// pushSlow makes an Array, a larger one if there is no room. Nothing moves.
func (a *privateArray) pushSlow(v Value) error {
	size := max(a.size, privateSmall)
	if a.n == a.size {
		size = max(2*a.size, privateSmall)
	}
	items, err := a.t.NewArray(size)
	if err != nil {
		return err
	}
	copy(a.t.Values(items, privateFirst, size), a.view(0))
	*a.items, a.made, a.size = items, items, size
	if size > privateYoung {
		a.made = unbound
	}
	a.t.Init(items, privateFirst+a.n, v)
	a.n++
	return nil
}

// view is the items from number i on, good until Python code runs.
func (a *privateArray) view(i int) []Value {
	if i >= a.n {
		return nil
	}
	return a.t.Values(*a.items, privateFirst+i, a.n-i)
}

func (a *privateArray) at(i int) Value { return Value(a.t.Word(a.items.Ref(), privateFirst+i)) }

// set stores item i < n.
func (a *privateArray) set(i int, v Value) {
	if a.made != unbound && *a.items == a.made {
		a.t.Init(a.made, privateFirst+i, v)
	} else {
		a.t.SetSlot(*a.items, privateFirst+i, v)
	}
}

// adopt goes on with an Array of so many words, of which n are items.
func (a *privateArray) adopt(items Value, n, size int) {
	*a.items, a.made, a.n, a.size = items, unbound, n, size
}

// length is a small int for a number of things.
func length(n int) Value { return obj.SmallInt(int64(n)) }
