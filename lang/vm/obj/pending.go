package obj

import (
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// # Keys added at the commit
//
// Transactions that add different keys to one dict commute, but for the order of
// the keys, which is that of the commits. Written into the table at once, each
// key would make them conflict three times: over the next entry, the number of
// entries, and often the slot, as two slots share a granule and as keys whose
// hashes meet anywhere in the table have slots in common. A transaction that adds
// keys to a table that others can see therefore notes them here, and they are put
// into the table at the commit (package stm, deferred.go), where the next entry is
// known. Growing the table is part of that: what a note says does not depend on
// how large the table is, so nobody's work is lost.
//
// The notes of a transaction are a table by dict and key. A key has a value, which
// can be looked up and replaced like one of the dict's, by an entry number from
// pendingEntry on; or none: then the note says that the transaction has found the
// key missing. That is noted (and not marked in the dict's index) for dicts to
// which the thread has added keys lately: what is looked up there is often added
// next, and should not conflict with keys that have the slot in common.
//
// The slot at which the lookup ended is where the key goes unless somebody else takes it
// first: a free slot ends the path of its hash for as long as the index is in use, as
// slots do not become free again. So the commit has to look for few slots.
//
// What asks for more than whether a key is there makes the notes about the dict
// real, at once, as if nothing had been put off (flush): the number of keys,
// iteration, removal, keys that Python code compares. From then on, up to its
// end, the transaction adds keys to that dict at once.
//
// Who has notes on a dict has marked granule 2 of it. A transaction that changes
// the keys at once writes that granule, and conflicts with all that have notes.
// One that adds keys at its commit conflicts with those who have marked the granule
// and have no notes: they have seen the number of keys or the end of the entries;
// with those who have marked a slot that it needs; and with notes on the same key,
// which are compared by hash. Nobody marks entries that are not used yet without
// having marked granule 2.
//
// Notes are per transaction and thread: they are no part of the heap, and whoever
// aborts drops them.

// pendingEntry is the number of the first entry that is a note.
const pendingEntry = 1 << 40

// Notes is a thread's notes on the running transaction.
type Notes struct {
	words  []Value      // key and value of each note; the value Unbound: found missing
	notes  []note       // the same in other respects
	tables []notedTable // what they are about
	index  []uint32     // number of a note plus 1, by hash
	sieve  []uint64     // four bits for each place of the index; see has
	recent [16]gc.Ref   // tables to which keys were added lately
	marked bool         // slots of a dict's index may be marked: whoever does that says so here
	added  int          // keys in all
	direct int          // times that something was not put off, as nobody else changes the table for instance
	hashes []uint32     // for rebuilding tables
	ahead  growth       // arrays made before the stop; kept until they are used or useless
	shapes *ShapeTable  // what keys of other threads are hashed by in a stop
	// Lists is to how many lists the transaction has put off appending: their
	// length is not what it seems to be.
	Lists int
}

// note is about a key.
type note struct {
	hash   uint32 // folded
	high   uint32 // half of the hash, which is all of it together with the other
	slot   uint32 // where it goes in the dict's index, as it looked last
	table  int16  // in Notes.tables, or one of the constants below
	reused bool   // the slot was a tombstone
}

const (
	noteMoved   = -1 // another note is about the key
	noteFlushed = -2 // the key is in the dict
)

// noSlot is the slot of a note for which none was looked for, or in another index than
// for the others about the dict.
const noSlot = 1<<32 - 1

// notedTable is a dict that notes are about.
type notedTable struct {
	dict Value // or a list or set; unbound if the notes were flushed
	// The index in which slots were looked for; see noSlot. A root, or another index might
	// take its place in memory.
	probed gc.Ref

	kind  tableKind
	added int // keys to be added, or items
	// Staged.
	entries, index gc.Ref
	mask           uint32
	fill, lost     int
	grown          bool
	from           gc.Ref         // the entries before, if they keep their numbers, else 0
	fromFill       int            // how many
	base           unsafe.Pointer // of the segment in which slots are looked for before the stop
	other          bool           // slots were looked for in another index than now
	copied         bool           // views may have copies of the arrays' pages
	moved          rebuilding
}

// tableKind says what a noted table is.
type tableKind uint8

const (
	dictKind tableKind = iota
	listKind
	setKind
)

// Drop implements stm.Deferred.
func (p *Notes) Drop() {
	p.direct, p.marked = 0, false
	if len(p.tables) == 0 {
		return
	}
	clear(p.index)
	clear(p.sieve)
	p.words, p.notes, p.tables, p.added, p.Lists = trimmed(p.words), trimmed(p.notes), p.tables[:0], 0, 0
	if p.index = p.index[:0]; cap(p.index) > keptNotes {
		p.index, p.sieve, p.hashes = nil, nil, nil
	}
}

// keptNotes is for how many notes memory is kept.
const keptNotes = 1 << 18

func trimmed[T any](list []T) []T {
	if cap(list) > keptNotes {
		return nil
	}
	return list[:0]
}

// Roots shows what the notes refer to.
func (p *Notes) Roots(visit func(start unsafe.Pointer, words int)) {
	visit(unsafe.Pointer(&p.ahead), 3)
	if len(p.tables) == 0 {
		return
	}
	visit(unsafe.Pointer(unsafe.SliceData(p.words)), len(p.words))
	for i := range p.tables {
		visit(unsafe.Pointer(&p.tables[i].dict), 2)
	}
}

// table is the number of a dict that notes are about, or Missing.
func (p *Notes) table(d Value) int {
	for i := len(p.tables) - 1; i >= 0; i-- {
		if p.tables[i].dict == d {
			return i
		}
	}
	return Missing
}

// start is where probing for a note starts.
func (p *Notes) start(table int, hash uint32) uint32 {
	return (hash + uint32(table)*0x85EBCA6B) * 0x9E3779B1 >> 7
}

// find is the note about a key of a table, or Missing; Compare if Python must be
// asked.
func (s *Space) findNote(table int, key Value, hash uint32) int {
	p := &s.Notes
	if len(p.index) == 0 {
		return Missing
	}
	mask := uint32(len(p.index) - 1)
	for pos := p.start(table, hash); ; pos++ {
		n := p.index[pos&mask]
		if n == 0 {
			return Missing
		}
		if o := &p.notes[n-1]; o.hash == hash && int(o.table) == table {
			if eq, known := s.Equal(p.words[2*(n-1)], key); eq || !known {
				if !known {
					return Compare
				}
				return int(n) - 1
			}
		}
	}
}

// has reports whether there may be a note about a key of a table. It is asked by other
// threads for all their keys, most of which are not there: the sieve tells by less memory.
func (p *Notes) has(table int, hash, high uint32) bool {
	mask := uint32(len(p.index) - 1)
	pos := p.start(table, hash)
	if bit := pos & (sieveBits*mask + sieveBits - 1); p.sieve[bit/64]>>(bit%64)&1 == 0 {
		return false
	}
	for ; ; pos++ {
		n := p.index[pos&mask]
		if n == 0 {
			return false
		}
		if o := &p.notes[n-1]; o.hash == hash && o.high == high && int(o.table) == table {
			return true
		}
	}
}

// add makes a note about a key that there is none about, whose hash is h, for which a
// lookup has found a slot, or noSlot.
func (p *Notes) add(table int, key, value Value, h int64, slot uint32) {
	if 2*len(p.notes) >= len(p.index) {
		p.growIndex()
	}
	p.words = append(p.words, key, value)
	p.notes = append(p.notes, note{hash: FoldHash(h), high: uint32(uint64(h) >> 32), table: int16(table), slot: slot})
	p.enter(len(p.notes) - 1)
}

const (
	minNotes  = 64 // in an index
	sieveBits = 4  // for each of its places
)

func (p *Notes) growIndex() {
	n := max(2*len(p.index), minNotes)
	if n > cap(p.index) {
		p.index, p.sieve = make([]uint32, n), make([]uint64, sieveBits*n/64)
	} else {
		p.index, p.sieve = p.index[:n], p.sieve[:sieveBits*n/64]
		clear(p.index)
		clear(p.sieve)
	}
	for i := range p.notes {
		if t := p.notes[i].table; t >= 0 && p.tables[t].kind != listKind {
			p.enter(i)
		}
	}
}

func (p *Notes) enter(i int) {
	mask := uint32(len(p.index) - 1)
	pos := p.start(int(p.notes[i].table), p.notes[i].hash)
	bit := pos & (sieveBits*mask + sieveBits - 1)
	p.sieve[bit/64] |= 1 << (bit % 64)
	for p.index[pos&mask] != 0 {
		pos++
	}
	p.index[pos&mask] = uint32(i + 1)
}

// register begins to make notes about a dict: its number, or Missing if what the
// transaction adds to it must be added at once.
func (s *Space) register(d Value) int {
	if Value(s.Word(d.Ref(), DictVersion)) != SmallInt(0) {
		return Missing
	}
	return s.registerAny(d, DictUsed, dictKind)
}

// registerAny does so for a table of any kind; word counts is in the granule with the
// number of its keys or items.
func (s *Space) registerAny(v Value, counts int, kind tableKind) int {
	p, ref := &s.Notes, v.Ref()
	at := ref + gc.Ref(counts)*wordSize
	if s.Young(ref) || s.Heap().Fresh(ref) {
		return Missing
	}
	if s.HasRead(at) || s.Sole(ref) {
		if p.direct++; p.direct%manyDirect == 0 {
			s.Share(ref)
		}
		return Missing
	}
	if len(p.tables) == maxTables {
		return Missing
	}
	s.ReadSlot(at)
	p.shapes = s.Shapes
	p.tables = append(p.tables, notedTable{dict: v, kind: kind})
	return len(p.tables) - 1
}

// PutsOff reports whether keys or items that are added to v may be noted. Who then
// asks for their number conflicts with others who add some.
func (s *Space) PutsOff(v Value) bool { return s.Logs() && !s.Young(v.Ref()) }

// manyDirect is from how many keys in a transaction on it costs less to put them
// off, whoever else there is: stores to many places of old objects are dear. So
// the table that the last of so many was added to counts as shared from the next
// transaction on.
const manyDirect = 256

// maxTables is about how many dicts there are notes at most: they are searched
// one by one.
const maxTables = 32

func (p *Notes) recently(d gc.Ref) *gc.Ref { return &p.recent[d>>6%gc.Ref(len(p.recent))] }

// missing is the end of a lookup that has not found the key in the dict: it would
// go to a slot of this index (0: there is none).
func (s *Space) missing(d, key Value, p *Probe, index gc.Ref, pos uint32) int {
	if !s.Logs() || s.Young(d.Ref()) {
		return Missing
	}
	n := s.Notes.table(d)
	if n == Missing && *s.Notes.recently(d.Ref()) == d.Ref() {
		n = s.register(d)
	}
	if n == Missing {
		s.markMissing(d, p.hash)
		return Missing
	}
	i := s.findNote(n, key, p.hash)
	if i >= 0 {
		if s.Notes.words[2*i+1] == Unbound {
			return Missing
		}
		p.Entry = pendingEntry + i
		return p.Entry
	}
	h, ok := s.Hash(key)
	if i == Compare || !ok {
		s.flush(d)
		p.Restart()
		return s.DictFind(d, key, p)
	}
	s.Notes.add(n, key, Unbound, h, s.Notes.slotIn(n, index, pos))
	return Missing
}

// slotIn is what a note about a dict says of its slot, which was found in an index.
func (p *Notes) slotIn(table int, index gc.Ref, slot uint32) uint32 {
	t := &p.tables[table]
	if t.probed == 0 {
		t.probed = index
	}
	if t.probed != index || index == 0 {
		return noSlot
	}
	return slot
}

// markMissing marks all that a lookup which found nothing has looked at.
func (s *Space) markMissing(d Value, hash uint32) {
	s.Notes.marked = true
	base, version := s.Base, s.ReadVersion
	entries := readAt(base, version, d.Ref()+DictEntries*wordSize).Ref()
	index := readAt(base, version, d.Ref()+DictIndex*wordSize).Ref()
	if index == 0 {
		return
	}
	mask := uint32(wordAt(base, index+(slotFirst-1)*wordSize))
	for pos, perturb := hash, hash; ; {
		w := uint64(readAt(base, version, index+slotFirst*wordSize+gc.Ref(pos&mask)*wordSize))
		if w == 0 {
			return
		}
		if uint32(w>>32) == hash && uint32(w) != tombstone {
			readAt(base, version, entries+gc.Ref(EntryOffset(int(uint32(w))-1)))
		}
		perturb >>= perturbBits
		pos = pos*5 + perturb + 1
	}
}

// putOff notes that a key which is not in the dict is to be added; false if it
// must be added at once.
func (s *Space) putOff(d, key, value Value, hash uint32) bool {
	p := &s.Notes
	n := p.table(d)
	if n == Missing {
		if _, ok := s.Hash(key); !ok {
			return false
		}
		if n = s.register(d); n == Missing {
			return false
		}
		*p.recently(d.Ref()) = d.Ref()
	}
	return s.noteKey(n, key, value, hash)
}

// noteKey notes that a key is to be added to a table.
func (s *Space) noteKey(n int, key, value Value, hash uint32) bool {
	p := &s.Notes
	i := len(p.notes) - 1
	if i >= 0 && int(p.notes[i].table) == n && p.words[2*i] == key && p.words[2*i+1] == Unbound {
		p.words[2*i+1] = value // the lookup before has just noted it
	} else {
		h, ok := s.Hash(key)
		if !ok {
			return false
		}
		switch i = s.findNote(n, key, hash); i {
		case Compare:
			return false
		case Missing:
		default:
			// Notes stand in the order in which keys are added.
			p.forget(i)
		}
		if p.tables[n].kind == setKind {
			h = value.Int() // that is what sets go by
		}
		p.add(n, key, value, h, noSlot)
	}
	s.count(n)
	return true
}

// count counts something to be added to a table.
func (s *Space) count(table int) {
	p := &s.Notes
	p.tables[table].added++
	if p.added++; p.added == manyNotes {
		s.Signal.Or(stm.SignalCommitSoon)
	}
}

// putOffAppend notes that x is to be appended to a list; false if it must be
// appended at once.
func (s *Space) putOffAppend(l, x Value) bool {
	p := &s.Notes
	n := Missing
	if p.Lists > 0 {
		n = p.table(l)
	} else if s.Alone() {
		return false
	}
	if n == Missing {
		if n = s.registerAny(l, ListLen, listKind); n == Missing {
			return false
		}
		p.Lists++
	}
	p.words = append(p.words, Unbound, x)
	p.notes = append(p.notes, note{table: int16(n)})
	s.count(n)
	return true
}

// settleItems comes before whatever depends on a list's length. It reports whether
// the list has changed.
func (s *Space) settleItems(l Value) bool {
	if s.Notes.Lists == 0 || s.Notes.table(l) == Missing {
		return false
	}
	s.Notes.Lists--
	s.flush(l)
	return true
}

// manyNotes ask for the end of the transaction.
const manyNotes = 1 << 17

// forget takes a note out; another about the same key follows.
func (p *Notes) forget(i int) {
	// Its place in the index must stay taken, or others would not be found.
	p.notes[i].table = noteMoved
	p.words[2*i], p.words[2*i+1] = Unbound, Unbound
}

// flush makes the notes about a dict real: what is missing is marked, what is to
// be added is added, as if it had been so from the start.
func (s *Space) flush(d Value) {
	n := s.Notes.table(d)
	if n == Missing {
		return
	}
	p := &s.Notes
	t := &p.tables[n]
	p.added -= t.added
	t.dict, t.added = Unbound, 0
	for i := range p.notes {
		o := &p.notes[i]
		if int(o.table) != n {
			continue
		}
		o.table = noteFlushed
		if p.words[2*i+1] == Unbound {
			if t.kind == setKind {
				h, _ := s.Hash(p.words[2*i])
				s.markMissingFromSet(d, setHash(h))
			} else {
				s.markMissing(d, o.hash)
			}
			continue
		}
		if s.perform(t.kind, d, p.words[2*i], p.words[2*i+1], o.hash) != nil {
			s.Signal.Or(stm.SignalOOM) // the address space is used up
		}
	}
}

// perform adds a key to a dict or set, or an item to a list. What was promised
// must not fail: it may pass the heap's bound.
func (s *Space) perform(kind tableKind, v, key, value Value, hash uint32) error {
	s.needed = true
	defer func() { s.needed = false }()
	switch kind {
	case listKind:
		return s.appendItem(v, value)
	case setKind:
		p := SetProbe{hash: value}
		s.SetFind(v, key, &p)
		return s.addToSet(v, key, &p)
	}
	return s.addKey(v, key, value, hash)
}
