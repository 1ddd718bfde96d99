package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// The inline caches of operators, comparisons and tests of truth: which method of
// a class written in Python they call first. As those of attributes (cache.go) they
// hold what stays true for a shape and the version of its class.

// opCache is the entry of a binary operator, a comparison or a jump for operands of two shapes.
type opCache struct {
	left, right              uint32 // shapes; right is noShape where there is one operand
	leftClass, leftVersion   Value
	rightClass, rightVersion Value
	f                        Value    // a Python function; Unbound: there is neither __bool__ nor __len__
	slots                    *Slots   // of numbers, or str for %, if f is their operator: it is not called
	link                     uint64   // of the frame of f
	swapped                  bool     // f is the right operand's
	other                    *opCache // entry for other shapes, see maxShapes
}

// findOp is the entry of the instruction before pc for operands of these shapes, or nil.
func (t *Thread) findOp(ld *Loaded, pc unsafe.Pointer, left, right uint32) *opCache {
	for c := (*opCache)(cacheAt(ld, pc)); c != nil; c = c.other {
		if c.left == left && c.right == right && t.hasVersion(c.leftClass, c.leftVersion) &&
			(right == noShape || t.hasVersion(c.rightClass, c.rightVersion)) {
			return c
		}
	}
	return nil
}

// hasVersion reports whether a class is what it was when it had this version.
func (t *Thread) hasVersion(class, version Value) bool {
	t.ReadBarrier(class.Ref())
	return Value(t.Word(class.Ref(), TypeVersion)) == version
}

// fillOp gives the instruction before pc an entry by which f is called for operands of the shapes of a and b, if it is a function
// that an entry may name. b is Unbound where there is but one.
func (t *Thread) fillOp(ld *Loaded, pc unsafe.Pointer, a, b Value, entry opCache) {
	if entry.slots == nil && entry.f != obj.Unbound && (!t.IsKind(entry.f, obj.KindFunction) || !t.settled(entry.f)) {
		return
	}
	entry.left, entry.leftClass, entry.right = t.shapeOf(a), t.TypeOf(a), noShape
	entry.leftVersion = t.Field(entry.leftClass, TypeVersion)
	if b != obj.Unbound {
		entry.right, entry.rightClass = t.shapeOf(b), t.TypeOf(b)
		entry.rightVersion = t.Field(entry.rightClass, TypeVersion)
	}
	old := (*opCache)(cacheAt(ld, pc))
	n := 1
	for o := old; o != nil; o = o.other {
		if o.left != entry.left || o.right != entry.right {
			n++
		}
	}
	if n > maxShapes {
		return
	}
	c := new(opCache)
	*c = entry
	last := c
	for o := old; o != nil; o = o.other {
		if o.left != c.left || o.right != c.right {
			last.other = new(opCache)
			last = last.other
			*last = *o
			last.other = nil
		}
	}
	t.setCache(ld, pc, unsafe.Pointer(c))
}

// numberSlots is the Slots of the builtin class of numbers whose own method for op, or its reflected one, f is; else nil.
func (t *Thread) numberSlots(op BinaryOp, f Value, reflected bool) *Slots {
	if !t.isNativeSlot(f) {
		return nil
	}
	owner := t.Field(f, nativeSelf)
	if !t.IsKind(owner, obj.KindType) {
		return nil
	}
	info := t.infoOf(owner)
	switch info.Shape().ID {
	case obj.ShapeInt, obj.ShapeFloat, obj.ShapeComplex:
		name, right, _, _ := t.VM.Names.binary(op)
		if reflected {
			name = right
		}
		if t.classLookup(owner, name) == f {
			return info.Slots
		}
	}
	return nil
}

// refusesByClass reports whether what an operator's method of v does not know depends on the other operand's class alone, so that
// the method which is asked next may be named by an entry.
func (t *Thread) refusesByClass(v Value) bool {
	if !v.IsRef() {
		return true
	}
	switch t.ShapeID(v) {
	case obj.ShapeInt, obj.ShapeFloat, obj.ShapeComplex, obj.ShapeStr, obj.ShapeBytes, obj.ShapeTuple:
		return true
	}
	return false
}

// cachedOperator calls the method that the instruction's entry names for a and b; false: there is none.
func (t *Thread) cachedOperator(fp unsafe.Pointer, ins code.Instr, a, b Value) (bool, error) {
	c := t.findOp(frameLoaded(fp), nextInstr(fp), t.shapeOf(a), t.shapeOf(b))
	if c == nil {
		return false, nil
	}
	t.settleLate()
	if c.slots != nil {
		v, err := c.slots.Binary(t, binaryOf(ins.Op()), t.Unwrap(a), t.Unwrap(b))
		if err == nil && v == obj.NotImplemented {
			return false, nil
		}
		if err == nil {
			*regA(fp, ins) = v
		}
		return true, err
	}
	if c.swapped {
		a, b = b, a
	}
	base := t.push(c.f, 2)
	*word(base, 0), *word(base, 1) = a, b
	entered, v, err := t.enterFunction(base, 2, obj.Unbound, c.link, fp)
	if err != nil || entered {
		return true, err
	}
	return true, t.resumeWith(fp, ins, action(c.link>>linkAction)&actionMask, c.link, v)
}
