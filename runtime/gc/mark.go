package gc

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// Marking: what can be reached from the roots. A marker has a stack of *grey* objects, which are marked and
// not traced yet.
//
// While the world stands still the processors of the threads that were running have nothing to do. So a crew of
// markers traces the heap, one for each of these threads (Heap.Markers). The first one marks from the roots; who has much to do while another has
// nothing gives up half of it, and large objects are cut into spans. It is over when all wait for something to do.

// marker is the state of one who marks. Only its owner uses it while the crew is at work.
type marker struct {
	h     *Heap
	base  unsafe.Pointer
	visit func(start unsafe.Pointer, words int) // markRange, made once
	grey  []Ref
	weaks []Ref
	live  int64 // bytes of large objects; of all that lives, at the end
	// met says which layouts this collection has met, in chunks made when
	// needed: numbers of dead layouts cost nothing.
	met []*layoutSet
	// found gets the weak objects whose targets live, if somebody asks.
	found *[]Ref
	crew  *crew // nil: it works alone
}

// layoutSet has a bit for each of so many layouts.
type layoutSet [1024 / 64]uint64

const layoutsPerSet = len(layoutSet{}) * 64

// crew is what markers that work at the same time share.
type crew struct {
	hungry atomic.Int32 // markers that wait, less what there is for them

	mu      sync.Mutex
	given   *sync.Cond // something was, or all is done
	size    int        // markers; who has not begun when all is done is not waited for
	waiting int        // of them, who have nothing to do
	batches [][]Ref    // of grey objects
	spans   []span
	done    bool
}

// span is a part of an object.
type span struct {
	start unsafe.Pointer
	words int
}

const (
	// shareFrom is how many grey objects a marker has at least that gives some away.
	shareFrom = 4
	// spanWords is how long a part of an object is that is traced as a whole.
	spanWords = 8 << 10
	// togetherShare: if so much of Options.MajorMin is in use several markers pay.
	togetherShare = 4
)

func (m *marker) reset(h *Heap) {
	m.h, m.base, m.live, m.found = h, h.Base, 0, nil
	if m.visit == nil {
		m.visit = m.markRange
	}
	clear(m.met)
}

func (m *marker) markRefs(refs []Ref) {
	for _, ref := range refs {
		m.mark(ref)
	}
}

func (m *marker) markRange(start unsafe.Pointer, words int) {
	for i := range words {
		if w := *(*uint64)(unsafe.Add(start, i*8)); w&7 == 0 && w != 0 {
			m.mark(Ref(w))
		}
	}
}

// mark marks an object reachable, and has it traced if there is anything to.
func (m *marker) mark(ref Ref) {
	if ref >= LargeBase {
		if !m.markLarge(m.h.large.at(ref)) {
			return
		}
	} else {
		word, mask := bitOf(ref)
		w := &m.h.blocks.marks[word]
		switch {
		case m.crew == nil:
			if *w&mask != 0 {
				return
			}
			*w |= mask
		case atomic.LoadUint64(w)&mask != 0 || atomic.OrUint64(w, mask)&mask != 0:
			return
		}
	}
	header := *(*uint64)(unsafe.Add(m.base, uintptr(ref)))
	k := &m.h.kinds[uint8(header)]
	if k.Weak {
		m.weaks = append(m.weaks, ref)
	}
	m.markLayout(uint32(header >> 32))
	if k.refs(header) {
		m.grey = append(m.grey, ref)
	}
}

// markLarge marks a large object; false: it is already.
func (m *marker) markLarge(l *largeObject) bool {
	if l.marked.Load() || l.marked.Swap(true) {
		return false
	}
	m.live += int64(l.bytes)
	return true
}

func (m *marker) marked(ref Ref) bool {
	if ref >= LargeBase {
		return m.h.large.at(ref).marked.Load()
	}
	return m.h.blocks.marks.get(ref)
}

// markLayout marks what the objects of a layout keep alive, once.
func (m *marker) markLayout(layout uint32) {
	h := m.h
	if h.opts.LayoutRef == nil {
		return
	}
	n := int(layout) / layoutsPerSet
	for n >= len(m.met) {
		m.met = append(m.met, nil)
	}
	set := m.met[n]
	if set == nil {
		set = new(layoutSet)
		m.met[n] = set
	}
	if word, bit := layout%uint32(layoutsPerSet)/64, uint64(1)<<(layout%64); set[word]&bit == 0 {
		set[word] |= bit
		if ref := h.opts.LayoutRef(layout); ref != 0 {
			m.mark(ref)
		}
	}
}

// drain traces all grey objects.
func (m *marker) drain() {
	for len(m.grey) > 0 {
		if c := m.crew; c != nil && len(m.grey) >= shareFrom && c.hungry.Load() > 0 {
			m.grey = c.give(m.grey)
		}
		ref := m.grey[len(m.grey)-1]
		m.grey = m.grey[:len(m.grey)-1]
		m.trace(ref)
	}
}

// trace marks what an object refers to.
func (m *marker) trace(ref Ref) {
	p := unsafe.Add(m.base, uintptr(ref))
	header := *(*uint64)(p)
	k := &m.h.kinds[uint8(header)]
	end := k.EndRef
	if end < 0 {
		bytes := headerBytes(header)
		if bytes == 0 {
			bytes = m.h.large.at(ref).bytes
		}
		end = int(bytes / 8)
	}
	start, words := unsafe.Add(p, k.FirstRef*8), end-k.FirstRef
	if m.crew != nil && words > 2*spanWords {
		start, words = m.crew.cut(start, words)
	}
	m.markRange(start, words)
}

// drainTogether is drain, with others if there are any. They have nothing left to do at its end, and this
// marker has what they have found.
func (m *marker) drainTogether() {
	h := m.h
	if h.Markers < 2 || h.inUse.Load() < h.opts.MajorMin/togetherShare {
		m.drain()
		return
	}
	c := &crew{size: 1}
	c.given = sync.NewCond(&c.mu)
	for len(h.helpers) < h.Markers-1 {
		h.helpers = append(h.helpers, new(marker))
	}
	helpers := h.helpers[:h.Markers-1]
	for _, o := range helpers {
		o.reset(h)
		o.crew = c
		go func() {
			if c.join() {
				o.work()
			}
		}()
	}
	m.crew = c
	m.work()
	m.crew = nil
	for _, o := range helpers {
		m.weaks = append(m.weaks, o.weaks...)
		m.live += o.live
		o.crew, o.weaks, o.grey = nil, o.weaks[:0], trim(o.grey)
	}
}

// join has one more marker be in the crew; false: it comes too late.
func (c *crew) join() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.done {
		c.size++
	}
	return !c.done
}

// work is what each of a crew does.
func (m *marker) work() {
	for {
		m.drain()
		s, ok := m.crew.take(m)
		if !ok {
			return
		}
		m.markRange(s.start, s.words)
	}
}

// take waits for something to do: grey objects for m, or a span. False: nobody has anything left.
func (c *crew) take(m *marker) (s span, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting++
	for {
		if n := len(c.batches); n > 0 {
			m.grey = append(m.grey, c.batches[n-1]...)
			c.batches = c.batches[:n-1]
			break
		}
		if n := len(c.spans); n > 0 {
			s, c.spans = c.spans[n-1], c.spans[:n-1]
			break
		}
		if c.done = c.done || c.waiting == c.size; c.done {
			c.given.Broadcast()
			return span{}, false
		}
		c.count()
		c.given.Wait()
	}
	c.waiting--
	c.count()
	return s, true
}

// count notes how many want something to do. The caller holds mu.
func (c *crew) count() { c.hungry.Store(int32(c.waiting - len(c.batches) - len(c.spans))) }

// give gives the older half of grey objects to who wants them; from these more can be reached, as a rule.
func (c *crew) give(grey []Ref) (left []Ref) {
	half := len(grey) / 2
	batch := append([]Ref(nil), grey[:half]...)
	left = grey[:copy(grey, grey[half:])]
	c.mu.Lock()
	defer c.mu.Unlock()
	c.batches = append(c.batches, batch)
	c.count()
	c.given.Signal()
	return left
}

// cut leaves the last part of a long range to the caller.
func (c *crew) cut(start unsafe.Pointer, words int) (unsafe.Pointer, int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for words > spanWords {
		c.spans = append(c.spans, span{start, spanWords})
		start, words = unsafe.Add(start, spanWords*8), words-spanWords
	}
	c.count()
	c.given.Broadcast()
	return start, words
}
