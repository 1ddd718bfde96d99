package stm

import (
	"testing"

	"pystm/runtime/gc"
)

// A transaction that has read items which move conflicts from then on over their new
// places, and over none that it has not read; one that has written to them cannot follow.
func TestMoveReads(t *testing.T) {
	at := func(w *worker, i int) gc.Ref { return w.ref(1) + gc.Ref(i)*8 }
	cases := []struct {
		name         string
		read, change int // slots; the old ones start at 100, the new ones at 1000
		aborted      bool
	}{
		{"read", 110, 1010, true},
		{"first", 100, 1000, true},
		{"last", 299, 1199, true},
		{"beside what was read", 110, 1012, false},
		{"read behind", 300, 1200, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			st := newStage(t, 2, Options{})
			a, b := st.all[0], st.all[1]
			st.as(a, func(s *Segment) {
				s.Observe() // or it would commit in the past
				a.readSlot(c.read)
			})
			st.rt.lock()
			moved := a.Segment().MoveReads(gc.Range{From: at(a, 100), To: at(a, 300)}, at(a, 1000))
			st.rt.unlock()
			if !moved {
				t.Fatal("it has written nothing")
			}
			st.as(b, func(*Segment) {
				b.writeSlot(c.change, number(1))
				if !b.Break() {
					t.Error("b was aborted")
				}
			})
			st.as(a, func(*Segment) {
				if a.poll() == c.aborted {
					t.Errorf("aborted: %v", !c.aborted)
				}
			})
		})
	}
	st := newStage(t, 1, Options{})
	a := st.all[0]
	st.as(a, func(s *Segment) {
		a.writeSlot(298, number(1))
		if s.MoveReads(gc.Range{From: at(a, 100), To: at(a, 300)}, at(a, 1000)) {
			t.Error("what it has written would be lost")
		}
		if !s.MoveReads(gc.Range{From: at(a, 300), To: at(a, 400)}, at(a, 1000)) {
			t.Error("it has written nothing there")
		}
	})
}
