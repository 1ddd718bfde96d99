package obj

import (
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// A table to which keys are added at the commit also grows there: then nobody who
// adds keys has to begin again. To fill a large index with the world standing
// still would make everybody wait; so that is done before, by a thread that sees
// that there is not much room left, while the others run and commit. They may
// append to the table meanwhile, which is made up for in the stop. If they have
// done anything else to its keys, the work was for nothing.

// growth is a pair of new arrays for a dict.
type growth struct {
	dict, entries, index Value // roots

	from, fromIndex  gc.Ref // the arrays they take the place of, as these were:
	fill, live, lost int
}

// earlier is what share of the entries are to be free yet when a thread makes larger
// arrays, or others have filled the table before these are ready.
const earlier = 4

// manyEntries in a table make it worth while to grow it before the stop.
const manyEntries = 1 << 14

// counts are the numbers of a dict in segment 0.
func (t *notedTable) counts(base unsafe.Pointer) (fill, live, lost int) {
	w := wordOf(base, t.dict.Ref(), DictFill).Int()
	used := wordOf(base, t.dict.Ref(), DictUsed).Int()
	return int(w & (1<<countBits - 1)), int(used & (1<<countBits - 1)), int(w >> countBits)
}

// arrays makes empty arrays for a dict of so many keys, which is going to get more.
func (t *notedTable) arrays(rt *stm.Runtime, live int) (entries, index gc.Ref) {
	factor := 3
	if live < manyEntries {
		factor = 8 // each time costs those who look up keys what they have done
	}
	slots := slotsFor(max(live*factor, (live+t.added)*3/2+2))
	room := (slots*2/3*2 + 1) &^ 1
	index, ok := rt.AllocCommitted(KindRaw, 0, uintptr(slots+slotFirst)*wordSize)
	entries, ok2 := rt.AllocCommitted(KindArray, 0, uintptr(ItemsFirst+room)*wordSize)
	if !ok || !ok2 {
		panic("obj: the address space is used up")
	}
	base := rt.Heap.Base
	*(*uint64)(unsafe.Add(base, index+(slotFirst-1)*wordSize)) = uint64(slots - 1)
	*(*Value)(unsafe.Add(base, entries+ItemsCap*wordSize)) = SmallInt(int64(room))
	return entries, index
}

// prepare makes new arrays for a dict that has little room left, and returns the index
// it is going to have, 0 if that stays as it is.
func (p *Notes) prepare(s *stm.Segment, t *notedTable) gc.Ref {
	rt := s.Runtime()
	base := rt.Heap.Base
	var fill, live, lost int
	var old, oldIndex Value
	rt.Steady(func() {
		fill, live, lost = t.counts(base)
		old, oldIndex = wordOf(base, t.dict.Ref(), DictEntries), wordOf(base, t.dict.Ref(), DictIndex)
	})
	if fill < manyEntries {
		return 0
	}
	room := int(wordOf(base, old.Ref(), ItemsCap).Int())/2 - fill
	if t.added >= manyEntries/16 {
		to := min(room, 2*t.added) // others add some first
		rt.Heap.Populate(gc.Range{From: old.Ref() + gc.Ref(EntryOffset(fill)), To: old.Ref() + gc.Ref(EntryOffset(fill+to))})
	}
	if fill != live || room-lost >= max(4*t.added, (fill+room)/earlier) {
		return 0
	}
	if g := &p.ahead; g.dict == t.dict && g.from == old.Ref() {
		return g.index.Ref() // a transaction that was aborted has made them
	}
	if !rt.Claim() {
		return 0
	}
	var entries, index gc.Ref
	s.Aside(func() {
		entries, index = t.arrays(rt, live+2*t.added)
		rt.Heap.Populate(gc.Range{From: index, To: index + gc.Ref(slotFirst+len(slotsAt(base, index)))*wordSize})
		rt.Heap.Populate(gc.Range{From: entries, To: entries + gc.Ref(EntryOffset(fill+4*t.added))})
		fresh := slotsAt(base, index)
		for _, w := range slotsAt(base, oldIndex.Ref()) {
			if i := int(uint32(w)) - 1; i >= 0 && i < fill {
				place(fresh, w)
			}
		}
	})
	p.ahead = growth{t.dict, FromRef(entries), FromRef(index), old.Ref(), oldIndex.Ref(), fill, live, lost}
	rt.Unclaim()
	return index
}

// prepared gives the dict the arrays made before the stop, if they are good.
func (p *Notes) prepared(rt *stm.Runtime, t *notedTable) bool {
	g := &p.ahead
	if g.dict != t.dict {
		return false
	}
	defer func() { *g = growth{} }()
	base := rt.Heap.Base
	fill, live, lost := t.counts(base)
	entries, index := g.entries.Ref(), g.index.Ref()
	if t.entries != g.from || t.index != g.fromIndex || lost != g.lost || fill-g.fill != live-g.live ||
		fill+t.added > int(wordOf(base, entries, ItemsCap).Int())/2 {
		return false
	}
	solo := Space{Segment: rt.Solo(), Shapes: p.shapes}
	fresh := slotsAt(base, index)
	for i := g.fill; i < fill; i++ {
		h, ok := solo.Hash(wordAt(base, t.entries+gc.Ref(EntryOffset(i))))
		if !ok {
			return false
		}
		place(fresh, slotOf(FoldHash(h), i))
	}
	t.moved = rebuilding{old: valuesAt(base, t.entries, entryFirst, 2*fill), to: valuesAt(base, entries, entryFirst, 2*fill)}
	t.from, t.fromFill = t.entries, fill
	t.entries, t.index, t.grown = entries, index, true
	return true
}

// grow makes new arrays for a dict, the world standing still.
func (p *Notes) grow(rt *stm.Runtime, t *notedTable) {
	base := rt.Heap.Base
	_, live, _ := t.counts(base)
	entries, index := t.arrays(rt, live)
	t.moved = rebuilding{}
	if t.fill == live {
		t.from, t.fromFill = t.entries, t.fill
	}
	if t.fill > 0 {
		t.moved = rebuilding{
			old:   valuesAt(base, t.entries, entryFirst, 2*t.fill),
			slots: slotsAt(base, t.index),
			to:    valuesAt(base, entries, entryFirst, 2*t.fill),
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
