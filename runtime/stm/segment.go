package stm

import (
	"math"
	"sync/atomic"
	"time"
	"unsafe"

	"pystm/runtime/gc"
)

// Signals in Segment.Signal, beyond those of package gc.
const (
	// SignalMinor, SignalMajor: the collector wants to run. Poll does it.
	SignalMinor = gc.SignalMinor
	SignalMajor = gc.SignalMajor
	// SignalOOM: the heap is over its bound; the client raises its error.
	SignalOOM = gc.SignalOOM
	// SignalInterrupt: something outside of the runtime wants the client's attention.
	SignalInterrupt = gc.SignalClient
	// SignalAbort: the running transaction must be aborted. As a result of
	// Poll: it was, and the client's state is the one restored.
	SignalAbort = gc.SignalClient << 1
	// SignalPause: somebody wants to stop the world.
	SignalPause = gc.SignalClient << 2
	// SignalCommitSoon: the running transaction should end at the next break point.
	SignalCommitSoon = gc.SignalClient << 3
	// SignalChaos: poll at every break point.
	SignalChaos = gc.SignalClient << 4

	signalsOfClient = SignalOOM | SignalInterrupt
)

// Segment is a view of the heap and the state of the transaction that runs on
// it. The embedded View has Base, Written, Signal, WriteVersion, allocation
// and word access. One goroutine uses a segment at a time; others may raise
// signals.
type Segment struct {
	gc.View
	// ReadVersion is what read barriers store.
	ReadVersion uint8
	// Budget is the number of work units the transaction has left. The client
	// counts it down at break points and polls when it is used up.
	Budget int32
	// Items is where the markers of the first and of the second items of granules start, from Base; both
	// are 0 in segment 0, which need not touch the second items'.
	Items [2]uintptr

	// Guarded by Runtime.mu. Others look at it whenever they commit, and not at what the owner has in
	// the cache lines before and after it.
	_          [64]byte
	rt         *Runtime // this and number never change
	thread     *Thread
	number     uint8         // 0 for segment 0
	running    bool          // not at a safepoint
	open       bool          // a transaction has begun and not ended
	doomed     bool          // it must be aborted; SignalAbort is up
	rolledBack bool          // it was, by another goroutine; the owner only begins again
	begun      time.Duration // the transaction, by Runtime.now
	closing    time.Duration // the end of the transaction
	ending     time.Duration // its commit, or what comes after waiting for another
	ended      time.Duration // the last transaction, by its commit
	waited     time.Duration // in the transaction, for others
	past       bool          // see past.go
	pressing   bool          // the transaction was aborted so often that others ask it before they commit
	losing     bool          // much of what the thread has done lately was lost
	ceased     uint32        // Runtime.ceased when the transaction began
	seen       uint64        // number of the first record not yet applied
	applied    uint64        // number of the first element of Runtime.fresh not yet applied
	has        uint64        // number of the last commit that the view has, or a later one
	mark       mark          // of the transaction, or the last one

	// Owned by the thread while running, by whoever has stopped the world else.
	_        [64]byte
	log      []entry
	observed bool       // see Observe
	length   int        // which kind the transaction is of
	sole     bool       // the transaction has begun while nobody else had a segment
	lone     bool       // sole, and nobody else was given a segment for a while
	plain    []gc.Range // see Plain
	writes   []placeRun // from where the entries were made, if places are kept
	places   placeTable
	sheets   []sheet // for sortLog
	record   *redo   // what the log comes to, while the transaction commits
	sheetAt  *sheetIndex
	own      []gc.Range   // cells of new objects that were written through Base
	direct   []gc.Range   // cells of new objects that were written to segment 0
	adjusted []adjustment // see adjust.go
	missedBy gc.Ref       // the object whose number was out of its bounds, if that is why the transaction is aborted
	adjustAt *adjustIndex
	apart    []gc.Ref // objects of which words kept apart were stored to, see apart.go
	metApart gc.Ref   // see MetApart
	pages    *pageMap
	private  int           // pages in it
	ahead    gc.Ref        // after the last page of a large object that became private
	reshared time.Duration // when there were none last
	reshares uint64        // how often that was so for chaos
	onCommit []func()
	// Objects the transaction has taken from the heap's queues. An abort puts
	// them back, so they live until it ends.
	finalizable, deadWeak []gc.Ref
	onAbort               []func()

	where atomic.Uint64 // see spread; 0: not known
}

// entry is a range of old space that a transaction has written to. Entries may
// overlap.
type entry struct {
	object   gc.Ref // and flags in its low bits
	from, to gc.Ref
}

const (
	entryWhole  = 1 // the first word is marked for all of it; else each granule
	entryLocked = 2 // see TryWriteSlot
	entryItems  = 4 // each word that was written to is marked, instead
	entryFlags  = gc.Granule - 1
)

func (e *entry) ref() gc.Ref { return e.object &^ entryFlags }

// markedTo returns the end of the part of an entry in which words are marked.
func (e *entry) markedTo() gc.Ref {
	if e.object&entryWhole != 0 {
		return e.from + wordSize
	}
	return e.to
}

// newSegment maps one more private segment.
func (rt *Runtime) newSegment() error {
	if rt.locks == nil {
		p, err := rt.Heap.Anon(lockBytes)
		if err != nil {
			return err
		}
		rt.locks = p
	}
	s := &Segment{rt: rt, number: uint8(len(rt.segments) + 1), Items: [2]uintptr{gc.MarkerBase, gc.SecondBase}, reshared: rt.now()}
	p, err := rt.Heap.Anon(unsafe.Sizeof(pageMap{}))
	if err != nil {
		return err
	}
	s.pages = (*pageMap)(p)
	if p, err = rt.Heap.Anon(unsafe.Sizeof(sheetIndex{})); err != nil {
		return err
	}
	s.sheetAt, s.adjustAt = (*sheetIndex)(p), new(adjustIndex)
	if err := rt.Heap.Attach(&s.View, false, gc.NoRoots{}); err != nil {
		return err
	}
	s.record, s.OnRun = new(redo), s.privatiseRun
	s.applied = rt.freshBase + uint64(len(rt.fresh))
	s.seen = rt.retired
	rt.segments = append(rt.segments, s)
	rt.free = append(rt.free, s)
	return nil
}

// Has returns the number of a commit that the view has, with all before it (Runtime.Committing).
func (s *Segment) Has() uint64 { return s.has }

// Private reports whether s is not segment 0: transactions run on it.
func (s *Segment) Private() bool { return s.number != 0 }

// Runtime returns the runtime s belongs to.
func (s *Segment) Runtime() *Runtime { return s.rt }

// Thread returns the thread that holds the segment, nil if none does.
func (s *Segment) Thread() *Thread { return s.thread }

// Poll does what Signal asks of the runtime and returns the bits left for the
// client, which it has taken out of Signal: SignalOOM, SignalInterrupt; and
// SignalAbort if the transaction was rolled back, so that the client goes on
// from the state restored. Objects move, and the thread may be on another
// segment afterwards: call it where all references are in roots.
func (s *Segment) Poll() uint32 {
	if s.thread != nil && s.number != 0 {
		return s.thread.poll()
	}
	s.Budget = math.MaxInt32 // solo, nothing ends by length
	signal := s.Signal.Load()
	switch {
	case signal&SignalMajor != 0:
		s.Collect()
	case signal&SignalMinor != 0:
		s.Minor()
		if s.Signal.Load()&SignalMajor != 0 {
			s.Collect()
		}
	}
	if s.thread != nil && s.thread.atomic == 0 && signal&SignalPause != 0 {
		s = s.thread.leaveSolo()
	}
	return s.takeSignals()
}

// takeSignals takes out the bits meant for the client.
func (s *Segment) takeSignals() uint32 {
	if s.Signal.Load()&signalsOfClient == 0 {
		return 0
	}
	return s.Signal.And(^uint32(signalsOfClient)) & signalsOfClient
}

// Minor runs a minor collection, at a safepoint. The transaction goes on.
func (s *Segment) Minor() {
	if s.number == 0 {
		s.View.Minor()
	} else {
		s.collectInside()
	}
}

// Collect runs a minor and a major collection, at a safepoint. False means
// the transaction was rolled back, as after Poll; and as there, the thread may be on
// another segment afterwards.
func (s *Segment) Collect() bool { return s.CollectWeaks(nil) }

// CollectWeaks is Collect, and appends to found, if that is not nil, the weak
// objects whose targets live, but for those that are new in other open
// transactions.
func (s *Segment) CollectWeaks(found *[]gc.Ref) bool {
	if s.thread != nil && s.number != 0 {
		return s.thread.collect(found, false)
	}
	s.Minor()
	s.Signal.And(^uint32(SignalMajor))
	s.rt.lock()
	also := s.rt.otherRoots()
	s.rt.Heap.Shared = len(s.rt.threads) > 1
	s.rt.unlock()
	begin := s.rt.now()
	s.Heap().CollectWeaks(found, nil, also...)
	s.rt.lock()
	s.rt.recordCollect(s, begin)
	s.rt.unlock()
	return true
}

// Interrupt makes the client's next Poll return SignalInterrupt. Any
// goroutine may call it.
func (s *Segment) Interrupt() { s.Signal.Or(SignalInterrupt) }

// NextFinalizable takes an object whose finalizer is to run from the queue, at a
// safepoint; 0 if there is none. It is put back if the transaction is aborted.
func (s *Segment) NextFinalizable() gc.Ref {
	if s.past {
		return 0
	}
	ref := s.View.NextFinalizable()
	s.took(&s.finalizable, ref)
	return ref
}

// NextDeadWeak takes a weak object whose target died from the queue, at a
// safepoint; 0 if there is none. It is put back if the transaction is aborted.
func (s *Segment) NextDeadWeak() gc.Ref {
	if s.past {
		return 0
	}
	ref := s.View.NextDeadWeak()
	s.took(&s.deadWeak, ref)
	return ref
}

// took notes that the transaction has taken an object from a queue: one whose
// maker has committed perhaps since the last safepoint, so it comes after that.
func (s *Segment) took(list *[]gc.Ref, ref gc.Ref) {
	if ref == 0 || !s.open {
		return
	}
	*list = append(*list, ref)
	s.Observe()
	s.rt.lock()
	defer s.rt.unlock()
	s.follow()
}

// requeue puts back what the transaction has taken from the heap's queues.
func (s *Segment) requeue() {
	s.Requeue(s.finalizable, s.deadWeak)
	s.forgetTaken()
}

func (s *Segment) forgetTaken() {
	s.finalizable, s.deadWeak = s.finalizable[:0], s.deadWeak[:0]
}

// OnCommit has f called when the transaction commits, in the order of
// commits; at once if none is open. It is called with internal locks held: it
// must be short and call nothing of the runtime.
func (s *Segment) OnCommit(f func()) {
	if !s.open {
		f()
		return
	}
	s.onCommit = append(s.onCommit, f)
}

// OnAbort has f called when the transaction is aborted, under the same
// conditions; the latest is called first.
func (s *Segment) OnAbort(f func()) {
	if s.open {
		s.onAbort = append(s.onAbort, f)
	}
}
