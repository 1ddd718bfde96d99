package stmlog

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// write makes a log of n runs and a conflict after each tenth, and returns the
// file's content.
func write(t testing.TB, n int) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "log")
	w, err := Create(name, 2, "program arg")
	if err != nil {
		t.Fatal(err)
	}
	w.Explain(func(word uint64) Where {
		return Where{File: "f.py", Function: "f", Line: int(word), Text: fmt.Sprintf("x = %d", word)}
	})
	w.PutText(Thread, "worker", 7, 0)
	for i := range n {
		w.Put(Run, 7, 1, uint64(i), uint64(i+1), 3, 4, 5, 6, uint64(i)<<40)
		if i%10 == 9 {
			w.Put(Conflict, uint64(i), uint64(WriteRead), 8, 7, 9, w.Stack(Words{uint64(i), 5}), w.Stack(Words{5}), 1, 2, Aborted, 100)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal("closed twice:", err)
	}
	w.Put(Run, 1, 1, 1, 1, 1, 1, 1, 1, 1) // too late: nothing happens
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// read reads all records of a log.
func read(r io.Reader) (list []Record, in *Reader, err error) {
	if in, err = NewReader(r); err != nil {
		return nil, nil, err
	}
	for {
		rec, err := in.Next()
		if err == io.EOF {
			return list, in, nil
		}
		if err != nil {
			return list, in, err
		}
		list = append(list, rec)
	}
}

func count(list []Record, kind Kind) (n int) {
	for i := range list {
		if list[i].Kind == kind {
			n++
		}
	}
	return n
}

func TestRoundTrip(t *testing.T) {
	const n = 20_000 // several buffers
	list, in, err := read(bytes.NewReader(write(t, n)))
	if err != nil || in.Cut || in.Damaged != 0 {
		t.Fatal(err, in)
	}
	for kind, want := range map[Kind]int{Start: 1, End: 1, Run: n, Conflict: n / 10, Thread: 1, Frame: n/10 + 1, Stack: n/10 + 1} {
		if got := count(list, kind); got != want {
			t.Errorf("%d records of kind %s, want %d", got, kind, want)
		}
	}
	frames, stacks, runs := map[uint64]Record{}, map[uint64][]uint64{}, uint64(0)
	for _, r := range list {
		switch r.Kind {
		case Start:
			if r.Text != "program arg" || r.Fields[2] != 2 || r.Fields[1] != uint64(os.Getpid()) {
				t.Errorf("%v", &r)
			}
		case Frame:
			frames[r.Fields[0]] = r
		case Stack:
			stacks[r.Fields[0]] = r.List
		case Run:
			if r.Fields[2] != runs || r.Fields[8] != runs<<40 {
				t.Fatalf("run %d: %v", runs, &r)
			}
			runs++
		}
	}
	for _, r := range list {
		if r.Kind != Conflict {
			continue
		}
		s := stacks[r.Fields[5]]
		if len(s) != 2 || frames[s[0]].Fields[1] != r.Fields[0] || frames[s[1]].Text != "f.py\x00f\x00x = 5" {
			t.Fatalf("stack of %v: %v", &r, s)
		}
	}
}

// A log that was cut off anywhere is readable up to the last whole chunk.
func TestCutOff(t *testing.T) {
	whole := write(t, 2000)
	all, _, _ := read(bytes.NewReader(whole))
	last := -1
	for n := 0; n <= len(whole); n += 1 + n/50 {
		list, in, err := read(bytes.NewReader(whole[:n]))
		switch {
		case n == 0 && err != ErrEmpty:
			t.Errorf("nothing: %v", err)
		case n > 0 && n < len(Magic) && err != ErrForeign:
			t.Errorf("%d bytes: %v", n, err)
		case err != nil && err != ErrEmpty && err != ErrForeign:
			t.Errorf("%d bytes: %v", n, err)
		case err == nil && len(list) < last || len(list) > len(all):
			t.Errorf("%d bytes: %d records after %d", n, len(list), last)
		case err == nil && !in.Cut && count(list, End) == 0 && n < len(whole):
			// It ends just behind a chunk.
			last = len(list)
		case err == nil:
			last = len(list)
		}
	}
}

// Damaged chunks are passed over.
func TestDamaged(t *testing.T) {
	whole := write(t, 20_000)
	all, _, _ := read(bytes.NewReader(whole))
	whole[len(whole)/2] ^= 0x10
	list, in, err := read(bytes.NewReader(whole))
	if err != nil || in.Damaged == 0 || in.Cut || len(list) < len(all)/2 || len(list) >= len(all) || count(list, End) != 1 {
		t.Errorf("%d of %d records, %d damaged, %v", len(list), len(all), in.Damaged, err)
	}
}

func TestForeign(t *testing.T) {
	for text, want := range map[string]error{
		"":                             ErrEmpty,
		"#!/usr/bin/python\nprint()\n": ErrForeign,
		"pystm":                        ErrForeign,
		"pystmlog9\nwhatever":          ErrVersion,
		Magic:                          ErrEmpty,
		Magic + "garbage":              ErrEmpty,
	} {
		if _, _, err := read(strings.NewReader(text)); err != want {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

// What the file does not take in time is dropped and counted; nobody waits.
func TestBound(t *testing.T) {
	const limit = 200 << 10
	name := filepath.Join(t.TempDir(), "log")
	w, err := create(name, 1, "", limit)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 100_000 {
		w.Put(Run, 1, 1, uint64(i), uint64(i), 1<<40, 1<<40, 1<<40, 1<<40, 1<<40)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(name)
	if err != nil || len(b) < limit-bufferSize || len(b) > limit+chunkHead+maxRecord {
		t.Fatal(len(b), err)
	}
	list, in, err := read(bytes.NewReader(b))
	if err != nil || in.Damaged != 0 || in.Cut || count(list, Run) == 0 || count(list, End) != 1 {
		t.Fatal(len(list), err)
	}
	if end := list[len(list)-1]; end.Fields[1] == 0 {
		t.Error("nothing was dropped")
	}
}

// What was recorded is in the file soon, also if the program never ends.
func TestWrittenSoon(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log")
	w, err := Create(name, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.Put(Run, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if list, in, _ := read(bytes.NewReader(b)); count(list, Run) == 1 && !in.Cut {
			return
		}
		if time.Now().After(end) {
			t.Fatal("not written")
		}
	}
}

// Recording allocates nothing.
func TestNoAllocation(t *testing.T) {
	w, err := Create(filepath.Join(t.TempDir(), "log"), 1, "")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	p := Words{1, 2, 3}
	w.Stack(p)
	if n := testing.AllocsPerRun(1000, func() {
		w.Put(Conflict, 1, 2, 3, 4, 5, w.Stack(p), 7, 8, 9, 10, 11)
	}); n >= 0.5 {
		t.Errorf("%v allocations a record", n)
	}
}

func BenchmarkPut(b *testing.B) {
	w, err := Create(filepath.Join(b.TempDir(), "log"), 1, "")
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	for i := range b.N {
		w.Put(Run, 1, 1, uint64(i)*1000, uint64(i)*1000+900, 3, 800, 100, 0, 0)
	}
}

// FuzzReader feeds the reader anything: it neither fails in a way of its own
// nor reads more than there is.
func FuzzReader(f *testing.F) {
	whole := write(f, 30)
	f.Add(whole)
	f.Add(whole[:len(whole)-5])
	f.Add([]byte(Magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		list, in, err := read(bytes.NewReader(b))
		if err != nil && err != ErrEmpty && err != ErrForeign && err != ErrVersion {
			t.Fatal(err)
		}
		if in != nil && in.Damaged > int64(len(b)) || len(list) > len(b) {
			t.Fatal(in.Damaged, len(list))
		}
		for i := range list {
			if list[i].String() == "" {
				t.Fatal("no text")
			}
		}
	})
}
