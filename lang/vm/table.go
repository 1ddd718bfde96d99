package vm

import "pystm/lang/vm/obj"

// Dicts and sets with keys of any class: hashing and comparing may run Python
// code. Where a key's class is a builtin one nothing does, and these are thin
// wrappers; else the table, the key and the value are kept as roots, and a
// lookup that Python code has interfered with starts again.

// dictLookup finds key *k of dict *d, both kept as roots.
func (t *Thread) dictLookup(d, k *Value, p *obj.Probe) (int, error) {
	for {
		i := t.DictFind(*d, *k, p)
		if i != obj.Compare {
			return i, nil
		}
		m := t.Mark()
		cand := t.Keep(t.DictKey(*d, p.Entry))
		eq, err := t.Equal(*cand, *k)
		still := err == nil && t.DictStill(*d, *cand, p)
		t.Release(m)
		switch {
		case err != nil:
			return 0, err
		case !still:
			p.Restart()
		case eq:
			return p.Entry, nil
		default:
			p.Skip()
		}
	}
}

// tableArgs are the values of an operation on a dict or set, kept as roots.
type tableArgs struct{ table, key, value *Value }

func (t *Thread) keepTable(table, key, value Value) tableArgs {
	return tableArgs{t.Keep(table), t.Keep(key), t.Keep(value)}
}

// dictEntry is the entry of key k in d, or obj.Missing with the folded hash.
func (t *Thread) dictEntry(a tableArgs) (int, uint32, error) {
	h, err := t.Hash(*a.key)
	if err != nil {
		return 0, 0, err
	}
	p := obj.NewProbe(h)
	i, err := t.dictLookup(a.table, a.key, &p)
	return i, p.Hash(), err
}

// quickEntry is dictEntry where it runs no Python code; else ok is false.
func (t *Thread) quickEntry(d, k Value) (i int, hash uint32, ok bool) {
	if hash, ok = t.quickHash(k); !ok {
		return 0, 0, false
	}
	i = t.DictLookup(d, k, hash)
	return i, hash, i != obj.Compare
}

// quickHash is the folded hash of a key, if that takes no Python code.
func (t *Thread) quickHash(k Value) (hash uint32, ok bool) {
	var h int64
	switch {
	case k.IsInt():
		h = obj.HashInt(k.Int())
	case k.IsRef() && t.Kind(k) == obj.KindStr:
		h = int64(t.StrHash(k))
	default:
		if h, ok = t.Space.Hash(k); !ok {
			return 0, false
		}
	}
	return obj.FoldHash(h), true
}

// DictGet is d[k], or Unbound.
func (t *Thread) DictGet(d, k Value) (Value, error) {
	if v, known := t.DictKnown(d, k); known {
		return v, nil
	}
	m := t.Mark()
	a := t.keepTable(d, k, 0)
	i, _, err := t.dictEntry(a)
	d = *a.table
	t.Release(m)
	if err != nil || i < 0 {
		return obj.Unbound, err
	}
	return t.DictValue(d, i), nil
}

// DictKnown is DictGet, if that is known without running Python code.
func (t *Thread) DictKnown(d, k Value) (v Value, known bool) {
	i, _, ok := t.quickEntry(d, k)
	if !ok || i < 0 {
		return obj.Unbound, ok
	}
	return t.DictValue(d, i), true
}

// DictPeek is d[k] if it can be told without running Python code, else Unbound.
func (t *Thread) DictPeek(d, k Value) Value {
	v, _ := t.DictKnown(d, k)
	return v
}

// DictHas reports whether k is a key of d.
func (t *Thread) DictHas(d, k Value) (bool, error) {
	v, err := t.DictGet(d, k)
	return v != obj.Unbound, err
}

// DictSet is d[k] = v.
func (t *Thread) DictSet(d, k, v Value) error {
	i, hash, ok := t.quickEntry(d, k)
	if !ok {
		m := t.Mark()
		defer t.Release(m)
		a := t.keepTable(d, k, v)
		var err error
		if i, hash, err = t.dictEntry(a); err != nil {
			return err
		}
		d, k, v = *a.table, *a.key, *a.value
	}
	if i >= 0 {
		t.DictSetValue(d, i, v)
		return nil
	}
	return t.DictInsert(d, k, v, hash)
}

// DictSetQuick is DictSet where it runs no Python code and does not fail; else it is false, and nothing was done.
func (t *Thread) DictSetQuick(d, k, v Value) bool {
	i, hash, ok := t.quickEntry(d, k)
	switch {
	case !ok:
		return false
	case i >= 0:
		t.DictSetValue(d, i, v)
		return true
	}
	return t.DictInsert(d, k, v, hash) == nil
}

// DictSetDefault is d[k], which is set to v if it is missing.
func (t *Thread) DictSetDefault(d, k, v Value) (Value, error) {
	i, hash, ok := t.quickEntry(d, k)
	if !ok {
		m := t.Mark()
		defer t.Release(m)
		a := t.keepTable(d, k, v)
		var err error
		if i, hash, err = t.dictEntry(a); err != nil {
			return 0, err
		}
		d, k, v = *a.table, *a.key, *a.value
	}
	if i >= 0 {
		return t.DictValue(d, i), nil
	}
	return v, t.DictInsert(d, k, v, hash)
}

// DictPop removes k from d and returns its value, or Unbound.
func (t *Thread) DictPop(d, k Value) (Value, error) {
	i, hash, ok := t.quickEntry(d, k)
	if !ok {
		m := t.Mark()
		defer t.Release(m)
		a := t.keepTable(d, k, 0)
		var err error
		if i, hash, err = t.dictEntry(a); err != nil {
			return 0, err
		}
		d = *a.table
	}
	if i < 0 {
		return obj.Unbound, nil
	}
	v := t.DictValue(d, i)
	t.DictRemove(d, i, hash)
	return v, nil
}

// DictMove makes the entry of k the last one of d, or the first; false if there is none.
func (t *Thread) DictMove(d, k Value, last bool) (bool, error) {
	i, hash, ok := t.quickEntry(d, k)
	if !ok {
		m := t.Mark()
		defer t.Release(m)
		a := t.keepTable(d, k, 0)
		var err error
		if i, hash, err = t.dictEntry(a); err != nil {
			return false, err
		}
		d = *a.table
	}
	if i < 0 {
		return false, nil
	}
	if last {
		return true, t.DictMoveLast(d, i, hash)
	}
	return true, t.DictMoveFirst(d, i, hash)
}

// DictDel removes k from d; false if it is not there.
func (t *Thread) DictDel(d, k Value) (bool, error) {
	v, err := t.DictPop(d, k)
	return v != obj.Unbound, err
}

// DictPopLast removes the last entry of d and returns it; Unbound if d is empty.
func (t *Thread) DictPopLast(d Value) (k, v Value, err error) { return t.dictPopEnd(d, true) }

// DictPopFirst does so with the first one.
func (t *Thread) DictPopFirst(d Value) (k, v Value, err error) { return t.dictPopEnd(d, false) }

func (t *Thread) dictPopEnd(d Value, last bool) (k, v Value, err error) {
	end := func(d Value) int { return t.DictNext(d, 0) }
	if last {
		end = t.DictLast
	}
	i := end(d)
	if i < 0 {
		return 0, 0, nil
	}
	k, v = t.DictKey(d, i), t.DictValue(d, i)
	h, ok := t.Space.Hash(k)
	if !ok {
		m := t.Mark()
		defer t.Release(m)
		a := t.keepTable(d, k, v)
		if h, err = t.Hash(k); err != nil {
			return 0, 0, err
		}
		d, k, v = *a.table, *a.key, *a.value
		if end(d) != i || t.DictKey(d, i) != k {
			return t.dictPopEnd(d, last)
		}
	}
	if last {
		t.DictRemoveLast(d, i, obj.FoldHash(h))
	} else {
		t.DictRemove(d, i, obj.FoldHash(h))
	}
	return k, v, nil
}

// DictKeysVersion is the number of d's present key set, for caches: no other
// key set of any dict ever has it.
func (t *Thread) DictKeysVersion(d Value) Value {
	v := t.DictKeys(d)
	if v.Int() == 0 {
		v = t.VM.nextVersion()
		t.SetDictKeys(d, v)
	}
	return v
}

// DictUpdateDict is d.update(from) for a dict from. With override false a key
// that d has keeps its value.
func (t *Thread) DictUpdateDict(d, from Value, override bool) error {
	if d == from || t.DictLen(from) == 0 {
		return nil
	}
	if !t.PutsOff(d) && t.DictLen(d) == 0 {
		return t.DictCopyInto(d, from)
	}
	i, k, v := t.DictAt(from, 0)
	for ; i >= 0 && override && t.DictSetQuick(d, k, v); i, k, v = t.DictAt(from, i+1) {
	}
	n := t.DictLen(from)
	m := t.Mark()
	defer t.Release(m)
	a, src := t.keepTable(d, 0, 0), t.Keep(from)
	for ; i >= 0; i = t.DictNext(*src, i+1) {
		*a.key, *a.value = t.DictKey(*src, i), t.DictValue(*src, i)
		var err error
		if override {
			err = t.DictSet(*a.table, *a.key, *a.value)
		} else {
			_, err = t.DictSetDefault(*a.table, *a.key, *a.value)
		}
		if err != nil {
			return err
		}
		if t.DictLen(*src) != n {
			return t.RuntimeError("dict mutated during update")
		}
	}
	return nil
}

// plainDict reports whether v is a dict that iterates as dicts do.
func (t *Thread) plainDict(v Value) bool {
	if !t.IsKind(v, obj.KindDict) {
		return false
	}
	class, dict := t.TypeOf(v), t.VM.Class(obj.ShapeDict)
	iter := t.VM.Names.Iter
	return class == dict || t.classLookup(class, iter) == t.classLookup(dict, iter)
}

// DictUpdateMapping is d.update(from) for a dict or an object with keys().
func (t *Thread) DictUpdateMapping(d, from Value, override bool) error {
	if t.plainDict(from) {
		return t.DictUpdateDict(d, from, override)
	}
	m := t.Mark()
	defer t.Release(m)
	dst, src := t.Keep(d), t.Keep(from)
	keys, err := t.CallMethod(*src, "keys")
	if err != nil {
		return err
	}
	it, err := t.Iter(keys)
	if err != nil {
		return err
	}
	iter, key := t.Keep(it), t.Keep(0)
	for {
		k, err := t.Next(*iter)
		if err != nil || k == obj.Unbound {
			return err
		}
		*key = k
		if !override {
			has, err := t.DictHas(*dst, *key)
			if err != nil {
				return err
			}
			if has {
				continue
			}
		}
		v, err := t.GetItem(*src, *key)
		if err != nil {
			return err
		}
		if err := t.DictSet(*dst, *key, v); err != nil {
			return err
		}
	}
}

// setLookup finds key *k in set *v, both kept as roots.
func (t *Thread) setLookup(v, k *Value, p *obj.SetProbe) (int, error) {
	for {
		i := t.SetFind(*v, *k, p)
		if i != obj.Compare {
			return i, nil
		}
		m := t.Mark()
		cand := t.Keep(t.SetKey(*v, p.Entry))
		table := t.Keep(t.SetTableOf(*v))
		eq, err := t.Equal(*cand, *k)
		still := err == nil && t.SetTableOf(*v) == *table && t.SetStill(*v, *cand, p)
		t.Release(m)
		switch {
		case err != nil:
			return 0, err
		case !still:
			p.Restart()
		case eq:
			return p.Entry, nil
		default:
			p.Skip()
		}
	}
}

// setSlot is the slot of a key of this hash, or obj.Missing with the probe to
// insert by. It returns the values as they are after Python code has run.
func (t *Thread) setSlot(v, k Value, hash int64, p *obj.SetProbe) (int, Value, Value, error) {
	*p = obj.NewSetProbe(hash)
	if i := t.SetFind(v, k, p); i != obj.Compare {
		return i, v, k, nil
	}
	return t.setSlotByPython(v, k, p)
}

func (t *Thread) setSlotByPython(v, k Value, p *obj.SetProbe) (int, Value, Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kk := t.Keep(v), t.Keep(k)
	i, err := t.setLookup(kv, kk, p)
	return i, *kv, *kk, err
}

// hashKey is the hash of k, and the set and the key as they are afterwards.
func (t *Thread) hashKey(v, k Value) (int64, Value, Value, error) {
	if h, ok := t.Space.Hash(k); ok {
		return h, v, k, nil
	}
	return t.hashKeyByPython(v, k)
}

func (t *Thread) hashKeyByPython(v, k Value) (int64, Value, Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kk := t.Keep(v), t.Keep(k)
	h, err := t.Hash(k)
	return h, *kv, *kk, err
}

// SetAddKey adds k to the set v.
func (t *Thread) SetAddKey(v, k Value) error {
	h, v, k, err := t.hashKey(v, k)
	if err != nil {
		return err
	}
	return t.SetAddHash(v, k, h)
}

// SetAddHash is SetAddKey for a key whose hash is known.
func (t *Thread) SetAddHash(v, k Value, hash int64) error {
	var p obj.SetProbe
	i, v, k, err := t.setSlot(v, k, hash, &p)
	if err != nil || i >= 0 {
		return err
	}
	return t.SetInsert(v, k, &p)
}

// SetHas reports whether k is in the set v.
func (t *Thread) SetHas(v, k Value) (bool, error) {
	h, v, k, err := t.hashKey(v, k)
	if err != nil {
		return false, err
	}
	return t.SetHasHash(v, k, h)
}

// SetHasHash is SetHas for a key whose hash is known.
func (t *Thread) SetHasHash(v, k Value, hash int64) (bool, error) {
	var p obj.SetProbe
	i, _, _, err := t.setSlot(v, k, hash, &p)
	return i >= 0, err
}

// SetDiscard removes k from the set v; false if it is not there.
func (t *Thread) SetDiscard(v, k Value) (bool, error) {
	h, v, k, err := t.hashKey(v, k)
	if err != nil {
		return false, err
	}
	return t.SetDiscardHash(v, k, h)
}

// SetDiscardHash is SetDiscard for a key whose hash is known.
func (t *Thread) SetDiscardHash(v, k Value, hash int64) (bool, error) {
	var p obj.SetProbe
	i, v, _, err := t.setSlot(v, k, hash, &p)
	if err != nil || i < 0 {
		return false, err
	}
	t.SetRemove(v, i)
	return true, nil
}

// DictHasHash reports whether a key of this hash is in the dict d.
func (t *Thread) DictHasHash(d, k Value, hash int64) (bool, error) {
	p := obj.NewProbe(hash)
	i := t.DictFind(d, k, &p)
	if i == obj.Compare {
		m := t.Mark()
		defer t.Release(m)
		var err error
		if i, err = t.dictLookup(t.Keep(d), t.Keep(k), &p); err != nil {
			return false, err
		}
	}
	return i >= 0, nil
}

// quickItem is v[key] for builtin containers that the loop does not index
// itself, where that is easy.
func (t *Thread) quickItem(v, key Value) (Value, bool) {
	if !v.IsRef() {
		return 0, false
	}
	x := Value(obj.Unbound)
	switch uint32(t.Word(v.Ref(), 0) >> 32) {
	case obj.ShapeDict:
		if i, _, ok := t.quickEntry(v, key); ok && i >= 0 {
			x = t.DictValue(v, i)
		}
	case obj.ShapeBytes:
		if data := t.BytesView(v); key.IsInt() {
			i := key.Int()
			if i < 0 {
				i += int64(len(data))
			}
			if uint64(i) < uint64(len(data)) {
				x = obj.SmallInt(int64(data[i]))
			}
		}
	case obj.ShapeStr:
		if key.IsInt() && t.StrASCII(v) {
			s, i := t.StrView(v), key.Int()
			if i < 0 {
				i += int64(len(s))
			}
			if uint64(i) < uint64(len(s)) {
				x = t.VM.roots.chars[s[i]]
			}
		}
	}
	return x, x != obj.Unbound
}
