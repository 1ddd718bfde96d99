package stm

import (
	"math/rand"
	"sync"
	"testing"

	"pystm/runtime/gc"
)

// obituary is what the committed transactions have seen, guarded by mu; the
// callbacks of commits fill it.
type obituary struct {
	mu        sync.Mutex
	made      map[int]bool
	finalized map[int]int
	dead      map[int]int // by the number in the weak reference
	number    int
}

func (o *obituary) next() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.number++
	return o.number
}

func (o *obituary) note(f func()) func() {
	return func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		f()
	}
}

// drain takes what waits in the heap's queues, as part of the transaction.
func (o *obituary) drain(s *Segment) {
	for ref := s.NextDeadWeak(); ref != 0; ref = s.NextDeadWeak() {
		n := value(s.Word(ref, 2))
		s.OnCommit(o.note(func() { o.dead[n]++ }))
	}
	for ref := s.NextFinalizable(); ref != 0; ref = s.NextFinalizable() {
		n := value(s.Word(ref, 2))
		s.OnCommit(o.note(func() { o.finalized[n]++ }))
	}
}

// Objects with finalizers and weak references are made, dropped, found dead
// and finalized by transactions that are often aborted. Each object that a
// committed transaction has made is finalized exactly once and its weak
// reference dies exactly once; nothing else ever happens.
func TestFinalizersUnderAborts(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		const slots = 24
		o := &obituary{made: map[int]bool{}, finalized: map[int]int{}, dead: map[int]int{}}
		// Slots of the array: the objects, then their weak references.
		w := setup(t, rt, func(w *worker) {
			array, _ := w.Segment().AllocLarge(kindArray, 0, 40<<10)
			w.words[0] = uint64(array)
		})
		parallel(t, rt, w, 3, func(w *worker, me int) {
			rnd := rand.New(rand.NewSource(int64(me)))
			for range 250 {
				seed := rnd.Int63()
				w.atomically(func(s *Segment) bool {
					rnd := rand.New(rand.NewSource(seed))
					o.drain(s)
					n, place := o.next(), rnd.Intn(slots)
					bytes := uintptr(48)
					if rnd.Intn(20) == 0 {
						bytes = [2]uintptr{40 << 10, 300 << 10}[rnd.Intn(2)]
					}
					ref, _ := s.AllocLarge(kindNode, 0, bytes)
					s.SetWord(ref, 2, number(n))
					s.SetFinalizer(ref)
					weak := s.Alloc(kindWeak, 0, 32)
					s.SetWord(weak, 1, uint64(ref))
					s.SetWord(weak, 2, number(n))
					// Sometimes the object is dropped at once.
					if rnd.Intn(4) > 0 {
						w.setGraphSlot(w.ref(0), 2+place, uint64(ref))
					}
					w.words[3] = uint64(weak)
					w.setGraphSlot(w.ref(0), 2+slots+n%4000, uint64(weak))
					s.OnCommit(o.note(func() { o.made[n] = true }))
					switch rnd.Intn(20) {
					case 0:
						s.Signal.Or(SignalMajor)
					case 1, 2, 3:
						s.Signal.Or(SignalMinor)
					}
					if !w.poll() {
						return false
					}
					if w.random()%10 == 0 {
						w.Abort()
					}
					return w.poll()
				})
			}
		})
		// All objects go. What is found dead only now is taken by the last thread.
		last := setup(t, rt, func(l *worker) {
			l.words[0] = w.words[0]
			for i := range slots {
				l.setGraphSlot(l.ref(0), 2+i, 0)
			}
			for range 4 {
				for !l.Break() {
				}
				for !l.Segment().Collect() {
				}
				o.drain(l.Segment())
			}
		})
		last.Close()
		for n := range o.made {
			if o.finalized[n] != 1 {
				t.Errorf("object %d is finalized %d times", n, o.finalized[n])
			}
			if o.dead[n] != 1 {
				t.Errorf("the weak reference of object %d died %d times", n, o.dead[n])
			}
		}
		for n := range o.finalized {
			if !o.made[n] {
				t.Errorf("object %d is finalized though it was never made", n)
			}
		}
		for n := range o.dead {
			if !o.made[n] {
				t.Errorf("object %d died though it was never made", n)
			}
		}
		t.Logf("%d objects of %d; %s", len(o.made), o.number, eventLine(rt))
	})
}

// leaveDead makes objects with finalizers, layouts from 10 on, that are found dead and committed.
func (w *worker) leaveDead(s *Segment, n int) {
	w.tb.Helper()
	for i := range n {
		s.SetFinalizer(s.Alloc(kindNode, uint32(10+i), 32))
	}
	s.Minor()
	if !w.Break() {
		w.tb.Fatal("aborted")
	}
}

// What a thread's collections find dead waits for that thread, as long as it has its segment; then it is for anybody.
func TestDueStaysWithThread(t *testing.T) {
	st := newStage(t, 2, Options{Heap: gc.Options{Poison: true}})
	a, b := st.all[0], st.all[1]
	const most = 3
	st.as(a, func(s *Segment) {
		a.leaveDead(s, most)
		if !a.Segment().HasDue() {
			t.Error("a has nothing to do")
		}
	})
	st.as(b, func(s *Segment) {
		if ref := s.NextFinalizable(); ref != 0 || s.HasDue() {
			t.Errorf("b takes %#x of a's", ref)
		}
	})
	var first, second gc.Ref
	st.as(a, func(s *Segment) {
		first, second = s.NextFinalizable(), s.NextFinalizable()
		if s.Layout(first) != 9+most || s.Layout(second) != 8+most {
			t.Errorf("a has to finalize %#x and %#x", first, second)
		}
		a.Abort() // they come again, in the same order
		a.poll()
		if s = a.Segment(); s.NextFinalizable() != first {
			t.Error("the order has changed")
		}
		a.Break()
	})
	st.as(a, func(*Segment) {
		a.Detach()
		a.attach()
	})
	st.as(b, func(s *Segment) {
		if !b.Break() {
			t.Fatal("b was aborted")
		}
		s = b.Segment()
		if got := s.NextFinalizable(); got != second || s.NextFinalizable() == 0 || s.NextFinalizable() != 0 {
			t.Errorf("b takes %#x of what a has left", got)
		}
	})
}

// A collection that a thread has asked for leaves what it finds to that thread, also what died in old space and
// what others had left.
func TestDueIsForWhoAsked(t *testing.T) {
	st := newStage(t, 2, Options{Heap: gc.Options{Poison: true}})
	a, b := st.all[0], st.all[1]
	st.as(b, func(s *Segment) {
		s.SetFinalizer(s.Alloc(kindNode, 10, 32))
		s.Minor()
		if !b.Break() {
			t.Fatal("b was aborted")
		}
		b.Detach()
		b.attach()
	})
	var old gc.Ref
	st.as(a, func(s *Segment) {
		old, _ = s.AllocOld(kindNode, 11, 32)
		s.SetFinalizer(old)
		if !a.Break() {
			t.Fatal("a was aborted")
		}
		if s = a.Segment(); !s.Collect() {
			t.Fatal("a was aborted in the collection")
		}
	})
	st.as(b, func(s *Segment) {
		if ref := s.NextFinalizable(); ref != 0 {
			t.Errorf("b takes %#x", ref)
		}
	})
	st.as(a, func(*Segment) {
		s := a.Segment()
		if first, second := s.NextFinalizable(), s.NextFinalizable(); s.Layout(first) != 10 || second != old {
			t.Errorf("a has to finalize %#x and %#x, not b's and %#x", first, second, old)
		}
	})
}

// What waits for its finalizer is all for the thread that begins to run some, also while that waits without a
// segment in one of them, and while others collect.
func TestDueWhileFinalizing(t *testing.T) {
	st := newStage(t, 2, Options{Heap: gc.Options{Poison: true}})
	a, b := st.all[0], st.all[1]
	const most = 4
	none := func(when string) {
		t.Helper()
		st.as(a, func(*Segment) {
			a.Break()
			if s := a.Segment(); s.HasDue() || s.NextFinalizable() != 0 {
				t.Errorf("%s: a has something to finalize", when)
			}
		})
	}
	next := func(s *Segment, want ...uint32) {
		t.Helper()
		for _, w := range want {
			if ref := s.NextFinalizable(); ref == 0 || s.Layout(ref) != w {
				t.Errorf("b takes %#x, not %d", ref, w)
			}
		}
	}
	st.as(a, func(s *Segment) {
		a.leaveDead(s, most)
		a.Detach() // what it has left is for anybody
		a.attach()
	})
	st.as(b, func(s *Segment) {
		if !b.Break() {
			t.Fatal("b was aborted")
		}
		s = b.Segment()
		s.Finalizing(true)
		next(s, 13)
		b.Abort()
		b.poll()
		s = b.Segment()
		s.Finalizing(true)
		next(s, 13)
	})
	none("b runs one")
	st.as(b, func(*Segment) {
		if !b.Break() {
			t.Fatal("b was aborted")
		}
		b.Detach()
	})
	st.as(a, func(s *Segment) {
		if !s.Collect() {
			t.Fatal("a was aborted in the collection")
		}
	})
	none("b waits in one")
	b.attach()
	st.as(b, func(s *Segment) { next(s, 12) })
	none("b runs the next")
	st.as(b, func(*Segment) {
		s := b.Segment()
		s.Finalizing(false)
		if !b.Break() {
			t.Fatal("b was aborted")
		}
		b.Detach()
		b.attach()
	})
	st.as(a, func(*Segment) {
		a.Break()
		next(a.Segment(), 11, 10)
	})
}
