package vm

import "sync"

// HandleTable holds the Go values that heap objects name by number: files,
// compiled things. Numbers are reused after Free.
type HandleTable struct {
	mu    sync.Mutex
	items []any // guarded by mu
	free  []int // guarded by mu
}

// Put stores a Go value and gives it a number, from 1 on.
func (h *HandleTable) Put(x any) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	if n := len(h.free); n > 0 {
		i := h.free[n-1]
		h.free = h.free[:n-1]
		h.items[i-1] = x
		return i
	}
	h.items = append(h.items, x)
	return len(h.items)
}

// Get is the value of a number, nil if it was freed.
func (h *HandleTable) Get(i int) any {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i < 1 || i > len(h.items) {
		return nil
	}
	return h.items[i-1]
}

// Free lets a number go.
func (h *HandleTable) Free(i int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i >= 1 && i <= len(h.items) && h.items[i-1] != nil {
		h.items[i-1] = nil
		h.free = append(h.free, i)
	}
}
