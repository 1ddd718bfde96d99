package obj

// Dicts as namespaces: the keys are str, and nothing here runs Python code. A
// key of another class never equals a name.

// StrFind is the entry of the exact str name in d, or Missing.
func (s *Space) StrFind(d, name Value) int {
	s.settleKeys(d)
	entries := s.Slot(d, DictEntries)
	index := s.Slot(d, DictIndex)
	if index == Unbound {
		return Missing
	}
	mask := s.indexMask(index)
	hash := FoldHash(int64(s.StrHash(name)))
	pos, perturb := hash, hash
	for {
		w := s.slotWord(index, pos&mask)
		if w == 0 {
			return Missing
		}
		if uint32(w>>32) == hash && uint32(w) != tombstone {
			i := int(uint32(w)) - 1
			k := s.Slot(entries, entryFirst+2*i)
			if k == name || s.IsKind(k, KindStr) && s.StrView(k) == s.StrView(name) {
				return i
			}
		}
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
}

// StrGet is the value of the exact str name in d, or unbound.
func (s *Space) StrGet(d, name Value) Value {
	i := s.StrFind(d, name)
	if i < 0 {
		return Unbound
	}
	return s.DictValue(d, i)
}

// StrSet stores the value of the exact str name.
func (s *Space) StrSet(d, name, value Value) error {
	if i := s.StrFind(d, name); i >= 0 {
		s.DictSetValue(d, i, value)
		return nil
	}
	return s.addKey(d, name, value, FoldHash(int64(s.StrHash(name))))
}

// StrDel removes the exact str name; false if it is not there.
func (s *Space) StrDel(d, name Value) bool {
	i := s.StrFind(d, name)
	if i < 0 {
		return false
	}
	s.DictRemove(d, i, FoldHash(int64(s.StrHash(name))))
	return true
}

// EntryOffset is the distance in bytes of entry i's key from the start of the
// entries array; its value stands in the next word.
func EntryOffset(i int) uintptr { return uintptr(entryFirst+2*i) * wordSize }

// EntryIs is the value of entry i of d if that entry's key is the very object
// name: what an inline cache asks that remembers the entry of a name. i may be
// out of range. It marks the reference to the entries and the entry, and is
// the whole lookup: a key stands in one entry only.
func (s *Space) EntryIs(d Value, i int, name Value) (Value, bool) {
	entries := s.Slot(d, DictEntries)
	if 2*i >= s.itemsCap(entries) || s.Slot(entries, entryFirst+2*i) != name {
		return 0, false
	}
	return Value(s.Word(entries.Ref(), entryFirst+2*i+1)), true
}
