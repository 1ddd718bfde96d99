package stm

import (
	"unsafe"

	"pystm/runtime/gc"
)

// Operations put off.
//
// Two operations commute if their order makes no difference to anybody: to add
// different keys to a table, to append to lists nobody looks at meanwhile. A
// client whose thread implements Deferrer carries these out at the commit: its
// transaction writes nothing shared until then, and notes what it wants done,
// beside the heap. At the commit the world stands still and the order of
// transactions is decided; so what depends on the order, as the place a key gets,
// is decided there. Transactions that have put off operations which commute do
// not conflict, whereas stores to the same words would.
//
// What was put off depends on what the transaction knows: that a key is missing.
// Such knowledge stands in the same notes and not in the read markers, so that it
// is compared by what it means and not by where it would be. Clash compares the
// notes of the transaction that commits with those of another; it also tells if
// the other has read what is going to be written.
//
// The calls come in this order: Prepare. Then, the world standing still, Stage; Clash for each
// other open transaction; then Unstage if one of these is older and has to end
// first, or Carry, after which the operations are part of the committed state.
// Drop comes at the end of every transaction, whatever became of it.

// Deferrer is a Client that puts operations off.
type Deferrer interface {
	Client
	// Deferred returns the thread's notes, always the same.
	Deferred() Deferred
}

// Deferred is what a transaction has noted. Its references are shown among its
// thread's roots.
type Deferred interface {
	// Any reports whether anything is to be carried out.
	Any() bool
	// Prepare does what takes time and does not depend on who commits first. What
	// it reads of segment 0 may be changing; see Steady.
	Prepare(s *Segment)
	// Stage works out what is going to be written and where. It may write to
	// segment 0 what Unstage takes back.
	Stage(rt *Runtime)
	// Clash returns a place over which the operations conflict with the
	// transaction of o, whose notes are theirs (nil if it makes none): 0 if
	// there is none.
	Clash(o *Segment, theirs Deferred) gc.Ref
	// Unstage takes Stage back.
	Unstage(rt *Runtime)
	// Carry carries the operations out.
	Carry(rt *Runtime)
	// Drop forgets the notes.
	Drop()
}

// deferred returns the notes of the thread on s, nil if it makes none.
func (s *Segment) deferred() Deferred {
	if s.thread.deferrer == nil {
		return nil
	}
	return s.thread.deferrer.Deferred()
}

// putOff returns the notes if something is to be carried out, else nil.
func (s *Segment) putOff() Deferred {
	if d := s.deferred(); d != nil && d.Any() {
		return d
	}
	return nil
}

// HasRead reports whether the open transaction has marked the granule at off, or an item in it.
func (s *Segment) HasRead(off gc.Ref) bool {
	return s.hasReadItem(off&^8) || s.hasReadItem(off|8)
}

// hasReadItem reports whether it has marked the item at off.
func (s *Segment) hasReadItem(off gc.Ref) bool {
	return *(*uint8)(unsafe.Add(s.Base, off>>4+off>>3&1*gc.SecondBase)) == s.ReadVersion
}

// MoveReads marks for the open transaction at to, and behind it, what it has marked in
// r, whose committed contents are moving there: false if it has written to r, so that
// it cannot follow. The world stands still.
func (s *Segment) MoveReads(r gc.Range, to gc.Ref) bool {
	for i := range s.log {
		if e := &s.log[i]; e.from < r.To && r.From < e.to {
			return false
		}
	}
	for i := range s.adjusted {
		if at := s.adjusted[i].at; r.From <= at && at < r.To {
			return false
		}
	}
	from, dest := unsafe.Add(s.Base, r.From>>4), unsafe.Add(s.Base, to>>4)
	const step = 8 // bytes, each the marker of a granule
	for i, n := uintptr(0), uintptr(r.To-r.From)>>4; i < n; {
		if i+step <= n && *(*uint64)(unsafe.Add(from, i)) == 0 {
			i += step
			continue
		}
		// Bytes of other versions stay behind: they would outlive the clearing there.
		if *(*uint8)(unsafe.Add(from, i)) == s.ReadVersion {
			*(*uint8)(unsafe.Add(dest, i)) = s.ReadVersion
		}
		i++
	}
	return true
}

// Claim tells the others who prepare something that takes long that this thread
// does; false if somebody else does. Unclaim ends that.
func (rt *Runtime) Claim() bool { return rt.claimed.CompareAndSwap(false, true) }

// Unclaim is the end of a successful Claim.
func (rt *Runtime) Unclaim() { rt.claimed.Store(false) }

// Steady runs f, which is short, while segment 0 does not change.
func (rt *Runtime) Steady(f func()) {
	rt.lock()
	defer rt.unlock()
	f()
}

// StoreCommitted stores a word in segment 0 and all views. For Carry.
func (rt *Runtime) StoreCommitted(off gc.Ref, w uint64) { rt.storeEverywhere(off, w) }

// AllocCommitted makes an object in segment 0, zeroed but for its header, that
// nothing refers to yet: for Stage and Carry; for Prepare if it is larger than
// gc.MaxSmall. False means that the address space is used up.
func (rt *Runtime) AllocCommitted(kind uint8, layout uint32, bytes uintptr) (gc.Ref, bool) {
	rt.Heap.Lasts(bytes)
	return rt.shared.AllocAny(kind, layout, bytes)
}

// Copied reports whether any view may have copies of pages of [from, to): if not,
// Carry may store to segment 0 alone.
func (rt *Runtime) Copied(from, to gc.Ref) bool {
	for _, s := range rt.segments {
		if s.private > 0 && s.anyPage(from, to) {
			return true
		}
	}
	return false
}

// ShowCommitted makes the words of such an object, which are set now, visible in
// all views.
func (rt *Runtime) ShowCommitted(ref gc.Ref) {
	r := gc.Range{From: ref, To: ref + gc.Ref(rt.solo.Size(ref))}
	for _, s := range rt.segments {
		if ref >= gc.LargeBase {
			s.reshare(r)
		} else {
			s.pull(r)
		}
	}
}
