package stm

import (
	"fmt"
	"math/rand"
	"testing"

	"pystm/runtime/gc"
)

// TestExhaustiveSmall plays pairs of transactions of a few reads, writes, additions and tests of
// two cells in every interleaving. The cells are two slots of one granule,
// two slots of one object, two objects, or two words of one, which are kept apart.
func TestExhaustiveSmall(t *testing.T) {
	rnd := rand.New(rand.NewSource(seed(t)))
	rt := newRuntime(t, Options{Segments: 2, Transactional: true})
	rt.CountNumbers()
	first := setup(t, rt, func(w *worker) {
		s := w.Segment()
		for i := range modelNodes {
			w.words[i] = uint64(s.Alloc(kindNode, 0, 32))
		}
		array, _ := s.AllocLarge(kindArray, 0, 40<<10)
		w.words[wordArray] = uint64(array)
	})
	first.Close()
	pairs := [][2]int{{2 * modelNodes, 2*modelNodes + 1}, {2 * modelNodes, 2*modelNodes + 2}, {0, 2}, {modelNodes, modelNodes + 1}}
	total, aborts := 0, 0
	for i := range exhaustivePairs {
		cells := pairs[i%len(pairs)]
		var scripts [2][]op
		for me := range scripts {
			for n := range exhaustiveOps {
				scripts[me] = append(scripts[me], op{"rrwaatxLSLS"[rnd.Intn(11)], cells[rnd.Intn(2)], 1000*(me+1) + n})
			}
		}
		all := eachChoice(func(choose func(int) int) {
			h := playPair(t, rt, first, cells, scripts, choose)
			aborts += h.aborts
			for _, e := range h.errors {
				t.Errorf("%v: %s", scripts, e)
			}
		})
		total += all
		if t.Failed() {
			return
		}
	}
	audit(t, rt)
	t.Logf("%d interleavings, %d aborts", total, aborts)
}

// eachChoice calls f until it has made every combination of choices, and
// returns how many there were.
func eachChoice(f func(choose func(n int) int)) int {
	var made, limits []int
	for count := 1; ; count++ {
		at := 0
		f(func(n int) int {
			if at == len(made) {
				made, limits = append(made, 0), append(limits, n)
			}
			at++
			return made[at-1]
		})
		for at = len(made) - 1; at >= 0 && made[at]+1 == limits[at]; at-- {
		}
		if at < 0 {
			return count
		}
		made[at]++
		made, limits = made[:at+1], limits[:at+1]
	}
}

// playPair plays two scripts and checks their history.
func playPair(t *testing.T, rt *Runtime, first *worker, cells [2]int, scripts [2][]op, choose func(int) int) *history {
	h := newHistory()
	for _, cell := range cells {
		*cellOf(rt, first, cell) = number(0)
	}
	step := &stepper{of: map[*Thread]*stepped{}}
	// A wait times out only when nobody else can run, so that the number of
	// interleavings is finite.
	step.choose = func(n int) int {
		if n == 1 || n == 20 {
			return n - 1
		}
		return choose(n)
	}
	rt.opts.sched = step
	sets := newSetModel(rt, h, first)
	h.listen(rt, sets.probe)
	var workers []*worker
	var players []*player
	for i := range scripts {
		w := &worker{tb: t, words: first.words}
		p := &player{worker: w, name: fmt.Sprint("thread ", i), h: h, rnd: rand.New(rand.NewSource(1)), step: step, sets: sets}
		w.Thread = rt.NewThread(p)
		sets.add(p)
		workers, players = append(workers, w), append(players, p)
	}
	step.run(workers, func(w *worker, i int) {
		w.attach()
		players[i].perform(scripts[i])
		for !w.Detach() {
		}
	})
	rt.opts.sched, rt.opts.probe = nil, nil
	for _, w := range workers {
		w.Close()
	}
	for _, cell := range cells {
		if got, want := value(*cellOf(rt, first, cell)), h.states[len(h.states)-1][cell]; got != want {
			h.fail("cell %d is %d in the end, not %d", cell, got, want)
		}
	}
	return h
}

// cellOf is a cell of the model in segment 0.
func cellOf(rt *Runtime, w *worker, cell int) *uint64 {
	off := w.ref(cell/2%modelNodes) + 8 + gc.Ref(cell%2)*8
	if cell >= 2*modelNodes {
		off = w.ref(wordArray) + 16 + gc.Ref(cell-2*modelNodes)*8
	}
	// All views have dropped their copies or follow: the runtime is at rest.
	for _, s := range rt.segments {
		s.reshareAll()
	}
	return (*uint64)(rt.solo.Ptr(off))
}
