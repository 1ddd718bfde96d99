// Package code is bytecode as data: what the compiler makes and the loop runs.
// It knows no heap: constants are plain Go values, turned into objects when a
// Code is loaded.
package code

import "math/big"

//go:generate go run mkopcode.go

// Flags of a Code, with CPython's values (inspect.CO_…).
const (
	FlagOptimized      = 0x1
	FlagNewLocals      = 0x2
	FlagVarArgs        = 0x4
	FlagVarKeywords    = 0x8
	FlagNested         = 0x10
	FlagGenerator      = 0x20
	FlagCoroutine      = 0x80
	FlagIterableCo     = 0x100
	FlagAsyncGenerator = 0x200
)

// Code is one compiled code unit: a module, class body, function, lambda,
// comprehension or generator expression. It is immutable once compiled.
//
// Registers: the parameters in CPython's order (positional, keyword-only,
// *args, **kwargs), the other locals (VarNames names all of these), the cells
// that are not locals, the free variables' cells, the temporaries.
type Code struct {
	Name, Qualname string
	Filename       string
	FirstLine      int
	Flags          uint32
	ArgCount       int // positional parameters, positional-only ones included
	PosOnlyCount   int
	KwOnlyCount    int
	NumRegs        int // registers, without the frame header
	Instrs         []Instr
	Consts         []any    // see Const kinds below
	Names          []string // of attributes, globals and modules
	VarNames       []string // register i holds local i (its cell, if captured)
	CellVars       []string
	FreeVars       []string
	CellRegs       []uint16 // register of each of CellVars
	FreeReg        uint16   // register of the first of FreeVars
	Positions      []Pos    // of each instruction
	Handlers       []Handler
	Live           []uint16 // registers alive while each instruction waits at its safepoint
	// What only code that is traced needs, see vm/instrument.go.
	Starts  []int32 // where statements begin
	Marks   []Mark
	Detours []Detour

	unread *unread // all above from Instrs on but FreeVars is still to be read, see Complete
}

// Doc is the docstring of a function: its first constant, if that is a text.
func (c *Code) Doc() (doc string, ok bool) {
	if c.Flags&FlagOptimized != 0 && len(c.Consts) > 0 {
		doc, ok = c.Consts[0].(string)
	}
	return doc, ok
}

// Mark is a line that is traced before instruction At, though it has become none
// itself (pass, try), in order of At. A negative Line says how many of the next
// marks who comes there passes over.
type Mark struct{ At, Line int32 }

// Detour is a jump that has been led past lines: that at instruction Jump, traced,
// goes to To, or rather to the Skip-th mark there.
type Detour struct{ Jump, To, Skip int32 }

// Pos is a source range: lines from 1, byte columns (utf-8) from 0; Line 0
// means none.
type Pos struct {
	Line, EndLine uint32
	Col, EndCol   uint16
}

// Handler is a row of the exception table. When an instruction in [Start, End)
// raises, the first row that covers it gets the exception in register Exc and
// control at Target. Inner handlers stand before outer ones.
type Handler struct {
	Start, End, Target int32
	Exc                uint16
	Lasti              bool // cleanup code: not shown in a traceback of its own
}

// The constant kinds: None, bool, int64, *big.Int, float64, complex128, string
// (WTF-8), Bytes, Ellipsis, Tuple, FrozenSet, *Code, Object.
type (
	// NoneType is the type of the None constant.
	NoneType struct{}
	// EllipsisType is the type of the Ellipsis constant.
	EllipsisType struct{}
	// Bytes is a bytes constant.
	Bytes string
	// Tuple is a constant tuple.
	Tuple []any
	// FrozenSet is a constant frozenset, made from a set display used with in.
	FrozenSet []any
	// Object is an object of the heap that no source text stands for. Only the tuple of
	// the constants of a loaded code has it.
	Object struct{}
)

// Int returns the constant for n: int64 where it fits, else *big.Int.
func Int(n *big.Int) any {
	if n.IsInt64() {
		return n.Int64()
	}
	return n
}

// Portable reports whether a Code can be written: that no constant is an Object.
func (c *Code) Portable() bool {
	if c.Late() {
		return true // it has been written
	}
	var plain func(list []any) bool
	plain = func(list []any) bool {
		for _, k := range list {
			ok := true
			switch k := k.(type) {
			case Object:
				ok = false
			case Tuple:
				ok = plain(k)
			case FrozenSet:
				ok = plain(k)
			case *Code:
				ok = k.Portable()
			}
			if !ok {
				return false
			}
		}
		return true
	}
	return plain(c.Consts)
}
