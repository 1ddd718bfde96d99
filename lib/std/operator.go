package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// binaryFunc is a function of module operator for a binary operator; inplace is
// the name of its augmented form, if it has one.
type binaryFunc struct {
	name, inplace string
	op            vm.BinaryOp
	doc           string
}

var binaryFuncs = []binaryFunc{
	{"add", "iadd", vm.OpAdd, "a + b"},
	{"sub", "isub", vm.OpSub, "a - b"},
	{"mul", "imul", vm.OpMul, "a * b"},
	{"matmul", "imatmul", vm.OpMatMul, "a @ b"},
	{"truediv", "itruediv", vm.OpTrueDiv, "a / b"},
	{"floordiv", "ifloordiv", vm.OpFloorDiv, "a // b"},
	{"mod", "imod", vm.OpMod, "a % b"},
	{"pow", "ipow", vm.OpPow, "a ** b"},
	{"lshift", "ilshift", vm.OpLShift, "a << b"},
	{"rshift", "irshift", vm.OpRShift, "a >> b"},
	{"and_", "iand", vm.OpAnd, "a & b"},
	{"or_", "ior", vm.OpOr, "a | b"},
	{"xor", "ixor", vm.OpXor, "a ^ b"},
}

var compareFuncs = []struct {
	name, doc string
	op        vm.CompareOp
}{
	{"lt", "a < b", vm.OpLt}, {"le", "a <= b", vm.OpLe}, {"eq", "a == b", vm.OpEq},
	{"ne", "a != b", vm.OpNe}, {"gt", "a > b", vm.OpGt}, {"ge", "a >= b", vm.OpGe},
}

// dunderNames are the functions of operator that have no name with underscores.
var noDunder = map[string]bool{"truth": true, "is_": true, "is_not": true, "indexOf": true, "countOf": true, "length_hint": true, "call": false}

func operatorModule() *vm.ModuleSpec {
	m := &vm.ModuleSpec{
		Name: "_operator",
		Doc:  "Operator interface.\n\nThis module exports a set of functions implemented in Go corresponding\nto the intrinsic operators of Python.",
		Funcs: []vm.Native{
			{Name: "neg", Sig: "a, /", Fn: opUnary(unary(vm.UnaryNeg)), Doc: "Same as -a."},
			{Name: "pos", Sig: "a, /", Fn: opUnary(unary(vm.UnaryPos)), Doc: "Same as +a."},
			{Name: "invert", Sig: "a, /", Fn: opUnary(unary(vm.UnaryInvert)), Doc: "Same as ~a."},
			{Name: "inv", Sig: "a, /", Fn: opUnary(unary(vm.UnaryInvert)), Doc: "Same as ~a."},
			{Name: "abs", Sig: "a, /", Fn: opUnary(unary(vm.UnaryAbs)), Doc: "Same as abs(a)."},
			{Name: "index", Sig: "a, /", Fn: opUnary((*Thread).ToIndex), Doc: "Same as a.__index__()"},
			{Name: "not_", Sig: "a, /", Fn: opNot, Doc: "Same as not a."},
			{Name: "truth", Sig: "a, /", Fn: opTruth, Doc: "Return True if a is true, False otherwise."},
			{Name: "is_", Sig: "a, b, /", Fn: opIs, Doc: "Same as a is b."},
			{Name: "is_not", Sig: "a, b, /", Fn: opIsNot, Doc: "Same as a is not b."},
			{Name: "concat", Sig: "a, b, /", Fn: opConcat, Doc: "Same as a + b, for a and b sequences."},
			{Name: "iconcat", Sig: "a, b, /", Fn: opIconcat, Doc: "Same as a += b, for a and b sequences."},
			{Name: "contains", Sig: "a, b, /", Fn: opContains, Doc: "Same as b in a (note reversed operands)."},
			{Name: "indexOf", Sig: "a, b, /", Fn: opIndexOf, Doc: "Return the first index of b in a."},
			{Name: "countOf", Sig: "a, b, /", Fn: opCountOf, Doc: "Return the number of items in a which are, or which equal, b."},
			{Name: "getitem", Sig: "a, b, /", Fn: opGetitem, Doc: "Same as a[b]."},
			{Name: "setitem", Sig: "a, b, c, /", Fn: opSetitem, Doc: "Same as a[b] = c."},
			{Name: "delitem", Sig: "a, b, /", Fn: opDelitem, Doc: "Same as del a[b]."},
			{Name: "length_hint", Sig: "obj, default=0, /", Fn: opLengthHint, Doc: "Return an estimate of the number of items in obj."},
			{Name: "call", Sig: "obj, /, *args, **kwargs", Fn: opCall, Doc: "Same as obj(*args, **kwargs)."},
			{Name: "_compare_digest", Sig: "a, b, /", Fn: opCompareDigest, Doc: "Return 'a == b'."},
		},
		Types: []*vm.TypeSpec{itemgetterType, attrgetterType, methodcallerType},
	}
	for _, f := range binaryFuncs {
		m.Funcs = append(m.Funcs,
			vm.Native{Name: f.name, Sig: "a, b, /", Doc: "Same as " + f.doc + ".", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.Binary(f.op, args[0], args[1])
			}},
			vm.Native{Name: f.inplace, Sig: "a, b, /", Doc: "Same as " + strings.Replace(f.doc, " b", "= b", 1) + ".", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.InPlace(f.op, args[0], args[1])
			}})
	}
	for _, f := range compareFuncs {
		m.Funcs = append(m.Funcs, vm.Native{Name: f.name, Sig: "a, b, /", Doc: "Same as " + f.doc + ".", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.Compare(f.op, args[0], args[1])
		}})
	}
	return m
}

func opUnary(f func(t *Thread, v Value) (Value, error)) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) { return f(t, args[0]) }
}

func opNot(t *Thread, args []Value) (Value, error) {
	b, err := t.Truth(args[0])
	return obj.Bool(!b), err
}

func opTruth(t *Thread, args []Value) (Value, error) {
	b, err := t.Truth(args[0])
	return obj.Bool(b), err
}

func opIs(t *Thread, args []Value) (Value, error)    { return obj.Bool((args[0] == args[1])), nil }
func opIsNot(t *Thread, args []Value) (Value, error) { return obj.Bool(!(args[0] == args[1])), nil }

// checkSequence says whether v has items by index.
func checkSequence(t *Thread, v Value) error {
	m, err := special(t, v, "__getitem__")
	if err != nil {
		return err
	}
	if m == unbound || t.IsInstance(v, obj.ShapeDict) {
		return t.TypeError("'%s' object can't be concatenated", t.TypeName(v))
	}
	return nil
}

func opConcat(t *Thread, args []Value) (Value, error) {
	if err := checkSequence(t, args[0]); err != nil {
		return 0, err
	}
	return t.Binary(opAdd, args[0], args[1])
}

func opIconcat(t *Thread, args []Value) (Value, error) {
	if err := checkSequence(t, args[0]); err != nil {
		return 0, err
	}
	return t.InPlace(opAdd, args[0], args[1])
}

func opContains(t *Thread, args []Value) (Value, error) {
	b, err := t.Contains(args[0], args[1])
	return obj.Bool(b), err
}

func opIndexOf(t *Thread, args []Value) (Value, error) {
	i, found := int64(0), false
	err := t.ForEach(args[0], func(x Value) error {
		same, err := t.Equal(x, args[1])
		if err != nil {
			return err
		}
		if same {
			found = true
			return vm.ErrStop
		}
		i++
		return nil
	})
	if err != nil {
		return 0, err
	}
	if !found {
		return 0, t.ValueError("sequence.index(x): x not in sequence")
	}
	return obj.SmallInt(i), nil
}

func opCountOf(t *Thread, args []Value) (Value, error) {
	n := int64(0)
	err := t.ForEach(args[0], func(x Value) error {
		same, err := t.Equal(x, args[1])
		if same {
			n++
		}
		return err
	})
	return obj.SmallInt(n), err
}

func opGetitem(t *Thread, args []Value) (Value, error) { return t.GetItem(args[0], args[1]) }

func opSetitem(t *Thread, args []Value) (Value, error) {
	return none, t.SetItem(args[0], args[1], args[2])
}

func opDelitem(t *Thread, args []Value) (Value, error) { return none, t.DelItem(args[0], args[1]) }

func opLengthHint(t *Thread, args []Value) (Value, error) {
	byDefault := 0
	if args[1] != unbound {
		if !t.IsInstance(args[1], obj.ShapeInt) {
			return 0, t.TypeError("'%s' object cannot be interpreted as an integer", t.TypeName(args[1]))
		}
		var err error
		if byDefault, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	n, err := lengthHint(t, args[0], byDefault)
	return obj.SmallInt(int64(n)), err
}

// lengthHint is the length of v or its own estimate of it.
func lengthHint(t *Thread, v Value, byDefault int) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	length, err := special(t, v, "__len__")
	if err != nil {
		return 0, err
	}
	if length != unbound {
		n, err := t.Len(*o)
		if err == nil || !t.Matches(err, t.VM.Exc.TypeError) {
			return n, err
		}
		t.Caught(err)
	}
	hint, err := special(t, *o, "__length_hint__")
	if err != nil || hint == unbound {
		return byDefault, err
	}
	r, err := t.Call(hint)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) {
			t.Caught(err)
			return byDefault, nil
		}
		return 0, err
	}
	if r == obj.NotImplemented {
		return byDefault, nil
	}
	if !t.IsInstance(r, obj.ShapeInt) {
		return 0, t.TypeError("__length_hint__ must be an integer, not %s", t.TypeName(r))
	}
	n, err := t.ToInt(r)
	if err == nil && n < 0 {
		return 0, t.ValueError("__length_hint__() should return >= 0")
	}
	return n, err
}

func opCall(t *Thread, args []Value) (Value, error) {
	return callEx(t, args[0], args[1], args[2])
}

func opCompareDigest(t *Thread, args []Value) (Value, error) {
	a, b := t.Unwrap(args[0]), t.Unwrap(args[1])
	if t.IsInstance(a, obj.ShapeStr) && t.IsInstance(b, obj.ShapeStr) {
		if !t.StrASCII(a) || !t.StrASCII(b) {
			return 0, t.TypeError("comparing strings with non-ASCII characters is not supported")
		}
		return obj.Bool(t.StrView(a) == t.StrView(b)), nil
	}
	x, okA := bytesLike(t, a)
	y, okB := bytesLike(t, b)
	if !okA || !okB {
		return 0, t.TypeError("unsupported operand types(s) or combination of types: '%s' and '%s'", t.TypeName(args[0]), t.TypeName(args[1]))
	}
	return obj.Bool(string(x) == string(y)), nil
}

// The getters: field 1 is the tuple of what to get. An attrgetter keeps each
// name as a tuple of interned parts; a methodcaller's field 1 is the name, 2
// the positional arguments, 3 the dict of the others or unbound.

var itemgetterType = &vm.TypeSpec{Name: "itemgetter", Module: "operator", Body: 2, New: itemgetterNew, NewSig: "cls, item, /, *items",
	Doc:     "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
	Slots:   vm.Slots{Call: itemgetterCall, Apply: itemgetterApply, CallSig: "self, obj, /", Repr: itemgetterRepr},
	Methods: []vm.Native{{Name: "__reduce__", Sig: "self, /", Fn: itemgetterReduce}}}

func itemgetterNew(t *Thread, args []Value) (Value, error) {
	items, err := tuple(t, append([]Value{args[1]}, tupleItems(t, args[2])...)...)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], items)
}

func itemgetterCall(t *Thread, args []Value) (Value, error) {
	return itemgetterApply(t, args[0], args[1])
}

func itemgetterApply(t *Thread, f, o Value) (Value, error) {
	keys := t.Field(f, 1)
	if t.TupleLen(keys) == 1 {
		key := t.TupleItem(keys, 0)
		if x := itemByPlace(t, o, key); x != unbound {
			return x, nil
		}
		return t.GetItem(o, key)
	}
	if v, ok, err := itemsByPlace(t, o, keys); ok || err != nil {
		return v, err
	}
	m := t.Mark()
	defer t.Release(m)
	kf, ko := t.Keep(f), t.Keep(o)
	return collect(t, t.TupleLen(keys), func(i int) (Value, error) {
		return t.GetItem(*ko, t.TupleItem(t.Field(*kf, 1), i))
	})
}

// itemByPlace is o[key] of a list or tuple and a small int, unbound if it is not so simple.
func itemByPlace(t *Thread, o, key Value) Value {
	if !key.IsInt() || key.Int() < 0 {
		return unbound
	}
	switch i := int(key.Int()); {
	case t.IsExact(o, obj.KindTuple, obj.ShapeTuple) && i < t.TupleLen(o):
		return t.TupleItem(o, i)
	case t.IsExact(o, obj.KindList, obj.ShapeList):
		return t.ListGet(o, i)
	}
	return unbound
}

// itemsByPlace is the tuple of o[key] for keys of which itemByPlace knows all; else it is false.
func itemsByPlace(t *Thread, o, keys Value) (v Value, ok bool, err error) {
	v, items, err := newTuple(t, t.TupleLen(keys))
	if err != nil {
		return 0, false, err
	}
	for i := range items {
		if items[i] = itemByPlace(t, o, t.TupleItem(keys, i)); items[i] == unbound {
			return 0, false, nil
		}
	}
	return v, true, nil
}

// collect makes a tuple of n computed items.
func collect(t *Thread, n int, item func(i int) (Value, error)) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	arr, err := t.NewArray(n)
	if err != nil {
		return 0, err
	}
	out := t.Keep(arr)
	for i := range n {
		x, err := item(i)
		if err != nil {
			return 0, err
		}
		t.SetSlot(*out, 1+i, x)
	}
	return tuple(t, t.Values(*out, 1, n)...)
}

func itemgetterRepr(t *Thread, v Value) (Value, error) {
	keys := t.Field(v, 1)
	if t.TupleLen(keys) == 1 {
		keys = t.TupleItem(keys, 0)
		s, err := t.ReprText(keys)
		if err != nil {
			return 0, err
		}
		return t.NewStr("operator.itemgetter(" + s + ")")
	}
	s, err := t.ReprText(keys)
	if err != nil {
		return 0, err
	}
	return t.NewStr("operator.itemgetter" + s)
}

func itemgetterReduce(t *Thread, args []Value) (Value, error) {
	return tuple(t, t.TypeOf(args[0]), t.Field(args[0], 1))
}

var attrgetterType = &vm.TypeSpec{Name: "attrgetter", Module: "operator", Body: 2, New: attrgetterNew, NewSig: "cls, attr, /, *attrs",
	Doc:     "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
	Slots:   vm.Slots{Call: attrgetterCall, Apply: attrgetterApply, CallSig: "self, obj, /", Repr: attrgetterRepr},
	Methods: []vm.Native{{Name: "__reduce__", Sig: "self, /", Fn: attrgetterReduce}}}

func attrgetterNew(t *Thread, args []Value) (Value, error) {
	names := append([]Value{args[1]}, tupleItems(t, args[2])...)
	for i, v := range names {
		if !t.IsInstance(v, obj.ShapeStr) {
			return 0, t.TypeError("attribute name must be a string")
		}
		var parts []Value
		for _, part := range strings.Split(t.StrView(t.Unwrap(v)), ".") {
			parts = append(parts, t.InternName(part))
		}
		path, err := tuple(t, parts...)
		if err != nil {
			return 0, err
		}
		names[i] = path
	}
	paths, err := tuple(t, names...)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], paths)
}

// getPath follows the parts of a dotted name, all interned.
func getPath(t *Thread, v, path Value) (Value, error) {
	n := t.TupleLen(path)
	if n == 1 {
		return t.GetAttr(v, t.TupleItem(path, 0))
	}
	m := t.Mark()
	defer t.Release(m)
	p := t.Keep(path)
	for i := range n {
		var err error
		if v, err = t.GetAttr(v, t.TupleItem(*p, i)); err != nil {
			return 0, err
		}
	}
	return v, nil
}

func attrgetterCall(t *Thread, args []Value) (Value, error) {
	return attrgetterApply(t, args[0], args[1])
}

func attrgetterApply(t *Thread, f, o Value) (Value, error) {
	paths := t.Field(f, 1)
	if t.TupleLen(paths) == 1 {
		return getPath(t, o, t.TupleItem(paths, 0))
	}
	m := t.Mark()
	defer t.Release(m)
	kf, ko := t.Keep(f), t.Keep(o)
	return collect(t, t.TupleLen(paths), func(i int) (Value, error) {
		return getPath(t, *ko, t.TupleItem(t.Field(*kf, 1), i))
	})
}

// pathNames is the dotted names of an attrgetter as str values.
func pathNames(t *Thread, v Value) ([]Value, error) {
	var names []Value
	for _, path := range tupleItems(t, t.Field(v, 1)) {
		var parts []string
		for _, part := range tupleItems(t, path) {
			parts = append(parts, t.StrView(part))
		}
		name, err := t.NewStr(strings.Join(parts, "."))
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

func attrgetterRepr(t *Thread, v Value) (Value, error) {
	names, err := pathNames(t, v)
	if err != nil {
		return 0, err
	}
	var texts []string
	for _, n := range names {
		s, err := t.ReprText(n)
		if err != nil {
			return 0, err
		}
		texts = append(texts, s)
	}
	return t.NewStr("operator.attrgetter(" + strings.Join(texts, ", ") + ")")
}

func attrgetterReduce(t *Thread, args []Value) (Value, error) {
	names, err := pathNames(t, args[0])
	if err != nil {
		return 0, err
	}
	all, err := tuple(t, names...)
	if err != nil {
		return 0, err
	}
	return tuple(t, t.TypeOf(args[0]), all)
}

var methodcallerType = &vm.TypeSpec{Name: "methodcaller", Module: "operator", Body: 4, New: methodcallerNew, NewSig: "cls, /, *args, **kwargs",
	Doc:     "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
	Slots:   vm.Slots{Call: methodcallerCall, CallSig: "self, obj, /", Repr: methodcallerRepr},
	Methods: []vm.Native{reduceMethod(methodcallerReduce)}}

func methodcallerNew(t *Thread, args []Value) (Value, error) {
	if t.TupleLen(args[1]) == 0 {
		return 0, t.TypeError("methodcaller needs at least one argument, the method name")
	}
	name := t.TupleItem(args[1], 0)
	if !t.IsInstance(name, obj.ShapeStr) {
		return 0, t.TypeError("method name must be a string")
	}
	rest, err := t.NewTuple(t.TupleView(args[1])[1:]...)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], t.InternValue(t.Unwrap(name)), rest, args[2])
}

func methodcallerCall(t *Thread, args []Value) (Value, error) {
	f, err := t.GetAttr(args[1], t.Field(args[0], 1))
	if err != nil {
		return 0, err
	}
	return callEx(t, f, t.Field(args[0], 2), t.Field(args[0], 3))
}

// methodcallerReduce is a call of the class; where there are keywords, one of a
// partial call of the class that has them.
func methodcallerReduce(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(args[0])
	name, kwargs := t.Field(*o, 1), t.Field(*o, 3)
	if !given(kwargs) || t.DictLen(kwargs) == 0 {
		return reduced(t, *o, append([]Value{name}, tupleItems(t, t.Field(*o, 2))...), unbound)
	}
	mod, err := t.ImportModule("functools")
	if err != nil {
		return 0, err
	}
	partial, err := t.GetAttrS(mod, "partial")
	if err != nil {
		return 0, err
	}
	first, err := tuple(t, t.TypeOf(*o), name)
	if err != nil {
		return 0, err
	}
	if partial, err = callEx(t, partial, first, t.Field(*o, 3)); err != nil {
		return 0, err
	}
	return tuple(t, partial, t.Field(*o, 2))
}

func methodcallerRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	name, err := t.ReprText(t.Field(v, 1))
	if err != nil {
		return 0, err
	}
	args, err := argsRepr(t, t.Field(*o, 2), t.Field(*o, 3))
	if err != nil {
		return 0, err
	}
	return t.NewStr("operator.methodcaller(" + name + args + ")")
}

// argsRepr shows arguments as in a call, each after a comma.
func argsRepr(t *Thread, args, kwargs Value) (string, error) {
	m := t.Mark()
	defer t.Release(m)
	a, k := t.Keep(args), t.Keep(kwargs)
	var b strings.Builder
	for i := range t.TupleLen(*a) {
		s, err := t.ReprText(t.TupleItem(*a, i))
		if err != nil {
			return "", err
		}
		b.WriteString(", " + s)
	}
	if *k == unbound {
		return b.String(), nil
	}
	value := t.Keep(unbound)
	err := eachItem(t, k, func(key, x Value) error {
		*value = x
		name, err := t.StrText(key)
		if err != nil {
			return err
		}
		b.WriteString(", " + name + "=")
		s, err := t.ReprText(*value)
		b.WriteString(s)
		return err
	})
	return b.String(), err
}
