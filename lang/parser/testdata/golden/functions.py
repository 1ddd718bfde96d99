def f(): pass
def f(a): pass
def f(a,): pass
def f(a, b): pass
def f(a=b): pass
def f(a, b=c, d=e,): pass
def f(*a): pass
def f(*a,): pass
def f(**a): pass
def f(**a,): pass
def f(*, a): pass
def f(*, a=b, c, d=e): pass
def f(a, *b, c, d=e, **f): pass
def f(a, /): pass
def f(a, /,): pass
def f(a, b=c, /): pass
def f(a, /, b): pass
def f(a, /, b, *, c): pass
def f(a, b=1, /, c=2, *d, e, f=3, **g): pass
def f(a, /, *, b): pass
def f(a, /, *b): pass
def f(a, /, **b): pass
def f(a: b): pass
def f(a: b = c): pass
def f(a: b, *c: d, e: f = g, **h: i) -> j: pass
def f(*a: *b): pass
def f(a: b, /, c: d = e) -> (f, g): pass
def f() -> a | b: pass
def f() -> lambda: a: pass
def f(a=lambda: b): pass
def f(a=(yield_)): pass


def outer(
    a,  # first
    b=1,

    *args,
):
    """Doc."""
    def inner():
        def innermost():
            return a
        return innermost
    return inner


async def f(a, *, b): return await a


class A:
    @property
    def a(self): return self._a

    @a.setter
    def a(self, value): self._a = value; return

    async def b(self): pass

    class B:
        pass
