package obj

import (
	"testing"
	"time"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

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
			t.Run(c.name, func(t *testing.T) { readerOfGrowingDict(t, size, c.write, c.change, c.aborted) })
		}
	}
}

func readerOfGrowingDict(t *testing.T, size int, write bool, change int, wantAborted bool) {
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
			t.Fatal(err)
		}
		w.space.Segment = th.Segment()
		return w, th
	}
	dict := func(w *sharer) Value { return w.space.TupleItem(w.dicts, 0) }
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
	entries := func(w *sharer) Value { return Value(w.space.Word(dict(w).Ref(), DictEntries)) }

	first, main := attach()
	first.dicts, _ = first.space.NewTupleN(1)
	first.space.Init(first.dicts, TupleItems, first.space.NewDict())
	for k := range size {
		set(first, k, 100)
	}
	main.Detach()

	read, grown, done := make(chan bool), make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		w, th := attach()
		w.dicts = first.dicts
		th.Break() // an abort goes back to here
		th.SetAtomic(1)
		w.space.Observe() // it cannot commit in the past
		n := get(w, 3)
		if write {
			set(w, 3, n)
		}
		before := entries(w)
		close(read)
		aborted := false
		for waiting := true; waiting; {
			time.Sleep(time.Millisecond)
			select {
			case <-grown:
				waiting = false
			default:
			}
			aborted = aborted || w.space.Poll()&stm.SignalAbort != 0
		}
		if !aborted {
			if entries(w) == before {
				t.Error("the dict has not grown")
			}
			if wantAborted {
				// What it reads anew would make the conflict, too.
			} else if again := get(w, 3); again != n {
				t.Errorf("the value was %d and is %d", n, again)
			}
		}
		th.SetAtomic(0)
		aborted = !th.Break() || aborted
		if aborted != wantAborted {
			t.Errorf("aborted: %v, want %v", aborted, wantAborted)
		}
		th.Detach()
		th.Close()
	}()
	<-read
	w, th := attach()
	w.dicts = first.dicts
	w.space.Share(dict(w).Ref())
	commit := func() {
		if !th.Break() {
			t.Error("the other thread was aborted")
		}
	}
	before := entries(w)
	for k := size; entries(w) == before && k < 4*size; k++ {
		set(w, k, 0)
		if k%200 == 0 || size < 100 {
			commit()
		}
	}
	commit()
	if change >= 0 {
		set(w, change, 7)
		commit()
	}
	for !th.Detach() {
	}
	close(grown)
	<-done
	th.Close()
	main.Close()
}
