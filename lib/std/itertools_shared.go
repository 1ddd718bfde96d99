package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Iterators of module itertools that share what they have taken: groupby and its groups, tee.

const groupIt, groupKeyFunc, groupCurKey, groupCurValue, groupTarget, groupCurrent = 1, 2, 3, 4, 5, 6

func groupbyNew(t *Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[1])
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], it, orNone(args[2]))
}

// groupStep takes the next item and its key; false at the end.
func groupStep(t *Thread, g *Value) (bool, error) {
	x, err := takeItem(t, t.Field(*g, groupIt))
	if err != nil || x == unbound {
		return false, err
	}
	m := t.Mark()
	defer t.Release(m)
	item, key := t.Keep(x), x
	if f := t.Field(*g, groupKeyFunc); f != none {
		if key, err = t.Call(f, x); err != nil {
			return false, err
		}
	}
	t.SetField(*g, groupCurValue, *item)
	t.SetField(*g, groupCurKey, key)
	return true, nil
}

func groupbyNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	g := t.Keep(v)
	t.SetField(v, groupCurrent, unbound)
	for {
		if cur := t.Field(*g, groupCurKey); cur != unbound {
			target := t.Field(*g, groupTarget)
			if target == unbound {
				break
			}
			same, err := t.Equal(target, cur)
			if err != nil {
				return 0, err
			}
			if !same {
				break
			}
		}
		ok, err := groupStep(t, g)
		if err != nil || !ok {
			return unbound, err
		}
	}
	key := t.Field(*g, groupCurKey)
	t.SetField(*g, groupTarget, key)
	group := t.NewFields(obj.KindFields, t.ShapeOf(grouperType), *g, key)
	t.SetField(*g, groupCurrent, group)
	return t.NewPair(key, group), nil
}

var grouperType = &vm.TypeSpec{Name: "_grouper", Body: 3, New: grouperNew, NewSig: "cls, parent, tgtkey, /",
	Slots:   vm.Slots{Iter: self, Next: grouperNext},
	Methods: []vm.Native{reduceMethod(grouperReduce)}}

func grouperNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	me, g := t.Keep(v), t.Keep(t.Field(v, 1))
	if t.Field(*g, groupCurrent) != v {
		return unbound, nil
	}
	if t.Field(*g, groupCurValue) == unbound {
		if ok, err := groupStep(t, g); err != nil || !ok {
			return unbound, err
		}
	}
	same, err := t.Equal(t.Field(*me, 2), t.Field(*g, groupCurKey))
	if err != nil || !same {
		return unbound, err
	}
	x := t.Field(*g, groupCurValue)
	t.SetField(*g, groupCurValue, unbound)
	return x, nil
}

// A tee's iterators walk a chain of links that grows as the first of them
// advances. A link is an Array: item, next link, source iterator. While the source
// is asked for the item of a link, the link has an item but no next link.
const (
	teeLink = 1

	linkItem, linkNext, linkSource = 1, 2, 3
)

var teeType = &vm.TypeSpec{Name: "_tee", Body: 2, Final: true, New: teeNew, NewSig: "cls, iterable, /", Doc: "Iterator wrapped to make it copyable.",
	Slots: vm.Slots{Iter: self, Next: teeNext},
	Methods: []vm.Native{{Name: "__copy__", Sig: "self, /", Fn: teeCopy, Doc: "Returns an independent iterator."},
		reduceMethod(teeReduce), setStateMethod(teeSetState)}}

func teeNew(t *Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[1])
	if err != nil {
		return 0, err
	}
	if t.TypeOf(it) == args[0] {
		return newObject(t, args[0], t.Field(it, teeLink))
	}
	link, err := newLink(t, it)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], link)
}

func newLink(t *Thread, source Value) (Value, error) {
	link, err := t.NewArray(3)
	if err == nil {
		t.Init(link, linkSource, source)
	}
	return link, err
}

func teeCopy(t *Thread, args []Value) (Value, error) {
	return newObject(t, t.TypeOf(args[0]), t.Field(args[0], teeLink))
}

func teeNext(t *Thread, v Value) (Value, error) {
	if link := t.Field(v, teeLink); t.Slot(link, linkNext) != unbound {
		t.SetField(v, teeLink, t.Slot(link, linkNext))
		return t.Slot(link, linkItem), nil
	}
	m := t.Mark()
	defer t.Release(m)
	me, link := t.Keep(v), t.Keep(t.Field(v, teeLink))
	if t.Slot(*link, linkItem) != unbound {
		return 0, t.RuntimeError("cannot re-enter the tee iterator")
	}
	t.SetSlot(*link, linkItem, obj.TrueValue)
	x, err := takeItem(t, t.Slot(*link, linkSource))
	t.SetSlot(*link, linkItem, x)
	if err != nil || x == unbound {
		t.SetSlot(*link, linkItem, unbound)
		return unbound, err
	}
	next, err := newLink(t, t.Slot(*link, linkSource))
	if err != nil {
		t.SetSlot(*link, linkItem, unbound)
		return 0, err
	}
	t.SetSlot(*link, linkNext, next)
	t.SetField(*me, teeLink, next)
	return x, nil
}

func teeFunc(t *Thread, args []Value) (Value, error) {
	n := 2
	var err error
	if args[1] != unbound {
		if n, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	if n < 0 {
		return 0, t.ValueError("n must be >= 0")
	}
	if n == 0 {
		return t.VM.EmptyTuple(), nil
	}
	it, err := t.Iter(args[0])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	first := t.Keep(it)
	// What knows how to copy itself is the first of the results.
	copying, err := t.LookupAttr(it, t.Intern("__copy__"))
	if err != nil {
		return 0, err
	}
	if copying == unbound {
		link, err := newLink(t, *first)
		if err != nil {
			return 0, err
		}
		*first = t.NewFields(obj.KindFields, t.ShapeOf(teeType), link)
	}
	if err := t.Room(n * 8); err != nil {
		return 0, err
	}
	out, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	all := t.Keep(out)
	for i := range n {
		x := *first
		if i > 0 {
			if x, err = t.CallMethod(*first, "__copy__"); err != nil {
				return 0, err
			}
		}
		if err := t.ListAppend(*all, x); err != nil {
			return 0, err
		}
	}
	return t.ListToTuple(*all)
}
