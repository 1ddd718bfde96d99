package vm

import (
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// A handle is a heap object that stands for something of Go's: an open file, a
// compiled pattern. Other objects refer to it; when a major collection finds it
// dead, what it stands for goes, too. Handles are of old space, so that the
// table can name them.

// handle is the Go side; the heap object holds its address.
type handle struct {
	object gc.Ref
	thing  any
}

// Abandoned is what Go things implement that have something left to do when
// nobody can reach them any more. It is called as effects are (Thread.Defer).
type Abandoned interface{ Abandon() }

// handleTable keeps the Go sides alive, in the order they were made.
type handleTable struct {
	mu    sync.Mutex
	items []*handle // guarded by mu
	// fresh counts things that have something left to do, made since the last
	// collection while all threads waited: some may be abandoned already.
	fresh atomic.Int64
}

const handleWords = 2 // header, address of the Go side

// NewHandle makes a handle for a Go thing.
func (t *Thread) NewHandle(thing any) (Value, error) {
	ref, ok := t.AllocOld(obj.KindRaw, 0, handleWords*wordSize)
	if !ok {
		return 0, obj.ErrNoMemory
	}
	h := &handle{ref, thing}
	t.SetWord(ref, 1, uint64(pointerWord(unsafe.Pointer(h))))
	table := &t.VM.handles
	table.mu.Lock()
	defer table.mu.Unlock()
	table.items = append(table.items, h)
	if _, ok := thing.(Abandoned); ok {
		table.fresh.Add(1)
	}
	return obj.FromRef(ref), nil
}

// Handle is what a handle stands for, which may change: the transaction looks
// beyond the heap.
func (t *Thread) Handle(v Value) any {
	t.Segment.Observe()
	return t.FixedHandle(v)
}

// FixedHandle is Handle for what never changes.
func (t *Thread) FixedHandle(v Value) any {
	return (*handle)(wordPointer(Value(t.Word(v.Ref(), 1)) &^ 3)).thing
}

// EachHandle calls f with all that handles stand for, the latest first.
func (vm *VM) EachHandle(f func(thing any)) {
	vm.handles.mu.Lock()
	items := slices.Clone(vm.handles.items)
	vm.handles.mu.Unlock()
	for _, h := range slices.Backward(items) {
		f(h.thing)
	}
}

// dropDead forgets the handles that died, and has abandoned things do what is
// left for them: the latest first, as they may need older ones.
func (table *handleTable) dropDead(alive func(*handle) bool, later func(func())) {
	table.mu.Lock()
	defer table.mu.Unlock()
	var dead []*handle
	table.items = slices.DeleteFunc(table.items, func(h *handle) bool {
		if alive(h) {
			return false
		}
		dead = append(dead, h)
		return true
	})
	for _, h := range slices.Backward(dead) {
		if a, ok := h.thing.(Abandoned); ok {
			later(a.Abandon)
		}
	}
}
