# return, break and continue crossing finally
def ret():
    try:
        return "try"
    finally:
        print("finally runs before the return")
def override():
    try:
        return 1
    finally:
        return 2
def swallow():
    try:
        raise ValueError
    finally:
        return "exception swallowed by return in finally"
def brk():
    for i in range(5):
        try:
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    return i
def cont():
    out = []
    for i in range(4):
        try:
            if i % 2:
                continue
            out.append(i)
        finally:
            out.append("f%d" % i)
    return out
def break_in_finally():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            break
    return "swallowed by break at", i
def continue_in_finally():
    n = 0
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            n += 1
            continue
    return n
def return_overridden_by_break():
    while True:
        try:
            return "lost"
        finally:
            break
    return "after loop"
def return_then_raise():
    try:
        return 1
    finally:
        raise KeyError("replaces the return")
def nested():
    for i in range(2):
        try:
            try:
                if i:
                    return "done"
                continue
            finally:
                print("inner", i)
        finally:
            print("outer", i)
def while_else():
    i = 0
    while i < 3:
        try:
            i += 1
            continue
        finally:
            print("w", i)
    else:
        return "else reached"
def return_value_evaluated_first():
    l = [1]
    try:
        return l.copy()
    finally:
        l.append(2)
        print(l)
def yield_in_finally():
    try:
        yield 1
    finally:
        yield "from finally"
for f in (ret, override, swallow, brk, cont, break_in_finally, continue_in_finally, return_overridden_by_break,
          return_then_raise, nested, while_else, return_value_evaluated_first):
    try:
        print(f.__name__, "->", f())
    except Exception as e:
        print(f.__name__, "raised", repr(e), repr(e.__context__))
print(list(yield_in_finally()))
def except_break():
    for i in range(3):
        try:
            raise ValueError
        except ValueError:
            if i == 1:
                break
            continue
        finally:
            print("fin", i)
    return i
print(except_break())
