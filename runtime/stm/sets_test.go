package stm

import (
	"bytes"
	"unsafe"

	"pystm/runtime/gc"
)

// setModel is the read and write sets of all open transactions, by granule,
// kept beside the runtime where one thread runs at a time. A transaction must
// be aborted if and only if it is the younger of two that conflict, has waited
// too long for an older one, or was chosen to: whoever is doomed has lost such
// a conflict by the sets of the model; whoever commits, or gets a lock, has
// none with anybody who is not doomed.
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
}

func newSetModel(rt *Runtime, h *history, first *worker) *setModel {
	m := &setModel{rt: rt, h: h, first: first, players: map[*Thread]*playerSets{}}
	rt.opts.probe = m.probe
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
	s.reads, s.writes = map[gc.Ref]bool{}, map[gc.Ref]bool{}
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
		m.players[p.Thread].reads[granule(off)] = true
	}
}

func (m *setModel) aboutToWrite(p *player, off gc.Ref) { m.read(p, off) }

// written is told that the barrier before a write has returned.
func (m *setModel) written(p *player, off gc.Ref) {
	if m == nil || !m.counts(p, off) {
		return
	}
	s := m.players[p.Thread]
	if s.doomed {
		return
	}
	for _, o := range m.players {
		if o != s && o.open && !o.doomed && o.writes[granule(off)] {
			m.h.fail("%s and %s both have the lock of %#x", p.name, o.p.name, granule(off))
		}
	}
	s.writes[granule(off)] = true
}

func (m *setModel) probe(p point, seg, other *Segment, at gc.Ref) {
	var s, o *playerSets
	if seg != nil {
		s = m.players[seg.thread]
	}
	if other != nil {
		o = m.players[other.thread]
	}
	switch p {
	case pointCollected, pointHalted, pointStopping:
		m.doom(p, seg, s)
	case pointConflict:
		switch {
		case !s.open || s.doomed || !o.open || o.doomed:
			m.h.fail("%s is doomed by %s, one of which is doomed already", s.p.name, o.p.name)
		case !m.rt.older(o.p.Thread, s.p.Thread):
			m.h.fail("%s is doomed by %s, which is younger", s.p.name, o.p.name)
		case !s.reads[at] || !o.reads[at] || !s.writes[at] && !o.writes[at]:
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
		m.doom(p, seg, s)
	case pointTimeout, pointInjected:
		s.doomed = true
	case pointCommitted:
		if !s.open || s.doomed {
			m.h.fail("%s commits though doomed", s.p.name)
		}
		for _, o := range m.players {
			for at := range s.writes {
				if o != s && o.open && !o.doomed && o.reads[at] {
					m.h.fail("%s commits what %s has read", s.p.name, o.p.name)
				}
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
// run see of committed objects are the committed bytes, but for their own
// writes.
func (m *setModel) audit() {
	for _, s := range m.rt.segments {
		if err := auditPages(s); err != nil {
			m.h.fail("%v", err)
		}
		if !s.running || s.doomed {
			continue
		}
		own := map[gc.Ref]bool{}
		for i := range s.log {
			for off := s.log[i].from; off < s.log[i].to; off += gc.Granule {
				own[off] = true
			}
		}
		for _, ref := range m.committedObjects() {
			size := gc.Ref(m.rt.solo.Size(ref))
			for off := ref; off < ref+size; off += gc.Granule {
				a := unsafe.Slice((*byte)(s.Ptr(off)), gc.Granule)
				b := unsafe.Slice((*byte)(m.rt.solo.Ptr(off)), gc.Granule)
				if !own[off] && !bytes.Equal(a, b) {
					m.h.fail("segment %d sees %x at %#x, not %x", s.number, a, off, b)
				}
			}
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
