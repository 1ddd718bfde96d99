package stm

import (
	"time"

	"pystm/runtime/stmlog"
)

// A store shows nothing to others, so they learn of a conflict when a transaction
// commits: who finds his marker on what it has written is doomed, if he may not go
// before it (past.go). Write implies read, so that holds for two writers, too, and
// whoever commits first wins. (Write locks, taken by the first store to an object, made one
// of two writers give up and wait for the other at once. But that one may still lose, to a third or to the first's
// next attempt, and their cache lines went from one processor to the other for each
// object: btree took 4 to 9 % longer with two threads, skiplist 2 to 3, transfers between
// 10,000 accounts 20.)
//
// Where it must not be that who has read is doomed, the commit stops the world to look for his marker, and waits
// for him: for one transaction or a deadline, then it gives up. That goes by age ("wound-wait").
// A transaction draws a ticket at its first attempt and keeps it over all retries, so
// it gets older until it wins: redrawing it, as others did, makes long transactions
// starve. Commits ask those who are older and have lost repeatedly; the
// inevitable transaction, which is older than all; and the holder of
// the serial token, which a thread asks for after many aborts.
//
// So waits go from young to old; and who is doomed waits for nobody. No cycle can form.

const (
	serialTicket = 1 // the ticket that counts for the holder of the serial token
	serialAfter  = 8 // aborts after which a thread asks for it
	seniorAfter  = 2 // aborts after which commits ask whether they may
)

// age returns the ticket that counts; less is older.
func (rt *Runtime) age(t *Thread) uint64 {
	switch t {
	case rt.inevitable:
		return 0
	case rt.serial:
		return serialTicket
	}
	return t.ticket
}

func (rt *Runtime) older(a, b *Thread) bool { return rt.age(a) < rt.age(b) }

// senior reports whether a reader goes before a writer that wants to commit.
// Whoever commits first wins, as a rule, since then nobody has to be asked; but
// not against who has lost repeatedly.
func (rt *Runtime) senior(reader, writer *Thread) bool {
	return rt.older(reader, writer) && (reader == rt.inevitable || reader == rt.serial || reader.retries >= seniorAfter)
}

// MakeRoom has the youngest transaction rolled back if threads wait for a
// segment: it gives its own to the first of them.
func (rt *Runtime) MakeRoom() {
	rt.lock()
	defer rt.mu.Unlock()
	if len(rt.queue) == 0 || len(rt.free) > 0 {
		return
	}
	var victim *Segment
	for _, s := range rt.segments {
		if s.open && !s.doomed && s.thread != rt.inevitable && (victim == nil || rt.older(victim.thread, s.thread)) {
			victim = s
		}
	}
	if victim != nil {
		victim.doom()
	}
}

// doom decides that a transaction must be aborted. Its thread learns of it at
// the next poll, or at once where it waits.
func (s *Segment) doom() {
	s.doomed = true
	s.Signal.Or(SignalAbort)
	s.rt.changed()
}

// waitFor has the thread wait, before its next attempt, until o's current
// transaction has ended; if at all, o must not wait for t.
func (t *Thread) waitFor(o *Thread) {
	t.after, t.afterEnded = o, o.ended
}

// awaitEnd waits until o has ended more transactions than so many; false if that
// takes too long. It returns early if t's own transaction is doomed.
func (t *Thread) awaitEnd(o *Thread, ended uint64, limit time.Duration) bool {
	s := t.seg
	t.rt.events[EventCommitWait]++
	return t.waitWhile(SpentBehind, stmlog.WhyReader, limit, func() bool {
		return o.ended == ended && !s.doomed && !s.rolledBack
	})
}

// waitWhile waits while a condition holds, which depends on what mu guards;
// false means that it still does and the time is over.
func (t *Thread) waitWhile(what Spent, why stmlog.Why, limit time.Duration, holds func() bool) bool {
	if !holds() {
		return true
	}
	begin := t.rt.now()
	defer t.waited(what, why, begin)
	for holds() {
		left := limit
		if t.rt.opts.sched == nil {
			left -= t.rt.now() - begin
		}
		if left <= 0 || !t.rt.wait(t, left) {
			return !holds()
		}
	}
	return true
}

// backOff waits before a new attempt for the transaction that has won, and
// for the serial token. The caller holds mu; the thread has nothing others
// could wait for.
func (t *Thread) backOff() {
	rt := t.rt
	if o := t.after; o != nil {
		holds := func() bool { return o.ended == t.afterEnded && o.seg != nil && o.seg.open }
		if !t.waitWhile(SpentBackOff, stmlog.WhyWinner, patience, holds) {
			o.seg.Signal.Or(SignalCommitSoon)
			t.waitWhile(SpentBackOff, stmlog.WhyWinner, commitWait, holds)
		}
		t.after = nil
	}
	if t.retries >= serialAfter {
		if rt.serial != nil && rt.serial != t {
			defer t.waited(SpentBackOff, stmlog.WhySerial, rt.now())
		}
		for rt.serial != nil && rt.serial != t {
			rt.wait(t, 0)
		}
		rt.serial = t
	}
}

func (t *Thread) dropSerial() {
	if t.rt.serial == t {
		t.rt.serial = nil
		t.rt.changed()
	}
}
