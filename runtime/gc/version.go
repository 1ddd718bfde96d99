package gc

import (
	"bytes"
	"unsafe"
)

// A view has tables with a byte for each granule of its old space: read markers, those of
// second words, and written versions. The byte is the version at which the granule was marked,
// and stale at any other. Versions are used in turn, 1 to lastVersion and 1 again; before
// one is used, no byte may have it from the turn before.
//
// So each version clears a share of the table, always the same: its pages are dealt out to the
// versions. A byte of the version v in a page that k clears is gone in time: by k of the
// next turn if k is not later than v, by k of the same turn else. The whole table at
// once would push all that the thread works with out of its caches, every 5 to 50
// ms in programs with short transactions.
//
// A large table is dropped as a whole instead, once in a turn: its pages are not all
// touched.

const (
	// lastVersion clears nothing if the versions go on to 255.
	lastVersion = 254
	// versionPage is the share of one block, in bytes of a table.
	versionPage = blockSize / Granule
	// maxClear is up to how many bytes of a table are cleared by storing zeroes:
	// giving the pages back and touching them again takes longer.
	maxClear = 16 << 20
)

// zeroes is what a page of markers of second words holds as a rule, as only items of lists
// have them: to look is cheaper than to store, and a page never touched takes no memory.
var zeroes [versionPage]byte

// wholeTable tells for the small and the large objects' parts whether they have
// grown so large that they are dropped as a whole.
type wholeTable [2]bool

// PrepareMarkers makes a version ready to be used for read markers. True: all markers
// were cleared, else only those of objects for which Clears says so.
func (v *View) PrepareMarkers(version uint8) bool {
	v.PopulateTables(0)
	first := v.heap.prepare(v.Base, MarkerBase, &v.markersWhole, nil, version)
	return v.heap.prepare(v.Base, SecondBase, &v.secondWhole, nil, version) || first
}

// PopulateTables gives the tables of a view memory for the blocks of small objects that there are, for so many more, and for those
// that will be next. As they are touched first it would take two page faults each, and
// an interrupt of the other processors: versions are looked at before they are stored. Any goroutine may call it: who comes while
// another one is at it does without.
func (v *View) PopulateTables(more uint32) {
	blocks, from := uint32(v.heap.blocks.reach.Load())+more, v.tables.Load()
	if blocks <= from || from >= tablesMost {
		return
	}
	to := min((blocks/tablesStep+2)*tablesStep, tablesMost, uint32(v.heap.blocks.max))
	if to <= from || !v.tables.CompareAndSwap(from, to) {
		return
	}
	for _, table := range [3]uintptr{MarkerBase, WrittenBase, SecondBase} {
		populate(unsafe.Add(v.Base, table+OldBase/Granule+uintptr(from)*versionPage), uintptr(to-from)*versionPage)
	}
}

// Tables get memory for so many blocks at a time, and in advance only for these: a
// view may not use much of a large heap.
const (
	tablesStep = 8
	tablesMost = 256
)

// Clears returns the version that clears the markers of a granule.
func Clears(off Ref) uint8 {
	if off >= LargeBase {
		off -= LargeBase
	} else {
		off -= OldBase
	}
	return uint8(off>>blockShift%lastVersion) + 1
}

// SetWritten stores the write version of a granule.
func (v *View) SetWritten(off Ref) {
	*(*uint8)(unsafe.Add(v.Written, off/Granule)) = v.WriteVersion
	v.touched[off>>blockShift] = 1
}

// TouchWritten notes that versions are stored for a range.
func (v *View) TouchWritten(from, to Ref) {
	for n := from >> blockShift; n <= (to-1)>>blockShift; n++ {
		v.touched[n] = 1
	}
}

// prepare clears what a version has to clear of a byte table, as far as it may be in
// use and, if touched is not nil, its blocks were touched. The result is whether all of a
// part was cleared.
func (h *Heap) prepare(base unsafe.Pointer, table uintptr, whole *wholeTable, touched []uint8, version uint8) (all bool) {
	for i, part := range [2]struct{ from, blocks uintptr }{
		{OldBase, uintptr(h.blocks.reach.Load())},
		{LargeBase, uintptr(h.large.reach.Load())},
	} {
		p := unsafe.Add(base, table+part.from/Granule)
		if size := part.blocks * versionPage; size > maxClear {
			if version == 1 || !whole[i] {
				whole[i], all = true, true
				drop(p, size)
			}
			continue
		}
		for n := uintptr(version) - 1; n < part.blocks && version <= lastVersion; n += lastVersion {
			if touched != nil {
				t := &touched[part.from>>blockShift+n]
				if *t == 0 {
					continue
				}
				*t = 0
			}
			page := unsafe.Slice((*byte)(unsafe.Add(p, n*versionPage)), versionPage)
			if table != SecondBase || !bytes.Equal(page, zeroes[:]) {
				clear(page)
			}
		}
	}
	return all
}
