package gc

import (
	"flag"
	"fmt"
	"math/rand"
	"testing"
	"time"
)

var seedFlag = flag.Int64("seed", 0, "seed of the random tests; 0 means a new one")

// seed returns the seed to use and prints it.
func seed(t testing.TB) int64 {
	s := *seedFlag
	if s == 0 {
		s = time.Now().UnixNano()
	}
	t.Logf("seed %d (repeat with -seed=%d)", s, s)
	return s
}

// model is an object as it should be: words are nil, an int or a *model.
type model struct {
	kind   uint8
	layout uint32
	words  []any // from word 1
	id     uint64
}

// mirror does every operation on the heap and on a graph of models.
type mirror struct {
	*world
	rnd   *rand.Rand
	roots []*model
}

// TestRandomGraph makes random changes to a random graph and compares the
// heap with the models after collections.
func TestRandomGraph(t *testing.T) {
	s := seed(t)
	for i := range int64(6) {
		opts := Options{Nursery: 8 << 10, Poison: i%2 == 0, MajorMin: 256 << 10}
		if i%3 == 0 {
			opts.Moving = 2 << 20
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			m := &mirror{world: newWorld(t, opts), rnd: rand.New(rand.NewSource(s + i)), roots: make([]*model, 64)}
			m.h.Markers = int(1 + i/2)
			for step := range 20000 {
				m.step()
				if signal := m.Signal.Load(); signal&SignalMajor != 0 {
					m.Signal.Store(0)
					m.collect()
					m.check()
				} else if signal != 0 {
					m.Minor()
					if step%8 == 0 {
						m.check()
					}
				}
			}
			m.collect()
			m.check()
		})
	}
}

func (m *mirror) step() {
	r := m.rnd.Intn(len(m.roots))
	switch op := m.rnd.Intn(20); {
	case op < 8:
		m.make(r)
	case op < 16:
		m.link(r, m.rnd.Intn(len(m.roots)))
	case op < 18:
		m.roots[r], m.world.roots.words[r] = nil, 0
	case op < 19:
		m.walk(r)
	default:
		if m.roots[r] != nil {
			m.roots[r].id = m.Identity(m.ref(r))
		}
	}
}

func (m *mirror) ref(root int) Ref { return Ref(m.world.roots.words[root]) }

// make puts a new object into a root.
func (m *mirror) make(r int) {
	words := 1 + m.rnd.Intn(12)
	switch m.rnd.Intn(60) {
	case 0:
		words = m.rnd.Intn(2000)
	case 1:
		words = 4000 + m.rnd.Intn(20000)
		if m.rnd.Intn(40) == 0 {
			words *= 8
		}
	}
	obj := &model{kind: kindNode, layout: m.rnd.Uint32()}
	if m.rnd.Intn(4) == 0 {
		obj.kind = kindBytes
	}
	bytes := uintptr(words+1) * 8
	var ref Ref
	switch {
	case bytes > MaxSmall:
		ref, _ = m.AllocLarge(obj.kind, obj.layout, bytes)
	case m.rnd.Intn(20) == 0:
		ref, _ = m.AllocOld(obj.kind, obj.layout, bytes)
	default:
		ref = m.Alloc(obj.kind, obj.layout, bytes)
	}
	obj.words = make([]any, m.Size(ref)/8-1)
	m.roots[r], m.world.roots.words[r] = obj, uint64(ref)
}

// link stores a root or a number into an object.
func (m *mirror) link(from, to int) {
	obj := m.roots[from]
	if obj == nil || len(obj.words) == 0 {
		return
	}
	i, ref := m.rnd.Intn(len(obj.words)), m.ref(from)
	if !m.Young(ref) {
		if m.rnd.Intn(2) == 0 {
			m.Remember(ref)
		} else {
			m.RememberSlots(ref, ref+8+Ref(i)*8)
		}
	}
	if obj.kind == kindNode && m.roots[to] != nil {
		obj.words[i] = m.roots[to]
		m.SetWord(ref, 1+i, m.world.roots.words[to])
	} else {
		n := m.rnd.Intn(1 << 30)
		obj.words[i] = n
		m.SetWord(ref, 1+i, uint64(n)<<3|3)
	}
}

// walk moves a root along a reference.
func (m *mirror) walk(r int) {
	obj := m.roots[r]
	if obj == nil || len(obj.words) == 0 {
		return
	}
	i := m.rnd.Intn(len(obj.words))
	if next, ok := obj.words[i].(*model); ok {
		m.roots[r], m.world.roots.words[r] = next, m.Word(m.ref(r), 1+i)
	}
}

// check compares everything reachable.
func (m *mirror) check() {
	m.verify()
	seen := map[*model]Ref{}
	var grey []*model
	see := func(obj *model, w uint64) {
		if obj == nil {
			if w != 0 {
				m.Fatalf("%#x instead of nothing", w)
			}
			return
		}
		if ref, ok := seen[obj]; ok {
			if ref != Ref(w) {
				m.Fatalf("one object at %#x and %#x", ref, w)
			}
			return
		}
		seen[obj] = Ref(w)
		grey = append(grey, obj)
	}
	for i, obj := range m.roots {
		see(obj, m.world.roots.words[i])
	}
	for len(grey) > 0 {
		obj := grey[len(grey)-1]
		grey = grey[:len(grey)-1]
		ref := seen[obj]
		if m.Kind(ref) != obj.kind || m.Layout(ref) != obj.layout || int(m.Size(ref)/8-1) != len(obj.words) {
			m.Fatalf("object %#x has header %#x", ref, m.Header(ref))
		}
		if obj.id != 0 && m.Identity(ref) != obj.id {
			m.Fatalf("object %#x had identity %#x", ref, obj.id)
		}
		for i, word := range obj.words {
			w := m.Word(ref, 1+i)
			switch word := word.(type) {
			case nil:
				see(nil, w)
			case *model:
				see(word, w)
			case int:
				if w != uint64(word)<<3|3 {
					m.Fatalf("word %d of %#x is %#x, not %#x", 1+i, ref, w, uint64(word)<<3|3)
				}
			}
		}
	}
}
