package stm

import (
	"pystm/runtime/gc"
	"pystm/runtime/stmlog"
)

// Where a reader has read what another thread has written is not known when a
// conflict is found: a read leaves a marker and nothing else. But the reader is
// aborted and runs again, as a rule over the same places. So now and then the
// runtime watches it: all break points poll, and the first that finds the
// granule marked tells the client, which knows what has run since the one before.

// Watcher is a Client that wants to be told.
type Watcher interface {
	// Watch is called at break points of a transaction that is watched, and as it
	// begins. read tells that the granule at has been read since the call
	// before; the result, wanted then, is the place.
	Watch(at gc.Ref, read bool) Place
}

// watch is what a thread's next transactions are watched for.
type watch struct {
	at       gc.Ref // 0: nothing
	conflict uint64
	commits  int // since it began
}

const (
	// Conflicts with one place of a write are watched until there were so many,
	watchFirst = 16
	// then one of so many is.
	watchShare = 16
	// watchCommits is how many transactions are watched: the one that was aborted
	// may be run again in pieces.
	watchCommits = 4
	// maxWatched bounds the places that are told apart.
	maxWatched = 1000
)

// watchFor has the next attempt of a transaction that was aborted be watched.
func (t *Thread) watchFor(c *Conflict) {
	rt := t.rt
	t.watch = watch{}
	if t.watcher == nil || !rt.places.Load() || c.Kind != ConflictWriteRead || c.LoserHow != stmlog.Stood {
		return
	}
	if rt.watched == nil || len(rt.watched) >= maxWatched {
		rt.watched = map[Place]int{}
	}
	n := rt.watched[c.WinnerAt]
	rt.watched[c.WinnerAt] = n + 1
	if n < watchFirst || n%watchShare == 0 {
		t.watch = watch{at: c.At, conflict: c.number}
	}
}

// look looks whether the granule that is watched was read. The thread polls.
func (t *Thread) look() {
	w, s := t.watch, t.seg
	if !s.HasRead(w.at) {
		t.watcher.Watch(w.at, false)
		return
	}
	place := t.watcher.Watch(w.at, true)
	rt := t.rt
	rt.lock()
	defer rt.unlock()
	t.watch = watch{}
	if rt.opts.Chaos.Abort == 0 {
		s.Signal.And(^uint32(SignalChaos))
	}
	if place == (Place{}) {
		return
	}
	if c := &t.lastAbort; c.number == w.conflict {
		c.LoserAt, c.LoserHow = place, stmlog.Read
	}
	rt.recordPlace(w.conflict, sideLoser, place, stmlog.Read)
}
