package stmreport

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"pystm/runtime/stmlog"
)

// Pair is all conflicts of one kind between two lines. Of a conflict over what
// one has read and the other written, the first side is the one that wrote.
// Else it is the one that lost more.
type Pair struct {
	Kind          stmlog.ConflictKind
	Sides         [2]Side
	Aborts, Waits int
	InAborts      time.Duration
	InWaits       time.Duration // before commits and new attempts, too
	Irrevocable   int           // times that the winner could not be aborted any more
}

// Lost is the time that the pair has cost.
func (p *Pair) Lost() time.Duration { return p.InAborts + p.InWaits }

// Side is one of a pair.
type Side struct {
	Trace []*Frame // of one of the conflicts, the innermost call first
	How   stmlog.How
	lost  time.Duration
}

// Line is the line that a side is about: the innermost one of the program's own
// files, if there is one.
func (s *Side) Line() *Frame {
	for _, f := range s.Trace {
		if f.own() {
			return f
		}
	}
	if len(s.Trace) > 0 {
		return s.Trace[0]
	}
	return nil
}

// own reports whether a frame is of the program, not of the library.
func (f *Frame) own() bool {
	return f.File != "" && !strings.HasPrefix(f.File, "<frozen ") && !strings.Contains(f.File, "/lib/python3")
}

// lineKey is a line in a key.
type lineKey struct {
	file string
	line int
}

func keyOf(f *Frame) lineKey {
	if f == nil {
		return lineKey{}
	}
	return lineKey{f.File, f.Line}
}

func (k lineKey) compare(o lineKey) int {
	return cmp.Or(cmp.Compare(k.file, o.file), cmp.Compare(k.line, o.line))
}

type pairKey struct {
	kind stmlog.ConflictKind
	a, b lineKey
}

// pair sorts the conflicts by pairs of lines.
func (l *loader) pair() {
	pairs := map[pairKey]*Pair{}
	guess := l.readers()
	for _, n := range slices.Sorted(maps.Keys(l.conflicts)) {
		c := l.conflicts[n]
		loser, winner := Side{Trace: l.trace(c.loserStack), How: c.loserHow}, Side{Trace: l.trace(c.winnerStack), How: c.winnerHow}
		loser.lost = c.lost + c.after
		swap := c.kind == stmlog.WriteRead && c.loserHow != stmlog.Wrote
		if c.kind == stmlog.WriteRead {
			reader := &winner
			if swap {
				reader = &loser
			}
			if reader.How == stmlog.Stood {
				w := &loser
				if swap {
					w = &winner
				}
				if s, ok := guess[keyOf(w.Line())]; ok {
					reader.Trace, reader.How = l.trace(s), stmlog.Read
				}
			}
		}
		key := pairKey{c.kind, keyOf(loser.Line()), keyOf(winner.Line())}
		if c.kind == stmlog.WriteWrite && key.a.compare(key.b) > 0 {
			swap = true
		}
		if c.kind == stmlog.Length && !c.aborted {
			key.a = lineKey{} // whoever wanted to commit had to wait
		}
		if swap {
			key.a, key.b = key.b, key.a
			loser, winner = winner, loser
		}
		p := pairs[key]
		if p == nil {
			p = &Pair{Kind: c.kind, Sides: [2]Side{loser, winner}}
			pairs[key] = p
			l.Pairs = append(l.Pairs, p)
		} else {
			p.Sides[0].lost += loser.lost
			p.Sides[1].lost += winner.lost
		}
		c.pair = p
		if c.irrevocable {
			p.Irrevocable++
		}
		if c.aborted {
			p.Aborts++
			p.InAborts += c.lost
		} else {
			p.Waits++
			p.InWaits += c.lost
		}
		p.InWaits += c.after
	}
	for _, p := range l.Pairs {
		if p.Kind != stmlog.WriteRead && p.Sides[1].lost > p.Sides[0].lost {
			p.Sides[0], p.Sides[1] = p.Sides[1], p.Sides[0]
		}
	}
	slices.SortStableFunc(l.Pairs, func(a, b *Pair) int {
		return cmp.Or(cmp.Compare(b.Lost(), a.Lost()), cmp.Compare(b.Aborts+b.Waits, a.Aborts+a.Waits))
	})
}

// readers tells for each line that wrote what others had read where that was
// read, as a rule: that is found out for some of the conflicts only.
func (l *loader) readers() map[lineKey]uint64 {
	count := map[lineKey]map[uint64]int{}
	for _, c := range l.conflicts {
		if c.kind != stmlog.WriteRead {
			continue
		}
		writer, reader := c.winnerStack, c.loserStack
		how := c.loserHow
		if c.loserHow == stmlog.Wrote {
			writer, reader, how = reader, writer, c.winnerHow
		}
		if how != stmlog.Read && how != stmlog.Wrote {
			continue
		}
		k := keyOf((&Side{Trace: l.trace(writer)}).Line())
		if count[k] == nil {
			count[k] = map[uint64]int{}
		}
		count[k][reader]++
	}
	best := map[lineKey]uint64{}
	for k, m := range count {
		for s, n := range m {
			if b := best[k]; b == 0 || n > m[b] || n == m[b] && s < b {
				best[k] = s
			}
		}
	}
	return best
}

// Name is the line as people write it.
func (f *Frame) Name() string {
	if f == nil {
		return "an unknown place"
	}
	name := f.File
	if f.own() {
		name = filepath.Base(name)
	}
	return name + ":" + strconv.Itoa(f.Line)
}
