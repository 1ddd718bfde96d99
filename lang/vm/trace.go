package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Events for the functions of sys.settrace and sys.setprofile, told by the hooks
// of instrumented code (instrument.go), by unwinding, and by generators that
// delegate. Those functions are Python code that a hook calls like any native
// that calls back: while one runs the thread tells nothing, and code that it
// calls runs as it was compiled. What is traced is part of what an abort brings
// back (threadRoots), and so are the frames' own functions, which are in the heap.

// Words of frameEvents.
const (
	frameNoLines = 1 << iota // f_trace_lines is False
	frameOpcodes             // f_trace_opcodes is True
)

// SetTrace sets the function of sys.settrace, Unbound for none.
func (t *Thread) SetTrace(f Value) {
	t.r.tracer = f
	t.setTracing()
	t.exchange(t.traces())
}

// SetProfile sets the function of sys.setprofile, Unbound for none.
func (t *Thread) SetProfile(f Value) {
	t.r.profiler = f
	t.setTracing()
	t.exchange(t.traces())
}

// Tracer is the function of sys.settrace, or Unbound.
func (t *Thread) Tracer() Value { return t.r.tracer }

// Profiler is the function of sys.setprofile, or Unbound.
func (t *Thread) Profiler() Value { return t.r.profiler }

func (t *Thread) traces() bool { return t.r.tracer != obj.Unbound || t.r.profiler != obj.Unbound }

// setTracing decides whether the thread tells events now.
func (t *Thread) setTracing() {
	t.tracing = t.traces() && t.telling == 0
	if t.tracing {
		t.pollNext()
	}
}

// untraced begins (1) or ends (-1) something of which no events are told: a trace
// function, or finalizers, which run anywhere.
func (t *Thread) untraced(n int) {
	t.telling += n
	if t.traces() {
		t.setTracing()
	}
}

// traceHook is a Trace instruction of the frame at fp.
func (t *Thread) traceHook(fp unsafe.Pointer, ins code.Instr) error {
	if !t.tracing {
		return nil
	}
	switch ins.D() {
	case traceEntry:
		t.SetField(t.frameObject(fp), frameLine, obj.SmallInt(-1))
		return t.tell(fp, "call", obj.NoneValue)
	case traceResume:
		return t.tell(fp, "call", obj.NoneValue)
	case traceLine, traceAgain:
		return t.traceLine(fp, ins.D() == traceAgain)
	case traceLeave:
		v := Value(obj.NoneValue)
		switch next := *(*code.Instr)(nextInstr(fp)); next.Op() {
		case code.OpReturn:
			v = *regA(fp, next)
		case code.OpYield:
			v = *regB(fp, next)
		}
		return t.tell(fp, "return", v)
	case traceCall:
		return t.traceCall(fp)
	}
	return t.traceCalled(fp, "c_return")
}

// traceLine tells of a line, if it is not the one that was traced last, or a new round.
func (t *Thread) traceLine(fp unsafe.Pointer, again bool) error {
	f := t.frameMark(fp)
	if !f.IsRef() {
		return nil
	}
	line := obj.SmallInt(int64(lineOf(frameLoaded(fp).Code, framePC(fp))))
	if !again && t.Field(f, frameLine) == line {
		return nil
	}
	t.SetField(f, frameLine, line)
	if t.r.tracer == obj.Unbound || t.Field(f, frameTrace) == obj.NoneValue || t.Field(f, frameEvents).Int()&frameNoLines != 0 {
		return nil
	}
	return t.tellTracer(f, "line", obj.NoneValue)
}

// tell tells both functions of an event of the frame at fp.
func (t *Thread) tell(fp unsafe.Pointer, event string, arg Value) error {
	m := t.Mark()
	defer t.Release(m)
	kf, ka := t.Keep(t.frameObject(fp)), t.Keep(arg)
	if t.r.tracer != obj.Unbound {
		if err := t.tellTracer(*kf, event, *ka); err != nil {
			return err
		}
	}
	if t.r.profiler == obj.Unbound {
		return nil
	}
	return t.tellProfiler(*kf, event, *ka)
}

// tellTracer calls the trace function of the frame f: the thread's for a new
// frame, else the frame's own.
func (t *Thread) tellTracer(f Value, event string, arg Value) error {
	fn := t.Field(f, frameTrace)
	if event == "call" {
		fn = t.r.tracer
	}
	if fn == obj.NoneValue {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	kf := t.Keep(f)
	v, err := t.callTracer(fn, kf, event, arg)
	switch {
	case err == errAborted:
	case err != nil:
		t.SetField(*kf, frameTrace, obj.NoneValue)
		t.SetTrace(obj.Unbound)
	case v != obj.NoneValue:
		t.SetField(*kf, frameTrace, v)
	}
	return err
}

func (t *Thread) tellProfiler(f Value, event string, arg Value) error {
	m := t.Mark()
	defer t.Release(m)
	_, err := t.callTracer(t.r.profiler, t.Keep(f), event, arg)
	if err != nil && err != errAborted {
		t.SetProfile(obj.Unbound)
	}
	return err
}

// callTracer calls a trace or profile function, which may change the frame's locals.
func (t *Thread) callTracer(fn Value, frame *Value, event string, arg Value) (Value, error) {
	if d := t.Field(*frame, frameLocals); d != obj.Unbound {
		m := t.Mark()
		kfn, ka := t.Keep(fn), t.Keep(arg)
		_, err := t.frameObjectLocals(*frame)
		fn, arg = *kfn, *ka
		t.Release(m)
		if err != nil {
			return 0, err
		}
	}
	before := t.told
	t.told.frame, t.told.event = t.stackFrame(*frame), event
	t.untraced(1)
	v, err := t.Call(fn, *frame, t.Intern(event), arg)
	t.untraced(-1)
	t.told = before
	if err == nil {
		t.storeLocals(*frame)
	}
	return v, err
}

// storeLocals gives the locals of a running frame the values that f_locals has,
// if that was asked for.
func (t *Thread) storeLocals(f Value) {
	d, ld, fp := t.Field(f, frameLocals), t.LoadedOf(t.Field(f, frameCode)), t.stackFrame(f)
	if d == obj.Unbound || fp == nil || ld.Code.Flags&code.FlagOptimized == 0 {
		return
	}
	store := func(name string, r *Value, cell bool) {
		v := t.StrGet(d, t.InternName(name))
		switch {
		case t.IsKind(*r, obj.KindCell):
			t.SetField(*r, obj.CellValue, v)
		case !cell:
			*r = v
		}
	}
	for i, name := range ld.Code.VarNames {
		store(name, word(fp, i), false)
	}
	for i, name := range ld.Code.CellVars {
		store(name, word(fp, int(ld.Code.CellRegs[i])), true)
	}
	for i, name := range ld.Code.FreeVars {
		store(name, word(fp, int(ld.Code.FreeReg)+i), true)
	}
}

// traceCall tells the profile function that the call of the frame at fp, which
// is its next instruction, is one of a native.
func (t *Thread) traceCall(fp unsafe.Pointer) error {
	ins := *(*code.Instr)(nextInstr(fp))
	base := unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
	callee := *word(base, hdrFunc)
	if t.r.profiler == obj.Unbound || !callee.IsRef() {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	kf := t.Keep(t.frameObject(fp))
	n := int(ins.D())
	if ins.Op() == code.OpCallMethod {
		if n++; *word(base, 0) == obj.Unbound { // no receiver
			n, base = n-1, unsafe.Add(base, wordSize)
		}
	}
	switch kind, shape := t.Kind(callee), t.ShapeID(callee); {
	case kind == obj.KindNative && shape == obj.ShapeMethodDesc && ins.Op() != code.OpCallEx && n > 0:
		callee = t.NewFields(obj.KindMethod, obj.ShapeNative, callee, *word(base, 0))
	case (kind == obj.KindNative || kind == obj.KindMethod) && shape == obj.ShapeNative, shape == obj.ShapeInC:
	default:
		return nil
	}
	t.SetField(*kf, frameCalling, callee)
	return t.tellProfiler(*kf, "c_call", callee)
}

// traceCalled tells that the native which the frame at fp called has returned, or raised.
func (t *Thread) traceCalled(fp unsafe.Pointer, event string) error {
	f := t.frameMark(fp)
	if !f.IsRef() {
		return nil
	}
	callee := t.Field(f, frameCalling)
	if callee == obj.Unbound {
		return nil
	}
	t.SetField(f, frameCalling, obj.Unbound)
	if t.r.profiler == obj.Unbound {
		return nil
	}
	return t.tellProfiler(f, event, callee)
}

// traceRaised tells of the raised exception, if it is new to the frame at fp, and
// of its leaving the frame. What a trace function raises takes its place. False:
// the transaction is doomed.
func (t *Thread) traceRaised(fp unsafe.Pointer, raised, leaves bool) bool {
	m := t.Mark()
	defer t.Release(m)
	exc := t.Keep(t.r.raised)
	t.r.raised = 0
	err := t.traceCalled(fp, "c_exception")
	if f := t.frameMark(fp); err == nil && raised && t.r.tracer != obj.Unbound && f.IsRef() && t.Field(f, frameTrace) != obj.NoneValue {
		kf := t.Keep(f)
		if tb := t.Field(*exc, obj.ExcTraceback); tb.IsRef() {
			t.SetField(tb, tbFrame, f)
		}
		var arg Value
		if arg, err = t.NewTuple(t.TypeOf(*exc), *exc, t.Field(*exc, obj.ExcTraceback)); err == nil {
			err = t.tellTracer(*kf, "exception", arg)
		}
	}
	if err == nil && leaves {
		err = t.tell(fp, "return", obj.NoneValue)
	}
	switch err {
	case nil:
		t.r.raised = *exc
	case errAborted:
		return false
	default:
		t.addTraceback(t.Pending(err), fp, frameLoaded(fp), framePC(fp))
	}
	return true
}

// traceThrown tells that the generator at fp, and those that delegate to it, are
// resumed by the raised exception. False: the transaction is doomed.
func (t *Thread) traceThrown(fp unsafe.Pointer) bool {
	if frameAction(fp) == actYieldFrom && !t.traceThrown(framePrev(fp)) {
		return false
	}
	m := t.Mark()
	defer t.Release(m)
	exc := t.Keep(t.r.raised)
	t.r.raised = 0
	switch err := t.tell(fp, "call", obj.NoneValue); err {
	case nil:
		t.r.raised = *exc
	case errAborted:
		return false
	default:
		t.Pending(err)
	}
	return true
}

// suspendTraced is suspend for the Yield or YieldFrom ins of the frame at fp. It
// tells that v is yielded by the generators that delegate to that one, and by that
// one if it does (else its hook has told).
func (t *Thread) suspendTraced(fp unsafe.Pointer, ins code.Instr, v Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	for at := fp; ; at = framePrev(at) {
		if at != fp || ins.Op() == code.OpYieldFrom {
			if err := t.tell(at, "return", *kv); err != nil {
				return false, err
			}
		}
		if frameAction(at) != actYieldFrom {
			return t.suspend(fp, *kv), nil
		}
	}
}

// traceStop tells that the frame at fp meets a StopIteration which ends a loop, or
// a delegation.
func (t *Thread) traceStop(fp unsafe.Pointer, exc Value) error {
	f := t.frameMark(fp)
	if t.r.tracer == obj.Unbound || !f.IsRef() || t.Field(f, frameTrace) == obj.NoneValue {
		return nil
	}
	t.sp = unsafe.Add(fp, frameLoaded(fp).numRegs*wordSize)
	m := t.Mark()
	defer t.Release(m)
	kf := t.Keep(f)
	arg, err := t.NewTuple(t.TypeOf(exc), exc, t.Field(exc, obj.ExcTraceback))
	if err != nil {
		return err
	}
	return t.tellTracer(*kf, "exception", arg)
}

// traceEnded is traceStop for the frame at fp whose generator g has returned v,
// where CPython raises one: for a value, and for any end of a coroutine.
func (t *Thread) traceEnded(fp unsafe.Pointer, g, v Value) (Value, error) {
	if v == obj.NoneValue && t.ShapeID(g) != obj.ShapeCoroutine {
		return v, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	exc := t.Caught(t.StopIteration(v))
	err := t.traceStop(fp, exc)
	return *kv, err
}

// CallTracing calls f as if no trace function were running.
func (t *Thread) CallTracing(f Value, args ...Value) (Value, error) {
	telling := t.telling
	t.untraced(-telling)
	v, err := t.Call(f, args...)
	t.untraced(telling)
	return v, err
}

// setFrameTracer sets f_trace.
func (t *Thread) setFrameTracer(f, x Value) error {
	if t.stackFrame(f) != nil && t.Field(f, frameLine) == obj.Unbound {
		t.SetField(f, frameLine, obj.SmallInt(int64(t.frameLineNumber(f))))
	}
	return t.setOr(f, frameTrace, x, obj.NoneValue)
}

// frameLineNumber is f_lineno.
func (t *Thread) frameLineNumber(f Value) int {
	c, i := t.LoadedOf(t.Field(f, frameCode)).Code, 0
	if fp := t.stackFrame(f); fp != nil {
		c, i = frameLoaded(fp).Code, framePC(fp)
	} else {
		i = t.frameIndex(f)
	}
	if line := t.Field(f, frameLine); i >= 0 && c.Positions[i].Line == 0 && line.IsInt() && line.Int() > 0 {
		return int(line.Int()) // what belongs to no statement is where the last one was
	}
	return lineOf(c, i)
}

// frameEventGetter is a bool attribute of frames, a bit of frameEvents.
func frameEventGetter(name string, bit int64, inverted bool) Getter {
	return Getter{
		Name: name,
		Get: func(t *Thread, f Value) (Value, error) {
			return obj.Bool((t.Field(f, frameEvents).Int()&bit != 0) != inverted), nil
		},
		Set: func(t *Thread, f, x Value) error {
			if !x.IsBool() {
				return t.TypeError("attribute value type must be bool")
			}
			n := t.Field(f, frameEvents).Int() &^ bit
			if (x == obj.TrueValue) != inverted {
				n |= bit
			}
			t.SetField(f, frameEvents, obj.SmallInt(n))
			return nil
		},
	}
}
