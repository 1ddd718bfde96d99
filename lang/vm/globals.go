package vm

import (
	"math"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// Names of globals, of builtins and of namespaces: by the caches (cache.go) or by
// looking them up.

// globalCache is the entry of LoadGlobal and LoadName.
type globalCache struct {
	builtin bool    // the entry is of the builtins dict, not the globals
	keys    Value   // the globals' key set for which the name is a builtin
	entry   Value   // small int: number of the entry's key among the keys and values
	offset  uintptr // of the key from the start of the entries array
	name    Value
	number  int  // of the entry
	adjust  bool // the value is adjusted (adjust.go); entry is never then, so that the loop takes the slow path
	late    bool // it is loaded late (late.go); then entry of the StoreGlobal is never, too
	gaveUp  bool // that was in vain
}

// never is the number of no entry, as a small int.
const never Value = math.MaxInt32<<2 | intPair

// entryOf fills in where entry i of a dict is.
func (c globalCache) entryOf(i int, name Value) unsafe.Pointer {
	c.entry, c.offset, c.name, c.number = obj.SmallInt(int64(2*i)), obj.EntryOffset(i), name, i
	return unsafe.Pointer(&c)
}

// loadGlobal finds a global or builtin and notes where.
func (t *Thread) loadGlobal(ld *Loaded, pc unsafe.Pointer, globals, name Value) (Value, error) {
	if i := t.StrFind(globals, name); i >= 0 && t.isPlainDict(globals) {
		if c := (*globalCache)(cacheAt(ld, pc)); c == nil || !c.adjust || c.number != i {
			t.setCache(ld, pc, globalCache{}.entryOf(i, name))
		}
		return t.DictValue(globals, i), nil
	}
	builtins := t.globalsBuiltins(globals)
	if !t.isPlainDict(globals) || !t.isPlainDict(builtins) {
		return t.loadUnusual(globals, builtins, name)
	}
	i := t.StrFind(builtins, name)
	if i < 0 {
		return 0, t.nameError(t.VM.Exc.NameError, name, "name '%s' is not defined")
	}
	if builtins == t.VM.roots.builtins {
		t.setCache(ld, pc, globalCache{builtin: true, keys: t.DictKeysVersion(globals)}.entryOf(i, name))
	}
	return t.DictValue(builtins, i), nil
}

// loadUnusual finds a global or builtin where one of the namespaces is no plain
// dict: its class says what is in it.
func (t *Thread) loadUnusual(globals, builtins, name Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kb := t.Keep(builtins)
	v, err := t.spaceGet(globals, name)
	if v != obj.Unbound || err != nil {
		return v, err
	}
	if v, err = t.spaceGet(*kb, name); v == obj.Unbound && err == nil {
		err = t.nameError(t.VM.Exc.NameError, name, "name '%s' is not defined")
	}
	return v, err
}

func (t *Thread) isPlainDict(v Value) bool { return t.IsExact(v, obj.KindDict, obj.ShapeDict) }

// globalsBuiltins is the namespace of builtins that goes with a globals dict.
func (t *Thread) globalsBuiltins(globals Value) Value {
	b := t.StrGet(globals, t.VM.Names.Builtins)
	if t.IsKind(b, obj.KindModule) {
		return t.Field(b, obj.ModuleDict)
	}
	if b == obj.Unbound {
		return t.VM.roots.builtins
	}
	return b
}

func (t *Thread) storeGlobal(ld *Loaded, pc unsafe.Pointer, globals, name, x Value) error {
	if c := (*globalCache)(ld.caches[cacheIndex(ld, pc)]); c != nil {
		i := c.number
		if _, ok := t.EntryIs(globals, i, name); ok {
			if !t.Logs() && c.entry == never {
				t.setCache(ld, pc, globalCache{}.entryOf(i, name))
			}
			if t.Logs() {
				t.globalCountsIn(ld, pc, t.Slot(globals, obj.DictEntries).Ref()+gc.Ref(c.offset))
			}
			t.DictSetValue(globals, i, x)
			return nil
		}
	}
	if err := t.StrSet(globals, name, x); err != nil {
		return err
	}
	t.setCache(ld, pc, globalCache{}.entryOf(t.StrFind(globals, name), name))
	return nil
}

func (t *Thread) deleteGlobal(globals, name Value) error {
	if !t.StrDel(globals, name) {
		return t.nameError(t.VM.Exc.NameError, name, "name '%s' is not defined")
	}
	return nil
}

// loadName is a lookup in a class body, module or exec code.
func (t *Thread) loadName(ld *Loaded, pc unsafe.Pointer, space, globals, name Value) (Value, error) {
	if space != obj.Unbound && (space != globals || !t.isPlainDict(space)) {
		m := t.Mark()
		kept := t.Keep(globals)
		v, err := t.spaceGet(space, name)
		globals = *kept
		t.Release(m)
		if v != obj.Unbound || err != nil {
			return v, err
		}
	}
	return t.loadGlobal(ld, pc, globals, name)
}

// spaceGet looks a name up in a namespace, which is a dict or any mapping.
func (t *Thread) spaceGet(space, name Value) (Value, error) {
	if t.isPlainDict(space) {
		return t.StrGet(space, name), nil
	}
	v, err := t.GetItem(space, name)
	if err != nil && t.Matches(err, t.VM.Exc.KeyError) {
		t.r.raised = 0
		return obj.Unbound, nil
	}
	return v, err
}

func (t *Thread) storeName(ld *Loaded, pc unsafe.Pointer, space, globals, name, x Value) error {
	switch {
	case space == obj.Unbound || space == globals && t.isPlainDict(space):
		return t.storeGlobal(ld, pc, globals, name, x)
	case t.isPlainDict(space):
		return t.StrSet(space, name, x)
	}
	return t.SetItem(space, name, x)
}

func (t *Thread) deleteName(space, globals, name Value) error {
	switch {
	case space == obj.Unbound:
		return t.deleteGlobal(globals, name)
	case t.isPlainDict(space):
		return t.deleteGlobal(space, name)
	}
	err := t.DelItem(space, name)
	if err != nil && t.Matches(err, t.VM.Exc.KeyError) {
		return t.nameError(t.VM.Exc.NameError, name, "name '%s' is not defined")
	}
	return err
}

// unboundLocal is the error for an unbound variable of ld's, in a register.
func (t *Thread) unboundLocal(ld *Loaded, reg uint16) error {
	return t.nameError(t.VM.Exc.UnboundLocalError, t.InternName(ld.Code.RegName(int(reg))), "cannot access local variable '%s' where it is not associated with a value")
}

// unboundCell is the error for an empty cell, in a register: of a local of ld's, or a free variable.
func (t *Thread) unboundCell(ld *Loaded, reg uint16) error {
	if reg < ld.Code.FreeReg {
		return t.unboundLocal(ld, reg)
	}
	return t.nameError(t.VM.Exc.NameError, t.InternName(ld.Code.RegName(int(reg))), "cannot access free variable '%s' where it is not associated with a value in enclosing scope")
}

func (t *Thread) loadClassCell(ld *Loaded, space, cell Value, reg uint16) (Value, error) {
	name := t.InternName(ld.Code.RegName(int(reg)))
	m := t.Mark()
	kept := t.Keep(cell)
	v, err := t.spaceGet(space, name)
	cell = *kept
	t.Release(m)
	if v != obj.Unbound || err != nil {
		return v, err
	}
	if v = t.Field(cell, obj.CellValue); v == obj.Unbound {
		return 0, t.unboundCell(ld, reg)
	}
	return v, nil
}
