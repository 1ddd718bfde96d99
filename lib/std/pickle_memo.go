package std

// pickleMemo knows the objects that were written, by identity, and their numbers.
//
// While a pickle is written the keys are places in the heap. Those of young objects
// are good until a collection; as all young objects move then, one that only tells
// whether it has moved tells that of all. What was written by earlier calls of a
// Pickler's dump is in a dict of identities, which young objects get at some cost: so
// that dict is filled only when there is a next call.
type pickleMemo struct {
	t          *Thread
	objects    privateArray // those with numbers from base on
	base       int
	earlier    *Value // dict: id -> (number, object); unbound if empty
	young, old memoTable
	settled    int    // objects that are in old
	witness    *Value // an object as young as those in young
	seen       Value  // where it was
}

func newPickleMemo(t *Thread) pickleMemo {
	return pickleMemo{t: t, objects: newPrivateArray(t), earlier: t.Keep(unbound), witness: t.Keep(unbound)}
}

// get is the number of an object.
func (m *pickleMemo) get(v Value) (int, bool) {
	if *m.witness != m.seen {
		m.settle()
	}
	if n, ok := m.young.get(v); ok {
		return n, true
	}
	if m.old.used > 0 {
		if n, ok := m.old.get(v); ok {
			return n, true
		}
	}
	if *m.earlier == unbound {
		return 0, false
	}
	known := m.t.DictPeek(*m.earlier, m.t.NewUint(m.t.ID(v)))
	if known == unbound {
		return 0, false
	}
	n, _ := m.t.Int64(m.t.TupleItem(known, 0))
	return int(n), true
}

// put gives an object the next number; unbound is nothing that is looked for.
func (m *pickleMemo) put(v Value) (int, error) {
	if *m.witness != m.seen || m.seen == unbound {
		m.settle()
	}
	if err := m.objects.push(v); err != nil {
		return 0, err
	}
	n := m.base + m.objects.n - 1
	if v != unbound {
		m.young.put(v, n)
	}
	return n, nil
}

// settle takes note that all objects are old by now.
func (m *pickleMemo) settle() {
	for ; m.settled < m.objects.n; m.settled++ {
		if v := m.objects.at(m.settled); v != unbound {
			m.old.put(v, m.base+m.settled)
		}
	}
	m.young.clear()
	*m.witness = m.t.NewCell(none)
	m.seen = *m.witness
}

// memoTable is a hash table of values as they are, by open addressing. It is emptied by
// a new generation.
type memoTable struct {
	slots      []memoSlot
	used       int
	generation uint32
}

type memoSlot struct {
	key        Value
	n          uint32
	generation uint32 // the slot is free in any other
}

// slot is where a key is, or would be.
func (h *memoTable) slot(v Value) *memoSlot {
	mask := len(h.slots) - 1
	for i := int(uint64(v) * 0x9E3779B97F4A7C15 >> 32); ; i++ {
		if s := &h.slots[i&mask]; s.key == v || s.generation != h.generation {
			return s
		}
	}
}

func (h *memoTable) get(v Value) (int, bool) {
	if h.used == 0 {
		return 0, false
	}
	s := h.slot(v)
	return int(s.n), s.generation == h.generation
}

func (h *memoTable) put(v Value, n int) {
	if 2*h.used >= len(h.slots) {
		h.grow()
	}
	s := h.slot(v)
	if s.generation != h.generation {
		h.used++
	}
	*s = memoSlot{v, uint32(n), h.generation}
}

func (h *memoTable) grow() {
	from := h.slots
	h.slots = make([]memoSlot, max(16, 4*len(from)))
	if h.generation == 0 {
		h.generation = 1
	}
	for _, s := range from {
		if s.generation == h.generation {
			*h.slot(s.key) = s
		}
	}
}

func (h *memoTable) clear() {
	h.used = 0
	if h.generation++; h.generation == 0 {
		clear(h.slots)
		h.generation = 1
	}
}
