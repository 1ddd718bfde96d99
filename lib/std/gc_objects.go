package std

import "pystm/lang/vm/obj"

// What module gc tells of the objects in the heap.

func gcObjects(t *Thread, args []Value) (Value, error) {
	if args[0] != unbound && args[0] != none {
		if !t.IsInstance(args[0], obj.ShapeInt) {
			return 0, t.TypeError("argument should be integer or None, not '%s'", t.TypeName(args[0]))
		}
		generation, err := t.ToInt(args[0])
		switch {
		case err != nil:
			return 0, err
		case generation == -1:
		case generation < 0:
			return 0, t.ValueError("generation parameter cannot be negative")
		case generation > 2:
			return 0, t.ValueError("generation parameter must be less than the number of available generations (3)")
		case generation < 2:
			return t.NewListOf() // what there is has no age that a program could tell
		}
	}
	if err := t.PrepareCensus(args); err != nil {
		return 0, err
	}
	return t.NewListOf(t.Objects(func(v Value) bool { return gcTracked(t, v) })...)
}

func gcReferrers(t *Thread, args []Value) (Value, error) {
	if err := t.PrepareCensus(args); err != nil {
		return 0, err
	}
	wanted := map[Value]bool{}
	for _, v := range t.TupleView(args[0]) {
		if v.IsRef() {
			wanted[v] = true
		}
	}
	return t.NewListOf(t.Objects(func(v Value) bool {
		// The tuple of the arguments is none of the program's objects.
		if v == args[0] || !gcTracked(t, v) {
			return false
		}
		found := false
		t.Referents(v, func(x Value) { found = found || wanted[x] })
		return found
	})...)
}

func gcReferents(t *Thread, args []Value) (Value, error) {
	var found []Value
	for _, v := range t.TupleView(args[0]) {
		if gcTracked(t, v) || v.IsRef() && t.Kind(v) == obj.KindDict {
			t.Referents(v, func(x Value) { found = append(found, x) })
		}
	}
	return t.NewListOf(found...)
}
