# The native Pickler and Unpickler, and the classes in Python whose dispatch programs change.
import copyreg
import io
import pickle


class A:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {str(e).partition(' at 0x')[0]}"


print(pickle.Pickler, pickle.Unpickler, pickle.PicklingError.__mro__[:3], pickle.PickleBuffer)

# Classes in Python: each subclass changes a copy of dispatch.
class Loud(pickle._Pickler):
    dispatch = pickle._Pickler.dispatch.copy()

    def save_int(self, obj):
        self.write(pickle.LONG1 + b"\1" + bytes((obj % 100,)))

    dispatch[int] = save_int

    def save_a(self, obj):
        self.save_reduce(complex, (1, 2), obj=obj)

    dispatch[A] = save_a


class Quiet(pickle._Unpickler):
    dispatch = pickle._Unpickler.dispatch.copy()

    def load_build(self):
        state = self.stack.pop()
        self.append(sorted(state))

    dispatch[pickle.BUILD[0]] = load_build


file = io.BytesIO()
a = A(x=1)
Loud(file, 2).dump([5, 3000, a, a])
print(file.getvalue())
print(pickle.loads(file.getvalue()))
print(Quiet(io.BytesIO(pickle.dumps(a))).load())
print(sorted(f.__name__ for f in pickle._Pickler.dispatch.values()))
print(all(pickle._Unpickler.dispatch[code[0]] for code in (pickle.PROTO, pickle.FRAME, pickle.STOP)), len(pickle._Unpickler.dispatch))
for protocol in range(6):
    value = [1, "a", (2.5, None), {"k": {3}}, a, b"x", 2**70]
    print(pickle._dumps(value, protocol) == pickle.dumps(value, protocol), pickle._loads(pickle.dumps(value, protocol))[:3])

# The memo outlives a call of dump; so it does in load.
file = io.BytesIO()
p = pickle.Pickler(file)
words = ["one", "two"]
p.dump(words)
first = file.tell()
p.dump([words, words[0]])
print(file.getvalue()[first:])
u = pickle.Unpickler(io.BytesIO(file.getvalue()))
print(u.load(), u.load())
memo = p.memo.copy()
print(sorted(((n, v) for n, v in memo.values()), key=lambda x: x[0]), list(memo) == [id(v) for n, v in memo.values()])
print(u.memo.copy())
q = pickle.Pickler(other := io.BytesIO())
q.memo = p.memo
q.dump(words)
print(other.getvalue())
v = pickle.Unpickler(other)
other.seek(0)
print(tried(v.load))
v = pickle.Unpickler(other)
other.seek(0)
v.memo = u.memo
print(v.load())
p.clear_memo()
print(p.memo.copy(), p.memo.__reduce__())
for wrong in (1, {1: 2}, {1: (1,)}, {1: ("a", 2)}):
    print(tried(setattr, p, "memo", wrong))
for wrong in (1, {"a": 2}, {-1: 2}):
    print(tried(setattr, u, "memo", wrong))

# Attributes.
print(p.bin, p.fast, tried(getattr, p, "persistent_id"), tried(getattr, p, "dispatch_table"), tried(setattr, p, "persistent_id", 1))
print(tried(getattr, u, "persistent_load"), tried(setattr, p, "other", 1))
p = pickle.Pickler(file := io.BytesIO(), 0)
p.persistent_id = lambda obj: "name" if obj == "x" else None
p.dump(["x", "y"])
print(file.getvalue())
u = pickle.Unpickler(io.BytesIO(file.getvalue()))
u.persistent_load = str.upper
print(u.load())
print(tried(pickle.loads, file.getvalue()))
p.persistent_id = lambda obj: "é"
print(tried(p.dump, 1))
p = pickle.Pickler(file := io.BytesIO(), 2)
p.dispatch_table = copyreg.dispatch_table | {A: lambda obj: (list, ((1, 2),))}
p.dump(a)
print(file.getvalue())
p = pickle.Pickler(file := io.BytesIO(), 2)
p.fast = 1
p.dump([words, words])
print(file.getvalue())
circle = []
circle.append(circle)
print(tried(p.dump, circle))

# Classes that were not initialised, and wrong arguments.
class Lazy(pickle.Pickler):
    def __init__(self): pass


class LazyToo(pickle.Unpickler):
    def __init__(self): pass


print(tried(Lazy().dump, 1), tried(LazyToo().load))
for f, args in ((pickle.dumps, (1, 6)), (pickle.dumps, (1, "x")), (pickle.dump, (1, 2)), (pickle.load, (2,)), (pickle.loads, ("a",)), (pickle.Pickler, (1,)),
                (pickle.Unpickler, (1,))):
    print(f.__name__, tried(f, *args))
print(tried(pickle.dumps, 1, buffer_callback=print), tried(pickle.Unpickler(io.BytesIO()).find_class, 1, 2))

# What is found, and where.
class Finds(pickle.Unpickler):
    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name) if name == "A" else dict

    def persistent_load(self, pid):
        return pid


print(Finds(io.BytesIO(pickle.dumps([A(y=2), int]))).load()[1])
print(Finds(io.BytesIO(b"\x80\x02c__builtin__\nlong\n.")).load())
print(pickle.loads(b"c__builtin__\nxrange\n."), tried(pickle.loads, b"cno_such\nname\n."), tried(pickle.loads, b"cio\nname\n."))
print(tried(pickle.loads, b"cio\nBytesIO.read\n."), pickle.loads(b"\x80\x04\x8c\x02io\x8c\x0cBytesIO.read\x93.").__name__)
copyreg.add_extension("__main__", "A", 0x123)
data = pickle.dumps(A, 2)
print(data, pickle.loads(data) is A, pickle._loads(data) is A, tried(pickle.loads, b"\x82\x07."), tried(pickle.loads, b"\x82\x00."))
copyreg.remove_extension("__main__", "A", 0x123)

# Several pickles in one file: it stands behind what was read.
data = b"".join(pickle.dumps(v, p) for p in range(6) for v in ("one", [2, "two"]))
class NoPeek:
    def __init__(self, data):
        file = io.BytesIO(data)
        self.read, self.readline, self.tell = file.read, file.readline, file.tell


for file in (io.BytesIO(data), io.BufferedReader(io.BytesIO(data)), NoPeek(data)):
    places = []
    for _ in range(12):
        pickle.load(file)
        places.append(file.tell())
    print(places, tried(pickle.load, file))
u = pickle.Unpickler(NoPeek(data))
print([u.load() for _ in range(12)], tried(u.load))

# Deep structures.
deep = []
for _ in range(100_000):
    deep = [deep]
print(tried(pickle.dumps, deep))
deep = A(x=0)
for _ in range(100_000):
    deep = A(x=deep)
print(tried(pickle.dumps, deep).partition(" while")[0])
print(len(pickle.dumps(pickle.loads(b"(" * 100 + b"t" * 100 + b"."))))

# Sizes of which there is nothing.
for data in (b"X\xff\xff\xff\x7fab", b"\x8e\xff\xff\xff\xff\xff\xff\xff\x7fab", b"\x96\xff\xff\xff\xff\xff\xff\xff\x7f.", b"\x95\xff\xff\xff\xff\xff\xff\xff\x0fN."):
    for load in (pickle.loads, lambda data: pickle.load(io.BytesIO(data))):
        try:
            load(data)
        except (pickle.UnpicklingError, MemoryError, OverflowError) as e:
            print(data[:4], "refused")

# Bad input.
for data in (b"", b"\x80\x06.", b"\x8e" + b"\xff" * 8, b"\x8b\xff\xff\xff\x7f", b"\x8b" + b"\xff" * 4,
             b"\x95" + b"\xff" * 8, b"Nr\xff\x0f\x00\x000j\xff\x0f\x00\x00.", b"Np99999\n0g99999\n.", b"Np-1\n.",
             b"j\xff\xff\xff\xff.", b"I12x\n.", b"I99999999999999999999\n.", b"L1\n.", b"Fx\n.", b"Sx\n.", b"S'a\\x41'\n.", b"h\0.", b"0.", b"(.", b"t.", b"]N(a.", b"\xff.", b"x.", b"K", b"I1",
             b"N}(Nu.", b"\x97.", b"NNR.", b"c__builtin__\nint\nNR.", b"N)\x81.", b"]b.", b"N]b.", b"]Nb."):
    for load in (pickle.loads, lambda data: pickle.load(io.BytesIO(data)), lambda data: pickle.load(NoPeek(data))):
        print(data[:12], tried(load, data))

# Buffers.
data = bytearray(b"abc")
for obj in (pickle.PickleBuffer(data), pickle.PickleBuffer(b"xyz"), pickle.PickleBuffer(memoryview(b"abcdef")[::2])):
    kept = []
    print(tried(pickle.dumps, obj, 4), tried(pickle.dumps, obj, 5), out := tried(pickle.dumps, [obj], 5, buffer_callback=kept.append), len(kept))
    if kept:
        print(list(map(type, pickle.loads(out, buffers=kept))), tried(pickle.loads, out), tried(pickle.loads, out, buffers=[]))

# Many calls of one Pickler and one Unpickler.
file = io.BytesIO()
p = pickle.Pickler(file)
for i in range(20_000):
    p.dump([i, str(i)])
file.seek(0)
u = pickle.Unpickler(file)
print(all(u.load() == [i, str(i)] for i in range(20_000)), len(p.memo.copy()), len(u.memo.copy()), hasattr(file, "peek"))

# Attributes that come and go while the object is written.
class Fickle:
    def __init__(self, of, change):
        self.of, self.change = of, change

    def __reduce__(self):
        self.change(self.of)
        return int, ()


class Several:
    def __init__(self, change):
        self.a, self.b, self.c = 1, Fickle(self, change), [1]


for change in (lambda obj: setattr(obj, "new", 1), lambda obj: setattr(obj, "c", [2]), lambda obj: obj.c.append(3)):
    obj = Several(change)
    data = tried(pickle.dumps, obj)
    print(data if type(data) is str else len(data))
