package stm

import "time"

// Event is something the runtime counts.
type Event uint8

// The events and their names.
const (
	EventCommit        Event = iota // transactions committed
	EventQuietCommit                // of these, without stopping the world
	EventPast                       // of these, in the past
	EventAdjusted                   // of these, with numbers adjusted
	EventAbort                      // transactions rolled back
	EventWriteWrite                 // conflicts of two who have written to the same place
	EventWriteRead                  // of a commit with a reader
	EventCommitWait                 // waits of a commit for an older reader
	EventCommitTimeout              // of these, that took too long
	EventStop                       // stops of the world
	EventMajor                      // major collections in them
	EventInevitable                 // transactions that became inevitable
	EventChaos                      // aborts injected
	eventCount
)

var eventNames = [eventCount]string{
	EventCommit:        "commit",
	EventQuietCommit:   "quiet commit",
	EventPast:          "commit in the past",
	EventAdjusted:      "commit of numbers",
	EventAbort:         "abort",
	EventWriteWrite:    "write/write conflict",
	EventWriteRead:     "write/read conflict",
	EventCommitWait:    "commit waits",
	EventCommitTimeout: "commit timeout",
	EventStop:          "stop",
	EventMajor:         "major collection",
	EventInevitable:    "inevitable",
	EventChaos:         "chaos abort",
}

func (e Event) String() string { return eventNames[e] }

// Events returns how often each event has happened, by Event.
func (rt *Runtime) Events() []uint64 {
	rt.lock()
	defer rt.unlock()
	return append([]uint64(nil), rt.events[:]...)
}

// Spent is something time goes into, beside the work itself.
type Spent uint8

// What time goes into, and the names.
const (
	SpentStopping   Spent = iota // until the world stands still
	SpentStopped                 // while it does: checking, copying, collecting
	SpentParked                  // of all threads that stand still for another
	SpentBehind                  // waiting for another's transaction to end
	SpentQueued                  // waiting for a segment
	SpentTurns                   // waiting for a turn, see pace.go
	SpentLost                    // in transactions that were rolled back
	SpentUseful                  // in transactions that were committed
	SpentCommit                  // in their commits
	SpentBackOff                 // before a new attempt, for the winner or the serial token
	SpentInevitable              // waiting to become inevitable
	SpentLock                    // waiting for the client's locks
	SpentMajor                   // in major collections
	spentCount
)

var spentNames = [spentCount]string{
	SpentStopping:   "stopping",
	SpentStopped:    "stopped",
	SpentParked:     "parked",
	SpentBehind:     "behind others",
	SpentQueued:     "queued",
	SpentTurns:      "turns",
	SpentLost:       "lost",
	SpentUseful:     "useful",
	SpentCommit:     "committing",
	SpentBackOff:    "backing off",
	SpentInevitable: "for inevitability",
	SpentLock:       "for locks",
	SpentMajor:      "major collections",
}

func (s Spent) String() string { return spentNames[s] }

// Times returns how much time went into what, by Spent, summed up over all
// threads.
func (rt *Runtime) Times() []time.Duration {
	rt.lock()
	defer rt.unlock()
	return append([]time.Duration(nil), rt.spent[:]...)
}

// now is the time since the runtime was made; time.Now would read two clocks.
func (rt *Runtime) now() time.Duration { return time.Since(rt.epoch) }

// spend notes the time since begin. The caller holds mu.
func (rt *Runtime) spend(s Spent, begin time.Duration) time.Duration {
	d := rt.now() - begin
	rt.spent[s] += d
	return d
}

// injectAbort dooms the running transaction now and then, in chaos mode.
func (t *Thread) injectAbort() {
	share := t.rt.opts.Chaos.Abort
	if share == 0 {
		return
	}
	if float64(t.random()>>11)/(1<<53) < share {
		t.Abort()
	}
}

// random returns the next number of the thread's own generator (xorshift).
func (t *Thread) random() uint64 {
	t.chaos ^= t.chaos << 13
	t.chaos ^= t.chaos >> 7
	t.chaos ^= t.chaos << 17
	return t.chaos
}

// Abort dooms the running transaction, unless it is inevitable: the next poll
// rolls it back.
func (t *Thread) Abort() {
	rt, s := t.rt, t.seg
	rt.lock()
	defer rt.unlock()
	if s.open && rt.inevitable != t {
		s.doom()
		rt.events[EventChaos]++
		rt.probe(pointInjected, s, nil, 0)
	}
}
