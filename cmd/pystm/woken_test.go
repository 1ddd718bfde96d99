package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// wakeProgram prints in how many of its rounds a thread has committed within some thousand turns of a loop: after it has set, in a section
// that goes on, what another one waits for, or after it has been woken itself and is asked to commit. (How much of their time two
// such threads have in common depends on what else the machine does.)
const wakeProgram = `
import sys, threading, time, transaction
ROUNDS, TURNS = 50, 4000
good = 0
def committed(act):
    global good
    before = transaction.stats()["commits"]
    act()
    for i in range(TURNS): pass
    good += transaction.stats()["commits"] > before
def meet(other):            # other waits for this thread, with this condition
    while not other._waiters: time.sleep(0.0005)
def section():
    lock, events = threading.Lock(), [threading.Event() for _ in range(ROUNDS)]
    def wait():
        for e in events: e.wait()
    t = threading.Thread(target=wait)
    t.start()
    for e in events:
        meet(e._cond)
        with lock: committed(e.set)
    t.join()
def woken():
    c, go = threading.Condition(), [False]
    def wait():
        for i in range(ROUNDS):
            with c:
                c.wait()
            committed(transaction.hint_commit_soon)
    t = threading.Thread(target=wait)
    t.start()
    for i in range(ROUNDS):
        meet(c)
        with c: c.notify()
    t.join()
globals()[sys.argv[1]]()
print(good)
`

// Who wakes another thread commits at once, also in a critical section that goes on, and who was woken keeps no lock.
func TestWokenAtOnce(t *testing.T) {
	exe, script := build(t), filepath.Join(t.TempDir(), "wake.py")
	if err := os.WriteFile(script, []byte(wakeProgram), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"section", "woken"} {
		t.Run(how, func(t *testing.T) {
			out, errs, status := runPystm(t, exe, "--segments=2", script, how)
			good, err := strconv.Atoi(strings.TrimSpace(out))
			if err != nil || errs != "" || status != 0 {
				t.Fatalf("%q, %q, status %d", out, errs, status)
			}
			if good < 45 {
				t.Errorf("%d of 50 rounds have committed", good)
			}
		})
	}
}
