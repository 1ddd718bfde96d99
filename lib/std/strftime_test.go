package std

import (
	"testing"
	"time"
)

func broken(at time.Time) *brokenTime {
	b := (&timeState{}).brokenOf(at)
	return &b
}

func TestStrftime(t *testing.T) {
	at := time.Date(2024, 2, 29, 13, 4, 5, 0, time.UTC)
	for format, want := range map[string]string{
		"%Y-%m-%d %H:%M:%S": "2024-02-29 13:04:05", "%a %A %b %B": "Thu Thursday Feb February",
		"%j %U %W %w %u": "060 08 09 4 4", "%G-W%V": "2024-W09", "%I:%M %p": "01:04 PM",
		"%c": "Thu Feb 29 13:04:05 2024", "%x %X": "02/29/24 13:04:05", "%%|%e|%-d": "%|29|29", "%z %Z": "+0000 UTC", "%y %C": "24 20", "%": "%", "%Q": "%Q",
	} {
		if got := strftime(format, broken(at)); got != want {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
	}
	first := time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)
	if got := strftime("%G %V %U %W", broken(first)); got != "2020 53 00 00" {
		t.Errorf("first of January: %q", got)
	}
}

// What strftime writes, strptime reads.
func TestStrptimeRoundTrip(t *testing.T) {
	for _, format := range []string{"%Y-%m-%d %H:%M:%S", "%c", "%d %B %Y %I:%M:%S %p", "%Y %j %H:%M:%S", "%Y %U %w %H:%M:%S", "%Y %W %u %X", "%G %V %u %T"[:9] + " %H:%M:%S", "%a, %d %b %y %H:%M:%S"} {
		for day := 0; day < 800; day += 13 {
			at := time.Date(2019, 1, 1+day, day%24, day%60, day%59, 0, time.UTC)
			want := broken(at)
			p, err := strptime(strftime(format, want), format)
			if err != nil {
				t.Fatalf("%s %v: %v", format, at, err)
			}
			p.zone, p.offset, p.isdst = want.zone, want.offset, want.isdst
			if p.brokenTime != *want {
				t.Fatalf("%s: %+v, want %+v", format, p.brokenTime, *want)
			}
		}
	}
	for _, bad := range [][2]string{{"2020-13-01", "%Y-%m-%d"}, {"x", "%d"}, {"1 2", "%d"}, {"31 02 2020", "%d %m %Y"}, {"1", "%Q"}} {
		if _, err := strptime(bad[0], bad[1]); err == nil {
			t.Errorf("%q as %s was accepted", bad[0], bad[1])
		}
	}
}
