package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// The clocks of the system, by number.

func clockGettime(nanos bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		id, err := t.ToInt(args[0])
		if err != nil {
			return 0, err
		}
		t.Segment.Observe()
		var ts unix.Timespec
		if id == unix.CLOCK_THREAD_CPUTIME_ID {
			ts = unix.NsecToTimespec(int64(t.Ran()))
		} else if err := unix.ClockGettime(int32(id), &ts); err != nil {
			return 0, osError(t, err)
		}
		if nanos {
			return t.NewInt(ts.Nano()), nil
		}
		return t.NewFloat(float64(ts.Nano()) / 1e9), nil
	}
}

// clockSettime sets a clock to an argument that a function makes nanoseconds of.
func clockSettime(nanos func(t *Thread, v Value) (int64, error)) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		id, err := t.ToInt(args[0])
		if err != nil {
			return 0, err
		}
		n, err := nanos(t, args[1])
		if err != nil {
			return 0, err
		}
		ts := unix.NsecToTimespec(n)
		if err := unix.ClockSettime(int32(id), &ts); err != nil {
			return 0, osError(t, err)
		}
		return none, nil
	}
}

func timeArg(t *Thread, v Value) (int64, error) {
	seconds, err := timeSpan(t, v)
	return int64(math.Floor(seconds * 1e9)), err
}

func nanosArg(t *Thread, v Value) (int64, error) {
	if !t.IsInstance(v, obj.ShapeInt) {
		return 0, t.TypeError("expect int, got %s", t.TypeName(v))
	}
	n, ok := t.Int64(t.Unwrap(v))
	if !ok {
		return 0, t.OverflowError("timestamp too large to convert to C _PyTime_t")
	}
	return n, nil
}

func clockGetres(t *Thread, args []Value) (Value, error) {
	id, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	var ts unix.Timespec
	if err := unix.ClockGetres(int32(id), &ts); err != nil {
		return 0, osError(t, err)
	}
	return t.NewFloat(float64(ts.Nano()) / 1e9), nil
}

func getClockInfo(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	adjustable, monotonic, impl := false, true, ""
	switch name {
	case "time":
		adjustable, monotonic, impl = true, false, "clock_gettime(CLOCK_REALTIME)"
	case "monotonic", "perf_counter":
		impl = "clock_gettime(CLOCK_MONOTONIC)"
	case "process_time":
		impl = "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)"
	case "thread_time":
		impl = "clock_gettime(CLOCK_THREAD_CPUTIME_ID)"
	default:
		return 0, t.ValueError("unknown clock")
	}
	class, err := t.SpecClass(namespaceType)
	if err != nil {
		return 0, err
	}
	ns, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	for name, v := range map[string]Value{"implementation": t.Intern(impl), "adjustable": obj.Bool(adjustable), "monotonic": obj.Bool(monotonic), "resolution": t.NewFloat(1e-9)} {
		if err := t.SetAttr(ns, t.Intern(name), v); err != nil {
			return 0, err
		}
	}
	return ns, nil
}
