package vm

import (
	crand "crypto/rand"
	"math/rand/v2"
)

// entropy is a thread's source of random numbers that no program can foretell: of generators whose seed comes
// from the system and whose state nobody has asked for. As threads have a source each, they do not meet in a
// generator that they share, such as that of module random.
//
// An abort takes the source back to where the transaction began. Were numbers drawn anew, those after which
// a transaction takes longer, and so is aborted more often, would be rarer than others.
type entropy struct {
	source, before rand.ChaCha8
	seeded         bool
	noted          bool // before is what the running transaction began with
}

// Entropy draws 64 bits.
func (t *Thread) Entropy() uint64 {
	e := &t.entropy
	if !e.seeded {
		var seed [32]byte
		_, _ = crand.Read(seed[:]) // never fails
		e.source.Seed(seed)
		e.seeded = true
	}
	if !e.noted && t.Private() {
		e.before, e.noted = e.source, true
		t.Segment.OnCommit(e.forget)
		t.Segment.OnAbort(e.back)
	}
	return e.source.Uint64()
}

func (e *entropy) forget() { e.noted = false }

func (e *entropy) back() { e.source, e.noted = e.before, false }
