package compile

import (
	"math"

	"pystm/lang/vm/code"
)

// A unit collects its instructions in a list with symbolic jump targets, and
// assemble turns the list into code: it drops checks that cannot fail
// (bound.go), shortens jumps to jumps, chooses jump widths and directions, and
// writes the exception table.
//
// Unreachable instructions never get into the list. After an instruction that
// ends the flow emit drops everything until a label is placed that something
// refers to.

// label is a place in the instruction list, an index into unit.labels.
type label int32

const noLabel label = -1

type labelState struct {
	pos  int32 // instruction it stands before, -1 until placed
	refs int32 // jumps and handlers that lead there
}

// handler is where an exception goes. Each instruction refers to the innermost
// one around it.
type handler struct {
	target label
	exc    reg  // receives the exception
	lasti  bool // covers cleanup code
}

// ins is one instruction before assembly.
type ins struct {
	op      code.Op
	d       uint8
	a, b, c uint16
	bc      int32
	target  label
	live    uint16 // registers in use
	size    uint8  // instructions it becomes
	dropped bool
	start   bool  // a statement begins here
	landing bool  // see placeLanding
	mark    bool  // only a place that is traced, see marks.go
	first   label // the target before jumps were shortened
	h       *handler
	pos     code.Pos
}

func (u *unit) newLabel() label {
	u.labels = append(u.labels, labelState{pos: -1})
	return label(len(u.labels) - 1)
}

// place puts a label before the next instruction.
func (u *unit) place(l label) {
	st := &u.labels[l]
	st.pos = int32(len(u.ins))
	if st.refs > 0 {
		u.dead = false
	}
}

// placeLoop puts a label to which a jump will come back. Whether it can be
// reached is known by the caller alone.
func (u *unit) placeLoop(l label, alive bool) {
	u.place(l)
	u.dead = !alive
}

// placeLanding stands before the head of a loop that may be the first thing under its handler. Who is interrupted at the jump
// back is found behind the instruction before the head: that has to have the same handler, or there is a Nop.
func (u *unit) placeLanding(pos code.Pos) {
	u.ins = append(u.ins, ins{op: code.OpNop, target: noLabel, first: noLabel, live: u.height, dropped: true, landing: true, h: u.handler, pos: pos})
}

func (u *unit) add(in ins) {
	if u.dead {
		return
	}
	in.live = u.height
	in.h = u.handler
	if in.h != nil {
		u.labels[in.h.target].refs++
	}
	if in.target != noLabel {
		u.labels[in.target].refs++
	}
	u.ins = append(u.ins, in)
	if in.op.Row().Effect&code.Ends != 0 {
		u.dead = true
	}
}

func (u *unit) emit(pos code.Pos, op code.Op, d uint8, a, b, c uint16) {
	u.add(ins{op: op, d: d, a: a, b: b, c: c, target: noLabel, pos: pos})
}

func (u *unit) emitBC(pos code.Pos, op code.Op, d uint8, a uint16, bc int32) {
	u.add(ins{op: op, d: d, a: a, bc: bc, target: noLabel, pos: pos})
}

// emitK emits an instruction whose operand C is a constant, or noConst.
func (u *unit) emitK(pos code.Pos, op code.Op, d uint8, a, b uint16, k int32) {
	u.add(ins{op: op, d: d, a: a, b: b, bc: k, target: noLabel, pos: pos})
}

// noConst says that an optional constant is absent.
const noConst int32 = -1

// jump emits any jump; b is the second operand of the fused compares.
func (u *unit) jump(pos code.Pos, op code.Op, d uint8, a, b uint16, to label) {
	u.add(ins{op: op, d: d, a: a, b: b, target: to, pos: pos})
}

func (u *unit) goTo(pos code.Pos, to label) { u.jump(pos, code.OpJump, 0, 0, 0, to) }

// wide says that the jump's distance has 32 bits.
func (in *ins) wide() bool { return in.op.Row().B == code.Jump32 || in.op.Row().A == code.Jump32 }

// assemble makes the final code of the list.
func (u *unit) assemble() {
	u.checkBounds()
	u.threadJumps()
	u.keepLandings()
	addr := u.layout()
	c := u.code
	n := int(addr[len(u.ins)])
	c.Instrs = make([]code.Instr, 0, n)
	c.Positions = make([]code.Pos, 0, n)
	c.Live = make([]uint16, 0, n)
	for i := range u.ins {
		in := &u.ins[i]
		if in.dropped {
			continue
		}
		u.write(in, addr)
	}
	c.Handlers = u.handlerTable(addr)
	u.tracedPlaces(addr)
}

// threadJumps lets a jump to a Jump go on to where that leads.
func (u *unit) threadJumps() {
	for i := range u.ins {
		in := &u.ins[i]
		in.first = in.target
		if in.target == noLabel || in.dropped {
			continue
		}
		for range 8 {
			to := u.next(u.labels[in.target].pos)
			if int(to) >= len(u.ins) || u.ins[to].op != code.OpJump || u.ins[to].target == in.target || int(to) == i {
				break
			}
			in.target = u.ins[to].target
		}
	}
	// A Jump to the next instruction is nothing.
	for i := range u.ins {
		in := &u.ins[i]
		if in.op == code.OpJump && !in.dropped && u.labels[in.target].pos > int32(i) && u.next(u.labels[in.target].pos) == u.next(int32(i)+1) {
			in.dropped = true
		}
	}
}

// keepLandings makes instructions of the landings that are needed.
func (u *unit) keepLandings() {
	var before *handler
	for i := range u.ins {
		in := &u.ins[i]
		if in.landing && in.h != before {
			in.dropped = false
		}
		if !in.dropped {
			before = in.h
		}
	}
}

// next is the first instruction from i on that was not dropped.
func (u *unit) next(i int32) int32 {
	for int(i) < len(u.ins) && u.ins[i].dropped {
		i++
	}
	return i
}

// layout finds the address of every instruction, widening jumps until all
// reach their targets.
func (u *unit) layout() []int32 {
	addr := make([]int32, len(u.ins)+1)
	for i := range u.ins {
		u.ins[i].size = 1
		if u.ins[i].dropped {
			u.ins[i].size = 0
		}
	}
	for again := true; again; {
		again = false
		at := int32(0)
		for i := range u.ins {
			addr[i] = at
			at += int32(u.ins[i].size)
		}
		addr[len(u.ins)] = at
		for i := range u.ins {
			in := &u.ins[i]
			if in.size != 1 || in.target == noLabel || in.wide() {
				continue
			}
			d := u.distance(in, addr, addr[i])
			if d < math.MinInt16 || d > math.MaxInt16 {
				in.size = 2
				if in.op == code.OpForIter {
					in.size = 3
				}
				again = true
			}
		}
	}
	return addr
}

// distance is how far the target lies from the instruction after address at.
func (u *unit) distance(in *ins, addr []int32, at int32) int32 {
	return addr[u.labels[in.target].pos] - (at + 1)
}

// write appends the final form of one instruction.
func (u *unit) write(in *ins, addr []int32) {
	c := u.code
	put := func(i code.Instr) {
		c.Instrs = append(c.Instrs, i)
		c.Positions = append(c.Positions, in.pos)
		c.Live = append(c.Live, max(in.live, u.operandsEnd(in)))
	}
	row := in.op.Row()
	at := int32(len(c.Instrs))
	if in.target == noLabel {
		u.renumber(in)
		if bcOperand(row.B) {
			put(code.MakeBC(in.op, in.d, in.a, in.bc))
		} else {
			put(code.Make(in.op, in.d, in.a, in.b, in.c))
		}
		return
	}
	long := func() {
		d := u.distance(in, addr, int32(len(c.Instrs)))
		op := code.OpJump
		if d < 0 {
			op = code.OpJumpBack
		}
		put(code.MakeBC(op, 0, 0, d))
	}
	d := u.distance(in, addr, at)
	flags := in.d
	if d < 0 && row.D == code.Flag {
		flags |= jumpBackward
	}
	switch {
	case in.op == code.OpJump:
		long()
	case in.wide():
		put(code.MakeBC(in.op, flags, in.a, d))
	case in.size == 1:
		put(code.Make(in.op, flags, in.a, in.b, uint16(int16(d))))
	case in.op == code.OpForIter: // the item, or past the long jump
		put(code.Make(in.op, 0, in.a, in.b, 1))
		put(code.MakeBC(code.OpJump, 0, 0, 1))
		long()
	default: // the opposite test leads past the long jump
		put(code.Make(in.op, in.d^jumpIfTrue, in.a, in.b, 1))
		long()
	}
}

// Bits of operand D of conditional jumps.
const (
	jumpIfTrue   = 1
	jumpBackward = 2
)

func bcOperand(o code.Operand) bool {
	return o == code.Const32 || o == code.Imm32 || o == code.Jump32
}

// operandsEnd is one more than the highest register the instruction reads: what
// is above is free while it runs. A call reads its window, but gives it away.
func (u *unit) operandsEnd(in *ins) uint16 {
	row := in.op.Row()
	end := uint16(0)
	for i, kind := range [...]code.Operand{row.A, row.B, row.C} {
		r := [...]uint16{in.a, in.b, in.c}[i]
		switch kind {
		case code.Reg, code.Mod:
			end = max(end, r+1)
			if in.op == code.OpForIter && i == 1 {
				end = max(end, r+loopState)
			}
		case code.OptReg:
			if r != code.NoReg {
				end = max(end, r+1)
			}
		case code.Many:
			end = max(end, r+manyLen(in.op, in.d, in.c))
		}
	}
	return end
}

// manyLen is how many registers a Many operand names.
func manyLen(op code.Op, d uint8, c uint16) uint16 {
	return uint16(code.Make(op, d, 0, 0, c).ManyLen())
}

// renumber gives constants their final indexes: those of 16-bit operands first.
func (u *unit) renumber(in *ins) {
	row := in.op.Row()
	if row.B == code.Const32 {
		in.bc = u.consts.order[in.bc]
	}
	if row.C == code.Const || row.C == code.OptK {
		in.c = code.NoReg
		if in.bc != noConst {
			in.c = uint16(u.consts.order[in.bc])
		}
	}
}

// handlerTable writes a row for each run of instructions with one handler.
func (u *unit) handlerTable(addr []int32) []code.Handler {
	var rows []code.Handler
	var last *handler
	for i := range u.ins {
		in := &u.ins[i]
		if in.size == 0 {
			continue
		}
		start, end := addr[i], addr[i+1]
		h := in.h
		if h != nil {
			if n := len(rows) - 1; n >= 0 && last == h && rows[n].End == start {
				rows[n].End = end
			} else {
				rows = append(rows, code.Handler{
					Start: start, End: end, Target: addr[u.labels[h.target].pos], Exc: h.exc, Lasti: h.lasti,
				})
			}
		}
		last = h
	}
	return rows
}
