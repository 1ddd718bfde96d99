package stm

import "time"

// Where threads change the same places all the time, running them in parallel
// gains nothing: they wait for each other and repeat their work, and what they
// share moves between the processors' caches. Then it is better that one runs
// alone for some time, and then another. Which is better is measured: by the
// work units committed in a time, in windows some ms long.
//
// While little time is lost nothing is tried. If much is, for as long as lengths
// (length.go) need to adapt, the threads take turns for a window. If more was done in it they go on like that, for longer
// each time, with a window of running freely in between; if not, some time
// passes before it is tried again, longer each time.

const (
	// longTurn is how long a thread keeps its segment if others wait for one and
	// threads take turns, shortTurn if there are more threads than segments.
	longTurn  = 5 * time.Millisecond
	shortTurn = 200 * time.Microsecond

	freeWindow  = longTurn
	turnsWindow = 2 * longTurn

	wasteful  = 0.3  // share of the threads' time lost from which turns are tried
	patient   = 4    // windows in which so much was lost before they are
	worth     = 1.25 // how much more has to be done in turns
	maxRepeat = 63   // windows
)

// pace is what is known about the running window. Runtime.mu guards it.
type pace struct {
	turns    bool          // one segment may be held at a time
	begun    time.Duration // the window
	until    time.Duration
	work     int64         // units committed in it
	lost     time.Duration // by all threads, before it
	freeRate float64       // units per ns when threads ran freely last
	wasted   int           // windows running, until now, in which much was lost
	repeat   int           // windows of this kind that are to come without a decision
	stay     int           // how many there are when turns pay the next time
	skip     int           // and if they do not
}

// mayTake reports whether a thread may take a segment now.
func (rt *Runtime) mayTake() bool {
	return len(rt.free) > 0 && rt.solo.thread == nil && (!rt.pace.turns || len(rt.free) == len(rt.segments))
}

// mustYield reports whether t, whose transaction has ended, has to give its
// segment to another.
func (rt *Runtime) mustYield(t *Thread) bool {
	if rt.pace.turns && len(rt.segments)-len(rt.free) > 1 {
		return true
	}
	if len(rt.queue) == 0 {
		return false
	}
	turn := shortTurn
	if rt.pace.turns {
		turn = longTurn
	}
	return rt.opts.sched != nil || rt.now()-t.since >= turn
}

// measure is called when a transaction has ended, at a time, with so much work.
func (rt *Runtime) measure(now time.Duration, work int32) {
	rt.pace.work += int64(work)
	if now >= rt.pace.until && rt.opts.sched == nil && !rt.opts.Steady {
		rt.decide(now)
	}
}

// decide is the end of a window.
func (rt *Runtime) decide(now time.Duration) {
	p := &rt.pace
	took := now - p.begun
	lost := rt.spent[SpentLost] + rt.spent[SpentBehind] + rt.spent[SpentBackOff]
	rate := float64(p.work) / float64(took)
	threads := len(rt.segments) - len(rt.free)
	switch {
	case p.repeat > 0:
		p.repeat--
	case p.turns:
		p.turns = false
		if rate > worth*p.freeRate {
			p.stay, p.skip = min(2*p.stay+1, maxRepeat), 0
		} else {
			p.stay, p.skip = 0, min(2*p.skip+1, maxRepeat)
			p.repeat = p.skip
		}
		rt.handOut()
	case threads > 1 && float64(lost-p.lost) > wasteful*float64(took)*float64(threads):
		if p.wasted++; p.wasted >= patient || p.stay > 0 {
			p.turns, p.freeRate, p.repeat, p.wasted = true, rate, p.stay, 0
		}
	default:
		p.stay, p.skip, p.wasted = 0, 0, 0
	}
	window := freeWindow
	if p.turns {
		window = turnsWindow
	}
	p.begun, p.until, p.work, p.lost = now, now+window, 0, lost
}
