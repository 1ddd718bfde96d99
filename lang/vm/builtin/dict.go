package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func dictType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "dict", Shape: obj.ShapeDict, Kind: obj.KindDict, Body: obj.DictBody,
		Doc: "dict() -> empty\ndict(mapping)\ndict(iterable of pairs)\ndict(**kwargs)\n\nA table of values by key, in the order in which the keys were added.",
		New: newDict, NewSig: "cls, *args, **kwargs", NewEmpty: true,
		Init: initDict, InitSig: "self, /, *args, **kwargs",
		Slots: vm.Slots{
			Unhashable: true,
			Repr:       dictRepr,
			Len:        func(t *vm.Thread, v Value) (int, error) { return t.DictLen(v), nil },
			Iter:       func(t *vm.Thread, v Value) (Value, error) { return newDictIter(t, obj.ShapeDictKeyIter, v), nil },
			Reversed:   func(t *vm.Thread, v Value) (Value, error) { return newDictIter(t, obj.ShapeDictRevKeyIter, v), nil },
			GetItem:    dictGetItem,
			SetItem:    func(t *vm.Thread, v, key, x Value) error { return t.DictSet(v, key, x) },
			DelItem:    dictDelItem,
			Contains:   func(t *vm.Thread, v, x Value) (bool, error) { return t.DictHas(v, x) },
			Compare:    dictCompare,
			Binary:     dictBinary,
			Binops:     []vm.BinaryOp{vm.OpOr},
			InPlace:    dictInPlace,
			Inops:      []vm.BinaryOp{vm.OpOr},
		},
		Methods: []vm.Native{
			{Name: "clear", Sig: "self, /", Fn: dictClear, Doc: "Remove all keys."},
			{Name: "copy", Sig: "self, /", Fn: dictCopy, Doc: "A new dict with the same keys and values."},
			{Name: "fromkeys", Sig: "type, iterable, value=None, /", Fn: dictFromKeys, Kind: vm.ClassMethod, Doc: "A new dict with the keys of the iterable, all of one value."},
			{Name: "get", Sig: "self, key, default=None, /", Fn: dictGet, Doc: "The value of the key, or the default."},
			{Name: "items", Sig: "self, /", Fn: newView(obj.ShapeDictItems), Doc: "A view of the pairs of key and value."},
			{Name: "keys", Sig: "self, /", Fn: newView(obj.ShapeDictKeys), Doc: "A view of the keys."},
			{Name: "pop", Sig: "self, key, default=None, /", Fn: dictPop, Doc: "Remove the key and return its value; if it is missing, return the default or raise KeyError."},
			{Name: "popitem", Sig: "self, /", Fn: dictPopItem, Doc: "Remove the key added last, and return it with its value; KeyError if there is none."},
			{Name: "setdefault", Sig: "self, key, default=None, /", Fn: dictSetDefault, Doc: "The value of the key, which is set to the default if it is missing."},
			{Name: "update", Sig: "self, /, *args, **kwargs", Fn: dictUpdate, Doc: "Add the keys and values of a mapping or an iterable of pairs, then those given by name."},
			{Name: "values", Sig: "self, /", Fn: newView(obj.ShapeDictValues), Doc: "A view of the values."},
			{Name: "__sizeof__", Sig: "self, /", Fn: dictSizeof, Doc: "The size of the dict in memory, in bytes."},
			classGetItem,
		},
	}
}

func newDict(t *vm.Thread, args []Value) (Value, error) {
	d, err := t.AllocObject(args[0])
	if err == nil {
		t.InitDict(d)
	}
	return d, err
}

func initDict(t *vm.Thread, args []Value) (Value, error) { return updateBy(t, "dict", args) }

func dictUpdate(t *vm.Thread, args []Value) (Value, error) { return updateBy(t, "update", args) }

// updateBy updates dict args[0] by the arguments args[1] and the keywords args[2].
func updateBy(t *vm.Thread, name string, args []Value) (Value, error) {
	if n := t.TupleLen(args[1]); n > 1 {
		return 0, t.TypeError("%s expected at most 1 argument, got %d", name, n)
	} else if n == 1 {
		if err := updateDict(t, args[0], t.TupleItem(args[1], 0)); err != nil {
			return 0, err
		}
	}
	if args[2] != obj.Unbound {
		if !t.PutsOff(args[0]) && t.DictLen(args[0]) == 0 {
			t.DictAssign(args[0], args[2])
			return obj.NoneValue, nil
		}
		return obj.NoneValue, t.DictUpdateDict(args[0], args[2], true)
	}
	return obj.NoneValue, nil
}

// updateDict is d.update(from): from is a mapping, or an iterable of pairs.
func updateDict(t *vm.Thread, d, from Value) error {
	if t.IsExact(from, obj.KindDict, obj.ShapeDict) {
		return t.DictUpdateDict(d, from, true)
	}
	m := t.Mark()
	defer t.Release(m)
	kd, kf := t.Keep(d), t.Keep(from)
	keys, err := t.LookupAttr(from, t.VM.Names.Keys)
	if err != nil {
		return err
	}
	if keys != obj.Unbound {
		return t.DictUpdateMapping(*kd, *kf, true)
	}
	if next := pairsOf(t, *kf); next != nil {
		for t.Signal.Load() == 0 {
			x, y, ok := next(t, *kf)
			if !ok {
				break
			}
			if x == obj.Unbound {
				return nil
			}
			if err := t.DictSet(*kd, x, y); err != nil {
				return err
			}
		}
	}
	return t.ForEachTaken(*kf, takePair, kd, func(i int, pair Value) error {
		if pair.IsRef() && t.Kind(pair) == obj.KindTuple && t.TupleLen(pair) == 2 {
			return t.DictSet(*kd, t.TupleItem(pair, 0), t.TupleItem(pair, 1))
		}
		return addPair(t, *kd, pair, i)
	})
}

// takePair takes a pair for updateDict.
func takePair(t *vm.Thread, d *Value, pair Value) bool {
	return pair.IsRef() && t.IsExact(pair, obj.KindTuple, obj.ShapeTuple) && t.TupleLen(pair) == 2 &&
		t.DictSetQuick(*d, t.TupleItem(pair, 0), t.TupleItem(pair, 1))
}

// addPair adds item i of an iterable of pairs to d.
func addPair(t *vm.Thread, d, pair Value, i int) error {
	m := t.Mark()
	defer t.Release(m)
	kd, kp := t.Keep(d), t.Keep(pair)
	if !t.IsKind(pair, obj.KindList) && !t.IsKind(pair, obj.KindTuple) {
		l, err := t.ListOf(pair)
		if err != nil {
			if t.Matches(err, t.VM.Exc.TypeError) {
				t.Caught(err)
				return t.TypeError("cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			return err
		}
		*kp = l
	}
	items := seqView(t, *kp)
	if len(items) != 2 {
		return t.ValueError("dictionary update sequence element #%d has length %d; 2 is required", i, len(items))
	}
	return t.DictSet(*kd, items[0], items[1])
}

func dictRepr(t *vm.Thread, v Value) (Value, error) {
	if t.DictLen(v) == 0 {
		return t.NewStr("{}")
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if !t.ReprEnter(kv) {
		return t.NewStr("{...}")
	}
	defer t.ReprLeave()
	var short [256]byte
	buf := append(short[:0], '{')
	kx := t.Keep(0)
	for i := t.DictNext(*kv, 0); i >= 0; i = t.DictNext(*kv, i+1) {
		if len(buf) > 1 {
			buf = append(buf, ", "...)
		}
		*kx = t.DictValue(*kv, i)
		var err error
		if buf, err = appendRepr(t, buf, t.DictKey(*kv, i)); err != nil {
			return 0, err
		}
		if buf, err = appendRepr(t, append(buf, ": "...), *kx); err != nil {
			return 0, err
		}
	}
	return t.NewStrBytes(append(buf, '}'))
}

func dictGetItem(t *vm.Thread, v, key Value) (Value, error) {
	x, known := t.DictKnown(v, key)
	if x != obj.Unbound {
		return x, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv, kk := t.Keep(v), t.Keep(key)
	var err error
	if !known {
		x, err = t.DictGet(v, key)
	}
	if err != nil || x != obj.Unbound {
		return x, err
	}
	if !t.IsExact(*kv, obj.KindDict, obj.ShapeDict) {
		f, err := t.LookupSpecial(*kv, t.VM.Names.Missing)
		if err != nil {
			return 0, err
		}
		if f != obj.Unbound {
			return t.Call(f, *kk)
		}
	}
	return 0, t.KeyError(*kk)
}

func dictDelItem(t *vm.Thread, v, key Value) error {
	m := t.Mark()
	defer t.Release(m)
	kk := t.Keep(key)
	ok, err := t.DictDel(v, key)
	if err == nil && !ok {
		err = t.KeyError(*kk)
	}
	return err
}

// dictCompare knows == and != only.
func dictCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !t.IsKind(b, obj.KindDict) || op != vm.OpEq && op != vm.OpNe {
		return obj.NotImplemented, nil
	}
	equal, err := dictsEqual(t, a, b)
	return obj.Bool(equal == (op == vm.OpEq)), err
}

func dictsEqual(t *vm.Thread, a, b Value) (bool, error) {
	if t.DictLen(a) != t.DictLen(b) {
		return false, nil
	}
	i, equal, known := dictsQuickly(t, a, b)
	if known {
		return equal, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb, kx := t.Keep(a), t.Keep(b), t.Keep(0)
	for ; i >= 0; i = t.DictNext(*ka, i+1) {
		*kx = t.DictValue(*ka, i)
		y, err := t.DictGet(*kb, t.DictKey(*ka, i))
		if err != nil || y == obj.Unbound {
			return false, err
		}
		if eq, err := t.Equal(*kx, y); err != nil || !eq {
			return false, err
		}
	}
	return true, nil
}

// dictsQuickly is dictsEqual as far as no Python code has to run for it: known is false if that is from entry i on.
func dictsQuickly(t *vm.Thread, a, b Value) (i int, equal, known bool) {
	i, key, x := t.DictAt(a, 0)
	for ; i >= 0; i, key, x = t.DictAt(a, i+1) {
		y, known := t.DictKnown(b, key)
		equal := known && y == x
		if known && !equal && y != obj.Unbound {
			equal, known = t.Space.Equal(x, y)
		}
		if !equal {
			return i, false, known
		}
	}
	return i, true, true
}

func dictBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if op != vm.OpOr || !t.IsKind(a, obj.KindDict) || !t.IsKind(b, obj.KindDict) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kb, kv := t.Keep(b), t.Keep(t.NewDict())
	if err := t.DictUpdateMapping(*kv, a, true); err != nil {
		return 0, err
	}
	err := t.DictUpdateMapping(*kv, *kb, true)
	return *kv, err
}

func dictInPlace(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if op != vm.OpOr {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka := t.Keep(a)
	err := updateDict(t, a, b)
	return *ka, err
}

func dictClear(t *vm.Thread, args []Value) (Value, error) {
	t.DictClear(args[0])
	return obj.NoneValue, nil
}

func dictCopy(t *vm.Thread, args []Value) (Value, error) { return t.DictCopy(args[0]) }

// fewKeys is for how many keys that may be equal room is made beforehand.
const fewKeys = 64

func dictFromKeys(t *vm.Thread, args []Value) (Value, error) {
	if args[2] == obj.Unbound {
		args[2] = obj.NoneValue
	}
	m := t.Mark()
	defer t.Release(m)
	if args[0] == t.VM.Class(obj.ShapeDict) {
		d := t.Keep(t.NewDict())
		n := t.LengthHintFast(args[1])
		if !t.IsKind(args[1], obj.KindSet) && !t.IsKind(args[1], obj.KindDict) {
			n = min(n, fewKeys) // some may be equal
		}
		if err := t.DictReserve(*d, n); err != nil {
			return 0, err
		}
		take := func(t *vm.Thread, d *Value, key Value) bool { return t.DictSetQuick(*d, key, args[2]) }
		err := t.ForEachTaken(args[1], take, d, func(_ int, key Value) error { return t.DictSet(*d, key, args[2]) })
		return *d, err
	}
	d, err := t.Call(args[0])
	if err != nil {
		return 0, err
	}
	kd := t.Keep(d)
	err = t.ForEach(args[1], func(key Value) error {
		if t.IsExact(*kd, obj.KindDict, obj.ShapeDict) {
			return t.DictSet(*kd, key, args[2])
		}
		return t.SetItem(*kd, key, args[2])
	})
	return *kd, err
}

func dictGet(t *vm.Thread, args []Value) (Value, error) {
	x, err := t.DictGet(args[0], args[1])
	if x == obj.Unbound && err == nil {
		return orNone(args[2]), nil
	}
	return x, err
}

func orNone(v Value) Value {
	if v == obj.Unbound {
		return obj.NoneValue
	}
	return v
}

func dictPop(t *vm.Thread, args []Value) (Value, error) {
	var x Value
	if t.DictLen(args[0]) > 0 { // of an empty dict the key is not even hashed
		var err error
		if x, err = t.DictPop(args[0], args[1]); err != nil {
			return 0, err
		}
	}
	switch {
	case x != obj.Unbound:
		return x, nil
	case args[2] != obj.Unbound:
		return args[2], nil
	}
	return 0, t.KeyError(args[1])
}

// keyErrorText raises a KeyError that has a message.
func keyErrorText(t *vm.Thread, text string) error {
	s, err := t.NewStr(text)
	if err != nil {
		return err
	}
	return t.KeyError(s)
}

func dictPopItem(t *vm.Thread, args []Value) (Value, error) {
	k, v, err := t.DictPopLast(args[0])
	if err != nil {
		return 0, err
	}
	if k == obj.Unbound {
		return 0, keyErrorText(t, "popitem(): dictionary is empty")
	}
	return t.NewPair(k, v), nil
}

func dictSetDefault(t *vm.Thread, args []Value) (Value, error) {
	return t.DictSetDefault(args[0], args[1], orNone(args[2]))
}

func dictSizeof(t *vm.Thread, args []Value) (Value, error) {
	size := t.Size(args[0].Ref())
	for _, w := range []int{obj.DictEntries, obj.DictIndex} {
		if table := t.Slot(args[0], w); table != obj.Unbound {
			size += t.Size(table.Ref())
		}
	}
	return obj.SmallInt(int64(size)), nil
}
