package stm

import "pystm/runtime/gc"

// Numbers to which something is added that is not known yet.
//
// `n += f()` loads n, calls f, adds and stores. So a number may be loaded *late* (LoadLate): it is not
// read, and what is stored in the end (StoreLate) is taken for what is added to it. Until then the load is
// *pending*, and others may change the number in the view, which makes what was loaded stale. That does not matter
// if StoreLate comes in time: the difference is what is added. But who commits while a load is pending
// holds a number that must be the one of that moment, and who has stored to the number in another way, read it or added
// to it meanwhile, has to have loaded the one that was there; if it is stale the transaction is aborted.
//
// The number that was loaded must not be looked at, or it might not go with what is read after others have changed it: the client may do
// nothing with it but add to it, or says so before (SettleLate).

// LoadLate loads the number in the word at, inside of the object ref, to store it later with something added. The
// object is marked read. AdjustDone: the load is pending. again says that one that is pending will not be followed by its store.
func (s *Segment) LoadLate(ref, at gc.Ref, again bool) Adjusted {
	return s.loadLate(ref, at, ref+wordSize, again)
}

// LoadSlotLate is LoadLate for an object that is accessed by slot. The transaction depends on the other
// word of the granule. Nothing is marked.
func (s *Segment) LoadSlotLate(ref, at gc.Ref, again bool) Adjusted {
	return s.loadLate(ref, at, at&^(gc.Granule-1), again)
}

func (s *Segment) loadLate(ref, at, marker gc.Ref, again bool) Adjusted {
	a, result := s.adjustment(ref, at, marker)
	switch {
	case a == nil || result != AdjustDone:
		return result
	case a.pending && !again:
		return AdjustNo
	}
	a.pending, a.rival = true, nil
	a.loaded, a.own = *(*int64)(s.Ptr(at)), a.delta
	return AdjustDone
}

// StoreLate stores the sum of the number loaded from a word and something else. AdjustNo: the client has to write it
// as usual.
func (s *Segment) StoreLate(at gc.Ref, sum int64) Adjusted {
	_, a := s.adjustPlace(at)
	if a == nil || !a.pending {
		return AdjustNo
	}
	d := sum - a.loaded
	if s.hasReadItem(a.marker) || a.delta != a.own || (sum^a.loaded)&(sum^d) < 0 || !s.change(a, d) {
		return AdjustNo // it stays pending: what was loaded must not be stale
	}
	a.pending = false
	return AdjustDone
}

// SettleLate has loads that are pending count as read: the client is going to do something else with the numbers. If one is stale
// the transaction is doomed.
func (s *Segment) SettleLate() {
	if s.stale() != nil {
		s.rt.lock()
		defer s.rt.unlock()
		s.doomStale()
		return
	}
	for i := range s.adjusted {
		if a := &s.adjusted[i]; a.pending {
			s.ReadItem(a.marker)
		}
	}
}

// stale returns an adjustment whose number was loaded and has changed since; nil if there is none.
func (s *Segment) stale() *adjustment {
	for i := range s.adjusted {
		if a := &s.adjusted[i]; a.pending && a.rival != nil {
			return a
		}
	}
	return nil
}

// doomStale dooms the transaction, whose view is up to date, if it holds a stale number. The caller holds mu.
func (s *Segment) doomStale() bool {
	a := s.stale()
	if a == nil || s.doomed {
		return a != nil
	}
	s.rt.note(Conflict{Kind: ConflictWriteRead, Loser: s.thread, Winner: a.rival, At: a.marker})
	s.rt.probe(pointStale, s, a.rival, a.marker)
	s.doom()
	return true
}
