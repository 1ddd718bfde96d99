// Package stm runs threads in parallel as optimistic transactions over a heap
// of package gc, so that their effects are those of one after the other.
//
// # Terms
//
// Segment 0 is the committed state. Each running transaction has a private
// segment: a copy-on-write view of segment 0. Its stores are invisible to all
// others until it commits. What it wrote of objects others can reach is in
// its log, by ranges; what it has read is marked in its segment's markers.
//
// A safepoint is a place where a thread polls. There, and only there, objects
// move, transactions end, and the world can be stopped. "Parked" is a thread
// that waits at a safepoint; whoever has stopped the world may change all
// segments.
//
// # Life of a transaction
//
// Begin: take a segment (first come, first served), a new version for the
// read markers, and have the client save its state. A ticket tells the
// transaction's age; it is kept over retries.
//
// Run: the first store to an object marks it read, too, and logs it (barrier.go).
//
// Commit: a minor collection puts new objects into segment 0, where nobody
// can reach them yet. A transaction that wrote nothing old is done. Otherwise
// its log is sorted by pages (written.go), and a record of what it wrote is
// added to a list, which the others apply at their safepoints: who finds that it
// has read what was written is doomed (redo.go), or goes before the other
// (past.go). The world is stopped only for
// what was put off (deferred.go), and where somebody who must not be doomed is
// to be asked (contention.go). New objects are copied into the other views'
// copies of their pages when these apply records (page.go).
//
// Abort: copy the logged ranges back, drop the nursery, have the client
// restore its state, and begin again. With Options.Unwind the client first
// leaves what it was doing and then calls Thread.Restart.
//
// A thread makes its transactions as long as pays (length.go); threads take turns
// where running in parallel does not pay (pace.go).
//
// Solo: while there is one thread it runs on segment 0 itself. Barriers are
// on, since they also serve the collector; nothing is logged and nothing
// commits. The second thread's creation ends this at the first one's next
// safepoint. When it has gone, the other one stays in its view for some
// milliseconds, as the next thread may be about to come (soloPays).
//
// # What holds at all times
//
//   - Segment 0 is written in places that others can reach only once all open
//     transactions have applied the record, or while the world is stopped; so a
//     page that is not copied changes under nobody.
//   - A page of a view is written only after its bit in the view's page map is
//     set. A commit writes to all views whose bit is set.
//   - What a transaction has written to it has marked. Several may have written to the
//     same granule, each in its own view; one of them commits.
//   - A transaction that is not doomed has read only values that are still
//     committed, or were when the first record was made that it has not applied.
//   - A nursery is empty when a transaction begins, so saved state refers to
//     old objects only.
//
// # What it costs
//
// A transaction that writes little costs about 1 µs. (When each commit stopped
// the world it was 8 µs and more of both threads' time: 1.5 µs until all stood
// still, then the cache lines of the others' markers and copies.) Who has to
// wait spins for 200 µs before it goes to sleep, if there is a processor for it.
//
// An object that was not written to before in a transaction costs some 50 ns at
// its first store and as much at the commit; the next ones cost nothing. Loops
// that store to millions of different places therefore take several times as
// long as solo, others some percent more; but while nobody else has a segment,
// numbers stored all over an array are taken by blocks (plain.go).
//
// Runtime.Events counts what has happened, Runtime.Times tells where time went,
// Runtime.Conflicts what conflicts have cost, by kind. Options.Conflict is told
// each conflict with the places in the program (conflict.go), and Options.Log
// gets a record of all of it (record.go).
//
// # Locks
//
// Runtime.mu guards the state of segments and threads. The heap's own lock
// comes after it. Nothing waits for a safepoint of another thread without
// giving Runtime.mu up.
package stm

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stmlog"
)

// Options configures a runtime. The zero value of a field means its default.
type Options struct {
	// Heap configures the heap.
	Heap gc.Options
	// Segments is the number of transactions that run at a time (default
	// GOMAXPROCS, but no more than processors; at most 250).
	Segments int
	// Transactional has a single thread run transactions, too.
	Transactional bool
	// Work is the number of work units a transaction may take at first
	// (default 10 000); see length.go.
	Work int32
	// Unwind has the client decide when a transaction that must be aborted is
	// rolled back: what reports the abort (Poll, Break, Detach, BecomeInevitable,
	// Collect) leaves it doomed, and the client calls Thread.Restart once it has
	// left what it was doing. Until then it sees a view that may be out of date.
	Unwind bool
	// Chaos makes rare events common.
	Chaos Chaos
	// Steady has threads never take turns, however much time they lose.
	Steady bool
	// Conflict, if set, is told of each conflict. It is called with internal
	// locks held and must not call the runtime.
	Conflict func(Conflict)
	// Log, if set, is where it is recorded what happens.
	Log *stmlog.Writer

	sched scheduler // replaces the Go scheduler in tests
	probe probe
}

// Chaos configures fault injection.
type Chaos struct {
	// Abort is the share of polls that abort the transaction, 0 to 1. All
	// break points poll then.
	Abort float64
	// Seed makes a run repeatable as far as the scheduling is.
	Seed int64
}

// Runtime is a heap and the segments and threads that use it.
type Runtime struct {
	Heap *gc.Heap
	opts Options
	solo Segment // segment 0

	soloSince time.Duration // when its thread got it, 0 if that has been told to the log
	soloFrom  time.Duration // the processor time of the process then

	locks      unsafe.Pointer // see lock.go
	spins      int            // see lock; 0: nobody keeps a processor while waiting
	processors int            // that Go uses
	epoch      time.Time      // see now
	pageShift  uint           // log2 of the system's page size
	claimed    atomic.Bool    // see Claim
	places     atomic.Bool    // note where transactions write
	counting   atomic.Bool    // see CountNumbers
	hints      hints

	// What barriers read is in other cache lines than what changes, and what each commit changes,
	// or looks at, in few: they go from one processor to the other each time.
	_         [64]byte
	mu        sync.Mutex
	changes   atomic.Uint64 // changes of state so far; written under mu
	stopper   *Segment      // who is stopping or has stopped the world
	running   int           // segments in state running
	commits   uint64        // transactions committed so far
	tickets   uint64        // drawn so far
	retired   uint64        // number of the first of redos
	freshBase uint64        // number of the first of fresh, counted from the start
	redos     []*redo       // committed and not yet in segment 0
	fresh     []gc.Range    // new objects published; views may hold old bytes in copies of their pages
	words     int           // in redos
	news      bool          // something was committed that those who run have not applied
	ceased    uint32        // how often CeaseApart was called
	sleepers  []*Thread     // threads waiting for any change of state
	spare     []*redo       // records for reuse
	pace      pace
	events    [eventCount]uint64
	spent     [spentCount]time.Duration

	// Not so often.
	shared      *gc.Shared           // see Preexisting
	segments    []*Segment           // private ones; made when first needed
	threads     map[*Thread]bool     // all that exist
	due         map[*Thread][]gc.Ref // what threads that wait in a finalizer have to run besides
	lastHolder  *Thread              // that was given a segment last
	holderSince time.Duration        // since when it is that
	alone       time.Duration        // since when there is one thread again, by now; 0: there was no other
	free        []*Segment           // private segments nobody uses
	queue       []*Thread            // threads waiting for a segment, first come first
	spinning    int                  // threads that wait and keep their processors
	aside       int                  // segments that only major collections wait for; see Segment.Aside
	stopped     time.Duration        // since when it is stopped, by now
	inevitable  *Thread              // the one inevitable thread
	wanting     []*Thread            // threads that wait to become inevitable
	serial      *Thread              // holder of the serial token
	watches     []*Watch             // of threads that wait for a change
	lastHalt    *Segment             // who came to rest last while the world is being stopped
	made        uint64               // threads made so far
	conflicts   uint64               // conflicts so far
	watched     map[Place]int        // see watch.go
	tallies     [stmlog.ConflictKinds]Tally
}

// maxSegments: a segment's number is a byte (lock.go).
const maxSegments = 250

// New makes a runtime with segment 0 mapped.
func New(opts Options) (*Runtime, error) {
	if opts.Segments == 0 {
		opts.Segments = min(runtime.GOMAXPROCS(0), runtime.NumCPU(), maxSegments)
	}
	if opts.Segments < 1 || opts.Segments > maxSegments {
		return nil, fmt.Errorf("stm: %d segments", opts.Segments)
	}
	if opts.Work == 0 {
		opts.Work = defaultWork
	}
	opts.Heap.Views = opts.Segments + 1
	h, err := gc.New(opts.Heap)
	if err != nil {
		return nil, err
	}
	rt := &Runtime{Heap: h, opts: opts, threads: map[*Thread]bool{}, due: map[*Thread][]gc.Ref{}, epoch: time.Now()}
	for size := os.Getpagesize(); size > 1; size >>= 1 {
		rt.pageShift++
	}
	if rt.processors = runtime.GOMAXPROCS(0); rt.processors > 1 {
		rt.spins = defaultSpins
	}
	h.Store = rt.storeEverywhere
	h.NewIn = func(ref gc.Ref) *gc.View {
		if s := rt.newIn(ref); s != nil {
			return &s.View
		}
		return nil
	}
	h.Freed = func(r gc.Range) {
		for _, s := range rt.segments {
			s.reshare(r)
		}
	}
	rt.places.Store(opts.Conflict != nil || opts.Log != nil)
	rt.shared = h.NewShared()
	s := &rt.solo
	s.rt = rt
	s.ReadVersion, s.Budget = 1, math.MaxInt32
	if err := h.Attach(&s.View, true, gc.NoRoots{}); err != nil {
		h.Close()
		return nil, err
	}
	return rt, nil
}

// Close gives all memory back. Nothing of the runtime may be used afterwards.
func (rt *Runtime) Close() { rt.Heap.Close() }

// Segments is the number of transactions that run at a time.
func (rt *Runtime) Segments() int { return rt.opts.Segments }

// Solo returns segment 0, for the only thread.
func (rt *Runtime) Solo() *Segment { return &rt.solo }
