package stm

import (
	"math/bits"
	"time"
	"unsafe"

	"pystm/runtime/gc"
)

// pageMap has a bit for each page of old space, of 4 KiB or more. A view's bit
// is set before the view writes to the page, which makes the kernel copy it;
// a bit may be set early, as a commit writes to all views whose bit is set.
type pageMap [(gc.SpaceSize - gc.OldBase) >> 12 / 64]uint64

// A private page costs memory, and commits of others write to it, too; to give
// it up costs a page fault when it is written to again. So a transaction
// begins with giving all of them up if there are many and that is not done
// too often, for some percent of the time at most.
const (
	reshareAbove = 4096
	resharePer   = 500 * time.Microsecond // and page
	// In chaos mode one transaction in so many does, and four more for each that
	// has: all programs come to see it often, and long ones are not all page faults.
	reshareChaos = 32
)

func (s *Segment) tooPrivate() bool {
	if s.rt.opts.Chaos.Abort > 0 && s.thread != nil && s.thread.random()%(reshareChaos+4*s.reshares) == 0 {
		s.reshares++
		return true
	}
	return s.private > reshareAbove && s.rt.now()-s.reshared > time.Duration(s.private)*resharePer
}

func (s *Segment) page(off gc.Ref) (word int, mask uint64) {
	n := uint64(off-gc.OldBase) >> s.rt.pageShift
	return int(n / 64), 1 << (n % 64)
}

func (s *Segment) hasPage(off gc.Ref) bool {
	word, mask := s.page(off)
	return s.pages[word]&mask != 0
}

// anyPage reports whether the bit of any page of [from, to) is set.
func (s *Segment) anyPage(from, to gc.Ref) bool {
	first, low := s.page(from)
	last, high := s.page(to - 1)
	for word := first; word <= last; word++ {
		bits := s.pages[word]
		if word == first {
			bits &^= low - 1
		}
		if word == last {
			bits &= high<<1 - 1
		}
		if bits != 0 {
			return true
		}
	}
	return false
}

// privatise sets the bits of the pages of [from, to).
func (s *Segment) privatise(from, to gc.Ref) {
	size := gc.Ref(1) << s.rt.pageShift
	for off := from &^ (size - 1); off < to; off += size {
		word, mask := s.page(off)
		if s.pages[word]&mask != 0 || s.privatiseMore(off) {
			continue
		}
		s.pages[word] |= mask
		s.private++
	}
}

// privatiseMore makes the pages around a page private, too, as far as none is so far:
// what is written to lies together as a rule, and copying them one by one costs
// a page fault each, and an interrupt of the other processors. In large objects
// that holds if the page is the next after the last one: then it is for those that follow.
func (s *Segment) privatiseMore(off gc.Ref) bool {
	size := gc.Ref(1) << s.rt.pageShift
	first := off &^ (togetherBytes - 1)
	pages := uint(togetherBytes >> s.rt.pageShift)
	large := off >= gc.LargeBase
	next := s.ahead
	if large {
		s.ahead = off + size
	}
	if pages < 2 || large && off != next || !large && s.private > reshareAbove {
		return false
	}
	word, low := s.page(first)
	_, mask := s.page(off)
	// The bits of the run of pages without a copy around it.
	free := ^s.pages[word] & ((uint64(1)<<pages - 1) * low)
	above := bits.TrailingZeros64(^(free | (mask - 1)))
	below := 64 - bits.LeadingZeros64(^free&(mask-1))
	if large {
		below = bits.TrailingZeros64(mask)
	}
	s.pages[word] |= (uint64(1)<<(above-below) - 1) << below
	s.private += above - below
	from := first + gc.Ref(below-bits.TrailingZeros64(low))*size
	to := from + gc.Ref(above-below)*size
	s.Unshare(gc.Range{From: from, To: to})
	if large {
		s.ahead = to
	}
	return true
}

// togetherBytes is a power of two, and no more than 64 pages.
const togetherBytes = 64 << 10

// privatiseRun is told of old space where new objects are going to be. A
// large object's pages hold nothing else, so old copies of them go.
func (s *Segment) privatiseRun(from, to gc.Ref) {
	if from < gc.LargeBase {
		s.privatise(from, to)
		return
	}
	s.reshare(gc.Range{From: from, To: to})
	for off := from; off < to; off += 1 << s.rt.pageShift { // memory comes as it is written to
		word, mask := s.page(off)
		s.pages[word] |= mask
		s.private++
	}
}

// reshare drops the copies of the pages of a range.
func (s *Segment) reshare(r gc.Range) {
	size := gc.Ref(1) << s.rt.pageShift
	any := false
	for off := r.From &^ (size - 1); off < r.To; off += size {
		if word, mask := s.page(off); s.pages[word]&mask != 0 {
			s.pages[word] &^= mask
			s.private--
			any = true
		}
	}
	if any {
		s.Reshare(gc.Range{From: r.From &^ (size - 1), To: (r.To + size - 1) &^ (size - 1)})
	}
}

// reshareAll drops all copies. No transaction is open.
func (s *Segment) reshareAll() {
	if s.private == 0 {
		return
	}
	for _, r := range s.rt.Heap.OldInUse() {
		if r.From == r.To {
			continue
		}
		s.Reshare(r)
		first, _ := s.page(r.From)
		last, _ := s.page(r.To - 1)
		clear(s.pages[first : last+1])
	}
	s.private, s.reshared = 0, s.rt.now()
	s.seen = s.rt.retired
	s.ForgetRuns()
}

// eachPrivate calls f for the parts of [from, to) that lie in pages of which
// the view may have a copy.
func (s *Segment) eachPrivate(from, to gc.Ref, f func(from, to gc.Ref)) {
	size := gc.Ref(1) << s.rt.pageShift
	for from < to {
		end := min(to, (from+size)&^(size-1))
		if s.hasPage(from) {
			f(from, end)
		}
		from = end
	}
}

func copyBytes(to, from unsafe.Pointer, r gc.Range) {
	n := r.To - r.From
	copy(unsafe.Slice((*byte)(unsafe.Add(to, r.From)), n), unsafe.Slice((*byte)(unsafe.Add(from, r.From)), n))
}

// pull copies a range of segment 0 into the view's copies of its pages.
func (s *Segment) pull(r gc.Range) {
	s.eachPrivate(r.From, r.To, func(from, to gc.Ref) {
		copyBytes(s.Base, s.rt.Heap.Base, gc.Range{From: from, To: to})
	})
}

// catchUp makes new objects that others have published visible in the view's
// copies of pages. The view is at a safepoint, or idle.
func (s *Segment) catchUp() {
	rt := s.rt
	for _, r := range rt.fresh[s.applied-rt.freshBase:] {
		if r.From >= gc.LargeBase {
			s.reshare(r)
		} else {
			s.pull(r)
		}
	}
	s.applied = rt.freshBase + uint64(len(rt.fresh))
}

// freshLimit is how long the list of new objects may get before the segments
// that are not running are brought up to date, so that it can be cut.
const freshLimit = 4096

func (rt *Runtime) trimFresh() {
	if len(rt.fresh) < freshLimit {
		return
	}
	for _, s := range rt.segments {
		if !s.running {
			s.catchUp()
		}
	}
	rt.cutFresh()
}

// cutFresh forgets the new objects that all views know.
func (rt *Runtime) cutFresh() {
	low := rt.freshBase + uint64(len(rt.fresh))
	for _, s := range rt.segments {
		low = min(low, s.applied)
	}
	if n := int(low - rt.freshBase); n == len(rt.fresh) {
		rt.fresh = rt.fresh[:0]
	} else {
		rt.fresh = append(rt.fresh[:0], rt.fresh[n:]...)
	}
	rt.freshBase = low
}

// storeEverywhere stores a word in segment 0 and all copies of its page. The
// world is stopped.
func (rt *Runtime) storeEverywhere(off gc.Ref, w uint64) {
	*(*uint64)(unsafe.Add(rt.Heap.Base, off)) = w
	for _, s := range rt.segments {
		if s.hasPage(off) {
			*(*uint64)(s.Ptr(off)) = w
		}
	}
}
