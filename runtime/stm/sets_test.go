package stm

import (
	"pystm/runtime/gc"
)

// setModel is the read and write sets of all open transactions, by word (an object accessed
// whole counts as its first one),
// kept beside the runtime where one thread runs at a time. A transaction must
// be aborted if and only if it has read what another has committed since, or
// writes now, has waited too long for a
// reader that goes before it, or was chosen to: whoever is doomed has lost such
// a conflict by the sets of the model. (That nobody commits who should not, the
// history tells.)
type setModel struct {
	rt      *Runtime
	h       *history
	first   *worker
	players map[*Thread]*playerSets
	inject  func() bool // whether to doom a transaction at a step of its commit
}

type playerSets struct {
	p             *player
	open, doomed  bool
	reads, writes map[gc.Ref]bool
	adjusted      map[gc.Ref]bool // second words of objects, first ones of granules; they may be read, too
	logged        map[gc.Ref]bool // granules: what is read there counts as written, too
	missed        []missed
}

// missed is what another transaction has committed and this one, which runs, has
// not applied yet.
type missed struct {
	number uint64 // of the record
	winner *Thread
	writes map[gc.Ref]bool
}

func newSetModel(rt *Runtime, h *history, first *worker) *setModel {
	m := &setModel{rt: rt, h: h, first: first, players: map[*Thread]*playerSets{}}
	return m
}

func (m *setModel) add(p *player) {
	if m != nil {
		m.players[p.Thread] = &playerSets{p: p}
	}
}

func (m *setModel) begin(p *player) {
	if m == nil {
		return
	}
	s := m.players[p.Thread]
	s.open, s.doomed = true, false
	s.reads, s.writes, s.logged, s.missed = map[gc.Ref]bool{}, map[gc.Ref]bool{}, map[gc.Ref]bool{}, nil
	s.adjusted = map[gc.Ref]bool{}
}

func granule(off gc.Ref) gc.Ref { return off &^ (gc.Granule - 1) }

// counts reports whether accesses to an object matter to others.
func (m *setModel) counts(p *player, off gc.Ref) bool {
	s := p.Segment()
	if s.Young(off) {
		return false
	}
	if off >= gc.LargeBase && off < p.ref(wordArray)+40<<10 && off >= p.ref(wordArray) {
		return true
	}
	return !m.rt.Heap.Fresh(off)
}

func (m *setModel) read(p *player, off gc.Ref) {
	if m != nil && m.counts(p, off) {
		s := m.players[p.Thread]
		s.reads[off] = true
		if s.logged[granule(off)] && !s.doomed {
			s.writes[off] = true
		}
	}
}

// write is told that the barrier before a write is next: of the words beside each other
// that it is for.
func (m *setModel) write(p *player, words ...gc.Ref) {
	for _, off := range words {
		m.read(p, off)
	}
}

// written is told that the barrier has returned.
func (m *setModel) written(p *player, slot bool, words ...gc.Ref) {
	if m == nil || !m.counts(p, words[0]) {
		return
	}
	s := m.players[p.Thread]
	if s.doomed {
		return
	}
	for _, off := range words {
		s.writes[off] = true
	}
	if slot {
		g := granule(words[0])
		s.logged[g] = true
		for _, off := range []gc.Ref{g, g + 8} {
			if s.reads[off] {
				s.writes[off] = true
			}
		}
	}
}

// adjusted is told that a number was, or only tested.
func (m *setModel) adjusted(p *player, ref gc.Ref, changed bool) {
	if m == nil || m.players[p.Thread].doomed {
		return
	}
	s := m.players[p.Thread]
	s.reads[ref] = true
	s.adjusted[ref+8] = true
	if changed {
		s.writes[ref+8] = true
	}
}

// adjustedSlot is told that a word in a granule was. Its other word is part of what is committed.
func (m *setModel) adjustedSlot(p *player, g gc.Ref) {
	if m == nil || m.players[p.Thread].doomed {
		return
	}
	s := m.players[p.Thread]
	s.adjusted[g] = true
	s.writes[g], s.writes[g+8] = true, true
}

// lateSlot is told that such a word was loaded late.
func (m *setModel) lateSlot(p *player, g gc.Ref) {
	if m != nil && !m.players[p.Thread].doomed {
		m.players[p.Thread].adjusted[g] = true
	}
}

// pinned is told that all that was adjusted counts as read.
func (m *setModel) pinned(p *player) {
	if m != nil {
		for at := range m.players[p.Thread].adjusted {
			m.read(p, at)
		}
	}
}

func (m *setModel) probe(p point, seg *Segment, other *Thread, at gc.Ref) {
	var s, o *playerSets
	if seg != nil {
		s = m.players[seg.thread]
	}
	if other != nil {
		o = m.players[other]
	}
	switch p {
	case pointCollected, pointHalted, pointStopping:
		m.doom(p, seg, s)
	case pointConflict:
		switch {
		case !s.open || s.doomed:
			m.h.fail("%s is doomed by %s, but is doomed already", s.p.name, o.p.name)
		case s.reads[at] && s.hasMissed(seg.seen, other, at):
		case s.adjusted[at]: // and now the number is out of its bounds, as the history tells
		case !o.open || o.doomed:
			m.h.fail("%s is doomed by %s, which is doomed already", s.p.name, o.p.name)
		case s.reads[at] && o.writes[at] && other.seg.log != nil && !other.seg.running && !m.rt.senior(s.p.Thread, other):
			// It is about to commit.
		default:
			m.h.fail("%s is doomed by %s over %#x, which they do not conflict over", s.p.name, o.p.name, at)
		}
		s.doomed = true
	case pointBehind:
		any := false
		for at := range s.writes {
			any = any || o.reads[at]
		}
		if !any {
			m.h.fail("%s waits for %s though it has read nothing", s.p.name, o.p.name)
		}
		if !m.rt.senior(other, s.p.Thread) {
			m.h.fail("%s waits for %s for no reason", s.p.name, o.p.name)
		}
		m.doom(p, seg, s)
	case pointStale:
		if !s.adjusted[at] {
			m.h.fail("%s is doomed over %#x, which it has not loaded late", s.p.name, at)
		}
		s.doomed = true
	case pointTimeout, pointInjected:
		s.doomed = true
	case pointCommitted:
		if !s.open || s.doomed {
			m.h.fail("%s commits though doomed", s.p.name)
		}
		for _, o := range m.players {
			if o == s || !o.open || o.doomed {
				continue
			}
			for at := range s.writes {
				if o.reads[at] && (!o.p.seg.running && !o.p.seg.past || m.rt.senior(o.p.Thread, s.p.Thread)) {
					m.h.fail("%s commits what %s has read", s.p.name, o.p.name)
				}
			}
			if (o.p.seg.running || o.p.seg.past) && len(s.writes) > 0 {
				o.missed = append(o.missed, missed{m.rt.lastRedo() - 1, s.p.Thread, s.writes})
			}
		}
		s.open = false
		m.audit()
	case pointRolledBack:
		if !s.doomed {
			m.h.fail("%s is aborted for no reason", s.p.name)
		}
		s.open = false
		m.audit()
	case pointMajor:
		m.audit()
	}
}

// hasMissed reports whether a place is among what a thread has committed since.
func (s *playerSets) hasMissed(seen uint64, winner *Thread, at gc.Ref) bool {
	for _, c := range s.missed {
		if c.number >= seen && c.winner == winner && c.writes[at] {
			return true
		}
	}
	return false
}

// doom makes a commit fail, if it is to; up to the point of no return another
// thread may do that at any time.
func (m *setModel) doom(p point, seg *Segment, s *playerSets) {
	if m.inject == nil || !seg.open || seg.doomed || seg.thread.inevitable || !m.inject() {
		return
	}
	if p == pointCollected {
		m.rt.lock()
		defer m.rt.mu.Unlock()
	}
	seg.doom()
	s.doomed = true
}

// audit checks the page maps of all segments, and that what the segments which
// run see of committed objects are the bytes of segment 0 and of the records
// they have applied, but for their own writes.
func (m *setModel) audit() {
	for _, s := range m.rt.segments {
		if err := auditPages(s); err != nil {
			m.h.fail("%v", err)
		}
		if !s.running || s.doomed {
			continue
		}
		applied := map[gc.Ref]uint64{}
		for _, r := range m.rt.redos[:s.seen-m.rt.retired] {
			r.each(func(off gc.Ref, w uint64) { applied[off] = w })
		}
		own := map[gc.Ref]bool{}
		for i := range s.log {
			for off := granule(s.log[i].from); off < s.log[i].to; off += gc.Granule {
				own[off] = true
			}
		}
		for _, ref := range m.committedObjects() {
			size := gc.Ref(m.rt.solo.Size(ref))
			for off := ref; off < ref+size; off += gc.Granule {
				for _, off := range []gc.Ref{off, off + 8} {
					a, b := s.Word(off, 0), m.rt.solo.Word(off, 0)
					if now, ok := applied[off]; ok {
						b = now
					}
					if !own[granule(off)] && a != b {
						m.h.fail("segment %d sees %x at %#x, not %x", s.number, a, off, b)
					}
				}
			}
		}
	}
}

// each calls f for each word of a record.
func (r *redo) each(f func(off gc.Ref, w uint64)) {
	n := 0
	for i := range r.pieces {
		for k := range gc.Ref(r.pieces[i].words()) {
			f(r.pieces[i].at()+k*8, r.words[n])
			n++
		}
	}
}

// committedObjects returns what can be reached in segment 0.
func (m *setModel) committedObjects() []gc.Ref {
	var list []gc.Ref
	words := func(ref gc.Ref, from, to int) {
		list = append(list, ref)
		for i := from; i < to; i++ {
			if w := m.rt.solo.Word(ref, i); gc.IsRef(w) {
				list = append(list, gc.Ref(w))
			}
		}
	}
	for i := range modelNodes {
		words(m.first.ref(i), 1, 3)
	}
	words(m.first.ref(wordArray), 2, 2+modelSlots)
	return list
}
