package stm

import "testing"

func (w *worker) loadLate() Adjusted { return w.Segment().LoadLate(w.ref(0), w.ref(0)+8, false) }

func (w *worker) storeLate(n int) Adjusted {
	return w.Segment().StoreLate(w.ref(0)+8, int64(number(n)))
}

// What others add between a load and its store is not lost, whether the view has it by then or not.
func TestLate(t *testing.T) {
	for _, sees := range []bool{false, true} {
		st := countStage(t, 2)
		a, b := st.all[0], st.all[1]
		st.as(a, func(*Segment) {
			a.EnterAtomic()
			if a.loadLate() != AdjustDone || a.loadLate() != AdjustNo {
				t.Error("a may not load, or twice")
			}
		})
		st.as(b, func(*Segment) {
			b.adjust(100)
			b.commits(t, true)
		})
		st.as(a, func(*Segment) {
			if sees && (!a.poll() || value(a.Segment().Word(a.ref(0), 1)) != 105) {
				t.Error("a does not see what b has added")
			}
			if a.storeLate(5+2) != AdjustDone || a.storeLate(5+2) != AdjustNo {
				t.Error("a may not store, or twice")
			}
			a.SetAtomic(0)
			a.commits(t, true)
			if n := value(a.readNode()); n != 107 {
				t.Errorf("the number is %d", n)
			}
		})
	}
}

// A load that is pending at the commit must be of the number that there is then; so must one whose number was
// accessed in another way before its store.
func TestLateStale(t *testing.T) {
	for name, x := range map[string]struct {
		before, after func(w *worker)
		by            int
		ok            bool
	}{
		"pending":                    {by: 1},
		"pending, nothing has come":  {by: 0, ok: true},
		"read":                       {after: func(w *worker) { w.Segment().ReadNumbers(w.ref(0)) }, by: 1},
		"read before":                {before: func(w *worker) { w.Segment().ReadNumbers(w.ref(0)) }, by: 1},
		"stored":                     {after: func(w *worker) { w.writeNode(number(1)) }, by: 1},
		"added":                      {after: func(w *worker) { w.adjust(1) }, by: 1},
		"added, nothing has come":    {after: func(w *worker) { w.adjust(1) }, by: 0, ok: true},
		"tested":                     {after: func(w *worker) { w.atLeast(3) }, by: 1},
		"stored late":                {after: func(w *worker) { w.storeLate(9) }, by: 1, ok: true},
		"irrevocable before":         {before: func(w *worker) { w.BecomeInevitable() }, by: 0, ok: true},
		"loaded once more":           {after: func(w *worker) { w.Segment().LoadLate(w.ref(0), w.ref(0)+8, true) }, by: 1, ok: true},
		"loaded once more, too late": {before: func(w *worker) { w.Segment().LoadLate(w.ref(0), w.ref(0)+8, true) }, by: 1},
	} {
		t.Run(name, func(t *testing.T) {
			st := countStage(t, 2)
			a, b := st.all[0], st.all[1]
			st.as(a, func(*Segment) {
				a.EnterAtomic()
				a.loadLate()
				if x.before != nil {
					x.before(a)
				}
				a.writeSlot(100, number(1))
			})
			st.as(b, func(*Segment) {
				if x.by != 0 {
					b.adjust(x.by)
				}
				b.commits(t, true)
			})
			st.as(a, func(*Segment) {
				if !a.poll() {
					if x.ok {
						t.Error("a was aborted at once")
					}
					return
				}
				if x.after != nil {
					x.after(a)
				}
				a.SetAtomic(0)
				a.commits(t, x.ok)
			})
		})
	}
}

// Who holds a stale number does not become irrevocable.
func TestLateInevitable(t *testing.T) {
	st := countStage(t, 2)
	a, b := st.all[0], st.all[1]
	st.as(a, func(*Segment) {
		a.EnterAtomic()
		a.loadLate()
	})
	st.as(b, func(*Segment) {
		b.adjust(1)
		b.commits(t, true)
	})
	st.as(a, func(*Segment) {
		if a.BecomeInevitable() {
			t.Error("it became irrevocable")
		}
	})
}
