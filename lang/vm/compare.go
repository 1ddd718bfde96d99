package vm

import "pystm/lang/vm/obj"

// Comparisons.

// CompareBool is bool(a op b).
func (t *Thread) CompareBool(op CompareOp, a, b Value) (bool, error) {
	v, err := t.Compare(op, a, b)
	if err != nil {
		return false, err
	}
	if v.IsBool() {
		return v == obj.TrueValue, nil
	}
	return t.Truth(v)
}

// Equal is a is b or a == b.
func (t *Thread) Equal(a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if eq, known := t.Space.Equal(a, b); known {
		return eq, nil
	}
	return t.CompareBool(OpEq, a, b)
}

// Compare is a op b.
func (t *Thread) Compare(op CompareOp, a, b Value) (Value, error) {
	switch {
	case a.IsInt() && b.IsInt():
		return obj.Bool(compareNumbers(op, a.Int(), b.Int())), nil
	case a.IsFloat() && b.IsFloat():
		return obj.Bool(compareNumbers(op, a.Float(), b.Float())), nil
	}
	if x, y, ok := floatAndInt(a, b); ok {
		return obj.Bool(compareNumbers(op, x, y)), nil
	}
	if a.IsRef() && b.IsRef() {
		switch kind := t.Kind(a); {
		case kind == obj.KindInstance && t.ShapeID(a) == t.ShapeID(b):
			return t.compareAlike(op, a, b)
		case kind == obj.KindStr && (op == OpEq || op == OpNe) && t.Kind(b) == obj.KindStr:
			return obj.Bool((a == b || t.StrView(a) == t.StrView(b)) == (op == OpEq)), nil
		}
	}
	plain := !t.IsKind(a, obj.KindInstance) && t.comparesPlainly(a) && t.comparesPlainly(b)
	if plain {
		if v, known := t.compareTuples(op, t.Unwrap(a), t.Unwrap(b)); known {
			return v, nil
		}
	}
	return t.compareDeep(op, a, b, plain)
}

// compareDeep is the part of Compare that may run Python code. It stands alone because of its deferred
// calls, which cost more in a function that returns in many places.
func (t *Thread) compareDeep(op CompareOp, a, b Value, plain bool) (Value, error) {
	if t.depth > t.maxDep {
		return 0, t.Raise(t.VM.Exc.RecursionError, "maximum recursion depth exceeded in comparison")
	}
	t.depth++
	defer func() { t.depth-- }()
	m := t.Mark()
	ka, kb := t.Keep(a), t.Keep(b)
	defer t.Release(m)
	v, err := Value(obj.NotImplemented), error(nil)
	if plain {
		v, err = t.compareNative(op, ka, kb)
	} else {
		v, err = t.compareMethods(op, ka, kb)
	}
	if err != nil || v != obj.NotImplemented {
		return v, err
	}
	return t.compareLast(op, *ka, *kb)
}

// compareAlike is Compare of two objects of one class that is derived from object only.
// Where its method is a function, as a rule, that is called at once: sorting and
// looking for keys do little else.
func (t *Thread) compareAlike(op CompareOp, a, b Value) (v Value, err error) {
	if t.depth > t.maxDep {
		return 0, t.Raise(t.VM.Exc.RecursionError, "maximum recursion depth exceeded in comparison")
	}
	t.depth++
	m := t.Mark()
	self, other, from := t.Keep(a), t.Keep(b), op
	v = obj.NotImplemented
	for range 2 {
		f := t.compareMethodOf(t.TypeOf(*self), from)
		switch {
		case t.IsKind(f, obj.KindFunction):
			base := t.push(f, 2)
			*word(base, 0), *word(base, 1) = *self, *other
			v, err = t.callPushedFunction(base, 2)
		case f != obj.Unbound:
			v, err = t.callSpecial(f, *self, *other)
		}
		if err != nil || v != obj.NotImplemented {
			break
		}
		self, other, from = other, self, op.swapped()
	}
	if err == nil && v == obj.NotImplemented {
		v, err = t.compareLast(op, *self, *other)
	}
	t.Release(m)
	t.depth--
	return v, err
}

// floatAndInt gives a float and an int that is one exactly, in either order, as floats.
func floatAndInt(a, b Value) (x, y float64, ok bool) {
	const exact = 1 << 53
	switch {
	case a.IsFloat() && b.IsInt():
		return a.Float(), float64(b.Int()), -exact <= b.Int() && b.Int() <= exact
	case a.IsInt() && b.IsFloat():
		return float64(a.Int()), b.Float(), -exact <= a.Int() && a.Int() <= exact
	}
	return 0, 0, false
}

// compareTuples is a op b for two tuples whose items are compared without running
// Python code.
func (t *Thread) compareTuples(op CompareOp, a, b Value) (v Value, known bool) {
	if !t.IsKind(a, obj.KindTuple) || !t.IsKind(b, obj.KindTuple) {
		return 0, false
	}
	if op == OpEq || op == OpNe {
		eq, known := t.Space.Equal(a, b)
		return obj.Bool(eq == (op == OpEq)), known
	}
	c, known := t.Space.Compare(a, b)
	return obj.Bool(op.outcome(c)), known
}

// compareNative compares objects of native classes, or those that objects wrap.
func (t *Thread) compareNative(op CompareOp, a, b *Value) (Value, error) {
	if ca, cb := t.TypeOf(*a), t.TypeOf(*b); ca != cb && t.IsSubclass(cb, ca) {
		a, b, op = b, a, op.swapped() // the derived class goes first
	}
	for range 2 {
		x, y := t.Unwrap(*a), t.Unwrap(*b)
		if compare := t.info(x).Slots.Compare; compare != nil {
			v, err := compare(t, op, x, y)
			if err != nil || v != obj.NotImplemented {
				return v, err
			}
		}
		a, b, op = b, a, op.swapped()
	}
	return obj.NotImplemented, nil
}

// comparesPlainly reports whether v is compared as a native object is.
func (t *Thread) comparesPlainly(v Value) bool {
	_, exact := t.exact(v)
	return exact || t.learnPlain(v)
}

// learnPlain reports whether v, of a class written in Python, is compared and hashed
// as the native object that it wraps, and has those know it who run no Python code
// (obj.Space.Compare, Equal and Hash).
func (t *Thread) learnPlain(v Value) bool {
	if !t.IsKind(v, obj.KindSub) {
		return false
	}
	sh := t.Shapes.Get(t.ShapeID(v))
	class := obj.FromRef(sh.Class)
	return sh.LearnPlain(t.Field(class, TypeVersion), func() bool {
		base := t.TypeOf(t.Unwrap(v))
		for _, name := range t.VM.Names.comparing() {
			if t.classLookup(class, name) != t.classLookup(base, name) {
				return false
			}
		}
		return true
	})
}

// learnIdentity has those know it who run no Python code if an object whose class has object's __hash__ has its __eq__,
// too.
func (t *Thread) learnIdentity(v Value) {
	if !t.IsKind(v, obj.KindInstance) && !t.IsKind(v, obj.KindType) {
		return
	}
	sh := t.Shapes.Get(t.ShapeID(v))
	class := obj.FromRef(sh.Class)
	sh.LearnPlain(t.Field(class, TypeVersion), func() bool {
		eq := t.VM.Names.Eq
		return t.classLookup(class, eq) == t.classLookup(t.VM.Class(obj.ShapeObject), eq)
	})
}

// outcome is that of a comparison of two things in this order: negative, zero or positive.
func (op CompareOp) outcome(order int) bool {
	switch op {
	case OpLt:
		return order < 0
	case OpLe:
		return order <= 0
	case OpEq:
		return order == 0
	case OpNe:
		return order != 0
	case OpGt:
		return order > 0
	}
	return order >= 0
}

func compareNumbers[N int64 | float64](op CompareOp, a, b N) bool {
	switch op {
	case OpLt:
		return a < b
	case OpLe:
		return a <= b
	case OpEq:
		return a == b
	case OpNe:
		return a != b
	case OpGt:
		return a > b
	}
	return a >= b
}

// compareMethods tries the rich comparison methods in Python's order.
func (t *Thread) compareMethods(op CompareOp, a, b *Value) (Value, error) {
	if t.shapeOf(*a) == t.shapeOf(*b) {
		return t.compareFrom(op, 1, a, b) // neither is of a class derived from the other's
	}
	return t.compareFrom(op, 0, a, b)
}

// compareFrom tries those from a stage on.
func (t *Thread) compareFrom(op CompareOp, stage int, a, b *Value) (Value, error) {
	for ; stage < compareStages; stage++ {
		f, self, other := t.compareMethod(op, stage, *a, *b)
		if f == obj.Unbound {
			continue
		}
		v, err := t.callSpecial(f, self, other)
		if err != nil || v != obj.NotImplemented {
			return v, err
		}
	}
	return obj.NotImplemented, nil
}

// compareStages is how many methods a comparison may call in turn.
const compareStages = 3

// compareMethod is the method that a comparison calls in a stage, with its self
// and its argument; Unbound: none.
func (t *Thread) compareMethod(op CompareOp, stage int, a, b Value) (f, self, other Value) {
	ca, cb := t.TypeOf(a), t.TypeOf(b)
	if stage == 1 {
		return t.compareMethodOf(ca, op), a, b
	}
	if derived := ca != cb && t.IsSubclass(cb, ca); derived == (stage == 0) {
		return t.compareMethodOf(cb, op.swapped()), b, a
	}
	return obj.Unbound, 0, 0
}

// compareMethodOf is the method of a class for a comparison; Unbound also for object's, which know of identity what
// compareLast does, and of order nothing.
func (t *Thread) compareMethodOf(class Value, op CompareOp) Value {
	f := t.classLookup(class, t.VM.Names.compare(op))
	switch {
	case t.IsKind(f, obj.KindFunction):
	case f == t.r.objectEq || f == t.r.objectNe && t.classLookup(class, t.VM.Names.Eq) == t.r.objectEq,
		op != OpEq && op != OpNe && f == t.classLookup(t.VM.Class(obj.ShapeObject), t.VM.Names.compare(op)):
		return obj.Unbound
	}
	return f
}

// compareLast is what a comparison is after no method knew.
func (t *Thread) compareLast(op CompareOp, a, b Value) (Value, error) {
	switch op {
	case OpEq:
		return obj.Bool(a == b), nil
	case OpNe:
		return obj.Bool(a != b), nil
	}
	return 0, t.TypeError("'%s' not supported between instances of '%s' and '%s'", compareSymbols[op], t.TypeName(a), t.TypeName(b))
}
