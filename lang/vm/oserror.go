package vm

import "pystm/lang/vm/obj"

// initsOSError reports whether it is __init__ that takes the arguments of an
// OSError of a class: where a subclass has one of its own, and no __new__.
// Otherwise __new__ has them, which needs the errno to pick a class, and __init__
// does nothing: it may be given others than __new__ passed on.
func (t *Thread) initsOSError(cls Value) bool {
	n, base := t.VM.Names, t.VM.Exc.OSError
	return t.classLookup(cls, n.Init) != t.classLookup(base, n.Init) && t.classLookup(cls, n.New) == t.classLookup(base, n.New)
}

// osErrorNew picks the subclass of OSError that an errno stands for.
func osErrorNew(t *Thread, a []Value) (Value, error) {
	cls, args := a[0], a[1]
	switch {
	case !t.IsKind(cls, obj.KindType) || !t.IsSubclass(cls, t.VM.Exc.OSError):
		return t.allocException(cls, args)
	case t.initsOSError(cls):
		return t.allocException(cls, t.VM.EmptyTuple())
	case a[2] != obj.Unbound && t.DictLen(a[2]) > 0:
		return 0, t.TypeError("%s() takes no keyword arguments", t.ClassName(cls))
	}
	if cls == t.VM.Exc.OSError && t.TupleLen(args) >= 2 {
		if no := t.TupleItem(args, 0); no.IsInt() {
			cls = t.osErrorClass(no.Int())
		}
	}
	exc, err := t.allocException(cls, args)
	if err != nil {
		return 0, err
	}
	t.trimOSArgs(exc)
	return exc, nil
}

func osErrorInit(t *Thread, a []Value) (Value, error) {
	if !t.initsOSError(t.TypeOf(a[0])) {
		return obj.NoneValue, nil
	}
	return exceptionInit(t, a)
}

// trimOSArgs leaves errno and strerror in args when file names were given too.
func (t *Thread) trimOSArgs(exc Value) {
	args := t.Field(exc, obj.ExcArgs)
	n := t.TupleLen(args)
	if n > 2 && n <= 5 && t.TupleItem(args, 2) != obj.NoneValue && !t.countsWritten(t.info(exc), t.TupleView(args)) {
		t.SetField(exc, obj.ExcArgs, t.NewPair(t.TupleItem(args, 0), t.TupleItem(args, 1)))
	}
}

// countsWritten reports whether the third argument of an OSError says how much
// was written before the call would have blocked.
func (t *Thread) countsWritten(info *TypeInfo, args []Value) bool {
	return len(args) > 2 && t.IsInstance(args[2], obj.ShapeInt) && t.IsSubclass(obj.FromRef(info.Ref), t.VM.Exc.BlockingIOError)
}

// writtenGetter is the attribute characters_written, field i.
func writtenGetter(i int) Getter {
	return Getter{Name: "characters_written", Get: func(t *Thread, e Value) (Value, error) {
		n := t.excField(e, i)
		if n == obj.NoneValue {
			return 0, t.AttributeError(e, t.Intern("characters_written"), "characters_written")
		}
		return n, nil
	}, Set: func(t *Thread, e, x Value) error {
		if x == obj.Unbound {
			if t.excField(e, i) == obj.NoneValue {
				return t.AttributeError(e, t.Intern("characters_written"), "characters_written")
			}
			t.setExcField(e, i, obj.NoneValue)
			return nil
		}
		m := t.Mark()
		defer t.Release(m)
		ke := t.Keep(e)
		n, err := t.ToIndex(x)
		if err == nil {
			t.setExcField(*ke, i, n)
		}
		return err
	}}
}

// osErrorReduce puts the file names back among the arguments.
func osErrorReduce(t *Thread, a []Value) (Value, error) {
	args := t.Field(a[0], obj.ExcArgs)
	if name := t.excField(a[0], 2); t.TupleLen(args) == 2 && name != obj.NoneValue {
		all := append(append([]Value{}, t.TupleView(args)...), name)
		if name2 := t.excField(a[0], 3); name2 != obj.NoneValue {
			all = append(all, obj.NoneValue, name2)
		}
		args = t.tuple(all...)
	}
	return t.reduceException(a[0], args, obj.Unbound)
}

func (t *Thread) osErrorClass(no int64) Value {
	e := t.VM.Exc
	switch no {
	case 11, 114, 115:
		return e.BlockingIOError
	case 32, 108:
		return e.BrokenPipeError
	case 10:
		return e.ChildProcessError
	case 103:
		return e.ConnectionAbortedError
	case 111:
		return e.ConnectionRefusedError
	case 104:
		return e.ConnectionResetError
	case 17:
		return e.FileExistsError
	case 2:
		return e.FileNotFoundError
	case 4:
		return e.InterruptedError
	case 21:
		return e.IsADirectoryError
	case 20:
		return e.NotADirectoryError
	case 1, 13:
		return e.PermissionError
	case 3:
		return e.ProcessLookupError
	case 110:
		return e.TimeoutError
	}
	return e.OSError
}
