package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Loops over objects of classes written in Go. What there is to know of such a class is asked when the loop is opened, and noted in
// its state by a number of the class. A container whose class can say which item follows a place (Slots.Walk) needs no iterator:
// nobody else would have it, and its fields would be guarded.

// loopTable has the slots of the classes that such loops go through, by their numbers, which begin with 1. A number is found in a
// class, which others see after it.
type loopTable struct {
	slots [maxLoopClasses]*Slots
	last  uint16 // guarded by VM.tables
}

// maxLoopClasses bounds the numbers; what comes later is looped over like objects of any class.
const maxLoopClasses = 512

// numberLoop gives a class that is being made its number. Generators, maps and filters have none: they get frames in the loop.
func (vm *VM) numberLoop(info *TypeInfo) {
	slots, shape := info.Slots, info.Spec.Shape
	if slots.Walk == nil && slots.Next == nil || info.Kind == obj.KindGenerator || shape == obj.ShapeMap || shape == obj.ShapeFilter {
		return
	}
	vm.tables.Lock()
	defer vm.tables.Unlock()
	if l := &vm.loops; l.last+1 < maxLoopClasses {
		l.last++
		l.slots[l.last], info.loop = slots, l.last
	}
}

// nativeLoop is the mode of a loop over an object of that class.
func nativeLoop(mode Value, info *TypeInfo) Value { return mode | Value(info.loop)<<obj.LoopLeft }

// loopSlots are the slots of the class that such a loop goes through.
func (t *Thread) loopSlots(mode Value) *Slots {
	return t.VM.loops.slots[mode>>obj.LoopLeft%maxLoopClasses]
}

// walks reports whether a loop over v needs a place only.
func (t *Thread) walks(v Value) bool {
	info, exact := t.exact(v)
	return exact && info.Slots.Walk != nil && info.loop != 0
}

// walkPrep opens a loop over v if that needs a place only.
func (t *Thread) walkPrep(s *[3]Value, v Value) bool {
	if !t.walks(v) {
		return false
	}
	info := t.info(v)
	s[0], s[1], s[2] = v, obj.SmallInt(0), nativeLoop(obj.LoopWalk, info)
	if from := info.Slots.WalkFrom; from != nil {
		s[1] = from(t, v)
	}
	return true
}

// iteratorPrep opens a loop over an iterator.
func (t *Thread) iteratorPrep(s *[3]Value, it Value) {
	s[0], s[1], s[2] = it, obj.Unbound, obj.LoopGeneric
	if info, exact := t.exact(it); exact && info.Slots.Next != nil && info.loop != 0 {
		s[2] = nativeLoop(obj.LoopNative, info)
	}
}

// stepForNative does a ForIter of a loop over an iterator written in Go. Signals are looked at when the loop jumps back.
func (t *Thread) stepForNative(fp unsafe.Pointer, ins code.Instr, s *[3]Value) error {
	slots := t.loopSlots(s[2])
	if slots.NextPair != nil {
		body := jump16(nextInstr(fp), instr(fp)) // as in decided
		if to := unpacksPair(fp, ins, body); to != nil {
			if x, y, ok := slots.NextPair(t, s[0]); ok {
				if x != obj.Unbound {
					to[0], to[1] = x, y
					save(fp, unsafe.Add(body, wordSize))
				}
				return nil
			}
		}
	}
	v, err := slots.Next(t, s[0])
	if err != nil {
		return t.Ended(err)
	}
	if v != obj.Unbound {
		t.nextItem(fp, ins, v)
	}
	return nil
}

// stepForWalk does a ForIter of a loop that needs a place only.
func (t *Thread) stepForWalk(fp unsafe.Pointer, ins code.Instr, s *[3]Value) error {
	v, next, err := t.loopSlots(s[2]).Walk(t, s[0], s[1])
	if err == nil && v != obj.Unbound {
		s[1] = next
		t.nextItem(fp, ins, v)
	}
	return err
}
