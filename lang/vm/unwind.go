package vm

import (
	"slices"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Unwinding: from a raised exception to the handler that the exception tables
// name, dropping frames on the way.

// localRegs is how many registers of a frame hold locals, cells and free variables.
func localRegs(c *code.Code) int {
	n := len(c.VarNames)
	for _, r := range c.CellRegs {
		n = max(n, int(r)+1)
	}
	if len(c.FreeVars) > 0 {
		n = max(n, int(c.FreeReg)+len(c.FreeVars))
	}
	return n
}

// unwind takes the exception of err from the frame at t.fp to its handler,
// where that frame (or a caller's) is ready to go on: true. Or it leaves the
// nested loop: false, with the exception still raised.
func (t *Thread) unwind(err error) bool {
	t.sp = unsafe.Add(t.fp, frameLoaded(t.fp).numRegs*wordSize)
	again := err == errReraise
	if !again {
		t.Pending(err)
	}
	for {
		fp := t.fp
		ld := frameLoaded(fp)
		pc := framePC(fp)
		exc := t.r.raised
		h := findHandler(ld.Code.Handlers, pc)
		left := ld.instrumentation != nil && ld.leaves(pc) // a trace function raised when the frame had done its work
		if left {
			h = nil
		}
		if !again && !ld.inC {
			t.addTraceback(exc, fp, ld, pc)
			if h != nil {
				t.linkFrame(t.Field(exc, obj.ExcTraceback), fp)
			}
		}
		if t.tracing && !left && !ld.inC {
			if !t.traceRaised(fp, !again, h == nil) {
				return false
			}
			exc = t.r.raised
			h = findHandler(frameLoaded(fp).Code.Handlers, framePC(fp)) // the code may have been exchanged
		}
		if h != nil {
			*word(fp, int(h.Exc)) = exc
			setPC(fp, int(h.Target))
			t.r.raised = 0
			return true
		}
		again = false
		t.leaveFrame(fp)
		act := frameAction(fp)
		if act == actGen || act == actForIter || act == actYieldFrom {
			t.failGenerator(*word(fp, hdrExtra))
		}
		if *word(fp, hdrLink)&linkTrap != 0 {
			t.leaving(fp)
		}
		leaves := act == actExit || act == actGen || act == actInit && initAction(uint64(*word(fp, hdrLink))) == actExit
		t.fp = framePrev(fp)
		t.depth--
		if leaves {
			return false
		}
		t.sp = unsafe.Add(t.fp, frameLoaded(t.fp).numRegs*wordSize)
		if act == actNative {
			t.nativeFailed(t.fp, uint64(*word(fp, hdrLink)))
		}
		if (act == actNext || act == actFilter) && t.IsSubclass(t.TypeOf(exc), t.VM.Exc.StopIteration) {
			t.r.raised = 0
			if t.tracing {
				if err := t.traceStop(t.fp, exc); err != nil {
					return err != errAborted && t.unwind(err)
				}
			}
			return true
		}
		if act == actStore && t.IsSubclass(t.TypeOf(exc), t.VM.Exc.AttributeError) {
			asked, err := t.attributeFailed(t.fp, exc, uint64(*word(fp, hdrLink)))
			if asked && err == nil {
				return true
			}
			if err != nil {
				t.Pending(err)
			}
		}
	}
}

func initAction(link uint64) action { return action(link>>linkFlags) & actionMask }

func findHandler(rows []code.Handler, pc int) *code.Handler {
	for i := range rows {
		if h := &rows[i]; int(h.Start) <= pc && pc < int(h.End) {
			return h
		}
	}
	return nil
}

// failGenerator ends a generator that an exception leaves. A StopIteration
// becomes RuntimeError (PEP 479).
func (t *Thread) failGenerator(g Value) {
	t.closeGenerator(g)
	exc := t.r.raised
	class := t.TypeOf(exc)
	switch {
	case t.IsSubclass(class, t.VM.Exc.StopIteration):
		t.RuntimeError("%s raised StopIteration", t.genKindName(g))
	case uint32(t.Word(g.Ref(), 0)>>32) == obj.ShapeAsyncGenerator && t.IsSubclass(class, t.VM.Exc.StopAsyncIteration):
		t.RuntimeError("async generator raised StopAsyncIteration")
	default:
		t.leaveGenerator(g, false)
		return
	}
	t.SetField(t.r.raised, obj.ExcCause, exc)
	t.SetField(t.r.raised, obj.ExcContext, exc)
	t.SetField(t.r.raised, obj.ExcSuppress, obj.TrueValue)
	t.leaveGenerator(g, false)
}

// addTraceback puts the frame at fp before the entries of an exception's traceback.
func (t *Thread) addTraceback(exc Value, fp unsafe.Pointer, ld *Loaded, pc int) {
	n := min(int(ld.locals), maxTbLocals)
	tb := obj.FromRef(t.Alloc(obj.KindTraceback, obj.ShapeTraceback, uintptr(tbWords+n)*wordSize))
	if space := *word(fp, hdrSpace); space != obj.Unbound {
		t.Init(tb, tbLocals, space)
	} else {
		copy(t.Values(tb, tbWords, n), regs(fp, n))
	}
	next := t.Field(exc, obj.ExcTraceback)
	t.Init(tb, tbNext, next)
	if next.IsRef() && t.Field(next, tbCaller) == pointerWord(fp) {
		t.SetField(next, tbBack, tb)
	}
	t.Init(tb, tbCaller, pointerWord(seenPrev(fp)))
	t.Init(tb, tbCode, ld.object)
	t.Init(tb, tbLasti, obj.SmallInt(int64(ld.compiledIndex(pc))))
	t.Init(tb, tbGlobals, t.Field(*word(fp, hdrFunc), funcGlobals))
	t.SetField(exc, obj.ExcTraceback, tb)
}

// maxTbLocals bounds the registers that a traceback entry keeps.
const maxTbLocals = 200

// raise is the raise statement: an exception or class, and a cause or Unbound.
func (t *Thread) raise(v, cause Value) error {
	m := t.Mark()
	defer t.Release(m)
	kc := t.Keep(cause)
	exc, err := t.makeException(v)
	if err != nil {
		return err
	}
	ke := t.Keep(exc)
	if *kc != obj.Unbound {
		c := *kc
		switch {
		case c == obj.NoneValue:
		case t.IsException(c):
		case t.IsKind(c, obj.KindType) && t.IsSubclass(c, t.VM.Exc.BaseException):
			if c, err = t.makeException(c); err != nil {
				return err
			}
		default:
			return t.TypeError("exception causes must derive from BaseException")
		}
		t.SetField(*ke, obj.ExcCause, c)
		t.SetField(*ke, obj.ExcSuppress, obj.TrueValue)
	}
	return t.RaiseValue(*ke)
}

// excMatch is the test of an except clause.
func (t *Thread) excMatch(exc, class Value) (bool, error) {
	if t.IsKind(class, obj.KindTuple) {
		for _, c := range t.TupleView(class) {
			if !t.isExceptionClass(c) {
				return false, t.notExceptionClass()
			}
		}
		for _, c := range t.TupleView(class) {
			if t.IsSubclass(t.TypeOf(exc), c) {
				return true, nil
			}
		}
		return false, nil
	}
	if !t.isExceptionClass(class) {
		return false, t.notExceptionClass()
	}
	return t.IsSubclass(t.TypeOf(exc), class), nil
}

func (t *Thread) isExceptionClass(v Value) bool {
	return t.IsKind(v, obj.KindType) && t.IsSubclass(v, t.VM.Exc.BaseException)
}

func (t *Thread) notExceptionClass() error {
	return t.TypeError("catching classes that do not inherit from BaseException is not allowed")
}

// excGroupMatch splits the exception (group) *exc for an except* clause: the
// part that matches goes to *match, the rest stays in *exc; None for nothing.
func (t *Thread) excGroupMatch(match, exc *Value, class Value) error {
	if *exc == obj.NoneValue {
		*match = obj.NoneValue
		return nil
	}
	classes := []Value{class}
	if t.IsKind(class, obj.KindTuple) {
		classes = t.TupleView(class)
	}
	for _, c := range classes {
		if !t.isExceptionClass(c) {
			return t.TypeError("catching classes that do not inherit from BaseException is not allowed")
		}
		if t.IsSubclass(c, t.VM.Exc.BaseExceptionGroup) {
			return t.TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	if ok, err := t.excMatch(*exc, class); err != nil {
		return err
	} else if ok {
		m := *exc
		if !t.IsSubclass(t.TypeOf(m), t.VM.Exc.BaseExceptionGroup) {
			args, err := t.NewTuple(m)
			if err != nil {
				return err
			}
			k := t.Mark()
			defer t.Release(k)
			km := t.Keep(m)
			g, err := t.Call(t.VM.Exc.BaseExceptionGroup, t.VM.roots.emptyStr, args)
			if err != nil {
				return err
			}
			t.SetField(g, obj.ExcTraceback, t.Field(*km, obj.ExcTraceback))
			m = g
		}
		*match, *exc = m, obj.NoneValue
		return nil
	}
	if !t.IsSubclass(t.TypeOf(*exc), t.VM.Exc.BaseExceptionGroup) {
		*match = obj.NoneValue
		return nil
	}
	pair, err := t.CallMethod(*exc, "split", class)
	if err != nil {
		return err
	}
	if !t.IsExact(pair, obj.KindTuple, obj.ShapeTuple) || t.TupleLen(pair) != 2 || !t.isExceptionOrNone(t.TupleItem(pair, 0)) || !t.isExceptionOrNone(t.TupleItem(pair, 1)) {
		return t.TypeError("%s.split must return a 2-tuple of exceptions or None", t.TypeName(*exc))
	}
	*match, *exc = t.TupleItem(pair, 0), t.TupleItem(pair, 1)
	return nil
}

func (t *Thread) isExceptionOrNone(v Value) bool { return v == obj.NoneValue || t.IsException(v) }

// excGroupFinish decides what an except* statement raises at its end: orig is
// the original exception, list what its clauses raised and what no clause
// matched; None for nothing. What was raised again unchanged keeps the shape it
// had in the original.
func (t *Thread) excGroupFinish(orig, list Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ko := t.Keep(orig)
	var raised, again []Value
	for _, e := range t.ListView(list) {
		switch {
		case e == obj.NoneValue:
		case !t.IsException(e):
			return 0, t.Raise(t.VM.Exc.SystemError, "'%s' object among exceptions", t.TypeName(e))
		case !t.IsSubclass(t.TypeOf(orig), t.VM.Exc.BaseExceptionGroup):
			return e, nil
		case t.sameRaise(e, orig):
			again = append(again, e)
		default:
			raised = append(raised, e)
		}
	}
	kraised, err := t.keepList(raised)
	if err != nil {
		return 0, err
	}
	part, err := t.projectGroup(*ko, again)
	if err != nil || t.ListLen(*kraised) == 0 {
		return part, err
	}
	if part != obj.NoneValue {
		if err := t.ListAppend(*kraised, part); err != nil {
			return 0, err
		}
	}
	return t.Call(t.VM.Exc.BaseExceptionGroup, t.VM.roots.emptyStr, *kraised)
}

func (t *Thread) keepList(items []Value) (*Value, error) {
	l, err := t.NewListOf(items...)
	return t.Keep(l), err
}

// sameRaise reports whether an exception is a part of orig that went through
// unchanged.
func (t *Thread) sameRaise(e, orig Value) bool {
	for _, f := range []int{obj.ExcTraceback, obj.ExcContext, obj.ExcCause} {
		if t.Field(e, f) != t.Field(orig, f) {
			return false
		}
	}
	return t.ownAttr(e, t.VM.Names.Notes) == t.ownAttr(orig, t.VM.Names.Notes)
}

// projectGroup is the part of the group orig whose leaves are those of the
// exceptions in keep; None for none.
func (t *Thread) projectGroup(orig Value, keep []Value) (Value, error) {
	if len(keep) == 0 {
		return obj.NoneValue, nil
	}
	m := t.Mark()
	defer t.Release(m)
	leaves, err := t.keepList(nil)
	if err != nil {
		return 0, err
	}
	for _, e := range keep {
		if err := t.collectLeaves(*leaves, e); err != nil {
			return 0, err
		}
	}
	part, _, err := t.splitGroup(orig, func(e Value) (bool, error) {
		return slices.Contains(t.ListView(*leaves), e), nil
	})
	return part, err
}

// collectLeaves adds the exceptions in a group that are no groups to a list.
func (t *Thread) collectLeaves(list, e Value) error {
	if !t.IsSubclass(t.TypeOf(e), t.VM.Exc.BaseExceptionGroup) {
		return t.ListAppend(list, e)
	}
	for _, x := range t.TupleView(t.excField(e, 1)) {
		if err := t.collectLeaves(list, x); err != nil {
			return err
		}
	}
	return nil
}
