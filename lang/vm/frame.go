package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// The header words of a frame, counted from register 0 down. Distances in bytes
// are multiples of 8, stored with the low bits set: the collector takes them
// for small ints.
const (
	hdrFunc  = -1 // the function that runs
	hdrPC    = -2 // distance of the next instruction from the code's first, saved when control leaves the frame
	hdrPrev  = -3 // distance down to the caller's register 0; 0 = no caller
	hdrLink  = -4 // code number, destination register, action: see link
	hdrSpace = -5 // the namespace of module, class and exec code, else Unbound
	hdrExtra = -6 // belongs to the action: self of an __init__, a generator
)

// action says what becomes of a frame's result.
type action uint8

const (
	actStore   action = iota // into register dst of the caller
	actInit                  // must be None; hdrExtra is the caller's result
	actExit                  // leaves the nested loop
	actGen                   // a generator's frame, resumed by a nested loop: leaves it
	actForIter               // a generator's frame, resumed by ForIter: next item or end
	actDrop                  // nothing
)

// A link word packs, above the tag bits: action (6 bits), dst (16), flags (8),
// code number (32).
const (
	linkAction = 2
	linkDst    = 8
	linkFlags  = 24
	linkCode   = 32
)

func makeLink(codeNo int, act action, dst uint16) uint64 {
	return uint64(codeNo)<<linkCode | uint64(dst)<<linkDst | uint64(act)<<linkAction | 3
}

// Loaded is code made ready to run: constants and names are objects. It is
// immutable but for the inline caches.
type Loaded struct {
	Code    *code.Code
	no      int
	link    uint64 // of a frame of this code, dst and action 0
	instrs  unsafe.Pointer
	consts  uintptr // offset of the first constant, in an old tuple that the code object keeps alive
	names   []Value // interned
	caches  []unsafe.Pointer
	numRegs uintptr
	args    int     // arguments that a simple call passes
	locals  int     // registers of locals, cells and free variables
	simple  bool    // a call with exactly args positional arguments needs no binding and starts running at once
	object  Value   // the code object: old and pinned
	vars    []Value // interned VarNames
}

func word(p unsafe.Pointer, i int) *Value { return (*Value)(unsafe.Add(p, i*wordSize)) }

// frameCode is the code that runs in the frame at fp.
func (t *Thread) frameCode(fp unsafe.Pointer) *Loaded {
	return (*t.VM.codes.Load())[uint64(*word(fp, hdrLink))>>linkCode]
}

func (vm *VM) code(no uint64) *Loaded { return (*vm.codes.Load())[no] }

// framePrev is the caller's frame, nil at the bottom.
func framePrev(fp unsafe.Pointer) unsafe.Pointer {
	d := uintptr(*word(fp, hdrPrev)) &^ 3
	if d == 0 {
		return nil
	}
	return unsafe.Add(fp, -int(d))
}

func frameAction(fp unsafe.Pointer) action {
	return action(*word(fp, hdrLink)>>linkAction) & 0x3f
}

// framePC is the index of the instruction that the frame is executing, given
// that its saved pc is that of the next one.
func framePC(fp unsafe.Pointer) int {
	return int(*word(fp, hdrPC)&^3)/wordSize - 1
}

// regs views n registers of the frame at fp.
func regs(fp unsafe.Pointer, n int) []Value { return unsafe.Slice((*Value)(fp), n) }

// load turns code into its runnable form, with a heap object that keeps it.
func (t *Thread) load(c *code.Code) (*Loaded, error) {
	ld := &Loaded{Code: c, instrs: unsafe.Pointer(unsafe.SliceData(c.Instrs)), numRegs: uintptr(c.NumRegs)}
	ld.caches = make([]unsafe.Pointer, len(c.Instrs))
	ld.names = make([]Value, len(c.Names))
	for i, n := range c.Names {
		ld.names[i] = t.Intern(n)
	}
	ld.vars = make([]Value, len(c.VarNames))
	for i, n := range c.VarNames {
		ld.vars[i] = t.Intern(n)
	}
	const special = code.FlagVarArgs | code.FlagVarKeywords | code.FlagGenerator | code.FlagCoroutine | code.FlagAsyncGenerator
	ld.args = c.ArgCount
	ld.simple = c.Flags&special == 0 && c.KwOnlyCount == 0
	ld.locals = localRegs(c)
	tuple, err := t.AllocOldTuple(len(c.Consts))
	if err != nil {
		return nil, err
	}
	ld.consts = uintptr(tuple.Ref()) + obj.TupleItems*wordSize
	for i, k := range c.Consts {
		v, err := t.constant(k)
		if err != nil {
			return nil, err
		}
		t.SetField(tuple, obj.TupleItems+i, v)
	}
	ld.no = appendTo(&t.VM.tables, &t.VM.codes, ld)
	ld.link = makeLink(ld.no, actStore, 0)
	ref, ok := t.AllocOld(obj.KindCode, obj.ShapeCode, codeWords*wordSize)
	if !ok {
		return nil, obj.ErrNoMemory
	}
	ld.object = obj.FromRef(ref)
	t.SetField(ld.object, codeNumber, obj.SmallInt(int64(ld.no)))
	t.SetField(ld.object, codeConsts, tuple)
	return ld, nil
}

// Words of a code object.
const (
	codeNumber = 1
	codeConsts = 2
	codeWords  = 4
)

// LoadedOf is the loaded form of a code object.
func (t *Thread) LoadedOf(codeObj Value) *Loaded {
	return t.VM.code(uint64(t.Field(codeObj, codeNumber).Int()))
}
