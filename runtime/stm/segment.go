package stm

import "pystm/runtime/gc"

// Signals in Segment.Signal, beyond those of package gc.
const (
	// SignalMinor, SignalMajor: the collector wants to run. Poll does it.
	SignalMinor = gc.SignalMinor
	SignalMajor = gc.SignalMajor
	// SignalOOM: the heap is over its bound; the client raises its error.
	SignalOOM = gc.SignalOOM
	// SignalInterrupt: something outside of the runtime wants the client's attention.
	SignalInterrupt = gc.SignalClient << iota
	// SignalAbort: the running transaction must be aborted.
	SignalAbort
	// SignalPause: somebody wants to stop the world.
	SignalPause
	// SignalCommitSoon: the running transaction should end at the next break point.
	SignalCommitSoon
)

// Segment is a view of the heap and the state of the transaction that runs on
// it. The embedded View has Base, Signal, WriteVersion, allocation and word
// access. One goroutine uses a segment at a time; others may raise signals.
type Segment struct {
	gc.View
	// ReadVersion is what read barriers store.
	ReadVersion uint8

	rt *Runtime
}

// Poll does what Signal asks of the runtime and returns the bits left for the
// client, which it has taken out of Signal: SignalOOM, SignalInterrupt.
// Objects move: call it where all references are in roots.
func (s *Segment) Poll() uint32 {
	signal := s.Signal.Load()
	if signal&SignalMajor != 0 {
		s.Collect()
	} else if signal&SignalMinor != 0 {
		s.Minor()
		if s.Signal.Load()&SignalMajor != 0 {
			s.Collect()
		}
	}
	const client = SignalOOM | SignalInterrupt
	return s.Signal.And(^uint32(client)) & client
}

// Collect runs a minor and a major collection, at a safepoint.
func (s *Segment) Collect() {
	s.Minor()
	s.Signal.And(^uint32(SignalMajor))
	s.Heap().Collect()
}

// Interrupt makes the client's next Poll return SignalInterrupt. Any
// goroutine may call it.
func (s *Segment) Interrupt() { s.Signal.Or(SignalInterrupt) }

// NextFinalizable takes an object whose finalizer is to run from the queue; 0
// if there is none.
func (s *Segment) NextFinalizable() gc.Ref { return s.Heap().NextFinalizable() }

// NextDeadWeak takes a weak object whose target died from the queue; 0 if
// there is none.
func (s *Segment) NextDeadWeak() gc.Ref { return s.Heap().NextDeadWeak() }
