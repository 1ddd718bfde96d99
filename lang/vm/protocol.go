package vm

import (
	"math"
	"strings"

	"pystm/lang/vm/obj"
)

// Conversions and checks that natives and instructions share.

// Text is the text of a str or of an object of a subclass: a view, valid until
// the next safepoint. Anything else is a TypeError.
func (t *Thread) Text(v Value) (string, error) {
	v = t.Unwrap(v)
	if !t.IsKind(v, obj.KindStr) {
		return "", t.TypeError("expected str instance, %s found", t.TypeName(v))
	}
	return t.StrView(v), nil
}

// Repr is repr(v), a str.
func (t *Thread) Repr(v Value) (Value, error) {
	if t.depth > t.maxDep {
		return 0, t.Raise(t.VM.Exc.RecursionError, "maximum recursion depth exceeded while getting the repr of an object")
	}
	info, exact := t.exact(v)
	if exact && info.Slots.Repr != nil {
		t.depth++
		r, err := info.Slots.Repr(t, v)
		t.depth--
		return r, err
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Repr)
	r, err := t.callSpecial(f, v)
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(r, obj.ShapeStr) {
		return 0, t.TypeError("__repr__ returned non-string (type %s)", t.TypeName(r))
	}
	return t.Unwrap(r), nil
}

// ReprText is repr(v) as a Go string of its own.
func (t *Thread) ReprText(v Value) (string, error) {
	r, err := t.Repr(v)
	if err != nil {
		return "", err
	}
	return strings.Clone(t.StrView(r)), nil
}

// reprForError is repr(v) for a message: never fails.
func (t *Thread) reprForError(v Value) string {
	s, err := t.ReprText(v)
	if err != nil {
		t.r.raised = 0
		return "<" + t.TypeName(v) + " object>"
	}
	return s
}

// StrOf is str(v).
func (t *Thread) StrOf(v Value) (Value, error) {
	if v.IsRef() && uint32(t.Word(v.Ref(), 0)>>32) == obj.ShapeStr {
		return v, nil
	}
	info, exact := t.exact(v)
	if exact {
		if info.Slots.Str != nil {
			return info.Slots.Str(t, v)
		}
		return t.Repr(v)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Str)
	if f == t.r.objectStr {
		if f = t.classLookup(t.TypeOf(v), t.VM.Names.Repr); t.isNativeSlot(f) {
			return t.Repr(v)
		}
	}
	r, err := t.callOn(f, v)
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(r, obj.ShapeStr) {
		return 0, t.TypeError("__str__ returned non-string (type %s)", t.TypeName(r))
	}
	return r, nil
}

// StrText is str(v) as a Go string of its own.
func (t *Thread) StrText(v Value) (string, error) {
	r, err := t.StrOf(v)
	if err != nil {
		return "", err
	}
	return strings.Clone(t.StrView(t.Unwrap(r))), nil
}

// ASCII is ascii(v).
func (t *Thread) ASCII(v Value) (Value, error) {
	r, err := t.Repr(v)
	if err != nil || t.StrASCII(r) {
		return r, err
	}
	return t.NewStr(obj.EscapeNonASCII(t.StrView(r)))
}

// Format is format(v, spec).
func (t *Thread) Format(v Value, spec string) (Value, error) {
	info, exact := t.exact(v)
	if exact && info.Slots.Format != nil {
		return info.Slots.Format(t, v, spec)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Format)
	if spec == "" && t.isNativeMethod(f) {
		// All native ones are str(v) then, by the subclass's __str__.
		r, err := t.StrOf(v)
		return t.Unwrap(r), err
	}
	s, err := t.NewStr(spec)
	if err != nil {
		return 0, err
	}
	r, err := t.callSpecial(f, v, s)
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(r, obj.ShapeStr) {
		return 0, t.TypeError("__format__ must return a str, not %s", t.TypeName(r))
	}
	return t.Unwrap(r), nil
}

// ToIndex is operator.index(v): an exact int.
func (t *Thread) ToIndex(v Value) (Value, error) {
	switch {
	case v.IsInt() || t.IsKind(v, obj.KindInt):
		return v, nil
	case v.IsBool():
		return obj.SmallInt(int64(b2i(v == obj.TrueValue))), nil
	case t.IsInstance(v, obj.ShapeInt):
		return t.Unwrap(v), nil
	}
	info, exact := t.exact(v)
	if exact && info.Slots.Index != nil {
		return info.Slots.Index(t, v)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Index)
	if f == obj.Unbound {
		return 0, t.TypeError("'%s' object cannot be interpreted as an integer", t.TypeName(v))
	}
	r, err := t.callSpecial(f, v)
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(r, obj.ShapeInt) {
		return 0, t.TypeError("__index__ returned non-int (type %s)", t.TypeName(r))
	}
	if !t.IsExactInt(r) {
		m := t.Mark()
		defer t.Release(m)
		kr := t.Keep(r)
		if err := t.subclassResult(kr, "__index__", "int", "int"); err != nil {
			return 0, err
		}
		r = *kr
	}
	if r.IsBool() {
		return obj.SmallInt(int64(b2i(r == obj.TrueValue))), nil
	}
	return t.Unwrap(r), nil
}

// ToInt is an index as a Go int.
func (t *Thread) ToInt(v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	i, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	n, ok := t.Int64(i)
	if !ok {
		return 0, t.OverflowError("cannot fit '%s' into an index-sized integer", t.TypeName(*kv))
	}
	return int(n), nil
}

// ToFloat is the number of a float, an int, or by __float__ or __index__.
func (t *Thread) ToFloat(v Value) (float64, error) {
	if f, ok := t.FloatOf(v); ok {
		return f, nil
	}
	if v.IsInt() {
		return float64(v.Int()), nil
	}
	if u := t.Unwrap(v); u != v && t.IsInstance(v, obj.ShapeFloat) {
		f, _ := t.FloatOf(u)
		return f, nil
	}
	if t.IsInstance(v, obj.ShapeInt) {
		i, err := t.ToIndex(v)
		if err != nil {
			return 0, err
		}
		return t.IntFloat(i)
	}
	if f := t.classLookup(t.TypeOf(v), t.VM.Names.Float); f != obj.Unbound {
		m := t.Mark()
		defer t.Release(m)
		kv := t.Keep(v)
		r, err := t.callSpecial(f, v)
		if err != nil {
			return 0, err
		}
		return t.FloatResult(*kv, r)
	}
	if t.classLookup(t.TypeOf(v), t.VM.Names.Index) != obj.Unbound {
		i, err := t.ToIndex(v)
		if err != nil {
			return 0, err
		}
		return t.IntFloat(i)
	}
	return math.NaN(), t.TypeError("must be real number, not %s", t.TypeName(v))
}

// FloatResult is the number that v.__float__ returned as r.
func (t *Thread) FloatResult(v, r Value) (float64, error) {
	if !t.IsInstance(r, obj.ShapeFloat) {
		return 0, t.TypeError("%s.__float__ returned non-float (type %s)", t.TypeName(v), t.TypeName(r))
	}
	if t.Unwrap(r) != r {
		m := t.Mark()
		defer t.Release(m)
		kr := t.Keep(r)
		if err := t.subclassResult(kr, t.TypeName(v)+".__float__", "float", "float"); err != nil {
			return 0, err
		}
		r = *kr
	}
	x, _ := t.FloatOf(t.Unwrap(r))
	return x, nil
}

// IsInstanceOf is isinstance(v, class).
func (t *Thread) IsInstanceOf(v, class Value) (bool, error) {
	if t.TypeOf(v) == class {
		return true, nil
	}
	if t.IsKind(class, obj.KindTuple) {
		return t.isInstanceOfAny(v, class)
	}
	if t.IsKind(class, obj.KindType) {
		meta := t.TypeOf(class)
		if meta == t.VM.Class(obj.ShapeType) || t.isNativeMethod(t.classLookup(meta, t.VM.Names.InstanceCheck)) {
			return t.plainIsInstance(v, class)
		}
	}
	f := t.classLookup(t.TypeOf(class), t.VM.Names.InstanceCheck)
	if f == obj.Unbound {
		return t.abstractIsInstance(v, class)
	}
	if t.IsKind(class, obj.KindType) && t.tellsClass(v) {
		return t.testClass(t.TypeOf(v), class, f, v)
	}
	return t.askClass(f, class, v)
}

// isInstanceOfAny is isinstance(v, classes) for a tuple.
func (t *Thread) isInstanceOfAny(v, classes Value) (bool, error) {
	if yes, known := t.quickInstance(v, classes); known {
		return yes, nil
	}
	if err := t.descend(" in __instancecheck__"); err != nil {
		return false, err
	}
	defer t.ascend()
	m := t.Mark()
	defer t.Release(m)
	kv, kc := t.Keep(v), t.Keep(classes)
	for i := range t.TupleLen(classes) {
		if ok, err := t.IsInstanceOf(*kv, t.TupleItem(*kc, i)); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// quickInstance is isinstance(v, classes) for an object of a builtin class and
// classes of the metaclass type, where nobody is asked.
func (t *Thread) quickInstance(v, classes Value) (yes, known bool) {
	if info, exact := t.exact(v); !exact || info.Slots.GetAttr != nil {
		return false, false
	}
	tv, meta := t.TypeOf(v), t.VM.Class(obj.ShapeType)
	for _, class := range t.TupleView(classes) {
		switch {
		case !t.IsKind(class, obj.KindType) || t.TypeOf(class) != meta:
			return false, false
		case t.IsSubclass(tv, class):
			return true, true
		}
	}
	return false, true
}

func (t *Thread) isNativeMethod(f Value) bool {
	return f.IsRef() && t.Kind(f) == obj.KindNative
}

// plainIsInstance is type.__instancecheck__: by type(v), else by v.__class__.
func (t *Thread) plainIsInstance(v, class Value) (bool, error) {
	if yes, certain := t.isPlainlyInstance(v, class); certain {
		return yes, nil
	}
	return t.claimsInstance(v, class)
}

// isPlainlyInstance is plainIsInstance for all objects of the shape of v, as long as their class has its version. It is not certain where
// it depends on v.__class__.
func (t *Thread) isPlainlyInstance(v, class Value) (yes, certain bool) {
	if t.IsSubclass(t.TypeOf(v), class) {
		return true, true
	}
	return false, t.tellsClass(v)
}

// tellsClass reports whether v.__class__ is type(v), for all objects of its shape as long as their class has its version.
func (t *Thread) tellsClass(v Value) bool {
	if info := t.info(v); !v.IsRef() || info.Exact && info.Slots.GetAttr == nil {
		return true
	}
	class := t.TypeOf(v)
	return t.classLookup(class, t.VM.Names.Class) == t.r.objectClass && t.classLookup(class, t.VM.Names.GetAttribute) == t.r.objectGetAttribute
}

// claimsInstance reports whether v says by its __class__ that it is of a class.
func (t *Thread) claimsInstance(v, class Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	kc := t.Keep(class)
	c, err := t.LookupAttr(v, t.VM.Names.Class)
	return err == nil && t.IsKind(c, obj.KindType) && t.IsSubclass(c, *kc), err
}

// abstractIsInstance serves classinfo objects that are no classes but have __bases__.
func (t *Thread) abstractIsInstance(v, class Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kc := t.Keep(v), t.Keep(class)
	if ok, err := t.hasBases(class); !ok {
		if err == nil {
			err = t.TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
		}
		return false, err
	}
	c, err := t.GetAttr(*kv, t.VM.Names.Class)
	if err != nil {
		return false, err
	}
	return t.abstractIsSubclass(c, *kc)
}

func (t *Thread) hasBases(class Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	b, err := t.LookupAttr(class, t.VM.Names.Bases)
	return err == nil && t.IsKind(b, obj.KindTuple), err
}

func (t *Thread) abstractIsSubclass(c, class Value) (bool, error) {
	if err := t.descend(" in __issubclass__"); err != nil {
		return false, err
	}
	defer t.ascend()
	m := t.Mark()
	defer t.Release(m)
	kc, kclass := t.Keep(c), t.Keep(class)
	if c == class {
		return true, nil
	}
	bases, err := t.LookupAttr(*kc, t.VM.Names.Bases)
	if err != nil || !t.IsKind(bases, obj.KindTuple) {
		return false, err
	}
	kb := t.Keep(bases)
	for i := range t.TupleLen(bases) {
		if ok, err := t.abstractIsSubclass(t.TupleItem(*kb, i), *kclass); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// IsSubclassOf is issubclass(c, class).
func (t *Thread) IsSubclassOf(c, class Value) (bool, error) {
	if t.IsKind(class, obj.KindTuple) {
		if err := t.descend(" in __subclasscheck__"); err != nil {
			return false, err
		}
		defer t.ascend()
		m := t.Mark()
		defer t.Release(m)
		kv, kc := t.Keep(c), t.Keep(class)
		for i := range t.TupleLen(class) {
			if ok, err := t.IsSubclassOf(*kv, t.TupleItem(*kc, i)); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	f := t.classLookup(t.TypeOf(class), t.VM.Names.SubclassCheck)
	if t.IsKind(class, obj.KindType) && t.isNativeMethod(f) || f == obj.Unbound {
		return t.plainIsSubclass(c, class)
	}
	if t.IsKind(class, obj.KindType) && t.IsKind(c, obj.KindType) {
		return t.testClass(c, class, f, c)
	}
	return t.askClass(f, class, c)
}

func (t *Thread) plainIsSubclass(c, class Value) (bool, error) {
	if t.IsKind(c, obj.KindType) && t.IsKind(class, obj.KindType) {
		return t.IsSubclass(c, class), nil
	}
	m := t.Mark()
	defer t.Release(m)
	kc, kclass := t.Keep(c), t.Keep(class)
	if ok, err := t.hasBases(c); !ok {
		if err == nil {
			err = t.TypeError("issubclass() arg 1 must be a class")
		}
		return false, err
	}
	if ok, err := t.hasBases(*kclass); !ok {
		if err == nil {
			err = t.TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
		}
		return false, err
	}
	return t.abstractIsSubclass(*kc, *kclass)
}
