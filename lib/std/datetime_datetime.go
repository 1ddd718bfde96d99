package std

import (
	"fmt"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// moment is what a datetime says but for its zone: the day, the microseconds of
// the day, and whether it is the second of two that are the same by the clock.
type moment struct {
	day  civil
	us   int64
	fold bool
}

func momentOf(t *Thread, v Value) moment {
	n := t.Field(v, datetimeClock).Int()
	return moment{dayOf(t, v), n &^ foldBit, n&foldBit != 0}
}

func (m moment) clock() Value {
	n := m.us
	if m.fold {
		n |= foldBit
	}
	return obj.SmallInt(n)
}

// wall are the microseconds since the start of year 1, as the clock shows them; all
// but a day, as ordinals begin with 1.
func (m moment) wall() int64 { return int64(m.day.ordinal())*dayUS + m.us }

func (m moment) hour() int        { return int(m.us / (3600 * secondUS)) }
func (m moment) minute() int      { return int(m.us / (60 * secondUS) % 60) }
func (m moment) second() int      { return int(m.us / secondUS % 60) }
func (m moment) microsecond() int { return int(m.us % secondUS) }

// fields are the arguments for a class but for the zone.
func (m moment) fields() [7]int {
	return [7]int{m.day.year, m.day.month, m.day.day, m.hour(), m.minute(), m.second(), m.microsecond()}
}

func newDatetime(t *Thread, class Value, m moment, zone Value) (Value, error) {
	return newObject(t, class, m.day.pack(), m.clock(), zone)
}

// makeDatetime makes a datetime of a class: derived ones are called.
func (c *calendar) makeDatetime(t *Thread, class Value, m moment, zone Value) (Value, error) {
	plain, err := c.datetime.get(t)
	if err != nil {
		return 0, err
	}
	if class == plain {
		return newDatetime(t, class, m, zone)
	}
	args := make([]Value, 0, 8)
	for _, n := range m.fields() {
		args = append(args, obj.SmallInt(int64(n)))
	}
	v, err := t.Call(class, append(args, zone)...)
	if err == nil && m.fold && c.datetime.is(t, v) {
		t.SetField(v, datetimeClock, obj.SmallInt(t.Field(v, datetimeClock).Int()|foldBit))
	}
	return v, err
}

func (c *calendar) datetimeType() *vm.TypeSpec {
	field := func(get func(m moment) int) func(t *Thread, v Value) (Value, error) {
		return func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(get(momentOf(t, v)))), nil }
	}
	return &vm.TypeSpec{Name: "datetime", Module: "datetime", Base: c.date.spec, Kind: obj.KindFields, Body: datetimeBody,
		Doc: "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.",
		New: c.datetimeNew, NewSig: "cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0",
		Slots: vm.Slots{Repr: datetimeRepr, Str: c.datetimeStr, Compare: c.datetimeCompare, Hash: c.datetimeHash, Binary: c.datetimeBinary,
			Binops: []vm.BinaryOp{vm.OpAdd, vm.OpSub}},
		Methods: []vm.Native{
			{Name: "now", Sig: "cls, tz=None", Kind: vm.ClassMethod, Fn: c.datetimeNow,
				Doc: "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone."},
			{Name: "utcnow", Sig: "cls, /", Kind: vm.ClassMethod, Fn: func(t *Thread, args []Value) (Value, error) {
				return c.datetimeAt(t, args[0], instantNow(t), true, none)
			}, Doc: "Return a new datetime representing UTC day and time."},
			{Name: "today", Sig: "cls, /", Kind: vm.ClassMethod, Fn: c.datetimeToday, Doc: "Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."},
			{Name: "fromtimestamp", Sig: "cls, timestamp, tz=None", Kind: vm.ClassMethod, Fn: c.datetimeFromTimestamp, Doc: "timestamp[, tz] -> tz's local time from POSIX timestamp."},
			{Name: "utcfromtimestamp", Sig: "cls, timestamp, /", Kind: vm.ClassMethod, Fn: func(t *Thread, args []Value) (Value, error) {
				at, err := instantOf(t, args[1])
				if err != nil {
					return 0, err
				}
				return c.datetimeAt(t, args[0], at, true, none)
			}, Doc: "Construct a naive UTC datetime from a POSIX timestamp."},
			{Name: "fromisoformat", Sig: "cls, string, /", Kind: vm.ClassMethod, Fn: c.fromISO(false), Doc: "string -> datetime from a string in most ISO 8601 formats"},
			{Name: "date", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				class, err := c.date.get(t)
				if err != nil {
					return 0, err
				}
				return newObject(t, class, t.Field(args[0], dateDay))
			}, Doc: "Return date object with same year, month and day."},
			{Name: "isoformat", Sig: "self, sep='T', timespec='auto'", Fn: c.datetimeISO,
				Doc: "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to separate the year from the time, and defaults to 'T'.\nThe optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n"},
			{Name: "replace", Sig: "self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=None, *, fold=None",
				Fn: c.datetimeReplace, Doc: "Return datetime with new specified fields."},
			{Name: "utcoffset", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return c.askZone(t, args[0], "utcoffset") }, Doc: "Return self.tzinfo.utcoffset(self)."},
			{Name: "timestamp", Sig: "self, /", Fn: c.datetimeTimestamp, Doc: "Return POSIX timestamp as float."},
			{Name: "dst", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return c.askZone(t, args[0], "dst") }, Doc: "Return self.tzinfo.dst(self)."},
		},
		Getters: []vm.Getter{
			{Name: "hour", Get: field(moment.hour)}, {Name: "minute", Get: field(moment.minute)},
			{Name: "second", Get: field(moment.second)}, {Name: "microsecond", Get: field(moment.microsecond)},
			{Name: "tzinfo", Get: func(t *Thread, v Value) (Value, error) { return t.Field(v, datetimeZone), nil }},
			{Name: "fold", Get: field(func(m moment) int { return int(b2i(m.fold)) })},
		}}
}

func (c *calendar) datetimeNew(t *Thread, args []Value) (Value, error) {
	if args[1].IsRef() && args[3] == unbound {
		if b, ok := pickled(t, args[1], 10); ok {
			return c.datetimeUnpickled(t, args, b)
		}
	}
	m, err := momentArgs(t, args)
	if err != nil {
		return 0, err
	}
	zone := orNone(args[8])
	if err := c.checkZone(t, zone); err != nil {
		return 0, err
	}
	return newDatetime(t, args[0], m, zone)
}

func (c *calendar) datetimeUnpickled(t *Thread, args []Value, b []byte) (Value, error) {
	zone := orNone(args[2])
	if c.checkZone(t, zone) != nil {
		return 0, t.TypeError("bad tzinfo state arg")
	}
	us := (int64(b[4])*3600+int64(b[5])*60+int64(b[6]))*secondUS + int64(b[7])<<16 + int64(b[8])<<8 + int64(b[9])
	m := moment{civil{int(b[0])<<8 | int(b[1]), int(b[2] & 127), int(b[3])}, us, b[2] > 127}
	return newDatetime(t, args[0], m, zone)
}

// momentArgs reads the arguments of datetime, the first of which is no matter.
func momentArgs(t *Thread, args []Value) (moment, error) {
	var n [5]int
	var day civil
	var err error
	day, err = civilArgs(t, args[1:4])
	if err != nil {
		return moment{}, err
	}
	for i, a := range [...]int{4, 5, 6, 7, 9} {
		if args[a] == unbound {
			continue
		}
		if n[i], err = cInt(t, args[a]); err != nil {
			return moment{}, err
		}
	}
	switch {
	case n[0] < 0 || n[0] > 23:
		return moment{}, t.ValueError("hour must be in 0..23")
	case n[1] < 0 || n[1] > 59:
		return moment{}, t.ValueError("minute must be in 0..59")
	case n[2] < 0 || n[2] > 59:
		return moment{}, t.ValueError("second must be in 0..59")
	case n[3] < 0 || n[3] >= secondUS:
		return moment{}, t.ValueError("microsecond must be in 0..999999")
	case n[4] != 0 && n[4] != 1:
		return moment{}, t.ValueError("fold must be either 0 or 1")
	}
	us := int64(n[0]*3600+n[1]*60+n[2])*secondUS + int64(n[3])
	return moment{day, us, n[4] == 1}, nil
}

// datetimeAt shows a point in time in a zone; without one, in local time or UTC.
func (c *calendar) datetimeAt(t *Thread, class Value, at instant, utc bool, zone Value) (Value, error) {
	if err := c.checkZone(t, zone); err != nil {
		return 0, err
	}
	local := c.time.zone.Load()
	if utc || zone != none {
		local = nil
	}
	m, err := at.moment(t, local)
	if err != nil {
		return 0, err
	}
	if zone == none {
		return c.makeDatetime(t, class, m, zone)
	}
	mark := t.Mark()
	defer t.Release(mark)
	kept := t.Keep(zone)
	v, err := c.makeDatetime(t, class, m, zone)
	if err != nil {
		return 0, err
	}
	if c.fixed.is(t, *kept) && c.datetime.is(t, v) && t.Field(v, datetimeZone) == *kept {
		return c.datetimeMoved(t, v, deltaOf(t, t.Field(*kept, fixedOffset)), 1)
	}
	return t.CallMethod(*kept, "fromutc", v)
}

func (c *calendar) datetimeNow(t *Thread, args []Value) (Value, error) {
	return c.datetimeAt(t, args[0], instantNow(t), false, orNone(args[1]))
}

func (c *calendar) datetimeToday(t *Thread, args []Value) (Value, error) {
	if t.IsStaticClass(args[0]) {
		return c.datetimeAt(t, args[0], instantNow(t), false, none)
	}
	return c.dateToday(t, args)
}

func (c *calendar) datetimeFromTimestamp(t *Thread, args []Value) (Value, error) {
	zone := orNone(args[2])
	if err := c.checkZone(t, zone); err != nil {
		return 0, err
	}
	at, err := instantOf(t, args[1])
	if err != nil {
		return 0, err
	}
	return c.datetimeAt(t, args[0], at, false, orNone(args[2]))
}

func (c *calendar) datetimeReplace(t *Thread, args []Value) (Value, error) {
	old := momentOf(t, args[0])
	for i, n := range old.fields() {
		if args[i+1] == unbound {
			args[i+1] = obj.SmallInt(int64(n))
		}
	}
	if args[8] == unbound {
		args[8] = t.Field(args[0], datetimeZone)
	}
	if args[9] == unbound {
		args[9] = obj.SmallInt(b2i(old.fold))
	}
	class := t.TypeOf(args[0])
	if !t.IsStaticClass(class) {
		names, err := tuple(t, t.Intern("fold"))
		if err != nil {
			return 0, err
		}
		return t.CallKw(class, args[1:10], names)
	}
	m, err := momentArgs(t, args)
	if err != nil {
		return 0, err
	}
	if err := c.checkZone(t, args[8]); err != nil {
		return 0, err
	}
	return newDatetime(t, t.TypeOf(args[0]), m, args[8])
}

func (c *calendar) datetimeTimestamp(t *Thread, args []Value) (Value, error) {
	m := momentOf(t, args[0])
	o, err := c.offsetOf(t, args[0])
	if err != nil {
		return 0, err
	}
	if !o.known {
		return t.NewFloat(float64(c.time.mktimeOf(m)) + float64(m.microsecond())/1e6), nil
	}
	return t.Binary(vm.OpTrueDiv, obj.SmallInt(m.wall()-o.us-epochDay*dayUS), obj.SmallInt(secondUS))
}

func datetimeRepr(t *Thread, v Value) (Value, error) {
	m := momentOf(t, v)
	fields := m.fields()
	shown := 5
	if m.us%secondUS != 0 {
		shown = 7
	} else if m.second() != 0 {
		shown = 6
	}
	text := t.TypeName(v) + "("
	for i, n := range fields[:shown] {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprint(n)
	}
	if m.fold {
		text += ", fold=1"
	}
	if zone := t.Field(v, datetimeZone); zone != none {
		name, err := t.ReprText(zone)
		if err != nil {
			return 0, err
		}
		text += ", tzinfo=" + name
	}
	return t.NewStr(text + ")")
}
