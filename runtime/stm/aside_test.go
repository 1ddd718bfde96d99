package stm

import (
	"math/rand"
	"sync/atomic"
	"testing"
	"time"

	"pystm/runtime/gc"
)

// While one computes aside others commit, and doom it if it has read what they
// write; nothing moves.
func TestAside(t *testing.T) {
	st := newStage(t, 2, Options{})
	a, b := st.all[0], st.all[1]
	st.makeSenior(a)
	st.as(a, func(s *Segment) {
		young := s.Alloc(kindNode, 5, 64)
		a.readSlot(100)
		s.Aside(func() {
			st.as(b, func(*Segment) {
				b.writeSlot(200, number(1))
				if !b.Break() {
					t.Error("b was aborted")
				}
			})
			s.SetWord(young, 1, number(7))
		})
		if s.Word(young, 1) != number(7) || a.readSlot(200) != number(1) || !a.poll() {
			t.Error("a is disturbed")
		}
		s.Aside(func() {
			st.as(b, func(*Segment) {
				b.writeSlot(100, number(1))
				b.Break()
			})
		})
		// b has read nothing; a is the older one, so it was waited for in vain.
		if committed(st.rt, a.ref(1), 100) == number(1) {
			t.Error("an older reader was overtaken")
		}
		if !a.Break() {
			t.Error("a was aborted")
		}
	})
	var collected atomic.Bool
	done := make(chan bool)
	st.as(a, func(s *Segment) {
		young := s.Alloc(kindNode, 6, 64)
		s.Aside(func() {
			go func() {
				st.as(b, func(s *Segment) {
					s.Collect()
					collected.Store(true)
				})
				close(done)
			}()
			time.Sleep(5 * time.Millisecond)
			if collected.Load() || s.Layout(young) != 6 {
				t.Error("a collection did not wait")
			}
		})
		if collected.Load() {
			t.Error("a collection did not wait")
		}
		for !collected.Load() {
			a.poll()
			time.Sleep(time.Millisecond)
		}
	})
	<-done
}

// Threads step aside at random, in all modes.
func TestAsideThreads(t *testing.T) {
	eachMode(t, func(t *testing.T, opts Options) {
		rt := newRuntime(t, opts)
		w := setup(t, rt, workloads[0].setup)
		const rounds = 200
		parallel(t, rt, w, 3, func(w *worker, me int) {
			rnd := rand.New(rand.NewSource(int64(me)))
			for range rounds {
				w.atomically(func(s *Segment) bool {
					ref := w.ref(rnd.Intn(2))
					s.WriteBarrier(ref)
					n := value(s.Word(ref, 1))
					young := s.Alloc(kindNode, 9, 64)
					s.Aside(func() {
						for i := range uintptr(7) {
							*(*uint64)(s.Ptr(young + gc.Ref(8+8*i))) = number(n + int(i))
						}
						time.Sleep(time.Duration(rnd.Intn(30)) * time.Microsecond)
					})
					if s.Layout(young) != 9 || s.Word(young, 7) != number(n+6) {
						t.Error("an object has moved or is lost")
					}
					s.SetWord(ref, 1, number(n+1))
					if rnd.Intn(20) == 0 {
						s.Signal.Or(SignalMajor)
					}
					return w.poll()
				})
			}
		})
		if err := workloads[0].check(rt, w, 3*rounds); err != nil {
			t.Error(err)
		}
	})
}
