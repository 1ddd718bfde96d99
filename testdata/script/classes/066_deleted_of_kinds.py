import functools, io, threading, types, collections, datetime, decimal, weakref, array, random
def f(): pass
f.a = 1; f.b = 2; del f.a; f.a = 3; print(f.__dict__)
class C: pass
C.x = 1; C.y = 2; del C.x; print(hasattr(C, 'x'), C.y)
objs = [functools.partial(print), io.StringIO(), threading.Thread(), types.SimpleNamespace(), collections.UserDict(), ValueError('x'), type('L', (list,), {})(), type('D', (dict,), {})(), type('I', (int,), {})(5), type('S', (str,), {})('s'), type('T', (tuple,), {})((1,)), type('By', (bytes,), {})(b'x'), type('Se', (set,), {})(), type('De', (collections.deque,), {})(), type('DD', (collections.defaultdict,), {})(int), type('Od', (collections.OrderedDict,), {})(), type('Dt', (datetime.date,), {})(2020, 1, 1), type('Ar', (array.array,), {})('i'), random.Random(1), type('G', (types.GeneratorType.__class__,), {})('X', (), {}), threading.local(), types.ModuleType('m'), type('P', (property,), {})(f), type('Ba', (bytearray,), {})(), type('Fs', (frozenset,), {})(), type('Fl', (float,), {})(1.5), type('Cx', (complex,), {})(1j), type('Ex', (Exception,), {})()]
for o in objs:
    o.aa, o.bb, o.cc = 1, 2, 3
    del o.bb
    try: o.bb; print('BAD')
    except AttributeError: pass
    o.bb = 4
    del o.cc; del o.bb; o.dd = 5
    got = [(k, v) for k, v in vars(o).items() if len(k) == 2]
    if got != [('aa', 1), ('dd', 5)]: print(type(o), got)
    try: del o.zz; print('BAD')
    except AttributeError: pass
    del o.aa, o.dd
    assert not hasattr(o, 'aa') and not hasattr(o, 'dd')
    for i in range(40): setattr(o, f'n{i}', i)
    for i in range(0, 40, 3): delattr(o, f'n{i}')
    assert [getattr(o, f'n{i}', None) for i in range(40)] == [None if i % 3 == 0 else i for i in range(40)], type(o)
    assert [k for k in vars(o) if k[0] == 'n' and k[1:].isdigit()] == [f'n{i}' for i in range(40) if i % 3], type(o)
print('ok')
