package transaction

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// An iterator walks over the entries of a table as they are when it comes by.
// Within a transaction that is all of the table at one time. Else keys that are
// there all the time come exactly once, others may or may not come.
const (
	iterTable   = 1
	iterEntries = 2 // those it began with
	iterIndex   = 3
	iterWhat    = 4 // what it yields
	iterBody    = 5
)

const (
	iterKeys = iota
	iterValues
	iterItems
)

var tableIterType = &vm.TypeSpec{Name: "stmdict_iterator", Kind: obj.KindFields, Body: iterBody, Hidden: true, NoNew: true,
	Slots: vm.Slots{Iter: func(_ *Thread, v Value) (Value, error) { return v, nil }, Next: tableNext}}

func newTableIter(t *Thread, table Value, what int) (Value, error) {
	class, err := t.SpecClass(tableIterType)
	if err != nil {
		return 0, err
	}
	v, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	t.Init(v, iterTable, table)
	t.Init(v, iterEntries, t.Slot(table, tableEntries))
	t.Init(v, iterIndex, obj.SmallInt(0))
	t.Init(v, iterWhat, obj.SmallInt(int64(what)))
	return v, nil
}

func tableNext(t *Thread, it Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	self := t.Keep(it)
	for {
		entries := t.Field(*self, iterEntries)
		if entries == unbound {
			return unbound, nil
		}
		i, n := int(t.Field(*self, iterIndex).Int()), mask(t, entries)+1
		for i < n && t.Slot(entries, entryAt(i)+1) == unbound {
			i++
		}
		if i == n {
			t.SetField(*self, iterEntries, unbound)
			return unbound, nil
		}
		t.SetField(*self, iterIndex, obj.SmallInt(int64(i+1)))
		x, err := tableYield(t, self, place{entries: entries, at: entryAt(i), found: true})
		if err != nil || x != unbound {
			return x, err
		}
	}
}

// tableYield makes what the iterator yields of an entry; unbound if the key is
// not in the table any more.
func tableYield(t *Thread, it *Value, p place) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(t.Slot(p.entries, p.at+1))
	if table := t.Field(*it, iterTable); t.Slot(table, tableEntries) != p.entries {
		var err error
		if p, err = lookup(t, table, *k); err != nil || !p.found {
			return unbound, err
		}
	}
	switch t.Field(*it, iterWhat).Int() {
	case iterKeys:
		return *k, nil
	case iterValues:
		return p.value(t), nil
	}
	return t.NewTuple(*k, p.value(t))
}
