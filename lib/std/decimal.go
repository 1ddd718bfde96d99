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
//	Decimal   the coefficient's last 61 bits, or all of it as an int; the exponent; its
//	          other bits, as long as they fit into a word with the kind and the sign
//	Context   what it bounds, how it rounds; flags and traps as bits
const (
	decimalCoef, decimalExp, decimalKind, decimalBody = 1, 2, 3, 4

	coefBits, kindBits = 61, 3

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
	number, context nativeClass
	shape           atomic.Uint32 // of Decimals that are of no derived class, once the class is made
}

func decimalModule() *vm.ModuleSpec {
	d := &decimals{}
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

// of is the number that a Decimal is. What is never changed needs no barriers.
func (d *decimals) of(t *Thread, v Value) decimal.Number {
	word := func(i int) Value { return Value(t.Word(v.Ref(), i)) }
	bits, exp, coef := uint64(word(decimalKind).Int()), word(decimalExp).Int(), word(decimalCoef)
	neg, kind := bits&1 != 0, decimal.Kind(bits>>1&3)
	if !coef.IsInt() {
		return decimal.Make(neg, t.BigOf(coef), exp).As(kind)
	}
	high := bits >> kindBits
	return decimal.Wide(neg, high>>(64-coefBits), uint64(coef.Int())|high<<coefBits, exp).As(kind)
}

// plain reports whether v is a Decimal of no derived class.
func (d *decimals) plain(t *Thread, v Value) bool {
	return t.IsExact(v, obj.KindFields, d.shape.Load())
}

// make makes a Decimal.
func (d *decimals) make(t *Thread, x decimal.Number) (Value, error) {
	shape := d.shape.Load()
	if shape == 0 {
		if _, err := d.number.get(t); err != nil {
			return 0, err
		}
		shape = t.ShapeOf(d.number.spec)
		d.shape.Store(shape)
	}
	coef, bits, err := d.words(t, &x)
	if err != nil {
		return 0, err
	}
	v := obj.FromRef(t.Alloc(obj.KindFields, shape, decimalBody*8))
	t.Init(v, decimalCoef, coef)
	t.Init(v, decimalExp, obj.SmallInt(x.Exp))
	t.Init(v, decimalKind, bits)
	return v, nil
}

// makeOf makes an object of a class derived from Decimal, or of Decimal itself.
func (d *decimals) makeOf(t *Thread, class Value, x decimal.Number) (Value, error) {
	if t.IsStaticClass(class) {
		return d.make(t, x)
	}
	coef, bits, err := d.words(t, &x)
	if err != nil {
		return 0, err
	}
	return newObject(t, class, coef, obj.SmallInt(x.Exp), bits)
}

// words is how a number's coefficient, kind and sign are kept.
func (d *decimals) words(t *Thread, x *decimal.Number) (coef, bits Value, err error) {
	b := uint64(x.Kind) << 1
	if x.Neg {
		b |= 1
	}
	if hi, lo, ok := x.Words(); ok && hi>>(2*coefBits-kindBits-64) == 0 {
		b |= (hi<<(64-coefBits) | lo>>coefBits) << kindBits
		return obj.SmallInt(int64(lo & (1<<coefBits - 1))), obj.SmallInt(int64(b)), nil
	}
	coef, err = t.NewBig(x.Coef())
	return coef, obj.SmallInt(int64(b)), err
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
	if v := t.Noted(); v != unbound {
		return v, nil
	}
	class, err := d.context.get(t)
	if err != nil {
		return 0, err
	}
	v, err := t.CallMethod(class, "_current")
	switch {
	case err != nil:
		return 0, err
	case !d.context.is(t, v):
		return 0, t.TypeError("optional argument must be a context")
	}
	t.Note(v)
	return v, nil
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
	if d.plain(t, v) || d.number.is(t, v) {
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
