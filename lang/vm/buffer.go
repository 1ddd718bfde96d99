package vm

import (
	"pystm/lang/vm/obj"
)

// Memory outside the heap, whose size a program can choose.

// Room is an error if so many bytes are more than the heap may hold. Natives
// ask before they make something of Go's that large.
func (t *Thread) Room(bytes int) error {
	if bound := t.VM.Options.Runtime.Heap.MaxHeap; bytes < 0 || bytes > obj.MaxLen || bound > 0 && int64(bytes) > bound {
		return obj.ErrNoMemory
	}
	return nil
}

// NewBuffer makes n bytes outside the heap, all zero.
func (t *Thread) NewBuffer(n int) ([]byte, error) {
	if err := t.Room(n); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}
