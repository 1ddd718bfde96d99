package std

import (
	"encoding/binary"
	"math"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

var structTimeType = structType("time", "struct_time", "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().", 9,
	"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff")

// timeState is what module time keeps: the local zone, read again by tzset.
type timeState struct {
	zone  atomic.Pointer[time.Location]
	start time.Time
}

// clockNow reads a clock that every system has, in ns.
func clockNow(id int32) int64 {
	var ts unix.Timespec
	unix.ClockGettime(id, &ts)
	return ts.Nano()
}

// timeNow is the time of day, which the transaction has seen then.
func timeNow(t *Thread) time.Time {
	t.Segment.Observe()
	return time.Now()
}

func newClock() *timeState {
	s := &timeState{start: time.Now()}
	s.zone.Store(localZone())
	return s
}

func (s *timeState) timeModule() *vm.ModuleSpec {
	boot := clockNow(unix.CLOCK_MONOTONIC) - int64(time.Since(s.start))
	clock := func(id int32) (vm.NativeFunc, vm.NativeFunc) {
		read := func(t *Thread) (int64, error) {
			t.Segment.Observe()
			switch id { // the first two Go reads without a system call
			case unix.CLOCK_REALTIME:
				return time.Now().UnixNano(), nil
			case unix.CLOCK_MONOTONIC:
				return boot + int64(time.Since(s.start)), nil
			case unix.CLOCK_THREAD_CPUTIME_ID:
				return int64(t.Ran()), nil
			}
			var ts unix.Timespec
			if err := unix.ClockGettime(id, &ts); err != nil {
				return 0, osError(t, err)
			}
			return ts.Nano(), nil
		}
		seconds := func(t *Thread, _ []Value) (Value, error) {
			n, err := read(t)
			return t.NewFloat(float64(n) / 1e9), err
		}
		nanos := func(t *Thread, _ []Value) (Value, error) {
			n, err := read(t)
			return t.NewInt(n), err
		}
		return seconds, nanos
	}
	m := &vm.ModuleSpec{
		Name:  "time",
		Doc:   "This module provides various functions to manipulate time values.",
		Types: []*vm.TypeSpec{structTimeType},
		Funcs: []vm.Native{
			{Name: "sleep", Sig: "seconds, /", Fn: timeSleep, Doc: "Delay execution for a given number of seconds."},
			{Name: "gmtime", Sig: "seconds=None, /", Fn: s.gmtime, Doc: "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\nGMT)."},
			{Name: "localtime", Sig: "seconds=None, /", Fn: s.localtime, Doc: "Convert seconds since the Epoch to a time tuple expressing local time."},
			{Name: "mktime", Sig: "tuple, /", Fn: s.mktime, Doc: "Convert a time tuple in local time to seconds since the Epoch."},
			{Name: "asctime", Sig: "tuple=None, /", Fn: s.asctime, Doc: "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."},
			{Name: "ctime", Sig: "seconds=None, /", Fn: s.ctime, Doc: "Convert a time in seconds since the Epoch to a string in local time."},
			{Name: "strftime", Sig: "format, tuple=None, /", Fn: s.strftime, Doc: "Convert a time tuple to a string according to a format specification."},
			{Name: "strptime", Sig: "string, format='%a %b %d %H:%M:%S %Y', /", Fn: s.strptime, Doc: "Parse a string to a time tuple according to a format specification."},
			{Name: "_strptime", Sig: "string, format, /", Fn: parseTime},
			{Name: "tzset", Sig: "", Fn: irrevocable(s.tzset), Doc: "Initialize, or reinitialize, the local timezone to the value stored in os.environ['TZ']."},
			{Name: "clock_gettime", Sig: "clk_id, /", Fn: clockGettime(false), Doc: "Return the time of the specified clock clk_id as a float."},
			{Name: "clock_gettime_ns", Sig: "clk_id, /", Fn: clockGettime(true)},
			{Name: "clock_settime", Sig: "clk_id, time, /", Fn: irrevocable(clockSettime(timeArg)), Doc: "Set the time of the specified clock clk_id."},
			{Name: "clock_settime_ns", Sig: "clk_id, time, /", Fn: irrevocable(clockSettime(nanosArg)), Doc: "Set the time of the specified clock clk_id with nanoseconds."},
			{Name: "clock_getres", Sig: "clk_id, /", Fn: clockGetres},
			{Name: "get_clock_info", Sig: "name, /", Fn: getClockInfo, Doc: "Get information of the specified clock."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			s.zoneAttrs(a)
			for name, id := range map[string]int64{"CLOCK_REALTIME": unix.CLOCK_REALTIME, "CLOCK_MONOTONIC": unix.CLOCK_MONOTONIC,
				"CLOCK_MONOTONIC_RAW": unix.CLOCK_MONOTONIC_RAW, "CLOCK_PROCESS_CPUTIME_ID": unix.CLOCK_PROCESS_CPUTIME_ID,
				"CLOCK_THREAD_CPUTIME_ID": unix.CLOCK_THREAD_CPUTIME_ID, "CLOCK_BOOTTIME": unix.CLOCK_BOOTTIME, "CLOCK_TAI": unix.CLOCK_TAI} {
				a.int(name, id)
			}
			a.int("_STRUCT_TM_ITEMS", 11)
			return a.vals, a.err
		},
	}
	for _, c := range []struct {
		name, doc string
		id        int32
	}{
		{"time", "Return the current time in seconds since the Epoch.", unix.CLOCK_REALTIME},
		{"monotonic", "Monotonic clock, cannot go backward.", unix.CLOCK_MONOTONIC},
		{"perf_counter", "Performance counter for benchmarking.", unix.CLOCK_MONOTONIC},
		{"process_time", "Process time for profiling: sum of the kernel and user-space CPU time.", unix.CLOCK_PROCESS_CPUTIME_ID},
		{"thread_time", "Thread time for profiling: sum of the kernel and user-space CPU time.", unix.CLOCK_THREAD_CPUTIME_ID},
	} {
		seconds, nanos := clock(c.id)
		m.Funcs = append(m.Funcs, vm.Native{Name: c.name, Fn: seconds, Doc: c.doc}, vm.Native{Name: c.name + "_ns", Fn: nanos, Doc: c.doc})
	}
	return m
}

func timeSleep(t *Thread, args []Value) (Value, error) {
	if deadline, again := t.Deadline(); again {
		if time.Now().Before(deadline) {
			return t.Await(args, timeSleep, deadline, t.SleepUntil, nil)
		}
		return none, nil
	}
	seconds, err := timeSpan(t, args[0])
	if err != nil {
		return 0, err
	}
	if seconds < 0 {
		return 0, t.ValueError("sleep length must be non-negative")
	}
	return t.Await(args, timeSleep, deadlineIn(seconds), t.SleepUntil, nil)
}

// timeSpan converts an argument to seconds that a wait can take.
func timeSpan(t *Thread, v Value) (float64, error) {
	tooLarge := func() error { return t.OverflowError("timestamp too large to convert to C _PyTime_t") }
	if _, ok := t.FloatOf(t.Unwrap(v)); !ok {
		n, err := t.ToIndex(v)
		if err != nil {
			return 0, err
		}
		if v = t.Unwrap(n); !v.IsInt() && !v.IsBool() {
			return 0, tooLarge()
		}
	}
	seconds, err := t.ToFloat(v)
	switch {
	case err != nil:
		return 0, err
	case math.IsNaN(seconds):
		return 0, t.ValueError("Invalid value NaN (not a number)")
	case math.Abs(seconds) > math.MaxInt64/1e9:
		return 0, tooLarge()
	}
	return seconds, nil
}

// zoneAttrs are the attributes that tell of the local zone.
func (s *timeState) zoneAttrs(a *attrs) {
	year := time.Now().Year()
	winter, summer := time.Date(year, 1, 1, 0, 0, 0, 0, s.zone.Load()), time.Date(year, 7, 1, 0, 0, 0, 0, s.zone.Load())
	if winter.IsDST() {
		winter, summer = summer, winter
	}
	name, offset := winter.Zone()
	dstName, dstOffset := summer.Zone()
	a.int("timezone", int64(-offset))
	a.int("altzone", int64(-dstOffset))
	a.int("daylight", b2i(summer.IsDST()))
	x, err := a.t.NewStr(name)
	a.set("tzname", x, err)
	y, err := a.t.NewStr(dstName)
	if err == nil {
		x, err = tuple(a.t, x, y)
	}
	a.set("tzname", x, err)
}

func (s *timeState) tzset(t *Thread, _ []Value) (Value, error) {
	s.zone.Store(localZone())
	a := newAttrs(t)
	s.zoneAttrs(a)
	mod, err := t.ImportModule("time")
	if err != nil {
		return 0, err
	}
	for name, v := range a.vals {
		if err := t.SetAttr(mod, t.Intern(name), v); err != nil {
			return 0, err
		}
	}
	return none, a.err
}

// localZone is the zone that the environment asks for, or the system's.
func localZone() *time.Location {
	if tz, ok := os.LookupEnv("TZ"); ok {
		return zoneOf(tz)
	}
	return time.Local
}

// zoneOf is the zone that the variable TZ names: a file of the zone database,
// or a name with offset and rules ("EST5EDT,M3.2.0,M11.1.0").
func zoneOf(tz string) *time.Location {
	tz = strings.TrimPrefix(tz, ":")
	if tz == "" {
		return time.UTC
	}
	if loc, err := time.LoadLocation(tz); err == nil {
		return loc
	}
	if loc, err := time.LoadLocationFromTZData(tz, zoneFile(tz)); err == nil {
		return loc
	}
	return time.UTC
}

// zoneFile is a file of the zone database by which these rules always hold: package
// time reads them at the end of such files only. RFC 8536 says how they are made.
func zoneFile(rules string) []byte {
	const begin = -1 << 40 // in seconds: before all times that a datetime can be
	header := func(times, types, chars uint32) []byte {
		h := append([]byte("TZif2"), make([]byte, 15+3*4)...)
		for _, n := range []uint32{times, types, chars} {
			h = binary.BigEndian.AppendUint32(h, n)
		}
		return h
	}
	file := append(header(0, 0, 0), header(1, 1, 4)...)
	when := int64(begin)
	file = binary.BigEndian.AppendUint64(file, uint64(when))
	file = append(file, make([]byte, 1+6)...) // the first type, whose offset is 0
	return append(file, "UTC\x00\n"+rules+"\n"...)
}

// secondsArg is a point in time, by default now, rounded down to seconds.
func secondsArg(t *Thread, v Value) (int64, error) {
	if !given(v) {
		return timeNow(t).Unix(), nil
	}
	if f, ok := t.FloatOf(t.Unwrap(v)); ok {
		if f != f {
			return 0, t.ValueError("Invalid value NaN (not a number)")
		}
		if math.Abs(f) >= 1<<63 {
			return 0, t.OverflowError("timestamp out of range for platform time_t")
		}
		return int64(math.Floor(f)), nil
	}
	n, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	b := t.BigOf(n)
	if !b.IsInt64() {
		return 0, t.OverflowError("timestamp out of range for platform time_t")
	}
	return b.Int64(), nil
}

// newStructTime shows a point in time in its zone.
func newStructTime(t *Thread, at time.Time) (Value, error) {
	name, offset := at.Zone()
	zone, err := t.NewStr(name)
	if err != nil {
		return 0, err
	}
	if at.Year() > math.MaxInt32 || at.Year() < math.MinInt32 {
		return 0, t.OverflowError("timestamp out of range for platform time_t")
	}
	fields := ints(int64(at.Year()), int64(at.Month()), int64(at.Day()), int64(at.Hour()), int64(at.Minute()), int64(at.Second()),
		int64(at.Weekday()+6)%7, int64(at.YearDay()), b2i(at.IsDST()))
	return newStruct(t, structTimeType, 9, append(fields, zone, obj.SmallInt(int64(offset)))...)
}

func (s *timeState) gmtime(t *Thread, args []Value) (Value, error) {
	n, err := secondsArg(t, args[0])
	if err != nil {
		return 0, err
	}
	if abs64(n) > 1<<55 {
		return 0, osError(t, unix.EOVERFLOW)
	}
	return newStructTime(t, time.Unix(n, 0).In(time.FixedZone("GMT", 0)))
}

func (s *timeState) localtime(t *Thread, args []Value) (Value, error) {
	n, err := secondsArg(t, args[0])
	if err != nil {
		return 0, err
	}
	if abs64(n) > 1<<55 {
		return 0, osError(t, unix.EOVERFLOW)
	}
	return newStructTime(t, time.Unix(n, 0).In(s.zone.Load()))
}

// brokenTime is a time tuple.
type brokenTime struct {
	year, mon, day, hour, min, sec, wday, yday, isdst int
	zone                                              string
	offset                                            int
}

func (s *timeState) brokenOf(at time.Time) brokenTime {
	name, offset := at.Zone()
	return brokenTime{at.Year(), int(at.Month()), at.Day(), at.Hour(), at.Minute(), at.Second(), int(at.Weekday()+6) % 7, at.YearDay(), int(b2i(at.IsDST())), name, offset}
}

// timeTuple reads an argument that is a time tuple, by default now.
func (s *timeState) timeTuple(t *Thread, v Value, caller string) (brokenTime, error) {
	if !given(v) {
		return s.brokenOf(timeNow(t).In(s.zone.Load())), nil
	}
	tup := t.Unwrap(v)
	if !t.IsKind(tup, obj.KindTuple) {
		if !isNative(t, v, "time", "struct_time") {
			return brokenTime{}, t.TypeError("Tuple or struct_time argument required")
		}
		tup = t.Field(v, structItems)
	}
	if t.TupleLen(tup) != 9 {
		return brokenTime{}, t.TypeError("%s(): illegal time tuple argument", caller)
	}
	m := t.Mark()
	defer t.Release(m)
	items, whole := t.Keep(tup), t.Keep(v)
	var b brokenTime
	for i, p := range []*int{&b.year, &b.mon, &b.day, &b.hour, &b.min, &b.sec, &b.wday, &b.yday, &b.isdst} {
		n, err := t.ToInt(t.TupleItem(*items, i))
		if err != nil {
			return b, err
		}
		switch {
		case n > math.MaxInt32:
			return b, t.OverflowError("signed integer is greater than maximum")
		case n < math.MinInt32:
			return b, t.OverflowError("signed integer is less than minimum")
		}
		*p = n
	}
	if b.year < math.MinInt32+1900 {
		return b, t.OverflowError("year out of range")
	}
	at := time.Date(b.year, time.Month(b.mon), b.day, b.hour, b.min, b.sec, 0, s.zone.Load())
	b.zone, b.offset = at.Zone()
	if isNative(t, *whole, "time", "struct_time") {
		rest := t.TupleView(t.Field(*whole, structRest))
		if t.IsInstance(rest[0], obj.ShapeStr) && rest[1].IsInt() {
			b.zone, b.offset = string([]byte(t.StrView(rest[0]))), int(rest[1].Int())
		}
	}
	return b, nil
}

func (s *timeState) mktime(t *Thread, args []Value) (Value, error) {
	if args[0] == none {
		return 0, t.TypeError("Tuple or struct_time argument required")
	}
	b, err := s.timeTuple(t, args[0], "mktime")
	if err != nil {
		return 0, err
	}
	at := time.Date(b.year, time.Month(b.mon), b.day, b.hour, b.min, b.sec, 0, s.zone.Load())
	// A time said to be in or out of summer time, which it is not there.
	if dst := at.IsDST(); b.isdst >= 0 && dst != (b.isdst > 0) {
		other := time.Date(b.year, time.Month((b.mon+5)%12+1), 1, 0, 0, 0, 0, s.zone.Load())
		_, here := at.Zone()
		if _, there := other.Zone(); other.IsDST() != dst {
			at = at.Add(time.Duration(here-there) * time.Second)
		}
	}
	return t.NewFloat(float64(at.Unix())), nil
}

// check says whether the fields of a tuple can be shown.
func (b *brokenTime) check(t *Thread) error {
	// Zero stands for one, as in the C library's year-less tuples.
	if b.mon == 0 {
		b.mon = 1
	}
	if b.day == 0 {
		b.day = 1
	}
	if b.yday == 0 {
		b.yday = 1
	}
	switch {
	case b.mon < 1 || b.mon > 12:
		return t.ValueError("month out of range")
	case b.day < 1 || b.day > 31:
		return t.ValueError("day of month out of range")
	case b.hour < 0 || b.hour > 23:
		return t.ValueError("hour out of range")
	case b.min < 0 || b.min > 59:
		return t.ValueError("minute out of range")
	case b.sec < 0 || b.sec > 61:
		return t.ValueError("seconds out of range")
	case b.wday < -1: // C counts from Sunday, one before Monday
		return t.ValueError("day of week out of range")
	case b.yday < 1 || b.yday > 366:
		return t.ValueError("day of year out of range")
	}
	b.wday = (b.wday + 7) % 7
	return nil
}

func (s *timeState) asctime(t *Thread, args []Value) (Value, error) {
	b, err := s.timeTuple(t, args[0], "asctime")
	if err == nil {
		err = b.check(t)
	}
	if err != nil {
		return 0, err
	}
	return t.NewStr(asctime(&b))
}

func (s *timeState) ctime(t *Thread, args []Value) (Value, error) {
	n, err := secondsArg(t, args[0])
	if err != nil {
		return 0, err
	}
	if abs64(n) > 1<<55 {
		return 0, osError(t, unix.EOVERFLOW)
	}
	b := s.brokenOf(time.Unix(n, 0).In(s.zone.Load()))
	return t.NewStr(asctime(&b))
}

func (s *timeState) strftime(t *Thread, args []Value) (Value, error) {
	if !t.IsInstance(args[0], obj.ShapeStr) {
		return 0, t.TypeError("strftime() argument 1 must be str, not %s", t.TypeName(args[0]))
	}
	b, err := s.timeTuple(t, args[1], "strftime")
	if err == nil {
		err = b.check(t)
	}
	if err != nil {
		return 0, err
	}
	format := t.StrView(t.Unwrap(args[0]))
	if strings.Contains(format, "\x00") {
		return 0, t.ValueError("embedded null character")
	}
	return t.NewStr(strftime(format, &b))
}

// parseTime is strptime with what a struct_time cannot hold, for datetime:
// ((year, month, day, hour, minute, second), microsecond, offset in
// microseconds or None, name of the zone or None).
func parseTime(t *Thread, args []Value) (Value, error) {
	for _, a := range args[:2] {
		if !t.IsInstance(a, obj.ShapeStr) {
			return 0, t.TypeError("strptime() arguments must be str, not %s", t.TypeName(a))
		}
	}
	b, err := strptime(t.StrView(t.Unwrap(args[0])), t.StrView(t.Unwrap(args[1])))
	if err != nil {
		return 0, t.ValueError("%s", err.Error())
	}
	m := t.Mark()
	defer t.Release(m)
	fields, err := tuple(t, ints(int64(b.year), int64(b.mon), int64(b.day), int64(b.hour), int64(b.min), int64(b.sec))...)
	if err != nil {
		return 0, err
	}
	kept := t.Keep(fields)
	zone, offset := none, none
	if b.zone != "" {
		if zone, err = t.NewStr(b.zone); err != nil {
			return 0, err
		}
	}
	if b.hasOffset {
		offset = t.NewInt(int64(b.offset)*1e6 + int64(b.offsetMicro))
	}
	return tuple(t, *kept, obj.SmallInt(int64(b.micro)), offset, zone)
}

func (s *timeState) strptime(t *Thread, args []Value) (Value, error) {
	format := "%a %b %d %H:%M:%S %Y"
	texts := [2]*string{new(string), &format}
	for i, a := range args {
		if a == unbound {
			continue
		}
		if !t.IsInstance(a, obj.ShapeStr) {
			return 0, t.TypeError("strptime() argument %d must be str, not %s", i, t.TypeName(a))
		}
		*texts[i] = string([]byte(t.StrView(t.Unwrap(a))))
	}
	b, err := strptime(*texts[0], *texts[1])
	if err != nil {
		return 0, t.ValueError("%s", err.Error())
	}
	zone, offset := none, none
	if b.zone != "" {
		if zone, err = t.NewStr(b.zone); err != nil {
			return 0, err
		}
	}
	if b.hasOffset {
		offset = obj.SmallInt(int64(b.offset))
	}
	fields := ints(int64(b.year), int64(b.mon), int64(b.day), int64(b.hour), int64(b.min), int64(b.sec), int64(b.wday), int64(b.yday), int64(b.isdst))
	return newStruct(t, structTimeType, 9, append(fields, zone, offset)...)
}
