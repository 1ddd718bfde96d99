package vm

import (
	"errors"
	"unsafe"

	"pystm/lang/vm/obj"
)

// A native that goes through a generator itself *nests* the loop that runs it. As long as
// it does so a transaction cannot end (bodies.go); but what takes items (taker.go) needs a quarter of the
// time of a body, which has the generator suspended for each. And most generators that natives are
// given have a few items, and come to their end long before the transaction has to.
//
// So natives nest in transactions, too. When the transaction is due to end they leave off, and a body goes
// on from there. How often that happens at the first items is counted for each code: where
// items take long, as they come from a file or the net, or by long computations, it is left to bodies. So it is, at once, where
// an item has an effect that cannot be undone, waits, or takes so long that the transaction has to end: that is undone first, and run again.

// ErrDue is what TakeSome returns if the rest is to be left to a body. It never reaches Python.
var ErrDue = errors.New("due")

const (
	fewItems = 16 // taken before a transaction was due: one of them has taken long

	// A code whose generators have been given up after few items counts as late, by lateStep for each time;
	// one that comes to its end makes up for one of these.
	lateStep = 8
	lateMost = 64
)

// Nests reports whether a native goes through x itself in a transaction, for a while.
func (t *Thread) Nests(x Value) bool {
	return x.IsRef() && t.Kind(x) == obj.KindGenerator && t.ShapeID(x) == obj.ShapeGenerator && t.genLoaded(x).late.Load() < lateMost
}

// leaves reports whether a native with these arguments that goes through v can leave the rest to this body.
func (t *Thread) leaves(args []Value, n Body, v Value) bool {
	return t.body(n) != obj.Unbound && t.Nests(v) && t.PassesOn(args)
}

// TakeSome is ForEachTaken for a native with these arguments that goes on with a body: it may return ErrDue.
func (t *Thread) TakeSome(args []Value, n Body, v Value, take Taker, to *Value, f func(i int, x Value) error) error {
	if !t.leaves(args, n, v) {
		return t.ForEachTaken(v, take, to, f)
	}
	return t.takeUntilDue(v, take, to, f)
}

// takeUntilDue is ForEachTaken with a generator; it returns ErrDue after an item where the transaction
// ought to end, if it could end in a body.
func (t *Thread) takeUntilDue(v Value, take Taker, to *Value, f func(i int, x Value) error) error {
	if t.pins > 0 || t.block.depth > 0 {
		return t.ForEachTaken(v, take, to, f)
	}
	ld := t.genLoaded(v)
	t.nesting = ld
	items, before, certain := 0, t.extended, t.stm.Inevitable()
	due := func() bool { return t.extended != before || t.stm.Inevitable() != certain }
	err := t.ForEachTaken(v, func(t *Thread, to *Value, x Value) bool {
		if items++; t.extended != before || !take(t, to, x) {
			items--
			return false
		}
		return true
	}, to, func(i int, x Value) error {
		items++
		if err := f(i, x); err != nil || !due() {
			return err
		}
		return ErrDue
	})
	t.nesting = nil
	if err == errAborted {
		return err
	}
	t.unnested = false
	late := ld.late.Load()
	switch {
	case due() && items < fewItems:
		ld.late.Store(min(late+lateStep, lateMost))
	case late > 0:
		ld.late.Store(late - 1)
	}
	return err
}

// unnests reports whether a transaction that is about to become one that cannot be aborted is undone first: it is
// where natives nest that it would stay so for long, and that Retry fails. It is run again without that; what is
// compiled anew each time would nest again, so this is done once until something nested comes to its end.
func (t *Thread) unnests() bool {
	if t.nesting == nil || t.unnested || !t.saved.valid {
		return false
	}
	t.nesting.late.Store(lateMost)
	t.unnested = true
	return true
}

// ListSome is ListOf for a native with these arguments that goes on with a body, which is given the list of
// what was taken if err is ErrDue.
func (t *Thread) ListSome(args []Value, n Body, v Value) (Value, error) {
	if !t.leaves(args, n, v) {
		return t.ListOf(v)
	}
	return t.listBy((*Thread).listUntilDue, v)
}

// ExtendSome is Extend, and UpdateSome SetUpdate, of a generator for natives with these arguments that go on with a body: they may
// return ErrDue. What they put the items into is one of the arguments.
func (t *Thread) ExtendSome(args []Value, l *Value, v Value) error {
	if !t.leaves(args, BodyExtend, v) {
		return t.Extend(l, v)
	}
	return t.listUntilDue(l, v)
}

func (t *Thread) UpdateSome(args []Value, s *Value, v Value) error {
	if !t.leaves(args, BodyUpdate, v) {
		return t.SetUpdate(s, v)
	}
	return t.setUntilDue(s, v)
}

// listUntilDue appends items of a generator to the list *l, setUntilDue adds them to the set *s; both are rooted.
func (t *Thread) listUntilDue(l *Value, v Value) error {
	return t.takeUntilDue(v, takeItem, l, func(_ int, x Value) error { return t.ListAppend(*l, x) })
}

func (t *Thread) setUntilDue(s *Value, v Value) error {
	return t.takeUntilDue(v, takeKey, s, func(_ int, x Value) error { return t.SetAddKey(*s, x) })
}

// nestClass makes such an object as the body n of the items of a generator, or of some of them: done is false then, and
// the window at base, of the call of a class, is that of the body, with what was made as a second argument.
func (t *Thread) nestClass(base unsafe.Pointer, n Body) (v Value, done bool, err error) {
	m := t.Mark()
	defer t.Release(m)
	items, made := t.Keep(*word(base, 0)), t.Keep(0)
	switch n {
	case BodySet:
		*made = t.NewSet()
		err = t.setUntilDue(made, *items)
	case BodyFrozenSet:
		*made = t.NewFrozenSet()
		err = t.setUntilDue(made, *items)
	default:
		if *made, err = t.NewList(0); err == nil {
			err = t.listUntilDue(made, *items)
		}
	}
	switch {
	case err == ErrDue:
		*word(base, hdrFunc), *word(base, 0), *word(base, 1) = t.VM.roots.bodies[n], *items, *made // as PassRest
		return 0, false, nil
	case err == nil && n == BodyTuple:
		v, err = t.ListToTuple(*made)
		return v, true, err
	}
	return *made, true, err
}
