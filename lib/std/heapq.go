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
			return op(&heap{t: t, list: &args[0], hole: t.Keep(none), max: max}, args)
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

// heap is a list during one operation. The item that rises or sinks is out of the
// list: there is a hole where it would be. Where Python code compares it is put back,
// as that may look at the list, or change it.
type heap struct {
	t     *Thread
	list  *Value
	items obj.Items
	n     int
	hole  *Value // the item, kept
	at    int    // the hole's place
	max   bool
}

// begin finds the items and takes out that at a place.
func (h *heap) begin(at int) {
	h.n, h.items, h.at = h.t.ListLen(*h.list), h.t.ListItemsOf(*h.list), at
	*h.hole = h.items.Get(at)
}

// move fills the hole with the item at a place, where the hole is now.
func (h *heap) move(from int) {
	h.items.Set(h.at, h.items.Get(from))
	h.at = from
}

// before reports whether an item goes before another.
func (h *heap) before(a, b Value) (bool, error) {
	if h.max {
		a, b = b, a
	}
	if a.IsFloat() && b.IsFloat() {
		return a.Float() < b.Float(), nil
	}
	if c, known := h.t.Space.Compare(a, b); known {
		return c < 0, nil
	}
	h.items.Set(h.at, *h.hole)
	less, err := h.t.CompareBool(vm.OpLt, a, b)
	if err != nil {
		return false, err
	}
	n := h.n
	if h.n = h.t.ListLen(*h.list); h.n != n {
		return false, h.t.RuntimeError("list changed size during iteration")
	}
	h.begin(h.at)
	return less, nil
}

// rise takes the item up to where it belongs, start at most.
func (h *heap) rise(start int) error {
	for h.at > start {
		above := (h.at - 1) / 2
		less, err := h.before(*h.hole, h.items.Get(above))
		if err != nil {
			return err
		}
		if !less {
			break
		}
		h.move(above)
	}
	h.items.Set(h.at, *h.hole)
	return nil
}

// sink takes the item down to a leaf, its better child always up, and from there to
// where it belongs: that is mostly near the bottom.
func (h *heap) sink() error {
	start := h.at
	for child := 2*start + 1; child < h.n; child = 2*child + 1 {
		if child+1 < h.n {
			less, err := h.before(h.items.Get(child), h.items.Get(child+1))
			if err != nil {
				return err
			}
			if !less {
				child++
			}
		}
		h.move(child)
	}
	return h.rise(start)
}

func (h *heap) push(args []Value) (Value, error) {
	if err := h.t.ListAppend(*h.list, args[1]); err != nil {
		return 0, err
	}
	h.begin(h.t.ListLen(*h.list) - 1)
	return none, h.rise(0)
}

func (h *heap) pop([]Value) (Value, error) {
	n := h.t.ListLen(*h.list)
	if n == 0 {
		return 0, h.t.IndexError("index out of range")
	}
	last := h.t.ListPop(*h.list, n-1)
	if n == 1 {
		return last, nil
	}
	return h.replaceBy(last)
}

func (h *heap) replace(args []Value) (Value, error) {
	if h.t.ListLen(*h.list) == 0 {
		return 0, h.t.IndexError("index out of range")
	}
	return h.replaceBy(args[1])
}

// replaceBy puts an item in place of the first, which it returns.
func (h *heap) replaceBy(x Value) (Value, error) {
	h.begin(0)
	first := h.t.Keep(*h.hole)
	*h.hole = x
	err := h.sink()
	return *first, err
}

func (h *heap) pushpop(args []Value) (Value, error) {
	if h.t.ListLen(*h.list) == 0 {
		return args[1], nil
	}
	less, err := h.t.CompareBool(vm.OpLt, h.t.ListGet(*h.list, 0), args[1])
	if err != nil {
		return 0, err
	}
	if !less {
		return args[1], nil
	}
	return h.replace(args)
}

func (h *heap) heapify([]Value) (Value, error) {
	for i := h.t.ListLen(*h.list)/2 - 1; i >= 0; i-- {
		h.begin(i)
		if err := h.sink(); err != nil {
			return 0, err
		}
	}
	return none, nil
}
