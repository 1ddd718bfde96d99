package stm

import (
	"unsafe"

	"pystm/runtime/gc"
)

// Barriers: what an access to an object must do, and when.
//
// # Formulas, for code that inlines them
//
// With base = Segment.Base and off a gc.Ref or any address inside an object:
//
//	marker of off's granule           *(*uint8)(base + off>>4)
//	marker of the item at off         *(*uint8)(base + off>>4 + Segment.Items[off>>3&1])
//	written version of its granule    *(*uint8)(base + WrittenBase + off>>4), or Segment.Written + off>>4
//	young                             off>>YoungShift == 1
//	address of word i of an object    base + ref + 8*i
//	no barrier by slot for a word w   w&7 != 0 && (!Segment.Logs() || written version == Plain)
//
// WrittenBase, YoungShift and Plain are constants. The loop may keep base and
// ReadVersion in local variables between two polls: both change at a poll
// only. WriteVersion changes at a poll only, too.
//
// # Contract
//
// Reading: ReadBarrier(ref) marks the object read, at any time before the
// next poll. It may be left out for what never changes once others can see
// it, and for objects made by the running transaction.
//
// Writing: WriteBarrier(ref) comes before the store, with no poll in between;
// it implies the read barrier. Objects are small as a rule and are marked, logged
// and remembered whole, by the granule of their header.
//
// Slots: an object of a kind that is accessed by slot (large lists, tables,
// byte arrays) is marked and logged by granules of 16 bytes: ReadSlot
// and WriteSlot with the address of the word. An object is accessed one way
// or the other, never both; words beside the header of one accessed by slot
// are slots, too.
//
// Items: in some objects (those of lists) the words that share a granule have
// nothing to do with each other. They are slots that are marked by words: ReadItem,
// ReadItems, ReadItemRange, WriteItem and WriteItems. The granule's marker is the first one's; the
// second one's is in a table of its own, as most objects have none.
//
// A write barrier keeps nobody else out: who writes to the same place finds out by
// his marker, once the first one of them has committed (contention.go).

const (
	// WrittenBase is the offset of the array of written versions.
	WrittenBase = gc.WrittenBase
	// YoungShift: an address is young when it is 1 shifted right by this.
	YoungShift = gc.NurseryShift
)

// ReadBarrier marks an object read.
func (s *Segment) ReadBarrier(ref gc.Ref) {
	*(*uint8)(unsafe.Add(s.Base, ref>>4)) = s.ReadVersion
}

// ReadSlot marks the granule at off read.
func (s *Segment) ReadSlot(off gc.Ref) {
	*(*uint8)(unsafe.Add(s.Base, off>>4)) = s.ReadVersion
}

// ReadRange marks the granules from that at from up to that before to read.
func (s *Segment) ReadRange(from, to gc.Ref) { fill(s.Base, from, to, s.ReadVersion) }

// ReadItem marks the item at off read.
func (s *Segment) ReadItem(off gc.Ref) {
	*(*uint8)(unsafe.Add(s.Base, uintptr(off>>4)+s.Items[off>>3&1])) = s.ReadVersion
}

// ReadItems marks both items in the granule at off read.
func (s *Segment) ReadItems(off gc.Ref) {
	p := unsafe.Add(s.Base, off>>4)
	*(*uint8)(p) = s.ReadVersion
	*(*uint8)(unsafe.Add(p, s.Items[1])) = s.ReadVersion
}

// ReadItemRange marks the items in the granules from that at from up to that before to.
func (s *Segment) ReadItemRange(from, to gc.Ref) {
	fill(s.Base, from, to, s.ReadVersion)
	fill(unsafe.Add(s.Base, s.Items[1]), from, to, s.ReadVersion)
}

// WriteBarrier comes before stores to an object.
func (s *Segment) WriteBarrier(ref gc.Ref) {
	if ref>>YoungShift != 1 && *(*uint8)(unsafe.Add(s.Written, ref>>4)) != s.WriteVersion {
		s.writeSlow(ref)
	}
}

// WriteSlot comes before a store to the word at off, inside of the object ref.
func (s *Segment) WriteSlot(ref, off gc.Ref) {
	if ref>>YoungShift != 1 && *(*uint8)(unsafe.Add(s.Written, off>>4)) != s.WriteVersion {
		s.writeSlotSlow(ref, off)
	}
}

// Logs reports whether stores are logged.
func (s *Segment) Logs() bool { return s.number != 0 }

// WriteSlotValue is WriteSlot before a store of w. Where nothing is logged, an
// immediate needs no barrier: there is nothing to remember.
func (s *Segment) WriteSlotValue(ref, off gc.Ref, w uint64) {
	if off >= gc.OldBase && *(*uint8)(unsafe.Add(s.Written, off>>4)) != s.WriteVersion {
		s.writeValueSlow(ref, off, w)
	}
}

// WriteRange comes before stores to the bytes [from, to) inside of the object
// ref, which is accessed by slot.
func (s *Segment) WriteRange(ref, from, to gc.Ref) { s.writeRange(ref, from, to, 0) }

// WriteItems is WriteRange for items.
func (s *Segment) WriteItems(ref, from, to gc.Ref) { s.writeRange(ref, from, to, entryItems) }

func (s *Segment) writeRange(ref, from, to, flags gc.Ref) {
	if s.Young(ref) {
		return
	}
	for off := from &^ (gc.Granule - 1); off < to; off += gc.Granule {
		if s.written(off) == s.WriteVersion {
			if n := s.writtenEights(off, to); n > 0 {
				if flags != 0 {
					s.ReadItemRange(off, off+n)
				}
				off += n - gc.Granule
				continue
			}
			if flags != 0 {
				s.ReadItems(off) // one of them only may have been written to
			}
			continue
		}
		first := off
		for off += gc.Granule; off < to && s.written(off) != s.WriteVersion; off += gc.Granule {
		}
		s.writeRangeSlow(ref, first, off, flags)
		off -= gc.Granule
	}
}

// writtenEights is how many bytes from off on lie in granules that need no barrier, looked
// at by eights.
func (s *Segment) writtenEights(off, to gc.Ref) gc.Ref {
	const eight = 8 * gc.Granule
	from, all := off, eightTimes(s.WriteVersion)
	for off%eight == 0 && off+eight <= to && *(*uint64)(unsafe.Add(s.Written, off>>4)) == all {
		off += eight
	}
	return off - from
}

func (s *Segment) written(off gc.Ref) uint8 {
	return *(*uint8)(unsafe.Add(s.Written, off>>4))
}

// writeSlow is the write barrier of an object for the first time since the
// last minor collection.
//
//go:noinline
func (s *Segment) writeSlow(ref gc.Ref) {
	if s.number != 0 && !s.Heap().Fresh(ref) {
		s.logWrite(ref, ref, ref+gc.Ref(s.Size(ref)), entryWhole)
	}
	s.SetWritten(ref)
	s.Remember(ref)
}

//go:noinline
func (s *Segment) writeSlotSlow(ref, off gc.Ref) {
	from := off &^ (gc.Granule - 1)
	s.writeRangeSlow(ref, from, from+gc.Granule, 0)
}

// writeRangeSlow is the write barrier of whole granules of an object that is
// accessed by slot.
func (s *Segment) writeRangeSlow(ref, from, to, flags gc.Ref) {
	if s.number != 0 && !s.Heap().Fresh(ref) {
		s.logWrite(ref, from, to, flags)
	}
	fill(s.Written, from, to, s.WriteVersion)
	s.TouchWritten(from, to)
	s.RememberRange(ref, from, to)
}

// WriteItem is WriteSlotValue for an item: stores by others to the other one in the
// granule are no conflict.
func (s *Segment) WriteItem(ref, off gc.Ref, w uint64) {
	if off < gc.OldBase {
		return
	}
	if *(*uint8)(unsafe.Add(s.Written, off>>4)) != s.WriteVersion {
		s.writeItemSlow(ref, off, w)
	} else {
		s.ReadItem(off)
	}
}

//go:noinline
func (s *Segment) writeItemSlow(ref, off gc.Ref, w uint64) {
	if w&7 != 0 && s.needsNone(ref, off, entryItems) {
		return
	}
	s.ReadItem(off)
	off &^= gc.Granule - 1
	if s.number != 0 && !s.Heap().Fresh(ref) {
		s.logRange(entry{ref | entryItems, off, off + gc.Granule})
	}
	s.SetWritten(off)
	s.RememberSlots(ref, off)
}

//go:noinline
func (s *Segment) writeValueSlow(ref, off gc.Ref, w uint64) {
	if w&7 == 0 || !s.needsNone(ref, off, 0) {
		s.writeSlotSlow(ref, off)
	}
}

// needsNone reports whether a store of an immediate by slot, or to an item, needs no
// barrier (any more).
func (s *Segment) needsNone(ref, off, flags gc.Ref) bool {
	if !s.Logs() || s.written(off) == Plain {
		return true
	}
	if s.sole {
		s.writePlain(ref, off, flags)
	}
	return s.sole
}

// logWrite prepares old space for stores by a transaction: write implies read. What was
// written to before the last minor collection is logged once more.
func (s *Segment) logWrite(ref, from, to, flags gc.Ref) {
	e := entry{ref | flags, from, to}
	if flags == entryItems || flags == entryWhole && s.rt.counting.Load() {
		s.ReadItemRange(from, e.markedTo())
	} else {
		s.ReadRange(from, e.markedTo())
	}
	s.logRange(e)
}

// logRange logs a range that is marked.
func (s *Segment) logRange(e entry) {
	from, to := e.from, e.to
	s.privatise(from, to)
	if n := len(s.log); n > 0 && e.object&entryWhole == 0 {
		if last := &s.log[n-1]; last.object == e.object && last.to == from {
			last.to = to
			return
		}
	}
	s.log = append(s.log, e)
	if len(s.log)%manyEntries == 0 {
		s.Signal.Or(SignalCommitSoon)
	}
	if s.rt.places.Load() {
		s.notePlace()
	}
}
