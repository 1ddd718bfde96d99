package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The order of a sort whose comparisons are calls of Python functions, in steps: what
// mergeSort does, as a machine that asks for one comparison after another. Between
// two of them all that it knows is in the heap.

// Words of an ordering's state, an Array. What is ordered are the numbers of keys.
const (
	orderPhase = 1
	orderFrom  = 2 // the run that is looked for, or lengthened: from, to
	orderTo    = 3
	orderLow   = 4 // what a place is sought in
	orderHigh  = 5
	orderLeft  = 6 // a merge: the first of those set aside, of those on the right, and where it goes
	orderRight = 7
	orderInto  = 8
	orderEnd   = 9  // of the right run, as far as it is merged
	orderRun   = 10 // the left run of the merge
	orderStage = 11 // of the comparison that was asked for; see vm.Thread.AskCompare
	orderX     = 12 // its keys
	orderY     = 13
	orderRuns  = 14 // how many there are
	orderEnds  = 15 // where each ends
	maxRuns    = 96
	orderWords = orderEnds + maxRuns - 1
)

// Phases: what the comparison that was asked for is about.
const (
	phaseRun    = iota // a run begins
	phaseUp            // does it go on
	phaseDown          // the same, if it descends
	phaseInsert        // where a run gets the next item
	phaseSkip          // what of the left run stays
	phaseKeep          // what of the right run stays
	phaseMerge
)

// ordering is a sort that goes on. Its arrays are found anew after each call.
type ordering struct {
	t            *vm.Thread
	state        Value // Array
	order, aside Value // Arrays of numbers
	n            int
	x, y         int // what is asked for: whether key x is less than key y
}

func (o *ordering) get(word int) int    { return int(o.t.Slot(o.state, word).Int()) }
func (o *ordering) set(word, value int) { o.t.SetSlot(o.state, word, obj.SmallInt(int64(value))) }

// at is the i-th in order.
func (o *ordering) at(i int) int     { return int(o.t.Slot(o.order, 1+i).Int()) }
func (o *ordering) put(i, value int) { o.t.SetSlot(o.order, 1+i, obj.SmallInt(int64(value))) }

// left is the i-th of the left run, which is put aside.
func (o *ordering) left(i int) int { return int(o.t.Slot(o.aside, 1+i).Int()) }

// newOrdering makes the arrays for n keys, which are in order or, to sort backwards, in reverse.
func newOrdering(t *vm.Thread, n int, reverse bool) (state, order, aside Value, err error) {
	if state, err = t.NewArray(orderWords); err != nil {
		return
	}
	if order, err = t.NewArray(n); err != nil {
		return
	}
	if aside, err = t.NewArray(n); err != nil {
		return
	}
	for i := 1; i <= orderWords; i++ {
		t.Init(state, i, obj.SmallInt(0))
	}
	o := ordering{t: t, order: order}
	for i := range n {
		if reverse {
			o.put(i, n-1-i)
		} else {
			o.put(i, i)
		}
	}
	return
}

// ask says which keys are to be compared.
func (o *ordering) ask(phase, x, y int) bool {
	o.set(orderPhase, phase)
	o.x, o.y = x, y
	return true
}

// begin asks for the first comparison; false: all is in order.
func (o *ordering) begin() bool { return o.nextRun() }

// answer goes on with whether key x is less than key y; false: all is in order.
func (o *ordering) answer(less bool) bool {
	switch phase := o.get(orderPhase); phase {
	case phaseRun:
		o.set(orderTo, o.get(orderTo)+1)
		if less {
			return o.longer(phaseDown)
		}
		return o.longer(phaseUp)
	case phaseUp, phaseDown:
		if less != (phase == phaseDown) {
			return o.ended(phase)
		}
		o.set(orderTo, o.get(orderTo)+1)
		return o.longer(phase)
	case phaseInsert, phaseSkip, phaseKeep:
		mid := (o.get(orderLow) + o.get(orderHigh)) / 2
		if less == (phase == phaseKeep) {
			o.set(orderLow, mid+1)
		} else {
			o.set(orderHigh, mid)
		}
		return o.seek(phase)
	}
	o.merge(less)
	return o.goOn()
}

// nextRun looks for the run that starts where the last one ended.
func (o *ordering) nextRun() bool {
	from := o.get(orderFrom)
	o.set(orderTo, from+1)
	if from+1 >= o.n {
		return o.lengthen()
	}
	return o.ask(phaseRun, o.at(from+1), o.at(from))
}

func (o *ordering) longer(phase int) bool {
	to := o.get(orderTo)
	if to < o.n {
		return o.ask(phase, o.at(to), o.at(to-1))
	}
	return o.ended(phase)
}

// ended makes a run ascend.
func (o *ordering) ended(phase int) bool {
	if phase == phaseDown {
		for i, j := o.get(orderFrom), o.get(orderTo)-1; i < j; i, j = i+1, j-1 {
			a, b := o.at(i), o.at(j)
			o.put(i, b)
			o.put(j, a)
		}
	}
	return o.lengthen()
}

// lengthen inserts the next item into a run that is short, or ends it.
func (o *ordering) lengthen() bool {
	from, to := o.get(orderFrom), o.get(orderTo)
	if to < min(from+minRun, o.n) {
		return o.search(phaseInsert, from, to)
	}
	runs := o.get(orderRuns)
	o.set(orderEnds+runs, min(to, o.n))
	o.set(orderRuns, runs+1)
	o.set(orderFrom, to)
	return o.collapse()
}

// search looks for a place from low to high.
func (o *ordering) search(phase, low, high int) bool {
	o.set(orderLow, low)
	o.set(orderHigh, high)
	return o.seek(phase)
}

func (o *ordering) seek(phase int) bool {
	low, high := o.get(orderLow), o.get(orderHigh)
	mid := (low + high) / 2
	switch {
	case low >= high:
		return o.sought(phase, low)
	case phase == phaseInsert:
		return o.ask(phase, o.at(o.get(orderTo)), o.at(mid))
	}
	middle := o.endOf(o.get(orderRun))
	if phase == phaseSkip {
		return o.ask(phase, o.at(middle), o.at(mid))
	}
	return o.ask(phase, o.at(mid), o.at(middle-1))
}

// sought goes on where a place was found.
func (o *ordering) sought(phase, place int) bool {
	run := o.get(orderRun)
	switch phase {
	case phaseInsert:
		to := o.get(orderTo)
		x := o.at(to)
		for i := to; i > place; i-- {
			o.put(i, o.at(i-1))
		}
		o.put(place, x)
		o.set(orderTo, to+1)
		return o.lengthen()
	case phaseSkip:
		middle := o.endOf(run)
		if place == middle {
			return o.merged()
		}
		o.set(orderInto, place)
		return o.search(phaseKeep, middle, o.endOf(run+1))
	}
	middle, from := o.endOf(run), o.get(orderInto)
	for i := from; i < middle; i++ {
		o.t.SetSlot(o.aside, 1+i-from, o.t.Slot(o.order, 1+i))
	}
	o.set(orderLeft, 0)
	o.set(orderRight, middle)
	o.set(orderEnd, place)
	return o.goOn()
}

// merge takes the next item of one of both runs.
func (o *ordering) merge(right bool) {
	into := o.get(orderInto)
	if right {
		o.put(into, o.at(o.get(orderRight)))
		o.set(orderRight, o.get(orderRight)+1)
	} else {
		o.put(into, o.left(o.get(orderLeft)))
		o.set(orderLeft, o.get(orderLeft)+1)
	}
	o.set(orderInto, into+1)
}

// goOn asks which item of a merge comes next.
func (o *ordering) goOn() bool {
	left, right, into := o.get(orderLeft), o.get(orderRight), o.get(orderInto)
	rest := right - into // of those set aside
	switch {
	case rest == 0:
		return o.merged()
	case right < o.get(orderEnd):
		return o.ask(phaseMerge, o.at(right), o.left(left))
	}
	for i := range rest {
		o.put(into+i, o.left(left+i))
	}
	return o.merged()
}

// merged makes both runs one.
func (o *ordering) merged() bool {
	runs := o.get(orderRuns) - 1
	for i := o.get(orderRun); i < runs; i++ {
		o.set(orderEnds+i, o.endOf(i+1))
	}
	o.set(orderRuns, runs)
	return o.collapse()
}

func (o *ordering) endOf(run int) int {
	if run < 0 {
		return 0
	}
	return o.get(orderEnds + run)
}

func (o *ordering) size(run int) int { return o.endOf(run) - o.endOf(run-1) }

// collapse merges runs until each is longer than the two after it together, or at the end
// all. Then it goes on with the next run.
func (o *ordering) collapse() bool {
	last := o.get(orderRuns) - 1
	more := o.get(orderFrom) < o.n
	if last < 1 {
		return more && o.nextRun()
	}
	i := last - 1
	switch {
	case i > 0 && o.size(i-1) <= o.size(i)+o.size(i+1), i > 1 && o.size(i-2) <= o.size(i-1)+o.size(i):
		if o.size(i-1) < o.size(i+1) {
			i--
		}
	case more && o.size(i) > o.size(i+1):
		return o.nextRun()
	}
	o.set(orderRun, i)
	return o.search(phaseSkip, o.endOf(i-1), o.endOf(i))
}
