package main

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// The table of conflicts: what two threads may do at a time to one object. Each
// row is done by two threads in a loop, number k in its i-th turn, and the
// runtime's counters tell whether their transactions conflicted.
var conflictTable = []struct {
	name        string
	setup, body string
	free        bool // no conflicts
}{
	{"nothing shared", "", "x = i + k", true},
	{"read one list", "l = list(range(1000))", "l[i % 1000]", true},
	{"read one dict", "d = {i: i for i in range(1000)}", "d[i % 1000]", true},
	{"read one dict, missing keys", "d = {i: i for i in range(1000)}", "d.get(-1 - i)", true},
	{"read one instance", "class C: pass\nc = C(); c.x = 1", "c.x", true},
	{"read one global", "g = 1", "g", true},
	{"call one function", "def f(x): return x + 1", "f(i)", true},
	{"iterate one dict", "d = dict.fromkeys(range(50))", "for x in d: pass", true},

	{"l[k] = x of different places", "l = [0] * 100", "l[50 * k] = i", true},
	{"l[k] = x of one place", "l = [0] * 100", "l[50] = i", false},
	{"l[k] = x and l[j]", "l = [0] * 100", "if k: l[50] = i\n        else: l[0]", true},
	{"l[k] = x and len(l)", "l = [0] * 100", "if k: l[50] = i\n        else: len(l)", true},
	{"append and append", "l = []", "l.append(i)", true},
	{"append and read", "l = [1, 2]", "if k: l.append(i)\n        else: l[0]", true},
	{"append and len", "l = []", "if k: l.append(i)\n        else: len(l)", false},
	{"append and pop", "l = []", "l.append(i); l.pop()", false},

	{"d[k] = x of different keys", "d = {0: 0, 1: 1}", "d[k] = i", true},
	{"d[k] = x of one key", "d = {0: 0, 1: 1}", "d[0] = i", false},
	{"add different keys", "d = {}", "d[i, k] = i", true},
	{"add different ints", "d = {}", "d[2 * i + k] = i", true},
	{"add different strs", "d = {}", "d['%d %d' % (i, k)] = i", true},
	{"add one key", "d = {}", "d[int(time.time() * 1000)] = k", false},
	{"setdefault of different keys", "d = {}", "d.setdefault((i, k), i)", true},
	{"if k not in d: d[k] = x", "d = {}", "if (i, k) not in d: d[i, k] = x", true},
	{"defaultdict of different keys", "d = collections.defaultdict(int)", "d[i % 5000, k] += 1", true},
	{"Counter of different keys", "d = collections.Counter()", "d[i % 5000, k] += 1", true},
	{"add and read keys", "d = {0: 0}", "if k: d[i] = i\n        else: d[0]", true},
	{"add keys and look up missing ones", "d = {0: 0}", "if k: d[i] = i\n        else: d.get('no')", true},
	{"add keys and len", "d = {}", "if k: d[i] = i\n        else: len(d)", false},
	{"add keys and iterate", "d = {}", "if k: d[i % 100] = i; d.pop(i % 100 - 7, 0)\n        else: list(d)", false},
	{"remove different keys", "d = dict.fromkeys(range(100000))", "d.pop(2 * i + k)", false},
	{"add and remove own keys", "d = {}", "d[i, k] = 1; del d[i, k]", false},

	{"add to one set", "s = set()", "s.add((i, k))", true},
	{"add to and look up in one set", "s = {0}", "if k: s.add(i)\n        else: 0 in s", true},
	{"add to a set one element", "s = set()", "s.add(int(time.time() * 1000))", false},
	{"remove from one set", "s = set(range(100000))", "s.discard(2 * i + k)", false},

	{"store different attributes", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x = i\n        else: c.y = i", false},
	{"store one attribute", "class C:\n  def __init__(c): c.x = 0\nc = C()", "c.x = i", false},
	{"store an attribute, read another", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x = i\n        else: c.y", false},
	{"store a class attribute, read another", "class C: x = y = 0", "if k: C.x = i\n        else: C.y", true},
	{"store a class attribute, call a method", "class C:\n  x = 0\n  def m(c): pass\nc = C()", "if k: C.x = i\n        else: c.m()", true},
	{"store different globals", "a = b = 0", "global a, b\n        if k: a = i\n        else: b = i", true},
	{"store a global, read another", "a = b = 0", "global a\n        if k: a = i\n        else: b", true},
	{"store one global", "a = 0", "global a\n        a = i", false},

	{"deque: append and popleft", "q = collections.deque(range(100000))", "if k: q.append(i)\n        else: q.popleft()", false},
	{"deque: append and append", "q = collections.deque()", "q.append(i)", false},
	{"SimpleQueue: put and get", "q = queue.SimpleQueue()\nfor i in range(100000): q.put(i)", "if k: q.put(i)\n        else: q.get()", false},
	{"Queue: put and get", "q = queue.Queue()\nfor i in range(100000): q.put(i)", "if k: q.put(i)\n        else: q.get()", false},
	{"one lock, different data", "lock = threading.Lock(); l = [0] * 100", "with lock: l[50 * k] += 1", true},
	{"one lock, one counter", "lock = threading.Lock(); l = [0]", "with lock: l[0] += 1", false},
	{"itertools.count", "c = itertools.count()", "next(c)", false},
	{"time.time", "", "time.time()", true},
	{"random.random", "", "random.random()", false},
	{"print", "", "print(end='')", true},
}

const conflictProgram = `
import collections, itertools, queue, random, threading, time
SETUP
start = threading.Barrier(2)
x = 0
def work(k):
    start.wait()
    i, end = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        BODY
        i += 1
ts = [threading.Thread(target=work, args=(k,)) for k in range(2)]
for t in ts: t.start()
for t in ts: t.join()
`

// conflictNoise is how many conflicts there are where there are none, in a run and
// per second: as tables grow, and as threads start and end.
const conflictNoise = 20

func TestConflictTable(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long where threads rarely run at a time")
	}
	exe := build(t)
	for _, row := range conflictTable {
		t.Run(row.name, func(t *testing.T) {
			// Threads that the machine does not run at a time do not conflict: try longer.
			for seconds := 0.1; ; seconds *= 3 {
				conflicts, commits := conflictsOf(t, exe, row.setup, row.body, seconds)
				t.Logf("%d conflicts, %d commits", conflicts, commits)
				if few := float64(conflicts) <= conflictNoise*(1+seconds); few == row.free {
					return
				} else if seconds > 3 {
					t.Fatal("conflicts:", !few)
				}
			}
		})
	}
}

func conflictsOf(t *testing.T, exe, setup, body string, seconds float64) (conflicts, commits int) {
	program := strings.NewReplacer("SETUP", setup, "BODY", body, "SECONDS", fmt.Sprint(seconds)).Replace(conflictProgram)
	cmd := exec.Command(exe, "--stm-stats=all", "--segments", "2", "-c", program)
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	for line := range strings.Lines(errs.String()) {
		i := strings.LastIndexByte(strings.TrimSpace(line), ' ')
		if i < 0 {
			continue
		}
		n, _ := strconv.Atoi(strings.TrimSpace(line[i:]))
		switch name := strings.TrimSpace(line[:i]); name {
		case "commit":
			commits = n
		case "write/write conflict", "write/read conflict":
			conflicts += n
		}
	}
	return conflicts, commits
}
