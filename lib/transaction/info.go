package transaction

import (
	"strings"
	"time"

	"pystm/lang/vm"
	"pystm/runtime/stm"
)

// record is a dict in the making; its keys are words with underscores.
type record struct {
	t    *Thread
	dict *Value // kept
	err  error
}

func (r *record) put(words string, x Value) {
	if r.err == nil {
		name := strings.NewReplacer(" ", "_", "-", "_", "/", "_").Replace(words)
		r.err = r.t.DictSet(*r.dict, r.t.Intern(name), x)
	}
}

func (r *record) count(words string, n uint64) { r.put(words, r.t.NewInt(int64(n))) }

func (r *record) seconds(words string, d time.Duration) { r.put(words, r.t.NewFloat(d.Seconds())) }

// stats is transaction.stats().
func stats(t *Thread, _ []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	r := record{t: t, dict: t.Keep(t.NewDict())}
	s := t.VM.Stats()
	r.count("commits", s.Commits)
	r.count("aborts", s.Aborts)
	r.count("irrevocable", s.Irrevocable)
	r.count("collections", s.Collections)
	for kind, c := range s.Conflicts {
		name := stm.ConflictKind(kind).String()
		r.count(name+" aborts", c.Aborts)
		r.count(name+" waits", c.Waits)
		r.seconds(name+" seconds", c.AbortTime+c.WaitTime)
	}
	r.seconds("useful seconds", s.Useful)
	r.seconds("commit seconds", s.Commit)
	r.seconds("lost seconds", s.Lost)
	r.seconds("waiting seconds", s.Waiting)
	r.seconds("turns seconds", s.Turns)
	r.seconds("lock seconds", s.Locks)
	r.seconds("queued seconds", s.Queued)
	r.seconds("collecting seconds", s.Collecting)
	return *r.dict, r.err
}

// lastAbortInfo is transaction.last_abort_info().
func lastAbortInfo(t *Thread, _ []Value) (Value, error) {
	t.VM.KeepPlaces()
	info, ok := t.LastAbort()
	if !ok {
		return none, nil
	}
	m := t.Mark()
	defer t.Release(m)
	r := record{t: t, dict: t.Keep(t.NewDict())}
	kind, err := t.NewStr(info.Kind)
	if err != nil {
		return 0, err
	}
	r.put("kind", kind)
	r.seconds("lost seconds", info.Lost)
	r.put("other thread", t.NewInt(info.Other))
	for name, trace := range map[string][]vm.Where{"here": info.Here, "there": info.There} {
		list, err := traceList(t, trace)
		if err != nil {
			return 0, err
		}
		r.put(name, list)
	}
	return *r.dict, r.err
}

// traceList is a list of (file, line, function, text), the innermost call first.
func traceList(t *Thread, trace []vm.Where) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	l, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	list := t.Keep(l)
	for _, w := range trace {
		entry := []*Value{nil, t.Keep(t.NewInt(int64(w.Line))), nil, nil}
		for i, text := range map[int]string{0: w.File, 2: w.Function, 3: w.Text} {
			s, err := t.NewStr(text)
			if err != nil {
				return 0, err
			}
			entry[i] = t.Keep(s)
		}
		tuple, err := t.NewTuple(*entry[0], *entry[1], *entry[2], *entry[3])
		if err != nil {
			return 0, err
		}
		if err := t.ListAppend(*list, tuple); err != nil {
			return 0, err
		}
	}
	return *list, nil
}
