package stm

import (
	"math"

	"pystm/runtime/gc"
)

// Numbers that many threads count in.
//
// A transaction that adds to a number has read it, so two that count in the same place
// conflict, whatever else they do. But as a rule neither of them depends on the number: the
// one adds 1, the other 5, and a test whether it is less than a limit has the same
// outcome before as after. So a client may say what it does with the number: by how much it
// changes it (Adjust), and between which bounds it has to be for what was decided by it
// (Bound). Such a number is not read. Where another transaction has
// changed it meanwhile, the change is brought into the view, and what this one has added is added
// to that (rebase); it is doomed only where the number is out of its bounds then.
// (Blundell, Raghavan and Martin, RetCon, ISCA 2010, who had it done by the hardware, with
// values followed through registers. Here the client's instructions are of a few forms.)
//
// The words are the client's: a word with both of its lowest bits set is a number,
// greater than another if the word is, as an int64, and to add is to add to the word
// what does not touch these bits.
//
// Objects that are accessed whole have one marker, but there is room for a second one, that of
// the second item of their first granule. It stands for the numbers in the object, if some are
// adjusted: who reads such a number marks both (ReadNumbers), who adjusts it the first one only, and who reads
// anything else, too. A store marks both. What was adjusted conflicts with those who have the second one;
// other stores to the object conflict with all. So one may look at
// the lock that stands beside the number while others count.
// Objects that are accessed by slot need no second marker: who adjusts a word of theirs marks nothing.
// That holds from CountNumbers on; the client sees to it that no transaction which
// did not know of it goes on beside those that do.
//
// No marker tells of an adjustment while the transaction runs. So who must not be aborted any more does not
// adjust, or has the numbers marked (pin). And who has adjusted something does not stay in the past
// (past.go), nor does who is there adjust; as it looks for the markers of who has come later, what was
// adjusted is marked at the commit.

// adjustment is what a transaction has done with a number in an old object.
type adjustment struct {
	object, at gc.Ref
	marker     gc.Ref // the item whose marker says that it was read otherwise
	beside     uint64 // accessed by slot: the other word of the granule, which must not change
	delta      int64  // what was added to the word
	low, high  int64  // what the word must be without that: from low to high
	slot       uint16 // in adjustIndex
	bySlot     bool   // the object is accessed so
	changed    bool   // not only tested, so it is in the log

	// Of one that was loaded late, see late.go:
	pending bool
	loaded  int64
	own     int64   // delta then
	base    int64   // without delta, where others' changes are going to be applied
	rival   *Thread // who has changed it since
}

// Adjusted is what came of a wish to adjust a number.
type Adjusted uint8

const (
	// AdjustNo: the client has to read and to write as usual.
	AdjustNo Adjusted = iota
	// AdjustRead: it was done, but in vain, as the transaction has read numbers there.
	AdjustRead
	// AdjustDone: it was done.
	AdjustDone
)

// numberTag are the bits that are set in a number.
const numberTag = 3

const (
	// maxAdjusted bounds the numbers that a transaction adjusts.
	maxAdjusted = 1 << 12
	adjustSlots = 4 * maxAdjusted
)

// adjustIndex finds the adjustment of a word: its number in the list plus 1, or 0, at the first
// place from that by its hash on.
type adjustIndex [adjustSlots]uint16

// CountNumbers is to be called before anybody adjusts a number, and when others are going to be adjusted. How long
// transactions should be, and whether threads take turns, is found out anew: short
// ones would be in the way of each other if one reads what the others adjust, and would not get longer.
func (rt *Runtime) CountNumbers() {
	rt.counting.Store(true)
	rt.lock()
	defer rt.unlock()
	for t := range rt.threads {
		t.lengths[lengthFree] = length{limit: rt.opts.Work}
	}
	rt.pace.turns, rt.pace.stay, rt.pace.skip, rt.pace.wasted = false, 0, 0, 0
}

// CountsNumbers reports whether CountNumbers was called.
func (rt *Runtime) CountsNumbers() bool { return rt.counting.Load() }

// ReadNumbers marks an object read, and the numbers in it that are adjusted.
func (s *Segment) ReadNumbers(ref gc.Ref) { s.ReadItems(ref) }

// Rebased returns how many numbers that the thread has adjusted were changed by others meanwhile, since it was asked last: for
// Client.Save.
func (t *Thread) Rebased() int {
	n := int(t.rebased)
	t.rebased = 0
	return n
}

// OutOfBounds returns the object whose number was out of its bounds, if that is why the transaction is aborted: for
// Client.Restore.
func (s *Segment) OutOfBounds() gc.Ref { return s.missedBy }

// Adjust adds to the number in the word at, inside of the object ref, instead of a read
// and a write. The object is marked read.
func (s *Segment) Adjust(ref, at gc.Ref, delta int64) Adjusted {
	return s.add(ref, at, ref+wordSize, delta)
}

// AdjustSlot is Adjust for an object that is accessed by slot. The transaction depends on
// the other word of the granule, as the key of an entry. Nothing is marked.
func (s *Segment) AdjustSlot(ref, at gc.Ref, delta int64) Adjusted {
	return s.add(ref, at, at&^(gc.Granule-1), delta)
}

func (s *Segment) add(ref, at, marker gc.Ref, delta int64) Adjusted {
	a, result := s.adjustment(ref, at, marker)
	if a == nil {
		return result
	}
	if !s.change(a, delta) {
		return AdjustNo
	}
	return result
}

// change adds to a number; false if that has too many bits.
func (s *Segment) change(a *adjustment, delta int64) bool {
	p := (*int64)(s.Ptr(a.at))
	sum, all := *p+delta, a.delta+delta
	if (*p^sum)&(delta^sum) < 0 || (a.delta^all)&(delta^all) < 0 {
		return false
	}
	if !a.changed {
		a.changed = true
		if a.bySlot {
			s.logRange(entry{a.object, a.marker, a.marker + gc.Granule})
		} else {
			s.logRange(entry{a.object | entryWhole, a.marker, a.object + gc.Ref(s.Size(a.object))})
		}
	}
	a.delta = all
	if all > 0 {
		a.high = min(a.high, math.MaxInt64-all)
	} else {
		a.low = max(a.low, math.MinInt64-all)
	}
	*p = sum
	return true
}

// Bound says that the transaction goes on as it does for any number between two at the
// word at, inside of the object ref; it is one now. That stands for a read.
func (s *Segment) Bound(ref, at gc.Ref, low, high int64) Adjusted {
	a, result := s.adjustment(ref, at, ref+wordSize)
	if a == nil {
		return result
	}
	a.low, a.high = max(a.low, saturate(low, a.delta)), min(a.high, saturate(high, a.delta))
	return result
}

// saturate is x - y, or what is next to it.
func saturate(x, y int64) int64 {
	d := x - y
	if (x^y)&(x^d) < 0 {
		return math.MaxInt64 ^ x>>63
	}
	return d
}

// adjustment returns that of a number, nil if there can be none, and what is to be said of it.
func (s *Segment) adjustment(ref, at, marker gc.Ref) (*adjustment, Adjusted) {
	if s.number == 0 || s.sole || ref>>YoungShift == 1 {
		return nil, AdjustNo
	}
	w := *(*uint64)(s.Ptr(at))
	if w&numberTag != numberTag {
		return nil, AdjustNo
	}
	bySlot := marker%gc.Granule == 0
	if !bySlot {
		s.ReadBarrier(ref)
	}
	result := AdjustDone
	if s.hasReadItem(marker) {
		result = AdjustRead
	}
	i, a := s.adjustPlace(at)
	if a != nil {
		return a, result
	}
	if s.past || s.thread.inevitable || s.thread.retries >= serialAfter || s.Heap().Fresh(ref) {
		return nil, AdjustNo
	}
	if len(s.adjusted) == maxAdjusted {
		s.Signal.Or(SignalCommitSoon)
		return nil, AdjustNo
	}
	s.adjusted = append(s.adjusted, adjustment{
		object: ref, at: at, marker: marker, low: math.MinInt64, high: math.MaxInt64, slot: uint16(i),
		bySlot: bySlot, beside: *(*uint64)(s.Ptr(at ^ wordSize)),
	})
	s.adjustAt[i] = uint16(len(s.adjusted))
	return &s.adjusted[len(s.adjusted)-1], result
}

// adjustPlace returns the adjustment of a word, and where it stands in adjustAt, or may.
func (s *Segment) adjustPlace(at gc.Ref) (uint64, *adjustment) {
	i := hintHash(at) >> (64 - 14)
	for ; s.adjustAt[i] != 0; i = (i + 1) % adjustSlots {
		if a := &s.adjusted[s.adjustAt[i]-1]; a.at == at {
			return i, a
		}
	}
	return i, nil
}

// forgetAdjusted forgets the adjustments of a transaction that has ended.
func (s *Segment) forgetAdjusted() {
	for i := range s.adjusted {
		s.adjustAt[s.adjusted[i].slot] = 0
	}
	s.adjusted = s.adjusted[:0]
}

// markAdjusted is for the commit: those who want to commit in the past look for markers.
func (s *Segment) markAdjusted() {
	for i := range s.adjusted {
		s.ReadItem(s.adjusted[i].marker)
	}
}

// pin has what was adjusted count as read: it will not be
// brought up to date any more.
func (s *Segment) pin() {
	for i := range s.adjusted {
		s.ReadItem(s.adjusted[i].marker)
	}
	s.forgetAdjusted()
}

// unadjust takes what the transaction has added off its view, where records are going to be
// applied. What is marked is not among what they change.
func (s *Segment) unadjust() {
	for i := range s.adjusted {
		if a := &s.adjusted[i]; (a.delta != 0 || a.pending) && !s.hasReadItem(a.marker) {
			p := (*int64)(s.Ptr(a.at))
			if a.base = *p - a.delta; a.delta != 0 {
				*p = a.base
			}
		}
	}
}

// rebase adds it again, to what another has committed, and dooms the transaction if that has
// changed something in such a way that it cannot go on.
func (s *Segment) rebase(w *written) {
	var failed gc.Ref
	for i := range s.adjusted {
		a := &s.adjusted[i]
		if s.hasReadItem(a.marker) {
			continue
		}
		p := (*int64)(s.Ptr(a.at))
		if (a.pending || a.delta != 0) && *p != a.base {
			a.rival = w.thread
			s.thread.rebased++
		}
		switch {
		case *p < a.low || *p > a.high || *p&numberTag != numberTag || a.bySlot && (*(*uint64)(s.Ptr(a.at ^ wordSize)) != a.beside):
			failed = a.marker
			s.missedBy = a.object
		case a.delta != 0:
			*p += a.delta
		}
	}
	if failed != 0 && !s.doomed {
		s.rt.missed(s, w, failed)
		s.doom()
	}
}
