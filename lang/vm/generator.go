package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Generators, coroutines and async generators. The object holds the registers
// of its frame while that does not run; resuming copies them to the top of the
// stack of whoever resumes it, suspending copies them back.

// Words of a generator object.
const (
	genState    = obj.GenState // small int, gen…
	genFunc     = 2
	genPC       = 3 // as hdrPC
	genName     = 4
	genQualname = 5
	genHandled  = 6 // the exception being handled inside
	genCaller   = 7 // the exception being handled by the resumer, while running
	genCodeObj  = 8
	genHooks    = 9  // see asynchooks.go
	genFrame    = 10 // mark of the frame, see frameobj.go
	genRegs     = 11
)

// States of a generator.
const (
	genCreated = iota
	genSuspended
	genRunning
	genClosed = obj.GenClosed
)

// newGenerator makes the generator of a call whose arguments are bound at base.
func (t *Thread) newGenerator(ld *Loaded, f Value, base unsafe.Pointer) Value {
	n := int(ld.numRegs)
	shape := obj.ShapeGenerator
	switch {
	case ld.Code.Flags&code.FlagCoroutine != 0:
		shape = obj.ShapeCoroutine
	case ld.Code.Flags&code.FlagAsyncGenerator != 0:
		shape = obj.ShapeAsyncGenerator
	}
	origin := Value(obj.Unbound)
	if shape == obj.ShapeCoroutine {
		origin = t.origin()
	}
	ref, ok := t.AllocLarge(obj.KindGenerator, shape, uintptr(genRegs+n)*wordSize)
	if !ok {
		return obj.NoneValue
	}
	g := obj.FromRef(ref)
	t.Init(g, genState, obj.SmallInt(genCreated))
	t.Init(g, genFunc, f)
	t.Init(g, genPC, pointerWord(ld.instrs))
	t.Init(g, genName, t.Field(f, funcName))
	t.Init(g, genQualname, t.Field(f, funcQualname))
	t.Init(g, genCodeObj, ld.object)
	t.Init(g, genHooks, origin)
	args := int(ld.locals) // what is behind them was another's
	copy(t.Values(g, genRegs, args), regs(base, args))
	clear(regs(base, n)) // as a frame that ran there would have: what is left on the stack keeps alive what it names
	if watched(ld, shape) {
		t.SetFinalizer(ref)
	}
	return g
}

// pushGenerator puts the frame of a suspended generator on the stack and makes
// it the running one. sent becomes the value of its yield.
func (t *Thread) pushGenerator(g, sent Value, link uint64) error {
	ld := t.genLoaded(g)
	n := int(ld.numRegs)
	base := unsafe.Add(t.sp, headerBytes)
	if !t.room(unsafe.Add(base, n*wordSize)) || t.depth >= t.maxDep {
		return t.recursionError()
	}
	t.WriteBarrier(g.Ref())
	self := t.Ptr(g.Ref())
	copyRegs(base, unsafe.Add(self, genRegs*wordSize), n)
	*word(base, hdrFunc) = *word(self, genFunc)
	prev := t.fp
	t.pushFrame(base, ld, link, prev)
	pc := *word(self, genPC)
	if *word(self, genState) == obj.SmallInt(genSuspended) {
		ins := *(*code.Instr)(unsafe.Add(wordPointer(pc&^3), -wordSize))
		if ins.Op() == code.OpYieldFrom {
			*regC(base, ins) = sent
			pc -= wordSize
		} else {
			*regA(base, ins) = sent
		}
	}
	*word(base, hdrPC) = pc
	*word(base, hdrExtra) = g
	if t.tracing {
		t.instrumentResumed(base, ld)
	}
	if f := *word(self, genFrame); f.IsRef() {
		t.SetField(f, frameAt, pointerWord(base))
	}
	*word(self, genState) = obj.SmallInt(genRunning)
	*word(self, genCaller) = t.r.handled
	if h := *word(self, genHandled); h != obj.Unbound {
		t.r.handled = h
	}
	return nil
}

// copyRegs copies n registers: few as a rule, for which a call would take longer.
func copyRegs(to, from unsafe.Pointer, n int) {
	for i := range n {
		*word(to, i) = *word(from, i)
	}
}

// genLoaded is the code of a generator.
func (t *Thread) genLoaded(g Value) *Loaded { return t.LoadedOf(t.Field(g, genCodeObj)) }

// resumeInLoop resumes the generator of a ForIter, if it is not exhausted.
func (t *Thread) resumeInLoop(g Value, ins code.Instr) error {
	if t.ShapeID(g) != obj.ShapeGenerator {
		return t.TypeError("'%s' object is not an iterator", t.TypeName(g))
	}
	switch t.Field(g, genState).Int() {
	case genClosed:
		return nil
	case genRunning:
		return t.ValueError("generator already executing")
	}
	return t.pushGenerator(g, obj.NoneValue, makeLink(actForIter, ins.A()))
}

// yield is the Yield or YieldFrom ins of the frame at fp. It reports whether the
// nested loop that resumed the generator ends.
func (t *Thread) yield(fp unsafe.Pointer, ins code.Instr) (bool, error) {
	v := *regB(fp, ins)
	if ins.Op() == code.OpYieldFrom {
		if t.resumable(v, *regC(fp, ins)) {
			return false, t.pushGenerator(v, *regC(fp, ins), makeLink(actYieldFrom, ins.A()))
		}
		yielded, x, err := t.yieldFrom(v, *regC(fp, ins))
		if err != nil {
			return false, err
		}
		if !yielded {
			*regA(fp, ins) = x
			return false, nil
		}
		v = x
	} else if ins.D() != 0 {
		v = t.wrapAsyncYield(v)
	} else if len(t.takers) > 0 && t.taken(fp, v) {
		*regA(fp, ins) = obj.NoneValue
		return false, nil
	}
	if t.tracing {
		return t.suspendTraced(fp, ins, v)
	}
	return t.suspend(fp, v), nil
}

// suspend takes the frame of a generator that yields v off the stack. It
// reports whether the nested loop that resumed it ends.
func (t *Thread) suspend(fp unsafe.Pointer, v Value) bool {
	g := *word(fp, hdrExtra)
	ld := frameLoaded(fp)
	n := int(ld.numRegs)
	t.WriteBarrier(g.Ref())
	self := t.Ptr(g.Ref())
	copyRegs(unsafe.Add(self, genRegs*wordSize), fp, n)
	*word(self, genPC) = *word(fp, hdrPC)
	if ld.instrumentation != nil {
		*word(self, genPC) = t.compiledPC(fp)
	}
	*word(self, genState) = obj.SmallInt(genSuspended)
	if f := *word(self, genFrame); f.IsRef() {
		t.SetField(f, frameAt, obj.Unbound)
	}
	t.leaveGenerator(g, true)
	link := uint64(*word(fp, hdrLink))
	act := frameAction(fp)
	prev := framePrev(fp)
	if link&linkTrap != 0 {
		t.leaving(fp)
	}
	t.fp = prev
	t.depth--
	if act == actYieldFrom {
		return t.suspend(prev, v)
	}
	if act == actForIter {
		t.resumed(prev, link, v)
		return false
	}
	t.result, t.yielded = v, true
	return true
}

// resumable reports whether x can be sent to v, a generator.
func (t *Thread) resumable(v, x Value) bool {
	if !t.IsKind(v, obj.KindGenerator) {
		return false
	}
	state := t.Field(v, genState).Int()
	return state == genSuspended || state == genCreated && x == obj.NoneValue
}

// handledInside is the exception that the running generator at fp itself is
// handling, Unbound if what is being handled is its resumer's.
func (t *Thread) handledInside(fp unsafe.Pointer) Value {
	return t.Field(*word(fp, hdrExtra), genHandled)
}

// handleInside has the running generator at fp handle an exception; Unbound: its
// resumer's again.
func (t *Thread) handleInside(fp unsafe.Pointer, exc Value) {
	g := *word(fp, hdrExtra)
	t.SetField(g, genHandled, exc)
	if t.r.handled = exc; exc == obj.Unbound {
		t.r.handled = t.Field(g, genCaller)
	}
}

// leaveGenerator restores what the resumer was handling.
func (t *Thread) leaveGenerator(g Value, suspended bool) {
	t.r.handled = Value(t.Word(g.Ref(), genCaller))
	if !suspended {
		t.SetWord(g.Ref(), genHandled, 0)
	}
	t.SetWord(g.Ref(), genCaller, 0)
}

// closeGenerator marks a generator as finished and lets its registers go.
func (t *Thread) closeGenerator(g Value) {
	t.WriteBarrier(g.Ref())
	n := int(t.Size(g.Ref())/wordSize) - genRegs
	clear(t.Values(g, genRegs, n))
	t.SetWord(g.Ref(), genState, uint64(obj.SmallInt(genClosed)))
}

// resume runs a generator until it yields (true and the value) or returns
// (false and the return value). link is that of a nested loop.
func (t *Thread) resume(g, sent Value, link uint64) (yielded bool, v Value, err error) {
	sp, fp := t.sp, t.fp
	if err := t.pushGenerator(g, sent, link); err != nil {
		return false, 0, err
	}
	return t.outOf(t.runNested(), sp, fp)
}

// outOf is the outcome of a generator that a nested loop has resumed from the frame at fp; err is that loop's.
func (t *Thread) outOf(err error, sp, fp unsafe.Pointer) (yielded bool, v Value, _ error) {
	t.sp, t.fp = sp, fp
	if err != nil {
		return false, 0, err
	}
	v, yielded = t.result, t.yielded
	t.result, t.yielded = 0, false
	return yielded, v, nil
}

func (t *Thread) genKindName(g Value) string {
	switch uint32(t.Word(g.Ref(), 0) >> 32) {
	case obj.ShapeCoroutine:
		return "coroutine"
	case obj.ShapeAsyncGenerator:
		return "async generator"
	}
	return "generator"
}

// generatorNext is the next item of a generator, Unbound at the end.
func generatorNext(t *Thread, g Value) (Value, error) { return t.nextYielded(g, nestedLink) }

// nextYielded is generatorNext; the frame gets this link.
func (t *Thread) nextYielded(g Value, link uint64) (Value, error) {
	yielded, v, err := t.genSend(g, obj.NoneValue, link)
	if err == nil && !yielded {
		v = obj.Unbound
	}
	return v, err
}

// GenSend is g.send(x): yielded false and v are the end with its return value.
func (t *Thread) GenSend(g, x Value) (yielded bool, v Value, err error) {
	return t.genSend(g, x, nestedLink)
}

func (t *Thread) genSend(g, x Value, link uint64) (yielded bool, v Value, err error) {
	switch t.Field(g, genState).Int() {
	case genRunning:
		return false, 0, t.ValueError("%s already executing", t.genKindName(g))
	case genClosed:
		if uint32(t.Word(g.Ref(), 0)>>32) == obj.ShapeCoroutine {
			return false, 0, t.RuntimeError("cannot reuse already awaited coroutine")
		}
		return false, obj.NoneValue, nil
	case genCreated:
		if x != obj.NoneValue {
			return false, 0, t.TypeError("can't send non-None value to a just-started %s", t.genKindName(g))
		}
	}
	return t.resume(g, x, link)
}

// yieldFrom sends x to the iterator it: ok with what it yields, or not ok with
// its return value.
func (t *Thread) yieldFrom(it, x Value) (ok bool, v Value, err error) {
	if t.IsKind(it, obj.KindGenerator) {
		return t.GenSend(it, x)
	}
	if x == obj.NoneValue {
		info, exact := t.exact(it)
		if exact && info.Slots.Next != nil && info.Slots.Await == nil {
			v, err = info.Slots.Next(t, it)
			if err == nil && v == obj.Unbound {
				return false, obj.NoneValue, nil
			}
		} else if f := t.classLookup(t.TypeOf(it), t.VM.Names.Next); f == obj.Unbound {
			err = t.TypeError("'%s' object is not an iterator", t.TypeName(it))
		} else {
			v, err = t.callSpecial(f, it)
		}
	} else {
		v, err = t.callMethodName(it, t.VM.Names.Send, x)
	}
	if err != nil && t.Matches(err, t.VM.Exc.StopIteration) {
		exc := t.Caught(err)
		v = t.excField(exc, 0)
		if t.tracing {
			m := t.Mark()
			defer t.Release(m)
			kv := t.Keep(v)
			err = t.traceStop(t.fp, exc)
			return false, *kv, err
		}
		return false, v, nil
	}
	return err == nil, v, err
}

// yieldFromIter is the iterator that yield from v delegates to.
func (t *Thread) yieldFromIter(ld *Loaded, v Value) (Value, error) {
	if t.IsKind(v, obj.KindGenerator) {
		switch t.ShapeID(v) {
		case obj.ShapeGenerator:
			return v, nil
		case obj.ShapeCoroutine:
			if ld.Code.Flags&(code.FlagCoroutine|code.FlagIterableCo) == 0 {
				return 0, t.TypeError("cannot 'yield from' a coroutine object in a non-coroutine generator")
			}
			return v, nil
		}
	}
	return t.Iter(v)
}

// Awaitable is the iterator that await v runs, with methods send, throw and close
// if it has them.
func (t *Thread) Awaitable(v Value) (Value, error) {
	it, err := t.awaitable(v, 0)
	if err == nil && t.IsKind(it, obj.KindGenerator) && t.ShapeID(it) == obj.ShapeCoroutine {
		return coroutineSpec.Slots.Await(t, it)
	}
	return it, err
}

// awaitable is Awaitable; from tells the statement that awaits.
func (t *Thread) awaitable(v Value, from uint8) (Value, error) {
	if t.IsKind(v, obj.KindGenerator) {
		shape := t.ShapeID(v)
		if shape == obj.ShapeCoroutine {
			if t.delegate(v) != obj.Unbound && t.Field(v, genState).Int() == genSuspended {
				return 0, t.RuntimeError("coroutine is being awaited already")
			}
			return v, nil
		}
		if shape == obj.ShapeGenerator && t.genLoaded(v).Code.Flags&code.FlagIterableCo != 0 {
			return v, nil
		}
	}
	info, exact := t.exact(v)
	if exact && info.Slots.Await != nil {
		return info.Slots.Await(t, v)
	}
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Await)
	if f == obj.Unbound {
		switch from {
		case 1:
			return 0, t.TypeError("'async with' received an object from __aenter__ that does not implement __await__: %s", t.TypeName(v))
		case 2:
			return 0, t.TypeError("'async with' received an object from __aexit__ that does not implement __await__: %s", t.TypeName(v))
		}
		return 0, t.TypeError("object %s can't be used in 'await' expression", t.TypeName(v))
	}
	it, err := t.callSpecial(f, v)
	if err != nil {
		return 0, err
	}
	if t.IsKind(it, obj.KindGenerator) && t.ShapeID(it) == obj.ShapeCoroutine {
		return 0, t.TypeError("__await__() returned a coroutine")
	}
	if !t.IsIterator(it) {
		return 0, t.TypeError("__await__() returned non-iterator of type '%s'", t.TypeName(it))
	}
	return it, nil
}

// aiter is v.__aiter__().
func (t *Thread) aiter(v Value) (Value, error) {
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Aiter)
	if f == obj.Unbound {
		return 0, t.TypeError("'async for' requires an object with __aiter__ method, got %s", t.TypeName(v))
	}
	it, err := t.callSpecial(f, v)
	if err != nil {
		return 0, err
	}
	if t.classLookup(t.TypeOf(it), t.VM.Names.Anext) == obj.Unbound {
		return 0, t.TypeError("'async for' received an object from __aiter__ that does not implement __anext__: %s", t.TypeName(it))
	}
	return it, nil
}

// anext is the awaitable iterator of v.__anext__().
func (t *Thread) anext(v Value) (Value, error) {
	f := t.classLookup(t.TypeOf(v), t.VM.Names.Anext)
	if f == obj.Unbound {
		return 0, t.TypeError("'async for' requires an iterator with __anext__ method, got %s", t.TypeName(v))
	}
	m := t.Mark()
	defer t.Release(m)
	a, err := t.callSpecial(f, v)
	if err != nil {
		return 0, err
	}
	k := t.Keep(a)
	it, err := t.awaitable(a, 0)
	if err != nil {
		cause := t.Caught(err)
		err = t.TypeError("'async for' received an invalid object from __anext__: %s", t.TypeName(*k))
		t.SetField(t.r.raised, obj.ExcCause, cause)
		t.SetField(t.r.raised, obj.ExcContext, cause)
		t.SetField(t.r.raised, obj.ExcSuppress, obj.TrueValue)
	}
	return it, err
}

// wrapAsyncYield marks a value that an async generator yields to its user, as
// opposed to what an await inside it yields to the event loop.
func (t *Thread) wrapAsyncYield(v Value) Value {
	return t.NewFields(obj.KindFields, obj.ShapeAsyncWrapped, v)
}
