package obj

import (
	"testing"
	"time"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// overtaking is a transaction that reads, another thread that commits meanwhile, and
// the end of the first.
type overtaking struct {
	setup func(w *sharer) // puts what they share into w.dicts, alone
	read  func(w *sharer)
	// change comes in the other thread, which is not alone with what they share.
	change func(w *sharer, commit func())
	after  func(w *sharer) // in the reader's transaction, if it was not aborted yet
}

// run reports whether the reader was aborted.
func (o overtaking) run(t *testing.T) (aborted bool) {
	rt, err := stm.New(stm.Options{Heap: gc.Options{Kinds: Kinds()}, Segments: 2, Steady: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	shapes, interns := NewShapeTable(), NewInternTable()
	attach := func() (*sharer, *stm.Thread) {
		w := &sharer{space: &Space{Shapes: shapes, Interns: interns}}
		th := rt.NewThread(w)
		if err := th.Attach(); err != nil {
			t.Error(err)
		}
		w.space.Segment = th.Segment()
		return w, th
	}
	first, main := attach()
	o.setup(first)
	main.Detach()

	read, changed, done := make(chan bool), make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		w, th := attach()
		w.dicts = first.dicts
		th.Break() // an abort goes back to here
		th.SetAtomic(1)
		w.space.Observe() // it cannot commit in the past
		o.read(w)
		close(read)
		for waiting := true; waiting; {
			time.Sleep(time.Millisecond)
			select {
			case <-changed:
				waiting = false
			default:
			}
			aborted = aborted || w.space.Poll()&stm.SignalAbort != 0
		}
		if !aborted {
			o.after(w)
		}
		th.SetAtomic(0)
		aborted = !th.Break() || aborted
		th.Detach()
		th.Close()
	}()
	<-read
	w, th := attach()
	w.dicts = first.dicts
	w.space.Share(w.space.TupleItem(w.dicts, 0).Ref())
	o.change(w, func() {
		if !th.Break() {
			t.Error("the other thread was aborted")
		}
	})
	for !th.Detach() {
	}
	close(changed)
	<-done
	th.Close()
	main.Close()
	return aborted
}

// share has threads share v.
func share(w *sharer, v Value) {
	w.dicts, _ = w.space.NewTupleN(1)
	w.space.Init(w.dicts, TupleItems, v)
}

// A transaction that has found keys in a dict goes on when that grows, and then
// conflicts with who changes their values. If it has changed values itself it has to
// begin again.
func TestReaderOfADictThatGrows(t *testing.T) {
	cases := []struct {
		name    string
		write   bool // the reader stores a value first
		change  int  // the key whose value another transaction changes, -1: none
		aborted bool
	}{
		{"growth alone", false, -1, false},
		{"another key's value changes", false, 4, false},
		{"its key's value changes", false, 3, true},
		{"it has changed a value", true, -1, true},
	}
	for _, c := range cases {
		for _, size := range []int{5, 21_800} { // the larger one gets its arrays before the stop
			t.Run(c.name, func(t *testing.T) {
				dict := func(w *sharer) Value { return w.space.TupleItem(w.dicts, 0) }
				entries := func(w *sharer) Value { return Value(w.space.Word(dict(w).Ref(), DictEntries)) }
				set := func(w *sharer, key, value int) {
					i, hash := findKey(t, w.space, dict(w), SmallInt(int64(key)))
					if i >= 0 {
						w.space.DictSetValue(dict(w), i, SmallInt(int64(value)))
					} else if err := w.space.DictInsert(dict(w), SmallInt(int64(key)), SmallInt(int64(value)), hash); err != nil {
						t.Error(err)
					}
				}
				get := func(w *sharer, key int) int {
					i, _ := findKey(t, w.space, dict(w), SmallInt(int64(key)))
					return int(w.space.DictValue(dict(w), i).Int())
				}
				var before Value
				aborted := overtaking{
					setup: func(w *sharer) {
						share(w, w.space.NewDict())
						for k := range size {
							set(w, k, 100)
						}
					},
					read: func(w *sharer) {
						n := get(w, 3)
						if c.write {
							set(w, 3, n)
						}
						before = entries(w)
					},
					change: func(w *sharer, commit func()) {
						for k := size; entries(w) == before && k < 4*size; k++ {
							set(w, k, 0)
							if k%200 == 0 || size < 100 {
								commit()
							}
						}
						commit()
						if c.change >= 0 {
							set(w, c.change, 7)
							commit()
						}
					},
					after: func(w *sharer) {
						if entries(w) == before {
							t.Error("the dict has not grown")
						}
						if c.aborted {
							// What it reads anew would make the conflict, too.
						} else if n := get(w, 3); n != 100 {
							t.Errorf("the value was 100 and is %d", n)
						}
					},
				}.run(t)
				if aborted != c.aborted {
					t.Errorf("aborted: %v, want %v", aborted, c.aborted)
				}
			})
		}
	}
}

// A transaction that depends on a slot's being free, however it has come there,
// conflicts with who puts a key into it at his commit.
func TestReaderOfAFreeSlot(t *testing.T) {
	table := func(w *sharer) Value { return w.space.TupleItem(w.dicts, 0) }
	name := func(w *sharer) Value { v, _ := w.space.NewStr("name"); return v }
	add := func(w *sharer, key Value) {
		s := w.space
		if s.Kind(table(w)) == KindDict {
			_, hash := findKey(t, s, table(w), key)
			if err := s.DictInsert(table(w), key, SmallInt(1), hash); err != nil {
				t.Error(err)
			}
			return
		}
		h, _ := s.Hash(key)
		p := NewSetProbe(h)
		s.SetFind(table(w), key, &p)
		if err := s.SetInsert(table(w), key, &p); err != nil {
			t.Error(err)
		}
	}
	setOf4 := func(w *sharer) {
		share(w, w.space.NewSet())
		add(w, SmallInt(4))
	}
	dictOf4 := func(w *sharer) {
		share(w, w.space.NewDict())
		add(w, SmallInt(4))
	}
	add2 := func(w *sharer) { add(w, SmallInt(2)) }
	cases := []struct {
		name        string
		setup, read func(w *sharer)
		change      func(w *sharer)
	}{
		{"a key looked up in a dict", dictOf4, func(w *sharer) { findKey(t, w.space, table(w), SmallInt(2)) }, add2},
		{"a name looked up in a namespace", dictOf4, func(w *sharer) { w.space.StrFind(table(w), name(w)) }, func(w *sharer) { add(w, name(w)) }},
		{"a key looked up in a set", setOf4, func(w *sharer) {
			h, _ := w.space.Hash(SmallInt(2))
			p := NewSetProbe(h)
			w.space.SetFind(table(w), SmallInt(2), &p)
		}, add2},
		{"the first key of a set", setOf4, func(w *sharer) {
			if i := w.space.SetNext(table(w), 0); w.space.SetKey(table(w), i) != SmallInt(4) {
				t.Error("which is not 4")
			}
		}, add2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			aborted := overtaking{setup: c.setup, read: c.read, after: func(*sharer) {},
				change: func(w *sharer, commit func()) {
					c.change(w)
					if len(w.space.Notes.tables) == 0 {
						t.Error("the key was not put off")
					}
					commit()
				}}.run(t)
			if !aborted {
				t.Error("it goes on")
			}
		})
	}
}
