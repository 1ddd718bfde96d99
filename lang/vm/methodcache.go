package vm

import "pystm/lang/vm/obj"

// methodCacheLen is how many attributes a segment remembers: 64 KiB of entries.
const methodCacheLen = 2048

// methodCache remembers attributes of classes. It belongs to a segment. Major
// collections empty it, and so does an abort: a doomed transaction may have seen
// a class before a change and its dict after it. Minor collections forget the
// entries whose values have moved.
//
// An entry stands where its hash says or beside that: the one found last has the first place. With
// one place only, two names of one class that met there drove each other out all the time.
type methodCache struct {
	entries       [methodCacheLen]methodEntry
	young         []uint16 // entries with young values, perhaps more than once
	tests         [classTestsLen]classTest
	loads, stores [crowdLen]*attrCache
}

// methodEntry is what the MRO of a class has of a name.
type methodEntry struct {
	version Value // of the class
	name    Value
	value   Value  // Unbound: the class has no such attribute; the dict that has it if index is not 0
	index   uint32 // 1 + the entry of that dict: data that changes without the class's version
}

func (m *methodCache) empty() {
	clear(m.entries[:])
	m.young = m.young[:0]
	clear(m.tests[:])
	clear(m.loads[:])
	clear(m.stores[:])
}

// forgetYoung is called when the segment's nursery is emptied.
func (m *methodCache) forgetYoung() {
	for _, i := range m.young {
		m.entries[i] = methodEntry{}
	}
	m.young = m.young[:0]
}

func methodHash(version, name Value) uint64 {
	return (uint64(version)>>2*31 + uint64(name)>>4) % methodCacheLen
}

// remember puts an entry in its first place, and what was there beside it.
func (t *Thread) remember(e methodEntry) {
	m := t.methods
	i := methodHash(e.version, e.name)
	m.entries[i^1] = m.entries[i]
	m.entries[i] = e
	if t.isYoung(e.name) || t.isYoung(e.value) {
		m.young = append(m.young, uint16(i), uint16(i^1))
	} else if old := m.entries[i^1]; t.isYoung(old.name) || t.isYoung(old.value) {
		m.young = append(m.young, uint16(i^1))
	}
}

func (t *Thread) isYoung(v Value) bool { return v.IsRef() && t.Young(v.Ref()) }

// classLookup finds an attribute in the MRO of a class: Unbound if there is
// none. No descriptor is bound, no Python code runs.
func (t *Thread) classLookup(class, name Value) Value {
	t.ReadBarrier(class.Ref())
	version := Value(t.Word(class.Ref(), TypeVersion))
	i := methodHash(version, name)
	e := &t.methods.entries[i]
	if e.version != version || e.name != name {
		if e = &t.methods.entries[i^1]; e.version != version || e.name != name {
			return t.classLookupMiss(class, name, version)
		}
	}
	if e.index == 0 {
		return e.value
	}
	if v, ok := t.EntryIs(e.value, int(e.index)-1, name); ok && v != obj.Unbound {
		return v
	}
	return t.classLookupMiss(class, name, version) // the dict has moved its entries
}

// classLookupMiss is classLookup of what the method cache does not know.
func (t *Thread) classLookupMiss(class, name, version Value) Value {
	for _, c := range t.mro(class) {
		d := t.Field(c, TypeDict)
		i := t.StrFind(d, name)
		if i < 0 {
			continue
		}
		v := t.DictValue(d, i)
		if t.isData(name, v) {
			t.remember(methodEntry{version, name, d, uint32(i + 1)})
		} else {
			t.remember(methodEntry{version, name, v, 0})
		}
		return v
	}
	t.remember(methodEntry{version, name, obj.Unbound, 0})
	return obj.Unbound
}

func (t *Thread) classSearch(class, name Value) Value {
	for _, c := range t.mro(class) {
		if v := t.StrGet(t.Field(c, TypeDict), name); v != obj.Unbound {
			return v
		}
	}
	return obj.Unbound
}
