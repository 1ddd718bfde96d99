package vm

import (
	"strings"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Special methods that instructions call. Where the method is a Python function
// its frame is pushed, so that no Go function waits for it; the action in the
// frame's link says how the instruction goes on with the result. All that this
// needs is in the frames: the operands stand in the caller's registers, the
// instruction is the one before the caller's pc, and the flags of the link hold
// the stage that an operator is in.

// invoke calls the special method f of self, found on its class. Either it
// pushes a frame with the link, or v is the result.
func (t *Thread) invoke(link uint64, f, self Value, args ...Value) (entered bool, v Value, err error) {
	if !t.IsKind(f, obj.KindFunction) {
		v, err = t.callSpecial(f, self, args...)
		return false, v, err
	}
	base := t.push(f, 1+len(args))
	*word(base, 0) = self
	copy(regs(base, 1+len(args))[1:], args)
	return t.enterFunction(base, 1+len(args), obj.Unbound, link, t.fp)
}

// invokeInto is invoke with a result that goes to a register of the frame at fp,
// which is the running one.
func (t *Thread) invokeInto(fp unsafe.Pointer, dst uint16, f, self Value, args ...Value) error {
	entered, v, err := t.invoke(makeLink(actStore, dst), f, self, args...)
	if err == nil && !entered {
		*word(fp, int(dst)) = v
	}
	return err
}

// invokeDrop is invoke without a result.
func (t *Thread) invokeDrop(f, self Value, args ...Value) error {
	_, _, err := t.invoke(makeLink(actDrop, 0), f, self, args...)
	return err
}

func linkStage(link uint64) int { return int(link >> linkFlags & 0xff) }

// operands are those of a binary operator or comparison.
func operands(fp unsafe.Pointer, ins code.Instr) (Value, Value) {
	switch op := ins.Op(); {
	case op >= code.OpAddI && op <= code.OpAndI:
		return *regB(fp, ins), obj.SmallInt(immC(ins))
	case op >= code.OpJumpLt && op <= code.OpJumpGe:
		return *regA(fp, ins), *regB(fp, ins)
	case op >= code.OpJumpLtI && op <= code.OpJumpGeI:
		return *regA(fp, ins), obj.SmallInt(immB(ins))
	}
	return *regB(fp, ins), *regC(fp, ins)
}

func binaryOf(op code.Op) BinaryOp {
	if op >= code.OpAddI {
		return immOps[op-code.OpAddI]
	}
	return BinaryOp(op - code.OpAdd)
}

// immOps are the operators of the instructions from AddI on.
var immOps = [...]BinaryOp{OpAdd, OpSub, OpMul, OpFloorDiv, OpMod, OpLShift, OpRShift, OpAnd}

func compareOf(op code.Op) CompareOp {
	switch {
	case op >= code.OpJumpLtI:
		return CompareOp(op - code.OpJumpLtI)
	case op >= code.OpJumpLt:
		return CompareOp(op - code.OpJumpLt)
	}
	return CompareOp(op - code.OpLt)
}

// stepBinary is a binary operator.
func (t *Thread) stepBinary(fp unsafe.Pointer, ins code.Instr) error {
	a, b := operands(fp, ins)
	op := binaryOf(ins.Op())
	v, ok := arith(op, a, b)
	switch {
	case ok:
	case op == OpAdd && t.IsKind(a, obj.KindStr) && t.IsKind(b, obj.KindStr):
		var err error
		if v, err = t.StrConcat(a, b); err != nil {
			return err
		}
	default:
		if t.IsExactInt(a) && t.IsExactInt(b) {
			if v, ok = t.QuickBinary(obj.BinaryOp(op), a, b); ok {
				break
			}
		}
		if found, err := t.cachedOperator(fp, ins, a, b); found {
			return err
		}
		ia, ea := t.exact(a)
		ib, eb := t.exact(b)
		if !ea || !eb {
			t.settleLate()
			return t.operator(fp, ins, 0)
		}
		var err error
		if v, err = t.binaryExact(op, ia, ib, a, b, ins.D() != 0); err != nil {
			return err
		}
	}
	*regA(fp, ins) = v
	return nil
}

// operator calls the methods of a binary operator from a stage on.
func (t *Thread) operator(fp unsafe.Pointer, ins code.Instr, stage int) error {
	op, inplace, first := binaryOf(ins.Op()), ins.D() != 0, stage == 0
	for ; stage < binaryStages; stage++ {
		a, b := operands(fp, ins)
		f, self, other := t.binaryMethod(op, inplace, stage, a, b)
		if f == obj.Unbound {
			continue
		}
		link := makeLink(actOperator, 0) | uint64(stage)<<linkFlags
		if first {
			slots := t.numberSlots(op, f, stage == 1 || stage == 3)
			if op == OpMod && stage == 2 && t.IsKind(b, obj.KindInstance) && t.IsExact(a, obj.KindStr, obj.ShapeStr) {
				slots = t.info(a).Slots // formats whatever b is
			}
			t.fillOp(frameLoaded(fp), nextInstr(fp), a, b, opCache{f: f, link: link, slots: slots, swapped: self != a})
		}
		entered, v, err := t.invoke(link, f, self, other)
		if err != nil || entered {
			return err
		}
		if v != obj.NotImplemented {
			*regA(fp, ins) = v
			return nil
		}
		first = first && t.refusesByClass(self)
	}
	a, b := operands(fp, ins)
	v, err := t.binaryLast(op, inplace, a, b)
	if err != nil {
		return err
	}
	if v == obj.NotImplemented {
		a, b = operands(fp, ins)
		return t.unsupported(op, a, b, inplace)
	}
	*regA(fp, ins) = v
	return nil
}

// stepCompare is a comparison, fused with a jump or not.
func (t *Thread) stepCompare(fp unsafe.Pointer, ins code.Instr) error {
	a, b := operands(fp, ins)
	if x, y, ok := floatAndInt(a, b); ok {
		return t.compared(fp, ins, obj.Bool(compareNumbers(compareOf(ins.Op()), x, y)))
	}
	if t.IsExactInt(a) && t.IsExactInt(b) {
		return t.compared(fp, ins, obj.Bool(compareOf(ins.Op()).outcome(t.IntCmp(a, b))))
	}
	if t.IsExact(a, obj.KindStr, obj.ShapeStr) && t.IsExact(b, obj.KindStr, obj.ShapeStr) {
		return t.compared(fp, ins, obj.Bool(compareOf(ins.Op()).outcome(strings.Compare(t.StrView(a), t.StrView(b)))))
	}
	if t.IsExact(a, obj.KindTuple, obj.ShapeTuple) && t.IsExact(b, obj.KindTuple, obj.ShapeTuple) {
		if v, known := t.compareTuples(compareOf(ins.Op()), a, b); known {
			return t.compared(fp, ins, v)
		}
	}
	if found, err := t.cachedOperator(fp, ins, a, b); found {
		return err
	}
	if !t.comparesPlainly(a) || !t.comparesPlainly(b) {
		return t.comparison(fp, ins, 0)
	}
	v, err := t.Compare(compareOf(ins.Op()), a, b)
	if err != nil {
		return err
	}
	return t.compared(fp, ins, v)
}

// comparison calls the methods of a comparison from a stage on.
func (t *Thread) comparison(fp unsafe.Pointer, ins code.Instr, stage int) error {
	op := compareOf(ins.Op())
	if t.depth > t.maxDep {
		return t.Raise(t.VM.Exc.RecursionError, "maximum recursion depth exceeded in comparison")
	}
	for first := stage == 0; stage < compareStages; stage++ {
		a, b := operands(fp, ins)
		f, self, other := t.compareMethod(op, stage, a, b)
		if f == obj.Unbound {
			continue
		}
		link := makeLink(actCompare, 0) | uint64(stage)<<linkFlags
		if first {
			t.fillOp(frameLoaded(fp), nextInstr(fp), a, b, opCache{f: f, link: link, swapped: stage != 1})
		}
		entered, v, err := t.invoke(link, f, self, other)
		if err != nil || entered {
			return err
		}
		if v != obj.NotImplemented {
			return t.compared(fp, ins, v)
		}
		first = first && t.refusesByClass(self)
	}
	a, b := operands(fp, ins)
	v, err := t.compareLast(op, a, b)
	if err != nil {
		return err
	}
	return t.compared(fp, ins, v)
}

// compared completes a comparison with its result.
func (t *Thread) compared(fp unsafe.Pointer, ins code.Instr, v Value) error {
	if ins.Op() <= code.OpGe {
		*regA(fp, ins) = v
		return nil
	}
	return t.decide(fp, ins, v)
}

// stepContains is the operator in, fused with a jump or not.
func (t *Thread) stepContains(fp unsafe.Pointer, ins code.Instr) error {
	container, x := *regC(fp, ins), *regB(fp, ins)
	if ins.Op() == code.OpJumpIn {
		container, x = *regB(fp, ins), *regA(fp, ins)
	}
	switch {
	case !container.IsRef():
	case t.IsExact(container, obj.KindTuple, obj.ShapeTuple):
		if in, known := t.among(t.TupleView(container), x); known {
			t.decided(fp, ins, in)
			return nil
		}
	case t.ShapeID(container) == obj.ShapeDict:
		if i, _, ok := t.quickEntry(container, x); ok {
			t.decided(fp, ins, i >= 0)
			return nil
		}
	case t.ShapeID(container) == obj.ShapeSet:
		if h, ok := t.Space.Hash(x); ok {
			p := obj.NewSetProbe(h)
			if i := t.SetFind(container, x, &p); i != obj.Compare {
				t.decided(fp, ins, i >= 0)
				return nil
			}
		}
	}
	if _, exact := t.exact(container); !exact {
		if f := t.classLookup(t.TypeOf(container), t.VM.Names.Contains); f != obj.NoneValue && f != obj.Unbound && t.inherited(container, f) == nil {
			entered, v, err := t.invoke(makeLink(actTruth, 0), f, container, x)
			if err != nil || entered {
				return err
			}
			return t.decide(fp, ins, v)
		}
	}
	if done, err := t.containsInLoop(container, x); done {
		return err
	}
	ok, err := t.Contains(container, x)
	if err == nil {
		t.decided(fp, ins, ok)
	}
	return err
}

// among reports whether x is one of the items, if that is known without running Python code.
func (t *Thread) among(items []Value, x Value) (in, known bool) {
	for _, y := range items {
		if in, known := t.Space.Equal(y, x); in || !known {
			return in, known
		}
	}
	return false, true
}

// decide completes a test by the truth of v.
func (t *Thread) decide(fp unsafe.Pointer, ins code.Instr, v Value) error {
	if v.IsRef() {
		if c := t.findOp(frameLoaded(fp), nextInstr(fp), t.ShapeID(v), noShape); c != nil {
			return t.decideBy(fp, ins, c.f, c.link, v)
		}
		if _, exact := t.exact(v); !exact {
			class := t.TypeOf(v)
			f, act := t.classLookup(class, t.VM.Names.Bool), actBool
			if f == obj.Unbound {
				f, act = t.classLookup(class, t.VM.Names.Len), actLen
			}
			slots := (*Slots)(nil)
			if f != obj.Unbound {
				slots = t.inherited(v, f)
			}
			switch {
			case slots == nil:
				link := makeLink(act, 0)
				t.fillOp(frameLoaded(fp), nextInstr(fp), v, obj.Unbound, opCache{f: f, link: link})
				return t.decideBy(fp, ins, f, link, v)
			case act == actLen && slots.Len != nil:
				n, err := slots.Len(t, t.Unwrap(v))
				if err == nil {
					t.decided(fp, ins, n != 0)
				}
				return err
			}
		}
	}
	ok, err := t.Truth(v)
	if err == nil {
		t.decided(fp, ins, ok)
	}
	return err
}

// decideBy completes a test by the truth of v, which f tells; Unbound: v is true.
func (t *Thread) decideBy(fp unsafe.Pointer, ins code.Instr, f Value, link uint64, v Value) error {
	if f == obj.Unbound {
		t.decided(fp, ins, true)
		return nil
	}
	entered, r, err := t.invoke(link, f, v)
	if err != nil || entered {
		return err
	}
	return t.tested(fp, ins, action(link>>linkAction)&actionMask, r)
}

// tested completes a test by the result of __bool__ or __len__.
func (t *Thread) tested(fp unsafe.Pointer, ins code.Instr, act action, r Value) error {
	ok := r == obj.TrueValue
	if act == actLen {
		n, err := t.LenResult(r)
		if err != nil {
			return err
		}
		ok = n != 0
	} else if !r.IsBool() {
		return t.TypeError("__bool__ should return bool, returned %s", t.TypeName(r))
	}
	t.decided(fp, ins, ok)
	return nil
}

// decided completes a test: the frame at fp branches on the outcome, or it is
// stored. (The distance is that of the code which the frame runs now: it may have
// been instrumented since ins was fetched.)
func (t *Thread) decided(fp unsafe.Pointer, ins code.Instr, ok bool) {
	switch ins.Op() {
	case code.OpNot:
		*regA(fp, ins) = obj.Bool(!ok)
	case code.OpIn:
		*regA(fp, ins) = obj.Bool(ok != (ins.D() != 0))
	case code.OpJumpIf:
		if ok == (ins.D()&1 != 0) {
			save(fp, jump32(nextInstr(fp), instr(fp)))
		}
	default:
		if ok == (ins.D()&1 != 0) {
			save(fp, jump16(nextInstr(fp), instr(fp)))
		}
	}
}

// stepItem reads, stores and deletes items.
func (t *Thread) stepItem(fp unsafe.Pointer, ins code.Instr) error {
	switch ins.Op() {
	case code.OpStoreItem:
		a, b, c := *regA(fp, ins), *regB(fp, ins), *regC(fp, ins)
		if t.IsExact(a, obj.KindDict, obj.ShapeDict) {
			return t.DictSet(a, b, c)
		}
		f, slots := t.methodOrSlots(a, t.VM.Names.SetItem)
		switch {
		case f != obj.Unbound:
			return t.invokeDrop(f, a, b, c)
		case slots != nil && slots.SetItem != nil:
			return slots.SetItem(t, a, b, c)
		}
		return t.SetItem(a, b, c)
	case code.OpDeleteItem:
		a, b := *regA(fp, ins), *regB(fp, ins)
		f, slots := t.methodOrSlots(a, t.VM.Names.DelItem)
		switch {
		case f != obj.Unbound:
			return t.invokeDrop(f, a, b)
		case slots != nil && slots.DelItem != nil:
			return slots.DelItem(t, a, b)
		}
		return t.DelItem(a, b)
	}
	v, key := *regB(fp, ins), Value(obj.Unbound)
	var x Value
	var err error
	ok := false
	switch ins.Op() {
	case code.OpLoadItem:
		if isSum(*(*code.Instr)(nextInstr(fp))) && t.Logs() && t.adjustItem(fp, ins) {
			return nil
		}
		key = *regC(fp, ins)
		x, ok = t.quickItem(v, key)
	case code.OpLoadItemI:
		key = obj.SmallInt(immC(ins))
		x, ok = t.quickItem(v, key)
	default:
		bounds := regs(unsafe.Pointer(regC(fp, ins)), 3)
		if x, ok, err = t.quickSlice(v, bounds); !ok {
			key = t.newSlice(bounds)
		}
	}
	if ok {
		if err == nil {
			*regA(fp, ins) = x
		}
		return err
	}
	if done, err := t.stepInherited(fp, ins, v, key); done {
		return err
	}
	if f := t.itemMethod(v, t.VM.Names.GetItem); f != obj.Unbound {
		return t.invokeInto(fp, ins.A(), f, v, key)
	}
	if x, err = t.GetItem(v, key); err == nil {
		*regA(fp, ins) = x
	}
	return err
}

// itemMethod is a special method of v that is a Python function, or Unbound.
func (t *Thread) itemMethod(v, name Value) Value {
	f, _ := t.methodOrSlots(v, name)
	return f
}

// methodOrSlots is itemMethod, or else the Slots of the builtin class whose method it is, nil if it is of none.
func (t *Thread) methodOrSlots(v, name Value) (Value, *Slots) {
	if !v.IsRef() || t.Kind(v) == obj.KindType {
		return obj.Unbound, nil
	}
	info, exact := t.exact(v)
	if exact {
		return obj.Unbound, info.Slots
	}
	f := t.classLookup(t.TypeOf(v), name)
	switch {
	case f == obj.Unbound:
		return obj.Unbound, nil
	case t.IsKind(f, obj.KindFunction):
		return f, nil
	}
	return obj.Unbound, t.inherited(v, f)
}

// finish deals with the result v of a frame whose action is not actStore. It
// reports whether the nested loop ends; else t.fp is the frame to go on with.
func (t *Thread) finish(fp unsafe.Pointer, v Value) (bool, error) {
	link := uint64(*word(fp, hdrLink))
	act := action(link>>linkAction) & actionMask
	switch act {
	case actInit:
		if v != obj.NoneValue {
			return false, t.TypeError("__init__() should return None, not '%s'", t.TypeName(v))
		}
		v = t.frameSelf(fp)
		act = initAction(link)
		if link&linkMark != 0 {
			t.leaveFrame(fp)
		}
	case actGen, actForIter, actYieldFrom:
		g := *word(fp, hdrExtra)
		t.leaveFrame(fp)
		t.closeGenerator(g)
		t.leaveGenerator(g, false)
	default:
		if link&linkMark != 0 { // as a rule it is not, and there is no call
			t.leaveFrame(fp)
		}
	}
	if link&linkTrap != 0 {
		t.leaving(fp)
	}
	prev := framePrev(fp)
	t.fp = prev
	t.depth--
	if t.tracing && (act == actForIter && linkStage(link) == stageLoop || act == actYieldFrom) {
		var err error
		if v, err = t.traceEnded(prev, *word(fp, hdrExtra), v); err != nil {
			return false, err
		}
	}
	switch act {
	case actDrop:
		return false, t.dropped(prev, link, v)
	case actForIter:
		return false, t.exhausted(prev, link, v)
	case actExit, actGen:
		t.result, t.yielded = v, false
		return true, nil
	}
	t.sp = unsafe.Add(prev, frameLoaded(prev).numRegs*wordSize)
	return false, t.resumeWith(prev, instr(prev), act, link, v)
}

// resumeWith has the frame at fp, which waits in ins for a frame with this
// action, go on with that one's result.
func (t *Thread) resumeWith(fp unsafe.Pointer, ins code.Instr, act action, link uint64, v Value) error {
	switch act {
	case actOperator:
		if ins.Op() == code.OpFormatValue {
			return t.formatted(fp, ins, v)
		}
		if v == obj.NotImplemented {
			return t.operator(fp, ins, linkStage(link)+1)
		}
		*regA(fp, ins) = v
		return nil
	case actCompare:
		if v == obj.NotImplemented {
			return t.comparison(fp, ins, linkStage(link)+1)
		}
		return t.compared(fp, ins, v)
	case actTruth:
		return t.decide(fp, ins, v)
	case actBool, actLen:
		return t.tested(fp, ins, act, v)
	case actIter:
		return t.opened(fp, ins, v)
	case actNext:
		t.nextItem(fp, ins, v)
		return nil
	case actFilter:
		return t.filtered(fp, ins, v)
	case actNative:
		return t.nativeReturned(fp, ins, link, v)
	}
	*word(fp, int(link>>linkDst&0xffff)) = v
	return nil
}
