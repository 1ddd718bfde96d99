package main

import (
	"sync"
	"testing"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
)

// readers is a program of two threads that call one function and read one of
// everything; each writes to a list of its own.
const readers = `
import _thread

def f(x):
    return x + N

class Point:
    kind = 'point'
    def __init__(self):
        self.x, self.y = 1, 2
    def norm(self):
        return self.x * self.x + self.y * self.y
    @property
    def sum(self):
        return self.x + self.y

D = {i: str(i) for i in range(100)}
L = list(range(100))
T = tuple(range(10))
S = set(range(100))
P = Point()
N = 7
TEXT = 'shared text'

def work(own, go, done):
    go.acquire()
    for i in range(60000):
        if i == 2000:
            begin()
        elif i == 58000:
            end()
        k = i % 100
        n = f(k) + len(D[k]) + L[k] + T[k % 10] + P.x + P.norm() + P.sum + len(Point.kind) + N
        if k in S and k in D and D.get(k) and 'text' in TEXT and isinstance(P, Point):
            n += 1
        for v in T:
            n += v
        if i % 50 == 0:
            own.append(n)
    done.release()

locks = [[_thread.allocate_lock() for _ in range(2)] for _ in range(2)]
lists = [[], []]
for pair in locks:
    for lock in pair:
        lock.acquire()
for own, (go, done) in zip(lists, locks):
    _thread.start_new_thread(work, (own, go, done))
for go, done in locks:
    go.release()
for go, done in locks:
    done.acquire()
assert lists[0] == lists[1] and len(lists[0]) == 1200
`

// TestReadingHasNoConflicts: threads that only read what they share never
// conflict, whatever they read. What counts is the time in which both are in
// their loops, in the first of five runs in which there is one.
func TestReadingHasNoConflicts(t *testing.T) {
	for range 5 {
		machine, thread, err := newVM(&options{maxHeap: 256 << 20, stm: stmOptions{segments: 2}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var mu sync.Mutex
		var first, last []uint64 // events when both had begun, and when one was about to end
		count := func(f func(now []uint64)) vm.NativeFunc {
			return func(_ *vm.Thread, _ []vm.Value) (vm.Value, error) {
				now := machine.RT.Events()
				mu.Lock()
				defer mu.Unlock()
				f(now)
				return obj.NoneValue, nil
			}
		}
		for name, fn := range map[string]vm.NativeFunc{
			"begin": count(func(now []uint64) { first = now }),
			"end": count(func(now []uint64) {
				if last == nil {
					last = now
				}
			}),
		} {
			if err := thread.StrSet(machine.Builtins(), thread.Intern(name), thread.NewNative(vm.Native{Name: name, Fn: fn})); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := thread.ImportModule("sys"); err != nil {
			t.Fatal(err)
		}
		if err := thread.RunCommand(readers); err != nil {
			t.Fatal(thread.ReportUncaught(err))
		}
		if last[stm.EventCommit] < first[stm.EventCommit]+4 {
			continue // hardly a time in which both ran
		}
		for _, e := range []stm.Event{stm.EventWriteWrite, stm.EventWriteRead} {
			if n := last[e] - first[e]; n != 0 {
				t.Errorf("%s: %d", e, n)
			}
		}
		return
	}
	t.Skip("the threads never ran at the same time")
}
