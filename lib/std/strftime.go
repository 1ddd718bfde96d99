package std

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"pystm/lang/vm/obj"
)

// Times as text, in the locale "C".

var (
	dayNames   = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func asctime(b *brokenTime) string {
	return fmt.Sprintf("%s %s%3d %.2d:%.2d:%.2d %d", dayNames[b.wday][:3], monthNames[b.mon-1][:3], b.day, b.hour, b.min, b.sec, b.year)
}

// hour12 is an hour on a clock of twelve.
func hour12(h int) int {
	if h %= 12; h == 0 {
		return 12
	}
	return h
}

// isoWeek is the ISO 8601 year and week of a day: weeks begin on Monday, the
// first has the year's first Thursday.
func isoWeek(b *brokenTime) (year, week int) {
	week = (b.yday - 1 - b.wday + 10) / 7
	switch {
	case week < 1:
		return b.year - 1, weeksOf(b.year - 1)
	case week > weeksOf(b.year):
		return b.year + 1, 1
	}
	return b.year, week
}

// weeksOf is the number of ISO weeks of a year.
func weeksOf(year int) int {
	_, w := time.Date(year, 12, 28, 0, 0, 0, 0, time.UTC).ISOWeek()
	return w
}

// strftime formats a time by the directives of the C library; a directive it
// does not know stays as it is.
func strftime(format string, b *brokenTime) string {
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			out.WriteByte(format[i])
			continue
		}
		start := i
		i++
		// Flags of the GNU C library: no padding, spaces, zeros, upper case.
		pad := byte(0)
		for i+1 < len(format) && strings.IndexByte("-_0^#", format[i]) >= 0 {
			pad = format[i]
			i++
		}
		if (format[i] == 'E' || format[i] == 'O') && i+1 < len(format) {
			i++
		}
		text, ok := directive(format[i], b)
		if !ok {
			out.WriteString(format[start : i+1])
			continue
		}
		out.WriteString(repad(text, format[i], pad))
	}
	return out.String()
}

func repad(text string, directive, pad byte) string {
	switch pad {
	case '-':
		if t := strings.TrimLeft(text, "0 "); t != "" && strings.IndexByte("deHIjklmMSUVWyuwCgGY", directive) >= 0 {
			return t
		} else if t == "" {
			return "0"
		}
	case '_':
		t := strings.TrimLeft(text, "0")
		if t == "" {
			t = "0"
		}
		return strings.Repeat(" ", max(len(text)-len(t), 0)) + t
	case '0':
		t := strings.TrimLeft(text, " ")
		return strings.Repeat("0", len(text)-len(t)) + t
	case '^':
		return strings.ToUpper(text)
	}
	return text
}

// directive is the text of one conversion.
func directive(c byte, b *brokenTime) (string, bool) {
	two := func(n int) (string, bool) { return fmt.Sprintf("%02d", n), true }
	switch c {
	case 'a':
		return dayNames[b.wday][:3], true
	case 'A':
		return dayNames[b.wday], true
	case 'b', 'h':
		return monthNames[b.mon-1][:3], true
	case 'B':
		return monthNames[b.mon-1], true
	case 'c':
		return strftime("%a %b %e %H:%M:%S %Y", b), true
	case 'C':
		return two(floorDiv(b.year, 100))
	case 'd':
		return two(b.day)
	case 'D':
		return strftime("%m/%d/%y", b), true
	case 'e':
		return fmt.Sprintf("%2d", b.day), true
	case 'F':
		return strftime("%Y-%m-%d", b), true
	case 'g':
		y, _ := isoWeek(b)
		return two(((y % 100) + 100) % 100)
	case 'G':
		y, _ := isoWeek(b)
		return strconv.Itoa(y), true
	case 'H':
		return two(b.hour)
	case 'I':
		return two(hour12(b.hour))
	case 'j':
		return fmt.Sprintf("%03d", b.yday), true
	case 'k':
		return fmt.Sprintf("%2d", b.hour), true
	case 'l':
		return fmt.Sprintf("%2d", hour12(b.hour)), true
	case 'm':
		return two(b.mon)
	case 'M':
		return two(b.min)
	case 'n':
		return "\n", true
	case 'p':
		if b.hour < 12 {
			return "AM", true
		}
		return "PM", true
	case 'P':
		if b.hour < 12 {
			return "am", true
		}
		return "pm", true
	case 'r':
		return strftime("%I:%M:%S %p", b), true
	case 'R':
		return strftime("%H:%M", b), true
	case 's':
		return strconv.FormatInt(time.Date(b.year, time.Month(b.mon), b.day, b.hour, b.min, b.sec, 0, time.FixedZone("", b.offset)).Unix(), 10), true
	case 'S':
		return two(b.sec)
	case 't':
		return "\t", true
	case 'T', 'X':
		return strftime("%H:%M:%S", b), true
	case 'u':
		return strconv.Itoa(b.wday + 1), true
	case 'U':
		return two((b.yday + 6 - (b.wday+1)%7) / 7)
	case 'V':
		_, w := isoWeek(b)
		return two(w)
	case 'w':
		return strconv.Itoa((b.wday + 1) % 7), true
	case 'W':
		return two((b.yday + 6 - b.wday) / 7)
	case 'x':
		return strftime("%m/%d/%y", b), true
	case 'y':
		return two(((b.year % 100) + 100) % 100)
	case 'Y':
		return strconv.Itoa(b.year), true
	case 'z':
		sign, off := '+', b.offset
		if off < 0 {
			sign, off = '-', -off
		}
		return fmt.Sprintf("%c%02d%02d", sign, off/3600, off/60%60), true
	case 'Z':
		return b.zone, true
	case '%':
		return "%", true
	}
	return "", false
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// parsedTime is what strptime found: -1 where a field was not told.
type parsedTime struct {
	brokenTime
	hasOffset             bool
	hour12, pm            int // -1
	weekU, weekW          int // week numbers, weeks beginning on Sunday or Monday
	isoYear, isoWeek      int
	yearSet, monSet, dSet bool
	micro                 int
	offsetMicro           int // what offset has beyond seconds
}

// strptime reads a time by a format. Its errors are those of Python's ValueError.
func strptime(text, format string) (*parsedTime, error) {
	p := &parsedTime{hour12: -1, pm: -1, weekU: -1, weekW: -1, isoYear: -1, isoWeek: -1}
	p.year, p.mon, p.day, p.isdst, p.wday, p.yday = 1900, 1, 1, -1, -1, -1
	rest, bad := p.match(text, format, format)
	if bad != nil {
		return nil, bad
	}
	if rest == nil {
		return nil, fmt.Errorf("time data %s does not match format %s", pyRepr(text), pyRepr(format))
	}
	if *rest != "" {
		return nil, fmt.Errorf("unconverted data remains: %s", *rest)
	}
	return p, p.settle()
}

func pyRepr(s string) string { return string(obj.AppendRepr(nil, s)) }

// match reads text as format says: what remains of it, or nil for no match.
func (p *parsedTime) match(text, format, whole string) (*string, error) {
	for len(format) > 0 {
		c := format[0]
		if isSpace(c) {
			format = strings.TrimLeftFunc(format, unicode.IsSpace)
			t := strings.TrimLeftFunc(text, unicode.IsSpace)
			if t == text {
				return nil, nil
			}
			text = t
			continue
		}
		if c != '%' {
			if text == "" || !strings.EqualFold(text[:1], format[:1]) {
				return nil, nil
			}
			text, format = text[1:], format[1:]
			continue
		}
		if len(format) == 1 {
			return nil, fmt.Errorf("stray %%%% in format %s", pyRepr(whole))
		}
		d := format[1]
		format = format[2:]
		if expanded, ok := map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S", 'D': "%m/%d/%y", 'T': "%H:%M:%S", 'R': "%H:%M", 'F': "%Y-%m-%d"}[d]; ok && strings.IndexByte("cxX", d) >= 0 {
			format = expanded + format
			continue
		}
		n, ok, known := p.field(d, text, len(format) > 0 && format[0] != '%' && !isSpace(format[0]))
		if !known {
			return nil, fmt.Errorf("%s is a bad directive in format %s", pyRepr(string(d)), pyRepr(whole))
		}
		if !ok {
			return nil, nil
		}
		text = text[n:]
	}
	return &text, nil
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// digits reads a number of at most n digits within bounds: greedily, but fewer
// digits if all of them would be out of bounds.
func digits(text string, n, low, high int) (value, size int) {
	for size < n && size < len(text) && text[size] >= '0' && text[size] <= '9' {
		size++
	}
	for ; size > 0; size-- {
		v, err := strconv.Atoi(text[:size])
		if err == nil && v >= low && v <= high {
			return v, size
		}
	}
	return 0, 0
}

// name finds which of the names text begins with, the longest first.
func nameIn(text string, names []string, cut int) (index, size int) {
	best := -1
	for i, full := range names {
		for _, n := range []string{full, full[:min(cut, len(full))]} {
			if cut == 0 {
				n = full
			}
			if len(n) > size && len(text) >= len(n) && strings.EqualFold(text[:len(n)], n) {
				best, size = i, len(n)
			}
		}
	}
	return best, size
}

// field reads one directive: how many bytes it took, whether it matched, and
// whether there is such a directive.
func (p *parsedTime) field(d byte, text string, _ bool) (n int, ok, known bool) {
	number := func(width, low, high int, into *int) (int, bool, bool) {
		v, size := digits(text, width, low, high)
		if size == 0 {
			return 0, false, true
		}
		*into = v
		return size, true, true
	}
	switch d {
	case 'a', 'A':
		names := dayNames[:]
		if d == 'a' {
			names = shortNames(names)
		}
		i, size := nameIn(text, names, 0)
		p.wday = i
		return size, i >= 0, true
	case 'b', 'B':
		names := monthNames[:]
		if d == 'b' {
			names = shortNames(names)
		}
		i, size := nameIn(text, names, 0)
		p.mon, p.monSet = i+1, true
		return size, i >= 0, true
	case 'd':
		p.dSet = true
		return number(2, 1, 31, &p.day)
	case 'f':
		size := 0
		for size < 6 && size < len(text) && text[size] >= '0' && text[size] <= '9' {
			size++
		}
		if size == 0 {
			return 0, false, true
		}
		p.micro = fraction(text[:size])
		return size, true, true
	case 'G':
		if len(text) < 4 {
			return 0, false, true
		}
		return number(4, 0, 9999, &p.isoYear)
	case 'H':
		return number(2, 0, 23, &p.hour)
	case 'I':
		return number(2, 1, 12, &p.hour12)
	case 'j':
		return number(3, 1, 366, &p.yday)
	case 'm':
		p.monSet = true
		return number(2, 1, 12, &p.mon)
	case 'M':
		return number(2, 0, 59, &p.min)
	case 'p':
		i, size := nameIn(text, []string{"am", "pm"}, 0)
		p.pm = i
		return size, i >= 0, true
	case 'S':
		return number(2, 0, 61, &p.sec)
	case 'u':
		n, ok, known = number(1, 1, 7, &p.wday)
		p.wday--
		return n, ok, known
	case 'U':
		return number(2, 0, 53, &p.weekU)
	case 'V':
		return number(2, 1, 53, &p.isoWeek)
	case 'w':
		n, ok, known = number(1, 0, 6, &p.wday)
		p.wday = (p.wday + 6) % 7
		return n, ok, known
	case 'W':
		return number(2, 0, 53, &p.weekW)
	case 'y':
		v, size := digits(text, 2, 0, 99)
		if size < 2 {
			return 0, false, true
		}
		p.year, p.yearSet = v+1900, true
		if v < 69 {
			p.year += 100
		}
		return size, true, true
	case 'Y':
		v, size := digits(text, 4, 0, 9999)
		p.year, p.yearSet = v, true
		return size, size == 4, true
	case 'z':
		size, ok := p.zoneOffset(text)
		return size, ok, true
	case 'Z':
		i, size := nameIn(text, []string{"utc", "gmt"}, 0)
		if i >= 0 {
			p.isdst, p.zone = 0, text[:size]
		}
		return size, i >= 0, true
	case '%':
		return 1, strings.HasPrefix(text, "%"), true
	}
	return 0, false, false
}

// fraction is how many microseconds the digits after a point are.
func fraction(digits string) int {
	n, _ := strconv.Atoi((digits + "000000")[:6])
	return n
}

func shortNames(names []string) []string {
	short := make([]string, len(names))
	for i, n := range names {
		short[i] = n[:3]
	}
	return short
}

// zoneOffset reads +HH:MM[:SS[.ffffff]], with or without colons, or Z.
func (p *parsedTime) zoneOffset(text string) (int, bool) {
	if strings.HasPrefix(text, "Z") {
		p.hasOffset, p.offset = true, 0
		return 1, true
	}
	if len(text) < 5 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	sign, i := 1, 1
	if text[0] == '-' {
		sign = -1
	}
	h, n := digits(text[i:], 2, 0, 99)
	if n != 2 {
		return 0, false
	}
	i += 2
	if text[i] == ':' {
		i++
	}
	m, n := digits(text[i:], 2, 0, 59)
	if n != 2 {
		return 0, false
	}
	i += 2
	s := 0
	if i < len(text) && (text[i] == ':' || text[i] >= '0' && text[i] <= '9') {
		j := i
		if text[j] == ':' {
			j++
		}
		if v, n := digits(text[j:], 2, 0, 59); n == 2 {
			s, i = v, j+2
			if i+1 < len(text) && text[i] == '.' {
				if _, n = digits(text[i+1:], 6, 0, 999999); n > 0 {
					p.offsetMicro = sign * fraction(text[i+1:i+1+n])
					i += 1 + n
				}
			}
		}
	}
	p.hasOffset, p.offset = true, sign*(h*3600+m*60+s)
	return i, true
}

// settle works out the fields that follow from others.
func (p *parsedTime) settle() error {
	if p.hour12 >= 0 {
		p.hour = p.hour12 % 12
		if p.pm == 1 {
			p.hour += 12
		}
	}
	switch {
	case p.isoWeek >= 0 && p.isoYear < 0:
		if p.yearSet {
			return fmt.Errorf("ISO week directive '%%V' is incompatible with the year directive '%%Y'. Use the ISO year '%%G' instead.")
		}
		return fmt.Errorf("ISO week directive '%%V' must be used with the ISO year directive '%%G' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
	case p.isoYear >= 0 && (p.isoWeek < 0 || p.wday < 0):
		if p.yday >= 0 {
			return fmt.Errorf("Day of the year directive '%%j' is not compatible with ISO year directive '%%G'. Use '%%Y' instead.")
		}
		return fmt.Errorf("ISO year directive '%%G' must be used with the ISO week directive '%%V' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
	}
	leapDay := !p.yearSet && p.mon == 2 && p.day == 29
	if leapDay {
		p.year = 1904
	}
	switch {
	case p.isoYear >= 0:
		p.year = p.isoYear
		p.setDayOfYear(isoDayOfYear(p.isoYear, p.isoWeek, p.wday))
	case p.yday >= 0 && !p.monSet:
		p.setDayOfYear(p.yday)
	case (p.weekU >= 0 || p.weekW >= 0) && p.wday >= 0 && !p.monSet:
		p.setDayOfYear(p.weekDayOfYear())
	}
	at := time.Date(p.year, time.Month(p.mon), p.day, 0, 0, 0, 0, time.UTC)
	if at.Day() != p.day {
		return fmt.Errorf("day is out of range for month")
	}
	if p.yday < 0 {
		p.yday = at.YearDay()
	}
	if p.wday < 0 {
		p.wday = int(at.Weekday()+6) % 7
	}
	if leapDay {
		p.year = 1900
	}
	return nil
}

// setDayOfYear sets the date by the day of the year, which may lie before or
// after it.
func (p *parsedTime) setDayOfYear(yday int) {
	at := time.Date(p.year, 1, yday, 0, 0, 0, 0, time.UTC)
	p.year, p.mon, p.day, p.yday = at.Year(), int(at.Month()), at.Day(), at.YearDay()
}

func isoDayOfYear(year, week, wday int) int {
	jan4 := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	return week*7 + wday + 1 - (int(jan4.Weekday()+6)%7 + 4)
}

// weekDayOfYear is the day of the year of a weekday in a week told by %U or %W.
func (p *parsedTime) weekDayOfYear() int {
	first := int(time.Date(p.year, 1, 1, 0, 0, 0, 0, time.UTC).Weekday()+6) % 7
	week, wday := p.weekW, p.wday
	if p.weekU >= 0 { // weeks begin on Sunday
		week = p.weekU
		first, wday = (first+1)%7, (wday+1)%7
	}
	if week == 0 {
		return 1 + wday - first
	}
	return 1 + (7-first)%7 + 7*(week-1) + wday
}
