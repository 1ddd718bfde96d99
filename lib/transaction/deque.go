package transaction

import (
	"slices"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A deque has a chain of nodes in each lane, put there by the transactions of
// that segment. Each node has a number, drawn when it was put: greater than all
// before on the right, less on the left. The chains are sorted, so the first
// item of all is the first of one of them.
//
// To take an item is to empty its node. Who looks for one passes nodes that are
// empty, and those that other transactions are just emptying: these are locked.
// Nothing of what was passed counts as read. So takes by different threads are
// in conflict neither with each other nor with puts. Only who finds nothing has
// read it all.
//
// Empty nodes are left to the collector by moving the ends of the chains over
// them, now and then.

// Words of a deque, of a lane's chain, and of a node. Each line is a granule.
const (
	dequeLanes = 1
	dequeBody  = 2

	chainFirst = 1
	chainLast  = 2
	chainCount = 4 // items put less items taken by the transactions of this lane
	chainBody  = 6

	nodeNext = 1
	nodePrev = 2
	nodeNum  = 3
	nodeItem = 4 // unbound: taken
	nodeBody = 6
)

var dequeType = &vm.TypeSpec{Name: "deque", Kind: obj.KindFields, Body: dequeBody, Slotted: true,
	Doc: "deque(iterable=())\n\nA sequence with two ends, whose puts and gets do not conflict.",
	New: dequeNew, NewSig: "cls, /, *args, **kwargs", Init: dequeInit, InitSig: "self, iterable=(), /",
	Slots: vm.Slots{Unhashable: true, Iter: dequeIter,
		Len:  func(t *Thread, v Value) (int, error) { return dequeLen(t, v), nil },
		Bool: func(t *Thread, v Value) (bool, error) { return !dequeEmpty(t, v), nil }},
	Methods: []vm.Native{
		{Name: "append", Sig: "self, x, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, dequePut(t, args[0], args[1], false) }, Doc: "Add an item at the right end."},
		{Name: "appendleft", Sig: "self, x, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, dequePut(t, args[0], args[1], true) }, Doc: "Add an item at the left end."},
		{Name: "extend", Sig: "self, iterable, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, dequeExtend(t, args, false) }, Doc: "Add items at the right end."},
		{Name: "extendleft", Sig: "self, iterable, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, dequeExtend(t, args, true) }, Doc: "Add items at the left end."},
		{Name: "pop", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return dequeTake(t, args[0], false) }, Doc: "Take the item at the right end; IndexError if there is none."},
		{Name: "popleft", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return dequeTake(t, args[0], true) }, Doc: "Take the item at the left end; IndexError if there is none."},
		{Name: "clear", Sig: "self, /", Fn: dequeClear, Doc: "Take all items."},
		{Name: "_claim", Sig: "self, skip=0, /", Fn: dequeClaim, Doc: "popleft() that passes so many items, in an atomic block which, if others are just taking all that is left, is undone and waits for what they do."},
	},
}

// dequeSpecs are the classes of the parts, which no program sees.
var (
	chainType = &vm.TypeSpec{Name: "_chain", Kind: obj.KindFields, Body: chainBody, Slotted: true, Hidden: true, NoNew: true}
	nodeType  = &vm.TypeSpec{Name: "_node", Kind: obj.KindFields, Body: nodeBody, Slotted: true, Hidden: true, NoNew: true}
)

func dequeNew(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	lanes, err := newLanes(t, unbound)
	if err != nil {
		return 0, err
	}
	k := t.Keep(lanes)
	v, err := t.AllocObject(args[0])
	if err != nil {
		return 0, err
	}
	t.Init(v, dequeLanes, *k)
	return v, nil
}

func dequeInit(t *Thread, args []Value) (Value, error) {
	dequeEmptyAll(t, args[0])
	if args[1] == unbound {
		return none, nil
	}
	return none, dequeExtend(t, args, false)
}

func dequeExtend(t *Thread, args []Value, left bool) error {
	return t.ForEach(args[1], func(x Value) error { return dequePut(t, args[0], x, left) })
}

// newPart makes an object of a hidden class.
func newPart(t *Thread, spec *vm.TypeSpec) (Value, error) {
	class, err := t.SpecClass(spec)
	if err != nil {
		return 0, err
	}
	return t.AllocObject(class)
}

// ownChain is the chain of the running transaction's lane; a chain begins with
// an empty node.
func ownChain(t *Thread, d *Value) (Value, error) {
	lanes := t.Slot(*d, dequeLanes)
	if c := t.Slot(lanes, ownLane(t)); c != unbound {
		return c, nil
	}
	m := t.Mark()
	defer t.Release(m)
	n, err := newPart(t, nodeType)
	if err != nil {
		return 0, err
	}
	t.SetSlot(n, nodeNum, obj.SmallInt(0))
	node := t.Keep(n)
	c, err := newPart(t, chainType)
	if err != nil {
		return 0, err
	}
	t.SetSlot(c, chainFirst, *node)
	t.SetSlot(c, chainLast, *node)
	t.SetSlot(c, chainCount, obj.SmallInt(0))
	t.SetSlot(t.Slot(*d, dequeLanes), ownLane(t), c)
	return c, nil
}

// dequePut adds an item at an end.
func dequePut(t *Thread, deque, x Value, left bool) error {
	m := t.Mark()
	defer t.Release(m)
	d, item := t.Keep(deque), t.Keep(x)
	c, err := ownChain(t, d)
	if err != nil {
		return err
	}
	chain := t.Keep(c)
	n, err := newPart(t, nodeType)
	if err != nil {
		return err
	}
	t.SetSlot(n, nodeItem, *item)
	number := t.VM.NextNumber()
	end, forth, back := chainLast, nodeNext, nodePrev
	if left {
		number, end, forth, back = -number, chainFirst, nodePrev, nodeNext
	}
	t.SetSlot(n, nodeNum, obj.SmallInt(number))
	last := t.Slot(*chain, end)
	t.SetSlot(n, back, last)
	t.SetSlot(last, forth, n)
	t.SetSlot(*chain, end, n)
	countItems(t, *chain, 1)
	return nil
}

func countItems(t *Thread, chain Value, n int64) {
	t.SetSlot(chain, chainCount, obj.SmallInt(t.Slot(chain, chainCount).Int()+n))
}

// search is a walk over the chains from one end. It runs no Python code.
type search struct {
	left, marked bool
	skip         int   // items to pass, of those that are free
	after        Value // the last one passed: it and those before it do not count
	best         Value // node found, or unbound
	locked       Value // first node passed because it is locked, or unbound
}

// read loads a word, with the read barrier or without.
func (s *search) read(t *Thread, v Value, i int) Value {
	if s.marked {
		return t.Slot(v, i)
	}
	return Value(t.Word(v.Ref(), i))
}

// run looks for the first item from the end.
func (s *search) run(t *Thread, d Value) {
	lanes := t.Slot(d, dequeLanes)
	for s.after = unbound; ; s.skip-- {
		s.best, s.locked = unbound, unbound
		for i := range laneCount(t) {
			if c := s.read(t, lanes, laneAt(i)); c != unbound {
				s.walk(t, c)
			}
		}
		if s.skip <= 0 || s.best == unbound {
			return
		}
		s.after = s.best
	}
}

// cleanAfter is how many empty nodes at the end of a chain make it worthwhile to
// move the end.
const cleanAfter = 16

// walk looks for the first item of a chain.
func (s *search) walk(t *Thread, chain Value) {
	end, forth, back := chainFirst, nodeNext, nodePrev
	if !s.left {
		end, forth, back = chainLast, nodePrev, nodeNext
	}
	passed, clean := 0, true // only empty nodes were passed so far
	for n := s.read(t, chain, end); n != unbound; {
		empty := s.read(t, n, nodeItem) == unbound
		if !empty && s.counts(t, n) {
			if s.best == unbound || s.before(t, n, s.best) {
				s.best = n
			}
			return
		}
		clean = clean && empty
		next := s.read(t, n, forth)
		if passed++; clean && passed%cleanAfter == 0 && next != unbound && tryWrite(t, next, back) && tryWrite(t, chain, end) {
			t.SetSlot(chain, end, next)
			t.SetSlot(next, back, unbound) // or the other end would move past it
		}
		n = next
	}
}

// counts reports whether an item is not to be passed.
func (s *search) counts(t *Thread, node Value) bool {
	if lockedByOther(t, node, nodeItem) {
		if s.locked == unbound || s.before(t, node, s.locked) {
			s.locked = node
		}
		return false
	}
	return s.after == unbound || s.before(t, s.after, node)
}

// before reports whether node a comes before b from the end.
func (s *search) before(t *Thread, a, b Value) bool {
	x, y := Value(t.Word(a.Ref(), nodeNum)).Int(), Value(t.Word(b.Ref(), nodeNum)).Int()
	if s.left {
		return x < y
	}
	return x > y
}

// tryWrite is the write barrier of a word, if that makes no conflict.
func tryWrite(t *Thread, v Value, i int) bool { return t.TryWriteSlot(v.Ref(), (v + Value(i)*8).Ref()) }

func lockedByOther(t *Thread, v Value, i int) bool {
	return !t.Young(v.Ref()) && t.Segment.LockedByOther((v + Value(i)*8).Ref())
}

// takeNode empties a node and returns its item. With fight false it does not if
// another transaction has just begun to do so: the result is unbound.
func takeNode(t *Thread, d, node Value, fight bool) (Value, error) {
	if !fight && !tryWrite(t, node, nodeItem) {
		return unbound, nil
	}
	x := t.Slot(node, nodeItem)
	t.SetSlot(node, nodeItem, unbound)
	m := t.Mark()
	defer t.Release(m)
	deque, item := t.Keep(d), t.Keep(x)
	chain, err := ownChain(t, deque)
	if err == nil {
		countItems(t, chain, -1)
	}
	return *item, err
}

// find finds the first item: one that is free or, if there is none, one that
// others are about to take; unbound if there is none of these either, and this
// counts as read.
func find(t *Thread, d Value, left bool, skip int) (free, taken Value) {
	s := search{left: left, skip: skip}
	s.run(t, d)
	if s.best == unbound {
		s.marked, s.skip = true, skip
		s.run(t, d)
	}
	return s.best, s.locked
}

func dequeTake(t *Thread, d Value, left bool) (Value, error) {
	for {
		free, taken := find(t, d, left, 0)
		if free == unbound && taken == unbound {
			return 0, t.IndexError("pop from an empty deque")
		}
		if free != unbound {
			if x, err := takeNode(t, d, free, false); err != nil || x != unbound {
				return x, err
			}
			continue
		}
		return takeNode(t, d, taken, true) // a conflict, which one of us wins
	}
}

// dequeClaim is popleft that rather waits than fights.
func dequeClaim(t *Thread, args []Value) (Value, error) {
	skip := 0
	if args[1] != unbound {
		var err error
		if skip, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	for {
		free, taken := find(t, args[0], true, skip)
		switch {
		case free != unbound:
			if x, err := takeNode(t, args[0], free, false); err != nil || x != unbound {
				return x, err
			}
			continue
		case taken == unbound:
			return 0, t.IndexError("pop from an empty deque")
		}
		if _, err := t.AwaitChange(time.Time{}, true); err != nil {
			return 0, err
		}
	}
}

func dequeEmpty(t *Thread, d Value) bool {
	free, taken := find(t, d, true, 0)
	return free == unbound && taken == unbound
}

func dequeLen(t *Thread, d Value) int {
	lanes, n := t.Slot(d, dequeLanes), int64(0)
	for i := range laneCount(t) {
		if c := t.Slot(lanes, laneAt(i)); c != unbound {
			n += t.Slot(c, chainCount).Int()
		}
	}
	return int(n)
}

// dequeNodes are the nodes that have items, in their order.
func dequeNodes(t *Thread, d Value) []Value {
	var nodes []Value
	lanes := t.Slot(d, dequeLanes)
	for i := range laneCount(t) {
		c := t.Slot(lanes, laneAt(i))
		if c == unbound {
			continue
		}
		for n := t.Slot(c, chainFirst); n != unbound; n = t.Slot(n, nodeNext) {
			if t.Slot(n, nodeItem) != unbound {
				nodes = append(nodes, n)
			}
		}
	}
	slices.SortFunc(nodes, func(a, b Value) int {
		return int(Value(t.Word(a.Ref(), nodeNum)).Int() - Value(t.Word(b.Ref(), nodeNum)).Int())
	})
	return nodes
}

func dequeClear(t *Thread, args []Value) (Value, error) {
	dequeEmptyAll(t, args[0])
	return none, nil
}

func dequeEmptyAll(t *Thread, d Value) {
	lanes := t.Slot(d, dequeLanes)
	for i := range laneCount(t) {
		t.SetSlot(lanes, laneAt(i), unbound)
	}
}

// dequeIter iterates over the items that are there now.
func dequeIter(t *Thread, d Value) (Value, error) {
	nodes := dequeNodes(t, d)
	items := make([]Value, len(nodes))
	for i, n := range nodes {
		items[i] = t.Slot(n, nodeItem)
	}
	l, err := t.NewTuple(items...)
	if err != nil {
		return 0, err
	}
	return t.Iter(l)
}
