package stm

import (
	"slices"
	"unsafe"

	"pystm/runtime/gc"
)

// A commit stops nobody. It adds a record of what was written to a list, and
// each open transaction works through the list at its own safepoints: where it
// has read what was written it stays behind (past.go) or is doomed; else the bytes
// are brought into its view. Only the owner looks at its markers and writes to its view, which are
// in its own processor's cache.
//
// Segment 0 must not change under views that have no copy of a page and have not
// come so far. So a record is *retired*, its words written to segment 0, when
// all open transactions have applied it: the last one does that. Whoever applies
// it earlier makes the pages private first. Views of segments without an open
// transaction stay at segment 0's state; what they have copies of is written
// there, too.
//
// Thus a view shows segment 0 and the records from Runtime.retired up to its
// Segment.seen, and the open transaction's own writes over that. Who is at a
// safepoint for longer has its records applied by those who commit. A doomed
// transaction applies none before it is rolled back, one in the past none before it
// has committed; what that has written is in its view then, and brought there once
// more in its turn.

// redo is the record of what a transaction has committed.
type redo struct {
	written
	words  []uint64 // what was changed, in the order of the pieces
	apart  []gc.Ref // objects of which only words kept apart were stored to, or these first
	filled bool     // they are there
	added  bool     // to the list
	marks  []mark   // of all segments, see past.go
	past   bool     // made in the past
}

// written tells what a transaction has written to, and from where, if places are
// kept.
type written struct {
	thread *Thread
	pieces []piece
	log    []entry
	writes []placeRun
	places []Place
}

// backlog is how many words records may hold before commits wait for all to
// apply them.
const backlog = 1 << 21

// fill notes the words that s has written.
func (r *redo) fill(s *Segment) {
	r.words, r.filled = r.words[:0], true
	for i := range r.pieces {
		p := &r.pieces[i]
		r.words = append(r.words, unsafe.Slice((*uint64)(s.Ptr(p.at())), p.words())...)
	}
}

// add adds the record of what s has written to the list.
func (rt *Runtime) add(s *Segment) {
	r := s.record
	if !r.filled {
		r.fill(s)
	}
	r.thread, r.past, r.added = s.thread, s.past, true
	r.apart = append(r.apart[:0], s.apart...)
	r.noteMarks(rt)
	r.log, r.writes = r.log[:0], r.writes[:0]
	if rt.places.Load() {
		// Only the places that it needs: the table has all that were ever seen.
		r.log, r.places = append(r.log, s.log...), r.places[:0]
		for i, w := range s.writes {
			r.writes = append(r.writes, placeRun{w.first, int32(i)})
			r.places = append(r.places, s.places.list[w.place])
		}
	}
	rt.redos = append(rt.redos, r)
	rt.words += len(r.words)
}

// write brings a record's words to a view. all is false if pages of which the
// view has no copy are to be left out.
func (r *redo) write(s *Segment, all bool) {
	words := r.words
	page, has := gc.Ref(0), all
	for i := range r.pieces {
		p := &r.pieces[i]
		if at := p.at() &^ (sheetSize - 1); at != page && !all {
			page, has = at, s.hasPage(at)
		}
		if has {
			storeWords(s.Ptr(p.at()), words[:p.words()])
		}
		words = words[p.words():]
	}
}

// lastRedo is the number of the next record to be added.
func (rt *Runtime) lastRedo() uint64 { return rt.retired + uint64(len(rt.redos)) }

// apply brings the view of a transaction at a safepoint up to date, unless it
// is doomed or in the past, or turns out to be. The caller holds mu.
func (s *Segment) apply() {
	rt := s.rt
	for s.seen < rt.lastRedo() && s.open && !s.doomed && !s.past {
		r := rt.redos[s.seen-rt.retired]
		at := s.hasRead(r.pieces)
		switch {
		case at == 0:
			s.spare(r.apart)
			s.unadjust()
			s.bring(r)
			s.rebase(&r.written)
		case s.mayStay(r, at):
			s.stay()
		default:
			s.meet(r, at)
			rt.missed(s, &r.written, at)
			s.doom()
		}
	}
}

// follow brings the view of a segment at a safepoint up to date. The caller
// holds mu.
func (s *Segment) follow() {
	s.catchUp()
	s.apply()
	if s.seen == s.rt.lastRedo() {
		s.has = s.rt.commits
	}
}

// bring applies the next record.
func (s *Segment) bring(r *redo) {
	s.seen++
	last := s.rt.isSeen(s.seen - 1)
	if !last {
		for i, page := 0, gc.Ref(0); i < len(r.pieces); i++ {
			if at := r.pieces[i].at() &^ (sheetSize - 1); at != page {
				page = at
				s.privatise(page, page+sheetSize)
			}
		}
	}
	r.write(s, !last)
	if len(s.adjusted) > 0 {
		s.record.filled = false // it may have numbers that have changed, or words beside them
	}
	if last {
		s.rt.retire()
	}
}

// isSeen reports whether all open transactions have applied a record.
func (rt *Runtime) isSeen(n uint64) bool {
	for _, s := range rt.segments {
		if s.open && s.seen <= n {
			return false
		}
	}
	return true
}

// retire writes the records that all open transactions have applied to segment
// 0. The caller holds mu.
func (rt *Runtime) retire() {
	n := 0
	for ; n < len(rt.redos) && rt.isSeen(rt.retired); n++ {
		r := rt.redos[n]
		r.write(&rt.solo, true)
		rt.retired++
		for _, s := range rt.segments {
			if s.seen < rt.retired {
				r.write(s, false)
				s.seen = rt.retired
			}
		}
		rt.words -= len(r.words)
		rt.spareRecord(r)
	}
	rt.redos = slices.Delete(rt.redos, 0, n)
}

const (
	spareRedos = 16
	spareWords = 1 << 15
)

// spareRecord keeps a record for reuse that is in the list no more.
func (rt *Runtime) spareRecord(r *redo) {
	if len(rt.spare) < spareRedos && cap(r.words) < spareWords && cap(r.pieces) < spareWords {
		rt.spare = append(rt.spare, r)
	}
}

// newRecord gives s an empty record, if it does not have one.
func (s *Segment) newRecord() {
	rt := s.rt
	if s.record.added || cap(s.record.pieces) >= spareWords {
		if n := len(rt.spare); n > 0 {
			s.record, rt.spare = rt.spare[n-1], rt.spare[:n-1]
		} else {
			s.record = new(redo)
		}
	}
	r := s.record
	r.pieces, r.filled, r.added = r.pieces[:0], false, false
}
