package stmreport

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
	"time"
)

// traceEvent is an event of Chrome's trace format: times are microseconds.
type traceEvent struct {
	Name  string         `json:"name"`
	Cat   string         `json:"cat,omitempty"`
	Phase string         `json:"ph"`
	PID   int            `json:"pid"`
	TID   int            `json:"tid"`
	Time  float64        `json:"ts"`
	Dur   float64        `json:"dur,omitempty"`
	Color string         `json:"cname,omitempty"`
	Args  map[string]any `json:"args,omitempty"`
}

// Processes of the trace.
const (
	bySegment = 1
	byThread  = 2
)

var boxColors = [...]string{BoxSolo: "grey", BoxCommitted: "good", BoxCertain: "olive", BoxAborted: "terrible", BoxWaiting: "yellow", BoxCollect: "black"}

// Perfetto writes the timeline in Chrome's trace format: once by segments, once
// by threads.
func (r *Report) Perfetto(w io.Writer) error {
	out := bufio.NewWriter(w)
	out.WriteString(`{"displayTimeUnit":"ms","otherData":{"command":` + quote(r.Command) + `},"traceEvents":[` + "\n")
	first := true
	var failed error
	put := func(e traceEvent) {
		b, err := json.Marshal(e)
		if err != nil {
			failed = err
			return
		}
		if !first {
			out.WriteString(",\n")
		}
		first = false
		out.Write(b)
	}
	named := func(kind string, pid, tid int, name string) {
		put(traceEvent{Name: kind, Phase: "M", PID: pid, TID: tid, Args: map[string]any{"name": name}})
	}
	named("process_name", bySegment, 0, "segments")
	named("process_name", byThread, 0, "threads")
	named("thread_name", bySegment, 0, "one thread alone, collections")
	for s := 1; s <= r.Segments; s++ {
		named("thread_name", bySegment, s, "segment "+strconv.Itoa(s))
	}
	for _, t := range r.Threads {
		named("thread_name", byThread, int(t.Number), t.Name)
	}
	for i := range r.Boxes {
		b := &r.Boxes[i]
		e := traceEvent{Name: b.Title(), Cat: b.Kind.String(), Phase: "X", Time: micros(b.Begin), Dur: micros(b.End - b.Begin), Color: boxColors[b.Kind], Args: b.args(r)}
		if b.Segment > 0 || b.Kind == BoxSolo || b.Kind == BoxCollect {
			e.PID, e.TID = bySegment, b.Segment
			put(e)
		}
		if b.Thread > 0 {
			e.PID, e.TID = byThread, int(b.Thread)
			put(e)
		}
	}
	out.WriteString("\n]}\n")
	if failed != nil {
		return failed
	}
	return out.Flush()
}

func micros(d time.Duration) float64 { return float64(d) / 1000 }

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(b)
}

var boxNames = [...]string{BoxSolo: "alone", BoxCommitted: "committed", BoxCertain: "irrevocable", BoxAborted: "aborted", BoxWaiting: "waiting", BoxCollect: "major collection"}

func (k BoxKind) String() string { return boxNames[k] }

// Title says what a box is.
func (b *Box) Title() string {
	switch {
	case b.Kind == BoxCommitted && b.Count != 1:
		return strconv.FormatUint(b.Count, 10) + " committed"
	case b.Kind == BoxWaiting:
		return "waiting " + b.Why.String()
	case b.Kind == BoxAborted && b.Pair != nil:
		return "aborted: " + b.Pair.Kind.String()
	}
	return b.Kind.String()
}

// args is what a trace tells besides.
func (b *Box) args(r *Report) map[string]any {
	m := map[string]any{}
	if b.Kind == BoxCommitted {
		m["transactions"] = b.Count
	}
	if p := b.Pair; p != nil {
		for k := range p.Sides {
			m[p.Role(k)] = lines(p.Sides[k].Trace)
		}
	}
	if len(b.At) > 0 {
		m["since"] = lines(b.At)
	}
	return m
}

// lines shows a traceback as strings.
func lines(trace []*Frame) []string {
	list := make([]string, len(trace))
	for i, f := range trace {
		list[i] = f.Name() + " in " + f.Function + ": " + f.Text
	}
	return list
}
