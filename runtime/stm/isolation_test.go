package stm

import (
	"bytes"
	"math/rand"
	"testing"
	"unsafe"

	"pystm/runtime/gc"
)

// stage drives several threads from one goroutine: all but the one that acts
// stand at a safepoint.
type stage struct {
	rt  *Runtime
	all []*worker
}

// newStage makes a node (word 0 of each worker) and an array (word 1) and n
// attached threads, the first of which is the oldest.
func newStage(t *testing.T, n int, opts Options) *stage {
	opts.Segments, opts.Transactional, opts.Steady = n, true, true
	st := &stage{rt: newRuntime(t, opts)}
	w := setup(t, st.rt, func(w *worker) {
		s := w.Segment()
		w.words[0] = uint64(s.Alloc(kindNode, 0, 32))
		s.SetWord(w.ref(0), 1, number(1))
		array, _ := s.AllocLarge(kindArray, 0, 64<<10)
		w.words[1] = uint64(array)
		for i := 2; i < 4000; i++ {
			s.SetWord(array, i, number(i))
		}
	})
	w.Close()
	for range n {
		o := newWorker(t, st.rt)
		o.words = w.words
		o.attach()
		st.all = append(st.all, o)
		st.halt(o)
	}
	t.Cleanup(func() {
		for _, o := range st.all {
			st.as(o, func(*Segment) {
				for !o.Detach() {
				}
			})
			o.Close()
		}
		audit(t, st.rt)
	})
	return st
}

func (st *stage) halt(w *worker) {
	st.rt.lock()
	if s := w.Segment(); s != nil {
		s.halt()
	}
	st.rt.mu.Unlock()
}

// as lets one thread act.
func (st *stage) as(w *worker, f func(s *Segment)) {
	st.rt.lock()
	if s := w.Segment(); !s.running {
		s.run()
	}
	st.rt.mu.Unlock()
	f(w.Segment())
	st.halt(w)
}

// makeSenior has w lose so often that commits ask it.
func (st *stage) makeSenior(w *worker) {
	st.as(w, func(*Segment) {
		for range seniorAfter {
			if w.Abort(); w.poll() {
				w.tb.Error("not aborted")
			}
		}
	})
}

func (w *worker) readSlot(i int) uint64 {
	s := w.Segment()
	s.ReadSlot(w.ref(1) + gc.Ref(i)*8)
	return s.Word(w.ref(1), i)
}

func (w *worker) writeSlot(i int, v uint64) {
	s := w.Segment()
	s.WriteSlot(w.ref(1), w.ref(1)+gc.Ref(i)*8)
	s.SetWord(w.ref(1), i, v)
}

func (w *worker) readNode() uint64 {
	w.Segment().ReadBarrier(w.ref(0))
	return w.Segment().Word(w.ref(0), 1)
}

func (w *worker) writeNode(v uint64) {
	w.Segment().WriteBarrier(w.ref(0))
	w.Segment().SetWord(w.ref(0), 1, v)
}

// Slots in different granules of one page: both writes survive.
func TestSlotNeighbours(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	st.as(a, func(*Segment) { a.writeSlot(2, number(-1)) })
	st.as(b, func(*Segment) { b.writeSlot(4, number(-2)) })
	st.as(a, func(*Segment) {
		if !a.Break() {
			t.Error("a was aborted")
		}
	})
	st.as(b, func(*Segment) {
		if b.poll(); b.restored != 0 || !b.Break() {
			t.Error("b was aborted")
		}
	})
	if committed(st.rt, a.ref(1), 2) != number(-1) || committed(st.rt, a.ref(1), 4) != number(-2) {
		t.Error("a write is lost")
	}
}

// Two slots of one granule: the younger is aborted, no write is lost.
func TestSlotsOfOneGranule(t *testing.T) {
	var seen []Conflict
	st := newStage(t, 2, Options{Conflict: func(c Conflict) { seen = append(seen, c) }})
	a, b := st.all[0], st.all[1]
	a.position, b.position = Place{5, 6}, Place{7, 8}
	st.as(a, func(*Segment) { a.writeSlot(2, number(-1)) })
	st.as(b, func(*Segment) {
		b.writeSlot(3, number(-2))
		if b.readSlot(3) != number(-2) {
			t.Error("a doomed transaction does not see its own write")
		}
	})
	st.as(a, func(*Segment) {
		if !a.Break() {
			t.Error("a was aborted")
		}
	})
	st.as(b, func(*Segment) {
		if b.poll() || b.restored != 1 {
			t.Error("b was not aborted")
		}
		if b.readSlot(2) != number(-1) || b.readSlot(3) != number(3) {
			t.Error("b does not see the committed state")
		}
		b.writeSlot(3, number(-2))
		if !b.Break() {
			t.Error("b was aborted again")
		}
	})
	if committed(st.rt, a.ref(1), 2) != number(-1) || committed(st.rt, a.ref(1), 3) != number(-2) {
		t.Error("a write is lost")
	}
	if len(seen) != 1 || seen[0].Kind != ConflictWriteWrite || seen[0].Loser != b.Thread || seen[0].Winner != a.Thread ||
		seen[0].LoserAt != b.position || seen[0].WinnerAt != a.position || seen[0].At != a.ref(1)+16 ||
		!seen[0].Aborted || seen[0].Lost <= 0 {
		t.Errorf("conflicts %+v", seen)
	}
}

// Items in one granule: both writes survive, whoever commits first; and a reader of the one
// is not disturbed by a store to the other.
func TestItemNeighbours(t *testing.T) {
	st := newStage(t, 3, Options{})
	a, b, c := st.all[0], st.all[1], st.all[2]
	writeItem := func(w *worker, i int, v uint64) {
		st.as(w, func(s *Segment) {
			s.WriteItem(w.ref(1), w.ref(1)+gc.Ref(i)*8, 0) // not by blocks, as numbers may be
			s.SetWord(w.ref(1), i, v)
		})
	}
	end := func(w *worker) {
		st.as(w, func(*Segment) {
			if !w.Break() {
				t.Error("aborted")
			}
		})
	}
	for round := range 300 { // versions wrap around
		writeItem(a, 100, number(2*round))
		writeItem(b, 101, number(3*round))
		st.as(c, func(s *Segment) {
			s.Observe()
			s.ReadItem(c.ref(1) + gc.Ref(100+round%2)*8)
		})
		if round%2 == 0 {
			end(b)
			end(c)
			end(a)
		} else {
			end(a)
			end(c)
			end(b)
		}
		if x, y := committed(st.rt, a.ref(1), 100), committed(st.rt, a.ref(1), 101); x != number(2*round) || y != number(3*round) {
			t.Fatalf("round %d: %#x and %#x", round, x, y)
		}
	}
	// An abort takes back the one and leaves the other as it was committed meanwhile.
	writeItem(a, 100, number(-1))
	writeItem(b, 101, number(-2))
	end(b)
	st.as(a, func(*Segment) {
		if a.poll(); a.readSlot(101) != number(-2) || a.readSlot(100) != number(-1) {
			t.Error("a does not see what b has committed, and its own")
		}
		if a.Abort(); a.poll() {
			t.Error("not aborted")
		}
		if a.readSlot(100) != number(2*299) || a.readSlot(101) != number(-2) {
			t.Error("the abort has left something, or taken what b has committed")
		}
	})
	// What is written first alone and then in a range with the other counts as both.
	writeItem(a, 100, number(-3))
	st.as(a, func(s *Segment) {
		s.WriteItems(a.ref(1), a.ref(1)+800, a.ref(1)+816)
		s.SetWord(a.ref(1), 101, number(-4))
	})
	st.as(b, func(s *Segment) {
		s.Observe()
		s.ReadItem(b.ref(1) + 808)
	})
	end(a)
	st.as(b, func(*Segment) {
		if b.poll() {
			t.Error("b has read what a has written, and was not aborted")
		}
		if b.readSlot(100) != number(-3) || b.readSlot(101) != number(-4) {
			t.Error("a write is lost")
		}
	})
}

// A reader is aborted by the writer's commit, whether it is older or younger,
// unless it may go before (past_test.go).
func TestReaderIsAborted(t *testing.T) {
	for _, writer := range []int{0, 1} {
		testReaderIsAborted(t, writer)
	}
}

func testReaderIsAborted(t *testing.T, writer int) {
	st := newStage(t, 2, Options{})
	a, b := st.all[writer], st.all[1-writer]
	st.as(b, func(s *Segment) {
		s.Observe()
		b.words[5] = b.readNode()
	})
	st.as(a, func(*Segment) {
		a.writeNode(number(2))
		if !a.Break() {
			t.Error("a was aborted")
		}
	})
	st.as(b, func(*Segment) {
		if b.poll() || b.words[5] != 0 {
			t.Error("b goes on with a value from the past")
		}
		if b.readNode() != number(2) {
			t.Error("b does not see the commit")
		}
	})
}

// An older reader that has lost repeatedly is waited for; the writer gives up
// when it takes too long.
func TestOlderReaderIsWaitedFor(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	st.makeSenior(a)
	st.as(a, func(*Segment) { a.readNode() })
	st.as(b, func(*Segment) {
		b.writeNode(number(2))
		if b.Break() {
			t.Error("b has overtaken an older reader")
		}
	})
	st.as(a, func(s *Segment) {
		if s.Signal.Load()&SignalCommitSoon == 0 {
			t.Error("a was not asked to end")
		}
		if a.readNode() != number(1) || !a.Break() {
			t.Error("the older reader was disturbed")
		}
	})
	st.as(b, func(*Segment) {
		b.writeNode(number(2))
		if !b.Break() {
			t.Error("b was aborted without a reader")
		}
	})
}

// A transaction that stands at a safepoint while another commits sees the
// commit if and only if it has read nothing of it: never a mix.
func TestReadsFromFuture(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	st.as(b, func(*Segment) { b.words[5] = b.readSlot(100) })
	st.as(a, func(*Segment) {
		a.writeNode(number(5))
		a.writeSlot(2, number(5))
		a.Break()
	})
	st.as(b, func(*Segment) {
		if !b.poll() {
			t.Error("b was aborted over nothing")
		}
		if b.readNode() != number(5) || b.readSlot(2) != number(5) {
			t.Error("b sees a mix")
		}
	})
}

// What an earlier transaction on the segment has read does not count.
func TestNoPhantomConflict(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	for i := range 600 { // versions wrap around
		st.as(b, func(*Segment) {
			b.readNode()
			b.writeSlot(1000, number(i))
			if !b.Break() {
				t.Fatal("b was aborted")
			}
		})
		st.as(a, func(*Segment) {
			a.writeNode(number(i))
			if !a.Break() {
				t.Fatal("a was aborted")
			}
		})
		st.as(b, func(*Segment) {
			if !b.poll() {
				t.Fatalf("round %d: b conflicts over a read of its last transaction", i)
			}
		})
	}
}

// An abort at every k-th step of a transaction that does a bit of everything
// leaves nothing behind.
func TestAbortRestoresAll(t *testing.T) {
	st := newStage(t, 1, Options{})
	w := st.all[0]
	st.as(w, func(s *Segment) {
		w.words[2] = uint64(s.Alloc(kindNode, 0, 12<<10))
		if !w.Break() {
			t.Fatal("aborted")
		}
	})
	steps := []func(s *Segment){
		func(s *Segment) { w.writeNode(number(100)) },
		func(s *Segment) { w.words[6] = uint64(s.Alloc(kindNode, 0, 64)) },
		func(s *Segment) { s.Signal.Or(SignalMinor) },
		func(s *Segment) { w.writeNode(w.words[6]) },
		func(s *Segment) { w.writeSlot(700, w.words[6]) },
		func(s *Segment) {
			ref, _ := s.AllocLarge(kindArray, 0, 50<<10)
			w.words[7] = uint64(ref)
			s.SetWord(ref, 3000, number(3))
		},
		func(s *Segment) {
			ref, _ := s.AllocLarge(kindArray, 0, 300<<10)
			w.words[9] = uint64(ref)
			s.SetWord(ref, 30000, w.words[7])
		},
		func(s *Segment) { s.Signal.Or(SignalMinor) },
		func(s *Segment) { s.SetWord(gc.Ref(w.words[9]), 30001, number(1)) },
		func(s *Segment) {
			ref, _ := s.AllocOld(kindNode, 0, 128)
			w.words[8] = uint64(ref)
			s.SetWord(ref, 5, w.words[7])
		},
		func(s *Segment) { s.WriteRange(w.ref(1), w.ref(1)+800, w.ref(1)+4000) },
		func(s *Segment) { s.SetWord(w.ref(1), 200, w.words[8]) },
		func(s *Segment) { // an object accessed whole that spans pages
			s.WriteBarrier(w.ref(2))
			for i := 1; i < 1500; i += 100 {
				s.SetWord(w.ref(2), i, number(i))
			}
		},
		func(s *Segment) { s.Identity(s.Alloc(kindNode, 0, 32)) },
		func(s *Segment) { s.Signal.Or(SignalMinor) },
		func(s *Segment) { s.Signal.Or(SignalMajor) },
		func(s *Segment) { w.writeSlot(701, number(9)) },
		func(s *Segment) { w.writeNumber(1500, 9) },
		func(s *Segment) { s.Signal.Or(SignalMajor) },
		func(s *Segment) { w.writeNumber(1502, 9) },
	}
	for k := 1; k <= len(steps); k++ {
		aborted, committedTimes := 0, 0
		st.as(w, func(*Segment) {
			words := w.words
			w.Segment().OnAbort(func() { aborted++ })
			w.Segment().OnCommit(func() { committedTimes++ })
			w.EnterAtomic()
			for _, step := range steps[:k] {
				step(w.Segment())
				if !w.poll() {
					t.Fatal("aborted early")
				}
			}
			w.Abort()
			if w.poll() {
				t.Fatal("not aborted")
			}
			w.LeaveAtomic()
			if w.words != words || aborted != 1 || committedTimes != 0 {
				t.Errorf("after %d steps: state or callbacks", k)
			}
			s := w.Segment()
			if len(s.log) != 0 || len(s.own) != 0 || s.Used() != 0 {
				t.Errorf("after %d steps: something is left", k)
			}
			compareReachable(t, st.rt, s, w, k)
		})
	}
	for k := range steps {
		st.as(w, func(*Segment) {
			w.EnterAtomic()
			for _, step := range steps[:k+1] {
				step(w.Segment())
				if !w.poll() {
					t.Fatal("aborted")
				}
			}
			w.LeaveAtomic()
			if !w.Break() {
				t.Fatal("aborted")
			}
			compareReachable(t, st.rt, w.Segment(), w, k)
		})
	}
}

// compareReachable compares the bytes of the objects of a stage in a view
// with segment 0.
func compareReachable(t *testing.T, rt *Runtime, s *Segment, w *worker, k int) {
	t.Helper()
	for _, ref := range []gc.Ref{w.ref(0), w.ref(1), w.ref(2)} {
		n := s.Size(ref)
		a := unsafe.Slice((*byte)(s.Ptr(ref)), n)
		b := unsafe.Slice((*byte)(rt.solo.Ptr(ref)), n)
		if !bytes.Equal(a, b) {
			t.Fatalf("step %d: object %#x differs from segment 0", k, ref)
		}
	}
	if err := s.Verify(); err != nil {
		t.Fatalf("step %d: %v", k, err)
	}
	if err := auditPages(s); err != nil {
		t.Fatalf("step %d: %v", k, err)
	}
}

// Copies of pages are dropped and the pages followed again.
func TestReshare(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	for i := range 50 {
		st.as(a, func(s *Segment) {
			for j := 2; j < 4000; j += 300 {
				a.writeSlot(j, uint64(s.Alloc(kindNode, uint32(i), 256)))
			}
			// Mid-transaction survivors, whose pages are private.
			a.EnterAtomic()
			s.Signal.Or(SignalMinor)
			a.poll()
			a.LeaveAtomic()
			if !a.Break() {
				t.Fatal("aborted")
			}
			if a.Segment().private == 0 {
				t.Fatal("no private pages")
			}
		})
		audit := func(w *worker) {
			if err := auditPages(w.Segment()); err != nil {
				t.Error(err)
			}
		}
		st.as(b, func(s *Segment) {
			if !b.poll() {
				t.Fatal("b was aborted")
			}
			for j := 2; j < 4000; j += 300 {
				if ref := gc.Ref(b.readSlot(j)); s.Layout(ref) != uint32(i) {
					t.Fatalf("round %d: layout %d", i, s.Layout(ref))
				}
			}
			if !b.Break() {
				t.Fatal("b was aborted")
			}
		})
		audit(a)
		audit(b)
		if i%3 == 0 {
			st.rt.lock()
			b.Segment().reshareAll()
			a.Segment().reshareAll()
			st.rt.mu.Unlock()
		}
	}
}

// What has grown and is freed is given back, copies of its pages, too.
func TestFreedPagesAreNotKept(t *testing.T) {
	st := newStage(t, 2, Options{Heap: gc.Options{MajorMin: 64 << 10}})
	a, b := st.all[0], st.all[1]
	st.as(a, func(s *Segment) {
		ref, _ := s.AllocLarge(kindBytes, 0, 8<<20)
		a.words[4] = uint64(ref)
		if !a.Break() {
			t.Fatal("aborted")
		}
		s = a.Segment()
		s.WriteRange(ref, ref+8, ref+8<<20)
		for i := 1; i < 1<<20; i++ {
			s.SetWord(ref, i, number(i))
		}
		if len(s.log) > 1 {
			t.Errorf("%d entries for one range", len(s.log))
		}
		if !a.Break() {
			t.Fatal("aborted")
		}
		for i := 1; i < 1<<20; i++ {
			if committed(st.rt, ref, i) != number(i) {
				t.Fatalf("word %d is lost", i)
			}
		}
		if a.Segment().private < 1000 {
			t.Fatalf("%d private pages", a.Segment().private)
		}
		a.words[4] = 0
		if !a.Break() {
			t.Fatal("aborted")
		}
	})
	// What was in use since the last collection stays, some of it, until the next.
	st.as(b, func(s *Segment) { s.Collect() })
	st.as(b, func(s *Segment) { s.Collect() })
	st.as(a, func(s *Segment) {
		if !a.poll() || s.private > 100 {
			t.Errorf("%d private pages", s.private)
		}
		if err := auditPages(s); err != nil {
			t.Error(err)
		}
	})
}

// New objects are put beside objects whose pages others are copying, into
// cells that others have freed, and are changed by whoever finds them. All
// words of an object are the same number, in each state anybody sees.
func TestNewObjectVisibility(t *testing.T) {
	for _, poison := range []bool{false, true} {
		rt := newRuntime(t, Options{Segments: 3, Heap: gc.Options{Nursery: 32 << 10, MajorMin: 256 << 10, Poison: poison}})
		const slots = 300
		w := setup(t, rt, func(w *worker) {
			array, _ := w.Segment().AllocLarge(kindArray, 0, (2+slots)*8)
			w.words[0] = uint64(array)
		})
		fill := func(s *Segment, ref gc.Ref, n int) {
			for i := 1; i < int(s.Size(ref)/8); i++ {
				s.SetWord(ref, i, number(n))
			}
		}
		parallel(t, rt, w, 3, func(w *worker, me int) {
			rnd := rand.New(rand.NewSource(int64(me)))
			for round := range 700 {
				w.atomically(func(s *Segment) bool {
					for range 1 + rnd.Intn(4) {
						s := w.Segment()
						slot := 2 + rnd.Intn(slots)
						old := gc.Ref(w.graphSlot(w.ref(0), slot))
						if old == 0 || rnd.Intn(3) == 0 {
							ref := s.Alloc(kindNode, uint32(round), 16+16*uintptr(rnd.Intn(12)))
							fill(s, ref, round)
							w.setGraphSlot(w.ref(0), slot, uint64(ref))
						} else {
							s.ReadBarrier(old)
							for i := 2; i < int(s.Size(old)/8); i++ {
								if s.Word(old, i) != s.Word(old, 1) {
									t.Errorf("object %#x: word %d is %#x, word 1 %#x", old, i, s.Word(old, i), s.Word(old, 1))
									return true
								}
							}
							if rnd.Intn(2) == 0 {
								s.WriteBarrier(old)
								fill(s, old, round)
							}
						}
						switch rnd.Intn(20) {
						case 0:
							s.Signal.Or(SignalMinor)
						case 1:
							s.Signal.Or(SignalMajor)
						}
						if !w.poll() {
							return false
						}
					}
					return true
				})
			}
		})
		t.Log(eventLine(rt))
	}
}

// Conflicts are told once the loser has got over them, with both places where
// they are known, and what they cost.
func TestConflictReports(t *testing.T) {
	var seen []Conflict
	st := newStage(t, 2, Options{Conflict: func(c Conflict) { seen = append(seen, c) }})
	a, b := st.all[0], st.all[1]
	take := func() (c Conflict) {
		t.Helper()
		if len(seen) != 1 {
			t.Fatalf("%d conflicts: %+v", len(seen), seen)
		}
		c, seen = seen[0], nil
		if c.Lost <= 0 {
			t.Errorf("nothing lost: %+v", c)
		}
		return c
	}
	// A younger reader is aborted: where it stood, where the write was made.
	st.as(b, func(s *Segment) {
		s.Observe() // or it would go before
		b.readNode()
		b.position = Place{20, 1}
	})
	st.as(a, func(*Segment) {
		a.position = Place{10, 1}
		a.writeNode(number(2))
		a.position = Place{10, 2}
		if a.Break(); len(seen) != 0 {
			t.Error("told before the loser has learnt of it")
		}
	})
	st.as(b, func(*Segment) { b.poll() })
	c := take()
	if c.Kind != ConflictWriteRead || c.Loser != b.Thread || c.Winner != a.Thread || !c.Aborted || c.At != a.ref(0) ||
		c.LoserAt != (Place{20, 1}) || c.WinnerAt != (Place{10, 1}) {
		t.Errorf("%+v", c)
	}
	// Of two writers the one that commits first wins: both places of writes.
	st.as(a, func(*Segment) {
		a.position = Place{10, 3}
		a.writeSlot(100, number(1))
		a.position = Place{10, 4}
	})
	st.as(b, func(*Segment) {
		b.position = Place{20, 2}
		b.writeSlot(101, number(2))
		if b.position = (Place{20, 3}); !b.Break() {
			t.Error("the first to commit was aborted")
		}
	})
	st.as(a, func(*Segment) { a.poll() })
	c = take()
	if c.Kind != ConflictWriteWrite || c.Loser != a.Thread || c.Winner != b.Thread || !c.Aborted ||
		c.LoserAt != (Place{10, 3}) || c.WinnerAt != (Place{20, 2}) {
		t.Errorf("%+v", c)
	}
	// A committer waits for an older reader, which then ends.
	st.makeSenior(a)
	st.as(a, func(*Segment) {
		a.readNode()
		a.position = Place{10, 5}
	})
	st.rt.opts.probe = func(p point, _ *Segment, _ *Thread, _ gc.Ref) {
		if p == pointBehind {
			st.rt.opts.probe = nil
			go st.as(a, func(*Segment) { a.Break() })
		}
	}
	st.as(b, func(*Segment) {
		b.position = Place{20, 3}
		b.writeNode(number(3))
		if !b.Break() {
			t.Fatal("aborted")
		}
	})
	c = take()
	if c.Kind != ConflictWriteRead || c.Loser != b.Thread || c.Winner != a.Thread || c.Aborted ||
		c.LoserAt != (Place{20, 3}) || c.WinnerAt != (Place{10, 5}) {
		t.Errorf("%+v", c)
	}
	if times := st.rt.Times(); times[SpentLost] <= 0 || times[SpentBehind] <= 0 {
		t.Errorf("times %v", times)
	}
}
