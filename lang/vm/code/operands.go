package code

// ManyLen is the number of registers that the Many operand of i names.
func (i Instr) ManyLen() int {
	switch i.Op() {
	case OpBuildMap:
		return 2 * int(i.C())
	case OpBuildList, OpBuildTuple, OpBuildSet, OpBuildString:
		return int(i.C())
	case OpLoadSlice, OpBuildSlice:
		return 3
	case OpMatchClass:
		return 2
	case OpMakeFunction:
		n := 0
		for f := i.D(); f != 0; f &= f - 1 {
			n++
		}
		return n
	}
	return 0
}

// OutsLen is the number of registers that the Outs operand of i names.
func (i Instr) OutsLen() int {
	switch i.Op() {
	case OpCopyFree:
		return int(i.B())
	case OpUnpackSequence:
		return int(i.C())
	case OpUnpackEx:
		return int(i.D()) + 1 + int(i.C())
	case OpForPrep, OpExcInfo:
		return 3
	case OpExcGroupMatch:
		return 1
	}
	return 0
}

// LoopRegs is the number of registers that a for loop keeps its state in.
const LoopRegs = 3
