package vm

import (
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/stm"

	"golang.org/x/sys/unix"
)

// Sizes of a thread's stack. Only touched pages cost memory.
const (
	stackBytes     = 256 << 20
	stackReserve   = 1 << 20 // kept free above the deepest frame, for natives' arguments
	methodCacheLen = 2048
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

	r threadRoots

	methods [methodCacheLen]methodEntry // emptied by each collection

	result   Value // a nested loop's result, only between its end and its caller
	yielded  bool  // result was yielded by a generator, not returned
	stressed int   // safepoints met in gc-stress mode
	// inQueues: finalizers and callbacks are running.
	inQueues bool
	reprs    []*Value // containers whose repr is being made, outermost first: kept values
}

// threadRoots are the thread's references into the heap outside its stack:
// nothing but Values.
type threadRoots struct {
	raised  Value // the exception that an errRaised stands for
	handled Value // the exception being handled (sys.exc_info), or Unbound
	// The special methods of object and type that calls and attribute access
	// know how to do without calling them.
	objectGetAttribute, objectSetAttr, objectDelAttr Value
	objectNew, objectInit, objectHash, typeCall      Value
	objectStr, objectClass                           Value
}

type methodEntry struct {
	version Value // of the class
	name    Value
	value   Value // Unbound: the class has no such attribute
}

func (vm *VM) newThread(seg *stm.Segment) (*Thread, error) {
	mem, err := unix.Mmap(-1, 0, stackBytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
	if err != nil {
		return nil, err
	}
	lo := unsafe.Pointer(unsafe.SliceData(mem))
	t := &Thread{VM: vm, lo: lo, hi: unsafe.Add(lo, stackBytes)}
	t.Space = obj.Space{Segment: seg, Shapes: vm.Shapes, Interns: vm.Interns}
	t.limit = uintptr(lo)
	t.ceil = uintptr(t.hi) - stackReserve
	t.sp = unsafe.Add(lo, 16*wordSize)
	t.keep = t.hi
	t.maxDep = vm.Options.RecursionLimit
	if t.maxDep == 0 {
		t.maxDep = 1000
	}
	vm.threadsMu.Lock()
	vm.threads = append(vm.threads, t)
	vm.threadsMu.Unlock()
	if vm.Options.GCStress {
		t.Signal.Or(stm.SignalInterrupt)
	}
	return t, nil
}

// limitStep is how far the limit is raised, and how far above the top of the
// stack it is after a collection.
const limitStep = 16 << 10

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
	clearStack(t.lo, from, t.limit)
	return true
}

// dropAbove forgets what the stack holds above its top, which no collection
// and no rollback has kept up to date.
func (t *Thread) dropAbove(top uintptr) {
	clearStack(t.lo, top, max(t.limit, top+limitStep))
	t.limit = top + limitStep
}

func clearStack(lo unsafe.Pointer, from, to uintptr) {
	clear(regs(unsafe.Add(lo, from-uintptr(lo)), int(to-from)/wordSize))
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

// SetRecursionLimit sets it.
func (t *Thread) SetRecursionLimit(n int) { t.maxDep = n }

// Depth is the number of calls that are open.
func (t *Thread) Depth() int { return t.depth }
