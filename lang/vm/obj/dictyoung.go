package obj

import (
	"unsafe"

	"pystm/runtime/gc"
)

// Dicts whose object and arrays are young: no other thread knows them, and an
// abort forgets them, so that their words are read and written without barriers.

// addYoung is addKey for a young dict whose young arrays have room, or that has none;
// false if it is another. A young dict has no notes.
func (s *Space) addYoung(d, key, value Value, hash uint32) bool {
	base := s.Base
	words := (*[DictBody]Value)(unsafe.Add(base, d.Ref()))
	if words[DictIndex] == Unbound {
		s.makeTable(d)
	}
	entries, index := words[DictEntries].Ref(), words[DictIndex].Ref()
	if !s.Young(entries) || !s.Young(index) {
		return false
	}
	w := words[DictFill].Int()
	fill := int(w & (1<<countBits - 1))
	if fill+int(w>>countBits) >= int(wordAt(base, entries+ItemsCap*wordSize).Int())/2 {
		return false
	}
	mask := uint32(wordAt(base, index+(slotFirst-1)*wordSize))
	slots := unsafe.Add(base, index+slotFirst*wordSize)
	for pos, perturb := hash, hash; ; {
		slot := (*uint64)(unsafe.Add(slots, uintptr(pos&mask)*wordSize))
		if w := uint32(*slot); w == 0 || w == tombstone {
			*slot = slotOf(hash, fill)
			break
		}
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
	*(*[2]Value)(unsafe.Add(base, entries+gc.Ref(EntryOffset(fill)))) = [2]Value{key, value}
	words[DictUsed] += intOne
	words[DictFill] += intOne
	words[DictVersion] = SmallInt(0)
	return true
}

// removeUnlogged is DictRemove where nothing is logged: what it stores are no references, so that old arrays, too, need no
// barriers.
func (s *Space) removeUnlogged(d Value, i int, hash uint32) {
	words := (*[DictBody]Value)(unsafe.Add(s.Base, d.Ref()))
	slots := slotsAt(s.Base, words[DictIndex].Ref())
	mask := uint32(len(slots) - 1)
	want := slotOf(hash, i)
	pos, perturb := hash, hash
	for slots[pos&mask] != want {
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
	slots[pos&mask] = tombstone
	entries := s.Values(words[DictEntries], entryFirst, s.itemsCap(words[DictEntries]))
	entries[2*i], entries[2*i+1] = Deleted, Unbound
	used, first := words[DictUsed].Int()&(1<<countBits-1), words[DictUsed].Int()>>countBits
	if int(first) == i {
		for 2*first < int64(len(entries)) && entries[2*first] == Deleted {
			first++
		}
	}
	words[DictUsed] = SmallInt(used - 1 | first<<countBits)
	words[DictVersion] = SmallInt(0)
}

// makeTable gives a young dict without arrays the smallest ones.
func (s *Space) makeTable(d Value) {
	index := s.Alloc(KindRaw, 0, (slotFirst+minSlots)*wordSize)
	*(*uint64)(unsafe.Add(s.Base, index+(slotFirst-1)*wordSize)) = minSlots - 1
	entries := s.Alloc(KindArray, 0, (ItemsFirst+SmallDict*2)*wordSize)
	*(*Value)(unsafe.Add(s.Base, entries+ItemsCap*wordSize)) = SmallInt(SmallDict * 2)
	words := (*[DictBody]Value)(unsafe.Add(s.Base, d.Ref()))
	words[DictEntries], words[DictIndex] = FromRef(entries), FromRef(index)
}

// NewDictOf makes a dict of keys and values in turn. False: a key is of a kind whose
// hash or equality may be Python's, or there is no room for it among what is young.
func (s *Space) NewDictOf(words []Value) (Value, bool) {
	n := len(words) / 2
	slots := slotsFor(n*3/2 + 1)
	if (slots+slotFirst)*wordSize > gc.MaxSmall || (slots*2/3*2+ItemsFirst)*wordSize > gc.MaxSmall {
		return 0, false
	}
	d := s.NewDict()
	if n == 0 {
		return d, true
	}
	index, err := s.newIndex(slots)
	if err != nil {
		return 0, false
	}
	entries, err := s.newItems(slots * 2 / 3 * 2)
	if err != nil || !s.Young(d.Ref()) || !s.Young(index.Ref()) || !s.Young(entries.Ref()) {
		return 0, false
	}
	table := slotsAt(s.Base, index.Ref())
	to := valuesAt(s.Base, entries.Ref(), entryFirst, slots*2/3*2)
	fill := 0
	for i := 0; i < len(words); i += 2 {
		key := words[i]
		var h int64
		switch {
		case key.IsInt():
			h = HashInt(key.Int())
		case key.IsRef() && s.Kind(key) == KindStr:
			h = int64(s.StrHash(key))
		default:
			return 0, false
		}
		at := s.youngEntry(table, to, key, FoldHash(h), fill)
		if at == fill {
			to[2*at] = key
			fill++
		}
		to[2*at+1] = words[i+1]
	}
	body := (*[DictBody]Value)(unsafe.Add(s.Base, d.Ref()))
	body[DictEntries], body[DictIndex] = entries, index
	body[DictUsed], body[DictFill] = SmallInt(int64(fill)), SmallInt(int64(fill))
	return d, true
}

// youngEntry is the entry of a key, an int or a str, among so many; that number if
// it is new, after its slot was taken.
func (s *Space) youngEntry(slots []uint64, entries []Value, key Value, hash uint32, fill int) int {
	mask := uint32(len(slots) - 1)
	for pos, perturb := hash, hash; ; {
		w := slots[pos&mask]
		if w == 0 {
			slots[pos&mask] = slotOf(hash, fill)
			return fill
		}
		if uint32(w>>32) == hash {
			i := int(uint32(w)) - 1
			if eq, _ := s.Equal(entries[2*i], key); eq {
				return i
			}
		}
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
}
