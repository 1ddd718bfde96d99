package stm

// How long a transaction gets is counted in work units: roughly bytecodes, as
// the client counts Segment.Budget down, and write barriers for more, so that
// logs stay bounded. A long transaction pays less for its commit and loses
// more by an abort. What is paid grows with the number of transactions, what
// is lost with their length, and the sum is least about where both are equal:
// so each thread adds up what it has paid and lost lately, in work units, and
// goes for longer transactions while it pays more, for shorter ones while it
// loses more. A thread that is aborted early each time, and waits for the
// winner then, has lost little: short transactions would not help it.
const (
	defaultWork = 100_000
	minWork     = 1_000
	maxWork     = 2_000_000

	workOfWrite  = 8    // of a write barrier's slow path
	workOfCommit = 1000 // of a commit that stops the world
	workOfQuiet  = 200  // of one that does not
	memory       = 16   // commits or aborts until what happened counts for less than half
)

// shorten is told of an abort.
func (t *Thread) shorten(s *Segment) {
	t.fade()
	t.lost += max(0, int64(t.limit)-int64(s.Budget)) + workOfCommit
	if t.lost > t.paid {
		t.limit = max(t.limit/2, min(minWork, t.rt.opts.Work))
	}
}

// lengthen is told of a commit.
func (t *Thread) lengthen(s *Segment) {
	t.fade()
	if len(s.log) > 0 {
		t.paid += workOfCommit
	} else {
		t.paid += workOfQuiet
	}
	if t.lost <= t.paid {
		t.limit = min(t.limit+t.limit/4, max(maxWork, t.rt.opts.Work))
	}
}

func (t *Thread) fade() {
	t.lost -= t.lost / memory
	t.paid -= t.paid / memory
}
