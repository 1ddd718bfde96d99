package code

// machine executes one instruction in terms of kinds.
type machine struct {
	*flow
	pc     int
	i      Instr
	s      state // of the registers
	raised state // what they have wherever the block raises
	// live is how many registers keep their content while the instruction runs; those
	// above it has read before, or writes when it is done (wrote).
	live  int
	wrote []int
}

func (m *machine) need(r int, want kind) {
	if !m.s[r].is(want) {
		m.errKind(r, want)
	}
	m.check(r < m.live, "%d: %s: register %d is above the %d that are alive", m.pc, m.i.Op(), r, m.live)
}

func (m *machine) needs(r, n int, want kind) {
	for k := range n {
		m.need(r+k, want)
	}
}

// set is a result: the instruction does not raise any more.
func (m *machine) set(r int, k kind) {
	m.s[r] = k
	if r >= m.live {
		m.wrote = append(m.wrote, r)
	}
	m.raised[r] = meet(m.raised[r], k)
}

// clobber is for registers from r on that may have changed also where the instruction raises.
func (m *machine) clobber(r, n int) {
	for k := r; k < r+n; k++ {
		m.s[k], m.raised[k] = kindNone, kindNone
	}
}

// run executes the instruction.
func (m *machine) run() {
	m.live = len(m.s)
	waits := m.i.Op().Row().Effect != 0
	if waits {
		m.live = int(m.c.Live[m.pc])
	}
	m.execute()
	if !waits || m.live >= len(m.s) || m.err != nil {
		return
	}
	var written []kind
	for _, r := range m.wrote {
		written = append(written, m.s[r])
	}
	m.spend(len(m.s) - m.live)
	m.clobber(m.live, len(m.s)-m.live)
	for n, r := range m.wrote {
		m.s[r] = written[n]
	}
}

// execute checks what the instruction reads, and notes what it writes.
func (m *machine) execute() {
	i := m.i
	a, b, c := int(i.A()), int(i.B()), int(i.C())
	row := i.Op().Row()
	if special := m.special(a, b, c); special {
		return
	}
	for n, o := range [...]Operand{row.A, row.B, row.C} {
		x := [...]int{a, b, c}[n]
		switch o {
		case Reg, Mod:
			m.need(x, m.wants(n))
		case OptReg:
			if x != NoReg {
				m.need(x, m.wants(n))
			}
		case Many:
			m.needs(x, i.ManyLen(), m.wants(n))
		}
	}
	if m.err != nil {
		return
	}
	switch {
	case row.A == Dst:
		m.set(a, m.makes())
	case row.A == Outs:
		for k := range i.OutsLen() {
			m.set(a+k, m.makes())
		}
	}
}

// wants is the kind that an instruction needs in its operand number n.
func (m *machine) wants(n int) kind {
	type operand struct {
		op Op
		n  int
	}
	switch (operand{m.i.Op(), n}) {
	case operand{OpLoadCell, 1}, operand{OpStoreCell, 0}, operand{OpDeleteCell, 0}, operand{OpLoadClassCell, 1}:
		return kindCell
	case operand{OpListAppend, 0}, operand{OpListExtend, 0}, operand{OpListToTuple, 1}, operand{OpExcGroupFinish, 2}:
		return kindList
	case operand{OpSetAdd, 0}, operand{OpSetUpdate, 0}:
		return kindSet
	case operand{OpMapAdd, 0}, operand{OpDictUpdate, 0}, operand{OpDictMerge, 0}:
		return kindDict
	case operand{OpMatchKeys, 2}, operand{OpDictWithout, 2}:
		return kindTuple
	case operand{OpBuildString, 1}, operand{OpFormatValue, 2}:
		return kindStr
	case operand{OpPushExc, 1}, operand{OpReraise, 0}, operand{OpEndAsyncFor, 0}, operand{OpExcInfo, 1}, operand{OpExcGroupFinish, 1}:
		return kindExc
	case operand{OpPopExc, 0}:
		return kindHandled
	}
	return kindValue
}

// makes is the kind of what the instruction puts into the register of operand A.
func (m *machine) makes() kind {
	switch i := m.i; i.Op() {
	case OpLoadConst:
		return ofConst(m.c.Consts[i.BC()])
	case OpUnbind:
		return kindUnbound
	case OpCopyFreeVars:
		return kindCell
	case OpBuildString, OpFormatValue:
		return kindStr
	case OpBuildTuple, OpListToTuple:
		return kindTuple
	case OpBuildList:
		return kindList
	case OpBuildSet:
		return kindSet
	case OpBuildMap, OpKeywordArgs:
		return kindDict
	case OpPushExc:
		return kindHandled
	case OpExcGroupFinish:
		return kindOptExc
	}
	return kindValue
}

// special does what the operands in the table do not tell. It reports whether that is all.
func (m *machine) special(a, b, c int) bool {
	i := m.i
	switch i.Op() {
	case OpMove:
		m.need(b, kindMaybe)
		m.set(a, m.s[b])
		return true
	case OpCheckBound:
		m.need(a, kindMaybe)
		if !m.s[a].is(kindValue) {
			m.s[a] = kindValue
		}
		return true
	case OpDeleteLocal:
		m.need(a, kindMaybe)
		m.set(a, kindUnbound)
		return true
	case OpMakeCell:
		m.need(a, kindMaybe)
		m.set(a, kindCell)
		return true
	case OpForPrep:
		m.need(b, kindValue)
		m.clobber(a, LoopRegs)
		for k := range LoopRegs {
			m.set(a+k, kindLoop0+kind(k))
		}
		return true
	case OpForIter:
		for k := range LoopRegs {
			m.need(b+k, kindLoop0+kind(k))
		}
		return true // what it puts into A is there on one of the ways: see branch
	case OpBuildTuple:
		if c > 0 && m.s[b] == kindCell {
			m.needs(b, c, kindCell)
			m.set(a, kindCells)
			return true
		}
	case OpMakeFunction:
		m.function(a, b)
		return true
	case OpLoadMethod, OpLoadSuper, OpLoadSpecial:
		m.need(b, kindValue)
		m.check(i.Op() != OpLoadSpecial || i.D() <= SpecialAexit, "%d: special method %d", m.pc, i.D())
		m.clobber(a+CallSlot, 2)
		m.set(a+CallSlot, kindValue)
		m.set(a+SelfSlot, kindMaybe)
		return true
	case OpCall, OpCallMethod, OpCallEx:
		m.call(a, b)
		return true
	case OpYield:
		m.yield()
	case OpYieldFrom: // when it goes on, C is what has been sent
		m.yield()
		m.need(c, kindValue)
		m.set(c, kindValue)
	case OpPushExc, OpPopExc:
		m.check(i.D() != 0 == (m.generates() != 0), "%d: %s: flags %#x", m.pc, i.Op(), m.c.Flags)
	case OpExcGroupMatch:
		m.need(b, kindValue)
		m.need(c, kindValue)
		m.set(a, kindOptExc)
		m.set(b, kindOptExc)
		return true
	case OpMatchClass:
		m.need(b, kindValue)
		m.need(c, kindValue)
		m.need(c+1, kindNames)
		m.set(a, kindValue)
		return true
	case OpExcInfo:
		m.need(b, kindExc)
		for k := range i.OutsLen() {
			m.set(a+k, kindValue)
		}
		return true
	case OpTrace:
		m.check(false, "%d: Trace", m.pc)
	}
	return false
}

// function is for MakeFunction: what stands in the registers from r on is of different kinds.
func (m *machine) function(a, r int) {
	flags := m.i.D()
	inner := m.c.Consts[m.i.C()].(*Code)
	for _, part := range [...]struct {
		flag uint8
		kind kind
	}{{FuncDefaults, kindTuple}, {FuncKwDefaults, kindDict}, {FuncAnnotations, kindTuple}, {FuncClosure, kindCells}} {
		if flags&part.flag != 0 {
			m.need(r, part.kind)
			r++
		}
	}
	m.check(flags < FuncClosure<<1, "%d: MakeFunction: flags %#x", m.pc, flags)
	n := 0
	if flags&FuncClosure != 0 && m.err == nil && m.pc > 0 {
		// The tuple has just been made, so its length is known.
		before := m.c.Instrs[m.pc-1]
		m.check(before.Op() == OpBuildTuple && int(before.A()) == r-1 && m.blockAt[m.pc] < 0, "%d: MakeFunction: closure", m.pc)
		n = int(before.C())
	}
	m.check(n == len(inner.FreeVars), "%d: MakeFunction: %d cells for %d free variables", m.pc, n, len(inner.FreeVars))
	if m.err == nil {
		m.set(a, kindValue)
	}
}

// call is for calls: the window is the callee's, and all above it.
func (m *machine) call(base, dst int) {
	live := m.live
	m.live = len(m.s) // the window is given away
	m.need(base+CallSlot, kindValue)
	args, n := base+SelfSlot, int(m.i.D())
	switch m.i.Op() {
	case OpCallMethod:
		m.need(args, kindMaybe)
		args++
	case OpCallEx:
		m.need(args, kindValue)
		if m.s[args+1] != kindUnbound {
			m.need(args+1, kindDict)
		}
		n = 0
	}
	m.needs(args, n, kindValue)
	if m.err == nil {
		m.clobber(base, len(m.s)-base)
		m.spend(len(m.s) - base)
		m.live = min(live, base)
		m.set(dst, kindValue)
	}
}

func (m *machine) generates() uint32 {
	return m.c.Flags & (FlagGenerator | FlagCoroutine | FlagAsyncGenerator)
}

// yield checks that there is somebody to yield to.
func (m *machine) yield() {
	flags, async := m.generates(), m.i.D() != 0
	switch {
	case m.i.Op() == OpYieldFrom:
		m.check(flags != 0, "%d: YieldFrom: flags %#x", m.pc, m.c.Flags)
	case async:
		m.check(flags == FlagAsyncGenerator, "%d: Yield: flags %#x", m.pc, m.c.Flags)
	default:
		m.check(flags == FlagGenerator, "%d: Yield: flags %#x", m.pc, m.c.Flags)
	}
}

// branch is for the way to instruction to, if the jump is taken. On the way back the
// frame may wait, with what is alive at that instruction.
func (m *machine) branch(to int) {
	a, with := int(m.i.A()), append(state{}, m.s...)
	switch {
	case m.i.Op() == OpForIter:
		with[a] = kindValue
		m.raised[a] = meet(m.raised[a], kindValue)
	case m.i.Op() == OpJumpIfNone && m.s[a] == kindOptExc:
		if m.i.D()&1 != 0 { // None jumps
			m.s[a] = kindExc
		} else {
			with[a] = kindExc
		}
	}
	if to <= m.pc {
		clear(with[m.c.Live[to]:])
	}
	m.into(to, with)
}
