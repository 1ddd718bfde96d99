package obj

import "pystm/runtime/gc"

// # Sets
//
//	Set    hdr | table     granule 0
//	       used | fill     granule 1
//	       finger | –      granule 2; of a frozenset its hash, once that is known
//	Table  hdr | mask      granule 0, immutable
//	       hash 0 | key 0  granule 1 …
//
// A table of keys, open addressing with short linear runs. Its order of
// probing and growing is that of the reference implementation: so sets of
// numbers iterate in the order that programs are used to seeing. A slot never
// used is unbound, a removed key is Deleted. An empty set may have no table.
// fill counts the slots used, removed ones included.
//
// Hashes are kept to 62 bits, as small ints. Barriers as for dicts: a lookup
// marks granule 0 and the slot of its key, or all slots it looks at if it finds
// none; an insertion writes its slot and granule 1, at once or at the commit: see
// pending.go.

// Word numbers of a set.
const (
	SetTable  = 1
	SetUsed   = 2 // small int: keys
	SetFill   = 3 // small int: keys and removed keys
	SetFinger = 4 // small int: where pop looks next
	setHashed = 4 // of a frozenset: low half of the hash and a bit above it, or 0
	setHigh   = 5 // high half of the hash
	SetBody   = 6
)

const (
	setMinSlots  = 8
	linearProbes = 9
	setFirst     = 2 // word of slot 0 in the table
)

// SetProbe is the state of looking a key up in a set.
type SetProbe struct {
	// Entry is the candidate to compare, or what was found, or where a missing
	// key belongs.
	Entry   int
	hash    Value
	perturb uint64
	base    uint64
	step    uint64
	free    int // the last removed key met, plus 1
	running bool
}

// NewSetProbe starts looking up a key of this hash.
func NewSetProbe(hash int64) SetProbe { return SetProbe{hash: setHash(hash)} }

func setHash(hash int64) Value { return Value(hash<<2 | intBits) }

// Restart begins anew.
func (p *SetProbe) Restart() { p.running, p.free = false, 0 }

// Skip goes past a candidate that is not equal.
func (p *SetProbe) Skip() { p.step++ }

// NewSet makes an empty set.
func (s *Space) NewSet() Value { return s.newSet(ShapeSet) }

// NewFrozenSet makes an empty frozenset, for the caller to fill.
func (s *Space) NewFrozenSet() Value { return s.newSet(ShapeFrozenSet) }

func (s *Space) newSet(shape uint32) Value {
	v := FromRef(s.Alloc(KindSet, shape, SetBody*wordSize))
	for i := SetUsed; i <= SetFinger; i++ {
		s.Init(v, i, SmallInt(0))
	}
	return v
}

// SetLen is the number of keys.
func (s *Space) SetLen(v Value) int {
	s.settleSet(v)
	return int(s.Slot(v, SetUsed).Int())
}

func (s *Space) setMask(table Value) uint64 {
	return uint64(Value(s.Word(table.Ref(), ItemsCap)).Int())
}

// SetSlots is the number of slots to iterate over.
func (s *Space) SetSlots(v Value) int {
	s.settleSet(v)
	table := s.Slot(v, SetTable)
	if table == Unbound {
		return 0
	}
	return int(s.setMask(table)) + 1
}

// SetKey is the key in slot i, unbound or Deleted if there is none.
func (s *Space) SetKey(v Value, i int) Value {
	return s.Slot(s.Slot(v, SetTable), setFirst+2*i+1)
}

// SetHash is the hash of the key in slot i.
func (s *Space) SetHash(v Value, i int) int64 {
	return s.Slot(s.Slot(v, SetTable), setFirst+2*i).Int()
}

// SetNext is the first slot at or after i that holds a key, Missing at the end.
func (s *Space) SetNext(v Value, i int) int {
	i, _ = s.SetAt(v, i)
	return i
}

// SetAt is SetNext and the key there.
func (s *Space) SetAt(v Value, i int) (slot int, key Value) {
	s.settleSet(v)
	base, version := s.Base, s.ReadVersion
	table := readAt(base, version, v.Ref()+SetTable*wordSize)
	if table != Unbound {
		p := table.Ref() + (setFirst+2*gc.Ref(i))*wordSize
		for n := int(s.setMask(table)); i <= n; i++ {
			if k := readAt(base, version, p+wordSize); k != Unbound && k != Deleted {
				return i, k
			}
			p += gc.Granule
		}
	}
	s.ReadSlot(v.Ref() + SetUsed*wordSize)
	return Missing, Unbound
}

// SetFind looks key up from where the probe stands: its slot, Missing (then
// SetInsert may follow at once), or Compare, as with DictFind.
func (s *Space) SetFind(v, key Value, p *SetProbe) int {
	base, version := s.Base, s.ReadVersion
	table := wordAt(base, v.Ref()+SetTable*wordSize).Ref()
	if table == 0 {
		return s.missingFromSet(v, key, p)
	}
	mask := uint64(wordAt(base, table+ItemsCap*wordSize).Int())
	if !p.running {
		p.running = true
		h := uint64(p.hash.Int())
		p.base, p.perturb, p.step = h&mask, h, 0
	}
	for hash := p.hash; ; {
		last := uint64(0)
		if p.base+linearProbes <= mask {
			last = linearProbes
		}
		for ; p.step <= last; p.step++ {
			i := int(p.base + p.step)
			slot := table + (setFirst+2*gc.Ref(i))*wordSize
			k := wordAt(base, slot+wordSize)
			if k == Unbound {
				p.Entry = i
				if p.free > 0 {
					p.Entry = p.free - 1
				}
				return s.missingFromSet(v, key, p)
			}
			if k == Deleted {
				p.free = i + 1
				continue
			}
			if wordAt(base, slot) != hash {
				continue
			}
			if eq, known := s.Equal(k, key); eq || !known {
				p.Entry = i
				readAt(base, version, v.Ref()+SetTable*wordSize)
				readAt(base, version, slot)
				if known {
					return i
				}
				return Compare
			}
		}
		p.perturb >>= perturbBits
		p.base = (p.base*5 + 1 + p.perturb) & mask
		p.step = 0
	}
}

// SetLookup is SetFind for a key that nobody compares candidates for: Compare says
// that this is needed.
func (s *Space) SetLookup(v, hash, key Value) int {
	base, version := s.Base, s.ReadVersion
	table := wordAt(base, v.Ref()+SetTable*wordSize).Ref()
	if table != 0 {
		mask := uint64(wordAt(base, table+ItemsCap*wordSize).Int())
		perturb := uint64(hash.Int())
		for at := perturb & mask; ; {
			last := at
			if at+linearProbes <= mask {
				last += linearProbes
			}
			for i := at; i <= last; i++ {
				slot := table + (setFirst+2*gc.Ref(i))*wordSize
				k := wordAt(base, slot+wordSize)
				if k == Unbound {
					return s.lookupEnds(v, hash, key)
				}
				if wordAt(base, slot) != hash {
					continue // as that of a removed key is
				}
				eq, known := k == key, true
				if !eq {
					eq, known = s.equal(k, key, maxKeyDepth)
				}
				if eq {
					readAt(base, version, v.Ref())
					readAt(base, version, slot)
					return int(i)
				}
				if !known {
					return Compare
				}
			}
			perturb >>= perturbBits
			at = (at*5 + 1 + perturb) & mask
		}
	}
	return s.lookupEnds(v, hash, key)
}

// lookupEnds is missingFromSet, for SetLookup.
func (s *Space) lookupEnds(v, hash, key Value) int {
	if !s.Logs() || s.Young(v.Ref()) {
		return Missing
	}
	return s.missingFromSet(v, key, &SetProbe{hash: hash})
}

// SetStill reports whether the probe's candidate, whose key was cand, still
// stands where it was found.
func (s *Space) SetStill(v, cand Value, p *SetProbe) bool {
	return p.Entry < s.SetSlots(v) && s.SetKey(v, p.Entry) == cand
}

// SetInsert adds a key that SetFind has just found missing.
func (s *Space) SetInsert(v, key Value, p *SetProbe) error {
	if s.Young(v.Ref()) {
		return s.addToYoung(v, key, p)
	}
	if s.Logs() && !s.Young(v.Ref()) {
		if s.putOffKey(v, key, p.hash) {
			return nil
		}
		if s.Notes.table(v) != Missing {
			s.flush(v)
			p.Restart()
			s.SetFind(v, key, p)
		}
	}
	return s.addToSet(v, key, p)
}

// addToYoung is addToSet for a set that needs no barriers.
func (s *Space) addToYoung(v, key Value, p *SetProbe) error {
	table := Value(s.Word(v.Ref(), SetTable))
	if table == Unbound {
		if err := s.setResize(v, 0); err != nil {
			return err
		}
		table = Value(s.Word(v.Ref(), SetTable))
		p.Entry = int(uint64(p.hash.Int()) & s.setMask(table))
	}
	slot := setFirst + 2*p.Entry
	if !s.Young(table.Ref()) || Value(s.Word(table.Ref(), slot+1)) != Unbound {
		return s.addToSet(v, key, p)
	}
	s.SetWord(table.Ref(), slot, uint64(p.hash))
	s.SetWord(table.Ref(), slot+1, uint64(key))
	used, fill := Value(s.Word(v.Ref(), SetUsed)).Int()+1, Value(s.Word(v.Ref(), SetFill)).Int()+1
	s.SetWord(v.Ref(), SetUsed, uint64(SmallInt(used)))
	s.SetWord(v.Ref(), SetFill, uint64(SmallInt(fill)))
	if uint64(fill)*5 < s.setMask(table)*3 {
		return nil
	}
	return s.setResize(v, setGrown(int(used)))
}

// addToSet adds a key at once.
func (s *Space) addToSet(v, key Value, p *SetProbe) error {
	if s.Slot(v, SetTable) == Unbound {
		if err := s.setResize(v, 0); err != nil {
			return err
		}
		p.Restart()
		s.SetFind(v, key, p)
	}
	table := s.Slot(v, SetTable)
	before := s.Slot(table, setFirst+2*p.Entry+1)
	if before != Unbound && before != Deleted {
		// Python code compared keys since the removed one was met.
		p.Restart()
		if s.SetFind(v, key, p) != Missing {
			return nil
		}
		before = s.Slot(table, setFirst+2*p.Entry+1)
	}
	s.setPair(table.Ref(), table.Ref()+gc.Ref(setFirst+2*p.Entry)*wordSize, p.hash, key)
	used, fill := s.Slot(v, SetUsed).Int()+1, Value(s.Word(v.Ref(), SetFill)).Int()
	if before == Unbound {
		fill++
	}
	s.setPair(v.Ref(), v.Ref()+SetUsed*wordSize, SmallInt(used), SmallInt(fill))
	if before == Deleted {
		return nil
	}
	if uint64(fill)*5 < s.setMask(table)*3 {
		return nil
	}
	return s.setResize(v, setGrown(int(used)))
}

// SetRemove removes the key in slot i.
func (s *Space) SetRemove(v Value, i int) {
	if len(s.Notes.tables) > 0 {
		i = s.settledSlot(v, i)
	}
	table := s.Slot(v, SetTable)
	s.SetSlot(table, setFirst+2*i, SmallInt(-1))
	s.SetSlot(table, setFirst+2*i+1, Deleted)
	s.SetSlot(v, SetUsed, SmallInt(s.Slot(v, SetUsed).Int()-1))
}

// SetPop removes a key and returns it; unbound if there is none.
func (s *Space) SetPop(v Value) Value {
	if s.SetLen(v) == 0 {
		return Unbound
	}
	i := int(uint64(s.Slot(v, SetFinger).Int()) & s.setMask(s.Slot(v, SetTable)))
	if i = s.SetNext(v, i); i == Missing {
		i = s.SetNext(v, 0)
	}
	key := s.SetKey(v, i)
	s.SetRemove(v, i)
	s.SetSlot(v, SetFinger, SmallInt(int64(i+1)))
	return key
}

// SetClear removes all keys.
func (s *Space) SetClear(v Value) {
	s.settleSet(v)
	s.SetSlot(v, SetTable, Unbound)
	s.SetSlot(v, SetUsed, SmallInt(0))
	s.SetSlot(v, SetFill, SmallInt(0))
	s.SetSlot(v, SetFinger, SmallInt(0))
}

// SetReserve makes room before the keys of n more are added.
func (s *Space) SetReserve(v Value, n int) error {
	s.settleSet(v)
	mask := setMinSlots - 1
	if slots := s.SetSlots(v); slots > 0 {
		mask = slots - 1
	}
	if (int(s.Slot(v, SetFill).Int())+n)*5 < mask*3 {
		return nil
	}
	return s.setResize(v, (s.SetLen(v)+n)*2)
}

// setGrown is the number of slots that the table of a set is to exceed when so
// many keys have become too many for it.
func setGrown(used int) int {
	if used > 50000 {
		return used * 2
	}
	return used * 4
}

// setSlots is the number of slots of a table that is to have more than so many.
func setSlots(more int) int {
	slots := setMinSlots
	for slots <= more {
		slots *= 2
	}
	return slots
}

// newSetTable makes an empty table.
func (s *Space) newSetTable(slots int) (Value, error) {
	table, err := s.newItems(2 * slots)
	if err == nil {
		s.Init(table, ItemsCap, SmallInt(int64(slots-1)))
	}
	return table, err
}

// setResize rebuilds the table with more than so many slots, without the
// removed keys.
func (s *Space) setResize(v Value, more int) error {
	table, err := s.newSetTable(setSlots(more))
	if err != nil {
		return err
	}
	s.setPlaceAll(table, v)
	s.SetSlot(v, SetTable, table)
	s.SetSlot(v, SetFill, s.Slot(v, SetUsed))
	return nil
}

// setPlaceAll puts the keys of v into a table that has none of them and no
// removed ones.
func (s *Space) setPlaceAll(table, v Value) {
	old := s.Slot(v, SetTable)
	if old == Unbound {
		return
	}
	s.SetLen(v)
	n := int(s.setMask(old)) + 1
	s.markRange(old, setFirst, 2*n)
	from := s.Values(old, setFirst, 2*n)
	mask := s.setMask(table)
	to := s.Values(table, setFirst, 2*int(mask+1))
	for i := 0; i < len(from); i += 2 {
		if k := from[i+1]; k != Unbound && k != Deleted {
			setPlace(to, mask, from[i], k)
		}
	}
}

// setPlace puts one key into a table that does not have it.
func setPlace(slots []Value, mask uint64, hash, key Value) {
	perturb := uint64(hash.Int())
	base := perturb & mask
	for {
		last := uint64(0)
		if base+linearProbes <= mask {
			last = linearProbes
		}
		for i := base; i <= base+last; i++ {
			if slots[2*i+1] == Unbound {
				slots[2*i], slots[2*i+1] = hash, key
				return
			}
		}
		perturb >>= perturbBits
		base = (base*5 + 1 + perturb) & mask
	}
}

// SetCopyInto gives the empty set v the keys of from.
func (s *Space) SetCopyInto(v, from Value) error {
	n := s.SetLen(from)
	if n == 0 {
		return nil
	}
	if s.Slot(v, SetTable) != Unbound {
		s.SetClear(v)
	}
	slots := setMinSlots
	if n*5 >= (setMinSlots-1)*3 {
		slots = setSlots(2 * n)
	}
	table, err := s.newSetTable(slots)
	if err != nil {
		return err
	}
	old := s.Slot(from, SetTable)
	if slots == int(s.setMask(old))+1 && s.Slot(from, SetFill) == s.Slot(from, SetUsed) {
		words := 2 * slots
		s.markRange(old, setFirst, words)
		copy(s.Values(table, setFirst, words), s.Values(old, setFirst, words))
	} else {
		s.setPlaceAll(table, from)
	}
	s.SetSlot(v, SetTable, table)
	s.setPair(v.Ref(), v.Ref()+SetUsed*wordSize, SmallInt(int64(n)), SmallInt(int64(n)))
	return nil
}

// SetAssign gives the set v the keys of the set from, which must be new and is
// used up.
func (s *Space) SetAssign(v, from Value) {
	s.settleSet(v)
	for i := SetTable; i <= SetFinger; i++ {
		s.SetSlot(v, i, s.Slot(from, i))
	}
	s.SetClear(from)
}

// SetHashAll is the hash of a frozenset. It is kept in the object where that needs no barrier, as that of a str is.
func (s *Space) SetHashAll(v Value) int64 {
	const known = 1 << 32
	if low := Value(s.Word(v.Ref(), setHashed)).Int(); low != 0 {
		return Value(s.Word(v.Ref(), setHigh)).Int()<<32 | low&^known
	}
	h := s.hashKeys(v)
	if s.Young(v.Ref()) || !s.Logs() {
		s.SetSlot(v, setHigh, SmallInt(h>>32))
		s.SetSlot(v, setHashed, SmallInt(h&(known-1)|known))
	}
	return h
}

// hashKeys computes the hash of a frozenset.
func (s *Space) hashKeys(v Value) int64 {
	var h uint64
	used := s.SetLen(v)
	for i := s.SetNext(v, 0); i != Missing; i = s.SetNext(v, i+1) {
		h ^= shuffleBits(uint64(s.SetHash(v, i)))
	}
	h ^= (uint64(used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if int64(h) == -1 {
		return 590923713
	}
	return int64(h)
}

func shuffleBits(h uint64) uint64 { return (h ^ 89869747 ^ h<<16) * 3644798167 }

// SetTableOf is the table of a set, to see whether it was replaced.
func (s *Space) SetTableOf(v Value) Value { return s.Slot(v, SetTable) }

// SetTidy rebuilds the table if more than a quarter of it are removed keys.
func (s *Space) SetTidy(v Value) error {
	s.settleSet(v)
	used, fill := s.Slot(v, SetUsed).Int(), s.Slot(v, SetFill).Int()
	slots := s.SetSlots(v)
	if slots == 0 || fill-used <= int64(slots-1)/4 {
		return nil
	}
	return s.setResize(v, setGrown(int(used)))
}
