package vm

import (
	"slices"
	"sync/atomic"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// How many attributes have their places in an object itself. Further ones are in an array that takes
// three times as long to make as the object, so the room is found out as early as can be: from what the
// __init__ of a class stores to self, and from the first objects, whose attributes may be set in
// other methods, by __init__ of several bases, or from outside. The room of objects that exist does not change:
// a class that learns gets another root of shapes, for those to come.

// learnedFrom is how many objects of a class show how much room is needed.
const learnedFrom = 64

// room is what the first objects of a class have shown.
type room struct {
	made, full atomic.Int32 // objects made, and those of them that needed an array
	most       atomic.Int32 // attributes of one of these
}

// maxInline is the most attributes that have their places in the object itself.
const maxInline = 24

// widen gives the objects that a class makes from now on room for what an __init__ sets that the class got
// later, as those of data classes do. If the transaction is aborted that remains: it does no harm.
func (t *Thread) widen(info *TypeInfo, init Value) {
	attrs := t.attributesOf(init, info.attrs())
	info.likely.Store(&attrs)
	t.makeRoom(info, len(attrs))
}

// makeRoom gives the objects that a class makes from now on room for so many attributes, or as many as can be.
func (t *Thread) makeRoom(info *TypeInfo, attributes int) {
	sh, inline := info.Shape(), min(attributes, maxInline)
	if sh.Inline > 0 && inline > sh.Inline {
		info.shape.Store(t.Shapes.NewRoot(0, sh.Class, info, sh.Body, inline))
	}
}

// attributesOf guesses which attributes objects of a class will have: those that its
// __init__ sets, and some known already.
func (t *Thread) attributesOf(init Value, known []Value) []Value {
	attrs := slices.Clip(known)
	if !t.IsKind(init, obj.KindFunction) {
		return attrs
	}
	ld := loadedAt(t.Field(init, funcCode))
	if err := t.completeLate(ld); err != nil {
		t.Caught(err)
		return attrs
	}
	self := uint16(0) // a register that holds self, beside register 0
	for _, ins := range ld.Code.Instrs {
		switch {
		case ins.Op() == code.OpLoadCell && ins.B() == 0:
			self = ins.A()
		case ins.Op() == code.OpStoreAttr && (ins.A() == 0 || ins.A() == self):
			if name := ld.names[ins.C()]; !slices.Contains(attrs, name) {
				attrs = append(attrs, name)
			}
		}
	}
	return attrs
}

// learns reports whether objects of a class are still counted.
func (info *TypeInfo) learns() bool { return info.room.made.Load() < learnedFrom }

// countObject counts an object that a class makes.
func (t *Thread) countObject(info *TypeInfo) {
	r := &info.room
	if r.made.Add(1) != learnedFrom || 2*r.full.Load() < learnedFrom {
		return
	}
	t.makeRoom(info, int(r.most.Load()))
}

// countFull notes that attribute i has no place in an object of the class itself.
func (info *TypeInfo) countFull(i int, first bool) {
	if !info.learns() {
		return
	}
	if first {
		info.room.full.Add(1)
	}
	if n := int32(i + 1); n > info.room.most.Load() {
		info.room.most.Store(n)
	}
}
