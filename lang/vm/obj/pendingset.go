package obj

import (
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Keys added to sets at the commit: as with dicts. A note's second word is the
// hash of the key. A table that must grow does so before the first key is put into
// it: there is no order to keep.

// missingFromSet is the end of a lookup that has not found the key in the set.
func (s *Space) missingFromSet(v, key Value, p *SetProbe) int {
	if !s.Logs() || s.Young(v.Ref()) {
		return Missing
	}
	hash := FoldHash(p.hash.Int())
	n := s.Notes.table(v)
	if n == Missing && *s.Notes.recently(v.Ref()) == v.Ref() {
		n = s.registerAny(v, SetUsed, setKind)
	}
	if n == Missing {
		s.markMissingFromSet(v, p.hash)
		return Missing
	}
	i := s.findNote(n, key, hash)
	if i >= 0 {
		if s.Notes.words[2*i+1] == Unbound {
			return Missing
		}
		p.Entry = pendingEntry + i
		return p.Entry
	}
	if _, ok := s.Hash(key); i == Compare || !ok {
		s.flush(v)
		p.Restart()
		return s.SetFind(v, key, p)
	}
	s.Notes.add(n, key, Unbound, p.hash.Int(), noSlot)
	return Missing
}

// markMissingFromSet marks the slots that a lookup which found nothing has looked
// at.
func (s *Space) markMissingFromSet(v, hash Value) {
	table := s.Slot(v, SetTable)
	if table == Unbound {
		return
	}
	setPath(uint64(hash.Int()), s.setMask(table), func(i uint64) bool {
		return s.Slot(table, setFirst+2*int(i)+1) == Unbound
	})
}

// setPath calls stop with the slots in which a key of this hash may stand, until
// it returns true.
func setPath(h, mask uint64, stop func(i uint64) bool) {
	base, perturb := h&mask, h
	for {
		last := uint64(0)
		if base+linearProbes <= mask {
			last = linearProbes
		}
		for i := base; i <= base+last; i++ {
			if stop(i) {
				return
			}
		}
		perturb >>= perturbBits
		base = (base*5 + 1 + perturb) & mask
	}
}

// putOffKey notes that a key which is not in the set is to be added; false if it
// must be added at once.
func (s *Space) putOffKey(v, key, hash Value) bool {
	if _, ok := s.Hash(key); !ok {
		return false // nor are there notes on the set: the lookup made them real
	}
	n := s.Notes.table(v)
	if n == Missing {
		if n = s.registerAny(v, SetUsed, setKind); n == Missing {
			return false
		}
		*s.Notes.recently(v.Ref()) = v.Ref()
	}
	return s.noteKey(n, key, hash, FoldHash(hash.Int()))
}

// settleSet comes before whatever depends on the keys as a whole.
func (s *Space) settleSet(v Value) {
	if len(s.Notes.tables) > 0 {
		s.flush(v)
	}
}

// settledSlot makes the notes about a set real, and returns where the key that was
// in slot i is now.
func (s *Space) settledSlot(v Value, i int) int {
	if s.Notes.table(v) == Missing {
		return i
	}
	key, hash := Unbound, Unbound
	if i >= pendingEntry {
		key, hash = s.Notes.words[2*(i-pendingEntry)], s.Notes.words[2*(i-pendingEntry)+1]
	} else {
		table := s.Slot(v, SetTable)
		hash, key = s.Slot(table, setFirst+2*i), s.Slot(table, setFirst+2*i+1)
	}
	s.flush(v)
	table := s.Slot(v, SetTable)
	setPath(uint64(hash.Int()), s.setMask(table), func(j uint64) bool {
		i = int(j)
		return s.Slot(table, setFirst+2*i+1) == key
	})
	return i
}

// stageSet finds out whether the table has room for the keys, or makes a new one.
func (t *notedTable) stageSet(rt *stm.Runtime) {
	base, v := rt.Heap.Base, t.dict.Ref()
	t.entries, t.grown, t.lost = wordOf(base, v, SetTable).Ref(), false, 0
	used, fill := int(wordOf(base, v, SetUsed).Int()), int(wordOf(base, v, SetFill).Int())
	if t.entries != 0 {
		t.mask = uint32(wordOf(base, t.entries, ItemsCap).Int())
		if (fill+t.added)*5 < int(t.mask)*3 {
			return
		}
	}
	slots, more := setMinSlots, (used+t.added)*4
	if used > 50000 {
		more = (used + t.added) * 2
	}
	for slots <= more {
		slots *= 2
	}
	table, ok := rt.AllocCommitted(KindArray, 0, uintptr(setFirst+2*slots)*wordSize)
	if !ok {
		panic("obj: the address space is used up")
	}
	*(*Value)(unsafe.Add(base, table+ItemsCap*wordSize)) = SmallInt(int64(slots - 1))
	if t.entries != 0 {
		old := valuesAt(base, t.entries, setFirst, 2*int(t.mask+1))
		to := valuesAt(base, table, setFirst, 2*slots)
		for i := 0; i < len(old); i += 2 {
			if k := old[i+1]; k != Unbound && k != Deleted {
				setPlace(to, uint64(slots-1), old[i], k)
			}
		}
	}
	t.entries, t.mask, t.grown, t.fill = table, uint32(slots-1), true, used
}

// stageKey puts a key into a slot.
func (t *notedTable) stageKey(rt *stm.Runtime, n *note, key, hash Value) {
	slots := valuesAt(rt.Heap.Base, t.entries, setFirst, 2*int(t.mask+1))
	free := -1
	setPath(uint64(hash.Int()), uint64(t.mask), func(i uint64) bool {
		k := slots[2*i+1]
		if k == Unbound && free < 0 || k == Deleted {
			free = int(i)
		}
		return k == Unbound
	})
	n.slot, n.reused = uint32(free), false
	if slots[2*free+1] == Deleted {
		n.reused = true
	} else {
		t.lost++
	}
	slots[2*free], slots[2*free+1] = hash, key
}

// unstageKey takes it out.
func (t *notedTable) unstageKey(rt *stm.Runtime, n *note) {
	slot := valuesAt(rt.Heap.Base, t.entries, setFirst+2*int(n.slot), 2)
	if slot[0], slot[1] = Unbound, Unbound; n.reused {
		slot[0], slot[1] = SmallInt(-1), Deleted
	}
}

// slotAt is where a note's slot is in segment 0.
func (t *notedTable) slotAt(n *note) gc.Ref {
	if t.kind == setKind {
		return t.entries + gc.Ref(setFirst+2*n.slot)*wordSize
	}
	return t.index + gc.Ref(slotFirst+n.slot)*wordSize
}

// linkSet stores the words of the set itself.
func (t *notedTable) linkSet(rt *stm.Runtime) {
	base, v := rt.Heap.Base, t.dict.Ref()
	store := func(i int, x Value) { rt.StoreCommitted(v+gc.Ref(i)*wordSize, uint64(x)) }
	used := wordOf(base, v, SetUsed).Int() + int64(t.added)
	fill := wordOf(base, v, SetFill).Int() + int64(t.lost)
	if t.grown {
		rt.ShowCommitted(t.entries)
		store(SetTable, FromRef(t.entries))
		fill = used
	}
	store(SetUsed, SmallInt(used))
	store(SetFill, SmallInt(fill))
}
