package vm

// Go state of a running transaction: what natives note beside the heap, for others to
// see once it commits.

// Uncommitted is such a state.
type Uncommitted interface {
	// Commit shows it to others. Internal locks are held: it must be short.
	Commit()
	// Abort drops it, as if nothing had been noted; the same holds.
	Abort()
}

// uncommitted is a state and what it is about.
type uncommitted struct {
	about any
	state Uncommitted
}

// FindUncommitted is the transaction's state about a thing, nil if it has none.
func (t *Thread) FindUncommitted(about any) Uncommitted {
	for i := range t.uncommitted {
		if u := &t.uncommitted[i]; u.about == about {
			return u.state
		}
	}
	return nil
}

// AddUncommitted gives the transaction, which must be open, a state about a thing.
func (t *Thread) AddUncommitted(about any, state Uncommitted) {
	if len(t.uncommitted) == 0 {
		t.Segment.OnCommit(func() {
			for _, u := range t.uncommitted {
				u.state.Commit()
			}
			t.dropUncommitted()
		})
		t.Segment.OnAbort(func() {
			for _, u := range t.uncommitted {
				u.state.Abort()
			}
			t.dropUncommitted()
		})
	}
	t.uncommitted = append(t.uncommitted, uncommitted{about, state})
}

func (t *Thread) dropUncommitted() {
	clear(t.uncommitted)
	t.uncommitted = t.uncommitted[:0]
}
