package std

import (
	"strings"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Reading and writing dates as text where that is as most programs have it. All
// else, time zones above all, is done by methods written in Python.

// isoMoment reads YYYY-MM-DD, and after any character HH:MM:SS[.fff[fff]]; the rest
// of the forms of ISO 8601, and what is wrong, it does not know.
func isoMoment(text string) (m moment, ok bool) {
	if len(text) < 10 || text[4] != '-' || text[7] != '-' {
		return m, false
	}
	ok = true
	digits := func(from, to int) int {
		n := 0
		for _, c := range []byte(text[from:to]) {
			ok = ok && c >= '0' && c <= '9'
			n = n*10 + int(c-'0')
		}
		return n
	}
	m.day = civil{digits(0, 4), digits(5, 7), digits(8, 10)}
	if !ok || m.day.year < minYear || m.day.month < 1 || m.day.month > 12 || m.day.day < 1 || m.day.day > monthLength(m.day.year, m.day.month) {
		return m, false
	}
	if len(text) == 10 {
		return m, true
	}
	if n := len(text); n != 19 && n != 23 && n != 26 || text[10] > 127 || text[13] != ':' || text[16] != ':' || n > 19 && text[19] != '.' {
		return m, false
	}
	hour, minute, second := digits(11, 13), digits(14, 16), digits(17, 19)
	us := 0
	switch len(text) {
	case 23:
		us = digits(20, 23) * 1000
	case 26:
		us = digits(20, 26)
	}
	m.us = int64(hour*3600+minute*60+second)*secondUS + int64(us)
	return m, ok && hour < 24 && minute < 60 && second < 60
}

// fromISO makes the methods fromisoformat, of date or datetime.
func (c *calendar) fromISO(wholeDay bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if !t.IsInstance(args[1], obj.ShapeStr) {
			return 0, t.TypeError("fromisoformat: argument must be str")
		}
		text := t.StrView(t.Unwrap(args[1]))
		m, ok := isoMoment(text)
		switch {
		case !ok || wholeDay && len(text) != 10:
			return t.CallMethod(args[0], "_fromisoformat", args[1])
		case wholeDay:
			return c.makeDate(t, args[0], m.day)
		}
		return c.makeDatetime(t, args[0], m, none)
	}
}

// dateStrftime is strftime of dates and datetimes.
func (c *calendar) dateStrftime(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if !t.IsInstance(args[1], obj.ShapeStr) {
		return 0, t.TypeError("strftime() argument 1 must be str, not %s", t.TypeName(args[1]))
	}
	m := moment{day: dayOf(t, v)}
	naive := t.IsStaticClass(t.TypeOf(v))
	if c.datetime.is(t, v) {
		m, naive = momentOf(t, v), naive && t.Field(v, datetimeZone) == none
	}
	if !naive {
		return t.CallMethod(v, "_strftime", args[1])
	}
	b := brokenTime{year: m.day.year, mon: m.day.month, day: m.day.day, hour: m.hour(), min: m.minute(), sec: m.second(),
		wday: (m.day.ordinal() + 6) % 7, yday: m.day.yearDay(), isdst: -1}
	b.zone, b.offset = time.Date(b.year, time.Month(b.mon), b.day, b.hour, b.min, b.sec, 0, c.time.zone.Load()).Zone()
	return t.NewStr(strftime(withoutZone(t.StrView(t.Unwrap(args[1])), m.microsecond()), &b))
}

// withoutZone replaces what strftime does not know of a format: %f by microseconds,
// %z and %Z by nothing.
func withoutZone(format string, us int) string {
	if !strings.Contains(format, "%f") && !strings.Contains(format, "%z") && !strings.Contains(format, "%Z") {
		return format
	}
	var out []byte
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 || i+1 == len(format) {
			return string(append(out, format...))
		}
		out = append(out, format[:i]...)
		switch format[i+1] {
		case 'f':
			out = appendNumber(out, us, 6)
		case 'z', 'Z':
		default:
			out = append(out, format[i:i+2]...)
		}
		format = format[i+2:]
	}
}

// isoWeek is the year, week and day by which ISO 8601 names a day.
func (c civil) isoWeek() (year, week, day int) {
	n := c.ordinal()
	day = (n+6)%7 + 1
	// A week belongs to the year of its Thursday.
	thursday := civilOf(n - day + 4)
	return thursday.year, (thursday.yearDay()-1)/7 + 1, day
}
