package stm

import "testing"

// Words kept apart: who stores to one is in the way of those who access them, and of who stores to the others,
// not of who reads the others.
func TestApart(t *testing.T) {
	apart := func(w *worker) {
		w.Segment().WriteApart(w.ref(0))
		w.Segment().SetWord(w.ref(0), 1, number(7))
	}
	other := func(w *worker) {
		w.Segment().WriteBarrier(w.ref(0))
		w.Segment().SetWord(w.ref(0), 2, number(8))
	}
	for name, x := range map[string]struct {
		first, then func(w *worker)
		ok          bool
	}{
		"another word read":       {func(w *worker) { w.readNode() }, apart, true},
		"the word read":           {func(w *worker) { w.Segment().ReadNumbers(w.ref(0)) }, apart, false},
		"both stored":             {apart, apart, false},
		"another stored before":   {apart, other, false},
		"another stored":          {other, apart, false},
		"stored in both ways":     {func(w *worker) { w.readNode() }, func(w *worker) { apart(w); other(w) }, false},
		"stored the other way on": {func(w *worker) { w.readNode() }, func(w *worker) { other(w); apart(w) }, false},
		"added":                   {func(w *worker) { w.adjust(1) }, apart, true},
	} {
		t.Run(name, func(t *testing.T) {
			st := countStage(t, 2)
			a, b := st.all[0], st.all[1]
			st.as(b, func(*Segment) {
				x.first(b)
				b.writeSlot(100, number(1))
				b.Segment().Observe() // or it would be in the past
			})
			st.as(a, func(*Segment) {
				x.then(a)
				a.commits(t, true)
			})
			st.as(b, func(*Segment) { b.commits(t, x.ok) })
			if name == "another word read" {
				if n, again := b.Spared(), b.Spared(); n != 1 || again != 0 {
					t.Errorf("%d conflicts were spared, and %d", n, again)
				}
			}
			st.as(a, func(*Segment) {
				if n := value(a.Segment().Word(a.ref(0), 1)); name == "another word read" && n != 7 {
					t.Errorf("%d is there", n)
				}
			})
		})
	}
}

// Who has stored to a word kept apart goes before another which has read the rest of the object, not before one that has
// read the word; nor before any if it may be that some do not say so.
func TestPastApart(t *testing.T) {
	for name, x := range map[string]struct {
		read   func(a *worker)
		ceases bool
		ok     bool
	}{
		"another word read":     {func(a *worker) { a.readNode() }, false, true},
		"the word read":         {func(a *worker) { a.Segment().ReadNumbers(a.ref(0)) }, false, false},
		"added to":              {func(a *worker) { a.adjust(1) }, false, false},
		"tested":                {func(a *worker) { a.atLeast(3) }, false, false},
		"kept apart no more":    {func(a *worker) { a.readNode() }, true, false},
		"that and nothing read": {func(a *worker) {}, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			st := countStage(t, 2)
			a, b := st.all[0], st.all[1]
			st.as(b, func(*Segment) { b.readSlot(100) })
			st.as(a, func(*Segment) {
				x.read(a)
				if x.ceases {
					a.Segment().OnCommit(st.rt.CeaseApart)
				}
				a.writeSlot(100, number(1))
				a.commits(t, true)
			})
			st.as(b, func(*Segment) {
				b.Segment().WriteApart(b.ref(0))
				b.Segment().SetWord(b.ref(0), 1, number(7))
				b.commits(t, x.ok)
			})
			if n := st.rt.Events()[EventPast]; n != 1 && x.ok {
				t.Error("b was not in the past")
			}
		})
	}
}
