package obj

import "pystm/runtime/gc"

// DictMoveLast makes entry i, of a key whose hash folds to hash, the last one.
func (s *Space) DictMoveLast(d Value, i int, hash uint32) error {
	if i = s.settledEntry(d, i, hash); s.DictLast(d) == i {
		return nil
	}
	key, value := s.DictKey(d, i), s.DictValue(d, i)
	if err := s.dictRoom(d, 0); err != nil { // before anything is removed
		return err
	}
	s.DictRemove(d, s.entryOf(d, key, hash), hash)
	return s.addKey(d, key, value, hash)
}

// DictMoveFirst makes entry i, of a key whose hash folds to hash, the first one: it takes the place of a removed entry before
// it. A table that has none there gets as many as it has keys, so moving takes constant time in the mean.
func (s *Space) DictMoveFirst(d Value, i int, hash uint32) error {
	if i = s.settledEntry(d, i, hash); s.DictNext(d, 0) == i {
		return nil
	}
	key, value := s.DictKey(d, i), s.DictValue(d, i)
	if err := s.dictRoom(d, 1); err != nil {
		return err
	}
	s.DictRemove(d, s.entryOf(d, key, hash), hash)
	at := s.dictFirst(d) - 1
	index, entries := s.Slot(d, DictIndex), s.Slot(d, DictEntries)
	s.setSlotWord(index, s.freeSlot(index.Ref(), hash), slotOf(hash, at))
	s.setPair(entries.Ref(), entries.Ref()+gc.Ref(EntryOffset(at)), key, value)
	fill, lost := s.dictFill(d)
	s.setDictFill(d, fill, lost+1) // the tombstone of the removed entry, if there was one
	s.setDictUsed(d, s.DictLen(d)+1, at)
	return nil
}

// dictRoom has the table rebuilt if it has no room for one entry more, or less than so many removed ones before the first.
func (s *Space) dictRoom(d Value, before int) error {
	fill, lost := s.dictFill(d)
	if fill+lost < s.itemsCap(s.Slot(d, DictEntries))/2 && s.dictFirst(d) >= before {
		return nil
	}
	n := s.DictLen(d)
	return s.dictRebuild(d, n*3, before*n)
}
