package std

import (
	"pystm/lang/vm/obj"
	"pystm/lib/expat"
)

// expatTables is what a document type has declared, a list of the heap: three dicts of
// tuples and the flags. Parsers of external entities share that of their document.
type expatTables struct {
	t *Thread
	v Value
}

const (
	expatGeneral    = 0 // by name: text, system, public, notation (bytes or None), internal
	expatParameter  = 1
	expatAttributes = 2 // by element: name, default, CDATA of each
	expatFlags      = 3
)

func newExpatDTD(t *Thread) (Value, error) {
	return t.NewListOf(t.NewDict(), t.NewDict(), t.NewDict(), obj.SmallInt(0))
}

func (d *expatTables) table(parameter bool) Value {
	if parameter {
		return d.part(expatParameter)
	}
	return d.part(expatGeneral)
}

func (d *expatTables) part(i int) Value { return d.t.ListGet(d.v, i) }

// find is what a name stands for in a dict, or unbound.
func (d *expatTables) find(table Value, name []byte) Value {
	key, err := d.t.NewStr(string(name))
	if err != nil {
		return unbound // names are short
	}
	return d.t.StrGet(table, key)
}

func (d *expatTables) bytes(v Value) []byte {
	if v == none {
		return nil
	}
	b, _ := bytesLike(d.t, v)
	return b[:len(b):len(b)]
}

// Entity implements expat.DTD.
func (d *expatTables) Entity(name []byte, parameter bool) (expat.Entity, bool) {
	v := d.find(d.table(parameter), name)
	if v == unbound {
		return expat.Entity{}, false
	}
	item := func(i int) Value { return d.t.TupleItem(v, i) }
	return expat.Entity{Text: d.bytes(item(0)), System: d.bytes(item(1)), Public: d.bytes(item(2)), Notation: d.bytes(item(3)),
		Internal: item(4) == obj.TrueValue}, true
}

// optional makes an object of bytes that may not be there.
func (d *expatTables) optional(b []byte) (Value, error) {
	if b == nil {
		return none, nil
	}
	return newBytes(d.t, b)
}

// Declare implements expat.DTD.
func (d *expatTables) Declare(name []byte, parameter bool, e expat.Entity) error {
	t := d.t
	var items [5]Value
	for i, b := range [][]byte{e.Text, e.System, e.Public, e.Notation} {
		var err error
		if items[i], err = d.optional(b); err != nil {
			return err
		}
	}
	items[4] = obj.Bool(e.Internal)
	v, err := t.NewTuple(items[:]...)
	if err != nil {
		return err
	}
	key, err := t.NewStr(string(name))
	if err != nil {
		return err
	}
	return t.StrSet(d.table(parameter), key, v)
}

// Attributes implements expat.DTD.
func (d *expatTables) Attributes(element []byte) []expat.DeclaredAttribute {
	v := d.find(d.part(expatAttributes), element)
	if v == unbound {
		return nil
	}
	items := d.t.TupleView(v)
	out := make([]expat.DeclaredAttribute, 0, len(items)/3)
	for ; len(items) > 0; items = items[3:] {
		out = append(out, expat.DeclaredAttribute{Name: d.bytes(items[0]), Default: d.bytes(items[1]), CDATA: items[2] == obj.TrueValue})
	}
	return out
}

// DeclareAttribute implements expat.DTD.
func (d *expatTables) DeclareAttribute(element []byte, a expat.DeclaredAttribute) error {
	t := d.t
	name, err := newBytes(t, a.Name)
	if err != nil {
		return err
	}
	value, err := d.optional(a.Default)
	if err != nil {
		return err
	}
	key, err := t.NewStr(string(element))
	if err != nil {
		return err
	}
	var items []Value
	table := d.part(expatAttributes)
	if known := t.StrGet(table, key); known != unbound {
		items = append(items, t.TupleView(known)...)
	}
	v, err := t.NewTuple(append(items, name, value, obj.Bool(a.CDATA))...)
	if err != nil {
		return err
	}
	return t.StrSet(table, key, v)
}

func (d *expatTables) flags() (f expat.Flags) {
	n := d.part(expatFlags).Int()
	for i, flag := range expatFlagFields(&f) {
		*flag = n>>i&1 != 0
	}
	return f
}

func (d *expatTables) setFlags(f expat.Flags) {
	n := int64(0)
	for i, flag := range expatFlagFields(&f) {
		if *flag {
			n |= 1 << i
		}
	}
	d.t.ListSet(d.v, expatFlags, obj.SmallInt(n))
}

func expatFlagFields(f *expat.Flags) []*bool {
	return []*bool{&f.Standalone, &f.HasParameterRefs, &f.Ignores, &f.ParameterRead, &f.HasAttributes}
}
