# several active exceptions at once: handlers inside generators, callbacks, nested functions
import sys
def cur(): return repr(sys.exc_info()[1])
def gen(name):
    try:
        raise KeyError(name)
    except KeyError:
        yield cur()
        yield cur()
    yield cur()
a, b = gen("a"), gen("b")
print(next(a), next(b), cur())
try:
    raise ValueError("main")
except ValueError:
    print(next(a), cur(), next(b), cur())
    print(next(a), cur())
print(next(b), cur())
def nested():
    try:
        raise ValueError(1)
    except ValueError:
        out = [cur()]
        try:
            raise ValueError(2)
        except ValueError:
            out.append(cur())
            try:
                raise ValueError(3)
            except ValueError:
                out.append(cur())
            out.append(cur())
        out.append(cur())
    out.append(cur())
    return out
print(nested())
def callback(): return cur()
try:
    raise KeyError("visible to callees")
except KeyError:
    print(callback(), [callback() for _ in [0]], (lambda: cur())(), next(callback() for _ in [0]))
def finally_sees():
    try:
        raise KeyError("in flight")
    finally:
        print(cur())
try:
    finally_sees()
except KeyError:
    pass
print(cur())
def returns_in_handler():
    try:
        raise KeyError
    except KeyError:
        return cur()
print(returns_in_handler(), cur())
for i in range(2):
    try:
        raise KeyError(i)
    except KeyError:
        continue
print(cur())
class CM:
    def __enter__(self): print("enter sees", cur()); return self
    def __exit__(self, *a): print("exit sees", cur()); return True
with CM():
    raise ValueError("body")
print(cur())
try:
    raise TypeError("outer")
except TypeError:
    with CM():
        pass
def throw_into(g):
    try:
        raise OSError("active while throwing")
    except OSError:
        return g.throw(ValueError("thrown"))
def catcher():
    try:
        yield
    except ValueError as e:
        yield cur(), repr(e.__context__)
g = catcher()
next(g)
print(throw_into(g))
def raise_in_handler_of_generator():
    for x in gen("loop"):
        try:
            raise ValueError("in loop")
        except ValueError as e:
            yield x, repr(e.__context__)
print(list(raise_in_handler_of_generator()))
