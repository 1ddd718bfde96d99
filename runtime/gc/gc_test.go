package gc

import (
	"strings"
	"testing"
	"unsafe"
)

// Kinds of the tests.
// maxMoving is Options.Moving of the tests that do not say another.
const maxMoving = 256 << 10

const (
	kindNone     = iota
	kindNode     // all words references
	kindBytes    // no references
	kindWeak     // word 1 weak, the others strong
	kindMixed    // words 2 and 3 references, the others raw
	kindClosable // all words references; 7 in word 2 says that no finalizer is needed
	kindsCount
)

var testKinds = []Kind{
	kindNode:     {Name: "node", FirstRef: 1, EndRef: -1},
	kindBytes:    {Name: "bytes"},
	kindWeak:     {Name: "weak", FirstRef: 2, EndRef: -1, Weak: true},
	kindMixed:    {Name: "mixed", FirstRef: 2, EndRef: 4},
	kindClosable: {Name: "closable", FirstRef: 1, EndRef: -1, DoneWord: 2, DoneValue: 7},
}

// stack is a thread's roots in the tests.
type stack struct{ words [4096]uint64 }

func (s *stack) Roots(minor bool, visit func(unsafe.Pointer, int)) {
	visit(unsafe.Pointer(&s.words), len(s.words))
}

type world struct {
	testing.TB
	*View
	h     *Heap
	roots *stack
}

func newWorld(t testing.TB, opts Options) *world {
	t.Helper()
	opts.Kinds = testKinds
	if opts.Moving == 0 {
		opts.Moving = maxMoving
	}
	h, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{TB: t, View: new(View), h: h, roots: new(stack)}
	if err := h.Attach(w.View, true, w.roots); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	return w
}

// write is the generational barrier and the store.
func (w *world) write(ref Ref, i int, v uint64) {
	if !w.Young(ref) {
		w.Remember(ref)
	}
	w.SetWord(ref, i, v)
}

func (w *world) collect() {
	w.Minor()
	w.h.Collect(nil)
}

func (w *world) verify() {
	w.Helper()
	if err := w.Verify(); err != nil {
		w.Fatal(err)
	}
}

func TestAllocZeroed(t *testing.T) {
	for _, poison := range []bool{false, true} {
		w := newWorld(t, Options{Nursery: 64 << 10, Poison: poison})
		for round := range 20 {
			for i := range 5000 {
				bytes := uintptr(16 + i%700)
				ref := w.Alloc(kindBytes, uint32(i), bytes)
				if w.Kind(ref) != kindBytes || w.Layout(ref) != uint32(i) || w.Size(ref) != (bytes+15)&^15 {
					t.Fatalf("header %#x", w.Header(ref))
				}
				for j := 1; j < int(w.Size(ref)/8); j++ {
					if w.Word(ref, j) != 0 {
						t.Fatalf("round %d object %d word %d is %#x", round, i, j, w.Word(ref, j))
					}
					w.SetWord(ref, j, ^uint64(0))
				}
			}
			if w.Signal.Load()&SignalMinor == 0 {
				t.Fatal("no signal past the budget")
			}
			w.Minor()
			if w.Signal.Load() != 0 {
				t.Fatal("signal left")
			}
		}
	}
}

func TestStoreToDeadObject(t *testing.T) {
	w := newWorld(t, Options{Poison: true})
	dead := w.Alloc(kindBytes, 0, 32)
	w.Minor()
	if got := w.Word(dead, 2); got != poisonWord {
		t.Fatalf("a dead object has %#x", got)
	}
	w.SetWord(dead, 2, 7)
	defer func() {
		if s, _ := recover().(string); !strings.Contains(s, "store of 0x7 to a dead object") {
			t.Fatalf("recovered %q", s)
		}
	}()
	for range 2 * poisonLap / MaxSmall {
		w.Alloc(kindBytes, 0, MaxSmall)
		w.Minor()
	}
	t.Fatal("the store went unnoticed")
}

func TestList(t *testing.T) {
	w := newWorld(t, Options{Nursery: 64 << 10, Poison: true})
	const n = 50000
	for i := range n {
		node := w.Alloc(kindNode, 0, 32)
		w.SetWord(node, 1, w.roots.words[0])
		w.SetWord(node, 2, uint64(i)<<3|3)
		w.roots.words[0] = uint64(node)
		if w.Signal.Load() != 0 {
			w.Minor()
		}
	}
	w.verify()
	w.collect()
	w.verify()
	ref := Ref(w.roots.words[0])
	for i := n - 1; i >= 0; i-- {
		if w.Word(ref, 2) != uint64(i)<<3|3 {
			t.Fatalf("element %d is %#x", i, w.Word(ref, 2))
		}
		ref = Ref(w.Word(ref, 1))
	}
	if s := w.h.Stats(); s.Live != n*32 || s.InUse != n*32 {
		t.Fatalf("stats %+v", s)
	}
	w.roots.words[0] = 0
	w.collect()
	if s := w.h.Stats(); s.Live != 0 || s.InUse != 0 || s.Blocks != 0 {
		t.Fatalf("stats %+v", s)
	}
}

// Free blocks are used again, also when later ones become free after them.
func TestFreeBlocksAreUsedAgain(t *testing.T) {
	w := newWorld(t, Options{})
	fill := func(from, to int) {
		for i := from; i < to; i++ {
			w.roots.words[i] = uint64(w.Alloc(kindBytes, 0, 1024))
		}
		w.Minor()
	}
	drop := func(from, to int) {
		clear(w.roots.words[from:to])
		w.collect()
	}
	fill(0, 2048)
	top := w.h.blocks.top
	for range 3 {
		drop(0, 1024)
		fill(0, 64)
		drop(1536, 1664)
		fill(64, 960)
		fill(1536, 1664)
		if w.h.blocks.top > top {
			t.Fatalf("%d blocks were enough, now %d are used", top, w.h.blocks.top)
		}
	}
	w.verify()
}

func TestRemembered(t *testing.T) {
	w := newWorld(t, Options{Poison: true})
	old := w.Alloc(kindNode, 0, 64)
	w.roots.words[0] = uint64(old)
	w.Minor()
	old = Ref(w.roots.words[0])
	w.write(old, 3, uint64(w.Alloc(kindBytes, 7, 16)))
	w.verify()
	w.Minor()
	if ref := Ref(w.Word(old, 3)); w.Young(ref) || w.Layout(ref) != 7 {
		t.Fatalf("not moved: %#x", ref)
	}
	w.SetWord(old, 4, uint64(w.Alloc(kindBytes, 8, 16)))
	if w.Verify() == nil {
		t.Fatal("Verify does not see a missing barrier")
	}
	w.RememberSlots(old, old+4*8)
	w.verify()
	w.Minor()
	if ref := Ref(w.Word(old, 4)); w.Young(ref) || w.Layout(ref) != 8 {
		t.Fatalf("not moved: %#x", ref)
	}
}

// RememberSlots must not take raw words for references.
func TestRememberSlotsRaw(t *testing.T) {
	w := newWorld(t, Options{})
	w.roots.words[0] = uint64(w.Alloc(kindMixed, 0, 64))
	w.Minor()
	old := Ref(w.roots.words[0])
	young := w.Alloc(kindBytes, 0, 16)
	for i := 1; i < 8; i++ {
		w.SetWord(old, i, uint64(young))
		w.RememberSlots(old, old+Ref(i)*8)
	}
	w.Minor()
	for i := 1; i < 8; i++ {
		if moved := w.Word(old, i) != uint64(young); moved != (i == 2 || i == 3) {
			t.Fatalf("word %d moved: %v", i, moved)
		}
	}
}

func TestLarge(t *testing.T) {
	testLarge(t, maxMoving)
	testLarge(t, 4<<20)
}

func testLarge(t *testing.T, moving uintptr) {
	w := newWorld(t, Options{Poison: true, Moving: moving})
	sizes := []uintptr{MaxSmall + 1, blockSize, maxSized, moving, moving + 16, 1 << 20, 5<<20 + 8}
	for round := range 3 {
		for i, bytes := range sizes {
			ref, ok := w.AllocLarge(kindNode, uint32(i), bytes)
			if !ok || w.Size(ref) != (bytes+15)&^15 || w.Young(ref) != (bytes <= moving) {
				t.Fatalf("AllocLarge(%d)", bytes)
			}
			last := int(w.Size(ref)/8) - 1
			for j := 1; j <= last; j++ {
				if w.Word(ref, j) != 0 {
					t.Fatalf("round %d size %d word %d is %#x", round, bytes, j, w.Word(ref, j))
				}
			}
			w.SetWord(ref, last, uint64(w.Alloc(kindBytes, 77, 16)))
			if i%2 == 0 {
				w.roots.words[i] = uint64(ref)
			} else {
				w.SetWord(ref, 1, ^uint64(0))
			}
		}
		w.Minor()
		w.verify()
		if n := w.h.Stats().Large; n != 4 {
			t.Fatalf("%d large objects after a minor collection", n)
		}
		for i := 0; i < len(sizes); i += 2 {
			ref := Ref(w.roots.words[i])
			if inner := Ref(w.Word(ref, int(w.Size(ref)/8)-1)); w.Layout(inner) != 77 {
				t.Fatal("lost what a large object refers to")
			}
			w.roots.words[i] = 0
		}
		w.collect()
		if s := w.h.Stats(); s.Large != 0 || s.InUse != 0 {
			t.Fatalf("stats %+v", s)
		}
	}
}

func TestMaxHeap(t *testing.T) {
	w := newWorld(t, Options{MaxHeap: 4 << 20})
	if _, ok := w.AllocLarge(kindBytes, 0, 5<<20); ok {
		t.Fatal("got more than the bound")
	}
	if w.Signal.Load()&SignalMajor == 0 {
		t.Fatal("no major collection asked for")
	}
	w.collect()
	w.Signal.Store(0)
	for i := 0; w.Signal.Load()&SignalOOM == 0; i++ {
		if i > 100000 {
			t.Fatal("never out of memory")
		}
		node := w.Alloc(kindNode, 0, 1024)
		w.SetWord(node, 1, w.roots.words[0])
		w.roots.words[0] = uint64(node)
		if w.Signal.Load()&SignalMinor != 0 {
			w.Minor()
		}
		if w.Signal.Load()&SignalMajor != 0 {
			w.Signal.And(^uint32(SignalMajor))
			w.collect()
		}
	}
	w.Signal.Store(0)
	w.roots.words[0] = 0
	w.collect()
	if _, ok := w.AllocLarge(kindBytes, 0, 3<<20); !ok || w.Signal.Load() != 0 {
		t.Fatal("memory did not come back")
	}
}

func TestIdentity(t *testing.T) {
	for _, bytes := range []uintptr{48, 100 << 10, 3 << 20} {
		testIdentity(t, bytes)
	}
}

func testIdentity(t *testing.T, bytes uintptr) {
	w := newWorld(t, Options{Poison: true, Moving: 4 << 20})
	ref, _ := w.AllocLarge(kindNode, 0, bytes)
	w.SetWord(ref, int(bytes/8)-1, uint64(w.Alloc(kindBytes, 77, 16)))
	w.roots.words[0] = uint64(ref)
	id := w.Identity(ref)
	if w.Identity(ref) != id {
		t.Fatal("identity changed while young")
	}
	other, _ := w.AllocLarge(kindNode, 0, bytes)
	if w.Identity(other) == id {
		t.Fatal("identity is not unique")
	}
	w.Minor()
	ref = Ref(w.roots.words[0])
	if w.Identity(ref) != id {
		t.Fatal("identity changed by moving")
	}
	if large := w.h.Stats().Large; large > 1 {
		t.Fatalf("%d large objects", large)
	}
	if w.Layout(Ref(w.Word(ref, int(bytes/8)-1))) != 77 {
		t.Fatal("lost what the object refers to")
	}
	w.verify()
	w.collect()
	if w.Identity(Ref(w.roots.words[0])) != id {
		t.Fatal("identity changed by a major collection")
	}
	if w.Size(ref) != bytes || w.Kind(ref) != kindNode || headerBytes(w.Header(ref)) > MaxSmall {
		t.Fatalf("header %#x", w.Header(ref))
	}
}

func TestAllocOld(t *testing.T) {
	for _, bytes := range []uintptr{104, MaxSmall, MaxSmall + 16, 20000, maxMoving, maxMoving + 16} {
		w := newWorld(t, Options{Poison: true})
		ref, _ := w.AllocOld(kindNode, 5, bytes)
		last := int(bytes/8) - 1
		w.roots.words[0] = uint64(ref)
		w.SetWord(ref, last, uint64(w.Alloc(kindBytes, 9, 16)))
		w.verify()
		for _, collect := range []func(){w.Minor, w.collect, w.Minor} {
			collect()
			if Ref(w.roots.words[0]) != ref || w.Layout(ref) != 5 || w.Layout(Ref(w.Word(ref, last))) != 9 {
				t.Fatalf("one of %d bytes has moved, or not what it refers to", bytes)
			}
		}
	}
}

func TestSizeClasses(t *testing.T) {
	sc := makeSizeClasses()
	for g := 1; g < len(sc.of); g++ {
		c := sc.of[g]
		need := uintptr(g) * Granule
		if sc.bytes[c] < need || c > 1 && sc.bytes[c-1] >= need {
			t.Fatalf("%d bytes in class %d of %d", need, c, sc.bytes[c])
		}
		if sc.bytes[c]%Granule != 0 {
			t.Fatalf("class of %d bytes", sc.bytes[c])
		}
	}
	if sc.count > maxClasses || sc.bytes[sc.count-1] < MaxSmall {
		t.Fatalf("%d classes up to %d", sc.count, sc.bytes[sc.count-1])
	}
}
