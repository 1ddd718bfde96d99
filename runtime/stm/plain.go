package stm

import (
	"unsafe"

	"pystm/runtime/gc"
)

// A program that stores numbers all over a large array pays for each granule:
// a line of the log, a slow path. While no other thread has a segment there are no
// conflicts, so the transaction takes a whole block of the array at
// the first store of an immediate there, as if it had written all of it. That
// is always allowed: who marks and logs more than he writes to conflicts
// more, and that is all.
//
// The granules of a block are *plain*: immediates may be stored there without a
// barrier, references may not, since nothing was remembered for the collector.
// So, unlike other granules that were written to, they stay plain over minor
// collections, and lose that when the transaction ends.

// plainBlock is a word of a sheet (written.go). Larger ones made little less
// work and copied more that had not changed.
const plainBlock = 64 * gc.Granule

// Plain is the written version of plain granules.
const Plain = gc.NoWriteVersion

// writePlain is the write barrier for immediates by slot, if nobody else runs.
func (s *Segment) writePlain(ref, off, flags gc.Ref) {
	from := max(off&^(plainBlock-1), ref)
	to := min(off&^(plainBlock-1)+plainBlock, ref+gc.Ref(s.Size(ref)))
	fill(s.Base, from, to, s.ReadVersion)
	if flags == entryItems {
		fill(unsafe.Add(s.Base, gc.SecondBase), from, to, s.ReadVersion)
	}
	if !s.Heap().Fresh(ref) {
		s.logRange(entry{ref | flags, from, to})
	}
	fill(s.Written, from, to, Plain)
	s.TouchWritten(from, to)
	if n := len(s.plain); n > 0 && s.plain[n-1].To == from {
		s.plain[n-1].To = to
	} else {
		s.plain = append(s.plain, gc.Range{From: from, To: to})
	}
}

// forgetPlain takes what is plain back.
func (s *Segment) forgetPlain() {
	for _, r := range s.plain {
		fill(s.Written, r.From, r.To, 0)
	}
	s.plain = s.plain[:0]
}

// fill sets the bytes of a table for the granules of a range.
func fill(table unsafe.Pointer, from, to gc.Ref, x uint8) {
	const many = 8 * gc.Granule
	for off := from; off < to; {
		p := unsafe.Add(table, off>>4)
		if off%many == 0 && off+many <= to {
			*(*uint64)(p) = eightTimes(x)
			off += many
		} else {
			*(*uint8)(p) = x
			off += gc.Granule
		}
	}
}

func eightTimes(x uint8) uint64 { return uint64(x) * 0x0101010101010101 }
