// Package stmlog writes and reads the record of what the transactions of a
// program did: when they ran, committed, were aborted or waited, over which
// places in the program they conflicted, and what that cost.
//
// # The file
//
// A file begins with Magic; then come chunks. A chunk is a mark, the length of
// its content and a checksum of it (both 32 bits, little endian), and the
// content: records, one after the other. A record is a byte, which tells the
// kind of event, and the fields which the table below lists for it: numbers as
// unsigned varints; if the row has a text or a list, its length and then its
// bytes or numbers.
//
// So a file that was cut off, as by a crash, can be read up to the last whole
// chunk, and chunks that were damaged are passed over.
//
// Times are nanoseconds since the begin of the log. Places in the program are
// numbers of stacks, 0 for an unknown one; what a number means is said by
// records of their own, which may come later than the records that refer to it.
package stmlog

// Magic is what a log begins with.
const Magic = "pystmlog2\n"

// Kind is a kind of event.
type Kind uint8

// The kinds of events.
const (
	// Start is the first record.
	Start Kind = iota
	// Frame explains a number of a place: "file\0function\0source line".
	Frame
	// Stack lists the frames of a stack, the innermost first.
	Stack
	// Thread tells that a thread runs, and its name.
	Thread
	// ThreadEnd tells that it does not any more.
	ThreadEnd
	// Run tells of transactions of a thread which were committed one after the
	// other: how many there were, and how much of the time from begin to end
	// went into what.
	Run
	// Abort is a transaction that was rolled back, because of a conflict if the
	// number of that is not 0.
	Abort
	// Wait is time in which a thread waited, see Why.
	Wait
	// Certain is the part of a transaction, up to its end, in which it could not
	// be aborted any more; the stack is where that began.
	Certain
	// Solo is time in which the only thread ran without transactions.
	Solo
	// Conflict tells of two transactions, or threads, of which one has lost time.
	Conflict
	// Place is a better answer to where a side of a conflict was.
	Place
	// Collect is a major collection, for which the world stands still.
	Collect
	// End is the last record of a log that was not cut off.
	End
	kindCount
)

// spec describes the records of a kind.
type spec struct {
	name   string
	fields []string
	text   bool // a text follows
	list   bool // a list of numbers follows
}

var specs = [kindCount]spec{
	Start:     {"start", []string{"wall", "pid", "segments"}, true, false},
	Frame:     {"frame", []string{"number", "line"}, true, false},
	Stack:     {"stack", []string{"number"}, false, true},
	Thread:    {"thread", []string{"thread", "time"}, true, false},
	ThreadEnd: {"thread end", []string{"thread", "time"}, false, false},
	Run:       {"run", []string{"thread", "segment", "begin", "end", "count", "useful", "commit", "waited", "idle"}, false, false},
	Abort:     {"abort", []string{"thread", "segment", "begin", "end", "conflict"}, false, false},
	Wait:      {"wait", []string{"thread", "segment", "begin", "end", "why", "conflict"}, false, false},
	Certain:   {"certain", []string{"thread", "segment", "begin", "end", "stack"}, false, false},
	Solo:      {"solo", []string{"thread", "begin", "end"}, false, false},
	Conflict: {"conflict", []string{"number", "conflict", "time", "loser", "winner", "loser stack", "winner stack",
		"loser how", "winner how", "outcome", "lost"}, false, false},
	Place:   {"place", []string{"conflict", "side", "stack", "how"}, false, false},
	Collect: {"collect", []string{"segment", "begin", "end"}, false, false},
	End:     {"end", []string{"time", "dropped"}, false, false},
}

// MaxFields is the number of fields that an event has at most.
const MaxFields = 11

func (k Kind) String() string {
	if k < kindCount {
		return specs[k].name
	}
	return "unknown"
}

// NumFields is how many numbers a record of the kind has.
func (k Kind) NumFields() int {
	if k < kindCount {
		return len(specs[k].fields)
	}
	return 0
}

// Why says what a thread waited for.
type Why uint8

// The reasons to wait.
const (
	WhyReader  Why = iota // a commit, for an older transaction that has read what it wrote
	WhyWinner             // a transaction that was aborted, for the end of the one it has lost to
	WhySerial             // one that was aborted many times, for its turn
	WhyCertain            // to become one that cannot be aborted
	WhyStopped            // while the world stood still for another
	WhySegment            // for a segment
	WhyLock               // for a lock
	WhyOutside            // outside of transactions: sleeping, input and output
	WhyTurn               // for a turn: conflicts are so many that the threads take turns
	whyCount
)

var whyNames = [whyCount]string{
	WhyReader:  "for a reader to end",
	WhyWinner:  "for the winner to end",
	WhySerial:  "for its turn after many aborts",
	WhyCertain: "to become irrevocable",
	WhyStopped: "while the world was stopped",
	WhySegment: "for a segment",
	WhyLock:    "for a lock",
	WhyOutside: "outside",
	WhyTurn:    "for a turn, as conflicts were many",
}

func (y Why) String() string {
	if y < whyCount {
		return whyNames[y]
	}
	return "unknown"
}

// ConflictKind says how two transactions, or threads, were in each other's way.
type ConflictKind uint8

// The kinds of conflicts.
const (
	WriteWrite ConflictKind = iota // both wrote to the same place
	WriteRead                      // one wrote what the other had read
	Inevitable                     // both wanted to do what cannot be undone
	Lock                           // one waited for a lock that the other had
	Length                         // one took too long to come to an end, or to a safepoint
	Injected                       // chosen by chance, in chaos mode, or by the program
	ConflictKinds
)

var conflictNames = [ConflictKinds]string{
	WriteWrite: "write-write",
	WriteRead:  "write-read",
	Inevitable: "inevitable",
	Lock:       "lock",
	Length:     "length",
	Injected:   "injected",
}

func (k ConflictKind) String() string {
	if k < ConflictKinds {
		return conflictNames[k]
	}
	return "unknown"
}

// How says what is known about a place of a conflict.
type How uint8

// What a place may be.
const (
	Unknown How = iota
	Stood       // where the thread was when the conflict was found
	Wrote       // where it wrote to what they conflict over
	Read        // where it read that, found out as it ran again
	Took        // where it took the lock, or became one that cannot be aborted
)

// Bits of the outcome of a conflict.
const (
	Aborted     = 1 << iota // the loser was rolled back; else it has waited
	Irrevocable             // the winner could not be
)

// Depth is how many calls a place names, at most.
const Depth = 5

// Words name a place in a program: the running instruction, that of the
// caller, and so on; 0 where there is none. What they are is up to the program
// that runs.
type Words [Depth]uint64
