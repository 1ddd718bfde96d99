package std

import (
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _queue. A SimpleQueue is a chain of chunks: items are put into the last
// one and taken from the first one. Who puts and who takes store to words of their
// own, and whether there is an item its place tells: so a put and a get are in
// each other's way only if the queue is about empty.
//
// Words are guarded in pairs, of which each end has one.
const (
	queueFirst = 2 // the chunk that the next item is taken from
	queueTaken = 3 // how many items have been
	queueLast  = 4 // the chunk that the next item is put into
	queuePut   = 5 // how many items have been
	queueBody  = 6
)

// A chunk is an Array: the next chunk, made before the last item is put, and the
// items that have not been taken.
const (
	chunkNext  = 1
	chunkItem  = 2
	chunkItems = 30
)

var simpleQueueType = &vm.TypeSpec{Name: "SimpleQueue", Module: "_queue", Kind: obj.KindFields, Body: queueBody, Slotted: true, Weak: true,
	Doc: "Simple, unbounded, reentrant FIFO queue.",
	New: simpleQueueNew, NewSig: "cls, /, *args, **kwargs", Tells: "()",
	Methods: []vm.Native{classGetItem(),
		{Name: "put", Sig: "self, /, item, block=True, timeout=None", Fn: simpleQueuePut, Doc: "Put the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\nnever blocks.  They are provided for compatibility with the Queue class."},
		{Name: "put_nowait", Sig: "self, /, item", Fn: simpleQueuePut, Doc: "Put an item into the queue without blocking.\n\nThis is exactly equivalent to `put(item)` and is only provided\nfor compatibility with the Queue class."},
		{Name: "get", Sig: "self, /, block=True, timeout=None", Fn: simpleQueueGet(), Doc: "Remove and return an item from the queue.\n\nIf optional args 'block' is true and 'timeout' is None (the default),\nblock if necessary until an item is available. If 'timeout' is\na non-negative number, it blocks at most 'timeout' seconds and raises\nthe Empty exception if no item was available within that time.\nOtherwise ('block' is false), return an item if one is immediately\navailable, else raise the Empty exception ('timeout' is ignored\nin that case)."},
		{Name: "get_nowait", Sig: "self, /", Fn: simpleQueueGetNow, Doc: "Remove and return an item from the queue without blocking.\n\nOnly get an item if one is immediately available. Otherwise\nraise the Empty exception."},
		{Name: "empty", Sig: "self, /", Fn: simpleQueueEmpty, Doc: "Return True if the queue is empty, False otherwise (not reliable!)."},
		{Name: "qsize", Sig: "self, /", Fn: simpleQueueSize, Doc: "Return the approximate size of the queue (not reliable!)."},
	},
	Attrs: func(t *Thread) map[string]Value {
		empty, err := newErrorClass(t, "_queue", "Empty", t.VM.Exc.Exception)
		if err != nil {
			return nil
		}
		return map[string]Value{emptyName: empty}
	},
}

// emptyName is where the class has the exception: that of the module may be another one's by now.
const emptyName = "_Empty"

func queueModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_queue",
		Doc:   "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
		Types: []*vm.TypeSpec{simpleQueueType},
		Attrs: func(t *Thread) (map[string]Value, error) {
			class, err := t.SpecClass(simpleQueueType)
			if err != nil {
				return nil, err
			}
			empty, err := t.GetAttrS(class, emptyName)
			return map[string]Value{"Empty": empty}, err
		},
	}
}

func simpleQueueNew(t *Thread, args []Value) (Value, error) {
	if !t.OverridesInit(args[0]) && (t.TupleLen(args[1]) > 0 || args[2] != unbound) {
		return 0, t.TypeError("SimpleQueue() takes no arguments")
	}
	chunk, err := newChunk(t)
	if err != nil {
		return 0, err
	}
	zero := obj.SmallInt(0)
	return newObject(t, args[0], unbound, chunk, zero, chunk, zero)
}

func newChunk(t *Thread) (Value, error) { return t.NewArray(chunkItem - 1 + chunkItems) }

func simpleQueuePut(t *Thread, args []Value) (Value, error) {
	q := args[0]
	chunk, n := t.Slot(q, queueLast), t.Slot(q, queuePut).Int()
	i := int(n % chunkItems)
	if i == chunkItems-1 {
		next, err := newChunk(t)
		if err != nil {
			return 0, err
		}
		t.SetSlot(chunk, chunkNext, next)
		t.SetSlot(q, queueLast, next)
	}
	t.SetSlot(chunk, chunkItem+i, args[1])
	t.SetSlot(q, queuePut, obj.SmallInt(n+1))
	t.WakeOne(q)
	return none, nil
}

// simpleQueueTake takes the first item; unbound if there is none.
func simpleQueueTake(t *Thread, q Value) Value {
	chunk, n := t.Slot(q, queueFirst), t.Slot(q, queueTaken).Int()
	i := int(n % chunkItems)
	x := t.Slot(chunk, chunkItem+i)
	if x == unbound {
		return x
	}
	t.SetSlot(chunk, chunkItem+i, unbound)
	t.SetSlot(q, queueTaken, obj.SmallInt(n+1))
	if i == chunkItems-1 {
		t.SetSlot(q, queueFirst, t.Slot(chunk, chunkNext))
		t.SetSlot(chunk, chunkNext, unbound) // an old chunk would keep the young ones after it
	}
	return x
}

func simpleQueueGet() vm.NativeFunc {
	var get vm.NativeFunc
	get = func(t *Thread, args []Value) (Value, error) {
		deadline, again := t.Deadline()
		wait := true
		if !again {
			var err error
			if wait, deadline, err = queueTimeout(t, &args[1], &args[2]); err != nil {
				return 0, err
			}
		}
		if x := simpleQueueTake(t, args[0]); x != unbound {
			return x, nil
		}
		if !wait || !deadline.IsZero() && !time.Now().Before(deadline) {
			return 0, raiseEmpty(t, args[0])
		}
		if t.IsAtomic() {
			if err := t.WaitInside(deadline); err != nil {
				return 0, err
			}
			return 0, raiseEmpty(t, args[0])
		}
		return t.WaitWoken(args, get, deadline)
	}
	return get
}

// queueTimeout converts the arguments of get(), which are kept: whether to wait, and until when, zero for ever.
func queueTimeout(t *Thread, block, timeout *Value) (bool, time.Time, error) {
	if *block != unbound {
		if wait, err := t.Truth(*block); err != nil || !wait {
			return false, time.Time{}, err
		}
	}
	if !given(*timeout) {
		return true, time.Time{}, nil
	}
	seconds, err := timeSpan(t, *timeout)
	switch {
	case err != nil:
		return false, time.Time{}, err
	case seconds < 0:
		return false, time.Time{}, t.ValueError("'timeout' must be a non-negative number")
	}
	return true, deadlineIn(seconds), nil
}

func simpleQueueGetNow(t *Thread, args []Value) (Value, error) {
	if x := simpleQueueTake(t, args[0]); x != unbound {
		return x, nil
	}
	return 0, raiseEmpty(t, args[0])
}

func raiseEmpty(t *Thread, q Value) error {
	class, err := t.GetAttrS(q, emptyName)
	if err != nil {
		return err
	}
	return t.RaiseArgs(class)
}

func simpleQueueEmpty(t *Thread, args []Value) (Value, error) {
	n := int(t.Slot(args[0], queueTaken).Int() % chunkItems)
	return obj.Bool(t.Slot(t.Slot(args[0], queueFirst), chunkItem+n) == unbound), nil
}

func simpleQueueSize(t *Thread, args []Value) (Value, error) {
	return t.NewInt(t.Slot(args[0], queuePut).Int() - t.Slot(args[0], queueTaken).Int()), nil
}
