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
		return t.unboundLocal(frameLoaded(fp), ins.A())
	case code.OpDeleteLocal:
		if *regA(fp, ins) == obj.Unbound {
			return t.unboundLocal(frameLoaded(fp), ins.A())
		}
		*regA(fp, ins) = obj.Unbound
		return nil

	case code.OpLoadGlobal:
		if t.adjustGlobal(fp, frameLoaded(fp), nextInstr(fp), t.Field(*word(fp, hdrFunc), funcGlobals)) {
			return nil
		}
		v, err = t.stepLoad(fp, ins)
	case code.OpLoadName, code.OpLoadClassCell, code.OpLoadCell:
		v, err = t.stepLoad(fp, ins)
	case code.OpStoreGlobal, code.OpDeleteGlobal, code.OpStoreName, code.OpDeleteName, code.OpDeleteCell:
		return t.stepStore(fp, ins)
	case code.OpMakeCell:
		*regA(fp, ins) = t.NewCell(*regA(fp, ins))
		return nil
	case code.OpCopyFreeVars:
		copy(regs(unsafe.Pointer(regA(fp, ins)), int(ins.B())), t.TupleView(t.Field(*word(fp, hdrFunc), funcClosure)))
		return nil
	case code.OpStoreCell:
		t.SetField(*regA(fp, ins), obj.CellValue, *regB(fp, ins))
		return nil

	case code.OpPushExc:
		*regA(fp, ins) = t.handledInside(fp)
		t.handleInside(fp, *regB(fp, ins))
		return nil
	case code.OpPopExc:
		t.handleInside(fp, *regA(fp, ins))
		return nil

	case code.OpLoadAttr:
		return t.stepLoadAttr(fp, ins)
	case code.OpStoreAttr:
		return t.stepStoreAttr(fp, ins)
	case code.OpDeleteAttr:
		return t.DelAttr(*regA(fp, ins), frameLoaded(fp).names[ins.C()])
	case code.OpLoadMethod:
		return t.stepLoadMethod(fp, ins)
	case code.OpLoadSuper:
		return t.stepLoadSuper(fp, ins)
	case code.OpLoadSpecial:
		return t.stepLoadSpecial(fp, ins)

	case code.OpLoadItem, code.OpLoadItemI, code.OpLoadSlice, code.OpStoreItem, code.OpDeleteItem:
		return t.stepItem(fp, ins)
	case code.OpBuildSlice:
		v = t.newSlice(regs(unsafe.Pointer(regB(fp, ins)), 3))

	case code.OpAdd, code.OpSub, code.OpMul, code.OpMatMul, code.OpTrueDiv, code.OpFloorDiv, code.OpMod, code.OpPow,
		code.OpLShift, code.OpRShift, code.OpAnd, code.OpOr, code.OpXor,
		code.OpAddI, code.OpSubI, code.OpMulI, code.OpFloorDivI, code.OpModI, code.OpLShiftI, code.OpRShiftI, code.OpAndI:
		return t.stepBinary(fp, ins)
	case code.OpNeg, code.OpPos, code.OpInvert:
		op := UnaryOp(ins.Op() - code.OpNeg)
		name, _ := t.VM.Names.unary(op)
		if f := t.itemMethod(*regB(fp, ins), name); f != obj.Unbound {
			return t.invokeInto(fp, ins.A(), f, *regB(fp, ins))
		}
		v, err = t.Unary(op, *regB(fp, ins))
	case code.OpLt, code.OpLe, code.OpEq, code.OpNe, code.OpGt, code.OpGe,
		code.OpJumpLt, code.OpJumpLe, code.OpJumpEq, code.OpJumpNe, code.OpJumpGt, code.OpJumpGe,
		code.OpJumpLtI, code.OpJumpLeI, code.OpJumpEqI, code.OpJumpNeI, code.OpJumpGtI, code.OpJumpGeI:
		return t.stepCompare(fp, ins)
	case code.OpIn, code.OpJumpIn:
		return t.stepContains(fp, ins)
	case code.OpNot:
		return t.decide(fp, ins, *regB(fp, ins))
	case code.OpJumpIf:
		return t.decide(fp, ins, *regA(fp, ins))

	case code.OpGetIter, code.OpForPrep:
		return t.stepIter(fp, ins)
	case code.OpForIter:
		return t.stepForIter(fp, ins)

	case code.OpCallEx:
		return t.stepCallEx(fp, ins)
	case code.OpImportName:
		v = obj.NoneValue
		if ins.B() != code.NoReg {
			v = *regB(fp, ins)
		}
		v, err = t.importName(fp, frameLoaded(fp).names[ins.C()], v, int(ins.D()))
	case code.OpImportFrom:
		v, err = t.importFrom(*regB(fp, ins), frameLoaded(fp).names[ins.C()])
	case code.OpImportStar:
		return t.importStar(*regA(fp, ins), t.namespace(fp))
	case code.OpLoadBuildClass:
		v, err = t.loadBuildClass()
	case code.OpSetupAnnotations:
		return t.setupAnnotations(t.namespace(fp))
	case code.OpLoadLocals:
		v = t.namespace(fp)
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

	case code.OpTrace:
		err := t.traceHook(fp, ins)
		if err == nil && !t.traces() {
			t.uninstrumentFrame(fp)
		}
		return err
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
		return t.loadClassCell(ld, t.namespace(fp), *regB(fp, ins), ins.B())
	}
	return 0, t.unboundCell(ld, ins.B())
}

// stepStore changes variables.
func (t *Thread) stepStore(fp unsafe.Pointer, ins code.Instr) error {
	ld := frameLoaded(fp)
	globals := t.Field(*word(fp, hdrFunc), funcGlobals)
	switch ins.Op() {
	case code.OpStoreGlobal:
		if t.storeGlobalLate(fp, ld, nextInstr(fp), globals, *regA(fp, ins)) {
			return nil
		}
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
		return t.unboundCell(ld, ins.A())
	}
	t.SetField(c, obj.CellValue, obj.Unbound)
	return nil
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
		v, err = t.buildTuple(regs(unsafe.Pointer(regB(fp, ins)), int(ins.C())))
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
		switch v = *regB(fp, ins); {
		case t.IsExact(v, obj.KindTuple, obj.ShapeTuple):
			return t.ListExtend(*regA(fp, ins), t.TupleView(v))
		case t.IsExact(v, obj.KindList, obj.ShapeList):
			return t.ListExtend(*regA(fp, ins), t.ListView(v))
		}
		if done, err := t.extendInLoop(BodyExtend, *regA(fp, ins), *regB(fp, ins)); done {
			return err
		}
		return t.listExtend(regA(fp, ins), *regB(fp, ins))
	case code.OpSetUpdate:
		if done, err := t.extendInLoop(BodyUpdate, *regA(fp, ins), *regB(fp, ins)); done {
			return err
		}
		return t.SetUpdate(regA(fp, ins), *regB(fp, ins))
	case code.OpDictUpdate:
		return t.dictUpdate(regA(fp, ins), regB(fp, ins))
	case code.OpKeywordArgs:
		v, err = t.keywordDict(regB(fp, ins), regC(fp, ins))
	case code.OpDictMerge:
		return t.dictMerge(regA(fp, ins), regB(fp, ins), regC(fp, ins))
	case code.OpListToTuple:
		v, err = t.ListToTuple(*regB(fp, ins))
	case code.OpFormatValue:
		return t.stepFormat(fp, ins)
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
