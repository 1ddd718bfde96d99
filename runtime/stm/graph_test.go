package stm

import (
	"math/rand"
	"sync/atomic"
	"testing"

	"pystm/runtime/gc"
)

// A graph in the heap, and its mirror on the Go side that commits keep up to
// date. A node is an object of words: its number, some edges, and the number
// once more at its end, so that a torn object shows. Threads rewire it, with
// new nodes of all sizes, while collections run.

const (
	graphNodes = 40
	graphEdges = 3
	graphArray = 0 // word of the worker: the table of nodes, by slot
)

// graphNode is what the mirror knows of a place in the table.
type graphNode struct {
	number int
	edges  [graphEdges]int // places
}

type graphMirror [graphNodes]graphNode

// graphSizes are sizes of nodes in words: small, spanning pages, large.
var graphSizes = []int{6, 6, 6, 7, 9, 16, 40, 600, 5000, 5000, 40_000}

// newGraphNode makes a node without edges.
func newGraphNode(w *worker, number_, words int) gc.Ref {
	s := w.Segment()
	bytes := uintptr(words * 8)
	ref := gc.Ref(0)
	if bytes > gc.MaxSmall {
		ref, _ = s.AllocLarge(kindArray, uint32(words), bytes)
	} else {
		ref = s.Alloc(kindArray, uint32(words), bytes)
	}
	s.SetWord(ref, 2, number(number_))
	s.SetWord(ref, words-1, number(number_))
	return ref
}

// graphSlot loads a slot behind its barrier.
func (w *worker) graphSlot(ref gc.Ref, i int) uint64 {
	s := w.Segment()
	s.ReadSlot(ref + gc.Ref(i)*8)
	return s.Word(ref, i)
}

func (w *worker) setGraphSlot(ref gc.Ref, i int, v uint64) {
	s := w.Segment()
	s.WriteSlot(ref, ref+gc.Ref(i)*8)
	s.SetWord(ref, i, v)
}

func (w *worker) nodeAt(place int) gc.Ref { return gc.Ref(w.graphSlot(w.ref(graphArray), 2+place)) }

// read reads a node; false if it is torn.
func (w *worker) readNodeAt(place int, place_ func(gc.Ref) int) (n graphNode, ok bool) {
	ref := w.nodeAt(place)
	words := int(w.Segment().Layout(ref))
	n.number = value(w.graphSlot(ref, 2))
	for i := range graphEdges {
		n.edges[i] = place_(gc.Ref(w.graphSlot(ref, 3+i)))
	}
	last := words - 1
	if words > 3+graphEdges {
		return n, w.graphSlot(ref, last) == number(n.number)
	}
	return n, true
}

// readGraph reads all of it.
func (w *worker) readGraph() (m graphMirror, ok bool) {
	places := map[gc.Ref]int{}
	for i := range graphNodes {
		places[w.nodeAt(i)] = i
	}
	for i := range m {
		n, fine := w.readNodeAt(i, func(ref gc.Ref) int {
			if p, ok := places[ref]; ok {
				return p
			}
			return -1
		})
		if !fine {
			return m, false
		}
		m[i] = n
	}
	return m, true
}

// TestGraphUnderCollections compares the graph with its mirror inside of
// transactions and at the end.
func TestGraphUnderCollections(t *testing.T) {
	for _, mode := range []struct {
		name string
		opts Options
		many bool // a minor collection at each step
	}{
		{"plain", Options{Segments: 2}, false},
		{"poison", Options{Segments: 3, Heap: gc.Options{Nursery: 16 << 10, MajorMin: 1 << 20, Poison: true, Moving: 1 << 20}}, false},
		{"minors", Options{Segments: 3, Heap: gc.Options{MajorMin: 512 << 10, Poison: true}}, true},
		{"chaos", Options{Segments: 2, Heap: gc.Options{Nursery: 16 << 10, MajorMin: 1 << 20}, Chaos: Chaos{Abort: 0.02, Seed: 7}}, false},
	} {
		t.Run(mode.name, func(t *testing.T) {
			rt := newRuntime(t, mode.opts)
			var mirror graphMirror // guarded by the runtime's lock: callbacks are called with it
			var numbers atomic.Int64
			w := setup(t, rt, func(w *worker) {
				array, _ := w.Segment().AllocLarge(kindArray, 0, 40<<10)
				w.words[graphArray] = uint64(array)
				for i := range graphNodes {
					w.setGraphSlot(w.ref(graphArray), 2+i, uint64(newGraphNode(w, 0, graphSizes[i%len(graphSizes)])))
				}
				for i := range graphNodes {
					for e := range graphEdges {
						w.setGraphSlot(w.nodeAt(i), 3+e, uint64(w.nodeAt(0)))
					}
				}
			})
			rounds := 300
			parallel(t, rt, w, 3, func(w *worker, me int) {
				rnd := rand.New(rand.NewSource(int64(me)))
				for round := range rounds {
					seed := rnd.Int63()
					if round%20 == 0 {
						w.compareGraph(t, &mirror)
						continue
					}
					w.atomically(func(*Segment) bool {
						rnd := rand.New(rand.NewSource(seed))
						for range 1 + rnd.Intn(3) {
							if !w.changeGraph(rnd, &mirror, &numbers) {
								return false
							}
							if mode.many {
								w.Segment().Signal.Or(SignalMinor)
							}
							if rnd.Intn(100) == 0 {
								w.Segment().Signal.Or(SignalMajor)
							}
							if !w.poll() {
								return false
							}
						}
						return true
					})
				}
				w.compareGraph(t, &mirror)
			})
			t.Log(eventLine(rt))
		})
	}
}

// changeGraph rewires an edge, or puts a new node in a place. The mirror
// follows when the transaction commits.
func (w *worker) changeGraph(rnd *rand.Rand, mirror *graphMirror, numbers *atomic.Int64) bool {
	place, e, to := rnd.Intn(graphNodes), rnd.Intn(graphEdges), rnd.Intn(graphNodes)
	if rnd.Intn(3) > 0 {
		w.setGraphSlot(w.nodeAt(place), 3+e, uint64(w.nodeAt(to)))
		w.Segment().OnCommit(func() { mirror[place].edges[e] = to })
		return true
	}
	n := int(numbers.Add(1))
	words := graphSizes[rnd.Intn(len(graphSizes))]
	if words == 6 {
		words = 7 // room for the number at the end
	}
	w.words[5] = uint64(newGraphNode(w, n, words))
	// Whoever referred to the old node refers to the new one from now on.
	old := w.nodeAt(place)
	for i := range graphNodes {
		ref := w.nodeAt(i)
		for e := range graphEdges {
			if gc.Ref(w.graphSlot(ref, 3+e)) == old {
				w.setGraphSlot(ref, 3+e, w.words[5])
			}
		}
	}
	for e := range graphEdges {
		w.setGraphSlot(w.ref(5), 3+e, w.graphSlot(old, 3+e))
		if gc.Ref(w.graphSlot(old, 3+e)) == old {
			w.setGraphSlot(w.ref(5), 3+e, w.words[5])
		}
	}
	w.setGraphSlot(w.ref(graphArray), 2+place, w.words[5])
	w.Segment().OnCommit(func() { mirror[place].number = n })
	return true
}

// compareGraph reads the whole graph in one transaction, which happens when
// it commits.
func (w *worker) compareGraph(t *testing.T, mirror *graphMirror) {
	for {
		w.EnterAtomic()
		m, ok := w.readGraph()
		if !ok {
			t.Error("a node is torn")
		}
		w.Segment().OnCommit(func() {
			if m != *mirror {
				for i := range m {
					if m[i] != mirror[i] {
						t.Errorf("node %d is %v, not %v", i, m[i], mirror[i])
						break
					}
				}
			}
		})
		w.SetAtomic(0)
		if w.Break() {
			return
		}
	}
}
