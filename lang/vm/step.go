package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// step executes the instruction of the frame at fp that has just been fetched
// in full generality: what the loop (dispatch.go) has no fast path for, or
// where that did not apply. The frame's pc is saved, behind the instruction.
// It may push a frame, whose action says what the loop is to do with the
// result.
func (t *Thread) step(fp unsafe.Pointer, ins code.Instr) error {
	var v Value
	var err error
	switch ins.Op() {
	case code.OpCheckBound:
		return t.unboundLocal(frameLoaded(fp).names[ins.B()])
	case code.OpDeleteLocal:
		if *regA(fp, ins) == obj.Unbound {
			return t.unboundLocal(frameLoaded(fp).names[ins.B()])
		}
		*regA(fp, ins) = obj.Unbound
		return nil

	case code.OpLoadGlobal, code.OpLoadName, code.OpLoadClassCell, code.OpLoadCell:
		v, err = t.stepLoad(fp, ins)
	case code.OpStoreGlobal, code.OpDeleteGlobal, code.OpStoreName, code.OpDeleteName, code.OpDeleteCell:
		return t.stepStore(fp, ins)
	case code.OpMakeCell:
		*regA(fp, ins) = t.NewCell(*regA(fp, ins))
		return nil
	case code.OpCopyFree:
		copy(regs(unsafe.Pointer(regA(fp, ins)), int(ins.B())), t.TupleView(t.Field(*word(fp, hdrFunc), funcClosure)))
		return nil
	case code.OpStoreCell:
		t.SetField(*regA(fp, ins), obj.CellValue, *regB(fp, ins))
		return nil

	case code.OpLoadAttr:
		v, err = t.loadAttr(frameLoaded(fp), nextInstr(fp), *regB(fp, ins), frameLoaded(fp).names[ins.C()])
	case code.OpStoreAttr:
		return t.storeAttr(frameLoaded(fp), nextInstr(fp), *regA(fp, ins), frameLoaded(fp).names[ins.C()], *regB(fp, ins))
	case code.OpDeleteAttr:
		return t.DelAttr(*regA(fp, ins), frameLoaded(fp).names[ins.C()])
	case code.OpLoadMethod:
		w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
		return t.loadMethod(frameLoaded(fp), nextInstr(fp), w, *regB(fp, ins), frameLoaded(fp).names[ins.C()])
	case code.OpLoadSpecial:
		w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
		return t.loadSpecial(w, *regB(fp, ins), int(ins.D()))

	case code.OpLoadItem:
		v, err = t.loadItem(*regB(fp, ins), *regC(fp, ins))
	case code.OpLoadItemI:
		v, err = t.loadItem(*regB(fp, ins), obj.SmallInt(immC(ins)))
	case code.OpLoadSlice:
		v, err = t.loadSlice(*regB(fp, ins), regs(unsafe.Pointer(regC(fp, ins)), 3))
	case code.OpStoreItem:
		return t.SetItem(*regA(fp, ins), *regB(fp, ins), *regC(fp, ins))
	case code.OpDeleteItem:
		return t.DelItem(*regA(fp, ins), *regB(fp, ins))
	case code.OpBuildSlice:
		v = t.newSlice(regs(unsafe.Pointer(regB(fp, ins)), 3))

	case code.OpAdd, code.OpSub, code.OpMul, code.OpMatMul, code.OpTrueDiv, code.OpFloorDiv, code.OpMod, code.OpPow,
		code.OpLShift, code.OpRShift, code.OpAnd, code.OpOr, code.OpXor:
		v, err = t.binary(BinaryOp(ins.Op()-code.OpAdd), *regB(fp, ins), *regC(fp, ins), ins.D() != 0)
	case code.OpAddI, code.OpSubI, code.OpMulI, code.OpFloorDivI, code.OpModI, code.OpLShiftI, code.OpRShiftI, code.OpAndI:
		v, err = t.binary(immOps[ins.Op()-code.OpAddI], *regB(fp, ins), obj.SmallInt(immC(ins)), ins.D() != 0)
	case code.OpNeg:
		v, err = t.Unary(UnaryNeg, *regB(fp, ins))
	case code.OpPos:
		v, err = t.Unary(UnaryPos, *regB(fp, ins))
	case code.OpInvert:
		v, err = t.Unary(UnaryInvert, *regB(fp, ins))
	case code.OpLt, code.OpLe, code.OpEq, code.OpNe, code.OpGt, code.OpGe:
		v, err = t.Compare(CompareOp(ins.Op()-code.OpLt), *regB(fp, ins), *regC(fp, ins))

	case code.OpNot, code.OpIn, code.OpJumpIf, code.OpJumpLt, code.OpJumpLe, code.OpJumpEq, code.OpJumpNe, code.OpJumpGt, code.OpJumpGe,
		code.OpJumpLtI, code.OpJumpLeI, code.OpJumpEqI, code.OpJumpNeI, code.OpJumpGtI, code.OpJumpGeI, code.OpJumpIn:
		return t.stepTest(fp, ins)

	case code.OpGetIter:
		v, err = t.Iter(*regB(fp, ins))
	case code.OpForPrep:
		return t.forPrep((*[3]Value)(unsafe.Pointer(regA(fp, ins))), *regB(fp, ins))
	case code.OpForIter:
		return t.stepForIter(fp, ins)

	case code.OpCallEx:
		ok, v, err := t.callEx(unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes), makeLink(actStore, ins.B()), fp)
		if err == nil && !ok {
			*regB(fp, ins) = v
		}
		return err
	case code.OpImportName:
		v = obj.NoneValue
		if ins.B() != code.NoReg {
			v = *regB(fp, ins)
		}
		v, err = t.importName(fp, frameLoaded(fp).names[ins.C()], v, int(ins.D()))
	case code.OpImportFrom:
		v, err = t.importFrom(*regB(fp, ins), frameLoaded(fp).names[ins.C()])
	case code.OpImportStar:
		return t.importStar(*regA(fp, ins), *word(fp, hdrSpace))
	case code.OpLoadBuildClass:
		v, err = t.loadBuildClass()
	case code.OpSetupAnnotations:
		return t.setupAnnotations(*word(fp, hdrSpace))
	case code.OpLoadLocals:
		v = *word(fp, hdrSpace)
	case code.OpPrintExpr:
		return t.printExpr(*regA(fp, ins))

	case code.OpGetYieldFromIter:
		v, err = t.yieldFromIter(frameLoaded(fp), *regB(fp, ins))
	case code.OpGetAwaitable:
		v, err = t.awaitable(*regB(fp, ins), ins.D())
	case code.OpGetAiter:
		v, err = t.aiter(*regB(fp, ins))
	case code.OpGetAnext:
		v, err = t.anext(*regB(fp, ins))

	case code.OpExcMatch, code.OpExcGroupMatch, code.OpExcGroupFinish, code.OpExcInfo, code.OpRaise, code.OpRaiseBare,
		code.OpReraise, code.OpEndAsyncFor, code.OpLoadAssertionError:
		return t.stepExc(fp, ins)
	case code.OpGetLen, code.OpMatchSequence, code.OpMatchMapping, code.OpMatchKeys, code.OpMatchClass, code.OpDictWithout:
		v, err = t.stepMatch(fp, ins)
	default:
		return t.stepBuild(fp, ins)
	}
	if err == nil {
		*regA(fp, ins) = v
	}
	return err
}

// immOps are the operators of the instructions from AddI on.
var immOps = [...]BinaryOp{OpAdd, OpSub, OpMul, OpFloorDiv, OpMod, OpLShift, OpRShift, OpAnd}

// stepLoad reads variables.
func (t *Thread) stepLoad(fp unsafe.Pointer, ins code.Instr) (Value, error) {
	ld := frameLoaded(fp)
	globals := t.Field(*word(fp, hdrFunc), funcGlobals)
	switch ins.Op() {
	case code.OpLoadGlobal:
		return t.loadGlobal(ld, nextInstr(fp), globals, ld.names[ins.B()])
	case code.OpLoadName:
		return t.loadName(ld, nextInstr(fp), *word(fp, hdrSpace), globals, ld.names[ins.B()])
	case code.OpLoadClassCell:
		return t.loadClassCell(ld, *word(fp, hdrSpace), *regB(fp, ins), ld.names[ins.C()])
	}
	return 0, t.unboundCell(ld, ld.names[ins.C()])
}

// stepStore changes variables.
func (t *Thread) stepStore(fp unsafe.Pointer, ins code.Instr) error {
	ld := frameLoaded(fp)
	globals := t.Field(*word(fp, hdrFunc), funcGlobals)
	switch ins.Op() {
	case code.OpStoreGlobal:
		return t.storeGlobal(ld, nextInstr(fp), globals, ld.names[ins.B()], *regA(fp, ins))
	case code.OpDeleteGlobal:
		return t.deleteGlobal(globals, ld.names[ins.B()])
	case code.OpStoreName:
		return t.storeName(ld, nextInstr(fp), *word(fp, hdrSpace), globals, ld.names[ins.B()], *regA(fp, ins))
	case code.OpDeleteName:
		return t.deleteName(*word(fp, hdrSpace), globals, ld.names[ins.B()])
	}
	c := *regA(fp, ins)
	if t.Field(c, obj.CellValue) == obj.Unbound {
		return t.unboundCell(ld, ld.names[ins.C()])
	}
	t.SetField(c, obj.CellValue, obj.Unbound)
	return nil
}

// stepTest does what makes a truth value, and branches on it or stores it.
func (t *Thread) stepTest(fp unsafe.Pointer, ins code.Instr) error {
	ok, err := t.test(fp, ins)
	if err != nil {
		return err
	}
	t.decided(fp, ins, ok)
	return nil
}

func (t *Thread) test(fp unsafe.Pointer, ins code.Instr) (bool, error) {
	switch op := ins.Op(); op {
	case code.OpNot:
		return t.Truth(*regB(fp, ins))
	case code.OpIn:
		return t.Contains(*regC(fp, ins), *regB(fp, ins))
	case code.OpJumpIn:
		return t.Contains(*regB(fp, ins), *regA(fp, ins))
	case code.OpJumpIf:
		return t.Truth(*regA(fp, ins))
	case code.OpJumpLt, code.OpJumpLe, code.OpJumpEq, code.OpJumpNe, code.OpJumpGt, code.OpJumpGe:
		return t.CompareBool(CompareOp(op-code.OpJumpLt), *regA(fp, ins), *regB(fp, ins))
	default:
		return t.CompareBool(CompareOp(op-code.OpJumpLtI), *regA(fp, ins), obj.SmallInt(immB(ins)))
	}
}

// decided completes a test: the frame at fp branches on the outcome, or it is
// stored.
func (t *Thread) decided(fp unsafe.Pointer, ins code.Instr, ok bool) {
	switch ins.Op() {
	case code.OpNot:
		*regA(fp, ins) = obj.Bool(!ok)
	case code.OpIn:
		*regA(fp, ins) = obj.Bool(ok != (ins.D() != 0))
	case code.OpJumpIf:
		if ok == (ins.D()&1 != 0) {
			save(fp, jump32(nextInstr(fp), ins))
		}
	default:
		if ok == (ins.D()&1 != 0) {
			save(fp, jump16(nextInstr(fp), ins))
		}
	}
}

// stepForIter takes the next item of an iterator that the loop does not know.
func (t *Thread) stepForIter(fp unsafe.Pointer, ins code.Instr) error {
	it := *regB(fp, ins)
	if t.IsKind(it, obj.KindGenerator) {
		return t.resumeInLoop(it, ins)
	}
	v, err := t.Next(it)
	if err != nil || v == obj.Unbound {
		return err
	}
	t.nextItem(fp, ins, v)
	return nil
}

// nextItem completes the ForIter ins of the frame at fp with an item.
func (t *Thread) nextItem(fp unsafe.Pointer, ins code.Instr, v Value) {
	*regA(fp, ins) = v
	save(fp, jump16(nextInstr(fp), ins))
}

// stepExc raises and matches exceptions.
func (t *Thread) stepExc(fp unsafe.Pointer, ins code.Instr) error {
	switch ins.Op() {
	case code.OpExcMatch:
		ok, err := t.excMatch(*regB(fp, ins), *regC(fp, ins))
		if err == nil {
			*regA(fp, ins) = obj.Bool(ok)
		}
		return err
	case code.OpExcGroupMatch:
		return t.excGroupMatch(regA(fp, ins), regB(fp, ins), *regC(fp, ins))
	case code.OpExcGroupFinish:
		v, err := t.excGroupFinish(*regB(fp, ins), *regC(fp, ins))
		if err == nil {
			*regA(fp, ins) = v
		}
		return err
	case code.OpExcInfo:
		e := *regB(fp, ins)
		d := (*[3]Value)(unsafe.Pointer(regA(fp, ins)))
		d[0], d[1], d[2] = t.TypeOf(e), e, t.Field(e, obj.ExcTraceback)
		return nil
	case code.OpRaise:
		cause := Value(obj.Unbound)
		if ins.B() != code.NoReg {
			cause = *regB(fp, ins)
		}
		return t.raise(*regA(fp, ins), cause)
	case code.OpRaiseBare:
		if t.r.handled == obj.Unbound || t.r.handled == obj.NoneValue {
			return t.RuntimeError("No active exception to reraise")
		}
		t.r.raised = t.r.handled
		return errReraise
	case code.OpEndAsyncFor:
		if t.IsSubclass(t.TypeOf(*regA(fp, ins)), t.VM.Exc.StopAsyncIteration) {
			return nil
		}
		fallthrough
	case code.OpReraise:
		t.r.raised = *regA(fp, ins)
		return errReraise
	}
	*regA(fp, ins) = t.VM.Exc.AssertionError
	return nil
}

// stepMatch serves the match statement.
func (t *Thread) stepMatch(fp unsafe.Pointer, ins code.Instr) (Value, error) {
	switch ins.Op() {
	case code.OpGetLen:
		n, err := t.Len(*regB(fp, ins))
		return obj.SmallInt(int64(n)), err
	case code.OpMatchSequence:
		return obj.Bool(t.matchSequence(*regB(fp, ins))), nil
	case code.OpMatchMapping:
		return obj.Bool(t.matchMapping(*regB(fp, ins))), nil
	case code.OpMatchKeys:
		return t.matchKeys(regB(fp, ins), regC(fp, ins))
	case code.OpMatchClass:
		return t.matchClass(regB(fp, ins), (*[2]Value)(unsafe.Pointer(regC(fp, ins))), int(ins.D()))
	}
	return t.dictWithout(regB(fp, ins), regC(fp, ins))
}

// stepBuild makes and fills containers, and takes them apart.
func (t *Thread) stepBuild(fp unsafe.Pointer, ins code.Instr) error {
	var v Value
	var err error
	switch ins.Op() {
	case code.OpBuildList:
		v, err = t.NewListOf(regs(unsafe.Pointer(regB(fp, ins)), int(ins.C()))...)
	case code.OpBuildTuple:
		v, err = t.NewTuple(regs(unsafe.Pointer(regB(fp, ins)), int(ins.C()))...)
	case code.OpBuildSet:
		v, err = t.buildSet(unsafe.Pointer(regB(fp, ins)), int(ins.C()))
	case code.OpBuildMap:
		v, err = t.buildMap(unsafe.Pointer(regB(fp, ins)), int(ins.C()))
	case code.OpBuildString:
		v, err = t.buildString(regs(unsafe.Pointer(regB(fp, ins)), int(ins.C())))
	case code.OpListAppend:
		return t.ListAppend(*regA(fp, ins), *regB(fp, ins))
	case code.OpSetAdd:
		return t.SetAddKey(*regA(fp, ins), *regB(fp, ins))
	case code.OpMapAdd:
		return t.DictSet(*regA(fp, ins), *regB(fp, ins), *regC(fp, ins))
	case code.OpListExtend:
		return t.listExtend(regA(fp, ins), *regB(fp, ins))
	case code.OpSetUpdate:
		return t.setUpdate(regA(fp, ins), *regB(fp, ins))
	case code.OpDictUpdate:
		return t.dictUpdate(regA(fp, ins), regB(fp, ins))
	case code.OpDictMerge:
		return t.dictMerge(regA(fp, ins), regB(fp, ins), regC(fp, ins))
	case code.OpListToTuple:
		v, err = t.ListToTuple(*regB(fp, ins))
	case code.OpFormatValue:
		if ins.C() != code.NoReg {
			v = *regC(fp, ins)
		}
		v, err = t.formatValue(*regB(fp, ins), v, ins.D())
	case code.OpUnpackSequence:
		return t.unpack(unsafe.Pointer(regA(fp, ins)), *regB(fp, ins), int(ins.C()))
	case code.OpUnpackEx:
		return t.unpackEx(unsafe.Pointer(regA(fp, ins)), *regB(fp, ins), int(ins.D()), int(ins.C()))
	case code.OpMakeFunction:
		v, err = t.makeFunction(frameLoaded(fp), int(ins.C()), fp, unsafe.Pointer(regB(fp, ins)), ins.D())
	default:
		return t.Raise(t.VM.Exc.SystemError, "unknown opcode %d", ins.Op())
	}
	if err == nil {
		*regA(fp, ins) = v
	}
	return err
}
