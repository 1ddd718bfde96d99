# How messages about arguments name what is called.
class C:
    def __call__(self):
        pass

    def m(self):
        pass

    def __str__(self):
        return 'shown'


class D:
    def __call__(self, **k):
        pass

    def __str__(self):
        1 / 0


def f():
    pass


for f in None, C(), C, C().m, f, len, [].append, int, 5, D():
    for call in (lambda: f(*1), lambda: f(**1), lambda: f(1, *1), lambda: f(a=1, **{'a': 2})):
        try:
            call()
        except Exception as e:
            print(type(e).__name__, e)
