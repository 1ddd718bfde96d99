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

// call is a frame at a break point: what of it may still be looked at once it
// has returned and others have taken its place.
type call struct {
	fp, pc unsafe.Pointer
	ld     *Loaded
	fn     Value // the function, if it is old and does not move; else 0
}

// calls are the innermost frames, the innermost first.
type calls [watchDepth]call

// watchDepth is how many frames are compared.
const watchDepth = 16

func (t *Thread) passing() (c calls) {
	fp := t.fp
	for i := 0; fp != nil && i < watchDepth; i++ {
		c[i] = call{fp: fp, pc: nextInstr(fp), ld: frameLoaded(fp)}
		if fn := *word(fp, hdrFunc); fn.IsRef() && fn.Ref() >= gc.OldBase {
			c[i].fn = fn
		}
		fp = framePrev(fp)
	}
	return c
}

// common finds the innermost call that was there before and is now, as a number
// in both lists; -1 if there is none. Frames of different calls may have the
// same address, but then the callers have gone on.
func (c *calls) common(now *calls) (i, j int) {
	for i = watchDepth - 1; i >= 0; i-- {
		if c[i].fp == nil {
			continue
		}
		if j = slices.IndexFunc(now[:], func(o call) bool { return o.fp == c[i].fp && o.ld == c[i].ld }); j >= 0 {
			break
		}
	}
	for i > 0 && j > 0 && c[i].pc == now[j].pc && c[i-1].fp == now[j-1].fp && c[i-1].ld == now[j-1].ld {
		i, j = i-1, j-1
	}
	return i, j
}

// place is that of the instruction before pc of call i.
func (c *calls) place(i int, pc unsafe.Pointer) (p stm.Place) {
	p[0] = uint64(uintptr(pc))
	for k := 1; k < len(p) && i+k < watchDepth; k++ {
		p[k] = uint64(uintptr(c[i+k].pc))
	}
	return p
}

// Watch implements stm.Watcher.
func (t *Thread) Watch(at gc.Ref, read bool) (place stm.Place) {
	if !read {
		t.passed = t.passing()
		return place
	}
	now := t.passing()
	i, j := t.passed.common(&now)
	if i < 0 {
		return t.Position()
	}
	s := search{t: t, at: at, held: map[*Value]Value{}, left: true, calls: &t.passed}
	for k := range i {
		s.run(k, t.passed[k].pc, nil)
	}
	s.left, s.calls = false, &now
	s.run(j, t.passed[i].pc, now[j].pc)
	for k := j - 1; k >= 0; k-- {
		if first := now[k].ld.instrs; now[k].pc != first {
			s.run(k, first, now[k].pc)
		}
	}
	switch {
	case s.exact[0] != 0:
		return s.exact
	case s.last[0] != 0:
		return s.last
	}
	return t.Position()
}

// search looks for the instruction that has read a granule.
type search struct {
	t     *Thread
	at    gc.Ref
	calls *calls // those looked at
	left  bool   // they have returned: registers may hold anything
	// The places of the first instruction that has read it for certain, and of the
	// last one that reads anything.
	exact, last stm.Place
	// What registers held in between, as far as it is found out again: they have
	// been used for something else since.
	held map[*Value]Value
}

// run looks at what a call has executed from one instruction up to another, or,
// if that is where it was or before, up to the jump back to there; nil: up to
// its return.
func (s *search) run(i int, from, to unsafe.Pointer) {
	c := &s.calls[i]
	end := unsafe.Add(c.ld.instrs, len(c.ld.Code.Instrs)*wordSize)
	forward := uintptr(from) < uintptr(to)
	for pc := from; uintptr(pc) < uintptr(end) && s.exact[0] == 0; {
		if forward && pc == to {
			return
		}
		ins := *(*code.Instr)(pc)
		pc = unsafe.Add(pc, wordSize)
		reads, certain := s.see(c, pc, ins)
		if certain {
			s.exact = s.calls.place(i, pc)
		}
		if reads {
			s.last = s.calls.place(i, pc)
		}
		d, jumps := ins.Distance()
		if jumps && d < 0 && unsafe.Add(pc, d*wordSize) == to || to == nil && (ins.Op() == code.OpReturn || ins.Op() == code.OpReturnNone) {
			return
		}
	}
}

// see looks at an instruction: whether it reads such objects, and for certain
// this one. It does again what that did to registers if it is a simple thing.
func (s *search) see(c *call, pc unsafe.Pointer, ins code.Instr) (reads, certain bool) {
	row := &code.Table[ins.Op()]
	result := Value(obj.Unbound)
	fp := c.fp
	switch ins.Op() {
	case code.OpLoadGlobal, code.OpLoadName:
		entry := s.globalEntry(c, pc)
		if entry != 0 {
			if s.same(entry) {
				return true, true
			}
			result = *(*Value)(unsafe.Add(s.t.Base, entry+wordSize))
		}
	case code.OpMove:
		result = s.value(regB(fp, ins))
	case code.OpLoadAttr:
		result = s.attribute(s.value(regB(fp, ins)), (*attrCache)(cacheAt(c.ld, pc)))
		reads = true
	case code.OpLoadMethod, code.OpLoadItem, code.OpLoadItemI, code.OpLoadSlice, code.OpLoadCell, code.OpForIter,
		code.OpIn, code.OpJumpIn, code.OpGetIter, code.OpForPrep, code.OpGetLen:
		reads = true
	case code.OpCall, code.OpCallMethod, code.OpCallEx:
		if s.left || c.pc != pc || s.t.fp != fp {
			return false, false // of a Python function
		}
		window := unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
		for i := range min(int(ins.D())+1, 8) {
			certain = certain || s.touches(*word(window, i))
		}
		return true, certain
	}
	for _, r := range [...]struct {
		use code.Operand
		reg *Value
	}{{row.A, regA(fp, ins)}, {row.B, regB(fp, ins)}, {row.C, regC(fp, ins)}} {
		if (r.use == code.Reg || r.use == code.Mod) && s.touches(s.value(r.reg)) {
			return true, true
		}
	}
	if row.A == code.Dst {
		delete(s.held, regA(fp, ins))
		if result != obj.Unbound {
			s.held[regA(fp, ins)] = result
		}
	}
	return reads, false
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
func (s *search) globalEntry(c *call, pc unsafe.Pointer) uintptr {
	cache, fn := (*globalCache)(cacheAt(c.ld, pc)), c.fn
	if !s.left {
		fn = *word(c.fp, hdrFunc)
	}
	if cache == nil || cache.builtin || !fn.IsRef() {
		return 0
	}
	entries := load(s.t.Base, load(s.t.Base, fn, funcGlobals), obj.DictEntries)
	if entries == obj.Unbound {
		return 0
	}
	return uintptr(entries) + cache.offset
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
