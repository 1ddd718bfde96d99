package std

import "pystm/lang/vm/obj"

const zipIts, zipFill, zipActive, zipCount, zipQuiet = 1, 2, 3, 4, 5 // its: Array; quiet: no iterator runs Python code

func zipLongestNew(t *Thread, args []Value) (Value, error) {
	if kw := args[2]; kw != unbound && t.DictLen(kw) > 0 {
		if args[2] = t.StrGet(kw, t.Intern("fillvalue")); args[2] == unbound || t.DictLen(kw) > 1 {
			return 0, t.TypeError("zip_longest() got an unexpected keyword argument")
		}
	}
	n := t.TupleLen(args[1])
	its, err := t.NewArray(n)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	arr := t.Keep(its)
	quiet := true
	for i := range n {
		it, err := t.Iter(t.TupleItem(args[1], i))
		if err != nil {
			return 0, err
		}
		quiet = quiet && t.QuietNext(it) != nil
		t.SetSlot(*arr, 1+i, it)
	}
	// The count of those still running is the number of iterators at first.
	return newObject(t, args[0], *arr, orNone(args[2]), obj.SmallInt(int64(n)), obj.SmallInt(int64(n)), obj.Bool(quiet))
}

func zipLongestNext(t *Thread, v Value) (Value, error) {
	if t.Field(v, zipActive).Int() == 0 {
		return unbound, nil
	}
	if t.Field(v, zipQuiet) == obj.TrueValue {
		return zipLongestQuiet(t, v)
	}
	m := t.Mark()
	defer t.Release(m)
	z := t.Keep(v)
	n := int(t.Field(v, zipCount).Int())
	row, err := t.NewArray(n)
	if err != nil {
		return 0, err
	}
	out := t.Keep(row)
	for i := range n {
		x := unbound
		if it := t.Slot(t.Field(*z, zipIts), 1+i); it != unbound {
			x, err = t.Next(it)
			if err != nil {
				t.SetField(*z, zipActive, obj.SmallInt(0))
				return 0, err
			}
			if x == unbound && zipLongestEnds(t, *z, i) {
				return unbound, nil
			}
		}
		if x == unbound {
			x = t.Field(*z, zipFill)
		}
		t.SetSlot(*out, 1+i, x)
	}
	return tuple(t, t.Values(*out, 1, n)...)
}

// zipLongestEnds notes that iterator i has ended, and reports whether all have.
func zipLongestEnds(t *Thread, z Value, i int) bool {
	left := t.Field(z, zipActive).Int() - 1
	t.SetField(z, zipActive, obj.SmallInt(left))
	t.SetSlot(t.Field(z, zipIts), 1+i, unbound)
	return left <= 0
}

// zipLongestQuiet is zipLongestNext where no Python code runs.
func zipLongestQuiet(t *Thread, v Value) (Value, error) {
	its := t.Field(v, zipIts)
	row, err := t.NewTupleN(int(t.Field(v, zipCount).Int()))
	if err != nil {
		return 0, err
	}
	items := t.TupleView(row)
	for i := range items {
		items[i] = t.Field(v, zipFill)
		it := t.Slot(its, 1+i)
		if it == unbound {
			continue
		}
		x, err := t.QuietNext(it)(t, it)
		if err != nil {
			t.SetField(v, zipActive, obj.SmallInt(0))
			return 0, err
		}
		if x != unbound {
			items[i] = x
		} else if zipLongestEnds(t, v, i) {
			return unbound, nil
		}
	}
	return row, nil
}
