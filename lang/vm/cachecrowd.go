package vm

import "pystm/lang/vm/obj"

// Instructions that see objects of more shapes than they may have entries for are a crowd: they share two tables of
// entries, one for loads and one for stores. A table belongs to a segment (methodCache), so that what it names needs no
// roots: a major collection empties it.

const crowdLen = 1024

func crowdHash(shape uint32, class, name Value) uint64 {
	return (uint64(shape)*31 + uint64(class)>>4 + uint64(name)>>4) % crowdLen
}

// inCrowd is the entry of a table for o.name, if it still holds, and where it stands or should.
func (t *Thread) inCrowd(table *[crowdLen]*attrCache, o, name Value) (*attrCache, **attrCache) {
	shape, class := t.ShapeID(o), obj.Unbound
	if t.Kind(o) == obj.KindType {
		class = o
	}
	at := &table[crowdHash(shape, class, name)]
	c := *at
	if c == nil || c.name != name || class != obj.Unbound && c.mode != cacheNative && c.class != class {
		return nil, at
	}
	return t.findCache(c, shape), at
}

// crowdAttr is the entry for o.name, or nil.
func (t *Thread) crowdAttr(o, name Value) *attrCache {
	c, at := t.inCrowd(&t.methods.loads, o, name)
	if c != nil {
		return c
	}
	if c, ok := t.attrEntry(o, name); ok && c.mode != cacheAdjust {
		c.name = name
		*at = &c
		return &c
	}
	return nil
}

// crowdStore is the entry for o.name = x, or nil.
func (t *Thread) crowdStore(o, name Value) *attrCache {
	c, at := t.inCrowd(&t.methods.stores, o, name)
	if c != nil {
		return c
	}
	if c, ok := t.storeEntry(o, name); ok && c.mode != cacheAdjust {
		c.name = name
		*at = &c
		return &c
	}
	return nil
}
