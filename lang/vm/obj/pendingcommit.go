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

// key reports whether note i is that a key is to be added.
func (p *Notes) key(i int) bool {
	t := p.notes[i].table
	return t >= 0 && p.words[2*i+1] != Unbound && p.tables[t].kind != listKind
}

// wordOf is word i of the object ref in segment 0.
func wordOf(base unsafe.Pointer, ref gc.Ref, i int) Value {
	return wordAt(base, ref+gc.Ref(i)*wordSize)
}

// Prepare implements stm.Deferred: it finds the slots, as it looks now, where no
// lookup has done so.
func (p *Notes) Prepare(s *stm.Segment) {
	for i := range p.tables {
		t := &p.tables[i]
		if t.added == 0 || t.kind != dictKind {
			continue
		}
		// The view is as it was when the slots were found, or newer. Segment 0 may lag behind.
		base := s.Base
		index := wordOf(base, t.dict.Ref(), DictIndex).Ref()
		if ahead := p.prepare(s, t); ahead != 0 {
			base, index = s.Heap().Base, ahead
		}
		t.other, t.probed, t.index = t.probed != index, index, index
		if index != 0 {
			t.base, t.mask = base, uint32(wordOf(base, index, slotFirst-1))
		}
	}
	for i := range p.notes {
		n := &p.notes[i]
		if !p.key(i) {
			continue
		}
		if t := &p.tables[n.table]; t.probed != 0 && (t.other || n.slot == noSlot) {
			n.slot = t.probe(t.base, n.hash)
		}
	}
}

// probe is the first slot free for a hash in the index.
func (t *notedTable) probe(base unsafe.Pointer, hash uint32) uint32 {
	slots := unsafe.Add(base, t.index+slotFirst*wordSize)
	pos, perturb := hash, hash
	for {
		w := *(*uint64)(unsafe.Add(slots, uintptr(pos&t.mask)*wordSize))
		if w == 0 || uint32(w) == tombstone {
			return pos & t.mask
		}
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
}

// Stage implements stm.Deferred.
func (p *Notes) Stage(rt *stm.Runtime) {
	base := rt.Heap.Base
	for i := range p.tables {
		t := &p.tables[i]
		if t.added == 0 {
			continue
		}
		switch t.kind {
		case listKind:
			t.stageList(rt)
			continue
		case setKind:
			t.stageSet(rt)
			continue
		}
		d := t.dict.Ref()
		t.entries, t.index = wordOf(base, d, DictEntries).Ref(), wordOf(base, d, DictIndex).Ref()
		t.fill, _, t.lost = t.counts(base)
		t.grown, t.from = false, 0
		if !p.prepared(rt, t) && (t.entries == 0 || t.fill+t.lost+t.added > int(wordOf(base, t.entries, ItemsCap).Int())/2) {
			p.grow(rt, t)
		}
		t.mask = uint32(wordOf(base, t.index, slotFirst-1))
	}
	for i := range p.notes {
		n := &p.notes[i]
		if !p.key(i) {
			continue
		}
		t := &p.tables[n.table]
		if t.kind == setKind {
			t.stageKey(rt, n, p.words[2*i], p.words[2*i+1])
			continue
		}
		slots := unsafe.Add(base, t.index+slotFirst*wordSize)
		if t.index != t.probed {
			n.slot = t.probe(base, n.hash)
		}
		slot := (*uint64)(unsafe.Add(slots, uintptr(n.slot)*wordSize))
		if *slot != 0 && uint32(*slot) != tombstone { // taken since
			n.slot = t.probe(base, n.hash)
			slot = (*uint64)(unsafe.Add(slots, uintptr(n.slot)*wordSize))
		}
		n.reused = *slot != 0
		*slot = slotOf(n.hash, t.fill)
		t.fill++
	}
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
		switch t.kind {
		case listKind:
			counts = d + ListLen*wordSize
		case setKind:
			counts = d + SetUsed*wordSize
		}
		if q.about(t.dict) == Missing && o.HasRead(counts) {
			return counts
		}
		if t.kind == dictKind && (t.grown || wordOf(base, d, DictVersion) != SmallInt(0)) && o.HasRead(keys) {
			return keys
		}
		if t.grown && o.HasRead(d) && !t.keep(o) {
			return d
		}
	}
	// Who has marked no slots of dicts has not seen those needed. (Those of sets are also
	// marked by who takes keys one after the other.)
	marked := q == nil || q.marked
	table, theirTable := -1, Missing
	for i := range p.notes {
		n := &p.notes[i]
		if !p.key(i) {
			continue
		}
		t := &p.tables[n.table]
		if int(n.table) != table {
			table, theirTable = int(n.table), q.about(t.dict)
		}
		if (marked || t.kind == setKind) && !t.grown {
			if slot := t.slotAt(n); o.HasRead(slot) {
				return slot
			}
		}
		if theirTable >= 0 && q.has(theirTable, n.hash, n.high) {
			return t.slotAt(n)
		}
	}
	return 0
}

// keep has a transaction that has found keys in a dict which grows go on with the new
// entries; false if it cannot.
func (t *notedTable) keep(o *stm.Segment) bool {
	if t.from == 0 {
		return false
	}
	first := gc.Ref(EntryOffset(0))
	return o.MoveReads(gc.Range{From: t.from + first, To: t.from + gc.Ref(EntryOffset(t.fromFill))}, t.entries+first)
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
		if !p.key(i) {
			continue
		}
		t := &p.tables[n.table]
		if t.kind == setKind {
			t.unstageKey(rt, n)
			continue
		}
		was := uint64(0)
		if n.reused {
			was = tombstone
		}
		*(*uint64)(unsafe.Add(rt.Heap.Base, t.slotAt(n))) = was
	}
}

// Carry implements stm.Deferred.
func (p *Notes) Carry(rt *stm.Runtime) {
	base := rt.Heap.Base
	p.ahead = growth{}
	for i := range p.tables {
		t := &p.tables[i]
		if t.added == 0 {
			continue
		}
		t.fill -= t.added // the first of the new entries
		switch t.kind {
		case listKind:
			t.moveList(rt)
			continue
		case setKind:
			t.copied = !t.grown && rt.Copied(t.entries, t.entries+gc.Ref(setFirst+2*(t.mask+1))*wordSize)
			continue
		}
		if t.grown {
			t.moved.move() // what the transaction has stored at once is there by now
		}
		size := gc.Ref(EntryOffset(t.fill + t.added))
		t.copied = !t.grown && (rt.Copied(t.entries, t.entries+size) || rt.Copied(t.index, t.index+gc.Ref(slotFirst+t.mask+1)*wordSize))
	}
	for i := range p.notes {
		n := &p.notes[i]
		key, value := p.words[2*i], p.words[2*i+1]
		if n.table < 0 || value == Unbound {
			continue
		}
		t := &p.tables[n.table]
		switch {
		case t.kind == listKind:
			t.storeItem(rt, value)
			continue
		case t.kind == setKind:
			if slot := t.slotAt(n); t.copied {
				rt.StoreCommitted(slot, uint64(value))
				rt.StoreCommitted(slot+wordSize, uint64(key))
			}
			continue
		}
		entry := t.entries + gc.Ref(EntryOffset(t.fill))
		t.fill++
		*(*[2]Value)(unsafe.Add(base, entry)) = [2]Value{key, value}
		if t.copied {
			rt.StoreCommitted(entry, uint64(key))
			rt.StoreCommitted(entry+wordSize, uint64(value))
			slot := t.slotAt(n)
			rt.StoreCommitted(slot, *(*uint64)(unsafe.Add(base, slot)))
		}
	}
	for i := range p.tables {
		t := &p.tables[i]
		switch {
		case t.added == 0:
		case t.kind == listKind:
			t.linkList(rt)
		case t.kind == setKind:
			t.linkSet(rt)
		default:
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
