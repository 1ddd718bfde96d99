# return through loops, try, with and nested functions
def from_for():
    for i in range(3):
        for j in range(3):
            if i * j == 2:
                return i, j
def from_while():
    n = 0
    while True:
        n += 1
        if n == 5:
            return n
def from_try():
    try:
        return "try"
    finally:
        print("finally of from_try")
def from_except():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("finally of from_except")
def finally_wins():
    try:
        return "try"
    finally:
        return "finally"
def value_saved():
    x = 1
    try:
        return x
    finally:
        x = 2
def list_shared():
    x = []
    try:
        return x
    finally:
        x.append("added in finally")
class CM:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *a):
        print("exit", a[0])
def from_with():
    with CM():
        return "with"
def from_loop_with():
    for i in range(3):
        with CM():
            if i == 1:
                return i
def nested_finally():
    try:
        try:
            return "inner"
        finally:
            print("f1")
    finally:
        print("f2")
def in_else():
    for i in []:
        pass
    else:
        return "loop else"
def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"
for f in (from_for, from_while, from_try, from_except, finally_wins, value_saved, list_shared,
          from_with, from_loop_with, nested_finally, in_else, swallow):
    print(f.__name__, "->", f())
