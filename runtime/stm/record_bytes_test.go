package stm

import (
	"testing"

	"pystm/runtime/gc"
)

// A commit that has to wait writes what is in its view then: while it waited, a
// collection may have stored to what it has written (it clears weak references).
func TestCommitAfterCollection(t *testing.T) {
	st := newStage(t, 2, Options{Work: 1 << 30})
	a, b := st.all[0], st.all[1]
	st.makeSenior(a)
	st.as(a, func(*Segment) { a.readNode() })
	done, committed := make(chan bool, 1), make(chan bool)
	st.rt.opts.probe = func(p point, _ *Segment, _ *Thread, _ gc.Ref) {
		if p == pointBehind {
			st.rt.opts.probe = nil
			st.rt.storeEverywhere(b.ref(0)+8, number(9))
			go st.as(a, func(*Segment) {
				ok := a.Break()
				<-committed // a runs meanwhile, so it gets a record
				done <- ok
			})
		}
	}
	st.as(b, func(*Segment) {
		b.writeNode(number(3))
		if !b.Break() {
			t.Error("b was aborted")
		}
	})
	close(committed)
	if !<-done {
		t.Error("a was aborted")
	}
	for _, w := range []*worker{a, b} {
		st.as(w, func(*Segment) {
			w.poll()
			if n := w.readNode(); n != number(9) {
				t.Errorf("%#x is there, and not what the collection has stored", n)
			}
			w.Break()
		})
	}
}
