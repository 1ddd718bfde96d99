package std

import (
	"fmt"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// pack makes a day a number, in the order of days.
func (c civil) pack() Value {
	return obj.SmallInt(int64(c.year<<9 | c.month<<5 | c.day))
}

func unpackDay(v Value) civil {
	n := int(v.Int())
	return civil{n >> 9, n >> 5 & 15, n & 31}
}

// dayOf is the day of a date or datetime.
func dayOf(t *Thread, v Value) civil { return unpackDay(t.Field(v, dateDay)) }

func (c civil) append(text []byte) []byte {
	text = append(appendNumber(text, c.year, 4), '-')
	text = append(appendNumber(text, c.month, 2), '-')
	return appendNumber(text, c.day, 2)
}

// check says whether there is such a day.
func (c civil) check(t *Thread) error {
	switch {
	case c.year < minYear || c.year > maxYear:
		return t.ValueError("year %d is out of range", c.year)
	case c.month < 1 || c.month > 12:
		return t.ValueError("month must be in 1..12")
	case c.day < 1 || c.day > monthLength(c.year, c.month):
		return t.ValueError("day is out of range for month")
	}
	return nil
}

// civilArgs reads the arguments year, month and day.
func civilArgs(t *Thread, args []Value) (civil, error) {
	var n [3]int
	for i := range n {
		if args[i] == unbound {
			return civil{}, t.TypeError("function missing required argument '%s' (pos %d)", [...]string{"year", "month", "day"}[i], i+1)
		}
		var err error
		if n[i], err = cInt(t, args[i]); err != nil {
			return civil{}, err
		}
	}
	day := civil{n[0], n[1], n[2]}
	return day, day.check(t)
}

// pickled is the state of a pickle, n bytes, given to a class in place of a year:
// Python 2 wrote it as text. The byte of the month, whose highest bit may be the
// fold, tells it from other arguments.
func pickled(t *Thread, v Value, n int) ([]byte, bool) {
	v = t.Unwrap(v)
	var b []byte
	switch {
	case t.IsKind(v, obj.KindBytes):
		b = []byte(t.BytesView(v))
	case t.IsKind(v, obj.KindStr) && t.StrChars(v) == n:
		for _, r := range t.StrView(v) {
			if r > 255 {
				return nil, false
			}
			b = append(b, byte(r))
		}
	}
	if len(b) != n {
		return nil, false
	}
	month := b[2] & 127
	return b, month >= 1 && month <= 12
}

func (c *calendar) dateType() *vm.TypeSpec {
	field := func(get func(d civil) int) func(t *Thread, v Value) (Value, error) {
		return func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(get(dayOf(t, v)))), nil }
	}
	number := func(get func(d civil) int) vm.NativeFunc {
		return func(t *Thread, args []Value) (Value, error) { return obj.SmallInt(int64(get(dayOf(t, args[0])))), nil }
	}
	return &vm.TypeSpec{Name: "date", Module: "datetime", Kind: obj.KindFields, Body: dateBody,
		Doc: "date(year, month, day) --> date object",
		New: c.dateNew, NewSig: "cls, year=None, month=None, day=None",
		Slots: vm.Slots{Repr: dateRepr, Str: strByISO(dateISO), Compare: c.dateCompare, Hash: dateHash, Binary: c.dateBinary,
			Binops: []vm.BinaryOp{vm.OpAdd, vm.OpSub}},
		Methods: []vm.Native{
			{Name: "fromtimestamp", Sig: "cls, timestamp, /", Kind: vm.ClassMethod, Fn: c.dateFromTimestamp,
				Doc: "Create a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time."},
			{Name: "today", Sig: "cls, /", Kind: vm.ClassMethod, Fn: c.dateToday, Doc: "Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."},
			{Name: "fromordinal", Sig: "cls, ordinal, /", Kind: vm.ClassMethod, Fn: c.dateFromOrdinal, Doc: "int -> date corresponding to a proleptic Gregorian ordinal."},
			{Name: "fromisoformat", Sig: "cls, string, /", Kind: vm.ClassMethod, Fn: c.fromISO(true), Doc: "str -> Construct a date from a string in ISO 8601 format."},
			{Name: "strftime", Sig: "self, format", Fn: c.dateStrftime, Doc: "format -> strftime() style string."},
			{Name: "toordinal", Sig: "self, /", Fn: number(civil.ordinal), Doc: "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."},
			{Name: "weekday", Sig: "self, /", Fn: number(func(d civil) int { return (d.ordinal() + 6) % 7 }), Doc: "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6"},
			{Name: "isoweekday", Sig: "self, /", Fn: number(func(d civil) int { return (d.ordinal()+6)%7 + 1 }), Doc: "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7"},
			{Name: "isoformat", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return dateISO(t, args[0]) }, Doc: "Return string in ISO 8601 format, YYYY-MM-DD."},
			{Name: "replace", Sig: "self, year=None, month=None, day=None", Fn: c.dateReplace, Doc: "Return date with new specified fields."},
			{Name: "__format__", Sig: "self, spec, /", Fn: formatByStrftime, Doc: "Formats self with strftime."},
		},
		Getters: []vm.Getter{
			{Name: "year", Get: field(func(d civil) int { return d.year })},
			{Name: "month", Get: field(func(d civil) int { return d.month })},
			{Name: "day", Get: field(func(d civil) int { return d.day })},
		}}
}

func (c *calendar) dateNew(t *Thread, args []Value) (Value, error) {
	if args[1].IsRef() && args[2] == unbound {
		if b, ok := pickled(t, args[1], 4); ok && b[2] < 128 {
			return newObject(t, args[0], civil{int(b[0])<<8 | int(b[1]), int(b[2]), int(b[3])}.pack())
		}
	}
	day, err := civilArgs(t, args[1:4])
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], day.pack())
}

// makeDate makes a date of a class: derived ones are called.
func (c *calendar) makeDate(t *Thread, class Value, day civil) (Value, error) {
	plain, err := c.date.get(t)
	if err != nil {
		return 0, err
	}
	if class == plain {
		return newObject(t, class, day.pack())
	}
	return t.Call(class, ints(int64(day.year), int64(day.month), int64(day.day))...)
}

func (c *calendar) dateFromTimestamp(t *Thread, args []Value) (Value, error) {
	at, err := instantOf(t, args[1])
	if err != nil {
		return 0, err
	}
	return c.dateAt(t, args[0], instant{at.seconds, 0})
}

func (c *calendar) dateAt(t *Thread, class Value, at instant) (Value, error) {
	m, err := at.moment(t, c.time.zone.Load())
	if err != nil {
		return 0, err
	}
	return c.makeDate(t, class, m.day)
}

func (c *calendar) dateToday(t *Thread, args []Value) (Value, error) {
	plain, err := c.date.get(t)
	if err != nil {
		return 0, err
	}
	now := instantNow(t)
	if args[0] == plain {
		return c.dateAt(t, plain, now)
	}
	return t.CallMethod(args[0], "fromtimestamp", t.NewFloat(float64(now.seconds)+float64(now.us)/1e6))
}

func (c *calendar) dateFromOrdinal(t *Thread, args []Value) (Value, error) {
	n, err := cInt(t, args[1])
	if err != nil {
		return 0, err
	}
	if n < 1 {
		return 0, t.ValueError("ordinal must be >= 1")
	}
	day := civilOf(n)
	if day.year > maxYear {
		return 0, t.ValueError("year %d is out of range", day.year)
	}
	return c.makeDate(t, args[0], day)
}

func dateISO(t *Thread, v Value) (Value, error) {
	var buf [16]byte
	return t.NewStrBytes(dayOf(t, v).append(buf[:0]))
}

// strByISO is the __str__ of a class whose isoformat may be another in a class
// derived from it.
func strByISO(iso func(t *Thread, v Value) (Value, error)) func(t *Thread, v Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) {
		if t.IsStaticClass(t.TypeOf(v)) {
			return iso(t, v)
		}
		return t.CallMethod(v, "isoformat")
	}
}

// formatByStrftime is the __format__ of dates.
func formatByStrftime(t *Thread, args []Value) (Value, error) {
	if !t.IsInstance(args[1], obj.ShapeStr) {
		return 0, t.TypeError("__format__() argument 1 must be str, not %s", t.TypeName(args[1]))
	}
	if t.StrView(t.Unwrap(args[1])) == "" {
		return t.StrOf(args[0])
	}
	return t.CallMethod(args[0], "strftime", args[1])
}

func dateRepr(t *Thread, v Value) (Value, error) {
	d := dayOf(t, v)
	return t.NewStr(fmt.Sprintf("%s(%d, %d, %d)", t.TypeName(v), d.year, d.month, d.day))
}

func dateHash(t *Thread, v Value) (int64, error) { return t.Hash(t.Field(v, dateDay)) }

func (c *calendar) dateReplace(t *Thread, args []Value) (Value, error) {
	old := dayOf(t, args[0])
	for i, n := range [...]int{old.year, old.month, old.day} {
		if args[i+1] == unbound {
			args[i+1] = obj.SmallInt(int64(n))
		}
	}
	if class := t.TypeOf(args[0]); !t.IsStaticClass(class) {
		return t.Call(class, args[1:4]...)
	}
	day, err := civilArgs(t, args[1:4])
	if err != nil {
		return 0, err
	}
	return newObject(t, t.TypeOf(args[0]), day.pack())
}

func (c *calendar) dateCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !c.date.is(t, b) {
		return obj.NotImplemented, nil
	}
	return ordered(op, t.Field(a, dateDay).Int()-t.Field(b, dateDay).Int()), nil
}

func (c *calendar) dateBinary(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	switch {
	case op == vm.OpAdd && c.date.is(t, a) && c.delta.is(t, b):
		return c.dateMoved(t, a, deltaOf(t, b).days)
	case op == vm.OpAdd && c.date.is(t, b) && c.delta.is(t, a):
		return c.dateMoved(t, b, deltaOf(t, a).days)
	case op == vm.OpSub && c.date.is(t, a) && c.delta.is(t, b):
		return c.dateMoved(t, a, -deltaOf(t, b).days)
	case op == vm.OpSub && c.date.is(t, a) && c.date.is(t, b):
		return c.deltaResult(t, int64(dayOf(t, a).ordinal()-dayOf(t, b).ordinal()), 0)
	}
	return obj.NotImplemented, nil
}

// dateMoved is a date some days later.
func (c *calendar) dateMoved(t *Thread, v Value, days int64) (Value, error) {
	n := int64(dayOf(t, v).ordinal()) + days
	if n < 1 || n > maxOrdinal {
		return 0, t.OverflowError("date value out of range")
	}
	return c.makeDate(t, t.TypeOf(v), civilOf(int(n)))
}
