package std

import (
	minheap "container/heap"
	"sync"
	"sync/atomic"
)

// When the entries of an lru_cache were used, which decides whose place a new one
// takes.
//
// Threads that kept the order of use in the heap would conflict at each hit and at
// each miss, though all they want to know is results. So the times are kept beside the
// heap. A transaction notes them, for others to see when it commits. Which entry is free or
// the oldest is found beside the heap, too, and is a hint: what counts is what
// stands in the entry, and whoever gets the same hint as another thread conflicts with it
// there, as usual. So that this is rare, nobody gets an entry that a running transaction of
// another thread has used or filled (pins).
//
// Which of two threads came first is nobody's business if neither has waited for the
// other, and else their times tell.

// lruUse is what is known of a cache's entries, by their numbers.
type lruUse struct {
	pages  atomic.Pointer[[]*usePage]
	shared atomic.Bool // transactions have noted times: those of one thread have to be later
	clock  int64       // the last time that a thread noted which was alone, on segment 0

	mu    sync.Mutex // of what follows, and to add pages
	queue useQueue
	free  []int // entries whose first users were aborted
	next  int   // all from here on were never used
	idle  []*useNotes
}

// entryUse is what is known of an entry.
type entryUse struct {
	time   atomic.Int64 // of the last use by who has committed
	pins   atomic.Int32 // transactions that use it
	queued int64        // the item of the queue with this time stands for it; owner: lruUse.mu
}

const usePageSize = 256

type usePage [usePageSize]entryUse

func (u *lruUse) at(number int) *entryUse {
	return &(*u.pages.Load())[number/usePageSize][number%usePageSize]
}

// useItem is an entry in the queue, by a time at which it was used: the last one or an
// earlier one.
type useItem struct {
	time   int64
	number int
}

// useQueue has the oldest first.
type useQueue []useItem

func (q useQueue) Len() int           { return len(q) }
func (q useQueue) Less(i, j int) bool { return q[i].time < q[j].time }
func (q useQueue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *useQueue) Push(x any)        { *q = append(*q, x.(useItem)) }
func (q *useQueue) Pop() any {
	last := len(*q) - 1
	item := (*q)[last]
	*q = (*q)[:last]
	return item
}

// add and take do what heap.Push and heap.Pop do, but make no memory for an item.
func (q *useQueue) add(item useItem) {
	*q = append(*q, item)
	minheap.Fix(q, len(*q)-1)
}

func (q *useQueue) take() useItem {
	item, last := (*q)[0], len(*q)-1
	(*q)[0] = (*q)[last]
	if *q = (*q)[:last]; last > 0 {
		minheap.Fix(q, 0)
	}
	return item
}

// enqueue has an item of this time stand for an entry. The caller holds mu.
func (u *lruUse) enqueue(number int, time int64) {
	u.at(number).queued = time
	u.queue.add(useItem{time, number})
}

// useNotes is when a running transaction has used entries. The slices are as long as
// there are entries; they are used again.
type useNotes struct {
	of    *lruUse
	times []int64 // 0: not used
	used  []int   // what is not 0 there
	fresh []int   // entries that were free
}

// Commit shows the times to others, but for those that are older than what they know.
func (n *useNotes) Commit() {
	n.of.shared.Store(true)
	for _, number := range n.used {
		e := n.of.at(number)
		if e.time.Load() < n.times[number] {
			e.time.Store(n.times[number])
		}
	}
	n.drop()
}

// Abort gives back the entries that the transaction was to fill, and has the others
// wait in the queue as they did before.
func (n *useNotes) Abort() {
	u := n.of
	u.mu.Lock()
	for _, number := range n.fresh {
		u.at(number).queued = 0
		u.free = append(u.free, number)
	}
	for _, number := range n.used {
		if e := u.at(number); e.queued > e.time.Load() {
			u.enqueue(number, e.time.Load())
		}
	}
	u.mu.Unlock()
	n.drop()
}

func (n *useNotes) drop() {
	for _, number := range n.used {
		n.of.at(number).pins.Add(-1)
		n.times[number] = 0
	}
	n.used, n.fresh = n.used[:0], n.fresh[:0]
	n.of.mu.Lock()
	n.of.idle = append(n.of.idle, n)
	n.of.mu.Unlock()
}

// note says that the transaction uses an entry.
func (n *useNotes) note(number int) int64 {
	if number >= len(n.times) {
		n.times = append(n.times, make([]int64, usePageSize*len(*n.of.pages.Load())-len(n.times))...)
	}
	if n.times[number] == 0 {
		n.used = append(n.used, number)
		n.of.at(number).pins.Add(1)
	}
	n.times[number] = steadyTime()
	return n.times[number]
}

// notes are the running transaction's.
func (u *lruUse) notes(t *Thread) *useNotes {
	if n, ok := t.FindUncommitted(u).(*useNotes); ok {
		return n
	}
	u.mu.Lock()
	var n *useNotes
	if last := len(u.idle) - 1; last >= 0 {
		n, u.idle = u.idle[last], u.idle[:last]
	} else {
		n = &useNotes{of: u}
	}
	u.mu.Unlock()
	t.AddUncommitted(u, n)
	return n
}

// now is the time for a thread on segment 0, which nobody aborts.
func (u *lruUse) now() int64 {
	if u.shared.Load() {
		u.shared.Store(false)
		u.clock = steadyTime()
	}
	u.clock++
	return u.clock
}

// touch says that an entry is used.
func (u *lruUse) touch(t *Thread, number int) {
	if t.Private() {
		u.notes(t).note(number)
	} else {
		u.at(number).time.Store(u.now())
	}
}

// claim finds an entry for a new key in a cache of at most bound entries: a free one, or the
// one that was used first.
func (u *lruUse) claim(t *Thread, bound int64) int {
	var notes *useNotes
	if t.Private() {
		notes = u.notes(t)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	number, fresh := u.unused(bound)
	if !fresh {
		number = u.oldest(notes)
	}
	if notes == nil {
		time := u.now()
		u.at(number).time.Store(time)
		u.enqueue(number, time)
		return number
	}
	if fresh {
		notes.fresh = append(notes.fresh, number)
		u.at(number).time.Store(0)
	}
	u.enqueue(number, notes.note(number))
	return number
}

// unused finds an entry that was not used yet.
func (u *lruUse) unused(bound int64) (number int, ok bool) {
	if last := len(u.free) - 1; last >= 0 {
		number, u.free = u.free[last], u.free[:last]
		return number, true
	}
	if int64(u.next) >= bound {
		return 0, false
	}
	number = u.next
	u.next++
	if number%usePageSize == 0 {
		var pages []*usePage
		if old := u.pages.Load(); old != nil {
			pages = append(pages, *old...)
		}
		pages = append(pages, new(usePage))
		u.pages.Store(&pages)
	}
	return number, true
}

// oldest takes from the queue the entry that was used first, of those that no other
// transaction uses. If all are used by others, it is one of them: there will be a conflict.
func (u *lruUse) oldest(notes *useNotes) int {
	var pinned []useItem
	defer func() {
		for _, item := range pinned {
			u.queue.add(item)
		}
	}()
	for len(u.queue) > 0 {
		item := u.queue.take()
		e := u.at(item.number)
		used, pins := e.time.Load(), int32(0)
		if notes != nil && item.number < len(notes.times) && notes.times[item.number] != 0 {
			used, pins = max(used, notes.times[item.number]), 1
		}
		switch {
		case e.queued != item.time: // another item stands for it
		case used > item.time:
			u.enqueue(item.number, used)
		case e.pins.Load() > pins:
			pinned = append(pinned, item)
		default:
			return item.number
		}
	}
	if len(pinned) == 0 {
		return 0
	}
	item := pinned[0]
	pinned = pinned[1:]
	return item.number
}
