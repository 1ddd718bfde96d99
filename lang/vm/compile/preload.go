package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Constants that a loop uses as operands are loaded once, where the unit
// begins, into registers of their own.
//
// Which ones these are is known only when the unit is compiled. Until then they
// have provisional numbers, from constReg on; assemble gives them the registers
// right below the temporaries, and moves the temporaries up.

const (
	constReg   = 0xE000 // first provisional number; real registers stay below
	maxPreload = 32     // of one unit
)

// loopConst gives the register of a constant used in a loop.
func (u *unit) loopConst(e *ast.Constant) (reg, bool) {
	if u.loops == 0 || u.dead {
		return 0, false
	}
	key := constKey(constValue(e.Value))
	r, ok := u.preloaded[key]
	if !ok {
		if len(u.preloads) == maxPreload {
			return 0, false
		}
		r = constReg + reg(len(u.preloads))
		if u.preloaded == nil {
			u.preloaded = map[any]reg{}
		}
		u.preloaded[key] = r
		u.preloads = append(u.preloads, e)
	}
	return r, true
}

// placePreloads gives the preloaded constants their registers and inserts the
// instructions that load them.
func (u *unit) placePreloads() {
	n := len(u.preloads)
	if n == 0 {
		return
	}
	u.shiftRegisters(reg(n))
	body := u.ins[u.prologue:]
	u.ins = append([]ins(nil), u.ins[:u.prologue]...)
	for i := range u.labels {
		if u.labels[i].pos >= int32(u.prologue) {
			u.labels[i].pos += int32(n)
		}
	}
	u.dead, u.handler = false, nil
	for i, e := range u.preloads {
		u.loadConst(noPos, u.temps+reg(i), e.Value)
	}
	u.ins = append(u.ins, body...)
	u.temps += reg(n)
}

// shiftRegisters renumbers the operands of all instructions.
func (u *unit) shiftRegisters(n reg) {
	move := func(r *reg) {
		switch {
		case *r == code.NoReg:
		case *r >= constReg:
			*r = u.temps + *r - constReg
		case *r >= u.temps:
			*r += n
		}
	}
	for i := range u.ins {
		in := &u.ins[i]
		row := in.op.Row()
		for j, kind := range [...]code.Operand{row.A, row.B, row.C} {
			switch kind {
			case code.Reg, code.Dst, code.Mod, code.Many, code.Outs, code.Window, code.OptReg:
				move([...]*reg{&in.a, &in.b, &in.c}[j])
			}
		}
		in.live += n
	}
	moved := map[*handler]bool{}
	for i := range u.ins {
		if h := u.ins[i].h; h != nil && !moved[h] {
			moved[h] = true
			move(&h.exc)
		}
	}
	u.code.NumRegs += int(n)
	u.height += n
}
