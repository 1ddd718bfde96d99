package vm

import (
	"unsafe"

	"pystm/lang/vm/obj"
)

// The entries that an instruction has for objects of several shapes.

// maxShapes bounds the entries of one instruction that sees objects of several
// shapes: they form a list, the one found last by a miss in front.
const maxShapes = 4

// find is the entry for an object, if it still holds.
func (t *Thread) findCache(c *attrCache, shape uint32) *attrCache {
	for ; c != nil; c = c.other {
		if c.shape == shape {
			t.ReadBarrier(c.class.Ref())
			if Value(t.Word(c.class.Ref(), TypeVersion)) == c.version {
				return c
			}
		}
	}
	return nil
}

// ofClass reports whether an entry is for an attribute of one class object, the entry's class.
func (c *attrCache) ofClass() bool { return c.shape == obj.ShapeType || c.mode == cacheOfClass }

// addCache puts an entry before those that an instruction has for other shapes.
func (t *Thread) addCache(ld *Loaded, pc unsafe.Pointer, entry attrCache) {
	n := 1
	c := &entry
	last := c
	for o := (*attrCache)(ld.caches[cacheIndex(ld, pc)]); o != nil && n < maxShapes; o = o.other {
		if o.shape == c.shape && (!o.ofClass() || o.class == c.class) {
			continue
		}
		cp := *o
		cp.other = nil
		last.other = &cp
		last = last.other
		n++
	}
	t.setCache(ld, pc, unsafe.Pointer(c))
}

// fewer is how many misses of instructions that see objects of many shapes it takes until one is
// given a new entry: to make them takes longer than what they save there.
const fewer = 16

// crowded reports whether an instruction should go without a new entry, as it has all it may have.
func (t *Thread) crowded(ld *Loaded, pc unsafe.Pointer) bool {
	c, n := (*attrCache)(cacheAt(ld, pc)), 0
	for ; c != nil; c = c.other {
		n++
	}
	if n < maxShapes {
		return false
	}
	t.crowds++
	return t.crowds%fewer != 0
}
