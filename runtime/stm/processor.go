package stm

import "time"

// The system wakes a thread on the processor of who wakes it if the others look busy
// at that moment, if only with a client's work of some µs. Two segments then share one
// processor, while another is idle, until the system balances its load: it does so
// every few ms, and leaves threads where they are that have run within the last half
// of one. Of servers with as many busy connections as processors this took a tenth of
// all processor time, and 3 to 4 ms of the slowest requests.
//
// So a thread that begins a transaction after something outside looks whether
// another segment's is on the same processor: as one runs there at a time, that one
// waits. Then it is moved. (To move oneself costs the system a stop of the processor.)

// lookEvery is how often a thread looks at most, and lookAt at how many segments it
// does then: two system calls, 0.2 to 2 µs by the machine, and a cache line for each segment.
// A thread does not look if nobody else was given a segment for loneAfter.
const (
	loneAfter = time.Millisecond
	lookEvery = 20 * time.Microsecond
	lookAt    = 8
)

// spread moves threads of other segments that wait for the processor the thread is
// on. It is called without mu, with the segments there are.
func (t *Thread) spread(segments []*Segment) {
	s := t.seg
	if s.number == 0 || s.lone || t.rt.processors < 2 || t.rt.opts.sched != nil || s.begun-t.looked < lookEvery {
		return
	}
	t.looked = s.begun
	me := whereabouts()
	if me == 0 {
		return
	}
	s.where.Store(me)
	for range min(lookAt, len(segments)) {
		t.lookedAt = (t.lookedAt + 1) % len(segments)
		o := segments[t.lookedAt]
		if at := o.where.Load(); at != 0 && o != s && at>>32 == me>>32 && at != me && o.where.CompareAndSwap(at, 0) {
			moveFrom(int(me>>32), int(uint32(at)))
		}
	}
}
