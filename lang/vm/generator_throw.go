package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Exceptions thrown into generators: throw() and close().

// GenThrow raises an exception object inside g, at its yield.
func (t *Thread) GenThrow(g, exc Value) (yielded bool, v Value, err error) {
	return t.throwInside(g, exc, nestedLink)
}

// throwInside is GenThrow. With a link of frames that the loop goes on with (see generator_pass.go)
// err says so if they are pushed.
func (t *Thread) throwInside(g, exc Value, link uint64) (yielded bool, v Value, err error) {
	switch t.Field(g, genState).Int() {
	case genRunning:
		return false, 0, t.ValueError("%s already executing", t.genKindName(g))
	case genClosed:
		if t.ShapeID(g) == obj.ShapeCoroutine {
			return false, 0, t.RuntimeError("cannot reuse already awaited coroutine")
		}
		return false, 0, t.RaiseValue(exc)
	case genCreated:
		t.closeGenerator(g)
		return false, 0, t.RaiseValue(exc)
	}
	m := t.Mark()
	defer t.Release(m)
	kg, ke := t.Keep(g), t.Keep(exc)
	if sub := t.delegate(g); sub != obj.Unbound && !t.throwsDown(g, exc) {
		done, y, v, err := t.throwInto(kg, sub, ke, link)
		if done {
			return y, v, err
		}
		return t.throwHere(*kg, *ke, false, link)
	}
	return t.throwHere(*kg, *ke, true, link)
}

// throwsDown reports whether an exception thrown into g, which delegates to
// another iterator, can be raised at once where the generator waits that the
// delegation ends in: all are generators that wait, and none on the way handles
// an exception, which would become the context.
func (t *Thread) throwsDown(g, exc Value) bool {
	if t.IsSubclass(t.TypeOf(exc), t.VM.Exc.GeneratorExit) {
		return false
	}
	for {
		sub := t.delegate(g)
		if sub == obj.Unbound {
			return true
		}
		if !t.IsKind(sub, obj.KindGenerator) || t.Field(sub, genState).Int() != genSuspended || t.Field(g, genHandled) != obj.Unbound {
			return false
		}
		g = sub
	}
}

// throwHere resumes g with an exception at the point where it waits, or where
// what it delegates to does.
func (t *Thread) throwHere(g, exc Value, down bool, outer uint64) (bool, Value, error) {
	sp, fp := t.sp, t.fp
	link := outer
	for v := g; v != obj.Unbound; {
		sub := t.delegate(v)
		if err := t.pushGenerator(v, obj.NoneValue, link); err != nil {
			if v == g {
				return false, 0, err
			}
			exc = t.Caught(err)
			break
		}
		if sub == obj.Unbound {
			break
		}
		// The frame waits after its YieldFrom, which was stepped back.
		link = makeLink(actYieldFrom, passDelegation(t.fp).A())
		if v = sub; !down {
			break
		}
	}
	t.setContext(exc, t.handledInside(t.fp))
	t.r.raised = exc
	if outer != nestedLink {
		return false, 0, errRaised
	}
	var err error
	switch {
	case t.tracing && !t.traceThrown(t.fp):
		err = errAborted
	case t.unwind(errRaised):
		err = t.runNested()
	default:
		err = t.left(errRaised)
	}
	return t.outOf(err, sp, fp)
}

// delegate is the iterator that a suspended generator delegates to, or Unbound.
func (t *Thread) delegate(g Value) Value {
	if t.Field(g, genState).Int() != genSuspended {
		return obj.Unbound
	}
	ins := *(*code.Instr)(unsafe.Add(wordPointer(t.Field(g, genPC)&^3), -wordSize))
	if ins.Op() != code.OpYieldFrom {
		return obj.Unbound
	}
	return t.Field(g, genRegs+int(ins.B()))
}

// throwInto passes an exception on to the iterator that *g delegates to. done
// false: the exception is to be raised in *g itself.
func (t *Thread) throwInto(g *Value, sub Value, exc *Value, link uint64) (done, yielded bool, v Value, err error) {
	ks := t.Keep(sub)
	if t.IsSubclass(t.TypeOf(*exc), t.VM.Exc.GeneratorExit) {
		t.setGenState(*g, genRunning)
		err := t.closeIterator(sub)
		t.setGenState(*g, genSuspended)
		if err != nil {
			*exc = t.Caught(err)
		}
		return false, false, 0, nil
	}
	if t.IsKind(sub, obj.KindGenerator) {
		t.setGenState(*g, genRunning)
		yielded, v, err = t.GenThrow(sub, *exc)
		t.setGenState(*g, genSuspended)
	} else {
		throw, e := t.LookupAttr(*ks, t.VM.Names.Throw)
		if e != nil {
			return true, false, 0, e
		}
		if throw == obj.Unbound {
			return false, false, 0, nil
		}
		t.setGenState(*g, genRunning)
		v, err = t.Call(throw, *exc)
		t.setGenState(*g, genSuspended)
		yielded = err == nil
		if err != nil && t.Matches(err, t.VM.Exc.StopIteration) {
			v, err = t.excField(t.Caught(err), 0), nil
		}
	}
	if err != nil {
		*exc = t.Caught(err)
		return false, false, 0, nil
	}
	if yielded {
		return true, true, v, nil
	}
	// The delegation ended: go on in *g after its YieldFrom with the value.
	yielded, v, err = t.finishDelegation(*g, v, link)
	return true, yielded, v, err
}

func (t *Thread) setGenState(g Value, state int64) { t.SetField(g, genState, obj.SmallInt(state)) }

func (t *Thread) finishDelegation(g, v Value, link uint64) (bool, Value, error) {
	sp, fp := t.sp, t.fp
	if err := t.pushGenerator(g, obj.NoneValue, link); err != nil {
		return false, 0, err
	}
	*regA(t.fp, passDelegation(t.fp)) = v
	if link != nestedLink {
		return false, 0, errEntered
	}
	return t.outOf(t.runNested(), sp, fp)
}

// closeIterator closes what a generator delegates to.
func (t *Thread) closeIterator(it Value) error {
	if t.IsKind(it, obj.KindGenerator) {
		return t.GenClose(it)
	}
	m := t.Mark()
	defer t.Release(m)
	ki := t.Keep(it)
	f, err := t.LookupAttr(it, t.VM.Names.Close)
	if err != nil {
		if err == errRaised {
			t.unraisable(err, *ki)
			return nil
		}
		return err
	}
	if f != obj.Unbound {
		_, err = t.Call(f)
	}
	return err
}

// GenClose is g.close().
func (t *Thread) GenClose(g Value) error {
	switch t.Field(g, genState).Int() {
	case genCreated:
		t.closeGenerator(g)
		return nil
	case genClosed:
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	kg := t.Keep(g)
	yielded, _, err := t.GenThrow(g, t.newException(t.VM.Exc.GeneratorExit))
	if err != nil {
		if t.Matches(err, t.VM.Exc.GeneratorExit) || t.Matches(err, t.VM.Exc.StopIteration) {
			t.r.raised = 0
			return nil
		}
		return err
	}
	if yielded {
		return t.RuntimeError("%s ignored GeneratorExit", t.genKindName(*kg))
	}
	return nil
}
