package vm

import (
	"math"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Instrumented code: what a thread runs while it traces.
//
// The loop knows nothing of tracing. A thread that traces (sys.settrace,
// sys.setprofile) runs another form of each code, which has Trace instructions
// where an event may be told: they are nothing but instructions without a fast
// path, for which step calls traceHook (trace.go). A thread that does not trace
// runs code in which there are none.
//
//	entry    where the function begins, behind the instructions that make cells
//	resume   behind a Yield: only a generator that is resumed comes there
//	line     where the line changes, and where jumps and exceptions lead
//	again    before a JumpBack, and before a ForIter that is reached from the
//	         body: a new round, even if that is on the same line
//	leave    before Return and Yield
//	call     before a call, for c_call
//	called   behind it, for c_return
//
// Lines of statements that have become no instruction have hooks, too, and jumps
// that the compiler has shortened past them take the long way: Code.Marks and
// Code.Detours (compile/marks.go) say where.
//
// A jump leads to the line hook of its target; the hooks that only who falls
// through may meet stand before that. A YieldFrom is not left behind by a yield,
// but is run again: its resume hook stands at the end of the code, with a jump
// to it.
//
// The form is a Loaded like any other, with positions, handlers and caches of
// its own, so everything that looks at a frame's code and pc goes on to work.
// What lies outside of stacks is in terms of the code as it was compiled: the pc
// of a suspended generator, f_lasti, tb_lasti, and the code object of both.
//
// Frames get to it in three ways. pushFrame and pushGenerator look at t.tracing.
// The loop's own fast path for calls does not, but it polls: a thread that
// traces has no break points left to count (pollNext), so that each call comes to
// poll, which finds the frame at its first instruction. And settrace exchanges
// the code of all frames on the stack, of which each waits in some instruction,
// for the other form at the same one; so does its end. Hence Go code that holds
// an instruction of a frame over a call of Python code must not use its jump
// distance afterwards (see decided). What is exchanged below the frames that the
// transaction began with is saved for an abort, as the frames themselves are.
//
// Code whose jumps would become too long has no such form, nor has what is
// in C in CPython: it runs unseen.

// Kinds of Trace instructions, their operand D.
const (
	traceEntry uint8 = iota
	traceResume
	traceLine
	traceAgain
	traceLeave
	traceCall
	traceCalled
)

// instrumentation is what an instrumented form has beside the compiled one.
type instrumentation struct {
	compiled *Loaded
	origins  []int32       // instruction of the compiled code that each belongs to
	places   []int32       // where each of the compiled code stands
	resumes  map[int]int32 // hooks of YieldFrom
}

// asCompiled is the code in the form that the compiler made.
func (ld *Loaded) asCompiled() *Loaded {
	if ld.instrumentation != nil {
		return ld.compiled
	}
	return ld
}

// compiledIndex is the number in the compiled code of instruction i.
func (ld *Loaded) compiledIndex(i int) int {
	if ld.instrumentation == nil || i < 0 {
		return i
	}
	return int(ld.origins[i])
}

// compiledNext is the number in the compiled code of the instruction with which a
// frame goes on that executes instruction i.
func (ld *Loaded) compiledNext(i int) int {
	if i < 0 {
		return 0
	}
	if ins := ld.Code.Instrs[i]; ins.Op() == code.OpTrace && ins.D() != traceCalled && ins.D() != traceResume || ld.resumes[int(ld.origins[i])] == int32(i) {
		return int(ld.origins[i])
	}
	return int(ld.origins[i]) + 1
}

// leaves reports whether instruction i is the hook of one that leaves the frame.
func (ld *Loaded) leaves(i int) bool {
	if i < 0 {
		return false
	}
	ins := ld.Code.Instrs[i]
	return ins.Op() == code.OpTrace && ins.D() == traceLeave
}

// compiledPC is the pc of the frame at fp, as a word, in the compiled code.
func (t *Thread) compiledPC(fp unsafe.Pointer) Value {
	ld := frameLoaded(fp)
	if ld.instrumentation == nil {
		return *word(fp, hdrPC)
	}
	return pointerWord(unsafe.Add(ld.compiled.instrs, ld.compiledNext(framePC(fp))*wordSize))
}

// instrumentFrame has the frame at fp go on in instrumented code.
func (t *Thread) instrumentFrame(fp unsafe.Pointer) {
	ld := frameLoaded(fp)
	if ld.instrumentation != nil {
		return
	}
	to := t.instrumentedForm(ld)
	if to == nil {
		return
	}
	next := 0
	if i := framePC(fp); i >= 0 {
		next = int(to.places[i]) + 1
	}
	*word(fp, hdrCode) = pointerWord(unsafe.Pointer(to))
	setPC(fp, next)
}

// instrumentResumed is instrumentFrame for that of a generator, with code ld, that is resumed.
func (t *Thread) instrumentResumed(fp unsafe.Pointer, ld *Loaded) {
	*word(fp, hdrCode) = pointerWord(unsafe.Pointer(ld))
	i := framePC(fp) + 1
	t.instrumentFrame(fp)
	if ld := frameLoaded(fp); ld.instrumentation != nil {
		if hook, ok := ld.resumes[i]; ok {
			setPC(fp, int(hook))
		}
	}
}

// passDelegation is the YieldFrom that the resumed frame at fp is about to run
// again, and has it go on behind that.
func passDelegation(fp unsafe.Pointer) code.Instr {
	ld, i := frameLoaded(fp), framePC(fp)+1
	if ld.instrumentation != nil {
		i = int(ld.places[ld.origins[i]])
	}
	setPC(fp, i+1)
	return ld.Code.Instrs[i]
}

// exchange has all frames of the stack go on in instrumented code, or in the
// compiled one. A frame in one of its hooks stays there until that is done.
func (t *Thread) exchange(instrumented bool) {
	for fp := t.fp; fp != nil; fp = framePrev(fp) {
		ld, i := frameLoaded(fp), framePC(fp)
		if (ld.instrumentation != nil) == instrumented || !instrumented && i >= 0 && ld.Code.Instrs[i].Op() == code.OpTrace {
			continue
		}
		if t.saved.valid {
			t.saveFrame(fp)
		}
		if instrumented {
			if f := t.frameMark(fp); f.IsRef() {
				t.SetField(f, frameLine, obj.SmallInt(int64(t.frameLineNumber(f))))
			}
			t.instrumentFrame(fp)
		} else {
			t.uninstrumentFrame(fp)
		}
	}
}

// uninstrumentFrame has the frame at fp go on in compiled code.
func (t *Thread) uninstrumentFrame(fp unsafe.Pointer) {
	pc := t.compiledPC(fp)
	*word(fp, hdrCode) = pointerWord(unsafe.Pointer(frameLoaded(fp).compiled))
	*word(fp, hdrPC) = pc
}

// instrumentedForm is the instrumented form of compiled code, nil if there can
// be none.
func (t *Thread) instrumentedForm(ld *Loaded) *Loaded {
	if to := ld.instrumented.Load(); to != nil {
		return to
	}
	if ld.inC || unseen(ld.Code.Filename) {
		return nil
	}
	in := instrumenter{c: ld.Code, instrumentation: &instrumentation{compiled: ld, resumes: map[int]int32{}}}
	c := in.instrument()
	if c == nil {
		return nil
	}
	to := &Loaded{
		Code: c, instrumentation: in.instrumentation, consts: ld.consts, names: ld.names, name: ld.name, qualname: ld.qualname, numRegs: ld.numRegs,
		simpleArgs: ld.simpleArgs, positional: ld.positional, superCell: ld.superCell, locals: ld.locals, object: ld.object, vars: ld.vars,
	}
	to.setInstrs()
	if !ld.instrumented.CompareAndSwap(nil, to) {
		return ld.instrumented.Load()
	}
	t.VM.keepCode(to)
	return to
}

// unseen reports whether a file name is that of an embedded module whose work
// CPython does in C.
func unseen(filename string) bool {
	switch filename {
	case "<frozen io>", "<frozen contextvars>", "<frozen posix>", "<frozen pwd>", "<frozen grp>", "<frozen atexit>", "<frozen marshal>",
		"<frozen termios>", "<frozen signal>", "<frozen _terminal>", "<frozen _zoneinfo>", "<frozen _completion>", "<frozen _uncaught>", "<frozen _lsprof>":
		return true
	}
	return false
}

// instrumenter makes the instrumented form of a code.
type instrumenter struct {
	c *code.Code
	*instrumentation
	targets []bool      // jumps and handlers lead there
	hooks   []int32     // where those arrive
	marks   []code.Mark // still to come
	out     code.Code
}

func (in *instrumenter) instrument() *code.Code {
	c := in.c
	in.targets = make([]bool, len(c.Instrs)+1)
	for i, ins := range c.Instrs {
		if d, ok := jumpDistance(ins); ok {
			in.targets[i+1+d] = true
		}
	}
	for _, h := range c.Handlers {
		in.targets[h.Target] = true
	}
	in.out = *c
	in.out.Instrs, in.out.Positions, in.out.Live, in.out.Handlers = nil, nil, nil, nil
	in.marks = c.Marks
	entered := false
	for i, ins := range c.Instrs {
		op := ins.Op()
		if !entered && op != code.OpMakeCell && op != code.OpCopyFreeVars {
			entered = true
			in.hook(traceEntry, i, code.Pos{Line: uint32(c.FirstLine), EndLine: uint32(c.FirstLine)})
		}
		in.instruction(i, ins)
	}
	in.hooks = append(in.hooks, int32(len(in.out.Instrs)))
	for i, ins := range c.Instrs {
		if ins.Op() == code.OpYieldFrom {
			in.resumes[i] = int32(len(in.out.Instrs))
			in.hook(traceResume, i, c.Positions[i])
			in.put(code.MakeBC(code.OpJump, 0, 0, in.places[i]-int32(len(in.out.Instrs))-1), i, c.Positions[i])
		}
	}
	if !in.jumps() {
		return nil
	}
	for _, h := range c.Handlers {
		h.Start, h.End, h.Target = in.hooks[h.Start], in.hooks[h.End], in.hooks[h.Target]
		in.out.Handlers = append(in.out.Handlers, h)
	}
	return &in.out
}

// instruction puts instruction i with the hooks around it.
func (in *instrumenter) instruction(i int, ins code.Instr) {
	pos := in.c.Positions[i]
	op := ins.Op()
	if op == code.OpForIter && in.c.Instrs[i-1].Op() == code.OpForPrep { // the first round
		n := int32(1)
		for _, m := range in.marks {
			n += int32(b2i(int(m.At) == i))
		}
		in.put(code.MakeBC(code.OpJump, 0, 0, n), i, code.Pos{})
	}
	in.hooks = append(in.hooks, int32(len(in.out.Instrs)))
	for ; len(in.marks) > 0 && int(in.marks[0].At) == i; in.marks = in.marks[1:] {
		if line := in.marks[0].Line; line < 0 {
			in.put(code.MakeBC(code.OpJump, 0, 0, -line), i, code.Pos{})
		} else {
			in.hook(traceLine, i, code.Pos{Line: uint32(line), EndLine: uint32(line)})
		}
	}
	switch {
	case op == code.OpForIter, op == code.OpJumpBack && pos.Line != 0:
		in.hook(traceAgain, i, pos)
	case pos.Line != 0 && (i == 0 || in.targets[i] || in.c.Positions[i-1].Line != pos.Line || int(in.hooks[i]) < len(in.out.Instrs)):
		in.hook(traceLine, i, pos)
	}
	calls := op == code.OpCall || op == code.OpCallMethod || op == code.OpCallEx
	if calls && i > 0 && in.c.Instrs[i-1].Op() == code.OpLoadSpecial {
		calls = false // with calls __enter__ by itself
	}
	switch {
	case op == code.OpReturn, op == code.OpReturnNone, op == code.OpYield:
		in.hook(traceLeave, i, pos)
	case calls:
		in.hook(traceCall, i, pos)
	}
	in.places = append(in.places, int32(len(in.out.Instrs)))
	in.put(ins, i, pos)
	switch {
	case op == code.OpYield:
		in.hook(traceResume, i, pos)
	case calls:
		in.hook(traceCalled, i, pos)
	}
}

func (in *instrumenter) hook(kind uint8, i int, pos code.Pos) {
	in.put(code.Make(code.OpTrace, kind, 0, 0, 0), i, pos)
}

func (in *instrumenter) put(ins code.Instr, i int, pos code.Pos) {
	in.out.Instrs = append(in.out.Instrs, ins)
	in.out.Positions = append(in.out.Positions, pos)
	in.out.Live = append(in.out.Live, in.c.Live[i])
	in.origins = append(in.origins, int32(i))
}

// jumps gives all jumps their distances; false: one cannot be so long.
func (in *instrumenter) jumps() bool {
	detours := in.c.Detours
	for i, ins := range in.c.Instrs {
		d, ok := jumpDistance(ins)
		if !ok {
			continue
		}
		at, to := in.places[i], in.hooks[i+1+d]
		if len(detours) > 0 && int(detours[0].Jump) == i {
			to = in.hooks[detours[0].To] + detours[0].Skip
			detours = detours[1:]
		}
		if i > 0 && ins.Op() == code.OpJump && in.c.Instrs[i-1].Op() == code.OpForPrep {
			to = in.places[i+1+d] // the first round
		}
		d = int(to - at - 1)
		if isShort(ins.Op()) {
			if d < math.MinInt16 || d > math.MaxInt16 {
				return false
			}
			in.out.Instrs[at] = ins&(1<<48-1) | code.Instr(uint16(d))<<48
		} else {
			in.out.Instrs[at] = ins&(1<<32-1) | code.Instr(uint32(d))<<32
		}
	}
	return true
}

// isShort says that a jump's distance has 16 bits.
func isShort(op code.Op) bool { return op.Row().C == code.Jump }

// jumpDistance is how far a jump leads from the next instruction.
func jumpDistance(ins code.Instr) (int, bool) {
	switch {
	case isShort(ins.Op()):
		return int(int16(ins.C())), true
	case ins.Op().Row().B == code.Jump32:
		return int(ins.BC()), true
	}
	return 0, false
}
