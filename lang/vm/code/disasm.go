package code

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Disasm lists a Code and those among its constants. A line of the listing:
//
//	line   pc  operation      operands        what they name
//	   3   12  JumpLt         r1 r2 ->20
//
// Registers of variables stand by their names: r0(x).
func Disasm(w io.Writer, c *Code) error {
	b := bufio.NewWriter(w)
	d := lister{w: b}
	d.code(c)
	return b.Flush()
}

type lister struct{ w *bufio.Writer }

func (d *lister) printf(format string, args ...any) { fmt.Fprintf(d.w, format, args...) }

func (d *lister) code(c *Code) {
	d.printf("code %s", c.Qualname)
	if n := c.NumParams(); n > 0 {
		d.printf("(%s)", strings.Join(c.VarNames[:min(n, len(c.VarNames))], ", "))
	}
	d.printf(", line %d, %d registers%s\n", c.FirstLine, c.NumRegs, flagNames(c.Flags))
	if len(c.CellVars) > 0 {
		d.printf("cells %s\n", strings.Join(c.CellVars, ", "))
	}
	if len(c.FreeVars) > 0 {
		d.printf("free %s\n", strings.Join(c.FreeVars, ", "))
	}
	targets := c.Targets()
	line := uint32(0)
	for pc := range c.Instrs {
		l := ""
		if p := c.Positions[pc].Line; p != line && p != 0 {
			line = p
			l = fmt.Sprint(p)
		}
		mark := ' '
		if targets[pc] {
			mark = '>'
		}
		d.printf("%s\n", strings.TrimRight(fmt.Sprintf("%5s %c%4d  %s", l, mark, pc, c.Text(pc)), " "))
	}
	for _, h := range c.Handlers {
		d.printf("  handler %d..%d -> %d, exception in %s", h.Start, h.End, h.Target, c.reg(int(h.Exc)))
		if h.Lasti {
			d.printf(", cleanup")
		}
		d.printf("\n")
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*Code); ok {
			d.printf("\n")
			whole, err := inner.Whole()
			if err != nil {
				d.printf("code %s: %s\n", inner.Qualname, err)
				continue
			}
			d.code(whole)
		}
	}
}

// flagNames tells the flags that change how a code runs.
func flagNames(flags uint32) string {
	var b strings.Builder
	for _, f := range []struct {
		bit  uint32
		name string
	}{
		{FlagVarArgs, "*args"}, {FlagVarKeywords, "**kwargs"}, {FlagGenerator, "generator"},
		{FlagCoroutine, "coroutine"}, {FlagAsyncGenerator, "async generator"},
	} {
		if flags&f.bit != 0 {
			b.WriteString(", " + f.name)
		}
	}
	return b.String()
}

// Targets marks the instructions that are jumped to.
func (c *Code) Targets() []bool {
	to := make([]bool, len(c.Instrs)+1)
	mark := func(pc int) {
		if pc >= 0 && pc < len(to) {
			to[pc] = true
		}
	}
	for pc, i := range c.Instrs {
		if d, ok := i.Distance(); ok {
			mark(pc + 1 + d)
		}
	}
	for _, h := range c.Handlers {
		mark(int(h.Target))
	}
	return to
}

// Distance is the jump distance of an instruction that has one.
func (i Instr) Distance() (int, bool) {
	row := i.Op().Row()
	switch {
	case row.B == Jump32:
		return int(i.BC()), true
	case row.C == Jump:
		return int(int16(i.C())), true
	}
	return 0, false
}

func (c *Code) reg(r int) string {
	if name := c.RegName(r); name != "" {
		return fmt.Sprintf("r%d(%s)", r, name)
	}
	return fmt.Sprintf("r%d", r)
}

// RegName is the name of the variable that a register holds, or its cell; "" if there is none.
func (c *Code) RegName(r int) string {
	if r < len(c.VarNames) {
		return c.VarNames[r]
	}
	for i, cell := range c.CellRegs {
		if int(cell) == r {
			return c.CellVars[i]
		}
	}
	if f := r - int(c.FreeReg); f >= 0 && f < len(c.FreeVars) {
		return c.FreeVars[f]
	}
	return ""
}

// Text writes one instruction.
func (c *Code) Text(pc int) string {
	i := c.Instrs[pc]
	row := i.Op().Row()
	parts := []string{fmt.Sprintf("%-18s", row.Name)}
	add := func(kind Operand, x int) {
		if s := c.operandText(pc, i, kind, x); s != "" {
			parts = append(parts, s)
		}
	}
	add(row.A, int(i.A()))
	if row.B.wide() {
		add(row.B, int(i.BC()))
	} else {
		add(row.B, int(i.B()))
		add(row.C, int(i.C()))
	}
	switch {
	case row.D == Count:
		parts = append(parts, fmt.Sprintf("/%d", i.D()))
	case row.D == Flag && i.D() != 0:
		parts = append(parts, "#"+flagText(i))
	}
	return strings.Join(parts, " ")
}

// flagText writes operand D where it is a set of flags.
func flagText(i Instr) string {
	if i.Op() == OpFormatValue {
		return string(rune(i.D()))
	}
	return fmt.Sprint(i.D())
}

func (c *Code) operandText(pc int, i Instr, kind Operand, x int) string {
	run := func(n int) string {
		if n == 1 {
			return c.reg(x)
		}
		return fmt.Sprintf("%s[%d]", c.reg(x), n)
	}
	at := func(n int, list func() string) string {
		if x < 0 || x >= n {
			return fmt.Sprintf("?%d", x)
		}
		return list()
	}
	switch kind {
	case Reg, Dst, Mod:
		return c.reg(x)
	case OptReg:
		if x == NoReg {
			return "-"
		}
		return c.reg(x)
	case Many:
		return run(i.ManyLen())
	case Outs:
		return run(i.OutsLen())
	case Window:
		return fmt.Sprintf("w%d", x)
	case Name:
		return at(len(c.Names), func() string { return c.Names[x] })
	case OptK:
		if x == NoReg {
			return ""
		}
		fallthrough
	case Const, Const32:
		return at(len(c.Consts), func() string { return Repr(c.Consts[x]) })
	case Imm:
		return fmt.Sprint(int16(x))
	case Imm32:
		return fmt.Sprint(x)
	case Jump:
		return fmt.Sprintf("->%d", pc+1+int(int16(x)))
	case Jump32:
		return fmt.Sprintf("->%d", pc+1+x)
	}
	return ""
}
