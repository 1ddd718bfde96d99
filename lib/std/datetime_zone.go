package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// What of a datetime depends on its time zone, often an object of a class
// written in Python: how far the clock is from UTC, comparison, differences, text.

// askZone asks the time zone of a datetime for its utcoffset or dst: a timedelta or
// None.
func (c *calendar) askZone(t *Thread, v Value, what string) (Value, error) {
	zone := t.Field(v, datetimeZone)
	if zone == none {
		return none, nil
	}
	if c.fixed.is(t, zone) {
		if what == "utcoffset" {
			return t.Field(zone, fixedOffset), nil
		}
		return none, nil
	}
	r, err := t.CallMethod(zone, what, v)
	if err != nil || r == none {
		return r, err
	}
	if !c.delta.is(t, r) {
		return 0, t.TypeError("tzinfo.%s() must return None or timedelta, not '%s'", what, t.TypeName(r))
	}
	if !deltaOf(t, r).isOffset() {
		return 0, t.ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
	}
	return r, nil
}

// offset is how many microseconds a datetime's clock is ahead of UTC.
type offset struct {
	us    int64
	known bool
}

func (c *calendar) offsetOf(t *Thread, v Value) (offset, error) {
	r, err := c.askZone(t, v, "utcoffset")
	if err != nil || r == none {
		return offset{}, err
	}
	d := deltaOf(t, r)
	return offset{d.days*dayUS + d.us, true}, nil
}

// foldMatters reports whether a datetime's offset, which is given, would be another with the other
// fold: in a gap or overlap of local time nothing is equal to anything in another zone.
func (c *calendar) foldMatters(t *Thread, v Value, is offset) (bool, error) {
	m := momentOf(t, v)
	m.fold = !m.fold
	class, err := c.datetime.get(t)
	if err != nil {
		return false, err
	}
	other, err := newDatetime(t, class, m, t.Field(v, datetimeZone))
	if err != nil {
		return false, err
	}
	o, err := c.offsetOf(t, other)
	return o != is, err
}

func (c *calendar) datetimeCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	equality := op == vm.OpEq || op == vm.OpNe
	switch {
	case c.datetime.is(t, b):
	case !c.date.is(t, b):
		return obj.NotImplemented, nil
	case equality:
		return obj.Bool(op == vm.OpNe), nil
	default:
		return 0, t.TypeError("can't compare %s to %s", t.TypeName(a), t.TypeName(b))
	}
	x, y := momentOf(t, a).wall(), momentOf(t, b).wall()
	if t.Field(a, datetimeZone) == t.Field(b, datetimeZone) {
		return ordered(op, x-y), nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	d, err := c.offsetOf(t, *ka)
	if err != nil {
		return 0, err
	}
	e, err := c.offsetOf(t, *kb)
	if err != nil {
		return 0, err
	}
	if equality {
		matters, err := c.foldMatters(t, *ka, d)
		if err == nil && !matters {
			matters, err = c.foldMatters(t, *kb, e)
		}
		if err != nil || matters {
			return obj.Bool(op == vm.OpNe), err
		}
	}
	if d.known != e.known {
		if equality {
			return obj.Bool(op == vm.OpNe), nil
		}
		return 0, t.TypeError("can't compare offset-naive and offset-aware datetimes")
	}
	return ordered(op, x-d.us-(y-e.us)), nil
}

func (c *calendar) datetimeHash(t *Thread, v Value) (int64, error) {
	m := momentOf(t, v)
	zone := t.Field(v, datetimeZone)
	if zone == none {
		return t.Hash(obj.SmallInt(m.wall()))
	}
	if m.fold {
		m.fold = false
		class, err := c.datetime.get(t)
		if err != nil {
			return 0, err
		}
		if v, err = newDatetime(t, class, m, zone); err != nil {
			return 0, err
		}
	}
	d, err := c.offsetOf(t, v)
	if err != nil {
		return 0, err
	}
	return t.Hash(obj.SmallInt(m.wall() - d.us))
}

func (c *calendar) datetimeBinary(t *Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	switch {
	case op == vm.OpAdd && c.datetime.is(t, a) && c.delta.is(t, b):
		return c.datetimeMoved(t, a, deltaOf(t, b), 1)
	case op == vm.OpAdd && c.datetime.is(t, b) && c.delta.is(t, a):
		return c.datetimeMoved(t, b, deltaOf(t, a), 1)
	case op == vm.OpSub && c.datetime.is(t, a) && c.delta.is(t, b):
		return c.datetimeMoved(t, a, deltaOf(t, b), -1)
	case op == vm.OpSub && c.datetime.is(t, a) && c.datetime.is(t, b):
		return c.datetimeSub(t, a, b)
	}
	return obj.NotImplemented, nil
}

// datetimeMoved is a datetime later, or earlier if the sign is negative.
func (c *calendar) datetimeMoved(t *Thread, v Value, d delta, sign int64) (Value, error) {
	m := momentOf(t, v)
	more, us := divMod(m.us+sign*d.us, dayUS)
	days := int64(m.day.ordinal()) + sign*d.days + more
	if days < 1 || days > maxOrdinal {
		return 0, t.OverflowError("date value out of range")
	}
	return c.makeDatetime(t, t.TypeOf(v), moment{civilOf(int(days)), us, false}, t.Field(v, datetimeZone))
}

func (c *calendar) datetimeSub(t *Thread, a, b Value) (Value, error) {
	diff := momentOf(t, a).wall() - momentOf(t, b).wall()
	if t.Field(a, datetimeZone) != t.Field(b, datetimeZone) {
		m := t.Mark()
		defer t.Release(m)
		kb := t.Keep(b)
		d, err := c.offsetOf(t, a)
		if err != nil {
			return 0, err
		}
		e, err := c.offsetOf(t, *kb)
		if err != nil {
			return 0, err
		}
		if d.known != e.known {
			return 0, t.TypeError("can't subtract offset-naive and offset-aware datetimes")
		}
		diff += e.us - d.us
	}
	return c.deltaResult(t, 0, diff)
}

// appendClock writes the time of day as isoformat does.
func appendClock(text []byte, m moment, spec string) ([]byte, bool) {
	if spec == "auto" {
		spec = "seconds"
		if m.microsecond() != 0 {
			spec = "microseconds"
		}
	}
	parts := map[string]int{"hours": 1, "minutes": 2, "seconds": 3, "milliseconds": 4, "microseconds": 5}[spec]
	if parts == 0 {
		return nil, false
	}
	text = appendNumber(text, m.hour(), 2)
	if parts > 1 {
		text = appendNumber(append(text, ':'), m.minute(), 2)
	}
	if parts > 2 {
		text = appendNumber(append(text, ':'), m.second(), 2)
	}
	switch parts {
	case 4:
		text = appendNumber(append(text, '.'), m.microsecond()/1000, 3)
	case 5:
		text = appendNumber(append(text, '.'), m.microsecond(), 6)
	}
	return text, true
}

// append writes the offset as +HH:MM, with seconds and microseconds where there are some.
func (o offset) append(text []byte) []byte {
	if !o.known {
		return text
	}
	sign, us := byte('+'), o.us
	if us < 0 {
		sign, us = '-', -us
	}
	m := moment{us: us}
	text = appendNumber(append(text, sign), m.hour(), 2)
	text = appendNumber(append(text, ':'), m.minute(), 2)
	if us%(60*secondUS) != 0 {
		text = appendNumber(append(text, ':'), m.second(), 2)
		if m.microsecond() != 0 {
			text = appendNumber(append(text, '.'), m.microsecond(), 6)
		}
	}
	return text
}

func (c *calendar) datetimeISO(t *Thread, args []Value) (Value, error) {
	sep, spec := "T", "auto"
	if args[1] != unbound {
		if !t.IsInstance(args[1], obj.ShapeStr) || t.StrChars(t.Unwrap(args[1])) != 1 {
			return 0, t.TypeError("isoformat() argument 1 must be a unicode character, not %s", t.TypeName(args[1]))
		}
		sep = t.StrView(t.Unwrap(args[1]))
	}
	if args[2] != unbound {
		if !t.IsInstance(args[2], obj.ShapeStr) {
			return 0, t.TypeError("isoformat() argument 2 must be str, not %s", t.TypeName(args[2]))
		}
		spec = t.StrView(t.Unwrap(args[2]))
	}
	return c.datetimeText(t, args[0], sep, spec)
}

func (c *calendar) datetimeText(t *Thread, v Value, sep, spec string) (Value, error) {
	var buf [48]byte
	m := momentOf(t, v)
	text := append(m.day.append(buf[:0]), sep...)
	text, ok := appendClock(text, m, spec)
	if !ok {
		return 0, t.ValueError("Unknown timespec value")
	}
	o, err := c.offsetOf(t, v)
	if err != nil {
		return 0, err
	}
	return t.NewStrBytes(o.append(text))
}

// datetimeStr is isoformat with a blank, which classes derived from datetime may change.
func (c *calendar) datetimeStr(t *Thread, v Value) (Value, error) {
	if t.IsStaticClass(t.TypeOf(v)) {
		return c.datetimeText(t, v, " ", "auto")
	}
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(v)
	blank, err := t.NewStr(" ")
	if err != nil {
		return 0, err
	}
	iso, err := t.GetAttr(*kept, t.Intern("isoformat"))
	if err != nil {
		return 0, err
	}
	names, err := tuple(t, t.Intern("sep"))
	if err != nil {
		return 0, err
	}
	return t.CallKw(iso, []Value{blank}, names)
}
