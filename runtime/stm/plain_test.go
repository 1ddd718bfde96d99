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

// A block counts as written in whole, is undone by an abort, and is plain no more in
// the next transaction.
func TestPlainBlock(t *testing.T) {
	for _, first := range []int{0, 1} {
		testPlainBlock(t, first)
	}
}

// testPlainBlock has one of two threads commit first.
func testPlainBlock(t *testing.T, first int) {
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
	})
	winner, loser := st.all[first], st.all[1-first]
	st.as(winner, func(*Segment) {
		if !winner.Break() {
			t.Error("the first to commit was aborted")
		}
	})
	st.as(loser, func(*Segment) {
		if loser.poll() {
			t.Error("the second was not aborted")
		}
	})
	if a.isPlain(3000) {
		t.Error("the block is plain in the next transaction")
	}
	want := map[int]int{2998: 2998, 3000: -1, 3001: -2}
	if winner == b {
		want = map[int]int{2998: -3, 3000: 3000, 3001: 3001}
	}
	for i, n := range want {
		st.as(loser, func(*Segment) {
			if got := loser.readSlot(i); got != number(n) {
				t.Errorf("%d first: slot %d has %#x", first, i, got)
			}
		})
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
