package vm

import (
	"slices"
	"sync"
)

// Numbers are handed out once each, from 1 on: those in the names of threads and of tasks. They are not in
// the heap, as threads that make threads or tasks would conflict over them. An abort gives back what its
// transaction has drawn, and the least that was given back is the next. So a program with one thread gets the same numbers
// in all modes; with several they may have another order than the transactions.
type Numbers struct {
	mu   sync.Mutex
	last int64
	back []int64 // given back, the least last
}

func (n *Numbers) draw() int64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	if k := len(n.back); k > 0 {
		x := n.back[k-1]
		n.back = n.back[:k-1]
		return x
	}
	n.last++
	return n.last
}

func (n *Numbers) giveBack(x int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	i, _ := slices.BinarySearchFunc(n.back, x, func(a, b int64) int { return int(b - a) })
	n.back = slices.Insert(n.back, i, x)
}

// drawn is a number that the running transaction has drawn.
type drawn struct {
	from   *Numbers
	number int64
}

// Draw draws the next of some numbers.
func (t *Thread) Draw(from *Numbers) int64 {
	x := from.draw()
	if t.Private() {
		if len(t.drawn) == 0 {
			t.Segment.OnCommit(t.keepNumbers)
			t.Segment.OnAbort(t.returnNumbers)
		}
		t.drawn = append(t.drawn, drawn{from, x})
	}
	return x
}

func (t *Thread) keepNumbers() { t.drawn = t.drawn[:0] }

func (t *Thread) returnNumbers() {
	for _, d := range t.drawn {
		d.from.giveBack(d.number)
	}
	t.drawn = t.drawn[:0]
}
