package stm

import (
	"testing"
	"time"

	"pystm/runtime/gc"
)

// pastStage has a write what the others have read, and commit: b, who has
// read the node before, is in the past, and c is not.
func pastStage(t *testing.T, before func(a *worker)) (st *stage, a, b, c *worker) {
	st = newStage(t, 3, Options{Work: 1 << 30})
	a, b, c = st.all[0], st.all[1], st.all[2]
	st.as(b, func(*Segment) { b.words[5] = b.readNode() })
	st.as(a, func(*Segment) {
		before(a)
		a.writeNode(number(2))
		if !a.Break() {
			t.Error("a was aborted")
		}
	})
	st.as(c, func(*Segment) {
		c.words[5] = 0
		c.Break()
	})
	return st, a, b, c
}

func nothing(*worker) {}

// A transaction that has read what another has committed goes before it.
func TestPast(t *testing.T) {
	st, a, b, _ := pastStage(t, nothing)
	st.as(b, func(*Segment) {
		b.EnterAtomic() // or it would end at once
		if !b.poll() || b.readNode() != number(1) {
			t.Error("b does not see the state it began with")
		}
		b.SetAtomic(0)
		b.writeSlot(100, number(7))
		if !b.Break() || b.words[5] != number(1) {
			t.Error("b was aborted")
		}
		if b.readNode() != number(2) || b.readSlot(100) != number(7) {
			t.Error("b does not see what was committed")
		}
	})
	st.as(a, func(*Segment) {
		if !a.poll() || a.readSlot(100) != number(7) {
			t.Error("a does not see what was committed in the past")
		}
	})
	if n := st.rt.Events()[EventPast]; n != 1 {
		t.Errorf("%d commits in the past", n)
	}
}

// It does not if the other has read what it writes, or a later transaction has:
// also one that has written nothing.
func TestPastIsRead(t *testing.T) {
	reads := func(w *worker) { w.readSlot(100) }
	for name, readers := range map[string]struct {
		before func(a *worker)
		later  func(a, c *worker)
		ok     bool
	}{
		"nobody":              {nothing, func(a, c *worker) {}, true},
		"who wrote":           {reads, func(a, c *worker) {}, false},
		"who wrote, later":    {nothing, func(a, c *worker) { reads(a); a.Break() }, false},
		"a reader":            {nothing, func(a, c *worker) { reads(c); c.Break() }, false},
		"a reader which runs": {nothing, func(a, c *worker) { reads(c) }, false},
		"an earlier one": {func(a *worker) {
			if reads(a); !a.Break() {
				t.Error("a was aborted")
			}
		}, func(a, c *worker) {}, true},
	} {
		t.Run(name, func(t *testing.T) {
			st, a, b, c := pastStage(t, readers.before)
			for _, w := range []*worker{a, c} {
				st.as(w, func(*Segment) {})
			}
			st.as(c, func(*Segment) { st.as(a, func(*Segment) { readers.later(a, c) }) })
			st.as(b, func(*Segment) {
				b.writeSlot(100, number(7))
				if b.Break() != readers.ok {
					t.Errorf("b commits: %v", !readers.ok)
				}
			})
		})
	}
}

// Who has written nothing commits there however much the others have done.
func TestPastWithoutWrites(t *testing.T) {
	st, a, b, _ := pastStage(t, nothing)
	st.as(a, func(*Segment) {
		for range 600 { // all versions, twice
			a.readSlot(100)
			a.writeSlot(101, number(1))
			a.Break()
		}
	})
	st.as(b, func(*Segment) {
		if !b.Break() || b.words[5] != number(1) {
			t.Error("b was aborted")
		}
	})
	if n := st.rt.Events()[EventPast]; n != 1 {
		t.Errorf("%d commits in the past", n)
	}
}

// Nor if the marks that would tell were cleared meanwhile.
func TestPastKnowsWhatIsCleared(t *testing.T) {
	st := newStage(t, 1, Options{})
	st.as(st.all[0], func(s *Segment) {
		for k := 1; k <= 254; k++ {
			off := gc.Ref(gc.OldBase + (k-1)<<16)
			if gc.Clears(off) != uint8(k) {
				t.Fatalf("block %d is cleared by version %d", k-1, gc.Clears(off))
			}
			log := []entry{{off, off, off + gc.Granule}}
			for _, c := range []struct{ since, now int }{{k - 2, k - 1}, {k - 1, k}, {k, k + 1}, {k - 1, k + 1}, {k, k}, {1, 255}} {
				if c.since < 1 || c.now > 255 {
					continue
				}
				s.ReadVersion = uint8(c.now)
				if s.hasReadSince(uint8(c.since), log, true) != (c.since < k && k <= c.now) {
					t.Errorf("what version %d clears, from %d to %d: wrong", k, c.since, c.now)
				}
			}
		}
	})
}

// Nor if it writes what the other has written.
func TestPastIsWritten(t *testing.T) {
	st, _, b, _ := pastStage(t, nothing)
	st.as(b, func(*Segment) {
		b.writeNode(number(3))
		if b.Break() {
			t.Error("the other's write is lost")
		}
	})
}

// Who has read what was written in the past, by one that went before what the
// reader has seen, cannot go before that: c sees what a wrote and not what b did,
// who comes before a.
func TestPastIsNotPassed(t *testing.T) {
	st, _, b, c := pastStage(t, nothing)
	st.as(c, func(*Segment) {
		if c.readNode() != number(2) {
			t.Error("c does not see the first commit")
		}
		st.as(b, func(*Segment) {
			b.writeSlot(100, number(7))
			if !b.Break() {
				t.Error("b was aborted")
			}
		})
		if c.readSlot(100) != number(100) {
			t.Error("c sees a commit between two safepoints")
		}
		if c.Break() {
			t.Error("c goes before what was committed in the past")
		}
		if c.readNode() != number(2) || c.readSlot(100) != number(7) {
			t.Error("c does not see both commits")
		}
	})
}

// Who is in the past must not be noticed there.
func TestPastIsNotSeen(t *testing.T) {
	for name, does := range map[string]func(st *stage, b *worker) bool{
		"clock":      func(st *stage, b *worker) bool { b.Segment().Observe(); return b.Break() },
		"effect":     func(st *stage, b *worker) bool { b.Segment().OnCommit(func() {}); return b.Break() },
		"inevitable": func(st *stage, b *worker) bool { return b.BecomeInevitable() },
		"pause":      func(st *stage, b *worker) bool { return b.Pause() },
		"wait":       func(st *stage, b *worker) bool { return b.Detach() },
		"watch":      func(st *stage, b *worker) bool { return b.Thread.Watch() != nil },
		"collect":    func(st *stage, b *worker) bool { return b.Segment().Collect() },
		"stop": func(st *stage, b *worker) bool {
			done := make(chan bool)
			go func() {
				st.as(st.all[0], func(s *Segment) { s.Collect() })
				close(done)
			}()
			for b.Segment().Signal.Load()&SignalAbort == 0 {
				time.Sleep(time.Millisecond)
			}
			ok := b.poll()
			<-done
			return ok
		},
	} {
		t.Run(name, func(t *testing.T) {
			st, _, b, _ := pastStage(t, nothing)
			st.as(b, func(*Segment) {
				b.EnterAtomic() // or collect commits first
				if does(st, b) {
					t.Error("b goes on in the past")
				}
				b.SetAtomic(0)
				if b.poll(); b.readNode() != number(2) {
					t.Error("b does not see the commit")
				}
			})
		})
	}
}

// Who is in the past takes nothing from the heap's queues: it may be of later make.
// Who has taken something must not go there.
func TestPastTakesNothing(t *testing.T) {
	st, a, b, c := pastStage(t, nothing)
	st.rt.solo.Requeue([]gc.Ref{a.ref(0)}, nil)
	st.rt.solo.ShareDue() // for anybody
	st.as(b, func(s *Segment) {
		b.EnterAtomic()
		if ref := s.NextFinalizable(); ref != 0 {
			t.Errorf("b takes %#x", ref)
		}
		b.SetAtomic(0)
		if !b.Break() {
			t.Error("b was aborted")
		}
	})
	st.as(c, func(s *Segment) {
		c.readNode()
		if ref := s.NextFinalizable(); ref != a.ref(0) {
			t.Errorf("c takes %#x", ref)
		}
	})
	st.as(a, func(*Segment) {
		a.writeNode(number(3))
		a.Break()
	})
	st.as(c, func(s *Segment) {
		if c.poll() {
			t.Error("c goes on in the past")
		}
		if s.NextFinalizable() == 0 {
			t.Error("what c had taken is lost")
		}
		c.Break()
	})
}
