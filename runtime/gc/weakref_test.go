package gc

import "testing"

// makeWeak makes a weak object for a target and keeps it in a root.
func (w *world) makeWeak(root int, target Ref) {
	ref := w.Alloc(kindWeak, 0, 32)
	w.SetWord(ref, 1, uint64(target))
	w.roots.words[root] = uint64(ref)
}

func (w *world) weakTarget(root int) Ref { return Ref(w.Word(Ref(w.roots.words[root]), 1)) }

func TestWeakYoung(t *testing.T) {
	w := newWorld(t, Options{Poison: true})
	alive, dead := w.Alloc(kindBytes, 1, 16), w.Alloc(kindBytes, 2, 16)
	w.roots.words[0] = uint64(alive)
	w.makeWeak(1, alive)
	w.makeWeak(2, dead)
	w.makeWeak(3, dead)
	w.roots.words[3] = 0 // dies with its target: not queued
	large, _ := w.AllocLarge(kindBytes, 3, 1<<20)
	w.makeWeak(4, large)
	w.Minor()
	w.verify()
	if w.weakTarget(1) != Ref(w.roots.words[0]) || w.weakTarget(2) != 0 || w.weakTarget(4) != 0 {
		t.Fatal("weak references after a minor collection")
	}
	got := map[Ref]bool{w.NextDeadWeak(): true, w.NextDeadWeak(): true}
	if !got[Ref(w.roots.words[2])] || !got[Ref(w.roots.words[4])] || w.NextDeadWeak() != 0 {
		t.Fatal("queue of dead weak references")
	}
}

func TestWeakOld(t *testing.T) {
	w := newWorld(t, Options{Poison: true})
	alive, dead := w.Alloc(kindBytes, 1, 16), w.Alloc(kindBytes, 2, 16)
	w.roots.words[0], w.roots.words[9] = uint64(alive), uint64(dead)
	w.makeWeak(1, alive)
	w.makeWeak(2, dead)
	w.Minor()
	if w.weakTarget(2) != Ref(w.roots.words[9]) {
		t.Fatal("target moved without its weak reference")
	}
	w.roots.words[9] = 0
	w.collect()
	if w.weakTarget(1) != Ref(w.roots.words[0]) || w.weakTarget(2) != 0 {
		t.Fatal("weak references after a major collection")
	}
	if w.NextDeadWeak() != Ref(w.roots.words[2]) || w.NextDeadWeak() != 0 {
		t.Fatal("queue of dead weak references")
	}
}

func TestFinalizer(t *testing.T) {
	for _, old := range []bool{false, true} {
		w := newWorld(t, Options{Poison: true})
		inner := w.Alloc(kindNode, 1, 32)
		outer := w.Alloc(kindNode, 2, 32)
		w.SetWord(outer, 1, uint64(inner))
		w.SetWord(inner, 1, uint64(w.Alloc(kindBytes, 3, 16)))
		w.SetFinalizer(inner)
		w.SetFinalizer(outer)
		w.makeWeak(1, outer)
		w.roots.words[0] = uint64(outer)
		if old {
			w.collect()
		}
		if w.NextFinalizable() != 0 {
			t.Fatal("a live object is queued")
		}
		w.roots.words[0] = 0
		w.collect()
		w.collect() // the queue keeps its objects
		if w.weakTarget(1) != 0 {
			t.Fatal("weak reference to an object about to be finalized")
		}
		a, b := w.NextFinalizable(), w.NextFinalizable()
		if w.Layout(a) != 2 || w.Layout(b) != 1 || w.NextFinalizable() != 0 {
			t.Fatal("order of finalizers")
		}
		if Ref(w.Word(a, 1)) != b || w.Layout(Ref(w.Word(b, 1))) != 3 {
			t.Fatal("what a finalizer sees")
		}
		w.collect()
		if w.NextFinalizable() != 0 {
			t.Fatal("finalized twice")
		}
		if live := w.h.Stats().Live; live != 32 {
			t.Fatalf("%d bytes left", live)
		}
	}
}

// What a young object holds that a minor collection has queued is found dead by the major one
// after it, and not by the next.
func TestFinalizerMixed(t *testing.T) {
	w := newWorld(t, Options{Poison: true})
	w.roots.words[0] = uint64(w.Alloc(kindNode, 1, 32))
	w.SetFinalizer(Ref(w.roots.words[0]))
	w.collect()
	inner := Ref(w.roots.words[0])
	w.makeWeak(1, inner)
	outer := w.Alloc(kindNode, 2, 32)
	w.SetFinalizer(outer)
	w.SetWord(outer, 1, uint64(inner))
	w.roots.words[0] = 0
	w.collect()
	if w.weakTarget(1) != 0 {
		t.Error("weak reference to an object about to be finalized")
	}
	a, b := w.NextFinalizable(), w.NextFinalizable()
	if a == 0 || w.Layout(a) != 2 || b != inner || Ref(w.Word(a, 1)) != inner || w.NextFinalizable() != 0 {
		t.Errorf("queued: %#x %#x", a, b)
	}
	w.collect()
	if w.NextFinalizable() != 0 {
		t.Error("finalized twice")
	}
}

// One whose finalizer has nothing to do any more is gone with the collection that finds it dead.
func TestFinalizerDone(t *testing.T) {
	for _, old := range []bool{false, true} {
		for _, done := range []bool{false, true} {
			w := newWorld(t, Options{Poison: true})
			ref := w.Alloc(kindClosable, 1, 32)
			w.SetWord(ref, 1, uint64(w.Alloc(kindBytes, 2, 16)))
			w.SetFinalizer(ref)
			w.roots.words[0] = uint64(ref)
			if old {
				w.collect()
				ref = Ref(w.roots.words[0])
			}
			if done {
				w.write(ref, 2, 7)
			}
			w.roots.words[0] = 0
			w.collect()
			if queued := w.NextFinalizable() != 0; queued == done {
				t.Fatalf("old %v, done %v: queued %v", old, done, queued)
			}
			if live := w.h.Stats().Live; done && live != 0 {
				t.Fatalf("old %v: %d bytes left", old, live)
			}
		}
	}
}

// A young large object with a finalizer outlives minor collections.
func TestFinalizerLarge(t *testing.T) {
	w := newWorld(t, Options{Poison: true})
	ref, _ := w.AllocLarge(kindNode, 9, maxMoving+16)
	w.SetFinalizer(ref)
	w.SetWord(ref, 5000, uint64(w.Alloc(kindNode, 10, 32)))
	w.Minor()
	if w.NextFinalizable() != 0 || w.h.Stats().Large != 1 {
		t.Fatal("a minor collection decided about a large object")
	}
	w.h.Collect(nil)
	if got := w.NextFinalizable(); got != ref || w.Layout(ref) != 9 || w.Layout(Ref(w.Word(ref, 5000))) != 10 {
		t.Fatalf("finalizable %#x", got)
	}
	w.h.Collect(nil)
	if w.NextFinalizable() != 0 || w.h.Stats().Large != 0 {
		t.Fatal("not freed after its finalizer")
	}
}
