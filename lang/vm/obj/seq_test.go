package obj

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// testRoots shows one array of values, and the interned strs, to the collector.
type testRoots struct {
	words   [8]Value
	interns *InternTable
}

func (r *testRoots) Roots(minor bool, visit func(unsafe.Pointer, int)) {
	visit(unsafe.Pointer(&r.words), len(r.words))
	r.interns.Roots(minor, visit)
}

func newSpace(t testing.TB, opts gc.Options) (*Space, *testRoots) {
	opts.Kinds = Kinds()
	rt, err := stm.New(stm.Options{Heap: opts})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	s := &Space{Segment: rt.Solo(), Shapes: NewShapeTable(), Interns: NewInternTable()}
	roots := &testRoots{interns: s.Interns}
	s.Roots = roots
	return s, roots
}

// check compares a list with its model and the invariant on unused slots.
func checkList(s *Space, l Value, want []Value) error {
	if !slices.Equal(s.ListView(l), want) || s.ListLen(l) != len(want) {
		return fmt.Errorf("list is %v, want %v", s.ListView(l), want)
	}
	items := s.Slot(l, ListItems)
	for i, x := range s.Values(items, ItemsFirst, s.itemsCap(items))[len(want):] {
		if x != Unbound {
			return fmt.Errorf("slot %d of %d items is %#x", len(want)+i, len(want), uint64(x))
		}
	}
	return nil
}

func TestListAgainstModel(t *testing.T) {
	for seed := range int64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { listAgainstModel(t, seed) })
	}
}

func listAgainstModel(t *testing.T, seed int64) {
	s, roots := newSpace(t, gc.Options{Nursery: 64 << 10, Poison: seed%2 == 1})
	rng := rand.New(rand.NewSource(seed))
	var model []Value
	l, err := s.NewList(0)
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(err)
	next := int64(0)
	fresh := func(n int) []Value {
		xs := make([]Value, n)
		for i := range xs {
			next++
			xs[i] = SmallInt(next)
		}
		return xs
	}
	limit := []int{10, 100, 6000}[seed%3]
	for step := range 4000 {
		n := len(model)
		op := rng.Intn(14)
		if n > limit {
			op = 12
		}
		name := ""
		switch op {
		case 0, 1, 2:
			name = "append"
			x := fresh(1)
			must(s.ListAppend(l, x[0]))
			model = append(model, x...)
		case 3:
			name = "insert"
			i, x := rng.Intn(n+1), fresh(1)
			must(s.ListInsert(l, i, x[0]))
			model = slices.Insert(model, i, x...)
		case 4, 5:
			name = "pop"
			if n == 0 {
				continue
			}
			i := n - 1
			if op == 5 {
				i = rng.Intn(n)
			}
			if x := s.ListPop(l, i); x != model[i] {
				t.Fatalf("pop(%d) gives %#x", i, uint64(x))
			}
			model = slices.Delete(model, i, i+1)
		case 6:
			name = "extend"
			xs := fresh(rng.Intn(20))
			must(s.ListExtend(l, xs))
			model = append(model, xs...)
		case 7, 8:
			name = "splice"
			i := rng.Intn(n + 1)
			j := i + rng.Intn(n-i+1)
			xs := fresh(rng.Intn(12))
			must(s.ListSplice(l, i, j, xs))
			model = slices.Replace(model, i, j, xs...)
		case 9:
			name = "set"
			i, x := rng.Intn(n+3), fresh(1)[0]
			if ok := s.ListSet(l, i, x); ok != (i < n) {
				t.Fatalf("set %d of %d: %v", i, n, ok)
			}
			if i < n {
				model[i] = x
			}
		case 10:
			name = "reverse"
			s.ListReverse(l)
			slices.Reverse(model)
		case 11:
			name = "delete steps"
			if n == 0 {
				continue
			}
			start, step := rng.Intn(n), 1+rng.Intn(4)
			count := rng.Intn((n-start+step-1)/step + 1)
			must(s.ListDeleteStep(l, start, step, count))
			var kept []Value
			for i, x := range model {
				if d := i - start; d < 0 || d%step != 0 || d/step >= count {
					kept = append(kept, x)
				}
			}
			model = kept
		case 12:
			name = "clear"
			if n < limit && rng.Intn(10) > 0 {
				continue
			}
			s.ListClear(l)
			model = nil
		case 13:
			name = "collect"
			roots.words[0] = l
			s.Minor()
			l = roots.words[0]
		}
		if err := checkList(s, l, model); err != nil {
			t.Fatalf("step %d, %s: %v", step, name, err)
		}
		if i := rng.Intn(len(model) + 5); i < len(model) && s.ListGet(l, i) != model[i] || i >= len(model) && s.ListGet(l, i) != Unbound {
			t.Fatalf("step %d: item %d is %#x", step, i, uint64(s.ListGet(l, i)))
		}
	}
}

func TestTuple(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	v, err := s.NewTuple(SmallInt(1), NoneValue, TrueValue)
	if err != nil || s.TupleLen(v) != 3 || s.TupleItem(v, 1) != NoneValue {
		t.Fatalf("%v %v", s.TupleView(v), err)
	}
	if _, err := s.NewTupleN(MaxLen + 1); err != ErrNoMemory {
		t.Fatalf("a huge tuple: %v", err)
	}
	p := s.NewPair(TrueValue, FalseValue)
	if s.TupleLen(p) != 2 || s.TupleItem(p, 1) != FalseValue {
		t.Fatal("pair")
	}
}

func BenchmarkList(b *testing.B) {
	s, roots := newSpace(b, gc.Options{})
	collect := func(l Value) Value {
		if s.Signal.Load() != 0 {
			roots.words[0] = l
			s.Poll()
			return roots.words[0]
		}
		return l
	}
	b.Run("append", func(b *testing.B) {
		var l Value
		for i := range b.N {
			if i%10000 == 0 {
				l, _ = s.NewList(0)
			}
			s.ListAppend(l, SmallInt(int64(i)))
			l = collect(l)
		}
	})
	b.Run("get", func(b *testing.B) {
		l, _ := s.NewList(1000)
		for i := range 1000 {
			s.ListInit(l, i, SmallInt(int64(i)))
		}
		for i := range b.N {
			if s.ListGet(l, i%1000) != SmallInt(int64(i%1000)) {
				b.Fatal(i)
			}
		}
	})
}
