package stm

// Aside runs f while the thread counts as standing still, so that others can
// commit meanwhile: for computations that take long and have no safepoint in
// them. f may read what never changes and what was read before, and write to
// objects the running transaction has just made; it must not allocate but for
// large objects by AllocCommitted, nor call the runtime otherwise. Nothing moves
// meanwhile, as major collections wait, and the transaction goes on afterwards: if
// it was doomed, the next poll tells.
func (s *Segment) Aside(f func()) {
	if s.number == 0 || s.thread == nil {
		f()
		return
	}
	s.stepAside(1)
	f()
	s.stepAside(-1)
}

// stepAside leaves the state running, or enters it again: 1 or -1.
func (s *Segment) stepAside(n int) {
	rt := s.rt
	rt.lock()
	defer rt.unlock()
	rt.aside += n
	if n > 0 {
		s.halt()
		return
	}
	rt.changed() // for who waits to collect
	s.run()
	// Who is stopping the world now waits for the next poll. To wait here would
	// be wrong: a thread that is waited for may want this one's locks.
	if rt.stopper != nil {
		s.Signal.Or(SignalPause)
	}
}
