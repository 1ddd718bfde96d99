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

type conflictKind int

const (
	free   conflictKind = iota // no conflicts
	meet                       // conflicts
	oneWay                     // none, as one only reads what the other changes, and so may come before it
)

// The table of conflicts: what two threads may do at a time to one object. Each
// row is done by two threads in a loop, number k in its i-th turn, and the
// runtime's counters tell whether their transactions conflicted.
var conflictTable = []struct {
	name        string
	setup, body string
	how         conflictKind
}{
	{"nothing shared", "", "x = i + k", free},
	{"read one list", "l = list(range(1000))", "l[i % 1000]", free},
	{"read one dict", "d = {i: i for i in range(1000)}", "d[i % 1000]", free},
	{"read one dict, missing keys", "d = {i: i for i in range(1000)}", "d.get(-1 - i)", free},
	{"read one instance", "class C: pass\nc = C(); c.x = 1", "c.x", free},
	{"read one global", "g = 1", "g", free},
	{"call one function", "def f(x): return x + 1", "f(i)", free},
	{"call one cached function", "f = functools.lru_cache(100)(str)\n[f(i) for i in range(50)]", "f(i % 50)", free},
	{"call one cached function without a bound", "f = functools.lru_cache(None)(str)\n[f(i) for i in range(50)]", "f(i % 50)", free},
	{"add to one cache that is full", "f = functools.lru_cache(5000)(str)\n[f(-i) for i in range(5000)]", "f(2 * i + k)", free},
	{"iterate one dict", "d = dict.fromkeys(range(50))", "for x in d: pass", free},

	{"l[k] = x of different places", "l = [0] * 100", "l[50 * k] = i", free},
	{"l[k] = x of neighbours", "l = [0] * 100", "l[50 + k] = i", free},
	{"l[k] += x of neighbours", "l = [0] * 101", "l[51 + k] += i", free},
	{"l[k] = object of neighbours", "l = [0] * 100", "l[50 + k] = [i]", free},
	{"l[k] = x and its neighbour", "l = [0] * 100", "if k: l[50] = i\n        else: l[51]", free},
	{"l[k] = x and loop", "l = [0] * 100", "if k: l[50] = i\n        else:\n            for x in l: pass", oneWay},
	{"l[k] = x of one place", "l = [0] * 100", "l[50] = i", meet},
	{"l[k] = x and l[j]", "l = [0] * 100", "if k: l[50] = i\n        else: l[0]", free},
	{"l[k] = x and len(l)", "l = [0] * 100", "if k: l[50] = i\n        else: len(l)", free},
	{"append and append", "l = []", "l.append(i)", free},
	{"append and read", "l = [1, 2]", "if k: l.append(i)\n        else: l[0]", free},
	{"append and len", "l = []", "if k: l.append(i)\n        else: len(l)", oneWay},
	{"append and pop", "l = []", "l.append(i); l.pop()", meet},
	{"extend and extend", "l = [0] * 1000", "l.extend((i, k))", free},
	{"+= and +=", "l = []", "m = l; m += [i]", free},
	{"extend and len", "l = []", "if k: l.extend((i, k))\n        else: len(l)", oneWay},
	{"insert and insert", "l = []", "l.insert(0, i)", meet},
	{"insert and read", "l = [1, 2]", "if k: l.insert(0, i)\n        else: l[0]", oneWay},
	{"remove items of one list", "l = list(range(1000))", "l.pop() if l else 0", meet},
	{"sort own copies", "l = list(range(100, 0, -1))", "sorted(l); l[:]; l + l", free},
	{"heappush and heappush", "l = []", "heapq.heappush(l, i)", meet},
	{"bytearray: different places", "b = bytearray(1000)", "b[500 * k] = i % 256", free},
	{"bytearray: one place", "b = bytearray(1000)", "b[500] = i % 256", meet},
	{"bytearray: a slice and another place", "b = bytearray(1000)", "if k: b[900] = i % 256\n        else: b[2:4]; b.startswith(b'a', 3, 9)", free},
	{"bytearray: stores to slices", "b = bytearray(1000)", "b[500 * k:500 * k + 2] = b'ab'", free},
	{"struct: different places", "import struct; b = bytearray(1000)", "if k: struct.pack_into('I', b, 900, i)\n        else: struct.unpack_from('I', b, 8)", free},
	{"memoryview: different places", "b = memoryview(bytearray(1000))", "b[500 * k:500 * k + 2] = b'ab'", free},
	{"array: a slice and another place", "import array; b = array.array('l', [0] * 1000)", "if k: b[900] = i\n        else: b[2:4]; b[9:3:-2]", free},
	{"in, where it is found early", "l = [0] * 1000", "if k: l[900] = i\n        else: 0 in l; l.index(0); any(l); all(l)", oneWay},
	{"in, where it is found at the begin", "l = [1, 0] * 500", "if k: l[900] = 1\n        else: 0 in l; l.index(0); any(l); all(l)", free},

	{"d[k] = x of different keys", "d = {0: 0, 1: 1}", "d[k] = i", free},
	{"d[k] = x of one key", "d = {0: 0, 1: 1}", "d[0] = i", meet},
	{"add different keys", "d = {}", "d[i, k] = i", free},
	{"add objects as keys", "class K: pass\nd = {}", "d[K()] = i", free},
	{"add objects to one set", "class K: pass\ns = set()", "s.add(K())", free},
	{"read a table by class", "d = {int: 1, str: 2}", "d[type(i)]", free},
	{"add different ints", "d = {}", "d[2 * i + k] = i", free},
	{"add different strs", "d = {}", "d['%d %d' % (i, k)] = i", free},
	{"add one key", "d = {}", "d[i] = k", meet},
	{"setdefault of different keys", "d = {}", "d.setdefault((i, k), i)", free},
	{"if k not in d: d[k] = x", "d = {}", "if (i, k) not in d: d[i, k] = x", free},
	{"defaultdict of different keys", "d = collections.defaultdict(int)", "d[i % 5000, k] += 1", free},
	{"Counter of different keys", "d = collections.Counter()", "d[i % 5000, k] += 1", free},
	{"OrderedDict of different keys", "d = collections.OrderedDict()", "d[i, k] = i", free},
	{"subclass of dict, different keys", "class D(dict): pass\nd = D()", "d[i, k] = i", free},
	{"subclass of list, append", "class L(list): pass\nl = L()", "l.append(i)", free},
	{"subclass of set, add", "class S(set): pass\ns = S()", "s.add((i, k))", free},
	{"update with different keys", "d = {}", "d.update({(i, k): i})", free},
	{"|= with different keys", "d = {}", "m = d; m |= {(i, k): i}", free},
	{"update a set", "s = set()", "s.update([(i, k)]); s.update({(i, k, 0)})", free},
	{"list of each key", "d = {}", "d.setdefault(k, []).append(i)", free},
	{"add and read keys", "d = {0: 0}", "if k: d[i] = i\n        else: d[0]", free},
	{"add keys and look up missing ones", "d = dict.fromkeys(range(1000))", "if k: d[1000 + i] = i\n        else: d.get(-1 - i)", free},
	{"add keys and len", "d = {}", "if k: d[i] = i\n        else: len(d)", oneWay},
	{"add keys and iterate", "d = {}", "if k: d[i % 100] = i; d.pop(i % 100 - 7, 0)\n        else: list(d)", oneWay},
	{"remove different keys", "d = dict.fromkeys(range(1000))", "d.pop(2 * i + k)", meet},
	{"add and remove own keys", "d = {}", "d[i, k] = 1; del d[i, k]", meet},

	{"add to one set", "s = set()", "s.add((i, k))", free},
	{"add to and look up in one set", "s = {0}", "if k: s.add(i)\n        else: 0 in s", free},
	{"add to a set one element", "s = set()", "s.add(i)", meet},
	{"remove from one set", "s = set(range(1000))", "s.discard(2 * i + k)", meet},

	{"store different attributes", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x = i\n        else: c.y = i", meet},
	{"store attributes of different objects", "class C: pass\nc = [C(), C()]", "c[k].x = i", free},
	{"add attributes to different objects", "class C: pass", "c = C(); c.x = i; c.y = i", free},
	{"make objects of one class", "class C:\n  def __init__(c, x): c.x = x", "C(i)", free},
	{"store one attribute", "class C:\n  def __init__(c): c.x = 0\nc = C()", "c.x = i", meet},
	{"store an attribute, read another", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x = i\n        else: c.y\n        time.time()", free},
	{"store an attribute, read it", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x = i\n        else: c.x", oneWay},
	{"store an attribute, use the lock beside it", "class C:\n  def __init__(c): c.x = 0; c.lock = threading.Lock()\nc = C()", "with c.lock:\n            if k: c.x = i\n        time.time()", free},
	{"count in an attribute", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "c.x += 1", free},
	{"count in an attribute, unless there is enough", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if c.x > -1000: c.x -= 2", free},
	{"count in different attributes", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x += 1\n        else: c.y += 1", free},
	{"count in an attribute, read another", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "if k: c.x += 1\n        else:\n            c.x += 1; c.y", free},
	{"count in an attribute, read it", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "c.x += 1\n        if k: c.x", meet},
	{"count in an attribute under the lock beside it", "class C:\n  def __init__(c): c.x = 0; c.lock = threading.Lock()\nc = C()", "with c.lock: c.x += 1", free},
	{"count what a call gives in an attribute", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()\ndef f(x): return x + 1", "c.x += f(i)", free},
	{"count what a call gives, and look at the clock", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "c.x += len([time.time()])", free},
	{"count in an attribute, by a call that reads it", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()\ndef f(x): return c.x + 1", "c.x += f(i)", meet},
	{"count in an attribute, by a local variable", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "o = c; n = o.x; n += 1; o.x = n", meet},
	{"count what a call gives in an attribute, by a local variable", "class C:\n  def __init__(c): c.x = c.y = 0\nc = C()", "o = c; n = o.x; n += len((i, k)); o.x = n", meet},
	{"count in a global", "a = 0", "global a\n        a += k", free},
	{"count what a call gives in a global", "a = 0", "global a\n        a += len((i, k))", free},
	{"count in an item of a dict", "d = {'x': 0, 'y': 0}", "d['x'] += k", free},
	{"count in an item, read another", "d = {'x': 0, 'y': 0}", "d['x'] += 1; d['y']", free},
	{"count in an item, read it", "d = {'x': 0, 'y': 0}", "d['x'] += 1; d['x']", meet},
	{"store a class attribute, read another", "class C: x = y = 0", "if k: C.x = i\n        else: C.y", free},
	{"store a class attribute, call a method", "class C:\n  x = 0\n  def m(c): pass\nc = C()", "if k: C.x = i\n        else: c.m()", free},
	{"store different globals", "a = b = 0", "global a, b\n        if k: a = i\n        else: b = i", free},
	{"store a global, read another", "a = b = 0", "global a\n        if k: a = i\n        else: b", free},
	{"nonlocal variables", "def make():\n  a = b = 0\n  def f(x):\n    nonlocal a\n    a = x\n  def g(x):\n    nonlocal b\n    b = x\n  return f, g\nfg = make()", "fg[k](i)", free},
	{"one nonlocal variable", "def make():\n  a = 0\n  def f(x):\n    nonlocal a\n    a = x\n  return f\nf = make()", "f(i)", meet},
	{"store one global", "a = 0", "global a\n        a = i", meet},

	{"stmdict: different keys", "d = transaction.stmdict({0: 0, 1: 1})", "d[k] = i", free},
	{"stmdict: add different keys", "d = transaction.stmdict()", "d[i, k] = i", free},
	{"stmdict: remove different keys", "d = transaction.stmdict.fromkeys(range(1000))", "d.pop(2 * i + k, 0)", free},
	{"stmdict: add and remove own keys", "d = transaction.stmdict()", "d[i, k] = 1; del d[i, k]", free},
	{"stmdict: add and look up missing keys", "d = transaction.stmdict()", "if k: d[i] = i\n        else: d.get(-1 - i)", free},
	{"stmdict: one key", "d = transaction.stmdict()", "d[0] = i", meet},
	{"stmdict: one key and its look-up", "d = transaction.stmdict({0: 0})", "if k: d[0] = i\n        else: d[0]", oneWay},
	{"stmdict: add and look up one key", "d = transaction.stmdict()", "if k: d[i % 2] = i; del d[i % 2]\n        else: d.get(i % 2)", oneWay},
	{"stmdict: add and len", "d = transaction.stmdict()", "if k: d[i] = i\n        else: len(d)", oneWay},
	{"stmdict: add and iterate a little", "d = transaction.stmdict(dict.fromkeys(range(1000)))\nit = iter(d)", "if k: d[1000 + i] = i\n        else: next(iter(d))", free},
	// By identity two keys have neighbouring places by chance: hardly ever in a great
	// table.
	{"stmiddict: own keys", "d = transaction.stmiddict((object(), 0) for _ in range(1000))", "x = object(); d[x] = i; del d[x]", free},
	{"stmset: add different items", "s = transaction.stmset()", "s.add((i, k))", free},
	{"stmset: remove different items", "s = transaction.stmset(range(1000))", "s.discard(2 * i + k)", free},
	{"stmset: add and remove own items", "s = transaction.stmset()", "s.add((i, k)); s.remove((i, k))", free},
	{"stmset: add and remove one item", "s = transaction.stmset()", "s.add(0); s.discard(0)", meet},
	{"stmidset: own items", "s = transaction.stmidset(object() for _ in range(1000))", "x = object(); s.add(x); s.remove(x)", free},
	{"counter: add and add", "c = transaction.counter()", "c.add(i)", free},
	{"counter: add and sub", "c = transaction.counter()", "if k: c.add(i)\n        else: c.sub(i)", free},
	{"counter: add and value", "c = transaction.counter()", "if k: c.add(i)\n        else: c.value", oneWay},
	{"transaction.deque: append and append", "q = transaction.deque()", "q.append(i)", free},
	{"transaction.deque: append and appendleft", "q = transaction.deque()", "if k: q.append(i)\n        else: q.appendleft(i)", free},
	{"transaction.deque: append and popleft", "q = transaction.deque(range(1000))", "if k: q.append(i)\n        elif q: q.popleft()", free},
	{"transaction.deque: popleft and popleft", "q = transaction.deque(range(1000))", "q.popleft()", free},
	{"transaction.deque: append and len", "q = transaction.deque()", "if k: q.append(i)\n        else: len(q)", oneWay},
	{"transaction.queue: put and put", "q = transaction.queue()", "q.put(i)", free},
	{"transaction.queue: put and get", "q = transaction.queue(range(1000))", "if k: q.put(i)\n        else: q.get()", free},
	{"transaction.queue: get and get", "q = transaction.queue(range(1000))", "q.get()", free},
	{"transaction.count", "c = transaction.count()", "next(c)", free},
	{"transaction.time and clock", "", "transaction.time(); transaction.clock()", free},
	{"threadlocalproperty", "class C: p = transaction.threadlocalproperty(int)\nc = C()", "c.p += 1", free},
	{"atomic blocks, different data", "l = [0] * 100", "with transaction.atomic: l[50 * k] += 1; l[50 * k] -= 1", free},
	{"atomic blocks, one place", "l = [0] * 100", "with transaction.atomic: l[50] += 1; l[50] -= 1", meet},

	{"deque: append and popleft", "q = collections.deque(range(1000))", "if k: q.append(i)\n        else: q.popleft()", meet},
	{"deque: append and append", "q = collections.deque()", "q.append(i)", meet},
	{"SimpleQueue: put and get", "q = queue.SimpleQueue()\nfor i in range(1000): q.put(i)", "if k: q.put(i)\n        else: q.get()", free},
	{"SimpleQueue: put and empty", "q = queue.SimpleQueue()\nfor i in range(1000): q.put(i)", "if k: q.put(i)\n        else: q.empty()", free},
	{"SimpleQueue: put and qsize", "q = queue.SimpleQueue()", "if k: q.put(i)\n        else: q.qsize()", oneWay},
	{"SimpleQueue: put and put", "q = queue.SimpleQueue()", "q.put(i)", meet},
	{"Queue: put and get", "q = queue.Queue()\nfor i in range(1000): q.put(i)", "if k: q.put(i)\n        else: q.get()", meet},
	{"one lock, different data", "lock = threading.Lock(); l = [0] * 100", "with lock: l[50 * k] += 1", free},
	{"one lock, one counter", "lock = threading.Lock(); l = [0]", "with lock: l[0] += 1", meet},
	{"itertools.count", "c = itertools.count()", "next(c)", meet},
	{"one lock, a reader and a writer", "lock = threading.RLock(); l = [0]", "with lock:\n          if k: l[0] = i\n          else: l[0]", oneWay},
	{"readers of one lock", "lock = threading.RLock(); l = [0]", "with lock: l[0]", free},
	{"Event.is_set", "e = threading.Event()", "e.is_set()", free},
	{"threading.local", "v = threading.local()", "v.n = i", free},
	{"time.time", "", "time.time()", free},
	{"other clocks", "", "time.monotonic(); time.perf_counter(); time.localtime()", free},
	{"Random of each thread", "r = [random.Random(0), random.Random(1)]", "r[k].random()", free},
	{"raise and catch", "", "try: [][0]\n        except IndexError: pass", free},
	{"generators and comprehensions", "", "sum(x for x in [y * y for y in range(5)])", free},
	{"format and join strings", "", "'-'.join([f'{i}', '%d' % k])", free},
	{"weak references to one object", "class C: pass\nc = C()", "weakref.ref(c)()", free},
	{"StringIO of each thread", "s = [io.StringIO(), io.StringIO()]", "s[k].write('x')", free},
	{"classes derived from one", "class C: pass\nclass D(C): pass", "type('E', (C,), {})", free},
	{"name threads", "", "threading.Thread(target=len)", free},
	{"make tasks", "import asyncio\nasync def nothing(): pass\nasync def make(): await asyncio.create_task(nothing())\nloops = [asyncio.new_event_loop() for k in (0, 1)]", "loops[k].run_until_complete(make())", free},
	{"import", "import json", "import json; from json import dumps", free},
	{"sys.stdout.write", "", "sys.stdout.write('')", free},
	{"random.random", "", "random.random(), random.gauss(0, 1)", free},
	{"a Random with a seed", "r = random.Random(5)", "r.random()", meet},
	{"print", "", "print(end='')", free},
}

// conflictProgram does the rows' work, a round in a transaction of each thread.
const conflictProgram = `
import collections, functools, heapq, io, itertools, queue, random, sys, threading, time, transaction, weakref
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
			body := row.body
			if row.how != oneWay {
				checkConflicts(t, row.setup, body, row.how == free)
				return
			}
			checkConflicts(t, row.setup, body, true)
			// Who has seen a clock must not come before others.
			checkConflicts(t, row.setup, body+"\n        time.time()", false)
		})
	}
}

func checkConflicts(t *testing.T, setup, body string, free bool) {
	t.Helper()
	conflicts, commits := conflictsOf(t, setup, body)
	t.Logf("%d conflicts, %d commits", conflicts, commits)
	// Where there are none, tables that grow make a few.
	if few := conflicts <= conflictRounds/6; few != free || !few && conflicts < conflictRounds/3 {
		t.Errorf("%d conflicts", conflicts)
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
