package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Weak references on the collector's. The first word refers to the target and
// becomes unbound when that dies; then the interpreter calls the callback.
const (
	weakTarget   = obj.WeakTarget
	weakCallback = obj.WeakCallback
	weakHash     = obj.WeakHash
	weakBody     = obj.WeakWords
)

func weakrefModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_weakref",
		Doc:   "Weak-reference support module.",
		Types: []*vm.TypeSpec{weakrefType, proxyType, callableProxyType},
		Funcs: []vm.Native{
			{Name: "proxy", Sig: "object, callback=None, /", Fn: newProxy, Doc: "Create a proxy object that weakly references 'object'."},
			{Name: "getweakrefcount", Sig: "object, /", Fn: weakrefCount, Doc: "Return the number of weak references to 'object'."},
			{Name: "getweakrefs", Sig: "object, /", Fn: weakrefList, Doc: "Return a list of all weak reference objects pointing to 'object'."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			for name, spec := range map[string]*vm.TypeSpec{"ref": weakrefType, "ReferenceType": weakrefType, "ProxyType": proxyType, "CallableProxyType": callableProxyType} {
				class, err := t.SpecClass(spec)
				a.set(name, class, err)
			}
			return a.vals, a.err
		},
	}
}

var weakrefType = &vm.TypeSpec{Name: "ReferenceType", Module: "weakref", Shape: obj.ShapeWeakRef, Kind: obj.KindWeakRef, Body: weakBody,
	New: weakrefNew, NewSig: "cls, /, *args, **kwargs", Init: weakrefInit, InitSig: "self, /, *args, **kwargs", InitIdle: true,
	Slots:   vm.Slots{Call: weakrefCall, Answer: weakrefAnswer, Hash: weakrefHash, Compare: weakrefCompare, Repr: weakrefRepr},
	Methods: []vm.Native{classGetItem()},
	Getters: []vm.Getter{{Name: "__callback__", Get: func(t *Thread, v Value) (Value, error) {
		if t.Field(v, weakTarget) == unbound {
			return none, nil
		}
		return orNone(t.Field(v, weakCallback)), nil
	}}}}

// checkWeak says whether objects of a class can be referred to weakly.
func checkWeak(t *Thread, v Value) error {
	ok := v.IsRef()
	if ok {
		switch t.Kind(v) {
		case obj.KindStr, obj.KindBytes, obj.KindInt, obj.KindFloat, obj.KindComplex, obj.KindTuple, obj.KindSlice, obj.KindRange, obj.KindCell:
			ok = false
		case obj.KindException:
			ok = !t.IsStaticClass(t.TypeOf(v))
		case obj.KindList, obj.KindDict, obj.KindByteArray:
			// Only of subclasses, as the builtin classes themselves have no room.
			ok = t.TypeOf(v) != t.VM.Class(obj.ShapeList) && t.TypeOf(v) != t.VM.Class(obj.ShapeDict) && t.TypeOf(v) != t.VM.Class(obj.ShapeByteArray)
		}
	}
	if !ok || !t.Weak(t.TypeOf(v)) || t.TypeOf(v) == t.VM.Class(obj.ShapeObject) {
		return t.TypeError("cannot create weak reference to '%s' object", t.TypeName(v))
	}
	return nil
}

func weakrefNew(t *Thread, args []Value) (Value, error) {
	target, callback := unbound, unbound
	switch n := t.TupleLen(args[1]); n {
	case 0:
		return 0, t.TypeError("__new__ expected at least 1 argument, got 0")
	case 2:
		callback = t.TupleItem(args[1], 1)
		fallthrough
	case 1:
		target = t.TupleItem(args[1], 0)
	default:
		return 0, t.TypeError("__new__ expected at most 2 arguments, got %d", n)
	}
	if err := checkWeak(t, target); err != nil {
		return 0, err
	}
	v, err := t.AllocObject(args[0])
	if err != nil {
		return 0, err
	}
	t.Init(v, weakTarget, target)
	t.Init(v, weakCallback, orNone(callback))
	if t.IsKind(target, obj.KindType) { // as most keys of weak tables: to look one up takes no steps then
		if h, known := t.Space.Hash(target); known {
			t.Init(v, weakHash, t.NewInt(h))
		}
	}
	return v, nil
}

func weakrefInit(t *Thread, args []Value) (Value, error) {
	switch n := t.TupleLen(args[1]); {
	case args[2] != unbound:
		return 0, t.TypeError("ref() takes no keyword arguments")
	case n == 0:
		return 0, t.TypeError("__init__ expected at least 1 argument, got 0")
	case n > 2:
		return 0, t.TypeError("__init__ expected at most 2 arguments, got %d", n)
	}
	return none, nil
}

func weakrefCall(t *Thread, args []Value) (Value, error) {
	if args[2] != unbound {
		return 0, t.TypeError("weakref() takes no keyword arguments")
	}
	if n := t.TupleLen(args[1]); n > 0 {
		return 0, t.TypeError("weakref expected 0 arguments, got %d", n)
	}
	return orNone(t.Field(args[0], weakTarget)), nil
}

// weakrefAnswer is weakrefCall without arguments.
func weakrefAnswer(t *Thread, v Value, args []Value, _ Value) (Value, error) {
	if len(args) > 0 {
		return unbound, nil
	}
	return orNone(t.Field(v, weakTarget)), nil
}

func weakrefHash(t *Thread, v Value) (int64, error) {
	if h := t.Field(v, weakHash); h != unbound {
		n, _ := t.Int64(h)
		return n, nil
	}
	target := t.Field(v, weakTarget)
	if target == unbound {
		return 0, t.TypeError("weak object has gone away")
	}
	m := t.Mark()
	defer t.Release(m)
	w := t.Keep(v)
	h, err := t.Hash(target)
	if err != nil {
		return 0, err
	}
	t.SetField(*w, weakHash, t.NewInt(h))
	return h, nil
}

func weakrefCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if op != vm.OpEq && op != vm.OpNe || !isNative(t, b, "weakref", "ReferenceType") {
		return obj.NotImplemented, nil
	}
	x, y := t.Field(a, weakTarget), t.Field(b, weakTarget)
	if x == unbound || y == unbound {
		return obj.Bool((a == b) == (op == vm.OpEq)), nil
	}
	return t.Compare(op, x, y)
}

func weakrefRepr(t *Thread, v Value) (Value, error) {
	at := address(t, v)
	target := t.Field(v, weakTarget)
	if target == unbound {
		return t.NewStr("<weakref at " + at + "; dead>")
	}
	text := "<weakref at " + at + "; to '" + t.TypeName(target) + "' at " + address(t, target)
	name, err := t.LookupAttr(target, t.VM.Names.Name)
	if err != nil {
		return 0, err
	}
	if name != unbound && t.IsInstance(name, obj.ShapeStr) {
		text += " (" + t.StrView(t.Unwrap(name)) + ")"
	}
	return t.NewStr(text + ">")
}

// weakrefList is getweakrefs: first a reference without a callback, then a
// proxy without one, then all others. There is one of the first two at most in
// CPython, whose references and proxies of the classes themselves are shared.
func weakrefList(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	found, err := t.WeakRefs(t.Keep(args[0]))
	if err != nil {
		return 0, err
	}
	var plain, others []Value
	shared := map[Value]bool{}
	for _, w := range t.ListView(found) {
		class := t.TypeOf(w)
		switch {
		case t.Field(w, weakCallback) != none || !t.IsStaticClass(class):
			others = append(others, w)
		case shared[class]:
		case isNative(t, w, "weakref", "ReferenceType"):
			plain, shared[class] = append([]Value{w}, plain...), true
		default:
			plain, shared[class] = append(plain, w), true
		}
	}
	return t.NewListOf(append(plain, others...)...)
}

func weakrefCount(t *Thread, args []Value) (Value, error) {
	l, err := weakrefList(t, args)
	if err != nil {
		return 0, err
	}
	return obj.SmallInt(int64(t.ListLen(l))), nil
}

// A proxy's target is reached by every operation on it.
var (
	proxyType         = proxyClass("ProxyType", false)
	callableProxyType = proxyClass("CallableProxyType", true)
)

// target is what a proxy refers to, or v itself if it is none.
func target(t *Thread, v Value) (Value, error) {
	s := specOf(t, v)
	if s == nil || s.Module != "weakref" || s.Name == "ReferenceType" {
		return v, nil
	}
	o := t.Field(v, weakTarget)
	if o == unbound {
		return 0, t.Raise(t.VM.Exc.ReferenceError, "weakly-referenced object no longer exists")
	}
	return o, nil
}

// newProxy makes a proxy; one for callable objects can be called.
func newProxy(t *Thread, args []Value) (Value, error) {
	if err := checkWeak(t, args[0]); err != nil {
		return 0, err
	}
	spec := proxyType
	if callable(t, args[0]) {
		spec = callableProxyType
	}
	class, err := t.SpecClass(spec)
	if err != nil {
		return 0, err
	}
	v, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	t.Init(v, weakTarget, args[0])
	t.Init(v, weakCallback, orNone(args[1]))
	return v, nil
}

// through applies an operation to a proxy's target.
func through[R any](f func(t *Thread, v Value) (R, error)) func(t *Thread, v Value) (R, error) {
	return func(t *Thread, v Value) (R, error) {
		o, err := target(t, v)
		if err != nil {
			var zero R
			return zero, err
		}
		return f(t, o)
	}
}

func proxyClass(name string, called bool) *vm.TypeSpec {
	both := func(t *Thread, a, b Value) (x, y Value, err error) {
		if x, err = target(t, a); err == nil {
			y, err = target(t, b)
		}
		return x, y, err
	}
	var ops []vm.BinaryOp
	for op := range vm.NumBinary {
		ops = append(ops, op)
	}
	s := &vm.TypeSpec{Name: name, Module: "weakref", Kind: obj.KindWeakRef, Body: weakBody, NoNew: true, Final: true,
		Methods: []vm.Native{{Name: "__bytes__", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return through(methodOf("__bytes__"))(t, args[0]) }}}}
	s.Slots = vm.Slots{
		Unhashable: true,
		Repr: func(t *Thread, v Value) (Value, error) {
			o := t.Field(v, weakTarget)
			if o == unbound {
				return t.NewStr("<weakproxy at " + address(t, v) + "; dead>")
			}
			return t.NewStr("<weakproxy at " + address(t, v) + " to " + t.TypeName(o) + " at " + address(t, o) + ">")
		},
		Str:      through((*Thread).StrOf),
		Bool:     through((*Thread).Truth),
		Len:      through((*Thread).Len),
		Iter:     through((*Thread).Iter),
		Next:     through(nextOfTarget),
		Reversed: through(methodOf("__reversed__")),
		Neg:      through(unary(vm.UnaryNeg)),
		Pos:      through(unary(vm.UnaryPos)),
		Invert:   through(unary(vm.UnaryInvert)),
		Abs:      through(unary(vm.UnaryAbs)),
		Index:    through((*Thread).ToIndex),
		Int:      through(func(t *Thread, v Value) (Value, error) { return t.Call(t.VM.Class(obj.ShapeInt), v) }),
		Float:    through(func(t *Thread, v Value) (Value, error) { return t.Call(t.VM.Class(obj.ShapeFloat), v) }),
		GetAttr: func(t *Thread, v, name Value) (Value, error) {
			o, err := target(t, v)
			if err != nil {
				return 0, err
			}
			return t.GetAttr(o, name)
		},
		SetAttr: func(t *Thread, v, name, x Value) error {
			o, err := target(t, v)
			if err != nil {
				return err
			}
			return t.SetAttr(o, name, x)
		},
		GetItem: func(t *Thread, v, key Value) (Value, error) {
			o, err := target(t, v)
			if err != nil {
				return 0, err
			}
			return t.GetItem(o, key)
		},
		SetItem: func(t *Thread, v, key, x Value) error {
			o, err := target(t, v)
			if err != nil {
				return err
			}
			return t.SetItem(o, key, x)
		},
		DelItem: func(t *Thread, v, key Value) error {
			o, err := target(t, v)
			if err != nil {
				return err
			}
			return t.DelItem(o, key)
		},
		Contains: func(t *Thread, v, x Value) (bool, error) {
			o, err := target(t, v)
			if err != nil {
				return false, err
			}
			return t.Contains(o, x)
		},
		WholeOperands: true,
		Binops:        ops,
		Binary: func(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
			x, y, err := both(t, a, b)
			if err != nil {
				return 0, err
			}
			return t.Binary(op, x, y)
		},
		Inops: ops[:vm.OpDivmod],
		InPlace: func(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
			x, y, err := both(t, a, b)
			if err != nil {
				return 0, err
			}
			return t.InPlace(op, x, y)
		},
		Compare: func(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
			x, y, err := both(t, a, b)
			if err != nil {
				return 0, err
			}
			return t.Compare(op, x, y)
		},
	}
	if called {
		s.Slots.Call = func(t *Thread, args []Value) (Value, error) {
			o, err := target(t, args[0])
			if err != nil {
				return 0, err
			}
			return callEx(t, o, args[1], args[2])
		}
	}
	return s
}

func unary(op vm.UnaryOp) func(t *Thread, v Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) { return t.Unary(op, v) }
}

// methodOf calls a method by its name.
func methodOf(name string) func(t *Thread, v Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) { return t.CallMethod(v, name) }
}

func nextOfTarget(t *Thread, v Value) (Value, error) {
	f, err := special(t, v, "__next__")
	if err == nil && f == unbound {
		err = t.TypeError("Weakref proxy referenced a non-iterator '%s' object", t.TypeName(v))
	}
	if err != nil {
		return 0, err
	}
	return t.Next(v)
}
