// Package vm runs bytecode.
//
// # Terms
//
// A VM is what all threads share: the classes, the builtins, the tables by
// which heap objects name Go things (loaded code, natives, shapes, handles). A
// Thread runs Python: it has a stack of frames in memory of its own, outside
// the Go heap, and a segment through which it sees the heap.
//
// # Frames
//
// A frame is a run of registers; its header stands in the FrameWords words
// below register 0 (see frame.go). A Python function called from Python pushes
// a frame and goes on in the same loop (dispatch.go); what shall happen with
// its result is the action in its header: store it, drop it after __init__,
// take it as the next item of a loop. Natives that must call back do so by
// Thread.Call, which runs a nested loop.
//
// # What the collector needs
//
// Every word of a stack below Thread.limit is a Value, a tagged immediate or
// zero; header words carry tag bits. A frame clears its locals when it is
// entered but finds in its temporaries what older frames left, which was a
// Value when it was written: so whatever moves or drops objects behind the back
// of the words above the top of the stack clears them (Thread.dropAbove).
// So the collector scans stacks as plain ranges (roots.go). Objects move at
// safepoints only: backward jumps, function entries, calls.
package vm

import (
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
)

// Options configure a VM.
type Options struct {
	Runtime  stm.Options
	GCStress bool // collect at every safepoint
	// Types are the builtin classes, Funcs the builtin functions, Modules those
	// written in Go; Frozen gives the source of embedded modules, Spare of those
	// that stand in where CPython's library is not installed. Embedded gives
	// the names of both, those in packages with dots.
	Types    []*TypeSpec
	Funcs    []Native
	Modules  []*ModuleSpec
	Frozen   func(name string) (src []byte, pkg, ok bool)
	Spare    func(name string) (src []byte, pkg, ok bool)
	Embedded func() []string
	// What sys shows.
	Flags    Flags
	Argv     []string
	OrigArgv []string
	// Inherited are the interpreter's own options that processes of multiprocessing get.
	Inherited []string
	Path      []string
	Stdlib    string // folder with more modules of the standard library, or ""
	// How the interpreter was called, its own file, and the folder of the virtual environment, if any.
	Executable, BaseExecutable, Prefix string
	WarnOptions                        []string
	XOptions                           []string
	// Build identifies the interpreter as it was built, "" if that is not known:
	// compiled code is kept on disk for the same build only. CacheDir holds that
	// of embedded modules ("": none), CachePrefix the folders of the others.
	Build                 func() string
	CacheDir, CachePrefix string
	RecursionLimit        int
	Unbuffered            bool // standard output is written at once
	Console               Console
	Debug                 bool // deadlocks are told on standard error
}

// VM is one interpreter.
type VM struct {
	Options Options
	RT      *stm.Runtime
	Shapes  *obj.ShapeTable
	Interns *obj.InternTable
	handles handleTable

	natives     atomic.Pointer[[]*native] // append-only; index = native number
	samples     samples
	tables      sync.Mutex // guards codes, and appending to natives
	codes       []*Loaded  // all that words hold the addresses of
	codeChanges int        // how often there was more of codes
	completing  sync.Mutex // of who completes code in a transaction

	specs map[string]*ModuleSpec // immutable after New
	looks []func()               // of the modules; immutable after New
	// nativeClasses are those made so far, guarded by tables. Major collections take the
	// classes for roots.
	nativeClasses map[*TypeSpec]*nativeClass
	specShapes    [1 << specBits]atomic.Pointer[nativeClass] // some of them, by a hash of the spec's address
	infos         [obj.NumFixedShapes]*TypeInfo              // of the reserved shapes; immutable after New
	version       atomic.Int64                               // last class or key-set version handed out

	ThreadNumbers, TaskNumbers Numbers // for names

	roots vmRoots
	// Exc, Names and Class name objects that live as long as the VM.
	Exc   *ExcClasses
	Names *Names

	idents         atomic.Int64 // threads made so far
	recursionLimit atomic.Int64 // of new threads
	running        atomic.Int64 // threads that run or are about to, besides the main one
	stacks         stacks
	waits          waitTable
	imports        importWaits
	methods        methodCaches
	output         output
	Unwritten      *Unwritten // immutable after New
	explainer      explainer
	ownFiles       sync.Map     // descriptors, see ownfiles.go
	threads        sync.Map     // of those that were started and have not ended: by identity
	idleNext       atomic.Int64 // when threads that all wait may collect again, in ns
	stuck          atomic.Int64 // threads that wait for others, for ever if need be

	// Interrupted is set by a signal handler: the main thread raises
	// KeyboardInterrupt at its next safepoint.
	Interrupted atomic.Bool
	// interruptTold: the program ends by KeyboardInterrupt, and that is being
	// told. Who signals a process and its group means one interrupt.
	interruptTold atomic.Bool
	signals       signals
	main          *Thread

	// MaxDigits is the most decimal digits that an int may have to be converted
	// from or to text; 0 is no limit.
	MaxDigits atomic.Int64
	// SwitchInterval is what sys.getswitchinterval() says, as bits of a float.
	SwitchInterval atomic.Uint64
	noBodies       bool // they cannot be made; only a thread that is alone looks
	// Finalizing says that the interpreter ends: exit functions have run.
	Finalizing atomic.Bool
	loops      loopTable // last, as what lies beyond 4096 bytes costs the loop of instructions a check
}

// vmRoots are the VM's references into the heap: nothing but Values, scanned as
// one range.
type vmRoots struct {
	signalHook Value // called with the number of a signal, or Unbound
	classes    [obj.NumFixedShapes]Value
	exc        ExcClasses
	names      Names
	builtins   Value // dict of module builtins
	modules    Value // sys.modules
	importing  Value // dict of the locks of imports, see importwait.go
	sysDict    Value // dict of module sys
	emptyTuple Value
	emptyStr   Value
	chars      [256]Value // one-character strings
	bodies     [numBodies]Value
}

const wordSize = 8

// Class is the class of a reserved base shape.
func (vm *VM) Class(shape uint32) Value { return vm.roots.classes[shape] }

// Builtins is the dict of module builtins.
func (vm *VM) Builtins() Value { return vm.roots.builtins }

// Modules is the dict sys.modules as it was made.
func (vm *VM) Modules() Value { return vm.roots.modules }

// EmptyTuple is ().
func (vm *VM) EmptyTuple() Value { return vm.roots.emptyTuple }

// EmptyStr is "".
func (vm *VM) EmptyStr() Value { return vm.roots.emptyStr }

// Char is the one-character str of a Latin-1 character.
func (vm *VM) Char(c byte) Value { return vm.roots.chars[c] }

// nextVersion draws a number that no class or key set ever had.
func (vm *VM) nextVersion() Value { return obj.SmallInt(vm.version.Add(1)) }

// New makes an interpreter and its main thread.
func New(opts Options) (*VM, *Thread, error) {
	opts.Runtime.Heap.Kinds = obj.Kinds()
	for _, texts := range [...]*[]string{&opts.Argv, &opts.OrigArgv, &opts.Path, &opts.WarnOptions, &opts.XOptions} {
		*texts = slices.Clone(*texts)
		for i, text := range *texts {
			(*texts)[i] = obj.FileName(text)
		}
	}
	vm := &VM{Options: opts, Unwritten: &Unwritten{}, Shapes: obj.NewShapeTable(), Interns: obj.NewInternTable()}
	vm.HandleSignal(sigInt, false, true)
	vm.MaxDigits.Store(obj.MaxStrDigits)
	vm.SwitchInterval.Store(math.Float64bits(0.005))
	if n := opts.Flags.MaxStrDigits; n >= 0 {
		vm.MaxDigits.Store(int64(n))
	}
	vm.Exc, vm.Names = &vm.roots.exc, &vm.roots.names
	vm.natives.Store(&[]*native{nil})
	vm.specs = map[string]*ModuleSpec{}
	for _, m := range opts.Modules {
		vm.specs[m.Name] = m
		if m.Look != nil {
			vm.looks = append(vm.looks, m.Look)
		}
	}
	vm.Options.Runtime.Heap.Roots = vm
	vm.Options.Runtime.Heap.LayoutRef, vm.Options.Runtime.Heap.Marked = vm.Shapes.ClassOf, vm.dropDead
	vm.Options.Runtime.Unwind = true
	rt, err := stm.New(vm.Options.Runtime)
	vm.noteOwnFiles()
	if err != nil {
		return nil, nil, err
	}
	vm.RT = rt
	if log := vm.Options.Runtime.Log; log != nil {
		log.Explain(vm.Explain)
	}
	vm.recursionLimit.Store(int64(max(opts.RecursionLimit, 0)))
	if opts.RecursionLimit <= 0 {
		vm.recursionLimit.Store(1000)
	}
	t, err := vm.newThread()
	if err != nil {
		return nil, nil, err
	}
	vm.main = t
	t.GiveUp = &vm.Interrupted
	t.stm = rt.NewMainThread(t)
	t.SetName("MainThread")
	t.setSegment()
	if err := t.bootstrap(); err != nil {
		return nil, nil, err
	}
	return vm, t, nil
}

// appendTo adds an item to an append-only table that is read without a lock.
func appendTo[T any](mu *sync.Mutex, table *atomic.Pointer[[]T], x T) int {
	mu.Lock()
	defer mu.Unlock()
	old := *table.Load()
	grown := append(old, x) // readers hold shorter slices of the same array, or the old array
	table.Store(&grown)
	return len(old)
}
