package code

import (
	"fmt"
	"math/big"
)

// Verify checks that a Code, and every Code among its constants, can be run
// without the loop looking at anything that is not there: registers, names and
// constants exist, jumps and handlers lead to instructions, control does not
// run off the end, and the parallel tables have their lengths. What a program
// computes it does not check.
func Verify(c *Code) error {
	v := verifier{c: c}
	v.tables()
	for pc := range c.Instrs {
		v.instruction(pc)
		if v.err != nil {
			return v.err
		}
	}
	v.handlers()
	v.traced()
	if v.err != nil {
		return v.err
	}
	for i, k := range c.Consts {
		if err := v.constant(k, 0); err != nil {
			return fmt.Errorf("%s: constant %d: %w", c.Qualname, i, err)
		}
	}
	return nil
}

type verifier struct {
	c   *Code
	err error // the first one
}

func (v *verifier) check(ok bool, format string, args ...any) {
	if !ok {
		v.fail(format, args...)
	}
}

// fail is check of what does not hold. What is looked at for each instruction calls it: to pass the
// arguments of check takes longer than to compare.
func (v *verifier) fail(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf("%s: "+format, append([]any{v.c.Qualname}, args...)...)
	}
}

func (v *verifier) tables() {
	c := v.c
	n := len(c.Instrs)
	v.check(n > 0, "no instructions")
	v.check(len(c.Positions) == n, "%d positions for %d instructions", len(c.Positions), n)
	v.check(len(c.Live) == n, "%d heights for %d instructions", len(c.Live), n)
	v.check(c.NumRegs >= 0 && c.NumRegs <= MaxRegs, "%d registers", c.NumRegs)
	v.check(c.NumParams() <= len(c.VarNames), "%d parameters, %d variables", c.NumParams(), len(c.VarNames))
	v.check(c.ArgCount >= 0 && c.KwOnlyCount >= 0 && c.PosOnlyCount >= 0 && c.PosOnlyCount <= c.ArgCount, "negative counts")
	v.check(len(c.VarNames) <= c.NumRegs, "%d variables, %d registers", len(c.VarNames), c.NumRegs)
	v.check(len(c.CellRegs) == len(c.CellVars), "%d registers for %d cells", len(c.CellRegs), len(c.CellVars))
	for i, r := range c.CellRegs {
		v.check(int(r) < c.NumRegs, "cell %d in register %d", i, r)
	}
	v.check(len(c.FreeVars) == 0 || int(c.FreeReg)+len(c.FreeVars) <= c.NumRegs, "free variables in registers %d…", c.FreeReg)
	if n > 0 {
		last := c.Instrs[n-1].Op().Row()
		v.check(last.Effect&Ends != 0, "control runs off the end")
	}
}

// NumParams is the number of parameters of all kinds.
func (c *Code) NumParams() int {
	n := c.ArgCount + c.KwOnlyCount
	if c.Flags&FlagVarArgs != 0 {
		n++
	}
	if c.Flags&FlagVarKeywords != 0 {
		n++
	}
	return n
}

func (v *verifier) instruction(pc int) {
	c := v.c
	i := c.Instrs[pc]
	if int(i.Op()) >= len(Table) {
		v.fail("%d: operation %d does not exist", pc, i.Op())
	}
	if v.err != nil {
		return
	}
	row := i.Op().Row()
	if int(c.Live[pc]) > c.NumRegs {
		v.fail("%d: %s: height %d", pc, row.Name, c.Live[pc])
	}
	v.operand(pc, i, row.A, int(i.A()))
	if row.B.wide() {
		v.operand(pc, i, row.B, int(i.BC()))
		return
	}
	v.operand(pc, i, row.B, int(i.B()))
	v.operand(pc, i, row.C, int(i.C()))
	if i.Op() == OpForIter {
		v.regs(pc, i, int(i.B()), LoopRegs)
	}
}

// wide says that the operand fills fields B and C.
func (o Operand) wide() bool { return o == Jump32 || o == Const32 || o == Imm32 }

func (v *verifier) regs(pc int, i Instr, first, n int) {
	if first+n > v.c.NumRegs {
		v.fail("%d: %s: register %d of %d", pc, i.Op(), first+n-1, v.c.NumRegs)
	}
}

func (v *verifier) operand(pc int, i Instr, kind Operand, x int) {
	c := v.c
	switch kind {
	case Reg, Dst, Mod:
		v.regs(pc, i, x, 1)
	case OptReg:
		if x != NoReg {
			v.regs(pc, i, x, 1)
		}
	case Many:
		v.regs(pc, i, x, i.ManyLen())
	case Outs:
		v.regs(pc, i, x, i.OutsLen())
	case Window:
		v.window(pc, i, x)
	case Name:
		if x >= len(c.Names) {
			v.fail("%d: %s: name %d of %d", pc, i.Op(), x, len(c.Names))
		}
	case Const, Const32:
		if x < 0 || x >= len(c.Consts) {
			v.fail("%d: %s: constant %d of %d", pc, i.Op(), x, len(c.Consts))
		}
		if i.Op() == OpMakeFunction && v.err == nil {
			_, ok := c.Consts[x].(*Code)
			if !ok {
				v.fail("%d: function of a %T", pc, c.Consts[x])
			}
		}
	case OptK:
		if x != NoReg {
			v.keywords(pc, i, x)
		}
	case Jump:
		v.jump(pc, i, int(int16(x)))
	case Jump32:
		v.jump(pc, i, x)
	}
}

// window checks the registers that an instruction uses of a call window.
func (v *verifier) window(pc int, i Instr, base int) {
	n := SelfSlot
	switch i.Op() {
	case OpCall:
		n += int(i.D())
	case OpCallMethod:
		n += 1 + int(i.D())
	case OpCallEx:
		n += 2
	default:
		n++ // LoadMethod, LoadSpecial: callable and self
	}
	v.regs(pc, i, base, n)
}

// keywords checks the names tuple of a call.
func (v *verifier) keywords(pc int, i Instr, k int) {
	if k >= len(v.c.Consts) {
		v.fail("%d: %s: constant %d of %d", pc, i.Op(), k, len(v.c.Consts))
	}
	if v.err != nil {
		return
	}
	names, ok := v.c.Consts[k].(Tuple)
	if !ok || len(names) > int(i.D()) {
		v.fail("%d: %s: keyword names", pc, i.Op())
	}
	for _, n := range names {
		_, ok := n.(string)
		if !ok {
			v.fail("%d: %s: keyword name %v", pc, i.Op(), n)
		}
	}
}

func (v *verifier) jump(pc int, i Instr, distance int) {
	to := pc + 1 + distance
	if to < 0 || to >= len(v.c.Instrs) {
		v.fail("%d: %s: to %d", pc, i.Op(), to)
	}
	switch backward := distance < 0; i.Op() {
	case OpJump:
		if backward {
			v.fail("%d: Jump: backward", pc)
		}
	case OpJumpBack:
		if !backward {
			v.fail("%d: JumpBack: forward", pc)
		}
	case OpForIter:
	default:
		if backward != (i.D()&2 != 0) {
			v.fail("%d: %s: direction", pc, i.Op())
		}
	}
}

func (v *verifier) handlers() {
	n := int32(len(v.c.Instrs))
	for i, h := range v.c.Handlers {
		v.check(0 <= h.Start && h.Start < h.End && h.End <= n, "handler %d: range", i)
		v.check(0 <= h.Target && h.Target < n, "handler %d: target", i)
		v.check(int(h.Exc) < v.c.NumRegs, "handler %d: register", i)
	}
}

// traced checks what instrumented code is made of.
func (v *verifier) traced() {
	n := int32(len(v.c.Instrs))
	for i, s := range v.c.Starts {
		v.check(0 <= s && s < n && (i == 0 || v.c.Starts[i-1] < s), "start %d: place", i)
	}
	last := int32(0)
	at := make(map[int32]int32, len(v.c.Marks))
	for i, m := range v.c.Marks {
		v.check(last <= m.At && m.At < n, "mark %d: place", i)
		if over := int(m.Line); over < 0 {
			v.check(i-over < len(v.c.Marks) && v.c.Marks[i-over].At == m.At, "mark %d: passes over others", i)
		}
		last = m.At
		at[m.At]++
	}
	for i, d := range v.c.Detours {
		v.check(0 <= d.Jump && d.Jump < n && 0 <= d.To && d.To < n, "detour %d: place", i)
		if v.err != nil {
			return
		}
		row := v.c.Instrs[d.Jump].Op().Row()
		v.check(row.B == Jump32 || row.C == Jump, "detour %d: of no jump", i)
		v.check(0 <= d.Skip && d.Skip <= at[d.To], "detour %d: mark", i)
	}
}

// maxNesting bounds tuples in tuples and codes in codes.
const maxNesting = 1000

func (v *verifier) constant(k any, depth int) error {
	if depth > maxNesting {
		return fmt.Errorf("nested too deeply")
	}
	items := func(list []any) error {
		for _, it := range list {
			if err := v.constant(it, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	switch k := k.(type) {
	case NoneType, EllipsisType, bool, int64, *big.Int, float64, complex128, string, Bytes, Object:
		return nil
	case Tuple:
		return items(k)
	case FrozenSet:
		return items(k)
	case *Code:
		if k.Late() {
			return nil // Whole verifies it
		}
		return Verify(k)
	}
	return fmt.Errorf("of type %T", k)
}
