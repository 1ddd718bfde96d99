package stm

import (
	"bytes"
	"math/bits"
	"slices"
	"unsafe"

	"pystm/runtime/gc"
)

// A log lists writes in the order they were made, the same granules perhaps
// more than once. A commit sorts it: into pages with a bit for each word first, and
// these into runs of words. A run is what a commit shows to others: they read as
// little as can be of what is in another processor's cache.

const (
	sheetShift = 12
	sheetSize  = 1 << sheetShift
	sheetWords = sheetSize / wordSize / 64
	wordSize   = 8
)

// sheet is what a transaction has written in a page of 4 KiB. (The system's
// pages may be larger; that matters to page maps only.)
type sheet struct {
	at      gc.Ref
	used    uint8              // of the words below, those that are not 0: a bit each
	marked  [sheetWords]uint64 // words, or words of granules, that are marked
	changed [sheetWords]uint64 // words to copy
}

// sheetIndex finds the sheet of a page: its number in the list plus 1, or 0.
type sheetIndex [(gc.SpaceSize - gc.OldBase) >> sheetShift]uint32

// piece is a run of words that a transaction has written to, in one page.
type piece struct {
	granule uint32 // number of the first one's
	count   uint16 // words to copy, twice; and 1 if the first word is its granule's second
	marked  uint16 // how many of them, from the first on, are marked, or their granules
}

func (p *piece) words() int { return int(p.count >> 1) }

func (p *piece) at() gc.Ref { return gc.Ref(p.granule)*gc.Granule + gc.Ref(p.count&1)*wordSize }

func sheetNumber(off gc.Ref) int { return int(off-gc.OldBase) >> sheetShift }

// fewEntries is up to how many the entries of a log are made pieces one by one: to sort
// them takes longer than what comes of those that meet.
const fewEntries = 64

// sortLog makes the pieces of the log. The transaction writes nothing more.
func (s *Segment) sortLog() {
	r := s.record
	if len(s.log) <= fewEntries {
		for i := range s.log {
			e := &s.log[i]
			if e.object&entryItems != 0 {
				r.pieces = s.appendItems(r.pieces, e.from, e.to)
			} else {
				r.pieces = appendRun(r.pieces, e.from, e.to, e.object&entryWhole == 0)
			}
		}
		return
	}
	for i := range s.log {
		switch e := &s.log[i]; e.object & (entryWhole | entryItems) {
		case entryWhole:
			s.enter(e.from, e.to, false)
			s.enter(e.from, e.from+wordSize, true)
		case entryItems:
			s.enterItems(e.from, e.to)
		default:
			s.enter(e.from, e.to, true)
		}
	}
	r.pieces = slices.Grow(r.pieces, s.runs())
	for i := range s.sheets {
		sh := &s.sheets[i]
		s.sheetAt[sheetNumber(sh.at)] = 0
		for used := sh.used; used != 0; used &= used - 1 {
			word := bits.TrailingZeros8(used)
			first := uintptr(sh.at/wordSize) + uintptr(word)*64
			r.pieces = appendPieces(r.pieces, first, sh.changed[word], sh.marked[word])
		}
	}
	s.sheets = s.sheets[:0]
}

// runs is how many runs of words the sheets have, as far as can be told cheaply: to find room
// for millions of pieces step by step costs more than to make them.
func (s *Segment) runs() int {
	n := 0
	for i := range s.sheets {
		for _, changed := range s.sheets[i].changed {
			n += bits.OnesCount64(changed &^ (changed << 1))
		}
	}
	return n
}

// appendPieces adds the pieces of 64 words.
func appendPieces(list []piece, word uintptr, changed, marked uint64) []piece {
	for changed != 0 {
		skip := bits.TrailingZeros64(changed)
		changed, marked, word = changed>>skip, marked>>skip, word+uintptr(skip)
		first := bits.TrailingZeros64(^marked)
		count := bits.TrailingZeros64(^changed)
		if next := marked >> first << first; next != 0 {
			count = min(count, bits.TrailingZeros64(next))
		}
		list = append(list, piece{uint32(word / 2), uint16(count)<<1 | uint16(word&1), uint16(first)})
		changed, marked, word = changed>>count, marked>>count, word+uintptr(count)
	}
	return list
}

// appendRun adds the pieces of a range of granules, all of which are marked or only the
// first, or its second word.
func appendRun(list []piece, from, to gc.Ref, all bool) []piece {
	for marked := uint16(1); from < to; marked = 0 {
		end := min(to, from&^(sheetSize-1)+sheetSize)
		count := uint16((end - from) / wordSize)
		if all {
			marked = count
		}
		list = append(list, piece{uint32(from / gc.Granule), count<<1 | uint16(from/wordSize&1), marked})
		from = end
	}
	return list
}

// appendItems adds the pieces of those items of a range that are marked: all that were
// written to, and others in their granules that were read.
func (s *Segment) appendItems(list []piece, from, to gc.Ref) []piece {
	all := eightTimes(s.ReadVersion)
	for from < to {
		end := from // of a run of marked items
		for limit := min(to, from&^(sheetSize-1)+sheetSize); end < limit; {
			first := unsafe.Add(s.Base, end>>4)
			if end%gc.Granule == 0 && end+manyItems <= limit && *(*uint64)(first) == all &&
				*(*uint64)(unsafe.Add(first, uintptr(gc.SecondBase))) == all {
				end += manyItems
			} else if s.hasReadItem(end) {
				end += wordSize
			} else {
				break
			}
		}
		if end > from {
			count := uint16((end - from) / wordSize)
			list = append(list, piece{uint32(from / gc.Granule), count<<1 | uint16(from/wordSize&1), count})
			from = end
		} else {
			from += wordSize
		}
	}
	return list
}

// manyItems are the bytes of the items whose markers are a word in both tables.
const manyItems = 8 * gc.Granule

// enter enters a range; marked: its granules are.
func (s *Segment) enter(from, to gc.Ref, marked bool) {
	for from < to {
		sh := s.sheetOf(from)
		first := uint(from%sheetSize) / wordSize
		count := min(uint(to-from)/wordSize, 64-first%64)
		mask := uint64(1<<count-1) << (first % 64)
		sh.used |= 1 << (first / 64)
		sh.changed[first/64] |= mask
		if marked {
			sh.marked[first/64] |= mask
		}
		from += gc.Ref(count) * wordSize
	}
}

// enterItems enters the items of a range as appendItems does.
func (s *Segment) enterItems(from, to gc.Ref) {
	version, all := s.ReadVersion, eightTimes(s.ReadVersion)
	for from < to {
		sh := s.sheetOf(from)
		for end := min(to, sh.at+sheetSize); from < end; {
			n := uint(from%sheetSize) / wordSize
			first := unsafe.Add(s.Base, from>>4)
			second := unsafe.Add(first, uintptr(gc.SecondBase))
			set, step := uint64(0), gc.Ref(gc.Granule)
			if n%64 <= 48 && from+manyItems <= end && *(*uint64)(first) == all && *(*uint64)(second) == all {
				set, step = 0xffff, manyItems
			} else {
				if *(*uint8)(first) == version {
					set = 1
				}
				if *(*uint8)(second) == version {
					set |= 2
				}
			}
			sh.used |= 1 << (n / 64)
			sh.changed[n/64] |= set << (n % 64)
			sh.marked[n/64] |= set << (n % 64)
			from += step
		}
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

// hasRead returns one of the words written according to a list that s has
// read; 0 if there is none.
func (s *Segment) hasRead(list []piece) gc.Ref {
	for i := range list {
		p := &list[i]
		odd, marked := int(p.count&1), int(p.marked)
		first := unsafe.Add(s.Base, uintptr(p.granule)+uintptr(odd))
		if k := indexByte(first, (marked+1-odd)/2, s.ReadVersion); k >= 0 {
			return p.at() + gc.Ref(odd*wordSize+k*gc.Granule)
		}
		if marked+odd < 2 {
			continue // as a rule
		}
		second := unsafe.Add(s.Base, gc.SecondBase+uintptr(p.granule))
		if k := indexByte(second, (marked+odd)/2, s.ReadVersion); k >= 0 {
			return gc.Ref(p.granule)*gc.Granule + gc.Ref(wordSize+k*gc.Granule)
		}
	}
	return 0
}

// indexByte returns the index of the first of n bytes that is x, or -1.
func indexByte(p unsafe.Pointer, n int, x uint8) int {
	if n == 1 {
		if *(*uint8)(p) == x {
			return 0
		}
		return -1
	}
	return bytes.IndexByte(unsafe.Slice((*uint8)(p), n), x)
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

// copy copies the words between views.
func (p *piece) copy(to, from unsafe.Pointer) {
	storeWords(unsafe.Add(to, p.at()), unsafe.Slice((*uint64)(unsafe.Add(from, p.at())), p.words()))
}

// storeWords stores words, few as a rule.
func storeWords(to unsafe.Pointer, list []uint64) {
	if len(list) > 16 {
		copy(unsafe.Slice((*uint64)(to), len(list)), list)
		return
	}
	for len(list) >= 2 {
		*(*[2]uint64)(to) = [2]uint64(list)
		to, list = unsafe.Add(to, 2*wordSize), list[2:]
	}
	if len(list) > 0 {
		*(*uint64)(to) = list[0]
	}
}
