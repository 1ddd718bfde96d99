package builtin

import (
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The algebra of sets. Which operand is gone through, and in which order keys
// are added, decides the order of the result: all follows the reference
// implementation. Keys bring their hashes along, so that nothing is hashed twice.

// setOps are the operators of sets.
var setOps = []vm.BinaryOp{vm.OpSub, vm.OpAnd, vm.OpOr, vm.OpXor}

// eachKey calls f with the keys of the set *v, which is rooted, and their hashes.
func eachKey(t *vm.Thread, v *Value, f func(key Value, hash int64) error) error {
	for i := t.SetNext(*v, 0); i >= 0; i = t.SetNext(*v, i+1) {
		if err := f(t.SetKey(*v, i), t.SetHash(*v, i)); err != nil {
			return err
		}
	}
	return nil
}

// hashedKeys calls f with the items of an iterable and their hashes.
func hashedKeys(t *vm.Thread, iterable Value, f func(key Value, hash int64) error) error {
	if t.IsKind(iterable, obj.KindSet) {
		m := t.Mark()
		defer t.Release(m)
		return eachKey(t, t.Keep(iterable), f)
	}
	m := t.Mark()
	defer t.Release(m)
	kx := t.Keep(0)
	return t.ForEach(iterable, func(x Value) error {
		*kx = x
		h, err := t.Hash(x)
		if err != nil {
			return err
		}
		return f(*kx, h)
	})
}

// setUpdate adds the items of an iterable to the set *v, which is rooted.
func setUpdateMethod(t *vm.Thread, args []Value) (Value, error) {
	if t.TupleLen(args[1]) == 1 {
		other := t.TupleItem(args[1], 0)
		if v, ok, err := goThrough(t, args, other, vm.BodyUpdate, args[0], other); ok {
			return v, err
		}
		if t.Nests(other) {
			err := t.UpdateSome(args, &args[0], other)
			if err == vm.ErrDue {
				return t.PassRest(vm.BodyUpdate, args[0], t.TupleItem(args[1], 0))
			}
			return obj.NoneValue, err
		}
	}
	return updateMethod(setUpdate)(t, args)
}

func setUpdate(t *vm.Thread, v *Value, other Value) error { return t.SetUpdate(v, other) }

// setDifferenceUpdate removes the items of an iterable from the set *v.
func setDifferenceUpdate(t *vm.Thread, v *Value, other Value) error {
	if other == *v {
		t.SetClear(*v)
		return nil
	}
	err := hashedKeys(t, other, func(key Value, hash int64) error {
		_, err := t.SetDiscardHash(*v, key, hash)
		return err
	})
	if err != nil {
		return err
	}
	return t.SetTidy(*v)
}

// setSymmetricUpdate keeps in the set *v the keys that are in just one of it and
// the iterable.
func setSymmetricUpdate(t *vm.Thread, v *Value, other Value) error {
	if other == *v {
		t.SetClear(*v)
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	ko := t.Keep(other)
	if !t.IsKind(other, obj.KindSet) && !t.IsExact(other, obj.KindDict, obj.ShapeDict) {
		set, err := setOf(t, other)
		if err != nil {
			return err
		}
		*ko = set
	}
	kk := t.Keep(0)
	return hashedKeys(t, *ko, func(key Value, hash int64) error {
		*kk = key
		found, err := t.SetDiscardHash(*v, key, hash)
		if err != nil || found {
			return err
		}
		return t.SetAddHash(*v, *kk, hash)
	})
}

// setDifference makes a set of the keys of a that the iterable b has not.
func setDifference(t *vm.Thread, a, b *Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	isSet, isDict := t.IsKind(*b, obj.KindSet), t.IsExact(*b, obj.KindDict, obj.ShapeDict)
	n := 0
	if isSet {
		n = t.SetLen(*b)
	} else if isDict {
		n = t.DictLen(*b)
	}
	if !isSet && !isDict || t.SetLen(*a)>>2 > n {
		c, err := copyLike(t, *a)
		if err != nil {
			return 0, err
		}
		kept := t.Keep(c)
		err = setDifferenceUpdate(t, kept, *b)
		return *kept, err
	}
	kept, kk := t.Keep(emptyLike(t, *a)), t.Keep(0)
	if isSet {
		if all, err := t.SetFilter(*kept, *a, *b, false); all || err != nil {
			return *kept, err
		}
	}
	err := eachKey(t, a, func(key Value, hash int64) error {
		*kk = key
		var in bool
		var err error
		if isSet {
			in, err = t.SetHasHash(*b, key, hash)
		} else {
			in, err = t.DictHasHash(*b, key, hash)
		}
		if err != nil || in {
			return err
		}
		return t.SetAddHash(*kept, *kk, hash)
	})
	return *kept, err
}

// setIntersection makes a set of the keys that the set *a and the iterable *b have.
func setIntersection(t *vm.Thread, a, b *Value) (Value, error) {
	if *a == *b {
		return copyLike(t, *a)
	}
	m := t.Mark()
	defer t.Release(m)
	kept, kk := t.Keep(emptyLike(t, *a)), t.Keep(0)
	if t.IsKind(*b, obj.KindSet) && t.SetLen(*b) > t.SetLen(*a) {
		a, b = b, a
	}
	if t.IsKind(*b, obj.KindSet) {
		if all, err := t.SetFilter(*kept, *b, *a, true); all || err != nil {
			return *kept, err
		}
	}
	err := hashedKeys(t, *b, func(key Value, hash int64) error {
		*kk = key
		in, err := t.SetHasHash(*a, key, hash)
		if err != nil || !in {
			return err
		}
		return t.SetAddHash(*kept, *kk, hash)
	})
	return *kept, err
}

// intersectAll is the intersection of set args[0] with the iterables of tuple args[1].
func intersectAll(t *vm.Thread, args []Value) (Value, error) {
	n := t.TupleLen(args[1])
	if n == 0 {
		return setCopyMethod(t, args)
	}
	m := t.Mark()
	defer t.Release(m)
	kept, other := t.Keep(args[0]), t.Keep(0)
	for i := range n {
		*other = t.TupleItem(args[1], i)
		v, err := setIntersection(t, kept, other)
		if err != nil {
			return 0, err
		}
		*kept = v
	}
	return *kept, nil
}

func setIntersectionMethod(t *vm.Thread, args []Value) (Value, error) {
	v, err := intersectAll(t, args)
	if err == nil && v != args[0] {
		t.SetAssign(args[0], v)
	}
	return obj.NoneValue, err
}

// updateMethod makes a method that applies f with each of the other arguments.
func updateMethod(f func(*vm.Thread, *Value, Value) error) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		return obj.NoneValue, applyAll(t, &args[0], &args[1], f)
	}
}

func applyAll(t *vm.Thread, v, others *Value, f func(*vm.Thread, *Value, Value) error) error {
	for i := range t.TupleLen(*others) {
		if err := f(t, v, t.TupleItem(*others, i)); err != nil {
			return err
		}
	}
	return nil
}

func setUnionMethod(t *vm.Thread, args []Value) (Value, error) {
	v, err := copyLike(t, args[0])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(v)
	err = applyAll(t, kept, &args[1], setUpdate)
	return *kept, err
}

func setDifferenceMethod(t *vm.Thread, args []Value) (Value, error) {
	n := t.TupleLen(args[1])
	if n == 0 {
		return copyLike(t, args[0])
	}
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(args[0])
	for i := range n {
		other := t.Keep(t.TupleItem(args[1], i))
		var err error
		if i == 0 {
			*kept, err = setDifference(t, &args[0], other)
		} else {
			err = setDifferenceUpdate(t, kept, *other)
		}
		if err != nil {
			return 0, err
		}
	}
	return *kept, nil
}

// symmetricDifference is a ^ b: the keys of b, less those of the set a, and
// those of a that b has not.
func symmetricDifference(t *vm.Thread, a *Value, b Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(emptyLike(t, *a))
	if err := setUpdate(t, kept, b); err != nil {
		return 0, err
	}
	err := setSymmetricUpdate(t, kept, *a)
	return *kept, err
}

func setSymmetricMethod(t *vm.Thread, args []Value) (Value, error) {
	return symmetricDifference(t, &args[0], args[1])
}

func setSymmetricUpdateMethod(t *vm.Thread, args []Value) (Value, error) {
	return obj.NoneValue, setSymmetricUpdate(t, &args[0], args[1])
}

// isSubset reports whether all keys of set *a are in set *b.
func isSubset(t *vm.Thread, a, b *Value) (bool, error) {
	if t.SetLen(*a) > t.SetLen(*b) {
		return false, nil
	}
	all, known := t.SetInSet(*a, *b)
	if known {
		return all, nil
	}
	all = true
	err := eachKey(t, a, func(key Value, hash int64) error {
		in, err := t.SetHasHash(*b, key, hash)
		if err == nil && !in {
			all = false
			return vm.ErrStop
		}
		return err
	})
	if err == vm.ErrStop {
		err = nil
	}
	return all, err
}

func setIsSubset(t *vm.Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindSet) {
		v, err := setOf(t, args[1])
		if err != nil {
			return 0, err
		}
		args[1] = v
	}
	all, err := isSubset(t, &args[0], &args[1])
	return obj.Bool(all), err
}

func setIsSuperset(t *vm.Thread, args []Value) (Value, error) {
	if t.IsKind(args[1], obj.KindSet) {
		all, err := isSubset(t, &args[1], &args[0])
		return obj.Bool(all), err
	}
	all := true
	err := t.ForEach(args[1], func(x Value) error {
		in, err := setContains(t, args[0], x)
		if err == nil && !in {
			all = false
			return vm.ErrStop
		}
		return err
	})
	return obj.Bool(all), err
}

func setIsDisjoint(t *vm.Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	a, b := t.Keep(args[0]), t.Keep(args[1])
	if t.IsKind(*b, obj.KindSet) && t.SetLen(*b) > t.SetLen(*a) {
		a, b = b, a
	}
	disjoint := true
	err := hashedKeys(t, *b, func(key Value, hash int64) error {
		in, err := t.SetHasHash(*a, key, hash)
		if err == nil && in {
			disjoint = false
			return vm.ErrStop
		}
		return err
	})
	if err == vm.ErrStop {
		err = nil
	}
	return obj.Bool(disjoint), err
}

// setCompare compares sets by inclusion.
func setCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if !t.IsKind(b, obj.KindSet) {
		return obj.NotImplemented, nil
	}
	if !lengthsAllow(op, t.SetLen(a), t.SetLen(b)) {
		return obj.Bool(op == vm.OpNe), nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	if op == vm.OpGt || op == vm.OpGe {
		ka, kb = kb, ka
	}
	all, err := isSubset(t, ka, kb)
	return obj.Bool(all == (op != vm.OpNe)), err
}

func setBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if !slices.Contains(setOps, op) || !t.IsKind(a, obj.KindSet) || !t.IsKind(b, obj.KindSet) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	switch op {
	case vm.OpSub:
		return setDifference(t, ka, kb)
	case vm.OpAnd:
		return setIntersection(t, ka, kb)
	case vm.OpXor:
		return symmetricDifference(t, ka, b)
	}
	v, err := copyLike(t, a)
	if err != nil {
		return 0, err
	}
	kept := t.Keep(v)
	err = setUpdate(t, kept, *kb)
	return *kept, err
}

func setInPlace(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	if !slices.Contains(setOps, op) || !t.IsKind(b, obj.KindSet) {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	var err error
	switch op {
	case vm.OpSub:
		err = setDifferenceUpdate(t, ka, b)
	case vm.OpXor:
		err = setSymmetricUpdate(t, ka, b)
	case vm.OpOr:
		err = setUpdate(t, ka, b)
	default:
		var v Value
		if v, err = setIntersection(t, ka, kb); err == nil {
			t.SetAssign(*ka, v)
		}
	}
	return *ka, err
}
