package obj

import (
	"unsafe"

	"pystm/runtime/gc"
)

// How dicts grow and shrink: new entries without those that were removed, and a new index to them.

// slotsFor is the number of index slots for a table to hold more than n/3*2 keys
// before it must grow.
func slotsFor(n int) int {
	slots := minSlots
	for slots < n {
		slots *= 2
	}
	return slots
}

// newIndex makes an empty index.
func (s *Space) newIndex(slots int) (Value, error) {
	v, err := s.NewRaw((slots + slotFirst - 1) * wordSize)
	if err == nil {
		s.SetWord(v.Ref(), slotFirst-1, uint64(slots-1))
	}
	return v, err
}

// DictReserve makes room for n keys in all.
func (s *Space) DictReserve(d Value, n int) error {
	fill, lost := s.dictFill(d)
	if n -= s.DictLen(d); n <= 0 || fill+lost+n <= s.itemsCap(s.Slot(d, DictEntries))/2 {
		return nil
	}
	return s.dictResize(d, (s.DictLen(d)+n)*3/2+1)
}

// dictResize rebuilds the table with at least so many index slots, without the
// removed entries.
func (s *Space) dictResize(d Value, atLeast int) error { return s.dictRebuild(d, atLeast, 0) }

// dictRebuild is dictResize with so many removed entries before the first one.
func (s *Space) dictRebuild(d Value, atLeast, gap int) error {
	if atLeast > maxSlots {
		return ErrNoMemory
	}
	slots := slotsFor(max(atLeast, (gap+s.DictLen(d))*3/2+2))
	index, err := s.newIndex(slots)
	if err != nil {
		return err
	}
	entries, err := s.newItems(slots * 2 / 3 * 2)
	if err != nil {
		return err
	}
	fill, _ := s.dictFill(d)
	n := 0
	if fill > 0 {
		if n, err = s.rebuild(d, index, entries, fill, gap); err != nil {
			return err
		}
	}
	s.SetSlot(d, DictEntries, entries)
	s.SetSlot(d, DictIndex, index)
	s.setDictFill(d, gap+n, 0)
	s.setDictUsed(d, n, gap)
	return nil
}

// rebuild fills a new index and new entries, from number gap on, from those of d, and returns the
// number of entries. Those before are removed ones.
func (s *Space) rebuild(d, index, entries Value, fill, gap int) (int, error) {
	// All slots of the old index are settled by granule 2 of the dict, which
	// is marked: they change only with the key set.
	from := s.Slot(d, DictEntries)
	s.markRange(from, entryFirst, 2*fill)
	old := s.Values(from, entryFirst, 2*fill)
	to := s.Values(entries, entryFirst, s.itemsCap(entries))
	slots := s.indexSlots(s.Slot(d, DictIndex))
	fresh := s.indexSlots(index)
	for i := range gap {
		to[2*i] = Deleted
	}
	r := rebuilding{old, slots, to[2*gap:], fresh, gap}
	if fill == s.DictLen(d) {
		r.reindex()
		return r.move(), nil
	}
	scratch, err := s.NewRaw(4 * fill)
	if err != nil {
		return 0, err
	}
	r.renumber(unsafe.Slice((*uint32)(unsafe.Add(s.Ptr(scratch.Ref()), wordSize)), fill))
	return r.move(), nil
}

// rebuilding is the entries and the index of a table, and the empty ones that
// take their place.
type rebuilding struct {
	old   []Value // entries ever appended
	slots []uint64
	to    []Value
	fresh []uint64
	gap   int // number of the first entry in to
}

// move copies the entries that were not removed, and returns their number.
func (r *rebuilding) move() int {
	n := 0
	for i := 0; i < len(r.old); i += 2 {
		if r.old[i] != Deleted {
			r.to[n], r.to[n+1] = r.old[i], r.old[i+1]
			n += 2
		}
	}
	return n / 2
}

// reindex fills the new index if no entry was removed: their numbers stay.
func (r *rebuilding) reindex() {
	for _, w := range r.slots {
		if w != 0 && uint32(w) != tombstone {
			place(r.fresh, w+uint64(r.gap))
		}
	}
}

// renumber fills the new index if entries were removed. It needs room for a
// number for each entry there was.
func (r *rebuilding) renumber(hashes []uint32) {
	for _, w := range r.slots {
		if w != 0 && uint32(w) != tombstone {
			hashes[uint32(w)-1] = uint32(w >> 32)
		}
	}
	n := r.gap
	for i, hash := range hashes {
		if r.old[2*i] != Deleted {
			place(r.fresh, slotOf(hash, n))
			n++
		}
	}
}

func slotsAt(base unsafe.Pointer, index gc.Ref) []uint64 {
	n := int(wordAt(base, index+(slotFirst-1)*wordSize)) + 1
	return unsafe.Slice((*uint64)(unsafe.Add(base, index+slotFirst*wordSize)), n)
}

func valuesAt(base unsafe.Pointer, ref gc.Ref, from, n int) []Value {
	return unsafe.Slice((*Value)(unsafe.Add(base, ref+gc.Ref(from)*wordSize)), n)
}

func (s *Space) indexSlots(index Value) []uint64 {
	return unsafe.Slice((*uint64)(unsafe.Add(s.Ptr(index.Ref()), slotFirst*wordSize)), int(s.indexMask(index))+1)
}

// place puts a slot into an index without tombstones.
func place(slots []uint64, w uint64) {
	mask := uint32(len(slots) - 1)
	pos, perturb := uint32(w>>32), uint32(w>>32)
	for slots[pos&mask] != 0 {
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
	slots[pos&mask] = w
}
