package stmreport

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"
)

// Irrevocable is all transactions that could not be aborted any more from one line on. There is one such transaction at a time,
// so a program whose threads spend much of their time in them runs on one core.
type Irrevocable struct {
	Side  // where one of them became so; How is not known
	Count int
	Time  time.Duration // from there to their ends
}

// irrevocables gathers them by lines, of the boxes.
func (l *loader) irrevocables() {
	lines := map[lineKey]*Irrevocable{}
	for i := range l.Boxes {
		b := &l.Boxes[i]
		if b.Kind != BoxCertain {
			continue
		}
		side := Side{Trace: b.At}
		key := keyOf(side.Line())
		x := lines[key]
		if x == nil {
			x = &Irrevocable{Side: side}
			lines[key] = x
			l.Irrevocables = append(l.Irrevocables, x)
		}
		x.Count++
		x.Time += b.End - b.Begin
	}
	slices.SortStableFunc(l.Irrevocables, func(a, b *Irrevocable) int {
		return cmp.Or(cmp.Compare(b.Time, a.Time), cmp.Compare(b.Count, a.Count))
	})
}

// irrevocable writes the lines as text.
func (r *Report) irrevocable(w io.Writer, all bool) {
	if len(r.Irrevocables) == 0 {
		return
	}
	list, sum := r.Irrevocables, time.Duration(0)
	for _, x := range list {
		sum += x.Time
	}
	fmt.Fprintf(w, "Where transactions became irrevocable: %s, for %s in all", plural(int(r.Certain), "time"), Seconds(sum))
	if !all && len(list) > shown {
		fmt.Fprintf(w, "; %d of %s (--all shows all)", shown, plural(len(list), "line"))
		list = list[:shown]
	}
	fmt.Fprint(w, "\n\n")
	for i, x := range list {
		fmt.Fprintf(w, "%2d. %s, for %s\n", i+1, plural(x.Count, "time"), Seconds(x.Time))
		x.write(w)
	}
	fmt.Fprintln(w)
}
