package stm

// How long a transaction gets is counted in work units: roughly bytecodes, as
// the client counts Segment.Budget down. A long one pays less for its commit
// and loses more by an abort. Each thread adapts: an abort halves the limit;
// commits double it again, but only after a number of them that is larger the
// shorter the transactions have become.
const (
	defaultWork = 100_000
	minWork     = 1_000
	maxWork     = 2_000_000
)

func (t *Thread) shorten() {
	t.limit = max(t.limit/2, min(minWork, t.rt.opts.Work))
	t.slow = 4
	if t.limit < defaultWork/8 {
		t.slow = 16
	}
}

func (t *Thread) lengthen() {
	if t.slow > 0 {
		t.slow--
		return
	}
	t.limit = min(t.limit*2, max(maxWork, t.rt.opts.Work))
	t.slow = 4
}
