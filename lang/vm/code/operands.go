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
	case OpCopyFreeVars:
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

// Names is what an operand of i names beside registers: a Name, a Const or the distance
// of a Jump; or None. An index is that of Code's tables.
func (i Instr) Names() (Operand, int) {
	row := i.Op().Row()
	for n, kind := range [...]Operand{row.A, row.B, row.C} {
		x := int([...]uint16{i.A(), i.B(), i.C()}[n])
		switch kind {
		case Name:
			return Name, x
		case OptK:
			if x == NoReg {
				continue
			}
			return Const, x
		case Const:
			return Const, x
		case Const32:
			return Const, int(i.BC())
		case Jump:
			return Jump, int(int16(x))
		case Jump32:
			return Jump, int(i.BC())
		}
	}
	return None, 0
}
