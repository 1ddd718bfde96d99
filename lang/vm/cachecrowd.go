package vm

import "pystm/lang/vm/obj"

// Instructions that see objects of more shapes than they may have entries for are a crowd: they share two tables of
// entries, one for loads and one for stores. A table belongs to a segment (methodCache), so that what it names needs no
// roots: a major collection empties it.

const crowdLen = 1024

func crowdHash(shape uint32, class, name Value) uint64 {
	return (uint64(shape)*31 + uint64(class)>>4 + uint64(name)>>4) % crowdLen
}

// crowdAttr is the entry for o.name, or nil.
func (t *Thread) crowdAttr(o, name Value) *attrCache {
	return t.inCrowd(&t.methods.loads, o, name, (*Thread).attrEntry)
}

// crowdStore is the entry for o.name = x, or nil.
func (t *Thread) crowdStore(o, name Value) *attrCache {
	return t.inCrowd(&t.methods.stores, o, name, (*Thread).storeEntry)
}

// inCrowd is the entry of a table for o.name: one that still holds, or what find makes; nil if there can be none.
func (t *Thread) inCrowd(table *[crowdLen]*attrCache, o, name Value, find func(t *Thread, o, name Value) (attrCache, bool)) *attrCache {
	shape, class := t.ShapeID(o), obj.Unbound
	if t.Kind(o) == obj.KindType {
		class = o
	}
	at := &table[crowdHash(shape, class, name)]
	if c := *at; c != nil && c.name == name && (class == obj.Unbound || c.mode == cacheNative || c.class == class) {
		if c = t.findCache(c, shape); c != nil {
			return c
		}
	}
	found, ok := find(t, o, name)
	if !ok || found.mode == cacheAdjust {
		return nil
	}
	c := new(attrCache)
	*c = found
	c.name = name
	*at = c
	return c
}
