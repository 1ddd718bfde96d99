package stm

import "pystm/runtime/gc"

// Event is something the runtime counts.
type Event uint8

// The events and their names.
const (
	EventCommit        Event = iota // transactions committed
	EventQuietCommit                // of these, without stopping the world
	EventGroupCommit                // of these, in a stop somebody else made
	EventAbort                      // transactions rolled back
	EventWriteWrite                 // conflicts over a write lock
	EventWriteRead                  // conflicts of a commit with a reader
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
	EventGroupCommit:   "group commit",
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
	defer rt.mu.Unlock()
	return append([]uint64(nil), rt.events[:]...)
}

// ConflictKind says how two transactions conflicted.
type ConflictKind uint8

const (
	ConflictWriteWrite ConflictKind = iota
	ConflictWriteRead
)

// Conflict describes a conflict.
type Conflict struct {
	Kind ConflictKind
	// Loser waits or is aborted, Winner goes on.
	Loser, Winner *Thread
	// At is the place in the heap they conflict over.
	At gc.Ref
	// Position is where the write was made, as Client.Position named it; of two
	// writes the second.
	Position [2]uint64
}

func (rt *Runtime) conflict(kind ConflictKind, loser, winner *Segment, at gc.Ref, position [2]uint64) {
	rt.events[EventWriteWrite+Event(kind)]++
	if rt.opts.Conflict != nil {
		rt.opts.Conflict(Conflict{kind, loser.thread, winner.thread, at, position})
	}
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
	defer rt.mu.Unlock()
	if s.open && rt.inevitable != t {
		s.doom()
		rt.events[EventChaos]++
	}
}
