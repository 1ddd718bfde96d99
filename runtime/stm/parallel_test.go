package stm

import (
	"fmt"
	"math/rand"
	"testing"

	"pystm/runtime/gc"
)

// modes are the ways a test runs.
var modes = []struct {
	name string
	opts Options
}{
	{"plain", Options{Segments: 4}},
	{"two", Options{Segments: 2}},
	{"one", Options{Segments: 1}},
	{"chaos", Options{Segments: 3, Chaos: Chaos{Abort: 0.05, Seed: 1}}},
	{"unwind", Options{Segments: 3, Unwind: true, Chaos: Chaos{Abort: 0.02, Seed: 3}, Heap: gc.Options{Poison: true, Moving: 1 << 20}}},
	{"stress", Options{Segments: 4, Heap: gc.Options{Nursery: 32 << 10, MajorMin: 128 << 10, Poison: true}}},
}

func eachMode(t *testing.T, f func(t *testing.T, opts Options)) {
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) { f(t, m.opts) })
	}
}

func value(w uint64) int { return int(int64(w) >> 3) }

// Counters: increments of one object by all threads, none lost; and of slots
// that share a granule, a page, an object.
func TestLostUpdate(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		const slots, threads, rounds = 8, 4, 300
		w := setup(t, rt, func(w *worker) {
			s := w.Segment()
			w.words[0] = uint64(s.Alloc(kindNode, 0, 32))
			array, _ := s.AllocLarge(kindArray, 0, 100<<10)
			w.words[1] = uint64(array)
			s.SetWord(w.ref(0), 1, number(0))
			for i := range slots {
				s.SetWord(array, 2+i, number(0))
			}
		})
		parallel(t, rt, w, threads, func(w *worker, me int) {
			rnd := rand.New(rand.NewSource(int64(me)))
			for range rounds {
				slot := 2 + rnd.Intn(slots)
				w.atomically(func(s *Segment) bool {
					node, array := w.ref(0), w.ref(1)
					s.ReadBarrier(node)
					n := value(s.Word(node, 1))
					if !w.poll() {
						return false
					}
					s = w.Segment()
					s.WriteBarrier(node)
					s.SetWord(node, 1, number(n+1))
					at := array + gc.Ref(slot)*8
					s.ReadSlot(at)
					n = value(s.Word(array, slot))
					s.WriteSlot(array, at)
					s.SetWord(array, slot, number(n+1))
					return w.poll()
				})
			}
		})
		if got := value(committed(rt, w.ref(0), 1)); got != threads*rounds {
			t.Fatalf("counter is %d, not %d", got, threads*rounds)
		}
		sum := 0
		for i := range slots {
			sum += value(committed(rt, w.ref(1), 2+i))
		}
		if sum != threads*rounds {
			t.Fatalf("sum of slots is %d, not %d", sum, threads*rounds)
		}
		t.Log(eventLine(rt))
	})
}

func eventLine(rt *Runtime) (line string) {
	for e, n := range rt.Events() {
		if n != 0 {
			line += fmt.Sprintf("%s %d; ", Event(e), n)
		}
	}
	return line
}

// Transfers between accounts while others sum them up inside of transactions
// that may be doomed: a broken sum means a zombie saw it.
func TestOpacityBank(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		const accounts, threads, rounds, start = 200, 4, 300, 1000
		w := setup(t, rt, func(w *worker) {
			s := w.Segment()
			array, _ := s.AllocOld(kindArray, 0, (2+accounts)*8)
			w.words[0] = uint64(array)
			for i := range accounts {
				w.words[1] = uint64(s.Alloc(kindNode, 0, 32))
				s.SetWord(w.ref(1), 1, number(start))
				s.SetWord(array, 2+i, w.words[1])
			}
		})
		account := func(s *Segment, w *worker, i int) gc.Ref {
			at := w.ref(0) + gc.Ref(2+i)*8
			s.ReadSlot(at)
			ref := gc.Ref(s.Word(w.ref(0), 2+i))
			s.ReadBarrier(ref)
			return ref
		}
		parallel(t, rt, w, threads, func(w *worker, me int) {
			rnd := rand.New(rand.NewSource(int64(me)))
			for range rounds {
				a, b, n := rnd.Intn(accounts), rnd.Intn(accounts), rnd.Intn(50)
				if rnd.Intn(10) == 0 {
					w.atomically(func(s *Segment) bool {
						sum := 0
						for i := range accounts {
							sum += value(s.Word(account(s, w, i), 1))
							if i%10 == 0 && !w.poll() {
								return false
							}
							s = w.Segment()
						}
						if sum != accounts*start {
							t.Errorf("sum is %d inside of a transaction", sum)
						}
						return true
					})
					continue
				}
				w.atomically(func(s *Segment) bool {
					from := account(s, w, a)
					s.WriteBarrier(from)
					s.SetWord(from, 1, number(value(s.Word(from, 1))-n))
					// Garbage, so that collections happen inside.
					for range rnd.Intn(100) {
						s.Alloc(kindNode, 0, 64)
					}
					if !w.poll() {
						return false
					}
					s = w.Segment()
					to := account(s, w, b)
					// A new object takes the place of the old one.
					fresh := s.Alloc(kindNode, 0, 48)
					s.SetWord(fresh, 1, number(value(s.Word(to, 1))+n))
					at := w.ref(0) + gc.Ref(2+b)*8
					s.WriteSlot(w.ref(0), at)
					s.SetWord(w.ref(0), 2+b, uint64(fresh))
					return w.poll()
				})
			}
		})
		sum := 0
		for i := range accounts {
			sum += value(committed(rt, gc.Ref(committed(rt, w.ref(0), 2+i)), 1))
		}
		if sum != accounts*start {
			t.Fatalf("sum is %d", sum)
		}
		t.Log(eventLine(rt))
	})
}

// Two slots of which at most one may be set: each thread sets one if it reads
// the other unset.
func TestWriteSkew(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		w := setup(t, rt, func(w *worker) {
			for i := range 2 {
				w.words[i] = uint64(w.Segment().Alloc(kindNode, 0, 32))
				w.Segment().SetWord(w.ref(i), 1, number(0))
			}
		})
		parallel(t, rt, w, 2, func(w *worker, me int) {
			for range 500 {
				w.atomically(func(s *Segment) bool {
					mine, other := w.ref(me), w.ref(1-me)
					s.ReadBarrier(mine)
					s.ReadBarrier(other)
					a, b := value(s.Word(mine, 1)), value(s.Word(other, 1))
					if a+b > 1 {
						t.Errorf("both are set")
					}
					if !w.poll() {
						return false
					}
					s = w.Segment()
					if a == 1 || b == 0 {
						s.WriteBarrier(mine)
						s.SetWord(mine, 1, number(1-a))
					}
					return w.poll()
				})
			}
		})
	})
}
