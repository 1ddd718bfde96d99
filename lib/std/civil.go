package std

// The Gregorian calendar, extended in both directions. A day is known by its
// year, month and day or by its ordinal: 1 January of year 1 is 1.

const (
	minYear    = 1
	maxYear    = 9999
	maxOrdinal = 3652059 // 31 December 9999
	epochDay   = 719163  // 1 January 1970
	secondUS   = 1_000_000
	daySeconds = 86400
	dayUS      = daySeconds * secondUS
)

// civil is a day.
type civil struct{ year, month, day int }

func leapYear(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// daysBefore are the days of a common year before each month.
var daysBefore = [14]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func monthLength(y, m int) int {
	if m == 2 && leapYear(y) {
		return 29
	}
	return daysBefore[m+1] - daysBefore[m]
}

// yearDay is the number of a day in its year, from 1.
func (c civil) yearDay() int {
	n := daysBefore[c.month] + c.day
	if c.month > 2 && leapYear(c.year) {
		n++
	}
	return n
}

func (c civil) ordinal() int {
	y := c.year - 1
	return y*365 + y/4 - y/100 + y/400 + c.yearDay()
}

// civilOf is the day of an ordinal. Years are counted from March, so that the
// day that only leap years have is the last one; 29 February of year 0 is 60
// days before 30 April.
func civilOf(ordinal int) civil {
	n := ordinal + 305 // days since 1 March of year 0
	cycle := floorDiv(n, 146097)
	n -= cycle * 146097
	year := (n - n/1460 + n/36524 - n/146096) / 365
	n -= year*365 + year/4 - year/100
	month := (5*n + 2) / 153 // from March
	c := civil{cycle*400 + year, month + 3, n - (153*month+2)/5 + 1}
	if c.month > 12 {
		c.year, c.month = c.year+1, c.month-12
	}
	return c
}

// divMod is a division by a positive number that rounds down.
func divMod(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		q, r = q-1, r+b
	}
	return q, r
}
