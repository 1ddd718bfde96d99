# return, break, continue and nested managers
log = []
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append("+" + self.n); return self
    def __exit__(self, t, v, tb): log.append("-" + self.n + ("!" if t else ""))
def show(r):
    print(r, " ".join(log))
    log.clear()
def ret():
    with CM("a"):
        with CM("b"):
            return "value"
show(ret())
def ret_expr():
    with CM("a"):
        return log.append("expr") or "value"
show(ret_expr())
def brk():
    for i in range(3):
        with CM(str(i)):
            if i == 1:
                break
    else:
        return "never"
    return i
show(brk())
def cont():
    for i in range(3):
        with CM(str(i)), CM("n"):
            if i == 1:
                continue
            log.append("end")
    return "done"
show(cont())
def nested_loops():
    for i in range(2):
        with CM("o%d" % i):
            for j in range(2):
                with CM("i%d" % j):
                    if j == i:
                        break
    return "done"
show(nested_loops())
def with_try():
    with CM("a"):
        try:
            with CM("b"):
                raise ValueError
        except ValueError:
            log.append("handler")
            with CM("c"):
                return "from handler"
        finally:
            log.append("finally")
show(with_try())
def try_in_finally():
    try:
        with CM("a"):
            return 1
    finally:
        with CM("b"):
            log.append("f")
show(try_in_finally())
def override():
    with CM("a"):
        try:
            return 1
        finally:
            return 2
show(override())
def gen():
    with CM("g"):
        yield 1
        with CM("h"):
            yield 2
        yield 3
show(list(gen()))
g = gen()
next(g); next(g)
g.close()
show("closed")
def while_loop():
    n = 0
    while n < 3:
        with CM(str(n)):
            n += 1
            if n == 2:
                continue
    return n
show(while_loop())
def recursion(n):
    if n == 0:
        return "bottom"
    with CM(str(n)):
        return recursion(n - 1)
show(recursion(3))
def error_in_middle():
    try:
        with CM("a"), CM("b"), Bad(), CM("c"):
            pass
    except ZeroDivisionError:
        return "handled"
class Bad:
    def __enter__(self): 1 / 0
    def __exit__(self, *a): log.append("never")
show(error_in_middle())
class K:
    with CM("class body") as x:
        y = 1
show(K.y)
show([c.n for c in (lambda: [CM("x")])()])
