package stm

import (
	"sync/atomic"
	"time"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stmlog"
)

// Conflicts are settled by age ("wound-wait"). A transaction draws a ticket at
// its first attempt and keeps it over all retries, so it gets older until it
// wins: redrawing it, as others did, makes long transactions starve.
//
//   - write/write: the second writer finds the lock taken. If it is older it
//     dooms the first and waits until the lock is free; the first gives up at
//     its next safepoint, or at once if it is waiting for something. If it is
//     younger it is doomed itself; its store goes to its private view and is
//     undone.
//   - write/read: a transaction finds its marker on what another has committed:
//     it is doomed, if it may not go before that (past.go). Where that must not be, as the reader is older and has lost
//     repeatedly, the commit stops the world to look for the marker, and waits
//     for the reader: for one transaction or a deadline, then it gives up.
//   - the inevitable transaction is older than all, then comes the holder of
//     the serial token, which a thread asks for after many aborts.
//
// So waits go from young to old, except for the older writer's, who waits for
// one that is doomed; and who is doomed waits for nobody. No cycle can form.

const (
	serialTicket = 1 // the ticket that counts for the holder of the serial token
	serialAfter  = 8 // aborts after which a thread asks for it
	seniorAfter  = 2 // aborts after which commits ask whether they may
)

// lockBytes is the size of the lock table: a byte a granule.
const lockBytes = gc.SpaceSize / gc.Granule

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

// lockWord returns the word with a granule's lock byte, and the byte's place.
func (rt *Runtime) lockWord(off gc.Ref) (word *uint32, shift uint) {
	n := off >> 4
	return (*uint32)(unsafe.Add(rt.locks, n&^3)), uint(n&3) * 8
}

// tryLock takes the lock of a granule if it is free, and returns who has it now.
func (s *Segment) tryLock(off gc.Ref) (owner uint8, taken bool) {
	word, shift := s.rt.lockWord(off)
	for {
		old := atomic.LoadUint32(word)
		if owner := uint8(old >> shift); owner != 0 {
			return owner, false
		}
		if atomic.CompareAndSwapUint32(word, old, old|uint32(s.number)<<shift) {
			return s.number, true
		}
	}
}

// LockedByOther reports whether another transaction has written to the granule
// at off, at this moment: a store to it would be a conflict.
func (s *Segment) LockedByOther(off gc.Ref) bool {
	if s.number == 0 {
		return false
	}
	word, shift := s.rt.lockWord(off)
	owner := uint8(atomic.LoadUint32(word) >> shift)
	return owner != 0 && owner != s.number
}

// senior reports whether a reader goes before a writer that wants to commit.
// Whoever commits first wins, as a rule, since then nobody has to be asked; but
// not against who has lost repeatedly.
func (rt *Runtime) senior(reader, writer *Thread) bool {
	return rt.older(reader, writer) && (reader == rt.inevitable || reader == rt.serial || reader.retries >= seniorAfter)
}

// unlockAll gives the locks back that a transaction which is aborted has got.
func (s *Segment) unlockAll() {
	for i := range s.log {
		e := &s.log[i]
		for off := e.from; off < e.lockedTo(); off += gc.Granule {
			word, shift := s.rt.lockWord(off)
			if uint8(atomic.LoadUint32(word)>>shift) == s.number {
				atomic.AndUint32(word, ^(uint32(0xff) << shift))
			}
		}
	}
}

// fight settles a write/write conflict on the granule at off: afterwards s has
// the lock or is doomed.
func (s *Segment) fight(off gc.Ref) {
	rt := s.rt
	rt.lock()
	defer rt.unlock()
	for {
		owner, taken := s.tryLock(off)
		if taken {
			return
		}
		o := rt.segments[owner-1]
		switch {
		case s.doomed:
			return
		case o.doomed:
		case rt.older(s.thread, o.thread):
			rt.conflict(ConflictWriteWrite, s, o, s, off)
			o.doom()
			o.thread.waitFor(s.thread) // or it takes the lock again before we wake up
		default:
			rt.conflict(ConflictWriteWrite, s, s, o, off)
			s.doom()
			s.thread.waitFor(o.thread)
			return
		}
		begin := rt.now()
		rt.wait(s.thread, 0)
		s.thread.waited(SpentBehind, stmlog.WhyWriter, begin)
	}
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
