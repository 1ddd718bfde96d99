package stm

import "pystm/runtime/gc"

// Words of an object that are stored to while others read the rest of it.
//
// Objects that are accessed whole have one marker, so who stores to one word is in the way of all
// who read another. Where that has led to conflicts the client may keep some
// words of such objects apart: those whose readers mark the numbers, too (ReadNumbers, adjust.go). Who stores to
// one marks both, as each store does, but in what he commits only the second marker is
// marked. So he conflicts with who reads or stores the words kept apart, and with stores to
// the rest, but not with who only reads that.
//
// It is the client's business, as with numbers, that nobody who does not know what is kept apart goes on
// beside those who do; with one exception: who ceases to keep words apart may leave it to the runtime
// that nobody who does so still commits in the past (CeaseApart).

// CeaseApart says, as a function for OnCommit, that some words are not kept apart any more, or some numbers not adjusted. Who has
// begun before and is in the past does not come before who has read anything of what he stores words apart to.
func (rt *Runtime) CeaseApart() { rt.ceased++ }

// WriteApart comes before stores to words of an object of two granules or more that are kept apart.
func (s *Segment) WriteApart(ref gc.Ref) {
	if ref>>YoungShift != 1 && s.written(ref) != s.WriteVersion && s.written(ref+gc.Granule) != s.WriteVersion {
		s.writeApartSlow(ref)
	}
}

// The written version of an object's second granule says that words kept apart are logged.
//
//go:noinline
func (s *Segment) writeApartSlow(ref gc.Ref) {
	if s.number != 0 && !s.Heap().Fresh(ref) {
		s.ReadItems(ref)
		s.logRange(entry{ref | entryWhole, ref + wordSize, ref + gc.Ref(s.Size(ref))})
		s.apart = append(s.apart, ref)
	}
	s.SetWritten(ref + gc.Granule)
	s.Remember(ref)
}

// Spared returns how many conflicts the thread's transactions have been spared since it was asked last, as what others have
// stored to was kept apart: for Client.Restore.
func (t *Thread) Spared() int {
	n := int(t.spared)
	t.spared = 0
	return n
}

// MetApart returns the object over whose words that are kept apart the transaction is aborted, if that
// is why: for Client.Restore.
func (s *Segment) MetApart() gc.Ref { return s.metApart }

// spare counts the conflicts there are not with stores that are going to be brought into the view.
func (s *Segment) spare(apart []gc.Ref) {
	for _, ref := range apart {
		if *(*uint8)(s.Ptr(ref >> 4)) == s.ReadVersion {
			s.thread.spared++
		}
	}
}

// meet notes over what object a transaction is doomed by a record.
func (s *Segment) meet(r *redo, at gc.Ref) {
	for _, ref := range r.apart {
		if at == ref+wordSize {
			s.metApart = ref
		}
	}
}
