package stm

import (
	"math/bits"
	"slices"
	"unsafe"

	"pystm/runtime/gc"
)

// Watch is what a transaction has read, in places that others can write to: who
// wants to go on only when something has changed gives the transaction up and
// waits for the first commit that writes to one of them. Places that the
// collector frees and uses again may report a change that was none.
type Watch struct {
	// Changed has a token once something has.
	Changed chan struct{}
	pages   map[gc.Ref]*granuleSet
	owner   *Thread // if its running transaction is to be aborted, see Reread
}

// granuleSet has a bit for each granule of a page.
type granuleSet [sheetSize / gc.Granule / 64]uint64

// Watch watches what the running transaction has read so far. The caller is
// running. Commits of others that its view does not have yet are looked at last,
// so no change is missed. Nil: the transaction is doomed, so something has changed already.
func (t *Thread) Watch() *Watch {
	rt, s := t.rt, t.seg
	w := &Watch{Changed: make(chan struct{}, 1), pages: map[gc.Ref]*granuleSet{}}
	stale := s.stale() != nil
	s.pin()
	for _, r := range rt.Heap.OldInUse() {
		w.collect(s.Base, s.ReadVersion, r)
		w.collect(unsafe.Add(s.Base, gc.SecondBase), s.ReadVersion, r)
	}
	rt.lock()
	defer rt.unlock()
	s.apply() // what others have committed meanwhile
	s.leavePast()
	if stale && s.open && !s.doomed {
		s.doom()
	}
	if !s.open || s.doomed {
		return nil
	}
	rt.watches = append(rt.watches, w)
	t.willing = true
	return w
}

// collect notes the granules of a range whose markers in a table have a version.
func (w *Watch) collect(table unsafe.Pointer, v uint8, r gc.Range) {
	version := eightTimes(v)
	for at := r.From; at < r.To; at += 8 * gc.Granule {
		x := *(*uint64)(unsafe.Add(table, at>>4)) ^ version
		if (x-0x0101010101010101)&^x&0x8080808080808080 == 0 {
			continue // no byte is the version
		}
		for k := range gc.Ref(8) {
			if uint8(x>>(8*k)) == 0 {
				w.add(at + k*gc.Granule)
			}
		}
	}
}

func (w *Watch) add(at gc.Ref) {
	page := at &^ (sheetSize - 1)
	set := w.pages[page]
	if set == nil {
		set = new(granuleSet)
		w.pages[page] = set
	}
	n := uint(at-page) / gc.Granule
	set[n/64] |= 1 << (n % 64)
}

// Unwatch ends a watch; true: nothing has changed.
func (t *Thread) Unwatch(w *Watch) bool {
	rt := t.rt
	rt.lock()
	defer rt.unlock()
	t.willing = false
	i := slices.Index(rt.watches, w)
	if i < 0 {
		return false
	}
	rt.watches = slices.Delete(rt.watches, i, i+1)
	return true
}

// Reread has the running transaction, which has just begun, count as one that
// has read what is watched; true: nothing has changed so far. If it does later,
// the transaction is aborted: markers do not tell all (see Deferrer).
func (t *Thread) Reread(w *Watch) bool {
	for page, set := range w.pages {
		for i, word := range set {
			for ; word != 0; word &= word - 1 {
				t.seg.ReadItems(page + gc.Ref(i*64+bits.TrailingZeros64(word))*gc.Granule)
			}
		}
	}
	rt := t.rt
	rt.lock()
	defer rt.unlock()
	t.willing = false
	if !slices.Contains(rt.watches, w) {
		return false
	}
	w.owner, t.bound = t, w
	return true
}

// unbind ends the watch that the transaction depended on.
func (t *Thread) unbind() {
	if w := t.bound; w != nil {
		t.rt.watches = slices.DeleteFunc(t.rt.watches, func(o *Watch) bool { return o == w })
		t.bound = nil
	}
}

// notifyWatches tells those who wait for what s has written, or may have written
// by operations put off; it is committing. The caller holds mu.
func (rt *Runtime) notifyWatches(s *Segment, putOff bool) {
	rt.watches = slices.DeleteFunc(rt.watches, func(w *Watch) bool {
		if !putOff && !w.touched(s) {
			return false
		}
		if o := w.owner; o == nil {
			w.Changed <- struct{}{}
		} else if o != s.thread && rt.inevitable != o {
			o.seg.doom()
		}
		return true
	})
}

func (w *Watch) touched(s *Segment) bool {
	for i := range s.record.pieces {
		p := &s.record.pieces[i]
		set := w.pages[p.at()&^(sheetSize-1)]
		if set == nil {
			continue
		}
		for k := range gc.Ref(p.marked) {
			n := (p.at() + k*wordSize) % sheetSize / gc.Granule
			if set[n/64]>>(n%64)&1 != 0 {
				return true
			}
		}
	}
	return false
}

// GiveUp says that the running transaction is going to be rolled back because
// its thread wants that, not because of a conflict.
func (t *Thread) GiveUp() {
	t.rt.lock()
	defer t.rt.unlock()
	t.willing = true
}

// Abandon rolls back the running transaction and gives the segment back: the
// thread means to begin again by Attach, when something has changed. Its
// age begins anew.
func (t *Thread) Abandon() {
	rt := t.rt
	rt.lock()
	defer rt.unlock()
	t.seg.halt()
	if !t.seg.rolledBack {
		t.seg.rollback()
	}
	t.ticket, t.after = 0, nil
	t.dropSerial()
	t.release()
}

// Number tells the segments apart: 0 is segment 0, others count from 1.
func (s *Segment) Number() int { return int(s.number) }
