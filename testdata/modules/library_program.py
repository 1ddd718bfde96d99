import itertools as it, functools as ft, operator as op, collections as co, weakref, copy, pickle, gc, types, inspect, traceback, sys, threading, queue, concurrent.futures as cf, fractions, random, unicodedata, pathlib, tempfile, shutil, glob, os, contextlib, pprint, shelve, configparser, io, html, urllib.parse, shlex, subprocess
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __reduce__(self): return (P, (self.x, self.y))
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
class Q:
    def __getstate__(self): return {"a": self.a}
    def __setstate__(self, s): self.a = s["a"] + 1
    def __deepcopy__(self, memo): r = Q(); r.a = "deep"; return r
q = Q(); q.a = 1; print(pickle.loads(pickle.dumps(q)).a, copy.deepcopy(q).a, copy.copy(q).a, pickle.loads(pickle.dumps(P(1, [2]))).y, copy.deepcopy([q, q])[0].a)
class L(list): pass
l = L([1]); l.extra = l; m = pickle.loads(pickle.dumps(l)); print(m, m.extra is m, type(m))
for bad in (lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(threading.Lock()), lambda: pickle.loads(b"junk"), lambda: pickle.loads(b""), lambda: pickle.dumps((i for i in [])), lambda: copy.deepcopy(threading.Lock()), lambda: pickle.dumps(sys), lambda: pickle.dumps(type("Loc", (), {})())):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
class Cache:
    def __init__(self): self.d = weakref.WeakValueDictionary(); self.k = weakref.WeakKeyDictionary()
c = Cache(); o = types.SimpleNamespace(a=1)
class W: pass
w = W(); c.d["w"] = w; c.k[w] = 5; r = weakref.ref(w); p = weakref.proxy(w); w.z = 3; print(p.z, len(c.d), len(c.k), r() is w)
f = weakref.finalize(w, print, "finalized", 1); print(f.alive); del w; gc.collect(); print(len(c.d), len(c.k), r(), f.alive)
try: p.z
except ReferenceError as e: print(e)
def gen():
    try:
        x = yield 1
        while True:
            try: x = yield x * 2
            except ValueError as e: x = yield f"caught {e}"
    finally: print("cleanup")
g = gen(); print(next(g), g.send(5), g.throw(ValueError("v")), g.send(1), inspect.getgeneratorstate(g)); g.close(); print(inspect.getgeneratorstate(g))
try: g.send(1)
except StopIteration as e: print("stop", e.value)
def sub(): r = yield from range(2); return "ret"
def top(): v = yield from sub(); yield v
print(list(top()), list(it.chain.from_iterable([[1], [2]])), list(it.islice(it.cycle("ab"), 5)), [list(g) for k, g in it.groupby("aabbb")], list(it.accumulate([1, 2, 3], op.mul, initial=1)), list(it.zip_longest("ab", "c", fillvalue="-")), list(it.pairwise([1, 2, 3])), list(it.product("ab", repeat=2)), list(it.permutations("abc", 2))[:3], list(it.combinations_with_replacement("ab", 2)), list(it.compress("abc", [1, 0, 1])), list(it.starmap(pow, [(2, 3)])), list(it.takewhile(lambda x: x < 2, [1, 2, 1])), list(it.dropwhile(lambda x: x < 2, [1, 2, 1])), list(it.filterfalse(None, [0, 1])), [list(x) for x in it.tee([1, 2])], list(it.count(1, 2).__reduce__()[1]))
def validate(data):
    errs = []
    for k, v in data.items():
        try:
            if not isinstance(v, int): raise TypeError(f"{k} not int")
            if v < 0: raise ValueError(f"{k} negative")
        except Exception as e: e.add_note(f"key {k}"); errs.append(e)
    if errs: raise ExceptionGroup("invalid", errs)
try: validate({"a": 1, "b": -1, "c": "x"})
except* ValueError as eg: print("V", eg.exceptions, eg.exceptions[0].__notes__)
except* TypeError as eg: print("T", eg)
eg = ExceptionGroup("o", [ValueError(1), ExceptionGroup("i", [KeyError("k"), OSError(2, "no")])]); print(eg.subgroup(KeyError), eg.split(lambda e: isinstance(e, OSError)), eg.derive([ValueError()]), repr(eg)); print("".join(traceback.format_exception(eg)))
sig = inspect.signature(validate); print(sig, inspect.getsource(validate).count("\n"), inspect.isgeneratorfunction(gen), [n for n, _ in inspect.getmembers(P, inspect.isfunction)], inspect.getdoc(len)[:20], inspect.getfullargspec(validate), inspect.signature(P), inspect.getmodule(P).__name__, inspect.cleandoc("  a\n    b"), inspect.currentframe().f_lineno, inspect.getmro(L))
def worker(q, out):
    while (x := q.get()) is not None: out.append(x * x); q.task_done()
q1, out = queue.Queue(), []; ts = [threading.Thread(target=worker, args=(q1, out)) for _ in range(3)]; [t.start() for t in ts]; [q1.put(i) for i in range(10)]; q1.join(); [q1.put(None) for _ in ts]; [t.join() for t in ts]; print(sorted(out), ts[0].is_alive(), threading.active_count())
with cf.ThreadPoolExecutor(3) as ex:
    fs = {ex.submit(divmod, 7, i): i for i in (2, 3, 0)}
    for f in sorted(cf.as_completed(fs), key=fs.get):
        try: print(fs[f], f.result())
        except ZeroDivisionError as e: print(fs[f], repr(e))
    print(list(ex.map(str.upper, "abc")), cf.wait([ex.submit(int, "3")]).done.pop().result())
@ft.lru_cache(maxsize=2)
def fibo(n): return n if n < 2 else fibo(n - 1) + fibo(n - 2)
print(fibo(20), fibo.cache_info(), ft.reduce(op.add, [1, 2, 3]), ft.partial(int, base=2)("101"), sorted("bca", key=ft.cmp_to_key(lambda a, b: (a > b) - (a < b))))
for n in ("NFC", "NFD", "NFKC", "NFKD"): print(n, [hex(ord(ch)) for ch in unicodedata.normalize(n, "é\ufb01Å²")])
print(unicodedata.name("é"), unicodedata.lookup("SNOWMAN"), unicodedata.category("A"), unicodedata.numeric("½"), unicodedata.bidirectional("א"), unicodedata.combining("\u0301"), unicodedata.east_asian_width("中"), unicodedata.decomposition("é"), unicodedata.mirrored("("), unicodedata.unidata_version)
with tempfile.TemporaryDirectory() as d:
    p = pathlib.Path(d); (p / "a" / "b").mkdir(parents=True); (p / "a" / "x.txt").write_text("hi\n"); (p / "a" / "b" / "y.py").touch(); shutil.copytree(p / "a", p / "c"); shutil.move(p / "c" / "x.txt", p / "z.txt")
    print(sorted(str(x.relative_to(p)) for x in p.rglob("*")), sorted(os.path.relpath(x, d) for x in glob.glob(d + "/**/*.py", recursive=True)), [(os.path.relpath(r, d), sorted(ds), sorted(fs)) for r, ds, fs in sorted(os.walk(d))], (p / "z.txt").resolve().name, p.joinpath("q", "..", "z").parts[-2:], pathlib.PurePosixPath("/a/b.tar.gz").suffixes, pathlib.PurePath("a") / "/b", shutil.make_archive(d + "/arc", "zip", d + "/a").endswith("arc.zip"))
    with shelve.open(d + "/s") as s: s["k"] = {"a": [1]}; print(dict(s), "k" in s)
    for bad in (lambda: (p / "no").unlink(), lambda: (p / "a").rmdir(), lambda: (p / "a").mkdir(), lambda: os.listdir(d + "/zz"), lambda: shutil.rmtree(d + "/qq")):
        try: bad()
        except OSError as e: print(type(e).__name__, e.errno, e.strerror, os.path.basename(e.filename))
cp = configparser.ConfigParser(); cp.read_string("[a]\nx=1\ny = %(x)s2\n[b]\nz: yes\n w\n"); print(cp["a"]["y"], cp.getint("a", "x"), cp.sections(), dict(cp["b"]), cp.get("b", "q", fallback="F"))
try: cp.getboolean("a", "y")
except ValueError as e: print(e)
print(html.escape("<a & 'b'>"), html.unescape("&eacute;&#65;&amp;lt;"), urllib.parse.urlparse("http://u:p@h:80/p;x?q=1#f"), urllib.parse.parse_qs("a=1&a=2&b=%C3%A9"), urllib.parse.urlencode({"a b": "é&", "l": [1, 2]}, doseq=True), urllib.parse.quote("a/b c"), urllib.parse.urljoin("http://a/b/c", "../d"), shlex.split("a 'b c' \"d\\\"e\""), shlex.quote("it's"))
pprint.pprint({"list": list(range(30)), "nested": {"a": {"b": {"c": "x" * 60}}}, "t": (1,), "s": {3, 1, 2}}, width=60, depth=3)
print(subprocess.run(["sh", "-c", "echo out; echo err >&2; exit 3"], capture_output=True, text=True), subprocess.check_output(["cat"], input=b"in"))
try: subprocess.run(["false"], check=True)
except subprocess.CalledProcessError as e: print(e)
try: subprocess.run(["/nonexistent"])
except FileNotFoundError as e: print(e)
try: subprocess.run(["sleep", "5"], timeout=.1)
except subprocess.TimeoutExpired as e: print(str(e)[:40])
print(fractions.Fraction("3/4") + 1, fractions.Fraction(0.5), fractions.Fraction(7, 3).limit_denominator(2), round(fractions.Fraction(7, 3), 1), f"{fractions.Fraction(1, 3)}", fractions.Fraction(1, 3) ** -2, random.Random(1).sample(range(100), 5), random.Random(2).shuffle([1]), random.Random("x").choices("abc", [1, 2, 3], k=4), random.Random(3).gauss(0, 1), random.Random(4).betavariate(1, 2))
def a(n): return b(n)
def b(n):
    with contextlib.suppress(KeyError): return [1 / i for i in range(n, -1, -1)]
try: a(1)
except ZeroDivisionError: print(traceback.format_exc().replace(__file__, "library_program.py"))
ol = co.OrderedDict(a=1, b=2); ol.move_to_end("a"); print(ol, co.Counter("abca") - co.Counter("a"), co.ChainMap({"a": 1}, {"b": 2}), co.deque([1, 2, 3], 2), co.defaultdict(list, {1: [2]}), co.namedtuple("T", "a b", defaults=[5])(1), co.UserDict({"x": 1}))
match {"type": "circle", "r": 2, "extra": [1, (2, 3)]}:
    case {"type": "square"}: print("no")
    case {"type": "circle", "r": int(r) | float(r), "extra": [x, (y, *rest)], **kw} if r > 1: print(r, x, y, rest, kw)
