package std

import (
	"math/big"
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
				digits, err := t.NewStrBytes(x.AppendDigits(make([]byte, 0, 64)))
				if err != nil {
					return 0, err
				}
				return tuple(t, obj.Bool(x.Neg), digits, obj.SmallInt(x.Exp), obj.SmallInt(int64(x.Kind)))
			}},
		}}
}

// of is the number that a Decimal is.
func (d *decimals) of(t *Thread, v Value) decimal.Number {
	x, ok := d.short(t, v)
	if ok {
		return decimal.Number{Short: x}
	}
	return decimal.Make(x.Neg, t.BigOf(Value(t.Word(v.Ref(), decimalCoef))), x.Exp).As(x.Kind)
}

// short is the number that a Decimal is, if its coefficient is no object: else it is all but
// that. What is never changed needs no barriers.
func (d *decimals) short(t *Thread, v Value) (decimal.Short, bool) {
	word := func(i int) Value { return Value(t.Word(v.Ref(), i)) }
	bits, coef := uint64(word(decimalKind).Int()), word(decimalCoef)
	low, high := uint64(coef.Int()), bits>>kindBits
	x := decimal.Wide(bits&1 != 0, high>>(64-coefBits), low|high<<coefBits, word(decimalExp).Int())
	x.Kind = decimal.Kind(bits >> 1 & 3)
	return x, coef.IsInt()
}

// plain reports whether v is a Decimal of no derived class.
func (d *decimals) plain(t *Thread, v Value) bool {
	return t.IsExact(v, obj.KindFields, d.shape.Load())
}

// make makes a Decimal.
func (d *decimals) make(t *Thread, x decimal.Number) (Value, error) {
	coef, bits, err := words(t, x)
	if err != nil {
		return 0, err
	}
	return d.makeWords(t, coef, x.Exp, bits), nil
}

func (d *decimals) makeShort(t *Thread, x decimal.Short) (Value, error) {
	if coef, bits, ok := shortWords(x); ok {
		return d.makeWords(t, coef, x.Exp, bits), nil
	}
	return d.make(t, decimal.Number{Short: x})
}

func (d *decimals) makeWords(t *Thread, coef Value, exp int64, bits Value) Value {
	shape := d.shape.Load()
	if shape == 0 {
		shape = t.ShapeOf(d.number.spec)
		d.shape.Store(shape)
	}
	v := obj.FromRef(t.Alloc(obj.KindFields, shape, decimalBody*8))
	t.Init(v, decimalCoef, coef)
	t.Init(v, decimalExp, obj.SmallInt(exp))
	t.Init(v, decimalKind, bits)
	return v
}

// makeOf makes an object of a class derived from Decimal, or of Decimal itself.
func (d *decimals) makeOf(t *Thread, class Value, x decimal.Number) (Value, error) {
	if t.IsStaticClass(class) {
		return d.make(t, x)
	}
	coef, bits, err := words(t, x)
	if err != nil {
		return 0, err
	}
	return newObject(t, class, coef, obj.SmallInt(x.Exp), bits)
}

// words is how a number's coefficient, kind and sign are kept.
func words(t *Thread, x decimal.Number) (coef, bits Value, err error) {
	if coef, bits, ok := shortWords(x.Short); ok && x.IsShort() {
		return coef, bits, nil
	}
	_, bits, _ = shortWords(decimal.Short{Kind: x.Kind, Neg: x.Neg})
	coef, err = t.NewBig(x.Coef())
	return coef, bits, err
}

// shortWords is words for a coefficient that fits.
func shortWords(x decimal.Short) (coef, bits Value, ok bool) {
	hi, lo := x.Words()
	b := uint64(x.Kind) << 1
	if x.Neg {
		b |= 1
	}
	b |= (hi<<(64-coefBits) | lo>>coefBits) << kindBits
	return obj.SmallInt(int64(lo & (1<<coefBits - 1))), obj.SmallInt(int64(b)), hi>>(2*coefBits-kindBits-64) == 0
}

// ofInt is the number that an int is.
func ofInt(t *Thread, v Value) decimal.Number {
	v, _ = t.AsInt(t.Unwrap(v))
	if v.IsInt() {
		n := v.Int()
		return decimal.Small(n < 0, uint64(abs64(n)), 0)
	}
	var view big.Int
	n := t.ViewInt(v, &view)
	if x, ok := decimal.ShortOf(n); ok {
		return decimal.Number{Short: x}
	}
	return decimal.Make(n.Sign() < 0, new(big.Int).Abs(n), 0)
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
func (d *decimals) working(t *Thread, v Value) (c decimal.Context) {
	d.bound(t, v, &c)
	c.Clamp, c.Stop, c.Mul = t.Slot(v, contextClamp).Int() != 0, t.GiveUp, obj.Product
	return c
}

// bound is working for what is done with short numbers.
func (d *decimals) bound(t *Thread, v Value, c *decimal.Context) {
	c.Prec, c.Emin, c.Emax = t.Slot(v, contextPrec).Int(), t.Slot(v, contextEmin).Int(), t.Slot(v, contextEmax).Int()
	c.Rounding = d.rounding(t, v)
}

func (d *decimals) rounding(t *Thread, context Value) decimal.Rounding {
	return decimal.Rounding(t.Slot(context, contextRounding).Int())
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

// shortResult is result for a short number.
func (d *decimals) shortResult(t *Thread, context Value, s decimal.Signals, x decimal.Short) (Value, error) {
	if s != 0 {
		if err := d.signal(t, context, s); err != nil {
			return 0, err
		}
	}
	return d.makeShort(t, x)
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

// shortOperand is an operand that is a Decimal or an int, if it is short and of no derived class.
func (d *decimals) shortOperand(t *Thread, v Value) (decimal.Short, bool) {
	if d.plain(t, v) {
		return d.short(t, v)
	}
	if v.IsInt() {
		n := v.Int()
		return decimal.Wide(n < 0, 0, uint64(abs64(n)), 0), true
	}
	if t.IsKind(v, obj.KindInt) {
		var view big.Int
		return decimal.ShortOf(t.ViewInt(v, &view))
	}
	return decimal.Short{}, false
}

// operand is an operand that is a Decimal or an int.
func (d *decimals) operand(t *Thread, v Value) (decimal.Number, bool) {
	if x, ok := d.shortOperand(t, v); ok {
		return decimal.Number{Short: x}, true
	}
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
