# close and GeneratorExit
import gc
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("GeneratorExit seen")
        raise
    finally:
        print("cleanup")
it = g()
print(next(it))
print(it.close(), it.close())
print(next(it, "closed"))
it = g()
it.close()
print("never started: nothing printed")
it = g()
list(it)
it.close()
def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return "value is dropped"
it = returns_on_exit()
next(it)
print(it.close())
def other_error():
    try:
        yield 1
    except GeneratorExit:
        raise ValueError("instead")
it = other_error()
next(it)
try:
    it.close()
except ValueError as e:
    print(e, repr(e.__context__))
def yields_again():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = yields_again()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
it.close()
def with_stmt():
    with CM():
        yield 1
class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t.__name__ if t else None)
it = with_stmt()
next(it)
it.close()
def inner():
    try:
        yield 1
    finally:
        print("inner closed")
def outer():
    try:
        yield from inner()
    finally:
        print("outer closed")
it = outer()
next(it)
it.close()
class Iter:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): print("close called on the delegate")
def delegates():
    yield from Iter()
it = delegates()
next(it)
it.close()
for x in (it := g()):
    break
it.close()
def sub():
    yield from g()
it = sub()
next(it)
del it
gc.collect()
print("deleted")
def except_exception():
    try:
        yield 1
    except Exception:
        print("never: GeneratorExit is no Exception")
it = except_exception()
next(it)
it.close()
print(issubclass(GeneratorExit, Exception), issubclass(GeneratorExit, BaseException))
def raise_exit():
    yield 1
    raise GeneratorExit("by hand")
it = raise_exit()
next(it)
try:
    next(it)
except GeneratorExit as e:
    print(repr(e))
