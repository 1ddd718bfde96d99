package stmreport

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"pystm/runtime/stmlog"
)

// shown is how many pairs are shown as text, unless all are asked for.
const shown = 10

// Text writes the report as text.
func (r *Report) Text(w io.Writer, all bool) error {
	out := bufio.NewWriter(w)
	r.head(out)
	r.pairs(out, all)
	r.irrevocable(out, all)
	r.threads(out)
	return out.Flush()
}

func (r *Report) head(w io.Writer) {
	fmt.Fprintf(w, "%s\n", r.Command)
	fmt.Fprintf(w, "%s on %s: %s committed, %s aborted", Seconds(r.Length), plural(r.Segments, "segment"), plural(int(r.Commits), "transaction"), plural(int(r.Aborts), "transaction"))
	if r.Certain > 0 {
		fmt.Fprintf(w, ", %d irrevocable", r.Certain)
	}
	fmt.Fprintln(w)
	for _, note := range r.Notes() {
		fmt.Fprintln(w, "note: "+note)
	}
	fmt.Fprintln(w)
}

// Notes say what the log lacks.
func (r *Report) Notes() (list []string) {
	if r.Cut {
		list = append(list, "the log was cut off: the program did not come to its end, or runs still")
	}
	if r.Dropped > 0 {
		list = append(list, fmt.Sprintf("%d pieces of the log were dropped, as they came too fast or the file got too big", r.Dropped))
	}
	if r.Damaged > 0 {
		list = append(list, fmt.Sprintf("%d bytes of the log are damaged", r.Damaged))
	}
	return list
}

func (r *Report) pairs(w io.Writer, all bool) {
	if len(r.Pairs) == 0 {
		fmt.Fprintf(w, "There were no conflicts.\n\n")
		return
	}
	list, sum, part := r.Pairs, time.Duration(0), time.Duration(0)
	if !all && len(list) > shown {
		list = list[:shown]
	}
	for i, p := range r.Pairs {
		sum += p.Lost()
		if i < len(list) {
			part += p.Lost()
		}
	}
	fmt.Fprintf(w, "Where time was lost: %s in all", Seconds(sum))
	if len(list) < len(r.Pairs) {
		fmt.Fprintf(w, "; %d of %d pairs of lines, which are %s of it (--all shows all)", len(list), len(r.Pairs), share(part, sum))
	}
	fmt.Fprint(w, "\n\n")
	for i, p := range list {
		fmt.Fprintf(w, "%2d. %s: %s lost, %s\n", i+1, p.Kind, Seconds(p.Lost()), p.Costs())
		for k := range p.Sides {
			if p.Kind == stmlog.Injected && k == 1 {
				continue
			}
			s := &p.Sides[k]
			fmt.Fprintf(w, "    %s\n", p.Role(k))
			s.write(w)
		}
		fmt.Fprintf(w, "    hint: %s\n", p.Hint())
		if more := p.more(); more != "" {
			fmt.Fprintf(w, "    %s\n", more)
		}
		fmt.Fprintln(w)
	}
}

// write writes the line of a side, and the calls around it.
func (s *Side) write(w io.Writer) {
	if len(s.Trace) == 0 {
		fmt.Fprintf(w, "      an unknown place\n")
	}
	for depth, f := range s.Trace {
		mark := "  called from "
		if depth == 0 {
			mark = ""
		}
		fmt.Fprintf(w, "      %s%s in %s: %s\n", mark, f.Name(), f.Function, f.Text)
	}
}

// Costs tells how often the pair has met.
func (p *Pair) Costs() string {
	switch {
	case p.Aborts == 0:
		return plural(p.Waits, "wait")
	case p.InWaits == 0:
		return fmt.Sprintf("in %s", plural(p.Aborts, "abort"))
	}
	s := fmt.Sprintf("%s in %s, %s waiting", Seconds(p.InAborts), plural(p.Aborts, "abort"), Seconds(p.InWaits))
	if p.Waits > 0 {
		s += fmt.Sprintf(" (%s before commits or for locks)", plural(p.Waits, "time"))
	}
	return s
}

// Role says what a side of the pair did.
func (p *Pair) Role(side int) string {
	switch p.Kind {
	case stmlog.WriteWrite:
		return [...]string{"written at", "and at"}[side]
	case stmlog.WriteRead:
		if side == 0 {
			return "written at"
		}
		if p.Sides[1].How == stmlog.Stood {
			return "read before"
		}
		return "read at"
	case stmlog.Inevitable:
		return [...]string{"waits at", "for what was begun at"}[side]
	case stmlog.Lock:
		return [...]string{"waits at", "for the lock taken at"}[side]
	case stmlog.Length:
		if p.Aborts == 0 {
			return [...]string{"all wait, for instance at", "for the thread at"}[side]
		}
		return [...]string{"waits at", "for the thread at"}[side]
	}
	return [...]string{"at", "and"}[side]
}

func (r *Report) threads(w io.Writer) {
	fmt.Fprintf(w, "%-28s %9s %9s %8s %7s %7s %8s %8s %7s\n", "thread", "commits", "aborts", "time", "useful", "lost", "commit", "waiting", "idle")
	row := func(name string, commits, aborts uint64, d time.Duration, s Shares) {
		t := s.Total()
		fmt.Fprintf(w, "%-28s %9d %9d %8s %7s %7s %8s %8s %7s\n", name, commits, aborts, Seconds(d),
			share(s.Useful, t), share(s.Lost, t), share(s.Commit, t), share(s.Waiting, t), share(s.Idle, t))
	}
	for i, t := range r.Threads {
		if i == 50 && len(r.Threads) > 60 {
			fmt.Fprintf(w, "... and %d more\n", len(r.Threads)-i)
			break
		}
		row(clip(t.Name, 28), t.Commits, t.Abort, t.End-t.Begin, t.Shares)
	}
	if len(r.Threads) > 1 {
		row("all", r.Commits, r.Aborts, r.Length, r.Sum)
	}
	if r.Collections > 0 {
		fmt.Fprintf(w, "%s took %s, in which all threads stood still\n", plural(r.Collections, "major collection"), Seconds(r.Collecting))
	}
}

func clip(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n-1]) + "…"
	}
	return s
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func share(part, of time.Duration) string {
	if of <= 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(part)/float64(of))
}

// Seconds is a time with three digits.
func Seconds(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.3g s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.3g ms", float64(d)/float64(time.Millisecond))
	}
	return fmt.Sprintf("%.3g µs", float64(d)/float64(time.Microsecond))
}
