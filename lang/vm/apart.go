package vm

import (
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// Attributes that are kept apart from the others of their object.
//
// An object with a few attributes is read and written as a whole: who follows `node.next` is in the way of
// who stores to `node.value`. So where a StoreAttr to an attribute has led to conflicts those who
// read or store that one mark the object's numbers, too, as if it were counted (adjust.go, where it
// says how they learn of it), and the store conflicts with them only (runtime/stm/apart.go).
// That makes loads and stores of the attribute slower by some ns. It is taken back if there are
// still too many conflicts over the attributes that are kept apart, for each that is spared: then they are
// what the threads conflict over.

const (
	// keptApart is attrCache.next of a LoadAttr whose attribute is only kept apart.
	keptApart = 1
	// leastMet is how many conflicts there must be over attributes kept apart, and sparedPerMet how many
	// of the others each must spare, of which most would have ended well.
	leastMet, sparedPerMet = 16, 3
)

// keepApart has attribute i of a shape be kept apart: an inline one to which a StoreAttr may store by its cache.
func (t *Thread) keepApart(sh *obj.Shape, i int) {
	class := obj.FromRef(sh.Class)
	if len(sh.Keys) < 2 || sh.Counts(i, t.Field(class, TypeVersion)) {
		return
	}
	if !t.VM.RT.CountsNumbers() {
		t.VM.RT.CountNumbers()
	}
	t.counting.vain = true // from what it has read so far
	t.SetField(class, TypeVersion, sh.KeepApart(i, t.VM.nextVersion))
}

// storeApart stores to an attribute that is kept apart, or to a number that is counted.
func (t *Thread) storeApart(c *attrCache, o, x Value) {
	sh := t.Shapes.Get(c.shape)
	n := &t.counting
	switch {
	case !t.Logs():
		t.uncount(sh)
	case n.met >= leastMet && n.met*sparedPerMet > n.spared:
		if t.Shapes.ClassOf(n.metIn) != 0 {
			t.uncount(t.Shapes.Get(n.metIn))
		}
		n.met = 0
	default:
		t.WriteApart(o.Ref())
		*(*Value)(t.Ptr(o.Ref() + gc.Ref(c.slot)*wordSize)) = x
		return
	}
	t.SetField(o, int(c.slot), x)
}

// countMet is for the end of a transaction that is aborted.
func (t *Thread) countMet() {
	if ref := t.MetApart(); ref != 0 {
		if id := uint32(t.Word(ref, 0) >> 32); id >= obj.NumFixedShapes && t.Shapes.ClassOf(id) != 0 {
			t.counting.met++
			t.counting.metIn = id
		}
	}
	if n := &t.counting; n.met+n.spared >= countMemory {
		n.met, n.spared = n.met/2, n.spared/2
	}
}
