package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Frame objects. A frame on the stack has none until somebody asks for it; then
// the frame's mark is that object, and the object holds the frame's address
// while the frame is there. What the frame shows when it leaves the stack is
// copied to the object.
//
// The mark of a frame stands in hdrExtra, and a bit in its link says so: a
// frame with that bit returns by Thread.finish. The word that belongs to an
// __init__ moves to the frame object; a generator keeps its mark itself.
//
// A frame that catches an exception gets a number as its mark, which the
// traceback entry has, too: so the entry finds the frame if that still runs.

// Words of a frame object.
const (
	frameCode    = 1
	frameLasti   = 2 // small int: instruction number, once the frame has left the stack
	frameGlobals = 3
	frameLocals  = 4  // the namespace, or the dict that f_locals gave out, or Unbound
	frameBack    = 5  // caller's frame object, once the frame has left the stack
	frameAt      = 6  // address of the frame, Unbound if it is not on the stack
	frameNumber  = 7  // the number that was the mark before, or Unbound
	frameOwner   = 8  // generator; or self of an __init__
	frameRegs    = 9  // array of the registers of locals, once the frame has left the stack
	frameTrace   = 10 // f_trace
	frameLine    = 11 // small int: line that was traced last, -1 for none yet; Unbound if the frame is not traced
	frameCalling = 12 // the native that it calls, if that is told to a profile function
	frameEvents  = 13 // small int: frameNoLines | frameOpcodes
	frameWords   = 14
)

// generates reports whether a frame with this action is a generator's.
func generates(act action) bool { return act == actGen || act == actForIter || act == actYieldFrom }

// frameMark is the mark of the frame at fp: its frame object, a number, or Unbound.
func (t *Thread) frameMark(fp unsafe.Pointer) Value {
	switch {
	case *word(fp, hdrLink)&linkMark != 0:
		return *word(fp, hdrExtra)
	case generates(frameAction(fp)):
		return t.Field(*word(fp, hdrExtra), genFrame)
	}
	return obj.Unbound
}

func (t *Thread) setFrameMark(fp unsafe.Pointer, mark Value) {
	switch frameAction(fp) {
	case actGen, actForIter, actYieldFrom:
		t.SetField(*word(fp, hdrExtra), genFrame, mark)
	default:
		if t.saved.valid {
			t.saveFrame(fp) // an abort takes the mark away
		}
		*word(fp, hdrExtra) = mark
		*word(fp, hdrLink) |= linkMark
	}
}

// frameSelf is what belongs to the action of the frame at fp.
func (t *Thread) frameSelf(fp unsafe.Pointer) Value {
	own := *word(fp, hdrExtra)
	if *word(fp, hdrLink)&linkMark == 0 {
		return own
	}
	if !own.IsRef() {
		return obj.Unbound
	}
	return t.Field(own, frameOwner)
}

// frameObject is the frame object of the frame at fp, None if that is nil.
func (t *Thread) frameObject(fp unsafe.Pointer) Value {
	if fp == nil {
		return obj.NoneValue
	}
	mark := t.frameMark(fp)
	if mark.IsRef() {
		return mark
	}
	space := *word(fp, hdrSpace)
	if frameLoaded(fp).Code.Flags&code.FlagOptimized == 0 {
		space = t.namespace(fp)
	}
	f := t.newFrameObject(frameLoaded(fp).object, *word(fp, hdrFunc), space)
	t.Init(f, frameAt, pointerWord(fp))
	t.Init(f, frameNumber, mark)
	if act := frameAction(fp); act == actInit || generates(act) {
		t.Init(f, frameOwner, *word(fp, hdrExtra))
	}
	t.setFrameMark(fp, f)
	return f
}

func (t *Thread) newFrameObject(codeObj, f, space Value) Value {
	return t.frameFields(codeObj, t.Field(f, funcGlobals), space)
}

func (t *Thread) frameFields(codeObj, globals, space Value) Value {
	return t.NewFields(obj.KindFields, obj.ShapeFrame, codeObj, obj.SmallInt(-1), globals, space,
		obj.NoneValue, obj.Unbound, obj.Unbound, obj.Unbound, obj.Unbound, obj.NoneValue, obj.Unbound, obj.Unbound, obj.SmallInt(0))
}

// linkFrame notes in a traceback entry that its frame, at fp, has caught the exception.
func (t *Thread) linkFrame(tb Value, fp unsafe.Pointer) {
	if mark := t.frameMark(fp); mark.IsRef() {
		t.SetField(tb, tbFrame, mark)
	} else {
		t.SetField(tb, tbBack, t.numberFrame(fp))
	}
}

// numberFrame gives the frame at fp a number.
func (t *Thread) numberFrame(fp unsafe.Pointer) Value {
	mark := t.frameMark(fp)
	switch {
	case mark.IsInt():
		return mark
	case mark.IsRef() && t.Field(mark, frameNumber).IsInt():
		return t.Field(mark, frameNumber)
	}
	t.r.frames = obj.SmallInt(t.r.frames.Int() + 1)
	switch {
	case mark.IsRef():
		t.SetField(mark, frameNumber, t.r.frames)
	case frameAction(fp) == actInit:
		t.SetField(t.frameObject(fp), frameNumber, t.r.frames)
	default:
		t.setFrameMark(fp, t.r.frames)
	}
	return t.r.frames
}

// numberedFrame is the frame of the stack that has a number, nil if it has gone.
func (t *Thread) numberedFrame(number Value) unsafe.Pointer {
	for fp := t.fp; fp != nil; fp = framePrev(fp) {
		mark := t.frameMark(fp)
		if mark == number || mark.IsRef() && t.Field(mark, frameNumber) == number {
			return fp
		}
	}
	return nil
}

// leaveFrame copies what the frame at fp shows to its frame object, if it has
// one: the frame is about to leave the stack for good.
func (t *Thread) leaveFrame(fp unsafe.Pointer) {
	f := t.frameMark(fp)
	if !f.IsRef() {
		return
	}
	ld := frameLoaded(fp)
	t.SetField(f, frameLasti, obj.SmallInt(int64(ld.compiledIndex(framePC(fp)))))
	if *word(fp, hdrSpace) == obj.Unbound {
		n := int(ld.locals)
		if a, err := t.NewArray(n); err == nil {
			copy(t.Values(a, 1, n), regs(fp, n))
			t.SetField(f, frameRegs, a)
		}
	}
	t.SetField(f, frameBack, t.frameObject(seenPrev(fp)))
	t.SetField(f, frameAt, obj.Unbound)
	t.SetField(f, frameOwner, obj.Unbound)
}

// stackFrame is where the frame of a frame object stands on this thread's stack,
// or nil.
func (t *Thread) stackFrame(f Value) unsafe.Pointer {
	at := wordPointer(t.Field(f, frameAt) &^ 3)
	if uintptr(at) < uintptr(t.lo) || uintptr(at) >= uintptr(t.hi) {
		return nil
	}
	return at
}

// suspendedIn is the generator that holds the frame of a frame object, or Unbound.
func (t *Thread) suspendedIn(f Value) Value {
	if g := t.Field(f, frameOwner); t.IsKind(g, obj.KindGenerator) && t.Field(f, frameAt) == obj.Unbound && t.Field(g, genState).Int() != genClosed {
		return g
	}
	return obj.Unbound
}

// frameIndex is the number of the instruction where a frame object is.
func (t *Thread) frameIndex(f Value) int {
	if fp := t.stackFrame(f); fp != nil {
		return frameLoaded(fp).compiledIndex(framePC(fp))
	}
	if g := t.suspendedIn(f); g != obj.Unbound {
		return t.genLoaded(g).index(wordPointer(t.Field(g, genPC)&^3)) - 1
	}
	return int(t.Field(f, frameLasti).Int())
}

// frameObjectLocals is f_locals: a namespace, or a dict brought up to date.
func (t *Thread) frameObjectLocals(f Value) (Value, error) {
	d := t.Field(f, frameLocals)
	ld := t.LoadedOf(t.Field(f, frameCode))
	fp := t.stackFrame(f)
	if ld.Code.Flags&code.FlagOptimized == 0 && d != obj.Unbound {
		return d, nil
	}
	if d == obj.Unbound {
		d = t.NewDict()
		t.SetField(f, frameLocals, d)
	}
	var r []Value
	function := Value(obj.Unbound)
	n := int(ld.locals)
	switch g, a := t.suspendedIn(f), t.Field(f, frameRegs); {
	case fp != nil:
		r, function = regs(fp, n), *word(fp, hdrFunc)
	case g != obj.Unbound:
		r, function = t.Values(g, genRegs, n), t.Field(g, genFunc)
	case a != obj.Unbound:
		r = t.Values(a, 1, n)
	default:
		return d, nil
	}
	return d, t.copyLocals(d, ld, r, function)
}

// copyLocals brings the dict d up to date with the locals in registers. Free
// variables that the code has not put there yet are the function's.
func (t *Thread) copyLocals(d Value, ld *Loaded, r []Value, function Value) error {
	c := ld.Code
	cell := map[int]bool{}
	for _, reg := range c.CellRegs {
		cell[int(reg)] = true
	}
	set := func(name string, v Value, isCell bool) error {
		if isCell && t.IsKind(v, obj.KindCell) {
			v = t.Field(v, obj.CellValue)
		}
		if v == obj.Unbound {
			t.StrDel(d, t.InternName(name))
			return nil
		}
		return t.StrSet(d, t.InternName(name), v)
	}
	for i, n := range c.VarNames {
		if err := set(n, r[i], cell[i]); err != nil {
			return err
		}
	}
	for i, n := range c.CellVars {
		if err := set(n, r[c.CellRegs[i]], true); err != nil {
			return err
		}
	}
	for i, n := range c.FreeVars {
		v := r[int(c.FreeReg)+i]
		if !t.IsKind(v, obj.KindCell) && function != obj.Unbound && t.Field(function, funcClosure) != obj.Unbound {
			v = t.TupleItem(t.Field(function, funcClosure), i)
		}
		if err := set(n, v, true); err != nil {
			return err
		}
	}
	return nil
}

// generatorFrame is the frame object of a generator, None if that has ended.
func (t *Thread) generatorFrame(g Value) Value {
	switch t.Field(g, genState).Int() {
	case genClosed:
		return obj.NoneValue
	case genRunning:
		for fp := t.fp; fp != nil; fp = framePrev(fp) {
			if act := frameAction(fp); generates(act) && *word(fp, hdrExtra) == g {
				return t.frameObject(fp)
			}
		}
	}
	mark := t.Field(g, genFrame)
	if mark.IsRef() {
		return mark
	}
	f := t.newFrameObject(t.Field(g, genCodeObj), t.Field(g, genFunc), obj.Unbound)
	t.Init(f, frameOwner, g)
	t.Init(f, frameNumber, mark)
	t.SetField(g, genFrame, f)
	return f
}

// clearFrame is frame.clear().
func (t *Thread) clearFrame(f Value) error {
	if t.Field(f, frameAt) != obj.Unbound {
		return t.RuntimeError("cannot clear an executing frame")
	}
	if g := t.suspendedIn(f); g != obj.Unbound {
		return t.GenClose(g)
	}
	t.SetField(f, frameRegs, obj.Unbound)
	if t.LoadedOf(t.Field(f, frameCode)).Code.Flags&code.FlagOptimized != 0 {
		t.SetField(f, frameLocals, obj.Unbound)
	}
	return nil
}

// CurrentFrame is the frame object of the Python frame at a depth, 0 being the
// running one; None if the stack is not so deep.
func (t *Thread) CurrentFrame(depth int) Value {
	fp := seenFrame(t.fp)
	for ; fp != nil && depth > 0; depth-- {
		fp = seenPrev(fp)
	}
	return t.frameObject(fp)
}

var frameSpec = &TypeSpec{
	Name: "frame", Shape: obj.ShapeFrame, Kind: obj.KindFields, Body: frameWords, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{Repr: func(t *Thread, v Value) (Value, error) {
		c := t.LoadedOf(t.Field(v, frameCode)).Code
		return t.newStrf("<frame at %#x, file '%s', line %d, code %s>", t.ID(v), c.Filename, lineOf(c, t.frameIndex(v)), c.Name)
	}},
	Getters: []Getter{
		{Name: "f_code", Get: fieldGetter("", frameCode).Get},
		{Name: "f_globals", Get: fieldGetter("", frameGlobals).Get},
		{Name: "f_back", Get: func(t *Thread, v Value) (Value, error) {
			if fp := t.stackFrame(v); fp != nil {
				return t.frameObject(seenPrev(fp)), nil
			}
			return t.Field(v, frameBack), nil
		}},
		{Name: "f_lasti", Get: func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(t.frameIndex(v))), nil }},
		{Name: "f_locals", Get: func(t *Thread, v Value) (Value, error) { return t.frameObjectLocals(v) }},
		{Name: "f_lineno", Get: func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(t.frameLineNumber(v))), nil }, Set: func(t *Thread, v, x Value) error { return t.setFrameLine(v, x) }},
		{Name: "f_builtins", Get: func(t *Thread, v Value) (Value, error) { return t.globalsBuiltins(t.Field(v, frameGlobals)), nil }},
		{Name: "f_trace", Get: fieldGetter("", frameTrace).Get, Set: func(t *Thread, v, x Value) error { return t.setFrameTracer(v, x) }},
		frameEventGetter("f_trace_lines", frameNoLines, true),
		frameEventGetter("f_trace_opcodes", frameOpcodes, false),
	},
	Methods: []Native{{Name: "clear", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return obj.NoneValue, t.clearFrame(a[0]) }}},
}

// lineOf is the line of instruction number i, or of the last one before it that
// has a line; that of the code's start if there is none.
func lineOf(c *code.Code, i int) int {
	for i = min(i, len(c.Positions)-1); i >= 0; i-- {
		if line := c.Positions[i].Line; line != 0 {
			return int(line)
		}
	}
	return c.FirstLine
}

// FrameCode is the code object of a frame object.
func (t *Thread) FrameCode(frame Value) Value { return t.Field(frame, frameCode) }
