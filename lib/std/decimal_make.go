package std

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm/obj"
	"pystm/lib/decimal"
)

// Decimals of other things.

// numberNew is Decimal(value="0", context=None).
func (d *decimals) numberNew(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	context := args[2]
	if given(context) && !d.context.is(t, context) {
		return 0, t.TypeError("optional argument must be a context")
	}
	class, v := args[0], args[1]
	if v == unbound {
		return d.makeOf(t, class, decimal.Small(false, 0, 0))
	}
	if d.number.is(t, v) && t.TypeOf(v) == class && t.IsStaticClass(class) {
		return v, nil
	}
	if t.IsStaticClass(class) {
		x, ok := decimal.Short{}, false
		if t.IsExact(v, obj.KindStr, obj.ShapeStr) {
			x, ok = decimal.ParseShort(t.StrView(v))
		} else {
			x, ok = d.shortOperand(t, v)
		}
		if ok {
			return d.makeShort(t, x)
		}
	}
	x, s, err := d.exactly(t, v, true)
	if err != nil {
		return 0, err
	}
	if s != 0 {
		if context, err = d.chosen(t, args[2]); err != nil {
			return 0, err
		}
		if err := d.signal(t, context, s); err != nil {
			return 0, err
		}
	}
	return d.makeOf(t, args[0], x)
}

// exactly is the number that an object is, and what there is to signal. Texts may have blanks around
// them and underscores inside if loose.
func (d *decimals) exactly(t *Thread, v Value, loose bool) (decimal.Number, decimal.Signals, error) {
	switch {
	case d.number.is(t, v):
		return d.of(t, v), 0, nil
	case t.IsInstance(v, obj.ShapeInt):
		x, s := exactOf(t, ofInt(t, v))
		return x, s, nil
	case t.IsInstance(v, obj.ShapeStr):
		x, s := parseExactly(t, t.StrView(t.Unwrap(v)), loose)
		return x, s, nil
	case t.IsInstance(v, obj.ShapeTuple) || t.IsInstance(v, obj.ShapeList):
		class, err := d.number.get(t)
		if err != nil {
			return decimal.Number{}, 0, err
		}
		text, err := t.CallMethod(class, "_text_of_parts", v)
		if err != nil {
			return decimal.Number{}, 0, err
		}
		x, s := parseExactly(t, t.StrView(text), false)
		return x, s, nil
	}
	if f, ok := t.FloatOf(t.Unwrap(v)); ok {
		return ofFloat(f), decimalFloat, nil
	}
	return decimal.Number{}, 0, t.TypeError("conversion from %s to Decimal is not supported", t.TypeName(v))
}

// exactOf checks that a number is within the widest bounds.
func exactOf(t *Thread, x decimal.Number) (decimal.Number, decimal.Signals) {
	if x.Special() || x.IsShort() && abs64(x.Exp) < decimal.MaxEmax/2 {
		return x, 0
	}
	c := exactContext(t)
	r := c.Fix(x)
	switch {
	case c.Status&decimal.NoMemory != 0:
		return r, decimal.NoMemory
	case c.Status&(decimal.Inexact|decimal.Rounded|decimal.Clamped) != 0:
		return decimal.NaN(), decimalInvalidSignal
	}
	return r, 0
}

// parseExactly reads a text.
func parseExactly(t *Thread, s string, loose bool) (decimal.Number, decimal.Signals) {
	c := exactContext(t)
	text, ok := asciiNumber(s, loose)
	var x decimal.Number
	if ok {
		x, ok = c.Parse(text)
	}
	switch {
	case !ok:
		return decimal.NaN(), decimal.ConversionSyntax
	case c.Status != 0:
		return x, c.Status
	}
	return exactOf(t, x)
}

// asciiNumber is the text of a number with digits of all scripts as those of ASCII.
func asciiNumber(s string, loose bool) (string, bool) {
	plain := true
	for i := range len(s) {
		if b := s[i]; b <= ' ' || b == '_' || b >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s, true
	}
	if loose {
		s = strings.TrimFunc(s, obj.IsSpace)
	}
	var b strings.Builder
	for _, r := range s {
		switch n := obj.DigitValue(r); {
		case r == '_' && loose:
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case n < 0:
			return "", false
		default:
			b.WriteByte(byte('0' + n))
		}
	}
	return b.String(), true
}

// ofFloat is the number that a float is, exactly.
func ofFloat(f float64) decimal.Number {
	neg := math.Signbit(f)
	switch {
	case f != f:
		return decimal.NaN().WithSign(neg)
	case math.IsInf(f, 0):
		return decimal.Infinity(neg)
	}
	r := new(big.Rat).SetFloat64(math.Abs(f))
	fives := int64(r.Denom().BitLen() - 1)
	n := new(big.Int).Exp(big.NewInt(5), big.NewInt(fives), nil)
	return decimal.Make(neg, n.Mul(n, r.Num()), -fives)
}

// fromFloat is Decimal.from_float().
func (d *decimals) fromFloat(t *Thread, args []Value) (Value, error) {
	x, err := ofReal(t, args[1])
	if err != nil {
		return 0, err
	}
	class, err := d.number.get(t)
	if err != nil {
		return 0, err
	}
	v, err := d.make(t, x)
	if err != nil || args[0] == class {
		return v, err
	}
	return t.Call(args[0], v)
}

// ofReal is the number that a float or an int is.
func ofReal(t *Thread, v Value) (decimal.Number, error) {
	if t.IsInstance(v, obj.ShapeInt) {
		return ofInt(t, v), nil
	}
	if f, ok := t.FloatOf(t.Unwrap(v)); ok {
		return ofFloat(f), nil
	}
	return decimal.Number{}, t.TypeError("argument must be int or float")
}

// create is Context.create_decimal(): a number rounded by the context.
func (d *decimals) create(t *Thread, args []Value) (Value, error) {
	v := args[1]
	if v == unbound {
		v = obj.SmallInt(0)
	}
	if t.IsInstance(v, obj.ShapeTuple) || t.IsInstance(v, obj.ShapeList) {
		class, err := d.number.get(t)
		if err != nil {
			return 0, err
		}
		if v, err = t.CallMethod(class, "_text_of_parts", v); err != nil {
			return 0, err
		}
	}
	c := d.working(t, args[0])
	if t.IsInstance(v, obj.ShapeStr) {
		text, ok := asciiNumber(t.StrView(t.Unwrap(v)), false)
		var x decimal.Number
		if ok {
			x, ok = c.Parse(text)
		}
		if !ok || c.CutsNaN(x) {
			return d.result(t, args[0], decimal.ConversionSyntax|c.Status, decimal.NaN())
		}
		x = c.Fix(x)
		return d.result(t, args[0], c.Status, x)
	}
	x, s, err := d.exactly(t, v, false)
	if err != nil {
		return 0, err
	}
	if s != 0 {
		if err := d.signal(t, args[0], s); err != nil {
			return 0, err
		}
	}
	if args[1] != unbound && x.IsZero() && t.IsInstance(v, obj.ShapeInt) { // CPython takes it as it is, even if its exponent is out of bounds
		return d.make(t, x)
	}
	if d.number.is(t, args[1]) && c.CutsNaN(x) {
		return d.result(t, args[0], decimal.ConversionSyntax, decimal.NaN())
	}
	x = c.Fix(x)
	return d.result(t, args[0], c.Status, x)
}

// createFloat is Context.create_decimal_from_float().
func (d *decimals) createFloat(t *Thread, args []Value) (Value, error) {
	x, err := ofReal(t, args[1])
	if err != nil {
		return 0, err
	}
	c := d.working(t, args[0])
	x = c.Fix(x)
	return d.result(t, args[0], c.Status, x)
}
