# exceptions in, through and out of generators
def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield "caught " + str(e)
    finally:
        print("generator finally")
    yield "after"
it = g()
print(next(it), it.throw(ValueError("in")), next(it))
try:
    next(it)
except StopIteration:
    print("stopped")
it = g()
next(it)
try:
    it.throw(KeyError("not handled"))
except KeyError as e:
    print("came out", repr(e))
print(list(it))
def raises():
    yield 1
    raise ValueError("from body")
it = raises()
try:
    for x in it:
        print(x)
except ValueError as e:
    print(e)
print(next(it, "exhausted after raising"))
def stop_inside():
    yield 1
    raise StopIteration("converted")
try:
    list(stop_inside())
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__))
def next_inside():
    while True:
        yield next(inner)
inner = iter([1, 2])
try:
    print(list(next_inside()))
except RuntimeError as e:
    print(e)
try:
    print(list(next(iter([])) for _ in [1]))
except RuntimeError as e:
    print(e)
def gen_return():
    try:
        return "value"
        yield
    finally:
        print("cleanup on return")
try:
    next(gen_return())
except StopIteration as e:
    print(e.value)
def delegate():
    try:
        yield from raises()
    except ValueError as e:
        yield "delegate caught " + str(e)
print(list(delegate()))
def handler_context():
    try:
        raise KeyError("active in the generator")
    except KeyError:
        yield 1
        raise ValueError("later")
it = handler_context()
next(it)
import sys
print(sys.exc_info()[0])
try:
    raise TypeError("active outside")
except TypeError:
    try:
        next(it)
    except ValueError as e:
        print(repr(e.__context__), repr(e.__context__.__context__))
def ignores_close():
    try:
        yield
    except GeneratorExit:
        print("refusing to die")
        yield
it = ignores_close()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
def finish(): return; yield
it = finish()
it.close()
def limited():
    n = 0
    try:
        while True:
            yield n
            n += 1
    except GeneratorExit:
        print("closed at", n)
        raise
for i in (it := limited()):
    if i == 2:
        break
it.close()
it = limited()
it.close()
print(list(it))
def expr(): return (1 / x for x in (1, 0))
it = expr()
print(next(it))
try:
    next(it)
except ZeroDivisionError as e:
    print(e)
