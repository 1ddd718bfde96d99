package std

import "pystm/lang/vm/obj"

// Functions of module sys for debuggers and profilers.

func sysSetTrace(t *Thread, a []Value) (Value, error) {
	t.SetTrace(fromNone(a[0]))
	return obj.NoneValue, nil
}

func sysSetProfile(t *Thread, a []Value) (Value, error) {
	t.SetProfile(fromNone(a[0]))
	return obj.NoneValue, nil
}

// fromNone is Unbound for None.
func fromNone(v Value) Value {
	if v == obj.NoneValue {
		return obj.Unbound
	}
	return v
}

func sysCallTracing(t *Thread, a []Value) (Value, error) {
	if !t.IsKind(a[1], obj.KindTuple) {
		return 0, t.TypeError("call_tracing() argument 2 must be tuple, not %s", t.TypeName(a[1]))
	}
	return t.CallTracing(a[0], t.TupleView(a[1])...)
}

func sysCurrentFrames(t *Thread, _ []Value) (Value, error) {
	return t.CurrentFrames()
}

func sysCurrentExceptions(t *Thread, _ []Value) (Value, error) { return t.CurrentExceptions() }
