package std

import (
	"math"

	"pystm/lang/vm/obj"
)

// The words of an islice.
const isliceIt, isliceNextIdx, isliceStop, isliceStep, isliceCount = 1, 2, 3, 4, 5 // stop: None for none

// sliceIndex converts an index of islice; None is the default.
func sliceIndex(t *Thread, v Value, byDefault int64, message string) (int64, error) {
	if v == none {
		return byDefault, nil
	}
	n, err := t.ToInt(v)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) || t.Matches(err, t.VM.Exc.OverflowError) {
			t.Caught(err)
			return 0, t.ValueError("%s", message)
		}
		return 0, err
	}
	if n < 0 {
		return 0, t.ValueError("%s", message)
	}
	return int64(n), nil
}

func isliceNew(t *Thread, args []Value) (Value, error) {
	const (
		badStop  = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		badIndex = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		badStep  = "Step for islice() must be a positive integer or None."
	)
	const noStop = math.MaxInt64
	n := t.TupleLen(args[2])
	start, stop, step := int64(0), int64(noStop), int64(1)
	var err error
	arg := func(i int) Value { return t.TupleItem(args[2], i) }
	switch n {
	case 0:
		return 0, t.TypeError("islice expected at least 2 arguments, got 1")
	case 1:
		stop, err = sliceIndex(t, arg(0), noStop, badStop)
	case 2, 3:
		if stop, err = sliceIndex(t, arg(1), noStop, badStop); err != nil {
			break
		}
		if start, err = sliceIndex(t, arg(0), 0, badIndex); err != nil || n == 2 {
			break
		}
		if step, err = sliceIndex(t, arg(2), 1, badStep); err == nil && step == 0 {
			err = t.ValueError("%s", badStep)
		}
	default:
		return 0, t.TypeError("islice expected at most 4 arguments, got %d", n+1)
	}
	if err != nil {
		return 0, err
	}
	it, err := t.Iter(args[1])
	if err != nil {
		return 0, err
	}
	end := none
	if stop < farAway {
		end = obj.SmallInt(stop)
	}
	return newObject(t, args[0], it, obj.SmallInt(min(start, farAway)), end, obj.SmallInt(min(step, farAway)), obj.SmallInt(0))
}

// farAway is a place that nothing comes to: sums of two such are small ints.
const farAway = 1 << 59

func isliceNext(t *Thread, v Value) (Value, error) {
	if t.Field(v, isliceIt) == unbound {
		return unbound, nil
	}
	m := t.Mark()
	s := t.Keep(v)
	x, err := isliceTake(t, s)
	if err != nil || x == unbound {
		t.SetField(*s, isliceIt, unbound)
	}
	t.Release(m)
	return x, err
}

func isliceTake(t *Thread, s *Value) (Value, error) {
	v := *s
	next, stop, count := t.Field(v, isliceNextIdx).Int(), t.Field(v, isliceStop), t.Field(v, isliceCount).Int()
	for count < next {
		x, err := t.Next(t.Field(*s, isliceIt))
		if err != nil || x == unbound {
			return unbound, err
		}
		count++
		t.SetField(*s, isliceCount, obj.SmallInt(count))
	}
	if stop != none && count >= stop.Int() {
		return unbound, nil
	}
	x, err := takeItem(t, t.Field(*s, isliceIt))
	if err != nil || x == unbound {
		return unbound, err
	}
	t.SetField(*s, isliceCount, obj.SmallInt(count+1))
	next += t.Field(*s, isliceStep).Int()
	if stop != none && next > stop.Int() {
		next = stop.Int()
	}
	t.SetField(*s, isliceNextIdx, obj.SmallInt(next))
	return x, nil
}

// isliceRest appends all that is left to a list where no Python code runs.
func isliceRest(t *Thread, v, l Value) (bool, error) {
	it := t.Field(v, isliceIt)
	if it == unbound {
		return true, nil
	}
	take := t.QuietNext(it)
	if take == nil {
		return false, nil
	}
	next, stop, step, count := t.Field(v, isliceNextIdx).Int(), int64(math.MaxInt64), t.Field(v, isliceStep).Int(), t.Field(v, isliceCount).Int()
	if end := t.Field(v, isliceStop); end != none {
		stop = end.Int()
	}
	for t.Signal.Load() == 0 {
		ended := count >= next && count >= stop
		if !ended {
			x, err := take(t, it)
			ended = x == unbound || err != nil
			if !ended && count >= next {
				err = t.ListAppend(l, x)
				next = min(next+step, stop)
			}
			if err != nil {
				t.SetField(v, isliceIt, unbound)
				return true, err
			}
		}
		if ended {
			t.SetField(v, isliceIt, unbound)
			return true, nil
		}
		count++
	}
	t.SetField(v, isliceNextIdx, obj.SmallInt(next))
	t.SetField(v, isliceCount, obj.SmallInt(count))
	return false, nil
}
