package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _calltimes: what cProfile's profiler does at each call and return. Its
// Recorder is a profile function. What a function has spent is the time from its
// call to its return, what it has spent itself is that less the times of what it has
// called. All is in the heap, so an abort takes back what a transaction has recorded.
//
// Words of a Recorder.
const (
	recTimer    = 1 // callable; None: the clock, in nanoseconds
	recUnit     = 2 // float: seconds that an int of the timer stands for; 0: it gives seconds
	recSubcalls = 3 // bool: calls are told apart by callers, too
	recBuiltins = 4 // bool: functions written in Go are recorded, too
	recEntries  = 5 // dict: id of what is called -> entry
	recStack    = 6 // list: callWords items for each call that has not ended
	recBody     = 7
)

// An entry is an Array: the calls of a function, or those by one caller.
const (
	entryKey       = 1 // what is called: a code object or a native
	entryLabel     = 2 // what stands for it in statistics
	entryCalls     = 3
	entryRecursive = 4
	entryTotal     = 5 // ticks
	entryInline    = 6 // ticks
	entryLevel     = 7 // calls that have not ended
	entryCallees   = 8 // dict: id -> entry
	entryWords     = 8
)

// A call on the stack: its entry, the one by its caller or None, when it began, and what those spent that it called.
const (
	callEntry = iota
	callSub
	callStart
	callBelow
	callWords
)

// ticksPerSecond is what seconds of a timer are counted in: 2^32, as in CPython.
const ticksPerSecond = 1 << 32

// mostTicks bounds what a timer says, so that times and their sums are small ints.
const mostTicks = 1 << 60

var recorderType = &vm.TypeSpec{Name: "Recorder", Module: "_calltimes", Kind: obj.KindFields, Body: recBody, HasDict: true,
	Doc: "A profile function that adds up the times of calls.",
	New: recorderNew, NewSig: "cls, /, *args, **kwargs",
	Slots: vm.Slots{Call: recorderCall},
	Methods: []vm.Native{
		{Name: "_set", Sig: "self, timer, timeunit, subcalls, builtins, /", Fn: recorderSet, Doc: "Say what times are taken by and what is recorded."},
		{Name: "_choose", Sig: "self, subcalls, builtins, /", Fn: recorderChoose, Doc: "Say what is recorded from now on; None: as before."},
		{Name: "_finish", Sig: "self, /", Fn: recorderFinish, Doc: "End the calls that have not ended."},
		{Name: "_mention", Sig: "self, label, /", Fn: recorderMention, Doc: "Record a call that takes no time."},
		{Name: "_rows", Sig: "self, /", Fn: recorderRows, Doc: "Each function's label, calls, recursive calls, total and own seconds, and the same by what it has called."},
		{Name: "clear", Sig: "self, /", Fn: recorderClear, Doc: "clear()\n\nClear all profiling information collected so far.\n"},
	}}

func callTimesModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_calltimes", Doc: "The part of _lsprof that runs at each call.", Types: []*vm.TypeSpec{recorderType}}
}

func recorderNew(t *Thread, args []Value) (Value, error) {
	stack, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], none, t.NewFloat(0), obj.TrueValue, obj.TrueValue, t.NewDict(), stack)
}

func recorderSet(t *Thread, args []Value) (Value, error) {
	unit, err := t.ToFloat(args[2])
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], recTimer, orNone(args[1]))
	t.SetField(args[0], recUnit, t.NewFloat(unit))
	return recorderChoose(t, []Value{args[0], args[3], args[4]})
}

func recorderChoose(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	rec, choices := t.Keep(args[0]), [2]*Value{t.Keep(args[1]), t.Keep(args[2])}
	for i, word := range []int{recSubcalls, recBuiltins} {
		if *choices[i] == none {
			continue
		}
		yes, err := t.Truth(*choices[i])
		if err != nil {
			return 0, err
		}
		t.SetField(*rec, word, obj.Bool(yes))
	}
	return none, nil
}

func recorderClear(t *Thread, args []Value) (Value, error) {
	stack, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], recEntries, t.NewDict())
	t.SetField(args[0], recStack, stack)
	return none, nil
}

func recorderCall(t *Thread, args []Value) (Value, error) {
	if args[2] != unbound || t.TupleLen(args[1]) != 3 {
		return 0, t.TypeError("a profile function takes frame, event and argument")
	}
	m := t.Mark()
	defer t.Release(m)
	rec, given := t.Keep(args[0]), t.TupleView(args[1])
	if !t.IsExact(given[0], obj.KindFields, obj.ShapeFrame) || !t.IsKind(given[1], obj.KindStr) {
		return 0, t.TypeError("a profile function takes a frame and a str, not %s and %s", t.TypeName(given[0]), t.TypeName(given[1]))
	}
	switch t.StrView(given[1]) {
	case "call":
		code := t.FrameCode(given[0])
		return none, recordCall(t, rec, code, code)
	case "return":
		return none, recordReturn(t, rec)
	}
	if t.Field(*rec, recBuiltins) != obj.TrueValue {
		return none, nil
	}
	if t.StrView(given[1]) == "c_call" {
		f := given[2]
		key := f
		if t.IsKind(f, obj.KindMethod) {
			key = t.Field(f, obj.MethodFunc)
		}
		return none, recordCall(t, rec, key, f)
	}
	return none, recordReturn(t, rec)
}

// recordCall begins a call of what goes by key; f is that function as it is called.
func recordCall(t *Thread, rec *Value, key, f Value) error {
	m := t.Mark()
	defer t.Release(m)
	id := t.NewInt(int64(t.ID(key)))
	entry, err := t.DictGet(t.Field(*rec, recEntries), id)
	if err != nil {
		return err
	}
	ke := t.Keep(entry)
	if entry == unbound {
		kk, ki, label := t.Keep(key), t.Keep(id), f
		if !t.IsKind(f, obj.KindCode) && !t.IsKind(f, obj.KindStr) {
			if label, err = t.CallMethod(*rec, "_label", f); err != nil {
				return err
			}
		}
		if *ke, err = newEntry(t, *kk, label); err != nil {
			return err
		}
		if err = t.DictSet(t.Field(*rec, recEntries), *ki, *ke); err != nil {
			return err
		}
		id = *ki
	}
	countSlot(t, *ke, entryLevel, 1)
	ks := t.Keep(none)
	if n := t.ListLen(t.Field(*rec, recStack)); n > 0 && t.Field(*rec, recSubcalls) == obj.TrueValue {
		if *ks, err = calleeEntry(t, t.ListGet(t.Field(*rec, recStack), n-callWords+callEntry), *ke, id); err != nil {
			return err
		}
		countSlot(t, *ks, entryLevel, 1)
	}
	now, err := recorderTime(t, rec)
	if err != nil {
		return err
	}
	return t.ListExtend(t.Field(*rec, recStack), []Value{*ke, *ks, t.NewInt(now), obj.SmallInt(0)})
}

func newEntry(t *Thread, key, label Value) (Value, error) {
	e, err := t.NewArray(entryWords)
	if err != nil {
		return 0, err
	}
	t.Init(e, entryKey, key)
	t.Init(e, entryLabel, label)
	for i := entryCalls; i <= entryLevel; i++ {
		t.Init(e, i, obj.SmallInt(0))
	}
	t.Init(e, entryCallees, t.NewDict())
	return e, nil
}

// calleeEntry is the entry for the calls of a function by another.
func calleeEntry(t *Thread, caller, entry, id Value) (Value, error) {
	callees := t.Slot(caller, entryCallees)
	sub, err := t.DictGet(callees, id)
	if err != nil || sub != unbound {
		return sub, err
	}
	if sub, err = newEntry(t, t.Slot(entry, entryKey), t.Slot(entry, entryLabel)); err != nil {
		return 0, err
	}
	return sub, t.DictSet(callees, id, sub)
}

func countSlot(t *Thread, entry Value, word int, n int64) {
	t.SetSlot(entry, word, t.NewInt(t.Slot(entry, word).Int()+n))
}

// recordReturn ends the last call; there is none if its begin was not seen.
func recordReturn(t *Thread, rec *Value) error {
	if t.ListLen(t.Field(*rec, recStack)) < callWords {
		return nil
	}
	now, err := recorderTime(t, rec)
	if err != nil {
		return err
	}
	stack := t.Field(*rec, recStack)
	n := t.ListLen(stack) - callWords
	if n < 0 {
		return nil
	}
	entry, sub := t.ListGet(stack, n+callEntry), t.ListGet(stack, n+callSub)
	total := now - t.ListGet(stack, n+callStart).Int()
	inline := total - t.ListGet(stack, n+callBelow).Int()
	for i := callWords - 1; i >= 0; i-- {
		t.ListPop(stack, n+i)
	}
	if n > 0 {
		at := n - callWords + callBelow
		t.ListSet(stack, at, t.NewInt(t.ListGet(stack, at).Int()+total))
	}
	endEntry(t, entry, total, inline)
	if sub != none {
		endEntry(t, sub, total, inline)
	}
	return nil
}

func endEntry(t *Thread, e Value, total, inline int64) {
	countSlot(t, e, entryLevel, -1)
	if t.Slot(e, entryLevel).Int() != 0 {
		countSlot(t, e, entryRecursive, 1)
	} else {
		countSlot(t, e, entryTotal, total)
	}
	countSlot(t, e, entryInline, inline)
	countSlot(t, e, entryCalls, 1)
}

// recorderTime is the time in ticks.
func recorderTime(t *Thread, rec *Value) (int64, error) {
	timer := t.Field(*rec, recTimer)
	if timer == none {
		t.Segment.Observe()
		return steadyTime(), nil
	}
	unit, err := t.ToFloat(t.Field(*rec, recUnit))
	if err != nil {
		return 0, err
	}
	v, err := t.Call(timer)
	if err != nil {
		return 0, err
	}
	if unit > 0 {
		n, err := t.ToInt(v)
		return int64(n) % mostTicks, err
	}
	f, err := t.ToFloat(v)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, err
	}
	return int64(math.Mod(f, mostTicks/ticksPerSecond) * ticksPerSecond), nil
}

func recorderFinish(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	rec := t.Keep(args[0])
	for t.ListLen(t.Field(*rec, recStack)) >= callWords {
		if err := recordReturn(t, rec); err != nil {
			return 0, err
		}
	}
	return none, nil
}

// recorderMention records a call of something that has no key but its label.
func recorderMention(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	rec := t.Keep(args[0])
	if t.Field(*rec, recBuiltins) != obj.TrueValue {
		return none, nil
	}
	text, err := t.StrText(args[1])
	if err != nil {
		return 0, err
	}
	label := t.Intern(text)
	if err := recordCall(t, rec, label, label); err != nil {
		return 0, err
	}
	return none, recordReturn(t, rec)
}

func recorderRows(t *Thread, args []Value) (Value, error) {
	scale := 1e-9
	if t.Field(args[0], recTimer) != none {
		unit, err := t.ToFloat(t.Field(args[0], recUnit))
		if err != nil {
			return 0, err
		}
		if scale = unit; unit <= 0 {
			scale = 1.0 / ticksPerSecond
		}
	}
	return entryRows(t, t.Field(args[0], recEntries), scale, true)
}

// entryRows is a list of tuples of what the entries of a dict say that had calls, with those of their callees or without.
func entryRows(t *Thread, entries Value, scale float64, callees bool) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	list, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	rows, kd := t.Keep(list), t.Keep(entries)
	for i := t.DictNext(*kd, 0); i >= 0; i = t.DictNext(*kd, i+1) {
		if t.Slot(t.DictValue(*kd, i), entryCalls) == obj.SmallInt(0) {
			continue
		}
		below := none
		if subs := t.Slot(t.DictValue(*kd, i), entryCallees); callees && t.DictLen(subs) > 0 {
			if below, err = entryRows(t, subs, scale, false); err != nil {
				return 0, err
			}
		}
		e := t.DictValue(*kd, i)
		seconds := func(word int) Value { return t.NewFloat(float64(t.Slot(e, word).Int()) * scale) }
		row, err := t.NewTuple(t.Slot(e, entryLabel), t.Slot(e, entryCalls), t.Slot(e, entryRecursive), seconds(entryTotal), seconds(entryInline), below)
		if err != nil {
			return 0, err
		}
		if err := t.ListAppend(*rows, row); err != nil {
			return 0, err
		}
	}
	return *rows, nil
}
