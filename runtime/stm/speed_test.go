package stm

import (
	"fmt"
	"math/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"pystm/runtime/gc"
)

// A workload is a loop as a client's threads run it: op after op, with a break
// point after each. Its state is in the worker's words, so that it can be
// rolled back.
type workload struct {
	name string
	// setup makes what the threads work on, in w.words[0:8].
	setup func(w *worker)
	// op does one step in thread me; n counts them.
	op func(w *worker, s *Segment, me, n int)
	// check tells what is wrong after so many ops in all.
	check func(rt *Runtime, w *worker, ops int) error
}

// Words of a worker that runs a workload.
const (
	wordDone   = 8 // number of ops done
	wordRandom = 9 // state of a random generator
	wordOwn    = 10
)

// random returns a number below n; the generator's state is rolled back, too.
func (w *worker) roll(n int) int {
	x := w.words[wordRandom] | 1
	x ^= x << 13
	x ^= x >> 7
	x ^= x << 17
	w.words[wordRandom] = x | 1
	return int((x >> 8) % uint64(n))
}

// workPerOp is how many work units an op counts for: about as many bytecodes
// as a client would run for it.
const workPerOp = 10

// runOps runs ops of a workload in thread me.
func (w *worker) runOps(load *workload, me, ops int) {
	for value(w.words[wordDone]) < ops {
		s := w.Segment()
		n := value(w.words[wordDone])
		load.op(w, s, me, n)
		w.words[wordDone] = number(n + 1)
		if s.Budget -= workPerOp; s.Signal.Load() != 0 || s.Budget < 0 {
			s.Poll()
		}
	}
}

const (
	benchNodes = 50_000
	benchSlots = 200_000
)

var workloads = []workload{
	{
		// Each thread counts in an object of its own.
		name: "counters",
		setup: func(w *worker) {
			for i := range 8 {
				w.words[i] = uint64(w.Segment().Alloc(kindNode, 0, 32))
				w.Segment().SetWord(w.ref(i), 1, number(0))
			}
		},
		op: func(w *worker, s *Segment, me, n int) {
			ref := w.ref(me)
			s.WriteBarrier(ref)
			s.SetWord(ref, 1, number(value(s.Word(ref, 1))+1))
		},
		check: func(rt *Runtime, w *worker, ops int) error {
			sum := 0
			for i := range 8 {
				sum += value(committed(rt, w.ref(i), 1))
			}
			if sum != ops {
				return fmt.Errorf("counted %d", sum)
			}
			return nil
		},
	},
	{
		// One counter for all.
		name: "shared",
		setup: func(w *worker) {
			w.words[0] = uint64(w.Segment().Alloc(kindNode, 0, 32))
			w.Segment().SetWord(w.ref(0), 1, number(0))
		},
		op: func(w *worker, s *Segment, me, n int) {
			ref := w.ref(0)
			s.WriteBarrier(ref)
			s.SetWord(ref, 1, number(value(s.Word(ref, 1))+1))
		},
		check: func(rt *Runtime, w *worker, ops int) error {
			if n := value(committed(rt, w.ref(0), 1)); n != ops {
				return fmt.Errorf("counted %d", n)
			}
			return nil
		},
	},
	{
		// Stores to random slots of a large array of the thread's own.
		name: "slots",
		setup: func(w *worker) {
			for i := range 2 {
				ref, _ := w.Segment().AllocLarge(kindArray, 0, (2+benchSlots)*8)
				w.words[i] = uint64(ref)
			}
		},
		op: func(w *worker, s *Segment, me, n int) {
			ref, i := w.ref(me), 2+w.roll(benchSlots)
			s.WriteSlot(ref, ref+gc.Ref(i)*8)
			s.SetWord(ref, i, number(n))
		},
	},
	{
		// Stores to slots of a large array of the thread's own, one after the other.
		name: "sweep",
		setup: func(w *worker) {
			for i := range 2 {
				ref, _ := w.Segment().AllocLarge(kindArray, 0, (2+benchSlots)*8)
				w.words[i] = uint64(ref)
			}
		},
		op: func(w *worker, s *Segment, me, n int) {
			ref, i := w.ref(me), 2+n%benchSlots
			s.WriteSlot(ref, ref+gc.Ref(i)*8)
			s.SetWord(ref, i, number(n))
		},
	},
	{
		// Stores to random small objects of the thread's own.
		name:  "objects",
		setup: func(w *worker) { makeNodes(w, 2) },
		op: func(w *worker, s *Segment, me, n int) {
			array, i := w.ref(me), 2+w.roll(benchNodes)
			s.ReadSlot(array + gc.Ref(i)*8)
			ref := gc.Ref(s.Word(array, i))
			s.WriteBarrier(ref)
			s.SetWord(ref, 1, number(n))
		},
	},
	{
		// Walks over a graph all share, with a store now and then.
		name:  "graph",
		setup: func(w *worker) { makeGraph(w) },
		op: func(w *worker, s *Segment, me, n int) {
			array, i := w.ref(0), 2+w.roll(benchNodes)
			s.ReadSlot(array + gc.Ref(i)*8)
			ref := gc.Ref(s.Word(array, i))
			for range 8 {
				s.ReadBarrier(ref)
				ref = gc.Ref(s.Word(ref, 1+w.roll(3)))
			}
			if n%10_000 == 0 {
				s.WriteBarrier(ref)
				s.SetWord(ref, 4, number(n))
			}
		},
	},
	{
		// Transfers between random accounts, none of them read by others in between.
		name:  "bank",
		setup: func(w *worker) { makeNodes(w, 1) },
		op: func(w *worker, s *Segment, me, n int) {
			array := w.ref(0)
			for _, d := range [2]int{-1, 1} {
				i := 2 + w.roll(benchNodes)
				s.ReadSlot(array + gc.Ref(i)*8)
				ref := gc.Ref(s.Word(array, i))
				s.WriteBarrier(ref)
				s.SetWord(ref, 1, number(value(s.Word(ref, 1))+d))
			}
		},
		check: func(rt *Runtime, w *worker, ops int) error {
			sum := 0
			for i := range benchNodes {
				sum += value(committed(rt, gc.Ref(committed(rt, w.ref(0), 2+i)), 1))
			}
			if sum != benchNodes*1000 {
				return fmt.Errorf("the bank has %d", sum)
			}
			return nil
		},
	},
	{
		// Objects that die young.
		name:  "garbage",
		setup: func(w *worker) {},
		op: func(w *worker, s *Segment, me, n int) {
			ref := s.Alloc(kindNode, 0, 48)
			s.SetWord(ref, 1, w.words[wordOwn])
			s.SetWord(ref, 2, number(n))
			w.words[wordOwn] = uint64(ref)
			if n%16 == 0 {
				w.words[wordOwn] = 0
			}
		},
	},
	{
		// Objects that live a while: a list that is dropped when it has got long.
		name: "lists",
		setup: func(w *worker) {
			for i := range 2 {
				w.words[i] = uint64(w.Segment().Alloc(kindNode, 0, 32))
			}
		},
		op: func(w *worker, s *Segment, me, n int) {
			ref := s.Alloc(kindNode, 0, 48)
			head := w.ref(me)
			s.WriteBarrier(head)
			if n%50_000 != 0 {
				s.SetWord(ref, 1, s.Word(head, 1))
			}
			s.SetWord(head, 1, uint64(ref))
		},
	},
}

// makeNodes makes arrays of objects, by slot.
func makeNodes(w *worker, arrays int) {
	for i := range arrays {
		ref, _ := w.Segment().AllocLarge(kindArray, 0, (2+benchNodes)*8)
		w.words[i] = uint64(ref)
		for j := range benchNodes {
			w.words[7] = uint64(w.Segment().Alloc(kindNode, 0, 48))
			w.Segment().SetWord(w.ref(7), 1, number(1000))
			w.Segment().WriteSlot(w.ref(i), w.ref(i)+gc.Ref(2+j)*8)
			w.Segment().SetWord(w.ref(i), 2+j, w.words[7])
			if w.Segment().Signal.Load() != 0 {
				w.Segment().Poll()
			}
		}
	}
}

// makeGraph makes an array of objects that refer to each other.
func makeGraph(w *worker) {
	makeNodes(w, 1)
	rnd := rand.New(rand.NewSource(1))
	for i := range benchNodes {
		s := w.Segment()
		ref := gc.Ref(s.Word(w.ref(0), 2+i))
		s.WriteBarrier(ref)
		for k := range 3 {
			s.SetWord(ref, 1+k, s.Word(w.ref(0), 2+rnd.Intn(benchNodes)))
		}
		if s.Signal.Load() != 0 {
			s.Poll()
		}
	}
}

// measure runs a workload in n threads and returns how long it took.
func measure(b testing.TB, rt *Runtime, first *worker, load *workload, n, ops int) time.Duration {
	var wg sync.WaitGroup
	var all []*worker
	for range n {
		o := newWorker(b, rt)
		o.words = first.words
		o.words[wordDone], o.words[wordRandom] = number(0), uint64(len(all)*2654435761+1)
		all = append(all, o)
	}
	begin := time.Now()
	for i, o := range all {
		wg.Go(func() {
			o.attach()
			for o.runOps(load, i, ops); !o.Detach(); {
				o.runOps(load, i, ops) // the end was rolled back
			}
		})
	}
	wg.Wait()
	took := time.Since(begin)
	for _, o := range all {
		o.Close()
	}
	return took
}

func pageFaults() int64 {
	var u unix.Rusage
	_ = unix.Getrusage(unix.RUSAGE_SELF, &u)
	return u.Minflt
}

// BenchmarkSpeed runs the workloads solo, in one transactional thread, in two
// threads, and in two runtimes of one thread each, which is what two threads
// could reach. ns/op is the time per op of each thread.
func BenchmarkSpeed(b *testing.B) {
	for i := range workloads {
		load := &workloads[i]
		for _, mode := range []struct {
			name              string
			runtimes, threads int
			stm               bool
		}{{"solo", 1, 1, false}, {"one", 1, 1, true}, {"twin", 2, 1, true}, {"two", 1, 2, true}} {
			b.Run(load.name+"/"+mode.name, func(b *testing.B) {
				var rts []*Runtime
				var firsts []*worker
				for range mode.runtimes {
					rt := newRuntime(b, Options{Segments: mode.threads, Transactional: mode.stm})
					w := setup(b, rt, load.setup)
					w.Close()
					rts, firsts = append(rts, rt), append(firsts, w)
				}
				measure(b, rts[0], firsts[0], load, mode.threads, 1000)
				before, times, faults := rts[0].Events(), rts[0].Times(), pageFaults()
				b.ResetTimer()
				var wg sync.WaitGroup
				for i, rt := range rts {
					wg.Go(func() { measure(b, rt, firsts[i], load, mode.threads, b.N) })
				}
				wg.Wait()
				b.StopTimer()
				b.ReportMetric(float64(pageFaults()-faults), "faults")
				for _, e := range []Event{EventCommit, EventStop, EventAbort} {
					b.ReportMetric(float64(rts[0].Events()[e]-before[e]), strings.ReplaceAll(e.String(), " ", "-")+"s")
				}
				for e, d := range rts[0].Times() {
					if d -= times[e]; d > 0 {
						b.ReportMetric(float64(d.Microseconds())/1000, "ms-"+strings.ReplaceAll(Spent(e).String(), " ", "-"))
					}
				}
			})
		}
	}
}

// TestWorkloads runs the workloads briefly and checks what they leave.
func TestWorkloads(t *testing.T) {
	for i := range workloads {
		load := &workloads[i]
		t.Run(load.name, func(t *testing.T) {
			for _, n := range []int{1, 2} {
				rt := newRuntime(t, Options{Segments: n, Transactional: true, Work: 2000})
				w := setup(t, rt, load.setup)
				w.Close()
				const ops = 20_000
				measure(t, rt, w, load, n, ops)
				audit(t, rt)
				if load.check != nil {
					if err := load.check(rt, w, n*ops); err != nil {
						t.Errorf("%d threads: %v", n, err)
					}
				}
			}
		})
	}
}
