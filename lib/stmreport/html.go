package stmreport

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"pystm/runtime/stmlog"
)

// page is the page without its data, which stand where dataMark is. It loads
// nothing from elsewhere.
//
//go:embed page.html
var page string

const dataMark = "/*DATA*/"

// maxBoxes is how many boxes a page has, about, and maxPairs how many pairs, and lines where
// transactions became irrevocable.
const (
	maxBoxes = 200_000
	maxPairs = 200
)

// The data of the page. Times are microseconds.
type (
	pageData struct {
		Command  string        `json:"command"`
		Meta     string        `json:"meta"`
		Notes    []string      `json:"notes"`
		Length   micro         `json:"length"`
		Segments int           `json:"segments"`
		Sum      [5]micro      `json:"sum"`
		Threads  []pageThread  `json:"threads"`
		Pairs    []pagePair    `json:"pairs"`
		Certain  []pageCertain `json:"certain"` // irrevocable transactions by lines
		Whys     []string      `json:"whys"`
		Idle     []stmlog.Why  `json:"idle"` // those of Whys that are nobody's fault
		Stacks   [][][3]string `json:"stacks"`
		Boxes    []micro       `json:"boxes"` // eight numbers each, see page.html
	}
	pageThread struct {
		Number  uint64   `json:"number"`
		Name    string   `json:"name"`
		Begin   micro    `json:"begin"`
		End     micro    `json:"end"`
		Commits uint64   `json:"commits"`
		Aborts  uint64   `json:"aborts"`
		Shares  [5]micro `json:"shares"`
	}
	pagePair struct {
		Kind     string     `json:"kind"`
		Lost     micro      `json:"lost"`
		Aborts   int        `json:"aborts"`
		InAborts micro      `json:"inAborts"`
		Waits    int        `json:"waits"`
		InWaits  micro      `json:"inWaits"`
		Hint     string     `json:"hint"`
		More     string     `json:"more"`
		Sides    []pageSide `json:"sides"`
	}
	pageCertain struct {
		Count int      `json:"count"`
		Time  micro    `json:"time"`
		Side  pageSide `json:"side"`
	}
	pageSide struct {
		Role  string      `json:"role"`
		Name  string      `json:"name"`
		Text  string      `json:"text"`
		Lines [][3]string `json:"lines"`
	}
)

// micro is a number with one digit behind the point at most.
type micro float64

func (m micro) MarshalJSON() ([]byte, error) {
	if f := math.Round(float64(m)*10) / 10; f == math.Trunc(f) {
		return fmt.Appendf(nil, "%.0f", f), nil
	}
	return fmt.Appendf(nil, "%.1f", float64(m)), nil
}

func us(d time.Duration) micro { return micro(float64(d) / 1000) }

// HTML writes the report as a page that needs nothing else.
func (r *Report) HTML(w io.Writer) error {
	b, err := json.Marshal(r.pageData()) // which writes < as an escape
	if err != nil {
		return err
	}
	head, tail, _ := strings.Cut(page, dataMark)
	out := bufio.NewWriter(w)
	out.WriteString(head)
	out.Write(b)
	out.WriteString(tail)
	return out.Flush()
}

func (r *Report) pageData() *pageData {
	d := &pageData{Command: r.Command, Notes: append([]string{}, r.Notes()...), Length: max(us(r.Length), 1), Segments: r.Segments, Sum: r.Sum.list(),
		Idle: []stmlog.Why{stmlog.WhySegment, stmlog.WhyOutside}, Threads: []pageThread{}, Pairs: []pagePair{}, Certain: []pageCertain{}, Stacks: [][][3]string{}, Boxes: []micro{}}
	d.Meta = fmt.Sprintf("%s on %s, begun %s: %s committed, %s aborted, %d irrevocable, %s", Seconds(r.Length), plural(r.Segments, "segment"),
		r.Start.Format("2006-01-02 15:04:05"), plural(int(r.Commits), "transaction"), plural(int(r.Aborts), "transaction"), r.Certain, plural(r.Collections, "major collection"))
	for _, t := range r.Threads {
		d.Threads = append(d.Threads, pageThread{t.Number, t.Name, us(t.Begin), us(t.End), t.Commits, t.Abort, t.list()})
	}
	for y := stmlog.Why(0); y.String() != stmlog.Why(255).String(); y++ {
		d.Whys = append(d.Whys, y.String())
	}
	numbers := map[*Pair]int{}
	for i, p := range r.Pairs {
		if i == maxPairs {
			d.Notes = append(d.Notes, fmt.Sprintf("of %d pairs of lines the worst %d are shown", len(r.Pairs), maxPairs))
			break
		}
		numbers[p] = i
		d.Pairs = append(d.Pairs, p.page())
	}
	for i, x := range r.Irrevocables {
		if i == maxPairs {
			d.Notes = append(d.Notes, fmt.Sprintf("of %d lines where transactions became irrevocable the worst %d are shown", len(r.Irrevocables), maxPairs))
			break
		}
		d.Certain = append(d.Certain, pageCertain{x.Count, us(x.Time), x.page("")})
	}
	stacks := map[string]int{}
	boxes, merged := thin(r.Boxes, r.Length, maxBoxes)
	if merged {
		d.Notes = append(d.Notes, fmt.Sprintf("the timeline shows short boxes of the same kind as one: there were %d", len(r.Boxes)))
	}
	for i := range boxes {
		b := &boxes[i]
		pair, extra := -1, -1
		if n, ok := numbers[b.Pair]; ok {
			pair = n
		}
		switch {
		case b.Kind == BoxWaiting:
			extra = int(b.Why)
		case len(b.At) > 0:
			key := strings.Join(lines(b.At), "\n")
			n, ok := stacks[key]
			if !ok {
				n = len(d.Stacks)
				stacks[key] = n
				d.Stacks = append(d.Stacks, triples(b.At))
			}
			extra = n
		}
		d.Boxes = append(d.Boxes, micro(b.Kind), micro(b.Segment), micro(b.Thread), us(b.Begin), us(b.End-b.Begin), micro(b.Count), micro(pair), micro(extra))
	}
	return d
}

func (s *Shares) list() [5]micro {
	return [5]micro{us(s.Useful), us(s.Lost), us(s.Commit), us(s.Waiting), us(s.Idle)}
}

func (p *Pair) page() pagePair {
	x := pagePair{Kind: p.Kind.String(), Lost: us(p.Lost()), Aborts: p.Aborts, InAborts: us(p.InAborts), Waits: p.Waits, InWaits: us(p.InWaits),
		Hint: p.Hint(), More: p.more()}
	for k := range p.Sides {
		s := &p.Sides[k]
		if p.Kind == stmlog.Injected && k == 1 {
			break
		}
		x.Sides = append(x.Sides, s.page(p.Role(k)))
	}
	return x
}

func (s *Side) page(role string) pageSide {
	side := pageSide{Role: role, Name: s.Line().Name(), Lines: triples(s.Trace)}
	if f := s.Line(); f != nil {
		side.Text = f.Text
	}
	return side
}

func triples(trace []*Frame) [][3]string {
	list := [][3]string{}
	for _, f := range trace {
		list = append(list, [3]string{f.Name(), f.Function, f.Text})
	}
	return list
}

// thin merges short boxes of the same kind that follow each other until there
// are no more than limit, about.
func thin(boxes []Box, length time.Duration, limit int) (list []Box, merged bool) {
	type row struct {
		segment int
		thread  uint64
		kind    BoxKind
		why     stmlog.Why
		pair    *Pair
	}
	list = boxes
	for short := length / (1 << 20); len(list) > limit && short < length; short *= 2 {
		last := map[row]int{}
		var next []Box
		for _, b := range list {
			k := row{b.Segment, b.Thread, b.Kind, b.Why, b.Pair}
			if i, ok := last[k]; ok && b.End-b.Begin <= short && next[i].End-next[i].Begin <= short && b.Begin-next[i].End <= short {
				next[i].End = max(next[i].End, b.End)
				next[i].Count += b.Count
				continue
			}
			last[k] = len(next)
			next = append(next, b)
		}
		list, merged = next, true
	}
	return list, merged
}
