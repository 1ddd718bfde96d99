# a matrix of nested try statements checked by the trace they leave
def run(inner_raises, inner_handles, handler_raises, finally_raises, outer_handles):
    t = []
    class E1(Exception): pass
    class E2(Exception): pass
    class E3(Exception): pass
    try:
        try:
            try:
                t.append("t")
                if inner_raises:
                    raise E1
                t.append("n")
            except (E1 if inner_handles else KeyError):
                t.append("h")
                if handler_raises:
                    raise E2
            else:
                t.append("e")
            finally:
                t.append("f")
                if finally_raises:
                    raise E3
            t.append("a")
        except ((E1, E2, E3) if outer_handles else KeyError) as e:
            t.append("H" + type(e).__name__[1])
        else:
            t.append("E")
        finally:
            t.append("F")
    except Exception as e:
        t.append("X" + type(e).__name__[1] + (type(e.__context__).__name__[1] if e.__context__ else "-"))
    return "".join(t)
import itertools
for combo in itertools.product([0, 1], repeat=5):
    print("".join(map(str, combo)), run(*combo))
def levels(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        levels(n - 1)
    except ValueError as e:
        if n % 2:
            raise
        raise ValueError(str(e) + str(n)) from e
    finally:
        order.append(n)
order = []
try:
    levels(5)
except ValueError as e:
    count = 0
    c = e
    while c.__cause__:
        count += 1
        c = c.__cause__
    print(e, count, order)
def loop():
    out = []
    for i in range(4):
        try:
            try:
                if i == 0: continue
                if i == 1: raise KeyError(i)
                if i == 2: 1 / 0
                if i == 3: break
            finally:
                out.append(("f", i))
        except KeyError:
            out.append(("k", i))
        except ZeroDivisionError:
            out.append(("z", i))
            continue
        out.append(("end", i))
    return out
print(loop())
