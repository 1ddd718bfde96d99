package gc

import "unsafe"

// blockTable holds the state of the blocks of small objects, by number. Mark
// bits: one per granule of the region, set for the first granule of a live
// object. `live` is what the last major collection found and says which cells
// of a block are free; cells taken since are not entered, as a block is given
// out once between two major collections.
type blockTable struct {
	max   int     // number of blocks in the region
	top   int     // blocks below it have been used at least once
	used  int     // blocks in use
	class []uint8 // size class, 0 for a free block
	owner []uint8 // number of the view that takes cells here, for its open transaction
	low   int     // no block below is free

	live, marks *bitmap

	partial   [maxClasses][]int32 // blocks with free cells, by class
	resident  int                 // free blocks that hold memory
	hasMemory []bool              // free block that holds memory
}

// bitmap has a bit for each granule of the small region.
type bitmap [smallSize / Granule / 64]uint64

const wordsPerBlock = blockSize / Granule / 64

func bitOf(ref Ref) (word, mask uint64) {
	g := uint64(ref-OldBase) / Granule
	return g / 64, 1 << (g % 64)
}

func (b *bitmap) get(ref Ref) bool {
	w, m := bitOf(ref)
	return b[w]&m != 0
}

func (b *bitmap) block(n int) *[wordsPerBlock]uint64 {
	return (*[wordsPerBlock]uint64)(b[n*wordsPerBlock:])
}

func (t *blockTable) init(a *arena) error {
	t.max = smallSize >> a.shrink / blockSize
	t.class = make([]uint8, t.max)
	t.owner = make([]uint8, t.max)
	t.hasMemory = make([]bool, t.max)
	for _, b := range []**bitmap{&t.live, &t.marks} {
		p, err := a.anon(unsafe.Sizeof(bitmap{}))
		if err != nil {
			return err
		}
		*b = (*bitmap)(p)
	}
	return nil
}

func (t *blockTable) close(a *arena) {
	a.freeAnon(unsafe.Pointer(t.live), unsafe.Sizeof(bitmap{}))
	a.freeAnon(unsafe.Pointer(t.marks), unsafe.Sizeof(bitmap{}))
}

func blockRef(n int) Ref      { return OldBase + Ref(n)<<blockShift }
func blockNumber(ref Ref) int { return int((ref - OldBase) >> blockShift) }

// run is a run of free cells of one class a view allocates from, and the
// block it belongs to: runs further up in the block come next.
type run struct {
	next, end Ref
	block     int32 // -1 for none
}

// allocCell takes a cell of old space for an object of so many bytes, a
// multiple of 16. It contains whatever it did before.
func (v *View) allocCell(bytes uintptr) Ref {
	class := v.heap.sc.of[bytes/Granule]
	r := &v.runs[class]
	ref := r.next
	if ref == r.end {
		v.nextRun(class)
		ref = r.next
	}
	r.next = ref + Ref(v.heap.sc.bytes[class])
	return ref
}

// nextRun finds the next run of free cells, in the current block or another.
func (v *View) nextRun(class uint8) {
	h, r := v.heap, &v.runs[class]
	bytes := Ref(h.sc.bytes[class])
	for {
		if r.end != 0 {
			stop := blockRef(int(r.block)) + blockSize/bytes*bytes
			from := r.end
			for from < stop && h.blocks.live.get(from) {
				from += bytes
			}
			if from < stop {
				to := from + bytes
				for to < stop && !h.blocks.live.get(to) {
					to += bytes
				}
				r.next, r.end = from, to
				h.inUse.Add(int64(to - from))
				if v.OnRun != nil {
					v.OnRun(from, to)
				}
				return
			}
		}
		n := h.takeBlock(class)
		r.block, r.end = int32(n), blockRef(n)
	}
}

// takeBlock gives out a block with free cells of a class.
func (h *Heap) takeBlock(class uint8) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := &h.blocks
	if p := t.partial[class]; len(p) > 0 {
		n := p[len(p)-1]
		t.partial[class] = p[:len(p)-1]
		return int(n)
	}
	n := t.low
	for n < t.max && t.class[n] != 0 {
		n++
	}
	if n == t.max {
		panic("gc: old space is used up")
	}
	t.low = n + 1
	t.top = max(t.top, n+1)
	t.class[n] = class
	t.used++
	if t.hasMemory[n] {
		t.hasMemory[n] = false
		t.resident--
	} else {
		populate(unsafe.Add(h.Base, uintptr(blockRef(n))), blockSize)
	}
	*t.live.block(n) = [wordsPerBlock]uint64{}
	return n
}

// flushRuns gives up the runs v allocates from. The next major collection
// finds their free cells.
func (v *View) flushRuns() {
	for i := range v.runs {
		r := &v.runs[i]
		v.heap.inUse.Add(-int64(r.end - r.next))
		*r = run{}
	}
}
