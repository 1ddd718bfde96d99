package std

// itertools.chain: an iterator over the sources, which is unbound at the end, and
// one over the present source, if any.
const chainSources, chainActive = 1, 2

func chainNew(t *Thread, args []Value) (Value, error) {
	it, err := t.Iter(args[1])
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], it, unbound)
}

func chainFromIterable(t *Thread, args []Value) (Value, error) { return chainNew(t, args) }

func chainNext(t *Thread, v Value) (Value, error) {
	if active := t.Field(v, chainActive); active != unbound {
		if x, quiet, err := quietItem(t, active); err != nil || x != unbound {
			return x, err
		} else if quiet {
			t.SetField(v, chainActive, unbound)
		}
	}
	m := t.Mark()
	defer t.Release(m)
	c := t.Keep(v)
	for {
		active, err := chainNow(t, c)
		if err != nil || active == unbound {
			return unbound, err
		}
		x, err := t.Next(active)
		if err != nil || x != unbound {
			return x, err
		}
		t.SetField(*c, chainActive, unbound)
	}
}

// chainRest appends all that is left to a list.
func chainRest(t *Thread, v, l Value) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	c, list := t.Keep(v), t.Keep(l)
	for {
		active, err := chainNow(t, c)
		if err != nil || active == unbound {
			return true, err
		}
		if err := t.Extend(list, active); err != nil {
			return true, err
		}
		t.SetField(*c, chainActive, unbound)
	}
}

// chainNow is the iterator over the present source; unbound at the end.
func chainNow(t *Thread, c *Value) (Value, error) {
	if active := t.Field(*c, chainActive); active != unbound {
		return active, nil
	}
	sources := t.Field(*c, chainSources)
	if sources == unbound {
		return unbound, nil
	}
	next, err := t.Next(sources)
	if err != nil {
		return 0, err
	}
	if next == unbound {
		t.SetField(*c, chainSources, unbound)
		return unbound, nil
	}
	if next, err = t.Iter(next); err != nil {
		t.SetField(*c, chainSources, unbound)
		return 0, err
	}
	t.SetField(*c, chainActive, next)
	return next, nil
}
