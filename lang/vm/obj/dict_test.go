package obj

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"

	"pystm/runtime/gc"
)

// findKey looks a key up that needs no Python.
func findKey(t testing.TB, s *Space, d, key Value) (int, uint32) {
	h, ok := s.Hash(key)
	if !ok {
		t.Fatalf("no hash for %#x", uint64(key))
	}
	p := NewProbe(h)
	i := s.DictFind(d, key, &p)
	if i == Compare {
		t.Fatalf("no answer for %#x", uint64(key))
	}
	return i, FoldHash(h)
}

// dictModel is an insertion-ordered map by text.
type dictModel struct {
	order []string
	value map[string]Value
}

func (m *dictModel) remove(k string) {
	delete(m.value, k)
	for i, x := range m.order {
		if x == k {
			m.order = append(m.order[:i:i], m.order[i+1:]...)
			return
		}
	}
}

// testKey makes key number n and its name in the model: str, int, float and
// tuple keys.
func testKey(s *Space, n int) (Value, string) {
	switch n % 4 {
	case 0:
		v, _ := s.NewStr(fmt.Sprint("key", n))
		return v, fmt.Sprint("key", n)
	case 1:
		return SmallInt(int64(n)), fmt.Sprint(n)
	case 2:
		return s.NewFloat(float64(n) + 0.5), fmt.Sprint(float64(n) + 0.5)
	}
	v, _ := s.NewTuple(SmallInt(int64(n)), NoneValue)
	return v, fmt.Sprint("(", n, ", None)")
}

func TestDictAgainstModel(t *testing.T) {
	for seed := range int64(24) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { dictAgainstModel(t, seed) })
	}
}

func dictAgainstModel(t *testing.T, seed int64) {
	s, roots := newSpace(t, gc.Options{Nursery: 64 << 10, Poison: seed%2 == 1})
	rng := rand.New(rand.NewSource(seed))
	m := dictModel{value: map[string]Value{}}
	d := s.NewDict()
	keys := []int{12, 100, 4000}[seed%3]
	inserts := 1 + rng.Intn(6)
	for step := range 6000 {
		key, name := testKey(s, rng.Intn(keys))
		i, hash := findKey(t, s, d, key)
		_, has := m.value[name]
		if (i >= 0) != has {
			t.Fatalf("step %d: %s: entry %d, in the model %v", step, name, i, has)
		}
		x := SmallInt(int64(step))
		switch op := rng.Intn(10); {
		case op < inserts:
			if i >= 0 {
				s.DictSetValue(d, i, x)
			} else {
				if err := s.DictInsert(d, key, x, hash); err != nil {
					t.Fatal(err)
				}
				m.order = append(m.order, name)
			}
			m.value[name] = x
		case op < 7:
			if i >= 0 {
				s.DictRemove(d, i, hash)
				m.remove(name)
			}
		case op == 7:
			if last := s.DictLast(d); last >= 0 {
				_, h := findKey(t, s, d, s.DictKey(d, last))
				s.DictRemoveLast(d, last, h)
				m.remove(m.order[len(m.order)-1])
			} else if len(m.order) > 0 {
				t.Fatalf("step %d: no last entry", step)
			}
		case op == 8 && rng.Intn(20) == 0:
			switch rng.Intn(3) {
			case 0:
				c, err := s.DictCopy(d)
				if err != nil {
					t.Fatal(err)
				}
				d = c
			case 1:
				s.DictReserve(d, rng.Intn(2*keys))
			case 2:
				s.DictClear(d)
				m = dictModel{value: map[string]Value{}}
			}
		case op == 9 && rng.Intn(3) == 0: // from the front
			if first := s.DictNext(d, 0); first >= 0 {
				_, h := findKey(t, s, d, s.DictKey(d, first))
				s.DictRemove(d, first, h)
				m.remove(m.order[0])
			}
		case op == 9 && i >= 0 && rng.Intn(2) == 0:
			move, n := s.DictMoveLast, len(m.order)-1
			if rng.Intn(2) == 0 {
				move, n = s.DictMoveFirst, 0
			}
			if err := move(d, i, hash); err != nil {
				t.Fatal(err)
			}
			was := m.value[name]
			m.remove(name)
			m.order = slices.Insert(m.order, n, name)
			m.value[name] = was
		case op == 9 && rng.Intn(5) == 0:
			roots.words[0] = d
			s.Minor()
			d = roots.words[0]
		}
		if step%16 == 0 || keys < 20 {
			checkDict(t, s, d, &m)
		}
	}
	checkDict(t, s, d, &m)
}

func checkDict(t *testing.T, s *Space, d Value, m *dictModel) {
	t.Helper()
	if s.DictLen(d) != len(m.order) {
		t.Fatalf("length %d, want %d", s.DictLen(d), len(m.order))
	}
	n := 0
	for i := s.DictNext(d, 0); i >= 0; i = s.DictNext(d, i+1) {
		if n == len(m.order) || s.DictValue(d, i) != m.value[m.order[n]] {
			t.Fatalf("entry %d (number %d) is wrong", i, n)
		}
		if j, _ := findKey(t, s, d, s.DictKey(d, i)); j != i {
			t.Fatalf("the key of entry %d is found at %d", i, j)
		}
		n++
	}
	if n != len(m.order) {
		t.Fatalf("iterated over %d of %d", n, len(m.order))
	}
	n = 0
	for i := s.DictLast(d); i >= 0; i = s.DictPrev(d, i-1) {
		n++
	}
	if n != len(m.order) {
		t.Fatalf("iterated backward over %d of %d", n, len(m.order))
	}
}

func TestNames(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	d := s.NewDict()
	const n = 500
	for i := range n {
		if err := s.StrSet(d, s.Intern(fmt.Sprint("name", i)), SmallInt(int64(i))); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		name := s.Intern(fmt.Sprint("name", i))
		plain, _ := s.NewStr(fmt.Sprint("name", i))
		if s.StrGet(d, name) != SmallInt(int64(i)) || s.StrGet(d, plain) != SmallInt(int64(i)) {
			t.Fatalf("name%d", i)
		}
		if x, ok := s.EntryIs(d, i, name); !ok || x != SmallInt(int64(i)) {
			t.Fatalf("entry %d: %#x %v", i, uint64(x), ok)
		}
	}
	if _, ok := s.EntryIs(d, 1<<20, s.Intern("name0")); ok {
		t.Fatal("an entry out of range")
	}
	if _, ok := s.EntryIs(s.NewDict(), 0, s.Intern("name0")); ok {
		t.Fatal("an entry of an empty dict")
	}
	s.SetDictKeys(d, SmallInt(7))
	s.StrSet(d, s.Intern("name3"), NoneValue)
	if s.DictKeys(d) != SmallInt(7) {
		t.Fatal("storing to a key changes the key set")
	}
	if !s.StrDel(d, s.Intern("name3")) || s.StrDel(d, s.Intern("name3")) || s.StrGet(d, s.Intern("name3")) != Unbound {
		t.Fatal("StrDel")
	}
	if s.DictKeys(d) != SmallInt(0) {
		t.Fatal("removing a key does not change the key set")
	}
}

// The hashes are those the reference implementation prints.
func TestHash(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	tuple := func(xs ...Value) Value { v, _ := s.NewTuple(xs...); return v }
	for _, c := range []struct {
		v    Value
		want int64
	}{
		{SmallInt(0), 0}, {SmallInt(-1), -2}, {SmallInt(MaxSmall), 0}, {SmallInt(MinSmall), -2},
		{s.NewFloat(1.5), 1152921504606846977}, {s.NewFloat(-2), -2}, {s.NewFloat(-1), -2},
		{s.NewFloat(0.1), 230584300921369408}, {s.NewFloat(1e300), 1224995262755759164},
		{s.NewFloat(1e-300), 482449582752280463}, {s.NewFloat(math.Inf(-1)), -314159}, {s.NewFloat(5e-324), 16777216},
		{s.NewFloat(-1e18), -1000000000000000000}, {s.NewFloat(3e18), 694156990786306049},
		{s.NewComplex(1 + 2i), 2000007},
		{tuple(), 5740354900026072187}, {tuple(SmallInt(1)), -6644214454873602895},
		{tuple(SmallInt(1), SmallInt(2)), -3550055125485641917},
		{tuple(tuple(SmallInt(1), SmallInt(2)), TrueValue), 5097555410246538937},
	} {
		if h, ok := s.Hash(c.v); !ok || h != c.want {
			t.Errorf("hash of %#x: %d, want %d", uint64(c.v), h, c.want)
		}
	}
}

func TestEqual(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	tuple := func(xs ...Value) Value { v, _ := s.NewTuple(xs...); return v }
	str := func(x string) Value { v, _ := s.NewStr(x); return v }
	list, _ := s.NewList(0)
	nan := s.NewFloat(math.NaN())
	for _, c := range []struct {
		a, b         Value
		equal, known bool
	}{
		{SmallInt(1), TrueValue, true, true}, {SmallInt(1), s.NewFloat(1), true, true},
		{FalseValue, s.NewFloat(math.Copysign(0, -1)), true, true}, {SmallInt(1), SmallInt(2), false, true},
		{SmallInt(1<<53 + 1), s.NewFloat(1 << 53), false, true},
		{SmallInt(3), s.NewComplex(3), true, true}, {SmallInt(3), s.NewComplex(3i), false, true},
		{str("ab"), str("ab"), true, true}, {str("ab"), SmallInt(1), false, true},
		{NoneValue, SmallInt(0), false, true}, {list, SmallInt(0), false, false},
		{tuple(str("a"), SmallInt(1)), tuple(str("a"), TrueValue), true, true},
		{tuple(list), tuple(list), true, true}, {tuple(list), tuple(NoneValue), false, false},
		{tuple(SmallInt(1)), tuple(SmallInt(1), SmallInt(2)), false, true},
		{nan, nan, true, true}, {nan, s.NewFloat(math.NaN()), false, true},
	} {
		if eq, known := s.Equal(c.a, c.b); eq != c.equal || known != c.known {
			t.Errorf("%#x == %#x: %v, known %v", uint64(c.a), uint64(c.b), eq, known)
		}
		if eq, known := s.Equal(c.b, c.a); eq != c.equal || known != c.known {
			t.Errorf("%#x == %#x: %v, known %v", uint64(c.b), uint64(c.a), eq, known)
		}
	}
}

func BenchmarkDict(b *testing.B) {
	const n = 1000
	for _, kind := range []string{"int", "str"} {
		s, roots := newSpace(b, gc.Options{})
		keys := make([]Value, n)
		for i := range keys {
			keys[i] = SmallInt(int64(i))
			if kind == "str" {
				keys[i] = s.Intern(fmt.Sprint("key", i))
			}
		}
		find := func(d, k Value) (int, uint32) {
			h, _ := s.Hash(k)
			p := NewProbe(h)
			return s.DictFind(d, k, &p), p.Hash()
		}
		full := func() Value {
			d := s.NewDict()
			for _, k := range keys {
				_, h := find(d, k)
				s.DictInsert(d, k, k, h)
			}
			return d
		}
		b.Run(kind+"/get", func(b *testing.B) {
			d := full()
			for i := range b.N {
				j, _ := find(d, keys[i%n])
				if s.DictValue(d, j) != keys[i%n] {
					b.Fatal(i)
				}
			}
		})
		b.Run(kind+"/set", func(b *testing.B) {
			d := full()
			for i := range b.N {
				j, _ := find(d, keys[i%n])
				s.DictSetValue(d, j, TrueValue)
			}
		})
		b.Run(kind+"/insert", func(b *testing.B) {
			for range b.N / n {
				full()
				if s.Signal.Load() != 0 {
					roots.words[0] = 0
					s.Poll()
				}
			}
		})
		b.Run(kind+"/iterate", func(b *testing.B) {
			d := full()
			sum := 0
			for range b.N / n {
				for i := s.DictNext(d, 0); i >= 0; i = s.DictNext(d, i+1) {
					sum += int(s.DictValue(d, i))
				}
			}
		})
		if kind == "str" {
			b.Run("name", func(b *testing.B) {
				d := full()
				for i := range b.N {
					if s.StrGet(d, keys[i%n]) != keys[i%n] {
						b.Fatal(i)
					}
				}
			})
			b.Run("entry", func(b *testing.B) {
				d := full()
				for i := range b.N {
					if x, ok := s.EntryIs(d, i%n, keys[i%n]); !ok || x != keys[i%n] {
						b.Fatal(i)
					}
				}
			})
		}
	}
}

func TestListExtendDict(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	rng := rand.New(rand.NewSource(1))
	for range 200 {
		d := s.NewDict()
		l, _ := s.NewListOf(NoneValue)
		want := []Value{NoneValue}
		mode := []Value{LoopKeys, LoopValues, LoopItems}[rng.Intn(3)]
		for range rng.Intn(100) {
			key := SmallInt(rng.Int63n(50))
			h, _ := s.Hash(key)
			p := NewProbe(h)
			switch i := s.DictFind(d, key, &p); {
			case i >= 0:
				s.DictRemove(d, i, p.Hash())
			default:
				if err := s.DictInsert(d, key, SmallInt(rng.Int63n(50)), p.Hash()); err != nil {
					t.Fatal(err)
				}
			}
		}
		for i := s.DictNext(d, 0); i >= 0; i = s.DictNext(d, i+1) {
			if mode == LoopValues {
				want = append(want, s.DictValue(d, i))
			} else {
				want = append(want, s.DictKey(d, i))
			}
		}
		if err := s.ListExtendDict(l, d, mode); err != nil {
			t.Fatal(err)
		}
		if mode == LoopItems {
			for i := 1; i < s.ListLen(l); i++ {
				pair := s.ListGet(l, i)
				h, _ := s.Hash(s.TupleItem(pair, 0))
				p := NewProbe(h)
				if at := s.DictFind(d, s.TupleItem(pair, 0), &p); at < 0 || s.DictValue(d, at) != s.TupleItem(pair, 1) {
					t.Fatal(i)
				}
				s.ListSet(l, i, s.TupleItem(pair, 0))
			}
		}
		if err := checkList(s, l, want); err != nil {
			t.Fatal(err)
		}
	}
}

// A dict whose keys are moved to its front, one after the other, is rebuilt now and then only.
func TestDictMoveFirst(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	d := s.NewDict()
	const n = 1000
	for i := range n {
		if err := s.DictInsert(d, SmallInt(int64(i)), NoneValue, FoldHash(HashInt(int64(i)))); err != nil {
			t.Fatal(err)
		}
	}
	rebuilt, index := 0, s.Slot(d, DictIndex)
	for k := range 20 * n {
		key := SmallInt(int64(k * 7 % n))
		i, hash := findKey(t, s, d, key)
		if err := s.DictMoveFirst(d, i, hash); err != nil {
			t.Fatal(err)
		}
		if s.DictKey(d, s.DictNext(d, 0)) != key || s.DictLen(d) != n {
			t.Fatalf("step %d: the first of %d is not %d", k, s.DictLen(d), key.Int())
		}
		if x := s.Slot(d, DictIndex); x != index {
			index = x
			rebuilt++
		}
	}
	if rebuilt > 50 {
		t.Errorf("%d tables for %d moves", rebuilt, 20*n)
	}
}
