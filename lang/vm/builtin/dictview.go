package builtin

import (
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Views and iterators of dicts, and mappingproxy. A view has one field, the
// dict.

const viewDict = 1

// what of an entry a view or iterator shows.
type entryPart uint8

const (
	entryKey entryPart = iota
	entryValue
	entryPair
)

// dictViews is the table of the view classes and their iterators.
var dictViews = [...]struct {
	part              entryPart
	name              string
	view, iter, rev   uint32
	iterName, revName string
}{
	{entryKey, "dict_keys", obj.ShapeDictKeys, obj.ShapeDictKeyIter, obj.ShapeDictRevKeyIter, "dict_keyiterator", "dict_reversekeyiterator"},
	{entryValue, "dict_values", obj.ShapeDictValues, obj.ShapeDictValueIter, obj.ShapeDictRevValueIter, "dict_valueiterator", "dict_reversevalueiterator"},
	{entryPair, "dict_items", obj.ShapeDictItems, obj.ShapeDictItemIter, obj.ShapeDictRevItemIter, "dict_itemiterator", "dict_reverseitemiterator"},
}

// newView makes the method that makes a view.
func newView(shape uint32) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		return t.NewFields(obj.KindFields, shape, args[0]), nil
	}
}

func newDictIter(t *vm.Thread, shape uint32, d Value) Value {
	n := t.DictLen(d)
	first := 0
	switch shape {
	case obj.ShapeDictRevKeyIter, obj.ShapeDictRevValueIter, obj.ShapeDictRevItemIter:
		first = max(0, t.DictLast(d))
	}
	return t.NewFields(obj.KindFields, shape, d, obj.SmallInt(int64(first)), obj.SmallInt(int64(n)), obj.SmallInt(int64(n)))
}

// dictIterNext makes the __next__ of an iterator, which goes on by step.
func dictIterNext(part entryPart, step func(s *obj.Space, it Value) (key, value Value, how obj.TableStep)) func(*vm.Thread, Value) (Value, error) {
	return func(t *vm.Thread, it Value) (Value, error) {
		key, value, how := step(&t.Space, it)
		switch {
		case how != obj.StepTaken:
			return obj.Unbound, dictStepError(t, how)
		case part == entryKey:
			return key, nil
		case part == entryValue:
			return value, nil
		}
		return t.NewPair(key, value), nil
	}
}

// dictItemsNextPair is the NextPair of an iterator over pairs.
func dictItemsNextPair(t *vm.Thread, it Value) (key, value Value, ok bool) {
	key, value, how := t.DictStep(it)
	return key, value, how <= obj.StepEnded
}

// dictStepError is what an iterator raises whose step went so, nil at the end.
func dictStepError(t *vm.Thread, how obj.TableStep) error {
	switch how {
	case obj.StepResized:
		return t.RuntimeError("dictionary changed size during iteration")
	case obj.StepRekeyed:
		return t.RuntimeError("dictionary keys changed during iteration")
	}
	return nil
}

func dictViewTypes() []*vm.TypeSpec {
	var types []*vm.TypeSpec
	for _, row := range dictViews {
		types = append(types,
			dictViewType(row.part, row.name, row.view, row.iter, row.rev),
			dictIterType(row.iterName, row.iter, (*obj.Space).DictLen, dictIterNext(row.part, (*obj.Space).DictStep)),
			dictIterType(row.revName, row.rev, (*obj.Space).DictLen, dictIterNext(row.part, (*obj.Space).DictStepBack)))
		if row.part == entryPair {
			types[len(types)-2].Slots.NextPair = dictItemsNextPair
		}
	}
	return types
}

// dictIterType describes an iterator over a table, of which size is the length.
func dictIterType(name string, shape uint32, size func(s *obj.Space, d Value) int, next func(*vm.Thread, Value) (Value, error)) *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: name, Shape: shape, Kind: obj.KindFields, Body: 5, NoNew: true, Final: true, Hidden: true,
		Slots: vm.Slots{Iter: iterSelf, Next: next, Quiet: true},
		Methods: []vm.Native{
			{Name: "__length_hint__", Sig: "self, /", Doc: "The number of items left.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				d := t.Field(args[0], obj.TableIterOf)
				if d == obj.Unbound || int(t.Field(args[0], obj.TableIterSize).Int()) != size(&t.Space, d) {
					return obj.SmallInt(0), nil
				}
				return t.Field(args[0], obj.TableIterLeft), nil
			}},
			{Name: "__reduce__", Sig: "self, /", Doc: "How to make a copy.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				copied, err := newFields(t, t.TypeOf(args[0]), t.Field(args[0], 1), t.Field(args[0], 2), t.Field(args[0], 3), t.Field(args[0], 4))
				if err != nil {
					return 0, err
				}
				l, err := t.ListOf(copied)
				if err != nil {
					return 0, err
				}
				one, err := t.NewTuple(l)
				if err != nil {
					return 0, err
				}
				return t.NewPair(t.StrGet(t.VM.Builtins(), t.Intern("iter")), one), nil
			}},
		},
	}
}

func dictViewType(part entryPart, name string, shape, iter, rev uint32) *vm.TypeSpec {
	spec := &vm.TypeSpec{
		Name: name, Shape: shape, Kind: obj.KindFields, Body: 2, NoNew: true, Final: true, Hidden: true,
		Slots: vm.Slots{
			Repr: viewRepr,
			Len:  func(t *vm.Thread, v Value) (int, error) { return t.DictLen(t.Field(v, viewDict)), nil },
			Iter: func(t *vm.Thread, v Value) (Value, error) { return newDictIter(t, iter, t.Field(v, viewDict)), nil },
			Reversed: func(t *vm.Thread, v Value) (Value, error) {
				return newDictIter(t, rev, t.Field(v, viewDict)), nil
			},
		},
		Getters: []vm.Getter{{Name: "mapping", Doc: "The dict that this is a view of.", Get: func(t *vm.Thread, v Value) (Value, error) {
			return t.NewFields(obj.KindFields, obj.ShapeMappingProxy, t.Field(v, viewDict)), nil
		}}},
	}
	if part == entryValue {
		return spec
	}
	s := &spec.Slots
	s.Unhashable = true
	s.Compare = compareViews
	s.Binary = viewBinary
	s.Binops = setOps
	s.Contains = func(t *vm.Thread, v, x Value) (bool, error) { return t.DictHas(t.Field(v, viewDict), x) }
	if part == entryPair {
		s.Contains = itemsContain
	}
	spec.Methods = []vm.Native{{Name: "isdisjoint", Sig: "self, other, /", Fn: viewDisjoint, Doc: "Whether no item is in both."}}
	return spec
}

func viewRepr(t *vm.Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if !t.ReprEnter(kv) {
		return t.NewStr("...")
	}
	defer t.ReprLeave()
	l, err := t.ListOf(v)
	if err != nil {
		return 0, err
	}
	text, err := t.ReprText(l)
	if err != nil {
		return 0, err
	}
	return t.NewStr(t.TypeName(*kv) + "(" + text + ")")
}

// itemsContain reports whether the pair x is among the items.
func itemsContain(t *vm.Thread, v, x Value) (bool, error) {
	x = t.Unwrap(x)
	if !t.IsKind(x, obj.KindTuple) || t.TupleLen(x) != 2 {
		return false, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kx := t.Keep(x)
	found, err := t.DictGet(t.Field(v, viewDict), t.TupleItem(x, 0))
	if err != nil || found == obj.Unbound {
		return false, err
	}
	return t.Equal(found, t.TupleItem(*kx, 1))
}

// isSetLike reports whether v is a set or a view that compares as one.
func isSetLike(t *vm.Thread, v Value) bool {
	if !v.IsRef() {
		return false
	}
	if t.IsKind(v, obj.KindSet) {
		return true
	}
	id := t.ShapeID(v)
	return id == obj.ShapeDictKeys || id == obj.ShapeDictItems
}

// allIn reports whether all items of a are in b.
func allIn(t *vm.Thread, a, b Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	kb := t.Keep(b)
	all := true
	err := t.ForEach(a, func(x Value) error {
		in, err := t.Contains(*kb, x)
		if err == nil && !in {
			all = false
			return vm.ErrStop
		}
		return err
	})
	return all, err
}

// compareViews compares set-like objects by inclusion.
func compareViews(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !isSetLike(t, b) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	n, err := t.Len(a)
	if err != nil {
		return 0, err
	}
	k, err := t.Len(*kb)
	if err != nil {
		return 0, err
	}
	if !lengthsAllow(op, n, k) {
		return obj.Bool(op == vm.OpNe), nil
	}
	if op == vm.OpGt || op == vm.OpGe {
		ka, kb = kb, ka
	}
	all, err := allIn(t, *ka, *kb)
	return obj.Bool(all == (op != vm.OpNe)), err
}

// lengthsAllow reports whether a op b is possible for sets of these sizes,
// for != whether a == b is.
func lengthsAllow(op vm.CompareOp, n, k int) bool {
	if op == vm.OpNe {
		op = vm.OpEq
	}
	return compareInts(op, n, k)
}

// viewBinary makes a set of the items of two iterables, one of them a view.
func viewBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if !slices.Contains(setOps, op) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kb := t.Keep(b)
	if op == vm.OpAnd {
		if isSetLike(t, a) && !t.IsKind(a, obj.KindSet) {
			return viewIntersection(t, a, b)
		}
		return viewIntersection(t, b, a)
	}
	set, err := setOf(t, a)
	if err != nil {
		return 0, err
	}
	kept := t.Keep(set)
	switch op {
	case vm.OpSub:
		err = setDifferenceUpdate(t, kept, *kb)
	case vm.OpOr:
		err = setUpdate(t, kept, *kb)
	default:
		err = setSymmetricUpdate(t, kept, *kb)
	}
	return *kept, err
}

// viewIntersection is the set of the items of other that are in the view.
func viewIntersection(t *vm.Thread, view, other Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, ko := t.Keep(view), t.Keep(other)
	if t.IsKind(other, obj.KindSet) && t.SetLen(other) > t.DictLen(t.Field(view, viewDict)) {
		kv, ko = ko, kv
	}
	set := t.Keep(t.NewSet())
	if t.IsExact(*kv, obj.KindFields, obj.ShapeDictKeys) && t.IsExact(*ko, obj.KindFields, obj.ShapeDictKeys) {
		if ok, err := keysInBoth(t, t.Field(*kv, viewDict), t.Field(*ko, viewDict), *set); ok || err != nil {
			return *set, err
		}
		t.SetClear(*set)
	}
	err := t.ForEach(*ko, func(x Value) error {
		m := t.Mark()
		defer t.Release(m)
		kx := t.Keep(x)
		in, err := t.Contains(*kv, x)
		if err != nil || !in {
			return err
		}
		return t.SetAddKey(*set, *kx)
	})
	return *set, err
}

// keysInBoth adds the keys of the dict b that are in the dict a to a set; false if Python code has to run for that.
func keysInBoth(t *vm.Thread, a, b, set Value) (bool, error) {
	for i, key, _ := t.DictAt(b, 0); i >= 0; i, key, _ = t.DictAt(b, i+1) {
		x, known := t.DictKnown(a, key)
		if !known {
			return false, nil
		}
		if x != obj.Unbound {
			if err := t.SetAddKey(set, key); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

func viewDisjoint(t *vm.Thread, args []Value) (Value, error) {
	disjoint := true
	err := t.ForEach(args[1], func(x Value) error {
		in, err := t.Contains(args[0], x)
		if err == nil && in {
			disjoint = false
			return vm.ErrStop
		}
		return err
	})
	return obj.Bool(disjoint), err
}
