package stm

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"sync"
	"testing"

	"pystm/runtime/gc"
)

// The model: memory is a number of cells; a transaction reads and writes some
// of them. Commits are known in their order, so what each committed
// transaction has read must be the state after those before it. One that commits
// in the past comes earlier in the order in which transactions seem to have run:
// but after those that were committed when it began, and where nobody who came
// after it has read anything else. What any attempt has read, also one that
// was aborted, must be one committed state between its begin and its end
// (opacity).

const (
	modelNodes = 6  // small objects accessed whole, two cells each
	modelSlots = 12 // slots of a large object
	modelCells = 2*modelNodes + modelSlots
)

// history is the committed states, in their order.
type history struct {
	mu      sync.Mutex
	states  [][modelCells]int
	order   []*attempt          // as they seem to have run
	made    map[uint64]*attempt // who has made a record, by its number
	next    uint64              // number of the next record
	commits int
	past    int // of these, in the past
	aborts  int
	errors  []string
}

func newHistory() *history {
	return &history{states: make([][modelCells]int, 1), made: map[uint64]*attempt{}}
}

func (h *history) fail(format string, args ...any) {
	if len(h.errors) < 5 {
		h.errors = append(h.errors, fmt.Sprintf(format, args...))
	}
}

// attempt is one try of a transaction.
type attempt struct {
	from   int         // states when it began
	before *attempt    // the one it comes before if it commits in the past, else nil
	reads  map[int]int // of what it had not written itself
	writes map[int]int
	adds   map[int]int // to what it has not read
	bounds []bound     // of what it has not read, without that
	late   map[int]int // loaded, without that, and not stored since: they must be that at the commit
}

// bound says between what a cell has to be.
type bound struct{ cell, low, high int }

// holds reports whether a transaction may have seen a state.
func (a *attempt) holds(state *[modelCells]int) bool {
	for cell, n := range a.reads {
		if state[cell] != n {
			return false
		}
	}
	for _, b := range a.bounds {
		if state[b.cell] < b.low || state[b.cell] > b.high {
			return false
		}
	}
	return true
}

// change makes the state that a transaction leaves.
func (a *attempt) change(state *[modelCells]int) {
	for cell, n := range a.adds {
		state[cell] += n
	}
	for cell, n := range a.writes {
		state[cell] = n
	}
}

// check finds a committed state with all that was read.
func (h *history) check(a *attempt, who string) {
	for k := a.from - 1; k < len(h.states); k++ {
		if a.holds(&h.states[k]) {
			return
		}
	}
	h.fail("%s: read %v, bounds %v, which was never the state from %v on", who, a.reads, a.bounds, h.states[a.from-1:])
}

// commit appends the state a committed transaction leaves.
func (h *history) commit(a *attempt, who string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	state := h.states[len(h.states)-1]
	if a.before == nil {
		if !a.holds(&state) {
			h.fail("%s: committed after reading %v, bounds %v, where the state is %v", who, a.reads, a.bounds, state)
		}
		h.order = append(h.order, a)
	} else {
		h.past++
		at := slices.Index(h.order, a.before)
		if !h.fits(a, at) {
			h.fail("%s: committed in the past, after %d others of %d, where it does not fit: %v, %v", who, at, len(h.order), a.reads, a.writes)
		}
		h.order = slices.Insert(h.order, at, a)
	}
	for cell, n := range a.late {
		if state[cell] != n || a.before != nil {
			h.fail("%s: committed with %d from cell %d, where the state is %v", who, n, cell, state)
		}
	}
	a.change(&state)
	h.commits++
	h.states = append(h.states, state)
}

// fits reports whether all have read what they must have if a comes at a place in
// the order.
func (h *history) fits(a *attempt, at int) bool {
	var state [modelCells]int
	for _, b := range slices.Insert(slices.Clone(h.order), at, a) {
		if !b.holds(&state) {
			return false
		}
		b.change(&state)
	}
	return true
}

// player is a thread that plays random transactions.
type player struct {
	*worker
	name  string
	h     *history
	rnd   *rand.Rand
	step  *stepper
	now   *attempt
	mixed bool // collections and inevitable transactions, too

	performs bool // the next commit is of what it performs

	loaded struct{ cell, n, added int } // the last that was loaded late, with what had been added to it
	done   bool                         // and is pending

	sets *setModel // nil if threads run freely
}

// Save and Restore are called with the runtime's lock held.
func (p *player) Save() {
	p.worker.Save()
	p.h.mu.Lock()
	p.now = &attempt{from: len(p.h.states), reads: map[int]int{}, writes: map[int]int{}, adds: map[int]int{}, late: map[int]int{}}
	p.h.mu.Unlock()
	p.sets.begin(p)
}

func (p *player) Restore() {
	p.worker.Restore()
	p.h.mu.Lock()
	p.h.aborts++
	p.h.check(p.now, p.name+" (aborted)")
	p.h.mu.Unlock()
}

// Words of a player: the nodes, then the array.
const (
	wordArray = modelNodes
	wordTemp  = modelNodes + 1
	wordSpare = 3000 // of the array
)

// load reads a cell: a number, or an object that holds it.
func (p *player) load(cell int) int {
	s := p.Segment()
	var w uint64
	if cell < 2*modelNodes {
		node := p.ref(cell / 2)
		p.sets.read(p, node)
		if isPlain(cell) {
			s.ReadBarrier(node)
		} else {
			p.sets.read(p, node+8)
			s.ReadNumbers(node)
		}
		w = s.Word(node, 1+cell%2)
	} else {
		i := 2 + cell - 2*modelNodes
		p.readBarrier(p.ref(wordArray) + gc.Ref(i)*8)
		w = s.Word(p.ref(wordArray), i)
	}
	if gc.IsRef(w) {
		p.sets.read(p, gc.Ref(w))
		s.ReadBarrier(gc.Ref(w))
		if s.Kind(gc.Ref(w)) != kindNode || s.Layout(gc.Ref(w)) != 77 {
			p.h.mu.Lock()
			p.h.fail("%s: cell %d refers to an object with header %#x", p.name, cell, s.Header(gc.Ref(w)))
			p.h.mu.Unlock()
		}
		w = s.Word(gc.Ref(w), 1)
	}
	return value(w)
}

// isPlain reports whether a cell is no number, and stands in an object beside one.
func isPlain(cell int) bool { return cell >= modelNodes && cell < 2*modelNodes && cell%2 == 0 }

// isNumber reports whether a cell is a number in an object.
func isNumber(cell int) bool { return cell < 2*modelNodes && !isPlain(cell) }

func (p *player) store(cell, n int, boxed, apart bool) {
	s := p.Segment()
	w := number(n)
	if boxed {
		ref := s.Alloc(kindNode, 77, uintptr(16+p.rnd.Intn(6)*48))
		s.SetWord(ref, 1, w)
		w = uint64(ref)
	}
	if cell < 2*modelNodes {
		node := p.ref(cell / 2)
		if apart && isNumber(cell) {
			p.sets.write(p, node, node+8)
			s.WriteApart(node)
			p.sets.written(p, false, node+8)
		} else {
			p.writeBarrier(node, node)
		}
		s.SetWord(node, 1+cell%2, w)
		return
	}
	array, i := p.ref(wordArray), 2+cell-2*modelNodes
	p.writeBarrier(array, array+gc.Ref(i)*8)
	s.SetWord(array, i, w)
}

// hasItems tells whether a granule of the array is accessed by items, or as a whole.
func hasItems(at gc.Ref) bool { return at/gc.Granule%2 == 0 }

// readBarrier is ReadSlot or ReadItem.
func (p *player) readBarrier(at gc.Ref) {
	if hasItems(at) {
		p.sets.read(p, at)
		p.Segment().ReadItem(at)
	} else {
		p.sets.read(p, granule(at))
		p.Segment().ReadSlot(at)
	}
}

// writeBarrier is WriteBarrier, or WriteSlot or WriteItem if at is inside of the object.
func (p *player) writeBarrier(ref, at gc.Ref) {
	switch s := p.Segment(); {
	case at == ref:
		p.sets.write(p, ref)
		p.sets.read(p, ref+8)
		s.WriteBarrier(ref)
		p.sets.written(p, false, ref)
	case hasItems(at):
		p.sets.write(p, at)
		s.WriteItem(ref, at, 0) // a reference: others may be stored by blocks
		p.sets.written(p, true, at)
	default:
		g := granule(at)
		p.sets.write(p, g, g+8)
		s.WriteSlot(ref, at)
		p.sets.written(p, true, g, g+8)
	}
}

// walk is what a doomed transaction does that has learnt of it and unwinds: it
// reads, writes, allocates, and polls.
func (p *player) walk() {
	now := *p.now
	for range p.rnd.Intn(5) {
		if p.step != nil {
			p.step.yield(p.Thread)
		}
		switch cell := p.rnd.Intn(modelCells); p.rnd.Intn(5) {
		case 0:
			p.load(cell)
		case 1, 2:
			p.store(cell, -1, p.rnd.Intn(2) == 0, p.rnd.Intn(2) == 0)
		case 3:
			p.Segment().Signal.Or(SignalMinor)
		}
		if p.Segment().Poll()&SignalAbort == 0 {
			p.h.mu.Lock()
			p.h.fail("%s: the dead walk on", p.name)
			p.h.mu.Unlock()
		}
	}
	*p.now = now
}

// read is load, and what the model knows of it.
func (p *player) read(cell int) int {
	a, n := p.now, p.load(cell)
	if own, ok := a.writes[cell]; ok {
		if own != n {
			p.h.mu.Lock()
			p.h.fail("%s: read %d instead of its own %d", p.name, n, own)
			p.h.mu.Unlock()
		}
	} else if before, ok := a.reads[cell]; ok && before != n-a.adds[cell] {
		p.h.mu.Lock()
		p.h.fail("%s: cell %d changed from %d to %d", p.name, cell, before, n-a.adds[cell])
		p.h.mu.Unlock()
	} else {
		a.reads[cell] = n - a.adds[cell]
	}
	return n
}

// write is store, and what the model knows of it.
func (p *player) write(cell, n int, boxed, apart bool) {
	p.store(cell, n, boxed, apart)
	p.now.writes[cell] = n
}

// adjust adds to a cell, which is read only if it must be.
func (p *player) adjust(cell, n int) {
	result := AdjustNo
	if isNumber(cell) {
		node := p.ref(cell / 2)
		if result = p.Segment().Adjust(node, node+8+gc.Ref(cell%2)*8, int64(n)<<3); result != AdjustNo {
			p.sets.adjusted(p, node, true)
		}
	} else if at := p.ref(wordArray) + 16 + gc.Ref(cell-2*modelNodes)*8; cell >= 2*modelNodes && !hasItems(at) {
		if result = p.Segment().AdjustSlot(p.ref(wordArray), at, int64(n)<<3); result != AdjustNo {
			p.sets.adjustedSlot(p, granule(at))
		}
	}
	own, written := p.now.writes[cell]
	switch {
	case result == AdjustNo:
		p.write(cell, p.read(cell)+n, false, false)
	case written:
		p.now.writes[cell] = own + n
	default:
		p.now.adds[cell] += n
	}
}

// test asks whether a cell is less than something near, and reads it only if it must.
func (p *player) test(cell int) {
	if isNumber(cell) {
		node := p.ref(cell / 2)
		w := p.Segment().Word(node, 1+cell%2)
		x, low, high := value(w)+p.rnd.Intn(5)-2, math.MinInt64, math.MaxInt64
		if value(w) < x {
			high = int(number(x - 1))
		} else {
			low = int(number(x))
		}
		if p.Segment().Bound(node, node+8+gc.Ref(cell%2)*8, int64(low), int64(high)) != AdjustNo {
			p.sets.adjusted(p, node, false)
			if _, ok := p.now.writes[cell]; ok {
				return
			}
			b := bound{cell, math.MinInt64, math.MaxInt64}
			if value(w) < x {
				b.high = x - 1 - p.now.adds[cell]
			} else {
				b.low = x - p.now.adds[cell]
			}
			p.now.bounds = append(p.now.bounds, b)
			return
		}
	}
	p.read(cell)
}

// load a cell late, to store it later.
func (p *player) loadLate(cell int, again bool) {
	result := AdjustNo
	s := p.Segment()
	var w uint64
	if isNumber(cell) {
		node := p.ref(cell / 2)
		w = s.Word(node, 1+cell%2)
		if result = s.LoadLate(node, node+8+gc.Ref(cell%2)*8, again); result != AdjustNo {
			p.sets.adjusted(p, node, false)
		}
	} else if at := p.ref(wordArray) + 16 + gc.Ref(cell-2*modelNodes)*8; cell >= 2*modelNodes && !hasItems(at) {
		w = s.Word(p.ref(wordArray), 2+cell-2*modelNodes)
		if result = s.LoadSlotLate(p.ref(wordArray), at, again); result != AdjustNo {
			p.sets.lateSlot(p, granule(at))
		}
	}
	p.loaded.cell, p.loaded.added, p.done = cell, p.now.adds[cell], result == AdjustDone
	if p.done {
		p.loaded.n = value(w)
		p.now.late[cell] = value(w) - p.now.adds[cell]
	} else {
		p.loaded.n = p.read(cell)
	}
}

// storeLate stores what was loaded, and something added.
func (p *player) storeLate(n int) {
	cell, sum := p.loaded.cell, p.loaded.n+n
	if p.done {
		p.done = false
		at := p.ref(wordArray) + 16 + gc.Ref(cell-2*modelNodes)*8
		if isNumber(cell) {
			at = p.ref(cell/2) + 8 + gc.Ref(cell%2)*8
		}
		if p.Segment().StoreLate(at, int64(number(sum))) == AdjustDone {
			if isNumber(cell) {
				p.sets.adjusted(p, p.ref(cell/2), true)
			} else {
				p.sets.adjustedSlot(p, granule(at))
			}
			if _, ok := p.now.writes[cell]; ok || p.now.adds[cell] != p.loaded.added {
				p.h.mu.Lock()
				p.h.fail("%s: its own change of cell %d is not lost", p.name, cell)
				p.h.mu.Unlock()
			}
			p.now.adds[cell] += n
			delete(p.now.late, cell)
			return
		}
	}
	p.write(cell, sum, false, false)
}

// op is a step of a transaction.
type op struct {
	kind byte // r read, w write, x write apart, y that boxed, L load late, A the same again, S store that, a add, t test, b write boxed, p poll, m minor, M major, l large object, i inevitable, d drop an object written to
	cell int
	n    int
}

func (p *player) script(n *int) []op {
	var ops []op
	counts := p.rnd.Intn(3) == 0 // and does nothing else
	for range 1 + p.rnd.Intn(10) {
		*n++
		o := op{"rrrrwwwbbppaaaattxxyyLLASSSS"[p.rnd.Intn(28)], p.rnd.Intn(modelCells), *n}
		if counts {
			o.kind, o.cell = "aatpLSLS"[p.rnd.Intn(8)], p.rnd.Intn(3)
		}
		if p.mixed {
			switch p.rnd.Intn(60) {
			case 0, 1, 2:
				o.kind = 'm'
			case 3:
				o.kind = 'M'
			case 4:
				o.kind = 'l'
			case 5:
				o.kind = 'i'
			case 6, 7:
				o.kind = 'd'
			}
		}
		ops = append(ops, o)
	}
	return ops
}

// play runs the ops as one attempt; false if it was rolled back.
func (p *player) play(ops []op) bool {
	p.loaded.cell, p.done = -1, false
	for _, o := range ops {
		if p.step != nil {
			p.step.yield(p.Thread)
		}
		switch o.kind {
		case 'r':
			p.read(o.cell)
		case 'w', 'b', 'x', 'y':
			p.write(o.cell, o.n, o.kind == 'b' || o.kind == 'y', o.kind >= 'x')
		case 'a':
			p.adjust(o.cell, o.n%7-3)
		case 't':
			p.test(o.cell)
		case 'L', 'A':
			p.loadLate(o.cell, o.kind == 'A')
		case 'S':
			if p.loaded.cell >= 0 {
				p.storeLate(o.n%5 - 2)
			}
		case 'm':
			p.Segment().Signal.Or(SignalMinor)
		case 'M':
			p.Segment().Signal.Or(SignalMajor)
		case 'd':
			// An old object is written to after the last reference to it is gone
			// from all but this transaction, which then drops it, too.
			s := p.Segment()
			array := p.ref(wordArray)
			at := array + gc.Ref(wordSpare)*8
			p.readBarrier(at)
			if w := s.Word(array, wordSpare); gc.IsRef(w) {
				p.writeBarrier(gc.Ref(w), gc.Ref(w))
				s.SetWord(gc.Ref(w), 1, number(o.n))
			}
			p.writeBarrier(array, at)
			s.SetWord(array, wordSpare, uint64(s.Alloc(kindNode, 77, 48)))
		case 'l':
			if ref, ok := p.Segment().AllocLarge(kindArray, 0, [2]uintptr{40 << 10, 300 << 10}[p.rnd.Intn(2)]); ok {
				p.words[wordTemp] = uint64(ref)
				p.Segment().WriteSlot(ref, ref+16)
				p.Segment().SetWord(ref, 2, number(1))
			}
		case 'i':
			if !p.BecomeInevitable() {
				return false
			}
			p.sets.pinned(p)
		}
		if !p.poll() {
			return false
		}
	}
	return true
}

// transaction plays a script until it commits.
func (p *player) transaction(n *int) {
	p.perform(p.script(n))
}

// perform plays ops until they commit.
func (p *player) perform(ops []op) {
	for {
		p.performs = true
		p.EnterAtomic()
		ok := p.play(ops)
		p.SetAtomic(0)
		if !ok {
			continue
		}
		if p.Break() {
			return
		}
	}
}

// listen has the history hear of commits. (A transaction with OnCommit would not
// commit in the past.)
func (h *history) listen(rt *Runtime, also probe) {
	h.next = rt.lastRedo()
	rt.opts.probe = func(p point, s *Segment, o *Thread, at gc.Ref) {
		if also != nil {
			also(p, s, o, at)
		}
		if p != pointPast && p != pointCommitted {
			return
		}
		pl, ok := s.thread.client.(*player)
		switch {
		case !ok || !pl.performs:
		case p == pointPast:
			pl.now.before = h.made[s.seen]
		default:
			pl.performs = false
			h.commit(pl.now, pl.name)
			if n := rt.lastRedo(); n != h.next {
				h.made[n-1], h.next = pl.now, n
			}
		}
	}
}

// playAll runs threads of random transactions and checks their history.
func playAll(t *testing.T, seed int64, opts Options, threads, rounds int, det, mixed bool, inject func() bool) *history {
	t.Helper()
	var step *stepper
	opts.Transactional = true
	opts.Heap.Kinds = testKinds
	rt, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	rt.CountNumbers()
	h := newHistory()
	first := setup(t, rt, func(w *worker) {
		s := w.Segment()
		for i := range modelNodes {
			w.words[i] = uint64(s.Alloc(kindNode, 0, 32))
			s.SetWord(w.ref(i), 1, number(0))
			s.SetWord(w.ref(i), 2, number(0))
		}
		array, _ := s.AllocLarge(kindArray, 0, 40<<10)
		w.words[wordArray] = uint64(array)
		for i := range modelSlots {
			s.SetWord(array, 2+i, number(0))
		}
	})
	first.Close()
	var sets *setModel
	if det {
		step = newStepper(seed)
		rt.opts.sched = step
		sets = newSetModel(rt, h, first)
		sets.inject = inject
		h.listen(rt, sets.probe)
	} else {
		h.listen(rt, nil)
	}
	var workers []*worker
	var players []*player
	for i := range threads {
		w := &worker{tb: t}
		p := &player{worker: w, name: fmt.Sprint("thread ", i), h: h, rnd: rand.New(rand.NewSource(seed + int64(i))), step: step, mixed: mixed, sets: sets}
		w.Thread = rt.NewThread(p)
		sets.add(p)
		w.words = first.words
		if opts.Unwind {
			w.zombie = p.walk
		}
		workers, players = append(workers, w), append(players, p)
	}
	body := func(w *worker, i int) {
		w.attach()
		n := i * 1_000_000
		for range rounds {
			players[i].transaction(&n)
		}
		for !w.Detach() {
		}
	}
	if det {
		step.run(workers, body)
		rt.opts.sched = nil
	} else {
		var wg sync.WaitGroup
		for i, w := range workers {
			wg.Go(func() { body(w, i) })
		}
		wg.Wait()
	}
	rt.opts.probe = nil
	for _, w := range workers {
		w.Close()
	}
	audit(t, rt)
	last := h.states[len(h.states)-1]
	for cell, n := range last {
		p := players[0]
		p.seg = &rt.solo
		p.words = first.words
		if got := p.load(cell); got != n {
			h.fail("cell %d is %d in the end, not %d", cell, got, n)
		}
	}
	if h.commits != threads*rounds {
		h.fail("%d commits, not %d", h.commits, threads*rounds)
	}
	for _, e := range h.errors {
		t.Errorf("seed %d: %s", seed, e)
	}
	return h
}

// TestModelRandom runs random transactions in random interleavings.
func TestModelRandom(t *testing.T) {
	base := seed(t)
	var commits, past, aborts int
	for i := range int64(modelSeeds) {
		rnd := rand.New(rand.NewSource(base + i))
		opts := Options{Segments: 1 + rnd.Intn(4)}
		if rnd.Intn(3) == 0 {
			opts.Chaos = Chaos{Abort: 0.02, Seed: base + i}
		}
		if rnd.Intn(10) == 0 {
			// Who is aborted all the time gets the serial token.
			opts.Chaos = Chaos{Abort: 0.2, Seed: base + i}
		}
		opts.Heap = gc.Options{Poison: rnd.Intn(2) == 0, Moving: [2]uintptr{stillAbove, 2 << 20}[rnd.Intn(2)]}
		opts.Unwind = rnd.Intn(2) == 0
		var inject func() bool
		if rnd.Intn(3) == 0 {
			inject = func() bool { return rnd.Intn(10) == 0 }
		}
		h := playAll(t, base+i, opts, 2+rnd.Intn(3), 12, true, rnd.Intn(2) == 0, inject)
		commits += h.commits
		past += h.past
		aborts += h.aborts
		if t.Failed() {
			t.Fatalf("failed at -seed=%d", base+i)
		}
	}
	t.Logf("%d commits, %d in the past, %d aborts", commits, past, aborts)
	if aborts == 0 || past == 0 {
		t.Error("no transaction was ever aborted, or committed in the past")
	}
}

// A transaction is aborted at every step of a commit at which that can happen.
func TestCommitAbortAtEveryStep(t *testing.T) {
	for _, seed := range []int64{1, 2, 3} {
		steps := 0
		for k := 1; ; k++ {
			n := 0
			playAll(t, seed, Options{Segments: 3, Heap: gc.Options{Poison: true}}, 3, 3, true, true, func() bool {
				n++
				return n == k
			})
			if n < k || t.Failed() {
				break
			}
			steps++
		}
		if steps < 10 {
			t.Errorf("%d steps", steps)
		}
	}
}

// TestModelThreads runs random transactions on threads of their own.
func TestModelThreads(t *testing.T) {
	base := seed(t)
	for i := range int64(4) {
		opts := Options{Segments: 2 + int(i)%2, Unwind: i%2 == 1, Heap: gc.Options{Nursery: 32 << 10, Poison: i%2 == 0}}
		h := playAll(t, base+i, opts, 4, 400, false, i > 0, nil)
		t.Logf("%d commits, %d in the past, %d aborts", h.commits, h.past, h.aborts)
	}
}
