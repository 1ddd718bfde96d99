package gc

import (
	"sync/atomic"
	"unsafe"
)

// blockTable holds the state of the blocks of small objects, by number. Mark
// bits: one per granule of the region, set for the first granule of a live
// object. `live` is what the last major collection found and says which cells
// of a block are free; cells taken since are not entered, as a block is given
// out once between two major collections.
type blockTable struct {
	max   int              // number of blocks in the region
	top   int              // blocks below it have been used at least once
	reach atomic.Int64     // top, for who does not hold mu
	used  int              // blocks in use
	class []uint8          // size class, 0 for a free block
	begun [maxClasses]bool // some block was given to the class
	low   int              // no block below is free

	live, marks *bitmap
	fresh       *bitmap // cells made by open transactions

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

func (t *blockTable) init(a *arena) (err error) {
	t.max = smallSize >> a.shrink / blockSize
	if t.class, err = table[uint8](a, t.max); err != nil {
		return err
	}
	if t.hasMemory, err = table[bool](a, t.max); err != nil {
		return err
	}
	for _, b := range []**bitmap{&t.live, &t.marks, &t.fresh} {
		p, err := a.anon(unsafe.Sizeof(bitmap{}))
		if err != nil {
			return err
		}
		*b = (*bitmap)(p)
	}
	return nil
}

func blockRef(n int) Ref      { return OldBase + Ref(n)<<blockShift }
func blockNumber(ref Ref) int { return int((ref - OldBase) >> blockShift) }

// run is a run of free cells of one class a view allocates from, and the
// block it belongs to: runs further up in the block come next.
type run struct {
	next, end Ref
	since     Ref   // cells from here to next were taken since the last call of Taken
	block     int32 // valid if end is not 0
	memory    Ref   // the block has memory up to there
	announced bool  // OnRun knows the run
}

// Range is the bytes [From, To) of old space.
type Range struct{ From, To Ref }

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
	v.note(r)
	if r.end == 0 {
		v.classes = append(v.classes, class)
	}
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
				if to > r.memory { // the first cells are used up: the others are wanted, too
					populate(unsafe.Add(h.Base, r.memory), uintptr(blockRef(int(r.block)+1)-r.memory))
					r.memory = blockRef(int(r.block) + 1)
				}
				for to+bytes <= r.memory && to < stop && !h.blocks.live.get(to) {
					to += bytes
				}
				r.next, r.end, r.since, r.announced = from, to, from, false
				h.inUse.Add(int64(to - from))
				if v.OnRun != nil && v.To == v.Base {
					r.announced = true
					v.OnRun(from, to)
				}
				return
			}
		}
		n, memory := h.takeBlock(class)
		r.block, r.end, r.memory = int32(n), blockRef(n), blockRef(n)+memory
	}
}

// firstMemory is how much of the first block of a class gets memory at first, in bytes: there may not be more of its objects.
const firstMemory = 8 << 10

// takeBlock gives out a block with free cells of a class, and how much memory it has, in bytes.
func (h *Heap) takeBlock(class uint8) (n int, memory Ref) {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := &h.blocks
	if p := t.partial[class]; len(p) > 0 {
		n := p[len(p)-1]
		t.partial[class] = p[:len(p)-1]
		return int(n), blockSize
	}
	n = t.low
	for n < t.max && t.class[n] != 0 {
		n++
	}
	if n == t.max {
		panic("gc: old space is used up")
	}
	t.low = n + 1
	t.top = max(t.top, n+1)
	t.reach.Store(int64(t.top))
	t.class[n] = class
	t.used++
	memory = blockSize
	switch {
	case t.hasMemory[n]:
		t.hasMemory[n] = false
		t.resident--
	case t.begun[class]:
		populate(unsafe.Add(h.Base, uintptr(blockRef(n))), blockSize)
	default:
		memory = firstMemory
		populate(unsafe.Add(h.Base, uintptr(blockRef(n))), firstMemory)
	}
	t.begun[class] = true
	*t.live.block(n) = [wordsPerBlock]uint64{}
	return n, memory
}

// flushRuns gives up the runs v allocates from. The next major collection
// finds their free cells.
func (v *View) flushRuns() {
	for _, class := range v.classes {
		r := &v.runs[class]
		v.note(r)
		v.heap.inUse.Add(-int64(r.end - r.next))
		*r = run{}
	}
	v.classes = v.classes[:0]
}

// note enters the cells taken from a run in the list of taken ones.
func (v *View) note(r *run) {
	if v.OnRun != nil && r.since != r.next {
		v.taken = append(v.taken, Range{r.since, r.next})
	}
	r.since = r.next
}

// Taken appends to list the ranges of cells taken since the last call.
func (v *View) Taken(list []Range) []Range {
	for _, class := range v.classes {
		v.note(&v.runs[class])
	}
	list = append(list, v.taken...)
	v.taken = v.taken[:0]
	return list
}

// untake gives the cells taken since the last call of Taken back, as far as
// their runs are current. The others are found by the next major collection.
func (v *View) untake() {
	for _, class := range v.classes {
		r := &v.runs[class]
		r.next = r.since
	}
	v.taken = v.taken[:0]
}

// announceRuns tells OnRun of current runs it does not know yet, since they
// are about to be written through Base.
func (v *View) announceRuns() {
	for _, class := range v.classes {
		v.announce(&v.runs[class])
	}
}

func (v *View) announce(r *run) {
	if v.OnRun != nil && !r.announced && r.next != r.end {
		r.announced = true
		v.OnRun(r.next, r.end)
	}
}

// ForgetRuns has OnRun told of the current runs again before they are written
// through Base.
func (v *View) ForgetRuns() {
	for _, class := range v.classes {
		v.runs[class].announced = false
	}
}

// ownCell takes a cell that is written through Base.
func (v *View) ownCell(bytes uintptr) Ref {
	v.announce(&v.runs[v.heap.sc.of[bytes/Granule]])
	return v.allocCell(bytes)
}

// SetFresh marks the cells of a range as made by an open transaction, or not
// any more. Other views may do the same in the same block.
func (h *Heap) SetFresh(r Range, fresh bool) {
	for ref := r.From; ref < r.To; {
		word, mask := bitOf(ref)
		if mask == 1 && r.To-ref >= 64*Granule {
			all := uint64(0)
			if fresh {
				all = ^uint64(0)
			}
			atomic.StoreUint64(&h.blocks.fresh[word], all)
			ref += 64 * Granule
			continue
		}
		if fresh {
			atomic.OrUint64(&h.blocks.fresh[word], mask)
		} else {
			atomic.AndUint64(&h.blocks.fresh[word], ^mask)
		}
		ref += Granule
	}
}

// Fresh reports whether an object of old space was made by an open
// transaction; by the caller's, if the caller can see it.
func (h *Heap) Fresh(ref Ref) bool {
	if ref >= LargeBase {
		return h.large.at(ref).fresh
	}
	word, mask := bitOf(ref)
	return atomic.LoadUint64(&h.blocks.fresh[word])&mask != 0
}
