package stm

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"pystm/runtime/gc"
	"pystm/runtime/stmlog"
)

// A reader that was aborted is watched as it runs again.
func TestReaderIsWatched(t *testing.T) {
	st := newStage(t, 2, Options{Work: 1 << 30})
	st.rt.KeepPlaces()
	a, b := st.all[0], st.all[1]
	for round := range 3 {
		b.looks = nil
		st.as(b, func(s *Segment) {
			s.Observe() // or it would go before
			b.readNode()
			b.position = Place{20, 2}
		})
		if round == 1 {
			st.as(b, func(*Segment) { b.Break() }) // b must be the younger one
			st.as(b, func(s *Segment) {
				s.Observe()
				b.readNode()
			})
		}
		st.as(a, func(*Segment) {
			a.position = Place{10, 1}
			a.writeNode(number(5))
			a.Break()
		})
		st.as(b, func(s *Segment) {
			if b.poll() {
				t.Fatal("b was not aborted")
			}
			if c, _ := b.LastAbort(); c.LoserAt != (Place{20, 2}) || c.LoserHow != stmlog.Stood || c.WinnerAt != (Place{10, 1}) {
				t.Errorf("%+v", c)
			}
			b.position = Place{20, 3}
			if !b.poll() || len(b.looks) == 0 {
				t.Errorf("not watched: %v", b.looks)
			}
			for _, read := range b.looks {
				if read {
					t.Error("found before it was read")
				}
			}
			b.position = Place{20, 4}
			b.readNode()
			b.poll()
			if n := len(b.looks); !b.looks[n-1] {
				t.Errorf("not found: %v", b.looks)
			}
			c, _ := b.LastAbort()
			if c.LoserAt != (Place{20, 4}) || c.LoserHow != stmlog.Read {
				t.Errorf("%+v", c)
			}
			n := len(b.looks)
			b.poll()
			if len(b.looks) != n || b.Segment().Signal.Load()&SignalChaos != 0 {
				t.Error("watched still")
			}
			b.Break()
		})
	}
}

// Places of entries are found again, however many there are.
func TestPlacesOfWrites(t *testing.T) {
	st := newStage(t, 1, Options{Work: 1 << 30})
	st.rt.KeepPlaces()
	a := st.all[0]
	st.as(a, func(s *Segment) {
		for i := 2; i < 4000; i += 4 {
			a.position = Place{uint64(i / 100)} // some entries each
			a.writeSlot(i, number(i))
		}
		a.position = Place{9999}
		for i := 2; i < 4000; i += 4 {
			p, how := s.placeOf(a.ref(1) + 8*gc.Ref(i))
			if how != stmlog.Wrote || p != (Place{uint64(i / 100)}) && p != (Place{uint64((i - 4) / 100)}) {
				t.Fatalf("slot %d: %v %v", i, p, how)
			}
		}
		if p, how := s.placeOf(a.ref(0)); how != stmlog.Stood || p != (Place{9999}) {
			t.Errorf("%v %v", p, how)
		}
		if !a.Break() || len(s.writes) != 0 {
			t.Error("not committed, or not forgotten")
		}
	})
}

// A record of a commit has the places of its own writes only, however many are known.
func TestPlacesOfRecord(t *testing.T) {
	st := newStage(t, 1, Options{Work: 1 << 30})
	st.rt.KeepPlaces()
	a := st.all[0]
	st.as(a, func(s *Segment) {
		for i := range 900 {
			a.position = Place{uint64(i)}
			a.writeSlot(2+4*i, number(i))
		}
		a.Break()
		for i := range 3 {
			a.position = Place{5000 + uint64(i)}
			a.writeSlot(2+4*i, number(7))
		}
		st.rt.lock()
		defer st.rt.unlock()
		st.rt.add(s)
		r := st.rt.redos[0]
		st.rt.redos = st.rt.redos[:0]
		if len(r.places) != 3 {
			t.Errorf("%d places", len(r.places))
		}
		for i := range 3 {
			p, how, ok := r.placeOf((a.ref(1) + 8*gc.Ref(2+4*i)) &^ (gc.Granule - 1))
			if !ok || how != stmlog.Wrote || p != (Place{5000 + uint64(i)}) {
				t.Errorf("slot %d: %v %v", i, p, how)
			}
		}
	})
}

// All that happens is in the log.
func TestLog(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log")
	log, err := stmlog.Create(name, 2, "test")
	if err != nil {
		t.Fatal(err)
	}
	st := newStage(t, 2, Options{Work: 1 << 30, Log: log})
	a, b := st.all[0], st.all[1]
	a.SetName("a")
	const rounds = 10
	for i := range rounds {
		st.as(b, func(s *Segment) {
			b.position = Place{20, 1}
			s.Observe() // or it would go before
			b.readNode()
		})
		st.as(a, func(*Segment) {
			a.position = Place{10, 1}
			a.writeNode(number(i))
			a.Break()
		})
		st.as(b, func(*Segment) {
			b.poll()
			b.Break()
		})
	}
	st.as(a, func(*Segment) {
		a.BecomeInevitable()
		a.Break()
	})
	st.as(b, func(s *Segment) {
		s.Collect()
		b.Break()
	})
	st.halt(a)
	if err := st.rt.CloseLog(); err != nil {
		t.Fatal(err)
	}
	n := st.rt.Events()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in, err := stmlog.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	count := map[stmlog.Kind]uint64{}
	for {
		r, err := in.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch r.Kind {
		case stmlog.Run:
			count[r.Kind] += r.Fields[4]
			if r.Fields[2] > r.Fields[3] || r.Fields[5] > r.Fields[3]-r.Fields[2] {
				t.Errorf("%v", &r)
			}
		case stmlog.Conflict:
			count[r.Kind]++
			if r.Fields[5] == 0 || r.Fields[6] == 0 || r.Fields[9] != stmlog.Aborted || r.Fields[10] == 0 {
				t.Errorf("%v", &r)
			}
		default:
			count[r.Kind]++
		}
	}
	for kind, want := range map[stmlog.Kind]uint64{
		stmlog.Run: n[EventCommit], stmlog.Abort: n[EventAbort], stmlog.Conflict: rounds, stmlog.Certain: 1, stmlog.Collect: n[EventMajor],
		stmlog.Thread: 1, stmlog.End: 1,
	} {
		if count[kind] != want {
			t.Errorf("%d records of kind %s, want %d", count[kind], kind, want)
		}
	}
	if n[EventAbort] != rounds || n[EventMajor] == 0 {
		t.Errorf("%v", n)
	}
}
