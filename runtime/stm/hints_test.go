package stm

import "testing"

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

// A transaction that writes where others have conflicted is told so, as long as
// it runs.
func TestContended(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	write := func(w *worker) (contended bool) {
		st.as(w, func(s *Segment) {
			s.WriteBarrier(w.ref(0))
			contended = s.Contended()
		})
		return contended
	}
	if write(a) {
		t.Error("contended before there was a conflict")
	}
	write(b) // loses
	st.as(b, func(*Segment) { b.poll() })
	st.as(a, func(*Segment) {
		a.Break()
		if a.Segment().Contended() {
			t.Error("contended, but nothing is written")
		}
	})
	if !write(a) {
		t.Error("not contended after a conflict")
	}
}
