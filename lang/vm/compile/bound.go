package compile

import (
	"pystm/lang/vm/code"
)

// Definite assignment. The compiler emits a CheckBound wherever a variable is
// read; here those are dropped that cannot fail. It is a forward analysis over
// basic blocks: a variable is surely bound where it is on every way that leads
// there. A handler is entered from any instruction in its range, so what holds
// there is what held before the first of them, less what is unbound in between.

// varSet is a set of the variables that are checked anywhere in the unit.
type varSet []uint64

func (s varSet) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }
func (s varSet) set(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s varSet) clear(i int)    { s[i>>6] &^= 1 << (i & 63) }

// meet intersects and reports a change.
func (s varSet) meet(o varSet) bool {
	changed := false
	for i := range s {
		if n := s[i] & o[i]; n != s[i] {
			s[i] = n
			changed = true
		}
	}
	return changed
}

// flowBlock is a run of instructions entered at the top only.
type flowBlock struct {
	start, end int // instructions
	in         varSet
}

// flow is the analysis of one unit.
type flow struct {
	u       *unit
	bit     map[reg]int // of each checked variable
	blocks  []flowBlock
	blockAt []int32 // block that starts at each instruction, or -1
}

// checkBounds drops the checks that cannot fail.
func (u *unit) checkBounds() {
	f := flow{u: u, bit: map[reg]int{}}
	for i := range u.ins {
		if op := u.ins[i].op; op == code.OpCheckBound || op == code.OpDeleteLocal {
			if r := u.ins[i].a; f.bit[r] == 0 {
				f.bit[r] = len(f.bit) + 1
			}
		}
	}
	if len(f.bit) == 0 {
		return
	}
	f.split()
	f.solve()
	for _, b := range f.blocks {
		f.walk(b, true)
	}
}

func (f *flow) newSet(full bool) varSet {
	s := make(varSet, len(f.bit)>>6+1)
	if full {
		for i := range s {
			s[i] = ^uint64(0)
		}
	}
	return s
}

// split finds the basic blocks.
func (f *flow) split() {
	u := f.u
	leader := make([]bool, len(u.ins)+1)
	leader[0] = true
	for i := range u.ins {
		in := &u.ins[i]
		if in.target != noLabel {
			leader[u.labels[in.target].pos] = true
			leader[i+1] = true
		}
		if in.h != nil {
			leader[u.labels[in.h.target].pos] = true
		}
		if i > 0 && u.ins[i-1].h != in.h {
			leader[i] = true
		}
	}
	f.blockAt = make([]int32, len(u.ins)+1)
	for i := range f.blockAt {
		f.blockAt[i] = -1
		if i < len(u.ins) && leader[i] {
			if n := len(f.blocks); n > 0 {
				f.blocks[n-1].end = i
			}
			f.blockAt[i] = int32(len(f.blocks))
			f.blocks = append(f.blocks, flowBlock{start: i, end: len(u.ins), in: f.newSet(true)})
		}
	}
	entry := f.newSet(false)
	for i := range u.scope.params {
		if n := f.bit[reg(i)]; n != 0 {
			entry.set(n - 1)
		}
	}
	f.blocks[0].in.meet(entry)
}

// solve computes what holds at the top of each block.
func (f *flow) solve() {
	for changed := true; changed; {
		changed = false
		for _, b := range f.blocks {
			changed = f.walk(b, false) || changed
		}
	}
}

// walk follows one block. It passes what holds to the blocks it leads to, or,
// at the end, drops checks.
func (f *flow) walk(b flowBlock, drop bool) bool {
	u := f.u
	state := append(varSet(nil), b.in...)
	raised := append(varSet(nil), b.in...) // holds wherever in the block it raises
	changed := false
	into := func(pos int32, s varSet) {
		if i := f.blockAt[pos]; i >= 0 && !drop {
			changed = f.blocks[i].in.meet(s) || changed
		}
	}
	for i := b.start; i < b.end; i++ {
		in := &u.ins[i]
		switch in.op {
		case code.OpCheckBound:
			n := f.bit[in.a] - 1
			in.dropped = drop && state.has(n)
			state.set(n)
			continue
		case code.OpDeleteLocal, code.OpUnbind:
			if n := f.bit[in.a]; n != 0 {
				if drop && state.has(n-1) {
					in.op = code.OpUnbind
				}
				state.clear(n - 1)
				raised.clear(n - 1)
			}
			continue
		case code.OpForIter: // assigns on the way back to the body only
			item := append(varSet(nil), state...)
			f.assign(item, in.a, 1)
			into(u.labels[in.target].pos, item)
			continue
		}
		row := in.op.Row()
		switch row.A {
		case code.Dst, code.Mod:
			f.assign(state, in.a, 1)
		case code.Outs:
			f.assign(state, in.a, code.Make(in.op, in.d, in.a, in.b, in.c).OutsLen())
		}
		if row.B == code.Dst {
			f.assign(state, in.b, 1)
		}
		if in.target != noLabel {
			into(u.labels[in.target].pos, state)
		}
	}
	if h := u.ins[b.start].h; h != nil {
		into(u.labels[h.target].pos, raised)
	}
	if u.ins[b.end-1].op.Row().Effect&code.Ends == 0 {
		into(int32(b.end), state)
	}
	return changed
}

// assign notes that n registers from r on are bound.
func (f *flow) assign(s varSet, r reg, n int) {
	if r >= f.u.temps {
		return
	}
	for i := range n {
		if k := f.bit[r+reg(i)]; k != 0 {
			s.set(k - 1)
		}
	}
}
