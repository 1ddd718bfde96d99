package obj

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"pystm/runtime/gc"
)

func setAdd(t testing.TB, s *Space, v, key Value) {
	h, _ := s.Hash(key)
	p := NewSetProbe(h)
	if s.SetFind(v, key, &p) == Missing {
		if err := s.SetInsert(v, key, &p); err != nil {
			t.Fatal(err)
		}
	}
}

func setInts(s *Space, v Value) []int64 {
	out := []int64{}
	for i := s.SetNext(v, 0); i >= 0; i = s.SetNext(v, i+1) {
		out = append(out, s.SetKey(v, i).Int())
	}
	return out
}

// Orders as the reference implementation iterates.
func TestSetOrder(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	for _, c := range []struct{ add, want []int64 }{
		{[]int64{3, 1, 2}, []int64{1, 2, 3}},
		{[]int64{10, 2, 18, 26, 34}, []int64{2, 34, 10, 18, 26}},
		{[]int64{-1, -2, 5, 100, 1000, 7}, []int64{100, 5, 7, 1000, -2, -1}},
	} {
		v := s.NewSet()
		for _, i := range c.add {
			setAdd(t, s, v, SmallInt(i))
		}
		if got := setInts(s, v); !slices.Equal(got, c.want) {
			t.Errorf("%v iterates as %v, want %v", c.add, got, c.want)
		}
	}
}

func TestSetAgainstModel(t *testing.T) {
	for seed := range int64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { setAgainstModel(t, seed) })
	}
}

func setAgainstModel(t *testing.T, seed int64) {
	s, roots := newSpace(t, gc.Options{Nursery: 64 << 10, Poison: seed%2 == 1})
	rng := rand.New(rand.NewSource(seed))
	model := map[int64]bool{}
	v := s.NewSet()
	keys := []int64{12, 100, 4000}[seed%3]
	for step := range 6000 {
		n := rng.Int63n(keys) * 37
		h, _ := s.Hash(SmallInt(n))
		p := NewSetProbe(h)
		i := s.SetFind(v, SmallInt(n), &p)
		if (i >= 0) != model[n] {
			t.Fatalf("step %d: %d found at %d, in the model %v", step, n, i, model[n])
		}
		switch rng.Intn(6) {
		case 0, 1, 2:
			setAdd(t, s, v, SmallInt(n))
			model[n] = true
		case 3:
			if i >= 0 {
				s.SetRemove(v, i)
				delete(model, n)
			}
		case 4:
			if x := s.SetPop(v); x != Unbound {
				if !model[x.Int()] {
					t.Fatalf("popped %d", x.Int())
				}
				delete(model, x.Int())
			} else if len(model) > 0 {
				t.Fatal("nothing to pop")
			}
		case 5:
			switch rng.Intn(8) {
			case 0:
				c := s.NewSet()
				if err := s.SetCopyInto(c, v); err != nil {
					t.Fatal(err)
				}
				v = c
			case 1:
				s.SetReserve(v, rng.Intn(50))
			case 2:
				roots.words[0] = v
				s.Minor()
				v = roots.words[0]
			}
		}
		if s.SetLen(v) != len(model) {
			t.Fatalf("step %d: length %d, want %d", step, s.SetLen(v), len(model))
		}
		if step%32 == 0 {
			for _, x := range setInts(s, v) {
				if !model[x] {
					t.Fatalf("step %d: %d should not be there", step, x)
				}
			}
			if len(setInts(s, v)) != len(model) {
				t.Fatalf("step %d: iterated over %d of %d", step, len(setInts(s, v)), len(model))
			}
		}
	}
}

func TestFrozenSetHash(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	v := s.NewFrozenSet()
	if h := s.SetHashAll(v); h != 133146708735736 {
		t.Errorf("hash(frozenset()) = %d", h)
	}
	v = s.NewFrozenSet()
	for i := range int64(3) {
		setAdd(t, s, v, SmallInt(i+1))
	}
	if h := s.SetHashAll(v); h != -272375401224217160 {
		t.Errorf("hash(frozenset({1, 2, 3})) = %d", h)
	}
}

func TestSetBulk(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	rng := rand.New(rand.NewSource(3))
	random := func(n int) (Value, map[int64]bool) {
		v, model := s.NewSet(), map[int64]bool{}
		var xs []Value
		for range rng.Intn(n) {
			i := rng.Int63n(int64(2 * n))
			xs = append(xs, SmallInt(i))
			model[i] = true
		}
		if k, err := s.SetAddAll(v, xs); k != len(xs) || err != nil {
			t.Fatalf("SetAddAll: %d of %d, %v", k, len(xs), err)
		}
		for i := range model {
			if rng.Intn(4) == 0 {
				p := NewSetProbe(i)
				s.SetRemove(v, s.SetFind(v, SmallInt(i), &p))
				delete(model, i)
			}
		}
		return v, model
	}
	for round := range 300 {
		a, ma := random(1 + rng.Intn(200))
		b, mb := random(1 + rng.Intn(200))
		both, only := s.NewSet(), s.NewSet()
		for _, err := range []error{
			second(s.SetFilter(both, a, b, true)), second(s.SetFilter(only, a, b, false)), second(s.SetMerge(a, b)),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		for i := range int64(400) {
			for _, c := range []struct {
				v    Value
				want bool
			}{{both, ma[i] && mb[i]}, {only, ma[i] && !mb[i]}, {a, ma[i] || mb[i]}} {
				p := NewSetProbe(i)
				if got := s.SetFind(c.v, SmallInt(i), &p) >= 0; got != c.want {
					t.Fatalf("round %d: %d is in the set: %v", round, i, got)
				}
			}
		}
	}
}

func second(_ bool, err error) error { return err }
