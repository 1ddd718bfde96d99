package stm

import (
	"fmt"
	"sync"
	"testing"

	"pystm/runtime/gc"
)

// benchThreads runs b.N transactions in all, spread over so many threads.
func benchThreads(b *testing.B, rt *Runtime, w *worker, n int, body func(w *worker, me int) bool) {
	var wg sync.WaitGroup
	var all []*worker
	for range n {
		o := newWorker(b, rt)
		o.words = w.words
		all = append(all, o)
	}
	b.ResetTimer()
	for i, o := range all {
		wg.Go(func() {
			o.attach()
			for range b.N / n {
				o.atomically(func(*Segment) bool { return body(o, i) })
			}
			for !o.Detach() {
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	for _, o := range all {
		o.Close()
	}
}

// BenchmarkCommit: transactions of one store each, to objects of their own.
func BenchmarkCommit(b *testing.B) {
	for _, n := range []int{1, 2, 4} {
		for _, kind := range []string{"quiet", "write"} {
			b.Run(fmt.Sprintf("%s/threads%d", kind, n), func(b *testing.B) {
				rt := newRuntime(b, Options{Segments: min(n, 2), Transactional: true})
				w := setup(b, rt, func(w *worker) {
					array, _ := w.Segment().AllocLarge(kindArray, 0, 64<<10)
					w.words[0] = uint64(array)
				})
				benchThreads(b, rt, w, n, func(w *worker, me int) bool {
					s := w.Segment()
					if kind == "write" {
						i := 2 + 1000*me
						s.WriteSlot(w.ref(0), w.ref(0)+gc.Ref(i)*8)
						s.SetWord(w.ref(0), i, number(1))
					} else {
						s.Alloc(kindNode, 0, 32)
					}
					return true
				})
			})
		}
	}
}

// BenchmarkScaling: work of about 100 µs a transaction, one store at its end.
func BenchmarkScaling(b *testing.B) {
	for _, n := range []int{1, 2} {
		b.Run(fmt.Sprintf("threads%d", n), func(b *testing.B) {
			rt := newRuntime(b, Options{Segments: n, Transactional: true})
			w := setup(b, rt, func(w *worker) {
				array, _ := w.Segment().AllocLarge(kindArray, 0, 64<<10)
				w.words[0] = uint64(array)
			})
			benchThreads(b, rt, w, n, func(w *worker, me int) bool {
				s := w.Segment()
				for i := range 40000 {
					at := w.ref(0) + gc.Ref(2+1000*me+i%900)*8
					s.ReadSlot(at)
					if i%100 == 0 && s.Signal.Load() != 0 && !w.poll() {
						return false
					}
				}
				i := 2 + 1000*me
				s = w.Segment()
				s.WriteSlot(w.ref(0), w.ref(0)+gc.Ref(i)*8)
				s.SetWord(w.ref(0), i, number(1))
				return true
			})
		})
	}
}

// BenchmarkCommitSpread: transactions that store to 16 objects of 64 bytes each, of the
// thread's own, among those of others all over 2 MiB.
func BenchmarkCommitSpread(b *testing.B) {
	const objects, stores = 32 << 10, 16
	for _, n := range []int{1, 2} {
		b.Run(fmt.Sprintf("threads%d", n), func(b *testing.B) {
			rt := newRuntime(b, Options{Segments: 2, Transactional: true})
			w := setup(b, rt, func(w *worker) {
				s := w.Segment()
				array, _ := s.AllocLarge(kindArray, 0, (objects+2)*8)
				w.words[0] = uint64(array)
				for i := range objects {
					ref := s.Alloc(kindNode, 0, 64)
					s.SetWord(w.ref(0), 2+i, uint64(ref))
				}
			})
			var next [2][64]int
			benchThreads(b, rt, w, n, func(w *worker, me int) bool {
				s := w.Segment()
				k := next[me][0]
				for range stores {
					k = (k*1103515245 + 12345) & (objects - 1)
					ref := gc.Ref(s.Word(w.ref(0), 2+k&^1+me))
					s.WriteBarrier(ref)
					s.SetWord(ref, 3, number(k))
				}
				next[me][0] = k
				return true
			})
		})
	}
}
