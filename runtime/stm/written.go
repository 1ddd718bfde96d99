package stm

import (
	"bytes"
	"math/bits"
	"unsafe"

	"pystm/runtime/gc"
)

// A log lists writes in the order they were made, the same granules perhaps
// more than once. A commit sorts it: into pages with a bit for each granule first, and
// these into runs of granules. A run is what a commit shows to others: they read as
// little as can be of what is in another processor's cache.

const (
	sheetShift = 12
	sheetSize  = 1 << sheetShift
	sheetWords = sheetSize / gc.Granule / 64
)

// sheet is what a transaction has written in a page of 4 KiB. (The system's
// pages may be larger; that matters to page maps only.)
type sheet struct {
	at      gc.Ref
	marked  [sheetWords]uint64 // granules marked
	changed [sheetWords]uint64 // granules to copy
}

// sheetIndex finds the sheet of a page: its number in the list plus 1, or 0.
type sheetIndex [(gc.SpaceSize - gc.OldBase) >> sheetShift]uint32

// piece is a run of granules that a transaction has written to, in one page.
type piece struct {
	granule uint32 // number of the first
	count   uint16 // granules to copy
	marked  uint16 // how many of them, from the first on, are marked
}

func (p *piece) at() gc.Ref { return gc.Ref(p.granule) * gc.Granule }

func sheetNumber(off gc.Ref) int { return int(off-gc.OldBase) >> sheetShift }

// sortLog makes the pieces of the log. The transaction writes nothing more.
func (s *Segment) sortLog() {
	for i := range s.log {
		e := &s.log[i]
		s.enter(e.from, e.markedTo(), true)
		s.enter(e.markedTo(), e.to, false)
	}
	r := s.record
	for i := range s.sheets {
		sh := &s.sheets[i]
		s.sheetAt[sheetNumber(sh.at)] = 0
		for word := range sh.changed {
			first := uint32(sh.at/gc.Granule) + uint32(word)*64
			r.pieces = appendPieces(r.pieces, first, sh.changed[word], sh.marked[word])
		}
	}
	s.sheets = s.sheets[:0]
}

// appendPieces adds the pieces of 64 granules.
func appendPieces(list []piece, granule uint32, changed, marked uint64) []piece {
	for changed != 0 {
		skip := bits.TrailingZeros64(changed)
		changed, marked, granule = changed>>skip, marked>>skip, granule+uint32(skip)
		first := bits.TrailingZeros64(^marked)
		count := bits.TrailingZeros64(^changed)
		if next := marked >> first << first; next != 0 {
			count = min(count, bits.TrailingZeros64(next))
		}
		list = append(list, piece{granule, uint16(count), uint16(first)})
		changed, marked, granule = changed>>count, marked>>count, granule+uint32(count)
	}
	return list
}

// enter enters a range of granules.
func (s *Segment) enter(from, to gc.Ref, marked bool) {
	for from < to {
		sh := s.sheetOf(from)
		first := uint(from%sheetSize) / gc.Granule
		count := min(uint(to-from)/gc.Granule, 64-first%64)
		mask := uint64(1<<count-1) << (first % 64)
		sh.changed[first/64] |= mask
		if marked {
			sh.marked[first/64] |= mask
		}
		from += gc.Ref(count) * gc.Granule
	}
}

func (s *Segment) sheetOf(off gc.Ref) *sheet {
	n := sheetNumber(off)
	if i := s.sheetAt[n]; i != 0 {
		return &s.sheets[i-1]
	}
	s.sheets = append(s.sheets, sheet{at: off &^ (sheetSize - 1)})
	s.sheetAt[n] = uint32(len(s.sheets))
	return &s.sheets[len(s.sheets)-1]
}

// hasRead returns one of the granules written according to a list that s has
// read; 0 if there is none.
func (s *Segment) hasRead(list []piece) gc.Ref {
	for i := range list {
		p := &list[i]
		markers := unsafe.Slice((*uint8)(unsafe.Add(s.Base, p.granule)), p.marked)
		if p.marked == 1 {
			if markers[0] == s.ReadVersion {
				return p.at()
			}
		} else if k := bytes.IndexByte(markers, s.ReadVersion); k >= 0 {
			return p.at() + gc.Ref(k)*gc.Granule
		}
	}
	return 0
}

// push copies what s has written to segment 0 and to all copies of the pages:
// nobody else's transaction runs.
func (s *Segment) push() {
	for i := range s.record.pieces {
		p := &s.record.pieces[i]
		p.copy(s.rt.Heap.Base, s.Base)
		for _, o := range s.rt.segments {
			if o != s && o.hasPage(p.at()) {
				p.copy(o.Base, s.Base)
			}
		}
	}
}

// copy copies the granules between views.
func (p *piece) copy(to, from unsafe.Pointer) {
	storeGranules(unsafe.Add(to, p.at()), unsafe.Slice((*twoWords)(unsafe.Add(from, p.at())), p.count))
}

// storeGranules stores granules, few as a rule.
func storeGranules(to unsafe.Pointer, list []twoWords) {
	if len(list) > 8 {
		copy(unsafe.Slice((*twoWords)(to), len(list)), list)
		return
	}
	for i := range list {
		*(*twoWords)(unsafe.Add(to, i*gc.Granule)) = list[i]
	}
}
