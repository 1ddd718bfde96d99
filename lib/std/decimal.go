package std

import (
	"sync/atomic"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/decimal"
)

// The classes Decimal and Context; module _decimal completes them by what is rare,
// written in Python. The arithmetic is that of package lib/decimal. A Decimal is immutable:
//
//	Decimal   the coefficient, an int; the exponent; the kind and the sign
//	Context   what it bounds, how it rounds; flags and traps as bits
const (
	decimalCoef, decimalExp, decimalKind, decimalBody = 1, 2, 3, 4

	contextPrec, contextRounding       = 1, 2
	contextEmin, contextEmax           = 3, 4
	contextCapitals, contextClamp      = 5, 6
	contextFlags, contextTraps         = 7, 8
	contextBody                        = 9
	decimalTraps                       = decimal.Invalid | decimal.DivisionByZero | decimal.Overflow
	decimalFloat, decimalInvalidSignal = decimal.FloatOperation, decimal.InvalidOperation
)

// decimals is what module _decimals keeps.
type decimals struct {
	number, context               nativeClass
	here, variable, scope, values nativeName // on the way to the current context
}

// nativeName is a name and, once it was looked for, its interned text, which stays.
type nativeName struct {
	text string
	name atomic.Uint64
}

func (n *nativeName) get(t *Thread) Value {
	v := Value(n.name.Load())
	if v == 0 {
		v = t.Intern(n.text)
		n.name.Store(uint64(v))
	}
	return v
}

func decimalModule() *vm.ModuleSpec {
	d := &decimals{here: nativeName{text: "_here"}, variable: nativeName{text: "_variable"}, scope: nativeName{text: "context"}, values: nativeName{text: "_values"}}
	d.number.spec, d.context.spec = d.numberType(), d.contextType()
	return &vm.ModuleSpec{Name: "_decimals", Doc: "Decimal numbers and their contexts, not complete.",
		Types: []*vm.TypeSpec{d.number.spec, d.context.spec},
		Funcs: []vm.Native{
			{Name: "completes", Sig: "class, methods, /", Doc: "Give a class the attributes of another one.", Fn: func(t *Thread, args []Value) (Value, error) {
				for _, n := range []*nativeClass{&d.number, &d.context} {
					class, err := n.get(t)
					if err != nil {
						return 0, err
					}
					if class == args[0] && t.IsKind(args[1], obj.KindType) {
						return class, t.CompleteClass(class, t.Field(args[1], vm.TypeDict))
					}
				}
				return 0, t.ValueError("no class to complete")
			}},
			{Name: "parts", Sig: "number, /", Doc: "Sign, digits, exponent and kind of a number.", Fn: func(t *Thread, args []Value) (Value, error) {
				if !d.number.is(t, args[0]) {
					return 0, t.TypeError("parts() argument must be decimal.Decimal, not %s", t.TypeName(args[0]))
				}
				x := d.of(t, args[0])
				digits, err := t.NewStr(x.Coef().String())
				if err != nil {
					return 0, err
				}
				return tuple(t, obj.Bool(x.Neg), digits, obj.SmallInt(x.Exp), obj.SmallInt(int64(x.Kind)))
			}},
			{Name: "of_int", Sig: "coefficient, exponent, /", Doc: "A number of a coefficient and an exponent.", Fn: func(t *Thread, args []Value) (Value, error) {
				if !t.IsInstance(args[0], obj.ShapeInt) || !args[1].IsInt() {
					return 0, t.TypeError("of_int() arguments must be ints")
				}
				x := ofInt(t, args[0])
				x.Exp = args[1].Int()
				return d.make(t, x)
			}},
		}}
}

// of is the number that a Decimal is.
func (d *decimals) of(t *Thread, v Value) decimal.Number {
	bits, exp := t.Field(v, decimalKind).Int(), t.Field(v, decimalExp).Int()
	coef := t.Field(v, decimalCoef)
	var x decimal.Number
	if coef.IsInt() {
		x = decimal.Small(bits&1 != 0, uint64(coef.Int()), exp)
	} else {
		x = decimal.Make(bits&1 != 0, t.BigOf(coef), exp)
	}
	return x.As(decimal.Kind(bits >> 1))
}

// make makes a Decimal.
func (d *decimals) make(t *Thread, x decimal.Number) (Value, error) {
	class, err := d.number.get(t)
	if err != nil {
		return 0, err
	}
	return d.makeOf(t, class, x)
}

func (d *decimals) makeOf(t *Thread, class Value, x decimal.Number) (Value, error) {
	bits := int64(x.Kind) << 1
	if x.Neg {
		bits |= 1
	}
	var coef Value
	if n, ok := x.SmallCoef(); ok {
		coef = t.NewUint(n)
	} else {
		var err error
		if coef, err = t.NewBig(x.Coef()); err != nil {
			return 0, err
		}
	}
	return newObject(t, class, coef, obj.SmallInt(x.Exp), obj.SmallInt(bits))
}

// ofInt is the number that an int is.
func ofInt(t *Thread, v Value) decimal.Number {
	v = t.Unwrap(v)
	if v.IsInt() {
		n := v.Int()
		return decimal.Small(n < 0, uint64(abs64(n)), 0)
	}
	n := t.BigOf(v)
	return decimal.Make(n.Sign() < 0, n.Abs(n), 0)
}

// current is the context of the running code.
func (d *decimals) current(t *Thread) (Value, error) {
	class, err := d.context.get(t)
	if err != nil {
		return 0, err
	}
	attrs := t.Field(class, vm.TypeDict)
	if here := t.StrGet(attrs, d.here.get(t)); here != unbound {
		if local := t.LocalDict(here); local != unbound {
			if scope := t.StrGet(local, d.scope.get(t)); scope != unbound {
				values, err := t.GetAttr(scope, d.values.get(t))
				if err != nil {
					return 0, err
				}
				found, err := valueOf(t, values, t.StrGet(attrs, d.variable.get(t)))
				if err != nil {
					return 0, err
				}
				if d.context.is(t, found) {
					return found, nil
				}
			}
		}
	}
	v, err := t.CallMethod(class, "_current")
	if err == nil && !d.context.is(t, v) {
		err = t.TypeError("optional argument must be a context")
	}
	return v, err
}

// valueOf is the value of a context variable, of which there are few as a rule.
func valueOf(t *Thread, values, variable Value) (Value, error) {
	n := 0
	for i := t.DictNext(values, 0); i != obj.Missing && n < 4; i = t.DictNext(values, i+1) {
		if t.DictKey(values, i) == variable {
			return t.DictValue(values, i), nil
		}
		n++
	}
	return t.DictGet(values, variable)
}

// chosen is an optional argument that is a context, or the current one.
func (d *decimals) chosen(t *Thread, arg Value) (Value, error) {
	if !given(arg) {
		return d.current(t)
	}
	if !d.context.is(t, arg) {
		return 0, t.TypeError("optional argument must be a context")
	}
	return arg, nil
}

// working is what the arithmetic is to know of a context.
func (d *decimals) working(t *Thread, v Value) decimal.Context {
	field := func(i int) int64 { return t.Slot(v, i).Int() }
	return decimal.Context{Prec: field(contextPrec), Emin: field(contextEmin), Emax: field(contextEmax),
		Rounding: decimal.Rounding(field(contextRounding)), Clamp: field(contextClamp) != 0,
		Stop: t.GiveUp, Mul: obj.Product}
}

// exact is a context that bounds nothing.
func exactContext(t *Thread) decimal.Context {
	return decimal.Context{Prec: decimal.MaxPrec, Emin: decimal.MinEmin, Emax: decimal.MaxEmax, Rounding: decimal.HalfEven, Stop: t.GiveUp, Mul: obj.Product}
}

// signal adds conditions to the flags of a context, and raises what it traps of them.
func (d *decimals) signal(t *Thread, context Value, s decimal.Signals) error {
	if t.GiveUp != nil && t.GiveUp.Load() {
		return obj.ErrInterrupted
	}
	if s == 0 {
		return nil
	}
	if s&decimal.NoMemory != 0 {
		return t.MemoryError()
	}
	flags := decimal.Signals(t.Slot(context, contextFlags).Int())
	if flags|s != flags {
		t.SetSlot(context, contextFlags, obj.SmallInt(int64(flags|s)))
	}
	trapped := s & decimal.Signals(t.Slot(context, contextTraps).Int())
	if trapped == 0 {
		return nil
	}
	class, err := d.context.get(t)
	if err != nil {
		return err
	}
	exc, err := t.CallMethod(class, "_exception", obj.SmallInt(int64(trapped)))
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// result signals what an operation has met and makes a Decimal of its result.
func (d *decimals) result(t *Thread, context Value, s decimal.Signals, x decimal.Number) (Value, error) {
	if s != 0 || t.GiveUp != nil && t.GiveUp.Load() {
		if err := d.signal(t, context, s); err != nil {
			return 0, err
		}
	}
	return d.make(t, x)
}

// operand is an operand that is a Decimal or an int.
func (d *decimals) operand(t *Thread, v Value) (decimal.Number, bool) {
	if d.number.is(t, v) {
		return d.of(t, v), true
	}
	if t.IsInstance(v, obj.ShapeInt) {
		return ofInt(t, v), true
	}
	return decimal.Number{}, false
}

// operands are the operands of a method.
func (d *decimals) operands(t *Thread, args []Value) ([3]decimal.Number, error) {
	var xs [3]decimal.Number
	for i, a := range args {
		x, ok := d.operand(t, a)
		if !ok {
			return xs, t.TypeError("conversion from %s to Decimal is not supported", t.TypeName(a))
		}
		xs[i] = x
	}
	return xs, nil
}
