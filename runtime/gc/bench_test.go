package gc

import (
	"fmt"
	"testing"
)

func BenchmarkAlloc32(b *testing.B) {
	for _, size := range []uintptr{256 << 10, 1 << 20, 2 << 20, 4 << 20} {
		b.Run(byteCount(size), func(b *testing.B) {
			w := newWorld(b, Options{Nursery: size})
			for b.Loop() {
				w.Alloc(kindNode, 1, 32)
				if w.Signal.Load() != 0 {
					w.Minor()
				}
			}
		})
	}
}

func byteCount(n uintptr) string {
	if n < 1<<20 {
		return string(rune('0'+n>>18)) + "/4M"
	}
	return string(rune('0'+n>>20)) + "M"
}

// BenchmarkMinorSurvive: all of a nursery survives, as short lists.
func BenchmarkMinorSurvive(b *testing.B) {
	w := newWorld(b, Options{})
	b.SetBytes(2 << 20)
	for b.Loop() {
		for w.Signal.Load()&SignalMinor == 0 {
			ref := w.Alloc(kindNode, 1, 32)
			i := w.Next >> 5 & 1023
			w.SetWord(ref, 1, w.roots.words[i])
			w.roots.words[i] = uint64(ref)
		}
		w.Minor()
		if w.Signal.Load()&SignalMajor != 0 {
			w.roots.words = [4096]uint64{}
			w.Signal.Store(0)
			w.h.Collect(nil)
		}
	}
}

// tree builds a binary tree of the given depth without a safepoint inside.
func tree(w *world, depth int) Ref {
	if depth == 0 {
		return w.Alloc(kindNode, 1, 32)
	}
	left := tree(w, depth-1)
	right := tree(w, depth-1)
	ref := w.Alloc(kindNode, 1, 32)
	w.SetWord(ref, 1, uint64(left))
	w.SetWord(ref, 2, uint64(right))
	return ref
}

// BenchmarkBinaryTrees makes short-lived trees beside a long-lived one.
func BenchmarkBinaryTrees(b *testing.B) {
	for _, size := range []uintptr{1 << 20, 2 << 20, 4 << 20} {
		b.Run(byteCount(size), func(b *testing.B) {
			w := newWorld(b, Options{Nursery: size})
			w.roots.words[0] = uint64(tree(w, 16))
			for b.Loop() {
				for range 16 {
					w.roots.words[1] = uint64(tree(w, 10))
					if w.Signal.Load()&SignalMinor != 0 {
						w.Minor()
					}
					if w.Signal.Load()&SignalMajor != 0 {
						w.Signal.Store(0)
						w.h.Collect(nil)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(16*2047), "ns/object")
		})
	}
}

// BenchmarkMajor collects a tree, and a list, trees and large arrays, with one or two markers.
func BenchmarkMajor(b *testing.B) {
	for name, fill := range map[string]func(*world){
		"tree":  func(w *world) { w.roots.words[0] = uint64(tree(w, 20)) },
		"mixed": fillForMarkers,
	} {
		for _, n := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/markers%d", name, n), func(b *testing.B) {
				w := newWorld(b, Options{})
				fill(w)
				w.Minor()
				w.h.Markers = n
				b.SetBytes(w.h.Stats().InUse)
				for b.Loop() {
					w.h.Collect(nil)
				}
			})
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		h, err := New(Options{Kinds: testKinds})
		if err != nil {
			b.Fatal(err)
		}
		var v View
		if err := h.Attach(&v, true, NoRoots{}); err != nil {
			b.Fatal(err)
		}
		v.Alloc(kindNode, 0, 32)
		v.Minor()
		h.Close()
	}
}
