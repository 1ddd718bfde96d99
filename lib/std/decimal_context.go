package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/decimal"
)

// roundingNames are the rounding modes as Python knows them.
var roundingNames = [...]string{"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR",
	"ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"}

func roundingArg(t *Thread, v Value) (decimal.Rounding, error) {
	if t.IsInstance(v, obj.ShapeStr) {
		name := t.StrView(t.Unwrap(v))
		for i, n := range roundingNames {
			if n == name {
				return decimal.Rounding(i), nil
			}
		}
	}
	return 0, t.TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
}

func (d *decimals) contextType() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "Context", Module: "decimal", Kind: obj.KindFields, Body: contextBody, Slotted: true,
		Doc: "The context affects almost all operations and controls rounding,\nOver/Underflow, raising of exceptions and much more.  A new context\ncan be initialized as follows.",
		New: d.contextNew, NewSig: "cls, /, *args, **kwargs",
		Init: d.contextInit, InitSig: "self, /, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None",
		Methods: d.contextMethods(),
		Getters: []vm.Getter{
			bounded("prec", contextPrec, 1, decimal.MaxPrec, "valid range for prec is [1, MAX_PREC]"),
			bounded("Emin", contextEmin, decimal.MinEmin, 0, "valid range for Emin is [MIN_EMIN, 0]"),
			bounded("Emax", contextEmax, 0, decimal.MaxEmax, "valid range for Emax is [0, MAX_EMAX]"),
			bounded("capitals", contextCapitals, 0, 1, "valid values for capitals are 0 or 1"),
			bounded("clamp", contextClamp, 0, 1, "valid values for clamp are 0 or 1"),
			bounded("_flags", contextFlags, 0, 1<<15-1, "invalid flags"),
			bounded("_traps", contextTraps, 0, 1<<15-1, "invalid traps"),
			{Name: "rounding", Doc: "How results are rounded.", Get: func(t *Thread, v Value) (Value, error) {
				return t.Intern(roundingNames[t.Slot(v, contextRounding).Int()]), nil
			}, Set: func(t *Thread, v, x Value) error {
				if x == unbound {
					return t.Raise(t.VM.Exc.AttributeError, "context attributes cannot be deleted")
				}
				r, err := roundingArg(t, x)
				if err == nil {
					t.SetSlot(v, contextRounding, obj.SmallInt(int64(r)))
				}
				return err
			}},
		}}
}

// bounded is an attribute that is a number between bounds.
func bounded(name string, field int, low, high int64, message string) vm.Getter {
	return vm.Getter{Name: name, Doc: "Part of the context.",
		Get: func(t *Thread, v Value) (Value, error) { return t.Slot(v, field), nil },
		Set: func(t *Thread, v, x Value) error {
			if x == unbound {
				return t.Raise(t.VM.Exc.AttributeError, "context attributes cannot be deleted")
			}
			x = t.Unwrap(x)
			if !t.IsInstance(x, obj.ShapeInt) {
				return t.TypeError("an integer is required")
			}
			x, _ = t.AsInt(x)
			if _, fits := t.Int64(x); !fits {
				return t.OverflowError("Python int too large to convert to C ssize_t")
			}
			if !x.IsInt() || x.Int() < low || x.Int() > high {
				return t.ValueError("%s", message)
			}
			t.SetSlot(v, field, x)
			return nil
		}}
}

// contextNew makes a context like the template, if there is one yet.
func (d *decimals) contextNew(t *Thread, args []Value) (Value, error) {
	class, err := d.context.get(t)
	if err != nil {
		return 0, err
	}
	fields := ints(28, int64(decimal.HalfEven), -999999, 999999, 1, 0, 0, int64(decimalTraps))
	if like := t.StrGet(t.Field(class, vm.TypeDict), t.Intern("_template")); d.context.is(t, like) {
		for i := range fields {
			if f := 1 + i; f != contextFlags {
				fields[i] = t.Slot(like, f)
			}
		}
	}
	return newObject(t, args[0], fields...)
}

// contextInit sets what is given of a new context.
func (d *decimals) contextInit(t *Thread, args []Value) (Value, error) {
	for i, name := range []string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp"} {
		if given(args[1+i]) {
			if err := t.SetAttr(args[0], t.Intern(name), args[1+i]); err != nil {
				return 0, err
			}
		}
	}
	class, err := d.context.get(t)
	if err != nil {
		return 0, err
	}
	for i, field := range []int{contextFlags, contextTraps} {
		if given(args[7+i]) {
			bits, err := t.CallMethod(class, "_bits_given", args[7+i])
			if err != nil {
				return 0, err
			}
			t.SetSlot(args[0], field, bits)
		}
	}
	return none, nil
}

func (d *decimals) contextMethods() []vm.Native {
	var ms []vm.Native
	for _, o := range decimalMethodTable() {
		n, sig := 1, "self, x, /"
		if o.binary != nil {
			n, sig = 2, "self, /, a, b"
		}
		ms = append(ms, vm.Native{Name: o.name, Sig: sig, Doc: o.doc, Fn: func(t *Thread, args []Value) (Value, error) {
			return d.apply(t, o, args[0], args[1:1+n])
		}})
	}
	for _, q := range decimalQuestions() {
		ms = append(ms, vm.Native{Name: q.name, Sig: "self, x, /", Doc: "Tell whether a number is so.", Fn: func(t *Thread, args []Value) (Value, error) {
			if q.name == "is_canonical" && !d.number.is(t, args[1]) {
				return 0, t.TypeError("argument must be a Decimal")
			}
			xs, err := d.operands(t, args[1:2])
			if err != nil {
				return 0, err
			}
			c := d.working(t, args[0])
			return obj.Bool(q.answer(&c, xs[0])), nil
		}})
	}
	one := func(name, doc string, f func(x decimal.Number) decimal.Number) vm.Native {
		return vm.Native{Name: name, Sig: "self, x, /", Doc: doc, Fn: func(t *Thread, args []Value) (Value, error) {
			xs, err := d.operands(t, args[1:2])
			if err != nil {
				return 0, err
			}
			return d.make(t, f(xs[0]))
		}}
	}
	text := func(name, doc string, f func(c *decimal.Context, x decimal.Number, capitals bool) string) vm.Native {
		return vm.Native{Name: name, Sig: "self, x, /", Doc: doc, Fn: func(t *Thread, args []Value) (Value, error) {
			xs, err := d.operands(t, args[1:2])
			if err != nil {
				return 0, err
			}
			c := d.working(t, args[0])
			return t.NewStr(f(&c, xs[0], t.Slot(args[0], contextCapitals).Int() != 0))
		}}
	}
	return append(ms,
		one("copy_abs", "The absolute value.", func(x decimal.Number) decimal.Number { return x.WithSign(false) }),
		one("copy_negate", "The negation.", decimal.Number.Negated),
		one("copy_decimal", "A copy.", func(x decimal.Number) decimal.Number { return x }),
		text("number_class", "What kind of number it is.", func(c *decimal.Context, x decimal.Number, _ bool) string { return c.Class(x) }),
		text("to_sci_string", "Text in scientific notation.", func(_ *decimal.Context, x decimal.Number, capitals bool) string { return x.Text(false, capitals) }),
		text("to_eng_string", "Text in engineering notation.", func(_ *decimal.Context, x decimal.Number, capitals bool) string { return x.Text(true, capitals) }),
		vm.Native{Name: "fma", Sig: "self, /, a, b, c", Doc: "a * b + c, rounded once.", Fn: func(t *Thread, args []Value) (Value, error) {
			return d.fma(t, args[0], args[1:4])
		}},
		vm.Native{Name: "power", Sig: "self, /, a, b, modulo=None", Doc: "a**b, or a**b % modulo.", Fn: d.contextPower},
		vm.Native{Name: "divmod", Sig: "self, x, y, /", Doc: "Quotient and remainder.", Fn: func(t *Thread, args []Value) (Value, error) {
			xs, err := d.operands(t, args[1:3])
			if err != nil {
				return 0, err
			}
			c := d.working(t, args[0])
			q, r := c.DivMod(xs[0], xs[1])
			return d.pair(t, args[0], c.Status, q, r)
		}},
		vm.Native{Name: "same_quantum", Sig: "self, /, a, b", Doc: "Tell whether the exponents are the same.", Fn: func(t *Thread, args []Value) (Value, error) {
			return d.sameQuantum(t, args[1:3])
		}},
		vm.Native{Name: "create_decimal", Sig: "self, num='0', /", Fn: d.create, Doc: "A number, rounded by the context."},
		vm.Native{Name: "create_decimal_from_float", Sig: "self, f, /", Fn: d.createFloat, Doc: "The number that a float is, rounded by the context."},
		vm.Native{Name: "copy", Sig: "self, /", Fn: d.contextCopy, Doc: "A copy of the context."},
		vm.Native{Name: "__copy__", Sig: "self, /", Fn: d.contextCopy, Doc: "A copy of the context."},
		vm.Native{Name: "clear_flags", Sig: "self, /", Doc: "Reset all flags.", Fn: func(t *Thread, args []Value) (Value, error) {
			t.SetSlot(args[0], contextFlags, obj.SmallInt(0))
			return none, nil
		}},
		vm.Native{Name: "clear_traps", Sig: "self, /", Doc: "Reset all traps.", Fn: func(t *Thread, args []Value) (Value, error) {
			t.SetSlot(args[0], contextTraps, obj.SmallInt(0))
			return none, nil
		}},
	)
}

func (d *decimals) contextPower(t *Thread, args []Value) (Value, error) {
	n := 3
	if given(args[3]) {
		n = 4
	}
	xs, err := d.operands(t, args[1:n])
	if err != nil {
		return 0, err
	}
	c := d.working(t, args[0])
	var r decimal.Number
	if n == 4 {
		r = c.PowMod(xs[0], xs[1], xs[2])
	} else {
		r = c.Pow(xs[0], xs[1])
	}
	return d.result(t, args[0], c.Status, r)
}

// contextCopy makes a context of the class itself.
func (d *decimals) contextCopy(t *Thread, args []Value) (Value, error) {
	class, err := d.context.get(t)
	if err != nil {
		return 0, err
	}
	var fields [contextBody - 1]Value
	for i := range fields {
		fields[i] = t.Slot(args[0], 1+i)
	}
	return newObject(t, class, fields[:]...)
}
