package code

import (
	"errors"
	"fmt"
)

// CheckFlow checks of a Code that has passed Verify, and of every Code among its
// constants, what else the loop takes for granted: that registers are read where
// something of the right kind is in them, on every way that leads there. What the
// compiler makes is so; code that comes from outside may not be.
//
// It follows the code like an interpreter, with a kind in place of each value, block
// by block until nothing changes any more: where ways meet a register has what its
// kinds have in common (kinds.go). A handler is entered from any instruction in its
// range.
func CheckFlow(c *Code) error {
	f := flow{verifier: verifier{c: c}, budget: maxFlowWork}
	f.shape()
	f.fused = fusedReads(c)
	if f.err == nil {
		f.split()
		f.solve()
	}
	if f.err != nil {
		return f.err
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*Code); ok {
			inner, err := inner.Whole()
			if err != nil {
				return err
			}
			if err := CheckFlow(inner); err != nil {
				return err
			}
		}
	}
	return nil
}

// What a check may cost: code that is made to be hard to check must not keep the
// interpreter busy for long.
const (
	maxFlowWork  = 1 << 28 // registers looked at
	maxFlowState = 1 << 26 // kinds kept at once
)

var errFlowWork = errors.New("code is too complex to be verified")

// flow is the analysis of one Code.
type flow struct {
	verifier
	blocks  []block
	blockAt []int32 // block that starts at each instruction, or -1
	handler []int32 // of each instruction, or -1
	fused   map[int][]uint16
	changed bool
	budget  int
}

// block is a run of instructions that is entered at the top only, with one handler.
type block struct {
	start, end int
	in         state // nil until it is reached
	dirty      bool
}

// state is the kind of each register.
type state []kind

// Layout is where cells and free variables are, as the code itself says: it begins by
// making its cells, one by one, and then copies those of its closure.
func (c *Code) Layout() (cellRegs []uint16, freeReg uint16, ok bool) {
	next := len(c.VarNames)
	at := func(i int, op Op) (Instr, bool) {
		return c.Instrs[min(i, len(c.Instrs)-1)], i < len(c.Instrs) && c.Instrs[i].Op() == op
	}
	if len(c.Instrs) == 0 {
		return nil, 0, false
	}
	for i := range c.CellVars {
		ins, ok := at(i, OpMakeCell)
		if r := int(ins.A()); !ok || r > next {
			return nil, 0, false
		} else if r == next {
			next++
		}
		cellRegs = append(cellRegs, ins.A())
	}
	if n := len(c.FreeVars); n > 0 {
		ins, ok := at(len(c.CellVars), OpCopyFreeVars)
		if !ok || int(ins.A()) != next || int(ins.B()) != n {
			return nil, 0, false
		}
	}
	return cellRegs, uint16(next), next <= MaxRegs
}

// locals is how many registers belong to names.
func (c *Code) locals() int { return int(c.FreeReg) + len(c.FreeVars) }

// shape checks that cells are where the tables say, that nothing else makes any, and
// that exceptions go forward.
func (f *flow) shape() {
	c := f.c
	cells, free, ok := c.Layout()
	f.check(ok && len(cells) == len(c.CellRegs) && free == c.FreeReg && c.locals() <= c.NumRegs, "cells are not where the code makes them")
	first := map[uint16]bool{}
	for i, r := range c.CellRegs {
		f.check(f.err != nil || cells[i] == r && !first[r], "cell %d is elsewhere", i)
		first[r] = true
	}
	made := len(c.CellVars)
	if len(c.FreeVars) > 0 {
		made++
	}
	for pc, i := range c.Instrs {
		op := i.Op()
		f.check(pc < made || op != OpMakeCell && op != OpCopyFreeVars, "%d: %s", pc, op)
		d, jumps := i.Distance()
		f.check(!jumps || pc+1+d >= made, "%d: %s into the prologue", pc, op)
	}
	// So every circle has a jump back in it, at which a loop can be interrupted.
	for i, h := range c.Handlers {
		f.check(h.Target >= h.End, "handler %d: backward", i)
	}
	f.check(int(c.Live[0]) >= c.locals(), "%d registers alive at the start, %d of names", c.Live[0], c.locals())
	kinds := c.Flags & (FlagGenerator | FlagCoroutine | FlagAsyncGenerator)
	f.check(kinds&(kinds-1) == 0, "flags %#x", c.Flags)
}

// split finds the blocks.
func (f *flow) split() {
	c := f.c
	n := len(c.Instrs)
	f.handler = innermost(c.Handlers, n)
	leader := make([]bool, n+1)
	leader[0] = true
	for pc, i := range c.Instrs {
		if d, ok := i.Distance(); ok {
			leader[pc+1+d], leader[pc+1] = true, true
		}
		if pc > 0 && f.handler[pc] != f.handler[pc-1] {
			leader[pc] = true
		}
		if i.Op().Row().Effect&Ends != 0 {
			leader[pc+1] = true
		}
	}
	for _, h := range c.Handlers {
		leader[h.Target] = true
	}
	f.blockAt = make([]int32, n)
	for pc := range n {
		f.blockAt[pc] = -1
		if leader[pc] {
			if k := len(f.blocks); k > 0 {
				f.blocks[k-1].end = pc
			}
			f.blockAt[pc] = int32(len(f.blocks))
			f.blocks = append(f.blocks, block{start: pc, end: n})
		}
	}
	if len(f.blocks)*c.NumRegs > maxFlowState {
		f.err = errFlowWork
	}
}

// innermost is for each of n instructions the first of the handlers that covers it.
func innermost(handlers []Handler, n int) []int32 {
	at := make([]int32, n)
	free := make([]int32, n+1) // the first instruction from there on that has none yet, or nearer to it
	for i := range at {
		at[i] = -1
	}
	for i := range free {
		free[i] = int32(i)
	}
	next := func(i int32) int32 {
		for free[i] != i {
			free[i] = free[free[i]]
			i = free[i]
		}
		return i
	}
	for k, h := range handlers {
		for i := next(h.Start); i < h.End; i = next(i) {
			at[i] = int32(k)
			free[i] = i + 1
		}
	}
	return at
}

// entry is the state in which a frame starts.
func (f *flow) entry() state {
	c := f.c
	s := make(state, c.NumRegs)
	for i := range c.locals() {
		s[i] = kindUnbound
	}
	n := c.ArgCount + c.KwOnlyCount
	for i := range n {
		s[i] = kindValue
	}
	if c.Flags&FlagVarArgs != 0 {
		s[n] = kindTuple
		n++
	}
	if c.Flags&FlagVarKeywords != 0 {
		s[n] = kindDict
	}
	return s
}

func (f *flow) solve() {
	if f.err != nil {
		return
	}
	f.blocks[0].in, f.blocks[0].dirty = f.entry(), true
	for f.changed = true; f.changed && f.err == nil; {
		f.changed = false
		for i := range f.blocks {
			if b := &f.blocks[i]; b.dirty && f.err == nil {
				b.dirty = false
				f.walk(b)
			}
		}
	}
}

// spend takes from what the check may cost.
func (f *flow) spend(n int) {
	if f.budget -= n; f.budget < 0 && f.err == nil {
		f.err = errFlowWork
	}
}

// into is told of a way to instruction pc.
func (f *flow) into(pc int, s state) {
	b := &f.blocks[f.blockAt[pc]]
	f.spend(len(s))
	if b.in == nil {
		b.in, b.dirty, f.changed = append(state{}, s...), true, true
		return
	}
	for r, k := range s {
		if m := meet(b.in[r], k); m != b.in[r] {
			b.in[r], b.dirty, f.changed = m, true, true
		}
	}
}

// walk follows one block.
func (f *flow) walk(b *block) {
	c := f.c
	s := append(state{}, b.in...)
	raised := append(state{}, s...) // what is the case wherever it raises
	f.spend(2 * len(s))
	for pc := b.start; pc < b.end; pc++ {
		m := machine{flow: f, pc: pc, i: c.Instrs[pc], s: s, raised: raised}
		m.run()
		f.spend(1 + m.i.ManyLen() + m.i.OutsLen())
		for _, r := range f.fused[pc] {
			s[r] = kindNone
		}
		if f.err != nil {
			return
		}
		if d, ok := m.i.Distance(); ok {
			m.branch(pc + 1 + d)
		}
	}
	if k := f.handler[b.start]; k >= 0 {
		h := c.Handlers[k]
		raised[h.Exc] = kindExc
		f.into(int(h.Target), raised)
	}
	if c.Instrs[b.end-1].Op().Row().Effect&Ends == 0 {
		f.into(b.end, s)
	}
}

// errKind says what register an instruction cannot read.
func (m *machine) errKind(r int, want kind) {
	m.check(false, "%d: %s: register %d has %s where %s is needed", m.pc, m.i.Op(), r, m.s[r], want)
}

func (k kind) String() string {
	if int(k) < len(kindTexts) {
		return kindTexts[k]
	}
	return fmt.Sprintf("kind %d", k)
}
