package obj

import "pystm/runtime/gc"

// Operations on whole sets. They go on up to the first key that Python code must
// be asked about, and say how far they came: what they have done until then is
// what the caller would do one by one, and may be done again.

// setEach calls f with the hash and the key of each slot in use, until it
// returns false. f must not change the set.
func (s *Space) setEach(v Value, f func(hash, key Value) bool) {
	base, version := s.Base, s.ReadVersion
	s.SetLen(v)
	table := readAt(base, version, v.Ref()+SetTable*wordSize)
	if table == Unbound {
		return
	}
	slot := table.Ref() + setFirst*wordSize
	for n := s.setMask(table) + 1; n > 0; n-- {
		if key := readAt(base, version, slot+wordSize); key != Unbound && key != Deleted && !f(wordAt(base, slot), key) {
			return
		}
		slot += gc.Granule
	}
}

// setPut adds a key; false if it must be compared by Python code.
func (s *Space) setPut(v, hash, key Value) (bool, error) {
	p := SetProbe{hash: hash}
	switch s.SetFind(v, key, &p) {
	case Missing:
		return true, s.SetInsert(v, key, &p)
	case Compare:
		return false, nil
	}
	return true, nil
}

// SetAddAll adds values, and returns how many.
func (s *Space) SetAddAll(v Value, xs []Value) (int, error) {
	for i, x := range xs {
		h, ok := s.Hash(x)
		if !ok {
			return i, nil
		}
		if ok, err := s.setPut(v, setHash(h), x); err != nil || !ok {
			return i, err
		}
	}
	return len(xs), nil
}

// SetMerge adds the keys of from, another set; false if not all.
func (s *Space) SetMerge(v, from Value) (all bool, err error) {
	all = true
	s.setEach(from, func(hash, key Value) bool {
		all, err = s.setPut(v, hash, key)
		return all && err == nil
	})
	return all, err
}

// SetFilter adds to the set v those keys of from, in its order, that are in the
// set of, or those that are not; false if not all.
func (s *Space) SetFilter(v, from, of Value, in bool) (all bool, err error) {
	all = true
	s.setEach(from, func(hash, key Value) bool {
		p := SetProbe{hash: hash}
		i := s.SetFind(of, key, &p)
		if i == Compare {
			all = false
		} else if (i >= 0) == in {
			all, err = s.setPut(v, hash, key)
		}
		return all && err == nil
	})
	return all, err
}
