package stm

import (
	"math/bits"
	"unsafe"

	"pystm/runtime/gc"
)

// A log lists writes in the order they were made, the same granules perhaps
// more than once. A commit sorts it into pages with a bit for each granule. Then
// markers are compared eight at a time, and the memory touched is touched once
// and in one piece.

const (
	sheetShift = 12
	sheetSize  = 1 << sheetShift
	sheetWords = sheetSize / gc.Granule / 64
)

// sheet is what a transaction has written in a page of 4 KiB. (The system's
// pages may be larger; that matters to page maps only.)
type sheet struct {
	at      gc.Ref
	locked  [sheetWords]uint64 // granules marked and locked
	changed [sheetWords]uint64 // granules to copy
}

// sheetIndex finds the sheet of a page: its number in the list plus 1, or 0.
type sheetIndex [(gc.SpaceSize - gc.OldBase) >> sheetShift]uint32

func sheetNumber(off gc.Ref) int { return int(off-gc.OldBase) >> sheetShift }

// sortLog makes the sheets of the log. The transaction writes nothing more.
func (s *Segment) sortLog() {
	for i := range s.log {
		e := &s.log[i]
		s.enter(e.from, e.lockedTo(), true)
		s.enter(e.lockedTo(), e.to, false)
	}
}

// enter enters a range of granules.
func (s *Segment) enter(from, to gc.Ref, locked bool) {
	for from < to {
		sh := s.sheetOf(from)
		first := uint(from%sheetSize) / gc.Granule
		count := min(uint(to-from)/gc.Granule, 64-first%64)
		mask := uint64(1<<count-1) << (first % 64)
		sh.changed[first/64] |= mask
		if locked {
			sh.locked[first/64] |= mask
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

// forgetSheets is the end of what sortLog has made.
func (s *Segment) forgetSheets() {
	for i := range s.sheets {
		s.sheetAt[sheetNumber(s.sheets[i].at)] = 0
	}
	s.sheets = s.sheets[:0]
}

// hasRead returns one of the granules written according to a list that s has
// read; 0 if there is none.
func (s *Segment) hasRead(list []sheet) gc.Ref {
	version := eightTimes(s.ReadVersion)
	for i := range list {
		sh := &list[i]
		for word, locked := range sh.locked {
			for at := sh.at + gc.Ref(word)*64*gc.Granule; locked != 0; at, locked = at+8*gc.Granule, locked>>8 {
				if locked&0xff == 0 {
					continue
				}
				markers := *(*uint64)(unsafe.Add(s.Base, at>>4)) ^ version
				for m := locked & 0xff; m != 0; m &= m - 1 {
					k := bits.TrailingZeros64(m)
					if markers>>(8*k)&0xff == 0 {
						return at + gc.Ref(k)*gc.Granule
					}
				}
			}
		}
	}
	return 0
}

// push copies what s has written to segment 0 and to all copies of the pages:
// nobody else's transaction runs.
func (s *Segment) push() {
	for i := range s.sheets {
		sh := &s.sheets[i]
		sh.copy(s.rt.Heap.Base, s.Base)
		for _, o := range s.rt.segments {
			if o != s && o.hasPage(sh.at) {
				sh.copy(o.Base, s.Base)
			}
		}
	}
}

// copy copies the granules that have changed.
func (sh *sheet) copy(to, from unsafe.Pointer) {
	for word, m := range sh.changed {
		for at := sh.at + gc.Ref(word)*64*gc.Granule; m != 0; {
			skip := bits.TrailingZeros64(m)
			m >>= skip
			count := bits.TrailingZeros64(^m)
			m >>= count
			at += gc.Ref(skip) * gc.Granule
			end := at + gc.Ref(count)*gc.Granule
			if count > 8 {
				copyBytes(to, from, gc.Range{From: at, To: end})
				at = end
			}
			for ; at < end; at += gc.Granule {
				*(*[2]uint64)(unsafe.Add(to, at)) = *(*[2]uint64)(unsafe.Add(from, at))
			}
		}
	}
}

// unlockSheets gives all locks back. Who is about to take another lock in the
// same word finds it changed and tries again.
func (s *Segment) unlockSheets() {
	for i := range s.sheets {
		sh := &s.sheets[i]
		for word, m := range sh.locked {
			for at := sh.at + gc.Ref(word)*64*gc.Granule; m != 0; m &= m - 1 {
				*(*uint8)(unsafe.Add(s.rt.locks, at>>4+gc.Ref(bits.TrailingZeros64(m)))) = 0
			}
		}
	}
}
