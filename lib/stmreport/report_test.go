package stmreport

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pystm/runtime/stmlog"
)

// Lines of the program that logs of tests are about.
var source = map[uint64]stmlog.Where{
	1: {File: "/home/me/p.py", Function: "count", Line: 3, Text: "total += 1"},
	2: {File: "/home/me/p.py", Function: "show", Line: 9, Text: "print(total)"},
	3: {File: "<frozen queue>", Function: "Queue.put", Line: 50, Text: "self.queue.append(x)"},
	4: {File: "/home/me/p.py", Function: "main", Line: 20, Text: "count() </script><b>"},
	5: {File: "/home/me/p.py", Function: "loop", Line: 30, Text: "while True:"},
	6: {File: "/home/me/p.py", Function: "save", Line: 40, Text: "open(name)"},
}

const ms = uint64(time.Millisecond)

// record makes a log.
func record(t testing.TB, put func(w *stmlog.Writer)) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "log")
	w, err := stmlog.Create(name, 2, "p.py <arg>")
	if err != nil {
		t.Fatal(err)
	}
	w.Explain(func(word uint64) stmlog.Where { return source[word] })
	put(w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// conflicts puts a few of each kind.
func conflicts(w *stmlog.Writer) {
	w.PutText(stmlog.Thread, "Ann", 1, 0)
	w.PutText(stmlog.Thread, "Bob", 2, 0)
	count, show, put, loop, save := w.Stack(stmlog.Words{1, 4}), w.Stack(stmlog.Words{2, 4}), w.Stack(stmlog.Words{3, 4}), w.Stack(stmlog.Words{5}), w.Stack(stmlog.Words{6})
	conflict := func(n uint64, kind stmlog.ConflictKind, loser, winner, ls, ws uint64, lh, wh stmlog.How, outcome, lost uint64) {
		w.Put(stmlog.Conflict, n, uint64(kind), n*ms, loser, winner, ls, ws, uint64(lh), uint64(wh), outcome, lost)
	}
	w.Put(stmlog.Run, 1, 1, 0, 10*ms, 5, 8*ms, ms, ms, 0)
	// A reader is aborted, waits for the winner, and its next attempt tells where
	// it has read; the same with a reader of which only that is known where it stood.
	conflict(1, stmlog.WriteRead, 2, 1, loop, count, stmlog.Stood, stmlog.Wrote, stmlog.Aborted, 4*ms)
	w.Put(stmlog.Abort, 2, 2, 6*ms, 10*ms, 1)
	w.Put(stmlog.Wait, 2, 2, 10*ms, 12*ms, uint64(stmlog.WhyWinner), 0)
	w.Put(stmlog.Place, 1, 0, show, uint64(stmlog.Read))
	w.Put(stmlog.Run, 2, 2, 12*ms, 14*ms, 1, 2*ms, 0, 0, 0)
	conflict(2, stmlog.WriteRead, 2, 1, loop, count, stmlog.Stood, stmlog.Wrote, stmlog.Aborted, 3*ms)
	w.Put(stmlog.Abort, 2, 2, 14*ms, 17*ms, 2)
	// A committer waits for a reader: the writer is the loser here.
	conflict(3, stmlog.WriteRead, 1, 2, count, loop, stmlog.Wrote, stmlog.Stood, 0, 2*ms)
	// Two writers, in both roles, in the library's code called by one line.
	conflict(4, stmlog.WriteWrite, 1, 2, put, save, stmlog.Wrote, stmlog.Wrote, stmlog.Aborted, ms)
	conflict(5, stmlog.WriteWrite, 2, 1, save, put, stmlog.Wrote, stmlog.Wrote, stmlog.Aborted|stmlog.Irrevocable, 2*ms)
	conflict(6, stmlog.Inevitable, 1, 2, save, save, stmlog.Took, stmlog.Took, 0, ms/2)
	conflict(7, stmlog.Lock, 1, 2, loop, save, stmlog.Took, stmlog.Took, 0, 3*ms/10)
	conflict(8, stmlog.Length, 1, 2, loop, save, stmlog.Stood, stmlog.Stood, 0, ms/8)
	conflict(9, stmlog.Length, 1, 2, count, save, stmlog.Stood, stmlog.Stood, 0, ms/8)
	w.Put(stmlog.Certain, 1, 1, 20*ms, 22*ms, save)
	w.Put(stmlog.Run, 1, 1, 20*ms, 22*ms, 1, 2*ms, 0, 0, 0)
	w.Put(stmlog.Wait, 1, 0, 22*ms, 32*ms, uint64(stmlog.WhyOutside), 0)
	w.Put(stmlog.Collect, 1, 32*ms, 35*ms)
	w.Put(stmlog.Solo, 1, 35*ms, 40*ms)
	w.Put(stmlog.ThreadEnd, 2, 36*ms)
}

func load(t testing.TB, b []byte) *Report {
	t.Helper()
	r, err := Load(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPairs(t *testing.T) {
	r := load(t, record(t, conflicts))
	type row struct {
		kind          stmlog.ConflictKind
		a, b          string
		aborts, waits int
		lost          uint64
	}
	want := []row{
		{stmlog.WriteRead, "p.py:3", "p.py:9", 2, 1, 11 * ms},
		{stmlog.WriteWrite, "p.py:40", "p.py:20", 2, 0, 3 * ms},
		{stmlog.Inevitable, "p.py:40", "p.py:40", 0, 1, ms / 2},
		{stmlog.Lock, "p.py:30", "p.py:40", 0, 1, 3 * ms / 10},
		{stmlog.Length, "p.py:30", "p.py:40", 0, 2, ms / 4},
	}
	if len(r.Pairs) != len(want) {
		t.Fatalf("%d pairs", len(r.Pairs))
	}
	for i, p := range r.Pairs {
		got := row{p.Kind, p.Sides[0].Line().Name(), p.Sides[1].Line().Name(), p.Aborts, p.Waits, uint64(p.Lost())}
		if got != want[i] {
			t.Errorf("%d: %+v, want %+v", i, got, want[i])
		}
		if p.Hint() == "" {
			t.Errorf("no hint for %s", p.Kind)
		}
	}
	if r.Pairs[1].Irrevocable != 1 || r.Pairs[0].Sides[1].How != stmlog.Read {
		t.Errorf("%+v %+v", r.Pairs[1], r.Pairs[0])
	}
}

func TestShares(t *testing.T) {
	r := load(t, record(t, conflicts))
	if len(r.Threads) != 2 || r.Threads[0].Name != "Ann" || r.Threads[1].Name != "Bob" || r.Segments != 2 || r.Command != "p.py <arg>" {
		t.Fatalf("%+v", r)
	}
	a, b := r.Threads[0], r.Threads[1]
	if want := (Shares{Useful: 15e6, Commit: 1e6, Waiting: 1e6, Idle: 10e6}); a.Shares != want || a.Commits != 6 {
		t.Errorf("%+v", a)
	}
	if want := (Shares{Useful: 2e6, Lost: 7e6, Waiting: 2e6}); b.Shares != want || b.Commits != 1 || b.Abort != 2 || b.End != 36e6 {
		t.Errorf("%+v", b)
	}
	if r.Cut || r.Dropped != 0 || r.Collecting != 3e6 || r.Commits != 7 || r.Aborts != 2 || r.Certain != 1 {
		t.Errorf("%+v", r)
	}
}

func TestText(t *testing.T) {
	var b strings.Builder
	if err := load(t, record(t, conflicts)).Text(&b, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"7 transactions committed, 2 transactions aborted, 1 irrevocable\n",
		" 1. write-read: 11 ms lost, 7 ms in 2 aborts, 4 ms waiting (1 time before commits or for locks)\n    written at\n      p.py:3 in count: total += 1\n        called from p.py:20 in main: ",
		"    read at\n      p.py:9 in show: print(total)\n",
		"      <frozen queue>:50 in Queue.put: self.queue.append(x)\n        called from p.py:20 in main: ",
		"    1 time the other could not be aborted",
		"\nWhere transactions became irrevocable: 1 time, for 2 ms in all\n\n 1. 1 time, for 2 ms\n      p.py:40 in ",
		"\nAnn ", "\nall ",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := load(t, record(t, func(*stmlog.Writer) {})).Text(&b, false); err != nil || !strings.Contains(b.String(), "There were no conflicts.") {
		t.Errorf("%s", b.String())
	}
}

// data takes the data out of a page.
func data(t *testing.T, page string) (d struct {
	Segments int
	Threads  []struct{ Name string }
	Pairs    []struct{ Sides []struct{ Name, Text string } }
	Certain  []struct {
		Count int
		Time  float64
		Side  struct{ Name string }
	}
	Stacks [][][3]string
	Boxes  []float64
	Notes  []string
}) {
	t.Helper()
	_, rest, ok := strings.Cut(page, `<script type="application/json" id="data">`)
	text, _, ok2 := strings.Cut(rest, "</script>")
	if !ok || !ok2 {
		t.Fatal("no data")
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// The page has all data in it, whatever is in them, and asks for nothing else.
func TestHTML(t *testing.T) {
	var b strings.Builder
	if err := load(t, record(t, conflicts)).HTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	d := data(t, page)
	if d.Segments != 2 || len(d.Threads) != 2 || len(d.Pairs) != 5 || d.Pairs[0].Sides[0].Name != "p.py:3" || d.Pairs[1].Sides[1].Text != source[4].Text {
		t.Errorf("%+v", d)
	}
	if len(d.Certain) != 1 || d.Certain[0].Count != 1 || d.Certain[0].Time != 2000 || d.Certain[0].Side.Name != "p.py:40" {
		t.Errorf("irrevocable at %+v", d.Certain)
	}
	kinds := map[float64]int{}
	for i := 0; i < len(d.Boxes); i += 8 {
		x := d.Boxes[i : i+8]
		kinds[x[0]]++
		if x[3] < 0 || x[4] < 0 || x[3]+x[4] > 40_000 || x[6] >= float64(len(d.Pairs)) || BoxKind(x[0]) == BoxAborted && x[6] != 0 {
			t.Errorf("box %v", x)
		}
		if BoxKind(x[0]) == BoxCertain && d.Stacks[int(x[7])][0][0] != "p.py:40" {
			t.Errorf("box %v", x)
		}
	}
	for kind, n := range map[BoxKind]int{BoxSolo: 1, BoxCommitted: 3, BoxCertain: 1, BoxAborted: 2, BoxWaiting: 2, BoxCollect: 1} {
		if kinds[float64(kind)] != n {
			t.Errorf("%d boxes %s", kinds[float64(kind)], kind)
		}
	}
	if n := strings.Count(page, "</script>"); n != 2 {
		t.Errorf("%d scripts end", n)
	}
	for _, bad := range []string{"http:", "https:", "src=", "@import", "url(", dataMark} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	for _, id := range []string{"over", "time", "pairs", "certain", "threads", "bysegment", "bythread", "in", "out", "all"} {
		if !strings.Contains(page, `id="`+id+`"`) || !strings.Contains(page, `$("`+id+`")`) {
			t.Errorf("nothing is done with %s", id)
		}
	}
}

// A log of a million boxes makes a page of bounded size, in which no time is
// missing.
func TestThin(t *testing.T) {
	var boxes []Box
	var sum, kept time.Duration
	for i := range 300_000 {
		b := Box{Kind: BoxKind(1 + i%2*2), Segment: 1 + i%4, Thread: uint64(1 + i%4), Begin: time.Duration(i) * 1000, End: time.Duration(i)*1000 + 900, Count: 1}
		boxes = append(boxes, b)
		sum += b.End - b.Begin
	}
	list, merged := thin(boxes, 300e6, 20_000)
	if !merged || len(list) > 20_000 || len(list) < 5_000 {
		t.Fatal(len(list))
	}
	count := uint64(0)
	for _, b := range list {
		count += b.Count
		kept += b.End - b.Begin
	}
	if count != 300_000 || kept < sum {
		t.Errorf("%d boxes, %v of %v", count, kept, sum)
	}
	if list, merged = thin(boxes[:100], 1e6, 1000); merged || len(list) != 100 {
		t.Error("merged for nothing")
	}
}

// FuzzLoad makes reports of anything.
func FuzzLoad(f *testing.F) {
	b := record(f, conflicts)
	f.Add(b)
	f.Add(b[:len(b)/2])
	// Records without the frame of a file, which chance would not get past.
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Load(bytes.NewReader(b))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if r.Text(&out, true) != nil || r.HTML(&out) != nil || r.Perfetto(&out) != nil {
			t.Fatal("failed")
		}
	})
}

// FuzzRecords makes reports of records with any numbers in them.
func FuzzRecords(f *testing.F) {
	f.Add([]byte{byte(stmlog.Run), 1, 1, 9, 2, 3, 0xff, 0xff, 1, 0})
	f.Add([]byte{byte(stmlog.Conflict), 1, 77, 9, 2, 3, 4, 5, 6, 7, 8, 9, byte(stmlog.Abort), 1, 250, 3, 2, 1})
	f.Add([]byte{byte(stmlog.Wait), 1, 1, 9, 200, 250, 1, byte(stmlog.Place), 1, 1, 1, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		log := record(t, func(w *stmlog.Writer) {
			for len(b) > 0 {
				kind := stmlog.Kind(b[0])
				b = b[1:]
				fields := make([]uint64, min(kind.NumFields(), len(b)))
				for i := range fields {
					fields[i] = uint64(b[i])
					if b[i] >= 0xf0 {
						fields[i] = ^uint64(b[i] & 0xf)
					}
				}
				b = b[len(fields):]
				if len(fields) == kind.NumFields() && kind != stmlog.Frame && kind != stmlog.Stack && kind != stmlog.Start && kind != stmlog.Thread && len(fields) > 0 {
					w.Put(kind, fields...)
				}
			}
		})
		r, err := Load(bytes.NewReader(log))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := r.Text(&out, true); err != nil {
			t.Fatal(err)
		}
		if err := r.HTML(&out); err != nil {
			t.Fatal(err)
		}
		if err := r.Perfetto(&out); err != nil {
			t.Fatal(err)
		}
	})
}

// Lines where transactions became irrevocable are put together, and sorted by time.
func TestIrrevocables(t *testing.T) {
	r := load(t, record(t, func(w *stmlog.Writer) {
		a, b := w.Stack(stmlog.Words{1, 4}), w.Stack(stmlog.Words{3, 4})
		for i, stack := range []uint64{a, b, a, 0, b, a} {
			w.Put(stmlog.Certain, 1, 1, uint64(i)*ms, uint64(i)*ms+[]uint64{ms, 5 * ms, 2 * ms, ms / 2, ms, 2 * ms}[i], stack)
		}
	}))
	type row struct {
		line  string
		count int
		time  uint64
	}
	want := []row{{"p.py:20", 2, 6 * ms}, {"p.py:3", 3, 5 * ms}, {"an unknown place", 1, ms / 2}}
	if len(r.Irrevocables) != len(want) {
		t.Fatalf("%d lines", len(r.Irrevocables))
	}
	for i, x := range r.Irrevocables {
		if got := (row{x.Line().Name(), x.Count, uint64(x.Time)}); got != want[i] {
			t.Errorf("%+v, want %+v", got, want[i])
		}
	}
	for _, all := range []bool{false, true} {
		r.Irrevocables = slices.Repeat(r.Irrevocables[:1], shown+1)
		var text strings.Builder
		r.Text(&text, all)
		if got := strings.Contains(text.String(), "; 10 of 11 lines (--all shows all)"); got == all {
			t.Errorf("all %v:\n%s", all, text.String())
		}
	}
}
