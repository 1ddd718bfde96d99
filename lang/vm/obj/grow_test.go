package obj

import (
	"fmt"
	"math/rand"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// TestConcatAgainstModel appends to strs in all orders, to old ones as well as
// to those that were made last, over collections.
func TestConcatAgainstModel(t *testing.T) {
	for seed := range int64(6) {
		s, roots := newSpace(t, gc.Options{Nursery: 64 << 10, Poison: seed%2 == 1})
		rng := rand.New(rand.NewSource(seed))
		var model [len(roots.words)]string
		for i := range roots.words {
			roots.words[i] = s.EmptyStr()
		}
		for step := range 3000 {
			i, j := rng.Intn(len(model)), rng.Intn(len(model))
			if rng.Intn(3) > 0 {
				j = i
			}
			piece := strings.Repeat("aé€\U0001F600"[:1+rng.Intn(2)*9], rng.Intn(1+rng.Intn(300)))
			switch {
			case len(model[i]) > 60_000:
				roots.words[i], model[i] = s.EmptyStr(), ""
			case rng.Intn(50) == 0:
				piece = model[i]
			}
			model[j] = model[i] + piece
			b, err := s.NewStr(piece)
			if err == nil {
				roots.words[j], err = s.StrConcat(roots.words[i], b)
			}
			if err != nil {
				t.Fatal(err)
			}
			if step%97 == 0 {
				s.Minor()
			}
			if step%997 == 0 {
				s.Collect()
			}
			if got := s.StrView(roots.words[j]); got != model[j] || s.StrChars(roots.words[j]) != CountChars(model[j]) {
				t.Fatalf("seed %d, step %d: a str of %d bytes differs", seed, step, len(model[j]))
			}
		}
		for i, v := range roots.words {
			if s.StrView(v) != model[i] {
				t.Errorf("seed %d: str %d differs", seed, i)
			}
		}
		if err := s.Verify(); err != nil {
			t.Error(err)
		}
	}
}

// writer is a thread that appends its entries to the strs of a list.
type writer struct {
	list, saved Value
}

func (w *writer) Roots(minor bool, visit gc.Visit) {
	visit(unsafe.Pointer(&w.list), 1)
	visit(unsafe.Pointer(&w.saved), 1)
}
func (w *writer) Save()               { w.saved = w.list }
func (w *writer) Restore()            { w.list = w.saved }
func (w *writer) Position() stm.Place { return stm.Place{} }

func TestConcatInTransactions(t *testing.T) {
	const threads, rounds, slots = 3, 1500, 2
	rt, err := stm.New(stm.Options{
		Heap: gc.Options{Kinds: Kinds(), Nursery: 64 << 10}, Segments: threads, Chaos: stm.Chaos{Abort: 0.05, Seed: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	shapes, interns := NewShapeTable(), NewInternTable()
	space := func(th *stm.Thread) *Space { return &Space{Segment: th.Segment(), Shapes: shapes, Interns: interns} }

	first := &writer{}
	main := rt.NewThread(first)
	if err := main.Attach(); err != nil {
		t.Fatal(err)
	}
	s := space(main)
	empty, _ := s.NewStr(strings.Repeat("-", growFrom) + ";")
	if first.list, err = s.NewListOf(empty, empty); err != nil {
		t.Fatal(err)
	}
	main.Detach()

	var wg sync.WaitGroup
	for id := range threads {
		own := &writer{list: first.list}
		th := rt.NewThread(own)
		wg.Go(func() {
			defer th.Close()
			if err := th.Attach(); err != nil {
				t.Error(err)
				return
			}
			for n := 0; n < rounds; {
				s := space(th)
				v := s.ListGet(own.list, n%slots)
				if n%7 == 0 {
					junk, _ := s.NewStr("junk that nobody keeps;")
					_, _ = s.StrConcat(v, junk)
				}
				entry, _ := s.NewStr(fmt.Sprintf("%d:%d;", id, n))
				if v, err := s.StrConcat(v, entry); err == nil {
					s.ListSet(own.list, n%slots, v)
				}
				if th.Break() {
					n++
				}
			}
			for !th.Detach() {
			}
		})
	}
	wg.Wait()

	if err := main.Attach(); err != nil {
		t.Fatal(err)
	}
	s = space(main)
	for slot := range slots {
		var next [threads]int
		for id := range next {
			next[id] = slot
		}
		for _, entry := range strings.Split(s.StrView(s.ListGet(first.list, slot)), ";")[1:] {
			var id, n int
			if _, err := fmt.Sscanf(entry, "%d:%d", &id, &n); err != nil {
				continue // the end
			}
			if n != next[id] {
				t.Fatalf("slot %d: entry %d of thread %d comes where %d is due", slot, n, id, next[id])
			}
			next[id] += slots
		}
		for id, n := range next {
			if n < rounds {
				t.Errorf("slot %d: entries of thread %d end before %d", slot, id, n)
			}
		}
	}
}
