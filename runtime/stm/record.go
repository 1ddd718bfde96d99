package stm

import (
	"time"

	"pystm/runtime/stmlog"
)

// What the runtime writes to the log (package stmlog), if there is one. All of
// it happens with mu held, or where the thread is alone.
//
// Transactions that follow each other quickly are told together, so the log
// grows by a kilobyte or so per thread and 100 ms at most, unless there are conflicts.

// series is what is not told yet: transactions of one thread on one segment,
// committed one after the other.
type series struct {
	segment                      uint8
	count                        uint64
	begin, end                   time.Duration
	useful, commit, waited, idle time.Duration
}

const (
	// seriesTime is how long a series gets.
	seriesTime = time.Millisecond
	// shortWait is how long a wait may be that is told with a series only.
	shortWait = 100 * time.Microsecond
	// longStop is how long the world may take to stop before that is reported.
	longStop = time.Millisecond
)

// Sides of a conflict.
const (
	sideLoser  = 0
	sideWinner = 1
)

// recordCommit adds a transaction that was committed. It has begun to commit
// at s.ending.
func (t *Thread) recordCommit(s *Segment, now time.Duration) {
	rt := t.rt
	useful, commit := max(s.ending-s.begun-s.waited, 0), now-s.ending
	rt.spent[SpentUseful] += useful
	rt.spent[SpentCommit] += commit
	if rt.opts.Log == nil {
		return
	}
	r := &t.series
	if r.count > 0 && r.segment != s.number {
		t.tellSeries()
	}
	if r.count == 0 {
		r.segment, r.begin = s.number, s.begun
	}
	r.count++
	r.end = now
	r.useful += useful
	r.commit += commit
	r.waited += s.waited
	if t.inevitable {
		log := rt.opts.Log
		log.Put(stmlog.Certain, t.number, uint64(s.number), rt.stamp(t.certainSince), rt.stamp(now), log.Stack(t.certainAt))
		t.tellSeries()
		return
	}
	if now-r.begin >= seriesTime {
		t.tellSeries()
	}
}

// tellSeries writes what was put off.
func (t *Thread) tellSeries() {
	r := &t.series
	if r.count == 0 {
		return
	}
	log := t.rt.opts.Log
	log.Put(stmlog.Run, t.number, uint64(r.segment), t.rt.stamp(r.begin), t.rt.stamp(r.end), r.count,
		uint64(r.useful), uint64(r.commit), uint64(r.waited), uint64(r.idle))
	*r = series{}
}

// recordAbort tells of a transaction that was rolled back.
func (t *Thread) recordAbort(s *Segment, lost time.Duration, conflict uint64) {
	log := t.rt.opts.Log
	if log == nil {
		return
	}
	t.tellSeries()
	log.Put(stmlog.Abort, t.number, uint64(s.number), t.rt.stamp(s.begun), t.rt.stamp(s.begun+lost), conflict)
}

// waited notes that the thread has waited since begin, inside of its
// transaction or before one. The caller holds mu.
func (t *Thread) waited(what Spent, why stmlog.Why, begin time.Duration) time.Duration {
	d := t.rt.spend(what, begin)
	if s := t.seg; s != nil && s.open {
		s.waited += d
	}
	t.recordWait(why, begin, d)
	return d
}

// recordWait tells of a wait, unless it was short.
func (t *Thread) recordWait(why stmlog.Why, begin time.Duration, d time.Duration) {
	log := t.rt.opts.Log
	switch {
	case log == nil:
	case d >= shortWait:
		t.tellSeries()
		segment := uint64(0)
		if t.seg != nil && why != stmlog.WhySegment && why != stmlog.WhyTurn {
			segment = uint64(t.seg.number) // others had the one it has got
		}
		log.Put(stmlog.Wait, t.number, segment, t.rt.stamp(begin), t.rt.stamp(begin+d), uint64(why), t.conflicted.number)
	case (t.seg == nil || !t.seg.open) && t.series.count > 0:
		t.series.idle += d
	}
}

// recordOutside tells of the time the thread has had no segment.
func (t *Thread) recordOutside() {
	if t.rt.opts.Log == nil || t.outside == 0 {
		return
	}
	d := t.rt.now() - t.outside
	if t.forLock > d/2 {
		t.recordWait(stmlog.WhyLock, t.outside, d)
	} else {
		t.recordWait(stmlog.WhyOutside, t.outside, d)
	}
	t.outside, t.forLock = 0, 0
}

// recordConflict tells of a conflict that the loser has got over.
func (rt *Runtime) recordConflict(c Conflict) {
	log := rt.opts.Log
	if log == nil {
		return
	}
	outcome, winner := uint64(0), uint64(0)
	if c.Aborted {
		outcome |= stmlog.Aborted
	}
	if c.Irrevocable {
		outcome |= stmlog.Irrevocable
	}
	if c.Winner != nil {
		winner = c.Winner.number
	}
	log.Put(stmlog.Conflict, c.number, uint64(c.Kind), rt.stamp(rt.now()), c.Loser.number, winner,
		log.Stack(c.LoserAt), log.Stack(c.WinnerAt), uint64(c.LoserHow), uint64(c.WinnerHow), outcome, uint64(c.Lost))
}

// recordPlace tells of a side of a conflict what was not known before.
func (rt *Runtime) recordPlace(conflict uint64, side uint64, place Place, how stmlog.How) {
	if log := rt.opts.Log; log != nil {
		log.Put(stmlog.Place, conflict, side, log.Stack(place), uint64(how))
	}
}

// recordLongStop reports who has kept the world from standing still.
func (rt *Runtime) recordLongStop(s *Segment, took time.Duration) {
	o := rt.lastHalt
	if took < longStop || o == nil || o == s || o.thread == nil {
		return
	}
	rt.conflicts++
	c := Conflict{Kind: ConflictLength, Loser: s.thread, Winner: o.thread, Lost: took, number: rt.conflicts}
	c.LoserAt, c.LoserHow = s.thread.client.Position(), stmlog.Stood
	if !o.running {
		c.WinnerAt, c.WinnerHow = o.thread.client.Position(), stmlog.Stood
	}
	rt.tell(c)
}

// recordCollect tells of a major collection.
func (rt *Runtime) recordCollect(s *Segment, begin time.Duration) {
	end := begin + rt.spend(SpentMajor, begin)
	if log := rt.opts.Log; log != nil {
		log.Put(stmlog.Collect, uint64(s.number), rt.stamp(begin), rt.stamp(end))
	}
}

// recordSolo tells of the time the thread has run on segment 0.
func (t *Thread) recordSolo() {
	rt := t.rt
	if log := rt.opts.Log; log != nil && t.seg == &rt.solo && rt.soloSince != 0 {
		log.Put(stmlog.Solo, t.number, rt.stamp(rt.soloSince), rt.stamp(rt.now()))
		rt.soloSince = 0
	}
}

// SetName tells the log what the thread is.
func (t *Thread) SetName(name string) {
	if log := t.rt.opts.Log; log != nil {
		log.PutText(stmlog.Thread, name, t.number, t.rt.stamp(t.rt.now()))
	}
}

// CloseLog ends the log, if there is one: the program ends. The error is the
// first one that was met in writing it.
func (rt *Runtime) CloseLog() error {
	log := rt.opts.Log
	if log == nil {
		return nil
	}
	rt.lock()
	for t := range rt.threads {
		t.tellSeries()
		t.recordSolo()
	}
	rt.unlock()
	return log.Close()
}

// stamp is a time as the log has it.
func (rt *Runtime) stamp(d time.Duration) uint64 { return rt.opts.Log.Time(rt.epoch.Add(d)) }
