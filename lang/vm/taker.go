package vm

import "unsafe"

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
}

// ForEachTaken is ForEach for who has a taker: f gets what that leaves, with its number.
func (t *Thread) ForEachTaken(v Value, take Taker, to *Value, f func(i int, x Value) error) error {
	n := len(t.takers)
	t.takers = append(t.takers, taking{take: take, to: to})
	link := nestedLink
	if n < maxTakings {
		link |= uint64(n+1) << linkDst
	}
	err := t.forEach(v, link, func(x Value) error {
		at := &t.takers[n]
		at.items++
		return f(at.items-1, x)
	})
	t.takers = t.takers[:n]
	return err
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
	n, err := t.SetAddAll(*to, []Value{x})
	return n == 1 && err == nil
}
