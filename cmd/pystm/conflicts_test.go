package main

import (
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
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
	{"extend and extend", "l = []", "l.extend((i, k))", true},
	{"+= and +=", "l = []", "m = l; m += [i]", true},
	{"extend and len", "l = []", "if k: l.extend((i, k))\n        else: len(l)", false},
	{"insert and insert", "l = []", "l.insert(0, i)", false},
	{"insert and read", "l = [1, 2]", "if k: l.insert(0, i)\n        else: l[0]", false},
	{"remove items of one list", "l = list(range(1000))", "l.pop() if l else 0", false},
	{"sort own copies", "l = list(range(100, 0, -1))", "sorted(l); l[:]; l + l", true},
	{"heappush and heappush", "l = []", "heapq.heappush(l, i)", false},
	{"bytearray: different places", "b = bytearray(1000)", "b[500 * k] = i % 256", true},
	{"bytearray: one place", "b = bytearray(1000)", "b[500] = i % 256", false},

	{"d[k] = x of different keys", "d = {0: 0, 1: 1}", "d[k] = i", true},
	{"d[k] = x of one key", "d = {0: 0, 1: 1}", "d[0] = i", false},
	{"add different keys", "d = {}", "d[i, k] = i", true},
	{"add different ints", "d = {}", "d[2 * i + k] = i", true},
	{"add different strs", "d = {}", "d['%d %d' % (i, k)] = i", true},
	{"add one key", "d = {}", "d[i] = k", false},
	{"setdefault of different keys", "d = {}", "d.setdefault((i, k), i)", true},
	{"if k not in d: d[k] = x", "d = {}", "if (i, k) not in d: d[i, k] = x", true},
	{"defaultdict of different keys", "d = collections.defaultdict(int)", "d[i % 5000, k] += 1", true},
	{"Counter of different keys", "d = collections.Counter()", "d[i % 5000, k] += 1", true},
	{"OrderedDict of different keys", "d = collections.OrderedDict()", "d[i, k] = i", true},
	{"subclass of dict, different keys", "class D(dict): pass\nd = D()", "d[i, k] = i", true},
	{"subclass of list, append", "class L(list): pass\nl = L()", "l.append(i)", true},
	{"subclass of set, add", "class S(set): pass\ns = S()", "s.add((i, k))", true},
	{"update with different keys", "d = {}", "d.update({(i, k): i})", true},
	{"|= with different keys", "d = {}", "m = d; m |= {(i, k): i}", true},
	{"update a set", "s = set()", "s.update([(i, k)]); s.update({(i, k, 0)})", true},
	{"list of each key", "d = {}", "d.setdefault(k, []).append(i)", true},
	{"add and read keys", "d = {0: 0}", "if k: d[i] = i\n        else: d[0]", true},
	{"add keys and look up missing ones", "d = dict.fromkeys(range(1000))", "if k: d[1000 + i] = i\n        else: d.get(-1 - i)", true},
	{"add keys and len", "d = {}", "if k: d[i] = i\n        else: len(d)", false},
	{"add keys and iterate", "d = {}", "if k: d[i % 100] = i; d.pop(i % 100 - 7, 0)\n        else: list(d)", false},
	{"remove different keys", "d = dict.fromkeys(range(1000))", "d.pop(2 * i + k)", false},
	{"add and remove own keys", "d = {}", "d[i, k] = 1; del d[i, k]", false},

	{"add to one set", "s = set()", "s.add((i, k))", true},
	{"add to and look up in one set", "s = {0}", "if k: s.add(i)\n        else: 0 in s", true},
	{"add to a set one element", "s = set()", "s.add(i)", false},
	{"remove from one set", "s = set(range(1000))", "s.discard(2 * i + k)", false},

	{"store different attributes", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x = i\n        else: c.y = i", false},
	{"store attributes of different objects", "class C: pass\nc = [C(), C()]", "c[k].x = i", true},
	{"add attributes to different objects", "class C: pass", "c = C(); c.x = i; c.y = i", true},
	{"make objects of one class", "class C:\n  def __init__(c, x): c.x = x", "C(i)", true},
	{"store one attribute", "class C:\n  def __init__(c): c.x = 0\nc = C()", "c.x = i", false},
	{"store an attribute, read another", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x = i\n        else: c.y", false},
	{"store a class attribute, read another", "class C: x = y = 0", "if k: C.x = i\n        else: C.y", true},
	{"store a class attribute, call a method", "class C:\n  x = 0\n  def m(c): pass\nc = C()", "if k: C.x = i\n        else: c.m()", true},
	{"store different globals", "a = b = 0", "global a, b\n        if k: a = i\n        else: b = i", true},
	{"store a global, read another", "a = b = 0", "global a\n        if k: a = i\n        else: b", true},
	{"nonlocal variables", "def make():\n  a = b = 0\n  def f(x):\n    nonlocal a\n    a = x\n  def g(x):\n    nonlocal b\n    b = x\n  return f, g\nfg = make()", "fg[k](i)", true},
	{"one nonlocal variable", "def make():\n  a = 0\n  def f(x):\n    nonlocal a\n    a = x\n  return f\nf = make()", "f(i)", false},
	{"store one global", "a = 0", "global a\n        a = i", false},

	{"stmdict: different keys", "d = transaction.stmdict({0: 0, 1: 1})", "d[k] = i", true},
	{"stmdict: add different keys", "d = transaction.stmdict()", "d[i, k] = i", true},
	{"stmdict: remove different keys", "d = transaction.stmdict.fromkeys(range(1000))", "d.pop(2 * i + k, 0)", true},
	{"stmdict: add and remove own keys", "d = transaction.stmdict()", "d[i, k] = 1; del d[i, k]", true},
	{"stmdict: add and look up missing keys", "d = transaction.stmdict()", "if k: d[i] = i\n        else: d.get(-1 - i)", true},
	{"stmdict: one key", "d = transaction.stmdict()", "d[0] = i", false},
	{"stmdict: one key and its look-up", "d = transaction.stmdict({0: 0})", "if k: d[0] = i\n        else: d[0]", false},
	{"stmdict: add and look up one key", "d = transaction.stmdict()", "if k: d[i % 2] = i; del d[i % 2]\n        else: d.get(i % 2)", false},
	{"stmdict: add and len", "d = transaction.stmdict()", "if k: d[i] = i\n        else: len(d)", false},
	{"stmdict: add and iterate a little", "d = transaction.stmdict(dict.fromkeys(range(1000)))\nit = iter(d)", "if k: d[1000 + i] = i\n        else: next(iter(d))", true},
	{"stmiddict: own keys", "d = transaction.stmiddict()", "x = object(); d[x] = i; del d[x]", true},
	{"stmset: add different items", "s = transaction.stmset()", "s.add((i, k))", true},
	{"stmset: remove different items", "s = transaction.stmset(range(1000))", "s.discard(2 * i + k)", true},
	{"stmset: add and remove own items", "s = transaction.stmset()", "s.add((i, k)); s.remove((i, k))", true},
	{"stmset: add and remove one item", "s = transaction.stmset()", "s.add(0); s.discard(0)", false},
	{"stmidset: own items", "s = transaction.stmidset()", "x = object(); s.add(x); s.remove(x)", true},
	{"counter: add and add", "c = transaction.counter()", "c.add(i)", true},
	{"counter: add and sub", "c = transaction.counter()", "if k: c.add(i)\n        else: c.sub(i)", true},
	{"counter: add and value", "c = transaction.counter()", "if k: c.add(i)\n        else: c.value", false},
	{"transaction.deque: append and append", "q = transaction.deque()", "q.append(i)", true},
	{"transaction.deque: append and appendleft", "q = transaction.deque()", "if k: q.append(i)\n        else: q.appendleft(i)", true},
	{"transaction.deque: append and popleft", "q = transaction.deque(range(1000))", "if k: q.append(i)\n        elif q: q.popleft()", true},
	{"transaction.deque: popleft and popleft", "q = transaction.deque(range(1000))", "q.popleft()", true},
	{"transaction.deque: append and len", "q = transaction.deque()", "if k: q.append(i)\n        else: len(q)", false},
	{"transaction.queue: put and put", "q = transaction.queue()", "q.put(i)", true},
	{"transaction.queue: put and get", "q = transaction.queue(range(1000))", "if k: q.put(i)\n        else: q.get()", true},
	{"transaction.queue: get and get", "q = transaction.queue(range(1000))", "q.get()", true},
	{"transaction.count", "c = transaction.count()", "next(c)", true},
	{"transaction.time and clock", "", "transaction.time(); transaction.clock()", true},
	{"threadlocalproperty", "class C: p = transaction.threadlocalproperty(int)\nc = C()", "c.p += 1", true},
	{"atomic blocks, different data", "l = [0] * 100", "with transaction.atomic: l[50 * k] += 1; l[50 * k] -= 1", true},
	{"atomic blocks, one place", "l = [0] * 100", "with transaction.atomic: l[50] += 1; l[50] -= 1", false},

	{"deque: append and popleft", "q = collections.deque(range(1000))", "if k: q.append(i)\n        else: q.popleft()", false},
	{"deque: append and append", "q = collections.deque()", "q.append(i)", false},
	{"SimpleQueue: put and get", "q = queue.SimpleQueue()\nfor i in range(1000): q.put(i)", "if k: q.put(i)\n        else: q.get()", false},
	{"Queue: put and get", "q = queue.Queue()\nfor i in range(1000): q.put(i)", "if k: q.put(i)\n        else: q.get()", false},
	{"one lock, different data", "lock = threading.Lock(); l = [0] * 100", "with lock: l[50 * k] += 1", true},
	{"one lock, one counter", "lock = threading.Lock(); l = [0]", "with lock: l[0] += 1", false},
	{"itertools.count", "c = itertools.count()", "next(c)", false},
	{"one lock, a reader and a writer", "lock = threading.RLock(); l = [0]", "with lock:\n          if k: l[0] = i\n          else: l[0]", false},
	{"readers of one lock", "lock = threading.RLock(); l = [0]", "with lock: l[0]", true},
	{"Event.is_set", "e = threading.Event()", "e.is_set()", true},
	{"threading.local", "v = threading.local()", "v.n = i", true},
	{"time.time", "", "time.time()", true},
	{"other clocks", "", "time.monotonic(); time.perf_counter(); time.localtime()", true},
	{"Random of each thread", "r = [random.Random(0), random.Random(1)]", "r[k].random()", true},
	{"raise and catch", "", "try: [][0]\n        except IndexError: pass", true},
	{"generators and comprehensions", "", "sum(x for x in [y * y for y in range(5)])", true},
	{"format and join strings", "", "'-'.join([f'{i}', '%d' % k])", true},
	{"weak references to one object", "class C: pass\nc = C()", "weakref.ref(c)()", true},
	{"StringIO of each thread", "s = [io.StringIO(), io.StringIO()]", "s[k].write('x')", true},
	{"import", "import json", "import json; from json import dumps", true},
	{"sys.stdout.write", "", "sys.stdout.write('')", true},
	{"random.random", "", "random.random()", false},
	{"print", "", "print(end='')", true},
}

// conflictProgram does the rows' work, a round in a transaction of each thread.
const conflictProgram = `
import collections, heapq, io, itertools, queue, random, sys, threading, time, transaction, weakref
SETUP
x = 0
def work(k):
    for i in range(ROUNDS):
        transaction.hint_commit_soon()
        with transaction.atomic:
            BODY
            while waits(i, k): pass
        transaction.hint_commit_soon()
        for _ in (1, 2): pass       # the transaction ends here
        leave(i, k)
ts = [threading.Thread(target=work, args=(k,)) for k in range(2)]
for t in ts: t.start()
for t in ts: t.join()
`

// conflictRounds is how often a row is done, after some rounds that do not count:
// threads start, caches are filled.
const conflictRounds, conflictWarmup = 30, 4

// meeting has two transactions of a round overlap: both have done their work
// before either ends, and they end in turn. It waits in Python code, which others
// can stop, and not for ever, as one may wait for the other's end.
type meeting struct {
	rt *stm.Runtime

	mu          sync.Mutex
	came, left  [2]int // rounds
	since       [2]time.Time
	first, last []uint64 // events
}

// meetingPatience is how long one waits for the other.
const meetingPatience = 10 * time.Millisecond

// waits is called inside of the transaction until it gives false.
func (m *meeting) waits(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	round, k := int(args[0].Int()), int(args[1].Int())
	if m.alone(round, k) {
		time.Sleep(50 * time.Microsecond)
		return obj.TrueValue, nil
	}
	return obj.FalseValue, nil
}

func (m *meeting) alone(round, k int) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.first == nil && round == conflictWarmup {
		m.first = m.rt.Events()
	}
	if m.came[k] <= round {
		m.came[k], m.since[k] = round+1, time.Now()
	}
	if time.Since(m.since[k]) > meetingPatience {
		return false
	}
	if k == round%2 {
		return m.left[1-k] <= round
	}
	return m.came[1-k] <= round
}

// leave is called after it.
func (m *meeting) leave(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.left[args[1].Int()] = int(args[0].Int()) + 1
	m.last = m.rt.Events()
	return obj.NoneValue, nil
}

func TestConflictTable(t *testing.T) {
	for _, row := range conflictTable {
		t.Run(row.name, func(t *testing.T) {
			conflicts, commits := conflictsOf(t, row.setup, row.body)
			t.Logf("%d conflicts, %d commits", conflicts, commits)
			// Where there are none, tables that grow make a few.
			if few := conflicts <= conflictRounds/6; few != row.free || !few && conflicts < conflictRounds/3 {
				t.Errorf("%d conflicts", conflicts)
			}
		})
	}
}

func conflictsOf(t *testing.T, setup, body string) (conflicts, commits uint64) {
	machine, thread, err := newVM(&options{maxHeap: 256 << 20, stm: stmOptions{segments: 2, steady: true}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := &meeting{rt: machine.RT}
	for name, fn := range map[string]vm.NativeFunc{"waits": m.waits, "leave": m.leave} {
		if err := thread.StrSet(machine.Builtins(), thread.Intern(name), thread.NewNative(vm.Native{Name: name, Sig: "round, k, /", Fn: fn})); err != nil {
			t.Fatal(err)
		}
	}
	program := strings.NewReplacer("SETUP", setup, "BODY", strings.ReplaceAll(body, "\n", "\n    "), "ROUNDS", strconv.Itoa(conflictWarmup+conflictRounds)).Replace(conflictProgram)
	if _, err := thread.ImportModule("sys"); err == nil {
		err = thread.RunCommand(program)
	}
	if err != nil {
		t.Fatal(thread.ReportUncaught(err))
	}
	if m.left[0] != m.left[1] || m.first == nil {
		t.Fatal("a thread has failed")
	}
	for _, e := range []stm.Event{stm.EventWriteWrite, stm.EventWriteRead} {
		conflicts += m.last[e] - m.first[e]
	}
	return conflicts, m.last[stm.EventCommit] - m.first[stm.EventCommit]
}
