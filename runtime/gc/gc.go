// Package gc is a generational heap of untyped objects in segments.
//
// # Terms
//
// A word is 64 bits. A word whose low three bits are 0 is a reference, or
// nothing if it is 0; all other words are immediates the heap never looks
// into. An object is a header word and the words after it, 16-byte aligned; a
// Kind says which of its words may be references. The heap knows nothing else
// of its client.
//
// A segment is a stretch of address space that holds the heap as one thread
// sees it (arena.go has the map). All segments see the same old space, some
// of them with private copies of pages; each has a nursery of its own. A Ref
// is an offset into a segment and means the same in all of them.
//
// # Life of an object
//
// Alloc takes memory from the nursery by adding to a pointer. A minor
// collection copies what is reachable into old space, where it stays: objects
// move at most once. Those beyond Options.Moving and those made by AllocOld start in old
// space and never move. A major collection marks what is reachable in old
// space and frees the rest.
//
// Old space is divided into blocks of 64 KiB: each block of small objects
// holds cells of one size class, a large object takes a run of blocks. Mark
// bits, size classes, descriptors of large objects and reserved cells stand in
// tables beside the heap, never in objects: a store to an object in old space
// would copy its page in a segment behind everybody's back.
//
// # What holds at all times
//
//   - Collections run where the client says so, and only there. Between two
//     such places nothing moves and nothing is freed. Allocation past the
//     nursery's budget goes on and raises View.Signal.
//   - A young object is referred to only by roots, by young objects, and by
//     old objects that are remembered.
//   - Words of an object that were never stored to are 0, but for those of
//     large objects made by AllocData.
//   - A cell of old space is written only by the view that took it, until its
//     object is reachable from elsewhere.
package gc

import (
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// Options configures a heap. The zero value of a field means its default.
type Options struct {
	// Kinds is the table of object kinds, by number; at most 256.
	Kinds []Kind
	// Roots shows the roots that belong to no thread.
	Roots Roots
	// LayoutRef gives the object that every object of a layout keeps alive, 0
	// for none.
	LayoutRef func(layout uint32) Ref
	// Marked is called when a major collection knows what lives, and nobody is
	// at work on the heap: the client forgets what it keeps of dead objects.
	Marked func(alive func(Ref) bool)
	// Views is how many views are going to be attached at most (default 1);
	// where the system bounds address space they have to share it.
	Views int
	// Nursery is how many bytes a segment allocates between two minor
	// collections (default 2 MiB).
	Nursery uintptr
	// Moving is the size of the largest object that starts in the nursery
	// (default 16 MiB), where memory is warm and nobody else's; most die there. To
	// copy one that survives costs less than faults on the pages of a place in old
	// space.
	Moving uintptr
	// MaxHeap bounds the bytes in use in old space (default: no bound).
	MaxHeap int64
	// MajorMin is the least number of bytes in use at which a major collection
	// is asked for (default 12 MiB); three times as many where several threads
	// wait for it (Heap.Shared).
	MajorMin int64
	// Poison fills freed memory with a pattern, which must still be there when
	// the nursery is used again.
	Poison bool
}

// Stats are counts since the heap was made, as far as not said otherwise.
type Stats struct {
	Minors, Majors       int64
	MinorTime, MajorTime time.Duration // of nurseries with more than some KiB in them
	MaxMinor, MaxMajor   time.Duration
	Allocated            int64 // bytes taken from nurseries at the collections so far, and of large objects
	Survived             int64 // bytes minor collections copied
	Live                 int64 // bytes found alive by the last major collection
	InUse                int64 // bytes in cells of old space now, garbage included
	Large                int64 // large objects now
	Blocks               int64 // blocks of small objects now
}

// Heap is old space and what is common to all views.
type Heap struct {
	arena *arena
	kinds [256]Kind
	roots Roots
	opts  Options
	sc    *sizeClasses

	// Base is segment 0: the shared view, the committed state.
	Base unsafe.Pointer
	// Store, if set, is how a major collection stores a word of an object: to
	// segment 0 and to all copies of the page.
	Store func(off Ref, w uint64)
	// NewIn, if set, is the view in whose open transaction an object is new, nil if it is committed.
	NewIn func(Ref) *View
	// Freed, if set, is told of old space that a major collection gives back to
	// the system, so that copies of its pages go, too.
	Freed func(Range)

	// Markers is how many goroutines mark in a major collection (default 1); set while the world stands still.
	Markers int
	// Shared says that there are several threads; set while the world stands still.
	Shared bool

	inUse     atomic.Int64 // bytes in cells and large objects, garbage included
	threshold atomic.Int64 // inUse at which a major collection is due
	latest    atomic.Int64 // inUse, without what lasts, beyond which it is not put off any more, 0 before it is
	lasting   atomic.Int64 // bytes of new objects that are no garbage yet; see Postpone
	exhausted atomic.Bool  // no room for a large object was found since the last one

	mu     sync.Mutex // guards everything below, outside of major collections
	views  []*View
	blocks blockTable
	large  largeTable
	stats  Stats
	full   int64 // inUse up to which running out was reported already

	finalizers  []Ref // old objects with a finalizer
	finalizable queue // unreachable ones, waiting for the client
	deadWeak    queue // weak objects whose target died, waiting for the client

	marker  marker
	helpers []*marker // of its crew
}

// majorFactor: a major collection is due when this much, relative to what the
// last one found alive, is in use.
const majorFactor = 1.8

// sharedFactor: see Options.MajorMin.
const sharedFactor = 3

// majorMin is how much has to be in use for a major collection. The caller holds mu.
func (h *Heap) majorMin() int64 {
	if h.Shared {
		return sharedFactor * h.opts.MajorMin
	}
	return h.opts.MajorMin
}

// New makes a heap with segment 0 mapped.
func New(opts Options) (*Heap, error) {
	opts.Views = max(opts.Views, 1)
	if opts.Nursery == 0 {
		opts.Nursery = 2 << 20
	}
	if opts.Moving == 0 {
		opts.Moving = 16 << 20
	}
	if opts.MajorMin == 0 {
		opts.MajorMin = 12 << 20
	}
	if opts.Roots == nil {
		opts.Roots = NoRoots{}
	}
	a, err := newArena(opts.Views)
	if err != nil {
		return nil, err
	}
	h := &Heap{arena: a, roots: opts.Roots, opts: opts, sc: makeSizeClasses()}
	copy(h.kinds[:], opts.Kinds)
	h.setThreshold(opts.MajorMin)
	if h.Base, err = a.newView(true); err != nil {
		a.close()
		return nil, err
	}
	if err := h.blocks.init(a); err != nil {
		a.close()
		return nil, err
	}
	if err := h.large.init(a); err != nil {
		a.close()
		return nil, err
	}
	return h, nil
}

// Close unmaps everything. No Ref of the heap may be used afterwards.
func (h *Heap) Close() { h.arena.close() }

// Kind returns the description of a kind.
func (h *Heap) Kind(kind uint8) *Kind { return &h.kinds[kind] }

// Stats returns the counts so far.
func (h *Heap) Stats() Stats {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := h.stats
	for _, v := range h.views {
		s.Minors += v.minors.Load()
		s.Allocated += v.allocated.Load()
		s.Survived += v.survived.Load()
	}
	s.InUse = h.inUse.Load()
	s.Large = int64(h.large.count)
	s.Blocks = int64(h.blocks.used)
	return s
}
