package std

import (
	"math"
	"math/big"
	"strconv"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/decimal"
)

// The operators of Decimal, and what its objects are turned into.

func (d *decimals) numberType() *vm.TypeSpec {
	unary := func(f func(c *decimal.Context, x decimal.Number) decimal.Number, sign func(neg bool) bool) func(t *Thread, v Value) (Value, error) {
		return func(t *Thread, v Value) (Value, error) {
			x := d.of(t, v)
			context, err := d.current(t)
			if err != nil {
				return 0, err
			}
			var c decimal.Context
			d.bound(t, context, &c)
			if r, ok := c.SignedShort(x.Short, sign(x.Neg)); ok && x.IsShort() {
				return d.shortResult(t, context, c.Status, r)
			}
			all := d.working(t, context)
			r := f(&all, x)
			return d.result(t, context, all.Status, r)
		}
	}
	text := func(before, after string) func(t *Thread, v Value) (Value, error) {
		return func(t *Thread, v Value) (Value, error) {
			x := d.of(t, v)
			context, err := d.current(t)
			if err != nil {
				return 0, err
			}
			b := append(make([]byte, 0, 64), before...)
			b = x.AppendText(b, false, t.Slot(context, contextCapitals).Int() != 0)
			return t.NewStrBytes(append(b, after...))
		}
	}
	return &vm.TypeSpec{Name: "Decimal", Module: "decimal", Kind: obj.KindFields, Body: decimalBody,
		Doc: "Construct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object. If no value is given, return Decimal('0').\nThe context does not affect the conversion and is only passed to determine\nif the InvalidOperation trap is active.\n",
		New: d.numberNew, NewSig: "cls, value='0', context=None",
		Slots: vm.Slots{
			Repr: text("Decimal('", "')"), Str: text("", ""),
			Hash: d.hash, Compare: d.compare, Binary: d.binary, WholeOperands: true, PowMod: d.powMod,
			Binops: []vm.BinaryOp{vm.OpAdd, vm.OpSub, vm.OpMul, vm.OpTrueDiv, vm.OpFloorDiv, vm.OpMod, vm.OpDivmod, vm.OpPow},
			Bool:   func(t *Thread, v Value) (bool, error) { return !d.of(t, v).IsZero(), nil },
			Neg:    unary((*decimal.Context).Minus, func(neg bool) bool { return !neg }),
			Pos:    unary((*decimal.Context).Plus, func(neg bool) bool { return neg }),
			Abs:    unary((*decimal.Context).Abs, func(bool) bool { return false }),
			Int:    d.toInt, Float: d.toFloat,
		},
		Methods: d.numberMethods(),
		Getters: []vm.Getter{
			{Name: "real", Get: self, Doc: "The number itself."},
			{Name: "imag", Get: func(t *Thread, _ Value) (Value, error) { return d.make(t, decimal.Small(false, 0, 0)) }, Doc: "Zero."},
		}}
}

func (d *decimals) binary(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	x, ok1 := d.shortOperand(t, a)
	y, ok2 := d.shortOperand(t, b)
	if !ok1 || !ok2 {
		x, ok1 := d.operand(t, a)
		y, ok2 := d.operand(t, b)
		if !ok1 || !ok2 {
			return obj.NotImplemented, nil
		}
		context, err := d.current(t)
		if err != nil {
			return 0, err
		}
		return d.operate(t, op, context, x, y)
	}
	context, err := d.current(t)
	if err != nil {
		return 0, err
	}
	var c decimal.Context
	d.bound(t, context, &c)
	var r decimal.Short
	ok := false
	switch op {
	case vm.OpAdd:
		r, ok = c.AddShort(x, y)
	case vm.OpSub:
		r, ok = c.SubShort(x, y)
	case vm.OpMul:
		r, ok = c.MultiplyShort(x, y)
	case vm.OpTrueDiv:
		r, ok = c.QuoShort(x, y)
	case vm.OpFloorDiv:
		r, ok = c.QuoIntShort(x, y)
	case vm.OpMod:
		r, ok = c.RemShort(x, y)
	case vm.OpDivmod:
		if q, r, ok := c.DivModShort(x, y); ok {
			return d.pair(t, context, c.Status, decimal.Number{Short: q}, decimal.Number{Short: r})
		}
	}
	if ok {
		return d.shortResult(t, context, c.Status, r)
	}
	return d.operate(t, op, context, decimal.Number{Short: x}, decimal.Number{Short: y})
}

// operate runs an operator.
func (d *decimals) operate(t *Thread, op vm.BinaryOp, context Value, x, y decimal.Number) (Value, error) {
	c := d.working(t, context)
	var r decimal.Number
	switch op {
	case vm.OpAdd:
		r = c.Add(x, y)
	case vm.OpSub:
		r = c.Sub(x, y)
	case vm.OpMul:
		r = c.Multiply(x, y)
	case vm.OpTrueDiv:
		r = c.Quo(x, y)
	case vm.OpFloorDiv:
		r = c.QuoInt(x, y)
	case vm.OpMod:
		r = c.Rem(x, y)
	case vm.OpPow:
		r = c.Pow(x, y)
	default:
		q, r := c.DivMod(x, y)
		return d.pair(t, context, c.Status, q, r)
	}
	return d.result(t, context, c.Status, r)
}

// pair is a tuple of two results.
func (d *decimals) pair(t *Thread, context Value, s decimal.Signals, q, r decimal.Number) (Value, error) {
	if err := d.signal(t, context, s); err != nil {
		return 0, err
	}
	a, err := d.make(t, q)
	if err != nil {
		return 0, err
	}
	b, err := d.make(t, r)
	if err != nil {
		return 0, err
	}
	return tuple(t, a, b)
}

func (d *decimals) powMod(t *Thread, a, b, m Value) (Value, error) {
	var xs [3]decimal.Number
	for i, v := range []Value{a, b, m} {
		x, ok := d.operand(t, v)
		if !ok {
			return obj.NotImplemented, nil
		}
		xs[i] = x
	}
	context, err := d.current(t)
	if err != nil {
		return 0, err
	}
	c := d.working(t, context)
	r := c.PowMod(xs[0], xs[1], xs[2])
	return d.result(t, context, c.Status, r)
}

func (d *decimals) hash(t *Thread, v Value) (int64, error) {
	switch x := d.of(t, v); x.Kind {
	case decimal.Signaling:
		return 0, t.TypeError("Cannot hash a signaling NaN value")
	case decimal.Quiet:
		return t.IdentityHash(v), nil
	case decimal.Infinite:
		if x.Neg {
			return -314159, nil
		}
		return 314159, nil
	default:
		return x.Hash(), nil
	}
}

// compare compares with numbers of other kinds, too, exactly.
func (d *decimals) compare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if x, ok := d.shortOperand(t, a); ok {
		if y, ok := d.shortOperand(t, b); ok && x.Kind|y.Kind == decimal.Finite {
			return ordered(op, int64(x.CompareShort(y))), nil
		}
	}
	x := d.of(t, a)
	equality := op == vm.OpEq || op == vm.OpNe
	y, ok := d.operand(t, b)
	if !ok {
		f, isFloat := t.FloatOf(t.Unwrap(b))
		if z := t.Unwrap(b); equality && t.IsKind(z, obj.KindComplex) && imag(t.ComplexOf(z)) == 0 {
			f, isFloat = real(t.ComplexOf(z)), true
		}
		if !isFloat {
			return d.compareRational(t, op, a, b)
		}
		m := t.Mark()
		defer t.Release(m)
		context, err := d.current(t)
		if err != nil {
			return 0, err
		}
		if equality {
			flags := t.Slot(context, contextFlags).Int()
			t.SetSlot(context, contextFlags, obj.SmallInt(flags|int64(decimalFloat)))
		} else if err := d.signal(t, context, decimalFloat); err != nil {
			return 0, err
		}
		y = ofFloat(f)
	}
	return d.compared(t, op, x, y)
}

func (d *decimals) compared(t *Thread, op vm.CompareOp, x, y decimal.Number) (Value, error) {
	if !x.IsNaN() && !y.IsNaN() {
		return ordered(op, int64(x.Compare(y))), nil
	}
	equality := op == vm.OpEq || op == vm.OpNe
	if !equality || x.Kind == decimal.Signaling || y.Kind == decimal.Signaling {
		context, err := d.current(t)
		if err != nil {
			return 0, err
		}
		if err := d.signal(t, context, decimal.InvalidOperation); err != nil {
			return 0, err
		}
	}
	return obj.Bool(op == vm.OpNe), nil
}

// compareRational compares with what may be a numbers.Rational: a / b is to be compared
// as the number times b with a.
func (d *decimals) compareRational(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(a)
	if !b.IsRef() || t.IsInstance(b, obj.ShapeStr) || t.IsInstance(b, obj.ShapeTuple) || t.IsInstance(b, obj.ShapeList) {
		return obj.NotImplemented, nil
	}
	class, err := d.number.get(t)
	if err != nil {
		return 0, err
	}
	ratio, err := t.CallMethod(class, "_ratio", b)
	if err != nil || ratio == none {
		return obj.NotImplemented, err
	}
	num, denom := ofInt(t, t.TupleItem(ratio, 0)), ofInt(t, t.TupleItem(ratio, 1))
	x := d.of(t, *kept)
	if x.Kind == decimal.Finite {
		c := exactContext(t)
		x = c.Product(x, denom)
	}
	return d.compared(t, op, x, num)
}

func (d *decimals) toInt(t *Thread, v Value) (Value, error) {
	if x, ok := d.short(t, v); ok {
		if n, ok := x.Int(); ok {
			return t.NewInt(n), nil
		}
	}
	x := d.of(t, v)
	switch x.Kind {
	case decimal.Infinite:
		return 0, t.OverflowError("cannot convert Infinity to integer")
	case decimal.Finite:
		return d.toIntBy(t, x, decimal.Down)
	}
	return 0, t.ValueError("cannot convert NaN to integer")
}

// toIntBy is an int of a finite number, rounded.
func (d *decimals) toIntBy(t *Thread, x decimal.Number, r decimal.Rounding) (Value, error) {
	c := exactContext(t)
	c.Rounding = r
	x = c.Integral(x, false)
	if x.IsZero() {
		return obj.SmallInt(0), nil
	}
	if x.Exp > 0 {
		if x = c.Quantize(x, decimal.Small(false, 1, 0)); c.Status != 0 {
			return 0, t.MemoryError()
		}
	}
	n := new(big.Int).Set(x.Coef())
	if x.Neg {
		n.Neg(n)
	}
	return t.NewBig(n)
}

func (d *decimals) toFloat(t *Thread, v Value) (Value, error) {
	if x, ok := d.short(t, v); ok {
		if f, ok := x.Float(); ok {
			return t.NewFloat(f), nil
		}
	}
	x := d.of(t, v)
	switch {
	case x.Kind == decimal.Signaling:
		return 0, t.ValueError("cannot convert signaling NaN to float")
	case x.Kind == decimal.Quiet:
		return t.NewFloat(math.Copysign(math.NaN(), signOf(x))), nil
	case x.Kind == decimal.Infinite:
		return t.NewFloat(math.Inf(int(signOf(x)))), nil
	}
	f, _ := strconv.ParseFloat(x.Text(false, true), 64)
	return t.NewFloat(f), nil
}

func signOf(x decimal.Number) float64 {
	if x.Neg {
		return -1
	}
	return 1
}
