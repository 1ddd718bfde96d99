import inspect


# A comment in front
# of the function.
def simple(x):
    # inside
    return x + 1


def decorator(f):
    return f


@decorator
@decorator
def decorated():
    text = """
not the end
"""
    return (text,
            1)
# after


class Outer:
    """Doc."""

    class Inner:
        value = 1

        def method(self):
            if self.value:
                return 2

            return 3

    def last(self): return 'one line'


short = lambda a: a * 2


def caller():
    return inspect.stack()[0].function, inspect.stack()[1].function, inspect.currentframe().f_code.co_name


for obj in (simple, decorated, Outer, Outer.Inner, Outer.Inner.method, Outer.last, Outer().last):
    print('---')
    print(inspect.getsource(obj), end='')
print(inspect.getsourcelines(simple)[1], len(inspect.getsourcelines(Outer)[0]))
print(inspect.getcomments(simple))
print(inspect.getsource(short), end='')
print(caller())
print(inspect.getfile(simple) == __file__, inspect.getmodule(simple).__name__, inspect.getmodulename('/a/b/c.py'))
for bad in (len, 5, int):
    try:
        inspect.getsource(bad)
    except TypeError as error:
        print(str(error)[:40])
frame = inspect.currentframe()
info = inspect.getframeinfo(frame)
print(info.function, info.code_context, info.index)


def args(a, b=2, *c, **d):
    return inspect.getargvalues(inspect.currentframe())


print(args(1, 3, 4, k=5))
