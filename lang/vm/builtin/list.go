package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func listType() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "list", Shape: obj.ShapeList, Kind: obj.KindList, Body: obj.ListBody,
		Doc: "A mutable sequence. Without an argument it is empty, else it has the items of the iterable.",
		New: newMutable, NewSig: "cls, *args, **kwargs", NewEmpty: true,
		Init: initList, InitSig: "self, iterable=(), /", Told: true,
		Slots: vm.Slots{
			Unhashable: true,
			Repr:       listRepr,
			Len:        func(t *vm.Thread, v Value) (int, error) { return t.ListLen(v), nil },
			Iter: func(t *vm.Thread, v Value) (Value, error) {
				return newIter(t, obj.ShapeListIter, v, 0), nil
			},
			Reversed: func(t *vm.Thread, v Value) (Value, error) {
				return newIter(t, obj.ShapeListRevIter, v, t.ListLen(v)-1), nil
			},
			GetItem: listGetItem,
			SetItem: listSetItem,
			DelItem: listDelItem,
			Contains: func(t *vm.Thread, v, x Value) (bool, error) {
				i, err := seqFind(t, v, x, 0, obj.MaxLen)
				return i >= 0, err
			},
			Binary:  listBinary,
			Binops:  []vm.BinaryOp{vm.OpAdd, vm.OpMul},
			InPlace: listInPlace,
			Inops:   []vm.BinaryOp{vm.OpAdd, vm.OpMul},
			Compare: func(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
				if !t.IsKind(b, obj.KindList) {
					return obj.NotImplemented, nil
				}
				return seqCompare(t, op, a, b)
			},
		},
		Methods: []vm.Native{
			{Name: "append", Sig: "self, object, /", Fn: listAppend, Quick: vm.QuickAppend, Doc: "Add an object at the end."},
			{Name: "clear", Sig: "self, /", Fn: listClear, Doc: "Remove all items."},
			{Name: "copy", Sig: "self, /", Fn: listCopy, Doc: "A new list with the same items."},
			{Name: "count", Sig: "self, value, /", Fn: seqCountMethod, Doc: "The number of items equal to the value."},
			{Name: "extend", Sig: "self, iterable, /", Fn: listExtend, Doc: "Add the items of the iterable at the end."},
			{Name: "index", Sig: "self, value, start=0, stop=9223372036854775807, /", Fn: listIndex, Doc: "The first index of the value; ValueError if there is none."},
			{Name: "insert", Sig: "self, index, object, /", Fn: listInsert, Doc: "Add an object before the index."},
			{Name: "pop", Sig: "self, index=-1, /", Fn: listPop, Quick: vm.QuickPop, Doc: "Remove the item at the index, by default the last, and return it."},
			{Name: "remove", Sig: "self, value, /", Fn: listRemove, Doc: "Remove the first item equal to the value; ValueError if there is none."},
			{Name: "reverse", Sig: "self, /", Fn: listReverse, Doc: "Reverse the list in place."},
			{Name: "sort", Sig: "self, /, *, key=None, reverse=False", Fn: listSort, Steps: sortSteps(), Doc: "Sort the list in place, in ascending order; stable."},
			{Name: "__sizeof__", Sig: "self, /", Fn: listSizeof, Doc: "The size of the list in memory, in bytes."},
			classGetItem,
		},
	}
}

// newMutable is __new__ of the mutable containers: an empty one, whatever the
// arguments, which are __init__'s.
func newMutable(t *vm.Thread, args []Value) (Value, error) { return t.AllocObject(args[0]) }

func initList(t *vm.Thread, args []Value) (Value, error) {
	if t.ListLen(args[0]) > 0 {
		t.ListClear(args[0])
	}
	if args[1] == obj.Unbound {
		return obj.NoneValue, nil
	}
	return obj.NoneValue, extendList(t, args[0], args[1])
}

// extendList appends the items of an iterable.
func extendList(t *vm.Thread, l, iterable Value) error {
	switch {
	case t.IsExact(iterable, obj.KindList, obj.ShapeList):
		return t.ListExtend(l, t.ListView(iterable))
	case t.IsKind(iterable, obj.KindTuple):
		return t.ListExtend(l, t.TupleView(iterable))
	case t.IsExact(iterable, obj.KindDict, obj.ShapeDict):
		return t.ListExtendDict(l, iterable, obj.LoopKeys)
	}
	m := t.Mark()
	defer t.Release(m)
	return t.Extend(t.Keep(l), iterable)
}

func listRepr(t *vm.Thread, v Value) (Value, error) {
	if t.ListLen(v) == 0 {
		return t.NewStr("[]")
	}
	return seqRepr(t, v, "[", "]")
}

func listGetItem(t *vm.Thread, v, key Value) (Value, error) {
	if t.IsKind(key, obj.KindSlice) {
		return listGetSlice(t, v, key)
	}
	i, v, err := listIndexArg(t, v, key)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += t.ListLen(v)
	}
	if i >= 0 {
		if x := t.ListGet(v, i); x != obj.Unbound {
			return x, nil
		}
	}
	return 0, t.IndexError("list index out of range")
}

// listIndexArg is the index that a key stands for, and the list, which may
// have moved.
func listIndexArg(t *vm.Thread, v, key Value) (int, Value, error) {
	if key.IsInt() {
		return int(key.Int()), v, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	i, err := indexArg(t, key, "list")
	return i, *kv, err
}

// listSlice is the fitted slice of a list, and the list.
func listSliceArg(t *vm.Thread, v, key Value) (start, end, step, count int, l Value, err error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	start, stop, step, err := sliceParts(t, key)
	if err != nil {
		return 0, 0, 0, 0, 0, err
	}
	start, end, count = fitSlice(start, stop, step, t.ListLen(*kv))
	return start, end, step, count, *kv, nil
}

func listGetSlice(t *vm.Thread, v, key Value) (Value, error) {
	start, _, step, n, v, err := listSliceArg(t, v, key)
	if err != nil {
		return 0, err
	}
	return t.ListSlice(v, start, step, n)
}

func listSetItem(t *vm.Thread, v, key, x Value) error {
	if t.IsKind(key, obj.KindSlice) {
		return listSetSlice(t, v, key, x)
	}
	if !key.IsInt() {
		m := t.Mark()
		defer t.Release(m)
		kv, kx := t.Keep(v), t.Keep(x)
		i, err := indexArg(t, key, "list")
		if err != nil {
			return err
		}
		v, x, key = *kv, *kx, obj.SmallInt(int64(i))
	}
	i := int(key.Int())
	if i < 0 {
		i += t.ListLen(v)
	}
	if i < 0 || !t.ListSet(v, i, x) {
		return t.IndexError("list assignment index out of range")
	}
	return nil
}

// listSetSlice is v[key] = x for a slice key.
func listSetSlice(t *vm.Thread, v, key, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	kv, kx := t.Keep(v), t.Keep(x)
	start, stop, step, err := sliceParts(t, key)
	if err != nil {
		return err
	}
	items, err := itemsToAssign(t, *kx, step)
	if err != nil {
		return err
	}
	l := *kv
	if items == l {
		if items, err = t.ListCopy(l); err != nil {
			return err
		}
	}
	xs := seqView(t, items)
	start, stop, n := fitSlice(start, stop, step, t.ListLen(l))
	if step == 1 {
		return t.ListSplice(l, start, max(start, stop), xs)
	}
	if len(xs) != n {
		return t.ValueError("attempt to assign sequence of size %d to extended slice of size %d", len(xs), n)
	}
	for i, x := range xs {
		t.ListSet(l, start+i*step, x)
	}
	return nil
}

// itemsToAssign is the list or tuple of what is assigned to a slice.
func itemsToAssign(t *vm.Thread, x Value, step int) (Value, error) {
	if t.IsKind(x, obj.KindList) || t.IsKind(x, obj.KindTuple) {
		return x, nil
	}
	items, err := t.ListOf(x)
	if err != nil && t.Matches(err, t.VM.Exc.TypeError) {
		f, lookupErr := t.LookupSpecial(x, t.VM.Names.Iter)
		if lookupErr == nil && f == obj.Unbound {
			t.Caught(err)
			if step == 1 {
				return 0, t.TypeError("can only assign an iterable")
			}
			return 0, t.TypeError("must assign iterable to extended slice")
		}
	}
	return items, err
}

func listDelItem(t *vm.Thread, v, key Value) error {
	if t.IsKind(key, obj.KindSlice) {
		start, end, step, n, v, err := listSliceArg(t, v, key)
		switch {
		case err != nil || n == 0:
			return err
		case step == 1:
			return t.ListSplice(v, start, end, nil)
		case step < 0: // the same items from the front
			start, step = start+(n-1)*step, -step
		}
		return t.ListDeleteStep(v, start, step, n)
	}
	i, v, err := listIndexArg(t, v, key)
	if err != nil {
		return err
	}
	n := t.ListLen(v)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return t.IndexError("list assignment index out of range")
	}
	t.ListPop(v, i)
	return nil
}

func listBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if op == vm.OpMul {
		if !t.IsKind(a, obj.KindList) {
			a, b = b, a
		}
		return listRepeat(t, a, b)
	}
	if op != vm.OpAdd || !t.IsKind(a, obj.KindList) || !t.IsKind(b, obj.KindList) {
		return obj.NotImplemented, nil
	}
	v, err := t.NewList(t.ListLen(a) + t.ListLen(b))
	if err != nil {
		return 0, err
	}
	to := t.ListFresh(v)
	n := copy(to, t.ListView(a))
	copy(to[n:], t.ListView(b))
	return v, nil
}

func listRepeat(t *vm.Thread, l, times Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kl := t.Keep(l)
	k, ok, err := seqRepeats(t, times)
	if err != nil || !ok {
		return obj.NotImplemented, err
	}
	n, err := repeatLen(t.ListLen(*kl), k)
	if err != nil {
		return 0, err
	}
	v, err := t.NewList(n)
	if err != nil || n == 0 {
		return v, err
	}
	to := t.ListFresh(v)
	obj.Repeat(to, copy(to, t.ListView(*kl)))
	return v, nil
}

func listInPlace(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ka := t.Keep(a)
	switch op {
	case vm.OpAdd:
		err := extendList(t, a, b)
		return *ka, err
	case vm.OpMul:
	default:
		return obj.NotImplemented, nil
	}
	k, ok, err := seqRepeats(t, b)
	if err != nil || !ok {
		return obj.NotImplemented, err
	}
	l := *ka
	n, err := repeatLen(t.ListLen(l), k)
	if err != nil {
		return 0, err
	}
	switch {
	case n == 0:
		t.ListClear(l)
	case k > 1:
		v, err := t.NewList(n)
		if err != nil {
			return 0, err
		}
		to := t.ListFresh(v)
		obj.Repeat(to, copy(to, t.ListView(l)))
		t.ListAssign(l, v)
	}
	return l, nil
}

func listAppend(t *vm.Thread, args []Value) (Value, error) {
	return obj.NoneValue, t.ListAppend(args[0], args[1])
}

func listClear(t *vm.Thread, args []Value) (Value, error) {
	t.ListClear(args[0])
	return obj.NoneValue, nil
}

func listCopy(t *vm.Thread, args []Value) (Value, error) { return t.ListCopy(args[0]) }

func seqCountMethod(t *vm.Thread, args []Value) (Value, error) {
	return seqCount(t, t.Unwrap(args[0]), args[1])
}

func listExtend(t *vm.Thread, args []Value) (Value, error) {
	if v, ok, err := goThrough(t, args, args[1], vm.BodyExtend, args[0], args[1]); ok {
		return v, err
	}
	if t.Nests(args[1]) {
		err := t.ExtendSome(args, &args[0], args[1])
		if err == vm.ErrDue {
			return t.PassRest(vm.BodyExtend, args[0], args[1])
		}
		return obj.NoneValue, err
	}
	return obj.NoneValue, extendList(t, args[0], args[1])
}

func listIndex(t *vm.Thread, args []Value) (Value, error) {
	i, err := seqIndex(t, args)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		text, err := t.ReprText(args[1])
		if err != nil {
			return 0, err
		}
		return 0, t.ValueError("%s is not in list", text)
	}
	return obj.SmallInt(int64(i)), nil
}

func listInsert(t *vm.Thread, args []Value) (Value, error) {
	i, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	n := t.ListLen(args[0])
	return obj.NoneValue, t.ListInsert(args[0], min(fromEnd(i, n), n), args[2])
}

func listPop(t *vm.Thread, args []Value) (Value, error) {
	i := -1
	if args[1] != obj.Unbound {
		var err error
		if i, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	n := t.ListLen(args[0])
	if n == 0 {
		return 0, t.IndexError("pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("pop index out of range")
	}
	return t.ListPop(args[0], i), nil
}

func listRemove(t *vm.Thread, args []Value) (Value, error) {
	i, err := seqFind(t, args[0], args[1], 0, obj.MaxLen)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		return 0, t.ValueError("list.remove(x): x not in list")
	}
	if i < t.ListLen(args[0]) {
		t.ListPop(args[0], i)
	}
	return obj.NoneValue, nil
}

func listReverse(t *vm.Thread, args []Value) (Value, error) {
	t.ListReverse(args[0])
	return obj.NoneValue, nil
}

func listSizeof(t *vm.Thread, args []Value) (Value, error) {
	size := t.Size(args[0].Ref())
	if items := t.Slot(args[0], obj.ListItems); items != obj.Unbound {
		size += t.Size(items.Ref())
	}
	return obj.SmallInt(int64(size)), nil
}
