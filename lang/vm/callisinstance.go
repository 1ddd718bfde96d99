package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Calls of isinstance() by the loop have an inline cache: an answer holds for all objects of a shape, until their class or
// the one that is asked for changes.

// callIsInstance is isinstance() of the two arguments at base.
func (t *Thread) callIsInstance(base unsafe.Pointer) (Value, error) {
	v, class := *word(base, 0), *word(base, 1)
	if t.IsExact(class, obj.KindType, obj.ShapeType) {
		if c := t.isInstanceCache(base, v, class); c != nil {
			return obj.Bool(c.yes), nil
		}
		if yes, certain := t.isPlainlyInstance(v, class); certain {
			t.cacheIsInstance(base, v, class, yes)
			return obj.Bool(yes), nil
		}
	}
	if end := unsafe.Add(base, 2*wordSize); uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
	yes, err := t.IsInstanceOf(v, class)
	return obj.Bool(yes), err
}

// callsAt reports whether the frame at t.fp is at the Call of what has its arguments at base. (There is no frame where a
// thread begins with a native.)
func (t *Thread) callsAt(base unsafe.Pointer) bool {
	if t.fp == nil {
		return false
	}
	ins := instr(t.fp)
	return ins.Op() == code.OpCall && base == unsafe.Add(unsafe.Pointer(regA(t.fp, ins)), headerBytes)
}

// isInstanceCache is the entry for isinstance() with the two arguments at base, if there is one and it holds.
func (t *Thread) isInstanceCache(base unsafe.Pointer, v, class Value) *callCache {
	if !t.callsAt(base) {
		return nil
	}
	shape, tested := t.shapeOf(v), t.Field(class, TypeVersion)
	for c := (*callCache)(cacheAt(frameLoaded(t.fp), nextInstr(t.fp))); c != nil; c = c.other {
		if c.shape == shape && c.tested == tested && t.Field(c.class, TypeVersion) == c.version {
			return c
		}
	}
	return nil
}

// cacheIsInstance makes an entry for isinstance() with the two arguments at base, if it can have one.
func (t *Thread) cacheIsInstance(base unsafe.Pointer, v, class Value, yes bool) {
	if !t.callsAt(base) {
		return
	}
	ld, pc := frameLoaded(t.fp), nextInstr(t.fp)
	shape, tested := t.shapeOf(v), t.Field(class, TypeVersion)
	first := (*callCache)(cacheAt(ld, pc))
	stays := func(c *callCache) bool { return c.tests && (c.shape != shape || c.tested != tested) }
	n := 0
	for c := first; c != nil; c = c.other {
		n += b2i(stays(c))
	}
	if n == maxTested {
		return
	}
	entry := &callCache{tests: true, yes: yes, shape: shape, class: t.TypeOf(v), tested: tested}
	entry.version = t.Field(entry.class, TypeVersion)
	for c := first; c != nil; c = c.other {
		if stays(c) {
			old := *c
			old.other, entry.other = entry.other, &old
		}
	}
	t.setCache(ld, pc, unsafe.Pointer(entry))
}
