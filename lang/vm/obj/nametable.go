package obj

import (
	"sync/atomic"
	"unsafe"

	"pystm/runtime/gc"
)

// nameTable finds interned strings by their text, which lies in segment 0: open
// addressing with linear probing. A slot is a reference, the flag of those that live
// for ever, and above nameTag bits of the hash; 0 is free. Slots are only ever filled,
// or get the flag, while others look: so looking takes no lock. With a Go map of texts,
// which has a hash of its own and entries of three words, imports took 5 % longer.
type nameTable struct {
	slots atomic.Pointer[[]atomic.Uint64] // a power of two of them
	used  int                             // guarded by who fills
}

const (
	nameTag    = 48
	firstNames = 1 << 13 // slots at first
)

func (t *nameTable) make(n int) {
	slots := make([]atomic.Uint64, n)
	t.slots.Store(&slots)
}

// find is the name with a text and the flag it has; 0 if there is none.
func (t *nameTable) find(base unsafe.Pointer, text string, hash uint64) gc.Ref {
	slots := *t.slots.Load()
	mask := uint64(len(slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := slots[i].Load()
		if s == 0 {
			return 0
		}
		if (s^hash<<3)>>nameTag == 0 && textAt(base, nameOf(s)&^forever) == text {
			return nameOf(s)
		}
	}
}

func nameOf(slot uint64) gc.Ref { return gc.Ref(slot & (1<<nameTag - 1)) }

// add fills a slot with a name that is not there yet, and its flag.
func (t *nameTable) add(base unsafe.Pointer, r gc.Ref, hash uint64) {
	if n := len(*t.slots.Load()); 2*t.used >= n {
		t.rebuild(base, 4*n, func(gc.Ref) bool { return true })
	}
	t.put(r, hash)
}

func (t *nameTable) put(r gc.Ref, hash uint64) {
	slots := *t.slots.Load()
	mask := uint64(len(slots) - 1)
	i := hash & mask
	for slots[i].Load() != 0 {
		i = (i + 1) & mask
	}
	slots[i].Store(uint64(r) | hash<<3>>nameTag<<nameTag)
	t.used++
}

// keep gives a name that is there the flag.
func (t *nameTable) keep(r gc.Ref, hash uint64) {
	slots := *t.slots.Load()
	mask := uint64(len(slots) - 1)
	for i := hash & mask; slots[i].Load() != 0; i = (i + 1) & mask {
		if s := slots[i].Load(); nameOf(s) == r {
			slots[i].Store(s | uint64(forever))
		}
	}
}

// rebuild makes a table of n slots with the names for which stays says so.
func (t *nameTable) rebuild(base unsafe.Pointer, n int, stays func(gc.Ref) bool) {
	old := *t.slots.Load()
	slots := make([]atomic.Uint64, n)
	mask := uint64(n - 1)
	t.used = 0
	for k := range old {
		s := old[k].Load()
		if s == 0 || !stays(nameOf(s)) {
			continue
		}
		i := *(*uint64)(unsafe.Add(base, nameOf(s)&^forever+StrHash*wordSize)) & mask
		for slots[i].Load() != 0 {
			i = (i + 1) & mask
		}
		slots[i].Store(s)
		t.used++
	}
	t.slots.Store(&slots)
}

// dropDead forgets the names that died, whose objects are still there, while nobody
// else is at work.
func (t *nameTable) dropDead(base unsafe.Pointer, alive func(gc.Ref) bool) {
	live := 0
	stays := func(r gc.Ref) bool { return r&forever != 0 || alive(r) }
	slots := *t.slots.Load()
	for i := range slots {
		if s := slots[i].Load(); s != 0 && stays(nameOf(s)) {
			live++
		}
	}
	if live == t.used {
		return
	}
	n := len(slots)
	for n > firstNames && n > 8*live {
		n /= 2
	}
	t.rebuild(base, n, stays)
}
