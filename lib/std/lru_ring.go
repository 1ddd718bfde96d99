package std

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"pystm/lang/vm/obj"
)

// The order in which the results of an lru_cache were used.
//
// The links of the ring stand in the order of their times, oldest first after the
// root. As long as there is one thread, a hit moves its link to the end. Threads
// that did so would conflict at each hit, though all they want to know is the
// result. So a hit beside other threads only notes the time of use, outside of the
// heap, for others to see when it commits (lruUse), and the link stays where it is.
// Who looks for the oldest one takes the first; if that was used since it was put
// there, it is put where it belongs by that time, and the next is looked at. No other
// was used before the one that is found: all come later in the ring, so they had
// later times when they were put there.
//
// Which of two threads came first is nobody's business if neither has waited for the
// other, and else their times tell.
const (
	linkPrev   = 1
	linkAfter  = 2
	linkKey    = 3
	linkResult = 4
	linkNumber = 5 // among the links of the ring, from 0
	linkTime   = 6 // by which it stands where it does
	linkWords  = 6
)

// farthest is how many links one that was used is moved past. In larger caches the
// order is not exact beyond that, but finding the oldest takes no longer.
const farthest = 1024

// lruUse is when the links of a ring were used by transactions that have committed.
type lruUse struct {
	noted atomic.Bool // some time may be later than its link's
	times atomic.Pointer[[]*usePage]
	mu    sync.Mutex // to add pages
}

// useNotes is when a running transaction has used links, by their numbers.
type useNotes struct {
	of    *lruUse
	times map[int]int64
}

// Commit shows the times to others, but for those that are older than what they know.
func (n *useNotes) Commit() {
	n.of.noted.Store(true)
	for number, time := range n.times {
		if known := n.of.at(number); known.Load() < time {
			known.Store(time)
		}
	}
}

const usePageSize = 256

type usePage [usePageSize]atomic.Int64

func (u *lruUse) at(number int) *atomic.Int64 {
	pages := u.times.Load()
	if pages == nil || number/usePageSize >= len(*pages) {
		pages = u.grow(number / usePageSize)
	}
	return &(*pages)[number/usePageSize][number%usePageSize]
}

func (u *lruUse) grow(page int) *[]*usePage {
	u.mu.Lock()
	defer u.mu.Unlock()
	var pages []*usePage
	if old := u.times.Load(); old != nil {
		pages = append(pages, *old...)
	}
	for len(pages) <= page {
		pages = append(pages, new(usePage))
	}
	u.times.Store(&pages)
	return &pages
}

func lruUseOf(t *Thread, w Value) *lruUse {
	return t.FixedHandle(t.Field(w, lruUses)).(*lruUse)
}

// newRing makes a root link that is its own neighbour, and a handle for times of use.
func newRing(t *Thread) (root, uses Value, err error) {
	if root, err = newLruLink(t, -1); err != nil {
		return 0, 0, err
	}
	t.Init(root, linkPrev, root)
	t.Init(root, linkAfter, root)
	uses, err = t.NewHandle(&lruUse{})
	return root, uses, err
}

func newLruLink(t *Thread, number int) (Value, error) {
	link, err := t.NewArray(linkWords)
	if err == nil {
		t.Init(link, linkNumber, obj.SmallInt(int64(number)))
		t.Init(link, linkTime, obj.SmallInt(0))
	}
	return link, err
}

func unlink(t *Thread, link Value) {
	prev, next := t.Slot(link, linkPrev), t.Slot(link, linkAfter)
	t.SetSlot(prev, linkAfter, next)
	t.SetSlot(next, linkPrev, prev)
}

// linkBehind puts a link behind another.
func linkBehind(t *Thread, prev, link Value) {
	next := t.Slot(prev, linkAfter)
	t.SetSlot(prev, linkAfter, link)
	t.SetSlot(link, linkPrev, prev)
	t.SetSlot(link, linkAfter, next)
	t.SetSlot(next, linkPrev, link)
}

// touch says that a link's result is used.
func (u *lruUse) touch(t *Thread, root, link Value) {
	if t.Private() && (!t.Alone() || u.noted.Load()) {
		notes, ok := t.FindUncommitted(u).(*useNotes)
		if !ok {
			notes = &useNotes{of: u, times: map[int]int64{}}
			t.AddUncommitted(u, notes)
		}
		notes.times[int(t.Slot(link, linkNumber).Int())] = steadyTime()
		return
	}
	if u.noted.Load() { // and there is no transaction that could be aborted
		u.settle(t, root)
	}
	last := t.Slot(root, linkPrev)
	if last == link {
		return
	}
	unlink(t, link)
	linkBehind(t, last, link)
	if now := t.Slot(last, linkTime); t.Slot(link, linkTime) != now {
		t.SetSlot(link, linkTime, now)
	}
}

// add puts a link in that is the youngest.
func (u *lruUse) add(t *Thread, root, link Value) {
	last := t.Slot(root, linkPrev)
	now := t.Slot(last, linkTime)
	if t.Private() && !t.Alone() || u.noted.Load() {
		now = obj.SmallInt(steadyTime())
	}
	t.SetSlot(link, linkTime, now)
	linkBehind(t, last, link)
}

// used is when a link was used last.
func (u *lruUse) used(t *Thread, link Value) int64 {
	number := int(t.Slot(link, linkNumber).Int())
	used := max(t.Slot(link, linkTime).Int(), u.at(number).Load())
	if notes, ok := t.FindUncommitted(u).(*useNotes); ok {
		used = max(used, notes.times[number])
	}
	return used
}

// oldest finds the link that was used first, in a ring that has one.
func (u *lruUse) oldest(t *Thread, root Value) Value {
	for {
		link := t.Slot(root, linkAfter)
		used := u.used(t, link)
		if used <= t.Slot(link, linkTime).Int() {
			return link
		}
		prev := t.Slot(root, linkPrev)
		if prev == link {
			return link
		}
		for n := 0; n < farthest && prev != link && t.Slot(prev, linkTime).Int() > used; n++ {
			prev = t.Slot(prev, linkPrev)
		}
		t.SetSlot(link, linkTime, obj.SmallInt(used))
		if prev != link {
			unlink(t, link)
			linkBehind(t, prev, link)
		}
	}
}

// settle puts all links where they belong, once there is one thread again.
func (u *lruUse) settle(t *Thread, root Value) {
	var links []Value
	for link := t.Slot(root, linkAfter); link != root; link = t.Slot(link, linkAfter) {
		links = append(links, link)
	}
	slices.SortStableFunc(links, func(a, b Value) int { return cmp.Compare(u.used(t, a), u.used(t, b)) })
	for _, link := range links {
		used := obj.SmallInt(u.used(t, link))
		unlink(t, link)
		linkBehind(t, t.Slot(root, linkPrev), link)
		t.SetSlot(link, linkTime, used)
	}
	u.noted.Store(false)
}
