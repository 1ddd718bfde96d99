package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// overlapProgram has two threads that meet at a barrier, or hand a lock to each other, and then compute. It prints which part of the
// time in which one computes the other one does, too.
const overlapProgram = `
import sys, threading, time
ROUNDS, WORK = 100, 20000
barrier, spans = threading.Barrier(2), ([], [])
event, section = [threading.Event() for _ in range(ROUNDS)], threading.Lock()
def compute(k):
    begin, s = time.perf_counter(), 0
    for i in range(WORK): s = s * 31 + i & 0xffff
    spans[k].append((begin, time.perf_counter()))
def meet(k):
    for i in range(ROUNDS):
        barrier.wait()
        compute(k)
def wake(k):
    for i in range(ROUNDS):
        if k:
            event[i].wait()
            compute(k)
        else:
            with section:
                event[i].set()
                compute(k)
        barrier.wait()
ts = [threading.Thread(target=globals()[sys.argv[1]], args=(k,)) for k in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a, b in zip(*spans))
print(2 * both / sum(b - a for s in spans for a, b in s))
`

// Who is woken by a barrier, or in a critical section that goes on, computes at the same time as who has woken it, and not after it.
// That both take longer on a busy machine makes no difference.
func TestWokenAtOnce(t *testing.T) {
	exe, script := build(t), filepath.Join(t.TempDir(), "overlap.py")
	if err := os.WriteFile(script, []byte(overlapProgram), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"meet", "wake"} {
		t.Run(how, func(t *testing.T) {
			best := 0.0
			for range 5 {
				out, errs, status := runPystm(t, exe, "--segments=2", script, how)
				part, err := strconv.ParseFloat(strings.TrimSpace(out), 64)
				if err != nil || errs != "" || status != 0 {
					t.Fatalf("%q, %q, status %d", out, errs, status)
				}
				if best = max(best, part); best > 0.5 {
					return
				}
			}
			t.Errorf("%.2f of the time is common", best)
		})
	}
}
