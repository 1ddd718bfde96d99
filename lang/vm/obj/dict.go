package obj

import (
	"unsafe"

	"pystm/runtime/gc"
)

// # Dicts
//
//	Dict     hdr | entries      granule 0
//	         index | keyver     granule 1
//	         used | fill        granule 2
//	Entries  hdr | capacity     granule 0, immutable
//	         key 0 | value 0    granule 1 …
//	Index    hdr | mask         granule 0, immutable
//	         slot 0 | slot 1    granule 1 …
//
// Entries stand in insertion order; a removed one has the key Deleted, those
// never used are unbound. An index slot is 0 (never used), tombstone, or the
// key's folded hash in the high half and its entry number + 1 in the low half.
// Slots are probed by open addressing over the hash's 32 bits: so the table can
// be rebuilt without hashing a key again. An empty dict may have no arrays.
//
// fill counts the entries appended; an entry taken back by popitem leaves its
// index slot a tombstone that no entry accounts for any more, and these are
// counted in the high bits of the same word (lost). The index is rebuilt when
// fill and lost together reach the capacity of the entries, two thirds of the
// slots: so there is always a slot never used, and probing ends. The high bits
// of used say where the first live entry is (first), so that taking keys from
// the front, as a queue or a cache does, does not go over the removed ones each
// time.
//
// Barriers. A lookup that finds its key marks granule 0 of the dict and the
// entry: as long as the key stands there it is nowhere else. One that does not find
// its key marks granule 1, too, and the slots it has looked at. Storing
// to an existing key writes the entry's granule alone: so stores to different keys
// do not conflict with each other nor with lookups of other keys. An insertion
// writes the entry, an index slot and granule 2, at once or at the commit: see
// pending.go. A deletion writes them at once; len and iteration mark granule 2.
// keyver is a number that no other key set ever had, drawn when a cache first
// asks; whatever adds, removes or reorders keys sets it to 0.

const (
	entryFirst = 2 // word of the first key in the entries array
	slotFirst  = 2 // word of the first slot in the index

	tombstone = 0xFFFFFFFF // low half of an index slot whose entry is gone

	minSlots    = 8
	SmallDict   = minSlots * 2 / 3 // keys that the smallest table holds
	maxSlots    = 1 << 31
	perturbBits = 5
	countBits   = 31 // of the counts in the low part of the words used and fill
)

// The outcomes of DictFind that are not an entry number.
const (
	// Missing: the key is not there.
	Missing = -1
	// Compare: the probe's Entry has the hash sought, but whether its key is
	// equal must be asked of Python. Then, if DictStill holds, either the key is
	// found or Skip and find again; else Restart and find again.
	Compare = -2
)

// Probe is the state of looking a key up.
type Probe struct {
	// Entry is the candidate to compare, or what was found.
	Entry   int
	hash    uint32
	perturb uint32
	pos     uint32 // the index slot looked at
	running bool
}

// Hash is the folded hash sought.
func (p *Probe) Hash() uint32 { return p.hash }

// NewProbe starts looking up a key of this hash.
func NewProbe(hash int64) Probe { return Probe{hash: FoldHash(hash)} }

// FoldHash reduces a hash to the 32 bits kept in tables. Small ints stay as
// they are, so that runs of them fill a table without collisions.
func FoldHash(h int64) uint32 {
	return uint32(h) + uint32(uint64(h)>>32)*0x9E3779B1
}

// Restart begins anew.
func (p *Probe) Restart() { p.running = false }

// Skip goes past a candidate that is not equal.
func (p *Probe) Skip() { p.next() }

func (p *Probe) next() {
	p.perturb >>= perturbBits
	p.pos = p.pos*5 + p.perturb + 1
}

// NewDict makes an empty dict.
func (s *Space) NewDict() Value {
	v := FromRef(s.Alloc(KindDict, ShapeDict, DictBody*wordSize))
	s.InitDict(v)
	return v
}

// InitDict makes an object that was just allocated an empty dict.
func (s *Space) InitDict(v Value) {
	s.Init(v, DictUsed, SmallInt(0))
	s.Init(v, DictFill, SmallInt(0))
	s.Init(v, DictVersion, SmallInt(0))
}

// NewDictSize makes an empty dict with room for n keys.
func (s *Space) NewDictSize(n int) (Value, error) {
	d := s.NewDict()
	if n == 0 {
		return d, nil
	}
	return d, s.DictReserve(d, n)
}

// DictLen is the number of keys.
func (s *Space) DictLen(d Value) int {
	s.settleKeys(d)
	return int(s.Slot(d, DictUsed).Int() & (1<<countBits - 1))
}

// settleKeys comes before whatever depends on the keys as a whole.
func (s *Space) settleKeys(d Value) {
	if len(s.Notes.tables) > 0 {
		s.flush(d)
	}
}

func (s *Space) dictFirst(d Value) int { return int(s.Slot(d, DictUsed).Int() >> countBits) }

func (s *Space) setDictUsed(d Value, used, first int) {
	s.SetSlot(d, DictUsed, SmallInt(int64(used)|int64(first)<<countBits))
}

func (s *Space) dictFill(d Value) (fill, lost int) {
	s.settleKeys(d)
	w := s.Slot(d, DictFill).Int()
	return int(w & (1<<countBits - 1)), int(w >> countBits)
}

func (s *Space) setDictFill(d Value, fill, lost int) {
	s.SetSlot(d, DictFill, SmallInt(int64(fill)|int64(lost)<<countBits))
}

// DictKeys is the number of the current key set, 0 if none was drawn.
func (s *Space) DictKeys(d Value) Value {
	s.settleKeys(d)
	return s.Slot(d, DictVersion)
}

// SetDictKeys gives the current key set its number, drawn by the caller.
func (s *Space) SetDictKeys(d, version Value) { s.SetSlot(d, DictVersion, version) }

func (s *Space) keysChanged(d Value) {
	if s.Slot(d, DictVersion).Int() != 0 {
		s.SetSlot(d, DictVersion, SmallInt(0))
	}
}

// slotWord loads slot i of an index, marking it.
func (s *Space) slotWord(index Value, i uint32) uint64 {
	s.Notes.marked = true
	off := index.Ref() + slotFirst*wordSize + gc.Ref(i)*wordSize
	s.ReadSlot(off)
	return *(*uint64)(unsafe.Add(s.Base, off))
}

func (s *Space) setSlotWord(index Value, i uint32, w uint64) {
	off := index.Ref() + slotFirst*wordSize + gc.Ref(i)*wordSize
	s.WriteSlotValue(index.Ref(), off, intBits) // whatever w is, it is no reference
	*(*uint64)(unsafe.Add(s.Base, off)) = w
}

func slotOf(hash uint32, entry int) uint64 { return uint64(hash)<<32 | uint64(entry+1) }

func (s *Space) indexMask(index Value) uint32 { return uint32(s.Word(index.Ref(), slotFirst-1)) }

// DictKey is the key of entry i, DictValue its value. i must be below the fill.
func (s *Space) DictKey(d Value, i int) Value {
	if i >= pendingEntry {
		return s.Notes.words[2*(i-pendingEntry)]
	}
	return s.Slot(s.Slot(d, DictEntries), entryFirst+2*i)
}

// DictValue is the value of entry i.
func (s *Space) DictValue(d Value, i int) Value {
	if i >= pendingEntry {
		return s.Notes.words[2*(i-pendingEntry)+1]
	}
	return s.Slot(s.Slot(d, DictEntries), entryFirst+2*i+1)
}

// DictSetValue stores the value of entry i, which holds a key.
func (s *Space) DictSetValue(d Value, i int, x Value) {
	if i >= pendingEntry {
		s.Notes.words[2*(i-pendingEntry)+1] = x
		return
	}
	s.SetSlot(s.Slot(d, DictEntries), entryFirst+2*i+1, x)
}

// DictFind looks key up from where the probe stands: an entry number, Missing,
// or Compare.
func (s *Space) DictFind(d, key Value, p *Probe) int {
	base, version := s.Base, s.ReadVersion
	entries := wordAt(base, d.Ref()+DictEntries*wordSize).Ref()
	index := wordAt(base, d.Ref()+DictIndex*wordSize).Ref()
	if index == 0 {
		return s.missing(d, key, p, 0, 0)
	}
	mask := uint32(wordAt(base, index+(slotFirst-1)*wordSize))
	if !p.running {
		p.running = true
		p.pos, p.perturb = p.hash, p.hash
	}
	for hash := p.hash; ; p.next() {
		w := uint64(wordAt(base, index+slotFirst*wordSize+gc.Ref(p.pos&mask)*wordSize))
		if uint32(w>>32) != hash {
			if w == 0 {
				return s.missing(d, key, p, index, p.pos&mask)
			}
			continue
		}
		if uint32(w) == tombstone {
			continue
		}
		if w == 0 {
			return s.missing(d, key, p, index, p.pos&mask)
		}
		i := int(uint32(w)) - 1
		entry := entries + gc.Ref(EntryOffset(i))
		eq, known := s.Equal(wordAt(base, entry), key)
		if eq || !known {
			p.Entry = i
			readAt(base, version, d.Ref()+DictEntries*wordSize)
			readAt(base, version, entry)
			if known {
				return i
			}
			return Compare
		}
	}
}

// DictLookup is DictFind for a key that nobody compares candidates for: Compare
// says that this is needed.
func (s *Space) DictLookup(d, key Value, hash uint32) int {
	base, version := s.Base, s.ReadVersion
	index, free := wordAt(base, d.Ref()+DictIndex*wordSize).Ref(), uint32(0)
	if index != 0 {
		mask := uint32(wordAt(base, index+(slotFirst-1)*wordSize))
		for pos, perturb := hash, hash; ; {
			w := uint64(wordAt(base, index+slotFirst*wordSize+gc.Ref(pos&mask)*wordSize))
			if w == 0 {
				free = pos & mask
				break
			}
			if uint32(w>>32) == hash && uint32(w) != tombstone {
				entry := wordAt(base, d.Ref()+DictEntries*wordSize).Ref() + gc.Ref(EntryOffset(int(uint32(w))-1))
				k := wordAt(base, entry)
				eq, known := k == key, true
				if !eq {
					eq, known = s.equal(k, key, maxKeyDepth)
				}
				if eq {
					readAt(base, version, d.Ref())
					readAt(base, version, entry)
					return int(uint32(w)) - 1
				}
				if !known {
					return Compare
				}
			}
			perturb >>= perturbBits
			pos = pos*5 + perturb + 1
		}
	}
	if !s.Logs() || s.Young(d.Ref()) {
		return Missing
	}
	p := Probe{hash: hash}
	return s.missing(d, key, &p, index, free)
}

// DictEntryOf is where the entry of a key stands, as DictLookup finds it, but without a mark on the
// entry: the caller sees to it that its key stays what it is. 0: the key is not there, or that cannot be told.
func (s *Space) DictEntryOf(d, key Value, hash uint32) gc.Ref {
	base := s.Base
	s.ReadSlot(d.Ref())
	index := wordAt(base, d.Ref()+DictIndex*wordSize).Ref()
	if index == 0 {
		return 0
	}
	mask := uint32(wordAt(base, index+(slotFirst-1)*wordSize))
	for p := (Probe{hash: hash, pos: hash, perturb: hash}); ; p.next() {
		w := uint64(wordAt(base, index+slotFirst*wordSize+gc.Ref(p.pos&mask)*wordSize))
		if w == 0 {
			return 0
		}
		if uint32(w>>32) != hash || uint32(w) == tombstone {
			continue
		}
		entry := wordAt(base, d.Ref()+DictEntries*wordSize).Ref() + gc.Ref(EntryOffset(int(uint32(w))-1))
		k := wordAt(base, entry)
		if k == key {
			return entry
		}
		if eq, known := s.equal(k, key, maxKeyDepth); eq {
			return entry
		} else if !known {
			return 0
		}
	}
}

// DictStill reports whether the probe's candidate, whose key was cand, still
// stands where it was found.
func (s *Space) DictStill(d, cand Value, p *Probe) bool {
	index := s.Slot(d, DictIndex)
	if index == Unbound {
		return false
	}
	pos := p.pos & s.indexMask(index)
	return s.slotWord(index, pos) == slotOf(p.hash, p.Entry) && s.DictKey(d, p.Entry) == cand
}

// DictInsert adds a key that is not there, hash folded.
func (s *Space) DictInsert(d, key, value Value, hash uint32) error {
	if s.Young(d.Ref()) && s.addYoung(d, key, value, hash) {
		return nil
	}
	if s.Logs() {
		if s.putOff(d, key, value, hash) {
			return nil
		}
		s.flush(d)
	}
	return s.addKey(d, key, value, hash)
}

// addKey adds a key at once.
func (s *Space) addKey(d, key, value Value, hash uint32) error {
	fill, lost := s.dictFill(d)
	entries := s.Slot(d, DictEntries)
	if fill+lost >= s.itemsCap(entries)/2 {
		if err := s.dictResize(d, s.DictLen(d)*3); err != nil {
			return err
		}
		fill, lost = s.dictFill(d)
		entries = s.Slot(d, DictEntries)
	}
	index := s.Slot(d, DictIndex)
	s.setSlotWord(index, s.freeSlot(index.Ref(), hash), slotOf(hash, fill))
	s.setPair(entries.Ref(), entries.Ref()+gc.Ref(EntryOffset(fill)), key, value)
	s.setPair(d.Ref(), d.Ref()+DictUsed*wordSize, Value(s.Word(d.Ref(), DictUsed))+intOne, Value(s.Word(d.Ref(), DictFill))+intOne)
	s.keysChanged(d)
	return nil
}

// intOne is what a small int grows by as a word when its number grows by one.
const intOne = 1 << 2

// setPair stores the two words of the granule at off of the object ref.
func (s *Space) setPair(ref, off gc.Ref, a, b Value) {
	immediate := uint64(1)
	if a&tagMask == 0 || b&tagMask == 0 {
		immediate = 0
	}
	s.WriteSlotValue(ref, off, immediate)
	*(*[2]Value)(unsafe.Add(s.Base, off)) = [2]Value{a, b}
}

// freeSlot is the first slot for a hash that holds no key.
func (s *Space) freeSlot(index gc.Ref, hash uint32) uint32 {
	s.Notes.marked = true
	base, version := s.Base, s.ReadVersion
	mask := uint32(wordAt(base, index+(slotFirst-1)*wordSize))
	pos, perturb := hash, hash
	for {
		w := readAt(base, version, index+slotFirst*wordSize+gc.Ref(pos&mask)*wordSize)
		if w == 0 || uint32(w) == tombstone {
			return pos & mask
		}
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
}

// unlink makes the index slot of the entry with this hash a tombstone.
func (s *Space) unlink(d Value, entry int, hash uint32) {
	index := s.Slot(d, DictIndex)
	mask := s.indexMask(index)
	pos, perturb := hash, hash
	want := slotOf(hash, entry)
	for s.slotWord(index, pos&mask) != want {
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
	s.setSlotWord(index, pos&mask, tombstone)
}

// DictRemove removes entry i, of a key whose hash folds to hash.
func (s *Space) DictRemove(d Value, i int, hash uint32) {
	i = s.settledEntry(d, i, hash)
	if !s.Logs() {
		s.removeUnlogged(d, i, hash)
		return
	}
	s.unlink(d, i, hash)
	entries := s.Slot(d, DictEntries)
	s.SetSlot(entries, entryFirst+2*i, Deleted)
	s.SetSlot(entries, entryFirst+2*i+1, Unbound)
	first := s.dictFirst(d)
	if i == first {
		first = s.firstFrom(entries, i)
	}
	s.setDictUsed(d, s.DictLen(d)-1, first)
	s.keysChanged(d)
}

// settledEntry does what settleKeys does and is the entry that i, of a key whose hash folds to hash, is afterwards: it may
// have been a note.
func (s *Space) settledEntry(d Value, i int, hash uint32) int {
	if len(s.Notes.tables) > 0 {
		key := s.DictKey(d, i)
		s.flush(d)
		i = s.entryOf(d, key, hash)
	}
	return i
}

// entryOf is the entry of a key that is there, this very object.
func (s *Space) entryOf(d, key Value, hash uint32) int {
	index := s.Slot(d, DictIndex)
	mask := s.indexMask(index)
	for pos, perturb := hash, hash; ; {
		w := s.slotWord(index, pos&mask)
		if i := int(uint32(w)) - 1; uint32(w>>32) == hash && uint32(w) != tombstone && s.DictKey(d, i) == key {
			return i
		}
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
}

// DictLast is the last entry, Missing if the dict is empty.
func (s *Space) DictLast(d Value) int {
	if s.DictLen(d) == 0 {
		return Missing
	}
	fill, _ := s.dictFill(d)
	return s.DictPrev(d, fill-1)
}

// DictPrev is the first live entry at or before i, or Missing.
func (s *Space) DictPrev(d Value, i int) int {
	fill, _ := s.dictFill(d)
	for i = min(i, fill-1); i >= 0; i-- {
		if s.DictKey(d, i) != Deleted {
			return i
		}
	}
	return Missing
}

// DictRemoveLast removes the last entry i, as told by DictLast: the entries
// from there on are free again.
func (s *Space) DictRemoveLast(d Value, i int, hash uint32) {
	s.DictRemove(d, i, hash)
	fill, lost := s.dictFill(d)
	entries := s.Slot(d, DictEntries)
	for j := i; j < fill; j++ {
		s.SetSlot(entries, entryFirst+2*j, Unbound)
	}
	s.setDictFill(d, i, lost+fill-i)
	s.setDictUsed(d, s.DictLen(d), min(s.dictFirst(d), i))
}

// DictNext is the first live entry at or after i, Missing at the end.
func (s *Space) DictNext(d Value, i int) int {
	i, _, _ = s.DictAt(d, i)
	return i
}

// DictAt is DictNext and the key and the value there.
func (s *Space) DictAt(d Value, i int) (entry int, key, value Value) {
	s.settleKeys(d)
	if i == 0 {
		i = s.dictFirst(d)
	}
	base, version := s.Base, s.ReadVersion
	entries := readAt(base, version, d.Ref()+DictEntries*wordSize)
	if n := s.itemsCap(entries) / 2; i < n {
		p, end := entries.Ref()+gc.Ref(EntryOffset(i)), entries.Ref()+gc.Ref(EntryOffset(n))
		for ; p < end; p += gc.Granule {
			if k := readAt(base, version, p); k == Unbound {
				break
			} else if k != Deleted {
				return int(p-entries.Ref()-gc.Ref(EntryOffset(0))) / gc.Granule, k, wordAt(base, p+wordSize)
			}
		}
	}
	s.ReadSlot(d.Ref() + DictFill*wordSize)
	return Missing, Unbound, Unbound
}

// ListExtendDict appends what a loop over a dict takes to a list: keys, values or
// pairs, as LoopKeys, LoopValues and LoopItems say.
func (s *Space) ListExtendDict(l, d, mode Value) error {
	n, at := s.DictLen(d), s.ListLen(l)
	if n == 0 {
		return nil
	}
	items, err := s.listRoom(l, at+n)
	if err != nil {
		return err
	}
	s.writeItems(items, at, n)
	fill, _ := s.dictFill(d)
	entries := s.Slot(d, DictEntries)
	s.markRange(entries, entryFirst, 2*fill)
	to := s.Values(items, ItemsFirst+at, n)
	for i, from := 0, s.Values(entries, entryFirst, 2*fill); i < len(from); i += 2 {
		if from[i] == Deleted {
			continue
		}
		switch mode {
		case LoopKeys:
			to[0] = from[i]
		case LoopValues:
			to[0] = from[i+1]
		default:
			to[0] = s.NewPair(from[i], from[i+1])
		}
		to = to[1:]
	}
	s.SetSlot(l, ListLen, SmallInt(int64(at+n)))
	return nil
}

// firstFrom is the first entry at or after i that is not a removed one: it may
// be one not yet used.
func (s *Space) firstFrom(entries Value, i int) int {
	n := s.itemsCap(entries) / 2
	for i < n && s.Slot(entries, entryFirst+2*i) == Deleted {
		i++
	}
	return i
}

// DictClear removes all keys.
func (s *Space) DictClear(d Value) {
	s.settleKeys(d)
	s.SetSlot(d, DictEntries, Unbound)
	s.SetSlot(d, DictIndex, Unbound)
	s.setDictUsed(d, 0, 0)
	s.setDictFill(d, 0, 0)
	s.keysChanged(d)
}

// DictCopyInto gives the empty dict d the entries of from.
func (s *Space) DictCopyInto(d, from Value) error {
	n := s.DictLen(from)
	if n == 0 {
		return nil
	}
	fill, _ := s.dictFill(from)
	oldEntries, oldIndex := s.Slot(from, DictEntries), s.Slot(from, DictIndex)
	dense := fill == n && (n >= s.itemsCap(oldEntries)/4 || s.indexMask(oldIndex) < minSlots)
	slots := slotsFor(n*3/2 + 2)
	if dense {
		slots = int(s.indexMask(oldIndex)) + 1
	}
	index, err := s.newIndex(slots)
	if err != nil {
		return err
	}
	entries, err := s.newItems(slots * 2 / 3 * 2)
	if err != nil {
		return err
	}
	if dense {
		s.markRange(oldEntries, entryFirst, 2*n)
		copy(s.Values(entries, entryFirst, 2*n), s.Values(oldEntries, entryFirst, 2*n))
		copy(s.indexSlots(index), s.indexSlots(oldIndex))
		s.setDictFill(d, n, s.lostOf(from))
	} else {
		if _, err := s.rebuild(from, index, entries, fill, 0); err != nil {
			return err
		}
		s.setDictFill(d, n, 0)
	}
	s.SetSlot(d, DictEntries, entries)
	s.SetSlot(d, DictIndex, index)
	s.setDictUsed(d, n, 0)
	s.keysChanged(d)
	return nil
}

// DictAssign gives the empty dict d the entries of the dict from, which has just
// been made and is used up.
func (s *Space) DictAssign(d, from Value) {
	s.settleKeys(d)
	for _, i := range [...]int{DictEntries, DictIndex, DictUsed, DictFill} {
		s.SetSlot(d, i, s.Slot(from, i))
	}
	s.keysChanged(d)
	s.InitDict(from)
	s.Init(from, DictEntries, Unbound)
	s.Init(from, DictIndex, Unbound)
}

func (s *Space) lostOf(d Value) int {
	_, lost := s.dictFill(d)
	return lost
}

// DictCopy makes an exact dict with the same entries.
func (s *Space) DictCopy(d Value) (Value, error) {
	v := s.NewDict()
	return v, s.DictCopyInto(v, d)
}
