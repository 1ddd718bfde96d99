package vm

import "pystm/lang/vm/obj"

// The special methods that a class written in Go has by its Slots: one row per
// method. make is nil-safe: it returns nil if the slot is not filled.

type slotRow struct {
	name, sig string
	make      func(s *Slots) NativeFunc
}

func selfOnly(f func(t *Thread, v Value) (Value, error)) NativeFunc {
	if f == nil {
		return nil
	}
	return func(t *Thread, a []Value) (Value, error) { return f(t, a[0]) }
}

func slotRows() []slotRow {
	return []slotRow{
		{"__repr__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Repr) }},
		{"__str__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Str) }},
		{"__neg__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Neg) }},
		{"__pos__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Pos) }},
		{"__invert__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Invert) }},
		{"__abs__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Abs) }},
		{"__index__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Index) }},
		{"__int__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Int) }},
		{"__float__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Float) }},
		{"__iter__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Iter) }},
		{"__reversed__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Reversed) }},
		{"__enter__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Enter) }},
		{"__await__", "self, /", func(s *Slots) NativeFunc { return selfOnly(s.Await) }},
		{"__format__", "self, format_spec, /", func(s *Slots) NativeFunc {
			if s.Format == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				spec := t.Unwrap(a[1])
				if !t.IsKind(spec, obj.KindStr) {
					if a[1] == obj.NoneValue {
						return 0, t.TypeError("__format__() argument must be str, not None")
					}
					return 0, t.TypeError("__format__() argument must be str, not %s", t.TypeName(a[1]))
				}
				if t.StrView(spec) == "" {
					r, err := t.StrOf(a[0])
					return t.Unwrap(r), err
				}
				return s.Format(t, t.Unwrap(a[0]), t.StrView(spec))
			}
		}},
		{"__hash__", "self, /", func(s *Slots) NativeFunc {
			if s.Hash == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				h, err := s.Hash(t, a[0])
				return t.NewInt(h), err
			}
		}},
		{"__bool__", "self, /", func(s *Slots) NativeFunc {
			if s.Bool == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				b, err := s.Bool(t, a[0])
				return obj.Bool(b), err
			}
		}},
		{"__len__", "self, /", func(s *Slots) NativeFunc {
			if s.Len == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				n, err := s.Len(t, a[0])
				return t.NewInt(int64(n)), err
			}
		}},
		{"__next__", "self, /", func(s *Slots) NativeFunc {
			if s.Next == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				v, err := s.Next(t, a[0])
				if err == nil && v == obj.Unbound {
					err = t.StopIteration(obj.Unbound)
				}
				return v, err
			}
		}},
		{"__getitem__", "self, key, /", func(s *Slots) NativeFunc {
			if s.GetItem == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) { return s.GetItem(t, a[0], a[1]) }
		}},
		{"__setitem__", "self, key, value, /", func(s *Slots) NativeFunc {
			if s.SetItem == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) { return obj.NoneValue, s.SetItem(t, a[0], a[1], a[2]) }
		}},
		{"__delitem__", "self, key, /", func(s *Slots) NativeFunc {
			if s.DelItem == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) { return obj.NoneValue, s.DelItem(t, a[0], a[1]) }
		}},
		{"__contains__", "self, key, /", func(s *Slots) NativeFunc {
			if s.Contains == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				ok, err := s.Contains(t, a[0], a[1])
				return obj.Bool(ok), err
			}
		}},
		{"__get__", "self, instance, owner=None, /", func(s *Slots) NativeFunc {
			if s.Get == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				o, class := a[1], a[2]
				if o == obj.NoneValue {
					o = obj.Unbound
				}
				return s.Get(t, a[0], o, class)
			}
		}},
		{"__set__", "self, instance, value, /", func(s *Slots) NativeFunc {
			if s.Set == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) { return obj.NoneValue, s.Set(t, a[0], a[1], a[2]) }
		}},
		{"__delete__", "self, instance, /", func(s *Slots) NativeFunc {
			if s.Set == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) { return obj.NoneValue, s.Set(t, a[0], a[1], obj.Unbound) }
		}},
		{"__exit__", "self, type, value, traceback, /", func(s *Slots) NativeFunc {
			if s.Exit == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) { return s.Exit(t, a[0], a[1], a[2], a[3]) }
		}},
		{"__getattribute__", "self, name, /", func(s *Slots) NativeFunc {
			if s.GetAttr == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				name, err := t.attrName(&a[1])
				if err != nil {
					return 0, err
				}
				return s.GetAttr(t, a[0], name)
			}
		}},
		{"__setattr__", "self, name, value, /", func(s *Slots) NativeFunc {
			if s.SetAttr == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				name, err := t.attrName(&a[1])
				if err != nil {
					return 0, err
				}
				return obj.NoneValue, s.SetAttr(t, a[0], name, a[2])
			}
		}},
		{"__delattr__", "self, name, /", func(s *Slots) NativeFunc {
			if s.SetAttr == nil {
				return nil
			}
			return func(t *Thread, a []Value) (Value, error) {
				name, err := t.attrName(&a[1])
				if err != nil {
					return 0, err
				}
				return obj.NoneValue, s.SetAttr(t, a[0], name, obj.Unbound)
			}
		}},
	}
}

// attrName is the interned name of an attribute given by an argument, which
// keeps it.
func (t *Thread) attrName(arg *Value) (Value, error) {
	n := t.Unwrap(*arg)
	if !t.IsKind(n, obj.KindStr) {
		return 0, t.TypeError("attribute name must be string, not '%s'", t.TypeName(*arg))
	}
	*arg = t.InternValue(n)
	return *arg, nil
}

// slotNatives makes the special methods of a class from its slots.
// A sequence's methods of concatenation and repetition raise where those of
// numbers give NotImplemented, and there is no reflected concatenation.
func slotNatives(s *Slots, sequence bool) []*native {
	var out []*native
	add := func(name, sig string, f NativeFunc) {
		if f != nil {
			out = append(out, &native{Native: Native{Name: name, Sig: sig, Fn: f, Whole: name == "__format__" || name == "__mod__"}, slot: name != "__format__"})
		}
	}
	for _, r := range slotRows() {
		add(r.name, r.sig, r.make(s))
	}
	if s.Call != nil {
		sig := s.CallSig
		if sig == "" {
			sig = "self, /, *args, **kwargs"
		}
		add("__call__", sig, s.Call)
	}
	if s.Compare != nil {
		for i, name := range [...]string{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"} {
			op := CompareOp(i)
			add(name, "self, value, /", func(t *Thread, a []Value) (Value, error) {
				if s.WholeOperands {
					return s.Compare(t, op, a[0], a[1])
				}
				return s.Compare(t, op, a[0], t.Unwrap(a[1]))
			})
		}
	}
	for _, op := range s.Binops {
		plain, reflected := binaryMethodNames(op)
		sig := "self, value, /"
		if sequence && (op == OpAdd || op == OpMul) {
			add(plain, sig, sequenceMethod(s, op))
			if op == OpMul {
				add(reflected, sig, sequenceMethod(s, op))
			}
			continue
		}
		fn := func(t *Thread, a []Value) (Value, error) { return s.Binary(t, op, a[0], t.Unwrap(a[1])) }
		if op == OpMod || s.WholeOperands {
			// The right operand of text % x is shown as it is.
			fn = func(t *Thread, a []Value) (Value, error) { return s.Binary(t, op, a[0], a[1]) }
		}
		if op == OpPow {
			sig = "self, value, mod=None, /"
			fn = func(t *Thread, a []Value) (Value, error) {
				if a[2] != obj.Unbound && a[2] != obj.NoneValue {
					if s.PowMod == nil {
						return obj.NotImplemented, nil
					}
					return s.PowMod(t, a[0], a[1], a[2])
				}
				return s.Binary(t, op, a[0], t.Unwrap(a[1]))
			}
		}
		add(plain, sig, fn)
		if reflected != "" {
			add(reflected, "self, value, /", func(t *Thread, a []Value) (Value, error) {
				if s.WholeOperands {
					return s.Binary(t, op, a[1], a[0])
				}
				return s.Binary(t, op, t.Unwrap(a[1]), a[0])
			})
		}
	}
	for _, op := range s.Inops {
		name := "__i" + binaryStem(op) + "__"
		add(name, "self, value, /", func(t *Thread, a []Value) (Value, error) { return s.InPlace(t, op, a[0], a[1]) })
	}
	return out
}

func sequenceMethod(s *Slots, op BinaryOp) NativeFunc {
	return func(t *Thread, a []Value) (Value, error) {
		if op == OpMul {
			i, err := t.ToIndex(a[1])
			if err != nil {
				return 0, err
			}
			return s.Binary(t, op, a[0], i)
		}
		v, err := s.Binary(t, op, a[0], t.Unwrap(a[1]))
		if err == nil && v == obj.NotImplemented {
			err = t.unsupported(op, a[0], a[1], false)
		}
		return v, err
	}
}

func binaryStem(op BinaryOp) string {
	return [...]string{"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "divmod"}[op]
}

func binaryMethodNames(op BinaryOp) (plain, reflected string) {
	stem := binaryStem(op)
	return "__" + stem + "__", "__r" + stem + "__"
}
