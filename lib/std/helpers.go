package std

import (
	"fmt"
	"math"
	"math/big"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

type (
	// Value is a Python value.
	Value = vm.Value
	// Thread is a Python thread.
	Thread = vm.Thread
)

const (
	unbound = obj.Unbound
	none    = obj.NoneValue

	opAdd = vm.OpAdd
	opMul = vm.OpMul
)

// given reports whether an optional argument was given and is not None.
func given(v Value) bool { return v != unbound && v != none }

// orNone is None in place of an argument that was not given.
func orNone(v Value) Value {
	if v == unbound {
		return none
	}
	return v
}

// tuple makes a tuple of a few items.
func tuple(t *Thread, items ...Value) (Value, error) { return t.NewTuple(items...) }

// newTuple makes a tuple of n items, which the caller fills in at once.
func newTuple(t *Thread, n int) (v Value, items []Value, err error) {
	if n == 0 {
		return t.VM.EmptyTuple(), nil, nil
	}
	if v, err = t.NewTupleN(n); err != nil {
		return 0, nil, err
	}
	return v, t.TupleView(v), nil
}

// tupleItems is a view of a tuple's items, valid until Python code runs.
func tupleItems(t *Thread, v Value) []Value {
	return t.Values(v, obj.TupleItems, t.TupleLen(v))
}

// bigOf is the number of an int, small or not, or of a subclass's object.
func bigOf(t *Thread, v Value) *big.Int { return t.BigOf(t.Unwrap(v)) }

// newObject makes an object of a class whose fields are all values.
func newObject(t *Thread, class Value, fields ...Value) (Value, error) {
	v, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	for i, f := range fields {
		t.Init(v, 1+i, f)
	}
	return v, nil
}

// self is the __iter__ of iterators.
func self(_ *Thread, v Value) (Value, error) { return v, nil }

// takeItem is t.Next of an iterator, with fewer steps where that runs no Python code.
func takeItem(t *Thread, it Value) (Value, error) {
	if x, quiet, err := quietItem(t, it); quiet {
		return x, err
	}
	return t.Next(it)
}

// quietItem is the next item of an iterator where that runs no Python code, so that nothing needs to be kept; else
// nothing was taken.
func quietItem(t *Thread, it Value) (x Value, quiet bool, err error) {
	if next := t.QuietNext(it); next != nil && t.Signal.Load() == 0 {
		x, err = next(t, it)
		return x, true, err
	}
	return unbound, false, nil
}

// classGetItem is the __class_getitem__ of generic classes.
func classGetItem() vm.Native {
	return vm.Native{Name: "__class_getitem__", Sig: "cls, item, /", Kind: vm.ClassMethod, Doc: "See PEP 585",
		Fn: func(t *Thread, args []Value) (Value, error) { return t.NewGenericAlias(args[0], args[1]) }}
}

// special looks a special method up in the class of v and binds it; unbound if
// there is none.
func special(t *Thread, v Value, name string) (Value, error) {
	return t.LookupSpecial(v, t.Intern(name))
}

// specOf is the native class that an object's layout comes from.
func specOf(t *Thread, v Value) *vm.TypeSpec {
	if !v.IsRef() {
		return nil
	}
	return t.Shapes.Get(t.ShapeID(v)).Info.(*vm.TypeInfo).Spec
}

// isA reports whether v is of a native class or of a Python subclass.
func isA(t *Thread, v Value, spec *vm.TypeSpec) bool { return specOf(t, v) == spec }

// isNative is isA by name: the functions of a class cannot refer to the
// variable that holds its TypeSpec, which would be initialised by itself.
func isNative(t *Thread, v Value, module, name string) bool {
	s := specOf(t, v)
	return s != nil && s.Name == name && s.Module == module
}

// callEx calls with a tuple of arguments and a dict of keyword arguments,
// which may be unbound.
func callEx(t *Thread, f, args, kwargs Value) (Value, error) { return t.CallEx(f, args, kwargs) }

// callable reports whether v can be called.
func callable(t *Thread, v Value) bool { return t.Callable(v) }

// hasAttributes reports whether an object has attributes of its own.
func hasAttributes(t *Thread, v Value) bool {
	sh := t.Shapes.Get(t.ShapeID(v))
	return sh.Dict || len(sh.Keys) > 0
}

// qualifiedName is module.qualname of a class; builtins have no module.
func qualifiedName(t *Thread, class Value) string {
	name := string([]byte(t.StrView(t.Field(class, vm.TypeQualname))))
	module, err := t.GetAttr(class, t.VM.Names.Module)
	if err != nil {
		t.Caught(err)
		return name
	}
	if t.IsInstance(module, obj.ShapeStr) {
		if m := t.StrView(t.Unwrap(module)); m != "builtins" {
			return m + "." + name
		}
	}
	return name
}

// rawBarriers does the read or write barriers of the first n words of a Raw block.
func rawBarriers(t *Thread, raw Value, n int, write bool) {
	for i := 0; i <= n; i += 2 { // a granule is two words
		if word := t.Slot(raw, i); write {
			t.SetSlot(raw, i, word)
		}
	}
}

// newBytes makes a bytes object of a copy of b.
func newBytes(t *Thread, b []byte) (Value, error) {
	if len(b) <= 1 {
		return t.NewBytes(string(b))
	}
	v, to, err := t.NewBytesBuf(len(b))
	copy(to, b)
	return v, err
}

// address shows the identity of an object.
func address(t *Thread, v Value) string { return fmt.Sprintf("%#x", t.ID(v)) }

// bytesLike is a view of the bytes of a bytes-like object, good until Python
// code runs.
func bytesLike(t *Thread, v Value) ([]byte, bool) { return t.BufferView(v) }

// storeBytes writes to the start of a writable bytes-like object.
func storeBytes(t *Thread, v Value, p []byte) bool {
	b, ok := t.BufferWritable(v, 0, len(p))
	copy(b, p)
	return ok
}

// sliceBound converts an index of a slice: too big ones are cut to the bounds
// of an int.
func sliceBound(t *Thread, v Value) (int, error) {
	n, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	if i, ok := t.Int64(n); ok {
		return int(i), nil
	}
	if t.IntSign(n) < 0 {
		return math.MinInt, nil
	}
	return math.MaxInt, nil
}

// steadyEpoch is what steadyTime counts from.
var steadyEpoch = time.Now()

// steadyTime is the time by a clock that never goes back, in nanoseconds.
func steadyTime() int64 { return int64(time.Since(steadyEpoch)) }
