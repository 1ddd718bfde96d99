package vm

import (
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"pystm/lang/vm/obj"
)

// The classes of functions, methods, builtin functions, code, cells, frames,
// tracebacks and modules.

func addBytes(p unsafe.Pointer, n int) unsafe.Pointer { return unsafe.Add(p, n) }

func (t *Thread) newStrf(format string, args ...any) (Value, error) {
	return t.NewStr(fmt.Sprintf(format, args...))
}

// field makes a read-only getter of a word.
func fieldGetter(name string, i int) Getter {
	return Getter{Name: name, Member: true, Get: func(t *Thread, self Value) (Value, error) {
		if v := t.Field(self, i); v != obj.Unbound {
			return v, nil
		}
		return obj.NoneValue, nil
	}}
}

// dictGetter is __dict__ of objects that have attributes.
var dictGetter = Getter{Name: "__dict__", Get: func(t *Thread, self Value) (Value, error) {
	if t.IsKind(self, obj.KindType) {
		return t.NewFields(obj.KindFields, obj.ShapeMappingProxy, t.Field(self, TypeDict)), nil
	}
	d, err := t.InstanceDict(self)
	if err == nil && d == obj.Unbound {
		err = t.AttributeError(self, t.VM.Names.Dict, "'%s' object has no attribute '__dict__'", t.TypeName(self))
	}
	return d, err
}, Set: (*Thread).AssignInstanceDict}

// AssignInstanceDict is self.__dict__ = x, or del self.__dict__. Only classes
// that have a __dict__ where their builtin base has none let it be deleted.
func (t *Thread) AssignInstanceDict(self, x Value) error {
	if t.IsKind(self, obj.KindType) || t.IsKind(self, obj.KindModule) {
		return t.TypeError("this __dict__ descriptor does not support '%s' objects", t.TypeName(self))
	}
	if x == obj.Unbound {
		if i := t.info(self); i.Exact || i.Spec.HasDict {
			return t.TypeError("cannot delete __dict__")
		}
		x = t.NewDict()
	}
	if !t.IsInstance(x, obj.ShapeDict) {
		return t.TypeError("__dict__ must be set to a dictionary, not a '%s'", t.TypeName(x))
	}
	return t.SetInstanceDict(self, x)
}

// weakrefGetter is __weakref__: the weak references to an object are not listed.
var weakrefGetter = Getter{Name: "__weakref__", Get: func(t *Thread, self Value) (Value, error) { return obj.NoneValue, nil }}

func functionSpecs() []*TypeSpec {
	return []*TypeSpec{functionSpec, methodSpec, nativeSpec, methodDescSpec, slotDescSpec, methodWrapSpec, classMethodDescSpec,
		codeSpec, cellSpec, frameSpec, tracebackSpec, moduleSpec}
}

var functionSpec = &TypeSpec{
	Name: "function", Shape: obj.ShapeFunction, Kind: obj.KindFunction, Body: funcBody, HasDict: true, Final: true, Hidden: true,
	New: functionNew, NewSig: "cls, code, globals, name=None, argdefs=None, closure=None",
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			return t.newStrf("<function %s at %#x>", t.StrView(t.Field(v, funcQualname)), t.ID(v))
		},
		Call: callSelf,
		Get:  func(t *Thread, self, o, class Value) (Value, error) { return t.bind(self, o, class) },
	},
	Getters: []Getter{
		dictGetter,
		{Name: "__code__", Get: func(t *Thread, f Value) (Value, error) { return t.Field(f, funcCodeObj), nil }, Set: setFunctionCode},
		fieldGetter("__globals__", funcGlobals),
		fieldGetter("__closure__", funcClosure),
		{Name: "__defaults__", Get: fieldGetter("", funcDefaults).Get, Set: func(t *Thread, f, x Value) error {
			return t.setOptional(f, funcDefaults, x, obj.ShapeTuple, "__defaults__ must be set to a tuple object")
		}},
		{Name: "__kwdefaults__", Get: fieldGetter("", funcKwDefaults).Get, Set: func(t *Thread, f, x Value) error {
			return t.setOptional(f, funcKwDefaults, x, obj.ShapeDict, "__kwdefaults__ must be set to a dict object")
		}},
		{Name: "__name__", Get: fieldGetter("", funcName).Get, Set: func(t *Thread, f, x Value) error { return t.setFuncName(f, funcName, x, "__name__") }},
		{Name: "__qualname__", Get: fieldGetter("", funcQualname).Get, Set: func(t *Thread, f, x Value) error { return t.setFuncName(f, funcQualname, x, "__qualname__") }},
		{Name: "__doc__", Get: functionDoc, Set: func(t *Thread, f, x Value) error { return t.setOr(f, funcDoc, x, obj.NoneValue) }},
		{Name: "__module__", Get: fieldGetter("", funcModule).Get, Set: func(t *Thread, f, x Value) error { return t.setOr(f, funcModule, x, obj.NoneValue) }},
		{Name: "__annotations__", Get: functionAnnotations, Set: func(t *Thread, f, x Value) error {
			return t.setOptional(f, funcAnnotations, x, obj.ShapeDict, "__annotations__ must be set to a dict object")
		}},
		{Name: "__builtins__", Get: func(t *Thread, f Value) (Value, error) { return t.globalsBuiltins(t.Field(f, funcGlobals)), nil }},
	},
}

func (t *Thread) setOr(o Value, i int, x, missing Value) error {
	if x == obj.Unbound {
		x = missing
	}
	t.SetField(o, i, x)
	return nil
}

func (t *Thread) setOptional(o Value, i int, x Value, shape uint32, msg string) error {
	if x == obj.Unbound || x == obj.NoneValue {
		t.SetField(o, i, obj.Unbound)
		return nil
	}
	if !t.IsInstance(x, shape) {
		return t.TypeError("%s", msg)
	}
	t.SetField(o, i, x)
	return nil
}

func (t *Thread) setFuncName(f Value, i int, x Value, attr string) error {
	if x == obj.Unbound || !t.IsInstance(x, obj.ShapeStr) {
		return t.TypeError("%s must be set to a string object", attr)
	}
	t.SetField(f, i, t.Unwrap(x))
	return nil
}

func setFunctionCode(t *Thread, f, x Value) error {
	if x == obj.Unbound || !t.IsKind(x, obj.KindCode) {
		return t.TypeError("__code__ must be set to a code object")
	}
	doc, err := functionDoc(t, f)
	if err != nil {
		return err
	}
	ld := t.LoadedOf(x)
	n := 0
	if c := t.Field(f, funcClosure); c.IsRef() {
		n = t.TupleLen(c)
	}
	if want := len(ld.Code.FreeVars); want != n {
		return t.ValueError("%s() requires a code object with %d free vars, not %d", t.qualname(f), n, want)
	}
	loadedAt(t.Field(f, funcCode)).replaced.Store(true)
	t.SetField(f, funcCode, pointerWord(unsafe.Pointer(ld)))
	t.SetField(f, funcCodeObj, x)
	t.SetField(f, funcDoc, doc)
	return nil
}

// functionDoc is that of the code, unless something else was set.
func functionDoc(t *Thread, f Value) (Value, error) {
	v := t.Field(f, funcDoc)
	if v != obj.Unbound {
		return v, nil
	}
	ld, err := t.wholeOf(t.Field(f, funcCodeObj))
	if err != nil {
		return 0, err
	}
	if v = obj.NoneValue; ld.doc {
		v = t.constAt(ld, 0)
	}
	return v, nil
}

// functionAnnotations makes the dict of a tuple (name, value, …) when first asked.
func functionAnnotations(t *Thread, f Value) (Value, error) {
	v := t.Field(f, funcAnnotations)
	if t.IsKind(v, obj.KindDict) {
		return v, nil
	}
	d := t.NewDict()
	if t.IsKind(v, obj.KindTuple) {
		for i := 0; i+1 < t.TupleLen(v); i += 2 {
			if err := t.StrSet(d, t.TupleItem(v, i), t.TupleItem(v, i+1)); err != nil {
				return 0, err
			}
		}
	}
	t.SetField(f, funcAnnotations, d)
	return d, nil
}

// functionNew is types.FunctionType(code, globals, name, argdefs, closure).
func functionNew(t *Thread, a []Value) (Value, error) {
	if !t.IsKind(a[1], obj.KindCode) {
		return 0, t.TypeError("function() argument 'code' must be code, not %s", t.TypeName(a[1]))
	}
	if !t.IsInstance(a[2], obj.ShapeDict) {
		return 0, t.TypeError("function() argument 'globals' must be dict, not %s", t.TypeName(a[2]))
	}
	ld := t.LoadedOf(a[1])
	name, defaults, closure := a[3], a[4], a[5]
	given := func(v Value) bool { return v != obj.Unbound && v != obj.NoneValue }
	n := len(ld.Code.FreeVars)
	switch {
	case given(name) && !t.IsInstance(name, obj.ShapeStr):
		return 0, t.TypeError("arg 3 (name) must be None or string")
	case given(defaults) && !t.IsInstance(defaults, obj.ShapeTuple):
		return 0, t.TypeError("arg 4 (defaults) must be None or tuple")
	case n > 0 && !given(closure):
		return 0, t.TypeError("arg 5 (closure) must be tuple")
	case given(closure) && !t.IsInstance(closure, obj.ShapeTuple):
		return 0, t.TypeError("arg 5 (closure) must be None or tuple")
	}
	f := t.newFunction(ld, a[2])
	if given(name) {
		t.Init(f, funcName, t.Unwrap(name))
		t.Init(f, funcQualname, t.Unwrap(name))
	}
	if given(defaults) {
		t.Init(f, funcDefaults, t.Unwrap(defaults))
	}
	if !given(closure) {
		return f, nil
	}
	closure = t.Unwrap(closure)
	if m := t.TupleLen(closure); m != n {
		return 0, t.ValueError("%s requires closure of length %d, not %d", ld.Code.Name, n, m)
	}
	for _, c := range t.TupleView(closure) {
		if !t.IsKind(c, obj.KindCell) {
			return 0, t.TypeError("arg 5 (closure) expected cell, found %s", t.TypeName(c))
		}
	}
	if n > 0 {
		t.Init(f, funcClosure, closure)
	}
	return f, nil
}

// callSelf is __call__ of a callable that the call machinery knows.
func callSelf(t *Thread, a []Value) (Value, error) {
	items := append([]Value{}, t.TupleView(a[1])...)
	if a[2] == obj.Unbound {
		return t.Call(a[0], items...)
	}
	return t.callDict(a[0], items, a[2])
}

var methodSpec = &TypeSpec{
	Name: "method", Shape: obj.ShapeMethod, Kind: obj.KindMethod, Body: 3, Final: true, Hidden: true,
	NewSig: "cls, function, instance, /",
	New: func(t *Thread, a []Value) (Value, error) {
		if ok := t.callable(a[1]); !ok {
			return 0, t.TypeError("first argument must be callable")
		}
		if a[2] == obj.NoneValue {
			return 0, t.TypeError("instance must not be None")
		}
		return t.NewMethod(a[1], a[2]), nil
	},
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			m := t.Mark()
			defer t.Release(m)
			kv := t.Keep(v)
			f := t.Field(v, obj.MethodFunc)
			name, err := t.LookupAttr(f, t.VM.Names.Qualname)
			if err != nil {
				return 0, err
			}
			if !t.IsKind(name, obj.KindStr) {
				if name, err = t.LookupAttr(t.Field(*kv, obj.MethodFunc), t.VM.Names.Name); err != nil {
					return 0, err
				}
			}
			text := "?"
			if t.IsKind(name, obj.KindStr) {
				text = strings.Clone(t.StrView(name))
			}
			self, err := t.ReprText(t.Field(*kv, obj.MethodSelf))
			if err != nil {
				return 0, err
			}
			return t.newStrf("<bound method %s of %s>", text, self)
		},
		Call:    callSelf,
		Compare: compareMethods,
		Hash: func(t *Thread, v Value) (int64, error) {
			h, err := t.Hash(t.Field(v, obj.MethodFunc))
			return h ^ t.identityHash(v)&0 ^ t.selfHash(t.Field(v, obj.MethodSelf)), err
		},
		GetAttr: func(t *Thread, v, name Value) (Value, error) {
			cls := t.TypeOf(v)
			if d := t.classLookup(cls, name); d != obj.Unbound {
				return t.bind(d, v, cls)
			}
			return t.GetAttr(t.Field(v, obj.MethodFunc), name)
		},
	},
	Getters: []Getter{fieldGetter("__func__", obj.MethodFunc), fieldGetter("__self__", obj.MethodSelf),
		{Name: "__doc__", Get: func(t *Thread, v Value) (Value, error) { return t.GetAttr(t.Field(v, obj.MethodFunc), t.VM.Names.Doc) }}},
	Methods: []Native{{Name: "__reduce__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
		m := t.Mark()
		defer t.Release(m)
		name, err := t.GetAttr(t.Field(a[0], obj.MethodFunc), t.VM.Names.Name)
		if err != nil {
			return 0, err
		}
		g := t.StrGet(t.VM.roots.builtins, t.Intern("getattr"))
		return t.NewPair(g, t.tuple(t.Field(a[0], obj.MethodSelf), name)), nil
	}}},
}

func (t *Thread) selfHash(v Value) int64 {
	if v.IsRef() {
		return t.identityHash(v)
	}
	return int64(v) >> 2
}

// compareMethods compares bound methods: same function, same object.
func compareMethods(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if op != OpEq && op != OpNe || !t.IsKind(b, obj.KindMethod) {
		return obj.NotImplemented, nil
	}
	if t.Field(a, obj.MethodSelf) != t.Field(b, obj.MethodSelf) {
		return obj.Bool(op == OpNe), nil
	}
	eq, err := t.Equal(t.Field(a, obj.MethodFunc), t.Field(b, obj.MethodFunc))
	return obj.Bool(eq == (op == OpEq)), err
}

func (t *Thread) callable(v Value) bool {
	if !v.IsRef() {
		return false
	}
	switch t.Kind(v) {
	case obj.KindFunction, obj.KindMethod, obj.KindNative, obj.KindType:
		return true
	}
	return t.classLookup(t.TypeOf(v), t.VM.Names.Call) != obj.Unbound
}

// Callable is callable(v).
func (t *Thread) Callable(v Value) bool { return t.callable(v) }

// nativeParts are a builtin function or method object's native object and self.
func (t *Thread) nativeParts(v Value) (f, self Value) {
	if t.Kind(v) == obj.KindMethod {
		return t.Field(v, obj.MethodFunc), t.Field(v, obj.MethodSelf)
	}
	return v, obj.Unbound
}

var nativeGetters = []Getter{
	inCGetter(Getter{Name: "__name__", Get: func(t *Thread, v Value) (Value, error) {
		f, _ := t.nativeParts(v)
		return t.Intern(t.nativeOf(f).Name), nil
	}}, fieldGetter("", funcName).Get),
	inCGetter(Getter{Name: "__qualname__", Get: func(t *Thread, v Value) (Value, error) {
		f, self := t.nativeParts(v)
		nat := t.nativeOf(f)
		owner := t.Field(f, nativeSelf)
		if t.IsKind(owner, obj.KindType) {
			if self != obj.Unbound && t.IsKind(self, obj.KindType) {
				owner = self
			}
			return t.newStrf("%s.%s", t.StrView(t.Field(owner, TypeQualname)), nat.Name)
		}
		return t.Intern(nat.Name), nil
	}}, fieldGetter("", funcQualname).Get),
	inCGetter(Getter{Name: "__module__", Get: func(t *Thread, v Value) (Value, error) {
		f, _ := t.nativeParts(v)
		if owner := t.Field(f, nativeSelf); t.IsKind(owner, obj.KindStr) {
			return owner, nil
		}
		return obj.NoneValue, nil
	}}, fieldGetter("", funcModule).Get),
	inCGetter(Getter{Name: "__doc__", Get: func(t *Thread, v Value) (Value, error) {
		f, _ := t.nativeParts(v)
		if d := t.nativeOf(f).Doc; d != "" {
			return t.Intern(d), nil
		}
		return obj.NoneValue, nil
	}}, functionDoc),
	inCGetter(Getter{Name: "__self__", Get: func(t *Thread, v Value) (Value, error) {
		f, self := t.nativeParts(v)
		if self != obj.Unbound {
			return self, nil
		}
		owner := t.Field(f, nativeSelf)
		if t.IsKind(owner, obj.KindStr) {
			if mod := t.StrGet(t.VM.roots.modules, owner); mod != obj.Unbound {
				return mod, nil
			}
			return obj.NoneValue, nil
		}
		return owner, nil
	}}, moduleOf),
	inCGetter(Getter{Name: "__text_signature__", Get: func(t *Thread, v Value) (Value, error) {
		f, _ := t.nativeParts(v)
		sig := t.nativeOf(f).Sig
		if t.IsKind(t.Field(f, nativeSelf), obj.KindStr) {
			if sig != "" {
				sig = ", " + sig
			}
			return t.NewStr("($module" + sig + ")")
		}
		if strings.HasPrefix(sig, "self") || strings.HasPrefix(sig, "cls") {
			sig = "$" + sig
		}
		return t.NewStr("(" + sig + ")")
	}}, signatureInC),
}

var nativeSpec = &TypeSpec{
	Name: "builtin_function_or_method", Shape: obj.ShapeNative, Kind: obj.KindNative, Body: nativeWords, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			if t.Kind(v) == obj.KindFunction {
				return t.newStrf("<built-in function %s>", t.StrView(t.Field(v, funcName)))
			}
			f, self := t.nativeParts(v)
			nat := t.nativeOf(f)
			if self == obj.Unbound {
				if owner := t.Field(f, nativeSelf); t.IsKind(owner, obj.KindType) {
					self = owner
				}
			}
			if self != obj.Unbound {
				return t.newStrf("<built-in method %s of %s object at %#x>", nat.Name, t.TypeName(self), t.ID(self))
			}
			return t.newStrf("<built-in function %s>", nat.Name)
		},
		Call:    callSelf,
		Compare: compareMethodsOf(obj.ShapeNative),
		Hash:    nativeHash,
	},
	Getters: nativeGetters,
	Methods: []Native{reduceNative},
}

// reduceNative is how functions and methods written in Go are pickled: as what
// getattr finds.
var reduceNative = Native{Name: "__reduce__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
	if t.Kind(a[0]) == obj.KindFunction {
		return t.Field(a[0], funcQualname), nil
	}
	f, self := t.nativeParts(a[0])
	name := t.Intern(t.nativeOf(f).Name)
	if owner := t.Field(f, nativeSelf); self == obj.Unbound && t.IsKind(owner, obj.KindType) {
		self = owner
	}
	if self == obj.Unbound {
		return name, nil
	}
	return t.NewPair(t.StrGet(t.VM.roots.builtins, t.Intern("getattr")), t.tuple(self, name)), nil
}}

func nativeHash(t *Thread, v Value) (int64, error) {
	f, self := t.nativeParts(v)
	h := t.identityHash(f)
	if self != obj.Unbound {
		h ^= t.selfHash(self)
	}
	return h, nil
}

func compareMethodsOf(shape uint32) func(t *Thread, op CompareOp, a, b Value) (Value, error) {
	return func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		if op != OpEq && op != OpNe || !b.IsRef() || t.TypeOf(b) != t.VM.Class(shape) {
			return obj.NotImplemented, nil
		}
		fa, sa := t.nativeParts(a)
		fb, sb := t.nativeParts(b)
		return obj.Bool((fa == fb && sa == sb) == (op == OpEq)), nil
	}
}

func descRepr(format string) func(t *Thread, v Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) {
		return t.newStrf(format, t.nativeOf(v).Name, t.ClassName(t.Field(v, nativeSelf)))
	}
}

var descGetters = append([]Getter{{Name: "__objclass__", Get: func(t *Thread, v Value) (Value, error) { return t.Field(v, nativeSelf), nil }}},
	slices.DeleteFunc(slices.Clone(nativeGetters), func(g Getter) bool { return g.Name == "__self__" || g.Name == "__module__" })...)

var methodDescSpec = &TypeSpec{
	Name: "method_descriptor", Shape: obj.ShapeMethodDesc, Kind: obj.KindNative, Body: nativeWords, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{Repr: descRepr("<method '%s' of '%s' objects>"), Call: callSelf,
		Get: func(t *Thread, self, o, class Value) (Value, error) { return t.bind(self, o, class) }},
	Getters: descGetters, Methods: []Native{reduceNative},
}

var slotDescSpec = &TypeSpec{
	Name: "wrapper_descriptor", Shape: obj.ShapeSlotDesc, Kind: obj.KindNative, Body: nativeWords, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{Repr: descRepr("<slot wrapper '%s' of '%s' objects>"), Call: callSelf,
		Get: func(t *Thread, self, o, class Value) (Value, error) { return t.bind(self, o, class) }},
	Getters: descGetters, Methods: []Native{reduceNative},
}

var classMethodDescSpec = &TypeSpec{
	Name: "classmethod_descriptor", Shape: obj.ShapeClassMethodDesc, Kind: obj.KindNative, Body: nativeWords, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{Repr: descRepr("<method '%s' of '%s' objects>"), Call: callSelf,
		Get: func(t *Thread, self, o, class Value) (Value, error) { return t.bind(self, o, class) }},
	Getters: descGetters,
}

var methodWrapSpec = &TypeSpec{
	Name: "method-wrapper", Shape: obj.ShapeMethodWrap, Kind: obj.KindMethod, Body: 3, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			f, self := t.nativeParts(v)
			return t.newStrf("<method-wrapper '%s' of %s object at %#x>", t.nativeOf(f).Name, t.TypeName(self), t.ID(self))
		},
		Call: callSelf, Compare: compareMethodsOf(obj.ShapeMethodWrap), Hash: nativeHash,
	},
	Methods: []Native{reduceNative},
	Getters: append([]Getter{{Name: "__objclass__", Get: func(t *Thread, v Value) (Value, error) {
		f, _ := t.nativeParts(v)
		return t.Field(f, nativeSelf), nil
	}}}, nativeGetters...),
}

var cellSpec = &TypeSpec{
	Name: "cell", Shape: obj.ShapeCell, Kind: obj.KindCell, Body: 2, Final: true, Hidden: true,
	NewSig: "cls, contents=, /",
	New:    func(t *Thread, a []Value) (Value, error) { return t.NewCell(a[1]), nil },
	Slots: Slots{Repr: func(t *Thread, v Value) (Value, error) {
		x := t.Field(v, obj.CellValue)
		if x == obj.Unbound {
			return t.newStrf("<cell at %#x: empty>", t.ID(v))
		}
		return t.newStrf("<cell at %#x: %s object at %#x>", t.ID(v), t.TypeName(x), t.ID(x))
	}, Compare: compareCells, Unhashable: true},
	Getters: []Getter{{Name: "cell_contents", Get: func(t *Thread, v Value) (Value, error) {
		if x := t.Field(v, obj.CellValue); x != obj.Unbound {
			return x, nil
		}
		return 0, t.ValueError("Cell is empty")
	}, Set: func(t *Thread, v, x Value) error {
		t.SetField(v, obj.CellValue, x)
		return nil
	}}},
}

// compareCells compares the contents; an empty cell is less than any other.
func compareCells(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if !t.IsKind(b, obj.KindCell) {
		return obj.NotImplemented, nil
	}
	x, y := t.Field(a, obj.CellValue), t.Field(b, obj.CellValue)
	if x != obj.Unbound && y != obj.Unbound {
		return t.Compare(op, x, y)
	}
	return t.Compare(op, obj.SmallInt(int64(b2i(x != obj.Unbound))), obj.SmallInt(int64(b2i(y != obj.Unbound))))
}
