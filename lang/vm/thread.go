package vm

import (
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
)

// Thread is one Python thread.
//
// Its stack grows upward from lo: frames, and between them what natives push to
// call back. The kept values of natives (Keep) grow downward from hi.
type Thread struct {
	obj.Space
	VM *VM

	lo, hi unsafe.Pointer // bounds of the stack memory
	// Every word from lo to limit is a valid Value: a frame that ends below need
	// not clear its temporaries. Room raises the limit, collections lower it.
	limit  uintptr
	ceil   uintptr        // a frame that would end above this address raises RecursionError
	fp     unsafe.Pointer // register 0 of the running frame, nil if none
	sp     unsafe.Pointer // first free word above what natives and frames use
	keep   unsafe.Pointer // lowest kept value
	depth  int            // frames and nested loops on the stack
	maxDep int            // recursion limit
	nest   int            // recursions through Go

	r threadRoots

	// Ident is what threading.get_ident() shows.
	Ident int64

	stm     *stm.Thread
	current atomic.Pointer[stm.Segment] // where it runs or last ran; others may read it
	methods *methodCache                // of the segment

	uncommitted []uncommitted // of the running transaction

	// See rewind.go and transact.go.
	saved      saved
	asked      [3]Value // a function and its argument: from Ask to the call only
	wait       pendingCall
	pins       int                  // Go frames between the bottom loop and what runs
	aborting   bool                 // the transaction is doomed, and the Go frames above the bottom loop are being left
	reaching   bool                 // the transaction is run again as one that cannot be aborted, see outsidememory.go
	held       bool                 // the runtime has been told not to end the transaction
	ticks      int                  // break points until the transaction has used its budget
	given      int                  // ticks when the budget was looked at last
	circles    int                  // circles of imports seen in a row, see importwait.go
	begun      int                  // budget when the transaction began
	elidedAt   [maxElided]stm.Place // where the elided locks were taken, if places are kept
	passed     calls                // the stack at the last break point of a transaction that is watched
	section    bool                 // the transaction was begun for a critical section
	sections   int                  // critical sections and outermost atomic blocks that the transaction has begun
	cut        int                  // the one of them that is to begin a new transaction, if not 0
	extended   int                  // times the end of the transaction was put off
	hurried    bool                 // it was put off for elided locks though others wait for it
	waiting    int                  // effects of this thread's that have to wait; guarded by output.running
	heldBack   int                  // see HoldBack
	ownStreams int                  // see OwnStreams
	outbox     []effect
	posted     bool      // effects of this thread's may be in the queue
	ioDepth    int       // EnterIO without LeaveIO
	children   []*Thread // threads that this transaction starts
	undone     []*Thread // threads that an aborted transaction would have started
	block      atomicBlock
	attaching  atomic.Bool   // it waits for a segment
	stop       atomic.Bool   // the thread is to raise SystemExit
	interrupt  chan struct{} // one token at most: it is to stop waiting
	relieved   uint32        // see relieve
	gaveWay    time.Time     // when it let others run last

	result  Value // a nested loop's result, only between its end and its caller
	yielded bool  // result was yielded by a generator, not returned
	tracing bool  // events are told, see trace.go
	telling int   // see untraced
	// told is the event that a trace function is being told of, and its frame.
	told struct {
		frame unsafe.Pointer
		event string
	}
	// unsettled counts the values that were too young for an inline cache.
	unsettled int
	// crowds counts the misses of instructions that have as many entries as they may.
	crowds   int
	stressed int // safepoints of gc-stress until a full collection
	counting counting
	// inQueues: finalizers and callbacks are running.
	inQueues  bool
	idleUntil time.Time // see collectIdle
	reprs     []*Value  // containers whose repr is being made, outermost first: kept values

	// What is not looked at by every call stands here, as the fields above are better where they are.
	majors   int      // full collections of gc-stress
	highest  uintptr  // that limit has been
	takers   []taking // of the natives that go through generators
	nesting  *Loaded  // the code of the generator that a native goes through which can leave it to a body, see nesting.go
	unnested bool     // the transaction was undone once for such a native
	entropy  entropy
	drawn    []drawn // by the running transaction
	later    dueLater
	ahead    [fewAhead]Value // see takeMany
}

// threadRoots are the thread's references into the heap outside its stack:
// nothing but Values.
type threadRoots struct {
	raised  Value // the exception that an errRaised stands for
	handled Value // the exception being handled (sys.exc_info), or Unbound
	// The functions of sys.settrace and sys.setprofile, or Unbound.
	tracer, profiler Value
	frames           Value // small int: the last number given to a frame
	// What a thread runs: the function, its arguments, and the lock that is
	// released when the thread has ended.
	startFunc, startArgs, startKw, sentinel Value
	// Locks held but not taken, see lock.go.
	elided, elidedCount [maxElided]Value
	taken               [maxElided]Value // see heldlocks.go
	locals              Value            // dict: number of a _thread._local -> its attributes here
	// See context.go.
	context, noted Value
	// See asynchooks.go; originDepth is a small int, or Unbound.
	asyncFirst, asyncFinalizer, originDepth Value
	// The special methods of object and type that calls and attribute access
	// know how to do without calling them.
	objectGetAttribute, objectSetAttr, objectDelAttr Value
	objectNew, objectInit, objectHash, typeCall      Value
	objectStr, objectClass, objectEq, objectNe       Value
	exceptionNew, exceptionInit                      Value
}

// newThread makes a thread; its stack is empty and it runs nowhere.
func (vm *VM) newThread() (*Thread, error) {
	lo, err := vm.stacks.take()
	if err != nil {
		return nil, err
	}
	t := &Thread{VM: vm, lo: lo, hi: unsafe.Add(lo, stackBytes), Ident: vm.idents.Add(1), pins: 1, interrupt: make(chan struct{}, 1)}
	t.Space = obj.Space{Shapes: vm.Shapes, Interns: vm.Interns, Reach: t.reaches}
	t.limit, t.highest = uintptr(lo), uintptr(lo)
	t.ceil = uintptr(t.hi) - stackReserve
	t.sp = unsafe.Add(lo, stackFoot)
	t.keep = t.hi
	t.maxDep = int(vm.recursionLimit.Load())
	return t, nil
}

// limitStep is how far the limit is raised, and how far above the top of the
// stack it is after a collection.
const limitStep = 2 << 10

// room makes the stack valid up to an address; false: it is full.
func (t *Thread) room(end unsafe.Pointer) bool {
	if uintptr(end) <= t.limit {
		return true
	}
	if uintptr(end) > t.ceil {
		return false
	}
	from := max(t.limit, uintptr(t.sp))
	t.limit = max(from, uintptr(end)+limitStep)
	t.highest = max(t.highest, t.limit)
	clearStack(t.lo, from, t.limit)
	return true
}

// dropAbove forgets what the stack holds above its top, which no collection
// and no rollback has kept up to date.
func (t *Thread) dropAbove(top uintptr) {
	clearStack(t.lo, top, max(t.limit, top+limitStep))
	t.limit = top + limitStep
}

// free gives the thread's stack back.
func (t *Thread) free() {
	t.VM.stacks.put(t.lo, t.highest-uintptr(t.lo))
	t.lo, t.hi, t.sp, t.keep, t.fp = nil, nil, nil, nil, nil
}

// Keep roots a value until the matching Release: the collector keeps the word
// up to date.
func (t *Thread) Keep(v Value) *Value {
	t.keep = unsafe.Add(t.keep, -wordSize)
	p := (*Value)(t.keep)
	*p = v
	return p
}

// Mark is the height of the kept values, for Release.
func (t *Thread) Mark() unsafe.Pointer { return t.keep }

// Release drops the values kept since the Mark.
func (t *Thread) Release(mark unsafe.Pointer) { t.keep = mark }

// RecursionLimit is the bound on nested calls.
func (t *Thread) RecursionLimit() int { return t.maxDep }

// SetRecursionLimit sets it, for this thread and those made later.
func (t *Thread) SetRecursionLimit(n int) {
	t.maxDep = n
	t.VM.recursionLimit.Store(int64(n))
}

// Depth is the number of calls that are open.
func (t *Thread) Depth() int { return t.depth }

// methodCaches are the caches of all segments.
type methodCaches struct {
	mu        sync.Mutex
	bySegment map[*stm.Segment]*methodCache // guarded by mu
}

func (c *methodCaches) of(s *stm.Segment) *methodCache {
	c.mu.Lock()
	defer c.mu.Unlock()
	m := c.bySegment[s]
	if m == nil {
		if c.bySegment == nil {
			c.bySegment = map[*stm.Segment]*methodCache{}
		}
		m = new(methodCache)
		c.bySegment[s] = m
	}
	return m
}

// empty forgets everything; the world stands still.
func (c *methodCaches) empty() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.bySegment {
		m.empty()
	}
}
