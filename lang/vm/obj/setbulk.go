package obj

import "pystm/runtime/gc"

// Operations on whole sets. They go on up to the first key that Python code must
// be asked about, and say how far they came: what they have done until then is
// what the caller would do one by one, and may be done again.

// setEach calls f with the hash and the key of each slot in use, until it
// returns false. f must not change the set.
func (s *Space) setEach(v Value, f func(hash, key Value) bool) {
	base, version := s.Base, s.ReadVersion
	s.SetLen(v)
	table := readAt(base, version, v.Ref()+SetTable*wordSize)
	if table == Unbound {
		return
	}
	slot := table.Ref() + setFirst*wordSize
	for n := s.setMask(table) + 1; n > 0; n-- {
		if key := readAt(base, version, slot+wordSize); key != Unbound && key != Deleted && !f(wordAt(base, slot), key) {
			return
		}
		slot += gc.Granule
	}
}

// setPut adds a key; false if it must be compared by Python code.
func (s *Space) setPut(v, hash, key Value) (bool, error) {
	p := SetProbe{hash: hash}
	switch s.SetFind(v, key, &p) {
	case Missing:
		return true, s.SetInsert(v, key, &p)
	case Compare:
		return false, nil
	}
	return true, nil
}

// A SetMaker adds keys to a set whose table is young or has yet to be made: it
// needs no barriers. The table grows step by step all the same, as that decides the
// order. No Python code and no safepoint may come between MakesSet and Put.
type SetMaker struct {
	s     *Space
	table Value
	slots []Value // of the table: hash and key, in turns
	mask  uint64
	used  int
}

// MakesSet readies m for the set v, with room for n more keys. False says that they
// have to be added one by one.
func (m *SetMaker) MakesSet(s *Space, v Value, n int) (bool, error) {
	if s.PutsOff(v) {
		return false, nil
	}
	m.s = s
	table := s.Slot(v, SetTable)
	if table == Unbound {
		slots := setMinSlots
		if n*5 >= (setMinSlots-1)*3 {
			slots = setSlots(2 * n)
		}
		return true, m.makeTable(slots)
	}
	m.used = int(s.Slot(v, SetUsed).Int())
	if !s.Young(table.Ref()) || s.Slot(v, SetFill).Int() != int64(m.used) {
		return false, nil
	}
	m.takeTable(table)
	if uint64(m.used+n)*5 >= m.mask*3 {
		return true, m.resize(2 * (m.used + n))
	}
	return true, nil
}

func (m *SetMaker) takeTable(table Value) {
	m.table, m.mask = table, m.s.setMask(table)
	m.slots = m.s.Values(table, setFirst, 2*int(m.mask+1))
}

// Add adds a value; false if it must be hashed or compared by Python code.
func (m *SetMaker) Add(x Value) (bool, error) {
	if x.IsInt() {
		return m.add(setHash(HashInt(x.Int())), x)
	}
	h, ok := m.s.Hash(x)
	if !ok {
		return false, nil
	}
	return m.add(setHash(h), x)
}

func (m *SetMaker) add(hash, x Value) (bool, error) {
	perturb := uint64(hash.Int())
	base := perturb & m.mask
	for {
		last := base
		if base+linearProbes <= m.mask {
			last += linearProbes
		}
		for i := base; i <= last; i++ {
			slot := m.slots[2*i : 2*i+2]
			if slot[1] == Unbound {
				slot[0], slot[1] = hash, x
				m.used++
				if uint64(m.used)*5 < m.mask*3 {
					return true, nil
				}
				return true, m.resize(setGrown(m.used))
			}
			if slot[0] == hash {
				if eq, known := m.s.Equal(slot[1], x); eq || !known {
					return known, nil
				}
			}
		}
		perturb >>= perturbBits
		base = (base*5 + 1 + perturb) & m.mask
	}
}

// resize goes on with a table of more than so many slots.
func (m *SetMaker) resize(more int) error {
	old := m.slots
	if err := m.makeTable(setSlots(more)); err != nil {
		return err
	}
	for i := 0; i < len(old); i += 2 {
		if old[i+1] != Unbound {
			setPlace(m.slots, m.mask, old[i], old[i+1])
		}
	}
	return nil
}

func (m *SetMaker) makeTable(slots int) error {
	table, err := m.s.newSetTable(slots)
	if err == nil {
		m.takeTable(table)
	}
	return err
}

// Put gives the set v what was added.
func (m *SetMaker) Put(v Value) {
	if m.table != Unbound && m.used > 0 {
		n := SmallInt(int64(m.used))
		m.s.SetSlot(v, SetTable, m.table)
		m.s.setPair(v.Ref(), v.Ref()+SetUsed*wordSize, n, n)
	}
}

// SetAddAll adds values, and returns how many.
func (s *Space) SetAddAll(v Value, xs []Value) (n int, err error) {
	var m SetMaker
	if len(xs) == 0 {
		return 0, nil
	}
	if makes, err := m.MakesSet(s, v, 0); makes && err == nil {
		for ok := true; n < len(xs); n++ {
			if ok, err = m.Add(xs[n]); err != nil || !ok {
				break
			}
		}
		m.Put(v)
		return n, err
	}
	for i, x := range xs {
		if ok, err := s.SetPut(v, x); err != nil || !ok {
			return i, err
		}
	}
	return len(xs), nil
}

// SetPut adds a key; false if it must be hashed or compared by Python code.
func (s *Space) SetPut(v, x Value) (bool, error) {
	if x.IsInt() {
		return s.setPut(v, setHash(HashInt(x.Int())), x)
	}
	h, ok := s.Hash(x)
	if !ok {
		return false, nil
	}
	return s.setPut(v, setHash(h), x)
}

// SetAddEach adds n values to a set; false if not all.
func (s *Space) SetAddEach(v Value, n int, value func(i int) Value) (bool, error) {
	var m SetMaker
	ok, err := m.MakesSet(s, v, 0)
	for i := 0; i < n && ok && err == nil; i++ {
		ok, err = m.Add(value(i))
	}
	m.Put(v)
	return ok, err
}

// SetAddKeys adds the keys of a dict to a set; false if not all.
func (s *Space) SetAddKeys(v, d Value) (bool, error) {
	n := s.DictLen(d)
	var m SetMaker
	ok, err := m.MakesSet(s, v, n)
	if err != nil || !ok || n == 0 {
		return ok, err
	}
	fill, _ := s.dictFill(d)
	entries := s.Slot(d, DictEntries)
	s.markRange(entries, entryFirst, 2*fill)
	for i, from := 0, s.Values(entries, entryFirst, 2*fill); i < len(from) && ok && err == nil; i += 2 {
		if from[i] != Deleted {
			ok, err = m.Add(from[i])
		}
	}
	m.Put(v)
	return ok, err
}

// SetInSet reports whether all keys of v are in the set of, if that can be told
// without running Python code.
func (s *Space) SetInSet(v, of Value) (all, known bool) {
	all, known = true, true
	s.setEach(v, func(hash, key Value) bool {
		i := s.SetLookup(of, hash, key)
		all, known = i >= 0, i != Compare
		return all && known
	})
	return all, known
}

// ListExtendSet appends the keys of a set to a list.
func (s *Space) ListExtendSet(l, v Value) error {
	to, err := s.ListGrow(l, s.SetLen(v))
	if len(to) == 0 {
		return err
	}
	s.setEach(v, func(_, key Value) bool {
		to[0] = key
		to = to[1:]
		return true
	})
	return nil
}

// SetMerge adds the keys of from, another set; false if not all.
func (s *Space) SetMerge(v, from Value) (all bool, err error) {
	var m SetMaker
	if makes, err := m.MakesSet(s, v, 0); makes && err == nil {
		all = true
		s.setEach(from, func(hash, key Value) bool {
			all, err = m.add(hash, key)
			return all && err == nil
		})
		m.Put(v)
		return all, err
	}
	all = true
	s.setEach(from, func(hash, key Value) bool {
		all, err = s.setPut(v, hash, key)
		return all && err == nil
	})
	return all, err
}

// SetFilter adds to the set v, which is new, those keys of from, in its order,
// that are in the set of, or those that are not; false if not all.
func (s *Space) SetFilter(v, from, of Value, in bool) (all bool, err error) {
	var m SetMaker
	if all, err = m.MakesSet(s, v, 0); !all {
		return false, err
	}
	s.setEach(from, func(hash, key Value) bool {
		i := s.SetLookup(of, hash, key)
		if i == Compare {
			all = false
		} else if (i >= 0) == in {
			all, err = m.add(hash, key)
		}
		return all && err == nil
	})
	m.Put(v)
	return all, err
}
