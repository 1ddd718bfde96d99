package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// orderedMethods are methods of collections.OrderedDict that the table of a dict does at once; the class and the rest
// of it are in Python.
var orderedMethods = []vm.Native{
	{Name: "pop", Sig: "self, key, default=<unrepresentable>", Fn: orderedPop, Doc: "Remove a key and return its value, or the default if given; KeyError else."},
	{Name: "popitem", Sig: "self, last=True", Fn: orderedPopItem, Doc: "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false."},
	{Name: "move_to_end", Sig: "self, key, last=True", Fn: orderedMove, Doc: "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist."},
	{Name: "pairs", Sig: "self, pairs, /", Fn: orderedPairs, Doc: "Set the pairs that a list or tuple begins with, and return their number."},
}

// orderedAttrs gives module _collections the methods.
func orderedAttrs(t *Thread) (map[string]Value, error) {
	methods := map[string]Value{}
	for _, n := range orderedMethods {
		methods["_ordered_"+n.Name] = t.NewMethodOf(t.VM.Class(obj.ShapeDict), n)
	}
	return methods, nil
}

// orderedPairs sets the first items of a list or tuple, as far as these are tuples of two, and returns how many they are.
func orderedPairs(t *Thread, args []Value) (Value, error) {
	for i := 0; ; i++ {
		pair := itemByPlace(t, args[1], obj.SmallInt(int64(i))) // Python code that compares keys may have changed a list
		if pair == unbound || !t.IsExact(pair, obj.KindTuple, obj.ShapeTuple) || t.TupleLen(pair) != 2 {
			return obj.SmallInt(int64(i)), nil
		}
		if err := t.DictSet(args[0], t.TupleItem(pair, 0), t.TupleItem(pair, 1)); err != nil {
			return 0, err
		}
	}
}

func orderedPop(t *Thread, args []Value) (Value, error) {
	x, err := t.DictPop(args[0], args[1])
	switch {
	case err != nil || x != unbound:
		return x, err
	case args[2] != unbound:
		return args[2], nil
	}
	return 0, t.KeyError(args[1])
}

func orderedPopItem(t *Thread, args []Value) (Value, error) {
	last, err := lastOr(t, args[1])
	if err != nil {
		return 0, err
	}
	pop := t.DictPopFirst
	if last {
		pop = t.DictPopLast
	}
	k, v, err := pop(args[0])
	switch {
	case err != nil:
		return 0, err
	case k == unbound:
		return 0, t.KeyError(t.Intern("dictionary is empty"))
	}
	return t.NewPair(k, v), nil
}

func orderedMove(t *Thread, args []Value) (Value, error) {
	last, err := lastOr(t, args[2])
	if err != nil {
		return 0, err
	}
	found, err := t.DictMove(args[0], args[1], last)
	if err == nil && !found {
		err = t.KeyError(args[1])
	}
	return none, err
}

// lastOr is an argument that says whether the end is meant, which it does if it is not given.
func lastOr(t *Thread, v Value) (bool, error) {
	if v == unbound {
		return true, nil
	}
	return t.Truth(v)
}
