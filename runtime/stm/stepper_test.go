package stm

import (
	"fmt"
	"math/rand"
	"sync"
)

// stepper runs threads one at a time and switches between them where they
// yield, sleep or end, by a random number generator: an interleaving is
// determined by its seed. It takes the place of the Go scheduler, so waiting
// for locks, for the world to stop and for segments are states here and the
// policies are those of production.
type stepper struct {
	mu      sync.Mutex
	choose  func(n int) int // one of n threads
	threads []*stepped
	of      map[*Thread]*stepped
	failure string
}

type stepped struct {
	turn    chan bool // true: the sleep timed out
	blocked bool
	timeout bool // blocked, but may time out
	done    bool
}

func newStepper(seed int64) *stepper {
	return &stepper{choose: rand.New(rand.NewSource(seed)).Intn, of: map[*Thread]*stepped{}}
}

func (st *stepper) add(t *Thread) {
	s := &stepped{turn: make(chan bool, 1)}
	st.threads = append(st.threads, s)
	st.of[t] = s
}

// pass hands the turn to some thread that can run; one whose sleep may time
// out if there is no other, or rarely.
func (st *stepper) pass() {
	var ready, late []*stepped
	for _, s := range st.threads {
		switch {
		case s.done:
		case !s.blocked:
			ready = append(ready, s)
		case s.timeout:
			late = append(late, s)
		}
	}
	switch {
	case len(ready) > 0 && (len(late) == 0 || st.choose(20) > 0):
		ready[st.choose(len(ready))].turn <- false
	case len(late) > 0:
		s := late[st.choose(len(late))]
		s.blocked, s.timeout = false, false
		s.turn <- true
	default:
		for _, s := range st.threads {
			if !s.done {
				st.failure = "deadlock"
				s.turn <- false
				panic(fmt.Sprintf("stepper: deadlock among %d threads", len(st.threads)))
			}
		}
	}
}

// yield lets another thread go on.
func (st *stepper) yield(t *Thread) {
	st.pass()
	<-st.of[t].turn
}

func (st *stepper) sleep(t *Thread, timeout bool) bool {
	s := st.of[t]
	if s == nil {
		panic("stepper: a thread outside sleeps")
	}
	s.blocked, s.timeout = true, timeout
	st.pass()
	return !<-s.turn
}

func (st *stepper) wake(t *Thread) {
	if s := st.of[t]; s != nil {
		s.blocked, s.timeout = false, false
	}
}

// run runs f for each thread to its end.
func (st *stepper) run(threads []*worker, f func(w *worker, i int)) {
	var wg sync.WaitGroup
	for _, w := range threads {
		st.add(w.Thread)
	}
	for i, w := range threads {
		s := st.of[w.Thread]
		wg.Go(func() {
			<-s.turn
			f(w, i)
			s.done = true
			st.pass()
		})
	}
	st.pass()
	wg.Wait()
}
