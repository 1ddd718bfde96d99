# getweakrefs and getweakrefcount, what can be referred to weakly, gc.callbacks
import gc, weakref
class C: pass
c = C()
print(weakref.getweakrefcount(c), weakref.getweakrefs(c))
r = weakref.ref(c)
p = weakref.proxy(c)
q = weakref.ref(c, lambda ref: None)
print(weakref.getweakrefcount(c), weakref.getweakrefs(c) == [r, p, q], [type(x).__name__ for x in weakref.getweakrefs(c)][:2])
class R(weakref.ref): pass
s = R(c)
print(weakref.getweakrefcount(c), s in weakref.getweakrefs(c))
del q, s
gc.collect()
print(weakref.getweakrefcount(c), weakref.getweakrefcount(5), weakref.getweakrefs("text"))
def inside():
    o = C()
    refs = [weakref.ref(o, print) for _ in range(5)]
    many = weakref.getweakrefs(o)
    return len(many), all(x in many for x in refs), weakref.getweakrefcount(o)
print(inside())
d = weakref.WeakValueDictionary(a=c)
print(weakref.getweakrefcount(c), [k for k in weakref.getweakrefs(c) if isinstance(k, weakref.KeyedRef)][0].key)
for base in (int, tuple, bytes, bytearray, str, float, list, dict, complex, Exception, object, set, type):
    K = type("K", (base,), {})
    print(base.__name__, "__weakref__" in K.__dict__, "__dict__" in K.__dict__, end=" ")
    try:
        o = K("K", (), {}) if base is type else K()
        print(weakref.ref(o)() is o)
    except TypeError as e:
        print(e)
    for names in (("a",), ("__weakref__",), ()):
        try:
            K = type("K", (base,), {"__slots__": names})
            print("   ", names, "__weakref__" in K.__dict__)
        except TypeError as e:
            print("   ", names, e)
class I(int): pass
try:
    class J(I): __slots__ = ("x",)
except TypeError as e:
    print(e)
for bad in ("weakref.ref()", "weakref.ref(c, 1, 2)", "weakref.ref(c)(1)", "weakref.ref(c)(x=1)", "weakref.ref(c, callback=1)", "R(c, x=1)", "R(c, 1, 2)",
            "weakref.ref(object())", "weakref.ref(ValueError())", "weakref.ref.__new__(R, c)() is c", "weakref.proxy()", "weakref.proxy(c, 1, 2)", "weakref.getweakrefs()"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
events = []
def tell(phase, info): events.append((phase, info["generation"], sorted(info)))
gc.callbacks.append(tell)
gc.collect(); gc.collect(0)
gc.callbacks.remove(tell)
gc.collect()
print(events)
print([gc.is_tracked(x) for x in ([], {}, {"a": []}, (), ([],), 1, "a", 1.5, 2 ** 100, b"", None, set(), c, C, int, len, range(3), object(), 1j)])
