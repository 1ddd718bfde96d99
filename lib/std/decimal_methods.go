package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/decimal"
)

// What both Decimal and Context have as methods: operations, with the context as the last
// argument there, and with the context as their object here.

type operation struct {
	name   string
	doc    string
	unary  func(c *decimal.Context, x decimal.Number) decimal.Number
	binary func(c *decimal.Context, x, y decimal.Number) decimal.Number
	// onlyContext: Decimal has an operator in its place, or a name of its own.
	onlyContext bool
}

func integral(exactly bool) func(c *decimal.Context, x decimal.Number) decimal.Number {
	return func(c *decimal.Context, x decimal.Number) decimal.Number { return c.Integral(x, exactly) }
}

func decimalMethodTable() []operation {
	type C = decimal.Context
	return []operation{
		{name: "exp", unary: (*C).Exp, doc: "e**x."},
		{name: "ln", unary: (*C).Ln, doc: "Natural logarithm."},
		{name: "log10", unary: (*C).Log10, doc: "Base 10 logarithm."},
		{name: "logb", unary: (*C).LogB, doc: "Exponent of the first digit."},
		{name: "logical_invert", unary: (*C).Not, doc: "Digit-wise inversion."},
		{name: "next_minus", unary: (*C).NextMinus, doc: "The largest number that is smaller."},
		{name: "next_plus", unary: (*C).NextPlus, doc: "The smallest number that is larger."},
		{name: "normalize", unary: (*C).Reduce, doc: "The number without trailing zeros."},
		{name: "sqrt", unary: (*C).Sqrt, doc: "Square root."},
		{name: "abs", unary: (*C).Abs, onlyContext: true, doc: "Absolute value."},
		{name: "minus", unary: (*C).Minus, onlyContext: true, doc: "-x."},
		{name: "_apply", unary: (*C).Fix, onlyContext: true, doc: "Round to the context."},
		{name: "plus", unary: (*C).Plus, onlyContext: true, doc: "+x."},
		{name: "to_integral", unary: integral(false), onlyContext: true, doc: "Round to an integer."},
		{name: "to_integral_value", unary: integral(false), onlyContext: true, doc: "Round to an integer."},
		{name: "to_integral_exact", unary: integral(true), onlyContext: true, doc: "Round to an integer, and signal that."},
		{name: "compare", binary: (*C).CompareNumbers, doc: "Compare: Decimal -1, 0, 1 or NaN."},
		{name: "compare_signal", binary: (*C).CompareSignal, doc: "Compare, where all NaNs signal."},
		{name: "compare_total", binary: (*C).CompareTotal, doc: "Compare by representations."},
		{name: "compare_total_mag", binary: (*C).CompareTotalMag, doc: "Compare by representations, without signs."},
		{name: "copy_sign", binary: copySign, doc: "The first operand with the sign of the second."},
		{name: "logical_and", binary: (*C).And, doc: "Digit-wise and."},
		{name: "logical_or", binary: (*C).Or, doc: "Digit-wise or."},
		{name: "logical_xor", binary: (*C).Xor, doc: "Digit-wise exclusive or."},
		{name: "max", binary: (*C).Max, doc: "Maximum."},
		{name: "max_mag", binary: (*C).MaxMag, doc: "Maximum by absolute value."},
		{name: "min", binary: (*C).Min, doc: "Minimum."},
		{name: "min_mag", binary: (*C).MinMag, doc: "Minimum by absolute value."},
		{name: "next_toward", binary: (*C).NextToward, doc: "The next number in the direction of another."},
		{name: "remainder_near", binary: (*C).RemNear, doc: "The remainder nearest to zero."},
		{name: "rotate", binary: (*C).Rotate, doc: "Rotate digits."},
		{name: "scaleb", binary: (*C).ScaleB, doc: "Add to the exponent."},
		{name: "shift", binary: (*C).Shift, doc: "Shift digits."},
		{name: "add", binary: (*C).Add, onlyContext: true, doc: "x + y."},
		{name: "divide", binary: (*C).Quo, onlyContext: true, doc: "x / y."},
		{name: "divide_int", binary: (*C).QuoInt, onlyContext: true, doc: "x // y."},
		{name: "multiply", binary: (*C).Multiply, onlyContext: true, doc: "x * y."},
		{name: "quantize", binary: (*C).Quantize, onlyContext: true, doc: "x with the exponent of y."},
		{name: "remainder", binary: (*C).Rem, onlyContext: true, doc: "x % y."},
		{name: "subtract", binary: (*C).Sub, onlyContext: true, doc: "x - y."},
	}
}

func copySign(_ *decimal.Context, x, y decimal.Number) decimal.Number { return x.WithSign(y.Neg) }

// apply runs an operation in a context.
func (d *decimals) apply(t *Thread, o operation, context Value, args []Value) (Value, error) {
	xs, err := d.operands(t, args)
	if err != nil {
		return 0, err
	}
	c := d.working(t, context)
	var r decimal.Number
	if o.unary != nil {
		r = o.unary(&c, xs[0])
	} else {
		r = o.binary(&c, xs[0], xs[1])
	}
	return d.result(t, context, c.Status, r)
}

// question is a method that asks something of a number.
type question struct {
	name   string
	answer func(c *decimal.Context, x decimal.Number) bool
	inside bool // it depends on the context
}

func decimalQuestions() []question {
	kind := func(kinds ...decimal.Kind) func(c *decimal.Context, x decimal.Number) bool {
		return func(_ *decimal.Context, x decimal.Number) bool {
			for _, k := range kinds {
				if x.Kind == k {
					return true
				}
			}
			return false
		}
	}
	return []question{
		{name: "is_canonical", answer: func(*decimal.Context, decimal.Number) bool { return true }},
		{name: "is_finite", answer: kind(decimal.Finite)},
		{name: "is_infinite", answer: kind(decimal.Infinite)},
		{name: "is_nan", answer: kind(decimal.Quiet, decimal.Signaling)},
		{name: "is_qnan", answer: kind(decimal.Quiet)},
		{name: "is_snan", answer: kind(decimal.Signaling)},
		{name: "is_signed", answer: func(_ *decimal.Context, x decimal.Number) bool { return x.Neg }},
		{name: "is_zero", answer: func(_ *decimal.Context, x decimal.Number) bool { return x.IsZero() }},
		{name: "is_subnormal", inside: true, answer: (*decimal.Context).IsSubnormal},
		{name: "is_normal", inside: true, answer: func(c *decimal.Context, x decimal.Number) bool {
			return x.Kind == decimal.Finite && !x.IsZero() && !c.IsSubnormal(x)
		}},
	}
}

func (d *decimals) numberMethods() []vm.Native {
	var ms []vm.Native
	for _, o := range decimalMethodTable() {
		if o.onlyContext {
			continue
		}
		n, sig := 1, "self, /, context=None"
		if o.binary != nil {
			n, sig = 2, "self, /, other, context=None"
		}
		ms = append(ms, vm.Native{Name: o.name, Sig: sig, Doc: o.doc, Fn: func(t *Thread, args []Value) (Value, error) {
			context, err := d.chosen(t, args[n])
			if err != nil {
				return 0, err
			}
			return d.apply(t, o, context, args[:n])
		}})
	}
	for _, q := range decimalQuestions() {
		sig := "self, /"
		if q.inside {
			sig = "self, /, context=None"
		}
		ms = append(ms, vm.Native{Name: q.name, Sig: sig, Doc: "Tell whether the number is so.", Fn: func(t *Thread, args []Value) (Value, error) {
			var c decimal.Context
			if q.inside {
				context, err := d.chosen(t, args[1])
				if err != nil {
					return 0, err
				}
				c = d.working(t, context)
			}
			return obj.Bool(q.answer(&c, d.of(t, args[0]))), nil
		}})
	}
	for _, name := range []string{"to_integral", "to_integral_value", "to_integral_exact"} {
		ms = append(ms, vm.Native{Name: name, Sig: "self, /, rounding=None, context=None", Doc: "Round to an integer.",
			Fn: d.rounded(1, func(c *decimal.Context, xs [3]decimal.Number) decimal.Number {
				return c.Integral(xs[0], name == "to_integral_exact")
			})})
	}
	one := func(name, doc string, f func(x decimal.Number) decimal.Number) vm.Native {
		return vm.Native{Name: name, Sig: "self, /", Doc: doc, Fn: func(t *Thread, args []Value) (Value, error) { return d.make(t, f(d.of(t, args[0]))) }}
	}
	return append(ms,
		vm.Native{Name: "quantize", Sig: "self, /, exp, rounding=None, context=None", Doc: "The number with the exponent of another.", Fn: d.quantize},
		vm.Native{Name: "fma", Sig: "self, /, other, third, context=None", Doc: "self * other + third, rounded once.", Fn: func(t *Thread, args []Value) (Value, error) {
			context, err := d.chosen(t, args[3])
			if err != nil {
				return 0, err
			}
			return d.fma(t, context, args[:3])
		}},
		vm.Native{Name: "__round__", Sig: "self, ndigits=None, /", Doc: "The integer, or the number of so many digits behind the point, that is nearest.", Fn: d.round},
		one("copy_abs", "The absolute value, whatever the context.", func(x decimal.Number) decimal.Number { return x.WithSign(false) }),
		one("copy_negate", "The negation, whatever the context.", decimal.Number.Negated),
		vm.Native{Name: "number_class", Sig: "self, /, context=None", Doc: "What kind of number it is.", Fn: func(t *Thread, args []Value) (Value, error) {
			context, err := d.chosen(t, args[1])
			if err != nil {
				return 0, err
			}
			c := d.working(t, context)
			return t.NewStr(c.Class(d.of(t, args[0])))
		}},
		vm.Native{Name: "to_eng_string", Sig: "self, /, context=None", Doc: "Text in engineering notation.", Fn: func(t *Thread, args []Value) (Value, error) {
			context, err := d.chosen(t, args[1])
			if err != nil {
				return 0, err
			}
			return t.NewStr(d.of(t, args[0]).Text(true, t.Slot(context, contextCapitals).Int() != 0))
		}},
		vm.Native{Name: "same_quantum", Sig: "self, /, other, context=None", Doc: "Tell whether the exponents are the same.", Fn: func(t *Thread, args []Value) (Value, error) {
			if _, err := d.chosen(t, args[2]); err != nil {
				return 0, err
			}
			return d.sameQuantum(t, args[:2])
		}},
		vm.Native{Name: "adjusted", Sig: "self, /", Doc: "The exponent of the first digit.", Fn: func(t *Thread, args []Value) (Value, error) {
			x := d.of(t, args[0])
			if x.Special() {
				return obj.SmallInt(0), nil
			}
			return t.NewInt(x.Adjusted()), nil
		}},
		vm.Native{Name: "from_float", Sig: "cls, f, /", Kind: vm.ClassMethod, Fn: d.fromFloat, Doc: "The number that a float or an int is, exactly."},
		vm.Native{Name: "__format__", Sig: "self, spec, override=None, /", Fn: d.format, Doc: "Formats the Decimal according to a specification."},
		vm.Native{Name: "_to_int", Sig: "self, rounding, /", Doc: "The number as an int, rounded.", Fn: func(t *Thread, args []Value) (Value, error) {
			x := d.of(t, args[0])
			r, err := roundingArg(t, args[1])
			if err != nil || x.Special() {
				v, err2 := d.toInt(t, args[0])
				if err == nil {
					err = err2
				}
				return v, err
			}
			return d.toIntBy(t, x, r)
		}},
	)
}

// rounded makes a method of n operands, a rounding mode and a context.
func (d *decimals) rounded(n int, f func(c *decimal.Context, xs [3]decimal.Number) decimal.Number) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		context, err := d.chosen(t, args[n+1])
		if err != nil {
			return 0, err
		}
		c := d.working(t, context)
		if given(args[n]) {
			if c.Rounding, err = roundingArg(t, args[n]); err != nil {
				return 0, err
			}
		}
		xs, err := d.operands(t, args[:n])
		if err != nil {
			return 0, err
		}
		r := f(&c, xs)
		return d.result(t, context, c.Status, r)
	}
}

func (d *decimals) quantize(t *Thread, args []Value) (Value, error) {
	context, err := d.chosen(t, args[3])
	if err != nil {
		return 0, err
	}
	rounding := d.rounding(t, context)
	if given(args[2]) {
		if rounding, err = roundingArg(t, args[2]); err != nil {
			return 0, err
		}
	}
	y, ok := d.operand(t, args[1])
	if !ok {
		return 0, t.TypeError("conversion from %s to Decimal is not supported", t.TypeName(args[1]))
	}
	return d.quantized(t, context, rounding, args[0], y)
}

// round is Decimal.__round__().
func (d *decimals) round(t *Thread, args []Value) (Value, error) {
	if args[1] == unbound {
		if x := d.of(t, args[0]); !x.Special() {
			return d.toIntBy(t, x, decimal.HalfEven)
		}
		return d.toInt(t, args[0])
	}
	if !t.IsInstance(args[1], obj.ShapeInt) {
		return 0, t.TypeError("optional arg must be an integer")
	}
	digits, _ := t.AsInt(t.Unwrap(args[1]))
	n, ok := t.Int64(digits)
	if !ok {
		return 0, t.OverflowError("Python int too large to convert to C ssize_t")
	}
	context, err := d.current(t)
	if err != nil {
		return 0, err
	}
	exp := -min(max(n, 2*decimal.MinEmin), 2*decimal.MaxEmax)
	return d.quantized(t, context, d.rounding(t, context), args[0], decimal.Small(false, 1, exp))
}

// quantized is a Decimal with the exponent of y.
func (d *decimals) quantized(t *Thread, context Value, rounding decimal.Rounding, v Value, y decimal.Number) (Value, error) {
	if x, ok := d.short(t, v); ok && y.Kind == decimal.Finite {
		var c decimal.Context
		d.bound(t, context, &c)
		c.Rounding = rounding
		if r, ok := c.QuantizeShort(x, y.Exp); ok {
			return d.shortResult(t, context, c.Status, r)
		}
	}
	c := d.working(t, context)
	c.Rounding = rounding
	r := c.Quantize(d.of(t, v), y)
	return d.result(t, context, c.Status, r)
}

func (d *decimals) fma(t *Thread, context Value, args []Value) (Value, error) {
	xs, err := d.operands(t, args)
	if err != nil {
		return 0, err
	}
	c := d.working(t, context)
	r := c.FMA(xs[0], xs[1], xs[2])
	return d.result(t, context, c.Status, r)
}

func (d *decimals) sameQuantum(t *Thread, args []Value) (Value, error) {
	xs, err := d.operands(t, args)
	if err != nil {
		return 0, err
	}
	x, y := xs[0], xs[1]
	switch {
	case x.IsNaN() || y.IsNaN():
		return obj.Bool(x.IsNaN() && y.IsNaN()), nil
	case x.Special() || y.Special():
		return obj.Bool(x.Special() && y.Special()), nil
	}
	return obj.Bool(x.Exp == y.Exp), nil
}
