package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Loops over what a call of enumerate() or zip() in the for statement itself has given, of lists and tuples. Nobody else has that
// object, nor the iterators in it, so the loop counts itself: its state is the sequence, the place in it, and either the number
// that the count is ahead of the place (LoopCount) or, of a zip of two, the other sequence.

// Words of an enumerate object, of a zip object and of an iterator over a sequence.
const (
	enumSource = 1 // iterator
	enumCount  = 2
	zipSources = 1 // tuple of iterators
	zipStrict  = 2
	seqSource  = 1
	seqPlace   = 2
)

// maxCount bounds the first number of a loop that counts itself.
const maxCount = 1 << 40

// forFresh opens a loop over v, the result of the call before a ForPrep; false: it is none that can count itself.
func (t *Thread) forFresh(fp unsafe.Pointer, s *[3]Value, v Value) bool {
	shape := t.shapeOf(v)
	if shape != obj.ShapeEnumerate && shape != obj.ShapeZip {
		return false
	}
	call := *(*code.Instr)(unsafe.Add(nextInstr(fp), -2*wordSize))
	class := t.VM.Class(shape)
	if call.Op() != code.OpCall || call.B() != instr(fp).B() {
		return false
	}
	window := unsafe.Add(unsafe.Pointer(regA(fp, call)), headerBytes)
	if *word(window, hdrFunc) != class {
		return false // a function that returned one
	}
	args := *word(window, 1) // where a native with *args has them
	if *word(window, 0) != class || !t.IsExact(args, obj.KindTuple, obj.ShapeTuple) {
		return false
	}
	if shape == obj.ShapeEnumerate {
		n := t.Field(v, enumCount)
		seq := t.firstOf(t.Field(v, enumSource), args, 0)
		if seq == obj.Unbound || !n.IsInt() || n.Int() < 0 || n.Int() > maxCount {
			return false
		}
		s[0], s[1], s[2] = seq, obj.SmallInt(0), obj.LoopCount|Value(n.Int())<<obj.LoopLeft
		return true
	}
	its := t.TupleView(t.Field(v, zipSources))
	if len(its) != 2 || t.Field(v, zipStrict) == obj.TrueValue {
		return false
	}
	x, y := t.firstOf(its[0], args, 0), t.firstOf(its[1], args, 1)
	if x == obj.Unbound || y == obj.Unbound {
		return false
	}
	s[0], s[1], s[2] = x, obj.SmallInt(0), y
	return true
}

// firstOf is the list or tuple that an iterator is about to begin with, if that is what was given as argument i to make the iterator;
// or Unbound.
func (t *Thread) firstOf(it, args Value, i int) Value {
	if i >= t.TupleLen(args) || !t.IsExact(it, obj.KindFields, obj.ShapeListIter) && !t.IsExact(it, obj.KindFields, obj.ShapeTupleIter) ||
		t.Field(it, seqPlace) != obj.SmallInt(0) {
		return obj.Unbound
	}
	seq := t.Field(it, seqSource)
	if seq != t.TupleItem(args, i) || t.ShapeID(seq) != obj.ShapeList && t.ShapeID(seq) != obj.ShapeTuple {
		return obj.Unbound
	}
	return seq
}

// sequenceItem is item i of an exact list or tuple, Unbound if it has none.
func (t *Thread) sequenceItem(seq Value, i int) Value {
	if t.ShapeID(seq) == obj.ShapeList {
		return t.ListGet(seq, i)
	}
	if i >= t.TupleLen(seq) {
		return obj.Unbound
	}
	return t.TupleItem(seq, i)
}

// stepForPairs does a ForIter of a loop that counts itself.
func (t *Thread) stepForPairs(fp unsafe.Pointer, ins code.Instr, s *[3]Value) {
	i := int(s[1].Int())
	x := t.sequenceItem(s[0], i)
	if x == obj.Unbound {
		return
	}
	y := x
	if mode := s[2]; !mode.IsRef() {
		x = obj.SmallInt(int64(mode>>obj.LoopLeft) + int64(i))
	} else if y = t.sequenceItem(mode, i); y == obj.Unbound {
		return
	}
	s[1] += 4
	body := jump16(nextInstr(fp), instr(fp)) // as in decided
	if to := unpacksPair(fp, ins, body); to != nil {
		to[0], to[1] = x, y
		save(fp, unsafe.Add(body, wordSize))
		return
	}
	t.nextItem(fp, ins, t.NewPair(x, y))
}
