package std

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// delta is what a timedelta says.
type delta struct{ days, us int64 }

func deltaOf(t *Thread, v Value) delta {
	return delta{t.Field(v, deltaDays).Int(), t.Field(v, deltaUS).Int()}
}

// number is a timedelta in microseconds, an int.
func (d delta) number(t *Thread) (Value, error) {
	if abs64(d.days) < math.MaxInt64/dayUS-1 {
		return t.NewInt(d.days*dayUS + d.us), nil
	}
	n := big.NewInt(d.days)
	return t.NewBig(n.Add(n.Mul(n, big.NewInt(dayUS)), big.NewInt(d.us)))
}

// compare is negative, zero or positive.
func (d delta) compare(e delta) int64 {
	if d.days != e.days {
		return d.days - e.days
	}
	return d.us - e.us
}

// newDelta makes a timedelta; the microseconds may be more or less than those of a day.
func (c *calendar) newDelta(t *Thread, class Value, days, us int64) (Value, error) {
	more, us := divMod(us, dayUS)
	days += more
	switch {
	case days < math.MinInt32 || days > math.MaxInt32:
		return 0, t.OverflowError("Python int too large to convert to C int")
	case abs64(days) > 999999999:
		return 0, t.OverflowError("days=%d; must have magnitude <= 999999999", days)
	}
	return newObject(t, class, obj.SmallInt(days), obj.SmallInt(us))
}

// deltaResult makes a timedelta of the class itself.
func (c *calendar) deltaResult(t *Thread, days, us int64) (Value, error) {
	class, err := c.delta.get(t)
	if err != nil {
		return 0, err
	}
	return c.newDelta(t, class, days, us)
}

// deltaOfNumber makes a timedelta of microseconds, an int.
func (c *calendar) deltaOfNumber(t *Thread, n Value) (Value, error) {
	if n.IsInt() {
		return c.deltaResult(t, 0, n.Int())
	}
	class, err := c.delta.get(t)
	if err != nil {
		return 0, err
	}
	return c.deltaOfBig(t, class, t.BigOf(n))
}

func (c *calendar) deltaOfBig(t *Thread, class Value, n *big.Int) (Value, error) {
	days, us := new(big.Int).DivMod(n, big.NewInt(dayUS), new(big.Int))
	if !days.IsInt64() {
		return 0, t.OverflowError("Python int too large to convert to C int")
	}
	return c.newDelta(t, class, days.Int64(), us.Int64())
}

func (c *calendar) deltaType() *vm.TypeSpec {
	field := func(get func(d delta) int64) func(t *Thread, v Value) (Value, error) {
		return func(t *Thread, v Value) (Value, error) { return obj.SmallInt(get(deltaOf(t, v))), nil }
	}
	return &vm.TypeSpec{Name: "timedelta", Module: "datetime", Kind: obj.KindFields, Body: deltaBody,
		Doc: "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.",
		New: c.deltaNew, NewSig: "cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0",
		Slots: vm.Slots{Repr: deltaRepr, Str: deltaStr, Compare: c.deltaCompare, Binary: c.deltaBinary, WholeOperands: true,
			Binops: []vm.BinaryOp{vm.OpAdd, vm.OpSub, vm.OpMul, vm.OpTrueDiv, vm.OpFloorDiv, vm.OpMod, vm.OpDivmod},
			Hash: func(t *Thread, v Value) (int64, error) {
				d := deltaOf(t, v)
				key, err := tuple(t, ints(d.days, d.us/secondUS, d.us%secondUS)...)
				if err != nil {
					return 0, err
				}
				return t.Hash(key)
			},
			Bool: func(t *Thread, v Value) (bool, error) { return deltaOf(t, v) != delta{}, nil },
			Pos: func(t *Thread, v Value) (Value, error) {
				d := deltaOf(t, v)
				return c.deltaResult(t, d.days, d.us)
			},
			Neg: func(t *Thread, v Value) (Value, error) {
				d := deltaOf(t, v)
				return c.deltaResult(t, -d.days, -d.us)
			},
			Abs: func(t *Thread, v Value) (Value, error) {
				d := deltaOf(t, v)
				if d.days < 0 {
					d.days, d.us = -d.days, -d.us
				}
				return c.deltaResult(t, d.days, d.us)
			},
		},
		Methods: []vm.Native{{Name: "total_seconds", Sig: "self, /", Fn: deltaSeconds, Doc: "Total seconds in the duration."}},
		Getters: []vm.Getter{
			{Name: "days", Member: true, Get: field(func(d delta) int64 { return d.days }), Doc: "Number of days."},
			{Name: "seconds", Member: true, Get: field(func(d delta) int64 { return d.us / secondUS }), Doc: "Number of seconds (>= 0 and less than 1 day)."},
			{Name: "microseconds", Member: true, Get: field(func(d delta) int64 { return d.us % secondUS }), Doc: "Number of microseconds (>= 0 and less than 1 second)."},
		}}
}

// deltaUnits are the units of the arguments of timedelta in microseconds, in the
// order in which their fractions are added.
var deltaUnits = [...]struct {
	name string
	arg  int
	unit int64
}{{"microseconds", 3, 1}, {"milliseconds", 4, 1000}, {"seconds", 2, secondUS}, {"minutes", 5, 60 * secondUS},
	{"hours", 6, 3600 * secondUS}, {"days", 1, dayUS}, {"weeks", 7, 7 * dayUS}}

func (c *calendar) deltaNew(t *Thread, args []Value) (Value, error) {
	var n [8]int64
	for i, a := range args[1:] {
		if a == unbound {
			continue
		}
		if !a.IsInt() || abs64(a.Int()) > 1<<40 {
			return c.deltaNewOfAny(t, args)
		}
		n[i+1] = a.Int()
	}
	days, seconds := divMod(n[2]+n[5]*60+n[6]*3600, daySeconds)
	return c.newDelta(t, args[0], days+n[1]+n[7]*7, seconds*secondUS+n[3]+n[4]*1000)
}

// deltaNewOfAny is deltaNew for large numbers and fractions.
func (c *calendar) deltaNewOfAny(t *Thread, args []Value) (Value, error) {
	sum, rest := new(big.Int), 0.0
	for _, u := range deltaUnits {
		if args[u.arg] == unbound {
			continue
		}
		a := t.Unwrap(args[u.arg])
		unit := big.NewInt(u.unit)
		if t.IsInstance(a, obj.ShapeInt) {
			sum.Add(sum, unit.Mul(unit, t.BigOf(a)))
			continue
		}
		f, ok := t.FloatOf(a)
		switch {
		case !ok:
			return 0, t.TypeError("unsupported type for timedelta %s component: %s", u.name, t.TypeName(args[u.arg]))
		case f != f:
			return 0, t.ValueError("cannot convert float NaN to integer")
		case math.IsInf(f, 0):
			return 0, t.OverflowError("cannot convert float infinity to integer")
		}
		whole, frac := math.Modf(f)
		n, _ := big.NewFloat(whole).Int(nil)
		sum.Add(sum, n.Mul(n, unit))
		whole, frac = math.Modf(frac * float64(u.unit))
		sum.Add(sum, n.SetInt64(int64(whole)))
		rest += frac
	}
	// Half to even, of the sum.
	whole := math.RoundToEven(rest)
	if odd := float64(sum.Bit(0)); math.Abs(whole-rest) == 0.5 {
		whole = 2*math.RoundToEven((rest+odd)*0.5) - odd
	}
	sum.Add(sum, big.NewInt(int64(whole)))
	return c.deltaOfBig(t, args[0], sum)
}

func deltaSeconds(t *Thread, args []Value) (Value, error) {
	n, err := deltaOf(t, args[0]).number(t)
	if err != nil {
		return 0, err
	}
	return t.Binary(vm.OpTrueDiv, n, obj.SmallInt(secondUS))
}

func (c *calendar) deltaCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !c.delta.is(t, b) {
		return obj.NotImplemented, nil
	}
	return ordered(op, deltaOf(t, a).compare(deltaOf(t, b))), nil
}

// ordered is the answer to a comparison of two things of which the first is less
// if diff is negative, and greater if it is positive.
func ordered(op vm.CompareOp, diff int64) Value {
	switch op {
	case vm.OpLt:
		return obj.Bool(diff < 0)
	case vm.OpLe:
		return obj.Bool(diff <= 0)
	case vm.OpEq:
		return obj.Bool(diff == 0)
	case vm.OpNe:
		return obj.Bool(diff != 0)
	case vm.OpGt:
		return obj.Bool(diff > 0)
	}
	return obj.Bool(diff >= 0)
}

func (c *calendar) deltaBinary(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	switch isA, isB := c.delta.is(t, a), c.delta.is(t, b); {
	case isA && isB:
		return c.deltaWithDelta(t, op, deltaOf(t, a), deltaOf(t, b))
	case isA:
		return c.deltaWithNumber(t, op, deltaOf(t, a), b)
	case op == vm.OpMul:
		return c.deltaWithNumber(t, op, deltaOf(t, b), a)
	}
	return obj.NotImplemented, nil
}

func (c *calendar) deltaWithDelta(t *Thread, op vm.BinaryOp, d, e delta) (Value, error) {
	switch op {
	case vm.OpAdd:
		return c.deltaResult(t, d.days+e.days, d.us+e.us)
	case vm.OpSub:
		return c.deltaResult(t, d.days-e.days, d.us-e.us)
	case vm.OpTrueDiv, vm.OpFloorDiv, vm.OpMod, vm.OpDivmod:
	default:
		return obj.NotImplemented, nil
	}
	x, err := d.number(t)
	if err != nil {
		return 0, err
	}
	y, err := e.number(t)
	if err != nil {
		return 0, err
	}
	v, err := t.Binary(op, x, y)
	if err != nil || op == vm.OpTrueDiv || op == vm.OpFloorDiv {
		return v, err
	}
	if op == vm.OpMod {
		return c.deltaOfNumber(t, v)
	}
	q := t.TupleItem(v, 0)
	r, err := c.deltaOfNumber(t, t.TupleItem(v, 1))
	if err != nil {
		return 0, err
	}
	return tuple(t, q, r)
}

// deltaWithNumber is the product or quotient of a timedelta and a number.
func (c *calendar) deltaWithNumber(t *Thread, op vm.BinaryOp, d delta, by Value) (Value, error) {
	if op != vm.OpMul && op != vm.OpTrueDiv && op != vm.OpFloorDiv {
		return obj.NotImplemented, nil
	}
	if f, ok := t.FloatOf(t.Unwrap(by)); ok && op != vm.OpFloorDiv {
		return c.deltaWithFloat(t, op, d, f, by)
	}
	by = t.Unwrap(by)
	if !t.IsInstance(by, obj.ShapeInt) {
		return obj.NotImplemented, nil
	}
	x, err := d.number(t)
	if err != nil {
		return 0, err
	}
	if op == vm.OpTrueDiv {
		if by == obj.SmallInt(0) || by == obj.FalseValue {
			return 0, t.ZeroDivisionError("integer division or modulo by zero")
		}
		return c.deltaRounded(t, t.BigOf(x), t.BigOf(by))
	}
	v, err := t.Binary(op, x, by)
	if err != nil {
		return 0, err
	}
	return c.deltaOfNumber(t, v)
}

// deltaWithFloat is the product or quotient of a timedelta and the float f; v is
// that too, or an object of a derived class.
func (c *calendar) deltaWithFloat(t *Thread, op vm.BinaryOp, d delta, f float64, v Value) (Value, error) {
	var num, denom *big.Int
	if t.IsStaticClass(t.TypeOf(v)) && !math.IsInf(f, 0) && f == f {
		ratio := new(big.Rat).SetFloat64(f)
		num, denom = ratio.Num(), ratio.Denom()
	} else {
		r, err := t.CallMethod(v, "as_integer_ratio")
		if err != nil {
			return 0, err
		}
		if !t.IsKind(r, obj.KindTuple) {
			return 0, t.TypeError("unexpected return type from as_integer_ratio(): expected tuple, got '%s'", t.TypeName(r))
		}
		if n := t.TupleLen(r); n != 2 {
			return 0, t.ValueError("unexpected return type from as_integer_ratio(): expected 2-tuple, got %d-tuple", n)
		}
		a, b := t.Unwrap(t.TupleItem(r, 0)), t.Unwrap(t.TupleItem(r, 1))
		if !t.IsInstance(a, obj.ShapeInt) || !t.IsInstance(b, obj.ShapeInt) {
			return 0, t.TypeError("unexpected items in the result of as_integer_ratio(): expected ints")
		}
		num, denom = t.BigOf(a), t.BigOf(b)
	}
	if op == vm.OpTrueDiv {
		num, denom = denom, num
	}
	if denom.Sign() == 0 {
		return 0, t.ZeroDivisionError("integer division or modulo by zero")
	}
	x, err := d.number(t)
	if err != nil {
		return 0, err
	}
	n := t.BigOf(x)
	return c.deltaRounded(t, n.Mul(n, num), denom)
}

// deltaRounded makes a timedelta of a / b microseconds, half to even.
func (c *calendar) deltaRounded(t *Thread, a, b *big.Int) (Value, error) {
	class, err := c.delta.get(t)
	if err != nil {
		return 0, err
	}
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	if twice := r.Lsh(r, 1).Cmp(b); twice > 0 || twice == 0 && q.Bit(0) != 0 {
		q.Add(q, big.NewInt(1))
	}
	return c.deltaOfBig(t, class, q)
}

func deltaRepr(t *Thread, v Value) (Value, error) {
	d := deltaOf(t, v)
	var parts []string
	for _, f := range []struct {
		name string
		n    int64
	}{{"days", d.days}, {"seconds", d.us / secondUS}, {"microseconds", d.us % secondUS}} {
		if f.n != 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", f.name, f.n))
		}
	}
	if parts == nil {
		parts = []string{"0"}
	}
	return t.NewStr(t.TypeName(v) + "(" + strings.Join(parts, ", ") + ")")
}

func deltaStr(t *Thread, v Value) (Value, error) {
	d := deltaOf(t, v)
	var text []byte
	if d.days != 0 {
		text = fmt.Appendf(text, "%d day", d.days)
		if abs64(d.days) != 1 {
			text = append(text, 's')
		}
		text = append(text, ", "...)
	}
	s := int(d.us / secondUS)
	text = appendNumber(text, s/3600, 1)
	text = append(appendNumber(append(text, ':'), s/60%60, 2), ':')
	text = appendNumber(text, s%60, 2)
	if us := int(d.us % secondUS); us != 0 {
		text = appendNumber(append(text, '.'), us, 6)
	}
	return t.NewStrBytes(text)
}

// appendNumber writes a number that is not negative with so many digits at least.
func appendNumber(text []byte, n, digits int) []byte {
	var buf [20]byte
	i := len(buf)
	for ; n > 0 || digits > 0; digits-- {
		i--
		buf[i] = byte('0' + n%10)
		n /= 10
	}
	return append(text, buf[i:]...)
}
