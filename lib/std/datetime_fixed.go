package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The class timezone: zones at a fixed offset from UTC. What a datetime asks its
// time zone for is answered without a call where that is one of these.
const (
	fixedOffset = 1 // timedelta
	fixedName   = 2 // str or None
	fixedBody   = 3
)

func (c *calendar) fixedType() *vm.TypeSpec {
	// about makes the methods whose argument is a datetime or None.
	about := func(name string, answer func(t *Thread, v Value) (Value, error)) vm.NativeFunc {
		return func(t *Thread, args []Value) (Value, error) {
			if args[1] != none && !c.datetime.is(t, args[1]) {
				return 0, t.TypeError("%s(dt) argument must be a datetime instance or None, not %s", name, t.TypeName(args[1]))
			}
			return answer(t, args[0])
		}
	}
	offset := func(t *Thread, v Value) (Value, error) { return t.Field(v, fixedOffset), nil }
	return &vm.TypeSpec{Name: "timezone", Module: "datetime", Base: c.zone.spec, Kind: obj.KindFields, Body: fixedBody, Final: true,
		Doc: "Fixed offset from UTC implementation of tzinfo.",
		New: c.fixedNew, NewSig: "cls, offset, name=None",
		Slots: vm.Slots{Repr: c.fixedRepr, Str: c.fixedTzname, Compare: c.fixedCompare,
			Hash: func(t *Thread, v Value) (int64, error) { return t.Hash(t.Field(v, fixedOffset)) }},
		Methods: []vm.Native{
			{Name: "utcoffset", Sig: "self, dt, /", Fn: about("utcoffset", offset), Doc: "Return fixed offset."},
			{Name: "dst", Sig: "self, dt, /", Fn: about("dst", func(*Thread, Value) (Value, error) { return none, nil }), Doc: "Return None."},
			{Name: "tzname", Sig: "self, dt, /", Fn: about("tzname", c.fixedTzname),
				Doc: "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'."},
			{Name: "fromutc", Sig: "self, dt, /", Fn: c.fixedFromUTC, Doc: "datetime in UTC -> datetime in local time."},
			{Name: "__getinitargs__", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				if name := t.Field(args[0], fixedName); name != none {
					return tuple(t, t.Field(args[0], fixedOffset), name)
				}
				return tuple(t, t.Field(args[0], fixedOffset))
			}, Doc: "pickle support"},
		}}
}

func (c *calendar) fixedNew(t *Thread, args []Value) (Value, error) {
	if !c.delta.is(t, args[1]) {
		return 0, t.TypeError("timezone() argument 1 must be datetime.timedelta, not %s", t.TypeName(args[1]))
	}
	d := deltaOf(t, args[1])
	switch {
	case args[2] == none:
		return 0, t.TypeError("timezone() argument 2 must be str, not None")
	case args[2] != unbound && !t.IsInstance(args[2], obj.ShapeStr):
		return 0, t.TypeError("timezone() argument 2 must be str, not %s", t.TypeName(args[2]))
	case args[2] == unbound && d == delta{}:
		return t.GetAttr(args[0], t.Intern("utc"))
	}
	if err := checkOffset(t, d, args[1]); err != nil {
		return 0, err
	}
	return newObject(t, args[0], args[1], orNone(args[2]))
}

// isOffset reports whether a timedelta can be an offset from UTC.
func (d delta) isOffset() bool { return d.days == 0 || d.days == -1 && d.us > 0 }

// checkOffset checks the offset of a timezone, which v is too.
func checkOffset(t *Thread, d delta, v Value) error {
	if d.isOffset() {
		return nil
	}
	text, err := t.ReprText(v)
	if err != nil {
		return err
	}
	return t.ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", text)
}

// newFixed makes a timezone, UTC too, for the attributes of the class.
func (c *calendar) newFixed(t *Thread, args []Value) (Value, error) {
	if !c.delta.is(t, args[0]) {
		return 0, t.TypeError("fixed() argument must be datetime.timedelta, not %s", t.TypeName(args[0]))
	}
	if err := checkOffset(t, deltaOf(t, args[0]), args[0]); err != nil {
		return 0, err
	}
	class, err := c.fixed.get(t)
	if err != nil {
		return 0, err
	}
	return newObject(t, class, args[0], none)
}

func (c *calendar) fixedTzname(t *Thread, v Value) (Value, error) {
	if name := t.Field(v, fixedName); name != none {
		return name, nil
	}
	d := deltaOf(t, t.Field(v, fixedOffset))
	text := []byte("UTC")
	if d != (delta{}) {
		text = offset{d.days*dayUS + d.us, true}.append(text)
	}
	return t.NewStrBytes(text)
}

func (c *calendar) fixedRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(v)
	if utc, err := t.GetAttr(t.TypeOf(v), t.Intern("utc")); err != nil || utc == *kept {
		if err != nil {
			return 0, err
		}
		return t.NewStr("datetime.timezone.utc")
	}
	text, err := t.ReprText(t.Field(*kept, fixedOffset))
	if err != nil {
		return 0, err
	}
	if name := t.Field(*kept, fixedName); name != none {
		shown, err := t.ReprText(name)
		if err != nil {
			return 0, err
		}
		text += ", " + shown
	}
	return t.NewStr("datetime.timezone(" + text + ")")
}

func (c *calendar) fixedCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if op != vm.OpEq && op != vm.OpNe || !c.fixed.is(t, b) {
		return obj.NotImplemented, nil
	}
	return ordered(op, deltaOf(t, t.Field(a, fixedOffset)).compare(deltaOf(t, t.Field(b, fixedOffset)))), nil
}

func (c *calendar) fixedFromUTC(t *Thread, args []Value) (Value, error) {
	if !c.datetime.is(t, args[1]) {
		return 0, t.TypeError("fromutc: argument must be a datetime")
	}
	if t.Field(args[1], datetimeZone) != args[0] {
		return 0, t.ValueError("fromutc: dt.tzinfo is not self")
	}
	return c.datetimeMoved(t, args[1], deltaOf(t, t.Field(args[0], fixedOffset)), 1)
}
