package vm

import (
	"sync/atomic"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// The header words of a frame, counted from register 0 down. Distances in bytes
// and addresses outside the heap are multiples of 8, stored with the low bits
// set: the collector takes them for small ints.
const (
	hdrFunc  = -1 // the function that runs
	hdrPC    = -2 // address of the next instruction, saved when control leaves the frame
	hdrPrev  = -3 // distance down to the caller's register 0; 0 = no caller
	hdrLink  = -4 // destination register, action: see link
	hdrCode  = -5 // address of the Loaded that runs
	hdrSpace = -6 // the namespace of module, class and exec code, else Unbound
	hdrExtra = -7 // belongs to the action: self of an __init__, a generator
)

// pointerWord makes a word of an address, and wordPointer is that address. What
// it points to must be kept alive by other means (VM.codes).
func pointerWord(p unsafe.Pointer) Value { return Value(uintptr(p)) | 3 }

func wordPointer(v Value) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&v)) }

// action says what becomes of a frame's result.
type action uint8

const (
	actStore   action = iota // into register dst of the caller
	actInit                  // must be None; hdrExtra is the caller's result
	actExit                  // leaves the nested loop
	actGen                   // a generator's frame, resumed by a nested loop: leaves it
	actForIter               // a generator's frame, resumed by ForIter: next item or end
	actDrop                  // nothing

	// Of special methods that an instruction of the caller calls, see invoke.go.
	actOperator  // result of a binary operator, or NotImplemented; text of a FormatValue
	actCompare   // result of a comparison, or NotImplemented
	actTruth     // its truth decides a test
	actBool      // of __bool__: decides a test
	actLen       // of __len__: decides a test
	actIter      // iterator of a GetIter or ForPrep
	actYieldFrom // a generator's frame, resumed by YieldFrom: what it yields the caller yields, too
	actNext      // next item of a ForIter; StopIteration ends the loop
	actFilter    // its truth says whether the item in a ForIter's state is the next; StopIteration ends the loop
	actNative    // the native that the caller's instruction calls goes on, see callback.go
)

// A link word packs, above the tag bits: action (4 bits), mark (1), trap (1), dst (16), flags (8).
const (
	linkAction = 2
	linkDst    = 8
	linkFlags  = 24
	linkMark   = 0x10 << linkAction // hdrExtra is the frame's mark: see frameobj.go
	linkTrap   = 0x20 << linkAction // the caller is not saved yet: see rewind.go
	actionMask = 0xf
)

func makeLink(act action, dst uint16) uint64 {
	return uint64(dst)<<linkDst | uint64(act)<<linkAction | 3
}

// Loaded is code made ready to run: constants and names are objects. It is
// immutable but for the inline caches, once it is complete: see load.go.
type Loaded struct {
	Code           *code.Code
	instrs         unsafe.Pointer // nil until it is complete
	consts         uintptr        // offset of the first constant, in an old tuple that the code object keeps alive
	names          []Value        // interned
	name, qualname Value          // interned
	caches         []unsafe.Pointer
	// cacheShift is the distance from an instruction's successor to its cache.
	cacheShift uintptr
	numRegs    uintptr
	// simpleArgs is the number of positional arguments with which a call needs
	// no binding and starts running at once, notSimple if there is none.
	simpleArgs uintptr
	// positional is the number of parameters where each may be given by its place, with generators, too; else notSimple.
	positional uintptr
	// superCell is the register of the cell of __class__ for super(), where that
	// and the first argument stand as methods have them; else -1.
	superCell int
	locals    uintptr // registers of locals, cells and free variables
	doc       bool    // the first constant is the docstring
	// What an instrumented form has beside, else nil: see instrument.go.
	*instrumentation
	committed atomic.Bool // so is what has made it: other threads may see the code object
	object    Value       // the code object: old and pinned
	vars      []Value     // interned VarNames
	shared    Value       // the constants, if the code object does not refer to them (loadshared.go), or unbound
	// replaced: a function has got other code instead. Its frames, which name it
	// by address, may still run: it lives for ever.
	replaced atomic.Bool
	// inC: CPython has the function in C: it is in no traceback. See inc.go.
	inC bool
	// builtin: it is a function of a module that is in C.
	builtin bool
	// body: it is that of a builtin, see bodies.go.
	body bool
	// late counts how often items of its generators have taken long, see nesting.go.
	late atomic.Int32
	// instrumented is the form that runs while a thread traces, once made.
	instrumented atomic.Pointer[Loaded]
}

const notSimple = 1 << 62

func word(p unsafe.Pointer, i int) *Value { return (*Value)(unsafe.Add(p, i*wordSize)) }

// loadedAt is the Loaded whose address a word holds.
func loadedAt(v Value) *Loaded { return (*Loaded)(wordPointer(v &^ 3)) }

// frameLoaded is the code that runs in the frame at fp.
func frameLoaded(fp unsafe.Pointer) *Loaded { return loadedAt(*word(fp, hdrCode)) }

// nextInstr is the address of the instruction with which the frame goes on.
func nextInstr(fp unsafe.Pointer) unsafe.Pointer { return wordPointer(*word(fp, hdrPC) &^ 3) }

// namespace is that of the frame at fp: where code of a module or class runs as a
// function, its globals.
func (t *Thread) namespace(fp unsafe.Pointer) Value {
	if space := *word(fp, hdrSpace); space != obj.Unbound {
		return space
	}
	return t.Field(*word(fp, hdrFunc), funcGlobals)
}

// instr is the instruction that the frame at fp is executing.
func instr(fp unsafe.Pointer) code.Instr { return *(*code.Instr)(unsafe.Add(nextInstr(fp), -wordSize)) }

// setPC has a frame go on at instruction number i.
func setPC(fp unsafe.Pointer, i int) {
	*word(fp, hdrPC) = pointerWord(unsafe.Add(frameLoaded(fp).instrs, i*wordSize))
}

// framePrev is the caller's frame, nil at the bottom.
func framePrev(fp unsafe.Pointer) unsafe.Pointer {
	d := uintptr(*word(fp, hdrPrev)) &^ 3
	if d == 0 {
		return nil
	}
	return unsafe.Add(fp, -int(d))
}

func frameAction(fp unsafe.Pointer) action {
	return action(*word(fp, hdrLink)>>linkAction) & actionMask
}

// framePC is the index of the instruction that the frame is executing, given
// that its saved pc is that of the next one.
func framePC(fp unsafe.Pointer) int {
	return frameLoaded(fp).index(nextInstr(fp)) - 1
}

// index is the number of the instruction at an address.
func (ld *Loaded) index(pc unsafe.Pointer) int { return int(uintptr(pc)-uintptr(ld.instrs)) / wordSize }

// regs views n registers of the frame at fp.
func regs(fp unsafe.Pointer, n int) []Value { return unsafe.Slice((*Value)(fp), n) }
