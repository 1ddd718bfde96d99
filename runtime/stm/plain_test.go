package stm

import (
	"testing"

	"pystm/runtime/gc"
)

func (w *worker) writeNumber(i int, n int) {
	s := w.Segment()
	s.WriteSlotValue(w.ref(1), w.ref(1)+gc.Ref(i)*8, number(n))
	s.SetWord(w.ref(1), i, number(n))
}

func (w *worker) isPlain(i int) bool {
	return w.Segment().written(w.ref(1)+gc.Ref(i)*8) == Plain
}

// A block keeps others out like stores to all of it, is undone by an abort, and
// is plain no more in the next transaction.
func TestPlainBlock(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	st.as(a, func(*Segment) {
		a.writeNumber(3000, -1)
		if !a.isPlain(3000) || !a.isPlain(3001) {
			t.Error("the only thread with a segment got no block")
		}
		a.writeNumber(3001, -2)
	})
	st.as(b, func(*Segment) {
		b.writeNumber(2998, -3)
		if b.isPlain(2998) {
			t.Error("a block for one of two threads")
		}
		if b.poll() || b.readSlot(2998) != number(2998) {
			t.Error("b has written to what a holds")
		}
	})
	st.as(a, func(*Segment) {
		if a.Abort(); a.poll() {
			t.Error("not aborted")
		}
		if a.isPlain(3000) || a.readSlot(3000) != number(3000) || a.readSlot(3001) != number(3001) {
			t.Error("the abort has left something")
		}
	})
	st.as(b, func(*Segment) {
		b.writeNumber(2998, -4)
		if !b.Break() {
			t.Error("b was aborted without a conflict")
		}
	})
	if committed(st.rt, a.ref(1), 2998) != number(-4) {
		t.Error("b's write is lost")
	}
}

// What another holds already ends the block.
func TestPlainBlockIsCut(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	st.as(b, func(*Segment) { b.writeNumber(3002, -1) })
	st.as(a, func(*Segment) {
		a.writeNumber(3000, -2)
		if !a.isPlain(3000) || a.isPlain(3002) {
			t.Error("the block does not end at another's granule")
		}
		a.writeNumber(3006, -3)
		if a.isPlain(3006) {
			t.Error("a block beyond another's granule")
		}
		if !a.Break() {
			t.Error("a was aborted")
		}
	})
	st.as(b, func(*Segment) {
		if !b.poll() || b.readSlot(3004) != number(3004) || !b.Break() {
			t.Error("b was aborted over the rest of a block")
		}
	})
	for i, n := range map[int]int{3000: -2, 3002: -1, 3006: -3} {
		if committed(st.rt, a.ref(1), i) != number(n) {
			t.Errorf("the write to %d is lost", i)
		}
	}
}

// Granules stay plain over minor collections, which find references stored there.
func TestPlainAndReferences(t *testing.T) {
	st := newStage(t, 1, Options{Heap: gc.Options{Poison: true}})
	w := st.all[0]
	st.as(w, func(*Segment) {
		w.EnterAtomic()
		for round := range 600 {
			w.writeNumber(200, round)
			w.writeSlot(200+2*(round%30), uint64(w.Segment().Alloc(kindNode, uint32(round), 32)))
			w.writeNumber(300, round)
			w.Segment().Minor()
			w.Segment().Signal.Or(SignalMinor)
			if !w.poll() {
				t.Fatal("aborted")
			}
			if !w.isPlain(300) {
				w.writeNumber(300, round) // the versions have wrapped
			}
			if got := w.readSlot(200 + 2*(round%30)); w.Segment().Layout(gc.Ref(got)) != uint32(round) {
				t.Fatalf("round %d: the object is lost", round)
			}
			if !w.isPlain(300) {
				t.Fatalf("round %d: not plain any more", round)
			}
		}
		w.LeaveAtomic()
		if !w.Break() {
			t.Fatal("aborted")
		}
	})
	if committed(st.rt, w.ref(1), 300) != number(599) {
		t.Error("a number is lost")
	}
}
