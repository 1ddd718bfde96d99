package stm

import (
	"testing"
	"time"

	"pystm/runtime/gc"
)

// While one thread's transaction is open another runs a major collection, and
// fills what that has freed. Nothing of the open transaction may be lost or in
// the way, whether it commits or is aborted.
func TestCollectionDuringTransaction(t *testing.T) {
	const mark, fill = 4711, 2500
	node := func(w *worker, n int) gc.Ref {
		ref := w.Segment().Alloc(kindNode, 33, 64)
		w.Segment().SetWord(ref, 1, number(n))
		return ref
	}
	inside := func(w *worker) { // a minor collection in the middle
		w.Segment().Signal.Or(SignalMinor)
		if !w.poll() {
			w.tb.Fatal("aborted")
		}
	}
	intact := func(t *testing.T, s *Segment, ref gc.Ref) {
		t.Helper()
		if !gc.IsRef(uint64(ref)) || s.Layout(ref) != 33 || s.Word(ref, 1) != number(mark) {
			t.Errorf("object %#x has header %#x", ref, s.Header(ref))
		}
	}
	// In each case words[2] is an array of old space, accessed whole, that node
	// and array do not refer to; words[3], an old object only it refers to.
	cases := []struct {
		name   string
		before func(w *worker) // in the transaction
		after  func(t *testing.T, w *worker, s *Segment)
	}{
		{"young object in a written object", func(w *worker) {
			ref := node(w, mark)
			w.writeNode(uint64(ref))
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, gc.Ref(w.readNode())) }},
		{"survivor in a written slot", func(w *worker) {
			w.writeSlot(2000, uint64(node(w, mark)))
			inside(w)
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, gc.Ref(w.readSlot(2000))) }},
		{"large object", func(w *worker) {
			ref, _ := w.Segment().AllocLarge(kindArray, 0, 300<<10)
			w.Segment().SetWord(ref, 9000, uint64(node(w, mark)))
			w.writeNode(uint64(ref))
			inside(w)
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, gc.Ref(s.Word(gc.Ref(w.readNode()), 9000))) }},
		{"large object that starts in the nursery", func(w *worker) {
			ref, _ := w.Segment().AllocLarge(kindArray, 0, 80<<10)
			w.Segment().SetWord(ref, 9000, uint64(node(w, mark)))
			w.writeNode(uint64(ref))
			inside(w)
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, gc.Ref(s.Word(gc.Ref(w.readNode()), 9000))) }},
		{"old object moved to another place", func(w *worker) {
			old := gc.Ref(w.readSlot(3000))
			w.writeSlot(3000, number(0))
			w.writeNode(uint64(old))
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, gc.Ref(w.readNode())) }},
		{"old object in a root only", func(w *worker) {
			w.words[6] = w.readSlot(3000)
			w.writeSlot(3000, number(0))
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, w.ref(6)) }},
		{"old object written to and dropped", func(w *worker) {
			old := gc.Ref(w.readSlot(3000))
			w.Segment().WriteBarrier(old)
			w.Segment().SetWord(old, 3, number(9))
			w.writeSlot(3000, number(0))
		}, func(*testing.T, *worker, *Segment) {}},
		{"survivors dropped again", func(w *worker) {
			for i := range 300 {
				w.words[7+i%20] = uint64(node(w, 1))
			}
			inside(w)
			for i := range 20 {
				w.words[7+i] = 0
			}
		}, func(*testing.T, *worker, *Segment) {}},
		{"weakly held object", func(w *worker) {
			w.Segment().ReadBarrier(w.ref(5))
			w.writeNode(w.Segment().Word(w.ref(5), 1))
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, gc.Ref(w.readNode())) }},
		{"finalizable object", func(w *worker) {
			if !w.Segment().Collect() {
				w.tb.Fatal("aborted")
			}
			w.writeNode(uint64(w.Segment().NextFinalizable()))
		}, func(t *testing.T, w *worker, s *Segment) {
			ref := gc.Ref(w.readNode())
			if ref == 0 || s.Layout(ref) != 34 {
				t.Errorf("object %#x has header %#x", ref, s.Header(ref))
			}
		}},
		{"objects that never move", func(w *worker) {
			ref, _ := w.Segment().AllocOld(kindNode, 0, 64)
			w.words[6] = uint64(ref)
			w.Segment().SetWord(ref, 1, uint64(node(w, mark)))
			w.Segment().AllocOld(kindNode, 0, 64)
		}, func(t *testing.T, w *worker, s *Segment) { intact(t, s, gc.Ref(s.Word(w.ref(6), 1))) }},
	}
	for _, c := range cases {
		for _, abort := range []bool{false, true} {
			t.Run(c.name, func(t *testing.T) {
				st := newStage(t, 2, Options{Heap: gc.Options{Poison: true}})
				a, b := st.all[0], st.all[1]
				st.as(a, func(*Segment) {
					a.writeSlot(3000, uint64(node(a, mark)))
					// An object that is only referred to weakly, once the root is gone
					// at the end of the transaction; and one with a finalizer.
					a.words[5] = uint64(a.Segment().Alloc(kindWeak, 0, 32))
					a.words[7] = uint64(node(a, mark))
					a.Segment().SetWord(a.ref(5), 1, a.words[7])
					a.Segment().SetFinalizer(a.Segment().Alloc(kindNode, 34, 64))
					if !a.Break() {
						t.Fatal("aborted")
					}
					a.words[7] = 0
					if !a.Break() {
						t.Fatal("aborted")
					}
					a.EnterAtomic()
					c.before(a)
				})
				var filled [3][]gc.Ref
				for round := range filled {
					st.as(b, func(s *Segment) {
						if !s.Collect() {
							t.Fatal("the collecting thread is aborted")
						}
						for i := range fill {
							s := b.Segment()
							ref := node(b, i)
							s.SetWord(ref, 2, b.words[10+round])
							b.words[10+round] = uint64(ref)
						}
						if !b.Break() {
							t.Fatal("aborted")
						}
						for ref := b.ref(10 + round); ref != 0; ref = gc.Ref(b.Segment().Word(ref, 2)) {
							filled[round] = append(filled[round], ref)
						}
					})
				}
				st.as(a, func(s *Segment) {
					if !a.poll() {
						t.Fatal("aborted")
					}
					c.after(t, a, a.Segment())
					if abort {
						a.Abort()
						a.poll()
					}
					a.SetAtomic(0)
					if !a.Break() {
						t.Fatal("aborted")
					}
					if abort {
						intact(t, a.Segment(), gc.Ref(a.readSlot(3000)))
					} else {
						c.after(t, a, a.Segment())
					}
					a.readSlot(3000)
				})
				st.as(b, func(s *Segment) {
					b.poll()
					for round, refs := range filled {
						for i, ref := range refs {
							if s := b.Segment(); s.Layout(ref) != 33 || s.Word(ref, 1) != number(fill-1-i) {
								t.Fatalf("round %d: object %d at %#x has header %#x", round, i, ref, s.Header(ref))
							}
						}
					}
					if !b.Break() || !b.Segment().Collect() {
						t.Fatal("aborted")
					}
					if err := b.Segment().Verify(); err != nil {
						t.Fatal(err)
					}
				})
			})
		}
	}
}

// Cells a transaction has taken are not given to others though nothing refers
// to them any more: it writes to them once more when it commits, here while
// the other one's new objects are on their way to segment 0.
func TestOpenCellsAreKept(t *testing.T) {
	st := newStage(t, 2, Options{Heap: gc.Options{Poison: true}})
	a, b := st.all[0], st.all[1]
	st.as(a, func(s *Segment) {
		a.EnterAtomic()
		for i := range 20 {
			a.words[7+i] = uint64(s.Alloc(kindNode, 1, 64))
		}
		s.Signal.Or(SignalMinor)
		a.poll()
		clear(a.words[7:])
	})
	st.as(b, func(s *Segment) {
		if !s.Collect() {
			t.Fatal("aborted")
		}
		for range 100 {
			ref := b.Segment().Alloc(kindNode, 2, 64)
			b.Segment().SetWord(ref, 1, b.words[7])
			b.words[7] = uint64(ref)
		}
		st.rt.opts.probe = func(p point, s *Segment, _ *Thread, _ gc.Ref) {
			if p == pointCollected && s == b.Segment() {
				st.rt.opts.probe = nil
				st.as(a, func(*Segment) {
					a.SetAtomic(0)
					if !a.Break() {
						t.Error("aborted")
					}
				})
			}
		}
		if !b.Break() {
			t.Fatal("aborted")
		}
		n := 0
		for ref := b.ref(7); ref != 0; ref = gc.Ref(st.rt.solo.Word(ref, 1)) {
			if st.rt.solo.Layout(ref) != 2 {
				t.Fatalf("object %d is overwritten", n)
			}
			n++
		}
		if n != 100 {
			t.Fatalf("%d objects", n)
		}
	})
}

// Two threads that are asked for a major collection run one.
func TestCollectionIsSharedByThreads(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	before := st.rt.Events()[EventMajor]
	a.Segment().Signal.Or(SignalMajor)
	b.Segment().Signal.Or(SignalMajor)
	done := make(chan bool)
	st.as(a, func(*Segment) {
		go func() {
			st.as(b, func(*Segment) { b.poll() })
			close(done)
		}()
		for b.Segment().Signal.Load()&SignalMajor != 0 && a.Segment().Signal.Load()&SignalPause == 0 {
			time.Sleep(time.Millisecond) // until b waits for a
		}
		a.poll()
	})
	<-done
	if n := st.rt.Events()[EventMajor] - before; n != 1 {
		t.Errorf("%d major collections, want 1", n)
	}
}

// A major collection empties the nurseries of all; that does not ask for another one.
func TestCollectionAsksForNoOther(t *testing.T) {
	st := newStage(t, 2, Options{Heap: gc.Options{MajorMin: 1 << 10}})
	a, b := st.all[0], st.all[1]
	st.as(b, func(s *Segment) { b.words[5] = uint64(s.Alloc(kindNode, 0, 64)) })
	st.as(a, func(s *Segment) { s.Collect() })
	if s := b.Segment(); s.Signal.Load()&SignalMajor != 0 {
		t.Error("another collection is asked for")
	}
}

// While a thread computes aside a collection that is due is put off and the others go
// on, until twice as much is in use.
func TestCollectionIsPostponed(t *testing.T) {
	st := newStage(t, 2, Options{Heap: gc.Options{MajorMin: 1 << 20}})
	a, b := st.all[0], st.all[1]
	count := func() int { return int(st.rt.Events()[EventMajor]) }
	var later int
	st.as(a, func(s *Segment) {
		done := make(chan bool)
		before := count()
		s.Aside(func() {
			st.as(b, func(s *Segment) {
				s.Signal.Or(SignalMajor)
				b.poll() // would wait for ever
				if count() != before || s.Signal.Load()&SignalMajor != 0 {
					t.Error("the collection was not put off")
				}
			})
			go func() {
				defer close(done)
				st.as(b, func(s *Segment) {
					for later = 0; count() == before && later < 20; later++ {
						ref, _ := s.AllocLarge(kindArray, 0, 300<<10)
						b.words[8+later] = uint64(ref)
						s.Signal.Or(SignalMinor)
						b.poll()
						b.poll()
					}
				})
			}()
			for waits, end := false, time.Now().Add(5*time.Second); !waits && time.Now().Before(end); {
				time.Sleep(time.Millisecond)
				st.rt.lock()
				waits = st.rt.stopper != nil
				st.rt.unlock()
			}
			if count() != before {
				t.Error("a collection did not wait")
			}
		})
		for running := true; running; {
			select {
			case <-done:
				running = false
			default:
				a.poll()
				time.Sleep(time.Millisecond)
			}
		}
	})
	if later < 4 || later > 12 {
		t.Errorf("collected when %d objects of 300 KiB were there", later)
	}
}

// A weak reference that is new in an open transaction, and whose target a collection of another finds dead, is told to
// nobody before it is committed, and not at all if it is not.
func TestDeadWeakOfOpenTransaction(t *testing.T) {
	for _, abort := range []bool{false, true} {
		st := newStage(t, 2, Options{Heap: gc.Options{Poison: true}})
		a, b := st.all[0], st.all[1]
		st.as(a, func(*Segment) {
			a.EnterAtomic()
			target := a.Segment().Alloc(kindNode, 0, 32)
			a.words[5] = uint64(a.Segment().Alloc(kindWeak, 0, 32))
			a.Segment().SetWord(a.ref(5), 1, uint64(target))
			a.words[7] = uint64(target)
			a.Segment().Minor() // both are old now, in this view
			a.words[7] = 0
		})
		st.as(b, func(s *Segment) {
			if !s.Collect() {
				t.Fatal("the collecting thread is aborted")
			}
			if ref := b.Segment().NextDeadWeak(); ref != 0 {
				t.Errorf("%#x is told before it is committed", ref)
			}
			if !b.Break() {
				t.Fatal("aborted")
			}
		})
		weak := a.ref(5)
		st.as(a, func(s *Segment) {
			if s.Word(weak, 1) != 0 {
				t.Error("the weak reference has not died")
			}
			if abort {
				a.Abort()
				a.poll()
				weak = 0
			}
			a.SetAtomic(0)
			if !a.Break() {
				t.Fatal("aborted")
			}
		})
		st.as(b, func(s *Segment) {
			if !b.Break() || !b.Segment().Collect() {
				t.Fatal("aborted")
			}
			if ref := b.Segment().NextDeadWeak(); ref != weak {
				t.Errorf("abort %v: %#x is told, not %#x", abort, ref, weak)
			}
			if ref := b.Segment().NextDeadWeak(); ref != 0 {
				t.Errorf("%#x is told, too", ref)
			}
		})
	}
}
