// Package stmreport makes of a record of transactions (package stmlog) what a
// person wants to know: which lines of the program are in each other's way, and
// what that costs.
package stmreport

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"pystm/runtime/stmlog"
)

// Report is what a log tells.
type Report struct {
	Command  string
	Start    time.Time
	PID      uint64
	Segments int
	Length   time.Duration
	Threads  []*Thread // by number
	Pairs    []*Pair   // by time lost
	Boxes    []Box     // of the timeline, by begin

	Irrevocables []*Irrevocable // by time

	Commits, Aborts, Certain uint64
	Sum                      Shares // of all threads
	Collecting               time.Duration
	Collections              int

	Cut     bool   // the program did not end its log
	Dropped uint64 // records that the writer has dropped
	Damaged int64  // bytes that could not be read
}

// Shares are what time goes into.
type Shares struct {
	Useful  time.Duration // in transactions that were committed, or without any
	Lost    time.Duration // in those that were rolled back
	Commit  time.Duration
	Waiting time.Duration // for other threads and for locks
	Idle    time.Duration // for a segment, or outside of transactions
}

func (s *Shares) add(o Shares) {
	s.Useful += o.Useful
	s.Lost += o.Lost
	s.Commit += o.Commit
	s.Waiting += o.Waiting
	s.Idle += o.Idle
}

// Total is the sum of all.
func (s *Shares) Total() time.Duration { return s.Useful + s.Lost + s.Commit + s.Waiting + s.Idle }

// Thread is what a log tells of a thread.
type Thread struct {
	Number         uint64
	Name           string
	Begin, End     time.Duration
	Commits, Abort uint64
	Shares
}

// BoxKind is what a box of the timeline stands for.
type BoxKind uint8

// The kinds of boxes, in the order in which they are drawn.
const (
	BoxSolo BoxKind = iota
	BoxCommitted
	BoxCertain
	BoxAborted
	BoxWaiting
	BoxCollect
)

// Box is an interval of the timeline.
type Box struct {
	Kind       BoxKind
	Segment    int // 0: none
	Thread     uint64
	Begin, End time.Duration
	Count      uint64 // transactions in it
	Why        stmlog.Why
	Pair       *Pair    // over which it was aborted or waits; nil if there is none
	At         []*Frame // where it became one that cannot be aborted
	conflict   uint64
	stack      uint64
}

// Frame is a line of the program.
type Frame struct {
	File, Function, Text string
	Line                 int
}

// conflict is a conflict of the log.
type conflict struct {
	kind                    stmlog.ConflictKind
	time                    time.Duration
	loser, winner           uint64
	loserStack, winnerStack uint64
	loserHow, winnerHow     stmlog.How
	aborted, irrevocable    bool
	lost, after             time.Duration // after: waiting before the next attempt
	pair                    *Pair
}

// loader gathers what a log tells.
type loader struct {
	*Report
	frames    map[uint64]*Frame
	stacks    map[uint64][]uint64
	threads   map[uint64]*Thread
	conflicts map[uint64]*conflict
	aborted   map[uint64]uint64 // conflict of the last abort, by thread
	last      uint64            // conflict of the last abort of any thread
	ended     bool
}

// Load reads a log.
func Load(r io.Reader) (*Report, error) {
	in, err := stmlog.NewReader(r)
	if err != nil {
		return nil, err
	}
	l := loader{Report: &Report{}, frames: map[uint64]*Frame{}, stacks: map[uint64][]uint64{}, threads: map[uint64]*Thread{},
		conflicts: map[uint64]*conflict{}, aborted: map[uint64]uint64{}}
	for {
		rec, err := in.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		l.add(&rec)
	}
	l.Cut, l.Damaged = in.Cut || !l.ended, in.Damaged
	l.finish()
	return l.Report, nil
}

// Dump writes the records of a log as lines of text.
func Dump(w io.Writer, r io.Reader) error {
	in, err := stmlog.NewReader(r)
	if err != nil {
		return err
	}
	for {
		rec, err := in.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w, rec.String()); err != nil {
			return err
		}
	}
}

// maxTime bounds the times that are believed.
const maxTime = 1 << 62

func span(n uint64) time.Duration { return time.Duration(min(n, maxTime)) }

// upTo notes that the log goes on for so long at least.
func (l *loader) upTo(n uint64) time.Duration {
	d := span(n)
	l.Length = max(l.Length, d)
	return d
}

func (l *loader) thread(n, begin uint64) *Thread {
	t := l.threads[n]
	if t == nil {
		t = &Thread{Number: n, Name: fmt.Sprintf("thread %d", n), Begin: span(begin)}
		l.threads[n] = t
	}
	t.Begin = min(t.Begin, span(begin))
	return t
}

// maxSegments bounds the segments that are believed.
const maxSegments = 255

func (l *loader) box(kind BoxKind, segment, thread, begin, end uint64) *Box {
	b := Box{Kind: kind, Segment: int(min(segment, maxSegments)), Thread: thread, Begin: span(begin), End: l.upTo(max(begin, end))}
	l.Segments = max(l.Segments, b.Segment)
	l.Boxes = append(l.Boxes, b)
	return &l.Boxes[len(l.Boxes)-1]
}

// add takes a record.
func (l *loader) add(r *stmlog.Record) {
	f := &r.Fields
	switch r.Kind {
	case stmlog.Start:
		l.Start, l.PID, l.Command = time.Unix(0, int64(f[0])), f[1], r.Text
		l.Segments = max(l.Segments, int(min(f[2], maxSegments)))
	case stmlog.Frame:
		l.frames[f[0]] = frameOf(r)
	case stmlog.Stack:
		l.stacks[f[0]] = r.List
	case stmlog.Thread:
		l.thread(f[0], f[1]).Name = r.Text
	case stmlog.ThreadEnd:
		t := l.thread(f[0], f[1])
		t.End = l.upTo(f[1])
	case stmlog.Run:
		t := l.thread(f[0], f[2])
		t.Commits += f[4]
		t.add(Shares{Useful: span(f[5]), Commit: span(f[6]), Waiting: span(f[7]), Idle: span(f[8])})
		l.box(BoxCommitted, f[1], f[0], f[2], f[3]).Count = f[4]
		delete(l.aborted, f[0])
	case stmlog.Abort:
		t := l.thread(f[0], f[2])
		t.Abort++
		t.Lost += span(f[3]) - min(span(f[2]), span(f[3]))
		l.box(BoxAborted, f[1], f[0], f[2], f[3]).conflict = f[4]
		l.aborted[f[0]] = f[4]
		if f[4] != 0 {
			l.last = f[4]
		}
	case stmlog.Wait:
		l.addWait(f)
	case stmlog.Certain:
		l.Certain++
		l.box(BoxCertain, f[1], f[0], f[2], f[3]).stack = f[4]
	case stmlog.Solo:
		t := l.thread(f[0], f[1])
		t.Useful += span(f[2]) - min(span(f[1]), span(f[2]))
		l.box(BoxSolo, 0, f[0], f[1], f[2])
	case stmlog.Conflict:
		l.upTo(f[2])
		l.conflicts[f[0]] = &conflict{kind: stmlog.ConflictKind(min(f[1], uint64(stmlog.ConflictKinds))), time: span(f[2]), loser: f[3], winner: f[4],
			loserStack: f[5], winnerStack: f[6], loserHow: stmlog.How(f[7]), winnerHow: stmlog.How(f[8]), aborted: f[9]&stmlog.Aborted != 0, irrevocable: f[9]&stmlog.Irrevocable != 0, lost: span(f[10])}
	case stmlog.Place:
		l.addPlace(f[0], f[1], f[2], stmlog.How(f[3]))
	case stmlog.Collect:
		b := l.box(BoxCollect, 0, 0, f[1], f[2])
		l.Collections++
		l.Collecting += b.End - b.Begin
	case stmlog.End:
		l.upTo(f[0])
		l.Dropped, l.ended = f[1], true
	}
}

func frameOf(r *stmlog.Record) *Frame {
	var parts [3]string
	rest := r.Text
	for i := range parts {
		n := 0
		for n < len(rest) && (rest[n] != 0 || i == 2) {
			n++
		}
		parts[i] = rest[:n]
		rest = rest[min(n+1, len(rest)):]
	}
	return &Frame{parts[0], parts[1], parts[2], int(min(r.Fields[1], 1<<31))}
}

// addWait takes a wait: that of a thread which was aborted belongs to what it
// was aborted for, that for a turn to what any was aborted for last. Waits within
// a transaction are part of its run or abort.
func (l *loader) addWait(f *[stmlog.MaxFields]uint64) {
	t, d, why := l.thread(f[0], f[2]), span(f[3])-min(span(f[2]), span(f[3])), stmlog.Why(min(f[4], 255))
	b := l.box(BoxWaiting, f[1], f[0], f[2], f[3])
	b.Why, b.conflict = why, f[5]
	switch why {
	case stmlog.WhySegment, stmlog.WhyOutside:
		t.Idle += d
	case stmlog.WhyLock:
		t.Waiting += d
	case stmlog.WhyWinner, stmlog.WhySerial:
		t.Waiting += d
		if c := l.conflicts[l.aborted[f[0]]]; c != nil {
			c.after += d
			b.conflict = l.aborted[f[0]]
		}
	case stmlog.WhyTurn:
		t.Waiting += d
		if c := l.conflicts[l.last]; c != nil {
			c.after += d
			b.conflict = l.last
		}
	}
}

// addPlace takes a better answer to where a side of a conflict was.
func (l *loader) addPlace(number, side, stack uint64, how stmlog.How) {
	c := l.conflicts[number]
	switch {
	case c == nil:
	case side == 0:
		c.loserStack, c.loserHow = stack, how
	default:
		c.winnerStack, c.winnerHow = stack, how
	}
}

// trace is what a stack number stands for.
func (l *loader) trace(stack uint64) (list []*Frame) {
	for _, n := range l.stacks[stack] {
		if f := l.frames[n]; f != nil && f.File != "" {
			list = append(list, f)
		}
	}
	return list
}

// finish makes what is made of all records.
func (l *loader) finish() {
	l.pair()
	for i := range l.Boxes {
		b := &l.Boxes[i]
		if c := l.conflicts[b.conflict]; c != nil {
			b.Pair = c.pair
		}
		b.At = l.trace(b.stack)
	}
	l.irrevocables()
	slices.SortStableFunc(l.Boxes, func(a, b Box) int { return cmp.Compare(a.Begin, b.Begin) })
	for _, n := range slices.Sorted(maps.Keys(l.threads)) {
		t := l.threads[n]
		if t.End == 0 {
			t.End = l.Length
		}
		l.Threads = append(l.Threads, t)
		l.Sum.add(t.Shares)
		l.Commits += t.Commits
		l.Aborts += t.Abort
	}
}
