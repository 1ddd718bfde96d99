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
