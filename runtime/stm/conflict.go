package stm

import (
	"time"

	"pystm/runtime/gc"
	"pystm/runtime/stmlog"
)

// Place names a place in the client's program: the running instruction, that
// of the caller and so on, in words that only the client understands.
type Place = stmlog.Words

// ConflictKind says how two threads were in each other's way.
type ConflictKind = stmlog.ConflictKind

// The kinds of conflicts.
const (
	ConflictWriteWrite = stmlog.WriteWrite
	ConflictWriteRead  = stmlog.WriteRead
	ConflictInevitable = stmlog.Inevitable
	ConflictLock       = stmlog.Lock
	ConflictLength     = stmlog.Length
	ConflictInjected   = stmlog.Injected
)

// Conflict describes a conflict, once the loser has got over it.
type Conflict struct {
	Kind          ConflictKind
	Loser, Winner *Thread
	// At is the place in the heap they conflict over.
	At gc.Ref
	// LoserAt and WinnerAt are what Client.Position told, LoserHow and WinnerHow
	// what that is: where the write was made; of a reader, where it stood when
	// the conflict was found. Zero if not known. The place of a write is known
	// if Runtime.KeepPlaces has been on; of a writer that was running, once its
	// transaction has ended.
	LoserAt, WinnerAt   Place
	LoserHow, WinnerHow stmlog.How
	// Aborted: the loser was rolled back; else it has waited.
	Aborted bool
	// Irrevocable: the winner could not be aborted any more.
	Irrevocable bool
	// Lost is how long the loser had worked, or how long it has waited.
	Lost time.Duration

	number uint64 // in the log
}

// Tally is what conflicts of one kind have cost.
type Tally struct {
	Aborts, Waits       uint64
	AbortTime, WaitTime time.Duration
}

// Conflicts returns what conflicts have cost, by kind.
func (rt *Runtime) Conflicts() []Tally {
	rt.lock()
	defer rt.unlock()
	return append([]Tally(nil), rt.tallies[:]...)
}

// KeepPlaces has the runtime note where transactions write, from now on, so
// that conflicts name both places. It costs some ns for each object that a
// transaction writes to.
func (rt *Runtime) KeepPlaces() { rt.places.Store(true) }

// KeepsPlaces reports whether it does.
func (rt *Runtime) KeepsPlaces() bool { return rt.places.Load() }

// LastAbort returns the conflict that has last cost the thread a transaction;
// false if there was none.
func (t *Thread) LastAbort() (Conflict, bool) {
	t.rt.lock()
	defer t.rt.unlock()
	return t.lastAbort, t.lastAbort.Loser != nil
}

// placeOf returns where a thread has written to a granule, or where it is.
func (s *Segment) placeOf(at gc.Ref) (Place, stmlog.How) {
	if len(s.writes) > 0 {
		w := written{log: s.log, writes: s.writes, places: s.places.list}
		if place, how, ok := w.placeOf(at); ok {
			return place, how
		}
	}
	return s.thread.client.Position(), stmlog.Stood
}

// placeOf returns where a granule was written to; ok is false if it was not.
func (w *written) placeOf(at gc.Ref) (place Place, how stmlog.How, ok bool) {
	for i := range w.log {
		if e := &w.log[i]; e.from <= at && at < e.markedTo() {
			place, how = w.placeOfEntry(i)
			return place, how, true
		}
	}
	return
}

func (w *written) placeOfEntry(i int) (Place, stmlog.How) {
	k := len(w.writes) - 1
	for k >= 0 && int(w.writes[k].first) > i {
		k--
	}
	if k < 0 {
		return Place{}, stmlog.Unknown // written before places were kept
	}
	return w.places[w.writes[k].place], stmlog.Wrote
}

// hasWritten reports whether the transaction has written to a granule.
func (s *Segment) hasWritten(at gc.Ref) bool {
	for i := range s.log {
		if e := &s.log[i]; e.from <= at && at < e.markedTo() {
			return true
		}
	}
	return false
}

// conflict notes a conflict of a commit with a reader. The world is stopped.
func (rt *Runtime) conflict(loser, winner *Segment, at gc.Ref) {
	c := Conflict{Kind: ConflictWriteRead, Loser: loser.thread, Winner: winner.thread, At: at}
	if loser.hasWritten(at) && winner.hasWritten(at) {
		c.Kind = ConflictWriteWrite
	}
	c.LoserAt, c.LoserHow = loser.placeOf(at)
	c.WinnerAt, c.WinnerHow = winner.placeOf(at)
	rt.note(c)
}

// missed notes that the loser has read what another has committed since.
func (rt *Runtime) missed(loser *Segment, w *written, at gc.Ref) {
	c := Conflict{Kind: ConflictWriteRead, Loser: loser.thread, Winner: w.thread, At: at}
	if !loser.running || rt.stopper == nil { // or who stops the world has found it
		if loser.hasWritten(at) {
			c.Kind = ConflictWriteWrite
		}
		c.LoserAt, c.LoserHow = loser.placeOf(at)
	}
	c.WinnerAt, c.WinnerHow, _ = w.placeOf(at)
	rt.probe(pointConflict, loser, w.thread, at)
	rt.note(c)
}

// note numbers and counts a conflict that the loser has to get over.
func (rt *Runtime) note(c Conflict) {
	rt.events[EventWriteWrite+Event(c.Kind)]++
	rt.conflicts++
	c.Irrevocable, c.number = rt.inevitable == c.Winner, rt.conflicts
	c.Loser.conflicted = c
	rt.hints.dispute(c.At)
}

// findConflict adds the place of a loser that was running.
func (s *Segment) findConflict() {
	if c := &s.thread.conflicted; c.Loser != nil && c.LoserHow == stmlog.Unknown {
		c.LoserAt, c.LoserHow = s.placeOf(c.At)
	}
}

// tellConflict reports the conflict that the thread has got over, and returns
// its number.
func (t *Thread) tellConflict(aborted bool, lost time.Duration) uint64 {
	c := t.conflicted
	t.conflicted = Conflict{}
	if c.Loser == nil {
		if !aborted {
			return 0
		}
		t.rt.conflicts++
		c = Conflict{Kind: ConflictInjected, Loser: t, number: t.rt.conflicts}
		c.LoserAt, c.LoserHow = t.client.Position(), stmlog.Stood
	}
	c.Aborted, c.Lost = aborted, lost
	t.rt.tell(c)
	return c.number
}

// tell counts and reports a conflict. The caller holds mu.
func (rt *Runtime) tell(c Conflict) {
	y := &rt.tallies[c.Kind]
	if c.Aborted {
		y.Aborts++
		y.AbortTime += c.Lost
		c.Loser.lastAbort = c
	} else {
		y.Waits++
		y.WaitTime += c.Lost
	}
	rt.recordConflict(c)
	if rt.opts.Conflict != nil && c.Winner != nil {
		rt.opts.Conflict(c)
	}
}

// HurryUp asks for the end of another thread's transaction, if it has one: the caller, who is detached, is
// going to wait for what it has done, in a way that only the client knows about.
func (rt *Runtime) HurryUp(o *Thread) {
	rt.lock()
	defer rt.unlock()
	if o.seg != nil && o.seg.open {
		o.seg.Signal.Or(SignalCommitSoon)
	}
}

// TellWait reports that the thread has waited for another, in a way that only
// the client knows about: for a lock. The thread is detached.
func (t *Thread) TellWait(begin time.Time, at Place, o *Thread, place Place) {
	rt := t.rt
	rt.lock()
	defer rt.unlock()
	rt.conflicts++
	lost := rt.spend(SpentLock, begin.Sub(rt.epoch))
	t.forLock += lost
	c := Conflict{Kind: ConflictLock, Loser: t, Winner: o, LoserAt: at, WinnerAt: place, Lost: lost, number: rt.conflicts}
	if at[0] != 0 {
		c.LoserHow = stmlog.Stood
	}
	if place[0] != 0 {
		c.WinnerHow = stmlog.Took
	}
	rt.tell(c)
}
