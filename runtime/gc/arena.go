package gc

import "unsafe"

// The address space of a segment. The numbers are compile-time constants, so
// that a barrier is a shift, an add and a byte access; when the system grants
// less, each region loses its upper part and the places stay.
//
//	0            unmapped: offset 0 faults
//	512 MiB      read markers, one byte per granule of what follows below
//	5 GiB        written versions, one byte per granule of old space
//	8 GiB        nursery: private anonymous memory
//	16 GiB       old space, small objects: 64 KiB blocks of one size class
//	40 GiB       old space, large objects: runs of 64 KiB blocks
//	64 GiB       more read markers, laid out like the others
//	68 GiB       end
//
// The marker of the granule at off is the byte at off>>4; its second word may have one
// of its own at SecondBase + off>>4. The written version is the byte at WrittenBase + off>>4.
//
// Tables, the nursery and views begin a few pages beside round addresses. AMD's processors tell the lines of a set of
// their first cache apart by a hash of address bits 12 to 27, and of two lines with the same one only one is there. (Lipp et al.,
// Take A Way, AsiaCCS 2020.) A barrier that touches two of a granule's bytes, or a commit that copies a word between
// views, would never find them.
const (
	// SpaceSize is where objects end, ViewSize the size of a segment's address space in bytes.
	SpaceSize = 1 << 36
	ViewSize  = SecondBase + SpaceSize/Granule + skew
	// MarkerBase is where read markers start (those of low offsets are never used).
	MarkerBase = 0
	// WrittenBase is where written versions start.
	WrittenBase = SpaceSize/Granule - skew
	// SecondBase is where the markers of second words start.
	SecondBase = SpaceSize + 2*skew
	// NurseryBase and NurserySize bound the nursery: off>>NurseryShift == 1.
	NurseryBase  = 1 << NurseryShift
	NurserySize  = 1 << NurseryShift
	NurseryShift = 33
	// OldBase is where old space starts.
	OldBase = NurseryBase + NurserySize
	// LargeBase is where large objects start.
	LargeBase = 40 << 30
)

// skew is in bytes, less than what lies between regions, and a multiple of all sizes of pages. Its first seven multiples differ in the hash.
const skew = 5 << 16

const (
	smallSize = LargeBase - OldBase
	largeSize = SpaceSize - LargeBase
)

// maxShrink bounds how often the regions are halved when the system refuses.
const maxShrink = 8

// region is a part of a segment that is mapped as one.
type region struct {
	from, size uintptr
	file       bool // backed by the shared file; else private anonymous memory
}

// regions lists what to map in a segment whose regions are halved shrink times.
func regions(shrink uint) []region {
	nursery, small, large := uintptr(NurserySize)>>shrink, uintptr(smallSize)>>shrink, uintptr(largeSize)>>shrink
	return []region{
		{MarkerBase + NurseryBase>>4, nursery >> 4, false},
		{MarkerBase + OldBase>>4, small >> 4, false},
		{MarkerBase + LargeBase>>4, large >> 4, false},
		{WrittenBase + OldBase>>4, small >> 4, false},
		{WrittenBase + LargeBase>>4, large >> 4, false},
		{SecondBase + NurseryBase>>4, nursery >> 4, false},
		{SecondBase + OldBase>>4, small >> 4, false},
		{SecondBase + LargeBase>>4, large >> 4, false},
		{NurseryBase, nursery, false},
		{OldBase, small, true},
		{LargeBase, large, true},
	}
}

// Anon maps private zeroed memory outside of the segments until Close, for
// tables the size of a share of the address space.
func (h *Heap) Anon(bytes uintptr) (unsafe.Pointer, error) { return h.arena.anon(bytes) }

// Reshare drops the private copies of pages in a range of old space. The view
// must have no uncommitted bytes there.
func (v *View) Reshare(r Range) { drop(v.Ptr(r.From), uintptr(r.To-r.From)) }

// Unshare makes private copies of the pages in a range of old space, of which
// the view has none so far.
func (v *View) Unshare(r Range) {
	// Pages that are mapped for reading would be copied with an interrupt of all
	// processors for each.
	drop(v.Ptr(r.From), uintptr(r.To-r.From))
	populate(v.Ptr(r.From), uintptr(r.To-r.From))
}

// Populate gives the blocks of a range of old space memory in one call, which costs less
// than the faults of the first stores. What is there stays as it is.
func (h *Heap) Populate(r Range) {
	r.From &^= blockSize - 1
	r.To = (r.To + blockSize - 1) &^ (blockSize - 1)
	populate(unsafe.Add(h.Base, uintptr(r.From)), uintptr(r.To-r.From))
}

// PopulateNew is Populate for an object that v has just made and that is going to be filled, if it is so large that this is
// worth a system call.
func (v *View) PopulateNew(ref Ref, bytes uintptr) {
	if ref >= LargeBase && bytes >= populateFrom {
		populate(v.Ptr(ref), (bytes+blockSize-1)&^(blockSize-1))
	}
}

const populateFrom = 1 << 20 // bytes

// OldInUse returns the ranges of old space that have ever been used.
func (h *Heap) OldInUse() [2]Range {
	h.mu.Lock()
	defer h.mu.Unlock()
	return [2]Range{
		{OldBase, blockRef(h.blocks.top)},
		{LargeBase, LargeBase + Ref(h.large.top)<<blockShift},
	}
}

// table makes a slice of n zeroes outside of the Go heap, which would clear
// and scan it; only what is touched costs memory.
func table[T any](a *arena, n int) ([]T, error) {
	var zero T
	p, err := a.anon(uintptr(n) * unsafe.Sizeof(zero))
	return unsafe.Slice((*T)(p), n), err
}
