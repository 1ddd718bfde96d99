package stm

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pystm/runtime/gc"
)

// By default there are as many segments as goroutines that can run at a time.
func TestDefaultSegments(t *testing.T) {
	rt := newRuntime(t, Options{})
	if want := min(runtime.GOMAXPROCS(0), runtime.NumCPU()); rt.opts.Segments != want {
		t.Errorf("%d segments, not %d", rt.opts.Segments, want)
	}
}

// Ten thousand threads exist at once; all get their turn.
func TestTenThousandThreads(t *testing.T) {
	const threads = 10_000
	rt := newRuntime(t, Options{Segments: 2, Work: 1000})
	w := setup(t, rt, workloads[0].setup)
	var before, after runtime.MemStats
	all := make([]*worker, threads)
	for i := range all {
		all[i] = &worker{tb: t}
	}
	runtime.GC()
	runtime.ReadMemStats(&before)
	for _, o := range all {
		o.Thread = rt.NewThread(o)
		o.words = w.words
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if each := int64(after.HeapAlloc-before.HeapAlloc) / threads; each > 1000 {
		t.Errorf("a detached thread takes %d bytes", each)
	}
	var attached, most atomic.Int32
	var wg sync.WaitGroup
	for i, o := range all {
		wg.Go(func() {
			o.attach()
			for n := attached.Add(1); n > most.Load(); {
				most.Store(n)
			}
			workloads[0].op(o, o.Segment(), i%8, 0)
			attached.Add(-1)
			for !o.Detach() {
				workloads[0].op(o, o.Segment(), i%8, 0)
			}
		})
	}
	wg.Wait()
	if most.Load() > 2 {
		t.Errorf("%d threads had a segment at a time", most.Load())
	}
	for _, o := range all {
		o.Close()
	}
	if err := workloads[0].check(rt, w, threads); err != nil {
		t.Error(err)
	}
	audit(t, rt)
}

// A thread is closed while others wait for a segment, to stop the world, or to
// become inevitable.
func TestCloseWhileOthersWait(t *testing.T) {
	rt := newRuntime(t, Options{Segments: 1, Transactional: true})
	w := setup(t, rt, workloads[0].setup)
	w.Close()
	var wg sync.WaitGroup
	for i := range 60 {
		o := newWorker(t, rt)
		o.words = w.words
		wg.Go(func() {
			defer o.Close()
			o.attach()
			o.atomically(func(s *Segment) bool {
				if i%3 == 0 && !o.BecomeInevitable() {
					return false
				}
				workloads[0].op(o, o.Segment(), i%8, 0)
				return o.poll()
			})
			for !o.Detach() {
			}
		})
	}
	wg.Wait()
	if err := workloads[0].check(rt, w, 60); err != nil {
		t.Error(err)
	}
	if len(rt.threads) != 0 || len(rt.queue) != 0 {
		t.Errorf("%d threads, %d in the queue", len(rt.threads), len(rt.queue))
	}
	audit(t, rt)
}

// One transaction writes a million objects; it is aborted, and commits.
func TestMillionObjects(t *testing.T) {
	const count = 1_000_000
	rt := newRuntime(t, Options{Segments: 1, Transactional: true})
	w := newWorker(t, rt)
	w.attach()
	// A list; its head is a root.
	for i := 0; i < count; i++ {
		s := w.Segment()
		ref := s.Alloc(kindNode, 0, 32)
		s.SetWord(ref, 1, w.words[0])
		s.SetWord(ref, 2, number(i))
		w.words[0] = uint64(ref)
		if !w.poll() {
			t.Fatal("aborted")
		}
	}
	sum := func() (n, sum int) {
		for ref := w.ref(0); ref != 0; ref = gc.Ref(committed(rt, ref, 1)) {
			n++
			sum += value(committed(rt, ref, 2))
		}
		return n, sum
	}
	for !w.Break() {
	}
	n, total := sum()
	if n != count {
		t.Fatalf("%d objects", n)
	}
	add := func() {
		s := w.Segment()
		for ref := w.ref(0); ref != 0; ref = gc.Ref(s.Word(ref, 1)) {
			s.WriteBarrier(ref)
			s.SetWord(ref, 2, s.Word(ref, 2)+1<<3)
		}
	}
	w.EnterAtomic()
	add()
	w.Abort()
	if w.poll() {
		t.Fatal("not aborted")
	}
	if _, got := sum(); got != total {
		t.Errorf("an aborted transaction has left %d", got-total)
	}
	add()
	w.SetAtomic(0)
	if !w.Break() {
		t.Fatal("aborted")
	}
	if _, got := sum(); got != total+count {
		t.Errorf("a transaction has changed %d objects", got-total)
	}
	for !w.Detach() {
	}
	w.Close()
	audit(t, rt)
}

// A heap that is full inside of a transaction: the client is told, and once it
// has let go all goes on, for the others, too.
func TestHeapFullInTransaction(t *testing.T) {
	rt := newRuntime(t, Options{Segments: 2, Heap: gc.Options{MaxHeap: 8 << 20, MajorMin: 1 << 20, Nursery: 256 << 10}})
	w := setup(t, rt, workloads[0].setup)
	var full, others atomic.Int32
	parallel(t, rt, w, 2, func(w *worker, me int) {
		if me == 1 {
			for n := 0; n < 1000 || full.Load() < 3; n++ {
				w.atomically(func(s *Segment) bool {
					workloads[0].op(w, s, me, n)
					s.Alloc(kindNode, 0, 1000)
					return w.poll()
				})
				others.Add(1)
				if n > 1_000_000 {
					t.Error("the heap is never full")
					return
				}
			}
			return
		}
		for range 3 {
			w.EnterAtomic()
			for oom := false; !oom; {
				s := w.Segment()
				ref, ok := s.AllocLarge(kindNode, 0, 4000)
				if !ok {
					break
				}
				s.SetWord(ref, 1, w.words[20])
				w.words[20] = uint64(ref)
				if s.Signal.Load() != 0 {
					oom = s.Poll()&SignalOOM != 0
				}
			}
			full.Add(1)
			w.words[20] = 0
			w.SetAtomic(0)
			w.Break()
			if ok := w.Segment().Collect(); !ok {
				w.words[20] = 0
			}
			// Large ones are refused at once.
			if _, ok := w.Segment().AllocLarge(kindNode, 0, 9<<20); ok {
				t.Error("an object larger than the heap")
			}
			ref, ok := w.Segment().AllocLarge(kindNode, 0, 1<<20)
			if !ok {
				// What the other has not committed counts, too.
				w.Segment().Collect()
				ref, ok = w.Segment().AllocLarge(kindNode, 0, 1<<20)
			}
			if !ok {
				t.Error("no memory after all was dropped")
			} else if w.Segment().Kind(ref) != kindNode {
				t.Error("header")
			}
		}
	})
	if full.Load() != 3 {
		t.Errorf("full %d times", full.Load())
	}
	t.Log(others.Load(), eventLine(rt))
}

// Two threads that need to be inevitable take turns; one that asks for its turn
// does not wait until the other's transaction has got as long as it may.
func TestInevitableTakesTurns(t *testing.T) {
	rt := newRuntime(t, Options{Segments: 2, Work: 1 << 30})
	w := setup(t, rt, workloads[0].setup)
	var stop, over atomic.Bool
	time.AfterFunc(10*time.Second, func() { stop.Store(true) })
	const turns = 50
	var taken [2]int
	parallel(t, rt, w, 2, func(w *worker, me int) {
		for !over.Load() && !stop.Load() {
			if !w.BecomeInevitable() {
				continue
			}
			if taken[me]++; taken[me] == turns {
				over.Store(true)
			}
			for ended := w.ended; w.ended == ended && !over.Load() && !stop.Load(); {
				w.poll()
			}
		}
	})
	if stop.Load() || min(taken[0], taken[1]) < turns/2 {
		t.Errorf("turns: %v", taken)
	}
}
