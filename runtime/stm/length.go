package stm

import "time"

// How long a transaction gets is counted in work units, which are what the
// client counts Segment.Budget down by: bytecodes, or turns of loops. A long
// one pays less for its commit and loses more by an abort. What is paid grows
// with the number of transactions, what is lost with their length, and the sum
// is least about where both are equal: so each thread adds up what time it has
// paid and lost lately, and goes for longer transactions while it pays more, for
// shorter ones while it loses more. A thread that is aborted early each time,
// and waits for the winner then, has lost little: short transactions would not
// help it.
const (
	defaultWork = 10_000
	minWork     = 100
	maxWork     = 2_000_000

	// longTime is how long a transaction may take: by then the stop for its
	// commit costs less than a percent.
	longTime = 10 * time.Millisecond
	// soleTime is the same for the only thread, which is in nobody's way: what is
	// printed appears so much later. Commits of what is written all over a large
	// array cost as much as the array is large.
	soleTime = 200 * time.Millisecond
	// manyEntries in a log ask for the end of a transaction, too.
	manyEntries = 1 << 17

	worthwhile   = 64                    // the only thread's commits take less of its time than that, or it goes for longer
	maxLonger    = 16                    // at a time
	priceOfAbort = 20 * time.Microsecond // beside the time lost
	priceOfQuiet = 1 * time.Microsecond  // of a commit that stops nobody
	// dearest is what a commit may cost that counts. What takes longer is what it
	// has to carry out: longer transactions have more of that.
	dearest = 200 * time.Microsecond
	memory  = 64 // commits or aborts until what happened counts for less than half
)

// length is how long the transactions of a thread are, and why.
type length struct {
	limit      int32         // work units a transaction gets
	paid, lost time.Duration // lately
	aborts     int32         // lately, in units of 1/1024
}

// The kinds of lengths. Where threads take turns there are no conflicts, and what
// is learned there says nothing about running freely; still less what the only
// thread learns.
const (
	lengthFree = iota
	lengthTurns
	lengthSole
	lengthKinds
)

// length is the one that holds for the thread's transaction.
func (t *Thread) length() *length { return &t.lengths[t.seg.length] }

// lengthKind is that of a transaction which begins now.
func (rt *Runtime) lengthKind() int {
	switch {
	case len(rt.threads) == 1:
		return lengthSole
	case rt.pace.turns:
		return lengthTurns
	}
	return lengthFree
}

// shorten is told of an abort after so much time.
func (t *Thread) shorten(took time.Duration) {
	l := t.length()
	l.fade()
	l.lost += took + priceOfAbort
	l.aborts += 1024
	if x := l.balance(); x < 0 {
		l.limit = max(l.limit+int32(x*float64(l.limit)/4), min(minWork, t.rt.opts.Work))
	}
}

// lengthen is told of a commit after so much time and work, and what it has cost. The
// length says something only if the transaction has come up to its limit.
//
// What a work unit takes is taken to be what it takes at best: a thread that the
// system lets wait while it runs would think it much slower than it is.
func (t *Thread) lengthen(took, paid time.Duration, work int32) {
	if t.rt.opts.Chaos.Abort > 0 {
		return // or none would get through
	}
	l := t.length()
	l.fade()
	l.paid += min(paid, dearest)
	if work < l.limit {
		return
	}
	unit := float64(took) / float64(work)
	if t.unit != 0 {
		unit = min(unit, t.unit*17/16)
	}
	t.unit = max(unit, 0.1)
	long := int32(min(float64(longTime)/t.unit, float64(max(maxWork, t.rt.opts.Work))))
	if t.seg.length == lengthSole {
		if took < longTime || paid > took/worthwhile {
			factor := min(max(float64(paid)*worthwhile/float64(took+1), 2), maxLonger)
			l.limit = int32(min(float64(soleTime)/t.unit, factor*float64(l.limit)))
		}
		return
	}
	switch {
	case l.limit > long:
		l.limit = max(long, l.limit/2, 1)
	default:
		if x := l.balance(); x >= 0 {
			l.limit = min(l.limit+int32(x*float64(l.limit)/16)+1, long)
		}
	}
}

// contendedFrom is the share of transactions that have been aborted lately from which
// the others should see what was written as soon as a critical section is over.
const contendedFrom = 1. / 32

// losingFrom is the share from which a thread is told of each commit of another.
const losingFrom = 1. / 128

// Contended reports whether the transaction has written to what others use, and much of
// what the thread has done lately was aborted: the sooner it ends the better for the others.
// (Which places were conflicted over was tried instead: on a tree that is a different one
// each time, and where conflicts are rare an early end costs more than they do.)
func (s *Segment) Contended() bool {
	return s.length == lengthFree && len(s.log) > 0 && s.thread.length().aborts > contendedFrom*1024*memory
}

// balance is how much more was paid than lost, from -1 to 1. Lengths go by that in
// small steps where it is small: jumps to and fro lose more than the mean length would.
func (l *length) balance() float64 {
	return float64(l.paid-l.lost) / float64(l.paid+l.lost)
}

func (l *length) fade() {
	l.lost -= l.lost / memory
	l.paid -= l.paid / memory
	l.aborts -= l.aborts / memory
}
