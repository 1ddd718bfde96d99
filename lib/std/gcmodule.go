package std

import (
	"sync/atomic"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// gcState is what the functions of module gc remember. The collector needs no
// tuning by programs: the thresholds are only kept.
type gcState struct {
	disabled   atomic.Bool
	thresholds [3]atomic.Int64
}

func gcModule() *vm.ModuleSpec {
	s := &gcState{}
	for i, n := range []int64{700, 10, 10} {
		s.thresholds[i].Store(n)
	}
	return &vm.ModuleSpec{
		Name: "gc",
		Doc:  "This module provides access to the garbage collector for reference cycles.",
		Funcs: []vm.Native{
			{Name: "collect", Sig: "generation=2", Fn: gcCollect, Doc: "Run the garbage collector."},
			{Name: "enable", Sig: "", Fn: irrevocable(s.set(false)), Doc: "Enable automatic garbage collection."},
			{Name: "disable", Sig: "", Fn: irrevocable(s.set(true)), Doc: "Accepted, but collections go on: nothing else frees memory."},
			{Name: "isenabled", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.Bool(!s.disabled.Load()), nil }},
			{Name: "get_threshold", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) {
				a := &s.thresholds
				return tuple(t, ints(a[0].Load(), a[1].Load(), a[2].Load())...)
			}},
			{Name: "set_threshold", Sig: "threshold0, threshold1=10, threshold2=10, /", Counts: vm.CountsFormat, Fn: irrevocable(s.setThreshold)},
			{Name: "get_count", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return tuple(t, ints(0, 0, 0)...) }},
			{Name: "get_stats", Sig: "", Fn: gcStats},
			{Name: "get_debug", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(0), nil }},
			{Name: "set_debug", Sig: "flags, /", Fn: returnNone},
			{Name: "freeze", Sig: "", Fn: returnNone},
			{Name: "unfreeze", Sig: "", Fn: returnNone},
			{Name: "get_freeze_count", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(0), nil }},
			{Name: "is_tracked", Sig: "obj, /", Fn: func(t *Thread, args []Value) (Value, error) { return obj.Bool(gcTracked(t, args[0])), nil }},
			{Name: "is_finalized", Sig: "obj, /", Fn: func(*Thread, []Value) (Value, error) { return obj.FalseValue, nil }},
			{Name: "get_objects", Sig: "generation=None", Fn: gcObjects, Doc: "Return a list of the objects that can be in cycles."},
			{Name: "get_referrers", Sig: "*objs", Fn: gcReferrers, Doc: "Return the list of objects that directly refer to any of objs."},
			{Name: "get_referents", Sig: "*objs", Fn: gcReferents, Doc: "Return the list of objects that are directly referred to by objs."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			garbage, err := t.NewList(0)
			a.set("garbage", garbage, err)
			callbacks, err := t.NewList(0)
			a.set("callbacks", callbacks, err)
			for name, flag := range map[string]int64{"DEBUG_STATS": 1, "DEBUG_COLLECTABLE": 2, "DEBUG_UNCOLLECTABLE": 4, "DEBUG_SAVEALL": 32, "DEBUG_LEAK": 38} {
				a.int(name, flag)
			}
			return a.vals, a.err
		},
	}
}

func gcCollect(t *Thread, args []Value) (Value, error) {
	generation := 2
	if args[0] != unbound {
		var err error
		if generation, err = t.ToInt(args[0]); err != nil {
			return 0, err
		}
		if generation < 0 || generation > 2 {
			return 0, t.ValueError("invalid generation")
		}
	}
	if err := gcTell(t, "start", generation); err != nil {
		return 0, err
	}
	if err := t.Collect(); err != nil {
		return 0, err
	}
	return obj.SmallInt(0), gcTell(t, "stop", generation)
}

// gcTell calls the functions in gc.callbacks about a collection that the program
// asked for. Others happen where no Python code may run.
func gcTell(t *Thread, phase string, generation int) error {
	mod, err := t.ImportModule("gc")
	if err != nil {
		return err
	}
	list, err := t.LookupAttr(mod, t.Intern("callbacks"))
	if err != nil || !t.IsKind(list, obj.KindList) || t.ListLen(list) == 0 {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	kl, kf := t.Keep(list), t.Keep(unbound)
	info := t.Keep(t.NewDict())
	for _, x := range []struct {
		name string
		n    int
	}{{"generation", generation}, {"collected", 0}, {"uncollectable", 0}} {
		if err := t.StrSet(*info, t.Intern(x.name), obj.SmallInt(int64(x.n))); err != nil {
			return err
		}
	}
	for i := 0; i < t.ListLen(*kl); i++ {
		*kf = t.ListGet(*kl, i)
		if _, err := t.Call(*kf, t.Intern(phase), *info); err != nil {
			if err := t.Unraisable(err, *kf); err != nil {
				return err
			}
		}
	}
	return nil
}

// gcTracked reports whether CPython's collector would look at an object: not if
// it can be in no cycle.
func gcTracked(t *Thread, v Value) bool {
	if !v.IsRef() {
		return false
	}
	switch t.Kind(v) {
	case obj.KindStr, obj.KindInt, obj.KindFloat, obj.KindComplex, obj.KindBytes, obj.KindByteArray, obj.KindRange, obj.KindCode:
		return false
	case obj.KindTuple:
		return t.TupleLen(v) > 0
	case obj.KindType:
		return !t.IsStaticClass(v)
	case obj.KindDict:
		for i := t.DictNext(v, 0); i != obj.Missing && t.TypeOf(v) == t.VM.Class(obj.ShapeDict); i = t.DictNext(v, i+1) {
			for _, x := range [...]Value{t.DictKey(v, i), t.DictValue(v, i)} {
				if x.IsRef() && t.Kind(x) == obj.KindDict || gcTracked(t, x) {
					return true // a dict inside counts, whatever is in it
				}
			}
		}
		return t.TypeOf(v) != t.VM.Class(obj.ShapeDict)
	}
	return t.TypeOf(v) != t.VM.Class(obj.ShapeObject)
}

func (s *gcState) set(disabled bool) vm.NativeFunc {
	return func(*Thread, []Value) (Value, error) { s.disabled.Store(disabled); return none, nil }
}

func (s *gcState) setThreshold(t *Thread, args []Value) (Value, error) {
	for i, a := range args {
		if a == unbound {
			continue
		}
		n, err := t.ToInt(a)
		if err != nil {
			return 0, err
		}
		s.thresholds[i].Store(int64(n))
	}
	return none, nil
}

func gcStats(t *Thread, _ []Value) (Value, error) {
	l, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	for range 3 {
		d := t.NewDict()
		for _, name := range [...]string{"collections", "collected", "uncollectable"} {
			if err := t.StrSet(d, t.Intern(name), obj.SmallInt(0)); err != nil {
				return 0, err
			}
		}
		if err := t.ListAppend(l, d); err != nil {
			return 0, err
		}
	}
	return l, nil
}
