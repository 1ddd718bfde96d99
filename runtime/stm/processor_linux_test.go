package stm

import (
	"os/exec"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A thread of another segment that is on the same processor is moved away from it.
func TestSpread(t *testing.T) {
	var all unix.CPUSet
	if err := unix.SchedGetaffinity(0, &all); err != nil {
		t.Fatal(err)
	}
	if all.Count() < 2 || runtime.GOMAXPROCS(0) < 2 {
		t.Skip("one processor")
	}
	here, only := uint64(0), unix.CPUSet{}
	for !all.IsSet(int(here)) {
		here++
	}
	only.Set(int(here))

	st := newStage(t, 2, Options{})
	st.rt.processors = 2
	a, b := st.all[0], st.all[1]

	// b's thread sits on the processor, and may run nowhere else.
	var ready, stop atomic.Bool
	done := make(chan uint64)
	go func() {
		runtime.LockOSThread() // for good: the thread ends with its affinity
		unix.SchedSetaffinity(0, &only)
		b.Segment().where.Store(whereabouts())
		ready.Store(true)
		for !stop.Load() {
		}
		done <- whereabouts()
	}()
	moved := make(chan bool)
	go func() {
		runtime.LockOSThread()
		for !ready.Load() {
			time.Sleep(time.Millisecond)
		}
		thread := int(uint32(b.Segment().where.Load()))
		unix.SchedSetaffinity(0, &only)
		unix.SchedSetaffinity(0, &all) // may go away, but is there now as a rule
		is := func() bool {
			var now unix.CPUSet
			unix.SchedGetaffinity(thread, &now)
			return now == all
		}
		for end := time.Now().Add(10 * time.Second); !is() && time.Now().Before(end); {
			unix.SchedSetaffinity(0, &only)
			unix.SchedSetaffinity(0, &all)
			a.looked = -lookEvery
			a.spread(st.rt.segments)
		}
		moved <- is()
	}()
	if !<-moved {
		t.Error("the thread was not moved")
	}
	stop.Store(true)
	<-done
}

// Numbers of threads are used again: one of another process is left alone.
func TestMoveOnlyOwn(t *testing.T) {
	child := exec.Command("sleep", "60")
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { child.Process.Kill(); child.Wait() }()
	var before, after unix.CPUSet
	if err := unix.SchedGetaffinity(child.Process.Pid, &before); err != nil {
		t.Fatal(err)
	}
	for i := range len(before) * 64 {
		if before.IsSet(i) && before.Count() > 1 {
			before.Clear(i)
		}
	}
	if err := unix.SchedSetaffinity(child.Process.Pid, &before); err != nil {
		t.Fatal(err)
	}
	for i := range runtime.NumCPU() {
		moveFrom(i, child.Process.Pid)
	}
	if unix.SchedGetaffinity(child.Process.Pid, &after); after != before {
		t.Errorf("the affinity was %v and is %v", before, after)
	}
}
