// Package stm runs threads over a heap of package gc.
//
// While one thread exists it runs on segment 0, the committed state itself
// (solo mode): barriers are on, since they also serve the collector, but
// nothing is logged and nothing commits.
package stm

import (
	"pystm/runtime/gc"
)

// Options configures a runtime.
type Options struct {
	// Heap configures the heap.
	Heap gc.Options
}

// Runtime is a heap and the segments and threads that use it.
type Runtime struct {
	Heap *gc.Heap
	solo Segment
}

// New makes a runtime with segment 0 mapped.
func New(opts Options) (*Runtime, error) {
	h, err := gc.New(opts.Heap)
	if err != nil {
		return nil, err
	}
	rt := &Runtime{Heap: h}
	s := &rt.solo
	s.rt = rt
	s.ReadVersion = 1
	if err := h.Attach(&s.View, true, gc.NoRoots{}); err != nil {
		h.Close()
		return nil, err
	}
	return rt, nil
}

// Close gives all memory back. Nothing of the runtime may be used afterwards.
func (rt *Runtime) Close() { rt.Heap.Close() }

// Solo returns segment 0, for the only thread.
func (rt *Runtime) Solo() *Segment { return &rt.solo }
