package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The iterators map and filter, which call a function for each item.

// map: function, tuple of iterators.

func mapType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "map", Shape: obj.ShapeMap, Kind: obj.KindFields, Body: 3,
		Doc: "The results of the function on the items of the iterables.",
		New: newMap, NewSig: "cls, /, *args",
		Slots: vm.Slots{Iter: iterSelf, Next: mapNext, Rest: mapRest},
		Methods: []vm.Native{{Name: "__reduce__", Sig: "self, /", Doc: "How to make a copy.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
			call, err := t.NewTuple(append([]Value{t.Field(args[0], vm.AdapterFunc)}, t.TupleView(t.Field(args[0], vm.AdapterSource))...)...)
			if err != nil {
				return 0, err
			}
			return t.NewPair(t.TypeOf(args[0]), call), nil
		}}},
	}
}

func newMap(t *vm.Thread, args []Value) (Value, error) {
	if t.TupleLen(args[1]) < 2 {
		return 0, t.TypeError("map() must have at least two arguments.")
	}
	rest, err := t.NewTuple(t.TupleView(args[1])[1:]...)
	if err != nil {
		return 0, err
	}
	iters, err := iterAll(t, rest)
	if err != nil {
		return 0, err
	}
	return newFields(t, args[0], t.TupleItem(args[1], 0), iters)
}

// mapsQuietly is the only source of a map, if that is a quiet iterator, else Unbound.
func mapsQuietly(t *vm.Thread, v Value) Value {
	if its := t.Field(v, vm.AdapterSource); t.TupleLen(its) == 1 && isQuiet(t, t.TupleItem(its, 0)) {
		return t.TupleItem(its, 0)
	}
	return obj.Unbound
}

func mapNext(t *vm.Thread, v Value) (Value, error) {
	if it := mapsQuietly(t, v); it != obj.Unbound {
		x := quietNext(t, it)
		if x == obj.Unbound {
			return x, nil
		}
		return t.Call(t.Field(v, vm.AdapterFunc), x)
	}
	return mapNextOf(t, v)
}

// mapNextOf is mapNext for sources of any number and kind.
func mapNextOf(t *vm.Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	iters := t.Keep(t.Field(v, vm.AdapterSource))
	n := t.TupleLen(*iters)
	if n == 1 {
		x, err := t.Next(t.TupleItem(*iters, 0))
		if err != nil || x == obj.Unbound {
			return x, err
		}
		return t.Call(t.Field(*kv, vm.AdapterFunc), x)
	}
	var few [4]*Value
	kept := few[:0]
	for i := range n {
		x, err := t.Next(t.TupleItem(*iters, i))
		if err != nil || x == obj.Unbound {
			return x, err
		}
		kept = append(kept, t.Keep(x))
	}
	call := make([]Value, n)
	for i, k := range kept {
		call[i] = *k
	}
	return t.Call(t.Field(*kv, vm.AdapterFunc), call...)
}

// mapRest appends the results for the rest of a quiet source to a list.
func mapRest(t *vm.Thread, v, l Value) (bool, error) {
	it := mapsQuietly(t, v)
	if it == obj.Unbound || goesThrough(t, it, l) {
		return false, nil
	}
	m := t.Mark()
	defer t.Release(m)
	source, to, f := t.Keep(it), t.Keep(l), t.Keep(t.Field(v, vm.AdapterFunc))
	for t.Signal.Load() == 0 {
		x := quietNext(t, *source)
		if x == obj.Unbound {
			return true, nil
		}
		y, err := t.Call(*f, x)
		if err != nil {
			return true, t.Ended(err)
		}
		if err := t.ListAppend(*to, y); err != nil {
			return true, err
		}
	}
	return false, nil
}

// filter: function, iterator.

func filterType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "filter", Shape: obj.ShapeFilter, Kind: obj.KindFields, Body: 3,
		Doc: "The items of the iterable for which the function is true; with None, those that are true.",
		New: newFilter, NewSig: "cls, function, iterable, /",
		Slots: vm.Slots{Iter: iterSelf, Next: filterNext, Rest: filterRest},
		Methods: []vm.Native{{Name: "__reduce__", Sig: "self, /", Doc: "How to make a copy.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
			return reduceTo(t, args[0], t.Field(args[0], vm.AdapterFunc), t.Field(args[0], vm.AdapterSource))
		}}},
	}
}

func newFilter(t *vm.Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[2])
	if err != nil {
		return 0, err
	}
	return newFields(t, args[0], args[1], it)
}

// filtersByTruth reports whether a filter has no function to ask.
func filtersByTruth(t *vm.Thread, v Value) bool {
	f := t.Field(v, vm.AdapterFunc)
	return f == obj.NoneValue || f == t.VM.Class(obj.ShapeBool)
}

func filterNext(t *vm.Thread, v Value) (Value, error) {
	m := t.Mark()
	kv, kx := t.Keep(v), t.Keep(0)
	x, err := filterNextOf(t, kv, kx)
	t.Release(m)
	return x, err
}

// filterNextOf is filterNext of the filter at v; x is a place to keep an item.
func filterNextOf(t *vm.Thread, v, x *Value) (Value, error) {
	for {
		var err error
		if *x, err = nextItem(t, t.Field(*v, vm.AdapterSource)); err != nil || *x == obj.Unbound {
			return *x, err
		}
		good := *x
		if !filtersByTruth(t, *v) {
			if good, err = t.Call(t.Field(*v, vm.AdapterFunc), good); err != nil {
				return 0, err
			}
		}
		if ok, err := t.Truth(good); ok || err != nil {
			return *x, err
		}
	}
}

// filterRest appends what is left of a quiet source to a list.
func filterRest(t *vm.Thread, v, l Value) (bool, error) {
	if it := t.Field(v, vm.AdapterSource); !isQuiet(t, it) || goesThrough(t, it, l) {
		return false, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv, to, kx := t.Keep(v), t.Keep(l), t.Keep(0)
	for t.Signal.Load() == 0 {
		if filtersByTruth(t, *kv) {
			if n, err := filterMany(t, t.Field(*kv, vm.AdapterSource), *to); err != nil {
				return true, err
			} else if n > 0 {
				continue
			}
		}
		x, err := filterNextOf(t, kv, kx)
		if err != nil {
			return true, t.Ended(err)
		}
		if x == obj.Unbound {
			return true, nil
		}
		if err := t.ListAppend(*to, x); err != nil {
			return true, err
		}
	}
	return false, nil
}

// filterMany appends those of the items ahead that are true to a list, as long as that is known without a call.
func filterMany(t *vm.Thread, it, l Value) (int, error) {
	var buf [fewAhead]Value
	n := 0
	for _, x := range ahead(t, it, &buf) {
		truth, known := plainTruth(t, x)
		if !known {
			break
		}
		if truth {
			if err := t.ListAppend(l, x); err != nil {
				return n, err
			}
		}
		n++
	}
	skipAhead(t, it, n)
	return n, nil
}
