# functions sharing state through globals, defaults, attributes and closures
count = 0
def bump(by=1):
    global count
    count += by
    return count
print(bump(), bump(5), count)
def stats():
    stats.calls = getattr(stats, "calls", 0) + 1
    return stats.calls
print(stats(), stats(), stats.calls)
def cached(n, _cache={}):
    if n not in _cache:
        print("computing", n)
        _cache[n] = n * n
    return _cache[n]
print(cached(3), cached(3), cached(4), cached.__defaults__)
def define():
    global made_inside
    def made_inside(): return "made inside define"
try:
    made_inside
except NameError as e:
    print(e)
define()
print(made_inside())
def make_account(balance):
    history = []
    def deposit(n):
        nonlocal balance
        balance += n
        history.append(("deposit", n))
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance:
            history.append(("refused", n))
            raise ValueError("insufficient: %d < %d" % (balance, n))
        balance -= n
        history.append(("withdraw", n))
        return balance
    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: history[:]}
acc = make_account(100)
print(acc["deposit"](50), acc["withdraw"](120))
try:
    acc["withdraw"](100)
except ValueError as e:
    print(e)
print(acc["history"]())
def dispatch(kind):
    return table.get(kind, table["default"])
def on_int(x): return "int " + str(x)
def on_str(x): return "str " + x
table = {int: on_int, str: on_str, "default": lambda x: "other " + repr(x)}
print([dispatch(type(v))(v) for v in (1, "s", 2.5, None)])
def replace_me():
    global replace_me
    replace_me = lambda: "replaced"
    return "first call"
print(replace_me(), replace_me())
