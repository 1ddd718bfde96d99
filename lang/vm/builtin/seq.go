package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// What list and tuple have in common: finding, comparing, repeating, showing.
// A seq is a list or an exact tuple.

// Value is a Python value.
type Value = vm.Value

// seqLen is the length of a list or exact tuple.
func seqLen(t *vm.Thread, v Value) int {
	if t.Kind(v) == obj.KindTuple {
		return t.TupleLen(v)
	}
	return t.ListLen(v)
}

// seqGet is item i of a list or exact tuple, Unbound beyond the end.
func seqGet(t *vm.Thread, v Value, i int) Value {
	if t.Kind(v) == obj.KindTuple {
		if i >= t.TupleLen(v) {
			return obj.Unbound
		}
		return t.TupleItem(v, i)
	}
	return t.ListGet(v, i)
}

// seqView is the items of a list or exact tuple, until the next safepoint.
func seqView(t *vm.Thread, v Value) []Value {
	if t.Kind(v) == obj.KindTuple {
		return t.TupleView(v)
	}
	return t.ListView(v)
}

// seqFind is the first place in [from, to) of an item equal to x, or -1.
func seqFind(t *vm.Thread, v, x Value, from, to int) (int, error) {
	part := 64 // reads no more than it must, or little
	for from < to {
		items := seqPart(t, v, from, min(part, to-from))
		if len(items) == 0 {
			break
		}
		for i, item := range items {
			equal, known := t.Space.Equal(item, x)
			if !known {
				return seqFindSlow(t, v, x, from+i, to)
			}
			if equal {
				return from + i, nil
			}
		}
		from += len(items)
		part = min(2*part, 4096)
	}
	return -1, nil
}

func seqFindSlow(t *vm.Thread, v, x Value, from, to int) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kx := t.Keep(v), t.Keep(x)
	for i := from; i < to; i++ {
		item := seqGet(t, *kv, i)
		if item == obj.Unbound {
			break
		}
		if equal, err := t.Equal(item, *kx); err != nil || equal {
			return i, err
		}
	}
	return -1, nil
}

// seqCount counts the items equal to x.
func seqCount(t *vm.Thread, v, x Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kx := t.Keep(v), t.Keep(x)
	const part = 1024
	n := 0
	for i := 0; ; {
		items := seqPart(t, *kv, i, part)
		if len(items) == 0 {
			return obj.SmallInt(int64(n)), nil
		}
		for _, item := range items {
			equal, known := t.Space.Equal(item, *kx)
			i++
			if !known { // Python code runs, and may change a list
				var err error
				if equal, err = t.Equal(item, *kx); err != nil {
					return 0, err
				}
			}
			if equal {
				n++
			}
			if !known {
				break
			}
		}
	}
}

// seqQuickly is seqDiffers as far as no Python code has to run for it: known is false if that is from there on.
func seqQuickly(t *vm.Thread, a, b Value) (place int, known bool) {
	const part = 64 // reads no more than it must
	for n := 0; ; n += part {
		xs, ys := seqPart(t, a, n, part), seqPart(t, b, n, part)
		for i, x := range xs[:min(len(xs), len(ys))] {
			if y := ys[i]; x != y {
				if equal, known := t.Space.Equal(x, y); !equal || !known {
					return n + i, known
				}
			}
		}
		if len(xs) != len(ys) || len(xs) < part {
			return n + min(len(xs), len(ys)), true
		}
	}
}

// seqPart is up to n items of a list or exact tuple from i on.
func seqPart(t *vm.Thread, v Value, i, n int) []Value {
	if t.Kind(v) == obj.KindTuple {
		xs := t.TupleView(v)
		return xs[min(i, len(xs)):min(i+n, len(xs))]
	}
	return t.ListPart(v, i, n)
}

// seqDiffers is the first place where two sequences differ, the length of the
// shorter one if none.
func seqDiffers(t *vm.Thread, a, b Value) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	i, known := seqQuickly(t, a, b)
	for ; !known; i++ {
		x, y := seqGet(t, *ka, i), seqGet(t, *kb, i)
		if x == obj.Unbound || y == obj.Unbound {
			return i, nil
		}
		equal, known := t.Space.Equal(x, y)
		if !known {
			var err error
			if equal, err = t.Equal(x, y); err != nil {
				return 0, err
			}
		}
		if !equal {
			return i, nil
		}
	}
	return i, nil
}

// seqCompare compares two sequences of one kind.
func seqCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if (op == vm.OpEq || op == vm.OpNe) && t.Kind(a) == obj.KindList && seqLen(t, a) != seqLen(t, b) {
		return obj.Bool(op == vm.OpNe), nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	i, err := seqDiffers(t, a, b)
	if err != nil {
		return 0, err
	}
	x, y := seqGet(t, *ka, i), seqGet(t, *kb, i)
	if x == obj.Unbound || y == obj.Unbound {
		return obj.Bool(compareInts(op, seqLen(t, *ka), seqLen(t, *kb))), nil
	}
	switch op {
	case vm.OpEq:
		return obj.FalseValue, nil
	case vm.OpNe:
		return obj.TrueValue, nil
	}
	return t.Compare(op, x, y)
}

func compareInts(op vm.CompareOp, x, y int) bool {
	switch op {
	case vm.OpLt:
		return x < y
	case vm.OpLe:
		return x <= y
	case vm.OpEq:
		return x == y
	case vm.OpNe:
		return x != y
	case vm.OpGt:
		return x > y
	}
	return x >= y
}

// seqRepeats is the n of seq * n; ok is false if v is no index.
func seqRepeats(t *vm.Thread, v Value) (n int, ok bool, err error) {
	if v.IsInt() {
		return max(0, int(v.Int())), true, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	f, err := t.LookupSpecial(v, t.VM.Names.Index)
	if err != nil || f == obj.Unbound {
		return 0, false, err
	}
	i, err := t.ToIndex(*kv)
	if err != nil {
		return 0, false, err
	}
	k, fits := t.Int64(i)
	if !fits {
		return 0, false, t.OverflowError("cannot fit '%s' into an index-sized integer", t.TypeName(*kv))
	}
	return max(0, int(k)), true, nil
}

// repeatLen is n*k, the length of a repeated sequence, if there is room for it.
func repeatLen(n, k int) (int, error) {
	if n > 0 && k > obj.MaxLen/n {
		return 0, obj.ErrNoMemory
	}
	return n * k, nil
}

// seqRepr writes the items of a sequence between brackets.
func seqRepr(t *vm.Thread, v Value, open, end string) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if !t.ReprEnter(kv) {
		return t.NewStr(open + "..." + end)
	}
	defer t.ReprLeave()
	var short [256]byte
	buf := append(short[:0], open...)
	n := 0
	for ; ; n++ {
		x := seqGet(t, *kv, n)
		if x == obj.Unbound {
			break
		}
		if n > 0 {
			buf = append(buf, ", "...)
		}
		var err error
		if buf, err = appendRepr(t, buf, x); err != nil {
			return 0, err
		}
	}
	if n == 1 && end == ")" {
		buf = append(buf, ',')
	}
	return t.NewStrBytes(append(buf, end...))
}

// indexArg is the index that a subscript stands for. what is the class, for messages.
func indexArg(t *vm.Thread, key Value, what string) (int, error) {
	if key.IsInt() {
		return int(key.Int()), nil
	}
	m := t.Mark()
	defer t.Release(m)
	kk := t.Keep(key)
	f, err := t.LookupSpecial(key, t.VM.Names.Index)
	if err != nil {
		return 0, err
	}
	if f == obj.Unbound {
		return 0, t.TypeError("%s indices must be integers or slices, not %s", what, t.TypeName(*kk))
	}
	i, err := t.ToIndex(*kk)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, t.IndexError("cannot fit '%s' into an index-sized integer", t.TypeName(*kk))
	}
	return int(i.Int()), nil
}

// boundArg is an optional start or stop argument of index(): an index that is
// clamped instead of failing.
func boundArg(t *vm.Thread, v Value, missing int) (int, error) {
	if v == obj.Unbound {
		return missing, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	f, err := t.LookupSpecial(v, t.VM.Names.Index)
	if err != nil {
		return 0, err
	}
	if f == obj.Unbound {
		return 0, t.TypeError("slice indices must be integers or have an __index__ method")
	}
	return clampedIndex(t, *kv)
}

// fromEnd adds the length to a negative index, down to 0.
func fromEnd(i, n int) int {
	if i < 0 {
		return max(0, i+n)
	}
	return i
}

// seqIndex is index(x, start, stop).
func seqIndex(t *vm.Thread, args []Value) (int, error) {
	start, err := boundArg(t, args[2], 0)
	if err != nil {
		return 0, err
	}
	stop, err := boundArg(t, args[3], obj.MaxLen)
	if err != nil {
		return 0, err
	}
	v := t.Unwrap(args[0])
	n := seqLen(t, v)
	return seqFind(t, v, args[1], fromEnd(start, n), fromEnd(stop, n))
}
