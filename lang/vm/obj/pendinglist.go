package obj

import (
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Items appended at the commit: as keys of dicts, but simpler. Two transactions
// that append to one list do not conflict, nor do they with those who read or
// replace its items. What looks at the length, or beyond the last item, makes the
// appending real, and conflicts with all others who append. The slot of a new item
// may share a granule with one that somebody has read or written: it is stored in
// all copies of that granule, word by word.

// stageList finds where the items go.
func (t *notedTable) stageList(rt *stm.Runtime) {
	base, l := rt.Heap.Base, t.dict.Ref()
	t.entries, t.grown = wordOf(base, l, ListItems).Ref(), false
	n := int(wordOf(base, l, ListLen).Int())
	t.fill = n + t.added
	if t.entries != 0 && t.fill <= int(wordOf(base, t.entries, ItemsCap).Int()) {
		return
	}
	room := (max(t.fill, listGrown(n)) + 1) &^ 1
	items, ok := rt.AllocCommitted(KindArray, 0, uintptr(ItemsFirst+room)*wordSize)
	if !ok {
		panic("obj: the address space is used up")
	}
	*(*Value)(unsafe.Add(base, items+ItemsCap*wordSize)) = SmallInt(int64(room))
	t.index, t.entries, t.grown = t.entries, items, true // index: the old items
}

// moveList copies the items that were there.
func (t *notedTable) moveList(rt *stm.Runtime) {
	base := rt.Heap.Base
	if t.grown && t.fill > 0 {
		copy(valuesAt(base, t.entries, ItemsFirst, t.fill), valuesAt(base, t.index, ItemsFirst, t.fill))
	}
	from := t.entries + gc.Ref(ItemsFirst+t.fill)*wordSize
	t.copied = !t.grown && rt.Copied(from, from+gc.Ref(t.added)*wordSize)
}

// storeItem stores the next item.
func (t *notedTable) storeItem(rt *stm.Runtime, x Value) {
	slot := t.entries + gc.Ref(ItemsFirst+t.fill)*wordSize
	t.fill++
	if t.copied {
		rt.StoreCommitted(slot, uint64(x))
	} else {
		*(*Value)(unsafe.Add(rt.Heap.Base, slot)) = x
	}
}

// linkList stores the words of the list itself.
func (t *notedTable) linkList(rt *stm.Runtime) {
	l := t.dict.Ref()
	if t.grown {
		rt.ShowCommitted(t.entries)
		rt.StoreCommitted(l+ListItems*wordSize, uint64(t.entries))
	}
	rt.StoreCommitted(l+ListLen*wordSize, uint64(SmallInt(int64(t.fill))))
}
