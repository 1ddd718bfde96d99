package stm

import "pystm/runtime/gc"

// point is a place in the life of a transaction that tests look at, and where
// they make things happen that are rare.
type point uint8

const (
	pointCollected  point = iota // about to commit, the nursery is empty; running, without mu
	pointHalted                  // the same, with mu and at rest
	pointStopping                // waiting for the world to stand still
	pointBehind                  // about to wait for an older transaction, o
	pointTimeout                 // the wait was too long: the transaction gives up
	pointConflict                // s is doomed by o over the granule at
	pointInjected                // it is doomed for no reason
	pointStale                   // it is doomed by o as it holds the number at, which o has changed
	pointPast                    // about to commit in the past
	pointCommitted               // its effects are the committed state
	pointRolledBack              // none of its effects is left
	pointMajor                   // after a major collection; s is nil
	pointCount
)

// probe is called at such points, except for pointCollected with mu held.
type probe func(p point, s *Segment, o *Thread, at gc.Ref)

func (rt *Runtime) probe(p point, s *Segment, o *Thread, at gc.Ref) {
	if rt.opts.probe != nil {
		rt.opts.probe(p, s, o, at)
	}
}
