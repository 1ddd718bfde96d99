package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _heapq: priority queues in plain lists. Item k is never greater than
// 2k+1 and 2k+2; in those of the functions with max in their names never less.

func heapqModule() *vm.ModuleSpec {
	f := func(name, sig string, op func(h *heap, args []Value) (Value, error), max bool, doc string) vm.Native {
		return vm.Native{Name: name, Sig: sig, Doc: doc, Fn: func(t *Thread, args []Value) (Value, error) {
			if !t.IsInstance(args[0], obj.ShapeList) {
				which := "argument 1"
				if len(args) == 1 {
					which = "argument"
				}
				return 0, t.TypeError("%s() %s must be list, not %s", name, which, t.TypeName(args[0]))
			}
			m := t.Mark()
			defer t.Release(m)
			return op(&heap{t: t, list: &args[0], max: max}, args)
		}}
	}
	return &vm.ModuleSpec{Name: "_heapq", Doc: "Heap queue algorithm (a.k.a. priority queue).",
		Funcs: []vm.Native{
			f("heappush", "heap, item, /", (*heap).push, false, "Push item onto heap, maintaining the heap invariant."),
			f("heappop", "heap, /", (*heap).pop, false, "Pop the smallest item off the heap, maintaining the heap invariant."),
			f("heapify", "heap, /", (*heap).heapify, false, "Transform list into a heap, in-place, in O(len(heap)) time."),
			f("heapreplace", "heap, item, /", (*heap).replace, false, "Pop and return the current smallest value, and add the new item."),
			f("heappushpop", "heap, item, /", (*heap).pushpop, false, "Push item on the heap, then pop and return the smallest item from the heap."),
			f("_heappop_max", "heap, /", (*heap).pop, true, "Maxheap variant of heappop."),
			f("_heapreplace_max", "heap, item, /", (*heap).replace, true, "Maxheap variant of heapreplace."),
			f("_heapify_max", "heap, /", (*heap).heapify, true, "Maxheap variant of heapify."),
		}}
}

// heap is a list during one operation. Comparisons may run Python code: items
// are taken from the list anew, or kept.
type heap struct {
	t    *Thread
	list *Value
	max  bool
}

// before reports whether an item goes before another.
func (h *heap) before(a, b Value) (bool, error) {
	if h.max {
		a, b = b, a
	}
	if a.IsInt() && b.IsInt() {
		return a.Int() < b.Int(), nil
	}
	if a.IsFloat() && b.IsFloat() {
		x, _ := h.t.FloatOf(a)
		y, _ := h.t.FloatOf(b)
		return x < y, nil
	}
	r, err := h.t.Compare(vm.OpLt, a, b)
	if err != nil {
		return false, err
	}
	return h.t.Truth(r)
}

func (h *heap) len() int           { return h.t.ListLen(*h.list) }
func (h *heap) get(i int) Value    { return h.t.ListGet(*h.list, i) }
func (h *heap) set(i int, x Value) { h.t.ListSet(*h.list, i, x) }

func (h *heap) swap(i, j int) {
	a, b := h.get(i), h.get(j)
	h.set(i, b)
	h.set(j, a)
}

// compare is before for two places; size is what the list must still have.
func (h *heap) compare(i, j, size int) (bool, error) {
	less, err := h.before(h.get(i), h.get(j))
	if err == nil && h.len() != size {
		err = h.t.RuntimeError("list changed size during iteration")
	}
	return less, err
}

// rise takes the item at a place up to where it belongs, start at most.
func (h *heap) rise(start, at int) error {
	size := h.len()
	for at > start {
		above := (at - 1) / 2
		less, err := h.compare(at, above, size)
		if err != nil {
			return err
		}
		if !less {
			break
		}
		h.swap(at, above)
		at = above
	}
	return nil
}

// sink takes the item at a place down to a leaf, its better child always up,
// and from there to where it belongs: that is mostly near the bottom.
func (h *heap) sink(at int) error {
	size, start := h.len(), at
	for at < size/2 {
		child := 2*at + 1
		if child+1 < size {
			less, err := h.compare(child, child+1, size)
			if err != nil {
				return err
			}
			if !less {
				child++
			}
		}
		h.swap(at, child)
		at = child
	}
	return h.rise(start, at)
}

func (h *heap) push(args []Value) (Value, error) {
	if err := h.t.ListAppend(*h.list, args[1]); err != nil {
		return 0, err
	}
	return none, h.rise(0, h.len()-1)
}

func (h *heap) pop([]Value) (Value, error) {
	n := h.len()
	if n == 0 {
		return 0, h.t.IndexError("index out of range")
	}
	last := h.t.ListPop(*h.list, n-1)
	if n == 1 {
		return last, nil
	}
	first := h.t.Keep(h.get(0))
	h.set(0, last)
	err := h.sink(0)
	return *first, err
}

func (h *heap) replace(args []Value) (Value, error) {
	if h.len() == 0 {
		return 0, h.t.IndexError("index out of range")
	}
	first := h.t.Keep(h.get(0))
	h.set(0, args[1])
	err := h.sink(0)
	return *first, err
}

func (h *heap) pushpop(args []Value) (Value, error) {
	if h.len() == 0 {
		return args[1], nil
	}
	less, err := h.before(h.get(0), args[1])
	if err != nil {
		return 0, err
	}
	if !less {
		return args[1], nil
	}
	if h.len() == 0 {
		return 0, h.t.IndexError("index out of range")
	}
	return h.replace(args)
}

func (h *heap) heapify([]Value) (Value, error) {
	for i := h.len()/2 - 1; i >= 0; i-- {
		if err := h.sink(i); err != nil {
			return 0, err
		}
	}
	return none, nil
}
