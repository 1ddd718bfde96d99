package vm

import (
	"time"

	"pystm/runtime/stm"
)

// What a program can learn of its transactions: module transaction shows it.
// Asking is no effect and no conflict; the answers are as of the call, and not
// what a transaction that is run again has been told before.

// Stats are counts since the program began.
type Stats struct {
	Commits, Aborts uint64
	Irrevocable     uint64 // transactions that could not be aborted any more
	Collections     uint64 // major ones, that all threads wait for
	// What conflicts have cost, by stm.ConflictKind; the kinds' String is their name.
	Conflicts []stm.Tally
	// Time of all threads: in transactions that were committed, in their
	// commits, in aborted ones, waiting for each other, for turns that they take
	// where conflicts are many, for locks, for a segment; and in major collections.
	Useful, Commit, Lost, Waiting, Turns, Locks, Queued, Collecting time.Duration
}

// Stats returns the counts. transaction.stats() is made of them.
func (vm *VM) Stats() Stats {
	n, d := vm.RT.Events(), vm.RT.Times()
	return Stats{
		Commits: n[stm.EventCommit], Aborts: n[stm.EventAbort], Irrevocable: n[stm.EventInevitable], Collections: n[stm.EventMajor],
		Conflicts: vm.RT.Conflicts(),
		Useful:    d[stm.SpentUseful], Commit: d[stm.SpentCommit], Lost: d[stm.SpentLost],
		Waiting: d[stm.SpentParked] + d[stm.SpentBehind] + d[stm.SpentBackOff] + d[stm.SpentInevitable],
		Turns:   d[stm.SpentTurns], Locks: d[stm.SpentLock], Queued: d[stm.SpentQueued], Collecting: d[stm.SpentMajor],
	}
}

// AbortInfo tells of an abort.
type AbortInfo struct {
	Kind  string        // "write-write", "write-read", "length" or "injected"
	Lost  time.Duration // how long the transaction had run
	Other int64         // the other thread's identity; 0 if there was none
	// Where both threads were, the innermost call first. Of what was written:
	// where that was done, if places were kept (KeepPlaces) or there is a log.
	// Of what was read: where its thread was when the conflict was found. Empty
	// if it is not known.
	Here, There []Where
}

// LastAbort tells of the last abort of one of the thread's transactions;
// false if there was none. transaction.last_abort_info() is made of it. A
// transaction that is run again may ask why.
func (t *Thread) LastAbort() (AbortInfo, bool) {
	c, ok := t.stm.LastAbort()
	if !ok {
		return AbortInfo{}, false
	}
	info := AbortInfo{Kind: c.Kind.String(), Lost: c.Lost, Here: t.VM.Trace(c.LoserAt), There: t.VM.Trace(c.WinnerAt)}
	if c.Winner != nil {
		info.Other = c.Winner.Client().(*Thread).Ident
	}
	return info, true
}

// KeepPlaces has conflicts name the places of writes from now on. It makes the
// first store to each object in a transaction a little slower: for programs
// that ask for LastAbort. With --stm-log it is on.
func (vm *VM) KeepPlaces() { vm.RT.KeepPlaces() }
