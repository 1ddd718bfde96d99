package std

import (
	"math"
	"sync/atomic"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// The classes timedelta, date, datetime, tzinfo and timezone, as far as they are used so
// often that their speed matters; module datetime completes them by methods
// written in Python. The objects are immutable:
//
//	timedelta   days; microseconds of the day, which are not negative
//	date        the day, packed so that days compare as numbers do
//	datetime    the day; the clock, packed; the tzinfo or None
//
// Their functions find the classes by way of calendar, which every interpreter has
// one of.
const (
	deltaDays, deltaUS, deltaBody       = 1, 2, 3
	dateDay, dateBody                   = 1, 2
	datetimeClock, datetimeZone         = 2, 3
	datetimeBody                        = 4
	foldBit                       int64 = 1 << 40 // of a clock: beyond the microseconds of the day
)

// calendar is what module _datetime keeps.
type calendar struct {
	time                  *timeState
	delta, date, datetime nativeClass
	zone, fixed           nativeClass // tzinfo, timezone
}

// nativeClass is a class and, once it is made, its class object.
type nativeClass struct {
	spec  *vm.TypeSpec
	class atomic.Uint64
}

// get is the class object.
func (n *nativeClass) get(t *Thread) (Value, error) {
	if c := n.class.Load(); c != 0 {
		return Value(c), nil
	}
	c, err := t.SpecClass(n.spec)
	if err == nil {
		n.class.Store(uint64(c))
	}
	return c, err
}

// is reports whether v is of the class itself, in its form.
func (n *nativeClass) is(t *Thread, v Value) bool { return specOf(t, v) == n.spec }

func (s *timeState) datetimeModule() *vm.ModuleSpec {
	c := &calendar{time: s}
	c.delta.spec, c.date.spec = c.deltaType(), c.dateType()
	c.datetime.spec = c.datetimeType()
	c.zone.spec = &vm.TypeSpec{Name: "tzinfo", Module: "datetime", Doc: "Abstract base class for time zone info objects.", Kind: obj.KindFields, Body: 1,
		New: func(t *Thread, args []Value) (Value, error) { return t.AllocObject(args[0]) }, NewSig: "cls, /, *args, **kwargs"}
	c.fixed.spec = c.fixedType()
	classes := []*nativeClass{&c.delta, &c.date, &c.datetime, &c.zone, &c.fixed}
	m := &vm.ModuleSpec{Name: "_datetime", Doc: "Fast implementation of the datetime type."}
	for _, n := range classes {
		m.Types = append(m.Types, n.spec)
	}
	m.Funcs = []vm.Native{
		{Name: "completes", Sig: "methods, /", Doc: "The class of that name, with the attributes of this one.", Fn: func(t *Thread, args []Value) (Value, error) {
			if !t.IsKind(args[0], obj.KindType) {
				return 0, t.TypeError("completes() argument must be a class, not %s", t.TypeName(args[0]))
			}
			name := t.ClassName(args[0])
			for _, n := range classes {
				if n.spec.Name == name {
					class, err := n.get(t)
					if err != nil {
						return 0, err
					}
					return class, t.CompleteClass(class, t.Field(args[0], vm.TypeDict))
				}
			}
			return 0, t.ValueError("no class '%s' to complete", name)
		}},
		{Name: "fixed", Sig: "offset, /", Fn: c.newFixed, Doc: "A timezone, never one made before."},
		{Name: "microseconds", Sig: "delta, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if !c.delta.is(t, args[0]) {
				return 0, t.TypeError("microseconds() argument must be datetime.timedelta, not %s", t.TypeName(args[0]))
			}
			return deltaOf(t, args[0]).number(t)
		}, Doc: "All microseconds of a timedelta."},
		{Name: "wall", Sig: "datetime, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if !c.datetime.is(t, args[0]) {
				return 0, t.TypeError("wall() argument must be datetime.datetime, not %s", t.TypeName(args[0]))
			}
			return t.NewInt(momentOf(t, args[0]).wall()), nil
		}, Doc: "Microseconds since the start of year 1, as the clock shows them."},
		{Name: "mktime", Sig: "datetime, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if !c.datetime.is(t, args[0]) {
				return 0, t.TypeError("mktime() argument must be datetime.datetime, not %s", t.TypeName(args[0]))
			}
			return t.NewInt(c.time.mktimeOf(momentOf(t, args[0]))), nil
		}, Doc: "Seconds since the epoch of a local time."},
		{Name: "day", Sig: "date, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if !c.isDate(t, args[0]) {
				return 0, t.TypeError("day() argument must be datetime.date, not %s", t.TypeName(args[0]))
			}
			d := dayOf(t, args[0])
			return tuple(t, ints(int64(d.year), int64(d.month), int64(d.day))...)
		}, Doc: "(year, month, day) of a date."},
		{Name: "week", Sig: "date, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if !c.isDate(t, args[0]) {
				return 0, t.TypeError("week() argument must be datetime.date, not %s", t.TypeName(args[0]))
			}
			year, week, day := dayOf(t, args[0]).isoWeek()
			return tuple(t, ints(int64(year), int64(week), int64(day))...)
		}, Doc: "(year, week, weekday) of a date as ISO 8601 has it."},
		{Name: "clock", Sig: "datetime, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if !c.datetime.is(t, args[0]) {
				return 0, t.TypeError("clock() argument must be datetime.datetime, not %s", t.TypeName(args[0]))
			}
			m := momentOf(t, args[0])
			return tuple(t, ints(int64(m.hour()), int64(m.minute()), int64(m.second()), int64(m.microsecond()))...)
		}, Doc: "(hour, minute, second, microsecond) of a datetime."},
	}
	return m
}

// isDate reports whether v is a date or a datetime.
func (c *calendar) isDate(t *Thread, v Value) bool {
	s := specOf(t, v)
	return s == c.date.spec || s == c.datetime.spec
}

// cInt is an argument that CPython reads into a C int.
func cInt(t *Thread, v Value) (int, error) {
	if !v.IsInt() {
		x, err := t.ToIndex(v)
		if err != nil {
			return 0, err
		}
		n, ok := t.Int64(x)
		if !ok {
			return 0, t.OverflowError("Python int too large to convert to C long")
		}
		v = obj.SmallInt(max(min(n, obj.MaxSmall), obj.MinSmall))
	}
	switch n := v.Int(); {
	case n > math.MaxInt32:
		return 0, t.OverflowError("signed integer is greater than maximum")
	case n < math.MinInt32:
		return 0, t.OverflowError("signed integer is less than minimum")
	default:
		return int(n), nil
	}
}

// checkZone checks an argument that is to be a time zone or None.
func (c *calendar) checkZone(t *Thread, v Value) error {
	if v != none && !c.zone.is(t, v) && !c.fixed.is(t, v) {
		return t.TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'", t.TypeName(v))
	}
	return nil
}

// instant is a point in time: seconds since the epoch and microseconds.
type instant struct{ seconds, us int64 }

func instantNow(t *Thread) instant {
	now := timeNow(t)
	return instant{now.Unix(), int64(now.Nanosecond() / 1000)}
}

// instantOf reads a timestamp: a float is rounded to microseconds, half to even.
func instantOf(t *Thread, v Value) (instant, error) {
	f, ok := t.FloatOf(t.Unwrap(v))
	if !ok {
		n, err := secondsArg(t, v)
		return instant{n, 0}, err
	}
	if f != f {
		return instant{}, t.ValueError("Invalid value NaN (not a number)")
	}
	whole, frac := math.Modf(f)
	us := math.RoundToEven(frac * 1e6)
	switch {
	case us >= 1e6:
		whole, us = whole+1, us-1e6
	case us < 0:
		whole, us = whole-1, us+1e6
	}
	if math.Abs(whole) >= 1<<63 {
		return instant{}, t.OverflowError("timestamp out of range for platform time_t")
	}
	return instant{int64(whole), int64(us)}, nil
}

// moment shows a point in time in a zone, which is nil for UTC. The clock's fold is
// set if the zone shows the same time twice, and this is the second time.
func (at instant) moment(t *Thread, zone *time.Location) (moment, error) {
	if abs64(at.seconds) > 1<<55 {
		return moment{}, osError(t, unix.EOVERFLOW)
	}
	fold := false
	local := at.seconds
	if zone != nil {
		here := aheadOf(zone, at.seconds)
		local += here
		if at.seconds > daySeconds {
			before := aheadOf(zone, at.seconds-daySeconds)
			fold = here < before && aheadOf(zone, at.seconds+here-before) == before
		}
	}
	days, seconds := divMod(local, daySeconds)
	m := moment{civilOf(int(days) + epochDay), seconds*secondUS + at.us, fold}
	if m.day.year < minYear || m.day.year > maxYear {
		return m, t.ValueError("year %d is out of range", m.day.year)
	}
	return m, nil
}

// aheadOf is how many seconds the clocks of a zone are ahead of UTC.
func aheadOf(zone *time.Location, at int64) int64 {
	_, n := time.Unix(at, 0).In(zone).Zone()
	return int64(n)
}

// mktimeOf are the seconds since the epoch of a local time, as PEP 495 says.
func (s *timeState) mktimeOf(m moment) int64 {
	ahead := func(at int64) int64 { return aheadOf(s.zone.Load(), at) }
	wall := m.wall()/secondUS - epochDay*daySeconds
	a := ahead(wall)
	first := wall - a
	b := ahead(first)
	shown := first + b
	if shown == wall {
		// One solution; there may be another a day off.
		other := first - daySeconds
		if m.fold {
			other = first + daySeconds
		}
		if b = ahead(other); a == b {
			return first
		}
	}
	second := wall - b
	switch {
	case second+ahead(second) == wall:
		return second
	case shown == wall:
		return first
	case m.fold:
		return min(first, second)
	}
	return max(first, second)
}
