package obj

import (
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// What becomes of the notes on dicts at the commit. The world stands still, and
// what is accessed is segment 0, without barriers. New slots of an index are
// written there while it is being found out whether the transaction can commit,
// since a key's slot depends on those of the keys before it; they are taken back
// if it cannot.

// Any implements stm.Deferred.
func (p *Notes) Any() bool { return p.added > 0 }

// wordOf is word i of the object ref in segment 0.
func wordOf(base unsafe.Pointer, ref gc.Ref, i int) Value {
	return wordAt(base, ref+gc.Ref(i)*wordSize)
}

// Stage implements stm.Deferred.
func (p *Notes) Stage(rt *stm.Runtime) {
	base := rt.Heap.Base
	for i := range p.tables {
		t := &p.tables[i]
		if t.added == 0 {
			continue
		}
		d := t.dict.Ref()
		t.entries, t.index = wordOf(base, d, DictEntries).Ref(), wordOf(base, d, DictIndex).Ref()
		w := wordOf(base, d, DictFill).Int()
		t.fill, t.lost, t.grown = int(w&(1<<countBits-1)), int(w>>countBits), false
		if t.entries == 0 || t.fill+t.lost+t.added > int(wordOf(base, t.entries, ItemsCap).Int())/2 {
			p.grow(rt, t)
		}
		t.mask = uint32(wordOf(base, t.index, slotFirst-1))
	}
	for i := range p.notes {
		n := &p.notes[i]
		if n.table < 0 || p.words[2*i+1] == Unbound {
			continue
		}
		t := &p.tables[n.table]
		slots := unsafe.Add(base, t.index+slotFirst*wordSize)
		pos, perturb := n.hash, n.hash
		slot := (*uint64)(unsafe.Add(slots, uintptr(pos&t.mask)*wordSize))
		for *slot != 0 && uint32(*slot) != tombstone {
			perturb >>= perturbBits
			pos = pos*5 + perturb + 1
			slot = (*uint64)(unsafe.Add(slots, uintptr(pos&t.mask)*wordSize))
		}
		n.slot, n.was = pos&t.mask, uint32(*slot)
		*slot = slotOf(n.hash, t.fill)
		t.fill++
	}
}

// grow makes new arrays for a dict, with room for what is to be added.
func (p *Notes) grow(rt *stm.Runtime, t *notedTable) {
	base, d := rt.Heap.Base, t.dict.Ref()
	live := int(wordOf(base, d, DictUsed).Int() & (1<<countBits - 1))
	slots := slotsFor(max(live*3, (live+t.added)*3/2+2))
	room := (slots*2/3*2 + 1) &^ 1
	index, ok := rt.AllocCommitted(KindRaw, 0, uintptr(slots+slotFirst)*wordSize)
	entries, ok2 := rt.AllocCommitted(KindArray, 0, uintptr(ItemsFirst+room)*wordSize)
	if !ok || !ok2 {
		panic("obj: the address space is used up")
	}
	*(*uint64)(unsafe.Add(base, index+(slotFirst-1)*wordSize)) = uint64(slots - 1)
	*(*Value)(unsafe.Add(base, entries+ItemsCap*wordSize)) = SmallInt(int64(room))
	t.moved = rebuilding{}
	if t.fill > 0 {
		t.moved = rebuilding{
			old:   valuesAt(base, t.entries, entryFirst, 2*t.fill),
			slots: slotsAt(base, t.index),
			to:    valuesAt(base, entries, entryFirst, room),
			fresh: slotsAt(base, index),
		}
		if t.fill == live {
			t.moved.reindex()
		} else {
			if cap(p.hashes) < t.fill {
				p.hashes = make([]uint32, t.fill)
			}
			t.moved.renumber(p.hashes[:t.fill])
		}
	}
	t.entries, t.index, t.fill, t.lost, t.grown = entries, index, live, 0, true
}

// Clash implements stm.Deferred.
func (p *Notes) Clash(o *stm.Segment, theirs stm.Deferred) gc.Ref {
	q, _ := theirs.(*Notes)
	base := o.Heap().Base
	for i := range p.tables {
		t := &p.tables[i]
		if t.added == 0 {
			continue
		}
		d := t.dict.Ref()
		counts, keys := d+DictUsed*wordSize, d+DictIndex*wordSize
		if q.about(t.dict) == Missing && o.HasRead(counts) {
			return counts
		}
		if (t.grown || wordOf(base, d, DictVersion) != SmallInt(0)) && o.HasRead(keys) {
			return keys
		}
		if t.grown && o.HasRead(d) {
			return d
		}
	}
	table, theirTable := -1, Missing
	for i := range p.notes {
		n := &p.notes[i]
		if n.table < 0 || p.words[2*i+1] == Unbound {
			continue
		}
		t := &p.tables[n.table]
		if int(n.table) != table {
			table, theirTable = int(n.table), q.about(t.dict)
		}
		if slot := t.index + gc.Ref(slotFirst+n.slot)*wordSize; !t.grown && o.HasRead(slot) {
			return slot
		}
		if theirTable >= 0 && q.has(theirTable, n.hash) {
			return t.dict.Ref() + DictUsed*wordSize
		}
	}
	return 0
}

// about is the number of a dict that notes are about, or Missing.
func (p *Notes) about(d Value) int {
	if p == nil {
		return Missing
	}
	return p.table(d)
}

// Unstage implements stm.Deferred.
func (p *Notes) Unstage(rt *stm.Runtime) {
	for i := len(p.notes) - 1; i >= 0; i-- {
		n := &p.notes[i]
		if n.table < 0 || p.words[2*i+1] == Unbound {
			continue
		}
		slot := p.tables[n.table].index + gc.Ref(slotFirst+n.slot)*wordSize
		*(*uint64)(unsafe.Add(rt.Heap.Base, slot)) = uint64(n.was)
	}
}

// Carry implements stm.Deferred.
func (p *Notes) Carry(rt *stm.Runtime) {
	base := rt.Heap.Base
	for i := range p.tables {
		t := &p.tables[i]
		t.fill -= t.added // the first of the new entries
		if t.added > 0 && t.grown {
			t.moved.move() // what the transaction has stored at once is there by now
		}
	}
	for i := range p.notes {
		n := &p.notes[i]
		key, value := p.words[2*i], p.words[2*i+1]
		if n.table < 0 || value == Unbound {
			continue
		}
		t := &p.tables[n.table]
		entry := t.entries + gc.Ref(EntryOffset(t.fill))
		t.fill++
		if t.grown {
			*(*[2]Value)(unsafe.Add(base, entry)) = [2]Value{key, value}
			continue
		}
		rt.StoreCommitted(entry, uint64(key))
		rt.StoreCommitted(entry+wordSize, uint64(value))
		slot := t.index + gc.Ref(slotFirst+n.slot)*wordSize
		rt.StoreCommitted(slot, *(*uint64)(unsafe.Add(base, slot)))
	}
	for i := range p.tables {
		if t := &p.tables[i]; t.added > 0 {
			t.link(rt)
		}
	}
}

// link stores the words of the dict itself.
func (t *notedTable) link(rt *stm.Runtime) {
	base, d := rt.Heap.Base, t.dict.Ref()
	store := func(i int, v Value) { rt.StoreCommitted(d+gc.Ref(i)*wordSize, uint64(v)) }
	used := wordOf(base, d, DictUsed).Int() + int64(t.added)
	if t.grown {
		used &= 1<<countBits - 1 // the first entry is a live one
		rt.ShowCommitted(t.index)
		rt.ShowCommitted(t.entries)
		store(DictEntries, FromRef(t.entries))
		store(DictIndex, FromRef(t.index))
	}
	store(DictUsed, SmallInt(used))
	store(DictFill, SmallInt(int64(t.fill)|int64(t.lost)<<countBits))
	if wordOf(base, d, DictVersion) != SmallInt(0) {
		store(DictVersion, SmallInt(0))
	}
}
