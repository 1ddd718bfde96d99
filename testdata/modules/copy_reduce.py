import copy, pickle
class A:
    def __init__(self): self.x = 1; self.y = [2]
class Slots:
    __slots__ = ('a', 'b')
class Both(Slots):
    def __init__(self): self.a = 1; self.c = 2
class Args(A):
    def __new__(cls, *args): o = super().__new__(cls); o.args = args; return o
    def __getnewargs__(self): return 7, 8
class State(A):
    def __getstate__(self): return {'x': 'state'}
class SetState(A):
    def __setstate__(self, s): self.__dict__['got'] = sorted(s)
class Odd(A):
    def __init__(self): self.__dict__[1] = 2; self.z = 3
class Sets(A):
    def __setattr__(self, n, v): raise TypeError('no')
    def __init__(self): object.__setattr__(self, 'q', 1)
class Prop(A):
    def __init__(self): self.__dict__['p'] = 'in the dict'
    p = property(lambda self: 'computed')
class FakeClass(A):
    @property
    def __class__(self): return A
class OwnDict(A):
    __dict__ = {'fake': 1}
class Red(A):
    def __reduce__(self): return Red, (), {'r': 1}
class L(list): pass
class D(dict): pass
class I(int): pass
for cls in (A, Slots, Both, Args, State, SetState, Odd, Sets, Prop, FakeClass, Red, L, D, I):
    o = cls()
    if cls is L: o.append(5); o.n = 1
    if cls is D: o[1] = 2; o.n = 1
    if cls is Slots: o.b = 5
    r = o.__reduce_ex__(4)
    print(cls.__name__, getattr(r[0], '__name__', r[0]), r[1], r[2], [x and list(x) for x in r[3:]])
    if cls is FakeClass:
        try: pickle.dumps(o)
        except pickle.PicklingError as e: print(e)
        print(type(copy.copy(o)) is FakeClass)
        continue
    for c in (copy.copy(o), copy.deepcopy(o), pickle.loads(pickle.dumps(o)), pickle.loads(pickle.dumps(o, 1)) if cls not in (Slots, Both) else None):
        if c is None: continue
        print('  ', type(c).__name__, getattr(c, '__dict__', None), getattr(c, 'a', None), getattr(c, 'y', 0) is getattr(o, 'y', 0), list(c) if cls in (L, D) else '')
o = OwnDict()
try: print(o.__reduce_ex__(2)[2])
except Exception as e: print(type(e).__name__)
a = A(); b = copy.copy(a); a.x = 5; print(b.x, b.__dict__, b.__getstate__(), object().__getstate__(), A.__getstate__(a))
b.__dict__.update(k=1); print(sorted(copy.copy(b).__dict__), copy.copy(b).k)
many = []
for i in range(300):
    o = A(); o.__dict__; setattr(o, f'n{i}', i)
    many.append(copy.copy(o))
print(sum(len(vars(o)) for o in many), all(vars(o)[f'n{i}'] == i for i, o in enumerate(many)))
for cls in (A, int, type): print(getattr(cls, 'nope', 'default'), hasattr(cls, '__copy__'), hasattr(cls, 'mro'), hasattr(cls, '__init__'), getattr(cls, '__name__', None))
class Meta(type):
    def __getattr__(cls, n): return n
class M(metaclass=Meta): pass
print(getattr(M, 'nope', 'default'), hasattr(M, 'x'))
