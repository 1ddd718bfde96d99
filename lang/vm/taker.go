package vm

import (
	"unsafe"

	"pystm/lang/vm/obj"
)

// Natives that go through a generator, and that need no Python code for most of its items: to
// append one to a list, to add numbers, to find that one is false. For such an item the
// generator is not suspended: its frame stays on the stack, the loop that runs it has
// the native's taker take what is yielded, and goes on. Leaving the generator and resuming
// it, with its registers copied away and back, takes three times as long as most of
// them do for an item.

// Taker does to *to what is due for an item of a generator. It runs no Python code, and raises
// nothing: where that would be needed it returns false with nothing done, and the
// native itself gets the item.
type Taker func(t *Thread, to *Value, x Value) bool

// taking is a taker at work.
type taking struct {
	take  Taker
	to    *Value // kept
	items int    // that there were, taken or not
	left  int    // that were not taken of many at a time
}

// ForEachTaken is ForEach for who has a taker: f gets what that leaves, with its number.
func (t *Thread) ForEachTaken(v Value, take Taker, to *Value, f func(i int, x Value) error) error {
	n := len(t.takers)
	t.takers = append(t.takers, taking{take: take, to: to})
	link := nestedLink
	if n < maxTakings {
		link |= uint64(n+1) << linkDst
	}
	err := t.forEachLeft(v, link, n, f)
	t.takers = t.takers[:n]
	return err
}

// forEachLeft is ForEachTaken with taker n.
func (t *Thread) forEachLeft(v Value, link uint64, n int, f func(i int, x Value) error) error {
	m := t.Mark()
	defer t.Release(m)
	state, err := t.openLoop(v)
	if err != nil {
		return err
	}
	for {
		x, err := t.nextLeft(state, link, n)
		if err != nil || x == obj.Unbound {
			return err
		}
		at := &t.takers[n]
		at.items++
		if err := f(at.items-1, x); err == ErrStop {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// nextLeft is the next item of a loop state that taker n leaves, Unbound at the end. A generator has its items taken
// itself.
func (t *Thread) nextLeft(s *[3]Value, link uint64, n int) (x Value, err error) {
	if s[2] == obj.LoopGeneric && t.IsExact(s[0], obj.KindGenerator, obj.ShapeGenerator) {
		return t.loopNext(s, link)
	}
	if s[2]&obj.LoopKind == obj.LoopWalk {
		t.takeMany(s, n)
	}
	items := 0
	take, to := t.takers[n].take, t.takers[n].to
	for {
		if x, err = t.loopNext(s, link); err != nil || x == obj.Unbound || !take(t, to, x) {
			t.takers[n].items += items
			return x, err
		}
		items++
	}
}

// fewAhead is how many items are taken at a time, mostLeft for how many that were not taken others are looked at in vain.
const (
	fewAhead = 32
	mostLeft = 4
)

// takeMany has taker n take items of a container, many at a time as far as that goes.
func (t *Thread) takeMany(s *[3]Value, n int) {
	slots, by := t.loopSlots(s[2]), &t.takers[n]
	if slots.WalkMany == nil {
		return
	}
	for by.left < mostLeft && t.Signal.Load() == 0 {
		k, next := slots.WalkMany(t, s[0], s[1], t.ahead[:])
		for i, x := range t.ahead[:k] {
			if by.take(t, by.to, x) {
				by.items++
				continue
			}
			by.left++
			for range i {
				_, s[1], _ = slots.Walk(t, s[0], s[1])
			}
			return
		}
		if k == 0 {
			return
		}
		s[1] = next
	}
}

// maxTakings are as many as a link can number, which it does where others have a register.
const maxTakings = 1<<(linkFlags-linkDst) - 1

// taken has v, which the generator at fp yields, be taken by who goes through that one, or through
// one that delegates to it.
func (t *Thread) taken(fp unsafe.Pointer, v Value) bool {
	if t.tracing {
		return false
	}
	for frameAction(fp) == actYieldFrom {
		fp = framePrev(fp)
	}
	n := uint16(*word(fp, hdrLink) >> linkDst)
	if frameAction(fp) != actGen || n == 0 {
		return false
	}
	at := t.takers[n-1]
	if !at.take(t, at.to, v) {
		return false
	}
	t.takers[n-1].items++
	return true
}

// takeItem appends an item to the list *to.
func takeItem(t *Thread, to *Value, x Value) bool { return t.ListAppend(*to, x) == nil }

// takeKey adds an item to the set *to.
func takeKey(t *Thread, to *Value, x Value) bool {
	ok, err := t.SetPut(*to, x)
	return ok && err == nil
}
