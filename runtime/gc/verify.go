package gc

import (
	"fmt"
	"unsafe"
)

// Verify checks what is reachable from the roots as v sees it: every
// reference is the start of an object of a known kind whose size fits its
// cell, and every old object that refers to a young one is remembered. Call
// it at safepoints.
func (v *View) Verify() error {
	c := checker{v: v, seen: map[Ref]bool{}, whole: map[Ref]bool{}, slot: map[Ref]bool{}}
	for _, ref := range v.remembered {
		c.whole[ref] = true
	}
	for _, l := range v.youngLarge {
		c.whole[l.ref] = true
	}
	for _, entry := range v.slots {
		for i := range Ref(2) {
			if entry>>i&1 != 0 {
				c.slot[entry&^(Granule-1)+8*i] = true
			}
		}
	}
	visit := func(start unsafe.Pointer, words int) {
		for i := range words {
			c.word(0, *(*uint64)(unsafe.Add(start, i*8)))
		}
	}
	v.heap.roots.Roots(false, visit)
	v.Roots.Roots(false, visit)
	for len(c.grey) > 0 && c.err == nil {
		ref := c.grey[len(c.grey)-1]
		c.grey = c.grey[:len(c.grey)-1]
		c.object(ref)
	}
	return c.err
}

type checker struct {
	v           *View
	seen        map[Ref]bool
	whole, slot map[Ref]bool
	grey        []Ref
	err         error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("gc: "+format, args...)
	}
}

// word checks a word that may be a reference; at is the place in the heap it
// was found, 0 for a root.
func (c *checker) word(at Ref, w uint64) {
	if !IsRef(w) || c.err != nil {
		return
	}
	ref := Ref(w)
	if c.seen[ref] {
		return
	}
	v, h := c.v, c.v.heap
	switch {
	case ref%Granule != 0 || ref < NurseryBase || ref >= SpaceSize:
		c.fail("word %#x at %#x is no reference", w, at)
	case v.Young(ref):
		if ref < v.start || ref >= Ref(v.Next) {
			c.fail("reference %#x at %#x is outside of the nursery in use", w, at)
		}
	case ref < LargeBase:
		n := blockNumber(ref)
		if n >= h.blocks.max || h.blocks.class[n] == 0 {
			c.fail("reference %#x at %#x is to a free block", w, at)
		} else if (ref-blockRef(n))%Ref(h.sc.bytes[h.blocks.class[n]]) != 0 {
			c.fail("reference %#x at %#x is inside of a cell", w, at)
		}
	default:
		if ref%blockSize != 0 || h.large.at(ref).ref != ref {
			c.fail("reference %#x at %#x is to no large object", w, at)
		}
	}
	if c.err == nil {
		c.seen[ref] = true
		c.grey = append(c.grey, ref)
	}
}

func (c *checker) object(ref Ref) {
	v, h := c.v, c.v.heap
	header := v.Header(ref)
	k := &h.kinds[uint8(header)]
	if k.Name == "" || header&(flagForwarded) != 0 {
		c.fail("object %#x has header %#x", ref, header)
		return
	}
	bytes := headerBytes(header)
	switch {
	case ref >= LargeBase:
		if bytes != 0 {
			c.fail("large object %#x has header %#x", ref, header)
			return
		}
	case bytes == 0 && (!v.Young(ref) || v.Size(ref) <= maxSized), !v.Young(ref) && bytes > h.sc.bytes[h.blocks.class[blockNumber(ref)]]:
		c.fail("object %#x has header %#x", ref, header)
		return
	}
	bytes = v.Size(ref)
	if k.Weak {
		c.reference(ref, 1)
	}
	if k.refs(header) {
		end := k.EndRef
		if end < 0 {
			end = int(bytes / 8)
		}
		for i := k.FirstRef; i < end; i++ {
			c.reference(ref, i)
		}
	}
}

// reference checks word i of an object, a reference or not.
func (c *checker) reference(ref Ref, i int) {
	w := c.v.Word(ref, i)
	at := ref + Ref(i)*8
	if IsRef(w) && c.v.Young(Ref(w)) && !c.v.Young(ref) && !c.whole[ref] && !c.slot[at] {
		c.fail("old object %#x (%s) refers to young %#x in word %d and is not remembered",
			ref, c.v.heap.kinds[c.v.Kind(ref)].Name, w, i)
	}
	c.word(at, w)
}
