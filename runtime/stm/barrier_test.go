package stm

import (
	"testing"
	"unsafe"

	"pystm/runtime/gc"
)

// Kinds of the tests.
const (
	kindNone  = iota
	kindNode  // small, accessed whole, all words references or numbers
	kindArray // accessed by slot
	kindBytes // accessed by slot, raw
	kindWeak
)

var testKinds = []gc.Kind{
	kindNode:  {Name: "node", FirstRef: 1, EndRef: -1},
	kindArray: {Name: "array", FirstRef: 2, EndRef: -1},
	kindBytes: {Name: "bytes"},
	kindWeak:  {Name: "weak", FirstRef: 2, EndRef: -1, Weak: true},
}

// roots is a few words of roots.
type roots [64]uint64

func (r *roots) Roots(minor bool, visit func(unsafe.Pointer, int)) {
	visit(unsafe.Pointer(r), len(r))
}

// number is a word that is no reference.
func number(n int) uint64 { return uint64(n)<<3 | 3 }

func newSolo(t testing.TB, opts gc.Options) (*Segment, *roots) {
	t.Helper()
	opts.Kinds, opts.Moving = testKinds, stillAbove
	rt, err := New(Options{Heap: opts})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	r := new(roots)
	s := rt.Solo()
	s.Roots = r
	return s, r
}

func TestSoloBarriers(t *testing.T) {
	s, r := newSolo(t, gc.Options{Poison: true})
	r[0] = uint64(s.Alloc(kindNode, 1, 64))
	array, _ := s.AllocLarge(kindArray, 2, 1<<20)
	r[1] = uint64(array)
	raw, _ := s.AllocLarge(kindBytes, 3, 1<<20)
	r[2] = uint64(raw)
	s.Minor()
	// Versions wrap: each round needs its barriers anew.
	for round := range 600 {
		node := gc.Ref(r[0])
		s.WriteBarrier(node)
		s.SetWord(node, 1, uint64(s.Alloc(kindNode, 10, 16)))
		i := 2 + round*97%100000
		at := array + gc.Ref(i)*8
		s.WriteSlot(array, at)
		s.SetWord(array, i, uint64(s.Alloc(kindNode, uint32(i), 16)))
		from, to := array+gc.Ref(i)*8, array+gc.Ref(i+7)*8
		s.WriteRange(array, from, to)
		s.SetWord(array, i+6, s.Word(array, i))
		s.WriteSlot(raw, raw+16)
		s.SetWord(raw, 2, s.Word(array, i)) // raw: not to be updated
		if err := s.Verify(); err != nil {
			t.Fatal(err)
		}
		stale := s.Word(raw, 2)
		if round%50 == 49 {
			s.Collect()
		} else {
			s.Minor()
		}
		if s.Layout(gc.Ref(s.Word(node, 1))) != 10 || s.Layout(gc.Ref(s.Word(array, i))) != uint32(i) || s.Word(array, i+6) != s.Word(array, i) {
			t.Fatalf("round %d: lost", round)
		}
		if s.Word(raw, 2) != stale {
			t.Fatal("raw words changed")
		}
	}
}

func TestPoll(t *testing.T) {
	s, r := newSolo(t, gc.Options{Nursery: 64 << 10, MajorMin: 1 << 20})
	for range 200000 {
		ref := s.Alloc(kindNode, 0, 32)
		s.SetWord(ref, 1, r[0])
		r[0] = uint64(ref)
		if s.Signal.Load() != 0 {
			if left := s.Poll(); left != 0 || s.Signal.Load() != 0 {
				t.Fatalf("left %#x", left)
			}
		}
	}
	if st := s.Heap().Stats(); st.Minors == 0 || st.Majors == 0 {
		t.Fatalf("stats %+v", st)
	}
	s.Interrupt()
	if left := s.Poll(); left != SignalInterrupt || s.Signal.Load() != 0 {
		t.Fatalf("interrupt: left %#x", left)
	}
}

func BenchmarkReadBarrier(b *testing.B) {
	s, r := newSolo(b, gc.Options{})
	r[0] = uint64(s.Alloc(kindNode, 1, 64))
	s.Minor()
	ref := gc.Ref(r[0])
	for b.Loop() {
		s.ReadBarrier(ref)
	}
}

func BenchmarkWriteBarrier(b *testing.B) {
	s, r := newSolo(b, gc.Options{})
	r[0] = uint64(s.Alloc(kindNode, 1, 64))
	s.Minor()
	ref := gc.Ref(r[0])
	for b.Loop() {
		s.WriteBarrier(ref)
		s.SetWord(ref, 1, number(5))
	}
}

func BenchmarkWriteBarrierSlow(b *testing.B) {
	s, r := newSolo(b, gc.Options{})
	array, _ := s.AllocLarge(kindArray, 2, 8<<20)
	r[0] = uint64(array)
	s.Minor()
	off := gc.Ref(16)
	for b.Loop() {
		s.WriteSlot(array, array+off)
		if off += 16; off == 8<<20 {
			off = 16
			s.Minor()
		}
	}
}
