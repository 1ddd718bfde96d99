// Package transaction is what programs use to be run in parallel on purpose:
// the native half (module _transaction) and the Python half (module
// transaction, transaction.py) of atomic blocks, queues of transactions, pools,
// and containers made so that threads do not conflict over them.
//
// The folder fallback has the whole API in one file of pure Python, for CPython.
package transaction

import (
	"embed"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

type (
	// Value is a Python value.
	Value = vm.Value
	// Thread is a Python thread.
	Thread = vm.Thread
)

const (
	unbound = obj.Unbound
	none    = obj.NoneValue
)

//go:embed transaction.py stm.py
var sources embed.FS

// Frozen is the source of a module written in Python.
func Frozen(name string) (src []byte, isPackage, ok bool) {
	src, err := sources.ReadFile(name + ".py")
	return src, false, err == nil
}

// Embedded are the names of the modules written in Python.
func Embedded() []string { return []string{"transaction", "stm"} }

// Modules is the table of the module written in Go.
func Modules() []*vm.ModuleSpec {
	types := []*vm.TypeSpec{atomicType, counterType, dequeType, chainType, nodeType, dictType, idDictType, tableIterType}
	for _, s := range types {
		s.Module = "transaction"
	}
	return []*vm.ModuleSpec{{
		Name:  "_transaction",
		Doc:   "What module transaction needs of the interpreter.",
		Types: types,
		Funcs: []vm.Native{
			{Name: "is_atomic", Sig: "", Fn: isAtomic, Doc: "Is the running code in an atomic block?"},
			{Name: "hint_commit_soon", Sig: "", Fn: hintCommitSoon, Doc: "Have the running transaction end at the next occasion."},
			{Name: "getsegmentlimit", Sig: "", Fn: getSegmentLimit, Doc: "Return how many transactions can run at a time."},
			{Name: "retry", Sig: "timeout=None", Fn: retry, Doc: "Undo the atomic block, and run it again when something that it has read has changed.\n\nWith a timeout, in seconds, go on when that is over."},
			{Name: "await_change", Sig: "timeout=None", Fn: awaitChange, Doc: "retry() for a block that has changed nothing: if the result is true it is to look again."},
			{Name: "begin_or_else", Sig: "count, /", Fn: beginOrElse, Doc: "Begin a choice between so many alternatives; return which to take."},
			{Name: "end_or_else", Sig: "", Fn: endOrElse, Doc: "End the innermost choice."},
			{Name: "stop_thread", Sig: "ident, /", Fn: stopThread, Doc: "Have a thread raise SystemExit soon; an atomic block that it is in is undone."},
			{Name: "next_number", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return t.NewInt(t.VM.NextNumber()), nil }, Doc: "Return a number that nobody was given before."},
			{Name: "stats", Sig: "", Fn: stats, Doc: "Return what the transactions of all threads did so far, as a dict of counts and of seconds."},
			{Name: "last_abort_info", Sig: "", Fn: lastAbortInfo, Doc: "Return why a transaction of this thread was last aborted, as a dict; None if none was.\n\nPlaces of writes are noted from the first call on."},
		},
	}}
}

var atomicType = &vm.TypeSpec{Name: "Atomic", Kind: obj.KindFields, Body: 1,
	Doc: "An atomic block: nothing that other threads do happens while it runs.",
	New: func(t *Thread, args []Value) (Value, error) { return t.AllocObject(args[0]) }, NewSig: "cls, /",
	Methods: []vm.Native{
		{Name: "__enter__", Sig: "self, /", Fn: enterAtomic, Doc: "Begin the block."},
		{Name: "__exit__", Sig: "self, typ=None, exc=None, tb=None, /", Fn: leaveAtomic, Doc: "End the block."},
	},
}

// enterAtomic is called again in a new transaction: see Thread.EnterAtomic. (It
// cannot refer to itself in a table that it refers to.)
func enterAtomic(t *Thread, args []Value) (Value, error) { return t.EnterAtomic(args, enterAtomic) }

func leaveAtomic(t *Thread, _ []Value) (Value, error) { return none, t.LeaveAtomic() }

func isAtomic(t *Thread, _ []Value) (Value, error) { return obj.Bool(t.IsAtomic()), nil }

func hintCommitSoon(t *Thread, _ []Value) (Value, error) {
	t.CommitSoon()
	return none, nil
}

func getSegmentLimit(t *Thread, _ []Value) (Value, error) {
	return t.NewInt(int64(t.VM.RT.Segments())), nil
}

func retry(t *Thread, args []Value) (Value, error) {
	deadline, err := deadlineOf(t, args[0])
	if err != nil {
		return 0, err
	}
	return none, t.Retry(deadline)
}

func awaitChange(t *Thread, args []Value) (Value, error) {
	deadline, err := deadlineOf(t, args[0])
	if err != nil {
		return 0, err
	}
	again, err := t.AwaitChange(deadline, false)
	return obj.Bool(again), err
}

// deadlineOf converts a timeout; zero if there is none.
func deadlineOf(t *Thread, v Value) (time.Time, error) {
	if v == unbound || v == none {
		return time.Time{}, nil
	}
	seconds, err := t.ToFloat(v)
	if err == nil && !(seconds >= 0 && seconds <= maxSeconds) {
		err = t.ValueError("timeout must be 0 to %g seconds", float64(maxSeconds))
	}
	return time.Now().Add(time.Duration(seconds * float64(time.Second))), err
}

// maxSeconds bounds the time to wait: a century.
const maxSeconds = 3e9

func beginOrElse(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	return t.NewInt(int64(t.BeginOrElse(n))), nil
}

func endOrElse(t *Thread, _ []Value) (Value, error) {
	t.EndOrElse()
	return none, nil
}

func stopThread(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	machine := t.VM
	t.Defer(func() { machine.Stop(int64(n)) })
	return none, nil
}
