package stm

import (
	"syscall"
	"time"
)

// How long a thread has run. The system's clocks of threads are of no use, as goroutines change between the system's threads. So the time
// with a segment counts, in which a thread waits for nothing but memory, its turn at a lock of the runtime's, or a processor.
// A thread that is alone keeps segment 0 while it waits, too: then the process's time is its own.

// Ran is for how long the thread has run, more or less: no more than it has lived, and never less than it was. The thread asks.
func (t *Thread) Ran() time.Duration {
	switch t.seg {
	case nil:
		return t.ran
	case &t.rt.solo:
		return t.ran + max(0, processTime()-t.rt.soloFrom)
	}
	return t.ran + t.rt.now() - t.since
}

// processTime is the processor time of the process.
func processTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
