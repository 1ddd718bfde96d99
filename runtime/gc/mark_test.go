package gc

import (
	"fmt"
	"testing"
)

// fillForMarkers makes a heap with what is hard to share and what is easy: a list, trees, arrays of many spans, weak objects
// whose targets live or do not, and garbage. What must live is reachable from six roots.
func fillForMarkers(w *world) {
	keep := func(root int, ref Ref) {
		w.roots.words[root] = uint64(ref)
		if w.Signal.Load() != 0 {
			w.Minor()
			w.Signal.Store(0)
		}
	}
	for i := range 60_000 {
		node := w.Alloc(kindNode, uint32(i%5), 32)
		w.SetWord(node, 1, w.roots.words[0])
		keep(0, node)
		w.Alloc(kindNode, 7, 48)
	}
	for range 30 {
		root := w.Alloc(kindNode, 0, 32)
		w.SetWord(root, 1, w.roots.words[1])
		w.SetWord(root, 2, uint64(tree(w, 10)))
		keep(1, root)
	}
	for a := range 3 {
		array, ok := w.AllocLarge(kindNode, 0, (5*spanWords+100)*8)
		if !ok {
			w.Fatal("no room")
		}
		w.Remember(array)
		for i := 1; i < 5*spanWords+100; i += 1 + i%3 {
			leaf := w.Alloc(kindWeak, 0, 32)
			target := w.Alloc(kindBytes, 0, 32)
			w.SetWord(leaf, 1, uint64(target))
			if i%2 == 0 {
				w.SetWord(leaf, 2, uint64(target))
			}
			w.SetWord(array, i, uint64(leaf))
			holds := w.Alloc(kindNode, 0, 32)
			w.SetWord(holds, 1, w.roots.words[6])
			w.SetWord(holds, 2, uint64(target))
			w.roots.words[6] = uint64(holds)
		}
		keep(2+a, array)
	}
	only, _ := w.AllocLarge(kindBytes, 0, 300_000)
	holder := w.Alloc(kindNode, 0, 32)
	w.SetWord(holder, 1, uint64(only))
	keep(5, holder)
	w.Minor()
	w.roots.words[6] = 0 // what kept the targets alive so far
}

// Several markers find what one does.
func TestMarkersTogether(t *testing.T) {
	type result struct {
		live, inUse, large, blocks int64
		dead                       int
	}
	var want result
	for _, n := range []int{1, 2, 3, 8} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			var kept [5]Ref // by what has one of these layouts
			w := newWorld(t, Options{Nursery: 256 << 10, LayoutRef: func(layout uint32) Ref {
				if int(layout) < len(kept) {
					return kept[layout]
				}
				return 0
			}})
			for i := range kept {
				kept[i], _ = w.AllocOld(kindNode, 0, 64)
			}
			fillForMarkers(w)
			w.h.Markers = n
			helped := false
			for round := range 5 {
				w.h.Collect(nil)
				s := w.h.Stats()
				got := result{live: s.Live, inUse: s.InUse, large: s.Large, blocks: s.Blocks, dead: len(w.h.deadWeak.refs)}
				if n == 1 && round == 0 {
					want = got
				} else if got != want {
					t.Errorf("%+v is there, not %+v", got, want)
				}
				if len(w.h.helpers) != n-1 {
					t.Errorf("%d helpers", len(w.h.helpers))
				}
				for _, o := range w.h.helpers {
					helped = helped || cap(o.grey) > 0
				}
			}
			if n == 2 {
				w.verify()
			}
			if n == 8 && !helped {
				t.Error("nobody has helped in five collections")
			}
		})
	}
	if want.live < 8<<20 || want.dead < 10_000 {
		t.Errorf("%+v: the heap is too small for this", want)
	}
}
