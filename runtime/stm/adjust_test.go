package stm

import (
	"math"
	"testing"

	"pystm/runtime/gc"
)

// countStage has threads in transactions that may adjust the node's first number, which is 5.
func countStage(t *testing.T, n int) *stage {
	st := newStage(t, n, Options{Work: 1 << 30})
	st.rt.CountNumbers()
	for i, w := range st.all {
		st.as(w, func(*Segment) {
			if i == 0 {
				w.writeNode(number(5))
			}
			w.Break()
		})
	}
	return st
}

func (w *worker) adjust(n int) Adjusted {
	return w.Segment().Adjust(w.ref(0), w.ref(0)+8, int64(n)<<3)
}

// atLeast asks whether the number is at least n.
func (w *worker) atLeast(n int) bool {
	at := w.ref(0) + 8
	if value(w.Segment().Word(w.ref(0), 1)) >= n {
		w.Segment().Bound(w.ref(0), at, int64(number(n)), math.MaxInt64)
		return true
	}
	w.Segment().Bound(w.ref(0), at, math.MinInt64, int64(number(n-1)))
	return false
}

func (w *worker) commits(t *testing.T, want bool) {
	t.Helper()
	if w.Break() != want {
		t.Errorf("a commit that should be %v was not", want)
	}
}

// Who adds does not conflict with who adds, whether it has learned of the other's or not.
func TestAdjust(t *testing.T) {
	st := countStage(t, 3)
	a, b, c := st.all[0], st.all[1], st.all[2]
	st.as(a, func(*Segment) {
		if a.adjust(1) != AdjustDone || a.adjust(1) != AdjustDone {
			t.Error("a may not add")
		}
	})
	st.as(b, func(*Segment) {
		b.adjust(10)
		b.EnterAtomic()
	})
	st.as(a, func(*Segment) { a.commits(t, true) })
	st.as(b, func(*Segment) {
		if !b.poll() || value(b.Segment().Word(b.ref(0), 1)) != 17 {
			t.Error("b does not add to what a has committed")
		}
		b.adjust(10)
		b.SetAtomic(0)
		b.commits(t, true)
	})
	st.as(c, func(*Segment) {
		c.adjust(-100)
		c.commits(t, true)
		if n := value(c.readNode()); n != -73 {
			t.Errorf("the number is %d", n)
		}
	})
	e := st.rt.Events()
	if e[EventAbort] != 0 || e[EventStop] != 0 || e[EventAdjusted] != 3 {
		t.Errorf("events %v", e)
	}
}

// A decision holds as long as the number is on the same side, also of what was added before.
func TestBound(t *testing.T) {
	for _, x := range []struct {
		before, limit, other int
		ok                   bool
	}{
		{0, 5, 0, true}, {0, 5, 100, true}, {0, 5, -1, false},
		{0, 6, 0, true}, {0, 6, 1, false}, {0, 6, -100, true},
		{3, 7, -1, true}, {3, 7, -2, false}, {-3, 1, -1, true}, {-3, 1, -2, false},
		{3, 10, 1, true}, {3, 10, 2, false},
	} {
		st := countStage(t, 2)
		a, b := st.all[0], st.all[1]
		st.as(b, func(*Segment) {
			b.adjust(x.before)
			if got := b.atLeast(x.limit); got != (5+x.before >= x.limit) {
				t.Fatalf("%v: %v", x, got)
			}
			b.adjust(1000)
		})
		st.as(a, func(*Segment) {
			a.adjust(x.other)
			a.commits(t, true)
		})
		st.as(b, func(*Segment) { b.commits(t, x.ok) })
	}
}

// Who reads anything else in the object is in nobody's way, who reads the number is; and who
// stores to the object is in everybody's.
func TestAdjustAndOthers(t *testing.T) {
	for name, x := range map[string]struct {
		first, then func(w *worker)
		ok          bool
	}{
		"another word":     {func(w *worker) { w.readNode() }, func(w *worker) { w.adjust(1) }, true},
		"the number":       {func(w *worker) { w.Segment().ReadNumbers(w.ref(0)) }, func(w *worker) { w.adjust(1) }, false},
		"added, and read":  {func(w *worker) { w.adjust(1); w.Segment().ReadNumbers(w.ref(0)) }, func(w *worker) { w.adjust(1) }, false},
		"stored":           {func(w *worker) { w.writeNode(number(1)) }, func(w *worker) { w.adjust(1) }, false},
		"added, and store": {func(w *worker) { w.adjust(1) }, func(w *worker) { w.writeNode(number(1)) }, false},
		"tested":           {func(w *worker) { w.atLeast(3) }, func(w *worker) { w.writeNode(number(9)) }, false},
		"irrevocable":      {func(w *worker) { w.adjust(1) }, func(w *worker) { w.adjust(1) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			st := countStage(t, 2)
			a, b := st.all[0], st.all[1]
			st.as(b, func(*Segment) {
				x.first(b)
				b.writeSlot(100, number(1)) // or it would be in the past
				b.Segment().Observe()
				if name == "irrevocable" && (!b.BecomeInevitable() || b.adjust(1) != AdjustNo) {
					t.Error("adjusts though it is irrevocable")
				}
			})
			st.as(a, func(*Segment) { x.then(a) })
			if name == "irrevocable" {
				st.as(b, func(*Segment) { b.commits(t, true) })
				st.as(a, func(*Segment) { a.commits(t, true) })
				return
			}
			st.as(a, func(*Segment) { a.commits(t, true) })
			st.as(b, func(*Segment) { b.commits(t, x.ok) })
		})
	}
}

// A word of an object accessed by slot: it depends on the one beside it.
func TestAdjustSlot(t *testing.T) {
	for name, x := range map[string]struct {
		then func(w *worker, at gc.Ref)
		ok   bool
	}{
		"added":        {func(w *worker, at gc.Ref) { w.Segment().AdjustSlot(w.ref(1), at, 8) }, true},
		"stored":       {func(w *worker, at gc.Ref) { w.writeSlot(100, number(101)) }, true},
		"no number":    {func(w *worker, at gc.Ref) { w.writeSlot(100, uint64(w.ref(0))) }, false},
		"beside it":    {func(w *worker, at gc.Ref) { w.writeSlot(101, number(1)) }, false},
		"somewhere":    {func(w *worker, at gc.Ref) { w.writeSlot(102, number(1)) }, true},
		"only looked":  {func(w *worker, at gc.Ref) { w.readSlot(100) }, true},
		"and the past": {func(w *worker, at gc.Ref) { w.readSlot(102); w.writeSlot(104, number(1)) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			st := countStage(t, 2)
			a, b := st.all[0], st.all[1]
			at := a.ref(1) + 100*8
			st.as(b, func(s *Segment) {
				if s.AdjustSlot(b.ref(1), at, 3<<3) != AdjustDone {
					t.Error("not adjusted")
				}
			})
			st.as(a, func(*Segment) {
				x.then(a, at)
				a.commits(t, true)
			})
			before := 0
			st.as(a, func(s *Segment) { before = value(s.Word(at, 0)) })
			st.as(b, func(s *Segment) {
				if b.commits(t, x.ok); x.ok && value(b.readSlot(100)) != before+3 {
					t.Errorf("%d after %d", value(b.readSlot(100)), before)
				}
			})
		})
	}
}

// What does not fit is left to the client, as is what is no number.
func TestAdjustLimits(t *testing.T) {
	st := countStage(t, 2)
	a := st.all[0]
	st.as(a, func(s *Segment) {
		at := a.ref(0) + 8
		for _, d := range []int64{math.MaxInt64&^3 - 64, math.MinInt64 + 64} {
			if s.Adjust(a.ref(0), at, d) != AdjustDone || s.Adjust(a.ref(0), at, d) != AdjustNo {
				t.Error("an overflow is not noticed")
			}
			s.Adjust(a.ref(0), at, -(d + 4))
			s.Adjust(a.ref(0), at, 4)
		}
		a.Break()
		s = a.Segment()
		a.writeNode(uint64(a.ref(1)))
		if s.Adjust(a.ref(0), at, 4) != AdjustNo || s.Bound(a.ref(0), at, 0, 1) != AdjustNo {
			t.Error("a reference is a number")
		}
		a.Break()
	})
	for _, x := range [][3]int64{{5, 3, 2}, {math.MaxInt64, -1, math.MaxInt64}, {math.MinInt64, 1, math.MinInt64}, {math.MinInt64, -1, math.MinInt64 + 1}, {-2, math.MinInt64, math.MaxInt64 - 1}} {
		if got := saturate(x[0], x[1]); got != x[2] {
			t.Errorf("%d - %d is %d", x[0], x[1], got)
		}
	}
}

// More numbers than can be noted.
func TestAdjustMany(t *testing.T) {
	rt := newRuntime(t, Options{Segments: 2, Transactional: true, Work: 1 << 30, Steady: true})
	rt.CountNumbers()
	const n = maxAdjusted + 10
	first := setup(t, rt, func(w *worker) {
		s := w.Segment()
		list, _ := s.AllocLarge(kindArray, 0, (n+2)*8)
		w.words[0] = uint64(list)
		for i := range n {
			ref := s.Alloc(kindNode, 0, 32)
			s.SetWord(ref, 1, number(i))
			s.WriteSlot(list, list+16)
			s.SetWord(list, 2+i, uint64(ref))
			s.RememberSlots(list, list)
		}
	})
	first.Close()
	other, w := newWorker(t, rt), newWorker(t, rt)
	other.attach()
	w.words = first.words
	w.attach()
	w.Break()
	done := 0
	for i := range n {
		s := w.Segment()
		ref := gc.Ref(s.Word(w.ref(0), 2+i))
		if s.Adjust(ref, ref+8, 8) == AdjustDone {
			done++
		}
	}
	if done != maxAdjusted || w.Segment().Signal.Load()&SignalCommitSoon == 0 {
		t.Errorf("%d adjusted", done)
	}
	w.commits(t, true)
	for i := range n {
		s := w.Segment()
		ref := gc.Ref(s.Word(w.ref(0), 2+i))
		s.ReadNumbers(ref)
		if got := value(s.Word(ref, 1)); got != i && i >= maxAdjusted || got != i+1 && i < maxAdjusted {
			t.Fatalf("number %d is %d", i, got)
		}
	}
	for _, o := range []*worker{w, other} {
		for !o.Detach() {
		}
		o.Close()
	}
}
