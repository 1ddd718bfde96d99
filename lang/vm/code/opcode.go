package code

// The instruction set.
//
// An instruction is one 64-bit word:
//
//	bits  0-7   op
//	bits  8-15  D   a small operand: a count, a flag set
//	bits 16-31  A   usually the destination register
//	bits 32-47  B
//	bits 48-63  C
//
// B and C together may hold one signed 32-bit operand ("BC"). Registers are
// words of the running frame: parameters first, then the other locals, cells
// and free variables, then temporaries, which the compiler allocates as a
// stack. Jumps are relative to the instruction after the jump.
//
// A call window is FrameWords reserved temporaries (the callee's frame header
// will lie there), the last of which receives the callable, followed by the
// arguments: so the callee finds its arguments as its first registers, uncopied.
//
//	base+0 … base+FrameWords-2   header, written by the call
//	base+CallSlot                the callable
//	base+SelfSlot                self, or unbound (CallMethod only), else the first argument
//	…                            arguments; keyword values last, in the order of the names tuple
//
// Safepoints are calls, function entries and backward jumps. Code.Live tells
// for each instruction how many registers are alive while it waits there.
const (
	// FrameWords is the size in words of the frame header below register 0.
	FrameWords = 7
	// CallSlot is where in a call window the callable stands.
	CallSlot = FrameWords - 1
	// SelfSlot is where in a call window the first argument stands.
	SelfSlot = FrameWords
	// NoReg in an operand says that the optional register or index is absent.
	NoReg = 0xFFFF
	// MaxRegs bounds the registers of one frame.
	MaxRegs = 0xFFF0
)

// Operand says how one field of an instruction is used.
type Operand uint8

// The uses of an operand field.
const (
	None    Operand = iota
	Reg             // register read
	Dst             // register written
	Mod             // register read and written, or whose object is changed
	Many            // first of a run of registers, read
	Outs            // first of a run of registers, written
	Window          // base of a call window
	OptReg          // register read, or NoReg
	Name            // index into Code.Names
	Const           // index into Code.Consts
	OptK            // index into Code.Consts, or NoReg
	Imm             // signed 16-bit integer
	Count           // unsigned number
	Flag            // flag set, see the row's text
	Jump            // signed 16-bit jump distance
	Jump32          // BC is a signed 32-bit jump distance
	Const32         // BC is an index into Code.Consts
	Imm32           // BC is a signed 32-bit integer
)

// Effect is a set of facts about an opcode.
type Effect uint8

// The facts.
const (
	Raises Effect = 1 << iota // may raise, so needs a position
	Polls                     // safepoint
	Ends                      // control does not reach the next instruction
	Caches                    // owns an inline cache
)

// Row describes one opcode. Text is the picture: r[A] is a register.
type Row struct {
	Name       string
	D, A, B, C Operand
	Effect     Effect
	Text       string
}

// On binary rows D=1 marks the in-place form (a += b).
// On conditional jumps D bit 0 is the truth value on which the jump is taken,
// bit 1 says that the jump goes backward and polls.

// Values of operand D of GetIter and ForPrep.
const (
	IterAny     uint8 = 0
	IterForComp uint8 = 1 // what needs no iterator stays as it is
	IterForGen  uint8 = 2 // only sequences do: the others tell the generator if they have changed since
	IterOfCall  uint8 = 3 // it is the result of the call before
)

// Table has one row per opcode; the constants Op… are generated from it.
var Table = []Row{
	{"Nop", None, None, None, None, 0, ""},

	{"Move", None, Dst, Reg, None, 0, "r[A] = r[B]"},
	{"LoadConst", None, Dst, Const32, None, 0, "r[A] = consts[BC]"},
	{"LoadInt", None, Dst, Imm32, None, 0, "r[A] = BC as an int"},
	{"LoadNone", None, Dst, None, None, 0, "r[A] = None"},
	{"LoadTrue", None, Dst, None, None, 0, "r[A] = True"},
	{"LoadFalse", None, Dst, None, None, 0, "r[A] = False"},
	{"Unbind", None, Dst, None, None, 0, "r[A] = unbound"},
	{"CheckBound", None, Reg, None, None, Raises, "UnboundLocalError if variable r[A] is unbound"},
	{"DeleteLocal", None, Mod, None, None, Raises, "CheckBound, then unbind"},

	{"LoadGlobal", None, Dst, Name, None, Raises | Caches, "r[A] = globals or builtins [name B]"},
	{"StoreGlobal", None, Reg, Name, None, Raises | Caches, "globals[name B] = r[A]"},
	{"DeleteGlobal", None, None, Name, None, Raises, "del globals[name B]"},
	{"LoadName", None, Dst, Name, None, Raises | Caches, "r[A] = namespace, globals or builtins [name B]"},
	{"StoreName", None, Reg, Name, None, Raises | Caches, "namespace[name B] = r[A]"},
	{"DeleteName", None, None, Name, None, Raises, "del namespace[name B]"},

	{"MakeCell", None, Mod, None, None, 0, "r[A] = new cell holding r[A] (may be unbound)"},
	{"CopyFreeVars", None, Outs, Count, None, 0, "r[A…A+B) = the cells of the running function's closure"},
	{"LoadCell", None, Dst, Reg, None, Raises, "r[A] = content of cell r[B]; NameError if empty"},
	{"StoreCell", None, Reg, Reg, None, 0, "content of cell r[A] = r[B]"},
	{"DeleteCell", None, Reg, None, None, Raises, "empty cell r[A]; NameError if it was"},
	{"LoadClassCell", None, Dst, Reg, None, Raises, "r[A] = what the namespace has by the name of cell r[B], else its content"},

	{"LoadAttr", Flag, Dst, Reg, Name, Raises | Caches, "r[A] = r[B].name C; D=1: the comparison that follows is the last that uses r[A]"},
	{"StoreAttr", None, Reg, Reg, Name, Raises | Caches, "r[A].name C = r[B]"},
	{"DeleteAttr", None, Reg, None, Name, Raises, "del r[A].name C"},
	{"LoadMethod", None, Window, Reg, Name, Raises | Caches, "window A: callable and self (or unbound) of r[B].name C"},
	{"LoadSuper", None, Window, Reg, Name, Raises | Caches, "window A: callable and self (or unbound) of super().name C; r[B] is what the name super stands for"},
	{"LoadSpecial", Flag, Window, Reg, None, Raises | Caches, "window A: special method D of type(r[B]) and self; see Special…"},

	{"LoadItem", None, Dst, Reg, Reg, Raises, "r[A] = r[B][r[C]]"},
	{"LoadItemI", None, Dst, Reg, Imm, Raises, "r[A] = r[B][C]"},
	{"LoadSlice", None, Dst, Reg, Many, Raises, "r[A] = r[B][r[C]:r[C+1]:r[C+2]]"},
	{"StoreItem", None, Reg, Reg, Reg, Raises, "r[A][r[B]] = r[C]"},
	{"DeleteItem", None, Reg, Reg, None, Raises, "del r[A][r[B]]"},
	{"BuildSlice", None, Dst, Many, None, 0, "r[A] = slice(r[B], r[B+1], r[B+2])"},

	{"Add", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] + r[C]"},
	{"Sub", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] - r[C]"},
	{"Mul", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] * r[C]"},
	{"MatMul", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] @ r[C]"},
	{"TrueDiv", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] / r[C]"},
	{"FloorDiv", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] // r[C]"},
	{"Mod", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] % r[C]"},
	{"Pow", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] ** r[C]"},
	{"LShift", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] << r[C]"},
	{"RShift", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] >> r[C]"},
	{"And", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] & r[C]"},
	{"Or", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] | r[C]"},
	{"Xor", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] ^ r[C]"},

	{"AddI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] + C"},
	{"SubI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] - C"},
	{"MulI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] * C"},
	{"FloorDivI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] // C"},
	{"ModI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] % C"},
	{"LShiftI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] << C"},
	{"RShiftI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] >> C"},
	{"AndI", Flag, Dst, Reg, Imm, Raises, "r[A] = r[B] & C"},

	{"Neg", None, Dst, Reg, None, Raises, "r[A] = -r[B]"},
	{"Pos", None, Dst, Reg, None, Raises, "r[A] = +r[B]"},
	{"Invert", None, Dst, Reg, None, Raises, "r[A] = ~r[B]"},
	{"Not", None, Dst, Reg, None, Raises, "r[A] = not r[B]"},

	{"Lt", None, Dst, Reg, Reg, Raises, "r[A] = r[B] < r[C]"},
	{"Le", None, Dst, Reg, Reg, Raises, "r[A] = r[B] <= r[C]"},
	{"Eq", None, Dst, Reg, Reg, Raises, "r[A] = r[B] == r[C]"},
	{"Ne", None, Dst, Reg, Reg, Raises, "r[A] = r[B] != r[C]"},
	{"Gt", None, Dst, Reg, Reg, Raises, "r[A] = r[B] > r[C]"},
	{"Ge", None, Dst, Reg, Reg, Raises, "r[A] = r[B] >= r[C]"},
	{"Is", Flag, Dst, Reg, Reg, 0, "r[A] = r[B] is r[C]; D=1: is not"},
	{"In", Flag, Dst, Reg, Reg, Raises, "r[A] = r[B] in r[C]; D=1: not in"},

	{"Jump", None, None, Jump32, None, Ends, "forward"},
	{"JumpBack", None, None, Jump32, None, Polls | Ends | Raises, "backward"},
	{"JumpIf", Flag, Reg, Jump32, None, Polls | Raises, "if bool(r[A]) == D&1"},
	{"JumpIfNone", Flag, Reg, Jump32, None, Polls | Raises, "if (r[A] is None) == D&1"},
	{"JumpLt", Flag, Reg, Reg, Jump, Polls | Raises, "if bool(r[A] < r[B]) == D&1"},
	{"JumpLe", Flag, Reg, Reg, Jump, Polls | Raises, "if bool(r[A] <= r[B]) == D&1"},
	{"JumpEq", Flag, Reg, Reg, Jump, Polls | Raises, "if bool(r[A] == r[B]) == D&1"},
	{"JumpNe", Flag, Reg, Reg, Jump, Polls | Raises, "if bool(r[A] != r[B]) == D&1"},
	{"JumpGt", Flag, Reg, Reg, Jump, Polls | Raises, "if bool(r[A] > r[B]) == D&1"},
	{"JumpGe", Flag, Reg, Reg, Jump, Polls | Raises, "if bool(r[A] >= r[B]) == D&1"},
	{"JumpLtI", Flag, Reg, Imm, Jump, Polls | Raises, "if bool(r[A] < B) == D&1"},
	{"JumpLeI", Flag, Reg, Imm, Jump, Polls | Raises, "if bool(r[A] <= B) == D&1"},
	{"JumpEqI", Flag, Reg, Imm, Jump, Polls | Raises, "if bool(r[A] == B) == D&1"},
	{"JumpNeI", Flag, Reg, Imm, Jump, Polls | Raises, "if bool(r[A] != B) == D&1"},
	{"JumpGtI", Flag, Reg, Imm, Jump, Polls | Raises, "if bool(r[A] > B) == D&1"},
	{"JumpGeI", Flag, Reg, Imm, Jump, Polls | Raises, "if bool(r[A] >= B) == D&1"},
	{"JumpIs", Flag, Reg, Reg, Jump, Polls | Raises, "if (r[A] is r[B]) == D&1"},
	{"JumpIn", Flag, Reg, Reg, Jump, Polls | Raises, "if (r[A] in r[B]) == D&1"},

	{"GetIter", Flag, Dst, Reg, None, Raises, "r[A] = iter(r[B]); D=1: for a comprehension that runs at once, so r[B] itself will do if its iteration is built in and ForPrep with D=1 takes it; D=2: for a generator expression, so only a sequence will"},
	{"ForPrep", Flag, Outs, Reg, None, Raises, "r[A…A+3) = state of a loop over r[B]; an open iterator of any kind, private to ForIter; D=1: r[B] is what GetIter gave and is not asked for __iter__ again; D=3: r[B] is the result of the Call before, perhaps an object that nobody else has"},
	{"ForIter", None, Dst, Mod, Jump, Polls | Raises, "r[A] = next item of the loop state r[B…B+3), jump (backward: to the body); falls through when exhausted"},

	{"BuildList", None, Dst, Many, Count, 0, "r[A] = [r[B…B+C)]"},
	{"BuildTuple", None, Dst, Many, Count, 0, "r[A] = (r[B…B+C))"},
	{"BuildSet", None, Dst, Many, Count, Raises, "r[A] = {r[B…B+C)}"},
	{"BuildMap", None, Dst, Many, Count, Raises, "r[A] = {r[B]: r[B+1], …}, C pairs"},
	{"BuildString", None, Dst, Many, Count, 0, "r[A] = concatenation of the str r[B…B+C)"},
	{"ListAppend", None, Mod, Reg, None, Raises, "r[A] is a list: append r[B]"},
	{"SetAdd", None, Mod, Reg, None, Raises, "r[A] is a set: add r[B]"},
	{"MapAdd", None, Mod, Reg, Reg, Raises, "r[A] is a dict: [r[B]] = r[C]"},
	{"ListExtend", None, Mod, Reg, None, Raises, "r[A] is a list: extend by iterable r[B] (a starred item: 'Value after * must be an iterable')"},
	{"SetUpdate", None, Mod, Reg, None, Raises, "r[A] is a set: update by iterable r[B]"},
	{"DictUpdate", None, Mod, Reg, None, Raises, "r[A] is a dict: update by mapping r[B] ({**m})"},
	{"KeywordArgs", None, Dst, Reg, Reg, Raises, "r[A] = mapping r[B], all keyword arguments for callable r[C], as a dict: itself if it is one"},
	{"DictMerge", None, Mod, Reg, Reg, Raises, "r[A] is a dict of keyword arguments for callable r[C]: merge mapping r[B], TypeError on a key twice"},
	{"ListToTuple", None, Dst, Reg, None, 0, "r[A] = tuple(list r[B])"},
	{"FormatValue", Flag, Dst, Reg, OptReg, Raises, "r[A] = format(convert(r[B]), r[C] or ''); D: 0, or one of 's' 'r' 'a'"},

	{"UnpackSequence", None, Outs, Reg, Count, Raises, "r[A…A+C) = the C items of r[B]; written when all are there, for they may be variables"},
	{"UnpackEx", Count, Outs, Reg, Count, Raises, "D items, a list of the rest, C items; written when all are there"},

	{"MakeFunction", Flag, Dst, Many, Const, 0, "r[A] = function of code consts[C]; D: Func… says which of defaults tuple, kwdefaults dict, annotations tuple (name, value, …), closure tuple stand in r[B…]"},
	{"Call", Count, Window, Dst, OptK, Polls | Raises | Caches, "r[B] = call with D arguments in all; C: const tuple of the names of the last ones"},
	{"CallMethod", Count, Window, Dst, OptK, Polls | Raises | Caches, "as Call, with self in SelfSlot (not counted in D) if bound"},
	{"CallEx", None, Window, Dst, None, Polls | Raises, "r[B] = call with positional tuple r[A+SelfSlot] and keyword dict r[A+SelfSlot+1] (or unbound); for a lone *args the former is that iterable itself: 'f() argument after * must be an iterable, not int'"},
	{"Return", None, Reg, None, None, Ends, ""},
	{"ReturnNone", None, None, None, None, Ends, ""},

	{"Yield", Flag, Dst, Reg, None, Polls | Raises, "yield r[B]; r[A] = what is sent; D=1 in an async generator"},
	{"YieldFrom", Flag, Dst, Mod, Mod, Polls | Raises, "send r[C] to iterator r[B]: yield what it yields (and run this instruction again on resumption, with r[C] = what is sent), else r[A] = its return value; D=1: await"},
	{"GetYieldFromIter", None, Dst, Reg, None, Raises, "r[A] = iterator to delegate to"},
	{"GetAwaitable", Flag, Dst, Reg, None, Raises, "r[A] = awaitable iterator of r[B]; D: 1 from __aenter__, 2 from __aexit__"},
	{"GetAiter", None, Dst, Reg, None, Raises, "r[A] = aiter(r[B])"},
	{"EndAsyncFor", None, Reg, None, None, Raises, "go on if exception r[A], raised by an anext, is a StopAsyncIteration, else Reraise it"},
	{"GetAnext", None, Dst, Reg, None, Raises, "r[A] = awaitable iterator of anext(r[B])"},

	{"PushExc", Flag, Dst, Reg, None, 0, "r[A] = the exception being handled; that is now r[B]; D: in a generator, where r[A] is unbound if it was the resumer's"},
	{"PopExc", Flag, Reg, None, None, 0, "the exception being handled is r[A] again; D as in PushExc"},
	{"ExcMatch", None, Dst, Reg, Reg, Raises, "r[A] = exception r[B] matches class or tuple r[C]"},
	{"ExcGroupMatch", None, Outs, Mod, Reg, Raises, "except*: r[A] = matching part of r[B] (or None) for class or tuple r[C], r[B] = the rest (or None)"},
	{"ExcGroupFinish", None, Dst, Reg, Reg, Raises, "except* end: r[A] = what to re-raise, or None, from original exception r[B] and list r[C] of raised ones and unmatched rest"},
	{"ExcInfo", None, Outs, Reg, None, 0, "r[A], r[A+1], r[A+2] = type, value, traceback of exception r[B]"},
	{"Raise", None, Reg, OptReg, None, Raises | Ends, "raise r[A] from r[B]"},
	{"RaiseBare", None, None, None, None, Raises | Ends, "raise"},
	{"Reraise", None, Reg, None, None, Raises | Ends, "continue unwinding with exception r[A], leaving context and traceback alone"},
	{"LoadAssertionError", None, Dst, None, None, 0, "r[A] = AssertionError"},
	{"LoadBuildClass", None, Dst, None, None, Raises, "r[A] = builtins.__build_class__"},
	{"SetupAnnotations", None, None, None, None, Raises, "namespace['__annotations__'] exists"},
	{"LoadLocals", None, Dst, None, None, 0, "r[A] = namespace"},

	{"ImportName", Count, Dst, OptReg, Name, Raises | Polls, "r[A] = __import__(name C, globals, locals, r[B] or None, level D)"},
	{"ImportFrom", None, Dst, Reg, Name, Raises, "r[A] = r[B].name C, or that submodule; ImportError"},
	{"ImportStar", None, Reg, None, None, Raises, "namespace.update(public names of r[A])"},

	{"GetLen", None, Dst, Reg, None, Raises, "r[A] = len(r[B])"},
	{"MatchSequence", None, Dst, Reg, None, 0, "r[A] = r[B] is a sequence for match"},
	{"MatchMapping", None, Dst, Reg, None, 0, "r[A] = r[B] is a mapping for match"},
	{"MatchKeys", None, Dst, Reg, Reg, Raises, "r[A] = tuple of the values of keys tuple r[C] in r[B], or None"},
	{"MatchClass", Count, Dst, Reg, Many, Raises, "r[A] = tuple of attributes or None: subject r[B], class r[C], tuple r[C+1] of keyword names, D positional patterns"},
	{"DictWithout", None, Dst, Reg, Reg, Raises, "r[A] = dict(r[B]) less the keys of tuple r[C]"},

	{"PrintExpr", None, Reg, None, None, Raises, "sys.displayhook(r[A])"},

	{"Trace", Flag, None, None, None, Raises, "in instrumented code alone: an event of kind D, see vm/instrument.go"},
}

// Special method numbers, operand D of LoadSpecial.
const (
	SpecialEnter = iota
	SpecialExit
	SpecialAenter
	SpecialAexit
)

// Flags of MakeFunction: which optional values stand in the registers from B
// on, in this order.
const (
	FuncDefaults = 1 << iota
	FuncKwDefaults
	FuncAnnotations
	FuncClosure
)

// Instr is one instruction.
type Instr uint64

// Make assembles an instruction from its fields.
func Make(op Op, d uint8, a, b, c uint16) Instr {
	return Instr(op) | Instr(d)<<8 | Instr(a)<<16 | Instr(b)<<32 | Instr(c)<<48
}

// MakeBC assembles an instruction with a 32-bit operand.
func MakeBC(op Op, d uint8, a uint16, bc int32) Instr {
	return Instr(op) | Instr(d)<<8 | Instr(a)<<16 | Instr(uint32(bc))<<32
}

// Op is the operation.
func (i Instr) Op() Op { return Op(i) }

// D is the small operand.
func (i Instr) D() uint8 { return uint8(i >> 8) }

// A is the first operand.
func (i Instr) A() uint16 { return uint16(i >> 16) }

// B is the second operand.
func (i Instr) B() uint16 { return uint16(i >> 32) }

// C is the third operand.
func (i Instr) C() uint16 { return uint16(i >> 48) }

// BC is the 32-bit operand.
func (i Instr) BC() int32 { return int32(i >> 32) }

// Op numbers an operation, and a row of Table.
type Op uint8

// Row is the operation's description.
func (o Op) Row() *Row {
	if int(o) < len(Table) {
		return &Table[o]
	}
	return &Row{Name: "Invalid"}
}

func (o Op) String() string { return o.Row().Name }
