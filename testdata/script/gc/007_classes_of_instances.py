"""A class lives as long as one of its instances, and no longer."""
import gc
import weakref


def instance_of_new_class(i):
    return type(f'A{i}', (), {'number': i, '__len__': lambda self: i})()


instances = [instance_of_new_class(i) for i in range(500)]
gc.collect()
others = [type('B', (), {'number': -1}) for i in range(500)]
gc.collect()
print(all(type(a).__name__ == f'A{i}' for i, a in enumerate(instances)))
print(sum(len(a) for a in instances), sum(a.number for a in instances))

instances[0].extra = instances[1].extra = 1
died = [weakref.ref(type(a)) for a in instances]
del instances[250:]
gc.collect()
print(sum(r() is not None for r in died))


class Meta(type):
    pass


def with_metaclass():
    meta = Meta('M', (Meta,), {'kind': lambda cls: 'of meta'})
    return meta('C', (), {})()


x = with_metaclass()
gc.collect()
others = [type('B', (type,), {}) for i in range(100)]
print(type(x).kind(), type(type(x)).__name__)

# Code compiled again and again.
total = 0
for i in range(3000):
    total += eval(f'{i} + 1')
    if i % 1000 == 0:
        gc.collect()
print(total)
functions = []
for i in range(50):
    exec(f'def f(): return lambda: {i}')
    functions.append(f())
del f
gc.collect()
print([g() for g in functions][::7])
