package stm

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pystm/runtime/gc"
)

// One inevitable transaction at a time, none is ever aborted.
func TestInevitableExclusive(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		w := setup(t, rt, func(w *worker) {
			w.words[0] = uint64(w.Segment().Alloc(kindNode, 0, 32))
			w.Segment().SetWord(w.ref(0), 1, number(0))
		})
		var inside, effects atomic.Int32
		const threads, rounds = 4, 200
		parallel(t, rt, w, threads, func(w *worker, me int) {
			for i := range rounds {
				w.atomically(func(*Segment) bool {
					w.Segment().ReadBarrier(w.ref(0))
					n := value(w.Segment().Word(w.ref(0), 1))
					if i%2 == me%2 {
						if !w.BecomeInevitable() {
							return false
						}
						if inside.Add(1) != 1 {
							t.Error("two inevitable transactions")
						}
						effects.Add(1)
					}
					restored := w.restored
					w.Segment().WriteBarrier(w.ref(0))
					w.Segment().SetWord(w.ref(0), 1, number(n+1))
					ok := w.poll()
					if i%2 == me%2 {
						inside.Add(-1)
						if !ok || w.restored != restored {
							t.Error("an inevitable transaction was aborted")
						}
					}
					return ok
				})
			}
		})
		if got := value(committed(rt, w.ref(0), 1)); got != threads*rounds {
			t.Errorf("counter is %d, not %d", got, threads*rounds)
		}
		if effects.Load() != threads*rounds/2 {
			t.Errorf("%d side effects, not %d", effects.Load(), threads*rounds/2)
		}
	})
}

// A long transaction that reads everything commits though short ones write
// all the time; and a writer commits though others re-read all the time.
func TestStarvationFreedom(t *testing.T) {
	for _, long := range []string{"reader", "writer"} {
		t.Run(long, func(t *testing.T) {
			rt := newRuntime(t, Options{Segments: 3})
			const cells = 50
			w := setup(t, rt, func(w *worker) {
				array, _ := w.Segment().AllocLarge(kindArray, 0, 40<<10)
				w.words[1] = uint64(array)
			})
			var done atomic.Bool
			most := 0
			parallel(t, rt, w, 3, func(w *worker, me int) {
				for n := 0; !done.Load(); n++ {
					if me != 0 {
						w.atomically(func(*Segment) bool {
							if long == "reader" {
								w.writeSlot(2+n%cells, number(n))
							} else {
								for i := range cells {
									w.readSlot(2 + i)
								}
							}
							return w.poll()
						})
						continue
					}
					if n == 20 {
						done.Store(true)
						break
					}
					start := w.restored
					w.atomically(func(*Segment) bool {
						for i := range cells {
							if long == "reader" {
								w.readSlot(2 + i)
							} else {
								w.writeSlot(2+i, number(n))
							}
							for begin := time.Now(); time.Since(begin) < 10*time.Microsecond; {
							}
							if !w.poll() {
								return false
							}
						}
						return true
					})
					most = max(most, w.restored-start)
				}
			})
			t.Logf("at most %d retries; %s", most, eventLine(rt))
			if most > serialAfter+2 {
				t.Errorf("a transaction was retried %d times", most)
			}
		})
	}
}

// Many more threads than segments: all get their turns.
func TestManyThreads(t *testing.T) {
	t.Run("polling", func(t *testing.T) {
		eachHasTurns(t, 40, func(w *worker) { w.poll() })
	})
	// What ends the transactions is the collections.
	t.Run("collecting", func(t *testing.T) {
		eachHasTurns(t, 5, func(w *worker) {
			if !w.Segment().Collect() {
				w.unwind()
			}
		})
	})
}

func eachHasTurns(t *testing.T, threads int, rest func(w *worker)) {
	rt := newRuntime(t, Options{Segments: 2, Work: 100})
	w := setup(t, rt, func(w *worker) {
		array, _ := w.Segment().AllocLarge(kindArray, 0, 40<<10)
		w.words[1] = uint64(array)
	})
	turns := make([]int, threads)
	var stop atomic.Bool
	time.AfterFunc(300*time.Millisecond, func() { stop.Store(true) })
	parallel(t, rt, w, threads, func(w *worker, me int) {
		for i := 0; !stop.Load(); i++ {
			w.writeSlot(2+me*8, number(i))
			ended := w.ended
			rest(w)
			if w.ended != ended {
				turns[me]++
			}
		}
	})
	low, high := slices.Min(turns), slices.Max(turns)
	t.Logf("%d to %d turns; %s", low, high, eventLine(rt))
	if low == 0 || high > 4*low+20 {
		t.Errorf("%d to %d turns", low, high)
	}
}

// One thread is solo, the second ends that, and it comes back.
func TestSoloTransitions(t *testing.T) {
	rt := newRuntime(t, Options{Segments: 2, Heap: gc.Options{Nursery: 16 << 10, Poison: true, MajorMin: 64 << 10}})
	w := newWorker(t, rt)
	w.attach()
	if w.Segment() != rt.Solo() {
		t.Fatal("the only thread is not on segment 0")
	}
	w.words[0] = uint64(w.Segment().Alloc(kindNode, 0, 32))
	w.Segment().SetWord(w.ref(0), 1, number(0))
	add := func(w *worker) {
		for range 200 {
			w.atomically(func(s *Segment) bool {
				s.WriteBarrier(w.ref(0))
				w.words[2] = uint64(s.Alloc(kindNode, 0, 256))
				s.SetWord(w.ref(0), 1, s.Word(w.ref(0), 1)+8)
				s.SetWord(w.ref(0), 2, w.words[2])
				return w.poll()
			})
		}
	}
	for round := range 6 {
		add(w)
		var wg sync.WaitGroup
		o := newWorker(t, rt)
		// What a thread starts with is committed first.
		if !w.Break() && round == 0 {
			t.Fatal("aborted")
		}
		o.words[0] = w.words[0]
		wg.Go(func() {
			o.attach()
			if o.Segment() == rt.Solo() {
				t.Error("a second thread on segment 0")
			}
			add(o)
			for !o.Detach() {
			}
			o.Close()
		})
		for w.Segment() == rt.Solo() {
			w.poll()
		}
		add(w)
		for !w.Detach() {
		}
		wg.Wait()
		// Alone for a moment only, as far as the runtime knows: another thread may come.
		rt.alone = rt.now() + time.Hour
		w.attach()
		if w.Segment() == rt.Solo() {
			t.Fatal("solo at once")
		}
		w.Break()
		if w.Segment() == rt.Solo() {
			t.Fatal("solo after the first transaction")
		}
		rt.alone = rt.now() - soloAfter
		if round%2 == 0 {
			for !w.Detach() {
			}
			w.attach()
		} else {
			w.Break()
		}
		if w.Segment() != rt.Solo() {
			t.Fatal("not solo again")
		}
		if got := value(w.Segment().Word(w.ref(0), 1)); got != (round+1)*600 {
			t.Fatalf("round %d: counter is %d, not %d", round, got, (round+1)*600)
		}
		if err := w.Segment().Verify(); err != nil {
			t.Fatal(err)
		}
	}
	w.Detach()
	audit(t, rt)
}

// Deaths that only an aborted transaction has seen did not happen.
func TestWeakAndFinalizerAbort(t *testing.T) {
	st := newStage(t, 1, Options{Heap: gc.Options{Poison: true}})
	w := st.all[0]
	st.as(w, func(s *Segment) {
		// An old target that a node refers to, with a weak reference and a finalizer.
		target := s.Alloc(kindNode, 5, 32)
		s.SetFinalizer(target)
		w.writeNode(uint64(target))
		w.words[4] = uint64(s.Alloc(kindWeak, 0, 32))
		s.SetWord(w.ref(4), 1, uint64(target))
		if !w.Break() {
			t.Fatal("aborted")
		}
		s = w.Segment()
		w.EnterAtomic()
		w.writeNode(number(0)) // the only reference goes
		doomed := s.Alloc(kindNode, 6, 32)
		s.SetFinalizer(doomed)
		if !s.Collect() {
			t.Fatal("aborted")
		}
		if s.Word(w.ref(4), 1) == 0 || s.NextFinalizable() != 0 {
			t.Error("died though the removal is not committed")
		}
		w.Abort()
		w.poll()
		s = w.Segment()
		w.LeaveAtomic()
		if gc.Ref(s.Word(w.ref(4), 1)) != gc.Ref(w.readNode()) {
			t.Error("weak reference lost by an abort")
		}
		w.writeNode(number(0))
		for range 3 {
			if !w.Break() || !w.Segment().Collect() {
				t.Fatal("aborted")
			}
		}
		s = w.Segment()
		if s.Word(w.ref(4), 1) != 0 || s.NextDeadWeak() != w.ref(4) {
			t.Error("weak reference survives its target")
		}
		ref := s.NextFinalizable()
		if ref == 0 || s.Layout(ref) != 5 {
			t.Fatalf("finalizable %#x", ref)
		}
		// The transaction that was to run it is aborted: it comes again.
		w.Abort()
		w.poll()
		s = w.Segment()
		if s.NextFinalizable() != ref || s.NextFinalizable() != 0 {
			t.Error("finalizer is not run exactly once")
		}
		if s.NextDeadWeak() != w.ref(4) || s.NextDeadWeak() != 0 {
			t.Error("callback is not called exactly once")
		}
	})
}

// Commit callbacks are called in the order of commits, and only for commits.
func TestCommitOrder(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		w := setup(t, rt, func(w *worker) {
			w.words[0] = uint64(w.Segment().Alloc(kindNode, 0, 32))
			w.Segment().SetWord(w.ref(0), 1, number(0))
		})
		var order []int
		parallel(t, rt, w, 3, func(w *worker, me int) {
			for range 200 {
				w.atomically(func(s *Segment) bool {
					s.WriteBarrier(w.ref(0))
					n := value(s.Word(w.ref(0), 1)) + 1
					s.SetWord(w.ref(0), 1, number(n))
					s.OnCommit(func() { order = append(order, n) })
					return w.poll()
				})
			}
		})
		for i, n := range order {
			if n != i+1 {
				t.Fatalf("commit %d was told as number %d", n, i)
			}
		}
		if len(order) != 600 {
			t.Fatalf("%d commits told", len(order))
		}
	})
}

// A thread waits for others outside of transactions: it detaches and waits for
// a channel that commits send to. What it was told of is there afterwards, each
// time once.
func TestDetachToWait(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		w := setup(t, rt, workloads[0].setup)
		const items, threads = 300, 4
		ready := make(chan int, items)
		var got atomic.Int64
		parallel(t, rt, w, threads, func(w *worker, me int) {
			if me == 0 {
				for n := range items {
					w.atomically(func(s *Segment) bool {
						s.WriteBarrier(w.ref(0))
						s.SetWord(w.ref(0), 1, number(n+1))
						w.OnCommit(func() { ready <- n + 1 })
						return w.poll()
					})
				}
				close(ready)
				return
			}
			for {
				for !w.Detach() {
				}
				n, ok := <-ready
				w.attach()
				if !ok {
					return
				}
				got.Add(int64(n))
				w.atomically(func(s *Segment) bool {
					s.ReadBarrier(w.ref(0))
					if seen := value(s.Word(w.ref(0), 1)); seen < n {
						t.Errorf("told of %d, sees %d", n, seen)
					}
					return w.poll()
				})
			}
		})
		if got.Load() != items*(items+1)/2 {
			t.Errorf("told of %d in all", got.Load())
		}
	})
}

// Go collects garbage, grows stacks and changes the number of processors
// meanwhile.
func TestGoRuntimeChaos(t *testing.T) {
	rt := newRuntime(t, Options{Segments: 2, Heap: gc.Options{Nursery: 32 << 10, Poison: true}})
	load := &workloads[6]
	w := setup(t, rt, load.setup)
	var stop atomic.Bool
	var wg sync.WaitGroup
	before := runtime.GOMAXPROCS(0)
	wg.Go(func() {
		for n := 0; !stop.Load(); n++ {
			runtime.GC()
			runtime.GOMAXPROCS(1 + n%4)
			time.Sleep(time.Millisecond)
		}
	})
	var deep func(n int) int
	deep = func(n int) int {
		var pad [64]int
		if n > 0 {
			pad[n%64] = deep(n - 1)
		}
		return pad[n%64] + 1
	}
	const ops = 2000
	parallel(t, rt, w, 3, func(w *worker, me int) {
		w.words[wordDone] = number(0)
		for value(w.words[wordDone]) < ops {
			s, n := w.Segment(), value(w.words[wordDone])
			load.op(w, s, me, n)
			if n%100 == 0 {
				deep(200)
			}
			w.words[wordDone] = number(n + 1)
			if s.Budget -= workPerOp; s.Signal.Load() != 0 || s.Budget < 0 {
				s.Poll()
			}
		}
	})
	stop.Store(true)
	wg.Wait()
	runtime.GOMAXPROCS(before)
	if err := load.check(rt, w, 3*ops); err != nil {
		t.Error(err)
	}
}

// Who loses much is told of each commit of another thread, who does not of every second one.
func TestToldOfCommits(t *testing.T) {
	for _, losing := range []bool{false, true} {
		st := newStage(t, 2, Options{Work: 1 << 30})
		a, b := st.all[0], st.all[1]
		st.as(b, func(s *Segment) {
			s.losing = losing
			for n := range 2 {
				st.as(a, func(*Segment) {
					a.writeSlot(100, number(n))
					a.commits(t, true)
				})
				if told := s.Signal.Load()&SignalPause != 0; told != (losing || n == 1) {
					t.Errorf("losing %v: told after %d commits: %v", losing, n+1, told)
				}
			}
		})
	}
}
