package obj

import (
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Threads work on shared dicts, lists and sets in transactions. Each notes what its operations
// have answered; in the order of the commits the same is done with models, which
// must have answered the same.

// sharer is a thread of the test.
type sharer struct {
	space       *Space
	dicts, kept Value // a tuple
}

func (w *sharer) Roots(minor bool, visit gc.Visit) {
	visit(unsafe.Pointer(&w.dicts), 1)
	visit(unsafe.Pointer(&w.kept), 1)
	w.space.Notes.Roots(visit)
}
func (w *sharer) Save()                  { w.kept = w.dicts }
func (w *sharer) Restore()               { w.dicts = w.kept }
func (w *sharer) Position() stm.Place    { return stm.Place{} }
func (w *sharer) Deferred() stm.Deferred { return &w.space.Notes }

// sharedOp is an operation on a shared dict.
type sharedOp struct {
	what       int
	dict       int
	key, value int
}

const (
	opGet = iota
	opSet
	opSetDefault
	opRemove
	opLen
	opFirst
	opLast
	opKeys
	opPopLast
	opCopy
	opClear
	opMinor
	opAppend
	opItem
	opSetItem
	opSize
	opPop
	opItems
	opEmpty
	opAdd
	opHas
	opDiscard
	opCount
	opAll
	opClearSet
	opAddTo
)

// opWeights says how often an operation is done.
var opWeights = []int{opGet: 40, opSet: 60, opSetDefault: 20, opRemove: 8, opLen: 3, opFirst: 2, opLast: 2, opKeys: 2, opPopLast: 2, opCopy: 1, opClear: 1, opMinor: 3,
	opAppend: 60, opItem: 30, opSetItem: 20, opSize: 2, opPop: 2, opItems: 1, opEmpty: 1,
	opAdd: 60, opHas: 20, opDiscard: 8, opCount: 2, opAll: 1, opClearSet: 1, opAddTo: 60}

func randomOp(r *rand.Rand, dicts, keys int) sharedOp {
	opWeights := opWeights
	if keys > manyEntries {
		opWeights = []int{opGet: 40, opSet: 100, opFirst: 1, opRemove: 1, opAppend: 10, opAdd: 30, opAddTo: 60}
	}
	total := 0
	for _, w := range opWeights {
		total += w
	}
	n, what := r.Intn(total), 0
	for n >= opWeights[what] {
		n -= opWeights[what]
		what++
	}
	return sharedOp{what, r.Intn(dicts), r.Intn(keys), r.Intn(1000)}
}

// do does op and returns its answer.
func (w *sharer) do(t testing.TB, op sharedOp) string {
	s := w.space
	d, l := s.TupleItem(w.dicts, op.dict), s.TupleItem(w.dicts, sharedTables+op.dict)
	v := s.TupleItem(w.dicts, 2*sharedTables+op.dict)
	key, _ := testKey(s, op.key)
	h, _ := s.Hash(key)
	at := func(i int) string {
		if i < 0 {
			return "none"
		}
		return fmt.Sprint(keyName(s, s.DictKey(d, i)), "=", s.DictValue(d, i).Int())
	}
	switch op.what {
	case opGet:
		i, _ := findKey(t, s, d, key)
		return at(i)
	case opAddTo:
		if entry := s.DictEntryOf(d, key, FoldHash(h)); entry != 0 {
			if s.AdjustSlot(s.Slot(d, DictEntries).Ref(), entry+wordSize, int64(op.value)<<2) != stm.AdjustNo {
				return "added"
			}
		}
		i, _ := findKey(t, s, d, key)
		if i < 0 {
			return "none"
		}
		s.DictSetValue(d, i, SmallInt(s.DictValue(d, i).Int()+int64(op.value)))
		return "added"
	case opSet, opSetDefault:
		i, hash := findKey(t, s, d, key)
		answer := at(i)
		if i < 0 {
			if err := s.DictInsert(d, key, SmallInt(int64(op.value)), hash); err != nil {
				t.Error(err)
			}
		} else if op.what == opSet {
			s.DictSetValue(d, i, SmallInt(int64(op.value)))
		}
		return answer
	case opRemove:
		i, hash := findKey(t, s, d, key)
		answer := at(i)
		if i >= 0 {
			s.DictRemove(d, i, hash)
		}
		return answer
	case opLen:
		return fmt.Sprint(s.DictLen(d))
	case opFirst:
		return at(s.DictNext(d, 0))
	case opLast:
		return at(s.DictLast(d))
	case opKeys, opCopy:
		if op.what == opCopy {
			var err error
			if d, err = s.DictCopy(d); err != nil {
				t.Error(err)
			}
		}
		var answer strings.Builder
		for i := s.DictNext(d, 0); i >= 0; i = s.DictNext(d, i+1) {
			answer.WriteString(at(i) + " ")
		}
		return answer.String()
	case opPopLast:
		i := s.DictLast(d)
		answer := at(i)
		if i >= 0 {
			h, _ := s.Hash(s.DictKey(d, i))
			s.DictRemoveLast(d, i, FoldHash(h))
		}
		return answer
	case opClear:
		if op.value < 300 {
			s.DictClear(d)
		}
	case opMinor:
		s.Minor()
	case opAppend:
		if err := s.ListAppend(l, SmallInt(int64(op.value))); err != nil {
			t.Error(err)
		}
	case opItem:
		return fmt.Sprint(s.ListGet(l, op.key))
	case opSetItem:
		return fmt.Sprint(s.ListSet(l, op.key, SmallInt(int64(op.value))))
	case opSize:
		return fmt.Sprint(s.ListLen(l))
	case opPop:
		if n := s.ListLen(l); n > 0 {
			return fmt.Sprint(s.ListPop(l, n-1))
		}
	case opItems:
		return fmt.Sprint(s.ListView(l))
	case opEmpty:
		if op.value < 300 {
			s.ListClear(l)
		}
	case opAdd, opHas, opDiscard:
		p := NewSetProbe(h)
		i := s.SetFind(v, key, &p)
		if op.what == opAdd && i < 0 {
			if err := s.SetInsert(v, key, &p); err != nil {
				t.Error(err)
			}
		} else if op.what == opDiscard && i >= 0 {
			s.SetRemove(v, i)
		}
		return fmt.Sprint(i >= 0)
	case opCount:
		return fmt.Sprint(s.SetLen(v))
	case opAll:
		var names []string
		for i := s.SetNext(v, 0); i >= 0; i = s.SetNext(v, i+1) {
			names = append(names, keyName(s, s.SetKey(v, i)))
		}
		slices.Sort(names)
		return fmt.Sprint(names)
	case opClearSet:
		if op.value < 300 {
			s.SetClear(v)
		}
	}
	return ""
}

// keyText is what testKey calls key number n.
func keyText(n int) string {
	switch n % 4 {
	case 0:
		return fmt.Sprint("key", n)
	case 1:
		return fmt.Sprint(n)
	case 2:
		return fmt.Sprint(float64(n) + 0.5)
	}
	return fmt.Sprint("(", n, ", None)")
}

// keyName is what testKey calls a key in the model.
func keyName(s *Space, k Value) string {
	switch {
	case k.IsInt():
		return fmt.Sprint(k.Int())
	case s.IsKind(k, KindStr):
		return s.StrView(k)
	case k.IsFloat():
		return fmt.Sprint(k.Float())
	}
	return fmt.Sprint("(", s.TupleItem(k, 0).Int(), ", None)")
}

// do is what op answers.
func (m *sharedModel) do(op sharedOp) string {
	key := keyText(op.key)
	at := func(key string) string {
		if v, ok := m.value[key]; ok {
			return fmt.Sprint(key, "=", v.Int())
		}
		return "none"
	}
	last := func() string {
		if len(m.order) == 0 {
			return ""
		}
		return m.order[len(m.order)-1]
	}
	switch op.what {
	case opGet:
		return at(key)
	case opAddTo:
		v, ok := m.value[key]
		if !ok {
			return "none"
		}
		m.value[key] = SmallInt(v.Int() + int64(op.value))
		return "added"
	case opSet, opSetDefault:
		answer := at(key)
		if answer == "none" {
			m.order = append(m.order, key)
		}
		if answer == "none" || op.what == opSet {
			m.value[key] = SmallInt(int64(op.value))
		}
		return answer
	case opRemove:
		answer := at(key)
		m.remove(key)
		return answer
	case opLen:
		return fmt.Sprint(len(m.order))
	case opFirst:
		if len(m.order) == 0 {
			return "none"
		}
		return at(m.order[0])
	case opLast:
		return at(last())
	case opKeys, opCopy:
		var answer strings.Builder
		for _, k := range m.order {
			answer.WriteString(at(k) + " ")
		}
		return answer.String()
	case opPopLast:
		answer := at(last())
		m.remove(last())
		return answer
	case opClear:
		if op.value < 300 {
			m.order, m.value = nil, map[string]Value{}
		}
	case opAppend:
		m.items = append(m.items, SmallInt(int64(op.value)))
	case opItem:
		if op.key >= len(m.items) {
			return fmt.Sprint(Unbound)
		}
		return fmt.Sprint(m.items[op.key])
	case opSetItem:
		if op.key < len(m.items) {
			m.items[op.key] = SmallInt(int64(op.value))
		}
		return fmt.Sprint(op.key < len(m.items))
	case opSize:
		return fmt.Sprint(len(m.items))
	case opPop:
		if n := len(m.items); n > 0 {
			x := m.items[n-1]
			m.items = m.items[:n-1]
			return fmt.Sprint(x)
		}
	case opItems:
		return fmt.Sprint(m.items)
	case opEmpty:
		if op.value < 300 {
			m.items = nil
		}
	case opAdd, opHas, opDiscard:
		had := m.keys[key]
		if op.what == opAdd {
			m.keys[key] = true
		} else if op.what == opDiscard {
			delete(m.keys, key)
		}
		return fmt.Sprint(had)
	case opCount:
		return fmt.Sprint(len(m.keys))
	case opAll:
		return fmt.Sprint(slices.Sorted(maps.Keys(m.keys)))
	case opClearSet:
		if op.value < 300 {
			clear(m.keys)
		}
	}
	return ""
}

func TestSharedDictsAgainstModel(t *testing.T) {
	for seed := range int64(sharedSeeds) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { sharedDicts(t, seed) })
	}
}

const (
	sharedSeeds  = 12
	sharedTables = 3
)

// sharedModel is a dict, a list and a set.
type sharedModel struct {
	dictModel
	items []Value
	keys  map[string]bool
}

func sharedDicts(t *testing.T, seed int64) {
	const threads = 3
	r := rand.New(rand.NewSource(seed))
	keys, rounds := []int{20, 200, 5000, 60000}[seed%4], []int{300, 300, 60, 40}[seed%4]
	rt, err := stm.New(stm.Options{
		Heap:     gc.Options{Kinds: Kinds(), Nursery: 32 << 10, Poison: seed%4 == 1},
		Segments: threads,
		Chaos:    stm.Chaos{Abort: float64(seed%2) * 0.03, Seed: seed},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	rt.CountNumbers()
	shapes, interns := NewShapeTable(), NewInternTable()
	var model [sharedTables]sharedModel
	for i := range model {
		model[i].value = map[string]Value{}
		model[i].keys = map[string]bool{}
	}
	newSharer := func() *sharer { return &sharer{space: &Space{Shapes: shapes, Interns: interns}} }

	first := newSharer()
	main := rt.NewThread(first)
	attach := func(w *sharer, th *stm.Thread) {
		if err := th.Attach(); err != nil {
			t.Error(err)
		}
		w.space.Segment = th.Segment()
	}
	attach(first, main)
	first.dicts, _ = first.space.NewTupleN(3 * sharedTables)
	for i := range sharedTables {
		first.space.Init(first.dicts, TupleItems+i, first.space.NewDict())
		l, _ := first.space.NewList(0)
		first.space.Init(first.dicts, TupleItems+sharedTables+i, l)
		first.space.Init(first.dicts, TupleItems+2*sharedTables+i, first.space.NewSet())
	}
	before := r.Intn(100)
	if keys > manyEntries {
		before = 3*21_800 + r.Intn(200) // soon they grow
	}
	for i := range before {
		op := sharedOp{what: opSet, dict: i % len(model), key: r.Intn(keys), value: r.Intn(1000)}
		if before > 100 {
			op.key = i / len(model)
		}
		first.do(t, op)
		model[op.dict].do(op)
	}
	main.Detach()

	var wg sync.WaitGroup
	for id := range threads {
		own := newSharer()
		own.dicts = first.dicts
		th := rt.NewThread(own)
		r := rand.New(rand.NewSource(seed*100 + int64(id)))
		wg.Go(func() {
			defer th.Close()
			attach(own, th)
			for n := 0; n < rounds && !t.Failed(); n++ {
				ops := make([]sharedOp, 1+r.Intn(40))
				for i := range ops {
					ops[i] = randomOp(r, len(model), keys)
				}
				for done := false; !done; {
					own.space.Segment = th.Segment()
					th.SetAtomic(1) // it goes on over polls, at which others commit
					answers := make([]string, len(ops))
					aborted := false
					for i := 0; i < len(ops) && !aborted; i++ {
						answers[i] = own.do(t, ops[i])
						aborted = own.space.Poll()&stm.SignalAbort != 0
					}
					th.SetAtomic(0)
					if aborted {
						continue
					}
					own.space.OnCommit(func() {
						for i, op := range ops {
							if want := model[op.dict].do(op); want != answers[i] {
								t.Errorf("thread %d transaction %d: %+v: %s, want %s", id, n, op, answers[i], want)
								return
							}
						}
					})
					done = th.Break()
				}
			}
			for !th.Detach() {
			}
		})
	}
	wg.Wait()

	attach(first, main)
	t.Logf("%v", rt.Events())
	for i := range model {
		m := &model[i]
		d := first.space.TupleItem(first.dicts, i)
		if got, want := first.do(t, sharedOp{what: opKeys, dict: i}), m.do(sharedOp{what: opKeys}); got != want {
			t.Errorf("dict %d is %s, want %s", i, got, want)
		}
		if got, want := first.do(t, sharedOp{what: opItems, dict: i}), m.do(sharedOp{what: opItems}); got != want {
			t.Errorf("list %d is %s, want %s", i, got, want)
		}
		if got, want := first.do(t, sharedOp{what: opAll, dict: i}), m.do(sharedOp{what: opAll}); got != want {
			t.Errorf("set %d is %s, want %s", i, got, want)
		}
		if n := first.space.DictLen(d); n != len(m.order) {
			t.Errorf("dict %d has %d keys, want %d", i, n, len(m.order))
		}
	}
	if err := first.space.Verify(); err != nil {
		t.Error(err)
	}
}
