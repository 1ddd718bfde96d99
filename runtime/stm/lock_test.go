package stm

import (
	"testing"

	"pystm/runtime/gc"
)

// A store that announces itself is seen by who asks, until the transaction has ended,
// and keeps nobody else out.
func TestTryWriteSlot(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	at := func(w *worker, i int) gc.Ref { return w.ref(1) + gc.Ref(i)*8 }
	try := func(w *worker, i, n int) (ok bool) {
		st.as(w, func(s *Segment) {
			if ok = s.TryWriteSlot(w.ref(1), at(w, i)); ok {
				s.SetWord(w.ref(1), i, number(n))
			}
		})
		return ok
	}
	locked := func(w *worker, i int) (locked bool) {
		st.as(w, func(s *Segment) { locked = s.LockedByOther(at(w, i)) })
		return locked
	}
	for round, end := range []func(w *worker) bool{(*worker).Break, func(w *worker) bool { w.Abort(); return !w.poll() }} {
		n := 1000 * (round + 1)
		if !try(a, 100, n) || !try(a, 100, n+1) || !try(a, 101, n+2) {
			t.Error("not free")
		}
		if locked(a, 100) || !locked(b, 100) || !locked(b, 101) || locked(b, 102) {
			t.Error("what is locked is not told")
		}
		if try(b, 100, 7) || !try(b, 104, n) {
			t.Error("a lock keeps others from where it is only")
		}
		st.as(a, func(*Segment) {
			if !end(a) {
				t.Error("a has not ended as it should")
			}
		})
		if locked(b, 100) {
			t.Error("locked by who has ended")
		}
		st.as(b, func(*Segment) {
			if !b.Break() {
				t.Error("b was aborted: to ask is no conflict")
			}
		})
	}
	for i, want := range map[int]int{100: 1001, 101: 1002, 104: 2000} {
		if got := committed(st.rt, a.ref(1), i); got != number(want) {
			t.Errorf("slot %d: %#x", i, got)
		}
	}
	// Who does not ask commits first.
	if !try(a, 100, 1) {
		t.Error("not free")
	}
	st.as(b, func(*Segment) {
		b.writeSlot(100, number(2))
		if !b.Break() {
			t.Error("b was kept out")
		}
	})
	st.as(a, func(*Segment) {
		if a.poll() {
			t.Error("a was not aborted")
		}
	})
}
