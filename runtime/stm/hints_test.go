package stm

import (
	"testing"

	"pystm/runtime/gc"
)

// Who asks first about an object is taken to be the only one that changes it,
// until somebody else asks.
func TestSole(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	ask := func(w *worker, word int) (sole bool) {
		st.as(w, func(s *Segment) { sole = s.Sole(w.ref(word)) })
		return sole
	}
	if !ask(a, 0) || !ask(a, 0) || !ask(b, 1) {
		t.Fatal("not alone")
	}
	if ask(b, 0) || ask(a, 0) {
		t.Error("two threads, and each is alone")
	}
	st.as(b, func(s *Segment) { s.Share(b.ref(1)) })
	if ask(b, 1) {
		t.Error("alone with what is shared")
	}
	for range rememberFor {
		st.rt.hints.age()
	}
	if !ask(a, 0) {
		t.Error("not forgotten")
	}
}

// What was conflicted over is remembered, and nothing else.
func TestDisputed(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	st.as(b, func(s *Segment) { b.writeNode(number(2)) })
	st.as(a, func(s *Segment) {
		a.writeNode(number(3))
		a.commits(t, true)
	})
	st.as(b, func(s *Segment) { b.commits(t, false) })
	st.as(a, func(s *Segment) {
		for i := range 1 << 14 {
			ref := a.ref(0) + gc.Ref(i)*gc.Granule
			if s.Disputed(ref) != (i == 0) {
				t.Fatalf("the object %d granules on: %v", i, i != 0)
			}
		}
	})
}
