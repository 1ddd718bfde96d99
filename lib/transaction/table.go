package transaction

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A table maps keys to values: class stmdict and, with the values left out,
// stmset. It is a hash table with open addressing whose entries are two granules
// each, one for the key and one for the value. So transactions conflict over it
// only where they deal with the same key, or where one puts a key into an entry
// that another passed when it did not find its own. The length is spread over
// lanes.
//
// A table that gets too full is copied to a greater one: that conflicts with
// everybody, but only once for each doubling. Iterators go on in the old one,
// which nobody writes to any more, and look up in the new one what they find.
const (
	tableEntries = 1 // an Array
	tableCounts  = 2 // lanes
	tableByID    = 3 // small int: 1 if keys are compared by identity
	tableBody    = 4

	entriesMask  = 1 // word of the Array: number of entries less one
	entriesStart = 2
	entryWords   = 4 // hash, key; value, unused

	firstEntries = 64
	// manyProbes in a row for one key make it worthwhile to count the entries.
	manyProbes = 12
)

func tableType(name, doc string, byID int64) *vm.TypeSpec {
	return &vm.TypeSpec{Name: name, Kind: obj.KindFields, Body: tableBody, Slotted: true, Doc: doc,
		New: func(t *Thread, args []Value) (Value, error) { return newTable(t, args[0], byID) }, NewSig: "cls, /, *args, **kwargs",
		Slots: vm.Slots{Unhashable: true,
			Len:      func(t *Thread, v Value) (int, error) { return int(sumCount(t, t.Slot(v, tableCounts))), nil },
			Iter:     func(t *Thread, v Value) (Value, error) { return newTableIter(t, v, iterKeys) },
			GetItem:  tableGetItem,
			SetItem:  tableSetItem,
			DelItem:  tableDelItem,
			Contains: tableContains,
		},
		Methods: append([]vm.Native{
			{Name: "get", Sig: "self, key, default=None, /", Fn: tableGet, Doc: "Return the value of a key, or the default."},
			{Name: "setdefault", Sig: "self, key, default=None, /", Fn: tableSetDefault, Doc: "Return the value of a key, which is the default if it was missing."},
			{Name: "pop", Sig: "self, key, default=None, /", Fn: tablePop, Doc: "Remove a key and return its value."},
			{Name: "_discard", Sig: "self, key, /", Fn: tableDiscard, Doc: "Remove a key if it is there."},
			{Name: "clear", Sig: "self, /", Fn: tableClear, Doc: "Remove all keys."},
			{Name: "_values", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return newTableIter(t, args[0], iterValues) }},
			{Name: "_items", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return newTableIter(t, args[0], iterItems) }},
		}, taskMethods...),
	}
}

var (
	dictType   = tableType("_stmdict", "A dict in which different keys do not conflict.", 0)
	idDictType = tableType("_stmiddict", "A dict by identity in which different keys do not conflict.", 1)
)

func newTable(t *Thread, class Value, byID int64) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	c := t.Keep(class)
	e, err := newEntries(t, firstEntries)
	if err != nil {
		return 0, err
	}
	entries := t.Keep(e)
	l, err := newLanes(t, obj.SmallInt(0))
	if err != nil {
		return 0, err
	}
	lanes := t.Keep(l)
	v, err := t.AllocObject(*c)
	if err != nil {
		return 0, err
	}
	t.Init(v, tableEntries, *entries)
	t.Init(v, tableCounts, *lanes)
	t.Init(v, tableByID, obj.SmallInt(byID))
	return v, nil
}

// newEntries makes room for n entries, a power of two.
func newEntries(t *Thread, n int) (Value, error) {
	v, err := t.NewArray(entriesStart + n*entryWords)
	if err == nil {
		t.Init(v, entriesMask, obj.SmallInt(int64(n-1)))
	}
	return v, err
}

func entryAt(i int) int { return entriesStart + i*entryWords }

// mask is the number of entries less one; it never changes.
func mask(t *Thread, entries Value) int { return int(Value(t.Word(entries.Ref(), entriesMask)).Int()) }

// hashBits is how many bits of a hash are kept: so many fit a small int.
const hashBits = 60

// key is a key on its way into or out of a table.
type key struct {
	table, key *Value // kept
	hash       int64
	byID       bool
}

// prepare hashes a key. The values are kept: the caller releases them.
func prepare(t *Thread, table, k Value) (key, error) {
	a := key{table: t.Keep(table), key: t.Keep(k)}
	a.byID = Value(t.Word(table.Ref(), tableByID)).Int() != 0
	h := int64(0)
	if a.byID {
		h = t.IdentityHash(k)
	} else {
		var err error
		if h, err = t.Hash(k); err != nil {
			return a, err
		}
	}
	a.hash = h & (1<<hashBits - 1)
	return a, nil
}

// start is the first entry to look at for a hash.
func start(hash int64, mask int) int {
	return int(uint64(hash)*0x9e3779b97f4a7c15>>32) & mask
}

// place is what find has found: an entry of entries, which is good until Python
// code runs.
type place struct {
	entries Value
	at      int // word of the entry with the key; of one to put it in; or -1, all are used
	found   bool
	probes  int
}

// find looks for a key. Comparisons may run Python code, which may change the
// table: then it begins again.
func (a *key) find(t *Thread) (place, error) {
again:
	p := place{entries: t.Slot(*a.table, tableEntries), at: -1}
	n := mask(t, p.entries)
	for i := start(a.hash, n); p.probes <= n; i = (i + 1) & n {
		p.probes++
		at := entryAt(i)
		h := t.Slot(p.entries, at)
		k := Value(t.Word(p.entries.Ref(), at+1))
		if h == unbound || k == unbound {
			if p.at < 0 {
				p.at = at
			}
			if h == unbound {
				return p, nil
			}
			continue
		}
		if h.Int() != a.hash {
			continue
		}
		same := k == *a.key
		if !same && !a.byID {
			eq, known := t.Space.Equal(k, *a.key)
			if !known {
				var err error
				if eq, err = a.compare(t, &p, at); err != nil {
					return p, err
				}
				if t.Slot(*a.table, tableEntries) != p.entries || t.Slot(p.entries, at) != h || p.at >= 0 && t.Slot(p.entries, p.at+1) != unbound {
					goto again
				}
			}
			same = eq
		}
		if same {
			p.at, p.found = at, true
			return p, nil
		}
	}
	return p, nil
}

// compare compares the key with that of an entry by their own means.
func (a *key) compare(t *Thread, p *place, at int) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	entries := t.Keep(p.entries)
	eq, err := t.Equal(t.Slot(p.entries, at+1), *a.key)
	p.entries = *entries
	return eq, err
}

// value is the value of an entry.
func (p *place) value(t *Thread) Value { return t.Slot(p.entries, p.at+2) }

// put puts a key into the table that is not there, at the place found.
func (a *key) put(t *Thread, p place, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	value := t.Keep(x)
	if p.at < 0 || p.probes > manyProbes {
		moved, err := a.makeRoom(t, p)
		if err != nil {
			return err
		}
		if moved {
			if p, err = a.find(t); err != nil {
				return err
			}
		}
	}
	t.SetSlot(p.entries, p.at, obj.SmallInt(a.hash))
	t.SetSlot(p.entries, p.at+1, *a.key)
	t.SetSlot(p.entries, p.at+2, *value)
	addCount(t, t.Slot(*a.table, tableCounts), 1)
	return nil
}

// sampled is how many entries tell how full a table is: to count all of them at each key that
// takes many probes would take longer the more keys there were at some time.
const sampled = 512

// makeRoom copies the table to one of the right size for its keys, and without the entries of
// removed ones, unless it has few entries: then many have the same hash.
func (a *key) makeRoom(t *Thread, p place) (moved bool, err error) {
	n := mask(t, p.entries) + 1
	some := min(n, sampled)
	if keys, used := countEntries(t, p.entries, start(a.hash, n-1)+n/2, some); keys <= some/4 && used <= some/2 && p.at >= 0 {
		return false, nil
	}
	keys, _ := countEntries(t, p.entries, 0, n)
	size := firstEntries
	for size < 8*keys {
		size *= 2
	}
	fresh, err := newEntries(t, size)
	if err != nil {
		return false, err
	}
	old := t.Slot(*a.table, tableEntries)
	for i := range n {
		at := entryAt(i)
		if h, k := t.Slot(old, at), t.Slot(old, at+1); h != unbound && k != unbound {
			to := start(h.Int(), size-1)
			for t.Slot(fresh, entryAt(to)) != unbound {
				to = (to + 1) & (size - 1)
			}
			t.SetSlot(fresh, entryAt(to), h)
			t.SetSlot(fresh, entryAt(to)+1, k)
			t.SetSlot(fresh, entryAt(to)+2, t.Slot(old, at+2))
		}
	}
	t.SetSlot(*a.table, tableEntries, fresh)
	return true, nil
}

// remove removes the key found. Its entry is free again if the next one is, as find would end there anyway, and so
// are those before it whose keys were removed: else a table whose keys come and go would fill with them.
func (a *key) remove(t *Thread, p place) {
	t.SetSlot(p.entries, p.at+1, unbound)
	t.SetSlot(p.entries, p.at+2, unbound)
	addCount(t, t.Slot(*a.table, tableCounts), -1)
	n := mask(t, p.entries)
	i := (p.at - entriesStart) / entryWords
	if t.Slot(p.entries, entryAt((i+1)&n)) != unbound {
		return
	}
	for ; ; i = (i - 1) & n {
		at := entryAt(i)
		if t.Slot(p.entries, at) == unbound || Value(t.Word(p.entries.Ref(), at+1)) != unbound {
			return
		}
		t.SetSlot(p.entries, at, unbound)
	}
}

// countEntries counts the keys among some entries, and what find does not stop at.
func countEntries(t *Thread, entries Value, from, some int) (keys, used int) {
	n := mask(t, entries)
	for i := range some {
		at := entryAt((from + i) & n)
		if Value(t.Word(entries.Ref(), at)) != unbound {
			used++
			if Value(t.Word(entries.Ref(), at+1)) != unbound {
				keys++
			}
		}
	}
	return keys, used
}

// locate prepares and finds a key.
func locate(t *Thread, table, k Value) (key, place, error) {
	a, err := prepare(t, table, k)
	if err != nil {
		return a, place{}, err
	}
	p, err := a.find(t)
	return a, p, err
}

// lookup finds a key, for reading only; the values are not kept afterwards.
func lookup(t *Thread, table, k Value) (place, error) {
	m := t.Mark()
	defer t.Release(m)
	_, p, err := locate(t, table, k)
	return p, err
}

func tableGetItem(t *Thread, v, k Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	keep := t.Keep(k)
	p, err := lookup(t, v, k)
	if err != nil {
		return 0, err
	}
	if !p.found {
		return 0, t.KeyError(*keep)
	}
	return p.value(t), nil
}

func tableGet(t *Thread, args []Value) (Value, error) {
	p, err := lookup(t, args[0], args[1])
	switch {
	case err != nil:
		return 0, err
	case p.found:
		return p.value(t), nil
	case args[2] == unbound:
		return none, nil
	}
	return args[2], nil
}

func tableContains(t *Thread, v, k Value) (bool, error) {
	p, err := lookup(t, v, k)
	return p.found, err
}

func tableSetItem(t *Thread, v, k, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	value := t.Keep(x)
	a, p, err := locate(t, v, k)
	if err != nil {
		return err
	}
	if !p.found {
		return a.put(t, p, *value)
	}
	t.SetSlot(p.entries, p.at+2, *value)
	return nil
}

func tableSetDefault(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	a, p, err := locate(t, args[0], args[1])
	if err != nil {
		return 0, err
	}
	if p.found {
		return p.value(t), nil
	}
	if args[2] == unbound {
		args[2] = none
	}
	err = a.put(t, p, args[2])
	return args[2], err
}

// take removes a key and returns its value, unbound if it was not there.
func take(t *Thread, v, k Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	a, p, err := locate(t, v, k)
	if err != nil || !p.found {
		return unbound, err
	}
	x := p.value(t)
	a.remove(t, p)
	return x, nil
}

func tableDelItem(t *Thread, v, k Value) error {
	m := t.Mark()
	defer t.Release(m)
	keep := t.Keep(k)
	x, err := take(t, v, k)
	if err == nil && x == unbound {
		return t.KeyError(*keep)
	}
	return err
}

func tablePop(t *Thread, args []Value) (Value, error) {
	x, err := take(t, args[0], args[1])
	switch {
	case err != nil || x != unbound:
		return x, err
	case args[2] == unbound:
		return 0, t.KeyError(args[1])
	}
	return args[2], nil
}

func tableDiscard(t *Thread, args []Value) (Value, error) {
	_, err := take(t, args[0], args[1])
	return none, err
}

func tableClear(t *Thread, args []Value) (Value, error) {
	e, err := newEntries(t, firstEntries)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	entries := t.Keep(e)
	l, err := newLanes(t, obj.SmallInt(0))
	if err != nil {
		return 0, err
	}
	t.SetSlot(args[0], tableEntries, *entries)
	t.SetSlot(args[0], tableCounts, l)
	return none, nil
}
