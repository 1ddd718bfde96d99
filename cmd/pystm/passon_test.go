package main

import (
	"strings"
	"testing"
	"time"

	"pystm/runtime/stm"
)

// What natives pass on (lang/vm/bodies.go): Python code that runs for long inside of
// them, so that many transactions begin there.
var passedOn = []struct{ name, setup, expression string }{
	{"all", "", "all(x >= 0 for x in range(N))"},
	{"any", "", "any(x < 0 for x in range(N))"},
	{"sum", "", "sum(x for x in range(N))"},
	{"sum of map", "", "sum(map(lambda x: x, range(N)))"},
	{"list", "", "list(x for x in range(N))"},
	{"tuple", "", "tuple(x for x in range(N))"},
	{"set", "", "set(x % 9 for x in range(N))"},
	{"frozenset", "", "frozenset(x % 9 for x in range(N))"},
	{"dict", "", "dict((x % 9, x) for x in range(N))"},
	{"sorted", "", "sorted((x for x in range(N)), key=lambda x: -x)"},
	{"min and max", "", "min(x for x in range(N)) + max((x for x in range(N)), key=lambda x: x)"},
	{"join", "", "''.join('x' for x in range(N))"},
	{"extend", "", "[].extend(x for x in range(N))"},
	{"update", "", "set().update(x % 9 for x in range(N))"},
	{"reduce", "", "functools.reduce(lambda a, b: b, range(N))"},
	{"Counter", "", "collections.Counter(x % 9 for x in range(N))"},
	{"an iterator in Python", "class C:\n    def __iter__(self): yield from range(N)", "sum(C())"},
	{"str", "class C:\n    def __str__(self): return long() and ''", "str(C())"},
	{"repr", "class C:\n    def __repr__(self): return long() and ''", "repr(C()), str(C()), f'{C()}', f'{C()!r:9}', format(C())"},
	{"__format__", "class C:\n    def __format__(self, spec): return long() and ''", "f'{C():x}', format(C(), '')"},
	{"next", "def g():\n    long()\n    yield\n    long()", "h = g(); next(h); next(h, None)"},
	{"send", "def g():\n    long()\n    yield", "g().send(None)"},
	{"throw", "def g():\n    try: yield\n    except KeyError:\n        long()\n        yield", "h = g(); next(h); h.throw(KeyError)"},
	{"exec", "c = compile('for i in range(30000): pass', '', 'exec')", "exec(c, {})"},
	{"eval", "", "eval('long()')"},
	{"star", "def g():\n    for i in range(N): yield i", "[*g()], {*g()}, print(*g(), file=quiet)"},
	{"in", "def g():\n    for i in range(N): yield i", "-1 in g()"},
	{"adapters", "def g():\n    for i in range(N): yield i", "sum(itertools.islice(g(), N - 5)), list(itertools.chain(g())), set(enumerate(g()))"},
	{"sub", "", "re.sub('a', lambda m: long() and '', 'aa')"},
	{"sub, often", "", "re.subn('a', lambda m: 'b', 'a' * N)"},
	{"sort", "class C:\n    def __lt__(self, other): return not long()", "l = [C() for i in range(4)]; l.sort(); sorted(l); sorted(l, key=lambda c: c)"},
	{"len", "class C:\n    def __len__(self): return long()", "len(C())"},
	{"getattr", "class C:\n    x = property(long)\nclass D:\n    def __getattr__(self, name): return long()", "getattr(C(), 'x'), getattr(C(), 'x', 1), getattr(D(), 'x')"},
	{"__getattribute__", "class C:\n    def __getattribute__(self, name): return long()", "C().x"},
	{"__missing__", "class C(dict):\n    def __missing__(self, key): return long()", "C()['x'], C()[1]"},
	{"partial", "f = functools.partial(long, 1)", "f()"},
	{"partial, by keyword", "f = functools.partial(long)", "f(a=1)"},
	{"lru_cache", "f = functools.lru_cache()(long)", "f((k, i))"},
	{"lru_cache that keeps nothing", "f = functools.lru_cache(0)(long)", "f((k, i))"},
	{"lru_cache without a bound, *args", "f = functools.lru_cache(None)(long)", "f(*[(k, i)])"},
	{"contextmanager", "@contextlib.contextmanager\ndef f():\n    long()\n    yield\n    long()\ndef g():\n    with f(): pass", "g()"},
}

const passOnProgram = `
import collections, contextlib, functools, io, itertools, re, threading
quiet = io.StringIO()
N = 30000
def long(a=0):
    for i in range(N): pass
    return True
SETUP
def work(k):
    for i in range(3): EXPRESSION
ts = [threading.Thread(target=work, args=(k,)) for k in range(2)]
for t in ts: t.start()
for t in ts: t.join()
`

// Transactions in it are as others: they can be aborted, and do not take turns.
func TestPassedOn(t *testing.T) {
	for _, row := range passedOn {
		t.Run(row.name, func(t *testing.T) {
			machine, thread, err := newVM(&options{maxHeap: 256 << 20, stm: stmOptions{segments: 2}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			program := strings.NewReplacer("SETUP", row.setup, "EXPRESSION", row.expression).Replace(passOnProgram)
			if _, err := thread.ImportModule("sys"); err == nil {
				err = thread.RunCommand(program)
			}
			if err != nil {
				t.Fatal(thread.ReportUncaught(err))
			}
			events := machine.RT.Events()
			// One that has lost often, and imports, may be such.
			if n := events[stm.EventInevitable]; n > 3 {
				t.Errorf("%d of %d transactions could not be aborted", n, events[stm.EventCommit])
			}
		})
	}
}

// Whether an iterator runs Python code is found out by a look at few of its sources: a tuple of data taken
// in pieces took time by the square when all of it was looked at for each (8 s).
func TestPassedOnLooksAtFew(t *testing.T) {
	_, thread, err := newVM(&options{maxHeap: 256 << 20, stm: stmOptions{segments: 2, always: true}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	err = thread.RunCommand("import itertools\nit, n = iter(tuple(range(200000))), 0\nwhile c := list(itertools.islice(it, 10)): n += sum(c)\nassert n == 19999900000")
	if err != nil {
		t.Fatal(thread.ReportUncaught(err))
	}
	if took := time.Since(start); took > 4*time.Second {
		t.Errorf("%v", took)
	}
}
