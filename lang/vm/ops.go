package vm

import (
	"math"
	"math/bits"
	"slices"

	"pystm/lang/vm/obj"
)

// Operators. A builtin operand is served by its class's Slots; an operand of a
// Python class by its special methods, found on the class.

// UnaryOp numbers the unary operators.
type UnaryOp uint8

// The unary operators.
const (
	UnaryNeg UnaryOp = iota
	UnaryPos
	UnaryInvert
	UnaryAbs
)

func mulWide(a, b int64) (Value, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	h := int64(hi)
	if a < 0 {
		h -= b
	}
	if b < 0 {
		h -= a
	}
	if h != int64(lo)>>63 || !obj.FitsSmall(int64(lo)) {
		return 0, false
	}
	return obj.SmallInt(int64(lo)), true
}

// arith is a op b for numbers without objects, of which not both are floats, as
// far as the result is such a number, too.
func arith(op BinaryOp, a, b Value) (Value, bool) {
	if op == OpPow {
		return quickPow(a, b)
	}
	if bothInts(a, b) {
		switch x, y := a.Int(), b.Int(); {
		case op == OpMul:
			return mulWide(x, y)
		case op == OpTrueDiv && y != 0 && isExact(x) && isExact(y):
			return obj.UnboxedFloat(float64(x) / float64(y))
		}
		return 0, false
	}
	var x, y float64
	switch {
	case a.IsFloat() && b.IsInt() && isExact(b.Int()):
		x, y = a.Float(), float64(b.Int())
	case a.IsInt() && b.IsFloat() && isExact(a.Int()):
		x, y = float64(a.Int()), b.Float()
	default:
		return 0, false
	}
	switch {
	case op == OpAdd:
		return obj.UnboxedFloat(x + y)
	case op == OpSub:
		return obj.UnboxedFloat(x - y)
	case op == OpMul:
		return obj.UnboxedFloat(x * y)
	case op == OpTrueDiv && y != 0:
		return obj.UnboxedFloat(x / y)
	}
	return 0, false
}

// quickPow is the square of an int or float, or the root of a float.
func quickPow(a, b Value) (Value, bool) {
	switch {
	case b == obj.SmallInt(2) && a.IsInt():
		return mulWide(a.Int(), a.Int())
	case b == obj.SmallInt(2) && a.IsFloat():
		return obj.UnboxedFloat(a.Float() * a.Float())
	case a.IsFloat() && b.IsFloat() && b.Float() == 0.5 && a.Float() > 0:
		return obj.UnboxedFloat(math.Sqrt(a.Float()))
	}
	return 0, false
}

// isExact reports whether an int is a float without rounding.
func isExact(i int64) bool { return i>>53 == i>>63 }

// exact reports whether v is of a builtin class itself, so that its Slots are
// all there is to know.
func (t *Thread) exact(v Value) (*TypeInfo, bool) {
	info := t.info(v)
	return info, info.Exact
}

// Binary is a op b.
func (t *Thread) Binary(op BinaryOp, a, b Value) (Value, error) { return t.binary(op, a, b, false) }

// InPlace is a op= b.
func (t *Thread) InPlace(op BinaryOp, a, b Value) (Value, error) { return t.binary(op, a, b, true) }

func (t *Thread) binary(op BinaryOp, a, b Value, inplace bool) (Value, error) {
	if v, ok := arith(op, a, b); ok {
		return v, nil
	}
	if bothInts(a, b) {
		switch x, y := a.Int(), b.Int(); op {
		case OpAdd:
			return t.NewInt(x + y), nil // of 62 bits each
		case OpSub:
			return t.NewInt(x - y), nil
		}
	}
	ia, ea := t.exact(a)
	ib, eb := t.exact(b)
	if ea && eb {
		return t.binaryExact(op, ia, ib, a, b, inplace)
	}
	m := t.Mark()
	ka, kb := t.Keep(a), t.Keep(b)
	v, err := t.binaryMethods(op, ka, kb, inplace)
	if err == nil && v == obj.NotImplemented {
		err = t.unsupported(op, *ka, *kb, inplace)
	}
	t.Release(m)
	return v, err
}

// binaryExact is a op b for operands of builtin classes.
func (t *Thread) binaryExact(op BinaryOp, ia, ib *TypeInfo, a, b Value, inplace bool) (Value, error) {
	if inplace && ia.Slots.InPlace != nil && slices.Contains(ia.Slots.Inops, op) {
		v, err := ia.Slots.InPlace(t, op, a, b)
		if err != nil || v != obj.NotImplemented {
			return v, err
		}
	}
	m := t.Mark()
	ka, kb := t.Keep(a), t.Keep(b)
	v, err := t.binarySlots(op, ia, ib, ka, kb)
	if err == nil && v == obj.NotImplemented {
		err = t.unsupported(op, *ka, *kb, inplace)
	}
	t.Release(m)
	return v, err
}

// binarySlots tries the slots of the operands' classes in Python's order.
func (t *Thread) binarySlots(op BinaryOp, ia, ib *TypeInfo, ka, kb *Value) (Value, error) {
	derived := ib.Slots != ia.Slots && ib.Slots.Binary != nil && t.IsSubclass(t.TypeOf(*kb), t.TypeOf(*ka))
	if derived && slices.Contains(ib.Slots.Binops, op) {
		v, err := ib.Slots.Binary(t, op, *ka, *kb)
		if err != nil || v != obj.NotImplemented {
			return v, err
		}
	}
	if ia.Slots.Binary != nil {
		v, err := ia.Slots.Binary(t, op, *ka, *kb)
		if err != nil || v != obj.NotImplemented {
			return v, err
		}
	}
	if ib.Slots.Binary != nil && ib.Slots != ia.Slots && !derived {
		return ib.Slots.Binary(t, op, *ka, *kb)
	}
	return obj.NotImplemented, nil
}

// binaryMethods tries the special methods in Python's order.
func (t *Thread) binaryMethods(op BinaryOp, a, b *Value, inplace bool) (Value, error) {
	for stage := range binaryStages {
		f, self, other := t.binaryMethod(op, inplace, stage, *a, *b)
		if f == obj.Unbound {
			continue
		}
		v, err := t.callSpecial(f, self, other)
		if err != nil || v != obj.NotImplemented {
			return v, err
		}
	}
	return t.binaryLast(op, inplace, *a, *b)
}

// binaryStages is how many methods a binary operator may call in turn.
const binaryStages = 4

// binaryMethod is the method that a op b calls in a stage, with its self and its
// argument; Unbound: none.
func (t *Thread) binaryMethod(op BinaryOp, inplace bool, stage int, a, b Value) (f, self, other Value) {
	plain, reflected, inp, _ := t.VM.Names.binary(op)
	ca, cb := t.TypeOf(a), t.TypeOf(b)
	switch stage {
	case 0:
		if inplace && inp != obj.Unbound {
			f = t.classLookup(ca, inp)
		}
		self, other = a, b
	case 1:
		if t.rightFirst(ca, cb, reflected) {
			f = t.classLookup(cb, reflected)
		}
		self, other = b, a
	case 2:
		f, self, other = t.classLookup(ca, plain), a, b
	case 3:
		if ca != cb && !t.rightFirst(ca, cb, reflected) {
			f = t.classLookup(cb, reflected)
		}
		self, other = b, a
	}
	if t.sequenceSlot(op, self, f) {
		f = obj.Unbound // comes after all others, see binaryLast
	}
	return f, self, other
}

// rightFirst reports whether the right operand is asked first: its class
// derives from the left one's and has a reflected method of its own.
func (t *Thread) rightFirst(ca, cb, reflected Value) bool {
	if ca == cb || !t.IsSubclass(cb, ca) {
		return false
	}
	right := t.classLookup(cb, reflected)
	return right != obj.Unbound && right != t.classLookup(ca, reflected)
}

// binaryLast is a op b after all other methods have been tried: the
// concatenation or repetition of a builtin sequence or an object of a subclass.
func (t *Thread) binaryLast(op BinaryOp, inplace bool, a, b Value) (Value, error) {
	plain, _, inp, _ := t.VM.Names.binary(op)
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	if inplace && t.sequenceSlot(op, a, t.classLookup(t.TypeOf(a), inp)) {
		v, err := t.info(a).Slots.InPlace(t, op, a, b)
		if err != nil || v != obj.NotImplemented {
			return v, err
		}
	}
	if t.sequenceSlot(op, *ka, t.classLookup(t.TypeOf(*ka), plain)) {
		v, err := t.info(*ka).Slots.Binary(t, op, t.Unwrap(*ka), *kb)
		if err != nil || v != obj.NotImplemented {
			return v, err
		}
	}
	if op == OpMul && t.sequenceSlot(op, *kb, t.classLookup(t.TypeOf(*kb), plain)) {
		return t.info(*kb).Slots.Binary(t, op, *ka, t.Unwrap(*kb))
	}
	return obj.NotImplemented, nil
}

// sequenceSlot reports whether a special method of v's class is the concatenation
// or repetition of the builtin sequence that the class derives from.
func (t *Thread) sequenceSlot(op BinaryOp, v, f Value) bool {
	if op != OpAdd && op != OpMul || !t.isNativeSlot(f) {
		return false
	}
	owner := t.Field(f, nativeSelf)
	return t.IsKind(owner, obj.KindType) && t.isSequence(t.infoOf(owner)) && t.IsSubclass(t.TypeOf(v), owner)
}

// isSequence reports whether a builtin class concatenates and repeats.
func (t *Thread) isSequence(info *TypeInfo) bool {
	switch info.Shape().ID {
	case obj.ShapeStr, obj.ShapeBytes, obj.ShapeByteArray, obj.ShapeList, obj.ShapeTuple:
		return true
	}
	return false
}

func (t *Thread) unsupported(op BinaryOp, a, b Value, inplace bool) error {
	_, _, _, sym := t.VM.Names.binary(op)
	if inplace {
		if op == OpPow {
			sym = "**"
		}
		sym += "="
	}
	if op == OpAdd && a.IsRef() {
		switch {
		case t.IsInstance(a, obj.ShapeStr):
			return t.TypeError("can only concatenate str (not \"%s\") to str", t.TypeName(b))
		case t.IsInstance(a, obj.ShapeList) && !inplace:
			return t.TypeError("can only concatenate list (not \"%s\") to list", t.TypeName(b))
		case t.IsInstance(a, obj.ShapeTuple):
			return t.TypeError("can only concatenate tuple (not \"%s\") to tuple", t.TypeName(b))
		case t.IsInstance(a, obj.ShapeBytes):
			return t.TypeError("can't concat %s to bytes", t.TypeName(b))
		}
	}
	if op == OpMul {
		for _, p := range [2][2]Value{{a, b}, {b, a}} {
			if p[0].IsRef() && (t.IsInstance(p[0], obj.ShapeStr) || t.IsInstance(p[0], obj.ShapeList) || t.IsInstance(p[0], obj.ShapeTuple) || t.IsInstance(p[0], obj.ShapeBytes) || t.IsInstance(p[0], obj.ShapeByteArray)) {
				return t.TypeError("can't multiply sequence by non-int of type '%s'", t.TypeName(p[1]))
			}
		}
	}
	hint := ""
	if op == OpRShift && !inplace && t.IsExact(a, obj.KindNative, obj.ShapeNative) && t.nativeOf(a).Name == "print" {
		hint = `. Did you mean "print(<message>, file=<output_stream>)"?`
	}
	return t.TypeError("unsupported operand type(s) for %s: '%s' and '%s'%s", sym, t.TypeName(a), t.TypeName(b), hint)
}

// Unary is the unary operator applied to v.
func (t *Thread) Unary(op UnaryOp, v Value) (Value, error) {
	info, exact := t.exact(v)
	name, sym := t.VM.Names.unary(op)
	slot := [...]func(*Thread, Value) (Value, error){info.Slots.Neg, info.Slots.Pos, info.Slots.Invert, info.Slots.Abs}[op]
	if exact && slot != nil {
		return slot(t, v)
	}
	if f := t.classLookup(t.TypeOf(v), name); f != obj.Unbound {
		return t.callSpecial(f, v)
	}
	return 0, t.TypeError("bad operand type for %s: '%s'", sym, t.TypeName(v))
}

// Contains is x in container.
func (t *Thread) Contains(container, x Value) (bool, error) {
	if container.IsRef() {
		switch uint32(t.Word(container.Ref(), 0) >> 32) {
		case obj.ShapeStr:
			if t.IsExact(x, obj.KindStr, obj.ShapeStr) {
				return t.StrContains(container, x), nil
			}
		case obj.ShapeDict:
			return t.DictHas(container, x)
		}
	}
	info, exact := t.exact(container)
	if exact {
		if info.Slots.Contains != nil {
			return info.Slots.Contains(t, container, x)
		}
	} else if f := t.classLookup(t.TypeOf(container), t.VM.Names.Contains); f == obj.NoneValue {
		return false, t.TypeError("'%s' object is not a container", t.TypeName(container))
	} else if slots := t.inherited(container, f); slots != nil && slots.Contains != nil {
		return slots.Contains(t, t.Unwrap(container), x)
	} else if f != obj.Unbound {
		v, err := t.callSpecial(f, container, x)
		if err != nil {
			return false, err
		}
		return t.Truth(v)
	}
	m := t.Mark()
	defer t.Release(m)
	kx := t.Keep(x)
	kc := t.Keep(container)
	it, err := t.Iter(container)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) {
			return false, t.TypeError("argument of type '%s' is not iterable", t.TypeName(*kc))
		}
		return false, err
	}
	ki := t.Keep(it)
	for {
		y, err := t.Next(*ki)
		if err != nil || y == obj.Unbound {
			return false, err
		}
		if eq, err := t.Equal(y, *kx); eq || err != nil {
			return eq, err
		}
	}
}

// Truth is bool(v).
func (t *Thread) Truth(v Value) (bool, error) {
	switch {
	case v.IsBool() || v == obj.NoneValue:
		return v == obj.TrueValue, nil
	case v.IsInt():
		return v != obj.SmallInt(0), nil
	case v.IsFloat():
		return v.Float() != 0, nil
	}
	info, exact := t.exact(v)
	if exact {
		switch {
		case info.Slots.Bool != nil:
			return info.Slots.Bool(t, v)
		case info.Slots.Len != nil:
			n, err := info.Slots.Len(t, v)
			return n != 0, err
		}
		return true, nil
	}
	class := t.TypeOf(v)
	if f := t.classLookup(class, t.VM.Names.Bool); f != obj.Unbound {
		if slots := t.inherited(v, f); slots != nil && slots.Bool != nil {
			return slots.Bool(t, t.Unwrap(v))
		}
		r, err := t.callSpecial(f, v)
		if err != nil {
			return false, err
		}
		if !r.IsBool() {
			return false, t.TypeError("__bool__ should return bool, returned %s", t.TypeName(r))
		}
		return r == obj.TrueValue, nil
	}
	if t.classLookup(class, t.VM.Names.Len) == obj.Unbound {
		return true, nil
	}
	n, err := t.Len(v)
	return n != 0, err
}

// Len is len(v).
func (t *Thread) Len(v Value) (int, error) {
	info, exact := t.exact(v)
	if exact && info.Slots.Len != nil {
		return info.Slots.Len(t, v)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Len)
	if f == obj.Unbound {
		return 0, t.TypeError("object of type '%s' has no len()", t.TypeName(v))
	}
	if slots := t.inherited(v, f); slots != nil && slots.Len != nil {
		return slots.Len(t, t.Unwrap(v))
	}
	r, err := t.callSpecial(f, v)
	if err != nil {
		return 0, err
	}
	return t.LenResult(r)
}

// LenResult is the length that __len__ returned.
func (t *Thread) LenResult(r Value) (int, error) {
	if r.IsInt() && r.Int() >= 0 {
		return int(r.Int()), nil
	}
	r, err := t.ToIndex(r)
	if err != nil {
		return 0, err
	}
	if t.IntSign(r) < 0 {
		return 0, t.ValueError("__len__() should return >= 0")
	}
	return t.ToInt(r)
}

// Hash is hash(v).
func (t *Thread) Hash(v Value) (int64, error) {
	if h, ok := t.Space.Hash(v); ok {
		return h, nil
	}
	info, exact := t.exact(v)
	if exact {
		switch {
		case info.Slots.Unhashable:
			return 0, t.TypeError("unhashable type: '%s'", t.TypeName(v))
		case info.Slots.Hash != nil:
			return info.Slots.Hash(t, v)
		}
		return t.identityHash(v), nil
	}
	if t.learnPlain(v) {
		return t.Hash(t.Unwrap(v))
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Hash)
	if f == t.r.objectHash {
		t.learnIdentity(v)
		return t.identityHash(v), nil
	}
	if f == obj.NoneValue || f == obj.Unbound {
		return 0, t.TypeError("unhashable type: '%s'", t.TypeName(v))
	}
	r, err := t.callOn(f, v)
	if err != nil {
		return 0, err
	}
	if r.IsInt() && r != obj.SmallInt(-1) {
		return r.Int(), nil
	}
	r = t.Unwrap(r)
	if r.IsBool() {
		return int64(b2i(r == obj.TrueValue)), nil
	}
	if !t.IsExactInt(r) {
		return 0, t.TypeError("__hash__ method should return an integer")
	}
	h, _ := t.Space.Hash(r)
	if i, ok := t.Int64(r); ok {
		h = i
		if h == -1 {
			h = -2
		}
	}
	return h, nil
}

// IdentityHash is object.__hash__(v).
func (t *Thread) IdentityHash(v Value) int64 { return t.identityHash(v) }

func (t *Thread) identityHash(v Value) int64 { return obj.HashIdentity(t.ID(v)) }

// ID is id(v): stable and unique while v lives.
func (t *Thread) ID(v Value) uint64 {
	if v.IsRef() {
		return t.Identity(v.Ref())
	}
	return uint64(v)<<4&(1<<62-1) | 1<<61
}

// GetItem is v[key].
func (t *Thread) GetItem(v, key Value) (Value, error) {
	info, exact := t.exact(v)
	if exact && info.Slots.GetItem != nil {
		return info.Slots.GetItem(t, v, key)
	}
	if t.IsKind(v, obj.KindType) {
		return t.classGetItem(v, key)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.GetItem)
	if f == obj.Unbound {
		return 0, t.TypeError("'%s' object is not subscriptable", t.TypeName(v))
	}
	if slots := t.inherited(v, f); slots != nil && slots.GetItem != nil {
		return slots.GetItem(t, t.Unwrap(v), key)
	}
	return t.callSpecial(f, v, key)
}

// classGetItem is C[key]: the metaclass's __getitem__, else __class_getitem__.
func (t *Thread) classGetItem(class, key Value) (Value, error) {
	if f := t.classLookup(t.TypeOf(class), t.VM.Names.GetItem); f != obj.Unbound {
		return t.callSpecial(f, class, key)
	}
	if class == t.VM.Class(obj.ShapeType) {
		return t.newGenericAlias(class, key)
	}
	f := t.classLookup(class, t.VM.Names.ClassGetItem)
	if f == obj.Unbound || f == obj.NoneValue {
		return 0, t.TypeError("type '%s' is not subscriptable", t.ClassName(class))
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(key)
	b, err := t.bind(f, obj.Unbound, class)
	if err != nil {
		return 0, err
	}
	return t.Call(b, *k)
}

// SetItem is v[key] = x.
func (t *Thread) SetItem(v, key, x Value) error {
	if t.IsExact(v, obj.KindDict, obj.ShapeDict) {
		return t.DictSet(v, key, x)
	}
	info, exact := t.exact(v)
	if exact && info.Slots.SetItem != nil {
		return info.Slots.SetItem(t, v, key, x)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.SetItem)
	if f == obj.Unbound {
		return t.TypeError("'%s' object does not support item assignment", t.TypeName(v))
	}
	if slots := t.inherited(v, f); slots != nil && slots.SetItem != nil {
		return slots.SetItem(t, v, key, x)
	}
	_, err := t.callSpecial(f, v, key, x)
	return err
}

// DelItem is del v[key].
func (t *Thread) DelItem(v, key Value) error {
	info, exact := t.exact(v)
	if exact && info.Slots.DelItem != nil {
		return info.Slots.DelItem(t, v, key)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.DelItem)
	if f == obj.Unbound {
		verb := "does not"
		if index := key.IsInt() || t.classLookup(t.TypeOf(key), t.VM.Names.Index) != obj.Unbound; index && (!exact || info.Slots.Len != nil) {
			verb = "doesn't" // the words of sequences
		}
		return t.TypeError("'%s' object %s support item deletion", t.TypeName(v), verb)
	}
	if slots := t.inherited(v, f); slots != nil && slots.DelItem != nil {
		return slots.DelItem(t, v, key)
	}
	_, err := t.callSpecial(f, v, key)
	return err
}

func (t *Thread) newSlice(r []Value) Value {
	return t.NewFields(obj.KindSlice, obj.ShapeSlice, r[0], r[1], r[2])
}
