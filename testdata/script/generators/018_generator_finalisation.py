# order of cleanup when loops and functions leave generators early
log = []
def g(name, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        log.append("close " + name)
def show(label):
    print(label, log)
    log.clear()
def loop_break():
    it = g("a")
    for x in it:
        break
    log.append("after break")
    it.close()
loop_break(); show("break")
def loop_full():
    for x in g("b"):
        pass
    log.append("after loop")
loop_full(); show("full")
def loop_raise():
    it = g("c")
    try:
        for x in it:
            if x == 1:
                raise ValueError
    except ValueError:
        log.append("handler")
    it.close()
loop_raise(); show("raise")
def unpack():
    it = g("d")
    try:
        a, b = it
    except ValueError as e:
        log.append(str(e))
    it.close()
unpack(); show("unpack")
def zipped():
    a, b = g("long", 5), g("short", 2)
    out = list(zip(a, b))
    log.append(out)
    a.close()
    b.close()
zipped(); show("zip")
def zipped_first_short():
    a, b = g("short", 2), g("long", 5)
    out = list(zip(a, b))
    log.append((out, next(b)))
    b.close()
zipped_first_short(); show("zip2")
def membership():
    it = g("m")
    log.append(1 in it)
    log.append(next(it))
    it.close()
membership(); show("in")
def any_all():
    it = g("any", 10)
    log.append(any(x == 2 for x in it))
    log.append(next(it))
    it.close()
any_all(); show("any")
def star():
    it = g("star")
    log.append([*it])
star(); show("star")
def nested():
    a, b = g("outer"), None
    for x in a:
        b = g("inner%d" % x)
        for y in b:
            if y == x:
                break
        b.close()
        if x == 1:
            break
    a.close()
nested(); show("nested")
def with_return():
    it = g("ret")
    for x in it:
        try:
            return x
        finally:
            it.close()
            log.append("finally of return")
print(with_return()); show("return")
def wrapper():
    it = g("wrapped")
    try:
        for x in it:
            yield x * 10
    finally:
        it.close()
        log.append("wrapper closed")
w = wrapper()
log.append(next(w))
w.close()
show("wrapper")
it = g("twice")
next(it)
it.close()
it.close()
show("double close")
it = g("unstarted")
it.close()
show("unstarted")
def reraise():
    try:
        yield 1
    finally:
        raise KeyError("from finally")
it = reraise()
next(it)
try:
    it.close()
except KeyError as e:
    print(repr(e), repr(e.__context__))
