package vm

import (
	"slices"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Which line has read a granule: the runtime tells between which two break
// points that was (see stm.Watcher). What ran in between is known: the rest of
// the calls that have returned, a part of the one that was there all the time,
// and the calls made since. Of these instructions the one is looked for that
// works on the object at that place, as the registers show; else the last one
// that reads at all is taken.

// passed is the stack at the break point before.
type passed struct {
	fps [watchDepth]unsafe.Pointer // innermost first
	pcs [watchDepth]unsafe.Pointer
}

// watchDepth is how many frames are compared.
const watchDepth = 16

func (t *Thread) passing() (p passed) {
	fp := t.fp
	for i := 0; fp != nil && i < watchDepth; i++ {
		p.fps[i], p.pcs[i] = fp, nextInstr(fp)
		fp = framePrev(fp)
	}
	return p
}

// common finds the innermost call that was there before and is now, as a number
// in both lists; -1 if there is none. Frames of different calls may have the
// same address, but then the callers have gone on.
func (p *passed) common(now *passed) (i, j int) {
	for i = watchDepth - 1; i >= 0; i-- {
		if p.fps[i] == nil {
			continue
		}
		if j = slices.Index(now.fps[:], p.fps[i]); j >= 0 {
			break
		}
	}
	for i > 0 && j > 0 && p.pcs[i] == now.pcs[j] && p.fps[i-1] == now.fps[j-1] {
		i, j = i-1, j-1
	}
	return i, j
}

// Watch implements stm.Watcher.
func (t *Thread) Watch(at gc.Ref, read bool) (place stm.Place) {
	if !read {
		t.passed = t.passing()
		return place
	}
	s := search{t: t, at: at, held: map[*Value]Value{}}
	before, now := t.passed, t.passing()
	i, j := before.common(&now)
	if i < 0 {
		return t.Position()
	}
	s.left = true
	for k := range i {
		s.run(before.fps[k], before.pcs[k], nil)
	}
	s.left = false
	s.run(before.fps[i], before.pcs[i], now.pcs[j])
	for k := j - 1; k >= 0; k-- {
		if first := frameLoaded(now.fps[k]).instrs; now.pcs[k] != first {
			s.run(now.fps[k], first, now.pcs[k])
		}
	}
	switch {
	case s.exact != nil:
		return t.placeIn(s.exactFrame, s.exact)
	case s.last != nil:
		return t.placeIn(s.lastFrame, s.last)
	}
	return t.Position()
}

// placeIn is the place of the instruction before pc of a frame, which may have
// returned just now.
func (t *Thread) placeIn(fp, pc unsafe.Pointer) (p stm.Place) {
	p[0] = uint64(uintptr(pc))
	for i := 1; i < len(p); i++ {
		if fp = framePrev(fp); fp == nil {
			break
		}
		p[i] = uint64(uintptr(nextInstr(fp)))
	}
	return p
}

// search looks for the instruction that has read a granule.
type search struct {
	t                 *Thread
	at                gc.Ref
	exact, exactFrame unsafe.Pointer // behind the first that has read it for certain
	last, lastFrame   unsafe.Pointer // behind the last that reads anything
	left              bool           // the frame has returned: its registers may hold anything
	// What registers held in between, as far as it is found out again: they have
	// been used for something else since.
	held map[*Value]Value
}

func (s *search) found(fp, pc unsafe.Pointer) { s.exact, s.exactFrame = pc, fp }

// run looks at what a frame has executed from one instruction up to another,
// or, if that is where it was or before, up to the jump back to there; nil: up
// to its return.
func (s *search) run(fp, from, to unsafe.Pointer) {
	ld := frameLoaded(fp)
	end := unsafe.Add(ld.instrs, len(ld.Code.Instrs)*wordSize)
	if uintptr(from) < uintptr(ld.instrs) || uintptr(from) > uintptr(end) {
		return // another function's frame, by now
	}
	forward := uintptr(from) < uintptr(to)
	for pc := from; uintptr(pc) < uintptr(end) && s.exact == nil; {
		if forward && pc == to {
			return
		}
		ins := *(*code.Instr)(pc)
		pc = unsafe.Add(pc, wordSize)
		s.see(fp, pc, ins)
		d, jumps := ins.Distance()
		if jumps && d < 0 && unsafe.Add(pc, d*wordSize) == to || to == nil && (ins.Op() == code.OpReturn || ins.Op() == code.OpReturnNone) {
			return
		}
	}
}

// see looks at an instruction, and does again what it did to registers if that
// is a simple thing.
func (s *search) see(fp, pc unsafe.Pointer, ins code.Instr) {
	row := &code.Table[ins.Op()]
	result := Value(obj.Unbound)
	switch ins.Op() {
	case code.OpLoadGlobal, code.OpLoadName:
		entry := s.t.globalEntry(fp, pc)
		if entry != 0 {
			if s.same(entry) {
				s.found(fp, pc)
				return
			}
			result = *(*Value)(unsafe.Add(s.t.Base, entry+wordSize))
		}
	case code.OpMove:
		result = s.value(regB(fp, ins))
	case code.OpLoadAttr:
		result = s.attribute(s.value(regB(fp, ins)), (*attrCache)(cacheAt(frameLoaded(fp), pc)))
		s.last, s.lastFrame = pc, fp
	case code.OpLoadMethod, code.OpLoadItem, code.OpLoadItemI, code.OpLoadSlice, code.OpLoadCell, code.OpForIter,
		code.OpIn, code.OpJumpIn, code.OpGetIter, code.OpForPrep, code.OpGetLen:
		s.last, s.lastFrame = pc, fp
	case code.OpCall, code.OpCallMethod, code.OpCallEx:
		if s.left || nextInstr(fp) != pc || s.t.fp != fp {
			return // of a Python function
		}
		s.last, s.lastFrame = pc, fp
		window := unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
		for i := range min(int(ins.D())+1, 8) {
			if s.touches(*word(window, i)) {
				s.found(fp, pc)
			}
		}
		return
	}
	for _, r := range [...]struct {
		use code.Operand
		reg *Value
	}{{row.A, regA(fp, ins)}, {row.B, regB(fp, ins)}, {row.C, regC(fp, ins)}} {
		if (r.use == code.Reg || r.use == code.Mod) && s.touches(s.value(r.reg)) {
			s.found(fp, pc)
			return
		}
	}
	if row.A != code.Dst {
		return
	}
	delete(s.held, regA(fp, ins))
	if result != obj.Unbound {
		s.held[regA(fp, ins)] = result
	}
}

// value is what a register held.
func (s *search) value(reg *Value) Value {
	if v, ok := s.held[reg]; ok {
		return v
	}
	if s.left {
		return obj.Unbound
	}
	return *reg
}

// attribute is what LoadAttr loads in the simplest case.
func (s *search) attribute(o Value, c *attrCache) Value {
	if !o.IsRef() || c == nil || c.mode != cacheInline || uint32(header(s.t.Base, o)>>32) != c.shape {
		return obj.Unbound
	}
	return load(s.t.Base, o, int(c.slot))
}

// globalEntry is where the entry of the global is that an instruction loads; 0
// if that is not known.
func (t *Thread) globalEntry(fp, pc unsafe.Pointer) uintptr {
	c := (*globalCache)(cacheAt(frameLoaded(fp), pc))
	if c == nil || c.builtin {
		return 0
	}
	globals := load(t.Base, *word(fp, hdrFunc), funcGlobals)
	entries := load(t.Base, globals, obj.DictEntries)
	if entries == obj.Unbound {
		return 0
	}
	return uintptr(entries) + c.offset
}

func (s *search) same(off uintptr) bool { return off/gc.Granule == uintptr(s.at)/gc.Granule }

// touches reports whether the granule is of an object or, of a container, in
// what it holds its items in.
func (s *search) touches(v Value) bool {
	t := s.t
	if !v.IsRef() || v.Ref() < gc.OldBase {
		return false
	}
	if s.within(v) {
		return true
	}
	n := 0
	switch uint8(header(t.Base, v)) {
	case obj.KindList:
		n = obj.ListItems
	case obj.KindDict, obj.KindSet:
		n = obj.DictIndex // the first words of both are the tables
	}
	for i := 1; i <= n; i++ {
		if w := load(t.Base, v, i); w.IsRef() && w.Ref() >= gc.OldBase && s.within(w) {
			return true
		}
	}
	return false
}

func (s *search) within(v Value) bool {
	return v.Ref() <= s.at && s.at < v.Ref()+gc.Ref(s.t.Size(v.Ref()))
}
