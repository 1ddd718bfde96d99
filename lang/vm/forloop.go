package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// The instructions of loops: to open an iteration and to take the next item, which may be what a Python function gives (invoke.go).

// Words of map and filter objects.
const (
	AdapterFunc   = 1
	AdapterSource = 2 // of a map the tuple of iterators, of a filter the iterator
)

// stepIter opens an iteration: GetIter and ForPrep.
func (t *Thread) stepIter(fp unsafe.Pointer, ins code.Instr) error {
	v := *regB(fp, ins)
	if ins.D() == code.IterOfCall {
		if t.forFresh(fp, (*[3]Value)(unsafe.Pointer(regA(fp, ins))), v) {
			return nil
		}
	} else if ins.D() != code.IterAny && t.loopsOver(v, ins.D() == code.IterForGen) == (ins.Op() == code.OpGetIter) {
		// A comprehension gets a container as it is, else the iterator that its
		// caller has made.
		if ins.Op() == code.OpGetIter {
			*regA(fp, ins) = v
			return nil
		}
		state := (*[3]Value)(unsafe.Pointer(regA(fp, ins)))
		t.iteratorPrep(state, v)
		if state[2] == obj.LoopGeneric && !t.IsIterator(v) { // the code of a generator expression was called with it
			state[0] = obj.NoneValue
			return t.TypeError("'%s' object is not an iterator", t.TypeName(v))
		}
		return nil
	}
	if f := t.itemMethod(v, t.VM.Names.Iter); f != obj.Unbound {
		entered, it, err := t.invoke(makeLink(actIter, 0), f, v)
		if err != nil || entered {
			return err
		}
		return t.opened(fp, ins, it)
	}
	if ins.Op() == code.OpForPrep {
		return t.forPrep((*[3]Value)(unsafe.Pointer(regA(fp, ins))), v)
	}
	it, err := t.Iter(v)
	if err == nil {
		*regA(fp, ins) = it
	}
	return err
}

// opened completes a GetIter or ForPrep by the result of __iter__.
func (t *Thread) opened(fp unsafe.Pointer, ins code.Instr, it Value) error {
	if !t.IsIterator(it) {
		return t.TypeError("iter() returned non-iterator of type '%s'", t.TypeName(it))
	}
	if ins.Op() == code.OpGetIter {
		*regA(fp, ins) = it
		return nil
	}
	t.iteratorPrep((*[3]Value)(unsafe.Pointer(regA(fp, ins))), it)
	return nil
}

// stepForIter takes the next item of what the loop does not know.
func (t *Thread) stepForIter(fp unsafe.Pointer, ins code.Instr) error {
	s := (*[3]Value)(unsafe.Pointer(regB(fp, ins)))
	if s[2] == obj.LoopList { // at its end, it seems
		v := t.ListGet(s[0], int(s[1].Int()))
		if v != obj.Unbound {
			s[1] += 4
			t.nextItem(fp, ins, v)
		}
		return nil
	}
	switch mode := s[2]; {
	case mode.IsRef() || mode&obj.LoopKind == obj.LoopCount:
		t.stepForPairs(fp, ins, s)
		return nil
	case mode&obj.LoopKind <= obj.LoopSet && mode != obj.LoopGeneric:
		return t.stepForTable(fp, ins, s)
	case mode&obj.LoopKind == obj.LoopNative:
		return t.stepForNative(fp, ins, s)
	case mode&obj.LoopKind == obj.LoopWalk:
		return t.stepForWalk(fp, ins, s)
	}
	return t.stepForAny(fp, ins, s)
}

// stepForAny takes the next item of a loop over an iterator of any class.
func (t *Thread) stepForAny(fp unsafe.Pointer, ins code.Instr, s *[3]Value) error {
	it := s[0]
	if t.IsKind(it, obj.KindGenerator) {
		return t.resumeInLoop(it, ins)
	}
	if shape := t.ShapeID(it); shape == obj.ShapeMap || shape == obj.ShapeFilter {
		if f := t.Field(it, AdapterFunc); t.IsKind(f, obj.KindFunction) {
			return t.stepAdapter(fp, ins, s)
		}
	} else if f := t.itemMethod(it, t.VM.Names.Next); f != obj.Unbound {
		entered, v, err := t.invoke(makeLink(actNext, 0), f, it)
		if err == nil && !entered {
			t.nextItem(fp, ins, v)
		}
		return err
	}
	v, err := t.nextOf(it, t.info(it))
	if err == nil && v != obj.Unbound {
		t.nextItem(fp, ins, v)
	}
	return err
}

// stepAdapter takes the next item of a loop over a map or filter object, whose
// function is a Python function.
func (t *Thread) stepAdapter(fp unsafe.Pointer, ins code.Instr, s *[3]Value) error {
	source, act := t.Field(s[0], AdapterSource), actNext
	if t.IsExact(s[0], obj.KindFields, obj.ShapeFilter) {
		act = actFilter
	} else if t.TupleLen(source) == 1 {
		source = t.TupleItem(source, 0)
	} else {
		v, err := t.Next(s[0])
		if err == nil && v != obj.Unbound {
			t.nextItem(fp, ins, v)
		}
		return err
	}
	x, err := t.Next(source)
	if err != nil || x == obj.Unbound {
		return err
	}
	if act == actFilter {
		s[1] = x
	}
	entered, v, err := t.invoke(makeLink(act, 0), t.Field(s[0], AdapterFunc), x)
	switch {
	case err != nil || entered:
		return err
	case act == actFilter:
		return t.filtered(fp, ins, v)
	}
	t.nextItem(fp, ins, v)
	return nil
}

// filtered completes a ForIter over a filter object with the item that waits in
// the loop's state if v is true, or goes on to the next.
func (t *Thread) filtered(fp unsafe.Pointer, ins code.Instr, v Value) error {
	ok, err := t.Truth(v)
	if err != nil {
		return err
	}
	if s := (*[3]Value)(unsafe.Pointer(regB(fp, ins))); ok {
		t.nextItem(fp, ins, s[1])
		s[1] = obj.Unbound
		return nil
	}
	return t.stepForIter(fp, ins)
}

// nextItem completes the ForIter ins of the frame at fp with an item.
func (t *Thread) nextItem(fp unsafe.Pointer, ins code.Instr, v Value) {
	*regA(fp, ins) = v
	save(fp, jump16(nextInstr(fp), instr(fp))) // as in decided
}
