package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Loops over dicts, their views and sets. They make no iterator: the state of
// such a loop is the table, where it stands in it together with the size that
// the table must keep, and what it takes with the number of items left.

// sizeShift is where the size starts in the second word of the state.
const sizeShift = 31

// tablePrep opens a loop over a dict, a view or a set.
func (t *Thread) tablePrep(s *[3]Value, v Value, shape uint32) {
	mode := obj.LoopKeys
	switch shape {
	case obj.ShapeSet, obj.ShapeFrozenSet:
		n := t.SetLen(v)
		s[0], s[1], s[2] = v, obj.SmallInt(int64(n)<<sizeShift), obj.LoopSet
		return
	case obj.ShapeDictValues:
		mode = obj.LoopValues
	case obj.ShapeDictItems:
		mode = obj.LoopItems
	}
	if shape != obj.ShapeDict {
		v = t.Field(v, viewDict)
	}
	n := t.DictLen(v)
	s[0], s[1], s[2] = v, obj.SmallInt(int64(n)<<sizeShift), mode|Value(n)<<obj.LoopLeft
}

// viewDict is the field of a view that has its dict.
const viewDict = 1

// loopsOver reports whether a loop over v needs no iterator, and whether v is a
// sequence if that is asked for.
func (t *Thread) loopsOver(v Value, sequence bool) bool {
	if !v.IsRef() {
		return false
	}
	switch uint32(t.Word(v.Ref(), 0) >> 32) {
	case obj.ShapeList, obj.ShapeTuple, obj.ShapeRange, obj.ShapeStr:
		return true
	case obj.ShapeSet, obj.ShapeFrozenSet, obj.ShapeDict, obj.ShapeDictKeys, obj.ShapeDictValues, obj.ShapeDictItems:
		return !sequence
	}
	return !sequence && t.walks(v)
}

// tableNext is the next key, and its value if it is one of a dict; Unbound at the end.
func (t *Thread) tableNext(s *[3]Value) (key, value Value, err error) {
	at := s[1].Int()
	i, size := int(at&(1<<sizeShift-1)), at>>sizeShift
	if s[2] == obj.LoopSet {
		if int64(t.SetLen(s[0])) != size {
			return 0, 0, t.RuntimeError("Set changed size during iteration")
		}
		if i, key = t.SetAt(s[0], i); i < 0 {
			return obj.Unbound, 0, nil
		}
	} else {
		if int64(t.DictLen(s[0])) != size {
			return 0, 0, t.RuntimeError("dictionary changed size during iteration")
		}
		if i, key, value = t.DictAt(s[0], i); i < 0 {
			return obj.Unbound, 0, nil
		}
		if s[2]>>obj.LoopLeft == 0 {
			return 0, 0, t.RuntimeError("dictionary keys changed during iteration")
		}
		s[2] -= 1 << obj.LoopLeft
	}
	s[1] = obj.SmallInt(int64(i+1) | size<<sizeShift)
	return key, value, nil
}

// tableItem is what a loop takes of a key and its value.
func (t *Thread) tableItem(s *[3]Value, key, value Value) Value {
	switch s[2] & obj.LoopKind {
	case obj.LoopValues:
		return value
	case obj.LoopItems:
		return t.NewPair(key, value)
	}
	return key
}

// stepForTable does a ForIter. If it takes pairs and the next instruction is to
// unpack them, they are not made.
func (t *Thread) stepForTable(fp unsafe.Pointer, ins code.Instr, s *[3]Value) error {
	key, value, err := t.tableNext(s)
	if err != nil || key == obj.Unbound {
		return err
	}
	if s[2]&obj.LoopKind == obj.LoopItems {
		body := jump16(nextInstr(fp), instr(fp)) // as in decided
		if to := unpacksPair(fp, ins, body); to != nil {
			to[0], to[1] = key, value
			save(fp, unsafe.Add(body, wordSize))
			return nil
		}
	}
	t.nextItem(fp, ins, t.tableItem(s, key, value))
	return nil
}

// unpacksPair is where the instruction at body, the first of a loop with the ForIter ins, puts the items of a pair that it unpacks and
// that nobody else sees; or nil.
func unpacksPair(fp unsafe.Pointer, ins code.Instr, body unsafe.Pointer) *[2]Value {
	next := *(*code.Instr)(body)
	if next.Op() != code.OpUnpackSequence || next.B() != ins.A() || next.C() != 2 || uintptr(ins.A()) < frameLoaded(fp).locals {
		return nil
	}
	return (*[2]Value)(unsafe.Pointer(regA(fp, next)))
}
