package stm

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"
	"unsafe"

	"pystm/runtime/gc"
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

// worker is a client: a thread whose state is a few words.
type worker struct {
	*Thread
	tb       testing.TB
	words    [32]uint64 // roots and locals
	saved    [32]uint64
	position Place
	restored int
	looks    []bool // what Watch was told
	zombie   func() // what it does after an abort until it calls Restart; may be nil
}

// unwind is what a client does after an abort.
func (w *worker) unwind() {
	if w.rt.opts.Unwind {
		if w.zombie != nil {
			w.zombie()
		}
		w.Restart()
	}
}

func (w *worker) Break() bool {
	ok := w.Thread.Break()
	if !ok {
		w.unwind()
	}
	return ok
}

func (w *worker) Detach() bool {
	ok := w.Thread.Detach()
	if !ok {
		w.unwind()
	}
	return ok
}

func (w *worker) BecomeInevitable() bool {
	ok := w.Thread.BecomeInevitable()
	if !ok {
		w.unwind()
	}
	return ok
}

func (w *worker) Roots(minor bool, visit gc.Visit) {
	visit(unsafe.Pointer(&w.words), len(w.words))
	if !minor {
		visit(unsafe.Pointer(&w.saved), len(w.saved))
	}
}

func (w *worker) Save()           { w.saved = w.words }
func (w *worker) Restore()        { w.words = w.saved; w.restored++ }
func (w *worker) Position() Place { return w.position }

// Watch implements Watcher.
func (w *worker) Watch(_ gc.Ref, read bool) Place {
	w.looks = append(w.looks, read)
	return w.position
}

func (w *worker) ref(i int) gc.Ref { return gc.Ref(w.words[i]) }

// stillAbove is what size of objects never move in the tests that do not say another, in bytes.
const stillAbove = 256 << 10

func newRuntime(t testing.TB, opts Options) *Runtime {
	t.Helper()
	opts.Heap.Kinds = testKinds
	if opts.Heap.Moving == 0 {
		opts.Heap.Moving = stillAbove
	}
	rt, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(rt.Close)
	return rt
}

func (w *worker) attach() {
	if err := w.Attach(); err != nil {
		w.tb.Fatal(err)
	}
}

func newWorker(t testing.TB, rt *Runtime) *worker {
	w := &worker{tb: t}
	w.Thread = rt.NewThread(w)
	return w
}

// poll is a break point; false means that the transaction starts anew.
func (w *worker) poll() bool {
	s := w.Segment()
	if s.Budget--; s.Signal.Load() != 0 || s.Budget < 0 {
		if s.Poll()&SignalAbort != 0 {
			w.unwind()
			return false
		}
	}
	return true
}

// atomically runs body as one transaction. body returns false when a poll
// told it that the transaction was rolled back.
func (w *worker) atomically(body func(s *Segment) bool) {
	w.EnterAtomic()
	for {
		if !body(w.Segment()) {
			continue
		}
		w.LeaveAtomic()
		if w.Break() {
			return
		}
		w.EnterAtomic()
	}
}

// setup runs f on the only thread and returns what it leaves in words.
func setup(t testing.TB, rt *Runtime, f func(w *worker)) *worker {
	w := newWorker(t, rt)
	w.attach()
	f(w)
	for !w.Detach() {
	}
	return w
}

// parallel runs f in n threads, which start with the words of w.
func parallel(t testing.TB, rt *Runtime, w *worker, n int, f func(w *worker, i int)) {
	var wg sync.WaitGroup
	var all []*worker
	for range n {
		o := newWorker(t, rt)
		o.words = w.words
		all = append(all, o)
	}
	for i, o := range all {
		wg.Go(func() {
			o.attach()
			f(o, i)
			for !o.Detach() {
			}
			o.Close()
		})
	}
	done := make(chan bool)
	go func() { wg.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(60 * time.Second):
		rt.lock()
		for _, s := range rt.segments {
			t.Logf("segment %d: running %v open %v doomed %v rolledBack %v log %d thread %p signal %#x",
				s.number, s.running, s.open, s.doomed, s.rolledBack, len(s.log), s.thread, s.Signal.Load())
		}
		t.Logf("running %d stopper %v queue %d serial %p inevitable %p events %v", rt.running, rt.stopper != nil, len(rt.queue), rt.serial, rt.inevitable, rt.events)
		rt.mu.Unlock()
		panic("deadlock")
	}
	audit(t, rt)
}

// audit checks a runtime at rest: no locks, no logs, every page that the
// kernel has copied is in the page map, and copies equal segment 0.
func audit(t testing.TB, rt *Runtime) {
	t.Helper()
	rt.lock()
	defer rt.mu.Unlock()
	for _, s := range rt.segments {
		if s.running || s.open || len(s.log) > 0 || s.doomed {
			t.Fatalf("segment %d is not at rest", s.number)
		}
		s.catchUp()
		if err := auditPages(s); err != nil {
			t.Fatal(err)
		}
	}
	if rt.running != 0 || rt.stopper != nil || rt.inevitable != nil {
		t.Fatal("the runtime is not at rest")
	}
	if rt.locks == nil {
		return
	}
	for _, r := range rt.Heap.OldInUse() {
		for off := r.From; off < r.To; off += 8 * gc.Granule {
			if w := *(*uint64)(unsafe.Add(rt.locks, off>>4)); w != 0 {
				t.Fatalf("lock left near %#x", off)
			}
		}
	}
}

// auditPages compares the page map with the kernel's: in /proc/self/pagemap
// bit 63 is set for a present page and bit 61 if it is the file's.
func auditPages(s *Segment) error {
	f, err := os.Open("/proc/self/pagemap")
	if err != nil {
		return nil // not the system this is about
	}
	defer f.Close()
	size := gc.Ref(1) << s.rt.pageShift
	for _, r := range s.rt.Heap.OldInUse() {
		buf := make([]byte, (r.To-r.From)/size*8)
		if _, err := f.ReadAt(buf, int64((uintptr(s.Base)+uintptr(r.From))>>s.rt.pageShift*8)); err != nil {
			return err
		}
		for off := r.From; off < r.To; off += size {
			entry := binary.LittleEndian.Uint64(buf[(off-r.From)/size*8:])
			copied := entry>>63 == 1 && entry>>61&1 == 0
			if copied && !s.hasPage(off) {
				return fmt.Errorf("segment %d has a silent copy of page %#x", s.number, off)
			}
		}
	}
	return nil
}

// committed loads word i of an object of the committed state.
func committed(rt *Runtime, ref gc.Ref, i int) uint64 { return rt.solo.Word(ref, i) }
