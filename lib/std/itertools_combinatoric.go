package std

import (
	"pystm/lang/vm/obj"
)

// The combinatoric iterators: each keeps its pool as a tuple and its indices
// in an Array of small ints, which is unbound before the first result and when
// all is over.

const (
	comboPool    = 1 // tuple of items; product: tuple of pools
	comboIndices = 2
	comboExtra   = 3 // permutations: Array of cycles; combinations: None until started
	comboR       = 4 // length of the results
)

// newIndices makes an Array of n small ints.
func newIndices(t *Thread, n int, at func(i int) int) (Value, error) {
	v, err := t.NewArray(n)
	if err != nil {
		return 0, err
	}
	for i := range n {
		t.Init(v, 1+i, obj.SmallInt(int64(at(i))))
	}
	return v, nil
}

func index(t *Thread, indices Value, i int) int { return int(t.Slot(indices, 1+i).Int()) }
func setIndex(t *Thread, indices Value, i int, x int) {
	t.SetSlot(indices, 1+i, obj.SmallInt(int64(x)))
}

// pick makes the tuple of the pool's items at n indices.
func pick(t *Thread, pool, indices Value, n int) (Value, error) {
	items := tupleItems(t, pool)
	v, out, err := newTuple(t, n)
	for i := range out {
		out[i] = items[index(t, indices, i)]
	}
	return v, err
}

func productNew(t *Thread, args []Value) (Value, error) {
	repeat := 1
	if args[2] != unbound {
		var err error
		if repeat, err = t.ToInt(args[2]); err != nil {
			return 0, err
		}
		if repeat < 0 {
			return 0, t.ValueError("repeat argument cannot be negative")
		}
	}
	n := t.TupleLen(args[1])
	m := t.Mark()
	defer t.Release(m)
	row, err := t.NewArray(n)
	if err != nil {
		return 0, err
	}
	arr := t.Keep(row)
	for i := range n {
		pool, err := t.TupleOf(t.TupleItem(args[1], i))
		if err != nil {
			return 0, err
		}
		t.SetSlot(*arr, 1+i, pool)
	}
	if n > 0 && repeat > obj.MaxLen/n {
		return 0, obj.ErrNoMemory
	}
	if err := t.Room(n * repeat * 8); err != nil {
		return 0, err
	}
	pools := make([]Value, 0, n*repeat)
	for range repeat {
		pools = append(pools, t.Values(*arr, 1, n)...)
	}
	all, err := tuple(t, pools...)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], all, none)
}

func productNext(t *Thread, v Value) (Value, error) {
	pools, indices := tupleItems(t, t.Field(v, comboPool)), t.Field(v, comboIndices)
	switch {
	case indices == unbound:
		return unbound, nil
	case indices == none:
		fresh, err := newIndices(t, len(pools), func(int) int { return 0 })
		if err != nil {
			return 0, err
		}
		indices = fresh
		t.SetField(v, comboIndices, indices)
		for _, p := range pools {
			if t.TupleLen(p) == 0 {
				t.SetField(v, comboIndices, unbound)
				return unbound, nil
			}
		}
	default:
		i := len(pools) - 1
		for ; i >= 0; i-- {
			if k := index(t, indices, i) + 1; k < t.TupleLen(pools[i]) {
				setIndex(t, indices, i, k)
				break
			}
			setIndex(t, indices, i, 0)
		}
		if i < 0 {
			t.SetField(v, comboIndices, unbound)
			return unbound, nil
		}
	}
	v, out, err := newTuple(t, len(pools))
	for i := range out {
		out[i] = t.TupleItem(pools[i], index(t, indices, i))
	}
	return v, err
}

func permutationsNew(t *Thread, args []Value) (Value, error) {
	pool, err := t.TupleOf(args[1])
	if err != nil {
		return 0, err
	}
	args[1] = pool
	n := t.TupleLen(pool)
	r := n
	if given(args[2]) {
		if !t.IsInstance(args[2], obj.ShapeInt) {
			return 0, t.TypeError("Expected int as r")
		}
		if r, err = t.ToInt(args[2]); err != nil {
			return 0, err
		}
		if r < 0 {
			return 0, t.ValueError("r must be non-negative")
		}
	}
	if r > n {
		return newObject(t, args[0], args[1], unbound, unbound, t.NewInt(int64(r)))
	}
	indices, err := newIndices(t, n, func(i int) int { return i })
	if err != nil {
		return 0, err
	}
	// A cycle of 0 in the last place marks that nothing was returned yet: real
	// cycles are at least 1.
	cycles, err := newIndices(t, r+1, func(i int) int {
		if i == r {
			return 0
		}
		return n - i
	})
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], args[1], indices, cycles, obj.SmallInt(int64(r)))
}

func permutationsNext(t *Thread, v Value) (Value, error) {
	pool, indices, cycles := t.Field(v, comboPool), t.Field(v, comboIndices), t.Field(v, comboExtra)
	if indices == unbound {
		return unbound, nil
	}
	n, r := t.TupleLen(pool), int(t.Field(v, comboR).Int())
	if index(t, cycles, r) == 0 {
		setIndex(t, cycles, r, 1)
		return pick(t, pool, indices, r)
	}
	for i := r - 1; i >= 0; i-- {
		c := index(t, cycles, i) - 1
		if c == 0 {
			first := index(t, indices, i)
			for j := i; j < n-1; j++ {
				setIndex(t, indices, j, index(t, indices, j+1))
			}
			setIndex(t, indices, n-1, first)
			setIndex(t, cycles, i, n-i)
			continue
		}
		setIndex(t, cycles, i, c)
		a, b := index(t, indices, i), index(t, indices, n-c)
		setIndex(t, indices, i, b)
		setIndex(t, indices, n-c, a)
		return pick(t, pool, indices, r)
	}
	t.SetField(v, comboIndices, unbound)
	return unbound, nil
}

// comboArgs converts the pool and r of the combinations, and makes the object;
// its indices are unbound if there is nothing to return.
func comboArgs(t *Thread, args []Value, empty func(n, r int) bool, first func(i int) int) (Value, error) {
	pool, err := t.TupleOf(args[1])
	if err != nil {
		return 0, err
	}
	args[1] = pool
	r, err := t.ToInt(args[2])
	if err != nil {
		return 0, err
	}
	if r < 0 {
		return 0, t.ValueError("r must be non-negative")
	}
	indices := unbound
	if !empty(t.TupleLen(args[1]), r) {
		if indices, err = newIndices(t, r, first); err != nil {
			return 0, err
		}
	}
	return newObject(t, args[0], args[1], indices, none, obj.SmallInt(int64(r)))
}

func combinationsNew(t *Thread, args []Value) (Value, error) {
	return comboArgs(t, args, func(n, r int) bool { return r > n }, func(i int) int { return i })
}

func combinationsReplNew(t *Thread, args []Value) (Value, error) {
	return comboArgs(t, args, func(n, r int) bool { return n == 0 && r > 0 }, func(int) int { return 0 })
}

// comboNext advances the last index that is below its limit, and resets those
// after it.
func comboNext(t *Thread, v Value, limit func(n, r, i int) int, step int) (Value, error) {
	pool, indices := t.Field(v, comboPool), t.Field(v, comboIndices)
	if indices == unbound {
		return unbound, nil
	}
	n, r := t.TupleLen(pool), int(t.Field(v, comboR).Int())
	if t.Field(v, comboExtra) == none {
		t.SetField(v, comboExtra, obj.TrueValue)
		return pick(t, pool, indices, r)
	}
	i := r - 1
	for i >= 0 && index(t, indices, i) == limit(n, r, i) {
		i--
	}
	if i < 0 {
		t.SetField(v, comboIndices, unbound)
		return unbound, nil
	}
	k := index(t, indices, i) + 1
	for ; i < r; i++ {
		setIndex(t, indices, i, k)
		k += step
	}
	return pick(t, pool, indices, r)
}

func combinationsNext(t *Thread, v Value) (Value, error) {
	return comboNext(t, v, func(n, r, i int) int { return i + n - r }, 1)
}

func combinationsReplNext(t *Thread, v Value) (Value, error) {
	return comboNext(t, v, func(n, r, i int) int { return n - 1 }, 0)
}
