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
//	written version of its granule    *(*uint8)(base + WrittenBase + off>>4), or Segment.Written + off>>4
//	young                             off>>YoungShift == 1
//	address of word i of an object    base + ref + 8*i
//
// WrittenBase and YoungShift are constants. The loop may keep base and
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
// it implies the read barrier. Objects are small as a rule and are locked,
// logged and remembered whole, by the granule of their header.
//
// Slots: an object of a kind that is accessed by slot (large lists, tables,
// byte arrays) is marked, locked and logged by granules of 16 bytes: ReadSlot
// and WriteSlot with the address of the word. A kind uses one way or the
// other for its words, never both: WriteBarrier logs the header's granule of
// such an object only when called as WriteSlot(ref, ref).
//
// A write barrier may find that the transaction cannot be saved. It then says
// so in Signal and returns as always: the store goes to the private view and
// is undone by the abort at the next poll.

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

// WriteRange comes before stores to the bytes [from, to) inside of the object
// ref, which is accessed by slot.
func (s *Segment) WriteRange(ref, from, to gc.Ref) {
	if s.Young(ref) {
		return
	}
	for off := from &^ (gc.Granule - 1); off < to; off += gc.Granule {
		if s.written(off) != s.WriteVersion {
			s.writeSlotSlow(ref, off)
		}
	}
}

func (s *Segment) written(off gc.Ref) uint8 {
	return *(*uint8)(unsafe.Add(s.Written, off>>4))
}

func (s *Segment) setWritten(off gc.Ref) {
	*(*uint8)(unsafe.Add(s.Written, off>>4)) = s.WriteVersion
}

//go:noinline
func (s *Segment) writeSlow(ref gc.Ref) {
	s.setWritten(ref)
	s.Remember(ref)
}

//go:noinline
func (s *Segment) writeSlotSlow(ref, off gc.Ref) {
	s.setWritten(off)
	s.RememberSlots(ref, off)
}
