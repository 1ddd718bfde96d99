package re

// What can come first: by it most places of a text and most ways to go on are
// ruled out at a glance.

// firstSets finds the bytes that can come first at an instruction.
type firstSets struct {
	prog *Program
	memo []*byteSet // of instructions that were asked for, nil if not known
	done []bool
	seen []int // number of the search that came by
	run  int
	left int // steps that the search may still take
}

// maxSearch bounds a search.
const maxSearch = 200

// analyse fills in what speeds up a compiled program.
func (p *Program) analyse() {
	f := &firstSets{prog: p, memo: make([]*byteSet, len(p.code)+1), done: make([]bool, len(p.code)+1), seen: make([]int, len(p.code)+1)}
	for pc := len(p.code) - 1; pc >= 0; pc-- {
		switch in := &p.code[pc]; in.op {
		case opSplit:
			in.first, in.second = f.at(in.x), f.at(in.y)
		case opRepeat:
			in.first = f.at(pc + 1)
		}
	}
	p.first = f.at(0)
	for pc := range p.code {
		switch in := &p.code[pc]; in.op {
		case opSave:
			continue
		case opByte, opStr:
			p.prefix = in.lit
		case opAt:
			p.start = in.at == atStart || in.at == atBegin && in.flags&Multiline == 0
		}
		break
	}
}

// at is what can come first at pc, nil if that may be nothing or anything.
func (f *firstSets) at(pc int) *byteSet {
	if !f.done[pc] {
		f.run++
		f.left = maxSearch
		var set byteSet
		f.done[pc] = true
		if f.collect(pc, &set) {
			f.memo[pc] = &set
		}
	}
	return f.memo[pc]
}

// collect adds to set; false: no set holds all.
func (f *firstSets) collect(pc int, set *byteSet) bool {
	for {
		if f.left--; f.left < 0 {
			return false
		}
		if f.seen[pc] == f.run {
			return true
		}
		if f.done[pc] && f.memo[pc] != nil {
			set.union(f.memo[pc])
			return true
		}
		f.seen[pc] = f.run
		switch in := &f.prog.code[pc]; in.op {
		case opByte, opStr, opAny, opAll, opSet:
			f.one(in, in.op, set)
			return true
		case opFail:
			return true
		case opRepeat:
			f.one(in, in.one, set)
			if in.min > 0 {
				return true
			}
			pc++
		case opAt, opSave, opClose, opEnter, opMark:
			pc++
		case opJump, opUnless:
			pc = in.x
		case opSplit, opIf:
			if !f.collect(in.x, set) {
				return false
			}
			pc = in.y
		case opLoop:
			if !f.collect(in.x, set) {
				return false
			}
			pc = in.y
		default:
			// What follows an atomic group must not decide what that takes.
			return false
		}
	}
}

// one adds the bytes that a one-character instruction can begin with.
func (f *firstSets) one(in *inst, op opcode, set *byteSet) {
	switch op {
	case opByte, opStr:
		set.add(in.lit[0])
	case opAny, opAll:
		for i := range set {
			set[i] = ^uint64(0)
		}
	case opSet:
		set.union(&in.set.table)
		if f.prog.wide {
			set.addHigh()
		}
	}
}
