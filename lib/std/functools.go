package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func functoolsModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name: "_functools",
		Doc:  "Tools that operate on functions.",
		Funcs: []vm.Native{
			{Name: "reduce", Sig: "function, iterable, initial=None, /", Fn: reduce, Doc: "Apply a function of two arguments cumulatively to the items of a sequence\nor iterable, from left to right, so as to reduce the iterable to a single\nvalue."},
			{Name: "cmp_to_key", Sig: "mycmp", Fn: cmpToKey, Doc: "Convert a cmp= function into a key= function."},
		},
		Types: []*vm.TypeSpec{partialType, keyWrapperType, lruType},
	}
}

func reduce(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	acc := t.Keep(args[2])
	// Not iterable is told in this function's own words.
	if it, err := special(t, args[1], "__iter__"); err != nil || it == unbound {
		if err != nil {
			return 0, err
		}
		if get, err := special(t, args[1], "__getitem__"); err != nil || get == unbound {
			return 0, t.TypeError("reduce() arg 2 must support iteration")
		}
	}
	if t.CallsPython(args[0]) {
		xs := []Value{args[0], args[1]}
		if *acc != unbound {
			xs = append(xs, *acc)
		}
		if v, ok, err := t.PassBody(args, vm.BodyReduce, xs...); ok {
			return v, err
		}
	}
	err := t.ForEach(args[1], func(x Value) error {
		if *acc == unbound {
			*acc = x
			return nil
		}
		r, err := t.Call(args[0], *acc, x)
		*acc = r
		return err
	})
	if err != nil {
		return 0, err
	}
	if *acc == unbound {
		return 0, t.TypeError("reduce() of empty iterable with no initial value")
	}
	return *acc, nil
}

// A KeyWrapper compares its object by a function.
const keyCmp, keyObj = 1, 2

var keyWrapperType = &vm.TypeSpec{Name: "KeyWrapper", Module: "functools", Kind: obj.KindFields, Body: 3, NoNew: true, Final: true,
	Slots:   vm.Slots{Call: keyWrapperCall, CallSig: "self, obj", Compare: keyWrapperCompare, Unhashable: true},
	Getters: []vm.Getter{{Name: "obj", Get: keyWrapperObj, Doc: "Value wrapped by a key function."}}}

func cmpToKey(t *Thread, args []Value) (Value, error) {
	return t.NewFields(obj.KindFields, t.ShapeOf(keyWrapperType), args[0], unbound), nil
}

func keyWrapperCall(t *Thread, args []Value) (Value, error) {
	return t.NewFields(obj.KindFields, t.ShapeID(args[0]), t.Field(args[0], keyCmp), args[1]), nil
}

func keyWrapperObj(t *Thread, v Value) (Value, error) {
	if o := t.Field(v, keyObj); o != unbound {
		return o, nil
	}
	return 0, t.AttributeError(v, t.Intern("obj"), "obj")
}

func keyWrapperCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if t.TypeOf(a) != t.TypeOf(b) {
		return 0, t.TypeError("other argument must be K instance")
	}
	x, y := t.Field(a, keyObj), t.Field(b, keyObj)
	if x == unbound || y == unbound {
		return 0, t.AttributeError(a, t.Intern("object"), "object")
	}
	r, err := t.Call(t.Field(a, keyCmp), x, y)
	if err != nil {
		return 0, err
	}
	return t.Compare(op, r, obj.SmallInt(0))
}

const partialFunc, partialArgs, partialKw = 1, 2, 3

var partialType = &vm.TypeSpec{Name: "partial", Module: "functools", Kind: obj.KindFields, Body: 4, HasDict: true,
	New: partialNew, NewSig: "cls, func=None, /, *args, **keywords",
	Doc:   "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n",
	Slots: vm.Slots{Call: partialCall, Forward: partialForward, Repr: partialRepr},
	Methods: []vm.Native{classGetItem(),
		{Name: "__reduce__", Sig: "self, /", Fn: partialReduce},
		{Name: "__setstate__", Sig: "self, state, /", Fn: partialSetstate}},
	Getters: []vm.Getter{
		{Name: "func", Get: fieldGetter(partialFunc), Doc: "function object to use in future partial calls"},
		{Name: "args", Get: fieldGetter(partialArgs), Doc: "tuple of arguments to future partial calls"},
		{Name: "keywords", Get: fieldGetter(partialKw), Doc: "dictionary of keyword arguments to future partial calls"},
	}}

// fieldGetter reads a field of an object whose words are values.
func fieldGetter(i int) func(*Thread, Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) { return orNone(t.Field(v, i)), nil }
}

func partialNew(t *Thread, args []Value) (Value, error) {
	if args[1] == unbound {
		return 0, t.TypeError("type 'partial' takes at least one argument")
	}
	if !callable(t, args[1]) {
		return 0, t.TypeError("the first argument must be callable")
	}
	kw := args[3]
	if kw == unbound {
		kw = t.NewDict()
		args[3] = kw
	}
	// A partial of a plain partial is one partial. The class is known by name
	// alone here: args[0] is it, or a subclass.
	if f := args[1]; t.TypeOf(f) == args[0] && !hasAttributes(t, f) {
		all, err := tuple(t, append(append([]Value{}, tupleItems(t, t.Field(f, partialArgs))...), tupleItems(t, args[2])...)...)
		if err != nil {
			return 0, err
		}
		args[2] = all
		merged, err := t.DictCopy(t.Field(f, partialKw))
		if err != nil {
			return 0, err
		}
		if args[3], err = merge(t, merged, args[3]); err != nil {
			return 0, err
		}
		args[1] = t.Field(args[1], partialFunc)
	}
	return newObject(t, args[0], args[1], args[2], args[3])
}

// merge stores the items of the dict more into the dict d and returns it.
func merge(t *Thread, d, more Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	into, from := t.Keep(d), t.Keep(more)
	err := eachItem(t, from, func(k, x Value) error { return t.DictSet(*into, k, x) })
	return *into, err
}

// eachItem calls f with the items of a dict that nobody changes meanwhile.
func eachItem(t *Thread, d *Value, f func(k, x Value) error) error {
	for i := t.DictNext(*d, 0); i != obj.Missing; i = t.DictNext(*d, i+1) {
		if err := f(t.DictKey(*d, i), t.DictValue(*d, i)); err != nil {
			return err
		}
	}
	return nil
}

// partialForward is the function of a partial and its arguments.
func partialForward(t *Thread, p Value) (f, own, kw Value) {
	return t.Field(p, partialFunc), t.Field(p, partialArgs), t.Field(p, partialKw)
}

func partialCall(t *Thread, args []Value) (Value, error) {
	p := args[0]
	all, kw := args[1], t.Field(p, partialKw)
	if own := t.Field(p, partialArgs); t.TupleLen(own) > 0 {
		joined, err := t.NewTupleN(t.TupleLen(own) + t.TupleLen(all))
		if err != nil {
			return 0, err
		}
		out := t.TupleView(joined)
		copy(out[copy(out, t.TupleView(own)):], t.TupleView(all))
		all = joined
	}
	switch {
	case t.DictLen(kw) == 0:
		kw = args[2]
	case args[2] != unbound:
		own, err := t.DictCopy(kw)
		if err != nil {
			return 0, err
		}
		args[1] = all
		if kw, err = merge(t, own, args[2]); err != nil {
			return 0, err
		}
		all = args[1]
	}
	return t.PassEx(args, t.Field(args[0], partialFunc), all, kw)
}

func partialRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	p := t.Keep(v)
	if !t.ReprEnter(p) {
		return t.NewStr("...")
	}
	defer t.ReprLeave()
	f, err := t.ReprText(t.Field(*p, partialFunc))
	if err != nil {
		return 0, err
	}
	rest, err := argsRepr(t, t.Field(*p, partialArgs), t.Field(*p, partialKw))
	if err != nil {
		return 0, err
	}
	return t.NewStr(t.TypeName(*p) + "(" + f + rest + ")")
}

func partialReduce(t *Thread, args []Value) (Value, error) {
	p := args[0]
	first, err := tuple(t, t.Field(p, partialFunc))
	if err != nil {
		return 0, err
	}
	dict := none
	if hasAttributes(t, p) {
		if dict, err = t.InstanceDict(p); err != nil {
			return 0, err
		}
	}
	state, err := tuple(t, t.Field(p, partialFunc), t.Field(p, partialArgs), t.Field(p, partialKw), dict)
	if err != nil {
		return 0, err
	}
	return tuple(t, t.TypeOf(p), first, state)
}

func partialSetstate(t *Thread, args []Value) (Value, error) {
	p, state := args[0], args[1]
	if !t.IsKind(state, obj.KindTuple) || t.TupleLen(state) != 4 {
		return 0, t.TypeError("invalid partial state")
	}
	s := tupleItems(t, state)
	if !callable(t, s[0]) || !t.IsInstance(s[1], obj.ShapeTuple) || s[2] != none && !t.IsInstance(s[2], obj.ShapeDict) {
		return 0, t.TypeError("invalid partial state")
	}
	kw, dict := s[2], s[3]
	var err error
	if kw == none {
		kw = t.NewDict()
	} else if !t.IsExact(kw, obj.KindDict, obj.ShapeDict) {
		if kw, err = t.DictCopy(kw); err != nil {
			return 0, err
		}
	}
	if dict == none {
		dict = t.NewDict()
	}
	t.SetField(p, partialFunc, s[0])
	t.SetField(p, partialArgs, t.Unwrap(s[1]))
	t.SetField(p, partialKw, kw)
	return none, t.SetInstanceDict(p, dict)
}
