package stm

import "testing"

// Who has been aborted often lately is told so in transactions that have written
// something, until most are committed again.
func TestContended(t *testing.T) {
	st := newStage(t, 2, Options{})
	w := st.all[0]
	contended := func(writes bool) (c bool) {
		st.as(w, func(s *Segment) {
			if writes {
				s.WriteBarrier(w.ref(0))
			}
			c = s.Contended()
		})
		return c
	}
	if contended(true) {
		t.Error("contended before there was a conflict")
	}
	for range memory / 16 {
		st.as(w, func(s *Segment) {
			st.rt.lock()
			s.doom()
			st.rt.unlock()
			w.poll()
		})
	}
	if contended(false) {
		t.Error("contended, but nothing is written")
	}
	if !contended(true) {
		t.Error("not contended after many aborts")
	}
	for range memory {
		st.as(w, func(*Segment) { w.Break() })
	}
	if contended(true) {
		t.Error("contended after many commits")
	}
}
